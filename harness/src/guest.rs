//! A login to a guest, by SSH inside this process: no ssh binary, no agent, no known_hosts and no configuration of the user's
//! can change what is tested.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use russh::client::{self, AuthResult, Handle};
use russh::keys::ssh_key::private::Ed25519Keypair;
use russh::keys::{PrivateKey, PrivateKeyWithHashAlg, PublicKeyOrCertificate, decode_secret_key};
use russh::{ChannelMsg, Disconnect};
use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use crate::failure::{Failure, ensure};
use crate::report::Report;

/// The user of Debian's images.
pub(crate) const USER: &str = "admin";

/// From an open connection to the server's verdict on the key.
const HANDSHAKE_LIMIT: Duration = Duration::from_secs(15);

/// Why a login did not come about.
#[derive(Debug)]
pub(crate) enum LoginError {
    /// No connection: nothing listens yet, or packets are dropped.
    Unreachable(String),
    /// The server spoke SSH but not to the end.
    Broken(String),
    /// The server heard the key and said no.
    Refused,
}

impl LoginError {
    /// One sentence for the operator.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Unreachable(reason) => format!("no connection: {reason}"),
            Self::Broken(reason) => format!("the SSH connection broke: {reason}"),
            Self::Refused => "the server refused the key".to_owned(),
        }
    }
}

/// A login, and when it came about.
pub(crate) struct Login {
    pub(crate) guest: Guest,
    /// When the port first accepted a connection.
    pub(crate) port_open: Instant,
    /// When the key was accepted.
    pub(crate) accepted: Instant,
}

/// What a command in the guest did.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) status: u32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// An accepted login.
pub(crate) struct Guest {
    session: Handle<AnyHostKey>,
}

/// Accepts any host key: an instance's is made at its first boot, so nobody can know it beforehand.
struct AnyHostKey;

impl client::Handler for AnyHostKey {
    type Error = russh::Error;

    async fn check_server_key(
        &mut self,
        _key: &PublicKeyOrCertificate,
    ) -> Result<bool, Self::Error> {
        Ok(true)
    }
}

/// Reads a private key as CreateKeyPair returns it.
pub(crate) fn private_key(material: &str) -> anyhow::Result<PrivateKey> {
    decode_secret_key(material, None).context("the key material is no private key")
}

/// A private key that no instance knows.
pub(crate) async fn unknown_key() -> anyhow::Result<PrivateKey> {
    let mut seed = [0; 32];
    let mut chance = tokio::fs::File::open("/dev/urandom").await?;
    chance.read_exact(&mut seed).await?;
    Ok(PrivateKey::from(Ed25519Keypair::from_seed(&seed)))
}

/// The public half of a key, as authorized_keys holds it, without its comment.
pub(crate) fn public_key(key: &PrivateKey) -> anyhow::Result<String> {
    let mut public = key.public_key().clone();
    public.set_comment("");
    Ok(public.to_openssh()?.trim().to_owned())
}

/// Tries once to log in.
pub(crate) async fn log_in(
    address: SocketAddr,
    key: &Arc<PrivateKey>,
    connect_limit: Duration,
) -> Result<Login, LoginError> {
    let stream = match timeout(connect_limit, TcpStream::connect(address)).await {
        Ok(Ok(stream)) => stream,
        Ok(Err(error)) => return Err(LoginError::Unreachable(error.to_string())),
        Err(_) => return Err(LoginError::Unreachable("nothing came back".to_owned())),
    };
    let port_open = Instant::now();
    match timeout(HANDSHAKE_LIMIT, authenticate(stream, Arc::clone(key))).await {
        Ok(Ok((session, AuthResult::Success))) => Ok(Login {
            guest: Guest { session },
            port_open,
            accepted: Instant::now(),
        }),
        Ok(Ok((_, AuthResult::Failure { .. }))) => Err(LoginError::Refused),
        Ok(Err(error)) => Err(LoginError::Broken(error.to_string())),
        Err(_) => Err(LoginError::Broken(format!(
            "no verdict on the key within {} s",
            HANDSHAKE_LIMIT.as_secs()
        ))),
    }
}

async fn authenticate(
    stream: TcpStream,
    key: Arc<PrivateKey>,
) -> Result<(Handle<AnyHostKey>, AuthResult), russh::Error> {
    let config = Arc::new(client::Config {
        nodelay: true,
        keepalive_interval: Some(Duration::from_secs(10)),
        ..client::Config::default()
    });
    let mut session = client::connect_stream(config, stream, AnyHostKey).await?;
    let key = PrivateKeyWithHashAlg::new(key, None);
    let result = session.authenticate_publickey(USER, key).await?;
    Ok((session, result))
}

/// Tries to log in, every `poll`, until it succeeds or `limit` is over. A refusal is tried again too: on a first boot sshd
/// answers before cloud-init has installed the key.
pub(crate) async fn log_in_until_accepted(
    address: SocketAddr,
    key: &Arc<PrivateKey>,
    connect_limit: Duration,
    poll: Duration,
    limit: Duration,
) -> Result<Login, Failure> {
    let deadline = Instant::now() + limit;
    let mut port_open = None;
    loop {
        let tried_at = Instant::now();
        let error = match log_in(address, key, connect_limit).await {
            Ok(mut login) => {
                login.port_open = port_open.unwrap_or(login.port_open);
                return Ok(login);
            }
            Err(error) => error,
        };
        if !matches!(error, LoginError::Unreachable(_)) {
            port_open.get_or_insert(tried_at);
        }
        if Instant::now() + poll > deadline {
            return Err(Failure::new(
                format!("{USER} logs in at {address} within {} s", limit.as_secs()),
                error.describe(),
            ));
        }
        sleep(poll).await;
    }
}

impl Guest {
    /// Runs a command to its end, however it ends.
    pub(crate) async fn run(&self, command: &str, report: &Report) -> anyhow::Result<Output> {
        report.output(&format!("$ {command}"));
        let mut channel = self.session.channel_open_session().await?;
        channel.exec(true, command).await?;
        let (mut stdout, mut stderr) = (Lines::default(), Lines::default());
        let mut status = None;
        while let Some(message) = channel.wait().await {
            match message {
                ChannelMsg::Data { data } => stdout.push(&data, report),
                ChannelMsg::ExtendedData { data, .. } => stderr.push(&data, report),
                ChannelMsg::ExitStatus { exit_status } => status = Some(exit_status),
                _ => {}
            }
        }
        Ok(Output {
            status: status.context("the connection ended before the command did")?,
            stdout: stdout.end(report),
            stderr: stderr.end(report),
        })
    }

    /// Runs a command that must succeed within `limit`, and returns its standard output without the space around it.
    pub(crate) async fn expect(
        &self,
        command: &str,
        limit: Duration,
        report: &Report,
    ) -> Result<String, Failure> {
        let expected = || format!("in the guest, `{}` succeeds", shortened(command));
        let output = timeout(limit, self.run(command, report))
            .await
            .map_err(|_| {
                Failure::new(
                    expected(),
                    format!("it took longer than {} s", limit.as_secs()),
                )
            })?
            .map_err(|error| Failure::new(expected(), format!("{error:#}")))?;
        ensure(output.status == 0, expected(), output.describe())?;
        Ok(output.stdout.trim().to_owned())
    }

    /// Ends the login.
    pub(crate) async fn close(self) {
        // A connection that is gone already is as good.
        let _ = self
            .session
            .disconnect(Disconnect::ByApplication, "", "")
            .await;
    }
}

impl Output {
    fn describe(&self) -> String {
        let said = if self.stderr.trim().is_empty() {
            &self.stdout
        } else {
            &self.stderr
        };
        let lines: Vec<&str> = said.trim().lines().collect();
        let last = lines[lines.len().saturating_sub(5)..].join("\n");
        format!("its exit status is {}: {last}", self.status)
    }
}

/// A presigned URL says nothing after its question mark that a reader wants, and much that no log should hold.
fn shortened(command: &str) -> String {
    let mut words = command.split('?');
    let first = words.next().unwrap_or_default();
    if words.next().is_some_and(|rest| rest.contains("X-Amz-")) {
        format!("{first}?…")
    } else {
        command.to_owned()
    }
}

/// Output that arrives in pieces: whole lines are shown as they come, everything is kept.
#[derive(Default)]
struct Lines {
    all: Vec<u8>,
    shown: usize,
}

impl Lines {
    fn push(&mut self, piece: &[u8], report: &Report) {
        self.all.extend_from_slice(piece);
        while let Some(length) = self.all[self.shown..]
            .iter()
            .position(|byte| *byte == b'\n')
        {
            self.show(self.shown + length, report);
            self.shown += length + 1;
        }
    }

    fn show(&self, end: usize, report: &Report) {
        report.output(String::from_utf8_lossy(&self.all[self.shown..end]).trim_end());
    }

    fn end(self, report: &Report) -> String {
        if self.shown < self.all.len() {
            self.show(self.all.len(), report);
        }
        String::from_utf8_lossy(&self.all).into_owned()
    }
}

#[cfg(test)]
mod tests;
