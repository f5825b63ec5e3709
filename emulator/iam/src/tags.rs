//! Tags of roles, users, instance profiles and managed policies. Keys keep their case and are not told apart by it.

use std::collections::{BTreeMap, BTreeSet};

use terrarium_model::resources::{InstanceProfile, ManagedPolicy, Role, User};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::iam::*;

use crate::Error;
use crate::identities::{get, update};
use crate::managed_policies::{own, update_own};
use crate::pages::{Page, page};

/// The most tags on one thing.
const MOST_TAGS: usize = 50;

/// The tags of something new.
pub(crate) fn new(tags: Vec<Tag>) -> Result<BTreeMap<String, String>, Error> {
    let mut all = BTreeMap::new();
    add(&mut all, tags)?;
    Ok(all)
}

fn add(all: &mut BTreeMap<String, String>, tags: Vec<Tag>) -> Result<(), Error> {
    let keys: BTreeSet<_> = tags
        .iter()
        .map(|tag| tag.key.to_ascii_lowercase())
        .collect();
    if keys.len() < tags.len() {
        return Err(Error::DuplicateTags);
    }
    if keys.iter().any(|key| key.starts_with("aws:")) {
        return Err(Error::ReservedTag);
    }
    all.retain(|key, _| !keys.contains(&key.to_ascii_lowercase()));
    all.extend(tags.into_iter().map(|tag| (tag.key, tag.value)));
    match all.len() > MOST_TAGS {
        true => Err(Error::TooManyTags),
        false => Ok(()),
    }
}

fn take(all: &mut BTreeMap<String, String>, keys: &[String]) {
    all.retain(|key, _| !keys.iter().any(|gone| gone.eq_ignore_ascii_case(key)));
}

/// Tags as they are answered.
pub(crate) fn on_the_wire(tags: &BTreeMap<String, String>) -> Vec<Tag> {
    let tag = |(key, value): (&String, &String)| Tag {
        key: key.clone(),
        value: value.clone(),
    };
    tags.iter().map(tag).collect()
}

/// As AWS answers the tags of roles and users: nothing when there are none.
pub(crate) fn if_any(tags: &BTreeMap<String, String>) -> Option<Vec<Tag>> {
    Some(on_the_wire(tags)).filter(|tags| !tags.is_empty())
}

fn listed(
    tags: &BTreeMap<String, String>,
    marker: Option<&str>,
    max_items: Option<i32>,
) -> Result<Page<Tag>, Error> {
    page(on_the_wire(tags), |tag| &tag.key, marker, max_items)
}

impl Operation<Error> for TagRoleRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        update(tx, &self.role_name, |role: &mut Role| {
            add(&mut role.tags, self.tags)
        })
    }
}

impl Operation<Error> for UntagRoleRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        update(tx, &self.role_name, |role: &mut Role| {
            take(&mut role.tags, &self.tag_keys);
            Ok(())
        })
    }
}

impl Operation<Error> for ListRoleTagsRequest {
    fn run(self, tx: &mut Tx) -> Result<ListRoleTagsResponse, Error> {
        let tags = &get::<Role>(tx, &self.role_name)?.tags;
        let page = listed(tags, self.marker.as_deref(), self.max_items)?;
        Ok(ListRoleTagsResponse {
            tags: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }
}

impl Operation<Error> for TagUserRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        update(tx, &self.user_name, |user: &mut User| {
            add(&mut user.tags, self.tags)
        })
    }
}

impl Operation<Error> for UntagUserRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        update(tx, &self.user_name, |user: &mut User| {
            take(&mut user.tags, &self.tag_keys);
            Ok(())
        })
    }
}

impl Operation<Error> for ListUserTagsRequest {
    fn run(self, tx: &mut Tx) -> Result<ListUserTagsResponse, Error> {
        let tags = &get::<User>(tx, &self.user_name)?.tags;
        let page = listed(tags, self.marker.as_deref(), self.max_items)?;
        Ok(ListUserTagsResponse {
            tags: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }
}

impl Operation<Error> for TagInstanceProfileRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        update(
            tx,
            &self.instance_profile_name,
            |profile: &mut InstanceProfile| add(&mut profile.tags, self.tags),
        )
    }
}

impl Operation<Error> for UntagInstanceProfileRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        update(
            tx,
            &self.instance_profile_name,
            |profile: &mut InstanceProfile| {
                take(&mut profile.tags, &self.tag_keys);
                Ok(())
            },
        )
    }
}

impl Operation<Error> for ListInstanceProfileTagsRequest {
    fn run(self, tx: &mut Tx) -> Result<ListInstanceProfileTagsResponse, Error> {
        let tags = &get::<InstanceProfile>(tx, &self.instance_profile_name)?.tags;
        let page = listed(tags, self.marker.as_deref(), self.max_items)?;
        Ok(ListInstanceProfileTagsResponse {
            tags: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }
}

impl Operation<Error> for TagPolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        update_own(tx, &self.policy_arn, |policy: &mut ManagedPolicy| {
            add(&mut policy.tags, self.tags)
        })
    }
}

impl Operation<Error> for UntagPolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        update_own(tx, &self.policy_arn, |policy: &mut ManagedPolicy| {
            take(&mut policy.tags, &self.tag_keys);
            Ok(())
        })
    }
}

impl Operation<Error> for ListPolicyTagsRequest {
    fn run(self, tx: &mut Tx) -> Result<ListPolicyTagsResponse, Error> {
        let policy = own(tx, &self.policy_arn)?;
        let page = listed(&policy.tags, self.marker.as_deref(), self.max_items)?;
        Ok(ListPolicyTagsResponse {
            tags: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }
}
