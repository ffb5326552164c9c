//! A figure with its unit, or the word that says why there is none; never an empty place, never a made-up 0.

use super::seen_and_heard;
use crate::site::{ja, say, use_lang};
use leptos::prelude::*;
use model::indicator::{Amount, Figure, grouped};
use model::writing::Lang;

/// 「—」 to the eye; what is missing to the ear.
#[component]
pub fn Nothing(
    /// 「記載なし」.
    #[prop(default = say("記載なし", "no entry"))]
    words: &'static str,
) -> impl IntoView {
    view! { <span class="nothing" aria-hidden="true">"—"</span><span class="visually-hidden">{words}</span> }
}

/// 「2,988人」 with the number bold; 「実施なし」 written out; 「—」 where nothing is written.
///
/// `<Value amount=Amount::of(observation, unit)/>`. Its size is the surrounding text's.
#[component]
pub fn Value(
    /// What is shown.
    amount: Amount,
) -> impl IntoView {
    let Some(Figure::Value(value)) = amount.figure else {
        let words = match amount.figure {
            None => view! { <Nothing/> }.into_any(),
            Some(_) => amount.said_in(use_lang()).into_any(),
        };
        return view! { <span class="value" data-absent="">{words}</span> }.into_any();
    };
    view! {
        <span class="value">
            {amount.approximate.then(|| view! { <small>{say("約", "about ")}</small> })}
            {grouped(value)}
            {amount.unit.map(|unit| view! { <small lang=ja()>{unit}</small> })}
        </span>
    }
    .into_any()
}

/// An amount in running words: 「約2,988人」, "about 2,988人" with the city's unit in its own language.
pub fn amount(it: &Amount) -> AnyView {
    let lang = use_lang();
    let unit = it.unit.clone().filter(|_| lang == Lang::En && it.figure.is_some_and(|it| it.value().is_some()));
    view! { {it.said_in(lang)}{unit.map(|unit| view! { <span lang=ja()>{unit}</span> })} }.into_any()
}

/// 「54 → 18人」, heard as 「前年度54人、今年度18人」. Without anything written for last year: this year's alone.
#[component]
pub fn TwoYears(
    /// 前年度.
    before: Amount,
    /// 今年度.
    now: Amount,
) -> impl IntoView {
    if before.figure.is_none() {
        return view! { <span class="two-years"><Value amount=now/></span> }.into_any();
    }
    let spoken = match use_lang() {
        Lang::Ja => format!("前年度{}、今年度{}", before.words(), now.words()).into_any(),
        Lang::En => view! { {amount(&before)}" in the previous year, "{amount(&now)}" this year" }.into_any(),
    };
    let last = Amount { unit: before.unit.clone().filter(|_| before.unit != now.unit), ..before };
    let drawn = view! { <span class="before">{amount(&last)}" → "</span><Value amount=now/> };
    view! { <span class="two-years">{seen_and_heard(drawn, spoken)}</span> }.into_any()
}
