//! What S3 checks of a lifecycle configuration, and the header that goes with it.

use crate::call::Call;
use crate::configurations::{keep_text, rules};
use crate::errors::{Code, Result};
use crate::response::{Response, set};
use crate::xml::Element;

/// How many rules there may be.
const MOST_RULES: usize = 1000;
/// The header of the smallest size of objects that change their class, and its values, the usual one first.
const MINIMUM: &str = "x-amz-transition-default-minimum-object-size";
const MINIMUMS: [&str; 2] = ["all_storage_classes_128K", "varies_by_storage_class"];

/// Checks all rules, and names those that have no id.
pub(super) fn check(call: &Call, mut given: Element) -> Result<Element> {
    minimum(call)?;
    if given.children.len() > MOST_RULES {
        return Err(Code::InvalidRequest.because(
            "The number of lifecycle rules must not exceed the allowed limit of 1000 rules",
        ));
    }
    rules::ensure_ids(&given, "ID")?;
    for rule in &mut given.children {
        ensure_rule(rule)?;
        if rule.child_text("ID").is_none_or(str::is_empty) {
            rule.children.retain(|child| child.name != "ID");
            let id = Element::of_text("ID", &call.store.random_id()?);
            rule.children.insert(0, id);
        }
    }
    Ok(given)
}

fn ensure_rule(rule: &Element) -> Result<()> {
    if rule.child("Prefix").is_some() == rule.child("Filter").is_some() {
        return Err(Code::MalformedXML.into());
    }
    let actions = [
        "Expiration",
        "Transition",
        "NoncurrentVersionTransition",
        "NoncurrentVersionExpiration",
        "AbortIncompleteMultipartUpload",
    ];
    if !actions.iter().any(|action| rule.child(action).is_some()) {
        return Err(
            Code::InvalidRequest.because("At least one action needs to be specified in a rule")
        );
    }
    if let Some(expiration) = rule.child("Expiration") {
        ensure_when(
            expiration,
            "Expiration",
            &["Date", "Days", "ExpiredObjectDeleteMarker"],
        )?;
    }
    for transition in rule.all("Transition") {
        ensure_transition(rule, transition)?;
    }
    for (name, member) in [
        ("NoncurrentVersionExpiration", "NoncurrentDays"),
        ("NoncurrentVersionTransition", "NoncurrentDays"),
        ("AbortIncompleteMultipartUpload", "DaysAfterInitiation"),
    ] {
        for action in rule.all(name) {
            let days = action.number(member).ok_or(Code::MalformedXML)?;
            if days < 1 && name != "NoncurrentVersionTransition" {
                return Err(Code::InvalidArgument.because(format!(
                    "'{member}' for {name} action must be a positive integer"
                )));
            }
        }
    }
    ensure_filter(rule)
}

/// Exactly one of the members that say when, with a value that it can have.
fn ensure_when(action: &Element, name: &str, members: &[&str]) -> Result<()> {
    let given = members
        .iter()
        .filter(|member| action.child(member).is_some());
    if given.count() != 1 {
        return Err(Code::MalformedXML.into());
    }
    let is_transition = name == "Transition";
    if action
        .number("Days")
        .is_some_and(|days| days < i64::from(!is_transition))
    {
        return Err(Code::InvalidArgument.because(match is_transition {
            true => "'Days' in Transition action must be nonnegative".to_owned(),
            false => format!("'Days' for {name} action must be a positive integer"),
        }));
    }
    match action.child_text("Date") {
        Some(date) if !is_midnight(date.trim()) => {
            Err(Code::InvalidArgument.because("'Date' must be at midnight GMT"))
        }
        _ => Ok(()),
    }
}

fn is_midnight(date: &str) -> bool {
    match date.parse::<jiff::Timestamp>() {
        Ok(time) => time.as_second().rem_euclid(86_400) == 0 && time.subsec_nanosecond() == 0,
        // A day alone begins at midnight.
        Err(_) => true,
    }
}

fn ensure_transition(rule: &Element, transition: &Element) -> Result<()> {
    ensure_when(transition, "Transition", &["Date", "Days"])?;
    let class = transition.required("StorageClass")?;
    let Some(days) = transition.number("Days") else {
        return Ok(());
    };
    if matches!(class, "STANDARD_IA" | "ONEZONE_IA") && days < 30 {
        return Err(Code::InvalidArgument.because(format!(
            "'Days' in Transition action must be greater than or equal to 30 for storageClass '{class}'"
        )));
    }
    let expiration = rule
        .child("Expiration")
        .and_then(|expiration| expiration.number("Days"));
    if expiration.is_some_and(|expiration| expiration <= days) {
        let filter = rule
            .child_text("Prefix")
            .or_else(|| rule.child("Filter")?.child_text("Prefix"));
        return Err(Code::InvalidArgument.because(format!(
            "'Days' in the Expiration action for filter '(prefix={})' must be greater than 'Days' in the Transition action",
            filter.unwrap_or_default()
        )));
    }
    Ok(())
}

/// One condition, or several joined by `And`; tags go with neither delete markers nor uploads.
fn ensure_filter(rule: &Element) -> Result<()> {
    let Some(filter) = rule.child("Filter") else {
        return Ok(());
    };
    if filter.children.len() > 1 {
        return Err(Code::MalformedXML.into());
    }
    let has_tag = filter.child("Tag").is_some()
        || filter
            .child("And")
            .is_some_and(|and| and.child("Tag").is_some());
    let expires_markers = rule
        .child("Expiration")
        .is_some_and(|expiration| expiration.child("ExpiredObjectDeleteMarker").is_some());
    if has_tag && (expires_markers || rule.child("AbortIncompleteMultipartUpload").is_some()) {
        let action = match expires_markers {
            true => "ExpiredObjectDeleteMarker",
            false => "AbortIncompleteMultipartUpload",
        };
        return Err(
            Code::InvalidRequest.because(format!("{action} cannot be specified with Tags."))
        );
    }
    Ok(())
}

fn minimum(call: &Call) -> Result<&str> {
    let given = call.header(MINIMUM).unwrap_or(MINIMUMS[0]);
    match MINIMUMS.contains(&given) {
        true => Ok(given),
        false => Err(crate::errors::Error::argument(
            format!("The value for {MINIMUM} is not valid"),
            MINIMUM,
            given,
        )),
    }
}

/// Keeps the header of a new configuration, and answers it.
pub(super) async fn remember_minimum(call: &Call, response: &mut Response) -> Result<()> {
    let given = minimum(call)?.to_owned();
    set(response.headers_mut(), MINIMUM, &given);
    keep_text(call, MINIMUM, Some(given)).await
}

/// Answers the header that was kept.
pub(super) fn tell_minimum(call: &Call, response: &mut Response) -> Result<()> {
    let bucket = call.bucket()?;
    let kept = call
        .store
        .read(|connection| bucket.configuration(connection, MINIMUM))?;
    set(
        response.headers_mut(),
        MINIMUM,
        kept.as_deref().unwrap_or(MINIMUMS[0]),
    );
    Ok(())
}
