//! The edge in the kernel: the namespace that stands for the internet between the host and all routers.

use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

use terrarium_model::ids::VpcId;

use super::sockets::{self, EdgeSockets};
use super::{Error, commands, nft};
use crate::config::Config;
use crate::namespace::Namespace;
use crate::plan::{Edge, GATEWAY_HOP};

/// The name of the edge's end of the link to the host, and its index, which no link of the host has: see the router's for why.
pub(super) const HOST_LINK: &str = "host";
pub(super) const HOST_LINK_INDEX: u32 = 999_999;
/// The hardware addresses of that link: known at both ends, so nobody has to ask.
pub(super) const HOST_MAC: &str = "02:74:72:6d:00:01";
pub(super) const EDGE_MAC: &str = "02:74:72:6d:00:02";

pub(super) struct LiveEdge {
    namespace: Namespace,
    routes: BTreeMap<Ipv4Addr, VpcId>,
}

impl LiveEdge {
    pub(super) fn create(config: &Config) -> Result<Self, Error> {
        let namespace = create_namespace(&format!("{}-edge", config.prefix()))?;
        let off = [
            ("net/ipv4/ip_forward", "1"),
            ("net/ipv4/conf/all/send_redirects", "0"),
            ("net/ipv4/conf/default/send_redirects", "0"),
            ("net/ipv6/conf/all/disable_ipv6", "1"),
            ("net/ipv6/conf/default/disable_ipv6", "1"),
        ];
        commands::switch(&namespace, &off)?;
        nft::load(&namespace, &ruleset(config))?;
        Ok(Self {
            namespace,
            routes: BTreeMap::new(),
        })
    }

    /// Sets up the edge's own addresses, and its end of the link that the host has made.
    pub(super) fn connect(&self, config: &Config) -> Result<(), Error> {
        let host = config.host_address();
        let lines = [
            String::from("link set lo up"),
            format!("addr add {}/32 dev lo", config.edge_address()),
            format!("addr add {}/32 dev lo", config.s3_address()),
            format!("addr add {}/32 dev lo", config.api_address()),
            format!("neigh replace {host} lladdr {HOST_MAC} dev {HOST_LINK} nud permanent"),
            format!("link set {HOST_LINK} up"),
            format!("route add blackhole {}", config.pool()),
            format!("route add {host}/32 dev {HOST_LINK}"),
            format!("route add default via {host} dev {HOST_LINK} onlink"),
        ];
        commands::ip(&self.namespace, &lines)
    }

    pub(super) fn namespace(&self) -> &Namespace {
        &self.namespace
    }

    pub(super) fn sockets(&self, config: &Config) -> Result<EdgeSockets, Error> {
        sockets::open_edge(&self.namespace, config)
    }

    /// The link to that VPC is gone, and the routes with it.
    pub(super) fn forget(&mut self, vpc: VpcId) {
        self.routes.retain(|_, to| *to != vpc);
    }

    /// Makes each public address lead to its VPC, of those that are connected.
    pub(super) fn apply(
        &mut self,
        desired: &Edge,
        connected: &BTreeSet<VpcId>,
    ) -> Result<(), Error> {
        let wanted: BTreeMap<Ipv4Addr, VpcId> = desired
            .routes
            .iter()
            .filter(|(_, vpc)| connected.contains(vpc))
            .map(|(address, vpc)| (*address, *vpc))
            .collect();
        let gone = self
            .routes
            .keys()
            .filter(|address| !wanted.contains_key(address));
        let gone: Vec<String> = gone
            .map(|address| format!("route del {address}/32"))
            .collect();
        commands::ip_leniently(&self.namespace, &gone);
        let new = wanted
            .iter()
            .filter(|(address, vpc)| self.routes.get(address) != Some(vpc));
        let new: Vec<String> = new
            .map(|(address, vpc)| {
                let link = link_name(*vpc);
                format!("route replace {address}/32 via {GATEWAY_HOP} dev {link} onlink")
            })
            .collect();
        commands::ip(&self.namespace, &new)?;
        self.routes = wanted;
        Ok(())
    }
}

/// The name of the edge's end of the link to a VPC's router.
pub(super) fn link_name(vpc: VpcId) -> String {
    let text = vpc.to_string();
    let digits = text.trim_start_matches("vpc-");
    format!("vpc-{}", &digits[digits.len().saturating_sub(11)..])
}

/// A namespace by that name, new.
pub(super) fn create_namespace(name: &str) -> Result<Namespace, Error> {
    let here = Namespace::open("/proc/thread-self/ns/net")
        .map_err(Error::io("open this thread's network namespace"))?;
    commands::run(&here, &format!("ip netns add {name}"))?;
    Namespace::named(name).map_err(Error::io(format!("open the namespace {name}")))
}

fn ruleset(config: &Config) -> String {
    let blocks: Vec<String> = config
        .not_the_internet()
        .iter()
        .map(ToString::to_string)
        .collect();
    let blocks = blocks.join(", ");
    let (s3, api) = (config.s3_address(), config.api_address());
    format!(
        r#"table ip trm {{
  chain forward {{
    type filter hook forward priority filter; policy accept;
    ct state vmap {{ established : accept, related : accept, invalid : drop }}
    oifname "{HOST_LINK}" ip daddr {{ {blocks} }} drop
  }}
  chain input {{
    type filter hook input priority filter; policy accept;
    iifname "lo" accept
    ct state established,related accept
    ip daddr {{ {s3}, {api} }} tcp dport {{ 80, 443 }} accept
    drop
  }}
}}
"#
    )
}
