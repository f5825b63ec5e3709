// Written by emulator/wire/generate.py from the sources beside it; edit those, never this.

//! The one table of operations: dispatch, action names and the coverage page derive from it.

use terrarium_query::Entry;
use terrarium_wire::ec2::*;

use crate::Error;

/// Every operation that this service has, in order, and the file that it is in.
#[rustfmt::skip]
pub const OPERATIONS: &[Entry] = &[
    Entry::of::<AssociateDhcpOptionsRequest, Error>("dhcp_options.rs"),
    Entry::of::<AssociateVpcCidrBlockRequest, Error>("vpcs.rs"),
    Entry::of::<AttachInternetGatewayRequest, Error>("internet_gateways.rs"),
    Entry::of::<CreateDefaultSubnetRequest, Error>("subnets.rs"),
    Entry::of::<CreateDefaultVpcRequest, Error>("vpcs.rs"),
    Entry::of::<CreateDhcpOptionsRequest, Error>("dhcp_options.rs"),
    Entry::of::<CreateInternetGatewayRequest, Error>("internet_gateways.rs"),
    Entry::of::<CreateKeyPairRequest, Error>("key_pairs.rs"),
    Entry::of::<CreateSubnetRequest, Error>("subnets.rs"),
    Entry::of::<CreateVpcRequest, Error>("vpcs.rs"),
    Entry::of::<DeleteDhcpOptionsRequest, Error>("dhcp_options.rs"),
    Entry::of::<DeleteInternetGatewayRequest, Error>("internet_gateways.rs"),
    Entry::of::<DeleteKeyPairRequest, Error>("key_pairs.rs"),
    Entry::of::<DeleteSubnetRequest, Error>("subnets.rs"),
    Entry::of::<DeleteVpcRequest, Error>("vpcs.rs"),
    Entry::of::<DeregisterImageRequest, Error>("images/mod.rs"),
    Entry::of::<DescribeAccountAttributesRequest, Error>("regions.rs"),
    Entry::of::<DescribeAvailabilityZonesRequest, Error>("regions.rs"),
    Entry::of::<DescribeDhcpOptionsRequest, Error>("dhcp_options.rs"),
    Entry::of::<DescribeImagesRequest, Error>("images/mod.rs"),
    Entry::of::<DescribeInternetGatewaysRequest, Error>("internet_gateways.rs"),
    Entry::of::<DescribeKeyPairsRequest, Error>("key_pairs.rs"),
    Entry::of::<DescribeRegionsRequest, Error>("regions.rs"),
    Entry::of::<DescribeSubnetsRequest, Error>("subnets.rs"),
    Entry::of::<DescribeVpcAttributeRequest, Error>("vpcs.rs"),
    Entry::of::<DescribeVpcsRequest, Error>("vpcs.rs"),
    Entry::of::<DetachInternetGatewayRequest, Error>("internet_gateways.rs"),
    Entry::of::<DisassociateVpcCidrBlockRequest, Error>("vpcs.rs"),
    Entry::of::<ImportKeyPairRequest, Error>("key_pairs.rs"),
    Entry::of::<ModifySubnetAttributeRequest, Error>("subnets.rs"),
    Entry::of::<ModifyVpcAttributeRequest, Error>("vpcs.rs"),
    Entry::of::<RegisterImageRequest, Error>("images/mod.rs"),
];
