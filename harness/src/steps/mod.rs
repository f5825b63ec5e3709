//! The eight steps of the deployment, one file each. A step takes what earlier steps made and returns what later ones need.

use std::time::Duration;

pub(crate) mod access;
pub(crate) mod application;
pub(crate) mod instance;
pub(crate) mod login;
pub(crate) mod metadata;
pub(crate) mod network;
pub(crate) mod reachability;
pub(crate) mod termination;

/// What each step is called, and the minutes that it may take.
const STEPS: [(&str, u64); 8] = [
    ("Network: a VPC with two public subnets", 5),
    ("Access: a security group and a key pair", 3),
    ("Instance: the newest Debian 12 on a t3.micro", 20),
    ("Login: SSH with the key, and Docker installed", 20),
    ("Application: its image through S3, and running", 15),
    ("Reachability: what the security group lets through", 5),
    ("Guest: metadata, and data written to S3", 5),
    (
        "Termination: silence, and nothing left but the object; then nothing",
        20,
    ),
];

/// How many steps there are.
pub(crate) const COUNT: usize = STEPS.len();

/// The title of the step with that number, counted from one, and how long it may take.
pub(crate) fn title_and_limit(number: u8) -> (&'static str, Duration) {
    let (title, minutes) = STEPS[usize::from(number) - 1];
    (title, Duration::from_secs(60 * minutes))
}
