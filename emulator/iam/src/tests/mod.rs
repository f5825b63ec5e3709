//! What every operation does, in the words of its clients: a file per kind of thing.

mod access_keys;
mod account;
mod grants;
mod groups;
mod instance_profiles;
mod managed_policies;
mod roles;
mod service_linked_roles;
mod tags;
mod users;
