//! What requests share.

use crate::layers::{Cache, Peer, Transport};
use app::site::{Assets, Site};
use axum::http::StatusCode;
use backend::Backend;
use backend::store::Snapshot;
use leptos::config::LeptosOptions;
use model::publication::Provenance;
use std::path::{Path, PathBuf};
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
}

/// The site folder and the names of its files.
#[derive(Clone, Debug)]
pub struct Place {
    /// The folder.
    pub root: PathBuf,
    /// What documents name.
    pub assets: Assets,
}

impl Place {
    /// Looks into the folder. The names with content hashes stand in `hash.txt`, beside the binary or in the folder.
    #[must_use]
    pub fn find(root: &Path) -> Self {
        let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("hash.txt")));
        let hashes = beside.into_iter().chain([root.join("hash.txt")]).find(|path| path.is_file());
        let text = hashes.as_deref().and_then(|path| std::fs::read_to_string(path).ok()).unwrap_or_default();
        let hash = |kind: &str| {
            let line = text.lines().find_map(|line| line.trim().strip_prefix(kind)?.strip_prefix(':'));
            line.map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned)
        };
        let named = |kind: &str, extension: &str| {
            let hashed = hash(kind).map(|hash| format!("ayumi.{hash}.{extension}"));
            hashed.filter(|name| root.join("pkg").join(name).is_file())
        };
        let options = || {
            let path = |path: &Path| path.to_string_lossy().into_owned();
            let mut options = LeptosOptions::builder().output_name("ayumi").site_root(path(root)).build();
            options.hash_files = true;
            options.hash_file = path(&hashes.clone().unwrap_or_default()).into();
            options
        };
        let scripts = named("js", "js").map(|_| options());
        let style = named("css", "css").unwrap_or_else(|| "ayumi.css".to_owned());
        Self { root: root.to_owned(), assets: Assets { scripts, style: format!("/pkg/{style}") } }
    }
}

impl Serving {
    /// What readers see at this moment.
    ///
    /// # Errors
    /// With 503 when the database can't be read; logged here.
    pub async fn now(&self) -> Result<Arc<Snapshot>, StatusCode> {
        self.backend.snapshot().await.map_err(|error| {
            tracing::error!(%error, "the snapshot can't be read");
            StatusCode::SERVICE_UNAVAILABLE
        })
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
