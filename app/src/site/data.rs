//! The page `/data`: what can be taken away, as files and for other programs.

use super::{Base, CalendarSwitch, PaperFoot, load, use_ask};
use crate::error::AppError;
use crate::ui::Section;
use leptos::prelude::*;
use leptos_meta::Title;
use model::calendar::Calendar;
use model::year::FiscalYear;

/// Files of the open data: name, what a line of it is, how it is tied to the others.
const FILES: [(&str, &str, &str); 8] = [
    ("observations.csv", "実績値", "１行は、１つの指標の１つの年度の値"),
    ("reports.csv", "進捗報告", "１行は、１つの項目の１つの年度の評価・説明・備考"),
    ("measures.csv", "項目と掲載", "１行は、１つの年度の一覧表での掲載"),
    ("indicators.csv", "指標", "１行は、１つの指標と単位・数え方"),
    ("plans.csv", "計画", "１行は、１つの計画"),
    ("departments.csv", "課・団体", "１行は、１つの課・団体の１つの名前"),
    ("publications.csv", "公表資料", "１行は、１つの会議の資料"),
    ("codes.csv", "コード表", "記号とコードの意味"),
];

/// Addresses of the API: path under `/api/v1`, what it gives.
const ADDRESSES: [(&str, &str); 11] = [
    ("plans", "計画と評価の凡例"),
    ("years", "一覧表のある年度"),
    ("years/{年度}", "１つの年度の一覧表のすべて"),
    ("measures", "項目と、各年度の掲載"),
    ("measures/{ID}", "１つの項目"),
    ("reports", "進捗報告"),
    ("indicators", "指標"),
    ("indicators/{ID}", "１つの指標"),
    ("observations", "実績値"),
    ("departments", "課・団体"),
    ("publications", "公表資料"),
];

/// 年度 that have a published list, newest first. Anyone may read it.
fn listed_years() -> Result<Vec<FiscalYear>, AppError> {
    let now = super::reader::snapshot()?;
    let years: std::collections::BTreeSet<FiscalYear> = now.plans().flat_map(|it| now.years_of(it.id)).collect();
    Ok(years.into_iter().rev().collect())
}

/// データ.
#[component]
pub fn DataPage() -> impl IntoView {
    let calendar = use_ask().calendar;
    load(listed_years(), move |years| view! { <Data years calendar/> })
}

#[component]
fn Data(years: Vec<FiscalYear>, calendar: Calendar) -> impl IntoView {
    let file = |(name, words, line): (&'static str, &'static str, &'static str)| {
        let href = format!("/data/csv/{name}");
        let marked = format!("{href}?bom=1");
        view! {
            <tr role="row">
                <th scope="row" role="rowheader"><a href=href rel="external" download=name>{words}</a></th>
                <td role="cell">{line}</td>
                <td role="cell">
                    <a href=marked rel="external" download=name>"BOM付き"<span class="visually-hidden">"の"{words}</span></a>
                </td>
            </tr>
        }
    };
    let base = use_context::<Base>().unwrap_or_default();
    let address = move |(path, words): (&'static str, &'static str)| {
        let href = format!("/api/v1/{path}");
        // Read by people, so it is whole.
        let code = base.outward(&href);
        let shown = if path.contains('{') {
            view! { <code>{code}</code> }.into_any()
        } else {
            view! { <a href=href rel="external"><code>{code}</code></a> }.into_any()
        };
        view! { <div><dt>{shown}</dt><dd>{words}</dd></div> }
    };
    view! {
        <Title text="データ"/>
        <PaperFoot parts=vec!["データ".to_owned()]/>
        <div class="site-data wrap">
            <div class="site-data-top"><h1>"データ"</h1><CalendarSwitch/></div>
            <p class="site-lead">
                "公表した一覧表を、ファイルや他のプログラムで使えます。登録はいりません。数値のない理由（実施なしなど）と 0 と空欄は、別のものです。"
            </p>
            <Section title="CSV（オープンデータ）" note="UTF-8、１行目は列の名前">
                <table class="site-files" role="table">
                    <caption class="visually-hidden">"CSVファイル"</caption>
                    <thead class="visually-hidden" role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">"ファイル"</th>
                            <th scope="col" role="columnheader">"中身"</th>
                            <th scope="col" role="columnheader">"表計算ソフト用"</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{FILES.map(file).collect_view()}</tbody>
                </table>
                <p class="site-quiet">"文字化けするときは、BOM付きを使ってください。年度は西暦と和暦の二つの列にあります。"</p>
            </Section>
            <Section title="読み上げ用テキスト">
                {texts(years, calendar)}
            </Section>
            <Section title="API" note="JSON、読み取りだけ">
                <dl class="site-addresses">{ADDRESSES.map(address).collect_view()}</dl>
                <p class="site-quiet">
                    "一覧には page（１から）と per_page（1000まで）、しぼりこみに year・plan・measure・indicator が使えます。詳しい定義は "
                    <a href="/api/v1/openapi.json" rel="external">"OpenAPI（JSON）"</a>
                    " にあります。"
                </p>
            </Section>
            <Section title="更新を知る">
                <p><a href="/feed.atom" rel="external">"公表資料のフィード（Atom）"</a></p>
            </Section>
        </div>
    }
}

/// Each year's list as a text.
fn texts(years: Vec<FiscalYear>, calendar: Calendar) -> impl IntoView {
    let link = move |year: FiscalYear| {
        let href = format!("/data/text/{}.txt", year.western());
        view! { <li><a href=href rel="external">{calendar.year(year)}</a></li> }
    };
    view! { <ul class="site-years" role="list">{years.into_iter().map(link).collect_view()}</ul> }
}
