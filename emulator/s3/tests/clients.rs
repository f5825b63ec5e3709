//! Clients as people use them, over a socket: boto3 and the aws CLI. Each says so and passes where it is not installed.
#![allow(clippy::unwrap_used)]

mod support;

use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use support::Service;

/// Runs a client against a fresh service. Its exit is the test.
async fn run(mut command: Command) -> Output {
    tokio::task::spawn_blocking(move || command.stdin(Stdio::null()).output().unwrap())
        .await
        .unwrap()
}

fn environment(command: &mut Command, address: SocketAddr) {
    command
        .env("AWS_ENDPOINT_URL", format!("http://{address}"))
        .env("AWS_ACCESS_KEY_ID", "test")
        .env("AWS_SECRET_ACCESS_KEY", "test")
        .env("AWS_DEFAULT_REGION", "us-east-1")
        .env("AWS_CONFIG_FILE", "/nonexistent")
        .env("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent")
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("AWS_MAX_ATTEMPTS", "1");
}

fn is_missing(program: &str, arguments: &[&str]) -> bool {
    let is_there = Command::new(program)
        .args(arguments)
        .output()
        .is_ok_and(|output| output.status.success());
    if !is_there {
        assert!(
            std::env::var_os("CI").is_none(),
            "in CI nothing is left out"
        );
        eprintln!("skipped: {program} {arguments:?} does not run here");
    }
    !is_there
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn boto3_finds_s3_as_it_knows_it() {
    if is_missing("python3", &["-c", "import boto3"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let service = Service::at(folder.path());
    let address = service.listen().await;
    let mut command = Command::new("python3");
    command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/boto3_client.py"));
    environment(&mut command, address);
    let output = run(command).await;
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_aws_cli_makes_copies_syncs_and_removes() {
    if is_missing("aws", &["--version"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let service = Service::at(&folder.path().join("data"));
    let address = service.listen().await;
    let local = folder.path().join("local");
    std::fs::create_dir_all(local.join("deep/er")).unwrap();
    let big: Vec<u8> = (0..64u32 << 20).map(|n| (n ^ n >> 9) as u8).collect();
    std::fs::write(local.join("big"), &big).unwrap();
    std::fs::write(local.join("deep/er/s m\u{e4}ll+.txt"), "small").unwrap();
    std::fs::write(local.join("empty"), "").unwrap();
    let aws = |arguments: &str| {
        let mut command = Command::new("aws");
        command
            .arg("s3")
            .args(arguments.split(' '))
            .current_dir(folder.path());
        environment(&mut command, address);
        let arguments = arguments.to_owned();
        async move {
            let output = run(command).await;
            let errors = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "aws s3 {arguments}: {errors}");
            String::from_utf8_lossy(&output.stdout).into_owned()
        }
    };
    aws("mb s3://cli").await;
    aws("sync --no-progress local s3://cli/x").await;
    assert_eq!(aws("sync --no-progress local s3://cli/x").await, "");
    let listed = aws("ls --recursive s3://cli").await;
    assert_eq!(listed.lines().count(), 3, "{listed}");
    assert!(listed.contains("67108864 x/big"));
    assert!(aws("ls s3://cli/x/").await.contains("PRE deep/"));
    aws("cp --no-progress s3://cli/x/big s3://cli/copy").await;
    aws("cp --no-progress s3://cli/copy copy").await;
    assert!(std::fs::read(folder.path().join("copy")).unwrap() == big);
    aws("sync --no-progress s3://cli/x back").await;
    assert_eq!(
        std::fs::read_to_string(folder.path().join("back/deep/er/s m\u{e4}ll+.txt")).unwrap(),
        "small"
    );
    let mut presign = Command::new("aws");
    presign.args(["s3", "presign", "s3://cli/x/deep/er/s m\u{e4}ll+.txt"]);
    environment(&mut presign, address);
    let url = String::from_utf8(run(presign).await.stdout).unwrap();
    let mut curl = Command::new("curl");
    curl.args(["-sS", "--noproxy", "*", url.trim()]);
    assert_eq!(run(curl).await.stdout, b"small");
    aws("rb --force s3://cli").await;
    assert_eq!(aws("ls").await, "");
}
