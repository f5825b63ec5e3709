// Written by emulator/wire/generate.py from the AWS service model; edit that, never this.

//! The shapes of IAM that our operations reach.

#![allow(missing_docs, reason = "the service model is their documentation")]

use std::collections::BTreeMap;

use crate::codec::{enumerations, operations, structures};
#[allow(
    unused_imports,
    reason = "which of them a service needs depends on its operations"
)]
use crate::{Blob, Constraint, Timestamp, ids::*};

/// The name space of responses.
pub const NAMESPACE: &str = "https://iam.amazonaws.com/doc/2010-05-08/";

/// The API's version.
pub const VERSION: &str = "2010-05-08";

/// Every operation of the model, ours or not, in order.
#[rustfmt::skip]
pub const MODEL_OPERATIONS: &[&str] = &[
    "AcceptDelegationRequest",
    "AddClientIDToOpenIDConnectProvider",
    "AddRoleToInstanceProfile",
    "AddUserToGroup",
    "AssociateDelegationRequest",
    "AttachGroupPolicy",
    "AttachRolePolicy",
    "AttachUserPolicy",
    "ChangePassword",
    "CreateAccessKey",
    "CreateAccountAlias",
    "CreateDelegationRequest",
    "CreateGroup",
    "CreateInstanceProfile",
    "CreateLoginProfile",
    "CreateOpenIDConnectProvider",
    "CreatePolicy",
    "CreatePolicyVersion",
    "CreateRole",
    "CreateSAMLProvider",
    "CreateServiceLinkedRole",
    "CreateServiceSpecificCredential",
    "CreateUser",
    "CreateVirtualMFADevice",
    "DeactivateMFADevice",
    "DeleteAccessKey",
    "DeleteAccountAlias",
    "DeleteAccountPasswordPolicy",
    "DeleteGroup",
    "DeleteGroupPolicy",
    "DeleteInstanceProfile",
    "DeleteLoginProfile",
    "DeleteOpenIDConnectProvider",
    "DeletePolicy",
    "DeletePolicyVersion",
    "DeleteRole",
    "DeleteRolePermissionsBoundary",
    "DeleteRolePolicy",
    "DeleteSAMLProvider",
    "DeleteSSHPublicKey",
    "DeleteServerCertificate",
    "DeleteServiceLinkedRole",
    "DeleteServiceSpecificCredential",
    "DeleteSigningCertificate",
    "DeleteUser",
    "DeleteUserPermissionsBoundary",
    "DeleteUserPolicy",
    "DeleteVirtualMFADevice",
    "DetachGroupPolicy",
    "DetachRolePolicy",
    "DetachUserPolicy",
    "DisableOrganizationsRootCredentialsManagement",
    "DisableOrganizationsRootSessions",
    "DisableOutboundWebIdentityFederation",
    "EnableMFADevice",
    "EnableOrganizationsRootCredentialsManagement",
    "EnableOrganizationsRootSessions",
    "EnableOutboundWebIdentityFederation",
    "GenerateCredentialReport",
    "GenerateOrganizationsAccessReport",
    "GenerateServiceLastAccessedDetails",
    "GetAccessKeyLastUsed",
    "GetAccountAuthorizationDetails",
    "GetAccountPasswordPolicy",
    "GetAccountSummary",
    "GetContextKeysForCustomPolicy",
    "GetContextKeysForPrincipalPolicy",
    "GetCredentialReport",
    "GetDelegationRequest",
    "GetGroup",
    "GetGroupPolicy",
    "GetHumanReadableSummary",
    "GetInstanceProfile",
    "GetLoginProfile",
    "GetMFADevice",
    "GetOpenIDConnectProvider",
    "GetOrganizationsAccessReport",
    "GetOutboundWebIdentityFederationInfo",
    "GetPolicy",
    "GetPolicyVersion",
    "GetRole",
    "GetRolePolicy",
    "GetSAMLProvider",
    "GetSSHPublicKey",
    "GetServerCertificate",
    "GetServiceLastAccessedDetails",
    "GetServiceLastAccessedDetailsWithEntities",
    "GetServiceLinkedRoleDeletionStatus",
    "GetUser",
    "GetUserPolicy",
    "ListAccessKeys",
    "ListAccountAliases",
    "ListAttachedGroupPolicies",
    "ListAttachedRolePolicies",
    "ListAttachedUserPolicies",
    "ListDelegationRequests",
    "ListEntitiesForPolicy",
    "ListGroupPolicies",
    "ListGroups",
    "ListGroupsForUser",
    "ListInstanceProfileTags",
    "ListInstanceProfiles",
    "ListInstanceProfilesForRole",
    "ListMFADeviceTags",
    "ListMFADevices",
    "ListOpenIDConnectProviderTags",
    "ListOpenIDConnectProviders",
    "ListOrganizationsFeatures",
    "ListPolicies",
    "ListPoliciesGrantingServiceAccess",
    "ListPolicyTags",
    "ListPolicyVersions",
    "ListRolePolicies",
    "ListRoleTags",
    "ListRoles",
    "ListSAMLProviderTags",
    "ListSAMLProviders",
    "ListSSHPublicKeys",
    "ListServerCertificateTags",
    "ListServerCertificates",
    "ListServiceSpecificCredentials",
    "ListSigningCertificates",
    "ListUserPolicies",
    "ListUserTags",
    "ListUsers",
    "ListVirtualMFADevices",
    "PutGroupPolicy",
    "PutRolePermissionsBoundary",
    "PutRolePolicy",
    "PutUserPermissionsBoundary",
    "PutUserPolicy",
    "RejectDelegationRequest",
    "RemoveClientIDFromOpenIDConnectProvider",
    "RemoveRoleFromInstanceProfile",
    "RemoveUserFromGroup",
    "ResetServiceSpecificCredential",
    "ResyncMFADevice",
    "SendDelegationToken",
    "SetDefaultPolicyVersion",
    "SetSecurityTokenServicePreferences",
    "SimulateCustomPolicy",
    "SimulatePrincipalPolicy",
    "TagInstanceProfile",
    "TagMFADevice",
    "TagOpenIDConnectProvider",
    "TagPolicy",
    "TagRole",
    "TagSAMLProvider",
    "TagServerCertificate",
    "TagUser",
    "UntagInstanceProfile",
    "UntagMFADevice",
    "UntagOpenIDConnectProvider",
    "UntagPolicy",
    "UntagRole",
    "UntagSAMLProvider",
    "UntagServerCertificate",
    "UntagUser",
    "UpdateAccessKey",
    "UpdateAccountPasswordPolicy",
    "UpdateAssumeRolePolicy",
    "UpdateDelegationRequest",
    "UpdateGroup",
    "UpdateLoginProfile",
    "UpdateOpenIDConnectProviderThumbprint",
    "UpdateRole",
    "UpdateRoleDescription",
    "UpdateSAMLProvider",
    "UpdateSSHPublicKey",
    "UpdateServerCertificate",
    "UpdateServiceSpecificCredential",
    "UpdateSigningCertificate",
    "UpdateUser",
    "UploadSSHPublicKey",
    "UploadServerCertificate",
    "UploadSigningCertificate",
];

operations! {
    AddRoleToInstanceProfile: AddRoleToInstanceProfileRequest => (), token "", wrapper "", constraint ADD_ROLE_TO_INSTANCE_PROFILE_REQUEST;
    AddUserToGroup: AddUserToGroupRequest => (), token "", wrapper "", constraint ADD_USER_TO_GROUP_REQUEST;
    AttachGroupPolicy: AttachGroupPolicyRequest => (), token "", wrapper "", constraint ATTACH_GROUP_POLICY_REQUEST;
    AttachRolePolicy: AttachRolePolicyRequest => (), token "", wrapper "", constraint ATTACH_ROLE_POLICY_REQUEST;
    AttachUserPolicy: AttachUserPolicyRequest => (), token "", wrapper "", constraint ATTACH_USER_POLICY_REQUEST;
    CreateAccessKey: CreateAccessKeyRequest => CreateAccessKeyResponse, token "", wrapper "CreateAccessKeyResult", constraint CREATE_ACCESS_KEY_REQUEST;
    CreateAccountAlias: CreateAccountAliasRequest => (), token "", wrapper "", constraint CREATE_ACCOUNT_ALIAS_REQUEST;
    CreateGroup: CreateGroupRequest => CreateGroupResponse, token "", wrapper "CreateGroupResult", constraint CREATE_GROUP_REQUEST;
    CreateInstanceProfile: CreateInstanceProfileRequest => CreateInstanceProfileResponse, token "", wrapper "CreateInstanceProfileResult", constraint CREATE_INSTANCE_PROFILE_REQUEST;
    CreatePolicy: CreatePolicyRequest => CreatePolicyResponse, token "", wrapper "CreatePolicyResult", constraint CREATE_POLICY_REQUEST;
    CreatePolicyVersion: CreatePolicyVersionRequest => CreatePolicyVersionResponse, token "", wrapper "CreatePolicyVersionResult", constraint CREATE_POLICY_VERSION_REQUEST;
    CreateRole: CreateRoleRequest => CreateRoleResponse, token "", wrapper "CreateRoleResult", constraint CREATE_ROLE_REQUEST;
    CreateServiceLinkedRole: CreateServiceLinkedRoleRequest => CreateServiceLinkedRoleResponse, token "", wrapper "CreateServiceLinkedRoleResult", constraint CREATE_SERVICE_LINKED_ROLE_REQUEST;
    CreateUser: CreateUserRequest => CreateUserResponse, token "", wrapper "CreateUserResult", constraint CREATE_USER_REQUEST;
    DeleteAccessKey: DeleteAccessKeyRequest => (), token "", wrapper "", constraint DELETE_ACCESS_KEY_REQUEST;
    DeleteAccountAlias: DeleteAccountAliasRequest => (), token "", wrapper "", constraint DELETE_ACCOUNT_ALIAS_REQUEST;
    DeleteGroup: DeleteGroupRequest => (), token "", wrapper "", constraint DELETE_GROUP_REQUEST;
    DeleteGroupPolicy: DeleteGroupPolicyRequest => (), token "", wrapper "", constraint DELETE_GROUP_POLICY_REQUEST;
    DeleteInstanceProfile: DeleteInstanceProfileRequest => (), token "", wrapper "", constraint DELETE_INSTANCE_PROFILE_REQUEST;
    DeleteLoginProfile: DeleteLoginProfileRequest => (), token "", wrapper "", constraint DELETE_LOGIN_PROFILE_REQUEST;
    DeletePolicy: DeletePolicyRequest => (), token "", wrapper "", constraint DELETE_POLICY_REQUEST;
    DeletePolicyVersion: DeletePolicyVersionRequest => (), token "", wrapper "", constraint DELETE_POLICY_VERSION_REQUEST;
    DeleteRole: DeleteRoleRequest => (), token "", wrapper "", constraint DELETE_ROLE_REQUEST;
    DeleteRolePermissionsBoundary: DeleteRolePermissionsBoundaryRequest => (), token "", wrapper "", constraint DELETE_ROLE_PERMISSIONS_BOUNDARY_REQUEST;
    DeleteRolePolicy: DeleteRolePolicyRequest => (), token "", wrapper "", constraint DELETE_ROLE_POLICY_REQUEST;
    DeleteServiceLinkedRole: DeleteServiceLinkedRoleRequest => DeleteServiceLinkedRoleResponse, token "", wrapper "DeleteServiceLinkedRoleResult", constraint DELETE_SERVICE_LINKED_ROLE_REQUEST;
    DeleteUser: DeleteUserRequest => (), token "", wrapper "", constraint DELETE_USER_REQUEST;
    DeleteUserPermissionsBoundary: DeleteUserPermissionsBoundaryRequest => (), token "", wrapper "", constraint DELETE_USER_PERMISSIONS_BOUNDARY_REQUEST;
    DeleteUserPolicy: DeleteUserPolicyRequest => (), token "", wrapper "", constraint DELETE_USER_POLICY_REQUEST;
    DetachGroupPolicy: DetachGroupPolicyRequest => (), token "", wrapper "", constraint DETACH_GROUP_POLICY_REQUEST;
    DetachRolePolicy: DetachRolePolicyRequest => (), token "", wrapper "", constraint DETACH_ROLE_POLICY_REQUEST;
    DetachUserPolicy: DetachUserPolicyRequest => (), token "", wrapper "", constraint DETACH_USER_POLICY_REQUEST;
    GetAccessKeyLastUsed: GetAccessKeyLastUsedRequest => GetAccessKeyLastUsedResponse, token "", wrapper "GetAccessKeyLastUsedResult", constraint GET_ACCESS_KEY_LAST_USED_REQUEST;
    GetAccountPasswordPolicy: GetAccountPasswordPolicyRequest => GetAccountPasswordPolicyResponse, token "", wrapper "GetAccountPasswordPolicyResult";
    GetAccountSummary: GetAccountSummaryRequest => GetAccountSummaryResponse, token "", wrapper "GetAccountSummaryResult";
    GetGroup: GetGroupRequest => GetGroupResponse, token "", wrapper "GetGroupResult", constraint GET_GROUP_REQUEST;
    GetGroupPolicy: GetGroupPolicyRequest => GetGroupPolicyResponse, token "", wrapper "GetGroupPolicyResult", constraint GET_GROUP_POLICY_REQUEST;
    GetInstanceProfile: GetInstanceProfileRequest => GetInstanceProfileResponse, token "", wrapper "GetInstanceProfileResult", constraint GET_INSTANCE_PROFILE_REQUEST;
    GetLoginProfile: GetLoginProfileRequest => GetLoginProfileResponse, token "", wrapper "GetLoginProfileResult", constraint GET_LOGIN_PROFILE_REQUEST;
    GetPolicy: GetPolicyRequest => GetPolicyResponse, token "", wrapper "GetPolicyResult", constraint GET_POLICY_REQUEST;
    GetPolicyVersion: GetPolicyVersionRequest => GetPolicyVersionResponse, token "", wrapper "GetPolicyVersionResult", constraint GET_POLICY_VERSION_REQUEST;
    GetRole: GetRoleRequest => GetRoleResponse, token "", wrapper "GetRoleResult", constraint GET_ROLE_REQUEST;
    GetRolePolicy: GetRolePolicyRequest => GetRolePolicyResponse, token "", wrapper "GetRolePolicyResult", constraint GET_ROLE_POLICY_REQUEST;
    GetServiceLinkedRoleDeletionStatus: GetServiceLinkedRoleDeletionStatusRequest => GetServiceLinkedRoleDeletionStatusResponse, token "", wrapper "GetServiceLinkedRoleDeletionStatusResult", constraint GET_SERVICE_LINKED_ROLE_DELETION_STATUS_REQUEST;
    GetUser: GetUserRequest => GetUserResponse, token "", wrapper "GetUserResult", constraint GET_USER_REQUEST;
    GetUserPolicy: GetUserPolicyRequest => GetUserPolicyResponse, token "", wrapper "GetUserPolicyResult", constraint GET_USER_POLICY_REQUEST;
    ListAccessKeys: ListAccessKeysRequest => ListAccessKeysResponse, token "", wrapper "ListAccessKeysResult", constraint LIST_ACCESS_KEYS_REQUEST;
    ListAccountAliases: ListAccountAliasesRequest => ListAccountAliasesResponse, token "", wrapper "ListAccountAliasesResult", constraint LIST_ACCOUNT_ALIASES_REQUEST;
    ListAttachedGroupPolicies: ListAttachedGroupPoliciesRequest => ListAttachedGroupPoliciesResponse, token "", wrapper "ListAttachedGroupPoliciesResult", constraint LIST_ATTACHED_GROUP_POLICIES_REQUEST;
    ListAttachedRolePolicies: ListAttachedRolePoliciesRequest => ListAttachedRolePoliciesResponse, token "", wrapper "ListAttachedRolePoliciesResult", constraint LIST_ATTACHED_ROLE_POLICIES_REQUEST;
    ListAttachedUserPolicies: ListAttachedUserPoliciesRequest => ListAttachedUserPoliciesResponse, token "", wrapper "ListAttachedUserPoliciesResult", constraint LIST_ATTACHED_USER_POLICIES_REQUEST;
    ListEntitiesForPolicy: ListEntitiesForPolicyRequest => ListEntitiesForPolicyResponse, token "", wrapper "ListEntitiesForPolicyResult", constraint LIST_ENTITIES_FOR_POLICY_REQUEST;
    ListGroupPolicies: ListGroupPoliciesRequest => ListGroupPoliciesResponse, token "", wrapper "ListGroupPoliciesResult", constraint LIST_GROUP_POLICIES_REQUEST;
    ListGroups: ListGroupsRequest => ListGroupsResponse, token "", wrapper "ListGroupsResult", constraint LIST_GROUPS_REQUEST;
    ListGroupsForUser: ListGroupsForUserRequest => ListGroupsForUserResponse, token "", wrapper "ListGroupsForUserResult", constraint LIST_GROUPS_FOR_USER_REQUEST;
    ListInstanceProfileTags: ListInstanceProfileTagsRequest => ListInstanceProfileTagsResponse, token "", wrapper "ListInstanceProfileTagsResult", constraint LIST_INSTANCE_PROFILE_TAGS_REQUEST;
    ListInstanceProfiles: ListInstanceProfilesRequest => ListInstanceProfilesResponse, token "", wrapper "ListInstanceProfilesResult", constraint LIST_INSTANCE_PROFILES_REQUEST;
    ListInstanceProfilesForRole: ListInstanceProfilesForRoleRequest => ListInstanceProfilesForRoleResponse, token "", wrapper "ListInstanceProfilesForRoleResult", constraint LIST_INSTANCE_PROFILES_FOR_ROLE_REQUEST;
    ListMFADevices: ListMFADevicesRequest => ListMFADevicesResponse, token "", wrapper "ListMFADevicesResult", constraint LIST_MFA_DEVICES_REQUEST;
    ListPolicies: ListPoliciesRequest => ListPoliciesResponse, token "", wrapper "ListPoliciesResult", constraint LIST_POLICIES_REQUEST;
    ListPolicyTags: ListPolicyTagsRequest => ListPolicyTagsResponse, token "", wrapper "ListPolicyTagsResult", constraint LIST_POLICY_TAGS_REQUEST;
    ListPolicyVersions: ListPolicyVersionsRequest => ListPolicyVersionsResponse, token "", wrapper "ListPolicyVersionsResult", constraint LIST_POLICY_VERSIONS_REQUEST;
    ListRolePolicies: ListRolePoliciesRequest => ListRolePoliciesResponse, token "", wrapper "ListRolePoliciesResult", constraint LIST_ROLE_POLICIES_REQUEST;
    ListRoleTags: ListRoleTagsRequest => ListRoleTagsResponse, token "", wrapper "ListRoleTagsResult", constraint LIST_ROLE_TAGS_REQUEST;
    ListRoles: ListRolesRequest => ListRolesResponse, token "", wrapper "ListRolesResult", constraint LIST_ROLES_REQUEST;
    ListSSHPublicKeys: ListSSHPublicKeysRequest => ListSSHPublicKeysResponse, token "", wrapper "ListSSHPublicKeysResult", constraint LIST_SSH_PUBLIC_KEYS_REQUEST;
    ListServiceSpecificCredentials: ListServiceSpecificCredentialsRequest => ListServiceSpecificCredentialsResponse, token "", wrapper "ListServiceSpecificCredentialsResult", constraint LIST_SERVICE_SPECIFIC_CREDENTIALS_REQUEST;
    ListSigningCertificates: ListSigningCertificatesRequest => ListSigningCertificatesResponse, token "", wrapper "ListSigningCertificatesResult", constraint LIST_SIGNING_CERTIFICATES_REQUEST;
    ListUserPolicies: ListUserPoliciesRequest => ListUserPoliciesResponse, token "", wrapper "ListUserPoliciesResult", constraint LIST_USER_POLICIES_REQUEST;
    ListUserTags: ListUserTagsRequest => ListUserTagsResponse, token "", wrapper "ListUserTagsResult", constraint LIST_USER_TAGS_REQUEST;
    ListUsers: ListUsersRequest => ListUsersResponse, token "", wrapper "ListUsersResult", constraint LIST_USERS_REQUEST;
    ListVirtualMFADevices: ListVirtualMFADevicesRequest => ListVirtualMFADevicesResponse, token "", wrapper "ListVirtualMFADevicesResult", constraint LIST_VIRTUAL_MFA_DEVICES_REQUEST;
    PutGroupPolicy: PutGroupPolicyRequest => (), token "", wrapper "", constraint PUT_GROUP_POLICY_REQUEST;
    PutRolePermissionsBoundary: PutRolePermissionsBoundaryRequest => (), token "", wrapper "", constraint PUT_ROLE_PERMISSIONS_BOUNDARY_REQUEST;
    PutRolePolicy: PutRolePolicyRequest => (), token "", wrapper "", constraint PUT_ROLE_POLICY_REQUEST;
    PutUserPermissionsBoundary: PutUserPermissionsBoundaryRequest => (), token "", wrapper "", constraint PUT_USER_PERMISSIONS_BOUNDARY_REQUEST;
    PutUserPolicy: PutUserPolicyRequest => (), token "", wrapper "", constraint PUT_USER_POLICY_REQUEST;
    RemoveRoleFromInstanceProfile: RemoveRoleFromInstanceProfileRequest => (), token "", wrapper "", constraint REMOVE_ROLE_FROM_INSTANCE_PROFILE_REQUEST;
    RemoveUserFromGroup: RemoveUserFromGroupRequest => (), token "", wrapper "", constraint REMOVE_USER_FROM_GROUP_REQUEST;
    SetDefaultPolicyVersion: SetDefaultPolicyVersionRequest => (), token "", wrapper "", constraint SET_DEFAULT_POLICY_VERSION_REQUEST;
    TagInstanceProfile: TagInstanceProfileRequest => (), token "", wrapper "", constraint TAG_INSTANCE_PROFILE_REQUEST;
    TagPolicy: TagPolicyRequest => (), token "", wrapper "", constraint TAG_POLICY_REQUEST;
    TagRole: TagRoleRequest => (), token "", wrapper "", constraint TAG_ROLE_REQUEST;
    TagUser: TagUserRequest => (), token "", wrapper "", constraint TAG_USER_REQUEST;
    UntagInstanceProfile: UntagInstanceProfileRequest => (), token "", wrapper "", constraint UNTAG_INSTANCE_PROFILE_REQUEST;
    UntagPolicy: UntagPolicyRequest => (), token "", wrapper "", constraint UNTAG_POLICY_REQUEST;
    UntagRole: UntagRoleRequest => (), token "", wrapper "", constraint UNTAG_ROLE_REQUEST;
    UntagUser: UntagUserRequest => (), token "", wrapper "", constraint UNTAG_USER_REQUEST;
    UpdateAccessKey: UpdateAccessKeyRequest => (), token "", wrapper "", constraint UPDATE_ACCESS_KEY_REQUEST;
    UpdateAssumeRolePolicy: UpdateAssumeRolePolicyRequest => (), token "", wrapper "", constraint UPDATE_ASSUME_ROLE_POLICY_REQUEST;
    UpdateGroup: UpdateGroupRequest => (), token "", wrapper "", constraint UPDATE_GROUP_REQUEST;
    UpdateRole: UpdateRoleRequest => UpdateRoleResponse, token "", wrapper "UpdateRoleResult", constraint UPDATE_ROLE_REQUEST;
    UpdateRoleDescription: UpdateRoleDescriptionRequest => UpdateRoleDescriptionResponse, token "", wrapper "UpdateRoleDescriptionResult", constraint UPDATE_ROLE_DESCRIPTION_REQUEST;
    UpdateUser: UpdateUserRequest => (), token "", wrapper "", constraint UPDATE_USER_REQUEST;
}

enumerations! {
    DeletionTaskStatusType {
        SUCCEEDED = "SUCCEEDED",
        INPROGRESS = "IN_PROGRESS",
        FAILED = "FAILED",
        NOTSTARTED = "NOT_STARTED",
    }
    EntityType {
        User = "User",
        Role = "Role",
        Group = "Group",
        LocalManagedPolicy = "LocalManagedPolicy",
        AWSManagedPolicy = "AWSManagedPolicy",
    }
    PermissionsBoundaryAttachmentType {
        PermissionsBoundaryPolicy = "PermissionsBoundaryPolicy",
    }
    PolicyUsageType {
        PermissionsPolicy = "PermissionsPolicy",
        PermissionsBoundary = "PermissionsBoundary",
    }
    AssignmentStatusType {
        Assigned = "Assigned",
        Unassigned = "Unassigned",
        Any = "Any",
    }
    PolicyScopeType {
        All = "All",
        AWS = "AWS",
        Local = "Local",
    }
    StatusType {
        Active = "Active",
        Inactive = "Inactive",
        Expired = "Expired",
    }
    SummaryKeyType {
        Users = "Users",
        UsersQuota = "UsersQuota",
        Groups = "Groups",
        GroupsQuota = "GroupsQuota",
        ServerCertificates = "ServerCertificates",
        ServerCertificatesQuota = "ServerCertificatesQuota",
        UserPolicySizeQuota = "UserPolicySizeQuota",
        GroupPolicySizeQuota = "GroupPolicySizeQuota",
        GroupsPerUserQuota = "GroupsPerUserQuota",
        SigningCertificatesPerUserQuota = "SigningCertificatesPerUserQuota",
        AccessKeysPerUserQuota = "AccessKeysPerUserQuota",
        MFADevices = "MFADevices",
        MFADevicesInUse = "MFADevicesInUse",
        AccountMFAEnabled = "AccountMFAEnabled",
        AccountAccessKeysPresent = "AccountAccessKeysPresent",
        AccountPasswordPresent = "AccountPasswordPresent",
        AccountSigningCertificatesPresent = "AccountSigningCertificatesPresent",
        AttachedPoliciesPerGroupQuota = "AttachedPoliciesPerGroupQuota",
        AttachedPoliciesPerRoleQuota = "AttachedPoliciesPerRoleQuota",
        AttachedPoliciesPerUserQuota = "AttachedPoliciesPerUserQuota",
        Policies = "Policies",
        PoliciesQuota = "PoliciesQuota",
        PolicySizeQuota = "PolicySizeQuota",
        PolicyVersionsInUse = "PolicyVersionsInUse",
        PolicyVersionsInUseQuota = "PolicyVersionsInUseQuota",
        VersionsPerPolicyQuota = "VersionsPerPolicyQuota",
        GlobalEndpointTokenVersion = "GlobalEndpointTokenVersion",
        AssumeRolePolicySizeQuota = "AssumeRolePolicySizeQuota",
        InstanceProfiles = "InstanceProfiles",
        InstanceProfilesQuota = "InstanceProfilesQuota",
        Providers = "Providers",
        RolePolicySizeQuota = "RolePolicySizeQuota",
        Roles = "Roles",
        RolesQuota = "RolesQuota",
    }
}

structures! {
    output AccessKey {
        user_name: Option<String> = "UserName" / "UserName",
        access_key_id: Option<String> = "AccessKeyId" / "AccessKeyId",
        status: Option<StatusType> = "Status" / "Status",
        secret_access_key: Option<String> = "SecretAccessKey" / "SecretAccessKey",
        create_date: Option<Timestamp> = "CreateDate" / "CreateDate",
    }
    output AccessKeyLastUsed {
        last_used_date: Option<Timestamp> = "LastUsedDate" / "LastUsedDate",
        service_name: Option<String> = "ServiceName" / "ServiceName",
        region: Option<String> = "Region" / "Region",
    }
    output AccessKeyMetadata {
        user_name: Option<String> = "UserName" / "UserName",
        access_key_id: Option<String> = "AccessKeyId" / "AccessKeyId",
        status: Option<StatusType> = "Status" / "Status",
        create_date: Option<Timestamp> = "CreateDate" / "CreateDate",
    }
    input AddRoleToInstanceProfileRequest {
        instance_profile_name: String = "InstanceProfileName" / "InstanceProfileName",
        role_name: String = "RoleName" / "RoleName",
    }
    input AddUserToGroupRequest {
        group_name: String = "GroupName" / "GroupName",
        user_name: String = "UserName" / "UserName",
    }
    input AttachGroupPolicyRequest {
        group_name: String = "GroupName" / "GroupName",
        policy_arn: String = "PolicyArn" / "PolicyArn",
    }
    input AttachRolePolicyRequest {
        role_name: String = "RoleName" / "RoleName",
        policy_arn: String = "PolicyArn" / "PolicyArn",
    }
    input AttachUserPolicyRequest {
        user_name: String = "UserName" / "UserName",
        policy_arn: String = "PolicyArn" / "PolicyArn",
    }
    output AttachedPermissionsBoundary {
        permissions_boundary_type: Option<PermissionsBoundaryAttachmentType> = "PermissionsBoundaryType" / "PermissionsBoundaryType",
        permissions_boundary_arn: Option<String> = "PermissionsBoundaryArn" / "PermissionsBoundaryArn",
    }
    output AttachedPolicy {
        policy_name: Option<String> = "PolicyName" / "PolicyName",
        policy_arn: Option<String> = "PolicyArn" / "PolicyArn",
    }
    input CreateAccessKeyRequest {
        user_name: Option<String> = "UserName" / "UserName",
    }
    output CreateAccessKeyResponse {
        access_key: Option<AccessKey> = "AccessKey" / "AccessKey",
    }
    input CreateAccountAliasRequest {
        account_alias: String = "AccountAlias" / "AccountAlias",
    }
    input CreateGroupRequest {
        path: Option<String> = "Path" / "Path",
        group_name: String = "GroupName" / "GroupName",
    }
    output CreateGroupResponse {
        group: Option<Group> = "Group" / "Group",
    }
    input CreateInstanceProfileRequest {
        instance_profile_name: String = "InstanceProfileName" / "InstanceProfileName",
        path: Option<String> = "Path" / "Path",
        tags: Vec<Tag> = "Tags" / "Tags" > "member",
    }
    output CreateInstanceProfileResponse {
        instance_profile: Option<InstanceProfile> = "InstanceProfile" / "InstanceProfile",
    }
    input CreatePolicyRequest {
        policy_name: String = "PolicyName" / "PolicyName",
        path: Option<String> = "Path" / "Path",
        policy_document: String = "PolicyDocument" / "PolicyDocument",
        description: Option<String> = "Description" / "Description",
        tags: Vec<Tag> = "Tags" / "Tags" > "member",
    }
    output CreatePolicyResponse {
        policy: Option<Policy> = "Policy" / "Policy",
    }
    input CreatePolicyVersionRequest {
        policy_arn: String = "PolicyArn" / "PolicyArn",
        policy_document: String = "PolicyDocument" / "PolicyDocument",
        set_as_default: Option<bool> = "SetAsDefault" / "SetAsDefault",
    }
    output CreatePolicyVersionResponse {
        policy_version: Option<PolicyVersion> = "PolicyVersion" / "PolicyVersion",
    }
    input CreateRoleRequest {
        path: Option<String> = "Path" / "Path",
        role_name: String = "RoleName" / "RoleName",
        assume_role_policy_document: String = "AssumeRolePolicyDocument" / "AssumeRolePolicyDocument",
        description: Option<String> = "Description" / "Description",
        max_session_duration: Option<i32> = "MaxSessionDuration" / "MaxSessionDuration",
        permissions_boundary: Option<String> = "PermissionsBoundary" / "PermissionsBoundary",
        tags: Vec<Tag> = "Tags" / "Tags" > "member",
    }
    output CreateRoleResponse {
        role: Option<Role> = "Role" / "Role",
    }
    input CreateServiceLinkedRoleRequest {
        aws_service_name: String = "AWSServiceName" / "AWSServiceName",
        description: Option<String> = "Description" / "Description",
        custom_suffix: Option<String> = "CustomSuffix" / "CustomSuffix",
    }
    output CreateServiceLinkedRoleResponse {
        role: Option<Role> = "Role" / "Role",
    }
    input CreateUserRequest {
        path: Option<String> = "Path" / "Path",
        user_name: String = "UserName" / "UserName",
        permissions_boundary: Option<String> = "PermissionsBoundary" / "PermissionsBoundary",
        tags: Vec<Tag> = "Tags" / "Tags" > "member",
    }
    output CreateUserResponse {
        user: Option<User> = "User" / "User",
    }
    input DeleteAccessKeyRequest {
        user_name: Option<String> = "UserName" / "UserName",
        access_key_id: String = "AccessKeyId" / "AccessKeyId",
    }
    input DeleteAccountAliasRequest {
        account_alias: String = "AccountAlias" / "AccountAlias",
    }
    input DeleteGroupPolicyRequest {
        group_name: String = "GroupName" / "GroupName",
        policy_name: String = "PolicyName" / "PolicyName",
    }
    input DeleteGroupRequest {
        group_name: String = "GroupName" / "GroupName",
    }
    input DeleteInstanceProfileRequest {
        instance_profile_name: String = "InstanceProfileName" / "InstanceProfileName",
    }
    input DeleteLoginProfileRequest {
        user_name: Option<String> = "UserName" / "UserName",
    }
    input DeletePolicyRequest {
        policy_arn: String = "PolicyArn" / "PolicyArn",
    }
    input DeletePolicyVersionRequest {
        policy_arn: String = "PolicyArn" / "PolicyArn",
        version_id: String = "VersionId" / "VersionId",
    }
    input DeleteRolePermissionsBoundaryRequest {
        role_name: String = "RoleName" / "RoleName",
    }
    input DeleteRolePolicyRequest {
        role_name: String = "RoleName" / "RoleName",
        policy_name: String = "PolicyName" / "PolicyName",
    }
    input DeleteRoleRequest {
        role_name: String = "RoleName" / "RoleName",
    }
    input DeleteServiceLinkedRoleRequest {
        role_name: String = "RoleName" / "RoleName",
    }
    output DeleteServiceLinkedRoleResponse {
        deletion_task_id: Option<String> = "DeletionTaskId" / "DeletionTaskId",
    }
    input DeleteUserPermissionsBoundaryRequest {
        user_name: String = "UserName" / "UserName",
    }
    input DeleteUserPolicyRequest {
        user_name: String = "UserName" / "UserName",
        policy_name: String = "PolicyName" / "PolicyName",
    }
    input DeleteUserRequest {
        user_name: String = "UserName" / "UserName",
    }
    output DeletionTaskFailureReasonType {
        reason: Option<String> = "Reason" / "Reason",
        role_usage_list: Vec<RoleUsageType> = "RoleUsageList" / "RoleUsageList" > "member",
    }
    input DetachGroupPolicyRequest {
        group_name: String = "GroupName" / "GroupName",
        policy_arn: String = "PolicyArn" / "PolicyArn",
    }
    input DetachRolePolicyRequest {
        role_name: String = "RoleName" / "RoleName",
        policy_arn: String = "PolicyArn" / "PolicyArn",
    }
    input DetachUserPolicyRequest {
        user_name: String = "UserName" / "UserName",
        policy_arn: String = "PolicyArn" / "PolicyArn",
    }
    input GetAccessKeyLastUsedRequest {
        access_key_id: String = "AccessKeyId" / "AccessKeyId",
    }
    output GetAccessKeyLastUsedResponse {
        user_name: Option<String> = "UserName" / "UserName",
        access_key_last_used: Option<AccessKeyLastUsed> = "AccessKeyLastUsed" / "AccessKeyLastUsed",
    }
    input GetAccountPasswordPolicyRequest {}
    output GetAccountPasswordPolicyResponse {
        password_policy: Option<PasswordPolicy> = "PasswordPolicy" / "PasswordPolicy",
    }
    input GetAccountSummaryRequest {}
    output GetAccountSummaryResponse {
        summary_map: Option<BTreeMap<String, i32>> = "SummaryMap" / "SummaryMap",
    }
    input GetGroupPolicyRequest {
        group_name: String = "GroupName" / "GroupName",
        policy_name: String = "PolicyName" / "PolicyName",
    }
    output GetGroupPolicyResponse {
        group_name: Option<String> = "GroupName" / "GroupName",
        policy_name: Option<String> = "PolicyName" / "PolicyName",
        policy_document: Option<String> = "PolicyDocument" / "PolicyDocument",
    }
    input GetGroupRequest {
        group_name: String = "GroupName" / "GroupName",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output GetGroupResponse {
        group: Option<Group> = "Group" / "Group",
        users: Vec<User> = "Users" / "Users" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input GetInstanceProfileRequest {
        instance_profile_name: String = "InstanceProfileName" / "InstanceProfileName",
    }
    output GetInstanceProfileResponse {
        instance_profile: Option<InstanceProfile> = "InstanceProfile" / "InstanceProfile",
    }
    input GetLoginProfileRequest {
        user_name: Option<String> = "UserName" / "UserName",
    }
    output GetLoginProfileResponse {
        login_profile: Option<LoginProfile> = "LoginProfile" / "LoginProfile",
    }
    input GetPolicyRequest {
        policy_arn: String = "PolicyArn" / "PolicyArn",
    }
    output GetPolicyResponse {
        policy: Option<Policy> = "Policy" / "Policy",
    }
    input GetPolicyVersionRequest {
        policy_arn: String = "PolicyArn" / "PolicyArn",
        version_id: String = "VersionId" / "VersionId",
    }
    output GetPolicyVersionResponse {
        policy_version: Option<PolicyVersion> = "PolicyVersion" / "PolicyVersion",
    }
    input GetRolePolicyRequest {
        role_name: String = "RoleName" / "RoleName",
        policy_name: String = "PolicyName" / "PolicyName",
    }
    output GetRolePolicyResponse {
        role_name: Option<String> = "RoleName" / "RoleName",
        policy_name: Option<String> = "PolicyName" / "PolicyName",
        policy_document: Option<String> = "PolicyDocument" / "PolicyDocument",
    }
    input GetRoleRequest {
        role_name: String = "RoleName" / "RoleName",
    }
    output GetRoleResponse {
        role: Option<Role> = "Role" / "Role",
    }
    input GetServiceLinkedRoleDeletionStatusRequest {
        deletion_task_id: String = "DeletionTaskId" / "DeletionTaskId",
    }
    output GetServiceLinkedRoleDeletionStatusResponse {
        status: Option<DeletionTaskStatusType> = "Status" / "Status",
        reason: Option<DeletionTaskFailureReasonType> = "Reason" / "Reason",
    }
    input GetUserPolicyRequest {
        user_name: String = "UserName" / "UserName",
        policy_name: String = "PolicyName" / "PolicyName",
    }
    output GetUserPolicyResponse {
        user_name: Option<String> = "UserName" / "UserName",
        policy_name: Option<String> = "PolicyName" / "PolicyName",
        policy_document: Option<String> = "PolicyDocument" / "PolicyDocument",
    }
    input GetUserRequest {
        user_name: Option<String> = "UserName" / "UserName",
    }
    output GetUserResponse {
        user: Option<User> = "User" / "User",
    }
    output Group {
        path: Option<String> = "Path" / "Path",
        group_name: Option<String> = "GroupName" / "GroupName",
        group_id: Option<String> = "GroupId" / "GroupId",
        arn: Option<String> = "Arn" / "Arn",
        create_date: Option<Timestamp> = "CreateDate" / "CreateDate",
    }
    output InstanceProfile {
        path: Option<String> = "Path" / "Path",
        instance_profile_name: Option<String> = "InstanceProfileName" / "InstanceProfileName",
        instance_profile_id: Option<String> = "InstanceProfileId" / "InstanceProfileId",
        arn: Option<String> = "Arn" / "Arn",
        create_date: Option<Timestamp> = "CreateDate" / "CreateDate",
        roles: Vec<Role> = "Roles" / "Roles" > "member",
        tags: Vec<Tag> = "Tags" / "Tags" > "member",
    }
    input ListAccessKeysRequest {
        user_name: Option<String> = "UserName" / "UserName",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListAccessKeysResponse {
        access_key_metadata: Vec<AccessKeyMetadata> = "AccessKeyMetadata" / "AccessKeyMetadata" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListAccountAliasesRequest {
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListAccountAliasesResponse {
        account_aliases: Vec<String> = "AccountAliases" / "AccountAliases" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListAttachedGroupPoliciesRequest {
        group_name: String = "GroupName" / "GroupName",
        path_prefix: Option<String> = "PathPrefix" / "PathPrefix",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListAttachedGroupPoliciesResponse {
        attached_policies: Vec<AttachedPolicy> = "AttachedPolicies" / "AttachedPolicies" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListAttachedRolePoliciesRequest {
        role_name: String = "RoleName" / "RoleName",
        path_prefix: Option<String> = "PathPrefix" / "PathPrefix",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListAttachedRolePoliciesResponse {
        attached_policies: Vec<AttachedPolicy> = "AttachedPolicies" / "AttachedPolicies" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListAttachedUserPoliciesRequest {
        user_name: String = "UserName" / "UserName",
        path_prefix: Option<String> = "PathPrefix" / "PathPrefix",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListAttachedUserPoliciesResponse {
        attached_policies: Vec<AttachedPolicy> = "AttachedPolicies" / "AttachedPolicies" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListEntitiesForPolicyRequest {
        policy_arn: String = "PolicyArn" / "PolicyArn",
        entity_filter: Option<EntityType> = "EntityFilter" / "EntityFilter",
        path_prefix: Option<String> = "PathPrefix" / "PathPrefix",
        policy_usage_filter: Option<PolicyUsageType> = "PolicyUsageFilter" / "PolicyUsageFilter",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListEntitiesForPolicyResponse {
        policy_groups: Vec<PolicyGroup> = "PolicyGroups" / "PolicyGroups" > "member",
        policy_users: Vec<PolicyUser> = "PolicyUsers" / "PolicyUsers" > "member",
        policy_roles: Vec<PolicyRole> = "PolicyRoles" / "PolicyRoles" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListGroupPoliciesRequest {
        group_name: String = "GroupName" / "GroupName",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListGroupPoliciesResponse {
        policy_names: Vec<String> = "PolicyNames" / "PolicyNames" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListGroupsForUserRequest {
        user_name: String = "UserName" / "UserName",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListGroupsForUserResponse {
        groups: Vec<Group> = "Groups" / "Groups" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListGroupsRequest {
        path_prefix: Option<String> = "PathPrefix" / "PathPrefix",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListGroupsResponse {
        groups: Vec<Group> = "Groups" / "Groups" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListInstanceProfileTagsRequest {
        instance_profile_name: String = "InstanceProfileName" / "InstanceProfileName",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListInstanceProfileTagsResponse {
        tags: Vec<Tag> = "Tags" / "Tags" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListInstanceProfilesForRoleRequest {
        role_name: String = "RoleName" / "RoleName",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListInstanceProfilesForRoleResponse {
        instance_profiles: Vec<InstanceProfile> = "InstanceProfiles" / "InstanceProfiles" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListInstanceProfilesRequest {
        path_prefix: Option<String> = "PathPrefix" / "PathPrefix",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListInstanceProfilesResponse {
        instance_profiles: Vec<InstanceProfile> = "InstanceProfiles" / "InstanceProfiles" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListMFADevicesRequest {
        user_name: Option<String> = "UserName" / "UserName",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListMFADevicesResponse {
        mfa_devices: Vec<MFADevice> = "MFADevices" / "MFADevices" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListPoliciesRequest {
        scope: Option<PolicyScopeType> = "Scope" / "Scope",
        only_attached: Option<bool> = "OnlyAttached" / "OnlyAttached",
        path_prefix: Option<String> = "PathPrefix" / "PathPrefix",
        policy_usage_filter: Option<PolicyUsageType> = "PolicyUsageFilter" / "PolicyUsageFilter",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListPoliciesResponse {
        policies: Vec<Policy> = "Policies" / "Policies" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListPolicyTagsRequest {
        policy_arn: String = "PolicyArn" / "PolicyArn",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListPolicyTagsResponse {
        tags: Vec<Tag> = "Tags" / "Tags" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListPolicyVersionsRequest {
        policy_arn: String = "PolicyArn" / "PolicyArn",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListPolicyVersionsResponse {
        versions: Vec<PolicyVersion> = "Versions" / "Versions" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListRolePoliciesRequest {
        role_name: String = "RoleName" / "RoleName",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListRolePoliciesResponse {
        policy_names: Vec<String> = "PolicyNames" / "PolicyNames" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListRoleTagsRequest {
        role_name: String = "RoleName" / "RoleName",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListRoleTagsResponse {
        tags: Vec<Tag> = "Tags" / "Tags" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListRolesRequest {
        path_prefix: Option<String> = "PathPrefix" / "PathPrefix",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListRolesResponse {
        roles: Vec<Role> = "Roles" / "Roles" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListSSHPublicKeysRequest {
        user_name: Option<String> = "UserName" / "UserName",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListSSHPublicKeysResponse {
        ssh_public_keys: Vec<SSHPublicKeyMetadata> = "SSHPublicKeys" / "SSHPublicKeys" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListServiceSpecificCredentialsRequest {
        user_name: Option<String> = "UserName" / "UserName",
        service_name: Option<String> = "ServiceName" / "ServiceName",
        all_users: Option<bool> = "AllUsers" / "AllUsers",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListServiceSpecificCredentialsResponse {
        service_specific_credentials: Vec<ServiceSpecificCredentialMetadata> = "ServiceSpecificCredentials" / "ServiceSpecificCredentials" > "member",
        marker: Option<String> = "Marker" / "Marker",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
    }
    input ListSigningCertificatesRequest {
        user_name: Option<String> = "UserName" / "UserName",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListSigningCertificatesResponse {
        certificates: Vec<SigningCertificate> = "Certificates" / "Certificates" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListUserPoliciesRequest {
        user_name: String = "UserName" / "UserName",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListUserPoliciesResponse {
        policy_names: Vec<String> = "PolicyNames" / "PolicyNames" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListUserTagsRequest {
        user_name: String = "UserName" / "UserName",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListUserTagsResponse {
        tags: Vec<Tag> = "Tags" / "Tags" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListUsersRequest {
        path_prefix: Option<String> = "PathPrefix" / "PathPrefix",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListUsersResponse {
        users: Vec<User> = "Users" / "Users" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    input ListVirtualMFADevicesRequest {
        assignment_status: Option<AssignmentStatusType> = "AssignmentStatus" / "AssignmentStatus",
        marker: Option<String> = "Marker" / "Marker",
        max_items: Option<i32> = "MaxItems" / "MaxItems",
    }
    output ListVirtualMFADevicesResponse {
        virtual_mfa_devices: Vec<VirtualMFADevice> = "VirtualMFADevices" / "VirtualMFADevices" > "member",
        is_truncated: Option<bool> = "IsTruncated" / "IsTruncated",
        marker: Option<String> = "Marker" / "Marker",
    }
    output LoginProfile {
        user_name: Option<String> = "UserName" / "UserName",
        create_date: Option<Timestamp> = "CreateDate" / "CreateDate",
        password_reset_required: Option<bool> = "PasswordResetRequired" / "PasswordResetRequired",
    }
    output MFADevice {
        user_name: Option<String> = "UserName" / "UserName",
        serial_number: Option<String> = "SerialNumber" / "SerialNumber",
        enable_date: Option<Timestamp> = "EnableDate" / "EnableDate",
    }
    output PasswordPolicy {
        minimum_password_length: Option<i32> = "MinimumPasswordLength" / "MinimumPasswordLength",
        require_symbols: Option<bool> = "RequireSymbols" / "RequireSymbols",
        require_numbers: Option<bool> = "RequireNumbers" / "RequireNumbers",
        require_uppercase_characters: Option<bool> = "RequireUppercaseCharacters" / "RequireUppercaseCharacters",
        require_lowercase_characters: Option<bool> = "RequireLowercaseCharacters" / "RequireLowercaseCharacters",
        allow_users_to_change_password: Option<bool> = "AllowUsersToChangePassword" / "AllowUsersToChangePassword",
        expire_passwords: Option<bool> = "ExpirePasswords" / "ExpirePasswords",
        max_password_age: Option<i32> = "MaxPasswordAge" / "MaxPasswordAge",
        password_reuse_prevention: Option<i32> = "PasswordReusePrevention" / "PasswordReusePrevention",
        hard_expiry: Option<bool> = "HardExpiry" / "HardExpiry",
    }
    output Policy {
        policy_name: Option<String> = "PolicyName" / "PolicyName",
        policy_id: Option<String> = "PolicyId" / "PolicyId",
        arn: Option<String> = "Arn" / "Arn",
        path: Option<String> = "Path" / "Path",
        default_version_id: Option<String> = "DefaultVersionId" / "DefaultVersionId",
        attachment_count: Option<i32> = "AttachmentCount" / "AttachmentCount",
        permissions_boundary_usage_count: Option<i32> = "PermissionsBoundaryUsageCount" / "PermissionsBoundaryUsageCount",
        is_attachable: Option<bool> = "IsAttachable" / "IsAttachable",
        description: Option<String> = "Description" / "Description",
        create_date: Option<Timestamp> = "CreateDate" / "CreateDate",
        update_date: Option<Timestamp> = "UpdateDate" / "UpdateDate",
        tags: Vec<Tag> = "Tags" / "Tags" > "member",
    }
    output PolicyGroup {
        group_name: Option<String> = "GroupName" / "GroupName",
        group_id: Option<String> = "GroupId" / "GroupId",
    }
    output PolicyRole {
        role_name: Option<String> = "RoleName" / "RoleName",
        role_id: Option<String> = "RoleId" / "RoleId",
    }
    output PolicyUser {
        user_name: Option<String> = "UserName" / "UserName",
        user_id: Option<String> = "UserId" / "UserId",
    }
    output PolicyVersion {
        document: Option<String> = "Document" / "Document",
        version_id: Option<String> = "VersionId" / "VersionId",
        is_default_version: Option<bool> = "IsDefaultVersion" / "IsDefaultVersion",
        create_date: Option<Timestamp> = "CreateDate" / "CreateDate",
    }
    input PutGroupPolicyRequest {
        group_name: String = "GroupName" / "GroupName",
        policy_name: String = "PolicyName" / "PolicyName",
        policy_document: String = "PolicyDocument" / "PolicyDocument",
    }
    input PutRolePermissionsBoundaryRequest {
        role_name: String = "RoleName" / "RoleName",
        permissions_boundary: String = "PermissionsBoundary" / "PermissionsBoundary",
    }
    input PutRolePolicyRequest {
        role_name: String = "RoleName" / "RoleName",
        policy_name: String = "PolicyName" / "PolicyName",
        policy_document: String = "PolicyDocument" / "PolicyDocument",
    }
    input PutUserPermissionsBoundaryRequest {
        user_name: String = "UserName" / "UserName",
        permissions_boundary: String = "PermissionsBoundary" / "PermissionsBoundary",
    }
    input PutUserPolicyRequest {
        user_name: String = "UserName" / "UserName",
        policy_name: String = "PolicyName" / "PolicyName",
        policy_document: String = "PolicyDocument" / "PolicyDocument",
    }
    input RemoveRoleFromInstanceProfileRequest {
        instance_profile_name: String = "InstanceProfileName" / "InstanceProfileName",
        role_name: String = "RoleName" / "RoleName",
    }
    input RemoveUserFromGroupRequest {
        group_name: String = "GroupName" / "GroupName",
        user_name: String = "UserName" / "UserName",
    }
    output Role {
        path: Option<String> = "Path" / "Path",
        role_name: Option<String> = "RoleName" / "RoleName",
        role_id: Option<String> = "RoleId" / "RoleId",
        arn: Option<String> = "Arn" / "Arn",
        create_date: Option<Timestamp> = "CreateDate" / "CreateDate",
        assume_role_policy_document: Option<String> = "AssumeRolePolicyDocument" / "AssumeRolePolicyDocument",
        description: Option<String> = "Description" / "Description",
        max_session_duration: Option<i32> = "MaxSessionDuration" / "MaxSessionDuration",
        permissions_boundary: Option<AttachedPermissionsBoundary> = "PermissionsBoundary" / "PermissionsBoundary",
        tags: Option<Vec<Tag>> = "Tags" / "Tags" > "member",
        role_last_used: Option<RoleLastUsed> = "RoleLastUsed" / "RoleLastUsed",
    }
    output RoleLastUsed {
        last_used_date: Option<Timestamp> = "LastUsedDate" / "LastUsedDate",
        region: Option<String> = "Region" / "Region",
    }
    output RoleUsageType {
        region: Option<String> = "Region" / "Region",
        resources: Vec<String> = "Resources" / "Resources" > "member",
    }
    output SSHPublicKeyMetadata {
        user_name: Option<String> = "UserName" / "UserName",
        ssh_public_key_id: Option<String> = "SSHPublicKeyId" / "SSHPublicKeyId",
        status: Option<StatusType> = "Status" / "Status",
        upload_date: Option<Timestamp> = "UploadDate" / "UploadDate",
    }
    output ServiceSpecificCredentialMetadata {
        user_name: Option<String> = "UserName" / "UserName",
        status: Option<StatusType> = "Status" / "Status",
        service_user_name: Option<String> = "ServiceUserName" / "ServiceUserName",
        service_credential_alias: Option<String> = "ServiceCredentialAlias" / "ServiceCredentialAlias",
        create_date: Option<Timestamp> = "CreateDate" / "CreateDate",
        expiration_date: Option<Timestamp> = "ExpirationDate" / "ExpirationDate",
        service_specific_credential_id: Option<String> = "ServiceSpecificCredentialId" / "ServiceSpecificCredentialId",
        service_name: Option<String> = "ServiceName" / "ServiceName",
    }
    input SetDefaultPolicyVersionRequest {
        policy_arn: String = "PolicyArn" / "PolicyArn",
        version_id: String = "VersionId" / "VersionId",
    }
    output SigningCertificate {
        user_name: Option<String> = "UserName" / "UserName",
        certificate_id: Option<String> = "CertificateId" / "CertificateId",
        certificate_body: Option<String> = "CertificateBody" / "CertificateBody",
        status: Option<StatusType> = "Status" / "Status",
        upload_date: Option<Timestamp> = "UploadDate" / "UploadDate",
    }
    both Tag {
        key: String = "Key" / "Key",
        value: String = "Value" / "Value",
    }
    input TagInstanceProfileRequest {
        instance_profile_name: String = "InstanceProfileName" / "InstanceProfileName",
        tags: Vec<Tag> = "Tags" / "Tags" > "member" required,
    }
    input TagPolicyRequest {
        policy_arn: String = "PolicyArn" / "PolicyArn",
        tags: Vec<Tag> = "Tags" / "Tags" > "member" required,
    }
    input TagRoleRequest {
        role_name: String = "RoleName" / "RoleName",
        tags: Vec<Tag> = "Tags" / "Tags" > "member" required,
    }
    input TagUserRequest {
        user_name: String = "UserName" / "UserName",
        tags: Vec<Tag> = "Tags" / "Tags" > "member" required,
    }
    input UntagInstanceProfileRequest {
        instance_profile_name: String = "InstanceProfileName" / "InstanceProfileName",
        tag_keys: Vec<String> = "TagKeys" / "TagKeys" > "member" required,
    }
    input UntagPolicyRequest {
        policy_arn: String = "PolicyArn" / "PolicyArn",
        tag_keys: Vec<String> = "TagKeys" / "TagKeys" > "member" required,
    }
    input UntagRoleRequest {
        role_name: String = "RoleName" / "RoleName",
        tag_keys: Vec<String> = "TagKeys" / "TagKeys" > "member" required,
    }
    input UntagUserRequest {
        user_name: String = "UserName" / "UserName",
        tag_keys: Vec<String> = "TagKeys" / "TagKeys" > "member" required,
    }
    input UpdateAccessKeyRequest {
        user_name: Option<String> = "UserName" / "UserName",
        access_key_id: String = "AccessKeyId" / "AccessKeyId",
        status: StatusType = "Status" / "Status",
    }
    input UpdateAssumeRolePolicyRequest {
        role_name: String = "RoleName" / "RoleName",
        policy_document: String = "PolicyDocument" / "PolicyDocument",
    }
    input UpdateGroupRequest {
        group_name: String = "GroupName" / "GroupName",
        new_path: Option<String> = "NewPath" / "NewPath",
        new_group_name: Option<String> = "NewGroupName" / "NewGroupName",
    }
    input UpdateRoleDescriptionRequest {
        role_name: String = "RoleName" / "RoleName",
        description: String = "Description" / "Description",
    }
    output UpdateRoleDescriptionResponse {
        role: Option<Role> = "Role" / "Role",
    }
    input UpdateRoleRequest {
        role_name: String = "RoleName" / "RoleName",
        description: Option<String> = "Description" / "Description",
        max_session_duration: Option<i32> = "MaxSessionDuration" / "MaxSessionDuration",
    }
    output UpdateRoleResponse {}
    input UpdateUserRequest {
        user_name: String = "UserName" / "UserName",
        new_path: Option<String> = "NewPath" / "NewPath",
        new_user_name: Option<String> = "NewUserName" / "NewUserName",
    }
    output User {
        path: Option<String> = "Path" / "Path",
        user_name: Option<String> = "UserName" / "UserName",
        user_id: Option<String> = "UserId" / "UserId",
        arn: Option<String> = "Arn" / "Arn",
        create_date: Option<Timestamp> = "CreateDate" / "CreateDate",
        password_last_used: Option<Timestamp> = "PasswordLastUsed" / "PasswordLastUsed",
        permissions_boundary: Option<AttachedPermissionsBoundary> = "PermissionsBoundary" / "PermissionsBoundary",
        tags: Option<Vec<Tag>> = "Tags" / "Tags" > "member",
    }
    output VirtualMFADevice {
        serial_number: Option<String> = "SerialNumber" / "SerialNumber",
        base32_string_seed: Option<Blob> = "Base32StringSeed" / "Base32StringSeed",
        qr_code_png: Option<Blob> = "QRCodePNG" / "QRCodePNG",
        user: Option<User> = "User" / "User",
        enable_date: Option<Timestamp> = "EnableDate" / "EnableDate",
        tags: Vec<Tag> = "Tags" / "Tags" > "member",
    }
}

static ADD_ROLE_TO_INSTANCE_PROFILE_REQUEST: Constraint = Constraint::Structure(&[
    (
        "InstanceProfileName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "RoleName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
]);

static ADD_USER_TO_GROUP_REQUEST: Constraint = Constraint::Structure(&[
    (
        "GroupName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "UserName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
]);

static ATTACH_GROUP_POLICY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "GroupName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PolicyArn",
        true,
        Some(&Constraint::Text(20, 2048, r#""#, &[])),
    ),
]);

static ATTACH_ROLE_POLICY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "RoleName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PolicyArn",
        true,
        Some(&Constraint::Text(20, 2048, r#""#, &[])),
    ),
]);

static ATTACH_USER_POLICY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "UserName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PolicyArn",
        true,
        Some(&Constraint::Text(20, 2048, r#""#, &[])),
    ),
]);

static CREATE_ACCESS_KEY_REQUEST: Constraint = Constraint::Structure(&[(
    "UserName",
    false,
    Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
)]);

static CREATE_ACCOUNT_ALIAS_REQUEST: Constraint = Constraint::Structure(&[(
    "AccountAlias",
    true,
    Some(&Constraint::Text(3, 63, r#""#, &[])),
)]);

static CREATE_GROUP_REQUEST: Constraint = Constraint::Structure(&[
    (
        "Path",
        false,
        Some(&Constraint::Text(
            1,
            512,
            r#"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)"#,
            &[],
        )),
    ),
    (
        "GroupName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
]);

static CREATE_INSTANCE_PROFILE_REQUEST: Constraint = Constraint::Structure(&[
    (
        "InstanceProfileName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "Path",
        false,
        Some(&Constraint::Text(
            1,
            512,
            r#"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)"#,
            &[],
        )),
    ),
    ("Tags", false, Some(&Constraint::List(0, 50, Some(&TAG)))),
]);

static CREATE_POLICY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "PolicyName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "Path",
        false,
        Some(&Constraint::Text(
            1,
            512,
            r#"((/[A-Za-z0-9\.,\+@=_-]+)*)/"#,
            &[],
        )),
    ),
    (
        "PolicyDocument",
        true,
        Some(&Constraint::Text(
            1,
            131072,
            r#"[\u0009\u000A\u000D\u0020-\u00FF]+"#,
            &[],
        )),
    ),
    (
        "Description",
        false,
        Some(&Constraint::Text(0, 1000, r#""#, &[])),
    ),
    ("Tags", false, Some(&Constraint::List(0, 50, Some(&TAG)))),
]);

static CREATE_POLICY_VERSION_REQUEST: Constraint = Constraint::Structure(&[
    (
        "PolicyArn",
        true,
        Some(&Constraint::Text(20, 2048, r#""#, &[])),
    ),
    (
        "PolicyDocument",
        true,
        Some(&Constraint::Text(
            1,
            131072,
            r#"[\u0009\u000A\u000D\u0020-\u00FF]+"#,
            &[],
        )),
    ),
    ("SetAsDefault", false, None),
]);

static CREATE_ROLE_REQUEST: Constraint = Constraint::Structure(&[
    (
        "Path",
        false,
        Some(&Constraint::Text(
            1,
            512,
            r#"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)"#,
            &[],
        )),
    ),
    (
        "RoleName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "AssumeRolePolicyDocument",
        true,
        Some(&Constraint::Text(
            1,
            131072,
            r#"[\u0009\u000A\u000D\u0020-\u00FF]+"#,
            &[],
        )),
    ),
    (
        "Description",
        false,
        Some(&Constraint::Text(
            0,
            1000,
            r#"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*"#,
            &[],
        )),
    ),
    (
        "MaxSessionDuration",
        false,
        Some(&Constraint::Number(3600, 43200)),
    ),
    (
        "PermissionsBoundary",
        false,
        Some(&Constraint::Text(20, 2048, r#""#, &[])),
    ),
    ("Tags", false, Some(&Constraint::List(0, 50, Some(&TAG)))),
]);

static CREATE_SERVICE_LINKED_ROLE_REQUEST: Constraint = Constraint::Structure(&[
    (
        "AWSServiceName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "Description",
        false,
        Some(&Constraint::Text(
            0,
            1000,
            r#"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*"#,
            &[],
        )),
    ),
    (
        "CustomSuffix",
        false,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
]);

static CREATE_USER_REQUEST: Constraint = Constraint::Structure(&[
    (
        "Path",
        false,
        Some(&Constraint::Text(
            1,
            512,
            r#"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)"#,
            &[],
        )),
    ),
    (
        "UserName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PermissionsBoundary",
        false,
        Some(&Constraint::Text(20, 2048, r#""#, &[])),
    ),
    ("Tags", false, Some(&Constraint::List(0, 50, Some(&TAG)))),
]);

static DELETE_ACCESS_KEY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "UserName",
        false,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "AccessKeyId",
        true,
        Some(&Constraint::Text(16, 128, r#"[\w]+"#, &[])),
    ),
]);

static DELETE_ACCOUNT_ALIAS_REQUEST: Constraint = Constraint::Structure(&[(
    "AccountAlias",
    true,
    Some(&Constraint::Text(3, 63, r#""#, &[])),
)]);

static DELETE_GROUP_POLICY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "GroupName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PolicyName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
]);

static DELETE_GROUP_REQUEST: Constraint = Constraint::Structure(&[(
    "GroupName",
    true,
    Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
)]);

static DELETE_INSTANCE_PROFILE_REQUEST: Constraint = Constraint::Structure(&[(
    "InstanceProfileName",
    true,
    Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
)]);

static DELETE_LOGIN_PROFILE_REQUEST: Constraint = Constraint::Structure(&[(
    "UserName",
    false,
    Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
)]);

static DELETE_POLICY_REQUEST: Constraint = Constraint::Structure(&[(
    "PolicyArn",
    true,
    Some(&Constraint::Text(20, 2048, r#""#, &[])),
)]);

static DELETE_POLICY_VERSION_REQUEST: Constraint = Constraint::Structure(&[
    (
        "PolicyArn",
        true,
        Some(&Constraint::Text(20, 2048, r#""#, &[])),
    ),
    (
        "VersionId",
        true,
        Some(&Constraint::Text(
            0,
            u64::MAX,
            r#"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?"#,
            &[],
        )),
    ),
]);

static DELETE_ROLE_PERMISSIONS_BOUNDARY_REQUEST: Constraint = Constraint::Structure(&[(
    "RoleName",
    true,
    Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
)]);

static DELETE_ROLE_POLICY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "RoleName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PolicyName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
]);

static DELETE_ROLE_REQUEST: Constraint = Constraint::Structure(&[(
    "RoleName",
    true,
    Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
)]);

static DELETE_SERVICE_LINKED_ROLE_REQUEST: Constraint = Constraint::Structure(&[(
    "RoleName",
    true,
    Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
)]);

static DELETE_USER_PERMISSIONS_BOUNDARY_REQUEST: Constraint = Constraint::Structure(&[(
    "UserName",
    true,
    Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
)]);

static DELETE_USER_POLICY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "UserName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PolicyName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
]);

static DELETE_USER_REQUEST: Constraint = Constraint::Structure(&[(
    "UserName",
    true,
    Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
)]);

static DETACH_GROUP_POLICY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "GroupName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PolicyArn",
        true,
        Some(&Constraint::Text(20, 2048, r#""#, &[])),
    ),
]);

static DETACH_ROLE_POLICY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "RoleName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PolicyArn",
        true,
        Some(&Constraint::Text(20, 2048, r#""#, &[])),
    ),
]);

static DETACH_USER_POLICY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "UserName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PolicyArn",
        true,
        Some(&Constraint::Text(20, 2048, r#""#, &[])),
    ),
]);

static GET_ACCESS_KEY_LAST_USED_REQUEST: Constraint = Constraint::Structure(&[(
    "AccessKeyId",
    true,
    Some(&Constraint::Text(16, 128, r#"[\w]+"#, &[])),
)]);

static GET_GROUP_POLICY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "GroupName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PolicyName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
]);

static GET_GROUP_REQUEST: Constraint = Constraint::Structure(&[
    (
        "GroupName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static GET_INSTANCE_PROFILE_REQUEST: Constraint = Constraint::Structure(&[(
    "InstanceProfileName",
    true,
    Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
)]);

static GET_LOGIN_PROFILE_REQUEST: Constraint = Constraint::Structure(&[(
    "UserName",
    false,
    Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
)]);

static GET_POLICY_REQUEST: Constraint = Constraint::Structure(&[(
    "PolicyArn",
    true,
    Some(&Constraint::Text(20, 2048, r#""#, &[])),
)]);

static GET_POLICY_VERSION_REQUEST: Constraint = Constraint::Structure(&[
    (
        "PolicyArn",
        true,
        Some(&Constraint::Text(20, 2048, r#""#, &[])),
    ),
    (
        "VersionId",
        true,
        Some(&Constraint::Text(
            0,
            u64::MAX,
            r#"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?"#,
            &[],
        )),
    ),
]);

static GET_ROLE_POLICY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "RoleName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PolicyName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
]);

static GET_ROLE_REQUEST: Constraint = Constraint::Structure(&[(
    "RoleName",
    true,
    Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
)]);

static GET_SERVICE_LINKED_ROLE_DELETION_STATUS_REQUEST: Constraint = Constraint::Structure(&[(
    "DeletionTaskId",
    true,
    Some(&Constraint::Text(1, 1000, r#""#, &[])),
)]);

static GET_USER_POLICY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "UserName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PolicyName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
]);

static GET_USER_REQUEST: Constraint = Constraint::Structure(&[(
    "UserName",
    false,
    Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
)]);

static LIST_ACCESS_KEYS_REQUEST: Constraint = Constraint::Structure(&[
    (
        "UserName",
        false,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_ACCOUNT_ALIASES_REQUEST: Constraint = Constraint::Structure(&[
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_ATTACHED_GROUP_POLICIES_REQUEST: Constraint = Constraint::Structure(&[
    (
        "GroupName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PathPrefix",
        false,
        Some(&Constraint::Text(
            1,
            512,
            r#"((/[A-Za-z0-9\.,\+@=_-]+)*)/"#,
            &[],
        )),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_ATTACHED_ROLE_POLICIES_REQUEST: Constraint = Constraint::Structure(&[
    (
        "RoleName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PathPrefix",
        false,
        Some(&Constraint::Text(
            1,
            512,
            r#"((/[A-Za-z0-9\.,\+@=_-]+)*)/"#,
            &[],
        )),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_ATTACHED_USER_POLICIES_REQUEST: Constraint = Constraint::Structure(&[
    (
        "UserName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PathPrefix",
        false,
        Some(&Constraint::Text(
            1,
            512,
            r#"((/[A-Za-z0-9\.,\+@=_-]+)*)/"#,
            &[],
        )),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_ENTITIES_FOR_POLICY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "PolicyArn",
        true,
        Some(&Constraint::Text(20, 2048, r#""#, &[])),
    ),
    (
        "EntityFilter",
        false,
        Some(&Constraint::Text(
            0,
            u64::MAX,
            r#""#,
            &[
                "User",
                "Role",
                "Group",
                "LocalManagedPolicy",
                "AWSManagedPolicy",
            ],
        )),
    ),
    (
        "PathPrefix",
        false,
        Some(&Constraint::Text(
            1,
            512,
            r#"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)"#,
            &[],
        )),
    ),
    (
        "PolicyUsageFilter",
        false,
        Some(&Constraint::Text(
            0,
            u64::MAX,
            r#""#,
            &["PermissionsPolicy", "PermissionsBoundary"],
        )),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_GROUP_POLICIES_REQUEST: Constraint = Constraint::Structure(&[
    (
        "GroupName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_GROUPS_FOR_USER_REQUEST: Constraint = Constraint::Structure(&[
    (
        "UserName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_GROUPS_REQUEST: Constraint = Constraint::Structure(&[
    (
        "PathPrefix",
        false,
        Some(&Constraint::Text(1, 512, r#"\u002F[\u0021-\u007F]*"#, &[])),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_INSTANCE_PROFILE_TAGS_REQUEST: Constraint = Constraint::Structure(&[
    (
        "InstanceProfileName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_INSTANCE_PROFILES_FOR_ROLE_REQUEST: Constraint = Constraint::Structure(&[
    (
        "RoleName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_INSTANCE_PROFILES_REQUEST: Constraint = Constraint::Structure(&[
    (
        "PathPrefix",
        false,
        Some(&Constraint::Text(1, 512, r#"\u002F[\u0021-\u007F]*"#, &[])),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_MFA_DEVICES_REQUEST: Constraint = Constraint::Structure(&[
    (
        "UserName",
        false,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_POLICIES_REQUEST: Constraint = Constraint::Structure(&[
    (
        "Scope",
        false,
        Some(&Constraint::Text(
            0,
            u64::MAX,
            r#""#,
            &["All", "AWS", "Local"],
        )),
    ),
    ("OnlyAttached", false, None),
    (
        "PathPrefix",
        false,
        Some(&Constraint::Text(
            1,
            512,
            r#"((/[A-Za-z0-9\.,\+@=_-]+)*)/"#,
            &[],
        )),
    ),
    (
        "PolicyUsageFilter",
        false,
        Some(&Constraint::Text(
            0,
            u64::MAX,
            r#""#,
            &["PermissionsPolicy", "PermissionsBoundary"],
        )),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_POLICY_TAGS_REQUEST: Constraint = Constraint::Structure(&[
    (
        "PolicyArn",
        true,
        Some(&Constraint::Text(20, 2048, r#""#, &[])),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_POLICY_VERSIONS_REQUEST: Constraint = Constraint::Structure(&[
    (
        "PolicyArn",
        true,
        Some(&Constraint::Text(20, 2048, r#""#, &[])),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_ROLE_POLICIES_REQUEST: Constraint = Constraint::Structure(&[
    (
        "RoleName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_ROLE_TAGS_REQUEST: Constraint = Constraint::Structure(&[
    (
        "RoleName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_ROLES_REQUEST: Constraint = Constraint::Structure(&[
    (
        "PathPrefix",
        false,
        Some(&Constraint::Text(1, 512, r#"\u002F[\u0021-\u007F]*"#, &[])),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_SSH_PUBLIC_KEYS_REQUEST: Constraint = Constraint::Structure(&[
    (
        "UserName",
        false,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_SERVICE_SPECIFIC_CREDENTIALS_REQUEST: Constraint = Constraint::Structure(&[
    (
        "UserName",
        false,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    ("ServiceName", false, None),
    ("AllUsers", false, None),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_SIGNING_CERTIFICATES_REQUEST: Constraint = Constraint::Structure(&[
    (
        "UserName",
        false,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_USER_POLICIES_REQUEST: Constraint = Constraint::Structure(&[
    (
        "UserName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_USER_TAGS_REQUEST: Constraint = Constraint::Structure(&[
    (
        "UserName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_USERS_REQUEST: Constraint = Constraint::Structure(&[
    (
        "PathPrefix",
        false,
        Some(&Constraint::Text(1, 512, r#"\u002F[\u0021-\u007F]*"#, &[])),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static LIST_VIRTUAL_MFA_DEVICES_REQUEST: Constraint = Constraint::Structure(&[
    (
        "AssignmentStatus",
        false,
        Some(&Constraint::Text(
            0,
            u64::MAX,
            r#""#,
            &["Assigned", "Unassigned", "Any"],
        )),
    ),
    (
        "Marker",
        false,
        Some(&Constraint::Text(1, 320, r#"[\u0020-\u00FF]+"#, &[])),
    ),
    ("MaxItems", false, Some(&Constraint::Number(1, 1000))),
]);

static PUT_GROUP_POLICY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "GroupName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PolicyName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PolicyDocument",
        true,
        Some(&Constraint::Text(
            1,
            131072,
            r#"[\u0009\u000A\u000D\u0020-\u00FF]+"#,
            &[],
        )),
    ),
]);

static PUT_ROLE_PERMISSIONS_BOUNDARY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "RoleName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PermissionsBoundary",
        true,
        Some(&Constraint::Text(20, 2048, r#""#, &[])),
    ),
]);

static PUT_ROLE_POLICY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "RoleName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PolicyName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PolicyDocument",
        true,
        Some(&Constraint::Text(
            1,
            131072,
            r#"[\u0009\u000A\u000D\u0020-\u00FF]+"#,
            &[],
        )),
    ),
]);

static PUT_USER_PERMISSIONS_BOUNDARY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "UserName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PermissionsBoundary",
        true,
        Some(&Constraint::Text(20, 2048, r#""#, &[])),
    ),
]);

static PUT_USER_POLICY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "UserName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PolicyName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PolicyDocument",
        true,
        Some(&Constraint::Text(
            1,
            131072,
            r#"[\u0009\u000A\u000D\u0020-\u00FF]+"#,
            &[],
        )),
    ),
]);

static REMOVE_ROLE_FROM_INSTANCE_PROFILE_REQUEST: Constraint = Constraint::Structure(&[
    (
        "InstanceProfileName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "RoleName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
]);

static REMOVE_USER_FROM_GROUP_REQUEST: Constraint = Constraint::Structure(&[
    (
        "GroupName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "UserName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
]);

static SET_DEFAULT_POLICY_VERSION_REQUEST: Constraint = Constraint::Structure(&[
    (
        "PolicyArn",
        true,
        Some(&Constraint::Text(20, 2048, r#""#, &[])),
    ),
    (
        "VersionId",
        true,
        Some(&Constraint::Text(
            0,
            u64::MAX,
            r#"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?"#,
            &[],
        )),
    ),
]);

static TAG: Constraint = Constraint::Structure(&[
    (
        "Key",
        true,
        Some(&Constraint::Text(
            1,
            128,
            r#"[\p{L}\p{Z}\p{N}_.:/=+\-@]+"#,
            &[],
        )),
    ),
    (
        "Value",
        true,
        Some(&Constraint::Text(
            0,
            256,
            r#"[\p{L}\p{Z}\p{N}_.:/=+\-@]*"#,
            &[],
        )),
    ),
]);

static TAG_INSTANCE_PROFILE_REQUEST: Constraint = Constraint::Structure(&[
    (
        "InstanceProfileName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    ("Tags", true, Some(&Constraint::List(0, 50, Some(&TAG)))),
]);

static TAG_POLICY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "PolicyArn",
        true,
        Some(&Constraint::Text(20, 2048, r#""#, &[])),
    ),
    ("Tags", true, Some(&Constraint::List(0, 50, Some(&TAG)))),
]);

static TAG_ROLE_REQUEST: Constraint = Constraint::Structure(&[
    (
        "RoleName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    ("Tags", true, Some(&Constraint::List(0, 50, Some(&TAG)))),
]);

static TAG_USER_REQUEST: Constraint = Constraint::Structure(&[
    (
        "UserName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    ("Tags", true, Some(&Constraint::List(0, 50, Some(&TAG)))),
]);

static UNTAG_INSTANCE_PROFILE_REQUEST: Constraint = Constraint::Structure(&[
    (
        "InstanceProfileName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "TagKeys",
        true,
        Some(&Constraint::List(
            0,
            50,
            Some(&Constraint::Text(
                1,
                128,
                r#"[\p{L}\p{Z}\p{N}_.:/=+\-@]+"#,
                &[],
            )),
        )),
    ),
]);

static UNTAG_POLICY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "PolicyArn",
        true,
        Some(&Constraint::Text(20, 2048, r#""#, &[])),
    ),
    (
        "TagKeys",
        true,
        Some(&Constraint::List(
            0,
            50,
            Some(&Constraint::Text(
                1,
                128,
                r#"[\p{L}\p{Z}\p{N}_.:/=+\-@]+"#,
                &[],
            )),
        )),
    ),
]);

static UNTAG_ROLE_REQUEST: Constraint = Constraint::Structure(&[
    (
        "RoleName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "TagKeys",
        true,
        Some(&Constraint::List(
            0,
            50,
            Some(&Constraint::Text(
                1,
                128,
                r#"[\p{L}\p{Z}\p{N}_.:/=+\-@]+"#,
                &[],
            )),
        )),
    ),
]);

static UNTAG_USER_REQUEST: Constraint = Constraint::Structure(&[
    (
        "UserName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "TagKeys",
        true,
        Some(&Constraint::List(
            0,
            50,
            Some(&Constraint::Text(
                1,
                128,
                r#"[\p{L}\p{Z}\p{N}_.:/=+\-@]+"#,
                &[],
            )),
        )),
    ),
]);

static UPDATE_ACCESS_KEY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "UserName",
        false,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "AccessKeyId",
        true,
        Some(&Constraint::Text(16, 128, r#"[\w]+"#, &[])),
    ),
    (
        "Status",
        true,
        Some(&Constraint::Text(
            0,
            u64::MAX,
            r#""#,
            &["Active", "Inactive", "Expired"],
        )),
    ),
]);

static UPDATE_ASSUME_ROLE_POLICY_REQUEST: Constraint = Constraint::Structure(&[
    (
        "RoleName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "PolicyDocument",
        true,
        Some(&Constraint::Text(
            1,
            131072,
            r#"[\u0009\u000A\u000D\u0020-\u00FF]+"#,
            &[],
        )),
    ),
]);

static UPDATE_GROUP_REQUEST: Constraint = Constraint::Structure(&[
    (
        "GroupName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "NewPath",
        false,
        Some(&Constraint::Text(
            1,
            512,
            r#"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)"#,
            &[],
        )),
    ),
    (
        "NewGroupName",
        false,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
]);

static UPDATE_ROLE_DESCRIPTION_REQUEST: Constraint = Constraint::Structure(&[
    (
        "RoleName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "Description",
        true,
        Some(&Constraint::Text(
            0,
            1000,
            r#"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*"#,
            &[],
        )),
    ),
]);

static UPDATE_ROLE_REQUEST: Constraint = Constraint::Structure(&[
    (
        "RoleName",
        true,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "Description",
        false,
        Some(&Constraint::Text(
            0,
            1000,
            r#"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*"#,
            &[],
        )),
    ),
    (
        "MaxSessionDuration",
        false,
        Some(&Constraint::Number(3600, 43200)),
    ),
]);

static UPDATE_USER_REQUEST: Constraint = Constraint::Structure(&[
    (
        "UserName",
        true,
        Some(&Constraint::Text(1, 128, r#"[\w+=,.@-]+"#, &[])),
    ),
    (
        "NewPath",
        false,
        Some(&Constraint::Text(
            1,
            512,
            r#"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)"#,
            &[],
        )),
    ),
    (
        "NewUserName",
        false,
        Some(&Constraint::Text(1, 64, r#"[\w+=,.@-]+"#, &[])),
    ),
]);
