//! Security groups. Their rules have operations of their own, in `security_group_rules/`.

pub(crate) mod vpc_associations;

use std::sync::Arc;

use ipnet::{Ipv4Net, Ipv6Net};
use terrarium_model::ids::*;
use terrarium_model::resources::{
    NetworkInterface, Peer, SecurityGroup, SecurityGroupRule, Traffic, Vpc,
};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    self as wire, CreateSecurityGroupRequest, CreateSecurityGroupResult,
    DeleteSecurityGroupRequest, DeleteSecurityGroupResult, DescribeSecurityGroupsRequest,
    DescribeSecurityGroupsResult,
};

use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};
use crate::{ip_permissions, regions, tags, vpcs};

/// The name that each VPC's default group has, and no other.
const DEFAULT: &str = "default";
/// The longest name or description.
const LONGEST_TEXT: usize = 255;
/// The most groups of an account in a region.
const MOST_GROUPS: usize = 2500;

/// The rules that let everything out, for each family that the VPC has.
fn everything_out(tx: &mut Tx, vpc: VpcId) -> Vec<SecurityGroupRule> {
    let vpc = tx.get::<Vpc>(&vpc);
    let has_ipv6 = vpc.is_some_and(|vpc| !vpc.ipv6_cidr_blocks.is_empty());
    let ipv4 = [Peer::Ipv4(Ipv4Net::default())].into_iter();
    let peers = ipv4.chain(has_ipv6.then_some(Peer::Ipv6(Ipv6Net::default())));
    peers.map(|peer| all_out_to(tx, peer)).collect()
}

fn all_out_to(tx: &mut Tx, peer: Peer) -> SecurityGroupRule {
    SecurityGroupRule {
        id: tx.new_id(),
        is_egress: true,
        traffic: Traffic::All,
        peer,
        description: None,
    }
}

/// Lets everything of IPv6 out of the default group of a VPC that has got its first IPv6 block, unless somebody has changed
/// what the group lets out.
pub(crate) fn allow_ipv6_out(tx: &mut Tx, vpc: VpcId) {
    let id = default_of(tx, vpc);
    let rule = all_out_to(tx, Peer::Ipv6(Ipv6Net::default()));
    tx.update::<SecurityGroup, _>(&id, |group| {
        let mut out = group.rules.iter().filter(|rule| rule.is_egress);
        let is_first = |rule: &SecurityGroupRule| {
            (rule.traffic, rule.peer) == (Traffic::All, Peer::Ipv4(Ipv4Net::default()))
        };
        if out.next().is_some_and(is_first) && out.next().is_none() {
            group.rules.push(rule);
        }
    });
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
    let mut rules = vec![from_itself];
    rules.extend(everything_out(tx, vpc));
    tx.put(SecurityGroup {
        id,
        vpc_id: vpc,
        name: DEFAULT.to_owned(),
        description: "default VPC security group".to_owned(),
        rules,
        associated_vpc_ids: Vec::new(),
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

/// The group with that id.
pub(crate) fn get(tx: &Tx, id: SecurityGroupId) -> Result<Arc<SecurityGroup>, Error> {
    tx.get::<SecurityGroup>(&id).ok_or(Error::not_found(id))
}

/// The group that a request names, by id or by its name in the default VPC.
pub(crate) fn named(
    tx: &Tx,
    id: Option<SecurityGroupId>,
    name: Option<&str>,
) -> Result<Arc<SecurityGroup>, Error> {
    match (id, name) {
        (Some(_), Some(_)) => Err(Error::invalid_combination(
            "The parameter groupName cannot be used with the parameter groupId",
        )),
        (Some(id), None) => get(tx, id),
        (None, Some(name)) => get(tx, by_name_in_default_vpc(tx, name)?),
        (None, None) => Err(Error::missing("groupName or groupId")),
    }
}

fn by_name_in_default_vpc(tx: &Tx, name: &str) -> Result<SecurityGroupId, Error> {
    let vpc = vpcs::default_of_region(tx).ok_or(Error::VpcNotSpecified)?;
    by_name(tx, vpc.id, name).map_err(|_| Error::GroupNameNotFoundInDefaultVpc {
        name: name.to_owned(),
        vpc: vpc.id,
    })
}

/// Names and descriptions have few characters and are not long.
fn ensure_text(text: &str, parameter: &str) -> Result<(), Error> {
    let refuse = |why: &str| {
        Err(Error::invalid_value(format!(
            "Value ({text}) for parameter {parameter} is invalid. {why}"
        )))
    };
    if text.is_empty() {
        return Err(Error::missing(parameter));
    }
    if !text.is_ascii() {
        return refuse("Character sets beyond ASCII are not supported.");
    }
    if text.len() > LONGEST_TEXT {
        return refuse("Must be between 1 and 255 characters in length.");
    }
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || " ._-:/()#,@[]+=&;{}!$*".contains(c);
    if !text.chars().all(is_allowed) {
        return refuse("Valid characters are a-z, A-Z, 0-9, spaces, and ._-:/()#,@[]+=&;{}!$*");
    }
    Ok(())
}

impl Operation<Error> for CreateSecurityGroupRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateSecurityGroupResult, Error> {
        let (name, description) = (self.group_name, self.description);
        ensure_text(&name, "GroupName")?;
        ensure_text(&description, "GroupDescription")?;
        if name.starts_with("sg-") {
            return Err(Error::invalid_value(format!(
                "Invalid security group name '{name}'. Group names may not be in the format sg-*"
            )));
        }
        let vpc = match self.vpc_id {
            Some(id) => vpcs::get(tx, id)?,
            None => vpcs::default_of_region(tx).ok_or(Error::VpcNotSpecified)?,
        };
        if name == DEFAULT {
            return Err(Error::invalid_value(format!(
                "Cannot use reserved security group name: {DEFAULT}"
            )));
        }
        if by_name(tx, vpc.id, &name).is_ok() {
            return Err(Error::GroupExists { name, vpc: vpc.id });
        }
        if tx.cloud().security_groups.len() >= MOST_GROUPS {
            return Err(Error::TooManySecurityGroups);
        }
        let id = tx.new_id();
        tags::give(tx, id, &self.tag_specifications)?;
        let rules = everything_out(tx, vpc.id);
        tx.put(SecurityGroup {
            id,
            vpc_id: vpc.id,
            name,
            description,
            rules,
            associated_vpc_ids: Vec::new(),
        });
        Ok(CreateSecurityGroupResult {
            group_id: Some(id.to_string()),
            tags: tags::of(tx, id),
            security_group_arn: Some(regions::arn(tx, "security-group", id)),
        })
    }
}

impl Operation<Error> for DeleteSecurityGroupRequest {
    fn run(self, tx: &mut Tx) -> Result<DeleteSecurityGroupResult, Error> {
        let group = named(tx, self.group_id, self.group_name.as_deref())?;
        let id = group.id;
        if group.name == DEFAULT {
            return Err(Error::DefaultGroupStays { id });
        }
        let mut interfaces = tx.cloud().all::<NetworkInterface>();
        let mut groups = tx.cloud().all::<SecurityGroup>();
        let names_it = |rule: &SecurityGroupRule| rule.peer == Peer::Group(id);
        if interfaces.any(|interface| interface.groups.contains(&id))
            || !group.associated_vpc_ids.is_empty()
            || groups.any(|other| other.id != id && other.rules.iter().any(names_it))
        {
            return Err(Error::GroupInUse { id });
        }
        drop((interfaces, groups));
        remove(tx, id);
        Ok(DeleteSecurityGroupResult {
            r#return: Some(true),
            group_id: Some(id),
        })
    }
}

/// The values of a group's rules of one direction.
fn of_rules(
    group: &SecurityGroup,
    egress: bool,
    value: impl Fn(&SecurityGroupRule) -> Option<String>,
) -> Vec<String> {
    let rules = group.rules.iter().filter(|rule| rule.is_egress == egress);
    rules.filter_map(value).collect()
}

fn cidr(rule: &SecurityGroupRule) -> Option<String> {
    match rule.peer {
        Peer::Ipv4(block) => Some(block.to_string()),
        _ => None,
    }
}

fn ipv6_cidr(rule: &SecurityGroupRule) -> Option<String> {
    match rule.peer {
        Peer::Ipv6(block) => Some(block.to_string()),
        _ => None,
    }
}

fn prefix_list(rule: &SecurityGroupRule) -> Option<String> {
    match rule.peer {
        Peer::PrefixList(id) => Some(id.to_string()),
        _ => None,
    }
}

fn peer_group(rule: &SecurityGroupRule) -> Option<SecurityGroupId> {
    match rule.peer {
        Peer::Group(id) => Some(id),
        _ => None,
    }
}

fn peer_group_name(tx: &Tx, rule: &SecurityGroupRule) -> Option<String> {
    let group = tx.get::<SecurityGroup>(&peer_group(rule)?)?;
    Some(group.name.clone())
}

fn from_port(rule: &SecurityGroupRule) -> Option<String> {
    let (_, ports) = ip_permissions::wire_traffic(rule.traffic);
    Some(ports?.0.to_string())
}

fn to_port(rule: &SecurityGroupRule) -> Option<String> {
    let (_, ports) = ip_permissions::wire_traffic(rule.traffic);
    Some(ports?.1.to_string())
}

fn protocol(rule: &SecurityGroupRule) -> Option<String> {
    Some(ip_permissions::wire_traffic(rule.traffic).0)
}

fn peer_group_id(rule: &SecurityGroupRule) -> Option<String> {
    Some(peer_group(rule)?.to_string())
}

/// The filters of DescribeSecurityGroups.
const FIELDS: &[Field<SecurityGroup>] = &[
    ("description", |_, group| vec![group.description.clone()]),
    ("egress.ip-permission.cidr", |_, group| {
        of_rules(group, true, cidr)
    }),
    ("egress.ip-permission.from-port", |_, group| {
        of_rules(group, true, from_port)
    }),
    ("egress.ip-permission.group-id", |_, group| {
        of_rules(group, true, peer_group_id)
    }),
    ("egress.ip-permission.group-name", |tx, group| {
        of_rules(group, true, |rule| peer_group_name(tx, rule))
    }),
    ("egress.ip-permission.ipv6-cidr", |_, group| {
        of_rules(group, true, ipv6_cidr)
    }),
    ("egress.ip-permission.prefix-list-id", |_, group| {
        of_rules(group, true, prefix_list)
    }),
    ("egress.ip-permission.protocol", |_, group| {
        of_rules(group, true, protocol)
    }),
    ("egress.ip-permission.to-port", |_, group| {
        of_rules(group, true, to_port)
    }),
    ("egress.ip-permission.user-id", |tx, group| {
        of_rules(group, true, |rule| {
            peer_group(rule).map(|_| tx.account().to_owned())
        })
    }),
    ("group-id", |_, group| vec![group.id.to_string()]),
    ("group-name", |_, group| vec![group.name.clone()]),
    ("ip-permission.cidr", |_, group| {
        of_rules(group, false, cidr)
    }),
    ("ip-permission.from-port", |_, group| {
        of_rules(group, false, from_port)
    }),
    ("ip-permission.group-id", |_, group| {
        of_rules(group, false, peer_group_id)
    }),
    ("ip-permission.group-name", |tx, group| {
        of_rules(group, false, |rule| peer_group_name(tx, rule))
    }),
    ("ip-permission.ipv6-cidr", |_, group| {
        of_rules(group, false, ipv6_cidr)
    }),
    ("ip-permission.prefix-list-id", |_, group| {
        of_rules(group, false, prefix_list)
    }),
    ("ip-permission.protocol", |_, group| {
        of_rules(group, false, protocol)
    }),
    ("ip-permission.to-port", |_, group| {
        of_rules(group, false, to_port)
    }),
    ("ip-permission.user-id", |tx, group| {
        of_rules(group, false, |rule| {
            peer_group(rule).map(|_| tx.account().to_owned())
        })
    }),
    ("owner-id", |tx, _| vec![tx.account().to_owned()]),
    ("vpc-id", |_, group| vec![group.vpc_id.to_string()]),
];

impl Operation<Error> for DescribeSecurityGroupsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeSecurityGroupsResult, Error> {
        let mut ids = self.group_ids;
        for name in &self.group_names {
            ids.push(by_name_in_default_vpc(tx, name)?);
        }
        let selection = Selection {
            ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        let groups = page.items.iter().map(|group| on_the_wire(tx, group));
        Ok(DescribeSecurityGroupsResult {
            security_groups: groups.collect(),
            next_token: page.next_token,
        })
    }
}

fn on_the_wire(tx: &Tx, group: &SecurityGroup) -> wire::SecurityGroup {
    let permissions = |egress| {
        let rules = group
            .rules
            .iter()
            .filter(move |rule| rule.is_egress == egress);
        let rules = rules.map(|rule| (rule.traffic, rule.peer, rule.description.as_deref()));
        ip_permissions::write(tx, rules)
    };
    wire::SecurityGroup {
        group_id: Some(group.id.to_string()),
        ip_permissions_egress: permissions(true),
        tags: tags::of(tx, group.id),
        vpc_id: Some(group.vpc_id.to_string()),
        security_group_arn: Some(regions::arn(tx, "security-group", group.id)),
        owner_id: Some(tx.account().to_owned()),
        group_name: Some(group.name.clone()),
        description: Some(group.description.clone()),
        ip_permissions: permissions(false),
    }
}

#[cfg(test)]
mod tests;
