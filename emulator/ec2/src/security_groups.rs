//! Security groups. Their rules have operations of their own, in `security_group_rules.rs`.

use terrarium_model::ids::*;
use terrarium_state::Tx;

use crate::errors::Error;

type SecurityGroup = terrarium_model::resources::SecurityGroup;
type SecurityGroupRule = terrarium_model::resources::SecurityGroupRule;
use terrarium_model::resources::{Peer, Traffic};

/// The name that each VPC's default group has, and no other.
const DEFAULT: &str = "default";

/// The rule that lets everything out.
fn everything_out(tx: &mut Tx) -> SecurityGroupRule {
    SecurityGroupRule {
        id: tx.new_id(),
        is_egress: true,
        traffic: Traffic::All,
        peer: Peer::Ipv4(ipnet::Ipv4Net::default()),
        description: None,
    }
}

/// Makes the default group of a new VPC: its members reach each other and everything else.
pub(crate) fn create_default(tx: &mut Tx, vpc: VpcId) {
    let id = tx.new_id();
    let from_itself = SecurityGroupRule {
        id: tx.new_id(),
        is_egress: false,
        traffic: Traffic::All,
        peer: Peer::Group(id),
        description: None,
    };
    let rules = vec![from_itself, everything_out(tx)];
    tx.put(SecurityGroup {
        id,
        vpc_id: vpc,
        name: DEFAULT.to_owned(),
        description: "default VPC security group".to_owned(),
        rules,
    });
}

/// The default group of a VPC that is there.
pub(crate) fn default_of(tx: &Tx, vpc: VpcId) -> SecurityGroupId {
    by_name(tx, vpc, DEFAULT).expect("a VPC's default group cannot be deleted")
}

/// The group of that name in a VPC.
pub(crate) fn by_name(tx: &Tx, vpc: VpcId, name: &str) -> Result<SecurityGroupId, Error> {
    let mut groups = tx.cloud().all::<SecurityGroup>();
    let found = groups.find(|group| group.vpc_id == vpc && group.name == name);
    found
        .map(|group| group.id)
        .ok_or_else(|| Error::GroupNameNotFound {
            name: name.to_owned(),
            vpc,
        })
}

/// Removes a group with its rules and their tags.
pub(crate) fn remove(tx: &mut Tx, id: SecurityGroupId) {
    if let Some(group) = tx.remove::<SecurityGroup>(&id) {
        for rule in &group.rules {
            tx.set_tags(&rule.id.to_string(), Default::default());
        }
    }
}
