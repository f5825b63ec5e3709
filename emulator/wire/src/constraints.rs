//! What the service models of IAM, STS and the services that speak JSON say of a request's values: which have to be there, how
//! long they may be, which characters they may have. EC2's model says nothing of the kind; its operations check for themselves.

use std::collections::HashMap;
use std::fmt::Display;
use std::sync::{LazyLock, Mutex, PoisonError};

use regex::Regex;

use crate::form::Parameters;
use crate::parameter_error::ParameterError;

/// What a value may be.
#[derive(Debug)]
pub enum Constraint {
    /// Text: the least and the most characters, a pattern (or nothing), and the values of an enumeration (or none).
    Text(u64, u64, &'static str, &'static [&'static str]),
    /// A number within these bounds.
    Number(i64, i64),
    /// A list: the least and the most elements, and what an element may be.
    List(u64, u64, Option<&'static Constraint>),
    /// Members: their names, whether they have to be there, and what they may be.
    Structure(&'static [(&'static str, bool, Option<&'static Constraint>)]),
}

impl Constraint {
    /// Whether a request is as its model says; all that is not is told at once, as AWS does.
    pub fn check(&self, parameters: &Parameters) -> Result<(), ParameterError> {
        let mut wrong = Vec::new();
        self.collect(parameters, "", &mut wrong);
        match wrong.is_empty() {
            true => Ok(()),
            false => Err(ParameterError::Constraints(wrong)),
        }
    }

    fn collect(&self, given: &Parameters, path: &str, wrong: &mut Vec<Violation>) {
        match self {
            Self::Text(least, most, pattern, values) => {
                let value = given.value.as_deref().unwrap_or_default();
                if let Some(sentence) = said(pattern, value, path) {
                    wrong.push(sentence);
                    return;
                }
                let must = text_must(value, *least, *most, pattern, values);
                wrong.extend(
                    must.into_iter()
                        .map(|must| Violation::of(value, path, must)),
                );
            }
            Self::Number(least, most) => {
                let value = given.value.as_deref().unwrap_or_default();
                let must = value.parse().ok().and_then(|number: i64| match number {
                    _ if number < *least => {
                        Some(format!("have value greater than or equal to {least}"))
                    }
                    _ if number > *most => Some(format!("have value less than or equal to {most}")),
                    _ => None,
                });
                wrong.extend(must.map(|must| Violation::of(value, path, must)));
            }
            Self::List(least, most, element) => {
                // The older query protocol wraps a list's elements.
                let elements = given.members.get("member").unwrap_or(given);
                let count = elements.members.len() as u64;
                let mut members: Vec<_> = elements.members.iter().collect();
                members.sort_by_key(|(index, _)| index.parse().unwrap_or(u32::MAX));
                let values = members
                    .iter()
                    .filter_map(|(_, element)| element.value.as_deref());
                let values: Vec<&str> = values.collect();
                let shown = format!("[{}]", values.join(", "));
                wrong.extend(
                    length_must(count, *least, *most).map(|must| Violation::of(&shown, path, must)),
                );
                for (index, given) in members {
                    if let Some(element) = element {
                        element.collect(given, &format!("{path}.{index}.member"), wrong);
                    }
                }
            }
            Self::Structure(members) => {
                for (name, is_required, constraint) in *members {
                    let path = inside(path, name);
                    match (given.members.get(*name), constraint) {
                        (Some(given), Some(constraint)) => constraint.collect(given, &path, wrong),
                        (None, _) if *is_required => wrong.push(Violation::Missing(path)),
                        _ => {}
                    }
                }
            }
        }
    }
}

/// A value that is not as the model says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Violation {
    /// It has to be there, and is not.
    Missing(String),
    /// IAM has a sentence of its own for it, which it says instead of all others.
    Said(String),
    /// It is there, and is something else.
    Wrong {
        /// What was given.
        value: String,
        /// Where.
        path: String,
        /// What it has to do, as the rest of a sentence.
        must: String,
    },
}

impl Violation {
    fn of(value: &str, path: &str, must: String) -> Self {
        Self::Wrong {
            value: value.to_owned(),
            path: path.to_owned(),
            must,
        }
    }
}

impl Display for Violation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Said(sentence) => f.write_str(sentence),
            Self::Missing(path) => write!(
                f,
                "Value null at '{path}' failed to satisfy constraint: Member must not be null"
            ),
            Self::Wrong { value, path, must } => {
                write!(
                    f,
                    "Value '{value}' at '{path}' failed to satisfy constraint: Member must {must}"
                )
            }
        }
    }
}

/// What IAM says of names and paths that have other characters than they may.
const SENTENCES: &[(&str, &str)] = &[
    (
        r"[\w+=,.@-]+",
        "It must contain only alphanumeric characters and/or the following: +=,.@_-",
    ),
    (
        r"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)",
        "It must begin and end with / and contain only alphanumeric characters and/or / characters.",
    ),
];

fn said(pattern: &'static str, value: &str, path: &str) -> Option<Violation> {
    let (_, sentence) = SENTENCES.iter().find(|(known, _)| *known == pattern)?;
    let is_wrong = !value.is_empty() && !matches(pattern, value);
    is_wrong.then(|| {
        Violation::Said(format!(
            "The specified value for {path} is invalid. {sentence}"
        ))
    })
}

fn text_must(
    value: &str,
    least: u64,
    most: u64,
    pattern: &'static str,
    values: &[&str],
) -> Vec<String> {
    let mut must = Vec::new();
    must.extend(length_must(value.chars().count() as u64, least, most));
    if !pattern.is_empty() && !matches(pattern, value) {
        must.push(format!("satisfy regular expression pattern: {pattern}"));
    }
    if !values.is_empty() && !values.contains(&value) {
        must.push(format!("satisfy enum value set: [{}]", values.join(", ")));
    }
    must
}

fn length_must(length: u64, least: u64, most: u64) -> Option<String> {
    match length {
        _ if length < least => Some(format!("have length greater than or equal to {least}")),
        _ if length > most => Some(format!("have length less than or equal to {most}")),
        _ => None,
    }
}

/// The path of a member as AWS writes it: with a small first letter.
fn inside(path: &str, name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    let name: String = first.into_iter().chain(letters).collect();
    match path {
        "" => name,
        _ => format!("{path}.{name}"),
    }
}

/// Whether a pattern of a model describes a whole value. Patterns are compiled once.
fn matches(pattern: &'static str, value: &str) -> bool {
    static COMPILED: LazyLock<Mutex<HashMap<&'static str, Regex>>> = LazyLock::new(Mutex::default);
    let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    let regex = compiled
        .entry(pattern)
        .or_insert_with(|| compile(pattern).expect("a test compiles every pattern"));
    regex.is_match(value)
}

/// The models mean the letters and digits of ASCII alone.
fn compile(pattern: &str) -> Result<Regex, regex::Error> {
    let ascii = match pattern.contains('[') {
        true => pattern
            .replace(r"[\w", "[0-9A-Za-z_")
            .replace(r"[\d", "[0-9")
            .replace(r"\d", "[0-9]"),
        false => pattern
            .replace(r"\d", "[0-9]")
            .replace(r"\w", "[0-9A-Za-z_]"),
    };
    Regex::new(&format!("^(?:{ascii})$"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    static TAG: Constraint = Constraint::Structure(&[
        ("Key", true, Some(&Constraint::Text(1, 3, "", &[]))),
        ("Value", false, None),
    ]);
    static REQUEST: Constraint = Constraint::Structure(&[
        (
            "RoleName",
            true,
            Some(&Constraint::Text(1, 8, r"[\w+=,.@-]+", &[])),
        ),
        (
            "Account",
            false,
            Some(&Constraint::Text(0, 12, r"\d{12}", &[])),
        ),
        (
            "Status",
            false,
            Some(&Constraint::Text(0, u64::MAX, "", &["Active", "Inactive"])),
        ),
        ("MaxItems", false, Some(&Constraint::Number(1, 10))),
        ("Tags", false, Some(&Constraint::List(0, 2, Some(&TAG)))),
    ]);

    fn check(form: &str) -> String {
        match REQUEST.check(&Parameters::parse(form).unwrap()) {
            Ok(()) => String::new(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn what_is_as_the_model_says_passes() {
        assert_eq!(
            check("RoleName=a-b&Status=Active&MaxItems=10&Tags.member.1.Key=abc"),
            ""
        );
        assert_eq!(check("RoleName=a&Tags.1.Key=abc&Tags.2.Key=abc"), "");
    }

    #[test]
    fn everything_that_is_wrong_is_told_as_aws_tells_it() {
        assert_eq!(
            check("MaxItems=0"),
            "2 validation errors detected: Value null at 'roleName' failed to satisfy constraint: Member must not be null; \
             Value '0' at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1"
        );
        assert_eq!(
            check("RoleName=a%20b&MaxItems=0"),
            "The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-"
        );
        assert_eq!(
            check("RoleName=a&Account=1"),
            r"1 validation error detected: Value '1' at 'account' failed to satisfy constraint: Member must satisfy regular expression pattern: \d{12}"
        );
        assert_eq!(
            check("RoleName=x&Status=On"),
            "1 validation error detected: Value 'On' at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]"
        );
        assert_eq!(
            check("RoleName=x&Tags.member.1.Key="),
            "1 validation error detected: Value '' at 'tags.1.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1"
        );
        assert_eq!(
            check("RoleName=x&Tags.1.Key=a&Tags.2.Key=b&Tags.3.Key=c"),
            "1 validation error detected: Value '[]' at 'tags' failed to satisfy constraint: Member must have length less than or equal to 2"
        );
    }

    #[test]
    fn letters_are_those_of_ascii() {
        assert!(matches(r"[\w+=,.@-]+", "a.b@c"));
        assert!(!matches(r"[\w+=,.@-]+", "ä"));
        assert!(matches(r"\d{12}", "123456789012"));
        assert!(!matches(r"\d{12}", "12345678901a"));
    }
}
