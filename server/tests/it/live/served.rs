//! The real router on a real socket, with a gate that lets in whoever says who they are.

use super::stand_in::{StandIn, TABLE};
use axum::http::StatusCode;
use axum::http::request::Parts;
use backend::account::{Accounts, Means};
use backend::live::{Documents, Pace, Rights, Writer};
use backend::{Backend, Moment, Site};
use model::id::{AccountId, ReportId};
use sea_orm::{ConnectionTrait as _, Database};
use server::layers::{Cache, Door, Peer, Transport};
use server::routes::{Admitted, Gate, Hand, Live, Painter, Place, Serving, Shared, listen, router};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::{Notify, oneshot};

/// Lets in whoever says `?account=1`, to write or, with `&rights=read`, to read.
#[derive(Debug, Default)]
pub struct OpenGate {
    /// Accounts that were shut out meanwhile.
    pub out: Mutex<HashSet<i64>>,
    /// Told each time that somebody has written since it was asked last.
    pub wrote: Notify,
    /// Told each time that somebody has not.
    pub rested: Notify,
}

impl Gate for OpenGate {
    fn admit<'a>(&'a self, parts: &'a Parts, _: ReportId, hand: Hand) -> Admitted<'a> {
        match hand {
            Hand::Writes => self.wrote.notify_one(),
            Hand::Rests => self.rested.notify_one(),
        }
        let query = parts.uri.query().unwrap_or_default();
        let said = |name: &str| query.split('&').find_map(|it| it.strip_prefix(name)?.strip_prefix('='));
        let account = said("account").and_then(|it| it.parse().ok());
        let rights = if said("rights") == Some("read") { Rights::Read } else { Rights::Write };
        Box::pin(async move {
            let account: i64 = account.ok_or(StatusCode::UNAUTHORIZED)?;
            if self.out.lock().unwrap().contains(&account) {
                return Err(StatusCode::FORBIDDEN.into());
            }
            Ok(Writer { account: AccountId(account), rights, deeds: 0 })
        })
    }
}

/// A data folder with report 7, removed at the end.
pub struct Folder(pub PathBuf);

impl Folder {
    pub async fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("ayumi-live-{}-{name}", std::process::id()));
        drop(std::fs::remove_dir_all(&folder));
        let it = Self(folder);
        it.fill().await;
        it
    }

    /// Puts a site and report 7 into it.
    pub async fn fill(&self) {
        std::fs::create_dir_all(self.0.join("site/pkg")).unwrap();
        std::fs::write(self.0.join("site/pkg/ayumi.css"), "body { color: black }").unwrap();
        open(&self.0).await.close().await;
        self.say(TABLE).await;
    }

    /// Does to the data what another room of the server would.
    pub async fn say(&self, statements: &str) {
        let db = Database::connect(format!("sqlite:{}", self.0.join("data/ayumi.sqlite").display())).await.unwrap();
        db.execute_unprepared(statements).await.unwrap();
        db.close().await.unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

async fn open(folder: &Path) -> Backend {
    Backend::open(&folder.join("data"), None, Site::default()).await.unwrap()
}

/// What a server of this folder shares.
pub async fn serving(folder: &Path, gate: Arc<OpenGate>) -> Serving {
    let backend = open(folder).await;
    let pace =
        Pace { tick: Duration::from_millis(40), quiet: Duration::from_secs(180), clock: || Moment(1_700_000_000) };
    let documents = Documents::new(&backend, Arc::new(StandIn), pace);
    Serving::from(Shared {
        accounts: Accounts::new(&backend, Means::default()),
        door: Door::Closed,
        public_url: None,
        clock: || Moment(1_700_000_000),
        refused_at: Arc::default(),
        backend,
        place: Arc::new(Place::find(&folder.join("site")).unwrap()),
        cache: Arc::new(Cache::default()),
        transport: Transport::Plain,
        peers: Peer::default(),
        live: Some(Live { documents, gate }),
        metrics: None,
        // Looking for fonts takes time that only pictures are worth.
        painter: Arc::new(Painter::new(Some("/nonexistent".into()))),
    })
}

/// A server in this process, on a thread of its own.
pub struct Served {
    pub address: String,
    pub gate: Arc<OpenGate>,
    end: Arc<Notify>,
    thread: std::thread::JoinHandle<()>,
}

impl Served {
    pub async fn start(folder: &Folder) -> Self {
        let (gate, end) = (Arc::new(OpenGate::default()), Arc::new(Notify::new()));
        let (say, said) = oneshot::channel();
        let (at, open, told) = (folder.0.clone(), Arc::clone(&gate), Arc::clone(&end));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let thread = std::thread::spawn(move || runtime.block_on(serve(at, open, (say, told))));
        Self { address: said.await.unwrap(), gate, end, thread }
    }

    /// Ends as Ctrl-C ends it.
    pub async fn end(self) {
        self.end.notify_one();
        tokio::task::spawn_blocking(|| self.thread.join()).await.unwrap().unwrap();
    }
}

async fn serve(folder: PathBuf, gate: Arc<OpenGate>, (say, end): (oneshot::Sender<String>, Arc<Notify>)) {
    let serving = serving(&folder, gate).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    say.send(listener.local_addr().unwrap().to_string()).unwrap();
    let live = serving.live.clone().unwrap();
    listen(listener, router(serving), Default::default(), async || end.notified().await).await;
    live.documents.close().await;
}
