//! Step 1: a VPC with a public subnet in each of two availability zones, and a gateway endpoint for S3.

use std::time::Duration;

use aws_sdk_ec2::types::{
    AttributeBooleanValue, ResourceType, RouteState, Subnet, SubnetState, VpcEndpointType, VpcState,
};

use crate::cleanup::filter;
use crate::context::Context;
use crate::failure::{Expecting, Failure, ensure, ensure_equal};

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
    let mut names: Vec<String> = answer
        .availability_zones()
        .iter()
        .filter_map(|zone| zone.zone_name().map(str::to_owned))
        .collect();
    names.sort();
    names.truncate(2);
    <[String; 2]>::try_from(names).map_err(|names| {
        Failure::new(
            "the region has two availability zones",
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
    let id = id.expecting("CreateVpc answers with an id")?.to_owned();
    let available = || async {
        let answer = ec2.describe_vpcs().vpc_ids(&id).send().await;
        let answer = answer.expecting("DescribeVpcs answers")?;
        let vpc = answer.vpcs().first().cloned();
        Ok(vpc.filter(|vpc| vpc.state() == Some(&VpcState::Available)))
    };
    let vpc = context
        .until("the VPC is available", Duration::from_secs(60), available)
        .await?;
    ensure_equal(
        "the VPC's CIDR block",
        VPC_CIDR,
        vpc.cidr_block().unwrap_or_default(),
    )?;
    ensure(
        context
            .tags("vpc")
            .iter()
            .all(|tag| vpc.tags().contains(tag)),
        "the VPC carries the tags that it was created with",
        format!("it carries {:?}", vpc.tags()),
    )?;
    ec2.modify_vpc_attribute()
        .vpc_id(&id)
        .enable_dns_hostnames(AttributeBooleanValue::builder().value(true).build())
        .send()
        .await
        .expecting("ModifyVpcAttribute turns DNS host names on")?;
    context.verified(format!(
        "{id} {VPC_CIDR} is available, tagged, with DNS host names"
    ));
    Ok(id)
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
    let id = id.expecting("CreateSubnet answers with an id")?.to_owned();
    ec2.modify_subnet_attribute()
        .subnet_id(&id)
        .map_public_ip_on_launch(AttributeBooleanValue::builder().value(true).build())
        .send()
        .await
        .expecting("ModifySubnetAttribute turns public addresses on")?;
    let ready = || async {
        let answer = ec2.describe_subnets().subnet_ids(&id).send().await;
        let answer = answer.expecting("DescribeSubnets answers")?;
        let subnet = answer.subnets().first().cloned();
        Ok(subnet.filter(|subnet| {
            subnet.state() == Some(&SubnetState::Available)
                && subnet.map_public_ip_on_launch() == Some(true)
        }))
    };
    let expected = "the subnet is available and gives instances public addresses";
    let subnet = context
        .until(expected, Duration::from_secs(60), ready)
        .await?;
    ensure_equal(
        "the subnet's zone",
        zone,
        subnet.availability_zone().unwrap_or_default(),
    )?;
    // 256 less the five that AWS reserves.
    ensure_equal(
        "the number of free addresses in a new /24 subnet",
        251,
        subnet.available_ip_address_count().unwrap_or_default(),
    )?;
    context.verified(format!(
        "{id} {cidr} in {zone} has 251 free addresses and gives public ones"
    ));
    Ok(id)
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
        .expecting("CreateInternetGateway answers with an id")?
        .to_owned();
    ec2.attach_internet_gateway()
        .internet_gateway_id(&id)
        .vpc_id(vpc_id)
        .send()
        .await
        .expecting("AttachInternetGateway succeeds")?;
    Ok(id)
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
    let id = answer
        .route_table()
        .and_then(|table| table.route_table_id())
        .expecting("CreateRouteTable answers with an id")?
        .to_owned();
    ec2.create_route()
        .route_table_id(&id)
        .destination_cidr_block("0.0.0.0/0")
        .gateway_id(gateway_id)
        .send()
        .await
        .expecting("CreateRoute to the internet gateway succeeds")?;
    for subnet_id in subnet_ids {
        ec2.associate_route_table()
            .route_table_id(&id)
            .subnet_id(subnet_id)
            .send()
            .await
            .expecting("AssociateRouteTable succeeds")?;
    }
    let routes = active_routes(context, &id).await?;
    for wanted in [(VPC_CIDR, "local"), ("0.0.0.0/0", gateway_id)] {
        ensure(
            routes
                .iter()
                .any(|(to, via)| (to.as_str(), via.as_str()) == wanted),
            format!("{id} holds an active route {} via {}", wanted.0, wanted.1),
            format!("it holds {routes:?}"),
        )?;
    }
    context.verified(format!(
        "{id} leads 0.0.0.0/0 to {gateway_id} for both subnets"
    ));
    Ok(id)
}

/// Destination and target of each active route of a table.
async fn active_routes(context: &Context, id: &str) -> Result<Vec<(String, String)>, Failure> {
    let answer = context
        .target
        .ec2
        .describe_route_tables()
        .route_table_ids(id)
        .send()
        .await
        .expecting("DescribeRouteTables answers")?;
    let routes = answer
        .route_tables()
        .iter()
        .flat_map(|table| table.routes());
    Ok(routes
        .filter(|route| route.state() == Some(&RouteState::Active))
        .filter_map(|route| {
            let to = route
                .destination_cidr_block()
                .or(route.destination_prefix_list_id())?;
            Some((to.to_owned(), route.gateway_id()?.to_owned()))
        })
        .collect())
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
    let routed = || async {
        let routes = active_routes(context, table_id).await?;
        let route = routes.into_iter().find(|(_, via)| via == id);
        Ok(route.filter(|(to, _)| to.starts_with("pl-")))
    };
    let expected = format!("{table_id} leads the prefix list of S3 to {id}");
    let (list, _) = context
        .until(&expected, Duration::from_secs(60), routed)
        .await?;
    context.verified(format!("{id} for S3: {table_id} leads {list} to it"));
    Ok(())
}
