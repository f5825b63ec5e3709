//! Step 1: a VPC with a public subnet in each of two availability zones, and a gateway endpoint for S3.

use aws_sdk_ec2::types::{
    AttributeBooleanValue, LocationType, ResourceType, RouteState, Subnet, SubnetState,
    VpcEndpointType, VpcState,
};

use crate::cleanup::filter;
use crate::context::Context;
use crate::failure::{Expecting, Failure, ensure, ensure_equal};
use crate::steps::instance::INSTANCE_TYPE;

const VPC_CIDR: &str = "10.0.0.0/16";
const SUBNET_CIDRS: [&str; 2] = ["10.0.1.0/24", "10.0.2.0/24"];

/// What the rest of the flow needs of the network.
pub(crate) struct Network {
    pub(crate) vpc_id: String,
    /// The subnet that the instance goes to, and its zone.
    pub(crate) subnet_id: String,
    pub(crate) zone: String,
}

pub(crate) async fn create(context: &Context) -> Result<Network, Failure> {
    let zones = two_zones(context).await?;
    let vpc_id = create_vpc(context).await?;
    let mut subnet_ids = Vec::new();
    for (cidr, zone) in SUBNET_CIDRS.iter().zip(&zones) {
        subnet_ids.push(create_subnet(context, &vpc_id, cidr, zone).await?);
    }
    let gateway_id = create_gateway(context, &vpc_id).await?;
    let table_id = create_route_table(context, &vpc_id, &gateway_id, &subnet_ids).await?;
    create_endpoint(context, &vpc_id, &table_id).await?;
    let [zone, _] = zones;
    let subnet_id = subnet_ids.swap_remove(0);
    Ok(Network {
        vpc_id,
        subnet_id,
        zone,
    })
}

async fn two_zones(context: &Context) -> Result<[String; 2], Failure> {
    context.doing("choosing two availability zones");
    let answer = context
        .target
        .ec2
        .describe_availability_zones()
        .filters(filter("state", "available"))
        .filters(filter("zone-type", "availability-zone"))
        .send()
        .await
        .expecting("DescribeAvailabilityZones answers")?;
    // Not every zone has every type.
    let offerings = context
        .target
        .ec2
        .describe_instance_type_offerings()
        .location_type(LocationType::AvailabilityZone)
        .filters(filter("instance-type", INSTANCE_TYPE.as_str()))
        .send()
        .await
        .expecting("DescribeInstanceTypeOfferings answers")?;
    let is_fit = |zone: &str| {
        let mut offerings = offerings.instance_type_offerings().iter();
        offerings.any(|offering| offering.location() == Some(zone))
    };
    let zones = answer.availability_zones().iter();
    let names = zones.filter_map(|zone| zone.zone_name());
    let mut names: Vec<String> = names
        .filter(|name| is_fit(name))
        .map(str::to_owned)
        .collect();
    names.sort();
    names.truncate(2);
    <[String; 2]>::try_from(names).map_err(|names| {
        Failure::new(
            format!("the region has two availability zones with {INSTANCE_TYPE}"),
            format!("it has {}", names.len()),
        )
    })
}

async fn create_vpc(context: &Context) -> Result<String, Failure> {
    context.doing(format!("creating VPC {VPC_CIDR}"));
    let ec2 = &context.target.ec2;
    let answer = ec2
        .create_vpc()
        .cidr_block(VPC_CIDR)
        .tag_specifications(context.tagged(ResourceType::Vpc, "vpc"))
        .send()
        .await
        .expecting(format!("CreateVpc {VPC_CIDR} succeeds"))?;
    let id = answer.vpc().and_then(|vpc| vpc.vpc_id());
    let id = id.expecting("CreateVpc answers with an id")?;
    context.eventually(|| verify_vpc(context, id)).await?;
    let host_names = || async {
        ec2.modify_vpc_attribute()
            .vpc_id(id)
            .enable_dns_hostnames(AttributeBooleanValue::builder().value(true).build())
            .send()
            .await
            .expecting("ModifyVpcAttribute turns DNS host names on")
    };
    context.eventually(host_names).await?;
    context.verified(format!(
        "{id} {VPC_CIDR} is available, tagged, with DNS host names"
    ));
    Ok(id.to_owned())
}

async fn verify_vpc(context: &Context, id: &str) -> Result<(), Failure> {
    let answer = context.target.ec2.describe_vpcs().vpc_ids(id).send().await;
    let answer = answer.expecting("DescribeVpcs answers")?;
    let vpc = answer.vpcs().first();
    let vpc = vpc.expecting(format!("{id} is described"))?;
    let state = vpc.state().map_or("unknown", VpcState::as_str);
    ensure_equal("the VPC's state", "available", state)?;
    let cidr = vpc.cidr_block().unwrap_or_default();
    ensure_equal("the VPC's CIDR block", VPC_CIDR, cidr)?;
    let mut wanted = context.tags("vpc").into_iter();
    ensure(
        wanted.all(|tag| vpc.tags().contains(&tag)),
        "the VPC carries the tags that it was created with",
        format!("it carries {:?}", vpc.tags()),
    )
}

async fn create_subnet(
    context: &Context,
    vpc_id: &str,
    cidr: &str,
    zone: &str,
) -> Result<String, Failure> {
    context.doing(format!("creating subnet {cidr} in {zone}"));
    let ec2 = &context.target.ec2;
    let answer = ec2
        .create_subnet()
        .vpc_id(vpc_id)
        .cidr_block(cidr)
        .availability_zone(zone)
        .tag_specifications(context.tagged(ResourceType::Subnet, &format!("subnet {zone}")))
        .send()
        .await
        .expecting(format!("CreateSubnet {cidr} succeeds"))?;
    let id = answer.subnet().and_then(Subnet::subnet_id);
    let id = id.expecting("CreateSubnet answers with an id")?;
    let public_addresses = || async {
        ec2.modify_subnet_attribute()
            .subnet_id(id)
            .map_public_ip_on_launch(AttributeBooleanValue::builder().value(true).build())
            .send()
            .await
            .expecting("ModifySubnetAttribute turns public addresses on")
    };
    context.eventually(public_addresses).await?;
    context
        .eventually(|| verify_subnet(context, id, zone))
        .await?;
    context.verified(format!(
        "{id} {cidr} in {zone} has 251 free addresses and gives public ones"
    ));
    Ok(id.to_owned())
}

async fn verify_subnet(context: &Context, id: &str, zone: &str) -> Result<(), Failure> {
    let ec2 = &context.target.ec2;
    let answer = ec2.describe_subnets().subnet_ids(id).send().await;
    let answer = answer.expecting("DescribeSubnets answers")?;
    let subnet = answer.subnets().first();
    let subnet = subnet.expecting(format!("{id} is described"))?;
    let state = subnet.state().map_or("unknown", SubnetState::as_str);
    ensure_equal("the subnet's state", "available", state)?;
    ensure(
        subnet.map_public_ip_on_launch() == Some(true),
        "the subnet gives instances public addresses",
        "it does not",
    )?;
    let its_zone = subnet.availability_zone().unwrap_or_default();
    ensure_equal("the subnet's zone", zone, its_zone)?;
    // 256 less the five that AWS reserves.
    ensure_equal(
        "the number of free addresses in a new /24 subnet",
        251,
        subnet.available_ip_address_count().unwrap_or_default(),
    )
}

async fn create_gateway(context: &Context, vpc_id: &str) -> Result<String, Failure> {
    context.doing("creating and attaching an internet gateway");
    let ec2 = &context.target.ec2;
    let answer = ec2
        .create_internet_gateway()
        .tag_specifications(context.tagged(ResourceType::InternetGateway, "gateway"))
        .send()
        .await
        .expecting("CreateInternetGateway succeeds")?;
    let id = answer
        .internet_gateway()
        .and_then(|gateway| gateway.internet_gateway_id())
        .expecting("CreateInternetGateway answers with an id")?;
    let attach = || async {
        ec2.attach_internet_gateway()
            .internet_gateway_id(id)
            .vpc_id(vpc_id)
            .send()
            .await
            .expecting("AttachInternetGateway succeeds")
    };
    context.eventually(attach).await?;
    Ok(id.to_owned())
}

async fn create_route_table(
    context: &Context,
    vpc_id: &str,
    gateway_id: &str,
    subnet_ids: &[String],
) -> Result<String, Failure> {
    context.doing("creating a route table with a default route");
    let ec2 = &context.target.ec2;
    let answer = ec2
        .create_route_table()
        .vpc_id(vpc_id)
        .tag_specifications(context.tagged(ResourceType::RouteTable, "routes"))
        .send()
        .await
        .expecting("CreateRouteTable succeeds")?;
    let table = answer.route_table();
    let id = table.and_then(|table| table.route_table_id());
    let id = id.expecting("CreateRouteTable answers with an id")?;
    let create_route = || async {
        ec2.create_route()
            .route_table_id(id)
            .destination_cidr_block("0.0.0.0/0")
            .gateway_id(gateway_id)
            .send()
            .await
            .expecting("CreateRoute to the internet gateway succeeds")
    };
    context.eventually(create_route).await?;
    for subnet_id in subnet_ids {
        ec2.associate_route_table()
            .route_table_id(id)
            .subnet_id(subnet_id)
            .send()
            .await
            .expecting("AssociateRouteTable succeeds")?;
    }
    for (to, via) in [(VPC_CIDR, "local"), ("0.0.0.0/0", gateway_id)] {
        context
            .eventually(|| active_route(context, id, |route| *route == (to, via)))
            .await
            .map_err(|failure| Failure {
                expected: format!("{id} holds an active route {to} via {via}"),
                ..failure
            })?;
    }
    context.verified(format!(
        "{id} leads 0.0.0.0/0 to {gateway_id} for both subnets"
    ));
    Ok(id.to_owned())
}

/// The active route of a table, as destination and target, that is the one wanted; else the failure names all that it holds.
async fn active_route(
    context: &Context,
    id: &str,
    is_wanted: impl Fn(&(&str, &str)) -> bool,
) -> Result<(String, String), Failure> {
    let ec2 = &context.target.ec2;
    let answer = ec2.describe_route_tables().route_table_ids(id).send().await;
    let answer = answer.expecting("DescribeRouteTables answers")?;
    let tables = answer.route_tables().iter();
    let routes: Vec<(&str, &str)> = tables
        .flat_map(|table| table.routes())
        .filter(|route| route.state() == Some(&RouteState::Active))
        .filter_map(|route| {
            let to = route
                .destination_cidr_block()
                .or(route.destination_prefix_list_id())?;
            Some((to, route.gateway_id()?))
        })
        .collect();
    match routes.iter().find(|route| is_wanted(route)) {
        Some((to, via)) => Ok(((*to).to_owned(), (*via).to_owned())),
        None => Err(Failure::new(
            "the route is there",
            format!("{id} holds {routes:?}"),
        )),
    }
}

async fn create_endpoint(context: &Context, vpc_id: &str, table_id: &str) -> Result<(), Failure> {
    let service = format!("com.amazonaws.{}.s3", context.target.region);
    context.doing(format!("creating a gateway endpoint for {service}"));
    let answer = context
        .target
        .ec2
        .create_vpc_endpoint()
        .vpc_endpoint_type(VpcEndpointType::Gateway)
        .vpc_id(vpc_id)
        .service_name(&service)
        .route_table_ids(table_id)
        .tag_specifications(context.tagged(ResourceType::VpcEndpoint, "s3"))
        .send()
        .await
        .expecting("CreateVpcEndpoint succeeds")?;
    let id = answer
        .vpc_endpoint()
        .and_then(|endpoint| endpoint.vpc_endpoint_id())
        .expecting("CreateVpcEndpoint answers with an id")?;
    let is_wanted = |(to, via): &(&str, &str)| *via == id && to.starts_with("pl-");
    let (list, _) = context
        .eventually(|| active_route(context, table_id, is_wanted))
        .await
        .map_err(|failure| Failure {
            expected: format!("{table_id} leads the prefix list of S3 to {id}"),
            ..failure
        })?;
    context.verified(format!("{id} for S3: {table_id} leads {list} to it"));
    Ok(())
}
