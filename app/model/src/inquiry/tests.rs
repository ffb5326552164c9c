//! A report as the tests of several rooms write in it.

use super::ValueRow;
use crate::id::IndicatorId;
use crate::indicator::{Amount, Beginning, Change, Decimal, Figure, Lineage, Point, Series};
use crate::year::FiscalYear;

/// A row of the table: 20 the year before, nothing yet in 令和６年度.
pub(crate) fn value_row(id: i64, name: &str, unit: &str) -> ValueRow {
    let year = |western| FiscalYear::new(western).unwrap();
    let before = Some(Figure::Value(Decimal::from(20)));
    let point = |western, figure| Point { year: year(western), figure, approximate: false, note: None };
    let unit = Some(unit.to_owned());
    ValueRow {
        indicator: IndicatorId(id),
        name: name.to_owned(),
        unit: unit.clone(),
        counting: None,
        timing: None,
        before: Amount { figure: before, unit: unit.clone(), approximate: false },
        now: Amount { figure: None, unit: unit.clone(), approximate: false },
        change: Change::NoValue,
        desired: None,
        lineage: Lineage::default(),
        series: Series {
            name: name.to_owned(),
            unit,
            counting: None,
            timing: None,
            points: vec![point(2023, before), point(2024, None)],
            beginning: Beginning::Open,
            breaks: Vec::new(),
            selected: year(2024),
        },
    }
}

#[test]
fn nothing_is_asked_across_a_redefinition() {
    use crate::indicator::Break;
    let row = value_row(1, "会合への出席回数", "回");
    assert_eq!(row.known().before, row.before.figure);
    let lineage = Lineage { redefined: Some("数える範囲を変更".to_owned()), ..Lineage::default() };
    let said = ValueRow { lineage, ..row.clone() };
    let mut broken = row;
    broken.series.breaks.push(Break { from: broken.series.selected, sentence: String::new() });
    for it in [said, broken] {
        assert_eq!(it.known().before, None);
    }
}

#[test]
fn a_value_that_is_typed_is_compared_and_drawn_at_once() {
    use crate::report::Entry;
    let row = value_row(1, "受講者", "人");
    let entry = Entry::typed("30", row.unit.as_deref()).unwrap();
    assert_eq!(row.change_with(entry.as_ref()).rate_words().as_deref(), Some("50%"));
    assert_eq!(row.change_with(None), Change::NoValue);
    let drawn = row.series_with(entry.as_ref());
    assert_eq!(drawn.points.last().and_then(|it| it.figure), Some(Figure::Value(Decimal::from(30))));
    assert_eq!(row.series_with(None), row.series);
}
