//! Whether a policy lets everybody in: what S3 calls public
//! (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status>).

use crate::condition::{Condition, is_wide};
use crate::patterns::Pattern;
use crate::{Policy, Statement, Who};

/// Keys that tie a request to somebody, when they are asked for fixed values.
const BINDING: &[&str] = &[
    "aws:principalaccount",
    "aws:principalarn",
    "aws:principalorgid",
    "aws:principalorgpaths",
    "aws:sourceaccount",
    "aws:sourcearn",
    "aws:sourceowner",
    "aws:sourcevpc",
    "aws:sourcevpce",
    "aws:userid",
    "s3:dataaccesspointaccount",
    "s3:dataaccesspointarn",
    "s3:x-amz-server-side-encryption-aws-kms-key-id",
];

impl Policy {
    /// Whether it is public.
    pub fn is_public(&self) -> bool {
        self.statements.iter().any(Statement::is_public)
    }
}

impl Statement {
    fn is_public(&self) -> bool {
        let names_all = self.principals.as_ref().is_some_and(|principals| {
            principals.is_negated || principals.values.contains(&Who::Everybody)
        });
        self.allows && names_all && !self.conditions.iter().any(binds)
    }
}

fn binds(condition: &Condition) -> bool {
    if !condition.asks_for_values() || condition.values.is_empty() {
        return false;
    }
    match condition.key.as_str() {
        "aws:sourceip" => !condition.values.iter().any(|range| is_wide(range)),
        key if BINDING.contains(&key) => condition
            .values
            .iter()
            .all(|value| Pattern(value.clone()).is_fixed()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_policy_is_public_unless_something_fixed_binds_it() {
        for (rest, is_public) in [
            (r#""Principal":"*""#, true),
            (r#""Principal":{"AWS":"*"}"#, true),
            (r#""Principal":{"AWS":"111122223333"}"#, false),
            (r#""NotPrincipal":{"AWS":"111122223333"}"#, true),
            (
                r#""Principal":"*","Condition":{"StringEquals":{"aws:SourceVpc":"vpc-1"}}"#,
                false,
            ),
            (
                r#""Principal":"*","Condition":{"StringLike":{"aws:SourceVpc":"vpc-*"}}"#,
                true,
            ),
            (
                r#""Principal":"*","Condition":{"StringNotEquals":{"aws:SourceVpc":"vpc-1"}}"#,
                true,
            ),
            (
                r#""Principal":"*","Condition":{"IpAddress":{"aws:SourceIp":"198.51.100.0/24"}}"#,
                false,
            ),
            (
                r#""Principal":"*","Condition":{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}"#,
                true,
            ),
            (
                r#""Principal":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}"#,
                true,
            ),
        ] {
            let text = format!(
                r#"{{"Statement":{{"Effect":"Allow","Action":"s3:GetObject","Resource":"*",{rest}}}}}"#
            );
            assert_eq!(
                Policy::parse(&text).unwrap().is_public(),
                is_public,
                "{rest}"
            );
            let denying = text.replace("Allow", "Deny");
            assert!(!Policy::parse(&denying).unwrap().is_public(), "{rest}");
        }
    }
}
