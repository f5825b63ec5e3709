//! What the metadata of an instance says: the whole tree of one version, from the instance and what surrounds it.
//!
//! Every version has the same tree. What Terrarium has no equivalent of (roles, spot, signatures) is absent, so it answers 404.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use terrarium_model::regions::zone_id;
use terrarium_model::resources::{Instance, NetworkInterface, SecurityGroup};

use super::View;
use super::tree::{Directory, Node};
use crate::names;

/// The versions that AWS serves, as its root lists them.
pub(super) const VERSIONS: &[&str] = &[
    "1.0",
    "2007-01-19",
    "2007-03-01",
    "2007-08-29",
    "2007-10-10",
    "2007-12-15",
    "2008-02-01",
    "2008-09-01",
    "2009-04-04",
    "2011-01-01",
    "2011-05-01",
    "2012-01-12",
    "2014-02-25",
    "2014-11-05",
    "2015-10-20",
    "2016-04-19",
    "2016-06-30",
    "2016-09-02",
    "2018-03-28",
    "2018-08-17",
    "2018-09-24",
    "2019-10-01",
    "2020-10-27",
    "2021-01-03",
    "2021-03-23",
    "2021-07-15",
    "2022-07-09",
    "2022-09-24",
    "2024-04-11",
    "latest",
];

/// Families of instance types that run on Xen; all later ones run on Nitro.
const XEN_FAMILIES: &[&str] = &[
    "c1", "c3", "c4", "d2", "f1", "g2", "g3", "g3s", "h1", "i2", "i3", "m1", "m2", "m3", "m4",
    "p2", "p3", "r3", "r4", "t1", "t2", "x1", "x1e",
];

/// The tree of one version. Its own entries are listed without slashes, as on AWS.
pub(super) fn of(view: &View<'_>) -> Node {
    let identity = Directory::default().text("document", identity_document(view));
    let dynamic = Directory::default().directory("instance-identity", identity);
    let mut top = Directory::default()
        .listed_as("dynamic", "dynamic", Node::Directory(dynamic))
        .listed_as("meta-data", "meta-data", Node::Directory(meta_data(view)));
    if let Some(data) = user_data(view.instance) {
        top = top.listed_as("user-data", "user-data", Node::Data(data));
    }
    Node::Directory(top)
}

/// The user data as the guest gets it; none when there is none.
fn user_data(instance: &Instance) -> Option<Bytes> {
    let mut encoded = instance.user_data.clone()?;
    encoded.retain(|c| !c.is_ascii_whitespace());
    let data = STANDARD
        .decode(&encoded)
        .unwrap_or_else(|_| encoded.into_bytes());
    (!data.is_empty()).then(|| Bytes::from(data))
}

/// `meta-data/`, in the order of the names.
fn meta_data(view: &View<'_>) -> Directory {
    let instance = view.instance;
    let primary = view.primary_interface();
    let public = primary.and_then(|interface| public_name(view, interface));
    let private = primary.map(|interface| private_name(view, interface));
    Directory::default()
        .text("ami-id", instance.image_id.to_string())
        .text("ami-launch-index", instance.ami_launch_index.to_string())
        .text("ami-manifest-path", "(unknown)")
        .directory("block-device-mapping", block_device_mapping(instance))
        .directory("events", events())
        .optional_text("hostname", private.clone())
        .text("instance-action", "none")
        .text("instance-id", instance.id.to_string())
        .text("instance-life-cycle", "on-demand")
        .text("instance-type", &*instance.instance_type)
        .optional_text(
            "ipv6",
            primary.and_then(|i| Some(i.ipv6_addresses.first()?.to_string())),
        )
        .optional_text("local-hostname", private)
        .optional_text(
            "local-ipv4",
            primary.and_then(|i| Some(i.private_ip_address?.to_string())),
        )
        .optional_text("mac", primary.map(|i| i.mac_address.clone()))
        .directory("network", network(view))
        .directory("placement", placement(view))
        .text("profile", "default-hvm")
        .optional_text("public-hostname", public)
        .optional_text(
            "public-ipv4",
            primary.and_then(|i| Some(i.public_ip?.to_string())),
        )
        .directory("public-keys", public_keys(instance))
        .text("reservation-id", instance.reservation_id.to_string())
        .optional_text("security-groups", primary.map(|i| group_names(view, i)))
        .directory("services", services(view))
        .text("system", system(&instance.instance_type))
        .directory("tags", tags(view))
}

fn block_device_mapping(instance: &Instance) -> Directory {
    let mut devices = instance
        .block_devices
        .iter()
        .map(|device| device.device_name.as_str());
    let Some(root) = devices.next() else {
        return Directory::default();
    };
    devices
        .enumerate()
        .fold(
            Directory::default().text("ami", root),
            |directory, (index, device)| {
                let name = device.strip_prefix("/dev/").unwrap_or(device);
                directory.text(&format!("ebs{}", index + 1), name)
            },
        )
        .text("root", root)
}

fn events() -> Directory {
    let maintenance = Directory::default()
        .text("history", "[]")
        .text("scheduled", "[]");
    Directory::default().directory("maintenance", maintenance)
}

fn network(view: &View<'_>) -> Directory {
    let macs = view.cloud.network_interfaces_of(view.instance).fold(
        Directory::default(),
        |macs, network_interface| {
            macs.directory(
                &network_interface.mac_address,
                interface(view, network_interface),
            )
        },
    );
    Directory::default().directory("interfaces", Directory::default().directory("macs", macs))
}

/// `network/interfaces/macs/<mac>/`.
fn interface(view: &View<'_>, interface: &NetworkInterface) -> Directory {
    let addresses = interface.private_addresses();
    let private = lines(addresses.map(|address| address.private_ip_address));
    let public = lines(interface.public_addresses().map(|(_, public)| public));
    let device = interface.attachment.as_ref().map_or(0, |a| a.device_index);
    let groups: Vec<String> = interface.groups.iter().map(|id| id.to_string()).collect();
    let subnet = view.cloud.subnets.get(&interface.subnet_id);
    let vpc_cidrs = view.cloud.vpcs.get(&interface.vpc_id).map(|vpc| {
        let blocks = vpc.cidr_blocks.iter();
        let blocks: Vec<String> = blocks.map(|block| block.cidr_block.to_string()).collect();
        blocks
    });
    let vpc = view.cloud.vpcs.get(&interface.vpc_id);
    let vpc_ipv6 = vpc.and_then(|vpc| {
        let blocks = vpc.ipv6_cidr_blocks.iter();
        lines(blocks.map(|block| block.ipv6_cidr_block))
    });
    let subnet_ipv6 = subnet.and_then(|subnet| {
        let block = subnet.ipv6_cidr_block.as_ref()?;
        Some(block.ipv6_cidr_block.to_string())
    });
    let associations = interface
        .public_addresses()
        .fold(Directory::default(), |directory, (private, public)| {
            directory.text(&public.to_string(), private.to_string())
        });
    Directory::default()
        .text("device-number", device.to_string())
        .text("interface-id", interface.id.to_string())
        .directory("ipv4-associations", associations)
        .optional_text("ipv4-prefix", lines(&interface.ipv4_prefixes))
        .optional_text("ipv6-prefix", lines(&interface.ipv6_prefixes))
        .optional_text("ipv6s", lines(&interface.ipv6_addresses))
        .text("local-hostname", private_name(view, interface))
        .optional_text("local-ipv4s", private)
        .text("mac", &*interface.mac_address)
        .text("owner-id", &*view.place.account)
        .optional_text("public-hostname", public_name(view, interface))
        .optional_text("public-ipv4s", public)
        .text("security-group-ids", groups.join("\n"))
        .text("security-groups", group_names(view, interface))
        .text("subnet-id", interface.subnet_id.to_string())
        .optional_text(
            "subnet-ipv4-cidr-block",
            subnet.and_then(|subnet| Some(subnet.cidr_block?.to_string())),
        )
        .optional_text("subnet-ipv6-cidr-blocks", subnet_ipv6)
        .text("vpc-id", interface.vpc_id.to_string())
        .optional_text(
            "vpc-ipv4-cidr-block",
            vpc_cidrs.as_ref().map(|c| c[0].clone()),
        )
        .optional_text("vpc-ipv4-cidr-blocks", vpc_cidrs.map(|c| c.join("\n")))
        .optional_text("vpc-ipv6-cidr-blocks", vpc_ipv6)
}

/// A line for each; none when there is nothing.
fn lines<T: ToString>(items: impl IntoIterator<Item = T>) -> Option<String> {
    let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    (!items.is_empty()).then(|| items.join("\n"))
}

fn placement(view: &View<'_>) -> Directory {
    let zone = &view.instance.availability_zone;
    Directory::default()
        .text("availability-zone", zone)
        .optional_text("availability-zone-id", zone_id(zone))
        .text("region", &*view.place.region)
}

/// `public-keys/`, which lists number and name of the key pair; the key itself is below the number.
fn public_keys(instance: &Instance) -> Directory {
    let (Some(name), Some(key)) = (&instance.key_name, &instance.public_key) else {
        return Directory::default();
    };
    let key = Directory::default().text("openssh-key", openssh_key(key, name));
    Directory::default().listed_as("0", &format!("0={name}"), Node::Directory(key))
}

/// A key as a line of `authorized_keys`, with the name of its pair as the comment, as AWS writes it.
fn openssh_key(key: &str, name: &str) -> String {
    let mut fields = key.split_whitespace();
    match (fields.next(), fields.next()) {
        (Some(kind), Some(data)) => format!("{kind} {data} {name}"),
        _ => key.to_owned(),
    }
}

fn services(view: &View<'_>) -> Directory {
    let (domain, partition) = match &*view.place.region {
        region if region.starts_with("cn-") => ("amazonaws.com.cn", "aws-cn"),
        region if region.starts_with("us-gov-") => ("amazonaws.com", "aws-us-gov"),
        _ => ("amazonaws.com", "aws"),
    };
    Directory::default()
        .text("domain", domain)
        .text("partition", partition)
}

fn system(instance_type: &str) -> &'static str {
    let (family, size) = instance_type.split_once('.').unwrap_or_default();
    match XEN_FAMILIES.contains(&family) && !size.starts_with("metal") {
        true => "xen",
        false => "nitro",
    }
}

/// `tags/instance/`, where the instance's options allow it. A key with a slash has no path and is left out.
fn tags(view: &View<'_>) -> Directory {
    let of_instance = match view.instance.metadata_options.instance_tags {
        true => view.cloud.tags_of(&view.instance.id.to_string()),
        false => None,
    };
    let tags = of_instance
        .into_iter()
        .flatten()
        .filter(|(key, _)| !key.contains('/'))
        .fold(Directory::default(), |tags, (key, value)| {
            tags.text(key, value)
        });
    Directory::default().directory("instance", tags)
}

fn private_name(view: &View<'_>, interface: &NetworkInterface) -> String {
    names::private_name(view.cloud, &view.place.region, view.instance, interface)
}

/// The public name of an interface, if its VPC gives public names.
fn public_name(view: &View<'_>, interface: &NetworkInterface) -> Option<String> {
    let vpc = view.cloud.vpcs.get(&interface.vpc_id)?;
    let address = interface.public_ip.filter(|_| vpc.enable_dns_hostnames)?;
    Some(names::public_name(&view.place.region, address))
}

fn group_names(view: &View<'_>, interface: &NetworkInterface) -> String {
    let names: Vec<&str> = interface
        .groups
        .iter()
        .filter_map(|id| view.cloud.get::<SecurityGroup>(id))
        .map(|group| group.name.as_str())
        .collect();
    names.join("\n")
}

/// The identity document: its members, their order and its layout are AWS's.
fn identity_document(view: &View<'_>) -> String {
    let instance = view.instance;
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let null = || "null".to_owned();
    let address = view
        .primary_interface()
        .and_then(|interface| interface.private_ip_address)
        .map(|address| quoted(&address.to_string()));
    let pending_time = instance
        .launch_time
        .strftime("%Y-%m-%dT%H:%M:%SZ")
        .to_string();
    let members = [
        ("accountId", quoted(&view.place.account)),
        ("architecture", quoted(architecture(view))),
        ("availabilityZone", quoted(&instance.availability_zone)),
        ("billingProducts", null()),
        ("devpayProductCodes", null()),
        ("marketplaceProductCodes", null()),
        ("imageId", quoted(&instance.image_id.to_string())),
        ("instanceId", quoted(&instance.id.to_string())),
        ("instanceType", quoted(&instance.instance_type)),
        ("kernelId", null()),
        ("pendingTime", quoted(&pending_time)),
        ("privateIp", address.unwrap_or_else(null)),
        ("ramdiskId", null()),
        ("region", quoted(&view.place.region)),
        ("version", quoted("2017-09-30")),
    ];
    let lines = members.map(|(name, value)| format!("  \"{name}\" : {value}"));
    format!("{{\n{}\n}}", lines.join(",\n"))
}

/// The architecture of the image, or of the instance's type when the image is not the account's own.
fn architecture<'a>(view: &View<'a>) -> &'a str {
    if let Some(image) = view.cloud.images.get(&view.instance.image_id) {
        return &image.architecture;
    }
    let family = view
        .instance
        .instance_type
        .split('.')
        .next()
        .unwrap_or_default();
    let behind_generation = family.trim_start_matches(|c: char| !c.is_ascii_digit());
    match family == "a1" || behind_generation.contains('g') {
        true => "arm64",
        false => "x86_64",
    }
}
