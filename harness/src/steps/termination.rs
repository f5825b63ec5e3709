//! Step 8: terminate; the address falls silent, the container is gone, the object stays. Then everything is deleted.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use aws_sdk_ec2::types::InstanceStateName;

use crate::cleanup;
use crate::context::Context;
use crate::failure::{Expecting, Failure, ensure};
use crate::guest::Guest;
use crate::http::{self, Probe};
use crate::leftovers::{self, HOST_LIMIT};
use crate::report::counted;
use crate::steps::instance::Machine;
use crate::steps::metadata::{Written, verify_object};
use crate::steps::reachability::SILENCE;

const TERMINATION_LIMIT: Duration = Duration::from_secs(300);

pub(crate) async fn end(
    context: &Context,
    guest: Guest,
    machine: &Machine,
    written: &Written,
) -> Result<(), Failure> {
    guest.close().await;
    terminate(context, &machine.id).await?;
    verify_silence(context, machine).await?;
    verify_container_gone(context, machine).await?;
    verify_object(context, written).await?;
    context.verified(format!(
        "s3://{}/{} still holds what the guest wrote",
        written.bucket, written.key
    ));
    let (report, remaining) = (&context.report, &context.remaining);
    let count = cleanup::clean(&context.target, &context.run, report, remaining).await?;
    context.verified(format!(
        "{} deleted; nothing is tagged with the run any more",
        counted(count, "thing")
    ));
    verify_host(context).await
}

async fn terminate(context: &Context, id: &str) -> Result<(), Failure> {
    context.doing(format!("terminating {id}"));
    let ec2 = &context.target.ec2;
    let began = Instant::now();
    ec2.terminate_instances()
        .instance_ids(id)
        .send()
        .await
        .expecting("TerminateInstances succeeds")?;
    let terminated = || async {
        let answer = ec2.describe_instances().instance_ids(id).send().await;
        let answer = answer.expecting("a terminated instance is still described")?;
        let mut instances = answer.reservations().iter().flat_map(|it| it.instances());
        let state = instances
            .next()
            .and_then(|instance| instance.state()?.name().cloned());
        Ok((state == Some(InstanceStateName::Terminated)).then_some(()))
    };
    context
        .until("the instance is terminated", TERMINATION_LIMIT, terminated)
        .await?;
    context
        .report
        .timing("TerminateInstances to terminated", began.elapsed());
    context.verified(format!("{id} is terminated"));
    Ok(())
}

async fn verify_silence(context: &Context, machine: &Machine) -> Result<(), Failure> {
    let address = machine.public_address;
    context.doing(format!("GET http://{address}/"));
    let probe = http::probe(SocketAddr::from((address, 80)), "/", SILENCE).await;
    ensure(
        !matches!(probe, Probe::Answered(_)),
        format!("http://{address}/ does not answer any more"),
        probe.describe(),
    )?;
    context.verified(format!("{address} does not answer any more"));
    Ok(())
}

async fn verify_container_gone(context: &Context, machine: &Machine) -> Result<(), Failure> {
    if context.host_before.is_none() {
        return Ok(());
    }
    let gone = || async {
        let containers = leftovers::held_of(&machine.id)
            .await
            .map(|held| held.containers);
        let volumes = leftovers::existing_volumes(&machine.held.volumes).await;
        let containers = containers.expecting("Docker Engine can be asked")?;
        let volumes = volumes.expecting("Docker Engine can be asked")?;
        Ok((containers.is_empty() && volumes.is_empty()).then_some(()))
    };
    let expected = "the container of a terminated instance is gone, and its volumes";
    context.until(expected, HOST_LIMIT, gone).await?;
    context.verified("its container is gone, and its volumes");
    Ok(())
}

/// Nothing of this Terrarium's may be on this machine that was not there before the flow's first step.
async fn verify_host(context: &Context) -> Result<(), Failure> {
    let (Some(before), Some(emulator)) = (&context.host_before, context.emulator.get()) else {
        return Ok(());
    };
    context.doing("looking for what is left on this machine");
    leftovers::ensure_nothing_new(before, emulator).await?;
    context.verified(
        "nothing of it is left in Docker, network namespaces, interfaces, packet rules and routes",
    );
    Ok(())
}
