//! AWS's regions and availability zones: names and ids as they are.
//!
//! Which zone id a zone name stands for differs between AWS accounts; here it is the same for all.

/// What stands for a region in the place of what is the same in all regions.
pub const GLOBAL: &str = "aws-global";

use crate::edge_zones::edge_zones;

/// A region.
#[derive(Debug)]
pub struct Region {
    /// Such as `us-east-1`.
    pub name: &'static str,
    /// What people call it.
    pub long_name: &'static str,
    /// Whether every AWS account has it from the beginning.
    pub by_default: bool,
    /// What its zones' ids begin with.
    zone_prefix: &'static str,
    /// A zone each: the letter of its name and the number of its id.
    zones: &'static str,
}

const fn region(
    name: &'static str,
    long_name: &'static str,
    by_default: bool,
    zone_prefix: &'static str,
    zones: &'static str,
) -> Region {
    Region {
        name,
        long_name,
        by_default,
        zone_prefix,
        zones,
    }
}

/// All regions, in order.
#[rustfmt::skip]
pub const REGIONS: &[Region] = &[
    region("af-south-1", "Africa (Cape Town)", false, "afs1", "a1 b2 c3"),
    region("ap-east-1", "Asia Pacific (Hong Kong)", false, "ape1", "a1 b2 c3"),
    region("ap-east-2", "Asia Pacific (Taipei)", false, "ape2", "a1 b2 c3"),
    region("ap-northeast-1", "Asia Pacific (Tokyo)", true, "apne1", "a4 c1 d2"),
    region("ap-northeast-2", "Asia Pacific (Seoul)", true, "apne2", "a1 b2 c3 d4"),
    region("ap-northeast-3", "Asia Pacific (Osaka)", true, "apne3", "a3 b1 c2"),
    region("ap-south-1", "Asia Pacific (Mumbai)", true, "aps1", "a1 b3 c2"),
    region("ap-south-2", "Asia Pacific (Hyderabad)", false, "aps2", "a1 b2 c3"),
    region("ap-southeast-1", "Asia Pacific (Singapore)", true, "apse1", "a2 b1 c3"),
    region("ap-southeast-2", "Asia Pacific (Sydney)", true, "apse2", "a1 b3 c2"),
    region("ap-southeast-3", "Asia Pacific (Jakarta)", false, "apse3", "a1 b2 c3"),
    region("ap-southeast-4", "Asia Pacific (Melbourne)", false, "apse4", "a1 b2 c3"),
    region("ap-southeast-5", "Asia Pacific (Malaysia)", false, "apse5", "a1 b2 c3"),
    region("ap-southeast-6", "Asia Pacific (New Zealand)", false, "apse6", "a1 b2 c3"),
    region("ap-southeast-7", "Asia Pacific (Thailand)", false, "apse7", "a1 b2 c3"),
    region("ca-central-1", "Canada (Central)", true, "cac1", "a1 b2 d4"),
    region("ca-west-1", "Canada West (Calgary)", false, "caw1", "a1 b2 c3"),
    region("eu-central-1", "Europe (Frankfurt)", true, "euc1", "a2 b3 c1"),
    region("eu-central-2", "Europe (Zurich)", false, "euc2", "a1 b2 c3"),
    region("eu-north-1", "Europe (Stockholm)", true, "eun1", "a1 b2 c3"),
    region("eu-south-1", "Europe (Milan)", false, "eus1", "a1 b2 c3"),
    region("eu-south-2", "Europe (Spain)", false, "eus2", "a1 b2 c3"),
    region("eu-west-1", "Europe (Ireland)", true, "euw1", "a3 b1 c2"),
    region("eu-west-2", "Europe (London)", true, "euw2", "a2 b3 c1"),
    region("eu-west-3", "Europe (Paris)", true, "euw3", "a1 b2 c3"),
    region("il-central-1", "Israel (Tel Aviv)", false, "ilc1", "a1 b2 c3"),
    region("me-central-1", "Middle East (UAE)", false, "mec1", "a1 b2 c3"),
    region("me-south-1", "Middle East (Bahrain)", false, "mes1", "a1 b2 c3"),
    region("mx-central-1", "Mexico (Central)", false, "mxc1", "a1 b2 c3"),
    region("sa-east-1", "South America (Sao Paulo)", true, "sae1", "a1 b2 c3"),
    region("us-east-1", "US East (N. Virginia)", true, "use1", "a6 b1 c2 d4 e3 f5"),
    region("us-east-2", "US East (Ohio)", true, "use2", "a1 b2 c3"),
    region("us-west-1", "US West (N. California)", true, "usw1", "a3 b1"),
    region("us-west-2", "US West (Oregon)", true, "usw2", "a2 b1 c3 d4"),
];

impl Region {
    /// The host of its EC2 API.
    pub fn endpoint(&self) -> String {
        format!("ec2.{}.amazonaws.com", self.name)
    }

    /// How it is listed: here every region can be used.
    pub fn opt_in_status(&self) -> &'static str {
        match self.by_default {
            true => "opt-in-not-required",
            false => "opted-in",
        }
    }
}

/// An availability zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// Such as `us-east-1a`.
    pub name: String,
    /// Such as `use1-az6`.
    pub id: String,
}

/// The zones of a region in the order of their names; of a region that AWS does not have, three.
pub fn zones(region: &str) -> Vec<Zone> {
    let known = REGIONS.iter().find(|known| known.name == region);
    let (prefix, zones) = known.map_or((region, "a1 b2 c3"), |known| {
        (known.zone_prefix, known.zones)
    });
    let zone = |zone: &str| {
        let (letter, number) = zone.split_at(1);
        Zone {
            name: format!("{region}{letter}"),
            id: format!("{prefix}-az{number}"),
        }
    };
    zones.split(' ').map(zone).collect()
}

/// The zone of that name which is none of the ordinary ones; its region is the first three words of the name.
fn edge_zone(name: &str) -> Option<Zone> {
    let third = name.match_indices('-').nth(2)?.0;
    let zones = edge_zones(&name[..third]).into_iter();
    let mut zones = zones.map(|it| it.zone);
    zones.find(|zone| zone.name == name)
}

/// The id of a zone, such as `use1-az6` of `us-east-1a`; none when the name is no zone's.
pub fn zone_id(zone: &str) -> Option<String> {
    if let Some(found) = edge_zone(zone) {
        return Some(found.id);
    }
    let region = zone.strip_suffix(|letter: char| letter.is_ascii_lowercase())?;
    // A region that AWS does not have is named as most that it has: in three words.
    let is_region =
        REGIONS.iter().any(|known| known.name == region) || region.split('-').count() == 3;
    let found = zones(region).into_iter().find(|found| found.name == zone);
    found.filter(|_| is_region).map(|found| found.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_have_their_ids() {
        for (zone, id) in [
            ("us-east-1a", Some("use1-az6")),
            ("ap-southeast-2b", Some("apse2-az3")),
            ("eu-west-1a", Some("euw1-az3")),
            ("us-east-1-nyc-1a", Some("use1-nyc1-az1")),
            ("us-west-2-wl1-sea-wlz-1", Some("usw2-wl1-sea-wlz1")),
            ("us-east-1-x-1a", None),
            ("us-east-1", None),
            ("us-east-1z", None),
            ("", None),
        ] {
            assert_eq!(zone_id(zone).as_deref(), id, "{zone}");
        }
    }
}
