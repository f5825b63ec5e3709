//! What whoever starts a Terrarium is told: where it is, or in one line why it is not and what to do.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use terrarium_tests::{Terrarium, binary, lines, needs_guests};

/// What it says when it does not start.
fn fails(arguments: &[&str]) -> String {
    let said = Terrarium::start(arguments).err();
    let said = said.expect("it does not start");
    assert_eq!(said.trim().lines().count(), 1, "{said}");
    assert!(said.starts_with("terrarium: "), "{said}");
    said
}

/// The same when another program starts it, such as one that takes rights away.
fn fails_under(words: &[&str], arguments: &[&str]) -> String {
    let output = Command::new(words[0])
        .args(&words[1..])
        .arg(binary())
        .args(["serve", "--listen", "127.0.0.1:0"])
        .args(arguments)
        .output();
    let output = output.unwrap_or_else(|error| panic!("{words:?}: {error}"));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "it starts");
    assert_eq!(said.trim().lines().count(), 1, "{said}");
    said
}

#[test]
fn a_port_a_file_and_a_directory_that_cannot_be_had_are_said() {
    let first = Terrarium::simulated(&[]);
    let taken = first.address().to_string();
    let said = fails(&["--compute", "simulated", "--listen", &taken]);
    assert!(said.contains("is in use by another program"), "{said}");

    let file = tempfile::NamedTempFile::new().expect("a file");
    let path = file.path().display().to_string();
    let said = fails(&["--compute", "simulated", "--data", &path]);
    assert!(said.contains("cannot create the data directory"), "{said}");
    let said = fails(&["--compute", "simulated", "--keys", "/nonexistent/keys"]);
    assert!(said.contains("cannot read the keys file"), "{said}");
    let said = fails(&["--compute", "simulated", "--pool", "198.18.0.0/30"]);
    assert!(said.contains("too small"), "{said}");

    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().display().to_string();
    let _holder = Terrarium::simulated(&["--data", &path]);
    let said = fails(&["--compute", "simulated", "--data", &path]);
    assert!(said.contains("in use by another terrarium"), "{said}");
    assert!(said.contains("--data"), "{said}");
}

#[test]
fn a_name_of_this_machine_is_listened_on() {
    let terrarium = Terrarium::simulated(&["--listen", "localhost:0"]);
    assert!(terrarium.address().ip().is_loopback());
    terrarium.ec2("DescribeVpcs").ok();
}

#[test]
fn a_disk_without_room_is_said_at_the_start() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().display().to_string();
    if !lines("id -u", "").concat().starts_with('0') {
        assert!(
            std::env::var_os("CI").is_none(),
            "in CI nothing is left out"
        );
        return println!("NOT RUN: only root may mount a small disk");
    }
    // In a mount namespace of its own, which goes with the process.
    let script = format!(r#"mount -t tmpfs -o size=16k tmpfs {path} && exec "$@""#);
    let words = ["unshare", "--mount", "sh", "-c", &script, "sh"];
    let said = fails_under(&words, &["--compute", "simulated", "--data", &path]);
    assert!(said.contains("free some space"), "{said}");
}

#[test]
fn an_engine_that_does_not_answer_is_said() {
    let no_engine = ["env", "DOCKER_HOST=unix:///nonexistent/docker.sock"];
    let said = fails_under(&no_engine, &["--compute", "docker"]);
    assert!(said.contains("--compute simulated"), "{said}");
}

#[test]
fn rights_that_guests_need_and_are_not_there_are_said() {
    let unprivileged: &[&str] = match lines("id -u", "").concat().as_str() {
        "0" => &["setpriv", "--bounding-set", "-net_admin,-sys_admin"],
        _ => &["env"],
    };
    let said = fails_under(unprivileged, &["--compute", "docker"]);
    assert!(
        said.contains("need root") && said.contains("--compute simulated"),
        "{said}"
    );
}

#[test]
fn the_holder_of_a_pool_is_named() {
    if !needs_guests() {
        return;
    }
    let pool = "198.18.22.0/23";
    let arguments = ["--compute", "docker", "--pool", pool];
    let holder = Terrarium::start(&arguments).unwrap_or_else(|said| panic!("{said}"));
    let directory = tempfile::tempdir().expect("a directory");
    let data = directory.path().display().to_string();
    for more in [&[][..], &["--data", &data]] {
        let said = fails(&[&arguments[..], more].concat());
        let process = format!("another Terrarium (process {})", holder.pid());
        assert!(said.contains(&process), "{said}");
        assert!(said.contains("--pool 198.19.0.0/16"), "{said}");
    }
    assert!(holder.stop().success());
}

#[test]
fn simulated_instances_are_announced_once_and_with_the_reason() {
    let mut command = Command::new(binary());
    let mut child = command
        .args(["serve", "--listen", "127.0.0.1:0", "--compute", "auto"])
        .env("DOCKER_HOST", "unix:///nonexistent/docker.sock")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let log = BufReader::new(child.stderr.take().expect("it is piped"));
    let mut first = String::new();
    let said = child.stdout.take().expect("it is piped");
    BufReader::new(said).read_line(&mut first).expect("text");
    // Until it is said the first time; then to the end, for the second.
    let mut lines = log.lines().map(|line| line.expect("text"));
    let mut log = Vec::new();
    for line in lines.by_ref() {
        log.push(line);
        if log.last().is_some_and(|line| line.contains("imulated")) {
            break;
        }
    }
    let ended = Command::new("kill").arg(child.id().to_string()).status();
    assert!(ended.is_ok_and(|status| status.success()), "kill runs");
    log.extend(lines);
    child.wait().expect("it is our child");
    let announced: Vec<_> = log
        .iter()
        .filter(|line| line.to_lowercase().contains("simulated"))
        .collect();
    assert!(
        matches!(announced[..], [line] if line.contains("Docker does not answer") || line.contains("need root")),
        "{log:?}"
    );
}

#[test]
fn https_and_http_are_served_on_one_port_and_the_start_says_how_to_trust_it() {
    let directory = tempfile::tempdir().expect("a directory");
    let data = directory.path().display().to_string();
    let mut command = Command::new(binary());
    let mut child = command
        .args([
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--compute",
            "simulated",
            "--tls",
            "--data",
            &data,
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary runs");
    let said = BufReader::new(child.stdout.take().expect("it is piped"));
    let said: Vec<_> = said
        .lines()
        .take(2)
        .map(|line| line.expect("text"))
        .collect();
    let url = |line: &str| {
        let (_, rest) = line
            .split_once("terrarium listening on ")
            .expect("a start line");
        rest.split([',', ' ']).next().unwrap_or_default().to_owned()
    };
    let (http, https) = (url(&said[0]), url(&said[1]));
    assert!(https.starts_with("https://localhost:"), "{said:?}");
    let curl = |arguments: &[&str]| {
        let output = Command::new("curl")
            .args(["-fsS", "--noproxy", "*"])
            .args(arguments)
            .output();
        let output = output.expect("curl is installed");
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    // As the second line says.
    let hint = format!("curl -so ca.pem {http}/_terrarium/ca");
    assert!(said[1].contains(&hint), "{said:?}");
    let authority = curl(&[&format!("{http}/_terrarium/ca")]);
    let trusted = directory.path().join("trusted.pem").display().to_string();
    std::fs::write(&trusted, &authority).expect("room for a file");
    for url in [http, https] {
        curl(&["--cacert", &trusted, &format!("{url}/_terrarium/health")]);
    }
    let printed = Command::new(binary())
        .args(["ca", "--data", &data])
        .output();
    let printed = printed.expect("the binary runs").stdout;
    assert_eq!(String::from_utf8_lossy(&printed), authority);
    child.kill().expect("it is our child");
    child.wait().expect("it is our child");
}

#[test]
fn why_asks_where_the_tools_ask_and_explains_what_it_cannot_answer() {
    let terrarium = Terrarium::simulated(&[]);
    let why = |variable: &str, endpoint: &str, packet: &str| {
        let output = Command::new(binary())
            .args(["why", "198.18.0.1", "10.0.0.1", packet])
            .env(variable, endpoint)
            .output()
            .expect("the binary runs");
        String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
    };
    let endpoint = terrarium.endpoint();
    for variable in ["TERRARIUM_ENDPOINT", "AWS_ENDPOINT_URL"] {
        let said = why(variable, &endpoint, "tcp/80-90");
        assert!(
            said.contains("'80-90' is a range") && said.contains("such as tcp/80"),
            "{said}"
        );
    }
    let said = why(
        "AWS_ENDPOINT_URL",
        &endpoint.replace("http", "https"),
        "tcp/80",
    );
    assert!(!said.starts_with("terrarium:"), "{said}");
    let said = why("AWS_ENDPOINT_URL", "http://127.0.0.1:9", "tcp/80");
    assert!(
        said.contains("no Terrarium answers at http://127.0.0.1:9"),
        "{said}"
    );
}

#[test]
fn the_state_can_be_asked_to_survive_a_loss_of_power() {
    let directory = tempfile::tempdir().expect("a directory");
    let data = directory.path().display().to_string();
    let terrarium = Terrarium::simulated(&["--data", &data, "--durability", "power"]);
    terrarium.ec2("CreateVpc&CidrBlock=10.0.0.0/16").ok();
    terrarium.s3("PUT", "/a-bucket", b"").ok();
    terrarium.s3("PUT", "/a-bucket/key", &[b'x'; 100_000]).ok();
    terrarium.kill();
    let terrarium = Terrarium::simulated(&["--data", &data, "--durability", "power"]);
    let vpcs = terrarium
        .ec2("DescribeVpcs&Filter.1.Name=cidr&Filter.1.Value.1=10.0.0.0/16")
        .ok();
    assert!(vpcs.contains("<vpcId>"), "{vpcs}");
    assert_eq!(
        terrarium.s3("GET", "/a-bucket/key", b"").ok().len(),
        100_000
    );
}
