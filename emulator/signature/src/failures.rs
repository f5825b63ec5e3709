//! Every way in which a signature can be wrong, and what each service answers to it. S3 speaks in its own codes; IAM, STS and
//! the other query services share theirs; EC2 folds most of them into `AuthFailure`.

use jiff::Timestamp;

use crate::authorization::date_text;

/// Why a request was not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// No credentials where some are needed.
    Missing,
    /// Both an `Authorization` header (its value) and query parameters.
    TwoMechanisms(String),
    /// The first word of the `Authorization` header is another algorithm.
    UnsupportedAlgorithm(String),
    /// Components of the `Authorization` header are missing.
    Incomplete {
        /// Their names.
        missing: Vec<&'static str>,
        /// The whole header.
        header: String,
    },
    /// Neither `X-Amz-Date` nor `Date`, or unreadable.
    MissingDate,
    /// The credential in the header has not five elements.
    MalformedCredential(String),
    /// The credential does not end in `aws4_request`.
    WrongTerminator(String),
    /// Some of the query parameters are missing.
    QueryIncomplete,
    /// `X-Amz-Algorithm` names another algorithm.
    QueryAlgorithm,
    /// The credential in the query has not five elements.
    QueryCredential(String),
    /// `X-Amz-Date` is not in its form.
    QueryDate,
    /// `X-Amz-Expires` is no number.
    ExpiresNotANumber,
    /// `X-Amz-Expires` is negative.
    ExpiresNegative,
    /// `X-Amz-Expires` is more than a week.
    ExpiresTooLong,
    /// Signed for another service.
    WrongService {
        /// In the credential.
        given: String,
        /// The one that was asked.
        expected: String,
        /// Whether it stood in the query.
        is_query: bool,
    },
    /// The credential's day is not that of the request's date.
    WrongDay {
        /// In the credential.
        given: String,
        /// `YYYYMMDDTHHMMSSZ`.
        date: String,
        /// Whether it stood in the query.
        is_query: bool,
    },
    /// No such access key.
    UnknownKey(String),
    /// The session token is not the key's.
    InvalidToken(String),
    /// The temporary key has ended.
    ExpiredToken(String),
    /// The request's date is too far from now.
    Skewed {
        /// The request's date.
        requested: Timestamp,
        /// Now.
        now: Timestamp,
        /// The most that is allowed, in seconds.
        max_seconds: i64,
    },
    /// A presigned URL after its time.
    Expired {
        /// The lifetime that was signed.
        seconds: u32,
        /// When it ended.
        ended: Timestamp,
        /// Now.
        now: Timestamp,
    },
    /// A presigned URL of version 2 without one of its parameters.
    Version2Incomplete,
    /// A presigned URL of version 2 whose end is no number of seconds.
    Version2Expires(String),
    /// A presigned URL of version 2 after its time.
    Version2Expired {
        /// When it ended.
        ended: Timestamp,
        /// Now.
        now: Timestamp,
    },
    /// A presigned URL before its time.
    NotYetValid,
    /// `host` is not among the signed headers.
    HostNotSigned,
    /// Headers that have to be signed are not; names joined by commas.
    HeadersNotSigned(String),
    /// No `x-amz-content-sha256` in a signed S3 request.
    MissingPayloadHash,
    /// An `x-amz-content-sha256` that is none.
    MalformedPayloadHash(String),
    /// The signature is another.
    Mismatch {
        /// The key that was used.
        access_key_id: String,
        /// What was to be signed.
        string_to_sign: String,
        /// What came.
        signature: String,
        /// What it should have been made from.
        canonical_request: String,
    },
}

/// Whose codes to answer with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// EC2.
    Ec2,
    /// IAM, STS and the other query services.
    Query,
    /// S3.
    S3,
}

/// An error as a service words it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The error code.
    pub code: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// The message.
    pub message: String,
    /// Further elements of S3's error document, in order.
    pub members: Vec<(&'static str, String)>,
}

impl Answer {
    fn new(code: &'static str, status: u16, message: impl Into<String>) -> Self {
        Self {
            code,
            status,
            message: message.into(),
            members: Vec::new(),
        }
    }

    fn with(mut self, members: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        self.members.extend(members);
        self
    }
}

impl Failure {
    /// The error of this failure in a service's words.
    pub fn answer(&self, dialect: Dialect) -> Answer {
        match dialect {
            Dialect::Ec2 => self.ec2(),
            Dialect::Query => self.query(),
            Dialect::S3 => self.s3(),
        }
    }

    fn ec2(&self) -> Answer {
        match self {
            Self::Missing => Answer::new(
                "MissingAuthenticationToken",
                403,
                "Request is missing Authentication Token",
            ),
            Self::Skewed { .. }
            | Self::Expired { .. }
            | Self::NotYetValid
            | Self::ExpiredToken(_) => Answer::new("RequestExpired", 400, "Request has expired."),
            _ => match self.query() {
                incomplete if incomplete.code == "IncompleteSignature" => incomplete,
                _ => Answer::new(
                    "AuthFailure",
                    401,
                    "AWS was not able to validate the provided access credentials",
                ),
            },
        }
    }

    fn query(&self) -> Answer {
        let incomplete = |message: String| Answer::new("IncompleteSignature", 400, message);
        let mismatch = |message: String| Answer::new("SignatureDoesNotMatch", 403, message);
        match self {
            Self::Missing => {
                Answer::new("MissingAuthenticationToken", 403, "Request is missing Authentication Token")
            }
            Self::TwoMechanisms(header) => {
                incomplete(format!("Request contains both a query-string and a header signature. Authorization={header}"))
            }
            Self::UnsupportedAlgorithm(name) => incomplete(format!("Unsupported AWS 'algorithm': '{name}'.")),
            Self::QueryAlgorithm => incomplete("Unsupported AWS 'algorithm'.".into()),
            Self::Incomplete { missing, header } => {
                let parts: String =
                    missing.iter().map(|name| format!("Authorization header requires '{name}' parameter. ")).collect();
                incomplete(format!("{parts}Authorization={header}"))
            }
            Self::MissingDate | Self::QueryDate => incomplete(
                "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.".into(),
            ),
            Self::QueryIncomplete
            | Self::Version2Incomplete
            | Self::Version2Expires(_)
            | Self::Version2Expired { .. } => {
                incomplete("AWS query-string parameters must include 'X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders' and 'X-Amz-Date'.".into())
            }
            Self::MalformedCredential(text) | Self::QueryCredential(text) => incomplete(format!(
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{text}'"
            )),
            Self::WrongTerminator(text) => mismatch(format!(
                "Credential should be scoped with a valid terminator: 'aws4_request', not '{text}'."
            )),
            Self::ExpiresNotANumber | Self::ExpiresNegative | Self::ExpiresTooLong => {
                incomplete("X-Amz-Expires must be a number of seconds from 0 to 604800.".into())
            }
            Self::WrongService { expected, .. } => {
                mismatch(format!("Credential should be scoped to correct service: '{expected}'. "))
            }
            Self::WrongDay { given, date, .. } => mismatch(format!(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{given}' != '{}', from '{date}'.",
                &date[..8]
            )),
            Self::UnknownKey(_) | Self::InvalidToken(_) => {
                Answer::new("InvalidClientTokenId", 403, "The security token included in the request is invalid.")
            }
            Self::ExpiredToken(_) => {
                Answer::new("ExpiredToken", 403, "The security token included in the request is expired")
            }
            Self::Skewed { requested, now, max_seconds } => mismatch(skew_message(*requested, *now, *max_seconds)),
            Self::Expired { ended, now, .. } => {
                mismatch(format!("Signature expired: {} is now earlier than {}", date_text(*ended), date_text(*now)))
            }
            Self::NotYetValid => mismatch("Signature not yet current.".into()),
            Self::HostNotSigned => {
                mismatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.".into())
            }
            Self::HeadersNotSigned(names) => mismatch(format!("'{names}' must be a 'SignedHeader' in the AWS Authorization.")),
            Self::MissingPayloadHash | Self::MalformedPayloadHash(_) => {
                mismatch("The value of 'X-Amz-Content-Sha256' is not valid.".into())
            }
            Self::Mismatch { .. } => mismatch(
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details."
                    .into(),
            ),
        }
    }

    fn s3(&self) -> Answer {
        let malformed = |text: &str| {
            Answer::new(
                "AuthorizationHeaderMalformed",
                400,
                format!("The authorization header is malformed; {text}"),
            )
        };
        let query = |text: &str| Answer::new("AuthorizationQueryParametersError", 400, text);
        let denied = |text: &str| Answer::new("AccessDenied", 403, text);
        let scope_fault = |is_query: bool, text: &str| match is_query {
            true => query(&format!(
                "Error parsing the X-Amz-Credential parameter; {text}"
            )),
            false => malformed(text),
        };
        match self {
            Self::Missing => denied("Access Denied"),
            Self::TwoMechanisms(header) => Answer::new("InvalidArgument", 400, "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified")
                .with([("ArgumentName", "Authorization".to_owned()), ("ArgumentValue", header.clone())]),
            Self::UnsupportedAlgorithm(name) if name == "AWS" => Answer::new("InvalidRequest", 400, "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256."),
            Self::UnsupportedAlgorithm(name) => Answer::new("InvalidArgument", 400, "Unsupported Authorization Type")
                .with([("ArgumentName", "Authorization".to_owned()), ("ArgumentValue", name.clone())]),
            Self::Incomplete { .. } => malformed("the authorization header requires three components: Credential, SignedHeaders, and Signature."),
            Self::MissingDate => denied("AWS authentication requires a valid Date or x-amz-date header"),
            Self::MalformedCredential(_) => malformed("the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\"."),
            Self::WrongTerminator(text) => malformed(&format!("incorrect terminal \"{text}\". This endpoint uses \"aws4_request\".")),
            Self::QueryIncomplete => query("Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters."),
            Self::QueryAlgorithm => query("X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256\""),
            Self::QueryCredential(_) => query("Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\"."),
            Self::QueryDate => query("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\""),
            Self::ExpiresNotANumber => query("X-Amz-Expires should be a number"),
            Self::ExpiresNegative => query("X-Amz-Expires must be non-negative"),
            Self::ExpiresTooLong => query("X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds"),
            Self::WrongService { given, expected, is_query } => scope_fault(*is_query, &format!("incorrect service \"{given}\". This endpoint belongs to \"{expected}\".")),
            Self::WrongDay { given, date, is_query: true } => query(&format!("Invalid credential date \"{given}\". This date is not the same as X-Amz-Date: \"{}\".", &date[..8])),
            Self::WrongDay { given, is_query: false, .. } => malformed(&format!("Invalid credential date \"{given}\". This date is not the same as X-Amz-Date.")),
            Self::UnknownKey(key) => Answer::new("InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records.")
                .with([("AWSAccessKeyId", key.clone())]),
            Self::InvalidToken(token) => Answer::new("InvalidToken", 400, "The provided token is malformed or otherwise invalid.")
                .with([("Token-0", token.clone())]),
            Self::ExpiredToken(token) => Answer::new("ExpiredToken", 400, "The provided token has expired.")
                .with([("Token-0", token.clone())]),
            Self::Skewed { requested, now, max_seconds } => Answer::new("RequestTimeTooSkewed", 403, "The difference between the request time and the current time is too large.")
                .with([("RequestTime", date_text(*requested)), ("ServerTime", iso(*now)), ("MaxAllowedSkewMilliseconds", (max_seconds * 1000).to_string())]),
            Self::Expired { seconds, ended, now } => denied("Request has expired")
                .with([("X-Amz-Expires", seconds.to_string()), ("Expires", iso(*ended)), ("ServerTime", iso(*now))]),
            Self::Version2Incomplete => denied("Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters"),
            Self::Version2Expires(text) => denied(&format!("Invalid date (should be seconds since epoch): {text}")),
            Self::Version2Expired { ended, now } => {
                denied("Request has expired").with([("Expires", iso(*ended)), ("ServerTime", iso(*now))])
            }
            Self::NotYetValid => denied("Request is not valid yet"),
            Self::HostNotSigned => denied("There were headers present in the request which were not signed").with([("HeadersNotSigned", "host".to_owned())]),
            Self::HeadersNotSigned(names) => denied("There were headers present in the request which were not signed").with([("HeadersNotSigned", names.clone())]),
            Self::MissingPayloadHash => Answer::new("InvalidRequest", 400, "Missing required header for this request: x-amz-content-sha256"),
            Self::MalformedPayloadHash(value) => Answer::new("InvalidArgument", 400, "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER or a valid sha256 value.")
                .with([("ArgumentName", "x-amz-content-sha256".to_owned()), ("ArgumentValue", value.clone())]),
            Self::Mismatch { access_key_id, string_to_sign, signature, canonical_request } => Answer::new("SignatureDoesNotMatch", 403, "The request signature we calculated does not match the signature you provided. Check your key and signing method.")
                .with([
                    ("AWSAccessKeyId", access_key_id.clone()),
                    ("StringToSign", string_to_sign.clone()),
                    ("SignatureProvided", signature.clone()),
                    ("StringToSignBytes", spaced_hex(string_to_sign)),
                    ("CanonicalRequest", canonical_request.clone()),
                    ("CanonicalRequestBytes", spaced_hex(canonical_request)),
                ]),
        }
    }
}

fn skew_message(requested: Timestamp, now: Timestamp, max_seconds: i64) -> String {
    let minutes = max_seconds / 60;
    let span = jiff::SignedDuration::from_secs(max_seconds);
    let (at, now_text) = (date_text(requested), date_text(now));
    match requested < now {
        true => {
            let limit = date_text(now - span);
            format!(
                "Signature expired: {at} is now earlier than {limit} ({now_text} - {minutes} min.)"
            )
        }
        false => {
            let limit = date_text(now + span);
            format!(
                "Signature not yet current: {at} is still later than {limit} ({now_text} + {minutes} min.)"
            )
        }
    }
}

fn iso(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn spaced_hex(text: &str) -> String {
    text.bytes()
        .map(|byte| format!("{byte:02x}"))
        .collect::<Vec<_>>()
        .join(" ")
}
