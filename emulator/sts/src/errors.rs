//! The catalogue of STS's errors; those of signatures are made before an operation runs.

terrarium_query::catalogue! {
    /// The role does not trust the caller, or is not there: AWS does not tell which.
    NotAuthorized { caller: String, action: &'static str, resource: String } = 403 "AccessDenied" "User: {caller} is not authorized to perform: {action} on resource: {resource}";
    /// A session cannot begin another one.
    SessionCredentials { operation: &'static str } = 403 "AccessDenied" "Cannot call {operation} with session credentials";
    /// Nobody here has a device.
    NoDevice = 403 "AccessDenied" "MultiFactorAuthentication failed with invalid MFA one time pass code. ";
    /// Text that is no ARN of a role.
    InvalidArn { arn: String } = 400 "ValidationError" "{arn} is invalid";
    /// Longer than the role allows.
    TooLong = 400 "ValidationError" "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.";
    /// Longer than a role allows that was assumed by another.
    TooLongForChain = 400 "ValidationError" "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.";
    /// An id that says nothing of its account.
    UnknownKey { id: String } = 400 "ValidationError" "The access key id {id} does not belong to an account.";
    /// A document that AWS would not take, with its sentence about it.
    MalformedPolicy { message: String } = 400 "MalformedPolicyDocument" "{message}";
}

impl From<terrarium_policy::Flaw> for Error {
    fn from(flaw: terrarium_policy::Flaw) -> Self {
        Self::MalformedPolicy {
            message: flaw.to_string(),
        }
    }
}
