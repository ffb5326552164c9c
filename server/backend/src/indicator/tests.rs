//! The pages 指標 from a small invented snapshot.

mod beginning;
mod corrected;
mod remarks;
mod scope;

use super::{Drawing, build_explorer, build_indicator};
use crate::store::Snapshot;
use model::department::{Department, DepartmentName};
use model::id::{DepartmentId, IndicatorId, MeasureId, PlanId, PolicyId, PublicationId};
use model::indicator::filter::{CountedAs, IndicatorFilter, Moved, Order, Scope, View};
use model::indicator::page::{Charts, ExplorerPage, IndicatorPage};
use model::indicator::{Break, Change, Counting, Figure, Indicator, Observation, Origin, Reason, Series};
use model::intake::{Difference, Facts};
use model::plan::{MarkScheme, Measure, Placement, Plan, Policy};
use model::publication::{Provenance, Publication};
use model::year::FiscalYear;

fn year(western: i32) -> FiscalYear {
    FiscalYear::new(western).unwrap()
}

fn number(value: i64) -> Figure {
    Figure::Value(value.into())
}

fn indicator(id: i64, measure: i64, name: &str) -> Indicator {
    Indicator {
        id: IndicatorId(id),
        measure: MeasureId(measure),
        order: i32::try_from(id).unwrap(),
        name: name.to_owned(),
        unit: Some("人".to_owned()),
        counting: None,
        timing: None,
        desired: None,
        breaks: Vec::new(),
        explanation: None,
        same_as: None,
    }
}

fn observed(id: i64, western: i32, figure: Figure) -> Observation {
    Observation {
        indicator: IndicatorId(id),
        year: year(western),
        figure,
        approximate: false,
        as_printed: String::new(),
        note: None,
        origin: Origin::Printed,
        publication: PublicationId(i64::from(western)),
    }
}

fn placement(measure: i64, policy: i64, number: Option<&str>, order: i32) -> Placement {
    Placement {
        own_report: None,
        measure: MeasureId(measure),
        policy: PolicyId(policy),
        year: year(2024),
        number: number.map(str::to_owned),
        order,
        title: number.map(|_| format!("項目{measure}")),
        commitment: None,
        relisted: false,
        new: false,
        departments: vec![DepartmentId(measure % 2 + 1)],
    }
}

/// Plan 1: policies 1 and 2 with measures 1 and 2; plan 2: measure 3 answers policies 3 and 4.
fn places() -> Facts {
    let plan = |id: i64, title: &str| Plan {
        id: PlanId(id),
        title: title.to_owned(),
        order: i32::try_from(id).unwrap(),
        years: None,
        scheme: MarkScheme::default(),
    };
    let policy = |id: i64, plan: i64, number: &str| Policy {
        id: PolicyId(id),
        plan: PlanId(plan),
        number: number.to_owned(),
        title: format!("施策{id}"),
    };
    let measure = |id: i64, plan: i64| Measure { id: MeasureId(id), plan: PlanId(plan), title: format!("項目{id}") };
    let department = |id: i64, name: &str| Department {
        id: DepartmentId(id),
        names: vec![DepartmentName { name: name.to_owned(), first: year(2019), last: None }],
        successor: None,
    };
    let mut relisted = placement(1, 2, Some("(2)"), 1);
    relisted.relisted = true;
    Facts {
        plans: vec![plan(1, "地域福祉計画"), plan(2, "再犯防止推進計画")],
        policies: vec![policy(1, 1, "1"), policy(2, 1, "2"), policy(3, 2, "1"), policy(4, 2, "2")],
        measures: vec![measure(1, 1), measure(2, 1), measure(3, 2)],
        placements: vec![
            placement(1, 1, Some("(1)"), 0),
            relisted,
            placement(2, 2, Some("(1)"), 0),
            placement(3, 3, None, 0),
            placement(3, 4, None, 0),
        ],
        departments: vec![department(1, "地域支援課"), department(2, "市民社協")],
        ..Facts::default()
    }
}

/// 1: fell, 2: rose, 延べ; 3 the same as 1; 4: 実施なし then 5; 5: redefined.
fn snapshot() -> Snapshot {
    let mut facts = places();
    let mut all = vec![
        indicator(1, 1, "ボランティア 参加"),
        indicator(2, 1, "受講者"),
        indicator(3, 2, "参加（再び）"),
        indicator(4, 2, "講演会"),
        indicator(5, 3, "相談"),
    ];
    all[1].counting = Some(Counting::Cumulative);
    all[2].same_as = Some(IndicatorId(1));
    all[3].unit = None;
    all[4].breaks = vec![Break { from: year(2024), sentence: "窓口の相談も数える".to_owned() }];
    facts.indicators = all;
    facts.observations = vec![
        observed(1, 2023, number(54)),
        observed(1, 2024, number(18)),
        observed(2, 2022, number(0)),
        observed(2, 2023, number(282)),
        observed(2, 2024, number(564)),
        observed(3, 2024, number(18)),
        observed(4, 2023, Figure::Absent(Reason::NotHeld)),
        observed(4, 2024, number(5)),
        observed(5, 2023, number(100)),
        observed(5, 2024, number(180)),
    ];
    facts.observations[0].origin = Origin::PrintedAsPrevious;
    facts.differences = vec![Difference {
        doubt: "d".to_owned(),
        indicator: IndicatorId(2),
        year: year(2023),
        stored: number(282),
        printed: number(280),
        publication: PublicationId(2024),
    }];
    let list = |western: i32| Publication {
        id: PublicationId(i64::from(western)),
        year: year(western),
        meeting: None,
        meeting_date: None,
        as_of: None,
        material_number: Some("資料３".to_owned()),
        edition: 1,
        provenance: Provenance::Official,
    };
    Snapshot::new(1, facts, vec![list(2022), list(2023), list(2024)])
}

fn explore(filter: IndicatorFilter) -> ExplorerPage {
    build_explorer(&snapshot(), None, filter, &|it: &Series| it.points.len().to_string()).unwrap()
}

/// Every indicator, representative or not.
fn any() -> IndicatorFilter {
    IndicatorFilter { scope: Scope::All, ..IndicatorFilter::default() }
}

fn names(page: &ExplorerPage) -> Vec<&str> {
    page.groups.iter().flat_map(|it| &it.cards).map(|it| it.name.as_str()).collect()
}

fn page(id: i64) -> IndicatorPage {
    let draw = Drawing { large: &|_| Charts::default(), card: &|_| "drawn".to_owned() };
    build_indicator(&snapshot(), IndicatorId(id), None, draw).unwrap()
}

#[test]
fn every_indicator_stands_once_in_plan_order() {
    let page = explore(any());
    assert_eq!(names(&page), ["ボランティア 参加", "受講者", "講演会", "相談"]);
    assert_eq!((page.total, page.shown(), page.year), (4, 4, year(2024)));
    let heads: Vec<_> = page.groups.iter().map(|it| (it.plan.as_deref(), it.policy.clone().unwrap().0)).collect();
    let expected = [
        (Some("地域福祉計画"), "1".to_owned()),
        (None, "2".to_owned()),
        (Some("再犯防止推進計画"), "１〜２".to_owned()),
    ];
    assert_eq!(heads, expected);
    assert_eq!(page.groups[0].cards[0].place, "1-(1)");
}

#[test]
fn charts_share_one_axis_and_a_table_has_none() {
    let charts = |view| {
        let page = explore(IndicatorFilter { view, ..any() });
        page.groups.into_iter().flat_map(|it| it.cards).map(|it| it.chart).collect::<Vec<_>>()
    };
    assert_eq!(charts(View::Chart), ["3", "3", "3", "3"]);
    assert_eq!(charts(View::Table), ["", "", "", ""]);
}

#[test]
fn each_filter_keeps_what_answers_it() {
    let check = |filter: IndicatorFilter, expected: &[&str]| assert_eq!(names(&explore(filter)), expected);
    check(IndicatorFilter { plan: Some(PlanId(2)), ..any() }, &["相談"]);
    check(IndicatorFilter { policy: Some(PolicyId(1)), ..any() }, &["ボランティア 参加", "受講者"]);
    check(IndicatorFilter { policy: Some(PolicyId(2)), ..any() }, &["ボランティア 参加", "受講者", "講演会"]);
    check(IndicatorFilter { policy: Some(PolicyId(4)), ..any() }, &["相談"]);
    check(IndicatorFilter { department: Some(DepartmentId(1)), ..any() }, &["講演会"]);
    check(IndicatorFilter { counting: Some(CountedAs::Cumulative), ..any() }, &["受講者"]);
    check(IndicatorFilter { unit: Some("人".to_owned()), ..any() }, &["ボランティア 参加", "受講者", "相談"]);
    check(IndicatorFilter { moved: Some(Moved::Down), ..any() }, &["ボランティア 参加"]);
    check(IndicatorFilter { moved: Some(Moved::NoBase), ..any() }, &["講演会"]);
    check(IndicatorFilter { moved: Some(Moved::Incomparable), ..any() }, &["相談"]);
    check(IndicatorFilter { word: Some("ぼらんてぃあ".to_owned()), ..any() }, &["ボランティア 参加"]);
    check(IndicatorFilter { word: Some("ない言葉".to_owned()), ..any() }, &[]);
}

#[test]
fn ordering_by_change_puts_what_has_no_rate_last() {
    let order = |order| explore(IndicatorFilter { order, ..any() });
    assert_eq!(names(&order(Order::Rise)), ["受講者", "ボランティア 参加", "講演会", "相談"]);
    let fall = order(Order::Fall);
    assert_eq!(names(&fall), ["ボランティア 参加", "受講者", "講演会", "相談"]);
    assert_eq!((fall.groups.len(), &fall.groups[0].policy), (1, &None));
}

#[test]
fn what_can_be_chosen_would_find_something() {
    let choices = explore(any()).choices;
    assert_eq!(choices.policies.len(), 3);
    assert_eq!(choices.policies[2].1, "再犯防止推進計画 １〜２ ２施策に共通の報告");
    let departments: Vec<_> = choices.departments.iter().map(|it| it.1.as_str()).collect();
    assert_eq!(departments, ["市民社協", "地域支援課"]);
    assert_eq!(choices.units, ["人"]);
}

#[test]
fn an_unknown_plan_or_year_has_no_page() {
    let ask = |western: Option<i32>, plan: Option<i64>| {
        let filter = IndicatorFilter { plan: plan.map(PlanId), ..IndicatorFilter::default() };
        build_explorer(&snapshot(), western.map(year), filter, &|_| String::new())
    };
    assert!(ask(Some(2024), Some(1)).is_some());
    assert!(ask(Some(2020), None).is_none());
    assert!(ask(None, Some(9)).is_none());
}

#[test]
fn a_redefinition_cannot_be_compared() {
    let rows = page(5).rows;
    assert_eq!((rows[1].change, rows[1].difference), (Some(Change::Incomparable), None));
    assert_eq!(rows[1].remarks[0].sentence, "窓口の相談も数える");
}

#[test]
fn absent_is_not_zero() {
    let rows = page(4).rows;
    assert_eq!((rows.len(), rows[0].change, rows[1].change), (2, None, Some(Change::NoBase)));
    assert_eq!(rows[0].amount.words(), "実施なし");
    let rows = page(2).rows;
    assert_eq!(rows[1].change, Some(Change::UpFromZero(282.into())));
    assert_eq!(rows[1].difference, Some(282.into()));
}

#[test]
fn a_printed_value_that_differs_is_kept_beside_the_stored_one() {
    let rows = page(2).rows;
    assert_eq!(rows[1].printed.len(), 1);
    assert_eq!((rows[1].printed[0].figure, rows[1].printed[0].list.year), (number(280), year(2024)));
    assert!(rows[0].printed.is_empty());
    let listed: Vec<_> = rows.iter().filter(|it| it.listed).map(|it| it.year).collect();
    assert_eq!(listed, [year(2024)], "of a year without a list there are no pages");
    assert_eq!(page(1).rows[0].source.as_ref().unwrap().origin, Origin::PrintedAsPrevious);
}

#[test]
fn an_indicator_knows_its_sisters_and_where_else_it_stands() {
    let first = page(1);
    let sisters: Vec<_> = first.sisters.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(sisters, ["受講者"]);
    assert_eq!(first.also[0].place, "2-(1)");
    assert_eq!(first.head.departments, ["市民社協"]);
    assert_eq!(page(3).head.same_as.unwrap().id, IndicatorId(1));
}

#[test]
fn an_unknown_indicator_or_year_has_no_page() {
    let ask = |id, western: Option<i32>| {
        let draw = Drawing { large: &|_| Charts::default(), card: &|_| String::new() };
        build_indicator(&snapshot(), IndicatorId(id), western.map(year), draw)
    };
    assert!(ask(1, Some(2024)).is_some() && ask(1, Some(2023)).is_none());
    assert!(ask(1, Some(2031)).is_none());
    assert!(ask(99, None).is_none());
}
