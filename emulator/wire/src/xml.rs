//! Writes the XML of responses and errors. What XML has special signs for is escaped by quick-xml; the tags, whose names are
//! constants of the service models, are written as they are, since an answer has hundreds of thousands of them.

use quick_xml::escape::partial_escape;

/// The size that most answers do not exceed, in bytes.
const USUAL_SIZE: usize = 4096;

/// An XML document under construction, in memory.
pub struct Xml(Vec<u8>);

impl Default for Xml {
    fn default() -> Self {
        Self::new()
    }
}

impl Xml {
    /// A document that has only its declaration.
    pub fn new() -> Self {
        let mut xml = Self::fragment();
        xml.raw(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml
    }

    /// A piece without a declaration, to be put into a document later.
    pub fn fragment() -> Self {
        Self(Vec::with_capacity(USUAL_SIZE))
    }

    /// An element around what `content` writes.
    pub fn element(&mut self, name: &str, content: impl FnOnce(&mut Self)) {
        self.tag(b"<", name);
        content(self);
        self.tag(b"</", name);
    }

    /// The outermost element, in a name space.
    pub fn root(&mut self, name: &str, namespace: &str, content: impl FnOnce(&mut Self)) {
        self.raw(b"<");
        self.raw(name.as_bytes());
        self.raw(b" xmlns=\"");
        self.raw(namespace.as_bytes());
        self.raw(b"\">");
        content(self);
        self.tag(b"</", name);
    }

    /// An element that holds text; characters that XML 1.0 cannot hold are replaced.
    pub fn text(&mut self, name: &str, text: &str) {
        self.tag(b"<", name);
        // What is neither to be escaped nor to be replaced is by far the most.
        match text
            .bytes()
            .all(|b| (b' '..0x80).contains(&b) && !matches!(b, b'<' | b'>' | b'&'))
        {
            true => self.raw(text.as_bytes()),
            false => self.unusual(text),
        }
        self.tag(b"</", name);
    }

    fn unusual(&mut self, text: &str) {
        let forbidden = |c: char| {
            (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
        };
        let allowed = text.replace(forbidden, "\u{fffd}");
        // A reader takes a bare carriage return for the end of a line.
        let escaped = partial_escape(&allowed).replace('\r', "&#13;");
        self.raw(escaped.as_bytes());
    }

    /// Puts a finished fragment here.
    pub fn raw(&mut self, fragment: &[u8]) {
        self.0.extend_from_slice(fragment);
    }

    /// Whether nothing has been written yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The document.
    pub fn finish(self) -> Vec<u8> {
        self.0
    }

    fn tag(&mut self, open: &[u8], name: &str) {
        self.raw(open);
        self.raw(name.as_bytes());
        self.raw(b">");
    }
}
