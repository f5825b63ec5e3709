//! VPCs, their attributes, and the default VPC that every region begins with.

use ipnet::Ipv4Net;
use terrarium_model::ids::VpcId;
use terrarium_model::resources::*;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};
use crate::tags;

/// The block of every default VPC.
const DEFAULT_CIDR: &str = "172.31.0.0/16";

/// Makes what an account finds in a region it never used: the default VPC with all that belongs to it.
pub(crate) fn provision_region(tx: &mut Tx) {
    tx.put(Settings {
        key: "settings".to_owned(),
    });
    let block = DEFAULT_CIDR.parse().expect("a constant block");
    create(tx, block, "default", true);
}

/// Makes a VPC and what AWS makes with it.
fn create(tx: &mut Tx, block: Ipv4Net, tenancy: &str, is_default: bool) -> VpcId {
    let id = tx.new_id();
    let association_id = tx.new_id();
    tx.put(terrarium_model::resources::Vpc {
        id,
        cidr_blocks: vec![VpcCidrBlock {
            association_id,
            cidr_block: block,
        }],
        dhcp_options_id: None,
        instance_tenancy: tenancy.to_owned(),
        is_default,
        enable_dns_support: true,
        enable_dns_hostnames: is_default,
        enable_network_address_usage_metrics: false,
    });
    id
}

impl Operation<Error> for CreateVpcRequest {
    const UNSUPPORTED: &'static [&'static str] = &["Ipv6Pool"];

    fn run(self, tx: &mut Tx) -> Result<CreateVpcResult, Error> {
        let _ = tags::specified(&self.tag_specifications, "vpc")?;
        let text = self.cidr_block.unwrap_or_default();
        let _block: Ipv4Net = text.parse().map_err(|_| Error::InvalidCidr {
            value: text,
            parameter: "cidrBlock",
        })?;
        let _ = tx;
        Ok(CreateVpcResult::default())
    }
}

/// The filters of DescribeVpcs.
const FIELDS: &[Field<terrarium_model::resources::Vpc>] = &[
    ("vpc-id", |_, vpc| vec![vpc.id.to_string()]),
    ("cidr", |_, vpc| vec![vpc.primary_cidr().to_string()]),
];

impl Operation<Error> for DescribeVpcsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeVpcsResult, Error> {
        let selection = Selection {
            ids: self.vpc_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        let vpcs = page.items.iter().map(|vpc| wire::Vpc {
            vpc_id: Some(vpc.id.to_string()),
            tags: tags::of(tx, vpc.id),
            ..Default::default()
        });
        Ok(DescribeVpcsResult {
            vpcs: vpcs.collect(),
            next_token: page.next_token,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Account;

    #[test]
    fn every_region_begins_with_a_default_vpc() {
        let account = Account::new();
        assert!(
            account
                .ok("DescribeVpcs")
                .text("vpcSet/item/vpcId")
                .starts_with("vpc-")
        );
    }
}
