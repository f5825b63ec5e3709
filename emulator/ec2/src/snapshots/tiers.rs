//! Where snapshots are kept: moving them to the archive and back.

use jiff::{SignedDuration, Timestamp};
use terrarium_model::resources::{Snapshot, SnapshotTier, SnapshotTiering};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use super::{image_of, own};
use crate::errors::Error;
use crate::filters::{Field, Filters};
use crate::{pages, tags};

/// For how many days a snapshot can be restored from the archive.
const RESTORED_DAYS: std::ops::RangeInclusive<i32> = 1..=180;

/// Where a snapshot is kept at a moment.
pub(super) fn tier(snapshot: &Snapshot, now: Timestamp) -> StorageTier {
    match snapshot.tiering.as_ref().map(|tiering| tiering.tier) {
        Some(SnapshotTier::Archived) => StorageTier::Archive,
        Some(SnapshotTier::RestoredUntil(end)) if end <= now => StorageTier::Archive,
        _ => StorageTier::Standard,
    }
}

pub(super) fn is_archived(snapshot: &Snapshot, now: Timestamp) -> bool {
    tier(snapshot, now) == StorageTier::Archive
}

/// Until when a snapshot is restored, when it is for a time only.
pub(super) fn restore_expiry(snapshot: &Snapshot, now: Timestamp) -> Option<Timestamp> {
    match snapshot.tiering.as_ref().map(|tiering| tiering.tier) {
        Some(SnapshotTier::RestoredUntil(end)) if end > now => Some(end),
        _ => None,
    }
}

fn move_to(tx: &mut Tx, snapshot: &Snapshot, tier: SnapshotTier) {
    let start_time = tx.now;
    tx.update::<Snapshot, _>(&snapshot.id, |it| {
        it.tiering = Some(SnapshotTiering { tier, start_time });
    });
}

impl Operation<Error> for ModifySnapshotTierRequest {
    fn run(self, tx: &mut Tx) -> Result<ModifySnapshotTierResult, Error> {
        let snapshot = own(tx, self.snapshot_id)?;
        // The archive is all that there is to move to; without a tier, AWS takes it for that.
        let _ = self.storage_tier;
        if is_archived(&snapshot, tx.now) {
            return Err(Error::IncorrectState {
                message: format!(
                    "The snapshot '{}' is already in the archive tier.",
                    snapshot.id
                ),
            });
        }
        if let Some(image) = image_of(tx, snapshot.id) {
            return Err(Error::SnapshotInUse {
                id: snapshot.id,
                image: image.id,
            });
        }
        move_to(tx, &snapshot, SnapshotTier::Archived);
        Ok(ModifySnapshotTierResult {
            snapshot_id: Some(snapshot.id.to_string()),
            tiering_start_time: Some(tx.now),
        })
    }
}

impl Operation<Error> for RestoreSnapshotTierRequest {
    fn run(self, tx: &mut Tx) -> Result<RestoreSnapshotTierResult, Error> {
        let snapshot = own(tx, self.snapshot_id)?;
        let is_for_a_time = restore_expiry(&snapshot, tx.now).is_some();
        if !is_archived(&snapshot, tx.now) && !is_for_a_time {
            return Err(Error::IncorrectState {
                message: format!("The snapshot '{}' is not in the archive tier.", snapshot.id),
            });
        }
        let permanent = self.permanent_restore == Some(true);
        let tier = match (permanent, self.temporary_restore_days) {
            (true, Some(_)) => {
                return Err(Error::invalid_combination(
                    "TemporaryRestoreDays and PermanentRestore cannot be specified together.",
                ));
            }
            (true, None) => SnapshotTier::Restored,
            (false, Some(days)) if RESTORED_DAYS.contains(&days) => SnapshotTier::RestoredUntil(
                tx.now + SignedDuration::from_hours(24 * i64::from(days)),
            ),
            (false, Some(days)) => {
                return Err(Error::invalid_value(format!(
                    "Value ({days}) for parameter TemporaryRestoreDays is invalid. Specify a value between {} and {}.",
                    RESTORED_DAYS.start(),
                    RESTORED_DAYS.end()
                )));
            }
            (false, None) => return Err(Error::missing("TemporaryRestoreDays")),
        };
        move_to(tx, &snapshot, tier);
        Ok(RestoreSnapshotTierResult {
            snapshot_id: Some(snapshot.id.to_string()),
            restore_start_time: Some(tx.now),
            restore_duration: self.temporary_restore_days,
            is_permanent_restore: Some(permanent),
        })
    }
}

/// The filters of DescribeSnapshotTierStatus.
#[rustfmt::skip]
const FIELDS: &[Field<Snapshot>] = &[
    ("last-tiering-operation", |_, it| last_operation(it).iter().map(ToString::to_string).collect()),
    ("last-tiering-operation-status", |_, it| last_operation(it).iter().map(ToString::to_string).collect()),
    ("snapshot-id", |_, it| vec![it.id.to_string()]),
    ("volume-id", |_, it| vec![it.volume_id.to_string()]),
];

fn last_operation(snapshot: &Snapshot) -> Option<TieringOperationStatus> {
    let tiering = snapshot.tiering.as_ref()?;
    Some(match tiering.tier {
        SnapshotTier::Archived => TieringOperationStatus::ArchivalCompleted,
        SnapshotTier::Restored => TieringOperationStatus::PermanentRestoreCompleted,
        SnapshotTier::RestoredUntil(_) => TieringOperationStatus::TemporaryRestoreCompleted,
    })
}

impl Operation<Error> for DescribeSnapshotTierStatusRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeSnapshotTierStatusResult, Error> {
        let filters = Filters::parse(self.filters, FIELDS, true)?;
        let own = tx.cloud().all::<Snapshot>();
        let found = own.filter(|it| filters.pass(tx, &it.id.to_string(), it.as_ref()));
        let (page, next_token) = pages::cut(
            found,
            |snapshot| snapshot.id,
            self.max_results,
            self.next_token.as_deref(),
        )?;
        Ok(DescribeSnapshotTierStatusResult {
            snapshot_tier_statuses: page.iter().map(|it| on_the_wire(tx, it)).collect(),
            next_token,
        })
    }
}

fn on_the_wire(tx: &Tx, snapshot: &Snapshot) -> wire::SnapshotTierStatus {
    let tiering = snapshot.tiering.as_ref();
    let archived = tiering.filter(|_| is_archived(snapshot, tx.now));
    wire::SnapshotTierStatus {
        snapshot_id: Some(snapshot.id),
        volume_id: Some(snapshot.volume_id),
        status: Some(SnapshotState::Completed),
        owner_id: Some(snapshot.owner_id.clone()),
        tags: tags::of(tx, snapshot.id),
        storage_tier: Some(tier(snapshot, tx.now)),
        last_tiering_start_time: tiering.map(|tiering| tiering.start_time),
        last_tiering_progress: tiering.map(|_| 100),
        last_tiering_operation_status: last_operation(snapshot),
        archival_complete_time: archived.map(|tiering| tiering.start_time),
        restore_expiry_time: restore_expiry(snapshot, tx.now),
        ..Default::default()
    }
}
