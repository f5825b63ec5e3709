// Written by emulator/wire/generate.py from the sources beside it; edit those, never this.

//! The one table of operations: dispatch, action names and the coverage page derive from it.

use terrarium_query::Entry;
use terrarium_wire::sts::*;

use crate::Error;

/// Every operation that this service has, in order, and the file that it is in.
#[rustfmt::skip]
pub const OPERATIONS: &[Entry] = &[
    Entry::of::<AssumeRoleRequest, Error>("assume_role.rs"),
    Entry::of::<GetAccessKeyInfoRequest, Error>("identity.rs"),
    Entry::of::<GetCallerIdentityRequest, Error>("identity.rs"),
    Entry::of::<GetFederationTokenRequest, Error>("sessions.rs"),
    Entry::of::<GetSessionTokenRequest, Error>("sessions.rs"),
];
