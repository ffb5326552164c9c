//! `/embed/indicators/{id}`: a chart in a document of its own, for frames on other sites. No style, no script, no visitor
//! known; a link back to the indicator's page, which opens beside the other site.

use crate::site::Base;
use leptos::prelude::*;
use model::indicator::Indicator;

/// The document around a drawing.
#[must_use]
pub fn framed_document(base: &Base, indicator: &Indicator, city: Option<String>, drawn: String) -> String {
    let title = [Some(indicator.name.clone()), city].into_iter().flatten().collect::<Vec<_>>().join("　");
    let (href, words) = (format!("/indicators/{}", indicator.id), format!("{title}　福祉の計画の進捗"));
    let html = Owner::new().with(|| {
        view! {
            <!DOCTYPE html>
            <html lang="ja">
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <meta name="color-scheme" content="light"/>
                    <title>{title}</title>
                </head>
                <body>
                    <div inner_html=drawn></div>
                    <p><a href=href target="_blank" rel="noopener">{words}</a></p>
                </body>
            </html>
        }
        .to_html()
    });
    base.finish(html)
}
