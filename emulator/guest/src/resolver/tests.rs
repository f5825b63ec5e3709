//! Questions and answers over real sockets on loopback, with another resolver standing for the host's.

#![allow(clippy::unwrap_used)]

use std::net::{Ipv4Addr, SocketAddr};

use hickory_server::proto::op::{Message, MessageType, Query};
use hickory_server::proto::rr::rdata::{A, TXT};
use hickory_server::proto::rr::{Name, RData, RecordType};
use terrarium_model::resources::Vpc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use super::*;
use crate::example::{Example, PRIVATE, vpc_id};

/// What the stand-in for the host's resolver says of `www.example.org`.
const FOREIGN: Ipv4Addr = Ipv4Addr::new(93, 184, 215, 14);

/// A resolver that serves for as long as this value lives.
struct Running {
    address: SocketAddr,
    tasks: JoinSet<()>,
}

async fn sockets() -> (SocketAddr, Sockets) {
    // TCP first: a port that is free for it may be taken for UDP, and then another is tried.
    loop {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        if let Ok(socket) = UdpSocket::bind(address).await {
            let sockets = Sockets {
                udp: vec![socket],
                tcp: vec![listener],
            };
            return (address, sockets);
        }
    }
}

async fn start(example: Example, upstream: Upstream) -> Running {
    let (address, sockets) = sockets().await;
    let world = Arc::new(example.world);
    let addresses = ServiceAddresses {
        s3: Ipv4Addr::new(198, 19, 0, 1),
        api: Ipv4Addr::new(198, 19, 0, 2),
    };
    let world = move || Arc::clone(&world);
    let resolver = Resolver::new(example.place, vpc_id(), world, addresses, upstream);
    let mut tasks = JoinSet::new();
    tasks.spawn(resolver.serve(sockets));
    Running { address, tasks }
}

/// A server that knows `www.example.org` and a name with a long text, and nothing else.
async fn host_resolver() -> Running {
    let (address, mut sockets) = sockets().await;
    let (socket, listener) = (sockets.udp.remove(0), sockets.tcp.remove(0));
    let mut tasks = JoinSet::new();
    tasks.spawn(async move {
        let mut buffer = [0; 4096];
        while let Ok((length, client)) = socket.recv_from(&mut buffer).await {
            let mut response = host_answer(&buffer[..length]);
            if response
                .answers
                .iter()
                .any(|record| record.record_type() == RecordType::TXT)
            {
                response.answers.clear();
                response.metadata.truncation = true;
            }
            socket
                .send_to(&response.to_vec().unwrap(), client)
                .await
                .unwrap();
        }
    });
    tasks.spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let question = read_framed(&mut stream).await;
            let response = host_answer(&question).to_vec().unwrap();
            write_framed(&mut stream, &response).await;
        }
    });
    Running { address, tasks }
}

fn host_answer(question: &[u8]) -> Message {
    let question = Message::from_vec(question).unwrap();
    let query = question.queries[0].clone();
    let mut response = Message::response(question.metadata.id, OpCode::Query);
    response.metadata.recursion_available = true;
    response.add_query(query.clone());
    let data = match (
        query.name().to_ascii().to_ascii_lowercase().as_str(),
        query.query_type(),
    ) {
        ("www.example.org.", RecordType::A) => Some(RData::A(A(FOREIGN))),
        ("long.example.org.", RecordType::TXT) => {
            Some(RData::TXT(TXT::new(vec!["x".repeat(250); 10])))
        }
        _ => None,
    };
    match data {
        Some(data) => {
            response.add_answer(Record::from_rdata(query.name().clone(), 300, data));
        }
        None => response.metadata.response_code = ResponseCode::NXDomain,
    }
    response
}

async fn read_framed(stream: &mut TcpStream) -> Vec<u8> {
    let length = stream.read_u16().await.unwrap();
    let mut message = vec![0; usize::from(length)];
    stream.read_exact(&mut message).await.unwrap();
    message
}

async fn write_framed(stream: &mut TcpStream, message: &[u8]) {
    let length = u16::try_from(message.len()).unwrap();
    stream.write_u16(length).await.unwrap();
    stream.write_all(message).await.unwrap();
}

fn question(name: &str, record_type: RecordType, payload_bytes: Option<u16>) -> Vec<u8> {
    let mut message = Message::new(4711, MessageType::Query, OpCode::Query);
    message.metadata.recursion_desired = true;
    message.add_query(Query::query(Name::from_ascii(name).unwrap(), record_type));
    if let Some(payload_bytes) = payload_bytes {
        let mut edns = Edns::new();
        edns.set_max_payload(payload_bytes);
        message.edns = Some(edns);
    }
    message.to_vec().unwrap()
}

impl Running {
    async fn udp(&self, question: &[u8]) -> Message {
        let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        socket.send_to(question, self.address).await.unwrap();
        let mut buffer = [0; 4096];
        let (length, _) = socket.recv_from(&mut buffer).await.unwrap();
        Message::from_vec(&buffer[..length]).unwrap()
    }

    async fn tcp(&self, question: &[u8]) -> Message {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        write_framed(&mut stream, question).await;
        Message::from_vec(&read_framed(&mut stream).await).unwrap()
    }
}

fn addresses(message: &Message) -> Vec<Ipv4Addr> {
    let data = message.answers.iter().map(|record| &record.data);
    data.filter_map(|data| match data {
        RData::A(A(address)) => Some(*address),
        _ => None,
    })
    .collect()
}

#[tokio::test]
async fn an_instances_name_is_answered_over_udp_and_tcp() {
    let running = start(Example::in_region("us-east-1"), Upstream::none()).await;
    let question = question("IP-10-0-1-10.ec2.internal.", RecordType::A, Some(4096));
    for response in [running.udp(&question).await, running.tcp(&question).await] {
        assert_eq!(response.metadata.id, 4711);
        assert_eq!(response.metadata.response_code, ResponseCode::NoError);
        assert!(response.metadata.recursion_available);
        assert_eq!(addresses(&response), [PRIVATE]);
        let name = response.answers[0].name.to_ascii();
        assert_eq!(name, "IP-10-0-1-10.ec2.internal.");
        assert_eq!(response.answers[0].ttl, TTL_SECONDS);
        assert!(response.edns.is_some());
    }
}

#[tokio::test]
async fn names_without_records_and_unknown_names_are_told_apart() {
    let running = start(Example::in_region("us-east-1"), Upstream::none()).await;
    for (name, code) in [
        ("s3.us-east-1.amazonaws.com.", ResponseCode::NoError),
        ("nobody.ec2.internal.", ResponseCode::NXDomain),
    ] {
        let response = running.udp(&question(name, RecordType::AAAA, None)).await;
        assert_eq!(response.metadata.response_code, code, "{name}");
        assert!(response.answers.is_empty());
        assert!(response.edns.is_none());
    }
}

#[tokio::test]
async fn foreign_names_are_asked_of_the_hosts_resolver() {
    let host = host_resolver().await;
    let upstream = Upstream::at(host.address).unwrap();
    let running = start(Example::in_region("us-east-1"), upstream).await;
    let response = running
        .udp(&question("www.example.org.", RecordType::A, None))
        .await;
    assert_eq!(addresses(&response), [FOREIGN]);
    let response = running
        .udp(&question("none.example.org.", RecordType::A, None))
        .await;
    assert_eq!(response.metadata.response_code, ResponseCode::NXDomain);
}

#[tokio::test]
async fn an_answer_too_long_for_udp_says_so_and_is_whole_over_tcp() {
    let host = host_resolver().await;
    let upstream = Upstream::at(host.address).unwrap();
    let running = start(Example::in_region("us-east-1"), upstream).await;
    let question = question("long.example.org.", RecordType::TXT, None);
    let response = running.udp(&question).await;
    assert!(response.metadata.truncation);
    assert!(response.answers.is_empty());
    let response = running.tcp(&question).await;
    assert!(!response.metadata.truncation);
    assert_eq!(response.answers.len(), 1);
}

#[tokio::test]
async fn without_a_resolver_on_the_host_foreign_names_fail_at_once() {
    let running = start(Example::in_region("us-east-1"), Upstream::none()).await;
    let response = running
        .udp(&question("www.example.org.", RecordType::A, None))
        .await;
    assert_eq!(response.metadata.response_code, ResponseCode::ServFail);
}

// Time is made to pass whenever there is nothing to do, so that nobody has to wait for it.
#[tokio::test(start_paused = true)]
async fn a_resolver_on_the_host_that_is_gone_is_a_failure_and_not_a_wait() {
    let (address, sockets) = sockets().await;
    drop(sockets);
    let upstream = Upstream::at(address).unwrap();
    let running = start(Example::in_region("us-east-1"), upstream).await;
    let response = running
        .udp(&question("www.example.org.", RecordType::A, None))
        .await;
    assert_eq!(response.metadata.response_code, ResponseCode::ServFail);
}

#[tokio::test]
async fn a_vpc_without_dns_support_gets_no_answer_and_the_next_question_is_served() {
    let (address, sockets) = sockets().await;
    let mut example = Example::in_region("us-east-1");
    let with_support = Arc::new(example.world.clone());
    example.change::<Vpc>(&vpc_id(), |vpc| vpc.enable_dns_support = false);
    let without_support = Arc::new(example.world);
    let asked = std::sync::atomic::AtomicUsize::new(0);
    let world = move || match asked.fetch_add(1, std::sync::atomic::Ordering::SeqCst) {
        0 => Arc::clone(&without_support),
        _ => Arc::clone(&with_support),
    };
    let addresses_of_services = ServiceAddresses {
        s3: Ipv4Addr::new(198, 19, 0, 1),
        api: Ipv4Addr::new(198, 19, 0, 2),
    };
    let resolver = Resolver::new(
        example.place,
        vpc_id(),
        world,
        addresses_of_services,
        Upstream::none(),
    );
    let mut tasks = JoinSet::new();
    tasks.spawn(resolver.serve(sockets));
    let running = Running { address, tasks };
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let mut silent = question("s3.us-east-1.amazonaws.com.", RecordType::A, None);
    silent[1] ^= 1;
    // Both questions come from one socket, so the first answer to arrive tells which of them was answered.
    socket.send_to(&silent, running.address).await.unwrap();
    let heard = question("s3.us-east-1.amazonaws.com.", RecordType::A, None);
    socket.send_to(&heard, running.address).await.unwrap();
    let mut buffer = [0; 512];
    let (length, _) = socket.recv_from(&mut buffer).await.unwrap();
    let response = Message::from_vec(&buffer[..length]).unwrap();
    assert_eq!(addresses(&response), [Ipv4Addr::new(198, 19, 0, 1)]);
    assert_eq!(running.tasks.len(), 1);
}

#[tokio::test]
async fn dropping_a_resolver_frees_its_sockets() {
    let running = start(Example::in_region("us-east-1"), Upstream::none()).await;
    let Running { address, mut tasks } = running;
    tasks.shutdown().await;
    // The tasks of the sockets end soon after the one that started them; yielding lets them.
    while UdpSocket::bind(address).await.is_err() {
        tokio::task::yield_now().await;
    }
}
