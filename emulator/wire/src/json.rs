//! The protocol of the services that speak JSON: a request's body read into the tree that forms are read into, so that one
//! codec reads both, and answers written.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use jiff::Timestamp;
use serde_json::{Map, Value};

use crate::codec::{Blob, Enumeration};
use crate::form::{DEEPEST_NAME, FormError, MOST_PARAMETERS, Parameters};

/// Reads a body. What is null is as if it were not there.
pub fn parse(body: &str) -> Result<Parameters, FormError> {
    let body = if body.trim().is_empty() { "{}" } else { body };
    let value: Value = serde_json::from_str(body).map_err(|_| FormError::NotJson)?;
    let mut left = MOST_PARAMETERS;
    match value {
        Value::Object(_) => read(value, 0, &mut left),
        _ => Err(FormError::NotJson),
    }
}

fn read(value: Value, depth: usize, left: &mut usize) -> Result<Parameters, FormError> {
    *left = left.checked_sub(1).ok_or(FormError::TooMany)?;
    if depth > DEEPEST_NAME {
        return Err(FormError::NotJson);
    }
    let mut level = Parameters::default();
    match value {
        Value::Null => {}
        Value::Bool(value) => level.value = Some(value.to_string()),
        Value::Number(value) => level.value = Some(value.to_string()),
        Value::String(value) => level.value = Some(value),
        Value::Array(elements) => {
            for (index, element) in elements.into_iter().enumerate() {
                level
                    .members
                    .insert((index + 1).to_string(), read(element, depth + 1, left)?);
            }
        }
        Value::Object(members) => {
            for (name, member) in members.into_iter().filter(|(_, member)| !member.is_null()) {
                level.members.insert(name, read(member, depth + 1, left)?);
            }
        }
    }
    Ok(level)
}

/// What can be written as JSON; none where there is nothing to write.
pub trait Json {
    /// The value.
    fn json(&self) -> Option<Value>;
}

impl<T: Json> Json for Option<T> {
    fn json(&self) -> Option<Value> {
        self.as_ref().and_then(Json::json)
    }
}

impl<T: Json> Json for Vec<T> {
    fn json(&self) -> Option<Value> {
        Some(self.iter().filter_map(Json::json).collect())
    }
}

impl<T: Json> Json for BTreeMap<String, T> {
    fn json(&self) -> Option<Value> {
        let members = self
            .iter()
            .filter_map(|(key, value)| Some((key.clone(), value.json()?)));
        Some(Value::Object(members.collect()))
    }
}

/// The response of an operation that has no shape for it.
impl Json for () {
    fn json(&self) -> Option<Value> {
        Some(Value::Object(Map::new()))
    }
}

macro_rules! plain {
    ($($kind:ty: $value:ident => $json:expr;)*) => {
        $(impl Json for $kind {
            fn json(&self) -> Option<Value> {
                let $value = self;
                Some(Value::from($json))
            }
        })*
    };
}

plain! {
    String: value => value.clone();
    i32: value => *value;
    i64: value => *value;
    f64: value => *value;
    bool: value => *value;
    // Seconds since 1970, with milliseconds behind the point.
    Timestamp: value => value.as_millisecond() as f64 / 1000.0;
    Blob: value => BASE64.encode(&value.0);
}

impl<T: Enumeration> Json for T {
    fn json(&self) -> Option<Value> {
        Some(Value::from(self.as_str()))
    }
}

macro_rules! answers {
    ($($direction:ident $name:ident { $($field:ident: $kind:ty = $query:literal / $xml:literal $(> $item:literal)? $($required:ident)?,)* })*) => {
        $(
            $crate::json::declare_answer! { $direction $name { $($field: $kind = $query / $xml, [$($item)?], [$($required)?],)* } }

            impl $crate::json::Json for $name {
                fn json(&self) -> Option<serde_json::Value> {
                    #[allow(unused_mut, reason = "some structures have no members")]
                    let mut members = serde_json::Map::new();
                    $(if let Some(value) = $crate::json::Json::json(&self.$field) {
                        members.insert($xml.to_owned(), value);
                    })*
                    Some(serde_json::Value::Object(members))
                }
            }
        )*
    };
}

macro_rules! declare_answer {
    (output $name:ident $body:tt) => {
        $crate::codec::declare! { [Debug, Clone, PartialEq, Default] $name $body }
    };
    // Requests have it too, so it is declared with them.
    (both $name:ident $body:tt) => {};
}

pub(crate) use {answers, declare_answer};

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_body_becomes_the_tree_of_a_form() {
        let body = r#"{"Name": "/a", "Count": 3, "Sure": true, "None": null, "Tags": [{"Key": "k"}, {"Key": "l"}], "Empty": []}"#;
        let form =
            Parameters::parse("Name=/a&Count=3&Sure=true&Tags.1.Key=k&Tags.2.Key=l").unwrap();
        let mut read = parse(body).unwrap();
        assert_eq!(read.take("Empty"), Some(Parameters::default()));
        assert_eq!(read, form);
        assert_eq!(parse("  ").unwrap(), Parameters::default());
    }

    #[test]
    fn what_is_no_object_is_refused() {
        let deep = format!("{{\"a\":{}1{}}}", "[".repeat(100), "]".repeat(100));
        for body in ["[]", "1", "{", "{\"a\": }", &deep] {
            assert_eq!(parse(body), Err(FormError::NotJson), "{body}");
        }
        let many = format!("{{\"a\": [{}0]}}", "0,".repeat(MOST_PARAMETERS));
        assert_eq!(parse(&many), Err(FormError::TooMany));
    }

    #[test]
    fn times_are_seconds_with_milliseconds() {
        let time = Timestamp::from_millisecond(1_700_000_000_250).unwrap();
        assert_eq!(time.json().unwrap().to_string(), "1700000000.25");
    }
}
