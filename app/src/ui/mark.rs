//! 評価 as people see it: a drawn sign, with its words beside it. The shapes are paths of a 24-unit box; filling and
//! stroke are CSS, so that print and forced colours can change them. It never uses a font's glyph.

use super::heard;
use crate::site::{lang_of, piece, say, use_lang};
use leptos::prelude::*;
use model::plan::{Mark as MarkOfScheme, MarkShape};
use model::writing::Lang;

/// The sign alone. Without `label` it is hidden from screen readers: words stand beside it.
///
/// `<Mark shape=Some(MarkShape::Ring) size=22/>`; `None` is 未報告. Sizes in use: 16 20 22 28 34 44 56 (px at the
/// default font size).
#[component]
pub fn Mark(
    /// `mark.as_ref().map(|it| it.shape)`.
    shape: Option<MarkShape>,
    /// Side in px at the default font size.
    #[prop(default = 20)]
    size: u16,
    /// Full words, only where no word stands beside the sign.
    #[prop(optional, into)]
    label: Option<String>,
) -> impl IntoView {
    let side = rem(size);
    view! {
        <svg
            class="mark"
            data-shape=name(shape)
            width=side.clone()
            height=side
            viewBox="0 0 24 24"
            role=label.is_some().then_some("img")
            aria-hidden=label.is_none().then_some("true")
            aria-label=label
        >
            <path d=outline(shape)></path>
        </svg>
    }
}

/// A sign and its short word: ○ 予定通り.
#[component]
pub fn MarkChip(
    /// `None` is 未報告.
    mark: Option<MarkOfScheme>,
    /// Side of the sign.
    #[prop(default = 20)]
    size: u16,
) -> impl IntoView {
    view! {
        <span class="mark-chip">
            <Mark shape=mark.as_ref().map(|it| it.shape) size/>
            {mark_word(mark.as_ref())}
        </span>
    }
}

/// The short word of a mark: the city's in Japanese, ours in English where the word is a known one.
pub fn mark_word(mark: Option<&MarkOfScheme>) -> impl IntoView + use<> {
    let (words, lang) = short_words(mark);
    view! { <span lang=lang>{words}</span> }
}

/// The same with the attribute `lang` of the element that it stands in.
pub fn short_words(mark: Option<&MarkOfScheme>) -> (String, Option<&'static str>) {
    let words = MarkOfScheme::short_of(mark, use_lang());
    (words.to_owned(), lang_of(words))
}

/// Last year's sign → this year's. Hidden from screen readers: put [`MarkChangeWords`] near it.
#[component]
pub fn MarkChange(
    /// Last year's.
    from: Option<MarkShape>,
    /// This year's.
    to: Option<MarkShape>,
) -> impl IntoView {
    view! {
        <span class="mark-change" aria-hidden="true">
            <Mark shape=from size=22/>
            "→"
            <Mark shape=to size=22/>
        </span>
    }
}

/// 「遅れ・課題 → 予定通り」, heard as 「前年度は遅れ・課題、今年度は予定通り」.
#[component]
pub fn MarkChangeWords(
    /// Last year's.
    from: Option<MarkOfScheme>,
    /// This year's.
    to: Option<MarkOfScheme>,
) -> impl IntoView {
    let (from, _) = short_words(from.as_ref());
    let (to, lang) = short_words(to.as_ref());
    view! {
        <p class="mark-change-words">
            <span class="visually-hidden">{say("前年度は", "Previous year: ")}</span>
            {piece(from)}
            <span aria-hidden="true">" → "</span>
            <span class="visually-hidden">{say("、今年度は", ", this year: ")}</span>
            <b lang=lang>{to}</b>
        </p>
    }
}

/// 評価の見方: the scheme's signs with their full words, in printed order.
#[component]
pub fn MarkLegend(
    /// `plan.scheme.marks()`.
    marks: Vec<MarkOfScheme>,
) -> impl IntoView {
    let entry = |mark: MarkOfScheme| view! { <li><Mark shape=Some(mark.shape) size=22/>{legend_words(mark)}</li> };
    view! { <ul class="mark-legend" role="list">{marks.into_iter().map(entry).collect_view()}</ul> }
}

/// A legend's printed words; in English what they mean, and the words behind it. The ear is told first which sign it is, and
/// the short word that stands for it elsewhere.
pub fn legend_words(mark: MarkOfScheme) -> AnyView {
    let lang = use_lang();
    let (meaning, shape) = (mark.in_english().map(|it| it.0), mark.shape.name(lang));
    let shortened = MarkOfScheme::short_of(Some(&mark), lang) != MarkOfScheme::words_of(Some(&mark), lang);
    let short = shortened.then(|| view! { {lang.say("、", ", ")}{mark_word(Some(&mark))} });
    let first = heard(view! { {shape}{short}{lang.say("：", ": ")} });
    match lang {
        Lang::Ja => view! { {first}{mark.words} }.into_any(),
        Lang::En => view! { <span>{first}{meaning}" "<span lang="ja">{mark.words}</span></span> }.into_any(),
    }
}

/// Px at the default font size as a length that grows with the reader's font.
fn rem(px: u16) -> String {
    format!("{}rem", f32::from(px) / 16.0)
}

/// The value of `data-shape`, by which CSS paints signs and tints tiles.
pub(super) const fn name(shape: Option<MarkShape>) -> &'static str {
    match shape {
        Some(MarkShape::Star) => "star",
        Some(MarkShape::Ring) => "ring",
        Some(MarkShape::Triangle) => "triangle",
        Some(MarkShape::Square) => "square",
        Some(MarkShape::Cross) => "cross",
        Some(MarkShape::Target) => "target",
        Some(MarkShape::Bar) => "bar",
        None => "missing",
    }
}

const fn outline(shape: Option<MarkShape>) -> &'static str {
    match shape {
        Some(MarkShape::Star) => "M12 1.7 14.8 9l7.9.4-6.1 5 2 7.6-6.6-4.3L5.4 22l2-7.6-6.1-5L9.2 9z",
        Some(MarkShape::Ring) => "M12 3.3a8.7 8.7 0 1 1 0 17.4 8.7 8.7 0 1 1 0-17.4z",
        Some(MarkShape::Triangle) => "M12 3.8 21.8 20.3H2.2z",
        Some(MarkShape::Square) => "M4 4h16v16H4z",
        Some(MarkShape::Cross) => "m4.1 4.1 15.8 15.8m0-15.8L4.1 19.9",
        // ring r 9.6 of stroke 2.4 (10.8 less 8.4) and a disc of r 5, filled by the even-odd rule
        Some(MarkShape::Target) => {
            "M12 1.2a10.8 10.8 0 1 1 0 21.6 10.8 10.8 0 1 1 0-21.6zm0 2.4a8.4 8.4 0 1 0 0 16.8 8.4 8.4 0 1 0 0-16.8z\
             m0 3.4a5 5 0 1 1 0 10 5 5 0 1 1 0-10z"
        }
        Some(MarkShape::Bar) => "M3 12h18",
        None => "M12 3a9 9 0 1 1 0 18 9 9 0 1 1 0-18z",
    }
}
