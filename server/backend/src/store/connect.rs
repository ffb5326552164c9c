//! How a database is reached: the options of an SQLite file, the pool of a PostgreSQL.

use crate::Error;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::sqlx::{Connection as _, SqliteConnection};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr, RuntimeErr};
use std::path::Path;
use std::time::Duration;

pub(super) fn make_folder(path: &Path) -> Result<(), Error> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.map_or(Ok(()), |it| std::fs::create_dir_all(it).map_err(|error| Error::File(it.to_owned(), error)))
}

/// A database that is forgotten at the end.
pub(super) async fn connect_memory() -> Result<DatabaseConnection, Error> {
    Ok(Database::connect(sqlite(None, 1, Use::Work)).await?)
}

pub(super) async fn connect_server(url: &str) -> Result<DatabaseConnection, Error> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(8).acquire_timeout(Duration::from_secs(10)).sqlx_logging(false);
    Ok(Database::connect(options).await?)
}

/// Two processes that start on a new file together both switch it to WAL. SQLite waits its turn for everything but this
/// (it could wait for ever), so the waiting is done here.
pub(super) async fn connect_file(path: &Path, connections: u32, purpose: Use) -> Result<DatabaseConnection, Error> {
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
pub(super) const NO_DATABASE: i32 = 26;

pub(super) fn code_of(error: &DbErr) -> Option<i32> {
    let (DbErr::Conn(error) | DbErr::Exec(error) | DbErr::Query(error)) = error else { return None };
    let RuntimeErr::SqlxError(error) = error else { return None };
    error.as_database_error()?.code()?.parse().ok()
}

/// Whether there was no room to store something. Of a file over its quota SQLite says that it can't be written.
pub(crate) fn is_full(error: &DbErr) -> bool {
    const FULL: i32 = 13;
    const NOT_WRITTEN: [i32; 3] = [778, 1034, 4874];
    /// Of PostgreSQL.
    const DISK_FULL: i32 = 53_100;
    code_of(error).is_some_and(|code| code == DISK_FULL || code == FULL || NOT_WRITTEN.contains(&code))
}

/// Where SQLite itself gave a transaction up (no room, a failing disk), the driver takes it for open still, and the connection
/// would begin none ever again: another one takes its place.
fn is_at_rest(connection: &mut SqliteConnection) -> bool {
    !connection.is_in_transaction()
}

/// What an SQLite file is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
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
    if path.is_some() {
        options.map_sqlx_sqlite_before_acquire(|connection, _| {
            let at_rest = is_at_rest(connection);
            Box::pin(async move { Ok(at_rest) })
        });
    }
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
