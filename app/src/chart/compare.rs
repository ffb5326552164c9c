//! Several indicators in one chart: a line each, told apart by its dashes, its marks and the number at its end, so that
//! nobody needs colours. A line stops at a year without a value and at a redefinition, like any other.

use super::frame::Frame;
use super::ink::Ink;
use super::label::Area;
use super::plot::{Painted, Plot, Root, Set};
use super::scale::Scale;
use super::svg::{Svg, escaped};
use model::indicator::{Comparison, Measured, NUMBERS, Series};
use model::writing::Writing;
use plotters::prelude::IntoDrawingArea;

const INKS: [Ink; 4] = [Ink::First, Ink::Second, Ink::Third, Ink::Fourth];
/// Half of a mark: on a phone the number at a line's end needs the room.
const fn half(frame: Frame) -> i32 {
    if frame.text() < 16 { 4 } else { 6 }
}

/// The SVG of a comparison, named by its sentence.
#[must_use]
pub fn draw_comparison(comparison: &Comparison, frame: Frame, writing: Writing) -> String {
    let mut body = String::new();
    let root = Svg::new(&mut body, frame.size(), writing.lang).into_drawing_area();
    // As with a single series, nothing here can fail.
    let slots = paint(&root, comparison, frame, writing).unwrap_or_default();
    drop(root);
    let ((wide, high), name) = (frame.size(), frame.name());
    let label = escaped(&comparison.spoken(writing));
    format!(
        r#"<svg class="chart" data-frame="{name}"{slots} viewBox="-.5 -.5 {wide} {high}" role="img" aria-label="{label}" text-anchor="middle">{body}</svg>"#
    )
}

fn paint(root: &Root<'_>, comparison: &Comparison, frame: Frame, writing: Writing) -> Painted<String> {
    let Some(first) = comparison.drawn.first() else { return Ok(String::new()) };
    // All values of all lines, for the scale; the unit of the axis.
    let unit = match comparison.measured {
        Measured::Values => first.unit.clone(),
        Measured::Indexed => Some(writing.say("指数（はじめの値＝100）", "Index (first figure = 100)").to_owned()),
    };
    let points = comparison.drawn.iter().flat_map(|it| it.points.clone()).collect();
    let scale = Scale::round(&Series { points, ..first.clone() });
    let around = Series { unit, ..first.clone() };
    let top = (frame, frame.head() + 14);
    let plot = Plot::on(root, &around, top, writing, scale)?;
    plot.draw_grid()?;
    plot.draw_baseline()?;
    plot.draw_years()?;
    let mut ends = Vec::new();
    for ((series, ink), number) in comparison.drawn.iter().zip(INKS).zip(NUMBERS) {
        let line = Plot::on(root, series, top, writing, scale)?;
        line.draw_compared(ink)?;
        ends.extend(line.last_spot().map(|spot| (spot, number)));
    }
    for ((x, y), number) in apart(ends, frame.text() + 2) {
        plot.write(Ink::Strong, number, (x + half(frame) + 1, y + frame.text() * 5 / 16), Set::Start)?;
    }
    Ok(plot.slots())
}

/// Numbers at the ends of lines, moved down where two would lie on each other.
fn apart(mut ends: Vec<((i32, i32), &'static str)>, high: i32) -> Vec<((i32, i32), &'static str)> {
    ends.sort_by_key(|((x, y), _)| (*x, *y));
    for at in 1..ends.len() {
        let ((x, above), (other, y)) = (ends[at - 1].0, ends[at].0);
        if x == other && y < above + high {
            ends[at].0.1 = above + high;
        }
    }
    ends
}

impl Plot<'_, '_> {
    fn draw_compared(&self, ink: Ink) -> Painted {
        for run in self.runs() {
            if run.len() > 1 {
                self.stroke(ink, run)?;
            }
        }
        for slot in 0..self.series.points.len() {
            if let Some(spot) = self.value_spot(slot) {
                self.mark(ink, spot)?;
            }
        }
        Ok(())
    }

    /// Where the last value lies.
    fn last_spot(&self) -> Option<(i32, i32)> {
        (0..self.series.points.len()).rev().find_map(|slot| self.value_spot(slot))
    }

    /// A disc, a square, a triangle, a diamond.
    fn mark(&self, ink: Ink, (x, y): (i32, i32)) -> Painted {
        let half = half(self.frame);
        let corners = |all: &[(i32, i32)]| all.iter().map(|(dx, dy)| (x + dx, y + dy)).collect();
        match ink {
            Ink::Second => self.fill(ink, Area { left: x - half, top: y - half, right: x + half, bottom: y + half }),
            Ink::Third => {
                self.stroke(ink, corners(&[(0, -half - 2), (half + 1, half), (-half - 1, half), (0, -half - 2)]))
            }
            Ink::Fourth => {
                let far = half + 2;
                self.stroke(ink, corners(&[(0, -far), (far, 0), (0, far), (-far, 0), (0, -far)]))
            }
            _ => self.dot(ink, (x, y), half),
        }
    }
}
