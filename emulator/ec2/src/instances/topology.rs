//! DescribeInstanceTopology: how near instances are to each other, for the types that AWS tells it of. Here all instances of a zone
//! are behind the same nodes of the network, and each type has a node of its own.

use terrarium_model::instance_types::{self, InstanceType};
use terrarium_model::regions::zone_id;
use terrarium_model::resources::{Instance, InstanceState};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use super::ensure_there;
use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select_among};

const FIELDS: &[Field<Instance>] = &[
    ("availability-zone", |_, it| {
        vec![it.availability_zone.clone()]
    }),
    ("instance-type", |_, it| vec![it.instance_type.clone()]),
    ("zone-id", |_, it| {
        zone_id(&it.availability_zone).into_iter().collect()
    }),
];

/// Whether AWS tells the topology of a type: of those that compute and learn in clusters.
fn is_told(kind: &InstanceType) -> bool {
    let is_clustered = kind.family().starts_with("hpc");
    is_clustered || (kind.network.efa_interfaces > 0 && has_accelerators(kind))
}

fn has_accelerators(kind: &InstanceType) -> bool {
    !kind.gpus().is_empty() || !kind.neuron_devices().is_empty()
}

impl Operation<Error> for DescribeInstanceTopologyRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeInstanceTopologyResult, Error> {
        ensure_there(tx, &self.instance_ids)?;
        let groups = &self.group_names;
        let is_meant = |it: &Instance| {
            let group = it.options.placement.group_name.as_ref();
            let kind = instance_types::find(&it.instance_type);
            it.state == InstanceState::Running
                && kind.is_some_and(is_told)
                && (groups.is_empty() || group.is_some_and(|group| groups.contains(group)))
        };
        let selection = Selection {
            ids: self.instance_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select_among(tx, selection, FIELDS, is_meant)?;
        Ok(DescribeInstanceTopologyResult {
            instances: page.items.iter().map(|it| on_the_wire(it)).collect(),
            next_token: page.next_token,
        })
    }
}

fn on_the_wire(instance: &Instance) -> InstanceTopology {
    let zone = zone_id(&instance.availability_zone).unwrap_or_default();
    let node = |level: u32, name: &str| {
        // The digits follow from what the node is for (FNV-1a).
        let digits = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        });
        format!("nn-{level:01x}{digits:016x}")
    };
    let family = instance.instance_type.split('.').next().unwrap_or_default();
    InstanceTopology {
        instance_id: Some(instance.id.to_string()),
        instance_type: Some(instance.instance_type.clone()),
        group_name: instance.options.placement.group_name.clone(),
        network_nodes: vec![
            node(1, &zone),
            node(2, &format!("{zone} {family}")),
            node(3, &format!("{zone} {}", instance.instance_type)),
        ],
        availability_zone: Some(instance.availability_zone.clone()),
        zone_id: Some(zone),
        capacity_block_id: None,
    }
}
