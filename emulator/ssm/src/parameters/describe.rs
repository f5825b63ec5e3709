//! DescribeParameters: the account's own, without their values.

use std::sync::Arc;

use terrarium_model::resources::Parameter;
use terrarium_query::Operation;
use terrarium_query::pages::page;
use terrarium_state::Tx;
use terrarium_wire::ssm::*;

use super::arn;
use crate::filters::{Filters, Place};
use crate::{Error, policies};

/// How many there are on a page, unless fewer are asked for.
const USUAL_SIZE: i32 = 50;

impl Operation<Error> for DescribeParametersRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeParametersResult, Error> {
        if !self.filters.is_empty() && !self.parameter_filters.is_empty() {
            return Err(Error::invalid(
                "You can use either Filters or ParameterFilters in a single request.",
            ));
        }
        let filters = match self.filters.is_empty() {
            true => Filters::parse(self.parameter_filters, Place::Describe)?,
            false => Filters::of_old(self.filters)?,
        };
        // Nobody shares parameters here.
        let is_asked = !self.shared.unwrap_or(false);
        let all = tx.cloud().all::<Parameter>().map(Arc::as_ref);
        let live =
            all.filter(|parameter| is_asked && !policies::is_expired(parameter.newest().1, tx.now));
        let wanted = live.filter(|parameter| filters.pass(parameter));
        let size = usize::try_from(self.max_results.unwrap_or(USUAL_SIZE)).unwrap_or(0);
        let page = page(
            wanted,
            |parameter| &parameter.name,
            self.next_token.as_deref(),
            size,
        )?;
        Ok(DescribeParametersResult {
            parameters: page
                .items
                .into_iter()
                .map(|parameter| on_the_wire(tx, parameter))
                .collect(),
            next_token: page.next,
        })
    }
}

fn on_the_wire(tx: &Tx, parameter: &Parameter) -> ParameterMetadata {
    let (number, version) = parameter.newest();
    ParameterMetadata {
        name: Some(parameter.name.clone()),
        arn: Some(arn(tx, &parameter.name)),
        r#type: version.kind.parse().ok(),
        key_id: version.key_id.clone(),
        last_modified_date: Some(version.modified),
        last_modified_user: Some(version.modified_by.clone()),
        description: version.description.clone(),
        allowed_pattern: version.allowed_pattern.clone(),
        version: Some(number),
        tier: version.tier.parse().ok(),
        policies: policies::on_the_wire(version),
        data_type: Some(version.data_type.clone()),
    }
}
