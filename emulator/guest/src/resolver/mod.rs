//! The resolver of a VPC: questions come in over sockets that the caller opened in the VPC's router, answers go back.
//!
//! What a name means is decided in `answers`, whom to ask for foreign names in `upstream`.

mod answers;
mod upstream;

use std::sync::Arc;
use std::time::Duration;

use hickory_server::Server;
use hickory_server::net::runtime::Time;
use hickory_server::proto::op::{
    Edns, Header, HeaderCounts, LowerQuery, Metadata, OpCode, ResponseCode,
};
use hickory_server::proto::rr::{DNSClass, Record};
use hickory_server::server::{Request, RequestHandler, ResponseHandler, ResponseInfo};
use hickory_server::zone_handler::MessageResponseBuilder;
use terrarium_model::ids::VpcId;
use terrarium_model::{Place, World};
use tokio::net::{TcpListener, UdpSocket};
use tokio::sync::Semaphore;

pub use answers::{Answer, ServiceAddresses, answer};
pub use upstream::{Upstream, UpstreamError};

/// How long clients may keep what they were told, as on AWS.
const TTL_SECONDS: u32 = 60;
/// How long a TCP connection may be silent.
const TCP_IDLE: Duration = Duration::from_secs(10);
/// How many answers a TCP connection may leave unread.
const TCP_BACKLOG: usize = 32;
/// The largest UDP answer: one that no link has to cut into pieces.
const UDP_PAYLOAD_BYTES: u16 = 1232;
/// How many questions of one VPC may be waiting for the host's resolver.
const FORWARDED_AT_ONCE: usize = 256;

/// The sockets of one VPC's resolver, bound to port 53 of its addresses.
#[derive(Debug, Default)]
pub struct Sockets {
    /// For questions by UDP.
    pub udp: Vec<UdpSocket>,
    /// For questions by TCP.
    pub tcp: Vec<TcpListener>,
}

/// What one VPC's resolver needs to know.
pub struct Resolver {
    place: Place,
    vpc: VpcId,
    world: Box<dyn Fn() -> Arc<World> + Send + Sync>,
    addresses: ServiceAddresses,
    upstream: Upstream,
    forwarding: Semaphore,
}

impl Resolver {
    /// The resolver of a VPC. `world` gives the newest snapshot, and is called once a question.
    pub fn new(
        place: Place,
        vpc: VpcId,
        world: impl Fn() -> Arc<World> + Send + Sync + 'static,
        addresses: ServiceAddresses,
        upstream: Upstream,
    ) -> Self {
        Self {
            place,
            vpc,
            world: Box::new(world),
            addresses,
            upstream,
            forwarding: Semaphore::new(FORWARDED_AT_ONCE),
        }
    }

    /// Answers questions until the future is dropped, or until every socket has failed.
    pub async fn serve(self, sockets: Sockets) {
        let vpc = self.vpc;
        let mut server = Server::new(self);
        for socket in sockets.udp {
            server.register_socket(socket);
        }
        for listener in sockets.tcp {
            server.register_listener(listener, TCP_IDLE, TCP_BACKLOG);
        }
        if let Err(error) = server.block_until_done().await {
            tracing::warn!(%vpc, %error, "the resolver of a VPC stopped");
        }
    }

    /// What to send back; none for silence.
    async fn reply(&self, request: &Request) -> Option<Reply> {
        let [query] = request.queries.queries() else {
            return Some(Reply::code(ResponseCode::FormErr));
        };
        if request.metadata.op_code != OpCode::Query {
            return Some(Reply::code(ResponseCode::NotImp));
        }
        if query.query_class() != DNSClass::IN {
            return Some(Reply::code(ResponseCode::Refused));
        }
        // The name as it was asked: some clients compare the case of its letters.
        let name = query.original().name();
        let answer = answer(
            &(self.world)(),
            &self.place,
            self.vpc,
            self.addresses,
            &name.to_ascii(),
            query.query_type(),
        );
        match answer {
            Answer::Records(records) => Some(Reply {
                answers: records
                    .into_iter()
                    .map(|data| Record::from_rdata(name.clone(), TTL_SECONDS, data))
                    .collect(),
                ..Reply::code(ResponseCode::NoError)
            }),
            Answer::NoData => Some(Reply::code(ResponseCode::NoError)),
            Answer::NxDomain => Some(Reply::code(ResponseCode::NXDomain)),
            Answer::Silence => None,
            Answer::Forward => Some(self.forward(query).await),
        }
    }

    async fn forward(&self, query: &LowerQuery) -> Reply {
        // A guest that asks faster than the host's resolver answers is told so, rather than filling the memory.
        let Ok(_permit) = self.forwarding.try_acquire() else {
            return Reply::code(ResponseCode::ServFail);
        };
        self.upstream.ask(query.original()).await
    }
}

#[async_trait::async_trait]
impl RequestHandler for Resolver {
    async fn handle_request<R: ResponseHandler, T: Time>(
        &self,
        request: &Request,
        mut response_handle: R,
    ) -> ResponseInfo {
        let mut metadata = Metadata::response_from_request(&request.metadata);
        metadata.recursion_available = true;
        let unsent = |metadata| {
            ResponseInfo::from(Header {
                metadata,
                counts: HeaderCounts::default(),
            })
        };
        let Some(reply) = self.reply(request).await else {
            return unsent(metadata);
        };
        metadata.response_code = reply.code;
        let edns = request.edns.as_ref().map(response_edns);
        let mut builder = MessageResponseBuilder::from_message_request(request);
        if let Some(edns) = &edns {
            builder.edns(edns);
        }
        let response = builder.build(metadata, &reply.answers, [], &reply.soa, []);
        response_handle
            .send_response(response)
            .await
            .unwrap_or_else(|error| {
                tracing::debug!(%error, "a DNS answer could not be sent");
                unsent(metadata)
            })
    }
}

/// The options of an answer to a question that had some.
fn response_edns(asked: &Edns) -> Edns {
    let mut edns = Edns::new();
    edns.set_max_payload(asked.max_payload().clamp(512, UDP_PAYLOAD_BYTES));
    edns
}

/// An answer that is ready to be sent.
#[derive(Debug)]
struct Reply {
    code: ResponseCode,
    answers: Vec<Record>,
    /// The record that says how long a negative answer holds.
    soa: Option<Record>,
}

impl Reply {
    fn code(code: ResponseCode) -> Self {
        Self {
            code,
            answers: Vec::new(),
            soa: None,
        }
    }
}

#[cfg(test)]
mod tests;
