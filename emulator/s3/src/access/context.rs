//! What a bucket policy's conditions can ask about a request
//! (<https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html#amazons3-policy-keys>).

use terrarium_signature::Caller;

use super::Target;
use crate::call::{Call, Query};

/// A request and what it is about.
pub(super) struct Context<'a> {
    pub(super) call: &'a Call,
    /// None where only the request itself is known.
    pub(super) target: Option<&'a Target<'a>>,
}

impl Context<'_> {
    /// The values of a key, which is in lower case.
    pub(super) fn values(&self, key: &str) -> Vec<String> {
        let one = |value: Option<String>| value.into_iter().collect::<Vec<_>>();
        match key.split_once(':') {
            Some(("aws", name)) => one(self.global(name)),
            Some(("s3", name)) => self.of_s3(name),
            _ => Vec::new(),
        }
    }

    fn global(&self, name: &str) -> Option<String> {
        let context = &self.call.context;
        let principal = context.verified.caller.principal();
        let arn = principal.map(|principal| principal.arn.as_str());
        match name {
            "currenttime" => Some(context.now.to_string()),
            "epochtime" => Some(context.now.as_second().to_string()),
            "principalaccount" => principal.map(|principal| principal.account_id.clone()),
            "principalarn" => arn.map(str::to_owned),
            "principaltype" => Some(kind_of(arn).to_owned()),
            "referer" => self.header("referer"),
            "requestedregion" => Some(self.call.region.clone()),
            "resourceaccount" => self.target.map(|target| target.bucket.account_id.clone()),
            "securetransport" => Some(context.is_secure.to_string()),
            "sourceip" => Some(context.source_ip.to_string()),
            "sourcevpc" => context.vpc.clone(),
            "sourcevpce" => context.vpc_endpoint.clone(),
            "useragent" => self.header("user-agent"),
            "userid" => principal.map(|principal| principal.user_id.clone()),
            "username" => arn?
                .split_once(":user/")
                .map(|(_, name)| last_of_path(name).to_owned()),
            _ => None,
        }
    }

    fn of_s3(&self, name: &str) -> Vec<String> {
        let one = |value: Option<String>| value.into_iter().collect::<Vec<_>>();
        if let Some(tag) = name.strip_prefix("existingobjecttag/") {
            let object = self.target.and_then(|target| target.object);
            let tags = object
                .map(|object| object.tags.as_slice())
                .unwrap_or_default();
            return one(value_of(tags, tag));
        }
        if let Some(tag) = name.strip_prefix("requestobjecttag/") {
            return one(value_of(&self.request_tags(), tag));
        }
        match name {
            "requestobjecttagkeys" => self
                .request_tags()
                .into_iter()
                .map(|(key, _)| key)
                .collect(),
            "prefix" | "delimiter" | "max-keys" => {
                one(self.call.query.get(name).map(str::to_owned))
            }
            "versionid" => one(self.call.query.filled("versionId").map(str::to_owned)),
            "resourceaccount" => one(self.target.map(|target| target.bucket.account_id.clone())),
            "authtype" => one(self.authentication().map(|(kind, _)| kind.to_owned())),
            "signatureversion" => one(self.authentication().map(|(_, version)| version.to_owned())),
            "x-amz-content-sha256" => one(self.header(name)),
            header if header.starts_with("x-amz-") => one(self.header(header)),
            "object-lock-mode" | "object-lock-legal-hold" | "object-lock-retain-until-date" => {
                one(self.header(&format!("x-amz-{name}")))
            }
            _ => Vec::new(),
        }
    }

    fn header(&self, name: &str) -> Option<String> {
        let value = self.call.header(name)?;
        // A copy's source is compared with its leading slash.
        match name == "x-amz-copy-source" && !value.starts_with('/') {
            true => Some(format!("/{value}")),
            false => Some(value.to_owned()),
        }
    }

    fn request_tags(&self) -> Vec<(String, String)> {
        let tags = self.call.header("x-amz-tagging").unwrap_or_default();
        Query::parse(tags).into_pairs()
    }

    /// How the request says who sent it, and the signature's version.
    fn authentication(&self) -> Option<(&'static str, &'static str)> {
        let verified = &self.call.context.verified;
        let kind = match (&verified.caller, verified.presigned) {
            (Caller::Anonymous, _) => return None,
            (_, true) => "REST-QUERY-STRING",
            (_, false) => "REST-HEADER",
        };
        let is_old = self.call.query.get("AWSAccessKeyId").is_some();
        Some((kind, if is_old { "AWS" } else { "AWS4-HMAC-SHA256" }))
    }
}

/// Tag keys in policies are in lower case by now; AWS compares them without regard to it.
fn value_of(tags: &[(String, String)], key: &str) -> Option<String> {
    let mut tags = tags.iter();
    let found = tags.find(|(name, _)| name.eq_ignore_ascii_case(key));
    found.map(|(_, value)| value.clone())
}

fn kind_of(arn: Option<&str>) -> &'static str {
    match arn {
        None => "Anonymous",
        Some(arn) if arn.contains(":assumed-role/") => "AssumedRole",
        Some(arn) if arn.contains(":user/") => "User",
        Some(_) => "Account",
    }
}

fn last_of_path(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}
