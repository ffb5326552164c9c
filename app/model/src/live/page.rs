//! What the page of a report that is being written is drawn with.

use crate::id::AccountId;
use crate::inquiry::ReportPage;
use serde::{Deserialize, Serialize};

/// 編集: one report with the year before beside it, and who writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditorPage {
    /// The report as it stood when the page was drawn; from then on the document says what is written.
    pub report: ReportPage,
    /// Account of who writes; what this device keeps belongs to it.
    pub account: AccountId,
    /// Their 氏名.
    pub name: String,
    /// Whether they write; else they see what others write.
    pub writes: bool,
}

/// Name of the header with which a page asks by itself, without anybody at it: that keeps no session alive and is no look
/// at the report.
pub const ASIDE: &str = "ayumi-aside";
