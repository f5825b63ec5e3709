//! Regions, their availability zones, and the attributes of an account in a region.
//!
//! Names and ids of regions and zones are AWS's own. Which zone id a zone name stands for differs between AWS accounts;
//! here it is the same for all. Every region can be used, so those that AWS leaves off at first are listed as opted in.

use terrarium_model::resources::Vpc;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use crate::errors::Error;
use crate::filters::{Field, Filters};

/// A region.
pub(crate) struct Region {
    name: &'static str,
    /// What people call it.
    long_name: &'static str,
    /// Whether every AWS account has it from the beginning.
    by_default: bool,
    /// What its zones' ids begin with.
    zone_prefix: &'static str,
    /// A zone each: the letter of its name and the number of its id.
    zones: &'static str,
}

const fn region(
    name: &'static str,
    long_name: &'static str,
    by_default: bool,
    zone_prefix: &'static str,
    zones: &'static str,
) -> Region {
    Region {
        name,
        long_name,
        by_default,
        zone_prefix,
        zones,
    }
}

#[rustfmt::skip]
const REGIONS: &[Region] = &[
    region("af-south-1", "Africa (Cape Town)", false, "afs1", "a1 b2 c3"),
    region("ap-east-1", "Asia Pacific (Hong Kong)", false, "ape1", "a1 b2 c3"),
    region("ap-east-2", "Asia Pacific (Taipei)", false, "ape2", "a1 b2 c3"),
    region("ap-northeast-1", "Asia Pacific (Tokyo)", true, "apne1", "a4 c1 d2"),
    region("ap-northeast-2", "Asia Pacific (Seoul)", true, "apne2", "a1 b2 c3 d4"),
    region("ap-northeast-3", "Asia Pacific (Osaka)", true, "apne3", "a3 b1 c2"),
    region("ap-south-1", "Asia Pacific (Mumbai)", true, "aps1", "a1 b3 c2"),
    region("ap-south-2", "Asia Pacific (Hyderabad)", false, "aps2", "a1 b2 c3"),
    region("ap-southeast-1", "Asia Pacific (Singapore)", true, "apse1", "a2 b1 c3"),
    region("ap-southeast-2", "Asia Pacific (Sydney)", true, "apse2", "a1 b3 c2"),
    region("ap-southeast-3", "Asia Pacific (Jakarta)", false, "apse3", "a1 b2 c3"),
    region("ap-southeast-4", "Asia Pacific (Melbourne)", false, "apse4", "a1 b2 c3"),
    region("ap-southeast-5", "Asia Pacific (Malaysia)", false, "apse5", "a1 b2 c3"),
    region("ap-southeast-6", "Asia Pacific (New Zealand)", false, "apse6", "a1 b2 c3"),
    region("ap-southeast-7", "Asia Pacific (Thailand)", false, "apse7", "a1 b2 c3"),
    region("ca-central-1", "Canada (Central)", true, "cac1", "a1 b2 d4"),
    region("ca-west-1", "Canada West (Calgary)", false, "caw1", "a1 b2 c3"),
    region("eu-central-1", "Europe (Frankfurt)", true, "euc1", "a2 b3 c1"),
    region("eu-central-2", "Europe (Zurich)", false, "euc2", "a1 b2 c3"),
    region("eu-north-1", "Europe (Stockholm)", true, "eun1", "a1 b2 c3"),
    region("eu-south-1", "Europe (Milan)", false, "eus1", "a1 b2 c3"),
    region("eu-south-2", "Europe (Spain)", false, "eus2", "a1 b2 c3"),
    region("eu-west-1", "Europe (Ireland)", true, "euw1", "a3 b1 c2"),
    region("eu-west-2", "Europe (London)", true, "euw2", "a2 b3 c1"),
    region("eu-west-3", "Europe (Paris)", true, "euw3", "a1 b2 c3"),
    region("il-central-1", "Israel (Tel Aviv)", false, "ilc1", "a1 b2 c3"),
    region("me-central-1", "Middle East (UAE)", false, "mec1", "a1 b2 c3"),
    region("me-south-1", "Middle East (Bahrain)", false, "mes1", "a1 b2 c3"),
    region("mx-central-1", "Mexico (Central)", false, "mxc1", "a1 b2 c3"),
    region("sa-east-1", "South America (Sao Paulo)", true, "sae1", "a1 b2 c3"),
    region("us-east-1", "US East (N. Virginia)", true, "use1", "a6 b1 c2 d4 e3 f5"),
    region("us-east-2", "US East (Ohio)", true, "use2", "a1 b2 c3"),
    region("us-west-1", "US West (N. California)", true, "usw1", "a3 b1"),
    region("us-west-2", "US West (Oregon)", true, "usw2", "a2 b1 c3 d4"),
];

impl Region {
    fn endpoint(&self) -> String {
        format!("ec2.{}.amazonaws.com", self.name)
    }

    fn opt_in_status(&self) -> &'static str {
        match self.by_default {
            true => "opt-in-not-required",
            false => "opted-in",
        }
    }
}

/// An availability zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Zone {
    /// Such as `us-east-1a`.
    pub(crate) name: String,
    /// Such as `use1-az6`.
    pub(crate) id: String,
}

/// The zones of a region in the order of their names; of a region that AWS does not have, three.
pub(crate) fn zones(region: &str) -> Vec<Zone> {
    let known = REGIONS.iter().find(|known| known.name == region);
    let (prefix, zones) = known.map_or((region, "a1 b2 c3"), |known| {
        (known.zone_prefix, known.zones)
    });
    let zone = |zone: &str| {
        let (letter, number) = zone.split_at(1);
        Zone {
            name: format!("{region}{letter}"),
            id: format!("{prefix}-az{number}"),
        }
    };
    zones.split(' ').map(zone).collect()
}

/// The id of a zone of this region.
pub(crate) fn zone_id(tx: &Tx, name: &str) -> Option<String> {
    let zone = zones(tx.region())
        .into_iter()
        .find(|zone| zone.name == name);
    zone.map(|zone| zone.id)
}

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
        let zones = zones(tx.region());
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
            let mut names: Vec<_> = zones(region.name)
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
