//! Reading parameters: by name, by several names, and below a path.

use std::sync::Arc;

use terrarium_model::resources::Parameter;
use terrarium_query::Operation;
use terrarium_query::pages::page;
use terrarium_state::Tx;
use terrarium_wire::ssm::*;

use super::{Asked, NAME_RULES, on_the_wire};
use crate::filters::{Filters, Place};
use crate::{Error, policies, public_parameters};

/// How many there are on a page below a path, unless fewer are asked for.
const USUAL_SIZE: i32 = 10;

impl Operation<Error> for GetParameterRequest {
    fn run(self, tx: &mut Tx) -> Result<GetParameterResult, Error> {
        let asked = Asked::find(tx, &self.name)?;
        let decrypt = self.with_decryption.unwrap_or(false);
        Ok(GetParameterResult {
            parameter: Some(asked.on_the_wire(tx, decrypt)),
        })
    }
}

impl Operation<Error> for GetParametersRequest {
    fn run(self, tx: &mut Tx) -> Result<GetParametersResult, Error> {
        let decrypt = self.with_decryption.unwrap_or(false);
        let mut answer = GetParametersResult::default();
        for name in self.names {
            match Asked::find(tx, &name) {
                Ok(asked) => answer.parameters.push(asked.on_the_wire(tx, decrypt)),
                Err(_) => answer.invalid_parameters.push(name),
            }
        }
        Ok(answer)
    }
}

fn ensure_path(path: &str) -> Result<(), Error> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-/".contains(c);
    match path.starts_with('/') && !path.contains("//") && path.chars().all(is_plain) {
        true => Ok(()),
        false => Err(Error::invalid(NAME_RULES)),
    }
}

/// Whether a name is below a path, directly or at any depth. The path itself is not.
pub(crate) fn is_below(name: &str, path: &str, recursive: bool) -> bool {
    let rest = name
        .strip_prefix(path.trim_end_matches('/'))
        .and_then(|rest| rest.strip_prefix('/'));
    rest.is_some_and(|rest| !rest.is_empty() && (recursive || !rest.contains('/')))
}

impl Operation<Error> for GetParametersByPathRequest {
    fn run(self, tx: &mut Tx) -> Result<GetParametersByPathResult, Error> {
        ensure_path(&self.path)?;
        let filters = Filters::parse(self.parameter_filters, Place::Path)?;
        let (recursive, decrypt) = (
            self.recursive.unwrap_or(false),
            self.with_decryption.unwrap_or(false),
        );
        let size = self.max_results.unwrap_or(USUAL_SIZE);
        let is_wanted = |parameter: &&Parameter| {
            is_below(&parameter.name, &self.path, recursive) && filters.pass(parameter)
        };
        let own = tx.cloud().all::<Parameter>().map(Arc::as_ref);
        let live = own.filter(|parameter| !policies::is_expired(parameter.newest().1, tx.now));
        let public: Vec<_> = match public_parameters::is_public(&format!("{}/", self.path)) {
            true => public_parameters::iter(tx.region()).collect(),
            false => Vec::new(),
        };
        let all = live.chain(public).filter(is_wanted);
        let token = self.next_token.as_deref();
        let page = page(
            all,
            |parameter| &parameter.name,
            token,
            usize::try_from(size).unwrap_or(0),
        )?;
        let shown =
            |parameter: &Parameter| on_the_wire(tx, parameter, filters.version(parameter), decrypt);
        Ok(GetParametersByPathResult {
            parameters: page.items.into_iter().map(shown).collect(),
            next_token: page.next,
        })
    }
}
