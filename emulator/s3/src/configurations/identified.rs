//! The configurations that a bucket has many of, each with an id: analytics, inventory, metrics and tiering.

use http::StatusCode;
use rusqlite::{Connection, params};

use crate::call::Call;
use crate::documents::{Document, shapes};
use crate::errors::{Code, Error, Result};
use crate::listings;
use crate::response::{self, Response};
use crate::store::Bucket;
use crate::xml::{Element, Xml};

/// How many of a kind stand on a page of a list, and how many a bucket may have.
const PAGE: usize = 100;
const MOST: usize = 1000;

struct Kind {
    /// The query parameter that means it.
    name: &'static str,
    document: &'static Document,
    /// The root of a list.
    list: &'static str,
}

static KINDS: &[Kind] = &[
    Kind {
        name: "analytics",
        document: &shapes::PUT_BUCKET_ANALYTICS_CONFIGURATION,
        list: "ListBucketAnalyticsConfigurationResult",
    },
    Kind {
        name: "intelligent-tiering",
        document: &shapes::PUT_BUCKET_INTELLIGENT_TIERING_CONFIGURATION,
        list: "ListBucketIntelligentTieringConfigurationsOutput",
    },
    Kind {
        name: "inventory",
        document: &shapes::PUT_BUCKET_INVENTORY_CONFIGURATION,
        list: "ListInventoryConfigurationsResult",
    },
    Kind {
        name: "metrics",
        document: &shapes::PUT_BUCKET_METRICS_CONFIGURATION,
        list: "ListMetricsConfigurationsResult",
    },
];

impl Kind {
    fn of(call: &Call) -> Result<&'static Self> {
        let mut kinds = KINDS.iter();
        let found = kinds.find(|kind| call.query.get(kind.name).is_some());
        found.ok_or_else(|| Code::NotImplemented.into())
    }

    /// What one is kept under.
    fn key(&self, id: &str) -> String {
        format!("{}/{id}", self.name)
    }

    /// All of a bucket, in the order of their ids.
    fn all(&self, connection: &Connection, bucket: &Bucket) -> Result<Vec<(String, String)>> {
        let mut statement = connection.prepare_cached(
            "SELECT kind, value FROM configurations WHERE bucket = ?1 AND kind > ?2 AND kind < ?3 ORDER BY kind",
        )?;
        // '0' follows '/' in ASCII.
        let (from, to) = (self.key(""), format!("{}0", self.name));
        let rows = statement.query_map(params![bucket.id, from, to], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn id(call: &Call) -> Result<&str> {
    let id = call.query.filled("id").filter(|id| {
        id.len() <= 64
            && id
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
    });
    id.ok_or_else(|| Code::InvalidConfigurationId.into())
}

/// PutBucket…Configuration of these kinds.
pub(crate) async fn put_one(mut call: Call) -> Result<Response> {
    let kind = Kind::of(&call)?;
    let id = id(&call)?.to_owned();
    let given = kind.document.read(&call.receive_bytes().await?)?;
    if given.child_text("Id") != Some(id.as_str()) {
        return Err(Code::InvalidConfigurationId.into());
    }
    let text = super::text_of(&given);
    let bucket = call.bucket()?.clone();
    call.store
        .write(move |change| {
            bucket.ensure_still_there(change.connection)?;
            let all = kind.all(change.connection, &bucket)?;
            let key = kind.key(&id);
            if all.len() >= MOST && all.iter().all(|(other, _)| *other != key) {
                return Err(Code::TooManyConfigurations.into());
            }
            bucket.configure(change.connection, &key, Some(&text))
        })
        .await?;
    Ok(response::empty(match kind.name {
        "metrics" | "inventory" => StatusCode::NO_CONTENT,
        _ => StatusCode::OK,
    }))
}

/// GetBucket…Configuration of these kinds.
pub(crate) async fn get_one(call: Call) -> Result<Response> {
    let key = Kind::of(&call)?.key(id(&call)?);
    let bucket = call.bucket()?;
    let kept = call
        .store
        .read(|connection| bucket.configuration(connection, &key))?;
    match kept {
        Some(text) => Ok(response::kept_document(&text)),
        None => Err(absent(&call)?),
    }
}

/// DeleteBucket…Configuration of these kinds.
pub(crate) async fn delete_one(call: Call) -> Result<Response> {
    let key = Kind::of(&call)?.key(id(&call)?);
    let (bucket, missing) = (call.bucket()?.clone(), absent(&call)?);
    call.store
        .write(move |change| {
            bucket.ensure_still_there(change.connection)?;
            if bucket.configuration(change.connection, &key)?.is_none() {
                return Err(missing);
            }
            bucket.configure(change.connection, &key, None)
        })
        .await?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}

fn absent(call: &Call) -> Result<Error> {
    Ok(Code::NoSuchConfiguration.with("BucketName", &call.bucket()?.name))
}

/// ListBucket…Configurations of these kinds.
pub(crate) async fn list(call: Call) -> Result<Response> {
    let kind = Kind::of(&call)?;
    let bucket = call.bucket()?;
    let token = call.query.filled("continuation-token");
    let after = token.map(listings::read_token).transpose()?;
    let all = call.store.read(|connection| kind.all(connection, bucket))?;
    let mut rest = all
        .into_iter()
        .filter(|(key, _)| after.as_deref().is_none_or(|after| key.as_bytes() > after));
    let page: Vec<_> = rest.by_ref().take(PAGE).collect();
    let is_truncated = rest.next().is_some();
    let mut xml = Xml::document(kind.list);
    xml.optional("ContinuationToken", token);
    xml.value("IsTruncated", is_truncated);
    if let Some((last, _)) = page.last().filter(|_| is_truncated) {
        xml.text("NextContinuationToken", listings::token(last.as_bytes()));
    }
    for (_, text) in &page {
        if let Some(element) = Element::of_any_root(text.as_bytes()) {
            xml.element(&element);
        }
    }
    Ok(response::document(xml))
}
