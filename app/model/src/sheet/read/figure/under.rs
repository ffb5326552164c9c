//! The headings that hold at a line, and the names that they give: a heading and its timing hold for its own lines only,
//! not for the next bullet.

use super::kind::is_aim;
use super::label::Label;
use super::said::{Of, without_own_year, year_in};
use super::scan::{OnLine, bullet_len};
use super::words::{counting_of, heading_name, timing_of};
use crate::indicator::{Counting, Lineage, Timing};
use crate::sheet::PrintedIndicator;
use crate::sheet::read::asking::{Asking, Question};
use crate::sheet::read::joining::Joined;
use crate::sheet::read::lines::{Gap, is_bullet_sign};
use crate::year::FiscalYear;

/// The headings that hold at a line.
#[derive(Default)]
pub(super) struct Under {
    /// 【…】.
    section: Option<String>,
    /// Whether the section's words stood alone on their line, and so hold for bullets too.
    section_alone: bool,
    heading: Option<Heading>,
    /// What the line above set off by a space, and its indent.
    aside: Option<(Vec<String>, usize)>,
    /// The label that a 「うち…」 is a part of.
    last_label: Option<String>,
    /// Whether the lines are of a year that isn't the list's: 「・令和５年度実績」 stands above.
    of_other_year: bool,
}

struct Heading {
    name: String,
    timing: Option<Timing>,
    counting: Option<Counting>,
    indent: usize,
    /// Whether the next bullet ends it.
    bulleted: bool,
    used: bool,
    /// Whether its lines tell what is aimed at.
    aim: bool,
}

impl Under {
    /// Leaves headings that end before this line.
    pub fn enter(&mut self, line: &Joined, year: FiscalYear) {
        if let Some(own) = year_over(&line.text, year) {
            self.of_other_year = !own;
        } else if line.gap == Gap::Blank || line.text.starts_with('【') {
            self.of_other_year = false;
        }
        self.heading.take_if(|heading| heading.aim && tells_results(&line.text, year));
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

    /// Whether a line below the headings tells another year's values, or what is aimed at.
    pub fn is_of_other_value(&mut self, year: FiscalYear) -> bool {
        let aim = self.heading.as_mut().filter(|heading| heading.aim);
        let aimed = aim.map(|heading| heading.used = true).is_some();
        aimed || self.of_other_year || self.section.as_deref().is_some_and(|section| is_aim(section, year))
    }

    /// Behind a blank line a figure without a heading of its own may still belong to the one above.
    pub fn ask_over_gap(&mut self, line: &Joined, label: &str, asking: &mut Asking<'_>) {
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

    /// A heading stands over the line below it; one over bullets like its own holds for all of them.
    pub fn open(&mut self, line: &Joined, below: &Joined, year: FiscalYear) {
        let body: String = line.text.chars().skip(bullet_len(&line.text)).collect();
        let over_bullets = below.text.starts_with(is_bullet_sign) && below.indent <= line.indent;
        self.heading = Some(Heading {
            name: name_above(&heading_name(&body), year),
            timing: timing_of(&body),
            counting: counting_of(&body),
            indent: line.indent,
            bulleted: line.text.starts_with(is_bullet_sign) && !over_bullets,
            used: false,
            aim: is_aim(&body, year),
        });
        self.aside = None;
    }

    pub fn name(&mut self, figure: OnLine, line: &Joined, year: FiscalYear) -> PrintedIndicator {
        let heading = self.head(&figure.label, line.indent, year);
        let OnLine { label, found, value, previous, earlier, as_printed, note } = figure;
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
            lineage: note.as_deref().map(Lineage::read).unwrap_or_default(),
            note,
        }
    }

    /// What stands above a label: section, heading, what the line sets off, the figure that it is a part of.
    fn head(&mut self, label: &Label, indent: usize, year: FiscalYear) -> Option<String> {
        let mut above: Vec<String> = self.section.iter().map(|section| name_above(section, year)).collect();
        if let Some(heading) = &mut self.heading {
            heading.used = true;
            above.push(heading.name.clone());
        }
        let own: Vec<String> = label.above.iter().map(|part| name_above(&heading_name(part), year)).collect();
        if own.is_empty() || label.part {
            above.extend(self.aside.iter().flat_map(|(aside, _)| aside.iter()).cloned());
        } else {
            self.aside = Some((own.clone(), indent));
        }
        if label.part || own.is_empty() && label.text.starts_with("うち") {
            above.extend(self.last_label.clone());
        } else {
            self.last_label = Some(own_name(&label.text, year));
        }
        above.extend(own);
        above.retain(|part| !part.is_empty());
        (!above.is_empty()).then(|| above.join(" "))
    }
}

/// A name without the number of the list's own year, which would keep it from being joined with the next year's.
fn own_name(text: &str, year: FiscalYear) -> String {
    without_own_year(text, year).filter(|name| !name.is_empty()).unwrap_or_else(|| text.to_owned())
}

/// A heading without that number; empty where nothing else stands in it.
fn name_above(text: &str, year: FiscalYear) -> String {
    without_own_year(text, year).unwrap_or_else(|| text.to_owned())
}

/// Whether a line that begins with a year and holds no figure speaks of the list's own: 「・令和５年度実績」, 「【令和５年度】」.
fn year_over(text: &str, year: FiscalYear) -> Option<bool> {
    let section = section_of(text);
    let body: String = section.unwrap_or_else(|| text.chars().skip(bullet_len(text)).collect());
    let short = body.chars().count() <= 20 && !body.ends_with(['。', '、']);
    let named = year_in(&body, year).filter(|named| short && named.start <= '（'.len_utf8())?;
    let rest = body[named.end..].trim_end_matches(['）', ')', '：', ':', ' ', '\u{3000}']);
    let alone = rest
        .trim_start_matches(['の', '末', '日', '現', '在', '時', '点', '分', '値', '実', '績', '結', '果'])
        .is_empty();
    alone.then_some(named.of == Of::This)
}

/// Whether a line says nothing but that results follow: 「・実績」, 「・令和６年度実績」.
fn tells_results(text: &str, year: FiscalYear) -> bool {
    let body: String = text.chars().skip(bullet_len(text)).collect();
    !body.is_empty() && (year_over(text, year) == Some(true) || name_above(&heading_name(&body), year).is_empty())
}

fn section_of(text: &str) -> Option<String> {
    let inner = text.strip_prefix('【')?;
    inner.split_once('】').map(|(section, _)| section.trim().to_owned())
}

/// 【再掲】 and its likes are no headings.
fn is_section(section: &str) -> bool {
    !section.is_empty() && !["再掲", "新規", "拡充", "継続", "一部新規", "重点"].contains(&section)
}
