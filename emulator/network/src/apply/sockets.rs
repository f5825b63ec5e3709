//! Sockets inside routers and on the edge: opened here, served elsewhere.

use std::io;
use std::net::{Ipv4Addr, TcpListener, UdpSocket};

use terrarium_model::Place;
use terrarium_model::ids::VpcId;

use super::Error;
use crate::config::{Config, METADATA, RESOLVER};
use crate::namespace::Namespace;

/// Which router.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RouterRef {
    /// The VPC's account and region.
    pub place: Place,
    /// The VPC.
    pub vpc: VpcId,
}

/// The sockets of a router, non-blocking. The source address of what arrives is a guest's private address: the router lets no
/// other through, so it names the interface.
#[derive(Debug)]
pub struct RouterSockets {
    /// 169.254.169.254, port 80.
    pub metadata: TcpListener,
    /// Port 53 of 169.254.169.253 and of the VPC's base plus two.
    pub dns_udp: Vec<UdpSocket>,
    /// The same over TCP.
    pub dns_tcp: Vec<TcpListener>,
    /// S3 as the VPC's gateway endpoints lead to it, port 80.
    pub s3_http: TcpListener,
    /// The same, port 443.
    pub s3_https: TcpListener,
}

/// The sockets on the edge, non-blocking. The source address of what arrives is a guest's public address, or the host's.
#[derive(Debug)]
pub struct EdgeSockets {
    /// S3, port 80.
    pub s3_http: TcpListener,
    /// S3, port 443.
    pub s3_https: TcpListener,
    /// EC2, STS and the other query services, port 80.
    pub api_http: TcpListener,
    /// The same, port 443.
    pub api_https: TcpListener,
}

/// Who serves the sockets.
pub trait Services: Send {
    /// The edge is there.
    fn edge_up(&mut self, sockets: EdgeSockets);

    /// A router is there. Called before any guest is connected to it.
    fn router_up(&mut self, router: &RouterRef, sockets: RouterSockets);

    /// A router goes. Its sockets should be closed soon: they keep the namespace alive, though nothing reaches it.
    fn router_down(&mut self, router: &RouterRef);
}

pub(super) fn open_router(
    namespace: &Namespace,
    resolver: Ipv4Addr,
    config: &Config,
) -> Result<RouterSockets, Error> {
    let s3 = config.s3_address();
    let open = || {
        Ok(RouterSockets {
            metadata: listen(METADATA, 80)?,
            dns_udp: vec![receive(RESOLVER, 53)?, receive(resolver, 53)?],
            dns_tcp: vec![listen(RESOLVER, 53)?, listen(resolver, 53)?],
            s3_http: listen(s3, 80)?,
            s3_https: listen(s3, 443)?,
        })
    };
    inside(namespace, open)
}

pub(super) fn open_edge(namespace: &Namespace, config: &Config) -> Result<EdgeSockets, Error> {
    let (s3, api) = (config.s3_address(), config.api_address());
    let open = || {
        Ok(EdgeSockets {
            s3_http: listen(s3, 80)?,
            s3_https: listen(s3, 443)?,
            api_http: listen(api, 80)?,
            api_https: listen(api, 443)?,
        })
    };
    inside(namespace, open)
}

fn inside<T: Send>(
    namespace: &Namespace,
    open: impl FnOnce() -> io::Result<T> + Send,
) -> Result<T, Error> {
    let what = || {
        format!(
            "open the services' sockets in {}",
            namespace.path().display()
        )
    };
    namespace
        .run(open)
        .and_then(|opened| opened)
        .map_err(Error::io(what()))
}

fn listen(address: Ipv4Addr, port: u16) -> io::Result<TcpListener> {
    let listener = TcpListener::bind((address, port))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

fn receive(address: Ipv4Addr, port: u16) -> io::Result<UdpSocket> {
    let socket = UdpSocket::bind((address, port))?;
    socket.set_nonblocking(true)?;
    Ok(socket)
}
