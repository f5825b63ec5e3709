//! Finds by tag what runs of the harness created, and deletes it in the order that AWS's dependencies ask for.
//! Used at the end of every run and by `harness sweep`; it knows nothing of a run but its id.

mod deletion;
mod search;

use std::fmt::{self, Display};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use tokio::time::sleep;

use crate::failure::Failure;
use crate::report::Report;
use crate::run::RunId;
use crate::target::Target;

pub(crate) use deletion::delete;
pub(crate) use search::{filter, find, find_all};

/// What a run can leave, in the order in which it must be deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Instance,
    NetworkInterface,
    Volume,
    VpcEndpoint,
    InternetGateway,
    Subnet,
    RouteTable,
    SecurityGroup,
    Vpc,
    KeyPair,
    Bucket,
}

/// One thing that a run left.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Left {
    pub(crate) kind: Kind,
    pub(crate) id: String,
    /// The run that created it.
    pub(crate) run: String,
}

impl Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Instance => "instance",
            Self::NetworkInterface => "network interface",
            Self::Volume => "volume",
            Self::VpcEndpoint => "VPC endpoint",
            Self::InternetGateway => "internet gateway",
            Self::Subnet => "subnet",
            Self::RouteTable => "route table",
            Self::SecurityGroup => "security group",
            Self::Vpc => "VPC",
            Self::KeyPair => "key pair",
            Self::Bucket => "bucket",
        })
    }
}

impl Display for Left {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.kind, self.id)
    }
}

/// What a clean-up has found and not deleted yet, for the one who interrupts it.
#[derive(Default)]
pub(crate) struct Remaining(Mutex<Option<Vec<Left>>>);

impl Remaining {
    /// What there is to delete.
    pub(crate) fn set(&self, found: &[Left]) {
        *self.list() = Some(found.to_vec());
    }

    /// One of the things is deleted.
    fn remove(&self, thing: &Left) {
        if let Some(list) = self.list().as_mut() {
            list.retain(|other| other != thing);
        }
    }

    /// What is left; none if nobody has looked yet.
    pub(crate) fn left(&self) -> Option<Vec<Left>> {
        self.list().clone()
    }

    fn list(&self) -> std::sync::MutexGuard<'_, Option<Vec<Left>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Finds and deletes everything of `run`, and makes sure that nothing of it remains. Returns how much there was.
pub(crate) async fn clean(
    target: &Target,
    run: &RunId,
    report: &Report,
    remaining: &Remaining,
) -> Result<usize, Failure> {
    report.doing("looking for what the run created");
    let found = find(target, run).await?;
    remaining.set(&found);
    delete(target, &found, report, remaining).await?;
    let deadline = Instant::now() + target.pace.dependency;
    loop {
        let remains = find(target, run).await?;
        remaining.set(&remains);
        if remains.is_empty() {
            return Ok(found.len());
        }
        if Instant::now() > deadline {
            let list: Vec<String> = remains.iter().map(ToString::to_string).collect();
            let expected = "nothing tagged with the run remains";
            return Err(Failure::new(expected, list.join("\n")));
        }
        sleep(target.pace.poll).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thing(kind: Kind, id: &str) -> Left {
        Left {
            kind,
            id: id.to_owned(),
            run: "r".to_owned(),
        }
    }

    #[test]
    fn what_depends_on_another_is_deleted_before_it() {
        let mut found = [
            thing(Kind::Vpc, "vpc-1"),
            thing(Kind::SecurityGroup, "sg-1"),
            thing(Kind::Subnet, "subnet-2"),
            thing(Kind::RouteTable, "rtb-1"),
            thing(Kind::Instance, "i-1"),
            thing(Kind::Subnet, "subnet-1"),
            thing(Kind::InternetGateway, "igw-1"),
            thing(Kind::VpcEndpoint, "vpce-1"),
        ];
        found.sort();
        let order: Vec<&str> = found.iter().map(|thing| thing.id.as_str()).collect();
        assert_eq!(
            order,
            [
                "i-1", "vpce-1", "igw-1", "subnet-1", "subnet-2", "rtb-1", "sg-1", "vpc-1"
            ]
        );
    }
}
