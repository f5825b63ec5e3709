//! Successes and errors as the protocols write them.

use std::borrow::Cow;

use terrarium_wire::{FormError, ParameterError, Xml};

/// An error that goes to the client: made by the catalogue of a service and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiError {
    code: Cow<'static, str>,
    status: u16,
    message: String,
}

impl ApiError {
    /// An error with AWS's code, HTTP status and message.
    pub fn new(
        code: impl Into<Cow<'static, str>>,
        status: u16,
        message: impl Into<String>,
    ) -> Self {
        Self {
            code: code.into(),
            status,
            message: message.into(),
        }
    }

    /// AWS's code, such as `InvalidVpcID.NotFound`.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The text that a person reads.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// A fault of ours: the cause is logged, never sent.
    pub fn internal() -> Self {
        Self::new("InternalError", 500, "An internal error has occurred")
    }

    pub(crate) fn missing_action() -> Self {
        Self::new(
            "MissingAction",
            400,
            "The request is missing an action or a required parameter.",
        )
    }

    pub(crate) fn unsupported_operation(action: &str) -> Self {
        Self::new(
            "UnsupportedOperation",
            400,
            format!("The operation {action} is not supported by Terrarium."),
        )
    }

    /// A change that is stored but that packets do not obey yet: the cause is in the log.
    pub fn not_in_force() -> Self {
        let message =
            "The change is stored, but the network does not obey it yet. See Terrarium's log.";
        Self::new("InternalError", 500, message)
    }

    /// A change that the disk has no room for.
    pub fn no_room() -> Self {
        let message = "The service is unavailable: Terrarium's data directory has no room left.";
        Self::new("Unavailable", 503, message)
    }

    /// A signature for a region that there is not.
    pub fn invalid_region() -> Self {
        let message = "Credential should be scoped to a valid region.";
        Self::new("SignatureDoesNotMatch", 403, message)
    }

    /// A request to a service that Terrarium does not have.
    pub fn unsupported_service(name: &str) -> Self {
        Self::new(
            "UnsupportedOperation",
            400,
            format!("The service {name} is not supported by Terrarium."),
        )
    }

    /// A request with a larger body than any operation has.
    pub fn too_large(most_bytes: usize) -> Self {
        let message =
            format!("Your request exceeds the maximum allowed request size of {most_bytes} bytes.");
        Self::new("RequestEntityTooLarge", 413, message)
    }

    /// A body that is no form.
    pub fn not_a_form() -> Self {
        Self::from(FormError::NotUtf8)
    }

    /// A body that ended early or took too long.
    pub fn incomplete_body() -> Self {
        Self::new(
            "RequestTimeout",
            400,
            "The request's body was not received completely within the timeout period.",
        )
    }

    pub(crate) fn unsupported_parameter(name: &str) -> Self {
        Self::new(
            "UnsupportedOperation",
            400,
            format!("The parameter {name} is not supported by Terrarium."),
        )
    }

    pub(crate) fn dry_run() -> Self {
        Self::new(
            "DryRunOperation",
            412,
            "Request would have succeeded, but DryRun flag is set.",
        )
    }

    pub(crate) fn token_mismatch() -> Self {
        let message = "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).";
        Self::new("IdempotentParameterMismatch", 400, message)
    }
}

impl From<ParameterError> for ApiError {
    fn from(error: ParameterError) -> Self {
        Self::new(error.code(), 400, error.to_string())
    }
}

impl From<FormError> for ApiError {
    fn from(error: FormError) -> Self {
        let code = match error {
            FormError::TooDeep(_) => "UnknownParameter",
            FormError::NotUtf8 | FormError::TooMany => "MalformedQueryString",
            FormError::Duplicate(_) => "InvalidParameter",
            FormError::NotJson => "SerializationException",
        };
        Self::new(code, 400, error.to_string())
    }
}

/// What a service speaks: how it is asked and how it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// Forms; XML in this name space, errors as `Response/Errors/Error` and `RequestID`.
    Ec2(&'static str),
    /// Forms; XML in this name space, errors as `ErrorResponse/Error` and `RequestId`.
    Query(&'static str),
    /// JSON both ways; the operation stands in a header.
    Json {
        /// The code of errors about parameters.
        invalid: &'static str,
    },
}

impl Protocol {
    /// The type of its documents.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Ec2(_) | Self::Query(_) => "text/xml;charset=UTF-8",
            Self::Json { .. } => "application/x-amz-json-1.1",
        }
    }

    /// The error that a parameter makes which could not be read.
    pub(crate) fn refuse(self, error: ParameterError) -> ApiError {
        let code = match (self, &error) {
            (Self::Ec2(_), _) => error.code(),
            (Self::Query(_), ParameterError::Invalid { .. }) => "MalformedInput",
            (Self::Query(_), _) => "ValidationError",
            (Self::Json { .. }, ParameterError::Invalid { .. }) => "SerializationException",
            (Self::Json { invalid }, _) => invalid,
        };
        ApiError::new(code, 400, error.to_string())
    }

    /// The error of an operation that AWS does not have.
    pub(crate) fn invalid_action(self, action: &str) -> ApiError {
        match self {
            Self::Json { .. } => ApiError::new("UnknownOperationException", 400, ""),
            Self::Ec2(_) | Self::Query(_) => ApiError::new(
                "InvalidAction",
                400,
                format!("The action {action} is not valid for this web service."),
            ),
        }
    }

    /// The error as a document.
    pub fn document(self, error: &ApiError, request_id: &str) -> Vec<u8> {
        let mut xml = Xml::new();
        let code_and_message = |xml: &mut Xml| {
            xml.text("Code", error.code());
            xml.text("Message", error.message());
        };
        match self {
            Self::Ec2(_) => xml.element("Response", |xml| {
                xml.element("Errors", |xml| xml.element("Error", code_and_message));
                xml.text("RequestID", request_id);
            }),
            Self::Query(namespace) => xml.root("ErrorResponse", namespace, |xml| {
                xml.element("Error", |xml| {
                    let is_ours = error.status() >= 500;
                    xml.text("Type", if is_ours { "Receiver" } else { "Sender" });
                    code_and_message(xml);
                });
                xml.text("RequestId", request_id);
            }),
            Self::Json { .. } => return error_in_json(error),
        }
        xml.finish()
    }

    /// The success as a document; `result` holds the members of the response.
    pub(crate) fn success(
        self,
        operation: &str,
        wrapper: &str,
        request_id: &str,
        result: Vec<u8>,
    ) -> Vec<u8> {
        let mut xml = Xml::new();
        let name = format!("{operation}Response");
        match self {
            Self::Ec2(namespace) => xml.root(&name, namespace, |xml| {
                xml.text("requestId", request_id);
                xml.raw(&result);
            }),
            Self::Query(namespace) => xml.root(&name, namespace, |xml| {
                if !wrapper.is_empty() {
                    xml.element(wrapper, |xml| xml.raw(&result));
                }
                xml.element("ResponseMetadata", |xml| xml.text("RequestId", request_id));
            }),
            Self::Json { .. } => return result,
        }
        xml.finish()
    }
}

/// AWS leaves a message out that says nothing more than the code.
fn error_in_json(error: &ApiError) -> Vec<u8> {
    let mut document = serde_json::Map::new();
    document.insert("__type".to_owned(), error.code().into());
    if !error.message().is_empty() {
        document.insert("message".to_owned(), error.message().into());
    }
    serde_json::Value::Object(document).to_string().into_bytes()
}
