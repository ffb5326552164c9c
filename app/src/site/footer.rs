//! The foot of every page: where its figures come from, and whose site this is.

use super::who::Site;
use leptos::prelude::*;

/// Source and city.
#[component]
pub fn Footer(site: Site) -> impl IntoView {
    let source = match site {
        Site { empty: true, .. } => "公表された一覧表は、まだありません。",
        Site { sample: true, .. } => {
            "この画面の計画、評価、実績値には、見本としてつくられたものがあります。実際の進捗は市の公表資料でお確かめください。"
        }
        Site { retold: true, .. } => {
            "この画面の項目名、評価、担当、実績値は、市が公表した進捗状況一覧表によります。計画の記載、説明、備考は見本で、\
             市の文ではなく言いかえたものです。"
        }
        _ => "この画面の文と実績値は、市が公表した進捗状況一覧表によります。評価は担当課・団体によるものです。",
    };
    let city = site.name.map(|name| match site.code {
        Some(code) => format!("{name}（団体コード {code}）"),
        None => name,
    });
    view! {
        <footer class="site-footer">
            <div class="wrap">
                <p>{source}</p>
                <ul role="list">
                    <li><a href="/about">"ことばの説明"</a></li>
                    <li><a href="/about/accessibility">"アクセシビリティ方針"</a></li>
                    // Behind the door are other documents: the app in the browser must not look for them among its own.
                    <li><a href="/login" rel="external">"職員・団体の方のログイン"</a></li>
                </ul>
                <p class="city">{city}</p>
            </div>
        </footer>
    }
}
