//! The peer that is measured beside us, where it is installed: moto_server.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use terrarium_tests::elements;

use crate::{milliseconds, resident_mib};

/// What one without resources costs.
pub(crate) struct Idle {
    pub(crate) start_ms: f64,
    pub(crate) memory_mib: f64,
}

/// A running moto_server, which ends with this value.
pub(crate) struct Moto {
    child: Child,
    endpoint: String,
    /// From its start to its first answer.
    started_in: Duration,
}

impl Moto {
    /// Starts one; none when it is not installed.
    pub(crate) fn start() -> Option<Self> {
        let port = TcpListener::bind("127.0.0.1:0")
            .ok()?
            .local_addr()
            .ok()?
            .port();
        let began = Instant::now();
        let mut command = Command::new("moto_server");
        command
            .args(["-H", "127.0.0.1", "-p", &port.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let child = command.spawn().ok()?;
        let mut moto = Self {
            child,
            endpoint: format!("http://127.0.0.1:{port}"),
            started_in: Duration::ZERO,
        };
        while moto.try_call("DescribeRegions").is_none() {
            if began.elapsed() > Duration::from_secs(60) {
                return None;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        moto.started_in = began.elapsed();
        Some(moto)
    }

    /// Its process id.
    fn pid(&self) -> u32 {
        // moto's command on a pyenv is a shell that starts Python.
        let children = format!("/proc/{0}/task/{0}/children", self.child.id());
        let children = std::fs::read_to_string(children).unwrap_or_default();
        children
            .split_whitespace()
            .next()
            .and_then(|pid| pid.parse().ok())
            .unwrap_or(self.child.id())
    }

    /// What one that has answered once took for it, and has in memory; none when it is not installed.
    pub(crate) fn measure_idle() -> Option<Idle> {
        let moto = Self::start()?;
        Some(Idle {
            start_ms: milliseconds(moto.started_in),
            memory_mib: resident_mib(moto.pid()),
        })
    }

    /// How long it takes to describe so many instances, so many times.
    pub(crate) fn describe_instances(&self, count: usize, runs: usize) -> Vec<Duration> {
        let run = format!(
            "RunInstances&ImageId=ami-12c6146b&InstanceType=t3.micro&MinCount={count}&MaxCount={count}"
        );
        self.try_call(&run).expect("moto runs instances");
        let describe = |_| {
            let began = Instant::now();
            let answer = self.try_call("DescribeInstances");
            let took = began.elapsed();
            let answer = answer.expect("moto describes instances");
            assert_eq!(elements(&answer, "instanceId").count(), count);
            took
        };
        (0..runs).map(describe).collect()
    }

    fn try_call(&self, request: &str) -> Option<String> {
        let form = format!("Version=2016-11-15&Action={request}");
        let mut response = ureq::post(&self.endpoint)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("authorization", "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=0")
            .send(form.as_bytes())
            .ok()?;
        response
            .body_mut()
            .with_config()
            .limit(1 << 30)
            .read_to_string()
            .ok()
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.pid().to_string()).status();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
