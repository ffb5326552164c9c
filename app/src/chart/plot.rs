//! Where things lie in one chart: plotters' coordinates laid over a frame, one slot a year. It draws nothing itself.

use super::frame::Frame;
use super::ink::Ink;
use super::label::{Area, width};
use super::scale::Scale;
use super::svg::Svg;
use model::indicator::{Beginning, Point, Series, Timing, grouped};
use model::writing::Writing;
use plotters::coord::Shift;
use plotters::coord::types::{RangedCoordi32, RangedCoordi64};
use plotters::prelude::{
    Cartesian2d, ChartBuilder, ChartContext, Circle, Color, DrawingArea, DrawingAreaErrorKind, FontDesc, FontTransform,
    PathElement, Rectangle, Text, TextStyle,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use std::convert::Infallible;

pub(super) type Root<'a> = DrawingArea<Svg<'a>, Shift>;
pub(super) type Painted<T = ()> = Result<T, DrawingAreaErrorKind<Infallible>>;
type Chart<'a, 'b> = ChartContext<'a, Svg<'b>, Cartesian2d<RangedCoordi32, RangedCoordi64>>;

/// The attribute that says where the years lie.
pub(super) const SLOTS: &str = " data-slots=\"";

/// A series laid out in a frame.
pub(super) struct Plot<'a, 'b> {
    pub(super) root: &'a Root<'b>,
    pub(super) chart: Chart<'a, 'b>,
    pub(super) series: &'a Series,
    pub(super) frame: Frame,
    pub(super) writing: Writing,
    pub(super) scale: Scale,
    /// Years before the first of which anything is known: no value and no box, but a word.
    pub(super) before: usize,
}

impl<'a, 'b> Plot<'a, 'b> {
    pub(super) fn new(root: &'a Root<'b>, series: &'a Series, frame: Frame, writing: Writing) -> Painted<Self> {
        let scale = if frame.is_large() { Scale::round(series) } else { Scale::tight(series) };
        Self::on(root, series, (frame, top_of(frame, series)), writing, scale)
    }

    /// A series on a scale that it shares with others; `top` is where the highest grey line lies.
    pub(super) fn on(
        root: &'a Root<'b>,
        series: &'a Series,
        (frame, top): (Frame, i32),
        writing: Writing,
        scale: Scale,
    ) -> Painted<Self> {
        let wide = i32::try_from(root.dim_in_pixel().0).unwrap_or(i32::MAX);
        let left = left_of(frame, &scale);
        let slots = i32::try_from(series.points.len().max(1)).unwrap_or(i32::MAX);
        let right = (wide - left - slots.saturating_mul(frame.widest_step())).max(0);
        let chart = ChartBuilder::on(root)
            .margin_left(left)
            .margin_right(right)
            .margin_top(top)
            .margin_bottom(frame.below())
            .build_cartesian_2d(0..slots * 2, scale.range())?;
        let before = series.points.iter().take_while(|it| it.figure.is_none()).count();
        let before = match series.beginning {
            _ if before < series.points.len() => before,
            // It has begun, and no figure of it is written yet.
            Beginning::Known => before.saturating_sub(1),
            Beginning::Open | Beginning::Unprinted => 0,
        };
        Ok(Self { root, chart, series, frame, writing, scale, before })
    }

    /// Middle of a year's slot, and the height of a number of parts above the baseline.
    pub(super) fn spot(&self, slot: usize, parts: i64) -> (i32, i32) {
        self.chart.backend_coord(&(double(slot) + 1, parts))
    }

    /// Left edge of a year's slot.
    pub(super) fn edge(&self, slot: usize) -> i32 {
        self.chart.backend_coord(&(double(slot), 0)).0
    }

    /// Height of the value 0.
    pub(super) fn base(&self) -> i32 {
        self.chart.backend_coord(&(0, 0)).1
    }

    /// Where the plot ends and the names of years have their room.
    pub(super) fn bottom(&self) -> i32 {
        i32::try_from(self.root.dim_in_pixel().1).unwrap_or(i32::MAX) - self.frame.below()
    }

    /// Width of a slot.
    pub(super) fn step(&self) -> i32 {
        self.edge(1) - self.edge(0)
    }

    /// Where the years lie, for who points at one: middle of the first, width of each, how many.
    pub(super) fn slots(&self) -> String {
        format!(r#"{SLOTS}{} {} {}""#, self.spot(0, 0).0, self.step(), self.series.points.len())
    }

    /// Width of a column.
    pub(super) fn column(&self) -> i32 {
        (self.step() * 62 / 100).clamp(2, self.frame.widest_column())
    }

    /// The point of a value, if this year has one.
    pub(super) fn value_spot(&self, slot: usize) -> Option<(i32, i32)> {
        let value = self.series.points.get(slot)?.figure.as_ref()?.value()?;
        Some(self.spot(slot, self.scale.at(value)))
    }

    /// The plot's outer edges.
    pub(super) fn sides(&self) -> (i32, i32) {
        let wide = i32::try_from(self.root.dim_in_pixel().0).unwrap_or(i32::MAX);
        let left = if self.frame.is_large() { self.edge(0) } else { 0 };
        (left, wide - 1)
    }

    /// Years with their slots, those before the first left out.
    pub(super) fn known(&self) -> impl Iterator<Item = (usize, &'a Point)> + use<'a> {
        self.series.points.iter().enumerate().skip(self.before)
    }

    /// What a year's column, point or box takes.
    pub(super) fn body(&self, slot: usize) -> Area {
        let (x, base) = (self.spot(slot, 0).0, self.base());
        match self.value_spot(slot) {
            Some((_, y)) if self.series.timing == Some(Timing::YearEnd) => {
                Area { left: x - 6, top: y - 6, right: x + 6, bottom: y + 6 }
            }
            Some((_, y)) => {
                let half = self.column() / 2;
                Area { left: x - half, top: y.min(base), right: x + half, bottom: y.max(base) }
            }
            None => Area { left: x - 12, top: base - 78, right: x + 12, bottom: base },
        }
    }
}

/// The head is room for what has to be said; with nothing to say the plot takes it.
fn top_of(frame: Frame, series: &Series) -> i32 {
    if frame.is_large() && series.remarks().is_empty() { frame.head() + 14 } else { frame.top() }
}

/// Room for the axis' longest number.
fn left_of(frame: Frame, scale: &Scale) -> i32 {
    if !frame.is_large() {
        return 0;
    }
    let longest = scale.lines().into_iter().map(|it| width(&grouped(it), frame.text())).max().unwrap_or(0);
    frame.left().max(longest + 12)
}

fn double(slot: usize) -> i32 {
    i32::try_from(slot * 2).unwrap_or(i32::MAX)
}

/// How a text stands to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Set {
    Middle,
    Start,
    End,
    /// From top to bottom, its middle at the point.
    Upright,
}

impl Plot<'_, '_> {
    pub(super) fn write(&self, ink: Ink, text: &str, at: (i32, i32), set: Set) -> Painted {
        let anchor = match set {
            Set::Middle | Set::Upright => HPos::Center,
            Set::Start => HPos::Left,
            Set::End => HPos::Right,
        };
        let font = FontDesc::from(("sans-serif", self.frame.text()));
        let font = if set == Set::Upright { font.transform(FontTransform::Rotate90) } else { font };
        let (color, place) = (ink.color(), Pos::new(anchor, VPos::Bottom));
        let style = TextStyle::from(font).color(&color).pos(place);
        self.root.draw(&Text::new(text, at, style))
    }

    pub(super) fn stroke(&self, ink: Ink, points: Vec<(i32, i32)>) -> Painted {
        self.root.draw(&PathElement::new(points, ink.color()))
    }

    pub(super) fn fill(&self, ink: Ink, area: Area) -> Painted {
        let corners = [(area.left, area.top), (area.right, area.bottom)];
        self.root.draw(&Rectangle::new(corners, ink.color().filled()))
    }

    pub(super) fn dot(&self, ink: Ink, at: (i32, i32), radius: i32) -> Painted {
        self.root.draw(&Circle::new(at, radius, ink.color().filled()))
    }
}
