//! Security groups for interfaces in further VPCs of the account, and which groups a VPC's interfaces can have.

use terrarium_model::ids::{SecurityGroupId, VpcId};
use terrarium_model::resources::{NetworkInterface, SecurityGroup};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    AssociateSecurityGroupVpcRequest, AssociateSecurityGroupVpcResult,
    DescribeSecurityGroupVpcAssociationsRequest, DescribeSecurityGroupVpcAssociationsResult,
    DisassociateSecurityGroupVpcRequest, DisassociateSecurityGroupVpcResult,
    GetSecurityGroupsForVpcRequest, GetSecurityGroupsForVpcResult, SecurityGroupForVpc,
    SecurityGroupVpcAssociation, SecurityGroupVpcAssociationState as State,
};

use super::{DEFAULT, get};
use crate::errors::Error;
use crate::filters::{Field, Filters};
use crate::{pages, tags, vpcs};

impl Operation<Error> for AssociateSecurityGroupVpcRequest {
    fn run(self, tx: &mut Tx) -> Result<AssociateSecurityGroupVpcResult, Error> {
        let group = get(tx, self.group_id)?;
        let vpc = vpcs::get(tx, self.vpc_id)?;
        let refuse = |why: &str| {
            Err(Error::invalid_value(format!(
                "The security group {} {why}",
                group.id
            )))
        };
        if group.name == DEFAULT {
            return refuse(
                "is a default security group, which cannot be associated with other VPCs",
            );
        }
        if vpc.is_default {
            return refuse(&format!(
                "cannot be associated with the default VPC {}",
                vpc.id
            ));
        }
        if group.vpc_id == vpc.id {
            return refuse(&format!("was created in the VPC {}", vpc.id));
        }
        if group.is_for(vpc.id) {
            return Err(Error::AlreadyAssociated {
                message: format!(
                    "The security group {} is already associated with {}",
                    group.id, vpc.id
                ),
            });
        }
        tx.update::<SecurityGroup, _>(&group.id, |it| it.associated_vpc_ids.push(vpc.id));
        Ok(AssociateSecurityGroupVpcResult {
            state: Some(State::Associating),
        })
    }
}

impl Operation<Error> for DisassociateSecurityGroupVpcRequest {
    fn run(self, tx: &mut Tx) -> Result<DisassociateSecurityGroupVpcResult, Error> {
        let (id, vpc): (SecurityGroupId, VpcId) = (self.group_id.parse()?, self.vpc_id.parse()?);
        let group = get(tx, id)?;
        if !group.associated_vpc_ids.contains(&vpc) {
            return Err(Error::invalid_value(format!(
                "The security group {id} is not associated with {vpc}"
            )));
        }
        let has_it = |it: &NetworkInterface| it.vpc_id == vpc && it.groups.contains(&id);
        if tx.cloud().all().any(|interface| has_it(interface)) {
            return Err(Error::GroupInUse { id });
        }
        forget(tx, id, vpc);
        Ok(DisassociateSecurityGroupVpcResult {
            state: Some(State::Disassociating),
        })
    }
}

fn forget(tx: &mut Tx, id: SecurityGroupId, vpc: VpcId) {
    tx.update::<SecurityGroup, _>(&id, |it| {
        it.associated_vpc_ids.retain(|other| *other != vpc)
    });
}

/// Ends the associations of a VPC that goes.
pub(crate) fn forget_vpc(tx: &mut Tx, vpc: VpcId) {
    let groups = tx.cloud().all::<SecurityGroup>();
    let associated = groups.filter(|group| group.associated_vpc_ids.contains(&vpc));
    for id in associated.map(|group| group.id).collect::<Vec<_>>() {
        forget(tx, id, vpc);
    }
}

/// A group and a further VPC of it.
struct Association {
    group: SecurityGroupId,
    vpc: VpcId,
}

/// The filters of DescribeSecurityGroupVpcAssociations.
const FIELDS: &[Field<Association>] = &[
    ("group-id", |_, it| vec![it.group.to_string()]),
    ("group-owner-id", |tx, _| vec![tx.account().to_owned()]),
    ("state", |_, _| vec!["associated".to_owned()]),
    ("vpc-id", |_, it| vec![it.vpc.to_string()]),
    ("vpc-owner-id", |tx, _| vec![tx.account().to_owned()]),
];

impl Operation<Error> for DescribeSecurityGroupVpcAssociationsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeSecurityGroupVpcAssociationsResult, Error> {
        let filters = Filters::parse(self.filters, FIELDS, false)?;
        let groups = tx.cloud().all::<SecurityGroup>();
        let all = groups.flat_map(|group| {
            let mut vpcs = group.associated_vpc_ids.clone();
            vpcs.sort();
            let group = group.id;
            vpcs.into_iter().map(move |vpc| Association { group, vpc })
        });
        let found = all.filter(|association| filters.pass(tx, "", association));
        let place = |it: &Association| format!("{} {}", it.group, it.vpc);
        let token = self.next_token.as_deref();
        let (page, next_token) = pages::cut(found, place, self.max_results, token)?;
        let associations = page.into_iter().map(|it| SecurityGroupVpcAssociation {
            group_id: Some(it.group),
            vpc_id: Some(it.vpc),
            vpc_owner_id: Some(tx.account().to_owned()),
            state: Some(State::Associated),
            group_owner_id: Some(tx.account().to_owned()),
            ..Default::default()
        });
        Ok(DescribeSecurityGroupVpcAssociationsResult {
            security_group_vpc_associations: associations.collect(),
            next_token,
        })
    }
}

/// The filters of GetSecurityGroupsForVpc.
const FOR_VPC_FIELDS: &[Field<SecurityGroup>] = &[
    ("description", |_, group| vec![group.description.clone()]),
    ("group-id", |_, group| vec![group.id.to_string()]),
    ("group-name", |_, group| vec![group.name.clone()]),
    ("owner-id", |tx, _| vec![tx.account().to_owned()]),
    ("primary-vpc-id", |_, group| vec![group.vpc_id.to_string()]),
];

impl Operation<Error> for GetSecurityGroupsForVpcRequest {
    fn run(self, tx: &mut Tx) -> Result<GetSecurityGroupsForVpcResult, Error> {
        let vpc = vpcs::get(tx, self.vpc_id)?.id;
        let filters = Filters::parse(self.filters, FOR_VPC_FIELDS, true)?;
        let groups = tx.cloud().all::<SecurityGroup>();
        let found = groups
            .filter(|group| group.is_for(vpc) && filters.pass(tx, &group.id.to_string(), group));
        let token = self.next_token.as_deref();
        let (page, next_token) = pages::cut(found, |group| group.id, self.max_results, token)?;
        let groups = page.into_iter().map(|group| SecurityGroupForVpc {
            description: Some(group.description.clone()),
            group_name: Some(group.name.clone()),
            owner_id: Some(tx.account().to_owned()),
            group_id: Some(group.id.to_string()),
            tags: tags::of(tx, group.id),
            primary_vpc_id: Some(group.vpc_id.to_string()),
        });
        Ok(GetSecurityGroupsForVpcResult {
            next_token,
            security_group_for_vpcs: groups.collect(),
        })
    }
}
