//! What is free in a subnet: the addresses and prefixes that a request takes for an interface, wanted ones or any.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use terrarium_model::ids::SubnetId;
use terrarium_model::resources::{ReservationType, Subnet, SubnetCidrReservation};
use terrarium_state::Tx;

use super::addresses::{blocks_of, inside};
use super::get;
use crate::cidr_blocks::overlap;
use crate::errors::Error;

/// How long the prefixes are that are delegated to interfaces.
const IPV4_PREFIX: u8 = 28;
const IPV6_PREFIX: u8 = 80;

/// A subnet, and what is not free in it. What is taken from it here is not free any more.
pub(crate) struct Free {
    subnet: Arc<Subnet>,
    taken: Vec<Ipv4Net>,
    taken_ipv6: Vec<Ipv6Net>,
    /// What users reserved, of either family.
    reserved: Vec<(IpNet, ReservationType)>,
}

impl Free {
    /// What is free in a subnet now. O(interfaces of the region).
    pub(crate) fn of(tx: &Tx, subnet: SubnetId) -> Result<Self, Error> {
        let all = tx.cloud().all::<SubnetCidrReservation>();
        let of_subnet = all.filter(|reservation| reservation.subnet_id == subnet);
        let ipv6 = inside(tx, subnet).flat_map(|interface| {
            let addresses = interface.ipv6_addresses.iter();
            let addresses = addresses.map(|address| Ipv6Net::from(*address));
            addresses.chain(interface.ipv6_prefixes.iter().copied())
        });
        Ok(Self {
            taken: inside(tx, subnet).flat_map(blocks_of).collect(),
            taken_ipv6: ipv6.collect(),
            reserved: of_subnet.map(|it| (it.cidr, it.reservation_type)).collect(),
            subnet: get(tx, subnet)?,
        })
    }

    /// Takes an address: the wanted one, or the lowest that nobody reserved.
    pub(crate) fn take(&mut self, wanted: Option<Ipv4Addr>) -> Result<Ipv4Addr, Error> {
        let address = match wanted {
            Some(address) => self.wanted(address)?,
            None => self.lowest()?,
        };
        self.taken.push(address.into());
        Ok(address)
    }

    fn wanted(&self, address: Ipv4Addr) -> Result<Ipv4Addr, Error> {
        let block = self.subnet.cidr_block.map(IpNet::from);
        ensure_inside(block, address.into(), self.subnet.is_usable(address))?;
        match self.taken.iter().any(|block| block.contains(&address)) {
            true => Err(Error::AddressInUse {
                address: address.into(),
            }),
            false => Ok(address),
        }
    }

    /// The lowest address outside of what is taken and reserved, which is walked in its order: O(n log n) whatever the sizes.
    fn lowest(&self) -> Result<Ipv4Addr, Error> {
        let reserved = self.reserved_ipv4().map(|(block, _)| block);
        let mut taken: Vec<Ipv4Net> = self.taken.iter().copied().chain(reserved).collect();
        taken.sort();
        let mut candidate = self.subnet.usable_addresses().next();
        for block in taken {
            if candidate.is_some_and(|address| block.contains(&address)) {
                candidate = u32::from(block.broadcast())
                    .checked_add(1)
                    .map(Ipv4Addr::from);
            }
        }
        let usable = candidate.filter(|address| self.subnet.is_usable(*address));
        usable.ok_or(Error::SubnetIsFull)
    }

    fn reserved_ipv4(&self) -> impl Iterator<Item = (Ipv4Net, ReservationType)> {
        self.reserved
            .iter()
            .filter_map(|(block, kind)| match block {
                IpNet::V4(block) => Some((*block, *kind)),
                IpNet::V6(_) => None,
            })
    }

    /// Takes a prefix: the wanted one, or the lowest of those that users reserved for prefixes, or else of all.
    pub(crate) fn take_prefix(&mut self, wanted: Option<Ipv4Net>) -> Result<Ipv4Net, Error> {
        let prefix = match wanted {
            Some(prefix) => self.wanted_prefix(prefix)?,
            None => self.lowest_prefix()?,
        };
        self.taken.push(prefix);
        Ok(prefix)
    }

    fn wanted_prefix(&self, prefix: Ipv4Net) -> Result<Ipv4Net, Error> {
        ensure_prefix(prefix.into(), IPV4_PREFIX)?;
        let block = self.subnet.cidr_block.map(IpNet::from);
        ensure_inside(block, prefix.network().into(), self.is_usable(prefix))?;
        match self.taken.iter().any(|taken| overlap(taken, &prefix)) {
            true => Err(Error::PrefixInUse {
                prefix: prefix.into(),
            }),
            false => Ok(prefix),
        }
    }

    fn is_usable(&self, prefix: Ipv4Net) -> bool {
        self.subnet.is_usable(prefix.network()) && self.subnet.is_usable(prefix.broadcast())
    }

    fn lowest_prefix(&self) -> Result<Ipv4Net, Error> {
        let for_prefixes = self.reserved_ipv4();
        let for_prefixes = for_prefixes.filter(|(_, kind)| *kind == ReservationType::Prefix);
        let for_prefixes = for_prefixes.map(|(block, _)| (block, true));
        let whole = self.subnet.cidr_block.map(|block| (block, false));
        let found = for_prefixes.chain(whole).find_map(|(block, is_reserved)| {
            let mut prefixes = block.subnets(IPV4_PREFIX).ok()?;
            prefixes.find(|prefix| {
                let mut reserved = self.reserved_ipv4();
                self.is_usable(*prefix)
                    && !self.taken.iter().any(|taken| overlap(taken, prefix))
                    && (is_reserved || !reserved.any(|(block, _)| overlap(&block, prefix)))
            })
        });
        found.ok_or(Error::NoFreePrefix)
    }

    fn ipv6_block(&self) -> Result<Ipv6Net, Error> {
        let block = self.subnet.ipv6_cidr_block.as_ref();
        let block = block.map(|block| block.ipv6_cidr_block);
        block.ok_or(Error::SubnetWithoutIpv6 {
            subnet: self.subnet.id,
        })
    }

    /// Takes an IPv6 address: the wanted one, or any that nobody reserved.
    pub(crate) fn take_ipv6(
        &mut self,
        tx: &mut Tx,
        wanted: Option<Ipv6Addr>,
    ) -> Result<Ipv6Addr, Error> {
        let block = self.ipv6_block()?;
        let address = match wanted {
            Some(address) => {
                let is_usable = self.subnet.is_usable_ipv6(address);
                ensure_inside(Some(block.into()), address.into(), is_usable)?;
                if self.is_taken_ipv6(address.into()) {
                    return Err(Error::AddressInUse {
                        address: address.into(),
                    });
                }
                address
            }
            // There are so many that the first is free but for one case in a lifetime.
            None => loop {
                let address = random_in(tx, block, 128).network();
                let is_free = !self.is_taken_ipv6(address.into());
                if is_free && self.subnet.is_usable_ipv6(address) && !self.is_reserved(address) {
                    break address;
                }
            },
        };
        self.taken_ipv6.push(address.into());
        Ok(address)
    }

    fn is_reserved(&self, address: Ipv6Addr) -> bool {
        let address = IpAddr::from(address);
        self.reserved
            .iter()
            .any(|(block, _)| block.contains(&address))
    }

    fn is_taken_ipv6(&self, block: Ipv6Net) -> bool {
        let mut taken = self.taken_ipv6.iter();
        taken.any(|taken| taken.contains(&block) || block.contains(taken))
    }

    /// Takes an IPv6 prefix: the wanted one, or any, of those that users reserved for prefixes where there are such.
    pub(crate) fn take_ipv6_prefix(
        &mut self,
        tx: &mut Tx,
        wanted: Option<Ipv6Net>,
    ) -> Result<Ipv6Net, Error> {
        let block = self.ipv6_block()?;
        let prefix = match wanted {
            Some(prefix) => {
                ensure_prefix(prefix.into(), IPV6_PREFIX)?;
                let is_inside = block.contains(&prefix);
                ensure_inside(Some(block.into()), prefix.network().into(), is_inside)?;
                if self.is_taken_ipv6(prefix) {
                    return Err(Error::PrefixInUse {
                        prefix: prefix.into(),
                    });
                }
                prefix
            }
            None => {
                let mut reserved = self
                    .reserved
                    .iter()
                    .filter_map(|(block, kind)| match block {
                        IpNet::V6(block) if *kind == ReservationType::Prefix => Some(*block),
                        _ => None,
                    });
                let block = reserved.next().unwrap_or(block);
                let mut tries = (0..1000).map(|_| random_in(tx, block, IPV6_PREFIX));
                let free = tries.find(|prefix| !self.is_taken_ipv6(*prefix));
                free.ok_or(Error::NoFreePrefix)?
            }
        };
        self.taken_ipv6.push(prefix);
        Ok(prefix)
    }
}

/// A block of that length somewhere in another.
fn random_in(tx: &mut Tx, outer: Ipv6Net, length: u8) -> Ipv6Net {
    let length = length.max(outer.prefix_len());
    let below_outer = u128::MAX
        .checked_shr(outer.prefix_len().into())
        .unwrap_or(0);
    let above = u128::MAX.checked_shl((128 - length).into()).unwrap_or(0);
    let bits = u128::from(outer.network()) | tx.random() & below_outer & above;
    Ipv6Net::new_assert(Ipv6Addr::from(bits), length)
}

fn ensure_inside(block: Option<IpNet>, address: IpAddr, is_usable: bool) -> Result<(), Error> {
    if !block.is_some_and(|block| block.contains(&address)) {
        return Err(Error::invalid_value(format!(
            "Address {address} does not fall within the subnet's address range"
        )));
    }
    match is_usable {
        true => Ok(()),
        false => Err(Error::invalid_value(format!(
            "Address {address} is in subnet's reserved address range"
        ))),
    }
}

fn ensure_prefix(prefix: IpNet, length: u8) -> Result<(), Error> {
    match prefix.prefix_len() == length && prefix.trunc() == prefix {
        true => Ok(()),
        false => Err(Error::invalid_value(format!(
            "The prefix {prefix} is invalid. The prefix length must be /{length}."
        ))),
    }
}
