//! Terraform's AWS provider: from a mirror on this machine, or from Terraform's registry where that can be reached.

use std::net::{TcpStream, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Names the mirror: the folder that has `registry.terraform.io` in it.
const VARIABLE: &str = "TERRARIUM_TERRAFORM_MIRROR";
/// The registry, and what of it a mirror has to hold.
const REGISTRY: &str = "registry.terraform.io";
const PROVIDER: &str = "hashicorp/aws";
/// How long the registry may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// What Terraform is told of where its provider is; none where it is nowhere and its tests are to be left out.
pub fn settings() -> Option<String> {
    let mirror = std::env::var_os(VARIABLE).map(PathBuf::from);
    if let Some(mirror) = mirror.or_else(|| known_places().into_iter().find(|at| has_provider(at)))
    {
        assert!(
            has_provider(&mirror),
            "{} has no {REGISTRY}/{PROVIDER}",
            mirror.display()
        );
        let settings = format!(
            "provider_installation {{\n  filesystem_mirror {{\n    path = {mirror:?}\n  }}\n}}\n"
        );
        return Some(settings);
    }
    if is_reachable() {
        return Some(String::new());
    }
    let missing = format!(
        "Terraform's provider {PROVIDER} is neither in a mirror that {VARIABLE} names nor in {:?}, and {REGISTRY} cannot be reached",
        roots()
    );
    let may_skip = std::env::var_os("TERRARIUM_SKIP_CLIENTS").is_some();
    assert!(may_skip, "{missing}");
    println!("NOT RUN: {missing}");
    None
}

fn has_provider(mirror: &Path) -> bool {
    mirror.join(REGISTRY).join(PROVIDER).is_dir()
}

/// Where Terraform itself looks, where systems keep such things, and the folders in these.
fn known_places() -> Vec<PathBuf> {
    let mut places = Vec::new();
    for root in roots() {
        let folders = std::fs::read_dir(&root).into_iter().flatten().flatten();
        places.extend(folders.map(|folder| folder.path()));
        places.push(root);
    }
    places
}

fn roots() -> Vec<PathBuf> {
    let cache = std::env::var_os("TF_PLUGIN_CACHE_DIR").map(PathBuf::from);
    let home = std::env::var_os("HOME")
        .map(PathBuf::from)
        .unwrap_or_default();
    let own = [".terraform.d", ".local/share/terraform"].map(|folder| home.join(folder));
    let systems = ["/usr/local/share/terraform", "/usr/share/terraform", "/opt"].map(PathBuf::from);
    cache.into_iter().chain(own).chain(systems).collect()
}

fn is_reachable() -> bool {
    let addresses = (REGISTRY, 443).to_socket_addrs().into_iter().flatten();
    let mut answers = addresses.map(|address| TcpStream::connect_timeout(&address, PATIENCE));
    answers.any(|answer| answer.is_ok())
}
