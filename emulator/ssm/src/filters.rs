//! The filters of DescribeParameters and GetParametersByPath: what they look at, and how they compare.

use terrarium_model::resources::Parameter;
use terrarium_wire::ssm::{ParameterStringFilter, ParametersFilter, ParametersFilterKey};

use crate::Error;
use crate::parameters::is_below;

/// Which operation filters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// DescribeParameters.
    Describe,
    /// GetParametersByPath.
    Path,
}

/// What a filter looks at.
enum Key {
    Name,
    Type,
    EncryptedWith,
    Path,
    Tier,
    DataType,
    Label,
    Tag(String),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Equals,
    BeginsWith,
    Contains,
    Recursive,
    OneLevel,
}

/// Filters, all of which have to pass.
pub(crate) struct Filters(Vec<(Key, Way, Vec<String>)>);

const TYPES: [&str; 3] = ["String", "StringList", "SecureString"];
const TIERS: [&str; 3] = ["Standard", "Advanced", "Intelligent-Tiering"];

impl Filters {
    /// Reads the filters of a request.
    pub(crate) fn parse(given: Vec<ParameterStringFilter>, place: Place) -> Result<Self, Error> {
        let mut all = Vec::new();
        let mut seen = Vec::new();
        for filter in given {
            let key = key(&filter.key, place)?;
            if seen.contains(&filter.key) {
                return Err(Error::InvalidFilterKey {
                    message: format!(
                        "The following filter is duplicated in the request: {}. A request can contain only one occurrence of a specific filter.",
                        filter.key
                    ),
                });
            }
            if filter.values.is_empty() && !matches!(key, Key::Tag(_)) {
                return Err(Error::InvalidFilterValue {
                    message: format!(
                        "The following filter values are missing : null for filter key {}.",
                        filter.key
                    ),
                });
            }
            let way = way(&key, filter.option)?;
            ensure_values(&key, &filter.values)?;
            seen.push(filter.key);
            all.push((key, way, filter.values));
        }
        Ok(Self(all))
    }

    /// Reads filters of the older kind.
    pub(crate) fn of_old(given: Vec<ParametersFilter>) -> Result<Self, Error> {
        let filters = given.into_iter().map(|filter| match filter.key {
            ParametersFilterKey::Name => (Key::Name, Way::BeginsWith, filter.values),
            ParametersFilterKey::Type => (Key::Type, Way::Equals, filter.values),
            ParametersFilterKey::KeyId => (Key::EncryptedWith, Way::Equals, filter.values),
        });
        Ok(Self(filters.collect()))
    }

    /// Whether a parameter passes.
    pub(crate) fn pass(&self, parameter: &Parameter) -> bool {
        self.0
            .iter()
            .all(|(key, way, values)| passes(parameter, key, *way, values))
    }

    /// The version of a parameter that is shown: the one of the label that was asked for, or the newest.
    pub(crate) fn version(&self, parameter: &Parameter) -> i64 {
        let labels = self.0.iter().find(|(key, ..)| matches!(key, Key::Label));
        let labelled = labels.and_then(|(_, _, labels)| {
            let mut versions = parameter.versions.iter();
            versions.find(|(_, version)| labels.iter().any(|label| version.labels.contains(label)))
        });
        labelled.map_or_else(|| parameter.newest().0, |(number, _)| *number)
    }
}

fn key(name: &str, place: Place) -> Result<Key, Error> {
    let valid = match place {
        Place::Describe => "[DataType, KeyId, Name, Path, Tier, Type]",
        Place::Path => "[Type, KeyId, Label]",
    };
    let in_both = matches!(name, "Type" | "KeyId" | "DataType") || name.starts_with("tag:");
    let is_valid = match place {
        Place::Describe => in_both || matches!(name, "Name" | "Path" | "Tier"),
        Place::Path => in_both || name == "Label",
    };
    if !is_valid {
        return Err(Error::InvalidFilterKey {
            message: format!(
                "The following filter key is not valid: {name}. Valid filter keys include: {valid}."
            ),
        });
    }
    Ok(match name {
        "Name" => Key::Name,
        "Type" => Key::Type,
        "KeyId" => Key::EncryptedWith,
        "Path" => Key::Path,
        "Tier" => Key::Tier,
        "DataType" => Key::DataType,
        "Label" => Key::Label,
        _ => Key::Tag(name.trim_start_matches("tag:").to_owned()),
    })
}

fn way(key: &Key, option: Option<String>) -> Result<Way, Error> {
    let (usual, valid) = match key {
        Key::Path => (Way::OneLevel, "Recursive, OneLevel"),
        Key::Name => (Way::Equals, "BeginsWith, Contains, Equals"),
        _ => (Way::Equals, "BeginsWith, Equals"),
    };
    let way = match option.as_deref() {
        None => Some(usual),
        Some("Equals") => Some(Way::Equals),
        Some("BeginsWith") => Some(Way::BeginsWith),
        Some("Contains") => Some(Way::Contains),
        Some("Recursive") => Some(Way::Recursive),
        Some("OneLevel") => Some(Way::OneLevel),
        Some(_) => None,
    };
    let named = option.as_deref().unwrap_or_default();
    let is_valid = |_: &Way| option.is_none() || valid.split(", ").any(|known| known == named);
    way.filter(is_valid)
        .ok_or_else(|| Error::InvalidFilterOption {
            option: named.to_owned(),
            valid,
        })
}

fn ensure_values(key: &Key, values: &[String]) -> Result<(), Error> {
    let known: &[&str] = match key {
        Key::Type => &TYPES,
        Key::Tier => &TIERS,
        _ => return Ok(()),
    };
    match values.iter().find(|value| !known.contains(&value.as_str())) {
        Some(wrong) => Err(Error::InvalidFilterValue {
            message: format!(
                "The following filter value is not valid: {wrong}. Valid values include: [{}].",
                known.join(", ")
            ),
        }),
        None => Ok(()),
    }
}

fn passes(parameter: &Parameter, key: &Key, way: Way, values: &[String]) -> bool {
    let version = parameter.newest().1;
    match key {
        // A name at the top is the same with and without its slash.
        Key::Name => values
            .iter()
            .any(|value| compare(way, rooted(&parameter.name), rooted(value))),
        Key::Path => values
            .iter()
            .any(|path| is_below(&parameter.name, path, way == Way::Recursive)),
        Key::Type => values
            .iter()
            .any(|value| compare(way, &version.kind, value)),
        Key::Tier => values
            .iter()
            .any(|value| compare(way, &version.tier, value)),
        Key::DataType => values
            .iter()
            .any(|value| compare(way, &version.data_type, value)),
        Key::EncryptedWith => version
            .key_id
            .as_ref()
            .is_some_and(|id| values.iter().any(|value| compare(way, id, value))),
        Key::Label => parameter
            .versions
            .values()
            .any(|version| values.iter().any(|label| version.labels.contains(label))),
        Key::Tag(name) => parameter.tags.get(name).is_some_and(|tag| {
            values.is_empty() || values.iter().any(|value| compare(way, tag, value))
        }),
    }
}

fn rooted(name: &str) -> &str {
    name.trim_start_matches('/')
}

fn compare(way: Way, text: &str, value: &str) -> bool {
    match way {
        Way::BeginsWith => text.starts_with(value),
        Way::Contains => text.contains(value),
        Way::Equals | Way::Recursive | Way::OneLevel => text == value,
    }
}
