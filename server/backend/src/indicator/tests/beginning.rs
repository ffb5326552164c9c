//! What charts are told of the years before an indicator's first figure.

use super::{indicator, number, observed, placement, places, year};
use crate::indicator::{Axis, chart_of, series_of};
use crate::store::Snapshot;
use model::id::{IndicatorId, MeasureId, PublicationId};
use model::indicator::Beginning;
use model::plan::Placement;
use model::report::Report;

/// The beginning of an indicator that is printed in the list of 2024 alone, where the lists of these years stand; of those
/// before, the named ones hold its 項目 with this 説明.
#[track_caller]
fn check_beginning(lists: &[i32], listed: &[(i32, &str)], expected: Beginning) {
    let mut facts = places();
    let report = |western: i32, narrative: &str| Report {
        measure: MeasureId(1),
        year: year(western),
        mark: None,
        narrative: narrative.to_owned(),
        remark: None,
        departments: Vec::new(),
        publication: PublicationId(i64::from(western)),
    };
    for western in lists {
        let other = placement(2, 2, Some("(1)"), 0);
        facts.placements.push(Placement { year: year(*western), ..other });
    }
    for (western, narrative) in listed.iter().chain(&[(2024, "・開催した。")]) {
        let its = placement(1, 1, Some("(1)"), 0);
        facts.placements.push(Placement { year: year(*western), ..its });
        facts.reports.push(report(*western, narrative));
    }
    facts.indicators = vec![indicator(1, 1, "参加"), indicator(2, 2, "相談")];
    facts.observations = vec![observed(1, 2024, number(5)), observed(2, 2019, number(1)), observed(2, 2024, number(2))];
    let now = Snapshot::new(1, facts, Vec::new());
    let (_, series, _) = chart_of(&now, IndicatorId(1), None).unwrap();
    assert_eq!((series.points.len(), series.beginning), (6, expected));
}

#[test]
fn a_beginning_is_told_only_where_the_list_of_the_year_before_stands_without_it() {
    check_beginning(&[], &[], Beginning::Unprinted);
    check_beginning(&[2022], &[], Beginning::Unprinted);
    check_beginning(&[2023], &[], Beginning::Known);
    check_beginning(&[2023], &[(2023, "・話し合った。")], Beginning::Known);
    check_beginning(&[2023], &[(2023, "")], Beginning::Unprinted);
}

#[test]
fn a_figure_before_the_axis_is_no_beginning() {
    let mut facts = places();
    facts.indicators = vec![indicator(1, 1, "参加")];
    facts.observations = vec![observed(1, 2010, number(5)), observed(1, 2024, number(5))];
    let now = Snapshot::new(1, facts, Vec::new());
    let axis = Axis { first: year(2015), last: year(2024) };
    let series = series_of(&now, now.indicator(IndicatorId(1)).unwrap(), year(2024), axis);
    assert_eq!(series.beginning, Beginning::Open);
}
