//! One transaction: a private copy of the snapshot that operations read and change. Does no I/O and knows no clock.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::sync::Arc;

use imbl::OrdMap;
use ipnet::{Ipv4Net, Ipv6Net};
use jiff::Timestamp;
use rand::{RngCore, SeedableRng, rngs::StdRng};
use terrarium_model::cloud::Tags;
use terrarium_model::{Cloud, Place, Resource, ResourceId, Shared, World};

use crate::database::Change;

/// Who makes a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// Twelve digits.
    pub account: Arc<str>,
    /// Such as `arn:aws:iam::000000000000:root`.
    pub arn: String,
    /// The unique id of the user or role.
    pub user_id: String,
}

impl Caller {
    /// The root user of an account.
    pub fn root(account: &str) -> Self {
        Self {
            account: account.into(),
            arn: format!("arn:aws:iam::{account}:root"),
            user_id: account.to_owned(),
        }
    }
}

/// What operations need to know of the emulator that they run in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Environment {
    /// Public addresses that interfaces may get.
    pub public_addresses: Ipv4Net,
    /// The part of them that the emulator keeps for itself.
    pub reserved_addresses: Vec<Ipv4Net>,
    /// Where Amazon's IPv6 blocks come from: a /20, so that random blocks in it do not meet.
    pub ipv6_addresses: Ipv6Net,
    /// The blocks of the prefix list of S3.
    pub s3_prefix: Ipv4Net,
    /// Whether instances are simulated: they have no guest.
    pub simulated: bool,
    /// What the tokens of temporary keys are sealed with.
    pub session_key: [u8; 32],
}

impl Default for Environment {
    fn default() -> Self {
        let net = |text: &str| text.parse().expect("a constant block");
        Self {
            public_addresses: net("198.18.0.0/16"),
            reserved_addresses: vec![net("198.18.0.0/24"), net("198.18.255.0/24")],
            // It is for documentation (RFC 9637): nobody's addresses, and large enough.
            ipv6_addresses: "3fff::/20".parse().expect("a constant block"),
            s3_prefix: net("198.18.255.0/28"),
            simulated: true,
            session_key: [0; 32],
        }
    }
}

/// The last request that a key signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyUse {
    /// When it came.
    pub time: Timestamp,
    /// Which service it was for.
    pub service: String,
    /// In which region.
    pub region: String,
}

/// What no state tells, looked up before the request's operation runs, which does no I/O.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Observed {
    /// What the instance that the request is about wrote to its console.
    pub console: Option<String>,
    /// The Docker image of the image that the request is about, when it is not on this machine.
    pub missing_docker_image: Option<String>,
    /// What the access key that the request is about was last used for.
    pub key_last_used: Option<KeyUse>,
}

/// A transaction on one account's region. Dropped without a commit, it leaves nothing behind.
pub struct Tx {
    /// Whose region it is about.
    pub place: Place,
    /// Who asks.
    pub caller: Caller,
    /// When it happens.
    pub now: Timestamp,
    /// Where it runs.
    pub environment: Arc<Environment>,
    /// What was looked up beforehand.
    pub observed: Observed,
    /// Whether what was changed stays though the operation fails: AWS terminates some of several instances and refuses the rest.
    pub keeps_changes: bool,
    cloud: Cloud,
    /// The clouds of all places; that of `place` is stale, as `cloud` is its own.
    clouds: OrdMap<Place, Cloud>,
    shared: Shared,
    changes: Vec<(Place, Change)>,
    random: StdRng,
}

impl Tx {
    /// A transaction on a snapshot. `seed` decides all ids and keys that it makes.
    pub fn new(
        world: &World,
        place: Place,
        caller: Caller,
        environment: Arc<Environment>,
        now: Timestamp,
        seed: [u8; 32],
    ) -> Self {
        Self {
            cloud: world.clouds.get(&place).cloned().unwrap_or_default(),
            clouds: world.clouds.clone(),
            shared: world.shared.clone(),
            place,
            caller,
            now,
            environment,
            observed: Observed::default(),
            keeps_changes: false,
            changes: Vec::new(),
            random: StdRng::from_seed(seed),
        }
    }

    /// The resources, with the changes made so far.
    pub fn cloud(&self) -> &Cloud {
        &self.cloud
    }

    /// What every place holds: accounts share some resources with others, and make some of them together.
    pub fn clouds(&self) -> impl Iterator<Item = (&Place, &Cloud)> {
        let own = std::iter::once((&self.place, &self.cloud));
        let others = self.clouds.iter();
        own.chain(others.filter(|(place, _)| **place != self.place))
    }

    /// What a place holds; none where nobody ever asked.
    pub fn cloud_at(&self, place: &Place) -> Option<&Cloud> {
        match *place == self.place {
            true => Some(&self.cloud),
            false => self.clouds.get(place),
        }
    }

    /// Does something in another place, in the same transaction. The caller stays who it is.
    pub fn within<T>(&mut self, place: &Place, work: impl FnOnce(&mut Self) -> T) -> T {
        if *place == self.place {
            return work(self);
        }
        let home = self.enter(place.clone());
        let result = work(self);
        self.enter(home);
        result
    }

    /// Turns to a place, and returns the one that it turned away from.
    fn enter(&mut self, place: Place) -> Place {
        let cloud = self.clouds.get(&place).cloned().unwrap_or_default();
        let left = std::mem::replace(&mut self.place, place);
        let cloud = std::mem::replace(&mut self.cloud, cloud);
        self.clouds.insert(left.clone(), cloud);
        left
    }

    fn record(&mut self, change: Change) {
        self.changes.push((self.place.clone(), change));
    }

    /// The account's id.
    pub fn account(&self) -> &str {
        &self.place.account
    }

    /// The region's name.
    pub fn region(&self) -> &str {
        &self.place.region
    }

    /// The resource with that key.
    pub fn get<R: Resource>(&self, key: &R::Key) -> Option<Arc<R>> {
        self.cloud.get(key).cloned()
    }

    /// Adds a resource, or replaces the one with its key.
    pub fn put<R: Resource>(&mut self, resource: R) {
        let body = serde_json::to_string(&resource).expect("a resource is plain data");
        let key = resource.key();
        self.record(Change {
            kind: R::TABLE,
            key: key.to_string(),
            body: Some(body),
        });
        R::table_mut(&mut self.cloud).insert(key, Arc::new(resource));
    }

    /// Changes a resource in place; none when there is none with that key.
    pub fn update<R: Resource, T>(
        &mut self,
        key: &R::Key,
        change: impl FnOnce(&mut R) -> T,
    ) -> Option<T> {
        let mut resource = R::clone(R::table(&self.cloud).get(key)?);
        let result = change(&mut resource);
        self.put(resource);
        Some(result)
    }

    /// Removes a resource and its tags.
    pub fn remove<R: Resource>(&mut self, key: &R::Key) -> Option<Arc<R>> {
        let removed = R::table_mut(&mut self.cloud).remove(key)?;
        let key = key.to_string();
        if R::TABLE != Tags::TABLE && self.cloud.tags.contains_key(&key) {
            self.remove::<Tags>(&key);
        }
        self.record(Change {
            kind: R::TABLE,
            key,
            body: None,
        });
        Some(removed)
    }

    /// Sets all tags of a resource; an empty map removes them.
    pub fn set_tags(&mut self, resource_id: &str, tags: BTreeMap<String, String>) {
        if tags.is_empty() {
            self.remove::<Tags>(&resource_id.to_owned());
        } else {
            self.put(Tags {
                resource_id: resource_id.to_owned(),
                tags,
            });
        }
    }

    /// A new id.
    pub fn new_id<I: ResourceId>(&mut self) -> I {
        I::from_random(self.random())
    }

    /// Random bits.
    pub fn random(&mut self) -> u128 {
        u128::from(self.random.next_u64()) << 64 | u128::from(self.random.next_u64())
    }

    /// Takes a free public address for this place; none when all are in use. O(1) while the pool is mostly free.
    pub fn allocate_public_address(&mut self) -> Option<Ipv4Addr> {
        let environment = self.environment.clone();
        let pool = environment.public_addresses;
        let size = u32::MAX
            .checked_shr(u32::from(pool.prefix_len()))
            .unwrap_or(0);
        let start = self.random.next_u32();
        let free = |address: &Ipv4Addr| {
            !self.shared.public_addresses.contains_key(address)
                && !environment
                    .reserved_addresses
                    .iter()
                    .any(|block| block.contains(address))
        };
        let address = (0..=size)
            .map(|step| {
                Ipv4Addr::from(u32::from(pool.network()) + (start.wrapping_add(step) & size))
            })
            .find(free)?;
        self.own_public_address(address);
        Some(address)
    }

    /// Takes that public address for this place; false when it is in use, or none of the pool's.
    pub fn take_public_address(&mut self, address: Ipv4Addr) -> bool {
        let environment = &self.environment;
        let mut reserved = environment.reserved_addresses.iter();
        let is_free = environment.public_addresses.contains(&address)
            && !reserved.any(|block| block.contains(&address))
            && !self.shared.public_addresses.contains_key(&address);
        if is_free {
            self.own_public_address(address);
        }
        is_free
    }

    /// The place that a public address is in use by.
    pub fn owner_of_public_address(&self, address: Ipv4Addr) -> Option<&Place> {
        self.shared.public_addresses.get(&address)
    }

    /// Makes a public address this place's, whosever it was.
    pub fn own_public_address(&mut self, address: Ipv4Addr) {
        let place = self.place.clone();
        self.shared.public_addresses.insert(address, place);
    }

    /// Gives a public address back.
    pub fn release_public_address(&mut self, address: Ipv4Addr) {
        self.shared.public_addresses.remove(&address);
    }

    /// Whether anything was changed.
    pub fn is_changed(&self) -> bool {
        !self.changes.is_empty()
    }

    pub(crate) fn changes(&self) -> &[(Place, Change)] {
        &self.changes
    }

    /// The world with this transaction's changes in it.
    pub(crate) fn publish(self, world: &World) -> World {
        let mut world = world.clone();
        world.clouds = self.clouds;
        world.clouds.insert(self.place, self.cloud);
        world.shared = self.shared;
        world.version += 1;
        world
    }
}
