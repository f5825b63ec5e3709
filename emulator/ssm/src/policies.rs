//! What becomes of a parameter in time. Expiration takes place; notifications go nowhere, since there is nobody to notify.

use jiff::Timestamp;
use serde_json::Value;
use terrarium_model::resources::ParameterVersion;
use terrarium_wire::ssm::ParameterInlinePolicy;

use crate::Error;

/// The kinds of policies, and the attributes that each needs.
const KINDS: &[(&str, &[&str])] = &[
    ("Expiration", &["Timestamp"]),
    ("ExpirationNotification", &["Before", "Unit"]),
    ("NoChangeNotification", &["After", "Unit"]),
];
/// The most policies of a parameter.
const MOST_POLICIES: usize = 10;

/// Reads the policies of a request: a list of objects, as JSON.
pub(crate) fn parse(text: &str) -> Result<Vec<String>, Error> {
    let Ok(Value::Array(policies)) = serde_json::from_str(text) else {
        return Err(Error::invalid(
            "Invalid policies input: a list of policies is expected.",
        ));
    };
    if policies.len() > MOST_POLICIES {
        return Err(Error::TooManyPolicies);
    }
    for policy in &policies {
        ensure(policy)?;
    }
    let expirations = policies
        .iter()
        .filter(|policy| policy["Type"] == "Expiration");
    match expirations.count() > 1 {
        true => Err(Error::IncompatiblePolicy),
        false => Ok(policies.iter().map(Value::to_string).collect()),
    }
}

fn ensure(policy: &Value) -> Result<(), Error> {
    let kind = policy["Type"].as_str().unwrap_or_default();
    let Some((_, attributes)) = KINDS.iter().find(|(known, _)| *known == kind) else {
        return Err(Error::InvalidPolicyType {
            kind: kind.to_owned(),
        });
    };
    let lacks = |name: &&&str| policy["Attributes"][**name].as_str().is_none();
    if let Some(name) = attributes.iter().find(lacks) {
        return Err(Error::InvalidPolicyAttribute {
            message: format!("The policy {kind} needs the attribute {name}."),
        });
    }
    match kind == "Expiration" && end_of(policy).is_none() {
        true => Err(Error::InvalidPolicyAttribute {
            message: "The attribute Timestamp of the policy Expiration must be a date and time, such as 2030-01-02T03:04:05Z.".to_owned(),
        }),
        false => Ok(()),
    }
}

fn end_of(policy: &Value) -> Option<Timestamp> {
    policy["Attributes"]["Timestamp"].as_str()?.parse().ok()
}

/// Whether a version has come to its end.
pub(crate) fn is_expired(version: &ParameterVersion, now: Timestamp) -> bool {
    let parsed = version
        .policies
        .iter()
        .filter_map(|policy| serde_json::from_str::<Value>(policy).ok());
    let mut ends = parsed.filter_map(|policy| end_of(&policy));
    ends.any(|end| end <= now)
}

/// A version's policies as they are answered.
pub(crate) fn on_the_wire(version: &ParameterVersion) -> Vec<ParameterInlinePolicy> {
    let policy = |text: &String| {
        let kind = serde_json::from_str::<Value>(text).ok();
        let kind = kind.and_then(|policy| policy["Type"].as_str().map(str::to_owned));
        ParameterInlinePolicy {
            policy_text: Some(text.clone()),
            policy_type: kind,
            policy_status: Some("Finished".to_owned()),
        }
    };
    version.policies.iter().map(policy).collect()
}
