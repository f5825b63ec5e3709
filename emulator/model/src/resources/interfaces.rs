//! Network interfaces and elastic addresses.

use std::net::{Ipv4Addr, Ipv6Addr};

use ipnet::{Ipv4Net, Ipv6Net};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Subnet;
use crate::ids::*;

/// An elastic network interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkInterface {
    /// Its id.
    pub id: NetworkInterfaceId,
    /// The subnet that it is in.
    pub subnet_id: SubnetId,
    /// That subnet's VPC.
    pub vpc_id: VpcId,
    /// That subnet's zone.
    pub availability_zone: String,
    /// Free text.
    pub description: String,
    /// Its hardware address, such as `02:7f:…`.
    pub mac_address: String,
    /// Its primary private address; none in a subnet that has IPv6 alone.
    pub private_ip_address: Option<Ipv4Addr>,
    /// The public address of its primary private one, from the pool: an elastic one, or one that goes when the instance stops.
    pub public_ip: Option<Ipv4Addr>,
    /// The elastic address that `public_ip` is.
    #[serde(default)]
    pub allocation_id: Option<AllocationId>,
    /// Whether it gets a public address at every start of its instance: that was decided at the launch.
    pub public_ip_on_start: bool,
    /// Its further private addresses.
    #[serde(default)]
    pub secondary_addresses: Vec<SecondaryAddress>,
    /// The IPv4 blocks that are delegated to it.
    #[serde(default)]
    pub ipv4_prefixes: Vec<Ipv4Net>,
    /// Its IPv6 addresses.
    #[serde(default)]
    pub ipv6_addresses: Vec<Ipv6Addr>,
    /// The IPv6 blocks that are delegated to it.
    #[serde(default)]
    pub ipv6_prefixes: Vec<Ipv6Net>,
    /// Whether the first of `ipv6_addresses` stays its address for good.
    #[serde(default)]
    pub has_primary_ipv6: bool,
    /// `interface`, or another of AWS's kinds, such as `nat_gateway`.
    #[serde(default = "plain")]
    pub interface_type: String,
    /// The AWS service that made it and manages it, by its account; none when a user did.
    #[serde(default)]
    pub requester_id: Option<String>,
    /// How long idle connections are remembered, where a user chose.
    #[serde(default)]
    pub connection_tracking: ConnectionTracking,
    /// Its security groups.
    pub groups: Vec<SecurityGroupId>,
    /// Whether packets must be from or to one of its own addresses.
    pub source_dest_check: bool,
    /// The instance that it is attached to.
    pub attachment: Option<NetworkInterfaceAttachment>,
}

fn plain() -> String {
    "interface".to_owned()
}

/// A private address of an interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrivateAddress {
    /// The address.
    pub private_ip_address: Ipv4Addr,
    /// Whether it is the interface's first.
    pub primary: bool,
    /// The public address that stands for it.
    pub public_ip: Option<Ipv4Addr>,
    /// The elastic address that `public_ip` is.
    pub allocation_id: Option<AllocationId>,
}

impl NetworkInterface {
    /// An interface as a user makes it, without groups, and attached to nothing.
    pub fn new(
        id: NetworkInterfaceId,
        subnet: &Subnet,
        mac_address: String,
        private_ip_address: Option<Ipv4Addr>,
    ) -> Self {
        Self {
            id,
            subnet_id: subnet.id,
            vpc_id: subnet.vpc_id,
            availability_zone: subnet.availability_zone.clone(),
            description: String::new(),
            mac_address,
            private_ip_address,
            public_ip: None,
            allocation_id: None,
            public_ip_on_start: false,
            secondary_addresses: Vec::new(),
            ipv4_prefixes: Vec::new(),
            ipv6_addresses: Vec::new(),
            ipv6_prefixes: Vec::new(),
            has_primary_ipv6: false,
            interface_type: plain(),
            requester_id: None,
            connection_tracking: ConnectionTracking::default(),
            groups: Vec::new(),
            source_dest_check: true,
            attachment: None,
        }
    }

    /// Its private addresses, the primary one first.
    pub fn private_addresses(&self) -> impl Iterator<Item = PrivateAddress> {
        let primary = self.private_ip_address.map(|address| PrivateAddress {
            private_ip_address: address,
            primary: true,
            public_ip: self.public_ip,
            allocation_id: self.allocation_id,
        });
        let secondary = self.secondary_addresses.iter();
        primary
            .into_iter()
            .chain(secondary.map(|address| PrivateAddress {
                private_ip_address: address.private_ip_address,
                primary: false,
                public_ip: address.public_ip,
                allocation_id: address.allocation_id,
            }))
    }

    /// What leads to it: its private addresses, as blocks of one, and the blocks that are delegated to it.
    pub fn ipv4_blocks(&self) -> impl Iterator<Item = Ipv4Net> {
        let addresses = self.private_addresses();
        let addresses = addresses.map(|address| Ipv4Net::from(address.private_ip_address));
        addresses.chain(self.ipv4_prefixes.iter().copied())
    }

    /// Whether an address leads to it.
    pub fn has_address(&self, address: Ipv4Addr) -> bool {
        self.ipv4_blocks().any(|block| block.contains(&address))
    }

    /// Its private addresses that public ones stand for, with these.
    pub fn public_addresses(&self) -> impl Iterator<Item = (Ipv4Addr, Ipv4Addr)> {
        let addresses = self.private_addresses();
        addresses.filter_map(|address| Some((address.private_ip_address, address.public_ip?)))
    }
}

/// A further private address of an interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondaryAddress {
    /// The address.
    pub private_ip_address: Ipv4Addr,
    /// The elastic address that stands for it.
    pub public_ip: Option<Ipv4Addr>,
    /// Its id.
    pub allocation_id: Option<AllocationId>,
}

/// After how many idle seconds connections are forgotten; none means AWS's own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConnectionTracking {
    /// Established TCP connections.
    pub tcp_established_timeout_seconds: Option<u32>,
    /// UDP flows with packets both ways.
    pub udp_stream_timeout_seconds: Option<u32>,
    /// UDP flows with packets one way.
    pub udp_timeout_seconds: Option<u32>,
}

/// The attachment of an interface to an instance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkInterfaceAttachment {
    /// Its id.
    pub id: AttachmentId,
    /// The instance.
    pub instance_id: InstanceId,
    /// The network card; most types have one.
    #[serde(default)]
    pub network_card_index: u32,
    /// The place among the card's interfaces; 0 is `eth0`.
    pub device_index: u32,
    /// Whether the interface goes when the instance is terminated.
    pub delete_on_termination: bool,
    /// When it was attached.
    pub attach_time: Timestamp,
}

/// An elastic address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Its id.
    pub allocation_id: AllocationId,
    /// The address, from the pool.
    pub public_ip: Ipv4Addr,
    /// What it stands for.
    pub association: Option<AddressAssociation>,
    /// The name that its reverse DNS answers, with a dot at its end.
    pub ptr_record: Option<String>,
}

/// What an elastic address stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressAssociation {
    /// Its id.
    pub id: AddressAssociationId,
    /// The interface.
    pub network_interface_id: NetworkInterfaceId,
    /// The private address, one of the interface's.
    pub private_ip_address: Ipv4Addr,
}

/// An offer to give an elastic address to another account; it outlasts the address in the account that made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressTransfer {
    /// The id that the address has in the account that gives it.
    pub allocation_id: AllocationId,
    /// The address.
    pub public_ip: Ipv4Addr,
    /// The account that may take it.
    pub account_id: String,
    /// Until when.
    pub expires: Timestamp,
    /// When it did.
    pub accepted: Option<Timestamp>,
}

/// The permission of another account to use an interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkInterfacePermission {
    /// Its id.
    pub id: NetworkInterfacePermissionId,
    /// The interface.
    pub network_interface_id: NetworkInterfaceId,
    /// The account.
    pub account_id: String,
    /// `INSTANCE-ATTACH` or `EIP-ASSOCIATE`.
    pub permission: String,
}
