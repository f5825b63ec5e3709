//! The deletion of what was found, each kind in its own way, with patience where something else still needs it.

use std::time::{Duration, Instant};

use aws_sdk_ec2::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_ec2::types::InstanceStateName;
use tokio::time::sleep;

use super::{Kind, Left, Remaining};
use crate::failure::{Failure, ensure, sdk_reason};
use crate::report::Report;
use crate::target::Target;

/// How long an instance may take to terminate.
const TERMINATION_LIMIT: Duration = Duration::from_secs(300);

/// Deletes everything found, saying each; what cannot be deleted does not stop the rest.
pub(crate) async fn delete(
    target: &Target,
    found: &[Left],
    report: &Report,
    remaining: &Remaining,
) -> Result<(), Failure> {
    let mut reasons = Vec::new();
    for thing in found {
        report.doing(format!("deleting {thing}"));
        match delete_patiently(target, thing).await {
            Ok(()) => remaining.remove(thing),
            Err(refusal) => reasons.push(format!("{thing}: {}", refusal.text)),
        }
    }
    ensure(
        reasons.is_empty(),
        "everything can be deleted",
        reasons.join("\n"),
    )
}

/// Deletes one thing, again and again for as long as something else still needs it.
async fn delete_patiently(target: &Target, thing: &Left) -> Result<(), Refusal> {
    let limit = Instant::now() + target.pace.dependency;
    loop {
        match delete_one(target, thing).await {
            Err(refusal) if refusal.is_gone() => return Ok(()),
            Err(refusal) if refusal.is_passing() && Instant::now() <= limit => {
                sleep(target.pace.poll).await;
            }
            result => return result,
        }
    }
}

/// Why a deletion was refused.
struct Refusal {
    code: String,
    text: String,
}

impl Refusal {
    /// Whether the thing does not exist any more, which is what was asked for.
    fn is_gone(&self) -> bool {
        self.code.ends_with(".NotFound")
            || self.code.ends_with(".Unknown")
            || [
                "NoSuchBucket",
                "InvalidVpcEndpointId.NotFound",
                "Gateway.NotAttached",
            ]
            .contains(&self.code.as_str())
    }

    /// Whether the refusal passes once what depends on the thing is gone.
    fn is_passing(&self) -> bool {
        [
            "DependencyViolation",
            "VolumeInUse",
            "InvalidGroup.InUse",
            "InvalidNetworkInterface.InUse",
            "BucketNotEmpty",
            "OperationAborted",
            "RequestLimitExceeded",
        ]
        .contains(&self.code.as_str())
    }
}

impl<E, R> From<SdkError<E, R>> for Refusal
where
    SdkError<E, R>: ProvideErrorMetadata + std::error::Error,
{
    fn from(error: SdkError<E, R>) -> Self {
        Self {
            code: error.code().unwrap_or_default().to_owned(),
            text: sdk_reason(&error),
        }
    }
}

async fn delete_one(target: &Target, thing: &Left) -> Result<(), Refusal> {
    let (ec2, id) = (&target.ec2, &thing.id);
    match thing.kind {
        Kind::Instance => terminate(target, id).await?,
        Kind::VpcEndpoint => delete_endpoint(target, id).await?,
        Kind::InternetGateway => delete_gateway(target, id).await?,
        Kind::RouteTable => delete_route_table(target, id).await?,
        Kind::Bucket => delete_bucket(target, id).await?,
        // Interfaces and volumes go with their instance; asking first tells those that stayed.
        Kind::NetworkInterface => {
            ec2.describe_network_interfaces()
                .network_interface_ids(id)
                .send()
                .await?;
            ec2.delete_network_interface()
                .network_interface_id(id)
                .send()
                .await?;
        }
        Kind::Volume => {
            ec2.describe_volumes().volume_ids(id).send().await?;
            ec2.delete_volume().volume_id(id).send().await?;
        }
        Kind::Subnet => {
            ec2.delete_subnet().subnet_id(id).send().await?;
        }
        Kind::SecurityGroup => {
            ec2.delete_security_group().group_id(id).send().await?;
        }
        Kind::Vpc => {
            ec2.delete_vpc().vpc_id(id).send().await?;
        }
        Kind::KeyPair => {
            ec2.delete_key_pair().key_pair_id(id).send().await?;
        }
    }
    Ok(())
}

/// Terminates an instance and waits until it is: until then its interfaces hold on to subnet and group.
async fn terminate(target: &Target, id: &str) -> Result<(), Refusal> {
    target
        .ec2
        .terminate_instances()
        .instance_ids(id)
        .send()
        .await?;
    let deadline = Instant::now() + TERMINATION_LIMIT;
    while Instant::now() < deadline {
        let answer = target
            .ec2
            .describe_instances()
            .instance_ids(id)
            .send()
            .await?;
        let mut instances = answer.reservations().iter().flat_map(|it| it.instances());
        let terminated = instances.all(|instance| {
            let state = instance.state().and_then(|state| state.name());
            state == Some(&InstanceStateName::Terminated)
        });
        if terminated {
            return Ok(());
        }
        sleep(target.pace.poll).await;
    }
    Err(Refusal {
        code: "Deadline".to_owned(),
        text: format!(
            "it is not terminated after {} s",
            TERMINATION_LIMIT.as_secs()
        ),
    })
}

async fn delete_endpoint(target: &Target, id: &str) -> Result<(), Refusal> {
    let answer = target
        .ec2
        .delete_vpc_endpoints()
        .vpc_endpoint_ids(id)
        .send()
        .await?;
    // The call succeeds even if it could not delete: it answers with a list of those left.
    match answer.unsuccessful().first().and_then(|item| item.error()) {
        Some(error) => {
            let code = error.code().unwrap_or_default().to_owned();
            let text = format!("{code}: {}", error.message().unwrap_or_default());
            Err(Refusal { code, text })
        }
        None => Ok(()),
    }
}

async fn delete_gateway(target: &Target, id: &str) -> Result<(), Refusal> {
    let answer = target
        .ec2
        .describe_internet_gateways()
        .internet_gateway_ids(id)
        .send()
        .await?;
    let gateways = answer.internet_gateways().iter();
    for attachment in gateways.flat_map(|gateway| gateway.attachments()) {
        target
            .ec2
            .detach_internet_gateway()
            .internet_gateway_id(id)
            .set_vpc_id(attachment.vpc_id().map(str::to_owned))
            .send()
            .await?;
    }
    target
        .ec2
        .delete_internet_gateway()
        .internet_gateway_id(id)
        .send()
        .await?;
    Ok(())
}

/// A subnet takes its association along when it is deleted; one that could not be deleted leaves it here.
async fn delete_route_table(target: &Target, id: &str) -> Result<(), Refusal> {
    let ec2 = &target.ec2;
    let answer = ec2
        .describe_route_tables()
        .route_table_ids(id)
        .send()
        .await?;
    let tables = answer.route_tables().iter();
    for association in tables.flat_map(|table| table.associations()) {
        ec2.disassociate_route_table()
            .set_association_id(association.route_table_association_id().map(str::to_owned))
            .send()
            .await?;
    }
    ec2.delete_route_table().route_table_id(id).send().await?;
    Ok(())
}

async fn delete_bucket(target: &Target, name: &str) -> Result<(), Refusal> {
    let objects = target
        .s3
        .list_objects_v2()
        .bucket(name)
        .into_paginator()
        .send()
        .try_collect()
        .await?;
    for key in objects
        .iter()
        .flat_map(|page| page.contents())
        .filter_map(|object| object.key())
    {
        target
            .s3
            .delete_object()
            .bucket(name)
            .key(key)
            .send()
            .await?;
    }
    target.s3.delete_bucket().bucket(name).send().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_final_unless_it_passes_or_the_thing_is_gone() {
        let refusal = |code: &str| Refusal {
            code: code.to_owned(),
            text: String::new(),
        };
        assert!(refusal("InvalidVpcID.NotFound").is_gone());
        assert!(refusal("DependencyViolation").is_passing());
        let forbidden = refusal("UnauthorizedOperation");
        assert!(!forbidden.is_gone() && !forbidden.is_passing());
    }
}
