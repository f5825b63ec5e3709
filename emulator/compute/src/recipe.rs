//! A guest's container in Docker's terms: a pure translation, where every setting of it is to be seen.

use std::collections::HashMap;

use bollard::models::{
    ContainerCreateBody, DeviceMapping, HostConfig, HostConfigCgroupnsModeEnum, HostConfigLogConfig,
};

use terrarium_model::ids::InstanceId;

use crate::launch::Launch;

/// The first process of every guest, before it becomes the guest's own init.
const BOOT_SCRIPT: &str = include_str!("../../../fixtures/amis/boot.sh");

/// Comes before it: ends at once when it is to be started again (39 is SIGRTMIN+5), and leaves the laboratory's authority
/// where the boot script looks for it. Copying a file into the container instead takes the engine almost as long as all
/// else about a launch, and a bind mount would hang on a path of the host.
const PREPARATION: &str = r#"
trap 'exit 129' 39
if [ -n "$TERRARIUM_AUTHORITY" ]; then
    mkdir -p /etc/terrarium && printf '%s' "$TERRARIUM_AUTHORITY" >/etc/terrarium/ca.crt
    unset TERRARIUM_AUTHORITY
fi
"#;

/// Marks a container as one of ours; its value tells two emulators apart.
pub(crate) const EMULATOR_LABEL: &str = "terrarium.emulator";
/// The instance.
pub(crate) const INSTANCE_LABEL: &str = "terrarium.instance-id";
/// The boot that the container was made for; a later one shows in its name, since labels do not change.
pub(crate) const BOOT_LABEL: &str = "terrarium.boot";

/// What the host gives to all guests alike.
#[derive(Debug, Clone)]
pub(crate) struct Host {
    /// The value of [`EMULATOR_LABEL`].
    pub(crate) emulator: String,
    /// What a guest's root may do, by Docker's names.
    pub(crate) capabilities: Vec<String>,
    /// How many processors there are: Docker refuses to promise more.
    pub(crate) processors: u32,
    /// Whether there is `/dev/fuse` to hand on.
    pub(crate) has_fuse: bool,
    /// The authority that guests are to trust, in PEM.
    pub(crate) authority_pem: Option<String>,
}

/// The container's name. The boot is part of it where it is not the one that the container was made for.
pub(crate) fn container_name(instance: &str, made_for: u32, boot: u32) -> String {
    match made_for == boot {
        true => format!("terrarium-{instance}"),
        false => format!("terrarium-{instance}.{boot}"),
    }
}

/// The boot that a container was last started for, from its name and label.
pub(crate) fn boot_of(name: &str, label: Option<&str>) -> u32 {
    let from_name = name
        .rsplit_once('.')
        .and_then(|(_, boot)| boot.parse().ok());
    let from_label = || label.and_then(|boot| boot.parse().ok());
    from_name.or_else(from_label).unwrap_or(0)
}

/// The container of a launch.
pub(crate) fn container(launch: &Launch, host: &Host) -> ContainerCreateBody {
    let text = str::to_owned;
    let script = format!("{PREPARATION}{BOOT_SCRIPT}");
    ContainerCreateBody {
        image: Some(launch.image.clone()),
        hostname: Some(launch.hostname.clone()),
        user: Some(text("0")),
        working_dir: Some(text("/")),
        // The image's own command is that of a container, not of a machine.
        entrypoint: Some(["/bin/sh", "-c", &script, "boot"].map(text).to_vec()),
        cmd: Some(Vec::new()),
        env: Some(environment(launch, host)),
        // A terminal is what makes Docker give the guest its console, which is where the boot's messages go.
        tty: Some(true),
        // SIGRTMIN+5 asks systemd for a reboot. Our own stops say what they mean; this is for the engine's end and for
        // `docker stop`, after which a running instance is to be started again.
        stop_signal: Some(text("SIGRTMIN+5")),
        labels: Some(labels(launch, host)),
        // Overlay on overlay is not possible, so a Docker in the guest needs a volume for its layers.
        volumes: Some(vec![text("/var/lib/docker")]),
        host_config: Some(host_config(launch, host)),
        ..Default::default()
    }
}

fn environment(launch: &Launch, host: &Host) -> Vec<String> {
    let authority = host.authority_pem.iter();
    let authority = authority.map(|pem| format!("TERRARIUM_AUTHORITY={pem}"));
    let hypervisor = hypervisor_uuid(launch.instance);
    // The first is systemd's sign that it runs in a container, and of which kind.
    [
        "container=docker".to_owned(),
        format!("TERRARIUM_HYPERVISOR_UUID={hypervisor}"),
    ]
    .into_iter()
    .chain(authority)
    .collect()
}

/// What `/sys/hypervisor/uuid` says in a guest: on EC2 it begins with `ec2`.
fn hypervisor_uuid(instance: InstanceId) -> String {
    let id = instance.to_string();
    let digits = format!("ec2{:0>29}", id.trim_start_matches("i-"));
    let part = |range: std::ops::Range<usize>| &digits[range];
    [
        part(0..8),
        part(8..12),
        part(12..16),
        part(16..20),
        part(20..32),
    ]
    .join("-")
}

fn labels(launch: &Launch, host: &Host) -> HashMap<String, String> {
    [
        (EMULATOR_LABEL, host.emulator.clone()),
        (INSTANCE_LABEL, launch.instance.to_string()),
        (BOOT_LABEL, launch.boot.to_string()),
        ("terrarium.account", launch.place.account.to_string()),
        ("terrarium.region", launch.place.region.to_string()),
    ]
    .map(|(key, value)| (key.to_owned(), value))
    .into()
}

fn host_config(launch: &Launch, host: &Host) -> HostConfig {
    let text = str::to_owned;
    let memory_bytes = launch
        .memory_mib
        .map(|mib| i64::try_from(mib << 20).unwrap_or(i64::MAX));
    HostConfig {
        network_mode: Some(text("none")),
        dns: Some(launch.resolvers.iter().map(ToString::to_string).collect()),
        dns_search: Some(match launch.search_domain.as_str() {
            // The engine takes this for "none"; an empty list would mean the host's own domain.
            "" => vec![text(".")],
            domain => domain.split_whitespace().map(text).collect(),
        }),
        cap_drop: Some(vec![text("ALL")]),
        cap_add: Some(host.capabilities.clone()),
        security_opt: Some(
            ["seccomp=unconfined", "apparmor=unconfined"]
                .map(text)
                .to_vec(),
        ),
        cgroupns_mode: Some(HostConfigCgroupnsModeEnum::PRIVATE),
        tmpfs: Some(
            ["/run", "/run/lock"]
                .map(|path| (text(path), String::new()))
                .into(),
        ),
        devices: host.has_fuse.then(|| vec![fuse()]),
        nano_cpus: launch
            .vcpus
            .map(|vcpus| i64::from(vcpus.min(host.processors)) * 1_000_000_000),
        memory: memory_bytes,
        // The same as the memory: no swap, as on AWS.
        memory_swap: memory_bytes,
        log_config: Some(HostConfigLogConfig {
            typ: Some(text("json-file")),
            config: Some(
                [("max-size", "1m"), ("max-file", "2")]
                    .map(|(key, value)| (text(key), text(value)))
                    .into(),
            ),
        }),
        ..Default::default()
    }
}

fn fuse() -> DeviceMapping {
    let path = Some("/dev/fuse".to_owned());
    DeviceMapping {
        path_on_host: path.clone(),
        path_in_container: path,
        cgroup_permissions: Some("rwm".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_container_is_named_after_its_instance_until_it_is_started_again() {
        assert_eq!(container_name("i-1", 1, 1), "terrarium-i-1");
        assert_eq!(container_name("i-1", 1, 3), "terrarium-i-1.3");
    }

    #[test]
    fn the_boot_is_told_by_the_name_and_else_by_the_label() {
        assert_eq!(boot_of("/terrarium-i-1", Some("1")), 1);
        assert_eq!(boot_of("/terrarium-i-1.3", Some("1")), 3);
        assert_eq!(boot_of("/somebody-renamed.it", None), 0);
    }
}
