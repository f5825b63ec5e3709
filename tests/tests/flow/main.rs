//! The harness as a program: the deployment flow end to end, what it says when it cannot begin, and what it sweeps.

mod deployment;
mod manners;
mod sweeping;

use std::io::{BufRead, BufReader, Lines};
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use serde_json::Value;
use terrarium_tests::{Terrarium, binary};

/// A place of its own for the harness's directories, so that no test sees the runs of another.
struct Harness {
    temporary: tempfile::TempDir,
    environment: Vec<(&'static str, String)>,
}

impl Harness {
    fn new() -> Self {
        Self {
            temporary: tempfile::tempdir().expect("a directory"),
            environment: Vec::new(),
        }
    }

    /// One for which that Terrarium is AWS: found through the usual settings alone.
    fn with_aws_at(terrarium: &Terrarium) -> Self {
        Self::new()
            .with("AWS_ENDPOINT_URL", terrarium.endpoint())
            .with("AWS_ACCESS_KEY_ID", "test")
            .with("AWS_SECRET_ACCESS_KEY", "test")
            .with("AWS_REGION", "us-east-1")
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.environment.push((name, value.into()));
        self
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(binary().with_file_name("harness"));
        let cached = std::env::var("TERRARIUM_CACHE").unwrap_or_else(|_| {
            let home = std::env::var("HOME").expect("a home");
            format!("{home}/.cache/terrarium")
        });
        // Nothing of the developer's own AWS configuration may come in.
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("AWS_")) {
            command.env_remove(name);
        }
        command
            .args(arguments)
            .env("TMPDIR", self.temporary.path())
            .env("HOME", self.temporary.path())
            .env("TERRARIUM_CACHE", cached)
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null());
        command
    }

    /// Runs it to its end.
    fn run(&self, arguments: &[&str]) -> Said {
        let output = self.command(arguments).output();
        Said(output.expect("build the harness first: cargo build -p harness"))
    }

    /// Starts it, with its report as JSON lines.
    fn start(&self, arguments: &[&str]) -> Run {
        let mut command = self.command(arguments);
        let started = command.arg("--json").stdout(Stdio::piped()).spawn();
        let mut child = started.expect("build the harness first: cargo build -p harness");
        let output = child.stdout.take().expect("it is piped");
        Run {
            child,
            lines: BufReader::new(output).lines(),
        }
    }

    /// A program in place of a Terrarium that never says that it answers. It writes its process id to the file `pid`.
    fn silent_terrarium(&self) -> String {
        let script = self.temporary.path().join("silent");
        let pid_file = self.temporary.path().join("pid");
        let text = format!(
            "#!/bin/sh\necho $$ > {}\nexec sleep 600\n",
            pid_file.display()
        );
        std::fs::write(&script, text).expect("it can be written");
        let executable = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(&script, executable).expect("it is ours");
        script.to_str().expect("a path is text").to_owned()
    }

    /// The directories of runs that are there.
    fn run_folders(&self) -> usize {
        let entries = std::fs::read_dir(self.temporary.path()).expect("a directory");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        let is_run = |name: &std::ffi::OsString| name.to_string_lossy().starts_with("terrarium-");
        names.filter(is_run).count()
    }
}

/// What a harness said, and how it ended.
struct Said(Output);

impl Said {
    fn code(&self) -> Option<i32> {
        self.0.status.code()
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.stdout).into_owned()
    }

    fn error(&self) -> String {
        String::from_utf8_lossy(&self.0.stderr).into_owned()
    }

    /// The one line with which it refused to begin.
    fn refusal(&self) -> String {
        assert_eq!(self.code(), Some(2), "{}{}", self.text(), self.error());
        let error = self.error();
        assert_eq!(error.lines().count(), 1, "{error}");
        error
    }

    /// What it said, if it succeeded.
    fn ok(&self) -> String {
        assert_eq!(self.code(), Some(0), "{}{}", self.text(), self.error());
        self.text()
    }
}

/// A harness that runs.
struct Run {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Run {
    /// Reads its report up to the first event for which `is` holds.
    fn until(&mut self, is: impl Fn(&Value) -> bool) -> Value {
        for line in self.lines.by_ref() {
            let line = line.expect("the report is text");
            let event = serde_json::from_str(&line).expect("a line is a JSON object");
            if is(&event) {
                return event;
            }
        }
        panic!("the harness ended before that");
    }

    fn until_step(&mut self, number: u64) {
        self.until(|event| event["event"] == "step_started" && event["number"] == number);
    }

    /// Its run's id.
    fn id(&mut self) -> String {
        let start = self.until(|event| event["event"] == "start");
        start["run"].as_str().expect("a run has an id").to_owned()
    }

    /// What Ctrl-C does.
    fn interrupt(&self) {
        let asked = Command::new("kill")
            .args(["-INT", &self.child.id().to_string()])
            .status();
        assert!(asked.is_ok_and(|status| status.success()), "kill runs");
    }

    /// Reads the rest, and how it ended.
    fn end(mut self) -> (Vec<Value>, Option<i32>) {
        let rest = self.lines.by_ref().map_while(Result::ok);
        let events = rest.map(|line| serde_json::from_str(&line).expect("a JSON object"));
        let events = events.collect();
        let status = self.child.wait().expect("it can be waited for");
        (events, status.code())
    }

    /// Ends it as `kill -9` does.
    fn kill(mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it can be waited for");
    }
}
