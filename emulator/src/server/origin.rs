//! Where a request came from: which socket, and what follows from it.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use terrarium_model::World;
use terrarium_model::resources::{NetworkInterface, RouteTarget, VpcEndpoint};
use terrarium_network::RouterRef;

/// The socket that a connection came in through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Via {
    /// The main port.
    Host,
    /// A service address on the edge: the request came through an internet gateway.
    Edge,
    /// A gateway endpoint of a VPC.
    Endpoint(RouterRef),
}

/// The origin of a request.
#[derive(Debug, Clone)]
pub(crate) struct Origin {
    pub(crate) peer: SocketAddr,
    pub(crate) via: Via,
    /// Whether it came over TLS.
    pub(crate) secure: bool,
}

impl Origin {
    /// The VPC endpoint that the packets took: that of the sender's route table.
    pub(crate) fn vpc_endpoint(&self, world: &World) -> Option<Arc<VpcEndpoint>> {
        let (Via::Endpoint(router), IpAddr::V4(source)) = (&self.via, self.peer.ip()) else {
            return None;
        };
        let cloud = world.clouds.get(&router.place)?;
        let sender = cloud
            .all::<NetworkInterface>()
            .find(|interface| interface.vpc_id == router.vpc && interface.has_address(source))?;
        let table = cloud.route_table_of(cloud.subnets.get(&sender.subnet_id)?)?;
        table.routes.iter().find_map(|route| match route.target {
            RouteTarget::VpcEndpoint(id) => cloud.get::<VpcEndpoint>(&id).cloned(),
            _ => None,
        })
    }
}
