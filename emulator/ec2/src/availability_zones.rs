//! Availability zones, and the Local Zones and Wavelength Zones that an account opts in to.

use std::collections::BTreeSet;

use terrarium_model::edge_zones::edge_zones;
use terrarium_model::regions::{self, REGIONS, Zone};
use terrarium_model::resources::Settings;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use crate::errors::Error;
use crate::filters::{Field, Filters};

/// A zone of the region, and what is told of it.
struct Shown {
    zone: Zone,
    group: String,
    group_long_name: Option<String>,
    network_border_group: String,
    zone_type: &'static str,
    opt_in_status: AvailabilityZoneOptInStatus,
    parent: Option<Zone>,
}

/// The zones that subnets can be in: the ordinary ones, and those of groups that were opted in to.
pub(crate) fn usable(tx: &Tx) -> Vec<Zone> {
    let usable = all(tx).into_iter().filter(is_usable);
    usable.map(|shown| shown.zone).collect()
}

/// The border groups that addresses can be of: the region, and those of groups that were opted in to.
pub(crate) fn border_groups(tx: &Tx) -> BTreeSet<String> {
    let usable = all(tx).into_iter().filter(is_usable);
    usable.map(|shown| shown.network_border_group).collect()
}

fn is_usable(shown: &Shown) -> bool {
    shown.opt_in_status != AvailabilityZoneOptInStatus::NotOptedIn
}

fn all(tx: &Tx) -> Vec<Shown> {
    let name = tx.region();
    let region = REGIONS.iter().find(|region| region.name == name);
    let ordinary = regions::zones(name).into_iter().map(|zone| Shown {
        zone,
        group: format!("{name}-zg-1"),
        group_long_name: region.map(|region| format!("{} 1", region.long_name)),
        network_border_group: name.to_owned(),
        zone_type: "availability-zone",
        opt_in_status: AvailabilityZoneOptInStatus::OptInNotRequired,
        parent: None,
    });
    let settings = tx.get::<Settings>(&Settings::KEY.to_owned());
    let opted_in = |group: &str| {
        let settings = settings.as_ref();
        settings.is_some_and(|settings| settings.network.zone_groups.contains(group))
    };
    let others = edge_zones(name).into_iter().map(|it| Shown {
        opt_in_status: match opted_in(&it.group) {
            true => AvailabilityZoneOptInStatus::OptedIn,
            false => AvailabilityZoneOptInStatus::NotOptedIn,
        },
        zone: it.zone,
        group: it.group,
        group_long_name: Some(it.group_long_name),
        network_border_group: it.network_border_group,
        zone_type: match it.is_wavelength {
            true => "wavelength-zone",
            false => "local-zone",
        },
        parent: Some(it.parent),
    });
    ordinary.chain(others).collect()
}

/// The filters of DescribeAvailabilityZones.
const FIELDS: &[Field<Shown>] = &[
    ("group-name", |_, it| vec![it.group.clone()]),
    ("group-long-name", |_, it| {
        it.group_long_name.iter().cloned().collect()
    }),
    // Nothing is ever reported of a zone.
    ("message", |_, _| Vec::new()),
    ("opt-in-status", |_, it| vec![it.opt_in_status.to_string()]),
    ("parent-zone-id", |_, it| {
        it.parent.iter().map(|zone| zone.id.clone()).collect()
    }),
    ("parent-zone-name", |_, it| {
        it.parent.iter().map(|zone| zone.name.clone()).collect()
    }),
    ("region-name", |tx, _| vec![tx.region().to_owned()]),
    ("state", |_, _| vec!["available".to_owned()]),
    ("zone-id", |_, it| vec![it.zone.id.clone()]),
    ("zone-name", |_, it| vec![it.zone.name.clone()]),
    ("zone-type", |_, it| vec![it.zone_type.to_owned()]),
];

impl Operation<Error> for DescribeAvailabilityZonesRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeAvailabilityZonesResult, Error> {
        let filters = Filters::parse(self.filters, FIELDS, false)?;
        let mut zones = all(tx);
        if self.all_availability_zones != Some(true) {
            zones.retain(is_usable);
        }
        let (names, ids) = (&self.zone_names, &self.zone_ids);
        let has_name = |name: &&String| zones.iter().any(|it| it.zone.name == **name);
        let has_id = |id: &&String| zones.iter().any(|it| it.zone.id == **id);
        let unknown_name = names.iter().find(|name| !has_name(name));
        let unknown_id = ids.iter().find(|id| !has_id(id));
        if let Some(unknown) = unknown_name.or(unknown_id) {
            return Err(Error::invalid_value(format!(
                "Invalid availability zone: [{unknown}]"
            )));
        }
        let chosen = zones.iter().filter(|it| {
            (names.is_empty() || names.contains(&it.zone.name))
                && (ids.is_empty() || ids.contains(&it.zone.id))
                && filters.pass(tx, "", it)
        });
        Ok(DescribeAvailabilityZonesResult {
            availability_zones: chosen.map(|it| on_the_wire(tx, it)).collect(),
        })
    }
}

fn on_the_wire(tx: &Tx, it: &Shown) -> wire::AvailabilityZone {
    wire::AvailabilityZone {
        opt_in_status: Some(it.opt_in_status),
        region_name: Some(tx.region().to_owned()),
        zone_name: Some(it.zone.name.clone()),
        zone_id: Some(it.zone.id.clone()),
        group_name: Some(it.group.clone()),
        network_border_group: Some(it.network_border_group.clone()),
        zone_type: Some(it.zone_type.to_owned()),
        parent_zone_name: it.parent.as_ref().map(|zone| zone.name.clone()),
        parent_zone_id: it.parent.as_ref().map(|zone| zone.id.clone()),
        group_long_name: it.group_long_name.clone(),
        state: Some(AvailabilityZoneState::Available),
        ..Default::default()
    }
}

impl Operation<Error> for ModifyAvailabilityZoneGroupRequest {
    fn run(self, tx: &mut Tx) -> Result<ModifyAvailabilityZoneGroupResult, Error> {
        let group = self.group_name;
        let zones = edge_zones(tx.region());
        if !zones.iter().any(|it| it.group == group) {
            return Err(Error::invalid_value(format!(
                "Value ({group}) for parameter groupName is invalid. It is not the name of a zone group that can be opted in to."
            )));
        }
        if self.opt_in_status == ModifyAvailabilityZoneOptInStatus::NotOptedIn {
            return Err(Error::InvalidOptInStatus);
        }
        tx.update::<Settings, _>(&Settings::KEY.to_owned(), |settings| {
            settings.network.zone_groups.insert(group);
        });
        Ok(ModifyAvailabilityZoneGroupResult {
            r#return: Some(true),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Account;

    const NAME: &str = "availabilityZoneInfo/item/zoneName";
    const ID: &str = "availabilityZoneInfo/item/zoneId";

    fn names(account: &Account, parameters: &str) -> Vec<String> {
        let answer = account.ok(&format!("DescribeAvailabilityZones{parameters}"));
        answer.texts(NAME)
    }

    #[test]
    fn no_two_zones_of_a_region_share_a_name_or_an_id() {
        for region in REGIONS {
            let ordinary = regions::zones(region.name).into_iter();
            let others = edge_zones(region.name).into_iter().map(|it| it.zone);
            let all = ordinary.chain(others);
            let mut names: Vec<_> = all.flat_map(|zone| [zone.name, zone.id]).collect();
            let count = names.len();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), count, "{}", region.name);
        }
    }

    #[test]
    fn zones_are_found_by_name_id_and_filter() {
        let account = Account::new();
        assert_eq!(account.ok("DescribeAvailabilityZones").texts(ID).len(), 6);
        for parameters in [
            "ZoneName.1=us-east-1a",
            "ZoneId.1=use1-az6",
            "Filter.1.Name=zone-id&Filter.1.Value.1=use1-az6",
            "Filter.1.Name=zone-name&Filter.1.Value.1=us-east-?a&Filter.2.Name=region-name&Filter.2.Value.1=us-east-1",
            "Filter.1.Name=zone-name&Filter.1.Value.1=us-east-1a&Filter.2.Name=state&Filter.2.Value.1=available",
        ] {
            let found = account.ok(&format!("DescribeAvailabilityZones&{parameters}"));
            assert_eq!(found.texts(ID), ["use1-az6"], "{parameters}");
        }
        let zone = account.ok("DescribeAvailabilityZones&ZoneName.1=us-east-1a");
        let zone = zone.find("availabilityZoneInfo/item");
        for (path, value) in [
            ("optInStatus", "opt-in-not-required"),
            ("groupName", "us-east-1-zg-1"),
            ("networkBorderGroup", "us-east-1"),
            ("zoneType", "availability-zone"),
            ("zoneState", "available"),
        ] {
            assert_eq!(zone.text(path), value, "{path}");
        }
        assert_eq!(
            account.refused("DescribeAvailabilityZones&ZoneName.1=us-east-1z"),
            "InvalidParameterValue: Invalid availability zone: [us-east-1z]"
        );
        assert_eq!(
            account.refused("DescribeAvailabilityZones&ZoneId.1=use1-nyc1-az1"),
            "InvalidParameterValue: Invalid availability zone: [use1-nyc1-az1]"
        );
    }

    #[test]
    fn zones_that_were_not_opted_in_to_are_listed_when_all_are_asked_for() {
        let account = Account::new();
        let all = "&AllAvailabilityZones=true&Filter.1.Name=zone-type&Filter.1.Value.1=";
        assert_eq!(names(&account, &format!("{all}local-zone")).len(), 15);
        assert_eq!(names(&account, &format!("{all}wavelength-zone")).len(), 13);
        let one = account
            .ok("DescribeAvailabilityZones&AllAvailabilityZones=true&ZoneName.1=us-east-1-nyc-1a");
        let zone = one.find("availabilityZoneInfo/item");
        for (path, value) in [
            ("optInStatus", "not-opted-in"),
            ("zoneId", "use1-nyc1-az1"),
            ("groupName", "us-east-1-nyc-1"),
            ("groupLongName", "US East (New York City)"),
            ("networkBorderGroup", "us-east-1-nyc-1"),
            ("parentZoneName", "us-east-1f"),
            ("parentZoneId", "use1-az5"),
        ] {
            assert_eq!(zone.text(path), value, "{path}");
        }
        for filter in [
            "group-name&Filter.1.Value.1=us-east-1-nyc-1",
            "group-long-name&Filter.1.Value.1=*York*&Filter.2.Name=group-name&Filter.2.Value.1=*-1",
            "parent-zone-id&Filter.1.Value.1=use1-az5&Filter.2.Name=zone-id&Filter.2.Value.1=*nyc1*",
            "parent-zone-name&Filter.1.Value.1=us-east-1f&Filter.2.Name=zone-id&Filter.2.Value.1=*nyc1*",
        ] {
            let parameters = format!("&AllAvailabilityZones=true&Filter.1.Name={filter}");
            assert_eq!(
                names(&account, &parameters),
                ["us-east-1-nyc-1a"],
                "{filter}"
            );
        }
        assert!(names(&account, "&Filter.1.Name=message&Filter.1.Value.1=*").is_empty());
    }

    #[test]
    fn a_group_that_was_opted_in_to_can_be_used() {
        let account = Account::new();
        let vpc = account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId");
        let create = format!(
            "CreateSubnet&VpcId={vpc}&CidrBlock=10.0.1.0/24&AvailabilityZone=us-east-1-nyc-1a"
        );
        assert_eq!(account.code(&create), "InvalidParameterValue");
        let modify = "ModifyAvailabilityZoneGroup&GroupName=us-east-1-nyc-1&OptInStatus=opted-in";
        for _ in 0..2 {
            assert_eq!(account.ok(modify).text("return"), "true");
        }
        let found = "&Filter.1.Name=opt-in-status&Filter.1.Value.1=opted-in";
        assert_eq!(names(&account, found), ["us-east-1-nyc-1a"]);
        let subnet = account.ok(&create);
        assert_eq!(subnet.text("subnet/availabilityZoneId"), "use1-nyc1-az1");
        let ipv6 = format!(
            "AssociateVpcCidrBlock&VpcId={vpc}&AmazonProvidedIpv6CidrBlock=true&Ipv6CidrBlockNetworkBorderGroup=us-east-1-nyc-1"
        );
        account.ok(&ipv6);
    }

    #[test]
    fn groups_are_not_left_again_and_must_be_there() {
        let account = Account::new();
        let modify = |group: &str, status: &str| {
            account.refused(&format!(
                "ModifyAvailabilityZoneGroup&GroupName={group}&OptInStatus={status}"
            ))
        };
        assert_eq!(
            modify("us-east-1-nyc-1", "not-opted-in"),
            "InvalidOptInStatus: Opting out of Local Zones is not currently supported. Contact AWS Support for additional assistance."
        );
        assert!(modify("us-east-1-zg-1", "opted-in").starts_with("InvalidParameterValue"));
        assert!(modify("us-east-1-nyc-1", "x").starts_with("InvalidParameterValue"));
    }
}
