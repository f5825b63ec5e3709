//! Tags of buckets and objects.

use http::StatusCode;

use crate::call::{Call, Query};
use crate::errors::{Code, Result};
use crate::objects;
use crate::response::{self, Response};
use crate::store::{Tags, from_json, to_json};
use crate::xml::{Element, Xml};

/// How many tags a bucket may have.
pub(crate) const TAGS: usize = 50;
/// How many tags an object may have.
const OBJECT_TAGS: usize = 10;
/// The kind of configuration that a bucket's tags are.
pub(crate) const KIND: &str = "tagging";

/// The tags of a `TagSet`, checked.
pub(crate) fn read_tags(set: &Element, most: usize) -> Result<Tags> {
    let mut tags = Tags::new();
    for tag in &set.children {
        if tag.name != "Tag" {
            return Err(Code::MalformedXML.into());
        }
        tags.push((
            tag.required("Key")?.to_owned(),
            tag.required("Value")?.to_owned(),
        ));
    }
    check(tags, most)
}

/// The tags of an `x-amz-tagging` header.
pub(crate) fn of_header(call: &Call) -> Result<Tags> {
    let Some(text) = call.header("x-amz-tagging").filter(|text| !text.is_empty()) else {
        return Ok(Tags::new());
    };
    check(Query::parse(text).into_pairs(), OBJECT_TAGS)
}

fn check(tags: Tags, most: usize) -> Result<Tags> {
    let limit = if most == OBJECT_TAGS {
        "Object"
    } else {
        "Bucket"
    };
    if tags.len() > most {
        return Err(Code::InvalidTag.because(format!("{limit} tags cannot be greater than {most}")));
    }
    for (index, (key, value)) in tags.iter().enumerate() {
        let invalid = |what: &str| {
            Code::InvalidTag.because(format!("The Tag{what} you have provided is invalid"))
        };
        if key.is_empty()
            || key.chars().count() > 128
            || key.starts_with("aws:")
            || !is_tag_text(key)
        {
            return Err(invalid("Key").with("TagKey", key));
        }
        if value.chars().count() > 256 || !is_tag_text(value) {
            return Err(invalid("Value").with("TagKey", key).with("TagValue", value));
        }
        if tags[..index].iter().any(|(other, _)| other == key) {
            return Err(Code::InvalidTag
                .because("Cannot provide multiple Tags with the same key")
                .with("TagKey", key));
        }
    }
    Ok(tags)
}

/// Letters and digits of any script, spaces and `_.:/=+-@`.
fn is_tag_text(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_alphanumeric() || c.is_whitespace() || "_.:/=+-@".contains(c) || !c.is_ascii()
    })
}

fn write_tags(tags: &Tags) -> Response {
    let mut xml = Xml::document("Tagging");
    xml.start("TagSet");
    for (key, value) in tags {
        xml.start("Tag").text("Key", key).text("Value", value).end();
    }
    response::document(xml)
}

async fn receive(call: &mut Call, most: usize) -> Result<Tags> {
    let document = call.receive_document("Tagging").await?;
    read_tags(document.child("TagSet").ok_or(Code::MalformedXML)?, most)
}

/// GetBucketTagging.
pub(crate) async fn get_bucket(call: Call) -> Result<Response> {
    let bucket = call.bucket()?;
    let value = call
        .store
        .read(|connection| bucket.configuration(connection, KIND))?;
    let value = value.ok_or_else(|| Code::NoSuchTagSet.with("BucketName", &bucket.name))?;
    Ok(write_tags(&from_json(&value)?))
}

/// PutBucketTagging.
pub(crate) async fn put_bucket(mut call: Call) -> Result<Response> {
    let tags = receive(&mut call, TAGS).await?;
    configure(&call, Some(to_json(&tags))).await
}

/// DeleteBucketTagging.
pub(crate) async fn delete_bucket(call: Call) -> Result<Response> {
    configure(&call, None).await
}

async fn configure(call: &Call, value: Option<String>) -> Result<Response> {
    let bucket = call.bucket()?.clone();
    call.store
        .write(move |change| {
            bucket.ensure_still_there(change.connection)?;
            bucket.configure(change.connection, KIND, value.as_deref())
        })
        .await?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}

/// GetObjectTagging.
pub(crate) async fn get_object(call: Call) -> Result<Response> {
    let object = objects::find(&call)?;
    let mut response = write_tags(&object.tags);
    objects::tell_version(&call, &object.version_id, response.headers_mut())?;
    Ok(response)
}

/// PutObjectTagging.
pub(crate) async fn put_object(mut call: Call) -> Result<Response> {
    let tags = receive(&mut call, OBJECT_TAGS).await?;
    set_object_tags(&call, tags, StatusCode::OK).await
}

/// DeleteObjectTagging.
pub(crate) async fn delete_object(call: Call) -> Result<Response> {
    set_object_tags(&call, Tags::new(), StatusCode::NO_CONTENT).await
}

async fn set_object_tags(call: &Call, tags: Tags, status: StatusCode) -> Result<Response> {
    let (bucket, key) = (call.bucket()?.id, call.key().to_owned());
    let id = call.version_id()?.map(str::to_owned);
    let object = call
        .store
        .write(move |change| {
            let object = objects::find_in(change.connection, bucket, &key, id.as_deref())?;
            object.set_tags(change.connection, &tags)?;
            Ok(object)
        })
        .await?;
    let mut response = response::empty(status);
    objects::tell_version(call, &object.version_id, response.headers_mut())?;
    Ok(response)
}
