//! kill -9 at any moment: what was acknowledged is there and whole, what was not is there whole or not at all.
#![allow(clippy::unwrap_used)]

mod support;

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use support::Service;

/// Names the folder in the environment of the child.
const FOLDER: &str = "TERRARIUM_CRASH_TEST_FOLDER";
const ROUNDS: u64 = 20;

/// The body of the n-th write: its size and bytes follow from n, so that a whole one can be told from a torn one.
fn body(n: u64) -> Vec<u8> {
    let size = [10, 20_000, 300_000][(n % 3) as usize];
    (0..size).map(|at| (at as u64 * 31 + n) as u8).collect()
}

/// Not a test of its own: the process that writes until it is killed, and says what was acknowledged.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "runs as the child of the crash test"]
async fn writes_until_killed() {
    let Ok(folder) = std::env::var(FOLDER) else {
        return;
    };
    let service = Service::at(Path::new(&folder));
    service.put("/bucket", "").await;
    let first: u64 = std::env::var("TERRARIUM_CRASH_TEST_FIRST")
        .unwrap()
        .parse()
        .unwrap();
    let writers = (0..3).map(|writer| {
        let service = service.clone();
        tokio::spawn(async move {
            for n in (first + writer..).step_by(3) {
                let key = n % 17 * 3 + writer;
                let answer = match n % 5 {
                    4 => {
                        service
                            .send("DELETE", &format!("/bucket/{key}"), &[], "")
                            .await
                    }
                    _ => service.put(&format!("/bucket/{key}"), body(n)).await,
                };
                assert!(answer.status < 300);
                // One write, so that a line is there whole or not at all.
                std::io::stdout()
                    .write_all(format!("ack {key} {n}\n").as_bytes())
                    .unwrap();
            }
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
}

/// Runs the child, kills it after it has acknowledged so many writes, and answers the last write of each key.
fn run_and_kill(folder: &Path, first: u64, lines: u64) -> HashMap<u64, u64> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["writes_until_killed", "--exact", "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .env("TERRARIUM_CRASH_TEST_FIRST", first.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut acknowledged = HashMap::new();
    let mut seen = 0;
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        let line = line.unwrap();
        let Some((_, ack)) = line.split_once("ack ") else {
            continue;
        };
        let (key, n) = ack.split_once(' ').unwrap();
        acknowledged.insert(key.parse().unwrap(), n.parse().unwrap());
        seen += 1;
        if seen == lines {
            // The pipe is read on to its end: what was said before the kill counts.
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    acknowledged
}

#[tokio::test]
async fn kill_dash_nine_loses_nothing_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let mut expected: HashMap<u64, u64> = HashMap::new();
    for round in 0..ROUNDS {
        let first = round * 1_000_000 - round * 1_000_000 % 3;
        expected.extend(run_and_kill(folder.path(), first, 20 + round * 7));
        let service = Service::at(folder.path());
        for (key, n) in &mut expected {
            let answer = service.get(&format!("/bucket/{key}")).await;
            // One more write of this round may have been under way, and have happened without being acknowledged.
            let later = (first.max(*n + 1)..).find(|m| m % 17 * 3 + m % 3 == *key);
            let candidates = std::iter::once(*n).chain(later);
            let is_as = |m: u64| match m % 5 {
                4 => answer.status == 404,
                _ => answer.status == 200 && answer.body == body(m),
            };
            let found = candidates.into_iter().find(|m| is_as(*m));
            *n = found
                .unwrap_or_else(|| panic!("round {round}: key {key} is not as write {n} left it"));
        }
        let listed = service
            .get("/bucket?list-type=2")
            .await
            .elements("Key")
            .len();
        let present = expected.values().filter(|n| *n % 5 != 4).count();
        assert!(listed >= present, "{listed} listed, {present} expected");
    }
}
