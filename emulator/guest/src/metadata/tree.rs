//! A tree of directories and contents, and how a directory is listed. What is in the tree is decided elsewhere.

use bytes::Bytes;
use percent_encoding::percent_decode_str;

/// A place in the tree.
#[derive(Debug)]
pub(super) enum Node {
    /// Text.
    Text(String),
    /// Bytes that may be anything.
    Data(Bytes),
    /// More places.
    Directory(Directory),
}

/// Places by name, in the order in which they are listed.
#[derive(Debug, Default)]
pub(super) struct Directory {
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    /// The segment of the path that leads there.
    name: String,
    /// The line that stands for it when its directory is listed.
    line: String,
    node: Node,
}

impl Directory {
    /// Adds text.
    pub(super) fn text(self, name: &str, text: impl Into<String>) -> Self {
        self.listed_as(name, name, Node::Text(text.into()))
    }

    /// Adds text where there is some.
    pub(super) fn optional_text(self, name: &str, text: Option<impl Into<String>>) -> Self {
        match text {
            Some(text) => self.text(name, text),
            None => self,
        }
    }

    /// Adds a directory, listed with a slash behind its name; an empty one is left out.
    pub(super) fn directory(self, name: &str, directory: Directory) -> Self {
        match directory.entries.is_empty() {
            true => self,
            false => self.listed_as(name, &format!("{name}/"), Node::Directory(directory)),
        }
    }

    /// Adds a place that is listed by a line of its own.
    pub(super) fn listed_as(mut self, name: &str, line: &str, node: Node) -> Self {
        self.entries.push(Entry {
            name: name.to_owned(),
            line: line.to_owned(),
            node,
        });
        self
    }

    /// The lines of a directory, as AWS lists it: none of them ends the last line.
    pub(super) fn listing(&self) -> String {
        let lines: Vec<&str> = self
            .entries
            .iter()
            .map(|entry| entry.line.as_str())
            .collect();
        lines.join("\n")
    }
}

impl Node {
    /// The place that a path leads to from here. Slashes at its end or in a row make no difference, as on AWS.
    pub(super) fn at(&self, path: &str) -> Option<&Node> {
        path.split('/')
            .filter(|segment| !segment.is_empty())
            .try_fold(self, |node, segment| {
                let name = percent_decode_str(segment).decode_utf8().ok()?;
                let Node::Directory(directory) = node else {
                    return None;
                };
                let mut entries = directory.entries.iter();
                entries
                    .find(|entry| entry.name == name)
                    .map(|entry| &entry.node)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_lists_its_directories_with_a_slash_and_leaves_empty_ones_out() {
        let directory = Directory::default()
            .text("a", "1")
            .directory("b", Directory::default().text("c", "2"))
            .directory("empty", Directory::default());
        assert_eq!(directory.listing(), "a\nb/");
    }

    #[test]
    fn a_path_leads_through_directories_only() {
        let tree = Node::Directory(
            Directory::default().directory("b", Directory::default().text("c d", "2")),
        );
        for found in ["", "/", "/b", "b/", "//b//c%20d/"] {
            assert!(tree.at(found).is_some(), "{found}");
        }
        for missing in ["c", "b/c", "b/c%20d/e", "b/.."] {
            assert!(tree.at(missing).is_none(), "{missing}");
        }
    }
}
