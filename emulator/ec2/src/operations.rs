// Written by emulator/wire/generate.py from the sources beside it; edit those, never this.

//! The one table of operations: dispatch, action names and the coverage page derive from it.

use terrarium_query::Entry;
use terrarium_wire::ec2::*;

use crate::Error;

/// Every operation that this service has, in order, and the file that it is in.
#[rustfmt::skip]
pub const OPERATIONS: &[Entry] = &[
    Entry::of::<CreateKeyPairRequest, Error>("key_pairs.rs"),
    Entry::of::<CreateVpcRequest, Error>("vpcs.rs"),
    Entry::of::<DeleteKeyPairRequest, Error>("key_pairs.rs"),
    Entry::of::<DescribeKeyPairsRequest, Error>("key_pairs.rs"),
    Entry::of::<DescribeVpcsRequest, Error>("vpcs.rs"),
    Entry::of::<ImportKeyPairRequest, Error>("key_pairs.rs"),
];
