//! A small chart's own paths.

use super::parts::{put, text};
use model::calendar::Calendar;
use model::indicator::{Decimal, Figure, Point, Series, Timing, grouped};
use std::fmt::Write as _;

const WIDE: i32 = 276;
const BASE: i32 = 103;
const TOP: i32 = 26;

/// The drawing of a series on a card.
pub fn draw(out: &mut String, series: &Series) {
    let slots = i32::try_from(series.points.len().max(1)).unwrap_or(1);
    let step = (WIDE / slots).min(69);
    put!(
        out,
        r#"<svg class="chart" data-frame="card" data-slots="{} {step} {slots}" viewBox="-.5 -.5 {WIDE} 126" role="img" aria-label=""#,
        step / 2
    );
    text(out, &series.spoken(Calendar::Japanese.into()));
    out.push_str(r#"" text-anchor="middle">"#);
    let values = || series.points.iter().filter_map(|it| it.figure.as_ref()?.value());
    let high = values().max().filter(|it| *it > Decimal::ZERO).unwrap_or(Decimal::ONE);
    let height = |value: Decimal| {
        let part = value * Decimal::from(BASE - TOP) / high;
        BASE - i32::try_from(part.round().mantissa()).unwrap_or(0)
    };
    let spots = || series.points.iter().skip_while(|it| it.figure.is_none()).zip(0..);
    let skipped = slots - i32::try_from(spots().count()).unwrap_or(0);
    let x = |slot: i32| (slot + skipped) * step + step / 2;
    if series.timing == Some(Timing::YearEnd) {
        line(out, spots().filter_map(|(it, slot)| Some((x(slot), height(it.figure?.value()?)))));
    }
    for (point, slot) in spots() {
        body(out, series, (point, x(slot)), &height);
    }
    put!(out, r#"<path class="base" d="M0 {BASE}H{}"/>"#, WIDE - 1);
    for (point, slot) in series.points.iter().zip(0..) {
        let class = if point.year == series.selected { "strong" } else { "quiet" };
        let name = Calendar::Japanese.number(point.year);
        put!(out, r#"<text class="{class}" x="{}" y="123">{name}</text>"#, slot * step + step / 2);
    }
    out.push_str("</svg>");
}

fn line(out: &mut String, spots: impl Iterator<Item = (i32, i32)>) {
    out.push_str(r#"<path class="line" d=""#);
    for (at, (x, y)) in spots.enumerate() {
        put!(out, "{}{x} {y}", if at == 0 { 'M' } else { 'L' });
    }
    out.push_str(r#""/>"#);
}

fn body(out: &mut String, series: &Series, (point, x): (&Point, i32), height: &impl Fn(Decimal) -> i32) {
    let now = point.year == series.selected;
    let last = Some(point.year) == series.selected.previous();
    match point.figure {
        Some(Figure::Value(value)) => {
            let y = height(value);
            let class = if now {
                "now"
            } else if last {
                "last"
            } else {
                "other"
            };
            if series.timing == Some(Timing::YearEnd) {
                let (class, r) = if now { ("now", 6) } else { ("ring", 4) };
                put!(out, r#"<circle class="{class}" cx="{x}" cy="{y}" r="{r}"/>"#);
            } else {
                put!(out, r#"<path class="{class}" d="M{} {y}h26v{}H{}z"/>"#, x - 13, BASE - y, x - 13);
            }
            if now || last {
                let class = if now { "now" } else { "amount" };
                put!(out, r#"<text class="{class}" x="{x}" y="{}">{}</text>"#, y - 6, grouped(value));
            }
        }
        other => {
            let words = match other {
                Some(Figure::Absent(reason)) => reason.words(),
                _ => "記載なし",
            };
            put!(out, r#"<path class="gap" d="M{} 33h24v70H{}z"/>"#, x - 12, x - 12);
            put!(out, r#"<text class="quiet" x="{x}" y="68" writing-mode="vertical-rl">{words}</text>"#);
        }
    }
}
