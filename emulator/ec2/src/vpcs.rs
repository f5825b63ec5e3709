//! VPCs, their attributes, and the default VPC that every region begins with.

use std::sync::Arc;
use terrarium_model::regions::zones;

use ipnet::Ipv4Net;
use terrarium_model::ids::VpcId;
use terrarium_model::resources::{
    NetworkAcl, NetworkInterface, RouteTable, SecurityGroup, Settings, Subnet, Vpc, VpcCidrBlock,
    VpcEndpoint,
};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};
use crate::{
    cidr_blocks, dhcp_options, internet_gateways, network_acls, route_tables, routes,
    security_groups, subnets, tags,
};

/// The block of every default VPC.
const DEFAULT_CIDR: &str = "172.31.0.0/16";

/// What AWS gives to no VPC: this host, loopback, link-local, multicast and reserved addresses.
const FORBIDDEN: &[&str] = &["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3"];

/// The most blocks of one VPC.
const MOST_BLOCKS: usize = 5;

/// Makes what an account finds in a region it never used: the default VPC with all that belongs to it.
pub(crate) fn provision_region(tx: &mut Tx) {
    tx.put(Settings {
        key: Settings::KEY.to_owned(),
        ..Default::default()
    });
    dhcp_options::provision(tx);
    create_default(tx);
}

/// Makes the default VPC: a public subnet in each zone, and a gateway with a route to it.
fn create_default(tx: &mut Tx) -> VpcId {
    let block = DEFAULT_CIDR.parse().expect("a constant block");
    let vpc = create(tx, block, "default", true);
    for zone in zones(tx.region()) {
        subnets::create_default(tx, vpc, &zone.name)
            .expect("a /16 has room for a /20 in each of at most six zones");
    }
    let gateway = internet_gateways::create_attached(tx, vpc);
    route_tables::add_default_route(tx, vpc, gateway);
    vpc
}

/// Makes a VPC and what AWS makes with it: the main route table, the default network ACL and the default group.
fn create(tx: &mut Tx, block: Ipv4Net, tenancy: &str, is_default: bool) -> VpcId {
    let id = tx.new_id();
    let association_id = tx.new_id();
    tx.put(Vpc {
        id,
        cidr_blocks: vec![VpcCidrBlock {
            association_id,
            cidr_block: block,
        }],
        dhcp_options_id: dhcp_options::default_set(tx),
        instance_tenancy: tenancy.to_owned(),
        is_default,
        enable_dns_support: true,
        enable_dns_hostnames: is_default,
        enable_network_address_usage_metrics: false,
    });
    route_tables::create_main(tx, id);
    network_acls::create_default(tx, id);
    security_groups::create_default(tx, id);
    id
}

/// The VPC with that id.
pub(crate) fn get(tx: &Tx, id: VpcId) -> Result<Arc<Vpc>, Error> {
    tx.get::<Vpc>(&id).ok_or(Error::not_found(id))
}

/// The region's default VPC.
pub(crate) fn default_of_region(tx: &Tx) -> Option<Arc<Vpc>> {
    tx.cloud().all::<Vpc>().find(|vpc| vpc.is_default).cloned()
}

fn ensure_allowed(tx: &Tx, block: Ipv4Net) -> Result<(), Error> {
    let environment = &tx.environment;
    let forbidden = FORBIDDEN
        .iter()
        .map(|block| block.parse().expect("a constant block"))
        // A VPC there would hide the addresses that lead out of every VPC.
        .chain([environment.public_addresses, environment.s3_prefix]);
    let mut forbidden = forbidden.into_iter();
    if cidr_blocks::is_network_size(&block)
        && !forbidden.any(|forbidden| cidr_blocks::overlap(&forbidden, &block))
    {
        return Ok(());
    }
    Err(Error::InvalidVpcRange { cidr: block })
}

impl Operation<Error> for CreateVpcRequest {
    const UNSUPPORTED: &'static [&'static str] = &[
        "Ipv6Pool",
        "Ipv6CidrBlock",
        "Ipv4IpamPoolId",
        "Ipv4NetmaskLength",
        "Ipv6IpamPoolId",
        "Ipv6NetmaskLength",
        "Ipv6CidrBlockNetworkBorderGroup",
        "VpcEncryptionControl",
    ];

    fn run(self, tx: &mut Tx) -> Result<CreateVpcResult, Error> {
        if self.amazon_provided_ipv6_cidr_block == Some(true) {
            return Err(Error::unsupported("AmazonProvidedIpv6CidrBlock"));
        }
        let text = self.cidr_block.ok_or(Error::missing("cidrBlock"))?;
        let block = cidr_blocks::parse(&text, "cidrBlock")?;
        ensure_allowed(tx, block)?;
        let tenancy = self.instance_tenancy.unwrap_or(Tenancy::Default);
        if tenancy == Tenancy::Host {
            return Err(Error::UnsupportedTenancy {
                tenancy: tenancy.to_string(),
            });
        }
        let id = create(tx, block, &tenancy.to_string(), false);
        tags::give(tx, id, &self.tag_specifications)?;
        let vpc = get(tx, id)?;
        Ok(CreateVpcResult {
            vpc: Some(wire::Vpc {
                state: Some(VpcState::Pending),
                ..on_the_wire(tx, &vpc)
            }),
        })
    }
}

impl Operation<Error> for CreateDefaultVpcRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateDefaultVpcResult, Error> {
        if default_of_region(tx).is_some() {
            return Err(Error::DefaultVpcExists);
        }
        let id = create_default(tx);
        let vpc = get(tx, id)?;
        Ok(CreateDefaultVpcResult {
            vpc: Some(wire::Vpc {
                state: Some(VpcState::Pending),
                ..on_the_wire(tx, &vpc)
            }),
        })
    }
}

impl Operation<Error> for DeleteVpcRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let id = self.vpc_id;
        get(tx, id)?;
        if is_used(tx, id) {
            return Err(Error::in_use("vpc", id));
        }
        route_tables::remove_main(tx, id);
        network_acls::remove_default(tx, id);
        security_groups::remove(tx, security_groups::default_of(tx, id));
        tx.remove::<Vpc>(&id);
        Ok(())
    }
}

/// Whether a VPC has more in it than what was made with it.
fn is_used(tx: &Tx, id: VpcId) -> bool {
    let cloud = tx.cloud();
    let default_group = security_groups::default_of(tx, id);
    cloud.all::<Subnet>().any(|subnet| subnet.vpc_id == id)
        || cloud.internet_gateway_of(id).is_some()
        || cloud
            .all::<VpcEndpoint>()
            .any(|endpoint| endpoint.vpc_id == id)
        || (cloud.all::<NetworkInterface>()).any(|interface| interface.vpc_id == id)
        || (cloud.all::<RouteTable>()).any(|table| table.vpc_id == id && !table.is_main())
        || (cloud.all::<NetworkAcl>()).any(|acl| acl.vpc_id == id && !acl.is_default)
        || (cloud.all::<SecurityGroup>())
            .any(|group| group.vpc_id == id && group.id != default_group)
}

/// The filters of DescribeVpcs.
const FIELDS: &[Field<Vpc>] = &[
    ("cidr", |_, vpc| vec![vpc.primary_cidr().to_string()]),
    ("cidr-block-association.cidr-block", |_, vpc| {
        let blocks = vpc.cidr_blocks.iter();
        blocks.map(|block| block.cidr_block.to_string()).collect()
    }),
    ("cidr-block-association.association-id", |_, vpc| {
        let blocks = vpc.cidr_blocks.iter();
        blocks
            .map(|block| block.association_id.to_string())
            .collect()
    }),
    ("cidr-block-association.state", |_, _| {
        vec!["associated".to_owned()]
    }),
    ("dhcp-options-id", |_, vpc| vec![dhcp_options_of(vpc)]),
    ("ipv6-cidr-block-association.ipv6-cidr-block", |_, _| {
        Vec::new()
    }),
    ("ipv6-cidr-block-association.ipv6-pool", |_, _| Vec::new()),
    ("ipv6-cidr-block-association.association-id", |_, _| {
        Vec::new()
    }),
    ("ipv6-cidr-block-association.state", |_, _| Vec::new()),
    ("is-default", |_, vpc| vec![vpc.is_default.to_string()]),
    ("isDefault", |_, vpc| vec![vpc.is_default.to_string()]),
    ("owner-id", |tx, _| vec![tx.account().to_owned()]),
    ("state", |_, _| vec!["available".to_owned()]),
    ("vpc-id", |_, vpc| vec![vpc.id.to_string()]),
];

impl Operation<Error> for DescribeVpcsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeVpcsResult, Error> {
        let selection = Selection {
            ids: self.vpc_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        let vpcs = page.items.iter().map(|vpc| on_the_wire(tx, vpc));
        Ok(DescribeVpcsResult {
            vpcs: vpcs.collect(),
            next_token: page.next_token,
        })
    }
}

fn dhcp_options_of(vpc: &Vpc) -> String {
    (vpc.dhcp_options_id).map_or("default".to_owned(), |id| id.to_string())
}

fn on_the_wire(tx: &Tx, vpc: &Vpc) -> wire::Vpc {
    wire::Vpc {
        owner_id: Some(tx.account().to_owned()),
        instance_tenancy: vpc.instance_tenancy.parse().ok(),
        cidr_block_association_set: vpc.cidr_blocks.iter().map(block_on_the_wire).collect(),
        is_default: Some(vpc.is_default),
        tags: tags::of(tx, vpc.id),
        block_public_access_states: Some(BlockPublicAccessStates {
            internet_gateway_block_mode: Some(BlockPublicAccessMode::Off),
        }),
        vpc_id: Some(vpc.id.to_string()),
        state: Some(VpcState::Available),
        cidr_block: Some(vpc.primary_cidr().to_string()),
        dhcp_options_id: Some(dhcp_options_of(vpc)),
        ..Default::default()
    }
}

fn block_on_the_wire(block: &VpcCidrBlock) -> VpcCidrBlockAssociation {
    VpcCidrBlockAssociation {
        association_id: Some(block.association_id.to_string()),
        cidr_block: Some(block.cidr_block.to_string()),
        cidr_block_state: Some(wire::VpcCidrBlockState {
            state: Some(VpcCidrBlockStateCode::Associated),
            status_message: None,
        }),
    }
}

impl Operation<Error> for DescribeVpcAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeVpcAttributeResult, Error> {
        let vpc = get(tx, self.vpc_id)?;
        let mut result = DescribeVpcAttributeResult {
            vpc_id: Some(vpc.id.to_string()),
            ..Default::default()
        };
        let value = |value| Some(AttributeBooleanValue { value: Some(value) });
        match self.attribute {
            VpcAttributeName::EnableDnsSupport => {
                result.enable_dns_support = value(vpc.enable_dns_support);
            }
            VpcAttributeName::EnableDnsHostnames => {
                result.enable_dns_hostnames = value(vpc.enable_dns_hostnames);
            }
            VpcAttributeName::EnableNetworkAddressUsageMetrics => {
                result.enable_network_address_usage_metrics =
                    value(vpc.enable_network_address_usage_metrics);
            }
        }
        Ok(result)
    }
}

impl Operation<Error> for ModifyVpcAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let mut vpc = Vpc::clone(&*get(tx, self.vpc_id)?);
        let attributes = [
            (self.enable_dns_support, &mut vpc.enable_dns_support),
            (self.enable_dns_hostnames, &mut vpc.enable_dns_hostnames),
            (
                self.enable_network_address_usage_metrics,
                &mut vpc.enable_network_address_usage_metrics,
            ),
        ];
        let mut count = 0;
        for (attribute, stored) in attributes {
            if let Some(value) = attribute.and_then(|attribute| attribute.value) {
                *stored = value;
                count += 1;
            }
        }
        match count {
            0 => Err(Error::MissingParameter {
                message: "No attributes specified.".to_owned(),
            }),
            1 => {
                tx.put(vpc);
                Ok(())
            }
            _ => Err(Error::invalid_combination(
                "Fields for multiple attribute types specified: only one attribute can be modified at a time.",
            )),
        }
    }
}

impl Operation<Error> for AssociateVpcCidrBlockRequest {
    const UNSUPPORTED: &'static [&'static str] = &[
        "Ipv6CidrBlockNetworkBorderGroup",
        "Ipv6Pool",
        "Ipv6CidrBlock",
        "Ipv4IpamPoolId",
        "Ipv4NetmaskLength",
        "Ipv6IpamPoolId",
        "Ipv6NetmaskLength",
    ];

    fn run(self, tx: &mut Tx) -> Result<AssociateVpcCidrBlockResult, Error> {
        if self.amazon_provided_ipv6_cidr_block == Some(true) {
            return Err(Error::unsupported("AmazonProvidedIpv6CidrBlock"));
        }
        let mut vpc = Vpc::clone(&*get(tx, self.vpc_id)?);
        let text = self.cidr_block.ok_or(Error::missing("cidrBlock"))?;
        let cidr = cidr_blocks::parse(&text, "cidrBlock")?;
        ensure_allowed(tx, cidr)?;
        let mut blocks = vpc.cidr_blocks.iter();
        if blocks.any(|block| cidr_blocks::overlap(&block.cidr_block, &cidr)) {
            return Err(Error::VpcConflict { cidr });
        }
        if vpc.cidr_blocks.len() >= MOST_BLOCKS {
            return Err(Error::TooManyBlocks { vpc: vpc.id });
        }
        let block = VpcCidrBlock {
            association_id: tx.new_id(),
            cidr_block: cidr,
        };
        let association = block_on_the_wire(&block);
        let vpc_id = Some(vpc.id.to_string());
        vpc.cidr_blocks.push(block);
        tx.put(vpc);
        Ok(AssociateVpcCidrBlockResult {
            cidr_block_association: Some(with_state(
                association,
                VpcCidrBlockStateCode::Associating,
            )),
            vpc_id,
            ..Default::default()
        })
    }
}

impl Operation<Error> for DisassociateVpcCidrBlockRequest {
    fn run(self, tx: &mut Tx) -> Result<DisassociateVpcCidrBlockResult, Error> {
        let id = self.association_id.parse()?;
        let place = |vpc: &Vpc| {
            let mut blocks = vpc.cidr_blocks.iter();
            blocks.position(|block| block.association_id == id)
        };
        let found = (tx.cloud().all::<Vpc>()).find_map(|vpc| Some((vpc.clone(), place(vpc)?)));
        let (vpc, index) = found.ok_or(Error::not_found(id))?;
        if index == 0 {
            return Err(Error::OperationNotPermitted {
                message: format!(
                    "The vpc CIDR block with association ID {id} may not be disassociated. It is the primary IPv4 CIDR block of the VPC"
                ),
            });
        }
        let mut vpc = Vpc::clone(&vpc);
        let block = vpc.cidr_blocks.remove(index);
        let is_inside = |subnet: &Subnet| {
            subnet.vpc_id == vpc.id && block.cidr_block.contains(&subnet.cidr_block)
        };
        if tx.cloud().all().any(|subnet| is_inside(subnet)) {
            return Err(Error::in_use("vpc CIDR block association", id));
        }
        let association = block_on_the_wire(&block);
        let vpc_id = Some(vpc.id.to_string());
        routes::forget_block(tx, vpc.id, block.cidr_block.into());
        tx.put(vpc);
        Ok(DisassociateVpcCidrBlockResult {
            cidr_block_association: Some(with_state(
                association,
                VpcCidrBlockStateCode::Disassociating,
            )),
            vpc_id,
            ..Default::default()
        })
    }
}

fn with_state(
    association: VpcCidrBlockAssociation,
    state: VpcCidrBlockStateCode,
) -> VpcCidrBlockAssociation {
    VpcCidrBlockAssociation {
        cidr_block_state: Some(wire::VpcCidrBlockState {
            state: Some(state),
            status_message: None,
        }),
        ..association
    }
}

#[cfg(test)]
mod tests;
