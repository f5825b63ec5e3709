//! What a Terrarium's guests leave on this machine: containers and volumes in Docker, network namespaces, interfaces, packet
//! rules, routes. Seen and removed with the system's own tools, not with Terrarium's, so that a mistake there cannot hide here.

mod docker;
mod kernel;

use std::collections::BTreeSet;
use std::fmt::{self, Display};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::failure::{Expecting, Failure};

pub(crate) use docker::{Held, existing_volumes, held_of};

/// The kernel and Docker may lag behind an answer by this much.
pub(crate) const HOST_LIMIT: Duration = Duration::from_secs(15);

/// Between two looks.
const POLL: Duration = Duration::from_millis(100);

/// A Terrarium, by the name that tells its things from those of others on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Emulator {
    /// The value of its containers' label; its first letters are part of its names in the kernel.
    name: String,
    /// The pool of its public addresses, if that is known.
    pool: Option<String>,
}

impl Emulator {
    pub(crate) fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            pool: None,
        }
    }

    /// The Terrarium with that data directory; none if there has never been one.
    pub(crate) fn of_data(data: &Path) -> Option<Self> {
        let read = |file: &str| std::fs::read_to_string(data.join(file)).ok();
        let name = read("identity")?.trim().to_owned();
        // The name goes into names of things that are removed: an unusual one is not believed.
        let is_usual = name.len() >= 4 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        let pool = read("pool").map(|pool| pool.trim().to_owned());
        is_usual.then_some(Self { name, pool })
    }

    fn tag(&self) -> &str {
        self.name.get(..4).unwrap_or(&self.name)
    }
}

/// Something of a Terrarium's, in the order in which it is removed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Thing {
    /// A guest.
    Container {
        id: String,
        instance: String,
        emulator: String,
    },
    Volume(String),
    /// The rest are the kernel's, in the words of the tool that shows them; the tag is the Terrarium's.
    Namespace {
        name: String,
        tag: String,
    },
    Interface {
        name: String,
        tag: String,
    },
    Table {
        name: String,
        tag: String,
    },
    PacketRule {
        rule: String,
        tag: String,
    },
    /// A route through a Terrarium's interface has its tag; the end of a pool shows only the pool.
    Route {
        line: String,
        tag: Option<String>,
    },
    RoutingRule {
        line: String,
        tag: String,
    },
}

impl Thing {
    /// Whether it belongs to that Terrarium.
    fn is_of(&self, emulator: &Emulator) -> bool {
        match self {
            Self::Container { emulator: name, .. } => *name == emulator.name,
            // Anonymous ones go with their containers; a name of ours tells nothing more.
            Self::Volume(_) => false,
            Self::Namespace { tag, .. }
            | Self::Interface { tag, .. }
            | Self::Table { tag, .. }
            | Self::PacketRule { tag, .. }
            | Self::RoutingRule { tag, .. }
            | Self::Route { tag: Some(tag), .. } => tag == emulator.tag(),
            Self::Route { line, tag: None } => {
                let pool = emulator.pool.as_deref();
                pool.is_some_and(|pool| line.split_whitespace().any(|word| word == pool))
            }
        }
    }

    /// What it is, in a word or two.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Container { .. } => "container",
            Self::Volume(_) => "volume",
            Self::Namespace { .. } => "network namespace",
            Self::Interface { .. } => "interface",
            Self::Table { .. } => "nftables table",
            Self::PacketRule { .. } => "iptables rule",
            Self::Route { .. } => "route",
            Self::RoutingRule { .. } => "routing rule",
        }
    }

    /// Removes it. What is gone already, or goes with another thing, is no failure: who removes looks again.
    async fn remove(&self) -> anyhow::Result<()> {
        match self {
            Self::Container { id, .. } => docker::remove_container(id).await,
            Self::Volume(name) => docker::remove_volume(name).await,
            of_the_kernel => kernel::remove(of_the_kernel).await,
        }
    }
}

impl Display for Thing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.kind();
        match self {
            Self::Container { id, instance, .. } => write!(formatter, "{kind} {id} of {instance}"),
            Self::Volume(name)
            | Self::Namespace { name, .. }
            | Self::Interface { name, .. }
            | Self::Table { name, .. } => write!(formatter, "{kind} {name}"),
            Self::PacketRule { rule: line, .. }
            | Self::Route { line, .. }
            | Self::RoutingRule { line, .. } => write!(formatter, "{kind} {line}"),
        }
    }
}

/// Everything on this machine that looks like a Terrarium's.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct HostState(BTreeSet<Thing>);

impl HostState {
    /// Looks at this machine.
    pub(crate) async fn look() -> anyhow::Result<Self> {
        let mut things = kernel::things().await?;
        things.extend(docker::things().await?);
        Ok(Self(things))
    }

    /// What belongs to that Terrarium, in the order of removal.
    pub(crate) fn of(&self, emulator: &Emulator) -> Vec<Thing> {
        let things = self.0.iter().filter(|thing| thing.is_of(emulator));
        things.cloned().collect()
    }

    /// What that Terrarium has here now and had not before.
    fn new_since(&self, before: &Self, emulator: &Emulator) -> Vec<Thing> {
        let mut things = self.of(emulator);
        things.retain(|thing| !before.0.contains(thing));
        things
    }
}

/// Looks until the Terrarium has nothing here that was not in `before`, or says what it has.
pub(crate) async fn ensure_nothing_new(
    before: &HostState,
    emulator: &Emulator,
) -> Result<(), Failure> {
    let deadline = Instant::now() + HOST_LIMIT;
    loop {
        let now = HostState::look().await;
        let now = now.expecting("this machine can be looked at")?;
        let left = now.new_since(before, emulator);
        if left.is_empty() {
            return Ok(());
        }
        if Instant::now() > deadline {
            return Err(remains(&left));
        }
        tokio::time::sleep(POLL).await;
    }
}

/// Removes everything of a Terrarium that does not run any more.
pub(crate) async fn remove_all(emulator: &Emulator) -> Result<(), Failure> {
    let deadline = Instant::now() + HOST_LIMIT;
    loop {
        let now = HostState::look().await;
        let left = now.expecting("this machine can be looked at")?.of(emulator);
        if left.is_empty() {
            return Ok(());
        }
        let mut refused = Ok(());
        for thing in &left {
            refused = refused.and(thing.remove().await);
        }
        if Instant::now() > deadline {
            refused.expecting("what a Terrarium left can be removed")?;
            return Err(remains(&left));
        }
        tokio::time::sleep(POLL).await;
    }
}

fn remains(left: &[Thing]) -> Failure {
    let list: Vec<String> = left.iter().map(Thing::to_string).collect();
    Failure::new(
        "nothing of Terrarium is left on this machine",
        list.join("\n"),
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn namespace(tag: &str) -> Thing {
        Thing::Namespace {
            name: format!("trm{tag}-edge"),
            tag: tag.to_owned(),
        }
    }

    #[test]
    fn what_was_there_before_or_is_another_s_is_not_left_over() {
        let emulator = Emulator::named("3f0a5566");
        let before = HostState([namespace("3f0a")].into());
        let container = Thing::Container {
            id: "0123".to_owned(),
            instance: "i-1".to_owned(),
            emulator: "3f0a5566".to_owned(),
        };
        let after = HostState([namespace("3f0a"), namespace("bbbb"), container.clone()].into());
        assert_eq!(after.new_since(&before, &emulator), [container]);
        assert_eq!(after.of(&Emulator::named("bbbb0000")), [namespace("bbbb")]);
    }

    #[test]
    fn the_end_of_a_pool_belongs_to_whom_the_pool_belonged() {
        let end = Thing::Route {
            line: "unreachable 198.19.0.0/16 metric 1000".to_owned(),
            tag: None,
        };
        let directory = tempfile::tempdir().unwrap();
        assert_eq!(Emulator::of_data(directory.path()), None);
        std::fs::write(directory.path().join("identity"), "3f0a556677889900").unwrap();
        let emulator = Emulator::of_data(directory.path()).unwrap();
        assert!(!end.is_of(&emulator), "whose pool it is is not known");
        std::fs::write(directory.path().join("pool"), "198.19.0.0/16").unwrap();
        let emulator = Emulator::of_data(directory.path()).unwrap();
        assert!(end.is_of(&emulator));
        std::fs::write(directory.path().join("identity"), "; rm -rf").unwrap();
        assert_eq!(Emulator::of_data(directory.path()), None);
    }

    #[test]
    fn containers_are_removed_before_the_network_that_they_are_in() {
        let container = Thing::Container {
            id: "0123".to_owned(),
            instance: "i-1".to_owned(),
            emulator: "3f0a5566".to_owned(),
        };
        assert!(container < namespace("3f0a"));
    }
}
