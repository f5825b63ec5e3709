//! Internet gateways and their attachment to a VPC.

use std::sync::Arc;

use terrarium_model::ids::{InternetGatewayId, VpcId};
use terrarium_model::resources::{EdgeGateway, InternetGateway, NetworkInterface};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};
use crate::{route_tables, tags, vpcs};

/// Makes the gateway of a default VPC.
pub(crate) fn create_attached(tx: &mut Tx, vpc: VpcId) -> InternetGatewayId {
    let id = tx.new_id();
    tx.put(InternetGateway {
        id,
        vpc_id: Some(vpc),
    });
    id
}

fn get(tx: &Tx, id: InternetGatewayId) -> Result<Arc<InternetGateway>, Error> {
    tx.get::<InternetGateway>(&id).ok_or(Error::not_found(id))
}

impl Operation<Error> for CreateInternetGatewayRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateInternetGatewayResult, Error> {
        let gateway = InternetGateway {
            id: tx.new_id(),
            vpc_id: None,
        };
        tags::give(tx, gateway.id, &self.tag_specifications)?;
        tx.put(gateway.clone());
        Ok(CreateInternetGatewayResult {
            internet_gateway: Some(on_the_wire(tx, &gateway)),
        })
    }
}

impl Operation<Error> for AttachInternetGatewayRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let gateway = get(tx, self.internet_gateway_id)?;
        let vpc = vpcs::get(tx, self.vpc_id)?.id;
        if let Some(other) = gateway.vpc_id {
            return Err(Error::AlreadyAssociated {
                message: format!(
                    "resource {} is already attached to network {other}",
                    gateway.id
                ),
            });
        }
        if tx.cloud().internet_gateway_of(vpc).is_some() {
            return Err(Error::invalid_value(format!(
                "Network {vpc} already has an internet gateway attached"
            )));
        }
        tx.update::<InternetGateway, _>(&gateway.id, |gateway| gateway.vpc_id = Some(vpc));
        Ok(())
    }
}

impl Operation<Error> for DetachInternetGatewayRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let gateway = get(tx, self.internet_gateway_id)?;
        let vpc = vpcs::get(tx, self.vpc_id)?.id;
        if gateway.vpc_id != Some(vpc) {
            return Err(Error::GatewayNotAttached {
                gateway: gateway.id,
                vpc,
            });
        }
        let is_mapped =
            |interface: &NetworkInterface| interface.vpc_id == vpc && interface.public_ip.is_some();
        if tx.cloud().all().any(|interface| is_mapped(interface)) {
            return Err(Error::MappedAddresses { vpc });
        }
        tx.update::<InternetGateway, _>(&gateway.id, |gateway| gateway.vpc_id = None);
        route_tables::forget_gateway(tx, EdgeGateway::InternetGateway(gateway.id));
        Ok(())
    }
}

impl Operation<Error> for DeleteInternetGatewayRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let gateway = get(tx, self.internet_gateway_id)?;
        if gateway.vpc_id.is_some() {
            return Err(Error::in_use("internetGateway", gateway.id));
        }
        tx.remove::<InternetGateway>(&gateway.id);
        Ok(())
    }
}

/// The filters of DescribeInternetGateways.
const FIELDS: &[Field<InternetGateway>] = &[
    ("attachment.state", |_, gateway| {
        let state = |_| "available".to_owned();
        gateway.vpc_id.map(state).into_iter().collect()
    }),
    ("attachment.vpc-id", |_, gateway| {
        gateway.vpc_id.iter().map(VpcId::to_string).collect()
    }),
    ("internet-gateway-id", |_, gateway| {
        vec![gateway.id.to_string()]
    }),
    ("owner-id", |tx, _| vec![tx.account().to_owned()]),
];

impl Operation<Error> for DescribeInternetGatewaysRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeInternetGatewaysResult, Error> {
        let selection = Selection {
            ids: self.internet_gateway_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        let gateways = page.items.iter().map(|gateway| on_the_wire(tx, gateway));
        Ok(DescribeInternetGatewaysResult {
            internet_gateways: gateways.collect(),
            next_token: page.next_token,
        })
    }
}

fn on_the_wire(tx: &Tx, gateway: &InternetGateway) -> wire::InternetGateway {
    let attachment = |vpc: VpcId| InternetGatewayAttachment {
        state: Some(AttachmentStatus::Available),
        vpc_id: Some(vpc.to_string()),
    };
    wire::InternetGateway {
        attachments: gateway.vpc_id.into_iter().map(attachment).collect(),
        internet_gateway_id: Some(gateway.id.to_string()),
        owner_id: Some(tx.account().to_owned()),
        tags: tags::of(tx, gateway.id),
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Account;

    fn vpc_and_gateway(account: &Account) -> (String, String) {
        let vpc = account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId");
        let gateway = account.made(
            "CreateInternetGateway&TagSpecification.1.ResourceType=internet-gateway&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=way",
            "internetGateway/internetGatewayId",
        );
        (vpc, gateway)
    }

    #[test]
    fn a_gateway_is_attached_and_detached() {
        let account = Account::new();
        let (vpc, gateway) = vpc_and_gateway(&account);
        let describe = format!("DescribeInternetGateways&InternetGatewayId.1={gateway}");
        assert!(
            !account
                .ok(&describe)
                .has("internetGatewaySet/item/attachmentSet/item")
        );
        let pair = format!("InternetGatewayId={gateway}&VpcId={vpc}");
        account.ok(&format!("AttachInternetGateway&{pair}"));
        let item = account.ok(&describe);
        assert_eq!(
            item.text("internetGatewaySet/item/attachmentSet/item/state"),
            "available"
        );
        assert_eq!(
            item.text("internetGatewaySet/item/attachmentSet/item/vpcId"),
            vpc
        );
        let found = account.ok(&format!(
            "DescribeInternetGateways&Filter.1.Name=attachment.vpc-id&Filter.1.Value.1={vpc}&Filter.2.Name=tag:Name&Filter.2.Value.1=w*"
        ));
        assert_eq!(
            found.texts("internetGatewaySet/item/internetGatewayId"),
            [gateway.as_str()]
        );
        assert_eq!(
            account.refused(&format!(
                "DeleteInternetGateway&InternetGatewayId={gateway}"
            )),
            format!(
                "DependencyViolation: The internetGateway '{gateway}' has dependencies and cannot be deleted."
            )
        );
        account.ok(&format!("DetachInternetGateway&{pair}"));
        assert_eq!(
            account.refused(&format!("DetachInternetGateway&{pair}")),
            format!("Gateway.NotAttached: resource {gateway} is not attached to network {vpc}")
        );
        account.ok(&format!(
            "DeleteInternetGateway&InternetGatewayId={gateway}"
        ));
        assert_eq!(account.code(&describe), "InvalidInternetGatewayID.NotFound");
    }

    #[test]
    fn a_vpc_and_a_gateway_have_at_most_one_attachment() {
        let account = Account::new();
        let (vpc, gateway) = vpc_and_gateway(&account);
        account.ok(&format!(
            "AttachInternetGateway&InternetGatewayId={gateway}&VpcId={vpc}"
        ));
        let (other_vpc, other_gateway) = vpc_and_gateway(&account);
        assert_eq!(
            account.refused(&format!(
                "AttachInternetGateway&InternetGatewayId={gateway}&VpcId={other_vpc}"
            )),
            format!(
                "Resource.AlreadyAssociated: resource {gateway} is already attached to network {vpc}"
            )
        );
        assert_eq!(
            account.refused(&format!(
                "AttachInternetGateway&InternetGatewayId={other_gateway}&VpcId={vpc}"
            )),
            format!(
                "InvalidParameterValue: Network {vpc} already has an internet gateway attached"
            )
        );
    }

    #[test]
    fn a_dry_run_attaches_nothing() {
        let account = Account::new();
        let (vpc, gateway) = vpc_and_gateway(&account);
        let code = account.code(&format!(
            "AttachInternetGateway&DryRun=true&InternetGatewayId={gateway}&VpcId={vpc}"
        ));
        assert_eq!(code, "DryRunOperation");
        assert!(
            account
                .cloud()
                .internet_gateways
                .values()
                .all(|known| known.vpc_id.is_none() || known.id.to_string() != gateway)
        );
    }

    #[test]
    fn missing_gateways_and_vpcs_are_told_apart() {
        let account = Account::new();
        let (vpc, gateway) = vpc_and_gateway(&account);
        let attach = |gateway: &str, vpc: &str| {
            account.code(&format!(
                "AttachInternetGateway&InternetGatewayId={gateway}&VpcId={vpc}"
            ))
        };
        assert_eq!(
            attach("igw-12345678", &vpc),
            "InvalidInternetGatewayID.NotFound"
        );
        assert_eq!(attach(&gateway, "vpc-12345678"), "InvalidVpcID.NotFound");
        assert_eq!(
            attach("gateway", &vpc),
            "InvalidInternetGatewayId.Malformed"
        );
    }
}
