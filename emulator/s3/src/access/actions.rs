//! The actions that policies name for each operation, and the permissions of access control lists that go with them
//! (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html>).

use super::acl::Permission;

/// Operations whose action has another name, or several.
const OTHERWISE: &[(&str, &[&str])] = &[
    ("HeadBucket", &["ListBucket"]),
    ("ListObjects", &["ListBucket"]),
    ("ListObjectsV2", &["ListBucket"]),
    ("ListObjectVersions", &["ListBucketVersions"]),
    ("ListMultipartUploads", &["ListBucketMultipartUploads"]),
    ("ListParts", &["ListMultipartUploadParts"]),
    ("HeadObject", &["GetObject"]),
    ("GetObjectAttributes", &["GetObject", "GetObjectAttributes"]),
    ("CopyObject", &["PutObject"]),
    ("CreateMultipartUpload", &["PutObject"]),
    ("UploadPart", &["PutObject"]),
    ("UploadPartCopy", &["PutObject"]),
    ("CompleteMultipartUpload", &["PutObject"]),
    ("PostObject", &["PutObject"]),
    (
        "GetBucketAccelerateConfiguration",
        &["GetAccelerateConfiguration"],
    ),
    (
        "PutBucketAccelerateConfiguration",
        &["PutAccelerateConfiguration"],
    ),
    (
        "GetBucketAnalyticsConfiguration",
        &["GetAnalyticsConfiguration"],
    ),
    (
        "ListBucketAnalyticsConfigurations",
        &["GetAnalyticsConfiguration"],
    ),
    (
        "PutBucketAnalyticsConfiguration",
        &["PutAnalyticsConfiguration"],
    ),
    (
        "DeleteBucketAnalyticsConfiguration",
        &["PutAnalyticsConfiguration"],
    ),
    ("GetBucketCors", &["GetBucketCORS"]),
    ("PutBucketCors", &["PutBucketCORS"]),
    ("DeleteBucketCors", &["PutBucketCORS"]),
    ("GetBucketEncryption", &["GetEncryptionConfiguration"]),
    ("PutBucketEncryption", &["PutEncryptionConfiguration"]),
    ("DeleteBucketEncryption", &["PutEncryptionConfiguration"]),
    (
        "GetBucketIntelligentTieringConfiguration",
        &["GetIntelligentTieringConfiguration"],
    ),
    (
        "ListBucketIntelligentTieringConfigurations",
        &["GetIntelligentTieringConfiguration"],
    ),
    (
        "PutBucketIntelligentTieringConfiguration",
        &["PutIntelligentTieringConfiguration"],
    ),
    (
        "DeleteBucketIntelligentTieringConfiguration",
        &["PutIntelligentTieringConfiguration"],
    ),
    (
        "GetBucketInventoryConfiguration",
        &["GetInventoryConfiguration"],
    ),
    (
        "ListBucketInventoryConfigurations",
        &["GetInventoryConfiguration"],
    ),
    (
        "PutBucketInventoryConfiguration",
        &["PutInventoryConfiguration"],
    ),
    (
        "DeleteBucketInventoryConfiguration",
        &["PutInventoryConfiguration"],
    ),
    (
        "GetBucketLifecycleConfiguration",
        &["GetLifecycleConfiguration"],
    ),
    (
        "PutBucketLifecycleConfiguration",
        &["PutLifecycleConfiguration"],
    ),
    ("DeleteBucketLifecycle", &["PutLifecycleConfiguration"]),
    (
        "GetBucketMetricsConfiguration",
        &["GetMetricsConfiguration"],
    ),
    (
        "ListBucketMetricsConfigurations",
        &["GetMetricsConfiguration"],
    ),
    (
        "PutBucketMetricsConfiguration",
        &["PutMetricsConfiguration"],
    ),
    (
        "DeleteBucketMetricsConfiguration",
        &["PutMetricsConfiguration"],
    ),
    (
        "GetBucketNotificationConfiguration",
        &["GetBucketNotification"],
    ),
    (
        "PutBucketNotificationConfiguration",
        &["PutBucketNotification"],
    ),
    (
        "DeleteBucketOwnershipControls",
        &["PutBucketOwnershipControls"],
    ),
    ("GetPublicAccessBlock", &["GetBucketPublicAccessBlock"]),
    ("PutPublicAccessBlock", &["PutBucketPublicAccessBlock"]),
    ("DeletePublicAccessBlock", &["PutBucketPublicAccessBlock"]),
    ("GetBucketReplication", &["GetReplicationConfiguration"]),
    ("PutBucketReplication", &["PutReplicationConfiguration"]),
    ("DeleteBucketReplication", &["PutReplicationConfiguration"]),
    ("DeleteBucketTagging", &["PutBucketTagging"]),
    (
        "GetObjectLockConfiguration",
        &["GetBucketObjectLockConfiguration"],
    ),
    (
        "PutObjectLockConfiguration",
        &["PutBucketObjectLockConfiguration"],
    ),
];

/// Actions on a version that is named have names of their own.
const OF_VERSIONS: &[(&str, &str)] = &[
    ("GetObject", "GetObjectVersion"),
    ("GetObjectAttributes", "GetObjectVersionAttributes"),
    ("DeleteObject", "DeleteObjectVersion"),
    ("GetObjectAcl", "GetObjectVersionAcl"),
    ("PutObjectAcl", "PutObjectVersionAcl"),
    ("GetObjectTagging", "GetObjectVersionTagging"),
    ("PutObjectTagging", "PutObjectVersionTagging"),
    ("DeleteObjectTagging", "DeleteObjectVersionTagging"),
];

/// The actions that an operation needs, all of them.
pub(crate) fn of(operation: &str, names_version: bool) -> Vec<String> {
    let mut others = OTHERWISE.iter();
    let found = others.find(|(name, _)| *name == operation);
    let actions = found.map_or(std::slice::from_ref(&operation), |(_, actions)| actions);
    let renamed = actions.iter().map(|action| {
        let mut versions = OF_VERSIONS.iter().filter(|_| names_version);
        versions
            .find(|(name, _)| name == action)
            .map_or(*action, |(_, name)| name)
    });
    renamed.map(|action| format!("s3:{action}")).collect()
}

/// Whether an action is about the policy itself.
pub(super) fn is_of_policies(action: &str) -> bool {
    matches!(
        action,
        "s3:GetBucketPolicy" | "s3:PutBucketPolicy" | "s3:DeleteBucketPolicy"
    )
}

/// The permission that allows an action, and whether it is one of the bucket's list rather than the object's.
pub(super) fn permission(action: &str) -> Option<(Permission, bool)> {
    match action.strip_prefix("s3:")? {
        "ListBucket" | "ListBucketVersions" | "ListBucketMultipartUploads" => {
            Some((Permission::Read, true))
        }
        "PutObject"
        | "DeleteObject"
        | "DeleteObjectVersion"
        | "AbortMultipartUpload"
        | "ListMultipartUploadParts" => Some((Permission::Write, true)),
        "GetBucketAcl" => Some((Permission::ReadAcp, true)),
        "PutBucketAcl" => Some((Permission::WriteAcp, true)),
        "GetObject" | "GetObjectVersion" | "GetObjectAttributes" | "GetObjectVersionAttributes" => {
            Some((Permission::Read, false))
        }
        "GetObjectAcl" | "GetObjectVersionAcl" => Some((Permission::ReadAcp, false)),
        "PutObjectAcl" | "PutObjectVersionAcl" => Some((Permission::WriteAcp, false)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_need_the_actions_that_aws_documents() {
        assert_eq!(of("GetObject", false), ["s3:GetObject"]);
        assert_eq!(of("HeadObject", true), ["s3:GetObjectVersion"]);
        assert_eq!(of("ListObjectsV2", false), ["s3:ListBucket"]);
        assert_eq!(
            of("GetObjectAttributes", false),
            ["s3:GetObject", "s3:GetObjectAttributes"]
        );
        assert_eq!(of("PutBucketPolicy", false), ["s3:PutBucketPolicy"]);
    }

    #[test]
    fn every_name_of_the_table_is_an_operation() {
        let known: Vec<_> = crate::operations()
            .iter()
            .map(|operation| operation.name())
            .collect();
        for (name, _) in OTHERWISE {
            assert!(known.contains(name), "{name}");
        }
    }
}
