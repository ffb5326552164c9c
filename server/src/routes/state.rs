//! What requests share.

use super::{Live, Place};
use crate::layers::{Cache, Peer, Refusal, Transport};
use app::site::Site;
use backend::Backend;
use backend::store::Snapshot;
use model::publication::Provenance;
use std::sync::Arc;

/// What requests share; cheap to clone.
#[derive(Clone, Debug)]
pub struct Serving {
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
    /// Shared documents; `None` where nobody can sign in.
    pub live: Option<Live>,
}

impl Serving {
    /// What readers see at this moment.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn now(&self) -> Result<Arc<Snapshot>, Refusal> {
        Ok(self.backend.snapshot().await?)
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
