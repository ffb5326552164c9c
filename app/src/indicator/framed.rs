//! `/embed/indicators/{id}`: a chart in a document of its own, for frames on other sites. No style, no script, no visitor
//! known; a link back to the indicator's page, which opens beside the other site.

use crate::site::{Ask, Base};
use leptos::prelude::*;
use model::indicator::Indicator;
use model::writing::{Lang, Writing};

/// The document around a drawing.
#[must_use]
pub fn framed_document(base: &Base, indicator: &Indicator, city: Option<String>, drawn: String, lang: Lang) -> String {
    let title = [Some(indicator.name.clone()), city].into_iter().flatten().collect::<Vec<_>>().join("　");
    let whole = lang.say("福祉の計画の進捗", "Progress of welfare plans");
    let href = Ask::default().written(Writing::default().said_in(lang)).href(&format!("/indicators/{}", indicator.id));
    let named = match lang {
        Lang::Ja => format!("{title}　{whole}").into_any(),
        Lang::En => view! { <span lang="ja">{title.clone()}</span>"　"{whole} }.into_any(),
    };
    let html = Owner::new().with(|| {
        view! {
            <!DOCTYPE html>
            <html lang=lang.key()>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <meta name="color-scheme" content="light"/>
                    <title>{title}</title>
                </head>
                <body>
                    <div inner_html=drawn></div>
                    <p><a href=href target="_blank" rel="noopener">{named}</a></p>
                </body>
            </html>
        }
        .to_html()
    });
    base.finish(html)
}
