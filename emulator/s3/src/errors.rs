//! The catalogue of S3's errors: code, status and message side by side. No code is written as a string anywhere else.

use std::borrow::Cow;

use http::StatusCode;

use crate::store::Marker;

/// One row an error: name, status, message.
macro_rules! catalogue {
    ($($name:ident $status:literal $message:literal)*) => {
        /// An error code of S3.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Code { $(#[doc = $message] $name),* }

        impl Code {
            /// As it stands in the answer.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }
            pub(crate) fn status(self) -> u16 {
                match self { $(Self::$name => $status),* }
            }
            pub(crate) fn message(self) -> &'static str {
                match self { $(Self::$name => $message),* }
            }
        }
    };
}

catalogue! {
    AccessControlListNotSupported 400 "The bucket does not allow ACLs"
    AccessDenied 403 "Access Denied"
    AccessForbidden 403 "CORSResponse: CORS is not enabled for this bucket."
    AuthorizationHeaderMalformed 400 "The authorization header that you provided is not valid."
    AuthorizationQueryParametersError 400 "The authorization query parameters that you provided are not valid."
    BadDigest 400 "The Content-MD5 you specified did not match what we received."
    BadRequest 400 "Bad Request"
    BucketAlreadyExists 409 "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again."
    BucketAlreadyOwnedByYou 409 "Your previous request to create the named bucket succeeded and you already own it."
    BucketNotEmpty 409 "The bucket you tried to delete is not empty"
    CrossLocationLoggingProhibited 403 "Cross S3 location logging not allowed. "
    EntityTooLarge 400 "Your proposed upload exceeds the maximum allowed size"
    EntityTooSmall 400 "Your proposed upload is smaller than the minimum allowed size"
    IllegalLocationConstraintException 400 "The unspecified location constraint is incompatible for the region specific endpoint this request was sent to."
    IllegalVersioningConfigurationException 400 "The Versioning element must be specified"
    IncompleteBody 400 "The request body terminated unexpectedly"
    InternalError 500 "We encountered an internal error. Please try again."
    InvalidArgument 400 "Invalid Argument"
    InvalidBucketAclWithBlockPublicAccessError 400 "Bucket cannot have public ACLs set with BlockPublicAccess enabled"
    InvalidBucketAclWithObjectOwnership 400 "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting"
    InvalidBucketName 400 "The specified bucket is not valid."
    InvalidBucketState 409 "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed."
    InvalidChunkSizeError 403 "Only the last chunk is allowed to have a size less than 8192 bytes"
    InvalidConfigurationId 400 "The specified configuration id is invalid."
    InvalidDigest 400 "The Content-MD5 you specified was invalid."
    InvalidLocationConstraint 400 "The specified location-constraint is not valid"
    InvalidPart 400 "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag."
    InvalidPartNumber 416 "The requested partnumber is not satisfiable"
    InvalidPartOrder 400 "The list of parts was not in ascending order. Parts must be ordered by part number."
    InvalidRange 416 "The requested range is not satisfiable"
    InvalidRequest 400 "Invalid Request"
    InvalidRetentionPeriod 400 "Default retention period must be a positive integer value."
    InvalidStorageClass 400 "The storage class you specified is not valid"
    InvalidTargetBucketForLogging 400 "The target bucket for logging does not exist"
    InvalidTag 400 "The tag provided was not a valid tag."
    InvalidURI 400 "Couldn't parse the specified URI."
    KeyTooLongError 400 "Your key is too long"
    MalformedACLError 400 "The XML you provided was not well-formed or did not validate against our published schema"
    MalformedPolicy 400 "Policies must be valid JSON and the first byte must be '{'"
    MalformedTrailerError 400 "The request contained trailing data that was not well-formed or did not conform to our published schema."
    MalformedXML 400 "The XML you provided was not well-formed or did not validate against our published schema"
    MetadataTooLarge 400 "Your metadata headers exceed the maximum allowed metadata size"
    MethodNotAllowed 405 "The specified method is not allowed against this resource."
    MissingContentLength 411 "You must provide the Content-Length HTTP header."
    MissingRequestBodyError 400 "Request Body is empty"
    MissingSecurityHeader 400 "Your request was missing a required header"
    NoSuchBucket 404 "The specified bucket does not exist"
    NoSuchBucketPolicy 404 "The bucket policy does not exist"
    NoSuchCORSConfiguration 404 "The CORS configuration does not exist"
    NoSuchConfiguration 404 "The specified configuration does not exist."
    NoSuchKey 404 "The specified key does not exist."
    NoSuchLifecycleConfiguration 404 "The lifecycle configuration does not exist"
    NoSuchObjectLockConfiguration 404 "The specified object does not have a ObjectLock configuration"
    NoSuchPublicAccessBlockConfiguration 404 "The public access block configuration was not found"
    NoSuchTagSet 404 "The TagSet does not exist"
    NoSuchUpload 404 "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed."
    NoSuchVersion 404 "The specified version does not exist."
    NoSuchWebsiteConfiguration 404 "The specified bucket does not have a website configuration"
    NotImplemented 501 "A header you provided implies functionality that is not implemented"
    ObjectLockConfigurationNotFoundError 404 "Object Lock configuration does not exist for this bucket"
    OwnershipControlsNotFoundError 404 "The bucket ownership controls were not found"
    PermanentRedirect 301 "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint."
    PolicyTooLarge 400 "Policy exceeds the maximum allowed document size."
    PreconditionFailed 412 "At least one of the pre-conditions you specified did not hold"
    ReplicationConfigurationNotFoundError 404 "The replication configuration was not found"
    RequestTimeout 400 "Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed."
    ServiceUnavailable 503 "There is no space left to store this; nothing was changed."
    SignatureDoesNotMatch 403 "The request signature we calculated does not match the signature you provided. Check your key and signing method."
    TooManyBuckets 400 "You have attempted to create more buckets than allowed"
    TooManyConfigurations 400 "You are attempting to create a new configuration but have already reached the 1,000-configuration limit."
    UnexpectedContent 400 "This request does not support content"
    UnresolvableGrantByEmailAddress 400 "The e-mail address you provided does not match any account on record."
    XAmzContentSHA256Mismatch 400 "The provided 'x-amz-content-sha256' header does not match what was computed."
}

/// An answer that is an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Error {
    /// The code as it stands in the answer.
    pub(crate) code: Cow<'static, str>,
    pub(crate) status: StatusCode,
    pub(crate) message: Cow<'static, str>,
    /// Further elements of the error document, in order.
    pub(crate) members: Vec<(&'static str, String)>,
    /// The region of the bucket, told in a header where S3 tells it.
    pub(crate) bucket_region: Option<String>,
    /// The version that the request met, where that is a delete marker.
    pub(crate) marker: Option<Box<Marker>>,
}

/// What an operation comes to.
pub(crate) type Result<T, E = Error> = std::result::Result<T, E>;

impl From<Code> for Error {
    fn from(code: Code) -> Self {
        Self {
            code: Cow::Borrowed(code.name()),
            status: StatusCode::from_u16(code.status())
                .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            message: Cow::Borrowed(code.message()),
            members: Vec::new(),
            bucket_region: None,
            marker: None,
        }
    }
}

impl From<terrarium_signature::Answer> for Error {
    fn from(answer: terrarium_signature::Answer) -> Self {
        Self {
            code: Cow::Borrowed(answer.code),
            status: StatusCode::from_u16(answer.status).unwrap_or(StatusCode::FORBIDDEN),
            message: Cow::Owned(answer.message),
            members: answer.members,
            bucket_region: None,
            marker: None,
        }
    }
}

impl Code {
    /// The error with another message than the usual one.
    pub(crate) fn because(self, message: impl Into<Cow<'static, str>>) -> Error {
        Error {
            message: message.into(),
            ..self.into()
        }
    }

    /// The error with one more element.
    pub(crate) fn with(self, name: &'static str, value: impl Into<String>) -> Error {
        Error::from(self).with(name, value)
    }
}

impl Error {
    /// Adds an element to the error document.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.members.push((name, value.into()));
        self
    }

    /// `InvalidArgument` naming the argument.
    pub(crate) fn argument(message: impl Into<Cow<'static, str>>, name: &str, value: &str) -> Self {
        Code::InvalidArgument
            .because(message)
            .with("ArgumentName", name)
            .with("ArgumentValue", value)
    }

    /// Whether it tells that a key, or a version of one, is not there.
    pub(crate) fn is_of_missing_key(&self) -> bool {
        [Code::NoSuchKey, Code::NoSuchVersion]
            .iter()
            .any(|code| code.name() == self.code)
    }

    /// `NotImplemented` for a header.
    pub(crate) fn header_not_implemented(name: &str) -> Self {
        Code::NotImplemented.with("Header", name)
    }

    /// Something of ours went wrong: the cause goes to the log, the caller learns no more than AWS tells.
    pub(crate) fn internal(cause: impl std::fmt::Display) -> Self {
        tracing::error!(%cause, "internal error of S3");
        Code::InternalError.into()
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
                tracing::error!(%error, "no space left for the bodies of objects");
                Code::ServiceUnavailable.into()
            }
            _ => Self::internal(error),
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => {
                tracing::error!(%error, "no space left for the database of S3");
                Code::ServiceUnavailable.into()
            }
            _ => Self::internal(error),
        }
    }
}
