//! What an instance reads, and what it is refused: tokens, the whole tree, and the sequence of cloud-init.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use http::HeaderValue;
use http::header::{ALLOW, CONTENT_TYPE, LAST_MODIFIED, SERVER};
use terrarium_model::cloud::Tags;

use super::*;
use crate::example::{Example, NEIGHBOUR, PRIVATE, instance_id, launch_time, vpc_id};

/// An instance that speaks to the service.
struct Guest {
    example: Example,
    tokens: Tokens,
}

impl Guest {
    fn new() -> Self {
        Self {
            example: Example::in_region("us-east-1"),
            tokens: Tokens::with_key(&[7; 32]),
        }
    }

    fn changed(mut self, change: impl FnOnce(&mut Instance)) -> Self {
        self.example.change(&instance_id(), change);
        self
    }

    /// A guest that may leave tokens out.
    fn without_tokens() -> Self {
        Self::new().changed(|instance| instance.metadata_options.tokens_required = false)
    }

    fn send(&self, method: Method, path: &str, headers: &[(&'static str, &str)]) -> Response {
        let headers = headers
            .iter()
            .map(|&(name, value)| {
                (
                    http::HeaderName::from_static(name),
                    HeaderValue::from_str(value).unwrap(),
                )
            })
            .collect();
        let request = Request {
            method: &method,
            path,
            headers: &headers,
            now: launch_time(),
        };
        respond(&self.example.view(), &self.tokens, &request)
    }

    fn token(&self, ttl_seconds: &str) -> Response {
        self.send(Method::PUT, TOKEN_PATH, &[(TTL_HEADER, ttl_seconds)])
    }

    fn get(&self, path: &str) -> Response {
        let token = text(&self.token("60"));
        self.send(Method::GET, path, &[(TOKEN_HEADER, &token)])
    }

    fn read(&self, path: &str) -> String {
        let response = self.get(path);
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        text(&response)
    }

    /// Every file below a directory, by its path, as found by following the listings.
    fn crawl(&self, directory: &str) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        for line in self.read(directory).lines() {
            if line.ends_with('/') {
                files.extend(self.crawl(&format!("{directory}{line}")));
            } else if let Some((number, name)) = line.split_once('=') {
                let path = format!("{directory}{number}/openssh-key");
                files.insert(format!("{directory}{name}"), self.read(&path));
            } else {
                let path = format!("{directory}{line}");
                let contents = self.read(&path);
                files.insert(path, contents);
            }
        }
        files
    }
}

fn text(response: &Response) -> String {
    String::from_utf8(response.body().to_vec()).unwrap()
}

fn header(response: &Response, name: impl http::header::AsHeaderName) -> &str {
    response.headers().get(name).unwrap().to_str().unwrap()
}

#[test]
fn an_instance_is_found_by_its_vpc_and_address() {
    let example = Example::in_region("us-east-1");
    let view = |address| View::of(&example.world, &example.place, vpc_id(), address);
    assert_eq!(view(PRIVATE).unwrap().instance.id, instance_id());
    assert_eq!(view(NEIGHBOUR).unwrap().instance.ami_launch_index, 1);
    assert!(view(Ipv4Addr::new(10, 0, 1, 12)).is_none());
    let other = "vpc-00000000000000002".parse().unwrap();
    assert!(View::of(&example.world, &example.place, other, PRIVATE).is_none());
}

#[test]
fn a_token_says_how_long_it_lives_and_stays_within_its_hops() {
    let response = Guest::new().token("21600");
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(header(&response, TTL_HEADER), "21600");
    assert_eq!(header(&response, CONTENT_TYPE), "text/plain");
    assert_eq!(response.extensions().get(), Some(&HopLimit(2)));
    assert_eq!(response.body().len(), 56);
    assert_eq!(Guest::new().get("/").extensions().get::<HopLimit>(), None);
}

#[test]
fn a_life_that_is_missing_or_out_of_range_is_a_bad_request() {
    let guest = Guest::new();
    for ttl_seconds in ["0", "21601", "-1", "ten", ""] {
        let response = guest.token(ttl_seconds);
        assert_eq!(response.status(), StatusCode::BAD_REQUEST, "{ttl_seconds}");
    }
    let response = guest.send(Method::PUT, TOKEN_PATH, &[]);
    assert_eq!(response.status(), StatusCode::BAD_REQUEST);
    assert_eq!(guest.token("1").status(), StatusCode::OK);
}

#[test]
fn a_forwarded_request_gets_no_token() {
    let headers = [(TTL_HEADER, "60"), ("x-forwarded-for", "10.0.0.9")];
    let response = Guest::new().send(Method::PUT, TOKEN_PATH, &headers);
    assert_eq!(response.status(), StatusCode::FORBIDDEN);
}

#[test]
fn a_request_without_a_token_is_unauthorized_when_tokens_are_required() {
    let path = "/latest/meta-data/instance-id";
    let response = Guest::new().send(Method::GET, path, &[]);
    assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(header(&response, CONTENT_TYPE), "text/html");
    assert!(text(&response).contains("<title>401 - Unauthorized</title>"));
    let response = Guest::without_tokens().send(Method::GET, path, &[]);
    assert_eq!(text(&response), "i-00000000000000001");
}

#[test]
fn a_wrong_token_is_unauthorized_even_where_none_is_needed() {
    let response = Guest::without_tokens().send(Method::GET, "/", &[(TOKEN_HEADER, "wrong")]);
    assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
}

#[test]
fn a_service_that_is_switched_off_forbids_everything() {
    let guest = Guest::new().changed(|instance| instance.metadata_options.enabled = false);
    assert_eq!(guest.token("60").status(), StatusCode::FORBIDDEN);
    let response = guest.send(Method::GET, "/latest/meta-data/", &[]);
    assert_eq!(response.status(), StatusCode::FORBIDDEN);
    assert!(text(&response).contains("<h1>403 - Forbidden</h1>"));
}

#[test]
fn methods_that_a_path_lacks_are_not_allowed() {
    let guest = Guest::without_tokens();
    let response = guest.send(Method::GET, TOKEN_PATH, &[]);
    assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(header(&response, ALLOW), "OPTIONS, PUT");
    for method in [Method::PUT, Method::POST, Method::DELETE] {
        let response = guest.send(method, "/latest/meta-data/", &[]);
        assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
    }
}

#[test]
fn an_answer_carries_the_headers_of_aws() {
    let response = Guest::new().get("/latest/meta-data/ami-id");
    assert_eq!(header(&response, CONTENT_TYPE), "text/plain");
    assert_eq!(header(&response, SERVER), "EC2ws");
    assert_eq!(
        header(&response, LAST_MODIFIED),
        "Wed, 04 Mar 2026 05:06:07 GMT"
    );
    assert_eq!(header(&response, TTL_HEADER), "60");
}

#[test]
fn versions_and_their_top_are_listed_without_slashes() {
    let guest = Guest::new();
    let versions = guest.read("/");
    assert!(versions.starts_with("1.0\n2007-01-19\n"), "{versions}");
    assert!(versions.ends_with("\nlatest"), "{versions}");
    for version in versions.lines() {
        let top = guest.read(&format!("/{version}/"));
        assert_eq!(top, "dynamic\nmeta-data\nuser-data", "{version}");
    }
    let guest = guest.changed(|instance| instance.user_data = None);
    assert_eq!(guest.read("/latest"), "dynamic\nmeta-data");
}

#[test]
fn the_meta_data_of_an_instance_is_what_aws_would_say_of_it() {
    let files = Guest::new().crawl("/latest/meta-data/");
    let expected = "\
        ami-id=ami-00000000000000001
        ami-launch-index=0
        ami-manifest-path=(unknown)
        block-device-mapping/ami=/dev/xvda
        block-device-mapping/ebs1=sdf
        block-device-mapping/root=/dev/xvda
        events/maintenance/history=[]
        events/maintenance/scheduled=[]
        hostname=ip-10-0-1-10.ec2.internal
        instance-action=none
        instance-id=i-00000000000000001
        instance-life-cycle=on-demand
        instance-type=t3.micro
        local-hostname=ip-10-0-1-10.ec2.internal
        local-ipv4=10.0.1.10
        mac=02:7f:00:00:00:01
        network/interfaces/macs/02:7f:00:00:00:01/device-number=0
        network/interfaces/macs/02:7f:00:00:00:01/interface-id=eni-00000000000000001
        network/interfaces/macs/02:7f:00:00:00:01/ipv4-associations/198.18.3.4=10.0.1.10
        network/interfaces/macs/02:7f:00:00:00:01/local-hostname=ip-10-0-1-10.ec2.internal
        network/interfaces/macs/02:7f:00:00:00:01/local-ipv4s=10.0.1.10
        network/interfaces/macs/02:7f:00:00:00:01/mac=02:7f:00:00:00:01
        network/interfaces/macs/02:7f:00:00:00:01/owner-id=123456789012
        network/interfaces/macs/02:7f:00:00:00:01/public-hostname=ec2-198-18-3-4.compute-1.amazonaws.com
        network/interfaces/macs/02:7f:00:00:00:01/public-ipv4s=198.18.3.4
        network/interfaces/macs/02:7f:00:00:00:01/security-group-ids=sg-00000000000000001
        network/interfaces/macs/02:7f:00:00:00:01/security-groups=web
        network/interfaces/macs/02:7f:00:00:00:01/subnet-id=subnet-00000000000000001
        network/interfaces/macs/02:7f:00:00:00:01/subnet-ipv4-cidr-block=10.0.1.0/24
        network/interfaces/macs/02:7f:00:00:00:01/vpc-id=vpc-00000000000000001
        network/interfaces/macs/02:7f:00:00:00:01/vpc-ipv4-cidr-block=10.0.0.0/16
        network/interfaces/macs/02:7f:00:00:00:01/vpc-ipv4-cidr-blocks=10.0.0.0/16
        placement/availability-zone=us-east-1a
        placement/availability-zone-id=use1-az6
        placement/region=us-east-1
        profile=default-hvm
        public-hostname=ec2-198-18-3-4.compute-1.amazonaws.com
        public-ipv4=198.18.3.4
        public-keys/my-key=ssh-ed25519 AAAAC3Nz my-key
        reservation-id=r-00000000000000001
        security-groups=web
        services/domain=amazonaws.com
        services/partition=aws
        system=nitro";
    let expected: Vec<&str> = expected.lines().map(str::trim).collect();
    let found: Vec<String> = files
        .iter()
        .map(|(path, contents)| {
            let path = path.strip_prefix("/latest/meta-data/").unwrap();
            format!("{path}={contents}")
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_directory_is_found_with_a_slash_at_its_end_or_without() {
    let guest = Guest::new();
    for path in ["/latest/meta-data", "/latest/meta-data/placement"] {
        assert_eq!(guest.read(path), guest.read(&format!("{path}/")));
    }
    assert_eq!(guest.read("/latest/meta-data/public-keys/"), "0=my-key");
    assert_eq!(
        guest.read("/latest/meta-data/public-keys/0/"),
        "openssh-key"
    );
}

#[test]
fn what_is_not_there_is_not_found() {
    let guest = Guest::new();
    for path in [
        "/1999-01-01/meta-data/",
        "/latest/meta-data/iam/",
        "/latest/meta-data/iam/security-credentials/",
        "/latest/meta-data/spot/instance-action",
        "/latest/meta-data/tags/instance/",
        "/latest/meta-data/instance-id/x",
        "/latest/dynamic/instance-identity/signature",
        "/../etc/passwd",
    ] {
        let response = guest.get(path);
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        assert!(text(&response).contains("404 - Not Found"));
    }
}

#[test]
fn user_data_is_decoded_and_of_no_known_type() {
    let response = Guest::new().get("/latest/user-data");
    assert_eq!(text(&response), "#cloud-config\n");
    assert_eq!(header(&response, CONTENT_TYPE), "application/octet-stream");
    let guest = Guest::new().changed(|instance| instance.user_data = None);
    let response = guest.get("/latest/user-data");
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
}

#[test]
fn tags_are_there_when_the_instance_allows_it() {
    let mut guest = Guest::new().changed(|instance| instance.metadata_options.instance_tags = true);
    let tags = Tags {
        resource_id: instance_id().to_string(),
        tags: [("Name", "web 1"), ("team:x", "blue"), ("a/b", "hidden")]
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .into(),
    };
    let cloud = guest.example.cloud();
    cloud.tags.insert(tags.resource_id.clone(), Arc::new(tags));
    assert_eq!(guest.read("/latest/meta-data/tags/"), "instance/");
    let path = "/latest/meta-data/tags/instance/";
    assert_eq!(guest.read(path), "Name\nteam:x");
    assert_eq!(guest.read(&format!("{path}Name")), "web 1");
    assert_eq!(guest.read(&format!("{path}team%3Ax")), "blue");
}

#[test]
fn an_instance_without_a_public_address_or_key_says_nothing_of_them() {
    let example = Example::in_region("eu-west-1");
    let view = View::of(&example.world, &example.place, vpc_id(), NEIGHBOUR).unwrap();
    let tree = contents::of(&view);
    let Some(Node::Text(name)) = tree.at("meta-data/hostname") else {
        panic!("an instance has a hostname");
    };
    assert_eq!(name, "ip-10-0-1-11.eu-west-1.compute.internal");
    for absent in ["public-ipv4", "public-hostname"] {
        assert!(tree.at(&format!("meta-data/{absent}")).is_none());
    }
    let guest = Guest::new().changed(|instance| instance.key_name = None);
    assert!(!guest.read("/latest/meta-data/").contains("public-keys"));
}

#[test]
fn the_identity_document_is_json_of_the_form_of_aws() {
    let path = "/latest/dynamic/instance-identity/document";
    let document = Guest::new().read(path);
    assert!(document.starts_with("{\n  \"accountId\" : \"123456789012\",\n"));
    let document: serde_json::Value = serde_json::from_str(&document).unwrap();
    for (member, value) in [
        ("architecture", "x86_64"),
        ("availabilityZone", "us-east-1a"),
        ("imageId", "ami-00000000000000001"),
        ("instanceId", "i-00000000000000001"),
        ("instanceType", "t3.micro"),
        ("pendingTime", "2026-03-04T05:06:07Z"),
        ("privateIp", "10.0.1.10"),
        ("region", "us-east-1"),
        ("version", "2017-09-30"),
    ] {
        assert_eq!(document[member], value, "{member}");
    }
    let arm = Guest::new().changed(|instance| instance.instance_type = "t4g.micro".to_owned());
    assert!(arm.read(path).contains("\"architecture\" : \"arm64\""));
}

#[test]
fn old_families_run_on_xen() {
    for (instance_type, system) in [
        ("t2.micro", "xen"),
        ("i3.metal", "nitro"),
        ("m7i.large", "nitro"),
    ] {
        let guest =
            Guest::new().changed(|instance| instance.instance_type = instance_type.to_owned());
        assert_eq!(guest.read("/latest/meta-data/system"), system);
    }
}

/// What cloud-init 22.4 asks of its EC2 data source, in its order.
#[test]
fn cloud_init_finds_all_that_it_asks_for() {
    let guest = Guest::new();
    let token = text(&guest.token("21600"));
    let ask = |path: &str| guest.send(Method::GET, path, &[(TOKEN_HEADER, &token)]);
    // It takes the first of its extended versions that is there.
    let response = ask("/2021-03-23/meta-data/instance-id");
    assert_eq!(text(&response), "i-00000000000000001");
    assert_eq!(text(&ask("/2021-03-23/user-data")), "#cloud-config\n");
    let files = guest.crawl("/2021-03-23/meta-data/");
    assert_eq!(
        files["/2021-03-23/meta-data/public-keys/my-key"],
        "ssh-ed25519 AAAAC3Nz my-key"
    );
    for needed in [
        "local-hostname",
        "placement/availability-zone",
        "block-device-mapping/root",
    ] {
        assert!(files.contains_key(&format!("/2021-03-23/meta-data/{needed}")));
    }
    let identity = guest.crawl("/2021-03-23/dynamic/instance-identity/");
    let document = &identity["/2021-03-23/dynamic/instance-identity/document"];
    let document: serde_json::Value = serde_json::from_str(document).unwrap();
    assert_eq!(document["region"], "us-east-1");
}

#[test]
fn every_listed_entry_is_there_for_an_instance_of_any_shape() {
    let shapes: [fn(&mut Instance); 5] = [
        |instance| instance.block_devices.clear(),
        |instance| instance.network_interfaces.clear(),
        |instance| instance.public_key = None,
        |instance| instance.user_data = Some("not base64!".to_owned()),
        |instance| instance.metadata_options.instance_tags = true,
    ];
    for shape in shapes {
        let guest = Guest::new().changed(shape);
        assert!(guest.crawl("/latest/meta-data/").len() > 10);
        assert_eq!(guest.crawl("/latest/dynamic/").len(), 1);
    }
}
