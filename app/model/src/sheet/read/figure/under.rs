//! The headings that hold at a line, and the names that they give: a heading and its timing hold for its own lines only,
//! not for the next bullet.

use super::anew::{behind_year, starts_with_amount};
use super::headed::{body_of, is_enclosed, opening_of, other_year_of, section_of, without_number, year_over};
use super::kind::{is_aim, looks_ahead};
use super::naming::{is_section, name_above, tells_results};
use super::prose::BOTH;
use super::said::{Of, year_in};
use super::scan::{OfLine, OnLine, Unsure};
use super::to_come::ToCome;
use super::ways::Ways;
use super::words::{counting_of, counts_both, heading_name, timing_of};
use crate::indicator::{Counting, Timing};
use crate::number::leading_unit;
use crate::sheet::read::joining::Joined;
use crate::sheet::read::lines::{Gap, is_bullet_sign};
use crate::year::FiscalYear;

mod named;
mod whose;

/// The headings that hold at a line.
#[derive(Default)]
pub(super) struct Under {
    /// 【…】.
    section: Option<String>,
    /// Whether the section's words stood alone on their line, and so hold for bullets too.
    section_alone: bool,
    heading: Option<Heading>,
    /// What the line above set off by a space.
    aside: Option<Aside>,
    /// The label that a 「うち…」 is a part of.
    last_label: Option<String>,
    /// The lines are of a year that isn't the list's: 「・令和５年度実績」 stands above.
    other_year: Option<OtherYear>,
    /// The unit of the numbers below: 「（単位：人）」.
    unit: Option<String>,
    /// The lines are still to come, below a line that says nothing else.
    to_come: Option<ToCome>,
}

struct OtherYear {
    of: Of,
    /// The bracket around the line that names it: the next line in such a bracket ends it.
    section: Option<char>,
    /// Whether the first line below is a bullet; then the next one ends nothing.
    over_bullets: Option<bool>,
}

struct Aside {
    names: Vec<String>,
    /// As printed: they may say how is counted.
    words: String,
    indent: usize,
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
    /// Whether its lines tell what is still to come, as far as no value of the year before stands beside it.
    ahead: bool,
    /// The year of its lines, where that isn't the list's.
    of: Option<Of>,
    /// Whether it says 延べ and 実 of its lines.
    both: bool,
    /// Whether lines below it stood further in.
    indented: bool,
    /// Whether a sentence has come since.
    interrupted: bool,
}

/// Whether a label names no thing but how the one before is counted otherwise: 「うち新規」, 「累計」.
fn is_of_last(label: &str) -> bool {
    label.starts_with("うち") || label == "累計"
}

/// 人 of 「（単位：人）」, where nothing else is said.
fn unit_of_block(text: &str) -> Option<String> {
    let bare = text.trim_matches(['（', '）', '(', ')', '【', '】', '［', '］', '※', ' ', '\u{3000}']);
    let unit = bare.strip_prefix("単位")?.trim_start_matches(['：', ':', ' ', '\u{3000}', '（', '(']);
    leading_unit(unit).filter(|known| *known == unit).map(str::to_owned)
}

fn without_bullet(text: &str) -> &str {
    text.trim_start_matches(|c: char| is_bullet_sign(c) || c.is_whitespace())
}

impl Under {
    /// Leaves headings that end before this line.
    pub fn enter(&mut self, line: &Joined, year: FiscalYear) {
        self.enter_year(line, year);
        self.unit = unit_of_block(&line.text).or_else(|| self.unit.take().filter(|_| line.gap != Gap::Blank));
        self.heading.take_if(|heading| (heading.aim || heading.ahead) && tells_results(&line.text, year));
        let bullet = line.text.starts_with(is_bullet_sign);
        self.to_come.take_if(|title| title.ends_at(line, year));
        if let Some(section) = section_of(&line.text) {
            let alone = section.chars().count() + 2 == line.text.chars().count();
            self.section = is_section(section).then(|| section.to_owned());
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
            // Behind lines that stood further in, one at its own margin is none of its own.
            let back = heading.indented && line.indent <= heading.indent;
            sibling || back || line.gap == Gap::Blank && heading.used && bullet
        });
        if ended {
            self.heading = None;
        }
        if let Some(heading) = &mut self.heading {
            heading.indented |= line.indent > heading.indent;
        }
        if line.gap == Gap::Blank && !self.section_alone {
            self.section = None;
        }
        self.aside.take_if(|aside| line.indent <= aside.indent || bullet);
    }

    /// Behind a line that tells another year's figures, 「令和５年度：相談件数90件」, the lines up to the next bullet or year go on
    /// with that year.
    pub fn go_on_with_year(&mut self, line: &Joined, year: FiscalYear) {
        let text = without_bullet(&line.text);
        let behind = behind_year(text).filter(|behind| !starts_with_amount(behind));
        let head = behind.map_or("", |behind| &text[..text.len() - behind.len()]);
        let of = year_in(head, year).map(|named| named.of).filter(|of| matches!(of, Of::Before | Of::Earlier(_)));
        let other = |of| OtherYear { of, section: None, over_bullets: Some(false) };
        self.other_year = of.map(other).or_else(|| self.other_year.take());
    }

    fn enter_year(&mut self, line: &Joined, year: FiscalYear) {
        let names_year = behind_year(without_bullet(&line.text)).is_some();
        self.other_year.take_if(|other| other.section.is_none() && names_year);
        let section = opening_of(&line.text).filter(|_| is_enclosed(&line.text));
        let bullet = line.text.starts_with(is_bullet_sign);
        if let Some(of) = year_over(&line.text, year) {
            self.other_year = (of != Of::This).then_some(OtherYear { of, section, over_bullets: None });
            return;
        }
        let Some(other) = &mut self.other_year else { return };
        let ended = match other.section {
            // Behind a blank line a bullet is of another rank than lines without one.
            Some(_) => {
                section == other.section || line.gap == Gap::Blank && bullet && other.over_bullets == Some(false)
            }
            None => line.gap == Gap::Blank && other.over_bullets.is_some() || section.is_some(),
        };
        let first = other.over_bullets.is_none();
        let over_bullets = *other.over_bullets.get_or_insert(bullet);
        if ended || !first && bullet && !over_bullets && other.section.is_none() {
            self.other_year = None;
        }
    }

    /// A line without figures may say that what follows is still to come.
    pub fn look_ahead(&mut self, line: &Joined, year: FiscalYear) {
        self.to_come = ToCome::read(line, year).or_else(|| self.to_come.take());
    }

    /// The year of a line below the headings, where that isn't the list's; what is aimed at is of another one too.
    fn other_value(&mut self, year: FiscalYear) -> Option<Of> {
        let heading = self.heading.as_mut().filter(|heading| heading.aim || heading.of.is_some());
        let of_heading = heading.map(|heading| {
            heading.used = true;
            heading.of.unwrap_or(Of::Other)
        });
        let section = self.section.as_deref().filter(|text| year_over(text, year).is_none());
        let of_section =
            || section.and_then(|text| is_aim(text, year).then_some(Of::Other).or_else(|| other_year_of(text, year)));
        let aim = || self.to_come.as_ref().filter(|title| title.aim).map(|_| Of::Other);
        of_heading.or_else(|| self.other_year.as_ref().map(|other| other.of)).or_else(of_section).or_else(aim)
    }

    /// Whether the lines below the headings are still to come.
    fn is_ahead(&mut self) -> bool {
        let of_heading = self.heading.as_mut().filter(|heading| heading.ahead);
        let of_section = || self.section.as_deref().is_some_and(looks_ahead);
        of_heading.map(|heading| heading.used = true).is_some() || of_section() || self.to_come.is_some()
    }

    /// Takes out of a line what isn't this year's, or what nobody can tell to be 延べ or 実.
    pub fn take_apart(&mut self, of_line: &mut OfLine, year: FiscalYear) -> Vec<(Of, OnLine)> {
        let mut apart = std::mem::take(&mut of_line.formers);
        if of_line.figures.is_empty() && apart.is_empty() {
            return apart;
        }
        if let Some(of) = self.other_value(year) {
            apart.extend(std::mem::take(&mut of_line.figures).into_iter().map(|figure| (of, figure)));
        } else if self.is_ahead() {
            let alone = |figure: &mut OnLine| figure.previous.is_none();
            apart.extend(of_line.figures.extract_if(.., alone).map(|figure| (Of::Other, figure)));
        } else if self.heading.as_ref().is_some_and(|heading| heading.both) {
            let uncounted = |figure: &mut OnLine| figure.found.counting.or(counting_of(&figure.label.text)).is_none();
            for figure in of_line.figures.extract_if(.., uncounted) {
                let (at, text) = (figure.label.start, figure.as_printed.clone());
                of_line.unsure.push(Unsure { at, text, why: BOTH, ways: Ways::counted(&figure) });
            }
            of_line.unsure.sort_by_key(|unsure| unsure.at);
        }
        apart
    }

    /// A heading stands over the line below it; one over bullets like its own holds for all of them.
    pub fn open(&mut self, line: &Joined, below: &Joined, year: FiscalYear) {
        let body = body_of(&line.text);
        let over_bullets = below.text.starts_with(is_bullet_sign) && below.indent <= line.indent;
        self.heading = Some(Heading {
            name: heading_name(&name_above(without_number(body), year)),
            timing: timing_of(body),
            counting: counting_of(body),
            indent: line.indent,
            bulleted: line.text.starts_with(is_bullet_sign) && !over_bullets,
            used: false,
            aim: is_aim(body, year),
            ahead: looks_ahead(body),
            of: other_year_of(body, year),
            both: counts_both(body),
            indented: false,
            interrupted: false,
        });
        self.aside = None;
    }

    /// A sentence leads on to what is still to come.
    pub fn open_ahead(&mut self, line: &Joined, below: &Joined) {
        self.heading = Some(Heading {
            name: String::new(),
            timing: None,
            counting: None,
            indent: line.indent,
            bulleted: line.text.starts_with(is_bullet_sign) && !below.text.starts_with(is_bullet_sign),
            used: false,
            aim: false,
            ahead: true,
            of: None,
            both: false,
            indented: false,
            interrupted: false,
        });
        self.aside = None;
    }
}
