//! Headings and the figures under them. A heading and its timing hold for its own lines only, not for the next bullet.

use super::bracket::Brackets;
use super::columns::{Columns, read_columns};
use super::elsewhen::{why_of_aside, why_of_name};
use super::former::Formers;
use super::given::Given;
use super::headed::{ahead_of_next, body_of, over_next};
use super::rows::{ask_unread_row, ask_unsure_series};
use super::same::ask_same_names;
use super::scan::{Aside, Kind, OfLine, OnLine, Unsure, scan_line};
use super::stacked::join_years;
use super::torn::{ask_torn, is_perhaps_torn, take_first_half, widest_label};
use super::under::Under;
use super::ways::{Way, Ways, settle};
use crate::sheet::read::asking::{Asking, Question};
use crate::sheet::read::joining::Joined;
use crate::sheet::{Left, PrintedIndicator};
use crate::text::narrow;
use crate::year::FiscalYear;

/// What a 説明 tells in numbers.
#[derive(Debug, Default)]
pub(in super::super) struct Figures {
    /// In printed order.
    pub taken: Vec<PrintedIndicator>,
    /// Numbers that are understood and are no value.
    pub left: Vec<Left>,
}

/// Which year's a 説明 is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Narrated {
    /// The list's own.
    OneYear,
    /// The page's head names columns of years, and no other column for text: cells of several years may follow each other.
    SeveralYears,
}

/// What the page says of a 説明.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Page {
    pub year: FiscalYear,
    pub narrated: Narrated,
    /// Columns of the widest line of any 説明.
    pub widest: usize,
}

const WHICH_YEAR: &str = "表の見出しに年度の列があり、どの年度の値か決まりません。";

/// Reads the figures of a 説明.
pub(in super::super) fn read_figures(
    lines: &[Joined],
    Page { year, narrated, widest }: Page,
    asking: &mut Asking<'_>,
) -> Figures {
    let lines = &*join_years(lines);
    let mut read = scan_lines(lines, year);
    let label = widest_label(&read);
    let mut under = Under::default();
    let (mut figures, mut formers) = (Figures::default(), Formers::default());
    for at in 0..lines.len() {
        if asking.is_hopeless() {
            break;
        }
        let line = &lines[at];
        let mut of_line = std::mem::take(&mut read[at]);
        let kind = of_line.kind;
        figures.left.extend(std::mem::take(&mut of_line.aside).into_iter().map(|aside| leave(line, aside)));
        if kind == Kind::Years {
            settle(&mut of_line, line, asking);
            continue;
        }
        if line.text.starts_with('※') && !figures.taken.is_empty() {
            ask_time(line, why_of_aside(&line.text), asking);
        }
        under.enter(line, year);
        let silent = of_line.figures.is_empty() && of_line.formers.is_empty();
        let former = of_line.figures.is_empty() && !(of_line.formers.is_empty() && of_line.unsure.is_empty());
        let apart = under.take_apart(&mut of_line, year);
        if narrated == Narrated::SeveralYears && kind == Kind::Text {
            doubt_years(&mut of_line);
        }
        settle(&mut of_line, line, asking);
        if let Some(figure) = of_line.figures.first().filter(|figure| figure.label.above.is_empty()) {
            under.ask_whose(line, &figure.label.text, asking);
        }
        if silent && kind == Kind::Text {
            under.look_ahead(line, year);
        }
        let below =
            over_next(lines, &read, at, year).filter(|_| kind == Kind::Text && silent && of_line.figures.is_empty());
        if let Some(below) = below {
            if is_perhaps_torn((line, &lines[below]), &read[below], (label, widest))
                && ask_torn(line, &lines[below], asking)
            {
                take_first_half(line, &mut read[below].figures);
            } else {
                ask_time(line, why_of_name(body_of(&line.text)), asking);
                under.open(line, &lines[below], year);
            }
        } else if silent && kind == Kind::Text {
            under.interrupt(line);
        }
        if below.is_none()
            && let Some(below) = ahead_of_next(lines, &read, at, year).filter(|_| silent)
        {
            under.open_ahead(line, below);
        }
        figures.taken.extend(of_line.figures.into_iter().map(|figure| under.name(figure, line, year)));
        if former {
            under.go_on_with_year(line, year);
        }
        formers.extend(apart.into_iter().map(|(of, figure)| (of, under.name(figure, line, year))));
    }
    formers.settle(&mut figures.taken, asking);
    ask_same_names(&mut figures.taken, asking);
    figures
}

/// Figures of which neither their words nor a value of the year before say that they are this year's.
fn doubt_years(of_line: &mut OfLine) {
    let unsaid = |figure: &mut OnLine| figure.found.of.is_none() && figure.previous.is_none();
    for figure in of_line.figures.extract_if(.., unsaid) {
        let (at, text) = (figure.label.start, figure.as_printed.clone());
        let before = OnLine { value: None, previous: Some(Given::from(&figure.found)), ..figure.clone() };
        let ways = Ways::offer(figure, vec![Way::take("before", before)]);
        of_line.unsure.push(Unsure { at, text, why: WHICH_YEAR, ways });
    }
    of_line.unsure.sort_by_key(|unsure| unsure.at);
}

/// A heading or a note on a line of its own that says of the figures below or above that they aren't the whole year's.
fn ask_time(line: &Joined, why: Option<&'static str>, asking: &mut Asking<'_>) {
    let Some(why) = why else { return };
    asking.ask(Question {
        topic: "time",
        line: line.line_of(0),
        text: &line.text,
        why: why.to_owned(),
        assumed: "かかわる指標を、年度の値として取りました。".to_owned(),
        choices: &[("keep", "このままでよい")],
    });
}

fn leave(line: &Joined, Aside { at, text, why }: Aside) -> Left {
    Left { line: line.line_of(at), text, why: why.to_owned() }
}

/// Reads line by line; under a line of years, lines of a label and one number a year.
fn scan_lines(lines: &[Joined], year: FiscalYear) -> Vec<OfLine> {
    let mut columns: Option<Columns> = None;
    let said = lines.iter().any(|line| Brackets::said_by(&line.text) == Brackets::YearBefore);
    let brackets = if said { Brackets::YearBefore } else { Brackets::Unsaid };
    let mut scan = |line: &Joined| {
        if let Some(found) = read_columns(&line.text) {
            let read = found.scan_head(&line.text, year);
            columns = Some(found);
            return read;
        }
        if let Some(row) = columns.as_ref().and_then(|columns| columns.scan_row(&line.text, year)) {
            return row;
        }
        if let Some(row) = columns.as_ref().and_then(|_| ask_unread_row(&line.text)) {
            return row;
        }
        if line.text.contains(|c: char| narrow(c).is_ascii_digit()) {
            columns = None;
        }
        ask_unsure_series(&line.text).unwrap_or_else(|| scan_line(&line.text, year, brackets))
    };
    lines.iter().map(&mut scan).collect()
}
