//! Which documents AWS takes, and in which words it refuses the others.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::Policy;
use crate::condition::Condition;
use crate::document::{Flaw, strings};

/// What a document is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A managed policy.
    Managed,
    /// A policy inside a user, group or role.
    Inline,
    /// Who may assume a role.
    Trust,
}

fn flaw<T>(text: impl Into<String>) -> Result<T, Flaw> {
    Err(Flaw(text.into()))
}

const SYNTAX: &str = "Syntax errors in policy.";
const VERSIONS: [&str; 2] = ["2012-10-17", "2008-10-17"];
const PARTITIONS: [&str; 6] = ["aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "*"];
/// The kinds of principals that a role can trust.
const PRINCIPALS: [&str; 4] = ["AWS", "Service", "Federated", "CanonicalUser"];

/// Reads a document that AWS takes.
pub fn check(text: &str, kind: Kind) -> Result<Policy, Flaw> {
    match kind {
        Kind::Trust => check_trust(text),
        Kind::Managed | Kind::Inline => check_permissions(text, kind),
    }
}

fn check_permissions(text: &str, kind: Kind) -> Result<Policy, Flaw> {
    let Ok(Value::Object(policy)) = serde_json::from_str(text) else {
        return flaw(SYNTAX);
    };
    ensure_only(&policy, &["Version", "Id", "Statement"])?;
    match policy.get("Version").map(Value::as_str) {
        Some(Some("2012-10-17")) => {}
        None | Some(Some("2008-10-17")) if kind == Kind::Inline => {}
        None | Some(Some("2008-10-17")) => {
            return flaw("Policy document must be version 2012-10-17 or greater.");
        }
        Some(_) => return flaw(SYNTAX),
    }
    let statements = statements(&policy).map_or_else(|| flaw(SYNTAX), Ok)?;
    for statement in &statements {
        ensure_elements(statement)?;
    }
    for statement in &statements {
        let named = |name| texts(statement, name);
        for action in named("Action").into_iter().chain(named("NotAction")) {
            ensure_action(&action)?;
        }
        for resource in named("Resource").into_iter().chain(named("NotResource")) {
            ensure_resource(&resource)?;
        }
    }
    ensure_ids(&statements)?;
    Policy::parse(text).or_else(|_| flaw(SYNTAX))
}

/// The texts of an element; none where it is not there or is something else.
fn texts(statement: &Map<String, Value>, name: &str) -> Vec<String> {
    statement.get(name).and_then(strings).unwrap_or_default()
}

fn statements(policy: &Map<String, Value>) -> Option<Vec<&Map<String, Value>>> {
    match policy.get("Statement")? {
        Value::Object(single) => Some(vec![single]),
        Value::Array(statements) if !statements.is_empty() => {
            statements.iter().map(Value::as_object).collect()
        }
        _ => None,
    }
}

fn ensure_only(object: &Map<String, Value>, known: &[&str]) -> Result<(), Flaw> {
    match object.keys().all(|name| known.contains(&name.as_str())) {
        true => Ok(()),
        false => flaw(SYNTAX),
    }
}

/// The elements of a statement of permissions.
fn ensure_elements(statement: &Map<String, Value>) -> Result<(), Flaw> {
    if statement.contains_key("Principal") || statement.contains_key("NotPrincipal") {
        return flaw("Policy document should not specify a principal.");
    }
    ensure_only(
        statement,
        &[
            "Sid",
            "Effect",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition",
        ],
    )?;
    let some = |name: &str| !texts(statement, name).is_empty();
    let has = |name: &str| statement.contains_key(name);
    if !has("Effect")
        || (has("Action") && has("NotAction"))
        || (has("Resource") && has("NotResource"))
    {
        return flaw(SYNTAX);
    }
    if !some("Action") && !some("NotAction") {
        return flaw("Policy statement must contain actions.");
    }
    if !some("Resource") && !some("NotResource") {
        return flaw("Policy statement must contain resources.");
    }
    ensure_conditions(statement).map_or_else(|| flaw(SYNTAX), Ok)
}

/// None when an operator is unknown or the conditions have another form.
fn ensure_conditions(statement: &Map<String, Value>) -> Option<()> {
    let Some(conditions) = statement.get("Condition") else {
        return Some(());
    };
    let operators = conditions.as_object()?;
    let is_right = |(operator, keys): (&String, &Value)| {
        Condition::new(operator, "", Vec::new()).is_some() && keys.is_object()
    };
    operators.iter().all(is_right).then_some(())
}

fn ensure_action(action: &str) -> Result<(), Flaw> {
    if action == "*" {
        return Ok(());
    }
    let Some((vendor, name)) = action.split_once(':') else {
        return flaw("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
    };
    if name.contains(':') {
        return flaw("Actions/Condition can contain only one colon.");
    }
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'.';
    match !vendor.is_empty() && vendor.bytes().all(is_plain) {
        true => Ok(()),
        false => flaw(format!("Vendor {vendor} is not valid")),
    }
}

fn ensure_resource(resource: &str) -> Result<(), Flaw> {
    if resource == "*" {
        return Ok(());
    }
    let parts: Vec<&str> = resource.splitn(6, ':').collect();
    match parts[..] {
        ["arn", partition, ..] if !PARTITIONS.contains(&partition) => flaw(format!(
            "Partition \"{partition}\" is not valid for resource \"{resource}\"."
        )),
        ["arn", _, "iam", region, _, _] if !region.is_empty() => flaw(format!(
            "IAM resource {resource} cannot contain region information."
        )),
        ["arn", _, "s3", region, _, _] if !region.is_empty() => flaw(format!(
            "Resource {resource} can not contain region information."
        )),
        ["arn", _, _, _, _, _] => Ok(()),
        // A star may stand for all that follows.
        ["arn", _, .., last] if last.contains('*') => Ok(()),
        ["arn", _, ..] => flaw("The policy failed legacy parsing"),
        _ => flaw(format!(
            "Resource {resource} must be in ARN format or \"*\"."
        )),
    }
}

fn ensure_ids(statements: &[&Map<String, Value>]) -> Result<(), Flaw> {
    let mut seen = BTreeSet::new();
    for statement in statements {
        let Some(id) = statement.get("Sid") else {
            continue;
        };
        let Some(id) = id.as_str() else {
            return flaw(SYNTAX);
        };
        if !id.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return flaw(
                "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
            );
        }
        if !id.is_empty() && !seen.insert(id) {
            return flaw("Statement IDs (SID) in a single policy must be unique.");
        }
    }
    Ok(())
}

fn check_trust(text: &str) -> Result<Policy, Flaw> {
    let Ok(Value::Object(policy)) = serde_json::from_str(text) else {
        return flaw("This policy contains invalid Json");
    };
    prohibit_others(&policy, &["Version", "Id", "Statement"])?;
    match policy.get("Version").map(Value::as_str) {
        None => {}
        Some(Some(version)) if VERSIONS.contains(&version) => {}
        Some(_) => return flaw("The policy must contain a valid version string"),
    }
    let Some(statements) = statements(&policy) else {
        return flaw("Missing required field Statement");
    };
    for statement in &statements {
        prohibit_others(
            statement,
            &[
                "Sid",
                "Effect",
                "Principal",
                "NotPrincipal",
                "Action",
                "NotAction",
                "Condition",
            ],
        )?;
        for (name, opposite) in [
            ("Effect", ""),
            ("Principal", "NotPrincipal"),
            ("Action", "NotAction"),
        ] {
            if !statement.contains_key(name) && !statement.contains_key(opposite) {
                return flaw(format!("Missing required field {name}"));
            }
        }
        ensure_conditions(statement).map_or_else(|| flaw(SYNTAX), Ok)?;
    }
    for statement in &statements {
        let principals = ["Principal", "NotPrincipal"].map(|name| statement.get(name));
        for kinds in principals
            .into_iter()
            .flatten()
            .filter_map(Value::as_object)
        {
            for (kind, names) in kinds {
                let names = strings(names).unwrap_or_default();
                names
                    .iter()
                    .try_for_each(|name| ensure_principal(kind, name))?;
            }
        }
        let of_sts =
            |action: &String| action == "*" || action.to_ascii_lowercase().starts_with("sts:");
        if !texts(statement, "Action").iter().all(of_sts) {
            return flaw("AssumeRole policy may only specify STS AssumeRole actions.");
        }
    }
    Policy::parse(text).or_else(|_| flaw(SYNTAX))
}

fn prohibit_others(object: &Map<String, Value>, known: &[&str]) -> Result<(), Flaw> {
    match object.keys().find(|name| !known.contains(&name.as_str())) {
        Some(name) => flaw(format!("Has prohibited field {name}")),
        None => Ok(()),
    }
}

fn ensure_principal(kind: &str, name: &str) -> Result<(), Flaw> {
    let is_account = |text: &str| text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = name.splitn(6, ':').collect();
    let is_right = match kind {
        "AWS" => match parts[..] {
            ["*"] => true,
            ["arn", partition, "iam" | "sts", "", account, rest] => {
                PARTITIONS.contains(&partition) && is_account(account) && !rest.is_empty()
            }
            // An account, or the unique id that a deleted principal leaves behind.
            [id] => is_account(id) || ["AIDA", "AROA"].iter().any(|prefix| id.starts_with(prefix)),
            _ => false,
        },
        "Service" => name.contains('.'),
        _ => PRINCIPALS.contains(&kind),
    };
    match is_right {
        true => Ok(()),
        false => flaw(format!(
            "Invalid principal in policy: \"{}\":\"{name}\"",
            kind.to_ascii_uppercase()
        )),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refused(kind: Kind, policy: Value) -> String {
        check(&policy.to_string(), kind)
            .map_or_else(|flaw| flaw.to_string(), |_| "accepted".to_owned())
    }

    fn statement(statement: Value) -> Value {
        json!({ "Version": "2012-10-17", "Statement": statement })
    }

    #[test]
    fn permissions_that_aws_takes_are_taken() {
        for given in [
            json!({"Effect": "Allow", "Action": "*", "Resource": "*"}),
            json!([{"Sid": "A1", "Effect": "Deny", "NotAction": ["s3:Get*"], "NotResource": ["arn:aws:s3:::b/*", "arn:aws:s3:::b"]}]),
            json!({"Effect": "Allow", "Action": "ec2:*", "Resource": "arn:aws:ec2:*", "Condition": {"StringLike": {"aws:x": ["1"]}}}),
            json!([{"Sid": "", "Effect": "Allow", "Action": "a:b", "Resource": "*"}, {"Sid": "", "Effect": "Allow", "Action": "a:b", "Resource": "*"}]),
        ] {
            assert_eq!(
                refused(Kind::Managed, statement(given.clone())),
                "accepted",
                "{given}"
            );
        }
        let old = json!({"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}});
        assert_eq!(refused(Kind::Inline, old.clone()), "accepted");
        assert_eq!(
            refused(Kind::Managed, old),
            "Policy document must be version 2012-10-17 or greater."
        );
    }

    #[test]
    fn permissions_are_refused_in_the_words_of_aws() {
        let with = |change: Value| {
            let mut base = json!({"Effect": "Allow", "Action": "ec2:*", "Resource": "*"});
            for (name, value) in change.as_object().expect("an object") {
                match value.is_null() {
                    true => base.as_object_mut().and_then(|base| base.remove(name)),
                    false => base
                        .as_object_mut()
                        .and_then(|base| base.insert(name.clone(), value.clone())),
                };
            }
            refused(Kind::Managed, statement(base))
        };
        for (change, message) in [
            (json!({"Effect": "Perhaps"}), SYNTAX),
            (json!({"Effect": null}), SYNTAX),
            (json!({"Colour": "blue"}), SYNTAX),
            (json!({"Condition": {"Sounds": {"a": "b"}}}), SYNTAX),
            (json!({"NotAction": "ec2:*"}), SYNTAX),
            (
                json!({"Action": null}),
                "Policy statement must contain actions.",
            ),
            (
                json!({"Action": []}),
                "Policy statement must contain actions.",
            ),
            (
                json!({"Resource": null}),
                "Policy statement must contain resources.",
            ),
            (
                json!({"Principal": "*"}),
                "Policy document should not specify a principal.",
            ),
            (
                json!({"Action": "everything"}),
                "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
            ),
            (
                json!({"Action": "a:b:c"}),
                "Actions/Condition can contain only one colon.",
            ),
            (json!({"Action": "a a:b"}), "Vendor a a is not valid"),
            (
                json!({"Resource": "bucket"}),
                "Resource bucket must be in ARN format or \"*\".",
            ),
            (
                json!({"Resource": "arn:moon:s3:::b"}),
                "Partition \"moon\" is not valid for resource \"arn:moon:s3:::b\".",
            ),
            (
                json!({"Resource": "arn:aws:s3"}),
                "The policy failed legacy parsing",
            ),
            (
                json!({"Resource": "arn:aws:iam:us-east-1:1:user/a"}),
                "IAM resource arn:aws:iam:us-east-1:1:user/a cannot contain region information.",
            ),
            (
                json!({"Resource": "arn:aws:s3:us-east-1::b"}),
                "Resource arn:aws:s3:us-east-1::b can not contain region information.",
            ),
            (
                json!({"Sid": "a b"}),
                "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
            ),
        ] {
            assert_eq!(with(change.clone()), message, "{change}");
        }
        let twice = json!({"Sid": "A", "Effect": "Allow", "Action": "ec2:*", "Resource": "*"});
        assert_eq!(
            refused(Kind::Managed, statement(json!([twice, twice]))),
            "Statement IDs (SID) in a single policy must be unique."
        );
        assert_eq!(refused(Kind::Inline, json!([])), SYNTAX);
        assert_eq!(refused(Kind::Inline, statement(json!([]))), SYNTAX);
        assert_eq!(
            refused(
                Kind::Inline,
                json!({"Version": "2013-10-17", "Statement": twice})
            ),
            SYNTAX
        );
    }

    #[test]
    fn trust_is_for_principals_that_aws_knows() {
        let trust = |principal: Value, action: &str| {
            refused(
                Kind::Trust,
                statement(json!({"Effect": "Allow", "Principal": principal, "Action": action})),
            )
        };
        for principal in [
            json!("*"),
            json!({"Service": ["ec2.amazonaws.com", "ecs.amazonaws.com"]}),
            json!({"AWS": ["arn:aws:iam::111111111111:root", "111111111111", "*", "AROAEXAMPLE"]}),
            json!({"Federated": "cognito-identity.amazonaws.com"}),
        ] {
            assert_eq!(
                trust(principal.clone(), "sts:AssumeRole"),
                "accepted",
                "{principal}"
            );
        }
        assert_eq!(
            trust(json!({"Service": "ec2"}), "sts:AssumeRole"),
            "Invalid principal in policy: \"SERVICE\":\"ec2\""
        );
        assert_eq!(
            trust(json!({"AWS": "alice"}), "sts:AssumeRole"),
            "Invalid principal in policy: \"AWS\":\"alice\""
        );
        assert_eq!(
            trust(json!({"Cat": "tom"}), "sts:AssumeRole"),
            "Invalid principal in policy: \"CAT\":\"tom\""
        );
        assert_eq!(
            trust(json!("*"), "ec2:*"),
            "AssumeRole policy may only specify STS AssumeRole actions."
        );
    }

    #[test]
    fn trust_is_refused_in_the_words_of_aws() {
        assert_eq!(
            check("{", Kind::Trust).map_err(|flaw| flaw.to_string()),
            Err("This policy contains invalid Json".to_owned())
        );
        assert_eq!(
            refused(Kind::Trust, json!({"Version": "2012-10-17"})),
            "Missing required field Statement"
        );
        assert_eq!(
            refused(Kind::Trust, json!({"Version": "1", "Statement": []})),
            "The policy must contain a valid version string"
        );
        let base = json!({"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"});
        for (name, message) in [
            ("Effect", "Missing required field Effect"),
            ("Principal", "Missing required field Principal"),
            ("Action", "Missing required field Action"),
        ] {
            let mut without = base.clone();
            without
                .as_object_mut()
                .and_then(|without| without.remove(name));
            assert_eq!(refused(Kind::Trust, statement(without)), message);
        }
        let mut with = base;
        with["Resource"] = json!("*");
        assert_eq!(
            refused(Kind::Trust, statement(with)),
            "Has prohibited field Resource"
        );
    }
}
