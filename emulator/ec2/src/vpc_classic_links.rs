//! ClassicLink, as it is since EC2-Classic is gone: every VPC is without it, and none can get it.

use terrarium_model::ids::VpcId;
use terrarium_model::resources::{Instance, Vpc};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use crate::errors::Error;
use crate::filters::{Field, Filters};
use crate::pages::{self, Selection, select};
use crate::{instances, tags, vpcs};

/// The answer to whoever would change it for a VPC.
fn refuse<T>(tx: &Tx, vpc: VpcId) -> Result<T, Error> {
    vpcs::get(tx, vpc)?;
    Err(Error::UnsupportedOperation {
        message: "The functionality you requested is not available in this region.".to_owned(),
    })
}

/// The filters of DescribeVpcClassicLink.
const FIELDS: &[Field<Vpc>] = &[("is-classic-link-enabled", |_, _| vec!["false".to_owned()])];

impl Operation<Error> for DescribeVpcClassicLinkRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeVpcClassicLinkResult, Error> {
        let selection = Selection {
            ids: self.vpc_ids,
            filters: self.filters,
            max_results: None,
            next_token: None,
        };
        let page = select(tx, selection, FIELDS)?;
        let vpcs = page.items.iter().map(|vpc| VpcClassicLink {
            classic_link_enabled: Some(false),
            tags: tags::of(tx, vpc.id),
            vpc_id: Some(vpc.id.to_string()),
        });
        Ok(DescribeVpcClassicLinkResult {
            vpcs: vpcs.collect(),
        })
    }
}

impl Operation<Error> for DescribeVpcClassicLinkDnsSupportRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeVpcClassicLinkDnsSupportResult, Error> {
        let selection = Selection {
            ids: self.vpc_ids,
            filters: Vec::new(),
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        let vpcs = page.items.iter().map(|vpc| ClassicLinkDnsSupport {
            classic_link_dns_supported: Some(false),
            vpc_id: Some(vpc.id.to_string()),
        });
        Ok(DescribeVpcClassicLinkDnsSupportResult {
            vpcs: vpcs.collect(),
            next_token: page.next_token,
        })
    }
}

/// The filters of DescribeClassicLinkInstances.
const INSTANCE_FIELDS: &[Field<Instance>] = &[
    ("group-id", |_, _| Vec::new()),
    ("instance-id", |_, _| Vec::new()),
    ("vpc-id", |_, _| Vec::new()),
];

impl Operation<Error> for DescribeClassicLinkInstancesRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeClassicLinkInstancesResult, Error> {
        Filters::parse(self.filters, INSTANCE_FIELDS, true)?;
        for id in self.instance_ids {
            instances::get(tx, id)?;
        }
        let none = std::iter::empty::<String>();
        let token = self.next_token.as_deref();
        pages::cut(none, String::clone, self.max_results, token)?;
        Ok(DescribeClassicLinkInstancesResult::default())
    }
}

impl Operation<Error> for EnableVpcClassicLinkRequest {
    fn run(self, tx: &mut Tx) -> Result<EnableVpcClassicLinkResult, Error> {
        refuse(tx, self.vpc_id)
    }
}

impl Operation<Error> for DisableVpcClassicLinkRequest {
    fn run(self, tx: &mut Tx) -> Result<DisableVpcClassicLinkResult, Error> {
        refuse(tx, self.vpc_id)
    }
}

impl Operation<Error> for EnableVpcClassicLinkDnsSupportRequest {
    fn run(self, tx: &mut Tx) -> Result<EnableVpcClassicLinkDnsSupportResult, Error> {
        refuse(tx, self.vpc_id.ok_or(Error::missing("vpcId"))?)
    }
}

impl Operation<Error> for DisableVpcClassicLinkDnsSupportRequest {
    fn run(self, tx: &mut Tx) -> Result<DisableVpcClassicLinkDnsSupportResult, Error> {
        refuse(tx, self.vpc_id.ok_or(Error::missing("vpcId"))?)
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Account;

    #[test]
    fn no_vpc_has_it() {
        let account = Account::new();
        let vpc = account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId");
        let all = account.ok("DescribeVpcClassicLink");
        assert_eq!(
            all.texts("vpcSet/item/classicLinkEnabled"),
            ["false", "false"]
        );
        let one = account.ok(&format!("DescribeVpcClassicLink&VpcId.1={vpc}"));
        assert_eq!(one.texts("vpcSet/item/vpcId"), [vpc.as_str()]);
        let with =
            "DescribeVpcClassicLink&Filter.1.Name=is-classic-link-enabled&Filter.1.Value.1=true";
        assert!(!account.ok(with).has("vpcSet/item"));
        let dns = account.ok(&format!("DescribeVpcClassicLinkDnsSupport&VpcIds.1={vpc}"));
        assert_eq!(dns.texts("vpcs/item/classicLinkDnsSupported"), ["false"]);
        assert!(
            !account
                .ok("DescribeClassicLinkInstances&MaxResults=5")
                .has("instancesSet/item")
        );
        assert_eq!(
            account.code("DescribeVpcClassicLink&VpcId.1=vpc-12345678"),
            "InvalidVpcID.NotFound"
        );
    }

    #[test]
    fn nobody_gets_it() {
        let account = Account::new();
        let vpc = account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId");
        for action in [
            "EnableVpcClassicLink",
            "DisableVpcClassicLink",
            "EnableVpcClassicLinkDnsSupport",
            "DisableVpcClassicLinkDnsSupport",
        ] {
            assert_eq!(
                account.refused(&format!("{action}&VpcId={vpc}")),
                "UnsupportedOperation: The functionality you requested is not available in this region.",
                "{action}"
            );
            assert_eq!(
                account.code(&format!("{action}&VpcId=vpc-12345678")),
                "InvalidVpcID.NotFound",
                "{action}"
            );
        }
    }

    #[test]
    fn vpcs_are_paged_where_they_can_be() {
        let account = Account::new();
        for number in 0..6 {
            account.ok(&format!("CreateVpc&CidrBlock=10.{number}.0.0/16"));
        }
        let first = account.ok("DescribeVpcClassicLinkDnsSupport&MaxResults=5");
        let token = first.text("nextToken");
        let rest = account.ok(&format!(
            "DescribeVpcClassicLinkDnsSupport&NextToken={token}"
        ));
        let id = "vpcs/item/vpcId";
        assert_eq!((first.texts(id).len(), rest.texts(id).len()), (5, 2));
        for request in [
            "DescribeClassicLinkInstances&MaxResults=4",
            "DescribeClassicLinkInstances&Filter.1.Name=x&Filter.1.Value.1=y",
        ] {
            assert_eq!(account.code(request), "InvalidParameterValue", "{request}");
        }
        assert_eq!(
            account.code("DescribeClassicLinkInstances&InstanceId.1=i-12345678"),
            "InvalidInstanceID.NotFound"
        );
    }
}
