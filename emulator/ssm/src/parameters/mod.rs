//! Parameters: how they are named and found, and how they are shown. A file for each thing that is done with them.

mod delete;
mod describe;
mod get;
mod history;
mod labels;
mod put;

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};
use terrarium_model::resources::{Parameter, ParameterVersion};
use terrarium_state::Tx;
use terrarium_wire::ssm as wire;

use crate::{Error, policies, public_parameters};

pub(crate) use get::is_below;

/// AWS's sentence about names.
const NAME_RULES: &str = "The parameter doesn't meet the parameter name requirements. The parameter name must begin with a forward slash \"/\". It can't be prefixed with \"aws\" or \"ssm\" (case-insensitive). It must use only letters, numbers, or the following symbols: . (period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, must use the forward slash symbol \"/\". Valid example: /get/parameters2-/by1./path0_.";

/// The account's parameter of that name, or of that ARN.
pub(crate) fn own(tx: &Tx, name: &str) -> Result<Arc<Parameter>, Error> {
    let found = |name: String| tx.get::<Parameter>(&name);
    let parameter = match name.strip_prefix(&format!("{}/", arn_start(tx))) {
        // The ARN does not tell whether the name begins with a slash.
        Some(path) => found(format!("/{path}")).or_else(|| found(path.to_owned())),
        None => found(name.to_owned()),
    };
    let lives = |parameter: &Arc<Parameter>| !policies::is_expired(parameter.newest().1, tx.now);
    parameter.filter(lives).ok_or(Error::ParameterNotFound)
}

fn arn_start(tx: &Tx) -> String {
    format!("arn:aws:ssm:{}:{}:parameter", tx.region(), tx.account())
}

fn arn(tx: &Tx, name: &str) -> String {
    let start = match public_parameters::is_public(name) {
        true => format!("arn:aws:ssm:{}::parameter", tx.region()),
        false => arn_start(tx),
    };
    match name.starts_with('/') {
        true => format!("{start}{name}"),
        false => format!("{start}/{name}"),
    }
}

/// A version of a parameter, as a request asks for it.
struct Asked {
    parameter: Arc<Parameter>,
    number: i64,
    /// What followed the name, from its colon on.
    selector: Option<String>,
}

impl Asked {
    /// Finds `name`, `name:version` or `name:label`.
    fn find(tx: &Tx, text: &str) -> Result<Self, Error> {
        let (name, selector) = split(text);
        let parameter = match public_parameters::get(tx.region(), name) {
            Some(public) => Arc::new(public.clone()),
            None => own(tx, name)?,
        };
        let number = match selector {
            None => parameter.newest().0,
            Some(selector) => select(&parameter, selector)?,
        };
        Ok(Self {
            parameter,
            number,
            selector: selector.map(|selector| format!(":{selector}")),
        })
    }

    fn on_the_wire(&self, tx: &Tx, decrypt: bool) -> wire::Parameter {
        wire::Parameter {
            selector: self.selector.clone(),
            ..on_the_wire(tx, &self.parameter, self.number, decrypt)
        }
    }
}

/// A name and what selects a version of it. An ARN has colons of its own, before its last slash.
fn split(text: &str) -> (&str, Option<&str>) {
    let from = text.rfind('/').unwrap_or(0);
    match text[from..].find(':') {
        Some(at) => (&text[..from + at], Some(&text[from + at + 1..])),
        None => (text, None),
    }
}

fn select(parameter: &Parameter, selector: &str) -> Result<i64, Error> {
    let name = || parameter.name.clone();
    if let Ok(number) = selector.parse() {
        return match parameter.versions.contains_key(&number) {
            true => Ok(number),
            false => Err(Error::VersionNotFound {
                version: selector.to_owned(),
                name: name(),
            }),
        };
    }
    let mut versions = parameter.versions.iter();
    let found = versions.find(|(_, version)| version.labels.contains(selector));
    found
        .map(|(number, _)| *number)
        .ok_or_else(|| Error::LabelNotFound {
            label: selector.to_owned(),
            name: name(),
        })
}

/// A version of a parameter as it is answered.
fn on_the_wire(tx: &Tx, parameter: &Parameter, number: i64, decrypt: bool) -> wire::Parameter {
    let version = &parameter.versions[&number];
    wire::Parameter {
        name: Some(parameter.name.clone()),
        r#type: version.kind.parse().ok(),
        value: Some(shown_value(&parameter.name, version, decrypt)),
        version: Some(number),
        selector: None,
        source_result: None,
        last_modified_date: Some(version.modified),
        arn: Some(arn(tx, &parameter.name)),
        data_type: Some(version.data_type.clone()),
    }
}

/// The value, or for a secure string that nobody asked to be decrypted something that does not tell it.
fn shown_value(name: &str, version: &ParameterVersion, decrypt: bool) -> String {
    if version.kind != "SecureString" || decrypt {
        return version.value.clone();
    }
    let digest = Sha256::digest(format!("{name}\n{}\n{}", version.modified, version.value));
    // What ciphertexts of AWS's begin with.
    format!("AQICAH{}", BASE64.encode(digest))
}
