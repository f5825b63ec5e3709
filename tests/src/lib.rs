//! What the tests of the whole program share: a `terrarium` of their own, and a small signing client.
//!
//! The client speaks plain HTTP and reads answers as text, so that a fault in our codec cannot hide itself.

pub mod clients;
pub mod provider;
pub mod sources;

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use terrarium_signature::Signer;

/// How long anything may take before a test fails rather than hangs.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The root of the checkout.
pub fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The binary under test: built beside the tests by `make test`.
pub fn binary() -> PathBuf {
    if let Some(path) = std::env::var_os("TERRARIUM_BINARY") {
        return path.into();
    }
    let test = std::env::current_exe().expect("a test knows its own path");
    let directory = test
        .ancestors()
        .find(|directory| directory.join("terrarium").is_file());
    directory
        .expect("build the binary first: cargo build -p terrarium")
        .join("terrarium")
}

/// Whether tests with real guests are to run. They need root and Docker, and fail without, unless the machine was declared
/// to have none (`fixtures/run-tests` does, and says so at the end).
pub fn needs_guests() -> bool {
    std::env::var_os("TERRARIUM_TEST_WITHOUT_DOCKER").is_none()
}

/// The newest Debian 12 image, found as users do.
pub fn newest_debian(terrarium: &Terrarium) -> String {
    let images = terrarium
        .ec2("DescribeImages&Owner.1=136693071363&Filter.1.Name=name&Filter.1.Value.1=debian-12-amd64-*")
        .ok();
    let dated = elements(&images, "creationDate").zip(elements(&images, "imageId"));
    dated
        .max()
        .expect("there is a Debian 12 image")
        .1
        .to_owned()
}

/// The lines that a command prints about this machine that have that text.
pub fn lines(command: &str, text: &str) -> Vec<String> {
    let words: Vec<_> = command.split(' ').collect();
    let output = Command::new(words[0]).args(&words[1..]).output();
    let output = output.unwrap_or_else(|error| panic!("{command}: {error}"));
    let printed = String::from_utf8_lossy(&output.stdout);
    let lines = printed.lines().filter(|line| line.contains(text));
    lines.map(str::to_owned).collect()
}

/// A new key pair's private key, in a file that ssh takes.
pub fn private_key(terrarium: &Terrarium, name: &str) -> tempfile::NamedTempFile {
    let answer = terrarium
        .ec2(&format!("CreateKeyPair&KeyName={name}&KeyType=ed25519"))
        .ok();
    let material = element(&answer, "keyMaterial")
        .expect("a private key")
        .replace("&#10;", "\n");
    // Temporary files are readable by their owner alone, as ssh demands.
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), material.trim_end().to_owned() + "\n").expect("it can be written");
    file
}

/// Runs a command in a guest and returns what it prints; none when it cannot be logged in to, or the command fails.
pub fn ssh(key: &Path, address: &str, command: &str) -> Option<String> {
    let mut ssh = Command::new("ssh");
    ssh.arg("-i").arg(key).args([
        "-F",
        "none",
        "-o",
        "BatchMode=yes",
        "-o",
        "ConnectTimeout=2",
        // It waits itself for a guest that has not come up yet.
        "-o",
        "ConnectionAttempts=10",
    ]);
    ssh.args([
        "-o",
        "IdentitiesOnly=yes",
        "-o",
        "StrictHostKeyChecking=no",
        "-o",
        "UserKnownHostsFile=/dev/null",
    ]);
    ssh.args([&format!("admin@{address}"), command])
        .stdin(Stdio::null());
    let output = ssh.output().expect("ssh is installed");
    let printed = String::from_utf8_lossy(&output.stdout);
    output.status.success().then(|| printed.trim().to_owned())
}

/// A running `terrarium`, which ends with this value.
pub struct Terrarium {
    /// None once it has ended.
    child: Option<Child>,
    pid: u32,
    address: SocketAddr,
    /// Collects what it writes to its standard error.
    log: Option<JoinHandle<String>>,
}

impl Terrarium {
    /// Starts one with simulated instances and further arguments, on a free port.
    pub fn simulated(arguments: &[&str]) -> Self {
        let mut all = vec!["--compute", "simulated"];
        all.extend(arguments);
        Self::start(&all).unwrap_or_else(|said| panic!("terrarium did not start: {said}"))
    }

    /// Starts one on a free port. When it does not start, the error is what it said.
    pub fn start(arguments: &[&str]) -> Result<Self, String> {
        Self::start_under(&["env"], arguments)
    }

    /// The same, with the words of a program before it that changes what it has, such as an environment or limits, and
    /// becomes it.
    pub fn start_under(words: &[&str], arguments: &[&str]) -> Result<Self, String> {
        let mut command = Command::new(words[0]);
        command
            .args(&words[1..])
            .arg(binary())
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(arguments);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let mut said = child.stderr.take().expect("it is piped");
        let log =
            std::thread::spawn(move || std::io::read_to_string(&mut said).unwrap_or_default());
        let mut line = String::new();
        let mut output = BufReader::new(child.stdout.take().expect("it is piped"));
        output.read_line(&mut line).expect("it writes text");
        match line.trim().strip_prefix("terrarium listening on http://") {
            Some(address) => Ok(Self {
                address: address.parse().expect("an address"),
                pid: child.id(),
                child: Some(child),
                log: Some(log),
            }),
            None => {
                let _ = child.wait();
                Err(log.join().unwrap_or_default())
            }
        }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its endpoint, as clients are told it.
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// Ends it as `kill -9` does.
    pub fn kill(self) {
        drop(self);
    }

    /// Asks it to stop, and waits until it has.
    pub fn stop(mut self) -> ExitStatus {
        let asked = Command::new("kill")
            .args(["-TERM", &self.pid().to_string()])
            .status();
        assert!(asked.is_ok_and(|status| status.success()), "kill runs");
        let mut child = self.child.take().expect("it has not ended");
        let (ended, wait) = mpsc::channel();
        std::thread::spawn(move || ended.send(child.wait()));
        wait.recv_timeout(PATIENCE)
            .expect("terrarium stops when it is asked to")
            .expect("it is our child")
    }

    /// Asks it to stop, and gives what it wrote to its log.
    pub fn log(mut self) -> String {
        let log = self.log.take().expect("it is collected");
        assert!(self.stop().success());
        log.join().expect("the log is text")
    }

    /// Makes a signed EC2 request, such as `CreateVpc&CidrBlock=10.0.0.0/16`, as `test` in us-east-1.
    pub fn ec2(&self, request: &str) -> Answer {
        self.query("ec2", &format!("Version=2016-11-15&Action={request}"))
    }

    /// The same; none when the server ends before it has answered.
    pub fn try_ec2(&self, request: &str) -> Option<Answer> {
        let form = format!("Version=2016-11-15&Action={request}");
        self.try_send(self.signed_form("ec2", &form)).ok()
    }

    /// Makes a signed request to a query service.
    pub fn query(&self, service: &str, form: &str) -> Answer {
        self.send(self.signed_form(service, form))
    }

    /// Makes a signed request to a service that speaks JSON.
    pub fn json(&self, service: &str, target: &str, body: &str) -> Answer {
        let headers = [
            ("content-type", "application/x-amz-json-1.1"),
            ("x-amz-target", target),
        ];
        self.send(self.signed("POST", service, "/", body.as_bytes(), &headers))
    }

    /// Makes a signed S3 request.
    pub fn s3(&self, method: &str, path: &str, body: &[u8]) -> Answer {
        self.send(self.signed(method, "s3", path, body, &[]))
    }

    /// A signed request to a query service, to be sent by other means.
    pub fn signed_form(&self, service: &str, form: &str) -> http::Request<Vec<u8>> {
        let kind = ("content-type", "application/x-www-form-urlencoded");
        self.signed("POST", service, "/", form.as_bytes(), &[kind])
    }

    fn signed(
        &self,
        method: &str,
        service: &str,
        path: &str,
        body: &[u8],
        headers: &[(&'static str, &str)],
    ) -> http::Request<Vec<u8>> {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let signer = Signer {
            access_key_id: "test".to_owned(),
            secret: "test".to_owned(),
            region: "us-east-1".to_owned(),
            service: service.to_owned(),
        };
        let mut map = http::HeaderMap::new();
        map.insert(
            "host",
            self.address.to_string().parse().expect("an address"),
        );
        for (name, value) in headers {
            map.insert(*name, value.parse().expect("a header"));
        }
        let method: http::Method = method.parse().expect("a method");
        signer.sign(
            &method,
            path,
            query,
            &mut map,
            &hex::encode(Sha256::digest(body)),
            Timestamp::now(),
        );
        let mut request = http::Request::builder()
            .method(method)
            .uri(format!("{}{path}?{query}", self.endpoint()));
        request.headers_mut().expect("a good request").extend(map);
        request.body(body.to_vec()).expect("a good request")
    }

    /// Waits until an attempt succeeds that depends on the state alone: each waits for the next change of that.
    pub fn until<T>(&self, what: &str, mut attempt: impl FnMut() -> Option<T>) -> T {
        let deadline = Instant::now() + 2 * PATIENCE;
        loop {
            let version = self.version_after(None);
            if let Some(result) = attempt() {
                return result;
            }
            assert!(Instant::now() < deadline, "no {what} in time");
            self.version_after(Some(version));
        }
    }

    /// The version of the state: now, or once it is newer than another.
    fn version_after(&self, version: Option<u64>) -> u64 {
        let path = match version {
            None => "health".to_owned(),
            Some(version) => format!("changes?after={version}"),
        };
        let request = http::Request::get(format!("{}/_terrarium/{path}", self.endpoint()));
        let answer = self.send(request.body(Vec::new()).expect("a good request"));
        let answer: serde_json::Value = serde_json::from_str(&answer.ok()).expect("JSON");
        answer["state"].as_u64().expect("a number")
    }

    /// Makes one of Terrarium's own calls, which are not signed.
    pub fn post(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = http::Request::post(format!("{}{path}", self.endpoint()));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Vec::new()).expect("a good request"))
    }

    /// Sends a request as it is.
    pub fn send(&self, request: http::Request<Vec<u8>>) -> Answer {
        self.try_send(request).expect("the server answers")
    }

    fn try_send(&self, request: http::Request<Vec<u8>>) -> Result<Answer, ureq::Error> {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .build()
            .into();
        let mut response = agent.run(request)?;
        Ok(Answer {
            status: response.status().as_u16(),
            body: response.body_mut().read_to_string()?,
        })
    }
}

impl Drop for Terrarium {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// An answer, as text.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: String,
}

impl Answer {
    /// The body, when the request succeeded.
    pub fn ok(self) -> String {
        assert!(self.status < 300, "{} {}", self.status, self.body);
        self.body
    }

    /// The error's code, when it failed.
    pub fn code(&self) -> &str {
        assert!(self.status >= 300, "the request succeeded: {}", self.body);
        element(&self.body, "Code").unwrap_or_default()
    }
}

/// The text of the first element of that name.
pub fn element<'a>(xml: &'a str, name: &str) -> Option<&'a str> {
    elements(xml, name).next()
}

/// The texts of all elements of that name, in order.
pub fn elements<'a>(xml: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let mut rest = xml;
    std::iter::from_fn(move || {
        let start = rest.find(&open)? + open.len();
        let end = start + rest[start..].find(&close)?;
        let text = &rest[start..end];
        rest = &rest[end..];
        Some(text)
    })
}
