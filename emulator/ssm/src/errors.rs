//! The catalogue of Systems Manager's errors: code, HTTP status and message side by side. AWS leaves some messages empty.

use terrarium_query::pages::BadToken;

terrarium_query::catalogue! {
    /// There is no such parameter.
    ParameterNotFound = 400 "ParameterNotFound" "";
    /// The parameter has no such version.
    VersionNotFound { version: String, name: String } = 400 "ParameterVersionNotFound" "Systems Manager could not find version {version} of {name}. Verify the version and try again.";
    /// The parameter has no version of that label.
    LabelNotFound { label: String, name: String } = 400 "ParameterVersionNotFound" "Systems Manager could not find label {label} of {name}. Verify the label and try again.";
    /// The name is taken.
    AlreadyExists = 400 "ParameterAlreadyExists" "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.";
    /// The quota of an account.
    LimitExceeded = 400 "ParameterLimitExceeded" "You have exceeded the number of parameters for this AWS account. Delete one or more parameters and try again.";
    /// The oldest version has a label, so it cannot make room for a new one.
    MaxVersions { name: String, version: i64, label: String } = 400 "ParameterMaxVersionLimitExceeded" "You attempted to create a new version of {name} by calling the PutParameter API with the overwrite flag. Version {version}, the oldest version, can't be deleted because it has a label associated with it. Move the label to another version of the parameter, and try again. Label: {label}";
    /// More levels than a name may have.
    TooDeep = 400 "HierarchyLevelLimitExceededException" "The hierarchy can have a maximum of 15 levels.";
    /// A type stays.
    TypeMismatch = 400 "HierarchyTypeMismatchException" "Parameter Store does not support changing a parameter type in a hierarchy. For example, you can't change a parameter from a String type to a SecureString type. You must create a new, unique parameter.";
    /// A pattern that is no regular expression.
    InvalidAllowedPattern { pattern: String } = 400 "InvalidAllowedPatternException" "The allowed pattern {pattern} is not a valid regular expression.";
    /// The value is not as the pattern says.
    PatternMismatch { pattern: String } = 400 "ParameterPatternMismatchException" "Parameter value, cannot be validated against allowedPattern: {pattern}";
    /// More labels than a version may have.
    TooManyLabels = 400 "ParameterVersionLabelLimitExceeded" "A parameter version can have maximum 10 labels.Move one or more labels to another version and try again.";
    /// A name that AWS keeps for itself.
    ReservedName { name: String } = 400 "AccessDeniedException" "No access to reserved parameter name: {name}.";
    /// A value that cannot be, with AWS's sentence about it.
    Invalid { message: String } = 400 "ValidationException" "{message}";
    /// A filter that there is not, with AWS's sentence about it.
    InvalidFilterKey { message: String } = 400 "InvalidFilterKey" "{message}";
    /// A filter does not compare so.
    InvalidFilterOption { option: String, valid: &'static str } = 400 "InvalidFilterOption" "The following filter option is not valid: {option}. Valid options include: [{valid}].";
    /// A filter cannot have that value, with AWS's sentence about it.
    InvalidFilterValue { message: String } = 400 "InvalidFilterValue" "{message}";
    /// A page token that we did not make.
    InvalidNextToken = 400 "InvalidNextToken" "The specified token is not valid.";
    /// A policy of another kind.
    InvalidPolicyType { kind: String } = 400 "InvalidPolicyTypeException" "Invalid policy type: {kind}. Parameter Store supports the following policy types: Expiration, ExpirationNotification, and NoChangeNotification.";
    /// A policy without what it needs, with a sentence about it.
    InvalidPolicyAttribute { message: String } = 400 "InvalidPolicyAttributeException" "{message}";
    /// Two policies that exclude each other.
    IncompatiblePolicy = 400 "IncompatiblePolicyException" "There is a conflict in the policies specified for this parameter. You can't, for example, specify two Expiration policies for a parameter.";
    /// More policies than a parameter may have.
    TooManyPolicies = 400 "PoliciesLimitExceededException" "You specified more than the maximum number of allowed policies for the parameter. The maximum is 10.";
    /// Tags of another kind of resource.
    InvalidResourceType = 400 "InvalidResourceType" "";
    /// There is no such resource to tag.
    InvalidResourceId = 400 "InvalidResourceId" "";
    /// The quota of tags.
    TooManyTags = 400 "TooManyTagsError" "";
}

impl Error {
    pub(crate) fn invalid(message: impl Into<String>) -> Self {
        Self::Invalid {
            message: message.into(),
        }
    }
}

impl From<BadToken> for Error {
    fn from(_: BadToken) -> Self {
        Self::InvalidNextToken
    }
}
