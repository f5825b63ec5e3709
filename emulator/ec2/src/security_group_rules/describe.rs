//! Rules as they are shown: DescribeSecurityGroupRules, and their forms on the wire.

use std::sync::Arc;

use terrarium_model::ids::*;
use terrarium_model::resources::{Peer, SecurityGroup, SecurityGroupRule, Traffic};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    self as wire, DescribeSecurityGroupRulesRequest, DescribeSecurityGroupRulesResult,
    ReferencedSecurityGroup, RevokedSecurityGroupRule,
};

use crate::errors::Error;
use crate::filters::{Field, Filters};
use crate::{ip_permissions, pages, regions, tags};

/// A rule and the group that it is part of.
struct InGroup {
    group: Arc<SecurityGroup>,
    index: usize,
}

impl InGroup {
    fn rule(&self) -> &SecurityGroupRule {
        &self.group.rules[self.index]
    }
}

/// The filters of DescribeSecurityGroupRules.
const FIELDS: &[Field<InGroup>] = &[
    ("group-id", |_, item| vec![item.group.id.to_string()]),
    ("security-group-rule-id", |_, item| {
        vec![item.rule().id.to_string()]
    }),
];

impl Operation<Error> for DescribeSecurityGroupRulesRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeSecurityGroupRulesResult, Error> {
        let filters = Filters::parse(self.filters, FIELDS, true)?;
        let ids: Result<Vec<SecurityGroupRuleId>, _> = self
            .security_group_rule_ids
            .iter()
            .map(|id| id.parse())
            .collect();
        let ids = ids?;
        let groups = tx.cloud().all::<SecurityGroup>();
        let rules = groups.flat_map(|group| {
            (0..group.rules.len()).map(|index| InGroup {
                group: group.clone(),
                index,
            })
        });
        let mut found: Vec<_> = rules
            .filter(|item| ids.is_empty() || ids.contains(&item.rule().id))
            .collect();
        let is_found = |id: &&SecurityGroupRuleId| found.iter().any(|item| item.rule().id == **id);
        if let Some(missing) = ids.iter().find(|id| !is_found(id)) {
            return Err(Error::not_found(*missing));
        }
        found.retain(|item| filters.pass(tx, &item.rule().id.to_string(), item));
        found.sort_by_key(|item| item.rule().id);
        let (page, next_token) = pages::cut(
            found.into_iter(),
            |item| item.rule().id,
            self.max_results,
            self.next_token.as_deref(),
        )?;
        let rules = page
            .iter()
            .map(|item| on_the_wire(tx, item.group.id, item.rule()));
        Ok(DescribeSecurityGroupRulesResult {
            security_group_rules: rules.collect(),
            next_token,
        })
    }
}

/// The protocol and ports of a rule by itself, where -1 stands for none.
fn traffic_and_ports(traffic: Traffic) -> (Option<String>, Option<i32>, Option<i32>) {
    let (protocol, ports) = ip_permissions::wire_traffic(traffic);
    let (from, to) = ports.unwrap_or((-1, -1));
    (Some(protocol), Some(from), Some(to))
}

pub(super) fn on_the_wire(
    tx: &Tx,
    group: SecurityGroupId,
    rule: &SecurityGroupRule,
) -> wire::SecurityGroupRule {
    let (ip_protocol, from_port, to_port) = traffic_and_ports(rule.traffic);
    let mut shown = wire::SecurityGroupRule {
        security_group_rule_id: Some(rule.id),
        group_id: Some(group),
        group_owner_id: Some(tx.account().to_owned()),
        is_egress: Some(rule.is_egress),
        ip_protocol,
        from_port,
        to_port,
        description: rule.description.clone(),
        tags: tags::of(tx, rule.id),
        security_group_rule_arn: Some(regions::arn(tx, "security-group-rule", rule.id)),
        ..Default::default()
    };
    match rule.peer {
        Peer::Ipv4(block) => shown.cidr_ipv4 = Some(block.to_string()),
        Peer::Ipv6(block) => shown.cidr_ipv6 = Some(block.to_string()),
        Peer::PrefixList(id) => shown.prefix_list_id = Some(id),
        Peer::Group(id) => {
            shown.referenced_group_info = Some(ReferencedSecurityGroup {
                group_id: Some(id.to_string()),
                user_id: Some(tx.account().to_owned()),
                ..Default::default()
            });
        }
    }
    shown
}

pub(super) fn revoked_on_the_wire(
    group: SecurityGroupId,
    rule: &SecurityGroupRule,
) -> RevokedSecurityGroupRule {
    let (ip_protocol, from_port, to_port) = traffic_and_ports(rule.traffic);
    let mut shown = RevokedSecurityGroupRule {
        security_group_rule_id: Some(rule.id),
        group_id: Some(group),
        is_egress: Some(rule.is_egress),
        ip_protocol,
        from_port,
        to_port,
        description: rule.description.clone(),
        ..Default::default()
    };
    match rule.peer {
        Peer::Ipv4(block) => shown.cidr_ipv4 = Some(block.to_string()),
        Peer::Ipv6(block) => shown.cidr_ipv6 = Some(block.to_string()),
        Peer::PrefixList(id) => shown.prefix_list_id = Some(id),
        Peer::Group(id) => shown.referenced_group_id = Some(id),
    }
    shown
}
