//! NAT gateways in the kernel: namespaces that a router connects as it does guests.

use super::host::remove_namespace;
use super::{Error, commands, edge, nft};
use crate::namespace::Namespace;
use crate::plan::NatNamespace;

const SWITCHES: [(&str, &str); 7] = [
    ("net/ipv4/ip_forward", "1"),
    ("net/ipv4/conf/all/rp_filter", "0"),
    ("net/ipv4/conf/default/rp_filter", "0"),
    ("net/ipv4/conf/all/send_redirects", "0"),
    ("net/ipv4/conf/default/send_redirects", "0"),
    ("net/ipv6/conf/all/disable_ipv6", "1"),
    ("net/ipv6/conf/default/disable_ipv6", "1"),
];

/// Makes the namespace, without any link.
pub(super) fn create(desired: &NatNamespace) -> Result<(), Error> {
    let namespace = edge::create_namespace(&desired.name)?;
    nft::load(&namespace, &desired.ruleset)
        .and_then(|()| commands::switch(&namespace, &SWITCHES))
        .inspect_err(|_| remove_namespace(&namespace, &desired.name))
}

/// Takes it away, with its link.
pub(super) fn remove(namespace: &Namespace, held: &NatNamespace) {
    remove_namespace(namespace, &held.name);
}
