//! A value that was corrected since its list printed it.

use super::*;
use model::report::Report;

#[test]
fn what_the_own_list_printed_is_kept_beside_the_corrected_value() {
    let old = snapshot();
    let mut facts = old.facts.clone();
    facts.observations.iter_mut().filter(|it| (it.indicator, it.year) == (IndicatorId(2), year(2022))).for_each(|it| {
        (it.origin, it.publication) = (Origin::Corrected, PublicationId(2023));
    });
    facts.differences.push(Difference {
        doubt: "e".to_owned(),
        indicator: IndicatorId(2),
        year: year(2022),
        stored: number(3),
        printed: number(0),
        publication: PublicationId(2023),
    });
    facts.reports.push(Report {
        measure: MeasureId(1),
        year: year(2022),
        mark: None,
        narrative: String::new(),
        remark: None,
        departments: Vec::new(),
        publication: PublicationId(2022),
    });
    let now = Snapshot::new(1, facts, old.publications.clone());
    let draw = Drawing { large: &|_| Charts::default(), card: &|_| String::new() };
    let first = build_indicator(&now, IndicatorId(2), None, draw).unwrap().rows.remove(0);
    assert_eq!((first.amount.figure, first.printed.len()), (Some(number(0)), 1));
    assert_eq!((first.printed[0].figure, first.printed[0].list.year), (number(3), year(2022)));
}
