//! 計画: what a city promised (基本施策, 項目, 掲載) and the signs by which it judges progress (評価).

mod mark;
mod page;
mod promise;
mod scheme;
mod succession;

pub use mark::{Mark, MarkKind, MarkScheme, MarkShape, SchemeRefused};
pub use page::{Despite, Era, EraState, EraYear, LastYear, MeasurePage, Neighbour, PastReport};
pub use promise::{Measure, OwnReport, Placement, Plan, Policy};
pub use scheme::fold_symbol;
pub use succession::succession_key;
