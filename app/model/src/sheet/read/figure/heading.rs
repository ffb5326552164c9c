//! Headings and the figures under them. A heading and its timing hold for its own lines only, not for the next bullet.

use super::columns::{Columns, read_columns};
use super::said::without_own_year;
use super::scan::{Kind, OfLine, OnLine, Unsure, bullet_len, scan_line};
use super::words::{counting_of, heading_name, timing_of};
use crate::indicator::{Counting, Timing};
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
        settle(&mut of_line, line, asking);
        let kind = of_line.kind;
        if kind == Kind::Years {
            continue;
        }
        under.enter(line);
        let first = of_line.figures.first().filter(|_| line.gap == Gap::Blank);
        if let Some(figure) = first.filter(|figure| figure.label.above.is_empty()) {
            under.ask_over_gap(line, &figure.label.text, asking);
        }
        let below =
            (at + 1..lines.len()).find(|below| read[*below].kind == Kind::Text || !read[*below].figures.is_empty());
        let next = below.map(|below| (&read[below], &lines[below]));
        if kind == Kind::Text
            && of_line.figures.is_empty()
            && next.is_some_and(|(next, below)| is_over(line, next, below))
        {
            under.open(line);
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
        scan_line(&line.text, year)
    };
    lines.iter().map(&mut scan).collect()
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

/// The headings that hold at a line.
#[derive(Default)]
struct Under {
    /// 【…】.
    section: Option<String>,
    /// Whether the section's words stood alone on their line, and so hold for bullets too.
    section_alone: bool,
    heading: Option<Heading>,
    /// What the line above set off by a space, and its indent.
    aside: Option<(Vec<String>, usize)>,
    /// The label that a 「うち…」 is a part of.
    last_label: Option<String>,
}

struct Heading {
    name: String,
    timing: Option<Timing>,
    counting: Option<Counting>,
    indent: usize,
    bulleted: bool,
    used: bool,
}

impl Under {
    /// Leaves headings that end before this line.
    fn enter(&mut self, line: &Joined) {
        let bullet = line.text.starts_with(is_bullet_sign);
        if let Some(section) = section_of(&line.text) {
            let alone = section.chars().count() + 2 == line.text.chars().count();
            self.section = is_section(&section).then_some(section);
            self.section_alone = alone;
            self.heading = None;
            self.aside = None;
            return;
        }
        if bullet && !self.section_alone {
            self.section = None;
        }
        let ended = self.heading.as_ref().is_some_and(|heading| {
            let sibling = bullet && line.indent <= heading.indent && heading.bulleted;
            sibling || line.gap == Gap::Blank && heading.used && bullet
        });
        if ended {
            self.heading = None;
        }
        if line.gap == Gap::Blank && !self.section_alone {
            self.section = None;
        }
        if self.aside.as_ref().is_some_and(|(_, indent)| line.indent <= *indent || bullet) {
            self.aside = None;
        }
    }

    /// Behind a blank line a figure without a heading of its own may still belong to the one above.
    fn ask_over_gap(&mut self, line: &Joined, label: &str, asking: &mut Asking<'_>) {
        let Some(heading) = self.heading.as_ref().filter(|heading| heading.used && !heading.name.is_empty()) else {
            return;
        };
        let name = heading.name.clone();
        let answer = asking.ask(Question {
            topic: "heading",
            line: line.line_of(0),
            text: &line.text,
            why: format!("「{label}」の前に空いた行があり、見出し「{name}」のものかどうか確かではありません。"),
            assumed: format!("見出し「{name}」のものとしました。"),
            choices: &[("under", "見出しのものである"), ("apart", "見出しのものではない")],
        });
        if answer == "apart" {
            self.heading = None;
        }
    }

    fn open(&mut self, line: &Joined) {
        let body: String = line.text.chars().skip(bullet_len(&line.text)).collect();
        self.heading = Some(Heading {
            name: heading_name(&body),
            timing: timing_of(&body),
            counting: counting_of(&body),
            indent: line.indent,
            bulleted: line.text.starts_with(is_bullet_sign),
            used: false,
        });
        self.aside = None;
    }

    fn name(&mut self, figure: OnLine, line: &Joined, year: FiscalYear) -> PrintedIndicator {
        let mut above: Vec<String> = self.section.iter().cloned().collect();
        if let Some(heading) = &mut self.heading {
            heading.used = true;
            above.push(heading.name.clone());
        }
        let OnLine { label, found, value, previous, earlier, as_printed, note } = figure;
        if label.above.is_empty() || label.part {
            above.extend(self.aside.iter().flat_map(|(aside, _)| aside.iter()).cloned());
        } else {
            self.aside = Some((label.above.iter().map(|part| heading_name(part)).collect(), line.indent));
        }
        if label.part || label.above.is_empty() && label.text.starts_with("うち") {
            above.extend(self.last_label.clone());
        } else {
            self.last_label = Some(own_name(&label.text, year));
        }
        above.extend(label.above.iter().map(|part| own_name(&heading_name(part), year)));
        above.retain(|part| !part.is_empty());
        let heading = (!above.is_empty()).then(|| above.join(" "));
        let own = own_name(&label.text, year);
        let name = heading.iter().map(String::as_str).chain([own.as_str()]).collect::<Vec<_>>().join(" ");
        let of_heading = self.heading.as_ref();
        let words = label.above.join(" ");
        PrintedIndicator {
            counting: found
                .counting
                .or_else(|| counting_of(&label.text))
                .or_else(|| counting_of(&words))
                .or_else(|| of_heading.and_then(|heading| heading.counting)),
            timing: found
                .timing
                .or_else(|| timing_of(&label.text))
                .or_else(|| timing_of(&words))
                .or_else(|| of_heading.and_then(|heading| heading.timing)),
            unit: found.unit.or_else(|| previous.as_ref().and_then(|given| given.unit.clone())),
            approximate: found.approximate,
            value,
            previous: previous.as_ref().map(|given| given.figure),
            previous_approximate: previous.is_some_and(|given| given.approximate),
            earlier,
            line: line.line_of(label.start),
            label: label.text,
            heading,
            name,
            as_printed,
            note,
        }
    }
}

/// A name without the number of the list's own year, which would keep it from being joined with the next year's.
fn own_name(text: &str, year: FiscalYear) -> String {
    without_own_year(text, year).filter(|name| !name.is_empty()).unwrap_or_else(|| text.to_owned())
}

fn section_of(text: &str) -> Option<String> {
    let inner = text.strip_prefix('【')?;
    inner.split_once('】').map(|(section, _)| section.trim().to_owned())
}

/// 【再掲】 and its likes are no headings.
fn is_section(section: &str) -> bool {
    !section.is_empty() && !["再掲", "新規", "拡充", "継続", "一部新規", "重点"].contains(&section)
}
