//! Regions, their availability zones, and the attributes of an account in a region.
//!
//! Every region can be used, so those that AWS leaves off at first are listed as opted in.

use terrarium_model::regions::{self, REGIONS, Region, Zone};
use terrarium_model::resources::Vpc;
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

/// The filters of DescribeAvailabilityZones.
const ZONE_FIELDS: &[Field<Zone>] = &[
    ("group-name", |tx, _| vec![zone_group(tx)]),
    ("message", |_, _| Vec::new()),
    ("opt-in-status", |_, _| {
        vec!["opt-in-not-required".to_owned()]
    }),
    ("parent-zone-id", |_, _| Vec::new()),
    ("parent-zone-name", |_, _| Vec::new()),
    ("region-name", |tx, _| vec![tx.region().to_owned()]),
    ("state", |_, _| vec!["available".to_owned()]),
    ("zone-id", |_, zone| vec![zone.id.clone()]),
    ("zone-name", |_, zone| vec![zone.name.clone()]),
    ("zone-type", |_, _| vec!["availability-zone".to_owned()]),
];

fn zone_group(tx: &Tx) -> String {
    format!("{}-zg-1", tx.region())
}

impl Operation<Error> for DescribeAvailabilityZonesRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeAvailabilityZonesResult, Error> {
        // There are no zones that would have to be opted in, so AllAvailabilityZones adds none.
        let _ = self.all_availability_zones;
        let filters = Filters::parse(self.filters, ZONE_FIELDS, false)?;
        let zones = regions::zones(tx.region());
        let (names, ids) = (&self.zone_names, &self.zone_ids);
        let unknown_name = names
            .iter()
            .find(|name| zones.iter().all(|zone| zone.name != **name));
        let unknown_id = ids
            .iter()
            .find(|id| zones.iter().all(|zone| zone.id != **id));
        if let Some(unknown) = unknown_name.or(unknown_id) {
            return Err(Error::invalid_value(format!(
                "Invalid availability zone: [{unknown}]"
            )));
        }
        let chosen = zones.iter().filter(|zone| {
            (names.is_empty() || names.contains(&zone.name))
                && (ids.is_empty() || ids.contains(&zone.id))
                && filters.pass(tx, "", zone)
        });
        Ok(DescribeAvailabilityZonesResult {
            availability_zones: chosen.map(|zone| zone_on_the_wire(tx, zone)).collect(),
        })
    }
}

fn zone_on_the_wire(tx: &Tx, zone: &Zone) -> wire::AvailabilityZone {
    let region = REGIONS.iter().find(|region| region.name == tx.region());
    wire::AvailabilityZone {
        opt_in_status: Some(AvailabilityZoneOptInStatus::OptInNotRequired),
        region_name: Some(tx.region().to_owned()),
        zone_name: Some(zone.name.clone()),
        zone_id: Some(zone.id.clone()),
        group_name: Some(zone_group(tx)),
        network_border_group: Some(tx.region().to_owned()),
        zone_type: Some("availability-zone".to_owned()),
        group_long_name: region.map(|region| format!("{} 1", region.long_name)),
        state: Some(AvailabilityZoneState::Available),
        ..Default::default()
    }
}

impl Operation<Error> for DescribeAccountAttributesRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeAccountAttributesResult, Error> {
        let default_vpc = tx.cloud().all::<Vpc>().find(|vpc| vpc.is_default);
        let default_vpc = default_vpc.map_or("none".to_owned(), |vpc| vpc.id.to_string());
        let all = [
            ("supported-platforms", "VPC"),
            ("vpc-max-security-groups-per-interface", "5"),
            ("max-elastic-ips", "5"),
            ("max-instances", "20"),
            ("vpc-max-elastic-ips", "5"),
            ("default-vpc", default_vpc.as_str()),
        ];
        let names = &self.attribute_names;
        let is_wanted =
            |name: &str| names.is_empty() || names.iter().any(|wanted| wanted.to_string() == name);
        let attributes = all.iter().filter(|(name, _)| is_wanted(name));
        let attributes = attributes.map(|(name, value)| AccountAttribute {
            attribute_name: Some((*name).to_owned()),
            attribute_values: vec![AccountAttributeValue {
                attribute_value: Some((*value).to_owned()),
            }],
        });
        Ok(DescribeAccountAttributesResult {
            account_attributes: attributes.collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Account;

    #[test]
    fn no_two_zones_of_a_region_share_a_name_or_an_id() {
        for region in REGIONS {
            let mut names: Vec<_> = regions::zones(region.name)
                .into_iter()
                .flat_map(|zone| [zone.name, zone.id])
                .collect();
            let count = names.len();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), count, "{}", region.name);
        }
    }

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

    #[test]
    fn zones_are_found_by_name_id_and_filter() {
        let account = Account::new();
        let id = "availabilityZoneInfo/item/zoneId";
        assert_eq!(account.ok("DescribeAvailabilityZones").texts(id).len(), 6);
        assert_eq!(
            account
                .ok("DescribeAvailabilityZones&ZoneName.1=us-east-1a")
                .texts(id),
            ["use1-az6"]
        );
        assert_eq!(
            account
                .ok("DescribeAvailabilityZones&ZoneId.1=use1-az4")
                .texts(id),
            ["use1-az4"]
        );
        let filter =
            "DescribeAvailabilityZones&Filter.1.Name=zone-type&Filter.1.Value.1=local-zone";
        assert!(account.ok(filter).texts(id).is_empty());
        assert_eq!(
            account.refused("DescribeAvailabilityZones&ZoneName.1=us-east-1z"),
            "InvalidParameterValue: Invalid availability zone: [us-east-1z]"
        );
    }

    #[test]
    fn the_account_tells_its_default_vpc() {
        let account = Account::new();
        let answer = account.ok("DescribeAccountAttributes&AttributeName.1=default-vpc");
        let value = answer.text("accountAttributeSet/item/attributeValueSet/item/attributeValue");
        assert!(value.starts_with("vpc-"), "{value}");
        let all = account.ok("DescribeAccountAttributes");
        assert_eq!(all.texts("accountAttributeSet/item/attributeName").len(), 6);
    }
}
