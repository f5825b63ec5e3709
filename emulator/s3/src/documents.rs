//! The XML documents that S3 keeps as it is given them: what each may hold is a table, and one function holds a document against it.

pub(crate) mod shapes;

use crate::errors::{Code, Result};
use crate::xml::{Element, Xml};

/// One kind of document.
#[derive(Debug)]
pub(crate) struct Document {
    /// The name of its root.
    pub(crate) root: &'static str,
    shape: &'static Shape,
}

/// What an element may hold.
#[derive(Debug)]
enum Shape {
    Text,
    Integer,
    Boolean,
    Timestamp,
    OneOf(&'static [&'static str]),
    Structure(&'static [Member]),
}

static TEXT: Shape = Shape::Text;
static INTEGER: Shape = Shape::Integer;
static BOOLEAN: Shape = Shape::Boolean;
static TIMESTAMP: Shape = Shape::Timestamp;

/// One member of a structure.
#[derive(Debug)]
struct Member {
    name: &'static str,
    is_required: bool,
    shape: &'static Shape,
    kind: Kind,
}

/// How often a member stands, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    One,
    /// Any number of elements, one after the other.
    Flat,
    /// Any number of elements of that name, inside one.
    List(&'static str),
    /// In the start tag, as `xsi:type`.
    Attribute,
}

const fn member(
    name: &'static str,
    is_required: bool,
    shape: &'static Shape,
    kind: Kind,
) -> Member {
    Member {
        name,
        is_required,
        shape,
        kind,
    }
}

const fn one(name: &'static str, is_required: bool, shape: &'static Shape) -> Member {
    member(name, is_required, shape, Kind::One)
}

const fn flat(name: &'static str, is_required: bool, shape: &'static Shape) -> Member {
    member(name, is_required, shape, Kind::Flat)
}

const fn list(
    name: &'static str,
    item: &'static str,
    is_required: bool,
    shape: &'static Shape,
) -> Member {
    member(name, is_required, shape, Kind::List(item))
}

const fn attribute(shape: &'static Shape) -> Member {
    member("xsi:type", true, shape, Kind::Attribute)
}

impl Document {
    /// Reads a document: `MalformedXML` unless it holds what it must, and nothing that it may not. The elements come back in
    /// the order of the service model, which is the order in which S3 answers them.
    pub(crate) fn read(&self, bytes: &[u8]) -> Result<Element> {
        let given = Element::parse(bytes, self.root)?;
        self.shape
            .checked(&given)
            .ok_or_else(|| Code::MalformedXML.into())
    }
}

impl Shape {
    /// The element with its members in order; none when it does not fit.
    fn checked(&self, given: &Element) -> Option<Element> {
        let text = given.text.trim();
        let fits = match self {
            Self::Text => true,
            Self::Integer => text.parse::<i64>().is_ok(),
            Self::Boolean => matches!(text, "true" | "false"),
            Self::Timestamp => {
                text.parse::<jiff::Timestamp>().is_ok() || text.parse::<jiff::civil::Date>().is_ok()
            }
            Self::OneOf(values) => values.contains(&text),
            Self::Structure(members) => return structure(members, given),
        };
        (fits && given.children.is_empty()).then(|| given.clone())
    }
}

fn structure(members: &[Member], given: &Element) -> Option<Element> {
    let known = |child: &Element| members.iter().any(|member| member.name == child.name);
    if !given.children.iter().all(known) {
        return None;
    }
    let mut element = Element {
        children: Vec::with_capacity(given.children.len()),
        text: String::new(),
        ..given.clone()
    };
    for member in members {
        let found = given
            .children
            .iter()
            .filter(|child| child.name == member.name);
        let found: Vec<_> = found.collect();
        let is_there = match member.kind {
            Kind::Attribute => given.xsi_type.is_some(),
            _ => !found.is_empty(),
        };
        if (member.is_required && !is_there) || (found.len() > 1 && member.kind != Kind::Flat) {
            return None;
        }
        for child in found {
            element.children.push(member.checked(child)?);
        }
    }
    Some(element)
}

impl Member {
    fn checked(&self, given: &Element) -> Option<Element> {
        let Kind::List(item) = self.kind else {
            return self.shape.checked(given);
        };
        let items = given.children.iter();
        let items = items.map(|child| (child.name == item).then(|| self.shape.checked(child))?);
        Some(Element {
            children: items.collect::<Option<_>>()?,
            ..given.clone()
        })
    }
}

/// The text of a document in S3's namespace, as it is kept and answered.
pub(crate) fn write(root: &Element) -> Xml {
    let mut xml = Xml::document(&root.name);
    xml.content(&root.text);
    for child in &root.children {
        xml.element(child);
    }
    xml
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::shapes::*;
    use super::*;

    fn round_trip(document: &Document, text: &str) -> Option<String> {
        let element = document.read(text.as_bytes()).ok()?;
        let written = String::from_utf8(write(&element).finish()).unwrap();
        Some(written.split_once("2006-03-01/\">").unwrap().1.to_owned())
    }

    #[test]
    fn a_document_comes_back_in_the_order_of_the_model() {
        let text = "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod>\
                    <AllowedMethod>PUT</AllowedMethod></CORSRule></CORSConfiguration>";
        assert_eq!(
            round_trip(&PUT_BUCKET_CORS, text).unwrap(),
            "<CORSRule><AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod>\
             <AllowedOrigin>*</AllowedOrigin></CORSRule></CORSConfiguration>"
        );
    }

    #[test]
    fn what_does_not_fit_is_malformed() {
        for text in [
            "<CORSConfiguration/>",
            "<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
            "<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod><AllowedOrigin>*</AllowedOrigin>\
             <MaxAgeSeconds>soon</MaxAgeSeconds></CORSRule></CORSConfiguration>",
            "<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod><AllowedOrigin>*</AllowedOrigin>\
             <Other/></CORSRule></CORSConfiguration>",
        ] {
            assert!(PUT_BUCKET_CORS.read(text.as_bytes()).is_err(), "{text}");
        }
        let payer =
            "<RequestPaymentConfiguration><Payer>Nobody</Payer></RequestPaymentConfiguration>";
        assert!(PUT_BUCKET_REQUEST_PAYMENT.read(payer.as_bytes()).is_err());
    }

    #[test]
    fn the_type_of_a_grantee_is_an_attribute() {
        let text = "<BucketLoggingStatus><LoggingEnabled><TargetBucket>b</TargetBucket><TargetGrants><Grant>\
                    <Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"CanonicalUser\"><ID>a</ID></Grantee>\
                    <Permission>READ</Permission></Grant></TargetGrants><TargetPrefix/></LoggingEnabled></BucketLoggingStatus>";
        let written = round_trip(&PUT_BUCKET_LOGGING, text).unwrap();
        assert!(
            written.contains("xsi:type=\"CanonicalUser\"><ID>a</ID>"),
            "{written}"
        );
        let untyped = text.replace(" xsi:type=\"CanonicalUser\"", "");
        assert!(PUT_BUCKET_LOGGING.read(untyped.as_bytes()).is_err());
    }

    #[test]
    fn lists_inside_an_element_are_checked_too() {
        let website = |rule: &str| {
            format!(
                "<WebsiteConfiguration><RoutingRules>{rule}</RoutingRules></WebsiteConfiguration>"
            )
        };
        let good =
            website("<RoutingRule><Redirect><HostName>h</HostName></Redirect></RoutingRule>");
        assert!(PUT_BUCKET_WEBSITE.read(good.as_bytes()).is_ok());
        assert!(
            PUT_BUCKET_WEBSITE
                .read(website("<Rule/>").as_bytes())
                .is_err()
        );
    }
}
