//! The attribute of elastic addresses: the name that reverse DNS answers for them.

use terrarium_model::ids::AllocationId;
use terrarium_model::resources::Address;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    AddressAttribute, AddressAttributeName, DescribeAddressesAttributeRequest,
    DescribeAddressesAttributeResult, ModifyAddressAttributeRequest, ModifyAddressAttributeResult,
    PtrUpdateStatus, ResetAddressAttributeRequest, ResetAddressAttributeResult,
};

use super::get;
use crate::errors::Error;
use crate::pages;

impl Operation<Error> for ModifyAddressAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<ModifyAddressAttributeResult, Error> {
        let id = self.allocation_id;
        get(tx, id)?;
        let name = self.domain_name.ok_or(Error::missing("DomainName"))?;
        ensure_name(&name)?;
        let name = format!("{}.", name.trim_end_matches('.'));
        Ok(ModifyAddressAttributeResult {
            address: set(tx, id, Some(name)),
        })
    }
}

impl Operation<Error> for ResetAddressAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<ResetAddressAttributeResult, Error> {
        let id = self.allocation_id;
        get(tx, id)?;
        let AddressAttributeName::DomainName = self.attribute;
        Ok(ResetAddressAttributeResult {
            address: set(tx, id, None),
        })
    }
}

/// Changes the name, and shows the address while AWS still changes it.
fn set(tx: &mut Tx, id: AllocationId, name: Option<String>) -> Option<AddressAttribute> {
    let value = name.clone();
    let before = tx.update::<Address, _>(&id, |address| {
        let before = on_the_wire(address);
        address.ptr_record = name;
        before
    })?;
    Some(AddressAttribute {
        ptr_record_update: Some(PtrUpdateStatus {
            value,
            status: Some("PENDING".to_owned()),
            reason: None,
        }),
        ..before
    })
}

/// A host name of two labels or more.
fn ensure_name(name: &str) -> Result<(), Error> {
    let labels: Vec<&str> = name.trim_end_matches('.').split('.').collect();
    let is_label = |label: &&str| {
        let is_allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        (1..=63).contains(&label.len())
            && label.chars().all(is_allowed)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    match name.len() <= 255 && labels.len() > 1 && labels.iter().all(is_label) {
        true => Ok(()),
        false => Err(Error::invalid_value(format!(
            "Value ({name}) for parameter domainName is invalid. Invalid domain name."
        ))),
    }
}

impl Operation<Error> for DescribeAddressesAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeAddressesAttributeResult, Error> {
        // It is the only one that addresses have.
        let _ = self.attribute;
        let mut ids = self.allocation_ids;
        ids.sort();
        ids.dedup();
        if ids.is_empty() {
            ids = tx.cloud().addresses.keys().copied().collect();
        }
        let addresses: Result<Vec<_>, _> = ids.into_iter().map(|id| get(tx, id)).collect();
        let (page, next_token) = pages::page_of(
            addresses?,
            |address| address.allocation_id,
            self.max_results,
            self.next_token.as_deref(),
            1..=1000,
        )?;
        Ok(DescribeAddressesAttributeResult {
            addresses: page.iter().map(|address| on_the_wire(address)).collect(),
            next_token,
        })
    }
}

fn on_the_wire(address: &Address) -> AddressAttribute {
    AddressAttribute {
        public_ip: Some(address.public_ip.to_string()),
        allocation_id: Some(address.allocation_id),
        ptr_record: address.ptr_record.clone(),
        ptr_record_update: None,
    }
}
