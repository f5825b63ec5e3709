//! What only the guest could tell: its console, which was fetched before the request came here; and the password and the firmware's
//! variables, of which a container has none.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use terrarium_model::resources::Instance;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use super::get;
use super::shown::View;
use crate::errors::Error;
use crate::images;

/// A store of the firmware's variables with none in it: AWS's heading, a checksum and a version, and a compressed count of nothing.
const NO_VARIABLES: &str = "QU1aTlVFRklf892SAAAAAAAAAAB42mNggAAAAAgAAQ==";

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

impl Operation<Error> for GetPasswordDataRequest {
    fn run(self, tx: &mut Tx) -> Result<GetPasswordDataResult, Error> {
        let instance = get(tx, self.instance_id)?;
        Ok(GetPasswordDataResult {
            instance_id: Some(instance.id.to_string()),
            timestamp: Some(tx.now),
            // Only Windows makes one.
            password_data: Some(String::new()),
        })
    }
}

impl Operation<Error> for GetInstanceUefiDataRequest {
    fn run(self, tx: &mut Tx) -> Result<GetInstanceUefiDataResult, Error> {
        let instance = get(tx, self.instance_id)?;
        ensure_uefi(tx, &instance)?;
        let image = images::find(tx, instance.image_id).ok();
        let given = image.and_then(|image| image.uefi_data.clone());
        Ok(GetInstanceUefiDataResult {
            instance_id: Some(instance.id),
            uefi_data: Some(given.unwrap_or_else(|| NO_VARIABLES.to_owned())),
        })
    }
}

fn ensure_uefi(tx: &Tx, instance: &Instance) -> Result<(), Error> {
    match View::new(tx).instance(instance).current_instance_boot_mode {
        Some(InstanceBootModeValues::Uefi) => Ok(()),
        _ => Err(Error::UnsupportedOperation {
            message: format!(
                "The instance '{}' does not use UEFI boot mode.",
                instance.id
            ),
        }),
    }
}
