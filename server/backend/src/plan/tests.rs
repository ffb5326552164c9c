use super::build_measure;
use crate::overview::samples::{City, year};
use model::id::MeasureId;
use model::plan::{EraState, LastYear, MeasurePage};
use model::text::diff::SpanKind;

fn page(city: City, id: i64, western: Option<i32>) -> Option<MeasurePage> {
    build_measure(&city.snapshot(), MeasureId(id), (western.map(year), None), &|series| series.name.clone())
}

#[test]
fn an_unknown_measure_or_year_is_no_page() {
    assert_eq!(page(City::in_first_year(), 99, None), None);
    assert_eq!(page(City::in_first_year(), 1, Some(2020)), None);
}

#[test]
fn a_measure_names_every_place_and_its_neighbours_once() {
    let measure = page(City::in_first_year(), 3, None).unwrap();
    assert_eq!(measure.place, "2-(1)");
    let mut places = measure.placements.clone();
    places.sort();
    assert_eq!(places, [("1-(3)".to_owned(), true), ("2-(1)".to_owned(), false)]);
    assert_eq!(measure.previous.map(|it| it.place).as_deref(), Some("1-(2)"));
    assert_eq!(measure.next, None);

    let shared = page(City::in_first_year(), 4, None).unwrap();
    assert_eq!(shared.policies.len(), 2);
    assert_eq!(shared.placements, [("１〜２".to_owned(), false)]);
}

#[test]
fn years_to_come_are_shown_only_where_the_plans_years_are_known() {
    let states = |city: City| -> Vec<EraState> {
        page(city, 1, None).unwrap().eras.remove(0).years.into_iter().map(|it| it.state).collect()
    };
    let known = states(City::in_first_year());
    assert_eq!(known.len(), 6);
    assert!(matches!(known[0], EraState::Listed(Some(_))));
    assert_eq!(known[5], EraState::ToCome);

    let mut unknown = City::in_first_year();
    unknown.facts.plans[0].years = None;
    assert_eq!(states(unknown).len(), 1);
}

#[test]
fn a_year_without_a_list_differs_from_a_list_without_the_measure() {
    let mut city = City::in_first_year();
    city.list_of(2026);
    city.place(2, 11, 2027, Some("(1)"));
    let states: Vec<_> =
        page(city, 1, Some(2026)).unwrap().eras.remove(0).years.into_iter().map(|it| it.state).collect();
    assert_eq!(states[1], EraState::NoList);
    assert_eq!(states[3], EraState::NotListed);
    assert_eq!(states[4], EraState::ToCome);
}

#[test]
fn a_good_mark_beside_figures_that_fell_by_three_tenths_is_pointed_at() {
    let mut city = City::in_first_year();
    city.indicator(1, 1, Some(282), 164);
    city.indicator(2, 1, Some(2), 1);
    city.indicator(3, 1, Some(54), 18);
    city.indicator(4, 1, Some(78), 83);
    let despite = page(city.clone(), 1, None).unwrap().despite.unwrap();
    assert_eq!((despite.indicators, despite.falls.len(), despite.tenths), (4, 3, 4));
    assert_eq!(despite.falls[0], ("指標3".to_owned(), "67%".to_owned()));

    city.report(1, 2024, Some("△"));
    assert_eq!(page(city, 1, None).unwrap().despite, None);

    let mut nearly = City::in_first_year();
    nearly.indicator(1, 1, Some(519), 364); // 29.9 %
    assert_eq!(page(nearly, 1, None).unwrap().despite, None);
}

#[test]
fn reports_are_compared_with_the_one_before() {
    let mut city = City::in_first_year();
    city.report(1, 2024, Some("○")).narrative = "会議を開いた。".to_owned();
    city.list_of(2025);
    city.report(1, 2025, Some("△")).narrative = "会議と研修を開いた。".to_owned();
    let measure = page(city, 1, None).unwrap();
    assert_eq!(measure.year, year(2025));
    assert!(matches!(&measure.before, LastYear::Marked(Some(mark)) if mark.symbol == "○"));
    let years: Vec<_> = measure.reports.iter().map(|it| it.year).collect();
    assert_eq!(years, [year(2025), year(2024)]);
    let kinds = |at: usize| measure.reports[at].text[0].iter().map(|it| it.kind).collect::<Vec<_>>();
    assert_eq!(kinds(0), [SpanKind::Same, SpanKind::Added, SpanKind::Same]);
    assert_eq!(kinds(1), [SpanKind::Same]);
}

#[test]
fn charts_are_drawn_for_the_indicators_of_the_year_with_their_numbers_beside_them() {
    let mut city = City::in_first_year();
    city.indicator(1, 1, Some(10), 12);
    let measure = page(city, 1, None).unwrap();
    assert_eq!(measure.indicators.len(), 1);
    assert_eq!(measure.indicators[0].chart, "指標1");
    let numbers = measure.indicators[0].years.iter().map(|it| (it.year, it.amount.words())).collect::<Vec<_>>();
    assert_eq!(numbers, [(year(2023), "10".to_owned()), (year(2024), "12".to_owned())]);
}

#[test]
fn a_measure_that_goes_on_in_the_next_plan_stands_in_one_strip_under_both_titles() {
    let measure = page(City::in_next_period(), 1, Some(2025)).unwrap();
    let eras: Vec<_> = measure.eras.iter().map(|era| (era.title.as_str(), era.years.len())).collect();
    assert_eq!(eras, [("地域計画", 3), ("次の地域計画", 2)]);
    assert_eq!((measure.plan_title.as_str(), measure.new), ("次の地域計画", false));
    assert_eq!(measure.reports.len(), 2);

    let before = page(City::in_next_period(), 1, Some(2024)).unwrap();
    assert_eq!(before.plan_title, "地域計画");
    assert_eq!(before.next.map(|it| it.measure), Some(MeasureId(2)));
    assert!(page(City::in_next_period(), 5, None).unwrap().new, "the list of the plan before doesn't have it");
}

#[test]
fn each_year_is_judged_by_the_signs_of_its_own_plan() {
    let words = |western: i32| page(City::in_next_period(), 1, Some(western)).unwrap().mark.unwrap().words;
    assert_eq!((words(2024), words(2025)), ("予定通り".to_owned(), "計画どおり".to_owned()));
}

#[test]
fn a_chart_of_the_next_plan_begins_with_the_figures_of_the_one_before() {
    let mut city = City::in_next_period();
    city.indicator(1, 1, Some(10), 12);
    city.indicator(2, 5, None, 7);
    city.facts.observations[2].year = year(2025);
    city.facts.observations[0].year = year(2025);
    let measure = page(city, 1, Some(2025)).unwrap();
    let years: Vec<_> = measure.indicators[0].years.iter().map(|it| it.year).collect();
    assert_eq!(years, [year(2024), year(2025)]);
}

#[test]
fn the_words_of_any_two_years_can_be_compared() {
    let mut city = City::in_first_year();
    city.list_of(2022);
    city.list_of(2023);
    city.report(1, 2022, Some("○")).narrative = "研修会を２回開催した。".to_owned();
    city.report(1, 2024, Some("○")).narrative = "研修会を３回開催した。".to_owned();
    let now = city.snapshot();
    let compared = |against: Option<i32>| {
        let asked = (Some(year(2024)), against.map(year));
        build_measure(&now, MeasureId(1), asked, &|series| series.name.clone()).unwrap()
    };
    let page = compared(Some(2022));
    assert_eq!((page.against, page.comparable), (Some(year(2022)), vec![year(2023), year(2022)]));
    assert!(format!("{:?}", page.narrative).contains("Added"), "{:?}", page.narrative);
    assert!(!format!("{:?}", compared(None).narrative).contains("Added"));
    assert_eq!(compared(Some(2019)).against, None, "there is no report of it");
}

#[test]
fn copied_words_and_moves_without_a_reason_are_noted() {
    let mut city = City::in_first_year();
    city.list_of(2023);
    let text = "関係機関と連携し、地域の見守りの輪を広げる取組みを進めた。".to_owned();
    city.report(1, 2023, Some("○")).narrative = text.clone();
    city.report(1, 2024, Some("○")).narrative = text;
    city.indicator(1, 1, Some(100), 40);
    city.indicator(2, 1, Some(100), 90);
    city.indicator(3, 1, Some(5), 1);
    let noted = page(city.clone(), 1, None).unwrap();
    assert!(noted.copied);
    assert_eq!(noted.unexplained, ["指標1"]);
    city.report(1, 2024, Some("○")).remark = Some("会場の改修のため".to_owned());
    let noted = page(city, 1, None).unwrap();
    assert!(!noted.copied && noted.unexplained.is_empty());
}
