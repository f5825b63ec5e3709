//! Conditions: what a statement asks of the values that a request comes with.

use std::cmp::Ordering;
use std::net::IpAddr;

use ipnet::IpNet;
use jiff::Timestamp;

use crate::patterns::{Context, Pattern};

/// One key of a condition block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Condition {
    operator: Operator,
    /// In lower case, as keys are compared.
    pub(crate) key: String,
    pub(crate) values: Vec<String>,
}

/// An operator, taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Operator {
    test: Test,
    is_negated: bool,
    /// Whether it holds where the request has no such key.
    if_exists: bool,
    quantity: Quantity,
}

/// Of keys that have many values, how many have to pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quantity {
    Single,
    ForAll,
    ForAny,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Test {
    Equals,
    EqualsIgnoreCase,
    Like,
    Number(Comparison),
    Date(Comparison),
    Bool,
    Binary,
    Address,
    Null,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Comparison {
    fn holds(self, ordering: Ordering) -> bool {
        match self {
            Self::Equal => ordering.is_eq(),
            Self::Less => ordering.is_lt(),
            Self::LessOrEqual => ordering.is_le(),
            Self::Greater => ordering.is_gt(),
            Self::GreaterOrEqual => ordering.is_ge(),
        }
    }
}

/// The operators by name, and whether each is the negation of its test.
const OPERATORS: &[(&str, Test, bool)] = &[
    ("StringEquals", Test::Equals, false),
    ("StringNotEquals", Test::Equals, true),
    ("StringEqualsIgnoreCase", Test::EqualsIgnoreCase, false),
    ("StringNotEqualsIgnoreCase", Test::EqualsIgnoreCase, true),
    ("StringLike", Test::Like, false),
    ("StringNotLike", Test::Like, true),
    ("NumericEquals", Test::Number(Comparison::Equal), false),
    ("NumericNotEquals", Test::Number(Comparison::Equal), true),
    ("NumericLessThan", Test::Number(Comparison::Less), false),
    (
        "NumericLessThanEquals",
        Test::Number(Comparison::LessOrEqual),
        false,
    ),
    (
        "NumericGreaterThan",
        Test::Number(Comparison::Greater),
        false,
    ),
    (
        "NumericGreaterThanEquals",
        Test::Number(Comparison::GreaterOrEqual),
        false,
    ),
    ("DateEquals", Test::Date(Comparison::Equal), false),
    ("DateNotEquals", Test::Date(Comparison::Equal), true),
    ("DateLessThan", Test::Date(Comparison::Less), false),
    (
        "DateLessThanEquals",
        Test::Date(Comparison::LessOrEqual),
        false,
    ),
    ("DateGreaterThan", Test::Date(Comparison::Greater), false),
    (
        "DateGreaterThanEquals",
        Test::Date(Comparison::GreaterOrEqual),
        false,
    ),
    ("Bool", Test::Bool, false),
    ("BinaryEquals", Test::Binary, false),
    ("IpAddress", Test::Address, false),
    ("NotIpAddress", Test::Address, true),
    // The two forms of each do the same.
    ("ArnEquals", Test::Like, false),
    ("ArnLike", Test::Like, false),
    ("ArnNotEquals", Test::Like, true),
    ("ArnNotLike", Test::Like, true),
    ("Null", Test::Null, false),
];

impl Operator {
    fn of(name: &str) -> Option<Self> {
        let (quantity, name) = match name.split_once(':') {
            Some(("ForAllValues", name)) => (Quantity::ForAll, name),
            Some(("ForAnyValue", name)) => (Quantity::ForAny, name),
            Some(_) => return None,
            None => (Quantity::Single, name),
        };
        let (name, if_exists) = match name.strip_suffix("IfExists") {
            Some(name) => (name, true),
            None => (name, false),
        };
        let mut all = OPERATORS.iter();
        let (_, test, is_negated) = all.find(|(known, ..)| *known == name)?;
        Some(Self {
            test: *test,
            is_negated: *is_negated,
            if_exists,
            quantity,
        })
    }
}

impl Condition {
    /// The condition of an operator; none where there is no such operator.
    pub(crate) fn new(operator: &str, key: &str, values: Vec<String>) -> Option<Self> {
        Some(Self {
            operator: Operator::of(operator)?,
            key: key.to_ascii_lowercase(),
            values,
        })
    }

    /// Whether it asks for one of these values, rather than for anything else.
    pub(crate) fn asks_for_values(&self) -> bool {
        !self.operator.is_negated
            && !self.operator.if_exists
            && self.operator.quantity != Quantity::ForAll
            && matches!(
                self.operator.test,
                Test::Equals | Test::EqualsIgnoreCase | Test::Like | Test::Address
            )
    }

    /// Whether a request passes.
    pub(crate) fn holds(&self, context: Context<'_>, has_variables: bool) -> bool {
        let given = context(&self.key);
        if self.operator.test == Test::Null {
            let wants_absence = self
                .values
                .iter()
                .any(|value| value.eq_ignore_ascii_case("true"));
            return given.is_empty() == wants_absence;
        }
        if given.is_empty() {
            // A negation is true of what is not there.
            let is_vacuous = self.operator.quantity == Quantity::ForAll || self.operator.is_negated;
            return self.operator.if_exists
                || (is_vacuous && self.operator.quantity != Quantity::ForAny);
        }
        let variables = has_variables.then_some(context);
        let passes = |value: &String| {
            let mut wanted = self.values.iter();
            let found = wanted.any(|wanted| self.operator.test.holds(value, wanted, variables));
            found != self.operator.is_negated
        };
        match self.operator.quantity {
            Quantity::ForAll => given.iter().all(passes),
            Quantity::Single | Quantity::ForAny => given.iter().any(passes),
        }
    }
}

impl Test {
    fn holds(self, given: &str, wanted: &str, variables: Option<Context<'_>>) -> bool {
        match self {
            Self::Equals => match variables.filter(|_| wanted.contains("${")) {
                // Stars mean themselves here.
                Some(_) => {
                    let wanted = wanted
                        .replace("${*}", "*")
                        .replace("${?}", "?")
                        .replace("${$}", "$");
                    Pattern(wanted).matches(given, variables)
                }
                None => given == wanted,
            },
            Self::EqualsIgnoreCase => given.to_lowercase() == wanted.to_lowercase(),
            Self::Like => Pattern(wanted.to_owned()).matches(given, variables),
            Self::Number(comparison) => compared(given, wanted, comparison, |text| {
                text.trim().parse::<f64>().ok()
            }),
            Self::Date(comparison) => compared(given, wanted, comparison, seconds),
            Self::Bool => given.eq_ignore_ascii_case(wanted),
            Self::Binary => given == wanted,
            Self::Address => is_within(given, wanted),
            Self::Null => false,
        }
    }
}

fn compared(
    given: &str,
    wanted: &str,
    comparison: Comparison,
    read: impl Fn(&str) -> Option<f64>,
) -> bool {
    let ordering = read(given)
        .zip(read(wanted))
        .and_then(|(given, wanted)| given.partial_cmp(&wanted));
    ordering.is_some_and(|ordering| comparison.holds(ordering))
}

/// Seconds since 1970 of a date, which may be written as such a number.
fn seconds(text: &str) -> Option<f64> {
    let text = text.trim();
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    if let Ok(time) = text.parse::<Timestamp>() {
        return Some(time.as_second() as f64);
    }
    let day: jiff::civil::Date = text.parse().ok()?;
    let midnight = day.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    Some(midnight.timestamp().as_second() as f64)
}

fn is_within(given: &str, wanted: &str) -> bool {
    let Ok(address) = given.parse::<IpAddr>() else {
        return false;
    };
    match wanted.parse::<IpNet>() {
        Ok(range) => range.contains(&address),
        Err(_) => wanted.parse() == Ok(address),
    }
}

/// Whether a range of addresses is so large that it means everybody (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html>).
pub(crate) fn is_wide(range: &str) -> bool {
    match range.parse::<IpNet>() {
        Ok(IpNet::V4(range)) => range.prefix_len() < 8,
        Ok(IpNet::V6(range)) => range.prefix_len() < 32,
        Err(_) => range.parse::<IpAddr>().is_err(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn holds(operator: &str, wanted: &[&str], given: &[&str]) -> bool {
        let values = wanted.iter().map(|value| (*value).to_owned()).collect();
        let condition = Condition::new(operator, "aws:Key", values).unwrap();
        let given: Vec<String> = given.iter().map(|value| (*value).to_owned()).collect();
        condition.holds(
            &|key| {
                if key == "aws:key" {
                    given.clone()
                } else {
                    Vec::new()
                }
            },
            true,
        )
    }

    #[test]
    fn every_operator_tests_what_its_name_says() {
        for (operator, wanted, yes, no) in [
            ("StringEquals", "a", "a", "A"),
            ("StringNotEquals", "a", "b", "a"),
            ("StringEqualsIgnoreCase", "a", "A", "b"),
            ("StringNotEqualsIgnoreCase", "a", "b", "A"),
            ("StringLike", "a*", "ab", "b"),
            ("StringNotLike", "a*", "b", "ab"),
            ("NumericEquals", "10", "10.0", "9"),
            ("NumericNotEquals", "10", "9", "10"),
            ("NumericLessThan", "10", "9", "10"),
            ("NumericLessThanEquals", "10", "10", "11"),
            ("NumericGreaterThan", "10", "11", "10"),
            ("NumericGreaterThanEquals", "10", "10", "9"),
            (
                "DateEquals",
                "2026-01-01T00:00:00Z",
                "1767225600",
                "1767225601",
            ),
            (
                "DateNotEquals",
                "2026-01-01",
                "2026-01-02",
                "2026-01-01T00:00:00Z",
            ),
            ("DateLessThan", "2026-01-01", "2025-12-31", "2026-01-01"),
            (
                "DateLessThanEquals",
                "2026-01-01",
                "2026-01-01",
                "2026-01-02",
            ),
            ("DateGreaterThan", "2026-01-01", "2026-01-02", "2026-01-01"),
            (
                "DateGreaterThanEquals",
                "2026-01-01",
                "2026-01-01",
                "2025-01-01",
            ),
            ("Bool", "true", "True", "false"),
            ("BinaryEquals", "YQ==", "YQ==", "Yg=="),
            ("IpAddress", "10.0.0.0/8", "10.1.2.3", "11.1.2.3"),
            ("IpAddress", "2001:db8::/32", "2001:db8::1", "10.0.0.1"),
            ("IpAddress", "10.1.2.3", "10.1.2.3", "10.1.2.4"),
            ("NotIpAddress", "10.0.0.0/8", "11.1.2.3", "10.1.2.3"),
            (
                "ArnEquals",
                "arn:aws:s3:::*",
                "arn:aws:s3:::b",
                "arn:aws:sns:::b",
            ),
            (
                "ArnLike",
                "arn:aws:s3:::*",
                "arn:aws:s3:::b",
                "arn:aws:sns:::b",
            ),
            (
                "ArnNotEquals",
                "arn:aws:s3:::*",
                "arn:aws:sns:::b",
                "arn:aws:s3:::b",
            ),
            (
                "ArnNotLike",
                "arn:aws:s3:::*",
                "arn:aws:sns:::b",
                "arn:aws:s3:::b",
            ),
        ] {
            assert!(
                holds(operator, &[wanted], &[yes]),
                "{operator} {wanted} {yes}"
            );
            assert!(
                !holds(operator, &[wanted], &[no]),
                "{operator} {wanted} {no}"
            );
        }
    }

    #[test]
    fn all_operators_are_in_the_test_above_or_are_null() {
        assert_eq!(OPERATORS.len(), 27);
    }

    #[test]
    fn a_missing_key_passes_negations_and_what_need_not_exist() {
        assert!(!holds("StringEquals", &["a"], &[]));
        assert!(holds("StringNotEquals", &["a"], &[]));
        assert!(holds("StringEqualsIfExists", &["a"], &[]));
        assert!(!holds("StringEqualsIfExists", &["a"], &["b"]));
        assert!(holds("Null", &["true"], &[]));
        assert!(!holds("Null", &["false"], &[]));
        assert!(holds("Null", &["false"], &["a"]));
    }

    #[test]
    fn keys_with_many_values_are_asked_for_all_or_any() {
        assert!(holds("ForAllValues:StringEquals", &["a", "b"], &["a", "b"]));
        assert!(!holds(
            "ForAllValues:StringEquals",
            &["a", "b"],
            &["a", "c"]
        ));
        assert!(holds("ForAllValues:StringEquals", &["a"], &[]));
        assert!(holds("ForAnyValue:StringLike", &["a*"], &["b", "ab"]));
        assert!(!holds("ForAnyValue:StringEquals", &["a"], &[]));
    }

    #[test]
    fn operators_that_are_none_are_told() {
        for name in ["StringIs", "ForSomeValues:StringEquals", "stringequals", ""] {
            assert_eq!(Condition::new(name, "k", Vec::new()), None, "{name}");
        }
    }
}
