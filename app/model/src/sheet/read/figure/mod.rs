//! Figures in the 説明: a noun, a number and a unit that report this year's amount, the year before in a bracket.
//! Dates, ordinals, counts of topics and amounts a place are none; where prose leaves it open, it is asked.

mod amount;
mod anew;
mod around;
mod aside;
mod asked;
mod bracket;
mod cell;
mod chars;
mod columns;
mod counted;
mod elsewhen;
mod former;
mod given;
mod headed;
mod heading;
mod kind;
mod label;
mod lost;
mod name;
mod naming;
mod odd;
mod of_last;
mod previous;
mod prose;
mod remarked;
mod rows;
mod said;
mod same;
mod scan;
mod sharing;
mod spoken;
mod stacked;
mod to_come;
mod torn;
mod under;
mod unit;
mod ways;
mod words;
mod years;

pub(super) use anew::{begins_word, behind_year, names_own_figure, names_year, starts_with_amount};
pub(super) use cell::{are_alike, is_cell, is_series};
pub(super) use columns::{Columns, read_columns, years_of};
pub(super) use headed::stands_over;
pub(super) use heading::{Narrated, Page, read_figures};
pub(super) use scan::starts_with_figure;
