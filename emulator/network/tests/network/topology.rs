//! Worlds in a few words: resources by name, rules as text such as `in tcp 80 from 10.0.0.0/16`.

use std::net::Ipv4Addr;
use std::sync::Arc;

use ipnet::Ipv4Net;
use jiff::Timestamp;
use terrarium_model::ids::*;
use terrarium_model::resources::*;
use terrarium_model::{Cloud, Place, Resource, World, prefix_lists};

/// A world under construction. Names stand for ids: `vpc("a")` has the same id in every run.
#[derive(Debug, Clone, Default)]
pub struct Topology {
    pub world: World,
}

/// The id that a name stands for: its letters, as digits.
pub fn id<I: ResourceId>(name: &str) -> I {
    let digits = name
        .bytes()
        .fold(0_u128, |digits, byte| digits << 8 | u128::from(byte));
    I::from_random(digits)
}

impl Topology {
    fn cloud(&mut self) -> &mut Cloud {
        let place = Place::new("000000000000", "us-east-1");
        self.world.clouds.entry(place).or_default()
    }

    fn put<R: Resource>(&mut self, resource: R) {
        R::table_mut(self.cloud()).insert(resource.key(), Arc::new(resource));
    }

    fn change<R: Resource>(&mut self, key: &R::Key, change: impl FnOnce(&mut R)) {
        let table = R::table_mut(self.cloud());
        change(Arc::make_mut(table.get_mut(key).expect("a known name")));
    }

    /// A VPC with a main route table of the same name, empty.
    pub fn vpc(&mut self, name: &str, block: &str) {
        let primary = VpcCidrBlock {
            association_id: id(name),
            cidr_block: block.parse().unwrap(),
        };
        self.put(Vpc::new(id(name), primary));
        self.put(RouteTable {
            id: id(name),
            vpc_id: id(name),
            routes: Vec::new(),
            associations: vec![RouteTableAssociation {
                id: id(name),
                subnet_id: None,
                gateway: None,
            }],
        });
    }

    pub fn subnet(&mut self, name: &str, vpc: &str, block: &str) {
        let block = block.parse().unwrap();
        self.put(Subnet::new(id(name), id(vpc), block, "us-east-1a"));
    }

    /// A route table for one subnet.
    pub fn route_table(&mut self, name: &str, vpc: &str, subnet: &str) {
        self.put(RouteTable {
            id: id(name),
            vpc_id: id(vpc),
            routes: Vec::new(),
            associations: vec![RouteTableAssociation {
                id: id(name),
                subnet_id: Some(id(subnet)),
                gateway: None,
            }],
        });
    }

    /// Replaces a table's routes: `0.0.0.0/0 igw a`, `s3 endpoint e`, `10.9.0.0/16 interface x`.
    pub fn routes(&mut self, table: &str, routes: &[&str]) {
        let routes = routes.iter().map(|text| route(text)).collect();
        self.change::<RouteTable>(&id(table), |table| table.routes = routes);
    }

    pub fn internet_gateway(&mut self, name: &str, vpc: Option<&str>) {
        self.put(InternetGateway {
            id: id(name),
            vpc_id: vpc.map(id),
        });
    }

    pub fn endpoint(&mut self, name: &str, vpc: &str) {
        self.put(VpcEndpoint {
            id: id(name),
            vpc_id: id(vpc),
            service_name: "com.amazonaws.us-east-1.s3".into(),
            route_table_ids: Vec::new(),
            policy_document: String::new(),
            creation_timestamp: Timestamp::UNIX_EPOCH,
        });
    }

    /// An available NAT gateway, whose interface has its name.
    pub fn nat_gateway(&mut self, name: &str, subnet: &str, address: &str, public: Option<&str>) {
        self.interface(name, subnet, address, &[]);
        self.public_address(name, public);
        self.change_interface(name, |eni| {
            eni.interface_type = "nat_gateway".into();
            eni.source_dest_check = false;
        });
        let subnet = self.cloud().subnets[&id::<SubnetId>(subnet)].clone();
        self.put(NatGateway {
            id: id(name),
            vpc_id: subnet.vpc_id,
            subnet_id: subnet.id,
            is_public: public.is_some(),
            state: NatGatewayState::Available(id(name)),
            create_time: Timestamp::UNIX_EPOCH,
        });
    }

    /// A peering connection of two VPCs, active or deleted.
    pub fn peering(&mut self, name: &str, requester: &str, accepter: &str, active: bool) {
        let side = |vpc| PeeredVpc {
            account: "000000000000".into(),
            region: "us-east-1".into(),
            vpc_id: id(vpc),
            allow_dns_resolution_from_remote_vpc: false,
        };
        self.put(VpcPeeringConnection {
            id: id(name),
            requester: side(requester),
            accepter: side(accepter),
            status: match active {
                true => PeeringStatus::Active,
                false => PeeringStatus::Deleted {
                    by: "000000000000".into(),
                },
            },
            since: Timestamp::UNIX_EPOCH,
            expires: Timestamp::UNIX_EPOCH,
        });
    }

    /// A customer's prefix list; rules and routes name it as `pl:` and its name.
    pub fn prefix_list(&mut self, name: &str, blocks: &[&str]) {
        let entry = |block: &&str| PrefixListEntry {
            cidr: block.parse().unwrap(),
            description: None,
        };
        self.put(ManagedPrefixList {
            id: id(name),
            name: name.into(),
            is_ipv6: false,
            max_entries: 10,
            state: "create-complete".into(),
            state_message: None,
            versions: [(1, blocks.iter().map(entry).collect())].into(),
        });
    }

    /// A security group with rules such as `in tcp 80-90 from 10.0.0.0/8` and `out all to web`.
    pub fn group(&mut self, name: &str, vpc: &str, rules: &[&str]) {
        self.put(SecurityGroup {
            id: id(name),
            vpc_id: id(vpc),
            name: name.into(),
            description: String::new(),
            rules: rules.iter().enumerate().map(group_rule).collect(),
            associated_vpc_ids: Vec::new(),
        });
    }

    /// An ACL for one subnet with entries such as `90 deny out tcp 443 to 0.0.0.0/0`.
    pub fn acl(&mut self, name: &str, vpc: &str, subnet: &str, entries: &[&str]) {
        self.put(NetworkAcl {
            id: id(name),
            vpc_id: id(vpc),
            is_default: false,
            entries: entries.iter().map(|text| acl_entry(text)).collect(),
            associations: vec![NetworkAclAssociation {
                id: id(name),
                subnet_id: id(subnet),
            }],
        });
    }

    pub fn interface(&mut self, name: &str, subnet: &str, address: &str, groups: &[&str]) {
        let subnet = self.cloud().subnets[&id::<SubnetId>(subnet)].clone();
        let address: Ipv4Addr = address.parse().unwrap();
        let [_, b, c, d] = address.octets();
        let mac_address = format!("02:00:0a:{b:02x}:{c:02x}:{d:02x}");
        self.put(NetworkInterface {
            groups: groups.iter().map(|group| id(group)).collect(),
            ..NetworkInterface::new(id(name), &subnet, mac_address, Some(address))
        });
    }

    /// What the account keeps off the internet.
    pub fn block_public_access(&mut self, mode: InternetGatewayBlockMode) {
        let mut settings = Settings {
            key: Settings::KEY.to_owned(),
            ..Default::default()
        };
        settings.network.block_public_access = Some(VpcBlockPublicAccessOptions {
            internet_gateway_block_mode: mode,
            last_update_timestamp: Timestamp::UNIX_EPOCH,
        });
        self.put(settings);
    }

    /// What of that a VPC or subnet is excluded from; each name is of one exclusion.
    pub fn exclude(
        &mut self,
        name: &str,
        resource: ExcludedResource,
        mode: InternetGatewayExclusionMode,
    ) {
        self.put(VpcBlockPublicAccessExclusion {
            id: id(name),
            resource,
            internet_gateway_exclusion_mode: mode,
            creation_timestamp: Timestamp::UNIX_EPOCH,
            last_update_timestamp: None,
            deletion_timestamp: None,
        });
    }

    pub fn public_address(&mut self, interface: &str, address: Option<&str>) {
        let address = address.map(|text| text.parse().unwrap());
        self.change_interface(interface, |eni| eni.public_ip = address);
    }

    pub fn change_interface(&mut self, name: &str, change: impl FnOnce(&mut NetworkInterface)) {
        self.change::<NetworkInterface>(&id(name), change);
    }

    pub fn change_group(&mut self, name: &str, change: impl FnOnce(&mut SecurityGroup)) {
        self.change::<SecurityGroup>(&id(name), change);
    }

    pub fn remove_interface(&mut self, name: &str) {
        self.cloud()
            .network_interfaces
            .remove(&id::<NetworkInterfaceId>(name));
    }
}

fn route(text: &str) -> Route {
    let words: Vec<&str> = text.split(' ').collect();
    let [destination, kind, name] = words[..] else {
        panic!("not a route: {text}");
    };
    Route {
        destination: match destination {
            "s3" => Destination::PrefixList(prefix_lists::id(prefix_lists::S3, "us-east-1")),
            text => match text.strip_prefix("pl:") {
                Some(list) => Destination::PrefixList(id(list)),
                None => Destination::Ipv4(text.parse().unwrap()),
            },
        },
        target: match kind {
            "igw" => RouteTarget::InternetGateway(id(name)),
            "endpoint" => RouteTarget::VpcEndpoint(id(name)),
            "nat" => RouteTarget::NatGateway(id(name)),
            "peering" => RouteTarget::VpcPeeringConnection(id(name)),
            "interface" => RouteTarget::NetworkInterface(id(name)),
            other => panic!("not a target: {other}"),
        },
    }
}

fn group_rule((index, text): (usize, &&str)) -> SecurityGroupRule {
    let (head, peer) = text
        .split_once(" from ")
        .or_else(|| text.split_once(" to "))
        .expect("a rule with a peer");
    let (direction, traffic_text) = head.split_once(' ').expect("a direction");
    SecurityGroupRule {
        id: SecurityGroupRuleId::from_random(index as u128),
        is_egress: direction == "out",
        traffic: traffic(traffic_text),
        peer: match peer.parse::<Ipv4Net>() {
            Ok(block) => Peer::Ipv4(block),
            Err(_) if peer == "s3" => {
                Peer::PrefixList(prefix_lists::id(prefix_lists::S3, "us-east-1"))
            }
            Err(_) => match peer.strip_prefix("pl:") {
                Some(list) => Peer::PrefixList(id(list)),
                None => Peer::Group(id(peer)),
            },
        },
        description: None,
    }
}

fn acl_entry(text: &str) -> NetworkAclEntry {
    let words: Vec<&str> = text.split(' ').collect();
    let (head, tail) = words.split_at(3);
    NetworkAclEntry {
        rule_number: head[0].parse().unwrap(),
        egress: head[2] == "out",
        traffic: traffic(&tail[..tail.len() - 2].join(" ")),
        cidr_block: tail[tail.len() - 1].parse().unwrap(),
        allow: head[1] == "allow",
    }
}

/// `all`, `tcp 80`, `udp 1000-2000`, `icmp`, `icmp 8`, `icmp 8 0` or `protocol 47`.
fn traffic(text: &str) -> Traffic {
    let words: Vec<&str> = text.split(' ').collect();
    let number = |index: usize| words.get(index).map(|word| word.parse().unwrap());
    match words[0] {
        "all" => Traffic::All,
        "icmp" => Traffic::Icmp {
            kind: number(1),
            code: number(2),
        },
        "protocol" => Traffic::Other(number(1).unwrap()),
        protocol => {
            let ports = words.get(1).unwrap_or(&"0-65535");
            let (from, to) = ports.split_once('-').unwrap_or((ports, ports));
            let (from, to) = (from.parse().unwrap(), to.parse().unwrap());
            match protocol {
                "tcp" => Traffic::Tcp { from, to },
                "udp" => Traffic::Udp { from, to },
                other => panic!("not a protocol: {other}"),
            }
        }
    }
}
