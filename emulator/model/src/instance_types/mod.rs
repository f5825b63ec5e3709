//! The catalogue of instance types: facts of AWS's, as DescribeInstanceTypes gives them, and nothing of ours.
//!
//! They stand in `table.txt`, which `instance_types.py` writes from AWS's answers, and are read when they are first asked for.

mod facts;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

pub use facts::{Accelerator, Disk, Ebs, Hypervisor, InstanceType, Network, Words};

/// What the lines of the table are: `*`, a family or a type, and what it differs in from the one it belongs to.
const TABLE: &str = include_str!("table.txt");

/// A place whose zones offer what is common; places that the table does not know are taken for it.
const ORDINARY_PLACE: &str = "caw1";

struct Catalogue {
    /// In the order of their names.
    types: Vec<InstanceType>,
    /// What the zone ids of the regions that the table knows begin with.
    places: BTreeSet<&'static str>,
}

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let types = read(TABLE);
    let places = types.iter().flat_map(|kind| kind.places());
    let places = places.map(|(place, _)| place).collect();
    Catalogue { types, places }
});

fn read(table: &'static str) -> Vec<InstanceType> {
    let mut heads: BTreeMap<&str, InstanceType> = BTreeMap::new();
    let mut types = Vec::new();
    for line in table.lines() {
        let (name, facts) = line.split_once(' ').unwrap_or((line, ""));
        let (family, size) = name.split_once('.').unwrap_or((name, ""));
        let head = match size {
            "" => "*",
            _ => family,
        };
        let mut kind = heads.get(head).copied().unwrap_or_default();
        kind.name = name;
        for fact in facts.split_ascii_whitespace() {
            let (key, value) = fact.split_once('=').unwrap_or((fact, ""));
            kind.learn(key, value);
        }
        match size {
            "" => drop(heads.insert(name, kind)),
            _ => types.push(kind),
        }
    }
    types.sort_by_key(|kind| kind.name);
    types
}

/// All types, in the order of their names.
pub fn all() -> &'static [InstanceType] {
    &CATALOGUE.types
}

/// The type of that name.
pub fn find(name: &str) -> Option<&'static InstanceType> {
    let types = all();
    let place = types.binary_search_by(|kind| kind.name.cmp(name)).ok()?;
    Some(&types[place])
}

impl InstanceType {
    /// What stands before the dot of its name, such as `t3`.
    pub fn family(&self) -> &'static str {
        self.name.split('.').next().unwrap_or_default()
    }

    /// Whether a zone offers it, by the zone's id, such as `use1-az6`.
    pub fn is_offered_in(&self, zone_id: &str) -> bool {
        let Some((place, number)) = zone_id.split_once("-az") else {
            return false;
        };
        let place = match CATALOGUE.places.contains(place) {
            true => place,
            false => ORDINARY_PLACE,
        };
        let mut places = self.places();
        places.any(|(known, numbers)| known == place && numbers.contains(number))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_type_is_found_by_its_name_alone() {
        let found = find("t3.micro").map(|found| (found.vcpus, found.memory_mib));
        assert_eq!(found, Some((2, 1024)));
        assert_eq!(find("t3"), None);
        assert_eq!(find("T3.micro"), None);
    }

    #[test]
    fn every_fact_of_the_table_is_understood_and_no_type_is_listed_twice() {
        let facts = TABLE
            .lines()
            .flat_map(|line| line.split_ascii_whitespace().skip(1));
        for fact in facts {
            let (key, value) = fact.split_once('=').expect(fact);
            assert!(InstanceType::default().learn(key, value), "{fact}");
        }
        assert!(all().windows(2).all(|two| two[0].name < two[1].name));
        assert!(all().len() > 1200);
    }

    #[test]
    fn a_type_has_what_its_family_has_unless_its_line_says_otherwise() {
        let (large, metal) = (find("m5.large").unwrap(), find("m5.metal").unwrap());
        assert_eq!(large.hypervisor, Some(Hypervisor::Nitro));
        assert_eq!(
            (large.ebs.baseline_mbps, large.ebs.maximum_mbps),
            (650, 4750)
        );
        assert_eq!(large.network.performance(), "Up to 10 Gigabit");
        assert_eq!(metal.hypervisor, None);
        assert_eq!(
            (metal.ebs.baseline_mbps, metal.ebs.maximum_mbps),
            (19000, 19000)
        );
    }

    #[test]
    fn accelerators_disks_and_cards_are_read() {
        let kind = find("p4d.24xlarge").unwrap();
        let gpu = Accelerator {
            count: 8,
            maker: "NVIDIA".to_owned(),
            name: "A100".to_owned(),
            memory_mib: 40960,
        };
        assert_eq!(kind.gpus(), [gpu]);
        let disk = Disk {
            count: 8,
            size_gb: 1000,
            kind: "ssd",
        };
        assert_eq!(kind.disks(), [disk]);
        assert_eq!(kind.network.cards, 4);
        assert_eq!(kind.maximum_network_interfaces(), 60);
        assert_eq!(kind.valid_cores().first(), Some(&2));
        assert_eq!(kind.valid_cores().len(), 24);
    }

    #[test]
    fn ranges_of_cores_are_unfolded() {
        let cores = find("c7a.8xlarge").unwrap().valid_cores();
        assert_eq!(cores, [1, 2, 3, 4, 8, 12, 16, 20, 24, 28, 32]);
    }

    #[test]
    fn zones_offer_what_they_offer() {
        let micro = find("t3.micro").unwrap();
        assert!(micro.is_offered_in("use1-az6"));
        assert!(!micro.is_offered_in("use1-az3"));
        assert!(!find("t2.micro").unwrap().is_offered_in("eun1-az1"));
        assert!(micro.is_offered_in("mxc1-az1"), "a place without facts");
        assert!(!micro.is_offered_in("us-east-1a"));
    }
}
