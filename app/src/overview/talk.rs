//! What to talk about: marks that changed, items to look at with care; what is missing is told by `unreported`. Nothing to
//! show is 「なし」 in the same place, never a missing block.

use super::links::Links;
use super::matrix::Matrix;
use crate::site::{ja, lang_of, piece, say};
use crate::ui::{Mark as MarkSign, MarkChange, MarkChangeWords, Section, amount, heard, seen_and_heard};
use leptos::prelude::*;
use model::number::prose;
use model::overview::{Attention as Careful, Changed, Comparison, Fall, Fallen, Item, Transitions};
use model::plan::Mark;
use model::report::title_in;
use model::writing::Lang;
use model::year::FiscalYear;

/// The title of what changed, and of the place where nothing can be told of it yet.
const CHANGED: (&str, &str) = ("評価が変わった項目", "Measures whose rating changed");

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
            <Section title=say(CHANGED.0, CHANGED.1)>
                <p class="overview-words">{say("前年度の一覧表はまだ取り込まれていません。", "The previous year’s table has not been imported yet.")}</p>
                {begun(say("新規の項目", "New this year:"), new, links)}
            </Section>
        }
        .into_any(),
    }
}

#[component]
fn MarksChanged(items: Vec<Changed>, note: AnyView, transitions: Transitions, links: Links) -> impl IntoView {
    let count = links.writing.lang.items(items.len());
    let none = items.is_empty().then(|| view! { <p class="overview-nothing"><b>{say("なし", "None")}</b></p> });
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
    let title = say(CHANGED.0, CHANGED.1);
    view! {
        <Section title note=count>
            {none}
            {some.then(|| view! { <ul class="overview-changed" role="list">{open}</ul> })}
            {more(title, beyond, rest, links.writing.lang)}
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
    let writing = links.writing;
    let figures = before.map_or_else(
        || say("前年度の数字もありません。", "Nor are there figures for the previous year.").to_owned(),
        |it| {
            writing.lang.around(
                &writing.year(it),
                ("数字は前の計画の最後の年度（", "）と比べています。"),
                ("Figures are compared with the last year of the plan before, ", "."),
            )
        },
    );
    let no_marks = say("この計画での前年度の評価はありません。", "This plan has no ratings for the previous year. ");
    let words = format!("{no_marks}{figures}");
    view! {
        <Section title=say("計画の１年目", "First year of the plan") note=writing.span(first, last)>
            <p class="overview-words">{words}</p>
            {begun(say("今年度からの項目", "New this year:"), new, links)}
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
    let lang = links.writing.lang;
    let apart = || seen_and_heard("／", lang.say("、", ", "));
    let begun = (!new.is_empty()).then(|| view! { {places(say("新規", "New this year:"), new, links)}{apart()} });
    let over = (!ended.is_empty()).then(|| {
        let count = format!("{} {}", say("掲載終了", "No longer listed:"), lang.items(ended.len()));
        let entry = move |it: Item| {
            let told = told_in_full(&it, last_year).map(piece);
            view! { <a href=last_year.measure(it.measure)>{told.into_iter().collect_view()}</a> }
        };
        view! { <span>{count}</span>{ended.into_iter().map(entry).collect_view()}{apart()} }
    });
    let unchanged = |words: &str| format!("{words} {}", lang.items(same));
    view! {
        {begun}
        {over}
        <span>{seen_and_heard(unchanged(say("同じ", "Unchanged:")), unchanged(say("評価が同じ項目", "Unchanged:")))}</span>
    }
}

/// Year, number, title.
fn told_in_full(item: &Item, links: Links) -> [String; 3] {
    let writing = links.writing;
    let of = writing.say("の", ": ");
    [format!("{}{of}", writing.year(links.year)), format!("{} ", item.place), title_in(&item.title, writing.lang)]
}

/// A count and links named by their full titles.
fn places(words: &'static str, items: Vec<Item>, links: Links) -> impl IntoView {
    let count = format!("{words} {}", links.writing.lang.items(items.len()));
    let entry = move |it: Item| {
        let name = format!("{} {}", it.place, it.title);
        view! { <a href=links.measure(it.measure) aria-label=name lang=ja()>{it.place}</a> }
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
    let title = say("気をつけて見る項目", "Measures to watch");
    view! {
        <Section
            title=title
            note=links.writing.lang.items(count)
        >
            {(count == 0).then(|| view! { <p class="overview-nothing"><b>{say("なし", "None")}</b></p> })}
            {(count > 0).then(|| view! { <ul class="overview-list" role="list">{open}</ul> })}
            {more(title, count.saturating_sub(CARES), rest, links.writing.lang)}
        </Section>
    }
}

/// 「ほか ３件」, opened by who asks for them; of what is heard before it.
fn more(title: &'static str, count: usize, rest: impl IntoView, lang: Lang) -> impl IntoView {
    let words = match lang {
        Lang::Ja => format!("ほか {}件", prose(count)),
        Lang::En => format!("{count} more"),
    };
    (count > 0).then(|| {
        let of = heard(view! { {title}{lang.say("、", ", ")} });
        view! { <details class="overview-more"><summary>{of}{words}</summary>{rest}</details> }
    })
}

fn careful(it: Careful, links: Links) -> impl IntoView {
    let lang = links.writing.lang;
    let short = Mark::short_of(Some(&it.mark), lang).to_owned();
    let judged = if it.despite { format!("{short}{}", lang.say("だが", ", but")) } else { short };
    let of_judged = lang_of(&judged);
    let said = match lang {
        Lang::Ja => said(&it.falls, it.remark, if it.despite { "、" } else { "。" }).into_any(),
        Lang::En => said_in_english(it.falls, it.remark, it.despite).into_any(),
    };
    view! {
        <li>
            <MarkSign shape=Some(it.mark.shape) size=22/>
            <div>
                {name(it.item, links)}
                <p><b lang=of_judged>{judged}</b>{said}</p>
            </div>
        </li>
    }
}

/// The same as [`said`]: " 春の参加 67% down, 福祉学習 受講者 42% down. No reason given."
fn said_in_english(falls: Vec<Fall>, remark: Option<String>, despite: bool) -> impl IntoView {
    let (count, unexplained) = (falls.len(), falls.iter().any(|it| !it.explained));
    let fall = |(at, it): (usize, Fall)| {
        let far = match it.fallen {
            Fallen::By(rate) => format!(" {rate} down").into_any(),
            Fallen::From(before, now) => view! { " down from "{amount(&before)}" to "{amount(&now)} }.into_any(),
        };
        view! { {if at > 0 { ", " } else { " " }}{piece(it.name)}{far} }
    };
    let first = (count > 0 && !despite).then_some(".");
    let told = falls.into_iter().take(2).enumerate().map(fall).collect_view();
    let others = (count > 2).then(|| match count - 2 {
        1 => ", 1 more indicator".to_owned(),
        more => format!(", {more} more indicators"),
    });
    let why = match remark {
        Some(remark) => view! { ". "{piece(remark)}" (remarks)" }.into_any(),
        None if unexplained => ". No reason given".into_any(),
        None => ().into_any(),
    };
    view! { {first}{told}{others}{why} }
}

/// What figures and 備考 say about it: 「、春の参加 67%減、福祉学習 受講者 42%減。理由の記載なし」.
fn said(falls: &[Fall], remark: Option<String>, joint: &str) -> String {
    let mut parts: Vec<String> = falls.iter().take(2).map(|it| format!("{} {}", it.name, it.fallen.words())).collect();
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

/// A 項目 by its number and title.
pub(super) fn name(item: Item, links: Links) -> impl IntoView {
    view! {
        <a class="overview-item" data-tone="quiet" href=links.measure(item.measure)>
            <b>{piece(item.place)}</b>
            {piece(title_in(&item.title, links.writing.lang))}
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::calendar::Calendar;
    use model::id::MeasureId;
    use model::writing::Writing;

    #[test]
    fn what_ended_is_told_by_year_number_and_title_since_its_number_may_be_anothers() {
        let year = FiscalYear::new(2024).unwrap();
        let item =
            Item { measure: MeasureId(5), place: "1-(5)".to_owned(), title: "見守りの輪の拡大".to_owned() };
        let told = |writing: Writing| told_in_full(&item, Links { plan: None, year, writing }).concat();
        assert_eq!(told(Writing::default()), "令和６年度の1-(5) 見守りの輪の拡大");
        assert_eq!(told(Calendar::Western.into()), "2024年度の1-(5) 見守りの輪の拡大");
    }
}
