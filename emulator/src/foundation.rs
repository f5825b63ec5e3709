//! What everything else stands on: the data directory and who may use it, the state, S3's store, keys, the lab CA, Docker. Each
//! error is one line for the operator that says what to do.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use sha2::{Digest, Sha256};
use terrarium_compute::Compute;
use terrarium_guest::authority::Authority;
use terrarium_network::Config;
use terrarium_s3::S3;
use terrarium_signature::Verifier;
use terrarium_state::{Environment, Store};
use tokio::sync::{mpsc, watch};

use crate::keys::{Keys, given};
use crate::options::{Auth, ServeOptions};
use crate::reconcile::instances::Forget;
use crate::reconcile::network::InForce;
use crate::server::{Connections, Server};

/// What is open before anything runs.
pub(crate) struct Foundation {
    pub(crate) compute: Compute,
    store: Arc<Store>,
    s3: S3,
    keys: Arc<Keys>,
    verifier: Verifier,
    network: Config,
    authority: Authority,
    limit_on_files: u64,
}

impl Foundation {
    /// Opens it all.
    pub(crate) async fn open(options: &ServeOptions) -> anyhow::Result<Self> {
        let limit_on_files = raise_limit_on_files();
        let given = given::open(options.keys.as_deref(), &options.account)?;
        if let Some(directory) = &options.data {
            make_data_directory(directory)?;
        }
        let ident = ident(options)?;
        let network = Config::new(options.pool, &ident[..4])?;
        let authority = Authority::open(options.data.as_deref())?;
        let compute = Compute::connect(terrarium_compute::Options {
            mode: options.compute,
            emulator: ident,
            authority_pem: Some(authority.certificate_pem().to_owned()),
        });
        let compute = compute.await?;
        let session_key = session_key(options)?;
        let environment = environment(&network, compute.is_simulated(), session_key);
        let store = terrarium_state::Options {
            data_dir: options.data.clone(),
            durability: options.durability.into(),
        };
        let s3 = terrarium_s3::Options {
            data_dir: options.data.clone(),
            durability: options.durability.into(),
            legacy_acls: options.legacy_acl,
        };
        let store = Arc::new(Store::open(&store, environment)?);
        let keys = Arc::new(Keys::new(given, store.clone()));
        Ok(Self {
            compute,
            store,
            s3: S3::open(s3).context("the store of S3")?,
            verifier: verifier(options, keys.clone()),
            keys,
            network,
            authority,
            limit_on_files,
        })
    }

    /// The server on it.
    pub(crate) fn server(
        self,
        forget: mpsc::Sender<Forget>,
        in_force: Option<watch::Receiver<InForce>>,
    ) -> Server {
        Server {
            store: self.store,
            s3: self.s3,
            compute: self.compute,
            verifier: self.verifier,
            keys: self.keys,
            network: self.network,
            forget,
            in_force,
            connections: Connections::within(self.limit_on_files),
            tls: self.authority.server_config(),
            authority_pem: self.authority.certificate_pem().to_owned(),
        }
    }
}

/// Names this emulator on this host: the same for the same data directory, wherever it is moved to, and, in memory, for the same
/// pool, which only one can use at a time. So an emulator finds what one of its name left when it was killed.
fn ident(options: &ServeOptions) -> anyhow::Result<String> {
    let Some(directory) = &options.data else {
        let seed = format!("in memory, with {}", options.pool);
        return Ok(hex::encode(&Sha256::digest(seed)[..8]));
    };
    let fresh = hex::encode(rand::random::<[u8; 8]>());
    let ident = remembered(&directory.join("identity"), &fresh)?;
    anyhow::ensure!(
        ident.len() == 16 && ident.bytes().all(|b| b.is_ascii_hexdigit()),
        "{} is not what terrarium wrote there",
        directory.join("identity").display()
    );
    let pool = remembered(&directory.join("pool"), &options.pool.to_string())?;
    anyhow::ensure!(
        pool == options.pool.to_string(),
        "the instances in {} have public addresses from {pool}: start with --pool {pool}",
        directory.display()
    );
    Ok(ident)
}

/// What a file says. When it is not there it is written, whole or not at all, with a first value.
fn remembered(path: &Path, first: &str) -> anyhow::Result<String> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            write_whole(path, first).with_context(|| format!("cannot write {}", path.display()))?;
            Ok(first.to_owned())
        }
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let new = path.with_extension("new");
    let mut file = File::create(&new)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&new, path)
}

/// Makes the data directory, which is its owner's alone: it holds user data, objects and a private key.
pub(crate) fn make_data_directory(directory: &Path) -> anyhow::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(builder.recursive(true), 0o700);
    let made = builder.create(directory);
    made.with_context(|| format!("cannot create the data directory {}", directory.display()))
}

/// Each connection is an open file, and the usual limit is meant for programs that have few. Gives what it is now.
fn raise_limit_on_files() -> u64 {
    use nix::sys::resource::{Resource, getrlimit, setrlimit};
    let raised = getrlimit(Resource::RLIMIT_NOFILE)
        .and_then(|(_, hard)| setrlimit(Resource::RLIMIT_NOFILE, hard, hard));
    if let Err(error) = raised {
        tracing::warn!(%error, "the limit on open files stays as it is");
    }
    getrlimit(Resource::RLIMIT_NOFILE).map_or(0, |(soft, _)| soft)
}

/// What the tokens of temporary keys are sealed with: the same as long as the state is.
fn session_key(options: &ServeOptions) -> anyhow::Result<[u8; 32]> {
    let mut key = rand::random::<[u8; 32]>();
    if let Some(directory) = &options.data {
        let file = directory.join("session-key");
        hex::decode_to_slice(remembered(&file, &hex::encode(key))?, &mut key)
            .with_context(|| format!("{} is not what terrarium wrote there", file.display()))?;
    }
    Ok(key)
}

fn environment(network: &Config, simulated: bool, session_key: [u8; 32]) -> Environment {
    Environment {
        public_addresses: network.pool(),
        reserved_addresses: network.reserved(),
        s3_prefix: network.s3_prefix(),
        simulated,
        session_key,
        ..Environment::default()
    }
}

fn verifier(options: &ServeOptions, keys: Arc<Keys>) -> Verifier {
    let mode = match options.auth {
        Auth::Strict => terrarium_signature::Mode::Strict,
        Auth::Permissive => terrarium_signature::Mode::Permissive {
            default_account: options.account.clone(),
        },
    };
    Verifier::new(mode, keys)
}
