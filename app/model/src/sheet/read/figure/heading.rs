//! Headings and the figures under them. A heading and its timing hold for its own lines only, not for the next bullet.

use super::bracket::Brackets;
use super::columns::{Columns, read_columns};
use super::prose::OTHER_VALUE;
use super::scan::{Kind, OfLine, Unsure, bullet_len, scan_line};
use super::under::Under;
use crate::sheet::PrintedIndicator;
use crate::sheet::read::asking::{Asking, Question};
use crate::sheet::read::joining::Joined;
use crate::sheet::read::lines::{Gap, is_bullet_sign};
use crate::text::narrow;
use crate::year::FiscalYear;

/// Reads the figures of a 説明, in printed order.
pub(in super::super) fn read_figures(
    lines: &[Joined],
    year: FiscalYear,
    asking: &mut Asking<'_>,
) -> Vec<PrintedIndicator> {
    let mut read = scan_lines(lines, year);
    let mut under = Under::default();
    let mut figures = Vec::new();
    for at in 0..lines.len() {
        if asking.is_hopeless() {
            break;
        }
        let line = &lines[at];
        let mut of_line = std::mem::take(&mut read[at]);
        let kind = of_line.kind;
        if kind == Kind::Years {
            settle(&mut of_line, line, asking);
            continue;
        }
        under.enter(line, year);
        if under.is_of_other_year() {
            offer_all(&mut of_line);
        }
        settle(&mut of_line, line, asking);
        let first = of_line.figures.first().filter(|_| line.gap == Gap::Blank);
        if let Some(figure) = first.filter(|figure| figure.label.above.is_empty()) {
            under.ask_over_gap(line, &figure.label.text, asking);
        }
        if kind == Kind::Text && of_line.figures.is_empty() && is_over_next(lines, &read, at) {
            under.open(line, year);
        }
        for figure in of_line.figures {
            figures.push(under.name(figure, line, year));
        }
    }
    figures
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

/// Under a line that names another year no figure is this year's unless somebody says so.
fn offer_all(of_line: &mut OfLine) {
    for figure in std::mem::take(&mut of_line.figures) {
        let (at, text) = (figure.label.start, figure.as_printed.clone());
        of_line.unsure.push(Unsure { at, text, why: OTHER_VALUE, offer: Some(figure) });
    }
    of_line.unsure.sort_by_key(|unsure| unsure.at);
}

/// Asks what is unsure, and takes what people said is a figure.
fn settle(of_line: &mut OfLine, line: &Joined, asking: &mut Asking<'_>) {
    for Unsure { at, text, why, offer } in std::mem::take(&mut of_line.unsure) {
        let question = |assumed: &str, choices| Question {
            topic: "figure",
            line: line.line_of(at),
            text: &text,
            why: why.to_owned(),
            assumed: assumed.to_owned(),
            choices,
        };
        match offer {
            Some(figure) if !figure.label.text.is_empty() => {
                let assumed = format!("指標として取りませんでした。取るなら名前は「{}」です。", figure.label.text);
                let choices: &[_] = &[("skip", "指標ではない"), ("take", "指標として取る")];
                if asking.ask(question(&assumed, choices)) == "take" {
                    of_line.figures.push(figure);
                    of_line.figures.sort_by_key(|figure| figure.found.start);
                }
            }
            Some(_) => {
                asking.ask(question("指標として取りませんでした。", &[("skip", "指標ではない")]));
            }
            None => {
                asking.ask(question("印刷されたとおりに読める分だけを取りました。", &[("keep", "このままでよい")]));
            }
        }
    }
}

/// Whether the line at `at` is the heading of the next one that is text or holds figures.
fn is_over_next(lines: &[Joined], read: &[OfLine], at: usize) -> bool {
    let below = (at + 1..lines.len()).find(|below| read[*below].kind == Kind::Text || !read[*below].figures.is_empty());
    below.is_some_and(|below| is_over(&lines[at], &read[below], &lines[below]))
}

/// Whether a line without figures is the heading of what comes below.
fn is_over(line: &Joined, next: &OfLine, below: &Joined) -> bool {
    let body: String = line.text.chars().skip(bullet_len(&line.text)).collect();
    let bulleted = line.text.starts_with(is_bullet_sign);
    let own = !below.text.starts_with(is_bullet_sign) || below.indent > line.indent || !bulleted;
    let ends_like_sentence = body.ends_with(['。', 'た', 'る', 'す', 'い', 'く', 'う', '、']);
    let short = (1..=45).contains(&body.chars().count()) && !body.contains(['を', '。']) && !ends_like_sentence;
    short
        && own
        && !next.figures.is_empty()
        && !body.starts_with(['※', '（', '('])
        && !body.contains("前年度")
        && FiscalYear::read(&body).is_none()
}
