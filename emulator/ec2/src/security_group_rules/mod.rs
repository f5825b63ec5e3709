//! The rules of security groups, one rule per source or destination: authorized and revoked here, shown in `describe.rs`,
//! changed in place in `changes.rs`.

use terrarium_model::ids::*;
use terrarium_model::resources::{Peer, SecurityGroup, SecurityGroupRule};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    self as wire, AuthorizeSecurityGroupEgressRequest, AuthorizeSecurityGroupEgressResult,
    AuthorizeSecurityGroupIngressRequest, AuthorizeSecurityGroupIngressResult, IpPermission,
    IpRange, RevokeSecurityGroupEgressRequest, RevokeSecurityGroupEgressResult,
    RevokeSecurityGroupIngressRequest, RevokeSecurityGroupIngressResult, RevokedSecurityGroupRule,
    TagSpecification, UserIdGroupPair,
};

use crate::errors::Error;
use crate::ip_permissions::{self, Asked};
use crate::security_groups::{get, named};
use crate::{prefix_lists, tags, vpcs};

mod changes;
mod describe;

use describe::{on_the_wire, revoked_on_the_wire};

/// The most rules of a group in one direction, counted apart for IPv4 and IPv6.
const MOST_RULES: usize = 60;

/// The flat parameters that older clients send instead of permissions.
struct Flat {
    protocol: Option<String>,
    from: Option<i32>,
    to: Option<i32>,
    cidr: Option<String>,
    group_name: Option<String>,
    group_owner: Option<String>,
}

/// The flat parameters of a request; all that may have them name them alike.
macro_rules! flat {
    ($request:ident) => {
        Flat {
            protocol: $request.ip_protocol,
            from: $request.from_port,
            to: $request.to_port,
            cidr: $request.cidr_ip,
            group_name: $request.source_security_group_name,
            group_owner: $request.source_security_group_owner_id,
        }
    };
}

/// The permissions of a request, whichever way it gives them; none when it gives none.
fn permissions(given: Vec<IpPermission>, flat: Flat) -> Result<Vec<IpPermission>, Error> {
    let permission = |protocol: &str, from, to| IpPermission {
        ip_protocol: Some(protocol.to_owned()),
        from_port: from,
        to_port: to,
        ..Default::default()
    };
    let is_flat = flat.protocol.is_some() || flat.cidr.is_some() || flat.group_name.is_some();
    if !is_flat {
        return Ok(given);
    }
    if !given.is_empty() {
        return Err(Error::invalid_combination(
            "The parameter ipPermissions cannot be used with the parameter ipProtocol",
        ));
    }
    let mut all = match (&flat.protocol, &flat.group_name) {
        // A group without a protocol stands for every TCP, UDP and ICMP packet from it.
        (None, Some(_)) => vec![
            permission("tcp", Some(0), Some(65535)),
            permission("udp", Some(0), Some(65535)),
            permission("icmp", Some(-1), Some(-1)),
        ],
        (Some(protocol), _) => vec![permission(protocol, flat.from, flat.to)],
        (None, None) => return Err(Error::missing("ipProtocol")),
    };
    for permission in &mut all {
        if let Some(cidr) = &flat.cidr {
            permission.ip_ranges.push(IpRange {
                cidr_ip: Some(cidr.clone()),
                description: None,
            });
        }
        if let Some(name) = &flat.group_name {
            permission.user_id_group_pairs.push(UserIdGroupPair {
                group_name: Some(name.clone()),
                user_id: flat.group_owner.clone(),
                ..Default::default()
            });
        }
    }
    Ok(all)
}

/// Adds rules to a group.
fn authorize(
    tx: &mut Tx,
    group: &SecurityGroup,
    is_egress: bool,
    asked: Vec<Asked>,
    tags: &[TagSpecification],
) -> Result<Vec<wire::SecurityGroupRule>, Error> {
    let mut group = group.clone();
    let mut added = Vec::with_capacity(asked.len());
    for asked in asked {
        let mut rules = group.rules.iter();
        if rules.any(|rule| rule.is_egress == is_egress && asked.is(rule)) {
            return Err(Error::RuleExists {
                rule: ip_permissions::told(asked.traffic, asked.peer),
            });
        }
        let rule = SecurityGroupRule {
            id: tx.new_id(),
            is_egress,
            traffic: asked.traffic,
            peer: asked.peer,
            description: asked.description,
        };
        group.rules.push(rule.clone());
        added.push(rule);
    }
    ensure_few(tx, &group, is_egress)?;
    for rule in &added {
        tags::give(tx, rule.id, tags)?;
    }
    tx.put(group.clone());
    let shown = added.iter().map(|rule| on_the_wire(tx, group.id, rule));
    Ok(shown.collect())
}

/// Fails when a group has more rules in one direction than it may. A prefix list counts for as many as it may hold.
pub(crate) fn ensure_few(tx: &Tx, group: &SecurityGroup, is_egress: bool) -> Result<(), Error> {
    let rules = group.rules.iter();
    let weights = rules
        .filter(|rule| rule.is_egress == is_egress)
        .map(|rule| match rule.peer {
            Peer::Ipv4(_) => (1, 0),
            Peer::Ipv6(_) => (0, 1),
            Peer::Group(_) => (1, 1),
            Peer::PrefixList(id) => match prefix_lists::is_ipv6(tx, id) {
                Ok(true) => (0, prefix_lists::weight(tx, id)),
                _ => (prefix_lists::weight(tx, id), 0),
            },
        });
    let (ipv4, ipv6): (Vec<usize>, Vec<usize>) = weights.unzip();
    match ipv4.iter().sum::<usize>().max(ipv6.iter().sum()) > MOST_RULES {
        true => Err(Error::TooManyRules),
        false => Ok(()),
    }
}

impl Operation<Error> for AuthorizeSecurityGroupIngressRequest {
    fn run(self, tx: &mut Tx) -> Result<AuthorizeSecurityGroupIngressResult, Error> {
        let group = named(tx, self.group_id, self.group_name.as_deref())?;
        let flat = flat!(self);
        let permissions = permissions(self.ip_permissions, flat)?;
        if permissions.is_empty() {
            return Err(Error::missing("ipPermissions"));
        }
        let asked = ip_permissions::read(tx, group.vpc_id, &permissions)?;
        let rules = authorize(tx, &group, false, asked, &self.tag_specifications)?;
        Ok(AuthorizeSecurityGroupIngressResult {
            r#return: Some(true),
            security_group_rules: rules,
        })
    }
}

/// The flat parameters, which AWS's own egress operations refuse.
const FLAT: &[&str] = &[
    "SourceSecurityGroupName",
    "SourceSecurityGroupOwnerId",
    "IpProtocol",
    "FromPort",
    "ToPort",
    "CidrIp",
];

impl Operation<Error> for AuthorizeSecurityGroupEgressRequest {
    const UNSUPPORTED: &'static [&'static str] = FLAT;

    fn run(self, tx: &mut Tx) -> Result<AuthorizeSecurityGroupEgressResult, Error> {
        let group = get(tx, self.group_id)?;
        if self.ip_permissions.is_empty() {
            return Err(Error::missing("ipPermissions"));
        }
        let asked = ip_permissions::read(tx, group.vpc_id, &self.ip_permissions)?;
        let rules = authorize(tx, &group, true, asked, &self.tag_specifications)?;
        Ok(AuthorizeSecurityGroupEgressResult {
            r#return: Some(true),
            security_group_rules: rules,
        })
    }
}

/// What became of a request to revoke rules.
struct Revoked {
    rules: Vec<RevokedSecurityGroupRule>,
    unknown: Vec<IpPermission>,
}

/// Removes rules from a group, by their ids or by what they say.
fn revoke(
    tx: &mut Tx,
    group: &SecurityGroup,
    is_egress: bool,
    permissions: Vec<IpPermission>,
    ids: Vec<String>,
) -> Result<Revoked, Error> {
    let rules = || {
        group
            .rules
            .iter()
            .filter(|rule| rule.is_egress == is_egress)
    };
    let mut removed = Vec::new();
    let mut unknown = Vec::new();
    match (permissions.is_empty(), ids.is_empty()) {
        (false, false) => {
            return Err(Error::invalid_combination(
                "The parameter ipPermissions cannot be used with the parameter securityGroupRuleIds",
            ));
        }
        (true, true) => {
            return Err(Error::MissingParameter {
                message: "Either 'ipPermissions' or 'securityGroupRuleIds' should be provided."
                    .to_owned(),
            });
        }
        (true, false) => {
            for id in ids {
                let id: SecurityGroupRuleId = id.parse()?;
                let found = rules().find(|rule| rule.id == id);
                removed.push(found.ok_or(Error::not_found(id))?.id);
            }
        }
        (false, true) => {
            for asked in ip_permissions::read(tx, group.vpc_id, &permissions)? {
                match rules().find(|rule| asked.is(rule)) {
                    Some(rule) => removed.push(rule.id),
                    None => unknown.push(asked),
                }
            }
        }
    }
    // Only in a default VPC does AWS let rules pass that are not there.
    if !unknown.is_empty() && !vpcs::get(tx, group.vpc_id)?.is_default {
        return Err(Error::RuleNotFound);
    }
    let mut kept = group.clone();
    kept.rules.retain(|rule| !removed.contains(&rule.id));
    tx.put(kept);
    for id in &removed {
        tx.set_tags(&id.to_string(), Default::default());
    }
    let unknown = unknown.iter().map(|asked| {
        let description = asked.description.as_deref();
        (asked.traffic, asked.peer, description)
    });
    Ok(Revoked {
        rules: (rules().filter(|rule| removed.contains(&rule.id)))
            .map(|rule| revoked_on_the_wire(group.id, rule))
            .collect(),
        unknown: ip_permissions::write(tx, unknown),
    })
}

impl Operation<Error> for RevokeSecurityGroupIngressRequest {
    fn run(self, tx: &mut Tx) -> Result<RevokeSecurityGroupIngressResult, Error> {
        let group = named(tx, self.group_id, self.group_name.as_deref())?;
        let flat = flat!(self);
        let permissions = permissions(self.ip_permissions, flat)?;
        let revoked = revoke(tx, &group, false, permissions, self.security_group_rule_ids)?;
        Ok(RevokeSecurityGroupIngressResult {
            r#return: Some(true),
            unknown_ip_permissions: revoked.unknown,
            revoked_security_group_rules: revoked.rules,
        })
    }
}

impl Operation<Error> for RevokeSecurityGroupEgressRequest {
    const UNSUPPORTED: &'static [&'static str] = FLAT;

    fn run(self, tx: &mut Tx) -> Result<RevokeSecurityGroupEgressResult, Error> {
        let group = get(tx, self.group_id)?;
        let ids = self.security_group_rule_ids;
        let revoked = revoke(tx, &group, true, self.ip_permissions, ids)?;
        Ok(RevokeSecurityGroupEgressResult {
            r#return: Some(true),
            unknown_ip_permissions: revoked.unknown,
            revoked_security_group_rules: revoked.rules,
        })
    }
}

#[cfg(test)]
mod tests;
