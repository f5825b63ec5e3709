//! The store: the published snapshot, the one writer, and the database that outlives the process.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::ArcSwap;
use jiff::Timestamp;
use terrarium_model::resources::{Address, NetworkInterface};
use terrarium_model::{Place, Shared, World};
use tokio::sync::watch;

use crate::database::{Database, DatabaseError};
use crate::transaction::{Caller, Environment, Tx};

/// Why a write came to nothing.
#[derive(Debug)]
pub enum Failure<E> {
    /// The operation refused.
    Refused(E),
    /// The database did not take it.
    Database(DatabaseError),
}

/// What has to survive before a change is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Durability {
    /// The end of this process, however sudden.
    #[default]
    Process,
    /// The loss of power: every commit is synced to the disk.
    Power,
}

/// How to open the state.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Holds `terrarium.sqlite`; the state is in memory alone without.
    pub data_dir: Option<PathBuf>,
    /// What an answered change survives.
    pub durability: Durability,
}

/// A transaction that came through: the world before and after it.
#[derive(Debug, Clone)]
pub struct Commit {
    /// What it saw.
    pub before: Arc<World>,
    /// What it made of that; the same when it changed nothing.
    pub after: Arc<World>,
}

impl Commit {
    /// The version of the state that holds what was asked for.
    pub fn version(&self) -> u64 {
        self.after.version
    }
}

/// All state, and the only way to change it.
pub struct Store {
    world: ArcSwap<World>,
    writer: Mutex<Writer>,
    versions: watch::Sender<u64>,
    environment: Arc<Environment>,
}

struct Writer {
    /// None when the state is kept in memory only.
    database: Option<Database>,
}

impl Store {
    /// Opens the state in a directory, or begins with an empty one in memory.
    pub fn open(options: &Options, environment: Environment) -> Result<Self, DatabaseError> {
        let directory = options.data_dir.as_deref();
        let database = directory.map(|directory| Database::open(directory, options.durability));
        let database = database.transpose()?;
        let mut world = database
            .as_ref()
            .map(Database::load)
            .transpose()?
            .unwrap_or_default();
        for (place, cloud) in &world.clouds {
            let elastic = cloud.all::<Address>().map(|address| address.public_ip);
            let interfaces = cloud.all::<NetworkInterface>();
            let of_interfaces = interfaces.flat_map(|interface| interface.public_addresses());
            let of_interfaces = of_interfaces.map(|(_, public)| public);
            for address in elastic.chain(of_interfaces) {
                world.shared.public_addresses.insert(address, place.clone());
            }
        }
        Ok(Self {
            world: ArcSwap::from_pointee(world),
            writer: Mutex::new(Writer { database }),
            versions: watch::channel(0).0,
            environment: Arc::new(environment),
        })
    }

    /// The world as it is now.
    pub fn snapshot(&self) -> Arc<World> {
        self.world.load_full()
    }

    /// What operations know of the emulator.
    pub fn environment(&self) -> &Arc<Environment> {
        &self.environment
    }

    /// Tells the version of each commit.
    pub fn versions(&self) -> watch::Receiver<u64> {
        self.versions.subscribe()
    }

    /// Runs something that only reads. Never waits.
    pub fn read<T>(&self, place: Place, caller: Caller, read: impl FnOnce(&mut Tx) -> T) -> T {
        let mut tx = self.begin(&self.world.load(), place, caller);
        let result = read(&mut tx);
        debug_assert!(!tx.is_changed(), "a read changed the state");
        result
    }

    /// Runs something that may change the state, and commits it unless it fails.
    pub fn write<T, E>(
        &self,
        place: Place,
        caller: Caller,
        change: impl FnOnce(&mut Tx) -> Result<T, E>,
    ) -> Result<(T, Commit), Failure<E>> {
        // A panic in an operation leaves the snapshot as it was, so the lock's poison means nothing.
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.world.load_full();
        let mut tx = self.begin(&before, place, caller);
        let result = change(&mut tx).map_err(Failure::Refused)?;
        if !tx.is_changed() {
            let after = before.clone();
            return Ok((result, Commit { before, after }));
        }
        if let Some(database) = &mut writer.database {
            database.write(tx.changes()).map_err(Failure::Database)?;
        }
        let after = Arc::new(tx.publish(&before));
        self.publish(after.clone());
        Ok((result, Commit { before, after }))
    }

    /// Forgets an account, or everything.
    pub fn reset(&self, account: Option<&str>) -> Result<Commit, DatabaseError> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(database) = &mut writer.database {
            database.clear(account)?;
        }
        let before = self.world.load_full();
        let stays = |place: &Place| account.is_some_and(|account| *place.account != *account);
        let clouds = before.clouds.iter().filter(|(place, _)| stays(place));
        let addresses = before.shared.public_addresses.iter();
        let addresses = addresses.filter(|(_, place)| stays(place));
        let after = Arc::new(World {
            shared: Shared {
                public_addresses: addresses
                    .map(|(key, place)| (*key, place.clone()))
                    .collect(),
            },
            clouds: clouds
                .map(|(place, cloud)| (place.clone(), cloud.clone()))
                .collect(),
            version: before.version + 1,
        });
        self.publish(after.clone());
        Ok(Commit { before, after })
    }

    fn publish(&self, world: Arc<World>) {
        let version = world.version;
        self.world.store(world);
        self.versions.send_replace(version);
    }

    fn begin(&self, world: &World, place: Place, caller: Caller) -> Tx {
        Tx::new(
            world,
            place,
            caller,
            self.environment.clone(),
            Timestamp::now(),
            rand::random(),
        )
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use terrarium_model::ids::{InternetGatewayId, ResourceId};
    use terrarium_model::resources::InternetGateway;

    fn gateway(number: u128) -> InternetGateway {
        InternetGateway {
            id: InternetGatewayId::from_random(number),
            vpc_id: None,
        }
    }

    fn at(directory: &std::path::Path) -> Options {
        Options {
            data_dir: Some(directory.to_owned()),
            durability: Durability::Process,
        }
    }

    fn place() -> Place {
        Place::new("000000000000", "us-east-1")
    }

    fn write<T>(
        store: &Store,
        change: impl FnOnce(&mut Tx) -> Result<T, &'static str>,
    ) -> Result<(T, Commit), Failure<&'static str>> {
        store.write(place(), Caller::root("000000000000"), change)
    }

    fn count(store: &Store) -> usize {
        store
            .snapshot()
            .clouds
            .get(&place())
            .map_or(0, |cloud| cloud.internet_gateways.len())
    }

    #[test]
    fn a_refused_transaction_leaves_nothing() {
        let store = Store::open(&Options::default(), Environment::default()).unwrap();
        let result = write(&store, |tx| {
            tx.put(gateway(1));
            Err::<(), _>("no")
        });
        assert!(matches!(result, Err(Failure::Refused("no"))));
        assert_eq!(count(&store), 0);
        assert_eq!(store.snapshot().version, 0);
    }

    #[test]
    fn what_was_committed_is_there_after_opening_again() {
        let directory = tempfile::tempdir().unwrap();
        let store = Store::open(&at(directory.path()), Environment::default()).unwrap();
        write(&store, |tx| {
            tx.put(gateway(1));
            tx.put(gateway(2));
            tx.set_tags(
                &gateway(1).id.to_string(),
                [("Name".to_owned(), "x".to_owned())].into(),
            );
            Ok(())
        })
        .unwrap();
        write(
            &store,
            |tx| Ok(tx.remove::<InternetGateway>(&gateway(1).id)),
        )
        .unwrap();
        drop(store);

        let store = Store::open(&at(directory.path()), Environment::default()).unwrap();
        let world = store.snapshot();
        let cloud = &world.clouds[&place()];
        assert_eq!(
            cloud.internet_gateways.keys().copied().collect::<Vec<_>>(),
            [gateway(2).id]
        );
        assert!(
            cloud.tags.is_empty(),
            "a removed resource takes its tags along"
        );
    }

    #[test]
    fn a_transaction_in_two_places_is_committed_in_both_or_in_none() {
        let directory = tempfile::tempdir().unwrap();
        let store = Store::open(&at(directory.path()), Environment::default()).unwrap();
        let other = Place::new("111122223333", "eu-west-1");
        let in_both = |tx: &mut Tx| {
            tx.within(&other, |tx| tx.put(gateway(1)));
            assert!(tx.cloud().internet_gateways.is_empty());
            tx.within(&place(), |tx| tx.put(gateway(2)));
            assert_eq!(tx.cloud().internet_gateways.len(), 1);
            assert_eq!(tx.clouds().count(), 2);
        };
        let refused = write(&store, |tx| {
            in_both(tx);
            Err::<(), _>("no")
        });
        assert!(refused.is_err());
        assert!(store.snapshot().clouds.is_empty());
        write(&store, |tx| {
            in_both(tx);
            Ok(())
        })
        .unwrap();
        let before = store.snapshot();
        drop(store);
        let store = Store::open(&at(directory.path()), Environment::default()).unwrap();
        for world in [before, store.snapshot()] {
            let gateways = |place: &Place| -> Vec<_> {
                let cloud = &world.clouds[place];
                cloud.internet_gateways.keys().copied().collect()
            };
            assert_eq!(gateways(&other), [gateway(1).id]);
            assert_eq!(gateways(&place()), [gateway(2).id]);
        }
    }

    #[test]
    fn a_reset_forgets_an_account_or_everything_and_so_does_the_database() {
        let directory = tempfile::tempdir().unwrap();
        let store = Store::open(&at(directory.path()), Environment::default()).unwrap();
        let accounts = ["111111111111", "222222222222"];
        let add = |account: &str| {
            let place = Place::new(account, "us-east-1");
            let write = store.write(place, Caller::root(account), |tx| {
                tx.put(gateway(1));
                tx.allocate_public_address().unwrap();
                Ok::<_, &str>(())
            });
            write.unwrap();
        };
        let left = |store: &Store| {
            let world = store.snapshot();
            let places = world.clouds.keys().map(|place| place.account.to_string());
            places.collect::<Vec<_>>()
        };
        for account in accounts {
            add(account);
        }
        let reset = store.reset(Some(accounts[0])).unwrap();
        assert_eq!(reset.before.clouds.len(), 2);
        assert_eq!(reset.version(), reset.before.version + 1);
        assert_eq!(left(&store), [accounts[1]]);
        assert_eq!(store.snapshot().shared.public_addresses.len(), 1);
        drop(store);

        let store = Store::open(&at(directory.path()), Environment::default()).unwrap();
        assert_eq!(left(&store), [accounts[1]]);
        store.reset(None).unwrap();
        assert!(left(&store).is_empty());
        assert!(store.snapshot().shared.public_addresses.is_empty());
    }

    #[test]
    fn the_database_syncs_each_commit_when_it_has_to_survive_a_loss_of_power() {
        for (durability, expected) in [(Durability::Process, 1), (Durability::Power, 2)] {
            let directory = tempfile::tempdir().unwrap();
            let database = Database::open(directory.path(), durability).unwrap();
            assert_eq!(database.synchronous(), expected);
        }
    }

    #[test]
    fn two_emulators_cannot_share_a_directory() {
        let directory = tempfile::tempdir().unwrap();
        let _first = Store::open(&at(directory.path()), Environment::default()).unwrap();
        let second = Store::open(&at(directory.path()), Environment::default());
        assert!(
            matches!(second, Err(DatabaseError::InUse(_))),
            "{:?}",
            second.err()
        );
    }

    #[test]
    fn a_database_of_a_newer_version_is_refused_and_kept() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("terrarium.sqlite");
        rusqlite::Connection::open(&path)
            .unwrap()
            .pragma_update(None, "user_version", 99)
            .unwrap();
        let opened = Store::open(&at(directory.path()), Environment::default());
        assert!(matches!(
            opened,
            Err(DatabaseError::TooNew { found: 99, .. })
        ));
    }

    #[test]
    fn every_public_address_is_handed_out_once_and_then_none() {
        let environment = Environment {
            public_addresses: "198.18.0.0/28".parse().unwrap(),
            reserved_addresses: vec!["198.18.0.0/30".parse().unwrap()],
            ..Environment::default()
        };
        let store = Store::open(&Options::default(), environment).unwrap();
        write(&store, |tx| {
            let mut addresses: Vec<_> =
                std::iter::from_fn(|| tx.allocate_public_address()).collect();
            addresses.sort();
            addresses.dedup();
            assert_eq!(addresses.len(), 12);
            tx.release_public_address(addresses[5]);
            assert_eq!(tx.allocate_public_address(), Some(addresses[5]));
            Ok(())
        })
        .unwrap();
    }

    #[test]
    fn readers_keep_the_snapshot_they_took() {
        let store = Store::open(&Options::default(), Environment::default()).unwrap();
        let before = store.snapshot();
        write(&store, |tx| {
            tx.put(gateway(1));
            Ok(())
        })
        .unwrap();
        assert!(before.clouds.is_empty());
        assert_eq!(count(&store), 1);
    }
}
