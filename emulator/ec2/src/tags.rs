//! Tags: on creation, for every resource alike, and their own operations.

use std::collections::BTreeMap;
use std::str::FromStr;

use terrarium_model::cloud::Tags;
use terrarium_model::ids::*;
use terrarium_model::resources::*;
use terrarium_model::{Resource, ResourceId};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    CreateTagsRequest, DeleteTagsRequest, DescribeTagsRequest, DescribeTagsResult, Filter, Tag,
    TagDescription, TagSpecification,
};

use crate::errors::Error;
use crate::filters::{Field, Filters};
use crate::{images, pages, snapshots};

/// The most tags that a resource may have.
const MOST_TAGS: usize = 50;

/// The tags that a request gives to new resources of one type; AWS's rules for them are checked here.
pub(crate) fn specified(
    specifications: &[TagSpecification],
    resource_type: &str,
) -> Result<BTreeMap<String, String>, Error> {
    let [tags] = specified_for(specifications, [resource_type])?;
    Ok(tags)
}

/// As [`specified`], for an operation that makes resources of several types.
pub(crate) fn specified_for<const N: usize>(
    specifications: &[TagSpecification],
    resource_types: [&str; N],
) -> Result<[BTreeMap<String, String>; N], Error> {
    let mut tags = [const { BTreeMap::new() }; N];
    for specification in specifications {
        let given = specification.resource_type.as_deref().unwrap_or_default();
        let Some(index) = resource_types.iter().position(|known| *known == given) else {
            return Err(Error::invalid_value(format!(
                "'{given}' is not a valid taggable resource type for this operation."
            )));
        };
        add(&mut tags[index], &specification.tags)?;
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
    let own = tags.keys().filter(|key| !is_reserved(key));
    match own.count() > MOST_TAGS {
        true => Err(Error::TagLimitExceeded),
        false => Ok(()),
    }
}

/// Whether only AWS gives tags with that key, and takes them away.
fn is_reserved(key: &str) -> bool {
    key.get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("aws:"))
}

fn ensure_valid(key: &str, value: &str) -> Result<(), Error> {
    if key.is_empty() {
        return Err(Error::MissingParameter {
            message: "The request must contain the parameter Tag.Key".to_owned(),
        });
    }
    if is_reserved(key) {
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

/// Fails unless the id is of a kind that takes tags, and names something. O(log n) for most kinds.
fn ensure_taggable(tx: &Tx, id: &str) -> Result<(), Error> {
    let unknown = || Error::InvalidId { id: id.to_owned() };
    // The longest prefix wins: `vpc-cidr-assoc-…` begins with `vpc-` too.
    let kinds = KINDS.iter().filter(|kind| {
        let rest = id.strip_prefix(kind.prefix);
        rest.is_some_and(|rest| rest.starts_with('-'))
    });
    let kind = kinds.max_by_key(|kind| kind.prefix.len());
    let kind = kind.filter(|kind| !kind.resource_type.is_empty());
    match kind.ok_or_else(unknown)?.resource_type {
        "vpc" => ensure::<Vpc>(tx, id),
        "subnet" => ensure::<Subnet>(tx, id),
        "subnet-cidr-reservation" => ensure::<SubnetCidrReservation>(tx, id),
        "dhcp-options" => ensure::<DhcpOptions>(tx, id),
        "internet-gateway" => ensure::<InternetGateway>(tx, id),
        "egress-only-internet-gateway" => ensure::<EgressOnlyInternetGateway>(tx, id),
        "carrier-gateway" => ensure::<CarrierGateway>(tx, id),
        "vpc-block-public-access-exclusion" => ensure::<VpcBlockPublicAccessExclusion>(tx, id),
        "route-table" => ensure::<RouteTable>(tx, id),
        "network-acl" => ensure::<NetworkAcl>(tx, id),
        "security-group" => ensure::<SecurityGroup>(tx, id),
        "natgateway" => ensure::<NatGateway>(tx, id),
        "vpc-peering-connection" => ensure::<VpcPeeringConnection>(tx, id),
        "vpc-endpoint" => ensure::<VpcEndpoint>(tx, id),
        "instance" => ensure::<Instance>(tx, id),
        "network-interface" => ensure::<NetworkInterface>(tx, id),
        "volume" => ensure::<Volume>(tx, id),
        "image" => images::find(tx, id.parse()?).map(drop),
        "security-group-rule" => {
            let groups = tx.cloud().all::<SecurityGroup>();
            let rules = groups.flat_map(|group| group.rules.iter().map(|rule| rule.id));
            ensure_among(id, rules)
        }
        "key-pair" => ensure_among(id, tx.cloud().all::<KeyPair>().map(|pair| pair.id)),
        "prefix-list" => ensure::<ManagedPrefixList>(tx, id),
        "launch-template" => ensure::<LaunchTemplate>(tx, id),
        "elastic-ip" => ensure::<Address>(tx, id),
        "snapshot" => snapshots::find(tx, id.parse()?).map(drop),
        _ => Err(unknown()),
    }
}

/// Fails unless there is a resource with that id.
fn ensure<R: Resource>(tx: &Tx, id: &str) -> Result<(), Error>
where
    R::Key: ResourceId,
{
    let id = R::Key::from_str(id)?;
    match tx.get::<R>(&id) {
        Some(_) => Ok(()),
        None => Err(Error::not_found(id)),
    }
}

fn ensure_among<I: ResourceId>(id: &str, mut all: impl Iterator<Item = I>) -> Result<(), Error> {
    let id = I::from_str(id)?;
    match all.any(|other| other == id) {
        true => Ok(()),
        false => Err(Error::not_found(id)),
    }
}

fn stored(tx: &Tx, id: &str) -> BTreeMap<String, String> {
    tx.cloud().tags_of(id).cloned().unwrap_or_default()
}

impl Operation<Error> for CreateTagsRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        for id in &self.resources {
            ensure_taggable(tx, id)?;
            let mut tags = stored(tx, id);
            add(&mut tags, &self.tags)?;
            tx.set_tags(id, tags);
        }
        Ok(())
    }
}

impl Operation<Error> for DeleteTagsRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        for id in &self.resources {
            ensure_taggable(tx, id)?;
            let mut tags = stored(tx, id);
            if self.tags.is_empty() {
                tags.retain(|key, _| is_reserved(key));
            }
            for tag in &self.tags {
                let key = tag.key.as_deref().ok_or(Error::missing("Tag.Key"))?;
                // A value says to remove the tag only if it has that value; none, whatever it has.
                if tag.value.is_none() || tags.get(key) == tag.value.as_ref() {
                    tags.remove(key);
                }
            }
            if tags != stored(tx, id) {
                tx.set_tags(id, tags);
            }
        }
        Ok(())
    }
}

/// A tag of a resource.
struct Given {
    resource_id: String,
    resource_type: &'static str,
    key: String,
    value: String,
}

/// The filters of DescribeTags.
const FIELDS: &[Field<Given>] = &[
    ("key", |_, tag| vec![tag.key.clone()]),
    ("resource-id", |_, tag| vec![tag.resource_id.clone()]),
    ("resource-type", |_, tag| vec![tag.resource_type.to_owned()]),
    ("value", |_, tag| vec![tag.value.clone()]),
];

/// Where a tag stands in the order of all: behind its resource, then by its key. Also what a page's token holds.
fn place(tag: &Given) -> String {
    format!("{} {}", tag.resource_id, tag.key)
}

fn all_tags(tx: &Tx) -> impl Iterator<Item = Given> {
    tx.cloud().all::<Tags>().flat_map(|tags| {
        let (prefix, _) = tags.resource_id.rsplit_once('-').unwrap_or_default();
        let kind = KINDS.iter().find(|kind| kind.prefix == prefix);
        let resource_type = kind.map_or("", |kind| kind.resource_type);
        tags.tags.iter().map(move |(key, value)| Given {
            resource_id: tags.resource_id.clone(),
            resource_type,
            key: key.clone(),
            value: value.clone(),
        })
    })
}

impl Operation<Error> for DescribeTagsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeTagsResult, Error> {
        // `tag:<key>` here means the tags with that key, unlike elsewhere.
        let (of_key, others): (Vec<_>, Vec<Filter>) =
            self.filters.into_iter().partition(|filter| {
                filter
                    .name
                    .as_ref()
                    .is_some_and(|name| name.starts_with("tag:"))
            });
        let filters = Filters::parse(others, FIELDS, false)?;
        let mut pairs = Vec::new();
        for filter in of_key {
            let name = filter.name.unwrap_or_default();
            let values = Filter {
                name: Some("value".to_owned()),
                values: filter.values,
            };
            let key = name.trim_start_matches("tag:").to_owned();
            pairs.push((key, Filters::parse(vec![values], FIELDS, false)?));
        }
        let found = all_tags(tx).filter(|tag| {
            let is_asked = |(key, values): &(String, Filters<Given>)| {
                *key == tag.key && values.pass(tx, "", tag)
            };
            filters.pass(tx, "", tag) && pairs.iter().all(is_asked)
        });
        let token = self.next_token.as_deref();
        let (page, next_token) = pages::cut(found, place, self.max_results, token)?;
        let tags = page.into_iter().map(|tag| TagDescription {
            key: Some(tag.key),
            resource_id: Some(tag.resource_id),
            resource_type: Some(tag.resource_type.to_owned()),
            value: Some(tag.value),
        });
        Ok(DescribeTagsResult {
            tags: tags.collect(),
            next_token,
        })
    }
}

#[cfg(test)]
mod tests;
