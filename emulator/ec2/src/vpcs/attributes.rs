//! The attributes of a VPC, one at a time, and its tenancy.

use terrarium_model::resources::Vpc;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use super::get;
use crate::errors::Error;

impl Operation<Error> for DescribeVpcAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeVpcAttributeResult, Error> {
        let vpc = get(tx, self.vpc_id)?;
        let mut result = DescribeVpcAttributeResult {
            vpc_id: Some(vpc.id.to_string()),
            ..Default::default()
        };
        let value = |value| Some(AttributeBooleanValue { value: Some(value) });
        match self.attribute {
            VpcAttributeName::EnableDnsSupport => {
                result.enable_dns_support = value(vpc.enable_dns_support);
            }
            VpcAttributeName::EnableDnsHostnames => {
                result.enable_dns_hostnames = value(vpc.enable_dns_hostnames);
            }
            VpcAttributeName::EnableNetworkAddressUsageMetrics => {
                result.enable_network_address_usage_metrics =
                    value(vpc.enable_network_address_usage_metrics);
            }
        }
        Ok(result)
    }
}

impl Operation<Error> for ModifyVpcTenancyRequest {
    fn run(self, tx: &mut Tx) -> Result<ModifyVpcTenancyResult, Error> {
        let id = get(tx, self.vpc_id)?.id;
        tx.update::<Vpc, _>(&id, |vpc| {
            vpc.instance_tenancy = self.instance_tenancy.to_string();
        });
        Ok(ModifyVpcTenancyResult {
            return_value: Some(true),
        })
    }
}

impl Operation<Error> for ModifyVpcAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let mut vpc = Vpc::clone(&*get(tx, self.vpc_id)?);
        let attributes = [
            (self.enable_dns_support, &mut vpc.enable_dns_support),
            (self.enable_dns_hostnames, &mut vpc.enable_dns_hostnames),
            (
                self.enable_network_address_usage_metrics,
                &mut vpc.enable_network_address_usage_metrics,
            ),
        ];
        let mut count = 0;
        for (attribute, stored) in attributes {
            if let Some(value) = attribute.and_then(|attribute| attribute.value) {
                *stored = value;
                count += 1;
            }
        }
        match count {
            0 => Err(Error::MissingParameter {
                message: "No attributes specified.".to_owned(),
            }),
            1 => {
                tx.put(vpc);
                Ok(())
            }
            _ => Err(Error::invalid_combination(
                "Fields for multiple attribute types specified: only one attribute can be modified at a time.",
            )),
        }
    }
}
