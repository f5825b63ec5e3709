// Written by emulator/wire/generate.py from the AWS service model; edit that, never this.

//! The shapes of EC2 that our operations reach.

#![allow(missing_docs, reason = "the service model is their documentation")]

use crate::codec::{enumerations, operations, structures};
use crate::plain::{plain_structures, plain_texts};
#[allow(
    unused_imports,
    reason = "which of them a service needs depends on its operations"
)]
use crate::{Blob, Timestamp, ids::*};

/// The name space of responses.
pub const NAMESPACE: &str = "http://ec2.amazonaws.com/doc/2016-11-15/";

/// The API's version.
pub const VERSION: &str = "2016-11-15";

/// Every operation of the model, ours or not, in order.
#[rustfmt::skip]
pub const MODEL_OPERATIONS: &[&str] = &[
    "AcceptAddressTransfer",
    "AcceptCapacityReservationBillingOwnership",
    "AcceptReservedInstancesExchangeQuote",
    "AcceptTransitGatewayClientVpnAttachment",
    "AcceptTransitGatewayMulticastDomainAssociations",
    "AcceptTransitGatewayPeeringAttachment",
    "AcceptTransitGatewayVpcAttachment",
    "AcceptVpcEndpointConnections",
    "AcceptVpcPeeringConnection",
    "AdvertiseByoipCidr",
    "AllocateAddress",
    "AllocateHosts",
    "AllocateIpamPoolCidr",
    "ApplySecurityGroupsToClientVpnTargetNetwork",
    "AssignIpv6Addresses",
    "AssignPrivateIpAddresses",
    "AssignPrivateNatGatewayAddress",
    "AssociateAddress",
    "AssociateCapacityReservationBillingOwner",
    "AssociateClientVpnTargetNetwork",
    "AssociateDhcpOptions",
    "AssociateEnclaveCertificateIamRole",
    "AssociateIamInstanceProfile",
    "AssociateInstanceEventWindow",
    "AssociateIpamByoasn",
    "AssociateIpamResourceDiscovery",
    "AssociateNatGatewayAddress",
    "AssociateRouteServer",
    "AssociateRouteTable",
    "AssociateSecurityGroupVpc",
    "AssociateSubnetCidrBlock",
    "AssociateTransitGatewayMulticastDomain",
    "AssociateTransitGatewayPolicyTable",
    "AssociateTransitGatewayRouteTable",
    "AssociateTrunkInterface",
    "AssociateVpcCidrBlock",
    "AttachClassicLinkVpc",
    "AttachInternetGateway",
    "AttachNetworkInterface",
    "AttachVerifiedAccessTrustProvider",
    "AttachVolume",
    "AttachVpnGateway",
    "AuthorizeClientVpnIngress",
    "AuthorizeSecurityGroupEgress",
    "AuthorizeSecurityGroupIngress",
    "BundleInstance",
    "CancelBundleTask",
    "CancelCapacityReservation",
    "CancelCapacityReservationFleets",
    "CancelConversionTask",
    "CancelDeclarativePoliciesReport",
    "CancelExportTask",
    "CancelImageLaunchPermission",
    "CancelImportTask",
    "CancelReservedInstancesListing",
    "CancelSpotFleetRequests",
    "CancelSpotInstanceRequests",
    "ConfirmProductInstance",
    "CopyFpgaImage",
    "CopyImage",
    "CopySnapshot",
    "CopyVolumes",
    "CreateCapacityManagerDataExport",
    "CreateCapacityReservation",
    "CreateCapacityReservationBySplitting",
    "CreateCapacityReservationFleet",
    "CreateCarrierGateway",
    "CreateClientVpnEndpoint",
    "CreateClientVpnRoute",
    "CreateCoipCidr",
    "CreateCoipPool",
    "CreateCustomerGateway",
    "CreateDefaultSubnet",
    "CreateDefaultVpc",
    "CreateDelegateMacVolumeOwnershipTask",
    "CreateDhcpOptions",
    "CreateEgressOnlyInternetGateway",
    "CreateFleet",
    "CreateFlowLogs",
    "CreateFpgaImage",
    "CreateImage",
    "CreateImageUsageReport",
    "CreateInstanceConnectEndpoint",
    "CreateInstanceEventWindow",
    "CreateInstanceExportTask",
    "CreateInternetGateway",
    "CreateInterruptibleCapacityReservationAllocation",
    "CreateIpam",
    "CreateIpamExternalResourceVerificationToken",
    "CreateIpamPolicy",
    "CreateIpamPool",
    "CreateIpamPrefixListResolver",
    "CreateIpamPrefixListResolverTarget",
    "CreateIpamResourceDiscovery",
    "CreateIpamScope",
    "CreateKeyPair",
    "CreateLaunchTemplate",
    "CreateLaunchTemplateVersion",
    "CreateLocalGatewayRoute",
    "CreateLocalGatewayRouteTable",
    "CreateLocalGatewayRouteTableVirtualInterfaceGroupAssociation",
    "CreateLocalGatewayRouteTableVpcAssociation",
    "CreateLocalGatewayVirtualInterface",
    "CreateLocalGatewayVirtualInterfaceGroup",
    "CreateMacSystemIntegrityProtectionModificationTask",
    "CreateManagedPrefixList",
    "CreateNatGateway",
    "CreateNetworkAcl",
    "CreateNetworkAclEntry",
    "CreateNetworkInsightsAccessScope",
    "CreateNetworkInsightsPath",
    "CreateNetworkInterface",
    "CreateNetworkInterfacePermission",
    "CreatePlacementGroup",
    "CreatePublicIpv4Pool",
    "CreateReplaceRootVolumeTask",
    "CreateReservedInstancesListing",
    "CreateRestoreImageTask",
    "CreateRoute",
    "CreateRouteServer",
    "CreateRouteServerEndpoint",
    "CreateRouteServerPeer",
    "CreateRouteTable",
    "CreateSecondaryNetwork",
    "CreateSecondarySubnet",
    "CreateSecurityGroup",
    "CreateSnapshot",
    "CreateSnapshots",
    "CreateSpotDatafeedSubscription",
    "CreateStoreImageTask",
    "CreateSubnet",
    "CreateSubnetCidrReservation",
    "CreateTags",
    "CreateTrafficMirrorFilter",
    "CreateTrafficMirrorFilterRule",
    "CreateTrafficMirrorSession",
    "CreateTrafficMirrorTarget",
    "CreateTransitGateway",
    "CreateTransitGatewayConnect",
    "CreateTransitGatewayConnectPeer",
    "CreateTransitGatewayMeteringPolicy",
    "CreateTransitGatewayMeteringPolicyEntry",
    "CreateTransitGatewayMulticastDomain",
    "CreateTransitGatewayPeeringAttachment",
    "CreateTransitGatewayPolicyTable",
    "CreateTransitGatewayPrefixListReference",
    "CreateTransitGatewayRoute",
    "CreateTransitGatewayRouteTable",
    "CreateTransitGatewayRouteTableAnnouncement",
    "CreateTransitGatewayVpcAttachment",
    "CreateVerifiedAccessEndpoint",
    "CreateVerifiedAccessGroup",
    "CreateVerifiedAccessInstance",
    "CreateVerifiedAccessTrustProvider",
    "CreateVolume",
    "CreateVpc",
    "CreateVpcBlockPublicAccessExclusion",
    "CreateVpcEncryptionControl",
    "CreateVpcEndpoint",
    "CreateVpcEndpointConnectionNotification",
    "CreateVpcEndpointServiceConfiguration",
    "CreateVpcPeeringConnection",
    "CreateVpnConcentrator",
    "CreateVpnConnection",
    "CreateVpnConnectionRoute",
    "CreateVpnGateway",
    "DeleteCapacityManagerDataExport",
    "DeleteCarrierGateway",
    "DeleteClientVpnEndpoint",
    "DeleteClientVpnRoute",
    "DeleteCoipCidr",
    "DeleteCoipPool",
    "DeleteCustomerGateway",
    "DeleteDhcpOptions",
    "DeleteEgressOnlyInternetGateway",
    "DeleteFleets",
    "DeleteFlowLogs",
    "DeleteFpgaImage",
    "DeleteImageUsageReport",
    "DeleteInstanceConnectEndpoint",
    "DeleteInstanceEventWindow",
    "DeleteInternetGateway",
    "DeleteIpam",
    "DeleteIpamExternalResourceVerificationToken",
    "DeleteIpamPolicy",
    "DeleteIpamPool",
    "DeleteIpamPrefixListResolver",
    "DeleteIpamPrefixListResolverTarget",
    "DeleteIpamResourceDiscovery",
    "DeleteIpamScope",
    "DeleteKeyPair",
    "DeleteLaunchTemplate",
    "DeleteLaunchTemplateVersions",
    "DeleteLocalGatewayRoute",
    "DeleteLocalGatewayRouteTable",
    "DeleteLocalGatewayRouteTableVirtualInterfaceGroupAssociation",
    "DeleteLocalGatewayRouteTableVpcAssociation",
    "DeleteLocalGatewayVirtualInterface",
    "DeleteLocalGatewayVirtualInterfaceGroup",
    "DeleteManagedPrefixList",
    "DeleteNatGateway",
    "DeleteNetworkAcl",
    "DeleteNetworkAclEntry",
    "DeleteNetworkInsightsAccessScope",
    "DeleteNetworkInsightsAccessScopeAnalysis",
    "DeleteNetworkInsightsAnalysis",
    "DeleteNetworkInsightsPath",
    "DeleteNetworkInterface",
    "DeleteNetworkInterfacePermission",
    "DeletePlacementGroup",
    "DeletePublicIpv4Pool",
    "DeleteQueuedReservedInstances",
    "DeleteRoute",
    "DeleteRouteServer",
    "DeleteRouteServerEndpoint",
    "DeleteRouteServerPeer",
    "DeleteRouteTable",
    "DeleteSecondaryNetwork",
    "DeleteSecondarySubnet",
    "DeleteSecurityGroup",
    "DeleteSnapshot",
    "DeleteSpotDatafeedSubscription",
    "DeleteSubnet",
    "DeleteSubnetCidrReservation",
    "DeleteTags",
    "DeleteTrafficMirrorFilter",
    "DeleteTrafficMirrorFilterRule",
    "DeleteTrafficMirrorSession",
    "DeleteTrafficMirrorTarget",
    "DeleteTransitGateway",
    "DeleteTransitGatewayClientVpnAttachment",
    "DeleteTransitGatewayConnect",
    "DeleteTransitGatewayConnectPeer",
    "DeleteTransitGatewayMeteringPolicy",
    "DeleteTransitGatewayMeteringPolicyEntry",
    "DeleteTransitGatewayMulticastDomain",
    "DeleteTransitGatewayPeeringAttachment",
    "DeleteTransitGatewayPolicyTable",
    "DeleteTransitGatewayPrefixListReference",
    "DeleteTransitGatewayRoute",
    "DeleteTransitGatewayRouteTable",
    "DeleteTransitGatewayRouteTableAnnouncement",
    "DeleteTransitGatewayVpcAttachment",
    "DeleteVerifiedAccessEndpoint",
    "DeleteVerifiedAccessGroup",
    "DeleteVerifiedAccessInstance",
    "DeleteVerifiedAccessTrustProvider",
    "DeleteVolume",
    "DeleteVpc",
    "DeleteVpcBlockPublicAccessExclusion",
    "DeleteVpcEncryptionControl",
    "DeleteVpcEndpointConnectionNotifications",
    "DeleteVpcEndpointServiceConfigurations",
    "DeleteVpcEndpoints",
    "DeleteVpcPeeringConnection",
    "DeleteVpnConcentrator",
    "DeleteVpnConnection",
    "DeleteVpnConnectionRoute",
    "DeleteVpnGateway",
    "DeprovisionByoipCidr",
    "DeprovisionIpamByoasn",
    "DeprovisionIpamPoolCidr",
    "DeprovisionPublicIpv4PoolCidr",
    "DeregisterImage",
    "DeregisterInstanceEventNotificationAttributes",
    "DeregisterTransitGatewayMulticastGroupMembers",
    "DeregisterTransitGatewayMulticastGroupSources",
    "DescribeAccountAttributes",
    "DescribeAddressTransfers",
    "DescribeAddresses",
    "DescribeAddressesAttribute",
    "DescribeAggregateIdFormat",
    "DescribeAvailabilityZones",
    "DescribeAwsNetworkPerformanceMetricSubscriptions",
    "DescribeBundleTasks",
    "DescribeByoipCidrs",
    "DescribeCapacityBlockExtensionHistory",
    "DescribeCapacityBlockExtensionOfferings",
    "DescribeCapacityBlockOfferings",
    "DescribeCapacityBlockStatus",
    "DescribeCapacityBlocks",
    "DescribeCapacityManagerDataExports",
    "DescribeCapacityReservationBillingRequests",
    "DescribeCapacityReservationFleets",
    "DescribeCapacityReservationTopology",
    "DescribeCapacityReservations",
    "DescribeCarrierGateways",
    "DescribeClassicLinkInstances",
    "DescribeClientVpnAuthorizationRules",
    "DescribeClientVpnConnections",
    "DescribeClientVpnEndpoints",
    "DescribeClientVpnRoutes",
    "DescribeClientVpnTargetNetworks",
    "DescribeCoipPools",
    "DescribeConversionTasks",
    "DescribeCustomerGateways",
    "DescribeDeclarativePoliciesReports",
    "DescribeDhcpOptions",
    "DescribeEgressOnlyInternetGateways",
    "DescribeElasticGpus",
    "DescribeExportImageTasks",
    "DescribeExportTasks",
    "DescribeFastLaunchImages",
    "DescribeFastSnapshotRestores",
    "DescribeFleetHistory",
    "DescribeFleetInstances",
    "DescribeFleets",
    "DescribeFlowLogs",
    "DescribeFpgaImageAttribute",
    "DescribeFpgaImages",
    "DescribeHostReservationOfferings",
    "DescribeHostReservations",
    "DescribeHosts",
    "DescribeIamInstanceProfileAssociations",
    "DescribeIdFormat",
    "DescribeIdentityIdFormat",
    "DescribeImageAttribute",
    "DescribeImageReferences",
    "DescribeImageUsageReportEntries",
    "DescribeImageUsageReports",
    "DescribeImages",
    "DescribeImportImageTasks",
    "DescribeImportSnapshotTasks",
    "DescribeInstanceAttribute",
    "DescribeInstanceConnectEndpoints",
    "DescribeInstanceCreditSpecifications",
    "DescribeInstanceEventNotificationAttributes",
    "DescribeInstanceEventWindows",
    "DescribeInstanceImageMetadata",
    "DescribeInstanceSqlHaHistoryStates",
    "DescribeInstanceSqlHaStates",
    "DescribeInstanceStatus",
    "DescribeInstanceTopology",
    "DescribeInstanceTypeOfferings",
    "DescribeInstanceTypes",
    "DescribeInstances",
    "DescribeInternetGateways",
    "DescribeIpamByoasn",
    "DescribeIpamExternalResourceVerificationTokens",
    "DescribeIpamPolicies",
    "DescribeIpamPoolAllocations",
    "DescribeIpamPools",
    "DescribeIpamPrefixListResolverTargets",
    "DescribeIpamPrefixListResolvers",
    "DescribeIpamResourceDiscoveries",
    "DescribeIpamResourceDiscoveryAssociations",
    "DescribeIpamScopes",
    "DescribeIpams",
    "DescribeIpv6Pools",
    "DescribeKeyPairs",
    "DescribeLaunchTemplateVersions",
    "DescribeLaunchTemplates",
    "DescribeLocalGatewayRouteTableVirtualInterfaceGroupAssociations",
    "DescribeLocalGatewayRouteTableVpcAssociations",
    "DescribeLocalGatewayRouteTables",
    "DescribeLocalGatewayVirtualInterfaceGroups",
    "DescribeLocalGatewayVirtualInterfaces",
    "DescribeLocalGateways",
    "DescribeLockedSnapshots",
    "DescribeMacHosts",
    "DescribeMacModificationTasks",
    "DescribeManagedPrefixLists",
    "DescribeMovingAddresses",
    "DescribeNatGateways",
    "DescribeNetworkAcls",
    "DescribeNetworkInsightsAccessScopeAnalyses",
    "DescribeNetworkInsightsAccessScopes",
    "DescribeNetworkInsightsAnalyses",
    "DescribeNetworkInsightsPaths",
    "DescribeNetworkInterfaceAttribute",
    "DescribeNetworkInterfacePermissions",
    "DescribeNetworkInterfaces",
    "DescribeOutpostLags",
    "DescribePlacementGroups",
    "DescribePrefixLists",
    "DescribePrincipalIdFormat",
    "DescribePublicIpv4Pools",
    "DescribeRegions",
    "DescribeReplaceRootVolumeTasks",
    "DescribeReservedInstances",
    "DescribeReservedInstancesListings",
    "DescribeReservedInstancesModifications",
    "DescribeReservedInstancesOfferings",
    "DescribeRouteServerEndpoints",
    "DescribeRouteServerPeers",
    "DescribeRouteServers",
    "DescribeRouteTables",
    "DescribeScheduledInstanceAvailability",
    "DescribeScheduledInstances",
    "DescribeSecondaryInterfaces",
    "DescribeSecondaryNetworks",
    "DescribeSecondarySubnets",
    "DescribeSecurityGroupReferences",
    "DescribeSecurityGroupRules",
    "DescribeSecurityGroupVpcAssociations",
    "DescribeSecurityGroups",
    "DescribeServiceLinkVirtualInterfaces",
    "DescribeSnapshotAttribute",
    "DescribeSnapshotTierStatus",
    "DescribeSnapshots",
    "DescribeSpotDatafeedSubscription",
    "DescribeSpotFleetInstances",
    "DescribeSpotFleetRequestHistory",
    "DescribeSpotFleetRequests",
    "DescribeSpotInstanceRequests",
    "DescribeSpotPriceHistory",
    "DescribeStaleSecurityGroups",
    "DescribeStoreImageTasks",
    "DescribeSubnets",
    "DescribeTags",
    "DescribeTrafficMirrorFilterRules",
    "DescribeTrafficMirrorFilters",
    "DescribeTrafficMirrorSessions",
    "DescribeTrafficMirrorTargets",
    "DescribeTransitGatewayAttachments",
    "DescribeTransitGatewayConnectPeers",
    "DescribeTransitGatewayConnects",
    "DescribeTransitGatewayMeteringPolicies",
    "DescribeTransitGatewayMulticastDomains",
    "DescribeTransitGatewayPeeringAttachments",
    "DescribeTransitGatewayPolicyTables",
    "DescribeTransitGatewayRouteTableAnnouncements",
    "DescribeTransitGatewayRouteTables",
    "DescribeTransitGatewayVpcAttachments",
    "DescribeTransitGateways",
    "DescribeTrunkInterfaceAssociations",
    "DescribeVerifiedAccessEndpoints",
    "DescribeVerifiedAccessGroups",
    "DescribeVerifiedAccessInstanceLoggingConfigurations",
    "DescribeVerifiedAccessInstances",
    "DescribeVerifiedAccessTrustProviders",
    "DescribeVolumeAttribute",
    "DescribeVolumeStatus",
    "DescribeVolumes",
    "DescribeVolumesModifications",
    "DescribeVpcAttribute",
    "DescribeVpcBlockPublicAccessExclusions",
    "DescribeVpcBlockPublicAccessOptions",
    "DescribeVpcClassicLink",
    "DescribeVpcClassicLinkDnsSupport",
    "DescribeVpcEncryptionControls",
    "DescribeVpcEndpointAssociations",
    "DescribeVpcEndpointConnectionNotifications",
    "DescribeVpcEndpointConnections",
    "DescribeVpcEndpointServiceConfigurations",
    "DescribeVpcEndpointServicePermissions",
    "DescribeVpcEndpointServices",
    "DescribeVpcEndpoints",
    "DescribeVpcPeeringConnections",
    "DescribeVpcs",
    "DescribeVpnConcentrators",
    "DescribeVpnConnections",
    "DescribeVpnGateways",
    "DetachClassicLinkVpc",
    "DetachInternetGateway",
    "DetachNetworkInterface",
    "DetachVerifiedAccessTrustProvider",
    "DetachVolume",
    "DetachVpnGateway",
    "DisableAddressTransfer",
    "DisableAllowedImagesSettings",
    "DisableAwsNetworkPerformanceMetricSubscription",
    "DisableCapacityManager",
    "DisableEbsEncryptionByDefault",
    "DisableFastLaunch",
    "DisableFastSnapshotRestores",
    "DisableImage",
    "DisableImageBlockPublicAccess",
    "DisableImageDeprecation",
    "DisableImageDeregistrationProtection",
    "DisableInstanceSqlHaStandbyDetections",
    "DisableIpamOrganizationAdminAccount",
    "DisableIpamPolicy",
    "DisableRouteServerPropagation",
    "DisableSerialConsoleAccess",
    "DisableSnapshotBlockPublicAccess",
    "DisableTransitGatewayRouteTablePropagation",
    "DisableVgwRoutePropagation",
    "DisableVpcClassicLink",
    "DisableVpcClassicLinkDnsSupport",
    "DisassociateAddress",
    "DisassociateCapacityReservationBillingOwner",
    "DisassociateClientVpnTargetNetwork",
    "DisassociateEnclaveCertificateIamRole",
    "DisassociateIamInstanceProfile",
    "DisassociateInstanceEventWindow",
    "DisassociateIpamByoasn",
    "DisassociateIpamResourceDiscovery",
    "DisassociateNatGatewayAddress",
    "DisassociateRouteServer",
    "DisassociateRouteTable",
    "DisassociateSecurityGroupVpc",
    "DisassociateSubnetCidrBlock",
    "DisassociateTransitGatewayMulticastDomain",
    "DisassociateTransitGatewayPolicyTable",
    "DisassociateTransitGatewayRouteTable",
    "DisassociateTrunkInterface",
    "DisassociateVpcCidrBlock",
    "EnableAddressTransfer",
    "EnableAllowedImagesSettings",
    "EnableAwsNetworkPerformanceMetricSubscription",
    "EnableCapacityManager",
    "EnableEbsEncryptionByDefault",
    "EnableFastLaunch",
    "EnableFastSnapshotRestores",
    "EnableImage",
    "EnableImageBlockPublicAccess",
    "EnableImageDeprecation",
    "EnableImageDeregistrationProtection",
    "EnableInstanceSqlHaStandbyDetections",
    "EnableIpamOrganizationAdminAccount",
    "EnableIpamPolicy",
    "EnableReachabilityAnalyzerOrganizationSharing",
    "EnableRouteServerPropagation",
    "EnableSerialConsoleAccess",
    "EnableSnapshotBlockPublicAccess",
    "EnableTransitGatewayRouteTablePropagation",
    "EnableVgwRoutePropagation",
    "EnableVolumeIO",
    "EnableVpcClassicLink",
    "EnableVpcClassicLinkDnsSupport",
    "ExportClientVpnClientCertificateRevocationList",
    "ExportClientVpnClientConfiguration",
    "ExportImage",
    "ExportTransitGatewayRoutes",
    "ExportVerifiedAccessInstanceClientConfiguration",
    "GetActiveVpnTunnelStatus",
    "GetAllowedImagesSettings",
    "GetAssociatedEnclaveCertificateIamRoles",
    "GetAssociatedIpv6PoolCidrs",
    "GetAwsNetworkPerformanceData",
    "GetCapacityManagerAttributes",
    "GetCapacityManagerMetricData",
    "GetCapacityManagerMetricDimensions",
    "GetCapacityManagerMonitoredTagKeys",
    "GetCapacityReservationUsage",
    "GetCoipPoolUsage",
    "GetConsoleOutput",
    "GetConsoleScreenshot",
    "GetDeclarativePoliciesReportSummary",
    "GetDefaultCreditSpecification",
    "GetEbsDefaultKmsKeyId",
    "GetEbsEncryptionByDefault",
    "GetEnabledIpamPolicy",
    "GetFlowLogsIntegrationTemplate",
    "GetGroupsForCapacityReservation",
    "GetHostReservationPurchasePreview",
    "GetImageAncestry",
    "GetImageBlockPublicAccessState",
    "GetInstanceMetadataDefaults",
    "GetInstanceTpmEkPub",
    "GetInstanceTypesFromInstanceRequirements",
    "GetInstanceUefiData",
    "GetIpamAddressHistory",
    "GetIpamDiscoveredAccounts",
    "GetIpamDiscoveredPublicAddresses",
    "GetIpamDiscoveredResourceCidrs",
    "GetIpamPolicyAllocationRules",
    "GetIpamPolicyOrganizationTargets",
    "GetIpamPoolAllocations",
    "GetIpamPoolCidrs",
    "GetIpamPrefixListResolverRules",
    "GetIpamPrefixListResolverVersionEntries",
    "GetIpamPrefixListResolverVersions",
    "GetIpamResourceCidrs",
    "GetLaunchTemplateData",
    "GetManagedPrefixListAssociations",
    "GetManagedPrefixListEntries",
    "GetManagedResourceVisibility",
    "GetNetworkInsightsAccessScopeAnalysisFindings",
    "GetNetworkInsightsAccessScopeContent",
    "GetPasswordData",
    "GetReservedInstancesExchangeQuote",
    "GetRouteServerAssociations",
    "GetRouteServerPropagations",
    "GetRouteServerRoutingDatabase",
    "GetSecurityGroupsForVpc",
    "GetSerialConsoleAccessStatus",
    "GetSnapshotBlockPublicAccessState",
    "GetSpotPlacementScores",
    "GetSubnetCidrReservations",
    "GetTransitGatewayAttachmentPropagations",
    "GetTransitGatewayMeteringPolicyEntries",
    "GetTransitGatewayMulticastDomainAssociations",
    "GetTransitGatewayPolicyTableAssociations",
    "GetTransitGatewayPolicyTableEntries",
    "GetTransitGatewayPrefixListReferences",
    "GetTransitGatewayRouteTableAssociations",
    "GetTransitGatewayRouteTablePropagations",
    "GetVerifiedAccessEndpointPolicy",
    "GetVerifiedAccessEndpointTargets",
    "GetVerifiedAccessGroupPolicy",
    "GetVpcResourcesBlockingEncryptionEnforcement",
    "GetVpnConnectionDeviceSampleConfiguration",
    "GetVpnConnectionDeviceTypes",
    "GetVpnTunnelReplacementStatus",
    "ImportClientVpnClientCertificateRevocationList",
    "ImportImage",
    "ImportInstance",
    "ImportKeyPair",
    "ImportSnapshot",
    "ImportVolume",
    "ListImagesInRecycleBin",
    "ListSnapshotsInRecycleBin",
    "ListVolumesInRecycleBin",
    "LockSnapshot",
    "ModifyAddressAttribute",
    "ModifyAvailabilityZoneGroup",
    "ModifyCapacityReservation",
    "ModifyCapacityReservationFleet",
    "ModifyClientVpnEndpoint",
    "ModifyDefaultCreditSpecification",
    "ModifyEbsDefaultKmsKeyId",
    "ModifyFleet",
    "ModifyFpgaImageAttribute",
    "ModifyHosts",
    "ModifyIdFormat",
    "ModifyIdentityIdFormat",
    "ModifyImageAttribute",
    "ModifyInstanceAttribute",
    "ModifyInstanceCapacityReservationAttributes",
    "ModifyInstanceConnectEndpoint",
    "ModifyInstanceCpuOptions",
    "ModifyInstanceCreditSpecification",
    "ModifyInstanceEventStartTime",
    "ModifyInstanceEventWindow",
    "ModifyInstanceMaintenanceOptions",
    "ModifyInstanceMetadataDefaults",
    "ModifyInstanceMetadataOptions",
    "ModifyInstanceNetworkPerformanceOptions",
    "ModifyInstancePlacement",
    "ModifyIpam",
    "ModifyIpamPolicyAllocationRules",
    "ModifyIpamPool",
    "ModifyIpamPoolAllocation",
    "ModifyIpamPrefixListResolver",
    "ModifyIpamPrefixListResolverTarget",
    "ModifyIpamResourceCidr",
    "ModifyIpamResourceDiscovery",
    "ModifyIpamScope",
    "ModifyLaunchTemplate",
    "ModifyLocalGatewayRoute",
    "ModifyManagedPrefixList",
    "ModifyManagedResourceVisibility",
    "ModifyNetworkInterfaceAttribute",
    "ModifyPrivateDnsNameOptions",
    "ModifyPublicIpDnsNameOptions",
    "ModifyReservedInstances",
    "ModifyRouteServer",
    "ModifySecurityGroupRules",
    "ModifySnapshotAttribute",
    "ModifySnapshotTier",
    "ModifySpotFleetRequest",
    "ModifySubnetAttribute",
    "ModifyTrafficMirrorFilterNetworkServices",
    "ModifyTrafficMirrorFilterRule",
    "ModifyTrafficMirrorSession",
    "ModifyTransitGateway",
    "ModifyTransitGatewayMeteringPolicy",
    "ModifyTransitGatewayPrefixListReference",
    "ModifyTransitGatewayVpcAttachment",
    "ModifyVerifiedAccessEndpoint",
    "ModifyVerifiedAccessEndpointPolicy",
    "ModifyVerifiedAccessGroup",
    "ModifyVerifiedAccessGroupPolicy",
    "ModifyVerifiedAccessInstance",
    "ModifyVerifiedAccessInstanceLoggingConfiguration",
    "ModifyVerifiedAccessTrustProvider",
    "ModifyVolume",
    "ModifyVolumeAttribute",
    "ModifyVpcAttribute",
    "ModifyVpcBlockPublicAccessExclusion",
    "ModifyVpcBlockPublicAccessOptions",
    "ModifyVpcEncryptionControl",
    "ModifyVpcEndpoint",
    "ModifyVpcEndpointConnectionNotification",
    "ModifyVpcEndpointServiceConfiguration",
    "ModifyVpcEndpointServicePayerResponsibility",
    "ModifyVpcEndpointServicePermissions",
    "ModifyVpcPeeringConnectionOptions",
    "ModifyVpcTenancy",
    "ModifyVpnConnection",
    "ModifyVpnConnectionOptions",
    "ModifyVpnTunnelCertificate",
    "ModifyVpnTunnelOptions",
    "MonitorInstances",
    "MoveAddressToVpc",
    "MoveByoipCidrToIpam",
    "MoveCapacityReservationInstances",
    "ProvisionByoipCidr",
    "ProvisionIpamByoasn",
    "ProvisionIpamPoolCidr",
    "ProvisionPublicIpv4PoolCidr",
    "PurchaseCapacityBlock",
    "PurchaseCapacityBlockExtension",
    "PurchaseHostReservation",
    "PurchaseReservedInstancesOffering",
    "PurchaseScheduledInstances",
    "RebootInstances",
    "RegisterImage",
    "RegisterInstanceEventNotificationAttributes",
    "RegisterTransitGatewayMulticastGroupMembers",
    "RegisterTransitGatewayMulticastGroupSources",
    "RejectCapacityReservationBillingOwnership",
    "RejectTransitGatewayClientVpnAttachment",
    "RejectTransitGatewayMulticastDomainAssociations",
    "RejectTransitGatewayPeeringAttachment",
    "RejectTransitGatewayVpcAttachment",
    "RejectVpcEndpointConnections",
    "RejectVpcPeeringConnection",
    "ReleaseAddress",
    "ReleaseHosts",
    "ReleaseIpamPoolAllocation",
    "ReplaceIamInstanceProfileAssociation",
    "ReplaceImageCriteriaInAllowedImagesSettings",
    "ReplaceNetworkAclAssociation",
    "ReplaceNetworkAclEntry",
    "ReplaceRoute",
    "ReplaceRouteTableAssociation",
    "ReplaceTransitGatewayRoute",
    "ReplaceVpnTunnel",
    "ReportInstanceStatus",
    "RequestSpotFleet",
    "RequestSpotInstances",
    "ResetAddressAttribute",
    "ResetEbsDefaultKmsKeyId",
    "ResetFpgaImageAttribute",
    "ResetImageAttribute",
    "ResetInstanceAttribute",
    "ResetNetworkInterfaceAttribute",
    "ResetSnapshotAttribute",
    "RestoreAddressToClassic",
    "RestoreImageFromRecycleBin",
    "RestoreManagedPrefixListVersion",
    "RestoreSnapshotFromRecycleBin",
    "RestoreSnapshotTier",
    "RestoreVolumeFromRecycleBin",
    "RevokeClientVpnIngress",
    "RevokeSecurityGroupEgress",
    "RevokeSecurityGroupIngress",
    "RunInstances",
    "RunScheduledInstances",
    "SearchLocalGatewayRoutes",
    "SearchTransitGatewayMulticastGroups",
    "SearchTransitGatewayRoutes",
    "SendDiagnosticInterrupt",
    "StartDeclarativePoliciesReport",
    "StartInstances",
    "StartNetworkInsightsAccessScopeAnalysis",
    "StartNetworkInsightsAnalysis",
    "StartVpcEndpointServicePrivateDnsVerification",
    "StopInstances",
    "TerminateClientVpnConnections",
    "TerminateInstances",
    "UnassignIpv6Addresses",
    "UnassignPrivateIpAddresses",
    "UnassignPrivateNatGatewayAddress",
    "UnlockSnapshot",
    "UnmonitorInstances",
    "UpdateCapacityManagerMonitoredTagKeys",
    "UpdateCapacityManagerOrganizationsAccess",
    "UpdateInterruptibleCapacityReservationAllocation",
    "UpdateSecurityGroupRuleDescriptionsEgress",
    "UpdateSecurityGroupRuleDescriptionsIngress",
    "WithdrawByoipCidr",
];

operations! {
    AcceptVpcPeeringConnection: AcceptVpcPeeringConnectionRequest => AcceptVpcPeeringConnectionResult, token "", wrapper "";
    AllocateAddress: AllocateAddressRequest => AllocateAddressResult, token "", wrapper "";
    AssignIpv6Addresses: AssignIpv6AddressesRequest => AssignIpv6AddressesResult, token "", wrapper "";
    AssignPrivateIpAddresses: AssignPrivateIpAddressesRequest => AssignPrivateIpAddressesResult, token "", wrapper "";
    AssignPrivateNatGatewayAddress: AssignPrivateNatGatewayAddressRequest => AssignPrivateNatGatewayAddressResult, token "", wrapper "";
    AssociateAddress: AssociateAddressRequest => AssociateAddressResult, token "", wrapper "";
    AssociateDhcpOptions: AssociateDhcpOptionsRequest => (), token "", wrapper "";
    AssociateIamInstanceProfile: AssociateIamInstanceProfileRequest => AssociateIamInstanceProfileResult, token "", wrapper "";
    AssociateNatGatewayAddress: AssociateNatGatewayAddressRequest => AssociateNatGatewayAddressResult, token "", wrapper "";
    AssociateRouteTable: AssociateRouteTableRequest => AssociateRouteTableResult, token "", wrapper "";
    AssociateSecurityGroupVpc: AssociateSecurityGroupVpcRequest => AssociateSecurityGroupVpcResult, token "", wrapper "";
    AssociateSubnetCidrBlock: AssociateSubnetCidrBlockRequest => AssociateSubnetCidrBlockResult, token "", wrapper "";
    AssociateVpcCidrBlock: AssociateVpcCidrBlockRequest => AssociateVpcCidrBlockResult, token "", wrapper "";
    AttachInternetGateway: AttachInternetGatewayRequest => (), token "", wrapper "";
    AttachNetworkInterface: AttachNetworkInterfaceRequest => AttachNetworkInterfaceResult, token "", wrapper "";
    AttachVolume: AttachVolumeRequest => VolumeAttachment, token "", wrapper "";
    AuthorizeSecurityGroupEgress: AuthorizeSecurityGroupEgressRequest => AuthorizeSecurityGroupEgressResult, token "", wrapper "";
    AuthorizeSecurityGroupIngress: AuthorizeSecurityGroupIngressRequest => AuthorizeSecurityGroupIngressResult, token "", wrapper "";
    CancelImageLaunchPermission: CancelImageLaunchPermissionRequest => CancelImageLaunchPermissionResult, token "", wrapper "";
    CopyImage: CopyImageRequest => CopyImageResult, token "ClientToken", wrapper "";
    CopySnapshot: CopySnapshotRequest => CopySnapshotResult, token "", wrapper "";
    CopyVolumes: CopyVolumesRequest => CopyVolumesResult, token "ClientToken", wrapper "";
    CreateCarrierGateway: CreateCarrierGatewayRequest => CreateCarrierGatewayResult, token "ClientToken", wrapper "";
    CreateDefaultSubnet: CreateDefaultSubnetRequest => CreateDefaultSubnetResult, token "", wrapper "";
    CreateDefaultVpc: CreateDefaultVpcRequest => CreateDefaultVpcResult, token "", wrapper "";
    CreateDhcpOptions: CreateDhcpOptionsRequest => CreateDhcpOptionsResult, token "", wrapper "";
    CreateEgressOnlyInternetGateway: CreateEgressOnlyInternetGatewayRequest => CreateEgressOnlyInternetGatewayResult, token "ClientToken", wrapper "";
    CreateImage: CreateImageRequest => CreateImageResult, token "", wrapper "";
    CreateInternetGateway: CreateInternetGatewayRequest => CreateInternetGatewayResult, token "", wrapper "";
    CreateKeyPair: CreateKeyPairRequest => KeyPair, token "", wrapper "";
    CreateLaunchTemplate: CreateLaunchTemplateRequest => CreateLaunchTemplateResult, token "ClientToken", wrapper "";
    CreateLaunchTemplateVersion: CreateLaunchTemplateVersionRequest => CreateLaunchTemplateVersionResult, token "ClientToken", wrapper "";
    CreateManagedPrefixList: CreateManagedPrefixListRequest => CreateManagedPrefixListResult, token "ClientToken", wrapper "";
    CreateNatGateway: CreateNatGatewayRequest => CreateNatGatewayResult, token "ClientToken", wrapper "";
    CreateNetworkAcl: CreateNetworkAclRequest => CreateNetworkAclResult, token "ClientToken", wrapper "";
    CreateNetworkAclEntry: CreateNetworkAclEntryRequest => (), token "", wrapper "";
    CreateNetworkInterface: CreateNetworkInterfaceRequest => CreateNetworkInterfaceResult, token "ClientToken", wrapper "";
    CreateNetworkInterfacePermission: CreateNetworkInterfacePermissionRequest => CreateNetworkInterfacePermissionResult, token "", wrapper "";
    CreateRoute: CreateRouteRequest => CreateRouteResult, token "", wrapper "";
    CreateRouteTable: CreateRouteTableRequest => CreateRouteTableResult, token "ClientToken", wrapper "";
    CreateSecurityGroup: CreateSecurityGroupRequest => CreateSecurityGroupResult, token "", wrapper "";
    CreateSnapshot: CreateSnapshotRequest => Snapshot, token "", wrapper "";
    CreateSnapshots: CreateSnapshotsRequest => CreateSnapshotsResult, token "", wrapper "";
    CreateSubnet: CreateSubnetRequest => CreateSubnetResult, token "", wrapper "";
    CreateSubnetCidrReservation: CreateSubnetCidrReservationRequest => CreateSubnetCidrReservationResult, token "", wrapper "";
    CreateTags: CreateTagsRequest => (), token "", wrapper "";
    CreateVolume: CreateVolumeRequest => Volume, token "ClientToken", wrapper "";
    CreateVpc: CreateVpcRequest => CreateVpcResult, token "", wrapper "";
    CreateVpcBlockPublicAccessExclusion: CreateVpcBlockPublicAccessExclusionRequest => CreateVpcBlockPublicAccessExclusionResult, token "", wrapper "";
    CreateVpcEndpoint: CreateVpcEndpointRequest => CreateVpcEndpointResult, token "ClientToken", wrapper "";
    CreateVpcPeeringConnection: CreateVpcPeeringConnectionRequest => CreateVpcPeeringConnectionResult, token "", wrapper "";
    DeleteCarrierGateway: DeleteCarrierGatewayRequest => DeleteCarrierGatewayResult, token "", wrapper "";
    DeleteDhcpOptions: DeleteDhcpOptionsRequest => (), token "", wrapper "";
    DeleteEgressOnlyInternetGateway: DeleteEgressOnlyInternetGatewayRequest => DeleteEgressOnlyInternetGatewayResult, token "", wrapper "";
    DeleteInternetGateway: DeleteInternetGatewayRequest => (), token "", wrapper "";
    DeleteKeyPair: DeleteKeyPairRequest => DeleteKeyPairResult, token "", wrapper "";
    DeleteLaunchTemplate: DeleteLaunchTemplateRequest => DeleteLaunchTemplateResult, token "", wrapper "";
    DeleteLaunchTemplateVersions: DeleteLaunchTemplateVersionsRequest => DeleteLaunchTemplateVersionsResult, token "", wrapper "";
    DeleteManagedPrefixList: DeleteManagedPrefixListRequest => DeleteManagedPrefixListResult, token "", wrapper "";
    DeleteNatGateway: DeleteNatGatewayRequest => DeleteNatGatewayResult, token "", wrapper "";
    DeleteNetworkAcl: DeleteNetworkAclRequest => (), token "", wrapper "";
    DeleteNetworkAclEntry: DeleteNetworkAclEntryRequest => (), token "", wrapper "";
    DeleteNetworkInterface: DeleteNetworkInterfaceRequest => (), token "", wrapper "";
    DeleteNetworkInterfacePermission: DeleteNetworkInterfacePermissionRequest => DeleteNetworkInterfacePermissionResult, token "", wrapper "";
    DeleteRoute: DeleteRouteRequest => (), token "", wrapper "";
    DeleteRouteTable: DeleteRouteTableRequest => (), token "", wrapper "";
    DeleteSecurityGroup: DeleteSecurityGroupRequest => DeleteSecurityGroupResult, token "", wrapper "";
    DeleteSnapshot: DeleteSnapshotRequest => (), token "", wrapper "";
    DeleteSubnet: DeleteSubnetRequest => (), token "", wrapper "";
    DeleteSubnetCidrReservation: DeleteSubnetCidrReservationRequest => DeleteSubnetCidrReservationResult, token "", wrapper "";
    DeleteTags: DeleteTagsRequest => (), token "", wrapper "";
    DeleteVolume: DeleteVolumeRequest => (), token "", wrapper "";
    DeleteVpc: DeleteVpcRequest => (), token "", wrapper "";
    DeleteVpcBlockPublicAccessExclusion: DeleteVpcBlockPublicAccessExclusionRequest => DeleteVpcBlockPublicAccessExclusionResult, token "", wrapper "";
    DeleteVpcEndpoints: DeleteVpcEndpointsRequest => DeleteVpcEndpointsResult, token "", wrapper "";
    DeleteVpcPeeringConnection: DeleteVpcPeeringConnectionRequest => DeleteVpcPeeringConnectionResult, token "", wrapper "";
    DeregisterImage: DeregisterImageRequest => DeregisterImageResult, token "", wrapper "";
    DeregisterInstanceEventNotificationAttributes: DeregisterInstanceEventNotificationAttributesRequest => DeregisterInstanceEventNotificationAttributesResult, token "", wrapper "";
    DescribeAccountAttributes: DescribeAccountAttributesRequest => DescribeAccountAttributesResult, token "", wrapper "";
    DescribeAddresses: DescribeAddressesRequest => DescribeAddressesResult, token "", wrapper "";
    DescribeAddressesAttribute: DescribeAddressesAttributeRequest => DescribeAddressesAttributeResult, token "", wrapper "";
    DescribeAggregateIdFormat: DescribeAggregateIdFormatRequest => DescribeAggregateIdFormatResult, token "", wrapper "";
    DescribeAvailabilityZones: DescribeAvailabilityZonesRequest => DescribeAvailabilityZonesResult, token "", wrapper "";
    DescribeCarrierGateways: DescribeCarrierGatewaysRequest => DescribeCarrierGatewaysResult, token "", wrapper "";
    DescribeClassicLinkInstances: DescribeClassicLinkInstancesRequest => DescribeClassicLinkInstancesResult, token "", wrapper "";
    DescribeDhcpOptions: DescribeDhcpOptionsRequest => DescribeDhcpOptionsResult, token "", wrapper "";
    DescribeEgressOnlyInternetGateways: DescribeEgressOnlyInternetGatewaysRequest => DescribeEgressOnlyInternetGatewaysResult, token "", wrapper "";
    DescribeFastSnapshotRestores: DescribeFastSnapshotRestoresRequest => DescribeFastSnapshotRestoresResult, token "", wrapper "";
    DescribeIamInstanceProfileAssociations: DescribeIamInstanceProfileAssociationsRequest => DescribeIamInstanceProfileAssociationsResult, token "", wrapper "";
    DescribeIdFormat: DescribeIdFormatRequest => DescribeIdFormatResult, token "", wrapper "";
    DescribeIdentityIdFormat: DescribeIdentityIdFormatRequest => DescribeIdentityIdFormatResult, token "", wrapper "";
    DescribeImageAttribute: DescribeImageAttributeRequest => ImageAttribute, token "", wrapper "";
    DescribeImages: DescribeImagesRequest => DescribeImagesResult, token "", wrapper "";
    DescribeInstanceAttribute: DescribeInstanceAttributeRequest => InstanceAttribute, token "", wrapper "";
    DescribeInstanceCreditSpecifications: DescribeInstanceCreditSpecificationsRequest => DescribeInstanceCreditSpecificationsResult, token "", wrapper "";
    DescribeInstanceEventNotificationAttributes: DescribeInstanceEventNotificationAttributesRequest => DescribeInstanceEventNotificationAttributesResult, token "", wrapper "";
    DescribeInstanceImageMetadata: DescribeInstanceImageMetadataRequest => DescribeInstanceImageMetadataResult, token "", wrapper "";
    DescribeInstanceStatus: DescribeInstanceStatusRequest => DescribeInstanceStatusResult, token "", wrapper "";
    DescribeInstanceTopology: DescribeInstanceTopologyRequest => DescribeInstanceTopologyResult, token "", wrapper "";
    DescribeInstanceTypeOfferings: DescribeInstanceTypeOfferingsRequest => DescribeInstanceTypeOfferingsResult, token "", wrapper "";
    DescribeInstanceTypes: DescribeInstanceTypesRequest => DescribeInstanceTypesResult, token "", wrapper "";
    DescribeInstances: DescribeInstancesRequest => DescribeInstancesResult, token "", wrapper "";
    DescribeInternetGateways: DescribeInternetGatewaysRequest => DescribeInternetGatewaysResult, token "", wrapper "";
    DescribeKeyPairs: DescribeKeyPairsRequest => DescribeKeyPairsResult, token "", wrapper "";
    DescribeLaunchTemplateVersions: DescribeLaunchTemplateVersionsRequest => DescribeLaunchTemplateVersionsResult, token "", wrapper "";
    DescribeLaunchTemplates: DescribeLaunchTemplatesRequest => DescribeLaunchTemplatesResult, token "", wrapper "";
    DescribeLockedSnapshots: DescribeLockedSnapshotsRequest => DescribeLockedSnapshotsResult, token "", wrapper "";
    DescribeManagedPrefixLists: DescribeManagedPrefixListsRequest => DescribeManagedPrefixListsResult, token "", wrapper "";
    DescribeMovingAddresses: DescribeMovingAddressesRequest => DescribeMovingAddressesResult, token "", wrapper "";
    DescribeNatGateways: DescribeNatGatewaysRequest => DescribeNatGatewaysResult, token "", wrapper "";
    DescribeNetworkAcls: DescribeNetworkAclsRequest => DescribeNetworkAclsResult, token "", wrapper "";
    DescribeNetworkInterfaceAttribute: DescribeNetworkInterfaceAttributeRequest => DescribeNetworkInterfaceAttributeResult, token "", wrapper "";
    DescribeNetworkInterfacePermissions: DescribeNetworkInterfacePermissionsRequest => DescribeNetworkInterfacePermissionsResult, token "", wrapper "";
    DescribeNetworkInterfaces: DescribeNetworkInterfacesRequest => DescribeNetworkInterfacesResult, token "", wrapper "";
    DescribePrefixLists: DescribePrefixListsRequest => DescribePrefixListsResult, token "", wrapper "";
    DescribePrincipalIdFormat: DescribePrincipalIdFormatRequest => DescribePrincipalIdFormatResult, token "", wrapper "";
    DescribeRegions: DescribeRegionsRequest => DescribeRegionsResult, token "", wrapper "";
    DescribeRouteTables: DescribeRouteTablesRequest => DescribeRouteTablesResult, token "", wrapper "";
    DescribeSecurityGroupRules: DescribeSecurityGroupRulesRequest => DescribeSecurityGroupRulesResult, token "", wrapper "";
    DescribeSecurityGroupVpcAssociations: DescribeSecurityGroupVpcAssociationsRequest => DescribeSecurityGroupVpcAssociationsResult, token "", wrapper "";
    DescribeSecurityGroups: DescribeSecurityGroupsRequest => DescribeSecurityGroupsResult, token "", wrapper "";
    DescribeSnapshotAttribute: DescribeSnapshotAttributeRequest => DescribeSnapshotAttributeResult, token "", wrapper "";
    DescribeSnapshotTierStatus: DescribeSnapshotTierStatusRequest => DescribeSnapshotTierStatusResult, token "", wrapper "";
    DescribeSnapshots: DescribeSnapshotsRequest => DescribeSnapshotsResult, token "", wrapper "";
    DescribeSubnets: DescribeSubnetsRequest => DescribeSubnetsResult, token "", wrapper "";
    DescribeTags: DescribeTagsRequest => DescribeTagsResult, token "", wrapper "";
    DescribeVolumeAttribute: DescribeVolumeAttributeRequest => DescribeVolumeAttributeResult, token "", wrapper "";
    DescribeVolumeStatus: DescribeVolumeStatusRequest => DescribeVolumeStatusResult, token "", wrapper "";
    DescribeVolumes: DescribeVolumesRequest => DescribeVolumesResult, token "", wrapper "";
    DescribeVolumesModifications: DescribeVolumesModificationsRequest => DescribeVolumesModificationsResult, token "", wrapper "";
    DescribeVpcAttribute: DescribeVpcAttributeRequest => DescribeVpcAttributeResult, token "", wrapper "";
    DescribeVpcBlockPublicAccessExclusions: DescribeVpcBlockPublicAccessExclusionsRequest => DescribeVpcBlockPublicAccessExclusionsResult, token "", wrapper "";
    DescribeVpcBlockPublicAccessOptions: DescribeVpcBlockPublicAccessOptionsRequest => DescribeVpcBlockPublicAccessOptionsResult, token "", wrapper "";
    DescribeVpcClassicLink: DescribeVpcClassicLinkRequest => DescribeVpcClassicLinkResult, token "", wrapper "";
    DescribeVpcClassicLinkDnsSupport: DescribeVpcClassicLinkDnsSupportRequest => DescribeVpcClassicLinkDnsSupportResult, token "", wrapper "";
    DescribeVpcEndpointServices: DescribeVpcEndpointServicesRequest => DescribeVpcEndpointServicesResult, token "", wrapper "";
    DescribeVpcEndpoints: DescribeVpcEndpointsRequest => DescribeVpcEndpointsResult, token "", wrapper "";
    DescribeVpcPeeringConnections: DescribeVpcPeeringConnectionsRequest => DescribeVpcPeeringConnectionsResult, token "", wrapper "";
    DescribeVpcs: DescribeVpcsRequest => DescribeVpcsResult, token "", wrapper "";
    DetachInternetGateway: DetachInternetGatewayRequest => (), token "", wrapper "";
    DetachNetworkInterface: DetachNetworkInterfaceRequest => (), token "", wrapper "";
    DetachVolume: DetachVolumeRequest => VolumeAttachment, token "", wrapper "";
    DisableAllowedImagesSettings: DisableAllowedImagesSettingsRequest => DisableAllowedImagesSettingsResult, token "", wrapper "";
    DisableEbsEncryptionByDefault: DisableEbsEncryptionByDefaultRequest => DisableEbsEncryptionByDefaultResult, token "", wrapper "";
    DisableFastSnapshotRestores: DisableFastSnapshotRestoresRequest => DisableFastSnapshotRestoresResult, token "", wrapper "";
    DisableImage: DisableImageRequest => DisableImageResult, token "", wrapper "";
    DisableImageBlockPublicAccess: DisableImageBlockPublicAccessRequest => DisableImageBlockPublicAccessResult, token "", wrapper "";
    DisableImageDeprecation: DisableImageDeprecationRequest => DisableImageDeprecationResult, token "", wrapper "";
    DisableImageDeregistrationProtection: DisableImageDeregistrationProtectionRequest => DisableImageDeregistrationProtectionResult, token "", wrapper "";
    DisableSnapshotBlockPublicAccess: DisableSnapshotBlockPublicAccessRequest => DisableSnapshotBlockPublicAccessResult, token "", wrapper "";
    DisableVpcClassicLink: DisableVpcClassicLinkRequest => DisableVpcClassicLinkResult, token "", wrapper "";
    DisableVpcClassicLinkDnsSupport: DisableVpcClassicLinkDnsSupportRequest => DisableVpcClassicLinkDnsSupportResult, token "", wrapper "";
    DisassociateAddress: DisassociateAddressRequest => (), token "", wrapper "";
    DisassociateIamInstanceProfile: DisassociateIamInstanceProfileRequest => DisassociateIamInstanceProfileResult, token "", wrapper "";
    DisassociateNatGatewayAddress: DisassociateNatGatewayAddressRequest => DisassociateNatGatewayAddressResult, token "", wrapper "";
    DisassociateRouteTable: DisassociateRouteTableRequest => (), token "", wrapper "";
    DisassociateSecurityGroupVpc: DisassociateSecurityGroupVpcRequest => DisassociateSecurityGroupVpcResult, token "", wrapper "";
    DisassociateSubnetCidrBlock: DisassociateSubnetCidrBlockRequest => DisassociateSubnetCidrBlockResult, token "", wrapper "";
    DisassociateVpcCidrBlock: DisassociateVpcCidrBlockRequest => DisassociateVpcCidrBlockResult, token "", wrapper "";
    EnableAllowedImagesSettings: EnableAllowedImagesSettingsRequest => EnableAllowedImagesSettingsResult, token "", wrapper "";
    EnableEbsEncryptionByDefault: EnableEbsEncryptionByDefaultRequest => EnableEbsEncryptionByDefaultResult, token "", wrapper "";
    EnableFastSnapshotRestores: EnableFastSnapshotRestoresRequest => EnableFastSnapshotRestoresResult, token "", wrapper "";
    EnableImage: EnableImageRequest => EnableImageResult, token "", wrapper "";
    EnableImageBlockPublicAccess: EnableImageBlockPublicAccessRequest => EnableImageBlockPublicAccessResult, token "", wrapper "";
    EnableImageDeprecation: EnableImageDeprecationRequest => EnableImageDeprecationResult, token "", wrapper "";
    EnableImageDeregistrationProtection: EnableImageDeregistrationProtectionRequest => EnableImageDeregistrationProtectionResult, token "", wrapper "";
    EnableSnapshotBlockPublicAccess: EnableSnapshotBlockPublicAccessRequest => EnableSnapshotBlockPublicAccessResult, token "", wrapper "";
    EnableVolumeIO: EnableVolumeIORequest => (), token "", wrapper "";
    EnableVpcClassicLink: EnableVpcClassicLinkRequest => EnableVpcClassicLinkResult, token "", wrapper "";
    EnableVpcClassicLinkDnsSupport: EnableVpcClassicLinkDnsSupportRequest => EnableVpcClassicLinkDnsSupportResult, token "", wrapper "";
    GetAllowedImagesSettings: GetAllowedImagesSettingsRequest => GetAllowedImagesSettingsResult, token "", wrapper "";
    GetConsoleOutput: GetConsoleOutputRequest => GetConsoleOutputResult, token "", wrapper "";
    GetDefaultCreditSpecification: GetDefaultCreditSpecificationRequest => GetDefaultCreditSpecificationResult, token "", wrapper "";
    GetEbsDefaultKmsKeyId: GetEbsDefaultKmsKeyIdRequest => GetEbsDefaultKmsKeyIdResult, token "", wrapper "";
    GetEbsEncryptionByDefault: GetEbsEncryptionByDefaultRequest => GetEbsEncryptionByDefaultResult, token "", wrapper "";
    GetImageBlockPublicAccessState: GetImageBlockPublicAccessStateRequest => GetImageBlockPublicAccessStateResult, token "", wrapper "";
    GetInstanceMetadataDefaults: GetInstanceMetadataDefaultsRequest => GetInstanceMetadataDefaultsResult, token "", wrapper "";
    GetInstanceTypesFromInstanceRequirements: GetInstanceTypesFromInstanceRequirementsRequest => GetInstanceTypesFromInstanceRequirementsResult, token "", wrapper "";
    GetInstanceUefiData: GetInstanceUefiDataRequest => GetInstanceUefiDataResult, token "", wrapper "";
    GetLaunchTemplateData: GetLaunchTemplateDataRequest => GetLaunchTemplateDataResult, token "", wrapper "";
    GetManagedPrefixListAssociations: GetManagedPrefixListAssociationsRequest => GetManagedPrefixListAssociationsResult, token "", wrapper "";
    GetManagedPrefixListEntries: GetManagedPrefixListEntriesRequest => GetManagedPrefixListEntriesResult, token "", wrapper "";
    GetPasswordData: GetPasswordDataRequest => GetPasswordDataResult, token "", wrapper "";
    GetSecurityGroupsForVpc: GetSecurityGroupsForVpcRequest => GetSecurityGroupsForVpcResult, token "", wrapper "";
    GetSnapshotBlockPublicAccessState: GetSnapshotBlockPublicAccessStateRequest => GetSnapshotBlockPublicAccessStateResult, token "", wrapper "";
    GetSubnetCidrReservations: GetSubnetCidrReservationsRequest => GetSubnetCidrReservationsResult, token "", wrapper "";
    ImportKeyPair: ImportKeyPairRequest => ImportKeyPairResult, token "", wrapper "";
    ListImagesInRecycleBin: ListImagesInRecycleBinRequest => ListImagesInRecycleBinResult, token "", wrapper "";
    ListSnapshotsInRecycleBin: ListSnapshotsInRecycleBinRequest => ListSnapshotsInRecycleBinResult, token "", wrapper "";
    ListVolumesInRecycleBin: ListVolumesInRecycleBinRequest => ListVolumesInRecycleBinResult, token "", wrapper "";
    LockSnapshot: LockSnapshotRequest => LockSnapshotResult, token "", wrapper "";
    ModifyAddressAttribute: ModifyAddressAttributeRequest => ModifyAddressAttributeResult, token "", wrapper "";
    ModifyAvailabilityZoneGroup: ModifyAvailabilityZoneGroupRequest => ModifyAvailabilityZoneGroupResult, token "", wrapper "";
    ModifyDefaultCreditSpecification: ModifyDefaultCreditSpecificationRequest => ModifyDefaultCreditSpecificationResult, token "", wrapper "";
    ModifyEbsDefaultKmsKeyId: ModifyEbsDefaultKmsKeyIdRequest => ModifyEbsDefaultKmsKeyIdResult, token "", wrapper "";
    ModifyIdFormat: ModifyIdFormatRequest => (), token "", wrapper "";
    ModifyIdentityIdFormat: ModifyIdentityIdFormatRequest => (), token "", wrapper "";
    ModifyImageAttribute: ModifyImageAttributeRequest => (), token "", wrapper "";
    ModifyInstanceAttribute: ModifyInstanceAttributeRequest => (), token "", wrapper "";
    ModifyInstanceCapacityReservationAttributes: ModifyInstanceCapacityReservationAttributesRequest => ModifyInstanceCapacityReservationAttributesResult, token "", wrapper "";
    ModifyInstanceCpuOptions: ModifyInstanceCpuOptionsRequest => ModifyInstanceCpuOptionsResult, token "", wrapper "";
    ModifyInstanceCreditSpecification: ModifyInstanceCreditSpecificationRequest => ModifyInstanceCreditSpecificationResult, token "ClientToken", wrapper "";
    ModifyInstanceMaintenanceOptions: ModifyInstanceMaintenanceOptionsRequest => ModifyInstanceMaintenanceOptionsResult, token "", wrapper "";
    ModifyInstanceMetadataDefaults: ModifyInstanceMetadataDefaultsRequest => ModifyInstanceMetadataDefaultsResult, token "", wrapper "";
    ModifyInstanceMetadataOptions: ModifyInstanceMetadataOptionsRequest => ModifyInstanceMetadataOptionsResult, token "", wrapper "";
    ModifyInstanceNetworkPerformanceOptions: ModifyInstanceNetworkPerformanceOptionsRequest => ModifyInstanceNetworkPerformanceResult, token "", wrapper "";
    ModifyInstancePlacement: ModifyInstancePlacementRequest => ModifyInstancePlacementResult, token "", wrapper "";
    ModifyLaunchTemplate: ModifyLaunchTemplateRequest => ModifyLaunchTemplateResult, token "ClientToken", wrapper "";
    ModifyManagedPrefixList: ModifyManagedPrefixListRequest => ModifyManagedPrefixListResult, token "", wrapper "";
    ModifyNetworkInterfaceAttribute: ModifyNetworkInterfaceAttributeRequest => (), token "", wrapper "";
    ModifyPrivateDnsNameOptions: ModifyPrivateDnsNameOptionsRequest => ModifyPrivateDnsNameOptionsResult, token "", wrapper "";
    ModifySecurityGroupRules: ModifySecurityGroupRulesRequest => ModifySecurityGroupRulesResult, token "", wrapper "";
    ModifySnapshotAttribute: ModifySnapshotAttributeRequest => (), token "", wrapper "";
    ModifySnapshotTier: ModifySnapshotTierRequest => ModifySnapshotTierResult, token "", wrapper "";
    ModifySubnetAttribute: ModifySubnetAttributeRequest => (), token "", wrapper "";
    ModifyVolume: ModifyVolumeRequest => ModifyVolumeResult, token "", wrapper "";
    ModifyVolumeAttribute: ModifyVolumeAttributeRequest => (), token "", wrapper "";
    ModifyVpcAttribute: ModifyVpcAttributeRequest => (), token "", wrapper "";
    ModifyVpcBlockPublicAccessExclusion: ModifyVpcBlockPublicAccessExclusionRequest => ModifyVpcBlockPublicAccessExclusionResult, token "", wrapper "";
    ModifyVpcBlockPublicAccessOptions: ModifyVpcBlockPublicAccessOptionsRequest => ModifyVpcBlockPublicAccessOptionsResult, token "", wrapper "";
    ModifyVpcEndpoint: ModifyVpcEndpointRequest => ModifyVpcEndpointResult, token "", wrapper "";
    ModifyVpcPeeringConnectionOptions: ModifyVpcPeeringConnectionOptionsRequest => ModifyVpcPeeringConnectionOptionsResult, token "", wrapper "";
    ModifyVpcTenancy: ModifyVpcTenancyRequest => ModifyVpcTenancyResult, token "", wrapper "";
    MonitorInstances: MonitorInstancesRequest => MonitorInstancesResult, token "", wrapper "";
    MoveAddressToVpc: MoveAddressToVpcRequest => MoveAddressToVpcResult, token "", wrapper "";
    RebootInstances: RebootInstancesRequest => (), token "", wrapper "";
    RegisterImage: RegisterImageRequest => RegisterImageResult, token "", wrapper "";
    RegisterInstanceEventNotificationAttributes: RegisterInstanceEventNotificationAttributesRequest => RegisterInstanceEventNotificationAttributesResult, token "", wrapper "";
    RejectVpcPeeringConnection: RejectVpcPeeringConnectionRequest => RejectVpcPeeringConnectionResult, token "", wrapper "";
    ReleaseAddress: ReleaseAddressRequest => (), token "", wrapper "";
    ReplaceIamInstanceProfileAssociation: ReplaceIamInstanceProfileAssociationRequest => ReplaceIamInstanceProfileAssociationResult, token "", wrapper "";
    ReplaceImageCriteriaInAllowedImagesSettings: ReplaceImageCriteriaInAllowedImagesSettingsRequest => ReplaceImageCriteriaInAllowedImagesSettingsResult, token "", wrapper "";
    ReplaceNetworkAclAssociation: ReplaceNetworkAclAssociationRequest => ReplaceNetworkAclAssociationResult, token "", wrapper "";
    ReplaceNetworkAclEntry: ReplaceNetworkAclEntryRequest => (), token "", wrapper "";
    ReplaceRoute: ReplaceRouteRequest => (), token "", wrapper "";
    ReplaceRouteTableAssociation: ReplaceRouteTableAssociationRequest => ReplaceRouteTableAssociationResult, token "", wrapper "";
    ResetAddressAttribute: ResetAddressAttributeRequest => ResetAddressAttributeResult, token "", wrapper "";
    ResetEbsDefaultKmsKeyId: ResetEbsDefaultKmsKeyIdRequest => ResetEbsDefaultKmsKeyIdResult, token "", wrapper "";
    ResetImageAttribute: ResetImageAttributeRequest => (), token "", wrapper "";
    ResetInstanceAttribute: ResetInstanceAttributeRequest => (), token "", wrapper "";
    ResetNetworkInterfaceAttribute: ResetNetworkInterfaceAttributeRequest => (), token "", wrapper "";
    ResetSnapshotAttribute: ResetSnapshotAttributeRequest => (), token "", wrapper "";
    RestoreAddressToClassic: RestoreAddressToClassicRequest => RestoreAddressToClassicResult, token "", wrapper "";
    RestoreImageFromRecycleBin: RestoreImageFromRecycleBinRequest => RestoreImageFromRecycleBinResult, token "", wrapper "";
    RestoreManagedPrefixListVersion: RestoreManagedPrefixListVersionRequest => RestoreManagedPrefixListVersionResult, token "", wrapper "";
    RestoreSnapshotFromRecycleBin: RestoreSnapshotFromRecycleBinRequest => RestoreSnapshotFromRecycleBinResult, token "", wrapper "";
    RestoreSnapshotTier: RestoreSnapshotTierRequest => RestoreSnapshotTierResult, token "", wrapper "";
    RestoreVolumeFromRecycleBin: RestoreVolumeFromRecycleBinRequest => RestoreVolumeFromRecycleBinResult, token "", wrapper "";
    RevokeSecurityGroupEgress: RevokeSecurityGroupEgressRequest => RevokeSecurityGroupEgressResult, token "", wrapper "";
    RevokeSecurityGroupIngress: RevokeSecurityGroupIngressRequest => RevokeSecurityGroupIngressResult, token "", wrapper "";
    RunInstances: RunInstancesRequest => Reservation, token "ClientToken", wrapper "";
    StartInstances: StartInstancesRequest => StartInstancesResult, token "", wrapper "";
    StopInstances: StopInstancesRequest => StopInstancesResult, token "", wrapper "";
    TerminateInstances: TerminateInstancesRequest => TerminateInstancesResult, token "", wrapper "";
    UnassignIpv6Addresses: UnassignIpv6AddressesRequest => UnassignIpv6AddressesResult, token "", wrapper "";
    UnassignPrivateIpAddresses: UnassignPrivateIpAddressesRequest => (), token "", wrapper "";
    UnassignPrivateNatGatewayAddress: UnassignPrivateNatGatewayAddressRequest => UnassignPrivateNatGatewayAddressResult, token "", wrapper "";
    UnlockSnapshot: UnlockSnapshotRequest => UnlockSnapshotResult, token "", wrapper "";
    UnmonitorInstances: UnmonitorInstancesRequest => UnmonitorInstancesResult, token "", wrapper "";
    UpdateSecurityGroupRuleDescriptionsEgress: UpdateSecurityGroupRuleDescriptionsEgressRequest => UpdateSecurityGroupRuleDescriptionsEgressResult, token "", wrapper "";
    UpdateSecurityGroupRuleDescriptionsIngress: UpdateSecurityGroupRuleDescriptionsIngressRequest => UpdateSecurityGroupRuleDescriptionsIngressResult, token "", wrapper "";
}

enumerations! {
    AcceleratorManufacturer {
        AmazonWebServices = "amazon-web-services",
        Amd = "amd",
        Nvidia = "nvidia",
        Xilinx = "xilinx",
        Habana = "habana",
    }
    AcceleratorName {
        A100 = "a100",
        Inferentia = "inferentia",
        K520 = "k520",
        K80 = "k80",
        M60 = "m60",
        RadeonProV520 = "radeon-pro-v520",
        T4 = "t4",
        Vu9p = "vu9p",
        V100 = "v100",
        A10g = "a10g",
        H100 = "h100",
        T4g = "t4g",
        L40s = "l40s",
        L4 = "l4",
        GaudiHl205 = "gaudi-hl-205",
        Inferentia2 = "inferentia2",
        Trainium = "trainium",
        Trainium2 = "trainium2",
        U30 = "u30",
    }
    AcceleratorType {
        Gpu = "gpu",
        Fpga = "fpga",
        Inference = "inference",
        Media = "media",
    }
    AccountAttributeName {
        SupportedPlatforms = "supported-platforms",
        DefaultVpc = "default-vpc",
        MaxInstances = "max-instances",
        VpcMaxSecurityGroupsPerInterface = "vpc-max-security-groups-per-interface",
        MaxElasticIps = "max-elastic-ips",
        VpcMaxElasticIps = "vpc-max-elastic-ips",
    }
    AddressAttributeName {
        DomainName = "domain-name",
    }
    Affinity {
        Default = "default",
        Host = "host",
    }
    AllowedImagesSettingsDisabledState {
        Disabled = "disabled",
    }
    AllowedImagesSettingsEnabledState {
        Enabled = "enabled",
        AuditMode = "audit-mode",
    }
    AmdSevSnpSpecification {
        Enabled = "enabled",
        Disabled = "disabled",
    }
    ArchitectureType {
        I386 = "i386",
        X8664 = "x86_64",
        Arm64 = "arm64",
        X8664Mac = "x86_64_mac",
        Arm64Mac = "arm64_mac",
    }
    ArchitectureValues {
        I386 = "i386",
        X8664 = "x86_64",
        Arm64 = "arm64",
        X8664Mac = "x86_64_mac",
        Arm64Mac = "arm64_mac",
    }
    AttachmentLimitType {
        Shared = "shared",
        Dedicated = "dedicated",
    }
    AttachmentStatus {
        Available = "available",
        Attaching = "attaching",
        Attached = "attached",
        Detaching = "detaching",
        Detached = "detached",
    }
    AutoProvisionZonesState {
        Enabled = "enabled",
        Disabled = "disabled",
    }
    AutoScalingIpsState {
        Enabled = "enabled",
        Disabled = "disabled",
    }
    AvailabilityMode {
        Zonal = "zonal",
        Regional = "regional",
    }
    AvailabilityZoneOptInStatus {
        OptInNotRequired = "opt-in-not-required",
        OptedIn = "opted-in",
        NotOptedIn = "not-opted-in",
    }
    AvailabilityZoneState {
        Available = "available",
        Information = "information",
        Impaired = "impaired",
        Unavailable = "unavailable",
        Constrained = "constrained",
    }
    BandwidthWeightingType {
        Default = "default",
        Vpc1 = "vpc-1",
        Ebs1 = "ebs-1",
    }
    BareMetal {
        Included = "included",
        Required = "required",
        Excluded = "excluded",
    }
    BlockPublicAccessMode {
        Off = "off",
        BlockBidirectional = "block-bidirectional",
        BlockIngress = "block-ingress",
    }
    BootModeType {
        LegacyBios = "legacy-bios",
        Uefi = "uefi",
    }
    BootModeValues {
        LegacyBios = "legacy-bios",
        Uefi = "uefi",
        UefiPreferred = "uefi-preferred",
    }
    BurstablePerformance {
        Included = "included",
        Required = "required",
        Excluded = "excluded",
    }
    CapacityReservationPreference {
        CapacityReservationsOnly = "capacity-reservations-only",
        Open = "open",
        None = "none",
    }
    CarrierGatewayState {
        Pending = "pending",
        Available = "available",
        Deleting = "deleting",
        Deleted = "deleted",
    }
    ConnectivityType {
        Private = "private",
        Public = "public",
    }
    CopyTagsFromSource {
        Volume = "volume",
    }
    CpuManufacturer {
        Intel = "intel",
        Amd = "amd",
        AmazonWebServices = "amazon-web-services",
        Apple = "apple",
    }
    DefaultHttpTokensEnforcedState {
        Disabled = "disabled",
        Enabled = "enabled",
        NoPreference = "no-preference",
    }
    DefaultInstanceMetadataEndpointState {
        Disabled = "disabled",
        Enabled = "enabled",
        NoPreference = "no-preference",
    }
    DefaultInstanceMetadataTagsState {
        Disabled = "disabled",
        Enabled = "enabled",
        NoPreference = "no-preference",
    }
    DeviceType {
        Ebs = "ebs",
        InstanceStore = "instance-store",
    }
    DiskType {
        Hdd = "hdd",
        Ssd = "ssd",
    }
    DnsNameState {
        PendingVerification = "pendingVerification",
        Verified = "verified",
        Failed = "failed",
    }
    DnsRecordIpType {
        Ipv4 = "ipv4",
        Dualstack = "dualstack",
        Ipv6 = "ipv6",
        ServiceDefined = "service-defined",
    }
    DomainType {
        Vpc = "vpc",
        Standard = "standard",
    }
    EbsEncryptionSupport {
        Unsupported = "unsupported",
        Supported = "supported",
    }
    EbsNvmeSupport {
        Unsupported = "unsupported",
        Supported = "supported",
        Required = "required",
    }
    EbsOptimizedSupport {
        Unsupported = "unsupported",
        Supported = "supported",
        Default = "default",
    }
    EnaSupport {
        Unsupported = "unsupported",
        Supported = "supported",
        Required = "required",
    }
    EphemeralNvmeSupport {
        Unsupported = "unsupported",
        Supported = "supported",
        Required = "required",
    }
    EventCode {
        InstanceReboot = "instance-reboot",
        SystemReboot = "system-reboot",
        SystemMaintenance = "system-maintenance",
        InstanceRetirement = "instance-retirement",
        InstanceStop = "instance-stop",
    }
    FastSnapshotRestoreStateCode {
        Enabling = "enabling",
        Optimizing = "optimizing",
        Enabled = "enabled",
        Disabling = "disabling",
        Disabled = "disabled",
    }
    FlexibleEnaQueuesSupport {
        Unsupported = "unsupported",
        Supported = "supported",
    }
    HostTenancy {
        Default = "default",
        Dedicated = "dedicated",
        Host = "host",
    }
    HostnameType {
        IpName = "ip-name",
        ResourceName = "resource-name",
    }
    HttpTokensEnforcedState {
        Disabled = "disabled",
        Enabled = "enabled",
    }
    HttpTokensState {
        Optional = "optional",
        Required = "required",
    }
    HypervisorType {
        Ovm = "ovm",
        Xen = "xen",
    }
    IamInstanceProfileAssociationState {
        Associating = "associating",
        Associated = "associated",
        Disassociating = "disassociating",
        Disassociated = "disassociated",
    }
    ImageAttributeName {
        Description = "description",
        Kernel = "kernel",
        Ramdisk = "ramdisk",
        LaunchPermission = "launchPermission",
        ProductCodes = "productCodes",
        BlockDeviceMapping = "blockDeviceMapping",
        SriovNetSupport = "sriovNetSupport",
        BootMode = "bootMode",
        TpmSupport = "tpmSupport",
        UefiData = "uefiData",
        LastLaunchedTime = "lastLaunchedTime",
        ImdsSupport = "imdsSupport",
        DeregistrationProtection = "deregistrationProtection",
    }
    ImageBlockPublicAccessDisabledState {
        Unblocked = "unblocked",
    }
    ImageBlockPublicAccessEnabledState {
        BlockNewSharing = "block-new-sharing",
    }
    ImageState {
        Pending = "pending",
        Available = "available",
        Invalid = "invalid",
        Deregistered = "deregistered",
        Transient = "transient",
        Failed = "failed",
        Error = "error",
        Disabled = "disabled",
    }
    ImageTypeValues {
        Machine = "machine",
        Kernel = "kernel",
        Ramdisk = "ramdisk",
    }
    ImdsSupportValues {
        V20 = "v2.0",
    }
    InitializationType {
        Default = "default",
        ProvisionedRate = "provisioned-rate",
        VolumeCopy = "volume-copy",
    }
    InstanceAttributeName {
        InstanceType = "instanceType",
        Kernel = "kernel",
        Ramdisk = "ramdisk",
        UserData = "userData",
        DisableApiTermination = "disableApiTermination",
        InstanceInitiatedShutdownBehavior = "instanceInitiatedShutdownBehavior",
        RootDeviceName = "rootDeviceName",
        BlockDeviceMapping = "blockDeviceMapping",
        ProductCodes = "productCodes",
        SourceDestCheck = "sourceDestCheck",
        GroupSet = "groupSet",
        EbsOptimized = "ebsOptimized",
        SriovNetSupport = "sriovNetSupport",
        EnaSupport = "enaSupport",
        EnclaveOptions = "enclaveOptions",
        DisableApiStop = "disableApiStop",
    }
    InstanceAutoRecoveryState {
        Disabled = "disabled",
        Default = "default",
    }
    InstanceBandwidthWeighting {
        Default = "default",
        Vpc1 = "vpc-1",
        Ebs1 = "ebs-1",
    }
    InstanceBootModeValues {
        LegacyBios = "legacy-bios",
        Uefi = "uefi",
    }
    InstanceGeneration {
        Current = "current",
        Previous = "previous",
    }
    InstanceInterruptionBehavior {
        Hibernate = "hibernate",
        Stop = "stop",
        Terminate = "terminate",
    }
    InstanceLifecycleType {
        Spot = "spot",
        Scheduled = "scheduled",
        CapacityBlock = "capacity-block",
        InterruptibleCapacityReservation = "interruptible-capacity-reservation",
    }
    InstanceMetadataEndpointState {
        Disabled = "disabled",
        Enabled = "enabled",
    }
    InstanceMetadataOptionsState {
        Pending = "pending",
        Applied = "applied",
    }
    InstanceMetadataProtocolState {
        Disabled = "disabled",
        Enabled = "enabled",
    }
    InstanceMetadataTagsState {
        Disabled = "disabled",
        Enabled = "enabled",
    }
    InstanceRebootMigrationState {
        Disabled = "disabled",
        Default = "default",
    }
    InstanceStateName {
        Pending = "pending",
        Running = "running",
        ShuttingDown = "shutting-down",
        Terminated = "terminated",
        Stopping = "stopping",
        Stopped = "stopped",
    }
    InstanceStorageEncryptionSupport {
        Unsupported = "unsupported",
        Required = "required",
    }
    InstanceTypeHypervisor {
        Nitro = "nitro",
        Xen = "xen",
    }
    InterfacePermissionType {
        INSTANCEATTACH = "INSTANCE-ATTACH",
        EIPASSOCIATE = "EIP-ASSOCIATE",
    }
    InternetGatewayBlockMode {
        Off = "off",
        BlockBidirectional = "block-bidirectional",
        BlockIngress = "block-ingress",
    }
    InternetGatewayExclusionMode {
        AllowBidirectional = "allow-bidirectional",
        AllowEgress = "allow-egress",
    }
    IpAddressType {
        Ipv4 = "ipv4",
        Dualstack = "dualstack",
        Ipv6 = "ipv6",
    }
    IpSource {
        Amazon = "amazon",
        Byoip = "byoip",
        None = "none",
    }
    Ipv6AddressAttribute {
        Public = "public",
        Private = "private",
    }
    KeyFormat {
        Pem = "pem",
        Ppk = "ppk",
    }
    KeyType {
        Rsa = "rsa",
        Ed25519 = "ed25519",
    }
    LaunchTemplateAutoRecoveryState {
        Default = "default",
        Disabled = "disabled",
    }
    LaunchTemplateErrorCode {
        LaunchTemplateIdDoesNotExist = "launchTemplateIdDoesNotExist",
        LaunchTemplateIdMalformed = "launchTemplateIdMalformed",
        LaunchTemplateNameDoesNotExist = "launchTemplateNameDoesNotExist",
        LaunchTemplateNameMalformed = "launchTemplateNameMalformed",
        LaunchTemplateVersionDoesNotExist = "launchTemplateVersionDoesNotExist",
        UnexpectedError = "unexpectedError",
    }
    LaunchTemplateHttpTokensState {
        Optional = "optional",
        Required = "required",
    }
    LaunchTemplateInstanceMetadataEndpointState {
        Disabled = "disabled",
        Enabled = "enabled",
    }
    LaunchTemplateInstanceMetadataOptionsState {
        Pending = "pending",
        Applied = "applied",
    }
    LaunchTemplateInstanceMetadataProtocolIpv6 {
        Disabled = "disabled",
        Enabled = "enabled",
    }
    LaunchTemplateInstanceMetadataTagsState {
        Disabled = "disabled",
        Enabled = "enabled",
    }
    LocalStorage {
        Included = "included",
        Required = "required",
        Excluded = "excluded",
    }
    LocalStorageType {
        Hdd = "hdd",
        Ssd = "ssd",
    }
    LocationType {
        Region = "region",
        AvailabilityZone = "availability-zone",
        AvailabilityZoneId = "availability-zone-id",
        Outpost = "outpost",
    }
    LockMode {
        Compliance = "compliance",
        Governance = "governance",
    }
    LockState {
        Compliance = "compliance",
        Governance = "governance",
        ComplianceCooloff = "compliance-cooloff",
        Expired = "expired",
    }
    ManagedBy {
        Account = "account",
        DeclarativePolicy = "declarative-policy",
    }
    MarketType {
        Spot = "spot",
        CapacityBlock = "capacity-block",
        InterruptibleCapacityReservation = "interruptible-capacity-reservation",
    }
    MetadataDefaultHttpTokensState {
        Optional = "optional",
        Required = "required",
        NoPreference = "no-preference",
    }
    ModifyAvailabilityZoneOptInStatus {
        OptedIn = "opted-in",
        NotOptedIn = "not-opted-in",
    }
    MonitoringState {
        Disabled = "disabled",
        Disabling = "disabling",
        Enabled = "enabled",
        Pending = "pending",
    }
    MoveStatus {
        MovingToVpc = "movingToVpc",
        RestoringToClassic = "restoringToClassic",
    }
    NatGatewayAddressStatus {
        Assigning = "assigning",
        Unassigning = "unassigning",
        Associating = "associating",
        Disassociating = "disassociating",
        Succeeded = "succeeded",
        Failed = "failed",
    }
    NatGatewayApplianceModifyState {
        Modifying = "modifying",
        Completed = "completed",
        Failed = "failed",
    }
    NatGatewayApplianceState {
        Attaching = "attaching",
        Attached = "attached",
        Detaching = "detaching",
        Detached = "detached",
        AttachFailed = "attach-failed",
        DetachFailed = "detach-failed",
    }
    NatGatewayApplianceType {
        NetworkFirewallProxy = "network-firewall-proxy",
    }
    NatGatewayState {
        Pending = "pending",
        Failed = "failed",
        Available = "available",
        Deleting = "deleting",
        Deleted = "deleted",
    }
    NestedVirtualizationSpecification {
        Enabled = "enabled",
        Disabled = "disabled",
    }
    NetworkInterfaceAttribute {
        Description = "description",
        GroupSet = "groupSet",
        SourceDestCheck = "sourceDestCheck",
        Attachment = "attachment",
        AssociatePublicIpAddress = "associatePublicIpAddress",
    }
    NetworkInterfaceCreationType {
        Interface = "interface",
        Efa = "efa",
        EfaOnly = "efa-only",
        Branch = "branch",
        Trunk = "trunk",
    }
    NetworkInterfacePermissionStateCode {
        Pending = "pending",
        Granted = "granted",
        Revoking = "revoking",
        Revoked = "revoked",
    }
    NetworkInterfaceStatus {
        Pending = "pending",
        Available = "available",
        Associated = "associated",
        Attaching = "attaching",
        InUse = "in-use",
        Detaching = "detaching",
    }
    NetworkInterfaceType {
        NatGateway = "nat_gateway",
        Interface = "interface",
        Efa = "efa",
        EfaOnly = "efa-only",
        Trunk = "trunk",
        LoadBalancer = "load_balancer",
        NetworkLoadBalancer = "network_load_balancer",
        VpcEndpoint = "vpc_endpoint",
        Branch = "branch",
        TransitGateway = "transit_gateway",
        Lambda = "lambda",
        Quicksight = "quicksight",
        GlobalAcceleratorManaged = "global_accelerator_managed",
        ApiGatewayManaged = "api_gateway_managed",
        GatewayLoadBalancer = "gateway_load_balancer",
        GatewayLoadBalancerEndpoint = "gateway_load_balancer_endpoint",
        IotRulesManaged = "iot_rules_managed",
        AwsCodestarConnectionsManaged = "aws_codestar_connections_managed",
    }
    NitroEnclavesSupport {
        Unsupported = "unsupported",
        Supported = "supported",
    }
    NitroTpmSupport {
        Unsupported = "unsupported",
        Supported = "supported",
    }
    OperationType {
        Add = "add",
        Remove = "remove",
    }
    PayerResponsibility {
        ServiceOwner = "ServiceOwner",
    }
    PermissionGroup {
        All = "all",
    }
    PhcSupport {
        Unsupported = "unsupported",
        Supported = "supported",
    }
    PlacementGroupStrategy {
        Cluster = "cluster",
        Partition = "partition",
        Spread = "spread",
    }
    PlatformValues {
        Windows = "Windows",
    }
    PrefixListState {
        CreateInProgress = "create-in-progress",
        CreateComplete = "create-complete",
        CreateFailed = "create-failed",
        ModifyInProgress = "modify-in-progress",
        ModifyComplete = "modify-complete",
        ModifyFailed = "modify-failed",
        RestoreInProgress = "restore-in-progress",
        RestoreComplete = "restore-complete",
        RestoreFailed = "restore-failed",
        DeleteInProgress = "delete-in-progress",
        DeleteComplete = "delete-complete",
        DeleteFailed = "delete-failed",
    }
    ProductCodeValues {
        Devpay = "devpay",
        Marketplace = "marketplace",
    }
    RebootMigrationSupport {
        Unsupported = "unsupported",
        Supported = "supported",
    }
    ResetImageAttributeName {
        LaunchPermission = "launchPermission",
    }
    RootDeviceType {
        Ebs = "ebs",
        InstanceStore = "instance-store",
    }
    RouteOrigin {
        CreateRouteTable = "CreateRouteTable",
        CreateRoute = "CreateRoute",
        EnableVgwRoutePropagation = "EnableVgwRoutePropagation",
        Advertisement = "Advertisement",
    }
    RouteState {
        Active = "active",
        Blackhole = "blackhole",
        Filtered = "filtered",
    }
    RouteTableAssociationStateCode {
        Associating = "associating",
        Associated = "associated",
        Disassociating = "disassociating",
        Disassociated = "disassociated",
        Failed = "failed",
    }
    RuleAction {
        Allow = "allow",
        Deny = "deny",
    }
    SSEType {
        SseEbs = "sse-ebs",
        SseKms = "sse-kms",
        None = "none",
    }
    SecondaryInterfaceStatus {
        Available = "available",
        InUse = "in-use",
    }
    SecondaryInterfaceType {
        Secondary = "secondary",
    }
    SecurityGroupVpcAssociationState {
        Associating = "associating",
        Associated = "associated",
        AssociationFailed = "association-failed",
        Disassociating = "disassociating",
        Disassociated = "disassociated",
        DisassociationFailed = "disassociation-failed",
    }
    ServiceConnectivityType {
        Ipv4 = "ipv4",
        Ipv6 = "ipv6",
    }
    ServiceManaged {
        Alb = "alb",
        Nlb = "nlb",
        Rnat = "rnat",
        Rds = "rds",
    }
    ServiceType {
        Interface = "Interface",
        Gateway = "Gateway",
        GatewayLoadBalancer = "GatewayLoadBalancer",
    }
    ShutdownBehavior {
        Stop = "stop",
        Terminate = "terminate",
    }
    SnapshotAttributeName {
        ProductCodes = "productCodes",
        CreateVolumePermission = "createVolumePermission",
    }
    SnapshotBlockPublicAccessState {
        BlockAllSharing = "block-all-sharing",
        BlockNewSharing = "block-new-sharing",
        Unblocked = "unblocked",
    }
    SnapshotLocationEnum {
        Regional = "regional",
        Local = "local",
    }
    SnapshotReturnCodes {
        Success = "success",
        Skipped = "skipped",
        MissingPermissions = "missing-permissions",
        InternalError = "internal-error",
        ClientError = "client-error",
    }
    SnapshotState {
        Pending = "pending",
        Completed = "completed",
        Error = "error",
        Recoverable = "recoverable",
        Recovering = "recovering",
    }
    SpotInstanceType {
        OneTime = "one-time",
        Persistent = "persistent",
    }
    State {
        PendingAcceptance = "pendingAcceptance",
        Pending = "pending",
        Available = "available",
        Deleting = "deleting",
        Deleted = "deleted",
        Rejected = "rejected",
        Failed = "failed",
        Expired = "expired",
        Partial = "Partial",
    }
    Status {
        MoveInProgress = "MoveInProgress",
        InVpc = "InVpc",
        InClassic = "InClassic",
    }
    StatusName {
        Reachability = "reachability",
    }
    StatusType {
        Passed = "passed",
        Failed = "failed",
        InsufficientData = "insufficient-data",
        Initializing = "initializing",
    }
    StorageTier {
        Archive = "archive",
        Standard = "standard",
    }
    SubnetCidrBlockStateCode {
        Associating = "associating",
        Associated = "associated",
        Disassociating = "disassociating",
        Disassociated = "disassociated",
        Failing = "failing",
        Failed = "failed",
    }
    SubnetCidrReservationType {
        Prefix = "prefix",
        Explicit = "explicit",
    }
    SubnetState {
        Pending = "pending",
        Available = "available",
        Unavailable = "unavailable",
        Failed = "failed",
        FailedInsufficientCapacity = "failed-insufficient-capacity",
    }
    SummaryStatus {
        Ok = "ok",
        Impaired = "impaired",
        InsufficientData = "insufficient-data",
        NotApplicable = "not-applicable",
        Initializing = "initializing",
    }
    SupportedAdditionalProcessorFeature {
        AmdSevSnp = "amd-sev-snp",
        NestedVirtualization = "nested-virtualization",
    }
    TargetStorageTier {
        Archive = "archive",
    }
    Tenancy {
        Default = "default",
        Dedicated = "dedicated",
        Host = "host",
    }
    TieringOperationStatus {
        ArchivalInProgress = "archival-in-progress",
        ArchivalCompleted = "archival-completed",
        ArchivalFailed = "archival-failed",
        TemporaryRestoreInProgress = "temporary-restore-in-progress",
        TemporaryRestoreCompleted = "temporary-restore-completed",
        TemporaryRestoreFailed = "temporary-restore-failed",
        PermanentRestoreInProgress = "permanent-restore-in-progress",
        PermanentRestoreCompleted = "permanent-restore-completed",
        PermanentRestoreFailed = "permanent-restore-failed",
    }
    TpmSupportValues {
        V20 = "v2.0",
    }
    TransferType {
        TimeBased = "time-based",
        Standard = "standard",
    }
    UnlimitedSupportedInstanceFamily {
        T2 = "t2",
        T3 = "t3",
        T3a = "t3a",
        T4g = "t4g",
    }
    UnsuccessfulInstanceCreditSpecificationErrorCode {
        InvalidInstanceIDMalformed = "InvalidInstanceID.Malformed",
        InvalidInstanceIDNotFound = "InvalidInstanceID.NotFound",
        IncorrectInstanceState = "IncorrectInstanceState",
        InstanceCreditSpecificationNotSupported = "InstanceCreditSpecification.NotSupported",
    }
    UsageClassType {
        Spot = "spot",
        OnDemand = "on-demand",
        CapacityBlock = "capacity-block",
    }
    VirtualizationType {
        Hvm = "hvm",
        Paravirtual = "paravirtual",
    }
    VolumeAttachmentState {
        Attaching = "attaching",
        Attached = "attached",
        Detaching = "detaching",
        Detached = "detached",
        Busy = "busy",
    }
    VolumeAttributeName {
        AutoEnableIO = "autoEnableIO",
        ProductCodes = "productCodes",
    }
    VolumeModificationState {
        Modifying = "modifying",
        Optimizing = "optimizing",
        Completed = "completed",
        Failed = "failed",
    }
    VolumeState {
        Creating = "creating",
        Available = "available",
        InUse = "in-use",
        Deleting = "deleting",
        Deleted = "deleted",
        Error = "error",
    }
    VolumeStatusInfoStatus {
        Ok = "ok",
        Impaired = "impaired",
        InsufficientData = "insufficient-data",
        Warning = "warning",
    }
    VolumeStatusName {
        IoEnabled = "io-enabled",
        IoPerformance = "io-performance",
        InitializationState = "initialization-state",
    }
    VolumeType {
        Standard = "standard",
        Io1 = "io1",
        Io2 = "io2",
        Gp2 = "gp2",
        Sc1 = "sc1",
        St1 = "st1",
        Gp3 = "gp3",
    }
    VpcAttributeName {
        EnableDnsSupport = "enableDnsSupport",
        EnableDnsHostnames = "enableDnsHostnames",
        EnableNetworkAddressUsageMetrics = "enableNetworkAddressUsageMetrics",
    }
    VpcBlockPublicAccessExclusionState {
        CreateInProgress = "create-in-progress",
        CreateComplete = "create-complete",
        CreateFailed = "create-failed",
        UpdateInProgress = "update-in-progress",
        UpdateComplete = "update-complete",
        UpdateFailed = "update-failed",
        DeleteInProgress = "delete-in-progress",
        DeleteComplete = "delete-complete",
        DisableInProgress = "disable-in-progress",
        DisableComplete = "disable-complete",
    }
    VpcBlockPublicAccessExclusionsAllowed {
        Allowed = "allowed",
        NotAllowed = "not-allowed",
    }
    VpcBlockPublicAccessState {
        DefaultState = "default-state",
        UpdateInProgress = "update-in-progress",
        UpdateComplete = "update-complete",
    }
    VpcCidrBlockStateCode {
        Associating = "associating",
        Associated = "associated",
        Disassociating = "disassociating",
        Disassociated = "disassociated",
        Failing = "failing",
        Failed = "failed",
    }
    VpcEncryptionControlExclusionState {
        Enabling = "enabling",
        Enabled = "enabled",
        Disabling = "disabling",
        Disabled = "disabled",
    }
    VpcEncryptionControlExclusionStateInput {
        Enable = "enable",
        Disable = "disable",
    }
    VpcEncryptionControlMode {
        Monitor = "monitor",
        Enforce = "enforce",
    }
    VpcEncryptionControlState {
        EnforceInProgress = "enforce-in-progress",
        MonitorInProgress = "monitor-in-progress",
        EnforceFailed = "enforce-failed",
        MonitorFailed = "monitor-failed",
        Deleting = "deleting",
        Deleted = "deleted",
        Available = "available",
        Creating = "creating",
        DeleteFailed = "delete-failed",
    }
    VpcEndpointType {
        Interface = "Interface",
        Gateway = "Gateway",
        GatewayLoadBalancer = "GatewayLoadBalancer",
        Resource = "Resource",
        ServiceNetwork = "ServiceNetwork",
    }
    VpcPeeringConnectionStateReasonCode {
        InitiatingRequest = "initiating-request",
        PendingAcceptance = "pending-acceptance",
        Active = "active",
        Deleted = "deleted",
        Rejected = "rejected",
        Failed = "failed",
        Expired = "expired",
        Provisioning = "provisioning",
        Deleting = "deleting",
    }
    VpcState {
        Pending = "pending",
        Available = "available",
    }
    VpcTenancy {
        Default = "default",
    }
}

structures! {
    output AcceleratorCount {
        min: Option<i32> = "Min" / "min",
        max: Option<i32> = "Max" / "max",
    }
    input AcceleratorCountRequest {
        min: Option<i32> = "Min" / "Min",
        max: Option<i32> = "Max" / "Max",
    }
    output AcceleratorTotalMemoryMiB {
        min: Option<i32> = "Min" / "min",
        max: Option<i32> = "Max" / "max",
    }
    input AcceleratorTotalMemoryMiBRequest {
        min: Option<i32> = "Min" / "Min",
        max: Option<i32> = "Max" / "Max",
    }
    input AcceptVpcPeeringConnectionRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        vpc_peering_connection_id: VpcPeeringConnectionId = "VpcPeeringConnectionId" / "vpcPeeringConnectionId",
    }
    output AcceptVpcPeeringConnectionResult {
        vpc_peering_connection: Option<VpcPeeringConnection> = "VpcPeeringConnection" / "vpcPeeringConnection",
    }
    output AccountAttribute {
        attribute_name: Option<String> = "AttributeName" / "attributeName",
        attribute_values: Vec<AccountAttributeValue> = "AttributeValueSet" / "attributeValueSet",
    }
    output AccountAttributeValue {
        attribute_value: Option<String> = "AttributeValue" / "attributeValue",
    }
    input AddPrefixListEntry {
        cidr: String = "Cidr" / "Cidr",
        description: Option<String> = "Description" / "Description",
    }
    output Address {
        allocation_id: Option<String> = "AllocationId" / "allocationId",
        association_id: Option<String> = "AssociationId" / "associationId",
        domain: Option<DomainType> = "Domain" / "domain",
        network_interface_id: Option<String> = "NetworkInterfaceId" / "networkInterfaceId",
        network_interface_owner_id: Option<String> = "NetworkInterfaceOwnerId" / "networkInterfaceOwnerId",
        private_ip_address: Option<String> = "PrivateIpAddress" / "privateIpAddress",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        public_ipv4_pool: Option<String> = "PublicIpv4Pool" / "publicIpv4Pool",
        network_border_group: Option<String> = "NetworkBorderGroup" / "networkBorderGroup",
        customer_owned_ip: Option<String> = "CustomerOwnedIp" / "customerOwnedIp",
        customer_owned_ipv4_pool: Option<String> = "CustomerOwnedIpv4Pool" / "customerOwnedIpv4Pool",
        carrier_ip: Option<String> = "CarrierIp" / "carrierIp",
        subnet_id: Option<String> = "SubnetId" / "subnetId",
        service_managed: Option<ServiceManaged> = "ServiceManaged" / "serviceManaged",
        instance_id: Option<String> = "InstanceId" / "instanceId",
        public_ip: Option<String> = "PublicIp" / "publicIp",
    }
    output AddressAttribute {
        public_ip: Option<String> = "PublicIp" / "publicIp",
        allocation_id: Option<AllocationId> = "AllocationId" / "allocationId",
        ptr_record: Option<String> = "PtrRecord" / "ptrRecord",
        ptr_record_update: Option<PtrUpdateStatus> = "PtrRecordUpdate" / "ptrRecordUpdate",
    }
    input AllocateAddressRequest {
        domain: Option<DomainType> = "Domain" / "Domain",
        address: Option<String> = "Address" / "Address",
        public_ipv4_pool: Option<String> = "PublicIpv4Pool" / "PublicIpv4Pool",
        network_border_group: Option<String> = "NetworkBorderGroup" / "NetworkBorderGroup",
        customer_owned_ipv4_pool: Option<String> = "CustomerOwnedIpv4Pool" / "CustomerOwnedIpv4Pool",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        ipam_pool_id: Option<String> = "IpamPoolId" / "IpamPoolId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output AllocateAddressResult {
        allocation_id: Option<String> = "AllocationId" / "allocationId",
        public_ipv4_pool: Option<String> = "PublicIpv4Pool" / "publicIpv4Pool",
        network_border_group: Option<String> = "NetworkBorderGroup" / "networkBorderGroup",
        domain: Option<DomainType> = "Domain" / "domain",
        customer_owned_ip: Option<String> = "CustomerOwnedIp" / "customerOwnedIp",
        customer_owned_ipv4_pool: Option<String> = "CustomerOwnedIpv4Pool" / "customerOwnedIpv4Pool",
        carrier_ip: Option<String> = "CarrierIp" / "carrierIp",
        public_ip: Option<String> = "PublicIp" / "publicIp",
    }
    input AssignIpv6AddressesRequest {
        ipv6_prefix_count: Option<i32> = "Ipv6PrefixCount" / "Ipv6PrefixCount",
        ipv6_prefixes: Vec<String> = "Ipv6Prefix" / "Ipv6Prefix",
        network_interface_id: NetworkInterfaceId = "NetworkInterfaceId" / "networkInterfaceId",
        ipv6_addresses: Vec<String> = "Ipv6Addresses" / "ipv6Addresses",
        ipv6_address_count: Option<i32> = "Ipv6AddressCount" / "ipv6AddressCount",
    }
    output AssignIpv6AddressesResult {
        assigned_ipv6_addresses: Vec<String> = "AssignedIpv6Addresses" / "assignedIpv6Addresses",
        assigned_ipv6_prefixes: Vec<String> = "AssignedIpv6PrefixSet" / "assignedIpv6PrefixSet",
        network_interface_id: Option<String> = "NetworkInterfaceId" / "networkInterfaceId",
    }
    input AssignPrivateIpAddressesRequest {
        ipv4_prefixes: Vec<String> = "Ipv4Prefix" / "Ipv4Prefix",
        ipv4_prefix_count: Option<i32> = "Ipv4PrefixCount" / "Ipv4PrefixCount",
        network_interface_id: NetworkInterfaceId = "NetworkInterfaceId" / "networkInterfaceId",
        private_ip_addresses: Vec<String> = "PrivateIpAddress" / "privateIpAddress" > "PrivateIpAddress",
        secondary_private_ip_address_count: Option<i32> = "SecondaryPrivateIpAddressCount" / "secondaryPrivateIpAddressCount",
        allow_reassignment: Option<bool> = "AllowReassignment" / "allowReassignment",
    }
    output AssignPrivateIpAddressesResult {
        network_interface_id: Option<String> = "NetworkInterfaceId" / "networkInterfaceId",
        assigned_private_ip_addresses: Vec<AssignedPrivateIpAddress> = "AssignedPrivateIpAddressesSet" / "assignedPrivateIpAddressesSet",
        assigned_ipv4_prefixes: Vec<Ipv4PrefixSpecification> = "AssignedIpv4PrefixSet" / "assignedIpv4PrefixSet",
    }
    input AssignPrivateNatGatewayAddressRequest {
        nat_gateway_id: NatGatewayId = "NatGatewayId" / "NatGatewayId",
        private_ip_addresses: Vec<String> = "PrivateIpAddress" / "PrivateIpAddress",
        private_ip_address_count: Option<i32> = "PrivateIpAddressCount" / "PrivateIpAddressCount",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output AssignPrivateNatGatewayAddressResult {
        nat_gateway_id: Option<NatGatewayId> = "NatGatewayId" / "natGatewayId",
        nat_gateway_addresses: Vec<NatGatewayAddress> = "NatGatewayAddressSet" / "natGatewayAddressSet",
    }
    output AssignedPrivateIpAddress {
        private_ip_address: Option<String> = "PrivateIpAddress" / "privateIpAddress",
    }
    input AssociateAddressRequest {
        allocation_id: Option<AllocationId> = "AllocationId" / "AllocationId",
        instance_id: Option<InstanceId> = "InstanceId" / "InstanceId",
        public_ip: Option<String> = "PublicIp" / "PublicIp",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        network_interface_id: Option<NetworkInterfaceId> = "NetworkInterfaceId" / "networkInterfaceId",
        private_ip_address: Option<String> = "PrivateIpAddress" / "privateIpAddress",
        allow_reassociation: Option<bool> = "AllowReassociation" / "allowReassociation",
    }
    output AssociateAddressResult {
        association_id: Option<String> = "AssociationId" / "associationId",
    }
    input AssociateDhcpOptionsRequest {
        dhcp_options_id: String = "DhcpOptionsId" / "DhcpOptionsId",
        vpc_id: VpcId = "VpcId" / "VpcId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    input AssociateIamInstanceProfileRequest {
        iam_instance_profile: IamInstanceProfileSpecification = "IamInstanceProfile" / "IamInstanceProfile",
        instance_id: InstanceId = "InstanceId" / "InstanceId",
    }
    output AssociateIamInstanceProfileResult {
        iam_instance_profile_association: Option<IamInstanceProfileAssociation> = "IamInstanceProfileAssociation" / "iamInstanceProfileAssociation",
    }
    input AssociateNatGatewayAddressRequest {
        nat_gateway_id: NatGatewayId = "NatGatewayId" / "NatGatewayId",
        allocation_ids: Vec<AllocationId> = "AllocationId" / "AllocationId" > "AllocationId" required,
        private_ip_addresses: Vec<String> = "PrivateIpAddress" / "PrivateIpAddress",
        dry_run: Option<bool> = "DryRun" / "DryRun",
        availability_zone: Option<String> = "AvailabilityZone" / "AvailabilityZone",
        availability_zone_id: Option<String> = "AvailabilityZoneId" / "AvailabilityZoneId",
    }
    output AssociateNatGatewayAddressResult {
        nat_gateway_id: Option<NatGatewayId> = "NatGatewayId" / "natGatewayId",
        nat_gateway_addresses: Vec<NatGatewayAddress> = "NatGatewayAddressSet" / "natGatewayAddressSet",
    }
    input AssociateRouteTableRequest {
        gateway_id: Option<String> = "GatewayId" / "GatewayId",
        public_ipv4_pool: Option<String> = "PublicIpv4Pool" / "PublicIpv4Pool",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        subnet_id: Option<SubnetId> = "SubnetId" / "subnetId",
        route_table_id: RouteTableId = "RouteTableId" / "routeTableId",
    }
    output AssociateRouteTableResult {
        association_id: Option<String> = "AssociationId" / "associationId",
        association_state: Option<RouteTableAssociationState> = "AssociationState" / "associationState",
    }
    input AssociateSecurityGroupVpcRequest {
        group_id: SecurityGroupId = "GroupId" / "GroupId",
        vpc_id: VpcId = "VpcId" / "VpcId",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output AssociateSecurityGroupVpcResult {
        state: Option<SecurityGroupVpcAssociationState> = "State" / "state",
    }
    input AssociateSubnetCidrBlockRequest {
        ipv6_ipam_pool_id: Option<String> = "Ipv6IpamPoolId" / "Ipv6IpamPoolId",
        ipv6_netmask_length: Option<i32> = "Ipv6NetmaskLength" / "Ipv6NetmaskLength",
        subnet_id: SubnetId = "SubnetId" / "subnetId",
        ipv6_cidr_block: Option<String> = "Ipv6CidrBlock" / "ipv6CidrBlock",
    }
    output AssociateSubnetCidrBlockResult {
        ipv6_cidr_block_association: Option<SubnetIpv6CidrBlockAssociation> = "Ipv6CidrBlockAssociation" / "ipv6CidrBlockAssociation",
        subnet_id: Option<String> = "SubnetId" / "subnetId",
    }
    input AssociateVpcCidrBlockRequest {
        cidr_block: Option<String> = "CidrBlock" / "CidrBlock",
        ipv6_cidr_block_network_border_group: Option<String> = "Ipv6CidrBlockNetworkBorderGroup" / "Ipv6CidrBlockNetworkBorderGroup",
        ipv6_pool: Option<String> = "Ipv6Pool" / "Ipv6Pool",
        ipv6_cidr_block: Option<String> = "Ipv6CidrBlock" / "Ipv6CidrBlock",
        ipv4_ipam_pool_id: Option<String> = "Ipv4IpamPoolId" / "Ipv4IpamPoolId",
        ipv4_netmask_length: Option<i32> = "Ipv4NetmaskLength" / "Ipv4NetmaskLength",
        ipv6_ipam_pool_id: Option<String> = "Ipv6IpamPoolId" / "Ipv6IpamPoolId",
        ipv6_netmask_length: Option<i32> = "Ipv6NetmaskLength" / "Ipv6NetmaskLength",
        vpc_id: VpcId = "VpcId" / "vpcId",
        amazon_provided_ipv6_cidr_block: Option<bool> = "AmazonProvidedIpv6CidrBlock" / "amazonProvidedIpv6CidrBlock",
    }
    output AssociateVpcCidrBlockResult {
        ipv6_cidr_block_association: Option<VpcIpv6CidrBlockAssociation> = "Ipv6CidrBlockAssociation" / "ipv6CidrBlockAssociation",
        cidr_block_association: Option<VpcCidrBlockAssociation> = "CidrBlockAssociation" / "cidrBlockAssociation",
        vpc_id: Option<String> = "VpcId" / "vpcId",
    }
    input AttachInternetGatewayRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        internet_gateway_id: InternetGatewayId = "InternetGatewayId" / "internetGatewayId",
        vpc_id: VpcId = "VpcId" / "vpcId",
    }
    input AttachNetworkInterfaceRequest {
        network_card_index: Option<i32> = "NetworkCardIndex" / "NetworkCardIndex",
        ena_srd_specification: Option<EnaSrdSpecification> = "EnaSrdSpecification" / "EnaSrdSpecification",
        ena_queue_count: Option<i32> = "EnaQueueCount" / "EnaQueueCount",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        network_interface_id: NetworkInterfaceId = "NetworkInterfaceId" / "networkInterfaceId",
        instance_id: InstanceId = "InstanceId" / "instanceId",
        device_index: i32 = "DeviceIndex" / "deviceIndex",
    }
    output AttachNetworkInterfaceResult {
        attachment_id: Option<String> = "AttachmentId" / "attachmentId",
        network_card_index: Option<i32> = "NetworkCardIndex" / "networkCardIndex",
    }
    input AttachVolumeRequest {
        device: String = "Device" / "Device",
        instance_id: InstanceId = "InstanceId" / "InstanceId",
        volume_id: VolumeId = "VolumeId" / "VolumeId",
        ebs_card_index: Option<i32> = "EbsCardIndex" / "EbsCardIndex",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output AttachmentEnaSrdSpecification {
        ena_srd_enabled: Option<bool> = "EnaSrdEnabled" / "enaSrdEnabled",
        ena_srd_udp_specification: Option<AttachmentEnaSrdUdpSpecification> = "EnaSrdUdpSpecification" / "enaSrdUdpSpecification",
    }
    output AttachmentEnaSrdUdpSpecification {
        ena_srd_udp_enabled: Option<bool> = "EnaSrdUdpEnabled" / "enaSrdUdpEnabled",
    }
    both AttributeBooleanValue {
        value: Option<bool> = "Value" / "value",
    }
    both AttributeValue {
        value: Option<String> = "Value" / "value",
    }
    input AuthorizeSecurityGroupEgressRequest {
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        group_id: SecurityGroupId = "GroupId" / "groupId",
        source_security_group_name: Option<String> = "SourceSecurityGroupName" / "sourceSecurityGroupName",
        source_security_group_owner_id: Option<String> = "SourceSecurityGroupOwnerId" / "sourceSecurityGroupOwnerId",
        ip_protocol: Option<String> = "IpProtocol" / "ipProtocol",
        from_port: Option<i32> = "FromPort" / "fromPort",
        to_port: Option<i32> = "ToPort" / "toPort",
        cidr_ip: Option<String> = "CidrIp" / "cidrIp",
        ip_permissions: Vec<IpPermission> = "IpPermissions" / "ipPermissions",
    }
    output AuthorizeSecurityGroupEgressResult {
        r#return: Option<bool> = "Return" / "return",
        security_group_rules: Vec<SecurityGroupRule> = "SecurityGroupRuleSet" / "securityGroupRuleSet",
    }
    input AuthorizeSecurityGroupIngressRequest {
        cidr_ip: Option<String> = "CidrIp" / "CidrIp",
        from_port: Option<i32> = "FromPort" / "FromPort",
        group_id: Option<SecurityGroupId> = "GroupId" / "GroupId",
        group_name: Option<String> = "GroupName" / "GroupName",
        ip_permissions: Vec<IpPermission> = "IpPermissions" / "IpPermissions",
        ip_protocol: Option<String> = "IpProtocol" / "IpProtocol",
        source_security_group_name: Option<String> = "SourceSecurityGroupName" / "SourceSecurityGroupName",
        source_security_group_owner_id: Option<String> = "SourceSecurityGroupOwnerId" / "SourceSecurityGroupOwnerId",
        to_port: Option<i32> = "ToPort" / "ToPort",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output AuthorizeSecurityGroupIngressResult {
        r#return: Option<bool> = "Return" / "return",
        security_group_rules: Vec<SecurityGroupRule> = "SecurityGroupRuleSet" / "securityGroupRuleSet",
    }
    output AvailabilityZone {
        opt_in_status: Option<AvailabilityZoneOptInStatus> = "OptInStatus" / "optInStatus",
        messages: Vec<AvailabilityZoneMessage> = "MessageSet" / "messageSet",
        region_name: Option<String> = "RegionName" / "regionName",
        zone_name: Option<String> = "ZoneName" / "zoneName",
        zone_id: Option<String> = "ZoneId" / "zoneId",
        group_name: Option<String> = "GroupName" / "groupName",
        network_border_group: Option<String> = "NetworkBorderGroup" / "networkBorderGroup",
        zone_type: Option<String> = "ZoneType" / "zoneType",
        parent_zone_name: Option<String> = "ParentZoneName" / "parentZoneName",
        parent_zone_id: Option<String> = "ParentZoneId" / "parentZoneId",
        group_long_name: Option<String> = "GroupLongName" / "groupLongName",
        geography: Vec<AvailabilityZoneGeography> = "GeographySet" / "geographySet",
        sub_geography: Vec<AvailabilityZoneSubGeography> = "SubGeographySet" / "subGeographySet",
        state: Option<AvailabilityZoneState> = "ZoneState" / "zoneState",
    }
    input AvailabilityZoneAddress {
        availability_zone: Option<String> = "AvailabilityZone" / "AvailabilityZone",
        availability_zone_id: Option<String> = "AvailabilityZoneId" / "AvailabilityZoneId",
        allocation_ids: Vec<AllocationId> = "AllocationId" / "AllocationId" > "AllocationId",
    }
    output AvailabilityZoneGeography {
        name: Option<String> = "Name" / "name",
    }
    output AvailabilityZoneMessage {
        message: Option<String> = "Message" / "message",
    }
    output AvailabilityZoneSubGeography {
        name: Option<String> = "Name" / "name",
    }
    output BaselineEbsBandwidthMbps {
        min: Option<i32> = "Min" / "min",
        max: Option<i32> = "Max" / "max",
    }
    input BaselineEbsBandwidthMbpsRequest {
        min: Option<i32> = "Min" / "Min",
        max: Option<i32> = "Max" / "Max",
    }
    output BaselinePerformanceFactors {
        cpu: Option<CpuPerformanceFactor> = "Cpu" / "cpu",
    }
    input BaselinePerformanceFactorsRequest {
        cpu: Option<CpuPerformanceFactorRequest> = "Cpu" / "Cpu",
    }
    input BlobAttributeValue {
        value: Option<Blob> = "Value" / "value",
    }
    both BlockDeviceMapping {
        ebs: Option<EbsBlockDevice> = "Ebs" / "ebs",
        no_device: Option<String> = "NoDevice" / "noDevice",
        device_name: Option<String> = "DeviceName" / "deviceName",
        virtual_name: Option<String> = "VirtualName" / "virtualName",
    }
    output BlockPublicAccessStates {
        internet_gateway_block_mode: Option<BlockPublicAccessMode> = "InternetGatewayBlockMode" / "internetGatewayBlockMode",
    }
    input CancelImageLaunchPermissionRequest {
        image_id: ImageId = "ImageId" / "ImageId",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output CancelImageLaunchPermissionResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input CapacityReservationSpecification {
        capacity_reservation_preference: Option<CapacityReservationPreference> = "CapacityReservationPreference" / "CapacityReservationPreference",
        capacity_reservation_target: Option<CapacityReservationTarget> = "CapacityReservationTarget" / "CapacityReservationTarget",
    }
    output CapacityReservationSpecificationResponse {
        capacity_reservation_preference: Option<CapacityReservationPreference> = "CapacityReservationPreference" / "capacityReservationPreference",
        capacity_reservation_target: Option<CapacityReservationTargetResponse> = "CapacityReservationTarget" / "capacityReservationTarget",
    }
    input CapacityReservationTarget {
        capacity_reservation_id: Option<String> = "CapacityReservationId" / "CapacityReservationId",
        capacity_reservation_resource_group_arn: Option<String> = "CapacityReservationResourceGroupArn" / "CapacityReservationResourceGroupArn",
    }
    output CapacityReservationTargetResponse {
        capacity_reservation_id: Option<String> = "CapacityReservationId" / "capacityReservationId",
        capacity_reservation_resource_group_arn: Option<String> = "CapacityReservationResourceGroupArn" / "capacityReservationResourceGroupArn",
    }
    output CarrierGateway {
        carrier_gateway_id: Option<CarrierGatewayId> = "CarrierGatewayId" / "carrierGatewayId",
        vpc_id: Option<VpcId> = "VpcId" / "vpcId",
        state: Option<CarrierGatewayState> = "State" / "state",
        owner_id: Option<String> = "OwnerId" / "ownerId",
        tags: Vec<Tag> = "TagSet" / "tagSet",
    }
    output CidrBlock {
        cidr_block: Option<String> = "CidrBlock" / "cidrBlock",
    }
    output ClassicLinkDnsSupport {
        classic_link_dns_supported: Option<bool> = "ClassicLinkDnsSupported" / "classicLinkDnsSupported",
        vpc_id: Option<String> = "VpcId" / "vpcId",
    }
    output ClassicLinkInstance {
        groups: Vec<GroupIdentifier> = "GroupSet" / "groupSet",
        instance_id: Option<String> = "InstanceId" / "instanceId",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        vpc_id: Option<String> = "VpcId" / "vpcId",
    }
    output ConnectionTrackingConfiguration {
        tcp_established_timeout: Option<i32> = "TcpEstablishedTimeout" / "tcpEstablishedTimeout",
        udp_stream_timeout: Option<i32> = "UdpStreamTimeout" / "udpStreamTimeout",
        udp_timeout: Option<i32> = "UdpTimeout" / "udpTimeout",
    }
    output ConnectionTrackingSpecification {
        tcp_established_timeout: Option<i32> = "TcpEstablishedTimeout" / "tcpEstablishedTimeout",
        udp_timeout: Option<i32> = "UdpTimeout" / "udpTimeout",
        udp_stream_timeout: Option<i32> = "UdpStreamTimeout" / "udpStreamTimeout",
    }
    input ConnectionTrackingSpecificationRequest {
        tcp_established_timeout: Option<i32> = "TcpEstablishedTimeout" / "TcpEstablishedTimeout",
        udp_stream_timeout: Option<i32> = "UdpStreamTimeout" / "UdpStreamTimeout",
        udp_timeout: Option<i32> = "UdpTimeout" / "UdpTimeout",
    }
    output ConnectionTrackingSpecificationResponse {
        tcp_established_timeout: Option<i32> = "TcpEstablishedTimeout" / "tcpEstablishedTimeout",
        udp_stream_timeout: Option<i32> = "UdpStreamTimeout" / "udpStreamTimeout",
        udp_timeout: Option<i32> = "UdpTimeout" / "udpTimeout",
    }
    input CopyImageRequest {
        client_token: Option<String> = "ClientToken" / "ClientToken",
        description: Option<String> = "Description" / "Description",
        encrypted: Option<bool> = "Encrypted" / "encrypted",
        kms_key_id: Option<String> = "KmsKeyId" / "kmsKeyId",
        name: String = "Name" / "Name",
        source_image_id: String = "SourceImageId" / "SourceImageId",
        source_region: String = "SourceRegion" / "SourceRegion",
        destination_outpost_arn: Option<String> = "DestinationOutpostArn" / "DestinationOutpostArn",
        copy_image_tags: Option<bool> = "CopyImageTags" / "CopyImageTags",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        snapshot_copy_completion_duration_minutes: Option<i64> = "SnapshotCopyCompletionDurationMinutes" / "SnapshotCopyCompletionDurationMinutes",
        destination_availability_zone: Option<String> = "DestinationAvailabilityZone" / "DestinationAvailabilityZone",
        destination_availability_zone_id: Option<String> = "DestinationAvailabilityZoneId" / "DestinationAvailabilityZoneId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output CopyImageResult {
        image_id: Option<String> = "ImageId" / "imageId",
    }
    input CopySnapshotRequest {
        description: Option<String> = "Description" / "Description",
        destination_outpost_arn: Option<String> = "DestinationOutpostArn" / "DestinationOutpostArn",
        destination_region: Option<String> = "DestinationRegion" / "destinationRegion",
        encrypted: Option<bool> = "Encrypted" / "encrypted",
        kms_key_id: Option<String> = "KmsKeyId" / "kmsKeyId",
        presigned_url: Option<String> = "PresignedUrl" / "presignedUrl",
        source_region: String = "SourceRegion" / "SourceRegion",
        source_snapshot_id: String = "SourceSnapshotId" / "SourceSnapshotId",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        completion_duration_minutes: Option<i32> = "CompletionDurationMinutes" / "CompletionDurationMinutes",
        destination_availability_zone: Option<String> = "DestinationAvailabilityZone" / "DestinationAvailabilityZone",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output CopySnapshotResult {
        tags: Vec<Tag> = "TagSet" / "tagSet",
        snapshot_id: Option<String> = "SnapshotId" / "snapshotId",
    }
    input CopyVolumesRequest {
        source_volume_id: VolumeId = "SourceVolumeId" / "SourceVolumeId",
        iops: Option<i32> = "Iops" / "Iops",
        size: Option<i32> = "Size" / "Size",
        volume_type: Option<VolumeType> = "VolumeType" / "VolumeType",
        dry_run: Option<bool> = "DryRun" / "DryRun",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        multi_attach_enabled: Option<bool> = "MultiAttachEnabled" / "MultiAttachEnabled",
        throughput: Option<i32> = "Throughput" / "Throughput",
        client_token: Option<String> = "ClientToken" / "ClientToken",
    }
    output CopyVolumesResult {
        volumes: Vec<Volume> = "VolumeSet" / "volumeSet",
    }
    output CpuOptions {
        core_count: Option<i32> = "CoreCount" / "coreCount",
        threads_per_core: Option<i32> = "ThreadsPerCore" / "threadsPerCore",
        amd_sev_snp: Option<AmdSevSnpSpecification> = "AmdSevSnp" / "amdSevSnp",
        nested_virtualization: Option<NestedVirtualizationSpecification> = "NestedVirtualization" / "nestedVirtualization",
    }
    input CpuOptionsRequest {
        core_count: Option<i32> = "CoreCount" / "CoreCount",
        threads_per_core: Option<i32> = "ThreadsPerCore" / "ThreadsPerCore",
        amd_sev_snp: Option<AmdSevSnpSpecification> = "AmdSevSnp" / "AmdSevSnp",
        nested_virtualization: Option<NestedVirtualizationSpecification> = "NestedVirtualization" / "NestedVirtualization",
    }
    output CpuPerformanceFactor {
        references: Option<Vec<PerformanceFactorReference>> = "ReferenceSet" / "referenceSet",
    }
    input CpuPerformanceFactorRequest {
        references: Vec<PerformanceFactorReferenceRequest> = "Reference" / "Reference",
    }
    input CreateCarrierGatewayRequest {
        vpc_id: VpcId = "VpcId" / "VpcId",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        dry_run: Option<bool> = "DryRun" / "DryRun",
        client_token: Option<String> = "ClientToken" / "ClientToken",
    }
    output CreateCarrierGatewayResult {
        carrier_gateway: Option<CarrierGateway> = "CarrierGateway" / "carrierGateway",
    }
    input CreateDefaultSubnetRequest {
        availability_zone: Option<String> = "AvailabilityZone" / "AvailabilityZone",
        dry_run: Option<bool> = "DryRun" / "DryRun",
        ipv6_native: Option<bool> = "Ipv6Native" / "Ipv6Native",
        availability_zone_id: Option<String> = "AvailabilityZoneId" / "AvailabilityZoneId",
    }
    output CreateDefaultSubnetResult {
        subnet: Option<Subnet> = "Subnet" / "subnet",
    }
    input CreateDefaultVpcRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output CreateDefaultVpcResult {
        vpc: Option<Vpc> = "Vpc" / "vpc",
    }
    input CreateDhcpOptionsRequest {
        dhcp_configurations: Vec<NewDhcpConfiguration> = "DhcpConfiguration" / "dhcpConfiguration" required,
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output CreateDhcpOptionsResult {
        dhcp_options: Option<DhcpOptions> = "DhcpOptions" / "dhcpOptions",
    }
    input CreateEgressOnlyInternetGatewayRequest {
        client_token: Option<String> = "ClientToken" / "ClientToken",
        dry_run: Option<bool> = "DryRun" / "DryRun",
        vpc_id: VpcId = "VpcId" / "VpcId",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
    }
    output CreateEgressOnlyInternetGatewayResult {
        client_token: Option<String> = "ClientToken" / "clientToken",
        egress_only_internet_gateway: Option<EgressOnlyInternetGateway> = "EgressOnlyInternetGateway" / "egressOnlyInternetGateway",
    }
    input CreateImageRequest {
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        snapshot_location: Option<SnapshotLocationEnum> = "SnapshotLocation" / "SnapshotLocation",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        instance_id: InstanceId = "InstanceId" / "instanceId",
        name: String = "Name" / "name",
        description: Option<String> = "Description" / "description",
        no_reboot: Option<bool> = "NoReboot" / "noReboot",
        block_device_mappings: Vec<BlockDeviceMapping> = "BlockDeviceMapping" / "blockDeviceMapping" > "BlockDeviceMapping",
    }
    output CreateImageResult {
        image_id: Option<String> = "ImageId" / "imageId",
    }
    input CreateInternetGatewayRequest {
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output CreateInternetGatewayResult {
        internet_gateway: Option<InternetGateway> = "InternetGateway" / "internetGateway",
    }
    input CreateKeyPairRequest {
        key_name: String = "KeyName" / "KeyName",
        key_type: Option<KeyType> = "KeyType" / "KeyType",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        key_format: Option<KeyFormat> = "KeyFormat" / "KeyFormat",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    input CreateLaunchTemplateRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        client_token: Option<String> = "ClientToken" / "ClientToken",
        launch_template_name: String = "LaunchTemplateName" / "LaunchTemplateName",
        version_description: Option<String> = "VersionDescription" / "VersionDescription",
        launch_template_data: RequestLaunchTemplateData = "LaunchTemplateData" / "LaunchTemplateData",
        operator: Option<OperatorRequest> = "Operator" / "Operator",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
    }
    output CreateLaunchTemplateResult {
        launch_template: Option<LaunchTemplate> = "LaunchTemplate" / "launchTemplate",
        warning: Option<ValidationWarning> = "Warning" / "warning",
    }
    input CreateLaunchTemplateVersionRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        client_token: Option<String> = "ClientToken" / "ClientToken",
        launch_template_id: Option<LaunchTemplateId> = "LaunchTemplateId" / "LaunchTemplateId",
        launch_template_name: Option<String> = "LaunchTemplateName" / "LaunchTemplateName",
        source_version: Option<String> = "SourceVersion" / "SourceVersion",
        version_description: Option<String> = "VersionDescription" / "VersionDescription",
        launch_template_data: RequestLaunchTemplateData = "LaunchTemplateData" / "LaunchTemplateData",
        resolve_alias: Option<bool> = "ResolveAlias" / "ResolveAlias",
    }
    output CreateLaunchTemplateVersionResult {
        launch_template_version: Option<LaunchTemplateVersion> = "LaunchTemplateVersion" / "launchTemplateVersion",
        warning: Option<ValidationWarning> = "Warning" / "warning",
    }
    input CreateManagedPrefixListRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        prefix_list_name: String = "PrefixListName" / "PrefixListName",
        entries: Vec<AddPrefixListEntry> = "Entry" / "Entry",
        max_entries: i32 = "MaxEntries" / "MaxEntries",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        address_family: String = "AddressFamily" / "AddressFamily",
        client_token: Option<String> = "ClientToken" / "ClientToken",
    }
    output CreateManagedPrefixListResult {
        prefix_list: Option<ManagedPrefixList> = "PrefixList" / "prefixList",
    }
    input CreateNatGatewayRequest {
        availability_mode: Option<AvailabilityMode> = "AvailabilityMode" / "AvailabilityMode",
        allocation_id: Option<AllocationId> = "AllocationId" / "AllocationId",
        client_token: Option<String> = "ClientToken" / "ClientToken",
        dry_run: Option<bool> = "DryRun" / "DryRun",
        subnet_id: Option<SubnetId> = "SubnetId" / "SubnetId",
        vpc_id: Option<VpcId> = "VpcId" / "VpcId",
        availability_zone_addresses: Vec<AvailabilityZoneAddress> = "AvailabilityZoneAddress" / "AvailabilityZoneAddress" > "AvailabilityZoneAddress",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        connectivity_type: Option<ConnectivityType> = "ConnectivityType" / "ConnectivityType",
        private_ip_address: Option<String> = "PrivateIpAddress" / "PrivateIpAddress",
        secondary_allocation_ids: Vec<AllocationId> = "SecondaryAllocationId" / "SecondaryAllocationId" > "AllocationId",
        secondary_private_ip_addresses: Vec<String> = "SecondaryPrivateIpAddress" / "SecondaryPrivateIpAddress",
        secondary_private_ip_address_count: Option<i32> = "SecondaryPrivateIpAddressCount" / "SecondaryPrivateIpAddressCount",
    }
    output CreateNatGatewayResult {
        client_token: Option<String> = "ClientToken" / "clientToken",
        nat_gateway: Option<NatGateway> = "NatGateway" / "natGateway",
    }
    input CreateNetworkAclEntryRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        network_acl_id: NetworkAclId = "NetworkAclId" / "networkAclId",
        rule_number: i32 = "RuleNumber" / "ruleNumber",
        protocol: String = "Protocol" / "protocol",
        rule_action: RuleAction = "RuleAction" / "ruleAction",
        egress: bool = "Egress" / "egress",
        cidr_block: Option<String> = "CidrBlock" / "cidrBlock",
        ipv6_cidr_block: Option<String> = "Ipv6CidrBlock" / "ipv6CidrBlock",
        icmp_type_code: Option<IcmpTypeCode> = "Icmp" / "Icmp",
        port_range: Option<PortRange> = "PortRange" / "portRange",
    }
    input CreateNetworkAclRequest {
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        client_token: Option<String> = "ClientToken" / "ClientToken",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        vpc_id: VpcId = "VpcId" / "vpcId",
    }
    output CreateNetworkAclResult {
        network_acl: Option<NetworkAcl> = "NetworkAcl" / "networkAcl",
        client_token: Option<String> = "ClientToken" / "clientToken",
    }
    input CreateNetworkInterfacePermissionRequest {
        network_interface_id: NetworkInterfaceId = "NetworkInterfaceId" / "NetworkInterfaceId",
        aws_account_id: Option<String> = "AwsAccountId" / "AwsAccountId",
        aws_service: Option<String> = "AwsService" / "AwsService",
        permission: InterfacePermissionType = "Permission" / "Permission",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output CreateNetworkInterfacePermissionResult {
        interface_permission: Option<NetworkInterfacePermission> = "InterfacePermission" / "interfacePermission",
    }
    input CreateNetworkInterfaceRequest {
        ipv4_prefixes: Vec<Ipv4PrefixSpecificationRequest> = "Ipv4Prefix" / "Ipv4Prefix",
        ipv4_prefix_count: Option<i32> = "Ipv4PrefixCount" / "Ipv4PrefixCount",
        ipv6_prefixes: Vec<Ipv6PrefixSpecificationRequest> = "Ipv6Prefix" / "Ipv6Prefix",
        ipv6_prefix_count: Option<i32> = "Ipv6PrefixCount" / "Ipv6PrefixCount",
        interface_type: Option<NetworkInterfaceCreationType> = "InterfaceType" / "InterfaceType",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        client_token: Option<String> = "ClientToken" / "ClientToken",
        enable_primary_ipv6: Option<bool> = "EnablePrimaryIpv6" / "EnablePrimaryIpv6",
        connection_tracking_specification: Option<ConnectionTrackingSpecificationRequest> = "ConnectionTrackingSpecification" / "ConnectionTrackingSpecification",
        operator: Option<OperatorRequest> = "Operator" / "Operator",
        subnet_id: SubnetId = "SubnetId" / "subnetId",
        description: Option<String> = "Description" / "description",
        private_ip_address: Option<String> = "PrivateIpAddress" / "privateIpAddress",
        groups: Vec<SecurityGroupId> = "SecurityGroupId" / "SecurityGroupId" > "SecurityGroupId",
        private_ip_addresses: Vec<PrivateIpAddressSpecification> = "PrivateIpAddresses" / "privateIpAddresses",
        secondary_private_ip_address_count: Option<i32> = "SecondaryPrivateIpAddressCount" / "secondaryPrivateIpAddressCount",
        ipv6_addresses: Vec<InstanceIpv6Address> = "Ipv6Addresses" / "ipv6Addresses",
        ipv6_address_count: Option<i32> = "Ipv6AddressCount" / "ipv6AddressCount",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output CreateNetworkInterfaceResult {
        network_interface: Option<NetworkInterface> = "NetworkInterface" / "networkInterface",
        client_token: Option<String> = "ClientToken" / "clientToken",
    }
    input CreateRouteRequest {
        destination_prefix_list_id: Option<PrefixListId> = "DestinationPrefixListId" / "DestinationPrefixListId",
        vpc_endpoint_id: Option<VpcEndpointId> = "VpcEndpointId" / "VpcEndpointId",
        transit_gateway_id: Option<String> = "TransitGatewayId" / "TransitGatewayId",
        local_gateway_id: Option<String> = "LocalGatewayId" / "LocalGatewayId",
        carrier_gateway_id: Option<CarrierGatewayId> = "CarrierGatewayId" / "CarrierGatewayId",
        core_network_arn: Option<String> = "CoreNetworkArn" / "CoreNetworkArn",
        odb_network_arn: Option<String> = "OdbNetworkArn" / "OdbNetworkArn",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        route_table_id: RouteTableId = "RouteTableId" / "routeTableId",
        destination_cidr_block: Option<String> = "DestinationCidrBlock" / "destinationCidrBlock",
        gateway_id: Option<String> = "GatewayId" / "gatewayId",
        destination_ipv6_cidr_block: Option<String> = "DestinationIpv6CidrBlock" / "destinationIpv6CidrBlock",
        egress_only_internet_gateway_id: Option<EgressOnlyInternetGatewayId> = "EgressOnlyInternetGatewayId" / "egressOnlyInternetGatewayId",
        instance_id: Option<InstanceId> = "InstanceId" / "instanceId",
        network_interface_id: Option<NetworkInterfaceId> = "NetworkInterfaceId" / "networkInterfaceId",
        vpc_peering_connection_id: Option<VpcPeeringConnectionId> = "VpcPeeringConnectionId" / "vpcPeeringConnectionId",
        nat_gateway_id: Option<NatGatewayId> = "NatGatewayId" / "natGatewayId",
    }
    output CreateRouteResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input CreateRouteTableRequest {
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        client_token: Option<String> = "ClientToken" / "ClientToken",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        vpc_id: VpcId = "VpcId" / "vpcId",
    }
    output CreateRouteTableResult {
        route_table: Option<RouteTable> = "RouteTable" / "routeTable",
        client_token: Option<String> = "ClientToken" / "clientToken",
    }
    input CreateSecurityGroupRequest {
        description: String = "GroupDescription" / "GroupDescription",
        group_name: String = "GroupName" / "GroupName",
        vpc_id: Option<VpcId> = "VpcId" / "VpcId",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output CreateSecurityGroupResult {
        group_id: Option<String> = "GroupId" / "groupId",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        security_group_arn: Option<String> = "SecurityGroupArn" / "securityGroupArn",
    }
    input CreateSnapshotRequest {
        description: Option<String> = "Description" / "Description",
        outpost_arn: Option<String> = "OutpostArn" / "OutpostArn",
        volume_id: VolumeId = "VolumeId" / "VolumeId",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        location: Option<SnapshotLocationEnum> = "Location" / "Location",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    input CreateSnapshotsRequest {
        description: Option<String> = "Description" / "Description",
        instance_specification: InstanceSpecification = "InstanceSpecification" / "InstanceSpecification",
        outpost_arn: Option<String> = "OutpostArn" / "OutpostArn",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        dry_run: Option<bool> = "DryRun" / "DryRun",
        copy_tags_from_source: Option<CopyTagsFromSource> = "CopyTagsFromSource" / "CopyTagsFromSource",
        location: Option<SnapshotLocationEnum> = "Location" / "Location",
    }
    output CreateSnapshotsResult {
        snapshots: Vec<SnapshotInfo> = "SnapshotSet" / "snapshotSet",
    }
    input CreateSubnetCidrReservationRequest {
        subnet_id: SubnetId = "SubnetId" / "SubnetId",
        cidr: String = "Cidr" / "Cidr",
        reservation_type: SubnetCidrReservationType = "ReservationType" / "ReservationType",
        description: Option<String> = "Description" / "Description",
        dry_run: Option<bool> = "DryRun" / "DryRun",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
    }
    output CreateSubnetCidrReservationResult {
        subnet_cidr_reservation: Option<SubnetCidrReservation> = "SubnetCidrReservation" / "subnetCidrReservation",
    }
    input CreateSubnetRequest {
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        availability_zone: Option<String> = "AvailabilityZone" / "AvailabilityZone",
        availability_zone_id: Option<String> = "AvailabilityZoneId" / "AvailabilityZoneId",
        cidr_block: Option<String> = "CidrBlock" / "CidrBlock",
        ipv6_cidr_block: Option<String> = "Ipv6CidrBlock" / "Ipv6CidrBlock",
        outpost_arn: Option<String> = "OutpostArn" / "OutpostArn",
        vpc_id: VpcId = "VpcId" / "VpcId",
        ipv6_native: Option<bool> = "Ipv6Native" / "Ipv6Native",
        ipv4_ipam_pool_id: Option<String> = "Ipv4IpamPoolId" / "Ipv4IpamPoolId",
        ipv4_netmask_length: Option<i32> = "Ipv4NetmaskLength" / "Ipv4NetmaskLength",
        ipv6_ipam_pool_id: Option<String> = "Ipv6IpamPoolId" / "Ipv6IpamPoolId",
        ipv6_netmask_length: Option<i32> = "Ipv6NetmaskLength" / "Ipv6NetmaskLength",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output CreateSubnetResult {
        subnet: Option<Subnet> = "Subnet" / "subnet",
    }
    input CreateTagsRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        resources: Vec<String> = "ResourceId" / "ResourceId" required,
        tags: Vec<Tag> = "Tag" / "Tag" required,
    }
    both CreateVolumePermission {
        user_id: Option<String> = "UserId" / "userId",
        group: Option<PermissionGroup> = "Group" / "group",
    }
    input CreateVolumePermissionModifications {
        add: Vec<CreateVolumePermission> = "Add" / "Add",
        remove: Vec<CreateVolumePermission> = "Remove" / "Remove",
    }
    input CreateVolumeRequest {
        availability_zone: Option<String> = "AvailabilityZone" / "AvailabilityZone",
        availability_zone_id: Option<String> = "AvailabilityZoneId" / "AvailabilityZoneId",
        encrypted: Option<bool> = "Encrypted" / "encrypted",
        iops: Option<i32> = "Iops" / "Iops",
        kms_key_id: Option<String> = "KmsKeyId" / "KmsKeyId",
        outpost_arn: Option<String> = "OutpostArn" / "OutpostArn",
        size: Option<i32> = "Size" / "Size",
        snapshot_id: Option<SnapshotId> = "SnapshotId" / "SnapshotId",
        volume_type: Option<VolumeType> = "VolumeType" / "VolumeType",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        multi_attach_enabled: Option<bool> = "MultiAttachEnabled" / "MultiAttachEnabled",
        throughput: Option<i32> = "Throughput" / "Throughput",
        client_token: Option<String> = "ClientToken" / "ClientToken",
        volume_initialization_rate: Option<i32> = "VolumeInitializationRate" / "VolumeInitializationRate",
        operator: Option<OperatorRequest> = "Operator" / "Operator",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    input CreateVpcBlockPublicAccessExclusionRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        subnet_id: Option<SubnetId> = "SubnetId" / "SubnetId",
        vpc_id: Option<VpcId> = "VpcId" / "VpcId",
        internet_gateway_exclusion_mode: InternetGatewayExclusionMode = "InternetGatewayExclusionMode" / "InternetGatewayExclusionMode",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
    }
    output CreateVpcBlockPublicAccessExclusionResult {
        vpc_block_public_access_exclusion: Option<VpcBlockPublicAccessExclusion> = "VpcBlockPublicAccessExclusion" / "vpcBlockPublicAccessExclusion",
    }
    input CreateVpcEndpointRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        vpc_endpoint_type: Option<VpcEndpointType> = "VpcEndpointType" / "VpcEndpointType",
        vpc_id: VpcId = "VpcId" / "VpcId",
        service_name: Option<String> = "ServiceName" / "ServiceName",
        policy_document: Option<String> = "PolicyDocument" / "PolicyDocument",
        route_table_ids: Vec<RouteTableId> = "RouteTableId" / "RouteTableId",
        subnet_ids: Vec<SubnetId> = "SubnetId" / "SubnetId",
        security_group_ids: Vec<SecurityGroupId> = "SecurityGroupId" / "SecurityGroupId",
        ip_address_type: Option<IpAddressType> = "IpAddressType" / "IpAddressType",
        dns_options: Option<DnsOptionsSpecification> = "DnsOptions" / "DnsOptions",
        client_token: Option<String> = "ClientToken" / "ClientToken",
        private_dns_enabled: Option<bool> = "PrivateDnsEnabled" / "PrivateDnsEnabled",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        subnet_configurations: Vec<SubnetConfiguration> = "SubnetConfiguration" / "SubnetConfiguration",
        service_network_arn: Option<String> = "ServiceNetworkArn" / "ServiceNetworkArn",
        resource_configuration_arn: Option<String> = "ResourceConfigurationArn" / "ResourceConfigurationArn",
        service_region: Option<String> = "ServiceRegion" / "ServiceRegion",
    }
    output CreateVpcEndpointResult {
        vpc_endpoint: Option<VpcEndpoint> = "VpcEndpoint" / "vpcEndpoint",
        client_token: Option<String> = "ClientToken" / "clientToken",
    }
    input CreateVpcPeeringConnectionRequest {
        peer_region: Option<String> = "PeerRegion" / "PeerRegion",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        vpc_id: VpcId = "VpcId" / "vpcId",
        peer_vpc_id: Option<String> = "PeerVpcId" / "peerVpcId",
        peer_owner_id: Option<String> = "PeerOwnerId" / "peerOwnerId",
    }
    output CreateVpcPeeringConnectionResult {
        vpc_peering_connection: Option<VpcPeeringConnection> = "VpcPeeringConnection" / "vpcPeeringConnection",
    }
    input CreateVpcRequest {
        cidr_block: Option<String> = "CidrBlock" / "CidrBlock",
        ipv6_pool: Option<String> = "Ipv6Pool" / "Ipv6Pool",
        ipv6_cidr_block: Option<String> = "Ipv6CidrBlock" / "Ipv6CidrBlock",
        ipv4_ipam_pool_id: Option<String> = "Ipv4IpamPoolId" / "Ipv4IpamPoolId",
        ipv4_netmask_length: Option<i32> = "Ipv4NetmaskLength" / "Ipv4NetmaskLength",
        ipv6_ipam_pool_id: Option<String> = "Ipv6IpamPoolId" / "Ipv6IpamPoolId",
        ipv6_netmask_length: Option<i32> = "Ipv6NetmaskLength" / "Ipv6NetmaskLength",
        ipv6_cidr_block_network_border_group: Option<String> = "Ipv6CidrBlockNetworkBorderGroup" / "Ipv6CidrBlockNetworkBorderGroup",
        vpc_encryption_control: Option<VpcEncryptionControlConfiguration> = "VpcEncryptionControl" / "VpcEncryptionControl",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        instance_tenancy: Option<Tenancy> = "InstanceTenancy" / "instanceTenancy",
        amazon_provided_ipv6_cidr_block: Option<bool> = "AmazonProvidedIpv6CidrBlock" / "amazonProvidedIpv6CidrBlock",
    }
    output CreateVpcResult {
        vpc: Option<Vpc> = "Vpc" / "vpc",
    }
    output CreationDateCondition {
        maximum_days_since_created: Option<i32> = "MaximumDaysSinceCreated" / "maximumDaysSinceCreated",
    }
    input CreationDateConditionRequest {
        maximum_days_since_created: Option<i32> = "MaximumDaysSinceCreated" / "MaximumDaysSinceCreated",
    }
    output CreditSpecification {
        cpu_credits: Option<String> = "CpuCredits" / "cpuCredits",
    }
    input CreditSpecificationRequest {
        cpu_credits: String = "CpuCredits" / "CpuCredits",
    }
    output DefaultConnectionTrackingConfiguration {
        default_tcp_established_timeout: Option<i32> = "DefaultTcpEstablishedTimeout" / "defaultTcpEstablishedTimeout",
        default_udp_timeout: Option<i32> = "DefaultUdpTimeout" / "defaultUdpTimeout",
        default_udp_stream_timeout: Option<i32> = "DefaultUdpStreamTimeout" / "defaultUdpStreamTimeout",
    }
    input DeleteCarrierGatewayRequest {
        carrier_gateway_id: CarrierGatewayId = "CarrierGatewayId" / "CarrierGatewayId",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DeleteCarrierGatewayResult {
        carrier_gateway: Option<CarrierGateway> = "CarrierGateway" / "carrierGateway",
    }
    input DeleteDhcpOptionsRequest {
        dhcp_options_id: DhcpOptionsId = "DhcpOptionsId" / "DhcpOptionsId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    input DeleteEgressOnlyInternetGatewayRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        egress_only_internet_gateway_id: EgressOnlyInternetGatewayId = "EgressOnlyInternetGatewayId" / "EgressOnlyInternetGatewayId",
    }
    output DeleteEgressOnlyInternetGatewayResult {
        return_code: Option<bool> = "ReturnCode" / "returnCode",
    }
    input DeleteInternetGatewayRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        internet_gateway_id: InternetGatewayId = "InternetGatewayId" / "internetGatewayId",
    }
    input DeleteKeyPairRequest {
        key_name: Option<String> = "KeyName" / "KeyName",
        key_pair_id: Option<KeyPairId> = "KeyPairId" / "KeyPairId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output DeleteKeyPairResult {
        r#return: Option<bool> = "Return" / "return",
        key_pair_id: Option<String> = "KeyPairId" / "keyPairId",
    }
    input DeleteLaunchTemplateRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        launch_template_id: Option<LaunchTemplateId> = "LaunchTemplateId" / "LaunchTemplateId",
        launch_template_name: Option<String> = "LaunchTemplateName" / "LaunchTemplateName",
    }
    output DeleteLaunchTemplateResult {
        launch_template: Option<LaunchTemplate> = "LaunchTemplate" / "launchTemplate",
    }
    input DeleteLaunchTemplateVersionsRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        launch_template_id: Option<LaunchTemplateId> = "LaunchTemplateId" / "LaunchTemplateId",
        launch_template_name: Option<String> = "LaunchTemplateName" / "LaunchTemplateName",
        versions: Vec<String> = "LaunchTemplateVersion" / "LaunchTemplateVersion" required,
    }
    output DeleteLaunchTemplateVersionsResponseErrorItem {
        launch_template_id: Option<String> = "LaunchTemplateId" / "launchTemplateId",
        launch_template_name: Option<String> = "LaunchTemplateName" / "launchTemplateName",
        version_number: Option<i64> = "VersionNumber" / "versionNumber",
        response_error: Option<ResponseError> = "ResponseError" / "responseError",
    }
    output DeleteLaunchTemplateVersionsResponseSuccessItem {
        launch_template_id: Option<String> = "LaunchTemplateId" / "launchTemplateId",
        launch_template_name: Option<String> = "LaunchTemplateName" / "launchTemplateName",
        version_number: Option<i64> = "VersionNumber" / "versionNumber",
    }
    output DeleteLaunchTemplateVersionsResult {
        successfully_deleted_launch_template_versions: Vec<DeleteLaunchTemplateVersionsResponseSuccessItem> = "SuccessfullyDeletedLaunchTemplateVersionSet" / "successfullyDeletedLaunchTemplateVersionSet",
        unsuccessfully_deleted_launch_template_versions: Vec<DeleteLaunchTemplateVersionsResponseErrorItem> = "UnsuccessfullyDeletedLaunchTemplateVersionSet" / "unsuccessfullyDeletedLaunchTemplateVersionSet",
    }
    input DeleteManagedPrefixListRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        prefix_list_id: PrefixListId = "PrefixListId" / "PrefixListId",
    }
    output DeleteManagedPrefixListResult {
        prefix_list: Option<ManagedPrefixList> = "PrefixList" / "prefixList",
    }
    input DeleteNatGatewayRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        nat_gateway_id: NatGatewayId = "NatGatewayId" / "NatGatewayId",
    }
    output DeleteNatGatewayResult {
        nat_gateway_id: Option<String> = "NatGatewayId" / "natGatewayId",
    }
    input DeleteNetworkAclEntryRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        network_acl_id: NetworkAclId = "NetworkAclId" / "networkAclId",
        rule_number: i32 = "RuleNumber" / "ruleNumber",
        egress: bool = "Egress" / "egress",
    }
    input DeleteNetworkAclRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        network_acl_id: NetworkAclId = "NetworkAclId" / "networkAclId",
    }
    input DeleteNetworkInterfacePermissionRequest {
        network_interface_permission_id: NetworkInterfacePermissionId = "NetworkInterfacePermissionId" / "NetworkInterfacePermissionId",
        force: Option<bool> = "Force" / "Force",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DeleteNetworkInterfacePermissionResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input DeleteNetworkInterfaceRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        network_interface_id: NetworkInterfaceId = "NetworkInterfaceId" / "networkInterfaceId",
    }
    input DeleteRouteRequest {
        destination_prefix_list_id: Option<PrefixListId> = "DestinationPrefixListId" / "DestinationPrefixListId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        route_table_id: RouteTableId = "RouteTableId" / "routeTableId",
        destination_cidr_block: Option<String> = "DestinationCidrBlock" / "destinationCidrBlock",
        destination_ipv6_cidr_block: Option<String> = "DestinationIpv6CidrBlock" / "destinationIpv6CidrBlock",
    }
    input DeleteRouteTableRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        route_table_id: RouteTableId = "RouteTableId" / "routeTableId",
    }
    input DeleteSecurityGroupRequest {
        group_id: Option<SecurityGroupId> = "GroupId" / "GroupId",
        group_name: Option<String> = "GroupName" / "GroupName",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output DeleteSecurityGroupResult {
        r#return: Option<bool> = "Return" / "return",
        group_id: Option<SecurityGroupId> = "GroupId" / "groupId",
    }
    input DeleteSnapshotRequest {
        snapshot_id: SnapshotId = "SnapshotId" / "SnapshotId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output DeleteSnapshotReturnCode {
        snapshot_id: Option<SnapshotId> = "SnapshotId" / "snapshotId",
        return_code: Option<SnapshotReturnCodes> = "ReturnCode" / "returnCode",
    }
    input DeleteSubnetCidrReservationRequest {
        subnet_cidr_reservation_id: SubnetCidrReservationId = "SubnetCidrReservationId" / "SubnetCidrReservationId",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DeleteSubnetCidrReservationResult {
        deleted_subnet_cidr_reservation: Option<SubnetCidrReservation> = "DeletedSubnetCidrReservation" / "deletedSubnetCidrReservation",
    }
    input DeleteSubnetRequest {
        subnet_id: SubnetId = "SubnetId" / "SubnetId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    input DeleteTagsRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        resources: Vec<String> = "ResourceId" / "resourceId" required,
        tags: Vec<Tag> = "Tag" / "tag",
    }
    input DeleteVolumeRequest {
        volume_id: VolumeId = "VolumeId" / "VolumeId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    input DeleteVpcBlockPublicAccessExclusionRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        exclusion_id: VpcBlockPublicAccessExclusionId = "ExclusionId" / "ExclusionId",
    }
    output DeleteVpcBlockPublicAccessExclusionResult {
        vpc_block_public_access_exclusion: Option<VpcBlockPublicAccessExclusion> = "VpcBlockPublicAccessExclusion" / "vpcBlockPublicAccessExclusion",
    }
    input DeleteVpcEndpointsRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        vpc_endpoint_ids: Vec<VpcEndpointId> = "VpcEndpointId" / "VpcEndpointId" required,
    }
    output DeleteVpcEndpointsResult {
        unsuccessful: Vec<UnsuccessfulItem> = "Unsuccessful" / "unsuccessful",
    }
    input DeleteVpcPeeringConnectionRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        vpc_peering_connection_id: VpcPeeringConnectionId = "VpcPeeringConnectionId" / "vpcPeeringConnectionId",
    }
    output DeleteVpcPeeringConnectionResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input DeleteVpcRequest {
        vpc_id: VpcId = "VpcId" / "VpcId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output DeprecationTimeCondition {
        maximum_days_since_deprecated: Option<i32> = "MaximumDaysSinceDeprecated" / "maximumDaysSinceDeprecated",
    }
    input DeprecationTimeConditionRequest {
        maximum_days_since_deprecated: Option<i32> = "MaximumDaysSinceDeprecated" / "MaximumDaysSinceDeprecated",
    }
    input DeregisterImageRequest {
        image_id: ImageId = "ImageId" / "ImageId",
        delete_associated_snapshots: Option<bool> = "DeleteAssociatedSnapshots" / "DeleteAssociatedSnapshots",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output DeregisterImageResult {
        r#return: Option<bool> = "Return" / "return",
        delete_snapshot_results: Vec<DeleteSnapshotReturnCode> = "DeleteSnapshotResultSet" / "deleteSnapshotResultSet",
    }
    input DeregisterInstanceEventNotificationAttributesRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        instance_tag_attribute: DeregisterInstanceTagAttributeRequest = "InstanceTagAttribute" / "InstanceTagAttribute",
    }
    output DeregisterInstanceEventNotificationAttributesResult {
        instance_tag_attribute: Option<InstanceTagNotificationAttribute> = "InstanceTagAttribute" / "instanceTagAttribute",
    }
    input DeregisterInstanceTagAttributeRequest {
        include_all_tags_of_instance: Option<bool> = "IncludeAllTagsOfInstance" / "IncludeAllTagsOfInstance",
        instance_tag_keys: Vec<String> = "InstanceTagKey" / "InstanceTagKey",
    }
    input DescribeAccountAttributesRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        attribute_names: Vec<AccountAttributeName> = "AttributeName" / "attributeName" > "attributeName",
    }
    output DescribeAccountAttributesResult {
        account_attributes: Vec<AccountAttribute> = "AccountAttributeSet" / "accountAttributeSet",
    }
    input DescribeAddressesAttributeRequest {
        allocation_ids: Vec<AllocationId> = "AllocationId" / "AllocationId",
        attribute: Option<AddressAttributeName> = "Attribute" / "Attribute",
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DescribeAddressesAttributeResult {
        addresses: Vec<AddressAttribute> = "AddressSet" / "addressSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeAddressesRequest {
        public_ips: Vec<String> = "PublicIp" / "PublicIp" > "PublicIp",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        allocation_ids: Vec<AllocationId> = "AllocationId" / "AllocationId" > "AllocationId",
    }
    output DescribeAddressesResult {
        addresses: Vec<Address> = "AddressesSet" / "addressesSet",
    }
    input DescribeAggregateIdFormatRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DescribeAggregateIdFormatResult {
        use_long_ids_aggregated: Option<bool> = "UseLongIdsAggregated" / "useLongIdsAggregated",
        statuses: Vec<IdFormat> = "StatusSet" / "statusSet",
    }
    input DescribeAvailabilityZonesRequest {
        zone_names: Vec<String> = "ZoneName" / "ZoneName" > "ZoneName",
        zone_ids: Vec<String> = "ZoneId" / "ZoneId" > "ZoneId",
        all_availability_zones: Option<bool> = "AllAvailabilityZones" / "AllAvailabilityZones",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
    }
    output DescribeAvailabilityZonesResult {
        availability_zones: Vec<AvailabilityZone> = "AvailabilityZoneInfo" / "availabilityZoneInfo",
    }
    input DescribeCarrierGatewaysRequest {
        carrier_gateway_ids: Vec<CarrierGatewayId> = "CarrierGatewayId" / "CarrierGatewayId",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DescribeCarrierGatewaysResult {
        carrier_gateways: Vec<CarrierGateway> = "CarrierGatewaySet" / "carrierGatewaySet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeClassicLinkInstancesRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        instance_ids: Vec<InstanceId> = "InstanceId" / "InstanceId" > "InstanceId",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        next_token: Option<String> = "NextToken" / "nextToken",
        max_results: Option<i32> = "MaxResults" / "maxResults",
    }
    output DescribeClassicLinkInstancesResult {
        instances: Vec<ClassicLinkInstance> = "InstancesSet" / "instancesSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeDhcpOptionsRequest {
        dhcp_options_ids: Vec<DhcpOptionsId> = "DhcpOptionsId" / "DhcpOptionsId" > "DhcpOptionsId",
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
    }
    output DescribeDhcpOptionsResult {
        next_token: Option<String> = "NextToken" / "nextToken",
        dhcp_options: Vec<DhcpOptions> = "DhcpOptionsSet" / "dhcpOptionsSet",
    }
    input DescribeEgressOnlyInternetGatewaysRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        egress_only_internet_gateway_ids: Vec<EgressOnlyInternetGatewayId> = "EgressOnlyInternetGatewayId" / "EgressOnlyInternetGatewayId",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
    }
    output DescribeEgressOnlyInternetGatewaysResult {
        egress_only_internet_gateways: Vec<EgressOnlyInternetGateway> = "EgressOnlyInternetGatewaySet" / "egressOnlyInternetGatewaySet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    output DescribeFastSnapshotRestoreSuccessItem {
        snapshot_id: Option<String> = "SnapshotId" / "snapshotId",
        availability_zone: Option<String> = "AvailabilityZone" / "availabilityZone",
        availability_zone_id: Option<String> = "AvailabilityZoneId" / "availabilityZoneId",
        state: Option<FastSnapshotRestoreStateCode> = "State" / "state",
        state_transition_reason: Option<String> = "StateTransitionReason" / "stateTransitionReason",
        owner_id: Option<String> = "OwnerId" / "ownerId",
        owner_alias: Option<String> = "OwnerAlias" / "ownerAlias",
        enabling_time: Option<Timestamp> = "EnablingTime" / "enablingTime",
        optimizing_time: Option<Timestamp> = "OptimizingTime" / "optimizingTime",
        enabled_time: Option<Timestamp> = "EnabledTime" / "enabledTime",
        disabling_time: Option<Timestamp> = "DisablingTime" / "disablingTime",
        disabled_time: Option<Timestamp> = "DisabledTime" / "disabledTime",
    }
    input DescribeFastSnapshotRestoresRequest {
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DescribeFastSnapshotRestoresResult {
        fast_snapshot_restores: Vec<DescribeFastSnapshotRestoreSuccessItem> = "FastSnapshotRestoreSet" / "fastSnapshotRestoreSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeIamInstanceProfileAssociationsRequest {
        association_ids: Vec<IamInstanceProfileAssociationId> = "AssociationId" / "AssociationId" > "AssociationId",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
    }
    output DescribeIamInstanceProfileAssociationsResult {
        iam_instance_profile_associations: Vec<IamInstanceProfileAssociation> = "IamInstanceProfileAssociationSet" / "iamInstanceProfileAssociationSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeIdFormatRequest {
        resource: Option<String> = "Resource" / "Resource",
    }
    output DescribeIdFormatResult {
        statuses: Vec<IdFormat> = "StatusSet" / "statusSet",
    }
    input DescribeIdentityIdFormatRequest {
        resource: Option<String> = "Resource" / "resource",
        principal_arn: String = "PrincipalArn" / "principalArn",
    }
    output DescribeIdentityIdFormatResult {
        statuses: Vec<IdFormat> = "StatusSet" / "statusSet",
    }
    input DescribeImageAttributeRequest {
        attribute: ImageAttributeName = "Attribute" / "Attribute",
        image_id: ImageId = "ImageId" / "ImageId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    input DescribeImagesRequest {
        executable_users: Vec<String> = "ExecutableBy" / "ExecutableBy" > "ExecutableBy",
        image_ids: Vec<ImageId> = "ImageId" / "ImageId" > "ImageId",
        owners: Vec<String> = "Owner" / "Owner" > "Owner",
        include_deprecated: Option<bool> = "IncludeDeprecated" / "IncludeDeprecated",
        include_disabled: Option<bool> = "IncludeDisabled" / "IncludeDisabled",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
    }
    output DescribeImagesResult {
        next_token: Option<String> = "NextToken" / "nextToken",
        images: Vec<Image> = "ImagesSet" / "imagesSet",
    }
    input DescribeInstanceAttributeRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        instance_id: InstanceId = "InstanceId" / "instanceId",
        attribute: InstanceAttributeName = "Attribute" / "attribute",
    }
    input DescribeInstanceCreditSpecificationsRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        instance_ids: Vec<InstanceId> = "InstanceId" / "InstanceId" > "InstanceId",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
    }
    output DescribeInstanceCreditSpecificationsResult {
        instance_credit_specifications: Vec<InstanceCreditSpecification> = "InstanceCreditSpecificationSet" / "instanceCreditSpecificationSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeInstanceEventNotificationAttributesRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DescribeInstanceEventNotificationAttributesResult {
        instance_tag_attribute: Option<InstanceTagNotificationAttribute> = "InstanceTagAttribute" / "instanceTagAttribute",
    }
    input DescribeInstanceImageMetadataRequest {
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        instance_ids: Vec<InstanceId> = "InstanceId" / "InstanceId" > "InstanceId",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DescribeInstanceImageMetadataResult {
        instance_image_metadata: Vec<InstanceImageMetadata> = "InstanceImageMetadataSet" / "instanceImageMetadataSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeInstanceStatusRequest {
        instance_ids: Vec<InstanceId> = "InstanceId" / "InstanceId" > "InstanceId",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
        include_managed_resources: Option<bool> = "IncludeManagedResources" / "IncludeManagedResources",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        include_all_instances: Option<bool> = "IncludeAllInstances" / "includeAllInstances",
    }
    output DescribeInstanceStatusResult {
        instance_statuses: Vec<InstanceStatus> = "InstanceStatusSet" / "instanceStatusSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeInstanceTopologyRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        instance_ids: Vec<InstanceId> = "InstanceId" / "InstanceId",
        group_names: Vec<String> = "GroupName" / "GroupName",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
    }
    output DescribeInstanceTopologyResult {
        instances: Vec<InstanceTopology> = "InstanceSet" / "instanceSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeInstanceTypeOfferingsRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        location_type: Option<LocationType> = "LocationType" / "LocationType",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
    }
    output DescribeInstanceTypeOfferingsResult {
        instance_type_offerings: Vec<InstanceTypeOffering> = "InstanceTypeOfferingSet" / "instanceTypeOfferingSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeInstanceTypesRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        instance_types: Vec<String> = "InstanceType" / "InstanceType",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
        include_unsupported_in_region: Option<bool> = "IncludeUnsupportedInRegion" / "IncludeUnsupportedInRegion",
    }
    output DescribeInstanceTypesResult {
        instance_types: Vec<InstanceTypeInfo> = "InstanceTypeSet" / "instanceTypeSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeInstancesRequest {
        instance_ids: Vec<InstanceId> = "InstanceId" / "InstanceId" > "InstanceId",
        include_managed_resources: Option<bool> = "IncludeManagedResources" / "IncludeManagedResources",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        next_token: Option<String> = "NextToken" / "nextToken",
        max_results: Option<i32> = "MaxResults" / "maxResults",
    }
    output DescribeInstancesResult {
        next_token: Option<String> = "NextToken" / "nextToken",
        reservations: Vec<Reservation> = "ReservationSet" / "reservationSet",
    }
    input DescribeInternetGatewaysRequest {
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        internet_gateway_ids: Vec<InternetGatewayId> = "InternetGatewayId" / "internetGatewayId",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
    }
    output DescribeInternetGatewaysResult {
        internet_gateways: Vec<InternetGateway> = "InternetGatewaySet" / "internetGatewaySet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeKeyPairsRequest {
        key_names: Vec<String> = "KeyName" / "KeyName" > "KeyName",
        key_pair_ids: Vec<KeyPairId> = "KeyPairId" / "KeyPairId" > "KeyPairId",
        include_public_key: Option<bool> = "IncludePublicKey" / "IncludePublicKey",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
    }
    output DescribeKeyPairsResult {
        key_pairs: Vec<KeyPairInfo> = "KeySet" / "keySet",
    }
    input DescribeLaunchTemplateVersionsRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        launch_template_id: Option<LaunchTemplateId> = "LaunchTemplateId" / "LaunchTemplateId",
        launch_template_name: Option<String> = "LaunchTemplateName" / "LaunchTemplateName",
        versions: Vec<String> = "LaunchTemplateVersion" / "LaunchTemplateVersion",
        min_version: Option<String> = "MinVersion" / "MinVersion",
        max_version: Option<String> = "MaxVersion" / "MaxVersion",
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        resolve_alias: Option<bool> = "ResolveAlias" / "ResolveAlias",
        include_managed_resources: Option<bool> = "IncludeManagedResources" / "IncludeManagedResources",
    }
    output DescribeLaunchTemplateVersionsResult {
        launch_template_versions: Vec<LaunchTemplateVersion> = "LaunchTemplateVersionSet" / "launchTemplateVersionSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeLaunchTemplatesRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        launch_template_ids: Vec<LaunchTemplateId> = "LaunchTemplateId" / "LaunchTemplateId",
        launch_template_names: Vec<String> = "LaunchTemplateName" / "LaunchTemplateName",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        include_managed_resources: Option<bool> = "IncludeManagedResources" / "IncludeManagedResources",
    }
    output DescribeLaunchTemplatesResult {
        launch_templates: Vec<LaunchTemplate> = "LaunchTemplates" / "launchTemplates",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeLockedSnapshotsRequest {
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
        snapshot_ids: Vec<SnapshotId> = "SnapshotId" / "SnapshotId" > "SnapshotId",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DescribeLockedSnapshotsResult {
        snapshots: Vec<LockedSnapshotsInfo> = "SnapshotSet" / "snapshotSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeManagedPrefixListsRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
        prefix_list_ids: Vec<String> = "PrefixListId" / "PrefixListId",
    }
    output DescribeManagedPrefixListsResult {
        next_token: Option<String> = "NextToken" / "nextToken",
        prefix_lists: Vec<ManagedPrefixList> = "PrefixListSet" / "prefixListSet",
    }
    input DescribeMovingAddressesRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        public_ips: Vec<String> = "PublicIp" / "publicIp",
        next_token: Option<String> = "NextToken" / "nextToken",
        filters: Vec<Filter> = "Filter" / "filter" > "Filter",
        max_results: Option<i32> = "MaxResults" / "maxResults",
    }
    output DescribeMovingAddressesResult {
        moving_address_statuses: Vec<MovingAddressStatus> = "MovingAddressStatusSet" / "movingAddressStatusSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeNatGatewaysRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        filter: Vec<Filter> = "Filter" / "Filter" > "Filter",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        nat_gateway_ids: Vec<NatGatewayId> = "NatGatewayId" / "NatGatewayId",
        next_token: Option<String> = "NextToken" / "NextToken",
    }
    output DescribeNatGatewaysResult {
        nat_gateways: Vec<NatGateway> = "NatGatewaySet" / "natGatewaySet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeNetworkAclsRequest {
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        network_acl_ids: Vec<NetworkAclId> = "NetworkAclId" / "NetworkAclId",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
    }
    output DescribeNetworkAclsResult {
        network_acls: Vec<NetworkAcl> = "NetworkAclSet" / "networkAclSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeNetworkInterfaceAttributeRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        network_interface_id: NetworkInterfaceId = "NetworkInterfaceId" / "networkInterfaceId",
        attribute: Option<NetworkInterfaceAttribute> = "Attribute" / "attribute",
    }
    output DescribeNetworkInterfaceAttributeResult {
        attachment: Option<NetworkInterfaceAttachment> = "Attachment" / "attachment",
        description: Option<AttributeValue> = "Description" / "description",
        groups: Vec<GroupIdentifier> = "GroupSet" / "groupSet",
        network_interface_id: Option<String> = "NetworkInterfaceId" / "networkInterfaceId",
        source_dest_check: Option<AttributeBooleanValue> = "SourceDestCheck" / "sourceDestCheck",
        associate_public_ip_address: Option<bool> = "AssociatePublicIpAddress" / "associatePublicIpAddress",
    }
    input DescribeNetworkInterfacePermissionsRequest {
        network_interface_permission_ids: Vec<NetworkInterfacePermissionId> = "NetworkInterfacePermissionId" / "NetworkInterfacePermissionId",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
    }
    output DescribeNetworkInterfacePermissionsResult {
        network_interface_permissions: Vec<NetworkInterfacePermission> = "NetworkInterfacePermissions" / "networkInterfacePermissions",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeNetworkInterfacesRequest {
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        include_managed_resources: Option<bool> = "IncludeManagedResources" / "IncludeManagedResources",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        network_interface_ids: Vec<NetworkInterfaceId> = "NetworkInterfaceId" / "NetworkInterfaceId",
        filters: Vec<Filter> = "Filter" / "filter" > "Filter",
    }
    output DescribeNetworkInterfacesResult {
        network_interfaces: Vec<NetworkInterface> = "NetworkInterfaceSet" / "networkInterfaceSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribePrefixListsRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
        prefix_list_ids: Vec<PrefixListId> = "PrefixListId" / "PrefixListId",
    }
    output DescribePrefixListsResult {
        next_token: Option<String> = "NextToken" / "nextToken",
        prefix_lists: Vec<PrefixList> = "PrefixListSet" / "prefixListSet",
    }
    input DescribePrincipalIdFormatRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        resources: Vec<String> = "Resource" / "Resource",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
    }
    output DescribePrincipalIdFormatResult {
        principals: Vec<PrincipalIdFormat> = "PrincipalSet" / "principalSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeRegionsRequest {
        region_names: Vec<String> = "RegionName" / "RegionName" > "RegionName",
        all_regions: Option<bool> = "AllRegions" / "AllRegions",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
    }
    output DescribeRegionsResult {
        regions: Vec<Region> = "RegionInfo" / "regionInfo",
    }
    input DescribeRouteTablesRequest {
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        route_table_ids: Vec<RouteTableId> = "RouteTableId" / "RouteTableId",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
    }
    output DescribeRouteTablesResult {
        route_tables: Vec<RouteTable> = "RouteTableSet" / "routeTableSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeSecurityGroupRulesRequest {
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        security_group_rule_ids: Vec<String> = "SecurityGroupRuleId" / "SecurityGroupRuleId",
        dry_run: Option<bool> = "DryRun" / "DryRun",
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
    }
    output DescribeSecurityGroupRulesResult {
        security_group_rules: Vec<SecurityGroupRule> = "SecurityGroupRuleSet" / "securityGroupRuleSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeSecurityGroupVpcAssociationsRequest {
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DescribeSecurityGroupVpcAssociationsResult {
        security_group_vpc_associations: Vec<SecurityGroupVpcAssociation> = "SecurityGroupVpcAssociationSet" / "securityGroupVpcAssociationSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeSecurityGroupsRequest {
        group_ids: Vec<SecurityGroupId> = "GroupId" / "GroupId" > "groupId",
        group_names: Vec<String> = "GroupName" / "GroupName" > "GroupName",
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
    }
    output DescribeSecurityGroupsResult {
        next_token: Option<String> = "NextToken" / "nextToken",
        security_groups: Vec<SecurityGroup> = "SecurityGroupInfo" / "securityGroupInfo",
    }
    input DescribeSnapshotAttributeRequest {
        attribute: SnapshotAttributeName = "Attribute" / "Attribute",
        snapshot_id: SnapshotId = "SnapshotId" / "SnapshotId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output DescribeSnapshotAttributeResult {
        product_codes: Vec<ProductCode> = "ProductCodes" / "productCodes",
        snapshot_id: Option<String> = "SnapshotId" / "snapshotId",
        create_volume_permissions: Vec<CreateVolumePermission> = "CreateVolumePermission" / "createVolumePermission",
    }
    input DescribeSnapshotTierStatusRequest {
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        dry_run: Option<bool> = "DryRun" / "DryRun",
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
    }
    output DescribeSnapshotTierStatusResult {
        snapshot_tier_statuses: Vec<SnapshotTierStatus> = "SnapshotTierStatusSet" / "snapshotTierStatusSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeSnapshotsRequest {
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
        owner_ids: Vec<String> = "Owner" / "Owner" > "Owner",
        restorable_by_user_ids: Vec<String> = "RestorableBy" / "RestorableBy",
        snapshot_ids: Vec<SnapshotId> = "SnapshotId" / "SnapshotId" > "SnapshotId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
    }
    output DescribeSnapshotsResult {
        next_token: Option<String> = "NextToken" / "nextToken",
        snapshots: Vec<Snapshot> = "SnapshotSet" / "snapshotSet",
    }
    input DescribeSubnetsRequest {
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        subnet_ids: Vec<SubnetId> = "SubnetId" / "SubnetId" > "SubnetId",
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output DescribeSubnetsResult {
        next_token: Option<String> = "NextToken" / "nextToken",
        subnets: Vec<Subnet> = "SubnetSet" / "subnetSet",
    }
    input DescribeTagsRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        max_results: Option<i32> = "MaxResults" / "maxResults",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    output DescribeTagsResult {
        next_token: Option<String> = "NextToken" / "nextToken",
        tags: Vec<TagDescription> = "TagSet" / "tagSet",
    }
    input DescribeVolumeAttributeRequest {
        attribute: VolumeAttributeName = "Attribute" / "Attribute",
        volume_id: VolumeId = "VolumeId" / "VolumeId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output DescribeVolumeAttributeResult {
        auto_enable_io: Option<AttributeBooleanValue> = "AutoEnableIO" / "autoEnableIO",
        product_codes: Vec<ProductCode> = "ProductCodes" / "productCodes",
        volume_id: Option<String> = "VolumeId" / "volumeId",
    }
    input DescribeVolumeStatusRequest {
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
        volume_ids: Vec<VolumeId> = "VolumeId" / "VolumeId" > "VolumeId",
        include_managed_resources: Option<bool> = "IncludeManagedResources" / "IncludeManagedResources",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
    }
    output DescribeVolumeStatusResult {
        next_token: Option<String> = "NextToken" / "nextToken",
        volume_statuses: Vec<VolumeStatusItem> = "VolumeStatusSet" / "volumeStatusSet",
    }
    input DescribeVolumesModificationsRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        volume_ids: Vec<VolumeId> = "VolumeId" / "VolumeId" > "VolumeId",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
    }
    output DescribeVolumesModificationsResult {
        next_token: Option<String> = "NextToken" / "nextToken",
        volumes_modifications: Vec<VolumeModification> = "VolumeModificationSet" / "volumeModificationSet",
    }
    input DescribeVolumesRequest {
        volume_ids: Vec<VolumeId> = "VolumeId" / "VolumeId" > "VolumeId",
        include_managed_resources: Option<bool> = "IncludeManagedResources" / "IncludeManagedResources",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        next_token: Option<String> = "NextToken" / "nextToken",
        max_results: Option<i32> = "MaxResults" / "maxResults",
    }
    output DescribeVolumesResult {
        next_token: Option<String> = "NextToken" / "nextToken",
        volumes: Vec<Volume> = "VolumeSet" / "volumeSet",
    }
    input DescribeVpcAttributeRequest {
        attribute: VpcAttributeName = "Attribute" / "Attribute",
        vpc_id: VpcId = "VpcId" / "VpcId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output DescribeVpcAttributeResult {
        enable_dns_hostnames: Option<AttributeBooleanValue> = "EnableDnsHostnames" / "enableDnsHostnames",
        enable_dns_support: Option<AttributeBooleanValue> = "EnableDnsSupport" / "enableDnsSupport",
        enable_network_address_usage_metrics: Option<AttributeBooleanValue> = "EnableNetworkAddressUsageMetrics" / "enableNetworkAddressUsageMetrics",
        vpc_id: Option<String> = "VpcId" / "vpcId",
    }
    input DescribeVpcBlockPublicAccessExclusionsRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        exclusion_ids: Vec<VpcBlockPublicAccessExclusionId> = "ExclusionId" / "ExclusionId",
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
    }
    output DescribeVpcBlockPublicAccessExclusionsResult {
        vpc_block_public_access_exclusions: Vec<VpcBlockPublicAccessExclusion> = "VpcBlockPublicAccessExclusionSet" / "vpcBlockPublicAccessExclusionSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeVpcBlockPublicAccessOptionsRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DescribeVpcBlockPublicAccessOptionsResult {
        vpc_block_public_access_options: Option<VpcBlockPublicAccessOptions> = "VpcBlockPublicAccessOptions" / "vpcBlockPublicAccessOptions",
    }
    input DescribeVpcClassicLinkDnsSupportRequest {
        vpc_ids: Vec<VpcId> = "VpcIds" / "VpcIds" > "VpcId",
        max_results: Option<i32> = "MaxResults" / "maxResults",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    output DescribeVpcClassicLinkDnsSupportResult {
        next_token: Option<String> = "NextToken" / "nextToken",
        vpcs: Vec<ClassicLinkDnsSupport> = "Vpcs" / "vpcs",
    }
    input DescribeVpcClassicLinkRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        vpc_ids: Vec<VpcId> = "VpcId" / "VpcId" > "VpcId",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
    }
    output DescribeVpcClassicLinkResult {
        vpcs: Vec<VpcClassicLink> = "VpcSet" / "vpcSet",
    }
    input DescribeVpcEndpointServicesRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        service_names: Vec<String> = "ServiceName" / "ServiceName",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
        service_regions: Vec<String> = "ServiceRegion" / "ServiceRegion",
    }
    output DescribeVpcEndpointServicesResult {
        service_names: Vec<String> = "ServiceNameSet" / "serviceNameSet",
        service_details: Vec<ServiceDetail> = "ServiceDetailSet" / "serviceDetailSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeVpcEndpointsRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        vpc_endpoint_ids: Vec<VpcEndpointId> = "VpcEndpointId" / "VpcEndpointId",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
    }
    output DescribeVpcEndpointsResult {
        vpc_endpoints: Vec<VpcEndpoint> = "VpcEndpointSet" / "vpcEndpointSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeVpcPeeringConnectionsRequest {
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        vpc_peering_connection_ids: Vec<VpcPeeringConnectionId> = "VpcPeeringConnectionId" / "VpcPeeringConnectionId",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
    }
    output DescribeVpcPeeringConnectionsResult {
        vpc_peering_connections: Vec<VpcPeeringConnection> = "VpcPeeringConnectionSet" / "vpcPeeringConnectionSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input DescribeVpcsRequest {
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        vpc_ids: Vec<VpcId> = "VpcId" / "VpcId" > "VpcId",
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output DescribeVpcsResult {
        next_token: Option<String> = "NextToken" / "nextToken",
        vpcs: Vec<Vpc> = "VpcSet" / "vpcSet",
    }
    input DetachInternetGatewayRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        internet_gateway_id: InternetGatewayId = "InternetGatewayId" / "internetGatewayId",
        vpc_id: VpcId = "VpcId" / "vpcId",
    }
    input DetachNetworkInterfaceRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        attachment_id: AttachmentId = "AttachmentId" / "attachmentId",
        force: Option<bool> = "Force" / "force",
    }
    input DetachVolumeRequest {
        device: Option<String> = "Device" / "Device",
        force: Option<bool> = "Force" / "Force",
        instance_id: Option<String> = "InstanceId" / "InstanceId",
        volume_id: String = "VolumeId" / "VolumeId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output DhcpConfiguration {
        key: Option<String> = "Key" / "key",
        values: Vec<AttributeValue> = "ValueSet" / "valueSet",
    }
    output DhcpOptions {
        owner_id: Option<String> = "OwnerId" / "ownerId",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        dhcp_options_id: Option<String> = "DhcpOptionsId" / "dhcpOptionsId",
        dhcp_configurations: Vec<DhcpConfiguration> = "DhcpConfigurationSet" / "dhcpConfigurationSet",
    }
    input DisableAllowedImagesSettingsRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DisableAllowedImagesSettingsResult {
        allowed_images_settings_state: Option<AllowedImagesSettingsDisabledState> = "AllowedImagesSettingsState" / "allowedImagesSettingsState",
    }
    input DisableEbsEncryptionByDefaultRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DisableEbsEncryptionByDefaultResult {
        ebs_encryption_by_default: Option<bool> = "EbsEncryptionByDefault" / "ebsEncryptionByDefault",
    }
    output DisableFastSnapshotRestoreErrorItem {
        snapshot_id: Option<String> = "SnapshotId" / "snapshotId",
        fast_snapshot_restore_state_errors: Vec<DisableFastSnapshotRestoreStateErrorItem> = "FastSnapshotRestoreStateErrorSet" / "fastSnapshotRestoreStateErrorSet",
    }
    output DisableFastSnapshotRestoreStateError {
        code: Option<String> = "Code" / "code",
        message: Option<String> = "Message" / "message",
    }
    output DisableFastSnapshotRestoreStateErrorItem {
        availability_zone: Option<String> = "AvailabilityZone" / "availabilityZone",
        availability_zone_id: Option<String> = "AvailabilityZoneId" / "availabilityZoneId",
        error: Option<DisableFastSnapshotRestoreStateError> = "Error" / "error",
    }
    output DisableFastSnapshotRestoreSuccessItem {
        snapshot_id: Option<String> = "SnapshotId" / "snapshotId",
        availability_zone: Option<String> = "AvailabilityZone" / "availabilityZone",
        availability_zone_id: Option<String> = "AvailabilityZoneId" / "availabilityZoneId",
        state: Option<FastSnapshotRestoreStateCode> = "State" / "state",
        state_transition_reason: Option<String> = "StateTransitionReason" / "stateTransitionReason",
        owner_id: Option<String> = "OwnerId" / "ownerId",
        owner_alias: Option<String> = "OwnerAlias" / "ownerAlias",
        enabling_time: Option<Timestamp> = "EnablingTime" / "enablingTime",
        optimizing_time: Option<Timestamp> = "OptimizingTime" / "optimizingTime",
        enabled_time: Option<Timestamp> = "EnabledTime" / "enabledTime",
        disabling_time: Option<Timestamp> = "DisablingTime" / "disablingTime",
        disabled_time: Option<Timestamp> = "DisabledTime" / "disabledTime",
    }
    input DisableFastSnapshotRestoresRequest {
        availability_zones: Vec<String> = "AvailabilityZone" / "AvailabilityZone" > "AvailabilityZone",
        availability_zone_ids: Vec<String> = "AvailabilityZoneId" / "AvailabilityZoneId" > "AvailabilityZoneId",
        source_snapshot_ids: Vec<SnapshotId> = "SourceSnapshotId" / "SourceSnapshotId" > "SnapshotId" required,
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DisableFastSnapshotRestoresResult {
        successful: Vec<DisableFastSnapshotRestoreSuccessItem> = "Successful" / "successful",
        unsuccessful: Vec<DisableFastSnapshotRestoreErrorItem> = "Unsuccessful" / "unsuccessful",
    }
    input DisableImageBlockPublicAccessRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DisableImageBlockPublicAccessResult {
        image_block_public_access_state: Option<ImageBlockPublicAccessDisabledState> = "ImageBlockPublicAccessState" / "imageBlockPublicAccessState",
    }
    input DisableImageDeprecationRequest {
        image_id: ImageId = "ImageId" / "ImageId",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DisableImageDeprecationResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input DisableImageDeregistrationProtectionRequest {
        image_id: ImageId = "ImageId" / "ImageId",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DisableImageDeregistrationProtectionResult {
        r#return: Option<String> = "Return" / "return",
    }
    input DisableImageRequest {
        image_id: ImageId = "ImageId" / "ImageId",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DisableImageResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input DisableSnapshotBlockPublicAccessRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DisableSnapshotBlockPublicAccessResult {
        state: Option<SnapshotBlockPublicAccessState> = "State" / "state",
    }
    input DisableVpcClassicLinkDnsSupportRequest {
        vpc_id: Option<VpcId> = "VpcId" / "VpcId",
    }
    output DisableVpcClassicLinkDnsSupportResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input DisableVpcClassicLinkRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        vpc_id: VpcId = "VpcId" / "vpcId",
    }
    output DisableVpcClassicLinkResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input DisassociateAddressRequest {
        association_id: Option<AddressAssociationId> = "AssociationId" / "AssociationId",
        public_ip: Option<String> = "PublicIp" / "PublicIp",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    input DisassociateIamInstanceProfileRequest {
        association_id: IamInstanceProfileAssociationId = "AssociationId" / "AssociationId",
    }
    output DisassociateIamInstanceProfileResult {
        iam_instance_profile_association: Option<IamInstanceProfileAssociation> = "IamInstanceProfileAssociation" / "iamInstanceProfileAssociation",
    }
    input DisassociateNatGatewayAddressRequest {
        nat_gateway_id: NatGatewayId = "NatGatewayId" / "NatGatewayId",
        association_ids: Vec<AddressAssociationId> = "AssociationId" / "AssociationId" required,
        max_drain_duration_seconds: Option<i32> = "MaxDrainDurationSeconds" / "MaxDrainDurationSeconds",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DisassociateNatGatewayAddressResult {
        nat_gateway_id: Option<NatGatewayId> = "NatGatewayId" / "natGatewayId",
        nat_gateway_addresses: Vec<NatGatewayAddress> = "NatGatewayAddressSet" / "natGatewayAddressSet",
    }
    input DisassociateRouteTableRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        association_id: RouteTableAssociationId = "AssociationId" / "associationId",
    }
    input DisassociateSecurityGroupVpcRequest {
        group_id: String = "GroupId" / "GroupId",
        vpc_id: String = "VpcId" / "VpcId",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output DisassociateSecurityGroupVpcResult {
        state: Option<SecurityGroupVpcAssociationState> = "State" / "state",
    }
    input DisassociateSubnetCidrBlockRequest {
        association_id: SubnetCidrAssociationId = "AssociationId" / "associationId",
    }
    output DisassociateSubnetCidrBlockResult {
        ipv6_cidr_block_association: Option<SubnetIpv6CidrBlockAssociation> = "Ipv6CidrBlockAssociation" / "ipv6CidrBlockAssociation",
        subnet_id: Option<String> = "SubnetId" / "subnetId",
    }
    input DisassociateVpcCidrBlockRequest {
        association_id: VpcCidrAssociationId = "AssociationId" / "associationId",
    }
    output DisassociateVpcCidrBlockResult {
        ipv6_cidr_block_association: Option<VpcIpv6CidrBlockAssociation> = "Ipv6CidrBlockAssociation" / "ipv6CidrBlockAssociation",
        cidr_block_association: Option<VpcCidrBlockAssociation> = "CidrBlockAssociation" / "cidrBlockAssociation",
        vpc_id: Option<String> = "VpcId" / "vpcId",
    }
    output DiskInfo {
        size_in_gb: Option<i64> = "SizeInGB" / "sizeInGB",
        count: Option<i32> = "Count" / "count",
        r#type: Option<DiskType> = "Type" / "type",
    }
    output DnsEntry {
        dns_name: Option<String> = "DnsName" / "dnsName",
        hosted_zone_id: Option<String> = "HostedZoneId" / "hostedZoneId",
    }
    output DnsOptions {
        dns_record_ip_type: Option<DnsRecordIpType> = "DnsRecordIpType" / "dnsRecordIpType",
        private_dns_only_for_inbound_resolver_endpoint: Option<bool> = "PrivateDnsOnlyForInboundResolverEndpoint" / "privateDnsOnlyForInboundResolverEndpoint",
        private_dns_preference: Option<String> = "PrivateDnsPreference" / "privateDnsPreference",
        private_dns_specified_domains: Vec<String> = "PrivateDnsSpecifiedDomainSet" / "privateDnsSpecifiedDomainSet",
    }
    input DnsOptionsSpecification {
        dns_record_ip_type: Option<DnsRecordIpType> = "DnsRecordIpType" / "DnsRecordIpType",
        private_dns_only_for_inbound_resolver_endpoint: Option<bool> = "PrivateDnsOnlyForInboundResolverEndpoint" / "PrivateDnsOnlyForInboundResolverEndpoint",
        private_dns_preference: Option<String> = "PrivateDnsPreference" / "PrivateDnsPreference",
        private_dns_specified_domains: Vec<String> = "PrivateDnsSpecifiedDomain" / "PrivateDnsSpecifiedDomain",
    }
    both EbsBlockDevice {
        delete_on_termination: Option<bool> = "DeleteOnTermination" / "deleteOnTermination",
        iops: Option<i32> = "Iops" / "iops",
        snapshot_id: Option<SnapshotId> = "SnapshotId" / "snapshotId",
        volume_size: Option<i32> = "VolumeSize" / "volumeSize",
        volume_type: Option<VolumeType> = "VolumeType" / "volumeType",
        kms_key_id: Option<String> = "KmsKeyId" / "kmsKeyId",
        throughput: Option<i32> = "Throughput" / "throughput",
        outpost_arn: Option<String> = "OutpostArn" / "outpostArn",
        availability_zone: Option<String> = "AvailabilityZone" / "availabilityZone",
        encrypted: Option<bool> = "Encrypted" / "encrypted",
        volume_initialization_rate: Option<i32> = "VolumeInitializationRate" / "VolumeInitializationRate",
        availability_zone_id: Option<String> = "AvailabilityZoneId" / "AvailabilityZoneId",
        ebs_card_index: Option<i32> = "EbsCardIndex" / "EbsCardIndex",
    }
    output EbsCardInfo {
        ebs_card_index: Option<i32> = "EbsCardIndex" / "ebsCardIndex",
        baseline_bandwidth_in_mbps: Option<i32> = "BaselineBandwidthInMbps" / "baselineBandwidthInMbps",
        baseline_throughput_in_m_bps: Option<f64> = "BaselineThroughputInMBps" / "baselineThroughputInMBps",
        baseline_iops: Option<i32> = "BaselineIops" / "baselineIops",
        maximum_bandwidth_in_mbps: Option<i32> = "MaximumBandwidthInMbps" / "maximumBandwidthInMbps",
        maximum_throughput_in_m_bps: Option<f64> = "MaximumThroughputInMBps" / "maximumThroughputInMBps",
        maximum_iops: Option<i32> = "MaximumIops" / "maximumIops",
    }
    output EbsInfo {
        ebs_optimized_support: Option<EbsOptimizedSupport> = "EbsOptimizedSupport" / "ebsOptimizedSupport",
        encryption_support: Option<EbsEncryptionSupport> = "EncryptionSupport" / "encryptionSupport",
        ebs_optimized_info: Option<EbsOptimizedInfo> = "EbsOptimizedInfo" / "ebsOptimizedInfo",
        nvme_support: Option<EbsNvmeSupport> = "NvmeSupport" / "nvmeSupport",
        maximum_ebs_attachments: Option<i32> = "MaximumEbsAttachments" / "maximumEbsAttachments",
        attachment_limit_type: Option<AttachmentLimitType> = "AttachmentLimitType" / "attachmentLimitType",
        maximum_ebs_cards: Option<i32> = "MaximumEbsCards" / "maximumEbsCards",
        ebs_cards: Vec<EbsCardInfo> = "EbsCardSet" / "ebsCardSet",
    }
    output EbsInstanceBlockDevice {
        attach_time: Option<Timestamp> = "AttachTime" / "attachTime",
        delete_on_termination: Option<bool> = "DeleteOnTermination" / "deleteOnTermination",
        status: Option<AttachmentStatus> = "Status" / "status",
        volume_id: Option<String> = "VolumeId" / "volumeId",
        associated_resource: Option<String> = "AssociatedResource" / "associatedResource",
        volume_owner_id: Option<String> = "VolumeOwnerId" / "volumeOwnerId",
        operator: Option<OperatorResponse> = "Operator" / "operator",
        ebs_card_index: Option<i32> = "EbsCardIndex" / "ebsCardIndex",
    }
    input EbsInstanceBlockDeviceSpecification {
        volume_id: Option<VolumeId> = "VolumeId" / "volumeId",
        delete_on_termination: Option<bool> = "DeleteOnTermination" / "deleteOnTermination",
    }
    output EbsOptimizedInfo {
        baseline_bandwidth_in_mbps: Option<i32> = "BaselineBandwidthInMbps" / "baselineBandwidthInMbps",
        baseline_throughput_in_m_bps: Option<f64> = "BaselineThroughputInMBps" / "baselineThroughputInMBps",
        baseline_iops: Option<i32> = "BaselineIops" / "baselineIops",
        maximum_bandwidth_in_mbps: Option<i32> = "MaximumBandwidthInMbps" / "maximumBandwidthInMbps",
        maximum_throughput_in_m_bps: Option<f64> = "MaximumThroughputInMBps" / "maximumThroughputInMBps",
        maximum_iops: Option<i32> = "MaximumIops" / "maximumIops",
    }
    output EbsStatusDetails {
        impaired_since: Option<Timestamp> = "ImpairedSince" / "impairedSince",
        name: Option<StatusName> = "Name" / "name",
        status: Option<StatusType> = "Status" / "status",
    }
    output EbsStatusSummary {
        details: Vec<EbsStatusDetails> = "Details" / "details",
        status: Option<SummaryStatus> = "Status" / "status",
    }
    output EfaInfo {
        maximum_efa_interfaces: Option<i32> = "MaximumEfaInterfaces" / "maximumEfaInterfaces",
    }
    output EgressOnlyInternetGateway {
        attachments: Vec<InternetGatewayAttachment> = "AttachmentSet" / "attachmentSet",
        egress_only_internet_gateway_id: Option<EgressOnlyInternetGatewayId> = "EgressOnlyInternetGatewayId" / "egressOnlyInternetGatewayId",
        tags: Vec<Tag> = "TagSet" / "tagSet",
    }
    output ElasticGpuAssociation {
        elastic_gpu_id: Option<String> = "ElasticGpuId" / "elasticGpuId",
        elastic_gpu_association_id: Option<String> = "ElasticGpuAssociationId" / "elasticGpuAssociationId",
        elastic_gpu_association_state: Option<String> = "ElasticGpuAssociationState" / "elasticGpuAssociationState",
        elastic_gpu_association_time: Option<String> = "ElasticGpuAssociationTime" / "elasticGpuAssociationTime",
    }
    input ElasticGpuSpecification {
        r#type: String = "Type" / "Type",
    }
    output ElasticGpuSpecificationResponse {
        r#type: Option<String> = "Type" / "type",
    }
    input ElasticInferenceAccelerator {
        r#type: String = "Type" / "Type",
        count: Option<i32> = "Count" / "Count",
    }
    output ElasticInferenceAcceleratorAssociation {
        elastic_inference_accelerator_arn: Option<String> = "ElasticInferenceAcceleratorArn" / "elasticInferenceAcceleratorArn",
        elastic_inference_accelerator_association_id: Option<String> = "ElasticInferenceAcceleratorAssociationId" / "elasticInferenceAcceleratorAssociationId",
        elastic_inference_accelerator_association_state: Option<String> = "ElasticInferenceAcceleratorAssociationState" / "elasticInferenceAcceleratorAssociationState",
        elastic_inference_accelerator_association_time: Option<Timestamp> = "ElasticInferenceAcceleratorAssociationTime" / "elasticInferenceAcceleratorAssociationTime",
    }
    input EnaSrdSpecification {
        ena_srd_enabled: Option<bool> = "EnaSrdEnabled" / "EnaSrdEnabled",
        ena_srd_udp_specification: Option<EnaSrdUdpSpecification> = "EnaSrdUdpSpecification" / "EnaSrdUdpSpecification",
    }
    input EnaSrdSpecificationRequest {
        ena_srd_enabled: Option<bool> = "EnaSrdEnabled" / "EnaSrdEnabled",
        ena_srd_udp_specification: Option<EnaSrdUdpSpecificationRequest> = "EnaSrdUdpSpecification" / "EnaSrdUdpSpecification",
    }
    input EnaSrdUdpSpecification {
        ena_srd_udp_enabled: Option<bool> = "EnaSrdUdpEnabled" / "EnaSrdUdpEnabled",
    }
    input EnaSrdUdpSpecificationRequest {
        ena_srd_udp_enabled: Option<bool> = "EnaSrdUdpEnabled" / "EnaSrdUdpEnabled",
    }
    input EnableAllowedImagesSettingsRequest {
        allowed_images_settings_state: AllowedImagesSettingsEnabledState = "AllowedImagesSettingsState" / "AllowedImagesSettingsState",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output EnableAllowedImagesSettingsResult {
        allowed_images_settings_state: Option<AllowedImagesSettingsEnabledState> = "AllowedImagesSettingsState" / "allowedImagesSettingsState",
    }
    input EnableEbsEncryptionByDefaultRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output EnableEbsEncryptionByDefaultResult {
        ebs_encryption_by_default: Option<bool> = "EbsEncryptionByDefault" / "ebsEncryptionByDefault",
    }
    output EnableFastSnapshotRestoreErrorItem {
        snapshot_id: Option<String> = "SnapshotId" / "snapshotId",
        fast_snapshot_restore_state_errors: Vec<EnableFastSnapshotRestoreStateErrorItem> = "FastSnapshotRestoreStateErrorSet" / "fastSnapshotRestoreStateErrorSet",
    }
    output EnableFastSnapshotRestoreStateError {
        code: Option<String> = "Code" / "code",
        message: Option<String> = "Message" / "message",
    }
    output EnableFastSnapshotRestoreStateErrorItem {
        availability_zone: Option<String> = "AvailabilityZone" / "availabilityZone",
        availability_zone_id: Option<String> = "AvailabilityZoneId" / "availabilityZoneId",
        error: Option<EnableFastSnapshotRestoreStateError> = "Error" / "error",
    }
    output EnableFastSnapshotRestoreSuccessItem {
        snapshot_id: Option<String> = "SnapshotId" / "snapshotId",
        availability_zone: Option<String> = "AvailabilityZone" / "availabilityZone",
        availability_zone_id: Option<String> = "AvailabilityZoneId" / "availabilityZoneId",
        state: Option<FastSnapshotRestoreStateCode> = "State" / "state",
        state_transition_reason: Option<String> = "StateTransitionReason" / "stateTransitionReason",
        owner_id: Option<String> = "OwnerId" / "ownerId",
        owner_alias: Option<String> = "OwnerAlias" / "ownerAlias",
        enabling_time: Option<Timestamp> = "EnablingTime" / "enablingTime",
        optimizing_time: Option<Timestamp> = "OptimizingTime" / "optimizingTime",
        enabled_time: Option<Timestamp> = "EnabledTime" / "enabledTime",
        disabling_time: Option<Timestamp> = "DisablingTime" / "disablingTime",
        disabled_time: Option<Timestamp> = "DisabledTime" / "disabledTime",
    }
    input EnableFastSnapshotRestoresRequest {
        availability_zones: Vec<String> = "AvailabilityZone" / "AvailabilityZone" > "AvailabilityZone",
        availability_zone_ids: Vec<String> = "AvailabilityZoneId" / "AvailabilityZoneId" > "AvailabilityZoneId",
        source_snapshot_ids: Vec<SnapshotId> = "SourceSnapshotId" / "SourceSnapshotId" > "SnapshotId" required,
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output EnableFastSnapshotRestoresResult {
        successful: Vec<EnableFastSnapshotRestoreSuccessItem> = "Successful" / "successful",
        unsuccessful: Vec<EnableFastSnapshotRestoreErrorItem> = "Unsuccessful" / "unsuccessful",
    }
    input EnableImageBlockPublicAccessRequest {
        image_block_public_access_state: ImageBlockPublicAccessEnabledState = "ImageBlockPublicAccessState" / "ImageBlockPublicAccessState",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output EnableImageBlockPublicAccessResult {
        image_block_public_access_state: Option<ImageBlockPublicAccessEnabledState> = "ImageBlockPublicAccessState" / "imageBlockPublicAccessState",
    }
    input EnableImageDeprecationRequest {
        image_id: ImageId = "ImageId" / "ImageId",
        deprecate_at: Timestamp = "DeprecateAt" / "DeprecateAt",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output EnableImageDeprecationResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input EnableImageDeregistrationProtectionRequest {
        image_id: ImageId = "ImageId" / "ImageId",
        with_cooldown: Option<bool> = "WithCooldown" / "WithCooldown",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output EnableImageDeregistrationProtectionResult {
        r#return: Option<String> = "Return" / "return",
    }
    input EnableImageRequest {
        image_id: ImageId = "ImageId" / "ImageId",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output EnableImageResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input EnableSnapshotBlockPublicAccessRequest {
        state: SnapshotBlockPublicAccessState = "State" / "State",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output EnableSnapshotBlockPublicAccessResult {
        state: Option<SnapshotBlockPublicAccessState> = "State" / "state",
    }
    input EnableVolumeIORequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        volume_id: VolumeId = "VolumeId" / "volumeId",
    }
    input EnableVpcClassicLinkDnsSupportRequest {
        vpc_id: Option<VpcId> = "VpcId" / "VpcId",
    }
    output EnableVpcClassicLinkDnsSupportResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input EnableVpcClassicLinkRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        vpc_id: VpcId = "VpcId" / "vpcId",
    }
    output EnableVpcClassicLinkResult {
        r#return: Option<bool> = "Return" / "return",
    }
    output EnclaveOptions {
        enabled: Option<bool> = "Enabled" / "enabled",
    }
    input EnclaveOptionsRequest {
        enabled: Option<bool> = "Enabled" / "Enabled",
    }
    input Filter {
        name: Option<String> = "Name" / "Name",
        values: Vec<String> = "Value" / "Value",
    }
    output FpgaDeviceInfo {
        name: Option<String> = "Name" / "name",
        manufacturer: Option<String> = "Manufacturer" / "manufacturer",
        count: Option<i32> = "Count" / "count",
        memory_info: Option<FpgaDeviceMemoryInfo> = "MemoryInfo" / "memoryInfo",
    }
    output FpgaDeviceMemoryInfo {
        size_in_mi_b: Option<i32> = "SizeInMiB" / "sizeInMiB",
    }
    output FpgaInfo {
        fpgas: Vec<FpgaDeviceInfo> = "Fpgas" / "fpgas",
        total_fpga_memory_in_mi_b: Option<i32> = "TotalFpgaMemoryInMiB" / "totalFpgaMemoryInMiB",
    }
    input GetAllowedImagesSettingsRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output GetAllowedImagesSettingsResult {
        state: Option<String> = "State" / "state",
        image_criteria: Vec<ImageCriterion> = "ImageCriterionSet" / "imageCriterionSet",
        managed_by: Option<ManagedBy> = "ManagedBy" / "managedBy",
    }
    input GetConsoleOutputRequest {
        instance_id: InstanceId = "InstanceId" / "InstanceId",
        latest: Option<bool> = "Latest" / "Latest",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output GetConsoleOutputResult {
        instance_id: Option<String> = "InstanceId" / "instanceId",
        timestamp: Option<Timestamp> = "Timestamp" / "timestamp",
        output: Option<String> = "Output" / "output",
    }
    input GetDefaultCreditSpecificationRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        instance_family: UnlimitedSupportedInstanceFamily = "InstanceFamily" / "InstanceFamily",
    }
    output GetDefaultCreditSpecificationResult {
        instance_family_credit_specification: Option<InstanceFamilyCreditSpecification> = "InstanceFamilyCreditSpecification" / "instanceFamilyCreditSpecification",
    }
    input GetEbsDefaultKmsKeyIdRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output GetEbsDefaultKmsKeyIdResult {
        kms_key_id: Option<String> = "KmsKeyId" / "kmsKeyId",
    }
    input GetEbsEncryptionByDefaultRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output GetEbsEncryptionByDefaultResult {
        ebs_encryption_by_default: Option<bool> = "EbsEncryptionByDefault" / "ebsEncryptionByDefault",
        sse_type: Option<SSEType> = "SseType" / "sseType",
    }
    input GetImageBlockPublicAccessStateRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output GetImageBlockPublicAccessStateResult {
        image_block_public_access_state: Option<String> = "ImageBlockPublicAccessState" / "imageBlockPublicAccessState",
        managed_by: Option<ManagedBy> = "ManagedBy" / "managedBy",
    }
    input GetInstanceMetadataDefaultsRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output GetInstanceMetadataDefaultsResult {
        account_level: Option<InstanceMetadataDefaultsResponse> = "AccountLevel" / "accountLevel",
    }
    input GetInstanceTypesFromInstanceRequirementsRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        architecture_types: Vec<ArchitectureType> = "ArchitectureType" / "ArchitectureType" required,
        virtualization_types: Vec<VirtualizationType> = "VirtualizationType" / "VirtualizationType" required,
        instance_requirements: InstanceRequirementsRequest = "InstanceRequirements" / "InstanceRequirements",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
        context: Option<String> = "Context" / "Context",
    }
    output GetInstanceTypesFromInstanceRequirementsResult {
        instance_types: Vec<InstanceTypeInfoFromInstanceRequirements> = "InstanceTypeSet" / "instanceTypeSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input GetInstanceUefiDataRequest {
        instance_id: InstanceId = "InstanceId" / "InstanceId",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output GetInstanceUefiDataResult {
        instance_id: Option<InstanceId> = "InstanceId" / "instanceId",
        uefi_data: Option<String> = "UefiData" / "uefiData",
    }
    input GetLaunchTemplateDataRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        instance_id: InstanceId = "InstanceId" / "InstanceId",
    }
    output GetLaunchTemplateDataResult {
        launch_template_data: Option<ResponseLaunchTemplateData> = "LaunchTemplateData" / "launchTemplateData",
    }
    input GetManagedPrefixListAssociationsRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        prefix_list_id: PrefixListId = "PrefixListId" / "PrefixListId",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
    }
    output GetManagedPrefixListAssociationsResult {
        prefix_list_associations: Vec<PrefixListAssociation> = "PrefixListAssociationSet" / "prefixListAssociationSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input GetManagedPrefixListEntriesRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        prefix_list_id: PrefixListId = "PrefixListId" / "PrefixListId",
        target_version: Option<i64> = "TargetVersion" / "TargetVersion",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
    }
    output GetManagedPrefixListEntriesResult {
        entries: Vec<PrefixListEntry> = "EntrySet" / "entrySet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input GetPasswordDataRequest {
        instance_id: InstanceId = "InstanceId" / "InstanceId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output GetPasswordDataResult {
        instance_id: Option<String> = "InstanceId" / "instanceId",
        timestamp: Option<Timestamp> = "Timestamp" / "timestamp",
        password_data: Option<String> = "PasswordData" / "passwordData",
    }
    input GetSecurityGroupsForVpcRequest {
        vpc_id: VpcId = "VpcId" / "VpcId",
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output GetSecurityGroupsForVpcResult {
        next_token: Option<String> = "NextToken" / "nextToken",
        security_group_for_vpcs: Vec<SecurityGroupForVpc> = "SecurityGroupForVpcSet" / "securityGroupForVpcSet",
    }
    input GetSnapshotBlockPublicAccessStateRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output GetSnapshotBlockPublicAccessStateResult {
        state: Option<SnapshotBlockPublicAccessState> = "State" / "state",
        managed_by: Option<ManagedBy> = "ManagedBy" / "managedBy",
    }
    input GetSubnetCidrReservationsRequest {
        filters: Vec<Filter> = "Filter" / "Filter" > "Filter",
        subnet_id: SubnetId = "SubnetId" / "SubnetId",
        dry_run: Option<bool> = "DryRun" / "DryRun",
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
    }
    output GetSubnetCidrReservationsResult {
        subnet_ipv4_cidr_reservations: Vec<SubnetCidrReservation> = "SubnetIpv4CidrReservationSet" / "subnetIpv4CidrReservationSet",
        subnet_ipv6_cidr_reservations: Vec<SubnetCidrReservation> = "SubnetIpv6CidrReservationSet" / "subnetIpv6CidrReservationSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    output GpuDeviceInfo {
        name: Option<String> = "Name" / "name",
        manufacturer: Option<String> = "Manufacturer" / "manufacturer",
        count: Option<i32> = "Count" / "count",
        logical_gpu_count: Option<i32> = "LogicalGpuCount" / "logicalGpuCount",
        gpu_partition_size: Option<f64> = "GpuPartitionSize" / "gpuPartitionSize",
        workloads: Vec<String> = "WorkloadSet" / "workloadSet",
        memory_info: Option<GpuDeviceMemoryInfo> = "MemoryInfo" / "memoryInfo",
    }
    output GpuDeviceMemoryInfo {
        size_in_mi_b: Option<i32> = "SizeInMiB" / "sizeInMiB",
    }
    output GpuInfo {
        gpus: Vec<GpuDeviceInfo> = "Gpus" / "gpus",
        total_gpu_memory_in_mi_b: Option<i32> = "TotalGpuMemoryInMiB" / "totalGpuMemoryInMiB",
    }
    output GroupIdentifier {
        group_id: Option<String> = "GroupId" / "groupId",
        group_name: Option<String> = "GroupName" / "groupName",
    }
    output HibernationOptions {
        configured: Option<bool> = "Configured" / "configured",
    }
    input HibernationOptionsRequest {
        configured: Option<bool> = "Configured" / "Configured",
    }
    output IamInstanceProfile {
        arn: Option<String> = "Arn" / "arn",
        id: Option<String> = "Id" / "id",
    }
    output IamInstanceProfileAssociation {
        association_id: Option<String> = "AssociationId" / "associationId",
        instance_id: Option<String> = "InstanceId" / "instanceId",
        iam_instance_profile: Option<IamInstanceProfile> = "IamInstanceProfile" / "iamInstanceProfile",
        state: Option<IamInstanceProfileAssociationState> = "State" / "state",
        timestamp: Option<Timestamp> = "Timestamp" / "timestamp",
    }
    input IamInstanceProfileSpecification {
        arn: Option<String> = "Arn" / "arn",
        name: Option<String> = "Name" / "name",
    }
    both IcmpTypeCode {
        code: Option<i32> = "Code" / "code",
        r#type: Option<i32> = "Type" / "type",
    }
    output IdFormat {
        deadline: Option<Timestamp> = "Deadline" / "deadline",
        resource: Option<String> = "Resource" / "resource",
        use_long_ids: Option<bool> = "UseLongIds" / "useLongIds",
    }
    output Image {
        platform_details: Option<String> = "PlatformDetails" / "platformDetails",
        usage_operation: Option<String> = "UsageOperation" / "usageOperation",
        block_device_mappings: Vec<BlockDeviceMapping> = "BlockDeviceMapping" / "blockDeviceMapping",
        description: Option<String> = "Description" / "description",
        ena_support: Option<bool> = "EnaSupport" / "enaSupport",
        hypervisor: Option<HypervisorType> = "Hypervisor" / "hypervisor",
        image_owner_alias: Option<String> = "ImageOwnerAlias" / "imageOwnerAlias",
        name: Option<String> = "Name" / "name",
        root_device_name: Option<String> = "RootDeviceName" / "rootDeviceName",
        root_device_type: Option<DeviceType> = "RootDeviceType" / "rootDeviceType",
        sriov_net_support: Option<String> = "SriovNetSupport" / "sriovNetSupport",
        state_reason: Option<StateReason> = "StateReason" / "stateReason",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        virtualization_type: Option<VirtualizationType> = "VirtualizationType" / "virtualizationType",
        boot_mode: Option<BootModeValues> = "BootMode" / "bootMode",
        tpm_support: Option<TpmSupportValues> = "TpmSupport" / "tpmSupport",
        deprecation_time: Option<String> = "DeprecationTime" / "deprecationTime",
        imds_support: Option<ImdsSupportValues> = "ImdsSupport" / "imdsSupport",
        source_instance_id: Option<String> = "SourceInstanceId" / "sourceInstanceId",
        deregistration_protection: Option<String> = "DeregistrationProtection" / "deregistrationProtection",
        last_launched_time: Option<String> = "LastLaunchedTime" / "lastLaunchedTime",
        image_allowed: Option<bool> = "ImageAllowed" / "imageAllowed",
        source_image_id: Option<String> = "SourceImageId" / "sourceImageId",
        source_image_region: Option<String> = "SourceImageRegion" / "sourceImageRegion",
        free_tier_eligible: Option<bool> = "FreeTierEligible" / "freeTierEligible",
        image_id: Option<String> = "ImageId" / "imageId",
        image_location: Option<String> = "ImageLocation" / "imageLocation",
        state: Option<ImageState> = "ImageState" / "imageState",
        owner_id: Option<String> = "ImageOwnerId" / "imageOwnerId",
        creation_date: Option<String> = "CreationDate" / "creationDate",
        public: Option<bool> = "IsPublic" / "isPublic",
        product_codes: Vec<ProductCode> = "ProductCodes" / "productCodes",
        architecture: Option<ArchitectureValues> = "Architecture" / "architecture",
        image_type: Option<ImageTypeValues> = "ImageType" / "imageType",
        kernel_id: Option<String> = "KernelId" / "kernelId",
        ramdisk_id: Option<String> = "RamdiskId" / "ramdiskId",
        platform: Option<PlatformValues> = "Platform" / "platform",
    }
    output ImageAttribute {
        description: Option<AttributeValue> = "Description" / "description",
        kernel_id: Option<AttributeValue> = "Kernel" / "kernel",
        ramdisk_id: Option<AttributeValue> = "Ramdisk" / "ramdisk",
        sriov_net_support: Option<AttributeValue> = "SriovNetSupport" / "sriovNetSupport",
        boot_mode: Option<AttributeValue> = "BootMode" / "bootMode",
        tpm_support: Option<AttributeValue> = "TpmSupport" / "tpmSupport",
        uefi_data: Option<AttributeValue> = "UefiData" / "uefiData",
        last_launched_time: Option<AttributeValue> = "LastLaunchedTime" / "lastLaunchedTime",
        imds_support: Option<AttributeValue> = "ImdsSupport" / "imdsSupport",
        deregistration_protection: Option<AttributeValue> = "DeregistrationProtection" / "deregistrationProtection",
        image_id: Option<String> = "ImageId" / "imageId",
        launch_permissions: Vec<LaunchPermission> = "LaunchPermission" / "launchPermission",
        product_codes: Vec<ProductCode> = "ProductCodes" / "productCodes",
        block_device_mappings: Vec<BlockDeviceMapping> = "BlockDeviceMapping" / "blockDeviceMapping",
    }
    output ImageCriterion {
        image_providers: Vec<String> = "ImageProviderSet" / "imageProviderSet",
        marketplace_product_codes: Vec<String> = "MarketplaceProductCodeSet" / "marketplaceProductCodeSet",
        image_names: Vec<String> = "ImageNameSet" / "imageNameSet",
        deprecation_time_condition: Option<DeprecationTimeCondition> = "DeprecationTimeCondition" / "deprecationTimeCondition",
        creation_date_condition: Option<CreationDateCondition> = "CreationDateCondition" / "creationDateCondition",
    }
    input ImageCriterionRequest {
        image_providers: Vec<String> = "ImageProvider" / "ImageProvider",
        marketplace_product_codes: Vec<String> = "MarketplaceProductCode" / "MarketplaceProductCode",
        image_names: Vec<String> = "ImageName" / "ImageName",
        deprecation_time_condition: Option<DeprecationTimeConditionRequest> = "DeprecationTimeCondition" / "DeprecationTimeCondition",
        creation_date_condition: Option<CreationDateConditionRequest> = "CreationDateCondition" / "CreationDateCondition",
    }
    output ImageMetadata {
        image_id: Option<ImageId> = "ImageId" / "imageId",
        name: Option<String> = "Name" / "name",
        owner_id: Option<String> = "ImageOwnerId" / "imageOwnerId",
        state: Option<ImageState> = "ImageState" / "imageState",
        image_owner_alias: Option<String> = "ImageOwnerAlias" / "imageOwnerAlias",
        creation_date: Option<String> = "CreationDate" / "creationDate",
        deprecation_time: Option<String> = "DeprecationTime" / "deprecationTime",
        image_allowed: Option<bool> = "ImageAllowed" / "imageAllowed",
        is_public: Option<bool> = "IsPublic" / "isPublic",
    }
    output ImageRecycleBinInfo {
        image_id: Option<String> = "ImageId" / "imageId",
        name: Option<String> = "Name" / "name",
        description: Option<String> = "Description" / "description",
        recycle_bin_enter_time: Option<Timestamp> = "RecycleBinEnterTime" / "recycleBinEnterTime",
        recycle_bin_exit_time: Option<Timestamp> = "RecycleBinExitTime" / "recycleBinExitTime",
    }
    input ImportKeyPairRequest {
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        key_name: String = "KeyName" / "keyName",
        public_key_material: Blob = "PublicKeyMaterial" / "publicKeyMaterial",
    }
    output ImportKeyPairResult {
        key_fingerprint: Option<String> = "KeyFingerprint" / "keyFingerprint",
        key_name: Option<String> = "KeyName" / "keyName",
        key_pair_id: Option<String> = "KeyPairId" / "keyPairId",
        tags: Vec<Tag> = "TagSet" / "tagSet",
    }
    output InferenceAcceleratorInfo {
        accelerators: Vec<InferenceDeviceInfo> = "Accelerators" / "accelerators",
        total_inference_memory_in_mi_b: Option<i32> = "TotalInferenceMemoryInMiB" / "totalInferenceMemoryInMiB",
    }
    output InferenceDeviceInfo {
        count: Option<i32> = "Count" / "count",
        name: Option<String> = "Name" / "name",
        manufacturer: Option<String> = "Manufacturer" / "manufacturer",
        memory_info: Option<InferenceDeviceMemoryInfo> = "MemoryInfo" / "memoryInfo",
    }
    output InferenceDeviceMemoryInfo {
        size_in_mi_b: Option<i32> = "SizeInMiB" / "sizeInMiB",
    }
    output InitializationStatusDetails {
        initialization_type: Option<InitializationType> = "InitializationType" / "initializationType",
        progress: Option<i64> = "Progress" / "progress",
        estimated_time_to_complete_in_seconds: Option<i64> = "EstimatedTimeToCompleteInSeconds" / "estimatedTimeToCompleteInSeconds",
    }
    output Instance {
        architecture: Option<ArchitectureValues> = "Architecture" / "architecture",
        block_device_mappings: Vec<InstanceBlockDeviceMapping> = "BlockDeviceMapping" / "blockDeviceMapping",
        client_token: Option<String> = "ClientToken" / "clientToken",
        ebs_optimized: Option<bool> = "EbsOptimized" / "ebsOptimized",
        ena_support: Option<bool> = "EnaSupport" / "enaSupport",
        hypervisor: Option<HypervisorType> = "Hypervisor" / "hypervisor",
        iam_instance_profile: Option<IamInstanceProfile> = "IamInstanceProfile" / "iamInstanceProfile",
        instance_lifecycle: Option<InstanceLifecycleType> = "InstanceLifecycle" / "instanceLifecycle",
        elastic_gpu_associations: Vec<ElasticGpuAssociation> = "ElasticGpuAssociationSet" / "elasticGpuAssociationSet",
        elastic_inference_accelerator_associations: Vec<ElasticInferenceAcceleratorAssociation> = "ElasticInferenceAcceleratorAssociationSet" / "elasticInferenceAcceleratorAssociationSet",
        network_interfaces: Vec<InstanceNetworkInterface> = "NetworkInterfaceSet" / "networkInterfaceSet",
        outpost_arn: Option<String> = "OutpostArn" / "outpostArn",
        root_device_name: Option<String> = "RootDeviceName" / "rootDeviceName",
        root_device_type: Option<DeviceType> = "RootDeviceType" / "rootDeviceType",
        security_groups: Vec<GroupIdentifier> = "GroupSet" / "groupSet",
        source_dest_check: Option<bool> = "SourceDestCheck" / "sourceDestCheck",
        spot_instance_request_id: Option<String> = "SpotInstanceRequestId" / "spotInstanceRequestId",
        sriov_net_support: Option<String> = "SriovNetSupport" / "sriovNetSupport",
        state_reason: Option<StateReason> = "StateReason" / "stateReason",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        virtualization_type: Option<VirtualizationType> = "VirtualizationType" / "virtualizationType",
        cpu_options: Option<CpuOptions> = "CpuOptions" / "cpuOptions",
        capacity_block_id: Option<String> = "CapacityBlockId" / "capacityBlockId",
        capacity_reservation_id: Option<String> = "CapacityReservationId" / "capacityReservationId",
        capacity_reservation_specification: Option<CapacityReservationSpecificationResponse> = "CapacityReservationSpecification" / "capacityReservationSpecification",
        hibernation_options: Option<HibernationOptions> = "HibernationOptions" / "hibernationOptions",
        licenses: Vec<LicenseConfiguration> = "LicenseSet" / "licenseSet",
        metadata_options: Option<InstanceMetadataOptionsResponse> = "MetadataOptions" / "metadataOptions",
        enclave_options: Option<EnclaveOptions> = "EnclaveOptions" / "enclaveOptions",
        boot_mode: Option<BootModeValues> = "BootMode" / "bootMode",
        platform_details: Option<String> = "PlatformDetails" / "platformDetails",
        usage_operation: Option<String> = "UsageOperation" / "usageOperation",
        usage_operation_update_time: Option<Timestamp> = "UsageOperationUpdateTime" / "usageOperationUpdateTime",
        private_dns_name_options: Option<PrivateDnsNameOptionsResponse> = "PrivateDnsNameOptions" / "privateDnsNameOptions",
        ipv6_address: Option<String> = "Ipv6Address" / "ipv6Address",
        tpm_support: Option<String> = "TpmSupport" / "tpmSupport",
        maintenance_options: Option<InstanceMaintenanceOptions> = "MaintenanceOptions" / "maintenanceOptions",
        current_instance_boot_mode: Option<InstanceBootModeValues> = "CurrentInstanceBootMode" / "currentInstanceBootMode",
        network_performance_options: Option<InstanceNetworkPerformanceOptions> = "NetworkPerformanceOptions" / "networkPerformanceOptions",
        operator: Option<OperatorResponse> = "Operator" / "operator",
        secondary_interfaces: Vec<InstanceSecondaryInterface> = "SecondaryInterfaceSet" / "secondaryInterfaceSet",
        instance_id: Option<String> = "InstanceId" / "instanceId",
        image_id: Option<String> = "ImageId" / "imageId",
        state: Option<InstanceState> = "InstanceState" / "instanceState",
        private_dns_name: Option<String> = "PrivateDnsName" / "privateDnsName",
        public_dns_name: Option<String> = "DnsName" / "dnsName",
        state_transition_reason: Option<String> = "Reason" / "reason",
        key_name: Option<String> = "KeyName" / "keyName",
        ami_launch_index: Option<i32> = "AmiLaunchIndex" / "amiLaunchIndex",
        product_codes: Vec<ProductCode> = "ProductCodes" / "productCodes",
        instance_type: Option<String> = "InstanceType" / "instanceType",
        launch_time: Option<Timestamp> = "LaunchTime" / "launchTime",
        placement: Option<Placement> = "Placement" / "placement",
        kernel_id: Option<String> = "KernelId" / "kernelId",
        ramdisk_id: Option<String> = "RamdiskId" / "ramdiskId",
        platform: Option<PlatformValues> = "Platform" / "platform",
        monitoring: Option<Monitoring> = "Monitoring" / "monitoring",
        subnet_id: Option<String> = "SubnetId" / "subnetId",
        vpc_id: Option<String> = "VpcId" / "vpcId",
        private_ip_address: Option<String> = "PrivateIpAddress" / "privateIpAddress",
        public_ip_address: Option<String> = "IpAddress" / "ipAddress",
    }
    output InstanceAttachmentEnaSrdSpecification {
        ena_srd_enabled: Option<bool> = "EnaSrdEnabled" / "enaSrdEnabled",
        ena_srd_udp_specification: Option<InstanceAttachmentEnaSrdUdpSpecification> = "EnaSrdUdpSpecification" / "enaSrdUdpSpecification",
    }
    output InstanceAttachmentEnaSrdUdpSpecification {
        ena_srd_udp_enabled: Option<bool> = "EnaSrdUdpEnabled" / "enaSrdUdpEnabled",
    }
    output InstanceAttribute {
        block_device_mappings: Vec<InstanceBlockDeviceMapping> = "BlockDeviceMapping" / "blockDeviceMapping",
        disable_api_termination: Option<AttributeBooleanValue> = "DisableApiTermination" / "disableApiTermination",
        ena_support: Option<AttributeBooleanValue> = "EnaSupport" / "enaSupport",
        enclave_options: Option<EnclaveOptions> = "EnclaveOptions" / "enclaveOptions",
        ebs_optimized: Option<AttributeBooleanValue> = "EbsOptimized" / "ebsOptimized",
        instance_id: Option<String> = "InstanceId" / "instanceId",
        instance_initiated_shutdown_behavior: Option<AttributeValue> = "InstanceInitiatedShutdownBehavior" / "instanceInitiatedShutdownBehavior",
        instance_type: Option<AttributeValue> = "InstanceType" / "instanceType",
        kernel_id: Option<AttributeValue> = "Kernel" / "kernel",
        product_codes: Vec<ProductCode> = "ProductCodes" / "productCodes",
        ramdisk_id: Option<AttributeValue> = "Ramdisk" / "ramdisk",
        root_device_name: Option<AttributeValue> = "RootDeviceName" / "rootDeviceName",
        source_dest_check: Option<AttributeBooleanValue> = "SourceDestCheck" / "sourceDestCheck",
        sriov_net_support: Option<AttributeValue> = "SriovNetSupport" / "sriovNetSupport",
        user_data: Option<AttributeValue> = "UserData" / "userData",
        disable_api_stop: Option<AttributeBooleanValue> = "DisableApiStop" / "disableApiStop",
        groups: Vec<GroupIdentifier> = "GroupSet" / "groupSet",
    }
    output InstanceBlockDeviceMapping {
        device_name: Option<String> = "DeviceName" / "deviceName",
        ebs: Option<EbsInstanceBlockDevice> = "Ebs" / "ebs",
    }
    input InstanceBlockDeviceMappingSpecification {
        device_name: Option<String> = "DeviceName" / "deviceName",
        ebs: Option<EbsInstanceBlockDeviceSpecification> = "Ebs" / "ebs",
        virtual_name: Option<String> = "VirtualName" / "virtualName",
        no_device: Option<String> = "NoDevice" / "noDevice",
    }
    output InstanceCreditSpecification {
        instance_id: Option<String> = "InstanceId" / "instanceId",
        cpu_credits: Option<String> = "CpuCredits" / "cpuCredits",
    }
    input InstanceCreditSpecificationRequest {
        instance_id: InstanceId = "InstanceId" / "InstanceId",
        cpu_credits: Option<String> = "CpuCredits" / "CpuCredits",
    }
    output InstanceFamilyCreditSpecification {
        instance_family: Option<UnlimitedSupportedInstanceFamily> = "InstanceFamily" / "instanceFamily",
        cpu_credits: Option<String> = "CpuCredits" / "cpuCredits",
    }
    output InstanceImageMetadata {
        instance_id: Option<InstanceId> = "InstanceId" / "instanceId",
        instance_type: Option<String> = "InstanceType" / "instanceType",
        launch_time: Option<Timestamp> = "LaunchTime" / "launchTime",
        availability_zone: Option<String> = "AvailabilityZone" / "availabilityZone",
        zone_id: Option<String> = "ZoneId" / "zoneId",
        state: Option<InstanceState> = "InstanceState" / "instanceState",
        owner_id: Option<String> = "InstanceOwnerId" / "instanceOwnerId",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        image_metadata: Option<ImageMetadata> = "ImageMetadata" / "imageMetadata",
        operator: Option<OperatorResponse> = "Operator" / "operator",
    }
    output InstanceIpv4Prefix {
        ipv4_prefix: Option<String> = "Ipv4Prefix" / "ipv4Prefix",
    }
    both InstanceIpv6Address {
        ipv6_address: Option<String> = "Ipv6Address" / "ipv6Address",
        is_primary_ipv6: Option<bool> = "IsPrimaryIpv6" / "isPrimaryIpv6",
    }
    input InstanceIpv6AddressRequest {
        ipv6_address: Option<String> = "Ipv6Address" / "Ipv6Address",
    }
    output InstanceIpv6Prefix {
        ipv6_prefix: Option<String> = "Ipv6Prefix" / "ipv6Prefix",
    }
    output InstanceMaintenanceOptions {
        auto_recovery: Option<InstanceAutoRecoveryState> = "AutoRecovery" / "autoRecovery",
        reboot_migration: Option<InstanceRebootMigrationState> = "RebootMigration" / "rebootMigration",
    }
    input InstanceMaintenanceOptionsRequest {
        auto_recovery: Option<InstanceAutoRecoveryState> = "AutoRecovery" / "AutoRecovery",
    }
    input InstanceMarketOptionsRequest {
        market_type: Option<MarketType> = "MarketType" / "MarketType",
        spot_options: Option<SpotMarketOptions> = "SpotOptions" / "SpotOptions",
    }
    output InstanceMetadataDefaultsResponse {
        http_tokens: Option<HttpTokensState> = "HttpTokens" / "httpTokens",
        http_put_response_hop_limit: Option<i32> = "HttpPutResponseHopLimit" / "httpPutResponseHopLimit",
        http_endpoint: Option<InstanceMetadataEndpointState> = "HttpEndpoint" / "httpEndpoint",
        instance_metadata_tags: Option<InstanceMetadataTagsState> = "InstanceMetadataTags" / "instanceMetadataTags",
        managed_by: Option<ManagedBy> = "ManagedBy" / "managedBy",
        managed_exception_message: Option<String> = "ManagedExceptionMessage" / "managedExceptionMessage",
        http_tokens_enforced: Option<HttpTokensEnforcedState> = "HttpTokensEnforced" / "httpTokensEnforced",
    }
    input InstanceMetadataOptionsRequest {
        http_tokens: Option<HttpTokensState> = "HttpTokens" / "HttpTokens",
        http_put_response_hop_limit: Option<i32> = "HttpPutResponseHopLimit" / "HttpPutResponseHopLimit",
        http_endpoint: Option<InstanceMetadataEndpointState> = "HttpEndpoint" / "HttpEndpoint",
        http_protocol_ipv6: Option<InstanceMetadataProtocolState> = "HttpProtocolIpv6" / "HttpProtocolIpv6",
        instance_metadata_tags: Option<InstanceMetadataTagsState> = "InstanceMetadataTags" / "InstanceMetadataTags",
    }
    output InstanceMetadataOptionsResponse {
        state: Option<InstanceMetadataOptionsState> = "State" / "state",
        http_tokens: Option<HttpTokensState> = "HttpTokens" / "httpTokens",
        http_put_response_hop_limit: Option<i32> = "HttpPutResponseHopLimit" / "httpPutResponseHopLimit",
        http_endpoint: Option<InstanceMetadataEndpointState> = "HttpEndpoint" / "httpEndpoint",
        http_protocol_ipv6: Option<InstanceMetadataProtocolState> = "HttpProtocolIpv6" / "httpProtocolIpv6",
        instance_metadata_tags: Option<InstanceMetadataTagsState> = "InstanceMetadataTags" / "instanceMetadataTags",
    }
    output InstanceMonitoring {
        instance_id: Option<String> = "InstanceId" / "instanceId",
        monitoring: Option<Monitoring> = "Monitoring" / "monitoring",
    }
    output InstanceNetworkInterface {
        association: Option<InstanceNetworkInterfaceAssociation> = "Association" / "association",
        attachment: Option<InstanceNetworkInterfaceAttachment> = "Attachment" / "attachment",
        description: Option<String> = "Description" / "description",
        groups: Vec<GroupIdentifier> = "GroupSet" / "groupSet",
        ipv6_addresses: Vec<InstanceIpv6Address> = "Ipv6AddressesSet" / "ipv6AddressesSet",
        mac_address: Option<String> = "MacAddress" / "macAddress",
        network_interface_id: Option<String> = "NetworkInterfaceId" / "networkInterfaceId",
        owner_id: Option<String> = "OwnerId" / "ownerId",
        private_dns_name: Option<String> = "PrivateDnsName" / "privateDnsName",
        private_ip_address: Option<String> = "PrivateIpAddress" / "privateIpAddress",
        private_ip_addresses: Vec<InstancePrivateIpAddress> = "PrivateIpAddressesSet" / "privateIpAddressesSet",
        source_dest_check: Option<bool> = "SourceDestCheck" / "sourceDestCheck",
        status: Option<NetworkInterfaceStatus> = "Status" / "status",
        subnet_id: Option<String> = "SubnetId" / "subnetId",
        vpc_id: Option<String> = "VpcId" / "vpcId",
        interface_type: Option<String> = "InterfaceType" / "interfaceType",
        ipv4_prefixes: Vec<InstanceIpv4Prefix> = "Ipv4PrefixSet" / "ipv4PrefixSet",
        ipv6_prefixes: Vec<InstanceIpv6Prefix> = "Ipv6PrefixSet" / "ipv6PrefixSet",
        connection_tracking_configuration: Option<ConnectionTrackingSpecificationResponse> = "ConnectionTrackingConfiguration" / "connectionTrackingConfiguration",
        operator: Option<OperatorResponse> = "Operator" / "operator",
    }
    output InstanceNetworkInterfaceAssociation {
        carrier_ip: Option<String> = "CarrierIp" / "carrierIp",
        customer_owned_ip: Option<String> = "CustomerOwnedIp" / "customerOwnedIp",
        ip_owner_id: Option<String> = "IpOwnerId" / "ipOwnerId",
        public_dns_name: Option<String> = "PublicDnsName" / "publicDnsName",
        public_ip: Option<String> = "PublicIp" / "publicIp",
    }
    output InstanceNetworkInterfaceAttachment {
        attach_time: Option<Timestamp> = "AttachTime" / "attachTime",
        attachment_id: Option<String> = "AttachmentId" / "attachmentId",
        delete_on_termination: Option<bool> = "DeleteOnTermination" / "deleteOnTermination",
        device_index: Option<i32> = "DeviceIndex" / "deviceIndex",
        status: Option<AttachmentStatus> = "Status" / "status",
        network_card_index: Option<i32> = "NetworkCardIndex" / "networkCardIndex",
        ena_srd_specification: Option<InstanceAttachmentEnaSrdSpecification> = "EnaSrdSpecification" / "enaSrdSpecification",
        ena_queue_count: Option<i32> = "EnaQueueCount" / "enaQueueCount",
    }
    input InstanceNetworkInterfaceSpecification {
        associate_public_ip_address: Option<bool> = "AssociatePublicIpAddress" / "associatePublicIpAddress",
        delete_on_termination: Option<bool> = "DeleteOnTermination" / "deleteOnTermination",
        description: Option<String> = "Description" / "description",
        device_index: Option<i32> = "DeviceIndex" / "deviceIndex",
        groups: Vec<SecurityGroupId> = "SecurityGroupId" / "SecurityGroupId" > "SecurityGroupId",
        ipv6_address_count: Option<i32> = "Ipv6AddressCount" / "ipv6AddressCount",
        ipv6_addresses: Vec<InstanceIpv6Address> = "Ipv6Addresses" / "ipv6AddressesSet",
        network_interface_id: Option<NetworkInterfaceId> = "NetworkInterfaceId" / "networkInterfaceId",
        private_ip_address: Option<String> = "PrivateIpAddress" / "privateIpAddress",
        private_ip_addresses: Vec<PrivateIpAddressSpecification> = "PrivateIpAddresses" / "privateIpAddressesSet",
        secondary_private_ip_address_count: Option<i32> = "SecondaryPrivateIpAddressCount" / "secondaryPrivateIpAddressCount",
        subnet_id: Option<String> = "SubnetId" / "subnetId",
        associate_carrier_ip_address: Option<bool> = "AssociateCarrierIpAddress" / "AssociateCarrierIpAddress",
        interface_type: Option<String> = "InterfaceType" / "InterfaceType",
        network_card_index: Option<i32> = "NetworkCardIndex" / "NetworkCardIndex",
        ipv4_prefixes: Vec<Ipv4PrefixSpecificationRequest> = "Ipv4Prefix" / "Ipv4Prefix",
        ipv4_prefix_count: Option<i32> = "Ipv4PrefixCount" / "Ipv4PrefixCount",
        ipv6_prefixes: Vec<Ipv6PrefixSpecificationRequest> = "Ipv6Prefix" / "Ipv6Prefix",
        ipv6_prefix_count: Option<i32> = "Ipv6PrefixCount" / "Ipv6PrefixCount",
        primary_ipv6: Option<bool> = "PrimaryIpv6" / "PrimaryIpv6",
        ena_srd_specification: Option<EnaSrdSpecificationRequest> = "EnaSrdSpecification" / "EnaSrdSpecification",
        connection_tracking_specification: Option<ConnectionTrackingSpecificationRequest> = "ConnectionTrackingSpecification" / "ConnectionTrackingSpecification",
        ena_queue_count: Option<i32> = "EnaQueueCount" / "EnaQueueCount",
    }
    output InstanceNetworkPerformanceOptions {
        bandwidth_weighting: Option<InstanceBandwidthWeighting> = "BandwidthWeighting" / "bandwidthWeighting",
    }
    input InstanceNetworkPerformanceOptionsRequest {
        bandwidth_weighting: Option<InstanceBandwidthWeighting> = "BandwidthWeighting" / "BandwidthWeighting",
    }
    output InstancePrivateIpAddress {
        association: Option<InstanceNetworkInterfaceAssociation> = "Association" / "association",
        primary: Option<bool> = "Primary" / "primary",
        private_dns_name: Option<String> = "PrivateDnsName" / "privateDnsName",
        private_ip_address: Option<String> = "PrivateIpAddress" / "privateIpAddress",
    }
    output InstanceRequirements {
        v_cpu_count: Option<VCpuCountRange> = "VCpuCount" / "vCpuCount",
        memory_mi_b: Option<MemoryMiB> = "MemoryMiB" / "memoryMiB",
        cpu_manufacturers: Option<Vec<CpuManufacturer>> = "CpuManufacturerSet" / "cpuManufacturerSet",
        memory_gi_b_per_v_cpu: Option<MemoryGiBPerVCpu> = "MemoryGiBPerVCpu" / "memoryGiBPerVCpu",
        excluded_instance_types: Option<Vec<String>> = "ExcludedInstanceTypeSet" / "excludedInstanceTypeSet",
        instance_generations: Option<Vec<InstanceGeneration>> = "InstanceGenerationSet" / "instanceGenerationSet",
        spot_max_price_percentage_over_lowest_price: Option<i32> = "SpotMaxPricePercentageOverLowestPrice" / "spotMaxPricePercentageOverLowestPrice",
        on_demand_max_price_percentage_over_lowest_price: Option<i32> = "OnDemandMaxPricePercentageOverLowestPrice" / "onDemandMaxPricePercentageOverLowestPrice",
        bare_metal: Option<BareMetal> = "BareMetal" / "bareMetal",
        burstable_performance: Option<BurstablePerformance> = "BurstablePerformance" / "burstablePerformance",
        require_hibernate_support: Option<bool> = "RequireHibernateSupport" / "requireHibernateSupport",
        network_interface_count: Option<NetworkInterfaceCount> = "NetworkInterfaceCount" / "networkInterfaceCount",
        local_storage: Option<LocalStorage> = "LocalStorage" / "localStorage",
        local_storage_types: Option<Vec<LocalStorageType>> = "LocalStorageTypeSet" / "localStorageTypeSet",
        total_local_storage_gb: Option<TotalLocalStorageGB> = "TotalLocalStorageGB" / "totalLocalStorageGB",
        baseline_ebs_bandwidth_mbps: Option<BaselineEbsBandwidthMbps> = "BaselineEbsBandwidthMbps" / "baselineEbsBandwidthMbps",
        accelerator_types: Option<Vec<AcceleratorType>> = "AcceleratorTypeSet" / "acceleratorTypeSet",
        accelerator_count: Option<AcceleratorCount> = "AcceleratorCount" / "acceleratorCount",
        accelerator_manufacturers: Option<Vec<AcceleratorManufacturer>> = "AcceleratorManufacturerSet" / "acceleratorManufacturerSet",
        accelerator_names: Option<Vec<AcceleratorName>> = "AcceleratorNameSet" / "acceleratorNameSet",
        accelerator_total_memory_mi_b: Option<AcceleratorTotalMemoryMiB> = "AcceleratorTotalMemoryMiB" / "acceleratorTotalMemoryMiB",
        network_bandwidth_gbps: Option<NetworkBandwidthGbps> = "NetworkBandwidthGbps" / "networkBandwidthGbps",
        allowed_instance_types: Option<Vec<String>> = "AllowedInstanceTypeSet" / "allowedInstanceTypeSet",
        max_spot_price_as_percentage_of_optimal_on_demand_price: Option<i32> = "MaxSpotPriceAsPercentageOfOptimalOnDemandPrice" / "maxSpotPriceAsPercentageOfOptimalOnDemandPrice",
        baseline_performance_factors: Option<BaselinePerformanceFactors> = "BaselinePerformanceFactors" / "baselinePerformanceFactors",
        require_encryption_in_transit: Option<bool> = "RequireEncryptionInTransit" / "requireEncryptionInTransit",
    }
    input InstanceRequirementsRequest {
        v_cpu_count: VCpuCountRangeRequest = "VCpuCount" / "VCpuCount",
        memory_mi_b: MemoryMiBRequest = "MemoryMiB" / "MemoryMiB",
        cpu_manufacturers: Vec<CpuManufacturer> = "CpuManufacturer" / "CpuManufacturer",
        memory_gi_b_per_v_cpu: Option<MemoryGiBPerVCpuRequest> = "MemoryGiBPerVCpu" / "MemoryGiBPerVCpu",
        excluded_instance_types: Vec<String> = "ExcludedInstanceType" / "ExcludedInstanceType",
        instance_generations: Vec<InstanceGeneration> = "InstanceGeneration" / "InstanceGeneration",
        spot_max_price_percentage_over_lowest_price: Option<i32> = "SpotMaxPricePercentageOverLowestPrice" / "SpotMaxPricePercentageOverLowestPrice",
        on_demand_max_price_percentage_over_lowest_price: Option<i32> = "OnDemandMaxPricePercentageOverLowestPrice" / "OnDemandMaxPricePercentageOverLowestPrice",
        bare_metal: Option<BareMetal> = "BareMetal" / "BareMetal",
        burstable_performance: Option<BurstablePerformance> = "BurstablePerformance" / "BurstablePerformance",
        require_hibernate_support: Option<bool> = "RequireHibernateSupport" / "RequireHibernateSupport",
        network_interface_count: Option<NetworkInterfaceCountRequest> = "NetworkInterfaceCount" / "NetworkInterfaceCount",
        local_storage: Option<LocalStorage> = "LocalStorage" / "LocalStorage",
        local_storage_types: Vec<LocalStorageType> = "LocalStorageType" / "LocalStorageType",
        total_local_storage_gb: Option<TotalLocalStorageGBRequest> = "TotalLocalStorageGB" / "TotalLocalStorageGB",
        baseline_ebs_bandwidth_mbps: Option<BaselineEbsBandwidthMbpsRequest> = "BaselineEbsBandwidthMbps" / "BaselineEbsBandwidthMbps",
        accelerator_types: Vec<AcceleratorType> = "AcceleratorType" / "AcceleratorType",
        accelerator_count: Option<AcceleratorCountRequest> = "AcceleratorCount" / "AcceleratorCount",
        accelerator_manufacturers: Vec<AcceleratorManufacturer> = "AcceleratorManufacturer" / "AcceleratorManufacturer",
        accelerator_names: Vec<AcceleratorName> = "AcceleratorName" / "AcceleratorName",
        accelerator_total_memory_mi_b: Option<AcceleratorTotalMemoryMiBRequest> = "AcceleratorTotalMemoryMiB" / "AcceleratorTotalMemoryMiB",
        network_bandwidth_gbps: Option<NetworkBandwidthGbpsRequest> = "NetworkBandwidthGbps" / "NetworkBandwidthGbps",
        allowed_instance_types: Vec<String> = "AllowedInstanceType" / "AllowedInstanceType",
        max_spot_price_as_percentage_of_optimal_on_demand_price: Option<i32> = "MaxSpotPriceAsPercentageOfOptimalOnDemandPrice" / "MaxSpotPriceAsPercentageOfOptimalOnDemandPrice",
        baseline_performance_factors: Option<BaselinePerformanceFactorsRequest> = "BaselinePerformanceFactors" / "BaselinePerformanceFactors",
        require_encryption_in_transit: Option<bool> = "RequireEncryptionInTransit" / "RequireEncryptionInTransit",
    }
    output InstanceSecondaryInterface {
        attachment: Option<InstanceSecondaryInterfaceAttachment> = "Attachment" / "attachment",
        mac_address: Option<String> = "MacAddress" / "macAddress",
        secondary_interface_id: Option<String> = "SecondaryInterfaceId" / "secondaryInterfaceId",
        owner_id: Option<String> = "OwnerId" / "ownerId",
        private_ip_addresses: Vec<InstanceSecondaryInterfacePrivateIpAddress> = "PrivateIpAddressSet" / "privateIpAddressSet",
        source_dest_check: Option<bool> = "SourceDestCheck" / "sourceDestCheck",
        status: Option<SecondaryInterfaceStatus> = "Status" / "status",
        secondary_subnet_id: Option<String> = "SecondarySubnetId" / "secondarySubnetId",
        secondary_network_id: Option<String> = "SecondaryNetworkId" / "secondaryNetworkId",
        interface_type: Option<SecondaryInterfaceType> = "InterfaceType" / "interfaceType",
    }
    output InstanceSecondaryInterfaceAttachment {
        attach_time: Option<Timestamp> = "AttachTime" / "attachTime",
        attachment_id: Option<String> = "AttachmentId" / "attachmentId",
        delete_on_termination: Option<bool> = "DeleteOnTermination" / "deleteOnTermination",
        device_index: Option<i32> = "DeviceIndex" / "deviceIndex",
        status: Option<AttachmentStatus> = "Status" / "status",
        network_card_index: Option<i32> = "NetworkCardIndex" / "networkCardIndex",
    }
    output InstanceSecondaryInterfacePrivateIpAddress {
        private_ip_address: Option<String> = "PrivateIpAddress" / "privateIpAddress",
    }
    input InstanceSecondaryInterfacePrivateIpAddressRequest {
        private_ip_address: String = "PrivateIpAddress" / "PrivateIpAddress",
    }
    input InstanceSecondaryInterfaceSpecificationRequest {
        delete_on_termination: Option<bool> = "DeleteOnTermination" / "DeleteOnTermination",
        device_index: Option<i32> = "DeviceIndex" / "DeviceIndex",
        private_ip_addresses: Vec<InstanceSecondaryInterfacePrivateIpAddressRequest> = "PrivateIpAddress" / "PrivateIpAddress",
        private_ip_address_count: Option<i32> = "PrivateIpAddressCount" / "PrivateIpAddressCount",
        secondary_subnet_id: Option<String> = "SecondarySubnetId" / "SecondarySubnetId",
        interface_type: Option<SecondaryInterfaceType> = "InterfaceType" / "InterfaceType",
        network_card_index: Option<i32> = "NetworkCardIndex" / "NetworkCardIndex",
    }
    input InstanceSpecification {
        instance_id: String = "InstanceId" / "InstanceId",
        exclude_boot_volume: Option<bool> = "ExcludeBootVolume" / "ExcludeBootVolume",
        exclude_data_volume_ids: Vec<VolumeId> = "ExcludeDataVolumeId" / "ExcludeDataVolumeId" > "VolumeId",
    }
    output InstanceState {
        code: Option<i32> = "Code" / "code",
        name: Option<InstanceStateName> = "Name" / "name",
    }
    output InstanceStateChange {
        instance_id: Option<String> = "InstanceId" / "instanceId",
        current_state: Option<InstanceState> = "CurrentState" / "currentState",
        previous_state: Option<InstanceState> = "PreviousState" / "previousState",
    }
    output InstanceStatus {
        availability_zone: Option<String> = "AvailabilityZone" / "availabilityZone",
        availability_zone_id: Option<String> = "AvailabilityZoneId" / "availabilityZoneId",
        outpost_arn: Option<String> = "OutpostArn" / "outpostArn",
        operator: Option<OperatorResponse> = "Operator" / "operator",
        events: Vec<InstanceStatusEvent> = "EventsSet" / "eventsSet",
        instance_id: Option<String> = "InstanceId" / "instanceId",
        instance_state: Option<InstanceState> = "InstanceState" / "instanceState",
        instance_status: Option<InstanceStatusSummary> = "InstanceStatus" / "instanceStatus",
        system_status: Option<InstanceStatusSummary> = "SystemStatus" / "systemStatus",
        attached_ebs_status: Option<EbsStatusSummary> = "AttachedEbsStatus" / "attachedEbsStatus",
    }
    output InstanceStatusDetails {
        impaired_since: Option<Timestamp> = "ImpairedSince" / "impairedSince",
        name: Option<StatusName> = "Name" / "name",
        status: Option<StatusType> = "Status" / "status",
    }
    output InstanceStatusEvent {
        instance_event_id: Option<String> = "InstanceEventId" / "instanceEventId",
        code: Option<EventCode> = "Code" / "code",
        description: Option<String> = "Description" / "description",
        not_after: Option<Timestamp> = "NotAfter" / "notAfter",
        not_before: Option<Timestamp> = "NotBefore" / "notBefore",
        not_before_deadline: Option<Timestamp> = "NotBeforeDeadline" / "notBeforeDeadline",
    }
    output InstanceStatusSummary {
        details: Vec<InstanceStatusDetails> = "Details" / "details",
        status: Option<SummaryStatus> = "Status" / "status",
    }
    output InstanceStorageInfo {
        total_size_in_gb: Option<i64> = "TotalSizeInGB" / "totalSizeInGB",
        disks: Vec<DiskInfo> = "Disks" / "disks",
        nvme_support: Option<EphemeralNvmeSupport> = "NvmeSupport" / "nvmeSupport",
        encryption_support: Option<InstanceStorageEncryptionSupport> = "EncryptionSupport" / "encryptionSupport",
    }
    output InstanceTagNotificationAttribute {
        instance_tag_keys: Vec<String> = "InstanceTagKeySet" / "instanceTagKeySet",
        include_all_tags_of_instance: Option<bool> = "IncludeAllTagsOfInstance" / "includeAllTagsOfInstance",
    }
    output InstanceTopology {
        instance_id: Option<String> = "InstanceId" / "instanceId",
        instance_type: Option<String> = "InstanceType" / "instanceType",
        group_name: Option<String> = "GroupName" / "groupName",
        network_nodes: Vec<String> = "NetworkNodeSet" / "networkNodeSet",
        availability_zone: Option<String> = "AvailabilityZone" / "availabilityZone",
        zone_id: Option<String> = "ZoneId" / "zoneId",
        capacity_block_id: Option<String> = "CapacityBlockId" / "capacityBlockId",
    }
    output InstanceTypeInfo {
        instance_type: Option<String> = "InstanceType" / "instanceType",
        current_generation: Option<bool> = "CurrentGeneration" / "currentGeneration",
        free_tier_eligible: Option<bool> = "FreeTierEligible" / "freeTierEligible",
        supported_usage_classes: Vec<UsageClassType> = "SupportedUsageClasses" / "supportedUsageClasses",
        supported_root_device_types: Vec<RootDeviceType> = "SupportedRootDeviceTypes" / "supportedRootDeviceTypes",
        supported_virtualization_types: Vec<VirtualizationType> = "SupportedVirtualizationTypes" / "supportedVirtualizationTypes",
        bare_metal: Option<bool> = "BareMetal" / "bareMetal",
        hypervisor: Option<InstanceTypeHypervisor> = "Hypervisor" / "hypervisor",
        processor_info: Option<ProcessorInfo> = "ProcessorInfo" / "processorInfo",
        v_cpu_info: Option<VCpuInfo> = "VCpuInfo" / "vCpuInfo",
        memory_info: Option<MemoryInfo> = "MemoryInfo" / "memoryInfo",
        instance_storage_supported: Option<bool> = "InstanceStorageSupported" / "instanceStorageSupported",
        instance_storage_info: Option<InstanceStorageInfo> = "InstanceStorageInfo" / "instanceStorageInfo",
        ebs_info: Option<EbsInfo> = "EbsInfo" / "ebsInfo",
        network_info: Option<NetworkInfo> = "NetworkInfo" / "networkInfo",
        gpu_info: Option<GpuInfo> = "GpuInfo" / "gpuInfo",
        fpga_info: Option<FpgaInfo> = "FpgaInfo" / "fpgaInfo",
        placement_group_info: Option<PlacementGroupInfo> = "PlacementGroupInfo" / "placementGroupInfo",
        inference_accelerator_info: Option<InferenceAcceleratorInfo> = "InferenceAcceleratorInfo" / "inferenceAcceleratorInfo",
        hibernation_supported: Option<bool> = "HibernationSupported" / "hibernationSupported",
        burstable_performance_supported: Option<bool> = "BurstablePerformanceSupported" / "burstablePerformanceSupported",
        dedicated_hosts_supported: Option<bool> = "DedicatedHostsSupported" / "dedicatedHostsSupported",
        auto_recovery_supported: Option<bool> = "AutoRecoverySupported" / "autoRecoverySupported",
        supported_boot_modes: Vec<BootModeType> = "SupportedBootModes" / "supportedBootModes",
        nitro_enclaves_support: Option<NitroEnclavesSupport> = "NitroEnclavesSupport" / "nitroEnclavesSupport",
        nitro_tpm_support: Option<NitroTpmSupport> = "NitroTpmSupport" / "nitroTpmSupport",
        nitro_tpm_info: Option<NitroTpmInfo> = "NitroTpmInfo" / "nitroTpmInfo",
        media_accelerator_info: Option<MediaAcceleratorInfo> = "MediaAcceleratorInfo" / "mediaAcceleratorInfo",
        neuron_info: Option<NeuronInfo> = "NeuronInfo" / "neuronInfo",
        phc_support: Option<PhcSupport> = "PhcSupport" / "phcSupport",
        reboot_migration_support: Option<RebootMigrationSupport> = "RebootMigrationSupport" / "rebootMigrationSupport",
        supported_in_region: Option<bool> = "SupportedInRegion" / "supportedInRegion",
    }
    output InstanceTypeInfoFromInstanceRequirements {
        instance_type: Option<String> = "InstanceType" / "instanceType",
    }
    output InstanceTypeOffering {
        instance_type: Option<String> = "InstanceType" / "instanceType",
        location_type: Option<LocationType> = "LocationType" / "locationType",
        location: Option<String> = "Location" / "location",
    }
    output InternetGateway {
        attachments: Vec<InternetGatewayAttachment> = "AttachmentSet" / "attachmentSet",
        internet_gateway_id: Option<String> = "InternetGatewayId" / "internetGatewayId",
        owner_id: Option<String> = "OwnerId" / "ownerId",
        tags: Vec<Tag> = "TagSet" / "tagSet",
    }
    output InternetGatewayAttachment {
        state: Option<AttachmentStatus> = "State" / "state",
        vpc_id: Option<String> = "VpcId" / "vpcId",
    }
    both IpPermission {
        ip_protocol: Option<String> = "IpProtocol" / "ipProtocol",
        from_port: Option<i32> = "FromPort" / "fromPort",
        to_port: Option<i32> = "ToPort" / "toPort",
        user_id_group_pairs: Vec<UserIdGroupPair> = "Groups" / "groups",
        ip_ranges: Vec<IpRange> = "IpRanges" / "ipRanges",
        ipv6_ranges: Vec<Ipv6Range> = "Ipv6Ranges" / "ipv6Ranges",
        prefix_list_ids: Vec<PrefixListIdShape> = "PrefixListIds" / "prefixListIds",
    }
    both IpRange {
        description: Option<String> = "Description" / "description",
        cidr_ip: Option<String> = "CidrIp" / "cidrIp",
    }
    output Ipv4PrefixSpecification {
        ipv4_prefix: Option<String> = "Ipv4Prefix" / "ipv4Prefix",
    }
    input Ipv4PrefixSpecificationRequest {
        ipv4_prefix: Option<String> = "Ipv4Prefix" / "Ipv4Prefix",
    }
    output Ipv4PrefixSpecificationResponse {
        ipv4_prefix: Option<String> = "Ipv4Prefix" / "ipv4Prefix",
    }
    output Ipv6CidrBlock {
        ipv6_cidr_block: Option<String> = "Ipv6CidrBlock" / "ipv6CidrBlock",
    }
    output Ipv6PrefixSpecification {
        ipv6_prefix: Option<String> = "Ipv6Prefix" / "ipv6Prefix",
    }
    input Ipv6PrefixSpecificationRequest {
        ipv6_prefix: Option<String> = "Ipv6Prefix" / "Ipv6Prefix",
    }
    output Ipv6PrefixSpecificationResponse {
        ipv6_prefix: Option<String> = "Ipv6Prefix" / "ipv6Prefix",
    }
    both Ipv6Range {
        description: Option<String> = "Description" / "description",
        cidr_ipv6: Option<String> = "CidrIpv6" / "cidrIpv6",
    }
    output KeyPair {
        key_pair_id: Option<String> = "KeyPairId" / "keyPairId",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        key_name: Option<String> = "KeyName" / "keyName",
        key_fingerprint: Option<String> = "KeyFingerprint" / "keyFingerprint",
        key_material: Option<String> = "KeyMaterial" / "keyMaterial",
    }
    output KeyPairInfo {
        key_pair_id: Option<String> = "KeyPairId" / "keyPairId",
        key_type: Option<KeyType> = "KeyType" / "keyType",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        public_key: Option<String> = "PublicKey" / "publicKey",
        create_time: Option<Timestamp> = "CreateTime" / "createTime",
        key_name: Option<String> = "KeyName" / "keyName",
        key_fingerprint: Option<String> = "KeyFingerprint" / "keyFingerprint",
    }
    output LastError {
        message: Option<String> = "Message" / "message",
        code: Option<String> = "Code" / "code",
    }
    both LaunchPermission {
        organization_arn: Option<String> = "OrganizationArn" / "organizationArn",
        organizational_unit_arn: Option<String> = "OrganizationalUnitArn" / "organizationalUnitArn",
        user_id: Option<String> = "UserId" / "userId",
        group: Option<PermissionGroup> = "Group" / "group",
    }
    input LaunchPermissionModifications {
        add: Vec<LaunchPermission> = "Add" / "Add",
        remove: Vec<LaunchPermission> = "Remove" / "Remove",
    }
    output LaunchTemplate {
        launch_template_id: Option<String> = "LaunchTemplateId" / "launchTemplateId",
        launch_template_name: Option<String> = "LaunchTemplateName" / "launchTemplateName",
        create_time: Option<Timestamp> = "CreateTime" / "createTime",
        created_by: Option<String> = "CreatedBy" / "createdBy",
        default_version_number: Option<i64> = "DefaultVersionNumber" / "defaultVersionNumber",
        latest_version_number: Option<i64> = "LatestVersionNumber" / "latestVersionNumber",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        operator: Option<OperatorResponse> = "Operator" / "operator",
    }
    output LaunchTemplateBlockDeviceMapping {
        device_name: Option<String> = "DeviceName" / "deviceName",
        virtual_name: Option<String> = "VirtualName" / "virtualName",
        ebs: Option<LaunchTemplateEbsBlockDevice> = "Ebs" / "ebs",
        no_device: Option<String> = "NoDevice" / "noDevice",
    }
    input LaunchTemplateBlockDeviceMappingRequest {
        device_name: Option<String> = "DeviceName" / "DeviceName",
        virtual_name: Option<String> = "VirtualName" / "VirtualName",
        ebs: Option<LaunchTemplateEbsBlockDeviceRequest> = "Ebs" / "Ebs",
        no_device: Option<String> = "NoDevice" / "NoDevice",
    }
    input LaunchTemplateCapacityReservationSpecificationRequest {
        capacity_reservation_preference: Option<CapacityReservationPreference> = "CapacityReservationPreference" / "CapacityReservationPreference",
        capacity_reservation_target: Option<CapacityReservationTarget> = "CapacityReservationTarget" / "CapacityReservationTarget",
    }
    output LaunchTemplateCapacityReservationSpecificationResponse {
        capacity_reservation_preference: Option<CapacityReservationPreference> = "CapacityReservationPreference" / "capacityReservationPreference",
        capacity_reservation_target: Option<CapacityReservationTargetResponse> = "CapacityReservationTarget" / "capacityReservationTarget",
    }
    output LaunchTemplateCpuOptions {
        core_count: Option<i32> = "CoreCount" / "coreCount",
        threads_per_core: Option<i32> = "ThreadsPerCore" / "threadsPerCore",
        amd_sev_snp: Option<AmdSevSnpSpecification> = "AmdSevSnp" / "amdSevSnp",
        nested_virtualization: Option<NestedVirtualizationSpecification> = "NestedVirtualization" / "nestedVirtualization",
    }
    input LaunchTemplateCpuOptionsRequest {
        core_count: Option<i32> = "CoreCount" / "CoreCount",
        threads_per_core: Option<i32> = "ThreadsPerCore" / "ThreadsPerCore",
        amd_sev_snp: Option<AmdSevSnpSpecification> = "AmdSevSnp" / "AmdSevSnp",
        nested_virtualization: Option<NestedVirtualizationSpecification> = "NestedVirtualization" / "NestedVirtualization",
    }
    output LaunchTemplateEbsBlockDevice {
        encrypted: Option<bool> = "Encrypted" / "encrypted",
        delete_on_termination: Option<bool> = "DeleteOnTermination" / "deleteOnTermination",
        iops: Option<i32> = "Iops" / "iops",
        kms_key_id: Option<String> = "KmsKeyId" / "kmsKeyId",
        snapshot_id: Option<SnapshotId> = "SnapshotId" / "snapshotId",
        volume_size: Option<i32> = "VolumeSize" / "volumeSize",
        volume_type: Option<VolumeType> = "VolumeType" / "volumeType",
        throughput: Option<i32> = "Throughput" / "throughput",
        volume_initialization_rate: Option<i32> = "VolumeInitializationRate" / "volumeInitializationRate",
        ebs_card_index: Option<i32> = "EbsCardIndex" / "ebsCardIndex",
    }
    input LaunchTemplateEbsBlockDeviceRequest {
        encrypted: Option<bool> = "Encrypted" / "Encrypted",
        delete_on_termination: Option<bool> = "DeleteOnTermination" / "DeleteOnTermination",
        iops: Option<i32> = "Iops" / "Iops",
        kms_key_id: Option<String> = "KmsKeyId" / "KmsKeyId",
        snapshot_id: Option<SnapshotId> = "SnapshotId" / "SnapshotId",
        volume_size: Option<i32> = "VolumeSize" / "VolumeSize",
        volume_type: Option<VolumeType> = "VolumeType" / "VolumeType",
        throughput: Option<i32> = "Throughput" / "Throughput",
        volume_initialization_rate: Option<i32> = "VolumeInitializationRate" / "VolumeInitializationRate",
        ebs_card_index: Option<i32> = "EbsCardIndex" / "EbsCardIndex",
    }
    input LaunchTemplateElasticInferenceAccelerator {
        r#type: String = "Type" / "Type",
        count: Option<i32> = "Count" / "Count",
    }
    output LaunchTemplateElasticInferenceAcceleratorResponse {
        r#type: Option<String> = "Type" / "type",
        count: Option<i32> = "Count" / "count",
    }
    output LaunchTemplateEnaSrdSpecification {
        ena_srd_enabled: Option<bool> = "EnaSrdEnabled" / "enaSrdEnabled",
        ena_srd_udp_specification: Option<LaunchTemplateEnaSrdUdpSpecification> = "EnaSrdUdpSpecification" / "enaSrdUdpSpecification",
    }
    output LaunchTemplateEnaSrdUdpSpecification {
        ena_srd_udp_enabled: Option<bool> = "EnaSrdUdpEnabled" / "enaSrdUdpEnabled",
    }
    output LaunchTemplateEnclaveOptions {
        enabled: Option<bool> = "Enabled" / "enabled",
    }
    input LaunchTemplateEnclaveOptionsRequest {
        enabled: Option<bool> = "Enabled" / "Enabled",
    }
    output LaunchTemplateHibernationOptions {
        configured: Option<bool> = "Configured" / "configured",
    }
    input LaunchTemplateHibernationOptionsRequest {
        configured: Option<bool> = "Configured" / "Configured",
    }
    output LaunchTemplateIamInstanceProfileSpecification {
        arn: Option<String> = "Arn" / "arn",
        name: Option<String> = "Name" / "name",
    }
    input LaunchTemplateIamInstanceProfileSpecificationRequest {
        arn: Option<String> = "Arn" / "Arn",
        name: Option<String> = "Name" / "Name",
    }
    output LaunchTemplateInstanceMaintenanceOptions {
        auto_recovery: Option<LaunchTemplateAutoRecoveryState> = "AutoRecovery" / "autoRecovery",
    }
    input LaunchTemplateInstanceMaintenanceOptionsRequest {
        auto_recovery: Option<LaunchTemplateAutoRecoveryState> = "AutoRecovery" / "AutoRecovery",
    }
    output LaunchTemplateInstanceMarketOptions {
        market_type: Option<MarketType> = "MarketType" / "marketType",
        spot_options: Option<LaunchTemplateSpotMarketOptions> = "SpotOptions" / "spotOptions",
    }
    input LaunchTemplateInstanceMarketOptionsRequest {
        market_type: Option<MarketType> = "MarketType" / "MarketType",
        spot_options: Option<LaunchTemplateSpotMarketOptionsRequest> = "SpotOptions" / "SpotOptions",
    }
    output LaunchTemplateInstanceMetadataOptions {
        state: Option<LaunchTemplateInstanceMetadataOptionsState> = "State" / "state",
        http_tokens: Option<LaunchTemplateHttpTokensState> = "HttpTokens" / "httpTokens",
        http_put_response_hop_limit: Option<i32> = "HttpPutResponseHopLimit" / "httpPutResponseHopLimit",
        http_endpoint: Option<LaunchTemplateInstanceMetadataEndpointState> = "HttpEndpoint" / "httpEndpoint",
        http_protocol_ipv6: Option<LaunchTemplateInstanceMetadataProtocolIpv6> = "HttpProtocolIpv6" / "httpProtocolIpv6",
        instance_metadata_tags: Option<LaunchTemplateInstanceMetadataTagsState> = "InstanceMetadataTags" / "instanceMetadataTags",
    }
    input LaunchTemplateInstanceMetadataOptionsRequest {
        http_tokens: Option<LaunchTemplateHttpTokensState> = "HttpTokens" / "HttpTokens",
        http_put_response_hop_limit: Option<i32> = "HttpPutResponseHopLimit" / "HttpPutResponseHopLimit",
        http_endpoint: Option<LaunchTemplateInstanceMetadataEndpointState> = "HttpEndpoint" / "HttpEndpoint",
        http_protocol_ipv6: Option<LaunchTemplateInstanceMetadataProtocolIpv6> = "HttpProtocolIpv6" / "HttpProtocolIpv6",
        instance_metadata_tags: Option<LaunchTemplateInstanceMetadataTagsState> = "InstanceMetadataTags" / "InstanceMetadataTags",
    }
    output LaunchTemplateInstanceNetworkInterfaceSpecification {
        associate_carrier_ip_address: Option<bool> = "AssociateCarrierIpAddress" / "associateCarrierIpAddress",
        associate_public_ip_address: Option<bool> = "AssociatePublicIpAddress" / "associatePublicIpAddress",
        delete_on_termination: Option<bool> = "DeleteOnTermination" / "deleteOnTermination",
        description: Option<String> = "Description" / "description",
        device_index: Option<i32> = "DeviceIndex" / "deviceIndex",
        groups: Option<Vec<SecurityGroupId>> = "GroupSet" / "groupSet" > "groupId",
        interface_type: Option<String> = "InterfaceType" / "interfaceType",
        ipv6_address_count: Option<i32> = "Ipv6AddressCount" / "ipv6AddressCount",
        ipv6_addresses: Option<Vec<InstanceIpv6Address>> = "Ipv6AddressesSet" / "ipv6AddressesSet",
        network_interface_id: Option<NetworkInterfaceId> = "NetworkInterfaceId" / "networkInterfaceId",
        private_ip_address: Option<String> = "PrivateIpAddress" / "privateIpAddress",
        private_ip_addresses: Option<Vec<PrivateIpAddressSpecification>> = "PrivateIpAddressesSet" / "privateIpAddressesSet",
        secondary_private_ip_address_count: Option<i32> = "SecondaryPrivateIpAddressCount" / "secondaryPrivateIpAddressCount",
        subnet_id: Option<SubnetId> = "SubnetId" / "subnetId",
        network_card_index: Option<i32> = "NetworkCardIndex" / "networkCardIndex",
        ipv4_prefixes: Option<Vec<Ipv4PrefixSpecificationResponse>> = "Ipv4PrefixSet" / "ipv4PrefixSet",
        ipv4_prefix_count: Option<i32> = "Ipv4PrefixCount" / "ipv4PrefixCount",
        ipv6_prefixes: Option<Vec<Ipv6PrefixSpecificationResponse>> = "Ipv6PrefixSet" / "ipv6PrefixSet",
        ipv6_prefix_count: Option<i32> = "Ipv6PrefixCount" / "ipv6PrefixCount",
        primary_ipv6: Option<bool> = "PrimaryIpv6" / "primaryIpv6",
        ena_srd_specification: Option<LaunchTemplateEnaSrdSpecification> = "EnaSrdSpecification" / "enaSrdSpecification",
        connection_tracking_specification: Option<ConnectionTrackingSpecification> = "ConnectionTrackingSpecification" / "connectionTrackingSpecification",
        ena_queue_count: Option<i32> = "EnaQueueCount" / "enaQueueCount",
    }
    input LaunchTemplateInstanceNetworkInterfaceSpecificationRequest {
        associate_carrier_ip_address: Option<bool> = "AssociateCarrierIpAddress" / "AssociateCarrierIpAddress",
        associate_public_ip_address: Option<bool> = "AssociatePublicIpAddress" / "AssociatePublicIpAddress",
        delete_on_termination: Option<bool> = "DeleteOnTermination" / "DeleteOnTermination",
        description: Option<String> = "Description" / "Description",
        device_index: Option<i32> = "DeviceIndex" / "DeviceIndex",
        groups: Vec<SecurityGroupId> = "SecurityGroupId" / "SecurityGroupId" > "SecurityGroupId",
        interface_type: Option<String> = "InterfaceType" / "InterfaceType",
        ipv6_address_count: Option<i32> = "Ipv6AddressCount" / "Ipv6AddressCount",
        ipv6_addresses: Vec<InstanceIpv6AddressRequest> = "Ipv6Addresses" / "Ipv6Addresses" > "InstanceIpv6Address",
        network_interface_id: Option<NetworkInterfaceId> = "NetworkInterfaceId" / "NetworkInterfaceId",
        private_ip_address: Option<String> = "PrivateIpAddress" / "PrivateIpAddress",
        private_ip_addresses: Vec<PrivateIpAddressSpecification> = "PrivateIpAddresses" / "PrivateIpAddresses",
        secondary_private_ip_address_count: Option<i32> = "SecondaryPrivateIpAddressCount" / "SecondaryPrivateIpAddressCount",
        subnet_id: Option<SubnetId> = "SubnetId" / "SubnetId",
        network_card_index: Option<i32> = "NetworkCardIndex" / "NetworkCardIndex",
        ipv4_prefixes: Vec<Ipv4PrefixSpecificationRequest> = "Ipv4Prefix" / "Ipv4Prefix",
        ipv4_prefix_count: Option<i32> = "Ipv4PrefixCount" / "Ipv4PrefixCount",
        ipv6_prefixes: Vec<Ipv6PrefixSpecificationRequest> = "Ipv6Prefix" / "Ipv6Prefix",
        ipv6_prefix_count: Option<i32> = "Ipv6PrefixCount" / "Ipv6PrefixCount",
        primary_ipv6: Option<bool> = "PrimaryIpv6" / "PrimaryIpv6",
        ena_srd_specification: Option<EnaSrdSpecificationRequest> = "EnaSrdSpecification" / "EnaSrdSpecification",
        connection_tracking_specification: Option<ConnectionTrackingSpecificationRequest> = "ConnectionTrackingSpecification" / "ConnectionTrackingSpecification",
        ena_queue_count: Option<i32> = "EnaQueueCount" / "EnaQueueCount",
    }
    output LaunchTemplateInstanceSecondaryInterfaceSpecification {
        delete_on_termination: Option<bool> = "DeleteOnTermination" / "deleteOnTermination",
        device_index: Option<i32> = "DeviceIndex" / "deviceIndex",
        private_ip_addresses: Option<Vec<SecondaryInterfacePrivateIpAddressSpecification>> = "PrivateIpAddressesSet" / "privateIpAddressesSet",
        private_ip_address_count: Option<i32> = "PrivateIpAddressCount" / "privateIpAddressCount",
        secondary_subnet_id: Option<String> = "SecondarySubnetId" / "secondarySubnetId",
        interface_type: Option<SecondaryInterfaceType> = "InterfaceType" / "interfaceType",
        network_card_index: Option<i32> = "NetworkCardIndex" / "networkCardIndex",
    }
    input LaunchTemplateInstanceSecondaryInterfaceSpecificationRequest {
        delete_on_termination: Option<bool> = "DeleteOnTermination" / "DeleteOnTermination",
        device_index: Option<i32> = "DeviceIndex" / "DeviceIndex",
        private_ip_addresses: Vec<SecondaryInterfacePrivateIpAddressSpecificationRequest> = "PrivateIpAddress" / "PrivateIpAddress" > "SecondaryInterfacePrivateIpAddressSpecification",
        private_ip_address_count: Option<i32> = "PrivateIpAddressCount" / "PrivateIpAddressCount",
        secondary_subnet_id: Option<String> = "SecondarySubnetId" / "SecondarySubnetId",
        interface_type: Option<SecondaryInterfaceType> = "InterfaceType" / "InterfaceType",
        network_card_index: Option<i32> = "NetworkCardIndex" / "NetworkCardIndex",
    }
    output LaunchTemplateLicenseConfiguration {
        license_configuration_arn: Option<String> = "LicenseConfigurationArn" / "licenseConfigurationArn",
    }
    input LaunchTemplateLicenseConfigurationRequest {
        license_configuration_arn: Option<String> = "LicenseConfigurationArn" / "LicenseConfigurationArn",
    }
    output LaunchTemplateNetworkPerformanceOptions {
        bandwidth_weighting: Option<InstanceBandwidthWeighting> = "BandwidthWeighting" / "bandwidthWeighting",
    }
    input LaunchTemplateNetworkPerformanceOptionsRequest {
        bandwidth_weighting: Option<InstanceBandwidthWeighting> = "BandwidthWeighting" / "BandwidthWeighting",
    }
    output LaunchTemplatePlacement {
        availability_zone: Option<String> = "AvailabilityZone" / "availabilityZone",
        availability_zone_id: Option<String> = "AvailabilityZoneId" / "availabilityZoneId",
        affinity: Option<String> = "Affinity" / "affinity",
        group_name: Option<String> = "GroupName" / "groupName",
        host_id: Option<String> = "HostId" / "hostId",
        tenancy: Option<Tenancy> = "Tenancy" / "tenancy",
        spread_domain: Option<String> = "SpreadDomain" / "spreadDomain",
        host_resource_group_arn: Option<String> = "HostResourceGroupArn" / "hostResourceGroupArn",
        partition_number: Option<i32> = "PartitionNumber" / "partitionNumber",
        group_id: Option<String> = "GroupId" / "groupId",
    }
    input LaunchTemplatePlacementRequest {
        availability_zone: Option<String> = "AvailabilityZone" / "AvailabilityZone",
        availability_zone_id: Option<String> = "AvailabilityZoneId" / "AvailabilityZoneId",
        affinity: Option<String> = "Affinity" / "Affinity",
        group_name: Option<String> = "GroupName" / "GroupName",
        host_id: Option<String> = "HostId" / "HostId",
        tenancy: Option<Tenancy> = "Tenancy" / "Tenancy",
        spread_domain: Option<String> = "SpreadDomain" / "SpreadDomain",
        host_resource_group_arn: Option<String> = "HostResourceGroupArn" / "HostResourceGroupArn",
        partition_number: Option<i32> = "PartitionNumber" / "PartitionNumber",
        group_id: Option<String> = "GroupId" / "GroupId",
    }
    output LaunchTemplatePrivateDnsNameOptions {
        hostname_type: Option<HostnameType> = "HostnameType" / "hostnameType",
        enable_resource_name_dns_a_record: Option<bool> = "EnableResourceNameDnsARecord" / "enableResourceNameDnsARecord",
        enable_resource_name_dns_aaaa_record: Option<bool> = "EnableResourceNameDnsAAAARecord" / "enableResourceNameDnsAAAARecord",
    }
    input LaunchTemplatePrivateDnsNameOptionsRequest {
        hostname_type: Option<HostnameType> = "HostnameType" / "HostnameType",
        enable_resource_name_dns_a_record: Option<bool> = "EnableResourceNameDnsARecord" / "EnableResourceNameDnsARecord",
        enable_resource_name_dns_aaaa_record: Option<bool> = "EnableResourceNameDnsAAAARecord" / "EnableResourceNameDnsAAAARecord",
    }
    input LaunchTemplateSpecification {
        launch_template_id: Option<LaunchTemplateId> = "LaunchTemplateId" / "LaunchTemplateId",
        launch_template_name: Option<String> = "LaunchTemplateName" / "LaunchTemplateName",
        version: Option<String> = "Version" / "Version",
    }
    output LaunchTemplateSpotMarketOptions {
        max_price: Option<String> = "MaxPrice" / "maxPrice",
        spot_instance_type: Option<SpotInstanceType> = "SpotInstanceType" / "spotInstanceType",
        block_duration_minutes: Option<i32> = "BlockDurationMinutes" / "blockDurationMinutes",
        valid_until: Option<Timestamp> = "ValidUntil" / "validUntil",
        instance_interruption_behavior: Option<InstanceInterruptionBehavior> = "InstanceInterruptionBehavior" / "instanceInterruptionBehavior",
    }
    input LaunchTemplateSpotMarketOptionsRequest {
        max_price: Option<String> = "MaxPrice" / "MaxPrice",
        spot_instance_type: Option<SpotInstanceType> = "SpotInstanceType" / "SpotInstanceType",
        block_duration_minutes: Option<i32> = "BlockDurationMinutes" / "BlockDurationMinutes",
        valid_until: Option<Timestamp> = "ValidUntil" / "ValidUntil",
        instance_interruption_behavior: Option<InstanceInterruptionBehavior> = "InstanceInterruptionBehavior" / "InstanceInterruptionBehavior",
    }
    output LaunchTemplateTagSpecification {
        resource_type: Option<String> = "ResourceType" / "resourceType",
        tags: Option<Vec<Tag>> = "TagSet" / "tagSet",
    }
    input LaunchTemplateTagSpecificationRequest {
        resource_type: Option<String> = "ResourceType" / "ResourceType",
        tags: Vec<Tag> = "Tag" / "Tag",
    }
    output LaunchTemplateVersion {
        launch_template_id: Option<String> = "LaunchTemplateId" / "launchTemplateId",
        launch_template_name: Option<String> = "LaunchTemplateName" / "launchTemplateName",
        version_number: Option<i64> = "VersionNumber" / "versionNumber",
        version_description: Option<String> = "VersionDescription" / "versionDescription",
        create_time: Option<Timestamp> = "CreateTime" / "createTime",
        created_by: Option<String> = "CreatedBy" / "createdBy",
        default_version: Option<bool> = "DefaultVersion" / "defaultVersion",
        launch_template_data: Option<ResponseLaunchTemplateData> = "LaunchTemplateData" / "launchTemplateData",
        operator: Option<OperatorResponse> = "Operator" / "operator",
    }
    output LaunchTemplatesMonitoring {
        enabled: Option<bool> = "Enabled" / "enabled",
    }
    input LaunchTemplatesMonitoringRequest {
        enabled: Option<bool> = "Enabled" / "Enabled",
    }
    output LicenseConfiguration {
        license_configuration_arn: Option<String> = "LicenseConfigurationArn" / "licenseConfigurationArn",
    }
    input LicenseConfigurationRequest {
        license_configuration_arn: Option<String> = "LicenseConfigurationArn" / "LicenseConfigurationArn",
    }
    input ListImagesInRecycleBinRequest {
        image_ids: Vec<ImageId> = "ImageId" / "ImageId" > "ImageId",
        next_token: Option<String> = "NextToken" / "NextToken",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output ListImagesInRecycleBinResult {
        images: Vec<ImageRecycleBinInfo> = "ImageSet" / "imageSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input ListSnapshotsInRecycleBinRequest {
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
        snapshot_ids: Vec<SnapshotId> = "SnapshotId" / "SnapshotId" > "SnapshotId",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output ListSnapshotsInRecycleBinResult {
        snapshots: Vec<SnapshotRecycleBinInfo> = "SnapshotSet" / "snapshotSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input ListVolumesInRecycleBinRequest {
        volume_ids: Vec<VolumeId> = "VolumeId" / "VolumeId" > "VolumeId",
        dry_run: Option<bool> = "DryRun" / "DryRun",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
    }
    output ListVolumesInRecycleBinResult {
        volumes: Vec<VolumeRecycleBinInfo> = "VolumeSet" / "volumeSet",
        next_token: Option<String> = "NextToken" / "nextToken",
    }
    input LockSnapshotRequest {
        snapshot_id: SnapshotId = "SnapshotId" / "SnapshotId",
        dry_run: Option<bool> = "DryRun" / "DryRun",
        lock_mode: LockMode = "LockMode" / "LockMode",
        cool_off_period: Option<i32> = "CoolOffPeriod" / "CoolOffPeriod",
        lock_duration: Option<i32> = "LockDuration" / "LockDuration",
        expiration_date: Option<Timestamp> = "ExpirationDate" / "ExpirationDate",
    }
    output LockSnapshotResult {
        snapshot_id: Option<String> = "SnapshotId" / "snapshotId",
        lock_state: Option<LockState> = "LockState" / "lockState",
        lock_duration: Option<i32> = "LockDuration" / "lockDuration",
        cool_off_period: Option<i32> = "CoolOffPeriod" / "coolOffPeriod",
        cool_off_period_expires_on: Option<Timestamp> = "CoolOffPeriodExpiresOn" / "coolOffPeriodExpiresOn",
        lock_created_on: Option<Timestamp> = "LockCreatedOn" / "lockCreatedOn",
        lock_expires_on: Option<Timestamp> = "LockExpiresOn" / "lockExpiresOn",
        lock_duration_start_time: Option<Timestamp> = "LockDurationStartTime" / "lockDurationStartTime",
    }
    output LockedSnapshotsInfo {
        owner_id: Option<String> = "OwnerId" / "ownerId",
        snapshot_id: Option<String> = "SnapshotId" / "snapshotId",
        lock_state: Option<LockState> = "LockState" / "lockState",
        lock_duration: Option<i32> = "LockDuration" / "lockDuration",
        cool_off_period: Option<i32> = "CoolOffPeriod" / "coolOffPeriod",
        cool_off_period_expires_on: Option<Timestamp> = "CoolOffPeriodExpiresOn" / "coolOffPeriodExpiresOn",
        lock_created_on: Option<Timestamp> = "LockCreatedOn" / "lockCreatedOn",
        lock_duration_start_time: Option<Timestamp> = "LockDurationStartTime" / "lockDurationStartTime",
        lock_expires_on: Option<Timestamp> = "LockExpiresOn" / "lockExpiresOn",
    }
    output ManagedPrefixList {
        prefix_list_id: Option<PrefixListId> = "PrefixListId" / "prefixListId",
        address_family: Option<String> = "AddressFamily" / "addressFamily",
        state: Option<PrefixListState> = "State" / "state",
        state_message: Option<String> = "StateMessage" / "stateMessage",
        prefix_list_arn: Option<String> = "PrefixListArn" / "prefixListArn",
        prefix_list_name: Option<String> = "PrefixListName" / "prefixListName",
        max_entries: Option<i32> = "MaxEntries" / "maxEntries",
        version: Option<i64> = "Version" / "version",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        owner_id: Option<String> = "OwnerId" / "ownerId",
        ipam_prefix_list_resolver_target_id: Option<String> = "IpamPrefixListResolverTargetId" / "ipamPrefixListResolverTargetId",
        ipam_prefix_list_resolver_sync_enabled: Option<bool> = "IpamPrefixListResolverSyncEnabled" / "ipamPrefixListResolverSyncEnabled",
    }
    output MediaAcceleratorInfo {
        accelerators: Vec<MediaDeviceInfo> = "Accelerators" / "accelerators",
        total_media_memory_in_mi_b: Option<i32> = "TotalMediaMemoryInMiB" / "totalMediaMemoryInMiB",
    }
    output MediaDeviceInfo {
        count: Option<i32> = "Count" / "count",
        name: Option<String> = "Name" / "name",
        manufacturer: Option<String> = "Manufacturer" / "manufacturer",
        memory_info: Option<MediaDeviceMemoryInfo> = "MemoryInfo" / "memoryInfo",
    }
    output MediaDeviceMemoryInfo {
        size_in_mi_b: Option<i32> = "SizeInMiB" / "sizeInMiB",
    }
    output MemoryGiBPerVCpu {
        min: Option<f64> = "Min" / "min",
        max: Option<f64> = "Max" / "max",
    }
    input MemoryGiBPerVCpuRequest {
        min: Option<f64> = "Min" / "Min",
        max: Option<f64> = "Max" / "Max",
    }
    output MemoryInfo {
        size_in_mi_b: Option<i64> = "SizeInMiB" / "sizeInMiB",
    }
    output MemoryMiB {
        min: Option<i32> = "Min" / "min",
        max: Option<i32> = "Max" / "max",
    }
    input MemoryMiBRequest {
        min: i32 = "Min" / "Min",
        max: Option<i32> = "Max" / "Max",
    }
    input ModifyAddressAttributeRequest {
        allocation_id: AllocationId = "AllocationId" / "AllocationId",
        domain_name: Option<String> = "DomainName" / "DomainName",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output ModifyAddressAttributeResult {
        address: Option<AddressAttribute> = "Address" / "address",
    }
    input ModifyAvailabilityZoneGroupRequest {
        group_name: String = "GroupName" / "GroupName",
        opt_in_status: ModifyAvailabilityZoneOptInStatus = "OptInStatus" / "OptInStatus",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output ModifyAvailabilityZoneGroupResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input ModifyDefaultCreditSpecificationRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        instance_family: UnlimitedSupportedInstanceFamily = "InstanceFamily" / "InstanceFamily",
        cpu_credits: String = "CpuCredits" / "CpuCredits",
    }
    output ModifyDefaultCreditSpecificationResult {
        instance_family_credit_specification: Option<InstanceFamilyCreditSpecification> = "InstanceFamilyCreditSpecification" / "instanceFamilyCreditSpecification",
    }
    input ModifyEbsDefaultKmsKeyIdRequest {
        kms_key_id: String = "KmsKeyId" / "KmsKeyId",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output ModifyEbsDefaultKmsKeyIdResult {
        kms_key_id: Option<String> = "KmsKeyId" / "kmsKeyId",
    }
    input ModifyIdFormatRequest {
        resource: String = "Resource" / "Resource",
        use_long_ids: bool = "UseLongIds" / "UseLongIds",
    }
    input ModifyIdentityIdFormatRequest {
        resource: String = "Resource" / "resource",
        use_long_ids: bool = "UseLongIds" / "useLongIds",
        principal_arn: String = "PrincipalArn" / "principalArn",
    }
    input ModifyImageAttributeRequest {
        attribute: Option<String> = "Attribute" / "Attribute",
        description: Option<AttributeValue> = "Description" / "Description",
        image_id: ImageId = "ImageId" / "ImageId",
        launch_permission: Option<LaunchPermissionModifications> = "LaunchPermission" / "LaunchPermission",
        operation_type: Option<OperationType> = "OperationType" / "OperationType",
        product_codes: Vec<String> = "ProductCode" / "ProductCode" > "ProductCode",
        user_groups: Vec<String> = "UserGroup" / "UserGroup" > "UserGroup",
        user_ids: Vec<String> = "UserId" / "UserId" > "UserId",
        value: Option<String> = "Value" / "Value",
        organization_arns: Vec<String> = "OrganizationArn" / "OrganizationArn" > "OrganizationArn",
        organizational_unit_arns: Vec<String> = "OrganizationalUnitArn" / "OrganizationalUnitArn" > "OrganizationalUnitArn",
        imds_support: Option<AttributeValue> = "ImdsSupport" / "ImdsSupport",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    input ModifyInstanceAttributeRequest {
        source_dest_check: Option<AttributeBooleanValue> = "SourceDestCheck" / "SourceDestCheck",
        disable_api_stop: Option<AttributeBooleanValue> = "DisableApiStop" / "DisableApiStop",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        instance_id: InstanceId = "InstanceId" / "instanceId",
        attribute: Option<InstanceAttributeName> = "Attribute" / "attribute",
        value: Option<String> = "Value" / "value",
        block_device_mappings: Vec<InstanceBlockDeviceMappingSpecification> = "BlockDeviceMapping" / "blockDeviceMapping",
        disable_api_termination: Option<AttributeBooleanValue> = "DisableApiTermination" / "disableApiTermination",
        instance_type: Option<AttributeValue> = "InstanceType" / "instanceType",
        kernel: Option<AttributeValue> = "Kernel" / "kernel",
        ramdisk: Option<AttributeValue> = "Ramdisk" / "ramdisk",
        user_data: Option<BlobAttributeValue> = "UserData" / "userData",
        instance_initiated_shutdown_behavior: Option<AttributeValue> = "InstanceInitiatedShutdownBehavior" / "instanceInitiatedShutdownBehavior",
        groups: Vec<SecurityGroupId> = "GroupId" / "GroupId" > "groupId",
        ebs_optimized: Option<AttributeBooleanValue> = "EbsOptimized" / "ebsOptimized",
        sriov_net_support: Option<AttributeValue> = "SriovNetSupport" / "sriovNetSupport",
        ena_support: Option<AttributeBooleanValue> = "EnaSupport" / "enaSupport",
    }
    input ModifyInstanceCapacityReservationAttributesRequest {
        instance_id: InstanceId = "InstanceId" / "InstanceId",
        capacity_reservation_specification: CapacityReservationSpecification = "CapacityReservationSpecification" / "CapacityReservationSpecification",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output ModifyInstanceCapacityReservationAttributesResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input ModifyInstanceCpuOptionsRequest {
        instance_id: InstanceId = "InstanceId" / "InstanceId",
        core_count: Option<i32> = "CoreCount" / "CoreCount",
        threads_per_core: Option<i32> = "ThreadsPerCore" / "ThreadsPerCore",
        nested_virtualization: Option<NestedVirtualizationSpecification> = "NestedVirtualization" / "NestedVirtualization",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output ModifyInstanceCpuOptionsResult {
        instance_id: Option<InstanceId> = "InstanceId" / "instanceId",
        core_count: Option<i32> = "CoreCount" / "coreCount",
        threads_per_core: Option<i32> = "ThreadsPerCore" / "threadsPerCore",
        nested_virtualization: Option<NestedVirtualizationSpecification> = "NestedVirtualization" / "nestedVirtualization",
    }
    input ModifyInstanceCreditSpecificationRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        client_token: Option<String> = "ClientToken" / "ClientToken",
        instance_credit_specifications: Vec<InstanceCreditSpecificationRequest> = "InstanceCreditSpecification" / "InstanceCreditSpecification" required,
    }
    output ModifyInstanceCreditSpecificationResult {
        successful_instance_credit_specifications: Vec<SuccessfulInstanceCreditSpecificationItem> = "SuccessfulInstanceCreditSpecificationSet" / "successfulInstanceCreditSpecificationSet",
        unsuccessful_instance_credit_specifications: Vec<UnsuccessfulInstanceCreditSpecificationItem> = "UnsuccessfulInstanceCreditSpecificationSet" / "unsuccessfulInstanceCreditSpecificationSet",
    }
    input ModifyInstanceMaintenanceOptionsRequest {
        instance_id: InstanceId = "InstanceId" / "InstanceId",
        auto_recovery: Option<InstanceAutoRecoveryState> = "AutoRecovery" / "AutoRecovery",
        reboot_migration: Option<InstanceRebootMigrationState> = "RebootMigration" / "RebootMigration",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output ModifyInstanceMaintenanceOptionsResult {
        instance_id: Option<String> = "InstanceId" / "instanceId",
        auto_recovery: Option<InstanceAutoRecoveryState> = "AutoRecovery" / "autoRecovery",
        reboot_migration: Option<InstanceRebootMigrationState> = "RebootMigration" / "rebootMigration",
    }
    input ModifyInstanceMetadataDefaultsRequest {
        http_tokens: Option<MetadataDefaultHttpTokensState> = "HttpTokens" / "HttpTokens",
        http_put_response_hop_limit: Option<i32> = "HttpPutResponseHopLimit" / "HttpPutResponseHopLimit",
        http_endpoint: Option<DefaultInstanceMetadataEndpointState> = "HttpEndpoint" / "HttpEndpoint",
        instance_metadata_tags: Option<DefaultInstanceMetadataTagsState> = "InstanceMetadataTags" / "InstanceMetadataTags",
        dry_run: Option<bool> = "DryRun" / "DryRun",
        http_tokens_enforced: Option<DefaultHttpTokensEnforcedState> = "HttpTokensEnforced" / "HttpTokensEnforced",
    }
    output ModifyInstanceMetadataDefaultsResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input ModifyInstanceMetadataOptionsRequest {
        instance_id: InstanceId = "InstanceId" / "InstanceId",
        http_tokens: Option<HttpTokensState> = "HttpTokens" / "HttpTokens",
        http_put_response_hop_limit: Option<i32> = "HttpPutResponseHopLimit" / "HttpPutResponseHopLimit",
        http_endpoint: Option<InstanceMetadataEndpointState> = "HttpEndpoint" / "HttpEndpoint",
        dry_run: Option<bool> = "DryRun" / "DryRun",
        http_protocol_ipv6: Option<InstanceMetadataProtocolState> = "HttpProtocolIpv6" / "HttpProtocolIpv6",
        instance_metadata_tags: Option<InstanceMetadataTagsState> = "InstanceMetadataTags" / "InstanceMetadataTags",
    }
    output ModifyInstanceMetadataOptionsResult {
        instance_id: Option<String> = "InstanceId" / "instanceId",
        instance_metadata_options: Option<InstanceMetadataOptionsResponse> = "InstanceMetadataOptions" / "instanceMetadataOptions",
    }
    input ModifyInstanceNetworkPerformanceOptionsRequest {
        instance_id: InstanceId = "InstanceId" / "InstanceId",
        bandwidth_weighting: InstanceBandwidthWeighting = "BandwidthWeighting" / "BandwidthWeighting",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output ModifyInstanceNetworkPerformanceResult {
        instance_id: Option<InstanceId> = "InstanceId" / "instanceId",
        bandwidth_weighting: Option<InstanceBandwidthWeighting> = "BandwidthWeighting" / "bandwidthWeighting",
    }
    input ModifyInstancePlacementRequest {
        group_name: Option<String> = "GroupName" / "GroupName",
        partition_number: Option<i32> = "PartitionNumber" / "PartitionNumber",
        host_resource_group_arn: Option<String> = "HostResourceGroupArn" / "HostResourceGroupArn",
        group_id: Option<String> = "GroupId" / "GroupId",
        instance_id: InstanceId = "InstanceId" / "instanceId",
        tenancy: Option<HostTenancy> = "Tenancy" / "tenancy",
        affinity: Option<Affinity> = "Affinity" / "affinity",
        host_id: Option<String> = "HostId" / "hostId",
    }
    output ModifyInstancePlacementResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input ModifyLaunchTemplateRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        client_token: Option<String> = "ClientToken" / "ClientToken",
        launch_template_id: Option<LaunchTemplateId> = "LaunchTemplateId" / "LaunchTemplateId",
        launch_template_name: Option<String> = "LaunchTemplateName" / "LaunchTemplateName",
        default_version: Option<String> = "SetDefaultVersion" / "SetDefaultVersion",
    }
    output ModifyLaunchTemplateResult {
        launch_template: Option<LaunchTemplate> = "LaunchTemplate" / "launchTemplate",
    }
    input ModifyManagedPrefixListRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        prefix_list_id: PrefixListId = "PrefixListId" / "PrefixListId",
        current_version: Option<i64> = "CurrentVersion" / "CurrentVersion",
        prefix_list_name: Option<String> = "PrefixListName" / "PrefixListName",
        add_entries: Vec<AddPrefixListEntry> = "AddEntry" / "AddEntry",
        remove_entries: Vec<RemovePrefixListEntry> = "RemoveEntry" / "RemoveEntry",
        max_entries: Option<i32> = "MaxEntries" / "MaxEntries",
        ipam_prefix_list_resolver_sync_enabled: Option<bool> = "IpamPrefixListResolverSyncEnabled" / "IpamPrefixListResolverSyncEnabled",
    }
    output ModifyManagedPrefixListResult {
        prefix_list: Option<ManagedPrefixList> = "PrefixList" / "prefixList",
    }
    input ModifyNetworkInterfaceAttributeRequest {
        ena_srd_specification: Option<EnaSrdSpecification> = "EnaSrdSpecification" / "EnaSrdSpecification",
        enable_primary_ipv6: Option<bool> = "EnablePrimaryIpv6" / "EnablePrimaryIpv6",
        connection_tracking_specification: Option<ConnectionTrackingSpecificationRequest> = "ConnectionTrackingSpecification" / "ConnectionTrackingSpecification",
        associate_public_ip_address: Option<bool> = "AssociatePublicIpAddress" / "AssociatePublicIpAddress",
        associated_subnet_ids: Vec<SubnetId> = "AssociatedSubnetId" / "AssociatedSubnetId" > "AssociatedSubnetId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        network_interface_id: NetworkInterfaceId = "NetworkInterfaceId" / "networkInterfaceId",
        description: Option<AttributeValue> = "Description" / "description",
        source_dest_check: Option<AttributeBooleanValue> = "SourceDestCheck" / "sourceDestCheck",
        groups: Vec<SecurityGroupId> = "SecurityGroupId" / "SecurityGroupId" > "SecurityGroupId",
        attachment: Option<NetworkInterfaceAttachmentChanges> = "Attachment" / "attachment",
    }
    input ModifyPrivateDnsNameOptionsRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        instance_id: InstanceId = "InstanceId" / "InstanceId",
        private_dns_hostname_type: Option<HostnameType> = "PrivateDnsHostnameType" / "PrivateDnsHostnameType",
        enable_resource_name_dns_a_record: Option<bool> = "EnableResourceNameDnsARecord" / "EnableResourceNameDnsARecord",
        enable_resource_name_dns_aaaa_record: Option<bool> = "EnableResourceNameDnsAAAARecord" / "EnableResourceNameDnsAAAARecord",
    }
    output ModifyPrivateDnsNameOptionsResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input ModifySecurityGroupRulesRequest {
        group_id: SecurityGroupId = "GroupId" / "GroupId",
        security_group_rules: Vec<SecurityGroupRuleUpdate> = "SecurityGroupRule" / "SecurityGroupRule" required,
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output ModifySecurityGroupRulesResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input ModifySnapshotAttributeRequest {
        attribute: Option<SnapshotAttributeName> = "Attribute" / "Attribute",
        create_volume_permission: Option<CreateVolumePermissionModifications> = "CreateVolumePermission" / "CreateVolumePermission",
        group_names: Vec<String> = "UserGroup" / "UserGroup" > "GroupName",
        operation_type: Option<OperationType> = "OperationType" / "OperationType",
        snapshot_id: SnapshotId = "SnapshotId" / "SnapshotId",
        user_ids: Vec<String> = "UserId" / "UserId" > "UserId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    input ModifySnapshotTierRequest {
        snapshot_id: SnapshotId = "SnapshotId" / "SnapshotId",
        storage_tier: Option<TargetStorageTier> = "StorageTier" / "StorageTier",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output ModifySnapshotTierResult {
        snapshot_id: Option<String> = "SnapshotId" / "snapshotId",
        tiering_start_time: Option<Timestamp> = "TieringStartTime" / "tieringStartTime",
    }
    input ModifySubnetAttributeRequest {
        assign_ipv6_address_on_creation: Option<AttributeBooleanValue> = "AssignIpv6AddressOnCreation" / "AssignIpv6AddressOnCreation",
        map_public_ip_on_launch: Option<AttributeBooleanValue> = "MapPublicIpOnLaunch" / "MapPublicIpOnLaunch",
        subnet_id: SubnetId = "SubnetId" / "subnetId",
        map_customer_owned_ip_on_launch: Option<AttributeBooleanValue> = "MapCustomerOwnedIpOnLaunch" / "MapCustomerOwnedIpOnLaunch",
        customer_owned_ipv4_pool: Option<String> = "CustomerOwnedIpv4Pool" / "CustomerOwnedIpv4Pool",
        enable_dns64: Option<AttributeBooleanValue> = "EnableDns64" / "EnableDns64",
        private_dns_hostname_type_on_launch: Option<HostnameType> = "PrivateDnsHostnameTypeOnLaunch" / "PrivateDnsHostnameTypeOnLaunch",
        enable_resource_name_dns_a_record_on_launch: Option<AttributeBooleanValue> = "EnableResourceNameDnsARecordOnLaunch" / "EnableResourceNameDnsARecordOnLaunch",
        enable_resource_name_dns_aaaa_record_on_launch: Option<AttributeBooleanValue> = "EnableResourceNameDnsAAAARecordOnLaunch" / "EnableResourceNameDnsAAAARecordOnLaunch",
        enable_lni_at_device_index: Option<i32> = "EnableLniAtDeviceIndex" / "EnableLniAtDeviceIndex",
        disable_lni_at_device_index: Option<AttributeBooleanValue> = "DisableLniAtDeviceIndex" / "DisableLniAtDeviceIndex",
    }
    input ModifyVolumeAttributeRequest {
        auto_enable_io: Option<AttributeBooleanValue> = "AutoEnableIO" / "AutoEnableIO",
        volume_id: VolumeId = "VolumeId" / "VolumeId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    input ModifyVolumeRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        volume_id: VolumeId = "VolumeId" / "VolumeId",
        size: Option<i32> = "Size" / "Size",
        volume_type: Option<VolumeType> = "VolumeType" / "VolumeType",
        iops: Option<i32> = "Iops" / "Iops",
        throughput: Option<i32> = "Throughput" / "Throughput",
        multi_attach_enabled: Option<bool> = "MultiAttachEnabled" / "MultiAttachEnabled",
    }
    output ModifyVolumeResult {
        volume_modification: Option<VolumeModification> = "VolumeModification" / "volumeModification",
    }
    input ModifyVpcAttributeRequest {
        enable_dns_hostnames: Option<AttributeBooleanValue> = "EnableDnsHostnames" / "EnableDnsHostnames",
        enable_dns_support: Option<AttributeBooleanValue> = "EnableDnsSupport" / "EnableDnsSupport",
        vpc_id: VpcId = "VpcId" / "vpcId",
        enable_network_address_usage_metrics: Option<AttributeBooleanValue> = "EnableNetworkAddressUsageMetrics" / "EnableNetworkAddressUsageMetrics",
    }
    input ModifyVpcBlockPublicAccessExclusionRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        exclusion_id: VpcBlockPublicAccessExclusionId = "ExclusionId" / "ExclusionId",
        internet_gateway_exclusion_mode: InternetGatewayExclusionMode = "InternetGatewayExclusionMode" / "InternetGatewayExclusionMode",
    }
    output ModifyVpcBlockPublicAccessExclusionResult {
        vpc_block_public_access_exclusion: Option<VpcBlockPublicAccessExclusion> = "VpcBlockPublicAccessExclusion" / "vpcBlockPublicAccessExclusion",
    }
    input ModifyVpcBlockPublicAccessOptionsRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        internet_gateway_block_mode: InternetGatewayBlockMode = "InternetGatewayBlockMode" / "InternetGatewayBlockMode",
    }
    output ModifyVpcBlockPublicAccessOptionsResult {
        vpc_block_public_access_options: Option<VpcBlockPublicAccessOptions> = "VpcBlockPublicAccessOptions" / "vpcBlockPublicAccessOptions",
    }
    input ModifyVpcEndpointRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        vpc_endpoint_id: VpcEndpointId = "VpcEndpointId" / "VpcEndpointId",
        reset_policy: Option<bool> = "ResetPolicy" / "ResetPolicy",
        policy_document: Option<String> = "PolicyDocument" / "PolicyDocument",
        add_route_table_ids: Vec<RouteTableId> = "AddRouteTableId" / "AddRouteTableId",
        remove_route_table_ids: Vec<RouteTableId> = "RemoveRouteTableId" / "RemoveRouteTableId",
        add_subnet_ids: Vec<SubnetId> = "AddSubnetId" / "AddSubnetId",
        remove_subnet_ids: Vec<SubnetId> = "RemoveSubnetId" / "RemoveSubnetId",
        add_security_group_ids: Vec<SecurityGroupId> = "AddSecurityGroupId" / "AddSecurityGroupId",
        remove_security_group_ids: Vec<SecurityGroupId> = "RemoveSecurityGroupId" / "RemoveSecurityGroupId",
        ip_address_type: Option<IpAddressType> = "IpAddressType" / "IpAddressType",
        dns_options: Option<DnsOptionsSpecification> = "DnsOptions" / "DnsOptions",
        private_dns_enabled: Option<bool> = "PrivateDnsEnabled" / "PrivateDnsEnabled",
        subnet_configurations: Vec<SubnetConfiguration> = "SubnetConfiguration" / "SubnetConfiguration",
    }
    output ModifyVpcEndpointResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input ModifyVpcPeeringConnectionOptionsRequest {
        accepter_peering_connection_options: Option<PeeringConnectionOptionsRequest> = "AccepterPeeringConnectionOptions" / "AccepterPeeringConnectionOptions",
        dry_run: Option<bool> = "DryRun" / "DryRun",
        requester_peering_connection_options: Option<PeeringConnectionOptionsRequest> = "RequesterPeeringConnectionOptions" / "RequesterPeeringConnectionOptions",
        vpc_peering_connection_id: VpcPeeringConnectionId = "VpcPeeringConnectionId" / "VpcPeeringConnectionId",
    }
    output ModifyVpcPeeringConnectionOptionsResult {
        accepter_peering_connection_options: Option<PeeringConnectionOptions> = "AccepterPeeringConnectionOptions" / "accepterPeeringConnectionOptions",
        requester_peering_connection_options: Option<PeeringConnectionOptions> = "RequesterPeeringConnectionOptions" / "requesterPeeringConnectionOptions",
    }
    input ModifyVpcTenancyRequest {
        vpc_id: VpcId = "VpcId" / "VpcId",
        instance_tenancy: VpcTenancy = "InstanceTenancy" / "InstanceTenancy",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output ModifyVpcTenancyResult {
        return_value: Option<bool> = "Return" / "return",
    }
    input MonitorInstancesRequest {
        instance_ids: Vec<InstanceId> = "InstanceId" / "InstanceId" > "InstanceId" required,
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output MonitorInstancesResult {
        instance_monitorings: Vec<InstanceMonitoring> = "InstancesSet" / "instancesSet",
    }
    output Monitoring {
        state: Option<MonitoringState> = "State" / "state",
    }
    input MoveAddressToVpcRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        public_ip: String = "PublicIp" / "publicIp",
    }
    output MoveAddressToVpcResult {
        allocation_id: Option<String> = "AllocationId" / "allocationId",
        status: Option<Status> = "Status" / "status",
    }
    output MovingAddressStatus {
        move_status: Option<MoveStatus> = "MoveStatus" / "moveStatus",
        public_ip: Option<String> = "PublicIp" / "publicIp",
    }
    output NatGateway {
        create_time: Option<Timestamp> = "CreateTime" / "createTime",
        delete_time: Option<Timestamp> = "DeleteTime" / "deleteTime",
        failure_code: Option<String> = "FailureCode" / "failureCode",
        failure_message: Option<String> = "FailureMessage" / "failureMessage",
        nat_gateway_addresses: Vec<NatGatewayAddress> = "NatGatewayAddressSet" / "natGatewayAddressSet",
        nat_gateway_id: Option<String> = "NatGatewayId" / "natGatewayId",
        provisioned_bandwidth: Option<ProvisionedBandwidth> = "ProvisionedBandwidth" / "provisionedBandwidth",
        state: Option<NatGatewayState> = "State" / "state",
        subnet_id: Option<String> = "SubnetId" / "subnetId",
        vpc_id: Option<String> = "VpcId" / "vpcId",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        connectivity_type: Option<ConnectivityType> = "ConnectivityType" / "connectivityType",
        availability_mode: Option<AvailabilityMode> = "AvailabilityMode" / "availabilityMode",
        auto_scaling_ips: Option<AutoScalingIpsState> = "AutoScalingIps" / "autoScalingIps",
        auto_provision_zones: Option<AutoProvisionZonesState> = "AutoProvisionZones" / "autoProvisionZones",
        attached_appliances: Vec<NatGatewayAttachedAppliance> = "AttachedApplianceSet" / "attachedApplianceSet",
        route_table_id: Option<String> = "RouteTableId" / "routeTableId",
    }
    output NatGatewayAddress {
        allocation_id: Option<String> = "AllocationId" / "allocationId",
        network_interface_id: Option<String> = "NetworkInterfaceId" / "networkInterfaceId",
        private_ip: Option<String> = "PrivateIp" / "privateIp",
        public_ip: Option<String> = "PublicIp" / "publicIp",
        association_id: Option<String> = "AssociationId" / "associationId",
        is_primary: Option<bool> = "IsPrimary" / "isPrimary",
        failure_message: Option<String> = "FailureMessage" / "failureMessage",
        status: Option<NatGatewayAddressStatus> = "Status" / "status",
        availability_zone: Option<String> = "AvailabilityZone" / "availabilityZone",
        availability_zone_id: Option<String> = "AvailabilityZoneId" / "availabilityZoneId",
    }
    output NatGatewayAttachedAppliance {
        r#type: Option<NatGatewayApplianceType> = "Type" / "type",
        appliance_arn: Option<String> = "ApplianceArn" / "applianceArn",
        vpc_endpoint_id: Option<String> = "VpcEndpointId" / "vpcEndpointId",
        attachment_state: Option<NatGatewayApplianceState> = "AttachmentState" / "attachmentState",
        modification_state: Option<NatGatewayApplianceModifyState> = "ModificationState" / "modificationState",
        failure_code: Option<String> = "FailureCode" / "failureCode",
        failure_message: Option<String> = "FailureMessage" / "failureMessage",
    }
    output NetworkAcl {
        associations: Vec<NetworkAclAssociation> = "AssociationSet" / "associationSet",
        entries: Vec<NetworkAclEntry> = "EntrySet" / "entrySet",
        is_default: Option<bool> = "Default" / "default",
        network_acl_id: Option<String> = "NetworkAclId" / "networkAclId",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        vpc_id: Option<String> = "VpcId" / "vpcId",
        owner_id: Option<String> = "OwnerId" / "ownerId",
    }
    output NetworkAclAssociation {
        network_acl_association_id: Option<String> = "NetworkAclAssociationId" / "networkAclAssociationId",
        network_acl_id: Option<String> = "NetworkAclId" / "networkAclId",
        subnet_id: Option<String> = "SubnetId" / "subnetId",
    }
    output NetworkAclEntry {
        cidr_block: Option<String> = "CidrBlock" / "cidrBlock",
        egress: Option<bool> = "Egress" / "egress",
        icmp_type_code: Option<IcmpTypeCode> = "IcmpTypeCode" / "icmpTypeCode",
        ipv6_cidr_block: Option<String> = "Ipv6CidrBlock" / "ipv6CidrBlock",
        port_range: Option<PortRange> = "PortRange" / "portRange",
        protocol: Option<String> = "Protocol" / "protocol",
        rule_action: Option<RuleAction> = "RuleAction" / "ruleAction",
        rule_number: Option<i32> = "RuleNumber" / "ruleNumber",
    }
    output NetworkBandwidthGbps {
        min: Option<f64> = "Min" / "min",
        max: Option<f64> = "Max" / "max",
    }
    input NetworkBandwidthGbpsRequest {
        min: Option<f64> = "Min" / "Min",
        max: Option<f64> = "Max" / "Max",
    }
    output NetworkCardInfo {
        network_card_index: Option<i32> = "NetworkCardIndex" / "networkCardIndex",
        network_performance: Option<String> = "NetworkPerformance" / "networkPerformance",
        maximum_network_interfaces: Option<i32> = "MaximumNetworkInterfaces" / "maximumNetworkInterfaces",
        additional_flexible_network_interfaces: Option<i32> = "AdditionalFlexibleNetworkInterfaces" / "additionalFlexibleNetworkInterfaces",
        baseline_bandwidth_in_gbps: Option<f64> = "BaselineBandwidthInGbps" / "baselineBandwidthInGbps",
        peak_bandwidth_in_gbps: Option<f64> = "PeakBandwidthInGbps" / "peakBandwidthInGbps",
        default_ena_queue_count_per_interface: Option<i32> = "DefaultEnaQueueCountPerInterface" / "defaultEnaQueueCountPerInterface",
        maximum_ena_queue_count: Option<i32> = "MaximumEnaQueueCount" / "maximumEnaQueueCount",
        maximum_ena_queue_count_per_interface: Option<i32> = "MaximumEnaQueueCountPerInterface" / "maximumEnaQueueCountPerInterface",
    }
    output NetworkInfo {
        network_performance: Option<String> = "NetworkPerformance" / "networkPerformance",
        maximum_network_interfaces: Option<i32> = "MaximumNetworkInterfaces" / "maximumNetworkInterfaces",
        maximum_network_cards: Option<i32> = "MaximumNetworkCards" / "maximumNetworkCards",
        default_network_card_index: Option<i32> = "DefaultNetworkCardIndex" / "defaultNetworkCardIndex",
        network_cards: Vec<NetworkCardInfo> = "NetworkCards" / "networkCards",
        ipv4_addresses_per_interface: Option<i32> = "Ipv4AddressesPerInterface" / "ipv4AddressesPerInterface",
        ipv6_addresses_per_interface: Option<i32> = "Ipv6AddressesPerInterface" / "ipv6AddressesPerInterface",
        ipv6_supported: Option<bool> = "Ipv6Supported" / "ipv6Supported",
        ena_support: Option<EnaSupport> = "EnaSupport" / "enaSupport",
        efa_supported: Option<bool> = "EfaSupported" / "efaSupported",
        efa_info: Option<EfaInfo> = "EfaInfo" / "efaInfo",
        encryption_in_transit_supported: Option<bool> = "EncryptionInTransitSupported" / "encryptionInTransitSupported",
        ena_srd_supported: Option<bool> = "EnaSrdSupported" / "enaSrdSupported",
        bandwidth_weightings: Vec<BandwidthWeightingType> = "BandwidthWeightings" / "bandwidthWeightings",
        flexible_ena_queues_support: Option<FlexibleEnaQueuesSupport> = "FlexibleEnaQueuesSupport" / "flexibleEnaQueuesSupport",
        connection_tracking_configuration: Option<DefaultConnectionTrackingConfiguration> = "ConnectionTrackingConfiguration" / "connectionTrackingConfiguration",
        secondary_network_supported: Option<bool> = "SecondaryNetworkSupported" / "secondaryNetworkSupported",
        maximum_secondary_network_interfaces: Option<i32> = "MaximumSecondaryNetworkInterfaces" / "maximumSecondaryNetworkInterfaces",
        ipv4_addresses_per_secondary_interface: Option<i32> = "Ipv4AddressesPerSecondaryInterface" / "ipv4AddressesPerSecondaryInterface",
    }
    output NetworkInterface {
        association: Option<NetworkInterfaceAssociation> = "Association" / "association",
        attachment: Option<NetworkInterfaceAttachment> = "Attachment" / "attachment",
        availability_zone: Option<String> = "AvailabilityZone" / "availabilityZone",
        connection_tracking_configuration: Option<ConnectionTrackingConfiguration> = "ConnectionTrackingConfiguration" / "connectionTrackingConfiguration",
        description: Option<String> = "Description" / "description",
        groups: Vec<GroupIdentifier> = "GroupSet" / "groupSet",
        interface_type: Option<NetworkInterfaceType> = "InterfaceType" / "interfaceType",
        ipv6_addresses: Vec<NetworkInterfaceIpv6Address> = "Ipv6AddressesSet" / "ipv6AddressesSet",
        mac_address: Option<String> = "MacAddress" / "macAddress",
        network_interface_id: Option<String> = "NetworkInterfaceId" / "networkInterfaceId",
        outpost_arn: Option<String> = "OutpostArn" / "outpostArn",
        owner_id: Option<String> = "OwnerId" / "ownerId",
        private_dns_name: Option<String> = "PrivateDnsName" / "privateDnsName",
        public_dns_name: Option<String> = "PublicDnsName" / "publicDnsName",
        public_ip_dns_name_options: Option<PublicIpDnsNameOptions> = "PublicIpDnsNameOptions" / "publicIpDnsNameOptions",
        private_ip_address: Option<String> = "PrivateIpAddress" / "privateIpAddress",
        private_ip_addresses: Vec<NetworkInterfacePrivateIpAddress> = "PrivateIpAddressesSet" / "privateIpAddressesSet",
        ipv4_prefixes: Vec<Ipv4PrefixSpecification> = "Ipv4PrefixSet" / "ipv4PrefixSet",
        ipv6_prefixes: Vec<Ipv6PrefixSpecification> = "Ipv6PrefixSet" / "ipv6PrefixSet",
        requester_id: Option<String> = "RequesterId" / "requesterId",
        requester_managed: Option<bool> = "RequesterManaged" / "requesterManaged",
        source_dest_check: Option<bool> = "SourceDestCheck" / "sourceDestCheck",
        status: Option<NetworkInterfaceStatus> = "Status" / "status",
        subnet_id: Option<String> = "SubnetId" / "subnetId",
        tag_set: Vec<Tag> = "TagSet" / "tagSet",
        vpc_id: Option<String> = "VpcId" / "vpcId",
        deny_all_igw_traffic: Option<bool> = "DenyAllIgwTraffic" / "denyAllIgwTraffic",
        ipv6_native: Option<bool> = "Ipv6Native" / "ipv6Native",
        ipv6_address: Option<String> = "Ipv6Address" / "ipv6Address",
        operator: Option<OperatorResponse> = "Operator" / "operator",
        associated_subnets: Vec<SubnetId> = "AssociatedSubnetSet" / "associatedSubnetSet",
        availability_zone_id: Option<String> = "AvailabilityZoneId" / "availabilityZoneId",
    }
    output NetworkInterfaceAssociation {
        allocation_id: Option<String> = "AllocationId" / "allocationId",
        association_id: Option<String> = "AssociationId" / "associationId",
        ip_owner_id: Option<String> = "IpOwnerId" / "ipOwnerId",
        public_dns_name: Option<String> = "PublicDnsName" / "publicDnsName",
        public_ip: Option<String> = "PublicIp" / "publicIp",
        customer_owned_ip: Option<String> = "CustomerOwnedIp" / "customerOwnedIp",
        carrier_ip: Option<String> = "CarrierIp" / "carrierIp",
    }
    output NetworkInterfaceAttachment {
        attach_time: Option<Timestamp> = "AttachTime" / "attachTime",
        attachment_id: Option<String> = "AttachmentId" / "attachmentId",
        delete_on_termination: Option<bool> = "DeleteOnTermination" / "deleteOnTermination",
        device_index: Option<i32> = "DeviceIndex" / "deviceIndex",
        network_card_index: Option<i32> = "NetworkCardIndex" / "networkCardIndex",
        instance_id: Option<String> = "InstanceId" / "instanceId",
        instance_owner_id: Option<String> = "InstanceOwnerId" / "instanceOwnerId",
        status: Option<AttachmentStatus> = "Status" / "status",
        ena_srd_specification: Option<AttachmentEnaSrdSpecification> = "EnaSrdSpecification" / "enaSrdSpecification",
        ena_queue_count: Option<i32> = "EnaQueueCount" / "enaQueueCount",
    }
    input NetworkInterfaceAttachmentChanges {
        default_ena_queue_count: Option<bool> = "DefaultEnaQueueCount" / "DefaultEnaQueueCount",
        ena_queue_count: Option<i32> = "EnaQueueCount" / "EnaQueueCount",
        attachment_id: Option<AttachmentId> = "AttachmentId" / "attachmentId",
        delete_on_termination: Option<bool> = "DeleteOnTermination" / "deleteOnTermination",
    }
    output NetworkInterfaceCount {
        min: Option<i32> = "Min" / "min",
        max: Option<i32> = "Max" / "max",
    }
    input NetworkInterfaceCountRequest {
        min: Option<i32> = "Min" / "Min",
        max: Option<i32> = "Max" / "Max",
    }
    output NetworkInterfaceIpv6Address {
        ipv6_address: Option<String> = "Ipv6Address" / "ipv6Address",
        public_ipv6_dns_name: Option<String> = "PublicIpv6DnsName" / "publicIpv6DnsName",
        is_primary_ipv6: Option<bool> = "IsPrimaryIpv6" / "isPrimaryIpv6",
    }
    output NetworkInterfacePermission {
        network_interface_permission_id: Option<String> = "NetworkInterfacePermissionId" / "networkInterfacePermissionId",
        network_interface_id: Option<String> = "NetworkInterfaceId" / "networkInterfaceId",
        aws_account_id: Option<String> = "AwsAccountId" / "awsAccountId",
        aws_service: Option<String> = "AwsService" / "awsService",
        permission: Option<InterfacePermissionType> = "Permission" / "permission",
        permission_state: Option<NetworkInterfacePermissionState> = "PermissionState" / "permissionState",
    }
    output NetworkInterfacePermissionState {
        state: Option<NetworkInterfacePermissionStateCode> = "State" / "state",
        status_message: Option<String> = "StatusMessage" / "statusMessage",
    }
    output NetworkInterfacePrivateIpAddress {
        association: Option<NetworkInterfaceAssociation> = "Association" / "association",
        primary: Option<bool> = "Primary" / "primary",
        private_dns_name: Option<String> = "PrivateDnsName" / "privateDnsName",
        private_ip_address: Option<String> = "PrivateIpAddress" / "privateIpAddress",
    }
    output NeuronDeviceCoreInfo {
        count: Option<i32> = "Count" / "count",
        version: Option<i32> = "Version" / "version",
    }
    output NeuronDeviceInfo {
        count: Option<i32> = "Count" / "count",
        name: Option<String> = "Name" / "name",
        core_info: Option<NeuronDeviceCoreInfo> = "CoreInfo" / "coreInfo",
        memory_info: Option<NeuronDeviceMemoryInfo> = "MemoryInfo" / "memoryInfo",
    }
    output NeuronDeviceMemoryInfo {
        size_in_mi_b: Option<i32> = "SizeInMiB" / "sizeInMiB",
    }
    output NeuronInfo {
        neuron_devices: Vec<NeuronDeviceInfo> = "NeuronDevices" / "neuronDevices",
        total_neuron_device_memory_in_mi_b: Option<i32> = "TotalNeuronDeviceMemoryInMiB" / "totalNeuronDeviceMemoryInMiB",
    }
    input NewDhcpConfiguration {
        key: Option<String> = "Key" / "Key",
        values: Vec<String> = "Value" / "Value",
    }
    output NitroTpmInfo {
        supported_versions: Vec<String> = "SupportedVersions" / "supportedVersions",
    }
    input OperatorRequest {
        principal: Option<String> = "Principal" / "Principal",
    }
    output OperatorResponse {
        managed: Option<bool> = "Managed" / "managed",
        principal: Option<String> = "Principal" / "principal",
        hidden_by_default: Option<bool> = "HiddenByDefault" / "hiddenByDefault",
    }
    output PeeringConnectionOptions {
        allow_dns_resolution_from_remote_vpc: Option<bool> = "AllowDnsResolutionFromRemoteVpc" / "allowDnsResolutionFromRemoteVpc",
        allow_egress_from_local_classic_link_to_remote_vpc: Option<bool> = "AllowEgressFromLocalClassicLinkToRemoteVpc" / "allowEgressFromLocalClassicLinkToRemoteVpc",
        allow_egress_from_local_vpc_to_remote_classic_link: Option<bool> = "AllowEgressFromLocalVpcToRemoteClassicLink" / "allowEgressFromLocalVpcToRemoteClassicLink",
    }
    input PeeringConnectionOptionsRequest {
        allow_dns_resolution_from_remote_vpc: Option<bool> = "AllowDnsResolutionFromRemoteVpc" / "AllowDnsResolutionFromRemoteVpc",
        allow_egress_from_local_classic_link_to_remote_vpc: Option<bool> = "AllowEgressFromLocalClassicLinkToRemoteVpc" / "AllowEgressFromLocalClassicLinkToRemoteVpc",
        allow_egress_from_local_vpc_to_remote_classic_link: Option<bool> = "AllowEgressFromLocalVpcToRemoteClassicLink" / "AllowEgressFromLocalVpcToRemoteClassicLink",
    }
    output PerformanceFactorReference {
        instance_family: Option<String> = "InstanceFamily" / "instanceFamily",
    }
    input PerformanceFactorReferenceRequest {
        instance_family: Option<String> = "InstanceFamily" / "InstanceFamily",
    }
    both Placement {
        availability_zone_id: Option<String> = "AvailabilityZoneId" / "availabilityZoneId",
        affinity: Option<String> = "Affinity" / "affinity",
        group_name: Option<String> = "GroupName" / "groupName",
        partition_number: Option<i32> = "PartitionNumber" / "partitionNumber",
        host_id: Option<String> = "HostId" / "hostId",
        tenancy: Option<Tenancy> = "Tenancy" / "tenancy",
        spread_domain: Option<String> = "SpreadDomain" / "spreadDomain",
        host_resource_group_arn: Option<String> = "HostResourceGroupArn" / "hostResourceGroupArn",
        group_id: Option<String> = "GroupId" / "groupId",
        availability_zone: Option<String> = "AvailabilityZone" / "availabilityZone",
    }
    output PlacementGroupInfo {
        supported_strategies: Vec<PlacementGroupStrategy> = "SupportedStrategies" / "supportedStrategies",
    }
    both PortRange {
        from: Option<i32> = "From" / "from",
        to: Option<i32> = "To" / "to",
    }
    output PrefixList {
        cidrs: Vec<String> = "CidrSet" / "cidrSet",
        prefix_list_id: Option<String> = "PrefixListId" / "prefixListId",
        prefix_list_name: Option<String> = "PrefixListName" / "prefixListName",
    }
    output PrefixListAssociation {
        resource_id: Option<String> = "ResourceId" / "resourceId",
        resource_owner: Option<String> = "ResourceOwner" / "resourceOwner",
    }
    output PrefixListEntry {
        cidr: Option<String> = "Cidr" / "cidr",
        description: Option<String> = "Description" / "description",
    }
    both PrefixListIdShape {
        description: Option<String> = "Description" / "description",
        prefix_list_id: Option<String> = "PrefixListId" / "prefixListId",
    }
    output PrincipalIdFormat {
        arn: Option<String> = "Arn" / "arn",
        statuses: Vec<IdFormat> = "StatusSet" / "statusSet",
    }
    output PrivateDnsDetails {
        private_dns_name: Option<String> = "PrivateDnsName" / "privateDnsName",
    }
    output PrivateDnsNameOptionsOnLaunch {
        hostname_type: Option<HostnameType> = "HostnameType" / "hostnameType",
        enable_resource_name_dns_a_record: Option<bool> = "EnableResourceNameDnsARecord" / "enableResourceNameDnsARecord",
        enable_resource_name_dns_aaaa_record: Option<bool> = "EnableResourceNameDnsAAAARecord" / "enableResourceNameDnsAAAARecord",
    }
    input PrivateDnsNameOptionsRequest {
        hostname_type: Option<HostnameType> = "HostnameType" / "HostnameType",
        enable_resource_name_dns_a_record: Option<bool> = "EnableResourceNameDnsARecord" / "EnableResourceNameDnsARecord",
        enable_resource_name_dns_aaaa_record: Option<bool> = "EnableResourceNameDnsAAAARecord" / "EnableResourceNameDnsAAAARecord",
    }
    output PrivateDnsNameOptionsResponse {
        hostname_type: Option<HostnameType> = "HostnameType" / "hostnameType",
        enable_resource_name_dns_a_record: Option<bool> = "EnableResourceNameDnsARecord" / "enableResourceNameDnsARecord",
        enable_resource_name_dns_aaaa_record: Option<bool> = "EnableResourceNameDnsAAAARecord" / "enableResourceNameDnsAAAARecord",
    }
    both PrivateIpAddressSpecification {
        primary: Option<bool> = "Primary" / "primary",
        private_ip_address: Option<String> = "PrivateIpAddress" / "privateIpAddress",
    }
    output ProcessorInfo {
        supported_architectures: Vec<ArchitectureType> = "SupportedArchitectures" / "supportedArchitectures",
        sustained_clock_speed_in_ghz: Option<f64> = "SustainedClockSpeedInGhz" / "sustainedClockSpeedInGhz",
        supported_features: Vec<SupportedAdditionalProcessorFeature> = "SupportedFeatures" / "supportedFeatures",
        manufacturer: Option<String> = "Manufacturer" / "manufacturer",
    }
    output ProductCode {
        product_code_id: Option<String> = "ProductCode" / "productCode",
        product_code_type: Option<ProductCodeValues> = "Type" / "type",
    }
    output PropagatingVgw {
        gateway_id: Option<String> = "GatewayId" / "gatewayId",
    }
    output ProvisionedBandwidth {
        provision_time: Option<Timestamp> = "ProvisionTime" / "provisionTime",
        provisioned: Option<String> = "Provisioned" / "provisioned",
        request_time: Option<Timestamp> = "RequestTime" / "requestTime",
        requested: Option<String> = "Requested" / "requested",
        status: Option<String> = "Status" / "status",
    }
    output PtrUpdateStatus {
        value: Option<String> = "Value" / "value",
        status: Option<String> = "Status" / "status",
        reason: Option<String> = "Reason" / "reason",
    }
    output PublicIpDnsNameOptions {
        dns_hostname_type: Option<String> = "DnsHostnameType" / "dnsHostnameType",
        public_ipv4_dns_name: Option<String> = "PublicIpv4DnsName" / "publicIpv4DnsName",
        public_ipv6_dns_name: Option<String> = "PublicIpv6DnsName" / "publicIpv6DnsName",
        public_dual_stack_dns_name: Option<String> = "PublicDualStackDnsName" / "publicDualStackDnsName",
    }
    input RebootInstancesRequest {
        instance_ids: Vec<InstanceId> = "InstanceId" / "InstanceId" > "InstanceId" required,
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output ReferencedSecurityGroup {
        group_id: Option<String> = "GroupId" / "groupId",
        peering_status: Option<String> = "PeeringStatus" / "peeringStatus",
        user_id: Option<String> = "UserId" / "userId",
        vpc_id: Option<String> = "VpcId" / "vpcId",
        vpc_peering_connection_id: Option<String> = "VpcPeeringConnectionId" / "vpcPeeringConnectionId",
    }
    output Region {
        opt_in_status: Option<String> = "OptInStatus" / "optInStatus",
        geography: Vec<RegionGeography> = "GeographySet" / "geographySet",
        region_name: Option<String> = "RegionName" / "regionName",
        endpoint: Option<String> = "RegionEndpoint" / "regionEndpoint",
    }
    output RegionGeography {
        name: Option<String> = "Name" / "name",
    }
    input RegisterImageRequest {
        image_location: Option<String> = "ImageLocation" / "ImageLocation",
        billing_products: Vec<String> = "BillingProduct" / "BillingProduct",
        boot_mode: Option<BootModeValues> = "BootMode" / "BootMode",
        tpm_support: Option<TpmSupportValues> = "TpmSupport" / "TpmSupport",
        uefi_data: Option<String> = "UefiData" / "UefiData",
        imds_support: Option<ImdsSupportValues> = "ImdsSupport" / "ImdsSupport",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        name: String = "Name" / "name",
        description: Option<String> = "Description" / "description",
        architecture: Option<ArchitectureValues> = "Architecture" / "architecture",
        kernel_id: Option<String> = "KernelId" / "kernelId",
        ramdisk_id: Option<String> = "RamdiskId" / "ramdiskId",
        root_device_name: Option<String> = "RootDeviceName" / "rootDeviceName",
        block_device_mappings: Vec<BlockDeviceMapping> = "BlockDeviceMapping" / "BlockDeviceMapping" > "BlockDeviceMapping",
        virtualization_type: Option<String> = "VirtualizationType" / "virtualizationType",
        sriov_net_support: Option<String> = "SriovNetSupport" / "sriovNetSupport",
        ena_support: Option<bool> = "EnaSupport" / "enaSupport",
    }
    output RegisterImageResult {
        image_id: Option<String> = "ImageId" / "imageId",
    }
    input RegisterInstanceEventNotificationAttributesRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        instance_tag_attribute: RegisterInstanceTagAttributeRequest = "InstanceTagAttribute" / "InstanceTagAttribute",
    }
    output RegisterInstanceEventNotificationAttributesResult {
        instance_tag_attribute: Option<InstanceTagNotificationAttribute> = "InstanceTagAttribute" / "instanceTagAttribute",
    }
    input RegisterInstanceTagAttributeRequest {
        include_all_tags_of_instance: Option<bool> = "IncludeAllTagsOfInstance" / "IncludeAllTagsOfInstance",
        instance_tag_keys: Vec<String> = "InstanceTagKey" / "InstanceTagKey",
    }
    input RejectVpcPeeringConnectionRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        vpc_peering_connection_id: VpcPeeringConnectionId = "VpcPeeringConnectionId" / "vpcPeeringConnectionId",
    }
    output RejectVpcPeeringConnectionResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input ReleaseAddressRequest {
        allocation_id: Option<AllocationId> = "AllocationId" / "AllocationId",
        public_ip: Option<String> = "PublicIp" / "PublicIp",
        network_border_group: Option<String> = "NetworkBorderGroup" / "NetworkBorderGroup",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    input RemovePrefixListEntry {
        cidr: String = "Cidr" / "Cidr",
    }
    input ReplaceIamInstanceProfileAssociationRequest {
        iam_instance_profile: IamInstanceProfileSpecification = "IamInstanceProfile" / "IamInstanceProfile",
        association_id: IamInstanceProfileAssociationId = "AssociationId" / "AssociationId",
    }
    output ReplaceIamInstanceProfileAssociationResult {
        iam_instance_profile_association: Option<IamInstanceProfileAssociation> = "IamInstanceProfileAssociation" / "iamInstanceProfileAssociation",
    }
    input ReplaceImageCriteriaInAllowedImagesSettingsRequest {
        image_criteria: Vec<ImageCriterionRequest> = "ImageCriterion" / "ImageCriterion" > "ImageCriterion",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output ReplaceImageCriteriaInAllowedImagesSettingsResult {
        return_value: Option<bool> = "Return" / "return",
    }
    input ReplaceNetworkAclAssociationRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        association_id: String = "AssociationId" / "associationId",
        network_acl_id: NetworkAclId = "NetworkAclId" / "networkAclId",
    }
    output ReplaceNetworkAclAssociationResult {
        new_association_id: Option<String> = "NewAssociationId" / "newAssociationId",
    }
    input ReplaceNetworkAclEntryRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        network_acl_id: NetworkAclId = "NetworkAclId" / "networkAclId",
        rule_number: i32 = "RuleNumber" / "ruleNumber",
        protocol: String = "Protocol" / "protocol",
        rule_action: RuleAction = "RuleAction" / "ruleAction",
        egress: bool = "Egress" / "egress",
        cidr_block: Option<String> = "CidrBlock" / "cidrBlock",
        ipv6_cidr_block: Option<String> = "Ipv6CidrBlock" / "ipv6CidrBlock",
        icmp_type_code: Option<IcmpTypeCode> = "Icmp" / "Icmp",
        port_range: Option<PortRange> = "PortRange" / "portRange",
    }
    input ReplaceRouteRequest {
        destination_prefix_list_id: Option<PrefixListId> = "DestinationPrefixListId" / "DestinationPrefixListId",
        vpc_endpoint_id: Option<VpcEndpointId> = "VpcEndpointId" / "VpcEndpointId",
        local_target: Option<bool> = "LocalTarget" / "LocalTarget",
        transit_gateway_id: Option<String> = "TransitGatewayId" / "TransitGatewayId",
        local_gateway_id: Option<String> = "LocalGatewayId" / "LocalGatewayId",
        carrier_gateway_id: Option<CarrierGatewayId> = "CarrierGatewayId" / "CarrierGatewayId",
        core_network_arn: Option<String> = "CoreNetworkArn" / "CoreNetworkArn",
        odb_network_arn: Option<String> = "OdbNetworkArn" / "OdbNetworkArn",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        route_table_id: RouteTableId = "RouteTableId" / "routeTableId",
        destination_cidr_block: Option<String> = "DestinationCidrBlock" / "destinationCidrBlock",
        gateway_id: Option<String> = "GatewayId" / "gatewayId",
        destination_ipv6_cidr_block: Option<String> = "DestinationIpv6CidrBlock" / "destinationIpv6CidrBlock",
        egress_only_internet_gateway_id: Option<EgressOnlyInternetGatewayId> = "EgressOnlyInternetGatewayId" / "egressOnlyInternetGatewayId",
        instance_id: Option<InstanceId> = "InstanceId" / "instanceId",
        network_interface_id: Option<NetworkInterfaceId> = "NetworkInterfaceId" / "networkInterfaceId",
        vpc_peering_connection_id: Option<VpcPeeringConnectionId> = "VpcPeeringConnectionId" / "vpcPeeringConnectionId",
        nat_gateway_id: Option<NatGatewayId> = "NatGatewayId" / "natGatewayId",
    }
    input ReplaceRouteTableAssociationRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        association_id: RouteTableAssociationId = "AssociationId" / "associationId",
        route_table_id: RouteTableId = "RouteTableId" / "routeTableId",
    }
    output ReplaceRouteTableAssociationResult {
        new_association_id: Option<String> = "NewAssociationId" / "newAssociationId",
        association_state: Option<RouteTableAssociationState> = "AssociationState" / "associationState",
    }
    input RequestLaunchTemplateData {
        kernel_id: Option<String> = "KernelId" / "KernelId",
        ebs_optimized: Option<bool> = "EbsOptimized" / "EbsOptimized",
        iam_instance_profile: Option<LaunchTemplateIamInstanceProfileSpecificationRequest> = "IamInstanceProfile" / "IamInstanceProfile",
        block_device_mappings: Vec<LaunchTemplateBlockDeviceMappingRequest> = "BlockDeviceMapping" / "BlockDeviceMapping" > "BlockDeviceMapping",
        network_interfaces: Vec<LaunchTemplateInstanceNetworkInterfaceSpecificationRequest> = "NetworkInterface" / "NetworkInterface" > "InstanceNetworkInterfaceSpecification",
        image_id: Option<String> = "ImageId" / "ImageId",
        instance_type: Option<String> = "InstanceType" / "InstanceType",
        key_name: Option<String> = "KeyName" / "KeyName",
        monitoring: Option<LaunchTemplatesMonitoringRequest> = "Monitoring" / "Monitoring",
        placement: Option<LaunchTemplatePlacementRequest> = "Placement" / "Placement",
        ram_disk_id: Option<String> = "RamDiskId" / "RamDiskId",
        disable_api_termination: Option<bool> = "DisableApiTermination" / "DisableApiTermination",
        instance_initiated_shutdown_behavior: Option<ShutdownBehavior> = "InstanceInitiatedShutdownBehavior" / "InstanceInitiatedShutdownBehavior",
        user_data: Option<String> = "UserData" / "UserData",
        tag_specifications: Vec<LaunchTemplateTagSpecificationRequest> = "TagSpecification" / "TagSpecification" > "LaunchTemplateTagSpecificationRequest",
        elastic_gpu_specifications: Vec<ElasticGpuSpecification> = "ElasticGpuSpecification" / "ElasticGpuSpecification" > "ElasticGpuSpecification",
        elastic_inference_accelerators: Vec<LaunchTemplateElasticInferenceAccelerator> = "ElasticInferenceAccelerator" / "ElasticInferenceAccelerator",
        security_group_ids: Vec<SecurityGroupId> = "SecurityGroupId" / "SecurityGroupId" > "SecurityGroupId",
        security_groups: Vec<String> = "SecurityGroup" / "SecurityGroup" > "SecurityGroup",
        instance_market_options: Option<LaunchTemplateInstanceMarketOptionsRequest> = "InstanceMarketOptions" / "InstanceMarketOptions",
        credit_specification: Option<CreditSpecificationRequest> = "CreditSpecification" / "CreditSpecification",
        cpu_options: Option<LaunchTemplateCpuOptionsRequest> = "CpuOptions" / "CpuOptions",
        capacity_reservation_specification: Option<LaunchTemplateCapacityReservationSpecificationRequest> = "CapacityReservationSpecification" / "CapacityReservationSpecification",
        license_specifications: Vec<LaunchTemplateLicenseConfigurationRequest> = "LicenseSpecification" / "LicenseSpecification",
        hibernation_options: Option<LaunchTemplateHibernationOptionsRequest> = "HibernationOptions" / "HibernationOptions",
        metadata_options: Option<LaunchTemplateInstanceMetadataOptionsRequest> = "MetadataOptions" / "MetadataOptions",
        enclave_options: Option<LaunchTemplateEnclaveOptionsRequest> = "EnclaveOptions" / "EnclaveOptions",
        instance_requirements: Option<InstanceRequirementsRequest> = "InstanceRequirements" / "InstanceRequirements",
        private_dns_name_options: Option<LaunchTemplatePrivateDnsNameOptionsRequest> = "PrivateDnsNameOptions" / "PrivateDnsNameOptions",
        maintenance_options: Option<LaunchTemplateInstanceMaintenanceOptionsRequest> = "MaintenanceOptions" / "MaintenanceOptions",
        disable_api_stop: Option<bool> = "DisableApiStop" / "DisableApiStop",
        operator: Option<OperatorRequest> = "Operator" / "Operator",
        network_performance_options: Option<LaunchTemplateNetworkPerformanceOptionsRequest> = "NetworkPerformanceOptions" / "NetworkPerformanceOptions",
        secondary_interfaces: Vec<LaunchTemplateInstanceSecondaryInterfaceSpecificationRequest> = "SecondaryInterface" / "SecondaryInterface" > "InstanceSecondaryInterfaceSpecification",
    }
    output Reservation {
        reservation_id: Option<String> = "ReservationId" / "reservationId",
        owner_id: Option<String> = "OwnerId" / "ownerId",
        requester_id: Option<String> = "RequesterId" / "requesterId",
        groups: Vec<GroupIdentifier> = "GroupSet" / "groupSet",
        instances: Vec<Instance> = "InstancesSet" / "instancesSet",
    }
    input ResetAddressAttributeRequest {
        allocation_id: AllocationId = "AllocationId" / "AllocationId",
        attribute: AddressAttributeName = "Attribute" / "Attribute",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output ResetAddressAttributeResult {
        address: Option<AddressAttribute> = "Address" / "address",
    }
    input ResetEbsDefaultKmsKeyIdRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output ResetEbsDefaultKmsKeyIdResult {
        kms_key_id: Option<String> = "KmsKeyId" / "kmsKeyId",
    }
    input ResetImageAttributeRequest {
        attribute: ResetImageAttributeName = "Attribute" / "Attribute",
        image_id: ImageId = "ImageId" / "ImageId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    input ResetInstanceAttributeRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        instance_id: InstanceId = "InstanceId" / "instanceId",
        attribute: InstanceAttributeName = "Attribute" / "attribute",
    }
    input ResetNetworkInterfaceAttributeRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        network_interface_id: NetworkInterfaceId = "NetworkInterfaceId" / "networkInterfaceId",
        source_dest_check: Option<String> = "SourceDestCheck" / "sourceDestCheck",
    }
    input ResetSnapshotAttributeRequest {
        attribute: SnapshotAttributeName = "Attribute" / "Attribute",
        snapshot_id: SnapshotId = "SnapshotId" / "SnapshotId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output ResponseError {
        code: Option<LaunchTemplateErrorCode> = "Code" / "code",
        message: Option<String> = "Message" / "message",
    }
    output ResponseLaunchTemplateData {
        kernel_id: Option<String> = "KernelId" / "kernelId",
        ebs_optimized: Option<bool> = "EbsOptimized" / "ebsOptimized",
        iam_instance_profile: Option<LaunchTemplateIamInstanceProfileSpecification> = "IamInstanceProfile" / "iamInstanceProfile",
        block_device_mappings: Option<Vec<LaunchTemplateBlockDeviceMapping>> = "BlockDeviceMappingSet" / "blockDeviceMappingSet",
        network_interfaces: Option<Vec<LaunchTemplateInstanceNetworkInterfaceSpecification>> = "NetworkInterfaceSet" / "networkInterfaceSet",
        image_id: Option<String> = "ImageId" / "imageId",
        instance_type: Option<String> = "InstanceType" / "instanceType",
        key_name: Option<String> = "KeyName" / "keyName",
        monitoring: Option<LaunchTemplatesMonitoring> = "Monitoring" / "monitoring",
        placement: Option<LaunchTemplatePlacement> = "Placement" / "placement",
        ram_disk_id: Option<String> = "RamDiskId" / "ramDiskId",
        disable_api_termination: Option<bool> = "DisableApiTermination" / "disableApiTermination",
        instance_initiated_shutdown_behavior: Option<ShutdownBehavior> = "InstanceInitiatedShutdownBehavior" / "instanceInitiatedShutdownBehavior",
        user_data: Option<String> = "UserData" / "userData",
        tag_specifications: Option<Vec<LaunchTemplateTagSpecification>> = "TagSpecificationSet" / "tagSpecificationSet",
        elastic_gpu_specifications: Option<Vec<ElasticGpuSpecificationResponse>> = "ElasticGpuSpecificationSet" / "elasticGpuSpecificationSet",
        elastic_inference_accelerators: Option<Vec<LaunchTemplateElasticInferenceAcceleratorResponse>> = "ElasticInferenceAcceleratorSet" / "elasticInferenceAcceleratorSet",
        security_group_ids: Option<Vec<String>> = "SecurityGroupIdSet" / "securityGroupIdSet",
        security_groups: Option<Vec<String>> = "SecurityGroupSet" / "securityGroupSet",
        instance_market_options: Option<LaunchTemplateInstanceMarketOptions> = "InstanceMarketOptions" / "instanceMarketOptions",
        credit_specification: Option<CreditSpecification> = "CreditSpecification" / "creditSpecification",
        cpu_options: Option<LaunchTemplateCpuOptions> = "CpuOptions" / "cpuOptions",
        capacity_reservation_specification: Option<LaunchTemplateCapacityReservationSpecificationResponse> = "CapacityReservationSpecification" / "capacityReservationSpecification",
        license_specifications: Option<Vec<LaunchTemplateLicenseConfiguration>> = "LicenseSet" / "licenseSet",
        hibernation_options: Option<LaunchTemplateHibernationOptions> = "HibernationOptions" / "hibernationOptions",
        metadata_options: Option<LaunchTemplateInstanceMetadataOptions> = "MetadataOptions" / "metadataOptions",
        enclave_options: Option<LaunchTemplateEnclaveOptions> = "EnclaveOptions" / "enclaveOptions",
        instance_requirements: Option<InstanceRequirements> = "InstanceRequirements" / "instanceRequirements",
        private_dns_name_options: Option<LaunchTemplatePrivateDnsNameOptions> = "PrivateDnsNameOptions" / "privateDnsNameOptions",
        maintenance_options: Option<LaunchTemplateInstanceMaintenanceOptions> = "MaintenanceOptions" / "maintenanceOptions",
        disable_api_stop: Option<bool> = "DisableApiStop" / "disableApiStop",
        operator: Option<OperatorResponse> = "Operator" / "operator",
        network_performance_options: Option<LaunchTemplateNetworkPerformanceOptions> = "NetworkPerformanceOptions" / "networkPerformanceOptions",
        secondary_interfaces: Option<Vec<LaunchTemplateInstanceSecondaryInterfaceSpecification>> = "SecondaryInterfaceSet" / "secondaryInterfaceSet",
    }
    input RestoreAddressToClassicRequest {
        dry_run: Option<bool> = "DryRun" / "dryRun",
        public_ip: String = "PublicIp" / "publicIp",
    }
    output RestoreAddressToClassicResult {
        public_ip: Option<String> = "PublicIp" / "publicIp",
        status: Option<Status> = "Status" / "status",
    }
    input RestoreImageFromRecycleBinRequest {
        image_id: ImageId = "ImageId" / "ImageId",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output RestoreImageFromRecycleBinResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input RestoreManagedPrefixListVersionRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        prefix_list_id: PrefixListId = "PrefixListId" / "PrefixListId",
        previous_version: i64 = "PreviousVersion" / "PreviousVersion",
        current_version: i64 = "CurrentVersion" / "CurrentVersion",
    }
    output RestoreManagedPrefixListVersionResult {
        prefix_list: Option<ManagedPrefixList> = "PrefixList" / "prefixList",
    }
    input RestoreSnapshotFromRecycleBinRequest {
        snapshot_id: SnapshotId = "SnapshotId" / "SnapshotId",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output RestoreSnapshotFromRecycleBinResult {
        snapshot_id: Option<String> = "SnapshotId" / "snapshotId",
        outpost_arn: Option<String> = "OutpostArn" / "outpostArn",
        description: Option<String> = "Description" / "description",
        encrypted: Option<bool> = "Encrypted" / "encrypted",
        owner_id: Option<String> = "OwnerId" / "ownerId",
        progress: Option<String> = "Progress" / "progress",
        start_time: Option<Timestamp> = "StartTime" / "startTime",
        state: Option<SnapshotState> = "Status" / "status",
        volume_id: Option<String> = "VolumeId" / "volumeId",
        volume_size: Option<i32> = "VolumeSize" / "volumeSize",
        sse_type: Option<SSEType> = "SseType" / "sseType",
    }
    input RestoreSnapshotTierRequest {
        snapshot_id: SnapshotId = "SnapshotId" / "SnapshotId",
        temporary_restore_days: Option<i32> = "TemporaryRestoreDays" / "TemporaryRestoreDays",
        permanent_restore: Option<bool> = "PermanentRestore" / "PermanentRestore",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output RestoreSnapshotTierResult {
        snapshot_id: Option<String> = "SnapshotId" / "snapshotId",
        restore_start_time: Option<Timestamp> = "RestoreStartTime" / "restoreStartTime",
        restore_duration: Option<i32> = "RestoreDuration" / "restoreDuration",
        is_permanent_restore: Option<bool> = "IsPermanentRestore" / "isPermanentRestore",
    }
    input RestoreVolumeFromRecycleBinRequest {
        volume_id: VolumeId = "VolumeId" / "VolumeId",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output RestoreVolumeFromRecycleBinResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input RevokeSecurityGroupEgressRequest {
        security_group_rule_ids: Vec<String> = "SecurityGroupRuleId" / "SecurityGroupRuleId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        group_id: SecurityGroupId = "GroupId" / "groupId",
        source_security_group_name: Option<String> = "SourceSecurityGroupName" / "sourceSecurityGroupName",
        source_security_group_owner_id: Option<String> = "SourceSecurityGroupOwnerId" / "sourceSecurityGroupOwnerId",
        ip_protocol: Option<String> = "IpProtocol" / "ipProtocol",
        from_port: Option<i32> = "FromPort" / "fromPort",
        to_port: Option<i32> = "ToPort" / "toPort",
        cidr_ip: Option<String> = "CidrIp" / "cidrIp",
        ip_permissions: Vec<IpPermission> = "IpPermissions" / "ipPermissions",
    }
    output RevokeSecurityGroupEgressResult {
        r#return: Option<bool> = "Return" / "return",
        unknown_ip_permissions: Vec<IpPermission> = "UnknownIpPermissionSet" / "unknownIpPermissionSet",
        revoked_security_group_rules: Vec<RevokedSecurityGroupRule> = "RevokedSecurityGroupRuleSet" / "revokedSecurityGroupRuleSet",
    }
    input RevokeSecurityGroupIngressRequest {
        cidr_ip: Option<String> = "CidrIp" / "CidrIp",
        from_port: Option<i32> = "FromPort" / "FromPort",
        group_id: Option<SecurityGroupId> = "GroupId" / "GroupId",
        group_name: Option<String> = "GroupName" / "GroupName",
        ip_permissions: Vec<IpPermission> = "IpPermissions" / "IpPermissions",
        ip_protocol: Option<String> = "IpProtocol" / "IpProtocol",
        source_security_group_name: Option<String> = "SourceSecurityGroupName" / "SourceSecurityGroupName",
        source_security_group_owner_id: Option<String> = "SourceSecurityGroupOwnerId" / "SourceSecurityGroupOwnerId",
        to_port: Option<i32> = "ToPort" / "ToPort",
        security_group_rule_ids: Vec<String> = "SecurityGroupRuleId" / "SecurityGroupRuleId",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output RevokeSecurityGroupIngressResult {
        r#return: Option<bool> = "Return" / "return",
        unknown_ip_permissions: Vec<IpPermission> = "UnknownIpPermissionSet" / "unknownIpPermissionSet",
        revoked_security_group_rules: Vec<RevokedSecurityGroupRule> = "RevokedSecurityGroupRuleSet" / "revokedSecurityGroupRuleSet",
    }
    output RevokedSecurityGroupRule {
        security_group_rule_id: Option<SecurityGroupRuleId> = "SecurityGroupRuleId" / "securityGroupRuleId",
        group_id: Option<SecurityGroupId> = "GroupId" / "groupId",
        is_egress: Option<bool> = "IsEgress" / "isEgress",
        ip_protocol: Option<String> = "IpProtocol" / "ipProtocol",
        from_port: Option<i32> = "FromPort" / "fromPort",
        to_port: Option<i32> = "ToPort" / "toPort",
        cidr_ipv4: Option<String> = "CidrIpv4" / "cidrIpv4",
        cidr_ipv6: Option<String> = "CidrIpv6" / "cidrIpv6",
        prefix_list_id: Option<PrefixListId> = "PrefixListId" / "prefixListId",
        referenced_group_id: Option<SecurityGroupId> = "ReferencedGroupId" / "referencedGroupId",
        description: Option<String> = "Description" / "description",
    }
    output Route {
        destination_cidr_block: Option<String> = "DestinationCidrBlock" / "destinationCidrBlock",
        destination_ipv6_cidr_block: Option<String> = "DestinationIpv6CidrBlock" / "destinationIpv6CidrBlock",
        destination_prefix_list_id: Option<String> = "DestinationPrefixListId" / "destinationPrefixListId",
        egress_only_internet_gateway_id: Option<String> = "EgressOnlyInternetGatewayId" / "egressOnlyInternetGatewayId",
        gateway_id: Option<String> = "GatewayId" / "gatewayId",
        instance_id: Option<String> = "InstanceId" / "instanceId",
        instance_owner_id: Option<String> = "InstanceOwnerId" / "instanceOwnerId",
        nat_gateway_id: Option<String> = "NatGatewayId" / "natGatewayId",
        transit_gateway_id: Option<String> = "TransitGatewayId" / "transitGatewayId",
        local_gateway_id: Option<String> = "LocalGatewayId" / "localGatewayId",
        carrier_gateway_id: Option<CarrierGatewayId> = "CarrierGatewayId" / "carrierGatewayId",
        network_interface_id: Option<String> = "NetworkInterfaceId" / "networkInterfaceId",
        origin: Option<RouteOrigin> = "Origin" / "origin",
        state: Option<RouteState> = "State" / "state",
        vpc_peering_connection_id: Option<String> = "VpcPeeringConnectionId" / "vpcPeeringConnectionId",
        core_network_arn: Option<String> = "CoreNetworkArn" / "coreNetworkArn",
        odb_network_arn: Option<String> = "OdbNetworkArn" / "odbNetworkArn",
        ip_address: Option<String> = "IpAddress" / "ipAddress",
    }
    output RouteTable {
        associations: Vec<RouteTableAssociation> = "AssociationSet" / "associationSet",
        propagating_vgws: Vec<PropagatingVgw> = "PropagatingVgwSet" / "propagatingVgwSet",
        route_table_id: Option<String> = "RouteTableId" / "routeTableId",
        routes: Vec<Route> = "RouteSet" / "routeSet",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        vpc_id: Option<String> = "VpcId" / "vpcId",
        owner_id: Option<String> = "OwnerId" / "ownerId",
    }
    output RouteTableAssociation {
        main: Option<bool> = "Main" / "main",
        route_table_association_id: Option<String> = "RouteTableAssociationId" / "routeTableAssociationId",
        route_table_id: Option<String> = "RouteTableId" / "routeTableId",
        subnet_id: Option<String> = "SubnetId" / "subnetId",
        gateway_id: Option<String> = "GatewayId" / "gatewayId",
        public_ipv4_pool: Option<String> = "PublicIpv4Pool" / "publicIpv4Pool",
        association_state: Option<RouteTableAssociationState> = "AssociationState" / "associationState",
    }
    output RouteTableAssociationState {
        state: Option<RouteTableAssociationStateCode> = "State" / "state",
        status_message: Option<String> = "StatusMessage" / "statusMessage",
    }
    input RunInstancesMonitoringEnabled {
        enabled: bool = "Enabled" / "enabled",
    }
    input RunInstancesRequest {
        block_device_mappings: Vec<BlockDeviceMapping> = "BlockDeviceMapping" / "BlockDeviceMapping" > "BlockDeviceMapping",
        image_id: Option<String> = "ImageId" / "ImageId",
        instance_type: Option<String> = "InstanceType" / "InstanceType",
        ipv6_address_count: Option<i32> = "Ipv6AddressCount" / "Ipv6AddressCount",
        ipv6_addresses: Vec<InstanceIpv6Address> = "Ipv6Address" / "Ipv6Address",
        kernel_id: Option<String> = "KernelId" / "KernelId",
        key_name: Option<String> = "KeyName" / "KeyName",
        max_count: i32 = "MaxCount" / "MaxCount",
        min_count: i32 = "MinCount" / "MinCount",
        monitoring: Option<RunInstancesMonitoringEnabled> = "Monitoring" / "Monitoring",
        placement: Option<Placement> = "Placement" / "Placement",
        ramdisk_id: Option<String> = "RamdiskId" / "RamdiskId",
        security_group_ids: Vec<SecurityGroupId> = "SecurityGroupId" / "SecurityGroupId" > "SecurityGroupId",
        security_groups: Vec<String> = "SecurityGroup" / "SecurityGroup" > "SecurityGroup",
        subnet_id: Option<SubnetId> = "SubnetId" / "SubnetId",
        user_data: Option<String> = "UserData" / "UserData",
        elastic_gpu_specification: Vec<ElasticGpuSpecification> = "ElasticGpuSpecification" / "ElasticGpuSpecification",
        elastic_inference_accelerators: Vec<ElasticInferenceAccelerator> = "ElasticInferenceAccelerator" / "ElasticInferenceAccelerator",
        tag_specifications: Vec<TagSpecification> = "TagSpecification" / "TagSpecification",
        launch_template: Option<LaunchTemplateSpecification> = "LaunchTemplate" / "LaunchTemplate",
        instance_market_options: Option<InstanceMarketOptionsRequest> = "InstanceMarketOptions" / "InstanceMarketOptions",
        credit_specification: Option<CreditSpecificationRequest> = "CreditSpecification" / "CreditSpecification",
        cpu_options: Option<CpuOptionsRequest> = "CpuOptions" / "CpuOptions",
        capacity_reservation_specification: Option<CapacityReservationSpecification> = "CapacityReservationSpecification" / "CapacityReservationSpecification",
        hibernation_options: Option<HibernationOptionsRequest> = "HibernationOptions" / "HibernationOptions",
        license_specifications: Vec<LicenseConfigurationRequest> = "LicenseSpecification" / "LicenseSpecification",
        metadata_options: Option<InstanceMetadataOptionsRequest> = "MetadataOptions" / "MetadataOptions",
        enclave_options: Option<EnclaveOptionsRequest> = "EnclaveOptions" / "EnclaveOptions",
        private_dns_name_options: Option<PrivateDnsNameOptionsRequest> = "PrivateDnsNameOptions" / "PrivateDnsNameOptions",
        maintenance_options: Option<InstanceMaintenanceOptionsRequest> = "MaintenanceOptions" / "MaintenanceOptions",
        disable_api_stop: Option<bool> = "DisableApiStop" / "DisableApiStop",
        enable_primary_ipv6: Option<bool> = "EnablePrimaryIpv6" / "EnablePrimaryIpv6",
        network_performance_options: Option<InstanceNetworkPerformanceOptionsRequest> = "NetworkPerformanceOptions" / "NetworkPerformanceOptions",
        operator: Option<OperatorRequest> = "Operator" / "Operator",
        secondary_interfaces: Vec<InstanceSecondaryInterfaceSpecificationRequest> = "SecondaryInterface" / "SecondaryInterface",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        disable_api_termination: Option<bool> = "DisableApiTermination" / "disableApiTermination",
        instance_initiated_shutdown_behavior: Option<ShutdownBehavior> = "InstanceInitiatedShutdownBehavior" / "instanceInitiatedShutdownBehavior",
        private_ip_address: Option<String> = "PrivateIpAddress" / "privateIpAddress",
        client_token: Option<String> = "ClientToken" / "clientToken",
        additional_info: Option<String> = "AdditionalInfo" / "additionalInfo",
        network_interfaces: Vec<InstanceNetworkInterfaceSpecification> = "NetworkInterface" / "networkInterface",
        iam_instance_profile: Option<IamInstanceProfileSpecification> = "IamInstanceProfile" / "iamInstanceProfile",
        ebs_optimized: Option<bool> = "EbsOptimized" / "ebsOptimized",
    }
    output SecondaryInterfacePrivateIpAddressSpecification {
        private_ip_address: Option<String> = "PrivateIpAddress" / "privateIpAddress",
    }
    input SecondaryInterfacePrivateIpAddressSpecificationRequest {
        private_ip_address: Option<String> = "PrivateIpAddress" / "PrivateIpAddress",
    }
    output SecurityGroup {
        group_id: Option<String> = "GroupId" / "groupId",
        ip_permissions_egress: Vec<IpPermission> = "IpPermissionsEgress" / "ipPermissionsEgress",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        vpc_id: Option<String> = "VpcId" / "vpcId",
        security_group_arn: Option<String> = "SecurityGroupArn" / "securityGroupArn",
        owner_id: Option<String> = "OwnerId" / "ownerId",
        group_name: Option<String> = "GroupName" / "groupName",
        description: Option<String> = "GroupDescription" / "groupDescription",
        ip_permissions: Vec<IpPermission> = "IpPermissions" / "ipPermissions",
    }
    output SecurityGroupForVpc {
        description: Option<String> = "Description" / "description",
        group_name: Option<String> = "GroupName" / "groupName",
        owner_id: Option<String> = "OwnerId" / "ownerId",
        group_id: Option<String> = "GroupId" / "groupId",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        primary_vpc_id: Option<String> = "PrimaryVpcId" / "primaryVpcId",
    }
    output SecurityGroupIdentifier {
        group_id: Option<String> = "GroupId" / "groupId",
        group_name: Option<String> = "GroupName" / "groupName",
    }
    output SecurityGroupRule {
        security_group_rule_id: Option<SecurityGroupRuleId> = "SecurityGroupRuleId" / "securityGroupRuleId",
        group_id: Option<SecurityGroupId> = "GroupId" / "groupId",
        group_owner_id: Option<String> = "GroupOwnerId" / "groupOwnerId",
        is_egress: Option<bool> = "IsEgress" / "isEgress",
        ip_protocol: Option<String> = "IpProtocol" / "ipProtocol",
        from_port: Option<i32> = "FromPort" / "fromPort",
        to_port: Option<i32> = "ToPort" / "toPort",
        cidr_ipv4: Option<String> = "CidrIpv4" / "cidrIpv4",
        cidr_ipv6: Option<String> = "CidrIpv6" / "cidrIpv6",
        prefix_list_id: Option<PrefixListId> = "PrefixListId" / "prefixListId",
        referenced_group_info: Option<ReferencedSecurityGroup> = "ReferencedGroupInfo" / "referencedGroupInfo",
        description: Option<String> = "Description" / "description",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        security_group_rule_arn: Option<String> = "SecurityGroupRuleArn" / "securityGroupRuleArn",
    }
    input SecurityGroupRuleDescription {
        security_group_rule_id: Option<String> = "SecurityGroupRuleId" / "SecurityGroupRuleId",
        description: Option<String> = "Description" / "Description",
    }
    input SecurityGroupRuleRequest {
        ip_protocol: Option<String> = "IpProtocol" / "IpProtocol",
        from_port: Option<i32> = "FromPort" / "FromPort",
        to_port: Option<i32> = "ToPort" / "ToPort",
        cidr_ipv4: Option<String> = "CidrIpv4" / "CidrIpv4",
        cidr_ipv6: Option<String> = "CidrIpv6" / "CidrIpv6",
        prefix_list_id: Option<PrefixListId> = "PrefixListId" / "PrefixListId",
        referenced_group_id: Option<SecurityGroupId> = "ReferencedGroupId" / "ReferencedGroupId",
        description: Option<String> = "Description" / "Description",
    }
    input SecurityGroupRuleUpdate {
        security_group_rule_id: SecurityGroupRuleId = "SecurityGroupRuleId" / "SecurityGroupRuleId",
        security_group_rule: Option<SecurityGroupRuleRequest> = "SecurityGroupRule" / "SecurityGroupRule",
    }
    output SecurityGroupVpcAssociation {
        group_id: Option<SecurityGroupId> = "GroupId" / "groupId",
        vpc_id: Option<VpcId> = "VpcId" / "vpcId",
        vpc_owner_id: Option<String> = "VpcOwnerId" / "vpcOwnerId",
        state: Option<SecurityGroupVpcAssociationState> = "State" / "state",
        state_reason: Option<String> = "StateReason" / "stateReason",
        group_owner_id: Option<String> = "GroupOwnerId" / "groupOwnerId",
    }
    output ServiceDetail {
        service_name: Option<String> = "ServiceName" / "serviceName",
        service_id: Option<String> = "ServiceId" / "serviceId",
        service_type: Vec<ServiceTypeDetail> = "ServiceType" / "serviceType",
        service_region: Option<String> = "ServiceRegion" / "serviceRegion",
        availability_zone_ids: Vec<String> = "AvailabilityZoneIdSet" / "availabilityZoneIdSet",
        availability_zones: Vec<String> = "AvailabilityZoneSet" / "availabilityZoneSet",
        owner: Option<String> = "Owner" / "owner",
        base_endpoint_dns_names: Vec<String> = "BaseEndpointDnsNameSet" / "baseEndpointDnsNameSet",
        private_dns_name: Option<String> = "PrivateDnsName" / "privateDnsName",
        private_dns_names: Vec<PrivateDnsDetails> = "PrivateDnsNameSet" / "privateDnsNameSet",
        vpc_endpoint_policy_supported: Option<bool> = "VpcEndpointPolicySupported" / "vpcEndpointPolicySupported",
        acceptance_required: Option<bool> = "AcceptanceRequired" / "acceptanceRequired",
        manages_vpc_endpoints: Option<bool> = "ManagesVpcEndpoints" / "managesVpcEndpoints",
        payer_responsibility: Option<PayerResponsibility> = "PayerResponsibility" / "payerResponsibility",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        private_dns_name_verification_state: Option<DnsNameState> = "PrivateDnsNameVerificationState" / "privateDnsNameVerificationState",
        supported_ip_address_types: Vec<ServiceConnectivityType> = "SupportedIpAddressTypeSet" / "supportedIpAddressTypeSet",
    }
    output ServiceTypeDetail {
        service_type: Option<ServiceType> = "ServiceType" / "serviceType",
    }
    output Snapshot {
        owner_alias: Option<String> = "OwnerAlias" / "ownerAlias",
        outpost_arn: Option<String> = "OutpostArn" / "outpostArn",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        storage_tier: Option<StorageTier> = "StorageTier" / "storageTier",
        restore_expiry_time: Option<Timestamp> = "RestoreExpiryTime" / "restoreExpiryTime",
        sse_type: Option<SSEType> = "SseType" / "sseType",
        availability_zone: Option<String> = "AvailabilityZone" / "availabilityZone",
        transfer_type: Option<TransferType> = "TransferType" / "transferType",
        completion_duration_minutes: Option<i32> = "CompletionDurationMinutes" / "completionDurationMinutes",
        completion_time: Option<Timestamp> = "CompletionTime" / "completionTime",
        full_snapshot_size_in_bytes: Option<i64> = "FullSnapshotSizeInBytes" / "fullSnapshotSizeInBytes",
        snapshot_id: Option<String> = "SnapshotId" / "snapshotId",
        volume_id: Option<String> = "VolumeId" / "volumeId",
        state: Option<SnapshotState> = "Status" / "status",
        state_message: Option<String> = "StatusMessage" / "statusMessage",
        start_time: Option<Timestamp> = "StartTime" / "startTime",
        progress: Option<String> = "Progress" / "progress",
        owner_id: Option<String> = "OwnerId" / "ownerId",
        description: Option<String> = "Description" / "description",
        volume_size: Option<i32> = "VolumeSize" / "volumeSize",
        encrypted: Option<bool> = "Encrypted" / "encrypted",
        kms_key_id: Option<String> = "KmsKeyId" / "kmsKeyId",
        data_encryption_key_id: Option<String> = "DataEncryptionKeyId" / "dataEncryptionKeyId",
    }
    output SnapshotInfo {
        description: Option<String> = "Description" / "description",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        encrypted: Option<bool> = "Encrypted" / "encrypted",
        volume_id: Option<String> = "VolumeId" / "volumeId",
        state: Option<SnapshotState> = "State" / "state",
        volume_size: Option<i32> = "VolumeSize" / "volumeSize",
        start_time: Option<Timestamp> = "StartTime" / "startTime",
        progress: Option<String> = "Progress" / "progress",
        owner_id: Option<String> = "OwnerId" / "ownerId",
        snapshot_id: Option<String> = "SnapshotId" / "snapshotId",
        outpost_arn: Option<String> = "OutpostArn" / "outpostArn",
        sse_type: Option<SSEType> = "SseType" / "sseType",
        availability_zone: Option<String> = "AvailabilityZone" / "availabilityZone",
    }
    output SnapshotRecycleBinInfo {
        snapshot_id: Option<String> = "SnapshotId" / "snapshotId",
        recycle_bin_enter_time: Option<Timestamp> = "RecycleBinEnterTime" / "recycleBinEnterTime",
        recycle_bin_exit_time: Option<Timestamp> = "RecycleBinExitTime" / "recycleBinExitTime",
        description: Option<String> = "Description" / "description",
        volume_id: Option<String> = "VolumeId" / "volumeId",
    }
    output SnapshotTierStatus {
        snapshot_id: Option<SnapshotId> = "SnapshotId" / "snapshotId",
        volume_id: Option<VolumeId> = "VolumeId" / "volumeId",
        status: Option<SnapshotState> = "Status" / "status",
        owner_id: Option<String> = "OwnerId" / "ownerId",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        storage_tier: Option<StorageTier> = "StorageTier" / "storageTier",
        last_tiering_start_time: Option<Timestamp> = "LastTieringStartTime" / "lastTieringStartTime",
        last_tiering_progress: Option<i32> = "LastTieringProgress" / "lastTieringProgress",
        last_tiering_operation_status: Option<TieringOperationStatus> = "LastTieringOperationStatus" / "lastTieringOperationStatus",
        last_tiering_operation_status_detail: Option<String> = "LastTieringOperationStatusDetail" / "lastTieringOperationStatusDetail",
        archival_complete_time: Option<Timestamp> = "ArchivalCompleteTime" / "archivalCompleteTime",
        restore_expiry_time: Option<Timestamp> = "RestoreExpiryTime" / "restoreExpiryTime",
    }
    input SpotMarketOptions {
        max_price: Option<String> = "MaxPrice" / "MaxPrice",
        spot_instance_type: Option<SpotInstanceType> = "SpotInstanceType" / "SpotInstanceType",
        block_duration_minutes: Option<i32> = "BlockDurationMinutes" / "BlockDurationMinutes",
        valid_until: Option<Timestamp> = "ValidUntil" / "ValidUntil",
        instance_interruption_behavior: Option<InstanceInterruptionBehavior> = "InstanceInterruptionBehavior" / "InstanceInterruptionBehavior",
    }
    input StartInstancesRequest {
        instance_ids: Vec<InstanceId> = "InstanceId" / "InstanceId" > "InstanceId" required,
        additional_info: Option<String> = "AdditionalInfo" / "additionalInfo",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output StartInstancesResult {
        starting_instances: Vec<InstanceStateChange> = "InstancesSet" / "instancesSet",
    }
    output StateReason {
        code: Option<String> = "Code" / "code",
        message: Option<String> = "Message" / "message",
    }
    input StopInstancesRequest {
        instance_ids: Vec<InstanceId> = "InstanceId" / "InstanceId" > "InstanceId" required,
        hibernate: Option<bool> = "Hibernate" / "Hibernate",
        skip_os_shutdown: Option<bool> = "SkipOsShutdown" / "SkipOsShutdown",
        dry_run: Option<bool> = "DryRun" / "dryRun",
        force: Option<bool> = "Force" / "force",
    }
    output StopInstancesResult {
        stopping_instances: Vec<InstanceStateChange> = "InstancesSet" / "instancesSet",
    }
    output Subnet {
        availability_zone_id: Option<String> = "AvailabilityZoneId" / "availabilityZoneId",
        enable_lni_at_device_index: Option<i32> = "EnableLniAtDeviceIndex" / "enableLniAtDeviceIndex",
        map_customer_owned_ip_on_launch: Option<bool> = "MapCustomerOwnedIpOnLaunch" / "mapCustomerOwnedIpOnLaunch",
        customer_owned_ipv4_pool: Option<String> = "CustomerOwnedIpv4Pool" / "customerOwnedIpv4Pool",
        owner_id: Option<String> = "OwnerId" / "ownerId",
        assign_ipv6_address_on_creation: Option<bool> = "AssignIpv6AddressOnCreation" / "assignIpv6AddressOnCreation",
        ipv6_cidr_block_association_set: Vec<SubnetIpv6CidrBlockAssociation> = "Ipv6CidrBlockAssociationSet" / "ipv6CidrBlockAssociationSet",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        subnet_arn: Option<String> = "SubnetArn" / "subnetArn",
        outpost_arn: Option<String> = "OutpostArn" / "outpostArn",
        enable_dns64: Option<bool> = "EnableDns64" / "enableDns64",
        ipv6_native: Option<bool> = "Ipv6Native" / "ipv6Native",
        private_dns_name_options_on_launch: Option<PrivateDnsNameOptionsOnLaunch> = "PrivateDnsNameOptionsOnLaunch" / "privateDnsNameOptionsOnLaunch",
        block_public_access_states: Option<BlockPublicAccessStates> = "BlockPublicAccessStates" / "blockPublicAccessStates",
        r#type: Option<String> = "Type" / "type",
        subnet_id: Option<String> = "SubnetId" / "subnetId",
        state: Option<SubnetState> = "State" / "state",
        vpc_id: Option<String> = "VpcId" / "vpcId",
        cidr_block: Option<String> = "CidrBlock" / "cidrBlock",
        available_ip_address_count: Option<i32> = "AvailableIpAddressCount" / "availableIpAddressCount",
        availability_zone: Option<String> = "AvailabilityZone" / "availabilityZone",
        default_for_az: Option<bool> = "DefaultForAz" / "defaultForAz",
        map_public_ip_on_launch: Option<bool> = "MapPublicIpOnLaunch" / "mapPublicIpOnLaunch",
    }
    output SubnetCidrBlockState {
        state: Option<SubnetCidrBlockStateCode> = "State" / "state",
        status_message: Option<String> = "StatusMessage" / "statusMessage",
    }
    output SubnetCidrReservation {
        subnet_cidr_reservation_id: Option<SubnetCidrReservationId> = "SubnetCidrReservationId" / "subnetCidrReservationId",
        subnet_id: Option<SubnetId> = "SubnetId" / "subnetId",
        cidr: Option<String> = "Cidr" / "cidr",
        reservation_type: Option<SubnetCidrReservationType> = "ReservationType" / "reservationType",
        owner_id: Option<String> = "OwnerId" / "ownerId",
        description: Option<String> = "Description" / "description",
        tags: Vec<Tag> = "TagSet" / "tagSet",
    }
    input SubnetConfiguration {
        subnet_id: Option<SubnetId> = "SubnetId" / "SubnetId",
        ipv4: Option<String> = "Ipv4" / "Ipv4",
        ipv6: Option<String> = "Ipv6" / "Ipv6",
    }
    output SubnetIpPrefixes {
        subnet_id: Option<String> = "SubnetId" / "subnetId",
        ip_prefixes: Vec<String> = "IpPrefixSet" / "ipPrefixSet",
    }
    output SubnetIpv6CidrBlockAssociation {
        association_id: Option<SubnetCidrAssociationId> = "AssociationId" / "associationId",
        ipv6_cidr_block: Option<String> = "Ipv6CidrBlock" / "ipv6CidrBlock",
        ipv6_cidr_block_state: Option<SubnetCidrBlockState> = "Ipv6CidrBlockState" / "ipv6CidrBlockState",
        ipv6_address_attribute: Option<Ipv6AddressAttribute> = "Ipv6AddressAttribute" / "ipv6AddressAttribute",
        ip_source: Option<IpSource> = "IpSource" / "ipSource",
    }
    output SuccessfulInstanceCreditSpecificationItem {
        instance_id: Option<String> = "InstanceId" / "instanceId",
    }
    both Tag {
        key: Option<String> = "Key" / "key",
        value: Option<String> = "Value" / "value",
    }
    output TagDescription {
        key: Option<String> = "Key" / "key",
        resource_id: Option<String> = "ResourceId" / "resourceId",
        resource_type: Option<String> = "ResourceType" / "resourceType",
        value: Option<String> = "Value" / "value",
    }
    input TagSpecification {
        resource_type: Option<String> = "ResourceType" / "resourceType",
        tags: Vec<Tag> = "Tag" / "Tag",
    }
    input TerminateInstancesRequest {
        instance_ids: Vec<InstanceId> = "InstanceId" / "InstanceId" > "InstanceId" required,
        force: Option<bool> = "Force" / "Force",
        skip_os_shutdown: Option<bool> = "SkipOsShutdown" / "SkipOsShutdown",
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output TerminateInstancesResult {
        terminating_instances: Vec<InstanceStateChange> = "InstancesSet" / "instancesSet",
    }
    output TotalLocalStorageGB {
        min: Option<f64> = "Min" / "min",
        max: Option<f64> = "Max" / "max",
    }
    input TotalLocalStorageGBRequest {
        min: Option<f64> = "Min" / "Min",
        max: Option<f64> = "Max" / "Max",
    }
    input UnassignIpv6AddressesRequest {
        ipv6_prefixes: Vec<String> = "Ipv6Prefix" / "Ipv6Prefix",
        network_interface_id: NetworkInterfaceId = "NetworkInterfaceId" / "networkInterfaceId",
        ipv6_addresses: Vec<String> = "Ipv6Addresses" / "ipv6Addresses",
    }
    output UnassignIpv6AddressesResult {
        network_interface_id: Option<String> = "NetworkInterfaceId" / "networkInterfaceId",
        unassigned_ipv6_addresses: Vec<String> = "UnassignedIpv6Addresses" / "unassignedIpv6Addresses",
        unassigned_ipv6_prefixes: Vec<String> = "UnassignedIpv6PrefixSet" / "unassignedIpv6PrefixSet",
    }
    input UnassignPrivateIpAddressesRequest {
        ipv4_prefixes: Vec<String> = "Ipv4Prefix" / "Ipv4Prefix",
        network_interface_id: NetworkInterfaceId = "NetworkInterfaceId" / "networkInterfaceId",
        private_ip_addresses: Vec<String> = "PrivateIpAddress" / "privateIpAddress" > "PrivateIpAddress",
    }
    input UnassignPrivateNatGatewayAddressRequest {
        nat_gateway_id: NatGatewayId = "NatGatewayId" / "NatGatewayId",
        private_ip_addresses: Vec<String> = "PrivateIpAddress" / "PrivateIpAddress" required,
        max_drain_duration_seconds: Option<i32> = "MaxDrainDurationSeconds" / "MaxDrainDurationSeconds",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output UnassignPrivateNatGatewayAddressResult {
        nat_gateway_id: Option<NatGatewayId> = "NatGatewayId" / "natGatewayId",
        nat_gateway_addresses: Vec<NatGatewayAddress> = "NatGatewayAddressSet" / "natGatewayAddressSet",
    }
    input UnlockSnapshotRequest {
        snapshot_id: SnapshotId = "SnapshotId" / "SnapshotId",
        dry_run: Option<bool> = "DryRun" / "DryRun",
    }
    output UnlockSnapshotResult {
        snapshot_id: Option<String> = "SnapshotId" / "snapshotId",
    }
    input UnmonitorInstancesRequest {
        instance_ids: Vec<InstanceId> = "InstanceId" / "InstanceId" > "InstanceId" required,
        dry_run: Option<bool> = "DryRun" / "dryRun",
    }
    output UnmonitorInstancesResult {
        instance_monitorings: Vec<InstanceMonitoring> = "InstancesSet" / "instancesSet",
    }
    output UnsuccessfulInstanceCreditSpecificationItem {
        instance_id: Option<String> = "InstanceId" / "instanceId",
        error: Option<UnsuccessfulInstanceCreditSpecificationItemError> = "Error" / "error",
    }
    output UnsuccessfulInstanceCreditSpecificationItemError {
        code: Option<UnsuccessfulInstanceCreditSpecificationErrorCode> = "Code" / "code",
        message: Option<String> = "Message" / "message",
    }
    output UnsuccessfulItem {
        error: Option<UnsuccessfulItemError> = "Error" / "error",
        resource_id: Option<String> = "ResourceId" / "resourceId",
    }
    output UnsuccessfulItemError {
        code: Option<String> = "Code" / "code",
        message: Option<String> = "Message" / "message",
    }
    input UpdateSecurityGroupRuleDescriptionsEgressRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        group_id: Option<SecurityGroupId> = "GroupId" / "GroupId",
        group_name: Option<String> = "GroupName" / "GroupName",
        ip_permissions: Vec<IpPermission> = "IpPermissions" / "IpPermissions",
        security_group_rule_descriptions: Vec<SecurityGroupRuleDescription> = "SecurityGroupRuleDescription" / "SecurityGroupRuleDescription",
    }
    output UpdateSecurityGroupRuleDescriptionsEgressResult {
        r#return: Option<bool> = "Return" / "return",
    }
    input UpdateSecurityGroupRuleDescriptionsIngressRequest {
        dry_run: Option<bool> = "DryRun" / "DryRun",
        group_id: Option<SecurityGroupId> = "GroupId" / "GroupId",
        group_name: Option<String> = "GroupName" / "GroupName",
        ip_permissions: Vec<IpPermission> = "IpPermissions" / "IpPermissions",
        security_group_rule_descriptions: Vec<SecurityGroupRuleDescription> = "SecurityGroupRuleDescription" / "SecurityGroupRuleDescription",
    }
    output UpdateSecurityGroupRuleDescriptionsIngressResult {
        r#return: Option<bool> = "Return" / "return",
    }
    both UserIdGroupPair {
        description: Option<String> = "Description" / "description",
        user_id: Option<String> = "UserId" / "userId",
        group_name: Option<String> = "GroupName" / "groupName",
        group_id: Option<String> = "GroupId" / "groupId",
        vpc_id: Option<String> = "VpcId" / "vpcId",
        vpc_peering_connection_id: Option<String> = "VpcPeeringConnectionId" / "vpcPeeringConnectionId",
        peering_status: Option<String> = "PeeringStatus" / "peeringStatus",
    }
    output VCpuCountRange {
        min: Option<i32> = "Min" / "min",
        max: Option<i32> = "Max" / "max",
    }
    input VCpuCountRangeRequest {
        min: i32 = "Min" / "Min",
        max: Option<i32> = "Max" / "Max",
    }
    output VCpuInfo {
        default_v_cpus: Option<i32> = "DefaultVCpus" / "defaultVCpus",
        default_cores: Option<i32> = "DefaultCores" / "defaultCores",
        default_threads_per_core: Option<i32> = "DefaultThreadsPerCore" / "defaultThreadsPerCore",
        valid_cores: Vec<i32> = "ValidCores" / "validCores",
        valid_threads_per_core: Vec<i32> = "ValidThreadsPerCore" / "validThreadsPerCore",
    }
    output ValidationError {
        code: Option<String> = "Code" / "code",
        message: Option<String> = "Message" / "message",
    }
    output ValidationWarning {
        errors: Vec<ValidationError> = "ErrorSet" / "errorSet",
    }
    output Volume {
        availability_zone_id: Option<String> = "AvailabilityZoneId" / "availabilityZoneId",
        outpost_arn: Option<String> = "OutpostArn" / "outpostArn",
        source_volume_id: Option<String> = "SourceVolumeId" / "sourceVolumeId",
        iops: Option<i32> = "Iops" / "iops",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        volume_type: Option<VolumeType> = "VolumeType" / "volumeType",
        fast_restored: Option<bool> = "FastRestored" / "fastRestored",
        multi_attach_enabled: Option<bool> = "MultiAttachEnabled" / "multiAttachEnabled",
        throughput: Option<i32> = "Throughput" / "throughput",
        sse_type: Option<SSEType> = "SseType" / "sseType",
        operator: Option<OperatorResponse> = "Operator" / "operator",
        volume_initialization_rate: Option<i32> = "VolumeInitializationRate" / "volumeInitializationRate",
        volume_id: Option<String> = "VolumeId" / "volumeId",
        size: Option<i32> = "Size" / "size",
        snapshot_id: Option<String> = "SnapshotId" / "snapshotId",
        availability_zone: Option<String> = "AvailabilityZone" / "availabilityZone",
        state: Option<VolumeState> = "Status" / "status",
        create_time: Option<Timestamp> = "CreateTime" / "createTime",
        attachments: Vec<VolumeAttachment> = "AttachmentSet" / "attachmentSet",
        encrypted: Option<bool> = "Encrypted" / "encrypted",
        kms_key_id: Option<String> = "KmsKeyId" / "kmsKeyId",
    }
    output VolumeAttachment {
        delete_on_termination: Option<bool> = "DeleteOnTermination" / "deleteOnTermination",
        associated_resource: Option<String> = "AssociatedResource" / "associatedResource",
        instance_owning_service: Option<String> = "InstanceOwningService" / "instanceOwningService",
        ebs_card_index: Option<i32> = "EbsCardIndex" / "ebsCardIndex",
        volume_id: Option<String> = "VolumeId" / "volumeId",
        instance_id: Option<String> = "InstanceId" / "instanceId",
        device: Option<String> = "Device" / "device",
        state: Option<VolumeAttachmentState> = "Status" / "status",
        attach_time: Option<Timestamp> = "AttachTime" / "attachTime",
    }
    output VolumeModification {
        volume_id: Option<String> = "VolumeId" / "volumeId",
        modification_state: Option<VolumeModificationState> = "ModificationState" / "modificationState",
        status_message: Option<String> = "StatusMessage" / "statusMessage",
        target_size: Option<i32> = "TargetSize" / "targetSize",
        target_iops: Option<i32> = "TargetIops" / "targetIops",
        target_volume_type: Option<VolumeType> = "TargetVolumeType" / "targetVolumeType",
        target_throughput: Option<i32> = "TargetThroughput" / "targetThroughput",
        target_multi_attach_enabled: Option<bool> = "TargetMultiAttachEnabled" / "targetMultiAttachEnabled",
        original_size: Option<i32> = "OriginalSize" / "originalSize",
        original_iops: Option<i32> = "OriginalIops" / "originalIops",
        original_volume_type: Option<VolumeType> = "OriginalVolumeType" / "originalVolumeType",
        original_throughput: Option<i32> = "OriginalThroughput" / "originalThroughput",
        original_multi_attach_enabled: Option<bool> = "OriginalMultiAttachEnabled" / "originalMultiAttachEnabled",
        progress: Option<i64> = "Progress" / "progress",
        start_time: Option<Timestamp> = "StartTime" / "startTime",
        end_time: Option<Timestamp> = "EndTime" / "endTime",
        operator: Option<OperatorResponse> = "Operator" / "operator",
    }
    output VolumeRecycleBinInfo {
        volume_id: Option<VolumeId> = "VolumeId" / "volumeId",
        volume_type: Option<VolumeType> = "VolumeType" / "volumeType",
        state: Option<VolumeState> = "State" / "state",
        size: Option<i32> = "Size" / "size",
        iops: Option<i32> = "Iops" / "iops",
        throughput: Option<i32> = "Throughput" / "throughput",
        outpost_arn: Option<String> = "OutpostArn" / "outpostArn",
        availability_zone: Option<String> = "AvailabilityZone" / "availabilityZone",
        availability_zone_id: Option<String> = "AvailabilityZoneId" / "availabilityZoneId",
        source_volume_id: Option<String> = "SourceVolumeId" / "sourceVolumeId",
        snapshot_id: Option<String> = "SnapshotId" / "snapshotId",
        operator: Option<OperatorResponse> = "Operator" / "operator",
        create_time: Option<Timestamp> = "CreateTime" / "createTime",
        recycle_bin_enter_time: Option<Timestamp> = "RecycleBinEnterTime" / "recycleBinEnterTime",
        recycle_bin_exit_time: Option<Timestamp> = "RecycleBinExitTime" / "recycleBinExitTime",
    }
    output VolumeStatusAction {
        code: Option<String> = "Code" / "code",
        description: Option<String> = "Description" / "description",
        event_id: Option<String> = "EventId" / "eventId",
        event_type: Option<String> = "EventType" / "eventType",
    }
    output VolumeStatusAttachmentStatus {
        io_performance: Option<String> = "IoPerformance" / "ioPerformance",
        instance_id: Option<String> = "InstanceId" / "instanceId",
    }
    output VolumeStatusDetails {
        name: Option<VolumeStatusName> = "Name" / "name",
        status: Option<String> = "Status" / "status",
    }
    output VolumeStatusEvent {
        description: Option<String> = "Description" / "description",
        event_id: Option<String> = "EventId" / "eventId",
        event_type: Option<String> = "EventType" / "eventType",
        not_after: Option<Timestamp> = "NotAfter" / "notAfter",
        not_before: Option<Timestamp> = "NotBefore" / "notBefore",
        instance_id: Option<String> = "InstanceId" / "instanceId",
    }
    output VolumeStatusInfo {
        details: Vec<VolumeStatusDetails> = "Details" / "details",
        status: Option<VolumeStatusInfoStatus> = "Status" / "status",
    }
    output VolumeStatusItem {
        actions: Vec<VolumeStatusAction> = "ActionsSet" / "actionsSet",
        availability_zone: Option<String> = "AvailabilityZone" / "availabilityZone",
        outpost_arn: Option<String> = "OutpostArn" / "outpostArn",
        events: Vec<VolumeStatusEvent> = "EventsSet" / "eventsSet",
        volume_id: Option<String> = "VolumeId" / "volumeId",
        volume_status: Option<VolumeStatusInfo> = "VolumeStatus" / "volumeStatus",
        attachment_statuses: Vec<VolumeStatusAttachmentStatus> = "AttachmentStatuses" / "attachmentStatuses",
        initialization_status_details: Option<InitializationStatusDetails> = "InitializationStatusDetails" / "initializationStatusDetails",
        availability_zone_id: Option<String> = "AvailabilityZoneId" / "availabilityZoneId",
        operator: Option<OperatorResponse> = "Operator" / "operator",
    }
    output Vpc {
        owner_id: Option<String> = "OwnerId" / "ownerId",
        instance_tenancy: Option<Tenancy> = "InstanceTenancy" / "instanceTenancy",
        ipv6_cidr_block_association_set: Vec<VpcIpv6CidrBlockAssociation> = "Ipv6CidrBlockAssociationSet" / "ipv6CidrBlockAssociationSet",
        cidr_block_association_set: Vec<VpcCidrBlockAssociation> = "CidrBlockAssociationSet" / "cidrBlockAssociationSet",
        is_default: Option<bool> = "IsDefault" / "isDefault",
        encryption_control: Option<VpcEncryptionControl> = "EncryptionControl" / "encryptionControl",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        block_public_access_states: Option<BlockPublicAccessStates> = "BlockPublicAccessStates" / "blockPublicAccessStates",
        vpc_id: Option<String> = "VpcId" / "vpcId",
        state: Option<VpcState> = "State" / "state",
        cidr_block: Option<String> = "CidrBlock" / "cidrBlock",
        dhcp_options_id: Option<String> = "DhcpOptionsId" / "dhcpOptionsId",
    }
    output VpcBlockPublicAccessExclusion {
        exclusion_id: Option<VpcBlockPublicAccessExclusionId> = "ExclusionId" / "exclusionId",
        internet_gateway_exclusion_mode: Option<InternetGatewayExclusionMode> = "InternetGatewayExclusionMode" / "internetGatewayExclusionMode",
        resource_arn: Option<String> = "ResourceArn" / "resourceArn",
        state: Option<VpcBlockPublicAccessExclusionState> = "State" / "state",
        reason: Option<String> = "Reason" / "reason",
        creation_timestamp: Option<Timestamp> = "CreationTimestamp" / "creationTimestamp",
        last_update_timestamp: Option<Timestamp> = "LastUpdateTimestamp" / "lastUpdateTimestamp",
        deletion_timestamp: Option<Timestamp> = "DeletionTimestamp" / "deletionTimestamp",
        tags: Vec<Tag> = "TagSet" / "tagSet",
    }
    output VpcBlockPublicAccessOptions {
        aws_account_id: Option<String> = "AwsAccountId" / "awsAccountId",
        aws_region: Option<String> = "AwsRegion" / "awsRegion",
        state: Option<VpcBlockPublicAccessState> = "State" / "state",
        internet_gateway_block_mode: Option<InternetGatewayBlockMode> = "InternetGatewayBlockMode" / "internetGatewayBlockMode",
        reason: Option<String> = "Reason" / "reason",
        last_update_timestamp: Option<Timestamp> = "LastUpdateTimestamp" / "lastUpdateTimestamp",
        managed_by: Option<ManagedBy> = "ManagedBy" / "managedBy",
        exclusions_allowed: Option<VpcBlockPublicAccessExclusionsAllowed> = "ExclusionsAllowed" / "exclusionsAllowed",
    }
    output VpcCidrBlockAssociation {
        association_id: Option<String> = "AssociationId" / "associationId",
        cidr_block: Option<String> = "CidrBlock" / "cidrBlock",
        cidr_block_state: Option<VpcCidrBlockState> = "CidrBlockState" / "cidrBlockState",
    }
    output VpcCidrBlockState {
        state: Option<VpcCidrBlockStateCode> = "State" / "state",
        status_message: Option<String> = "StatusMessage" / "statusMessage",
    }
    output VpcClassicLink {
        classic_link_enabled: Option<bool> = "ClassicLinkEnabled" / "classicLinkEnabled",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        vpc_id: Option<String> = "VpcId" / "vpcId",
    }
    output VpcEncryptionControl {
        vpc_id: Option<VpcId> = "VpcId" / "vpcId",
        vpc_encryption_control_id: Option<String> = "VpcEncryptionControlId" / "vpcEncryptionControlId",
        mode: Option<VpcEncryptionControlMode> = "Mode" / "mode",
        state: Option<VpcEncryptionControlState> = "State" / "state",
        state_message: Option<String> = "StateMessage" / "stateMessage",
        resource_exclusions: Option<VpcEncryptionControlExclusions> = "ResourceExclusions" / "resourceExclusions",
        tags: Vec<Tag> = "TagSet" / "tagSet",
    }
    input VpcEncryptionControlConfiguration {
        mode: VpcEncryptionControlMode = "Mode" / "Mode",
        internet_gateway_exclusion: Option<VpcEncryptionControlExclusionStateInput> = "InternetGatewayExclusion" / "InternetGatewayExclusion",
        egress_only_internet_gateway_exclusion: Option<VpcEncryptionControlExclusionStateInput> = "EgressOnlyInternetGatewayExclusion" / "EgressOnlyInternetGatewayExclusion",
        nat_gateway_exclusion: Option<VpcEncryptionControlExclusionStateInput> = "NatGatewayExclusion" / "NatGatewayExclusion",
        virtual_private_gateway_exclusion: Option<VpcEncryptionControlExclusionStateInput> = "VirtualPrivateGatewayExclusion" / "VirtualPrivateGatewayExclusion",
        vpc_peering_exclusion: Option<VpcEncryptionControlExclusionStateInput> = "VpcPeeringExclusion" / "VpcPeeringExclusion",
        lambda_exclusion: Option<VpcEncryptionControlExclusionStateInput> = "LambdaExclusion" / "LambdaExclusion",
        vpc_lattice_exclusion: Option<VpcEncryptionControlExclusionStateInput> = "VpcLatticeExclusion" / "VpcLatticeExclusion",
        elastic_file_system_exclusion: Option<VpcEncryptionControlExclusionStateInput> = "ElasticFileSystemExclusion" / "ElasticFileSystemExclusion",
    }
    output VpcEncryptionControlExclusion {
        state: Option<VpcEncryptionControlExclusionState> = "State" / "state",
        state_message: Option<String> = "StateMessage" / "stateMessage",
    }
    output VpcEncryptionControlExclusions {
        internet_gateway: Option<VpcEncryptionControlExclusion> = "InternetGateway" / "internetGateway",
        egress_only_internet_gateway: Option<VpcEncryptionControlExclusion> = "EgressOnlyInternetGateway" / "egressOnlyInternetGateway",
        nat_gateway: Option<VpcEncryptionControlExclusion> = "NatGateway" / "natGateway",
        virtual_private_gateway: Option<VpcEncryptionControlExclusion> = "VirtualPrivateGateway" / "virtualPrivateGateway",
        vpc_peering: Option<VpcEncryptionControlExclusion> = "VpcPeering" / "vpcPeering",
        lambda: Option<VpcEncryptionControlExclusion> = "Lambda" / "lambda",
        vpc_lattice: Option<VpcEncryptionControlExclusion> = "VpcLattice" / "vpcLattice",
        elastic_file_system: Option<VpcEncryptionControlExclusion> = "ElasticFileSystem" / "elasticFileSystem",
    }
    output VpcEndpoint {
        vpc_endpoint_id: Option<String> = "VpcEndpointId" / "vpcEndpointId",
        vpc_endpoint_type: Option<VpcEndpointType> = "VpcEndpointType" / "vpcEndpointType",
        vpc_id: Option<String> = "VpcId" / "vpcId",
        service_name: Option<String> = "ServiceName" / "serviceName",
        state: Option<State> = "State" / "state",
        policy_document: Option<String> = "PolicyDocument" / "policyDocument",
        route_table_ids: Vec<String> = "RouteTableIdSet" / "routeTableIdSet",
        subnet_ids: Vec<String> = "SubnetIdSet" / "subnetIdSet",
        groups: Vec<SecurityGroupIdentifier> = "GroupSet" / "groupSet",
        ip_address_type: Option<IpAddressType> = "IpAddressType" / "ipAddressType",
        dns_options: Option<DnsOptions> = "DnsOptions" / "dnsOptions",
        private_dns_enabled: Option<bool> = "PrivateDnsEnabled" / "privateDnsEnabled",
        requester_managed: Option<bool> = "RequesterManaged" / "requesterManaged",
        network_interface_ids: Vec<String> = "NetworkInterfaceIdSet" / "networkInterfaceIdSet",
        dns_entries: Vec<DnsEntry> = "DnsEntrySet" / "dnsEntrySet",
        creation_timestamp: Option<Timestamp> = "CreationTimestamp" / "creationTimestamp",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        owner_id: Option<String> = "OwnerId" / "ownerId",
        last_error: Option<LastError> = "LastError" / "lastError",
        ipv4_prefixes: Vec<SubnetIpPrefixes> = "Ipv4PrefixSet" / "ipv4PrefixSet",
        ipv6_prefixes: Vec<SubnetIpPrefixes> = "Ipv6PrefixSet" / "ipv6PrefixSet",
        failure_reason: Option<String> = "FailureReason" / "failureReason",
        service_network_arn: Option<String> = "ServiceNetworkArn" / "serviceNetworkArn",
        resource_configuration_arn: Option<String> = "ResourceConfigurationArn" / "resourceConfigurationArn",
        service_region: Option<String> = "ServiceRegion" / "serviceRegion",
    }
    output VpcIpv6CidrBlockAssociation {
        association_id: Option<String> = "AssociationId" / "associationId",
        ipv6_cidr_block: Option<String> = "Ipv6CidrBlock" / "ipv6CidrBlock",
        ipv6_cidr_block_state: Option<VpcCidrBlockState> = "Ipv6CidrBlockState" / "ipv6CidrBlockState",
        network_border_group: Option<String> = "NetworkBorderGroup" / "networkBorderGroup",
        ipv6_pool: Option<String> = "Ipv6Pool" / "ipv6Pool",
        ipv6_address_attribute: Option<Ipv6AddressAttribute> = "Ipv6AddressAttribute" / "ipv6AddressAttribute",
        ip_source: Option<IpSource> = "IpSource" / "ipSource",
    }
    output VpcPeeringConnection {
        accepter_vpc_info: Option<VpcPeeringConnectionVpcInfo> = "AccepterVpcInfo" / "accepterVpcInfo",
        expiration_time: Option<Timestamp> = "ExpirationTime" / "expirationTime",
        requester_vpc_info: Option<VpcPeeringConnectionVpcInfo> = "RequesterVpcInfo" / "requesterVpcInfo",
        status: Option<VpcPeeringConnectionStateReason> = "Status" / "status",
        tags: Vec<Tag> = "TagSet" / "tagSet",
        vpc_peering_connection_id: Option<String> = "VpcPeeringConnectionId" / "vpcPeeringConnectionId",
    }
    output VpcPeeringConnectionOptionsDescription {
        allow_dns_resolution_from_remote_vpc: Option<bool> = "AllowDnsResolutionFromRemoteVpc" / "allowDnsResolutionFromRemoteVpc",
        allow_egress_from_local_classic_link_to_remote_vpc: Option<bool> = "AllowEgressFromLocalClassicLinkToRemoteVpc" / "allowEgressFromLocalClassicLinkToRemoteVpc",
        allow_egress_from_local_vpc_to_remote_classic_link: Option<bool> = "AllowEgressFromLocalVpcToRemoteClassicLink" / "allowEgressFromLocalVpcToRemoteClassicLink",
    }
    output VpcPeeringConnectionStateReason {
        code: Option<VpcPeeringConnectionStateReasonCode> = "Code" / "code",
        message: Option<String> = "Message" / "message",
    }
    output VpcPeeringConnectionVpcInfo {
        cidr_block: Option<String> = "CidrBlock" / "cidrBlock",
        ipv6_cidr_block_set: Vec<Ipv6CidrBlock> = "Ipv6CidrBlockSet" / "ipv6CidrBlockSet",
        cidr_block_set: Vec<CidrBlock> = "CidrBlockSet" / "cidrBlockSet",
        owner_id: Option<String> = "OwnerId" / "ownerId",
        peering_options: Option<VpcPeeringConnectionOptionsDescription> = "PeeringOptions" / "peeringOptions",
        vpc_id: Option<String> = "VpcId" / "vpcId",
        region: Option<String> = "Region" / "region",
    }
}

plain_structures! {
    AcceleratorCount {
        min
        max
    }
    AcceleratorCountRequest {
        min
        max
    }
    AcceleratorTotalMemoryMiB {
        min
        max
    }
    AcceleratorTotalMemoryMiBRequest {
        min
        max
    }
    BaselineEbsBandwidthMbps {
        min
        max
    }
    BaselineEbsBandwidthMbpsRequest {
        min
        max
    }
    BaselinePerformanceFactors {
        cpu
    }
    BaselinePerformanceFactorsRequest {
        cpu
    }
    BlockDeviceMapping {
        ebs
        no_device
        device_name
        virtual_name
    }
    CapacityReservationSpecification {
        capacity_reservation_preference
        capacity_reservation_target
    }
    CapacityReservationSpecificationResponse {
        capacity_reservation_preference
        capacity_reservation_target
    }
    CapacityReservationTarget {
        capacity_reservation_id
        capacity_reservation_resource_group_arn
    }
    CapacityReservationTargetResponse {
        capacity_reservation_id
        capacity_reservation_resource_group_arn
    }
    ConnectionTrackingSpecification {
        tcp_established_timeout
        udp_timeout
        udp_stream_timeout
    }
    ConnectionTrackingSpecificationRequest {
        tcp_established_timeout
        udp_stream_timeout
        udp_timeout
    }
    ConnectionTrackingSpecificationResponse {
        tcp_established_timeout
        udp_stream_timeout
        udp_timeout
    }
    CpuOptions {
        core_count
        threads_per_core
        amd_sev_snp
        nested_virtualization
    }
    CpuOptionsRequest {
        core_count
        threads_per_core
        amd_sev_snp
        nested_virtualization
    }
    CpuPerformanceFactor {
        references
    }
    CpuPerformanceFactorRequest {
        references
    }
    CreditSpecification {
        cpu_credits
    }
    CreditSpecificationRequest {
        cpu_credits
    }
    EbsBlockDevice {
        delete_on_termination
        iops
        snapshot_id
        volume_size
        volume_type
        kms_key_id
        throughput
        outpost_arn
        availability_zone
        encrypted
        volume_initialization_rate
        availability_zone_id
        ebs_card_index
    }
    EbsInstanceBlockDevice {
        attach_time
        delete_on_termination
        status
        volume_id
        associated_resource
        volume_owner_id
        operator
        ebs_card_index
    }
    ElasticGpuAssociation {
        elastic_gpu_id
        elastic_gpu_association_id
        elastic_gpu_association_state
        elastic_gpu_association_time
    }
    ElasticGpuSpecification {
        r#type
    }
    ElasticGpuSpecificationResponse {
        r#type
    }
    ElasticInferenceAccelerator {
        r#type
        count
    }
    ElasticInferenceAcceleratorAssociation {
        elastic_inference_accelerator_arn
        elastic_inference_accelerator_association_id
        elastic_inference_accelerator_association_state
        elastic_inference_accelerator_association_time
    }
    EnaSrdSpecificationRequest {
        ena_srd_enabled
        ena_srd_udp_specification
    }
    EnaSrdUdpSpecificationRequest {
        ena_srd_udp_enabled
    }
    EnclaveOptions {
        enabled
    }
    EnclaveOptionsRequest {
        enabled
    }
    GroupIdentifier {
        group_id
        group_name
    }
    HibernationOptions {
        configured
    }
    HibernationOptionsRequest {
        configured
    }
    IamInstanceProfile {
        arn
        id
    }
    IamInstanceProfileSpecification {
        arn
        name
    }
    Instance {
        architecture
        block_device_mappings
        client_token
        ebs_optimized
        ena_support
        hypervisor
        iam_instance_profile
        instance_lifecycle
        elastic_gpu_associations
        elastic_inference_accelerator_associations
        network_interfaces
        outpost_arn
        root_device_name
        root_device_type
        security_groups
        source_dest_check
        spot_instance_request_id
        sriov_net_support
        state_reason
        tags
        virtualization_type
        cpu_options
        capacity_block_id
        capacity_reservation_id
        capacity_reservation_specification
        hibernation_options
        licenses
        metadata_options
        enclave_options
        boot_mode
        platform_details
        usage_operation
        usage_operation_update_time
        private_dns_name_options
        ipv6_address
        tpm_support
        maintenance_options
        current_instance_boot_mode
        network_performance_options
        operator
        secondary_interfaces
        instance_id
        image_id
        state
        private_dns_name
        public_dns_name
        state_transition_reason
        key_name
        ami_launch_index
        product_codes
        instance_type
        launch_time
        placement
        kernel_id
        ramdisk_id
        platform
        monitoring
        subnet_id
        vpc_id
        private_ip_address
        public_ip_address
    }
    InstanceAttachmentEnaSrdSpecification {
        ena_srd_enabled
        ena_srd_udp_specification
    }
    InstanceAttachmentEnaSrdUdpSpecification {
        ena_srd_udp_enabled
    }
    InstanceBlockDeviceMapping {
        device_name
        ebs
    }
    InstanceIpv4Prefix {
        ipv4_prefix
    }
    InstanceIpv6Address {
        ipv6_address
        is_primary_ipv6
    }
    InstanceIpv6AddressRequest {
        ipv6_address
    }
    InstanceIpv6Prefix {
        ipv6_prefix
    }
    InstanceMaintenanceOptions {
        auto_recovery
        reboot_migration
    }
    InstanceMaintenanceOptionsRequest {
        auto_recovery
    }
    InstanceMarketOptionsRequest {
        market_type
        spot_options
    }
    InstanceMetadataOptionsRequest {
        http_tokens
        http_put_response_hop_limit
        http_endpoint
        http_protocol_ipv6
        instance_metadata_tags
    }
    InstanceMetadataOptionsResponse {
        state
        http_tokens
        http_put_response_hop_limit
        http_endpoint
        http_protocol_ipv6
        instance_metadata_tags
    }
    InstanceNetworkInterface {
        association
        attachment
        description
        groups
        ipv6_addresses
        mac_address
        network_interface_id
        owner_id
        private_dns_name
        private_ip_address
        private_ip_addresses
        source_dest_check
        status
        subnet_id
        vpc_id
        interface_type
        ipv4_prefixes
        ipv6_prefixes
        connection_tracking_configuration
        operator
    }
    InstanceNetworkInterfaceAssociation {
        carrier_ip
        customer_owned_ip
        ip_owner_id
        public_dns_name
        public_ip
    }
    InstanceNetworkInterfaceAttachment {
        attach_time
        attachment_id
        delete_on_termination
        device_index
        status
        network_card_index
        ena_srd_specification
        ena_queue_count
    }
    InstanceNetworkInterfaceSpecification {
        associate_public_ip_address
        delete_on_termination
        description
        device_index
        groups
        ipv6_address_count
        ipv6_addresses
        network_interface_id
        private_ip_address
        private_ip_addresses
        secondary_private_ip_address_count
        subnet_id
        associate_carrier_ip_address
        interface_type
        network_card_index
        ipv4_prefixes
        ipv4_prefix_count
        ipv6_prefixes
        ipv6_prefix_count
        primary_ipv6
        ena_srd_specification
        connection_tracking_specification
        ena_queue_count
    }
    InstanceNetworkPerformanceOptions {
        bandwidth_weighting
    }
    InstanceNetworkPerformanceOptionsRequest {
        bandwidth_weighting
    }
    InstancePrivateIpAddress {
        association
        primary
        private_dns_name
        private_ip_address
    }
    InstanceRequirements {
        v_cpu_count
        memory_mi_b
        cpu_manufacturers
        memory_gi_b_per_v_cpu
        excluded_instance_types
        instance_generations
        spot_max_price_percentage_over_lowest_price
        on_demand_max_price_percentage_over_lowest_price
        bare_metal
        burstable_performance
        require_hibernate_support
        network_interface_count
        local_storage
        local_storage_types
        total_local_storage_gb
        baseline_ebs_bandwidth_mbps
        accelerator_types
        accelerator_count
        accelerator_manufacturers
        accelerator_names
        accelerator_total_memory_mi_b
        network_bandwidth_gbps
        allowed_instance_types
        max_spot_price_as_percentage_of_optimal_on_demand_price
        baseline_performance_factors
        require_encryption_in_transit
    }
    InstanceRequirementsRequest {
        v_cpu_count
        memory_mi_b
        cpu_manufacturers
        memory_gi_b_per_v_cpu
        excluded_instance_types
        instance_generations
        spot_max_price_percentage_over_lowest_price
        on_demand_max_price_percentage_over_lowest_price
        bare_metal
        burstable_performance
        require_hibernate_support
        network_interface_count
        local_storage
        local_storage_types
        total_local_storage_gb
        baseline_ebs_bandwidth_mbps
        accelerator_types
        accelerator_count
        accelerator_manufacturers
        accelerator_names
        accelerator_total_memory_mi_b
        network_bandwidth_gbps
        allowed_instance_types
        max_spot_price_as_percentage_of_optimal_on_demand_price
        baseline_performance_factors
        require_encryption_in_transit
    }
    InstanceSecondaryInterface {
        attachment
        mac_address
        secondary_interface_id
        owner_id
        private_ip_addresses
        source_dest_check
        status
        secondary_subnet_id
        secondary_network_id
        interface_type
    }
    InstanceSecondaryInterfaceAttachment {
        attach_time
        attachment_id
        delete_on_termination
        device_index
        status
        network_card_index
    }
    InstanceSecondaryInterfacePrivateIpAddress {
        private_ip_address
    }
    InstanceSecondaryInterfacePrivateIpAddressRequest {
        private_ip_address
    }
    InstanceSecondaryInterfaceSpecificationRequest {
        delete_on_termination
        device_index
        private_ip_addresses
        private_ip_address_count
        secondary_subnet_id
        interface_type
        network_card_index
    }
    InstanceState {
        code
        name
    }
    Ipv4PrefixSpecificationRequest {
        ipv4_prefix
    }
    Ipv4PrefixSpecificationResponse {
        ipv4_prefix
    }
    Ipv6PrefixSpecificationRequest {
        ipv6_prefix
    }
    Ipv6PrefixSpecificationResponse {
        ipv6_prefix
    }
    LaunchTemplateBlockDeviceMapping {
        device_name
        virtual_name
        ebs
        no_device
    }
    LaunchTemplateBlockDeviceMappingRequest {
        device_name
        virtual_name
        ebs
        no_device
    }
    LaunchTemplateCapacityReservationSpecificationRequest {
        capacity_reservation_preference
        capacity_reservation_target
    }
    LaunchTemplateCapacityReservationSpecificationResponse {
        capacity_reservation_preference
        capacity_reservation_target
    }
    LaunchTemplateCpuOptions {
        core_count
        threads_per_core
        amd_sev_snp
        nested_virtualization
    }
    LaunchTemplateCpuOptionsRequest {
        core_count
        threads_per_core
        amd_sev_snp
        nested_virtualization
    }
    LaunchTemplateEbsBlockDevice {
        encrypted
        delete_on_termination
        iops
        kms_key_id
        snapshot_id
        volume_size
        volume_type
        throughput
        volume_initialization_rate
        ebs_card_index
    }
    LaunchTemplateEbsBlockDeviceRequest {
        encrypted
        delete_on_termination
        iops
        kms_key_id
        snapshot_id
        volume_size
        volume_type
        throughput
        volume_initialization_rate
        ebs_card_index
    }
    LaunchTemplateElasticInferenceAccelerator {
        r#type
        count
    }
    LaunchTemplateElasticInferenceAcceleratorResponse {
        r#type
        count
    }
    LaunchTemplateEnaSrdSpecification {
        ena_srd_enabled
        ena_srd_udp_specification
    }
    LaunchTemplateEnaSrdUdpSpecification {
        ena_srd_udp_enabled
    }
    LaunchTemplateEnclaveOptions {
        enabled
    }
    LaunchTemplateEnclaveOptionsRequest {
        enabled
    }
    LaunchTemplateHibernationOptions {
        configured
    }
    LaunchTemplateHibernationOptionsRequest {
        configured
    }
    LaunchTemplateIamInstanceProfileSpecification {
        arn
        name
    }
    LaunchTemplateIamInstanceProfileSpecificationRequest {
        arn
        name
    }
    LaunchTemplateInstanceMaintenanceOptions {
        auto_recovery
    }
    LaunchTemplateInstanceMaintenanceOptionsRequest {
        auto_recovery
    }
    LaunchTemplateInstanceMarketOptions {
        market_type
        spot_options
    }
    LaunchTemplateInstanceMarketOptionsRequest {
        market_type
        spot_options
    }
    LaunchTemplateInstanceMetadataOptions {
        state
        http_tokens
        http_put_response_hop_limit
        http_endpoint
        http_protocol_ipv6
        instance_metadata_tags
    }
    LaunchTemplateInstanceMetadataOptionsRequest {
        http_tokens
        http_put_response_hop_limit
        http_endpoint
        http_protocol_ipv6
        instance_metadata_tags
    }
    LaunchTemplateInstanceNetworkInterfaceSpecification {
        associate_carrier_ip_address
        associate_public_ip_address
        delete_on_termination
        description
        device_index
        groups
        interface_type
        ipv6_address_count
        ipv6_addresses
        network_interface_id
        private_ip_address
        private_ip_addresses
        secondary_private_ip_address_count
        subnet_id
        network_card_index
        ipv4_prefixes
        ipv4_prefix_count
        ipv6_prefixes
        ipv6_prefix_count
        primary_ipv6
        ena_srd_specification
        connection_tracking_specification
        ena_queue_count
    }
    LaunchTemplateInstanceNetworkInterfaceSpecificationRequest {
        associate_carrier_ip_address
        associate_public_ip_address
        delete_on_termination
        description
        device_index
        groups
        interface_type
        ipv6_address_count
        ipv6_addresses
        network_interface_id
        private_ip_address
        private_ip_addresses
        secondary_private_ip_address_count
        subnet_id
        network_card_index
        ipv4_prefixes
        ipv4_prefix_count
        ipv6_prefixes
        ipv6_prefix_count
        primary_ipv6
        ena_srd_specification
        connection_tracking_specification
        ena_queue_count
    }
    LaunchTemplateInstanceSecondaryInterfaceSpecification {
        delete_on_termination
        device_index
        private_ip_addresses
        private_ip_address_count
        secondary_subnet_id
        interface_type
        network_card_index
    }
    LaunchTemplateInstanceSecondaryInterfaceSpecificationRequest {
        delete_on_termination
        device_index
        private_ip_addresses
        private_ip_address_count
        secondary_subnet_id
        interface_type
        network_card_index
    }
    LaunchTemplateLicenseConfiguration {
        license_configuration_arn
    }
    LaunchTemplateLicenseConfigurationRequest {
        license_configuration_arn
    }
    LaunchTemplateNetworkPerformanceOptions {
        bandwidth_weighting
    }
    LaunchTemplateNetworkPerformanceOptionsRequest {
        bandwidth_weighting
    }
    LaunchTemplatePlacement {
        availability_zone
        availability_zone_id
        affinity
        group_name
        host_id
        tenancy
        spread_domain
        host_resource_group_arn
        partition_number
        group_id
    }
    LaunchTemplatePlacementRequest {
        availability_zone
        availability_zone_id
        affinity
        group_name
        host_id
        tenancy
        spread_domain
        host_resource_group_arn
        partition_number
        group_id
    }
    LaunchTemplatePrivateDnsNameOptions {
        hostname_type
        enable_resource_name_dns_a_record
        enable_resource_name_dns_aaaa_record
    }
    LaunchTemplatePrivateDnsNameOptionsRequest {
        hostname_type
        enable_resource_name_dns_a_record
        enable_resource_name_dns_aaaa_record
    }
    LaunchTemplateSpecification {
        launch_template_id
        launch_template_name
        version
    }
    LaunchTemplateSpotMarketOptions {
        max_price
        spot_instance_type
        block_duration_minutes
        valid_until
        instance_interruption_behavior
    }
    LaunchTemplateSpotMarketOptionsRequest {
        max_price
        spot_instance_type
        block_duration_minutes
        valid_until
        instance_interruption_behavior
    }
    LaunchTemplateTagSpecification {
        resource_type
        tags
    }
    LaunchTemplateTagSpecificationRequest {
        resource_type
        tags
    }
    LaunchTemplatesMonitoring {
        enabled
    }
    LaunchTemplatesMonitoringRequest {
        enabled
    }
    LicenseConfiguration {
        license_configuration_arn
    }
    LicenseConfigurationRequest {
        license_configuration_arn
    }
    MemoryGiBPerVCpu {
        min
        max
    }
    MemoryGiBPerVCpuRequest {
        min
        max
    }
    MemoryMiB {
        min
        max
    }
    MemoryMiBRequest {
        min
        max
    }
    Monitoring {
        state
    }
    NetworkBandwidthGbps {
        min
        max
    }
    NetworkBandwidthGbpsRequest {
        min
        max
    }
    NetworkInterfaceCount {
        min
        max
    }
    NetworkInterfaceCountRequest {
        min
        max
    }
    OperatorRequest {
        principal
    }
    OperatorResponse {
        managed
        principal
        hidden_by_default
    }
    PerformanceFactorReference {
        instance_family
    }
    PerformanceFactorReferenceRequest {
        instance_family
    }
    Placement {
        availability_zone_id
        affinity
        group_name
        partition_number
        host_id
        tenancy
        spread_domain
        host_resource_group_arn
        group_id
        availability_zone
    }
    PrivateDnsNameOptionsRequest {
        hostname_type
        enable_resource_name_dns_a_record
        enable_resource_name_dns_aaaa_record
    }
    PrivateDnsNameOptionsResponse {
        hostname_type
        enable_resource_name_dns_a_record
        enable_resource_name_dns_aaaa_record
    }
    PrivateIpAddressSpecification {
        primary
        private_ip_address
    }
    ProductCode {
        product_code_id
        product_code_type
    }
    RequestLaunchTemplateData {
        kernel_id
        ebs_optimized
        iam_instance_profile
        block_device_mappings
        network_interfaces
        image_id
        instance_type
        key_name
        monitoring
        placement
        ram_disk_id
        disable_api_termination
        instance_initiated_shutdown_behavior
        user_data
        tag_specifications
        elastic_gpu_specifications
        elastic_inference_accelerators
        security_group_ids
        security_groups
        instance_market_options
        credit_specification
        cpu_options
        capacity_reservation_specification
        license_specifications
        hibernation_options
        metadata_options
        enclave_options
        instance_requirements
        private_dns_name_options
        maintenance_options
        disable_api_stop
        operator
        network_performance_options
        secondary_interfaces
    }
    ResponseLaunchTemplateData {
        kernel_id
        ebs_optimized
        iam_instance_profile
        block_device_mappings
        network_interfaces
        image_id
        instance_type
        key_name
        monitoring
        placement
        ram_disk_id
        disable_api_termination
        instance_initiated_shutdown_behavior
        user_data
        tag_specifications
        elastic_gpu_specifications
        elastic_inference_accelerators
        security_group_ids
        security_groups
        instance_market_options
        credit_specification
        cpu_options
        capacity_reservation_specification
        license_specifications
        hibernation_options
        metadata_options
        enclave_options
        instance_requirements
        private_dns_name_options
        maintenance_options
        disable_api_stop
        operator
        network_performance_options
        secondary_interfaces
    }
    RunInstancesMonitoringEnabled {
        enabled
    }
    RunInstancesRequest {
        block_device_mappings
        image_id
        instance_type
        ipv6_address_count
        ipv6_addresses
        kernel_id
        key_name
        max_count
        min_count
        monitoring
        placement
        ramdisk_id
        security_group_ids
        security_groups
        subnet_id
        user_data
        elastic_gpu_specification
        elastic_inference_accelerators
        tag_specifications
        launch_template
        instance_market_options
        credit_specification
        cpu_options
        capacity_reservation_specification
        hibernation_options
        license_specifications
        metadata_options
        enclave_options
        private_dns_name_options
        maintenance_options
        disable_api_stop
        enable_primary_ipv6
        network_performance_options
        operator
        secondary_interfaces
        dry_run
        disable_api_termination
        instance_initiated_shutdown_behavior
        private_ip_address
        client_token
        additional_info
        network_interfaces
        iam_instance_profile
        ebs_optimized
    }
    SecondaryInterfacePrivateIpAddressSpecification {
        private_ip_address
    }
    SecondaryInterfacePrivateIpAddressSpecificationRequest {
        private_ip_address
    }
    SpotMarketOptions {
        max_price
        spot_instance_type
        block_duration_minutes
        valid_until
        instance_interruption_behavior
    }
    StateReason {
        code
        message
    }
    Tag {
        key
        value
    }
    TagSpecification {
        resource_type
        tags
    }
    TotalLocalStorageGB {
        min
        max
    }
    TotalLocalStorageGBRequest {
        min
        max
    }
    VCpuCountRange {
        min
        max
    }
    VCpuCountRangeRequest {
        min
        max
    }
}

plain_texts! {
    AcceleratorManufacturer
    AcceleratorName
    AcceleratorType
    AmdSevSnpSpecification
    ArchitectureValues
    AttachmentStatus
    BareMetal
    BootModeValues
    BurstablePerformance
    CapacityReservationPreference
    CpuManufacturer
    DeviceType
    HostnameType
    HttpTokensState
    HypervisorType
    InstanceAutoRecoveryState
    InstanceBandwidthWeighting
    InstanceBootModeValues
    InstanceGeneration
    InstanceInterruptionBehavior
    InstanceLifecycleType
    InstanceMetadataEndpointState
    InstanceMetadataOptionsState
    InstanceMetadataProtocolState
    InstanceMetadataTagsState
    InstanceRebootMigrationState
    InstanceStateName
    LaunchTemplateAutoRecoveryState
    LaunchTemplateHttpTokensState
    LaunchTemplateInstanceMetadataEndpointState
    LaunchTemplateInstanceMetadataOptionsState
    LaunchTemplateInstanceMetadataProtocolIpv6
    LaunchTemplateInstanceMetadataTagsState
    LocalStorage
    LocalStorageType
    MarketType
    MonitoringState
    NestedVirtualizationSpecification
    NetworkInterfaceStatus
    PlatformValues
    ProductCodeValues
    SecondaryInterfaceStatus
    SecondaryInterfaceType
    ShutdownBehavior
    SpotInstanceType
    Tenancy
    VirtualizationType
    VolumeType
}
