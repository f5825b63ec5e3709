//! PutParameter: a new parameter, or a new version of one.

use std::collections::BTreeMap;

use regex::Regex;
use terrarium_model::ids::ImageId;
use terrarium_model::resources::{Parameter, ParameterVersion};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ssm::*;

use super::own;
use crate::{Error, policies, tags};

/// The most versions of a parameter that are kept.
const MOST_VERSIONS: usize = 100;
/// The most parameters of an account in a region.
const MOST_PARAMETERS: usize = 10_000;
/// The most levels of a name.
const MOST_LEVELS: usize = 15;
/// The most bytes of a value in each tier.
const STANDARD_BYTES: usize = 4096;
const ADVANCED_BYTES: usize = 8192;
/// The key of AWS's that secure strings are encrypted with unless another is named.
const DEFAULT_KEY: &str = "alias/aws/ssm";
const DATA_TYPES: [&str; 3] = ["text", "aws:ec2:image", "aws:ssm:integration"];

fn ensure_name(name: &str) -> Result<(), Error> {
    let lower = name.to_ascii_lowercase();
    let first = lower.trim_start_matches('/');
    let is_path = name.starts_with('/');
    if is_path && first.starts_with("aws") && first.contains('/') {
        return Err(Error::ReservedName {
            name: name.to_owned(),
        });
    }
    let is_reserved = first.starts_with("aws") || first.starts_with("ssm");
    if is_reserved && !is_path {
        return Err(Error::invalid(
            "Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive).",
        ));
    }
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-/".contains(c);
    if is_reserved || !name.chars().all(is_plain) || name.contains("//") || name.ends_with('/') {
        return Err(Error::invalid(
            "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_",
        ));
    }
    if !is_path && name.contains('/') {
        return Err(Error::invalid(
            "Parameter name must be a fully qualified name.",
        ));
    }
    match name.matches('/').count() > MOST_LEVELS {
        true => Err(Error::TooDeep),
        false => Ok(()),
    }
}

fn ensure_value(request: &PutParameterRequest) -> Result<(), Error> {
    if request.value.is_empty() {
        return Err(Error::invalid(
            "1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1.",
        ));
    }
    let Some(pattern) = request
        .allowed_pattern
        .as_deref()
        .filter(|pattern| !pattern.is_empty())
    else {
        return Ok(());
    };
    let pattern = pattern.to_owned();
    match Regex::new(&format!("^(?:{pattern})$")) {
        Err(_) => Err(Error::InvalidAllowedPattern { pattern }),
        Ok(regex) if regex.is_match(&request.value) => Ok(()),
        Ok(_) => Err(Error::PatternMismatch { pattern }),
    }
}

fn data_type(
    request: &PutParameterRequest,
    earlier: Option<&ParameterVersion>,
) -> Result<String, Error> {
    let earlier = earlier.map(|version| version.data_type.clone());
    let data_type = request
        .data_type
        .clone()
        .or(earlier)
        .unwrap_or_else(|| "text".to_owned());
    if !DATA_TYPES.contains(&data_type.as_str()) {
        return Err(Error::invalid(format!(
            "The following data type is not supported: {data_type} (Data type names are all lowercase.)"
        )));
    }
    match data_type == "aws:ec2:image" && request.value.parse::<ImageId>().is_err() {
        true => Err(Error::invalid(
            "The value of a parameter of the data type aws:ec2:image must be the id of an image.",
        )),
        false => Ok(data_type),
    }
}

/// The tier that a version is in.
fn tier(
    request: &PutParameterRequest,
    has_policies: bool,
    earlier: Option<&ParameterVersion>,
) -> Result<ParameterTier, Error> {
    let was_advanced = earlier.is_some_and(|version| version.tier == "Advanced");
    let needs_advanced = request.value.len() > STANDARD_BYTES || has_policies;
    let tier = match request.tier {
        Some(ParameterTier::IntelligentTiering) if needs_advanced || was_advanced => {
            ParameterTier::Advanced
        }
        Some(ParameterTier::IntelligentTiering) => ParameterTier::Standard,
        Some(tier) => tier,
        None if was_advanced => ParameterTier::Advanced,
        None => ParameterTier::Standard,
    };
    if tier == ParameterTier::Advanced {
        return match request.value.len() > ADVANCED_BYTES {
            true => Err(Error::invalid(format!(
                "Advanced tier parameters support a maximum parameter value of {ADVANCED_BYTES} characters."
            ))),
            false => Ok(tier),
        };
    }
    if was_advanced {
        return Err(Error::invalid(
            "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the advanced-parameter tier to the standard-parameter tier. If necessary, you can delete the advanced parameter and recreate it as a standard parameter.",
        ));
    }
    if request.value.len() > STANDARD_BYTES {
        return Err(Error::invalid(format!(
            "Standard tier parameters support a maximum parameter value of {STANDARD_BYTES} characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html"
        )));
    }
    match has_policies {
        true => Err(Error::invalid(
            "Parameter policies are supported for parameters of the advanced tier only.",
        )),
        false => Ok(tier),
    }
}

fn kind(
    request: &PutParameterRequest,
    earlier: Option<&ParameterVersion>,
) -> Result<String, Error> {
    match (request.r#type, earlier) {
        (None, None) => Err(Error::invalid(
            "A parameter type is required when you create a parameter.",
        )),
        (None, Some(earlier)) => Ok(earlier.kind.clone()),
        (Some(kind), Some(earlier)) if kind.to_string() != earlier.kind => Err(Error::TypeMismatch),
        (Some(kind), _) => Ok(kind.to_string()),
    }
}

/// The key that a secure string is encrypted with.
fn key_id(
    kind: &str,
    given: Option<String>,
    earlier: Option<&ParameterVersion>,
) -> Result<Option<String>, Error> {
    match (kind, given) {
        ("SecureString", given) => {
            let earlier = || earlier?.key_id.clone();
            Ok(Some(
                given
                    .or_else(earlier)
                    .unwrap_or_else(|| DEFAULT_KEY.to_owned()),
            ))
        }
        (_, Some(_)) => Err(Error::invalid(
            "KeyId is required for SecureString type parameter only.",
        )),
        (_, None) => Ok(None),
    }
}

/// The version that a request makes. What it leaves out stays as it was, but for what AWS forgets: pattern and policies.
fn version(
    tx: &Tx,
    request: &PutParameterRequest,
    earlier: Option<&ParameterVersion>,
) -> Result<ParameterVersion, Error> {
    let kind = kind(request, earlier)?;
    ensure_value(request)?;
    let policies = request
        .policies
        .as_deref()
        .map(policies::parse)
        .transpose()?
        .unwrap_or_default();
    let tier = tier(request, !policies.is_empty(), earlier)?;
    let description = request.description.clone();
    Ok(ParameterVersion {
        key_id: key_id(&kind, request.key_id.clone(), earlier)?,
        kind,
        value: request.value.clone(),
        description: description.or_else(|| earlier?.description.clone()),
        allowed_pattern: request
            .allowed_pattern
            .clone()
            .filter(|pattern| !pattern.is_empty()),
        tier: tier.to_string(),
        data_type: data_type(request, earlier)?,
        modified: tx.now,
        modified_by: tx.caller.arn.clone(),
        labels: Default::default(),
        policies,
    })
}

/// Makes room for one more version, unless the oldest one is held by a label.
fn make_room(parameter: &mut Parameter) -> Result<(), Error> {
    if parameter.versions.len() < MOST_VERSIONS {
        return Ok(());
    }
    let name = parameter.name.clone();
    let Some(oldest) = parameter.versions.first_entry() else {
        return Ok(());
    };
    if let Some(label) = oldest.get().labels.first() {
        return Err(Error::MaxVersions {
            name,
            version: *oldest.key(),
            label: label.clone(),
        });
    }
    oldest.remove();
    Ok(())
}

impl Operation<Error> for PutParameterRequest {
    fn run(self, tx: &mut Tx) -> Result<PutParameterResult, Error> {
        ensure_name(&self.name)?;
        let overwrites = self.overwrite.unwrap_or(false);
        if overwrites && !self.tags.is_empty() {
            return Err(Error::invalid(
                "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.",
            ));
        }
        let earlier = own(tx, &self.name).ok();
        if earlier.is_some() && !overwrites {
            return Err(Error::AlreadyExists);
        }
        if earlier.is_none() && tx.cloud().parameters.len() >= MOST_PARAMETERS {
            return Err(Error::LimitExceeded);
        }
        let newest = earlier.as_deref().map(Parameter::newest);
        let version = version(tx, &self, newest.map(|(_, version)| version))?;
        let number = newest.map_or(0, |(number, _)| number) + 1;
        let tier = version.tier.parse().ok();
        let mut parameter = match &earlier {
            Some(earlier) => Parameter::clone(earlier),
            None => Parameter {
                name: self.name,
                versions: BTreeMap::new(),
                tags: tags::new(self.tags)?,
            },
        };
        make_room(&mut parameter)?;
        parameter.versions.insert(number, version);
        tx.put(parameter);
        Ok(PutParameterResult {
            version: Some(number),
            tier,
        })
    }
}
