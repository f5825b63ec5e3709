//! Snapshots: who sees and may use them, what is told of them, and their end. What else is done with them is in the files
//! beside this one. A snapshot is a record: it is complete in the request that makes it.

mod creation;
mod fast_restores;
mod locks;
mod permissions;
#[cfg(test)]
mod tests;
mod tiers;

use std::sync::Arc;

use terrarium_model::Cloud;
use terrarium_model::ids::SnapshotId;
use terrarium_model::resources::{Image, Snapshot};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use crate::ebs_encryption::{data_key_id, sse_type};
use crate::errors::Error;
use crate::filters::{Field, Filters};
use crate::images::catalogue::Catalogue;
use crate::volumes::moment;
use crate::{pages, tags};

pub(crate) use creation::{Copied, completion, ensure_region, of_volume};
pub(crate) use permissions::ensure_account;

/// The snapshot with that id: the account's own, a public one, or one that another account shares with it.
pub(crate) fn find(tx: &Tx, id: SnapshotId) -> Result<Arc<Snapshot>, Error> {
    find_in(tx, tx.region(), id)
}

/// As [`find`], in any region.
fn find_in(tx: &Tx, region: &str, id: SnapshotId) -> Result<Arc<Snapshot>, Error> {
    let clouds = tx.clouds().filter(|(place, _)| *place.region == *region);
    let stored = clouds.filter_map(|(_, cloud)| Some((cloud, cloud.get::<Snapshot>(&id)?)));
    let mut seen = stored.filter(|(cloud, snapshot)| is_visible(tx, cloud, snapshot));
    let found = seen
        .next()
        .map(|(_, snapshot)| snapshot)
        .or_else(|| Catalogue::of(region).snapshots.get(&id));
    found.cloned().ok_or(Error::not_found(id))
}

/// Whether the account sees a snapshot, which is in its owner's `cloud`.
fn is_visible(tx: &Tx, cloud: &Cloud, snapshot: &Snapshot) -> bool {
    snapshot.owner_id == tx.account()
        || is_shared(tx, snapshot)
        || (snapshot.public && !permissions::hides_public(cloud))
}

/// Whether its owner shares it with the account by name.
fn is_shared(tx: &Tx, snapshot: &Snapshot) -> bool {
    snapshot.users.contains(tx.account())
}

/// The snapshot with that id, to make something of it: it must not be in the archive.
pub(crate) fn usable(tx: &Tx, region: &str, id: SnapshotId) -> Result<Arc<Snapshot>, Error> {
    let snapshot = find_in(tx, region, id)?;
    match tiers::is_archived(&snapshot, tx.now) {
        true => Err(Error::IncorrectState {
            message: format!("The snapshot '{id}' is archived. Restore it before you use it."),
        }),
        false => Ok(snapshot),
    }
}

/// The account's own snapshot with that id.
fn own(tx: &Tx, id: SnapshotId) -> Result<Arc<Snapshot>, Error> {
    let snapshot = find(tx, id)?;
    match snapshot.owner_id == tx.account() {
        true => Ok(snapshot),
        false => Err(Error::NotOwnSnapshot { id }),
    }
}

impl Operation<Error> for DeleteSnapshotRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        delete(tx, self.snapshot_id)
    }
}

/// Deletes a snapshot that no image needs and nothing locks.
pub(crate) fn delete(tx: &mut Tx, id: SnapshotId) -> Result<(), Error> {
    let snapshot = own(tx, id)?;
    locks::ensure_unlocked(&snapshot, tx.now)?;
    if let Some(image) = image_of(tx, id) {
        return Err(Error::SnapshotInUse {
            id,
            image: image.id,
        });
    }
    tx.remove::<Snapshot>(&id);
    Ok(())
}

/// The image that needs a snapshot.
fn image_of(tx: &Tx, id: SnapshotId) -> Option<&Arc<Image>> {
    let mut images = tx.cloud().all::<Image>();
    images.find(|image| image.snapshots().any(|snapshot| snapshot == id))
}

/// The filters of DescribeSnapshots.
#[rustfmt::skip]
const FIELDS: &[Field<Snapshot>] = &[
    ("availability-zone", |_, _| Vec::new()),
    ("completion-time", |_, it| vec![moment(it.start_time)]),
    ("description", |_, it| vec![it.description.clone()]),
    ("encrypted", |_, it| vec![it.encrypted.to_string()]),
    ("owner-alias", |_, it| it.owner_alias.iter().cloned().collect()),
    ("owner-id", |_, it| vec![it.owner_id.clone()]),
    ("progress", |_, _| vec!["100%".to_owned()]),
    ("snapshot-id", |_, it| vec![it.id.to_string()]),
    ("start-time", |_, it| vec![moment(it.start_time)]),
    ("status", |_, _| vec!["completed".to_owned()]),
    ("storage-tier", |tx, it| vec![tiers::tier(it, tx.now).to_string()]),
    ("transfer-type", |_, it| transfer_type(it).iter().map(ToString::to_string).collect()),
    ("volume-id", |_, it| vec![it.volume_id.to_string()]),
    ("volume-size", |_, it| vec![it.volume_size.to_string()]),
];

impl Operation<Error> for DescribeSnapshotsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeSnapshotsResult, Error> {
        let filters = Filters::parse(self.filters, FIELDS, true)?;
        let mut snapshots = match self.snapshot_ids.is_empty() {
            true => visible(tx, &self.owner_ids),
            false => {
                let found = self.snapshot_ids.iter().map(|id| find(tx, *id));
                found.collect::<Result<Vec<_>, _>>()?
            }
        };
        snapshots.retain(|snapshot| {
            is_owned(tx, snapshot, &self.owner_ids)
                && is_restorable(tx, snapshot, &self.restorable_by_user_ids)
                && filters.pass(tx, &snapshot.id.to_string(), snapshot)
        });
        snapshots.sort_by_key(|snapshot| snapshot.id);
        snapshots.dedup_by_key(|snapshot| snapshot.id);
        let (page, next_token) = pages::cut(
            snapshots.into_iter(),
            |snapshot| snapshot.id,
            self.max_results,
            self.next_token.as_deref(),
        )?;
        Ok(DescribeSnapshotsResult {
            snapshots: page.iter().map(|it| on_the_wire(tx, it)).collect(),
            next_token,
        })
    }
}

/// Every snapshot that the account sees; only its own when it asks for no others. Costs what there is to see.
fn visible(tx: &Tx, owners: &[String]) -> Vec<Arc<Snapshot>> {
    let own = tx.cloud().all::<Snapshot>();
    let is_self = |owner: &String| owner == "self" || owner == tx.account();
    if !owners.is_empty() && owners.iter().all(is_self) {
        return own.cloned().collect();
    }
    let public = Catalogue::of(tx.region()).snapshots.values();
    let here = tx
        .clouds()
        .filter(|(place, _)| place.region == tx.place.region && place.account != tx.place.account);
    let shared = here.flat_map(|(_, cloud)| {
        let snapshots = cloud.all::<Snapshot>();
        snapshots.filter(|snapshot| is_visible(tx, cloud, snapshot))
    });
    own.chain(public).chain(shared).cloned().collect()
}

fn is_owned(tx: &Tx, snapshot: &Snapshot, owners: &[String]) -> bool {
    owners.is_empty()
        || owners.iter().any(|owner| match owner.as_str() {
            "self" => snapshot.owner_id == tx.account(),
            owner => snapshot.owner_id == owner || snapshot.owner_alias.as_deref() == Some(owner),
        })
}

/// Whether one of those may make volumes of it: `self` as owner or by name, `all` as everyone, an account by name.
fn is_restorable(tx: &Tx, snapshot: &Snapshot, users: &[String]) -> bool {
    users.is_empty()
        || users.iter().any(|user| match user.as_str() {
            "self" => snapshot.owner_id == tx.account() || is_shared(tx, snapshot),
            "all" => snapshot.public,
            user => snapshot.owner_id == tx.account() && snapshot.users.contains(user),
        })
}

fn transfer_type(snapshot: &Snapshot) -> Option<TransferType> {
    snapshot.completion_minutes.map(|_| TransferType::TimeBased)
}

fn on_the_wire(tx: &Tx, snapshot: &Snapshot) -> wire::Snapshot {
    wire::Snapshot {
        owner_alias: snapshot.owner_alias.clone(),
        tags: tags::of(tx, snapshot.id),
        storage_tier: Some(tiers::tier(snapshot, tx.now)),
        restore_expiry_time: tiers::restore_expiry(snapshot, tx.now),
        sse_type: Some(sse_type(snapshot.encrypted)),
        transfer_type: transfer_type(snapshot),
        completion_duration_minutes: snapshot.completion_minutes,
        completion_time: Some(snapshot.start_time),
        // Nothing was ever written to a volume here.
        full_snapshot_size_in_bytes: Some(0),
        snapshot_id: Some(snapshot.id.to_string()),
        volume_id: Some(snapshot.volume_id.to_string()),
        state: Some(SnapshotState::Completed),
        start_time: Some(snapshot.start_time),
        progress: Some("100%".to_owned()),
        owner_id: Some(snapshot.owner_id.clone()),
        description: Some(snapshot.description.clone()),
        volume_size: Some(snapshot.volume_size),
        encrypted: Some(snapshot.encrypted),
        kms_key_id: snapshot.kms_key_id.clone(),
        data_encryption_key_id: snapshot.encrypted.then(|| data_key_id(snapshot.id)),
        ..Default::default()
    }
}
