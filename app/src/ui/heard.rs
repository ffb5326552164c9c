//! What only the ear needs: words that the eye has from where things stand. Nothing of it takes room.

use leptos::prelude::*;

/// Said, and not seen. What is said stays whole in one of these: each is read as words of their own.
pub fn heard(words: impl IntoView) -> impl IntoView {
    view! { <span class="visually-hidden">{words}</span> }
}

/// Seen in short, said in full.
pub fn seen_and_heard(seen: impl IntoView, words: impl IntoView) -> impl IntoView {
    view! { {heard(words)}<span aria-hidden="true">{seen}</span> }
}

/// Seen, and not said: a sign whose meaning is said by what stands beside it.
pub fn seen(sign: impl IntoView) -> impl IntoView {
    view! { <span aria-hidden="true">{sign}</span> }
}
