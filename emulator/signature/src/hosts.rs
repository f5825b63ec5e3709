//! The bucket that an S3 host names. It stands here because signatures of version 2 cover it; keys are read in the S3 crate.

/// Bucket and region that a host (with or without port) names: `bucket.s3.region.amazonaws.com` and the like, `bucket.localhost`, `bucket.s3.localhost`.
pub fn bucket_of_host(host: &str) -> (Option<String>, Option<String>) {
    let host = without_port(host)
        .trim_end_matches('.')
        .to_ascii_lowercase();
    let amazon = host
        .strip_suffix(".amazonaws.com")
        .or_else(|| host.strip_suffix(".amazonaws.com.cn"));
    if let Some(name) = amazon {
        return from_amazon_name(name);
    }
    for suffix in [
        ".s3.localhost",
        ".localhost",
        ".s3.localhost.localstack.cloud",
    ] {
        if let Some(bucket) = host.strip_suffix(suffix).filter(|bucket| *bucket != "s3") {
            return (Some(bucket.to_owned()), None);
        }
    }
    (None, None)
}

/// The part before `.amazonaws.com`: `[bucket.]s3[.dualstack][.region]`, `[bucket.]s3-region`, `[bucket.]s3-accelerate[.dualstack]`.
fn from_amazon_name(name: &str) -> (Option<String>, Option<String>) {
    let labels: Vec<&str> = name.split('.').collect();
    // Bucket names may hold dots and even a label `s3`, so the service's label is searched from the right.
    let Some(at) = labels
        .iter()
        .rposition(|label| *label == "s3" || is_old_regional(label))
    else {
        return (None, None);
    };
    let region = match labels[at].strip_prefix("s3-") {
        Some("accelerate" | "fips") | None => labels[at + 1..]
            .iter()
            .find(|label| **label != "dualstack")
            .copied(),
        Some(region) => Some(region),
    };
    let bucket = labels[..at].join(".");
    (
        Some(bucket).filter(|bucket| !bucket.is_empty()),
        region.map(str::to_owned),
    )
}

fn is_old_regional(label: &str) -> bool {
    matches!(label, "s3-accelerate" | "s3-fips")
        || label
            .strip_prefix("s3-")
            .is_some_and(|region| region.split('-').count() >= 3)
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if !name.ends_with(':') && port.bytes().all(|b| b.is_ascii_digit()) => {
            name
        }
        _ => host,
    }
}
