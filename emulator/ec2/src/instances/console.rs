//! GetConsoleOutput: what the guest wrote, which was fetched before the request came here.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{GetConsoleOutputRequest, GetConsoleOutputResult};

use super::get;
use crate::errors::Error;

impl Operation<Error> for GetConsoleOutputRequest {
    fn run(self, tx: &mut Tx) -> Result<GetConsoleOutputResult, Error> {
        let instance = get(tx, self.instance_id)?;
        Ok(GetConsoleOutputResult {
            instance_id: Some(instance.id.to_string()),
            timestamp: Some(tx.now),
            output: tx.observed.console.as_ref().map(|text| BASE64.encode(text)),
        })
    }
}
