//! The page `/data`: what can be taken away, as files and for other programs.

use super::lang::Words;
use super::{Ask, Base, CalendarSwitch, PaperFoot, load, say, use_ask};
use crate::error::AppError;
use crate::ui::Section;
use leptos::prelude::*;
use leptos_meta::Title;
use model::writing::Writing;
use model::year::FiscalYear;

/// Files of the open data: name, what it holds, what a line of it is.
const FILES: [(&str, Words, Words); 8] = [
    (
        "observations.csv",
        ("実績値", "Figures"),
        ("１行は、１つの指標の１つの年度の値", "A line is the figure of one indicator in one fiscal year"),
    ),
    (
        "reports.csv",
        ("進捗報告", "Progress reports"),
        (
            "１行は、１つの項目の１つの年度の評価・説明・備考",
            "A line is the rating, explanation and remarks of one measure in one fiscal year",
        ),
    ),
    (
        "measures.csv",
        ("項目と掲載", "Measures and where they are listed"),
        ("１行は、１つの年度の一覧表での掲載", "A line is a place in the table of one fiscal year"),
    ),
    (
        "indicators.csv",
        ("指標", "Indicators"),
        ("１行は、１つの指標と単位・数え方", "A line is one indicator with its unit and way of counting"),
    ),
    ("plans.csv", ("計画", "Plans"), ("１行は、１つの計画", "A line is one plan")),
    (
        "departments.csv",
        ("課・団体", "Departments and partner bodies"),
        ("１行は、１つの課・団体の１つの名前", "A line is one name of one department or body"),
    ),
    (
        "publications.csv",
        ("公表資料", "Published papers"),
        ("１行は、１つの会議の資料", "A line is the paper of one meeting"),
    ),
    ("codes.csv", ("コード表", "Codes"), ("記号とコードの意味", "What signs and codes mean")),
];

/// Addresses of the API: path under `/api/v1`, what it gives.
const ADDRESSES: [(&str, Words); 11] = [
    ("plans", ("計画と評価の凡例", "Plans and the meaning of their ratings")),
    ("years", ("一覧表のある年度", "Fiscal years that have a table")),
    ("years/{年度}", ("１つの年度の一覧表のすべて", "The whole table of one fiscal year")),
    ("measures", ("項目と、各年度の掲載", "Measures, and where they are listed in each year")),
    ("measures/{ID}", ("１つの項目", "One measure")),
    ("reports", ("進捗報告", "Progress reports")),
    ("indicators", ("指標", "Indicators")),
    ("indicators/{ID}", ("１つの指標", "One indicator")),
    ("observations", ("実績値", "Figures")),
    ("departments", ("課・団体", "Departments and partner bodies")),
    ("publications", ("公表資料", "Published papers")),
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
    let writing = use_ask().writing;
    load(listed_years(), move |years| view! { <Data years writing/> })
}

#[component]
fn Data(years: Vec<FiscalYear>, writing: Writing) -> impl IntoView {
    let file = |(name, words, line): (&'static str, Words, Words)| {
        let [words, line] = [words, line].map(|(japanese, english)| say(japanese, english));
        let href = format!("/data/csv/{name}");
        let marked = format!("{href}?bom=1");
        view! {
            <tr role="row">
                <th scope="row" role="rowheader"><a href=href rel="external" download=name>{words}</a></th>
                <td role="cell">{line}</td>
                <td role="cell">
                    <a href=marked rel="external" download=name>{say("BOM付き", "with BOM")}<span class="visually-hidden">{say("の", ": ")}{words}</span></a>
                </td>
            </tr>
        }
    };
    let base = use_context::<Base>().unwrap_or_default();
    let address = move |(path, (japanese, english)): (&'static str, Words)| {
        let words = say(japanese, english);
        let href = format!("/api/v1/{path}").replace("年度", say("年度", "fiscal year"));
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
        <Title text=say("データ", "Data")/>
        <PaperFoot parts=vec![say("データ", "Data").to_owned()]/>
        <div class="site-data wrap">
            <div class="site-data-top"><h1>{say("データ", "Data")}</h1><CalendarSwitch/></div>
            <p class="site-lead">
                {say(
                    "公表した一覧表を、ファイルや他のプログラムで使えます。登録はいりません。数値のない理由（実施なしなど）と 0 と空欄は、別のものです。",
                    "Published tables as files and for other programs, without registration. They are the city’s and in Japanese. A \
                     reason why there is no figure, 0 and an empty cell are three different things.",
                )}
            </p>
            <Section
                title=say("CSV（オープンデータ）", "CSV (open data, in Japanese)")
                note=say("UTF-8、１行目は列の名前", "UTF-8, the first line names the columns")
            >
                <table class="site-files" role="table">
                    <caption class="visually-hidden">{say("CSVファイル", "CSV files")}</caption>
                    <thead class="visually-hidden" role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">{say("ファイル", "File")}</th>
                            <th scope="col" role="columnheader">{say("中身", "What it holds")}</th>
                            <th scope="col" role="columnheader">{say("表計算ソフト用", "For spreadsheets")}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{FILES.map(file).collect_view()}</tbody>
                </table>
                <p class="site-quiet">
                    {say(
                        "文字化けするときは、BOM付きを使ってください。年度は西暦と和暦の二つの列にあります。",
                        "If letters are garbled, use the one with BOM. Fiscal years stand in two columns, by Western year and by era.",
                    )}
                </p>
            </Section>
            <Section title=say("読み上げ用テキスト", "Text for reading aloud (in Japanese)")>
                {texts(years, writing)}
            </Section>
            <Section title=say("API", "API (in Japanese)") note=say("JSON、読み取りだけ", "JSON, read-only")>
                <dl class="site-addresses">{ADDRESSES.map(address).collect_view()}</dl>
                <p class="site-quiet">
                    {say(
                        "一覧には page（１から）と per_page（1000まで）、しぼりこみに year・plan・measure・indicator が使えます。詳しくは ",
                         "Lists take page (from 1) and per_page (up to 1000), and can be filtered by year, plan, measure and indicator. \
                          More is told in ",
                     )}
                    <a href=Ask { writing, ..Ask::default() }.href("/data/api")>{say("API の説明", "the description of the API")}</a>
                    {say(" と ", " and ")}
                    <a href="/api/v1/openapi.json" rel="external">{say("OpenAPI（JSON）", "OpenAPI (JSON)")}</a>
                    {say(" にあります。", ".")}
                </p>
            </Section>
            <Section title=say("更新を知る", "Follow updates")>
                <p><a href="/feed.atom" rel="external">{say("公表資料のフィード（Atom）", "Feed of published papers (Atom, in Japanese)")}</a></p>
            </Section>
        </div>
    }
}

/// Each year's list as a text.
fn texts(years: Vec<FiscalYear>, writing: Writing) -> impl IntoView {
    let link = move |year: FiscalYear| {
        let href = format!("/data/text/{}.txt", year.western());
        let what = writing.say("の読み上げ用テキスト", ": text for reading aloud");
        view! { <li><a href=href rel="external">{writing.year(year)}<span class="visually-hidden">{what}</span></a></li> }
    };
    view! { <ul class="site-years" role="list">{years.into_iter().map(link).collect_view()}</ul> }
}
