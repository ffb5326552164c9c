//! How long an answer may take, and who is late: a client whose body is still on its way hears that (408) and is no failure
//! of ours; otherwise we are (503).

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::CONNECTION;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use hyper::body::{Frame, SizeHint};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// Longest time that an answer may take, with the body that it is to.
const TIME: Duration = Duration::from_secs(30);

/// Waits for an answer, not for ever.
pub(super) async fn wait(request: Request, next: Next) -> Response {
    let arrived = Arc::new(AtomicBool::new(request.body().is_end_stream()));
    let noted = Arc::clone(&arrived);
    let request = request.map(|body| Body::new(Noted { body, arrived: noted }));
    match tokio::time::timeout(TIME, next.run(request)).await {
        Ok(answer) => answer,
        Err(_) if arrived.load(Ordering::Relaxed) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        // What is still to come is no next request.
        Err(_) => (StatusCode::REQUEST_TIMEOUT, [(CONNECTION, "close")]).into_response(),
    }
}

/// A body that notes when all of it is there.
struct Noted {
    body: Body,
    arrived: Arc<AtomicBool>,
}

impl HttpBody for Noted {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        if frame.is_none() || self.body.is_end_stream() {
            self.arrived.store(true, Ordering::Relaxed);
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
