//! Who may make volumes of a snapshot: its attributes, and the account's block on sharing with everyone.

use std::collections::BTreeSet;

use terrarium_model::Cloud;
use terrarium_model::resources::{Settings, Snapshot};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use super::own;
use crate::ebs_encryption::{change_settings, settings};
use crate::errors::Error;

/// Changes of who may make volumes of a snapshot.
#[derive(Default)]
struct Change {
    to_all: bool,
    users: BTreeSet<String>,
}

impl Change {
    fn of(permissions: Vec<CreateVolumePermission>) -> Result<Self, Error> {
        let mut change = Self::default();
        for permission in permissions {
            change.to_all |= permission.group.is_some();
            change.users.extend(permission.user_id);
        }
        change
            .users
            .iter()
            .try_for_each(|user| ensure_account(user))?;
        Ok(change)
    }

    /// The older form of a request has groups and accounts side by side.
    fn of_lists(groups: &[String], users: &[String]) -> Result<Self, Error> {
        if let Some(other) = groups.iter().find(|group| *group != "all") {
            return Err(Error::invalid_attribute_item("group", other));
        }
        users.iter().try_for_each(|user| ensure_account(user))?;
        Ok(Self {
            to_all: !groups.is_empty(),
            users: users.iter().cloned().collect(),
        })
    }
}

/// Fails unless it is an account's id.
pub(crate) fn ensure_account(text: &str) -> Result<(), Error> {
    match text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        true => Ok(()),
        false => Err(Error::invalid_attribute_item("userId", text)),
    }
}

impl Operation<Error> for ModifySnapshotAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let snapshot = own(tx, self.snapshot_id)?;
        if self.attribute == Some(SnapshotAttributeName::ProductCodes) {
            return Err(Error::invalid_value(
                "Value (productCodes) for parameter attribute is invalid. The product codes of a snapshot cannot be modified.",
            ));
        }
        let lists = Change::of_lists(&self.group_names, &self.user_ids)?;
        let (add, remove) = match (self.create_volume_permission, self.operation_type) {
            (Some(permission), _) => (Change::of(permission.add)?, Change::of(permission.remove)?),
            (None, Some(OperationType::Add)) => (lists, Change::default()),
            (None, Some(OperationType::Remove)) => (Change::default(), lists),
            (None, None) => return Err(Error::missing("CreateVolumePermission")),
        };
        ensure_sharable(tx, &snapshot, &add)?;
        tx.update::<Snapshot, _>(&snapshot.id, |it| {
            it.public = (it.public || add.to_all) && !remove.to_all;
            it.users.extend(add.users);
            it.users.retain(|user| !remove.users.contains(user));
        });
        Ok(())
    }
}

fn ensure_sharable(tx: &Tx, snapshot: &Snapshot, add: &Change) -> Result<(), Error> {
    let message = match add.to_all {
        true if snapshot.encrypted => "Encrypted snapshots cannot be shared publicly",
        true if settings(tx).snapshot_block_public_access.is_some() => {
            "You can't publicly share this snapshot because block public access for snapshots is enabled for this account."
        }
        _ => return Ok(()),
    };
    Err(Error::OperationNotPermitted {
        message: message.to_owned(),
    })
}

impl Operation<Error> for ResetSnapshotAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let id = own(tx, self.snapshot_id)?.id;
        if self.attribute == SnapshotAttributeName::CreateVolumePermission {
            tx.update::<Snapshot, _>(&id, |it| {
                it.public = false;
                it.users.clear();
            });
        }
        Ok(())
    }
}

impl Operation<Error> for DescribeSnapshotAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeSnapshotAttributeResult, Error> {
        let snapshot = own(tx, self.snapshot_id)?;
        let is_asked = self.attribute == SnapshotAttributeName::CreateVolumePermission;
        Ok(DescribeSnapshotAttributeResult {
            snapshot_id: Some(snapshot.id.to_string()),
            create_volume_permissions: match is_asked {
                true => permissions(&snapshot),
                false => Vec::new(),
            },
            ..Default::default()
        })
    }
}

fn permissions(snapshot: &Snapshot) -> Vec<CreateVolumePermission> {
    let to_all = snapshot.public.then(|| CreateVolumePermission {
        group: Some(PermissionGroup::All),
        ..Default::default()
    });
    let to_user = |user: &String| CreateVolumePermission {
        user_id: Some(user.clone()),
        ..Default::default()
    };
    to_all
        .into_iter()
        .chain(snapshot.users.iter().map(to_user))
        .collect()
}

/// Turns to a new state of the block. One on all sharing also hides what is public already.
fn block(tx: &mut Tx, state: SnapshotBlockPublicAccessState) {
    let blocked = state != SnapshotBlockPublicAccessState::Unblocked;
    change_settings(tx, |settings| {
        settings.snapshot_block_public_access = blocked.then(|| state.to_string());
    });
}

fn blocked(tx: &Tx) -> SnapshotBlockPublicAccessState {
    let state = settings(tx).snapshot_block_public_access;
    let state = state.and_then(|state| state.parse().ok());
    state.unwrap_or(SnapshotBlockPublicAccessState::Unblocked)
}

/// Whether an account hides what it once shared with everyone.
pub(super) fn hides_public(cloud: &Cloud) -> bool {
    let settings = cloud.get::<Settings>(&Settings::KEY.to_owned());
    let state = settings.and_then(|it| it.storage.snapshot_block_public_access.as_deref());
    state == Some("block-all-sharing")
}

impl Operation<Error> for GetSnapshotBlockPublicAccessStateRequest {
    fn run(self, tx: &mut Tx) -> Result<GetSnapshotBlockPublicAccessStateResult, Error> {
        Ok(GetSnapshotBlockPublicAccessStateResult {
            state: Some(blocked(tx)),
            managed_by: Some(ManagedBy::Account),
        })
    }
}

impl Operation<Error> for EnableSnapshotBlockPublicAccessRequest {
    fn run(self, tx: &mut Tx) -> Result<EnableSnapshotBlockPublicAccessResult, Error> {
        if self.state == SnapshotBlockPublicAccessState::Unblocked {
            return Err(Error::invalid_value(
                "Value (unblocked) for parameter State is invalid. Use DisableSnapshotBlockPublicAccess instead.",
            ));
        }
        block(tx, self.state);
        Ok(EnableSnapshotBlockPublicAccessResult {
            state: Some(blocked(tx)),
        })
    }
}

impl Operation<Error> for DisableSnapshotBlockPublicAccessRequest {
    fn run(self, tx: &mut Tx) -> Result<DisableSnapshotBlockPublicAccessResult, Error> {
        block(tx, SnapshotBlockPublicAccessState::Unblocked);
        Ok(DisableSnapshotBlockPublicAccessResult {
            state: Some(blocked(tx)),
        })
    }
}
