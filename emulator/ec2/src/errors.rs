//! The catalogue of EC2's errors: code, HTTP status and message side by side. No other file has error codes.
//!
//! Codes are those of <https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html>; messages are AWS's own,
//! as its answers show them.

use std::fmt::Display;
use std::net::{IpAddr, Ipv4Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use terrarium_model::ids::*;
use terrarium_query::ApiError;

macro_rules! catalogue {
    ($($(#[$doc:meta])* $name:ident $({ $($field:ident: $kind:ty),* $(,)? })? = $status:literal $code:literal $message:literal;)*) => {
        /// An error that EC2 answers.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Error {
            /// An id that names nothing.
            NotFound {
                /// The id's kind.
                kind: &'static IdKind,
                /// The id, or the name that stands for one.
                id: String,
            },
            /// Text that is no id of its kind.
            MalformedId(IdError),
            $($(#[$doc])* $name $({ $(#[allow(missing_docs)] $field: $kind),* })?,)*
        }

        impl From<Error> for ApiError {
            fn from(error: Error) -> Self {
                match error {
                    Error::NotFound { kind, id } => Self::new(kind.not_found, 400, kind.not_found_message.replace("{}", &id)),
                    Error::MalformedId(error) => Self::new(error.kind.malformed, 400, error.to_string()),
                    $(Error::$name $({ $($field),* })? => Self::new($code, $status, format!($message)),)*
                }
            }
        }
    };
}

catalogue! {
    /// A resource is still used by another.
    DependencyViolation { kind: &'static str, id: String } = 400 "DependencyViolation" "The {kind} '{id}' has dependencies and cannot be deleted.";
    /// A value that a parameter cannot have, with AWS's sentence about it.
    InvalidParameterValue { message: String } = 400 "InvalidParameterValue" "{message}";
    /// Parameters that cannot be given together.
    InvalidParameterCombination { message: String } = 400 "InvalidParameterCombination" "{message}";
    /// A parameter that this request needs.
    MissingParameter { message: String } = 400 "MissingParameter" "{message}";
    /// A filter that the operation does not have.
    InvalidFilter { name: String } = 400 "InvalidParameterValue" "The filter '{name}' is invalid";
    /// More filter values than allowed.
    FilterLimitExceeded = 400 "FilterLimitExceeded" "The maximum number of filter values specified on a single call is 200";
    /// A page token that we did not make.
    InvalidNextToken = 400 "InvalidNextToken" "The token provided in the request is not valid.";
    /// A page size out of range.
    InvalidMaxResults { value: i32, bound: &'static str } = 400 "InvalidParameterValue" "Value ( {value} ) for parameter maxResults is invalid. Expecting a value {bound}.";

    /// Text that is no CIDR block.
    InvalidCidr { value: String, parameter: &'static str } = 400 "InvalidParameterValue" "Value ({value}) for parameter {parameter} is invalid. This is not a valid CIDR block.";
    /// A block that the VPC's primary one does not let in.
    RestrictedVpcRange { cidr: Ipv4Net } = 400 "InvalidVpc.Range" "The CIDR '{cidr}' is restricted. Use a CIDR from the same private address range as the current VPC CIDR, or use a publicly-routable CIDR. For additional restrictions, see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html";
    /// A pool of the IP address manager that is not there.
    IpamPoolNotFound { id: String } = 400 "InvalidIpamPoolId.NotFound" "The ipam-pool ID '{id}' does not exist";
    /// A pool of IPv6 addresses that is not there.
    Ipv6PoolNotFound { id: String } = 400 "InvalidPoolID.NotFound" "The pool ID '{id}' does not exist.";
    /// A block of a VPC that a subnet has addresses of.
    VpcBlockInUse { vpc: VpcId, cidr: IpNet } = 400 "InvalidCidrBlock.InUse" "The vpc {vpc} currently has a subnet within CIDR block {cidr}";
    /// A block of a subnet that cannot go, with AWS's sentence about it.
    CidrBlockInUse { message: String } = 400 "InvalidCidrBlock.InUse" "{message}";
    /// A VPC larger than /16 or smaller than /28.
    InvalidVpcRange { cidr: Ipv4Net } = 400 "InvalidVpc.Range" "The CIDR '{cidr}' is invalid.";
    /// Too many tags on one resource.
    TagLimitExceeded = 400 "TagLimitExceeded" "The maximum number of Tags for a resource has been reached.";
    /// Nothing with that id can be tagged.
    InvalidId { id: String } = 400 "InvalidID" "The ID '{id}' is not valid";

    // Key pairs, images, instances, interfaces and volumes.

    /// A key pair of that name is there.
    KeyPairDuplicate = 400 "InvalidKeyPair.Duplicate" "The keypair already exists";
    /// Text that is no public key.
    InvalidKeyFormat = 400 "InvalidKey.Format" "Key is not in valid OpenSSH public key format";
    /// An image name with other characters, or of another length, than allowed.
    InvalidImageName = 400 "InvalidAMIName.Malformed" "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')', '.', '-', '/' and '_'";
    /// An image of that name is there.
    DuplicateImageName { name: String, id: String } = 400 "InvalidAMIName.Duplicate" "AMI name {name} is already in use by AMI {id}";
    /// An image that another account owns.
    NotOwnImage { id: String } = 400 "AuthFailure" "Not authorized for image:{id}";
    /// User data that is not base64.
    InvalidUserData = 400 "InvalidUserData.Malformed" "Invalid BASE64 encoding of user data.";
    /// Instance types that AWS does not have, or this catalogue.
    UnknownInstanceTypes { names: String } = 400 "InvalidInstanceType" "The following supplied instance types do not exist: [{names}]";
    /// A type that the zone does not offer.
    TypeNotInZone { kind: String, zone: String, others: String } = 400 "Unsupported" "Your requested instance type ({kind}) is not supported in your requested Availability Zone ({zone}). Please retry your request by not specifying an Availability Zone or choosing {others}.";
    /// A type that the region does not offer.
    UnsupportedConfiguration = 400 "Unsupported" "The requested configuration is currently not supported. Please check the documentation for supported configurations.";
    /// A launch template of that name is there.
    LaunchTemplateExists = 400 "InvalidLaunchTemplateName.AlreadyExistsException" "Launch template name already in use.";
    /// A name with other characters, or of another length, than allowed.
    InvalidLaunchTemplateName = 400 "InvalidLaunchTemplateName.MalformedException" "A launch template name must be between 3 and 128 characters, and may contain letters, numbers, and the following characters: - ( ) . / _.";
    /// No launch template has that name.
    LaunchTemplateNameNotFound { name: String } = 400 "InvalidLaunchTemplateName.NotFoundException" "The specified launch template, with template name {name}, does not exist.";
    /// None of the names that were asked for, or not all of them.
    LaunchTemplateNamesNotFound = 400 "InvalidLaunchTemplateName.NotFoundException" "At least one of the launch templates specified in the request does not exist.";
    /// The launch template has no such version.
    LaunchTemplateVersionNotFound { version: String, template: LaunchTemplateId } = 400 "InvalidLaunchTemplateId.VersionNotFound" "Could not find the specified version {version} for the launch template with ID {template}.";
    /// Several ids that name nothing.
    InstancesNotFound { ids: String } = 400 "InvalidInstanceID.NotFound" "The instance IDs '{ids}' do not exist";
    /// Not in this state of the instance.
    IncorrectInstanceState { message: String } = 400 "IncorrectInstanceState" "{message}";
    /// Protected from it.
    OperationNotPermitted { message: String } = 400 "OperationNotPermitted" "{message}";
    /// Not for this kind of resource, with AWS's sentence about it.
    UnsupportedOperation { message: String } = 400 "UnsupportedOperation" "{message}";
    /// Block devices that cannot be.
    InvalidBlockDevices { message: String } = 400 "InvalidBlockDeviceMapping" "{message}";
    /// A group and a subnet in different VPCs.
    DifferentNetworks { group: String, subnet: String } = 400 "InvalidParameter" "Security group {group} and subnet {subnet} belong to different networks.";
    /// More groups on an interface than allowed.
    TooManyGroups = 400 "SecurityGroupsPerInterfaceLimitExceeded" "You have exceeded the maximum number of security groups allowed per network interface.";
    /// An interface that is attached already.
    InterfaceInUse { id: String } = 400 "InvalidNetworkInterface.InUse" "Interface: [{id}] in use.";
    /// An attribute of an instance that is not there, with AWS's sentence about it.
    InvalidInstanceAttribute { message: String } = 400 "InvalidInstanceAttributeValue" "{message}";
    /// An instance that the operation is not for, with AWS's sentence about it.
    InvalidInstanceId { message: String } = 400 "InvalidInstanceID" "{message}";
    /// Hibernation where it cannot be, with AWS's sentence about it.
    HibernationUnsupported { message: String } = 400 "UnsupportedHibernationConfiguration" "{message}";
    /// No dedicated host has room, as there is none.
    NoHostCapacity = 400 "InsufficientHostCapacity" "There is not enough capacity on the Dedicated Host to launch or start the instance.";
    /// More instances at once than allowed.
    InstanceLimitExceeded = 400 "InstanceLimitExceeded" "You have requested more instances than your current instance limit allows.";
    /// More interfaces than the type takes.
    AttachmentLimitExceeded { kind: String } = 400 "AttachmentLimitExceeded" "Interface count exceeds the limit for {kind}";
    /// The pool of public addresses is empty.
    NoPublicAddress = 400 "InsufficientAddressCapacity" "Not enough addresses available.";

    // Elastic addresses.

    /// More elastic addresses than allowed.
    TooManyAddresses = 400 "AddressLimitExceeded" "The maximum number of addresses has been reached.";
    /// Text that is no address.
    MalformedAddress { text: String } = 400 "InvalidAddress.Malformed" "Invalid IP address: {text}";
    /// No elastic address of this account.
    AddressNotFound { address: Ipv4Addr } = 400 "InvalidAddress.NotFound" "Address '{address}' not found.";
    /// An elastic address of another account.
    ForeignAddress { address: Ipv4Addr } = 400 "AuthFailure" "The address '{address}' does not belong to you.";
    /// There is no pool of addresses with that id.
    AddressPoolNotFound { id: String } = 400 "InvalidPublicIpv4PoolID.NotFound" "The public IPv4 pool ID '{id}' does not exist.";
    /// An elastic address leads nowhere in a VPC without an internet gateway.
    NoInternetGateway { vpc: VpcId } = 400 "Gateway.NotAttached" "Network {vpc} is not attached to any internet gateway";
    /// What an AWS service made for itself is not the user's to change.
    RequesterManaged = 400 "AuthFailure" "You do not have permission to access the specified resource.";
    /// EC2-Classic is no more.
    NoClassic = 400 "UnsupportedOperation" "The operation is not supported: EC2-Classic has been retired.";

    // VPCs and what is in them.

    /// Not a tenancy that a VPC can have.
    UnsupportedTenancy { tenancy: String } = 400 "UnsupportedTenancy" "The tenancy value {tenancy} is not supported.";
    /// A region has one default VPC.
    DefaultVpcExists = 400 "DefaultVpcAlreadyExists" "A Default VPC already exists for this account in this region.";
    /// There is no default VPC for what needs one.
    NoDefaultVpc = 400 "DefaultVpcDoesNotExist" "No default VPC exists for this account in this region.";
    /// A launch without a subnet needs a default VPC.
    VpcNotSpecified = 400 "VPCIdNotSpecified" "No default VPC for this user. GroupName is only supported for EC2-Classic and default VPC.";
    /// A launch without a subnet needs a default one.
    NoDefaultSubnets { vpc: VpcId } = 400 "MissingInput" "No subnets found for the default VPC '{vpc}'. Please specify a subnet.";
    /// A launch into a zone without a subnet needs a default one there.
    NoDefaultSubnetInZone { zone: String } = 400 "InvalidInput" "No default subnet for availability zone: '{zone}'.";
    /// A zone has one default subnet.
    DefaultSubnetExists { subnet: SubnetId, zone: String } = 400 "DefaultSubnetAlreadyExistsInAvailabilityZone" "'{subnet}' is already the default subnet in {zone}.";
    /// Not inside the VPC, or larger than /16, or smaller than /28.
    InvalidSubnetRange { cidr: Ipv4Net } = 400 "InvalidSubnet.Range" "The CIDR '{cidr}' is invalid.";
    /// The same for an IPv6 block.
    InvalidSubnetIpv6Range { cidr: Ipv6Net } = 400 "InvalidSubnet.Range" "The IPv6 CIDR '{cidr}' is invalid.";
    /// An IPv6 block that overlaps another subnet's.
    SubnetIpv6Conflict { cidr: Ipv6Net } = 400 "InvalidSubnet.Conflict" "The IPv6 CIDR '{cidr}' conflicts with another subnet";
    /// A group of zones is left through AWS's support only.
    InvalidOptInStatus = 400 "InvalidOptInStatus" "Opting out of Local Zones is not currently supported. Contact AWS Support for additional assistance.";
    /// More exclusions than an account may have.
    TooManyExclusions = 400 "VpcBlockPublicAccessExclusionLimitExceeded" "The maximum number of VPC Block Public Access exclusions has been reached.";
    /// Neither a block nor a pool that it could come from.
    NoCidrBlock = 400 "MissingParameter" "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.";
    /// More subnets than a VPC may have.
    TooManySubnets = 400 "SubnetLimitExceeded" "The maximum number of subnets has been reached.";
    /// A subnet has one IPv6 block.
    TooManySubnetBlocks { subnet: SubnetId } = 400 "CidrLimitExceeded" "This subnet '{subnet}' has met its maximum number of allowed IPv6 CIDRs: 1";
    /// It overlaps another subnet.
    SubnetConflict { cidr: Ipv4Net } = 400 "InvalidSubnet.Conflict" "The CIDR '{cidr}' conflicts with another subnet";
    /// All addresses of a subnet are taken.
    SubnetIsFull = 400 "InsufficientFreeAddressesInSubnet" "The specified subnet does not have enough free addresses to satisfy the request.";
    /// Another interface has the address.
    AddressInUse { address: IpAddr } = 400 "InvalidIPAddress.InUse" "Address {address} is in use.";
    /// Another interface has the prefix, or an address in it.
    PrefixInUse { prefix: IpNet } = 400 "InvalidIPAddress.InUse" "Prefix {prefix} is in use.";
    /// There is no prefix that nobody has an address in.
    NoFreePrefix = 400 "InsufficientCidrBlocks" "The specified subnet does not have enough free cidr blocks to satisfy the request.";
    /// IPv6 in a subnet without it.
    SubnetWithoutIpv6 { subnet: SubnetId } = 400 "InvalidParameterValue" "The subnet {subnet} does not have an IPv6 CIDR block.";
    /// More addresses than an interface may have.
    TooManyPrivateAddresses = 400 "PrivateIpAddressLimitExceeded" "Number of private addresses will exceed limit.";
    /// Associated or attached to another already, with AWS's sentence about it.
    AlreadyAssociated { message: String } = 400 "Resource.AlreadyAssociated" "{message}";
    /// A gateway that is not attached to that VPC.
    GatewayNotAttached { gateway: InternetGatewayId, vpc: VpcId } = 400 "Gateway.NotAttached" "resource {gateway} is not attached to network {vpc}";
    /// A gateway that public addresses still need.
    MappedAddresses { vpc: VpcId } = 400 "DependencyViolation" "Network {vpc} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.";
    /// The target of a route is not there.
    GatewayNotFound { id: String } = 400 "InvalidGatewayID.NotFound" "The gateway ID '{id}' does not exist";
    /// A table has one route to a destination.
    RouteExists { destination: String } = 400 "RouteAlreadyExists" "The route identified by {destination} already exists.";
    /// No such route in the table.
    RouteNotFound { kind: &'static str, destination: String, table: RouteTableId } = 400 "InvalidRoute.NotFound" "no route with {kind} {destination} in route table {table}";
    /// More routes than a table may have.
    TooManyRoutes = 400 "RouteLimitExceeded" "The maximum number of routes has been reached.";
    /// More route tables than a VPC may have.
    TooManyRouteTables = 400 "RouteTableLimitExceeded" "The maximum number of route tables has been reached.";
    /// The target of a route is not there.
    NatGatewayOfRouteNotFound { id: NatGatewayId } = 400 "InvalidNatGatewayID.NotFound" "The natGateway ID '{id}' does not exist";
    /// The elastic address of a NAT gateway is not there.
    ElasticAddressNotFound { id: AllocationId } = 400 "InvalidElasticIpID.NotFound" "Elastic IP address '{id}' not found";
    /// More NAT gateways than a zone may have.
    TooManyNatGateways { most: usize } = 400 "NatGatewayLimitExceeded" "Performing this operation would exceed the limit of {most} NAT gateways";
    /// More addresses than a NAT gateway may have.
    TooManyNatAddresses { most: usize } = 400 "PrivateIpAddressLimitExceeded" "Performing this operation would exceed the limit of {most} IP addresses for the NAT gateway";
    /// Two VPCs have one peering connection.
    PeeringExists = 400 "VpcPeeringConnectionAlreadyExists" "A VPC peering connection between the VPCs already exists.";
    /// More requests for peering than allowed.
    TooManyPeeringRequests = 400 "OutstandingVpcPeeringConnectionLimitExceeded" "You've reached the limit on the number of VPC peering connection requests that you can create for the specified VPC.";
    /// More peering connections of a VPC than allowed.
    TooManyPeerings = 400 "ActiveVpcPeeringConnectionPerVpcLimitExceeded" "You've reached the limit on the number of active VPC peering connections you can have for the specified VPC.";
    /// Not from this state of a peering connection, with AWS's sentence about it.
    InvalidStateTransition { message: String } = 400 "InvalidStateTransition" "{message}";
    /// Names do not resolve across a peering connection of a VPC without names.
    DnsHostnamesDisabled = 400 "InvalidVpcPeeringConnectionState.DnsHostnamesDisabled" "To enable DNS hostname resolution for the VPC peering connection, DNS hostname support must be enabled for the VPCs.";
    /// An entry of a prefix list that is there already, or is not there.
    InvalidPrefixListModification { message: String } = 400 "InvalidPrefixListModification" "{message}";
    /// Somebody else changed the list meanwhile.
    PrefixListVersionMismatch = 400 "PrefixListVersionMismatch" "The prefix list has the incorrect version number.";
    /// More entries than the list was made for.
    PrefixListIsFull = 400 "PrefixListMaxEntriesExceeded" "You've reached the maximum number of entries for the prefix list.";
    /// More prefix lists than allowed.
    TooManyPrefixLists = 400 "PrefixListLimitExceeded" "You've reached the limit on the number of prefix lists that you can create in this Region.";
    /// The service has no gateway endpoint here.
    UnknownEndpointService { name: String } = 400 "InvalidServiceName" "The Vpc Endpoint Service '{name}' does not exist";
    /// A table has one endpoint of a service.
    EndpointRouteExists { table: RouteTableId, list: PrefixListId } = 400 "RouteAlreadyExists" "route table {table} already has a route with destination-prefix-list-id {list}";
    /// A policy that is no JSON object.
    InvalidPolicy { message: String } = 400 "InvalidPolicyDocument" "{message}";
    /// A VPC has one group of a name.
    GroupExists { name: String, vpc: VpcId } = 400 "InvalidGroup.Duplicate" "The security group '{name}' already exists for VPC '{vpc}'";
    /// No group of that name in the VPC.
    GroupNameNotFound { name: String, vpc: VpcId } = 400 "InvalidGroup.NotFound" "The security group '{name}' does not exist in VPC '{vpc}'";
    /// No group of that name in the default VPC.
    GroupNameNotFoundInDefaultVpc { name: String, vpc: VpcId } = 400 "InvalidGroup.NotFound" "The security group '{name}' does not exist in default VPC '{vpc}'";
    /// A group of another VPC.
    GroupOfOtherNetwork = 400 "InvalidGroup.NotFound" "You have specified two resources that belong to different networks.";
    /// A VPC keeps its default group.
    DefaultGroupStays { id: SecurityGroupId } = 400 "CannotDelete" "the specified group: \"{id}\" name: \"default\" cannot be deleted by a user";
    /// A group that is still used.
    GroupInUse { id: SecurityGroupId } = 400 "DependencyViolation" "resource {id} has a dependent object";
    /// The group has such a rule.
    RuleExists { rule: String } = 400 "InvalidPermission.Duplicate" "the specified rule \"{rule}\" already exists";
    /// The group has no such rule.
    RuleNotFound = 400 "InvalidPermission.NotFound" "The specified rule does not exist in this security group.";
    /// A rule with ports that there are not.
    MalformedRule { message: String } = 400 "InvalidPermission.Malformed" "{message}";
    /// More rules than a group may have in one direction.
    TooManyRules = 400 "RulesPerSecurityGroupLimitExceeded" "The maximum number of rules per security group has been reached.";
    /// More ACLs than a VPC may have.
    TooManyAcls = 400 "NetworkAclLimitExceeded" "The maximum number of network ACLs has been reached.";
    /// More groups than an account may have in a region.
    TooManySecurityGroups = 400 "SecurityGroupLimitExceeded" "The maximum number of security groups has been reached.";
    /// An ACL has one entry of a number in each direction.
    AclEntryExists { number: i32 } = 400 "NetworkAclEntryAlreadyExists" "The network acl entry identified by {number} already exists.";
    /// The ACL has no such entry.
    AclEntryNotFound { number: i32 } = 400 "InvalidNetworkAclEntry.NotFound" "The network acl entry identified by {number} does not exist.";
    /// More entries than an ACL may have in one direction.
    TooManyAclEntries = 400 "NetworkAclEntryLimitExceeded" "The maximum number of network acl entries has been reached.";
    /// A VPC has few blocks.
    TooManyBlocks { vpc: VpcId } = 400 "CidrLimitExceeded" "This network '{vpc}' has met its maximum number of allowed CIDRs: 5";
    /// A block that overlaps another of the VPC.
    VpcConflict { cidr: Ipv4Net } = 400 "InvalidVpc.Conflict" "The CIDR '{cidr}' conflicts with another CIDR block of this VPC.";

    // Volumes, snapshots and images.

    /// Not in this state of the resource, with AWS's sentence about it.
    IncorrectState { message: String } = 400 "IncorrectState" "{message}";
    /// A parameter that needs another.
    InvalidParameterDependency { message: String } = 400 "InvalidParameterDependency" "{message}";
    /// No zone of that name in the region.
    ZoneNotFound { zone: String } = 400 "InvalidZone.NotFound" "The zone '{zone}' does not exist.";
    /// AWS has no such type of volumes.
    UnknownVolumeType { name: String } = 400 "UnknownVolumeType" "Unsupported volume type '{name}' for volume creation.";
    /// A volume that an instance has, with AWS's sentence about it.
    VolumeInUse { message: String } = 400 "VolumeInUse" "{message}";
    /// A volume and an instance in different zones.
    VolumeZoneMismatch { volume: VolumeId, instance: InstanceId } = 400 "InvalidVolume.ZoneMismatch" "The volume '{volume}' is not in the same availability zone as instance '{instance}'";
    /// A volume that the instance does not have, with AWS's sentence about it.
    AttachmentNotFound { message: String } = 400 "InvalidAttachment.NotFound" "{message}";
    /// More volumes than the type takes.
    VolumeLimitExceeded { kind: String } = 400 "AttachmentLimitExceeded" "Volume count exceeds the limit for {kind}";
    /// A volume that several instances have, and no more can.
    VolumeAttachmentLimitExceeded { volume: VolumeId } = 400 "AttachmentLimitExceeded" "The volume '{volume}' has reached the maximum number of attachments.";
    /// A volume that was modified too often lately.
    VolumeModificationRateExceeded { next: String } = 400 "VolumeModificationRateExceeded" "You've reached the maximum modification rate per volume limit. Wait until {next} before you can issue the next modification request for this volume.";
    /// A volume that was never modified.
    VolumeModificationNotFound { id: VolumeId } = 400 "InvalidVolumeModification.NotFound" "Modification for volume '{id}' does not exist.";
    /// A snapshot that an image needs.
    SnapshotInUse { id: SnapshotId, image: ImageId } = 400 "InvalidSnapshot.InUse" "The snapshot {id} is currently in use by {image}";
    /// A snapshot that another account owns.
    NotOwnSnapshot { id: SnapshotId } = 400 "AuthFailure" "Not authorized for snapshot:{id}";
    /// A snapshot whose lock forbids it.
    SnapshotLocked { id: SnapshotId } = 400 "OperationNotPermitted" "The snapshot '{id}' is locked.";
    /// Several ids that name nothing.
    ImagesNotFound { ids: String } = 400 "InvalidAMIID.NotFound" "The image ids '[{ids}]' do not exist";
    /// An image that cannot be launched now.
    ImageUnavailable { id: ImageId } = 400 "InvalidAMIID.Unavailable" "The image ID '{id}' is not available";
    /// An image that is not to be deregistered.
    ImageProtected { id: ImageId } = 400 "OperationNotPermitted" "The image '{id}' can't be deregistered because it is protected from deregistration.";
    /// An image whose snapshots another account does not share.
    ImageStorageNotShared = 400 "InvalidRequest" "You do not have permission to access the storage of this ami";
    /// A permission for what is no group and no account.
    InvalidAttributeItem { kind: &'static str, value: String } = 400 "InvalidAMIAttributeItemValue" "Invalid attribute item value \"{value}\" for {kind} item type.";

    /// The Docker image behind an image is not on this machine; no other is taken in its place.
    DockerImageMissing { image_id: ImageId, docker_image: String } = 400 "InvalidAMIID.Unavailable" "The image ID '{image_id}' is not available: its Docker image {docker_image} is not on this machine. fixtures/setup builds those of Terrarium's own AMIs; others are to be pulled, built or loaded with docker.";
}

impl From<IdError> for Error {
    fn from(error: IdError) -> Self {
        Self::MalformedId(error)
    }
}

impl Error {
    /// The error of an id that names nothing.
    pub fn not_found<I: ResourceId>(id: I) -> Self {
        Self::NotFound {
            kind: I::KIND,
            id: id.to_string(),
        }
    }

    /// The error of a resource that others still use.
    pub fn in_use(kind: &'static str, id: impl Display) -> Self {
        Self::DependencyViolation {
            kind,
            id: id.to_string(),
        }
    }

    /// An `InvalidParameterValue` with that sentence.
    pub fn invalid_value(message: impl Into<String>) -> Self {
        Self::InvalidParameterValue {
            message: message.into(),
        }
    }

    /// The error of text that is no CIDR block.
    pub fn invalid_cidr(value: &str, parameter: &'static str) -> Self {
        Self::InvalidCidr {
            value: value.to_owned(),
            parameter,
        }
    }

    /// The error of a version that a prefix list does not have.
    pub fn unknown_prefix_list_version() -> Self {
        Self::invalid_value("The specified value for version is not valid.")
    }

    /// The error of a parameter whose value asks for what Terrarium does not have.
    pub fn unsupported(parameter: &str) -> Self {
        Self::UnsupportedOperation {
            message: format!("The parameter {parameter} is not supported by Terrarium."),
        }
    }

    /// The error of a permission for what is no group and no account.
    pub fn invalid_attribute_item(kind: &'static str, value: &str) -> Self {
        Self::InvalidAttributeItem {
            kind,
            value: value.to_owned(),
        }
    }

    /// A `MissingParameter` of that parameter.
    pub fn missing(parameter: &str) -> Self {
        Self::MissingParameter {
            message: format!("The request must contain the parameter {parameter}"),
        }
    }

    /// An `InvalidParameterCombination` with that sentence.
    pub fn invalid_combination(message: impl Into<String>) -> Self {
        Self::InvalidParameterCombination {
            message: message.into(),
        }
    }
}
