//! The catalogue of EC2's errors: code, HTTP status and message side by side. No other file has error codes.
//!
//! Codes are those of <https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html>; messages are AWS's own,
//! as its answers show them.

use std::fmt::Display;

use ipnet::Ipv4Net;
use terrarium_model::{IdKind, ResourceId};
use terrarium_query::ApiError;

macro_rules! catalogue {
    ($($(#[$doc:meta])* $name:ident $({ $($field:ident: $kind:ty),* $(,)? })? = $status:literal $code:literal $message:literal;)*) => {
        /// An error that EC2 answers.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Error {
            /// An id that names nothing.
            NotFound {
                /// The id's kind.
                kind: &'static IdKind,
                /// The id, or the name that stands for one.
                id: String,
            },
            $($(#[$doc])* $name $({ $(#[allow(missing_docs)] $field: $kind),* })?,)*
        }

        impl From<Error> for ApiError {
            fn from(error: Error) -> Self {
                match error {
                    Error::NotFound { kind, id } => Self::new(kind.not_found, 400, kind.not_found_message.replace("{}", &id)),
                    $(Error::$name $({ $($field),* })? => Self::new($code, $status, format!($message)),)*
                }
            }
        }
    };
}

catalogue! {
    /// A resource is still used by another.
    DependencyViolation { kind: &'static str, id: String } = 400 "DependencyViolation" "The {kind} '{id}' has dependencies and cannot be deleted.";
    /// A value that a parameter cannot have, with AWS's sentence about it.
    InvalidParameterValue { message: String } = 400 "InvalidParameterValue" "{message}";
    /// Parameters that cannot be given together.
    InvalidParameterCombination { message: String } = 400 "InvalidParameterCombination" "{message}";
    /// A parameter that this request needs.
    MissingParameter { message: String } = 400 "MissingParameter" "{message}";
    /// A filter that the operation does not have.
    InvalidFilter { name: String } = 400 "InvalidParameterValue" "The filter '{name}' is invalid";
    /// More filter values than allowed.
    FilterLimitExceeded = 400 "FilterLimitExceeded" "The maximum number of filter values specified on a single call is 200";
    /// A page token that we did not make.
    InvalidNextToken = 400 "InvalidNextToken" "The token provided in the request is not valid.";
    /// A page size out of range.
    InvalidMaxResults { value: i32, bound: &'static str } = 400 "InvalidParameterValue" "Value ( {value} ) for parameter maxResults is invalid. Expecting a value {bound}.";

    /// Text that is no CIDR block.
    InvalidCidr { value: String, parameter: &'static str } = 400 "InvalidParameterValue" "Value ({value}) for parameter {parameter} is invalid. This is not a valid CIDR block.";
    /// A VPC larger than /16 or smaller than /28.
    InvalidVpcRange { cidr: Ipv4Net } = 400 "InvalidVpc.Range" "The CIDR '{cidr}' is invalid.";
    /// Too many tags on one resource.
    TagLimitExceeded = 400 "TagLimitExceeded" "The maximum number of Tags for a resource has been reached.";
    /// Nothing with that id can be tagged.
    InvalidId { id: String } = 400 "InvalidID" "The ID '{id}' is not valid";

    // Key pairs, images, instances, interfaces and volumes.

    /// A key pair of that name is there.
    KeyPairDuplicate = 400 "InvalidKeyPair.Duplicate" "The keypair already exists";
    /// Text that is no public key.
    InvalidKeyFormat = 400 "InvalidKey.Format" "Key is not in valid OpenSSH public key format";
    /// An image name with other characters, or of another length, than allowed.
    InvalidImageName = 400 "InvalidAMIName.Malformed" "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')', '.', '-', '/' and '_'";
    /// An image of that name is there.
    DuplicateImageName { name: String, id: String } = 400 "InvalidAMIName.Duplicate" "AMI name {name} is already in use by AMI {id}";
    /// An image that another account owns.
    NotOwnImage { id: String } = 400 "AuthFailure" "Not authorized for image:{id}";
    /// User data that is not base64.
    InvalidUserData = 400 "InvalidUserData.Malformed" "Invalid BASE64 encoding of user data.";
    /// Instance types that AWS does not have, or this catalogue.
    UnknownInstanceTypes { names: String } = 400 "InvalidInstanceType" "The following supplied instance types do not exist: [{names}]";
    /// Several ids that name nothing.
    InstancesNotFound { ids: String } = 400 "InvalidInstanceID.NotFound" "The instance IDs '{ids}' do not exist";
    /// Not in this state of the instance.
    IncorrectInstanceState { message: String } = 400 "IncorrectInstanceState" "{message}";
    /// Protected from it.
    OperationNotPermitted { message: String } = 400 "OperationNotPermitted" "{message}";
    /// Not for this kind of resource, with AWS's sentence about it.
    UnsupportedOperation { message: String } = 400 "UnsupportedOperation" "{message}";
    /// Block devices that cannot be.
    InvalidBlockDevices { message: String } = 400 "InvalidBlockDeviceMapping" "{message}";
    /// A group and a subnet in different VPCs.
    DifferentNetworks { group: String, subnet: String } = 400 "InvalidParameter" "Security group {group} and subnet {subnet} belong to different networks.";
    /// More groups on an interface than allowed.
    TooManyGroups = 400 "SecurityGroupsPerInterfaceLimitExceeded" "You have exceeded the maximum number of security groups allowed per network interface.";
    /// An interface that is attached already.
    InterfaceInUse { id: String } = 400 "InvalidNetworkInterface.InUse" "Interface: [{id}] in use.";
    /// The pool of public addresses is empty.
    NoPublicAddress = 400 "InsufficientAddressCapacity" "Not enough addresses available.";
}

impl Error {
    /// The error of an id that names nothing.
    pub fn not_found<I: ResourceId>(id: I) -> Self {
        Self::NotFound {
            kind: I::KIND,
            id: id.to_string(),
        }
    }

    /// The error of a resource that others still use.
    pub fn in_use(kind: &'static str, id: impl Display) -> Self {
        Self::DependencyViolation {
            kind,
            id: id.to_string(),
        }
    }

    /// An `InvalidParameterValue` with that sentence.
    pub fn invalid_value(message: impl Into<String>) -> Self {
        Self::InvalidParameterValue {
            message: message.into(),
        }
    }

    /// An `InvalidParameterCombination` with that sentence.
    pub fn invalid_combination(message: impl Into<String>) -> Self {
        Self::InvalidParameterCombination {
            message: message.into(),
        }
    }
}
