//! What Docker Engine holds of Terrariums: guests, which are containers with Terrarium's labels, and their volumes.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{Context, bail};
use http::Method;
use serde_json::Value;

use super::{Emulator, Thing};
use crate::http::request_unix;

/// The label of a guest's container; its value is the instance's id.
const INSTANCE_LABEL: &str = "terrarium.instance-id";

/// The label that tells one Terrarium's containers from another's.
const EMULATOR_LABEL: &str = "terrarium.emulator";

/// What Docker holds of an instance.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Held {
    /// Its containers, running or not.
    pub(crate) containers: Vec<String>,
    /// The volumes of those containers; they have no name of ours, so this is how they are known.
    pub(crate) volumes: Vec<String>,
    /// The Terrarium that they belong to.
    pub(crate) emulator: Option<Emulator>,
}

/// What Docker holds of an instance now.
pub(crate) async fn held_of(instance_id: &str) -> anyhow::Result<Held> {
    Ok(held(&containers().await?, instance_id))
}

/// Which of the volumes exist.
pub(crate) async fn existing_volumes(volumes: &[String]) -> anyhow::Result<Vec<String>> {
    let answer = get("/volumes").await?;
    let names = answer["Volumes"].as_array().into_iter().flatten();
    let names: BTreeSet<&str> = names.filter_map(|volume| volume["Name"].as_str()).collect();
    let existing = volumes
        .iter()
        .filter(|volume| names.contains(volume.as_str()));
    Ok(existing.cloned().collect())
}

/// Everything that Docker holds of any Terrarium.
pub(super) async fn things() -> anyhow::Result<BTreeSet<Thing>> {
    let mut things: BTreeSet<Thing> = guests(&containers().await?).collect();
    things.extend(volumes(&get("/volumes").await?).map(Thing::Volume));
    Ok(things)
}

pub(super) async fn remove_container(id: &str) -> anyhow::Result<()> {
    delete(&format!("/containers/{id}?force=true&v=true")).await
}

pub(super) async fn remove_volume(name: &str) -> anyhow::Result<()> {
    delete(&format!("/volumes/{name}")).await
}

fn held(containers: &Value, instance_id: &str) -> Held {
    let mut held = Held::default();
    for container in containers.as_array().into_iter().flatten() {
        let labels = &container["Labels"];
        if labels[INSTANCE_LABEL].as_str() != Some(instance_id) {
            continue;
        }
        held.containers.extend(short_id(container));
        let mounts = container["Mounts"].as_array().into_iter().flatten();
        let volumes = mounts.filter(|mount| mount["Type"] == "volume");
        let names = volumes.filter_map(|volume| volume["Name"].as_str());
        held.volumes.extend(names.map(str::to_owned));
        held.emulator = labels[EMULATOR_LABEL].as_str().map(Emulator::named);
    }
    held
}

fn guests(containers: &Value) -> impl Iterator<Item = Thing> {
    let containers = containers.as_array().into_iter().flatten();
    containers.filter_map(|container| {
        let label = |name: &str| container["Labels"][name].as_str();
        Some(Thing::Container {
            id: short_id(container)?,
            instance: label(INSTANCE_LABEL)?.to_owned(),
            emulator: label(EMULATOR_LABEL).unwrap_or_default().to_owned(),
        })
    })
}

fn short_id(container: &Value) -> Option<String> {
    Some(container["Id"].as_str()?.chars().take(12).collect())
}

/// Volumes that bear Terrarium's name or one of its labels.
fn volumes(answer: &Value) -> impl Iterator<Item = String> {
    let volumes = answer["Volumes"].as_array().into_iter().flatten();
    volumes.filter_map(|volume| {
        let name = volume["Name"].as_str()?;
        let labels = volume["Labels"].as_object();
        let has_label = |labels: &serde_json::Map<String, Value>| {
            labels.keys().any(|key| key.starts_with("terrarium."))
        };
        (name.starts_with("terrarium") || labels.is_some_and(has_label)).then(|| name.to_owned())
    })
}

async fn containers() -> anyhow::Result<Value> {
    get("/containers/json?all=1").await
}

async fn get(path: &str) -> anyhow::Result<Value> {
    let body = ask(Method::GET, path, &[200]).await?;
    serde_json::from_str(&body).context("Docker Engine's answer is no JSON")
}

/// Deletes something; it may be gone, or be going.
async fn delete(path: &str) -> anyhow::Result<()> {
    ask(Method::DELETE, path, &[204, 404, 409]).await.map(drop)
}

/// Asks Docker Engine.
async fn ask(method: Method, path: &str, good: &[u16]) -> anyhow::Result<String> {
    let socket = std::env::var("DOCKER_HOST")
        .ok()
        .and_then(|host| host.strip_prefix("unix://").map(PathBuf::from))
        .unwrap_or_else(|| PathBuf::from("/var/run/docker.sock"));
    let answer = request_unix(&socket, method, path)
        .await
        .context("cannot ask Docker Engine")?;
    if !good.contains(&answer.status) {
        bail!(
            "Docker Engine answered {path} with status {}: {}",
            answer.status,
            answer.body.trim()
        );
    }
    Ok(answer.body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_guest_s_container_is_known_by_its_labels() {
        let containers = json!([
            {
                "Id": "0123456789abcdef",
                "Labels": { "terrarium.instance-id": "i-1", "terrarium.emulator": "3f0a" },
            },
            { "Id": "fedcba9876543210", "Labels": { "other": "i-1" } },
        ]);
        let found: Vec<_> = guests(&containers).collect();
        let expected = Thing::Container {
            id: "0123456789ab".to_owned(),
            instance: "i-1".to_owned(),
            emulator: "3f0a".to_owned(),
        };
        assert_eq!(found, [expected]);
    }

    #[test]
    fn an_instance_s_volumes_are_those_of_its_containers() {
        let containers = json!([
            {
                "Id": "0123456789abcdef",
                "Labels": { "terrarium.instance-id": "i-1", "terrarium.emulator": "3f0a" },
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
            emulator: Some(Emulator::named("3f0a")),
        };
        assert_eq!(held(&containers, "i-1"), expected);
    }

    #[test]
    fn a_volume_is_known_by_its_name_or_label() {
        let answer = json!({ "Volumes": [
            { "Name": "abc", "Labels": { "terrarium.instance-id": "i-1" } },
            { "Name": "terrarium-1", "Labels": null },
            { "Name": "postgres", "Labels": {} },
        ] });
        let found: Vec<_> = volumes(&answer).collect();
        assert_eq!(found, ["abc", "terrarium-1"]);
        assert_eq!(volumes(&json!({ "Volumes": null })).count(), 0);
    }
}
