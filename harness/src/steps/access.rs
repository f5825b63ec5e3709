//! Step 2: who may reach the instance (a security group) and who may log in (a key pair).

use std::fs::File;
use std::io::Write;
use std::net::Ipv4Addr;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use aws_sdk_ec2::types::{IpPermission, IpRange, KeyType, ResourceType};
use russh::keys::PrivateKey;

use crate::context::Context;
use crate::failure::{Expecting, Failure, ensure, ensure_equal};
use crate::guest;
use crate::steps::network::Network;

/// The ports that the application and its operator use.
const PORTS: [u16; 2] = [22, 80];

/// What the rest of the flow needs to reach the instance.
pub(crate) struct Access {
    pub(crate) group_id: String,
    pub(crate) caller: Ipv4Addr,
    pub(crate) key_name: String,
    pub(crate) key: Arc<PrivateKey>,
}

pub(crate) async fn allow(context: &Context, network: &Network) -> Result<Access, Failure> {
    context.doing("asking for this machine's address as instances see it");
    let caller = context
        .target
        .caller_address()
        .await
        .expecting("the target tells the caller's address")?;
    // Set once, before anything reads it.
    let _ = context.caller.set(caller);
    let group_id = create_group(context, &network.vpc_id, caller).await?;
    let (key_name, key) = create_key(context).await?;
    Ok(Access {
        group_id,
        caller,
        key_name,
        key: Arc::new(key),
    })
}

/// The rule that lets the caller alone reach a port.
pub(crate) fn rule(port: u16, caller: Ipv4Addr) -> IpPermission {
    let range = IpRange::builder()
        .cidr_ip(format!("{caller}/32"))
        .description("the harness")
        .build();
    IpPermission::builder()
        .ip_protocol("tcp")
        .from_port(port.into())
        .to_port(port.into())
        .ip_ranges(range)
        .build()
}

async fn create_group(
    context: &Context,
    vpc_id: &str,
    caller: Ipv4Addr,
) -> Result<String, Failure> {
    context.doing(format!(
        "creating a security group: in from {caller} alone, 22 and 80"
    ));
    let ec2 = &context.target.ec2;
    let answer = ec2
        .create_security_group()
        .group_name(format!("harness-{}", context.run.as_str()))
        .description("The harness: SSH and HTTP from its caller")
        .vpc_id(vpc_id)
        .tag_specifications(context.tagged(ResourceType::SecurityGroup, "web"))
        .send()
        .await
        .expecting("CreateSecurityGroup succeeds")?;
    let id = answer
        .group_id()
        .expecting("CreateSecurityGroup answers with an id")?;
    for port in PORTS {
        let authorize = || async {
            let request = ec2.authorize_security_group_ingress().group_id(id);
            let answer = request.ip_permissions(rule(port, caller)).send().await;
            answer.expecting(format!(
                "AuthorizeSecurityGroupIngress of port {port} succeeds"
            ))
        };
        context.eventually(authorize).await?;
    }
    context
        .eventually(|| verify_group(context, id, caller))
        .await?;
    context.verified(format!(
        "{id} lets {caller}/32 in on ports 22 and 80, and everything out"
    ));
    Ok(id.to_owned())
}

async fn verify_group(context: &Context, id: &str, caller: Ipv4Addr) -> Result<(), Failure> {
    let answer = context
        .target
        .ec2
        .describe_security_groups()
        .group_ids(id)
        .send()
        .await
        .expecting("DescribeSecurityGroups answers")?;
    let group = answer.security_groups().first();
    let group = group.expecting(format!("{id} is described"))?;
    let mut inbound = words(group.ip_permissions());
    inbound.sort();
    ensure_equal(
        "the group's inbound rules",
        format!("tcp 22-22 from {caller}/32, tcp 80-80 from {caller}/32"),
        inbound.join(", "),
    )?;
    ensure_equal(
        "the group's outbound rule",
        "-1 all from 0.0.0.0/0".to_owned(),
        words(group.ip_permissions_egress()).join(", "),
    )
}

/// Rules in words, one for each range of addresses.
fn words(permissions: &[IpPermission]) -> Vec<String> {
    let mut words = Vec::new();
    for permission in permissions {
        let protocol = permission.ip_protocol().unwrap_or("?");
        let ports = match (permission.from_port(), permission.to_port()) {
            (Some(from), Some(to)) => format!("{from}-{to}"),
            _ => "all".to_owned(),
        };
        for range in permission.ip_ranges() {
            let from = range.cidr_ip().unwrap_or("?");
            words.push(format!("{protocol} {ports} from {from}"));
        }
    }
    words
}

async fn create_key(context: &Context) -> Result<(String, PrivateKey), Failure> {
    context.doing("creating a key pair");
    let name = format!("harness-{}", context.run.as_str());
    let answer = context
        .target
        .ec2
        .create_key_pair()
        .key_name(&name)
        .key_type(KeyType::Ed25519)
        .tag_specifications(context.tagged(ResourceType::KeyPair, "key"))
        .send()
        .await
        .expecting("CreateKeyPair succeeds")?;
    let material = answer.key_material();
    let material = material.expecting("CreateKeyPair answers with the private key")?;
    let file = context.directory.file("id_ed25519");
    save_private(&file, material).expecting("the private key can be saved")?;
    let key = guest::private_key(material).expecting("the key material is an SSH private key")?;
    ensure_equal(
        "the key's algorithm",
        "ssh-ed25519",
        key.algorithm().as_str(),
    )?;
    let mode = mode(&file).expecting("the key's file can be read")?;
    ensure(
        mode == 0o600,
        "the private key's file has mode 0600",
        format!("it has mode {mode:04o}"),
    )?;
    context.verified(format!(
        "key pair {name} is ed25519, its private key in {} (0600)",
        file.display()
    ));
    Ok((name, key))
}

/// Writes a file that was never readable by others.
fn save_private(file: &Path, text: &str) -> anyhow::Result<()> {
    File::options()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)
        .and_then(|mut open| open.write_all(text.as_bytes()))
        .with_context(|| format!("cannot write {}", file.display()))
}

fn mode(file: &Path) -> anyhow::Result<u32> {
    Ok(std::fs::metadata(file)?.permissions().mode() & 0o777)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_private_key_is_readable_by_its_owner_alone() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("id_ed25519");
        save_private(&file, "secret").unwrap();
        assert_eq!(mode(&file).unwrap(), 0o600);
        assert!(
            save_private(&file, "other").is_err(),
            "it must not be overwritten"
        );
    }

    #[test]
    fn a_rule_is_put_in_words() {
        let rule = rule(80, Ipv4Addr::new(198, 18, 0, 1));
        assert_eq!(words(&[rule]), ["tcp 80-80 from 198.18.0.1/32"]);
        let all = IpPermission::builder()
            .ip_protocol("-1")
            .ip_ranges(IpRange::builder().cidr_ip("0.0.0.0/0").build())
            .build();
        assert_eq!(words(&[all]), ["-1 all from 0.0.0.0/0"]);
    }
}
