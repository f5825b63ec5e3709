//! Step 3: the newest Debian 12 AMI, and an instance of it that runs and passes its status checks.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

use aws_sdk_ec2::client::Waiters;
use aws_sdk_ec2::types::{
    HttpTokensState, Image, ImageState, InstanceMetadataOptionsRequest, InstanceStateName,
    InstanceType, ResourceType,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::cleanup::filter;
use crate::context::{Context, until};
use crate::failure::{Expecting, Failure, chain, ensure_equal};
use crate::guest::{self, Login};
use crate::leftovers::{self, Held};
use crate::steps::access::Access;
use crate::steps::network::Network;

/// Debian's account, which publishes the official images.
const DEBIAN: &str = "136693071363";
const IMAGE_NAMES: &str = "debian-12-amd64-*";

/// The type that new accounts may use at no charge, and that the announcement of the cost names.
pub(crate) const INSTANCE_TYPE: InstanceType = InstanceType::T3Micro;

/// What user-data writes, for step 4 to find.
pub(crate) const MARK_FILE: &str = "/var/lib/harness-was-here";

const RUNNING_LIMIT: Duration = Duration::from_secs(300);
const STATUS_LIMIT: Duration = Duration::from_secs(600);
const LOGIN_LIMIT: Duration = Duration::from_secs(180);

/// A running instance.
pub(crate) struct Machine {
    pub(crate) id: String,
    pub(crate) private_address: Ipv4Addr,
    pub(crate) public_address: Ipv4Addr,
    pub(crate) zone: String,
    /// What Docker holds of it, if that can be seen from here.
    pub(crate) held: Held,
    /// When RunInstances was called.
    pub(crate) called: Instant,
    /// The login, for step 4. It is sought as soon as there is an address: the waiter for the status checks lets 15 s
    /// pass after a question that comes too early, and would hide how long a guest takes to boot.
    pub(crate) login: Result<Login, Failure>,
}

pub(crate) async fn launch(
    context: &Context,
    network: &Network,
    access: &Access,
) -> Result<Machine, Failure> {
    let image = newest_image(context).await?;
    let image_id = image.image_id().unwrap_or_default();
    let name = image.name().unwrap_or_default();
    context.verified(format!(
        "the newest of {IMAGE_NAMES} by {DEBIAN} is {name}, {image_id}"
    ));
    let called = Instant::now();
    let id = run_instance(context, network, access, image_id).await?;
    let (private_address, public_address) = addresses(context, &id).await?;
    context
        .report
        .timing("RunInstances to running", called.elapsed());
    wait_until_running(context, &id).await?;
    context.verified(format!("{id} runs at {private_address}, {public_address}"));
    let held = container(context, &id).await?;
    context.doing(format!("waiting until {id} lets its user in"));
    let pace = context.target.pace;
    let (ssh, key) = (SocketAddr::from((public_address, 22)), &access.key);
    let login = guest::log_in_until_accepted(ssh, key, pace.connect, pace.poll, LOGIN_LIMIT).await;
    wait_until_status_ok(context, &id).await?;
    context
        .report
        .timing("RunInstances to status checks passed", called.elapsed());
    context.verified(format!("{id} passes both status checks"));
    Ok(Machine {
        id,
        private_address,
        public_address,
        zone: network.zone.clone(),
        held,
        called,
        login,
    })
}

async fn newest_image(context: &Context) -> Result<Image, Failure> {
    context.doing(format!("looking for the newest {IMAGE_NAMES}"));
    let answer = context
        .target
        .ec2
        .describe_images()
        .owners(DEBIAN)
        .filters(filter("name", IMAGE_NAMES))
        .send()
        .await
        .expecting("DescribeImages answers")?;
    newest(answer.images()).cloned().expecting(format!(
        "there is an available image {IMAGE_NAMES} of owner {DEBIAN}"
    ))
}

/// Creation dates are ISO 8601 in UTC, which sort as text.
fn newest(images: &[Image]) -> Option<&Image> {
    images
        .iter()
        .filter(|image| image.state() == Some(&ImageState::Available))
        .max_by_key(|image| image.creation_date())
}

async fn run_instance(
    context: &Context,
    network: &Network,
    access: &Access,
    image_id: &str,
) -> Result<String, Failure> {
    context.doing(format!("running a {INSTANCE_TYPE} of {image_id}"));
    let user_data = format!("#!/bin/sh\necho {} > {MARK_FILE}\n", context.run.as_str());
    let metadata = InstanceMetadataOptionsRequest::builder()
        .http_tokens(HttpTokensState::Required)
        .build();
    let request = context
        .target
        .ec2
        .run_instances()
        .image_id(image_id)
        .instance_type(INSTANCE_TYPE)
        .min_count(1)
        .max_count(1)
        .subnet_id(&network.subnet_id)
        .security_group_ids(&access.group_id)
        .key_name(&access.key_name)
        .user_data(STANDARD.encode(user_data))
        .metadata_options(metadata)
        .client_token(context.run.as_str())
        .tag_specifications(context.tagged(ResourceType::Instance, "server"))
        .tag_specifications(context.tagged(ResourceType::Volume, "server"))
        .tag_specifications(context.tagged(ResourceType::NetworkInterface, "server"));
    let run = || async {
        let answer = request.clone().send().await;
        answer.expecting("RunInstances succeeds")
    };
    let answer = context.eventually(run).await?;
    let instance = answer.instances().first();
    let id = instance
        .and_then(|instance| instance.instance_id())
        .expecting("RunInstances answers with an id")?;
    // Set once, before anything reads it.
    let _ = context.instance_id.set(id.to_owned());
    Ok(id.to_owned())
}

/// The private and the public address, once the instance runs.
async fn addresses(context: &Context, id: &str) -> Result<(Ipv4Addr, Ipv4Addr), Failure> {
    context.doing(format!("waiting until {id} runs"));
    let running = || async {
        let answer = context
            .target
            .ec2
            .describe_instances()
            .instance_ids(id)
            .send()
            .await;
        // A new instance may be unknown for a moment, since AWS is consistent only eventually.
        let Ok(answer) = answer else { return Ok(None) };
        let mut instances = answer.reservations().iter().flat_map(|it| it.instances());
        let Some(instance) = instances.next() else {
            return Ok(None);
        };
        let state = instance.state().and_then(|state| state.name());
        match state {
            Some(InstanceStateName::Running) => {
                let parse = |text: Option<&str>| text.and_then(|text| text.parse().ok());
                Ok(parse(instance.private_ip_address()).zip(parse(instance.public_ip_address())))
            }
            Some(InstanceStateName::Pending) | None => Ok(None),
            Some(other) => {
                let reason = instance.state_reason().and_then(|reason| reason.message());
                let reason = reason
                    .or(instance.state_transition_reason())
                    .unwrap_or("no reason given");
                Err(Failure::new(
                    "the instance starts",
                    format!("it is {other}: {reason}"),
                ))
            }
        }
    };
    let poll = context.target.pace.poll;
    let expected = "the instance runs and has a private and a public address";
    let (private, public) = until(expected, RUNNING_LIMIT, poll, running).await?;
    context.target.ensure_reachable(public)?;
    // Set once, before anything reads it.
    let _ = context.address.set(public);
    Ok((private, public))
}

async fn wait_until_running(context: &Context, id: &str) -> Result<(), Failure> {
    let waiter = context.target.ec2.wait_until_instance_running();
    match waiter.instance_ids(id).wait(RUNNING_LIMIT).await {
        Ok(_) => Ok(()),
        Err(error) => Err(Failure::new(
            "the SDK's waiter sees the instance run",
            chain(&error),
        )),
    }
}

/// On this machine the instance is a container, so that step 8 can see it gone.
async fn container(context: &Context, id: &str) -> Result<Held, Failure> {
    if context.host_before.is_none() {
        return Ok(Held::default());
    }
    let held = leftovers::held_of(id)
        .await
        .expecting("Docker Engine can be asked")?;
    ensure_equal(
        "the number of containers labelled with the instance",
        1,
        held.containers.len(),
    )?;
    if let Some(emulator) = &held.emulator {
        // The same as is known already of a Terrarium that this run started.
        let _ = context.emulator.set(emulator.clone());
    }
    context.verified(format!(
        "its guest is container {}",
        held.containers.concat()
    ));
    Ok(held)
}

async fn wait_until_status_ok(context: &Context, id: &str) -> Result<(), Failure> {
    context.doing(format!("waiting until {id} passes its status checks"));
    let waiter = context.target.ec2.wait_until_instance_status_ok();
    match waiter.instance_ids(id).wait(STATUS_LIMIT).await {
        Ok(_) => Ok(()),
        Err(error) => Err(Failure::new(
            "the SDK's waiter sees both status checks pass",
            chain(&error),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn image(id: &str, date: &str, state: ImageState) -> Image {
        Image::builder()
            .image_id(id)
            .creation_date(date)
            .state(state)
            .build()
    }

    #[test]
    fn the_newest_image_is_the_last_created_that_is_available() {
        let images = [
            image("ami-1", "2024-11-02T10:00:00.000Z", ImageState::Available),
            image("ami-2", "2025-01-15T10:00:00.000Z", ImageState::Available),
            image("ami-3", "2025-02-01T10:00:00.000Z", ImageState::Pending),
        ];
        assert_eq!(newest(&images).and_then(Image::image_id), Some("ami-2"));
        assert!(newest(&[]).is_none());
    }
}
