//! How a NAT gateway is made: at once, or not at all for reasons that AWS tells when it is looked at.

use std::net::Ipv4Addr;
use std::sync::Arc;

use terrarium_model::ids::{AllocationId, NatGatewayId};
use terrarium_model::resources::{Address, NatGateway, NatGatewayState, Subnet};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    self as wire, AvailabilityMode, ConnectivityType, CreateNatGatewayRequest,
    CreateNatGatewayResult,
};

use super::addresses::Further;
use super::{addresses, on_the_wire};
use crate::addresses::associations;
use crate::errors::Error;
use crate::network_interfaces::{self, New, addressing};
use crate::{subnets, tags};

/// The most gateways of a zone.
const MOST_GATEWAYS: usize = 5;
/// The account of AWS's that interfaces of NAT gateways are managed by.
const SERVICE: &str = "217928387466";

/// The addresses that a request asks for.
struct Wanted {
    allocation: Option<AllocationId>,
    private: Option<Ipv4Addr>,
    secondary: Vec<Further>,
}

impl Operation<Error> for CreateNatGatewayRequest {
    /// Those of a gateway that spans the zones of a region.
    const UNSUPPORTED: &'static [&'static str] = &["VpcId", "AvailabilityZoneAddress"];

    fn run(self, tx: &mut Tx) -> Result<CreateNatGatewayResult, Error> {
        if self.availability_mode == Some(AvailabilityMode::Regional) {
            return Err(Error::unsupported("AvailabilityMode"));
        }
        let subnet = self.subnet_id.ok_or(Error::missing("SubnetId"))?;
        let subnet = subnets::get(tx, subnet)?;
        let is_public = self.connectivity_type != Some(ConnectivityType::Private);
        let ipv4 = |text: String| network_interfaces::ipv4(&text, "privateIpAddress");
        let secondary_private = self.secondary_private_ip_addresses.into_iter().map(ipv4);
        let wanted = Wanted {
            allocation: self.allocation_id,
            private: self.private_ip_address.map(ipv4).transpose()?,
            secondary: match is_public {
                true => addresses::pairs(
                    self.secondary_allocation_ids,
                    secondary_private.collect::<Result<_, _>>()?,
                    self.secondary_private_ip_address_count,
                )?,
                false => addresses::private_alone(
                    self.secondary_allocation_ids,
                    secondary_private.collect::<Result<_, _>>()?,
                    self.secondary_private_ip_address_count,
                )?,
            },
        };
        ensure_possible(tx, &subnet, is_public, &wanted)?;
        let id = tx.new_id();
        let state = match failure(tx, &subnet, &wanted) {
            Some((code, message)) => NatGatewayState::Failed {
                code: code.to_owned(),
                message,
                allocation_id: wanted.allocation,
                since: tx.now,
            },
            None => connect(tx, id, &subnet, wanted)?,
        };
        let gateway = NatGateway {
            id,
            vpc_id: subnet.vpc_id,
            subnet_id: subnet.id,
            is_public,
            state,
            create_time: tx.now,
        };
        tags::give(tx, id, &self.tag_specifications)?;
        tx.put(gateway.clone());
        let shown = wire::NatGateway {
            state: Some(wire::NatGatewayState::Pending),
            failure_code: None,
            failure_message: None,
            delete_time: None,
            ..on_the_wire(tx, &gateway)
        };
        Ok(CreateNatGatewayResult {
            client_token: self.client_token,
            nat_gateway: Some(shown),
        })
    }
}

/// What AWS refuses at once.
fn ensure_possible(
    tx: &Tx,
    subnet: &Subnet,
    is_public: bool,
    wanted: &Wanted,
) -> Result<(), Error> {
    match (is_public, wanted.allocation) {
        (true, None) => {
            return Err(Error::MissingParameter {
                message: "The request must include the AllocationId parameter. Add the required parameter and retry the request.".to_owned(),
            });
        }
        (false, Some(_)) => return Err(addresses::private_without_elastic()),
        _ => {}
    }
    let secondary = wanted.secondary.iter().filter_map(|it| it.elastic);
    for id in wanted.allocation.into_iter().chain(secondary) {
        addresses::elastic(tx, id)?;
    }
    addresses::ensure_few(is_public, 1 + wanted.secondary.len())?;
    let in_zone = |gateway: &NatGateway| {
        let zone = subnets::get(tx, gateway.subnet_id);
        zone.is_ok_and(|other| other.availability_zone == subnet.availability_zone)
    };
    let there = tx.cloud().all::<NatGateway>().filter(|gateway| {
        matches!(gateway.state, NatGatewayState::Available(_)) && in_zone(gateway)
    });
    match there.count() >= MOST_GATEWAYS {
        true => Err(Error::TooManyNatGateways {
            most: MOST_GATEWAYS,
        }),
        false => Ok(()),
    }
}

/// Why a gateway cannot be made, as AWS finds out later: the code and the sentence.
fn failure(tx: &Tx, subnet: &Subnet, wanted: &Wanted) -> Option<(&'static str, String)> {
    let is_taken = |id: &AllocationId| {
        let address = tx.get::<Address>(id);
        address.is_some_and(|address| address.association.is_some())
    };
    let secondary = wanted.secondary.iter().filter_map(|it| it.elastic);
    let mut elastic = wanted.allocation.into_iter().chain(secondary);
    if wanted.allocation.is_some() && tx.cloud().internet_gateway_of(subnet.vpc_id).is_none() {
        let message = format!("Network {} has no Internet gateway attached", subnet.vpc_id);
        return Some(("Gateway.NotAttached", message));
    }
    if let Some(id) = elastic.find(is_taken) {
        let message = format!("Elastic IP address {id} is already associated");
        return Some(("Resource.AlreadyAssociated", message));
    }
    match subnets::Free::of(tx, subnet.id).and_then(|mut free| free.take(None)) {
        Err(Error::SubnetIsFull) => Some((
            "InsufficientFreeAddressesInSubnet",
            "Subnet has insufficient free addresses to create this NAT gateway".to_owned(),
        )),
        _ => None,
    }
}

/// Makes the interface with all its addresses.
fn connect(
    tx: &mut Tx,
    id: NatGatewayId,
    subnet: &Arc<Subnet>,
    wanted: Wanted,
) -> Result<NatGatewayState, Error> {
    let new = New {
        addresses: addressing::Wanted::primary(wanted.private),
        description: format!("Interface for NAT Gateway {id}"),
        ..New::in_subnet(subnet.clone())
    };
    let interface = network_interfaces::create_for_service(tx, new, "nat_gateway", SERVICE)?;
    if let Some(allocation) = wanted.allocation {
        associations::associate(tx, allocation, interface.id, None)?;
    }
    for further in wanted.secondary {
        addresses::add(tx, &interface, further)?;
    }
    Ok(NatGatewayState::Available(interface.id))
}
