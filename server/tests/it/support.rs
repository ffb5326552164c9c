//! The router with a database and a site folder of its own, asked without a network.

use app::site::Base;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use backend::account::{Accounts, Cost, Means};
use backend::intake::sample::{Sample, mihon};
use backend::intake::{How, Order, PlanYears, Source};
use backend::store::Address;
use backend::{Backend, Moment, Site};
use http_body_util::BodyExt as _;
use sea_orm::{ConnectionTrait as _, Database};
use server::layers::{Cache, Door, Peer, PlainHttp, Transport};
use server::routes::{Painter, Place, Serving, Shared, router};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tower::ServiceExt as _;

/// A file that the build names by its content.
pub const HASHED: &str = "/pkg/ayumi.0123456789abcdefghij.js";

/// What every clock says: the first of June of 令和７年度.
pub const NOW: Moment = Moment(1_748_736_000);

/// Quick hashes of passwords.
fn means() -> Means {
    Means { cost: Cost { memory: 8, passes: 1, lanes: 1 }, ..Means::default() }
}

pub struct TestServer {
    pub backend: Backend,
    pub serving: Serving,
    router: Router,
    folder: PathBuf,
}

#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |it| it.to_str().unwrap())
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

impl TestServer {
    pub async fn empty() -> Self {
        Self::served_by(Transport::Plain).await
    }

    /// Two years of an invented city.
    pub async fn with_lists() -> Self {
        Self::with_lists_of(mihon(1, 2, 1)).await
    }

    pub async fn with_lists_of(sample: Sample) -> Self {
        let it = Self::empty().await;
        it.import_sample(sample).await;
        it
    }

    /// The same, with every page rendered anew.
    pub async fn that_keeps_nothing() -> Self {
        let it = Self::made_of(Transport::Plain, Cache::new(0)).await;
        it.import(1).await;
        it
    }

    /// The same, with what operators watch.
    pub async fn that_is_measured() -> Self {
        let mut it = Self::with_lists().await;
        it.serving = it.serving.clone().with_metrics();
        it.router = router(it.serving.clone());
        it
    }

    pub async fn served_by(transport: Transport) -> Self {
        Self::made_of(transport, Cache::default()).await
    }

    async fn made_of(transport: Transport, cache: Cache) -> Self {
        let folder = new_folder();
        let address = Address::File(folder.join("data/ayumi.sqlite"));
        Self::on(folder, &address, (transport, PlainHttp::Refused), cache).await
    }

    /// Where people sign in by plain HTTP, with quick passwords.
    pub async fn signing_in(address: Option<&Address>) -> Self {
        let folder = new_folder();
        let own = Address::File(folder.join("data/ayumi.sqlite"));
        Self::on(folder, address.unwrap_or(&own), (Transport::Plain, PlainHttp::Allowed), Cache::default()).await
    }

    /// The same below a path, with the code for browsers that a build leaves.
    pub fn below(mut self, base: &str) -> Self {
        let site = self.folder.join("site");
        let hash = "h".repeat(22);
        let names = ["ayumi.H.css", "ayumi.H.js", "ayumi.H.wasm", "__wasm_split.H.js", "__wasm_split_manifest.H.json"];
        names.iter().for_each(|name| write(&site.join("pkg").join(name.replace('H', &hash)), "{}"));
        let kinds = ["css", "js", "wasm", "split", "manifest"];
        write(&site.join("hash.txt"), &kinds.map(|kind| format!("{kind}: {hash}\n")).concat());
        let place = Place::find(&site).unwrap().below(Base::read(base).unwrap());
        let changed = self.serving.but(|it| (it.place, it.cache, it.live) = (Arc::new(place), Arc::default(), None));
        self.serving = changed.with_documents();
        self.router = router(self.serving.clone());
        self
    }

    async fn on(folder: PathBuf, address: &Address, (transport, plain): (Transport, PlainHttp), cache: Cache) -> Self {
        let site = folder.join("site");
        write(&site.join("pkg/ayumi.css"), "body { color: black }");
        write(&site.join(&HASHED[1..]), &"let a = 1;".repeat(50));
        write(&site.join(format!("{}.br", &HASHED[1..])), "compressed beforehand");
        write(&site.join("favicon.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
        let backend = Backend::open_at(address, Site::default()).await.unwrap();
        let serving = Serving::from(Shared {
            backend: backend.clone(),
            place: Arc::new(Place::find(&site).unwrap()),
            cache: Arc::new(cache),
            transport,
            accounts: Accounts::new(&backend, means()),
            door: Door::of(transport, plain),
            public_url: None,
            peers: Peer::default(),
            clock: || NOW,
            refused_at: Arc::default(),
            live: None,
            metrics: None,
            // Looking for fonts takes time that only pictures are worth.
            painter: Arc::new(Painter::new(Some("/nonexistent".into()))),
        })
        .with_documents();
        Self { backend, router: router(serving.clone()), serving, folder }
    }

    /// Stores the lists of an invented city as another seed invents them.
    pub async fn import(&self, seed: u64) {
        self.import_sample(mihon(1, 2, seed)).await;
    }

    /// Stores the lists of a sample.
    pub async fn import_sample(&self, sample: Sample) {
        let source = |it: &backend::intake::sample::SampleText| {
            let years = it.plan_years.iter().cloned();
            let plan_years = years.map(|(title, first, last)| PlanYears { title: Some(title), first, last }).collect();
            Source { text: it.text.clone(), plan_years, provenance: sample.provenance }
        };
        let site = Site { name: Some(sample.site_name.clone()), code: Some(sample.site_code.clone()) };
        let sources = sample.texts.iter().map(source).collect();
        self.backend.import(Order { sources, site, how: How::Store, at: Moment(0) }).await.unwrap();
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.ask("GET", address, &[]).await
    }

    pub async fn ask(&self, method: &str, address: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder().method(method).uri(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::empty()).unwrap()).await
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        Self::answer_of(self.router.clone(), request).await
    }

    pub async fn answer_of(router: Router, request: Request<Body>) -> Answer {
        let (parts, body) = router.oneshot(request).await.unwrap().into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// Where its data and its site are.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Changes what is stored behind everybody's back.
    pub async fn spoil(&self, change: &str) {
        let path = self.folder.join("data/ayumi.sqlite");
        let stored = Database::connect(format!("sqlite:{}", path.display())).await.unwrap();
        stored.execute_unprepared(change).await.unwrap();
        let revision = "INSERT INTO revision SELECT max(number) + 1, 0, 'spoilt' FROM revision";
        stored.execute_unprepared(revision).await.unwrap();
        stored.close().await.unwrap();
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn new_folder() -> PathBuf {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let name = format!("ayumi-http-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    std::env::temp_dir().join(name)
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}
