//! Interfaces as they are shown: DescribeNetworkInterfaces with its filters, and their form on the wire.

use terrarium_model::regions::zone_id;
use terrarium_model::resources::{ConnectionTracking, PrivateAddress};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use super::{Interface, group_identifiers, name_of, owner, private_name, public_name_of};
use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};
use crate::{addresses, tags};

fn status(interface: &Interface) -> NetworkInterfaceStatus {
    match interface.attachment.is_some() || interface.requester_id.is_some() {
        true => NetworkInterfaceStatus::InUse,
        false => NetworkInterfaceStatus::Available,
    }
}

fn attached<T: ToString>(
    tx: &Tx,
    interface: &Interface,
    value: impl Fn(wire::NetworkInterfaceAttachment) -> Option<T>,
) -> Vec<String> {
    let value = attachment(tx, interface).and_then(value);
    value.iter().map(ToString::to_string).collect()
}

/// The values of those private addresses that a public one stands for.
fn associated<T: ToString>(
    interface: &Interface,
    value: impl Fn(PrivateAddress) -> Option<T>,
) -> Vec<String> {
    let addresses = interface.private_addresses();
    let associated = addresses.filter(|it| it.public_ip.is_some());
    let values = associated.filter_map(value);
    values.map(|value| value.to_string()).collect()
}

fn public_names(tx: &Tx, interface: &Interface) -> Vec<String> {
    associated(interface, |it| public_name_of(tx, interface, it.public_ip?))
}

fn public_addresses(_: &Tx, interface: &Interface) -> Vec<String> {
    associated(interface, |it| it.public_ip)
}

fn association_owners(tx: &Tx, interface: &Interface) -> Vec<String> {
    associated(interface, |it| Some(owner(tx, &it)))
}

fn private_addresses(_: &Tx, interface: &Interface) -> Vec<String> {
    let addresses = interface.private_addresses();
    addresses
        .map(|it| it.private_ip_address.to_string())
        .collect()
}

/// The filters of DescribeNetworkInterfaces.
const FIELDS: &[Field<Interface>] = &[
    ("addresses.association.owner-id", association_owners),
    ("addresses.association.public-dns-name", public_names),
    ("addresses.association.public-ip", public_addresses),
    ("addresses.primary", |_, it| {
        let addresses = it.private_addresses();
        addresses.map(|it| it.primary.to_string()).collect()
    }),
    ("addresses.private-ip-address", private_addresses),
    ("association.allocation-id", |_, it| {
        associated(it, |address| address.allocation_id)
    }),
    ("association.association-id", |tx, it| {
        associated(it, |address| {
            addresses::association_of(tx, address.allocation_id?)
        })
    }),
    ("association.ip-owner-id", association_owners),
    ("association.public-dns-name", public_names),
    ("association.public-ip", public_addresses),
    ("attachment.attach-time", |tx, it| {
        attached(tx, it, |at| at.attach_time)
    }),
    ("attachment.attachment-id", |tx, it| {
        attached(tx, it, |at| at.attachment_id)
    }),
    ("attachment.delete-on-termination", |tx, it| {
        attached(tx, it, |at| at.delete_on_termination)
    }),
    ("attachment.device-index", |tx, it| {
        attached(tx, it, |at| at.device_index)
    }),
    ("attachment.instance-id", |tx, it| {
        attached(tx, it, |at| at.instance_id)
    }),
    ("attachment.instance-owner-id", |tx, it| {
        attached(tx, it, |at| at.instance_owner_id)
    }),
    ("attachment.status", |tx, it| {
        attached(tx, it, |at| at.status)
    }),
    ("availability-zone", |_, it| {
        vec![it.availability_zone.clone()]
    }),
    ("availability-zone-id", |_, it| {
        zone_id(&it.availability_zone).into_iter().collect()
    }),
    ("description", |_, it| vec![it.description.clone()]),
    ("group-id", |_, it| {
        it.groups.iter().map(ToString::to_string).collect()
    }),
    ("group-name", |tx, it| {
        let groups = group_identifiers(tx, &it.groups);
        groups
            .into_iter()
            .filter_map(|group| group.group_name)
            .collect()
    }),
    ("interface-type", |_, it| vec![it.interface_type.clone()]),
    ("ipv6-addresses.ipv6-address", |_, it| {
        it.ipv6_addresses.iter().map(ToString::to_string).collect()
    }),
    ("mac-address", |_, it| vec![it.mac_address.clone()]),
    ("network-interface-id", |_, it| vec![it.id.to_string()]),
    ("owner-id", |tx, _| vec![tx.account().to_owned()]),
    ("private-dns-name", |tx, it| {
        private_name(tx, it).into_iter().collect()
    }),
    ("operator.managed", |_, _| vec!["false".to_owned()]),
    ("operator.principal", |_, _| Vec::new()),
    ("private-ip-address", private_addresses),
    ("requester-id", |_, it| {
        it.requester_id.iter().cloned().collect()
    }),
    ("requester-managed", |_, it| {
        vec![it.requester_id.is_some().to_string()]
    }),
    ("source-dest-check", |_, it| {
        vec![it.source_dest_check.to_string()]
    }),
    ("status", |_, it| vec![status(it).to_string()]),
    ("subnet-id", |_, it| vec![it.subnet_id.to_string()]),
    ("vpc-id", |_, it| vec![it.vpc_id.to_string()]),
];

impl Operation<Error> for DescribeNetworkInterfacesRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeNetworkInterfacesResult, Error> {
        let selection = Selection {
            ids: self.network_interface_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        Ok(DescribeNetworkInterfacesResult {
            network_interfaces: page.items.iter().map(|it| on_the_wire(tx, it)).collect(),
            next_token: page.next_token,
        })
    }
}

pub(super) fn attachment(
    tx: &Tx,
    interface: &Interface,
) -> Option<wire::NetworkInterfaceAttachment> {
    if interface.requester_id.is_some() {
        return Some(attachment_to_service(interface));
    }
    let attachment = interface.attachment.as_ref()?;
    Some(wire::NetworkInterfaceAttachment {
        attach_time: Some(attachment.attach_time),
        attachment_id: Some(attachment.id.to_string()),
        delete_on_termination: Some(attachment.delete_on_termination),
        device_index: i32::try_from(attachment.device_index).ok(),
        network_card_index: i32::try_from(attachment.network_card_index).ok(),
        instance_id: Some(attachment.instance_id.to_string()),
        instance_owner_id: Some(tx.account().to_owned()),
        status: Some(AttachmentStatus::Attached),
        ..Default::default()
    })
}

/// What AWS shows of the interfaces of its own services, which are on no instance that a user could see.
fn attachment_to_service(interface: &Interface) -> wire::NetworkInterfaceAttachment {
    let id = interface.id.to_string();
    wire::NetworkInterfaceAttachment {
        attachment_id: Some(id.replacen("eni-", "ela-attach-", 1)),
        delete_on_termination: Some(false),
        device_index: Some(1),
        network_card_index: Some(0),
        instance_owner_id: Some("amazon-aws".to_owned()),
        status: Some(AttachmentStatus::Attached),
        ..Default::default()
    }
}

fn private_address_on_the_wire(
    tx: &Tx,
    interface: &Interface,
    address: PrivateAddress,
) -> NetworkInterfacePrivateIpAddress {
    let association = |public_ip| NetworkInterfaceAssociation {
        allocation_id: address.allocation_id.map(|id| id.to_string()),
        association_id: (address.allocation_id)
            .and_then(|id| addresses::association_of(tx, id))
            .map(|id| id.to_string()),
        ip_owner_id: Some(owner(tx, &address)),
        public_dns_name: public_name_of(tx, interface, public_ip),
        public_ip: Some(public_ip.to_string()),
        ..Default::default()
    };
    NetworkInterfacePrivateIpAddress {
        association: address.public_ip.map(association),
        primary: Some(address.primary),
        private_dns_name: Some(name_of(tx, address.private_ip_address)),
        private_ip_address: Some(address.private_ip_address.to_string()),
    }
}

/// Shown where a user chose something.
pub(crate) fn tracking(interface: &Interface) -> Option<ConnectionTrackingConfiguration> {
    let tracking = interface.connection_tracking;
    let seconds = |seconds: Option<u32>| seconds.and_then(|it| i32::try_from(it).ok());
    (tracking != ConnectionTracking::default()).then(|| ConnectionTrackingConfiguration {
        tcp_established_timeout: seconds(tracking.tcp_established_timeout_seconds),
        udp_stream_timeout: seconds(tracking.udp_stream_timeout_seconds),
        udp_timeout: seconds(tracking.udp_timeout_seconds),
    })
}

pub(super) fn on_the_wire(tx: &Tx, interface: &Interface) -> wire::NetworkInterface {
    let addresses = interface.private_addresses();
    let show = |address| private_address_on_the_wire(tx, interface, address);
    let private_ip_addresses: Vec<_> = addresses.map(show).collect();
    let primary = private_ip_addresses.first();
    let association = primary.and_then(|primary| primary.association.clone());
    let private_dns_name = primary.and_then(|primary| primary.private_dns_name.clone());
    let private_ip_address = primary.and_then(|primary| primary.private_ip_address.clone());
    wire::NetworkInterface {
        association,
        attachment: attachment(tx, interface),
        availability_zone: Some(interface.availability_zone.clone()),
        availability_zone_id: zone_id(&interface.availability_zone),
        description: Some(interface.description.clone()),
        groups: group_identifiers(tx, &interface.groups),
        interface_type: interface.interface_type.parse().ok(),
        mac_address: Some(interface.mac_address.clone()),
        network_interface_id: Some(interface.id.to_string()),
        owner_id: Some(tx.account().to_owned()),
        private_dns_name,
        private_ip_address,
        private_ip_addresses,
        requester_id: interface.requester_id.clone(),
        requester_managed: Some(interface.requester_id.is_some()),
        ipv4_prefixes: (interface.ipv4_prefixes.iter())
            .map(|prefix| Ipv4PrefixSpecification {
                ipv4_prefix: Some(prefix.to_string()),
            })
            .collect(),
        ipv6_prefixes: (interface.ipv6_prefixes.iter())
            .map(|prefix| Ipv6PrefixSpecification {
                ipv6_prefix: Some(prefix.to_string()),
            })
            .collect(),
        ipv6_address: interface.ipv6_addresses.first().map(ToString::to_string),
        ipv6_addresses: (interface.ipv6_addresses.iter().enumerate())
            .map(|(index, address)| NetworkInterfaceIpv6Address {
                ipv6_address: Some(address.to_string()),
                is_primary_ipv6: Some(interface.has_primary_ipv6 && index == 0),
                ..Default::default()
            })
            .collect(),
        ipv6_native: interface.private_ip_address.is_none().then_some(true),
        connection_tracking_configuration: tracking(interface),
        operator: Some(OperatorResponse {
            managed: Some(false),
            ..Default::default()
        }),
        source_dest_check: Some(interface.source_dest_check),
        status: Some(status(interface)),
        subnet_id: Some(interface.subnet_id.to_string()),
        tag_set: tags::of(tx, interface.id),
        vpc_id: Some(interface.vpc_id.to_string()),
        ..Default::default()
    }
}
