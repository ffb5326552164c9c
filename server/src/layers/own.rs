//! What changes anything is taken from our own pages alone, whatever it is. Refusals are put on record.

use super::Refusal;
use super::origin::{changes, is_own};
use super::visit::call_of;
use crate::routes::Serving;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use std::sync::atomic::{AtomicI64, Ordering};

/// Seconds between two refusals on record: enough to see that somebody tries, and no way to fill the disk.
const BETWEEN: i64 = 10;

/// Lets through what comes from our own pages, and what changes nothing.
pub(super) async fn keep_own(serving: &Serving, request: Request, next: Next) -> Response {
    if !changes(request.method()) || is_own(request.headers(), serving.public_url.as_deref()) {
        return next.run(request).await;
    }
    let (parts, _) = request.into_parts();
    match record(serving, &parts).await {
        Ok(()) => StatusCode::FORBIDDEN.into_response(),
        Err(refusal) => refusal.into_response(),
    }
}

async fn record(serving: &Serving, parts: &Parts) -> Result<(), Refusal> {
    let call = call_of(serving, parts);
    if !is_due(&serving.refused_at, call.at.0) {
        return Ok(());
    }
    let holder = match serving.door.read(&parts.headers, serving.base()) {
        Some(token) => serving.accounts.get_present(&token, call.at).await?,
        None => None,
    };
    let what = format!("foreign page: {} {}", parts.method, parts.uri.path());
    Ok(serving.accounts.record_refusal(holder.as_ref().map(|it| &it.actor), &what, &call).await?)
}

/// Whether the last one on record is long enough ago; notes that this one is.
pub(crate) fn is_due(last: &AtomicI64, now: i64) -> bool {
    let due = |before: i64| (now.saturating_sub(before) >= BETWEEN || now < before).then_some(now);
    last.fetch_update(Ordering::Relaxed, Ordering::Relaxed, due).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_of_refusals_leaves_few_rows() {
        let last = AtomicI64::new(0);
        let recorded = (1_000..1_100).filter(|now| is_due(&last, *now)).count();
        assert_eq!(recorded, 10);
        assert!(is_due(&last, 500), "a clock that was set back");
    }
}
