//! Waiting for a page's one resource, drawing it, or saying what went wrong. It fetches nothing itself.

use super::habits::{self, Waiting};
use crate::error::{AppError, ErrorKind};
use leptos::either::EitherOf3;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_location;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Draws the page's struct as soon as it is there; while the next one is on its way the old one stays.
///
/// `draw` may read signals and gives a plain view, no closure: a plain view is changed in place, so that what has the
/// focus keeps it, while a closure's nodes are made anew.
///
/// Without `<Transition>`: on the server, and in the browser on the first page, the struct is there at once, and the
/// router itself waits for it before it changes pages. Under `<Suspense>` and `<Transition>` about one rendering in a
/// thousand never ended on a server that renders several pages at once, and each took twice the time.
pub fn load<P, V>(page: Resource<Result<P, AppError>>, draw: impl Fn(P) -> V + Send + Sync + 'static) -> impl IntoView
where
    P: Clone + Send + Sync + Serialize + DeserializeOwned + 'static,
    V: IntoView + 'static,
{
    tell_waiting(page);
    // The derived value below the resource: the resource itself warns of reads outside `<Suspense>`.
    let page = *page;
    let come = tell_come(page);
    move || {
        habits::arrive();
        come.track();
        match page.get_untracked() {
            Some(Ok(page)) => EitherOf3::A(draw(page)),
            Some(Err(error)) => EitherOf3::B(view! { <Failed error/> }),
            None => EitherOf3::C(late()),
        }
    }
}

/// Fires when another struct has come.
///
/// What draws must not subscribe to the resource itself: before it draws for another reason (the address), it would ask
/// the resource whether it is out of date, and that question takes the answer away from the resource. A change of the
/// address while the struct before was on its way, as in going back twice, then never fetched.
fn tell_come<P>(page: AsyncDerived<Result<P, AppError>>) -> RwSignal<()>
where
    P: Clone + Send + Sync + 'static,
{
    let come = RwSignal::new(());
    let missing = page.with_untracked(Option::is_none);
    Effect::new(move |before: Option<()>| {
        page.track();
        if before.is_some() || missing {
            come.set(());
        }
    });
    come
}

/// In the browser nothing yet: the page before stays until this one is there. The server has no later.
fn late() -> impl IntoView {
    #[cfg(feature = "ssr")]
    super::reader::answer_with(ErrorKind::Broken);
}

/// Other content on the same page (a filter, another year) shows as waiting too.
fn tell_waiting<P>(page: Resource<Result<P, AppError>>)
where
    P: Clone + Send + Sync + 'static,
{
    let (query, waiting) = (use_location().search, use_context::<Waiting>());
    Effect::new(move |before: Option<()>| {
        query.track();
        if let (Some(()), Some(waiting)) = (before, waiting) {
            waiting.content.set(true);
            leptos::task::spawn_local(async move {
                // The resource starts with the next tick.
                leptos::task::tick().await;
                page.ready().await;
                waiting.content.set(false);
            });
        }
    });
}

/// What happened, and the next step.
#[component]
pub fn Failed(error: AppError) -> impl IntoView {
    #[cfg(feature = "ssr")]
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
