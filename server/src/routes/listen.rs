//! Connections: HTTP/1.1 with limits on the time and size of a request's head, and an end that lets answers finish.

use crate::layers::FIELDS;
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt as _;

/// Longest time for the head of a request, and between two requests of a connection.
const HEAD: Duration = Duration::from_secs(30);
/// Largest head that is read at all; what is refused with a sentence is less.
const BUFFER: usize = 128 * 1024;
/// Longest time for answers that are under way when the end is told.
const END: Duration = Duration::from_secs(10);

/// Answers connections until the end is told. Answers under way have some time then, unless it is told once more.
pub async fn listen(listener: TcpListener, router: Router, mut told: impl AsyncFnMut()) {
    let graceful = GracefulShutdown::new();
    tokio::select! {
        () = told() => {}
        () = accept(&listener, &router, &graceful) => {}
    }
    drop(listener);
    tokio::select! {
        () = graceful.shutdown() => return,
        () = tokio::time::sleep(END) => {}
        () = told() => {}
    }
    tracing::warn!("some connections were cut off");
}

/// Takes connections for as long as it is asked to.
async fn accept(listener: &TcpListener, router: &Router, graceful: &GracefulShutdown) {
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => serve(stream, peer, router.clone(), graceful),
            Err(error) => {
                // Most often too many open files: others have to end first.
                tracing::warn!(%error, "a connection was not accepted");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

fn serve(stream: TcpStream, peer: SocketAddr, router: Router, graceful: &GracefulShutdown) {
    let _ = stream.set_nodelay(true);
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
        .serve_connection(TokioIo::new(stream), answer)
        .with_upgrades();
    let watched = graceful.watch(connection);
    tokio::spawn(async move {
        if let Err(error) = watched.await {
            tracing::debug!(%error, "a connection ended early");
        }
    });
}
