//! `/live/reports/{id}`: the shared document of a report, over a WebSocket. y-sync and awareness as `y-websocket` speaks
//! them, so that stock Yjs clients join; clients that ask for `ayumi.1` are told what is stored.

mod gate;
mod sessions;
mod socket;

use super::Serving;
use crate::layers::{Held, Refusal, is_own};
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{FromRequestParts as _, Path, Query, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use backend::live::{Documents, Speaks};
pub use gate::{Admitted, Counted, Gate, Hand};
use model::id::ReportId;
use model::live::{MOST_FRAME, SUBPROTOCOL};
use serde::Deserialize;
pub(super) use sessions::Sessions;
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
}

/// Whose page connects; clients of other programs don't say.
#[derive(Debug, Deserialize)]
pub(super) struct Whose {
    account: Option<i64>,
}

/// A connection to a report's document.
pub async fn report(
    State(serving): State<Serving>,
    Path(name): Path<String>,
    Query(whose): Query<Whose>,
    request: Request,
) -> Result<Response, Refusal> {
    let live = serving.live.clone().ok_or(StatusCode::NOT_FOUND)?;
    let report = read_name(&name).ok_or(StatusCode::NOT_FOUND)?;
    let (mut parts, _) = request.into_parts();
    if !is_own(&parts.headers, serving.public_url.as_deref()) {
        return Err(StatusCode::FORBIDDEN.into());
    }
    let upgrade = WebSocketUpgrade::from_request_parts(&mut parts, &()).await;
    let upgrade = upgrade.map_err(|refused| refused.into_response().status())?.protocols([SUBPROTOCOL]);
    let speaks = if upgrade.selected_protocol().is_some() { Speaks::Ayumi } else { Speaks::Standard };
    let writer = live.gate.admit(&parts, report, Hand::Rests).await?;
    // What one person typed is never taken for another's who has signed in beside it meanwhile.
    if whose.account.is_some_and(|account| account != writer.account.0) {
        return Err(StatusCode::FORBIDDEN.into());
    }
    let seat = live.documents.join(report, writer, speaks).await?;
    // A frame over our own limit is still read, so that its sender hears why the connection ends.
    let upgrade = upgrade.read_buffer_size(READ).write_buffer_size(WRITE);
    let upgrade = upgrade.max_message_size(2 * MOST_FRAME).max_frame_size(2 * MOST_FRAME);
    let open = serving.metrics.as_ref().map(|it| Held::new(&it.live_connections));
    Ok(upgrade.on_upgrade(async move |socket| {
        let _open = open;
        Connection::new(socket, seat, (live.gate, parts, report, writer)).serve().await;
    }))
}

/// A report has one name: 「12」, not 「012」.
fn read_name(name: &str) -> Option<ReportId> {
    let id = name.parse().ok().map(ReportId)?;
    (id.to_string() == name).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_has_one_address() {
        assert_eq!(read_name("12"), Some(ReportId(12)));
        for name in ["012", "+12", "12 ", "x", ""] {
            assert_eq!(read_name(name), None, "{name}");
        }
    }
}
