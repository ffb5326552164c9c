//! The foot of every page: where its figures come from, and whose site this is.

use super::frame::Reader;
use super::header::{LangLink, home};
use super::lang::{ja, say, use_lang};
use super::who::Site;
use leptos::prelude::*;

/// Source and city. Where there is no page to be in, there is none in another language either.
#[component]
pub(super) fn Footer(site: Site, #[prop(optional)] reader: Option<Reader>) -> impl IntoView {
    let (japanese, english) = source(&site);
    let lang = use_lang();
    let city = site.name.map(|name| match site.code {
        Some(code) => format!("{name}{}{code}{}", lang.say("（団体コード ", " ("), lang.say("）", ")")),
        None => name,
    });
    view! {
        <footer class="site-footer">
            <div class="wrap">
                <p>{lang.say(japanese, english)}</p>
                <ul role="list">
                    {reader.map(|reader| view! { <li><LangLink reader/></li> })}
                    <li><a href=home("/about")>{say("ことばの説明", "Terms explained")}</a></li>
                    <li><a href=home("/about/accessibility")>{say("アクセシビリティ方針", "Accessibility")}</a></li>
                    // Behind the door are other documents: the app in the browser must not look for them among its own.
                    <li>
                        <a href="/login" rel="external">
                            {say("職員・団体の方のログイン", "Log-in for staff (in Japanese)")}
                        </a>
                    </li>
                </ul>
                <p class="city" lang=ja()>{city}</p>
            </div>
        </footer>
    }
}

/// Where a site's words and figures come from, in both languages.
const fn source(site: &Site) -> (&'static str, &'static str) {
    match site {
        Site { empty: true, .. } => {
            ("公表された一覧表は、まだありません。", "No progress table has been published yet.")
        }
        Site { sample: true, .. } => (
            "この画面の計画、評価、実績値には、見本としてつくられたものがあります。実際の進捗は市の公表資料でお確かめください。",
            "Some of the plans, ratings and figures shown here are demonstration data, not real. For actual progress see the \
             documents published by the city.",
        ),
        Site { retold: true, .. } => (
            "この画面の項目名、評価、担当、実績値は、市が公表した進捗状況一覧表によります。計画の記載、説明、備考は見本で、\
             市の文ではなく言いかえたものです。",
            "Names of measures, ratings, responsible departments and figures are those of the progress table published by the \
             city. Plan texts, explanations and remarks are paraphrases, not the city’s own wording.",
        ),
        _ => (
            "この画面の文と実績値は、市が公表した進捗状況一覧表によります。評価は担当課・団体によるものです。",
            "Texts and figures are those of the progress table published by the city, in Japanese. Ratings are given by the \
             responsible departments and partner bodies.",
        ),
    }
}
