//! What routes lead to or name: managed prefix lists, VPC peering connections, NAT gateways.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use ipnet::IpNet;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Place;
use crate::ids::*;

/// A prefix list that a customer keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagedPrefixList {
    /// Its id.
    pub id: PrefixListId,
    /// Its name.
    pub name: String,
    /// Whether its entries are IPv6 blocks; IPv4 ones otherwise.
    pub is_ipv6: bool,
    /// How many entries it may have, which is also what a reference to it counts for.
    pub max_entries: u32,
    /// What became of it last, such as `modify-complete`.
    pub state: String,
    /// Why that failed.
    pub state_message: Option<String>,
    /// The entries of each version, in the order of their blocks; the last version is the current one.
    pub versions: BTreeMap<u32, Vec<PrefixListEntry>>,
}

/// An entry of a prefix list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrefixListEntry {
    /// The block.
    pub cidr: IpNet,
    /// Free text.
    pub description: Option<String>,
}

impl ManagedPrefixList {
    /// The current version: they are counted from 1.
    pub fn version(&self) -> u32 {
        self.versions.keys().next_back().copied().unwrap_or(1)
    }

    /// The entries of the current version.
    pub fn entries(&self) -> &[PrefixListEntry] {
        self.versions
            .values()
            .next_back()
            .map_or(&[], Vec::as_slice)
    }
}

/// A VPC peering connection. The clouds of both VPCs hold the same row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VpcPeeringConnection {
    /// Its id.
    pub id: VpcPeeringConnectionId,
    /// The side that asked for it.
    pub requester: PeeredVpc,
    /// The side that was asked.
    pub accepter: PeeredVpc,
    /// What became of it.
    pub status: PeeringStatus,
    /// Since when.
    pub since: Timestamp,
    /// When the request ends unless it is accepted.
    pub expires: Timestamp,
}

/// A side of a peering connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeeredVpc {
    /// The account that owns the VPC.
    pub account: String,
    /// The region that it is in.
    pub region: String,
    /// The VPC.
    pub vpc_id: VpcId,
    /// Whether public names of its instances resolve to private addresses in the other VPC.
    pub allow_dns_resolution_from_remote_vpc: bool,
}

impl PeeredVpc {
    /// The account and region of the VPC.
    pub fn place(&self) -> Place {
        Place::new(&self.account, &self.region)
    }
}

/// What became of a request for a peering connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PeeringStatus {
    /// The other side has not answered yet.
    PendingAcceptance,
    /// Both sides agreed.
    Active,
    /// The other side did not want it.
    Rejected,
    /// It could not be asked for.
    Failed,
    /// The other side did not answer in time.
    Expired,
    /// A side ended it.
    Deleted {
        /// The account that did.
        by: String,
    },
}

impl VpcPeeringConnection {
    /// The other side of a VPC; none when the VPC has no part in the connection.
    pub fn peer_of(&self, place: &Place, vpc: VpcId) -> Option<&PeeredVpc> {
        let is_it = |side: &PeeredVpc| side.vpc_id == vpc && side.place() == *place;
        match (is_it(&self.requester), is_it(&self.accepter)) {
            (true, _) => Some(&self.accepter),
            (false, true) => Some(&self.requester),
            (false, false) => None,
        }
    }
}

/// A NAT gateway. While it is available, its addresses are those of its interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NatGateway {
    /// Its id.
    pub id: NatGatewayId,
    /// The VPC that it is in.
    pub vpc_id: VpcId,
    /// The subnet that it is in.
    pub subnet_id: SubnetId,
    /// Whether it leads to the internet, with elastic addresses; a private one leads to other networks.
    pub is_public: bool,
    /// What became of it.
    pub state: NatGatewayState,
    /// When it was made.
    pub create_time: Timestamp,
}

/// What became of a NAT gateway.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum NatGatewayState {
    /// It is there, behind this interface.
    Available(NetworkInterfaceId),
    /// It could not be made.
    Failed {
        /// AWS's code for the reason.
        code: String,
        /// AWS's sentence about it.
        message: String,
        /// The elastic address that it was to have.
        allocation_id: Option<AllocationId>,
        /// When that was found.
        since: Timestamp,
    },
    /// It was deleted.
    Deleted {
        /// When.
        since: Timestamp,
        /// The addresses that it had.
        addresses: Vec<NatGatewayAddress>,
    },
}

impl NatGateway {
    /// Its interface; none when it is not available.
    pub fn network_interface_id(&self) -> Option<NetworkInterfaceId> {
        match self.state {
            NatGatewayState::Available(id) => Some(id),
            NatGatewayState::Failed { .. } | NatGatewayState::Deleted { .. } => None,
        }
    }
}

/// An address that a NAT gateway had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NatGatewayAddress {
    /// The interface that had it.
    pub network_interface_id: NetworkInterfaceId,
    /// The private address.
    pub private_ip_address: Ipv4Addr,
    /// The elastic address that stood for it.
    pub public_ip: Option<Ipv4Addr>,
    /// Its id.
    pub allocation_id: Option<AllocationId>,
    /// The id of the association of both.
    pub association_id: Option<AddressAssociationId>,
}
