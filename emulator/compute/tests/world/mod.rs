//! A world of one instance, for the tests of the planner and of the applier.
#![allow(clippy::unwrap_used, unreachable_pub, dead_code)]

use std::sync::Arc;

use terrarium_model::ids::*;
use terrarium_model::resources::*;
use terrarium_model::{Cloud, Place, Resource, Timestamp, World};

/// A random id, so that no two tests meet in Docker.
pub fn random_instance() -> InstanceId {
    InstanceId::from_random(u128::from_be_bytes(random()))
}

/// Bytes that no other test has.
pub fn random() -> [u8; 16] {
    use std::io::Read;
    let mut bytes = [0; 16];
    let mut source = std::fs::File::open("/dev/urandom").unwrap();
    source.read_exact(&mut bytes).unwrap();
    bytes
}

/// An instance that was just asked for.
pub fn instance(id: InstanceId) -> Instance {
    Instance {
        id,
        reservation_id: "r-0000000000000000a".parse().unwrap(),
        ami_launch_index: 0,
        image_id: "ami-0000000000000000a".parse().unwrap(),
        docker_image: "terrarium/test-guest".to_owned(),
        instance_type: "t3.micro".to_owned(),
        key_name: None,
        public_key: None,
        state: InstanceState::Pending,
        state_reason: None,
        state_transition_reason: String::new(),
        boot: 1,
        reachable: false,
        launch_time: Timestamp::UNIX_EPOCH,
        terminated_at: None,
        availability_zone: "us-east-1a".to_owned(),
        subnet_id: subnet().id,
        vpc_id: vpc().id,
        network_interfaces: vec![interface().id],
        block_devices: Vec::new(),
        user_data: None,
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
        cpu_credits: None,
        tenancy: "default".to_owned(),
        client_token: String::new(),
        options: Default::default(),
        iam_instance_profile: None,
    }
}

/// The world with those instances, in us-east-1.
pub fn world(instances: impl IntoIterator<Item = Instance>) -> World {
    world_in("us-east-1", instances, |_| {})
}

/// The world with those instances in a region, after `change`.
pub fn world_in(
    region: &str,
    instances: impl IntoIterator<Item = Instance>,
    change: impl FnOnce(&mut Cloud),
) -> World {
    let mut cloud = Cloud::default();
    put(&mut cloud, vpc());
    put(&mut cloud, subnet());
    put(&mut cloud, interface());
    for instance in instances {
        put(&mut cloud, instance);
    }
    change(&mut cloud);
    let mut world = World::default();
    world
        .clouds
        .insert(Place::new("000000000000", region), cloud);
    world
}

/// Puts a resource into its table.
pub fn put<R: Resource>(cloud: &mut Cloud, resource: R) {
    R::table_mut(cloud).insert(resource.key(), Arc::new(resource));
}

/// The VPC of all instances here.
pub fn vpc() -> Vpc {
    let primary = VpcCidrBlock {
        association_id: "vpc-cidr-assoc-0000000000000000a".parse().unwrap(),
        cidr_block: "10.0.0.0/16".parse().unwrap(),
    };
    Vpc {
        enable_dns_hostnames: true,
        ..Vpc::new("vpc-0000000000000000a".parse().unwrap(), primary)
    }
}

/// Its subnet.
pub fn subnet() -> Subnet {
    let id = "subnet-0000000000000000a".parse().unwrap();
    let block = "10.0.1.0/24".parse().unwrap();
    Subnet {
        map_public_ip_on_launch: true,
        ..Subnet::new(id, vpc().id, block, "us-east-1a")
    }
}

/// The network interface of all instances here.
pub fn interface() -> NetworkInterface {
    NetworkInterface::new(
        "eni-0000000000000000a".parse().unwrap(),
        &subnet(),
        "0a:00:00:00:00:01".to_owned(),
        Some("10.0.1.10".parse().unwrap()),
    )
}
