//! Reports that are missing, and figures of the year before that are.

use super::links::Links;
use super::talk::name;
use crate::site::{piece, say};
use crate::ui::{Mark as MarkSign, Section, seen_and_heard};
use leptos::prelude::*;
use model::indicator::Reason;
use model::number::prose;
use model::overview::Unreported as Missing;
use model::plan::Mark;
use model::writing::Lang;

/// まだ報告されていないもの, or how many have been.
#[component]
pub(super) fn Unreported(
    items: Vec<Missing>,
    without: Vec<(Option<Reason>, usize)>,
    measures: usize,
    links: Links,
) -> impl IntoView {
    let count = items.len();
    let lang = links.writing.lang;
    let all_reported = match lang {
        Lang::Ja => format!("　{}項目すべて報告済み", prose(measures)),
        Lang::En if measures == 1 => " – the one measure has been reported".to_owned(),
        Lang::En => format!(" – all {} have been reported", lang.measures(measures)),
    };
    let none = (count == 0).then(|| {
        view! { <p class="overview-nothing"><b>{say("なし", "None")}</b>{all_reported}</p> }
    });
    let note = if count == 0 { String::new() } else { lang.items(count) };
    let entry = move |it: Missing| {
        view! {
            <li>
                <MarkSign shape=None size=22/>
                <div>
                    {name(it.item, links)}
                    <p><b>{Mark::short_of(None, lang).to_owned()}</b>{piece(format!("　{}", it.departments.join("・")))}</p>
                </div>
            </li>
        }
    };
    view! {
        <Section title=say("まだ報告されていないもの", "Not reported yet") note=note>
            {none}
            {(count > 0).then(|| {
                view! { <ul class="overview-list" role="list">{items.into_iter().map(entry).collect_view()}</ul> }
            })}
            {absent(&without, lang).map(|[seen, said]| view! { <p class="overview-note"><span>{seen_and_heard(seen, said)}</span></p> })}
        </Section>
    }
}

/// 「前年度の値がない指標 11（前年度実施なし１、記載なし10）」 as it is seen, and as it is said: 「…指標 11指標（…）」.
fn absent(without: &[(Option<Reason>, usize)], lang: Lang) -> Option<[String; 2]> {
    let total: usize = without.iter().map(|it| it.1).sum();
    let part = |(reason, count): &(Option<Reason>, usize)| match (lang, reason) {
        (Lang::Ja, None) => format!("記載なし{}", prose(*count)),
        (Lang::Ja, Some(reason)) => format!("前年度{}{}", reason.words(), prose(*count)),
        (Lang::En, None) => format!("no entry: {count}"),
        (Lang::En, Some(reason)) => format!("{} in that year: {count}", reason.english()),
    };
    let parts: Vec<_> = without.iter().map(part).collect();
    let told = |total: String| match lang {
        Lang::Ja => format!("前年度の値がない指標 {total}（{}）", parts.join("、")),
        Lang::En => format!("Indicators without a figure for the previous year: {total} ({})", parts.join(", ")),
    };
    (total > 0).then(|| [told(lang.count(total)), told(lang.say_of_indicators(total))])
}
