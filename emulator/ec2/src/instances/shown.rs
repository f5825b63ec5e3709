//! An instance as DescribeInstances and RunInstances show it.

use std::collections::HashMap;
use std::sync::Arc;

use terrarium_model::ids::ImageId;
use terrarium_model::instance_types::{self, Hypervisor};
use terrarium_model::names;
use terrarium_model::regions::zone_id;
use terrarium_model::resources::{
    BlockDevice, Image, Instance, InstanceState, MetadataOptions, NetworkInterface, PrivateAddress,
};
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use super::{iam_profiles, options};
use crate::network_interfaces::{self, group_identifiers, public_name_of};
use crate::{images, tags};

/// A look at instances: what several of them share is found once.
pub(super) struct View<'a> {
    tx: &'a Tx,
    images: HashMap<ImageId, Option<Arc<Image>>>,
    zone_ids: HashMap<String, Option<String>>,
}

impl<'a> View<'a> {
    pub(super) fn new(tx: &'a Tx) -> Self {
        Self {
            tx,
            images: HashMap::new(),
            zone_ids: HashMap::new(),
        }
    }

    /// An instance on the wire.
    pub(super) fn instance(&mut self, instance: &Instance) -> wire::Instance {
        let tx = self.tx;
        let image = self
            .images
            .entry(instance.image_id)
            .or_insert_with(|| images::find(tx, instance.image_id).ok());
        let interfaces: Vec<_> = tx.cloud().network_interfaces_of(instance).collect();
        let primary = interfaces.first().copied();
        let mut shown = wire::Instance {
            network_interfaces: interfaces.iter().map(|it| interface(tx, it)).collect(),
            ..unchanging(tx, instance)
        };
        show_hardware(&mut shown, instance, image.as_deref());
        show_state(&mut shown, instance);
        shown.placement = Some(self.placement(instance));
        if let Some(primary) = primary {
            show_network(tx, &mut shown, instance, primary);
        } else {
            // Empty, not absent, is how AWS shows the names of an instance that is gone.
            shown.private_dns_name = Some(String::new());
            shown.public_dns_name = Some(String::new());
        }
        shown
    }

    fn placement(&mut self, instance: &Instance) -> Placement {
        let zone = &instance.availability_zone;
        let chosen = &instance.options.placement;
        if !self.zone_ids.contains_key(zone) {
            let id = zone_id(zone);
            self.zone_ids.insert(zone.clone(), id);
        }
        Placement {
            availability_zone: Some(zone.clone()),
            availability_zone_id: self.zone_ids[zone].clone(),
            group_name: Some(chosen.group_name.clone().unwrap_or_default()),
            group_id: chosen.group_id.clone(),
            partition_number: chosen.partition_number,
            host_id: chosen.host_id.clone(),
            host_resource_group_arn: chosen.host_resource_group_arn.clone(),
            affinity: chosen.affinity.clone(),
            spread_domain: chosen.spread_domain.clone(),
            tenancy: instance.tenancy.parse().ok(),
        }
    }
}

/// What is the same for all, or plainly copied.
fn unchanging(tx: &Tx, instance: &Instance) -> wire::Instance {
    wire::Instance {
        instance_id: Some(instance.id.to_string()),
        image_id: Some(instance.image_id.to_string()),
        instance_type: Some(instance.instance_type.clone()),
        key_name: instance.key_name.clone(),
        ami_launch_index: Some(instance.ami_launch_index),
        launch_time: Some(instance.launch_time),
        client_token: Some(instance.client_token.clone()),
        ebs_optimized: Some(instance.ebs_optimized),
        ena_support: Some(!instance.options.no_ena),
        sriov_net_support: instance.options.sriov_net_support.clone(),
        hypervisor: Some(HypervisorType::Xen),
        virtualization_type: Some(VirtualizationType::Hvm),
        root_device_type: Some(DeviceType::Ebs),
        root_device_name: instance
            .block_devices
            .first()
            .map(|it| it.device_name.clone()),
        block_device_mappings: instance.block_devices.iter().map(block_device).collect(),
        monitoring: Some(monitoring(instance.monitoring)),
        tags: tags::of(tx, instance.id),
        iam_instance_profile: iam_profiles::shown(tx, instance),
        metadata_options: Some(metadata_options(&instance.metadata_options)),
        usage_operation_update_time: Some(instance.launch_time),
        operator: Some(OperatorResponse {
            managed: Some(false),
            ..Default::default()
        }),
        ..Default::default()
    }
}

/// What follows from the image and the type.
fn show_hardware(shown: &mut wire::Instance, instance: &Instance, image: Option<&Image>) {
    let kind = instance_types::find(&instance.instance_type);
    let architecture = image.map(|image| image.architecture.as_str());
    let of_kind = || kind.and_then(|kind| kind.architectures.iter().last());
    let boot_mode = image.and_then(|image| image.boot_mode.as_deref());
    let nitro = kind.is_some_and(|kind| kind.hypervisor == Some(Hypervisor::Nitro));
    shown.architecture = architecture
        .or_else(of_kind)
        .and_then(|name| name.parse().ok());
    shown.boot_mode = boot_mode.and_then(|mode| mode.parse().ok());
    let (details, usage) = image.map_or(("Linux/UNIX", "RunInstances"), images::platform);
    shown.platform = image.and_then(|it| it.windows.then_some(PlatformValues::Windows));
    shown.platform_details = Some(details.to_owned());
    shown.usage_operation = Some(usage.to_owned());
    let uefi_alone = kind.is_some_and(|kind| !kind.boot_modes.contains("legacy-bios"));
    shown.current_instance_boot_mode = Some(match boot_mode {
        Some("uefi") => InstanceBootModeValues::Uefi,
        _ if uefi_alone => InstanceBootModeValues::Uefi,
        Some("uefi-preferred") if nitro => InstanceBootModeValues::Uefi,
        _ => InstanceBootModeValues::LegacyBios,
    });
    options::show(shown, &instance.options, kind);
}

fn show_state(shown: &mut wire::Instance, instance: &Instance) {
    shown.state = Some(state(instance.state));
    shown.state_transition_reason = Some(instance.state_transition_reason.clone());
    shown.state_reason = instance.state_reason.as_ref().map(|reason| StateReason {
        code: Some(reason.code.clone()),
        message: Some(reason.message.clone()),
    });
}

/// What an instance has for as long as it has a network.
fn show_network(
    tx: &Tx,
    shown: &mut wire::Instance,
    instance: &Instance,
    primary: &NetworkInterface,
) {
    let name = names::private_name(tx.cloud(), tx.region(), instance, primary);
    shown.subnet_id = Some(instance.subnet_id.to_string());
    shown.vpc_id = Some(instance.vpc_id.to_string());
    shown.private_dns_name = Some(name);
    shown.private_ip_address = primary
        .private_ip_address
        .map(|address| address.to_string());
    shown.ipv6_address = primary.ipv6_addresses.first().map(ToString::to_string);
    shown.public_ip_address = primary.public_ip.map(|address| address.to_string());
    let public_name = network_interfaces::public_name(tx, primary);
    shown.public_dns_name = Some(public_name.unwrap_or_default());
    shown.security_groups = group_identifiers(tx, &primary.groups);
    shown.source_dest_check = Some(primary.source_dest_check);
    let names = options::private_dns_name(tx, instance);
    shown.private_dns_name_options = names.map(|names| PrivateDnsNameOptionsResponse {
        hostname_type: names.hostname_type.parse().ok(),
        enable_resource_name_dns_a_record: Some(names.enable_resource_name_dns_a_record),
        enable_resource_name_dns_aaaa_record: Some(names.enable_resource_name_dns_aaaa_record),
    });
}

/// A state on the wire.
pub(super) fn state(state: InstanceState) -> wire::InstanceState {
    let (code, name) = state.code_and_name();
    wire::InstanceState {
        code: Some(code),
        name: name.parse().ok(),
    }
}

/// Whether detailed monitoring is on, on the wire.
pub(super) fn monitoring(on: bool) -> Monitoring {
    Monitoring {
        state: Some(match on {
            true => MonitoringState::Enabled,
            false => MonitoringState::Disabled,
        }),
    }
}

/// Metadata options on the wire.
pub(super) fn metadata_options(options: &MetadataOptions) -> InstanceMetadataOptionsResponse {
    InstanceMetadataOptionsResponse {
        state: Some(InstanceMetadataOptionsState::Applied),
        http_tokens: Some(match options.tokens_required {
            true => HttpTokensState::Required,
            false => HttpTokensState::Optional,
        }),
        http_put_response_hop_limit: Some(i32::from(options.hop_limit)),
        http_endpoint: Some(match options.enabled {
            true => InstanceMetadataEndpointState::Enabled,
            false => InstanceMetadataEndpointState::Disabled,
        }),
        http_protocol_ipv6: Some(match options.ipv6 {
            true => InstanceMetadataProtocolState::Enabled,
            false => InstanceMetadataProtocolState::Disabled,
        }),
        instance_metadata_tags: Some(match options.instance_tags {
            true => InstanceMetadataTagsState::Enabled,
            false => InstanceMetadataTagsState::Disabled,
        }),
    }
}

/// A block device on the wire.
pub(super) fn block_device(device: &BlockDevice) -> InstanceBlockDeviceMapping {
    InstanceBlockDeviceMapping {
        device_name: Some(device.device_name.clone()),
        ebs: Some(EbsInstanceBlockDevice {
            attach_time: Some(device.attach_time),
            delete_on_termination: Some(device.delete_on_termination),
            status: Some(AttachmentStatus::Attached),
            volume_id: Some(device.volume_id.to_string()),
            ..Default::default()
        }),
    }
}

fn private_address(
    tx: &Tx,
    interface: &NetworkInterface,
    address: PrivateAddress,
) -> InstancePrivateIpAddress {
    let association = |public_ip| InstanceNetworkInterfaceAssociation {
        ip_owner_id: Some(network_interfaces::owner(tx, &address)),
        public_dns_name: Some(public_name_of(tx, interface, public_ip).unwrap_or_default()),
        public_ip: Some(public_ip.to_string()),
        ..Default::default()
    };
    InstancePrivateIpAddress {
        association: address.public_ip.map(association),
        primary: Some(address.primary),
        private_dns_name: Some(network_interfaces::name_of(tx, address.private_ip_address)),
        private_ip_address: Some(address.private_ip_address.to_string()),
    }
}

fn interface(tx: &Tx, interface: &NetworkInterface) -> InstanceNetworkInterface {
    let attachment = interface.attachment.as_ref();
    let addresses = interface.private_addresses();
    let addresses: Vec<_> = addresses
        .map(|it| private_address(tx, interface, it))
        .collect();
    let primary = addresses.first();
    let association = primary.and_then(|primary| primary.association.clone());
    InstanceNetworkInterface {
        association,
        attachment: attachment.map(|attachment| InstanceNetworkInterfaceAttachment {
            attach_time: Some(attachment.attach_time),
            attachment_id: Some(attachment.id.to_string()),
            delete_on_termination: Some(attachment.delete_on_termination),
            device_index: i32::try_from(attachment.device_index).ok(),
            status: Some(AttachmentStatus::Attached),
            network_card_index: i32::try_from(attachment.network_card_index).ok(),
            ..Default::default()
        }),
        description: Some(interface.description.clone()),
        groups: group_identifiers(tx, &interface.groups),
        mac_address: Some(interface.mac_address.clone()),
        network_interface_id: Some(interface.id.to_string()),
        owner_id: Some(tx.account().to_owned()),
        private_dns_name: primary.and_then(|primary| primary.private_dns_name.clone()),
        private_ip_address: primary.and_then(|primary| primary.private_ip_address.clone()),
        private_ip_addresses: addresses,
        source_dest_check: Some(interface.source_dest_check),
        status: Some(NetworkInterfaceStatus::InUse),
        subnet_id: Some(interface.subnet_id.to_string()),
        vpc_id: Some(interface.vpc_id.to_string()),
        interface_type: Some(interface.interface_type.clone()),
        ipv4_prefixes: (interface.ipv4_prefixes.iter())
            .map(|prefix| InstanceIpv4Prefix {
                ipv4_prefix: Some(prefix.to_string()),
            })
            .collect(),
        ipv6_prefixes: (interface.ipv6_prefixes.iter())
            .map(|prefix| InstanceIpv6Prefix {
                ipv6_prefix: Some(prefix.to_string()),
            })
            .collect(),
        ipv6_addresses: (interface.ipv6_addresses.iter().enumerate())
            .map(|(index, address)| InstanceIpv6Address {
                ipv6_address: Some(address.to_string()),
                is_primary_ipv6: Some(interface.has_primary_ipv6 && index == 0),
            })
            .collect(),
        connection_tracking_configuration: network_interfaces::tracking(interface).map(
            |tracking| ConnectionTrackingSpecificationResponse {
                tcp_established_timeout: tracking.tcp_established_timeout,
                udp_stream_timeout: tracking.udp_stream_timeout,
                udp_timeout: tracking.udp_timeout,
            },
        ),
        operator: Some(OperatorResponse {
            managed: Some(false),
            ..Default::default()
        }),
    }
}
