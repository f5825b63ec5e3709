//! Sets of DHCP options: the one that every region begins with, and those that users make.

mod options;

use sha2::{Digest, Sha256};
use terrarium_model::ResourceId;
use terrarium_model::ids::DhcpOptionsId;
use terrarium_model::resources::{DhcpOptions, Vpc};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};
use crate::tags;

/// The id of the set that new VPCs get. It follows from the account and region, so that nothing has to remember it.
fn default_id(tx: &Tx) -> DhcpOptionsId {
    let digest = Sha256::digest(format!("dopt {} {}", tx.account(), tx.region()));
    let mut bits = [0; 16];
    bits.copy_from_slice(&digest[..16]);
    DhcpOptionsId::from_random(u128::from_be_bytes(bits))
}

/// The set that new VPCs get; none once it was deleted.
pub(crate) fn default_set(tx: &Tx) -> Option<DhcpOptionsId> {
    tx.get::<DhcpOptions>(&default_id(tx)).map(|set| set.id)
}

/// Makes the set that a region begins with.
pub(crate) fn provision(tx: &mut Tx) {
    let domain = match tx.region() {
        "us-east-1" => "ec2.internal".to_owned(),
        region => format!("{region}.compute.internal"),
    };
    let id = default_id(tx);
    tx.put(DhcpOptions {
        id,
        configurations: vec![
            ("domain-name".to_owned(), vec![domain]),
            (
                "domain-name-servers".to_owned(),
                vec!["AmazonProvidedDNS".to_owned()],
            ),
        ],
    });
}

impl Operation<Error> for CreateDhcpOptionsRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateDhcpOptionsResult, Error> {
        let configurations = self.dhcp_configurations.into_iter();
        let configurations = configurations
            .map(options::read)
            .collect::<Result<_, _>>()?;
        let id = tx.new_id();
        tags::give(tx, id, &self.tag_specifications)?;
        let set = DhcpOptions { id, configurations };
        tx.put(set.clone());
        Ok(CreateDhcpOptionsResult {
            dhcp_options: Some(on_the_wire(tx, &set)),
        })
    }
}

impl Operation<Error> for DeleteDhcpOptionsRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let id = self.dhcp_options_id;
        let is_used = |vpc: &Vpc| vpc.dhcp_options_id == Some(id);
        if tx.cloud().all::<Vpc>().any(|vpc| is_used(vpc)) {
            return Err(Error::in_use("dhcpOptions", id));
        }
        match tx.remove::<DhcpOptions>(&id) {
            Some(_) => Ok(()),
            None => Err(Error::not_found(id)),
        }
    }
}

impl Operation<Error> for AssociateDhcpOptionsRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let id = match self.dhcp_options_id.as_str() {
            "default" => None,
            text => Some(text.parse::<DhcpOptionsId>()?),
        };
        if let Some(id) = id
            && tx.get::<DhcpOptions>(&id).is_none()
        {
            return Err(Error::not_found(id));
        }
        tx.update::<Vpc, _>(&self.vpc_id, |vpc| vpc.dhcp_options_id = id)
            .ok_or(Error::not_found(self.vpc_id))
    }
}

/// The filters of DescribeDhcpOptions.
const FIELDS: &[Field<DhcpOptions>] = &[
    ("dhcp-options-id", |_, set| vec![set.id.to_string()]),
    ("key", |_, set| {
        let keys = set.configurations.iter().map(|(key, _)| key.clone());
        keys.collect()
    }),
    ("owner-id", |tx, _| vec![tx.account().to_owned()]),
    ("value", |_, set| {
        let values = set.configurations.iter().flat_map(|(_, values)| values);
        values.cloned().collect()
    }),
];

impl Operation<Error> for DescribeDhcpOptionsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeDhcpOptionsResult, Error> {
        let selection = Selection {
            ids: self.dhcp_options_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        let sets = page.items.iter().map(|set| on_the_wire(tx, set));
        Ok(DescribeDhcpOptionsResult {
            dhcp_options: sets.collect(),
            next_token: page.next_token,
        })
    }
}

fn on_the_wire(tx: &Tx, set: &DhcpOptions) -> wire::DhcpOptions {
    let configurations = set.configurations.iter().map(|(key, values)| {
        let value = |value: &String| AttributeValue {
            value: Some(value.clone()),
        };
        DhcpConfiguration {
            key: Some(key.clone()),
            values: values.iter().map(value).collect(),
        }
    });
    wire::DhcpOptions {
        owner_id: Some(tx.account().to_owned()),
        tags: tags::of(tx, set.id),
        dhcp_options_id: Some(set.id.to_string()),
        dhcp_configurations: configurations.collect(),
    }
}

#[cfg(test)]
mod tests;
