//! Many clients that are silent, slow or broken, at a low limit on open files: they cost others nothing.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use terrarium_tests::{PATIENCE, Terrarium};

/// Far below what a system allows, and room for 25 connections.
const OPEN_FILES: &str = "256";
/// More connections than may be open, though each costs this test a file too.
const MANY: usize = 300;
/// What any request here takes at most, with the machine busy.
const SOON: Duration = Duration::from_secs(5);

fn connect(terrarium: &Terrarium) -> TcpStream {
    let stream = TcpStream::connect(terrarium.address()).expect("it listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a time-out");
    stream
}

fn connect_with(terrarium: &Terrarium, said: &str) -> TcpStream {
    let mut stream = connect(terrarium);
    // Who comes late may find that its place went to another before it could speak.
    let _ = stream.write_all(said.as_bytes());
    stream
}

/// Requests that need open files as well are answered, and soon.
fn ensure_served(terrarium: &Terrarium, name: &str) {
    let began = Instant::now();
    let body = vec![b'x'; 300_000];
    terrarium.ec2("DescribeVpcs").ok();
    terrarium.s3("PUT", &format!("/{name}"), b"").ok();
    terrarium.s3("PUT", &format!("/{name}/key"), &body).ok();
    let read = terrarium.s3("GET", &format!("/{name}/key"), b"").ok();
    assert_eq!(read.len(), body.len());
    assert!(began.elapsed() < SOON, "it took {:?}", began.elapsed());
}

#[test]
fn clients_that_say_nothing_or_half_of_it_cost_others_nothing() {
    let directory = tempfile::tempdir().expect("a directory");
    let data = directory.path().display().to_string();
    let arguments = ["--compute", "simulated", "--data", &data];
    let limited = ["prlimit", &format!("--nofile={OPEN_FILES}")];
    let terrarium =
        Terrarium::start_under(&limited, &arguments).unwrap_or_else(|said| panic!("{said}"));
    ensure_served(&terrarium, "alone");

    let silent: Vec<_> = (0..MANY).map(|_| connect(&terrarium)).collect();
    ensure_served(&terrarium, "beside-the-silent");
    drop(silent);

    let half = "POST / HTTP/1.1\r\nhost:";
    let slow: Vec<_> = (0..MANY).map(|_| connect_with(&terrarium, half)).collect();
    ensure_served(&terrarium, "beside-the-slow");
    drop(slow);

    // Kept alive after an answer, as SDKs do.
    let whole = format!(
        "GET /_terrarium/health HTTP/1.1\r\nhost: {}\r\n\r\n",
        terrarium.address()
    );
    let mut kept: Vec<_> = (0..MANY)
        .map(|_| connect_with(&terrarium, &whole))
        .collect();
    ensure_served(&terrarium, "beside-the-idle");
    let mut answer = [0; 12];
    let last = kept.last_mut().expect("many");
    last.read_exact(&mut answer).expect("it was answered");
    assert_eq!(&answer, b"HTTP/1.1 200");
}

#[test]
fn a_request_under_way_keeps_its_place() {
    let limited = ["prlimit", &format!("--nofile={OPEN_FILES}")];
    let arguments = ["--compute", "simulated"];
    let terrarium =
        Terrarium::start_under(&limited, &arguments).unwrap_or_else(|said| panic!("{said}"));
    let request = terrarium.signed_form("ec2", "Action=DescribeVpcs&Version=2016-11-15");
    let mut head = "POST / HTTP/1.1\r\nexpect: 100-continue\r\nconnection: close\r\n".to_owned();
    for (name, value) in request.headers() {
        head += &format!("{name}: {}\r\n", value.to_str().expect("text"));
    }
    head += &format!("content-length: {}\r\n\r\n", request.body().len());
    let mut under_way = connect_with(&terrarium, &head);
    // The server asks for the rest: the request is under way before the others come.
    let mut answer = [0; 25];
    under_way
        .read_exact(&mut answer)
        .expect("it is asked to go on");
    assert_eq!(&answer, b"HTTP/1.1 100 Continue\r\n\r\n");
    let silent: Vec<_> = (0..MANY).map(|_| connect(&terrarium)).collect();
    ensure_served(&terrarium, "beside-both");
    under_way
        .write_all(request.body())
        .expect("it is still there");
    let mut answer = String::new();
    under_way.read_to_string(&mut answer).expect("text");
    assert!(answer.contains("DescribeVpcsResponse"), "{answer}");
    drop(silent);
}
