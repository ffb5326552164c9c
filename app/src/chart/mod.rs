//! Charts: plotters draws a series through a small backend of our own that writes lean SVG, coloured by classes
//! (style/ui/chart.css). The same code runs on the server and in the browser. It knows a series, a frame and a
//! calendar; it knows no page, measures no font, and never draws what is not written.

mod axis;
mod compare;
mod draw;
mod file;
mod frame;
mod ink;
mod label;
mod note;
mod plot;
mod scale;
mod svg;
#[cfg(test)]
mod tests;

pub use compare::draw_comparison;
pub use draw::draw;
pub use file::{Extent, draw_file};
pub use frame::Frame;
