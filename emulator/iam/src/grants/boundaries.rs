//! Permissions boundaries of users and roles.

use terrarium_model::resources::{Grants, Role, User};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::iam::*;

use super::{Grantee, ensure_attachable};
use crate::identities::{get, update};
use crate::{Error, service_linked_roles};

/// Fails for a boundary that is no managed policy.
pub(crate) fn ensure_boundary(tx: &Tx, arn: Option<&str>) -> Result<(), Error> {
    arn.map_or(Ok(()), |arn| ensure_attachable(tx, arn))
}

/// The boundary as it is answered.
pub(crate) fn boundary_on_the_wire(grants: &Grants) -> Option<AttachedPermissionsBoundary> {
    let arn = grants.boundary.clone()?;
    Some(AttachedPermissionsBoundary {
        permissions_boundary_type: Some(
            PermissionsBoundaryAttachmentType::PermissionsBoundaryPolicy,
        ),
        permissions_boundary_arn: Some(arn),
    })
}

fn put<R: Grantee>(tx: &mut Tx, of: &str, arn: String) -> Result<(), Error> {
    get::<R>(tx, of)?;
    ensure_attachable(tx, &arn)?;
    update(tx, of, |holder: &mut R| {
        holder.grants_mut().boundary = Some(arn);
        Ok(())
    })
}

fn delete<R: Grantee>(tx: &mut Tx, of: &str) -> Result<(), Error> {
    update(tx, of, |holder: &mut R| {
        match holder.grants_mut().boundary.take() {
            Some(_) => Ok(()),
            None => Err(Error::NoBoundary {
                kind: R::KIND,
                name: of.to_owned(),
            }),
        }
    })
}

impl Operation<Error> for PutRolePermissionsBoundaryRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        service_linked_roles::ensure_unprotected(tx, &self.role_name)?;
        put::<Role>(tx, &self.role_name, self.permissions_boundary)
    }
}

impl Operation<Error> for DeleteRolePermissionsBoundaryRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        delete::<Role>(tx, &self.role_name)
    }
}

impl Operation<Error> for PutUserPermissionsBoundaryRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        put::<User>(tx, &self.user_name, self.permissions_boundary)
    }
}

impl Operation<Error> for DeleteUserPermissionsBoundaryRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        delete::<User>(tx, &self.user_name)
    }
}
