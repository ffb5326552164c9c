//! Drawing a page, or saying what went wrong. It fetches nothing itself.

use super::header::home;
use super::lang::{say, use_lang};
use crate::error::{AppError, ErrorKind};
use leptos::either::Either;
use leptos::prelude::*;
use leptos_meta::Title;

/// Draws what a page shows, or the sentence of what kept it from being shown.
pub fn load<P, V: IntoView>(page: Result<P, AppError>, draw: impl FnOnce(P) -> V) -> impl IntoView {
    match page {
        Ok(page) => Either::Left(draw(page)),
        Err(error) => Either::Right(view! { <Failed error/> }),
    }
}

/// What happened, and the next step.
#[component]
pub fn Failed(error: AppError) -> impl IntoView {
    super::reader::answer_with(error.kind);
    let sentence = error.kind.said_in(use_lang());
    view! {
        <Title text=sentence.title/>
        <section class="site-failed wrap">
            <h1>{sentence.title}</h1>
            <p>{sentence.next}</p>
            {(error.kind == ErrorKind::Empty).then(|| view! { <FirstSteps/> })}
            {error.request.map(|number| view! { <p class="number">{say("番号　", "Number ")}<code>{number}</code></p> })}
            {(error.kind != ErrorKind::Empty).then(|| view! { <p><a href=home("/")>{say("概況へ", "To the overview")}</a></p> })}
        </section>
    }
}

/// What the person who set it up does next, on the server's own command line.
#[component]
fn FirstSteps() -> impl IntoView {
    view! {
        <dl>
            <dt>{say("市の一覧表を取り込む", "Import the city’s progress table")}</dt>
            <dd><code>{say("ayumi import 一覧表.txt", "ayumi import TABLE.txt")}</code></dd>
            <dt>{say("見本で試す", "Try it with demonstration data")}</dt>
            <dd><code>"ayumi sample musashino"</code></dd>
        </dl>
        <p>{say("取り込んだあと、このページを読み込み直してください。", "Then reload this page.")}</p>
    }
}
