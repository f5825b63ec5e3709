//! Shapes as JSON: to keep one in the state, and to make one of another that has the same members. What is not there, and what
//! the other shape cannot hold, is left out. Which shapes can be made plain is told by `generate.py`.

use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use jiff::Timestamp;
use serde_json::Value;
use terrarium_model::ids::*;

use crate::codec::Blob;

/// A shape that has a plain form.
pub trait Plain: Sized {
    /// The plain form; none when there is nothing to tell.
    fn to_plain(&self) -> Option<Value>;

    /// The shape of a plain form; none when it cannot be one.
    fn from_plain(plain: Value) -> Option<Self>;

    /// What stands for a member that is not there.
    fn absent() -> Option<Self> {
        None
    }
}

impl<T: Plain> Plain for Option<T> {
    fn to_plain(&self) -> Option<Value> {
        self.as_ref()?.to_plain()
    }

    fn from_plain(plain: Value) -> Option<Self> {
        Some(T::from_plain(plain))
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Plain> Plain for Vec<T> {
    fn to_plain(&self) -> Option<Value> {
        let items: Vec<_> = self.iter().filter_map(T::to_plain).collect();
        (!items.is_empty()).then_some(Value::Array(items))
    }

    fn from_plain(plain: Value) -> Option<Self> {
        match plain {
            Value::Array(items) => Some(items.into_iter().filter_map(T::from_plain).collect()),
            _ => None,
        }
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
}

impl Plain for Blob {
    fn to_plain(&self) -> Option<Value> {
        Some(BASE64.encode(&self.0).into())
    }

    fn from_plain(plain: Value) -> Option<Self> {
        BASE64.decode(plain.as_str()?).ok().map(Self)
    }
}

/// Takes a member out of a plain structure.
pub fn member<T: Plain>(plain: &mut serde_json::Map<String, Value>, name: &str) -> Option<T> {
    match plain.remove(name) {
        Some(value) => T::from_plain(value).or_else(T::absent),
        None => T::absent(),
    }
}

macro_rules! scalars {
    ($($kind:ty: $read:expr;)*) => {
        $(impl Plain for $kind {
            fn to_plain(&self) -> Option<Value> {
                Some(self.clone().into())
            }

            fn from_plain(plain: Value) -> Option<Self> {
                let read: fn(&Value) -> Option<Self> = $read;
                read(&plain)
            }
        })*
    };
}

scalars! {
    String: |value| value.as_str().map(str::to_owned);
    bool: Value::as_bool;
    i32: |value| value.as_i64()?.try_into().ok();
    i64: Value::as_i64;
    f64: Value::as_f64;
}

/// The plain form of what has a text, such as an id.
pub fn from_text<T: FromStr>(plain: &Value) -> Option<T> {
    plain.as_str()?.parse().ok()
}

macro_rules! plain_texts {
    ($($kind:ty)*) => {
        $(impl $crate::plain::Plain for $kind {
            fn to_plain(&self) -> Option<::serde_json::Value> {
                Some(self.to_string().into())
            }

            fn from_plain(plain: ::serde_json::Value) -> Option<Self> {
                $crate::plain::from_text(&plain)
            }
        })*
    };
}

plain_texts!(Timestamp);
terrarium_model::for_all_ids!(plain_texts);

macro_rules! plain_structures {
    ($($name:ident { $($field:ident)* })*) => {
        $(impl $crate::plain::Plain for $name {
            fn to_plain(&self) -> Option<::serde_json::Value> {
                let mut plain = ::serde_json::Map::new();
                $(if let Some(value) = $crate::plain::Plain::to_plain(&self.$field) {
                    plain.insert(stringify!($field).to_owned(), value);
                })*
                (!plain.is_empty()).then_some(::serde_json::Value::Object(plain))
            }

            fn from_plain(plain: ::serde_json::Value) -> Option<Self> {
                let ::serde_json::Value::Object(mut plain) = plain else {
                    return None;
                };
                Some(Self { $($field: $crate::plain::member(&mut plain, stringify!($field))?,)* })
            }
        })*
    };
}

pub(crate) use {plain_structures, plain_texts};

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;
    use crate::ec2::{RequestLaunchTemplateData, ResponseLaunchTemplateData, RunInstancesRequest};

    fn data() -> Value {
        json!({
            "instance_type": "t3.micro",
            "ebs_optimized": false,
            "security_group_ids": ["sg-12345678"],
            "metadata_options": {"http_tokens": "required", "http_put_response_hop_limit": 2},
        })
    }

    #[test]
    fn a_shape_is_what_its_plain_form_says_and_back() {
        let shape = RequestLaunchTemplateData::from_plain(data()).unwrap();
        assert_eq!(shape.instance_type.as_deref(), Some("t3.micro"));
        assert_eq!(shape.ebs_optimized, Some(false));
        assert_eq!(shape.to_plain(), Some(data()));
    }

    #[test]
    fn a_shape_is_made_of_another_with_the_same_members() {
        let shape = ResponseLaunchTemplateData::from_plain(data()).unwrap();
        assert_eq!(
            shape.security_group_ids,
            Some(vec!["sg-12345678".to_owned()])
        );
        assert_eq!(shape.to_plain(), Some(data()));
    }

    #[test]
    fn what_is_required_must_be_there() {
        assert_eq!(RunInstancesRequest::from_plain(data()), None);
        let mut whole = data();
        whole["min_count"] = 1.into();
        whole["max_count"] = 2.into();
        let request = RunInstancesRequest::from_plain(whole).unwrap();
        assert_eq!((request.min_count, request.max_count), (1, 2));
    }

    #[test]
    fn what_the_shape_cannot_hold_is_left_out() {
        let odd = json!({"instance_type": 7, "security_group_ids": ["sg-12345678", "web"], "colour": "red"});
        let shape = RequestLaunchTemplateData::from_plain(odd).unwrap();
        assert_eq!(
            shape.to_plain(),
            Some(json!({"security_group_ids": ["sg-12345678"]}))
        );
    }
}
