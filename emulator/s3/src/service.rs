//! The way of every request: address, operation, bucket, permission, then the operation itself; and what is said when one fails.

use std::io;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::Method;
use http::header::HOST;
use http::request::Parts;
use jiff::Timestamp;
use terrarium_policy::Policy;
use terrarium_signature::{Dialect, Failure, RequestHead, Verified};

use crate::access;
use crate::address::Address;
use crate::call::{Call, Query};
use crate::configurations::cors::CrossOrigin;
use crate::download::S3Body;
use crate::errors::{Code, Error, Result};
use crate::expectation::Expectation;
use crate::operations::{Operation, Target};
use crate::response::{self, Response};
use crate::store::{self, Bucket, Options, Store};

/// What the server knows of a request besides the request.
#[derive(Debug, Clone)]
pub struct RequestContext {
    /// Who asks, what was signed for and how the body is to be read.
    pub verified: Verified,
    /// Where the request came from.
    pub source_ip: IpAddr,
    /// The VPC endpoint that it came through.
    pub vpc_endpoint: Option<String>,
    /// The policy of that endpoint; without one it lets everything through.
    pub endpoint_policy: Option<Arc<Policy>>,
    /// The VPC that it came from.
    pub vpc: Option<String>,
    /// Unique; stands in the answer and in the log.
    pub request_id: String,
    /// Whether it came over TLS.
    pub is_secure: bool,
    /// When it arrived.
    pub now: Timestamp,
}

/// What an answer tells the log: stands among its extensions.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// The operation.
    pub action: Option<&'static str>,
    /// The error's code.
    pub error: Option<String>,
}

/// The service. Cheap to clone; all clones share one store.
#[derive(Clone)]
pub struct S3 {
    store: Arc<Store>,
}

/// The region of an endpoint that names none, asked without a signature.
const DEFAULT_REGION: &str = "us-east-1";

impl S3 {
    /// Opens or creates the store. Fails when the folder cannot be written or another process has it open.
    pub fn open(options: Options) -> io::Result<Self> {
        Ok(Self {
            store: Arc::new(Store::open(&options)?),
        })
    }

    /// Removes the buckets of an account, or of all, with all that is in them; an error is a line for the log.
    pub async fn reset(&self, account: Option<&str>) -> std::result::Result<(), String> {
        let account = account.map(str::to_owned);
        let emptied = self
            .store
            .write(move |change| store::reset(change, account.as_deref()));
        emptied.await.map_err(|error| error.message.into_owned())
    }

    /// Answers one request, whose URI and headers are as they were received. The body is not polled before the request is authorised.
    pub async fn handle<B>(
        &self,
        context: RequestContext,
        request: http::Request<B>,
    ) -> http::Response<S3Body>
    where
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let (parts, body) = request.into_parts();
        let expectation = Expectation::of(&parts.headers);
        let request_id = context.request_id.clone();
        let (method, path) = (parts.method.clone(), parts.uri.path().to_owned());
        let cross_origin = CrossOrigin::of(&parts.method, &parts.headers);
        let mut asked = None;
        let mut told = Told::default();
        let result = match self.prepare(context, parts, &mut told.action) {
            Ok((operation, mut call)) => {
                call.body = Mutex::new(Some(expectation.watch(body)));
                asked = cross_origin.zip(call.bucket.clone());
                let hides_keys = access::hides_keys(&call);
                operation.run(call).await.map_err(|error| {
                    match hides_keys && error.is_of_missing_key() {
                        true => Code::AccessDenied.into(),
                        false => error,
                    }
                })
            }
            Err(error) => Err(error),
        };
        told.error = result.as_ref().err().map(|error| error.code.to_string());
        let mut response =
            result.unwrap_or_else(|error| response::error(&error, &method, &path, &request_id));
        if let Some((cross_origin, bucket)) = asked.filter(|_| method != Method::OPTIONS)
            && let Err(error) = cross_origin.grant(&self.store, &bucket, response.headers_mut())
        {
            response = response::error(&error, &method, &path, &request_id);
        }
        response::identify(response.headers_mut(), &request_id);
        response.extensions_mut().insert(told);
        expectation.settle(response.headers_mut());
        response
    }

    /// The answer to a request whose signature did not hold.
    pub fn refuse(
        &self,
        failure: &Failure,
        request_id: &str,
        head: &RequestHead<'_>,
    ) -> http::Response<S3Body> {
        let error = Error::from(failure.answer(Dialect::S3));
        let mut response = response::error(&error, head.method, head.path, request_id);
        response::identify(response.headers_mut(), request_id);
        response.extensions_mut().insert(Told {
            action: None,
            error: Some(error.code.into_owned()),
        });
        Expectation::of(head.headers).settle(response.headers_mut());
        response
    }

    /// Everything that comes before the operation's own work; `action` learns its name as soon as it is known.
    fn prepare(
        &self,
        context: RequestContext,
        parts: Parts,
        action: &mut Option<&'static str>,
    ) -> Result<(&'static Operation, Call)> {
        let host = parts
            .headers
            .get(HOST)
            .and_then(|host| host.to_str().ok())
            .or(parts.uri.host())
            .unwrap_or("");
        let address = Address::of(host, parts.uri.path())?;
        let signed_region = context
            .verified
            .scope
            .as_ref()
            .map(|scope| scope.region.clone());
        let region = address
            .region
            .clone()
            .or(signed_region)
            .unwrap_or_else(|| DEFAULT_REGION.to_owned());
        let mut call = Call {
            store: Arc::clone(&self.store),
            context,
            method: parts.method,
            headers: parts.headers,
            query: Query::parse(parts.uri.query().unwrap_or("")),
            address,
            region,
            bucket: None,
            body: Mutex::default(),
        };
        let operation = Operation::select(&call)?;
        access::ensure_let_through(&call, operation)?;
        *action = Some(operation.name());
        if operation.target != Target::Service && operation.name() != "CreateBucket" {
            let bucket = find_bucket(&call)?;
            ensure_region(&call, &bucket)?;
            access::authorize(&call, operation, &bucket)?;
            call.bucket = Some(bucket);
        } else if call.context.verified.caller.is_anonymous() {
            return Err(Code::AccessDenied.into());
        }
        Ok((operation, call))
    }
}

fn find_bucket(call: &Call) -> Result<Bucket> {
    let name = &call.address.bucket;
    let found = call
        .store
        .read(|connection| Bucket::find(connection, name))?;
    found.ok_or_else(|| Code::NoSuchBucket.with("BucketName", name))
}

/// A bucket answers in its region only; which one it is stands in the error, as SDKs expect.
fn ensure_region(call: &Call, bucket: &Bucket) -> Result<()> {
    let told = |error: Error| Error {
        bucket_region: Some(bucket.region.clone()),
        ..error
    };
    if let Some(region) = call
        .address
        .region
        .as_ref()
        .filter(|region| **region != bucket.region)
    {
        tracing::debug!(%region, bucket = %bucket.name, "asked at the endpoint of another region");
        let endpoint = format!("{}.s3.{}.amazonaws.com", bucket.name, bucket.region);
        return Err(told(
            Code::PermanentRedirect
                .with("Endpoint", endpoint)
                .with("Bucket", &bucket.name),
        ));
    }
    let verified = &call.context.verified;
    let Some(given) = verified
        .scope
        .as_ref()
        .map(|scope| &scope.region)
        .filter(|region| **region != bucket.region)
    else {
        return Ok(());
    };
    let wrong = format!(
        "the region '{given}' is wrong; expecting '{}'",
        bucket.region
    );
    let error = match verified.presigned {
        true => Code::AuthorizationQueryParametersError.because(format!(
            "Error parsing the X-Amz-Credential parameter; {wrong}"
        )),
        false => Code::AuthorizationHeaderMalformed
            .because(format!("The authorization header is malformed; {wrong}")),
    };
    Err(told(error.with("Region", &bucket.region)))
}

impl Operation {
    async fn run(&'static self, call: Call) -> Result<Response> {
        match self.handler {
            Some(handler) => handler(call).await,
            None => Err(Code::NotImplemented
                .because(
                    "A header or query you provided implies functionality that is not implemented",
                )
                .with("Operation", self.name())),
        }
    }
}
