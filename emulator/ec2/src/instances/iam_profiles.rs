//! The instance profiles of instances: which one a request means, and the operations that give, replace and take them.

use std::sync::Arc;

use terrarium_model::Place;
use terrarium_model::ids::{IamInstanceProfileAssociationId, InstanceId};
use terrarium_model::regions::GLOBAL;
use terrarium_model::resources::{Instance, InstanceState};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use super::get;
use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};

type Association = terrarium_model::resources::IamInstanceProfileAssociation;

/// An instance profile that a request means.
pub(super) struct Profile {
    arn: String,
    id: String,
}

impl Profile {
    /// The profile of that name or ARN.
    pub(super) fn find(tx: &Tx, asked: &IamInstanceProfileSpecification) -> Result<Self, Error> {
        let invalid = |value: &str, member: &str, what: &str| {
            Error::invalid_value(format!(
                "Value ({value}) for parameter iamInstanceProfile.{member} is invalid. Invalid IAM Instance Profile {what}"
            ))
        };
        match (&asked.arn, &asked.name) {
            (Some(_), Some(_)) => Err(Error::invalid_combination(
                "The parameter 'iamInstanceProfile.name' may not be used in combination with 'iamInstanceProfile.arn'",
            )),
            (Some(arn), None) => {
                let start = format!("arn:aws:iam::{}:instance-profile/", tx.account());
                let path = arn
                    .strip_prefix(&start)
                    .ok_or_else(|| invalid(arn, "arn", "ARN"))?;
                let name = path.rsplit('/').next().unwrap_or_default();
                let found = Self::named(tx, name).filter(|found| found.arn == *arn);
                found.ok_or_else(|| invalid(arn, "arn", "ARN"))
            }
            (None, Some(name)) => {
                Self::named(tx, name).ok_or_else(|| invalid(name, "name", "name"))
            }
            (None, None) => Err(Error::missing("IamInstanceProfile")),
        }
    }

    fn named(tx: &Tx, name: &str) -> Option<Self> {
        let place = Place::new(tx.account(), GLOBAL);
        let found = tx.cloud_at(&place)?.instance_profiles.get(name)?;
        Some(Self {
            arn: found.arn(tx.account()),
            id: found.id.clone(),
        })
    }

    /// Gives it to an instance; the association's id.
    pub(super) fn associate(
        &self,
        tx: &mut Tx,
        instance_id: InstanceId,
    ) -> IamInstanceProfileAssociationId {
        let association = Association {
            id: tx.new_id(),
            instance_id,
            profile_arn: self.arn.clone(),
            profile_id: self.id.clone(),
            since: tx.now,
        };
        let id = association.id;
        tx.put(association);
        id
    }
}

/// An instance's profile on the wire.
pub(super) fn shown(tx: &Tx, instance: &Instance) -> Option<IamInstanceProfile> {
    let association = tx.get::<Association>(&instance.iam_instance_profile?)?;
    Some(profile(&association))
}

fn profile(association: &Association) -> IamInstanceProfile {
    IamInstanceProfile {
        arn: Some(association.profile_arn.clone()),
        id: Some(association.profile_id.clone()),
    }
}

fn on_the_wire(
    association: &Association,
    state: IamInstanceProfileAssociationState,
) -> wire::IamInstanceProfileAssociation {
    wire::IamInstanceProfileAssociation {
        association_id: Some(association.id.to_string()),
        instance_id: Some(association.instance_id.to_string()),
        iam_instance_profile: Some(profile(association)),
        state: Some(state),
        timestamp: Some(association.since),
    }
}

fn found(tx: &Tx, id: IamInstanceProfileAssociationId) -> Result<Arc<Association>, Error> {
    tx.get::<Association>(&id).ok_or(Error::not_found(id))
}

/// Gives an instance a profile in place of the one it has, if it has one.
fn give(
    tx: &mut Tx,
    instance: InstanceId,
    profile: &Profile,
) -> Result<wire::IamInstanceProfileAssociation, Error> {
    let earlier = get(tx, instance)?.iam_instance_profile;
    if let Some(earlier) = earlier {
        tx.remove::<Association>(&earlier);
    }
    let id = profile.associate(tx, instance);
    tx.update::<Instance, _>(&instance, |it| it.iam_instance_profile = Some(id));
    Ok(on_the_wire(
        &*found(tx, id)?,
        IamInstanceProfileAssociationState::Associating,
    ))
}

impl Operation<Error> for AssociateIamInstanceProfileRequest {
    fn run(self, tx: &mut Tx) -> Result<AssociateIamInstanceProfileResult, Error> {
        let profile = Profile::find(tx, &self.iam_instance_profile)?;
        let instance = get(tx, self.instance_id)?;
        if !matches!(
            instance.state,
            InstanceState::Running
                | InstanceState::Stopped
                | InstanceState::Pending
                | InstanceState::Stopping
        ) {
            return Err(Error::IncorrectInstanceState {
                message: format!(
                    "The instance '{}' is not in the 'running' or 'stopped' states.",
                    instance.id
                ),
            });
        }
        if instance.iam_instance_profile.is_some() {
            return Err(Error::IncorrectState {
                message: format!(
                    "There is an existing association for instance {}",
                    instance.id
                ),
            });
        }
        Ok(AssociateIamInstanceProfileResult {
            iam_instance_profile_association: Some(give(tx, instance.id, &profile)?),
        })
    }
}

impl Operation<Error> for ReplaceIamInstanceProfileAssociationRequest {
    fn run(self, tx: &mut Tx) -> Result<ReplaceIamInstanceProfileAssociationResult, Error> {
        let profile = Profile::find(tx, &self.iam_instance_profile)?;
        let instance = found(tx, self.association_id)?.instance_id;
        Ok(ReplaceIamInstanceProfileAssociationResult {
            iam_instance_profile_association: Some(give(tx, instance, &profile)?),
        })
    }
}

impl Operation<Error> for DisassociateIamInstanceProfileRequest {
    fn run(self, tx: &mut Tx) -> Result<DisassociateIamInstanceProfileResult, Error> {
        let association = found(tx, self.association_id)?;
        tx.remove::<Association>(&association.id);
        tx.update::<Instance, _>(&association.instance_id, |it| {
            it.iam_instance_profile = None
        });
        let state = IamInstanceProfileAssociationState::Disassociating;
        Ok(DisassociateIamInstanceProfileResult {
            iam_instance_profile_association: Some(on_the_wire(&association, state)),
        })
    }
}

const FIELDS: &[Field<Association>] = &[
    ("instance-id", |_, it| vec![it.instance_id.to_string()]),
    ("state", |_, _| vec!["associated".to_owned()]),
];

impl Operation<Error> for DescribeIamInstanceProfileAssociationsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeIamInstanceProfileAssociationsResult, Error> {
        let selection = Selection {
            ids: self.association_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        let state = IamInstanceProfileAssociationState::Associated;
        let shown = page.items.iter().map(|it| on_the_wire(it, state));
        Ok(DescribeIamInstanceProfileAssociationsResult {
            iam_instance_profile_associations: shown.collect(),
            next_token: page.next_token,
        })
    }
}
