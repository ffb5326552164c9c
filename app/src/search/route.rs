//! The page `/search`: its data, the form, what kinds of things were found, and a page of them.

use super::hit::hit;
use super::question::{PATH, Question};
use crate::error::AppError;
use crate::site::{Ask, PaperFoot, kept as kept_writing, load, say, use_lang, use_query};
use crate::ui::{Choice, Empty, Filter, FilterFold, SearchField, SelectField, Tabs, seen};
use leptos::prelude::*;
use leptos_meta::Title;
use model::number::prose;
use model::search::{Kind, SearchFilter, SearchPage as Page};
use model::writing::Lang;

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
    let lang = question.writing.lang;
    let title = match (words.is_empty(), lang) {
        (true, _) => say("検索", "Search").to_owned(),
        (false, Lang::Ja) => format!("「{words}」の検索"),
        (false, Lang::En) => format!("Search for “{words}”"),
    };
    let count = page.counts[page.filter.kind as usize];
    let form = page.clone();
    let asked = StoredValue::new(question.clone());
    let content = if words.is_empty() {
        view! { <Hint/> }.into_any()
    } else if count == 0 {
        view! { <Nothing page=page.clone() question=question.clone()/> }.into_any()
    } else {
        let start = (page.filter.page - 1) * 20 + 1;
        let hits = page.hits.iter().cloned().map(|it| hit(it, question.writing)).collect_view();
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
            <h1>{say("検索", "Search")}</h1>
            <Form page=form question=question.clone()/>
            {(!words.is_empty()).then(|| view! { <Tabs label=say("見つかったもの", "What was found") choices=kinds(&page, &question)/> })}
            {content}
        </div>
    }
}

/// A GET form, so that it works without script.
#[component]
fn Form(page: Page, question: Question) -> impl IntoView {
    let total: usize = page.counts.iter().sum();
    let result = if page.filter.words.is_empty() { String::new() } else { found(total, question.writing.lang) };
    let writing = question.writing;
    let kind = page.filter.kind;
    let kept = (kind != Kind::default()).then(|| view! { <input type="hidden" name="kind" value=kind.key()/> });
    let mut plans = vec![(String::new(), say("すべての計画", "All plans").to_owned())];
    plans.extend(page.plans.iter().map(|(id, title)| (id.to_string(), title.clone())));
    let mut years = vec![(String::new(), say("すべての年度", "All years").to_owned())];
    years.extend(page.years.iter().map(|it| (it.western().to_string(), writing.year(*it))));
    let plan = page.filter.plan.map(|it| it.to_string()).unwrap_or_default();
    let year = page.filter.year.map(|it| it.western().to_string()).unwrap_or_default();
    view! {
        <Filter path=PATH result>
            {kept_writing(writing)}
            {kept}
            <SearchField label=say("ことば", "Words") name="q" value=page.filter.words.clone()/>
            <FilterFold by=say("計画・年度", "plan, year")>
                {(plans.len() > 2).then(|| view! { <SelectField label=say("計画", "Plan") name="plan" options=plans chosen=plan/> })}
                {(years.len() > 2).then(|| view! { <SelectField label=say("年度", "Fiscal year") name="year" options=years chosen=year/> })}
            </FilterFold>
        </Filter>
    }
}

fn kinds(page: &Page, question: &Question) -> Vec<Choice> {
    let lang = question.writing.lang;
    let choice = |(kind, count): (Kind, usize)| Choice {
        words: kind.words(lang).to_owned(),
        note: Some((lang.count(count), lang.items(count))),
        href: question.with(|it| it.kind = kind).href(),
        current: kind == page.filter.kind,
        ..Choice::default()
    };
    Kind::ALL.into_iter().zip(page.counts).map(choice).collect()
}

/// What can be looked for.
#[component]
fn Hint() -> impl IntoView {
    view! {
        <p class="search-hint">
            {say(
                "項目・計画の記載・説明・備考・指標・課や団体の名前を、すべての年度から探します。１文字でも探せます。空白で区切ると、そのすべてがあるものを探します。",
                "Searches measures, plan texts, explanations, remarks, indicators and names of departments and partner bodies of all \
                 years. They are in Japanese, so please search for Japanese words; one letter is enough. Words with a space \
                 between them all have to be found.",
            )}
        </p>
    }
}

/// Where nothing of this kind was found, the way on.
#[component]
fn Nothing(page: Page, question: Question) -> impl IntoView {
    let lang = question.writing.lang;
    let (words, kind) = (&page.filter.words, page.filter.kind.words(lang));
    let first = match lang {
        Lang::Ja => format!("「{words}」は{kind}にありません"),
        Lang::En => format!("“{words}” was not found in {}. ", kind.to_lowercase()),
    };
    let other = Kind::ALL.into_iter().zip(page.counts).find(|(_, count)| *count > 0);
    let filtered = page.filter.plan.is_some() || page.filter.year.is_some();
    let (href, words) = match other {
        Some((kind, count)) => (question.with(|it| it.kind = kind).href(), elsewhere(kind, count, lang)),
        None if filtered => (
            question.with(|it| (it.plan, it.year) = (None, None)).href(),
            say("計画と年度の条件を外す", "Search all plans and years").to_owned(),
        ),
        None => (
            Ask::default().written(question.writing).href("/table"),
            say("一覧表を見る", "See the progress table").to_owned(),
        ),
    };
    view! { <Empty first><a href=href>{words}</a></Empty> }
}

/// 「３件」, "3 found".
fn found(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => lang.items(count),
        Lang::En => format!("{count} found"),
    }
}

/// 「指標に３件あります」.
fn elsewhere(kind: Kind, count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{}に{}件あります", kind.words(lang), prose(count)),
        Lang::En => format!("{count} found in {}", kind.words(lang).to_lowercase()),
    }
}

#[component]
fn Pages(page: usize, pages: usize, question: StoredValue<Question>) -> impl IntoView {
    let count = |it: usize| use_lang().count(it);
    let at = move |to: usize| question.with_value(|it| it.with(|filter| filter.page = to).href());
    (pages > 1).then(|| {
        view! {
            <nav class="search-pages" aria-label=say("ページ", "Pages")>
                {(page > 1).then(|| view! { <a href=at(page - 1) rel="prev">{seen("‹ ")}{say("前の20件", "Previous 20")}</a> })}
                <span>{say("", "Page ")}{count(page)}{say("／", " of ")}{count(pages)}{say("ページ", "")}</span>
                {(page < pages).then(|| view! { <a href=at(page + 1) rel="next">{say("次の20件", "Next 20")}{seen(" ›")}</a> })}
            </nav>
        }
    })
}
