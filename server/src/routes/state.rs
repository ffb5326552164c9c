//! What requests share.

use super::live::Sessions;
use super::{Live, Painter, Place};
use crate::layers::{Cache, Door, Metrics, Peer, Refusal, Transport};
use app::site::{Base, Site};
use backend::account::Accounts;
use backend::live::{Documents, Pace, Reports};
use backend::store::Snapshot;
use backend::{Backend, Moment};
use model::publication::Provenance;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;
use std::time::Duration;

/// What requests share; cheap to clone, as each layer does for each request.
#[derive(Clone, Debug)]
pub struct Serving(Arc<Shared>);

/// What stands in it.
#[derive(Clone, Debug)]
pub struct Shared {
    /// Data.
    pub backend: Backend,
    /// The site folder.
    pub place: Arc<Place>,
    /// Rendered pages.
    pub cache: Arc<Cache>,
    /// How readers reach the service.
    pub transport: Transport,
    /// Who is believed about where a request comes from.
    pub peers: Peer,
    /// People who sign in.
    pub accounts: Accounts,
    /// Whether they can, and what their browsers keep.
    pub door: Door,
    /// Address under which people reach the pages, where it is set.
    pub public_url: Option<Arc<str>>,
    /// The time of day, for the one place that asks for it.
    pub clock: fn() -> Moment,
    /// When the last refusal of another site's page was put on record.
    pub refused_at: Arc<AtomicI64>,
    /// Shared documents; `None` where nobody can sign in.
    pub live: Option<Live>,
    /// What is counted for operators; `None` where nobody asks for it.
    pub metrics: Option<Metrics>,
    /// What makes pictures of charts.
    pub painter: Arc<Painter>,
}

/// What is typed within this time is stored and passed on together.
const TICK: Duration = Duration::from_millis(40);
/// When nobody has written for so long, what stands in a report is kept as a version.
const QUIET: Duration = Duration::from_secs(180);

impl Deref for Serving {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl From<Shared> for Serving {
    fn from(shared: Shared) -> Self {
        Self(Arc::new(shared))
    }
}

impl Serving {
    /// One that shares all but what is changed here.
    #[must_use]
    pub fn but(&self, change: impl FnOnce(&mut Shared)) -> Self {
        let mut shared = Shared::clone(self);
        change(&mut shared);
        shared.into()
    }

    /// With the shared documents of reports, where people can sign in.
    #[must_use]
    pub fn with_documents(self) -> Self {
        if self.door == Door::Closed {
            return self;
        }
        let pace = Pace { tick: TICK, quiet: QUIET, clock: self.clock };
        let documents = Documents::new(&self.backend, Arc::new(Reports), pace);
        let gate = Arc::new(Sessions::new(self.clone()));
        self.but(|it| it.live = Some(Live { documents, gate }))
    }

    /// With what operators watch, counted from now on.
    #[must_use]
    pub fn with_metrics(self) -> Self {
        self.but(|it| it.metrics = Some(Metrics::new(&it.cache, (it.clock)())))
    }

    /// What readers see at this moment.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn now(&self) -> Result<Arc<Snapshot>, Refusal> {
        Ok(self.backend.snapshot().await?)
    }

    /// Under which path everything lives.
    #[must_use]
    pub fn base(&self) -> &Base {
        &self.place.assets.base
    }

    /// What addresses begin with that stand alone: the public address, or the path where it isn't known.
    #[must_use]
    pub fn root(&self) -> &str {
        self.public_url.as_deref().unwrap_or(self.base().as_str())
    }

    /// Whose site this is, as pages say it.
    #[must_use]
    pub fn site(&self, now: &Snapshot) -> Site {
        Site {
            name: now.site.name.clone(),
            code: now.site.code.clone(),
            empty: now.publications.is_empty(),
            sample: now.publications.iter().any(|it| it.provenance.is_invented()),
            retold: now.publications.iter().any(|it| it.provenance == Provenance::Retold),
        }
    }
}
