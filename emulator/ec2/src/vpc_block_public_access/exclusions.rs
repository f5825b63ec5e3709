//! Exclusions of VPCs and subnets from what their account blocks.

use std::sync::Arc;

use jiff::SignedDuration;
use terrarium_model::ids::VpcBlockPublicAccessExclusionId;
use terrarium_model::resources::{
    ExcludedResource, InternetGatewayExclusionMode as Mode, VpcBlockPublicAccessExclusion,
};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, VpcBlockPublicAccessExclusionState as State, *};

use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};
use crate::{regions, subnets, tags, vpcs};

/// The most exclusions of an account in a region.
const MOST_EXCLUSIONS: usize = 50;

/// How long AWS shows an exclusion that was deleted.
const SHOWN_WHEN_DELETED: SignedDuration = SignedDuration::from_hours(1);

fn in_force(tx: &Tx) -> impl Iterator<Item = &Arc<VpcBlockPublicAccessExclusion>> {
    let all = tx.cloud().all::<VpcBlockPublicAccessExclusion>();
    all.filter(|exclusion| exclusion.deletion_timestamp.is_none())
}

/// The exclusion with that id, for something that only one which is in force can have done to it.
fn get(
    tx: &Tx,
    id: VpcBlockPublicAccessExclusionId,
    done: &str,
) -> Result<VpcBlockPublicAccessExclusion, Error> {
    let found = tx.get::<VpcBlockPublicAccessExclusion>(&id);
    let exclusion = found.ok_or(Error::not_found(id))?;
    match exclusion.deletion_timestamp {
        None => Ok(VpcBlockPublicAccessExclusion::clone(&exclusion)),
        Some(_) => Err(Error::invalid_value(format!(
            "VPC Block Public Access exclusion {id} is in delete-complete state and cannot be {done}"
        ))),
    }
}

fn mode(mode: InternetGatewayExclusionMode) -> Mode {
    match mode {
        InternetGatewayExclusionMode::AllowBidirectional => Mode::AllowBidirectional,
        InternetGatewayExclusionMode::AllowEgress => Mode::AllowEgress,
    }
}

impl Operation<Error> for CreateVpcBlockPublicAccessExclusionRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateVpcBlockPublicAccessExclusionResult, Error> {
        let resource = match (self.vpc_id, self.subnet_id) {
            (Some(id), None) => ExcludedResource::Vpc(vpcs::get(tx, id)?.id),
            (None, Some(id)) => ExcludedResource::Subnet(subnets::get(tx, id)?.id),
            (Some(_), Some(_)) => {
                return Err(Error::invalid_combination(
                    "The parameter vpcId cannot be used with the parameter subnetId",
                ));
            }
            (None, None) => return Err(Error::missing("vpcId or subnetId")),
        };
        if in_force(tx).any(|other| other.resource == resource) {
            return Err(Error::invalid_value(format!(
                "A VPC Block Public Access exclusion for {} already exists",
                arn(tx, resource)
            )));
        }
        if in_force(tx).count() >= MOST_EXCLUSIONS {
            return Err(Error::TooManyExclusions);
        }
        let exclusion = VpcBlockPublicAccessExclusion {
            id: tx.new_id(),
            resource,
            internet_gateway_exclusion_mode: mode(self.internet_gateway_exclusion_mode),
            creation_timestamp: tx.now,
            last_update_timestamp: None,
            deletion_timestamp: None,
        };
        tags::give(tx, exclusion.id, &self.tag_specifications)?;
        let shown = on_the_wire(tx, &exclusion, State::CreateInProgress);
        tx.put(exclusion);
        Ok(CreateVpcBlockPublicAccessExclusionResult {
            vpc_block_public_access_exclusion: Some(shown),
        })
    }
}

impl Operation<Error> for ModifyVpcBlockPublicAccessExclusionRequest {
    fn run(self, tx: &mut Tx) -> Result<ModifyVpcBlockPublicAccessExclusionResult, Error> {
        let mut exclusion = get(tx, self.exclusion_id, "modified")?;
        exclusion.internet_gateway_exclusion_mode = mode(self.internet_gateway_exclusion_mode);
        exclusion.last_update_timestamp = Some(tx.now);
        let shown = on_the_wire(tx, &exclusion, State::UpdateInProgress);
        tx.put(exclusion);
        Ok(ModifyVpcBlockPublicAccessExclusionResult {
            vpc_block_public_access_exclusion: Some(shown),
        })
    }
}

impl Operation<Error> for DeleteVpcBlockPublicAccessExclusionRequest {
    fn run(self, tx: &mut Tx) -> Result<DeleteVpcBlockPublicAccessExclusionResult, Error> {
        let mut exclusion = get(tx, self.exclusion_id, "deleted")?;
        exclusion.deletion_timestamp = Some(tx.now);
        let shown = on_the_wire(tx, &exclusion, State::DeleteInProgress);
        tx.put(exclusion);
        Ok(DeleteVpcBlockPublicAccessExclusionResult {
            vpc_block_public_access_exclusion: Some(shown),
        })
    }
}

/// Deletes the exclusion of what is deleted itself.
pub(crate) fn forget(tx: &mut Tx, resource: ExcludedResource) {
    let of_it = in_force(tx).find(|exclusion| exclusion.resource == resource);
    if let Some(id) = of_it.map(|exclusion| exclusion.id) {
        let now = tx.now;
        tx.update::<VpcBlockPublicAccessExclusion, _>(&id, |it| it.deletion_timestamp = Some(now));
    }
}

/// Forgets what was deleted long enough ago.
pub(crate) fn expire(tx: &mut Tx) {
    let now = tx.now;
    let is_over = |exclusion: &VpcBlockPublicAccessExclusion| {
        let since = exclusion.deletion_timestamp;
        since.is_some_and(|since| now.duration_since(since) >= SHOWN_WHEN_DELETED)
    };
    let all = tx.cloud().all::<VpcBlockPublicAccessExclusion>();
    let over = all.filter(|exclusion| is_over(exclusion));
    let ids: Vec<_> = over.map(|exclusion| exclusion.id).collect();
    for id in ids {
        tx.remove::<VpcBlockPublicAccessExclusion>(&id);
    }
}

/// The state that an exclusion came to.
fn state(exclusion: &VpcBlockPublicAccessExclusion) -> State {
    match (
        exclusion.deletion_timestamp,
        exclusion.last_update_timestamp,
    ) {
        (Some(_), _) => State::DeleteComplete,
        (None, Some(_)) => State::UpdateComplete,
        (None, None) => State::CreateComplete,
    }
}

fn wire_mode(exclusion: &VpcBlockPublicAccessExclusion) -> InternetGatewayExclusionMode {
    match exclusion.internet_gateway_exclusion_mode {
        Mode::AllowBidirectional => InternetGatewayExclusionMode::AllowBidirectional,
        Mode::AllowEgress => InternetGatewayExclusionMode::AllowEgress,
    }
}

fn arn(tx: &Tx, resource: ExcludedResource) -> String {
    match resource {
        ExcludedResource::Vpc(id) => regions::arn(tx, "vpc", id),
        ExcludedResource::Subnet(id) => regions::arn(tx, "subnet", id),
    }
}

/// The filters of DescribeVpcBlockPublicAccessExclusions.
const FIELDS: &[Field<VpcBlockPublicAccessExclusion>] = &[
    ("internet-gateway-exclusion-mode", |_, it| {
        vec![wire_mode(it).to_string()]
    }),
    ("resource-arn", |tx, it| vec![arn(tx, it.resource)]),
    ("state", |_, it| vec![state(it).to_string()]),
    ("tag-value", |tx, it| {
        let tags = tx.cloud().tags_of(&it.id.to_string());
        tags.into_iter()
            .flat_map(|tags| tags.values().cloned())
            .collect()
    }),
];

impl Operation<Error> for DescribeVpcBlockPublicAccessExclusionsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeVpcBlockPublicAccessExclusionsResult, Error> {
        let selection = Selection {
            ids: self.exclusion_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        let exclusions = page.items.iter().map(|it| on_the_wire(tx, it, state(it)));
        Ok(DescribeVpcBlockPublicAccessExclusionsResult {
            vpc_block_public_access_exclusions: exclusions.collect(),
            next_token: page.next_token,
        })
    }
}

fn on_the_wire(
    tx: &Tx,
    exclusion: &VpcBlockPublicAccessExclusion,
    state: State,
) -> wire::VpcBlockPublicAccessExclusion {
    wire::VpcBlockPublicAccessExclusion {
        exclusion_id: Some(exclusion.id),
        internet_gateway_exclusion_mode: Some(wire_mode(exclusion)),
        resource_arn: Some(arn(tx, exclusion.resource)),
        state: Some(state),
        reason: None,
        creation_timestamp: Some(exclusion.creation_timestamp),
        last_update_timestamp: exclusion.last_update_timestamp,
        deletion_timestamp: exclusion.deletion_timestamp,
        tags: tags::of(tx, exclusion.id),
    }
}
