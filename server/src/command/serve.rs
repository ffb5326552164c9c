//! `ayumi serve`: the pages over HTTP until Ctrl-C or SIGTERM.

use super::Failure;
use crate::config::{Place, Service, Settings};
use crate::layers::{Peer, Transport};
use crate::routes::{self, Serving};
use backend::{Backend, Site};
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

/// Arguments of `ayumi serve`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    service: Service,
    /// Folder of styles, scripts and icons [default: site beside the binary, else target/site]
    #[arg(long, value_name = "DIR", env = "AYUMI_SITE")]
    site: Option<PathBuf>,
    /// What goes to the log on standard error: error, warn, info, debug, or levels by target (warn,http=info)
    #[arg(long, value_name = "LEVEL", env = "AYUMI_LOG", default_value = "info,sea_orm_migration=warn")]
    log: String,
}

/// Serves until Ctrl-C.
///
/// # Errors
/// When the database can't be opened, the site folder is missing or the address is taken.
pub async fn run(place: Place, arguments: Arguments) -> Result<String, Failure> {
    let settings = Settings::resolve(&place, arguments.service)?;
    write_log(&arguments.log)?;
    let site = find_site(arguments.site)?;
    if site.assets.scripts.is_none() {
        tracing::warn!(site = %site.root.display(), "no script in the site folder: pages are served without it");
    }
    let city = Site { name: settings.site_name.clone(), code: settings.site_code.clone() };
    let backend = Backend::open(&settings.data, settings.database.as_deref(), city)
        .await
        .map_err(|error| Failure::io(error.to_string()))?;
    let serving = Serving {
        backend,
        place: Arc::new(site),
        cache: Arc::default(),
        transport: Transport::of(settings.public_url.as_deref()),
        peers: Peer::new(&settings.trusted_proxy),
    };
    let listener = TcpListener::bind(settings.listen)
        .await
        .map_err(|error| Failure::io(format!("{} で待ち受けられません：{error}", settings.listen)))?;
    let address = listener.local_addr().unwrap_or(settings.listen);
    // Nothing can be done where standard error is closed.
    let _ = writeln!(std::io::stderr(), "あゆみ  http://{address}/  （Ctrl-C で終わります）");
    routes::listen(listener, routes::router(serving), until_told).await;
    Ok(String::new())
}

/// One line an event on standard error.
fn write_log(levels: &str) -> Result<(), Failure> {
    let filter = EnvFilter::try_new(levels)
        .map_err(|error| Failure::usage(format!("--log {levels} を読み取れません：{error}")))?;
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // Already set where a test has begun a log of its own.
    let _ = subscriber.with_ansi(std::io::stderr().is_terminal()).try_init();
    log_panics();
    Ok(())
}

/// A panic is an event too, so that it is logged once, in the same form, and under the number of its request.
pub fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let said = panic.to_string().replace('\n', " ");
        tracing::error!(target: "panic", "{said}");
    }));
}

fn find_site(given: Option<PathBuf>) -> Result<routes::Place, Failure> {
    if let Some(folder) = given {
        let missing = || Failure::usage(format!("サイトのフォルダ {} がありません。", folder.display()));
        return if folder.is_dir() { Ok(routes::Place::find(&folder)?) } else { Err(missing()) };
    }
    let binary = std::env::current_exe().unwrap_or_default();
    let candidates = [binary.with_file_name("site"), Path::new("target/site").to_owned()];
    let found = candidates.into_iter().find(|folder| folder.is_dir()).ok_or_else(|| {
        Failure::usage(
            "サイトのフォルダが見つかりません。バイナリと同じ場所に site を置くか、--site で指定してください。",
        )
    })?;
    Ok(routes::Place::find_built(&found, &binary)?)
}

async fn until_told() {
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        let _ = tokio::signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
