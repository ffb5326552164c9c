//! Each request gets a number: on the page that says what went wrong, in the answer's header, in the log. One line a
//! request; the query is left out, it may say what a person looks for.

use super::cause::Cause;
use app::site::reader::RequestNumber;
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use std::hash::{BuildHasher as _, RandomState};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Instant;
use tracing::Instrument as _;

/// The address that a request comes from, as far as anybody is believed about it; among the request's extensions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Client(pub Option<IpAddr>);

const NUMBER: HeaderName = HeaderName::from_static("x-request-id");
const LINK: &str = "/login/link/";
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Who is believed about where a request comes from.
#[derive(Clone, Debug, Default)]
pub struct Peer {
    trusted: Arc<[IpAddr]>,
}

impl Peer {
    /// Proxies by address.
    #[must_use]
    pub fn new(trusted: &[IpAddr]) -> Self {
        Self { trusted: trusted.iter().map(IpAddr::to_canonical).collect() }
    }

    fn trusts(&self, peer: Option<IpAddr>) -> bool {
        peer.is_some_and(|peer| self.trusted.contains(&peer))
    }

    /// The nearest address that is no trusted proxy; what a client writes into the header itself is passed over. Beyond
    /// what can't be read nobody is believed.
    fn client(&self, peer: Option<IpAddr>, headers: &HeaderMap) -> Option<IpAddr> {
        if !self.trusts(peer) {
            return peer;
        }
        let lines = headers.get_all(FORWARDED_FOR).iter().filter_map(|it| it.to_str().ok());
        let written: Vec<&str> =
            lines.flat_map(|it| it.split(',')).map(str::trim).filter(|it| !it.is_empty()).collect();
        written.into_iter().rev().map_while(read_hop).find(|hop| !self.trusted.contains(hop)).or(peer)
    }
}

/// `203.0.113.5`, `203.0.113.5:4711`, `2001:db8::5`, `[2001:db8::5]`, `[2001:db8::5]:4711`.
fn read_hop(text: &str) -> Option<IpAddr> {
    let bare = || text.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or(text).parse().ok();
    let hop = text.parse::<SocketAddr>().map(|it| it.ip()).ok().or_else(bare);
    hop.map(|it| it.to_canonical())
}

pub(super) async fn number(peers: Peer, mut request: Request, next: Next) -> Response {
    let began = Instant::now();
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|it| it.0.ip().to_canonical());
    let given = request.headers().get(NUMBER).filter(|_| peers.trusts(peer)).and_then(sane);
    let number = given.unwrap_or_else(fresh);
    let client = peers.client(peer, request.headers());
    let (method, path) = (request.method().clone(), without_secret(request.uri().path()));
    request.extensions_mut().insert(RequestNumber(number.clone()));
    request.extensions_mut().insert(Client(client));
    let client = client.map(|it| it.to_string()).unwrap_or_default();
    // What is logged on the way, a panic too, bears the number.
    let span = tracing::error_span!(target: "http", "request", number);
    let mut answer = next.run(request).instrument(span).await;
    let (status, ms) = (answer.status().as_u16(), began.elapsed().as_millis());
    if answer.status().is_server_error() {
        let error = answer.extensions().get::<Cause>().map(|it| &*it.0);
        tracing::error!(target: "http", number, %method, path, status, ms, client, error);
    } else {
        tracing::info!(target: "http", number, %method, path, status, ms, client);
    }
    if let Ok(number) = HeaderValue::from_str(&number) {
        answer.headers_mut().insert(NUMBER, number);
    }
    answer
}

/// A one-time link opens to whoever reads it, so the log names it without its token.
fn without_secret(path: &str) -> String {
    if path.starts_with(LINK) { format!("{LINK}…") } else { path.to_owned() }
}

fn sane(given: &HeaderValue) -> Option<String> {
    let given = given.to_str().ok()?;
    let plain = given.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
    (plain && (1..=64).contains(&given.len())).then(|| given.to_owned())
}

/// Short enough to be read out on the telephone. The hasher's keys are random; nothing secret hangs on it.
fn fresh() -> String {
    let random = RandomState::new().hash_one(Instant::now());
    format!("{:04x}-{:04x}-{:04x}", random >> 48, (random >> 32) & 0xffff, (random >> 16) & 0xffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(trusted: &str, peer: &str, forwarded: &'static str) -> String {
        let headers = HeaderMap::from_iter([(FORWARDED_FOR, HeaderValue::from_static(forwarded))]);
        let trusted: Vec<IpAddr> = trusted.split_whitespace().map(|it| it.parse().unwrap()).collect();
        let peer: IpAddr = peer.parse().unwrap();
        Peer::new(&trusted).client(Some(peer.to_canonical()), &headers).unwrap().to_string()
    }

    #[test]
    fn a_one_time_link_is_not_told_to_the_log() {
        assert_eq!(without_secret("/login/link/AAAA"), "/login/link/…");
        assert_eq!(without_secret("/login"), "/login");
    }

    #[test]
    fn only_a_trusted_proxy_says_where_a_request_comes_from() {
        assert_eq!(client("", "10.0.0.9", "203.0.113.5"), "10.0.0.9");
        assert_eq!(client("10.0.0.9", "10.0.0.9", "203.0.113.5"), "203.0.113.5");
        assert_eq!(client("10.0.0.9 10.0.0.8", "10.0.0.9", "1.1.1.1, 203.0.113.5, 10.0.0.8"), "203.0.113.5");
        assert_eq!(client("10.0.0.9", "::ffff:10.0.0.9", "203.0.113.5"), "203.0.113.5");
    }

    #[test]
    fn a_proxy_is_the_same_however_its_address_is_written() {
        assert_eq!(client("::ffff:127.0.0.1", "127.0.0.1", "203.0.113.5"), "203.0.113.5");
        assert_eq!(client("::ffff:127.0.0.1", "::ffff:127.0.0.1", "203.0.113.5"), "203.0.113.5");
        assert_eq!(client("10.0.0.9 10.0.0.8", "10.0.0.9", "203.0.113.5, ::ffff:10.0.0.8"), "203.0.113.5");
    }

    #[test]
    fn a_client_is_known_with_its_port_too() {
        for (forwarded, known) in [
            ("1.2.3.4:5678", "1.2.3.4"),
            ("[::1]:5", "::1"),
            ("[2001:db8::5]", "2001:db8::5"),
            ("2001:db8::5", "2001:db8::5"),
            ("9.9.9.9, 1.2.3.4:80", "1.2.3.4"),
            ("1.2.3.4, ,", "1.2.3.4"),
            ("9.9.9.9, unknown", "10.0.0.9"),
        ] {
            assert_eq!(client("10.0.0.9", "10.0.0.9", forwarded), known, "{forwarded}");
        }
    }
}
