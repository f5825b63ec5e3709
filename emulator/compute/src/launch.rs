//! What is to be known of an instance to make its container: taken from the model, still free of Docker's terms.

use std::net::Ipv4Addr;

use terrarium_model::ids::InstanceId;
use terrarium_model::resources::{DhcpOptions, Instance, Vpc};
use terrarium_model::{Cloud, Place, instance_types, names};

/// An instance that is to get a container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Launch {
    /// The instance.
    pub instance: InstanceId,
    /// Which start of it this is.
    pub boot: u32,
    /// Where it lives; shown in the container's labels.
    pub place: Place,
    /// The local Docker image.
    pub image: String,
    /// The host's own name, without a domain, such as `ip-10-0-1-10`.
    pub hostname: String,
    /// The domain that short names are looked up in, such as `ec2.internal`; empty for none.
    pub search_domain: String,
    /// The resolvers, the preferred one first.
    pub resolvers: Vec<Ipv4Addr>,
    /// How many processors it may use; none for a type that the catalogue lacks.
    pub vcpus: Option<u32>,
    /// How much memory it may use, in MiB; none for a type that the catalogue lacks.
    pub memory_mib: Option<u64>,
    /// A container that an earlier try left, to be removed first.
    pub replaces: Option<String>,
}

impl Launch {
    /// What the model says of an instance's machine.
    pub fn new(place: &Place, cloud: &Cloud, instance: &Instance) -> Self {
        let vpc = cloud.vpcs.get(&instance.vpc_id);
        let names = Names::new(place, cloud, vpc.map(AsRef::as_ref));
        let catalogued = instance_types::find(&instance.instance_type);
        Self {
            instance: instance.id,
            boot: instance.boot,
            place: place.clone(),
            image: instance.docker_image.clone(),
            hostname: hostname(place, cloud, instance),
            search_domain: names.search_domain,
            resolvers: names.resolvers,
            vcpus: catalogued.map(|found| found.vcpus),
            memory_mib: catalogued.map(|found| found.memory_mib),
            replaces: None,
        }
    }
}

/// The first label of the private DNS name; the rest of it is the search domain.
fn hostname(place: &Place, cloud: &Cloud, instance: &Instance) -> String {
    let Some(primary) = cloud.network_interfaces_of(instance).next() else {
        return instance.id.to_string();
    };
    let name = names::private_name(cloud, &place.region, instance, primary);
    match name.split_once('.') {
        Some((hostname, _)) => hostname.to_owned(),
        None => name,
    }
}

/// What DHCP would tell a guest about names.
struct Names {
    search_domain: String,
    resolvers: Vec<Ipv4Addr>,
}

impl Names {
    fn new(place: &Place, cloud: &Cloud, vpc: Option<&Vpc>) -> Self {
        let options = vpc
            .and_then(|vpc| vpc.dhcp_options_id)
            .and_then(|id| cloud.dhcp_options.get(&id));
        let values = |key| options.and_then(|options| values_of(options, key));
        let amazon = vpc.map(Vpc::resolver);
        Self {
            search_domain: values("domain-name")
                .and_then(<[String]>::first)
                .cloned()
                .unwrap_or_else(|| names::private_domain(&place.region)),
            resolvers: match values("domain-name-servers") {
                Some(servers) => servers
                    .iter()
                    .filter_map(|server| match server.as_str() {
                        "AmazonProvidedDNS" => amazon,
                        address => address.parse().ok(),
                    })
                    .collect(),
                None => amazon.into_iter().collect(),
            },
        }
    }
}

fn values_of<'a>(options: &'a DhcpOptions, key: &str) -> Option<&'a [String]> {
    let (_, values) = options
        .configurations
        .iter()
        .find(|(name, _)| name == key)?;
    Some(values)
}
