//! VPC Block Public Access: the options of the account, what they come to for a VPC or subnet, and (in a file of their own) the
//! exclusions.

mod exclusions;

use terrarium_model::resources::{self as model, Settings};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use crate::errors::Error;

pub(crate) use exclusions::{expire, forget};

impl Operation<Error> for DescribeVpcBlockPublicAccessOptionsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeVpcBlockPublicAccessOptionsResult, Error> {
        let settings = tx.get::<Settings>(&Settings::KEY.to_owned());
        let options = settings.and_then(|settings| settings.network.block_public_access);
        let state = match options {
            Some(_) => VpcBlockPublicAccessState::UpdateComplete,
            None => VpcBlockPublicAccessState::DefaultState,
        };
        Ok(DescribeVpcBlockPublicAccessOptionsResult {
            vpc_block_public_access_options: Some(on_the_wire(tx, options, state)),
        })
    }
}

impl Operation<Error> for ModifyVpcBlockPublicAccessOptionsRequest {
    fn run(self, tx: &mut Tx) -> Result<ModifyVpcBlockPublicAccessOptionsResult, Error> {
        let options = model::VpcBlockPublicAccessOptions {
            internet_gateway_block_mode: match self.internet_gateway_block_mode {
                InternetGatewayBlockMode::Off => model::InternetGatewayBlockMode::Off,
                InternetGatewayBlockMode::BlockBidirectional => {
                    model::InternetGatewayBlockMode::BlockBidirectional
                }
                InternetGatewayBlockMode::BlockIngress => {
                    model::InternetGatewayBlockMode::BlockIngress
                }
            },
            last_update_timestamp: tx.now,
        };
        tx.update::<Settings, _>(&Settings::KEY.to_owned(), |settings| {
            settings.network.block_public_access = Some(options);
        });
        let state = VpcBlockPublicAccessState::UpdateInProgress;
        Ok(ModifyVpcBlockPublicAccessOptionsResult {
            vpc_block_public_access_options: Some(on_the_wire(tx, Some(options), state)),
        })
    }
}

fn on_the_wire(
    tx: &Tx,
    options: Option<model::VpcBlockPublicAccessOptions>,
    state: VpcBlockPublicAccessState,
) -> VpcBlockPublicAccessOptions {
    let mode = options.map(|options| options.internet_gateway_block_mode);
    VpcBlockPublicAccessOptions {
        aws_account_id: Some(tx.account().to_owned()),
        aws_region: Some(tx.region().to_owned()),
        state: Some(state),
        internet_gateway_block_mode: Some(match mode.unwrap_or_default() {
            model::InternetGatewayBlockMode::Off => InternetGatewayBlockMode::Off,
            model::InternetGatewayBlockMode::BlockBidirectional => {
                InternetGatewayBlockMode::BlockBidirectional
            }
            model::InternetGatewayBlockMode::BlockIngress => InternetGatewayBlockMode::BlockIngress,
        }),
        reason: None,
        last_update_timestamp: options.map(|options| options.last_update_timestamp),
        managed_by: Some(ManagedBy::Account),
        exclusions_allowed: Some(VpcBlockPublicAccessExclusionsAllowed::Allowed),
    }
}

/// What a VPC or subnet shows of it.
pub(crate) fn states(mode: model::InternetGatewayBlockMode) -> BlockPublicAccessStates {
    BlockPublicAccessStates {
        internet_gateway_block_mode: Some(match mode {
            model::InternetGatewayBlockMode::Off => BlockPublicAccessMode::Off,
            model::InternetGatewayBlockMode::BlockBidirectional => {
                BlockPublicAccessMode::BlockBidirectional
            }
            model::InternetGatewayBlockMode::BlockIngress => BlockPublicAccessMode::BlockIngress,
        }),
    }
}

#[cfg(test)]
mod tests;
