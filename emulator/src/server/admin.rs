//! Terrarium's own calls, below `/_terrarium/`.
//!
//! They are not signed, so one that changes something must not be open to the pages of any web site that a browser shows.

use std::sync::Arc;
use std::time::Duration;

use http::request::Parts;
use http::{Method, Response, StatusCode, header};
use serde_json::json;

use super::pipeline::{Body, document, plain};
use super::{SERVICES, Server, why};
use crate::options::is_account;

/// How long a call waits for a change.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// Answers one of them.
pub(crate) async fn answer(server: &Arc<Server>, path: &str, parts: &Parts) -> Response<Body> {
    match (&parts.method, path) {
        (&Method::POST, "reset") if parts.headers.contains_key(header::ORIGIN) => plain(
            StatusCode::FORBIDDEN,
            "a page of another site may not reset this Terrarium\n",
        ),
        (&Method::POST, "reset") => reset(server, parts.uri.query().unwrap_or_default()).await,
        (&Method::GET, "health") => health(server),
        (&Method::GET, "changes") => changes(server, parts.uri.query().unwrap_or_default()).await,
        (&Method::GET, "ca") => document(
            StatusCode::OK,
            "application/x-pem-file",
            server.authority_pem.clone(),
        ),
        (&Method::GET, "why") => why(server, parts.uri.query().unwrap_or_default()),
        _ => plain(
            StatusCode::NOT_FOUND,
            "there is no such call: GET /_terrarium/health, why, ca and changes and POST /_terrarium/reset are all\n",
        ),
    }
}

fn health(server: &Server) -> Response<Body> {
    let mut services: Vec<_> = SERVICES.iter().map(|service| service.name).collect();
    services.push("s3");
    let body = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "services": services,
        "state": server.store.snapshot().version,
        "compute": if server.compute.is_simulated() { "simulated" } else { "docker" },
        "network": if server.in_force.is_some() { "enforced" } else { "recorded" },
    });
    document(StatusCode::OK, "application/json", format!("{body}\n"))
}

/// Waits until the state is newer than the version of `after=7`, or for long enough, and tells the version then.
async fn changes(server: &Server, query: &str) -> Response<Body> {
    let after = query.strip_prefix("after=").map(str::parse::<u64>);
    let Some(Ok(after)) = after else {
        let wrong = "changes takes ?after= and the version that was seen last\n";
        return plain(StatusCode::BAD_REQUEST, wrong);
    };
    let mut versions = server.store.versions();
    let newer = versions.wait_for(|version| *version > after);
    let _ = tokio::time::timeout(LONGEST_WAIT, newer).await;
    let body = json!({ "state": server.store.snapshot().version });
    document(StatusCode::OK, "application/json", format!("{body}\n"))
}

/// Forgets everything, or the account of `account=111122223333`.
async fn reset(server: &Arc<Server>, query: &str) -> Response<Body> {
    let account = match query.split_once('=') {
        None if query.is_empty() => None,
        Some(("account", account)) if is_account(account) => Some(account.to_owned()),
        _ => {
            let wrong = "reset takes nothing, or ?account= and an account id of twelve digits\n";
            return plain(StatusCode::BAD_REQUEST, wrong);
        }
    };
    match server.reset(account).await {
        Ok(()) => document(StatusCode::OK, "application/json", "{\"status\":\"ok\"}\n"),
        Err(wrong) => plain(StatusCode::SERVICE_UNAVAILABLE, format!("{wrong}\n")),
    }
}

fn why(server: &Server, query: &str) -> Response<Body> {
    match why::why(&server.store.snapshot(), &server.network, query) {
        Ok(trace) => plain(StatusCode::OK, format!("{trace}\n")),
        Err(wrong) => plain(StatusCode::BAD_REQUEST, format!("{wrong}\n")),
    }
}
