//! What the page says about a small city.

use super::samples::{City, year};
use super::{Choice, NotShown, build_overview};
use model::id::{IndicatorId, MeasureId, PlanId, PolicyId};
use model::indicator::Reason;
use model::overview::{Comparison, Glance, OverviewPage, write_sentence};
use model::plan::{Measure, Policy};
use model::writing::Lang;

fn page(city: City) -> OverviewPage {
    build_overview(&city.snapshot(), Choice::default()).unwrap()
}

fn sentence(page: &OverviewPage) -> String {
    write_sentence(&page.tally, Lang::Ja).into_iter().map(|it| it.text).collect()
}

#[test]
fn a_measure_counts_once_however_often_it_is_listed() {
    let page = page(City::in_first_year());
    assert_eq!(page.tally.iter().map(|it| it.count).sum::<usize>(), 4);
    assert_eq!(page.plans.iter().map(|it| it.measures).collect::<Vec<_>>(), [3, 1]);
    assert_eq!(sentence(&page), "４項目すべてが予定通りです。遅れと未報告はありません。");
}

#[test]
fn the_strip_keeps_every_placement_and_joins_policies_that_share_a_report() {
    let page = page(City::in_first_year());
    let tiles = |plan: usize, block: usize| {
        page.strip[plan].blocks[block].tiles.iter().map(|it| it.place.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(tiles(0, 0), ["1-(1)", "1-(2)", "1-(3)"]);
    assert!(page.strip[0].blocks[0].tiles[2].relisted);
    assert_eq!(tiles(0, 1), ["2-(1)"]);
    assert_eq!(tiles(1, 0), ["１〜２"]);
    assert!(page.strip[1].blocks[0].is_shared());
    assert_eq!(page.strip[1].note(Lang::Ja), "２施策・１つの報告");
    assert_eq!(page.strip[1].blocks[0].tiles[0].title, "２施策に共通の報告");
}

#[test]
fn the_first_year_of_known_plans_has_no_year_before() {
    let page = page(City::in_first_year());
    let Comparison::FirstYear { first, last, before, new } = page.comparison else { panic!("{:?}", page.comparison) };
    assert_eq!((first, last, before, new.len()), (year(2024), year(2029), None, 0));
    assert!(page.tally.iter().all(|it| it.before.is_none()));
}

#[test]
fn figures_of_the_plan_before_are_named_where_there_are_any() {
    let mut city = City::in_first_year();
    city.indicator(1, 1, Some(20), 30);
    let Comparison::FirstYear { before, .. } = page(city).comparison else { panic!("no first year") };
    assert_eq!(before, Some(year(2023)));
}

#[test]
fn with_unknown_plan_years_nobody_speaks_of_a_first_year() {
    let mut city = City::in_first_year();
    city.facts.plans[1].years = None;
    assert!(matches!(page(city).comparison, Comparison::NotImported { .. }));
}

#[test]
fn the_list_of_the_plan_before_is_compared_where_nobody_has_said_the_years() {
    let mut city = City::in_next_period();
    city.report(2, 2024, Some("△"));
    city.place(2, 31, 2025, Some("(3)"));
    city.report(2, 2025, Some("○"));
    city.report(1, 2024, Some("△"));
    assert!(
        matches!(page(city.clone()).comparison, Comparison::FirstYear { .. }),
        "where they are known, it is the first"
    );
    city.facts.plans[2].years = None;
    city.facts.plans[2].scheme = city.facts.plans[0].scheme.clone();
    let Comparison::Changed { items, ended, .. } = page(city).comparison else { panic!("nothing is compared") };
    assert_eq!(items.iter().map(|it| it.item.measure).collect::<Vec<_>>(), [MeasureId(1), MeasureId(2)]);
    let ended: Vec<_> = ended.iter().map(|it| it.measure).collect();
    assert_eq!(ended, [MeasureId(3)], "the plan before had it");
}

#[test]
fn changed_marks_stand_worse_first_then_better_then_states() {
    let mut city = City::in_first_year();
    city.list_of(2023);
    city.report(1, 2024, Some("☆"));
    city.report(2, 2024, Some("□"));
    city.report(3, 2024, Some("×"));
    let page = page(city);
    let Comparison::Changed { items, same, new, ended, transitions } = page.comparison else {
        panic!("{:?}", page.comparison)
    };
    let told: Vec<_> = items.iter().map(|it| (it.item.place.as_str(), it.to.symbol.as_str())).collect();
    assert_eq!(told, [("2-(1)", "×"), ("1-(1)", "☆"), ("1-(2)", "□")]);
    assert_eq!((same, new.len(), ended.len()), (1, 0, 0));
    assert_eq!(transitions.total(), items.len() + same);
    let ring = page.tally.iter().find(|it| it.mark.as_ref().is_some_and(|it| it.symbol == "○")).unwrap();
    assert_eq!((ring.count, ring.before), (1, Some(4)));
    assert_eq!(page.strip[0].blocks[1].tiles[0].changed_from.as_ref().unwrap().symbol, "○");
}

#[test]
fn a_missing_report_is_no_changed_mark_but_is_listed() {
    let mut city = City::in_first_year();
    city.list_of(2023);
    city.report(4, 2024, None);
    let page = page(city);
    assert!(matches!(&page.comparison, Comparison::Changed { items, .. } if items.is_empty()));
    assert_eq!(page.unreported.len(), 1);
    assert_eq!(page.unreported[0].item.place, "再犯計画 １〜２");
    assert_eq!(page.strip[1].blocks[0].tiles[0].changed_from, None);
    assert_eq!(
        sentence(&page),
        "４項目のうち予定通りは３項目です。１項目がまだ報告されていません。報告された項目に遅れはありません。"
    );
}

#[test]
fn a_measure_absent_from_last_years_list_is_new() {
    let mut city = City::in_first_year();
    city.list_of(2023);
    city.facts.placements.retain(|it| !(it.year == year(2023) && it.measure.0 == 2));
    let page = page(city);
    let Comparison::Changed { new, .. } = page.comparison else { panic!("{:?}", page.comparison) };
    assert_eq!(new.iter().map(|it| it.place.as_str()).collect::<Vec<_>>(), ["1-(2)"]);
    assert!(page.strip[0].blocks[0].tiles[1].new);
}

#[test]
fn a_measure_that_is_printed_as_new_again_is_not_new_this_year() {
    let mut city = City::in_first_year();
    city.list_of(2023);
    city.facts.placements.iter_mut().for_each(|it| it.new = true);
    let page = page(city);
    let Comparison::Changed { new, same, .. } = page.comparison else { panic!("{:?}", page.comparison) };
    assert_eq!((new.len(), same), (0, 4));
}

#[test]
fn a_measure_of_last_years_list_alone_has_ended_there() {
    let mut city = City::in_first_year();
    city.list_of(2023);
    city.facts.placements.retain(|it| !(it.year == year(2024) && it.measure.0 == 2));
    let page = page(city);
    let Comparison::Changed { new, ended, .. } = page.comparison else { panic!("{:?}", page.comparison) };
    assert_eq!((new.len(), ended.iter().map(|it| it.place.as_str()).collect::<Vec<_>>()), (0, vec!["1-(2)"]));
}

#[test]
fn moves_count_an_agreed_double_once_and_tell_blank_from_not_held() {
    let mut city = City::in_first_year();
    city.indicator(1, 1, Some(20), 30);
    city.indicator(2, 1, Some(40), 30);
    city.indicator(3, 2, Some(20), 30).same_as = Some(IndicatorId(1));
    city.indicator(4, 2, Some(7), 7);
    city.indicator(5, 3, None, 3);
    city.indicator(6, 3, Some(-1), 33);
    let moves = page(city).moves;
    assert_eq!((moves.indicators, moves.rose, moves.same, moves.fell), (5, 1, 1, 1));
    assert_eq!(moves.without, [(Some(Reason::NotHeld), 1), (None, 1)]);
    assert_eq!(moves.up.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["指標1"]);
    assert_eq!(moves.up[0].reason, None);
}

#[test]
fn a_redefined_indicator_is_not_compared() {
    let mut city = City::in_first_year();
    let redefined = model::indicator::Break { from: year(2024), sentence: "延べから実へ".to_owned() };
    city.indicator(1, 1, Some(20), 30).breaks.push(redefined);
    let moves = page(city).moves;
    assert_eq!((moves.rose, moves.incomparable, moves.up.len()), (0, 1, 0));
}

#[test]
fn a_good_mark_with_a_far_fall_asks_for_care_and_quotes_the_remark() {
    let mut city = City::in_first_year();
    city.indicator(1, 1, Some(20), 6);
    city.indicator(2, 2, Some(100), 71);
    city.report(1, 2024, Some("○")).remark = Some("会場の\n改修".to_owned());
    city.report(3, 2024, Some("□"));
    let attention = page(city).attention;
    let told: Vec<_> = attention.iter().map(|it| (it.item.place.as_str(), it.despite)).collect();
    assert_eq!(told, [("2-(1)", false), ("1-(1)", true)]);
    assert_eq!(attention[1].falls[0].fallen.words(), "70%減");
    assert_eq!(attention[1].remark.as_deref(), Some("会場の改修"));
}

#[test]
fn the_glance_shows_a_representative_or_says_why_there_is_none() {
    let mut city = City::in_first_year();
    city.indicator(1, 1, Some(2), 1);
    city.indicator(2, 1, Some(20), 21);
    city.indicator(3, 3, None, 5);
    let page = page(city);
    let figures: Vec<_> = page.glance[0].rows.iter().map(|it| &it.figure).collect();
    assert!(matches!(figures[0], Glance::Indicator { name, .. } if name == "指標2"));
    assert_eq!(figures[1], &Glance::NoFigures);
    assert_eq!(figures[2], &Glance::Relisted("2-(1)".to_owned()));
    assert!(matches!(&page.glance[1].rows[0].figure, Glance::Indicator { name, .. } if name == "指標3"));
    let shared = &page.glance[2];
    assert_eq!((shared.plan.as_deref(), &shared.policy), (Some("再犯計画"), &None));
}

#[test]
fn of_two_plans_the_second_is_named_and_of_three_every_one() {
    let named = |city: City| {
        let page = page(city);
        let plans: Vec<_> = page.glance.iter().filter_map(|it| it.plan.clone()).collect();
        (page.unreported.iter().map(|it| it.item.place.clone()).collect::<Vec<_>>(), plans)
    };
    let mut two = City::in_first_year();
    two.report(1, 2024, None);
    two.report(4, 2024, None);
    let mut three = two.clone();
    three.plan(3, "障害者計画", Some((2024, 2029)));
    three.facts.policies.push(Policy {
        id: PolicyId(31),
        plan: PlanId(3),
        number: "1".to_owned(),
        title: String::new(),
    });
    three.facts.measures.push(Measure { id: MeasureId(5), plan: PlanId(3), title: "項目5".to_owned() });
    three.place(5, 31, 2024, Some("(1)"));
    assert_eq!(named(two), (vec!["1-(1)".to_owned(), "再犯計画 １〜２".to_owned()], vec!["再犯計画".to_owned()]));
    let places = ["地域計画 1-(1)", "再犯計画 １〜２", "障害者計画 1-(1)"].map(str::to_owned).to_vec();
    assert_eq!(named(three), (places, ["地域計画", "再犯計画", "障害者計画"].map(str::to_owned).to_vec()));
}

#[test]
fn one_plan_shows_its_own_years_and_places_without_its_title() {
    let mut city = City::in_first_year();
    city.list_of(2023);
    city.facts.placements.retain(|it| !(it.year == year(2023) && it.policy.0 >= 21));
    let snapshot = city.snapshot();
    let of = |plan, year| build_overview(&snapshot, Choice { plan: Some(PlanId(plan)), year });
    assert_eq!(of(1, None).unwrap().years, [year(2023), year(2024)]);
    assert_eq!(of(2, None).unwrap().years, [year(2024)]);
    assert_eq!(of(2, None).unwrap().strip[0].blocks[0].tiles[0].place, "１〜２");
    assert_eq!(of(2, Some(year(2023))), Err(NotShown::Unknown));
    assert_eq!(of(9, None), Err(NotShown::Unknown));
    let all = build_overview(&snapshot, Choice::default()).unwrap();
    assert!(all.tally.iter().all(|it| it.before.is_none()), "one plan has no list of last year");
}

#[test]
fn without_any_list_there_is_no_page() {
    assert_eq!(build_overview(&City::default().snapshot(), Choice::default()), Err(NotShown::NothingYet));
}
