//! Images: who sees and may launch them, and their end. What else is done with them is in the files beside this one.
//!
//! An image stands for a Docker image. `RegisterImage` with `ImageLocation=docker:NAME` makes one of any that this machine has.

mod allowed;
mod attributes;
pub(crate) mod catalogue;
mod copies;
mod creation;
mod describe;
mod lifecycle;
mod permissions;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use terrarium_model::ids::{ImageId, SnapshotId};
use terrarium_model::resources::{
    DeregistrationProtection, Image, ImageSettings, ImageState, Settings,
};
use terrarium_model::{Cloud, Place};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use crate::errors::Error;
use crate::snapshots;
use catalogue::Catalogue;
pub(crate) use describe::{platform, state};

/// What `ImageLocation` begins with when it names a local Docker image.
const DOCKER: &str = "docker:";

/// The image with that id: the account's own, a public one, or one that another account shares with it.
pub(crate) fn find(tx: &Tx, id: ImageId) -> Result<Arc<Image>, Error> {
    let found = search(tx.clouds(), &tx.place, id);
    let usable = found.filter(|image| allowed::is_usable(tx, image));
    usable.ok_or(Error::not_found(id))
}

/// As [`find`], in another region, and whether or not the account allows itself to use it.
fn find_in(tx: &Tx, region: &str, id: ImageId) -> Result<Arc<Image>, Error> {
    let place = Place::new(tx.account(), region);
    search(tx.clouds(), &place, id).ok_or(Error::not_found(id))
}

/// The image with that id that a place sees. Costs a look into each place of the region.
fn search<'a>(
    clouds: impl Iterator<Item = (&'a Place, &'a Cloud)>,
    place: &Place,
    id: ImageId,
) -> Option<Arc<Image>> {
    let here = clouds.filter(|(other, _)| other.region == place.region);
    let mut stored = here.filter_map(|(_, cloud)| cloud.get::<Image>(&id));
    let public = || Catalogue::of(&place.region).images.get(&id);
    let found = stored.next().or_else(public);
    found
        .filter(|image| is_visible(image, &place.account))
        .cloned()
}

/// Whether an account sees an image: it may launch it then, too.
fn is_visible(image: &Image, account: &str) -> bool {
    image.owner_id == account || image.public || is_shared(image, account)
}

/// Whether its owner shares an image with an account by name. Organizations have no members here.
fn is_shared(image: &Image, account: &str) -> bool {
    image.launch_permissions.users.contains(account)
}

/// The image with that id, to launch an instance of it.
pub(crate) fn launchable(tx: &Tx, id: ImageId) -> Result<Arc<Image>, Error> {
    let image = find(tx, id)?;
    match image.state {
        ImageState::Available => Ok(image),
        _ => Err(Error::ImageUnavailable { id }),
    }
}

/// Notes that an instance of an image was launched.
pub(crate) fn note_launch(tx: &mut Tx, id: ImageId) {
    let now = tx.now;
    tx.update::<Image, _>(&id, |image| image.last_launched_time = Some(now));
}

/// The account's own image with that id.
fn own(tx: &Tx, id: ImageId) -> Result<Arc<Image>, Error> {
    let image = find(tx, id)?;
    match image.owner_id == tx.account() {
        true => Ok(image),
        false => Err(Error::NotOwnImage { id: id.to_string() }),
    }
}

/// The account's settings, those for images among them.
fn settings(tx: &Tx) -> Arc<Settings> {
    let settings = tx.get::<Settings>(&Settings::KEY.to_owned());
    settings.unwrap_or_default()
}

/// Changes the account's settings for images.
fn change_settings(tx: &mut Tx, change: impl FnOnce(&mut ImageSettings)) {
    tx.update::<Settings, _>(&Settings::KEY.to_owned(), |settings| {
        change(&mut settings.images);
    });
}

impl Operation<Error> for DeregisterImageRequest {
    fn run(self, tx: &mut Tx) -> Result<DeregisterImageResult, Error> {
        let image = own(tx, self.image_id)?;
        let is_protected = match image.deregistration_protection {
            DeregistrationProtection::Disabled => false,
            DeregistrationProtection::CoolingDown(end) => tx.now < end,
            _ => true,
        };
        if is_protected {
            return Err(Error::ImageProtected { id: image.id });
        }
        tx.remove::<Image>(&image.id);
        let delete = self.delete_associated_snapshots == Some(true);
        let snapshots = image.snapshots().filter(|_| delete);
        Ok(DeregisterImageResult {
            r#return: Some(true),
            delete_snapshot_results: snapshots.map(|id| delete_snapshot(tx, id)).collect(),
        })
    }
}

/// Deletes a snapshot of an image that is gone, unless another image needs it too.
fn delete_snapshot(tx: &mut Tx, id: SnapshotId) -> DeleteSnapshotReturnCode {
    let code = match snapshots::delete(tx, id) {
        Ok(()) => SnapshotReturnCodes::Success,
        Err(Error::SnapshotInUse { .. }) => SnapshotReturnCodes::Skipped,
        Err(Error::NotOwnSnapshot { .. }) => SnapshotReturnCodes::MissingPermissions,
        Err(_) => SnapshotReturnCodes::ClientError,
    };
    DeleteSnapshotReturnCode {
        snapshot_id: Some(id),
        return_code: Some(code),
    }
}
