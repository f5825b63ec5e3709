//! What a person sees who opens the main port with a browser or curl.

use http::request::Parts;
use http::{Response, StatusCode};

use super::Server;
use super::pipeline::{Body, plain};

/// Says what this is and where to go on.
pub(crate) fn answer(server: &Server, parts: &Parts) -> Response<Body> {
    let host = parts.headers.get(http::header::HOST);
    let host = host
        .and_then(|host| host.to_str().ok())
        .unwrap_or("127.0.0.1:4566");
    let compute = match server.compute.is_simulated() {
        true => "simulated: no guest runs",
        false => "Docker containers",
    };
    plain(
        StatusCode::OK,
        format!(
            "This is Terrarium, a small AWS under glass. Instances are {compute}.\n\n\
             Point AWS's tools here:  export AWS_ENDPOINT_URL=http://{host}\n\
             Then for example:        aws ec2 describe-vpcs\n\
             State of this server:    http://{host}/_terrarium/health\n\
             What is emulated:        terrarium operations\n"
        ),
    )
}
