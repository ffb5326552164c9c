//! The document around the app, and the one for refusals that no page can say. Compiled for the server alone.

use super::base::Base;
use super::footer::Footer;
use super::header::PlainHeader;
use super::who::{SampleNotice, Site};
use crate::App;
use crate::error::AppError;
use leptos::config::LeptosOptions;
use leptos::prelude::*;
use leptos_meta::MetaTags;

/// Files of this build that the document names.
#[derive(Clone, Debug)]
pub struct Assets {
    /// Where leptos finds the browser's code; `None` where the site folder holds none.
    pub scripts: Option<LeptosOptions>,
    /// Address of the style sheet.
    pub style: String,
    /// Under which path everything lives.
    pub base: Base,
}

/// A page's document.
pub fn shell(assets: &Assets) -> impl IntoView + use<> {
    let style = assets.style.clone();
    let scripts = hydration(assets);
    view! {
        <!DOCTYPE html>
        <html lang="ja">
            <head>
                <Head style/>
                {scripts}
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// What loads the browser's code.
pub(super) fn hydration(assets: &Assets) -> impl IntoView + use<> {
    let root = assets.base.as_str().to_owned();
    assets.scripts.clone().map(|options| view! { <HydrationScripts options root/> })
}

/// A document for what went wrong before there was a page: no script, so nothing to hydrate.
#[must_use]
pub fn error_document(assets: &Assets, site: Site, error: AppError) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        let sentence = error.kind.sentence();
        let style = assets.style.clone();
        let name = site.name.clone();
        view! {
            <!DOCTYPE html>
            <html lang="ja">
                <head>
                    <Head style/>
                    <title>{sentence.title}</title>
                </head>
                <body>
                    <PlainHeader name/>
                    <SampleNotice site=site.clone()/>
                    <main id="main" class="site-main">
                        <section class="site-failed wrap">
                            <h1>{sentence.title}</h1>
                            <p>{sentence.next}</p>
                            {error.request.map(|number| view! { <p class="number">"番号　"<code>{number}</code></p> })}
                            <p><a href="/">"概況へ"</a></p>
                        </section>
                    </main>
                    <Footer site/>
                </body>
            </html>
        }
        .to_html()
    });
    assets.base.finish(html)
}

#[component]
pub(super) fn Head(style: String) -> impl IntoView {
    view! {
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light"/>
        <meta name="theme-color" content="#ffffff"/>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
        <link rel="apple-touch-icon" href="/icon-180.png"/>
        <link rel="manifest" href="/manifest.webmanifest"/>
        <link rel="stylesheet" href=style/>
    }
}
