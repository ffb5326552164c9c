//! An answer as it is kept: its bytes plain and compressed, its tag and its policy; and how it answers a request that
//! may have it already.

use super::cause::Refusal;
use super::encoding::Encoding;
use super::policy::{POLICY_OF_FRAMES, finish_document};
use axum::body::{Body, Bytes};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};
use std::io::Write as _;
use std::num::NonZero;
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// An answer that is the same for everybody.
#[derive(Debug)]
pub struct Stored {
    kind: HeaderValue,
    policy: Option<HeaderValue>,
    /// `Content-Disposition` of what is taken elsewhere.
    name: Option<HeaderValue>,
    tag: String,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

impl Stored {
    /// A document.
    #[must_use]
    pub fn document(html: &str) -> Self {
        let (html, policy) = finish_document(html);
        Self::new(HeaderValue::from_static("text/html; charset=utf-8"), Some(policy), html.into())
    }

    /// Data.
    #[must_use]
    pub fn data(kind: HeaderValue, bytes: Bytes) -> Self {
        Self::new(kind, None, bytes)
    }

    /// A document that other sites may frame. Nothing in it runs, and nothing is loaded.
    #[must_use]
    pub fn framed(html: String) -> Self {
        let policy = HeaderValue::from_static(POLICY_OF_FRAMES);
        Self::new(HeaderValue::from_static("text/html; charset=utf-8"), Some(policy), html.into())
    }

    /// What can be taken elsewhere as a file of that name.
    #[must_use]
    pub fn file(kind: HeaderValue, name: Option<HeaderValue>, bytes: Bytes) -> Self {
        Self { name, ..Self::new(kind, None, bytes) }
    }

    /// The same of bytes that are compressed by themselves.
    #[must_use]
    pub fn picture(kind: HeaderValue, name: Option<HeaderValue>, bytes: Bytes) -> Self {
        Self { name, ..Self::as_it_is(kind, None, bytes) }
    }

    /// Compressing takes longer than rendering; the other requests go on meanwhile. As many at once as there are processors:
    /// more would be no faster, and each needs its memory.
    ///
    /// # Errors
    /// When it panics.
    pub async fn apart<T: Send + 'static>(make: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
        static ROOM: LazyLock<Semaphore> =
            LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(2, NonZero::get)));
        // It is never closed. The room goes with the work, even where nobody waits for it any more.
        let room = ROOM.acquire().await.map_err(|error| Refusal::broken(&error))?;
        let request = tracing::Span::current();
        let made = tokio::task::spawn_blocking(move || {
            let _room = room;
            request.in_scope(make)
        });
        made.await.map_err(|error| Refusal::broken(&error))
    }

    fn new(kind: HeaderValue, policy: Option<HeaderValue>, plain: Bytes) -> Self {
        let (brotli, gzip) = (smaller(brotli(&plain), &plain), smaller(gzip(&plain), &plain));
        Self { brotli, gzip, ..Self::as_it_is(kind, policy, plain) }
    }

    fn as_it_is(kind: HeaderValue, policy: Option<HeaderValue>, plain: Bytes) -> Self {
        let mut digest = Sha256::new();
        digest.update(policy.as_ref().map(HeaderValue::as_bytes).unwrap_or_default());
        digest.update(&plain);
        let tag = digest.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect();
        Self { kind, policy, name: None, tag, plain, brotli: None, gzip: None }
    }

    /// Bytes that it takes in memory.
    #[must_use]
    pub fn size(&self) -> usize {
        let size = |bytes: &Option<Bytes>| bytes.as_ref().map_or(0, Bytes::len);
        self.plain.len() + size(&self.brotli) + size(&self.gzip) + 512
    }

    /// Answers in the best encoding that the request accepts; 304 where it names the tag.
    #[must_use]
    pub fn answer(&self, asked: &HeaderMap) -> Response {
        let encoding = Encoding::choose(asked, |it| self.has(it));
        let mut answer = Response::new(Body::empty());
        let (body, name) = match encoding {
            Encoding::Brotli => (self.brotli.as_ref(), Some("br")),
            Encoding::Gzip => (self.gzip.as_ref(), Some("gzip")),
            Encoding::Plain => (Some(&self.plain), None),
        };
        let tag = format!("\"{}{}\"", self.tag, name.map(|name| format!("-{name}")).unwrap_or_default());
        let headers = answer.headers_mut();
        headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
        // Kept by browsers, but asked for each time: what changed shows in the very next request.
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            headers.insert(ETAG, tag);
        }
        if let Some(policy) = &self.policy {
            headers.insert(CONTENT_SECURITY_POLICY, policy.clone());
        }
        if self.is_known(asked) {
            *answer.status_mut() = StatusCode::NOT_MODIFIED;
            return answer;
        }
        headers.insert(CONTENT_TYPE, self.kind.clone());
        headers.extend(self.name.clone().map(|name| (CONTENT_DISPOSITION, name)));
        if let Some(name) = name {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        *answer.body_mut() = Body::from(body.cloned().unwrap_or_default());
        answer
    }

    /// Whether the request names this answer in any encoding: the content is the same.
    fn is_known(&self, asked: &HeaderMap) -> bool {
        let known = |tag: &str| {
            let tag = tag.trim().trim_start_matches("W/").trim_matches('"');
            tag == "*" || tag.trim_end_matches("-br").trim_end_matches("-gzip") == self.tag
        };
        let lines = asked.get_all(IF_NONE_MATCH).iter().filter_map(|it| it.to_str().ok());
        lines.flat_map(|line| line.split(',')).any(known)
    }

    fn has(&self, encoding: Encoding) -> bool {
        match encoding {
            Encoding::Brotli => self.brotli.is_some(),
            Encoding::Gzip => self.gzip.is_some(),
            Encoding::Plain => true,
        }
    }
}

fn smaller(compressed: Vec<u8>, plain: &Bytes) -> Option<Bytes> {
    (compressed.len() < plain.len() && !compressed.is_empty()).then(|| compressed.into())
}

fn brotli(plain: &[u8]) -> Vec<u8> {
    // Beyond a window of 16 bits, quality 9 fills tables of 33 MB, which takes ten times as long and saves no 1 % of a page.
    // Without optimisation it would take seconds.
    let (quality, window) = if plain.len() <= 128 * 1024 { (9, 16) } else { (8, 22) };
    let quality = if cfg!(debug_assertions) { 3 } else { quality };
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, quality, window);
    match writer.write_all(plain) {
        Ok(()) => writer.into_inner(),
        Err(_) => Vec::new(),
    }
}

fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    match writer.write_all(plain) {
        Ok(()) => writer.finish().unwrap_or_default(),
        Err(_) => Vec::new(),
    }
}
