//! Connections: HTTP/1.1 with limits on the time and size of a request's head and on the time that nothing of an answer is
//! taken, and an end that lets answers finish.

use crate::layers::{FIELDS, Held};
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use prometheus_client::metrics::gauge::Gauge;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt as _;

/// Longest time for the head of a request, and between two requests of a connection.
const HEAD: Duration = Duration::from_secs(30);
/// Longest time in which a client takes nothing of what it is sent; one that takes it slowly goes on.
const STANDSTILL: Duration = Duration::from_secs(30);
/// Largest head that is read at all; what is refused with a sentence is less.
const BUFFER: usize = 128 * 1024;
/// Longest time for answers that are under way when the end is told.
const END: Duration = Duration::from_secs(10);

/// Answers connections until the end is told, and counts those that are open. Answers under way have some time then,
/// unless it is told once more.
pub async fn listen(listener: TcpListener, router: Router, open: Gauge, mut told: impl AsyncFnMut()) {
    // Each connection listens on it for the end; who still listens is still answered.
    let end = watch::Sender::new(());
    tokio::select! {
        () = told() => {}
        () = accept(&listener, &router, (&open, &end)) => {}
    }
    drop(listener);
    end.send_replace(());
    tokio::select! {
        () = end.closed() => return,
        () = tokio::time::sleep(END) => {}
        () = told() => {}
    }
    tracing::warn!("some connections were cut off");
}

/// Takes connections for as long as it is asked to.
async fn accept(listener: &TcpListener, router: &Router, (open, end): (&Gauge, &watch::Sender<()>)) {
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => serve((stream, peer), router.clone(), Held::new(open), end.subscribe()),
            Err(error) => {
                // Most often too many open files: others have to end first.
                tracing::warn!(%error, "a connection was not accepted");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

fn serve((stream, peer): (TcpStream, SocketAddr), router: Router, open: Held, mut ending: watch::Receiver<()>) {
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(STANDSTILL));
    let answer = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(BUFFER)
        .max_headers(FIELDS)
        .serve_connection(TokioIo::new(Box::pin(stream)), answer)
        .with_upgrades();
    tokio::spawn(async move {
        let _open = open;
        let mut connection = pin!(connection);
        let ended = tokio::select! {
            ended = connection.as_mut() => ended,
            _ = ending.changed() => {
                connection.as_mut().graceful_shutdown();
                connection.await
            }
        };
        if let Err(error) = ended {
            tracing::debug!(%error, "a connection ended early");
        }
    });
}
