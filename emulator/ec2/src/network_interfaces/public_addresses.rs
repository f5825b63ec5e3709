//! The public address that an interface has from the pool while its instance runs. Elastic addresses take its place, and
//! are in `addresses/`.

use terrarium_model::ids::NetworkInterfaceId;
use terrarium_model::resources::{Instance, InstanceState, NetworkInterface};
use terrarium_state::Tx;

use crate::errors::Error;

/// Gives the pool its address back; an elastic address stays.
pub(crate) fn release_public_address(tx: &mut Tx, id: NetworkInterfaceId) {
    let interface = tx.get::<NetworkInterface>(&id);
    let of_pool = interface.filter(|interface| interface.allocation_id.is_none());
    if let Some(address) = of_pool.and_then(|interface| interface.public_ip) {
        tx.release_public_address(address);
        tx.update::<NetworkInterface, _>(&id, |interface| interface.public_ip = None);
    }
}

/// Gives the interface of an instance that runs, or is about to, a public address where it was launched with one. AWS gives
/// none to instances with several interfaces, or with an elastic address on a secondary private one.
pub(crate) fn renew_public_address(tx: &mut Tx, id: NetworkInterfaceId) -> Result<(), Error> {
    let Some(interface) = tx.get::<NetworkInterface>(&id) else {
        return Ok(());
    };
    let attachment = interface.attachment.as_ref();
    let instance = attachment.and_then(|it| tx.get::<Instance>(&it.instance_id));
    let takes_one = instance.is_some_and(|instance| {
        let runs = matches!(
            instance.state,
            InstanceState::Pending | InstanceState::Running
        );
        runs && instance.network_interfaces.len() == 1
    });
    let has_one = interface
        .private_addresses()
        .any(|it| it.public_ip.is_some());
    if interface.public_ip_on_start && takes_one && !has_one {
        let address = tx.allocate_public_address().ok_or(Error::NoPublicAddress)?;
        tx.update::<NetworkInterface, _>(&id, |it| it.public_ip = Some(address));
    }
    Ok(())
}
