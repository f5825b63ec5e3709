//! Network ACLs, their entries and the subnets that they guard.

use std::sync::Arc;

use ipnet::Ipv4Net;
use terrarium_model::ids::*;
use terrarium_model::resources::{NetworkAcl, NetworkAclAssociation, NetworkAclEntry, Traffic};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    self as wire, CreateNetworkAclEntryRequest, CreateNetworkAclRequest, CreateNetworkAclResult,
    DeleteNetworkAclEntryRequest, DeleteNetworkAclRequest, DescribeNetworkAclsRequest,
    DescribeNetworkAclsResult, IcmpTypeCode, PortRange, ReplaceNetworkAclAssociationRequest,
    ReplaceNetworkAclAssociationResult, ReplaceNetworkAclEntryRequest, RuleAction,
};

use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};
use crate::{cidr_blocks, ip_permissions, tags, vpcs};

/// The number of the last entry of each direction, which denies all and cannot be changed.
const LAST: i32 = 32767;
/// The most entries of an ACL in one direction, without the last one.
const MOST_ENTRIES: usize = 20;

/// Makes the ACL that new subnets of a VPC get: it lets everything pass.
pub(crate) fn create_default(tx: &mut Tx, vpc: VpcId) {
    let entry = |egress| NetworkAclEntry {
        rule_number: 100,
        egress,
        traffic: Traffic::All,
        cidr_block: Ipv4Net::default(),
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
        let acl = NetworkAcl {
            id: tx.new_id(),
            vpc_id: vpcs::get(tx, self.vpc_id)?.id,
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

/// What CreateNetworkAclEntry and ReplaceNetworkAclEntry are told of an entry.
struct Told {
    number: i32,
    egress: bool,
    protocol: String,
    action: RuleAction,
    cidr: Option<String>,
    icmp: Option<IcmpTypeCode>,
    ports: Option<PortRange>,
}

impl Told {
    fn read(self) -> Result<NetworkAclEntry, Error> {
        let text = self.cidr.as_deref().ok_or(Error::missing("cidrBlock"))?;
        let (from, to) = match self.protocol.as_str() {
            "1" | "58" | "icmp" | "icmpv6" => self
                .icmp
                .map_or((None, None), |icmp| (icmp.r#type, icmp.code)),
            _ => self
                .ports
                .map_or((None, None), |ports| (ports.from, ports.to)),
        };
        Ok(NetworkAclEntry {
            rule_number: rule_number(self.number)?,
            egress: self.egress,
            traffic: ip_permissions::traffic(Some(&self.protocol), from, to)?,
            cidr_block: cidr_blocks::parse(text, "cidrBlock")?,
            allow: self.action == RuleAction::Allow,
        })
    }
}

fn rule_number(number: i32) -> Result<u16, Error> {
    match u16::try_from(number) {
        Ok(valid) if (1..LAST).contains(&number) => Ok(valid),
        _ => Err(Error::invalid_value(format!(
            "The specified value for ruleNumber {number} is not in the range 1 - 32766"
        ))),
    }
}

fn place(acl: &NetworkAcl, number: u16, egress: bool) -> Option<usize> {
    let mut entries = acl.entries.iter();
    entries.position(|entry| entry.rule_number == number && entry.egress == egress)
}

impl Operation<Error> for CreateNetworkAclEntryRequest {
    const UNSUPPORTED: &'static [&'static str] = &["Ipv6CidrBlock"];

    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let acl = get(tx, self.network_acl_id)?;
        let told = Told {
            number: self.rule_number,
            egress: self.egress,
            protocol: self.protocol,
            action: self.rule_action,
            cidr: self.cidr_block,
            icmp: self.icmp_type_code,
            ports: self.port_range,
        };
        let entry = told.read()?;
        if place(&acl, entry.rule_number, entry.egress).is_some() {
            return Err(Error::AclEntryExists {
                number: self.rule_number,
            });
        }
        let entries = acl.entries.iter();
        if entries.filter(|other| other.egress == entry.egress).count() >= MOST_ENTRIES {
            return Err(Error::TooManyAclEntries);
        }
        tx.update::<NetworkAcl, _>(&acl.id, |acl| acl.entries.push(entry));
        Ok(())
    }
}

impl Operation<Error> for ReplaceNetworkAclEntryRequest {
    const UNSUPPORTED: &'static [&'static str] = &["Ipv6CidrBlock"];

    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let acl = get(tx, self.network_acl_id)?;
        let told = Told {
            number: self.rule_number,
            egress: self.egress,
            protocol: self.protocol,
            action: self.rule_action,
            cidr: self.cidr_block,
            icmp: self.icmp_type_code,
            ports: self.port_range,
        };
        let entry = told.read()?;
        let place = place(&acl, entry.rule_number, entry.egress);
        let place = place.ok_or(Error::AclEntryNotFound {
            number: self.rule_number,
        })?;
        tx.update::<NetworkAcl, _>(&acl.id, |acl| acl.entries[place] = entry);
        Ok(())
    }
}

impl Operation<Error> for DeleteNetworkAclEntryRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let acl = get(tx, self.network_acl_id)?;
        let place = place(&acl, rule_number(self.rule_number)?, self.egress);
        let place = place.ok_or(Error::AclEntryNotFound {
            number: self.rule_number,
        })?;
        tx.update::<NetworkAcl, _>(&acl.id, |acl| acl.entries.remove(place));
        Ok(())
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
    ("entry.cidr", |_, acl| {
        of_entries(acl, |entry| entry.cidr_block)
    }),
    ("entry.egress", |_, acl| {
        of_entries(acl, |entry| entry.egress)
    }),
    ("entry.icmp.code", |_, acl| {
        of_entries(acl, |entry| entry.icmp_type_code.and_then(|icmp| icmp.code))
    }),
    ("entry.icmp.type", |_, acl| {
        of_entries(acl, |entry| {
            entry.icmp_type_code.and_then(|icmp| icmp.r#type)
        })
    }),
    ("entry.ipv6-cidr", |_, acl| {
        of_entries(acl, |entry| entry.ipv6_cidr_block)
    }),
    ("entry.port-range.from", |_, acl| {
        of_entries(acl, |entry| entry.port_range.and_then(|ports| ports.from))
    }),
    ("entry.port-range.to", |_, acl| {
        of_entries(acl, |entry| entry.port_range.and_then(|ports| ports.to))
    }),
    ("entry.protocol", |_, acl| {
        of_entries(acl, |entry| entry.protocol)
    }),
    ("entry.rule-action", |_, acl| {
        of_entries(acl, |entry| entry.rule_action)
    }),
    ("entry.rule-number", |_, acl| {
        of_entries(acl, |entry| entry.rule_number)
    }),
    ("network-acl-id", |_, acl| vec![acl.id.to_string()]),
    ("owner-id", |tx, _| vec![tx.account().to_owned()]),
    ("vpc-id", |_, acl| vec![acl.vpc_id.to_string()]),
];

fn of_entries<T: ToString>(
    acl: &NetworkAcl,
    value: impl Fn(wire::NetworkAclEntry) -> Option<T>,
) -> Vec<String> {
    let values = entries_on_the_wire(acl).into_iter().filter_map(value);
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
        entries: entries_on_the_wire(acl),
        is_default: Some(acl.is_default),
        network_acl_id: Some(acl.id.to_string()),
        tags: tags::of(tx, acl.id),
        vpc_id: Some(acl.vpc_id.to_string()),
        owner_id: Some(tx.account().to_owned()),
    }
}

/// The entries in the order in which they are tried, outbound ones first, each direction with its last one.
fn entries_on_the_wire(acl: &NetworkAcl) -> Vec<wire::NetworkAclEntry> {
    let mut entries: Vec<_> = acl.entries.iter().map(entry_on_the_wire).collect();
    entries.extend([true, false].map(|egress| wire::NetworkAclEntry {
        cidr_block: Some(Ipv4Net::default().to_string()),
        egress: Some(egress),
        protocol: Some("-1".to_owned()),
        rule_action: Some(RuleAction::Deny),
        rule_number: Some(LAST),
        ..Default::default()
    }));
    entries.sort_by_key(|entry| (entry.egress != Some(true), entry.rule_number));
    entries
}

fn entry_on_the_wire(entry: &NetworkAclEntry) -> wire::NetworkAclEntry {
    let every = |value: Option<u8>| Some(value.map_or(-1, i32::from));
    let mut shown = wire::NetworkAclEntry {
        cidr_block: Some(entry.cidr_block.to_string()),
        egress: Some(entry.egress),
        rule_action: Some(match entry.allow {
            true => RuleAction::Allow,
            false => RuleAction::Deny,
        }),
        rule_number: Some(entry.rule_number.into()),
        ..Default::default()
    };
    // Here AWS gives protocols by number, unlike in security groups.
    let number = match entry.traffic {
        Traffic::All => -1,
        Traffic::Tcp { from, to } | Traffic::Udp { from, to } => {
            shown.port_range = Some(PortRange {
                from: Some(from.into()),
                to: Some(to.into()),
            });
            match entry.traffic {
                Traffic::Tcp { .. } => 6,
                _ => 17,
            }
        }
        Traffic::Icmp { kind, code } | Traffic::Icmpv6 { kind, code } => {
            shown.icmp_type_code = Some(IcmpTypeCode {
                code: every(code),
                r#type: every(kind),
            });
            match entry.traffic {
                Traffic::Icmp { .. } => 1,
                _ => 58,
            }
        }
        Traffic::Other(number) => number.into(),
    };
    shown.protocol = Some(number.to_string());
    shown
}

#[cfg(test)]
mod tests;
