//! The parts of the design system: marks, tiles, tally, figures, choices, filters, notices, sections. They take plain
//! values, fetch nothing and know no page; where a link leads is always told to them. Their CSS is in style/ui.

mod beside;
mod change;
mod choice;
mod corrected;
mod figure;
mod filter;
mod form;
mod heard;
mod mark;
mod notice;
mod printed;
mod section;
mod strip;
mod tally;

pub use beside::{LastYear, last_lines, mark_in_words, plain_lines};
pub use change::{ChangeFigure, PairBars};
pub use choice::{Choice, Crumbs, Segmented, Tabs};
pub use corrected::CorrectedEditions;
pub use figure::{Nothing, TwoYears, Value, amount};
pub use filter::{CheckField, Filter, FilterFold, Pill, SearchField, SelectField};
pub use form::{Complaint, Need, TextField, choice_field, complain, text_field};
pub use heard::{heard, seen, seen_and_heard};
pub use mark::{Mark, MarkChange, MarkChangeWords, MarkChip, MarkLegend, legend_words, mark_word, short_words};
pub use notice::{Empty, Notice, NoticeKind, Tag, TagKind, said};
pub use printed::{Blocks, Printed, before, difference};
pub use section::Section;
pub use strip::{Strip, StripKey, StripLinks, Tile, TileReach};
pub use tally::{Tally, TallyColumn};
