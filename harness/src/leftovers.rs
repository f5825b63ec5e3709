//! What Terrarium's guests leave on this machine: containers and volumes in Docker, network namespaces, interfaces, nftables, routes.
//! Seen with the system's own tools, not with Terrarium's, so that a mistake there cannot hide here.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{Context, bail};
use serde_json::Value;
use tokio::process::Command;

use crate::http;

/// The label of a guest's container; its value is the instance's id.
const INSTANCE_LABEL: &str = "terrarium.instance-id";

/// The name of what Terrarium makes in the kernel, or how its names begin.
const NAME: &str = "trm";

/// Everything on this machine that looks like Terrarium's, one line a thing.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct HostState(BTreeSet<String>);

impl HostState {
    /// Looks at this machine.
    pub(crate) async fn look() -> anyhow::Result<Self> {
        let mut things = BTreeSet::new();
        things.extend(namespaces()?);
        things.extend(nftables(&output("nft", &["list", "tables"]).await?));
        things.extend(links(&output("ip", &["-o", "link", "show"]).await?));
        things.extend(routes(
            &output("ip", &["-4", "route", "show", "table", "all"]).await?,
        ));
        things.extend(rules(&output("ip", &["-4", "rule", "show"]).await?));
        let containers = docker("/containers/json?all=1").await?;
        things.extend(
            labelled_containers(&containers).map(|(id, of)| format!("container {id} of {of}")),
        );
        things.extend(volumes(&docker("/volumes").await?));
        Ok(Self(things))
    }

    /// What is here now and was not there before.
    pub(crate) fn new_since(&self, before: &Self) -> Vec<String> {
        self.0.difference(&before.0).cloned().collect()
    }
}

/// What Docker holds of an instance.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Held {
    /// Its containers, running or not.
    pub(crate) containers: Vec<String>,
    /// The volumes of those containers; they have no name of ours, so this is how they are known.
    pub(crate) volumes: Vec<String>,
}

/// What Docker holds of an instance now.
pub(crate) async fn held_of(instance_id: &str) -> anyhow::Result<Held> {
    Ok(held(&docker("/containers/json?all=1").await?, instance_id))
}

/// Which of the volumes exist.
pub(crate) async fn existing(volumes: &[String]) -> anyhow::Result<Vec<String>> {
    let answer = docker("/volumes").await?;
    let names = answer["Volumes"].as_array().into_iter().flatten();
    let names: BTreeSet<&str> = names.filter_map(|volume| volume["Name"].as_str()).collect();
    let existing = volumes
        .iter()
        .filter(|volume| names.contains(volume.as_str()));
    Ok(existing.cloned().collect())
}

fn held(containers: &Value, instance_id: &str) -> Held {
    let mut held = Held::default();
    for container in containers.as_array().into_iter().flatten() {
        if container["Labels"][INSTANCE_LABEL].as_str() != Some(instance_id) {
            continue;
        }
        held.containers.extend(short_id(container));
        let mounts = container["Mounts"].as_array().into_iter().flatten();
        let volumes = mounts.filter(|mount| mount["Type"] == "volume");
        let names = volumes.filter_map(|volume| volume["Name"].as_str());
        held.volumes.extend(names.map(str::to_owned));
    }
    held
}

fn short_id(container: &Value) -> Option<String> {
    Some(container["Id"].as_str()?.chars().take(12).collect())
}

/// `trm-edge` and `trm3f0a-edge`, but not `trmt7-edge`: the emulator's own tests put other tags there, and may run at the
/// same time.
fn is_ours(name: &str) -> bool {
    let Some(rest) = name.strip_prefix(NAME) else {
        return false;
    };
    let tag = rest.split('-').next().unwrap_or_default();
    tag.is_empty() || (tag.len() == 4 && tag.bytes().all(|b| b.is_ascii_hexdigit()))
}

async fn output(program: &str, arguments: &[&str]) -> anyhow::Result<String> {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .await
        .with_context(|| format!("cannot run {program}"))?;
    if !output.status.success() {
        bail!(
            "`{program} {}` failed: {}",
            arguments.join(" "),
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Namespaces with a name, as `ip netns` lists them.
fn namespaces() -> anyhow::Result<Vec<String>> {
    let entries = match std::fs::read_dir("/run/netns") {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error).context("cannot list /run/netns"),
    };
    let names =
        entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()));
    Ok(names
        .filter(|name| is_ours(name))
        .map(|name| format!("network namespace {name}"))
        .collect())
}

/// From lines such as `table inet trm-host`.
fn nftables(text: &str) -> Vec<String> {
    text.lines()
        .filter(|line| line.split_whitespace().last().is_some_and(is_ours))
        .map(|line| format!("nftables {}", line.trim()))
        .collect()
}

/// From lines such as `7: trm-h1@if2: <BROADCAST,…`.
fn links(text: &str) -> Vec<String> {
    text.lines()
        .filter_map(|line| line.split_whitespace().nth(1))
        .map(|name| name.trim_end_matches(':').split('@').next().unwrap_or(name))
        .filter(|name| is_ours(name))
        .map(|name| format!("interface {name}"))
        .collect()
}

/// Routes through Terrarium's interfaces, and the ends of its pool.
fn routes(text: &str) -> Vec<String> {
    text.lines()
        .filter(|line| {
            let mut words = line.split_whitespace();
            let ends = ["blackhole", "unreachable", "prohibit"]
                .contains(&words.next().unwrap_or_default());
            ends || words.any(is_ours)
        })
        .map(|line| format!("route {}", line.trim()))
        .collect()
}

fn rules(text: &str) -> Vec<String> {
    text.lines()
        .filter(|line| line.split_whitespace().any(is_ours))
        .map(|line| format!("routing rule {}", line.trim()))
        .collect()
}

/// Asks Docker Engine.
async fn docker(path: &str) -> anyhow::Result<Value> {
    let socket = std::env::var("DOCKER_HOST")
        .ok()
        .and_then(|host| host.strip_prefix("unix://").map(PathBuf::from))
        .unwrap_or_else(|| PathBuf::from("/var/run/docker.sock"));
    let answer = http::get_unix(&socket, path)
        .await
        .context("cannot ask Docker Engine")?;
    if answer.status != 200 {
        bail!(
            "Docker Engine answered {path} with status {}: {}",
            answer.status,
            answer.body.trim()
        );
    }
    serde_json::from_str(&answer.body).context("Docker Engine's answer is no JSON")
}

/// The short id and the instance id of each container that is an instance's guest.
fn labelled_containers(containers: &Value) -> impl Iterator<Item = (String, String)> {
    containers
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|container| {
            let instance = container["Labels"][INSTANCE_LABEL].as_str()?;
            Some((short_id(container)?, instance.to_owned()))
        })
}

/// Volumes that bear Terrarium's name or one of its labels.
fn volumes(answer: &Value) -> Vec<String> {
    let volumes = answer["Volumes"].as_array().into_iter().flatten();
    volumes
        .filter_map(|volume| {
            let name = volume["Name"].as_str()?;
            let labels = volume["Labels"].as_object();
            let ours = is_ours(name)
                || name.starts_with("terrarium")
                || labels
                    .is_some_and(|labels| labels.keys().any(|key| key.starts_with("terrarium")));
            ours.then(|| format!("volume {name}"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_terrarium_s_own_tables_interfaces_and_routes_count() {
        assert_eq!(
            nftables("table ip nat\ntable ip trm\ntable ip trmt1\n"),
            ["nftables table ip trm"]
        );
        assert_eq!(
            links(
                "1: lo: <LOOPBACK> mtu 65536\n7: trm-h1@if2: <BROADCAST> mtu 1500\n8: docker0: <UP>\n"
            ),
            ["interface trm-h1"]
        );
        assert_eq!(
            routes(
                "default via 10.0.0.1 dev eth0\n198.18.0.5 dev trm-h1 scope link\nblackhole 198.18.0.0/16\n"
            ),
            [
                "route 198.18.0.5 dev trm-h1 scope link",
                "route blackhole 198.18.0.0/16"
            ]
        );
        assert_eq!(
            rules("0: from all lookup local\n100: from all iif trm-h1 lookup 7\n"),
            ["routing rule 100: from all iif trm-h1 lookup 7"]
        );
    }

    #[test]
    fn a_guest_s_container_is_known_by_its_label() {
        let containers = json!([
            { "Id": "0123456789abcdef", "Labels": { "terrarium.instance-id": "i-1" } },
            { "Id": "fedcba9876543210", "Labels": { "other": "i-1" } },
        ]);
        let found: Vec<_> = labelled_containers(&containers).collect();
        assert_eq!(found, [("0123456789ab".to_owned(), "i-1".to_owned())]);
    }

    #[test]
    fn an_instance_s_volumes_are_those_of_its_containers() {
        let containers = json!([
            {
                "Id": "0123456789abcdef",
                "Labels": { "terrarium.instance-id": "i-1" },
                "Mounts": [{ "Type": "volume", "Name": "v1" }, { "Type": "bind", "Source": "/x" }],
            },
            {
                "Id": "1",
                "Labels": { "terrarium.instance-id": "i-2" },
                "Mounts": [{ "Type": "volume", "Name": "v2" }],
            },
        ]);
        let expected = Held {
            containers: vec!["0123456789ab".to_owned()],
            volumes: vec!["v1".to_owned()],
        };
        assert_eq!(held(&containers, "i-1"), expected);
    }

    #[test]
    fn a_volume_is_known_by_its_name_or_label() {
        let answer = json!({ "Volumes": [
            { "Name": "abc", "Labels": { "terrarium.instance-id": "i-1" } },
            { "Name": "trm-1", "Labels": null },
            { "Name": "postgres", "Labels": {} },
        ] });
        assert_eq!(volumes(&answer), ["volume abc", "volume trm-1"]);
        assert!(volumes(&json!({ "Volumes": null })).is_empty());
    }

    #[test]
    fn what_was_there_before_is_not_left_over() {
        let before = HostState(["a".to_owned(), "b".to_owned()].into());
        let after = HostState(["b".to_owned(), "c".to_owned()].into());
        assert_eq!(after.new_since(&before), ["c"]);
    }
}
