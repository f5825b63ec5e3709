//! Who may launch an image: changes of that, and the account's block on sharing with everyone.

use std::collections::BTreeSet;

use terrarium_model::Place;
use terrarium_model::resources::{Image, ImageState, ImageVolume, LaunchPermissions};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use super::{change_settings, find, is_shared, own, settings};
use crate::errors::Error;
use crate::snapshots::ensure_account;

/// Those whom a change gives a permission to, or takes it from.
#[derive(Default)]
pub(super) struct Audience {
    everyone: bool,
    others: LaunchPermissions,
}

impl Audience {
    /// Reads the permissions of a request.
    pub(super) fn of(permissions: Vec<LaunchPermission>) -> Result<Self, Error> {
        let mut audience = Self::default();
        for permission in permissions {
            audience.everyone |= permission.group.is_some();
            let others = &mut audience.others;
            others.users.extend(permission.user_id);
            others.organizations.extend(permission.organization_arn);
            let unit = permission.organizational_unit_arn;
            others.organizational_units.extend(unit);
        }
        audience.checked()
    }

    /// Reads the lists of the older form of a request.
    pub(super) fn of_lists(
        groups: &[String],
        users: Vec<String>,
        organizations: Vec<String>,
        units: Vec<String>,
    ) -> Result<Self, Error> {
        if let Some(other) = groups.iter().find(|group| *group != "all") {
            return Err(Error::invalid_attribute_item("group", other));
        }
        let audience = Self {
            everyone: !groups.is_empty(),
            others: LaunchPermissions {
                users: users.into_iter().collect(),
                organizations: organizations.into_iter().collect(),
                organizational_units: units.into_iter().collect(),
            },
        };
        audience.checked()
    }

    fn checked(self) -> Result<Self, Error> {
        for user in &self.others.users {
            ensure_account(user)?;
        }
        let others = &self.others;
        for (arns, resource) in [
            (&others.organizations, ":organization/"),
            (&others.organizational_units, ":ou/"),
        ] {
            let is_one = |arn: &&String| {
                arn.starts_with("arn:aws:organizations::") && arn.contains(resource)
            };
            if let Some(other) = arns.iter().find(|arn| !is_one(arn)) {
                return Err(Error::invalid_value(format!(
                    "Value ({other}) for parameter launchPermission is invalid. It is not an ARN of AWS Organizations."
                )));
            }
        }
        Ok(self)
    }

    fn is_nobody(&self) -> bool {
        !self.everyone && self.others == LaunchPermissions::default()
    }
}

/// Gives some the permission to launch an image, and takes it from others.
pub(super) fn change(
    tx: &Tx,
    image: &mut Image,
    add: Audience,
    remove: Audience,
) -> Result<(), Error> {
    let refused = |message: &str| {
        Err(Error::OperationNotPermitted {
            message: message.to_owned(),
        })
    };
    if !add.is_nobody() && image.state == ImageState::Disabled {
        return refused("A disabled image cannot be shared.");
    }
    if add.everyone {
        if !settings(tx).images.public_sharing {
            return refused(
                "You can't publicly share this image because block public access for AMIs is enabled for this account. To \
                 publicly share the image, you must call the DisableImageBlockPublicAccess API.",
            );
        }
        let mut devices = image.block_devices.iter();
        let is_secret = |it: &ImageVolume| it.encrypted && it.snapshot_id.is_some();
        if devices.any(|device| device.volume().is_some_and(is_secret)) {
            return refused("Images with encrypted snapshots cannot be shared publicly.");
        }
    }
    image.public = (image.public || add.everyone) && !remove.everyone;
    let permissions = &mut image.launch_permissions;
    for (list, added, removed) in [
        (
            &mut permissions.users,
            add.others.users,
            remove.others.users,
        ),
        (
            &mut permissions.organizations,
            add.others.organizations,
            remove.others.organizations,
        ),
        (
            &mut permissions.organizational_units,
            add.others.organizational_units,
            remove.others.organizational_units,
        ),
    ] {
        list.extend(added);
        list.retain(|one| !removed.contains(one));
    }
    Ok(())
}

/// The permissions of an image as answers have them.
pub(super) fn on_the_wire(image: &Image) -> Vec<LaunchPermission> {
    let everyone = image.public.then(|| LaunchPermission {
        group: Some(PermissionGroup::All),
        ..Default::default()
    });
    let permissions = &image.launch_permissions;
    let each = |list: &BTreeSet<String>, make: fn(String) -> LaunchPermission| {
        list.iter().cloned().map(make).collect::<Vec<_>>()
    };
    let users = each(&permissions.users, |id| LaunchPermission {
        user_id: Some(id),
        ..Default::default()
    });
    let organizations = each(&permissions.organizations, |arn| LaunchPermission {
        organization_arn: Some(arn),
        ..Default::default()
    });
    let units = each(&permissions.organizational_units, |arn| LaunchPermission {
        organizational_unit_arn: Some(arn),
        ..Default::default()
    });
    let others = users.into_iter().chain(organizations).chain(units);
    everyone.into_iter().chain(others).collect()
}

impl Operation<Error> for ResetImageAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        // Launch permissions are all that can be reset.
        let _ = self.attribute;
        let image = own(tx, self.image_id)?;
        tx.update::<Image, _>(&image.id, |it| {
            it.public = false;
            it.launch_permissions = Default::default();
        });
        Ok(())
    }
}

impl Operation<Error> for CancelImageLaunchPermissionRequest {
    fn run(self, tx: &mut Tx) -> Result<CancelImageLaunchPermissionResult, Error> {
        let image = find(tx, self.image_id)?;
        let account = tx.account().to_owned();
        if !is_shared(&image, &account) {
            return Err(Error::invalid_value(format!(
                "The image {} is not shared with this account.",
                image.id
            )));
        }
        let owner = Place::new(&image.owner_id, tx.region());
        tx.within(&owner, |tx| {
            tx.update::<Image, _>(&image.id, |it| {
                it.launch_permissions.users.remove(&account);
            });
        });
        Ok(CancelImageLaunchPermissionResult {
            r#return: Some(true),
        })
    }
}

impl Operation<Error> for GetImageBlockPublicAccessStateRequest {
    fn run(self, tx: &mut Tx) -> Result<GetImageBlockPublicAccessStateResult, Error> {
        let state = match settings(tx).images.public_sharing {
            true => ImageBlockPublicAccessDisabledState::Unblocked.to_string(),
            false => ImageBlockPublicAccessEnabledState::BlockNewSharing.to_string(),
        };
        Ok(GetImageBlockPublicAccessStateResult {
            image_block_public_access_state: Some(state),
            managed_by: Some(ManagedBy::Account),
        })
    }
}

impl Operation<Error> for EnableImageBlockPublicAccessRequest {
    fn run(self, tx: &mut Tx) -> Result<EnableImageBlockPublicAccessResult, Error> {
        change_settings(tx, |settings| settings.public_sharing = false);
        Ok(EnableImageBlockPublicAccessResult {
            image_block_public_access_state: Some(self.image_block_public_access_state),
        })
    }
}

impl Operation<Error> for DisableImageBlockPublicAccessRequest {
    fn run(self, tx: &mut Tx) -> Result<DisableImageBlockPublicAccessResult, Error> {
        change_settings(tx, |settings| settings.public_sharing = true);
        Ok(DisableImageBlockPublicAccessResult {
            image_block_public_access_state: Some(ImageBlockPublicAccessDisabledState::Unblocked),
        })
    }
}
