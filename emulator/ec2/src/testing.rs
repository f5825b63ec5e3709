//! The test kit: an account of EC2's, whose region has what AWS puts there.

use std::ops::Deref;

use terrarium_query::testing;
pub(crate) use terrarium_query::testing::{ACCOUNT, Element};
use terrarium_state::Tx;

use crate::SERVICE;

/// An account in a region, with a store of its own.
pub(crate) struct Account(testing::Account);

impl Deref for Account {
    type Target = testing::Account;

    fn deref(&self) -> &testing::Account {
        &self.0
    }
}

impl Account {
    /// An account in `us-east-1` that has only what AWS gives it.
    pub(crate) fn new() -> Self {
        Self(testing::Account::new(
            &SERVICE,
            terrarium_wire::ec2::VERSION,
        ))
    }

    /// The same in another region.
    pub(crate) fn in_region(region: &str) -> Self {
        let mut account = Self::new();
        account.0.region = region.to_owned();
        account
    }

    /// Another account in the same world and region.
    pub(crate) fn neighbour(&self) -> Self {
        Self(self.0.neighbour())
    }

    /// The same account in another region of the same world.
    pub(crate) fn elsewhere(&self, region: &str) -> Self {
        Self(self.0.elsewhere(region))
    }

    /// Changes state behind the API's back, for what the API cannot make alone.
    #[track_caller]
    pub(crate) fn write<T>(&self, change: impl FnOnce(&mut Tx) -> T) -> T {
        // The region is provisioned by the first request, so that must come before.
        self.ok("DescribeVpcs");
        self.0.write(change)
    }
}
