//! The registry of resource ids: one row a kind, with its prefix and the error AWS answers when it is wrong.
//!
//! An id is `prefix-` and 8 (long ago) or 17 hexadecimal digits; it is parsed once, at the edge, and copied freely afterwards.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The digits behind an id's prefix: at most 17 hexadecimal ones, so 68 bits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Digits {
    /// Eight digits instead of seventeen, as before 2016.
    short: bool,
    value: u128,
}

impl Digits {
    const BITS: u32 = 68;

    fn parse(text: &str) -> Option<Self> {
        let lower_hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        let short = match text.len() {
            8 => true,
            17 => false,
            _ => return None,
        };
        if !text.bytes().all(lower_hex) {
            return None;
        }
        Some(Self {
            short,
            value: u128::from_str_radix(text, 16).ok()?,
        })
    }
}

impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.short {
            true => write!(f, "{:08x}", self.value),
            false => write!(f, "{:017x}", self.value),
        }
    }
}

/// What is the same for every id of one kind.
#[derive(Debug, PartialEq, Eq)]
pub struct IdKind {
    /// What stands before the dash, such as `vpc`.
    pub prefix: &'static str,
    /// The error code of text that is no id of this kind, such as `InvalidVpcID.Malformed`.
    pub malformed: &'static str,
    /// The error code of an id that names nothing, such as `InvalidVpcID.NotFound`.
    pub not_found: &'static str,
    /// The message of `not_found`, with `{}` where the id goes.
    pub not_found_message: &'static str,
    /// The resource type in tag specifications and tag descriptions, such as `internet-gateway`; empty when it takes no tags.
    pub resource_type: &'static str,
}

/// Text that was not an id of the kind that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdError {
    /// The kind that was expected.
    pub kind: &'static IdKind,
    /// What was there instead.
    pub text: String,
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Invalid id: \"{}\" (expecting \"{}-...\")",
            self.text, self.kind.prefix
        )
    }
}

impl std::error::Error for IdError {}

/// What all ids have in common.
pub trait ResourceId: Copy + Ord + fmt::Display + FromStr<Err = IdError> {
    /// The row of this kind in the registry.
    const KIND: &'static IdKind;

    /// An id made of the low 68 bits of `random`.
    fn from_random(random: u128) -> Self;
}

macro_rules! ids {
    ($dollar:tt $($(#[$doc:meta])* $name:ident = $prefix:literal, $malformed:literal, $not_found:literal, $message:literal, $type:literal;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(Digits);

            impl ResourceId for $name {
                const KIND: &'static IdKind = &IdKind {
                    prefix: $prefix,
                    malformed: $malformed,
                    not_found: $not_found,
                    not_found_message: $message,
                    resource_type: $type,
                };

                fn from_random(random: u128) -> Self {
                    Self(Digits { short: false, value: random & ((1 << Digits::BITS) - 1) })
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    write!(f, concat!($prefix, "-{}"), self.0)
                }
            }

            impl fmt::Debug for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    fmt::Display::fmt(self, f)
                }
            }

            impl FromStr for $name {
                type Err = IdError;

                fn from_str(text: &str) -> Result<Self, IdError> {
                    text.strip_prefix(concat!($prefix, "-"))
                        .and_then(Digits::parse)
                        .map(Self)
                        .ok_or_else(|| IdError { kind: Self::KIND, text: text.to_owned() })
                }
            }

            impl Serialize for $name {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.collect_str(self)
                }
            }

            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
                }
            }
        )*

        /// Every kind of id, for the look-up of a kind by its prefix.
        pub const KINDS: &[&IdKind] = &[$($name::KIND),*];

        /// Calls a macro with the types of all ids: other crates give each what is theirs to give.
        #[macro_export]
        macro_rules! for_all_ids {
            ($dollar callback:ident) => {
                $dollar callback! { $($name)* }
            };
        }
    };
}

ids! { $
    /// A virtual private cloud.
    VpcId = "vpc", "InvalidVpcID.Malformed", "InvalidVpcID.NotFound", "The vpc ID '{}' does not exist", "vpc";
    /// The association of a CIDR block with a VPC.
    VpcCidrAssociationId = "vpc-cidr-assoc", "InvalidVpcCidrBlockAssociationID.Malformed", "InvalidVpcCidrBlockAssociationID.NotFound", "The vpc CIDR block association ID '{}' does not exist", "";
    /// A subnet.
    SubnetId = "subnet", "InvalidSubnetID.Malformed", "InvalidSubnetID.NotFound", "The subnet ID '{}' does not exist", "subnet";
    /// The association of an IPv6 block with a subnet.
    SubnetCidrAssociationId = "subnet-cidr-assoc", "InvalidSubnetCidrBlockAssociationId.Malformed", "InvalidSubnetCidrBlockAssociationID.NotFound", "The subnet CIDR block association ID '{}' does not exist", "";
    /// A reservation of a part of a subnet.
    SubnetCidrReservationId = "scr", "InvalidSubnetCidrReservationID.Malformed", "InvalidSubnetCidrReservationID.NotFound", "The subnet-cidr-reservation ID '{}' does not exist", "subnet-cidr-reservation";
    /// A set of DHCP options.
    DhcpOptionsId = "dopt", "InvalidDhcpOptionsID.Malformed", "InvalidDhcpOptionID.NotFound", "The dhcpOption ID '{}' does not exist", "dhcp-options";
    /// An internet gateway.
    InternetGatewayId = "igw", "InvalidInternetGatewayId.Malformed", "InvalidInternetGatewayID.NotFound", "The internetGateway ID '{}' does not exist", "internet-gateway";
    /// An egress-only internet gateway.
    EgressOnlyInternetGatewayId = "eigw", "InvalidEgressOnlyInternetGatewayId.Malformed", "InvalidGatewayID.NotFound", "The eigw ID '{}' does not exist", "egress-only-internet-gateway";
    /// A carrier gateway.
    CarrierGatewayId = "cagw", "InvalidCarrierGatewayID.Malformed", "InvalidCarrierGatewayID.NotFound", "The CarrierGateway ID '{}' does not exist", "carrier-gateway";
    /// An exclusion from what internet gateways block.
    VpcBlockPublicAccessExclusionId = "vpcbpa-exclude", "InvalidVpcBlockPublicAccessExclusionId.Malformed", "InvalidVpcBlockPublicAccessExclusionId.NotFound", "The VPC Block Public Access exclusion ID '{}' does not exist", "vpc-block-public-access-exclusion";
    /// A route table.
    RouteTableId = "rtb", "InvalidRouteTableId.Malformed", "InvalidRouteTableID.NotFound", "The routeTable ID '{}' does not exist", "route-table";
    /// The association of a route table with a subnet, or with a VPC as its main table.
    RouteTableAssociationId = "rtbassoc", "InvalidAssociationID.Malformed", "InvalidAssociationID.NotFound", "The association ID '{}' does not exist", "";
    /// A network access control list.
    NetworkAclId = "acl", "InvalidNetworkAclId.Malformed", "InvalidNetworkAclID.NotFound", "The networkAcl ID '{}' does not exist", "network-acl";
    /// The association of a network ACL with a subnet.
    NetworkAclAssociationId = "aclassoc", "InvalidAssociationID.Malformed", "InvalidAssociationID.NotFound", "The association ID '{}' does not exist", "";
    /// A security group.
    SecurityGroupId = "sg", "InvalidGroupId.Malformed", "InvalidGroup.NotFound", "The security group '{}' does not exist", "security-group";
    /// A rule of a security group.
    SecurityGroupRuleId = "sgr", "InvalidSecurityGroupRuleId.Malformed", "InvalidSecurityGroupRuleId.NotFound", "The security group rule ID '{}' does not exist", "security-group-rule";
    /// A VPC endpoint.
    VpcEndpointId = "vpce", "InvalidVpcEndpointId.Malformed", "InvalidVpcEndpointId.NotFound", "The Vpc Endpoint Id '{}' does not exist", "vpc-endpoint";
    /// A prefix list.
    PrefixListId = "pl", "InvalidPrefixListId.Malformed", "InvalidPrefixListID.NotFound", "The prefix list ID '{}' does not exist", "prefix-list";
    /// A key pair.
    KeyPairId = "key", "InvalidKeyPair.Malformed", "InvalidKeyPair.NotFound", "The key pair '{}' does not exist", "key-pair";
    /// A machine image.
    ImageId = "ami", "InvalidAMIID.Malformed", "InvalidAMIID.NotFound", "The image id '[{}]' does not exist", "image";
    /// An instance.
    InstanceId = "i", "InvalidInstanceID.Malformed", "InvalidInstanceID.NotFound", "The instance ID '{}' does not exist", "instance";
    /// A reservation: the instances that one launch made.
    ReservationId = "r", "InvalidReservationID.Malformed", "InvalidReservationID.NotFound", "The reservation ID '{}' does not exist", "";
    /// An elastic network interface.
    NetworkInterfaceId = "eni", "InvalidNetworkInterfaceId.Malformed", "InvalidNetworkInterfaceID.NotFound", "The networkInterface ID '{}' does not exist", "network-interface";
    /// The permission of another account to use a network interface.
    NetworkInterfacePermissionId = "eni-perm", "InvalidPermissionID.Malformed", "InvalidPermissionID.NotFound", "The permission ID '{}' does not exist", "";
    /// The attachment of a network interface to an instance.
    AttachmentId = "eni-attach", "InvalidAttachmentID.Malformed", "InvalidAttachmentID.NotFound", "The attachment ID '{}' does not exist", "";
    /// A volume.
    VolumeId = "vol", "InvalidVolumeID.Malformed", "InvalidVolume.NotFound", "The volume '{}' does not exist.", "volume";
    /// A snapshot of a volume.
    SnapshotId = "snap", "InvalidSnapshotID.Malformed", "InvalidSnapshot.NotFound", "The snapshot '{}' does not exist.", "snapshot";
    /// The association of an instance profile with an instance.
    IamInstanceProfileAssociationId = "iip-assoc", "InvalidAssociationID.Malformed", "InvalidAssociationID.NotFound", "An invalid association-id of '{}' was given", "";
    /// A launch template.
    LaunchTemplateId = "lt", "InvalidLaunchTemplateId.Malformed", "InvalidLaunchTemplateId.NotFound", "The specified launch template, with template ID {}, does not exist.", "launch-template";
    /// An elastic address.
    AllocationId = "eipalloc", "InvalidAllocationID.Malformed", "InvalidAllocationID.NotFound", "The allocation ID '{}' does not exist", "elastic-ip";
    /// A NAT gateway.
    NatGatewayId = "nat", "NatGatewayMalformed", "NatGatewayNotFound", "The Nat Gateway {} was not found", "natgateway";
    /// A VPC peering connection.
    VpcPeeringConnectionId = "pcx", "InvalidVpcPeeringConnectionId.Malformed", "InvalidVpcPeeringConnectionID.NotFound", "The vpcPeeringConnection ID '{}' does not exist", "vpc-peering-connection";
    /// The association of an elastic address with an interface.
    AddressAssociationId = "eipassoc", "InvalidAssociationID.Malformed", "InvalidAssociationID.NotFound", "The association ID '{}' does not exist", "";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_eight_and_seventeen_digits_round_trip() {
        for text in ["vpc-0123456789abcdef0", "vpc-1a2b3c4d"] {
            assert_eq!(
                text.parse::<VpcId>().map(|id| id.to_string()),
                Ok(text.to_owned())
            );
        }
    }

    #[test]
    fn text_that_is_no_id_says_what_was_expected() {
        for text in [
            "vpc-xyz",
            "subnet-1a2b3c4d",
            "vpc-1A2B3C4D",
            "vpc-",
            "vpc-+1234567",
        ] {
            let error = text.parse::<VpcId>().expect_err(text);
            assert_eq!(
                error.to_string(),
                format!("Invalid id: \"{text}\" (expecting \"vpc-...\")")
            );
        }
    }

    #[test]
    fn random_bits_make_an_id_of_seventeen_digits() {
        assert_eq!(
            InstanceId::from_random(u128::MAX).to_string(),
            "i-fffffffffffffffff"
        );
        assert_eq!(
            InstanceId::from_random(1).to_string(),
            "i-00000000000000001"
        );
    }

    #[test]
    fn no_two_kinds_share_a_prefix() {
        let mut prefixes: Vec<_> = KINDS.iter().map(|kind| kind.prefix).collect();
        prefixes.sort_unstable();
        prefixes.dedup();
        assert_eq!(prefixes.len(), KINDS.len());
    }
}
