//! The catalogue of IAM's errors: code, HTTP status and message side by side, the messages as AWS's answers show them.

terrarium_query::catalogue! {
    /// There is no such role, user, group or profile.
    NotFound { kind: &'static str, name: String } = 404 "NoSuchEntity" "The {kind} with name {name} cannot be found.";
    /// There is no such instance profile.
    NoSuchInstanceProfile { name: String } = 404 "NoSuchEntity" "Instance Profile {name} cannot be found.";
    /// There is no inline policy of that name.
    NoSuchInlinePolicy { kind: &'static str, name: String } = 404 "NoSuchEntity" "The {kind} policy with name {name} cannot be found.";
    /// There is no such managed policy, or it is not attached.
    NoSuchPolicy { arn: String } = 404 "NoSuchEntity" "Policy {arn} was not found.";
    /// There is no such managed policy to attach.
    NotAttachable { arn: String } = 404 "NoSuchEntity" "Policy {arn} does not exist or is not attachable.";
    /// The managed policy has no such version.
    NoSuchVersion { arn: String, version: String } = 404 "NoSuchEntity" "Policy {arn} version {version} does not exist or is not attachable.";
    /// There is no such access key.
    NoSuchAccessKey { id: String } = 404 "NoSuchEntity" "The Access Key with id {id} cannot be found.";
    /// No user here has a password.
    NoLoginProfile { user: String } = 404 "NoSuchEntity" "Login Profile for User {user} cannot be found.";
    /// The user, group or role has no permissions boundary.
    NoBoundary { kind: &'static str, name: String } = 404 "NoSuchEntity" "The {kind} with name {name} does not have a permissions boundary.";
    /// The profile has another role, or none.
    RoleNotInProfile { role: String, profile: String } = 404 "NoSuchEntity" "Role {role} in Instance Profile {profile} cannot be found.";
    /// The user is not in the group.
    NotInGroup { user: String, group: String } = 404 "NoSuchEntity" "The user with name {user} is not in the group with name {group}.";
    /// There is no such alias.
    NoSuchAlias { alias: String } = 404 "NoSuchEntity" "The account alias {alias} cannot be found.";
    /// Nothing was deleted under that id.
    NoSuchDeletionTask { id: String } = 404 "NoSuchEntity" "Deletion task {id} cannot be found.";
    /// The account has no rules for passwords.
    NoPasswordPolicy { account: String } = 404 "NoSuchEntity" "The Password Policy with domain name {account} cannot be found.";

    /// The name is taken.
    Exists { kind: &'static str, name: String } = 409 "EntityAlreadyExists" "{kind} with name {name} already exists.";
    /// The name is taken by an instance profile.
    ProfileExists { name: String } = 409 "EntityAlreadyExists" "Instance Profile {name} already exists.";
    /// The name is taken by a managed policy.
    PolicyExists { name: String } = 409 "EntityAlreadyExists" "A policy called {name} already exists. Duplicate names are not allowed.";
    /// Another account has the alias, or this one has it already.
    AliasExists { alias: String } = 409 "EntityAlreadyExists" "The account alias {alias} already exists.";

    /// Something still belongs to what is to be deleted.
    MustFirst { what: &'static str } = 409 "DeleteConflict" "Cannot delete entity, must {what} first.";
    /// Identities still have the policy.
    PolicyAttached = 409 "DeleteConflict" "Cannot delete a policy attached to entities.";
    /// Only the default version goes with the policy.
    PolicyHasVersions = 409 "DeleteConflict" "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.";
    /// The version in force stays.
    DefaultVersion = 409 "DeleteConflict" "Cannot delete the default version of a policy.";

    /// A quota.
    LimitExceeded { quota: &'static str, most: usize } = 409 "LimitExceeded" "Cannot exceed quota for {quota}: {most}";
    /// The quota of inline policies.
    PolicySize { most: usize, kind: &'static str, name: String } = 409 "LimitExceeded" "Maximum policy size of {most} bytes exceeded for {kind} {name}";
    /// The quota of a policy's versions.
    TooManyVersions = 409 "LimitExceeded" "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.";
    /// The quota of tags.
    TooManyTags = 409 "LimitExceeded" "The number of tags has reached the maximum limit.";

    /// A document that AWS would not take, with its sentence about it.
    MalformedPolicy { message: String } = 400 "MalformedPolicyDocument" "{message}";
    /// Text that is no ARN of a policy.
    InvalidArn { arn: String } = 400 "InvalidInput" "ARN {arn} is not valid.";
    /// Two tags whose keys differ in case at most.
    DuplicateTags = 400 "InvalidInput" "Duplicate tag keys found. Please note that Tag keys are case insensitive.";
    /// A key that is AWS's own.
    ReservedTag = 400 "InvalidInput" "Tag keys beginning with aws: are reserved for AWS.";
    /// A service for which there is a role of its own already.
    ServiceRoleExists { name: String } = 400 "InvalidInput" "Service role name {name} has been taken in this account, please try a different suffix.";
    /// A page token that we did not make.
    InvalidMarker = 400 "ValidationError" "Invalid Marker.";
    /// The caller is no user, so the request has to name one.
    MustNameUser = 400 "ValidationError" "Must specify userName when calling with non-User credentials";
    /// Its service alone may change it.
    Protected { role: String } = 400 "UnmodifiableEntity" "Cannot perform the operation on the protected role '{role}' - this role is only modifiable by AWS";
    /// A managed policy of AWS's whose document is not known here.
    UnknownDocument { arn: String } = 400 "UnsupportedOperation" "Terrarium knows that {arn} exists, but not what it says.";
    /// A policy that AWS owns.
    NotOwned { arn: String } = 403 "AccessDenied" "The policy {arn} is AWS's own and cannot be changed.";
}

impl From<terrarium_policy::Flaw> for Error {
    fn from(flaw: terrarium_policy::Flaw) -> Self {
        Self::MalformedPolicy {
            message: flaw.to_string(),
        }
    }
}
