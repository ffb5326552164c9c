use super::build_table;
use crate::overview::samples::{City, year};
use crate::store::Snapshot;
use model::id::{DepartmentId, IndicatorId, PlanId, PublicationId};
use model::indicator::{Amount, Decimal, Figure, Origin};
use model::intake::Difference;
use model::plan::OwnReport;
use model::report::{Block, FigureRow};
use model::sheet::{MarkWanted, TableFilter, TablePage, Toggle};
use model::text::diff::SpanKind;

fn all(now: &Snapshot) -> TablePage {
    build_table(now, &TableFilter::default()).unwrap()
}

/// 「1-(1) 2-(1) …」 of the rows shown.
fn places(page: &TablePage) -> Vec<&str> {
    page.parts.iter().flat_map(|it| &it.groups).flat_map(|it| &it.rows).map(|it| it.place.as_str()).collect()
}

#[test]
fn a_measure_counts_once_however_often_it_is_listed() {
    let page = all(&City::in_first_year().snapshot());
    assert_eq!(places(&page), ["1-(1)", "1-(2)", "1-(3)", "2-(1)", "１〜２"]);
    assert_eq!((page.measures, page.found), (4, 4));
    let again = &page.parts[0].groups[0].rows[2];
    assert_eq!(again.relisted_from.as_deref(), Some("2-(1)"));
    assert_eq!(page.parts[0].groups[1].rows[0].relisted_from, None);
}

#[test]
fn one_report_stands_once_under_all_its_policies() {
    let page = all(&City::in_first_year().snapshot());
    let groups = &page.parts[1].groups;
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0].policies.len(), 2);
    assert_eq!(groups[0].rows.len(), 1);
}

#[test]
fn a_filter_keeps_what_was_asked_for_and_says_how_many() {
    let mut city = City::in_first_year();
    city.report(2, 2024, Some("△")).narrative = "ボランティア講座を開いた。".to_owned();
    city.report(1, 2024, None).departments = vec![DepartmentId(9)];
    let now = city.snapshot();
    let check = |filter: TableFilter, found: usize, expected: &[&str]| {
        let page = build_table(&now, &filter).unwrap();
        assert_eq!(places(&page), expected, "{filter:?}");
        assert_eq!(page.found, found);
    };
    let mark = |mark| TableFilter { mark, ..TableFilter::default() };
    let words = |words: &str| TableFilter { words: words.to_owned(), ..TableFilter::default() };
    check(mark(MarkWanted::Symbol("△".to_owned())), 1, &["1-(2)"]);
    check(mark(MarkWanted::Symbol("?".to_owned())), 0, &[]);
    check(mark(MarkWanted::Missing), 1, &["1-(1)"]);
    check(mark(MarkWanted::Symbol("○".to_owned())), 2, &["1-(3)", "2-(1)", "１〜２"]);
    check(words("ﾎﾞﾗﾝﾃｨｱ"), 1, &["1-(2)"]);
    check(words("ボランティア　講座"), 1, &["1-(2)"]);
    check(words("ボランティア 会議"), 0, &[]);
    check(TableFilter { plan: Some(PlanId(2)), ..TableFilter::default() }, 1, &["１〜２"]);
}

#[test]
fn a_year_or_plan_without_a_list_is_no_page() {
    let now = City::in_first_year().snapshot();
    assert_eq!(build_table(&now, &TableFilter { year: Some(year(2020)), ..TableFilter::default() }), None);
    assert_eq!(build_table(&now, &TableFilter { plan: Some(PlanId(7)), ..TableFilter::default() }), None);
    assert_eq!(build_table(&Snapshot::default(), &TableFilter::default()), None);
}

#[test]
fn differences_are_shown_when_they_are_wanted_and_there_is_a_list_to_compare_with() {
    let wanted = TableFilter { differences: Toggle::On, ..TableFilter::default() };
    let mut city = City::in_first_year();
    city.report(1, 2024, Some("○")).narrative = "会議を開いた。".to_owned();
    let page = build_table(&city.clone().snapshot(), &wanted).unwrap();
    assert!(page.nothing_to_compare);

    city.list_of(2025);
    city.report(1, 2025, Some("△")).narrative = "会議と研修を開いた。".to_owned();
    let page = build_table(&city.snapshot(), &wanted).unwrap();
    assert!(!page.nothing_to_compare);
    let row = &page.parts[0].groups[0].rows[0];
    assert_eq!(row.changed_from.as_ref().map(|it| it.symbol.as_str()), Some("○"));
    let [Block::Lines(lines)] = row.narrative.as_slice() else { panic!("{:?}", row.narrative) };
    let added: Vec<_> = lines[0].iter().filter(|it| it.kind == SpanKind::Added).map(|it| it.text.as_str()).collect();
    assert_eq!(added, ["と研修"]);
}

#[test]
fn texts_are_compared_with_the_list_of_the_plan_before() {
    let now = City::in_next_period().snapshot();
    let page = build_table(&now, &TableFilter { differences: Toggle::On, ..TableFilter::default() }).unwrap();
    assert!(!page.nothing_to_compare);
    let rows = &page.parts[0].groups[0].rows;
    assert_eq!(rows.iter().map(|it| it.new).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn a_sign_that_the_next_plan_does_not_have_is_no_change() {
    let changed = |before: &str| {
        let mut city = City::in_next_period();
        city.report(1, 2024, Some(before));
        city.report(1, 2025, Some("A"));
        all(&city.snapshot()).parts[0].groups[0].rows[0].changed_from.clone().map(|it| it.symbol)
    };
    assert_eq!((changed("○"), changed("△")), (Some("○".to_owned()), None));
}

/// The row of 「指標1：68人」, stored as 75人 and 68人, of which a list prints another value for that year.
fn row_beside(western: i32, [stored, printed]: [i64; 2], list: i64, then: impl Fn(&mut City)) -> FigureRow {
    let mut city = City::in_first_year();
    city.indicator(1, 1, Some(75), 68);
    city.report(1, 2024, Some("○")).narrative = "指標1：68人".to_owned();
    let [stored, printed] = [stored, printed].map(|it| Figure::Value(Decimal::from(it)));
    let (indicator, publication) = (IndicatorId(1), PublicationId(list));
    let year = year(western);
    city.facts.differences.push(Difference { doubt: "d1".to_owned(), indicator, year, stored, printed, publication });
    then(&mut city);
    let page = all(&city.snapshot());
    let [Block::Figures(rows)] = page.parts[0].groups[0].rows[0].narrative.as_slice() else { panic!() };
    let [row] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!((row.label.as_str(), row.now.words()), ("指標1", "68人".to_owned()));
    row.clone()
}

fn words(amount: Option<&Amount>) -> Option<String> {
    amount.map(Amount::words)
}

#[test]
fn a_printed_previous_that_differs_is_shown_as_printed_with_the_stored_one_beside_it() {
    let row = row_beside(2023, [75, 73], 2024, |_| {});
    assert_eq!((row.before.words(), words(row.stored.as_ref())), ("73人".to_owned(), Some("75人".to_owned())));
}

#[test]
fn a_printed_previous_that_was_decided_to_hold_bears_no_sign() {
    let row = row_beside(2023, [73, 75], 2024, |_| {});
    assert_eq!((row.before.words(), row.stored), ("75人".to_owned(), None));
}

#[test]
fn a_figure_that_was_corrected_since_stands_as_it_was_printed_with_what_counts_beside_it() {
    let row = row_beside(2024, [68, 66], 2025, |city| {
        let own = city.facts.observations.iter_mut().find(|it| it.year == year(2024)).unwrap();
        (own.figure, own.origin) = (Figure::Value(Decimal::from(66)), Origin::Corrected);
    });
    assert_eq!(words(row.corrected.as_ref()).as_deref(), Some("66人"));
}

#[test]
fn a_relisted_row_that_is_printed_otherwise_shows_what_is_printed_there() {
    let mut city = City::in_first_year();
    let again = city.facts.placements.iter_mut().find(|it| it.relisted).unwrap();
    again.own_report =
        Some(OwnReport { mark: Some("△".to_owned()), narrative: "相談：73件".to_owned(), remark: None });
    let page = all(&city.snapshot());
    let row = &page.parts[0].groups[0].rows[2];
    assert!(row.differs);
    assert_eq!(row.mark.as_ref().map(|it| it.symbol.as_str()), Some("△"));
    let [Block::Lines(lines)] = row.narrative.as_slice() else { panic!("{:?}", row.narrative) };
    assert_eq!(lines[0][0].text, "相談：73件");
    let original = &page.parts[0].groups[1].rows[0];
    assert_eq!((original.differs, original.mark.as_ref().map(|it| it.symbol.as_str())), (false, Some("○")));
}
