//! Reading a chart year by year, by pointer, touch or arrow keys: the year's row of the table that tells the same numbers
//! is shown beside the drawing, and said. It measures the drawing by what the server wrote into it, and draws a line.

use super::redraw::redraw_charts;
use leptos::ev;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use web_sys::wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};

thread_local! {
    /// The chart that is being read, and at which year.
    static READ: RefCell<Option<(Chart, usize)>> = const { RefCell::new(None) };
    /// What draws charts again is here or on its way.
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

const PLACES: &str = ".indicator-large, .indicator-card-chart";
const SVG: &str = "http://www.w3.org/2000/svg";

/// Begins to read charts out.
#[lazy]
pub(super) fn read_charts() {
    window_event_listener(ev::pointermove, |event| point(&event));
    window_event_listener(ev::pointerdown, |event| point(&event));
    window_event_listener(ev::focusin, |event| {
        reach(event.target().and_then(|it| it.dyn_into().ok()));
    });
    window_event_listener(ev::keydown, |event| press(&event));
    // This code has come because of what the keyboard has reached.
    if let Some(here) = document().active_element() {
        reach(Some(here));
    }
}

/// The keyboard has reached something: a chart is read from its last year on.
fn reach(place: Option<Element>) {
    match place.filter(|it| it.matches(PLACES).unwrap_or(false)).and_then(Chart::of) {
        Some(chart) => {
            let last = chart.words.len().saturating_sub(1);
            show(chart, last);
        }
        None => leave(),
    }
}

/// A drawing, and what its years say.
struct Chart {
    place: Element,
    drawing: Element,
    /// Middle of the first year, and the width of each, in units of the drawing.
    first: f64,
    step: f64,
    /// Width of the drawing in its own units.
    wide: f64,
    /// Of each year; empty before the first that is known.
    words: Vec<String>,
}

impl Chart {
    fn of(place: Element) -> Option<Self> {
        let drawing = place.query_selector("svg.chart").ok()??;
        let numbers = |name: &str| drawing.get_attribute(name).unwrap_or_default();
        let slots = numbers("data-slots");
        let slots: Vec<f64> = slots.split(' ').filter_map(|it| it.parse().ok()).collect();
        let &[first, step, count] = slots.as_slice() else { return None };
        let wide = numbers("viewBox").split(' ').nth(2)?.parse().ok()?;
        let rows = rows_beside(&place);
        // The table begins with the first year of which anything is known.
        let blank = (0..count as usize).len().checked_sub(rows.len())?;
        let words = vec![String::new(); blank].into_iter().chain(rows).collect();
        Some(Self { place, drawing, first, step, wide, words })
    }

    /// Whether its words are about as large as they were drawn to be; small charts always are.
    fn is_as_meant(&self) -> bool {
        let scale = self.drawing.get_bounding_client_rect().width() / self.wide;
        !self.place.matches(".indicator-large").unwrap_or(false) || (0.97..1.15).contains(&scale)
    }

    /// The year below a place on the screen.
    fn at(&self, x: f64) -> Option<usize> {
        let shown = self.drawing.get_bounding_client_rect();
        let units = (x - shown.left()) * self.wide / shown.width();
        let slot = (units - self.first) / self.step + 0.5;
        let slot = (slot >= 0.0).then_some(slot as usize)?;
        self.words.get(slot).filter(|it| !it.is_empty()).map(|_| slot)
    }
}

/// The rows of the table that tells the same numbers, each in words.
fn rows_beside(place: &Element) -> Vec<String> {
    let rows = match place.closest(".indicator-card").ok().flatten() {
        Some(card) => card.query_selector_all("tbody tr").ok(),
        None => document().query_selector_all(":is(.indicator-years, .indicator-together) tbody tr").ok(),
    };
    let Some(rows) = rows else { return Vec::new() };
    let rows = (0..rows.length()).filter_map(|at| rows.get(at)?.dyn_into::<HtmlElement>().ok());
    rows.map(|row| {
        let Ok(cells) = row.query_selector_all("th, td:not([data-empty])") else { return String::new() };
        let cells = (0..cells.length()).filter_map(|at| cells.get(at)?.dyn_into::<HtmlElement>().ok());
        // What a phone leaves out of the table is left out here too.
        let words = cells.map(|it| it.inner_text().split_whitespace().collect::<Vec<_>>().join(" "));
        words.filter(|it| !it.is_empty()).take(5).collect::<Vec<_>>().join("　")
    })
    .collect()
}

fn point(event: &PointerEvent) {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let chart = target.and_then(|it| it.closest(PLACES).ok()?).and_then(Chart::of);
    match chart.map(|it| (it.at(f64::from(event.client_x())), it)) {
        Some((Some(slot), chart)) => show(chart, slot),
        // By touch it stays until another place is touched.
        _ if event.pointer_type() == "mouse" || event.type_() == "pointerdown" => leave(),
        _ => {}
    }
}

fn press(event: &KeyboardEvent) {
    let Some((chart, at)) = READ.take() else { return };
    let last = chart.words.len().saturating_sub(1);
    let first = chart.words.iter().position(|it| !it.is_empty()).unwrap_or(last);
    let next = match &*event.key() {
        "ArrowLeft" => Some(at.saturating_sub(1).max(first)),
        "ArrowRight" => Some((at + 1).min(last)),
        "Home" => Some(first),
        "End" => Some(last),
        "Escape" => None,
        _ => {
            READ.set(Some((chart, at)));
            return;
        }
    };
    event.prevent_default();
    clear(&chart);
    if let Some(next) = next {
        show(chart, next);
    }
}

/// Shows a year's words beside the drawing, with a line through it.
fn show(chart: Chart, slot: usize) {
    let same = READ.with_borrow(|it| it.as_ref().is_some_and(|(it, at)| *at == slot && it.drawing == chart.drawing));
    if same {
        return;
    }
    leave();
    let x = draw_line(&chart, slot);
    if let Ok(said) = document().create_element("p") {
        said.set_class_name("chart-said");
        let _ = said.set_attribute("role", "status");
        let side = if x * 2.0 > chart.wide { "left" } else { "right" };
        let _ = said.set_attribute("data-side", side);
        let _ = chart.place.append_child(&said);
        said.set_text_content(chart.words.get(slot).map(String::as_str));
    }
    if !chart.is_as_meant() && !ASKED.replace(true) {
        leptos::task::spawn_local(redraw_charts());
    }
    READ.set(Some((chart, slot)));
}

/// A line through a year; says where it is.
fn draw_line(chart: &Chart, slot: usize) -> f64 {
    let x = chart.first + chart.step * slot as f64;
    if let Ok(line) = document().create_element_ns(Some(SVG), "path") {
        let high = chart.drawing.get_attribute("viewBox").unwrap_or_default();
        let high = high.split(' ').nth(3).unwrap_or("0").to_owned();
        let _ = line.set_attribute("class", "pointed");
        let _ = line.set_attribute("d", &format!("M{x} 0V{high}"));
        let _ = chart.drawing.prepend_with_node_1(&line);
    }
    x
}

/// A drawing has been replaced: the year that is being read has its line again, if it was there.
pub(super) fn read_on() {
    if let Some((chart, slot)) = READ.take()
        && let Some(chart) = Chart::of(chart.place)
    {
        if let Ok(Some(line)) = chart.drawing.query_selector(".pointed") {
            line.remove();
        }
        draw_line(&chart, slot);
        READ.set(Some((chart, slot)));
    }
}

fn leave() {
    if let Some((chart, _)) = READ.take() {
        clear(&chart);
    }
}

fn clear(chart: &Chart) {
    for what in [".pointed", ".chart-said"] {
        if let Ok(Some(it)) = chart.place.query_selector(what) {
            it.remove();
        }
    }
}
