// Written by emulator/wire/generate.py from the AWS service model; edit that, never this.

//! The shapes of SSM that our operations reach.

#![allow(missing_docs, reason = "the service model is their documentation")]

use crate::codec::{enumerations, operations, structures};
use crate::json::answers;
#[allow(
    unused_imports,
    reason = "which of them a service needs depends on its operations"
)]
use crate::{Blob, Constraint, Timestamp, ids::*};

/// The API's version.
pub const VERSION: &str = "2014-11-06";

/// Every operation of the model, ours or not, in order.
#[rustfmt::skip]
pub const MODEL_OPERATIONS: &[&str] = &[
    "AddTagsToResource",
    "AssociateOpsItemRelatedItem",
    "CancelCommand",
    "CancelMaintenanceWindowExecution",
    "CreateActivation",
    "CreateAssociation",
    "CreateAssociationBatch",
    "CreateDocument",
    "CreateMaintenanceWindow",
    "CreateOpsItem",
    "CreateOpsMetadata",
    "CreatePatchBaseline",
    "CreateResourceDataSync",
    "DeleteActivation",
    "DeleteAssociation",
    "DeleteDocument",
    "DeleteInventory",
    "DeleteMaintenanceWindow",
    "DeleteOpsItem",
    "DeleteOpsMetadata",
    "DeleteParameter",
    "DeleteParameters",
    "DeletePatchBaseline",
    "DeleteResourceDataSync",
    "DeleteResourcePolicy",
    "DeregisterManagedInstance",
    "DeregisterPatchBaselineForPatchGroup",
    "DeregisterTargetFromMaintenanceWindow",
    "DeregisterTaskFromMaintenanceWindow",
    "DescribeActivations",
    "DescribeAssociation",
    "DescribeAssociationExecutionTargets",
    "DescribeAssociationExecutions",
    "DescribeAutomationExecutions",
    "DescribeAutomationStepExecutions",
    "DescribeAvailablePatches",
    "DescribeDocument",
    "DescribeDocumentPermission",
    "DescribeEffectiveInstanceAssociations",
    "DescribeEffectivePatchesForPatchBaseline",
    "DescribeInstanceAssociationsStatus",
    "DescribeInstanceInformation",
    "DescribeInstancePatchStates",
    "DescribeInstancePatchStatesForPatchGroup",
    "DescribeInstancePatches",
    "DescribeInstanceProperties",
    "DescribeInventoryDeletions",
    "DescribeMaintenanceWindowExecutionTaskInvocations",
    "DescribeMaintenanceWindowExecutionTasks",
    "DescribeMaintenanceWindowExecutions",
    "DescribeMaintenanceWindowSchedule",
    "DescribeMaintenanceWindowTargets",
    "DescribeMaintenanceWindowTasks",
    "DescribeMaintenanceWindows",
    "DescribeMaintenanceWindowsForTarget",
    "DescribeOpsItems",
    "DescribeParameters",
    "DescribePatchBaselines",
    "DescribePatchGroupState",
    "DescribePatchGroups",
    "DescribePatchProperties",
    "DescribeSessions",
    "DisassociateOpsItemRelatedItem",
    "GetAccessToken",
    "GetAutomationExecution",
    "GetCalendarState",
    "GetCommandInvocation",
    "GetConnectionStatus",
    "GetDefaultPatchBaseline",
    "GetDeployablePatchSnapshotForInstance",
    "GetDocument",
    "GetExecutionPreview",
    "GetInventory",
    "GetInventorySchema",
    "GetMaintenanceWindow",
    "GetMaintenanceWindowExecution",
    "GetMaintenanceWindowExecutionTask",
    "GetMaintenanceWindowExecutionTaskInvocation",
    "GetMaintenanceWindowTask",
    "GetOpsItem",
    "GetOpsMetadata",
    "GetOpsSummary",
    "GetParameter",
    "GetParameterHistory",
    "GetParameters",
    "GetParametersByPath",
    "GetPatchBaseline",
    "GetPatchBaselineForPatchGroup",
    "GetResourcePolicies",
    "GetServiceSetting",
    "LabelParameterVersion",
    "ListAssociationVersions",
    "ListAssociations",
    "ListCommandInvocations",
    "ListCommands",
    "ListComplianceItems",
    "ListComplianceSummaries",
    "ListDocumentMetadataHistory",
    "ListDocumentVersions",
    "ListDocuments",
    "ListInventoryEntries",
    "ListNodes",
    "ListNodesSummary",
    "ListOpsItemEvents",
    "ListOpsItemRelatedItems",
    "ListOpsMetadata",
    "ListResourceComplianceSummaries",
    "ListResourceDataSync",
    "ListTagsForResource",
    "ModifyDocumentPermission",
    "PutComplianceItems",
    "PutInventory",
    "PutParameter",
    "PutResourcePolicy",
    "RegisterDefaultPatchBaseline",
    "RegisterPatchBaselineForPatchGroup",
    "RegisterTargetWithMaintenanceWindow",
    "RegisterTaskWithMaintenanceWindow",
    "RemoveTagsFromResource",
    "ResetServiceSetting",
    "ResumeSession",
    "SendAutomationSignal",
    "SendCommand",
    "StartAccessRequest",
    "StartAssociationsOnce",
    "StartAutomationExecution",
    "StartChangeRequestExecution",
    "StartExecutionPreview",
    "StartSession",
    "StopAutomationExecution",
    "TerminateSession",
    "UnlabelParameterVersion",
    "UpdateAssociation",
    "UpdateAssociationStatus",
    "UpdateDocument",
    "UpdateDocumentDefaultVersion",
    "UpdateDocumentMetadata",
    "UpdateMaintenanceWindow",
    "UpdateMaintenanceWindowTarget",
    "UpdateMaintenanceWindowTask",
    "UpdateManagedInstanceRole",
    "UpdateOpsItem",
    "UpdateOpsMetadata",
    "UpdatePatchBaseline",
    "UpdateResourceDataSync",
    "UpdateServiceSetting",
];

operations! {
    AddTagsToResource: AddTagsToResourceRequest => AddTagsToResourceResult, token "", wrapper "", constraint ADD_TAGS_TO_RESOURCE_REQUEST;
    DeleteParameter: DeleteParameterRequest => DeleteParameterResult, token "", wrapper "", constraint DELETE_PARAMETER_REQUEST;
    DeleteParameters: DeleteParametersRequest => DeleteParametersResult, token "", wrapper "", constraint DELETE_PARAMETERS_REQUEST;
    DescribeParameters: DescribeParametersRequest => DescribeParametersResult, token "", wrapper "", constraint DESCRIBE_PARAMETERS_REQUEST;
    GetParameter: GetParameterRequest => GetParameterResult, token "", wrapper "", constraint GET_PARAMETER_REQUEST;
    GetParameterHistory: GetParameterHistoryRequest => GetParameterHistoryResult, token "", wrapper "", constraint GET_PARAMETER_HISTORY_REQUEST;
    GetParameters: GetParametersRequest => GetParametersResult, token "", wrapper "", constraint GET_PARAMETERS_REQUEST;
    GetParametersByPath: GetParametersByPathRequest => GetParametersByPathResult, token "", wrapper "", constraint GET_PARAMETERS_BY_PATH_REQUEST;
    LabelParameterVersion: LabelParameterVersionRequest => LabelParameterVersionResult, token "", wrapper "", constraint LABEL_PARAMETER_VERSION_REQUEST;
    ListTagsForResource: ListTagsForResourceRequest => ListTagsForResourceResult, token "", wrapper "", constraint LIST_TAGS_FOR_RESOURCE_REQUEST;
    PutParameter: PutParameterRequest => PutParameterResult, token "", wrapper "", constraint PUT_PARAMETER_REQUEST;
    RemoveTagsFromResource: RemoveTagsFromResourceRequest => RemoveTagsFromResourceResult, token "", wrapper "", constraint REMOVE_TAGS_FROM_RESOURCE_REQUEST;
    UnlabelParameterVersion: UnlabelParameterVersionRequest => UnlabelParameterVersionResult, token "", wrapper "", constraint UNLABEL_PARAMETER_VERSION_REQUEST;
}

enumerations! {
    ParameterTier {
        Standard = "Standard",
        Advanced = "Advanced",
        IntelligentTiering = "Intelligent-Tiering",
    }
    ParameterType {
        String = "String",
        StringList = "StringList",
        SecureString = "SecureString",
    }
    ParametersFilterKey {
        Name = "Name",
        Type = "Type",
        KeyId = "KeyId",
    }
    ResourceTypeForTagging {
        Document = "Document",
        ManagedInstance = "ManagedInstance",
        MaintenanceWindow = "MaintenanceWindow",
        Parameter = "Parameter",
        PatchBaseline = "PatchBaseline",
        OpsItem = "OpsItem",
        OpsMetadata = "OpsMetadata",
        Automation = "Automation",
        Association = "Association",
    }
}

structures! {
    input AddTagsToResourceRequest {
        resource_type: ResourceTypeForTagging = "ResourceType" / "ResourceType",
        resource_id: String = "ResourceId" / "ResourceId",
        tags: Vec<Tag> = "Tags" / "Tags" > "member" required,
    }
    input DeleteParameterRequest {
        name: String = "Name" / "Name",
    }
    input DeleteParametersRequest {
        names: Vec<String> = "Names" / "Names" > "member" required,
    }
    input DescribeParametersRequest {
        filters: Vec<ParametersFilter> = "Filters" / "Filters" > "member",
        parameter_filters: Vec<ParameterStringFilter> = "ParameterFilters" / "ParameterFilters" > "member",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
        shared: Option<bool> = "Shared" / "Shared",
    }
    input GetParameterHistoryRequest {
        name: String = "Name" / "Name",
        with_decryption: Option<bool> = "WithDecryption" / "WithDecryption",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
    }
    input GetParameterRequest {
        name: String = "Name" / "Name",
        with_decryption: Option<bool> = "WithDecryption" / "WithDecryption",
    }
    input GetParametersByPathRequest {
        path: String = "Path" / "Path",
        recursive: Option<bool> = "Recursive" / "Recursive",
        parameter_filters: Vec<ParameterStringFilter> = "ParameterFilters" / "ParameterFilters" > "member",
        with_decryption: Option<bool> = "WithDecryption" / "WithDecryption",
        max_results: Option<i32> = "MaxResults" / "MaxResults",
        next_token: Option<String> = "NextToken" / "NextToken",
    }
    input GetParametersRequest {
        names: Vec<String> = "Names" / "Names" > "member" required,
        with_decryption: Option<bool> = "WithDecryption" / "WithDecryption",
    }
    input LabelParameterVersionRequest {
        name: String = "Name" / "Name",
        parameter_version: Option<i64> = "ParameterVersion" / "ParameterVersion",
        labels: Vec<String> = "Labels" / "Labels" > "member" required,
    }
    input ListTagsForResourceRequest {
        resource_type: ResourceTypeForTagging = "ResourceType" / "ResourceType",
        resource_id: String = "ResourceId" / "ResourceId",
    }
    input ParameterStringFilter {
        key: String = "Key" / "Key",
        option: Option<String> = "Option" / "Option",
        values: Vec<String> = "Values" / "Values" > "member",
    }
    input ParametersFilter {
        key: ParametersFilterKey = "Key" / "Key",
        values: Vec<String> = "Values" / "Values" > "member" required,
    }
    input PutParameterRequest {
        name: String = "Name" / "Name",
        description: Option<String> = "Description" / "Description",
        value: String = "Value" / "Value",
        r#type: Option<ParameterType> = "Type" / "Type",
        key_id: Option<String> = "KeyId" / "KeyId",
        overwrite: Option<bool> = "Overwrite" / "Overwrite",
        allowed_pattern: Option<String> = "AllowedPattern" / "AllowedPattern",
        tags: Vec<Tag> = "Tags" / "Tags" > "member",
        tier: Option<ParameterTier> = "Tier" / "Tier",
        policies: Option<String> = "Policies" / "Policies",
        data_type: Option<String> = "DataType" / "DataType",
    }
    input RemoveTagsFromResourceRequest {
        resource_type: ResourceTypeForTagging = "ResourceType" / "ResourceType",
        resource_id: String = "ResourceId" / "ResourceId",
        tag_keys: Vec<String> = "TagKeys" / "TagKeys" > "member" required,
    }
    input Tag {
        key: String = "Key" / "Key",
        value: String = "Value" / "Value",
    }
    input UnlabelParameterVersionRequest {
        name: String = "Name" / "Name",
        parameter_version: i64 = "ParameterVersion" / "ParameterVersion",
        labels: Vec<String> = "Labels" / "Labels" > "member" required,
    }
}

answers! {
    output AddTagsToResourceResult {}
    output DeleteParameterResult {}
    output DeleteParametersResult {
        deleted_parameters: Vec<String> = "DeletedParameters" / "DeletedParameters" > "member",
        invalid_parameters: Vec<String> = "InvalidParameters" / "InvalidParameters" > "member",
    }
    output DescribeParametersResult {
        parameters: Vec<ParameterMetadata> = "Parameters" / "Parameters" > "member",
        next_token: Option<String> = "NextToken" / "NextToken",
    }
    output GetParameterHistoryResult {
        parameters: Vec<ParameterHistory> = "Parameters" / "Parameters" > "member",
        next_token: Option<String> = "NextToken" / "NextToken",
    }
    output GetParameterResult {
        parameter: Option<Parameter> = "Parameter" / "Parameter",
    }
    output GetParametersByPathResult {
        parameters: Vec<Parameter> = "Parameters" / "Parameters" > "member",
        next_token: Option<String> = "NextToken" / "NextToken",
    }
    output GetParametersResult {
        parameters: Vec<Parameter> = "Parameters" / "Parameters" > "member",
        invalid_parameters: Vec<String> = "InvalidParameters" / "InvalidParameters" > "member",
    }
    output LabelParameterVersionResult {
        invalid_labels: Vec<String> = "InvalidLabels" / "InvalidLabels" > "member",
        parameter_version: Option<i64> = "ParameterVersion" / "ParameterVersion",
    }
    output ListTagsForResourceResult {
        tag_list: Vec<Tag> = "TagList" / "TagList" > "member",
    }
    output Parameter {
        name: Option<String> = "Name" / "Name",
        r#type: Option<ParameterType> = "Type" / "Type",
        value: Option<String> = "Value" / "Value",
        version: Option<i64> = "Version" / "Version",
        selector: Option<String> = "Selector" / "Selector",
        source_result: Option<String> = "SourceResult" / "SourceResult",
        last_modified_date: Option<Timestamp> = "LastModifiedDate" / "LastModifiedDate",
        arn: Option<String> = "ARN" / "ARN",
        data_type: Option<String> = "DataType" / "DataType",
    }
    output ParameterHistory {
        name: Option<String> = "Name" / "Name",
        r#type: Option<ParameterType> = "Type" / "Type",
        key_id: Option<String> = "KeyId" / "KeyId",
        last_modified_date: Option<Timestamp> = "LastModifiedDate" / "LastModifiedDate",
        last_modified_user: Option<String> = "LastModifiedUser" / "LastModifiedUser",
        description: Option<String> = "Description" / "Description",
        value: Option<String> = "Value" / "Value",
        allowed_pattern: Option<String> = "AllowedPattern" / "AllowedPattern",
        version: Option<i64> = "Version" / "Version",
        labels: Vec<String> = "Labels" / "Labels" > "member",
        tier: Option<ParameterTier> = "Tier" / "Tier",
        policies: Vec<ParameterInlinePolicy> = "Policies" / "Policies" > "member",
        data_type: Option<String> = "DataType" / "DataType",
    }
    output ParameterInlinePolicy {
        policy_text: Option<String> = "PolicyText" / "PolicyText",
        policy_type: Option<String> = "PolicyType" / "PolicyType",
        policy_status: Option<String> = "PolicyStatus" / "PolicyStatus",
    }
    output ParameterMetadata {
        name: Option<String> = "Name" / "Name",
        arn: Option<String> = "ARN" / "ARN",
        r#type: Option<ParameterType> = "Type" / "Type",
        key_id: Option<String> = "KeyId" / "KeyId",
        last_modified_date: Option<Timestamp> = "LastModifiedDate" / "LastModifiedDate",
        last_modified_user: Option<String> = "LastModifiedUser" / "LastModifiedUser",
        description: Option<String> = "Description" / "Description",
        allowed_pattern: Option<String> = "AllowedPattern" / "AllowedPattern",
        version: Option<i64> = "Version" / "Version",
        tier: Option<ParameterTier> = "Tier" / "Tier",
        policies: Vec<ParameterInlinePolicy> = "Policies" / "Policies" > "member",
        data_type: Option<String> = "DataType" / "DataType",
    }
    output PutParameterResult {
        version: Option<i64> = "Version" / "Version",
        tier: Option<ParameterTier> = "Tier" / "Tier",
    }
    output RemoveTagsFromResourceResult {}
    both Tag {
        key: String = "Key" / "Key",
        value: String = "Value" / "Value",
    }
    output UnlabelParameterVersionResult {
        removed_labels: Vec<String> = "RemovedLabels" / "RemovedLabels" > "member",
        invalid_labels: Vec<String> = "InvalidLabels" / "InvalidLabels" > "member",
    }
}

static ADD_TAGS_TO_RESOURCE_REQUEST: Constraint = Constraint::Structure(&[
    (
        "ResourceType",
        true,
        Some(&Constraint::Text(
            0,
            u64::MAX,
            r#""#,
            &[
                "Document",
                "ManagedInstance",
                "MaintenanceWindow",
                "Parameter",
                "PatchBaseline",
                "OpsItem",
                "OpsMetadata",
                "Automation",
                "Association",
            ],
        )),
    ),
    ("ResourceId", true, None),
    ("Tags", true, Some(&Constraint::List(0, 1000, Some(&TAG)))),
]);

static DELETE_PARAMETER_REQUEST: Constraint =
    Constraint::Structure(&[("Name", true, Some(&Constraint::Text(1, 2048, r#""#, &[])))]);

static DELETE_PARAMETERS_REQUEST: Constraint = Constraint::Structure(&[(
    "Names",
    true,
    Some(&Constraint::List(
        1,
        10,
        Some(&Constraint::Text(1, 2048, r#""#, &[])),
    )),
)]);

static DESCRIBE_PARAMETERS_REQUEST: Constraint = Constraint::Structure(&[
    (
        "Filters",
        false,
        Some(&Constraint::List(0, u64::MAX, Some(&PARAMETERS_FILTER))),
    ),
    (
        "ParameterFilters",
        false,
        Some(&Constraint::List(
            0,
            u64::MAX,
            Some(&PARAMETER_STRING_FILTER),
        )),
    ),
    ("MaxResults", false, Some(&Constraint::Number(1, 50))),
    ("NextToken", false, None),
    ("Shared", false, None),
]);

static GET_PARAMETER_HISTORY_REQUEST: Constraint = Constraint::Structure(&[
    ("Name", true, Some(&Constraint::Text(1, 2048, r#""#, &[]))),
    ("WithDecryption", false, None),
    ("MaxResults", false, Some(&Constraint::Number(1, 50))),
    ("NextToken", false, None),
]);

static GET_PARAMETER_REQUEST: Constraint = Constraint::Structure(&[
    ("Name", true, Some(&Constraint::Text(1, 2048, r#""#, &[]))),
    ("WithDecryption", false, None),
]);

static GET_PARAMETERS_BY_PATH_REQUEST: Constraint = Constraint::Structure(&[
    ("Path", true, Some(&Constraint::Text(1, 2048, r#""#, &[]))),
    ("Recursive", false, None),
    (
        "ParameterFilters",
        false,
        Some(&Constraint::List(
            0,
            u64::MAX,
            Some(&PARAMETER_STRING_FILTER),
        )),
    ),
    ("WithDecryption", false, None),
    ("MaxResults", false, Some(&Constraint::Number(1, 10))),
    ("NextToken", false, None),
]);

static GET_PARAMETERS_REQUEST: Constraint = Constraint::Structure(&[
    (
        "Names",
        true,
        Some(&Constraint::List(
            1,
            10,
            Some(&Constraint::Text(1, 2048, r#""#, &[])),
        )),
    ),
    ("WithDecryption", false, None),
]);

static LABEL_PARAMETER_VERSION_REQUEST: Constraint = Constraint::Structure(&[
    ("Name", true, Some(&Constraint::Text(1, 2048, r#""#, &[]))),
    ("ParameterVersion", false, None),
    (
        "Labels",
        true,
        Some(&Constraint::List(
            1,
            10,
            Some(&Constraint::Text(1, 100, r#""#, &[])),
        )),
    ),
]);

static LIST_TAGS_FOR_RESOURCE_REQUEST: Constraint = Constraint::Structure(&[
    (
        "ResourceType",
        true,
        Some(&Constraint::Text(
            0,
            u64::MAX,
            r#""#,
            &[
                "Document",
                "ManagedInstance",
                "MaintenanceWindow",
                "Parameter",
                "PatchBaseline",
                "OpsItem",
                "OpsMetadata",
                "Automation",
                "Association",
            ],
        )),
    ),
    ("ResourceId", true, None),
]);

static PARAMETER_STRING_FILTER: Constraint = Constraint::Structure(&[
    (
        "Key",
        true,
        Some(&Constraint::Text(
            1,
            132,
            r#"tag:.+|Name|Type|KeyId|Path|Label|Tier|DataType"#,
            &[],
        )),
    ),
    ("Option", false, Some(&Constraint::Text(1, 10, r#""#, &[]))),
    (
        "Values",
        false,
        Some(&Constraint::List(
            1,
            50,
            Some(&Constraint::Text(1, 1024, r#""#, &[])),
        )),
    ),
]);

static PARAMETERS_FILTER: Constraint = Constraint::Structure(&[
    (
        "Key",
        true,
        Some(&Constraint::Text(
            0,
            u64::MAX,
            r#""#,
            &["Name", "Type", "KeyId"],
        )),
    ),
    (
        "Values",
        true,
        Some(&Constraint::List(
            1,
            50,
            Some(&Constraint::Text(1, 1024, r#""#, &[])),
        )),
    ),
]);

static PUT_PARAMETER_REQUEST: Constraint = Constraint::Structure(&[
    ("Name", true, Some(&Constraint::Text(1, 2048, r#""#, &[]))),
    (
        "Description",
        false,
        Some(&Constraint::Text(0, 1024, r#""#, &[])),
    ),
    ("Value", true, None),
    (
        "Type",
        false,
        Some(&Constraint::Text(
            0,
            u64::MAX,
            r#""#,
            &["String", "StringList", "SecureString"],
        )),
    ),
    (
        "KeyId",
        false,
        Some(&Constraint::Text(1, 256, r#"^([a-zA-Z0-9:/_-]+)$"#, &[])),
    ),
    ("Overwrite", false, None),
    (
        "AllowedPattern",
        false,
        Some(&Constraint::Text(0, 1024, r#""#, &[])),
    ),
    ("Tags", false, Some(&Constraint::List(0, 1000, Some(&TAG)))),
    (
        "Tier",
        false,
        Some(&Constraint::Text(
            0,
            u64::MAX,
            r#""#,
            &["Standard", "Advanced", "Intelligent-Tiering"],
        )),
    ),
    (
        "Policies",
        false,
        Some(&Constraint::Text(1, 4096, r#""#, &[])),
    ),
    (
        "DataType",
        false,
        Some(&Constraint::Text(0, 128, r#""#, &[])),
    ),
]);

static REMOVE_TAGS_FROM_RESOURCE_REQUEST: Constraint = Constraint::Structure(&[
    (
        "ResourceType",
        true,
        Some(&Constraint::Text(
            0,
            u64::MAX,
            r#""#,
            &[
                "Document",
                "ManagedInstance",
                "MaintenanceWindow",
                "Parameter",
                "PatchBaseline",
                "OpsItem",
                "OpsMetadata",
                "Automation",
                "Association",
            ],
        )),
    ),
    ("ResourceId", true, None),
    (
        "TagKeys",
        true,
        Some(&Constraint::List(
            0,
            u64::MAX,
            Some(&Constraint::Text(
                1,
                128,
                r#"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$"#,
                &[],
            )),
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
            r#"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$"#,
            &[],
        )),
    ),
    (
        "Value",
        true,
        Some(&Constraint::Text(
            0,
            256,
            r#"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$"#,
            &[],
        )),
    ),
]);

static UNLABEL_PARAMETER_VERSION_REQUEST: Constraint = Constraint::Structure(&[
    ("Name", true, Some(&Constraint::Text(1, 2048, r#""#, &[]))),
    ("ParameterVersion", true, None),
    (
        "Labels",
        true,
        Some(&Constraint::List(
            1,
            10,
            Some(&Constraint::Text(1, 100, r#""#, &[])),
        )),
    ),
]);
