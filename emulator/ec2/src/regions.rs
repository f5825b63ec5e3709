//! Regions.
//!
//! Every region can be used, so those that AWS leaves off at first are listed as opted in.

use terrarium_model::regions::{REGIONS, Region};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use crate::errors::Error;
use crate::filters::{Field, Filters};

/// The name of a resource that IAM policies use, such as `arn:aws:ec2:us-east-1:000000000000:subnet/subnet-…`.
pub(crate) fn arn(tx: &Tx, resource_type: &str, id: impl std::fmt::Display) -> String {
    let (region, account) = (tx.region(), tx.account());
    format!("arn:aws:ec2:{region}:{account}:{resource_type}/{id}")
}

/// The filters of DescribeRegions.
const REGION_FIELDS: &[Field<Region>] = &[
    ("endpoint", |_, region| vec![region.endpoint()]),
    ("opt-in-status", |_, region| {
        vec![region.opt_in_status().to_owned()]
    }),
    ("region-name", |_, region| vec![region.name.to_owned()]),
];

impl Operation<Error> for DescribeRegionsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeRegionsResult, Error> {
        // There is no region that is not opted in, so AllRegions adds none.
        let _ = self.all_regions;
        let filters = Filters::parse(self.filters, REGION_FIELDS, false)?;
        let is_known = |name: &&String| REGIONS.iter().any(|region| region.name == **name);
        if let Some(unknown) = self.region_names.iter().find(|name| !is_known(name)) {
            return Err(Error::invalid_value(format!("Invalid region: [{unknown}]")));
        }
        let names = &self.region_names;
        let chosen = REGIONS.iter().filter(|region| {
            (names.is_empty() || names.iter().any(|name| name == region.name))
                && filters.pass(tx, "", region)
        });
        let regions = chosen.map(|region| wire::Region {
            opt_in_status: Some(region.opt_in_status().to_owned()),
            region_name: Some(region.name.to_owned()),
            endpoint: Some(region.endpoint()),
            ..Default::default()
        });
        Ok(DescribeRegionsResult {
            regions: regions.collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Account;

    #[test]
    fn regions_are_listed_with_their_endpoint() {
        let account = Account::new();
        let all = account
            .ok("DescribeRegions")
            .texts("regionInfo/item/regionName");
        assert_eq!(all.len(), REGIONS.len());
        let one = account.ok("DescribeRegions&RegionName.1=eu-south-1");
        assert_eq!(
            one.text("regionInfo/item/regionEndpoint"),
            "ec2.eu-south-1.amazonaws.com"
        );
        assert_eq!(one.text("regionInfo/item/optInStatus"), "opted-in");
        let filtered =
            account.ok("DescribeRegions&Filter.1.Name=region-name&Filter.1.Value.1=us-*");
        assert_eq!(filtered.texts("regionInfo/item/regionName").len(), 4);
        assert_eq!(
            account.code("DescribeRegions&RegionName.1=moon-1"),
            "InvalidParameterValue"
        );
        assert_eq!(
            account.code("DescribeRegions&Filter.1.Name=x&Filter.1.Value.1=y"),
            "InvalidParameterValue"
        );
    }
}
