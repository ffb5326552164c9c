//! A database for each test: SQLite always, PostgreSQL as well when DATABASE_URL names one (in a schema of its own).

use crate::lists::{import, ordinary};
use backend::store::{Address, Connection};
use backend::{Backend, Error, Site};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use std::path::{Path, PathBuf};
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
        let (address, leftover) = Leftover::folder();
        Self::open(address, leftover).await
    }

    /// A schema in the PostgreSQL that the environment names.
    async fn on_postgres() -> Option<Self> {
        let (address, leftover) = Leftover::schema().await?;
        Some(Self::open(address, leftover).await)
    }

    async fn open(address: Address, leftover: Leftover) -> Self {
        let backend = Backend::open_at(&address, Site::default()).await.unwrap();
        Self { backend, address, leftover }
    }

    /// A connection past the backend, as a person's own program has it.
    pub async fn connect(&self) -> DatabaseConnection {
        connect(&self.address).await
    }

    /// Does what only a person's own program can do to the data.
    pub async fn damage(&self, statements: &str) {
        let db = self.connect().await;
        db.execute_unprepared(statements).await.unwrap();
        db.close().await.unwrap();
    }

    /// A second process on the same data.
    pub async fn open_again(&self) -> Backend {
        Backend::open_at(&self.address, Site::default()).await.unwrap()
    }

    /// Leaves nothing behind.
    pub async fn remove(self) {
        drop(self.backend);
        self.leftover.remove().await;
    }
}

impl Leftover {
    fn folder() -> (Address, Self) {
        let folder = std::env::temp_dir().join(name());
        (Address::File(folder.join("ayumi.sqlite")), Self::Folder(folder))
    }

    async fn schema() -> Option<(Address, Self)> {
        let url = std::env::var("DATABASE_URL").ok().filter(|url| url.starts_with("postgres"))?;
        let schema = name();
        let server = Database::connect(&url).await.expect("the PostgreSQL of DATABASE_URL answers");
        server.execute_unprepared(&format!("CREATE SCHEMA \"{schema}\"")).await.unwrap();
        server.close().await.unwrap();
        let sign = if url.contains('?') { '&' } else { '?' };
        Some((Address::Server(format!("{url}{sign}options[search_path]={schema}")), Self::Schema(url, schema)))
    }

    async fn remove(self) {
        match self {
            Self::Folder(folder) => drop(std::fs::remove_dir_all(folder)),
            Self::Schema(url, schema) => {
                let server = Database::connect(&url).await.unwrap();
                server.execute_unprepared(&format!("DROP SCHEMA \"{schema}\" CASCADE")).await.unwrap();
                server.close().await.unwrap();
            }
        }
    }
}

async fn connect(address: &Address) -> DatabaseConnection {
    let url = match address {
        Address::File(path) | Address::Existing(path) => format!("sqlite://{}?mode=rwc", path.display()),
        Address::Server(url) => url.clone(),
        Address::Memory => unreachable!("tests have a file or a server"),
    };
    Database::connect(url).await.unwrap()
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

/// Runs a test on each kind of database there is, in which nothing is stored yet.
pub async fn on_each_empty_place(test: impl AsyncFn(&Address)) {
    let places = [Some(Leftover::folder()), Leftover::schema().await];
    for (address, leftover) in places.into_iter().flatten() {
        test(&address).await;
        leftover.remove().await;
    }
}

/// Runs a test on each database there is, in which another program has made its tables.
async fn on_each_stranger(test: impl AsyncFn(&Address)) {
    let places = [Some(Leftover::folder()), Leftover::schema().await];
    for (address, leftover) in places.into_iter().flatten() {
        if let Leftover::Folder(folder) = &leftover {
            std::fs::create_dir_all(folder).unwrap();
        }
        let db = connect(&address).await;
        db.execute_unprepared("CREATE TABLE customer (id INTEGER); INSERT INTO customer VALUES (1)").await.unwrap();
        db.close().await.unwrap();
        test(&address).await;
        leftover.remove().await;
    }
}

async fn open_both(address: &Address) -> [Result<Backend, Error>; 2] {
    [Backend::open_at(address, Site::default()).await, Backend::open_existing(address, Site::default()).await]
}

#[tokio::test]
async fn another_programs_database_is_refused_and_left_as_it_is() {
    on_each_stranger(async |address| {
        let bytes = || match address {
            Address::File(path) => std::fs::read(path).unwrap(),
            _ => Vec::new(),
        };
        let before = bytes();
        for refused in open_both(address).await {
            let Err(Error::Refused(sentence)) = refused else { panic!("{refused:?}") };
            assert!(sentence.contains("customer"), "{sentence}");
        }
        assert_eq!(bytes(), before, "not a byte, not even to WAL");
        let db = connect(address).await;
        assert!(db.execute_unprepared("SELECT 1 FROM seaql_migrations").await.is_err(), "and no table of ours");
        db.close().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn reading_commands_find_nothing_in_an_empty_database_and_make_nothing() {
    let places = [Some(Leftover::folder()), Leftover::schema().await];
    for (address, leftover) in places.into_iter().flatten() {
        if let (Address::File(path), Leftover::Folder(folder)) = (&address, &leftover) {
            std::fs::create_dir_all(folder).unwrap();
            std::fs::write(path, b"").unwrap();
        }
        let refused = Backend::open_existing(&address, Site::default()).await;
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
        assert!(backend::store::is_new(&address).await.unwrap());
        Backend::open_at(&address, Site::default()).await.unwrap().close().await;
        assert!(!backend::store::is_new(&address).await.unwrap());
        Backend::open_existing(&address, Site::default()).await.unwrap().close().await;
        leftover.remove().await;
    }
}

#[tokio::test]
async fn tables_that_others_add_later_do_not_lock_anybody_out() {
    on_each_database(async |store| {
        store.damage("CREATE TABLE customer (id INTEGER)").await;
        store.open_again().await.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_database_with_other_migrations_is_not_taken_for_this_ones() {
    on_each_database(async |store| {
        store.damage("UPDATE seaql_migrations SET version = 'm9999_x' WHERE version = 'm0009_doubt_source'").await;
        for refused in open_both(&store.address).await {
            let Err(Error::Inconsistent(what)) = refused else { panic!("{refused:?}") };
            assert!(what.contains("m9999_x") && what.contains("m0009_doubt_source"), "{what}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_file_alone_is_whole_when_a_command_ends_though_another_process_has_it_open() {
    let store = TestStore::new().await;
    let serving = store.open_again().await;
    serving.snapshot().await.unwrap();
    import(&store.backend, &ordinary(2024)).await;
    store.backend.close().await;
    let Address::File(path) = &store.address else { panic!("a file") };
    let log = PathBuf::from(format!("{}-wal", path.display()));
    assert_eq!(std::fs::metadata(&log).map_or(0, |it| it.len()), 0);
    let copied = path.with_file_name("copied.sqlite");
    std::fs::copy(path, &copied).unwrap();
    let copy = Backend::open_existing(&Address::File(copied), Site::default()).await.unwrap();
    assert_eq!(copy.check().await.unwrap().publications, 1);
    copy.close().await;
    serving.close().await;
    assert!(!Path::exists(&log));
    store.remove().await;
}
