//! Tags: on creation, for every resource alike, and their own operations.

use std::collections::BTreeMap;

use terrarium_model::ResourceId;
use terrarium_state::Tx;
use terrarium_wire::ec2::{Tag, TagSpecification};

use crate::errors::Error;

/// The most tags that a resource may have.
const MOST_TAGS: usize = 50;

/// The tags that a request gives to new resources of one type; AWS's rules for them are checked here.
pub(crate) fn specified(
    specifications: &[TagSpecification],
    resource_type: &str,
) -> Result<BTreeMap<String, String>, Error> {
    let mut tags = BTreeMap::new();
    for specification in specifications {
        let given = specification.resource_type.as_deref().unwrap_or_default();
        if given != resource_type {
            return Err(Error::invalid_value(format!(
                "'{given}' is not a valid taggable resource type for this operation."
            )));
        }
        add(&mut tags, &specification.tags)?;
    }
    Ok(tags)
}

/// Gives a new resource the tags that its request specifies.
pub(crate) fn give<I: ResourceId>(
    tx: &mut Tx,
    id: I,
    specifications: &[TagSpecification],
) -> Result<(), Error> {
    let tags = specified(specifications, I::KIND.resource_type)?;
    if !tags.is_empty() {
        tx.set_tags(&id.to_string(), tags);
    }
    Ok(())
}

/// Adds tags to those that are there, by AWS's rules.
pub(crate) fn add(tags: &mut BTreeMap<String, String>, new: &[Tag]) -> Result<(), Error> {
    for (index, tag) in new.iter().enumerate() {
        let key = tag.key.clone().unwrap_or_default();
        let value = tag.value.clone().unwrap_or_default();
        ensure_valid(&key, &value)?;
        if new[..index]
            .iter()
            .any(|earlier| earlier.key.as_deref() == Some(&key))
        {
            return Err(Error::invalid_value(format!(
                "Duplicate tag key '{key}' specified."
            )));
        }
        tags.insert(key, value);
    }
    match tags.len() > MOST_TAGS {
        true => Err(Error::TagLimitExceeded),
        false => Ok(()),
    }
}

fn ensure_valid(key: &str, value: &str) -> Result<(), Error> {
    if key.is_empty() {
        return Err(Error::MissingParameter {
            message: "The request must contain the parameter Tag.Key".to_owned(),
        });
    }
    if key.to_ascii_lowercase().starts_with("aws:") {
        return Err(Error::invalid_value(
            "Tag keys starting with 'aws:' are reserved for internal use",
        ));
    }
    if key.chars().count() > 128 {
        return Err(Error::invalid_value(format!(
            "Tag key exceeds the maximum length of 128 characters: '{key}'"
        )));
    }
    if value.chars().count() > 256 {
        return Err(Error::invalid_value(format!(
            "Tag value exceeds the maximum length of 256 characters: '{value}'"
        )));
    }
    Ok(())
}

/// The tags of a resource on the wire.
pub(crate) fn of(tx: &Tx, id: impl ResourceId) -> Vec<Tag> {
    let tags = tx.cloud().tags_of(&id.to_string());
    let wire = |(key, value): (&String, &String)| Tag {
        key: Some(key.clone()),
        value: Some(value.clone()),
    };
    tags.into_iter().flatten().map(wire).collect()
}
