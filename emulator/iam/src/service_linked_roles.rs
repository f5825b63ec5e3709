//! Roles that belong to a service of AWS: it alone changes them. Nothing here uses one, so one is deleted at once.

use terrarium_model::resources::Role;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::iam::*;

use crate::Error;
use crate::identities::{ensure_free, get, new_id};
use crate::roles::{USUAL_SESSION_SECONDS, in_full};

/// What the paths of all of them begin with.
const PATH: &str = "/aws-service-role/";

/// Services whose roles are not named after what stands before `.amazonaws.com`.
const NAMES: &[(&str, &str)] = &[
    ("autoscaling", "AutoScaling"),
    ("ec2", "EC2"),
    ("ecs", "ECS"),
    ("eks", "AmazonEKS"),
    ("eks-fargate", "AmazonEKSForFargate"),
    ("eks-nodegroup", "AmazonEKSNodegroup"),
    ("elasticache", "ElastiCache"),
    ("elasticfilesystem", "AmazonElasticFileSystem"),
    ("elasticloadbalancing", "ElasticLoadBalancing"),
    ("es", "AmazonElasticsearchService"),
    ("globalaccelerator", "GlobalAccelerator"),
    ("organizations", "Organizations"),
    ("rds", "RDS"),
    ("redshift", "Redshift"),
    ("spot", "EC2Spot"),
    ("spotfleet", "EC2SpotFleet"),
    ("ssm", "AmazonSSM"),
    ("support", "Support"),
    ("transitgateway", "VPCTransitGateway"),
    ("trustedadvisor", "TrustedAdvisor"),
];

/// Fails for a role that its service alone may change.
pub(crate) fn ensure_unprotected(tx: &Tx, name: &str) -> Result<(), Error> {
    match get::<Role>(tx, name)?.path.starts_with(PATH) {
        true => Err(Error::Protected {
            role: name.to_owned(),
        }),
        false => Ok(()),
    }
}

/// The name of a service's role.
fn role_name(service: &str, suffix: Option<&str>) -> String {
    let label = service.split('.').next().unwrap_or_default();
    let known = NAMES.iter().find(|(known, _)| *known == label);
    let mut name = String::from("AWSServiceRoleFor");
    match known {
        Some((_, known)) => name.push_str(known),
        None => name.extend(label.split(['-', '_']).flat_map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_ascii_uppercase())
                .into_iter()
                .chain(letters)
        })),
    }
    if let Some(suffix) = suffix {
        name.push('_');
        name.push_str(suffix);
    }
    name
}

impl Operation<Error> for CreateServiceLinkedRoleRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateServiceLinkedRoleResponse, Error> {
        let service = self.aws_service_name;
        let name = role_name(&service, self.custom_suffix.as_deref());
        if ensure_free::<Role>(tx, &name, None).is_err() {
            return Err(Error::ServiceRoleExists { name });
        }
        let role = Role {
            id: new_id::<Role>(tx, &name)?,
            name,
            path: format!("{PATH}{service}/"),
            created: tx.now,
            trust: format!(
                r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"Service":"{service}"}},"Action":"sts:AssumeRole"}}]}}"#
            ),
            description: self.description,
            max_session_seconds: USUAL_SESSION_SECONDS,
            grants: Default::default(),
            tags: Default::default(),
        };
        tx.put(role.clone());
        Ok(CreateServiceLinkedRoleResponse {
            role: Some(in_full(tx, &role)),
        })
    }
}

/// What the ids of deletions begin with.
const TASK: &str = "task";

impl Operation<Error> for DeleteServiceLinkedRoleRequest {
    fn run(self, tx: &mut Tx) -> Result<DeleteServiceLinkedRoleResponse, Error> {
        let role = get::<Role>(tx, &self.role_name)?;
        if !role.path.starts_with(PATH) {
            return Err(Error::NotFound {
                kind: "role",
                name: self.role_name,
            });
        }
        tx.remove::<Role>(&role.name);
        let random = format!("{:032x}", tx.random());
        let (a, rest) = random.split_at(8);
        let (b, rest) = rest.split_at(4);
        let (c, rest) = rest.split_at(4);
        let (d, e) = rest.split_at(4);
        Ok(DeleteServiceLinkedRoleResponse {
            deletion_task_id: Some(format!(
                "{TASK}{}{}/{a}-{b}-{c}-{d}-{e}",
                role.path, role.name
            )),
        })
    }
}

impl Operation<Error> for GetServiceLinkedRoleDeletionStatusRequest {
    fn run(self, tx: &mut Tx) -> Result<GetServiceLinkedRoleDeletionStatusResponse, Error> {
        let id = self.deletion_task_id;
        // task/aws-service-role/SERVICE/ROLE/UUID, of a role that is gone by now.
        let parts: Vec<&str> = id.split('/').collect();
        match parts[..] {
            [TASK, "aws-service-role", _, role, _] if get::<Role>(tx, role).is_err() => {}
            _ => return Err(Error::NoSuchDeletionTask { id }),
        }
        Ok(GetServiceLinkedRoleDeletionStatusResponse {
            status: Some(DeletionTaskStatusType::SUCCEEDED),
            reason: None,
        })
    }
}
