//! What a version of a launch template holds: members of RunInstances, as JSON. How it is checked, and how one is laid over another.

use serde_json::{Map, Value};
use terrarium_wire::Plain;
use terrarium_wire::ec2::*;

use crate::errors::Error;
use crate::{instances, tags};

/// What a version may give tags to.
const TAGGED: [&str; 5] = [
    "elastic-gpu",
    "instance",
    "network-interface",
    "spot-instances-request",
    "volume",
];

/// Checks what AWS checks before anything is launched, which is little, and makes it plain.
pub(super) fn checked(data: &RequestLaunchTemplateData) -> Result<Value, Error> {
    if let Some(user_data) = &data.user_data {
        instances::user_data(user_data.clone())?;
    }
    for specification in &data.tag_specifications {
        let kind = specification.resource_type.as_deref().unwrap_or_default();
        if !TAGGED.contains(&kind) {
            return Err(Error::invalid_value(format!(
                "'{kind}' is not a valid taggable resource type for this operation."
            )));
        }
        tags::add(&mut Default::default(), &specification.tags)?;
    }
    if data.instance_type.is_some() && data.instance_requirements.is_some() {
        return Err(Error::invalid_combination(
            "You can't specify both InstanceType and InstanceRequirements.",
        ));
    }
    let plain = data.to_plain();
    // A version must say something.
    plain.ok_or_else(|| Error::missing("LaunchTemplateData"))
}

/// What a new version has that is based on another: its own members, and those of the other that it does not have.
pub(super) fn based_on(source: &Value, own: Value) -> Value {
    let mut source = source.clone();
    // Snapshots are taken over only by who names them again.
    let devices = source.get_mut("block_device_mappings");
    for device in devices.and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(ebs) = device.get_mut("ebs").and_then(Value::as_object_mut) {
            ebs.remove("snapshot_id");
        }
    }
    laid_over(source, own)
}

fn laid_over(below: Value, above: Value) -> Value {
    match (below, above) {
        (Value::Object(mut below), Value::Object(above)) => {
            below.extend(above);
            Value::Object(below)
        }
        (_, above) => above,
    }
}

/// A version's data on the wire.
pub(super) fn on_the_wire(data: &Value) -> Option<ResponseLaunchTemplateData> {
    ResponseLaunchTemplateData::from_plain(data.clone())
}

/// What a launch asks for that names a template: what it says itself, and what the template says besides. Block devices are
/// told apart by their names, tags by what they are given to and by their keys; all else is replaced as a whole.
pub(super) fn launch(
    template: &Value,
    request: &RunInstancesRequest,
) -> Option<RunInstancesRequest> {
    let own = request.to_plain()?;
    let mut whole = template.clone();
    // It is spelled in two ways.
    let members = whole.as_object_mut()?;
    if let Some(ramdisk) = members.remove("ram_disk_id") {
        members.insert("ramdisk_id".to_owned(), ramdisk);
    }
    let devices = by_key(
        &whole,
        &own,
        "block_device_mappings",
        "device_name",
        laid_over,
    );
    let tags = by_key(
        &whole,
        &own,
        "tag_specifications",
        "resource_type",
        |below, above| {
            let tags = by_key(&below, &above, "tags", "key", |_, above| above);
            laid_over(laid_over(below, above), tags)
        },
    );
    RunInstancesRequest::from_plain(laid_over(laid_over(laid_over(whole, own), devices), tags))
}

/// The elements of two lists of the same name: those with the same key are joined, all others are kept.
fn by_key(
    below: &Value,
    above: &Value,
    list: &str,
    key: &str,
    join: impl Fn(Value, Value) -> Value,
) -> Value {
    let elements = |of: &Value| of[list].as_array().cloned().unwrap_or_default();
    let mut joined = elements(below);
    for element in elements(above) {
        match joined.iter_mut().find(|it| it[key] == element[key]) {
            Some(same) => *same = join(same.take(), element),
            None => joined.push(element),
        }
    }
    let mut members = Map::new();
    if !joined.is_empty() {
        members.insert(list.to_owned(), Value::Array(joined));
    }
    Value::Object(members)
}
