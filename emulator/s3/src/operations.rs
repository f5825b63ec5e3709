//! The one table of all operations: how a request selects one, and who carries it out. Those without a handler answer S3's
//! `NotImplemented`; none is ever ignored.

use std::future::Future;
use std::pin::Pin;

use http::Method;

use crate::access::{lists, policies};
use crate::call::Call;
use crate::errors::{Code, Result};
use crate::response::Response;
use crate::{
    buckets, configurations, copies, deletions, listings, locks, multipart, objects, parts,
    tagging, versioning,
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

    GET    Bucket "accelerate"           GetBucketAccelerateConfiguration configurations::get;
    PUT    Bucket "accelerate"           PutBucketAccelerateConfiguration configurations::put;
    GET    Bucket "abac"                 GetBucketAbac configurations::get;
    PUT    Bucket "abac"                 PutBucketAbac configurations::put;
    GET    Bucket "acl"                  GetBucketAcl lists::get_of_bucket;
    PUT    Bucket "acl"                  PutBucketAcl lists::put_of_bucket;
    GET    Bucket "analytics&id"         GetBucketAnalyticsConfiguration configurations::get_one;
    GET    Bucket "analytics"            ListBucketAnalyticsConfigurations configurations::list;
    PUT    Bucket "analytics"            PutBucketAnalyticsConfiguration configurations::put_one;
    DELETE Bucket "analytics"            DeleteBucketAnalyticsConfiguration configurations::delete_one;
    GET    Bucket "cors"                 GetBucketCors configurations::get;
    PUT    Bucket "cors"                 PutBucketCors configurations::put;
    DELETE Bucket "cors"                 DeleteBucketCors configurations::delete;
    GET    Bucket "encryption"           GetBucketEncryption configurations::get;
    PUT    Bucket "encryption"           PutBucketEncryption configurations::put;
    DELETE Bucket "encryption"           DeleteBucketEncryption configurations::delete;
    GET    Bucket "intelligent-tiering&id" GetBucketIntelligentTieringConfiguration configurations::get_one;
    GET    Bucket "intelligent-tiering"  ListBucketIntelligentTieringConfigurations configurations::list;
    PUT    Bucket "intelligent-tiering"  PutBucketIntelligentTieringConfiguration configurations::put_one;
    DELETE Bucket "intelligent-tiering"  DeleteBucketIntelligentTieringConfiguration configurations::delete_one;
    GET    Bucket "inventory&id"         GetBucketInventoryConfiguration configurations::get_one;
    GET    Bucket "inventory"            ListBucketInventoryConfigurations configurations::list;
    PUT    Bucket "inventory"            PutBucketInventoryConfiguration configurations::put_one;
    DELETE Bucket "inventory"            DeleteBucketInventoryConfiguration configurations::delete_one;
    GET    Bucket "lifecycle"            GetBucketLifecycleConfiguration configurations::get;
    PUT    Bucket "lifecycle"            PutBucketLifecycleConfiguration configurations::put;
    DELETE Bucket "lifecycle"            DeleteBucketLifecycle configurations::delete;
    GET    Bucket "location"             GetBucketLocation buckets::location;
    GET    Bucket "logging"              GetBucketLogging configurations::get;
    PUT    Bucket "logging"              PutBucketLogging configurations::put;
    GET    Bucket "metadataTable"        GetBucketMetadataTableConfiguration;
    POST   Bucket "metadataTable"        CreateBucketMetadataTableConfiguration;
    DELETE Bucket "metadataTable"        DeleteBucketMetadataTableConfiguration;
    GET    Bucket "metadataConfiguration" GetBucketMetadataConfiguration;
    POST   Bucket "metadataConfiguration" CreateBucketMetadataConfiguration;
    DELETE Bucket "metadataConfiguration" DeleteBucketMetadataConfiguration;
    PUT    Bucket "metadataInventoryTable" UpdateBucketMetadataInventoryTableConfiguration;
    PUT    Bucket "metadataJournalTable" UpdateBucketMetadataJournalTableConfiguration;
    GET    Bucket "metrics&id"           GetBucketMetricsConfiguration configurations::get_one;
    GET    Bucket "metrics"              ListBucketMetricsConfigurations configurations::list;
    PUT    Bucket "metrics"              PutBucketMetricsConfiguration configurations::put_one;
    DELETE Bucket "metrics"              DeleteBucketMetricsConfiguration configurations::delete_one;
    GET    Bucket "notification"         GetBucketNotificationConfiguration configurations::get;
    PUT    Bucket "notification"         PutBucketNotificationConfiguration configurations::put;
    GET    Bucket "object-lock"          GetObjectLockConfiguration locks::get_of_bucket;
    PUT    Bucket "object-lock"          PutObjectLockConfiguration locks::put_of_bucket;
    GET    Bucket "ownershipControls"    GetBucketOwnershipControls configurations::get;
    PUT    Bucket "ownershipControls"    PutBucketOwnershipControls configurations::put;
    DELETE Bucket "ownershipControls"    DeleteBucketOwnershipControls configurations::delete;
    GET    Bucket "policy"               GetBucketPolicy policies::get;
    PUT    Bucket "policy"               PutBucketPolicy policies::put;
    DELETE Bucket "policy"               DeleteBucketPolicy policies::delete;
    GET    Bucket "policyStatus"         GetBucketPolicyStatus policies::status;
    GET    Bucket "publicAccessBlock"    GetPublicAccessBlock configurations::get;
    PUT    Bucket "publicAccessBlock"    PutPublicAccessBlock configurations::put;
    DELETE Bucket "publicAccessBlock"    DeletePublicAccessBlock configurations::delete;
    GET    Bucket "replication"          GetBucketReplication configurations::replication;
    PUT    Bucket "replication"          PutBucketReplication;
    DELETE Bucket "replication"          DeleteBucketReplication;
    GET    Bucket "requestPayment"       GetBucketRequestPayment configurations::get;
    PUT    Bucket "requestPayment"       PutBucketRequestPayment configurations::put;
    GET    Bucket "session"              CreateSession;
    GET    Bucket "tagging"              GetBucketTagging tagging::get_bucket;
    PUT    Bucket "tagging"              PutBucketTagging tagging::put_bucket;
    DELETE Bucket "tagging"              DeleteBucketTagging tagging::delete_bucket;
    GET    Bucket "uploads"              ListMultipartUploads multipart::list;
    GET    Bucket "versioning"           GetBucketVersioning versioning::get;
    PUT    Bucket "versioning"           PutBucketVersioning versioning::put;
    GET    Bucket "versions"             ListObjectVersions listings::versions;
    GET    Bucket "website"              GetBucketWebsite configurations::get;
    PUT    Bucket "website"              PutBucketWebsite configurations::put;
    DELETE Bucket "website"              DeleteBucketWebsite configurations::delete;
    POST   Bucket "delete"               DeleteObjects deletions::many;
    GET    Bucket "list-type=2"          ListObjectsV2 listings::v2;
    GET    Bucket ""                     ListObjects listings::v1;
    HEAD   Bucket ""                     HeadBucket buckets::head;
    PUT    Bucket ""                     CreateBucket buckets::create;
    DELETE Bucket ""                     DeleteBucket buckets::delete;
    POST   Bucket ""                     PostObject;
    OPTIONS Bucket ""                    PreflightBucket configurations::preflight;

    GET    Object "acl"                  GetObjectAcl lists::get_of_object;
    PUT    Object "acl"                  PutObjectAcl lists::put_of_object;
    GET    Object "attributes"           GetObjectAttributes objects::attributes;
    GET    Object "legal-hold"           GetObjectLegalHold locks::get_hold;
    PUT    Object "legal-hold"           PutObjectLegalHold locks::put_hold;
    GET    Object "retention"            GetObjectRetention locks::get_retention;
    PUT    Object "retention"            PutObjectRetention locks::put_retention;
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

/// Configurations that are kept, checked and answered, and nothing acts on them.
const ON_RECORD: &[&str] = &[
    "Abac",
    "Accelerate",
    "AnalyticsConfiguration",
    "IntelligentTiering",
    "InventoryConfiguration",
    "Lifecycle",
    "BucketLogging",
    "MetricsConfiguration",
    "NotificationConfiguration",
    "RequestPayment",
    "BucketWebsite",
];

/// All operations that are known, for coverage pages and the test that every one has tests.
pub fn operations() -> &'static [Operation] {
    OPERATIONS
}

impl Operation {
    /// Its name in the S3 API.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What it comes to: whether anything acts on what it sets.
    pub fn effect(&self) -> &'static str {
        let sets = ["Put", "Delete"]
            .iter()
            .any(|verb| self.name.starts_with(verb));
        match sets && ON_RECORD.iter().any(|part| self.name.contains(part)) {
            true => "record only",
            false => "behaves",
        }
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
