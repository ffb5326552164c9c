//! Connections: the embedded SQLite file, or PostgreSQL elsewhere. One writer at a time on both; readers are never
//! held up by it. Knows no table but the ledger's.

use super::address::Address;
use super::entity::revision;
use super::migration::Migrator;
use super::owner::{Owner, find_owner};
use crate::Error;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    EntityTrait, IsolationLevel, QueryOrder, QuerySelect, RuntimeErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use std::path::Path;
use std::time::Duration;

/// An open database.
#[derive(Clone, Debug)]
pub struct Connection {
    reading: DatabaseConnection,
    writing: DatabaseConnection,
}

/// What to do where nothing is stored yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Missing {
    Create,
    Refuse,
}

impl Connection {
    /// Opens the database, made if it is an SQLite file that isn't there, and brings its tables up to date.
    ///
    /// # Errors
    /// When it can't be opened, is newer than this program, or is another program's; that one stays as it is.
    pub async fn open(address: &Address) -> Result<Self, Error> {
        Self::open_or(address, Missing::Create).await
    }

    /// Opens a database in which something has been stored, and brings its tables up to date.
    ///
    /// # Errors
    /// As [`Connection::open`], and when there is nothing.
    pub async fn open_existing(address: &Address) -> Result<Self, Error> {
        Self::open_or(address, Missing::Refuse).await
    }

    async fn open_or(address: &Address, missing: Missing) -> Result<Self, Error> {
        Ok(match address {
            Address::File(path) | Address::Existing(path) => {
                if find_owner_at(address).await? == Owner::Nobody && missing == Missing::Refuse {
                    return Err(nothing_stored());
                }
                let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
                if let Some(folder) = folder {
                    std::fs::create_dir_all(folder).map_err(|error| Error::File(folder.to_owned(), error))?;
                }
                let writing = prepare(connect_file(path, 1, Use::Work).await?, missing).await?;
                Self { reading: connect_file(path, 4, Use::Work).await?, writing }
            }
            Address::Memory => {
                let only = prepare(Database::connect(sqlite(None, 1, Use::Work)).await?, missing).await?;
                Self { reading: only.clone(), writing: only }
            }
            Address::Server(url) => {
                let only = prepare(connect_server(url).await?, missing).await?;
                Self { reading: only.clone(), writing: only }
            }
        })
    }

    /// Closes it. What stands in the log of an SQLite file is brought into the file first, so that the file alone is whole
    /// although another process (`ayumi serve`) may have it open.
    pub(crate) async fn close(&self) {
        if self.writing.get_database_backend() == DbBackend::Sqlite {
            note(self.writing.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.map(|_| ()));
        }
        note(self.reading.close_by_ref().await);
        note(self.writing.close_by_ref().await);
    }

    /// The connection for single reads.
    pub(crate) fn reading(&self) -> &DatabaseConnection {
        &self.reading
    }

    /// A transaction that sees one state of everything.
    pub(crate) async fn begin_read(&self) -> Result<DatabaseTransaction, Error> {
        Ok(match self.reading.get_database_backend() {
            DbBackend::Postgres => {
                let isolation = Some(IsolationLevel::RepeatableRead);
                self.reading.begin_with_config(isolation, Some(AccessMode::ReadOnly)).await?
            }
            _ => self.reading.begin().await?,
        })
    }

    /// A transaction that nobody else writes beside. Dropped without a commit, it leaves no trace.
    pub(crate) async fn begin_write(&self) -> Result<DatabaseTransaction, Error> {
        begin_alone(&self.writing, "LOCK TABLE revision IN EXCLUSIVE MODE").await
    }

    /// The number of the last change.
    pub(crate) async fn revision(&self) -> Result<u64, Error> {
        last_revision(&self.reading).await
    }
}

/// The number of the last change, as this connection or transaction sees it.
pub(crate) async fn last_revision(db: &impl ConnectionTrait) -> Result<u64, Error> {
    let number: Option<i64> = revision::Entity::find()
        .select_only()
        .column(revision::Column::Number)
        .order_by_desc(revision::Column::Number)
        .into_tuple()
        .one(db)
        .await?;
    Ok(number.and_then(|number| u64::try_from(number).ok()).unwrap_or(0))
}

async fn begin_alone(pool: &DatabaseConnection, lock: &str) -> Result<DatabaseTransaction, Error> {
    let postgres = pool.get_database_backend() == DbBackend::Postgres;
    let mode = (!postgres).then_some(SqliteTransactionMode::Immediate);
    let options = TransactionOptions { sqlite_transaction_mode: mode, ..TransactionOptions::default() };
    let transaction = pool.begin_with_options(options).await?;
    if postgres {
        transaction.execute_unprepared(lock).await?;
    }
    Ok(transaction)
}

/// Nothing is lost where closing fails: what is committed stands in the log.
fn note(closed: Result<(), DbErr>) {
    if let Err(error) = closed {
        tracing::warn!(%error, "the database was not closed in order");
    }
}

/// Whether nothing is stored at an address yet.
///
/// # Errors
/// When the database can't be read, or is another program's.
pub async fn is_new(address: &Address) -> Result<bool, Error> {
    Ok(find_owner_at(address).await? == Owner::Nobody)
}

/// Whose database it is, found before anything is written to it.
async fn find_owner_at(address: &Address) -> Result<Owner, Error> {
    match address {
        Address::File(path) if !path.exists() => Ok(Owner::Nobody),
        Address::Memory => Ok(Owner::Nobody),
        Address::File(path) | Address::Existing(path) => {
            let looked = look(connect_file(path, 1, Use::Look).await).await;
            looked.map_err(|error| name_no_database(path, error))
        }
        Address::Server(url) => look(connect_server(url).await).await,
    }
}

async fn look(connected: Result<DatabaseConnection, Error>) -> Result<Owner, Error> {
    let looking = connected?;
    let found = find_owner(&looking).await;
    note(looking.close().await);
    found
}

fn name_no_database(path: &Path, error: Error) -> Error {
    match error {
        Error::Store(cause) if code_of(&cause) == Some(NO_DATABASE) => {
            let shown = path.display();
            let advice = "--data、--database を確かめてください。";
            Error::Refused(format!("{shown} は SQLite のデータベースではありません。{advice}"))
        }
        other => other,
    }
}

fn nothing_stored() -> Error {
    let sentence = "このデータベースには、まだ何も保存されていません。--data、--database を確かめるか、\
                    ayumi import で一覧表を取り込んでください。";
    Error::Refused(sentence.to_owned())
}

async fn connect_server(url: &str) -> Result<DatabaseConnection, Error> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(8).acquire_timeout(Duration::from_secs(10)).sqlx_logging(false);
    Ok(Database::connect(options).await?)
}

/// Two processes that start on a new file together both switch it to WAL. SQLite waits its turn for everything but this
/// (it could wait for ever), so the waiting is done here.
async fn connect_file(path: &Path, connections: u32, purpose: Use) -> Result<DatabaseConnection, Error> {
    const PATIENCE: u32 = 200;
    let options = || sqlite(Some(path), connections, purpose);
    for _ in 0..PATIENCE {
        match Database::connect(options()).await {
            Err(error) if is_busy(&error) => tokio::time::sleep(Duration::from_millis(50)).await,
            connected => return Ok(connected?),
        }
    }
    Ok(Database::connect(options()).await?)
}

/// SQLITE_BUSY, or one of its extended codes.
fn is_busy(error: &DbErr) -> bool {
    code_of(error).is_some_and(|code| code & 0xFF == 5)
}

/// SQLITE_NOTADB.
const NO_DATABASE: i32 = 26;

fn code_of(error: &DbErr) -> Option<i32> {
    let (DbErr::Conn(error) | DbErr::Exec(error) | DbErr::Query(error)) = error else { return None };
    let RuntimeErr::SqlxError(error) = error else { return None };
    error.as_database_error()?.code()?.parse().ok()
}

/// What an SQLite file is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// To see whose it is: nothing is made, nothing is set.
    Look,
    Work,
}

/// WAL lets readers go on during an import; FULL, because what an import said it stored must survive a power cut. Without
/// a path the database is in memory.
fn sqlite(path: Option<&Path>, connections: u32, purpose: Use) -> ConnectOptions {
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.max_connections(connections).min_connections(1).idle_timeout(None).max_lifetime(None);
    options.acquire_timeout(Duration::from_secs(30)).sqlx_logging(false);
    let path = path.map(Path::to_owned);
    options.map_sqlx_sqlite_opts(move |given| {
        let Some(path) = &path else { return given.foreign_keys(true) };
        let given = given.filename(path).in_memory(false).shared_cache(false).busy_timeout(Duration::from_secs(20));
        match purpose {
            Use::Look => given.create_if_missing(false),
            Use::Work => given
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true),
        }
    });
    options
}

/// An arbitrary number under which PostgreSQL keeps two starting processes apart.
const MIGRATING: &str = "SELECT pg_advisory_xact_lock(4179531)";

/// Brings the tables up to date; what is refused is closed.
async fn prepare(pool: DatabaseConnection, missing: Missing) -> Result<DatabaseConnection, Error> {
    match migrate(&pool, missing).await {
        Ok(()) => Ok(pool),
        Err(error) => {
            note(pool.close().await);
            Err(error)
        }
    }
}

async fn migrate(pool: &DatabaseConnection, missing: Missing) -> Result<(), Error> {
    match find_owner(pool).await? {
        Owner::Ayumi { pending: 0 } => return Ok(()),
        Owner::Nobody if missing == Missing::Refuse => return Err(nothing_stored()),
        Owner::Nobody | Owner::Ayumi { .. } => {}
    }
    let alone = begin_alone(pool, MIGRATING).await?;
    // Somebody else may have been faster.
    find_owner(&alone).await?;
    Migrator::up(&alone, None).await?;
    alone.commit().await?;
    Ok(())
}
