//! The search for what runs left: by tag in EC2, by name in S3. It changes nothing.

use aws_sdk_ec2::types::{Filter, InstanceStateName, Tag};

use super::{Kind, Left};
use crate::failure::{Expecting, Failure};
use crate::run::{BUCKET_PREFIX, RunId, TAG};
use crate::target::Target;

/// Everything of one run, or of all, in the order in which it must be deleted.
pub(crate) async fn find(target: &Target, run: Option<&RunId>) -> Result<Vec<Left>, Failure> {
    let filter = match run {
        Some(run) => filter(&format!("tag:{TAG}"), run.as_str()),
        None => filter("tag-key", TAG),
    };
    let mut found = find_compute(target, &filter).await?;
    found.extend(find_network(target, &filter).await?);
    found.extend(find_access(target, &filter).await?);
    found.extend(find_buckets(target, run).await?);
    found.sort();
    Ok(found)
}

/// Collects every page of a Describe call into `Left`s: the call, its kind, its items' id.
macro_rules! tagged {
    ($call:expr, $kind:expr, $id:ident) => {
        $call
            .into_paginator()
            .items()
            .send()
            .try_collect()
            .await
            .expecting(format!("every {} can be listed", $kind))?
            .iter()
            .filter_map(|item| left($kind, item.$id()?, item.tags()))
    };
}

async fn find_compute(target: &Target, filter: &Filter) -> Result<Vec<Left>, Failure> {
    let ec2 = &target.ec2;
    let mut found = Vec::new();
    let reservations = ec2
        .describe_instances()
        .filters(filter.clone())
        .into_paginator()
        .items()
        .send()
        .try_collect()
        .await
        .expecting("every instance can be listed")?;
    for instance in reservations.iter().flat_map(|it| it.instances()) {
        let state = instance.state().and_then(|state| state.name());
        if state != Some(&InstanceStateName::Terminated) {
            found.extend(left(
                Kind::Instance,
                instance.instance_id().unwrap_or_default(),
                instance.tags(),
            ));
        }
    }
    let interfaces = ec2
        .describe_network_interfaces()
        .filters(filter.clone())
        .into_paginator()
        .items()
        .send()
        .try_collect()
        .await
        .expecting("every network interface can be listed")?;
    // Alone among the resources, an interface has a tag_set.
    found.extend(interfaces.iter().filter_map(|interface| {
        let id = interface.network_interface_id()?;
        left(Kind::NetworkInterface, id, interface.tag_set())
    }));
    found.extend(tagged!(
        ec2.describe_volumes().filters(filter.clone()),
        Kind::Volume,
        volume_id
    ));
    Ok(found)
}

async fn find_network(target: &Target, filter: &Filter) -> Result<Vec<Left>, Failure> {
    let ec2 = &target.ec2;
    let mut found = Vec::new();
    let endpoints = ec2
        .describe_vpc_endpoints()
        .filters(filter.clone())
        .into_paginator()
        .items()
        .send()
        .try_collect()
        .await
        .expecting("every VPC endpoint can be listed")?;
    for endpoint in &endpoints {
        // A deleted endpoint stays listed for a while, and AWS is of two minds about capitals here.
        let state = endpoint.state().map(|state| state.as_str().to_lowercase());
        if state.as_deref() != Some("deleted") {
            let id = endpoint.vpc_endpoint_id().unwrap_or_default();
            found.extend(left(Kind::VpcEndpoint, id, endpoint.tags()));
        }
    }
    found.extend(tagged!(
        ec2.describe_internet_gateways().filters(filter.clone()),
        Kind::InternetGateway,
        internet_gateway_id
    ));
    found.extend(tagged!(
        ec2.describe_subnets().filters(filter.clone()),
        Kind::Subnet,
        subnet_id
    ));
    found.extend(tagged!(
        ec2.describe_route_tables().filters(filter.clone()),
        Kind::RouteTable,
        route_table_id
    ));
    found.extend(tagged!(
        ec2.describe_vpcs().filters(filter.clone()),
        Kind::Vpc,
        vpc_id
    ));
    Ok(found)
}

async fn find_access(target: &Target, filter: &Filter) -> Result<Vec<Left>, Failure> {
    let ec2 = &target.ec2;
    let mut found: Vec<Left> = tagged!(
        ec2.describe_security_groups().filters(filter.clone()),
        Kind::SecurityGroup,
        group_id
    )
    .collect();
    let keys = ec2
        .describe_key_pairs()
        .filters(filter.clone())
        .send()
        .await
        .expecting("every key pair can be listed")?;
    found.extend(
        keys.key_pairs()
            .iter()
            .filter_map(|key| left(Kind::KeyPair, key.key_pair_id()?, key.tags())),
    );
    Ok(found)
}

async fn find_buckets(target: &Target, run: Option<&RunId>) -> Result<Vec<Left>, Failure> {
    let buckets = target
        .s3
        .list_buckets()
        .send()
        .await
        .expecting("every bucket can be listed")?;
    let names = buckets.buckets().iter().filter_map(|bucket| bucket.name());
    Ok(names.filter_map(|name| bucket_left(name, run)).collect())
}

fn bucket_left(name: &str, run: Option<&RunId>) -> Option<Left> {
    let of = name.strip_prefix(BUCKET_PREFIX)?;
    let wanted = run.is_none_or(|run| run.as_str() == of);
    wanted.then(|| Left {
        kind: Kind::Bucket,
        id: name.to_owned(),
        run: of.to_owned(),
    })
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
    fn a_bucket_belongs_to_the_run_in_its_name() {
        let run = RunId::named("abc");
        assert!(bucket_left("someone-else-s", None).is_none());
        assert!(bucket_left("terrarium-harness-abd", Some(&run)).is_none());
        assert_eq!(
            bucket_left("terrarium-harness-abc", Some(&run)).map(|left| left.run),
            Some("abc".to_owned())
        );
        assert!(bucket_left("terrarium-harness-abd", None).is_some());
    }

    #[test]
    fn only_tagged_things_are_ever_deleted() {
        let tag = |key: &str| Tag::builder().key(key).value("abc").build();
        assert!(left(Kind::Vpc, "vpc-1", &[tag("Name")]).is_none());
        assert!(left(Kind::Vpc, "vpc-1", &[tag("Name"), tag(TAG)]).is_some());
    }
}
