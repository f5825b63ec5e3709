//! The public images that every account finds in every region: plain data, after AWS's own names, owners and dates.
//!
//! A line is what builds of one image have in common; its tables are beside this file. An image's id follows from its region
//! and name, so it is the same in every Terrarium. What an image row looks like, and who sees it, is not decided here.

mod amazon_linux;
mod debian;
mod ubuntu;
mod windows;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::ids::{ImageId, ResourceId, SnapshotId};

/// Where the version of a build goes in a [`Line`]'s texts.
const VERSION: &str = "{}";

/// A build of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Build {
    /// What tells it from the others in its name, such as `20251112-2294`.
    pub version: &'static str,
    /// When it was made.
    created: &'static str,
}

impl Build {
    /// When it was made.
    pub fn created(&self) -> Timestamp {
        self.created.parse().expect("a constant moment")
    }
}

/// A line of images. `{}` in its texts stands for the version of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The account id of the owner. AWS shows them all under the alias `amazon`.
    pub owner: &'static str,
    /// The name, such as `debian-12-amd64-{}`.
    name: &'static str,
    /// Free text.
    description: &'static str,
    /// `x86_64` or `arm64`.
    pub architecture: &'static str,
    /// Whether it is a Windows.
    pub windows: bool,
    /// The repository of the Docker image behind it; `fixtures/amis/build` makes those that have a recipe.
    pub docker_repository: &'static str,
    /// The name of the root device.
    pub root_device_name: &'static str,
    /// The size of the root volume.
    pub root_volume_gib: i32,
    /// Its type.
    pub root_volume_type: &'static str,
    /// The names of devices for instance stores, the first for `ephemeral0`.
    pub ephemeral_devices: &'static [&'static str],
    /// Such as `uefi-preferred`; none means that the instance type decides.
    pub boot_mode: Option<&'static str>,
    /// Whether `ImdsSupport` is `v2.0`.
    pub requires_tokens: bool,
    /// How many days after it was made AWS deprecates a build.
    pub listed_days: i32,
    /// Its builds, the newest last. Never empty.
    pub builds: &'static [Build],
    /// The public parameters of Systems Manager that hold its ids. One with `{}` in its name is each build's own; the
    /// others hold the newest.
    parameters: &'static [&'static str],
}

impl Line {
    /// A build's name.
    pub fn name(&self, build: &Build) -> String {
        self.name.replace(VERSION, build.version)
    }

    /// A build's description.
    pub fn description(&self, build: &Build) -> String {
        self.description.replace(VERSION, build.version)
    }

    /// Whether a build is the newest of the line.
    pub fn is_newest(&self, build: &Build) -> bool {
        self.builds.last() == Some(build)
    }

    /// The image id of a build in a region.
    pub fn image_id(&self, region: &str, build: &Build) -> ImageId {
        id(region, &self.name(build), "image")
    }

    /// The id of the snapshot behind the root volume of a build in a region.
    pub fn snapshot_id(&self, region: &str, build: &Build) -> SnapshotId {
        id(region, &self.name(build), "snapshot")
    }
}

/// All lines.
pub fn lines() -> impl Iterator<Item = &'static Line> {
    let tables = [
        amazon_linux::LINES,
        debian::LINES,
        ubuntu::LINES,
        windows::LINES,
    ];
    tables.into_iter().flatten()
}

/// A public parameter of Systems Manager whose value is an image's id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its name, such as `/aws/service/debian/release/12/latest/amd64`.
    pub name: String,
    /// Its value.
    pub image_id: ImageId,
    /// When that image was made.
    pub created: Timestamp,
}

/// The public parameters of a region, in the order of the tables.
pub fn parameters(region: &str) -> impl Iterator<Item = Parameter> {
    let of_build = move |line: &'static Line, build: &'static Build| {
        let (image_id, created) = (line.image_id(region, build), build.created());
        let applies = move |name: &&str| name.contains(VERSION) || line.is_newest(build);
        let names = line.parameters.iter().copied().filter(applies);
        names.map(move |name| Parameter {
            name: name.replace(VERSION, build.version),
            image_id,
            created,
        })
    };
    lines().flat_map(move |line| {
        let builds = line.builds.iter();
        builds.flat_map(move |build| of_build(line, build))
    })
}

fn id<I: ResourceId>(region: &str, name: &str, kind: &str) -> I {
    let digest = Sha256::digest(format!("{kind} {region} {name}"));
    let (bits, _) = digest.split_at(16);
    let number = bits
        .iter()
        .fold(0, |bits, byte| bits << 8 | u128::from(*byte));
    I::from_random(number)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_images_and_no_two_parameters_share_a_name() {
        let builds = lines().flat_map(|line| line.builds.iter().map(|build| line.name(build)));
        let names: Vec<_> = builds.collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
        let parameters: Vec<_> = parameters("us-east-1").map(|it| it.name).collect();
        let different: BTreeSet<_> = parameters.iter().collect();
        assert_eq!(different.len(), parameters.len());
    }

    #[test]
    fn builds_are_in_the_order_of_their_dates() {
        for line in lines() {
            assert!(!line.builds.is_empty(), "{}", line.name);
            let dates: Vec<_> = line.builds.iter().map(Build::created).collect();
            assert!(dates.is_sorted(), "{}", line.name);
        }
    }

    #[test]
    fn a_parameter_holds_the_newest_image_or_the_one_it_names() {
        let parameters: Vec<_> = parameters("eu-west-1").collect();
        let value = |name: &str| {
            let found = parameters.iter().find(|parameter| parameter.name == name);
            found.map(|parameter| parameter.image_id)
        };
        let debian = lines().find(|line| line.name == "debian-12-amd64-{}");
        let debian = debian.expect("it is in the table");
        let newest = debian.builds.last().expect("it has builds");
        for name in [
            "/aws/service/debian/release/12/latest/amd64",
            "/aws/service/debian/release/bookworm/latest/amd64",
        ] {
            let expected = debian.image_id("eu-west-1", newest);
            assert_eq!(value(name), Some(expected), "{name}");
        }
        let first = &debian.builds[0];
        let name = format!("/aws/service/debian/release/12/{}/amd64", first.version);
        assert_eq!(value(&name), Some(debian.image_id("eu-west-1", first)));
        for name in [
            "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
            "/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2",
            "/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server/jammy/stable/current/arm64/hvm/ebs-gp2/ami-id",
            "/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base",
        ] {
            assert!(value(name).is_some(), "{name}");
        }
    }
}
