//! One writer: random changes of what is its own, and what it knows of them.

use std::collections::BTreeMap;

use rand::rngs::StdRng;
use rand::seq::IteratorRandom;
use rand::{Rng, SeedableRng};
use terrarium_tests::{Terrarium, element, elements, newest_debian};

use crate::observed::Observed;

/// How many instances a writer has at most, terminated ones included: each costs every description.
const MOST_INSTANCES: usize = 12;
/// The ports that it opens and closes; each with the one that lies so far above.
const PORTS: std::ops::Range<u16> = 1000..1010;
pub(crate) const PORTS_APART: u16 = 1000;

/// What something is: `yes` or `no`, `alive` or `gone`, a tag's value.
pub(crate) type Facts = BTreeMap<String, String>;

/// A writer.
pub(crate) struct Writer {
    name: String,
    random: StdRng,
    image: String,
    group: String,
    /// What was acknowledged, by the name of the thing.
    known: Facts,
    /// What a request would have made true that was not answered.
    doubtful: Facts,
}

/// A request, and what it makes true; none of it when it is an instance that has no id yet.
struct Change {
    request: String,
    facts: Facts,
}

impl Writer {
    pub(crate) fn new(terrarium: &Terrarium, number: usize, seed: u64) -> Self {
        let name = format!("writer{number}");
        let request = format!("CreateSecurityGroup&GroupName={name}&GroupDescription=x");
        let answer = terrarium.ec2(&request).ok();
        Self {
            random: StdRng::seed_from_u64(seed),
            image: newest_debian(terrarium),
            group: element(&answer, "groupId").expect("a group").to_owned(),
            known: Facts::new(),
            doubtful: Facts::new(),
            name,
        }
    }

    /// Makes a change; false when the server ends under it.
    pub(crate) fn change(&mut self, terrarium: &Terrarium) -> bool {
        let Change { request, facts } = self.choose();
        let Some(answer) = terrarium.try_ec2(&request) else {
            self.doubtful = facts;
            return false;
        };
        let answer = answer.ok();
        self.known.extend(facts);
        let made = match request.split('&').next() {
            Some("RunInstances") => Some(("instanceId", "alive")),
            Some("CreateVpc") => Some(("vpcId", "yes")),
            _ => None,
        };
        if let Some((id, state)) = made {
            let ids = elements(&answer, id);
            self.known
                .extend(ids.map(|id| (id.to_owned(), state.to_owned())));
        }
        true
    }

    fn choose(&mut self) -> Change {
        match self.random.random_range(0..10) {
            0..3 => self.switch_ports(),
            3 => self.switch_key(),
            4..6 => self.tag().unwrap_or_else(|| self.launch_or_network()),
            6 => self.terminate().unwrap_or_else(|| self.launch_or_network()),
            7 => self
                .delete_network()
                .unwrap_or_else(|| self.launch_or_network()),
            _ => self.launch_or_network(),
        }
    }

    /// Opens a pair of ports in one request, or closes it.
    fn switch_ports(&mut self) -> Change {
        let port = self.random.random_range(PORTS);
        let key = format!("{}:{port}", self.group);
        let (verb, now) = self.switched(&key, "Authorize", "Revoke");
        let permission = |index: u16, port: u16| {
            format!(
                "&IpPermissions.{index}.IpProtocol=tcp&IpPermissions.{index}.FromPort={port}\
                 &IpPermissions.{index}.ToPort={port}&IpPermissions.{index}.IpRanges.1.CidrIp=198.18.0.0/24"
            )
        };
        let both = permission(1, port) + &permission(2, port + PORTS_APART);
        let group = &self.group;
        Change {
            request: format!("{verb}SecurityGroupIngress&GroupId={group}{both}"),
            facts: [(key, now)].into(),
        }
    }

    fn switch_key(&mut self) -> Change {
        let key = format!("{}-key", self.name);
        let (verb, now) = self.switched(&key, "Create", "Delete");
        Change {
            request: format!("{verb}KeyPair&KeyName={key}"),
            facts: [(key, now)].into(),
        }
    }

    /// The verb that makes another of what is there or not, and what is then.
    fn switched(
        &self,
        key: &str,
        make: &'static str,
        take: &'static str,
    ) -> (&'static str, String) {
        match self.known.get(key).map(String::as_str) {
            Some("yes") => (take, "no".to_owned()),
            _ => (make, "yes".to_owned()),
        }
    }

    /// Two instances with a tag each, or a VPC with what comes with it.
    fn launch_or_network(&mut self) -> Change {
        let instances = self
            .known
            .keys()
            .filter(|key| key.starts_with("i-"))
            .count();
        let (image, name) = (&self.image, &self.name);
        let request = match instances < MOST_INSTANCES && self.random.random() {
            true => format!(
                "RunInstances&ImageId={image}&InstanceType=t3.micro&MinCount=2&MaxCount=2&TagSpecification.1.ResourceType=instance\
                 &TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value={name}"
            ),
            false => "CreateVpc&CidrBlock=10.0.0.0/16".to_owned(),
        };
        Change {
            request,
            facts: Facts::new(),
        }
    }

    /// One of its things that are in a state.
    fn any(&mut self, prefix: &str, state: &str) -> Option<String> {
        let (known, random) = (&self.known, &mut self.random);
        let fitting = known
            .iter()
            .filter(|(key, now)| key.starts_with(prefix) && *now == state);
        fitting.map(|(key, _)| key.clone()).choose(random)
    }

    /// Two tags of the same value on an instance.
    fn tag(&mut self) -> Option<Change> {
        let instance = self.any("i-", "alive")?;
        let value: u32 = self.random.random();
        Some(Change {
            request: format!(
                "CreateTags&ResourceId.1={instance}&Tag.1.Key=first&Tag.1.Value={value}&Tag.2.Key=second&Tag.2.Value={value}"
            ),
            facts: [(format!("tag {instance}"), value.to_string())].into(),
        })
    }

    fn terminate(&mut self) -> Option<Change> {
        let instance = self.any("i-", "alive")?;
        Some(Change {
            request: format!("TerminateInstances&InstanceId.1={instance}"),
            facts: [(instance, "gone".to_owned())].into(),
        })
    }

    fn delete_network(&mut self) -> Option<Change> {
        let vpc = self.any("vpc-", "yes")?;
        Some(Change {
            request: format!("DeleteVpc&VpcId={vpc}"),
            facts: [(vpc, "no".to_owned())].into(),
        })
    }

    /// All that was acknowledged is there; what was not answered either happened or did not, and is known from now on.
    pub(crate) fn compare(&mut self, observed: &Observed) {
        // A thing that is not there was never made, or deleted.
        let found = |key: &str| observed.fact(key).unwrap_or_else(|| "no".to_owned());
        for (key, value) in std::mem::take(&mut self.doubtful) {
            if found(&key) == value {
                self.known.insert(key, value);
            }
        }
        for (key, value) in &self.known {
            assert_eq!(found(key), *value, "{} lost {key}", self.name);
        }
    }
}
