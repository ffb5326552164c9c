//! What to talk about: marks that changed, items to look at with care, reports that are missing. Nothing to show is
//! 「なし」 in the same place, never a missing block.

use super::links::Links;
use super::matrix::Matrix;
use crate::ui::{Mark, MarkChange, MarkChangeWords, Section};
use leptos::prelude::*;
use model::number::prose;
use model::overview::{Attention as Careful, Changed, Comparison, Fall, Item, Transitions, Unreported as Missing};
use model::plan::Mark as MarkOfScheme;
use model::year::FiscalYear;

/// How many items to look at stand open; the rest is behind 「ほか」.
const CARES: usize = 3;

/// How many changed marks stand open: with more, the columns beside them would end far above.
const CHANGES: usize = 6;

/// 評価が変わった項目, 計画の１年目, or that last year's list is not there yet.
#[component]
pub(super) fn Compared(comparison: Comparison, links: Links) -> impl IntoView {
    match comparison {
        Comparison::Changed { items, same, transitions, new, ended } => {
            let note = listed_otherwise(new, ended, same, links).into_any();
            view! { <MarksChanged items note transitions links/> }.into_any()
        }
        Comparison::FirstYear { first, last, before, new } => first_year((first, last), before, new, links).into_any(),
        Comparison::NotImported { new } => view! {
            <Section title="評価が変わった項目">
                <p class="overview-words">"前年度の一覧表はまだ取り込まれていません。"</p>
                {begun("新規の項目", new, links)}
            </Section>
        }
        .into_any(),
    }
}

#[component]
fn MarksChanged(items: Vec<Changed>, note: AnyView, transitions: Transitions, links: Links) -> impl IntoView {
    let count = format!("{}件", prose(items.len()));
    let none = items.is_empty().then(|| view! { <p class="overview-nothing"><b>"なし"</b></p> });
    let some = !items.is_empty();
    let beyond = items.len().saturating_sub(CHANGES);
    let entry = move |it: Changed| {
        view! {
            <li>
                <MarkChange from=Some(it.from.shape) to=Some(it.to.shape)/>
                <div>
                    {name(it.item, links)}
                    <MarkChangeWords from=Some(it.from) to=Some(it.to)/>
                </div>
            </li>
        }
    };
    let mut entries = items.into_iter().map(entry);
    let open = entries.by_ref().take(CHANGES).collect_view();
    let rest = view! { <ul class="overview-changed" role="list">{entries.collect_view()}</ul> };
    view! {
        <Section title="評価が変わった項目" note=count>
            {none}
            {some.then(|| view! { <ul class="overview-changed" role="list">{open}</ul> })}
            {more(beyond, rest)}
            <p class="overview-note">{note}</p>
            {some.then(|| view! { <Matrix transitions/> })}
        </Section>
    }
}

fn first_year(
    (first, last): (FiscalYear, FiscalYear),
    before: Option<FiscalYear>,
    new: Vec<Item>,
    links: Links,
) -> impl IntoView {
    let calendar = links.calendar;
    let figures = before.map_or_else(
        || "前年度の数字もありません。".to_owned(),
        |it| format!("数字は前の計画の最後の年度（{}）と比べています。", calendar.year(it)),
    );
    let words = format!("この計画での前年度の評価はありません。{figures}");
    view! {
        <Section title="計画の１年目" note=calendar.span(first, last)>
            <p class="overview-words">{words}</p>
            {begun("今年度からの項目", new, links)}
        </Section>
    }
}

/// 「今年度からの項目 ２件　6-(2)　6-(3)」.
fn begun(words: &'static str, items: Vec<Item>, links: Links) -> impl IntoView {
    (!items.is_empty()).then(|| view! { <p class="overview-note">{places(words, items, links)}</p> })
}

/// 「新規 ２件　6-(2)　6-(3)　／　掲載終了 １件　令和６年度の2-(4) 見守りの輪の拡大　／　同じ 14件」. What ended leads to its
/// last year and is told in full: its number may be another's by now, and nothing else here says what it was.
fn listed_otherwise(new: Vec<Item>, ended: Vec<Item>, same: usize, links: Links) -> impl IntoView {
    let last_year = Links { year: links.year.previous().unwrap_or(links.year), ..links };
    let apart = || view! { <span aria-hidden="true">"／"</span> };
    let begun = (!new.is_empty()).then(|| view! { {places("新規", new, links)}{apart()} });
    let over = (!ended.is_empty()).then(|| {
        let count = format!("掲載終了 {}件", prose(ended.len()));
        let entry = move |it: Item| {
            view! { <a href=last_year.measure(it.measure)>{told_in_full(&it, last_year)}</a> }
        };
        view! { <span>{count}</span>{ended.into_iter().map(entry).collect_view()}{apart()} }
    });
    view! {
        {begun}
        {over}
        <span>{format!("同じ {}件", prose(same))}</span>
    }
}

fn told_in_full(item: &Item, links: Links) -> String {
    format!("{}の{} {}", links.calendar.year(links.year), item.place, item.title)
}

/// A count and links named by their full titles.
fn places(words: &'static str, items: Vec<Item>, links: Links) -> impl IntoView {
    let count = format!("{words} {}件", prose(items.len()));
    let entry = move |it: Item| {
        let name = format!("{} {}", it.place, it.title);
        view! { <a href=links.measure(it.measure) aria-label=name>{it.place}</a> }
    };
    view! {
        <span>{count}</span>
        {items.into_iter().map(entry).collect_view()}
    }
}

/// 気をつけて見る項目: × △ □ first, then good marks with figures that fell far.
#[component]
pub(super) fn Attention(items: Vec<Careful>, links: Links) -> impl IntoView {
    let count = items.len();
    let mut entries = items.into_iter().map(move |it| careful(it, links));
    let open = entries.by_ref().take(CARES).collect_view();
    let rest = view! { <ul class="overview-list" role="list">{entries.collect_view()}</ul> };
    view! {
        <Section title="気をつけて見る項目" note=format!("{}件", prose(count))>
            {(count == 0).then(|| view! { <p class="overview-nothing"><b>"なし"</b></p> })}
            {(count > 0).then(|| view! { <ul class="overview-list" role="list">{open}</ul> })}
            {more(count.saturating_sub(CARES), rest)}
        </Section>
    }
}

/// 「ほか ３件」, opened by who asks for them.
fn more(count: usize, rest: impl IntoView) -> impl IntoView {
    (count > 0).then(|| {
        view! { <details class="overview-more"><summary>{format!("ほか {}件", prose(count))}</summary>{rest}</details> }
    })
}

fn careful(it: Careful, links: Links) -> impl IntoView {
    let judged = if it.despite { format!("{}だが", it.mark.short) } else { it.mark.short.clone() };
    let said = said(&it.falls, it.remark, if it.despite { "、" } else { "。" });
    view! {
        <li>
            <Mark shape=Some(it.mark.shape) size=22/>
            <div>
                {name(it.item, links)}
                <p><b>{judged}</b>{said}</p>
            </div>
        </li>
    }
}

/// What figures and 備考 say about it: 「、春の参加 67%減、福祉学習 受講者 42%減。理由の記載なし」.
fn said(falls: &[Fall], remark: Option<String>, joint: &str) -> String {
    let mut parts: Vec<String> = falls.iter().take(2).map(|it| format!("{} {}", it.name, it.words)).collect();
    if falls.len() > 2 {
        parts.push(format!("ほか{}指標", prose(falls.len() - 2)));
    }
    let mut words = if parts.is_empty() { String::new() } else { format!("{joint}{}", parts.join("、")) };
    match remark {
        Some(remark) => words.push_str(&format!("。{remark}（備考）")),
        None if falls.iter().any(|it| !it.explained) => words.push_str("。理由の記載なし"),
        None => {}
    }
    words
}

/// まだ報告されていないもの, or how many have been.
#[component]
pub(super) fn Unreported(
    items: Vec<Missing>,
    without: Vec<(Option<String>, usize)>,
    measures: usize,
    links: Links,
) -> impl IntoView {
    let count = items.len();
    let none = (count == 0).then(|| {
        view! { <p class="overview-nothing"><b>"なし"</b>{format!("　{}項目すべて報告済み", prose(measures))}</p> }
    });
    let note = if count == 0 { String::new() } else { format!("{}件", prose(count)) };
    let entry = move |it: Missing| {
        view! {
            <li>
                <Mark shape=None size=22/>
                <div>
                    {name(it.item, links)}
                    <p><b>{MarkOfScheme::short_of(None).to_owned()}</b>{format!("　{}", it.departments.join("・"))}</p>
                </div>
            </li>
        }
    };
    view! {
        <Section title="まだ報告されていないもの" note=note>
            {none}
            {(count > 0).then(|| {
                view! { <ul class="overview-list" role="list">{items.into_iter().map(entry).collect_view()}</ul> }
            })}
            {absent(&without).map(|words| view! { <p class="overview-note">{words}</p> })}
        </Section>
    }
}

/// 「前年度の値がない指標 11（前年度実施なし１、記載なし10）」.
fn absent(without: &[(Option<String>, usize)]) -> Option<String> {
    let total: usize = without.iter().map(|it| it.1).sum();
    let part = |(reason, count): &(Option<String>, usize)| {
        let words = reason.as_ref().map_or_else(|| "記載なし".to_owned(), |it| format!("前年度{it}"));
        format!("{words}{}", prose(*count))
    };
    let parts: Vec<_> = without.iter().map(part).collect();
    (total > 0).then(|| format!("前年度の値がない指標 {}（{}）", prose(total), parts.join("、")))
}

fn name(item: Item, links: Links) -> impl IntoView {
    view! {
        <a class="overview-item" data-tone="quiet" href=links.measure(item.measure)>
            <b>{item.place}</b>
            {item.title}
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::calendar::Calendar;
    use model::id::MeasureId;

    #[test]
    fn what_ended_is_told_by_year_number_and_title_since_its_number_may_be_anothers() {
        let year = FiscalYear::new(2024).unwrap();
        let item =
            Item { measure: MeasureId(5), place: "1-(5)".to_owned(), title: "見守りの輪の拡大".to_owned() };
        let told = |calendar| told_in_full(&item, Links { plan: None, year, calendar });
        assert_eq!(told(Calendar::Japanese), "令和６年度の1-(5) 見守りの輪の拡大");
        assert_eq!(told(Calendar::Western), "2024年度の1-(5) 見守りの輪の拡大");
    }
}
