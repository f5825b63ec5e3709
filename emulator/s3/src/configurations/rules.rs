//! What S3 checks of a configuration beyond its shape, and the words it refuses with.

use crate::call::Call;
use crate::errors::{Code, Error, Result};
use crate::store::Bucket;
use crate::xml::Element;

/// The four switches of a public access block, in S3's order.
pub(crate) const BLOCKS: [&str; 4] = [
    "BlockPublicAcls",
    "IgnorePublicAcls",
    "BlockPublicPolicy",
    "RestrictPublicBuckets",
];

/// The longest id of a rule, in characters.
const MAX_ID: usize = 255;

pub(super) fn accelerate(call: &Call, given: Element) -> Result<Element> {
    if given.child("Status").is_none() {
        return Err(Code::MalformedXML.into());
    }
    if call.bucket()?.name.contains('.') {
        return Err(Code::InvalidRequest.because(
            "S3 Transfer Acceleration is not supported for buckets with periods (.) in their names",
        ));
    }
    Ok(given)
}

/// The methods that rules can allow.
pub(super) const METHODS: [&str; 5] = ["GET", "PUT", "HEAD", "POST", "DELETE"];

pub(super) fn cors(_: &Call, given: Element) -> Result<Element> {
    if given.children.len() > 100 {
        return Err(Code::InvalidRequest
            .because("The number of CORS rules should not exceed allowed limit of 100 rules."));
    }
    for rule in &given.children {
        for method in rule.all("AllowedMethod") {
            if !METHODS.contains(&method.text.as_str()) {
                return Err(Code::InvalidRequest.because(format!(
                    "Found unsupported HTTP method in CORS config. Unsupported method is {}",
                    method.text
                )));
            }
        }
        for name in ["AllowedOrigin", "AllowedHeader"] {
            if let Some(value) = rule
                .all(name)
                .find(|value| value.text.matches('*').count() > 1)
            {
                return Err(Code::InvalidRequest.because(format!(
                    "{name} \"{}\" can not have more than one wildcard.",
                    value.text
                )));
            }
        }
        if let Some(header) = rule
            .all("ExposeHeader")
            .find(|header| header.text.contains('*'))
        {
            return Err(Code::InvalidRequest.because(format!(
                "ExposeHeader \"{}\" contains wildcard. We currently do not support wildcard for ExposeHeader.",
                header.text
            )));
        }
    }
    ensure_ids(&given, "ID")?;
    Ok(given)
}

/// Ids of at most 255 characters, no two alike.
pub(super) fn ensure_ids(rules: &Element, name: &str) -> Result<()> {
    let mut ids: Vec<_> = rules
        .children
        .iter()
        .filter_map(|rule| rule.child_text(name))
        .collect();
    if ids.iter().any(|id| id.chars().count() > MAX_ID) {
        return Err(
            Code::InvalidArgument.because("ID length should not exceed allowed limit of 255")
        );
    }
    ids.sort_unstable();
    match ids
        .windows(2)
        .find(|pair| pair[0] == pair[1] && !pair[0].is_empty())
    {
        Some(_) => Err(Code::InvalidArgument
            .because("Rule ID must be unique. Found same ID for more than one rule")),
        None => Ok(()),
    }
}

pub(super) fn encryption(_: &Call, given: Element) -> Result<Element> {
    let [rule] = given.children.as_slice() else {
        return Err(Code::MalformedXML.into());
    };
    let Some(default) = rule.child("ApplyServerSideEncryptionByDefault") else {
        return Err(Code::MalformedXML.into());
    };
    if default.child("KMSMasterKeyID").is_some()
        && default.child_text("SSEAlgorithm") == Some("AES256")
    {
        return Err(Code::InvalidArgument.because(
            "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse",
        ));
    }
    let mut given = given;
    let rule = &mut given.children[0];
    if rule.child("BucketKeyEnabled").is_none() {
        rule.children
            .push(Element::of_text("BucketKeyEnabled", "false"));
    }
    Ok(given)
}

pub(super) fn logging(call: &Call, given: Element) -> Result<Element> {
    let Some(enabled) = given.child("LoggingEnabled") else {
        return Ok(given);
    };
    let target = enabled.required("TargetBucket")?;
    let found = call
        .store
        .read(|connection| Bucket::find(connection, target))?;
    let source = call.bucket()?;
    let refused = |message: &'static str| {
        Code::InvalidTargetBucketForLogging
            .because(message)
            .with("TargetBucket", target)
    };
    match found {
        None => Err(refused("The target bucket for logging does not exist")),
        Some(found) if found.account_id != source.account_id => Err(refused(
            "The owner for the bucket to be logged and the target bucket must be the same.",
        )),
        Some(found) if found.region != source.region => {
            Err(Code::CrossLocationLoggingProhibited.with("TargetBucketLocation", &found.region))
        }
        Some(_) => Ok(given),
    }
}

pub(super) fn ownership_controls(_: &Call, given: Element) -> Result<Element> {
    match given.children.len() {
        1 => Ok(given),
        _ => Err(Code::MalformedXML.into()),
    }
}

/// What is not given is off.
pub(super) fn public_access_block(_: &Call, given: Element) -> Result<Element> {
    let switches =
        BLOCKS.map(|name| Element::of_text(name, given.child_text(name).unwrap_or("false")));
    Ok(Element {
        children: switches.into(),
        ..given
    })
}

/// The kinds of destination, the element that names one, and the service in its ARN.
const DESTINATIONS: [(&str, &str, &str); 3] = [
    ("TopicConfiguration", "Topic", "sns"),
    ("QueueConfiguration", "Queue", "sqs"),
    ("CloudFunctionConfiguration", "CloudFunction", "lambda"),
];

/// Every destination is named by an ARN of its service; configurations without an id are given one.
pub(super) fn notification(call: &Call, mut given: Element) -> Result<Element> {
    for configuration in &mut given.children {
        let kind = DESTINATIONS
            .iter()
            .find(|(name, ..)| *name == configuration.name);
        let Some((_, member, service)) = kind else {
            continue;
        };
        let arn = configuration.required(member)?;
        let parts: Vec<_> = arn.splitn(6, ':').collect();
        if parts.len() != 6 || parts[0] != "arn" || parts[2] != *service || parts[5].is_empty() {
            return Err(Error::argument("The ARN could not be parsed", member, arn));
        }
        ensure_filter(configuration)?;
        if configuration.child_text("Id").is_none_or(str::is_empty) {
            configuration.children.retain(|child| child.name != "Id");
            let id = Element::of_text("Id", &call.store.random_id()?);
            configuration.children.insert(0, id);
        }
    }
    ensure_ids(&given, "Id")?;
    ensure_apart(&given)?;
    Ok(given)
}

/// A filter has one prefix and one suffix at the most.
fn ensure_filter(configuration: &Element) -> Result<()> {
    let names: Vec<_> = filter_rules(configuration).map(|(name, _)| name).collect();
    if names
        .iter()
        .any(|name| name != "prefix" && name != "suffix")
    {
        return Err(
            Code::InvalidArgument.because("filter rule name must be either prefix or suffix")
        );
    }
    for name in ["prefix", "suffix"] {
        if names.iter().filter(|given| *given == name).count() > 1 {
            return Err(Code::InvalidArgument.because(format!(
                "Cannot specify more than one {name} rule in a filter."
            )));
        }
    }
    Ok(())
}

/// The rules of a configuration's filter: what of the key, and its value.
pub(crate) fn filter_rules(configuration: &Element) -> impl Iterator<Item = (String, &str)> {
    let filter = configuration
        .child("Filter")
        .and_then(|filter| filter.child("S3Key"));
    let rules = filter
        .into_iter()
        .flat_map(|filter| filter.all("FilterRule"));
    rules.map(|rule| {
        let name = rule
            .child_text("Name")
            .unwrap_or_default()
            .to_ascii_lowercase();
        (name, rule.child_text("Value").unwrap_or_default())
    })
}

/// No two configurations may be told of the same event of the same key.
fn ensure_apart(given: &Element) -> Result<()> {
    for (index, one) in given.children.iter().enumerate() {
        for other in &given.children[index + 1..] {
            let events = |of: &Element| {
                of.all("Event")
                    .map(|event| event.text.clone())
                    .collect::<Vec<_>>()
            };
            let share = events(one)
                .iter()
                .any(|a| events(other).iter().any(|b| covers(a, b) || covers(b, a)));
            if share && may_meet(one, other) {
                return Err(Code::InvalidArgument.because(
                    "Configurations overlap. Configurations on the same bucket cannot share a common event type.",
                ));
            }
        }
    }
    Ok(())
}

/// Whether a kind of event is another, or the group that it belongs to.
pub(crate) fn covers(general: &str, special: &str) -> bool {
    general == special
        || general
            .strip_suffix('*')
            .is_some_and(|group| special.starts_with(group))
}

/// Whether there can be a key that both filters take.
fn may_meet(one: &Element, other: &Element) -> bool {
    let value = |of: &Element, wanted: &str| {
        let mut rules = filter_rules(of).filter(|(name, _)| name == wanted);
        rules
            .next()
            .map(|(_, value)| value.to_owned())
            .unwrap_or_default()
    };
    let (a, b) = (value(one, "prefix"), value(other, "prefix"));
    let prefixes = a.starts_with(&b) || b.starts_with(&a);
    let (a, b) = (value(one, "suffix"), value(other, "suffix"));
    prefixes && (a.ends_with(&b) || b.ends_with(&a))
}

pub(super) fn website(_: &Call, given: Element) -> Result<Element> {
    if given.child("RedirectAllRequestsTo").is_some() {
        return match given.children.len() {
            1 => Ok(given),
            _ => Err(Code::InvalidRequest.because(
                "RedirectAllRequestsTo cannot be provided in conjunction with other Routing Rules.",
            )),
        };
    }
    let suffix = given
        .child("IndexDocument")
        .and_then(|index| index.child_text("Suffix"));
    let Some(suffix) = suffix else {
        return Err(Error::argument(
            "A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty",
            "IndexDocument",
            "null",
        ));
    };
    if suffix.is_empty() || suffix.contains('/') {
        return Err(Error::argument(
            "The IndexDocument Suffix is not well formed",
            "IndexDocument",
            suffix,
        ));
    }
    let rules = given
        .child("RoutingRules")
        .map(|rules| rules.children.as_slice())
        .unwrap_or_default();
    if rules.len() > 50 {
        return Err(Code::InvalidRequest.because(format!(
            "{} routing rules provided, the number of routing rules in a website configuration is limited to 50.",
            rules.len()
        )));
    }
    rules.iter().try_for_each(ensure_routing_rule)?;
    Ok(given)
}

fn ensure_routing_rule(rule: &Element) -> Result<()> {
    let redirect = rule.child("Redirect").ok_or(Code::MalformedXML)?;
    if redirect.children.is_empty() {
        return Err(Code::InvalidRequest.because(
            "Redirect must not be empty: one of HostName, HttpRedirectCode, Protocol, ReplaceKeyPrefixWith, ReplaceKeyWith",
        ));
    }
    if redirect.child("ReplaceKeyWith").is_some()
        && redirect.child("ReplaceKeyPrefixWith").is_some()
    {
        return Err(Code::InvalidRequest
            .because("You can only define ReplaceKeyPrefix or ReplaceKey but not both."));
    }
    let is_redirection =
        |code: &str| matches!(code, "301" | "302" | "303" | "304" | "305" | "307" | "308");
    match redirect.child_text("HttpRedirectCode") {
        Some(code) if !is_redirection(code) => Err(Code::InvalidRequest.because(format!(
            "The provided HTTP redirect code ({code}) is not valid. Valid codes are 3XX except 300."
        ))),
        _ => Ok(()),
    }
}
