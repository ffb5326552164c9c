//! Saying something beside the content: a notice, a tag, the sentence of an empty place.

use crate::site::lang_of;
use leptos::prelude::*;

/// What a [`Notice`] says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    /// Blue.
    #[default]
    Information,
    /// Yellow; never blocks.
    Hint,
    /// Red; says what to mend.
    Error,
}

/// A bar at the left, a tint, a bold first sentence; what follows may hold the way on as a link.
#[component]
pub fn Notice(
    /// Blue, yellow or red.
    #[prop(optional)]
    kind: NoticeKind,
    /// The first sentence.
    #[prop(into)]
    first: String,
    /// What follows.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let name = match kind {
        NoticeKind::Information => "information",
        NoticeKind::Hint => "hint",
        NoticeKind::Error => "error",
    };
    view! {
        <p class="notice" data-kind=name>
            <b>{first}</b>
            {children.map(|children| children())}
        </p>
    }
}

/// What came of a form, as a screen reader hears it too.
pub fn said(words: Option<&'static str>) -> impl IntoView + use<> {
    words.map(|words| view! { <div role="status"><Notice first=words/></div> })
}

/// What a [`Tag`] says about the thing before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TagKind {
    /// 再掲 新規.
    #[default]
    Plain,
    /// 見本 仮: dashed.
    Provisional,
}

/// One word in an outline: 再掲 新規 見本.
#[component]
pub fn Tag(
    /// 「再掲」.
    #[prop(into)]
    words: String,
    /// Solid or dashed.
    #[prop(optional)]
    kind: TagKind,
) -> impl IntoView {
    let name = match kind {
        TagKind::Plain => None,
        TagKind::Provisional => Some("provisional"),
    };
    let lang = lang_of(&words);
    view! { <span class="tag" data-kind=name lang=lang>{words}</span> }
}

/// Nothing here: one sentence and the next step.
#[component]
pub fn Empty(
    /// 「当てはまる項目はありません」.
    #[prop(into)]
    first: String,
    /// The next step, e.g. a link 「条件を外す」.
    children: Children,
) -> impl IntoView {
    view! { <p class="empty"><b>{first}</b>{children()}</p> }
}
