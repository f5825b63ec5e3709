//! A small account for tests: one VPC with one running instance, which has an address in public and a neighbour without one.

#![allow(clippy::unwrap_used)]

use std::net::Ipv4Addr;
use std::sync::Arc;

use terrarium_model::ids::{InstanceId, VpcId};
use terrarium_model::resources::{
    BlockDevice, Instance, InstanceState, MetadataOptions, NetworkInterface,
    NetworkInterfaceAttachment, SecurityGroup, Subnet, Vpc, VpcCidrBlock,
};
use terrarium_model::{Cloud, Place, Resource, Timestamp, World};

use crate::metadata::View;

/// The first instance's private address.
pub(crate) const PRIVATE: Ipv4Addr = Ipv4Addr::new(10, 0, 1, 10);
/// The first instance's public address.
pub(crate) const PUBLIC: Ipv4Addr = Ipv4Addr::new(198, 18, 3, 4);
/// The second instance's private address.
pub(crate) const NEIGHBOUR: Ipv4Addr = Ipv4Addr::new(10, 0, 1, 11);
/// A public address that another account uses.
pub(crate) const ELSEWHERE: Ipv4Addr = Ipv4Addr::new(198, 18, 9, 9);

pub(crate) struct Example {
    pub(crate) world: World,
    pub(crate) place: Place,
}

impl Example {
    pub(crate) fn in_region(region: &str) -> Self {
        let place = Place::new("123456789012", region);
        let mut world = World::default();
        let mut cloud = Cloud::default();
        put(&mut cloud, vpc());
        put(&mut cloud, subnet(region));
        put(&mut cloud, group());
        put(&mut cloud, interface(1, PRIVATE, Some(PUBLIC)));
        put(&mut cloud, interface(2, NEIGHBOUR, None));
        put(&mut cloud, instance(region, 1));
        put(&mut cloud, instance(region, 2));
        world.clouds.insert(place.clone(), cloud);
        let public = &mut world.shared.public_addresses;
        public.insert(PUBLIC, place.clone());
        public.insert(ELSEWHERE, Place::new("210987654321", region));
        Self { world, place }
    }

    pub(crate) fn cloud(&mut self) -> &mut Cloud {
        self.world.clouds.get_mut(&self.place).unwrap()
    }

    /// Changes a resource that is there.
    pub(crate) fn change<R: Resource>(&mut self, key: &R::Key, change: impl FnOnce(&mut R)) {
        let row = R::table_mut(self.cloud()).get_mut(key).unwrap();
        change(Arc::make_mut(row));
    }

    pub(crate) fn view(&self) -> View<'_> {
        View::of(&self.world, &self.place, vpc_id(), PRIVATE).unwrap()
    }
}

fn put<R: Resource>(cloud: &mut Cloud, resource: R) {
    R::table_mut(cloud).insert(resource.key(), Arc::new(resource));
}

pub(crate) fn vpc_id() -> VpcId {
    "vpc-00000000000000001".parse().unwrap()
}

pub(crate) fn instance_id() -> InstanceId {
    "i-00000000000000001".parse().unwrap()
}

pub(crate) fn launch_time() -> Timestamp {
    "2026-03-04T05:06:07Z".parse().unwrap()
}

fn vpc() -> Vpc {
    let primary = VpcCidrBlock {
        association_id: "vpc-cidr-assoc-00000000000000001".parse().unwrap(),
        cidr_block: "10.0.0.0/16".parse().unwrap(),
    };
    Vpc {
        enable_dns_hostnames: true,
        ..Vpc::new(vpc_id(), primary)
    }
}

fn subnet(region: &str) -> Subnet {
    let id = "subnet-00000000000000001".parse().unwrap();
    let block = "10.0.1.0/24".parse().unwrap();
    Subnet {
        map_public_ip_on_launch: true,
        ..Subnet::new(id, vpc_id(), block, &format!("{region}a"))
    }
}

fn group() -> SecurityGroup {
    SecurityGroup {
        id: "sg-00000000000000001".parse().unwrap(),
        vpc_id: vpc_id(),
        name: "web".to_owned(),
        description: "web".to_owned(),
        rules: Vec::new(),
        associated_vpc_ids: Vec::new(),
    }
}

fn interface(number: u8, private: Ipv4Addr, public: Option<Ipv4Addr>) -> NetworkInterface {
    let id = format!("eni-0000000000000000{number}").parse().unwrap();
    let mac_address = format!("02:7f:00:00:00:0{number}");
    NetworkInterface {
        public_ip: public,
        groups: vec!["sg-00000000000000001".parse().unwrap()],
        attachment: Some(NetworkInterfaceAttachment {
            id: format!("eni-attach-0000000000000000{number}")
                .parse()
                .unwrap(),
            instance_id: format!("i-0000000000000000{number}").parse().unwrap(),
            network_card_index: 0,
            device_index: 0,
            delete_on_termination: true,
            attach_time: launch_time(),
        }),
        ..NetworkInterface::new(id, &subnet("us-east-1"), mac_address, Some(private))
    }
}

fn instance(region: &str, number: u8) -> Instance {
    let device = |name: &str, volume: &str| BlockDevice {
        device_name: name.to_owned(),
        volume_id: volume.parse().unwrap(),
        delete_on_termination: true,
        attach_time: launch_time(),
    };
    Instance {
        id: format!("i-0000000000000000{number}").parse().unwrap(),
        reservation_id: "r-00000000000000001".parse().unwrap(),
        ami_launch_index: i32::from(number) - 1,
        image_id: "ami-00000000000000001".parse().unwrap(),
        docker_image: "debian-12".to_owned(),
        instance_type: "t3.micro".to_owned(),
        key_name: Some("my-key".to_owned()),
        public_key: Some("ssh-ed25519 AAAAC3Nz".to_owned()),
        state: InstanceState::Running,
        state_reason: None,
        state_transition_reason: String::new(),
        boot: 1,
        reachable: true,
        launch_time: launch_time(),
        terminated_at: None,
        availability_zone: format!("{region}a"),
        subnet_id: "subnet-00000000000000001".parse().unwrap(),
        vpc_id: vpc_id(),
        network_interfaces: vec![format!("eni-0000000000000000{number}").parse().unwrap()],
        block_devices: vec![
            device("/dev/xvda", "vol-00000000000000001"),
            device("/dev/sdf", "vol-00000000000000002"),
        ],
        user_data: Some("I2Nsb3VkLWNvbmZpZwo=".to_owned()),
        metadata_options: MetadataOptions {
            tokens_required: true,
            hop_limit: 2,
            enabled: true,
            instance_tags: false,
            ipv6: false,
        },
        instance_initiated_shutdown_behavior: "stop".to_owned(),
        disable_api_termination: false,
        disable_api_stop: false,
        monitoring: false,
        ebs_optimized: false,
        cpu_credits: Some("unlimited".to_owned()),
        tenancy: "default".to_owned(),
        client_token: String::new(),
        options: Default::default(),
        iam_instance_profile: None,
    }
}
