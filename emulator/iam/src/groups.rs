//! Groups of users.

use terrarium_model::resources::{Group, User};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::iam::{self as wire, *};

use crate::Error;
use crate::grants::ensure_no_grants;
use crate::identities::{below, ensure_free, get, new_id, path, update};
use crate::pages::page;
use crate::users;

/// The most groups that a user is in.
const MOST_GROUPS: usize = 10;

impl Operation<Error> for CreateGroupRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateGroupResponse, Error> {
        let group = Group {
            id: new_id::<Group>(tx, &self.group_name)?,
            name: self.group_name,
            path: path(self.path),
            created: tx.now,
            members: Default::default(),
            grants: Default::default(),
        };
        tx.put(group.clone());
        Ok(CreateGroupResponse {
            group: Some(on_the_wire(tx, &group)),
        })
    }
}

impl Operation<Error> for GetGroupRequest {
    fn run(self, tx: &mut Tx) -> Result<GetGroupResponse, Error> {
        let group = get::<Group>(tx, &self.group_name)?;
        let members = group.members.iter().filter_map(|name| tx.get::<User>(name));
        let page = page(
            members,
            |user| &user.name,
            self.marker.as_deref(),
            self.max_items,
        )?;
        Ok(GetGroupResponse {
            group: Some(on_the_wire(tx, &group)),
            users: page
                .items
                .iter()
                .map(|user| users::in_brief(tx, user))
                .collect(),
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }
}

impl Operation<Error> for ListGroupsRequest {
    fn run(self, tx: &mut Tx) -> Result<ListGroupsResponse, Error> {
        let groups = below::<Group>(tx, self.path_prefix.as_deref());
        let page = page(
            groups,
            |group| &group.name,
            self.marker.as_deref(),
            self.max_items,
        )?;
        Ok(ListGroupsResponse {
            groups: page
                .items
                .into_iter()
                .map(|group| on_the_wire(tx, group))
                .collect(),
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }
}

impl Operation<Error> for ListGroupsForUserRequest {
    fn run(self, tx: &mut Tx) -> Result<ListGroupsForUserResponse, Error> {
        let user = get::<User>(tx, &self.user_name)?;
        let groups = below::<Group>(tx, None).filter(|group| group.members.contains(&user.name));
        let page = page(
            groups,
            |group| &group.name,
            self.marker.as_deref(),
            self.max_items,
        )?;
        Ok(ListGroupsForUserResponse {
            groups: page
                .items
                .into_iter()
                .map(|group| on_the_wire(tx, group))
                .collect(),
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }
}

impl Operation<Error> for UpdateGroupRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let mut group = Group::clone(&*get::<Group>(tx, &self.group_name)?);
        if let Some(path) = self.new_path {
            group.path = path;
        }
        if let Some(name) = self.new_group_name {
            ensure_free::<Group>(tx, &name, Some(&group.name))?;
            tx.remove::<Group>(&group.name);
            group.name = name;
        }
        tx.put(group);
        Ok(())
    }
}

impl Operation<Error> for AddUserToGroupRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let user = get::<User>(tx, &self.user_name)?.name.clone();
        get::<Group>(tx, &self.group_name)?;
        let is_in = |group: &&std::sync::Arc<Group>| {
            group.members.contains(&user) && group.name != self.group_name
        };
        if tx.cloud().all::<Group>().filter(is_in).count() >= MOST_GROUPS {
            return Err(Error::LimitExceeded {
                quota: "GroupsPerUser",
                most: MOST_GROUPS,
            });
        }
        update(tx, &self.group_name, |group: &mut Group| {
            group.members.insert(user);
            Ok(())
        })
    }
}

impl Operation<Error> for RemoveUserFromGroupRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let user = get::<User>(tx, &self.user_name)?;
        update(tx, &self.group_name, |group: &mut Group| {
            match group.members.remove(&user.name) {
                true => Ok(()),
                false => Err(Error::NotInGroup {
                    user: user.name.clone(),
                    group: group.name.clone(),
                }),
            }
        })
    }
}

impl Operation<Error> for DeleteGroupRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let group = get::<Group>(tx, &self.group_name)?;
        if !group.members.is_empty() {
            return Err(Error::MustFirst {
                what: "remove users from group",
            });
        }
        ensure_no_grants(&group.grants)?;
        tx.remove::<Group>(&group.name);
        Ok(())
    }
}

fn on_the_wire(tx: &Tx, group: &Group) -> wire::Group {
    wire::Group {
        path: Some(group.path.clone()),
        group_name: Some(group.name.clone()),
        group_id: Some(group.id.clone()),
        arn: Some(group.arn(tx.account())),
        create_date: Some(group.created),
    }
}
