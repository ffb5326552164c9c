//! A report with the year before beside it: last year's side on grey, and what stands there in plain words. The form and
//! the editor that takes its place look alike because they are drawn with these.

use super::Mark;
use leptos::prelude::*;
use model::plan::Mark as MarkOfScheme;
use model::writing::Lang;

/// Last year's side: 「前年度の評価」 and what follows.
#[component]
pub fn LastYear(
    /// 「評価」.
    label: &'static str,
    /// What stood there.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="paper-last">
            <p class="paper-label">"前年度の"{label}</p>
            {children()}
        </div>
    }
}

/// A sign with its full words.
pub fn mark_in_words(mark: Option<&MarkOfScheme>) -> impl IntoView + use<> {
    let (shape, words) = (mark.map(|it| it.shape), MarkOfScheme::words_of(mark, Lang::Ja).to_owned());
    view! { <p class="paper-mark"><Mark shape size=22/>{words}</p> }
}

/// A text of the year before; that there is none is said.
pub fn last_lines(text: &str) -> impl IntoView + use<> {
    plain_lines(if text.trim().is_empty() { "記載なし" } else { text })
}

/// A text that somebody wrote, a paragraph a line.
pub fn plain_lines(text: &str) -> impl IntoView + use<> {
    text.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view()
}
