//! The explorer's filter bar, and the conditions in force. Each field stands only where there is something to choose.

use super::question::{PATH, Question};
use crate::site::say;
use crate::ui::{Filter, FilterFold, Pill, SearchField, SelectField};
use leptos::prelude::*;
use model::indicator::filter::{CountedAs, IndicatorFilter, Moved, Order, Scope};
use model::indicator::page::ExplorerPage;
use model::writing::{Lang, Writing, quoted};

/// The bar: a GET form, so that it works without script.
#[component]
pub(super) fn Filters(page: ExplorerPage, question: Question) -> impl IntoView {
    let (result, of) = count(&page, question.writing.lang);
    let kept = question.pairs().into_iter().filter(|(key, _)| matches!(*key, "view" | "calendar" | "lang"));
    let kept = kept.map(|(key, value)| view! { <input type="hidden" name=key value=value/> }).collect_view();
    view! {
        <Filter path=PATH result of>
            {kept}
            <FilterFold by=say("施策・担当・数え方", "policy, responsible, counting")>
                {fields(&page, &question)}
                <SearchField label=say("ことばで探す", "Search by word") name="q" value=page.filter.word.clone().unwrap_or_default()/>
            </FilterFold>
        </Filter>
    }
}

/// 「50指標のうち 12」, and what 12 is heard to be.
fn count(page: &ExplorerPage, lang: Lang) -> (String, &'static str) {
    let (all, shown) = (page.total, page.shown());
    match lang {
        Lang::Ja if shown == all => (format!("{all}指標"), ""),
        Lang::Ja => (format!("{all}指標のうち {shown}"), "指標"),
        Lang::En if shown == all => (lang.indicators(all), ""),
        Lang::En => (format!("{shown} of {}", lang.indicators(all)), ""),
    }
}

type Options = Vec<(String, String)>;

fn fields(page: &ExplorerPage, question: &Question) -> impl IntoView + use<> {
    let (it, offered) = (&page.filter, &page.choices);
    let lang = question.writing.lang;
    let text = |id: Option<String>| id.unwrap_or_default();
    let ids = |all: &[(String, String)], none: &str| prepend(none, all.to_vec());
    let pairs = |all: Vec<(String, String)>| all;
    let plans = pairs(offered.plans.iter().map(|(id, title)| (id.to_string(), title.clone())).collect());
    let policies = pairs(offered.policies.iter().map(|(id, title)| (id.to_string(), title.clone())).collect());
    let departments = pairs(offered.departments.iter().map(|(id, name)| (id.to_string(), name.clone())).collect());
    let units = pairs(offered.units.iter().map(|unit| (unit.clone(), unit.clone())).collect());
    let counting = CountedAs::ALL.iter().map(|it| (it.key().to_owned(), it.words(lang).to_owned())).collect();
    let moved = Moved::ALL.iter().map(|it| (it.key().to_owned(), it.words(lang).to_owned())).collect();
    let all_plans =
        if plans.len() == 2 { say("両方の計画", "Both plans") } else { say("すべての計画", "All plans") };
    let select = |label, name, options: Options, chosen: String| {
        (options.len() > 2 || !chosen.is_empty()).then(|| view! { <SelectField label name options chosen/> })
    };
    view! {
        {years(page, question)}
        {select(say("計画", "Plan"), "plan", ids(&plans, all_plans), text(it.plan.map(|it| it.to_string())))}
        {select(say("基本施策", "Policy"), "policy", ids(&policies, say("すべて", "All")), text(it.policy.map(|it| it.to_string())))}
        {select(say("担当", "Responsible"), "department", ids(&departments, say("すべて", "All")), text(it.department.map(|it| it.to_string())))}
        {select(say("単位", "Unit"), "unit", ids(&units, say("すべて", "All")), text(it.unit.clone()))}
        {select(say("数え方", "How counted"), "counting", prepend(say("実・延べ", "All"), counting), text(it.counting.map(|it| it.key().to_owned())))}
        {select(say("前年度から", "Since the previous year"), "move", prepend(say("すべて", "All"), moved), text(it.moved.map(|it| it.key().to_owned())))}
        <SelectField label=say("範囲", "Show") name="scope" options=scopes(question) chosen=question.scope_key(it.scope)/>
        {select(say("並び", "Order"), "sort", orders(lang), order_key(it.order))}
    }
}

/// 年度: the newest needs no word in the address.
fn years(page: &ExplorerPage, question: &Question) -> impl IntoView + use<> {
    let newest = page.choices.years.first().copied();
    let value = |year| if Some(year) == newest { String::new() } else { year.western().to_string() };
    let writing = question.writing;
    let options: Options = page.choices.years.iter().map(|it| (value(*it), writing.year(*it))).collect();
    let chosen = if Some(page.year) == newest { String::new() } else { page.year.western().to_string() };
    (options.len() > 1).then(|| view! { <SelectField label=say("年度", "Fiscal year") name="year" options chosen/> })
}

fn orders(lang: Lang) -> Options {
    Order::ALL.iter().map(|it| (order_key(*it), it.words(lang).to_owned())).collect()
}

fn order_key(order: Order) -> String {
    if order == Order::default() { String::new() } else { order.key().to_owned() }
}

/// すべて stands first: it is what doesn't filter.
fn scopes(question: &Question) -> Options {
    let lang = question.writing.lang;
    [Scope::All, Scope::Representative].map(|it| (question.scope_key(it), it.words(lang).to_owned())).to_vec()
}

fn prepend(none: &str, mut options: Options) -> Options {
    options.insert(0, (String::new(), none.to_owned()));
    options
}

/// Pills for what filters; pressing one lifts it.
#[component]
pub(super) fn Conditions(page: ExplorerPage, question: Question) -> impl IntoView {
    let pills = conditions(&page, &question, question.writing);
    let several = pills.len() > 1;
    let bare = question.bare().href();
    (!pills.is_empty()).then(|| {
        view! {
            <div class="pills">
                {pills.into_iter().map(|(words, href)| view! { <Pill words href/> }).collect_view()}
                {several.then(|| view! { <a class="pills-lift" href=bare>{say("条件をすべて外す", "Remove all filters")}</a> })}
            </div>
        }
    })
}

fn conditions(page: &ExplorerPage, question: &Question, writing: Writing) -> Vec<(String, String)> {
    let (it, offered) = (&page.filter, &page.choices);
    let named = |found: Option<&String>| found.cloned().unwrap_or_else(|| say("選んだもの", "Your choice").to_owned());
    let lift = |change: fn(&mut IndicatorFilter)| question.with(change).href();
    let lang = writing.lang;
    let mut pills = Vec::new();
    if Some(page.year) != offered.years.first().copied() {
        pills.push((writing.year(page.year), Question { year: None, ..question.clone() }.href()));
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
    pills.extend(it.unit.iter().map(|unit| (format!("{}{unit}", say("単位　", "Unit: ")), lift(|it| it.unit = None))));
    pills.extend(
        it.counting
            .map(|by| (format!("{}{}", say("数え方　", "Counted: "), by.words(lang)), lift(|it| it.counting = None))),
    );
    pills.extend(it.moved.map(|by| {
        (format!("{}{}", say("前年度から　", "Since the previous year: "), by.words(lang)), lift(|it| it.moved = None))
    }));
    if it.scope == Scope::Representative {
        pills.push((it.scope.words(lang).to_owned(), lift(|it| it.scope = Scope::All)));
    }
    let unsearched = lift(|it| (it.word, it.scope) = (None, Scope::default()));
    pills.extend(it.word.iter().map(|word| (quoted(word, lang), unsearched.clone())));
    pills
}
