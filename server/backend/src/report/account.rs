//! A report's 説明 as pages show it: printed lines with its figures in rows, and 文の違い against another year.

use crate::indicator::{change_of, former_figures, is_unsaid, own_figure};
use crate::store::Snapshot;
use model::id::{DepartmentId, MeasureId};
use model::indicator::{Amount, Change, Indicator, Observation, Origin};
use model::plan::Placement;
use model::report::{Block, FigureRow, InText, Labelled, Line, Piece, Report, compare, cut, lay_out, without_figures};
use model::year::FiscalYear;

/// The blocks of a measure's 説明 in that year, compared with the report of `against` where there is one.
#[must_use]
pub fn narrative_of(now: &Snapshot, report: &Report, against: Option<FiscalYear>) -> Vec<Block> {
    let figures = figures_of(now, report);
    let older = against.and_then(|year| now.report(report.measure, year));
    let older = older.map(|older| pieces_of(older, &figures_of(now, older)));
    let row = |label: &Labelled| row(now, report, &figures[label.at], label);
    let mut blocks = lay_out(&pieces_of(report, &figures), older.as_deref(), row);
    let unsaid = now.indicators_of(report.measure).filter(|it| is_unsaid(now, it.id, report.year));
    let unsaid: Vec<_> = unsaid.map(|it| unsaid_row(now, report, it)).collect();
    if !unsaid.is_empty() {
        blocks.push(Block::Figures(unsaid));
    }
    blocks
}

/// A figure that the list should tell and doesn't.
fn unsaid_row(now: &Snapshot, report: &Report, indicator: &Indicator) -> FigureRow {
    let amount = |year: Option<FiscalYear>| {
        Amount::of(year.and_then(|year| now.observation(indicator.id, year)), indicator.unit.as_deref())
    };
    FigureRow {
        indicator: indicator.id,
        label: indicator.name.clone(),
        qualifier: String::new(),
        corrected: None,
        now: amount(None),
        former: None,
        stored: None,
        before: amount(report.year.previous()),
        change: Change::NoValue,
        note: None,
    }
}

/// The lines of a report without its figures, compared with those of `against` where there is one.
#[must_use]
pub fn text_of(now: &Snapshot, report: &Report, against: Option<&Report>) -> Vec<Line> {
    compare(&prose_of(now, report), against.map(|it| prose_of(now, it)).as_deref())
}

/// What a report says beside its figures.
#[must_use]
pub fn prose_of(now: &Snapshot, report: &Report) -> String {
    let shown = figures_of(now, report);
    let figures: Vec<_> = shown.iter().map(in_text).collect();
    without_figures(&cut(&report.narrative, &figures), &figures).join("\n")
}

/// Names of the departments of a 掲載, as borne in its year: the report's own, else those printed beside it.
#[must_use]
pub fn departments_of(now: &Snapshot, placement: &Placement) -> Vec<(DepartmentId, String)> {
    let reported = now.report(placement.measure, placement.year).map(|it| &it.departments);
    let ids = reported.filter(|it| !it.is_empty()).unwrap_or(&placement.departments);
    let name = |id: &DepartmentId| now.department(*id).map(|it| (*id, it.name_in(placement.year).to_owned()));
    ids.iter().filter_map(name).collect()
}

/// The commitment printed for a measure in that year: the original's before that of a 再掲.
#[must_use]
pub fn commitment_of(now: &Snapshot, measure: MeasureId, year: FiscalYear) -> Option<&str> {
    let mut placements = now.placements_of_measure(measure).filter(|it| it.year == year);
    placements.find_map(|it| it.commitment.as_deref())
}

type Shown<'a> = (&'a Indicator, &'a Observation);

/// Figures that the year's own list prints for this measure, in printed order.
fn figures_of<'a>(now: &'a Snapshot, report: &Report) -> Vec<Shown<'a>> {
    let year = report.year;
    let figure = |it: &'a Indicator| now.observation(it.id, year).map(|observation| (it, observation));
    let printed = |it: &Shown<'_>| it.1.origin != Origin::PrintedAsPrevious;
    now.indicators_of(report.measure).filter_map(figure).filter(printed).collect()
}

fn pieces_of(report: &Report, figures: &[Shown<'_>]) -> Vec<Piece> {
    cut(&report.narrative, &figures.iter().map(in_text).collect::<Vec<_>>())
}

fn in_text<'a>((indicator, observation): &Shown<'a>) -> InText<'a> {
    InText { name: &indicator.name, as_printed: &observation.as_printed, note: observation.note.as_deref() }
}

fn row(now: &Snapshot, report: &Report, (indicator, current): &Shown<'_>, label: &Labelled) -> FigureRow {
    let unit = indicator.unit.as_deref();
    let previous = report.year.previous();
    let stored = Amount::of(previous.and_then(|year| now.observation(indicator.id, year)), unit);
    let counts = Amount::of(Some(current), unit);
    let former = former_figures(now, indicator, report.year).next();
    let former = former.map(|it| Amount { figure: Some(it.figure), approximate: it.approximate, ..counts.clone() });
    let own = own_figure(now, current).map(|figure| Amount { figure: Some(figure), ..counts.clone() });
    let printed =
        now.facts.differences.iter().find(|it| {
            it.indicator == indicator.id && Some(it.year) == previous && it.publication == report.publication
        });
    let before = printed
        .filter(|it| Some(it.printed) != stored.figure)
        .map(|it| Amount { figure: Some(it.printed), ..stored.clone() });
    FigureRow {
        indicator: indicator.id,
        label: label.label.clone(),
        qualifier: label.qualifier.clone(),
        corrected: own.is_some().then(|| counts.clone()),
        now: own.unwrap_or(counts),
        former,
        stored: before.is_some().then(|| stored.clone()),
        before: before.unwrap_or(stored),
        change: change_of(now, indicator, report.year),
        note: current.note.clone(),
    }
}
