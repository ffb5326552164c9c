//! The frame that every page stands in: document, header, footer, errors, and the way from one page to the next.
//! Pages themselves live in their rooms.
//!
//! # For writers of pages
//! - **Route**: one line in `lib.rs`. A page component takes no props.
//! - **What the reader asks for** is in the address: [`use_ask`] gives year, plan and writing as an [`Ask`]; a page
//!   with more filters reads them beside it with [`use_query`] and adds their names to [`ask::KEYS`] (others never
//!   reach the server's pages) and its address to `address.rs`: every address is written there in one way. [`Ask::href`] writes addresses: `ask.in_year(year).href("/table")`.
//!   They are written as if the site had its host for itself; [`Base`] puts the path before them under which it is served.
//! - **A page is drawn by the server alone**: a plain function of its room takes `crate::site::reader::snapshot()?`, calls
//!   one builder in `backend::<room>` and gives the page's struct; [`load`] draws it or says what went wrong (the status of
//!   the answer included). `indicator/explorer.rs` shows all of it. The browser gets the same document whether it asks for
//!   it by itself or a link is followed within the app (`visit`): then what differs takes the place of what is shown, so
//!   that what has the focus, what was opened and what was typed stay. Pages need no handlers: a `form.filter` sends its
//!   choices, a `button[data-print]` prints.
//! - **Title**: `<Title text="指標"/>` in the drawn view; the city's name is added. A finished text, never a closure
//!   that reads a signal: the server writes the head when the page's signals are gone. One `<h1>` a page; it gets the focus
//!   after a navigation. The part that 施策へ leads to bears `id="policies"` (概況 and 一覧表).
//! - **Paper**: `<PaperFoot parts/>` beside the title says what stands at the foot of each printed page.
//! - **和暦/西暦**: `ask.writing` writes years and days; [`CalendarSwitch`] stands in the head of a page.
//! - **English**: [`say`] takes a wording in each language, `ask.writing` too; what is the city's (titles, names, texts,
//!   units) bears `lang=ja()` where it stands, or `lang=lang_of(&words)` where it may be ours. A test of the server finds what
//!   was forgotten.
//! - The outer element of a page bears the class `wrap` (width and side margins) beside its room's own.
//! - No inline `style`, no inline handlers: the policy of content forbids both.
//! - **Pages of staff** are documents that the server draws, whole without script and never hydrated: a function of the room
//!   gives one by `staff_document` (`app/src/account` shows it; compiled for the server alone), a handler in
//!   `server/src/routes/staff` reads the form, calls the service once and leads on or says what is refused, and one line in
//!   its `table.rs` says who may come. A page that people go to from any other stands among `ROOMS` in `staff.rs`. A link
//!   from a public page to one bears `rel="external"`.
//! - **Looking at it**: `tools/dev-site` fills `target/site` with the style as it is (no wasm), then
//!   `cargo run -- serve --listen 127.0.0.1:PORT` serves it.
//!   After a change of CSS run `tools/dev-site` again; the server needs no restart for it.

#[cfg(feature = "ssr")]
mod about;
#[cfg(feature = "ssr")]
mod api;
pub mod ask;
mod base;
#[cfg(feature = "ssr")]
pub(crate) mod data;
mod footer;
mod frame;
mod header;
mod lang;
#[cfg(feature = "ssr")]
mod load;
#[cfg(feature = "ssr")]
mod missing;
#[cfg(feature = "ssr")]
mod paper;
#[cfg(feature = "ssr")]
mod prefix;
#[cfg(feature = "ssr")]
pub mod reader;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
mod staff;
#[cfg(feature = "ssr")]
mod switch;
#[cfg(feature = "ssr")]
mod terms;
#[cfg(not(feature = "ssr"))]
mod visit;
mod who;

#[cfg(feature = "ssr")]
pub use about::AccessibilityPage;
#[cfg(feature = "ssr")]
pub use api::{ApiCall, ApiField, ApiGuide, ApiPage, ApiRecord, ApiType};
pub use ask::{Ask, use_ask, use_id, use_query};
pub use base::Base;
#[cfg(feature = "ssr")]
pub use data::DataPage;
pub use frame::{Frame, say_alive};
#[cfg(feature = "ssr")]
pub use lang::kept;
pub use lang::{ja, lang_of, ours_in, piece, say, use_lang};
#[cfg(feature = "ssr")]
pub use load::{Failed, load};
#[cfg(feature = "ssr")]
pub use missing::Missing;
#[cfg(feature = "ssr")]
pub use paper::{PaperFoot, name_plans};
#[cfg(feature = "ssr")]
pub use shell::{Assets, error_document, shell};
#[cfg(feature = "ssr")]
pub use staff::{Desk, Line, Script, Signed, door_document, staff_document, staff_document_with};
#[cfg(feature = "ssr")]
pub use switch::{CalendarSwitch, year_choices};
#[cfg(feature = "ssr")]
pub use terms::TermsPage;
pub(crate) use who::provide_site;
pub use who::{SampleNotice, Site, use_site};
