//! One chart: columns, or for a 年度末現在 a line with points; boxes for years without a value; values written where
//! there is room. A line never crosses a year without a value or a redefinition.

use super::frame::Frame;
use super::ink::Ink;
use super::label::{Area, Room, width};
use super::plot::{Painted, Plot, Root, Set};
use super::svg::{Svg, escaped};
use model::indicator::{Figure, Point, Reason, Series, Timing, grouped};
use model::writing::{Lang, Writing};
use plotters::prelude::IntoDrawingArea;

/// The SVG of a series: an image named by the series' sentence, to be put into a page whose CSS paints its classes.
#[must_use]
pub fn draw(series: &Series, frame: Frame, writing: Writing) -> String {
    let mut body = String::new();
    let root = Svg::new(&mut body, frame.size(), writing.lang).into_drawing_area();
    // Nothing here can fail: the backend writes to memory and no font is asked. Were it ever so, what was drawn until
    // then is shown, and the table beside it says the same.
    let (told, slots) = paint(&root, series, frame, writing).unwrap_or((Told::Beside, String::new()));
    drop(root);
    let ((wide, high), name) = (frame.size(), frame.name());
    let label = escaped(&series.spoken(writing));
    let numbered = if told == Told::Below { " data-numbered=\"\"" } else { "" };
    format!(
        r#"<svg class="chart" data-frame="{name}"{numbered}{slots} viewBox="-.5 -.5 {wide} {high}" role="img" aria-label="{label}" text-anchor="middle">{body}</svg>"#
    )
}

/// Where notes and redefinitions are told in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// In the drawing, or there are none.
    Beside,
    /// In a list below; the drawing bears their numbers.
    Below,
}

/// How far a value may stand aside from its column, where columns are narrow.
const ASIDE: i32 = 40;

fn paint(root: &Root<'_>, series: &Series, frame: Frame, writing: Writing) -> Painted<(Told, String)> {
    let plot = Plot::new(root, series, frame, writing)?;
    let mut room = Room::default();
    plot.draw_grid()?;
    if series.timing == Some(Timing::YearEnd) {
        plot.draw_line()?
    } else {
        plot.draw_columns()?
    }
    plot.draw_gaps()?;
    plot.draw_baseline()?;
    plot.draw_beginning()?;
    plot.draw_years()?;
    for (slot, _) in plot.known() {
        room.take(plot.body(slot));
    }
    let labels = plot.draw_values(&mut room)?;
    Ok((plot.draw_remarks(&mut room, &labels)?, plot.slots()))
}

/// What stands upright in the box of a year without a value; there is room for eight Latin letters.
const fn upright(reason: Reason, lang: Lang) -> &'static str {
    match reason {
        Reason::NotHeld => lang.say(reason.words(), "not done"),
        Reason::NotApplicable => lang.say(reason.words(), "n/a"),
        Reason::Ended => lang.say(reason.words(), "discont."),
        _ => lang.say(reason.words(), reason.english()),
    }
}

impl Plot<'_, '_> {
    fn ink(&self, point: &Point) -> Ink {
        match point.year {
            year if year == self.series.selected => Ink::Now,
            year if Some(year) == self.series.selected.previous() => Ink::Last,
            _ => Ink::Other,
        }
    }

    fn draw_columns(&self) -> Painted {
        for (slot, point) in self.known() {
            if self.value_spot(slot).is_some() {
                self.fill(self.ink(point), self.body(slot))?;
            }
        }
        Ok(())
    }

    fn draw_line(&self) -> Painted {
        for run in self.runs() {
            if run.len() > 1 {
                self.stroke(Ink::Line, run)?;
            }
        }
        for (slot, point) in self.known() {
            let Some(spot) = self.value_spot(slot) else { continue };
            match self.ink(point) {
                Ink::Now => self.dot(Ink::Now, spot, 6)?,
                _ => self.dot(Ink::Ring, spot, 4)?,
            }
        }
        Ok(())
    }

    /// The pieces of the line: years next to each other with values, on one side of every redefinition.
    pub(super) fn runs(&self) -> Vec<Vec<(i32, i32)>> {
        let mut runs: Vec<Vec<(i32, i32)>> = vec![Vec::new()];
        for (slot, point) in self.known() {
            let cut = self.series.breaks.iter().any(|it| it.from == point.year);
            let spot = self.value_spot(slot);
            if cut || spot.is_none() {
                runs.push(Vec::new());
            }
            if let (Some(spot), Some(run)) = (spot, runs.last_mut()) {
                run.push(spot);
            }
        }
        runs
    }

    /// A dashed box with the reason upright in it; without it where the box before leaves no room for one.
    fn draw_gaps(&self) -> Painted {
        let lang = self.writing.lang;
        let mut told: Option<i32> = None;
        for (slot, point) in self.known() {
            let words = match point.figure {
                Some(Figure::Value(_)) => continue,
                Some(Figure::Absent(reason)) => upright(reason, lang),
                None => lang.say("記載なし", "no entry"),
            };
            let (x, base) = (self.spot(slot, 0).0, self.base());
            let size = self.frame.text();
            let long = match lang {
                Lang::Ja => i32::try_from(words.chars().count()).unwrap_or(4) * (size + 1),
                // Latin letters lie on their side.
                Lang::En => width(words, size),
            };
            let (high, half) = (long + 10, (size * 6 / 7).min(self.step() / 2).max(size / 2 + 1));
            self.fill(Ink::Gap, Area { left: x - half, top: base - high, right: x + half, bottom: base })?;
            if told.is_none_or(|before| x - before > size) {
                self.write(Ink::Quiet, words, (x, base - high / 2), Set::Upright)?;
                told = Some(x);
            }
        }
        Ok(())
    }

    /// Values above their columns, the most wanted first; those without room are left to the table.
    fn draw_values(&self, room: &mut Room) -> Painted<Vec<(usize, Area)>> {
        let about = self.writing.say("約", "c. ");
        let mut placed: Vec<(usize, Area)> = Vec::new();
        for slot in self.wanted() {
            let Some(point) = self.series.points.get(slot) else { continue };
            let Some(Figure::Value(value)) = point.figure else { continue };
            let words = format!("{}{}", if point.approximate { about } else { "" }, grouped(value));
            let Some(area) = self.value_place(slot, &words, &placed) else { continue };
            let ink = if point.year == self.series.selected { Ink::Now } else { Ink::Value };
            let size = if ink == Ink::Now { self.frame.strong() } else { self.frame.text() };
            self.write(ink, &words, (area.middle(), area.bottom - size / 8), Set::Middle)?;
            placed.push((slot, area));
        }
        for (_, area) in &placed {
            room.take(*area);
        }
        Ok(placed)
    }

    /// Slots whose values are written: on a card the selected year, the one before and zeros, which no column shows.
    fn wanted(&self) -> Vec<usize> {
        let rank = |(slot, point): &(usize, &Point)| match self.ink(point) {
            Ink::Now => 0,
            Ink::Last => 1,
            _ if *slot == self.before || slot + 1 == self.series.points.len() => 2,
            _ => 3,
        };
        let zero = |point: &Point| point.figure.and_then(|it| it.value()).is_some_and(|it| it.is_zero());
        let mut slots: Vec<_> = self.known().filter(|it| self.frame.is_large() || rank(it) < 2 || zero(it.1)).collect();
        slots.sort_by_key(rank);
        slots.into_iter().map(|(slot, _)| slot).collect()
    }

    /// Above its column or point; below a point that a line comes down to, which would cross it.
    fn value_baseline(&self, slot: usize, y: i32, size: i32) -> i32 {
        if self.series.timing != Some(Timing::YearEnd) {
            return y.min(self.base()) - 6;
        }
        let lines: Vec<i32> =
            self.runs().into_iter().filter_map(|run| neighbours(&run, self.spot(slot, 0).0)).flatten().collect();
        let dips = !lines.is_empty() && lines.iter().all(|it| *it < y - size / 2);
        if dips && y + size + 8 < self.base() { y + size + 8 } else { y - 12 }
    }

    fn value_place(&self, slot: usize, words: &str, placed: &[(usize, Area)]) -> Option<Area> {
        let (x, y) = self.value_spot(slot)?;
        let now = self.series.points.get(slot)?.year == self.series.selected;
        let size = if now { self.frame.strong() } else { self.frame.text() };
        let baseline = self.value_baseline(slot, y, size);
        let wide = i32::try_from(self.frame.size().0).unwrap_or(i32::MAX);
        let area = Area::of_text(words, size, (x, baseline)).within((0, wide));
        let Some((neighbour, other)) = placed.iter().find(|(_, it)| it.airy().meets(&area)) else {
            // the years that are compared are always told; others only where no column is in the way
            let told = now || self.series.points.get(slot).is_some_and(|it| self.ink(it) == Ink::Last);
            let hidden = || self.known().any(|(it, _)| it != slot && self.body(it).meets(&area));
            return (told || !hidden()).then_some(area);
        };
        // a neighbour's value is in the way: this one yields to its other side, as far as it still is beside its column
        let aside = if slot < *neighbour { other.left - 6 - area.right } else { other.right + 6 - area.left };
        let moved = area.shifted(aside);
        let beside = self.step().max(ASIDE);
        let near = moved.left <= x && x <= moved.right + beside && moved.left >= 0 && moved.right <= wide;
        let free = !placed.iter().any(|(_, it)| it.airy().meets(&moved));
        (near && free && !self.frame.is_large()).then_some(moved)
    }
}

/// Heights of the points before and after the one at `x`, if it is in this piece of the line.
fn neighbours(run: &[(i32, i32)], x: i32) -> Option<Vec<i32>> {
    let at = run.iter().position(|it| it.0 == x)?;
    let beside = [at.checked_sub(1), at.checked_add(1)];
    Some(beside.into_iter().flatten().filter_map(|it| run.get(it)).map(|it| it.1).collect())
}
