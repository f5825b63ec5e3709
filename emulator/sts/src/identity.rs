//! Who the caller is, and whose a key is.

use terrarium_model::unique_ids::account_of;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::sts::{
    GetAccessKeyInfoRequest, GetAccessKeyInfoResponse, GetCallerIdentityRequest,
    GetCallerIdentityResponse,
};

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

impl Operation<Error> for GetAccessKeyInfoRequest {
    fn run(self, _: &mut Tx) -> Result<GetAccessKeyInfoResponse, Error> {
        let id = self.access_key_id;
        let account = account_of(&id).ok_or(Error::UnknownKey { id })?;
        Ok(GetAccessKeyInfoResponse {
            account: Some(account),
        })
    }
}
