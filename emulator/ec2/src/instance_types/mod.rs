//! DescribeInstanceTypes, over the model's catalogue. What a region's zones do not offer is not there, as on AWS.

mod fields;
mod offerings;
mod requirements;
mod shown;
#[cfg(test)]
mod tests;

use terrarium_model::instance_types::{self, InstanceType};
use terrarium_model::regions::{Zone, zones};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use crate::errors::Error;
use crate::filters::Filters;
use crate::pages;

/// The most types that a request may name.
const MOST_NAMES: usize = 100;

/// Whether one of the zones offers a type.
fn is_offered(kind: &InstanceType, zones: &[Zone]) -> bool {
    zones.iter().any(|zone| kind.is_offered_in(&zone.id))
}

/// Fails as AWS does where a zone does not offer a type.
pub(crate) fn ensure_offered(tx: &Tx, kind: &InstanceType, zone: &str) -> Result<(), Error> {
    let zones = zones(tx.region());
    let offering = zones.iter().filter(|zone| kind.is_offered_in(&zone.id));
    let offering: Vec<_> = offering.map(|zone| zone.name.as_str()).collect();
    match &offering[..] {
        [] => Err(Error::UnsupportedConfiguration),
        names if names.contains(&zone) => Ok(()),
        names => Err(Error::TypeNotInZone {
            kind: kind.name.to_owned(),
            zone: zone.to_owned(),
            others: names.join(", "),
        }),
    }
}

impl Operation<Error> for DescribeInstanceTypesRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeInstanceTypesResult, Error> {
        let asked = &self.instance_types;
        if !asked.is_empty() && self.max_results.is_some() {
            return Err(Error::invalid_combination(
                "The parameter InstanceTypes cannot be used with the parameter MaxResults",
            ));
        }
        if asked.len() > MOST_NAMES {
            return Err(Error::invalid_value(format!(
                "The maximum number of instance types that can be specified is {MOST_NAMES}."
            )));
        }
        let zones = zones(tx.region());
        let everywhere = self.include_unsupported_in_region == Some(true);
        let is_there = |kind: &InstanceType| everywhere || is_offered(kind, &zones);
        let types = named(asked, is_there)?;
        let filters = Filters::parse(self.filters, fields::FIELDS, false)?;
        let types = types
            .into_iter()
            .filter(|kind| is_there(kind) && filters.pass(tx, kind.name, kind));
        let (page, next_token) = pages::page_of(
            types,
            |kind| kind.name.to_owned(),
            self.max_results,
            self.next_token.as_deref(),
            5..=100,
        )?;
        let show = |kind: &InstanceType| InstanceTypeInfo {
            supported_in_region: everywhere.then(|| is_offered(kind, &zones)),
            ..shown::on_the_wire(kind)
        };
        Ok(DescribeInstanceTypesResult {
            instance_types: page.into_iter().map(show).collect(),
            next_token,
        })
    }
}

/// The types of those names in the order of all, or all when there are none.
fn named(
    names: &[String],
    is_there: impl Fn(&InstanceType) -> bool,
) -> Result<Vec<&'static InstanceType>, Error> {
    if names.is_empty() {
        return Ok(instance_types::all().iter().collect());
    }
    let found = |name: &String| instance_types::find(name).filter(|kind| is_there(kind));
    let unknown: Vec<_> = names.iter().filter(|name| found(name).is_none()).collect();
    if !unknown.is_empty() {
        let unknown: Vec<_> = unknown.into_iter().map(String::as_str).collect();
        return Err(Error::UnknownInstanceTypes {
            names: unknown.join(", "),
        });
    }
    let mut types: Vec<_> = names.iter().filter_map(found).collect();
    types.sort_by_key(|kind| kind.name);
    types.dedup_by_key(|kind| kind.name);
    Ok(types)
}
