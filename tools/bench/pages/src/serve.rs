//! Servers that are measured beside the product, each a process of its own. The data folder and the site folder are the
//! product's.

use super::written::{Around, Page};
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::ACCEPT_ENCODING;
use axum::response::Html;
use axum::routing::get;
use backend::account::{Accounts, Means};
use backend::store::{Address, Snapshot};
use backend::{Backend, Moment, Site};
use http_body_util::BodyExt as _;
use server::layers::{Cache, Door, Peer, PlainHttp, Transport};
use server::routes::{Place, Serving, Shared, render, router};
use std::path::Path;
use std::sync::Arc;
use tower::ServiceExt as _;

/// How a server of these answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The whole product, but it keeps no page: drawn and compressed for each request.
    Anew,
    /// The product's drawing of a page and nothing else.
    Drawn,
    /// By hand, from the same data.
    Written,
    /// By hand, of a page's data that was put together beforehand.
    Given,
    /// The compressed bytes and the headers of the product's answer.
    Kept,
}

impl Way {
    pub const ALL: [Self; 5] = [Self::Anew, Self::Drawn, Self::Written, Self::Given, Self::Kept];

    /// As one process tells it to the other.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Anew => "anew",
            Self::Drawn => "drawn",
            Self::Written => "written",
            Self::Given => "given",
            Self::Kept => "kept",
        }
    }
}

/// What a page is: its address with those of the data and of the site.
pub struct Asked<'a> {
    pub way: Way,
    pub page: Page,
    pub data: &'a Path,
    pub site: &'a Path,
}

/// Serves until it is ended.
pub async fn serve(asked: Asked<'_>, host: &str) {
    let router = route(asked).await;
    let listener = tokio::net::TcpListener::bind(host).await.unwrap();
    axum::serve(listener, router).await.unwrap();
}

async fn route(Asked { way, page, data, site }: Asked<'_>) -> Router {
    let backend = Backend::open_existing(&Address::new(data, None).unwrap(), Site::default()).await.unwrap();
    let serving = serving_of(&backend, site);
    let now = backend.snapshot().await.unwrap();
    // It prepares what drawing needs besides.
    let product = router(serving.clone());
    let path = page.path().split('?').next().unwrap();
    let around = || async { Around::of(&draw(&serving, Arc::clone(&now), page).await) };
    match way {
        Way::Anew => product,
        Way::Drawn => Router::new().route(
            path,
            get(move || {
                let (serving, now) = (serving.clone(), Arc::clone(&now));
                async move { Html(draw(&serving, now, page).await) }
            }),
        ),
        Way::Written => {
            let around = around().await;
            Router::new().route(path, get(move || std::future::ready(Html(around.write(&page.give(&now))))))
        }
        Way::Given => {
            let (around, given) = (around().await, page.give(&now));
            Router::new().route(path, get(move || std::future::ready(Html(around.write(&given)))))
        }
        Way::Kept => {
            let mut asked = request(page);
            asked.headers_mut().insert(ACCEPT_ENCODING, HeaderValue::from_static("br"));
            let (parts, body) = product.oneshot(asked).await.unwrap().into_parts();
            let (headers, bytes) = (parts.headers, body.collect().await.unwrap().to_bytes());
            Router::new().route(path, get(move || std::future::ready((headers.clone(), bytes.clone()))))
        }
    }
}

fn serving_of(backend: &Backend, site: &Path) -> Serving {
    Serving::from(Shared {
        backend: backend.clone(),
        place: Arc::new(Place::find(site).unwrap()),
        cache: Arc::new(Cache::new(0)),
        transport: Transport::Plain,
        accounts: Accounts::new(backend, Means::default()),
        door: Door::of(Transport::Plain, PlainHttp::Refused),
        public_url: None,
        peers: Peer::default(),
        clock: || Moment(1_748_736_000),
        refused_at: Arc::default(),
        live: None,
        metrics: None,
        painter: Arc::default(),
    })
}

/// What it takes to draw a page, and nothing else.
async fn draw(serving: &Serving, now: Arc<Snapshot>, page: Page) -> String {
    render(serving, now, page.path(), None).await.unwrap().1
}

fn request(page: Page) -> Request {
    Request::builder().uri(page.path()).body(Body::empty()).unwrap()
}
