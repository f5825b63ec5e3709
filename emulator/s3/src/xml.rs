//! XML in and out. Documents are small trees; shapes are spelled where they are used.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::errors::{Code, Result};

/// The namespace of every document but errors.
const NAMESPACE: &str = "http://s3.amazonaws.com/doc/2006-03-01/";

/// Writes one document.
pub(crate) struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<String>,
}

impl Xml {
    /// A document whose root is in S3's namespace.
    pub(crate) fn document(root: &str) -> Self {
        let mut xml = Self::bare();
        let mut start = BytesStart::new(root);
        start.push_attribute(("xmlns", NAMESPACE));
        xml.event(Event::Start(start));
        xml.open.push(root.to_owned());
        xml
    }

    /// A document without namespace.
    pub(crate) fn plain(root: &str) -> Self {
        let mut xml = Self::bare();
        xml.start(root);
        xml
    }

    fn bare() -> Self {
        let mut xml = Self {
            writer: Writer::new(Vec::with_capacity(512)),
            open: Vec::new(),
        };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml.event(Event::Text(BytesText::from_escaped("\n")));
        xml
    }

    fn event(&mut self, event: Event<'_>) {
        self.writer
            .write_event(event)
            .expect("writing to memory does not fail");
    }

    /// Opens an element.
    pub(crate) fn start(&mut self, name: &str) -> &mut Self {
        self.event(Event::Start(BytesStart::new(name)));
        self.open.push(name.to_owned());
        self
    }

    /// Opens an element of a type that only `xsi:type` tells.
    pub(crate) fn start_typed(&mut self, name: &str, xsi_type: &str) -> &mut Self {
        let mut start = BytesStart::new(name);
        start.push_attribute(("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"));
        start.push_attribute(("xsi:type", xsi_type));
        self.event(Event::Start(start));
        self.open.push(name.to_owned());
        self
    }

    /// Closes the element opened last.
    pub(crate) fn end(&mut self) -> &mut Self {
        if let Some(name) = self.open.pop() {
            self.event(Event::End(BytesEnd::new(name)));
        }
        self
    }

    /// An element with text.
    pub(crate) fn text(&mut self, name: &str, value: impl AsRef<str>) -> &mut Self {
        self.event(Event::Start(BytesStart::new(name)));
        self.event(Event::Text(BytesText::from_escaped(escaped(
            value.as_ref(),
        ))));
        self.event(Event::End(BytesEnd::new(name)));
        self
    }

    /// An element with a number or a truth value.
    pub(crate) fn value(&mut self, name: &str, value: impl std::fmt::Display) -> &mut Self {
        self.text(name, value.to_string())
    }

    /// An element with text, if there is some.
    pub(crate) fn optional(&mut self, name: &str, value: Option<impl AsRef<str>>) -> &mut Self {
        match value {
            Some(value) => self.text(name, value),
            None => self,
        }
    }

    /// The text directly inside the element opened last.
    pub(crate) fn content(&mut self, value: &str) -> &mut Self {
        self.event(Event::Text(BytesText::from_escaped(escaped(value))));
        self
    }

    /// An element as it was read.
    pub(crate) fn element(&mut self, element: &Element) -> &mut Self {
        match &element.xsi_type {
            Some(xsi_type) => self.start_typed(&element.name, xsi_type),
            None => self.start(&element.name),
        };
        self.content(&element.text);
        for child in &element.children {
            self.element(child);
        }
        self.end()
    }

    /// The document, with everything closed.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.end();
        }
        self.writer.into_inner()
    }
}

/// Escapes as S3 does: control characters, which keys may hold, become numeric references.
fn escaped(text: &str) -> Cow<'_, str> {
    let special =
        |c: char| matches!(c, '&' | '<' | '>' | '"') || (c < ' ' && c != '\n' && c != '\t');
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    let mut result = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => result.push_str("&amp;"),
            '<' => result.push_str("&lt;"),
            '>' => result.push_str("&gt;"),
            '"' => result.push_str("&quot;"),
            c if special(c) => result.push_str(&format!("&#x{:x};", u32::from(c))),
            c => result.push(c),
        }
    }
    Cow::Owned(result)
}

/// One element that was read.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    /// The name without prefix.
    pub(crate) name: String,
    /// The type that its start tag tells with `xsi:type`.
    pub(crate) xsi_type: Option<String>,
    /// All text directly inside.
    pub(crate) text: String,
    /// The elements directly inside.
    pub(crate) children: Vec<Element>,
}

/// Deeper documents are none of S3's.
const MAX_DEPTH: usize = 16;

impl Element {
    /// Reads a document and expects its root to have a name.
    pub(crate) fn parse(bytes: &[u8], root: &str) -> Result<Self> {
        let element = parse(bytes).filter(|element| element.name == root);
        element.ok_or_else(|| Code::MalformedXML.into())
    }

    /// Reads a document whatever its root.
    pub(crate) fn of_any_root(bytes: &[u8]) -> Option<Self> {
        parse(bytes)
    }

    /// An element with text alone.
    pub(crate) fn of_text(name: &str, text: &str) -> Self {
        Self {
            name: name.to_owned(),
            text: text.to_owned(),
            ..Self::default()
        }
    }

    /// The first child of a name.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The text of the first child of a name.
    pub(crate) fn child_text(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.as_str())
    }

    /// All children of a name.
    pub(crate) fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The number in the first child of a name, if that is one.
    pub(crate) fn number(&self, name: &str) -> Option<i64> {
        self.child_text(name)?.trim().parse().ok()
    }

    /// The text of a child that must be there.
    pub(crate) fn required(&self, name: &str) -> Result<&str> {
        self.child_text(name)
            .ok_or_else(|| Code::MalformedXML.into())
    }
}

fn parse(bytes: &[u8]) -> Option<Element> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = vec![Element::default()];
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => {
                if open.len() > MAX_DEPTH {
                    return None;
                }
                open.push(named(&start));
            }
            Event::Empty(start) => open.last_mut()?.children.push(named(&start)),
            Event::End(_) => {
                let element = open.pop()?;
                open.last_mut()?.children.push(element);
            }
            Event::Text(text) => open.last_mut()?.text.push_str(&text.into_inner()),
            Event::CData(data) => open.last_mut()?.text.push_str(&data.into_inner()),
            Event::GeneralRef(reference) => {
                let name = reference.into_inner();
                let character = resolve(&name)?;
                open.last_mut()?.text.push(character);
            }
            Event::Eof => break,
            Event::DocType(_) => return None,
            _ => {}
        }
    }
    let mut top = open.pop().filter(|_| open.is_empty())?;
    top.children.pop().filter(|_| top.children.is_empty())
}

fn named(start: &BytesStart<'_>) -> Element {
    let name = start.local_name();
    let name: &str = name.as_ref();
    let attributes = start.attributes().filter_map(Result::ok);
    let mut types = attributes.filter(|attribute| attribute.key.local_name().as_ref() == "type");
    Element {
        name: name.to_owned(),
        xsi_type: types.next().map(|attribute| attribute.value.into_owned()),
        ..Element::default()
    }
}

/// The character of `&name;`, for the five names of XML and for numbers.
fn resolve(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn documents_carry_the_namespace() {
        let mut xml = Xml::document("Result");
        xml.text("Key", "a<b&\u{1}").start("List").end();
        let text = String::from_utf8(xml.finish()).unwrap();
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Result xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\
             <Key>a&lt;b&amp;&#x1;</Key><List></List></Result>"
        );
    }

    #[test]
    fn another_root_or_half_a_document_is_malformed() {
        assert!(Element::parse(b"<a/>", "a").is_ok());
        for bad in [
            "<b/>",
            "<a>",
            "<a/><a/>",
            "",
            "x",
            "<a>&nothing;</a>",
            "<!DOCTYPE a><a/>",
            "\u{ff}",
        ] {
            assert!(Element::parse(bad.as_bytes(), "a").is_err(), "{bad}");
        }
        assert!(Element::parse("<a>".repeat(100_000).as_bytes(), "a").is_err());
    }

    proptest! {
        #[test]
        fn text_comes_back_as_it_was_written(text in any::<String>()) {
            // XML folds line ends on reading; that is the only change.
            let mut xml = Xml::plain("a");
            xml.text("b", &text);
            let read = Element::parse(&xml.finish(), "a").unwrap();
            prop_assert_eq!(read.child_text("b").unwrap(), text);
        }

        #[test]
        fn no_input_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Element::parse(&bytes, "a");
        }
    }
}
