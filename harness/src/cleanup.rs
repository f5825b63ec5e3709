//! Finds by tag what runs of the harness created, and deletes it in the order that AWS's dependencies ask for.
//! Used at the end of every run and by `harness sweep`; it knows nothing of a run but its id.

use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::time::{Duration, Instant};

use aws_sdk_ec2::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_ec2::types::{Filter, InstanceStateName, Tag};
use tokio::time::sleep;

use crate::failure::{Expecting, Failure, sdk_reason};
use crate::report::Report;
use crate::run::{BUCKET_PREFIX, RunId, TAG};
use crate::target::Target;

/// How long the deletion of one thing may be refused because something else still needs it.
const DEPENDENCY_LIMIT: Duration = Duration::from_secs(120);

/// How long an instance may take to terminate.
const TERMINATION_LIMIT: Duration = Duration::from_secs(300);

/// What a run can leave, in the order in which it must be deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Instance,
    NetworkInterface,
    Volume,
    VpcEndpoint,
    InternetGateway,
    Subnet,
    RouteTable,
    SecurityGroup,
    Vpc,
    KeyPair,
    Bucket,
}

/// One thing that a run left.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Left {
    pub(crate) kind: Kind,
    pub(crate) id: String,
    /// The run that created it.
    pub(crate) run: String,
}

impl Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Instance => "instance",
            Self::NetworkInterface => "network interface",
            Self::Volume => "volume",
            Self::VpcEndpoint => "VPC endpoint",
            Self::InternetGateway => "internet gateway",
            Self::Subnet => "subnet",
            Self::RouteTable => "route table",
            Self::SecurityGroup => "security group",
            Self::Vpc => "VPC",
            Self::KeyPair => "key pair",
            Self::Bucket => "bucket",
        })
    }
}

impl Display for Left {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.kind, self.id)
    }
}

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

pub(crate) fn filter(name: &str, value: &str) -> Filter {
    Filter::builder().name(name).values(value).build()
}

/// Deletes everything found, saying each; what cannot be deleted does not stop the rest.
pub(crate) async fn delete(
    target: &Target,
    found: &[Left],
    report: &Report,
) -> Result<(), Failure> {
    let mut reasons = Vec::new();
    for thing in found {
        report.doing(format!("deleting {thing}"));
        let limit = Instant::now() + DEPENDENCY_LIMIT;
        while let Err(refusal) = delete_one(target, thing).await {
            if refusal.is_gone() {
                break;
            }
            if !refusal.is_passing() || Instant::now() > limit {
                reasons.push(format!("{thing}: {}", refusal.text));
                break;
            }
            sleep(target.pace.poll).await;
        }
    }
    if reasons.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(
            "everything can be deleted",
            reasons.join("\n"),
        ))
    }
}

/// Finds and deletes everything of `run`, and makes sure that nothing of it remains. Returns how much there was.
pub(crate) async fn clean(target: &Target, run: &RunId, report: &Report) -> Result<usize, Failure> {
    report.doing("looking for what the run created");
    let found = find(target, Some(run)).await?;
    let deleted = delete(target, &found, report).await;
    let sweep = format!("to try again: harness sweep --run {}", run.as_str());
    deleted.map_err(|failure| failure.look(sweep.clone()))?;
    let deadline = Instant::now() + DEPENDENCY_LIMIT;
    loop {
        let remains = find(target, Some(run)).await?;
        if remains.is_empty() {
            return Ok(found.len());
        }
        if Instant::now() > deadline {
            let list: Vec<String> = remains.iter().map(ToString::to_string).collect();
            return Err(
                Failure::new("nothing tagged with the run remains", list.join("\n")).look(sweep),
            );
        }
        sleep(target.pace.poll).await;
    }
}

/// "1 instance, 2 subnets, …", in the order of deletion.
pub(crate) fn summary(found: &[Left]) -> String {
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    for thing in found {
        *counts.entry(thing.kind).or_default() += 1;
    }
    let words: Vec<String> = counts
        .iter()
        .map(|(kind, count)| format!("{count} {kind}{}", if *count == 1 { "" } else { "s" }))
        .collect();
    words.join(", ")
}

/// Why a deletion was refused.
struct Refusal {
    code: String,
    text: String,
}

impl Refusal {
    /// Whether the thing does not exist any more, which is what was asked for.
    fn is_gone(&self) -> bool {
        self.code.ends_with(".NotFound")
            || self.code.ends_with(".Unknown")
            || [
                "NoSuchBucket",
                "InvalidVpcEndpointId.NotFound",
                "Gateway.NotAttached",
            ]
            .contains(&self.code.as_str())
    }

    /// Whether the refusal passes once what depends on the thing is gone.
    fn is_passing(&self) -> bool {
        [
            "DependencyViolation",
            "VolumeInUse",
            "InvalidGroup.InUse",
            "InvalidNetworkInterface.InUse",
            "BucketNotEmpty",
            "OperationAborted",
            "RequestLimitExceeded",
        ]
        .contains(&self.code.as_str())
    }
}

impl<E, R> From<SdkError<E, R>> for Refusal
where
    SdkError<E, R>: ProvideErrorMetadata + std::error::Error,
{
    fn from(error: SdkError<E, R>) -> Self {
        Self {
            code: error.code().unwrap_or_default().to_owned(),
            text: sdk_reason(&error),
        }
    }
}

async fn delete_one(target: &Target, thing: &Left) -> Result<(), Refusal> {
    let (ec2, id) = (&target.ec2, &thing.id);
    match thing.kind {
        Kind::Instance => terminate(target, id).await?,
        Kind::VpcEndpoint => delete_endpoint(target, id).await?,
        Kind::InternetGateway => delete_gateway(target, id).await?,
        Kind::Bucket => delete_bucket(target, id).await?,
        // Interfaces and volumes go with their instance; asking first tells those that stayed.
        Kind::NetworkInterface => {
            ec2.describe_network_interfaces()
                .network_interface_ids(id)
                .send()
                .await?;
            ec2.delete_network_interface()
                .network_interface_id(id)
                .send()
                .await?;
        }
        Kind::Volume => {
            ec2.describe_volumes().volume_ids(id).send().await?;
            ec2.delete_volume().volume_id(id).send().await?;
        }
        Kind::Subnet => {
            ec2.delete_subnet().subnet_id(id).send().await?;
        }
        Kind::RouteTable => {
            ec2.delete_route_table().route_table_id(id).send().await?;
        }
        Kind::SecurityGroup => {
            ec2.delete_security_group().group_id(id).send().await?;
        }
        Kind::Vpc => {
            ec2.delete_vpc().vpc_id(id).send().await?;
        }
        Kind::KeyPair => {
            ec2.delete_key_pair().key_pair_id(id).send().await?;
        }
    }
    Ok(())
}

/// Terminates an instance and waits until it is: until then its interfaces hold on to subnet and group.
async fn terminate(target: &Target, id: &str) -> Result<(), Refusal> {
    target
        .ec2
        .terminate_instances()
        .instance_ids(id)
        .send()
        .await?;
    let deadline = Instant::now() + TERMINATION_LIMIT;
    while Instant::now() < deadline {
        let answer = target
            .ec2
            .describe_instances()
            .instance_ids(id)
            .send()
            .await?;
        let mut instances = answer.reservations().iter().flat_map(|it| it.instances());
        let terminated = instances.all(|instance| {
            let state = instance.state().and_then(|state| state.name());
            state == Some(&InstanceStateName::Terminated)
        });
        if terminated {
            return Ok(());
        }
        sleep(target.pace.poll).await;
    }
    Err(Refusal {
        code: "Deadline".to_owned(),
        text: format!(
            "it is not terminated after {} s",
            TERMINATION_LIMIT.as_secs()
        ),
    })
}

async fn delete_endpoint(target: &Target, id: &str) -> Result<(), Refusal> {
    let answer = target
        .ec2
        .delete_vpc_endpoints()
        .vpc_endpoint_ids(id)
        .send()
        .await?;
    // The call succeeds even if it could not delete: it answers with a list of those left.
    match answer.unsuccessful().first().and_then(|item| item.error()) {
        Some(error) => {
            let code = error.code().unwrap_or_default().to_owned();
            let text = format!("{code}: {}", error.message().unwrap_or_default());
            Err(Refusal { code, text })
        }
        None => Ok(()),
    }
}

async fn delete_gateway(target: &Target, id: &str) -> Result<(), Refusal> {
    let answer = target
        .ec2
        .describe_internet_gateways()
        .internet_gateway_ids(id)
        .send()
        .await?;
    let gateways = answer.internet_gateways().iter();
    for attachment in gateways.flat_map(|gateway| gateway.attachments()) {
        target
            .ec2
            .detach_internet_gateway()
            .internet_gateway_id(id)
            .set_vpc_id(attachment.vpc_id().map(str::to_owned))
            .send()
            .await?;
    }
    target
        .ec2
        .delete_internet_gateway()
        .internet_gateway_id(id)
        .send()
        .await?;
    Ok(())
}

async fn delete_bucket(target: &Target, name: &str) -> Result<(), Refusal> {
    let objects = target
        .s3
        .list_objects_v2()
        .bucket(name)
        .into_paginator()
        .send()
        .try_collect()
        .await?;
    for key in objects
        .iter()
        .flat_map(|page| page.contents())
        .filter_map(|object| object.key())
    {
        target
            .s3
            .delete_object()
            .bucket(name)
            .key(key)
            .send()
            .await?;
    }
    target.s3.delete_bucket().bucket(name).send().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thing(kind: Kind, id: &str) -> Left {
        Left {
            kind,
            id: id.to_owned(),
            run: "r".to_owned(),
        }
    }

    #[test]
    fn what_depends_on_another_is_deleted_before_it() {
        let mut found = vec![
            thing(Kind::Vpc, "vpc-1"),
            thing(Kind::SecurityGroup, "sg-1"),
            thing(Kind::Subnet, "subnet-2"),
            thing(Kind::RouteTable, "rtb-1"),
            thing(Kind::Instance, "i-1"),
            thing(Kind::Subnet, "subnet-1"),
            thing(Kind::InternetGateway, "igw-1"),
            thing(Kind::VpcEndpoint, "vpce-1"),
        ];
        found.sort();
        let order: Vec<&str> = found.iter().map(|thing| thing.id.as_str()).collect();
        assert_eq!(
            order,
            [
                "i-1", "vpce-1", "igw-1", "subnet-1", "subnet-2", "rtb-1", "sg-1", "vpc-1"
            ]
        );
        assert_eq!(
            summary(&found),
            "1 instance, 1 VPC endpoint, 1 internet gateway, 2 subnets, 1 route table, 1 security group, 1 VPC"
        );
    }

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

    #[test]
    fn a_refusal_is_final_unless_it_passes_or_the_thing_is_gone() {
        let refusal = |code: &str| Refusal {
            code: code.to_owned(),
            text: String::new(),
        };
        assert!(refusal("InvalidVpcID.NotFound").is_gone());
        assert!(refusal("DependencyViolation").is_passing());
        let forbidden = refusal("UnauthorizedOperation");
        assert!(!forbidden.is_gone() && !forbidden.is_passing());
    }
}
