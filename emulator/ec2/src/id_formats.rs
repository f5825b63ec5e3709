//! The formats of ids: all have been long since 2018, and can be nothing else.

use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use crate::errors::Error;
use crate::pages;

/// The kinds of resources whose ids were short once.
#[rustfmt::skip]
const RESOURCES: &[&str] = &[
    "bundle", "conversion-task", "customer-gateway", "dhcp-options", "elastic-ip-allocation", "elastic-ip-association",
    "export-task", "flow-log", "image", "import-task", "instance", "internet-gateway", "network-acl",
    "network-acl-association", "network-interface", "network-interface-attachment", "prefix-list", "reservation",
    "route-table", "route-table-association", "security-group", "snapshot", "subnet", "subnet-cidr-block-association",
    "volume", "vpc", "vpc-cidr-block-association", "vpc-endpoint", "vpc-peering-connection", "vpn-connection", "vpn-gateway",
];

fn ensure_known(resource: &str) -> Result<(), Error> {
    match RESOURCES.contains(&resource) {
        true => Ok(()),
        false => Err(Error::invalid_value(format!(
            "Value ({resource}) for parameter resource is invalid. Unknown resource."
        ))),
    }
}

/// The formats of one kind, or of all.
fn statuses(resource: Option<&str>) -> Result<Vec<IdFormat>, Error> {
    resource.map(ensure_known).transpose()?;
    let asked = RESOURCES
        .iter()
        .filter(|known| resource.is_none_or(|resource| resource == **known));
    let format = |known: &&str| IdFormat {
        resource: Some((*known).to_owned()),
        use_long_ids: Some(true),
        ..Default::default()
    };
    Ok(asked.map(format).collect())
}

/// Long ids can be asked for again, short ones no more.
fn modify(resource: &str, use_long_ids: bool) -> Result<(), Error> {
    if resource != "all-current" {
        ensure_known(resource)?;
    }
    match use_long_ids {
        true => Ok(()),
        false => Err(Error::invalid_value(
            "Value (false) for parameter useLongIds is invalid. Longer IDs can no longer be opted out of.",
        )),
    }
}

impl Operation<Error> for DescribeAggregateIdFormatRequest {
    fn run(self, _: &mut Tx) -> Result<DescribeAggregateIdFormatResult, Error> {
        Ok(DescribeAggregateIdFormatResult {
            use_long_ids_aggregated: Some(true),
            statuses: statuses(None)?,
        })
    }
}

impl Operation<Error> for DescribeIdFormatRequest {
    fn run(self, _: &mut Tx) -> Result<DescribeIdFormatResult, Error> {
        Ok(DescribeIdFormatResult {
            statuses: statuses(self.resource.as_deref())?,
        })
    }
}

impl Operation<Error> for DescribeIdentityIdFormatRequest {
    fn run(self, _: &mut Tx) -> Result<DescribeIdentityIdFormatResult, Error> {
        if !self.principal_arn.starts_with("arn:") {
            return Err(Error::invalid_value(format!(
                "Value ({}) for parameter principalArn is invalid. Invalid ARN.",
                self.principal_arn
            )));
        }
        Ok(DescribeIdentityIdFormatResult {
            statuses: statuses(self.resource.as_deref())?,
        })
    }
}

impl Operation<Error> for DescribePrincipalIdFormatRequest {
    fn run(self, _: &mut Tx) -> Result<DescribePrincipalIdFormatResult, Error> {
        for resource in &self.resources {
            ensure_known(resource)?;
        }
        // It lists whoever chose a format, and nobody has had a choice for years.
        let nobody = std::iter::empty::<String>();
        let token = self.next_token.as_deref();
        pages::page_of(nobody, String::clone, self.max_results, token, 1..=1000)?;
        Ok(DescribePrincipalIdFormatResult::default())
    }
}

impl Operation<Error> for ModifyIdFormatRequest {
    fn run(self, _: &mut Tx) -> Result<(), Error> {
        modify(&self.resource, self.use_long_ids)
    }
}

impl Operation<Error> for ModifyIdentityIdFormatRequest {
    fn run(self, _: &mut Tx) -> Result<(), Error> {
        if self.principal_arn != "all" && !self.principal_arn.starts_with("arn:") {
            return Err(Error::invalid_value(format!(
                "Value ({}) for parameter principalArn is invalid. Invalid ARN.",
                self.principal_arn
            )));
        }
        modify(&self.resource, self.use_long_ids)
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Account;

    const ARN: &str = "PrincipalArn=arn:aws:iam::000000000000:root";

    #[test]
    fn all_ids_are_long() {
        let account = Account::new();
        for request in [
            "DescribeAggregateIdFormat",
            "DescribeIdFormat",
            &format!("DescribeIdentityIdFormat&{ARN}"),
        ] {
            let answer = account.ok(request);
            let long = answer.texts("statusSet/item/useLongIds");
            assert_eq!(long.len(), 31, "{request}");
            assert!(long.iter().all(|long| long == "true"), "{request}");
        }
        let aggregate = account.ok("DescribeAggregateIdFormat");
        assert_eq!(aggregate.text("useLongIdsAggregated"), "true");
        let one = account.ok("DescribeIdFormat&Resource=vpc");
        assert_eq!(one.texts("statusSet/item/resource"), ["vpc"]);
        let nobody = account.ok("DescribePrincipalIdFormat&Resource.1=vpc");
        assert!(!nobody.has("principalSet/item"));
    }

    #[test]
    fn the_format_cannot_be_changed_any_more() {
        let account = Account::new();
        account.ok("ModifyIdFormat&Resource=vpc&UseLongIds=true");
        account.ok(&format!(
            "ModifyIdentityIdFormat&Resource=all-current&UseLongIds=true&{ARN}"
        ));
        for request in [
            "ModifyIdFormat&Resource=vpc&UseLongIds=false",
            "ModifyIdFormat&Resource=x&UseLongIds=true",
            "ModifyIdentityIdFormat&Resource=vpc&UseLongIds=true&PrincipalArn=x",
            "DescribeIdFormat&Resource=x",
            "DescribeIdentityIdFormat&PrincipalArn=x",
            "DescribePrincipalIdFormat&Resource.1=x",
            "DescribePrincipalIdFormat&MaxResults=0",
        ] {
            assert_eq!(account.code(request), "InvalidParameterValue", "{request}");
        }
    }
}
