//! A figure as its line in 説明, and what a reader has to make of it.

use super::course::{Course, Edition};
use super::sketch::{FigureSketch, Form};
use model::indicator::{Decimal, Figure, Lineage, grouped};
use model::number::prose;
use model::sheet::PrintedIndicator;

/// The figures of one report: lines of 説明 and their reading.
pub(super) fn lines(courses: &[Course<'_>], year: i32, edition: Edition) -> (Vec<String>, Vec<PrintedIndicator>) {
    let (mut lines, mut indicators) = (Vec::new(), Vec::new());
    let mut heading = None;
    for course in courses {
        let Some(figure) = course.printed(year, edition) else {
            continue;
        };
        if course.sketch.heading != heading {
            heading = course.sketch.heading;
            lines.extend(heading.map(|words| format!("・{words}")));
        }
        let indicator = indicator(course.sketch, figure, course.printed_before(year), course.note(year));
        let bullet = if heading.is_some() { "" } else { "・" };
        let note = indicator.note.as_ref().map_or(String::new(), |note| format!("※{note}"));
        lines.push(format!("{bullet}{}{note}", indicator.as_printed));
        indicators.push(indicator);
    }
    (lines, indicators)
}

fn indicator(sketch: &FigureSketch, value: Figure, previous: Option<Figure>, note: Option<&str>) -> PrintedIndicator {
    let heading = sketch.heading.map(bare).filter(|it| !it.is_empty());
    let label = sketch.label;
    let numbers = [Some(value), previous].into_iter().flatten().filter_map(|it| it.value());
    let said = value.value().is_some(); // 延 and 年 stand before the number
    PrintedIndicator {
        name: heading.map_or_else(|| label.to_owned(), |heading| format!("{heading} {label}")),
        heading: heading.map(str::to_owned),
        label: label.to_owned(),
        unit: numbers.count().gt(&0).then(|| sketch.unit.to_owned()),
        counting: sketch.counting.filter(|_| said || sketch.form != Form::Spoken),
        timing: sketch.timing.filter(|_| said || sketch.form != Form::Times),
        approximate: sketch.approximate && said,
        value: Some(value),
        previous,
        previous_approximate: sketch.approximate && previous.is_some_and(|it| it.value().is_some()),
        earlier: Vec::new(),
        as_printed: print(sketch, value, previous),
        note: note.map(str::to_owned),
        lineage: note.map(Lineage::read).unwrap_or_default(),
        line: 0,
    }
}

/// The heading without the words that only say what kind of figures follow.
fn bare(heading: &str) -> &str {
    let heading = heading.trim_start_matches("年度末現在");
    let heading = heading.trim_end_matches("(年度末現在）").trim_end_matches("実績");
    heading.trim_end_matches("参加")
}

fn print(sketch: &FigureSketch, value: Figure, previous: Option<Figure>) -> String {
    let label = sketch.label;
    let now = match (sketch.form, value) {
        (Form::Spoken, Figure::Value(it)) => format!("{label}\u{3000}延{}", amount(sketch, it)),
        (Form::Times, Figure::Value(it)) => format!("{label}\u{3000}年{}", amount(sketch, it)),
        (_, Figure::Value(it)) => format!("{label}：{}", amount(sketch, it)),
        (_, Figure::Absent(reason)) => format!("{label}：{}", reason.words()),
    };
    let before = previous.map(|previous| match previous {
        Figure::Value(it) if sketch.form == Form::Spoken => format!("（前年度\u{3000}{}）", amount(sketch, it)),
        Figure::Value(it) => format!("（前年度{}）", amount(sketch, it)),
        Figure::Absent(reason) => format!("（前年度{}）", reason.words()),
    });
    now + before.as_deref().unwrap_or_default()
}

/// One digit full width, more half width and in groups, as cities write.
fn amount(sketch: &FigureSketch, value: Decimal) -> String {
    let about = if sketch.approximate { "約" } else { "" };
    let digit = u32::try_from(value.mantissa()).ok().filter(|it| *it < 10 && value.scale() == 0);
    let number = digit.and_then(|it| usize::try_from(it).ok()).map_or_else(|| grouped(value), prose);
    format!("{about}{number}{}", sketch.unit)
}
