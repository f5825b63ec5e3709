//! What may be wrong with a parameter, in AWS's codes and words.

use std::fmt;

use terrarium_model::ids::IdError;

use crate::constraints::Violation;

/// A parameter that could not be read. The messages are AWS's, as seen in its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParameterError {
    /// A required parameter is not there.
    Missing(String),
    /// A parameter that the operation does not have.
    Unknown(String),
    /// A value that is not of its type.
    Invalid {
        /// The parameter's full name.
        name: String,
        /// What was sent.
        value: String,
        /// What was expected, as a sentence.
        expected: &'static str,
    },
    /// Text that is no id of its kind.
    MalformedId(IdError),
    /// Values that are not as the service's model says.
    Constraints(Vec<Violation>),
}

impl ParameterError {
    /// AWS's error code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "MissingParameter",
            Self::Unknown(_) => "UnknownParameter",
            Self::Invalid { .. } => "InvalidParameterValue",
            Self::MalformedId(error) => error.kind.malformed,
            Self::Constraints(_) => "ValidationError",
        }
    }
}

impl fmt::Display for ParameterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(name) => write!(f, "The request must contain the parameter {name}"),
            Self::Unknown(name) => write!(f, "The parameter {name} is not recognized"),
            Self::Invalid {
                name,
                value,
                expected,
            } => {
                write!(
                    f,
                    "Value ({value}) for parameter {name} is invalid. {expected}"
                )
            }
            Self::MalformedId(error) => error.fmt(f),
            Self::Constraints(wrong) => {
                let is_said = |wrong: &&Violation| matches!(wrong, Violation::Said(_));
                if let Some(said) = wrong.iter().find(is_said) {
                    return said.fmt(f);
                }
                let each: Vec<_> = wrong.iter().map(ToString::to_string).collect();
                let noun = if each.len() == 1 { "error" } else { "errors" };
                write!(
                    f,
                    "{} validation {noun} detected: {}",
                    each.len(),
                    each.join("; ")
                )
            }
        }
    }
}

impl std::error::Error for ParameterError {}
