//! Local Zones and Wavelength Zones of the two regions that have most of them: facts, like those of [`regions`](crate::regions).
//!
//! They stand apart from availability zones because an account has to opt in to their groups first. Which availability zone is
//! a zone's parent is known for some; for the others it is taken to be the one of the region that most have.

use crate::regions::{Zone, zones};

/// A zone that has to be opted in to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EdgeZone {
    /// Its name and id, such as `us-east-1-nyc-1a` and `use1-nyc1-az1`.
    pub zone: Zone,
    /// What one opts in to, such as `us-east-1-nyc-1`.
    pub group: String,
    /// What people call the group.
    pub group_long_name: String,
    /// Where its public addresses are advertised.
    pub network_border_group: String,
    /// Whether it is in a telephone company's network.
    pub is_wavelength: bool,
    /// The availability zone that controls it.
    pub parent: Zone,
}

/// The places of Local Zones in a region: the letters and number of the group, the letters of its zones, the number of the parent's
/// id, and the place's name.
struct Places {
    region: &'static str,
    prefix: &'static str,
    local: &'static [(&'static str, &'static str, &'static str, &'static str)],
    wavelength: &'static str,
    wavelength_long_name: &'static str,
    wavelength_parent: &'static str,
}

#[rustfmt::skip]
const PLACES: &[Places] = &[
    Places {
        region: "us-east-1",
        prefix: "use1",
        local: &[
            ("atl-2", "a", "4", "US East (Atlanta)"),
            ("bos-1", "a", "4", "US East (Boston)"),
            ("bue-1", "a", "4", "Argentina (Buenos Aires)"),
            ("chi-2", "a", "4", "US East (Chicago)"),
            ("dfw-2", "a", "4", "US East (Dallas)"),
            ("iah-2", "a", "4", "US East (Houston)"),
            ("lim-1", "a", "4", "Peru (Lima)"),
            ("mci-1", "a", "4", "US East (Kansas City)"),
            ("mia-2", "a", "4", "US East (Miami)"),
            ("msp-1", "a", "4", "US East (Minneapolis)"),
            ("nyc-1", "a", "5", "US East (New York City)"),
            ("nyc-2", "a", "5", "US East (New York City)"),
            ("phl-1", "a", "4", "US East (Philadelphia)"),
            ("qro-1", "a", "4", "Mexico (Queretaro)"),
            ("scl-1", "a", "4", "Chile (Santiago)"),
        ],
        wavelength: "atl bna bos chi clt dfw dtw iah mia msp nyc tpa was",
        wavelength_long_name: "US East (Verizon)",
        wavelength_parent: "1",
    },
    Places {
        region: "us-west-2",
        prefix: "usw2",
        local: &[
            ("den-1", "a", "4", "US West (Denver)"),
            ("hnl-1", "a", "4", "US West (Honolulu)"),
            ("las-1", "a", "4", "US West (Las Vegas)"),
            ("lax-1", "ab", "4", "US West (Los Angeles)"),
            ("pdx-1", "a", "4", "US West (Portland)"),
            ("phx-2", "a", "4", "US West (Phoenix)"),
            ("sea-1", "a", "4", "US West (Seattle)"),
        ],
        wavelength: "den las lax phx sea sfo",
        wavelength_long_name: "US West (Verizon)",
        wavelength_parent: "1",
    },
];

impl Places {
    fn parent(&self, number: &str) -> Zone {
        let id = format!("{}-az{number}", self.prefix);
        let mut all = zones(self.region).into_iter();
        all.find(|zone| zone.id == id)
            .expect("the table names zones of its own region")
    }

    fn local_zones(&self) -> impl Iterator<Item = EdgeZone> {
        self.local
            .iter()
            .flat_map(move |(place, letters, parent, name)| {
                let group = format!("{}-{place}", self.region);
                let numbered = letters.chars().zip(1..);
                numbered.map(move |(letter, number)| EdgeZone {
                    zone: Zone {
                        name: format!("{group}{letter}"),
                        id: format!("{}-{}-az{number}", self.prefix, place.replace('-', "")),
                    },
                    group: group.clone(),
                    group_long_name: (*name).to_owned(),
                    network_border_group: group.clone(),
                    is_wavelength: false,
                    parent: self.parent(parent),
                })
            })
    }

    fn wavelength_zones(&self) -> impl Iterator<Item = EdgeZone> {
        self.wavelength.split(' ').map(|place| {
            let group = format!("{}-wl1", self.region);
            let name = format!("{group}-{place}-wlz-1");
            EdgeZone {
                zone: Zone {
                    name: name.clone(),
                    id: format!("{}-wl1-{place}-wlz1", self.prefix),
                },
                group,
                group_long_name: self.wavelength_long_name.to_owned(),
                network_border_group: name,
                is_wavelength: true,
                parent: self.parent(self.wavelength_parent),
            }
        })
    }
}

/// The zones of a region that have to be opted in to, in the order of their names.
pub fn edge_zones(region: &str) -> Vec<EdgeZone> {
    let places = PLACES.iter().filter(|places| places.region == region);
    let all = places.flat_map(|places| places.local_zones().chain(places.wavelength_zones()));
    all.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_ids_groups_and_border_groups_follow_from_the_place() {
        let zones = [edge_zones("us-east-1"), edge_zones("us-west-2")].concat();
        let told = |name: &str| {
            let zone = zones.iter().find(|it| it.zone.name == name);
            let it = zone.unwrap_or_else(|| panic!("{name}"));
            let parent = it.parent.name.as_str();
            (&*it.zone.id, &*it.group, &*it.network_border_group, parent)
        };
        assert_eq!(
            told("us-west-2-lax-1b"),
            (
                "usw2-lax1-az2",
                "us-west-2-lax-1",
                "us-west-2-lax-1",
                "us-west-2d"
            )
        );
        assert_eq!(
            told("us-east-1-wl1-bos-wlz-1"),
            (
                "use1-wl1-bos-wlz1",
                "us-east-1-wl1",
                "us-east-1-wl1-bos-wlz-1",
                "us-east-1b"
            )
        );
        assert!(zones.is_sorted_by_key(|it| it.zone.name.clone()));
        assert!(edge_zones("eu-west-1").is_empty());
    }
}
