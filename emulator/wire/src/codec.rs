//! Parameters into shapes, shapes into XML: the rules of the EC2 query protocol and of the older query protocol.
//!
//! Lists are flattened (`Filter.1`) in EC2 and wrapped (`Tags.member.1`) in the older protocol; both are read.

use std::collections::BTreeMap;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use jiff::Timestamp;
use terrarium_model::ids::*;

use crate::constraints::Constraint;
use crate::form::{Parameters, is_index};
use crate::parameter_error::ParameterError;
use crate::xml::Xml;

/// Lists that are left out of responses when they are empty, as AWS does; every other list is an empty element then.
const OMITTED_WHEN_EMPTY: &[&str] = &[
    "bandwidthWeightings",
    "ebsCardSet",
    "elasticGpuAssociationSet",
    "elasticInferenceAcceleratorAssociationSet",
    "ipv4PrefixSet",
    "ipv6PrefixSet",
    "licenseSet",
    "secondaryInterfaceSet",
    "supportedFeatures",
    "tagSet",
    "validCores",
    "validThreadsPerCore",
];

/// Bytes, base64 on the wire.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Blob(pub Vec<u8>);

/// A request's shape, and what follows from the operation that it belongs to.
pub trait Request: Decode {
    /// The operation's name, such as `CreateVpc`.
    const OPERATION: &'static str;
    /// The parameter that makes the operation idempotent; empty when it has none.
    const CLIENT_TOKEN: &'static str;
    /// The element around the result in the older query protocol; empty in EC2.
    const RESULT_WRAPPER: &'static str;
    /// The members' names in Rust and on the wire.
    const MEMBERS: &'static [(&'static str, &'static str)];
    /// What the service's model says of its values, where it says something.
    const CONSTRAINT: Option<&'static Constraint>;
    /// The response's shape.
    type Response;
}

/// An enumeration of the service model.
pub trait Enumeration: Sized + Copy {
    /// The value on the wire.
    fn as_str(self) -> &'static str;
}

/// What can be read from parameters. `name` is the full name so far, for errors.
pub trait Decode: Sized {
    /// Reads a value that is there.
    fn decode(parameters: Parameters, name: &str) -> Result<Self, ParameterError>;

    /// What a value that is not there means: an error, unless the type says otherwise.
    fn absent(name: &str) -> Result<Self, ParameterError> {
        Err(ParameterError::Missing(name.to_owned()))
    }
}

/// What can be written as XML.
pub trait Encode {
    /// Writes this value as an element of that name; `item` names the elements of a list.
    fn encode(&self, xml: &mut Xml, name: &str, item: &str);
}

/// Takes one member out of a structure's parameters.
pub fn member<T: Decode>(
    parameters: &mut Parameters,
    prefix: &str,
    name: &str,
) -> Result<T, ParameterError> {
    let full = join(prefix, name);
    match parameters.take(name) {
        Some(found) => T::decode(found, &full),
        None => T::absent(&full),
    }
}

/// As [`member`], for a list that must have an element.
pub fn required_list<T: Decode>(
    parameters: &mut Parameters,
    prefix: &str,
    name: &str,
) -> Result<Vec<T>, ParameterError> {
    let list: Vec<T> = member(parameters, prefix, name)?;
    if list.is_empty() {
        return Err(ParameterError::Missing(join(prefix, name)));
    }
    Ok(list)
}

/// Fails when a structure was given more than its members.
pub fn nothing_left(parameters: &Parameters, prefix: &str) -> Result<(), ParameterError> {
    match parameters.members.keys().next() {
        Some(name) => Err(ParameterError::Unknown(join(prefix, name))),
        None => Ok(()),
    }
}

fn join(prefix: &str, name: &str) -> String {
    if prefix.is_empty() {
        name.to_owned()
    } else {
        format!("{prefix}.{name}")
    }
}

/// A value that must stand alone: `Name=value` with nothing below.
fn scalar(parameters: Parameters, name: &str) -> Result<String, ParameterError> {
    nothing_left(&parameters, name)?;
    parameters
        .value
        .ok_or_else(|| ParameterError::Missing(name.to_owned()))
}

fn parse<T: FromStr>(
    parameters: Parameters,
    name: &str,
    expected: &'static str,
) -> Result<T, ParameterError> {
    let value = scalar(parameters, name)?;
    value.parse().map_err(|_| ParameterError::Invalid {
        name: name.to_owned(),
        value,
        expected,
    })
}

impl<T: Decode> Decode for Option<T> {
    fn decode(parameters: Parameters, name: &str) -> Result<Self, ParameterError> {
        T::decode(parameters, name).map(Some)
    }

    fn absent(_: &str) -> Result<Self, ParameterError> {
        Ok(None)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(mut parameters: Parameters, name: &str) -> Result<Self, ParameterError> {
        let mut name = name.to_owned();
        if parameters.members.len() == 1
            && let Some(wrapped) = parameters.take("member")
        {
            name.push_str(".member");
            parameters.members = wrapped.members;
        }
        // An empty value is how the query protocol sends an empty list.
        if let Some(value) = parameters.value.filter(|value| !value.is_empty()) {
            return Err(ParameterError::Invalid {
                name,
                value,
                expected: "A list is expected.",
            });
        }
        let mut elements = Vec::with_capacity(parameters.members.len());
        for (index, element) in parameters.members {
            let full = join(&name, &index);
            let place = is_index(&index)
                .then(|| index.parse::<u32>().ok())
                .flatten();
            elements.push((
                place.ok_or_else(|| ParameterError::Unknown(full.clone()))?,
                full,
                element,
            ));
        }
        elements.sort_by_key(|(place, ..)| *place);
        elements
            .into_iter()
            .map(|(_, full, element)| T::decode(element, &full))
            .collect()
    }

    fn absent(_: &str) -> Result<Self, ParameterError> {
        Ok(Vec::new())
    }
}

impl Decode for String {
    fn decode(parameters: Parameters, name: &str) -> Result<Self, ParameterError> {
        scalar(parameters, name)
    }
}

impl Decode for i32 {
    fn decode(parameters: Parameters, name: &str) -> Result<Self, ParameterError> {
        parse(parameters, name, "An integer is expected.")
    }
}

impl Decode for i64 {
    fn decode(parameters: Parameters, name: &str) -> Result<Self, ParameterError> {
        parse(parameters, name, "An integer is expected.")
    }
}

impl Decode for f64 {
    fn decode(parameters: Parameters, name: &str) -> Result<Self, ParameterError> {
        parse(parameters, name, "A number is expected.")
    }
}

impl Decode for bool {
    fn decode(parameters: Parameters, name: &str) -> Result<Self, ParameterError> {
        let value = scalar(parameters, name)?;
        match value.to_ascii_lowercase().as_str() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(ParameterError::Invalid {
                name: name.to_owned(),
                value,
                expected: "A boolean is expected.",
            }),
        }
    }
}

impl Decode for Timestamp {
    fn decode(parameters: Parameters, name: &str) -> Result<Self, ParameterError> {
        parse(
            parameters,
            name,
            "A date and time in the form 2006-01-02T15:04:05Z is expected.",
        )
    }
}

impl Decode for Blob {
    fn decode(parameters: Parameters, name: &str) -> Result<Self, ParameterError> {
        let value = scalar(parameters, name)?;
        match BASE64.decode(&value) {
            Ok(bytes) => Ok(Self(bytes)),
            Err(_) => Err(ParameterError::Invalid {
                name: name.to_owned(),
                value,
                expected: "Base64 is expected.",
            }),
        }
    }
}

macro_rules! ids {
    ($($id:ident)*) => {
        $(
            /// Ids are parsed here, once.
            impl Decode for $id {
                fn decode(parameters: Parameters, name: &str) -> Result<Self, ParameterError> {
                    scalar(parameters, name)?.parse().map_err(ParameterError::MalformedId)
                }
            }

            impl Encode for $id {
                fn encode(&self, xml: &mut Xml, name: &str, _: &str) {
                    xml.text(name, &self.to_string());
                }
            }
        )*
    };
}

terrarium_model::for_all_ids!(ids);

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, xml: &mut Xml, name: &str, item: &str) {
        if let Some(value) = self {
            value.encode(xml, name, item);
        }
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, xml: &mut Xml, name: &str, item: &str) {
        // What a request asked for is told even then: DescribeTags answers an empty `tagSet`.
        let is_the_answer = xml.is_empty();
        if self.is_empty() && OMITTED_WHEN_EMPTY.contains(&name) && !is_the_answer {
            return;
        }
        xml.element(name, |xml| {
            self.iter()
                .for_each(|element| element.encode(xml, item, item))
        });
    }
}

/// A map, as the older query protocol writes it.
impl<T: Encode> Encode for BTreeMap<String, T> {
    fn encode(&self, xml: &mut Xml, name: &str, _: &str) {
        xml.element(name, |xml| {
            for (key, value) in self {
                xml.element("entry", |xml| {
                    xml.text("key", key);
                    value.encode(xml, "value", "item");
                });
            }
        });
    }
}

macro_rules! encode_as_text {
    ($($kind:ty: $value:ident => $text:expr;)*) => {
        $(impl Encode for $kind {
            fn encode(&self, xml: &mut Xml, name: &str, _: &str) {
                let $value = self;
                xml.text(name, $text);
            }
        })*
    };
}

encode_as_text! {
    String: value => value;
    i32: value => &value.to_string();
    i64: value => &value.to_string();
    f64: value => &value.to_string();
    bool: value => if *value { "true" } else { "false" };
    // AWS writes milliseconds, always.
    Timestamp: value => &value.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string();
    Blob: value => &BASE64.encode(&value.0);
}

/// The response of an operation that has no shape for it.
impl Encode for () {
    fn encode(&self, xml: &mut Xml, _: &str, _: &str) {
        xml.text("return", "true");
    }
}

macro_rules! structures {
    ($($direction:ident $name:ident { $($field:ident: $kind:ty = $query:literal / $xml:literal $(> $item:literal)? $($required:ident)?,)* })*) => {
        $($crate::codec::structure! { $direction $name { $($field: $kind = $query / $xml, [$($item)?], [$($required)?],)* } })*
    };
}

macro_rules! structure {
    (input $name:ident $body:tt) => {
        $crate::codec::declare! { [Debug, Clone, PartialEq] $name $body }
        $crate::codec::decode! { $name $body }
    };
    (output $name:ident $body:tt) => {
        $crate::codec::declare! { [Debug, Clone, PartialEq, Default] $name $body }
        $crate::codec::encode! { $name $body }
    };
    (both $name:ident $body:tt) => {
        $crate::codec::declare! { [Debug, Clone, PartialEq, Default] $name $body }
        $crate::codec::decode! { $name $body }
        $crate::codec::encode! { $name $body }
    };
}

macro_rules! declare {
    ([$($derive:ident),*] $name:ident { $($field:ident: $kind:ty = $query:literal / $xml:literal, [$($item:literal)?], [$($required:ident)?],)* }) => {
        #[derive($($derive),*)]
        pub struct $name { $(pub $field: $kind,)* }
    };
}

macro_rules! decode {
    ($name:ident { $($field:ident: $kind:ty = $query:literal / $xml:literal, [$($item:literal)?], [$($required:ident)?],)* }) => {
        impl $name {
            /// The members' names in Rust and on the wire.
            pub const MEMBERS: &'static [(&'static str, &'static str)] = &[$((stringify!($field), $query)),*];
        }

        impl $crate::codec::Decode for $name {
            fn decode(mut parameters: $crate::form::Parameters, name: &str) -> Result<Self, $crate::ParameterError> {
                let this = Self { $($field: $crate::codec::take_member!(&mut parameters, name, $query, $($required)?),)* };
                $crate::codec::nothing_left(&parameters, name)?;
                let _ = &mut parameters;
                Ok(this)
            }
        }
    };
}

macro_rules! take_member {
    ($parameters:expr, $name:expr, $query:literal, required) => {
        $crate::codec::required_list($parameters, $name, $query)?
    };
    ($parameters:expr, $name:expr, $query:literal,) => {
        $crate::codec::member($parameters, $name, $query)?
    };
}

macro_rules! encode {
    ($name:ident { $($field:ident: $kind:ty = $query:literal / $xml:literal, [$($item:literal)?], [$($required:ident)?],)* }) => {
        impl $name {
            fn encode_members(&self, xml: &mut $crate::xml::Xml) {
                $($crate::codec::Encode::encode(&self.$field, xml, $xml, $crate::codec::item_name!($($item)?));)*
                let _ = xml;
            }
        }

        impl $crate::codec::Encode for $name {
            fn encode(&self, xml: &mut $crate::xml::Xml, name: &str, _: &str) {
                match name {
                    // The outermost shape of a response: its members stand beside the request id.
                    "" => self.encode_members(xml),
                    _ => xml.element(name, |xml| self.encode_members(xml)),
                }
            }
        }
    };
}

macro_rules! item_name {
    ($item:literal) => {
        $item
    };
    () => {
        "item"
    };
}

macro_rules! enumerations {
    ($($name:ident { $($variant:ident = $value:literal,)* })*) => {
        $(
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub enum $name { $($variant,)* }

            impl $crate::codec::Enumeration for $name {
                fn as_str(self) -> &'static str {
                    match self { $(Self::$variant => $value,)* }
                }
            }

            impl ::std::str::FromStr for $name {
                type Err = ();

                fn from_str(text: &str) -> Result<Self, ()> {
                    match text { $($value => Ok(Self::$variant),)* _ => Err(()) }
                }
            }

            impl ::std::fmt::Display for $name {
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    f.write_str($crate::codec::Enumeration::as_str(*self))
                }
            }

            impl $crate::codec::Decode for $name {
                fn decode(parameters: $crate::form::Parameters, name: &str) -> Result<Self, $crate::ParameterError> {
                    $crate::codec::enumerated(parameters, name)
                }
            }

            impl $crate::codec::Encode for $name {
                fn encode(&self, xml: &mut $crate::xml::Xml, name: &str, _: &str) {
                    xml.text(name, $crate::codec::Enumeration::as_str(*self));
                }
            }
        )*
    };
}

/// Reads a value of an enumeration.
pub fn enumerated<T: FromStr>(parameters: Parameters, name: &str) -> Result<T, ParameterError> {
    parse(parameters, name, "The value is not one of those allowed.")
}

macro_rules! constraint {
    ($constraint:ident) => {
        Some(&$constraint)
    };
    () => {
        None
    };
}

macro_rules! operations {
    ($($operation:ident: $request:ident => $response:ty, token $token:literal, wrapper $wrapper:literal $(, constraint $constraint:ident)?;)*) => {
        $(impl $crate::codec::Request for $request {
            const OPERATION: &'static str = stringify!($operation);
            const CLIENT_TOKEN: &'static str = $token;
            const RESULT_WRAPPER: &'static str = $wrapper;
            const MEMBERS: &'static [(&'static str, &'static str)] = $request::MEMBERS;
            const CONSTRAINT: Option<&'static $crate::Constraint> = $crate::codec::constraint!($($constraint)?);
            type Response = $response;
        })*
    };
}

pub(crate) use {
    constraint, declare, decode, encode, enumerations, item_name, operations, structure,
    structures, take_member,
};
