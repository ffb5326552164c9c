//! The page `/indicators`: filters, then small charts in plan order, or the same as a table.

use super::card::IndicatorCard;
use super::filters::{Conditions, Filters};
use super::question::Question;
use super::table::Lines;
use super::together::Together;
use crate::error::AppError;
use crate::site::{Ask, CalendarSwitch, PaperFoot, ja, lang_of, load, say, use_lang, use_query};
use crate::ui::{Choice, Empty, Segmented};
use leptos::prelude::*;
use leptos_meta::Title;
use model::indicator::filter::{IndicatorFilter, Scope, View};
use model::indicator::page::{Card, ExplorerPage, Group};
use model::number::prose;
use model::writing::{Lang, Writing};
use model::year::FiscalYear;

/// The page's data. Anyone may read it. The calendar is part of the question, since charts are drawn with it.
fn indicators(year: Option<FiscalYear>, filter: IndicatorFilter, writing: Writing) -> Result<ExplorerPage, AppError> {
    use crate::chart::{Frame, draw};
    let now = crate::site::reader::snapshot()?;
    let card = |series: &_| draw(series, Frame::CARD, writing);
    backend::indicator::build_explorer(&now, year, filter, &card).ok_or_else(crate::site::reader::not_found)
}

/// 指標を見くらべる.
#[component]
pub fn IndicatorsPage() -> impl IntoView {
    let asked = Question::read(&use_query());
    load(indicators(asked.year, asked.filter.clone(), asked.writing), move |page| {
        let question = Question { filter: page.filter.clone(), ..asked };
        view! { <Explorer page question/> }
    })
}

#[component]
fn Explorer(page: ExplorerPage, question: Question) -> impl IntoView {
    let (year, writing) = (page.year, question.writing);
    let title = format!("{}{}", say("指標　", "Indicators "), writing.year(year));
    let ask = Ask { plan: None, year: question.year, writing };
    let lift = question.bare().href();
    let about = about(&page, writing);
    let together = Together { writing, ..Together::default() }.href();
    let filters = page.clone();
    let found = page.shown() > 0;
    let further = (page.further > 0).then(|| (page.further, question.with(|it| it.scope = Scope::All).href()));
    let (question, shown) = (StoredValue::new(question), page);
    let key = found && shown.filter.view == View::Chart;
    let older = shown.has_older.then_some(say("それより前", "earlier"));
    let content = match (found, shown.filter.view) {
        (false, _) => view! { <Nothing lift further=further.clone()/> }.into_any(),
        (true, View::Chart) => shown.groups.into_iter().map(|it| group(it, year, ask)).collect_view().into_any(),
        (true, View::Table) => view! { <Lines groups=shown.groups year ask/> }.into_any(),
    };
    view! {
        <Title text=title/>
        <PaperFoot parts=vec![say("指標を見くらべる", "Indicators side by side").to_owned(), writing.year(year)]/>
        <div class="indicator wrap">
            <div class="indicator-top">
                <div>
                    <h1>{say("指標を見くらべる", "Indicators side by side")}</h1>
                    <p class="indicator-about" lang=ja()>{about}</p>
                    <p class="indicator-note">{say(
                            "棒と線はすべて０から始まります。値のない年度は線でつなぎません。",
                            "All columns and lines start from 0. No line crosses a year without a figure.",
                        )}</p>
                </div>
                <div class="indicator-switches">
                    <a class="button" data-tone="plain" href=together>{say("指標をくらべる", "Compare indicators")}</a>
                    <Segmented label=say("見せ方", "Shown as") choices=question.with_value(views)/>
                    <CalendarSwitch/>
                </div>
            </div>
            <Filters page=filters.clone() question=question.get_value()/>
            <div class="indicator-conditions">
                <Conditions page=filters question=question.get_value()/>
                {key.then(|| view! { <Key year writing older/> })}
            </div>
            {content}
            {further.filter(|_| found).map(|(count, href)| view! { <Further count href/> })}
        </div>
    }
}

/// 「第６期地域福祉計画・再犯防止推進計画　令和６年度（2024年度）　令和７年３月31日現在」: what a printed page is of.
fn about(page: &ExplorerPage, writing: Writing) -> String {
    let beside = writing.year_beside(page.year).map(|it| writing.in_brackets(&it)).unwrap_or_default();
    let year = writing.year(page.year) + &beside;
    let as_of = page.as_of.map(|day| writing.as_of(day));
    [page.plans.join("・"), year].into_iter().chain(as_of).collect::<Vec<_>>().join("　")
}

fn views(question: &Question) -> Vec<Choice> {
    let choice = |view: &View| Choice {
        words: view.words(question.writing.lang).to_owned(),
        href: question.with(|it| it.view = *view).href(),
        current: *view == question.filter.view,
        ..Choice::default()
    };
    View::ALL.iter().map(choice).collect()
}

/// What the colours say; silent, since every chart is named by a sentence.
#[component]
fn Key(year: FiscalYear, writing: Writing, older: Option<&'static str>) -> impl IntoView {
    let entry = |tone: &'static str, words: String| {
        view! {
            <li>
                <svg width="14" height="18" viewBox="-.5 -.5 14 18"><path class=tone d="M0 0h13v17H0z"></path></svg>
                {words}
            </li>
        }
    };
    view! {
        <ul class="indicator-key chart-key" role="list" aria-hidden="true">
            {entry("now", writing.year(year))}
            {entry("last", say("前年度", "previous year").to_owned())}
            {older.map(|words| entry("other", words.to_owned()))}
        </ul>
    }
}

/// Where nothing answers, what stands outside of 範囲 is the way on, else everything.
#[component]
fn Nothing(lift: String, further: Option<(usize, String)>) -> impl IntoView {
    let (first, words, href) = match further {
        Some((count, href)) => (
            say("当てはまる代表の指標はありません", "No representative indicator matches these filters. "),
            others(count, "を見る"),
            href,
        ),
        None => (
            say("当てはまる指標はありません", "No indicator matches these filters. "),
            say("条件を外す", "Remove the filters").to_owned(),
            lift,
        ),
    };
    view! {
        <div class="indicator-nothing">
            <Empty first>
                <a href=href>{words}</a>
            </Empty>
        </div>
    }
}

/// 「ほかの３指標を見る」.
fn others(count: usize, see: &str) -> String {
    match use_lang() {
        Lang::Ja => format!("ほかの{}指標{see}", prose(count)),
        Lang::En if count == 1 => "See the other indicator".to_owned(),
        Lang::En => format!("See the {count} other indicators"),
    }
}

/// What the same conditions find beyond the representative ones.
#[component]
fn Further(count: usize, href: String) -> impl IntoView {
    view! { <p class="indicator-further"><a href=href>{others(count, "も見る")}</a></p> }
}

/// One policy's small charts, or all where another order is asked for.
fn group(group: Group, year: FiscalYear, ask: Ask) -> impl IntoView {
    let name = Some(heading(&group));
    let cards = group.cards.into_iter().map(|card: Card| view! { <IndicatorCard card ask year/> }).collect_view();
    let (plan, head) = heads(group.plan, group.policy);
    view! {
        <section class="indicator-group" aria-label=name.filter(|it| lang_of(it).is_none())>
            {plan}
            {head}
            <ul class="indicator-cards" role="list">{cards}</ul>
        </section>
    }
}

/// The plan's title and the policy's; without a policy the title is the h2, and where there is neither, one is heard.
fn heads(plan: Option<String>, policy: Option<(String, String)>) -> (Option<AnyView>, AnyView) {
    match (plan, policy) {
        (plan, Some((number, title))) => (
            plan.map(|title| view! { <p class="indicator-plan" lang=ja()>{title}</p> }.into_any()),
            view! { <h2 lang=ja()><b>{number}</b>" "{title}</h2> }.into_any(),
        ),
        (Some(title), None) => (None, view! { <h2 class="indicator-plan" lang=ja()>{title}</h2> }.into_any()),
        (None, None) => (None, view! { <h2 class="visually-hidden">{say("指標", "Indicators")}</h2> }.into_any()),
    }
}

/// 「1 市民の…」, after the plan's title where it changes.
pub(super) fn heading(group: &Group) -> String {
    let policy = group.policy.as_ref().map(|(number, title)| format!("{number} {title}"));
    let words: Vec<String> = group.plan.iter().cloned().chain(policy).collect();
    if words.is_empty() { say("指標", "Indicators").to_owned() } else { words.join("　") }
}
