use super::build_search;
use super::page::PAGE;
use crate::overview::samples::{City, year};
use model::department::{Department, DepartmentName};
use model::id::{DepartmentId, PlanId};
use model::search::{Field, Hit, Kind, Piece, SearchFilter, SearchPage};

fn city() -> City {
    let mut city = City::in_first_year();
    city.list_of(2023);
    city.report(1, 2023, Some("○")).narrative = "虐待の相談を受けた。".to_owned();
    city.report(1, 2024, Some("△")).narrative = "虐待の相談が増えた。".to_owned();
    city.report(2, 2024, Some("○")).remark = Some("高齢者虐待防止の研修".to_owned());
    let name = DepartmentName { name: "虐待防止課".to_owned(), first: year(2023), last: None };
    city.facts.departments.push(Department { id: DepartmentId(1), names: vec![name], successor: None });
    city.indicator(1, 1, Some(4), 5).name = "虐待の通報".to_owned();
    city
}

fn search(city: City, filter: SearchFilter) -> SearchPage {
    build_search(&city.snapshot(), filter)
}

fn asked(words: &str) -> SearchFilter {
    SearchFilter { words: words.to_owned(), ..SearchFilter::default() }
}

fn show(pieces: &[Piece]) -> String {
    pieces.iter().map(|it| if it.hit { format!("<{}>", it.text) } else { it.text.clone() }).collect()
}

#[test]
fn a_measure_is_found_once_by_its_newest_year_with_the_older_ones_named() {
    let page = search(city(), asked("虐待　相談"));
    assert_eq!(page.counts, [1, 0, 0]);
    let Hit::Measure { year: found_in, place, found, others, mark, .. } = &page.hits[0] else { panic!() };
    assert_eq!((*found_in, place.as_str(), others.as_slice()), (year(2024), "1-(1)", &[year(2023)][..]));
    assert_eq!(mark.as_ref().map(|it| it.symbol.as_str()), Some("△"));
    assert_eq!((found[0].field, show(&found[0].pieces).as_str()), (Field::Narrative, "<虐待>の<相談>が増えた。"));
}

#[test]
fn a_title_with_the_words_comes_first() {
    let mut city = city();
    city.report(3, 2024, Some("○")).narrative = "項目2 を参照".to_owned();
    let page = search(city, asked("項目2"));
    let titles: Vec<_> = page
        .hits
        .iter()
        .map(|it| if let Hit::Measure { title, .. } = it { show(title) } else { String::new() })
        .collect();
    assert_eq!(titles, ["<項目2>", "項目3"]);
}

#[test]
fn indicators_and_departments_are_counted_beside_and_shown_when_asked_for() {
    let kind = |kind| search(city(), SearchFilter { kind, ..asked("虐待") });
    assert_eq!(kind(Kind::Indicators).counts[1..], [1, 1]);
    let Hit::Indicator { name, year: shown, place, amount, .. } = &kind(Kind::Indicators).hits[0] else { panic!() };
    assert_eq!(
        (show(name).as_str(), *shown, place.as_str(), amount.words().as_str()),
        ("<虐待>の通報", year(2024), "1-(1)", "5人")
    );
    let Hit::Department { name, measures, .. } = &kind(Kind::Departments).hits[0] else { panic!() };
    assert_eq!((show(name).as_str(), *measures), ("<虐待>防止課", 4));
}

#[test]
fn plan_and_year_filter_and_what_does_not_exist_filters_nothing() {
    let with = |plan: Option<i64>, western: Option<i32>| {
        let filter = SearchFilter { plan: plan.map(PlanId), year: western.map(year), ..asked("虐待") };
        search(city(), filter).counts
    };
    assert_eq!(with(None, None)[0], 4, "the department's name stands beside each");
    assert_eq!(with(Some(2), None), [1, 0, 1]);
    assert_eq!(with(None, Some(2023)), [4, 1, 1]);
    assert_eq!(with(None, Some(1999)), [0, 0, 0]);
    assert_eq!(with(Some(99), None), with(None, None));
}

#[test]
fn nothing_asked_finds_nothing_and_no_page_lies_behind_the_last() {
    assert_eq!(search(city(), asked(" ")).counts, [0, 0, 0]);
    let mut city = city();
    for id in 100..100 + i64::try_from(PAGE).unwrap() {
        city.indicator(id, 1, None, 1).name = format!("虐待{id}");
    }
    let page = search(city, SearchFilter { kind: Kind::Indicators, page: 99, ..asked("虐待") });
    assert_eq!((page.pages, page.filter.page, page.hits.len()), (2, 2, 1));
}
