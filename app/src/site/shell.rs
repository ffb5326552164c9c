//! The document around the app, and the one for refusals that no page can say. Compiled for the server alone.

use super::base::Base;
use super::footer::Footer;
use super::header::{PlainHeader, home, in_lang};
use super::lang::{say, use_lang};
use super::who::{SampleNotice, Site};
use crate::App;
use crate::error::AppError;
use axum::http::request::Parts;
use leptos::config::LeptosOptions;
use leptos::prelude::*;
use leptos_meta::MetaTags;
use model::writing::Lang;

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
        <html lang=use_lang().key()>
            <head>
                <Head style/>
                <Alternates/>
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
    assets.scripts.clone().map(|options| view! { <HydrationScripts options root defer=true/> })
}

/// A document for what went wrong before there was a page: no script, so nothing to hydrate.
#[must_use]
pub fn error_document(assets: &Assets, site: Site, error: AppError, lang: Lang) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(lang);
        let sentence = error.kind.said_in(lang);
        let style = assets.style.clone();
        let name = site.name.clone();
        view! {
            <!DOCTYPE html>
            <html lang=lang.key()>
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
                            {error.request.map(|number| view! { <p class="number">{say("番号　", "Number ")}<code>{number}</code></p> })}
                            <p><a href=home("/")>{say("概況へ", "To the overview")}</a></p>
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

/// The same page in both languages, for those who look pages up. Addresses of this site: it does not know its own name.
#[component]
fn Alternates() -> impl IntoView {
    let here = use_context::<Parts>().map(|it| it.uri).unwrap_or_default();
    let alternate = |lang: Lang| {
        let href = in_lang(here.path(), here.query().unwrap_or_default(), lang);
        view! { <link rel="alternate" hreflang=lang.key() href=href/> }
    };
    [Lang::Ja, Lang::En].map(alternate)
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
