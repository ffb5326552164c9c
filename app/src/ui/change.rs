//! 増減: an arrow, a rate and a word, in ink: more is not always better. ▲ is never used, in city papers it means minus.

use super::seen_and_heard;
use crate::site::use_lang;
use leptos::prelude::*;
use model::indicator::{Change, Decimal, Direction, grouped};
use model::writing::Lang;

/// 「↑73%増」「↓1.8%減」「→同じ」「前年度なし」「比べられません」. Bold from 10 %; arrows are silent, words are heard.
///
/// `<ChangeFigure change desired=indicator.desired/>`: with a direction 望ましい向き / 望ましくない向き follows.
#[component]
pub fn ChangeFigure(
    /// What changed.
    change: Change,
    /// The city's 望ましい向き, if it has said one.
    #[prop(optional_no_strip)]
    desired: Option<Direction>,
) -> impl IntoView {
    let lang = use_lang();
    let (arrow, number, word) = parts(change, lang);
    let slight = change.is_slight().then_some("");
    let wordy = number.is_empty().then_some("");
    let verdict = desired.and_then(|desired| verdict(change, desired, lang));
    view! {
        <span class="change" data-slight=slight data-wordy=wordy>
            <span aria-hidden="true">{arrow}</span>
            {match change {
                Change::UpFromZero(by) => seen_and_heard(number, from_zero(by, lang)).into_any(),
                _ => number.into_any(),
            }}
            <small>{word}</small>
            {verdict.map(|words| view! { <small class="desired">{words}</small> })}
        </span>
    }
}

/// 「0 → 5」 as it is said before 「増」.
fn from_zero(by: Decimal, lang: Lang) -> String {
    lang.around(&grouped(by), ("0から", "に"), ("from 0 to ", ""))
}

fn parts(change: Change, lang: Lang) -> (&'static str, String, &'static str) {
    let rate = change.rate_in(lang).unwrap_or_default();
    match change {
        Change::Up(_) => ("↑", rate, lang.say("増", " up")),
        Change::Down(_) => ("↓", rate, lang.say("減", " down")),
        Change::Same => ("→", String::new(), lang.say("同じ", "same")),
        Change::UpFromZero(by) => ("↑", format!("0 → {}", grouped(by)), lang.say("増", " up")),
        Change::NoBase => ("", String::new(), lang.say("前年度なし", "no previous figure")),
        Change::Incomparable => ("", String::new(), lang.say("比べられません", "not comparable")),
        Change::NoValue => ("", String::new(), lang.say("今年度の値なし", "no figure this year")),
    }
}

const fn verdict(change: Change, desired: Direction, lang: Lang) -> Option<&'static str> {
    match (change, desired) {
        (Change::Up(_) | Change::UpFromZero(_), Direction::Up) | (Change::Down(_), Direction::Down) => {
            Some(lang.say("望ましい向き", " in the desired direction"))
        }
        (Change::Up(_) | Change::UpFromZero(_), Direction::Down) | (Change::Down(_), Direction::Up) => {
            Some(lang.say("望ましくない向き", " not in the desired direction"))
        }
        _ => None,
    }
}

/// Last year above, pale with an outline; this year below, solid; both from 0, scaled to the larger. Silent: put
/// [`super::TwoYears`] beside it. Nothing is drawn without a value of this year.
#[component]
pub fn PairBars(
    /// 前年度; `None`: a short dashed line stands in its place.
    before: Option<Decimal>,
    /// 今年度.
    now: Option<Decimal>,
) -> impl IntoView {
    now.map(|now| {
        let full = before.unwrap_or_default().max(now);
        let last =
            before.map(|it| view! { <rect class="before" x="0.5" y="0.5" width=share(it, full) height="8"></rect> });
        let none = before.is_none().then(|| view! { <path class="nothing" d="M.75 0v9"></path> });
        view! {
            <svg class="pair-bars" width="6.5rem" height="1.5rem" viewBox="0 0 104 24" aria-hidden="true">
                {last}
                {none}
                <rect class="now" y="12" width=share(now, full) height="11"></rect>
            </svg>
        }
    })
}

/// A length of at most 103 units.
fn share(value: Decimal, full: Decimal) -> String {
    if full.is_zero() || value.is_sign_negative() {
        return "0".to_owned();
    }
    (value / full * Decimal::from(103)).round_dp(1).normalize().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_whole_from_ten_per_cent_and_have_one_decimal_below() {
        let check = |before: i64, now: i64, japanese: &str, english: &str| {
            let value = |it: i64| model::indicator::Figure::Value(Decimal::from(it));
            for (lang, words) in [(Lang::Ja, japanese), (Lang::En, english)] {
                let (arrow, number, word) = parts(Change::between(Some(&value(before)), Some(&value(now))), lang);
                assert_eq!(format!("{arrow}{number}{word}"), words);
            }
        };
        check(11, 27, "↑145%増", "↑145% up");
        check(54, 18, "↓67%減", "↓67% down");
        check(3043, 2988, "↓1.8%減", "↓1.8% down");
        check(100, 108, "↑8.0%増", "↑8.0% up");
        check(3190, 3189, "↓0.1%未満減", "↓under 0.1% down");
        check(33, 33, "→同じ", "→same");
        check(0, 5, "↑0 → 5増", "↑0 → 5 up");
        assert_eq!(
            (from_zero(5.into(), Lang::Ja), from_zero(5.into(), Lang::En)),
            ("0から5に".into(), "from 0 to 5".into())
        );
    }

    #[test]
    fn the_larger_bar_is_full_and_zero_is_no_bar() {
        let check = |value: i64, full: i64, width: &str| assert_eq!(share(value.into(), full.into()), width);
        check(27, 27, "103");
        check(11, 27, "42");
        check(0, 27, "0");
        check(0, 0, "0");
    }
}
