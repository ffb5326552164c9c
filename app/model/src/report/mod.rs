//! 進捗報告: one measure, one year; its 説明 cut into lines and figures; and the strip (帯) that shows all of them at once.

mod account;
mod alteration;
mod draft;
mod entry;
mod few;
mod hint;
mod item;
mod may;
mod narrative;
mod outline;
mod part;
mod state;
mod stated;
mod strip;
mod wording;

pub use account::{Block, FigureRow, Line, compare, lay_out};
pub use alteration::{
    AlterRefused, Alteration, IndicatorChange, IndicatorName, MOST_NAME, NewIndicator, Stamp, Wanted, Why,
};
pub use draft::{Draft, DraftRefused, MOST_TEXT, MOST_VALUES, MOST_WORD};
pub use entry::{Entry, EntryRefused};
pub use hint::{Hint, Known, find_hints};
pub use item::{ItemRefused, NewItem, number_of};
pub use may::{ReportAct, ReportRefused, Responsible, may};
pub use narrative::{InText, Labelled, Piece, cut};
pub use outline::{Outline, Outlined};
pub use part::Part;
pub use state::{
    MAX_REASON, Progress, Reason, ReasonRefused, ReportState, Signature, StateKind, Step, StepKind, StepRefused,
};
pub use stated::{Sought, Told, find_same, find_told};
pub use strip::{StripBlock, StripPlan, StripPolicy, StripTile, shared_title, title_in};
pub use wording::without_figures;

use crate::id::{DepartmentId, MeasureId, PublicationId};
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// 進捗報告 of one measure for one year, as last published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The measure.
    pub measure: MeasureId,
    /// The year.
    pub year: FiscalYear,
    /// Symbol within the plan's scheme; `None`: 未報告.
    pub mark: Option<String>,
    /// 説明（進捗状況）.
    pub narrative: String,
    /// 備考（特殊要因等）.
    pub remark: Option<String>,
    /// Departments then, in printed order; the first is assumed to lead.
    pub departments: Vec<DepartmentId>,
    /// The publication that says so.
    pub publication: PublicationId,
}
