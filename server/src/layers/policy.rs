//! The policy of content (CSP). A page that is kept can't carry a nonce: an answer 304 would pair the old body with a
//! new one. Its policy names the sha256 of each inline script instead, and is kept with the bytes.

use axum::http::HeaderValue;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// For all that is no document: nothing may be loaded or run from it.
pub const POLICY_OF_FILES: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// For what other sites may frame: a drawing and a link.
pub const POLICY_OF_FRAMES: &str = "default-src 'none'; frame-ancestors *; base-uri 'none'; form-action 'none'";

/// For documents of staff, which run no script at all: nothing typed there can ever be read by one.
pub const POLICY_OF_STAFF: &str = "default-src 'none'; style-src 'self'; img-src 'self'; manifest-src 'self'; \
     object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The same bytes for everybody, and the policy that lets their own scripts run.
#[must_use]
pub fn finish_document(html: &str) -> (String, HeaderValue) {
    let html = without_nonce(html);
    let policy = policy_of(&html);
    (html, policy)
}

/// leptos_axum gives each rendering a nonce; with hashes it would only make equal pages differ.
fn without_nonce(html: &str) -> String {
    let nonce = html.split_once(" nonce=\"").and_then(|(_, rest)| rest.split_once('"')).map(|(nonce, _)| nonce);
    match nonce {
        Some(nonce) if nonce.len() >= 16 => {
            // What is left stands in `crossorigin`, where an empty word means the same.
            html.replace(&format!(" nonce=\"{nonce}\""), "").replace(nonce, "")
        }
        _ => html.to_owned(),
    }
}

fn policy_of(html: &str) -> HeaderValue {
    let mut scripts = "script-src 'self' 'wasm-unsafe-eval'".to_owned();
    let mut seen: Vec<String> = Vec::new();
    for script in inline_scripts(html) {
        let hash = STANDARD.encode(Sha256::digest(script.as_bytes()));
        if !seen.contains(&hash) {
            scripts.push_str(&format!(" 'sha256-{hash}'"));
            seen.push(hash);
        }
    }
    let policy = format!(
        "default-src 'none'; {scripts}; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
         manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static(POLICY_OF_FILES))
}

/// The texts of the scripts that stand in the document itself.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|part| {
        let (attributes, rest) = part.split_once('>')?;
        let (script, _) = rest.split_once("</script>")?;
        (!attributes.contains(" src=") && !script.is_empty()).then_some(script)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(html: &str) -> String {
        finish_document(html).1.to_str().unwrap().to_owned()
    }

    #[test]
    fn each_inline_script_is_named_by_its_hash_and_once() {
        let policy =
            policy("<script type=\"module\">alert(1)</script><script>alert(1)</script><script src=\"/a.js\"></script>");
        assert_eq!(policy.matches("sha256-").count(), 1, "{policy}");
        // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
        assert!(policy.contains("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"), "{policy}");
        assert!(!policy.contains("unsafe-inline"), "{policy}");
    }

    #[test]
    fn a_nonce_does_not_make_equal_pages_differ() {
        let page = |nonce: &str| format!("<link crossorigin=\"{nonce}\"><script nonce=\"{nonce}\">x=1</script>");
        assert_eq!(finish_document(&page("AAAAAAAAAAAAAAAAAAAAAA")), finish_document(&page("BBBBBBBBBBBBBBBBBBBBBB")));
    }
}
