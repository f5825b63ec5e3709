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
    AssumeRole: AssumeRoleRequest => AssumeRoleResponse, token "", wrapper "AssumeRoleResult", constraint ASSUME_ROLE_REQUEST;
    GetAccessKeyInfo: GetAccessKeyInfoRequest => GetAccessKeyInfoResponse, token "", wrapper "GetAccessKeyInfoResult", constraint GET_ACCESS_KEY_INFO_REQUEST;
    GetCallerIdentity: GetCallerIdentityRequest => GetCallerIdentityResponse, token "", wrapper "GetCallerIdentityResult";
    GetFederationToken: GetFederationTokenRequest => GetFederationTokenResponse, token "", wrapper "GetFederationTokenResult", constraint GET_FEDERATION_TOKEN_REQUEST;
    GetSessionToken: GetSessionTokenRequest => GetSessionTokenResponse, token "", wrapper "GetSessionTokenResult", constraint GET_SESSION_TOKEN_REQUEST;
}

enumerations! {}

structures! {
    input AssumeRoleRequest {
        role_arn: String = "RoleArn" / "RoleArn",
        role_session_name: String = "RoleSessionName" / "RoleSessionName",
        policy_arns: Vec<PolicyDescriptorType> = "PolicyArns" / "PolicyArns" > "member",
        policy: Option<String> = "Policy" / "Policy",
        duration_seconds: Option<i32> = "DurationSeconds" / "DurationSeconds",
        tags: Vec<Tag> = "Tags" / "Tags" > "member",
        transitive_tag_keys: Vec<String> = "TransitiveTagKeys" / "TransitiveTagKeys" > "member",
        external_id: Option<String> = "ExternalId" / "ExternalId",
        serial_number: Option<String> = "SerialNumber" / "SerialNumber",
        token_code: Option<String> = "TokenCode" / "TokenCode",
        source_identity: Option<String> = "SourceIdentity" / "SourceIdentity",
        provided_contexts: Vec<ProvidedContext> = "ProvidedContexts" / "ProvidedContexts" > "member",
    }
    output AssumeRoleResponse {
        credentials: Option<Credentials> = "Credentials" / "Credentials",
        assumed_role_user: Option<AssumedRoleUser> = "AssumedRoleUser" / "AssumedRoleUser",
        packed_policy_size: Option<i32> = "PackedPolicySize" / "PackedPolicySize",
        source_identity: Option<String> = "SourceIdentity" / "SourceIdentity",
    }
    output AssumedRoleUser {
        assumed_role_id: Option<String> = "AssumedRoleId" / "AssumedRoleId",
        arn: Option<String> = "Arn" / "Arn",
    }
    output Credentials {
        access_key_id: Option<String> = "AccessKeyId" / "AccessKeyId",
        secret_access_key: Option<String> = "SecretAccessKey" / "SecretAccessKey",
        session_token: Option<String> = "SessionToken" / "SessionToken",
        expiration: Option<Timestamp> = "Expiration" / "Expiration",
    }
    output FederatedUser {
        federated_user_id: Option<String> = "FederatedUserId" / "FederatedUserId",
        arn: Option<String> = "Arn" / "Arn",
    }
    input GetAccessKeyInfoRequest {
        access_key_id: String = "AccessKeyId" / "AccessKeyId",
    }
    output GetAccessKeyInfoResponse {
        account: Option<String> = "Account" / "Account",
    }
    input GetCallerIdentityRequest {}
    output GetCallerIdentityResponse {
        user_id: Option<String> = "UserId" / "UserId",
        account: Option<String> = "Account" / "Account",
        arn: Option<String> = "Arn" / "Arn",
    }
    input GetFederationTokenRequest {
        name: String = "Name" / "Name",
        policy: Option<String> = "Policy" / "Policy",
        policy_arns: Vec<PolicyDescriptorType> = "PolicyArns" / "PolicyArns" > "member",
        duration_seconds: Option<i32> = "DurationSeconds" / "DurationSeconds",
        tags: Vec<Tag> = "Tags" / "Tags" > "member",
    }
    output GetFederationTokenResponse {
        credentials: Option<Credentials> = "Credentials" / "Credentials",
        federated_user: Option<FederatedUser> = "FederatedUser" / "FederatedUser",
        packed_policy_size: Option<i32> = "PackedPolicySize" / "PackedPolicySize",
    }
    input GetSessionTokenRequest {
        duration_seconds: Option<i32> = "DurationSeconds" / "DurationSeconds",
        serial_number: Option<String> = "SerialNumber" / "SerialNumber",
        token_code: Option<String> = "TokenCode" / "TokenCode",
    }
    output GetSessionTokenResponse {
        credentials: Option<Credentials> = "Credentials" / "Credentials",
    }
    input PolicyDescriptorType {
        arn: Option<String> = "arn" / "arn",
    }
    input ProvidedContext {
        provider_arn: Option<String> = "ProviderArn" / "ProviderArn",
        context_assertion: Option<String> = "ContextAssertion" / "ContextAssertion",
    }
    input Tag {
        key: String = "Key" / "Key",
        value: String = "Value" / "Value",
    }
}

static ASSUME_ROLE_REQUEST: Constraint = Constraint::Structure(&[
    (
        "RoleArn",
        true,
        Some(&Constraint::Text(
            20,
            2048,
            r#"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+"#,
            &[],
        )),
    ),
    (
        "RoleSessionName",
        true,
        Some(&Constraint::Text(2, 64, r#"[\w+=,.@-]*"#, &[])),
    ),
    (
        "PolicyArns",
        false,
        Some(&Constraint::List(
            0,
            u64::MAX,
            Some(&POLICY_DESCRIPTOR_TYPE),
        )),
    ),
    (
        "Policy",
        false,
        Some(&Constraint::Text(
            1,
            u64::MAX,
            r#"[\u0009\u000A\u000D\u0020-\u00FF]+"#,
            &[],
        )),
    ),
    (
        "DurationSeconds",
        false,
        Some(&Constraint::Number(900, 43200)),
    ),
    ("Tags", false, Some(&Constraint::List(0, 50, Some(&TAG)))),
    (
        "TransitiveTagKeys",
        false,
        Some(&Constraint::List(
            0,
            50,
            Some(&Constraint::Text(
                1,
                128,
                r#"[\p{L}\p{Z}\p{N}_.:/=+\-@]+"#,
                &[],
            )),
        )),
    ),
    (
        "ExternalId",
        false,
        Some(&Constraint::Text(2, 1224, r#"[\w+=,.@:\/-]*"#, &[])),
    ),
    (
        "SerialNumber",
        false,
        Some(&Constraint::Text(9, 256, r#"[\w+=/:,.@-]*"#, &[])),
    ),
    (
        "TokenCode",
        false,
        Some(&Constraint::Text(6, 6, r#"[\d]*"#, &[])),
    ),
    (
        "SourceIdentity",
        false,
        Some(&Constraint::Text(2, 64, r#"[\w+=,.@-]*"#, &[])),
    ),
    (
        "ProvidedContexts",
        false,
        Some(&Constraint::List(1, 5, Some(&PROVIDED_CONTEXT))),
    ),
]);

static GET_ACCESS_KEY_INFO_REQUEST: Constraint = Constraint::Structure(&[(
    "AccessKeyId",
    true,
    Some(&Constraint::Text(16, 128, r#"[\w]*"#, &[])),
)]);

static GET_FEDERATION_TOKEN_REQUEST: Constraint = Constraint::Structure(&[
    (
        "Name",
        true,
        Some(&Constraint::Text(2, 32, r#"[\w+=,.@-]*"#, &[])),
    ),
    (
        "Policy",
        false,
        Some(&Constraint::Text(
            1,
            2048,
            r#"[\u0009\u000A\u000D\u0020-\u00FF]+"#,
            &[],
        )),
    ),
    (
        "PolicyArns",
        false,
        Some(&Constraint::List(
            0,
            u64::MAX,
            Some(&POLICY_DESCRIPTOR_TYPE),
        )),
    ),
    (
        "DurationSeconds",
        false,
        Some(&Constraint::Number(900, 129600)),
    ),
    ("Tags", false, Some(&Constraint::List(0, 50, Some(&TAG)))),
]);

static GET_SESSION_TOKEN_REQUEST: Constraint = Constraint::Structure(&[
    (
        "DurationSeconds",
        false,
        Some(&Constraint::Number(900, 129600)),
    ),
    (
        "SerialNumber",
        false,
        Some(&Constraint::Text(9, 256, r#"[\w+=/:,.@-]*"#, &[])),
    ),
    (
        "TokenCode",
        false,
        Some(&Constraint::Text(6, 6, r#"[\d]*"#, &[])),
    ),
]);

static POLICY_DESCRIPTOR_TYPE: Constraint = Constraint::Structure(&[(
    "arn",
    false,
    Some(&Constraint::Text(
        20,
        2048,
        r#"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+"#,
        &[],
    )),
)]);

static PROVIDED_CONTEXT: Constraint = Constraint::Structure(&[
    (
        "ProviderArn",
        false,
        Some(&Constraint::Text(
            20,
            2048,
            r#"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+"#,
            &[],
        )),
    ),
    (
        "ContextAssertion",
        false,
        Some(&Constraint::Text(4, 2048, r#""#, &[])),
    ),
]);

static TAG: Constraint = Constraint::Structure(&[
    (
        "Key",
        true,
        Some(&Constraint::Text(
            1,
            128,
            r#"[\p{L}\p{Z}\p{N}_.:/=+\-@]+"#,
            &[],
        )),
    ),
    (
        "Value",
        true,
        Some(&Constraint::Text(
            0,
            256,
            r#"[\p{L}\p{Z}\p{N}_.:/=+\-@]*"#,
            &[],
        )),
    ),
]);
