//! What lies between a subnet and another network: NAT gateways, the other ends of peering connections, and what is blocked.

use std::net::Ipv4Addr;

use terrarium_model::Cloud;
use terrarium_model::ids::{NatGatewayId, NetworkInterfaceId, SecurityGroupId};
use terrarium_model::resources::{NetworkInterface, PeeringStatus, VpcPeeringConnection};

use super::Protocol;
use super::steps::{End, Place, Way};

/// The NAT gateway that an interface belongs to.
pub(super) fn nat_gateway_of(cloud: &Cloud, eni: NetworkInterfaceId) -> Option<NatGatewayId> {
    let mut all = cloud.nat_gateways.values();
    let owner = all.find(|nat| nat.network_interface_id() == Some(eni));
    owner.map(|nat| nat.id)
}

impl<'a> Way<'a> {
    /// Through a NAT gateway: into its subnet, and out again by that subnet's routes, from the gateway's address.
    pub(super) fn through_nat(
        &mut self,
        from: Place<'a>,
        source: Ipv4Addr,
        nat: NatGatewayId,
        interface: &NetworkInterface,
    ) -> End {
        let (protocol, destination) = (self.packet.protocol, self.packet.destination);
        let at = self.place(|eni| eni.id == interface.id)?;
        let address = at.eni.private_ip_address?;
        if self.translated.contains(&nat) {
            return self.drop(
                nat,
                format!("{nat}: its own subnet's route leads back to it"),
            );
        }
        self.leave(from, destination, Some(at.subnet.id))?;
        if from.subnet.id != at.subnet.id {
            self.acl(at, false, source)?;
        }
        if at.eni.has_address(destination) {
            return self.drop(
                nat,
                format!("{nat} passes on answers alone: nobody connects to it"),
            );
        }
        if let Protocol::Other(_) = protocol {
            return self.drop(nat, format!("{nat} passes TCP, UDP and ICMP alone"));
        }
        self.note(nat, format!("{nat}: {source} becomes {address}"));
        self.translated.push(nat);
        self.onward(at, address)
    }

    /// Ends the way where the account blocks what internet gateways would let through.
    pub(super) fn ensure_unblocked(&mut self, at: Place<'a>) -> Option<()> {
        if !at.cloud.is_kept_off_the_internet(at.eni) {
            return Some(());
        }
        let subnet = at.subnet.id;
        self.drop(
            subnet,
            format!("VPC Block Public Access keeps {subnet} off the internet"),
        )
    }

    /// To the VPC at the other end of a peering connection, and no further.
    pub(super) fn reach_peer(
        &mut self,
        from: Place<'a>,
        source: Ipv4Addr,
        connection: &VpcPeeringConnection,
    ) -> End {
        let (id, destination) = (connection.id, self.packet.destination);
        self.leave(from, destination, None)?;
        let vpc = from.vpc.id;
        let mut blocks = from.vpc.cidr_blocks.iter();
        if !blocks.any(|block| block.cidr_block.contains(&source)) {
            return self.drop(
                id,
                format!("{id} carries nothing from {source}, which is not in {vpc}"),
            );
        }
        let far = connection.peer_of(from.owner, vpc)?.vpc_id;
        let is_there = |eni: &NetworkInterface| eni.vpc_id == far && eni.has_address(destination);
        let Some(to) = self.place(is_there) else {
            let words = format!(
                "{id} leads to {far} and no further: no network interface there has the address {destination}"
            );
            return self.drop(id, words);
        };
        self.note(id, format!("{id} leads to {far}"));
        self.arrive(to, source, None)
    }

    /// Whether an address is that of a group's member, seen from an interface: in its VPC, or one peered with that in the region.
    pub(super) fn has_member(
        &self,
        at: Place<'_>,
        group: SecurityGroupId,
        address: Ipv4Addr,
    ) -> bool {
        let member = self.place(|eni| {
            let is_near = eni.vpc_id == at.vpc.id || self.are_peers(at, eni);
            is_near && eni.groups.contains(&group) && eni.has_address(address)
        });
        member.is_some()
    }

    fn are_peers(&self, at: Place<'_>, eni: &NetworkInterface) -> bool {
        let mut connections = at.cloud.vpc_peering_connections.values();
        connections.any(|connection| {
            let peer = connection.peer_of(at.owner, at.vpc.id);
            connection.status == PeeringStatus::Active
                && peer.is_some_and(|peer| {
                    peer.vpc_id == eni.vpc_id && *peer.region == *at.owner.region
                })
        })
    }
}
