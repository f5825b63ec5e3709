// Written by emulator/wire/generate.py from the AWS service model; edit that, never this.

//! The shapes of STS that our operations reach.

#![allow(missing_docs, reason = "the service model is their documentation")]

use crate::codec::{enumerations, operations, structures};
#[allow(
    unused_imports,
    reason = "which of them a service needs depends on its operations"
)]
use crate::{Blob, Constraint, Timestamp, ids::*};

/// The name space of responses.
pub const NAMESPACE: &str = "https://sts.amazonaws.com/doc/2011-06-15/";

/// The API's version.
pub const VERSION: &str = "2011-06-15";

/// Every operation of the model, ours or not, in order.
#[rustfmt::skip]
pub const MODEL_OPERATIONS: &[&str] = &[
    "AssumeRole",
    "AssumeRoleWithSAML",
    "AssumeRoleWithWebIdentity",
    "AssumeRoot",
    "DecodeAuthorizationMessage",
    "GetAccessKeyInfo",
    "GetCallerIdentity",
    "GetDelegatedAccessToken",
    "GetFederationToken",
    "GetSessionToken",
    "GetWebIdentityToken",
];

operations! {
    GetCallerIdentity: GetCallerIdentityRequest => GetCallerIdentityResponse, token "", wrapper "GetCallerIdentityResult";
}

enumerations! {}

structures! {
    input GetCallerIdentityRequest {}
    output GetCallerIdentityResponse {
        user_id: Option<String> = "UserId" / "UserId",
        account: Option<String> = "Account" / "Account",
        arn: Option<String> = "Arn" / "Arn",
    }
}
