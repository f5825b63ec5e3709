//! A request's parameters as a tree: `Filter.1.Value.2=x` is a leaf four levels deep.
//!
//! Only the form is read here; which names are known and what their values mean is the codec's business.

use std::collections::BTreeMap;
use std::fmt;

use percent_encoding::percent_decode_str;

/// The most parameters that one request may carry.
pub const MOST_PARAMETERS: usize = 20_000;
/// The deepest name: no shape of the service models nests further.
pub const DEEPEST_NAME: usize = 16;

/// One level of the tree: a value, the levels below it by name, or (wrongly) both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parameters {
    /// What stands behind the equals sign, when this name was given itself.
    pub value: Option<String>,
    /// What was given below this name.
    pub members: BTreeMap<String, Parameters>,
}

/// A body that is no form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormError {
    /// A name or value is not UTF-8 once decoded.
    NotUtf8,
    /// A name was given twice.
    Duplicate(String),
    /// More than [`MOST_PARAMETERS`].
    TooMany,
    /// More than [`DEEPEST_NAME`] parts.
    TooDeep(String),
    /// A body that should be an object of JSON and is none.
    NotJson,
}

impl fmt::Display for FormError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8 => f.write_str("The request is not encoded in UTF-8."),
            Self::Duplicate(name) => {
                write!(f, "The parameter {name} has been used more than once.")
            }
            Self::TooMany => write!(f, "The request has more than {MOST_PARAMETERS} parameters."),
            Self::TooDeep(name) => write!(f, "The parameter {name} is not recognized"),
            Self::NotJson => f.write_str("The request is not an object of JSON."),
        }
    }
}

impl std::error::Error for FormError {}

impl Parameters {
    /// Reads an `application/x-www-form-urlencoded` text, such as a body or a query.
    pub fn parse(form: &str) -> Result<Self, FormError> {
        let mut root = Self::default();
        let pairs = form.split('&').filter(|pair| !pair.is_empty());
        for (index, pair) in pairs.enumerate() {
            if index >= MOST_PARAMETERS {
                return Err(FormError::TooMany);
            }
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            root.insert(&decode(name)?, decode(value)?)?;
        }
        Ok(root)
    }

    /// Adds one parameter.
    pub fn insert(&mut self, name: &str, value: String) -> Result<(), FormError> {
        if name.split('.').count() > DEEPEST_NAME {
            return Err(FormError::TooDeep(name.to_owned()));
        }
        let mut level = self;
        for part in name.split('.') {
            level = level.members.entry(part.to_owned()).or_default();
        }
        if level.value.is_some() {
            return Err(FormError::Duplicate(name.to_owned()));
        }
        level.value = Some(value);
        Ok(())
    }

    /// The value of a parameter whose name has one part.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.members.get(name)?.value.as_deref()
    }

    /// Takes a parameter with all that is below it.
    pub fn take(&mut self, name: &str) -> Option<Parameters> {
        self.members.remove(name)
    }

    /// Whether something was given at a dotted path, where list indices are left out: `NetworkInterface.Groups`.
    pub fn has(&self, path: &str) -> bool {
        let (first, rest) = match path.split_once('.') {
            Some((first, rest)) => (first, Some(rest)),
            None => (path, None),
        };
        let below = |level: &Parameters| rest.is_none_or(|rest| level.has(rest));
        match self.members.get(first) {
            Some(level) => below(level),
            None => self
                .members
                .iter()
                .any(|(name, level)| is_index(name) && level.has(path)),
        }
    }

    /// All parameters in a canonical order, for comparison.
    pub fn canonical(&self) -> String {
        let mut text = String::new();
        self.write_canonical("", &mut text);
        text
    }

    fn write_canonical(&self, prefix: &str, text: &mut String) {
        if let Some(value) = &self.value {
            text.push_str(&format!("{prefix}={}:{value}\n", value.len()));
        }
        for (name, level) in &self.members {
            level.write_canonical(&format!("{prefix}.{name}"), text);
        }
    }
}

/// Whether a part of a name is a place in a list.
pub(crate) fn is_index(name: &str) -> bool {
    !name.is_empty() && name.len() <= 6 && name.bytes().all(|b| b.is_ascii_digit())
}

fn decode(text: &str) -> Result<String, FormError> {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced)
        .decode_utf8()
        .map(|text| text.into_owned())
        .map_err(|_| FormError::NotUtf8)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn names_nest_at_their_dots() {
        let form = Parameters::parse(
            "Action=DescribeVpcs&Filter.1.Name=a%20b&Filter.1.Value.2=c+d&Empty=",
        )
        .unwrap();
        let filter = &form.members["Filter"].members["1"];
        assert_eq!(form.value("Action"), Some("DescribeVpcs"));
        assert_eq!(form.value("Empty"), Some(""));
        assert_eq!(filter.value("Name"), Some("a b"));
        assert_eq!(filter.members["Value"].value("2"), Some("c d"));
    }

    #[test]
    fn a_name_given_twice_is_refused() {
        assert_eq!(
            Parameters::parse("A.1=x&A.1=y"),
            Err(FormError::Duplicate("A.1".into()))
        );
    }

    #[test]
    fn what_is_not_utf8_is_refused() {
        assert_eq!(Parameters::parse("A=%ff"), Err(FormError::NotUtf8));
    }

    #[test]
    fn too_deep_and_too_many_are_refused() {
        let deep = vec!["A"; DEEPEST_NAME + 1].join(".");
        assert!(matches!(
            Parameters::parse(&deep),
            Err(FormError::TooDeep(_))
        ));
        let many: Vec<_> = (0..=MOST_PARAMETERS).map(|i| format!("A.{i}=")).collect();
        assert_eq!(Parameters::parse(&many.join("&")), Err(FormError::TooMany));
    }

    #[test]
    fn paths_are_found_past_list_indices() {
        let form = Parameters::parse("NetworkInterface.1.Ipv6Addresses.1=x&KernelId=y").unwrap();
        assert!(form.has("NetworkInterface.Ipv6Addresses"));
        assert!(form.has("KernelId"));
        assert!(!form.has("NetworkInterface.Description"));
        assert!(!form.has("Ipv6Addresses"));
    }

    #[test]
    fn the_canonical_form_does_not_depend_on_order() {
        let one = Parameters::parse("A.2=x&B=y&A.1=z").unwrap().canonical();
        let other = Parameters::parse("B=y&A.1=z&A.2=x").unwrap().canonical();
        assert_eq!(one, other);
    }
}
