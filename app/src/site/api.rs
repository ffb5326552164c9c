//! The page `/data/api`: what the API answers, read out of its own description (OpenAPI) for people who write programs.
//! The descriptions are in English, as the names of fields are.

use super::{Ask, Base, PaperFoot, lang_of, say, use_ask, use_lang};
use crate::ui::{Crumbs, Section};
use leptos::prelude::*;
use leptos_meta::Title;
use model::writing::Lang;
use std::sync::Arc;

/// The API as its description tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiGuide {
    /// What can be asked for, in the order of the description.
    pub calls: Vec<ApiCall>,
    /// The records of the answers, by name.
    pub records: Vec<ApiRecord>,
}

/// One address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiCall {
    /// `/api/v1/measures/{id}`.
    pub path: String,
    /// What it gives.
    pub words: String,
    /// What may be asked, in path or query.
    pub parameters: Vec<ApiField>,
    /// Status of each answer and what it holds.
    pub answers: Vec<(String, ApiType)>,
}

/// A record: an object with fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiRecord {
    /// Its name in the description.
    pub name: String,
    /// What it is.
    pub words: String,
    /// Its fields.
    pub fields: Vec<ApiField>,
}

/// A field of a record or a parameter of a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiField {
    /// Its name.
    pub name: String,
    /// What it may hold.
    pub kind: ApiType,
    /// What it tells.
    pub words: String,
    /// An example, as it stands in JSON.
    pub example: Option<String>,
}

/// A type: words (`integer`, `string | null`) or, behind them, a record of the description.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiType {
    /// `array of`, `null |`; empty where a record alone is meant.
    pub words: String,
    /// Name of a record.
    pub record: Option<String>,
}

/// API.
#[component]
pub fn ApiPage() -> impl IntoView {
    let data = Ask { writing: use_ask().writing, ..Ask::default() }.href("/data");
    let guide = use_context::<Arc<ApiGuide>>().unwrap_or_default();
    let calls = guide.calls.iter().cloned().map(call).collect_view();
    let records = guide.records.iter().cloned().map(record).collect_view();
    view! {
        <Title text="API"/>
        <PaperFoot parts=vec!["API".to_owned()]/>
        <div class="site-data wrap">
            <Crumbs above=vec![(data, say("データ", "Data").to_owned())]/>
            <h1>"API"</h1>
            <p class="site-lead">
                {say(
                    "公表した一覧表を、JSON で返します。読むだけで、登録はいりません。ほかのサイトのページからも使えます。一覧は page（１から）と per_page（1000まで）でページに分かれます。説明は英語です。",
                    "The published tables as JSON. Read-only, without registration, and for other sites' pages too. \
                     Lists come in pages: page (from 1) and per_page (up to 1000).",
                )}
            </p>
            <p><a href="/api/v1/openapi.json" rel="external">"OpenAPI 3.1（JSON）"</a></p>
            <Section title=say("アドレス", "Addresses")>{calls}</Section>
            <Section title=say("返すもの", "What they return")>{records}</Section>
        </div>
    }
}

/// The attribute `lang` of a description.
fn lang_in(words: &str) -> Option<&'static str> {
    if use_lang() == Lang::Ja { Some(Lang::En.key()) } else { lang_of(words) }
}

fn call(it: ApiCall) -> impl IntoView {
    // Read by people, so it is whole.
    let (base, lang) = (use_context::<Base>().unwrap_or_default(), lang_in(&it.words));
    let answers =
        it.answers.into_iter().map(|(status, kind)| view! { <li>{status}" "{shown(kind)}</li> }).collect_view();
    view! {
        <article class="site-api">
            <h3><code>{base.outward(&it.path)}</code></h3>
            <p lang=lang>{it.words}</p>
            {fields(it.parameters)}
            <ul class="site-answers" role="list" aria-label=say("答え", "Answers")>{answers}</ul>
        </article>
    }
}

fn record(it: ApiRecord) -> impl IntoView {
    let lang = lang_in(&it.words);
    view! {
        <article class="site-api">
            <h3 id=it.name.clone()><code>{it.name.clone()}</code></h3>
            <p lang=lang>{it.words}</p>
            {fields(it.fields)}
        </article>
    }
}

fn fields(fields: Vec<ApiField>) -> Option<impl IntoView> {
    let field = |it: ApiField| {
        let lang = lang_in(&it.words);
        let example = it
            .example
            .map(|example| view! { " "<span class="site-quiet">{say("例 ", "e.g. ")}<code lang=lang_of(&example)>{example.clone()}</code></span> });
        view! {
            <div>
                <dt><code>{it.name}</code>" "<span class="site-quiet">{shown(it.kind)}</span></dt>
                <dd><span lang=lang>{it.words}</span>{example}</dd>
            </div>
        }
    };
    (!fields.is_empty())
        .then(|| view! { <dl class="site-addresses">{fields.into_iter().map(field).collect_view()}</dl> })
}

fn shown(kind: ApiType) -> impl IntoView {
    let record = kind.record.map(|name| view! { " "<a href=format!("#{name}")>{name.clone()}</a> });
    let lang = lang_in(&kind.words);
    view! { <span lang=lang>{kind.words}</span>{record} }
}
