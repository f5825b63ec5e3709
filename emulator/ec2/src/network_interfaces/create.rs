//! Making interfaces: by a user, with an instance, and by AWS's own services. And the end of those that a user made.

use std::ops::RangeInclusive;
use std::sync::Arc;

use terrarium_model::ids::SecurityGroupId;
use terrarium_model::resources::ConnectionTracking;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    ConnectionTrackingSpecificationRequest, CreateNetworkInterfaceRequest,
    CreateNetworkInterfaceResult, DeleteNetworkInterfaceRequest, NetworkInterfaceStatus,
};

use super::addressing::Wanted;
use super::describe::on_the_wire;
use super::{Interface, Subnet, get, groups_for, remove};
use crate::errors::Error;
use crate::{subnets, tags};

/// An interface that is to be made.
#[derive(Clone)]
pub(crate) struct New {
    pub(crate) subnet: Arc<Subnet>,
    /// None stands for the VPC's default group.
    pub(crate) groups: Vec<SecurityGroupId>,
    pub(crate) addresses: Wanted,
    pub(crate) description: String,
    /// None stands for an ordinary one.
    pub(crate) interface_type: Option<String>,
    pub(crate) connection_tracking: ConnectionTracking,
}

impl New {
    /// An interface of which nothing else is said.
    pub(crate) fn in_subnet(subnet: Arc<Subnet>) -> Self {
        Self {
            subnet,
            groups: Vec::new(),
            addresses: Wanted::default(),
            description: String::new(),
            interface_type: None,
            connection_tracking: ConnectionTracking::default(),
        }
    }
}

/// Makes an interface that nothing is attached to.
pub(crate) fn create(tx: &mut Tx, new: New) -> Result<Interface, Error> {
    let groups = groups_for(tx, &new.subnet, new.groups)?;
    let [a, b, c, d, e, ..] = tx.random().to_be_bytes();
    let mac_address = format!("02:{a:02x}:{b:02x}:{c:02x}:{d:02x}:{e:02x}");
    let mut interface = Interface {
        description: new.description,
        groups,
        connection_tracking: new.connection_tracking,
        ..Interface::new(tx.new_id(), &new.subnet, mac_address, None)
    };
    if let Some(kind) = new.interface_type {
        interface.interface_type = kind;
    }
    new.addresses.give(tx, &new.subnet, &mut interface)?;
    tx.put(interface.clone());
    Ok(interface)
}

/// Makes an interface that an AWS service manages, such as a NAT gateway's: users see it and cannot change it. `kind` is
/// AWS's interface type, `requester_id` the account of the service.
pub(crate) fn create_for_service(
    tx: &mut Tx,
    new: New,
    kind: &str,
    requester_id: &str,
) -> Result<Interface, Error> {
    let interface_type = Some(kind.to_owned());
    let mut interface = create(
        tx,
        New {
            interface_type,
            ..new
        },
    )?;
    interface.requester_id = Some(requester_id.to_owned());
    // Gateways forward what is not for themselves, and have no groups.
    if kind.ends_with("gateway") {
        interface.source_dest_check = false;
        interface.groups.clear();
    }
    tx.put(interface.clone());
    Ok(interface)
}

/// All requests that make interfaces name the members of `Asked` alike, but for the last.
macro_rules! asked {
    ($request:ident, $primary_ipv6:expr) => {
        $crate::network_interfaces::addressing::Asked {
            private_ip_address: $request.private_ip_address.take(),
            private_ip_addresses: std::mem::take(&mut $request.private_ip_addresses),
            secondary_private_ip_address_count: $request.secondary_private_ip_address_count,
            ipv4_prefixes: std::mem::take(&mut $request.ipv4_prefixes),
            ipv4_prefix_count: $request.ipv4_prefix_count,
            ipv6_addresses: std::mem::take(&mut $request.ipv6_addresses),
            ipv6_address_count: $request.ipv6_address_count,
            ipv6_prefixes: std::mem::take(&mut $request.ipv6_prefixes),
            ipv6_prefix_count: $request.ipv6_prefix_count,
            primary_ipv6: $primary_ipv6,
        }
    };
}
pub(crate) use asked;

/// Reads how long idle connections are to be remembered.
pub(crate) fn connection_tracking(
    asked: Option<ConnectionTrackingSpecificationRequest>,
) -> Result<ConnectionTracking, Error> {
    let Some(asked) = asked else {
        return Ok(ConnectionTracking::default());
    };
    let read = |value: Option<i32>, range: RangeInclusive<i32>, name: &str| match value {
        Some(value) if !range.contains(&value) => Err(Error::invalid_value(format!(
            "Value ({value}) for parameter {name} is invalid. It must be between {} and {} seconds.",
            range.start(),
            range.end()
        ))),
        value => Ok(value.and_then(|value| u32::try_from(value).ok())),
    };
    Ok(ConnectionTracking {
        tcp_established_timeout_seconds: read(
            asked.tcp_established_timeout,
            60..=432_000,
            "tcpEstablishedTimeout",
        )?,
        udp_stream_timeout_seconds: read(asked.udp_stream_timeout, 60..=180, "udpStreamTimeout")?,
        udp_timeout_seconds: read(asked.udp_timeout, 30..=60, "udpTimeout")?,
    })
}

impl Operation<Error> for CreateNetworkInterfaceRequest {
    const UNSUPPORTED: &'static [&'static str] = &["Operator"];

    fn run(mut self, tx: &mut Tx) -> Result<CreateNetworkInterfaceResult, Error> {
        let tags = tags::specified(&self.tag_specifications, "network-interface")?;
        let kind = self.interface_type.map(|kind| kind.to_string());
        let new = New {
            subnet: subnets::get(tx, self.subnet_id)?,
            addresses: asked!(self, self.enable_primary_ipv6)
                .read()?
                .of_kind(kind.as_deref())?,
            groups: self.groups,
            description: self.description.unwrap_or_default(),
            interface_type: kind,
            connection_tracking: connection_tracking(self.connection_tracking_specification)?,
        };
        let interface = create(tx, new)?;
        tx.set_tags(&interface.id.to_string(), tags);
        let mut shown = on_the_wire(tx, &interface);
        shown.status = Some(NetworkInterfaceStatus::Pending);
        Ok(CreateNetworkInterfaceResult {
            network_interface: Some(shown),
            client_token: self.client_token,
        })
    }
}

impl Operation<Error> for DeleteNetworkInterfaceRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let id = self.network_interface_id;
        let interface = get(tx, id)?;
        if interface.attachment.is_some() || interface.requester_id.is_some() {
            return Err(Error::invalid_value(format!(
                "Network interface '{id}' is currently in use."
            )));
        }
        remove(tx, id);
        Ok(())
    }
}
