//! DescribeInstances, with all its filters.

use std::collections::HashMap;
use terrarium_model::regions::zone_id;

use terrarium_model::ids::InstanceId;
use terrarium_model::names;
use terrarium_model::resources::{
    BlockDevice, IamInstanceProfileAssociation, Image, Instance, NetworkInterface,
    NetworkInterfaceAttachment, PrivateAddress,
};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{DescribeInstancesRequest, DescribeInstancesResult, Reservation};

use super::ensure_there;
use super::shown::View;
use crate::errors::Error;
use crate::filters::Field;
use crate::images;
use crate::network_interfaces::{group_identifiers, owner, private_name, public_name};
use crate::pages::{PAGE_SIZES, Selection, select};

impl Operation<Error> for DescribeInstancesRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeInstancesResult, Error> {
        ensure_page(&self.instance_ids, self.max_results)?;
        ensure_there(tx, &self.instance_ids)?;
        let selection = Selection {
            ids: self.instance_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        let mut view = View::new(tx);
        let mut reservations: Vec<Reservation> = Vec::new();
        let mut places = HashMap::new();
        for instance in &page.items {
            let place = *places.entry(instance.reservation_id).or_insert_with(|| {
                reservations.push(Reservation {
                    reservation_id: Some(instance.reservation_id.to_string()),
                    owner_id: Some(tx.account().to_owned()),
                    ..Default::default()
                });
                reservations.len() - 1
            });
            reservations[place].instances.push(view.instance(instance));
        }
        for reservation in &mut reservations {
            reservation.instances.sort_by_key(|it| it.ami_launch_index);
        }
        Ok(DescribeInstancesResult {
            next_token: page.next_token,
            reservations,
        })
    }
}

/// Refuses pages that AWS refuses: of instances named one by one, and too large ones.
pub(super) fn ensure_page(ids: &[InstanceId], max_results: Option<i32>) -> Result<(), Error> {
    match max_results {
        Some(_) if !ids.is_empty() => Err(Error::invalid_combination(
            "The parameter instancesSet cannot be used with the parameter maxResults",
        )),
        Some(value) if value > *PAGE_SIZES.end() => Err(Error::InvalidMaxResults {
            value,
            bound: "less than or equal to 1000",
        }),
        _ => Ok(()),
    }
}

/// The filters of DescribeInstances.
#[rustfmt::skip]
const FIELDS: &[Field<Instance>] = &[
    ("affinity", |_, it| it.options.placement.affinity.iter().cloned().collect()),
    ("architecture", |tx, it| image(tx, it, |image| image.architecture.clone())),
    ("availability-zone", |_, it| vec![it.availability_zone.clone()]),
    ("availability-zone-id", |_, it| zone_id(&it.availability_zone).into_iter().collect()),
    ("block-device-mapping.attach-time", |_, it| devices(it, |device| device.attach_time)),
    ("block-device-mapping.delete-on-termination", |_, it| devices(it, |device| device.delete_on_termination)),
    ("block-device-mapping.device-name", |_, it| devices(it, |device| device.device_name.clone())),
    ("block-device-mapping.status", |_, it| devices(it, |_| "attached")),
    ("block-device-mapping.volume-id", |_, it| devices(it, |device| device.volume_id)),
    ("boot-mode", |tx, it| image(tx, it, |image| image.boot_mode.clone().unwrap_or_default())),
    ("capacity-reservation-id", |_, it| it.options.capacity_reservation.reservation_id.iter().cloned().collect()),
    ("capacity-reservation-specification.capacity-reservation-preference", |_, it| text(it.options.capacity_reservation.preference.as_deref().unwrap_or("open"))),
    ("client-token", |_, it| text(&it.client_token)),
    ("current-instance-boot-mode", |tx, it| {
        let mode = View::new(tx).instance(it).current_instance_boot_mode;
        mode.iter().map(ToString::to_string).collect()
    }),
    ("dns-name", |tx, it| primary(tx, it, |interface| public_name(tx, interface).unwrap_or_default())),
    ("ebs-optimized", |_, it| vec![it.ebs_optimized.to_string()]),
    ("ena-support", |_, it| vec![(!it.options.no_ena).to_string()]),
    ("enclave-options.enabled", |_, it| vec![it.options.enclave.to_string()]),
    ("hibernation-options.configured", |_, it| vec![it.options.hibernation.to_string()]),
    ("host-id", |_, it| it.options.placement.host_id.iter().cloned().collect()),
    ("hypervisor", |_, _| text("xen")),
    ("iam-instance-profile.arn", |tx, it| profile(tx, it, |it| it.profile_arn.clone())),
    ("iam-instance-profile.id", |tx, it| profile(tx, it, |it| it.profile_id.clone())),
    ("iam-instance-profile.name", |tx, it| {
        profile(tx, it, |it| it.profile_arn.rsplit('/').next().unwrap_or_default().to_owned())
    }),
    ("image-id", |_, it| vec![it.image_id.to_string()]),
    ("instance-id", |_, it| vec![it.id.to_string()]),
    ("instance-lifecycle", |_, it| it.options.market.iter().map(|market| market.market_type.clone()).collect()),
    ("instance-state-code", |_, it| vec![it.state.code_and_name().0.to_string()]),
    ("instance-state-name", |_, it| text(it.state.code_and_name().1)),
    ("instance-type", |_, it| text(&it.instance_type)),
    ("instance.group-id", |tx, it| groups(tx, it, false)),
    ("instance.group-name", |tx, it| groups(tx, it, true)),
    ("ip-address", |tx, it| public_addresses(tx, it)),
    ("ipv6-address", ipv6_addresses),
    ("kernel-id", |_, _| Vec::new()),
    ("key-name", |_, it| it.key_name.iter().cloned().collect()),
    ("launch-index", |_, it| vec![it.ami_launch_index.to_string()]),
    ("launch-time", |_, it| vec![it.launch_time.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()]),
    ("maintenance-options.auto-recovery", |_, it| text(if it.options.no_auto_recovery { "disabled" } else { "default" })),
    ("metadata-options.http-endpoint", |_, it| text(if it.metadata_options.enabled { "enabled" } else { "disabled" })),
    ("metadata-options.http-protocol-ipv6", |_, it| text(if it.metadata_options.ipv6 { "enabled" } else { "disabled" })),
    ("metadata-options.http-put-response-hop-limit", |_, it| vec![it.metadata_options.hop_limit.to_string()]),
    ("metadata-options.http-tokens", |_, it| text(if it.metadata_options.tokens_required { "required" } else { "optional" })),
    ("metadata-options.instance-metadata-tags", |_, it| text(if it.metadata_options.instance_tags { "enabled" } else { "disabled" })),
    ("monitoring-state", |_, it| text(if it.monitoring { "enabled" } else { "disabled" })),
    ("network-interface.addresses.association.ip-owner-id", association_owners),
    ("network-interface.addresses.association.public-ip", |tx, it| public_addresses(tx, it)),
    ("network-interface.addresses.primary", |tx, it| interfaces(tx, it, |_| true)),
    ("network-interface.addresses.private-ip-address", private_addresses),
    ("network-interface.association.ip-owner-id", association_owners),
    ("network-interface.association.public-ip", |tx, it| public_addresses(tx, it)),
    ("network-interface.attachment.attach-time", |tx, it| attachments(tx, it, |at| at.attach_time)),
    ("network-interface.attachment.attachment-id", |tx, it| attachments(tx, it, |at| at.id)),
    ("network-interface.attachment.delete-on-termination", |tx, it| attachments(tx, it, |at| at.delete_on_termination)),
    ("network-interface.attachment.device-index", |tx, it| attachments(tx, it, |at| at.device_index)),
    ("network-interface.attachment.instance-id", |tx, it| attachments(tx, it, |at| at.instance_id)),
    ("network-interface.attachment.instance-owner-id", |tx, it| attachments(tx, it, |_| tx.account().to_owned())),
    ("network-interface.attachment.status", |tx, it| attachments(tx, it, |_| "attached")),
    ("network-interface.availability-zone", |tx, it| interfaces(tx, it, |at| at.availability_zone.clone())),
    ("network-interface.description", |tx, it| interfaces(tx, it, |at| at.description.clone())),
    ("network-interface.group-id", |tx, it| groups(tx, it, false)),
    ("network-interface.group-name", |tx, it| groups(tx, it, true)),
    ("network-interface.mac-address", |tx, it| interfaces(tx, it, |at| at.mac_address.clone())),
    ("network-interface.network-interface-id", |tx, it| interfaces(tx, it, |at| at.id)),
    ("network-interface.owner-id", |tx, it| interfaces(tx, it, |_| tx.account().to_owned())),
    ("network-interface.private-dns-name", |tx, it| interfaces(tx, it, |at| private_name(tx, at).unwrap_or_default())),
    ("network-interface.private-ip-address", private_addresses),
    ("network-interface.requester-id", |_, _| Vec::new()),
    ("network-interface.requester-managed", |tx, it| interfaces(tx, it, |_| false)),
    ("network-interface.source-dest-check", |tx, it| interfaces(tx, it, |at| at.source_dest_check)),
    ("network-interface.status", |tx, it| interfaces(tx, it, |_| "in-use")),
    ("network-interface.subnet-id", |tx, it| interfaces(tx, it, |at| at.subnet_id)),
    ("network-interface.vpc-id", |tx, it| interfaces(tx, it, |at| at.vpc_id)),
    ("outpost-arn", |_, _| Vec::new()),
    ("owner-id", |tx, _| text(tx.account())),
    ("placement-group-name", |_, it| it.options.placement.group_name.iter().cloned().collect()),
    ("placement-partition-number", |_, it| it.options.placement.partition_number.iter().map(i32::to_string).collect()),
    ("platform", |tx, it| image(tx, it, |image| if image.windows { "windows" } else { "" }.to_owned())),
    ("platform-details", |tx, it| image(tx, it, |image| images::platform(image).0.to_owned())),
    ("private-dns-name", |tx, it| primary(tx, it, |at| names::private_name(tx.cloud(), tx.region(), it, at))),
    ("private-ip-address", private_addresses),
    ("product-code", |_, _| Vec::new()),
    ("product-code.type", |_, _| Vec::new()),
    ("ramdisk-id", |_, _| Vec::new()),
    ("reason", |_, it| text(&it.state_transition_reason)),
    ("requester-id", |_, _| Vec::new()),
    ("reservation-id", |_, it| vec![it.reservation_id.to_string()]),
    ("root-device-name", |_, it| it.block_devices.iter().take(1).map(|device| device.device_name.clone()).collect()),
    ("root-device-type", |_, _| text("ebs")),
    ("source-dest-check", |tx, it| primary(tx, it, |at| at.source_dest_check)),
    ("spot-instance-request-id", |_, it| it.options.market.iter().filter_map(|market| market.spot_request_id.clone()).collect()),
    ("state-reason-code", |_, it| it.state_reason.iter().map(|reason| reason.code.clone()).collect()),
    ("state-reason-message", |_, it| it.state_reason.iter().map(|reason| reason.message.clone()).collect()),
    ("subnet-id", |tx, it| primary(tx, it, |at| at.subnet_id)),
    ("tenancy", |_, it| text(&it.tenancy)),
    ("usage-operation", |tx, it| image(tx, it, |image| images::platform(image).1.to_owned())),
    ("virtualization-type", |_, _| text("hvm")),
    ("vpc-id", |tx, it| primary(tx, it, |at| at.vpc_id)),
];

fn profile(
    tx: &Tx,
    instance: &Instance,
    value: fn(&IamInstanceProfileAssociation) -> String,
) -> Vec<String> {
    let association = instance.iam_instance_profile;
    let association = association.and_then(|id| tx.get::<IamInstanceProfileAssociation>(&id));
    association
        .iter()
        .map(|association| value(association))
        .collect()
}

fn text(value: &str) -> Vec<String> {
    vec![value.to_owned()]
}

fn image(tx: &Tx, instance: &Instance, value: fn(&Image) -> String) -> Vec<String> {
    images::find(tx, instance.image_id)
        .iter()
        .map(|image| value(image))
        .collect()
}

fn devices<T: ToString>(instance: &Instance, value: fn(&BlockDevice) -> T) -> Vec<String> {
    instance
        .block_devices
        .iter()
        .map(|device| value(device).to_string())
        .collect()
}

fn interfaces<T: ToString>(
    tx: &Tx,
    instance: &Instance,
    value: impl Fn(&NetworkInterface) -> T,
) -> Vec<String> {
    tx.cloud()
        .network_interfaces_of(instance)
        .map(|interface| value(interface).to_string())
        .collect()
}

fn ipv6_addresses(tx: &Tx, instance: &Instance) -> Vec<String> {
    let interfaces = tx.cloud().network_interfaces_of(instance);
    let addresses = interfaces.flat_map(|interface| &interface.ipv6_addresses);
    addresses.map(ToString::to_string).collect()
}

fn private_addresses(tx: &Tx, instance: &Instance) -> Vec<String> {
    let interfaces = tx.cloud().network_interfaces_of(instance);
    let addresses = interfaces.flat_map(|interface| interface.private_addresses());
    addresses
        .map(|it| it.private_ip_address.to_string())
        .collect()
}

fn primary<T: ToString>(
    tx: &Tx,
    instance: &Instance,
    value: impl Fn(&NetworkInterface) -> T,
) -> Vec<String> {
    let mut values = interfaces(tx, instance, value);
    values.truncate(1);
    values
}

fn attachments<T: ToString>(
    tx: &Tx,
    instance: &Instance,
    value: impl Fn(&NetworkInterfaceAttachment) -> T,
) -> Vec<String> {
    tx.cloud()
        .network_interfaces_of(instance)
        .filter_map(|interface| interface.attachment.as_ref())
        .map(|attachment| value(attachment).to_string())
        .collect()
}

fn groups(tx: &Tx, instance: &Instance, by_name: bool) -> Vec<String> {
    tx.cloud()
        .network_interfaces_of(instance)
        .flat_map(|interface| group_identifiers(tx, &interface.groups))
        .filter_map(|group| {
            if by_name {
                group.group_name
            } else {
                group.group_id
            }
        })
        .collect()
}

fn associated(tx: &Tx, instance: &Instance) -> Vec<PrivateAddress> {
    let interfaces = tx.cloud().network_interfaces_of(instance);
    let addresses = interfaces.flat_map(|interface| interface.private_addresses());
    addresses.filter(|it| it.public_ip.is_some()).collect()
}

fn public_addresses(tx: &Tx, instance: &Instance) -> Vec<String> {
    let addresses = associated(tx, instance).into_iter();
    let public = addresses.filter_map(|address| address.public_ip);
    public.map(|address| address.to_string()).collect()
}

fn association_owners(tx: &Tx, instance: &Instance) -> Vec<String> {
    let addresses = associated(tx, instance);
    addresses.iter().map(|address| owner(tx, address)).collect()
}
