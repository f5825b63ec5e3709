//! DescribeInstanceTypeOfferings: which types a region and its zones have.

use terrarium_model::instance_types::{self, InstanceType};
use terrarium_model::regions::zones;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use super::is_offered;
use crate::errors::Error;
use crate::filters::{Field, Filters};
use crate::pages;

/// A type at a place.
struct Offering {
    location: String,
    kind: &'static InstanceType,
}

const FIELDS: &[Field<Offering>] = &[
    ("instance-type", |_, it| vec![it.kind.name.to_owned()]),
    ("location", |_, it| vec![it.location.clone()]),
];

impl Operation<Error> for DescribeInstanceTypeOfferingsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeInstanceTypeOfferingsResult, Error> {
        let filters = Filters::parse(self.filters, FIELDS, false)?;
        let location_type = self.location_type.unwrap_or(LocationType::Region);
        let offerings = all(tx, location_type);
        let offerings = offerings
            .into_iter()
            .filter(|offering| filters.pass(tx, "", offering));
        let (page, next_token) = pages::page_of(
            offerings,
            |it| format!("{} {}", it.location, it.kind.name),
            self.max_results,
            self.next_token.as_deref(),
            pages::PAGE_SIZES,
        )?;
        let shown = page.into_iter().map(|it| InstanceTypeOffering {
            instance_type: Some(it.kind.name.to_owned()),
            location_type: Some(location_type),
            location: Some(it.location),
        });
        Ok(DescribeInstanceTypeOfferingsResult {
            instance_type_offerings: shown.collect(),
            next_token,
        })
    }
}

/// All offerings, in the order of their locations and names.
fn all(tx: &Tx, location_type: LocationType) -> Vec<Offering> {
    let zones = zones(tx.region());
    let by_zone = |name: fn(&terrarium_model::regions::Zone) -> &String| {
        let mut named: Vec<_> = zones.iter().map(|zone| (name(zone), zone)).collect();
        named.sort_by_key(|(name, _)| *name);
        let mut offerings = Vec::new();
        for (name, zone) in named {
            let types = instance_types::all().iter();
            let offered = types.filter(|kind| kind.is_offered_in(&zone.id));
            offerings.extend(offered.map(|kind| Offering {
                location: name.clone(),
                kind,
            }));
        }
        offerings
    };
    match location_type {
        LocationType::AvailabilityZone => by_zone(|zone| &zone.name),
        LocationType::AvailabilityZoneId => by_zone(|zone| &zone.id),
        LocationType::Outpost => Vec::new(),
        LocationType::Region => {
            let types = instance_types::all().iter();
            let offered = types.filter(|kind| is_offered(kind, &zones));
            let here = |kind| Offering {
                location: tx.region().to_owned(),
                kind,
            };
            offered.map(here).collect()
        }
    }
}
