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
