//! The headings that hold at a line, and the names that they give: a heading and its timing hold for its own lines only,
//! not for the next bullet.

use super::anew::{behind_year, starts_with_amount};
use super::headed::{body_of, is_enclosed, other_year_of, section_of, year_over};
use super::kind::{is_aim, looks_ahead};
use super::label::Label;
use super::naming::{is_section, name_above, own_name, tells_results};
use super::prose::BOTH;
use super::said::{Of, year_in};
use super::scan::{OfLine, OnLine, Unsure};
use super::to_come::ToCome;
use super::ways::Ways;
use super::words::{counting_of, counts_both, heading_name, timing_of};
use crate::indicator::{Counting, Lineage, Timing};
use crate::sheet::PrintedIndicator;
use crate::sheet::read::joining::Joined;
use crate::sheet::read::lines::{Gap, is_bullet_sign};
use crate::year::FiscalYear;

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
    /// The lines are still to come, below a line that says nothing else.
    to_come: Option<ToCome>,
}

struct OtherYear {
    of: Of,
    section: bool,
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

fn without_bullet(text: &str) -> &str {
    text.trim_start_matches(|c: char| is_bullet_sign(c) || c.is_whitespace())
}

impl Under {
    /// Leaves headings that end before this line.
    pub fn enter(&mut self, line: &Joined, year: FiscalYear) {
        self.enter_year(line, year);
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
        let other = |of| OtherYear { of, section: false, over_bullets: Some(false) };
        self.other_year = of.map(other).or_else(|| self.other_year.take());
    }

    fn enter_year(&mut self, line: &Joined, year: FiscalYear) {
        self.other_year.take_if(|other| !other.section && behind_year(without_bullet(&line.text)).is_some());
        let (section, bullet) = (is_enclosed(&line.text), line.text.starts_with(is_bullet_sign));
        if let Some(of) = year_over(&line.text, year) {
            self.other_year = (of != Of::This).then_some(OtherYear { of, section, over_bullets: None });
            return;
        }
        let Some(other) = &mut self.other_year else { return };
        let ended = line.gap == Gap::Blank && other.over_bullets.is_some() || section;
        let first = other.over_bullets.is_none();
        let over_bullets = *other.over_bullets.get_or_insert(bullet);
        if ended || !first && bullet && !over_bullets && !other.section {
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
            name: heading_name(&name_above(body, year)),
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

    pub fn name(&mut self, figure: OnLine, line: &Joined, year: FiscalYear) -> PrintedIndicator {
        let heading = self.head(&figure.label, line.indent, year);
        let words = self.words(&figure.label);
        let OnLine { label, found, value, previous, earlier, as_printed, note } = figure;
        let own = own_name(&label.text, year);
        let name = heading.iter().map(String::as_str).chain([own.as_str()]).collect::<Vec<_>>().join(" ");
        let of_heading = self.heading.as_ref();
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
        let own: Vec<String> = label.above.iter().map(|part| heading_name(&name_above(part, year))).collect();
        if own.is_empty() || label.part {
            above.extend(self.aside.iter().flat_map(|aside| &aside.names).cloned());
        } else {
            self.aside = Some(Aside { names: own.clone(), words: label.above.join(" "), indent });
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

    /// What stands above a label, as printed.
    fn words(&self, label: &Label) -> String {
        let aside = self.aside.as_ref().filter(|_| label.above.is_empty() || label.part);
        aside.into_iter().map(|aside| &aside.words).chain(&label.above).cloned().collect::<Vec<_>>().join(" ")
    }
}
