//! The search for what runs left: by tag, in EC2 and in S3. It changes nothing.

use aws_sdk_ec2::error::ProvideErrorMetadata;
use aws_sdk_ec2::types::{Filter, InstanceStateName, Tag};

use super::{Kind, Left};
use crate::failure::{Expecting, Failure};
use crate::run::{PREFIX, RunId, TAG};
use crate::target::Target;

/// Everything of one run, in the order in which it must be deleted.
pub(crate) async fn find(target: &Target, run: &RunId) -> Result<Vec<Left>, Failure> {
    let filter = filter(&format!("tag:{TAG}"), run.as_str());
    find_by(target, &filter, &run.bucket()).await
}

/// Everything of all runs, in the order in which it must be deleted.
pub(crate) async fn find_all(target: &Target) -> Result<Vec<Left>, Failure> {
    find_by(target, &filter("tag-key", TAG), PREFIX).await
}

async fn find_by(
    target: &Target,
    filter: &Filter,
    bucket_prefix: &str,
) -> Result<Vec<Left>, Failure> {
    let mut found = find_compute(target, filter).await?;
    found.extend(find_network(target, filter).await?);
    found.extend(find_access(target, filter).await?);
    found.extend(find_buckets(target, bucket_prefix).await?);
    found.sort();
    Ok(found)
}

/// Every item on every page of a Describe call.
macro_rules! every {
    ($call:expr, $kind:expr) => {
        $call
            .into_paginator()
            .items()
            .send()
            .try_collect()
            .await
            .expecting(format!("every {} can be listed", $kind))?
    };
}

/// The items of a Describe call as `Left`s: the call, its kind, the name of its items' id.
macro_rules! tagged {
    ($call:expr, $kind:expr, $id:ident) => {
        every!($call, $kind)
            .iter()
            .filter_map(|item| left($kind, item.$id()?, item.tags()))
    };
}

async fn find_compute(target: &Target, filter: &Filter) -> Result<Vec<Left>, Failure> {
    let ec2 = &target.ec2;
    let instances = ec2.describe_instances().filters(filter.clone());
    let reservations = every!(instances, Kind::Instance);
    let instances = reservations.iter().flat_map(|it| it.instances());
    let mut found: Vec<Left> = instances
        .filter(|instance| {
            let state = instance.state().and_then(|state| state.name());
            state != Some(&InstanceStateName::Terminated)
        })
        .filter_map(|instance| left(Kind::Instance, instance.instance_id()?, instance.tags()))
        .collect();
    let interfaces = ec2.describe_network_interfaces().filters(filter.clone());
    let interfaces = every!(interfaces, Kind::NetworkInterface);
    // Alone among the resources, an interface has a tag_set.
    found.extend(interfaces.iter().filter_map(|interface| {
        let id = interface.network_interface_id()?;
        left(Kind::NetworkInterface, id, interface.tag_set())
    }));
    let volumes = ec2.describe_volumes().filters(filter.clone());
    found.extend(tagged!(volumes, Kind::Volume, volume_id));
    Ok(found)
}

async fn find_network(target: &Target, filter: &Filter) -> Result<Vec<Left>, Failure> {
    let ec2 = &target.ec2;
    let endpoints = ec2.describe_vpc_endpoints().filters(filter.clone());
    let mut found: Vec<Left> = every!(endpoints, Kind::VpcEndpoint)
        .iter()
        .filter(|endpoint| {
            // A deleted endpoint stays listed for a while, and AWS is of two minds about capitals here.
            let state = endpoint.state().map(|state| state.as_str().to_lowercase());
            state.as_deref() != Some("deleted")
        })
        .filter_map(|item| left(Kind::VpcEndpoint, item.vpc_endpoint_id()?, item.tags()))
        .collect();
    let gateways = ec2.describe_internet_gateways().filters(filter.clone());
    found.extend(tagged!(
        gateways,
        Kind::InternetGateway,
        internet_gateway_id
    ));
    let subnets = ec2.describe_subnets().filters(filter.clone());
    found.extend(tagged!(subnets, Kind::Subnet, subnet_id));
    let tables = ec2.describe_route_tables().filters(filter.clone());
    found.extend(tagged!(tables, Kind::RouteTable, route_table_id));
    let vpcs = ec2.describe_vpcs().filters(filter.clone());
    found.extend(tagged!(vpcs, Kind::Vpc, vpc_id));
    Ok(found)
}

async fn find_access(target: &Target, filter: &Filter) -> Result<Vec<Left>, Failure> {
    let ec2 = &target.ec2;
    let groups = ec2.describe_security_groups().filters(filter.clone());
    let mut found: Vec<Left> = tagged!(groups, Kind::SecurityGroup, group_id).collect();
    let keys = ec2.describe_key_pairs().filters(filter.clone()).send();
    let keys = keys.await.expecting("every key pair can be listed")?;
    found.extend(
        keys.key_pairs()
            .iter()
            .filter_map(|key| left(Kind::KeyPair, key.key_pair_id()?, key.tags())),
    );
    Ok(found)
}

/// The name narrows the search, since S3 has none by tag; whether a bucket is a run's, its tag decides.
async fn find_buckets(target: &Target, prefix: &str) -> Result<Vec<Left>, Failure> {
    let pages = target
        .s3
        .list_buckets()
        .prefix(prefix)
        .bucket_region(&target.region)
        .into_paginator()
        .send()
        .try_collect()
        .await
        .expecting("every bucket can be listed")?;
    let mut found = Vec::new();
    for bucket in pages.iter().flat_map(|page| page.buckets()) {
        let Some(name) = bucket.name().filter(|name| name.starts_with(prefix)) else {
            continue;
        };
        found.extend(run_of_bucket(target, name).await?.map(|run| Left {
            kind: Kind::Bucket,
            id: name.to_owned(),
            run,
        }));
    }
    Ok(found)
}

/// The run in a bucket's tag. A run that was killed before it could tag its bucket left one without tags, which has a run's
/// name and holds nothing.
async fn run_of_bucket(target: &Target, name: &str) -> Result<Option<String>, Failure> {
    let tagging = target.s3.get_bucket_tagging().bucket(name).send().await;
    match tagging {
        Ok(tagging) => {
            let mut tags = tagging.tag_set().iter();
            let tag = tags.find(|tag| tag.key() == TAG);
            return Ok(tag.map(|tag| tag.value().to_owned()));
        }
        Err(error) if error.code() == Some("NoSuchBucket") => return Ok(None),
        Err(error) if error.code() == Some("NoSuchTagSet") => {}
        error => drop(error.expecting(format!("the tags of bucket {name} can be read"))?),
    }
    let Some(run) = run_in_name(name) else {
        return Ok(None);
    };
    let objects = target.s3.list_objects_v2().bucket(name).max_keys(1).send();
    let objects = objects.await.expecting("the bucket's objects are listed")?;
    Ok(objects.contents().is_empty().then_some(run))
}

fn run_in_name(bucket: &str) -> Option<String> {
    let run = bucket.strip_prefix(PREFIX)?;
    let is_run = RunId::named(run).age().is_some();
    is_run.then(|| run.to_owned())
}

fn left(kind: Kind, id: &str, tags: &[Tag]) -> Option<Left> {
    let tag = tags.iter().find(|tag| tag.key() == Some(TAG))?;
    Some(Left {
        kind,
        id: id.to_owned(),
        run: tag.value().unwrap_or_default().to_owned(),
    })
}

/// A filter of a Describe call.
pub(crate) fn filter(name: &str, value: &str) -> Filter {
    Filter::builder().name(name).values(value).build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_bucket_tells_its_run_only_if_a_harness_can_have_given_it() {
        let run = RunId::new();
        assert_eq!(run_in_name(&run.bucket()), Some(run.to_string()));
        assert_eq!(run_in_name("terrarium-harness-production"), None);
        assert_eq!(run_in_name("someone-else-s"), None);
    }

    #[test]
    fn only_tagged_things_are_ever_deleted() {
        let tag = |key: &str| Tag::builder().key(key).value("abc").build();
        assert!(left(Kind::Vpc, "vpc-1", &[tag("Name")]).is_none());
        assert!(left(Kind::Vpc, "vpc-1", &[tag("Name"), tag(TAG)]).is_some());
    }
}
