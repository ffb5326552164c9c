//! The frame that every page stands in: document, header, footer, errors, and what a single-page app has to do by hand.
//! Pages themselves live in their rooms.
//!
//! # For writers of pages
//! - **Route**: one line in `lib.rs`. A page component takes no props.
//! - **What the reader asks for** is in the address: [`use_ask`] gives year, plan and calendar as an [`Ask`]; a page
//!   with more filters reads them beside it with `use_query_map` and adds their names to [`ask::KEYS`] (others never
//!   reach the server's pages) and its address to `address.rs`: every address is written there in one way. [`Ask::href`] writes addresses: `ask.in_year(year).href("/table")`.
//! - **One resource a page**: a server function that is GET under `/fn` takes plain arguments and gives the page's
//!   struct. Its body is `let now = crate::site::reader::snapshot()?;`, one call of a builder in
//!   `backend::<room>`, and `.ok_or_else(crate::site::reader::not_found)`. [`load`] draws it, waits, and says what went wrong (the
//!   status of the answer included). `indicator/list.rs` shows all of it.
//! - **Title**: `<Title text="指標"/>` in the drawn view; the city's name is added. A finished text, never a closure
//!   that reads a signal: the server writes the head when the page's signals are gone. One `<h1>` a page; it gets the focus
//!   after a navigation. The part that 施策へ leads to bears `id="policies"` (概況 and 一覧表).
//! - **Paper**: `<PaperFoot parts/>` beside the title says what stands at the foot of each printed page.
//! - **和暦/西暦**: `ask.calendar` writes years and days; [`CalendarSwitch`] stands in the head of a page.
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

mod about;
pub mod ask;
#[cfg(feature = "ssr")]
mod call;
pub(crate) mod data;
mod footer;
mod habits;
mod header;
mod load;
mod missing;
mod paper;
#[cfg(feature = "ssr")]
pub mod reader;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
mod staff;
mod who;

pub use about::{AccessibilityPage, TermsPage};
pub use ask::{Ask, use_ask, use_id};
#[cfg(feature = "ssr")]
pub use call::tidy_call;
pub use data::DataPage;
pub use footer::Footer;
pub use habits::{Announcer, Busy, Waiting, keep_habits, say_alive};
pub use header::{CalendarSwitch, Header, year_choices};
pub use load::{Failed, load};
pub use missing::Missing;
pub use paper::{PaperFoot, name_plans};
#[cfg(feature = "ssr")]
pub use shell::{Assets, error_document, shell};
#[cfg(feature = "ssr")]
pub use staff::{Desk, Line, Script, Signed, door_document, staff_document, staff_document_with};
pub(crate) use who::provide_site;
pub use who::{SampleNotice, Site, use_site};
