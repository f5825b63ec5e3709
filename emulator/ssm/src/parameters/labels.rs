//! Labels: names for versions. One is on one version at a time.

use terrarium_model::resources::{Parameter, ParameterVersion};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ssm::*;

use super::own;
use crate::Error;

/// The most labels of a version.
const MOST_LABELS: usize = 10;

/// The version that a request is about: the newest, unless it says another.
fn number(parameter: &Parameter, asked: Option<i64>) -> Result<i64, Error> {
    let number = asked.unwrap_or_else(|| parameter.newest().0);
    match parameter.versions.contains_key(&number) {
        true => Ok(number),
        false => Err(Error::VersionNotFound {
            version: number.to_string(),
            name: parameter.name.clone(),
        }),
    }
}

/// A label is no number, and AWS keeps some beginnings for itself.
fn is_valid(label: &str) -> bool {
    let lower = label.to_ascii_lowercase();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let begins_well = !label.starts_with(|c: char| c.is_ascii_digit())
        && !lower.starts_with("aws")
        && !lower.starts_with("ssm");
    begins_well && !label.is_empty() && label.chars().all(is_plain)
}

impl Operation<Error> for LabelParameterVersionRequest {
    fn run(self, tx: &mut Tx) -> Result<LabelParameterVersionResult, Error> {
        let mut parameter = Parameter::clone(&*own(tx, &self.name)?);
        let number = number(&parameter, self.parameter_version)?;
        let (valid, invalid): (Vec<_>, Vec<_>) =
            self.labels.into_iter().partition(|label| is_valid(label));
        for version in parameter.versions.values_mut() {
            version.labels.retain(|label| !valid.contains(label));
        }
        let labelled = parameter
            .versions
            .get_mut(&number)
            .map(|version: &mut ParameterVersion| {
                version.labels.extend(valid);
                version.labels.len()
            });
        if labelled.is_some_and(|labels| labels > MOST_LABELS) {
            return Err(Error::TooManyLabels);
        }
        tx.put(parameter);
        Ok(LabelParameterVersionResult {
            invalid_labels: invalid,
            parameter_version: Some(number),
        })
    }
}

impl Operation<Error> for UnlabelParameterVersionRequest {
    fn run(self, tx: &mut Tx) -> Result<UnlabelParameterVersionResult, Error> {
        let mut parameter = Parameter::clone(&*own(tx, &self.name)?);
        let number = number(&parameter, Some(self.parameter_version))?;
        let mut answer = UnlabelParameterVersionResult::default();
        for label in self.labels {
            let version = parameter.versions.get_mut(&number);
            match version.is_some_and(|version| version.labels.remove(&label)) {
                true => answer.removed_labels.push(label),
                false => answer.invalid_labels.push(label),
            }
        }
        tx.put(parameter);
        Ok(answer)
    }
}
