// Written by emulator/wire/generate.py from the AWS service model; edit that, never this.

//! The XML documents that S3 keeps for buckets and objects: their elements, in order.

use crate::documents::{
    BOOLEAN, Document, INTEGER, Shape, TEXT, TIMESTAMP, attribute, flat, list, one,
};

/// What PutBucketAbac brings.
pub(crate) static PUT_BUCKET_ABAC: Document = Document {
    root: "AbacStatus",
    shape: &ABAC_STATUS,
};
/// What PutBucketAccelerateConfiguration brings.
pub(crate) static PUT_BUCKET_ACCELERATE_CONFIGURATION: Document = Document {
    root: "AccelerateConfiguration",
    shape: &ACCELERATE_CONFIGURATION,
};
/// What PutBucketAcl brings.
pub(crate) static PUT_BUCKET_ACL: Document = Document {
    root: "AccessControlPolicy",
    shape: &ACCESS_CONTROL_POLICY,
};
/// What PutBucketAnalyticsConfiguration brings.
pub(crate) static PUT_BUCKET_ANALYTICS_CONFIGURATION: Document = Document {
    root: "AnalyticsConfiguration",
    shape: &ANALYTICS_CONFIGURATION,
};
/// What PutBucketCors brings.
pub(crate) static PUT_BUCKET_CORS: Document = Document {
    root: "CORSConfiguration",
    shape: &CORS_CONFIGURATION,
};
/// What PutBucketEncryption brings.
pub(crate) static PUT_BUCKET_ENCRYPTION: Document = Document {
    root: "ServerSideEncryptionConfiguration",
    shape: &SERVER_SIDE_ENCRYPTION_CONFIGURATION,
};
/// What PutBucketIntelligentTieringConfiguration brings.
pub(crate) static PUT_BUCKET_INTELLIGENT_TIERING_CONFIGURATION: Document = Document {
    root: "IntelligentTieringConfiguration",
    shape: &INTELLIGENT_TIERING_CONFIGURATION,
};
/// What PutBucketInventoryConfiguration brings.
pub(crate) static PUT_BUCKET_INVENTORY_CONFIGURATION: Document = Document {
    root: "InventoryConfiguration",
    shape: &INVENTORY_CONFIGURATION,
};
/// What PutBucketLifecycleConfiguration brings.
pub(crate) static PUT_BUCKET_LIFECYCLE_CONFIGURATION: Document = Document {
    root: "LifecycleConfiguration",
    shape: &BUCKET_LIFECYCLE_CONFIGURATION,
};
/// What PutBucketLogging brings.
pub(crate) static PUT_BUCKET_LOGGING: Document = Document {
    root: "BucketLoggingStatus",
    shape: &BUCKET_LOGGING_STATUS,
};
/// What PutBucketMetricsConfiguration brings.
pub(crate) static PUT_BUCKET_METRICS_CONFIGURATION: Document = Document {
    root: "MetricsConfiguration",
    shape: &METRICS_CONFIGURATION,
};
/// What PutBucketNotificationConfiguration brings.
pub(crate) static PUT_BUCKET_NOTIFICATION_CONFIGURATION: Document = Document {
    root: "NotificationConfiguration",
    shape: &NOTIFICATION_CONFIGURATION,
};
/// What PutBucketOwnershipControls brings.
pub(crate) static PUT_BUCKET_OWNERSHIP_CONTROLS: Document = Document {
    root: "OwnershipControls",
    shape: &OWNERSHIP_CONTROLS,
};
/// What PutBucketRequestPayment brings.
pub(crate) static PUT_BUCKET_REQUEST_PAYMENT: Document = Document {
    root: "RequestPaymentConfiguration",
    shape: &REQUEST_PAYMENT_CONFIGURATION,
};
/// What PutBucketVersioning brings.
pub(crate) static PUT_BUCKET_VERSIONING: Document = Document {
    root: "VersioningConfiguration",
    shape: &VERSIONING_CONFIGURATION,
};
/// What PutBucketWebsite brings.
pub(crate) static PUT_BUCKET_WEBSITE: Document = Document {
    root: "WebsiteConfiguration",
    shape: &WEBSITE_CONFIGURATION,
};
/// What PutObjectLegalHold brings.
pub(crate) static PUT_OBJECT_LEGAL_HOLD: Document = Document {
    root: "LegalHold",
    shape: &OBJECT_LOCK_LEGAL_HOLD,
};
/// What PutObjectLockConfiguration brings.
pub(crate) static PUT_OBJECT_LOCK_CONFIGURATION: Document = Document {
    root: "ObjectLockConfiguration",
    shape: &OBJECT_LOCK_CONFIGURATION,
};
/// What PutObjectRetention brings.
pub(crate) static PUT_OBJECT_RETENTION: Document = Document {
    root: "Retention",
    shape: &OBJECT_LOCK_RETENTION,
};
/// What PutPublicAccessBlock brings.
pub(crate) static PUT_PUBLIC_ACCESS_BLOCK: Document = Document {
    root: "PublicAccessBlockConfiguration",
    shape: &PUBLIC_ACCESS_BLOCK_CONFIGURATION,
};
static ABAC_STATUS: Shape = Shape::Structure(&[one(
    "Status",
    false,
    &Shape::OneOf(&["Enabled", "Disabled"]),
)]);
static ACCELERATE_CONFIGURATION: Shape = Shape::Structure(&[one(
    "Status",
    false,
    &Shape::OneOf(&["Enabled", "Suspended"]),
)]);
static ACCESS_CONTROL_POLICY: Shape = Shape::Structure(&[
    list("AccessControlList", "Grant", false, &GRANT),
    one("Owner", false, &OWNER),
]);
static GRANT: Shape = Shape::Structure(&[
    one("Grantee", false, &GRANTEE),
    one(
        "Permission",
        false,
        &Shape::OneOf(&["FULL_CONTROL", "WRITE", "WRITE_ACP", "READ", "READ_ACP"]),
    ),
]);
static GRANTEE: Shape = Shape::Structure(&[
    one("DisplayName", false, &TEXT),
    one("EmailAddress", false, &TEXT),
    one("ID", false, &TEXT),
    attribute(&Shape::OneOf(&[
        "CanonicalUser",
        "AmazonCustomerByEmail",
        "Group",
    ])),
    one("URI", false, &TEXT),
]);
static OWNER: Shape =
    Shape::Structure(&[one("DisplayName", false, &TEXT), one("ID", false, &TEXT)]);
static ANALYTICS_CONFIGURATION: Shape = Shape::Structure(&[
    one("Id", true, &TEXT),
    one("Filter", false, &ANALYTICS_FILTER),
    one("StorageClassAnalysis", true, &STORAGE_CLASS_ANALYSIS),
]);
static ANALYTICS_FILTER: Shape = Shape::Structure(&[
    one("Prefix", false, &TEXT),
    one("Tag", false, &TAG),
    one("And", false, &ANALYTICS_AND_OPERATOR),
]);
static TAG: Shape = Shape::Structure(&[one("Key", true, &TEXT), one("Value", true, &TEXT)]);
static ANALYTICS_AND_OPERATOR: Shape =
    Shape::Structure(&[one("Prefix", false, &TEXT), list("Tag", "Tag", false, &TAG)]);
static STORAGE_CLASS_ANALYSIS: Shape = Shape::Structure(&[one(
    "DataExport",
    false,
    &STORAGE_CLASS_ANALYSIS_DATA_EXPORT,
)]);
static STORAGE_CLASS_ANALYSIS_DATA_EXPORT: Shape = Shape::Structure(&[
    one("OutputSchemaVersion", true, &Shape::OneOf(&["V_1"])),
    one("Destination", true, &ANALYTICS_EXPORT_DESTINATION),
]);
static ANALYTICS_EXPORT_DESTINATION: Shape = Shape::Structure(&[one(
    "S3BucketDestination",
    true,
    &ANALYTICS_S3_BUCKET_DESTINATION,
)]);
static ANALYTICS_S3_BUCKET_DESTINATION: Shape = Shape::Structure(&[
    one("Format", true, &Shape::OneOf(&["CSV"])),
    one("BucketAccountId", false, &TEXT),
    one("Bucket", true, &TEXT),
    one("Prefix", false, &TEXT),
]);
static CORS_CONFIGURATION: Shape = Shape::Structure(&[flat("CORSRule", true, &CORS_RULE)]);
static CORS_RULE: Shape = Shape::Structure(&[
    one("ID", false, &TEXT),
    flat("AllowedHeader", false, &TEXT),
    flat("AllowedMethod", true, &TEXT),
    flat("AllowedOrigin", true, &TEXT),
    flat("ExposeHeader", false, &TEXT),
    one("MaxAgeSeconds", false, &INTEGER),
]);
static SERVER_SIDE_ENCRYPTION_CONFIGURATION: Shape =
    Shape::Structure(&[flat("Rule", true, &SERVER_SIDE_ENCRYPTION_RULE)]);
static SERVER_SIDE_ENCRYPTION_RULE: Shape = Shape::Structure(&[
    one(
        "ApplyServerSideEncryptionByDefault",
        false,
        &SERVER_SIDE_ENCRYPTION_BY_DEFAULT,
    ),
    one("BucketKeyEnabled", false, &BOOLEAN),
    one("BlockedEncryptionTypes", false, &BLOCKED_ENCRYPTION_TYPES),
]);
static SERVER_SIDE_ENCRYPTION_BY_DEFAULT: Shape = Shape::Structure(&[
    one(
        "SSEAlgorithm",
        true,
        &Shape::OneOf(&["AES256", "aws:fsx", "aws:kms", "aws:kms:dsse"]),
    ),
    one("KMSMasterKeyID", false, &TEXT),
]);
static BLOCKED_ENCRYPTION_TYPES: Shape = Shape::Structure(&[flat(
    "EncryptionType",
    false,
    &Shape::OneOf(&["NONE", "SSE-C"]),
)]);
static INTELLIGENT_TIERING_CONFIGURATION: Shape = Shape::Structure(&[
    one("Id", true, &TEXT),
    one("Filter", false, &INTELLIGENT_TIERING_FILTER),
    one("Status", true, &Shape::OneOf(&["Enabled", "Disabled"])),
    flat("Tiering", true, &TIERING),
]);
static INTELLIGENT_TIERING_FILTER: Shape = Shape::Structure(&[
    one("Prefix", false, &TEXT),
    one("Tag", false, &TAG),
    one("And", false, &INTELLIGENT_TIERING_AND_OPERATOR),
]);
static INTELLIGENT_TIERING_AND_OPERATOR: Shape =
    Shape::Structure(&[one("Prefix", false, &TEXT), list("Tag", "Tag", false, &TAG)]);
static TIERING: Shape = Shape::Structure(&[
    one("Days", true, &INTEGER),
    one(
        "AccessTier",
        true,
        &Shape::OneOf(&["ARCHIVE_ACCESS", "DEEP_ARCHIVE_ACCESS"]),
    ),
]);
static INVENTORY_CONFIGURATION: Shape = Shape::Structure(&[
    one("Destination", true, &INVENTORY_DESTINATION),
    one("IsEnabled", true, &BOOLEAN),
    one("Filter", false, &INVENTORY_FILTER),
    one("Id", true, &TEXT),
    one(
        "IncludedObjectVersions",
        true,
        &Shape::OneOf(&["All", "Current"]),
    ),
    list(
        "OptionalFields",
        "Field",
        false,
        &Shape::OneOf(&[
            "Size",
            "LastModifiedDate",
            "StorageClass",
            "ETag",
            "IsMultipartUploaded",
            "ReplicationStatus",
            "EncryptionStatus",
            "ObjectLockRetainUntilDate",
            "ObjectLockMode",
            "ObjectLockLegalHoldStatus",
            "IntelligentTieringAccessTier",
            "BucketKeyStatus",
            "ChecksumAlgorithm",
            "ObjectAccessControlList",
            "ObjectOwner",
            "LifecycleExpirationDate",
        ]),
    ),
    one("Schedule", true, &INVENTORY_SCHEDULE),
]);
static INVENTORY_DESTINATION: Shape = Shape::Structure(&[one(
    "S3BucketDestination",
    true,
    &INVENTORY_S3_BUCKET_DESTINATION,
)]);
static INVENTORY_S3_BUCKET_DESTINATION: Shape = Shape::Structure(&[
    one("AccountId", false, &TEXT),
    one("Bucket", true, &TEXT),
    one("Format", true, &Shape::OneOf(&["CSV", "ORC", "Parquet"])),
    one("Prefix", false, &TEXT),
    one("Encryption", false, &INVENTORY_ENCRYPTION),
]);
static INVENTORY_ENCRYPTION: Shape =
    Shape::Structure(&[one("SSE-S3", false, &SSES3), one("SSE-KMS", false, &SSEKMS)]);
static SSES3: Shape = Shape::Structure(&[]);
static SSEKMS: Shape = Shape::Structure(&[one("KeyId", true, &TEXT)]);
static INVENTORY_FILTER: Shape = Shape::Structure(&[one("Prefix", true, &TEXT)]);
static INVENTORY_SCHEDULE: Shape =
    Shape::Structure(&[one("Frequency", true, &Shape::OneOf(&["Daily", "Weekly"]))]);
static BUCKET_LIFECYCLE_CONFIGURATION: Shape =
    Shape::Structure(&[flat("Rule", true, &LIFECYCLE_RULE)]);
static LIFECYCLE_RULE: Shape = Shape::Structure(&[
    one("Expiration", false, &LIFECYCLE_EXPIRATION),
    one("ID", false, &TEXT),
    one("Prefix", false, &TEXT),
    one("Filter", false, &LIFECYCLE_RULE_FILTER),
    one("Status", true, &Shape::OneOf(&["Enabled", "Disabled"])),
    flat("Transition", false, &TRANSITION),
    flat(
        "NoncurrentVersionTransition",
        false,
        &NONCURRENT_VERSION_TRANSITION,
    ),
    one(
        "NoncurrentVersionExpiration",
        false,
        &NONCURRENT_VERSION_EXPIRATION,
    ),
    one(
        "AbortIncompleteMultipartUpload",
        false,
        &ABORT_INCOMPLETE_MULTIPART_UPLOAD,
    ),
]);
static LIFECYCLE_EXPIRATION: Shape = Shape::Structure(&[
    one("Date", false, &TIMESTAMP),
    one("Days", false, &INTEGER),
    one("ExpiredObjectDeleteMarker", false, &BOOLEAN),
]);
static LIFECYCLE_RULE_FILTER: Shape = Shape::Structure(&[
    one("Prefix", false, &TEXT),
    one("Tag", false, &TAG),
    one("ObjectSizeGreaterThan", false, &INTEGER),
    one("ObjectSizeLessThan", false, &INTEGER),
    one("And", false, &LIFECYCLE_RULE_AND_OPERATOR),
]);
static LIFECYCLE_RULE_AND_OPERATOR: Shape = Shape::Structure(&[
    one("Prefix", false, &TEXT),
    list("Tag", "Tag", false, &TAG),
    one("ObjectSizeGreaterThan", false, &INTEGER),
    one("ObjectSizeLessThan", false, &INTEGER),
]);
static TRANSITION: Shape = Shape::Structure(&[
    one("Date", false, &TIMESTAMP),
    one("Days", false, &INTEGER),
    one(
        "StorageClass",
        false,
        &Shape::OneOf(&[
            "GLACIER",
            "STANDARD_IA",
            "ONEZONE_IA",
            "INTELLIGENT_TIERING",
            "DEEP_ARCHIVE",
            "GLACIER_IR",
        ]),
    ),
]);
static NONCURRENT_VERSION_TRANSITION: Shape = Shape::Structure(&[
    one("NoncurrentDays", false, &INTEGER),
    one(
        "StorageClass",
        false,
        &Shape::OneOf(&[
            "GLACIER",
            "STANDARD_IA",
            "ONEZONE_IA",
            "INTELLIGENT_TIERING",
            "DEEP_ARCHIVE",
            "GLACIER_IR",
        ]),
    ),
    one("NewerNoncurrentVersions", false, &INTEGER),
]);
static NONCURRENT_VERSION_EXPIRATION: Shape = Shape::Structure(&[
    one("NoncurrentDays", false, &INTEGER),
    one("NewerNoncurrentVersions", false, &INTEGER),
]);
static ABORT_INCOMPLETE_MULTIPART_UPLOAD: Shape =
    Shape::Structure(&[one("DaysAfterInitiation", false, &INTEGER)]);
static BUCKET_LOGGING_STATUS: Shape =
    Shape::Structure(&[one("LoggingEnabled", false, &LOGGING_ENABLED)]);
static LOGGING_ENABLED: Shape = Shape::Structure(&[
    one("TargetBucket", true, &TEXT),
    list("TargetGrants", "Grant", false, &TARGET_GRANT),
    one("TargetPrefix", true, &TEXT),
    one("TargetObjectKeyFormat", false, &TARGET_OBJECT_KEY_FORMAT),
]);
static TARGET_GRANT: Shape = Shape::Structure(&[
    one("Grantee", false, &GRANTEE),
    one(
        "Permission",
        false,
        &Shape::OneOf(&["FULL_CONTROL", "READ", "WRITE"]),
    ),
]);
static TARGET_OBJECT_KEY_FORMAT: Shape = Shape::Structure(&[
    one("SimplePrefix", false, &SIMPLE_PREFIX),
    one("PartitionedPrefix", false, &PARTITIONED_PREFIX),
]);
static SIMPLE_PREFIX: Shape = Shape::Structure(&[]);
static PARTITIONED_PREFIX: Shape = Shape::Structure(&[one(
    "PartitionDateSource",
    false,
    &Shape::OneOf(&["EventTime", "DeliveryTime"]),
)]);
static METRICS_CONFIGURATION: Shape = Shape::Structure(&[
    one("Id", true, &TEXT),
    one("Filter", false, &METRICS_FILTER),
]);
static METRICS_FILTER: Shape = Shape::Structure(&[
    one("Prefix", false, &TEXT),
    one("Tag", false, &TAG),
    one("AccessPointArn", false, &TEXT),
    one("And", false, &METRICS_AND_OPERATOR),
]);
static METRICS_AND_OPERATOR: Shape = Shape::Structure(&[
    one("Prefix", false, &TEXT),
    list("Tag", "Tag", false, &TAG),
    one("AccessPointArn", false, &TEXT),
]);
static NOTIFICATION_CONFIGURATION: Shape = Shape::Structure(&[
    flat("TopicConfiguration", false, &TOPIC_CONFIGURATION),
    flat("QueueConfiguration", false, &QUEUE_CONFIGURATION),
    flat(
        "CloudFunctionConfiguration",
        false,
        &LAMBDA_FUNCTION_CONFIGURATION,
    ),
    one(
        "EventBridgeConfiguration",
        false,
        &EVENT_BRIDGE_CONFIGURATION,
    ),
]);
static TOPIC_CONFIGURATION: Shape = Shape::Structure(&[
    one("Id", false, &TEXT),
    one("Topic", true, &TEXT),
    flat(
        "Event",
        true,
        &Shape::OneOf(&[
            "s3:ReducedRedundancyLostObject",
            "s3:ObjectCreated:*",
            "s3:ObjectCreated:Put",
            "s3:ObjectCreated:Post",
            "s3:ObjectCreated:Copy",
            "s3:ObjectCreated:CompleteMultipartUpload",
            "s3:ObjectRemoved:*",
            "s3:ObjectRemoved:Delete",
            "s3:ObjectRemoved:DeleteMarkerCreated",
            "s3:ObjectRestore:*",
            "s3:ObjectRestore:Post",
            "s3:ObjectRestore:Completed",
            "s3:Replication:*",
            "s3:Replication:OperationFailedReplication",
            "s3:Replication:OperationNotTracked",
            "s3:Replication:OperationMissedThreshold",
            "s3:Replication:OperationReplicatedAfterThreshold",
            "s3:ObjectRestore:Delete",
            "s3:LifecycleTransition",
            "s3:IntelligentTiering",
            "s3:ObjectAcl:Put",
            "s3:LifecycleExpiration:*",
            "s3:LifecycleExpiration:Delete",
            "s3:LifecycleExpiration:DeleteMarkerCreated",
            "s3:ObjectTagging:*",
            "s3:ObjectTagging:Put",
            "s3:ObjectTagging:Delete",
        ]),
    ),
    one("Filter", false, &NOTIFICATION_CONFIGURATION_FILTER),
]);
static NOTIFICATION_CONFIGURATION_FILTER: Shape =
    Shape::Structure(&[one("S3Key", false, &S3_KEY_FILTER)]);
static S3_KEY_FILTER: Shape = Shape::Structure(&[flat("FilterRule", false, &FILTER_RULE)]);
static FILTER_RULE: Shape = Shape::Structure(&[
    one("Name", false, &Shape::OneOf(&["prefix", "suffix"])),
    one("Value", false, &TEXT),
]);
static QUEUE_CONFIGURATION: Shape = Shape::Structure(&[
    one("Id", false, &TEXT),
    one("Queue", true, &TEXT),
    flat(
        "Event",
        true,
        &Shape::OneOf(&[
            "s3:ReducedRedundancyLostObject",
            "s3:ObjectCreated:*",
            "s3:ObjectCreated:Put",
            "s3:ObjectCreated:Post",
            "s3:ObjectCreated:Copy",
            "s3:ObjectCreated:CompleteMultipartUpload",
            "s3:ObjectRemoved:*",
            "s3:ObjectRemoved:Delete",
            "s3:ObjectRemoved:DeleteMarkerCreated",
            "s3:ObjectRestore:*",
            "s3:ObjectRestore:Post",
            "s3:ObjectRestore:Completed",
            "s3:Replication:*",
            "s3:Replication:OperationFailedReplication",
            "s3:Replication:OperationNotTracked",
            "s3:Replication:OperationMissedThreshold",
            "s3:Replication:OperationReplicatedAfterThreshold",
            "s3:ObjectRestore:Delete",
            "s3:LifecycleTransition",
            "s3:IntelligentTiering",
            "s3:ObjectAcl:Put",
            "s3:LifecycleExpiration:*",
            "s3:LifecycleExpiration:Delete",
            "s3:LifecycleExpiration:DeleteMarkerCreated",
            "s3:ObjectTagging:*",
            "s3:ObjectTagging:Put",
            "s3:ObjectTagging:Delete",
        ]),
    ),
    one("Filter", false, &NOTIFICATION_CONFIGURATION_FILTER),
]);
static LAMBDA_FUNCTION_CONFIGURATION: Shape = Shape::Structure(&[
    one("Id", false, &TEXT),
    one("CloudFunction", true, &TEXT),
    flat(
        "Event",
        true,
        &Shape::OneOf(&[
            "s3:ReducedRedundancyLostObject",
            "s3:ObjectCreated:*",
            "s3:ObjectCreated:Put",
            "s3:ObjectCreated:Post",
            "s3:ObjectCreated:Copy",
            "s3:ObjectCreated:CompleteMultipartUpload",
            "s3:ObjectRemoved:*",
            "s3:ObjectRemoved:Delete",
            "s3:ObjectRemoved:DeleteMarkerCreated",
            "s3:ObjectRestore:*",
            "s3:ObjectRestore:Post",
            "s3:ObjectRestore:Completed",
            "s3:Replication:*",
            "s3:Replication:OperationFailedReplication",
            "s3:Replication:OperationNotTracked",
            "s3:Replication:OperationMissedThreshold",
            "s3:Replication:OperationReplicatedAfterThreshold",
            "s3:ObjectRestore:Delete",
            "s3:LifecycleTransition",
            "s3:IntelligentTiering",
            "s3:ObjectAcl:Put",
            "s3:LifecycleExpiration:*",
            "s3:LifecycleExpiration:Delete",
            "s3:LifecycleExpiration:DeleteMarkerCreated",
            "s3:ObjectTagging:*",
            "s3:ObjectTagging:Put",
            "s3:ObjectTagging:Delete",
        ]),
    ),
    one("Filter", false, &NOTIFICATION_CONFIGURATION_FILTER),
]);
static EVENT_BRIDGE_CONFIGURATION: Shape = Shape::Structure(&[]);
static OWNERSHIP_CONTROLS: Shape =
    Shape::Structure(&[flat("Rule", true, &OWNERSHIP_CONTROLS_RULE)]);
static OWNERSHIP_CONTROLS_RULE: Shape = Shape::Structure(&[one(
    "ObjectOwnership",
    true,
    &Shape::OneOf(&[
        "BucketOwnerPreferred",
        "ObjectWriter",
        "BucketOwnerEnforced",
    ]),
)]);
static REQUEST_PAYMENT_CONFIGURATION: Shape = Shape::Structure(&[one(
    "Payer",
    true,
    &Shape::OneOf(&["Requester", "BucketOwner"]),
)]);
static VERSIONING_CONFIGURATION: Shape = Shape::Structure(&[
    one("MfaDelete", false, &Shape::OneOf(&["Enabled", "Disabled"])),
    one("Status", false, &Shape::OneOf(&["Enabled", "Suspended"])),
]);
static WEBSITE_CONFIGURATION: Shape = Shape::Structure(&[
    one("ErrorDocument", false, &ERROR_DOCUMENT),
    one("IndexDocument", false, &INDEX_DOCUMENT),
    one("RedirectAllRequestsTo", false, &REDIRECT_ALL_REQUESTS_TO),
    list("RoutingRules", "RoutingRule", false, &ROUTING_RULE),
]);
static ERROR_DOCUMENT: Shape = Shape::Structure(&[one("Key", true, &TEXT)]);
static INDEX_DOCUMENT: Shape = Shape::Structure(&[one("Suffix", true, &TEXT)]);
static REDIRECT_ALL_REQUESTS_TO: Shape = Shape::Structure(&[
    one("HostName", true, &TEXT),
    one("Protocol", false, &Shape::OneOf(&["http", "https"])),
]);
static ROUTING_RULE: Shape = Shape::Structure(&[
    one("Condition", false, &CONDITION),
    one("Redirect", true, &REDIRECT),
]);
static CONDITION: Shape = Shape::Structure(&[
    one("HttpErrorCodeReturnedEquals", false, &TEXT),
    one("KeyPrefixEquals", false, &TEXT),
]);
static REDIRECT: Shape = Shape::Structure(&[
    one("HostName", false, &TEXT),
    one("HttpRedirectCode", false, &TEXT),
    one("Protocol", false, &Shape::OneOf(&["http", "https"])),
    one("ReplaceKeyPrefixWith", false, &TEXT),
    one("ReplaceKeyWith", false, &TEXT),
]);
static OBJECT_LOCK_LEGAL_HOLD: Shape =
    Shape::Structure(&[one("Status", false, &Shape::OneOf(&["ON", "OFF"]))]);
static OBJECT_LOCK_CONFIGURATION: Shape = Shape::Structure(&[
    one("ObjectLockEnabled", false, &Shape::OneOf(&["Enabled"])),
    one("Rule", false, &OBJECT_LOCK_RULE),
]);
static OBJECT_LOCK_RULE: Shape =
    Shape::Structure(&[one("DefaultRetention", false, &DEFAULT_RETENTION)]);
static DEFAULT_RETENTION: Shape = Shape::Structure(&[
    one("Mode", false, &Shape::OneOf(&["GOVERNANCE", "COMPLIANCE"])),
    one("Days", false, &INTEGER),
    one("Years", false, &INTEGER),
]);
static OBJECT_LOCK_RETENTION: Shape = Shape::Structure(&[
    one("Mode", false, &Shape::OneOf(&["GOVERNANCE", "COMPLIANCE"])),
    one("RetainUntilDate", false, &TIMESTAMP),
]);
static PUBLIC_ACCESS_BLOCK_CONFIGURATION: Shape = Shape::Structure(&[
    one("BlockPublicAcls", false, &BOOLEAN),
    one("IgnorePublicAcls", false, &BOOLEAN),
    one("BlockPublicPolicy", false, &BOOLEAN),
    one("RestrictPublicBuckets", false, &BOOLEAN),
]);
