//! A database for each test: SQLite always, PostgreSQL as well when DATABASE_URL names one (in a schema of its own).

use backend::store::{Address, Connection};
use backend::{Backend, Site};
use sea_orm::{ConnectionTrait, Database};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

/// An empty database and the way to it.
pub struct TestStore {
    pub backend: Backend,
    pub address: Address,
    leftover: Leftover,
}

enum Leftover {
    Folder(PathBuf),
    Schema(String, String),
}

static COUNT: AtomicU32 = AtomicU32::new(0);

impl TestStore {
    /// An SQLite file in a folder of its own.
    pub async fn new() -> Self {
        let folder = std::env::temp_dir().join(name());
        Self::open(Address::File(folder.join("ayumi.sqlite")), Leftover::Folder(folder)).await
    }

    /// A schema in the PostgreSQL that the environment names.
    async fn on_postgres() -> Option<Self> {
        let url = std::env::var("DATABASE_URL").ok().filter(|url| url.starts_with("postgres"))?;
        let schema = name();
        let server = Database::connect(&url).await.expect("the PostgreSQL of DATABASE_URL answers");
        server.execute_unprepared(&format!("CREATE SCHEMA \"{schema}\"")).await.unwrap();
        server.close().await.unwrap();
        let sign = if url.contains('?') { '&' } else { '?' };
        let own = format!("{url}{sign}options[search_path]={schema}");
        Some(Self::open(Address::Server(own), Leftover::Schema(url, schema)).await)
    }

    async fn open(address: Address, leftover: Leftover) -> Self {
        let backend = Backend::open_at(&address, Site::default()).await.unwrap();
        Self { backend, address, leftover }
    }

    /// A second process on the same data.
    pub async fn open_again(&self) -> Backend {
        Backend::open_at(&self.address, Site::default()).await.unwrap()
    }

    /// Leaves nothing behind.
    pub async fn remove(self) {
        drop(self.backend);
        match self.leftover {
            Leftover::Folder(folder) => drop(std::fs::remove_dir_all(folder)),
            Leftover::Schema(url, schema) => {
                let server = Database::connect(&url).await.unwrap();
                server.execute_unprepared(&format!("DROP SCHEMA \"{schema}\" CASCADE")).await.unwrap();
            }
        }
    }
}

fn name() -> String {
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    format!("ayumi_{}_{count}_{:?}", std::process::id(), std::thread::current().id())
        .replace(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_', "")
        .to_lowercase()
}

/// Runs a test on each database there is.
pub async fn on_each_database(test: impl AsyncFn(&TestStore)) {
    let store = TestStore::new().await;
    test(&store).await;
    store.remove().await;
    if let Some(store) = TestStore::on_postgres().await {
        test(&store).await;
        store.remove().await;
    }
}

#[tokio::test]
async fn two_processes_may_start_on_an_empty_folder_together() {
    on_each_database(async |store| {
        let again = || Connection::open(&store.address);
        let (a, b, c) = tokio::join!(again(), again(), again());
        assert!(a.is_ok() && b.is_ok() && c.is_ok());
    })
    .await;
    for _ in 0..20 {
        let folder = std::env::temp_dir().join(name());
        let address = Address::File(folder.join("ayumi.sqlite"));
        let open = || Backend::open_at(&address, Site::default());
        let (a, b, c) = tokio::join!(open(), open(), open());
        assert!(a.is_ok() && b.is_ok() && c.is_ok(), "{a:?} {b:?} {c:?}");
        std::fs::remove_dir_all(folder).unwrap();
    }
}

#[test]
fn an_address_is_a_file_or_a_server() {
    let data = std::path::Path::new("data");
    assert_eq!(Address::new(data, None).unwrap(), Address::File("data/ayumi.sqlite".into()));
    assert_eq!(Address::new(data, Some("sqlite://x.db")).unwrap(), Address::File("x.db".into()));
    assert_eq!(Address::new(data, Some("sqlite:/srv/x.db")).unwrap(), Address::File("/srv/x.db".into()));
    assert!(matches!(Address::new(data, Some("postgres://h/d")).unwrap(), Address::Server(_)));
    for wrong in ["mysql://h/d", "x.db", "", "sqlite:"] {
        assert!(Address::new(data, Some(wrong)).is_err(), "{wrong}");
    }
}
