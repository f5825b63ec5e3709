//! Passwords, devices, certificates and other credentials of users, which Terrarium does not have: whoever asks for them, as
//! Terraform does before it deletes a user, is told that there are none.

use terrarium_model::resources::User;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::iam::*;

use crate::Error;
use crate::identities::get;
use crate::users;

/// Fails when a request names a user that there is not.
fn ensure_user(tx: &Tx, named: Option<&str>) -> Result<(), Error> {
    match named {
        Some(name) => get::<User>(tx, name).map(drop),
        None => users::caller(tx).map(drop),
    }
}

fn no_login_profile<T>(tx: &Tx, named: Option<String>) -> Result<T, Error> {
    ensure_user(tx, named.as_deref())?;
    let user = match named {
        Some(name) => name,
        None => users::caller(tx)?.ok_or(Error::MustNameUser)?,
    };
    Err(Error::NoLoginProfile { user })
}

impl Operation<Error> for GetLoginProfileRequest {
    fn run(self, tx: &mut Tx) -> Result<GetLoginProfileResponse, Error> {
        no_login_profile(tx, self.user_name)
    }
}

impl Operation<Error> for DeleteLoginProfileRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        no_login_profile(tx, self.user_name)
    }
}

impl Operation<Error> for ListMFADevicesRequest {
    fn run(self, tx: &mut Tx) -> Result<ListMFADevicesResponse, Error> {
        ensure_user(tx, self.user_name.as_deref())?;
        Ok(ListMFADevicesResponse {
            is_truncated: Some(false),
            ..Default::default()
        })
    }
}

impl Operation<Error> for ListVirtualMFADevicesRequest {
    fn run(self, _: &mut Tx) -> Result<ListVirtualMFADevicesResponse, Error> {
        Ok(ListVirtualMFADevicesResponse {
            is_truncated: Some(false),
            ..Default::default()
        })
    }
}

impl Operation<Error> for ListSSHPublicKeysRequest {
    fn run(self, tx: &mut Tx) -> Result<ListSSHPublicKeysResponse, Error> {
        ensure_user(tx, self.user_name.as_deref())?;
        Ok(ListSSHPublicKeysResponse {
            is_truncated: Some(false),
            ..Default::default()
        })
    }
}

impl Operation<Error> for ListSigningCertificatesRequest {
    fn run(self, tx: &mut Tx) -> Result<ListSigningCertificatesResponse, Error> {
        ensure_user(tx, self.user_name.as_deref())?;
        Ok(ListSigningCertificatesResponse {
            is_truncated: Some(false),
            ..Default::default()
        })
    }
}

impl Operation<Error> for ListServiceSpecificCredentialsRequest {
    fn run(self, tx: &mut Tx) -> Result<ListServiceSpecificCredentialsResponse, Error> {
        ensure_user(tx, self.user_name.as_deref())?;
        Ok(ListServiceSpecificCredentialsResponse::default())
    }
}
