//! The gate of documents: whoever is signed in and has a part in the report.

use super::gate::{Admitted, Counted, Gate, Hand};
use crate::layers::{call_of, is_due};
use crate::routes::Serving;
use axum::http::StatusCode;
use axum::http::request::Parts;
use model::id::ReportId;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::Instant;

/// Within this time all connections share one look at what has changed.
const SHARED: Duration = Duration::from_secs(1);

/// Asks whose the session is and what they may do with the report, at the beginning and again while it lasts.
#[derive(Clone, Debug)]
pub(crate) struct Sessions {
    serving: Serving,
    counted: Arc<Mutex<Option<(Instant, i64)>>>,
}

impl Sessions {
    pub fn new(serving: Serving) -> Self {
        Self { serving, counted: Arc::default() }
    }
}

impl Gate for Sessions {
    fn admit<'a>(&'a self, parts: &'a Parts, report: ReportId, hand: Hand) -> Admitted<'a> {
        let serving = &self.serving;
        Box::pin(async move {
            let token = serving.door.read(&parts.headers, serving.base()).ok_or(StatusCode::UNAUTHORIZED)?;
            let call = call_of(serving, parts);
            // A page that is left open must not keep its session alive, however often it connects anew.
            let present = match hand {
                Hand::Writes => serving.accounts.visit(&token, &call).await?,
                Hand::Rests => serving.accounts.get_present(&token, call.at).await?,
            };
            let present = present.ok_or(StatusCode::UNAUTHORIZED)?;
            match serving.backend.get_writer(&present.actor, report).await {
                Err(backend::Error::Refused(_)) => {
                    // A page that was left open tries again and again: few rows for many tries.
                    if is_due(&serving.refused_at, call.at.0) {
                        let subject = format!("report {report}");
                        serving.accounts.record_refusal(Some(&present.actor), &subject, &call).await?;
                    }
                    Err(StatusCode::FORBIDDEN.into())
                }
                found => Ok(found?),
            }
        })
    }

    /// Whatever changes anybody's rights is in the audit log.
    fn count_changes(&self) -> Counted<'_> {
        Box::pin(async {
            // Held while one looks: those who come meanwhile wait for its answer.
            let mut counted = self.counted.lock().await;
            if let Some((at, number)) = *counted
                && at.elapsed() < SHARED
            {
                return Some(number);
            }
            let number = self.serving.accounts.count_deeds().await.ok()?;
            *counted = Some((Instant::now(), number));
            Some(number)
        })
    }
}
