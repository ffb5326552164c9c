//! 編集 in the browser: a report that several people write at once. The server draws the page and a plain form; where script
//! runs, this takes the form's place, joins the shared document, and shows who else is here. Loaded by staff alone, and
//! only on that page: readers never get any of it.

mod bar;
mod colleagues;
mod desk;
mod differences;
mod editor;
mod hints;
mod keeper;
mod leaving;
mod mirror;
mod presence;
mod preview;
mod prose;
mod refresh;
mod shelf;
mod socket;
mod start;
mod stored;
mod talk;
mod tiles;
mod values;
mod visit;
mod wire;

pub use start::{HERE, PLACE, is_here, start};
