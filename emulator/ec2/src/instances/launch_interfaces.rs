//! The interfaces of a launch: which each instance is to get, and how it gets them.

use std::collections::BTreeMap;
use std::sync::Arc;

use terrarium_model::ids::{InstanceId, NetworkInterfaceId, SecurityGroupId, SubnetId};
use terrarium_model::instance_types::InstanceType;
use terrarium_model::regions::zones;
use terrarium_model::resources::{NetworkInterface, Subnet};
use terrarium_state::Tx;
use terrarium_wire::ec2::InstanceNetworkInterfaceSpecification;

use crate::errors::Error;
use crate::network_interfaces::addressing::{self, Wanted};
use crate::network_interfaces::{self, New, Place, asked};
use crate::{instance_types, security_groups, subnets};

/// What a launch asks for.
pub(super) struct Asked {
    /// Interfaces one by one; what follows but the zone is for launches that name none.
    pub(super) interfaces: Vec<InstanceNetworkInterfaceSpecification>,
    pub(super) subnet_id: Option<SubnetId>,
    pub(super) groups: Vec<SecurityGroupId>,
    pub(super) group_names: Vec<String>,
    pub(super) addresses: addressing::Asked,
    pub(super) zone: Option<String>,
    /// Whether more than one instance may be made.
    pub(super) several_instances: bool,
}

/// The interfaces that each instance gets, in the order of their device index; at least one.
pub(super) struct Interfaces(Vec<Interface>);

/// An interface that each instance gets.
struct Interface {
    place: Place,
    source: Source,
    delete_on_termination: bool,
    public: bool,
}

enum Source {
    Existing(NetworkInterfaceId),
    New(Box<New>),
}

impl Interfaces {
    /// Checks what a launch asks for.
    pub(super) fn check(tx: &Tx, mut asked: Asked, kind: &InstanceType) -> Result<Self, Error> {
        let given = std::mem::take(&mut asked.interfaces);
        if given.is_empty() {
            return Ok(Self(vec![sole_interface(tx, asked, kind)?]));
        }
        for (there, what) in [
            (asked.subnet_id.is_some(), "subnet ID"),
            (
                !asked.groups.is_empty() || !asked.group_names.is_empty(),
                "security groups",
            ),
            (
                asked.addresses.private_ip_address.is_some(),
                "private IP address",
            ),
            (asked.addresses.names_ipv6(), "IPv6 addresses"),
        ] {
            if there {
                let article = if what.ends_with('s') { "" } else { "an " };
                return Err(Error::invalid_combination(format!(
                    "Network interfaces and {article}instance-level {what} may not be specified on the same request"
                )));
            }
        }
        let several = given.len() > 1;
        let mut interfaces = Vec::new();
        for one in given {
            interfaces.push(interface(tx, one, &asked, several, kind)?);
        }
        interfaces.sort_by_key(|interface| interface.place);
        if interfaces[0].place != Place::FIRST {
            return Err(Error::invalid_combination(
                "When specifying network interfaces, you must include a device at index 0.",
            ));
        }
        if interfaces
            .windows(2)
            .any(|two| two[0].place == two[1].place)
        {
            return Err(Error::invalid_combination(
                "Each network interface requires a unique device index.",
            ));
        }
        if interfaces.len() > kind.maximum_network_interfaces() as usize {
            return Err(Error::AttachmentLimitExceeded {
                kind: kind.name.to_owned(),
            });
        }
        Ok(Self(interfaces))
    }

    /// Gives an instance its interfaces; when one of them cannot be had, none of the new ones stays.
    pub(super) fn attach(
        &self,
        tx: &mut Tx,
        instance: InstanceId,
        tags: &BTreeMap<String, String>,
    ) -> Result<Vec<NetworkInterface>, Error> {
        let mut attached: Vec<NetworkInterface> = Vec::new();
        for wanted in &self.0 {
            let interface = match wanted.attach(tx, instance) {
                Ok(interface) => interface,
                Err(error) => {
                    for (made, wanted) in attached.iter().zip(&self.0) {
                        if wanted.is_new() {
                            network_interfaces::remove(tx, made.id);
                        }
                    }
                    return Err(error);
                }
            };
            if wanted.is_new() {
                tx.set_tags(&interface.id.to_string(), tags.clone());
            }
            attached.push(interface);
        }
        Ok(attached)
    }
}

impl Interface {
    fn is_new(&self) -> bool {
        matches!(self.source, Source::New(_))
    }

    /// Makes the interface, or takes the one that is there, and gives it to an instance.
    fn attach(&self, tx: &mut Tx, instance: InstanceId) -> Result<NetworkInterface, Error> {
        let mut interface = match &self.source {
            Source::Existing(id) => {
                let found = tx
                    .get::<NetworkInterface>(id)
                    .ok_or(Error::not_found(*id))?;
                NetworkInterface::clone(&found)
            }
            Source::New(new) => network_interfaces::create(tx, New::clone(new))?,
        };
        if interface.attachment.is_some() {
            return Err(Error::InterfaceInUse {
                id: interface.id.to_string(),
            });
        }
        if self.public {
            let address = tx.allocate_public_address();
            interface.public_ip = Some(address.ok_or(Error::NoPublicAddress)?);
            interface.public_ip_on_start = true;
        }
        interface.attachment = Some(network_interfaces::attachment_to(
            tx,
            instance,
            self.place,
            self.delete_on_termination,
        ));
        tx.put(interface.clone());
        Ok(interface)
    }
}

fn sole_interface(tx: &Tx, mut asked: Asked, kind: &InstanceType) -> Result<Interface, Error> {
    let subnet = launch_subnet(tx, asked.subnet_id, &asked, kind)?;
    let mut groups = std::mem::take(&mut asked.groups);
    for name in &asked.group_names {
        groups.push(security_groups::by_name(tx, subnet.vpc_id, name)?);
    }
    ensure_groups(tx, &subnet, &groups)?;
    let addresses = std::mem::take(&mut asked.addresses).read()?;
    ensure_repeatable(&addresses, &asked)?;
    Ok(Interface {
        place: Place::FIRST,
        delete_on_termination: true,
        public: subnet.map_public_ip_on_launch,
        source: Source::New(Box::new(New {
            groups,
            addresses,
            ..New::in_subnet(subnet)
        })),
    })
}

/// The subnet of an interface: the one named, or a default one in the zone that was asked for. Its zone must have the type.
fn launch_subnet(
    tx: &Tx,
    id: Option<SubnetId>,
    asked: &Asked,
    kind: &InstanceType,
) -> Result<Arc<Subnet>, Error> {
    let zone = asked.zone.as_deref();
    let subnet = match (id, zone) {
        (Some(id), _) => subnets::get(tx, id)?,
        (None, Some(zone)) => subnets::default_for(tx, Some(zone))?,
        (None, None) => any_default_subnet(tx, kind)?,
    };
    if let Some(zone) = zone.filter(|zone| *zone != subnet.availability_zone) {
        return Err(Error::invalid_value(format!(
            "The availability zone '{zone}' does not match the subnet '{}'.",
            subnet.id
        )));
    }
    instance_types::ensure_offered(tx, kind, &subnet.availability_zone)?;
    Ok(subnet)
}

/// A default subnet in a zone that has the type, where there is one.
fn any_default_subnet(tx: &Tx, kind: &InstanceType) -> Result<Arc<Subnet>, Error> {
    let zones = zones(tx.region()).into_iter();
    let mut offering = zones.filter(|zone| kind.is_offered_in(&zone.id));
    let found = offering.find_map(|zone| subnets::default_for(tx, Some(&zone.name)).ok());
    found.map_or_else(|| subnets::default_for(tx, None), Ok)
}

fn interface(
    tx: &Tx,
    mut given: InstanceNetworkInterfaceSpecification,
    asked: &Asked,
    several: bool,
    kind: &InstanceType,
) -> Result<Interface, Error> {
    let device = given.device_index.unwrap_or(0);
    let place = Place::read(given.network_card_index, device, Some(kind))?;
    let public = given.associate_public_ip_address;
    if public.is_some() && several {
        return Err(Error::invalid_combination(
            "The associatePublicIPAddress parameter cannot be specified when launching with multiple network interfaces.",
        ));
    }
    if public.is_some() && place != Place::FIRST {
        return Err(Error::invalid_combination(
            "The associatePublicIPAddress parameter can only be specified for the network interface with the device index of 0.",
        ));
    }
    if let Some(id) = given.network_interface_id {
        if !given.groups.is_empty() {
            return Err(Error::invalid_combination(
                "A network interface ID and security groups may not be specified for the same interface",
            ));
        }
        return existing_interface(tx, id, place, given.delete_on_termination, asked);
    }
    let subnet_id = given.subnet_id.map(|id| id.parse::<SubnetId>()).transpose();
    let subnet_id = subnet_id.map_err(Error::MalformedId)?;
    let subnet = launch_subnet(tx, subnet_id, asked, kind)?;
    ensure_groups(tx, &subnet, &given.groups)?;
    let addresses = asked!(given, given.primary_ipv6).read()?;
    ensure_repeatable(&addresses, asked)?;
    let interface_type = given.interface_type;
    let tracking = given.connection_tracking_specification;
    let public = public.unwrap_or(subnet.map_public_ip_on_launch);
    Ok(Interface {
        place,
        delete_on_termination: given.delete_on_termination.unwrap_or(true),
        public: place == Place::FIRST && !several && public,
        source: Source::New(Box::new(New {
            subnet,
            groups: given.groups,
            addresses: addresses.of_kind(interface_type.as_deref())?,
            description: given.description.unwrap_or_default(),
            interface_type,
            connection_tracking: network_interfaces::connection_tracking(tracking)?,
        })),
    })
}

/// Fails when two instances would get the same address.
fn ensure_repeatable(addresses: &Wanted, asked: &Asked) -> Result<(), Error> {
    match asked.several_instances && addresses.names_addresses() {
        true => Err(Error::invalid_combination(
            "IP addresses cannot be specified when launching more than one instance.",
        )),
        false => Ok(()),
    }
}

fn existing_interface(
    tx: &Tx,
    id: NetworkInterfaceId,
    place: Place,
    delete_on_termination: Option<bool>,
    asked: &Asked,
) -> Result<Interface, Error> {
    tx.get::<NetworkInterface>(&id)
        .ok_or(Error::not_found(id))?;
    if asked.several_instances {
        return Err(Error::invalid_combination(
            "The network interface ID cannot be specified when launching more than one instance.",
        ));
    }
    Ok(Interface {
        place,
        source: Source::Existing(id),
        // An interface that was there before stays unless it is told otherwise.
        delete_on_termination: delete_on_termination == Some(true),
        public: false,
    })
}

fn ensure_groups(tx: &Tx, subnet: &Subnet, groups: &[SecurityGroupId]) -> Result<(), Error> {
    network_interfaces::groups_for(tx, subnet, groups.to_vec()).map(|_| ())
}
