//! The other ends of a VPC's peering connections: which VPCs they are, and who is there.

use terrarium_model::ids::{SecurityGroupId, VpcId, VpcPeeringConnectionId};
use terrarium_model::resources::{NetworkInterface, PeeringStatus, Vpc};
use terrarium_model::{Cloud, Place, World};

use super::{Peering, VpcPart, short_name};

/// A VPC that is peered with the one that is planned for.
pub(super) struct Peer<'a> {
    id: VpcPeeringConnectionId,
    pub(super) vpc: &'a Vpc,
    interfaces: Vec<&'a NetworkInterface>,
    /// Whether rules may name its groups: AWS has them do so inside a region alone.
    same_region: bool,
}

impl Peer<'_> {
    /// The name of the link to its router.
    pub(super) fn link(&self) -> String {
        short_name(&self.id.to_string())
    }
}

/// The peers of a VPC that have a router, which are those with an interface.
pub(super) fn peers<'a>(
    world: &'a World,
    place: &Place,
    cloud: &'a Cloud,
    vpc: VpcId,
) -> Vec<Peer<'a>> {
    let connections = cloud.vpc_peering_connections.values();
    let active = connections.filter(|connection| connection.status == PeeringStatus::Active);
    let peer = |connection: &'a terrarium_model::resources::VpcPeeringConnection| {
        let side = connection.peer_of(place, vpc)?;
        let far = world.clouds.get(&side.place())?;
        let interfaces = far.network_interfaces.values().map(AsRef::as_ref);
        let interfaces: Vec<_> = interfaces.filter(|eni| eni.vpc_id == side.vpc_id).collect();
        (!interfaces.is_empty()).then_some(Peer {
            id: connection.id,
            vpc: far.vpcs.get(&side.vpc_id)?,
            interfaces,
            same_region: side.region == *place.region,
        })
    };
    active.filter_map(|connection| peer(connection)).collect()
}

impl<'a> VpcPart<'a> {
    /// The links to the routers of its peers.
    pub(super) fn peerings(&self) -> impl Iterator<Item = (VpcPeeringConnectionId, Peering)> {
        self.peers.iter().map(|peer| {
            let mut vpcs = [self.id, peer.vpc.id];
            vpcs.sort();
            let name = peer.link();
            (peer.id, Peering { name, vpcs })
        })
    }

    /// The link of a peering connection; none when nothing is at its other end.
    pub(super) fn peering_link(&self, id: VpcPeeringConnectionId) -> Option<String> {
        let peer = self.peers.iter().find(|peer| peer.id == id)?;
        Some(peer.link())
    }

    /// The members of a group that a rule may mean: those here and in the peers.
    pub(super) fn members(
        &self,
        group: SecurityGroupId,
    ) -> impl Iterator<Item = &'a NetworkInterface> {
        let peers = self.peers.iter().filter(|peer| peer.same_region);
        let far = peers.flat_map(|peer| peer.interfaces.iter());
        let all = self.interfaces.iter().chain(far).copied();
        all.filter(move |eni| eni.groups.contains(&group))
    }
}
