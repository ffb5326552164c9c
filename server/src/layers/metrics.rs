//! What operators watch: how many requests of which kind, how long they took, what is kept and open. Counted for as long
//! as the process runs, and of nobody: no address that anyone typed, no name, no client becomes a label. Serving it is
//! another's business.

use super::Cache;
use axum::extract::{MatchedPath, Request};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use backend::Moment;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::prometheus_text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;
use std::sync::Arc;
use std::time::Instant;

/// Bounds of the histogram in seconds: from a page that is kept to the longest time that an answer may take.
const BOUNDS: [f64; 12] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.25, 1.0, 2.5, 10.0, 30.0];

/// Addresses without a route of their own: files, and whatever else anybody asks for.
const OTHER: &str = "other";

/// What is counted; cheap to clone.
#[derive(Clone, Debug)]
pub struct Metrics {
    registry: Arc<Registry>,
    requests: Family<Asked, Counter>,
    seconds: Family<Timed, Histogram, fn() -> Histogram>,
    /// Connections that are open, of the public address.
    pub connections: Gauge,
    /// Connections to shared documents among them.
    pub live_connections: Gauge,
    now: Now,
}

/// What is looked up when somebody asks.
#[derive(Clone, Debug, Default)]
struct Now {
    cache_bytes: Gauge,
    live_rooms: Gauge,
    ready: Gauge,
    revision: Gauge,
}

/// The same, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Bytes of kept pages.
    pub cache_bytes: usize,
    /// Shared documents that somebody sits at.
    pub live_rooms: usize,
    /// Whether the database can be read.
    pub ready: bool,
    /// Revision of the data that readers see.
    pub revision: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    method: &'static str,
    route: String,
    status: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Timed {
    method: &'static str,
    route: String,
}

impl Metrics {
    /// Counts from now on.
    #[must_use]
    pub fn new(cache: &Cache, began: Moment) -> Self {
        let mut it = Self {
            registry: Arc::default(),
            requests: Family::default(),
            seconds: Family::new_with_constructor(|| Histogram::new(BOUNDS)),
            connections: Gauge::default(),
            live_connections: Gauge::default(),
            now: Now::default(),
        };
        it.registry = Arc::new(it.register(cache, began));
        it
    }

    fn register(&self, cache: &Cache, began: Moment) -> Registry {
        let mut all = Registry::default();
        let (hits, misses) = cache.counters();
        let build = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        let start = Gauge::<i64>::default();
        start.set(began.0);
        all.register("ayumi_build", "Version of this program", build);
        all.register("process_start_time_seconds", "When it began, in seconds since 1970", start);
        all.register("ayumi_http_requests", "Requests answered, by route and class of status", self.requests.clone());
        all.register("ayumi_http_request_duration_seconds", "Time until an answer begins", self.seconds.clone());
        all.register("ayumi_http_connections", "Connections that are open", self.connections.clone());
        all.register("ayumi_page_cache_hits", "Answers that were kept already", hits.clone());
        all.register("ayumi_page_cache_misses", "Answers that were made", misses.clone());
        all.register("ayumi_page_cache_bytes", "Bytes of answers that are kept", self.now.cache_bytes.clone());
        all.register("ayumi_live_connections", "Connections to shared documents", self.live_connections.clone());
        all.register("ayumi_live_rooms", "Shared documents that are open", self.now.live_rooms.clone());
        all.register("ayumi_ready", "1 while the database can be read", self.now.ready.clone());
        all.register("ayumi_data_revision", "Revision of the data that readers see", self.now.revision.clone());
        all
    }

    /// Everything as Prometheus reads it (text format 0.0.4).
    ///
    /// # Errors
    /// Never, as it is written into a text.
    pub fn write(&self, seen: Seen) -> Result<String, std::fmt::Error> {
        self.now.cache_bytes.set(whole(seen.cache_bytes));
        self.now.live_rooms.set(whole(seen.live_rooms));
        self.now.ready.set(seen.ready.into());
        self.now.revision.set(whole(seen.revision));
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }

    fn count(&self, (method, route): (&'static str, String), status: StatusCode, seconds: f64) {
        self.seconds.get_or_create(&Timed { method, route: route.clone() }).observe(seconds);
        self.requests.get_or_create(&Asked { method, route, status: class_of(status) }).inc();
    }
}

/// Something that is open until this is dropped.
#[derive(Debug)]
pub struct Held(Gauge);

impl Held {
    /// One more.
    #[must_use]
    pub fn new(gauge: &Gauge) -> Self {
        gauge.inc();
        Self(gauge.clone())
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.0.dec();
    }
}

/// Counts a request and its answer.
pub(super) async fn count(metrics: Metrics, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let route = request.extensions().get::<MatchedPath>().map_or(OTHER, MatchedPath::as_str).to_owned();
    let asked = (name_of(request.method()), route);
    let answer = next.run(request).await;
    metrics.count(asked, answer.status(), began.elapsed().as_secs_f64());
    answer
}

/// Methods are words of the client's too, so there is an end of them.
fn name_of(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => OTHER,
    }
}

fn class_of(status: StatusCode) -> &'static str {
    match status.as_u16() {
        ..200 => "1xx",
        200..300 => "2xx",
        300..400 => "3xx",
        400..500 => "4xx",
        500.. => "5xx",
    }
}

fn whole(number: impl TryInto<i64>) -> i64 {
    number.try_into().unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_client_chooses_becomes_a_label() {
        let made_up = Method::from_bytes(b"SECRET").unwrap();
        assert_eq!((name_of(&made_up), name_of(&Method::HEAD)), ("other", "HEAD"));
        assert_eq!(
            [101, 204, 304, 499, 503].map(|it| class_of(StatusCode::from_u16(it).unwrap())),
            ["1xx", "2xx", "3xx", "4xx", "5xx"]
        );
    }

    #[test]
    fn what_is_open_is_counted_until_it_ends() {
        let gauge = Gauge::default();
        let (one, two) = (Held::new(&gauge), Held::new(&gauge));
        assert_eq!(gauge.get(), 2);
        drop(one);
        assert_eq!(gauge.get(), 1);
        drop(two);
        assert_eq!(gauge.get(), 0);
    }
}
