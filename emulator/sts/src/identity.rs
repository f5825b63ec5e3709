//! Who the caller is.

use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::sts::{GetCallerIdentityRequest, GetCallerIdentityResponse};

use crate::Error;

impl Operation<Error> for GetCallerIdentityRequest {
    fn run(self, tx: &mut Tx) -> Result<GetCallerIdentityResponse, Error> {
        Ok(GetCallerIdentityResponse {
            user_id: Some(tx.caller.user_id.clone()),
            account: Some(tx.caller.account.to_string()),
            arn: Some(tx.caller.arn.clone()),
        })
    }
}
