//! Tags of parameters, which are the only resources of Systems Manager here.

use std::collections::BTreeMap;
use std::sync::Arc;

use terrarium_model::resources::Parameter;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ssm::*;

use crate::Error;
use crate::parameters::own;

/// The most tags of a parameter.
const MOST_TAGS: usize = 50;

/// The tags of something new.
pub(crate) fn new(tags: Vec<Tag>) -> Result<BTreeMap<String, String>, Error> {
    let mut all = BTreeMap::new();
    add(&mut all, tags)?;
    Ok(all)
}

fn add(all: &mut BTreeMap<String, String>, tags: Vec<Tag>) -> Result<(), Error> {
    if tags
        .iter()
        .any(|tag| tag.key.to_ascii_lowercase().starts_with("aws:"))
    {
        return Err(Error::invalid(
            "Tag keys can't begin with aws: in any case.",
        ));
    }
    all.extend(tags.into_iter().map(|tag| (tag.key, tag.value)));
    match all.len() > MOST_TAGS {
        true => Err(Error::TooManyTags),
        false => Ok(()),
    }
}

fn tagged(tx: &Tx, kind: ResourceTypeForTagging, id: &str) -> Result<Arc<Parameter>, Error> {
    match kind {
        ResourceTypeForTagging::Parameter => own(tx, id).map_err(|_| Error::InvalidResourceId),
        _ => Err(Error::InvalidResourceType),
    }
}

impl Operation<Error> for AddTagsToResourceRequest {
    fn run(self, tx: &mut Tx) -> Result<AddTagsToResourceResult, Error> {
        let mut parameter = Parameter::clone(&*tagged(tx, self.resource_type, &self.resource_id)?);
        add(&mut parameter.tags, self.tags)?;
        tx.put(parameter);
        Ok(AddTagsToResourceResult {})
    }
}

impl Operation<Error> for RemoveTagsFromResourceRequest {
    fn run(self, tx: &mut Tx) -> Result<RemoveTagsFromResourceResult, Error> {
        let mut parameter = Parameter::clone(&*tagged(tx, self.resource_type, &self.resource_id)?);
        parameter.tags.retain(|key, _| !self.tag_keys.contains(key));
        tx.put(parameter);
        Ok(RemoveTagsFromResourceResult {})
    }
}

impl Operation<Error> for ListTagsForResourceRequest {
    fn run(self, tx: &mut Tx) -> Result<ListTagsForResourceResult, Error> {
        let parameter = tagged(tx, self.resource_type, &self.resource_id)?;
        let tag = |(key, value): (&String, &String)| Tag {
            key: key.clone(),
            value: value.clone(),
        };
        Ok(ListTagsForResourceResult {
            tag_list: parameter.tags.iter().map(tag).collect(),
        })
    }
}
