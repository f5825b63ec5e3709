//! What users, groups, roles and instance profiles have in common: names, paths, unique ids, and how one is found.

use std::sync::Arc;

use terrarium_model::Resource;
use terrarium_model::resources::{Group, InstanceProfile, Role, User};
use terrarium_model::unique_ids::unique_id;
use terrarium_state::Tx;

use crate::Error;

/// Something that has a name of its own in the account.
pub(crate) trait Named: Resource<Key = String> {
    /// What its unique ids begin with.
    const PREFIX: &'static str;
    /// The quota of an account, and its name.
    const QUOTA: (&'static str, usize);

    /// The error where there is none of that name.
    fn missing(name: String) -> Error;

    /// The error where there is one already.
    fn exists(name: String) -> Error;

    /// Its path.
    fn path(&self) -> &str;
}

macro_rules! named {
    ($($resource:ident: $prefix:literal, $quota:literal $most:literal, $missing:expr, $exists:expr;)*) => {
        $(impl Named for $resource {
            const PREFIX: &'static str = $prefix;
            const QUOTA: (&'static str, usize) = ($quota, $most);

            fn missing(name: String) -> Error {
                let make: fn(String) -> Error = $missing;
                make(name)
            }

            fn exists(name: String) -> Error {
                let make: fn(String) -> Error = $exists;
                make(name)
            }

            fn path(&self) -> &str {
                &self.path
            }
        })*
    };
}

named! {
    Role: "AROA", "RolesPerAccount" 1000,
        |name| Error::NotFound { kind: "role", name }, |name| Error::Exists { kind: "Role", name };
    User: "AIDA", "UsersPerAccount" 5000,
        |name| Error::NotFound { kind: "user", name }, |name| Error::Exists { kind: "User", name };
    Group: "AGPA", "GroupsPerAccount" 300,
        |name| Error::NotFound { kind: "group", name }, |name| Error::Exists { kind: "Group", name };
    InstanceProfile: "AIPA", "InstanceProfilesPerAccount" 1000,
        |name| Error::NoSuchInstanceProfile { name }, |name| Error::ProfileExists { name };
}

/// The one with that name.
pub(crate) fn get<R: Named>(tx: &Tx, name: &str) -> Result<Arc<R>, Error> {
    let name = name.to_owned();
    tx.get::<R>(&name).ok_or_else(|| R::missing(name))
}

/// Changes the one with that name.
pub(crate) fn update<R: Named, T>(
    tx: &mut Tx,
    name: &str,
    change: impl FnOnce(&mut R) -> Result<T, Error>,
) -> Result<T, Error> {
    let mut changed = R::clone(&*get::<R>(tx, name)?);
    let result = change(&mut changed)?;
    tx.put(changed);
    Ok(result)
}

/// The unique id of a new one, if its name is free: AWS does not tell names apart by case.
pub(crate) fn new_id<R: Named>(tx: &mut Tx, name: &str) -> Result<String, Error> {
    ensure_free::<R>(tx, name, None)?;
    let (quota, most) = R::QUOTA;
    if R::table(tx.cloud()).len() >= most {
        return Err(Error::LimitExceeded { quota, most });
    }
    let random = tx.random();
    Ok(unique_id(R::PREFIX, 17, tx.account(), random))
}

/// Fails when a name is taken by any but `but`.
pub(crate) fn ensure_free<R: Named>(tx: &Tx, name: &str, but: Option<&str>) -> Result<(), Error> {
    let mut names = R::table(tx.cloud())
        .keys()
        .filter(|known| Some(known.as_str()) != but);
    match names.any(|known| known.eq_ignore_ascii_case(name)) {
        true => Err(R::exists(name.to_owned())),
        false => Ok(()),
    }
}

/// All whose path begins so, in the order of their names.
pub(crate) fn below<'a, R: Named>(
    tx: &'a Tx,
    prefix: Option<&'a str>,
) -> impl Iterator<Item = &'a Arc<R>> {
    let prefix = prefix.unwrap_or("/");
    tx.cloud()
        .all::<R>()
        .filter(move |one| one.path().starts_with(prefix))
}

/// The path that a request gives, or the usual one.
pub(crate) fn path(given: Option<String>) -> String {
    given.unwrap_or_else(|| "/".to_owned())
}
