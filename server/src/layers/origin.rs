//! Whose page a request comes from. Browsers send cookies along for any site's page, so what changes anything, and what
//! opens a connection, is taken from our own pages alone.

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName, Method};

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Whether a request comes from one of our own pages, or from no browser: what says nothing of a page is none.
#[must_use]
pub fn is_own(headers: &HeaderMap, public_url: Option<&str>) -> bool {
    let said = |name| headers.get(name).map(|it| it.to_str().unwrap_or("?"));
    // Only pages that came by HTTPS, or from this machine, say this; they say it whatever stands between.
    if let Some(site) = said(FETCH_SITE) {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = said(ORIGIN) else { return true };
    let host = |url: &str| url.split_once("://").map(|(_, rest)| host_of(rest));
    let asked = said(HOST).map(str::to_ascii_lowercase);
    let from = host(origin);
    from.is_some() && (from == asked || from == public_url.and_then(host))
}

/// Whether a request may change something.
#[must_use]
pub fn changes(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// `HOST:PORT` of what follows 「https://」.
fn host_of(rest: &str) -> String {
    rest.split('/').next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn check(said: &[(HeaderName, &'static str)], public: Option<&str>, own: bool) {
        let mut headers = HeaderMap::from_iter([(HOST, HeaderValue::from_static("ayumi.example:3000"))]);
        headers.extend(said.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))));
        assert_eq!(is_own(&headers, public), own, "{said:?} {public:?}");
    }

    #[test]
    fn another_sites_page_does_not_get_in() {
        let origin = |origin: &'static str| [(ORIGIN, origin)];
        check(&[], None, true);
        check(&origin("http://ayumi.example:3000"), None, true);
        check(&origin("http://Ayumi.example:3000"), None, true);
        check(&origin("https://evil.example"), None, false);
        check(&origin("http://ayumi.example:3000.evil.example"), None, false);
        check(&origin("http://ayumi.example"), None, false);
        check(&origin("null"), None, false);
        check(&origin("https://ayumi.lg.jp"), Some("https://ayumi.lg.jp/"), true);
        check(&origin("https://ayumi.lg.jp"), Some("https://Ayumi.lg.jp/plans/"), true);
        check(&origin("https://evil.example"), Some("https://ayumi.lg.jp"), false);
    }

    #[test]
    fn what_the_browser_itself_says_of_the_page_counts_first() {
        let own = (ORIGIN, "http://ayumi.example:3000");
        check(&[(FETCH_SITE, "cross-site"), own.clone()], None, false);
        check(&[(FETCH_SITE, "same-site"), own], None, false);
        check(&[(FETCH_SITE, "same-origin"), (ORIGIN, "https://ayumi.lg.jp")], None, true);
        check(&[(FETCH_SITE, "none")], None, true);
        check(&[(FETCH_SITE, "")], None, false);
    }
}
