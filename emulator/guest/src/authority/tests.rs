//! The CA as clients see it: rustls, and openssl and curl where the machine has them.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::ServerCertVerifier;
use rustls::pki_types::{ServerName, UnixTime};
use rustls::{ClientConfig, ClientConnection, RootCertStore, ServerConnection};

use super::*;

fn roots(authority: &Authority) -> Arc<RootCertStore> {
    let ca = CertificateDer::from_pem_slice(authority.certificate_pem().as_bytes()).unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(ca).unwrap();
    Arc::new(roots)
}

/// A client that trusts this CA and no other.
fn client_config(authority: &Authority) -> Arc<ClientConfig> {
    let provider = Arc::new(ring_provider::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots(authority))
        .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Arc::new(config)
}

/// Shakes hands in memory; the client's view of how it went.
fn shake_hands(authority: &Authority, name: &str) -> Result<Option<Vec<u8>>, rustls::Error> {
    let name = ServerName::try_from(name.to_owned()).unwrap();
    let mut client = ClientConnection::new(client_config(authority), name)?;
    let mut server = ServerConnection::new(authority.server_config())?;
    while client.is_handshaking() || server.is_handshaking() {
        let mut wire = Vec::new();
        while client.wants_write() {
            client.write_tls(&mut wire).unwrap();
        }
        server.read_tls(&mut wire.as_slice()).unwrap();
        let refused = server.process_new_packets();
        let mut wire = Vec::new();
        while server.wants_write() {
            server.write_tls(&mut wire).unwrap();
        }
        client.read_tls(&mut wire.as_slice()).unwrap();
        client.process_new_packets()?;
        refused?;
    }
    Ok(client.alpn_protocol().map(<[u8]>::to_vec))
}

#[test]
fn names_of_aws_and_of_this_machine_are_vouched_for() {
    let authority = Authority::open(None).unwrap();
    for name in [
        "s3.us-east-1.amazonaws.com",
        "bucket.s3.us-east-1.amazonaws.com",
        "BUCKET.s3.amazonaws.com",
        "ec2.eu-west-1.amazonaws.com",
        "sts.amazonaws.com",
        "ec2-198-18-3-4.compute-1.amazonaws.com",
        "localhost",
        "bucket.localhost",
        "bucket.s3.localhost",
        "127.0.0.1",
        "::1",
    ] {
        let protocol = shake_hands(&authority, name);
        assert_eq!(protocol, Ok(Some(b"http/1.1".to_vec())), "{name}");
    }
}

#[test]
fn a_name_outside_is_refused() {
    let authority = Authority::open(None).unwrap();
    for name in [
        "example.com",
        "notamazonaws.com",
        "amazonaws.com.example.com",
    ] {
        assert!(shake_hands(&authority, name).is_err(), "{name}");
    }
    assert!(shake_hands(&authority, "10.0.0.1").is_err());
}

#[test]
fn a_bucket_with_dots_is_not_covered_as_on_aws() {
    let authority = Authority::open(None).unwrap();
    let result = shake_hands(&authority, "a.bucket.s3.us-east-1.amazonaws.com");
    assert!(matches!(result, Err(rustls::Error::InvalidCertificate(_))));
}

#[test]
fn the_key_of_the_ca_cannot_vouch_for_other_names() {
    let pair = Pair::generate().unwrap();
    let key = || KeyPair::from_pem(&pair.key_pem).unwrap();
    let issuer = Issuer::from_ca_cert_pem(&pair.certificate_pem, key()).unwrap();
    let leaf_key = KeyPair::generate().unwrap();
    let parameters = parameters("forged", vec!["example.com".to_owned()], LIFETIME).unwrap();
    let leaf = parameters.signed_by(&leaf_key, &issuer).unwrap();
    let authority = Authority::with(&pair).unwrap();
    let provider = Arc::new(ring_provider::default_provider());
    let verifier = WebPkiServerVerifier::builder_with_provider(roots(&authority), provider)
        .build()
        .unwrap();
    let name = ServerName::try_from("example.com").unwrap();
    let now = UnixTime::now();
    let result = verifier.verify_server_cert(leaf.der(), &[], &name, &[], now);
    let error = result.unwrap_err().to_string();
    assert!(error.contains("NameConstraintViolation"), "{error}");
}

#[test]
fn a_directory_keeps_its_ca_and_the_key_is_private() {
    let directory = tempfile::tempdir().unwrap();
    let first = Authority::open(Some(directory.path())).unwrap();
    let second = Authority::open(Some(directory.path())).unwrap();
    assert_eq!(first.certificate_pem(), second.certificate_pem());
    assert!(shake_hands(&second, "s3.us-east-1.amazonaws.com").is_ok());
    let mode = |name: &str| {
        fs::metadata(directory.path().join(name))
            .unwrap()
            .permissions()
            .mode()
    };
    assert_eq!(mode("ca.key") & 0o777, 0o600);
    assert_eq!(mode("ca.pem") & 0o777, 0o644);
    assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 2);
}

#[test]
fn a_key_that_never_got_its_certificate_is_replaced() {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("ca.key"), "half").unwrap();
    fs::write(directory.path().join("ca.pem.new"), "half").unwrap();
    let authority = Authority::open(Some(directory.path())).unwrap();
    assert!(shake_hands(&authority, "localhost").is_ok());
    assert!(Authority::open(Some(directory.path())).is_ok());
}

#[test]
fn a_ca_that_cannot_be_used_says_what_to_do() {
    let directory = tempfile::tempdir().unwrap();
    let open = || Authority::open(Some(directory.path())).unwrap_err();
    Authority::open(Some(directory.path())).unwrap();
    let other = Pair::generate().unwrap();
    fs::write(directory.path().join("ca.key"), other.key_pem).unwrap();
    assert!(matches!(open(), AuthorityError::Unusable { .. }));
    fs::write(directory.path().join("ca.key"), "no key").unwrap();
    assert!(matches!(open(), AuthorityError::Unusable { .. }));
    fs::remove_file(directory.path().join("ca.key")).unwrap();
    let error = open();
    assert!(error.to_string().contains("put the key back"), "{error}");
    let missing = directory.path().join("missing");
    let error = Authority::open(Some(&missing)).unwrap_err();
    assert!(matches!(error, AuthorityError::File { .. }));
}

/// Runs a program of the machine; none when it has no such program.
fn output(program: &str, arguments: &[&str]) -> Option<std::process::Output> {
    match Command::new(program).args(arguments).output() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            assert!(
                std::env::var_os("CI").is_none(),
                "in CI nothing is left out"
            );
            eprintln!("skipped: {program} is not installed");
            None
        }
        result => Some(result.unwrap()),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn curl_and_openssl_accept_what_the_ca_vouches_for() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let directory = tempfile::tempdir().unwrap();
    let authority = Authority::open(Some(directory.path())).unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let acceptor = tokio_rustls::TlsAcceptor::from(authority.server_config());
    let server = tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(mut stream) = acceptor.accept(stream).await else {
                continue;
            };
            let mut request = [0; 4096];
            if stream
                .read(&mut request)
                .await
                .is_ok_and(|length| length > 0)
            {
                let response = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
                stream.write_all(response).await.unwrap();
            }
            // Some clients hang up first.
            let _ = stream.shutdown().await;
        }
    });
    let ca = directory.path().join("ca.pem");
    let ca = ca.to_str().unwrap();
    for host in [
        "bucket.s3.us-east-1.amazonaws.com",
        "sts.amazonaws.com",
        "localhost",
    ] {
        let to = format!("::127.0.0.1:{port}");
        let url = format!("https://{host}/");
        let arguments = [
            "--silent",
            "--show-error",
            "--noproxy",
            "*",
            "--cacert",
            ca,
            "--connect-to",
            &to,
            &url,
        ];
        if let Some(output) = output("curl", &arguments) {
            assert_eq!(output.stdout, b"ok", "{host}: {output:?}");
        }
        let at = format!("127.0.0.1:{port}");
        let arguments = [
            "s_client",
            "-connect",
            &at,
            "-servername",
            host,
            "-verify_hostname",
            host,
            "-verify_return_error",
            "-CAfile",
            ca,
            "-brief",
        ];
        if let Some(output) = output("openssl", &arguments) {
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(said.contains("Verification: OK"), "{host}: {said}");
        }
    }
    server.abort();
}
