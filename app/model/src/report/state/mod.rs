//! The states of a report, from 未着手 to 公表: what each holds, and which step leads where.

mod progress;
mod step;

pub use progress::{Progress, ReportState, Signature, StateKind};
pub use step::{MAX_REASON, Reason, ReasonRefused, Step, StepKind, StepRefused};
