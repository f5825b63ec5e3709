//! Terrarium's own calls, below `/_terrarium/`.

use http::request::Parts;
use http::{Method, Response, StatusCode};
use serde_json::json;

use super::pipeline::{Body, document, plain};
use super::{SERVICES, Server, why};

/// Answers one of them.
pub(crate) fn answer(server: &Server, path: &str, parts: &Parts) -> Response<Body> {
    match (&parts.method, path) {
        (&Method::GET, "health") => health(server),
        (&Method::GET, "why") => why(server, parts.uri.query().unwrap_or_default()),
        _ => plain(
            StatusCode::NOT_FOUND,
            "there is no such call: GET /_terrarium/health and GET /_terrarium/why are all\n",
        ),
    }
}

fn health(server: &Server) -> Response<Body> {
    let mut services: Vec<_> = SERVICES.iter().map(|service| service.name).collect();
    services.push("s3");
    let body = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "services": services,
        "compute": if server.compute.is_simulated() { "simulated" } else { "docker" },
        "network": if server.applied.is_some() { "enforced" } else { "recorded" },
    });
    document(StatusCode::OK, "application/json", format!("{body}\n"))
}

fn why(server: &Server, query: &str) -> Response<Body> {
    match why::why(&server.store.snapshot(), &server.network, query) {
        Ok(trace) => plain(StatusCode::OK, format!("{trace}\n")),
        Err(wrong) => plain(StatusCode::BAD_REQUEST, format!("{wrong}\n")),
    }
}
