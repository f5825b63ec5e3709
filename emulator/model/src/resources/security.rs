//! Security groups, network ACLs and key pairs.

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::*;

/// A security group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecurityGroup {
    /// Its id.
    pub id: SecurityGroupId,
    /// The VPC that it is part of.
    pub vpc_id: VpcId,
    /// Its name, unique in the VPC.
    pub name: String,
    /// Free text.
    pub description: String,
    /// Its rules, in the order in which they were added.
    pub rules: Vec<SecurityGroupRule>,
    /// Further VPCs whose interfaces may have it.
    #[serde(default)]
    pub associated_vpc_ids: Vec<VpcId>,
}

impl SecurityGroup {
    /// Whether interfaces in a VPC may have it.
    pub fn is_for(&self, vpc: VpcId) -> bool {
        self.vpc_id == vpc || self.associated_vpc_ids.contains(&vpc)
    }
}

/// A rule of a security group: one source or destination each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecurityGroupRule {
    /// Its id.
    pub id: SecurityGroupRuleId,
    /// Whether it lets packets out rather than in.
    pub is_egress: bool,
    /// Which packets.
    pub traffic: Traffic,
    /// Who they come from, or go to.
    pub peer: Peer,
    /// Free text.
    pub description: Option<String>,
}

/// The protocol and ports of a rule, in the form AWS gives them back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Traffic {
    /// Every protocol: `-1` on the wire.
    All,
    /// TCP to ports `from` to `to`.
    Tcp {
        /// The lowest port.
        from: u16,
        /// The highest port.
        to: u16,
    },
    /// UDP to ports `from` to `to`.
    Udp {
        /// The lowest port.
        from: u16,
        /// The highest port.
        to: u16,
    },
    /// ICMP; no type means every type, no code every code.
    Icmp {
        /// The type.
        kind: Option<u8>,
        /// The code.
        code: Option<u8>,
    },
    /// ICMPv6; no type means every type, no code every code.
    Icmpv6 {
        /// The type.
        kind: Option<u8>,
        /// The code.
        code: Option<u8>,
    },
    /// Another IP protocol, by number.
    Other(u8),
}

/// The other side of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Peer {
    /// An IPv4 block.
    Ipv4(Ipv4Net),
    /// An IPv6 block.
    Ipv6(Ipv6Net),
    /// The private addresses of a group's members.
    Group(SecurityGroupId),
    /// The blocks of a prefix list.
    PrefixList(PrefixListId),
}

/// A network ACL.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkAcl {
    /// Its id.
    pub id: NetworkAclId,
    /// The VPC that it is part of.
    pub vpc_id: VpcId,
    /// Whether new subnets of the VPC get it.
    pub is_default: bool,
    /// Its entries; the last one of each direction, 32767, denies all and is not listed here.
    pub entries: Vec<NetworkAclEntry>,
    /// Its subnets.
    pub associations: Vec<NetworkAclAssociation>,
}

/// An entry of a network ACL.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkAclEntry {
    /// 1 to 32766; the lowest that matches decides.
    pub rule_number: u16,
    /// Whether it is for packets that leave the subnet.
    pub egress: bool,
    /// Which packets.
    pub traffic: Traffic,
    /// Where they come from, or go to.
    pub cidr_block: IpNet,
    /// Whether they pass.
    pub allow: bool,
}

/// The association of a network ACL with a subnet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkAclAssociation {
    /// Its id.
    pub id: NetworkAclAssociationId,
    /// The subnet.
    pub subnet_id: SubnetId,
}

/// A key pair; the private key is never kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyPair {
    /// Its id.
    pub id: KeyPairId,
    /// Its name, unique in the region.
    pub name: String,
    /// `rsa` or `ed25519`.
    pub key_type: String,
    /// The fingerprint by AWS's rules.
    pub fingerprint: String,
    /// The public key as a line of `authorized_keys`.
    pub public_key: String,
    /// When it was made or imported.
    pub create_time: Timestamp,
}
