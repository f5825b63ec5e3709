//! Cross-origin requests of browsers: which rule of a bucket's CORS configuration lets one pass, and the headers that say so.

use http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ORIGIN,
    VARY,
};
use http::{HeaderMap, StatusCode};

use crate::call::Call;
use crate::errors::{Code, Result};
use crate::response::{self, Response, set};
use crate::store::{Bucket, Store};
use crate::xml::Element;

/// What a browser says of the request that it makes, or is about to make.
pub(crate) struct CrossOrigin {
    origin: String,
    method: String,
    /// The headers that the script wants to send, in lower case; none in a request itself.
    headers: Vec<String>,
}

impl CrossOrigin {
    /// Of a request itself, when it names its origin.
    pub(crate) fn of(method: &http::Method, headers: &HeaderMap) -> Option<Self> {
        let origin = headers.get(ORIGIN)?.to_str().ok()?.to_owned();
        Some(Self {
            origin,
            method: method.as_str().to_owned(),
            headers: Vec::new(),
        })
    }

    /// The first rule that lets it pass.
    fn rule<'a>(&self, configuration: &'a Element) -> Option<&'a Element> {
        configuration.all("CORSRule").find(|rule| {
            let is_allowed = |header: &String| {
                let mut allowed = rule.all("AllowedHeader");
                allowed.any(|pattern| matches(&pattern.text.to_ascii_lowercase(), header))
            };
            rule.all("AllowedOrigin")
                .any(|pattern| matches(&pattern.text, &self.origin))
                && rule
                    .all("AllowedMethod")
                    .any(|method| method.text == self.method)
                && self.headers.iter().all(is_allowed)
        })
    }

    /// Adds the headers of the rule that lets it pass, if there is one, and says whether there is.
    fn tell(&self, configuration: &Element, answer: &mut HeaderMap) -> bool {
        let Some(rule) = self.rule(configuration) else {
            return false;
        };
        let joined = |name: &str| {
            let values: Vec<_> = rule.all(name).map(|value| value.text.as_str()).collect();
            values.join(", ")
        };
        match rule.all("AllowedOrigin").any(|pattern| pattern.text == "*") {
            true => set(answer, ACCESS_CONTROL_ALLOW_ORIGIN.as_str(), "*"),
            false => {
                set(answer, ACCESS_CONTROL_ALLOW_ORIGIN.as_str(), &self.origin);
                set(answer, ACCESS_CONTROL_ALLOW_CREDENTIALS.as_str(), "true");
            }
        }
        set(
            answer,
            ACCESS_CONTROL_ALLOW_METHODS.as_str(),
            &joined("AllowedMethod"),
        );
        if !self.headers.is_empty() {
            set(
                answer,
                ACCESS_CONTROL_ALLOW_HEADERS.as_str(),
                &self.headers.join(", "),
            );
        }
        let exposed = joined("ExposeHeader");
        if !exposed.is_empty() {
            set(answer, ACCESS_CONTROL_EXPOSE_HEADERS.as_str(), &exposed);
        }
        if let Some(seconds) = rule.child_text("MaxAgeSeconds") {
            set(answer, ACCESS_CONTROL_MAX_AGE.as_str(), seconds);
        }
        let vary = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";
        set(answer, VARY.as_str(), vary);
        true
    }

    /// Adds the headers to the answer of the request itself. A request that no rule lets pass is answered all the same: it is
    /// the browser that keeps the answer from the script.
    pub(crate) fn grant(
        &self,
        store: &Store,
        bucket: &Bucket,
        answer: &mut HeaderMap,
    ) -> Result<()> {
        let configuration = store.read(|connection| bucket.document(connection, "cors"))?;
        if let Some(configuration) = configuration {
            self.tell(&configuration, answer);
        }
        Ok(())
    }
}

/// Whether a text is a pattern's, which may have one `*` for anything.
fn matches(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((before, after)) => {
            text.len() >= before.len() + after.len()
                && text.starts_with(before)
                && text.ends_with(after)
        }
    }
}

/// The preflight of a browser, which is not signed.
pub(crate) async fn preflight(call: Call) -> Result<Response> {
    let needed = |name: &str| call.header(name).filter(|value| !value.is_empty());
    let Some(origin) = needed("origin") else {
        return Err(
            Code::BadRequest.because("Insufficient information. Origin request header needed.")
        );
    };
    let method = needed("access-control-request-method").unwrap_or("null");
    if !super::rules::METHODS.contains(&method) {
        return Err(
            Code::BadRequest.because(format!("Invalid Access-Control-Request-Method: {method}"))
        );
    }
    let headers = needed("access-control-request-headers")
        .unwrap_or_default()
        .split(',');
    let headers = headers.map(|name| name.trim().to_ascii_lowercase());
    let asked = CrossOrigin {
        origin: origin.to_owned(),
        method: method.to_owned(),
        headers: headers.filter(|name| !name.is_empty()).collect(),
    };
    let bucket = call.bucket()?;
    let configuration = call
        .store
        .read(|connection| bucket.document(connection, "cors"))?;
    let mut response = response::empty(StatusCode::OK);
    let resource = match call.key().is_empty() {
        true => "BUCKET",
        false => "OBJECT",
    };
    let refused = match configuration {
        None => Code::AccessForbidden.into(),
        Some(configuration) if asked.tell(&configuration, response.headers_mut()) => return Ok(response),
        Some(_) => Code::AccessForbidden.because(
            "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / \
             Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
        ),
    };
    Err(refused
        .with("Method", method)
        .with("ResourceType", resource))
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_pattern_has_one_star_for_anything() {
        for (pattern, text) in [
            ("*", "https://a.example"),
            ("https://*.example", "https://a.b.example"),
            ("https://a.example", "https://a.example"),
            ("x-amz-*", "x-amz-meta-a"),
        ] {
            assert!(matches(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [
            ("https://*.example", "http://a.example"),
            ("a*a", "a"),
            ("https://a.example", "https://a.example:81"),
        ] {
            assert!(!matches(pattern, text), "{pattern} {text}");
        }
    }
}
