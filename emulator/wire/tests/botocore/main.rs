//! botocore against our codec, on random values of every shape: what it sends we read, and what we write it reads.
//!
//! Everything goes through two runs of `oracle.py`. TERRARIUM_SEED chooses other values than the usual ones.

mod sample;

/// The generated rows, read again with the macros of these tests.
#[path = "../../src/generated/ec2.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "these tests need only the operations"
)]
mod rows;

/// Where the generated rows look for their macros.
mod codec {
    pub(crate) use crate::sample::{enumerations, operations, structures};
}

mod plain {
    pub(crate) use crate::sample::{plain as plain_structures, plain as plain_texts};
}

use std::io::Write;
use std::process::{Command, Stdio};

use sample::{Random, Tested};
use serde_json::{Value, json};
// The generated rows take Blob, Timestamp and ids from their crate.
#[allow(unused_imports)]
use terrarium_wire::{Blob, Parameters, Timestamp, Xml, ids};

/// How many random values each operation is tried with.
const EACH: usize = 30;

fn seed() -> u64 {
    let chosen = std::env::var("TERRARIUM_SEED").ok();
    chosen.map_or(2026, |seed| {
        seed.parse().expect("TERRARIUM_SEED is a number")
    })
}

/// Runs the oracle and gives the JSON lines that it writes.
fn oracle(arguments: &[&str], input: String) -> Vec<Value> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/botocore/oracle.py");
    let mut child = Command::new("python3")
        .arg(script)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 runs");
    let mut stdin = child.stdin.take().expect("it is piped");
    // Written beside the reading, for the oracle answers line by line and neither pipe holds everything.
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("it ends");
    assert!(
        output.status.success(),
        "the oracle failed: make setup installs botocore"
    );
    writer
        .join()
        .expect("it ends")
        .expect("the oracle reads everything");
    let text = String::from_utf8(output.stdout).expect("JSON is UTF-8");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("a JSON line"))
        .collect()
}

fn operation(name: &str) -> &'static Tested {
    let found = rows::TESTED.iter().find(|tested| tested.name == name);
    found.unwrap_or_else(|| panic!("{name} is not in the generated shapes: run generate.py"))
}

fn text<'a>(object: &'a Value, name: &str) -> &'a str {
    object[name].as_str().expect("text")
}

#[test]
fn what_botocore_sends_is_read_as_it_was_meant() {
    let lines = oracle(
        &["requests", &seed().to_string(), &EACH.to_string()],
        String::new(),
    );
    assert_eq!(lines.len(), rows::TESTED.len() * EACH);
    for line in lines {
        let form = text(&line, "form");
        let mut parameters = Parameters::parse(form).expect("a form");
        assert!(parameters.take("Action").is_some() && parameters.take("Version").is_some());
        let read = (operation(text(&line, "operation")).read)(parameters);
        assert_eq!(read.as_deref(), Ok(text(&line, "debug")), "{form}");
    }
}

#[test]
fn what_we_write_botocore_reads_as_it_was_meant() {
    let mut random = Random(seed());
    let mut lines = String::new();
    let mut written = Vec::new();
    for tested in rows::TESTED {
        for _ in 0..EACH {
            let (mut members, mut document) = (Xml::fragment(), Xml::new());
            let Some(debug) = (tested.write)(&mut random, &mut members) else {
                continue;
            };
            let members = members.finish();
            document.root(
                &format!("{}Response", tested.name),
                rows::NAMESPACE,
                |xml| {
                    xml.text("requestId", "0");
                    xml.raw(&members);
                },
            );
            let xml = String::from_utf8(document.finish()).expect("XML is UTF-8");
            lines += &format!("{}\n", json!({"operation": tested.name, "xml": xml}));
            written.push((xml, debug));
        }
    }
    assert!(written.len() > EACH);
    let read = oracle(&["responses"], lines);
    assert_eq!(read.len(), written.len());
    for (read, (xml, debug)) in read.iter().zip(&written) {
        assert_eq!(read.as_str(), Some(debug.as_str()), "{xml}");
    }
}
