//! NAT gateways: described and deleted. How one is made is in `create.rs`, how its addresses change in `addresses.rs`.

mod addresses;
mod create;

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use terrarium_model::ids::{AllocationId, NatGatewayId, NetworkInterfaceId};
use terrarium_model::resources::{
    NatGateway, NatGatewayAddress, NatGatewayState, NetworkInterface,
};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    self as wire, AvailabilityMode, ConnectivityType, DeleteNatGatewayRequest,
    DeleteNatGatewayResult, DescribeNatGatewaysRequest, DescribeNatGatewaysResult,
    NatGatewayAddressStatus,
};

use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};
use crate::{network_interfaces, tags};

/// How long what failed or was deleted is shown.
const SHOWN: SignedDuration = SignedDuration::from_hours(1);

fn get(tx: &Tx, id: NatGatewayId) -> Result<Arc<NatGateway>, Error> {
    tx.get::<NatGateway>(&id).ok_or(Error::not_found(id))
}

/// A gateway that is there, with its interface.
fn available(tx: &Tx, id: NatGatewayId) -> Result<(Arc<NatGateway>, Arc<NetworkInterface>), Error> {
    let gateway = get(tx, id)?;
    let interface = gateway.network_interface_id().ok_or(Error::not_found(id))?;
    Ok((gateway, network_interfaces::get(tx, interface)?))
}

/// The addresses of an interface, the primary one first.
fn addresses_of(tx: &Tx, id: NetworkInterfaceId) -> Vec<NatGatewayAddress> {
    let interface = tx.get::<NetworkInterface>(&id);
    let addresses = interface.iter().flat_map(|it| it.private_addresses());
    let address = addresses.map(|address| NatGatewayAddress {
        network_interface_id: id,
        private_ip_address: address.private_ip_address,
        public_ip: address.public_ip,
        allocation_id: address.allocation_id,
        association_id: address
            .allocation_id
            .and_then(|id| crate::addresses::association_of(tx, id)),
    });
    address.collect()
}

impl Operation<Error> for DeleteNatGatewayRequest {
    fn run(self, tx: &mut Tx) -> Result<DeleteNatGatewayResult, Error> {
        let mut gateway = NatGateway::clone(&*get(tx, self.nat_gateway_id)?);
        let addresses = match &gateway.state {
            NatGatewayState::Available(interface) => {
                let addresses = addresses_of(tx, *interface);
                network_interfaces::remove(tx, *interface);
                addresses
            }
            NatGatewayState::Failed { .. } => Vec::new(),
            NatGatewayState::Deleted { addresses, .. } => addresses.clone(),
        };
        if !matches!(gateway.state, NatGatewayState::Deleted { .. }) {
            gateway.state = NatGatewayState::Deleted {
                since: tx.now,
                addresses,
            };
            tx.put(gateway);
        }
        Ok(DeleteNatGatewayResult {
            nat_gateway_id: Some(self.nat_gateway_id.to_string()),
        })
    }
}

/// Forgets gateways that are gone for long enough.
pub(crate) fn expire(tx: &mut Tx) {
    let now = tx.now;
    let is_over = |since: Timestamp| now.duration_since(since) >= SHOWN;
    let gateways = tx.cloud().all::<NatGateway>();
    let gone: Vec<_> = gateways
        .filter(|gateway| match gateway.state {
            NatGatewayState::Available(_) => false,
            NatGatewayState::Failed { since, .. } | NatGatewayState::Deleted { since, .. } => {
                is_over(since)
            }
        })
        .map(|gateway| gateway.id)
        .collect();
    for id in gone {
        tx.remove::<NatGateway>(&id);
    }
}

fn state(gateway: &NatGateway) -> wire::NatGatewayState {
    match gateway.state {
        NatGatewayState::Available(_) => wire::NatGatewayState::Available,
        NatGatewayState::Failed { .. } => wire::NatGatewayState::Failed,
        NatGatewayState::Deleted { .. } => wire::NatGatewayState::Deleted,
    }
}

/// The filters of DescribeNatGateways.
const FIELDS: &[Field<NatGateway>] = &[
    ("nat-gateway-id", |_, it| vec![it.id.to_string()]),
    ("state", |_, it| vec![state(it).to_string()]),
    ("subnet-id", |_, it| vec![it.subnet_id.to_string()]),
    ("vpc-id", |_, it| vec![it.vpc_id.to_string()]),
];

impl Operation<Error> for DescribeNatGatewaysRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeNatGatewaysResult, Error> {
        let selection = Selection {
            ids: self.nat_gateway_ids,
            filters: self.filter,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        Ok(DescribeNatGatewaysResult {
            nat_gateways: page.items.iter().map(|it| on_the_wire(tx, it)).collect(),
            next_token: page.next_token,
        })
    }
}

fn on_the_wire(tx: &Tx, gateway: &NatGateway) -> wire::NatGateway {
    let mut shown = wire::NatGateway {
        create_time: Some(gateway.create_time),
        nat_gateway_id: Some(gateway.id.to_string()),
        state: Some(state(gateway)),
        subnet_id: Some(gateway.subnet_id.to_string()),
        vpc_id: Some(gateway.vpc_id.to_string()),
        tags: tags::of(tx, gateway.id),
        connectivity_type: Some(match gateway.is_public {
            true => ConnectivityType::Public,
            false => ConnectivityType::Private,
        }),
        availability_mode: Some(AvailabilityMode::Zonal),
        ..Default::default()
    };
    let addresses = match &gateway.state {
        NatGatewayState::Available(interface) => addresses_of(tx, *interface),
        NatGatewayState::Deleted { since, addresses } => {
            shown.delete_time = Some(*since);
            addresses.clone()
        }
        NatGatewayState::Failed {
            code,
            message,
            allocation_id,
            since,
        } => {
            shown.failure_code = Some(code.clone());
            shown.failure_message = Some(message.clone());
            shown.delete_time = Some(*since);
            shown.nat_gateway_addresses = vec![wire::NatGatewayAddress {
                allocation_id: allocation_id.as_ref().map(AllocationId::to_string),
                is_primary: Some(true),
                status: Some(NatGatewayAddressStatus::Failed),
                ..Default::default()
            }];
            return shown;
        }
    };
    shown.nat_gateway_addresses =
        addresses_on_the_wire(&addresses, NatGatewayAddressStatus::Succeeded);
    shown
}

/// All addresses of a gateway on the wire, of which the first is the primary one.
fn addresses_on_the_wire(
    addresses: &[NatGatewayAddress],
    status: NatGatewayAddressStatus,
) -> Vec<wire::NatGatewayAddress> {
    let shown = addresses.iter().enumerate().map(|(index, address)| {
        let id = address.allocation_id.as_ref();
        wire::NatGatewayAddress {
            allocation_id: id.map(AllocationId::to_string),
            network_interface_id: Some(address.network_interface_id.to_string()),
            private_ip: Some(address.private_ip_address.to_string()),
            public_ip: address.public_ip.map(|address| address.to_string()),
            association_id: address.association_id.map(|id| id.to_string()),
            is_primary: Some(index == 0),
            status: Some(status),
            ..Default::default()
        }
    });
    shown.collect()
}

#[cfg(test)]
mod tests;
