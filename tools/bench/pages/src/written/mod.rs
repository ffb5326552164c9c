//! The floor of a page that is made anew: the same document written as a string from the same data, by hand, with escaping
//! and nothing else. Head, header and foot, which are the same for all data, are taken from the page itself.

mod chart;
mod explorer;
mod glance;
mod overview;
mod parts;
mod talk;

use backend::indicator::build_explorer;
use backend::overview::{Choice, build_overview};
use backend::store::Snapshot;
use model::indicator::Series;
use model::indicator::filter::{IndicatorFilter, Scope};
use model::indicator::page::ExplorerPage;
use model::overview::OverviewPage;
use std::cell::RefCell;

/// A page that is written by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// 概況.
    Overview,
    /// 指標, all of them.
    Explorer,
}

impl Page {
    pub const ALL: [Self; 2] = [Self::Overview, Self::Explorer];

    pub const fn path(self) -> &'static str {
        match self {
            Self::Overview => "/",
            Self::Explorer => "/indicators?scope=all",
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Overview => "概況",
            Self::Explorer => "指標",
        }
    }
}

/// A page's data, put together.
#[derive(Clone, Debug)]
pub enum Given {
    /// 概況.
    Overview(Box<OverviewPage>),
    /// 指標, with what each of its charts draws.
    Explorer(Box<ExplorerPage>, Vec<Series>),
}

impl Page {
    /// Puts its data together, as the product does.
    pub fn give(self, now: &Snapshot) -> Given {
        match self {
            Self::Overview => Given::Overview(Box::new(build_overview(now, Choice::default()).unwrap())),
            Self::Explorer => {
                let drawn = RefCell::new(Vec::new());
                let draw = |series: &Series| {
                    drawn.borrow_mut().push(series.clone());
                    String::new()
                };
                let filter = IndicatorFilter { scope: Scope::All, ..IndicatorFilter::default() };
                let page = build_explorer(now, None, filter, &draw).unwrap();
                Given::Explorer(Box::new(page), drawn.into_inner())
            }
        }
    }
}

/// What stands around the content of a page.
#[derive(Clone, Debug)]
pub struct Around {
    before: String,
    after: String,
    length: usize,
}

impl Around {
    /// From the whole document.
    pub fn of(document: &str) -> Self {
        let (start, end) = ("<div id=\"page\">", "</main>");
        let at = document.find(start).unwrap() + start.len();
        let till = document.rfind(end).unwrap();
        let (before, after) = (document[..at].to_owned(), format!("</div>{}", &document[till..]));
        Self { before, after, length: document.len() + document.len() / 8 }
    }

    /// The document with this page in it. It knows how long it will be about, and grows never.
    pub fn write(&self, given: &Given) -> String {
        let mut out = String::with_capacity(self.length);
        out.push_str(&self.before);
        match given {
            Given::Overview(page) => overview::write(&mut out, page),
            Given::Explorer(page, series) => explorer::write(&mut out, page, series),
        }
        out.push_str(&self.after);
        out
    }
}
