//! `ayumi serve`: the pages over HTTP until Ctrl-C or SIGTERM, and what operators watch, where that is asked for.

use super::place::{Missing, now, open};
use super::rescue::write_link;
use super::{Failure, log};
use crate::config::{Place, Service, Settings};
use crate::layers::{Door, Peer, Transport};
use crate::mail::Post;
use crate::routes::{self, Painter, Serving, Shared};
use backend::account::{Accounts, Means};
use backend::{Backend, Call, Site};
use model::account::Mailing;
use std::io::Write as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// Arguments of `ayumi serve`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    service: Service,
    /// Folder of styles, scripts and icons [default: site beside the binary, else target/site]
    #[arg(long, value_name = "DIR", env = "AYUMI_SITE")]
    site: Option<PathBuf>,
    /// What goes to the log on standard error: off, error, warn, info, debug, trace, or levels by target (warn,http=info)
    #[arg(long, value_name = "LEVEL", env = "AYUMI_LOG", default_value = log::USUAL, value_parser = log::read_levels)]
    log: String,
}

/// Serves until Ctrl-C.
///
/// # Errors
/// When the database can't be opened, the site folder is missing or the address is taken.
pub async fn run(place: Place, arguments: Arguments) -> Result<String, Failure> {
    let settings = Settings::resolve(&place, arguments.service)?;
    log::begin(&arguments.log)?;
    let site = find_site(arguments.site)?;
    if site.assets.scripts.is_none() {
        tracing::warn!(site = %site.root.display(), "no script in the site folder: pages are served without it");
    }
    let city = Site { name: settings.site_name.clone(), code: settings.site_code.clone() };
    let backend = open(&settings, Missing::Create, city).await?;
    let served = listen(&settings, site, backend.clone()).await;
    backend.close().await;
    served
}

async fn listen(settings: &Settings, site: routes::Place, backend: Backend) -> Result<String, Failure> {
    let transport = Transport::of(settings.public_url.as_deref());
    let post = Post::of(settings).map_err(Failure::usage)?;
    let mailing = if post.is_some() { Mailing::On } else { Mailing::Off };
    let serving = Serving::from(Shared {
        accounts: Accounts::new(&backend, Means::default()).with_mail(mailing),
        backend,
        place: Arc::new(site.below(settings.base.clone())),
        cache: Arc::default(),
        transport,
        door: Door::of(transport, settings.plain_http),
        public_url: settings.public_url.as_deref().map(Arc::from),
        peers: Peer::new(&settings.trusted_proxy),
        clock: now,
        refused_at: Arc::default(),
        live: None,
        metrics: None,
        painter: find_font(settings.font.clone())?,
    })
    .with_documents();
    let serving = if settings.metrics.is_some() { serving.with_metrics() } else { serving };
    let listener = bind(settings.listen).await?;
    let measured = match settings.metrics {
        Some(address) => Some(bind(address).await?),
        None => None,
    };
    let address = listener.local_addr().unwrap_or(settings.listen);
    let told = listen_for_end().map_err(|error| Failure::io(format!("終わりの合図を受けられません：{error}")))?;
    // Nothing can be done where standard error is closed.
    let _ = writeln!(std::io::stderr(), "あゆみ  http://{address}{}/  （Ctrl-C で終わります）", settings.base.as_str());
    if let Some(measured) = measured {
        show_metrics(&serving, measured);
    }
    greet(&serving, &Settings { listen: address, ..settings.clone() }).await?;
    if let Some(post) = post {
        tokio::spawn(post.run(serving.clone()));
    }
    tokio::spawn(hand_over(serving.clone()));
    let live = serving.live.clone();
    let open = serving.metrics.as_ref().map(|it| it.connections.clone()).unwrap_or_default();
    routes::listen(listener, routes::router(serving), open, told).await;
    if let Some(live) = live {
        live.documents.close().await;
    }
    Ok(String::new())
}

/// Looks for a font of the machine while the server starts: only pictures of charts need it. One that is named is needed.
fn find_font(file: Option<PathBuf>) -> Result<Arc<Painter>, Failure> {
    let painter = Arc::new(Painter::new(file.clone()));
    if let Some(file) = file {
        let unread = || Failure::usage(format!("{} はフォントのファイルとして読めません（--font）。", file.display()));
        return if painter.is_able() { Ok(painter) } else { Err(unread()) };
    }
    let looking = Arc::clone(&painter);
    std::thread::spawn(move || {
        if !looking.is_able() {
            tracing::warn!("no Japanese font: charts are to be had as SVG alone (--font FILE names one)");
        }
    });
    Ok(painter)
}

async fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    let bound = TcpListener::bind(address).await;
    bound.map_err(|error| Failure::io(format!("{address} で待ち受けられません：{error}")))
}

/// Answers the office's monitoring for as long as the process runs: how it ends is of interest too.
fn show_metrics(serving: &Serving, listener: TcpListener) {
    let Some(metrics) = serving.metrics.clone() else { return };
    if let Ok(address) = listener.local_addr() {
        let _ = writeln!(std::io::stderr(), "計測値（Prometheus）  http://{address}/metrics");
    }
    let router = routes::measured(serving.clone(), metrics);
    tokio::spawn(routes::listen(listener, router, Default::default(), async || std::future::pending().await));
}

/// Once an hour hands the open work of departments that have ended to those that took over: a 組織改正 is entered before its
/// year begins.
async fn hand_over(serving: Serving) {
    let mut hour = tokio::time::interval(std::time::Duration::from_secs(3600));
    loop {
        hour.tick().await;
        match serving.backend.hand_over_ended(&Call::local((serving.clock)())).await {
            Ok(0) => {}
            Ok(many) => tracing::info!(target: "year", many, "open reports went over to who took the work over"),
            Err(error) => tracing::warn!(target: "year", %error, "open reports were not handed over"),
        }
    }
}

/// What the person who started it has to know about signing in: that it is off, or in the clear, and, where nobody has an
/// account yet, the link by which the first one is made. A link of an earlier start is over then.
async fn greet(serving: &Serving, settings: &Settings) -> Result<(), Failure> {
    let mut out = std::io::stderr();
    match serving.door {
        Door::Closed => {
            let _ = writeln!(
                out,
                "ログインはできません（閲覧だけ）：--public-url https://… か --allow-insecure-http を付けてください。"
            );
            return Ok(());
        }
        Door::Http => {
            let _ = writeln!(
                out,
                "注意：ログインは暗号化されない http で行われます。回線を読める人には、パスワードも読まれます。"
            );
        }
        Door::Https => {}
    }
    if let Some(token) = serving.accounts.create_first_link(&Call::local(now())).await? {
        let link = write_link(settings, &token);
        let _ = writeln!(out, "最初の管理の担当のアカウントは、ここで作ります（一度だけ、24時間以内）：\n  {link}");
    }
    Ok(())
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

/// Listens for Ctrl-C and SIGTERM from now on; each call ends with the next of them.
fn listen_for_end() -> std::io::Result<impl AsyncFnMut()> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move || {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
