//! The test kit: accounts of IAM's, and documents as forms carry them.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use terrarium_query::testing::Account;
use terrarium_state::Caller;

use crate::SERVICE;

/// A trust policy for EC2.
pub(crate) const TRUST: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#;
/// A policy that allows reading.
pub(crate) const READING: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}"#;

/// The root of an account that has nothing.
pub(crate) fn account() -> Account {
    Account::new(&SERVICE, terrarium_wire::iam::VERSION)
}

/// The same account, asked by somebody else in it.
pub(crate) fn asked_by(account: &Account, arn: &str) -> Account {
    let mut other = account.neighbour();
    other.caller = Caller {
        arn: arn.to_owned(),
        ..account.caller.clone()
    };
    other
}

/// Text as a form carries it.
pub(crate) fn encode(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// Makes a role that EC2 may assume.
#[track_caller]
pub(crate) fn create_role(account: &Account, name: &str) {
    account.ok(&format!(
        "CreateRole&RoleName={name}&AssumeRolePolicyDocument={}",
        encode(TRUST)
    ));
}
