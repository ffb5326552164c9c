//! 範囲: the explorer begins with the indicator that speaks for each 項目. And what filters nothing.

use super::{any, explore, names};
use model::id::{DepartmentId, PolicyId};
use model::indicator::filter::{IndicatorFilter, Order};

#[test]
fn the_representative_ones_stand_first_under_the_titles_of_their_plans() {
    let page = explore(IndicatorFilter::default());
    assert_eq!(names(&page), ["ボランティア 参加", "相談"], "2-(1) is spoken for by a figure of 1-(1)");
    assert_eq!((page.total, page.further), (4, 2));
    let heads: Vec<_> = page.groups.iter().map(|it| (it.plan.as_deref(), &it.policy)).collect();
    assert_eq!(heads, [(Some("地域福祉計画"), &None), (Some("再犯防止推進計画"), &None)]);
    let found = explore(IndicatorFilter { word: Some("受講".to_owned()), ..IndicatorFilter::default() });
    assert_eq!((found.shown(), found.further), (0, 1));
}

#[test]
fn another_order_and_one_plan_need_no_title() {
    let heads = |filter| {
        let page = explore(filter);
        page.groups.iter().map(|it| (it.plan.clone(), it.cards.len())).collect::<Vec<_>>()
    };
    assert_eq!(heads(IndicatorFilter { order: Order::Rise, ..IndicatorFilter::default() }), [(None, 2)]);
    let plan = Some(model::id::PlanId(1));
    assert_eq!(heads(IndicatorFilter { plan, ..IndicatorFilter::default() }), [(None, 1)]);
}

#[test]
fn what_nothing_is_called_filters_nothing_and_is_not_asked_for_again() {
    let odd = IndicatorFilter {
        policy: Some(PolicyId(99)),
        department: Some(DepartmentId(99)),
        unit: Some("光年".to_owned()),
        ..any()
    };
    let page = explore(odd);
    assert_eq!((page.shown(), page.filter), (4, any()));
}
