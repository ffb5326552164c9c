//! Writing the printed form of the 一覧表 as text, so that `read` gives the same table back. In the order of work: `wrap`
//! (a text into the lines of its column), `row` (one 項目), `page` (pages, legends and torn header words).

mod page;
mod row;
mod wrap;

#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod tests;

pub use page::write;
