//! `terrarium serve`: starts the parts in order, says where they are, and takes them down in reverse. What they stand on is
//! opened in [`crate::foundation`].

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{IsTerminal, Write};
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use terrarium_guest::metadata::Tokens;
use terrarium_guest::resolver::Upstream;
use terrarium_network::Network;
use tokio::net::TcpListener;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;
use tracing_subscriber::EnvFilter;

use crate::foundation::Foundation;
use crate::options::ServeOptions;
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
    let listener = bind(options.listen.0).await?;
    let address = listener.local_addr()?;
    let foundation = Foundation::open(&options).await?;
    let why_simulated = foundation.compute.why_simulated().map(str::to_owned);
    let running = Running::start(&options, foundation, listener)?;
    announce(address, options.tls, why_simulated.as_deref());
    wait_for_the_end().await?;
    tracing::info!("stopping");
    running.stop().await
}

/// Tells the operator, and whoever started us and waits for the first line, that we serve, and where.
fn announce(address: SocketAddr, tls: bool, why_simulated: Option<&str>) {
    let mut text = format!("terrarium listening on http://{address}\n");
    if tls {
        text += &format!(
            "terrarium listening on https://localhost:{}, with a certificate of the lab CA: \
             curl -so ca.pem http://{address}/_terrarium/ca, then AWS_CA_BUNDLE=ca.pem or curl --cacert ca.pem\n",
            address.port()
        );
    }
    // At once, since who waits for the first line may not stay for the second.
    let _ = std::io::stdout().write_all(text.as_bytes());
    if let Some(why) = why_simulated {
        tracing::warn!(
            "INSTANCES ARE SIMULATED, no packet flows and nothing in them can be reached: {why}"
        );
    }
}

/// Everything that runs.
struct Running {
    server: Arc<Server>,
    /// Whether the state is kept for the next start.
    is_kept: bool,
    stop: CancellationToken,
    instances: tokio::task::JoinHandle<()>,
    network: Option<NetworkThread>,
}

/// The thread that keeps the network true. It outlives the instances: their last reports may still change it.
struct NetworkThread {
    thread: JoinHandle<Network>,
    stop: CancellationToken,
}

impl Running {
    fn start(
        options: &ServeOptions,
        foundation: Foundation,
        listener: TcpListener,
    ) -> anyhow::Result<Self> {
        let is_simulated = foundation.compute.is_simulated();
        let (applied, in_force) = watch::channel(InForce::default());
        let (forget, to_forget) = mpsc::channel(1);
        let (runs, runs_now) = watch::channel(Runs::default());
        let (connected, connected_now) = watch::channel(Arc::new(BTreeSet::new()));
        let stop = CancellationToken::new();
        let in_force = (!is_simulated).then_some(in_force);
        let server = Arc::new(foundation.server(forget, in_force));
        let passes = Passes {
            config: server.network.clone(),
            store: server.store.clone(),
            runs: runs_now,
            applied,
            connected,
            stop: CancellationToken::new(),
            failing: BTreeMap::new(),
        };
        let network = match is_simulated {
            true => None,
            false => Some(NetworkThread::start(passes, &server, &stop)?),
        };
        let (store, compute) = (server.store.clone(), server.compute.clone());
        let instances = Instances::new(store, compute, runs, connected_now, to_forget);
        let instances = tokio::spawn(instances.run(stop.clone()));
        let gate = if options.tls { Gate::Both } else { Gate::Plain };
        let accepting = server.clone();
        let accepting = accepting.accept(listener, gate, Via::Host, stop.clone());
        server.connections.spawn(accepting, &Handle::current());
        Ok(Self {
            server,
            is_kept: options.data.is_some(),
            stop,
            instances,
            network,
        })
    }

    async fn stop(self) -> anyhow::Result<()> {
        self.stop.cancel();
        let _ = tokio::time::timeout(FAREWELL, self.server.connections.close()).await;
        self.instances.await?;
        // Guests of a state that is kept are shut down and started again next time; those of one in memory go with it.
        let taken = match self.is_kept {
            true => self.server.compute.suspend().await,
            false => self.server.compute.remove_all().await,
        };
        if let Err(error) = taken {
            tracing::error!(%error, "guests may have been left behind");
        }
        match self.network {
            Some(network) => tokio::task::spawn_blocking(|| network.stop()).await?,
            None => Ok(()),
        }
    }
}

impl NetworkThread {
    fn start(
        passes: Passes,
        server: &Arc<Server>,
        stop: &CancellationToken,
    ) -> anyhow::Result<Self> {
        let runtime = Handle::current();
        let routers = Routers {
            server: server.clone(),
            runtime: runtime.clone(),
            stop: stop.clone(),
            tokens: Arc::new(Tokens::new()?),
            upstream: Upstream::of_host()?,
            live: HashMap::new(),
        };
        let network = Network::start(passes.config.clone(), Box::new(routers))?;
        let stop = passes.stop.clone();
        let thread = std::thread::Builder::new().name("network".to_owned());
        let thread = thread.spawn(move || passes.run(network, &runtime))?;
        Ok(Self { thread, stop })
    }

    fn stop(self) -> anyhow::Result<()> {
        self.stop.cancel();
        let network = self.thread.join();
        let network = network.map_err(|_| anyhow::anyhow!("the network's thread failed"))?;
        Ok(network.shutdown()?)
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
