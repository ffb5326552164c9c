//! Connections: the embedded SQLite file, or PostgreSQL elsewhere. One writer at a time on both; readers are never
//! held up by it. Knows no table but the ledger's.

use super::entity::revision;
use super::migration::Migrator;
use crate::Error;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    AccessMode, ColumnTrait, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, DbErr, EntityTrait, IsolationLevel, QueryOrder, QuerySelect, RuntimeErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use sea_orm_migration::{MigratorTrait, seaql_migrations};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Where the data is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// An SQLite file.
    File(PathBuf),
    /// An SQLite database that is forgotten at the end (to try something).
    Memory,
    /// A PostgreSQL database.
    Server(String),
}

impl Address {
    /// The address given, else the file in the data folder.
    ///
    /// # Errors
    /// When the address is of another kind of database.
    pub fn new(data: &Path, database: Option<&str>) -> Result<Self, Error> {
        match database {
            None => Ok(Self::File(data.join("ayumi.sqlite"))),
            Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                Ok(Self::Server(url.to_owned()))
            }
            Some(url) => match url.strip_prefix("sqlite:") {
                Some(":memory:") => Ok(Self::Memory),
                Some(path) if !path.is_empty() => Ok(Self::File(path.strip_prefix("//").unwrap_or(path).into())),
                // The address may hold a password, so it is not repeated.
                _ => Err(Error::Refused(
                    "データベースの指定は postgres://… または sqlite:ファイル名 で書いてください。".to_owned(),
                )),
            },
        }
    }
}

/// An open database.
#[derive(Clone, Debug)]
pub struct Connection {
    reading: DatabaseConnection,
    writing: DatabaseConnection,
}

impl Connection {
    /// Opens the database, made if it is an SQLite file that isn't there, and brings its tables up to date.
    ///
    /// # Errors
    /// When it can't be opened, or is newer than this program.
    pub async fn open(address: &Address) -> Result<Self, Error> {
        let opened = match address {
            Address::File(path) => {
                let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
                if let Some(folder) = folder {
                    std::fs::create_dir_all(folder).map_err(|error| Error::File(folder.to_owned(), error))?;
                }
                let writing = connect_file(path, 1).await?;
                migrate(&writing).await?;
                Self { reading: connect_file(path, 4).await?, writing }
            }
            Address::Memory => {
                let only = Database::connect(sqlite(Path::new(":memory:"), 1)).await?;
                migrate(&only).await?;
                Self { reading: only.clone(), writing: only }
            }
            Address::Server(url) => {
                let mut options = ConnectOptions::new(url);
                options.max_connections(8).acquire_timeout(Duration::from_secs(10)).sqlx_logging(false);
                let pool = Database::connect(options).await?;
                migrate(&pool).await?;
                Self { reading: pool.clone(), writing: pool }
            }
        };
        Ok(opened)
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

/// Two processes that start on a new file together both switch it to WAL. SQLite waits its turn for everything but this
/// (it could wait for ever), so the waiting is done here.
async fn connect_file(path: &Path, connections: u32) -> Result<DatabaseConnection, Error> {
    const PATIENCE: u32 = 200;
    for _ in 0..PATIENCE {
        match Database::connect(sqlite(path, connections)).await {
            Err(error) if is_busy(&error) => tokio::time::sleep(Duration::from_millis(50)).await,
            connected => return Ok(connected?),
        }
    }
    Ok(Database::connect(sqlite(path, connections)).await?)
}

/// SQLITE_BUSY, or one of its extended codes.
fn is_busy(error: &DbErr) -> bool {
    let (DbErr::Conn(RuntimeErr::SqlxError(error)) | DbErr::Exec(RuntimeErr::SqlxError(error))) = error else {
        return false;
    };
    let code = error.as_database_error().and_then(|it| it.code()?.parse::<i32>().ok());
    code.is_some_and(|code| code & 0xFF == 5)
}

/// WAL lets readers go on during an import; FULL, because what an import said it stored must survive a power cut.
fn sqlite(path: &Path, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.max_connections(connections).min_connections(1).idle_timeout(None).max_lifetime(None);
    options.acquire_timeout(Duration::from_secs(30)).sqlx_logging(false);
    let path = path.to_owned();
    options.map_sqlx_sqlite_opts(move |given| {
        if path == Path::new(":memory:") {
            return given.foreign_keys(true);
        }
        given
            .filename(&path)
            .in_memory(false)
            .shared_cache(false)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(20))
    });
    options
}

/// An arbitrary number under which PostgreSQL keeps two starting processes apart.
const MIGRATING: &str = "SELECT pg_advisory_xact_lock(4179531)";

async fn migrate(pool: &DatabaseConnection) -> Result<(), Error> {
    let known = i64::try_from(Migrator::migrations().len()).unwrap_or(i64::MAX);
    match count_applied(pool).await {
        Some(applied) if applied == known => return Ok(()),
        Some(applied) if applied > known => {
            let newer = "このデータベースは、より新しい版の ayumi で作られています。新しい版を使ってください。";
            return Err(Error::Refused(newer.to_owned()));
        }
        _ => {}
    }
    let alone = begin_alone(pool, MIGRATING).await?;
    Migrator::up(&alone, None).await?;
    alone.commit().await?;
    Ok(())
}

/// `None` where no migration has ever run: the table itself is missing then.
async fn count_applied(pool: &DatabaseConnection) -> Option<i64> {
    let applied: Result<Option<i64>, _> = seaql_migrations::Entity::find()
        .select_only()
        .column_as(seaql_migrations::Column::Version.count(), "applied")
        .into_tuple()
        .one(pool)
        .await;
    applied.ok().flatten()
}
