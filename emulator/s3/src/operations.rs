//! The one table of all operations: how a request selects one, and who carries it out. Those without a handler answer S3's
//! `NotImplemented`; none is ever ignored.

use std::future::Future;
use std::pin::Pin;

use http::Method;

use crate::call::Call;
use crate::errors::{Code, Result};
use crate::response::Response;
use crate::{
    buckets, configurations, copies, deletions, listings, multipart, objects, parts, tagging,
};

/// What an operation is asked of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Service,
    Bucket,
    Object,
}

pub(crate) type Handler = fn(Call) -> Pin<Box<dyn Future<Output = Result<Response>> + Send>>;

/// One operation of the S3 API.
pub struct Operation {
    name: &'static str,
    method: Method,
    pub(crate) target: Target,
    /// What has to be there: query parameters joined by `&`, with or without value, then a header after `@`.
    selector: &'static str,
    pub(crate) handler: Option<Handler>,
}

/// Method, target, selector, name, handler. The first row that fits is taken, so the more selective come first.
macro_rules! table {
    ($($method:ident $target:ident $selector:literal $name:ident $($handler:path)?;)*) => {
        static OPERATIONS: &[Operation] = &[$(Operation {
            name: stringify!($name),
            method: Method::$method,
            target: Target::$target,
            selector: $selector,
            handler: table!(@handler $($handler)?),
        }),*];
    };
    (@handler $handler:path) => { Some(|call| Box::pin($handler(call))) };
    (@handler) => { None };
}

table! {
    GET    Service ""                    ListBuckets buckets::list;

    GET    Bucket "accelerate"           GetBucketAccelerateConfiguration configurations::accelerate;
    PUT    Bucket "accelerate"           PutBucketAccelerateConfiguration;
    GET    Bucket "abac"                 GetBucketAbac;
    PUT    Bucket "abac"                 PutBucketAbac;
    GET    Bucket "acl"                  GetBucketAcl configurations::acl;
    PUT    Bucket "acl"                  PutBucketAcl;
    GET    Bucket "analytics&id"         GetBucketAnalyticsConfiguration configurations::by_id;
    GET    Bucket "analytics"            ListBucketAnalyticsConfigurations configurations::list_analytics;
    PUT    Bucket "analytics"            PutBucketAnalyticsConfiguration;
    DELETE Bucket "analytics"            DeleteBucketAnalyticsConfiguration;
    GET    Bucket "cors"                 GetBucketCors configurations::cors;
    PUT    Bucket "cors"                 PutBucketCors;
    DELETE Bucket "cors"                 DeleteBucketCors;
    GET    Bucket "encryption"           GetBucketEncryption configurations::encryption;
    PUT    Bucket "encryption"           PutBucketEncryption;
    DELETE Bucket "encryption"           DeleteBucketEncryption;
    GET    Bucket "intelligent-tiering&id" GetBucketIntelligentTieringConfiguration configurations::by_id;
    GET    Bucket "intelligent-tiering"  ListBucketIntelligentTieringConfigurations configurations::list_tiering;
    PUT    Bucket "intelligent-tiering"  PutBucketIntelligentTieringConfiguration;
    DELETE Bucket "intelligent-tiering"  DeleteBucketIntelligentTieringConfiguration;
    GET    Bucket "inventory&id"         GetBucketInventoryConfiguration configurations::by_id;
    GET    Bucket "inventory"            ListBucketInventoryConfigurations configurations::list_inventory;
    PUT    Bucket "inventory"            PutBucketInventoryConfiguration;
    DELETE Bucket "inventory"            DeleteBucketInventoryConfiguration;
    GET    Bucket "lifecycle"            GetBucketLifecycleConfiguration configurations::lifecycle;
    PUT    Bucket "lifecycle"            PutBucketLifecycleConfiguration;
    DELETE Bucket "lifecycle"            DeleteBucketLifecycle;
    GET    Bucket "location"             GetBucketLocation buckets::location;
    GET    Bucket "logging"              GetBucketLogging configurations::logging;
    PUT    Bucket "logging"              PutBucketLogging;
    GET    Bucket "metadataTable"        GetBucketMetadataTableConfiguration;
    POST   Bucket "metadataTable"        CreateBucketMetadataTableConfiguration;
    DELETE Bucket "metadataTable"        DeleteBucketMetadataTableConfiguration;
    GET    Bucket "metadataConfiguration" GetBucketMetadataConfiguration;
    POST   Bucket "metadataConfiguration" CreateBucketMetadataConfiguration;
    DELETE Bucket "metadataConfiguration" DeleteBucketMetadataConfiguration;
    PUT    Bucket "metadataInventoryTable" UpdateBucketMetadataInventoryTableConfiguration;
    PUT    Bucket "metadataJournalTable" UpdateBucketMetadataJournalTableConfiguration;
    GET    Bucket "metrics&id"           GetBucketMetricsConfiguration configurations::by_id;
    GET    Bucket "metrics"              ListBucketMetricsConfigurations configurations::list_metrics;
    PUT    Bucket "metrics"              PutBucketMetricsConfiguration;
    DELETE Bucket "metrics"              DeleteBucketMetricsConfiguration;
    GET    Bucket "notification"         GetBucketNotificationConfiguration configurations::notification;
    PUT    Bucket "notification"         PutBucketNotificationConfiguration;
    GET    Bucket "object-lock"          GetObjectLockConfiguration configurations::object_lock;
    PUT    Bucket "object-lock"          PutObjectLockConfiguration;
    GET    Bucket "ownershipControls"    GetBucketOwnershipControls configurations::ownership_controls;
    PUT    Bucket "ownershipControls"    PutBucketOwnershipControls;
    DELETE Bucket "ownershipControls"    DeleteBucketOwnershipControls;
    GET    Bucket "policy"               GetBucketPolicy configurations::policy;
    PUT    Bucket "policy"               PutBucketPolicy;
    DELETE Bucket "policy"               DeleteBucketPolicy;
    GET    Bucket "policyStatus"         GetBucketPolicyStatus configurations::policy;
    GET    Bucket "publicAccessBlock"    GetPublicAccessBlock configurations::public_access_block;
    PUT    Bucket "publicAccessBlock"    PutPublicAccessBlock;
    DELETE Bucket "publicAccessBlock"    DeletePublicAccessBlock;
    GET    Bucket "replication"          GetBucketReplication configurations::replication;
    PUT    Bucket "replication"          PutBucketReplication;
    DELETE Bucket "replication"          DeleteBucketReplication;
    GET    Bucket "requestPayment"       GetBucketRequestPayment configurations::request_payment;
    PUT    Bucket "requestPayment"       PutBucketRequestPayment;
    GET    Bucket "session"              CreateSession;
    GET    Bucket "tagging"              GetBucketTagging tagging::get_bucket;
    PUT    Bucket "tagging"              PutBucketTagging tagging::put_bucket;
    DELETE Bucket "tagging"              DeleteBucketTagging tagging::delete_bucket;
    GET    Bucket "uploads"              ListMultipartUploads multipart::list;
    GET    Bucket "versioning"           GetBucketVersioning configurations::versioning;
    PUT    Bucket "versioning"           PutBucketVersioning;
    GET    Bucket "versions"             ListObjectVersions listings::versions;
    GET    Bucket "website"              GetBucketWebsite configurations::website;
    PUT    Bucket "website"              PutBucketWebsite;
    DELETE Bucket "website"              DeleteBucketWebsite;
    POST   Bucket "delete"               DeleteObjects deletions::many;
    GET    Bucket "list-type=2"          ListObjectsV2 listings::v2;
    GET    Bucket ""                     ListObjects listings::v1;
    HEAD   Bucket ""                     HeadBucket buckets::head;
    PUT    Bucket ""                     CreateBucket buckets::create;
    DELETE Bucket ""                     DeleteBucket buckets::delete;
    POST   Bucket ""                     PostObject;
    OPTIONS Bucket ""                    PreflightBucket configurations::preflight;

    GET    Object "acl"                  GetObjectAcl configurations::acl;
    PUT    Object "acl"                  PutObjectAcl;
    GET    Object "attributes"           GetObjectAttributes objects::attributes;
    GET    Object "legal-hold"           GetObjectLegalHold;
    PUT    Object "legal-hold"           PutObjectLegalHold;
    GET    Object "retention"            GetObjectRetention;
    PUT    Object "retention"            PutObjectRetention;
    GET    Object "tagging"              GetObjectTagging tagging::get_object;
    PUT    Object "tagging"              PutObjectTagging tagging::put_object;
    DELETE Object "tagging"              DeleteObjectTagging tagging::delete_object;
    GET    Object "torrent"              GetObjectTorrent;
    PUT    Object "encryption"           UpdateObjectEncryption;
    PUT    Object "renameObject"         RenameObject;
    POST   Object "restore"              RestoreObject;
    POST   Object "select"               SelectObjectContent;
    POST   Object "uploads"              CreateMultipartUpload multipart::create;
    PUT    Object "uploadId@x-amz-copy-source" UploadPartCopy parts::copy;
    PUT    Object "uploadId"             UploadPart parts::put;
    GET    Object "uploadId"             ListParts parts::list;
    POST   Object "uploadId"             CompleteMultipartUpload multipart::complete;
    DELETE Object "uploadId"             AbortMultipartUpload multipart::abort;
    GET    Object ""                     GetObject objects::get;
    HEAD   Object ""                     HeadObject objects::head;
    PUT    Object "@x-amz-copy-source"   CopyObject copies::copy;
    PUT    Object ""                     PutObject objects::put;
    DELETE Object ""                     DeleteObject deletions::one;
    OPTIONS Object ""                    PreflightObject configurations::preflight;
}

/// All operations that are known, for coverage pages and the test that every one has tests.
pub fn operations() -> &'static [Operation] {
    OPERATIONS
}

impl Operation {
    /// Its name in the S3 API.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Whether it does more than to answer `NotImplemented`.
    pub fn is_implemented(&self) -> bool {
        self.handler.is_some()
    }

    /// The operation that a request means.
    pub(crate) fn select(call: &Call) -> Result<&'static Self> {
        let target = match (call.address.bucket.is_empty(), call.address.key.is_empty()) {
            (true, _) => Target::Service,
            (false, true) => Target::Bucket,
            (false, false) => Target::Object,
        };
        let found = OPERATIONS.iter().find(|operation| {
            operation.target == target
                && operation.method == call.method
                && operation.is_selected(call)
        });
        found.ok_or_else(|| {
            let resource = match target {
                Target::Service => "SERVICE",
                Target::Bucket => "BUCKET",
                Target::Object => "OBJECT",
            };
            Code::MethodNotAllowed
                .with("Method", call.method.as_str())
                .with("ResourceType", resource)
        })
    }

    fn is_selected(&self, call: &Call) -> bool {
        let (query, header) = self.selector.split_once('@').unwrap_or((self.selector, ""));
        let has_parameter = |condition: &str| match condition.split_once('=') {
            Some((name, value)) => call.query.get(name) == Some(value),
            None => condition.is_empty() || call.query.get(condition).is_some(),
        };
        query.split('&').all(has_parameter)
            && (header.is_empty() || call.headers.contains_key(header))
    }
}
