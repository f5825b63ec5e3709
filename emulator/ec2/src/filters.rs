//! Filters, for every describe operation: which names a resource has is a table beside it; how they match is here.
//!
//! A resource is shown when, for every filter, one of its values matches one of the filter's. `*` and `?` are wildcards,
//! a backslash takes their meaning away, and case counts. <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html>

use terrarium_state::Tx;
use terrarium_wire::ec2::Filter;

use crate::errors::Error;

/// The most values that the filters of one request may have together.
const MOST_VALUES: usize = 200;

/// A filter that a resource has: its name, and the resource's values under it.
pub(crate) type Field<R> = (&'static str, fn(&Tx, &R) -> Vec<String>);

/// One value of a filter, ready to match.
pub(crate) struct Pattern(Vec<Token>);

#[derive(PartialEq)]
enum Token {
    Literal(char),
    AnyOne,
    AnyMany,
}

impl Pattern {
    pub(crate) fn parse(text: &str) -> Self {
        let mut tokens = Vec::with_capacity(text.len());
        let mut characters = text.chars();
        while let Some(character) = characters.next() {
            tokens.push(match character {
                '*' => Token::AnyMany,
                '?' => Token::AnyOne,
                '\\' => Token::Literal(characters.next().unwrap_or('\\')),
                other => Token::Literal(other),
            });
        }
        Self(tokens)
    }

    /// Matches in O(pattern × text) at worst: on a mismatch only the last `*` takes one character more.
    pub(crate) fn matches(&self, text: &str) -> bool {
        let text: Vec<char> = text.chars().collect();
        let (mut at, mut token) = (0, 0);
        let mut retry = None;
        while at < text.len() {
            match self.0.get(token) {
                Some(Token::AnyMany) => {
                    retry = Some((at, token));
                    token += 1;
                    continue;
                }
                Some(Token::AnyOne) => {}
                Some(Token::Literal(literal)) if *literal == text[at] => {}
                _ => match &mut retry {
                    Some((start, star)) => {
                        *start += 1;
                        (at, token) = (*start, *star + 1);
                        continue;
                    }
                    None => return false,
                },
            }
            at += 1;
            token += 1;
        }
        self.0[token..].iter().all(|token| *token == Token::AnyMany)
    }
}

/// Whether a text matches a pattern of wildcards.
pub(crate) fn matches(pattern: &str, text: &str) -> bool {
    Pattern::parse(pattern).matches(text)
}

/// What a filter looks at.
enum Subject<R: 'static> {
    Field(fn(&Tx, &R) -> Vec<String>),
    Tag(String),
    TagKey,
}

/// The filters of a request, checked against the names that a resource has.
pub(crate) struct Filters<R: 'static> {
    filters: Vec<(Subject<R>, Vec<Pattern>)>,
}

impl<R> Filters<R> {
    /// Reads the filters of a request; `tag:<key>` and `tag-key` are known to all resources that take tags.
    pub(crate) fn parse(
        filters: Vec<Filter>,
        fields: &'static [Field<R>],
        taggable: bool,
    ) -> Result<Self, Error> {
        if filters
            .iter()
            .map(|filter| filter.values.len())
            .sum::<usize>()
            > MOST_VALUES
        {
            return Err(Error::FilterLimitExceeded);
        }
        let mut parsed = Vec::with_capacity(filters.len());
        for filter in filters {
            let name = filter.name.unwrap_or_default();
            let field = fields.iter().find(|(known, _)| *known == name);
            let subject = match (field, name.strip_prefix("tag:")) {
                (Some((_, values)), _) => Subject::Field(*values),
                (None, Some(key)) if taggable => Subject::Tag(key.to_owned()),
                (None, None) if taggable && name == "tag-key" => Subject::TagKey,
                _ => return Err(Error::InvalidFilter { name }),
            };
            parsed.push((
                subject,
                filter
                    .values
                    .iter()
                    .map(|value| Pattern::parse(value))
                    .collect(),
            ));
        }
        Ok(Self { filters: parsed })
    }

    /// Whether a resource passes them all. `id` is where its tags are found.
    pub(crate) fn pass(&self, tx: &Tx, id: &str, resource: &R) -> bool {
        self.filters.iter().all(|(subject, patterns)| {
            let any = |value: &str| patterns.iter().any(|pattern| pattern.matches(value));
            match subject {
                Subject::Field(values) => values(tx, resource).iter().any(|value| any(value)),
                Subject::Tag(key) => tx
                    .cloud()
                    .tags_of(id)
                    .and_then(|tags| tags.get(key))
                    .is_some_and(|value| any(value)),
                Subject::TagKey => tx
                    .cloud()
                    .tags_of(id)
                    .is_some_and(|tags| tags.keys().any(|key| any(key))),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn stars_match_any_text_and_question_marks_one_character() {
        for (pattern, text, expected) in [
            ("debian-12-amd64-*", "debian-12-amd64-20251112-2294", true),
            ("*a*b", "xaybzb", true),
            ("*a*b", "xaybz", false),
            ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("", "", true),
            ("", "a", false),
            ("*", "", true),
            (r"\*", "*", true),
            (r"\*", "a", false),
            (r"\\", r"\", true),
            ("A", "a", false),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern} {text}");
        }
    }

    proptest! {
        #[test]
        fn a_text_matches_itself_and_itself_among_stars(text in "[a-z]{0,12}", cut in 0usize..12) {
            let cut = cut.min(text.len());
            let starred = format!("{}*{}", &text[..cut], &text[cut..]);
            prop_assert!(matches(&text, &text));
            prop_assert!(matches(&starred, &text));
        }

        #[test]
        fn matching_agrees_with_trying_every_split(pattern in "[ab*?]{0,7}", text in "[ab]{0,7}") {
            fn naive(pattern: &[u8], text: &[u8]) -> bool {
                match pattern.split_first() {
                    None => text.is_empty(),
                    Some((b'*', rest)) => (0..=text.len()).any(|skip| naive(rest, &text[skip..])),
                    Some((b'?', rest)) => !text.is_empty() && naive(rest, &text[1..]),
                    Some((literal, rest)) => text.first() == Some(literal) && naive(rest, &text[1..]),
                }
            }
            prop_assert_eq!(matches(&pattern, &text), naive(pattern.as_bytes(), text.as_bytes()));
        }
    }
}
