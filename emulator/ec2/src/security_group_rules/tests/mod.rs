//! Tests of rules: the kit, and a file for each thing that is done with them.

#![allow(clippy::unwrap_used)]

mod authorizing;
mod changing;
mod describing;
mod revoking;

use proptest::prelude::*;

use crate::testing::{Account, Element};

struct Group {
    account: Account,
    id: String,
}

/// A group of a VPC that is not the default one.
fn group() -> Group {
    let account = Account::new();
    let vpc = account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId");
    let create = format!("CreateSecurityGroup&GroupName=web&GroupDescription=d&VpcId={vpc}");
    let id = account.made(&create, "groupId");
    Group { account, id }
}

fn tcp(port: u16, cidr: &str) -> String {
    format!(
        "IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort={port}&IpPermissions.1.ToPort={port}&IpPermissions.1.IpRanges.1.CidrIp={cidr}"
    )
}

impl Group {
    fn call(&self, operation: &str, parameters: &str) -> Result<Element, String> {
        self.account
            .call(&format!("{operation}&GroupId={}&{parameters}", self.id))
    }

    fn authorize(&self, parameters: &str) -> Result<Element, String> {
        self.call("AuthorizeSecurityGroupIngress", parameters)
    }

    fn revoke(&self, parameters: &str) -> Result<Element, String> {
        self.call("RevokeSecurityGroupIngress", parameters)
    }

    fn described(&self) -> Element {
        let answer = self
            .account
            .ok(&format!("DescribeSecurityGroups&GroupId.1={}", self.id));
        answer.find("securityGroupInfo/item").clone()
    }

    fn rule_ids(&self, is_egress: bool) -> Vec<String> {
        let answer = self.account.ok(&format!(
            "DescribeSecurityGroupRules&Filter.1.Name=group-id&Filter.1.Value.1={}",
            self.id
        ));
        let rules = answer.all("securityGroupRuleSet/item").into_iter();
        let wanted = rules.filter(|rule| rule.text("isEgress") == is_egress.to_string());
        wanted
            .map(|rule| rule.text("securityGroupRuleId"))
            .collect()
    }
}

/// A permission as a request writes it: protocol, ports and blocks.
fn any_permission() -> impl Strategy<Value = (String, Vec<String>)> {
    let traffic = prop_oneof![
        Just("IpProtocol=-1".to_owned()),
        (
            any::<u16>(),
            any::<u16>(),
            prop_oneof!["tcp", "udp", "6", "17"]
        )
            .prop_map(|(a, b, protocol)| {
                format!(
                    "IpProtocol={protocol}&IpPermissions.1.FromPort={}&IpPermissions.1.ToPort={}",
                    a.min(b),
                    a.max(b)
                )
            }),
        (-1i32..256).prop_map(|kind| format!(
            "IpProtocol=icmp&IpPermissions.1.FromPort={kind}&IpPermissions.1.ToPort=-1"
        )),
        (59u8..=255).prop_map(|number| format!("IpProtocol={number}")),
    ];
    let block = (any::<u32>(), 0u8..=32).prop_map(|(bits, length)| {
        let block = ipnet::Ipv4Net::new(bits.into(), length).unwrap();
        block.trunc().to_string()
    });
    (traffic, proptest::collection::btree_set(block, 1..5))
        .prop_map(|(traffic, blocks)| (traffic, blocks.into_iter().collect()))
}
