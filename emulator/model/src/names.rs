//! The names AWS gives to addresses, instances and zones, as pure functions both ways. Who has which name is decided elsewhere.

use std::net::Ipv4Addr;

use crate::Cloud;
use crate::ids::InstanceId;
use crate::resources::{Instance, NetworkInterface};

/// The name at which the metadata service answers.
pub const METADATA_NAME: &str = "instance-data.ec2.internal";

/// The domain of private names in a region, such as `ec2.internal`.
pub fn private_domain(region: &str) -> String {
    match region {
        "us-east-1" => "ec2.internal".to_owned(),
        _ => format!("{region}.compute.internal"),
    }
}

/// The domain of public names in a region, such as `compute-1.amazonaws.com`.
pub fn public_domain(region: &str) -> String {
    match region {
        "us-east-1" => "compute-1.amazonaws.com".to_owned(),
        _ => format!("{region}.compute.amazonaws.com"),
    }
}

/// The private name of an address, such as `ip-10-0-1-10.ec2.internal`.
pub fn private_ip_name(region: &str, address: Ipv4Addr) -> String {
    format!("ip-{}.{}", dashed(address), private_domain(region))
}

/// The private name of an instance of the resource kind, such as `i-0123456789abcdef0.ec2.internal`.
pub fn private_resource_name(region: &str, instance: InstanceId) -> String {
    format!("{instance}.{}", private_domain(region))
}

/// The public name of an address, such as `ec2-198-18-3-4.compute-1.amazonaws.com`.
pub fn public_name(region: &str, address: Ipv4Addr) -> String {
    format!("ec2-{}.{}", dashed(address), public_domain(region))
}

/// The private name of an instance, of the kind that it or its subnet asks for: `PrivateDnsName`.
pub fn private_name(
    cloud: &Cloud,
    region: &str,
    instance: &Instance,
    primary: &NetworkInterface,
) -> String {
    let own = instance.options.private_dns_name.as_ref();
    let of_subnet = || {
        cloud
            .subnets
            .get(&instance.subnet_id)
            .map(|it| &it.hostname_type)
    };
    let kind = own.map(|it| &it.hostname_type).or_else(of_subnet);
    let by_resource = kind.is_some_and(|kind| kind == "resource-name");
    match primary.private_ip_address {
        Some(address) if !by_resource => private_ip_name(region, address),
        _ => private_resource_name(region, instance.id),
    }
}

/// A service of AWS, by the name that clients reach it at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AwsService<'a> {
    /// S3, below an endpoint such as `s3.us-east-1.amazonaws.com`.
    S3 {
        /// What stands before the endpoint; none in path-style requests.
        bucket: Option<&'a str>,
        /// The endpoint's own name.
        endpoint: &'a str,
    },
    /// Any other service, such as `ec2.us-east-1.amazonaws.com`.
    Other,
}

/// The service that a name below `amazonaws.com` is for; none when it is not of a service's form. The name is in small letters.
pub fn aws_service(host: &str) -> Option<AwsService<'_>> {
    let mut labels: Vec<&str> = host.strip_suffix(".amazonaws.com")?.split('.').collect();
    labels.pop_if(|label| is_region(label));
    labels.pop_if(|label| *label == "dualstack");
    let (service, bucket) = labels.split_last()?;
    let is_s3 = *service == "s3" || service.starts_with("s3-");
    match (is_s3, bucket) {
        (true, []) => Some(AwsService::S3 {
            bucket: None,
            endpoint: host,
        }),
        (true, bucket) => {
            let dots = bucket.len() - 1;
            let length = bucket.iter().map(|label| label.len()).sum::<usize>() + dots;
            Some(AwsService::S3 {
                bucket: Some(&host[..length]),
                endpoint: &host[length + 1..],
            })
        }
        (false, []) if !service.is_empty() => Some(AwsService::Other),
        (false, _) => None,
    }
}

/// The address in the first label of a name, such as `10-0-1-10` after `ip-`; none when it is not written as AWS writes it.
pub fn address_of(label: &str, prefix: &str) -> Option<Ipv4Addr> {
    let digits = label.strip_prefix(prefix)?;
    let address: Ipv4Addr = digits.replace('-', ".").parse().ok()?;
    (dashed(address) == digits).then_some(address)
}

/// Whether the text looks like a region's name, such as `us-gov-west-1`.
pub(crate) fn is_region(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let words_and_number = |(last, words): (&&str, &[&str])| {
        is_number(last)
            && words.len() >= 2
            && words
                .iter()
                .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase()))
    };
    parts.split_last().is_some_and(words_and_number)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn dashed(address: Ipv4Addr) -> String {
    address.to_string().replace('.', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_us_east_1_have_no_region_in_them() {
        let address = Ipv4Addr::new(10, 0, 1, 10);
        assert_eq!(
            private_ip_name("us-east-1", address),
            "ip-10-0-1-10.ec2.internal"
        );
        assert_eq!(
            private_ip_name("eu-west-1", address),
            "ip-10-0-1-10.eu-west-1.compute.internal"
        );
        assert_eq!(
            public_name("us-east-1", address),
            "ec2-10-0-1-10.compute-1.amazonaws.com"
        );
        assert_eq!(
            public_name("eu-west-1", address),
            "ec2-10-0-1-10.eu-west-1.compute.amazonaws.com"
        );
    }

    #[test]
    fn an_address_is_read_only_as_aws_writes_it() {
        assert_eq!(
            address_of("ip-10-0-1-10", "ip-"),
            Some(Ipv4Addr::new(10, 0, 1, 10))
        );
        for label in [
            "ip-10-0-1",
            "ip-10-0-1-256",
            "ip-10.0.1.10",
            "ec2-10-0-1-10",
        ] {
            assert_eq!(address_of(label, "ip-"), None, "{label}");
        }
    }

    #[test]
    fn buckets_are_read_from_every_form_of_an_s3_endpoint() {
        for endpoint in [
            "s3.amazonaws.com",
            "s3.eu-west-1.amazonaws.com",
            "s3-eu-west-1.amazonaws.com",
            "s3.dualstack.eu-west-1.amazonaws.com",
            "s3-fips.us-gov-west-1.amazonaws.com",
        ] {
            let at = |bucket| Some(AwsService::S3 { bucket, endpoint });
            assert_eq!(aws_service(endpoint), at(None));
            for bucket in ["photos", "a.dotted.bucket", "us-east-1", "s3"] {
                let host = format!("{bucket}.{endpoint}");
                assert_eq!(aws_service(&host), at(Some(bucket)), "{host}");
            }
        }
    }

    #[test]
    fn other_services_have_one_label_and_perhaps_a_region() {
        for host in [
            "ec2.us-east-1.amazonaws.com",
            "iam.amazonaws.com",
            "checkip.amazonaws.com",
        ] {
            assert_eq!(aws_service(host), Some(AwsService::Other), "{host}");
        }
        for host in [
            "amazonaws.com",
            ".amazonaws.com",
            "us-east-1.amazonaws.com",
            "my-lb.us-east-1.elb.amazonaws.com",
            "s3.amazonaws.com.example.com",
            "notamazonaws.com",
        ] {
            assert_eq!(aws_service(host), None, "{host}");
        }
    }

    #[test]
    fn regions_are_words_and_a_number() {
        for region in ["us-east-1", "us-gov-west-1", "ap-southeast-2"] {
            assert!(is_region(region), "{region}");
        }
        for other in ["s3", "compute-1", "us-east-1a", "dualstack", "-east-1", ""] {
            assert!(!is_region(other), "{other}");
        }
    }
}
