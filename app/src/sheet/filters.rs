//! The filter bar of 一覧表, and the conditions in force. Each field stands only where there is something to choose.

use super::question::{PATH, Question};
use crate::site::{kept, say};
use crate::ui::{CheckField, Filter, FilterFold, Pill, SearchField, SelectField};
use leptos::prelude::*;
use model::number::prose;
use model::plan::Mark;
use model::sheet::{MarkWanted, TablePage, Toggle};
use model::writing::{Lang, quoted};

type Options = Vec<(String, String)>;

/// The bar: a GET form, so that it works without script.
#[component]
pub(super) fn Filters(page: TablePage, question: StoredValue<Question>) -> impl IntoView {
    let asked = question.get_value();
    let lang = asked.writing.lang;
    let result = some_of(page.measures, page.found, lang);
    let select = |label, name, options: Options, chosen: String| {
        (options.len() > 2 || !chosen.is_empty()).then(|| view! { <SelectField label name options chosen/> })
    };
    let department = asked.filter.department.map(|it| it.to_string()).unwrap_or_default();
    let plan = asked.filter.plan.map(|it| it.to_string()).unwrap_or_default();
    let mark = asked.filter.mark.key().to_owned();
    let (change, differences) = (asked.change, asked.filter.differences);
    view! {
        <Filter path=PATH result>
            {kept(asked.writing)}
            <FilterFold by=say("評価・担当・ことば", "rating, responsible, words")>
                {years(&page, &asked)}
                {select(say("計画", "Plan"), "plan", plans(&page), plan)}
                {select(say("評価", "Rating"), "mark", marks(&page, lang), mark)}
                {select(say("担当", "Responsible"), "department", departments(&page), department)}
                <SearchField label=say("ことばで探す", "Search by word") name="q" value=asked.filter.words/>
            </FilterFold>
            <CheckField label=say("前年度からの増減", "Change from the previous year") name="change" state=change usually=Toggle::On/>
            <CheckField label=say("文の違い", "Differences in the text") name="diff" state=differences usually=Toggle::Off/>
        </Filter>
    }
}

/// 年度: the newest needs no word in the address.
fn years(page: &TablePage, asked: &Question) -> impl IntoView + use<> {
    let newest = page.years.last().copied();
    let value = |year| if Some(year) == newest { String::new() } else { year.western().to_string() };
    let options: Options = page.years.iter().rev().map(|it| (value(*it), asked.writing.year(*it))).collect();
    let chosen = value(page.year);
    (options.len() > 1).then(|| view! { <SelectField label=say("年度", "Fiscal year") name="year" options chosen/> })
}

fn plans(page: &TablePage) -> Options {
    let none = if page.plans.len() == 2 {
        say("両方の計画", "Both plans")
    } else {
        say("すべての計画", "All plans")
    };
    prepend(none, page.plans.iter().map(|(id, title)| (id.to_string(), title.clone())).collect())
}

fn marks(page: &TablePage, lang: Lang) -> Options {
    let mut options: Options = page.marks.iter().map(|it| (it.symbol.clone(), sign(it, lang))).collect();
    options.push((MarkWanted::Missing.key().to_owned(), Mark::words_of(None, lang).to_owned()));
    options.push((
        MarkWanted::Changed.key().to_owned(),
        say("前年度から変わった", "Changed from the previous year").to_owned(),
    ));
    prepend(say("すべて", "All"), options)
}

/// 「○ 予定通り」.
fn sign(mark: &Mark, lang: Lang) -> String {
    format!("{} {}", mark.symbol, Mark::short_of(Some(mark), lang))
}

/// 「19項目中 ３項目」.
pub(super) fn some_of(all: usize, some: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{}項目中 {}項目", prose(all), prose(some)),
        Lang::En => format!("{some} of {}", lang.measures(all)),
    }
}

fn departments(page: &TablePage) -> Options {
    prepend(
        say("すべての課・団体", "All departments and partner bodies"),
        page.departments.iter().map(|(id, name)| (id.to_string(), name.clone())).collect(),
    )
}

fn prepend(none: &str, mut options: Options) -> Options {
    options.insert(0, (String::new(), none.to_owned()));
    options
}

/// Pills for what filters; pressing one lifts it.
#[component]
pub(super) fn Conditions(page: TablePage, question: StoredValue<Question>) -> impl IntoView {
    let pills = question.with_value(|asked| conditions(&page, asked));
    let several = pills.len() > 1;
    let bare = question.with_value(|asked| asked.bare().href());
    (!pills.is_empty()).then(|| {
        view! {
            <div class="pills">
                {pills.into_iter().map(|(words, href)| view! { <Pill words href/> }).collect_view()}
                {several.then(|| view! { <a class="pills-lift" href=bare>{say("条件をすべて外す", "Remove all filters")}</a> })}
            </div>
        }
    })
}

fn conditions(page: &TablePage, asked: &Question) -> Vec<(String, String)> {
    let (it, lang) = (&asked.filter, asked.writing.lang);
    let named = |found: Option<&String>| found.cloned().unwrap_or_else(|| say("選んだもの", "Your choice").to_owned());
    let mut pills = Vec::new();
    if Some(page.year) != page.years.last().copied() {
        pills.push((asked.writing.year(page.year), asked.with(|it| it.year = None).href()));
    }
    if let Some(id) = it.plan {
        let title = page.plans.iter().find(|it| it.0 == id).map(|it| &it.1);
        pills.push((named(title), asked.with(|it| it.plan = None).href()));
    }
    let mark = match &it.mark {
        MarkWanted::Any => None,
        MarkWanted::Missing => Some(Mark::words_of(None, lang).to_owned()),
        MarkWanted::Changed => Some(say("前年度から変わった", "Changed from the previous year").to_owned()),
        MarkWanted::Symbol(symbol) => {
            let mark = page.marks.iter().find(|it| it.symbol == *symbol);
            Some(mark.map_or_else(|| symbol.clone(), |it| sign(it, lang)))
        }
    };
    pills.extend(mark.map(|words| (words, asked.with(|it| it.mark = MarkWanted::Any).href())));
    if let Some(id) = it.department {
        let name = page.departments.iter().find(|it| it.0 == id).map(|it| &it.1);
        pills.push((named(name), asked.with(|it| it.department = None).href()));
    }
    if !it.words.is_empty() {
        pills.push((quoted(&it.words, lang), asked.with(|it| it.words.clear()).href()));
    }
    pills
}
