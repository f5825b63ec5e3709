//! Instance profiles: what gives an instance a role.

use terrarium_model::resources::{InstanceProfile, Role};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::iam::{self as wire, *};

use crate::identities::{below, get, new_id, path, update};
use crate::pages::page;
use crate::{Error, roles, service_linked_roles, tags};

impl Operation<Error> for CreateInstanceProfileRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateInstanceProfileResponse, Error> {
        let profile = InstanceProfile {
            id: new_id::<InstanceProfile>(tx, &self.instance_profile_name)?,
            name: self.instance_profile_name,
            path: path(self.path),
            created: tx.now,
            role: None,
            tags: tags::new(self.tags)?,
        };
        tx.put(profile.clone());
        Ok(CreateInstanceProfileResponse {
            instance_profile: Some(on_the_wire(tx, &profile)),
        })
    }
}

impl Operation<Error> for GetInstanceProfileRequest {
    fn run(self, tx: &mut Tx) -> Result<GetInstanceProfileResponse, Error> {
        let profile = get::<InstanceProfile>(tx, &self.instance_profile_name)?;
        Ok(GetInstanceProfileResponse {
            instance_profile: Some(on_the_wire(tx, &profile)),
        })
    }
}

impl Operation<Error> for ListInstanceProfilesRequest {
    fn run(self, tx: &mut Tx) -> Result<ListInstanceProfilesResponse, Error> {
        let profiles = below::<InstanceProfile>(tx, self.path_prefix.as_deref());
        let page = page(
            profiles,
            |profile| &profile.name,
            self.marker.as_deref(),
            self.max_items,
        )?;
        Ok(ListInstanceProfilesResponse {
            instance_profiles: page
                .items
                .into_iter()
                .map(|profile| on_the_wire(tx, profile))
                .collect(),
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }
}

impl Operation<Error> for ListInstanceProfilesForRoleRequest {
    fn run(self, tx: &mut Tx) -> Result<ListInstanceProfilesForRoleResponse, Error> {
        let role = get::<Role>(tx, &self.role_name)?;
        let profiles = below::<InstanceProfile>(tx, None)
            .filter(|profile| profile.role.as_ref() == Some(&role.name));
        let page = page(
            profiles,
            |profile| &profile.name,
            self.marker.as_deref(),
            self.max_items,
        )?;
        Ok(ListInstanceProfilesForRoleResponse {
            instance_profiles: page
                .items
                .into_iter()
                .map(|profile| on_the_wire(tx, profile))
                .collect(),
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }
}

impl Operation<Error> for AddRoleToInstanceProfileRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        get::<InstanceProfile>(tx, &self.instance_profile_name)?;
        let role = get::<Role>(tx, &self.role_name)?;
        service_linked_roles::ensure_unprotected(tx, &role.name)?;
        update(
            tx,
            &self.instance_profile_name,
            |profile: &mut InstanceProfile| match profile.role {
                Some(_) => Err(Error::LimitExceeded {
                    quota: "InstanceSessionsPerInstanceProfile",
                    most: 1,
                }),
                None => {
                    profile.role = Some(role.name.clone());
                    Ok(())
                }
            },
        )
    }
}

impl Operation<Error> for RemoveRoleFromInstanceProfileRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        get::<InstanceProfile>(tx, &self.instance_profile_name)?;
        let role = get::<Role>(tx, &self.role_name)?;
        update(
            tx,
            &self.instance_profile_name,
            |profile: &mut InstanceProfile| match profile.role.take() {
                Some(held) if held == role.name => Ok(()),
                _ => Err(Error::RoleNotInProfile {
                    role: role.name.clone(),
                    profile: profile.name.clone(),
                }),
            },
        )
    }
}

impl Operation<Error> for DeleteInstanceProfileRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let profile = get::<InstanceProfile>(tx, &self.instance_profile_name)?;
        if profile.role.is_some() {
            return Err(Error::MustFirst {
                what: "remove roles from instance profile",
            });
        }
        tx.remove::<InstanceProfile>(&profile.name);
        Ok(())
    }
}

fn on_the_wire(tx: &Tx, profile: &InstanceProfile) -> wire::InstanceProfile {
    let role = profile.role.as_ref().and_then(|name| tx.get::<Role>(name));
    wire::InstanceProfile {
        path: Some(profile.path.clone()),
        instance_profile_name: Some(profile.name.clone()),
        instance_profile_id: Some(profile.id.clone()),
        arn: Some(profile.arn(tx.account())),
        create_date: Some(profile.created),
        roles: role.iter().map(|role| roles::in_brief(tx, role)).collect(),
        tags: tags::on_the_wire(&profile.tags),
    }
}
