//! The snapshot: persistent maps of resources, per account and region, that readers share and never lock.
//!
//! Adding a kind of resource is one row in [`cloud!`]; storage, load and reset follow from it.

use std::collections::BTreeMap;
use std::fmt;
use std::net::Ipv4Addr;
use std::str::FromStr;
use std::sync::Arc;

use imbl::OrdMap;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::ids::*;
use crate::resources::*;

/// An account in a region: the unit that holds a [`Cloud`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Twelve digits.
    pub account: Arc<str>,
    /// A region's name, such as `us-east-1`.
    pub region: Arc<str>,
}

impl Place {
    /// The place of that account in that region.
    pub fn new(account: &str, region: &str) -> Self {
        Self {
            account: account.into(),
            region: region.into(),
        }
    }
}

/// Everything, at one moment. Cloning costs a few pointers.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// What no single account or region owns.
    pub shared: Shared,
    /// One cloud per account and region that was ever used.
    pub clouds: OrdMap<Place, Cloud>,
    /// Grows by one with each committed transaction.
    pub version: u64,
}

/// What accounts and regions share.
#[derive(Debug, Clone, Default)]
pub struct Shared {
    /// The public addresses in use, and which place uses each.
    pub public_addresses: OrdMap<Ipv4Addr, Place>,
}

/// A resource: one serde struct in one table.
pub trait Resource: Serialize + DeserializeOwned + Clone + fmt::Debug + 'static {
    /// What the table is ordered by.
    type Key: Ord + Clone + fmt::Display + FromStr;

    /// The table's name in the database; never changes once released.
    const TABLE: &'static str;

    /// This resource's key.
    fn key(&self) -> Self::Key;

    /// The table in a snapshot.
    fn table(cloud: &Cloud) -> &OrdMap<Self::Key, Arc<Self>>;

    /// The table in a snapshot that is being changed.
    fn table_mut(cloud: &mut Cloud) -> &mut OrdMap<Self::Key, Arc<Self>>;
}

macro_rules! cloud {
    ($($(#[$doc:meta])* $table:ident: $key:ty => $resource:ident . $field:ident;)*) => {
        /// The resources of one account in one region.
        #[derive(Debug, Clone, Default)]
        pub struct Cloud {
            $($(#[$doc])* pub $table: OrdMap<$key, Arc<$resource>>,)*
        }

        $(impl Resource for $resource {
            type Key = $key;
            const TABLE: &'static str = stringify!($table);

            fn key(&self) -> $key {
                self.$field.clone()
            }

            fn table(cloud: &Cloud) -> &OrdMap<$key, Arc<Self>> {
                &cloud.$table
            }

            fn table_mut(cloud: &mut Cloud) -> &mut OrdMap<$key, Arc<Self>> {
                &mut cloud.$table
            }
        })*

        impl Cloud {
            /// Puts a row that was read from the database into its table.
            pub fn load_row(&mut self, table: &str, json: &str) -> Result<(), String> {
                match table {
                    $(stringify!($table) => {
                        let row: $resource = serde_json::from_str(json).map_err(|error| format!("{table}: {error}"))?;
                        self.$table.insert(row.key(), Arc::new(row));
                        Ok(())
                    })*
                    _ => Err(format!("the table {table} is not known to this version")),
                }
            }
        }
    };
}

cloud! {
    /// Virtual private clouds.
    vpcs: VpcId => Vpc.id;
    /// Subnets.
    subnets: SubnetId => Subnet.id;
    /// Reservations of parts of subnets.
    subnet_cidr_reservations: SubnetCidrReservationId => SubnetCidrReservation.id;
    /// Sets of DHCP options.
    dhcp_options: DhcpOptionsId => DhcpOptions.id;
    /// Internet gateways.
    internet_gateways: InternetGatewayId => InternetGateway.id;
    /// Egress-only internet gateways.
    egress_only_internet_gateways: EgressOnlyInternetGatewayId => EgressOnlyInternetGateway.id;
    /// Carrier gateways.
    carrier_gateways: CarrierGatewayId => CarrierGateway.id;
    /// Exclusions from what internet gateways block, deleted ones included for as long as AWS shows them.
    vpc_block_public_access_exclusions: VpcBlockPublicAccessExclusionId => VpcBlockPublicAccessExclusion.id;
    /// Route tables with their routes and associations.
    route_tables: RouteTableId => RouteTable.id;
    /// Prefix lists that customers keep, with their entries.
    managed_prefix_lists: PrefixListId => ManagedPrefixList.id;
    /// NAT gateways, gone ones included for as long as AWS shows them.
    nat_gateways: NatGatewayId => NatGateway.id;
    /// VPC peering connections: those of two accounts or regions are in both.
    vpc_peering_connections: VpcPeeringConnectionId => VpcPeeringConnection.id;
    /// Network ACLs with their entries and associations.
    network_acls: NetworkAclId => NetworkAcl.id;
    /// Security groups with their rules.
    security_groups: SecurityGroupId => SecurityGroup.id;
    /// VPC endpoints.
    vpc_endpoints: VpcEndpointId => VpcEndpoint.id;
    /// Key pairs, by name.
    key_pairs: String => KeyPair.name;
    /// Images that this account registered.
    images: ImageId => Image.id;
    /// Launch templates.
    launch_templates: LaunchTemplateId => LaunchTemplate.id;
    /// The versions of launch templates.
    launch_template_versions: String => LaunchTemplateVersion.key;
    /// Instances, terminated ones included for as long as AWS shows them.
    instances: InstanceId => Instance.id;
    /// The associations of instance profiles with instances.
    iam_instance_profile_associations: IamInstanceProfileAssociationId => IamInstanceProfileAssociation.id;
    /// Network interfaces.
    network_interfaces: NetworkInterfaceId => NetworkInterface.id;
    /// Permissions of other accounts to use network interfaces.
    network_interface_permissions: NetworkInterfacePermissionId => NetworkInterfacePermission.id;
    /// Elastic addresses.
    addresses: AllocationId => Address.allocation_id;
    /// Offers of elastic addresses to other accounts, taken ones included for as long as AWS shows them.
    address_transfers: AllocationId => AddressTransfer.allocation_id;
    /// Volumes.
    volumes: VolumeId => Volume.id;
    /// Snapshots.
    snapshots: SnapshotId => Snapshot.id;
    /// The tags of every resource, by the resource's id.
    tags: String => Tags.resource_id;
    /// What a client token already brought about.
    client_tokens: String => ClientToken.key;
    /// Roles, by name.
    roles: String => Role.name;
    /// Users, by name.
    users: String => User.name;
    /// Groups of users, by name.
    groups: String => Group.name;
    /// Managed policies of the account, by ARN.
    managed_policies: String => ManagedPolicy.arn;
    /// Instance profiles, by name.
    instance_profiles: String => InstanceProfile.name;
    /// Access keys, by their public half.
    access_keys: String => AccessKey.id;
    /// The account's name: at most one row.
    account_aliases: String => AccountAlias.alias;
    /// Parameters of Systems Manager, by name.
    parameters: String => Parameter.name;
    /// Settings of the account in this region: a single row.
    settings: String => Settings.key;
}

impl Cloud {
    /// The resource with that key.
    pub fn get<R: Resource>(&self, key: &R::Key) -> Option<&Arc<R>> {
        R::table(self).get(key)
    }

    /// All resources of one kind, in the order of their keys.
    pub fn all<R: Resource>(&self) -> impl Iterator<Item = &Arc<R>> {
        R::table(self).values()
    }

    /// The tags of a resource, by its id; none when it was never tagged.
    pub fn tags_of(&self, resource_id: &str) -> Option<&BTreeMap<String, String>> {
        self.tags.get(resource_id).map(|tags| &tags.tags)
    }

    /// The network ACL of a subnet.
    pub fn network_acl_of(&self, subnet: SubnetId) -> Option<&Arc<NetworkAcl>> {
        self.all::<NetworkAcl>().find(|acl| {
            acl.associations
                .iter()
                .any(|association| association.subnet_id == subnet)
        })
    }

    /// The route table that decides for a subnet: its own, or its VPC's main one.
    pub fn route_table_of(&self, subnet: &Subnet) -> Option<&Arc<RouteTable>> {
        let of_vpc = || {
            self.all::<RouteTable>()
                .filter(|table| table.vpc_id == subnet.vpc_id)
        };
        of_vpc()
            .find(|table| {
                table
                    .associations
                    .iter()
                    .any(|association| association.subnet_id == Some(subnet.id))
            })
            .or_else(|| of_vpc().find(|table| table.is_main()))
    }

    /// The internet gateway attached to a VPC.
    pub fn internet_gateway_of(&self, vpc: VpcId) -> Option<&Arc<InternetGateway>> {
        self.all::<InternetGateway>()
            .find(|gateway| gateway.vpc_id == Some(vpc))
    }

    /// The network interfaces of an instance, in the order of their device index.
    pub fn network_interfaces_of(
        &self,
        instance: &Instance,
    ) -> impl Iterator<Item = &Arc<NetworkInterface>> {
        instance
            .network_interfaces
            .iter()
            .filter_map(|id| self.network_interfaces.get(id))
    }
}

/// Tags of one resource.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tags {
    /// The tagged resource.
    pub resource_id: String,
    /// Key and value, in the order of the keys.
    pub tags: BTreeMap<String, String>,
}
