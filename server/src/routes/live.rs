//! `/live/reports/{id}`: the shared document of a report, over a WebSocket. y-sync and awareness as `y-websocket` speaks
//! them, so that stock Yjs clients join; clients that ask for `ayumi.1` are told what is stored.

mod gate;
mod socket;

use super::Serving;
use crate::layers::Refusal;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{FromRequestParts as _, Path, Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use backend::live::{Documents, Speaks};
pub use gate::{Admitted, Gate};
use model::id::ReportId;
use model::live::{MOST_FRAME, SUBPROTOCOL};
use socket::Connection;
use std::sync::Arc;

/// Bytes that a connection reads at once; most of the many that are open at a time are quiet.
const READ: usize = 4 * 1024;
/// What is written together.
const WRITE: usize = 16 * 1024;

/// Shared documents, and who may come to them.
#[derive(Clone, Debug)]
pub struct Live {
    /// The documents.
    pub documents: Documents,
    /// Who may come.
    pub gate: Arc<dyn Gate>,
    /// Address under which people reach the pages, where it is set.
    pub public_url: Option<Arc<str>>,
}

/// A connection to a report's document.
pub async fn report(
    State(serving): State<Serving>,
    Path(name): Path<String>,
    request: Request,
) -> Result<Response, Refusal> {
    let live = serving.live.ok_or(StatusCode::NOT_FOUND)?;
    let report = read_name(&name).ok_or(StatusCode::NOT_FOUND)?;
    let (mut parts, _) = request.into_parts();
    if !is_own(&parts.headers, live.public_url.as_deref()) {
        return Err(StatusCode::FORBIDDEN.into());
    }
    let upgrade = WebSocketUpgrade::from_request_parts(&mut parts, &()).await;
    let upgrade = upgrade.map_err(|refused| refused.into_response().status())?.protocols([SUBPROTOCOL]);
    let speaks = if upgrade.selected_protocol().is_some() { Speaks::Ayumi } else { Speaks::Standard };
    let writer = live.gate.admit(&parts, report).await?;
    let seat = live.documents.join(report, writer, speaks).await?;
    // A frame over our own limit is still read, so that its sender hears why the connection ends.
    let upgrade = upgrade.read_buffer_size(READ).write_buffer_size(WRITE);
    let upgrade = upgrade.max_message_size(2 * MOST_FRAME).max_frame_size(2 * MOST_FRAME);
    Ok(upgrade.on_upgrade(move |socket| Connection::new(socket, seat, (live.gate, parts, report, writer)).serve()))
}

/// A report has one name: 「12」, not 「012」.
fn read_name(name: &str) -> Option<ReportId> {
    let id = name.parse().ok().map(ReportId)?;
    (id.to_string() == name).then_some(id)
}

/// Browsers say whose page opens a connection, and send cookies along for any page. What says nothing is no browser.
fn is_own(headers: &HeaderMap, public_url: Option<&str>) -> bool {
    let Some(origin) = headers.get(ORIGIN) else { return true };
    let Ok(origin) = origin.to_str() else { return false };
    let host = |url: &str| url.split_once("://").map(|(_, rest)| rest.trim_end_matches('/').to_ascii_lowercase());
    let asked = headers.get(HOST).and_then(|it| it.to_str().ok()).map(str::to_ascii_lowercase);
    let from = host(origin);
    from.is_some() && (from == asked || from == public_url.and_then(host))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn another_sites_page_does_not_get_in() {
        let check = |origin: Option<&'static str>, public: Option<&str>, own: bool| {
            let mut headers = HeaderMap::from_iter([(HOST, HeaderValue::from_static("ayumi.example:3000"))]);
            headers.extend(origin.map(|it| (ORIGIN, HeaderValue::from_static(it))));
            assert_eq!(is_own(&headers, public), own, "{origin:?} {public:?}");
        };
        check(None, None, true);
        check(Some("http://ayumi.example:3000"), None, true);
        check(Some("http://Ayumi.example:3000"), None, true);
        check(Some("https://evil.example"), None, false);
        check(Some("http://ayumi.example:3000.evil.example"), None, false);
        check(Some("null"), None, false);
        check(Some("https://ayumi.lg.jp"), Some("https://ayumi.lg.jp/"), true);
        check(Some("https://evil.example"), Some("https://ayumi.lg.jp"), false);
    }

    #[test]
    fn a_report_has_one_address() {
        assert_eq!(read_name("12"), Some(ReportId(12)));
        for name in ["012", "+12", "12 ", "x", ""] {
            assert_eq!(read_name(name), None, "{name}");
        }
    }
}
