//! Unmodified clients against the whole program with simulated instances: boto3 and the aws command line. Their scripts are
//! in ../clients.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;
use terrarium_tests::Terrarium;
use terrarium_tests::clients::{Inventory, client, find, run, script};

#[test]
fn boto3_runs_the_flow_and_leaves_nothing() {
    let Some(python) = find("python3") else {
        return;
    };
    let terrarium = Terrarium::simulated(&[]);
    let before = Inventory::of(&terrarium);
    run(client(&python, &terrarium).arg(script("boto3_flow.py")));
    before.assert_unchanged(&terrarium);
}

#[test]
fn boto3_has_identities_keys_sessions_and_parameters() {
    let Some(python) = find("python3") else {
        return;
    };
    let terrarium = Terrarium::simulated(&[]);
    let before = Inventory::of(&terrarium);
    run(client(&python, &terrarium).arg(script("boto3_identities.py")));
    before.assert_unchanged(&terrarium);
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
    let before = Inventory::of(&terrarium);
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
    before.assert_unchanged(&terrarium);
}

#[test]
fn the_aws_command_line_copies_files_to_buckets_and_back() {
    let Some(program) = find("aws") else { return };
    let terrarium = Terrarium::simulated(&[]);
    let before = Inventory::of(&terrarium);
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
    before.assert_unchanged(&terrarium);
}
