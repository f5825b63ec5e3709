//! What the tests with unmodified clients share: where a client is, what it is told, what it must leave behind.
//!
//! Where TERRARIUM_SKIP_CLIENTS is set, a missing client is said and left out; otherwise it is a failure.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::{Terrarium, checkout, element};

/// A script or configuration of a client.
pub fn script(file: &str) -> PathBuf {
    checkout().join("tests/clients").join(file)
}

/// Where a program is, or none when its tests are to be left out.
pub fn find(program: &str) -> Option<PathBuf> {
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
pub fn client(program: &Path, terrarium: &Terrarium) -> Command {
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
pub fn run(command: &mut Command) -> String {
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

/// What shows what is gone for a while, or what everyone has, and the filter by which it is asked for what is there and own.
const LINGERING: &[(&str, &str)] = &[
    ("DescribeImages", "owner-id=000000000000"),
    ("DescribeSnapshots", "owner-id=000000000000"),
    ("DescribeInstances", INSTANCES_THAT_ARE),
    ("DescribeInstanceImageMetadata", INSTANCES_THAT_ARE),
    ("DescribeInstanceStatus", INSTANCES_THAT_ARE),
    (
        "DescribeNatGateways",
        "state=pending,available,failed,deleting",
    ),
    ("DescribeTags", TAGS_OF_WHAT_GOES_AT_ONCE),
    (
        "DescribeVpcBlockPublicAccessExclusions",
        "state=create-in-progress,create-complete,create-failed,update-in-progress,update-complete,update-failed",
    ),
    (
        "DescribeVpcPeeringConnections",
        "status-code=initiating-request,pending-acceptance,active,provisioning,failed,deleting",
    ),
];

const TAGS_OF_WHAT_GOES_AT_ONCE: &str = "resource-type=vpc,subnet,route-table,internet-gateway,\
     network-acl,security-group,security-group-rule,vpc-endpoint,network-interface,elastic-ip,\
     volume,snapshot,image,key-pair,launch-template,prefix-list,dhcp-options,egress-only-internet-gateway,\
     carrier-gateway,subnet-cidr-reservation";

const INSTANCES_THAT_ARE: &str =
    "instance-state-name=pending,running,stopping,stopped,shutting-down";

/// What an inventory leaves out: catalogues that are the same for all, and what shows terminated instances without a filter
/// against it.
const NOT_LISTED: &[&str] = &[
    "DescribeInstanceCreditSpecifications",
    "DescribeInstanceImageMetadata",
    "DescribeInstanceTopology",
    "DescribeInstanceTypeOfferings",
    "DescribeInstanceTypes",
];

/// What IAM is asked.
const OF_IAM: &[&str] = &[
    "ListAccountAliases",
    "ListGroups",
    "ListInstanceProfiles",
    "ListPolicies&Scope=Local",
    "ListRoles",
    "ListUsers",
];

/// All that a Terrarium has: the answer of every EC2 operation that describes without being told what, IAM's identities, the
/// parameters of Systems Manager, and S3's buckets.
#[derive(Debug, PartialEq, Eq)]
pub struct Inventory(BTreeMap<&'static str, String>);

impl Inventory {
    /// What is there now.
    pub fn of(terrarium: &Terrarium) -> Self {
        let names = terrarium_ec2::SERVICE
            .operations
            .iter()
            .map(|entry| entry.name);
        let describing =
            names.filter(|name| name.starts_with("Describe") && !NOT_LISTED.contains(name));
        let mut all = BTreeMap::new();
        for name in describing {
            let answer = terrarium.ec2(&format!("{name}{}", lasting(name)));
            // Some want to be told which one, and are refused.
            if answer.status == 200 {
                let id = element(&answer.body, "requestId").expect("every answer has one");
                all.insert(name, answer.body.replace(id, ""));
            }
        }
        for name in OF_IAM {
            let form = format!("Version=2010-05-08&Action={name}");
            let answer = terrarium.query("iam", &form).ok();
            let id = element(&answer, "RequestId").expect("every answer has one");
            all.insert(*name, answer.replace(id, ""));
        }
        let parameters = terrarium.json("ssm", "AmazonSSM.DescribeParameters", "{}");
        all.insert("DescribeParameters", parameters.ok());
        all.insert("ListBuckets", terrarium.s3("GET", "/", b"").ok());
        Self(all)
    }

    /// Fails unless everything is as it was.
    #[track_caller]
    pub fn assert_unchanged(&self, terrarium: &Terrarium) {
        let now = Self::of(terrarium);
        let changed = self
            .0
            .iter()
            .filter(|(name, was)| now.0.get(*name) != Some(was));
        let told: Vec<_> = changed
            .map(|(name, was)| format!("{name} was\n{was}\nand is\n{}", now.0[name]))
            .collect();
        assert!(told.is_empty(), "something is left: {}", told.join("\n\n"));
    }
}

/// The filter, if the operation needs one, that leaves out what is gone.
fn lasting(operation: &str) -> String {
    let Some((_, filter)) = LINGERING.iter().find(|(name, _)| *name == operation) else {
        return String::new();
    };
    let (name, states) = filter.split_once('=').expect("name=values");
    let values = states.split(',').enumerate();
    let values: String = values
        .map(|(at, state)| format!("&Filter.1.Value.{}={state}", at + 1))
        .collect();
    format!("&Filter.1.Name={name}{values}")
}
