//! Around the figures: grey lines with their numbers (large charts), the unit, one ink baseline, the years.

use super::frame::Frame;
use super::ink::Ink;
use super::label::width;
use super::plot::{Painted, Plot, Set};
use model::indicator::{Beginning, grouped};
use model::writing::Writing;
use model::year::FiscalYear;

impl Plot<'_, '_> {
    /// Grey lines, behind everything.
    pub(super) fn draw_grid(&self) -> Painted {
        if !self.frame.is_large() {
            return Ok(());
        }
        let ((left, right), drop) = (self.sides(), self.frame.text() * 5 / 16);
        for line in self.scale.lines() {
            let y = self.spot(0, self.scale.at(line)).1;
            self.stroke(Ink::Grid, vec![(left, y), (right, y)])?;
            self.write(Ink::Quiet, &grouped(line), (left - 10, y + drop), Set::End)?;
        }
        self.write(Ink::Quiet, "0", (left - 10, self.base() + drop), Set::End)?;
        let unit = self.series.unit_words(self.writing.lang);
        let at = if self.frame.left() < 40 { 0 } else { left };
        if unit.is_empty() { Ok(()) } else { self.write(Ink::Quiet, &unit, (at, self.frame.text() + 2), Set::Start) }
    }

    /// The baseline, before everything.
    pub(super) fn draw_baseline(&self) -> Painted {
        let ((left, right), base) = (self.sides(), self.base());
        self.stroke(Ink::Base, vec![(left, base), (right, base)])
    }

    /// 元 ２ ３ …; as many as have room, the selected one always.
    pub(super) fn draw_years(&self) -> Painted {
        let years: Vec<FiscalYear> = self.series.points.iter().map(|it| it.year).collect();
        let names = year_names(&years, self.writing, self.frame);
        let selected = years.iter().position(|it| *it == self.series.selected);
        let keep = selected.unwrap_or_else(|| years.len().saturating_sub(1));
        let apart = every(&names, self.step(), self.frame.text());
        let y = self.bottom() + self.frame.text() + 5;
        for (slot, name) in names.iter().enumerate().filter(|(slot, _)| slot.abs_diff(keep).is_multiple_of(apart)) {
            let (x, ink) = (self.spot(slot, 0).0, if Some(slot) == selected { Ink::Strong } else { Ink::Quiet });
            self.write(ink, name, (x, y), Set::Middle)?;
            if self.has_second_row() {
                let below = second_name(&years, slot, self.writing, self.frame);
                self.write(Ink::Fine, &below, (x, y + self.frame.text() + 4), Set::Middle)?;
            }
        }
        Ok(())
    }

    /// 「５年度から」 where it is known to begin then; 「記載なし」 where its first list names no figure of the year before.
    pub(super) fn draw_beginning(&self) -> Painted {
        let Some(first) = self.series.points.get(self.before).filter(|_| self.before > 0) else {
            return Ok(());
        };
        let (from, words) = match self.series.beginning {
            Beginning::Open => return Ok(()),
            Beginning::Unprinted => (self.before - 1, self.writing.say("記載なし", "no entry").to_owned()),
            Beginning::Known => {
                (0, self.writing.lang.around(&self.writing.short_year(first.year), ("", "から"), ("from ", "")))
            }
        };
        let (left, right, base) = (self.edge(from), self.edge(self.before), self.base());
        let wide = width(&words, self.frame.text());
        if wide + 4 <= right - left {
            return self.write(Ink::Quiet, &words, (left + 2, base - 8), Set::Start);
        }
        self.write(Ink::Quiet, &words, (i32::midpoint(left, right), base - 8 - wide / 2), Set::Upright)
    }

    fn has_second_row(&self) -> bool {
        self.frame.is_large() && self.frame.left() >= 40
    }
}

/// The names of years; in a large chart the era stands before the first year and before each that begins one.
fn year_names(years: &[FiscalYear], writing: Writing, frame: Frame) -> Vec<String> {
    let mut before = String::new();
    let mut names = Vec::with_capacity(years.len());
    for year in years {
        let (full, short) = (writing.year(*year), writing.short_year(*year));
        let era = full.strip_suffix(short.as_str()).unwrap_or_default();
        let told = if frame.is_large() && era != before { era } else { "" };
        names.push(format!("{told}{}", writing.number(*year)));
        era.clone_into(&mut before);
    }
    names
}

fn second_name(years: &[FiscalYear], slot: usize, writing: Writing, frame: Frame) -> String {
    year_names(years, writing.by(writing.calendar.other()), frame).swap_remove(slot)
}

/// Which years are named: every one, every second, third … so that names keep apart.
fn every(names: &[String], step: i32, size: i32) -> usize {
    // the name that tells an era may lean over its neighbour's room
    let widest = names.iter().skip(1).map(|it| width(it, size)).max().unwrap_or(0) + 4;
    let apart = usize::try_from(widest).unwrap_or(1).div_ceil(usize::try_from(step.max(1)).unwrap_or(1));
    apart.max(1)
}
