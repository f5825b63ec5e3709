//! The server: connections in, answers out. What a request meets, in order, is the list in [`pipeline`].

mod admin;
mod connections;
mod effect;
mod greeting;
mod listen;
mod origin;
mod pipeline;
mod query;
mod reset;
mod route;
mod s3;
mod unsupported;
mod watched;
mod why;

use std::sync::Arc;

use rustls::ServerConfig;
use terrarium_compute::Compute;
use terrarium_network::Config;
use terrarium_query::Service;
use terrarium_s3::S3;
use terrarium_signature::Verifier;
use terrarium_state::Store;
use tokio::sync::{mpsc, watch};

use crate::keys::Keys;
use crate::reconcile::instances::Forget;
use crate::reconcile::network::InForce;

pub(crate) use connections::{Activity, Connections};
pub(crate) use listen::{Gate, bind, http1_builder};
pub(crate) use origin::Via;
pub(crate) use watched::Watched;

/// The query services, in the order in which they are listed to users.
pub(crate) const SERVICES: &[&Service] = &[
    &terrarium_ec2::SERVICE,
    &terrarium_iam::SERVICE,
    &terrarium_ssm::SERVICE,
    &terrarium_sts::SERVICE,
];

/// What requests are answered from.
pub(crate) struct Server {
    pub(crate) store: Arc<Store>,
    pub(crate) s3: S3,
    pub(crate) compute: Compute,
    pub(crate) verifier: Verifier,
    pub(crate) keys: Arc<Keys>,
    pub(crate) network: Config,
    /// Has the guests of forgotten instances removed.
    pub(crate) forget: mpsc::Sender<Forget>,
    /// What of the state the network obeys; none when there is no network.
    pub(crate) in_force: Option<watch::Receiver<InForce>>,
    /// All that are open, of every listening socket.
    pub(crate) connections: Arc<Connections>,
    /// For connections that begin with a TLS handshake.
    pub(crate) tls: Arc<ServerConfig>,
    /// The certificate of the lab CA.
    pub(crate) authority_pem: String,
}
