//! What a list says of a year stands beside that year's figures.

use super::{snapshot, year};
use crate::indicator::{Axis, series_of};
use crate::store::Snapshot;
use model::id::{IndicatorId, MeasureId, PublicationId};
use model::report::Report;

#[test]
fn the_remark_of_a_year_stands_beside_its_figures_but_not_a_settled_redefinition_twice() {
    let mut now = snapshot();
    let report = |measure: i64, remark: &str| Report {
        measure: MeasureId(measure),
        year: year(2024),
        mark: None,
        narrative: String::new(),
        remark: Some(remark.to_owned()),
        departments: Vec::new(),
        publication: PublicationId(2024),
    };
    let redefined = report(3, "集計を改め、窓口の相談も数える。");
    now.facts.reports = vec![report(1, "会場改修\nのため。"), report(2, "特殊要因：中止"), redefined];
    let now = Snapshot::new(1, now.facts, now.publications);
    let told = |id: i64| {
        let indicator = now.indicator(IndicatorId(id)).unwrap();
        let series = series_of(&now, indicator, year(2024), Axis { first: year(2023), last: year(2024) });
        series.remarks().into_iter().map(|it| format!("{}：{}", it.title, it.sentence)).collect::<Vec<_>>()
    };
    assert_eq!(told(1), ["備考：会場改修のため。"]);
    assert_eq!(told(4), ["特殊要因：中止"]);
    assert_eq!(told(5), ["数え方の変更：窓口の相談も数える"]);
}
