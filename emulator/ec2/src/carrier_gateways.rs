//! Carrier gateways of Wavelength Zones: made for a VPC, and attached to it all their life.

use terrarium_model::ids::VpcId;
use terrarium_model::resources::CarrierGateway;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};
use crate::{tags, vpcs};

/// Whether a VPC has one: it has at most one.
pub(crate) fn is_in(tx: &Tx, vpc: VpcId) -> bool {
    let mut gateways = tx.cloud().all::<CarrierGateway>();
    gateways.any(|gateway| gateway.vpc_id == vpc)
}

impl Operation<Error> for CreateCarrierGatewayRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateCarrierGatewayResult, Error> {
        let vpc = vpcs::get(tx, self.vpc_id)?.id;
        if is_in(tx, vpc) {
            return Err(Error::invalid_value(format!(
                "Network {vpc} already has a carrier gateway attached"
            )));
        }
        let gateway = CarrierGateway {
            id: tx.new_id(),
            vpc_id: vpc,
        };
        tags::give(tx, gateway.id, &self.tag_specifications)?;
        tx.put(gateway.clone());
        Ok(CreateCarrierGatewayResult {
            carrier_gateway: Some(on_the_wire(tx, &gateway, CarrierGatewayState::Pending)),
        })
    }
}

impl Operation<Error> for DeleteCarrierGatewayRequest {
    fn run(self, tx: &mut Tx) -> Result<DeleteCarrierGatewayResult, Error> {
        let id = self.carrier_gateway_id;
        let gateway = tx.get::<CarrierGateway>(&id).ok_or(Error::not_found(id))?;
        let shown = on_the_wire(tx, &gateway, CarrierGatewayState::Deleting);
        tx.remove::<CarrierGateway>(&id);
        Ok(DeleteCarrierGatewayResult {
            carrier_gateway: Some(shown),
        })
    }
}

/// The filters of DescribeCarrierGateways.
const FIELDS: &[Field<CarrierGateway>] = &[
    ("carrier-gateway-id", |_, gateway| {
        vec![gateway.id.to_string()]
    }),
    ("owner-id", |tx, _| vec![tx.account().to_owned()]),
    ("state", |_, _| vec!["available".to_owned()]),
    ("vpc-id", |_, gateway| vec![gateway.vpc_id.to_string()]),
];

impl Operation<Error> for DescribeCarrierGatewaysRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeCarrierGatewaysResult, Error> {
        let selection = Selection {
            ids: self.carrier_gateway_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        let shown = |gateway| on_the_wire(tx, gateway, CarrierGatewayState::Available);
        Ok(DescribeCarrierGatewaysResult {
            carrier_gateways: page.items.iter().map(|gateway| shown(gateway)).collect(),
            next_token: page.next_token,
        })
    }
}

fn on_the_wire(
    tx: &Tx,
    gateway: &CarrierGateway,
    state: CarrierGatewayState,
) -> wire::CarrierGateway {
    wire::CarrierGateway {
        carrier_gateway_id: Some(gateway.id),
        vpc_id: Some(gateway.vpc_id),
        state: Some(state),
        owner_id: Some(tx.account().to_owned()),
        tags: tags::of(tx, gateway.id),
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Account;

    const ID: &str = "carrierGatewaySet/item/carrierGatewayId";

    fn vpc(account: &Account) -> String {
        account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId")
    }

    #[test]
    fn a_gateway_comes_is_there_and_goes() {
        let account = Account::new();
        let vpc = vpc(&account);
        let create = format!(
            "CreateCarrierGateway&VpcId={vpc}&TagSpecification.1.ResourceType=carrier-gateway\
             &TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=mobile"
        );
        let answer = account.ok(&create);
        assert_eq!(answer.text("carrierGateway/state"), "pending");
        let id = answer.text("carrierGateway/carrierGatewayId");
        assert_eq!(
            account.refused(&create),
            format!("InvalidParameterValue: Network {vpc} already has a carrier gateway attached")
        );
        for filter in [
            format!("carrier-gateway-id&Filter.1.Value.1={id}"),
            "owner-id&Filter.1.Value.1=000000000000".to_owned(),
            "state&Filter.1.Value.1=available".to_owned(),
            format!("vpc-id&Filter.1.Value.1={vpc}"),
            "tag:Name&Filter.1.Value.1=mobile".to_owned(),
        ] {
            let found = account.ok(&format!("DescribeCarrierGateways&Filter.1.Name={filter}"));
            assert_eq!(found.texts(ID), [id.as_str()], "{filter}");
        }
        assert_eq!(
            account.code(&format!("DeleteVpc&VpcId={vpc}")),
            "DependencyViolation"
        );
        let delete = format!("DeleteCarrierGateway&CarrierGatewayId={id}");
        assert_eq!(account.ok(&delete).text("carrierGateway/state"), "deleting");
        assert_eq!(account.code(&delete), "InvalidCarrierGatewayID.NotFound");
        account.ok(&format!("DeleteVpc&VpcId={vpc}"));
    }

    #[test]
    fn gateways_are_paged_and_unknown_ones_refused() {
        let account = Account::new();
        for _ in 0..6 {
            account.ok(&format!("CreateCarrierGateway&VpcId={}", vpc(&account)));
        }
        let first = account.ok("DescribeCarrierGateways&MaxResults=5");
        let token = first.text("nextToken");
        let rest = account.ok(&format!("DescribeCarrierGateways&NextToken={token}"));
        assert_eq!((first.texts(ID).len(), rest.texts(ID).len()), (5, 1));
        assert_eq!(
            account.code("DescribeCarrierGateways&CarrierGatewayId.1=cagw-12345678"),
            "InvalidCarrierGatewayID.NotFound"
        );
        assert_eq!(
            account.code("CreateCarrierGateway&VpcId=vpc-12345678"),
            "InvalidVpcID.NotFound"
        );
    }
}
