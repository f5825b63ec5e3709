//! What an operator may choose: the pool of public addresses and the names on this host. Every well-known address follows from it.

use std::net::Ipv4Addr;

use ipnet::{IpNet, Ipv4Net};
use terrarium_model::ids::PrefixListId;
use terrarium_model::{Cloud, prefix_lists};

/// The pool of public addresses and the names of namespaces, links and tables on this host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    pool: Ipv4Net,
    prefix: String,
}

/// A pool or tag that cannot work.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The pool leaves no room for public addresses beside the services' own.
    #[error("the pool {0} is too small: give one of /23 or more, such as 198.18.0.0/16")]
    PoolTooSmall(Ipv4Net),
    /// Addresses that others have: packets for them would never reach the others again.
    #[error("the pool {0} may be somebody's: give a part of 198.18.0.0/15 or 100.64.0.0/10")]
    PoolOfOthers(Ipv4Net),
    /// Names are made of the tag, so it has to be short and plain.
    #[error("the tag {0:?} is not up to four letters or digits")]
    Tag(String),
}

impl Default for Config {
    fn default() -> Self {
        Self {
            pool: Ipv4Net::new_assert(Ipv4Addr::new(198, 18, 0, 0), 16),
            prefix: "trm".to_owned(),
        }
    }
}

/// The metadata service.
pub(crate) const METADATA: Ipv4Addr = Ipv4Addr::new(169, 254, 169, 254);
/// The resolver, besides the VPC's base plus two.
pub(crate) const RESOLVER: Ipv4Addr = Ipv4Addr::new(169, 254, 169, 253);
/// The time service. Nothing answers there, but no group or ACL stands before it.
pub(crate) const TIME: Ipv4Addr = Ipv4Addr::new(169, 254, 169, 123);

/// How many addresses at the start of the pool are not given out: the host's, the edge's, and room for more.
const RESERVED_FIRST: u32 = 16;
/// The size of the block of service addresses at the end of the pool.
const SERVICES: u32 = 256;

/// Blocks that no packet may leave the machine for. 192.0.2.0/24 and 203.0.113.0/24 are not among them: although they are for
/// documentation, there are sandboxes whose own proxies have addresses of theirs.
const NOT_THE_INTERNET: [&str; 12] = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "224.0.0.0/3",
];

/// Blocks that no host on the internet has: those for benchmarks and for carriers' own networks.
const FOR_POOLS: [&str; 2] = ["198.18.0.0/15", "100.64.0.0/10"];

/// A pool that has nothing in common with one that cannot be had.
pub(crate) fn other_pool(taken: Ipv4Net) -> Ipv4Net {
    let pools = [18, 19].map(|second| Ipv4Net::new_assert(Ipv4Addr::new(198, second, 0, 0), 16));
    let overlaps = |pool: &Ipv4Net| pool.contains(&taken) || taken.contains(pool);
    let free = pools.into_iter().find(|pool| !overlaps(pool));
    free.unwrap_or(Ipv4Net::new_assert(Ipv4Addr::new(100, 64, 0, 0), 16))
}

impl Config {
    /// A pool, and a tag of up to four letters or digits that tells emulators on one host apart.
    pub fn new(pool: Ipv4Net, tag: &str) -> Result<Self, ConfigError> {
        if pool.prefix_len() > 23 {
            return Err(ConfigError::PoolTooSmall(pool));
        }
        let free = FOR_POOLS
            .iter()
            .filter_map(|text| text.parse::<Ipv4Net>().ok());
        if !free.into_iter().any(|block| block.contains(&pool)) {
            return Err(ConfigError::PoolOfOthers(pool));
        }
        if tag.len() > 4 || !tag.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(ConfigError::Tag(tag.to_owned()));
        }
        Ok(Self {
            pool: pool.trunc(),
            prefix: format!("trm{tag}"),
        })
    }

    /// The configuration of another emulator with our pool, by the beginning of its names; none when it is no emulator's.
    pub(crate) fn of_other(&self, prefix: &str) -> Option<Self> {
        Self::new(self.pool, prefix.strip_prefix("trm")?).ok()
    }

    /// All of the addresses that are routed on this machine only.
    pub fn pool(&self) -> Ipv4Net {
        self.pool
    }

    /// What the names of namespaces, links and tables on the host begin with.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The host's own address: packets from it are "from the internet".
    pub fn host_address(&self) -> Ipv4Addr {
        self.nth(1)
    }

    /// The address of the edge, which stands for the internet.
    pub fn edge_address(&self) -> Ipv4Addr {
        self.nth(2)
    }

    /// The blocks of S3's prefix list.
    pub fn s3_prefix(&self) -> Ipv4Net {
        Ipv4Net::new_assert(self.service(0), 28)
    }

    /// Where S3 answers, inside [`Config::s3_prefix`].
    pub fn s3_address(&self) -> Ipv4Addr {
        self.service(1)
    }

    /// Where EC2, STS and the other query services answer.
    pub fn api_address(&self) -> Ipv4Addr {
        self.service(17)
    }

    /// The IPv4 blocks of a prefix list of a customer or of AWS; S3's is where it answers here.
    pub fn prefix_list(&self, cloud: &Cloud, region: &str, id: PrefixListId) -> Vec<Ipv4Net> {
        let blocks: Vec<IpNet> = match cloud.managed_prefix_lists.get(&id) {
            Some(list) => list.entries().iter().map(|entry| entry.cidr).collect(),
            None => match prefix_lists::find(region, id) {
                Some(list) if list.is_s3() => vec![self.s3_prefix().into()],
                Some(list) => list.blocks,
                None => Vec::new(),
            },
        };
        let ipv4 = |block| match block {
            IpNet::V4(block) => Some(block),
            IpNet::V6(_) => None,
        };
        blocks.into_iter().filter_map(ipv4).collect()
    }

    /// The addresses that interfaces may get, in order.
    pub fn allocatable(&self) -> impl Iterator<Item = Ipv4Addr> + use<> {
        let (first, end) = self.allocatable_bounds();
        (first..end).map(Ipv4Addr::from)
    }

    /// The blocks of the pool that no interface gets addresses from.
    pub fn reserved(&self) -> Vec<Ipv4Net> {
        let first = Ipv4Net::new_assert(self.pool.network(), 28);
        vec![first, Ipv4Net::new_assert(self.service(0), 24)]
    }

    /// Whether an interface may get that address.
    pub fn is_allocatable(&self, address: Ipv4Addr) -> bool {
        let (first, end) = self.allocatable_bounds();
        (first..end).contains(&u32::from(address))
    }

    /// The blocks that no packet may leave the machine for, the pool among them.
    pub(crate) fn not_the_internet(&self) -> Vec<Ipv4Net> {
        let fixed = NOT_THE_INTERNET.iter().filter_map(|text| text.parse().ok());
        let all: Vec<Ipv4Net> = fixed.chain([self.pool]).collect();
        Ipv4Net::aggregate(&all)
    }

    fn allocatable_bounds(&self) -> (u32, u32) {
        let first = u32::from(self.pool.network()) + RESERVED_FIRST;
        (first, u32::from(self.service(0)))
    }

    fn nth(&self, n: u32) -> Ipv4Addr {
        Ipv4Addr::from(u32::from(self.pool.network()) + n)
    }

    fn service(&self, n: u32) -> Ipv4Addr {
        Ipv4Addr::from(u32::from(self.pool.broadcast()) - (SERVICES - 1) + n)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_default_pool_has_its_well_known_addresses() {
        let config = Config::default();
        assert_eq!(config.host_address().to_string(), "198.18.0.1");
        assert_eq!(config.s3_prefix().to_string(), "198.18.255.0/28");
        assert_eq!(config.s3_address().to_string(), "198.18.255.1");
        assert_eq!(config.api_address().to_string(), "198.18.255.17");
    }

    #[test]
    fn no_well_known_address_is_given_out() {
        let config = Config::new("198.18.4.0/23".parse().unwrap(), "t1").unwrap();
        let all: Vec<_> = config.allocatable().collect();
        assert_eq!(all.len(), 256 - 16);
        let reserved = config.reserved();
        assert!(config.pool().hosts().all(|address| {
            config.is_allocatable(address) != reserved.iter().any(|block| block.contains(&address))
        }));
        assert!(all.iter().all(|address| config.is_allocatable(*address)));
        for known in [
            config.host_address(),
            config.edge_address(),
            config.s3_address(),
            config.api_address(),
        ] {
            assert!(!config.is_allocatable(known), "{known}");
            assert!(config.pool().contains(&known), "{known}");
        }
    }

    #[test]
    fn a_small_pool_or_a_long_tag_is_refused() {
        let pool = "198.18.0.0/24".parse().unwrap();
        assert_eq!(Config::new(pool, ""), Err(ConfigError::PoolTooSmall(pool)));
        for others in ["10.0.0.0/16", "8.8.0.0/16", "198.16.0.0/14", "127.0.0.0/8"] {
            let pool = others.parse().unwrap();
            assert_eq!(Config::new(pool, ""), Err(ConfigError::PoolOfOthers(pool)));
        }
        let pool = "198.18.0.0/16".parse().unwrap();
        assert!(Config::new(pool, "abcde").is_err());
        assert!(Config::new(pool, "a-b").is_err());
    }

    #[test]
    fn no_private_address_is_on_the_internet_and_the_sandbox_is() {
        let blocks = Config::default().not_the_internet();
        let inside = |text: &str| {
            let address: Ipv4Addr = text.parse().unwrap();
            blocks.iter().any(|block| block.contains(&address))
        };
        for text in [
            "10.1.2.3",
            "172.31.0.1",
            "198.18.3.4",
            "169.254.1.1",
            "100.64.0.1",
            "255.255.255.255",
        ] {
            assert!(inside(text), "{text}");
        }
        for text in ["203.0.113.9", "192.0.2.2", "8.8.8.8", "172.32.0.1"] {
            assert!(!inside(text), "{text}");
        }
    }
}
