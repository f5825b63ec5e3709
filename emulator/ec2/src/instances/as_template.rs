//! GetLaunchTemplateData: what a launch template would say that launches instances like one that is there.

use terrarium_model::resources::{BlockDevice, Instance, NetworkInterface, Volume};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::Plain;
use terrarium_wire::ec2::*;

use super::get;
use super::shown::View;
use crate::errors::Error;

impl Operation<Error> for GetLaunchTemplateDataRequest {
    fn run(self, tx: &mut Tx) -> Result<GetLaunchTemplateDataResult, Error> {
        let instance = get(tx, self.instance_id)?;
        Ok(GetLaunchTemplateDataResult {
            launch_template_data: Some(data(tx, &instance)),
        })
    }
}

fn data(tx: &Tx, instance: &Instance) -> ResponseLaunchTemplateData {
    let shown = View::new(tx).instance(instance);
    let interfaces = tx.cloud().network_interfaces_of(instance);
    let devices = instance.block_devices.iter();
    let tags = LaunchTemplateTagSpecification {
        resource_type: Some("instance".to_owned()),
        tags: Some(shown.tags.clone()),
    };
    ResponseLaunchTemplateData {
        image_id: shown.image_id,
        instance_type: shown.instance_type,
        key_name: shown.key_name,
        ebs_optimized: shown.ebs_optimized,
        iam_instance_profile: shown.iam_instance_profile.map(|it| {
            LaunchTemplateIamInstanceProfileSpecification {
                arn: it.arn,
                name: None,
            }
        }),
        block_device_mappings: Some(devices.map(|it| device(tx, it)).collect()),
        network_interfaces: Some(interfaces.map(|it| interface(it)).collect()),
        monitoring: Some(LaunchTemplatesMonitoring {
            enabled: Some(instance.monitoring),
        }),
        placement: shown.placement.and_then(alike),
        disable_api_termination: Some(instance.disable_api_termination),
        disable_api_stop: Some(instance.disable_api_stop),
        instance_initiated_shutdown_behavior: instance
            .instance_initiated_shutdown_behavior
            .parse()
            .ok(),
        user_data: instance.user_data.clone(),
        tag_specifications: Some(vec![tags]).filter(|_| !shown.tags.is_empty()),
        credit_specification: instance
            .cpu_credits
            .clone()
            .map(|credits| CreditSpecification {
                cpu_credits: Some(credits),
            }),
        cpu_options: shown.cpu_options.and_then(alike),
        capacity_reservation_specification: shown
            .capacity_reservation_specification
            .and_then(alike),
        license_specifications: Some(
            shown
                .licenses
                .into_iter()
                .filter_map(alike)
                .collect::<Vec<_>>(),
        )
        .filter(|licenses| !licenses.is_empty()),
        hibernation_options: shown.hibernation_options.and_then(alike),
        metadata_options: shown.metadata_options.and_then(alike),
        enclave_options: shown.enclave_options.and_then(alike),
        private_dns_name_options: shown.private_dns_name_options.and_then(alike),
        maintenance_options: shown.maintenance_options.and_then(alike),
        network_performance_options: shown.network_performance_options.and_then(alike),
        ..Default::default()
    }
}

/// The shape of a template that has the members of an instance's.
fn alike<A: Plain, B: Plain>(shape: A) -> Option<B> {
    B::from_plain(shape.to_plain()?)
}

fn device(tx: &Tx, device: &BlockDevice) -> LaunchTemplateBlockDeviceMapping {
    let volume = tx.get::<Volume>(&device.volume_id);
    let ebs = volume.map(|volume| LaunchTemplateEbsBlockDevice {
        encrypted: Some(volume.encrypted),
        delete_on_termination: Some(device.delete_on_termination),
        iops: volume.iops,
        kms_key_id: volume.kms_key_id.clone(),
        snapshot_id: volume.snapshot_id,
        volume_size: Some(volume.size),
        volume_type: volume.volume_type.parse().ok(),
        throughput: volume.throughput,
        ..Default::default()
    });
    LaunchTemplateBlockDeviceMapping {
        device_name: Some(device.device_name.clone()),
        ebs,
        ..Default::default()
    }
}

fn interface(interface: &NetworkInterface) -> LaunchTemplateInstanceNetworkInterfaceSpecification {
    let attachment = interface.attachment.as_ref();
    let addresses = interface.private_addresses();
    let addresses = addresses.map(|address| PrivateIpAddressSpecification {
        primary: Some(address.primary),
        private_ip_address: Some(address.private_ip_address.to_string()),
    });
    LaunchTemplateInstanceNetworkInterfaceSpecification {
        associate_public_ip_address: Some(interface.public_ip_on_start),
        delete_on_termination: attachment.map(|it| it.delete_on_termination),
        description: Some(interface.description.clone()),
        device_index: attachment.and_then(|it| i32::try_from(it.device_index).ok()),
        groups: Some(interface.groups.clone()),
        interface_type: Some(interface.interface_type.clone()),
        network_card_index: Some(0),
        private_ip_addresses: Some(addresses.collect()),
        subnet_id: Some(interface.subnet_id),
        ..Default::default()
    }
}
