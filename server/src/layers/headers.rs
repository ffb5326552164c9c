//! Security headers, on files and errors too.

use super::policy::{POLICY_OF_FILES, POLICY_OF_FRAMES};
use axum::http::header::{
    CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;

/// How readers reach the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// Plain HTTP, as in many offices: a promise of HTTPS would lock readers out.
    Plain,
    /// `--public-url https://…`.
    Tls,
}

impl Transport {
    /// From the address that readers use.
    #[must_use]
    pub fn of(public_url: Option<&str>) -> Self {
        let secure = public_url.is_some_and(|url| url.trim_start().to_ascii_lowercase().starts_with("https://"));
        if secure { Self::Tls } else { Self::Plain }
    }
}

const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

const FIXED: [(HeaderName, &str); 6] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "same-origin"),
    (X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (RESOURCE_POLICY, "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
    ),
];

pub(super) fn secure(transport: Transport, mut answer: Response) -> Response {
    let headers = answer.headers_mut();
    for (name, value) in FIXED {
        // An answer that is open to other sites says so itself.
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if headers.get(CONTENT_SECURITY_POLICY).is_some_and(|policy| policy == POLICY_OF_FRAMES) {
        headers.remove(X_FRAME_OPTIONS);
        headers.insert(RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
    }
    if transport == Transport::Tls {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY_OF_FILES));
    answer
}
