//! The host's side: its link to the edge, the route to the pool, masquerading, and what keeps guests away from the host.

use std::collections::BTreeSet;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::edge::{EDGE_MAC, HOST_LINK, HOST_LINK_INDEX, HOST_MAC};
use super::{Error, commands, nft};
use crate::config::Config;
use crate::namespace::{NAMED, Namespace};

/// The metric of the route that remains should the link to the edge go: the pool is nobody else's.
const FALLBACK: u32 = 1000;

const FORWARDING: &str = "net/ipv4/ip_forward";

pub(super) struct Host {
    config: Config,
    namespace: Namespace,
    link: String,
    /// Whether the host forwarded packets before.
    forwarded: bool,
}

/// Whether this process can do any of it.
pub(super) fn ensure_able() -> Result<(), Error> {
    if !nix::unistd::geteuid().is_root() {
        return Err(Error::NotRoot);
    }
    let paths = std::env::var_os("PATH").unwrap_or_default();
    for program in ["ip", "nft"] {
        if !std::env::split_paths(&paths).any(|folder| folder.join(program).is_file()) {
            return Err(Error::MissingProgram(program));
        }
    }
    Ok(())
}

/// The pool of a route that remains should the link to its edge go.
fn fallback(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("unreachable ")?;
    let (pool, rest) = rest.split_once(' ')?;
    (rest.trim() == format!("metric {FALLBACK}")).then_some(pool)
}

impl Host {
    /// The namespace that this thread is in.
    pub(super) fn here(config: &Config) -> Result<Self, Error> {
        let namespace = Namespace::open("/proc/thread-self/ns/net")
            .map_err(Error::io("open this thread's network namespace"))?;
        let forwarded = namespace
            .run(|| std::fs::read_to_string(format!("/proc/sys/{FORWARDING}")))
            .and_then(|read| read)
            .map_err(Error::io(format!("read {FORWARDING}")))?;
        Ok(Self {
            config: config.clone(),
            link: format!("{}-up", config.prefix()),
            namespace,
            forwarded: forwarded.trim() == "1",
        })
    }

    /// Removes the namespaces and the link under our names, whoever made them.
    pub(super) fn sweep(&self) -> Result<(), Error> {
        let ours = format!("{}-", self.config.prefix());
        for name in names_of_namespaces() {
            if name.starts_with(&ours) {
                remove_namespace(&self.namespace, &name);
            }
        }
        if self.links()?.contains(&self.link) {
            let lines = [
                format!("link del {}", self.link),
                format!(
                    "route del unreachable {} metric {FALLBACK}",
                    self.config.pool()
                ),
            ];
            commands::ip_leniently(&self.namespace, &lines);
        }
        Ok(())
    }

    /// The host's side of every other emulator whose link or rules are on this host, alive or not.
    pub(super) fn others(&self) -> Result<Vec<Self>, Error> {
        let (links, tables) = (
            self.links()?,
            commands::run(&self.namespace, "nft list tables")?,
        );
        let links = links.iter().filter_map(|link| link.strip_suffix("-up"));
        let tables = tables
            .lines()
            .filter_map(|line| line.strip_prefix("table ip "));
        let prefixes: BTreeSet<&str> = links.chain(tables).collect();
        let others = prefixes
            .into_iter()
            .filter(|prefix| *prefix != self.config.prefix());
        let configs = others.filter_map(|prefix| self.config.of_other(prefix));
        configs.map(|config| Self::here(&config)).collect()
    }

    /// Removes the last routes to pools that no living emulator has: those of emulators that were killed.
    pub(super) fn remove_routes_of_the_dead(&self) -> Result<(), Error> {
        let text = commands::ip_print(&self.namespace, &["route show".to_owned()])?;
        let mut dead = Vec::new();
        for pool in text.lines().filter_map(fallback) {
            if !text
                .lines()
                .any(|line| line.starts_with(&format!("{pool} ")))
            {
                dead.push(format!("route del unreachable {pool} metric {FALLBACK}"));
            }
        }
        commands::ip_leniently(&self.namespace, &dead);
        Ok(())
    }

    /// What its names begin with.
    pub(super) fn prefix(&self) -> &str {
        self.config.prefix()
    }

    fn links(&self) -> Result<Vec<String>, Error> {
        let read = || std::fs::read_to_string("/proc/thread-self/net/dev");
        let listed = self
            .namespace
            .run(read)
            .and_then(|read| read)
            .map_err(Error::io("read the names of this host's links"))?;
        let names = listed.lines().filter_map(|line| line.split_once(':'));
        Ok(names.map(|(name, _)| name.trim().to_owned()).collect())
    }

    /// Removes everything under our names, rules included.
    pub(super) fn clean(&self) -> Result<(), Error> {
        self.sweep()?;
        self.change_iptables(false);
        nft::load(&self.namespace, &self.no_ruleset())
    }

    /// Stops forwarding, unless the host did before.
    pub(super) fn restore(&self) {
        if !self.forwarded
            && let Err(error) = commands::switch(&self.namespace, &[(FORWARDING, "0")])
        {
            tracing::warn!(%error, "packet forwarding stays on");
        }
    }

    pub(super) fn ensure_pool_is_free(&self) -> Result<(), Error> {
        let pool = self.config.pool();
        let listed = ["address show", "route show"].map(String::from);
        let text = commands::ip_print(&self.namespace, &listed)?;
        match text.lines().find(|line| is_about(line, pool)) {
            Some(line) => Err(Error::PoolInUse {
                pool,
                by: occupant(line),
            }),
            None => Ok(()),
        }
    }

    /// Makes the link to the edge and the route to the pool. The edge's end is the edge's to configure.
    pub(super) fn connect(&self, edge: &Namespace) -> Result<(), Error> {
        commands::switch(&self.namespace, &[(FORWARDING, "1")])?;
        nft::load(&self.namespace, &self.ruleset())?;
        let (link, pool) = (&self.link, self.config.pool());
        let (host, far) = (self.config.host_address(), self.config.edge_address());
        let lines = [
            format!(
                "link add {link} address {HOST_MAC} type veth peer name {HOST_LINK} index {HOST_LINK_INDEX} address {EDGE_MAC} netns {}",
                edge.path_for_children()
            ),
            format!("addr add {host}/32 dev {link}"),
            format!("neigh replace {far} lladdr {EDGE_MAC} dev {link} nud permanent"),
            format!("link set {link} up"),
            format!("route replace unreachable {pool} metric {FALLBACK}"),
            format!("route add {pool} via {far} dev {link} onlink src {host}"),
        ];
        commands::ip(&self.namespace, &lines)?;
        let no_ipv6 = format!("net/ipv6/conf/{link}/disable_ipv6");
        commands::switch(&self.namespace, &[(&no_ipv6, "1")])
    }

    /// Docker makes iptables drop what is forwarded unless a rule accepts it, and our own table cannot overrule that. Puts the
    /// rules in, or takes them out; where there is no iptables, nothing is to be done.
    pub(super) fn change_iptables(&self, accept: bool) {
        let present = commands::run(&self.namespace, "iptables -w -S").unwrap_or_default();
        let change = iptables_change(&present, &self.link, accept);
        if change.is_empty() {
            return;
        }
        let input = format!("*filter\n{change}COMMIT\n");
        let restore = "iptables-restore -w --noflush";
        if let Err(error) = commands::feed(&self.namespace, restore, &input) {
            tracing::warn!(%error, "guests may not reach the internet");
        }
    }

    fn no_ruleset(&self) -> String {
        let table = self.config.prefix();
        format!("table ip {table}\ndelete table ip {table}\n")
    }

    fn ruleset(&self) -> String {
        let (table, link, pool) = (self.config.prefix(), &self.link, self.config.pool());
        let blocks = self.config.not_the_internet();
        let blocks: Vec<String> = blocks.iter().map(ToString::to_string).collect();
        let blocks = blocks.join(", ");
        let nothing = self.no_ruleset();
        format!(
            r#"{nothing}table ip {table} {{
  chain postrouting {{
    type nat hook postrouting priority srcnat; policy accept;
    ip saddr {pool} oifname != {{ "{link}", "lo" }} masquerade
  }}
  chain forward {{
    type filter hook forward priority filter; policy accept;
    iifname != "{link}" oifname != "{link}" accept
    iifname "{link}" oifname "{link}" drop
    oifname "{link}" ct state established,related accept
    oifname "{link}" drop
    ct state invalid drop
    ip daddr {{ {blocks} }} drop
    tcp flags syn / syn,rst tcp option maxseg size set rt mtu
  }}
  chain input {{
    type filter hook input priority filter; policy accept;
    iifname != "{link}" accept
    ct state established,related accept
    drop
  }}
  chain output {{
    type filter hook output priority filter; policy accept;
    ip daddr {pool} oifname != {{ "{link}", "lo" }} drop
  }}
}}
"#
        )
    }
}

/// What a line of `ip address` or `ip route` belongs to, for the operator.
fn occupant(line: &str) -> String {
    let words: Vec<_> = line.split_ascii_whitespace().collect();
    let mut links = words.iter().filter_map(|word| word.strip_suffix("-up"));
    match links.find(|prefix| prefix.starts_with("trm")) {
        Some(prefix) => super::holder(prefix),
        None => format!("something else ({})", words.join(" ")),
    }
}

fn names_of_namespaces() -> Vec<String> {
    let entries = std::fs::read_dir(NAMED).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().into_string());
    names.filter_map(Result::ok).collect()
}

/// Lines for `iptables-restore` that take our rules out, and put them in where forwarding could be dropped without.
fn iptables_change(present: &str, link: &str, accept: bool) -> String {
    let ours = format!(" {link} ");
    let old = present.lines().filter(|rule| rule.contains(&ours));
    let mut change: String = old
        .map(|rule| rule.replacen("-A", "-D", 1) + "\n")
        .collect();
    let has = |start: &str| present.lines().any(|line| line.starts_with(start));
    let chain = if has("-N DOCKER-USER") {
        Some("DOCKER-USER")
    } else {
        (has("-A FORWARD") || has("-P FORWARD DROP")).then_some("FORWARD")
    };
    if let Some(chain) = chain.filter(|_| accept) {
        change += &format!("-I {chain} -i {link} -j ACCEPT\n-I {chain} -o {link} -j ACCEPT\n");
    }
    change
}

/// Takes a namespace away with its links, which would otherwise linger at their other ends for a moment.
pub(super) fn remove_namespace(host: &Namespace, name: &str) {
    if let Ok(namespace) = Namespace::named(name) {
        commands::ip_leniently(&namespace, &[format!("link del group {LINK_GROUP}")]);
    }
    if let Err(error) = commands::run(host, &format!("ip netns del {name}")) {
        tracing::warn!(%error, "a namespace could not be removed");
    }
}

/// The group that a router's links are in, so that one call removes them all.
pub(super) const LINK_GROUP: u32 = 7;

/// Whether a line of `ip address` or `ip route` names a block that overlaps the pool, other than halves of everything.
fn is_about(line: &str, pool: Ipv4Net) -> bool {
    let block = |word: &str| {
        word.parse::<Ipv4Net>()
            .or_else(|_| word.parse::<Ipv4Addr>().map(Ipv4Net::from))
            .ok()
    };
    let overlaps =
        |net: &Ipv4Net| net.prefix_len() > 1 && (net.contains(&pool) || pool.contains(net));
    line.split_ascii_whitespace()
        .filter_map(block)
        .any(|net| overlaps(&net))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn iptables_lets_through_where_it_might_not() {
        let docker = "-P FORWARD DROP\n-N DOCKER-USER\n-A DOCKER-USER -j RETURN\n";
        let insert =
            |chain| format!("-I {chain} -i trm-up -j ACCEPT\n-I {chain} -o trm-up -j ACCEPT\n");
        assert_eq!(
            iptables_change(docker, "trm-up", true),
            insert("DOCKER-USER")
        );
        assert_eq!(
            iptables_change("-P FORWARD DROP\n", "trm-up", true),
            insert("FORWARD")
        );
        assert_eq!(iptables_change("-P FORWARD ACCEPT\n", "trm-up", true), "");
        assert_eq!(iptables_change("", "trm-up", true), "");
    }

    #[test]
    fn iptables_forgets_our_rules_and_no_others() {
        let rules = "-N DOCKER-USER\n-A DOCKER-USER -i trm-up -j ACCEPT\n-A DOCKER-USER -i trma-up -j ACCEPT\n";
        assert_eq!(
            iptables_change(rules, "trm-up", false),
            "-D DOCKER-USER -i trm-up -j ACCEPT\n"
        );
    }

    #[test]
    fn a_line_that_overlaps_the_pool_is_noticed() {
        let pool = "198.18.0.0/16".parse().unwrap();
        assert!(is_about("3: x    inet 198.18.0.1/32 scope global x", pool));
        assert!(is_about("198.18.0.0/15 dev tun0 scope link", pool));
        assert!(!is_about("default via 192.0.2.1 dev eth0", pool));
        assert!(!is_about("0.0.0.0/1 dev tun0", pool));
        assert!(!is_about("172.17.0.0/16 dev docker0 src 172.17.0.1", pool));
    }
}
