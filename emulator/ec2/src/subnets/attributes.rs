//! The attributes of a subnet, one at a time.

use terrarium_model::resources::Subnet;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use super::get;
use crate::errors::Error;

/// Finds the value that an attribute is set to, and where it is kept.
type Flag = (
    &'static str,
    Option<AttributeBooleanValue>,
    fn(&mut Subnet) -> &mut bool,
);

/// What only subnets with an IPv6 block can have.
const WITH_IPV6: &[(&str, &str)] = &[
    (
        "assignIpv6AddressOnCreation",
        "assign-ipv6-address-on-creation",
    ),
    ("enableDns64", "enable-dns64"),
    (
        "enableResourceNameDnsAAAARecordOnLaunch",
        "enable-resource-name-dns-aaaa-record-on-launch",
    ),
];

/// What only subnets with an IPv4 block can have.
const WITH_IPV4: &[(&str, &str)] = &[
    ("mapPublicIpOnLaunch", "map-public-ip-on-launch"),
    (
        "enableResourceNameDnsARecordOnLaunch",
        "enable-resource-name-dns-a-record-on-launch",
    ),
];

/// Fails where an attribute is turned on that needs a block which the subnet has not.
fn ensure_possible(subnet: &Subnet, attribute: &str) -> Result<(), Error> {
    let among = |rows: &[(&str, &'static str)]| {
        let row = rows.iter().find(|(name, _)| *name == attribute);
        row.map(|(_, option)| *option)
    };
    let (option, family) = match (among(WITH_IPV6), among(WITH_IPV4)) {
        (Some(option), _) if subnet.ipv6_cidr_block.is_none() => (option, "IPv6"),
        (_, Some(option)) if subnet.cidr_block.is_none() => (option, "IPv4"),
        _ => return Ok(()),
    };
    let id = subnet.id;
    Err(Error::invalid_value(format!(
        "Invalid value 'true' for {option}. Cannot set {option} to true unless the subnet ({id}) has an {family} CIDR block associated with it."
    )))
}

fn set_hostname_type(subnet: &mut Subnet, hostname_type: &HostnameType) -> Result<(), Error> {
    if subnet.is_ipv6_native() && *hostname_type == HostnameType::IpName {
        return Err(Error::invalid_value(format!(
            "Invalid value 'ip-name' for private-dns-hostname-type-on-launch. Cannot set private-dns-hostname-type-on-launch to ip-name for the IPv6-only subnet ({}).",
            subnet.id
        )));
    }
    subnet.hostname_type = hostname_type.to_string();
    Ok(())
}

fn ensure_one(given: &[&str]) -> Result<(), Error> {
    match given {
        [_] => Ok(()),
        [] => Err(Error::MissingParameter {
            message: "No attributes specified.".to_owned(),
        }),
        several => Err(Error::invalid_combination(format!(
            "Only one subnet attribute can be modified at a time. Provided attributes: [{}]",
            several.join(", ")
        ))),
    }
}

impl Operation<Error> for ModifySubnetAttributeRequest {
    // They are for subnets on Outposts, which there are none of.
    const UNSUPPORTED: &'static [&'static str] = &[
        "CustomerOwnedIpv4Pool",
        "EnableLniAtDeviceIndex",
        "DisableLniAtDeviceIndex",
    ];

    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let mut subnet = Subnet::clone(&*get(tx, self.subnet_id)?);
        let on_outposts = self.map_customer_owned_ip_on_launch;
        let flags: [Flag; 5] = [
            (
                "assignIpv6AddressOnCreation",
                self.assign_ipv6_address_on_creation,
                |subnet| &mut subnet.assign_ipv6_address_on_creation,
            ),
            (
                "mapPublicIpOnLaunch",
                self.map_public_ip_on_launch,
                |subnet| &mut subnet.map_public_ip_on_launch,
            ),
            ("enableDns64", self.enable_dns64, |subnet| {
                &mut subnet.enable_dns64
            }),
            (
                "enableResourceNameDnsARecordOnLaunch",
                self.enable_resource_name_dns_a_record_on_launch,
                |subnet| &mut subnet.enable_resource_name_dns_a_record,
            ),
            (
                "enableResourceNameDnsAAAARecordOnLaunch",
                self.enable_resource_name_dns_aaaa_record_on_launch,
                |subnet| &mut subnet.enable_resource_name_dns_aaaa_record,
            ),
        ];
        let mut given = Vec::new();
        for (name, attribute, place) in flags {
            let Some(value) = attribute.and_then(|attribute| attribute.value) else {
                continue;
            };
            if value {
                ensure_possible(&subnet, name)?;
            }
            *place(&mut subnet) = value;
            given.push(name);
        }
        if let Some(hostname_type) = self.private_dns_hostname_type_on_launch {
            set_hostname_type(&mut subnet, &hostname_type)?;
            given.push("privateDnsHostnameTypeOnLaunch");
        }
        match on_outposts.and_then(|attribute| attribute.value) {
            Some(true) => return Err(Error::unsupported("MapCustomerOwnedIpOnLaunch")),
            Some(false) => given.push("mapCustomerOwnedIpOnLaunch"),
            None => {}
        }
        ensure_one(&given)?;
        tx.put(subnet);
        Ok(())
    }
}
