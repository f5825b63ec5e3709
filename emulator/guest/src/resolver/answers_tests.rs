//! Names and what they mean inside a VPC, as a table would say it.

#![allow(clippy::unwrap_used)]

use terrarium_model::resources::PeeredVpc;

use super::*;
use crate::example::{ELSEWHERE, Example, NEIGHBOUR, PRIVATE, PUBLIC, instance_id, vpc_id};

const ADDRESSES: ServiceAddresses = ServiceAddresses {
    s3: Ipv4Addr::new(198, 19, 0, 1),
    api: Ipv4Addr::new(198, 19, 0, 2),
};

fn ask(example: &Example, name: &str, record_type: RecordType) -> Answer {
    answer(
        &example.world,
        &example.place,
        vpc_id(),
        ADDRESSES,
        name,
        record_type,
    )
}

fn address(address: Ipv4Addr) -> Answer {
    Answer::Records(vec![RData::A(A(address))])
}

fn check(example: &Example, record_type: RecordType, table: &[(&str, Answer)]) {
    for (name, expected) in table {
        assert_eq!(&ask(example, name, record_type), expected, "{name}");
    }
}

#[test]
fn private_names_lead_to_private_addresses() {
    check(
        &Example::in_region("us-east-1"),
        RecordType::A,
        &[
            ("ip-10-0-1-10.ec2.internal.", address(PRIVATE)),
            ("IP-10-0-1-11.EC2.Internal", address(NEIGHBOUR)),
            ("ip-10-0-1-12.ec2.internal", Answer::NxDomain),
            ("ip-10-0-1-10.us-east-1.compute.internal", Answer::NxDomain),
            ("x.ip-10-0-1-10.ec2.internal", Answer::NxDomain),
            ("ec2.internal", Answer::NoData),
            ("anything.internal", Answer::NxDomain),
            ("instance-data.ec2.internal", address(metadata::ADDRESS)),
        ],
    );
    check(
        &Example::in_region("eu-west-1"),
        RecordType::A,
        &[
            ("ip-10-0-1-10.eu-west-1.compute.internal", address(PRIVATE)),
            ("ip-10-0-1-10.ec2.internal", Answer::NxDomain),
        ],
    );
}

#[test]
fn resource_names_resolve_where_the_subnet_says_so() {
    let mut example = Example::in_region("us-east-1");
    let name = "i-00000000000000001.ec2.internal";
    assert_eq!(ask(&example, name, RecordType::A), Answer::NxDomain);
    let subnet = example.world.clouds[&example.place].instances[&instance_id()].subnet_id;
    example.change::<terrarium_model::resources::Subnet>(&subnet, |subnet| {
        subnet.hostname_type = "resource-name".to_owned();
        subnet.enable_resource_name_dns_a_record = true;
    });
    assert_eq!(ask(&example, name, RecordType::A), address(PRIVATE));
    let pointer = ask(&example, "10.1.0.10.in-addr.arpa", RecordType::PTR);
    assert_eq!(pointer, super::pointer(name));
}

#[test]
fn public_names_lead_to_private_addresses_inside_their_vpc_alone() {
    let mut example = Example::in_region("us-east-1");
    let table = [
        ("ec2-198-18-3-4.compute-1.amazonaws.com", address(PRIVATE)),
        ("ec2-198-18-9-9.compute-1.amazonaws.com", address(ELSEWHERE)),
        ("ec2-198-18-5-5.compute-1.amazonaws.com", Answer::NxDomain),
        (
            "ec2-198-18-3-4.us-east-1.compute.amazonaws.com",
            Answer::NxDomain,
        ),
    ];
    check(&example, RecordType::A, &table);
    example.change::<Vpc>(&vpc_id(), |vpc| vpc.enable_dns_hostnames = false);
    let name = "ec2-198-18-3-4.compute-1.amazonaws.com";
    assert_eq!(ask(&example, name, RecordType::A), address(PUBLIC));
}

/// A VPC of another account, whose interface has the address `ELSEWHERE`, peered with the example's.
fn peer(example: &mut Example, opens: bool, active: bool) {
    let place = Place::new("210987654321", "us-east-1");
    let far_id: VpcId = "vpc-00000000000000002".parse().unwrap();
    let mut far = Cloud::default();
    let near = example.world.clouds[&example.place].clone();
    let vpc = Vpc {
        id: far_id,
        ..near.vpcs[&vpc_id()].as_ref().clone()
    };
    let interface = near.network_interfaces.values().next().unwrap();
    let interface = NetworkInterface {
        vpc_id: far_id,
        private_ip_address: Some(Ipv4Addr::new(10, 1, 1, 10)),
        public_ip: Some(ELSEWHERE),
        ..interface.as_ref().clone()
    };
    let side = |place: &Place, vpc_id, opens| PeeredVpc {
        account: place.account.to_string(),
        region: place.region.to_string(),
        vpc_id,
        allow_dns_resolution_from_remote_vpc: opens,
    };
    let connection = VpcPeeringConnection {
        id: "pcx-00000000000000001".parse().unwrap(),
        requester: side(&example.place, vpc_id(), false),
        accepter: side(&place, far_id, opens),
        status: match active {
            true => PeeringStatus::Active,
            false => PeeringStatus::PendingAcceptance,
        },
        since: crate::example::launch_time(),
        expires: crate::example::launch_time(),
    };
    far.vpcs.insert(far_id, vpc.into());
    far.network_interfaces
        .insert(interface.id, interface.into());
    example.world.clouds.insert(place, far);
    let connections = &mut example.cloud().vpc_peering_connections;
    connections.insert(connection.id, connection.into());
}

#[test]
fn public_names_of_a_peer_lead_to_private_addresses_where_it_allows_that() {
    let name = "ec2-198-18-9-9.compute-1.amazonaws.com";
    let far = address(Ipv4Addr::new(10, 1, 1, 10));
    for (opens, active, expected) in [
        (true, true, &far),
        (false, true, &address(ELSEWHERE)),
        (true, false, &address(ELSEWHERE)),
    ] {
        let mut example = Example::in_region("us-east-1");
        peer(&mut example, opens, active);
        assert_eq!(
            &ask(&example, name, RecordType::A),
            expected,
            "{opens} {active}"
        );
    }
}

#[test]
fn the_names_of_services_lead_to_the_emulator() {
    let (s3, api) = (address(ADDRESSES.s3), address(ADDRESSES.api));
    let names = [
        ("s3.us-east-1.amazonaws.com", &s3),
        ("photos.s3.us-east-1.amazonaws.com", &s3),
        ("a.b.s3.eu-west-1.amazonaws.com", &s3),
        ("s3.amazonaws.com", &s3),
        ("photos.s3.amazonaws.com", &s3),
        ("photos.s3-eu-west-1.amazonaws.com", &s3),
        ("photos.s3.dualstack.us-east-1.amazonaws.com", &s3),
        ("ec2.us-east-1.amazonaws.com", &api),
        ("sts.amazonaws.com", &api),
        ("ssm.ap-southeast-2.amazonaws.com", &api),
        ("checkip.amazonaws.com", &api),
        ("amazonaws.com", &Answer::NoData),
        ("no.such.service.amazonaws.com", &Answer::NxDomain),
        ("ec2.us-east-1.api.aws", &Answer::NxDomain),
        ("s3.cn-north-1.amazonaws.com.cn", &Answer::NxDomain),
    ];
    let example = Example::in_region("us-east-1");
    for (name, expected) in names {
        assert_eq!(&ask(&example, name, RecordType::A), expected, "{name}");
    }
}

#[test]
fn a_name_that_is_there_has_no_records_of_other_types() {
    let example = Example::in_region("us-east-1");
    for name in [
        "ip-10-0-1-10.ec2.internal",
        "ec2-198-18-3-4.compute-1.amazonaws.com",
        "s3.us-east-1.amazonaws.com",
        "ec2.us-east-1.amazonaws.com",
        "localhost",
        "10.1.0.10.in-addr.arpa",
    ] {
        for record_type in [RecordType::AAAA, RecordType::TXT, RecordType::HTTPS] {
            assert_eq!(ask(&example, name, record_type), Answer::NoData, "{name}");
        }
    }
}

#[test]
fn addresses_lead_back_to_names() {
    check(
        &Example::in_region("us-east-1"),
        RecordType::PTR,
        &[
            (
                "10.1.0.10.in-addr.arpa.",
                pointer("ip-10-0-1-10.ec2.internal"),
            ),
            (
                "4.3.18.198.in-addr.arpa",
                pointer("ec2-198-18-3-4.compute-1.amazonaws.com"),
            ),
            (
                "254.169.254.169.in-addr.arpa",
                pointer("instance-data.ec2.internal"),
            ),
        ],
    );
}

#[test]
fn private_ranges_are_never_asked_about_elsewhere() {
    let example = Example::in_region("us-east-1");
    for name in [
        "12.1.0.10.in-addr.arpa",
        "1.0.10.in-addr.arpa",
        "10.in-addr.arpa",
        "1.1.168.192.in-addr.arpa",
        "1.2.31.172.in-addr.arpa",
        "5.5.18.198.in-addr.arpa",
        "1.2.0.192.in-addr.arpa",
        "1.113.0.203.in-addr.arpa",
        "b.a.d.f.ip6.arpa",
        "nonsense.in-addr.arpa",
        "5.4.3.2.1.in-addr.arpa",
    ] {
        assert_eq!(
            ask(&example, name, RecordType::PTR),
            Answer::NxDomain,
            "{name}"
        );
    }
}

#[test]
fn everything_else_is_for_the_hosts_resolver() {
    let example = Example::in_region("us-east-1");
    for name in [
        "deb.debian.org.",
        "notamazonaws.com",
        "amazon.com",
        "8.8.8.8.in-addr.arpa",
        "in-addr.arpa",
        "8.b.d.0.1.0.0.2.ip6.arpa",
        ".",
    ] {
        assert_eq!(
            ask(&example, name, RecordType::A),
            Answer::Forward,
            "{name}"
        );
    }
}

#[test]
fn a_vpc_without_dns_support_is_silent_and_so_is_one_that_is_gone() {
    let mut example = Example::in_region("us-east-1");
    example.change::<Vpc>(&vpc_id(), |vpc| vpc.enable_dns_support = false);
    for name in ["s3.us-east-1.amazonaws.com", "deb.debian.org"] {
        assert_eq!(ask(&example, name, RecordType::A), Answer::Silence);
    }
    example.cloud().vpcs.clear();
    let name = "s3.us-east-1.amazonaws.com";
    assert_eq!(ask(&example, name, RecordType::A), Answer::Silence);
}
