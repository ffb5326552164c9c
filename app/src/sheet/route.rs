//! The page `/table`: its data, and its parts in the order in which they are read.

use super::filters::{Conditions, Filters};
use super::head::{Corrections, Head, Jump, Legend};
use super::question::Question;
use super::table::Table;
use crate::error::AppError;
use crate::site::{PaperFoot, load, name_plans, say, use_lang, use_query};
use crate::ui::{Empty, Notice};
use leptos::prelude::*;
use leptos_meta::Title;
use model::sheet::{TableFilter, TablePage as Page};

/// The page's data, and what it is of: a sign that no plan judges by, or a department that no list names, filters nothing.
/// Anyone may read it.
fn table(filter: TableFilter) -> Result<(TableFilter, Page), AppError> {
    use model::sheet::MarkWanted;
    let now = crate::site::reader::snapshot()?;
    let judged_by = |symbol: &str| now.plans().any(|it| it.scheme.marks().iter().any(|mark| mark.symbol == symbol));
    let mark = match filter.mark {
        MarkWanted::Symbol(symbol) if !judged_by(&symbol) => MarkWanted::Any,
        known => known,
    };
    let department = filter.department.filter(|it| now.department(*it).is_some());
    let filter = TableFilter { mark, department, ..filter };
    let page = backend::sheet::build_table(&now, &filter).ok_or_else(crate::site::reader::not_found)?;
    Ok((filter, page))
}

/// 一覧表.
#[component]
pub fn TablePage() -> impl IntoView {
    let asked = Question::read(&use_query());
    load(table(asked.filter.clone()), move |(filter, page)| {
        let question = Question { filter, ..asked };
        view! { <Whole page question/> }
    })
}

#[component]
fn Whole(page: Page, question: Question) -> impl IntoView {
    let title = format!("{}{}", say("一覧表　", "Progress table "), question.writing.year(page.year));
    let year_words = question.writing.year(page.year);
    let shown = page.plans.iter().filter(|it| question.filter.plan.is_none_or(|plan| plan == it.0));
    let plans: Vec<String> = shown.map(|it| it.1.clone()).collect();
    let foot = vec![name_plans(&plans), say("進捗状況一覧表", "Progress table").to_owned(), year_words];
    let question = StoredValue::new(question);
    let (year, found, marks) = (page.year, page.found > 0, page.marks.clone());
    let lift = question.with_value(|it| it.bare().href());
    let nothing = page.nothing_to_compare.then(|| {
        let before = year.previous().map(|it| question.with_value(|asked| asked.writing.year(it)));
        use_lang().around(
            &before.unwrap_or_default(),
            ("", "の一覧表はまだ取り込まれていないため、文の違いは示せません。"),
            ("The table of ", " has not been imported yet, so differences in the text cannot be shown."),
        )
    });
    let (parts, corrected) = (page.parts.clone(), page.corrected.clone());
    view! {
        <Title text=title/>
        <PaperFoot parts=foot/>
        <div class="sheet wrap">
            <Head page=page.clone() question/>
            <Filters page=page.clone() question/>
            <Conditions page question/>
            {nothing.map(|first| view! { <Notice first/> })}
            <Legend marks=marks.clone()/>
            <Corrections editions=corrected/>
            {if found {
                view! { <Jump parts=parts.clone()/><Table parts marks year question/> }.into_any()
            } else {
                view! { <Empty first=say("当てはまる項目はありません", "No measure matches these filters.")><a href=lift>{say("条件を外す", "Remove the filters")}</a></Empty> }.into_any()
            }}
        </div>
    }
}
