//! Network ACLs, their entries and the subnets that they guard.

use terrarium_model::ids::*;
use terrarium_state::Tx;

use terrarium_model::resources::*;

/// Makes the ACL that new subnets of a VPC get: it lets everything pass.
pub(crate) fn create_default(tx: &mut Tx, vpc: VpcId) {
    let entry = |egress| NetworkAclEntry {
        rule_number: 100,
        egress,
        traffic: Traffic::All,
        cidr_block: ipnet::Ipv4Net::default(),
        allow: true,
    };
    let acl = NetworkAcl {
        id: tx.new_id(),
        vpc_id: vpc,
        is_default: true,
        entries: vec![entry(true), entry(false)],
        associations: Vec::new(),
    };
    tx.put(acl);
}

fn default_of(tx: &Tx, vpc: VpcId) -> Option<NetworkAclId> {
    let mut acls = tx.cloud().all::<NetworkAcl>();
    acls.find(|acl| acl.vpc_id == vpc && acl.is_default)
        .map(|acl| acl.id)
}

/// Removes the default ACL of a VPC that goes.
pub(crate) fn remove_default(tx: &mut Tx, vpc: VpcId) {
    if let Some(id) = default_of(tx, vpc) {
        tx.remove::<NetworkAcl>(&id);
    }
}

/// Gives a new subnet the default ACL of its VPC.
pub(crate) fn associate_default(tx: &mut Tx, vpc: VpcId, subnet: SubnetId) {
    let association = NetworkAclAssociation {
        id: tx.new_id(),
        subnet_id: subnet,
    };
    if let Some(id) = default_of(tx, vpc) {
        tx.update::<NetworkAcl, _>(&id, |acl| acl.associations.push(association));
    }
}

/// Ends the association of a subnet that goes.
pub(crate) fn forget_subnet(tx: &mut Tx, subnet: SubnetId) {
    let acl = tx.cloud().network_acl_of(subnet).map(|acl| acl.id);
    if let Some(id) = acl {
        tx.update::<NetworkAcl, _>(&id, |acl| {
            let associations = &mut acl.associations;
            associations.retain(|association| association.subnet_id != subnet);
        });
    }
}
