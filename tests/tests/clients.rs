//! Unmodified clients against the whole program with simulated instances: boto3, the aws command line and Terraform.
//!
//! Their scripts and configurations are in ../clients. Where TERRARIUM_SKIP_CLIENTS is set, a missing client is said and
//! left out; otherwise it is a failure.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;
use terrarium_tests::{Terrarium, checkout, element};

/// What a client that has cleaned up must leave as it was.
const DESCRIBED: &[&str] = &[
    "DescribeVpcs",
    "DescribeSubnets",
    "DescribeInternetGateways",
    "DescribeRouteTables",
    "DescribeVpcEndpoints",
    "DescribeNetworkAcls",
    "DescribeSecurityGroups",
    "DescribeSecurityGroupRules",
    "DescribeKeyPairs",
    "DescribeNetworkInterfaces",
    "DescribeVolumes",
    "DescribeInstances&Filter.1.Name=instance-state-name&Filter.1.Value.1=pending&Filter.1.Value.2=running\
     &Filter.1.Value.3=stopping&Filter.1.Value.4=stopped&Filter.1.Value.5=shutting-down",
];

fn clients(file: &str) -> PathBuf {
    checkout().join("tests/clients").join(file)
}

/// Where a program is, or none when its tests are to be left out.
fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|candidate| candidate.is_file());
    if found.is_none() {
        let missing = format!("{program} is not installed");
        assert!(
            std::env::var_os("TERRARIUM_SKIP_CLIENTS").is_some(),
            "{missing}: install it, or set TERRARIUM_SKIP_CLIENTS to leave out the clients that are missing"
        );
        println!("NOT RUN: {missing}");
    }
    found
}

/// A client whose only settings are these: nothing of the machine's proxies, profiles and certificates reaches it.
fn client(program: &Path, terrarium: &Terrarium) -> Command {
    let mut command = Command::new(program);
    command.env_clear().envs([
        ("AWS_ENDPOINT_URL", terrarium.endpoint().as_str()),
        ("AWS_ACCESS_KEY_ID", "test"),
        ("AWS_SECRET_ACCESS_KEY", "test"),
        ("AWS_REGION", "us-east-1"),
        ("AWS_DEFAULT_REGION", "us-east-1"),
        ("AWS_EC2_METADATA_DISABLED", "true"),
        ("AWS_CONFIG_FILE", "/dev/null"),
        ("AWS_SHARED_CREDENTIALS_FILE", "/dev/null"),
        ("AWS_PAGER", ""),
        ("LC_ALL", "C.UTF-8"),
    ]);
    for name in ["PATH", "HOME", "TMPDIR"] {
        command.envs(std::env::var_os(name).map(|value| (name, value)));
    }
    command
}

/// Runs a client, which has to succeed, and gives what it wrote.
fn run(command: &mut Command) -> String {
    let output = command.output().expect("the client runs");
    assert!(output.status.success(), "{}", told(command, &output));
    String::from_utf8(output.stdout).expect("clients write UTF-8")
}

fn told(command: &Command, output: &Output) -> String {
    format!(
        "{command:?}\n{}\n{}{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// All that the server has, but for terminated instances and ids of requests.
fn inventory(terrarium: &Terrarium) -> Vec<String> {
    let mut all: Vec<_> = DESCRIBED
        .iter()
        .map(|request| {
            let answer = terrarium.ec2(request).ok();
            let id = element(&answer, "requestId").expect("every answer has one");
            answer.replace(id, "")
        })
        .collect();
    all.push(terrarium.s3("GET", "/", b"").ok());
    all
}

#[test]
fn boto3_runs_the_flow_and_leaves_nothing() {
    let Some(python) = find("python3") else {
        return;
    };
    let terrarium = Terrarium::simulated(&[]);
    let before = inventory(&terrarium);
    run(client(&python, &terrarium).arg(clients("boto3_flow.py")));
    assert_eq!(inventory(&terrarium), before);
}

/// The aws command line.
struct Aws<'a> {
    program: PathBuf,
    terrarium: &'a Terrarium,
    folder: TempDir,
}

impl Aws<'_> {
    fn command(&self, line: &str, more: &[&str]) -> Command {
        let mut command = client(&self.program, self.terrarium);
        command
            .args(line.split_whitespace())
            .args(more)
            .current_dir(&self.folder);
        command
    }

    /// What a command prints; words are split at spaces.
    fn text(&self, line: &str) -> String {
        run(&mut self.command(line, &["--output", "text"]))
            .trim_end()
            .to_owned()
    }

    fn json(&self, line: &str) -> Value {
        let text = run(&mut self.command(line, &["--output", "json"]));
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in {text}"))
    }

    /// What a command that has to fail says on its last line.
    fn refused(&self, line: &str) -> String {
        let output = self.command(line, &[]).output().expect("it runs");
        assert!(!output.status.success(), "aws {line} was not refused");
        let said = String::from_utf8_lossy(&output.stderr);
        said.trim().lines().last().unwrap_or_default().to_owned()
    }
}

#[test]
fn the_aws_command_line_makes_a_server_and_removes_it() {
    let Some(program) = find("aws") else { return };
    let terrarium = Terrarium::simulated(&[]);
    let before = inventory(&terrarium);
    let folder = tempfile::tempdir().expect("a folder");
    let aws = Aws {
        program,
        terrarium: &terrarium,
        folder,
    };

    let vpc = aws.text(
        "ec2 create-vpc --cidr-block 10.0.0.0/16 --tag-specifications ResourceType=vpc,Tags=[{Key=Name,Value=cli}] --query Vpc.VpcId",
    );
    let subnet = aws.text(&format!(
        "ec2 create-subnet --vpc-id {vpc} --cidr-block 10.0.1.0/24 --query Subnet.SubnetId"
    ));
    let group = aws.text(&format!("ec2 create-security-group --group-name web --description web --vpc-id {vpc} --query GroupId"));
    aws.text(&format!(
        "ec2 authorize-security-group-ingress --group-id {group} --protocol tcp --port 80 --cidr 198.18.255.1/32"
    ));
    let key = aws.text("ec2 create-key-pair --key-name cli --key-type ed25519 --query KeyMaterial");
    assert!(
        key.starts_with("-----BEGIN OPENSSH PRIVATE KEY-----"),
        "{key}"
    );
    let image = aws.text("ec2 describe-images --owners 136693071363 --filters Name=name,Values=debian-12-amd64-* --query sort_by(Images,&CreationDate)[-1].ImageId");
    let launch = format!(
        "ec2 run-instances --image-id {image} --instance-type t3.micro --key-name cli --subnet-id {subnet} --security-group-ids {group} --count 1"
    );
    let dry = aws.refused(&format!("{launch} --dry-run"));
    assert_eq!(
        dry,
        "An error occurred (DryRunOperation) when calling the RunInstances operation: Request would have succeeded, but DryRun flag is set."
    );
    let instance = aws.text(&format!("{launch} --query Instances[0].InstanceId"));
    aws.text(&format!(
        "ec2 wait instance-running --instance-ids {instance}"
    ));
    let shown = aws.json(&format!(
        "ec2 describe-instances --instance-ids {instance} --query Reservations[0].Instances[0]"
    ));
    assert_eq!(shown["SubnetId"], subnet.as_str());
    assert_eq!(shown["SecurityGroups"][0]["GroupName"], "web");
    let tags = aws.text(&format!(
        "ec2 describe-tags --filters Name=resource-id,Values={vpc} --query Tags[].[Key,Value]"
    ));
    assert_eq!(tags, "Name\tcli");

    aws.text(&format!(
        "ec2 terminate-instances --instance-ids {instance}"
    ));
    aws.text(&format!(
        "ec2 wait instance-terminated --instance-ids {instance}"
    ));
    aws.text("ec2 delete-key-pair --key-name cli");
    aws.text(&format!("ec2 delete-security-group --group-id {group}"));
    let kept = aws.refused(&format!("ec2 delete-vpc --vpc-id {vpc}"));
    assert_eq!(
        kept,
        format!(
            "An error occurred (DependencyViolation) when calling the DeleteVpc operation: The vpc '{vpc}' has dependencies and cannot be deleted."
        )
    );
    aws.text(&format!("ec2 delete-subnet --subnet-id {subnet}"));
    aws.text(&format!("ec2 delete-vpc --vpc-id {vpc}"));
    assert_eq!(inventory(&terrarium), before);
}

#[test]
fn the_aws_command_line_copies_files_to_buckets_and_back() {
    let Some(program) = find("aws") else { return };
    let terrarium = Terrarium::simulated(&[]);
    let before = inventory(&terrarium);
    let folder = tempfile::tempdir().expect("a folder");
    let large: Vec<u8> = (0..9 << 20).map(|i: u32| (i % 251) as u8).collect();
    std::fs::write(folder.path().join("large"), &large).expect("room for a file");
    std::fs::write(folder.path().join("small"), b"hello").expect("room for a file");
    let aws = Aws {
        program,
        terrarium: &terrarium,
        folder,
    };

    assert_eq!(aws.text("s3 mb s3://cli-bucket"), "make_bucket: cli-bucket");
    aws.text("s3 cp large s3://cli-bucket/deep/large --no-progress");
    aws.text("s3 cp small s3://cli-bucket/small --no-progress");
    let listed = aws.text("s3 ls s3://cli-bucket --recursive");
    let listed: Vec<_> = listed
        .lines()
        .map(|line| {
            line.split_whitespace()
                .skip(2)
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    assert_eq!(
        listed,
        [format!("{} deep/large", large.len()), "5 small".to_owned()]
    );
    aws.text("s3 cp s3://cli-bucket/deep/large back --no-progress");
    assert!(
        std::fs::read(aws.folder.path().join("back")).expect("it is there") == large,
        "the file came back changed"
    );
    let head = aws.json("s3api head-object --bucket cli-bucket --key small");
    assert_eq!(head["ContentLength"], 5);
    assert_eq!(head["ETag"], "\"5d41402abc4b2a76b9719d911017c592\"");
    let missing = aws.refused("s3api get-object --bucket cli-bucket --key none out");
    assert_eq!(
        missing,
        "An error occurred (NoSuchKey) when calling the GetObject operation: The specified key does not exist."
    );
    let full = aws.refused("s3 rb s3://cli-bucket");
    assert!(full.contains("(BucketNotEmpty)"), "{full}");
    aws.text("s3 rb s3://cli-bucket --force");
    assert_eq!(inventory(&terrarium), before);
}

/// The provider's mirror on this machine, if it has one; otherwise Terraform fetches the provider from its registry.
fn provider_mirror() -> Option<PathBuf> {
    let found = Command::new("find")
        .args([
            "/",
            "-xdev",
            "-type",
            "f",
            "-name",
            "terraform-provider-aws_v*",
        ])
        .output()
        .expect("find runs");
    let plugin = String::from_utf8(found.stdout).expect("paths are UTF-8");
    // mirror/registry.terraform.io/hashicorp/aws/VERSION/PLATFORM/terraform-provider-aws_...
    plugin
        .lines()
        .filter_map(|line| Path::new(line).ancestors().nth(6))
        .find(|mirror| mirror.join("registry.terraform.io").is_dir())
        .map(Path::to_owned)
}

/// A folder with the configuration, its state and Terraform's settings.
struct Terraform<'a> {
    program: PathBuf,
    terrarium: &'a Terrarium,
    folder: TempDir,
}

impl<'a> Terraform<'a> {
    fn new(program: PathBuf, terrarium: &'a Terrarium) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = match provider_mirror() {
            Some(mirror) => {
                format!(
                    "provider_installation {{\n  filesystem_mirror {{\n    path = {mirror:?}\n  }}\n}}\n"
                )
            }
            None => String::new(),
        };
        std::fs::write(folder.path().join("settings.tfrc"), settings).expect("room for a file");
        std::fs::copy(clients("terraform/main.tf"), folder.path().join("main.tf"))
            .expect("room for a file");
        Self {
            program,
            terrarium,
            folder,
        }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = client(&self.program, self.terrarium);
        command
            .args(arguments)
            .current_dir(&self.folder)
            .env(
                "TF_CLI_CONFIG_FILE",
                self.folder.path().join("settings.tfrc"),
            )
            .env("TF_IN_AUTOMATION", "1")
            .env("CHECKPOINT_DISABLE", "1");
        command
    }

    fn run(&self, arguments: &[&str]) -> String {
        run(&mut self.command(arguments))
    }

    /// Applies, and checks that the next plan changes nothing.
    fn apply(&self, variables: &[&str]) -> String {
        let applied = self.run(&[&["apply", "-auto-approve", "-no-color"][..], variables].concat());
        self.run(&[&["plan", "-detailed-exitcode", "-no-color"][..], variables].concat());
        applied
    }
}

#[test]
fn terraform_applies_changes_and_destroys_without_differences() {
    let Some(program) = find("terraform") else {
        return;
    };
    let terrarium = Terrarium::simulated(&[]);
    let before = inventory(&terrarium);
    let terraform = Terraform::new(program, &terrarium);
    terraform.run(&["init", "-no-color", "-input=false"]);

    let applied = terraform.apply(&[]);
    assert!(
        applied.contains("Apply complete! Resources: 15 added, 0 changed, 0 destroyed."),
        "{applied}"
    );
    let bucket = terraform.run(&["output", "-raw", "bucket"]);
    let object = terrarium.s3("GET", &format!("/{bucket}/greetings/hello.txt"), b"");
    assert_eq!(object.ok(), "Hello from Terraform\n");
    let rules = terrarium
        .ec2("DescribeSecurityGroups&Filter.1.Name=ip-permission.to-port&Filter.1.Value.1=80");
    assert_eq!(element(&rules.ok(), "groupName"), Some("web"));

    let changed = terraform.apply(&["-var=name=second", "-var=port=81"]);
    assert!(
        changed.contains("0 added, 5 changed, 0 destroyed."),
        "{changed}"
    );
    let tagged = terrarium.ec2("DescribeInstances&Filter.1.Name=tag:Name&Filter.1.Value.1=second");
    assert!(element(&tagged.ok(), "instanceId").is_some());

    let destroyed = terraform.run(&["destroy", "-auto-approve", "-no-color"]);
    assert!(
        destroyed.contains("Destroy complete! Resources: 15 destroyed."),
        "{destroyed}"
    );
    assert_eq!(inventory(&terrarium), before);
}
