//! Users.

use terrarium_model::resources::{AccessKey, Group, User};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::iam::{self as wire, *};

use crate::grants::{boundary_on_the_wire, ensure_boundary, ensure_no_grants};
use crate::identities::{below, ensure_free, get, new_id, path};
use crate::pages::page;
use crate::{Error, tags};

/// The name of the user who asks; none for the account's root.
pub(crate) fn caller(tx: &Tx) -> Result<Option<String>, Error> {
    let of_account = tx.caller.arn.split(':').nth(5).unwrap_or_default();
    match of_account.split_once('/') {
        Some(("user", path)) => Ok(path.rsplit('/').next().map(str::to_owned)),
        _ if of_account == "root" => Ok(None),
        _ => Err(Error::MustNameUser),
    }
}

impl Operation<Error> for CreateUserRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateUserResponse, Error> {
        let id = new_id::<User>(tx, &self.user_name)?;
        ensure_boundary(tx, self.permissions_boundary.as_deref())?;
        let mut user = User {
            name: self.user_name,
            id,
            path: path(self.path),
            created: tx.now,
            grants: Default::default(),
            tags: tags::new(self.tags)?,
        };
        user.grants.boundary = self.permissions_boundary;
        tx.put(user.clone());
        Ok(CreateUserResponse {
            user: Some(in_full(tx, &user)),
        })
    }
}

impl Operation<Error> for GetUserRequest {
    fn run(self, tx: &mut Tx) -> Result<GetUserResponse, Error> {
        let name = match self.user_name {
            Some(name) => Some(name),
            None => caller(tx)?,
        };
        let user = match name {
            Some(name) => in_full(tx, &*get::<User>(tx, &name)?),
            None => root(tx),
        };
        Ok(GetUserResponse { user: Some(user) })
    }
}

/// The account's root, which is no user of IAM's but is shown as one.
fn root(tx: &Tx) -> wire::User {
    let first = tx
        .cloud()
        .all::<terrarium_model::resources::AccountAlias>()
        .next();
    wire::User {
        path: Some("/".to_owned()),
        user_name: first.map(|alias| alias.alias.clone()),
        user_id: Some(tx.account().to_owned()),
        arn: Some(tx.caller.arn.clone()),
        create_date: Some(terrarium_model::Timestamp::UNIX_EPOCH),
        ..Default::default()
    }
}

impl Operation<Error> for ListUsersRequest {
    fn run(self, tx: &mut Tx) -> Result<ListUsersResponse, Error> {
        let users = below::<User>(tx, self.path_prefix.as_deref());
        let page = page(
            users,
            |user| &user.name,
            self.marker.as_deref(),
            self.max_items,
        )?;
        Ok(ListUsersResponse {
            users: page
                .items
                .into_iter()
                .map(|user| in_brief(tx, user))
                .collect(),
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }
}

impl Operation<Error> for UpdateUserRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let mut user = User::clone(&*get::<User>(tx, &self.user_name)?);
        if let Some(path) = self.new_path {
            user.path = path;
        }
        if let Some(name) = self.new_user_name.filter(|name| *name != user.name) {
            ensure_free::<User>(tx, &name, Some(&user.name))?;
            let old = std::mem::replace(&mut user.name, name);
            rename_elsewhere(tx, &old, &user.name);
            tx.remove::<User>(&old);
        }
        tx.put(user);
        Ok(())
    }
}

/// Gives a user's new name to all that knows the old one.
fn rename_elsewhere(tx: &mut Tx, old: &str, new: &str) {
    for id in keys_of(tx, Some(old)) {
        tx.update::<AccessKey, _>(&id, |key| key.user = Some(new.to_owned()));
    }
    let groups: Vec<String> = tx
        .cloud()
        .all::<Group>()
        .filter(|group| group.members.contains(old))
        .map(|group| group.name.clone())
        .collect();
    for group in groups {
        tx.update::<Group, _>(&group, |group| {
            group.members.remove(old);
            group.members.insert(new.to_owned());
        });
    }
}

/// The ids of a user's access keys, or of those of the account's root.
pub(crate) fn keys_of(tx: &Tx, user: Option<&str>) -> Vec<String> {
    let keys = tx.cloud().all::<AccessKey>();
    keys.filter(|key| key.user.as_deref() == user)
        .map(|key| key.id.clone())
        .collect()
}

impl Operation<Error> for DeleteUserRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let user = get::<User>(tx, &self.user_name)?;
        let is_in = |group: &Group| group.members.contains(&user.name);
        if tx.cloud().all().any(|group| is_in(group)) {
            return Err(Error::MustFirst {
                what: "remove users from group",
            });
        }
        ensure_no_grants(&user.grants)?;
        if !keys_of(tx, Some(&user.name)).is_empty() {
            return Err(Error::MustFirst {
                what: "delete access keys",
            });
        }
        tx.remove::<User>(&user.name);
        Ok(())
    }
}

/// A user as lists show it.
pub(crate) fn in_brief(tx: &Tx, user: &User) -> wire::User {
    wire::User {
        path: Some(user.path.clone()),
        user_name: Some(user.name.clone()),
        user_id: Some(user.id.clone()),
        arn: Some(user.arn(tx.account())),
        create_date: Some(user.created),
        ..Default::default()
    }
}

fn in_full(tx: &Tx, user: &User) -> wire::User {
    wire::User {
        permissions_boundary: boundary_on_the_wire(&user.grants),
        tags: tags::if_any(&user.tags),
        ..in_brief(tx, user)
    }
}
