//! Calendar days as the documents give them (令和７年３月31日). No time of day, no zone, no clock.

pub use jiff::civil::Date;
