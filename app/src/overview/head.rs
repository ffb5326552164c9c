//! What am I looking at, and how many: title, sources, switches, plan tabs; then the sentence and the tally.

use super::links::Links;
use crate::site::year_choices;
use crate::ui::{Choice, Segmented, Tabs, Tag, TagKind, Tally, TallyColumn};
use leptos::prelude::*;
use model::calendar::Calendar;
use model::id::PlanId;
use model::number::prose;
use model::overview::{MarkCount, OverviewPage, Phrase, Source};

/// Title, 基準日, meeting and 資料番号; year, calendar and plan.
#[component]
pub(super) fn Head(page: OverviewPage, links: Links) -> impl IntoView {
    let calendar = links.calendar;
    let tabs = plan_choices(&page, links);
    let years = year_choices(&page.years, page.year, links.ask(), "/");
    let sample = page.sources.iter().any(|it| it.sample);
    view! {
        <div class="overview-head">
            <div>
                <h1>
                    {calendar.year(page.year)}
                    "の進みぐあい"
                    {sample.then(|| view! { " "<Tag words="すべて見本" kind=TagKind::Provisional/> })}
                </h1>
                <p class="overview-source">
                    <span>{calendar.other().year(page.year)}</span>
                    " "
                    {page.sources.iter().map(|it| source(it, calendar)).collect_view()}
                </p>
            </div>
            <div class="overview-switches">
                {(years.len() > 1).then(|| view! { <Segmented label="年度" choices=years/> })}
                <Segmented label="年の表し方" choices=calendar_choices(links)/>
            </div>
        </div>
        {(tabs.len() > 1).then(|| view! { <Tabs label="計画" choices=tabs/> })}
    }
}

fn source(source: &Source, calendar: Calendar) -> impl IntoView + use<> {
    let as_of = source.as_of.map(|day| format!("{}現在", calendar.day(day)));
    let meeting = source.meeting.clone().unwrap_or_default();
    let day = source.meeting_date.map(|day| format!("（{}）", calendar.day(day)));
    let edition = if source.edition > 1 { "　訂正版" } else { "" };
    let number = source.material_number.clone().unwrap_or_default() + edition;
    let named = !meeting.is_empty() || day.is_some() || !number.is_empty();
    let whole = |words: String| view! { <span class="whole">{words}</span> };
    view! {
        {as_of.map(|words| view! { <span>{words}</span>" " })}
        {named.then(|| view! { <span>{meeting}{day.map(whole)}{whole(number)}</span>" " })}
    }
}

fn calendar_choices(links: Links) -> Vec<Choice> {
    let choice = |calendar: Calendar| Choice {
        words: calendar.words().to_owned(),
        href: Links { calendar, ..links }.overview(),
        current: calendar == links.calendar,
        ..Choice::default()
    };
    Calendar::ALL.into_iter().map(choice).collect()
}

/// All plans, then each. With one plan there is nothing to choose.
fn plan_choices(page: &OverviewPage, links: Links) -> Vec<Choice> {
    let total: usize = page.plans.iter().map(|it| it.measures).sum();
    let all = match page.plans.len() {
        0 | 1 => return Vec::new(),
        2 => "両方の計画",
        _ => "すべての計画",
    };
    let choice = |words: &str, count: usize, plan: Option<PlanId>| Choice {
        words: words.to_owned(),
        note: Some(if plan.is_none() { format!("{}項目", prose(count)) } else { prose(count) }),
        href: Links { plan, ..links }.overview(),
        current: plan == page.plan,
        name: Some(format!("{words} {}項目", prose(count))),
    };
    let mut choices = vec![choice(all, total, None)];
    choices.extend(page.plans.iter().map(|it| choice(&it.title, it.measures, Some(it.plan))));
    choices
}

/// The generated sentence, and the tally that is the key of the strip below it.
#[component]
pub(super) fn Summary(sentence: Vec<Phrase>, tally: Vec<MarkCount>) -> impl IntoView {
    let phrase = |it: Phrase| {
        if it.strong { view! { <b>{it.text}</b> }.into_any() } else { it.text.into_any() }
    };
    let column = |it: MarkCount| TallyColumn { mark: it.mark, count: it.count, before: it.before };
    view! {
        <section class="overview-summary" aria-label="要約">
            <p class="overview-sentence">{sentence.into_iter().map(phrase).collect_view()}</p>
            <Tally columns=tally.into_iter().map(column).collect()/>
        </section>
    }
}
