//! VPC endpoints of the gateway type, which S3 has, and the services that endpoints lead to.

use std::sync::Arc;
use terrarium_model::regions::zones;

use terrarium_model::ids::*;
use terrarium_model::resources::{Destination, Route, RouteTable, RouteTarget, VpcEndpoint};
use terrarium_policy::Policy;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    self as wire, CreateVpcEndpointRequest, CreateVpcEndpointResult, DeleteVpcEndpointsRequest,
    DeleteVpcEndpointsResult, DescribeVpcEndpointServicesRequest,
    DescribeVpcEndpointServicesResult, DescribeVpcEndpointsRequest, DescribeVpcEndpointsResult,
    ModifyVpcEndpointRequest, ModifyVpcEndpointResult, ServiceDetail, ServiceType,
    ServiceTypeDetail, State, UnsuccessfulItem, UnsuccessfulItemError, VpcEndpointType,
};

use crate::errors::Error;
use crate::filters::{Field, Filters};
use crate::pages::{self, Selection, select};
use crate::{prefix_lists, route_tables, tags, vpcs};

/// The policy of an endpoint whose request has none, as AWS writes it.
const DEFAULT_POLICY: &str = r#"{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}"#;

/// The longest policy, in characters.
const LONGEST_POLICY: usize = 20_480;

/// Fails unless the text is a JSON object with statements.
fn ensure_policy(text: &str) -> Result<(), Error> {
    let refuse = |message: &str| {
        Err(Error::InvalidPolicy {
            message: message.to_owned(),
        })
    };
    if text.chars().count() > LONGEST_POLICY {
        return refuse("The policy is larger than the maximum allowed size.");
    }
    if serde_json::from_str::<serde_json::Value>(text).is_err() {
        return refuse("This policy contains invalid Json");
    }
    match Policy::parse(text.trim()) {
        Ok(policy) if policy.names_principals() => Ok(()),
        Ok(_) => refuse("Missing required field Principal"),
        Err(flaw) => refuse(&flaw.to_string()),
    }
}

/// Adds an endpoint's route to a table.
fn add_route(tx: &mut Tx, endpoint: &VpcEndpoint, table: RouteTableId) -> Result<(), Error> {
    let list = prefix_lists::s3(tx);
    let table = route_tables::get(tx, table)?;
    if table.vpc_id != endpoint.vpc_id {
        return Err(Error::invalid_value(format!(
            "Route table {} and network {} belong to different networks",
            table.id, endpoint.vpc_id
        )));
    }
    let destination = Destination::PrefixList(list);
    let mut routes = table.routes.iter();
    if routes.any(|route| route.destination == destination) {
        return Err(Error::EndpointRouteExists {
            table: table.id,
            list,
        });
    }
    let route = Route {
        destination,
        target: RouteTarget::VpcEndpoint(endpoint.id),
    };
    tx.update::<RouteTable, _>(&table.id, |table| table.routes.push(route));
    Ok(())
}

/// Removes an endpoint's route from a table.
fn remove_route(tx: &mut Tx, endpoint: VpcEndpointId, table: RouteTableId) {
    let target = RouteTarget::VpcEndpoint(endpoint);
    tx.update::<RouteTable, _>(&table, |table| {
        table.routes.retain(|route| route.target != target);
    });
}

fn get(tx: &Tx, id: VpcEndpointId) -> Result<Arc<VpcEndpoint>, Error> {
    tx.get::<VpcEndpoint>(&id).ok_or(Error::not_found(id))
}

impl Operation<Error> for CreateVpcEndpointRequest {
    const UNSUPPORTED: &'static [&'static str] = &[
        "SubnetId",
        "SecurityGroupId",
        "DnsOptions",
        "SubnetConfiguration",
        "ServiceNetworkArn",
        "ResourceConfigurationArn",
    ];

    fn run(self, tx: &mut Tx) -> Result<CreateVpcEndpointResult, Error> {
        let vpc = vpcs::get(tx, self.vpc_id)?.id;
        if self.vpc_endpoint_type.unwrap_or(VpcEndpointType::Gateway) != VpcEndpointType::Gateway {
            return Err(Error::unsupported("VpcEndpointType"));
        }
        if self.private_dns_enabled == Some(true) {
            return Err(Error::invalid_value(
                "Private DNS can only be enabled for interface endpoints.",
            ));
        }
        if self
            .ip_address_type
            .is_some_and(|kind| kind != wire::IpAddressType::Ipv4)
        {
            return Err(Error::unsupported("IpAddressType"));
        }
        let is_here = |region: &String| region == tx.region();
        if !self.service_region.as_ref().is_none_or(is_here) {
            return Err(Error::unsupported("ServiceRegion"));
        }
        let service_name = self.service_name.ok_or(Error::missing("ServiceName"))?;
        if service_name != prefix_lists::s3_name(tx) {
            return Err(Error::UnknownEndpointService { name: service_name });
        }
        let policy_document = self.policy_document.unwrap_or(DEFAULT_POLICY.to_owned());
        ensure_policy(&policy_document)?;
        let mut endpoint = VpcEndpoint {
            id: tx.new_id(),
            vpc_id: vpc,
            service_name,
            route_table_ids: Vec::new(),
            policy_document,
            creation_timestamp: tx.now,
        };
        for table in self.route_table_ids {
            if !endpoint.route_table_ids.contains(&table) {
                add_route(tx, &endpoint, table)?;
                endpoint.route_table_ids.push(table);
            }
        }
        tags::give(tx, endpoint.id, &self.tag_specifications)?;
        tx.put(endpoint.clone());
        Ok(CreateVpcEndpointResult {
            vpc_endpoint: Some(on_the_wire(tx, &endpoint)),
            client_token: self.client_token,
        })
    }
}

impl Operation<Error> for ModifyVpcEndpointRequest {
    const UNSUPPORTED: &'static [&'static str] = &[
        "AddSubnetId",
        "RemoveSubnetId",
        "AddSecurityGroupId",
        "RemoveSecurityGroupId",
        "DnsOptions",
        "SubnetConfiguration",
    ];

    fn run(self, tx: &mut Tx) -> Result<ModifyVpcEndpointResult, Error> {
        let mut endpoint = VpcEndpoint::clone(&*get(tx, self.vpc_endpoint_id)?);
        if self.private_dns_enabled == Some(true) {
            return Err(Error::invalid_value(
                "Private DNS can only be enabled for interface endpoints.",
            ));
        }
        if self
            .ip_address_type
            .is_some_and(|kind| kind != wire::IpAddressType::Ipv4)
        {
            return Err(Error::unsupported("IpAddressType"));
        }
        match (self.reset_policy, self.policy_document) {
            (Some(true), Some(_)) => {
                return Err(Error::invalid_combination(
                    "ResetPolicy and PolicyDocument cannot be specified together.",
                ));
            }
            (Some(true), None) => endpoint.policy_document = DEFAULT_POLICY.to_owned(),
            (_, Some(policy)) => {
                ensure_policy(&policy)?;
                endpoint.policy_document = policy;
            }
            (_, None) => {}
        }
        for table in self.remove_route_table_ids {
            route_tables::get(tx, table)?;
            remove_route(tx, endpoint.id, table);
            endpoint.route_table_ids.retain(|known| *known != table);
        }
        for table in self.add_route_table_ids {
            if !endpoint.route_table_ids.contains(&table) {
                add_route(tx, &endpoint, table)?;
                endpoint.route_table_ids.push(table);
            }
        }
        tx.put(endpoint);
        Ok(ModifyVpcEndpointResult {
            r#return: Some(true),
        })
    }
}

impl Operation<Error> for DeleteVpcEndpointsRequest {
    fn run(self, tx: &mut Tx) -> Result<DeleteVpcEndpointsResult, Error> {
        let mut unsuccessful = Vec::new();
        for id in self.vpc_endpoint_ids {
            let Some(endpoint) = tx.remove::<VpcEndpoint>(&id) else {
                unsuccessful.push(UnsuccessfulItem {
                    error: Some(not_found_item(id)),
                    resource_id: Some(id.to_string()),
                });
                continue;
            };
            for table in &endpoint.route_table_ids {
                remove_route(tx, id, *table);
            }
        }
        Ok(DeleteVpcEndpointsResult { unsuccessful })
    }
}

fn not_found_item(id: VpcEndpointId) -> UnsuccessfulItemError {
    let error = terrarium_query::ApiError::from(Error::not_found(id));
    UnsuccessfulItemError {
        code: Some(error.code().to_owned()),
        message: Some(error.message().to_owned()),
    }
}

/// The filters of DescribeVpcEndpoints.
const FIELDS: &[Field<VpcEndpoint>] = &[
    ("ip-address-type", |_, _| vec!["ipv4".to_owned()]),
    ("service-name", |_, endpoint| {
        vec![endpoint.service_name.clone()]
    }),
    ("service-region", |tx, _| vec![tx.region().to_owned()]),
    ("vpc-endpoint-id", |_, endpoint| {
        vec![endpoint.id.to_string()]
    }),
    ("vpc-endpoint-state", |_, _| vec!["available".to_owned()]),
    ("vpc-endpoint-type", |_, _| vec!["Gateway".to_owned()]),
    ("vpc-id", |_, endpoint| vec![endpoint.vpc_id.to_string()]),
];

impl Operation<Error> for DescribeVpcEndpointsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeVpcEndpointsResult, Error> {
        let selection = Selection {
            ids: self.vpc_endpoint_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        let endpoints = page.items.iter().map(|endpoint| on_the_wire(tx, endpoint));
        Ok(DescribeVpcEndpointsResult {
            vpc_endpoints: endpoints.collect(),
            next_token: page.next_token,
        })
    }
}

fn on_the_wire(tx: &Tx, endpoint: &VpcEndpoint) -> wire::VpcEndpoint {
    let tables = endpoint.route_table_ids.iter();
    wire::VpcEndpoint {
        vpc_endpoint_id: Some(endpoint.id.to_string()),
        vpc_endpoint_type: Some(VpcEndpointType::Gateway),
        vpc_id: Some(endpoint.vpc_id.to_string()),
        service_name: Some(endpoint.service_name.clone()),
        state: Some(State::Available),
        policy_document: Some(endpoint.policy_document.clone()),
        route_table_ids: tables.map(RouteTableId::to_string).collect(),
        private_dns_enabled: Some(false),
        requester_managed: Some(false),
        creation_timestamp: Some(endpoint.creation_timestamp),
        tags: tags::of(tx, endpoint.id),
        owner_id: Some(tx.account().to_owned()),
        service_region: Some(tx.region().to_owned()),
        ..Default::default()
    }
}

/// S3 as a service with endpoints. What it is follows from the region, so it holds nothing.
struct S3;

/// The filters of DescribeVpcEndpointServices.
const SERVICE_FIELDS: &[Field<S3>] = &[
    ("owner", |_, _| vec!["amazon".to_owned()]),
    ("service-name", |tx, _| vec![prefix_lists::s3_name(tx)]),
    ("service-region", |tx, _| vec![tx.region().to_owned()]),
    ("service-type", |_, _| vec!["Gateway".to_owned()]),
    ("supported-ip-address-types", |_, _| vec!["ipv4".to_owned()]),
];

impl Operation<Error> for DescribeVpcEndpointServicesRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeVpcEndpointServicesResult, Error> {
        let name = prefix_lists::s3_name(tx);
        if let Some(unknown) = self.service_names.iter().find(|wanted| **wanted != name) {
            return Err(Error::UnknownEndpointService {
                name: unknown.clone(),
            });
        }
        if self
            .service_regions
            .iter()
            .any(|region| region != tx.region())
        {
            return Err(Error::unsupported("ServiceRegion"));
        }
        pages::page_size(self.max_results, 1..=1000)?;
        let filters = Filters::parse(self.filters, SERVICE_FIELDS, true)?;
        // There is one service, so every page after the first is empty.
        let is_shown = self.next_token.is_none() && filters.pass(tx, "", &S3);
        let names = is_shown.then_some(name);
        Ok(DescribeVpcEndpointServicesResult {
            service_details: names.iter().map(|name| service(tx, name)).collect(),
            service_names: names.into_iter().collect(),
            next_token: None,
        })
    }
}

fn service(tx: &Tx, name: &str) -> ServiceDetail {
    let zones = zones(tx.region()).into_iter();
    let (names, ids) = zones.map(|zone| (zone.name, zone.id)).unzip();
    ServiceDetail {
        service_name: Some(name.to_owned()),
        service_type: vec![ServiceTypeDetail {
            service_type: Some(ServiceType::Gateway),
        }],
        service_region: Some(tx.region().to_owned()),
        availability_zone_ids: ids,
        availability_zones: names,
        owner: Some("amazon".to_owned()),
        base_endpoint_dns_names: vec![format!("s3.{}.amazonaws.com", tx.region())],
        vpc_endpoint_policy_supported: Some(true),
        acceptance_required: Some(false),
        manages_vpc_endpoints: Some(false),
        ..Default::default()
    }
}

#[cfg(test)]
mod tests;
