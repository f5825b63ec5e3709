//! What keeps a VPC's internet gateways shut, and what is let through all the same.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{NetworkInterface, Settings, Subnet};
use crate::Cloud;
use crate::ids::*;

/// What internet gateways do not let through.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InternetGatewayBlockMode {
    /// They let everything through.
    #[default]
    Off,
    /// Nothing passes, in or out.
    BlockBidirectional,
    /// Only what begins inside passes, and through NAT gateways and egress-only internet gateways alone.
    BlockIngress,
}

/// The options of an account in a region, once they were set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct VpcBlockPublicAccessOptions {
    /// What is blocked.
    pub internet_gateway_block_mode: InternetGatewayBlockMode,
    /// When that was said.
    pub last_update_timestamp: Timestamp,
}

/// What an exclusion lets through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InternetGatewayExclusionMode {
    /// Everything.
    AllowBidirectional,
    /// What begins inside.
    AllowEgress,
}

/// What an exclusion is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExcludedResource {
    /// A VPC with all its subnets.
    Vpc(VpcId),
    /// A subnet.
    Subnet(SubnetId),
}

/// An exclusion from what is blocked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VpcBlockPublicAccessExclusion {
    /// Its id.
    pub id: VpcBlockPublicAccessExclusionId,
    /// What it is about.
    pub resource: ExcludedResource,
    /// What it lets through.
    pub internet_gateway_exclusion_mode: InternetGatewayExclusionMode,
    /// When it was made.
    pub creation_timestamp: Timestamp,
    /// When its mode was changed.
    pub last_update_timestamp: Option<Timestamp>,
    /// When it was deleted: it is shown for a while after.
    pub deletion_timestamp: Option<Timestamp>,
}

impl Cloud {
    /// What internet gateways do not let through for a VPC as a whole.
    pub fn block_mode_of_vpc(&self, vpc: VpcId) -> InternetGatewayBlockMode {
        self.block_mode(|resource| resource == ExcludedResource::Vpc(vpc))
    }

    /// What they do not let through for a subnet.
    pub fn block_mode_of_subnet(&self, subnet: &Subnet) -> InternetGatewayBlockMode {
        let of_subnet = ExcludedResource::Subnet(subnet.id);
        let of_vpc = ExcludedResource::Vpc(subnet.vpc_id);
        self.block_mode(|resource| resource == of_subnet || resource == of_vpc)
    }

    /// Whether internet gateways let nothing through from or to an interface.
    pub fn is_kept_off_the_internet(&self, interface: &NetworkInterface) -> bool {
        let subnet = self.subnets.get(&interface.subnet_id);
        let mode = subnet.map(|subnet| self.block_mode_of_subnet(subnet));
        match mode.unwrap_or_default() {
            InternetGatewayBlockMode::Off => false,
            InternetGatewayBlockMode::BlockBidirectional => true,
            // A NAT gateway lets nobody in, so what it sends out may pass.
            InternetGatewayBlockMode::BlockIngress => interface.interface_type != "nat_gateway",
        }
    }

    fn block_mode(&self, is_about: impl Fn(ExcludedResource) -> bool) -> InternetGatewayBlockMode {
        let settings = self.get::<Settings>(&Settings::KEY.to_owned());
        let options = settings.and_then(|settings| settings.network.block_public_access);
        let mode = options.map(|options| options.internet_gateway_block_mode);
        let mode = mode.unwrap_or_default();
        if mode == InternetGatewayBlockMode::Off {
            return mode;
        }
        let exclusions = self.all::<VpcBlockPublicAccessExclusion>();
        let in_force = exclusions.filter(|it| it.deletion_timestamp.is_none());
        let modes = in_force
            .filter(|it| is_about(it.resource))
            .map(|it| it.internet_gateway_exclusion_mode);
        modes.fold(mode, |blocked, allowed| match allowed {
            InternetGatewayExclusionMode::AllowBidirectional => InternetGatewayBlockMode::Off,
            InternetGatewayExclusionMode::AllowEgress => match blocked {
                InternetGatewayBlockMode::BlockBidirectional => {
                    InternetGatewayBlockMode::BlockIngress
                }
                other => other,
            },
        })
    }
}
