//! Drawing a page, or saying what went wrong. It fetches nothing itself.

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
    let sentence = error.kind.sentence();
    view! {
        <Title text=sentence.title/>
        <section class="site-failed wrap">
            <h1>{sentence.title}</h1>
            <p>{sentence.next}</p>
            {(error.kind == ErrorKind::Empty).then(|| view! { <FirstSteps/> })}
            {error.request.map(|number| view! { <p class="number">"番号　"<code>{number}</code></p> })}
            {(error.kind != ErrorKind::Empty).then(|| view! { <p><a href="/">"概況へ"</a></p> })}
        </section>
    }
}

/// What the person who set it up does next, on the server's own command line.
#[component]
fn FirstSteps() -> impl IntoView {
    view! {
        <dl>
            <dt>"市の一覧表を取り込む"</dt>
            <dd><code>"ayumi import 一覧表.txt"</code></dd>
            <dt>"見本で試す"</dt>
            <dd><code>"ayumi sample musashino"</code></dd>
        </dl>
        <p>"取り込んだあと、このページを読み込み直してください。"</p>
    }
}
