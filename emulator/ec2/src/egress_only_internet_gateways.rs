//! Egress-only internet gateways: made for a VPC, and attached to it all their life.

use terrarium_model::ids::VpcId;
use terrarium_model::resources::EgressOnlyInternetGateway;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use crate::errors::Error;
use crate::pages::{Selection, select};
use crate::{tags, vpcs};

/// Whether a VPC has one: it has at most one.
pub(crate) fn is_in(tx: &Tx, vpc: VpcId) -> bool {
    let mut gateways = tx.cloud().all::<EgressOnlyInternetGateway>();
    gateways.any(|gateway| gateway.vpc_id == vpc)
}

impl Operation<Error> for CreateEgressOnlyInternetGatewayRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateEgressOnlyInternetGatewayResult, Error> {
        let vpc = vpcs::get(tx, self.vpc_id)?.id;
        if is_in(tx, vpc) {
            return Err(Error::invalid_value(format!(
                "Network {vpc} already has an egress only internet gateway attached"
            )));
        }
        let gateway = EgressOnlyInternetGateway {
            id: tx.new_id(),
            vpc_id: vpc,
        };
        tags::give(tx, gateway.id, &self.tag_specifications)?;
        tx.put(gateway.clone());
        Ok(CreateEgressOnlyInternetGatewayResult {
            client_token: self.client_token,
            egress_only_internet_gateway: Some(on_the_wire(tx, &gateway)),
        })
    }
}

impl Operation<Error> for DeleteEgressOnlyInternetGatewayRequest {
    fn run(self, tx: &mut Tx) -> Result<DeleteEgressOnlyInternetGatewayResult, Error> {
        let id = self.egress_only_internet_gateway_id;
        match tx.remove::<EgressOnlyInternetGateway>(&id) {
            Some(_) => Ok(DeleteEgressOnlyInternetGatewayResult {
                return_code: Some(true),
            }),
            None => Err(Error::not_found(id)),
        }
    }
}

impl Operation<Error> for DescribeEgressOnlyInternetGatewaysRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeEgressOnlyInternetGatewaysResult, Error> {
        let selection = Selection {
            ids: self.egress_only_internet_gateway_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        // They are filtered by their tags alone.
        let page = select(tx, selection, &[])?;
        let gateways = page.items.iter().map(|gateway| on_the_wire(tx, gateway));
        Ok(DescribeEgressOnlyInternetGatewaysResult {
            egress_only_internet_gateways: gateways.collect(),
            next_token: page.next_token,
        })
    }
}

fn on_the_wire(tx: &Tx, gateway: &EgressOnlyInternetGateway) -> wire::EgressOnlyInternetGateway {
    wire::EgressOnlyInternetGateway {
        attachments: vec![InternetGatewayAttachment {
            state: Some(AttachmentStatus::Attached),
            vpc_id: Some(gateway.vpc_id.to_string()),
        }],
        egress_only_internet_gateway_id: Some(gateway.id),
        tags: tags::of(tx, gateway.id),
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Account;

    const ID: &str = "egressOnlyInternetGatewaySet/item/egressOnlyInternetGatewayId";

    fn vpc(account: &Account) -> String {
        account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId")
    }

    fn create(account: &Account, vpc: &str) -> String {
        account.made(
            &format!("CreateEgressOnlyInternetGateway&VpcId={vpc}"),
            "egressOnlyInternetGateway/egressOnlyInternetGatewayId",
        )
    }

    #[test]
    fn a_gateway_is_attached_from_the_beginning_and_holds_its_vpc() {
        let account = Account::new();
        let vpc = vpc(&account);
        let answer = account.ok(&format!(
            "CreateEgressOnlyInternetGateway&VpcId={vpc}&ClientToken=once&TagSpecification.1.ResourceType=egress-only-internet-gateway\
             &TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=out"
        ));
        assert_eq!(answer.text("clientToken"), "once");
        let id = answer.text("egressOnlyInternetGateway/egressOnlyInternetGatewayId");
        assert!(id.starts_with("eigw-"), "{id}");
        let described = account
            .ok("DescribeEgressOnlyInternetGateways&Filter.1.Name=tag:Name&Filter.1.Value.1=out");
        let gateway = described.find("egressOnlyInternetGatewaySet/item");
        assert_eq!(gateway.text("attachmentSet/item/state"), "attached");
        assert_eq!(gateway.text("attachmentSet/item/vpcId"), vpc);
        assert_eq!(gateway.text("tagSet/item/value"), "out");
        assert_eq!(
            account.code(&format!("DeleteVpc&VpcId={vpc}")),
            "DependencyViolation"
        );
        let delete = format!("DeleteEgressOnlyInternetGateway&EgressOnlyInternetGatewayId={id}");
        assert_eq!(account.ok(&delete).text("returnCode"), "true");
        assert_eq!(
            account.refused(&delete),
            format!("InvalidGatewayID.NotFound: The eigw ID '{id}' does not exist")
        );
        account.ok(&format!("DeleteVpc&VpcId={vpc}"));
    }

    #[test]
    fn a_vpc_has_at_most_one() {
        let account = Account::new();
        let vpc = vpc(&account);
        create(&account, &vpc);
        assert_eq!(
            account.refused(&format!("CreateEgressOnlyInternetGateway&VpcId={vpc}")),
            format!(
                "InvalidParameterValue: Network {vpc} already has an egress only internet gateway attached"
            )
        );
        assert_eq!(
            account.code("CreateEgressOnlyInternetGateway&VpcId=vpc-12345678"),
            "InvalidVpcID.NotFound"
        );
    }

    #[test]
    fn gateways_are_found_by_id_and_tag_and_paged() {
        let account = Account::new();
        let ids: Vec<_> = (0..6).map(|_| create(&account, &vpc(&account))).collect();
        let one = format!(
            "DescribeEgressOnlyInternetGateways&EgressOnlyInternetGatewayId.1={}",
            ids[0]
        );
        assert_eq!(account.ok(&one).texts(ID), [ids[0].as_str()]);
        let first = account.ok("DescribeEgressOnlyInternetGateways&MaxResults=5");
        assert_eq!(first.texts(ID).len(), 5);
        let token = first.text("nextToken");
        let rest = format!("DescribeEgressOnlyInternetGateways&MaxResults=5&NextToken={token}");
        assert_eq!(account.ok(&rest).texts(ID).len(), 1);
        for (parameters, code) in [
            (
                "Filter.1.Name=vpc-id&Filter.1.Value.1=x",
                "InvalidParameterValue",
            ),
            (
                "EgressOnlyInternetGatewayId.1=eigw-12345678",
                "InvalidGatewayID.NotFound",
            ),
            (
                "EgressOnlyInternetGatewayId.1=x",
                "InvalidEgressOnlyInternetGatewayId.Malformed",
            ),
        ] {
            let request = format!("DescribeEgressOnlyInternetGateways&{parameters}");
            assert_eq!(account.code(&request), code, "{parameters}");
        }
    }
}
