//! Fast restores of snapshots, as records: in which zones, and since when.

use terrarium_model::ids::SnapshotId;
use terrarium_model::regions::{zone_id, zones};
use terrarium_model::resources::Snapshot;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use super::own;
use crate::errors::Error;
use crate::filters::{Field, Filters};
use crate::pages;

/// A snapshot that is restored fast in a zone.
struct FastRestore {
    snapshot: std::sync::Arc<Snapshot>,
    zone: String,
    since: jiff::Timestamp,
}

/// The filters of DescribeFastSnapshotRestores.
#[rustfmt::skip]
const FIELDS: &[Field<FastRestore>] = &[
    ("availability-zone", |_, it| vec![it.zone.clone()]),
    ("availability-zone-id", |_, it| zone_id(&it.zone).into_iter().collect()),
    ("owner-id", |_, it| vec![it.snapshot.owner_id.clone()]),
    ("snapshot-id", |_, it| vec![it.snapshot.id.to_string()]),
    ("state", |_, _| vec!["enabled".to_owned()]),
];

/// The names of the zones that a request names.
fn named(tx: &Tx, names: &[String], ids: &[String]) -> Result<Vec<String>, Error> {
    if names.is_empty() && ids.is_empty() {
        return Err(Error::missing("AvailabilityZone"));
    }
    let known = zones(tx.region());
    let by_name = names
        .iter()
        .map(|name| (name, known.iter().find(|zone| zone.name == *name)));
    let by_id = ids
        .iter()
        .map(|id| (id, known.iter().find(|zone| zone.id == *id)));
    let found = by_name.chain(by_id).map(|(text, zone)| match zone {
        Some(zone) => Ok(zone.name.clone()),
        None => Err(Error::ZoneNotFound { zone: text.clone() }),
    });
    found.collect()
}

/// What became of a request, in each zone; or why nothing did.
type Outcome = Result<Vec<FastRestore>, (SnapshotId, Error)>;

fn change(
    tx: &mut Tx,
    id: SnapshotId,
    zones: &[String],
    change: impl Fn(&mut Snapshot, &str),
) -> Outcome {
    let snapshot = own(tx, id).map_err(|error| (id, error))?;
    tx.update::<Snapshot, _>(&id, |it| zones.iter().for_each(|zone| change(it, zone)));
    let restore = |zone: &String| FastRestore {
        since: snapshot.fast_restores.get(zone).copied().unwrap_or(tx.now),
        snapshot: snapshot.clone(),
        zone: zone.clone(),
    };
    Ok(zones.iter().map(restore).collect())
}

impl Operation<Error> for EnableFastSnapshotRestoresRequest {
    fn run(self, tx: &mut Tx) -> Result<EnableFastSnapshotRestoresResult, Error> {
        let zones = named(tx, &self.availability_zones, &self.availability_zone_ids)?;
        let now = tx.now;
        let mut result = EnableFastSnapshotRestoresResult::default();
        for id in self.source_snapshot_ids {
            let enabled = change(tx, id, &zones, |snapshot, zone| {
                snapshot.fast_restores.entry(zone.to_owned()).or_insert(now);
            });
            match enabled {
                Ok(restores) => result.successful.extend(restores.iter().map(being_enabled)),
                Err((id, error)) => result
                    .unsuccessful
                    .push(EnableFastSnapshotRestoreErrorItem {
                        snapshot_id: Some(id.to_string()),
                        fast_snapshot_restore_state_errors: zones
                            .iter()
                            .map(|zone| EnableFastSnapshotRestoreStateErrorItem {
                                availability_zone: Some(zone.clone()),
                                availability_zone_id: zone_id(zone),
                                error: Some(EnableFastSnapshotRestoreStateError {
                                    code: Some(code_and_message(&error).0),
                                    message: Some(code_and_message(&error).1),
                                }),
                            })
                            .collect(),
                    }),
            }
        }
        Ok(result)
    }
}

fn code_and_message(error: &Error) -> (String, String) {
    let error = terrarium_query::ApiError::from(error.clone());
    (error.code().to_owned(), error.message().to_owned())
}

fn being_enabled(it: &FastRestore) -> EnableFastSnapshotRestoreSuccessItem {
    EnableFastSnapshotRestoreSuccessItem {
        snapshot_id: Some(it.snapshot.id.to_string()),
        availability_zone: Some(it.zone.clone()),
        availability_zone_id: zone_id(&it.zone),
        state: Some(FastSnapshotRestoreStateCode::Enabling),
        state_transition_reason: Some("Client.UserInitiated".to_owned()),
        owner_id: Some(it.snapshot.owner_id.clone()),
        enabling_time: Some(it.since),
        ..Default::default()
    }
}

impl Operation<Error> for DisableFastSnapshotRestoresRequest {
    fn run(self, tx: &mut Tx) -> Result<DisableFastSnapshotRestoresResult, Error> {
        let zones = named(tx, &self.availability_zones, &self.availability_zone_ids)?;
        let now = tx.now;
        let mut result = DisableFastSnapshotRestoresResult::default();
        for id in self.source_snapshot_ids {
            let disabled = change(tx, id, &zones, |snapshot, zone| {
                snapshot.fast_restores.remove(zone);
            });
            match disabled {
                Ok(restores) => {
                    let shown = restores.iter().map(|it| being_disabled(it, now));
                    result.successful.extend(shown);
                }
                Err((id, error)) => result
                    .unsuccessful
                    .push(DisableFastSnapshotRestoreErrorItem {
                        snapshot_id: Some(id.to_string()),
                        fast_snapshot_restore_state_errors: zones
                            .iter()
                            .map(|zone| DisableFastSnapshotRestoreStateErrorItem {
                                availability_zone: Some(zone.clone()),
                                availability_zone_id: zone_id(zone),
                                error: Some(DisableFastSnapshotRestoreStateError {
                                    code: Some(code_and_message(&error).0),
                                    message: Some(code_and_message(&error).1),
                                }),
                            })
                            .collect(),
                    }),
            }
        }
        Ok(result)
    }
}

fn being_disabled(it: &FastRestore, now: jiff::Timestamp) -> DisableFastSnapshotRestoreSuccessItem {
    DisableFastSnapshotRestoreSuccessItem {
        snapshot_id: Some(it.snapshot.id.to_string()),
        availability_zone: Some(it.zone.clone()),
        availability_zone_id: zone_id(&it.zone),
        state: Some(FastSnapshotRestoreStateCode::Disabling),
        state_transition_reason: Some("Client.UserInitiated".to_owned()),
        owner_id: Some(it.snapshot.owner_id.clone()),
        enabling_time: Some(it.since),
        optimizing_time: Some(it.since),
        enabled_time: Some(it.since),
        disabling_time: Some(now),
        ..Default::default()
    }
}

impl Operation<Error> for DescribeFastSnapshotRestoresRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeFastSnapshotRestoresResult, Error> {
        let filters = Filters::parse(self.filters, FIELDS, false)?;
        let snapshots = tx.cloud().all::<Snapshot>();
        let all = snapshots.flat_map(|snapshot| {
            let zones = snapshot.fast_restores.iter();
            zones.map(|(zone, since)| FastRestore {
                snapshot: snapshot.clone(),
                zone: zone.clone(),
                since: *since,
            })
        });
        let (page, next_token) = pages::page_of(
            all.filter(|it| filters.pass(tx, "", it)),
            |it| format!("{} {}", it.snapshot.id, it.zone),
            self.max_results,
            self.next_token.as_deref(),
            0..=200,
        )?;
        let shown = page
            .iter()
            .map(|it| DescribeFastSnapshotRestoreSuccessItem {
                snapshot_id: Some(it.snapshot.id.to_string()),
                availability_zone: Some(it.zone.clone()),
                availability_zone_id: zone_id(&it.zone),
                state: Some(FastSnapshotRestoreStateCode::Enabled),
                state_transition_reason: Some(
                    "Client.UserInitiated - Lifecycle state transition".to_owned(),
                ),
                owner_id: Some(it.snapshot.owner_id.clone()),
                enabling_time: Some(it.since),
                optimizing_time: Some(it.since),
                enabled_time: Some(it.since),
                ..Default::default()
            });
        Ok(DescribeFastSnapshotRestoresResult {
            fast_snapshot_restores: shown.collect(),
            next_token,
        })
    }
}
