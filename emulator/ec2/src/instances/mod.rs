//! Instances: their launch, their life, what is told of them and what can be changed. What runs them lives elsewhere, and tells
//! us what became of them through [`record`].

mod as_template;
mod attributes;
mod block_devices;
mod console;
mod credits;
mod defaults;
mod describe;
mod iam_profiles;
mod image_metadata;
mod launch_interfaces;
mod launch_options;
mod lifecycle;
mod options;
mod record;
mod run;
mod shown;
mod status;
#[cfg(test)]
pub(crate) mod tests;
mod topology;

use std::collections::BTreeSet;
use std::sync::Arc;

use terrarium_model::ids::InstanceId;
use terrarium_model::resources::Instance;
use terrarium_state::Tx;

use crate::errors::Error;

use defaults::settings;
pub use run::docker_image_of_launch;
pub(crate) use run::user_data;

pub use record::{Outcome, Report, expire, record};

/// The instance with that id.
pub(crate) fn get(tx: &Tx, id: InstanceId) -> Result<Arc<Instance>, Error> {
    tx.get::<Instance>(&id).ok_or(Error::not_found(id))
}

/// The instances with those ids, each once; all of them must be there.
fn get_all(tx: &Tx, ids: &[InstanceId]) -> Result<Vec<Arc<Instance>>, Error> {
    ensure_there(tx, ids)?;
    let ids: BTreeSet<_> = ids.iter().collect();
    ids.into_iter().map(|id| get(tx, *id)).collect()
}

/// AWS names all ids that it does not find.
fn ensure_there(tx: &Tx, ids: &[InstanceId]) -> Result<(), Error> {
    let missing = ids.iter().filter(|id| tx.get::<Instance>(id).is_none());
    let missing: Vec<_> = missing.map(ToString::to_string).collect();
    match &missing[..] {
        [] => Ok(()),
        [id] => Err(Error::not_found(
            id.parse::<InstanceId>().expect("it was one"),
        )),
        _ => Err(Error::InstancesNotFound {
            ids: missing.join(", "),
        }),
    }
}
