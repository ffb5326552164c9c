//! The page `/search`: its data, the form, what kinds of things were found, and a page of them.

use super::hit::hit;
use super::question::{PATH, Question};
use crate::error::AppError;
use crate::site::{PaperFoot, load, use_query};
use crate::ui::{Choice, Empty, Filter, FilterFold, SearchField, SelectField, Tabs};
use leptos::prelude::*;
use leptos_meta::Title;
use model::calendar::Calendar;
use model::number::prose;
use model::search::{Kind, SearchFilter, SearchPage as Page};

/// The page's data. Anyone may read it.
fn search(filter: SearchFilter) -> Result<Page, AppError> {
    let now = crate::site::reader::snapshot()?;
    Ok(backend::search::build_search(&now, filter))
}

/// 検索.
#[component]
pub fn SearchPage() -> impl IntoView {
    let asked = Question::read(&use_query());
    load(search(asked.filter.clone()), move |page| {
        let question = Question { filter: page.filter.clone(), ..asked };
        view! { <Whole page question/> }
    })
}

#[component]
fn Whole(page: Page, question: Question) -> impl IntoView {
    let words = page.filter.words.clone();
    let title = if words.is_empty() { "検索".to_owned() } else { format!("「{words}」の検索") };
    let count = page.counts[page.filter.kind as usize];
    let form = page.clone();
    let asked = StoredValue::new(question.clone());
    let content = if words.is_empty() {
        view! { <Hint/> }.into_any()
    } else if count == 0 {
        view! { <Nothing page=page.clone() question=question.clone()/> }.into_any()
    } else {
        let start = (page.filter.page - 1) * 20 + 1;
        let hits = page.hits.iter().cloned().map(|it| hit(it, question.calendar)).collect_view();
        view! {
            <ol class="search-hits" start=start.to_string()>{hits}</ol>
            <Pages page=page.filter.page pages=page.pages question=asked/>
        }
        .into_any()
    };
    view! {
        <Title text=title.clone()/>
        <PaperFoot parts=vec![title]/>
        <div class="search-page wrap">
            <h1>"検索"</h1>
            <Form page=form question=question.clone()/>
            {(!words.is_empty()).then(|| view! { <Tabs label="見つかったもの" choices=kinds(&page, &question)/> })}
            {content}
        </div>
    }
}

/// A GET form, so that it works without script.
#[component]
fn Form(page: Page, question: Question) -> impl IntoView {
    let total: usize = page.counts.iter().sum();
    let result = if page.filter.words.is_empty() { String::new() } else { format!("{}件", prose(total)) };
    let calendar = question.calendar;
    let hidden = (calendar != Calendar::default())
        .then(|| view! { <input type="hidden" name="calendar" value=calendar.key()/> });
    let kind = page.filter.kind;
    let kept = (kind != Kind::default()).then(|| view! { <input type="hidden" name="kind" value=kind.key()/> });
    let mut plans = vec![(String::new(), "すべての計画".to_owned())];
    plans.extend(page.plans.iter().map(|(id, title)| (id.to_string(), title.clone())));
    let mut years = vec![(String::new(), "すべての年度".to_owned())];
    years.extend(page.years.iter().map(|it| (it.western().to_string(), calendar.year(*it))));
    let plan = page.filter.plan.map(|it| it.to_string()).unwrap_or_default();
    let year = page.filter.year.map(|it| it.western().to_string()).unwrap_or_default();
    view! {
        <Filter path=PATH result>
            {hidden}
            {kept}
            <SearchField label="ことば" name="q" value=page.filter.words.clone()/>
            <FilterFold by="計画・年度">
                {(plans.len() > 2).then(|| view! { <SelectField label="計画" name="plan" options=plans chosen=plan/> })}
                {(years.len() > 2).then(|| view! { <SelectField label="年度" name="year" options=years chosen=year/> })}
            </FilterFold>
        </Filter>
    }
}

fn kinds(page: &Page, question: &Question) -> Vec<Choice> {
    let choice = |(kind, count): (Kind, usize)| Choice {
        words: kind.words().to_owned(),
        note: Some(prose(count)),
        name: Some(format!("{} {}件", kind.words(), prose(count))),
        href: question.with(|it| it.kind = kind).href(),
        current: kind == page.filter.kind,
    };
    Kind::ALL.into_iter().zip(page.counts).map(choice).collect()
}

/// What can be looked for.
#[component]
fn Hint() -> impl IntoView {
    view! {
        <p class="search-hint">
            "項目・計画の記載・説明・備考・指標・課や団体の名前を、すべての年度から探します。１文字でも探せます。空白で区切ると、そのすべてがあるものを探します。"
        </p>
    }
}

/// Where nothing of this kind was found, the way on.
#[component]
fn Nothing(page: Page, question: Question) -> impl IntoView {
    let first = format!("「{}」は{}にありません", page.filter.words, page.filter.kind.words());
    let other = Kind::ALL.into_iter().zip(page.counts).find(|(_, count)| *count > 0);
    let filtered = page.filter.plan.is_some() || page.filter.year.is_some();
    let (href, words) = match other {
        Some((kind, count)) => {
            (question.with(|it| it.kind = kind).href(), format!("{}に{}件あります", kind.words(), prose(count)))
        }
        None if filtered => {
            (question.with(|it| (it.plan, it.year) = (None, None)).href(), "計画と年度の条件を外す".to_owned())
        }
        None => ("/table".to_owned(), "一覧表を見る".to_owned()),
    };
    view! { <Empty first><a href=href>{words}</a></Empty> }
}

#[component]
fn Pages(page: usize, pages: usize, question: StoredValue<Question>) -> impl IntoView {
    let at = move |to: usize| question.with_value(|it| it.with(|filter| filter.page = to).href());
    (pages > 1).then(|| {
        view! {
            <nav class="search-pages" aria-label="ページ">
                {(page > 1).then(|| view! { <a href=at(page - 1) rel="prev">"‹ 前の20件"</a> })}
                <span>{prose(page)}"／"{prose(pages)}"ページ"</span>
                {(page < pages).then(|| view! { <a href=at(page + 1) rel="next">"次の20件 ›"</a> })}
            </nav>
        }
    })
}
