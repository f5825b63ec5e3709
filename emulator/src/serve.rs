//! `terrarium serve`: brings the parts up in order, says where they are, and takes them down in reverse.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::Context;
use sha2::{Digest, Sha256};
use terrarium_compute::Compute;
use terrarium_guest::authority::Authority;
use terrarium_guest::metadata::Tokens;
use terrarium_guest::resolver::Upstream;
use terrarium_network::{Config, Network};
use terrarium_s3::S3;
use terrarium_signature::Verifier;
use terrarium_state::{Environment, Store};
use tokio::runtime::Handle;
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing_subscriber::EnvFilter;

use crate::keys::Keys;
use crate::options::{Auth, ServeOptions};
use crate::reconcile::Runs;
use crate::reconcile::instances::Instances;
use crate::reconcile::network::{InForce, Passes};
use crate::routers::Routers;
use crate::server::{Gate, Server, Via, bind};

/// How long requests under way may take once the end was asked for.
const FAREWELL: Duration = Duration::from_secs(5);

/// Serves until SIGINT or SIGTERM.
pub(crate) fn run(options: ServeOptions) -> anyhow::Result<()> {
    start_log(options.log_json);
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(serve(options))
}

fn start_log(json: bool) {
    let filter = EnvFilter::try_from_env("TERRARIUM_LOG")
        .unwrap_or_else(|_| EnvFilter::new("info,hickory_server=warn"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_target(false)
        .with_ansi(std::io::stderr().is_terminal());
    match json {
        true => log.json().init(),
        false => log.init(),
    }
}

async fn serve(options: ServeOptions) -> anyhow::Result<()> {
    raise_limit_on_files();
    let listener = bind(options.listen).await?;
    let address = listener.local_addr()?;
    if let Some(directory) = &options.data {
        make_data_directory(directory)?;
    }
    let ident = ident(&options)?;
    let network_config = Config::new(options.pool, &ident[..4])?;
    let authority = Authority::open(options.data.as_deref())?;
    let keys = Keys::open(options.keys.as_deref(), &options.account)?;
    let compute = Compute::connect(terrarium_compute::Options {
        mode: options.compute,
        emulator: ident.clone(),
        authority_pem: Some(authority.certificate_pem().to_owned()),
    })
    .await?;
    let store = Arc::new(Store::open(
        options.data.as_deref(),
        environment(&network_config, compute.is_simulated()),
    )?);
    let s3 = S3::open(terrarium_s3::Options {
        data_dir: options.data.clone(),
        legacy_acls: options.legacy_acl,
        ..Default::default()
    })
    .context("the store of S3")?;

    let (applied, in_force) = watch::channel(InForce::default());
    let (forget, to_forget) = mpsc::channel(1);
    let server = Arc::new(Server {
        store: store.clone(),
        s3,
        compute: compute.clone(),
        verifier: verifier(&options, keys),
        network: network_config.clone(),
        forget,
        in_force: (!compute.is_simulated()).then_some(in_force),
        tls: authority.server_config(),
    });

    let stop = CancellationToken::new();
    let connections = TaskTracker::new();
    let (runs, runs_now) = watch::channel(Runs::default());
    let (connected, connected_now) = watch::channel(Arc::new(BTreeSet::new()));
    // The network outlives the instances: their last reports may still change it.
    let network_stop = CancellationToken::new();
    let network = match compute.is_simulated() {
        true => None,
        false => {
            let passes = Passes {
                config: network_config,
                store: store.clone(),
                runs: runs_now,
                applied,
                connected,
                stop: network_stop.clone(),
                failing: BTreeMap::new(),
            };
            Some(start_network(passes, &server, &stop, &connections)?)
        }
    };
    let instances = Instances::new(store, compute.clone(), runs, connected_now, to_forget);
    let instances = tokio::spawn(instances.run(stop.clone()));
    let gate = if options.tls { Gate::Both } else { Gate::Plain };
    connections.spawn(server.accept(listener, gate, Via::Host, stop.clone(), connections.clone()));
    println!("terrarium listening on http://{address}");
    if compute.is_simulated() {
        eprintln!(
            "terrarium: instances are simulated: no guest runs, no packet flows, nothing in them can be reached"
        );
    }

    wait_for_the_end().await?;
    tracing::info!("stopping");
    stop.cancel();
    connections.close();
    let _ = tokio::time::timeout(FAREWELL, connections.wait()).await;
    instances.await?;
    take_down(&options, &compute).await;
    network_stop.cancel();
    if let Some(network) = network {
        let network = tokio::task::spawn_blocking(move || network.join()).await?;
        network
            .map_err(|_| anyhow::anyhow!("the network's thread failed"))?
            .shutdown()?;
    }
    Ok(())
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

/// What a file says, which is written with a first value when it is not there.
fn remembered(path: &Path, first: &str) -> anyhow::Result<String> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            std::fs::write(path, first)
                .with_context(|| format!("cannot write {}", path.display()))?;
            Ok(first.to_owned())
        }
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

/// Makes the data directory, which is its owner's alone: it holds user data, objects and a private key.
pub(crate) fn make_data_directory(directory: &Path) -> anyhow::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(builder.recursive(true), 0o700);
    let made = builder.create(directory);
    made.with_context(|| format!("cannot create the data directory {}", directory.display()))
}

/// Each connection is an open file, and the usual limit is meant for programs that have few.
fn raise_limit_on_files() {
    use nix::sys::resource::{Resource, getrlimit, setrlimit};
    let raised = getrlimit(Resource::RLIMIT_NOFILE)
        .and_then(|(_, hard)| setrlimit(Resource::RLIMIT_NOFILE, hard, hard));
    if let Err(error) = raised {
        tracing::warn!(%error, "the limit on open files stays as it is");
    }
}

fn environment(network: &Config, simulated: bool) -> Environment {
    Environment {
        public_addresses: network.pool(),
        reserved_addresses: network.reserved(),
        s3_prefix: network.s3_prefix(),
        simulated,
        ..Environment::default()
    }
}

fn verifier(options: &ServeOptions, keys: Keys) -> Verifier {
    let mode = match options.auth {
        Auth::Strict => terrarium_signature::Mode::Strict,
        Auth::Permissive => terrarium_signature::Mode::Permissive {
            default_account: options.account.clone(),
        },
    };
    Verifier::new(mode, Arc::new(keys))
}

/// Starts the network and the thread that keeps it true.
fn start_network(
    passes: Passes,
    server: &Arc<Server>,
    stop: &CancellationToken,
    connections: &TaskTracker,
) -> anyhow::Result<JoinHandle<Network>> {
    let runtime = Handle::current();
    let routers = Routers {
        server: server.clone(),
        runtime: runtime.clone(),
        stop: stop.clone(),
        connections: connections.clone(),
        tokens: Arc::new(Tokens::new()?),
        upstream: Upstream::of_host()?,
        live: HashMap::new(),
    };
    let config = passes.config.clone();
    let network = Network::start(config, Box::new(routers))?;
    let thread = std::thread::Builder::new().name("network".to_owned());
    Ok(thread.spawn(move || passes.run(network, &runtime))?)
}

/// Guests of a state that is kept are shut down and started again next time; those of one in memory go with it.
async fn take_down(options: &ServeOptions, compute: &Compute) {
    let taken = match options.data {
        Some(_) => compute.suspend().await,
        None => compute.remove_all().await,
    };
    if let Err(error) = taken {
        tracing::error!(%error, "guests may have been left behind");
    }
}

async fn wait_for_the_end() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        result = tokio::signal::ctrl_c() => result,
        _ = terminate.recv() => Ok(()),
    }
}
