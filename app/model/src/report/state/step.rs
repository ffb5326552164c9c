//! What leads from one state of a report to the next, and why it may be refused.

use crate::id::{DepartmentId, PublicationId};
use crate::report::may::{ReportAct, ReportRefused};
use serde::{Deserialize, Serialize};

/// Most letters of a reason: a note, not a letter.
pub const MAX_REASON: usize = 1_000;

/// Why a report goes back to those who write; never blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reason(String);

/// Why it is no reason; the sentence says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReasonRefused {
    /// Nothing but blanks.
    #[error("理由を書いてください。何を直せばよいか、担当課・団体に伝わります。")]
    Blank,
    /// Over [`MAX_REASON`].
    #[error("理由は{MAX_REASON}文字までにしてください。")]
    Long,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Someone writes.
    Begin,
    /// A joint department signs.
    Sign(DepartmentId),
    /// 提出
    Submit,
    /// 取下げ
    Withdraw,
    /// 差戻し
    SendBack(Reason),
    /// 確定
    Confirm,
    /// 再開, before or (as a 訂正) after 公表.
    Reopen(Reason),
    /// 公表
    Publish(PublicationId),
}

/// Which step, without its facts: what the history names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum StepKind {
    /// 入力
    Begin,
    /// 署名
    Sign,
    /// 提出
    Submit,
    /// 取下げ
    Withdraw,
    /// 差戻し
    SendBack,
    /// 確定
    Confirm,
    /// 再開
    Reopen,
    /// 公表
    Publish,
}

/// Why a step is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StepRefused {
    /// The actor may not.
    #[error(transparent)]
    MayNot(#[from] ReportRefused),
    /// The state does not lead there; somebody else may have been faster.
    #[error("この報告は今「{from}」なので、{step}はできません。画面を読み直して、今の状態をお確かめください。")]
    Elsewhere {
        /// The state's word.
        from: &'static str,
        /// The step's word.
        step: &'static str,
    },
    /// Joint departments that have not signed.
    #[error("共同の課・団体の署名がまだありません。署名がそろうと提出できます。")]
    Unsigned(Vec<DepartmentId>),
}

impl Reason {
    /// Checks what was typed; blanks around it go.
    ///
    /// # Errors
    /// When nothing is left, or too much.
    pub fn new(typed: &str) -> Result<Self, ReasonRefused> {
        let text = typed.trim();
        match text.chars().count() {
            0 => Err(ReasonRefused::Blank),
            letters if letters > MAX_REASON => Err(ReasonRefused::Long),
            _ => Ok(Self(text.to_owned())),
        }
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl StepKind {
    /// Its word.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Begin => "入力",
            Self::Sign => "署名",
            Self::Submit => "提出",
            Self::Withdraw => "取下げ",
            Self::SendBack => "差戻し",
            Self::Confirm => "確定",
            Self::Reopen => "再開",
            Self::Publish => "公表",
        }
    }
}

impl Step {
    /// Which it is.
    #[must_use]
    pub const fn kind(&self) -> StepKind {
        match self {
            Self::Begin => StepKind::Begin,
            Self::Sign(_) => StepKind::Sign,
            Self::Submit => StepKind::Submit,
            Self::Withdraw => StepKind::Withdraw,
            Self::SendBack(_) => StepKind::SendBack,
            Self::Confirm => StepKind::Confirm,
            Self::Reopen(_) => StepKind::Reopen,
            Self::Publish(_) => StepKind::Publish,
        }
    }

    /// What the actor must be allowed to do.
    #[must_use]
    pub const fn act(&self) -> ReportAct {
        match self {
            Self::Begin => ReportAct::Write,
            Self::Sign(department) => ReportAct::Sign(*department),
            Self::Submit => ReportAct::Submit,
            Self::Withdraw => ReportAct::Withdraw,
            Self::SendBack(_) => ReportAct::SendBack,
            Self::Confirm => ReportAct::Confirm,
            Self::Reopen(_) => ReportAct::Reopen,
            Self::Publish(_) => ReportAct::Publish,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_never_blank_and_never_a_letter() {
        let check = |typed: &str, expected: Result<&str, ReasonRefused>| {
            assert_eq!(Reason::new(typed).as_ref().map(Reason::as_str).map_err(|it| *it), expected);
        };
        check("", Err(ReasonRefused::Blank));
        check(" \u{3000}\n", Err(ReasonRefused::Blank));
        check("　単位をお書きください。\n", Ok("単位をお書きください。"));
        check(&"字".repeat(MAX_REASON + 1), Err(ReasonRefused::Long));
    }
}
