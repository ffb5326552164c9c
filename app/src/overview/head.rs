//! What am I looking at, and how many: title, sources, switches, plan tabs; then the sentence and the tally.

use super::links::Links;
use crate::site::{CalendarSwitch, lang_of, piece, say, year_choices};
use crate::ui::{Choice, Segmented, Tabs, Tag, TagKind, Tally, TallyColumn, heard};
use leptos::prelude::*;
use model::id::PlanId;
use model::overview::{MarkCount, OverviewPage, Phrase, Source, Tone};
use model::writing::Writing;

/// Title, 基準日, meeting and 資料番号; year, calendar and plan.
#[component]
pub(super) fn Head(page: OverviewPage, links: Links) -> impl IntoView {
    let writing = links.writing;
    let tabs = plan_choices(&page, links);
    let years = year_choices(&page.years, page.year, links.ask(), "/");
    let sample = page.sources.iter().any(|it| it.sample);
    view! {
        <div class="overview-head">
            <div>
                <h1>
                    {writing.lang.around(&writing.year(page.year), ("", "の進みぐあい"), ("Progress in ", ""))}
                    {sample.then(|| view! { " "<Tag words=say("すべて見本", "all demo data") kind=TagKind::Provisional/> })}
                </h1>
                <p class="overview-source">
                    {writing.year_beside(page.year).map(|year| view! { <span>{year}</span>" " })}
                    {page.sources.iter().map(|it| source(it, writing)).collect_view()}
                </p>
            </div>
            <div class="overview-switches">
                {(years.len() > 1).then(|| view! { <Segmented label=say("年度", "Fiscal year") choices=years/> })}
                <CalendarSwitch/>
            </div>
        </div>
        {(tabs.len() > 1).then(|| view! { <Tabs label=say("計画", "Plan") choices=tabs/> })}
    }
}

fn source(source: &Source, writing: Writing) -> impl IntoView + use<> {
    let as_of = source.as_of.map(|day| writing.as_of(day));
    let meeting = source.meeting.clone().unwrap_or_default();
    let day = source.meeting_date.map(|day| writing.in_brackets(&writing.day(day)));
    let edition = writing.edition(source.edition);
    let number = source.material_number.clone().unwrap_or_default() + edition;
    let named = !meeting.is_empty() || day.is_some() || !number.is_empty();
    let whole = |words: String| {
        let lang = lang_of(&words);
        view! { <span class="whole" lang=lang>{words}</span> }
    };
    view! {
        {as_of.map(|words| view! { <span>{words}</span>" " })}
        {named.then(|| view! { <span>{piece(meeting)}{day.map(whole)}{whole(number)}</span>" " })}
    }
}

/// All plans, then each. With one plan there is nothing to choose.
fn plan_choices(page: &OverviewPage, links: Links) -> Vec<Choice> {
    let total: usize = page.plans.iter().map(|it| it.measures).sum();
    let all = match page.plans.len() {
        0 | 1 => return Vec::new(),
        2 => say("両方の計画", "Both plans"),
        _ => say("すべての計画", "All plans"),
    };
    let lang = links.writing.lang;
    let choice = |words: &str, count: usize, plan: Option<PlanId>| Choice {
        words: words.to_owned(),
        note: Some((if plan.is_none() { lang.measures(count) } else { lang.count(count) }, lang.measures(count))),
        href: Links { plan, ..links }.overview(),
        current: plan == page.plan,
        ..Choice::default()
    };
    let mut choices = vec![choice(all, total, None)];
    choices.extend(page.plans.iter().map(|it| choice(&it.title, it.measures, Some(it.plan))));
    choices
}

/// The generated sentence, and the tally that is the key of the strip below it.
#[component]
pub(super) fn Summary(sentence: Vec<Phrase>, tally: Vec<MarkCount>) -> impl IntoView {
    let phrase = |it: Phrase| match it.tone {
        Tone::Strong => view! { <b>{it.text}</b> }.into_any(),
        Tone::Heard => heard(it.text).into_any(),
        Tone::Plain => it.text.into_any(),
    };
    let column = |it: MarkCount| TallyColumn { mark: it.mark, count: it.count, before: it.before };
    view! {
        <section class="overview-summary" aria-label=say("要約", "Summary")>
            <p class="overview-sentence">{sentence.into_iter().map(phrase).collect_view()}</p>
            <Tally columns=tally.into_iter().map(column).collect()/>
        </section>
    }
}
