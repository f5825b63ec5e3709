//! A store of its own for each test, a client that signs, and a small server for clients that need sockets.
#![allow(dead_code, clippy::unwrap_used)]

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request};
use http_body_util::{BodyExt, Full};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use terrarium_policy::Policy;
use terrarium_s3::{Options, RequestContext, S3, S3Body};
use terrarium_signature::{Credentials, Mode, Principal, RequestHead, Signer, Verifier};

/// The account of the key `test`; `other` is another's.
pub(crate) const ACCOUNT: &str = "111122223333";

/// A service with keys and a clock.
#[derive(Clone)]
pub(crate) struct Service {
    pub(crate) s3: S3,
    verifier: Arc<Verifier>,
    requests: Arc<AtomicU64>,
    endpoint_policy: Option<Arc<Policy>>,
}

/// An answer read to its end.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The text of the first element of a name.
    pub(crate) fn element(&self, name: &str) -> String {
        let text = self.text();
        let after = text
            .split_once(&format!("<{name}>"))
            .map_or("", |(_, rest)| rest);
        after
            .split_once("</")
            .map_or("", |(value, _)| value)
            .replace("&quot;", "\"")
    }

    /// The texts of all elements of a name, in order.
    pub(crate) fn elements(&self, name: &str) -> Vec<String> {
        let text = self.text();
        let start = format!("<{name}>");
        let parts = text.split(&start).skip(1);
        parts
            .map(|part| part.split_once("</").unwrap().0.replace("&quot;", "\""))
            .collect()
    }
}

impl Service {
    pub(crate) fn open(options: Options) -> Self {
        let lookup = |key: &str| {
            let account = match key {
                "test" => ACCOUNT,
                "other" => "444455556666",
                _ => return None,
            };
            Some(Credentials {
                secret: "test".into(),
                principal: Arc::new(Principal::root(account)),
                session_token: None,
                expires: None,
            })
        };
        let verifier = Arc::new(Verifier::new(Mode::Strict, Arc::new(lookup)));
        Self {
            s3: S3::open(options).unwrap(),
            verifier,
            requests: Arc::default(),
            endpoint_policy: None,
        }
    }

    /// The same service, asked through an endpoint with a policy.
    pub(crate) fn through(&self, policy: Policy) -> Self {
        Self {
            endpoint_policy: Some(Arc::new(policy)),
            ..self.clone()
        }
    }

    pub(crate) fn in_memory() -> Self {
        Self::open(Options::default())
    }

    pub(crate) fn at(folder: &Path) -> Self {
        Self::open(Options {
            data_dir: Some(folder.to_owned()),
            ..Options::default()
        })
    }

    /// Answers as the server will: signature first, then the service.
    pub(crate) async fn answer<B>(&self, request: Request<B>) -> http::Response<S3Body>
    where
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let (parts, body) = request.into_parts();
        let now = Timestamp::now();
        let request_id = format!("{:016X}", self.requests.fetch_add(1, Ordering::Relaxed));
        let verified = {
            let head = RequestHead::of(&parts);
            let verified = self
                .verifier
                .begin(&head, "s3", now)
                .and_then(|pending| pending.finish(None));
            match verified {
                Ok(verified) => verified,
                Err(failure) => return self.s3.refuse(&failure, &request_id, &head),
            }
        };
        let context = RequestContext {
            verified,
            source_ip: IpAddr::V4(Ipv4Addr::LOCALHOST),
            vpc_endpoint: None,
            endpoint_policy: self.endpoint_policy.clone(),
            vpc: None,
            request_id,
            is_secure: false,
            now,
        };
        self.s3
            .handle(context, Request::from_parts(parts, body))
            .await
    }

    /// Signs with the key `test` and sends. `uri` is path and query, encoded; `headers` are `name: value` lines.
    pub(crate) async fn send(
        &self,
        method: &str,
        uri: &str,
        headers: &[(&str, &str)],
        body: impl Into<Bytes>,
    ) -> Answer {
        self.send_as("test", method, uri, headers, body).await
    }

    pub(crate) async fn send_as(
        &self,
        key: &str,
        method: &str,
        uri: &str,
        headers: &[(&str, &str)],
        body: impl Into<Bytes>,
    ) -> Answer {
        let body = body.into();
        let hash = hex::encode(Sha256::digest(&body));
        let request = signed(key, method, uri, headers, &hash, Some(body.len()));
        read(self.answer(request.map(|()| Full::new(body))).await).await
    }

    pub(crate) async fn get(&self, uri: &str) -> Answer {
        self.send("GET", uri, &[], "").await
    }

    pub(crate) async fn put(&self, uri: &str, body: impl Into<Bytes>) -> Answer {
        self.send("PUT", uri, &[], body).await
    }

    /// Serves HTTP on a free port of this host until the returned guard is dropped.
    pub(crate) async fn listen(&self) -> SocketAddr {
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .unwrap();
        let address = listener.local_addr().unwrap();
        let service = self.clone();
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                stream.set_nodelay(true).unwrap();
                let service = service.clone();
                tokio::spawn(async move {
                    let handler = hyper::service::service_fn(move |request| {
                        let service = service.clone();
                        async move { Ok::<_, Infallible>(service.answer(request).await) }
                    });
                    let stream = hyper_util::rt::TokioIo::new(stream);
                    let _ = hyper::server::conn::http1::Builder::new()
                        .serve_connection(stream, handler)
                        .await;
                });
            }
        });
        address
    }
}

pub(crate) fn signer(key: &str) -> Signer {
    Signer {
        access_key_id: key.into(),
        secret: "test".into(),
        region: "us-east-1".into(),
        service: "s3".into(),
    }
}

/// A signed request without its body.
pub(crate) fn signed(
    key: &str,
    method: &str,
    uri: &str,
    headers: &[(&str, &str)],
    payload_hash: &str,
    length: Option<usize>,
) -> Request<()> {
    let method: Method = method.parse().unwrap();
    let mut map = HeaderMap::new();
    map.insert("host", HeaderValue::from_static("localhost:4566"));
    for (name, value) in headers {
        map.append(
            name.parse::<HeaderName>().unwrap(),
            HeaderValue::from_str(value).unwrap(),
        );
    }
    if let Some(length) = length {
        map.insert("content-length", length.into());
    }
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    let mut signer = signer(key);
    if let Some(region) = map.remove("test-region") {
        signer.region = region.to_str().unwrap().to_owned();
    }
    signer.sign(
        &method,
        path,
        query,
        &mut map,
        payload_hash,
        Timestamp::now(),
    );
    let mut request = Request::builder().method(method).uri(uri).body(()).unwrap();
    *request.headers_mut() = map;
    request
}

pub(crate) async fn read(response: http::Response<S3Body>) -> Answer {
    let (parts, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes().to_vec();
    Answer {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body,
    }
}
