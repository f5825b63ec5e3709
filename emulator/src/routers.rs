//! Serves the sockets inside the network: metadata and names in each VPC's router, AWS's own services there and on the edge.

use std::collections::HashMap;
use std::net::{IpAddr, TcpListener as StdListener};
use std::sync::Arc;

use http::{Request, Response};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use jiff::Timestamp;
use terrarium_guest::metadata::{self, HopLimit, Tokens, View};
use terrarium_guest::resolver::{Resolver, ServiceAddresses, Sockets, Upstream};
use terrarium_network::{EdgeSockets, RouterRef, RouterSockets, Services};
use tokio::net::{TcpListener, TcpStream, UdpSocket};
use tokio::runtime::Handle;
use tokio_util::sync::CancellationToken;

use crate::server::{Activity, Gate, Server, Via, Watched, http1_builder};

/// The usual IP time to live of what the metadata service sends.
const USUAL_HOPS: u32 = 64;

/// What runs behind the network's sockets.
pub(crate) struct Routers {
    pub(crate) server: Arc<Server>,
    pub(crate) runtime: Handle,
    pub(crate) stop: CancellationToken,
    pub(crate) tokens: Arc<Tokens>,
    pub(crate) upstream: Upstream,
    pub(crate) live: HashMap<RouterRef, CancellationToken>,
}

impl Services for Routers {
    fn edge_up(&mut self, sockets: EdgeSockets) {
        let stop = self.stop.child_token();
        for (listener, gate) in [
            (sockets.s3_http, Gate::Plain),
            (sockets.s3_https, Gate::Tls),
            (sockets.api_http, Gate::Plain),
            (sockets.api_https, Gate::Tls),
        ] {
            self.serve_apis(listener, gate, Via::Edge, &stop);
        }
    }

    fn router_up(&mut self, router: &RouterRef, sockets: RouterSockets) {
        let stop = self.stop.child_token();
        for (listener, gate) in [
            (sockets.s3_http, Gate::Plain),
            (sockets.s3_https, Gate::Tls),
        ] {
            self.serve_apis(listener, gate, Via::Endpoint(router.clone()), &stop);
        }
        if let Some(listener) = self.adopt(sockets.metadata) {
            self.spawn(serve_metadata(
                self.server.clone(),
                router.clone(),
                self.tokens.clone(),
                listener,
                stop.clone(),
            ));
        }
        let tcp = sockets
            .dns_tcp
            .into_iter()
            .filter_map(|listener| self.adopt(listener))
            .collect();
        let udp = {
            let _inside = self.runtime.enter();
            sockets
                .dns_udp
                .into_iter()
                .filter_map(|socket| logged(UdpSocket::from_std(socket)))
                .collect()
        };
        let resolver = self.resolver(router);
        let until = stop.clone();
        let serving = async move {
            tokio::select! {
                () = until.cancelled() => {}
                () = resolver.serve(Sockets { udp, tcp }) => {}
            }
        };
        self.spawn(serving);
        self.live.insert(router.clone(), stop);
    }

    fn router_down(&mut self, router: &RouterRef) {
        if let Some(stop) = self.live.remove(router) {
            stop.cancel();
        }
    }
}

impl Routers {
    fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        self.server.connections.spawn(task, &self.runtime);
    }

    fn serve_apis(&self, listener: StdListener, gate: Gate, via: Via, stop: &CancellationToken) {
        if let Some(listener) = self.adopt(listener) {
            let accepting = self
                .server
                .clone()
                .accept(listener, gate, via, stop.clone());
            self.spawn(accepting);
        }
    }

    /// Hands a socket to the runtime.
    fn adopt(&self, listener: StdListener) -> Option<TcpListener> {
        let _inside = self.runtime.enter();
        logged(TcpListener::from_std(listener))
    }

    fn resolver(&self, router: &RouterRef) -> Resolver {
        let store = self.server.store.clone();
        let network = &self.server.network;
        let addresses = ServiceAddresses {
            s3: network.s3_address(),
            api: network.api_address(),
        };
        Resolver::new(
            router.place.clone(),
            router.vpc,
            move || store.snapshot(),
            addresses,
            self.upstream.clone(),
        )
    }
}

fn logged<T>(result: std::io::Result<T>) -> Option<T> {
    result
        .inspect_err(|error| tracing::error!(%error, "a socket of a router could not be used"))
        .ok()
}

async fn serve_metadata(
    server: Arc<Server>,
    router: RouterRef,
    tokens: Arc<Tokens>,
    listener: TcpListener,
    stop: CancellationToken,
) {
    while let Some((stream, peer, place)) = server.connections.next(&listener, &stop).await {
        let (server, router, tokens, stop) =
            (server.clone(), router.clone(), tokens.clone(), stop.clone());
        tokio::spawn(async move {
            let activity = place.activity.clone();
            tokio::select! {
                () = stop.cancelled() => {}
                () = place.activity.leave.cancelled() => {}
                () = speak_metadata(server, router, tokens, stream, activity, peer.ip()) => {}
            }
        });
    }
}

async fn speak_metadata(
    server: Arc<Server>,
    router: RouterRef,
    tokens: Arc<Tokens>,
    stream: TcpStream,
    activity: Arc<Activity>,
    peer: IpAddr,
) {
    // A second handle on the same socket, since the first one goes to hyper: hops are limited answer by answer.
    let Ok((stream, socket)) = split(stream) else {
        return;
    };
    let service = service_fn(|request: Request<Incoming>| {
        let response = answer_metadata(&server, &router, &tokens, &request, peer);
        let hops = response
            .extensions()
            .get::<HopLimit>()
            .map_or(USUAL_HOPS, |limit| u32::from(limit.0));
        let _ = socket.set_ttl(hops);
        async move { Ok::<_, std::convert::Infallible>(response.map(Full::new)) }
    });
    let _ = http1_builder()
        .serve_connection(TokioIo::new(Watched::new(stream, activity)), service)
        .await;
}

fn split(stream: TcpStream) -> std::io::Result<(TcpStream, std::net::TcpStream)> {
    stream.set_nodelay(true)?;
    let stream = stream.into_std()?;
    let socket = stream.try_clone()?;
    Ok((TcpStream::from_std(stream)?, socket))
}

fn answer_metadata(
    server: &Server,
    router: &RouterRef,
    tokens: &Tokens,
    request: &Request<Incoming>,
    peer: IpAddr,
) -> metadata::Response {
    let world = server.store.snapshot();
    let view = match peer {
        IpAddr::V4(source) => View::of(&world, &router.place, router.vpc, source),
        IpAddr::V6(_) => None,
    };
    let Some(view) = view else {
        let mut response = Response::new(bytes::Bytes::new());
        *response.status_mut() = http::StatusCode::NOT_FOUND;
        return response;
    };
    let path = request.uri().path();
    let asked = metadata::Request {
        method: request.method(),
        path,
        headers: request.headers(),
        now: Timestamp::now(),
    };
    let response = metadata::respond(&view, tokens, &asked);
    tracing::debug!(instance = %view.instance.id, path, status = response.status().as_u16(), "metadata");
    response
}
