//! Deleting parameters, with all of their versions.

use terrarium_model::resources::Parameter;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ssm::*;

use super::own;
use crate::Error;

fn delete(tx: &mut Tx, name: &str) -> Result<(), Error> {
    let name = own(tx, name)?.name.clone();
    tx.remove::<Parameter>(&name);
    Ok(())
}

impl Operation<Error> for DeleteParameterRequest {
    fn run(self, tx: &mut Tx) -> Result<DeleteParameterResult, Error> {
        delete(tx, &self.name)?;
        Ok(DeleteParameterResult {})
    }
}

impl Operation<Error> for DeleteParametersRequest {
    fn run(self, tx: &mut Tx) -> Result<DeleteParametersResult, Error> {
        let mut answer = DeleteParametersResult::default();
        for name in self.names {
            match delete(tx, &name) {
                Ok(()) => answer.deleted_parameters.push(name),
                Err(_) => answer.invalid_parameters.push(name),
            }
        }
        Ok(answer)
    }
}
