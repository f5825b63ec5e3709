//! The policies of users, groups and roles: their own, managed ones, and the boundary. What they allow is not enforced.

mod attached;
mod boundaries;
mod inline;

use terrarium_model::resources::{Grants, Group, Role, User};

use crate::Error;
use crate::identities::Named;

pub(crate) use attached::ensure_attachable;
pub(crate) use boundaries::{boundary_on_the_wire, ensure_boundary};

/// Something that has policies.
pub(crate) trait Grantee: Named {
    /// What messages call it.
    const KIND: &'static str;
    /// The most characters of its inline policies together.
    const MOST_INLINE: usize;

    /// Its policies.
    fn grants(&self) -> &Grants;

    /// Its policies, to be changed.
    fn grants_mut(&mut self) -> &mut Grants;
}

macro_rules! grantees {
    ($($resource:ident: $kind:literal $most:literal;)*) => {
        $(impl Grantee for $resource {
            const KIND: &'static str = $kind;
            const MOST_INLINE: usize = $most;

            fn grants(&self) -> &Grants {
                &self.grants
            }

            fn grants_mut(&mut self) -> &mut Grants {
                &mut self.grants
            }
        })*
    };
}

grantees! {
    User: "user" 2048;
    Group: "group" 5120;
    Role: "role" 10240;
}

/// Fails for one that is to be deleted while it has policies.
pub(crate) fn ensure_no_grants(grants: &Grants) -> Result<(), Error> {
    if !grants.attached.is_empty() {
        return Err(Error::MustFirst {
            what: "detach all policies",
        });
    }
    match grants.inline.is_empty() {
        true => Ok(()),
        false => Err(Error::MustFirst {
            what: "delete policies",
        }),
    }
}
