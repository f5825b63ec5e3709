//! Step 5: the application's image goes to S3, from there into the guest with a presigned URL, and runs.

use std::fmt::Write;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use aws_sdk_s3::presigning::PresigningConfig;
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::{BucketLocationConstraint, CreateBucketConfiguration, Tag, Tagging};
use sha2::{Digest, Sha256};

use crate::context::Context;
use crate::failure::{Expecting, Failure, chain, ensure, ensure_equal};
use crate::guest::Guest;
use crate::run::TAG;

const IMAGE: &str = "web-calculator:3";
const KEY: &str = "images/web-calculator-3.tar";
const IN_GUEST: &str = "/tmp/web-calculator-3.tar";

/// How long a presigned URL holds.
pub(crate) const URL_LIMIT: Duration = Duration::from_secs(900);
const TRANSFER_LIMIT: Duration = Duration::from_secs(300);

/// The bucket that the guest reads from and writes to.
pub(crate) struct Storage {
    pub(crate) bucket: String,
}

pub(crate) async fn run(context: &Context, guest: &Guest) -> Result<Storage, Failure> {
    let bucket = create_bucket(context).await?;
    let sum = upload(context, &bucket).await?;
    fetch(context, guest, &bucket, &sum).await?;
    start(context, guest).await?;
    Ok(Storage { bucket })
}

async fn create_bucket(context: &Context) -> Result<String, Failure> {
    let bucket = context.run.bucket();
    context.doing(format!("creating bucket {bucket}"));
    let region = context.target.region.as_str();
    // S3's first region is the one that must not be named.
    let configuration = (region != "us-east-1").then(|| {
        CreateBucketConfiguration::builder()
            .location_constraint(BucketLocationConstraint::from(region))
            .build()
    });
    context
        .target
        .s3
        .create_bucket()
        .bucket(&bucket)
        .set_create_bucket_configuration(configuration)
        .send()
        .await
        .expecting("CreateBucket succeeds")?;
    context.eventually(|| tag_bucket(context, &bucket)).await?;
    Ok(bucket)
}

/// Marks the bucket as one of this run: `harness sweep` deletes no other.
async fn tag_bucket(context: &Context, bucket: &str) -> Result<(), Failure> {
    let tag = Tag::builder().key(TAG).value(context.run.as_str()).build();
    let tag = tag
        .map_err(anyhow::Error::from)
        .expecting("a tag is made")?;
    let tagging = Tagging::builder().tag_set(tag).build();
    let tagging = tagging.map_err(anyhow::Error::from);
    let request = context.target.s3.put_bucket_tagging().bucket(bucket);
    let request = request.tagging(tagging.expecting("a set of tags is made")?);
    let answer = request.send().await;
    answer.expecting("PutBucketTagging succeeds").map(drop)
}

/// Uploads the image and returns its SHA-256, in hexadecimal.
async fn upload(context: &Context, bucket: &str) -> Result<String, Failure> {
    let tarball = &context.image_tarball;
    context.doing(format!("uploading {}", tarball.display()));
    let (length, sum) = measure(tarball).expecting("the image's tarball can be read")?;
    let body = ByteStream::from_path(tarball).await;
    let body =
        body.map_err(|error| Failure::new("the image's tarball can be read", chain(&error)))?;
    let began = Instant::now();
    context
        .target
        .s3
        .put_object()
        .bucket(bucket)
        .key(KEY)
        .body(body)
        .send()
        .await
        .expecting("PutObject succeeds")?;
    let answer = context
        .target
        .s3
        .head_object()
        .bucket(bucket)
        .key(KEY)
        .send()
        .await
        .expecting("HeadObject answers")?;
    let stored = u64::try_from(answer.content_length().unwrap_or_default()).unwrap_or_default();
    ensure_equal("the object's length", length, stored)?;
    context.report.timing("upload", began.elapsed());
    context.verified(format!(
        "{IMAGE}, {length} bytes, is in s3://{bucket}/{KEY}"
    ));
    Ok(sum)
}

/// A file's length and SHA-256, read in pieces.
fn measure(file: &Path) -> anyhow::Result<(u64, String)> {
    let mut open = File::open(file).with_context(|| format!("cannot open {}", file.display()))?;
    let mut hash = Sha256::new();
    let mut piece = vec![0; 1 << 20];
    let mut length = 0;
    loop {
        let count = open.read(&mut piece)?;
        if count == 0 {
            break;
        }
        hash.update(&piece[..count]);
        length += count as u64;
    }
    let mut text = String::new();
    for byte in hash.finalize() {
        write!(text, "{byte:02x}")?;
    }
    Ok((length, text))
}

/// Fetches the image inside the guest, by a URL in AWS's own name that needs no credentials there.
async fn fetch(context: &Context, guest: &Guest, bucket: &str, sum: &str) -> Result<(), Failure> {
    let terms = presigning().expecting("a presigned URL has a term")?;
    let request = context
        .target
        .presigner
        .get_object()
        .bucket(bucket)
        .key(KEY);
    let url = request
        .presigned(terms)
        .await
        .expecting("GetObject can be presigned")?;
    let url = url.uri();
    let host = format!("{bucket}.s3.{}.amazonaws.com", context.target.region);
    ensure(
        url.starts_with(&format!("https://{host}/")),
        format!("the URL is one of {host}"),
        format!("it begins {}", url.split('?').next().unwrap_or_default()),
    )?;
    context.doing(format!("fetching the image in the guest from {host}"));
    let began = Instant::now();
    let command = format!("curl -fsS --max-time 240 -o {IN_GUEST} '{url}'");
    guest
        .expect(&command, TRANSFER_LIMIT, &context.report)
        .await?;
    context.report.timing("fetch in the guest", began.elapsed());
    let command = format!("sha256sum {IN_GUEST} | cut -d ' ' -f 1");
    let fetched = guest
        .expect(&command, Duration::from_secs(60), &context.report)
        .await?;
    ensure_equal("the SHA-256 of the image in the guest", sum, &fetched)?;
    context.verified(format!(
        "the guest fetched it from https://{host}, bit for bit"
    ));
    Ok(())
}

async fn start(context: &Context, guest: &Guest) -> Result<(), Failure> {
    let report = &context.report;
    context.doing("docker load in the guest");
    guest
        .expect(
            &format!("sudo docker load -i {IN_GUEST}"),
            TRANSFER_LIMIT,
            report,
        )
        .await?;
    context.doing(format!("docker run {IMAGE} in the guest"));
    let command = format!("sudo docker run -d --name calculator -p 80:5000 {IMAGE}");
    guest
        .expect(&command, Duration::from_secs(60), report)
        .await?;
    let inspect = "sudo docker inspect -f '{{.State.Status}}' calculator";
    let state = guest
        .expect(inspect, Duration::from_secs(30), report)
        .await?;
    ensure_equal("the container's state in the guest", "running", &state)?;
    context.verified(format!(
        "{IMAGE} runs in the guest, its port 5000 on port 80"
    ));
    Ok(())
}

pub(crate) fn presigning() -> anyhow::Result<PresigningConfig> {
    Ok(PresigningConfig::expires_in(URL_LIMIT)?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_file_is_measured_by_length_and_sum() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("file");
        std::fs::write(&file, "abc").unwrap();
        let (length, sum) = measure(&file).unwrap();
        assert_eq!(length, 3);
        assert_eq!(
            sum,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
