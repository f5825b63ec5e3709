//! Locks of snapshots: a locked one cannot be deleted until its lock ends.

use jiff::{SignedDuration, Timestamp};
use terrarium_model::resources::{Snapshot, SnapshotLock};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use super::own;
use crate::errors::Error;
use crate::filters::{Field, Filters};
use crate::pages;

/// How many days a lock lasts.
const DURATION_DAYS: std::ops::RangeInclusive<i32> = 1..=36_500;
/// For how many hours a lock of the mode `compliance` can be undone.
const COOL_OFF_HOURS: std::ops::RangeInclusive<i32> = 1..=72;

fn days(count: i32) -> SignedDuration {
    SignedDuration::from_hours(24 * i64::from(count))
}

/// When a lock of the mode `compliance` can no longer be undone.
fn cool_off_end(lock: &SnapshotLock) -> Option<Timestamp> {
    let hours = lock.cool_off_hours?;
    Some(lock.created + SignedDuration::from_hours(i64::from(hours)))
}

fn state(lock: &SnapshotLock, now: Timestamp) -> LockState {
    match lock.compliance {
        _ if lock.expires <= now => LockState::Expired,
        false => LockState::Governance,
        true if cool_off_end(lock).is_some_and(|end| now < end) => LockState::ComplianceCooloff,
        true => LockState::Compliance,
    }
}

/// Fails while a lock holds.
pub(super) fn ensure_unlocked(snapshot: &Snapshot, now: Timestamp) -> Result<(), Error> {
    match &snapshot.lock {
        Some(lock) if state(lock, now) != LockState::Expired => {
            Err(Error::SnapshotLocked { id: snapshot.id })
        }
        _ => Ok(()),
    }
}

/// How long a request wants the lock to last: for so many days, or until a moment.
fn duration(request: &LockSnapshotRequest, start: Timestamp) -> Result<(i32, Timestamp), Error> {
    match (request.lock_duration, request.expiration_date) {
        (Some(_), Some(_)) => Err(Error::invalid_combination(
            "LockDuration and ExpirationDate cannot be specified together.",
        )),
        (None, None) => Err(Error::MissingParameter {
            message: "The request must contain the parameter LockDuration or ExpirationDate"
                .to_owned(),
        }),
        (Some(count), None) if DURATION_DAYS.contains(&count) => Ok((count, start + days(count))),
        (Some(count), None) => Err(Error::invalid_value(format!(
            "Value ({count}) for parameter LockDuration is invalid. Specify a value between {} and {}.",
            DURATION_DAYS.start(),
            DURATION_DAYS.end()
        ))),
        (None, Some(end)) => {
            let length = end.duration_since(start);
            if length < days(1) {
                return Err(Error::invalid_value(
                    "The expiration date must be at least 1 day in the future.",
                ));
            }
            let count = (length.as_hours() + 23) / 24;
            Ok((i32::try_from(count).unwrap_or(i32::MAX), end))
        }
    }
}

impl Operation<Error> for LockSnapshotRequest {
    fn run(self, tx: &mut Tx) -> Result<LockSnapshotResult, Error> {
        let snapshot = own(tx, self.snapshot_id)?;
        let now = tx.now;
        let earlier = snapshot.lock.as_ref();
        let earlier = earlier.filter(|lock| state(lock, now) != LockState::Expired);
        let compliance = self.lock_mode == LockMode::Compliance;
        match self.cool_off_period {
            Some(_) if !compliance => {
                return Err(Error::invalid_combination(
                    "CoolOffPeriod can be specified for the compliance mode only.",
                ));
            }
            Some(hours) if !COOL_OFF_HOURS.contains(&hours) => {
                return Err(Error::invalid_value(format!(
                    "Value ({hours}) for parameter CoolOffPeriod is invalid. Specify a value between {} and {}.",
                    COOL_OFF_HOURS.start(),
                    COOL_OFF_HOURS.end()
                )));
            }
            _ => {}
        }
        let duration_start = earlier.map_or(now, |lock| lock.duration_start);
        let (duration_days, expires) = duration(&self, duration_start)?;
        let firm = earlier.filter(|lock| state(lock, now) == LockState::Compliance);
        if firm.is_some_and(|lock| !compliance || expires < lock.expires) {
            return Err(Error::SnapshotLocked { id: snapshot.id });
        }
        let lock = SnapshotLock {
            compliance,
            duration_days,
            cool_off_hours: match firm {
                Some(lock) => lock.cool_off_hours,
                None => self.cool_off_period,
            },
            created: earlier.map_or(now, |lock| lock.created),
            duration_start,
            expires,
        };
        tx.update::<Snapshot, _>(&snapshot.id, |it| it.lock = Some(lock.clone()));
        Ok(LockSnapshotResult {
            snapshot_id: Some(snapshot.id.to_string()),
            lock_state: Some(state(&lock, now)),
            lock_duration: Some(lock.duration_days),
            cool_off_period: lock.cool_off_hours,
            cool_off_period_expires_on: cool_off_end(&lock),
            lock_created_on: Some(lock.created),
            lock_expires_on: Some(lock.expires),
            lock_duration_start_time: Some(lock.duration_start),
        })
    }
}

impl Operation<Error> for UnlockSnapshotRequest {
    fn run(self, tx: &mut Tx) -> Result<UnlockSnapshotResult, Error> {
        let snapshot = own(tx, self.snapshot_id)?;
        let id = snapshot.id;
        let Some(lock) = &snapshot.lock else {
            return Err(Error::IncorrectState {
                message: format!("The snapshot '{id}' is not locked."),
            });
        };
        if state(lock, tx.now) == LockState::Compliance {
            return Err(Error::SnapshotLocked { id });
        }
        tx.update::<Snapshot, _>(&id, |it| it.lock = None);
        Ok(UnlockSnapshotResult {
            snapshot_id: Some(id.to_string()),
        })
    }
}

/// The filters of DescribeLockedSnapshots.
const FIELDS: &[Field<Snapshot>] = &[("lock-state", |tx, it| {
    let state = it.lock.as_ref().map(|lock| state(lock, tx.now).to_string());
    state.into_iter().collect()
})];

impl Operation<Error> for DescribeLockedSnapshotsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeLockedSnapshotsResult, Error> {
        let filters = Filters::parse(self.filters, FIELDS, false)?;
        for id in &self.snapshot_ids {
            own(tx, *id)?;
        }
        let ids = &self.snapshot_ids;
        let locked = tx.cloud().all::<Snapshot>().filter(|it| {
            it.lock.is_some()
                && (ids.is_empty() || ids.contains(&it.id))
                && filters.pass(tx, "", it.as_ref())
        });
        let (page, next_token) = pages::cut(
            locked,
            |snapshot| snapshot.id,
            self.max_results,
            self.next_token.as_deref(),
        )?;
        let snapshots = page.iter().filter_map(|it| on_the_wire(it, tx.now));
        Ok(DescribeLockedSnapshotsResult {
            snapshots: snapshots.collect(),
            next_token,
        })
    }
}

fn on_the_wire(snapshot: &Snapshot, now: Timestamp) -> Option<LockedSnapshotsInfo> {
    let lock = snapshot.lock.as_ref()?;
    Some(LockedSnapshotsInfo {
        owner_id: Some(snapshot.owner_id.clone()),
        snapshot_id: Some(snapshot.id.to_string()),
        lock_state: Some(state(lock, now)),
        lock_duration: Some(lock.duration_days),
        cool_off_period: lock.cool_off_hours,
        cool_off_period_expires_on: cool_off_end(lock),
        lock_created_on: Some(lock.created),
        lock_duration_start_time: Some(lock.duration_start),
        lock_expires_on: Some(lock.expires),
    })
}
