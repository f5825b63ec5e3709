//! Step 4: log in with the key and with no other, see that the first boot did what user-data said, and install Docker.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use crate::context::Context;
use crate::failure::{Expecting, Failure, ensure_equal};
use crate::guest::{self, Guest, LoginError, USER};
use crate::steps::instance::{MARK_FILE, Machine};

const BOOT_LIMIT: Duration = Duration::from_secs(180);
const INSTALL_LIMIT: Duration = Duration::from_secs(600);
const COMMAND_LIMIT: Duration = Duration::from_secs(30);

/// Debian's own timers may hold the lock of the package database just after boot.
const APT: &str = "sudo DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120";

pub(crate) async fn prepare(context: &Context, machine: &mut Machine) -> Result<Guest, Failure> {
    let guest = accepted(context, machine)?;
    refuse_wrong_key(context, machine).await?;
    verify_first_boot(context, &guest).await?;
    install_docker(context, &guest).await?;
    Ok(guest)
}

/// The login that step 3 sought, and how long it took.
fn accepted(context: &Context, machine: &mut Machine) -> Result<Guest, Failure> {
    let taken = Err(Failure::new(
        "there is one login",
        "it has been taken already",
    ));
    let login = std::mem::replace(&mut machine.login, taken)?;
    let report = &context.report;
    report.timing(
        "RunInstances to port 22 open",
        login.port_open - machine.called,
    );
    report.timing(
        "RunInstances to SSH login accepted",
        login.accepted - machine.called,
    );
    context.verified(format!(
        "{USER}@{} is let in with the key",
        machine.public_address
    ));
    Ok(login.guest)
}

async fn refuse_wrong_key(context: &Context, machine: &Machine) -> Result<(), Failure> {
    context.doing("logging in with a wrong key");
    let key = guest::unknown_key()
        .await
        .expecting("a second key can be made")?;
    let address = SocketAddr::from((machine.public_address, 22));
    let connect_limit = Duration::from_secs(5);
    match guest::log_in(address, &Arc::new(key), connect_limit).await {
        Err(LoginError::Refused) => {
            context.verified("a wrong key is refused");
            Ok(())
        }
        Err(other) => Err(Failure::new(
            format!("{address} refuses a wrong key"),
            other.describe(),
        )),
        Ok(_) => Err(Failure::new(
            format!("{address} refuses a wrong key"),
            "it let it in",
        )),
    }
}

async fn verify_first_boot(context: &Context, guest: &Guest) -> Result<(), Failure> {
    context.doing("waiting until cloud-init is done");
    let report = &context.report;
    guest
        .expect("cloud-init status --wait", BOOT_LIMIT, report)
        .await?;
    let mark = format!("sudo cat {MARK_FILE}");
    let written = guest.expect(&mark, COMMAND_LIMIT, report).await?;
    ensure_equal("what user-data wrote", context.run.as_str(), &written)?;
    let who = guest
        .expect("id -un; sudo id -un", COMMAND_LIMIT, report)
        .await?;
    ensure_equal("the user, and the user under sudo", "admin\nroot", &who)?;
    context.verified("cloud-init is done, user-data has run, and admin may use sudo");
    Ok(())
}

async fn install_docker(context: &Context, guest: &Guest) -> Result<(), Failure> {
    let report = &context.report;
    context.doing("apt-get update in the guest, through the internet gateway");
    guest
        .expect(&format!("{APT} update"), INSTALL_LIMIT, report)
        .await?;
    context.doing("apt-get install docker.io in the guest");
    guest
        .expect(
            &format!("{APT} install -y docker.io curl"),
            INSTALL_LIMIT,
            report,
        )
        .await?;
    let version = guest
        .expect(
            "sudo docker info --format '{{.ServerVersion}}'",
            Duration::from_secs(60),
            report,
        )
        .await?;
    context.verified(format!(
        "Docker {version} runs in the guest, installed by apt-get"
    ));
    Ok(())
}
