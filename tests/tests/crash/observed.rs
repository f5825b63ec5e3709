//! What a server shows after it was killed and started again: the facts that writers know of, and whether each thing is whole.

use std::collections::{BTreeMap, BTreeSet};

use terrarium_tests::{Terrarium, element, elements};

use crate::writer::PORTS_APART;

/// What there is.
pub(crate) struct Observed {
    vpcs: BTreeSet<String>,
    /// The VPCs of what is made and deleted together with a VPC.
    companions: BTreeMap<&'static str, BTreeSet<String>>,
    instances: BTreeSet<String>,
    /// Those that are pending or running.
    alive: BTreeSet<String>,
    /// The instances that interfaces are attached to, and those that volumes are.
    attached: [BTreeSet<String>; 2],
    /// The values of tags, by resource and key.
    tags: BTreeMap<(String, String), String>,
    /// Open ports, with their groups.
    ports: BTreeSet<(String, u16)>,
    keys: BTreeSet<String>,
}

fn all(answer: &str, name: &str) -> BTreeSet<String> {
    elements(answer, name).map(str::to_owned).collect()
}

impl Observed {
    pub(crate) fn of(terrarium: &Terrarium) -> Self {
        let ask = |request: &str| terrarium.ec2(request).ok();
        let companions = [
            "DescribeRouteTables",
            "DescribeSecurityGroups",
            "DescribeNetworkAcls",
        ];
        let alive = "DescribeInstances&Filter.1.Name=instance-state-name&Filter.1.Value.1=pending&Filter.1.Value.2=running";
        let attached = ["DescribeNetworkInterfaces", "DescribeVolumes"];
        Self {
            vpcs: all(&ask("DescribeVpcs"), "vpcId"),
            companions: companions
                .map(|request| (request, all(&ask(request), "vpcId")))
                .into(),
            instances: all(&ask("DescribeInstances"), "instanceId"),
            alive: all(&ask(alive), "instanceId"),
            attached: attached.map(|request| all(&ask(request), "instanceId")),
            tags: tags(&ask("DescribeTags")),
            ports: ports(&ask("DescribeSecurityGroupRules")),
            keys: all(&ask("DescribeKeyPairs"), "keyName"),
        }
    }

    /// What is true of a thing that a writer knows; none when there is no such thing.
    pub(crate) fn fact(&self, key: &str) -> Option<String> {
        let there = |is_there: bool| is_there.then(|| "yes".to_owned());
        if let Some(instance) = key.strip_prefix("tag ") {
            return self
                .tags
                .get(&(instance.to_owned(), "first".to_owned()))
                .cloned();
        }
        if let Some((group, port)) = key.split_once(':') {
            let port = port.parse().expect("a port");
            return there(self.ports.contains(&(group.to_owned(), port)));
        }
        if self.instances.contains(key) {
            let state = if self.alive.contains(key) {
                "alive"
            } else {
                "gone"
            };
            return Some(state.to_owned());
        }
        there(self.vpcs.contains(key) || self.keys.contains(key))
    }

    /// Everything that one request makes is there, or nothing of it.
    pub(crate) fn ensure_whole(&self) {
        for (request, vpcs) in &self.companions {
            assert_eq!(*vpcs, self.vpcs, "{request}");
        }
        for (group, port) in self
            .ports
            .iter()
            .filter(|(_, port)| *port < 2 * PORTS_APART)
        {
            let other = (group.clone(), port + PORTS_APART);
            assert!(self.ports.contains(&other), "half of {port} in {group}");
        }
        for instance in &self.instances {
            let tag = |key: &str| self.tags.get(&(instance.clone(), key.to_owned()));
            assert!(tag("Name").is_some(), "{instance} has no name");
            assert_eq!(
                tag("first"),
                tag("second"),
                "half of the tags of {instance}"
            );
        }
        for attached in &self.attached {
            assert!(
                attached.is_subset(&self.instances),
                "something is attached to nothing"
            );
            assert!(
                attached.is_superset(&self.alive),
                "an instance lacks a part"
            );
        }
        let launched = self.instances.len();
        assert!(
            launched.is_multiple_of(2),
            "{launched} instances, though two are launched at once"
        );
    }
}

fn tags(answer: &str) -> BTreeMap<(String, String), String> {
    let tag = |item: &str| {
        let text = |name: &str| element(item, name).unwrap_or_default().to_owned();
        ((text("resourceId"), text("key")), text("value"))
    };
    elements(answer, "item").map(tag).collect()
}

fn ports(answer: &str) -> BTreeSet<(String, u16)> {
    let rules = answer.split("<securityGroupRuleId>").skip(1);
    let port = |rule: &str| {
        let group = element(rule, "groupId")?.to_owned();
        Some((group, element(rule, "fromPort")?.parse().ok()?))
    };
    rules.filter_map(port).collect()
}
