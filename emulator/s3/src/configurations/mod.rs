//! A bucket's configurations: what sets, answers and removes each, and what AWS answers of a bucket that nobody configured.
//! They are kept as the documents that they are; what acts on one reads it with [`Bucket::document`].

mod absent;
pub(crate) mod cors;
mod identified;
mod lifecycle;
mod rules;

use http::StatusCode;

use crate::call::Call;
use crate::documents::{self, Document, shapes};
use crate::errors::{Code, Result};
use crate::response::{self, Response};
use crate::store::Bucket;
use crate::xml::Element;

pub(crate) use absent::replication;
pub(crate) use cors::preflight;
pub(crate) use identified::{delete_one, get_one, list, put_one};
pub(crate) use rules::BLOCKS;

/// A kind of configuration that a bucket has at most one of.
pub(crate) struct Kind {
    /// The query parameter that means it, which is also what it is kept under.
    name: &'static str,
    document: &'static Document,
    /// What is checked beyond the shape; what it returns is kept.
    check: fn(&Call, Element) -> Result<Element>,
    /// The answer when there is none.
    absent: fn(&Call) -> Result<Response>,
}

static KINDS: &[Kind] = &[
    Kind {
        name: "abac",
        document: &shapes::PUT_BUCKET_ABAC,
        check: |_, given| Ok(given),
        absent: absent::abac,
    },
    Kind {
        name: "accelerate",
        document: &shapes::PUT_BUCKET_ACCELERATE_CONFIGURATION,
        check: rules::accelerate,
        absent: absent::accelerate,
    },
    Kind {
        name: "cors",
        document: &shapes::PUT_BUCKET_CORS,
        check: rules::cors,
        absent: absent::cors,
    },
    Kind {
        name: "encryption",
        document: &shapes::PUT_BUCKET_ENCRYPTION,
        check: rules::encryption,
        absent: absent::encryption,
    },
    Kind {
        name: "lifecycle",
        document: &shapes::PUT_BUCKET_LIFECYCLE_CONFIGURATION,
        check: lifecycle::check,
        absent: absent::lifecycle,
    },
    Kind {
        name: "logging",
        document: &shapes::PUT_BUCKET_LOGGING,
        check: rules::logging,
        absent: absent::logging,
    },
    Kind {
        name: "notification",
        document: &shapes::PUT_BUCKET_NOTIFICATION_CONFIGURATION,
        check: rules::notification,
        absent: absent::notification,
    },
    Kind {
        name: "ownershipControls",
        document: &shapes::PUT_BUCKET_OWNERSHIP_CONTROLS,
        check: rules::ownership_controls,
        absent: absent::ownership_controls,
    },
    Kind {
        name: "publicAccessBlock",
        document: &shapes::PUT_PUBLIC_ACCESS_BLOCK,
        check: rules::public_access_block,
        absent: absent::public_access_block,
    },
    Kind {
        name: "requestPayment",
        document: &shapes::PUT_BUCKET_REQUEST_PAYMENT,
        check: |_, given| Ok(given),
        absent: absent::request_payment,
    },
    Kind {
        name: "website",
        document: &shapes::PUT_BUCKET_WEBSITE,
        check: rules::website,
        absent: absent::website,
    },
];

/// The value that says a configuration was deleted where having none is not the beginning.
const DELETED: &str = "";

impl Kind {
    fn of(call: &Call) -> Result<&'static Self> {
        let mut kinds = KINDS.iter();
        let found = kinds.find(|kind| call.query.get(kind.name).is_some());
        found.ok_or_else(|| Code::NotImplemented.into())
    }

    /// Whether a new bucket has it without being told, so that taking it away is something to remember.
    fn is_given_to_all(&self) -> bool {
        matches!(self.name, "ownershipControls" | "publicAccessBlock")
    }
}

impl Bucket {
    /// The configuration of a name, parsed, if one was set.
    pub(crate) fn document(
        &self,
        connection: &rusqlite::Connection,
        name: &str,
    ) -> Result<Option<Element>> {
        let kept = self.configuration(connection, name)?;
        let kept = kept.filter(|text| text != DELETED);
        Ok(kept.and_then(|text| Element::of_any_root(text.as_bytes())))
    }
}

/// Sets a configuration.
pub(crate) async fn put(mut call: Call) -> Result<Response> {
    let kind = Kind::of(&call)?;
    let bytes = call.receive_bytes().await?;
    if bytes.is_empty() {
        return Err(Code::MissingRequestBodyError.into());
    }
    let given = kind.document.read(&bytes)?;
    let kept = (kind.check)(&call, given)?;
    keep(&call, kind.name, Some(&kept)).await?;
    let mut response = response::empty(StatusCode::OK);
    if kind.name == "lifecycle" {
        lifecycle::remember_minimum(&call, &mut response).await?;
    }
    Ok(response)
}

/// Answers a configuration.
pub(crate) async fn get(call: Call) -> Result<Response> {
    let kind = Kind::of(&call)?;
    let bucket = call.bucket()?;
    let kept = call
        .store
        .read(|connection| bucket.configuration(connection, kind.name))?;
    let mut response = match kept.as_deref() {
        Some(DELETED) => absent::after_deletion(&call, kind.name),
        Some(text) => Ok(response::kept_document(text)),
        None => (kind.absent)(&call),
    }?;
    if kind.name == "lifecycle" {
        lifecycle::tell_minimum(&call, &mut response)?;
    }
    Ok(response)
}

/// Removes a configuration; it is no error if there is none.
pub(crate) async fn delete(call: Call) -> Result<Response> {
    let kind = Kind::of(&call)?;
    match kind.is_given_to_all() {
        true => keep_text(&call, kind.name, Some(DELETED.to_owned())).await?,
        false => keep(&call, kind.name, None).await?,
    }
    Ok(response::empty(StatusCode::NO_CONTENT))
}

/// The controls of a bucket that is made with an ownership, to be kept.
pub(crate) fn ownership_controls(name: &str) -> (&'static str, String) {
    let rule = Element {
        children: vec![Element::of_text("ObjectOwnership", name)],
        ..Element::of_text("Rule", "")
    };
    let controls = Element {
        children: vec![rule],
        ..Element::of_text("OwnershipControls", "")
    };
    ("ownershipControls", text_of(&controls))
}

/// What is kept of a bucket that is made without a public access block.
pub(crate) fn no_public_access_block() -> (&'static str, String) {
    ("publicAccessBlock", DELETED.to_owned())
}

/// A document as it is kept.
pub(crate) fn text_of(document: &Element) -> String {
    String::from_utf8(documents::write(document).finish()).expect("text was put in")
}

async fn keep(call: &Call, name: &str, document: Option<&Element>) -> Result<()> {
    keep_text(call, name, document.map(text_of)).await
}

async fn keep_text(call: &Call, name: &str, text: Option<String>) -> Result<()> {
    let (bucket, name) = (call.bucket()?.clone(), name.to_owned());
    call.store
        .write(move |change| {
            bucket.ensure_still_there(change.connection)?;
            bucket.configure(change.connection, &name, text.as_deref())
        })
        .await
}
