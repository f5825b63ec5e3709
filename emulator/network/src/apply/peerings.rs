//! The links between routers of peered VPCs in the kernel. Which there should be is the planner's to say.

use std::collections::{BTreeMap, BTreeSet};

use terrarium_model::ids::{VpcId, VpcPeeringConnectionId};

use super::router::LiveRouter;
use super::{Error, commands, host};
use crate::plan::{GATEWAY_HOP, Peering};

/// The hardware addresses of the two ends of every such link.
const MACS: [&str; 2] = ["02:74:72:6d:00:05", "02:74:72:6d:00:06"];

#[derive(Default)]
pub(super) struct LivePeerings {
    held: BTreeMap<VpcPeeringConnectionId, Peering>,
}

impl LivePeerings {
    /// The names of the links that end at a VPC's router.
    pub(super) fn links_of(&self, vpc: VpcId) -> BTreeSet<String> {
        let all = self.held.values();
        let here = all.filter(|peering| peering.vpcs.contains(&vpc));
        here.map(|peering| peering.name.clone()).collect()
    }

    /// A router goes, and the links with it, and the routes that the routers at their other ends have through them.
    pub(super) fn forget(&mut self, vpc: VpcId, routers: &mut BTreeMap<VpcId, LiveRouter>) {
        let gone = self
            .held
            .extract_if(.., |_, peering| peering.vpcs.contains(&vpc));
        for (_, peering) in gone {
            for end in peering.vpcs {
                if let Some(router) = routers.get_mut(&end) {
                    router.forget_routes(&peering.name);
                }
            }
        }
    }

    /// Removes the links that are not desired any more.
    pub(super) fn remove(
        &mut self,
        desired: &BTreeMap<VpcPeeringConnectionId, Peering>,
        routers: &mut BTreeMap<VpcId, LiveRouter>,
    ) {
        let gone = self
            .held
            .extract_if(.., |id, held| desired.get(id) != Some(held));
        for (_, peering) in gone {
            let line = format!("link del {}", peering.name);
            for end in peering.vpcs {
                if let Some(router) = routers.get_mut(&end) {
                    commands::ip_leniently(router.namespace(), std::slice::from_ref(&line));
                    router.forget_routes(&peering.name);
                }
            }
        }
    }

    /// Makes the links that are missing between routers that are there; gives back those that could not be made.
    pub(super) fn add(
        &mut self,
        desired: &BTreeMap<VpcPeeringConnectionId, Peering>,
        routers: &mut BTreeMap<VpcId, LiveRouter>,
    ) -> Vec<(VpcId, Error)> {
        let mut failed = Vec::new();
        for (id, peering) in desired {
            let [near, far] = peering.vpcs;
            if self.held.contains_key(id) || near == far {
                continue;
            }
            let Ok([near_router, far_router]) = routers_of(routers, [near, far]) else {
                continue;
            };
            match connect(&peering.name, near_router, far_router) {
                Ok(()) => drop(self.held.insert(*id, peering.clone())),
                Err(error) => failed.push((near, error)),
            }
        }
        failed
    }
}

/// Two routers at once, should both be there.
fn routers_of(
    routers: &mut BTreeMap<VpcId, LiveRouter>,
    ids: [VpcId; 2],
) -> Result<[&mut LiveRouter; 2], ()> {
    let both = routers.iter_mut().filter(|(id, _)| ids.contains(id));
    let both: Vec<&mut LiveRouter> = both.map(|(_, router)| router).collect();
    both.try_into().map_err(drop)
}

fn connect(name: &str, near: &mut LiveRouter, far: &mut LiveRouter) -> Result<(), Error> {
    // The two indexes differ, for the reason that the router gives for those of its other links.
    let (index, far_index) = (
        near.take_index(),
        far.take_index() + super::router::FIRST_INDEX,
    );
    let [mac, far_mac] = MACS;
    let group = host::LINK_GROUP;
    let lines = [
        format!(
            "link add {name} index {index} group {group} address {mac} type veth peer name {name} index {far_index} group {group} address {far_mac} netns {}",
            far.namespace().path_for_children()
        ),
        format!("neigh replace {GATEWAY_HOP} lladdr {far_mac} dev {name} nud permanent"),
        format!("link set {name} up"),
    ];
    let far_lines = [
        format!("neigh replace {GATEWAY_HOP} lladdr {mac} dev {name} nud permanent"),
        format!("link set {name} up"),
    ];
    let look = [format!("link show dev {name}")];
    let made = commands::ip(near.namespace(), &lines)
        .and_then(|()| commands::ip(far.namespace(), &far_lines));
    if made.is_err() {
        commands::ip_leniently(near.namespace(), &[format!("link del {name}")]);
    }
    made?;
    commands::ip_leniently(near.namespace(), &look);
    commands::ip_leniently(far.namespace(), &look);
    Ok(())
}
