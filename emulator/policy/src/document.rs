//! Reading policy documents, and what is wrong with those that are none.

use std::fmt;

use serde_json::{Map, Value};

use crate::condition::Condition;
use crate::patterns::Pattern;
use crate::{Matching, Policy, Statement, Who};

/// What is wrong with a document, in the words of the service that was given it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw(pub(crate) String);

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Flaw {}

fn flaw<T>(message: impl Into<String>) -> Result<T, Flaw> {
    Err(Flaw(message.into()))
}

type Object = Map<String, Value>;

impl Policy {
    /// Reads a document.
    pub fn parse(text: &str) -> Result<Self, Flaw> {
        const NO_JSON: &str = "Policies must be valid JSON and the first byte must be '{'";
        if !text.starts_with('{') {
            return flaw(NO_JSON);
        }
        let Ok(Value::Object(document)) = serde_json::from_str(text) else {
            return flaw(NO_JSON);
        };
        ensure_known(&document, &["Version", "Id", "Statement"])?;
        let version = match document.get("Version") {
            None => "2008-10-17",
            Some(Value::String(version))
                if ["2008-10-17", "2012-10-17"].contains(&version.as_str()) =>
            {
                version
            }
            Some(_) => return flaw("The policy must contain a valid version string"),
        };
        let statements = match document.get("Statement") {
            None => return flaw("Missing required field Statement"),
            Some(Value::Array(statements)) if statements.is_empty() => {
                return flaw("Could not parse the policy: Statement is empty!");
            }
            Some(Value::Array(statements)) => {
                statements.iter().map(statement).collect::<Result<_, _>>()?
            }
            Some(one) => vec![statement(one)?],
        };
        Ok(Self {
            has_variables: version == "2012-10-17",
            statements,
        })
    }

    /// Whether every statement names principals: what the policies of resources must do.
    pub fn names_principals(&self) -> bool {
        self.statements
            .iter()
            .all(|statement| statement.principals.is_some())
    }

    /// Whether every statement's every resource, given as patterns, passes a test; and each statement has some.
    pub fn resources_all(&self, test: impl Fn(&str) -> bool) -> bool {
        self.statements.iter().all(|statement| {
            let resources = statement.resources.as_ref();
            resources
                .is_some_and(|resources| resources.values.iter().all(|pattern| test(&pattern.0)))
        })
    }

    /// The ARNs of the users, roles and sessions that it names.
    pub fn named_arns(&self) -> impl Iterator<Item = &str> {
        let principals = self
            .statements
            .iter()
            .filter_map(|statement| statement.principals.as_ref());
        principals
            .flat_map(|named| &named.values)
            .filter_map(|who| match who {
                Who::Arn(arn) => Some(arn.as_str()),
                _ => None,
            })
    }

    /// Whether every action, given as patterns, passes a test.
    pub fn actions_all(&self, test: impl Fn(&str) -> bool) -> bool {
        let actions = self
            .statements
            .iter()
            .flat_map(|statement| &statement.actions.values);
        actions.map(|pattern| pattern.0.as_str()).all(test)
    }
}

fn ensure_known(object: &Object, known: &[&str]) -> Result<(), Flaw> {
    match object.keys().find(|key| !known.contains(&key.as_str())) {
        Some(key) => flaw(format!("Unknown field {key}")),
        None => Ok(()),
    }
}

fn statement(value: &Value) -> Result<Statement, Flaw> {
    let Value::Object(object) = value else {
        return flaw("Policies must be valid JSON and the first byte must be '{'");
    };
    ensure_known(
        object,
        &[
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition",
        ],
    )?;
    let allows = match object.get("Effect") {
        Some(Value::String(effect)) if effect == "Allow" => true,
        Some(Value::String(effect)) if effect == "Deny" => false,
        Some(Value::String(effect)) => return flaw(format!("Invalid effect: {effect}")),
        Some(_) => return flaw("Invalid policy syntax."),
        None => return flaw("Missing required field Effect"),
    };
    let Some(actions) = patterns(object, "Action", "NotAction")? else {
        return flaw("Missing required field Action");
    };
    let has_service = |pattern: &Pattern| pattern.0 == "*" || pattern.0.contains(':');
    if actions.values.is_empty() || !actions.values.iter().all(has_service) {
        return flaw("Policy has invalid action");
    }
    let sid = match object.get("Sid") {
        None => None,
        Some(Value::String(sid)) => Some(sid.clone()),
        Some(_) => return flaw("Invalid policy syntax."),
    };
    Ok(Statement {
        sid,
        allows,
        principals: principals(object)?,
        actions,
        resources: patterns(object, "Resource", "NotResource")?,
        conditions: object
            .get("Condition")
            .map(conditions)
            .transpose()?
            .unwrap_or_default(),
    })
}

/// The member that is there of two of which only one may be.
fn either<'a>(
    object: &'a Object,
    positive: &str,
    negative: &str,
) -> Result<Option<(&'a Value, bool)>, Flaw> {
    match (object.get(positive), object.get(negative)) {
        (Some(_), Some(_)) => flaw(format!(
            "Statement cannot have both {positive} and {negative}"
        )),
        (Some(value), None) => Ok(Some((value, false))),
        (None, Some(value)) => Ok(Some((value, true))),
        (None, None) => Ok(None),
    }
}

fn patterns(
    object: &Object,
    positive: &str,
    negative: &str,
) -> Result<Option<Matching<Pattern>>, Flaw> {
    let Some((value, is_negated)) = either(object, positive, negative)? else {
        return Ok(None);
    };
    let values = strings(value).ok_or_else(|| Flaw("Invalid policy syntax.".to_owned()))?;
    Ok(Some(Matching {
        is_negated,
        values: values.into_iter().map(Pattern).collect(),
    }))
}

/// A string, or a list of strings.
pub(crate) fn strings(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Array(values) => values
            .iter()
            .map(|value| value.as_str().map(str::to_owned))
            .collect(),
        value => Some(vec![value.as_str()?.to_owned()]),
    }
}

fn principals(object: &Object) -> Result<Option<Matching<Who>>, Flaw> {
    let Some((value, is_negated)) = either(object, "Principal", "NotPrincipal")? else {
        return Ok(None);
    };
    let values = match value {
        Value::String(text) if text == "*" => vec![Who::Everybody],
        Value::Object(kinds) if !kinds.is_empty() => {
            let mut all = Vec::new();
            for (kind, named) in kinds {
                let named =
                    strings(named).ok_or_else(|| Flaw("Invalid policy syntax.".to_owned()))?;
                for text in named {
                    all.push(who(kind, text)?);
                }
            }
            all
        }
        _ => return flaw("Invalid principal in policy"),
    };
    Ok(Some(Matching { is_negated, values }))
}

fn who(kind: &str, text: String) -> Result<Who, Flaw> {
    let is_account = |text: &str| text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit());
    match kind {
        "AWS" if text == "*" => Ok(Who::Everybody),
        "AWS" if is_account(&text) => Ok(Who::Account(text)),
        "AWS" => {
            let account = text.strip_prefix("arn:aws:").and_then(|rest| {
                let rest = rest
                    .strip_prefix("iam::")
                    .or_else(|| rest.strip_prefix("sts::"))?;
                rest.split_once(':')
            });
            match account {
                Some((account, "root")) if is_account(account) => {
                    Ok(Who::Account(account.to_owned()))
                }
                Some((account, _)) if is_account(account) && !text.contains('*') => {
                    Ok(Who::Arn(text))
                }
                // The unique id that a deleted user or role leaves behind.
                None if text.starts_with("AIDA") || text.starts_with("AROA") => Ok(Who::Other),
                _ => flaw("Invalid principal in policy"),
            }
        }
        "CanonicalUser" => Ok(Who::CanonicalUser(text)),
        "Service" => Ok(Who::Service(text)),
        "Federated" => Ok(Who::Other),
        _ => flaw("Invalid principal in policy"),
    }
}

fn conditions(value: &Value) -> Result<Vec<Condition>, Flaw> {
    let Value::Object(operators) = value else {
        return flaw("Invalid policy syntax.");
    };
    let mut all = Vec::new();
    for (operator, keys) in operators {
        let Value::Object(keys) = keys else {
            return flaw("Invalid policy syntax.");
        };
        for (key, values) in keys {
            let Some(values) = scalars(values) else {
                return flaw("Invalid policy syntax.");
            };
            match Condition::new(operator, key, values) {
                Some(condition) => all.push(condition),
                None => return flaw(format!("Invalid Condition type : {operator}")),
            }
        }
    }
    Ok(all)
}

/// The values of a condition, which may be written as truth values and numbers.
fn scalars(value: &Value) -> Option<Vec<String>> {
    let one = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        _ => None,
    };
    match value {
        Value::Array(values) => values.iter().map(one).collect(),
        value => Some(vec![one(value)?]),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_wrong_with_a_document_is_said() {
        let statement = |rest: &str| {
            format!(
                r#"{{"Statement":[{{"Effect":"Allow","Principal":"*","Resource":"*",{rest}}}]}}"#
            )
        };
        for (text, expected) in [
            (
                "".to_owned(),
                "Policies must be valid JSON and the first byte must be '{'",
            ),
            (
                "[]".to_owned(),
                "Policies must be valid JSON and the first byte must be '{'",
            ),
            (
                "{".to_owned(),
                "Policies must be valid JSON and the first byte must be '{'",
            ),
            ("{}".to_owned(), "Missing required field Statement"),
            (
                r#"{"Statement":[],"Version":"2012-10-17"}"#.to_owned(),
                "Could not parse the policy: Statement is empty!",
            ),
            (
                r#"{"Version":"2013","Statement":[]}"#.to_owned(),
                "The policy must contain a valid version string",
            ),
            (r#"{"Other":1}"#.to_owned(), "Unknown field Other"),
            (
                r#"{"Statement":{"Action":"*"}}"#.to_owned(),
                "Missing required field Effect",
            ),
            (
                r#"{"Statement":{"Effect":"Maybe"}}"#.to_owned(),
                "Invalid effect: Maybe",
            ),
            (
                r#"{"Statement":{"Effect":"Deny"}}"#.to_owned(),
                "Missing required field Action",
            ),
            (statement(r#""Action":"get""#), "Policy has invalid action"),
            (
                statement(r#""Action":"*","NotAction":"*""#),
                "Statement cannot have both Action and NotAction",
            ),
            (
                statement(r#""Action":"*","Condition":{"Is":{"k":"v"}}"#),
                "Invalid Condition type : Is",
            ),
            (
                statement(r#""Action":"*""#).replace(r#""*","Res"#, r#""me","Res"#),
                "Invalid principal in policy",
            ),
            (
                statement(r#""Action":"*""#)
                    .replace(r#""*","Res"#, r#"{"AWS":"arn:aws:iam::1:root"},"Res"#),
                "Invalid principal in policy",
            ),
        ] {
            assert_eq!(
                Policy::parse(&text).unwrap_err().to_string(),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn a_single_statement_needs_no_list() {
        let one = r#"{"Statement":{"Effect":"Allow","Principal":{"AWS":["111122223333","*"]},"Action":"s3:*","Resource":["a","b"],
                     "Condition":{"Bool":{"aws:SecureTransport":true},"NumericLessThan":{"s3:max-keys":10}}}}"#;
        let policy = Policy::parse(one).unwrap();
        assert!(policy.names_principals());
        assert!(policy.resources_all(|resource| ["a", "b"].contains(&resource)));
        assert!(policy.actions_all(|action| action == "s3:*"));
    }
}
