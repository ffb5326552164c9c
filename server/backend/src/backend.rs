//! The handle by which commands and pages reach everything: cheap to clone, shared by all requests.

use crate::Error;
use crate::intake::decode::decode;
use crate::intake::store::{Scope, count_open_doubts, list_rows};
use crate::publication::store::{list_heads, list_revisions};
use crate::store::connection::last_revision;
use crate::store::{Address, Connection, Snapshot, ledger};
use model::department::reorganise;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

/// The city whose lists these are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// Name of the city.
    pub name: Option<String>,
    /// 団体コード.
    pub code: Option<String>,
}

/// Database and snapshot.
#[derive(Clone, Debug)]
pub struct Backend(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    connection: Connection,
    /// What the settings say of the city; it counts before what is stored.
    site: Site,
    snapshot: RwLock<Option<Arc<Snapshot>>>,
    /// Held by the one request that loads.
    loading: tokio::sync::Mutex<()>,
}

impl Backend {
    /// Opens the embedded database in `data`, or the one at the address, and brings its tables up to date. What
    /// `site` says counts before what is stored.
    ///
    /// # Errors
    /// When the database can't be opened.
    pub async fn open(data: &Path, database: Option<&str>, site: Site) -> Result<Self, Error> {
        Self::open_at(&Address::new(data, database)?, site).await
    }

    /// Opens the database at an address.
    ///
    /// # Errors
    /// When the database can't be opened, or is another program's.
    pub async fn open_at(address: &Address, site: Site) -> Result<Self, Error> {
        Ok(Self::on(Connection::open(address).await?, site))
    }

    /// Opens a database in which something has been stored.
    ///
    /// # Errors
    /// When the database can't be opened, is another program's, or holds nothing.
    pub async fn open_existing(address: &Address, site: Site) -> Result<Self, Error> {
        Ok(Self::on(Connection::open_existing(address).await?, site))
    }

    fn on(connection: Connection, site: Site) -> Self {
        let (snapshot, loading) = (RwLock::default(), tokio::sync::Mutex::default());
        Self(Arc::new(Shared { connection, site, snapshot, loading }))
    }

    /// Ends the work with the database: an SQLite file is then whole by itself, and may be copied.
    pub async fn close(&self) {
        self.connection().close().await;
    }

    /// What readers see now. A change by any process shows in the next call: each asks for the number of the last
    /// revision, and the first to see another one loads anew.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn snapshot(&self) -> Result<Arc<Snapshot>, Error> {
        if let Some(current) = self.current_at(self.0.connection.revision().await?) {
            return Ok(current);
        }
        let _alone = self.0.loading.lock().await;
        if let Some(current) = self.current_at(self.0.connection.revision().await?) {
            return Ok(current);
        }
        let loaded = Arc::new(self.load().await?);
        *self.0.snapshot.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&loaded));
        Ok(loaded)
    }

    /// What readers saw last, without asking the database.
    #[must_use]
    pub fn last_seen(&self) -> Option<Arc<Snapshot>> {
        self.0.snapshot.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether requests can be answered (`/readyz`).
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn ready(&self) -> Result<(), Error> {
        self.snapshot().await.map(|_| ())
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.0.connection
    }

    fn current_at(&self, revision: u64) -> Option<Arc<Snapshot>> {
        self.last_seen().filter(|it| it.revision == revision)
    }

    async fn load(&self) -> Result<Snapshot, Error> {
        let db = self.0.connection.begin_read().await?;
        let revision = last_revision(&db).await?;
        let mut rows = list_rows(&db, &Scope::All).await?;
        let publications = list_heads(&db).await?;
        let revisions = list_revisions(&db).await?;
        let stored = ledger::get_site(&db).await?;
        let open_doubts = count_open_doubts(&db).await?;
        let entered = crate::department::store::list(&db).await?;
        db.rollback().await?;
        let given = self.0.site.clone();
        let site = Site { name: given.name.or(stored.name), code: given.code.or(stored.code) };
        let mut facts = decode(&mut rows)?;
        reorganise(&mut facts.departments, entered.iter().map(|it| &it.change));
        let snapshot = Snapshot::new(revision, facts, publications).with_revisions(revisions);
        Ok(snapshot.with_site(site).with_open_doubts(open_doubts))
    }
}
