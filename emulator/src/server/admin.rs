//! Terrarium's own calls, below `/_terrarium/`.

use http::request::Parts;
use http::{Method, Response, StatusCode};
use serde_json::json;

use super::pipeline::{Body, document, plain};
use super::{SERVICES, Server};

/// Answers one of them.
pub(crate) fn answer(server: &Server, path: &str, parts: &Parts) -> Response<Body> {
    match (&parts.method, path) {
        (&Method::GET, "health") => health(server),
        _ => plain(
            StatusCode::NOT_FOUND,
            "there is no such call; GET /_terrarium/health is one\n",
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
