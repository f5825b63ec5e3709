//! Elastic addresses: allocated from the pool that interfaces' public addresses come from, described and released.
//! What they stand for is in `associations.rs`, their names in `attributes.rs`, their ways to other accounts in `transfers.rs`.

pub(crate) mod associations;
mod attributes;
mod classic;
#[cfg(test)]
mod tests;

use std::net::Ipv4Addr;
use std::sync::Arc;

use terrarium_model::ids::{AddressAssociationId, AllocationId};
use terrarium_model::resources::{Address, AddressAssociation, NetworkInterface};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    self as wire, AllocateAddressRequest, AllocateAddressResult, DescribeAddressesRequest,
    DescribeAddressesResult, DomainType, ReleaseAddressRequest,
};

use crate::errors::Error;
use crate::filters::Field;
use crate::network_interfaces::AMAZON;
use crate::pages::{Selection, select};
use crate::{tags, vpcs};

/// The most addresses of an account in a region.
const MOST_ADDRESSES: usize = 5;

/// The address with that id.
pub(crate) fn get(tx: &Tx, id: AllocationId) -> Result<Arc<Address>, Error> {
    tx.get::<Address>(&id).ok_or(Error::not_found(id))
}

/// Fails when the account has as many addresses as it may.
fn ensure_few(tx: &Tx) -> Result<(), Error> {
    match tx.cloud().addresses.len() >= MOST_ADDRESSES {
        true => Err(Error::TooManyAddresses),
        false => Ok(()),
    }
}

/// Reads an address of a request.
fn parse(text: &str) -> Result<Ipv4Addr, Error> {
    text.parse().map_err(|_| Error::MalformedAddress {
        text: text.to_owned(),
    })
}

impl Operation<Error> for AllocateAddressRequest {
    const UNSUPPORTED: &'static [&'static str] = &["CustomerOwnedIpv4Pool", "IpamPoolId"];

    fn run(self, tx: &mut Tx) -> Result<AllocateAddressResult, Error> {
        if self.domain == Some(DomainType::Standard) {
            return Err(Error::NoClassic);
        }
        if let Some(pool) = self.public_ipv4_pool.filter(|pool| pool != AMAZON) {
            return Err(Error::AddressPoolNotFound { id: pool });
        }
        ensure_border_group(tx, self.network_border_group.as_deref())?;
        ensure_few(tx)?;
        let public_ip = match self.address {
            Some(text) => take(tx, &text)?,
            None => tx.allocate_public_address().ok_or(Error::NoPublicAddress)?,
        };
        let address = Address {
            allocation_id: tx.new_id(),
            public_ip,
            association: None,
            ptr_record: None,
        };
        tags::give(tx, address.allocation_id, &self.tag_specifications)?;
        tx.put(address.clone());
        let shown = on_the_wire(tx, &address);
        Ok(AllocateAddressResult {
            allocation_id: shown.allocation_id,
            public_ipv4_pool: shown.public_ipv4_pool,
            network_border_group: shown.network_border_group,
            domain: shown.domain,
            public_ip: shown.public_ip,
            ..Default::default()
        })
    }
}

/// An address that was released comes back to whoever asks for it, as long as nobody else has it.
fn take(tx: &mut Tx, text: &str) -> Result<Ipv4Addr, Error> {
    let address = parse(text)?;
    match tx.take_public_address(address) {
        true => Ok(address),
        false => Err(Error::AddressNotFound { address }),
    }
}

fn ensure_border_group(tx: &Tx, group: Option<&str>) -> Result<(), Error> {
    match group {
        Some(group) if group != tx.region() => Err(Error::invalid_value(format!(
            "The network border group '{group}' does not exist in this region."
        ))),
        _ => Ok(()),
    }
}

impl Operation<Error> for ReleaseAddressRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let by_address = Error::invalid_value(
            "You must specify an allocation id when releasing a VPC elastic IP address",
        );
        let id = named(
            tx,
            self.allocation_id,
            "allocation id",
            self.public_ip,
            by_address,
        )?;
        let address = get(tx, id)?;
        if self
            .network_border_group
            .is_some_and(|it| it != tx.region())
        {
            return Err(Error::AddressNotFound {
                address: address.public_ip,
            });
        }
        if let Some(association) = &address.association {
            ensure_releasable(tx, &address, association)?;
        }
        associations::disassociate(tx, id);
        tx.remove::<Address>(&id);
        tx.release_public_address(address.public_ip);
        Ok(())
    }
}

/// In a default VPC the release takes the address from what it stands for; elsewhere that has to be done first.
fn ensure_releasable(
    tx: &Tx,
    address: &Address,
    association: &AddressAssociation,
) -> Result<(), Error> {
    let interface = tx.get::<NetworkInterface>(&association.network_interface_id);
    let is_free = interface.is_some_and(|interface| {
        let vpc = vpcs::get(tx, interface.vpc_id);
        vpc.is_ok_and(|vpc| vpc.is_default) && interface.requester_id.is_none()
    });
    match is_free {
        true => Ok(()),
        false => Err(Error::AddressInUse {
            address: address.public_ip.into(),
        }),
    }
}

/// The id that a request gives; AWS takes the address alone for EC2-Classic only, which is no more.
fn named<I>(
    tx: &Tx,
    id: Option<I>,
    what: &str,
    address: Option<String>,
    by_address: Error,
) -> Result<I, Error> {
    match (id, address) {
        (Some(id), None) => Ok(id),
        (Some(_), Some(_)) => Err(Error::invalid_combination(format!(
            "You may specify public IP or {what}, but not both in the same call"
        ))),
        (None, Some(text)) => Err(find(tx, &text).err().unwrap_or(by_address)),
        (None, None) => Err(Error::MissingParameter {
            message: format!("Either public IP or {what} must be specified"),
        }),
    }
}

/// The account's address that a request names by itself.
fn find(tx: &Tx, text: &str) -> Result<Arc<Address>, Error> {
    let public_ip = parse(text)?;
    let mut addresses = tx.cloud().all::<Address>();
    let found = addresses.find(|address| address.public_ip == public_ip);
    match (found, tx.owner_of_public_address(public_ip)) {
        (Some(address), _) => Ok(address.clone()),
        (None, Some(owner)) if owner.account != tx.place.account => {
            Err(Error::ForeignAddress { address: public_ip })
        }
        (None, _) => Err(Error::AddressNotFound { address: public_ip }),
    }
}

fn of_association<T: ToString>(
    address: &Address,
    value: impl Fn(&AddressAssociation) -> T,
) -> Vec<String> {
    let association = address.association.iter();
    association.map(|it| value(it).to_string()).collect()
}

/// The filters of DescribeAddresses.
const FIELDS: &[Field<Address>] = &[
    ("allocation-id", |_, it| vec![it.allocation_id.to_string()]),
    ("association-id", |_, it| of_association(it, |at| at.id)),
    ("domain", |_, _| vec!["vpc".to_owned()]),
    ("instance-id", |tx, it| {
        instance(tx, it).into_iter().collect()
    }),
    ("network-border-group", |tx, _| vec![tx.region().to_owned()]),
    ("network-interface-id", |_, it| {
        of_association(it, |at| at.network_interface_id)
    }),
    ("network-interface-owner-id", |tx, it| {
        of_association(it, |_| tx.account().to_owned())
    }),
    ("private-ip-address", |_, it| {
        of_association(it, |at| at.private_ip_address)
    }),
    ("public-ip", |_, it| vec![it.public_ip.to_string()]),
];

impl Operation<Error> for DescribeAddressesRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeAddressesResult, Error> {
        let mut ids = self.allocation_ids;
        for text in &self.public_ips {
            let found = find(tx, text).map_err(|error| match error {
                // Whoever else has it, it is none of this account's.
                Error::ForeignAddress { address } => Error::AddressNotFound { address },
                other => other,
            });
            ids.push(found?.allocation_id);
        }
        let selection = Selection {
            ids,
            filters: self.filters,
            max_results: None,
            next_token: None,
        };
        let page = select(tx, selection, FIELDS)?;
        Ok(DescribeAddressesResult {
            addresses: page.items.iter().map(|it| on_the_wire(tx, it)).collect(),
        })
    }
}

/// The instance that an address leads to.
fn instance(tx: &Tx, address: &Address) -> Option<String> {
    let id = address.association.as_ref()?.network_interface_id;
    let interface = tx.get::<NetworkInterface>(&id)?;
    let attachment = interface.attachment.as_ref()?;
    Some(attachment.instance_id.to_string())
}

fn on_the_wire(tx: &Tx, address: &Address) -> wire::Address {
    let mut shown = wire::Address {
        allocation_id: Some(address.allocation_id.to_string()),
        domain: Some(DomainType::Vpc),
        tags: tags::of(tx, address.allocation_id),
        public_ipv4_pool: Some(AMAZON.to_owned()),
        network_border_group: Some(tx.region().to_owned()),
        public_ip: Some(address.public_ip.to_string()),
        ..Default::default()
    };
    if let Some(association) = &address.association {
        shown.association_id = Some(association.id.to_string());
        shown.network_interface_id = Some(association.network_interface_id.to_string());
        shown.network_interface_owner_id = Some(tx.account().to_owned());
        shown.private_ip_address = Some(association.private_ip_address.to_string());
        shown.instance_id = instance(tx, address);
    }
    shown
}

/// The association that an elastic address has, by its own id.
pub(crate) fn association_of(tx: &Tx, id: AllocationId) -> Option<AddressAssociationId> {
    let address = tx.get::<Address>(&id)?;
    Some(address.association.as_ref()?.id)
}
