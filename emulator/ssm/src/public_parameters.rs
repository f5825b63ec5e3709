//! What AWS publishes as parameters, in every region the same names: the ids of public images, and the regions.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use terrarium_model::Timestamp;
use terrarium_model::public_images;
use terrarium_model::regions::{REGIONS, Region, zones};
use terrarium_model::resources::{Parameter, ParameterVersion};

/// What all of their names begin with.
const PREFIX: &str = "/aws/service/";
/// Below which the regions are.
const REGION_PREFIX: &str = "/aws/service/global-infrastructure/regions";
/// Whose parameters say that they hold the id of an image; Amazon's own do not.
const OF_IMAGES: [&str; 2] = ["/aws/service/canonical/", "/aws/service/debian/"];

/// Each region's parameters, once they were asked for.
static ALL: LazyLock<Vec<OnceLock<BTreeMap<String, Parameter>>>> =
    LazyLock::new(|| REGIONS.iter().map(|_| OnceLock::new()).collect());

/// Whether a name is one that only AWS gives.
pub(crate) fn is_public(name: &str) -> bool {
    name.starts_with(PREFIX)
}

/// The one of that name.
pub(crate) fn get(region: &str, name: &str) -> Option<&'static Parameter> {
    all(region)?.get(name)
}

/// All of them in a region, in the order of their names.
pub(crate) fn iter(region: &str) -> impl Iterator<Item = &'static Parameter> {
    all(region).into_iter().flat_map(BTreeMap::values)
}

fn all(region: &str) -> Option<&'static BTreeMap<String, Parameter>> {
    let index = REGIONS.iter().position(|known| known.name == region)?;
    Some(ALL[index].get_or_init(|| {
        let regions = REGIONS.iter().flat_map(of_region);
        let all = images(region).chain(regions);
        all.map(|parameter| (parameter.name.clone(), parameter))
            .collect()
    }))
}

fn images(region: &str) -> impl Iterator<Item = Parameter> {
    public_images::parameters(region).map(|image| {
        let says_so = OF_IMAGES
            .iter()
            .any(|prefix| image.name.starts_with(prefix));
        let data_type = if says_so { "aws:ec2:image" } else { "text" };
        parameter(
            image.name,
            image.image_id.to_string(),
            data_type,
            image.created,
        )
    })
}

/// A region, and what is said of it.
fn of_region(region: &Region) -> Vec<Parameter> {
    let at = |path: String, value: &str| {
        parameter(
            format!("{REGION_PREFIX}/{path}"),
            value.to_owned(),
            "text",
            Timestamp::UNIX_EPOCH,
        )
    };
    let name = region.name;
    let mut all = vec![
        at(name.to_owned(), name),
        at(format!("{name}/longName"), region.long_name),
        at(format!("{name}/domain"), "amazonaws.com"),
        at(format!("{name}/partition"), "aws"),
    ];
    all.extend(
        zones(name)
            .iter()
            .map(|zone| at(format!("{name}/availability-zones/{}", zone.id), &zone.id)),
    );
    all
}

fn parameter(name: String, value: String, data_type: &str, modified: Timestamp) -> Parameter {
    let version = ParameterVersion {
        kind: "String".to_owned(),
        value,
        description: None,
        key_id: None,
        allowed_pattern: None,
        tier: "Standard".to_owned(),
        data_type: data_type.to_owned(),
        modified,
        modified_by: String::new(),
        labels: Default::default(),
        policies: Vec::new(),
    };
    Parameter {
        name,
        versions: BTreeMap::from([(1, version)]),
        tags: BTreeMap::new(),
    }
}
