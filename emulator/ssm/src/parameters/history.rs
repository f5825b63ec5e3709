//! The versions of a parameter, oldest first.

use terrarium_model::resources::{Parameter, ParameterVersion};
use terrarium_query::Operation;
use terrarium_query::pages::page;
use terrarium_state::Tx;
use terrarium_wire::ssm::*;

use super::{own, shown_value};
use crate::{Error, policies};

/// How many there are on a page, unless fewer are asked for.
const USUAL_SIZE: i32 = 50;

impl Operation<Error> for GetParameterHistoryRequest {
    fn run(self, tx: &mut Tx) -> Result<GetParameterHistoryResult, Error> {
        let parameter = own(tx, &self.name)?;
        let decrypt = self.with_decryption.unwrap_or(false);
        let size = self.max_results.unwrap_or(USUAL_SIZE);
        // A key that grows with the number.
        let versions = parameter
            .versions
            .iter()
            .map(|(number, version)| (format!("{number:020}"), *number, version));
        let token = self.next_token.as_deref();
        let page = page(
            versions,
            |(key, ..)| key,
            token,
            usize::try_from(size).unwrap_or(0),
        )?;
        let shown = page
            .items
            .into_iter()
            .map(|(_, number, version)| on_the_wire(&parameter, number, version, decrypt));
        Ok(GetParameterHistoryResult {
            parameters: shown.collect(),
            next_token: page.next,
        })
    }
}

fn on_the_wire(
    parameter: &Parameter,
    number: i64,
    version: &ParameterVersion,
    decrypt: bool,
) -> ParameterHistory {
    ParameterHistory {
        name: Some(parameter.name.clone()),
        r#type: version.kind.parse().ok(),
        key_id: version.key_id.clone(),
        last_modified_date: Some(version.modified),
        last_modified_user: Some(version.modified_by.clone()),
        description: version.description.clone(),
        value: Some(shown_value(&parameter.name, version, decrypt)),
        allowed_pattern: version.allowed_pattern.clone(),
        version: Some(number),
        labels: version.labels.iter().cloned().collect(),
        tier: version.tier.parse().ok(),
        policies: policies::on_the_wire(version),
        data_type: Some(version.data_type.clone()),
    }
}
