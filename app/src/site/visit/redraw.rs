//! Large charts drawn again in the reader's browser, by the code that drew them on the server: as wide as their place, so
//! that their words are as large as the page's; and at once where years are to be written in another way. It comes when a
//! chart is read whose words are too small or too large. Without it, or without the figures, the server's drawing stays.

use super::reading::read_on;
use super::{chart, place_of, shown};
use crate::chart::{Frame, draw, draw_comparison};
use crate::site::ask::read_query;
use crate::site::{Ask, Base};
use leptos::ev;
use leptos::prelude::*;
use model::indicator::{Comparison, Series};
use model::writing::Writing;
use std::cell::RefCell;
use wasm_bindgen_futures::JsFuture;
use web_sys::wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlAnchorElement, MouseEvent, Response};

thread_local! {
    static KNOWN: RefCell<Known> = const { RefCell::new(Known { asked: String::new(), figures: None, agreed: false }) };
}

/// What is known of the charts of the shown page.
struct Known {
    /// The address that tells it.
    asked: String,
    /// `None` until it has answered.
    figures: Option<Figures>,
    /// Whether these figures are those of the page: it may be older or newer than they are.
    agreed: bool,
}

/// What is drawn.
enum Figures {
    One(Box<Series>),
    Several(Box<Comparison>),
}

impl Figures {
    fn read(text: &str, together: bool) -> Option<Self> {
        if together {
            serde_json::from_str(text).ok().map(|it| Self::Several(Box::new(it)))
        } else {
            serde_json::from_str(text).ok().map(|it| Self::One(Box::new(it)))
        }
    }

    fn draw(&self, frame: Frame, writing: Writing) -> String {
        match self {
            Self::One(series) => draw(series, frame, writing),
            Self::Several(comparison) => draw_comparison(comparison, frame, writing),
        }
    }

    /// Whether they draw what the server has drawn. Seen in a size that isn't shown: there nothing has been changed since.
    fn agree(&self, writing: Writing) -> bool {
        let Some((place, frame)) = places().into_iter().find(|(place, _)| place.client_width() == 0) else {
            return false;
        };
        let Ok(own) = document().create_element("div") else { return false };
        own.set_inner_html(&self.draw(frame, writing));
        place.query_selector("svg.chart").is_ok_and(|drawn| drawn.is_some_and(|it| it.outer_html() == own.inner_html()))
    }
}

/// Begins to draw large charts, those of the shown page first.
#[lazy]
pub(super) fn redraw_charts() {
    chart::draw_with(come);
    window_event_listener(ev::resize, |_| fit());
    window_event_listener(ev::click, |event| turn(&event));
    fit();
}

/// A page has come: what was known may be older than what it shows.
fn come() {
    KNOWN.with_borrow_mut(|known| {
        known.agreed = false;
        if known.figures.is_none() {
            known.asked.clear();
        }
    });
    fit();
}

/// Draws what is shown, as soon as its figures are known.
fn fit() {
    let (path, query) = shown();
    let writing = writing_of(&query);
    let Some((asked, together)) = address_of(&path, &query) else { return };
    let is_asked = KNOWN.with_borrow(|known| known.asked == asked && (known.figures.is_none() || known.agreed));
    if is_asked || agree(&asked, writing) {
        return draw_all(writing);
    }
    KNOWN.set(Known { asked: asked.clone(), figures: None, agreed: false });
    leptos::task::spawn_local(async move {
        let Some(text) = fetch(&asked).await else { return };
        let (path, query) = shown();
        let writing = writing_of(&query);
        if address_of(&path, &query).is_some_and(|it| it.0 == asked) {
            KNOWN.set(Known { figures: Figures::read(&text, together), asked: asked.clone(), agreed: false });
            if agree(&asked, writing) {
                draw_all(writing);
            } else {
                KNOWN.with_borrow_mut(|known| known.figures = None);
            }
        }
    });
}

/// Whether what is known is what the page shows.
fn agree(asked: &str, writing: Writing) -> bool {
    KNOWN.with_borrow_mut(|known| {
        known.agreed = known.asked == asked && known.figures.as_ref().is_some_and(|it| it.agree(writing));
        known.agreed
    })
}

fn writing_of(query: &str) -> Writing {
    Ask::read(&read_query(query)).writing
}

/// Where the figures of a page's large chart are, and whether several are drawn together; `None` on other pages.
fn address_of(path: &str, query: &str) -> Option<(String, bool)> {
    let (address, together) = match number_of(path) {
        Some(id) => {
            let year = Ask::read(&read_query(query)).year;
            (Ask { year, ..Ask::default() }.href(&format!("/charts/indicators/{id}.json")), false)
        }
        None => (format!("/charts/compare.json?with={}", chosen()?), true),
    };
    Some((Base::here().outward(&address), together))
}

/// The indicator whose page an address is.
fn number_of(path: &str) -> Option<i64> {
    path.strip_prefix("/indicators/")?.parse().ok()
}

/// The indicators that the shown page compares, in its order: 「1.4.7」; `None` on other pages.
fn chosen() -> Option<String> {
    let links = document().query_selector_all(".indicator-chosen a[data-tone]").ok()?;
    let links = (0..links.length()).filter_map(|at| links.get(at)?.dyn_into::<HtmlAnchorElement>().ok());
    let ids = links.filter_map(|it| number_of(&place_of(&it.pathname()).0));
    let key = ids.map(|id| id.to_string()).collect::<Vec<_>>().join(".");
    (!key.is_empty()).then_some(key)
}

async fn fetch(address: &str) -> Option<String> {
    let answer: Response = JsFuture::from(window().fetch_with_str(address)).await.ok()?.dyn_into().ok()?;
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}

/// Large charts and the frames of their sizes; of several sizes one is shown, the others have no width.
fn places() -> Vec<(Element, Frame)> {
    let Ok(places) = document().query_selector_all(".indicator-large") else { return Vec::new() };
    let places = (0..places.length()).filter_map(|at| places.get(at)?.dyn_into::<Element>().ok());
    places
        .filter_map(|it| it.get_attribute("data-for").and_then(|name| Frame::from_name(&name)).map(|frame| (it, frame)))
        .collect()
}

/// Draws the chart of the size that is shown.
fn draw_all(writing: Writing) {
    for (place, frame) in places() {
        let Some(wide) = u32::try_from(place.client_width()).ok().filter(|it| *it > 0) else { continue };
        let draw =
            |it: &Known| it.figures.as_ref().filter(|_| it.agreed).map(|it| it.draw(frame.as_wide_as(wide), writing));
        if let (Some(drawn), Ok(Some(before))) = (KNOWN.with_borrow(draw), place.query_selector("svg.chart")) {
            before.set_outer_html(&drawn);
            read_on();
        }
    }
}

/// A link to this page with years written in another way: the chart needs not wait for the page.
fn turn(event: &MouseEvent) {
    let elsewhere = event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let link = target.and_then(|it| it.closest("a[href]").ok()?).and_then(|it| it.dyn_into::<HtmlAnchorElement>().ok());
    let Some(link) = link.filter(|_| !elsewhere) else { return };
    let (path, query) = place_of(&(link.pathname() + &link.search()));
    let (here, now) = shown();
    let same = path == here && address_of(&path, &query) == address_of(&here, &now);
    if same && writing_of(&query) != writing_of(&now) {
        draw_all(writing_of(&query));
    }
}
