//! Object Lock: versions that cannot be deleted before a date, or while a hold is on them
//! (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html>).

use http::{HeaderMap, Method, StatusCode};
use jiff::Timestamp;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::call::Call;
use crate::documents::shapes;
use crate::errors::{Code, Error, Result};
use crate::objects;
use crate::response::{self, Response, iso_date, set};
use crate::store::{Bucket, Object, Versioning};
use crate::xml::{Element, Xml};

/// The kind of configuration that a bucket's is.
pub(crate) const KIND: &str = "object-lock";
const MISSING: &str = "Bucket is missing Object Lock Configuration";
const DAY_MS: i64 = 86_400_000;
/// The longest default retention, in days.
const MAX_DAYS: i64 = 36_500;

/// How firmly a version is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Mode {
    /// Whoever may bypass it can end it.
    Governance,
    /// Nobody can.
    Compliance,
}

impl Mode {
    fn name(self) -> &'static str {
        match self {
            Self::Governance => "GOVERNANCE",
            Self::Compliance => "COMPLIANCE",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Governance, Self::Compliance]
            .into_iter()
            .find(|mode| mode.name() == name)
    }
}

/// Until when a version is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Retention {
    mode: Mode,
    /// Milliseconds since 1970.
    until_ms: i64,
}

/// What keeps a version from being deleted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Lock {
    retention: Option<Retention>,
    /// None where nobody ever said.
    hold: Option<bool>,
}

impl Lock {
    /// The lock that a request gives a new object; with the bucket's default where it says nothing.
    pub(crate) fn of_new_object(call: &Call) -> Result<Self> {
        let names = [
            "x-amz-object-lock-mode",
            "x-amz-object-lock-retain-until-date",
            "x-amz-object-lock-legal-hold",
        ];
        let [mode, until, hold] = names.map(|name| call.header(name));
        let bucket = call.bucket()?;
        let asks = mode.or(until).or(hold).is_some();
        // Buckets with locks keep versions, so that most requests need no look at the configuration.
        let configuration = match bucket.versioning == Versioning::Enabled {
            true => call
                .store
                .read(|connection| bucket.document(connection, KIND))?,
            false => None,
        };
        let Some(configuration) = configuration else {
            return match asks {
                true => Err(Code::InvalidRequest.because(MISSING)),
                false => Ok(Self::default()),
            };
        };
        let is_put = call.method == Method::PUT && call.header("x-amz-copy-source").is_none();
        if asks && is_put && !call.declares_digest() {
            return Err(Code::InvalidRequest.because(
                "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters",
            ));
        }
        let given = match (mode, until) {
            (Some(mode), Some(until)) => Some(Retention::read(mode, until, call.now_ms())?),
            (None, None) => None,
            _ => {
                return Err(Code::InvalidArgument.because(
                    "x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied",
                ));
            }
        };
        Ok(Self {
            retention: given.or_else(|| default_retention(&configuration, call.now_ms())),
            hold: hold.map(read_hold).transpose()?,
        })
    }

    /// Whether nothing was ever said.
    pub(crate) fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Says what keeps the version, in an answer to GET or HEAD.
    pub(crate) fn write(&self, headers: &mut HeaderMap) {
        if let Some(retention) = &self.retention {
            set(headers, "x-amz-object-lock-mode", retention.mode.name());
            set(
                headers,
                "x-amz-object-lock-retain-until-date",
                &iso_date(retention.until_ms),
            );
        }
        if let Some(hold) = self.hold {
            set(headers, "x-amz-object-lock-legal-hold", hold_name(hold));
        }
    }

    /// `AccessDenied` while the version must not be deleted.
    pub(crate) fn ensure_deletable(&self, now_ms: i64, bypasses_governance: bool) -> Result<()> {
        let is_kept = self.retention.as_ref().is_some_and(|retention| {
            let is_bypassed = retention.mode == Mode::Governance && bypasses_governance;
            retention.until_ms > now_ms && !is_bypassed
        });
        match is_kept || self.hold == Some(true) {
            true => Err(Code::AccessDenied
                .because("Access Denied because object protected by object lock.")),
            false => Ok(()),
        }
    }
}

impl Retention {
    fn read(mode: &str, until: &str, now_ms: i64) -> Result<Self> {
        let mode = Mode::named(mode)
            .ok_or_else(|| Code::InvalidArgument.because("Unknown wormMode directive."))?;
        let until = until.parse::<Timestamp>().map_err(|_| {
            Code::InvalidArgument
                .because("The retain until date must be provided in ISO 8601 format")
        })?;
        let until_ms = until.as_millisecond();
        match until_ms > now_ms {
            true => Ok(Self { mode, until_ms }),
            false => {
                Err(Code::InvalidArgument.because("The retain until date must be in the future!"))
            }
        }
    }

    /// Whether replacing this by another takes something away.
    fn is_weakened_by(&self, other: Option<&Self>) -> bool {
        let Some(other) = other else { return true };
        let is_softer = self.mode == Mode::Compliance && other.mode == Mode::Governance;
        other.until_ms < self.until_ms || is_softer
    }
}

fn read_hold(text: &str) -> Result<bool> {
    match text {
        "ON" => Ok(true),
        "OFF" => Ok(false),
        _ => Err(Code::InvalidArgument.because("Legal Hold must be either of 'ON' or 'OFF'")),
    }
}

fn hold_name(hold: bool) -> &'static str {
    if hold { "ON" } else { "OFF" }
}

fn default_retention(configuration: &Element, now_ms: i64) -> Option<Retention> {
    let default = configuration.child("Rule")?.child("DefaultRetention")?;
    let days = match default.number("Years") {
        Some(years) => years * 365,
        None => default.number("Days")?,
    };
    Some(Retention {
        mode: Mode::named(default.child_text("Mode")?)?,
        until_ms: now_ms + days * DAY_MS,
    })
}

/// Whether a request bypasses governance; whoever may write the bucket's retention may do so here.
pub(crate) fn bypasses_governance(call: &Call) -> bool {
    call.header("x-amz-bypass-governance-retention")
        .is_some_and(|value| value.eq_ignore_ascii_case("true"))
}

/// The configuration of a bucket that is made with locks, to be kept.
pub(crate) fn of_new_bucket() -> (&'static str, String) {
    let enabled = Element {
        children: vec![Element::of_text("ObjectLockEnabled", "Enabled")],
        ..Element::of_text("ObjectLockConfiguration", "")
    };
    (KIND, crate::configurations::text_of(&enabled))
}

/// GetObjectLockConfiguration.
pub(crate) async fn get_of_bucket(call: Call) -> Result<Response> {
    let bucket = call.bucket()?;
    let kept = call
        .store
        .read(|connection| bucket.configuration(connection, KIND))?;
    match kept {
        Some(text) => Ok(response::kept_document(&text)),
        None => Err(Code::ObjectLockConfigurationNotFoundError.with("BucketName", &bucket.name)),
    }
}

/// PutObjectLockConfiguration.
pub(crate) async fn put_of_bucket(mut call: Call) -> Result<Response> {
    let given = shapes::PUT_OBJECT_LOCK_CONFIGURATION.read(&call.receive_bytes().await?)?;
    if given.child("ObjectLockEnabled").is_none() {
        return Err(Code::MalformedXML.into());
    }
    if let Some(rule) = given.child("Rule") {
        ensure_default(rule.child("DefaultRetention").ok_or(Code::MalformedXML)?)?;
    }
    let bucket = call.bucket()?.clone();
    if bucket.versioning != Versioning::Enabled {
        return Err(Code::InvalidBucketState.because(
            "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
        ));
    }
    let text = crate::configurations::text_of(&given);
    call.store
        .write(move |change| {
            bucket.ensure_still_there(change.connection)?;
            bucket.configure(change.connection, KIND, Some(&text))
        })
        .await?;
    Ok(response::empty(StatusCode::OK))
}

fn ensure_default(default: &Element) -> Result<()> {
    if default.child("Mode").is_none() {
        return Err(Code::MalformedXML.into());
    }
    let days = match (default.number("Days"), default.number("Years")) {
        (Some(days), None) => days,
        (None, Some(years)) => years.saturating_mul(365),
        _ => return Err(Code::MalformedXML.into()),
    };
    if days <= 0 {
        return Err(Code::InvalidRetentionPeriod.into());
    }
    match days > MAX_DAYS {
        true => Err(Code::InvalidRetentionPeriod
            .because("The default retention period is too large. Maximum value is 36500 days.")),
        false => Ok(()),
    }
}

fn ensure_has_locks(connection: &Connection, bucket: &Bucket) -> Result<()> {
    match bucket.configuration(connection, KIND)? {
        Some(_) => Ok(()),
        None => Err(Code::InvalidRequest.because(MISSING)),
    }
}

fn locked(call: &Call) -> Result<Lock> {
    let bucket = call.bucket()?;
    call.store
        .read(|connection| ensure_has_locks(connection, bucket))?;
    Ok(objects::find(call)?.headers.lock)
}

fn absent() -> Error {
    Code::NoSuchObjectLockConfiguration.into()
}

/// GetObjectRetention.
pub(crate) async fn get_retention(call: Call) -> Result<Response> {
    let retention = locked(&call)?.retention.ok_or_else(absent)?;
    let mut xml = Xml::document("Retention");
    xml.text("Mode", retention.mode.name())
        .text("RetainUntilDate", iso_date(retention.until_ms));
    Ok(response::document(xml))
}

/// GetObjectLegalHold.
pub(crate) async fn get_hold(call: Call) -> Result<Response> {
    let hold = locked(&call)?.hold.ok_or_else(absent)?;
    let mut xml = Xml::document("LegalHold");
    xml.text("Status", hold_name(hold));
    Ok(response::document(xml))
}

/// PutObjectRetention.
pub(crate) async fn put_retention(mut call: Call) -> Result<Response> {
    let given = shapes::PUT_OBJECT_RETENTION.read(&call.receive_bytes().await?)?;
    let now_ms = call.now_ms();
    let retention = match (
        given.child_text("Mode"),
        given.child_text("RetainUntilDate"),
    ) {
        (Some(mode), Some(until)) => Some(Retention::read(mode, until.trim(), now_ms)?),
        (None, None) => None,
        _ => return Err(Code::MalformedXML.into()),
    };
    let bypasses = bypasses_governance(&call);
    change(&call, move |object| {
        let old = object.headers.lock.retention.as_ref();
        let old = old.filter(|old| old.until_ms > now_ms && old.is_weakened_by(retention.as_ref()));
        if old.is_some_and(|old| old.mode == Mode::Compliance || !bypasses) {
            return Err(Code::AccessDenied
                .because("Access Denied because object protected by object lock."));
        }
        object.headers.lock.retention = retention;
        Ok(())
    })
    .await
}

/// PutObjectLegalHold.
pub(crate) async fn put_hold(mut call: Call) -> Result<Response> {
    let given = shapes::PUT_OBJECT_LEGAL_HOLD.read(&call.receive_bytes().await?)?;
    let hold = read_hold(given.required("Status")?)?;
    change(&call, move |object| {
        object.headers.lock.hold = Some(hold);
        Ok(())
    })
    .await
}

/// Changes the lock of the version that a request names.
async fn change(
    call: &Call,
    work: impl FnOnce(&mut Object) -> Result<()> + Send + 'static,
) -> Result<Response> {
    let (bucket, key) = (call.bucket()?.clone(), call.key().to_owned());
    let id = call.version_id()?.map(str::to_owned);
    call.store
        .write(move |change| {
            ensure_has_locks(change.connection, &bucket)?;
            let mut object = objects::find_in(change.connection, bucket.id, &key, id.as_deref())?;
            work(&mut object)?;
            object.set_headers(change.connection)
        })
        .await?;
    Ok(response::empty(StatusCode::OK))
}
