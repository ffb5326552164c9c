//! Headings and the figures under them. A heading and its timing hold for its own lines only, not for the next bullet.

use super::bracket::Brackets;
use super::columns::{Columns, read_columns};
use super::elsewhen::{why_of_aside, why_of_time};
use super::kind::is_aim;
use super::prose::OTHER_VALUE;
use super::same::ask_same_names;
use super::scan::{Aside, Kind, OfLine, Unsure, bullet_len, scan_line};
use super::under::Under;
use super::ways::{Ways, settle};
use crate::sheet::read::asking::{Asking, Question};
use crate::sheet::read::joining::Joined;
use crate::sheet::read::lines::{Gap, is_bullet_sign};
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

/// Reads the figures of a 説明.
pub(in super::super) fn read_figures(lines: &[Joined], year: FiscalYear, asking: &mut Asking<'_>) -> Figures {
    let mut read = scan_lines(lines, year);
    let mut under = Under::default();
    let mut figures = Figures::default();
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
        let silent = of_line.figures.is_empty();
        if !silent && under.is_of_other_value(year) {
            offer_all(&mut of_line);
        }
        settle(&mut of_line, line, asking);
        let first = of_line.figures.first().filter(|_| line.gap == Gap::Blank);
        if let Some(figure) = first.filter(|figure| figure.label.above.is_empty()) {
            under.ask_over_gap(line, &figure.label.text, asking);
        }
        let below =
            over_next(lines, &read, at, year).filter(|_| kind == Kind::Text && silent && of_line.figures.is_empty());
        if let Some(below) = below {
            ask_time(line, why_of_time(&line.text), asking);
            under.open(line, below, year);
        }
        for figure in of_line.figures {
            figures.taken.push(under.name(figure, line, year));
        }
    }
    ask_same_names(&mut figures.taken, asking);
    figures
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
        if line.text.contains(|c: char| narrow(c).is_ascii_digit()) {
            columns = None;
        }
        scan_line(&line.text, year, brackets)
    };
    lines.iter().map(&mut scan).collect()
}

/// Under a line that names another year, or what is aimed at, no figure is this year's unless somebody says so.
fn offer_all(of_line: &mut OfLine) {
    for figure in std::mem::take(&mut of_line.figures) {
        let (at, text) = (figure.label.start, figure.as_printed.clone());
        of_line.unsure.push(Unsure { at, text, why: OTHER_VALUE, ways: Ways::offer(figure, Vec::new()) });
    }
    of_line.unsure.sort_by_key(|unsure| unsure.at);
}

/// The next line that is text or holds figures, where the one at `at` is its heading.
fn over_next<'l>(lines: &'l [Joined], read: &[OfLine], at: usize, year: FiscalYear) -> Option<&'l Joined> {
    let below = (at + 1..lines.len()).find(|below| read[*below].kind == Kind::Text || !read[*below].figures.is_empty());
    below.filter(|below| is_over(&lines[at], &read[*below], &lines[*below], year)).map(|below| &lines[below])
}

/// 「目標：45人」, 「日時：10月５日」: what has a value of its own is no heading.
fn gives_value(body: &str) -> bool {
    let value = body.split_once(['：', ':']).map_or("", |(_, value)| value.trim_start());
    value.starts_with(|c: char| narrow(c).is_ascii_digit())
}

/// Whether a line without figures is the heading of what comes below.
fn is_over(line: &Joined, next: &OfLine, below: &Joined, year: FiscalYear) -> bool {
    let body: String = line.text.chars().skip(bullet_len(&line.text)).collect();
    let bulleted = line.text.starts_with(is_bullet_sign);
    let own = !below.text.starts_with(is_bullet_sign) || below.indent > line.indent || !bulleted;
    let own = own || is_aim(&body, year);
    let ends_like_sentence = body.ends_with(['。', 'た', 'る', 'す', 'い', 'く', 'う', '、']);
    let short = (1..=45).contains(&body.chars().count()) && !body.contains(['を', '。']) && !ends_like_sentence;
    short
        && own
        && !next.figures.is_empty()
        && !body.starts_with(['※', '（', '('])
        && !body.contains("前年度")
        && !gives_value(&body)
        && FiscalYear::read(&body).is_none()
}
