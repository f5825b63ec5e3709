//! Network ACLs and the subnets that they guard. Their entries are in `entries.rs`.

mod entries;

use std::sync::Arc;

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use terrarium_model::ids::*;
use terrarium_model::resources::{NetworkAcl, NetworkAclAssociation, NetworkAclEntry, Traffic};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    self as wire, CreateNetworkAclRequest, CreateNetworkAclResult, DeleteNetworkAclRequest,
    DescribeNetworkAclsRequest, DescribeNetworkAclsResult, ReplaceNetworkAclAssociationRequest,
    ReplaceNetworkAclAssociationResult,
};

use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};
use crate::{ip_permissions, tags, vpcs};

/// The most ACLs of a VPC.
const MOST_ACLS: usize = 200;

/// The entry of a default ACL that lets everything of one family pass.
fn everything(rule_number: u16, egress: bool, cidr_block: IpNet) -> NetworkAclEntry {
    NetworkAclEntry {
        rule_number,
        egress,
        traffic: Traffic::All,
        cidr_block,
        allow: true,
    }
}

fn all_ipv4(egress: bool) -> NetworkAclEntry {
    everything(100, egress, Ipv4Net::default().into())
}

/// Makes the ACL that new subnets of a VPC get: it lets everything pass.
pub(crate) fn create_default(tx: &mut Tx, vpc: VpcId) {
    let acl = NetworkAcl {
        id: tx.new_id(),
        vpc_id: vpc,
        is_default: true,
        entries: vec![all_ipv4(true), all_ipv4(false)],
        associations: Vec::new(),
    };
    tx.put(acl);
}

/// Lets everything of IPv6 pass the default ACL of a VPC that has got its first IPv6 block, in the directions that nobody
/// has changed since the VPC was made.
pub(crate) fn allow_ipv6(tx: &mut Tx, vpc: VpcId) {
    let Some(id) = default_of(tx, vpc) else {
        return;
    };
    tx.update::<NetworkAcl, _>(&id, |acl| {
        for egress in [true, false] {
            let mut entries = acl.entries.iter().filter(|entry| entry.egress == egress);
            if entries.next() == Some(&all_ipv4(egress)) && entries.next().is_none() {
                acl.entries
                    .push(everything(101, egress, Ipv6Net::default().into()));
            }
        }
    });
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
    if let Some(id) = default_of(tx, vpc) {
        associate(tx, id, subnet);
    }
}

fn associate(tx: &mut Tx, acl: NetworkAclId, subnet: SubnetId) -> NetworkAclAssociationId {
    let id = tx.new_id();
    let association = NetworkAclAssociation {
        id,
        subnet_id: subnet,
    };
    tx.update::<NetworkAcl, _>(&acl, |acl| acl.associations.push(association));
    id
}

/// Ends the association of a subnet that goes, or gets another ACL.
pub(crate) fn forget_subnet(tx: &mut Tx, subnet: SubnetId) {
    let acl = tx.cloud().network_acl_of(subnet).map(|acl| acl.id);
    if let Some(id) = acl {
        tx.update::<NetworkAcl, _>(&id, |acl| {
            let associations = &mut acl.associations;
            associations.retain(|association| association.subnet_id != subnet);
        });
    }
}

fn get(tx: &Tx, id: NetworkAclId) -> Result<Arc<NetworkAcl>, Error> {
    tx.get::<NetworkAcl>(&id).ok_or(Error::not_found(id))
}

impl Operation<Error> for CreateNetworkAclRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateNetworkAclResult, Error> {
        let vpc = vpcs::get(tx, self.vpc_id)?.id;
        let all = tx.cloud().all::<NetworkAcl>();
        if all.filter(|acl| acl.vpc_id == vpc).count() >= MOST_ACLS {
            return Err(Error::TooManyAcls);
        }
        let acl = NetworkAcl {
            id: tx.new_id(),
            vpc_id: vpc,
            is_default: false,
            entries: Vec::new(),
            associations: Vec::new(),
        };
        tags::give(tx, acl.id, &self.tag_specifications)?;
        tx.put(acl.clone());
        Ok(CreateNetworkAclResult {
            network_acl: Some(on_the_wire(tx, &acl)),
            client_token: self.client_token,
        })
    }
}

impl Operation<Error> for DeleteNetworkAclRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let acl = get(tx, self.network_acl_id)?;
        if acl.is_default {
            return Err(Error::invalid_value(format!(
                "cannot delete default network ACL {}",
                acl.id
            )));
        }
        if !acl.associations.is_empty() {
            return Err(Error::in_use("networkAcl", acl.id));
        }
        tx.remove::<NetworkAcl>(&acl.id);
        Ok(())
    }
}

impl Operation<Error> for ReplaceNetworkAclAssociationRequest {
    fn run(self, tx: &mut Tx) -> Result<ReplaceNetworkAclAssociationResult, Error> {
        let id: NetworkAclAssociationId = self.association_id.parse()?;
        let new = get(tx, self.network_acl_id)?;
        let mut acls = tx.cloud().all::<NetworkAcl>();
        let found = acls.find_map(|acl| {
            let known = acl.associations.iter().find(|known| known.id == id)?;
            Some((acl.vpc_id, known.subnet_id))
        });
        drop(acls);
        let (vpc, subnet) = found.ok_or(Error::not_found(id))?;
        if new.vpc_id != vpc {
            return Err(Error::invalid_value(format!(
                "network acl {} and subnet {subnet} belong to different networks",
                new.id
            )));
        }
        forget_subnet(tx, subnet);
        let id = associate(tx, new.id, subnet);
        Ok(ReplaceNetworkAclAssociationResult {
            new_association_id: Some(id.to_string()),
        })
    }
}

/// The filters of DescribeNetworkAcls.
const FIELDS: &[Field<NetworkAcl>] = &[
    ("association.association-id", |_, acl| {
        let associations = acl.associations.iter();
        associations
            .map(|association| association.id.to_string())
            .collect()
    }),
    ("association.network-acl-id", |_, acl| {
        let associations = acl.associations.iter();
        associations.map(|_| acl.id.to_string()).collect()
    }),
    ("association.subnet-id", |_, acl| {
        let associations = acl.associations.iter();
        associations
            .map(|association| association.subnet_id.to_string())
            .collect()
    }),
    ("default", |_, acl| vec![acl.is_default.to_string()]),
    ("entry.cidr", |tx, acl| {
        of_entries(tx, acl, |entry| entry.cidr_block)
    }),
    ("entry.egress", |tx, acl| {
        of_entries(tx, acl, |entry| entry.egress)
    }),
    ("entry.icmp.code", |tx, acl| {
        of_entries(tx, acl, |entry| {
            entry.icmp_type_code.and_then(|icmp| icmp.code)
        })
    }),
    ("entry.icmp.type", |tx, acl| {
        of_entries(tx, acl, |entry| {
            entry.icmp_type_code.and_then(|icmp| icmp.r#type)
        })
    }),
    ("entry.ipv6-cidr", |tx, acl| {
        of_entries(tx, acl, |entry| entry.ipv6_cidr_block)
    }),
    ("entry.port-range.from", |tx, acl| {
        of_entries(tx, acl, |entry| {
            entry.port_range.and_then(|ports| ports.from)
        })
    }),
    ("entry.port-range.to", |tx, acl| {
        of_entries(tx, acl, |entry| entry.port_range.and_then(|ports| ports.to))
    }),
    ("entry.protocol", |tx, acl| {
        let names = acl.entries.iter().map(|entry| {
            let (name, _) = ip_permissions::wire_traffic(entry.traffic);
            name
        });
        let numbers = of_entries(tx, acl, |entry| entry.protocol);
        names.chain(numbers).collect()
    }),
    ("entry.rule-action", |tx, acl| {
        of_entries(tx, acl, |entry| entry.rule_action)
    }),
    ("entry.rule-number", |tx, acl| {
        of_entries(tx, acl, |entry| entry.rule_number)
    }),
    ("network-acl-id", |_, acl| vec![acl.id.to_string()]),
    ("owner-id", |tx, _| vec![tx.account().to_owned()]),
    ("vpc-id", |_, acl| vec![acl.vpc_id.to_string()]),
];

fn of_entries<T: ToString>(
    tx: &Tx,
    acl: &NetworkAcl,
    value: impl Fn(wire::NetworkAclEntry) -> Option<T>,
) -> Vec<String> {
    let values = entries::on_the_wire(tx, acl).into_iter().filter_map(value);
    values.map(|value| value.to_string()).collect()
}

impl Operation<Error> for DescribeNetworkAclsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeNetworkAclsResult, Error> {
        let selection = Selection {
            ids: self.network_acl_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        let acls = page.items.iter().map(|acl| on_the_wire(tx, acl));
        Ok(DescribeNetworkAclsResult {
            network_acls: acls.collect(),
            next_token: page.next_token,
        })
    }
}

fn on_the_wire(tx: &Tx, acl: &NetworkAcl) -> wire::NetworkAcl {
    let association = |association: &NetworkAclAssociation| wire::NetworkAclAssociation {
        network_acl_association_id: Some(association.id.to_string()),
        network_acl_id: Some(acl.id.to_string()),
        subnet_id: Some(association.subnet_id.to_string()),
    };
    wire::NetworkAcl {
        associations: acl.associations.iter().map(association).collect(),
        entries: entries::on_the_wire(tx, acl),
        is_default: Some(acl.is_default),
        network_acl_id: Some(acl.id.to_string()),
        tags: tags::of(tx, acl.id),
        vpc_id: Some(acl.vpc_id.to_string()),
        owner_id: Some(tx.account().to_owned()),
    }
}

#[cfg(test)]
mod tests;
