//! Step 7: the guest learns of itself from the metadata service, and writes to the bucket.

use std::time::Duration;

use crate::context::Context;
use crate::failure::{Expecting, Failure, chain, ensure, ensure_equal};
use crate::guest::{self, Guest};
use crate::steps::access::Access;
use crate::steps::application::{Storage, presigning};
use crate::steps::instance::Machine;

const LIMIT: Duration = Duration::from_secs(30);
const SERVICE: &str = "http://169.254.169.254/latest";

/// Where the guest writes.
const KEY: &str = "results/from-the-guest.txt";

/// What the guest wrote to the bucket, which must outlive it.
pub(crate) struct Written {
    pub(crate) bucket: String,
    pub(crate) key: &'static str,
    pub(crate) text: String,
}

pub(crate) async fn verify(
    context: &Context,
    guest: &Guest,
    machine: &Machine,
    access: &Access,
    storage: &Storage,
) -> Result<Written, Failure> {
    let token = token(context, guest).await?;
    verify_identity(context, guest, machine, &token).await?;
    verify_key(context, guest, access, &token).await?;
    refuse_version_1(context, guest).await?;
    write(context, guest, machine, storage).await
}

async fn token(context: &Context, guest: &Guest) -> Result<String, Failure> {
    context.doing("asking the metadata service for a token");
    let command = format!(
        "curl -fsS -m 10 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 300' {SERVICE}/api/token"
    );
    let token = guest.expect(&command, LIMIT, &context.report).await?;
    // It goes between quotes into the commands that follow.
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_=+/".contains(&byte);
    ensure(
        !token.is_empty() && token.bytes().all(plain),
        "the metadata service gives a token",
        format!("it gave '{token}'"),
    )?;
    Ok(token)
}

async fn ask(context: &Context, guest: &Guest, token: &str, path: &str) -> Result<String, Failure> {
    let command = format!(
        "curl -fsS -m 10 -H 'X-aws-ec2-metadata-token: {token}' {SERVICE}/meta-data/{path}"
    );
    guest.expect(&command, LIMIT, &context.report).await
}

async fn verify_identity(
    context: &Context,
    guest: &Guest,
    machine: &Machine,
    token: &str,
) -> Result<(), Failure> {
    let wanted = [
        ("instance-id", machine.id.clone()),
        ("local-ipv4", machine.private_address.to_string()),
        ("public-ipv4", machine.public_address.to_string()),
        ("placement/availability-zone", machine.zone.clone()),
    ];
    for (path, value) in wanted {
        context.doing(format!("asking the metadata service for {path}"));
        let told = ask(context, guest, token, path).await?;
        ensure_equal(&format!("the metadata service's {path}"), value, told)?;
    }
    context.verified("metadata (v2) tells instance id, both addresses and zone");
    Ok(())
}

async fn verify_key(
    context: &Context,
    guest: &Guest,
    access: &Access,
    token: &str,
) -> Result<(), Failure> {
    context.doing("asking the metadata service for the public key");
    let told = ask(context, guest, token, "public-keys/0/openssh-key").await?;
    let key = guest::public_key(&access.key).expecting("the key has a public half")?;
    // What follows the key itself is a comment: its name.
    let words: Vec<&str> = told.split_whitespace().take(2).collect();
    ensure_equal("the metadata service's public key", key, words.join(" "))?;
    context.verified("metadata tells the public key of the key pair");
    Ok(())
}

async fn refuse_version_1(context: &Context, guest: &Guest) -> Result<(), Failure> {
    context.doing("asking the metadata service without a token");
    let command =
        format!("curl -sS -m 10 -o /dev/null -w '%{{http_code}}' {SERVICE}/meta-data/instance-id");
    let status = guest.expect(&command, LIMIT, &context.report).await?;
    ensure_equal("the status of a request without a token", "401", &status)?;
    context.verified("metadata without a token (v1) is refused with 401");
    Ok(())
}

async fn write(
    context: &Context,
    guest: &Guest,
    machine: &Machine,
    storage: &Storage,
) -> Result<Written, Failure> {
    let bucket = storage.bucket.clone();
    context.doing(format!("writing to s3://{bucket}/{KEY} from the guest"));
    let terms = presigning().expecting("a presigned URL has a term")?;
    let request = context
        .target
        .presigner
        .put_object()
        .bucket(&bucket)
        .key(KEY);
    let request = request
        .presigned(terms)
        .await
        .expecting("PutObject can be presigned")?;
    let headers: String = request
        .headers()
        .map(|(name, value)| format!("-H '{name}: {value}' "))
        .collect();
    let text = format!("{} wrote this in run {}", machine.id, context.run.as_str());
    let command = format!(
        "curl -fsS -m 60 -X PUT -H 'Content-Type: text/plain' {headers}--data-binary '{text}' '{}'",
        request.uri()
    );
    guest
        .expect(&command, Duration::from_secs(90), &context.report)
        .await?;
    let written = Written {
        bucket,
        key: KEY,
        text,
    };
    verify_object(context, &written).await?;
    context.verified(format!(
        "the guest wrote s3://{}/{KEY}, and it reads the same from outside",
        written.bucket
    ));
    Ok(written)
}

/// Reads what the guest wrote, from outside.
pub(crate) async fn verify_object(context: &Context, written: &Written) -> Result<(), Failure> {
    let (bucket, key) = (&written.bucket, written.key);
    let answer = context
        .target
        .s3
        .get_object()
        .bucket(bucket)
        .key(key)
        .send()
        .await
        .expecting(format!("s3://{bucket}/{key} can be read"))?;
    let body = answer.body.collect().await;
    let body =
        body.map_err(|error| Failure::new("the object is read to its end", chain(&error)))?;
    let text = String::from_utf8_lossy(&body.into_bytes()).into_owned();
    ensure_equal("what the object holds", &written.text, &text)
}
