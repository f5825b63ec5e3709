//! The guest's login against an SSH server inside the test.

#![allow(clippy::unwrap_used)]

use super::*;
use russh::server::{self, Auth, ChannelOpenHandle, Msg, Session, VerifiedPublicKey};
use russh::{Channel, ChannelId};
use tokio::net::TcpListener;

const SOON: Duration = Duration::from_secs(5);

/// Knows one key, and one command for each thing that a command can do.
struct Server {
    known: String,
}

impl server::Handler for Server {
    type Error = russh::Error;

    async fn auth_publickey(
        &mut self,
        user: &str,
        key: VerifiedPublicKey<'_>,
    ) -> Result<Auth, Self::Error> {
        let offered = key.public_key.to_openssh().unwrap();
        if user == USER && offered.trim() == self.known {
            Ok(Auth::Accept)
        } else {
            Ok(Auth::reject())
        }
    }

    async fn channel_open_session(
        &mut self,
        _channel: Channel<Msg>,
        reply: ChannelOpenHandle,
        _session: &mut Session,
    ) -> Result<(), Self::Error> {
        reply.accept().await;
        Ok(())
    }

    async fn exec_request(
        &mut self,
        channel: ChannelId,
        command: &[u8],
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        session.channel_success(channel)?;
        match command {
            b"succeed" => {
                session.data(channel, "one\ntwo\n")?;
                session.exit_status_request(channel, 0)?;
            }
            b"fail" => {
                session.extended_data(channel, 1, "no such file\n")?;
                session.exit_status_request(channel, 3)?;
            }
            b"hang" => return Ok(()),
            _ => {}
        }
        session.close(channel)
    }
}

/// Serves one connection after the other.
async fn serve(key: &PrivateKey) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let known = public_key(key).unwrap();
    let config = Arc::new(server::Config {
        keys: vec![unknown_key().await.unwrap()],
        auth_rejection_time: Duration::ZERO,
        ..server::Config::default()
    });
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let known = known.clone();
            let running = server::run_stream(Arc::clone(&config), stream, Server { known }).await;
            tokio::spawn(running.unwrap());
        }
    });
    address
}

async fn guest() -> Guest {
    let key = unknown_key().await.unwrap();
    let address = serve(&key).await;
    log_in(address, &Arc::new(key), SOON).await.unwrap().guest
}

fn report() -> Report {
    Report::new(true, false)
}

#[tokio::test]
async fn a_wrong_key_is_refused() {
    let address = serve(&unknown_key().await.unwrap()).await;
    let wrong = Arc::new(unknown_key().await.unwrap());
    let error = log_in(address, &wrong, SOON).await.err().unwrap();
    assert!(matches!(error, LoginError::Refused), "{error:?}");
}

#[tokio::test]
async fn a_port_on_which_nothing_listens_is_unreachable_and_tried_again_until_the_limit() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let key = Arc::new(unknown_key().await.unwrap());
    let error = log_in(address, &key, SOON).await.err().unwrap();
    assert!(matches!(error, LoginError::Unreachable(_)), "{error:?}");
    let poll = Duration::from_millis(1);
    let failure = log_in_until_accepted(address, &key, SOON, poll, Duration::from_millis(20)).await;
    let failure = failure.err().unwrap();
    assert!(failure.happened.contains("no connection"), "{failure:?}");
}

#[tokio::test]
async fn a_server_that_does_not_speak_ssh_is_broken() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { drop(listener.accept().await) });
    let key = Arc::new(unknown_key().await.unwrap());
    let error = log_in(address, &key, SOON).await.err().unwrap();
    assert!(matches!(error, LoginError::Broken(_)), "{error:?}");
}

#[tokio::test]
async fn a_command_s_output_comes_back() {
    let guest = guest().await;
    let text = guest.expect("succeed", SOON, &report()).await.unwrap();
    assert_eq!(text, "one\ntwo");
}

#[tokio::test]
async fn a_command_that_fails_is_quoted_with_its_status() {
    let guest = guest().await;
    let failure = guest.expect("fail", SOON, &report()).await.unwrap_err();
    assert_eq!(failure.expected, "in the guest, `fail` succeeds");
    assert_eq!(failure.happened, "its exit status is 3: no such file");
}

#[tokio::test]
async fn a_command_that_does_not_end_is_given_up() {
    let guest = guest().await;
    let limit = Duration::from_millis(50);
    let failure = guest.expect("hang", limit, &report()).await.unwrap_err();
    assert!(failure.happened.contains("took longer"), "{failure:?}");
}

#[tokio::test]
async fn a_command_without_a_status_is_a_failure() {
    let guest = guest().await;
    let failure = guest.expect("vanish", SOON, &report()).await.unwrap_err();
    assert!(failure.happened.contains("ended before"), "{failure:?}");
}

#[tokio::test]
async fn an_unknown_key_is_another_one_each_time() {
    let one = public_key(&unknown_key().await.unwrap()).unwrap();
    let other = public_key(&unknown_key().await.unwrap()).unwrap();
    assert!(one.starts_with("ssh-ed25519 AAAA"), "{one}");
    assert_ne!(one, other);
}

#[tokio::test]
async fn key_material_in_openssh_form_is_read() {
    let key = unknown_key().await.unwrap();
    let material = key.to_openssh(Default::default()).unwrap();
    let read = private_key(&material).unwrap();
    assert_eq!(public_key(&read).unwrap(), public_key(&key).unwrap());
    assert!(private_key("nonsense").is_err());
}

#[test]
fn a_presigned_url_is_cut_before_its_signature() {
    assert_eq!(
        shortened("curl 'https://b.s3.amazonaws.com/key?X-Amz-Signature=abc'"),
        "curl 'https://b.s3.amazonaws.com/key?…"
    );
    assert_eq!(shortened("test -e /a?b"), "test -e /a?b");
}

#[test]
fn output_in_pieces_is_put_together() {
    let report = report();
    let mut lines = Lines::default();
    lines.push(b"one\ntw", &report);
    lines.push(b"o\nthree", &report);
    assert_eq!(lines.shown, 8);
    assert_eq!(lines.end(&report), "one\ntwo\nthree");
}
