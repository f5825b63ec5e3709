//! Which addresses and prefixes a new interface is to have, as requests that make interfaces write it.

use std::net::{Ipv4Addr, Ipv6Addr};

use ipnet::{Ipv4Net, Ipv6Net};
use terrarium_model::resources::{SecondaryAddress, Subnet};
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    InstanceIpv6Address, Ipv4PrefixSpecificationRequest, Ipv6PrefixSpecificationRequest,
    PrivateIpAddressSpecification,
};

use super::{Interface, ipv4, ipv4_prefix, ipv6, ipv6_prefix};
use crate::errors::Error;
use crate::subnets::Free;

/// The most addresses of an interface that is on no instance, whose type would say.
pub(crate) const MOST_ADDRESSES: usize = 50;

/// Things that a request lists, or how many of them it wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Several<T> {
    Listed(Vec<T>),
    Any(usize),
}

impl<T> Default for Several<T> {
    fn default() -> Self {
        Self::Any(0)
    }
}

impl<T: Clone> Several<T> {
    /// Reads a list and a number, of which there may be one.
    pub(crate) fn read(list: Vec<T>, count: Option<i32>, names: [&str; 2]) -> Result<Self, Error> {
        let [list_name, count_name] = names;
        match (list.is_empty(), count) {
            (true, None) => Ok(Self::default()),
            (false, None) => Ok(Self::Listed(list)),
            (false, Some(_)) => Err(Error::invalid_combination(format!(
                "The parameter {list_name} cannot be used with the parameter {count_name}"
            ))),
            (true, Some(count)) => usize::try_from(count).map(Self::Any).map_err(|_| {
                Error::invalid_value(format!(
                    "Value ({count}) for parameter {count_name} is invalid. The count must not be negative."
                ))
            }),
        }
    }

    /// How many there are to be.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Listed(list) => list.len(),
            Self::Any(count) => *count,
        }
    }

    /// Each that is listed, or none for each that may be any.
    pub(crate) fn each(&self) -> Vec<Option<T>> {
        match self {
            Self::Listed(list) => list.iter().cloned().map(Some).collect(),
            Self::Any(count) => vec![None; *count],
        }
    }
}

/// The members of a request that say which addresses an interface is to have.
#[derive(Default)]
pub(crate) struct Asked {
    pub(crate) private_ip_address: Option<String>,
    pub(crate) private_ip_addresses: Vec<PrivateIpAddressSpecification>,
    pub(crate) secondary_private_ip_address_count: Option<i32>,
    pub(crate) ipv4_prefixes: Vec<Ipv4PrefixSpecificationRequest>,
    pub(crate) ipv4_prefix_count: Option<i32>,
    pub(crate) ipv6_addresses: Vec<InstanceIpv6Address>,
    pub(crate) ipv6_address_count: Option<i32>,
    pub(crate) ipv6_prefixes: Vec<Ipv6PrefixSpecificationRequest>,
    pub(crate) ipv6_prefix_count: Option<i32>,
    pub(crate) primary_ipv6: Option<bool>,
}

/// Which addresses and prefixes an interface is to have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// None lets us choose.
    pub(crate) primary: Option<Ipv4Addr>,
    secondary: Several<Ipv4Addr>,
    ipv4_prefixes: Several<Ipv4Net>,
    /// None leaves it to the subnet.
    ipv6: Option<Several<Ipv6Addr>>,
    ipv6_prefixes: Several<Ipv6Net>,
    has_primary_ipv6: bool,
    /// Nothing at all, which interfaces have that speak no IP.
    no_addresses: bool,
}

impl Asked {
    /// Whether it says anything of IPv6 addresses.
    pub(crate) fn names_ipv6(&self) -> bool {
        !self.ipv6_addresses.is_empty() || self.ipv6_address_count.is_some()
    }

    /// Checks what can be checked without the subnet.
    pub(crate) fn read(self) -> Result<Wanted, Error> {
        let names_ipv6 = self.names_ipv6();
        let (primary, secondary) =
            private_addresses(self.private_ip_address, self.private_ip_addresses)?;
        let names = ["privateIpAddresses", "secondaryPrivateIpAddressCount"];
        let secondary = Several::read(secondary, self.secondary_private_ip_address_count, names)?;
        let prefixes = self.ipv4_prefixes.iter();
        let prefixes = prefixes.map(|it| ipv4_prefix(it.ipv4_prefix.as_deref()));
        let names = ["ipv4Prefixes", "ipv4PrefixCount"];
        let ipv4_prefixes = Several::read(
            prefixes.collect::<Result<_, _>>()?,
            self.ipv4_prefix_count,
            names,
        )?;
        if secondary.len() > 0 && ipv4_prefixes.len() > 0 {
            return Err(Error::invalid_combination(
                "IPv4 prefixes and secondary private IP addresses cannot be specified together",
            ));
        }
        let first_is_primary = self
            .ipv6_addresses
            .iter()
            .any(|it| it.is_primary_ipv6 == Some(true));
        let addresses = self.ipv6_addresses.iter();
        let addresses = addresses.map(|it| ipv6(it.ipv6_address.as_deref()));
        let names = ["ipv6Addresses", "ipv6AddressCount"];
        let ipv6 = Several::read(
            addresses.collect::<Result<_, _>>()?,
            self.ipv6_address_count,
            names,
        )?;
        let prefixes = self.ipv6_prefixes.iter();
        let prefixes = prefixes.map(|it| ipv6_prefix(it.ipv6_prefix.as_deref()));
        let names = ["ipv6Prefixes", "ipv6PrefixCount"];
        let ipv6_prefixes = Several::read(
            prefixes.collect::<Result<_, _>>()?,
            self.ipv6_prefix_count,
            names,
        )?;
        if ipv6.len() > 0 && ipv6_prefixes.len() > 0 {
            return Err(Error::invalid_combination(
                "IPv6 prefixes and IPv6 addresses cannot be specified together",
            ));
        }
        Ok(Wanted {
            primary,
            secondary,
            ipv4_prefixes,
            ipv6: names_ipv6.then_some(ipv6),
            ipv6_prefixes,
            has_primary_ipv6: self.primary_ipv6 == Some(true) || first_is_primary,
            no_addresses: false,
        })
    }
}

/// The primary address of a request and its secondary ones: an address by itself, or the one in the list that says so, is primary.
fn private_addresses(
    alone: Option<String>,
    list: Vec<PrivateIpAddressSpecification>,
) -> Result<(Option<Ipv4Addr>, Vec<Ipv4Addr>), Error> {
    let alone = alone.as_deref();
    let mut primary = alone
        .map(|text| ipv4(text, "privateIpAddress"))
        .transpose()?;
    let mut secondary = Vec::new();
    for one in list {
        let text = one.private_ip_address.as_deref();
        let address = ipv4(
            text.ok_or(Error::missing("privateIpAddress"))?,
            "privateIpAddress",
        )?;
        match one.primary {
            Some(true) if primary.is_some_and(|primary| primary != address) => {
                return Err(Error::invalid_combination(
                    "Only one primary private IP address can be specified.",
                ));
            }
            Some(true) => primary = Some(address),
            _ => secondary.push(address),
        }
    }
    Ok((primary, secondary))
}

impl Wanted {
    /// An interface with that primary address and nothing more than its subnet gives.
    pub(crate) fn primary(address: Option<Ipv4Addr>) -> Self {
        Self {
            primary: address,
            ..Self::default()
        }
    }

    /// What is wanted by an interface of that kind: `efa-only` ones have no addresses.
    pub(crate) fn of_kind(self, kind: Option<&str>) -> Result<Self, Error> {
        match kind {
            Some("efa-only") if self != Self::default() => Err(Error::invalid_combination(
                "IP addresses cannot be assigned to a network interface of the type efa-only",
            )),
            Some("efa-only") => Ok(Self {
                no_addresses: true,
                ..Self::default()
            }),
            _ => Ok(self),
        }
    }

    /// Whether two interfaces cannot both be made of it.
    pub(crate) fn names_addresses(&self) -> bool {
        self.primary.is_some()
            || matches!(self.secondary, Several::Listed(_))
            || matches!(self.ipv4_prefixes, Several::Listed(_))
            || matches!(self.ipv6, Some(Several::Listed(_)))
            || matches!(self.ipv6_prefixes, Several::Listed(_))
    }

    /// Gives a new interface in a subnet its addresses and prefixes.
    pub(super) fn give(
        &self,
        tx: &mut Tx,
        subnet: &Subnet,
        interface: &mut Interface,
    ) -> Result<(), Error> {
        if self.no_addresses {
            return Ok(());
        }
        let mut free = Free::of(tx, subnet.id)?;
        match subnet.is_ipv6_native() {
            false => self.give_ipv4(&mut free, interface)?,
            true if self.primary.is_some()
                || self.secondary.len() + self.ipv4_prefixes.len() > 0 =>
            {
                return Err(Error::invalid_combination(format!(
                    "The subnet {} has no IPv4 CIDR block, and its network interfaces have no IPv4 addresses.",
                    subnet.id
                )));
            }
            true => {}
        }
        let by_subnet = subnet.assign_ipv6_address_on_creation || subnet.is_ipv6_native();
        let from_subnet = Several::Any(usize::from(by_subnet && self.ipv6_prefixes.len() == 0));
        let ipv6 = self.ipv6.as_ref().unwrap_or(&from_subnet);
        for wanted in ipv6.each() {
            interface.ipv6_addresses.push(free.take_ipv6(tx, wanted)?);
        }
        for wanted in self.ipv6_prefixes.each() {
            interface
                .ipv6_prefixes
                .push(free.take_ipv6_prefix(tx, wanted)?);
        }
        if self.has_primary_ipv6 && interface.ipv6_addresses.is_empty() {
            return Err(no_primary_ipv6());
        }
        interface.has_primary_ipv6 = self.has_primary_ipv6;
        Ok(())
    }

    fn give_ipv4(&self, free: &mut Free, interface: &mut Interface) -> Result<(), Error> {
        if 1 + self.secondary.len() + self.ipv4_prefixes.len() > MOST_ADDRESSES {
            return Err(Error::TooManyPrivateAddresses);
        }
        // Those that are named come first: none of them must be given to something that takes any.
        let named: Vec<Ipv4Addr> = self.secondary.each().into_iter().flatten().collect();
        let primary = self.primary.map(|primary| free.take(Some(primary)));
        let primary = primary.transpose()?;
        for address in &named {
            free.take(Some(*address))?;
        }
        let primary = primary.map_or_else(|| free.take(None), Ok)?;
        interface.private_ip_address = Some(primary);
        let secondary = match &self.secondary {
            Several::Listed(_) => named,
            Several::Any(count) => {
                let any = (0..*count).map(|_| free.take(None));
                any.collect::<Result<_, _>>()?
            }
        };
        interface.secondary_addresses = secondary.into_iter().map(unassociated).collect();
        for wanted in self.ipv4_prefixes.each() {
            interface.ipv4_prefixes.push(free.take_prefix(wanted)?);
        }
        Ok(())
    }
}

/// A further private address that nothing stands for.
pub(super) fn unassociated(private_ip_address: Ipv4Addr) -> SecondaryAddress {
    SecondaryAddress {
        private_ip_address,
        public_ip: None,
        allocation_id: None,
    }
}

/// The error of a primary IPv6 address for an interface that has none at all.
pub(super) fn no_primary_ipv6() -> Error {
    Error::invalid_combination(
        "A primary IPv6 address can only be enabled for a network interface that has an IPv6 address.",
    )
}
