//! The ways of addresses to and from EC2-Classic, which is no more: nothing moves, and nothing can be moved.

use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    DescribeMovingAddressesRequest, DescribeMovingAddressesResult, MoveAddressToVpcRequest,
    MoveAddressToVpcResult, RestoreAddressToClassicRequest, RestoreAddressToClassicResult,
};

use super::find;
use crate::errors::Error;
use crate::filters::{Field, Filters};
use crate::pages;

impl Operation<Error> for MoveAddressToVpcRequest {
    fn run(self, tx: &mut Tx) -> Result<MoveAddressToVpcResult, Error> {
        find(tx, &self.public_ip)?;
        Err(Error::NoClassic)
    }
}

impl Operation<Error> for RestoreAddressToClassicRequest {
    fn run(self, tx: &mut Tx) -> Result<RestoreAddressToClassicResult, Error> {
        find(tx, &self.public_ip)?;
        Err(Error::NoClassic)
    }
}

/// An address that moves: there is none.
struct Moving;

impl Operation<Error> for DescribeMovingAddressesRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeMovingAddressesResult, Error> {
        const FIELDS: &[Field<Moving>] = &[("moving-status", |_, _| Vec::new())];
        Filters::parse(self.filters, FIELDS, false)?;
        pages::page_size(self.max_results, pages::PAGE_SIZES)?;
        if self.next_token.is_some() {
            return Err(Error::InvalidNextToken);
        }
        for text in &self.public_ips {
            find(tx, text)?;
        }
        Ok(DescribeMovingAddressesResult::default())
    }
}
