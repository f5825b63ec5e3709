//! Rules changed in place: their descriptions, or all that they say.

use terrarium_model::ids::SecurityGroupRuleId;
use terrarium_model::resources::{Peer, SecurityGroup, SecurityGroupRule, Traffic};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    IpPermission, ModifySecurityGroupRulesRequest, ModifySecurityGroupRulesResult,
    SecurityGroupRuleDescription, SecurityGroupRuleRequest,
    UpdateSecurityGroupRuleDescriptionsEgressRequest,
    UpdateSecurityGroupRuleDescriptionsEgressResult,
    UpdateSecurityGroupRuleDescriptionsIngressRequest,
    UpdateSecurityGroupRuleDescriptionsIngressResult,
};

use super::ensure_few;
use crate::errors::Error;
use crate::ip_permissions::{self, Asked};
use crate::prefix_lists;
use crate::security_groups::{get, named};

/// Replaces descriptions, of rules given by their ids or by what they say.
fn describe_anew(
    tx: &mut Tx,
    group: &SecurityGroup,
    is_egress: bool,
    permissions: Vec<IpPermission>,
    descriptions: Vec<SecurityGroupRuleDescription>,
) -> Result<(), Error> {
    if permissions.is_empty() && descriptions.is_empty() {
        return Err(Error::MissingParameter {
            message:
                "Either 'ipPermissions' or 'securityGroupRuleDescriptions' should be provided."
                    .to_owned(),
        });
    }
    let mut group = group.clone();
    for asked in ip_permissions::read(tx, group.vpc_id, &permissions)? {
        let mut rules = group.rules.iter_mut();
        let rule = rules.find(|rule| rule.is_egress == is_egress && asked.is(rule));
        rule.ok_or(Error::RuleNotFound)?.description = asked.description;
    }
    for new in descriptions {
        let id = new
            .security_group_rule_id
            .ok_or(Error::missing("SecurityGroupRuleId"))?;
        let id: SecurityGroupRuleId = id.parse()?;
        ip_permissions::ensure_description(new.description.as_deref())?;
        let mut rules = group.rules.iter_mut();
        let rule = rules.find(|rule| rule.is_egress == is_egress && rule.id == id);
        let rule = rule.ok_or(Error::not_found(id))?;
        rule.description = new.description.filter(|text| !text.is_empty());
    }
    tx.put(group);
    Ok(())
}

impl Operation<Error> for UpdateSecurityGroupRuleDescriptionsIngressRequest {
    fn run(self, tx: &mut Tx) -> Result<UpdateSecurityGroupRuleDescriptionsIngressResult, Error> {
        let group = named(tx, self.group_id, self.group_name.as_deref())?;
        let descriptions = self.security_group_rule_descriptions;
        describe_anew(tx, &group, false, self.ip_permissions, descriptions)?;
        Ok(UpdateSecurityGroupRuleDescriptionsIngressResult {
            r#return: Some(true),
        })
    }
}

impl Operation<Error> for UpdateSecurityGroupRuleDescriptionsEgressRequest {
    fn run(self, tx: &mut Tx) -> Result<UpdateSecurityGroupRuleDescriptionsEgressResult, Error> {
        let group = named(tx, self.group_id, self.group_name.as_deref())?;
        let descriptions = self.security_group_rule_descriptions;
        describe_anew(tx, &group, true, self.ip_permissions, descriptions)?;
        Ok(UpdateSecurityGroupRuleDescriptionsEgressResult {
            r#return: Some(true),
        })
    }
}

impl Operation<Error> for ModifySecurityGroupRulesRequest {
    fn run(self, tx: &mut Tx) -> Result<ModifySecurityGroupRulesResult, Error> {
        let mut group = SecurityGroup::clone(&*get(tx, self.group_id)?);
        for update in self.security_group_rules {
            let id = update.security_group_rule_id;
            let place = group.rules.iter().position(|rule| rule.id == id);
            let place = place.ok_or(Error::not_found(id))?;
            let asked = update.security_group_rule;
            let asked = asked.ok_or(Error::missing("SecurityGroupRule"))?;
            let asked = read_update(tx, &group, asked)?;
            let is_egress = group.rules[place].is_egress;
            let is_same = |rule: &SecurityGroupRule| {
                rule.id != id && rule.is_egress == is_egress && asked.is(rule)
            };
            if group.rules.iter().any(is_same) {
                return Err(Error::RuleExists {
                    rule: ip_permissions::told(asked.traffic, asked.peer),
                });
            }
            let rule = &mut group.rules[place];
            (rule.traffic, rule.peer) = (asked.traffic, asked.peer);
            rule.description = asked.description;
        }
        ensure_few(tx, &group, false)?;
        ensure_few(tx, &group, true)?;
        tx.put(group);
        Ok(ModifySecurityGroupRulesResult {
            r#return: Some(true),
        })
    }
}

fn read_update(
    tx: &Tx,
    group: &SecurityGroup,
    asked: SecurityGroupRuleRequest,
) -> Result<Asked, Error> {
    let (from, to) = (asked.from_port, asked.to_port);
    let traffic = ip_permissions::traffic(asked.ip_protocol.as_deref(), from, to)?;
    if traffic == Traffic::All && [from, to].into_iter().flatten().any(|port| port != -1) {
        return Err(Error::invalid_value(
            "You may not specify all protocols and specific ports. Please specify each protocol and port range combination individually, or all protocols and no port range.",
        ));
    }
    let mut peers = Vec::new();
    if let Some(text) = &asked.cidr_ipv4 {
        peers.push(ip_permissions::ipv4(text)?);
    }
    if let Some(text) = &asked.cidr_ipv6 {
        peers.push(ip_permissions::ipv6(text)?);
    }
    if let Some(id) = asked.prefix_list_id {
        prefix_lists::ensure_exists(tx, id)?;
        peers.push(Peer::PrefixList(id));
    }
    if let Some(id) = asked.referenced_group_id {
        peers.push(Peer::Group(ip_permissions::ensure_in_vpc(
            tx,
            group.vpc_id,
            id,
        )?));
    }
    ip_permissions::ensure_description(asked.description.as_deref())?;
    match peers[..] {
        [peer] => Ok(Asked {
            traffic,
            peer,
            description: asked.description.filter(|text| !text.is_empty()),
        }),
        _ => Err(Error::invalid_combination(
            "Exactly one of CidrIpv4, CidrIpv6, PrefixListId and ReferencedGroupId must be specified.",
        )),
    }
}
