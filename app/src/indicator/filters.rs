//! The explorer's filter bar, and the conditions in force. Each field stands only where there is something to choose.

use super::question::{PATH, Question};
use crate::ui::{Filter, FilterFold, Pill, SearchField, SelectField};
use leptos::prelude::*;
use model::calendar::Calendar;
use model::indicator::filter::{CountedAs, IndicatorFilter, Moved, Order, Scope};
use model::indicator::page::ExplorerPage;

/// The bar: a GET form, so that it works without script.
#[component]
pub(super) fn Filters(page: ExplorerPage, question: Question) -> impl IntoView {
    let result = count(&page);
    let kept = question.pairs().into_iter().filter(|(key, _)| matches!(*key, "view" | "calendar"));
    let kept = kept.map(|(key, value)| view! { <input type="hidden" name=key value=value/> }).collect_view();
    view! {
        <Filter path=PATH result>
            {kept}
            <FilterFold by="施策・担当・数え方">
                {fields(&page, &question)}
                <SearchField label="ことばで探す" name="q" value=page.filter.word.clone().unwrap_or_default()/>
            </FilterFold>
        </Filter>
    }
}

/// 「50指標のうち 12」.
fn count(page: &ExplorerPage) -> String {
    let (all, shown) = (page.total, page.shown());
    if shown == all { format!("{all}指標") } else { format!("{all}指標のうち {shown}") }
}

type Options = Vec<(String, String)>;

fn fields(page: &ExplorerPage, question: &Question) -> impl IntoView + use<> {
    let (it, offered) = (&page.filter, &page.choices);
    let text = |id: Option<String>| id.unwrap_or_default();
    let ids = |all: &[(String, String)], none: &str| prepend(none, all.to_vec());
    let pairs = |all: Vec<(String, String)>| all;
    let plans = pairs(offered.plans.iter().map(|(id, title)| (id.to_string(), title.clone())).collect());
    let policies = pairs(offered.policies.iter().map(|(id, title)| (id.to_string(), title.clone())).collect());
    let departments = pairs(offered.departments.iter().map(|(id, name)| (id.to_string(), name.clone())).collect());
    let units = pairs(offered.units.iter().map(|unit| (unit.clone(), unit.clone())).collect());
    let counting = CountedAs::ALL.iter().map(|it| (it.key().to_owned(), it.words().to_owned())).collect();
    let moved = Moved::ALL.iter().map(|it| (it.key().to_owned(), it.words().to_owned())).collect();
    let all_plans = if plans.len() == 2 { "両方の計画" } else { "すべての計画" };
    let select = |label, name, options: Options, chosen: String| {
        (options.len() > 2 || !chosen.is_empty()).then(|| view! { <SelectField label name options chosen/> })
    };
    view! {
        {years(page, question)}
        {select("計画", "plan", ids(&plans, all_plans), text(it.plan.map(|it| it.to_string())))}
        {select("基本施策", "policy", ids(&policies, "すべて"), text(it.policy.map(|it| it.to_string())))}
        {select("担当", "department", ids(&departments, "すべて"), text(it.department.map(|it| it.to_string())))}
        {select("単位", "unit", ids(&units, "すべて"), text(it.unit.clone()))}
        {select("数え方", "counting", prepend("実・延べ", counting), text(it.counting.map(|it| it.key().to_owned())))}
        {select("前年度から", "move", prepend("すべて", moved), text(it.moved.map(|it| it.key().to_owned())))}
        <SelectField label="範囲" name="scope" options=scopes(question) chosen=question.scope_key(it.scope)/>
        {select("並び", "sort", orders(), order_key(it.order))}
    }
}

/// 年度: the newest needs no word in the address.
fn years(page: &ExplorerPage, question: &Question) -> impl IntoView + use<> {
    let newest = page.choices.years.first().copied();
    let value = |year| if Some(year) == newest { String::new() } else { year.western().to_string() };
    let calendar = question.calendar;
    let options: Options = page.choices.years.iter().map(|it| (value(*it), calendar.year(*it))).collect();
    let chosen = if Some(page.year) == newest { String::new() } else { page.year.western().to_string() };
    (options.len() > 1).then(|| view! { <SelectField label="年度" name="year" options chosen/> })
}

fn orders() -> Options {
    Order::ALL.iter().map(|it| (order_key(*it), it.words().to_owned())).collect()
}

fn order_key(order: Order) -> String {
    if order == Order::default() { String::new() } else { order.key().to_owned() }
}

/// すべて stands first: it is what doesn't filter.
fn scopes(question: &Question) -> Options {
    [Scope::All, Scope::Representative].map(|it| (question.scope_key(it), it.words().to_owned())).to_vec()
}

fn prepend(none: &str, mut options: Options) -> Options {
    options.insert(0, (String::new(), none.to_owned()));
    options
}

/// Pills for what filters; pressing one lifts it.
#[component]
pub(super) fn Conditions(page: ExplorerPage, question: Question) -> impl IntoView {
    let pills = conditions(&page, &question, question.calendar);
    let several = pills.len() > 1;
    let bare = question.bare().href();
    (!pills.is_empty()).then(|| {
        view! {
            <div class="pills">
                {pills.into_iter().map(|(words, href)| view! { <Pill words href/> }).collect_view()}
                {several.then(|| view! { <a class="pills-lift" href=bare>"条件をすべて外す"</a> })}
            </div>
        }
    })
}

fn conditions(page: &ExplorerPage, question: &Question, calendar: Calendar) -> Vec<(String, String)> {
    let (it, offered) = (&page.filter, &page.choices);
    let named = |found: Option<&String>| found.cloned().unwrap_or_else(|| "選んだもの".to_owned());
    let lift = |change: fn(&mut IndicatorFilter)| question.with(change).href();
    let mut pills = Vec::new();
    if Some(page.year) != offered.years.first().copied() {
        pills.push((calendar.year(page.year), Question { year: None, ..question.clone() }.href()));
    }
    if let Some(id) = it.plan {
        let title = offered.plans.iter().find(|it| it.0 == id).map(|it| &it.1);
        pills.push((named(title), question.with(|it| (it.plan, it.policy) = (None, None)).href()));
    }
    if let Some(id) = it.policy {
        let title = offered.policies.iter().find(|it| it.0 == id).map(|it| &it.1);
        pills.push((named(title), lift(|it| it.policy = None)));
    }
    if let Some(id) = it.department {
        let name = offered.departments.iter().find(|it| it.0 == id).map(|it| &it.1);
        pills.push((named(name), lift(|it| it.department = None)));
    }
    pills.extend(it.unit.iter().map(|unit| (format!("単位　{unit}"), lift(|it| it.unit = None))));
    pills.extend(it.counting.map(|by| (format!("数え方　{}", by.words()), lift(|it| it.counting = None))));
    pills.extend(it.moved.map(|by| (format!("前年度から　{}", by.words()), lift(|it| it.moved = None))));
    if it.scope == Scope::Representative {
        pills.push((it.scope.words().to_owned(), lift(|it| it.scope = Scope::All)));
    }
    let unsearched = lift(|it| (it.word, it.scope) = (None, Scope::default()));
    pills.extend(it.word.iter().map(|word| (format!("「{word}」"), unsearched.clone())));
    pills
}
