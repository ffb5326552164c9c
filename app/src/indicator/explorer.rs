//! The page `/indicators`: filters, then small charts in plan order, or the same as a table.

use super::card::IndicatorCard;
use super::filters::{Conditions, Filters, count};
use super::question::Question;
use super::table::Lines;
use crate::error::AppError;
use crate::site::{Ask, CalendarSwitch, PaperFoot, load};
use crate::ui::{Choice, Empty, Segmented};
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use model::calendar::Calendar;
use model::indicator::filter::{IndicatorFilter, View};
use model::indicator::page::{Card, ExplorerPage, Group};
use model::year::FiscalYear;

/// The page's data. Anyone may read it. The calendar is part of the question, since charts are drawn with it.
#[server(prefix = "/fn", input = GetUrl)]
pub async fn indicators(
    year: Option<FiscalYear>,
    filter: IndicatorFilter,
    calendar: Calendar,
) -> Result<ExplorerPage, AppError> {
    use crate::chart::{Frame, draw};
    let now = crate::site::reader::snapshot()?;
    let card = |series: &_| draw(series, Frame::Card, calendar);
    backend::indicator::build_explorer(&now, year, filter, &card).ok_or_else(crate::site::reader::not_found)
}

/// 指標を見くらべる.
#[component]
pub fn IndicatorsPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(Question::read));
    let page = Resource::new(move || asked.get(), |it| indicators(it.year, it.filter, it.calendar));
    load(page, move |page| {
        let question = Question { filter: page.filter.clone(), ..asked.get_untracked() };
        view! { <Explorer page question/> }
    })
}

#[component]
fn Explorer(page: ExplorerPage, question: Question) -> impl IntoView {
    let (year, calendar) = (page.year, question.calendar);
    let title = format!("指標　{}", calendar.year(year));
    let ask = Ask { plan: None, year: question.year, calendar };
    let lift = question.bare().href();
    let (filters, counted) = (page.clone(), count(&page));
    let found = page.shown() > 0;
    let (question, shown) = (StoredValue::new(question), page);
    let key = found && shown.filter.view == View::Chart;
    let older = shown.has_older.then_some("それより前");
    let content = match (found, shown.filter.view) {
        (false, _) => view! { <Nothing lift/> }.into_any(),
        (true, View::Chart) => shown.groups.into_iter().map(|it| group(it, ask)).collect_view().into_any(),
        (true, View::Table) => view! { <Lines groups=shown.groups year ask/> }.into_any(),
    };
    view! {
        <Title text=title/>
        <PaperFoot parts=vec!["指標を見くらべる".to_owned(), calendar.year(year)]/>
        <div class="indicator wrap">
            <div class="indicator-top">
                <div>
                    <h1>"指標を見くらべる"</h1>
                    <p class="indicator-note">"棒と線はすべて０から始まります。値のない年度は線でつなぎません。"</p>
                </div>
                <div class="indicator-switches">
                    <Segmented label="見せ方" choices=question.with_value(views)/>
                    <CalendarSwitch/>
                </div>
            </div>
            <Filters page=filters.clone() question=question.get_value()/>
            <div class="indicator-conditions">
                <p class="indicator-count" aria-hidden="true">{counted}</p>
                <Conditions page=filters question=question.get_value()/>
                {key.then(|| view! { <Key year calendar older/> })}
            </div>
            {content}
        </div>
    }
}

fn views(question: &Question) -> Vec<Choice> {
    let choice = |view: &View| Choice {
        words: view.words().to_owned(),
        href: question.with(|it| it.view = *view).href(),
        current: *view == question.filter.view,
        ..Choice::default()
    };
    View::ALL.iter().map(choice).collect()
}

/// What the colours say; silent, since every chart is named by a sentence.
#[component]
fn Key(year: FiscalYear, calendar: Calendar, older: Option<&'static str>) -> impl IntoView {
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
            {entry("now", calendar.year(year))}
            {entry("last", "前年度".to_owned())}
            {older.map(|words| entry("other", words.to_owned()))}
        </ul>
    }
}

#[component]
fn Nothing(lift: String) -> impl IntoView {
    view! {
        <div class="indicator-nothing">
            <Empty first="当てはまる指標はありません">
                <a href=lift>"条件を外す"</a>
            </Empty>
        </div>
    }
}

/// One policy's small charts, or all where another order is asked for.
fn group(group: Group, ask: Ask) -> impl IntoView {
    let name = heading(&group);
    let cards = group.cards.into_iter().map(|card: Card| view! { <IndicatorCard card ask/> }).collect_view();
    let plan = group.plan.map(|title| view! { <p class="indicator-plan">{title}</p> });
    let head = group.policy.map(|(number, title)| view! { <h2><b>{number}</b>" "{title}</h2> });
    view! {
        <section class="indicator-group" aria-label=name>
            {plan}
            {head}
            <ul class="indicator-cards" role="list">{cards}</ul>
        </section>
    }
}

/// 「1 市民の…」, after the plan's title where it changes.
pub(super) fn heading(group: &Group) -> String {
    let policy = group.policy.as_ref().map(|(number, title)| format!("{number} {title}"));
    let words: Vec<String> = group.plan.iter().cloned().chain(policy).collect();
    if words.is_empty() { "指標".to_owned() } else { words.join("　") }
}
