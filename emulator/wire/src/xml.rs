//! Writes the XML of responses and errors, through quick-xml.

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

/// An XML document under construction, in memory.
pub struct Xml(Writer<Vec<u8>>);

impl Default for Xml {
    fn default() -> Self {
        Self::new()
    }
}

impl Xml {
    /// A document that has only its declaration.
    pub fn new() -> Self {
        let start = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_vec();
        Self(Writer::new(start))
    }

    /// A piece without a declaration, to be put into a document later.
    pub fn fragment() -> Self {
        Self(Writer::new(Vec::new()))
    }

    /// An element around what `content` writes.
    pub fn element(&mut self, name: &str, content: impl FnOnce(&mut Self)) {
        self.event(Event::Start(BytesStart::new(name)));
        content(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// The outermost element, in a name space.
    pub fn root(&mut self, name: &str, namespace: &str, content: impl FnOnce(&mut Self)) {
        let mut start = BytesStart::new(name);
        start.push_attribute(("xmlns", namespace));
        self.event(Event::Start(start));
        content(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element that holds text; characters that XML 1.0 cannot hold are replaced.
    pub fn text(&mut self, name: &str, text: &str) {
        self.event(Event::Start(BytesStart::new(name)));
        let forbidden = |c: char| {
            (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
        };
        if text.contains(forbidden) {
            self.event(Event::Text(BytesText::new(
                &text.replace(forbidden, "\u{fffd}"),
            )));
        } else if !text.is_empty() {
            self.event(Event::Text(BytesText::new(text)));
        }
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// Puts a finished fragment here.
    pub fn raw(&mut self, fragment: &[u8]) {
        self.0.get_mut().extend_from_slice(fragment);
    }

    /// The document.
    pub fn finish(self) -> Vec<u8> {
        self.0.into_inner()
    }

    fn event(&mut self, event: Event<'_>) {
        self.0
            .write_event(event)
            .expect("writing to memory does not fail");
    }
}
