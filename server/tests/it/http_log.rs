//! What went wrong stands in the log once, under the number that the reader sees.

use super::support::{Answer, TestServer};
use axum::Router;
use axum::http::{Request, StatusCode};
use axum::routing::get;
use std::io::Write;
use std::sync::{Arc, Mutex};

/// The log of one test.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, text: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(text)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    fn begin() -> (Self, tracing::subscriber::DefaultGuard) {
        let log = Self::default();
        let writer = log.clone();
        let kept = tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).finish();
        (log, tracing::subscriber::set_default(kept))
    }

    /// The lines of errors, each with the number of the answer.
    fn errors_of(&self, answer: &Answer) -> Vec<String> {
        let text = String::from_utf8(std::mem::take(&mut *self.0.lock().unwrap())).unwrap();
        let errors: Vec<_> = text.lines().filter(|line| line.contains(" ERROR ")).map(str::to_owned).collect();
        assert!(errors.iter().all(|line| line.contains(answer.header("x-request-id"))), "{text}");
        errors
    }
}

#[tokio::test]
async fn the_number_on_an_error_page_stands_beside_its_cause() {
    let server = TestServer::with_lists().await;
    server.get("/table").await;
    server.spoil("UPDATE publication SET as_of = 'x'").await;
    let (log, _guard) = Log::begin();
    for address in ["/", "/nope", "/api/v1/years", "/charts/indicators/1.svg", "/readyz"] {
        let answer = server.get(address).await;
        let errors = log.errors_of(&answer);
        assert_eq!(errors.len(), 1, "{address}: {errors:#?}");
        assert!(errors[0].contains("path=") && errors[0].contains("publication"), "{address}: {errors:#?}");
    }
}

#[tokio::test]
async fn damage_that_stays_is_not_called_a_rush() {
    let server = TestServer::with_lists().await;
    server.get("/table").await;
    server.spoil("UPDATE publication SET as_of = 'x'").await;
    let answer = server.get("/").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(answer.text().contains("番号を添えて担当まで") && !answer.text().contains("混み合って"));
    assert!(answer.text().contains("見本市"), "the city is known from before");
    server.spoil("ALTER TABLE publication RENAME TO gone").await;
    let answer = server.get("/").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.text().contains("少し待って"));
}

#[tokio::test]
async fn a_panic_is_logged_under_the_number_of_its_request() {
    let server = TestServer::empty().await;
    let router = Router::new().route(
        "/panic",
        get(async || {
            if true {
                panic!("of no use")
            }
        }),
    );
    let router = server::layers::wrap(router, &server.serving);
    let (log, _guard) = Log::begin();
    let before = std::panic::take_hook();
    server::command::log_panics();
    let request = Request::get("/panic").body(axum::body::Body::empty()).unwrap();
    let answer = TestServer::answer_of(router, request).await;
    std::panic::set_hook(before);
    let errors = log.errors_of(&answer);
    assert_eq!((answer.status, errors.len()), (StatusCode::INTERNAL_SERVER_ERROR, 2), "{errors:#?}");
    assert!(errors[0].contains("of no use") && errors[0].contains("http_log.rs"), "{errors:#?}");
    assert!(!answer.text().contains("of no use") && answer.text().contains("番号"));
}
