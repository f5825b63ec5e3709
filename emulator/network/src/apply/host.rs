//! The host's side: its link to the edge, the route to the pool, masquerading, and what keeps guests away from the host.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::edge::LiveEdge;
use super::{Error, commands, nft};
use crate::config::Config;
use crate::namespace::Namespace;

/// The hardware addresses of the link between host and edge: known at both ends, so nobody has to ask.
const HOST_MAC: &str = "02:74:72:6d:00:01";
const EDGE_MAC: &str = "02:74:72:6d:00:02";

/// The index of the edge's end, which no link of the host has: see the router's for why.
const EDGE_INDEX: u32 = 999_999;

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

    /// Removes everything under our names, whoever made it.
    pub(super) fn clean(&self) -> Result<(), Error> {
        let ours = format!("{}-", self.config.prefix());
        let list = commands::run(&self.namespace, "ip netns list")?;
        let names = list.lines().filter_map(|line| line.split(' ').next());
        for name in names.filter(|name| name.starts_with(&ours)) {
            remove_namespace(&self.namespace, name);
        }
        let routes = format!("route del unreachable {} metric 1000", self.config.pool());
        let link = format!("link del {}", self.link);
        commands::ip_leniently(&self.namespace, &[link, routes]);
        let table = self.config.prefix();
        nft::load(
            &self.namespace,
            &format!("table ip {table}\ndelete table ip {table}\n"),
        )?;
        self.forget_in_iptables();
        Ok(())
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
        for listing in ["ip -4 -o address show", "ip -4 route show"] {
            let text = commands::run(&self.namespace, listing)?;
            if let Some(line) = text.lines().find(|line| is_about(line, pool)) {
                return Err(Error::PoolInUse {
                    pool,
                    by: line.split_ascii_whitespace().collect::<Vec<_>>().join(" "),
                });
            }
        }
        Ok(())
    }

    pub(super) fn connect(&self, edge: &LiveEdge) -> Result<(), Error> {
        commands::switch(&self.namespace, &[(FORWARDING, "1")])?;
        nft::load(&self.namespace, &self.ruleset())?;
        let (link, pool) = (&self.link, self.config.pool());
        let (host, far) = (self.config.host_address(), self.config.edge_address());
        let lines = [
            format!(
                "link add {link} address {HOST_MAC} type veth peer name host index {EDGE_INDEX} address {EDGE_MAC} netns {}",
                edge.namespace().path_for_children()
            ),
            format!("addr add {host}/32 dev {link}"),
            format!("neigh replace {far} lladdr {EDGE_MAC} dev {link} nud permanent"),
            format!("link set {link} up"),
            format!("route add unreachable {pool} metric 1000"),
            format!("route add {pool} via {far} dev {link} onlink src {host}"),
        ];
        commands::ip(&self.namespace, &lines)?;
        let no_ipv6 = format!("net/ipv6/conf/{link}/disable_ipv6");
        commands::switch(&self.namespace, &[(&no_ipv6, "1")])?;
        let lines = [
            format!("neigh replace {host} lladdr {HOST_MAC} dev host nud permanent"),
            String::from("link set host up"),
            format!("route replace {host}/32 dev host"),
            format!("route replace default via {host} dev host onlink"),
        ];
        commands::ip(edge.namespace(), &lines)?;
        self.accept_in_iptables();
        Ok(())
    }

    fn forget_in_iptables(&self) {
        let rules = commands::run(&self.namespace, "iptables -w -S").unwrap_or_default();
        let ours = format!(" {} ", self.link);
        for rule in rules.lines().filter(|rule| rule.contains(&ours)) {
            let delete = rule.replacen("-A", "-D", 1);
            if let Err(error) = commands::run(&self.namespace, &format!("iptables -w {delete}")) {
                tracing::warn!(%error, "a rule of iptables stays");
            }
        }
    }

    /// Docker makes iptables drop what is forwarded unless a rule accepts it; our own table cannot overrule that.
    fn accept_in_iptables(&self) {
        let lists = |chain| commands::run(&self.namespace, &format!("iptables -w -S {chain}"));
        let chain = match (lists("DOCKER-USER"), lists("FORWARD")) {
            (Ok(_), _) => "DOCKER-USER",
            (_, Ok(rules)) if rules.trim() != "-P FORWARD ACCEPT" => "FORWARD",
            _ => return,
        };
        for rule in self.accept_rules() {
            let insert = format!("iptables -w -I {chain} {rule}");
            if let Err(error) = commands::run(&self.namespace, &insert) {
                tracing::warn!(%error, "guests may not reach the internet");
            }
        }
    }

    fn accept_rules(&self) -> [String; 2] {
        let link = &self.link;
        [
            format!("-i {link} -j ACCEPT"),
            format!("-o {link} -j ACCEPT"),
        ]
    }

    fn ruleset(&self) -> String {
        let (table, link, pool) = (self.config.prefix(), &self.link, self.config.pool());
        let blocks = self.config.not_the_internet();
        let blocks: Vec<String> = blocks.iter().map(ToString::to_string).collect();
        let blocks = blocks.join(", ");
        format!(
            r#"table ip {table} {{
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
    fn a_line_that_overlaps_the_pool_is_noticed() {
        let pool = "198.18.0.0/16".parse().unwrap();
        assert!(is_about("3: x    inet 198.18.0.1/32 scope global x", pool));
        assert!(is_about("198.18.0.0/15 dev tun0 scope link", pool));
        assert!(!is_about("default via 192.0.2.1 dev eth0", pool));
        assert!(!is_about("0.0.0.0/1 dev tun0", pool));
        assert!(!is_about("172.17.0.0/16 dev docker0 src 172.17.0.1", pool));
    }
}
