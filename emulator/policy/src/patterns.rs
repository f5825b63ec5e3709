//! Patterns with `*` for any text, `?` for any character, and `${…}` for what a request says.

/// The values of a condition key.
pub(crate) type Context<'a> = &'a dyn Fn(&str) -> Vec<String>;

/// A pattern as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern(pub(crate) String);

/// One place of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Any,
    One,
    Exactly(char),
}

impl Pattern {
    /// Whether a text fits; variables are filled in where there is a context, and fit nothing when it lacks them.
    pub(crate) fn matches(&self, text: &str, context: Option<Context<'_>>) -> bool {
        let parts = match context {
            Some(context) => filled(&self.0, context),
            None => Some(parts(&self.0)),
        };
        parts.is_some_and(|parts| fits(&parts, text))
    }

    /// Whether a text fits, in whatever case.
    pub(crate) fn matches_any_case(&self, text: &str) -> bool {
        fits(&parts(&self.0.to_lowercase()), &text.to_lowercase())
    }

    /// Whether the pattern is one text.
    pub(crate) fn is_fixed(&self) -> bool {
        !self.0.contains(['*', '?']) && !self.0.contains("${")
    }
}

fn parts(pattern: &str) -> Vec<Part> {
    pattern
        .chars()
        .map(|c| match c {
            '*' => Part::Any,
            '?' => Part::One,
            c => Part::Exactly(c),
        })
        .collect()
}

/// The parts of a pattern with its variables filled in; none where the request lacks one that has no default.
fn filled(pattern: &str, context: Context<'_>) -> Option<Vec<Part>> {
    let mut rest = pattern;
    let mut all = Vec::with_capacity(pattern.len());
    while let Some((before, after)) = rest.split_once("${") {
        let Some((variable, after)) = after.split_once('}') else {
            break;
        };
        all.extend(parts(before));
        let value = match variable {
            "*" | "?" | "$" => variable.to_owned(),
            _ => value_of(variable, context)?,
        };
        all.extend(value.chars().map(Part::Exactly));
        rest = after;
    }
    all.extend(parts(rest));
    Some(all)
}

/// The value of `key` or of `key, 'default'`.
fn value_of(variable: &str, context: Context<'_>) -> Option<String> {
    let (key, default) = match variable.split_once(',') {
        Some((key, default)) => (key, Some(default.trim().trim_matches('\'').to_owned())),
        None => (variable, None),
    };
    let mut values = context(&key.trim().to_ascii_lowercase());
    match values.len() {
        1 => values.pop(),
        _ => default,
    }
}

/// Matches in time that grows with the product of both lengths at the most: only the last `*` is ever tried again.
fn fits(parts: &[Part], text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let (mut at, mut from) = (0, 0);
    let mut star = None;
    while from < text.len() {
        match parts.get(at) {
            Some(Part::Any) => {
                star = Some((at, from));
                at += 1;
            }
            Some(Part::One) => (at, from) = (at + 1, from + 1),
            Some(Part::Exactly(c)) if *c == text[from] => (at, from) = (at + 1, from + 1),
            _ => match star {
                Some((star_at, star_from)) => {
                    star = Some((star_at, star_from + 1));
                    (at, from) = (star_at + 1, star_from + 1);
                }
                None => return false,
            },
        }
    }
    parts[at..].iter().all(|part| *part == Part::Any)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_and_question_marks_fit_what_they_stand_for() {
        for (pattern, text, expected) in [
            ("", "", true),
            ("*", "", true),
            ("a*b*c", "axxbyybc", true),
            ("a*b*c", "axxbyyb", false),
            ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("*a*", "bab", true),
            ("abc", "ab", false),
        ] {
            assert_eq!(fits(&parts(pattern), text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn a_hostile_pattern_takes_no_longer_than_it_should() {
        assert!(!fits(&parts(&"*a".repeat(500)), &"b".repeat(2000)));
    }

    #[test]
    fn variables_have_defaults() {
        let none = |_: &str| Vec::new();
        assert!(Pattern("a/${aws:x, 'b'}".to_owned()).matches("a/b", Some(&none)));
        assert!(!Pattern("a/${aws:x}".to_owned()).matches("a/", Some(&none)));
    }
}
