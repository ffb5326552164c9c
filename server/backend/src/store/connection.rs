//! Connections: the embedded SQLite file, or PostgreSQL elsewhere. One writer at a time on both; readers are never
//! held up by it. Knows no table but the ledger's.

use super::address::Address;
use super::connect::{NO_DATABASE, Use, code_of, connect_file, connect_memory, connect_server, make_folder};
use super::entity::revision;
use super::log::Log;
use super::migration::Migrator;
use super::owner::{Owner, find_owner};
use crate::Error;
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, EntityTrait,
    IsolationLevel, QueryOrder, QuerySelect, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

/// An open database.
#[derive(Clone, Debug)]
pub struct Connection {
    reading: DatabaseConnection,
    writing: DatabaseConnection,
    /// Of an SQLite file.
    log: Option<Arc<Log>>,
}

const OCCUPIED: &str = "このデータベースには、すでにデータがあります。何も変えていません。\
                        --data、--database で空の場所を指定してください。";

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
                make_folder(path)?;
                let writing = prepare(connect_file(path, 1, Use::Work).await?, missing).await?;
                let log = Some(Arc::new(Log::of(path)));
                Self { reading: connect_file(path, 4, Use::Work).await?, writing, log }
            }
            Address::Memory => {
                let only = prepare(connect_memory().await?, missing).await?;
                Self { reading: only.clone(), writing: only, log: None }
            }
            Address::Server(url) => {
                let only = prepare(connect_server(url).await?, missing).await?;
                Self { reading: only.clone(), writing: only, log: None }
            }
        })
    }

    /// Connects where nothing is stored yet, and makes no tables.
    pub(crate) async fn open_empty(address: &Address) -> Result<Self, Error> {
        if find_owner_at(address).await? != Owner::Nobody {
            return Err(Error::Refused(OCCUPIED.to_owned()));
        }
        let only = match address {
            Address::File(path) | Address::Existing(path) => {
                make_folder(path)?;
                connect_file(path, 1, Use::Work).await?
            }
            Address::Memory => connect_memory().await?,
            Address::Server(url) => connect_server(url).await?,
        };
        Ok(Self { reading: only.clone(), writing: only, log: None })
    }

    /// A transaction in which tables are made, by one process at a time; refused where another one was faster.
    pub(crate) async fn begin_making(&self) -> Result<DatabaseTransaction, Error> {
        let alone = begin_alone(&self.writing, MIGRATING).await?;
        match find_owner(&alone).await? {
            Owner::Nobody => Ok(alone),
            Owner::Ayumi { .. } => Err(Error::Refused(OCCUPIED.to_owned())),
        }
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

    /// The number of the last change. An SQLite file is asked for it only where it can have changed.
    pub(crate) async fn revision(&self) -> Result<u64, Error> {
        let Some((log, look)) = self.log.as_ref().and_then(|log| Some((log, log.look()?))) else {
            return last_revision(&self.reading).await;
        };
        if let Some(known) = log.revision(look) {
            return Ok(known);
        }
        let revision = last_revision(&self.reading).await?;
        log.keep(look, revision, Instant::now());
        Ok(revision)
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
