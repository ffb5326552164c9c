//! The reader's language, for whatever draws a page. What is the site's own to say is said in it; what is the city's stays
//! Japanese, and its element says so on a page in English. `lang=ja()` costs a Japanese page nothing.

use leptos::prelude::*;
use model::writing::{Lang, is_japanese};

/// One wording in Japanese and one in English.
#[cfg(feature = "ssr")]
pub(super) type Words = (&'static str, &'static str);

/// Of the page that is being drawn. Documents of staff are in Japanese.
#[cfg(feature = "ssr")]
#[must_use]
pub fn use_lang() -> Lang {
    use_context().unwrap_or_default()
}

/// Of the document: another language is another document.
#[cfg(not(feature = "ssr"))]
#[must_use]
pub fn use_lang() -> Lang {
    let root = document().document_element().and_then(|it| it.get_attribute("lang"));
    root.map(|it| Lang::from_key(&it)).unwrap_or_default()
}

/// The one of two wordings that is in the reader's language.
#[must_use]
pub fn say(japanese: &'static str, english: &'static str) -> &'static str {
    use_lang().say(japanese, english)
}

/// The attribute `lang` of what is Japanese in any case.
#[must_use]
pub fn ja() -> Option<&'static str> {
    (use_lang() == Lang::En).then_some("ja")
}

/// The attribute `lang` of what may be the city's words or ours.
#[must_use]
pub fn lang_of(words: &str) -> Option<&'static str> {
    ja().filter(|_| is_japanese(words))
}

/// Words within a sentence; what is Japanese in an English one stands in an element that says so.
#[must_use]
pub fn piece(words: String) -> AnyView {
    match lang_of(&words) {
        None => words.into_any(),
        lang => view! { <span lang=lang>{words}</span> }.into_any(),
    }
}

/// The attribute `lang` of our own words within what [`lang_of`] calls Japanese.
#[must_use]
pub fn ours_in(words: &str) -> Option<&'static str> {
    lang_of(words).map(|_| Lang::En.key())
}

/// What a form has to send along, so that the next page is written as this one is.
#[cfg(feature = "ssr")]
pub fn kept(writing: model::writing::Writing) -> impl IntoView {
    writing.parts().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()
}
