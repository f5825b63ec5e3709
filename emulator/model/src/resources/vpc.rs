//! VPCs, subnets, gateways, routes, endpoints and interfaces.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::VpcBlockPublicAccessOptions;
use crate::ids::*;

/// Settings of the network of an account in a region.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkSettings {
    /// The groups of Local Zones and Wavelength Zones that were opted in to.
    #[serde(default)]
    pub zone_groups: BTreeSet<String>,
    /// What internet gateways are to block, once that was said.
    #[serde(default)]
    pub block_public_access: Option<VpcBlockPublicAccessOptions>,
}

/// A virtual private cloud.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vpc {
    /// Its id.
    pub id: VpcId,
    /// The CIDR blocks, the primary one first; there is always one.
    pub cidr_blocks: Vec<VpcCidrBlock>,
    /// Its DHCP options; none when they were set to `default`.
    pub dhcp_options_id: Option<DhcpOptionsId>,
    /// `default` or `dedicated`.
    pub instance_tenancy: String,
    /// Whether it is the region's default VPC.
    pub is_default: bool,
    /// Whether the resolver answers inside the VPC.
    pub enable_dns_support: bool,
    /// Whether instances with public addresses get public names.
    pub enable_dns_hostnames: bool,
    /// Whether network address usage metrics are on.
    pub enable_network_address_usage_metrics: bool,
    /// The IPv6 blocks; most often none or one.
    #[serde(default)]
    pub ipv6_cidr_blocks: Vec<VpcIpv6CidrBlock>,
}

impl Vpc {
    /// A VPC with that primary block, and otherwise as AWS makes it when nothing else is said.
    pub fn new(id: VpcId, primary: VpcCidrBlock) -> Self {
        Self {
            id,
            cidr_blocks: vec![primary],
            dhcp_options_id: None,
            instance_tenancy: "default".to_owned(),
            is_default: false,
            enable_dns_support: true,
            enable_dns_hostnames: false,
            enable_network_address_usage_metrics: false,
            ipv6_cidr_blocks: Vec::new(),
        }
    }

    /// The CIDR block that it was created with.
    pub fn primary_cidr(&self) -> Ipv4Net {
        self.cidr_blocks[0].cidr_block
    }

    /// All its blocks, those of IPv4 first: where its local routes lead.
    pub fn blocks(&self) -> impl Iterator<Item = IpNet> {
        let ipv4 = self.cidr_blocks.iter().map(|block| block.cidr_block.into());
        let ipv6 = self.ipv6_cidr_blocks.iter();
        ipv4.chain(ipv6.map(|block| block.ipv6_cidr_block.into()))
    }

    /// Where the resolver answers besides 169.254.169.253: the base of the primary block plus two.
    pub fn resolver(&self) -> Ipv4Addr {
        Ipv4Addr::from(u32::from(self.primary_cidr().network()) + 2)
    }
}

/// A CIDR block of a VPC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VpcCidrBlock {
    /// The association's id.
    pub association_id: VpcCidrAssociationId,
    /// The block.
    pub cidr_block: Ipv4Net,
}

/// An IPv6 block of a VPC, which Amazon provided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VpcIpv6CidrBlock {
    /// The association's id.
    pub association_id: VpcCidrAssociationId,
    /// The block, a /56.
    pub ipv6_cidr_block: Ipv6Net,
    /// Where the block is advertised: a region, or a local zone's group.
    pub network_border_group: String,
}

/// A subnet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subnet {
    /// Its id.
    pub id: SubnetId,
    /// The VPC that it is part of.
    pub vpc_id: VpcId,
    /// Its block, inside one of the VPC's; none when it has IPv6 alone.
    pub cidr_block: Option<Ipv4Net>,
    /// The zone's name, such as `us-east-1a`.
    pub availability_zone: String,
    /// Whether instances launched here get a public address unless they say otherwise.
    pub map_public_ip_on_launch: bool,
    /// Whether it is its zone's default subnet.
    pub default_for_az: bool,
    /// `ip-name` or `resource-name`.
    pub hostname_type: String,
    /// Whether instance names resolve to an A record when they are of the resource kind.
    pub enable_resource_name_dns_a_record: bool,
    /// The same for AAAA records.
    #[serde(default)]
    pub enable_resource_name_dns_aaaa_record: bool,
    /// Its IPv6 block, inside one of the VPC's; a subnet has at most one.
    #[serde(default)]
    pub ipv6_cidr_block: Option<SubnetIpv6CidrBlock>,
    /// Whether new interfaces get an IPv6 address unless they say otherwise.
    #[serde(default)]
    pub assign_ipv6_address_on_creation: bool,
    /// Whether the resolver makes IPv6 addresses of IPv4 ones here.
    #[serde(default)]
    pub enable_dns64: bool,
}

/// The IPv6 block of a subnet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubnetIpv6CidrBlock {
    /// The association's id.
    pub association_id: SubnetCidrAssociationId,
    /// The block, between /44 and /64.
    pub ipv6_cidr_block: Ipv6Net,
}

impl Subnet {
    /// A subnet with that block, and otherwise as AWS makes it when nothing else is said.
    pub fn new(id: SubnetId, vpc_id: VpcId, cidr_block: Ipv4Net, availability_zone: &str) -> Self {
        Self {
            id,
            vpc_id,
            cidr_block: Some(cidr_block),
            availability_zone: availability_zone.to_owned(),
            map_public_ip_on_launch: false,
            default_for_az: false,
            hostname_type: "ip-name".to_owned(),
            enable_resource_name_dns_a_record: false,
            enable_resource_name_dns_aaaa_record: false,
            ipv6_cidr_block: None,
            assign_ipv6_address_on_creation: false,
            enable_dns64: false,
        }
    }

    /// Its blocks: one, or one of each family.
    pub fn blocks(&self) -> impl Iterator<Item = IpNet> {
        let ipv4 = self.cidr_block.into_iter().map(IpNet::V4);
        let ipv6 = self.ipv6_cidr_block.iter();
        ipv4.chain(ipv6.map(|block| block.ipv6_cidr_block.into()))
    }

    /// Whether it has IPv6 alone.
    pub fn is_ipv6_native(&self) -> bool {
        self.cidr_block.is_none()
    }

    /// How many addresses AWS keeps of every subnet: the first four and the last.
    pub const RESERVED_ADDRESSES: u32 = 5;

    /// The router's address: the first after the base. None when the subnet has IPv6 alone.
    pub fn gateway(&self) -> Option<Ipv4Addr> {
        let base = self.cidr_block?.network();
        Some(Ipv4Addr::from(u32::from(base) + 1))
    }

    /// The addresses that interfaces may have, from the lowest up.
    pub fn usable_addresses(&self) -> impl Iterator<Item = Ipv4Addr> + use<> {
        let usable = self.cidr_block.map(|block| {
            let first = u32::from(block.network()) + 4;
            let last = u32::from(block.broadcast()) - 1;
            first..=last
        });
        usable.into_iter().flatten().map(Ipv4Addr::from)
    }

    /// Whether interfaces may have the address: it is in the block and AWS does not keep it for itself.
    pub fn is_usable(&self, address: Ipv4Addr) -> bool {
        self.cidr_block.is_some_and(|block| {
            let first = u32::from(block.network()) + 4;
            let last = u32::from(block.broadcast()) - 1;
            (first..=last).contains(&u32::from(address))
        })
    }

    /// The same for IPv6: AWS keeps the first four and the last.
    pub fn is_usable_ipv6(&self, address: Ipv6Addr) -> bool {
        self.ipv6_cidr_block.as_ref().is_some_and(|block| {
            let block = block.ipv6_cidr_block;
            let first = u128::from(block.network()) + 4;
            let last = u128::from(block.broadcast()) - 1;
            (first..=last).contains(&u128::from(address))
        })
    }
}

/// A reservation of a part of a subnet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubnetCidrReservation {
    /// Its id.
    pub id: SubnetCidrReservationId,
    /// The subnet that it is in.
    pub subnet_id: SubnetId,
    /// The part, inside the subnet's block of that family.
    pub cidr: IpNet,
    /// What the part is for.
    pub reservation_type: ReservationType,
    /// Free text.
    pub description: Option<String>,
}

/// What a reserved part of a subnet is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReservationType {
    /// Prefixes of interfaces.
    Prefix,
    /// Addresses that interfaces ask for by name.
    Explicit,
}

/// A set of DHCP options.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DhcpOptions {
    /// Its id.
    pub id: DhcpOptionsId,
    /// Option name, such as `domain-name-servers`, and its values.
    pub configurations: Vec<(String, Vec<String>)>,
}

/// An internet gateway.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InternetGateway {
    /// Its id.
    pub id: InternetGatewayId,
    /// The VPC that it is attached to.
    pub vpc_id: Option<VpcId>,
}

/// An egress-only internet gateway: the way out for IPv6, and none in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EgressOnlyInternetGateway {
    /// Its id.
    pub id: EgressOnlyInternetGatewayId,
    /// The VPC that it is attached to for as long as it is there.
    pub vpc_id: VpcId,
}

/// A carrier gateway: the way from a Wavelength Zone to a telephone company's network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarrierGateway {
    /// Its id.
    pub id: CarrierGatewayId,
    /// The VPC that it is attached to for as long as it is there.
    pub vpc_id: VpcId,
}

/// A route table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteTable {
    /// Its id.
    pub id: RouteTableId,
    /// The VPC that it is part of.
    pub vpc_id: VpcId,
    /// Its routes besides the local ones, which follow from the VPC's CIDR blocks. One to such a block takes the local one's place.
    pub routes: Vec<Route>,
    /// Where it applies.
    pub associations: Vec<RouteTableAssociation>,
}

impl RouteTable {
    /// Whether it decides for the subnets that have no table of their own.
    pub fn is_main(&self) -> bool {
        self.associations.iter().any(RouteTableAssociation::is_main)
    }
}

/// A route.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    /// Which packets it is for.
    pub destination: Destination,
    /// Where they go.
    pub target: RouteTarget,
}

/// The destination of a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Destination {
    /// An IPv4 block.
    Ipv4(Ipv4Net),
    /// An IPv6 block.
    Ipv6(Ipv6Net),
    /// The blocks of a prefix list.
    PrefixList(PrefixListId),
}

/// The target of a route. Whether it is a blackhole follows from the target's being there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RouteTarget {
    /// Out through an internet gateway.
    InternetGateway(InternetGatewayId),
    /// To the service behind a gateway endpoint.
    VpcEndpoint(VpcEndpointId),
    /// To an interface, whose instance forwards.
    NetworkInterface(NetworkInterfaceId),
    /// Out through an egress-only internet gateway.
    EgressOnlyInternetGateway(EgressOnlyInternetGatewayId),
    /// Out through a carrier gateway.
    CarrierGateway(CarrierGatewayId),
    /// Through a NAT gateway.
    NatGateway(NatGatewayId),
    /// To the other VPC of a peering connection.
    VpcPeeringConnection(VpcPeeringConnectionId),
}

/// Where a route table applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteTableAssociation {
    /// Its id.
    pub id: RouteTableAssociationId,
    /// The subnet.
    pub subnet_id: Option<SubnetId>,
    /// The gateway whose arriving packets it decides for. Without subnet and gateway it is the VPC's main table.
    #[serde(default)]
    pub gateway: Option<EdgeGateway>,
}

impl RouteTableAssociation {
    /// Whether it makes its table the VPC's main one.
    pub fn is_main(&self) -> bool {
        self.subnet_id.is_none() && self.gateway.is_none()
    }
}

/// A gateway that a route table can be associated with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum EdgeGateway {
    /// An internet gateway.
    InternetGateway(InternetGatewayId),
}

impl EdgeGateway {
    /// The gateway's id.
    pub fn id(&self) -> String {
        match self {
            Self::InternetGateway(id) => id.to_string(),
        }
    }
}

/// A VPC endpoint of the gateway type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VpcEndpoint {
    /// Its id.
    pub id: VpcEndpointId,
    /// The VPC that it is part of.
    pub vpc_id: VpcId,
    /// The service's name, such as `com.amazonaws.us-east-1.s3`.
    pub service_name: String,
    /// The tables that hold a route to it.
    pub route_table_ids: Vec<RouteTableId>,
    /// The policy, as JSON text.
    pub policy_document: String,
    /// When it was made.
    pub creation_timestamp: Timestamp,
}
