//! 指標の変更: what somebody wants of an indicator of a report that is being written, and what became of it. What may be
//! typed, not yet what fits: that is [`Outline`](super::Outline)'s.

use crate::id::{AccountId, IndicatorId};
use crate::indicator::{Counting, Timing};
use crate::moment::Moment;
use serde::{Deserialize, Serialize};

/// Most letters of a name, of a unit and of a reason.
pub const MOST_NAME: usize = 100;
const MOST_UNIT: usize = 10;
const MOST_WHY: usize = 300;

/// Name of an indicator: one line, heading + space + label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IndicatorName(String);

/// Why something is changed, in a sentence of one line: of what is counted otherwise or has ended readers see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Why(String);

/// An indicator that begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewIndicator {
    name: IndicatorName,
    unit: Option<String>,
    /// 延べ / 実.
    pub counting: Option<Counting>,
    /// 年度末現在 / 年間.
    pub timing: Option<Timing>,
}

/// What somebody wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// 加える
    Add(NewIndicator),
    /// 名前を変える
    Rename(IndicatorId, IndicatorName),
    /// 数え方を変える
    Redefine(IndicatorId),
    /// 廃止にする
    End(IndicatorId),
}

/// What is changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum IndicatorChange {
    /// It begins with this year.
    Add(NewIndicator),
    /// It is called otherwise from this year on.
    Rename {
        /// As it was called.
        former: String,
        /// As it is called.
        name: IndicatorName,
    },
    /// It is counted otherwise from this year on; why says how.
    Redefine,
    /// It is not counted any more.
    End,
}

/// One change, while it holds and after it was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alteration {
    /// Key.
    pub number: i64,
    /// The indicator; a new one has its key at once.
    pub indicator: IndicatorId,
    /// What.
    pub change: IndicatorChange,
    /// Why.
    pub why: Why,
    /// Who made it, and when.
    pub made: Stamp,
    /// Who took it back, and when.
    pub undone: Option<Stamp>,
}

/// Who, when, and after how many steps of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Who.
    pub by: AccountId,
    /// When.
    pub at: Moment,
    /// Steps that the report had taken.
    pub steps: i32,
}

/// Why an indicator is not changed; the sentence says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AlterRefused {
    /// No name.
    #[error("指標の名前を入れてください。")]
    NoName,
    /// A name that can't be printed.
    #[error("指標の名前は{MOST_NAME}文字までの一行で、「：」と「※」を使わずに書いてください。")]
    BadName,
    /// A unit that can't be printed.
    #[error("単位は{MOST_UNIT}文字までで、数字を使わずに書いてください（例：人、件、回）。")]
    BadUnit,
    /// No reason.
    #[error("理由を書いてください。")]
    NoReason,
    /// A reason that can't be printed.
    #[error("理由は{MOST_WHY}文字までの一行で書いてください。")]
    LongReason,
    /// Not of this report.
    #[error("この報告にない指標です。画面を読み直してください。")]
    Unknown,
    /// Another one is called so.
    #[error("同じ名前の指標がもうあります。その指標を使うか、別の名前にしてください。")]
    SameName,
    /// It is called so.
    #[error("今と同じ名前です。新しい名前を入れてください。")]
    Unchanged,
    /// It begins in this report.
    #[error("この報告で加えた指標です。やめるときは、加えたことを取り消してください。")]
    Begins,
    /// It ends in this report.
    #[error("この報告で廃止にした指標です。続けるときは、廃止を取り消してください。")]
    Ends,
    /// It is changed otherwise in this report.
    #[error("この指標には、この報告でのほかの変更があります。先にそれを取り消してください。")]
    Changed,
    /// A figure of this year is written.
    #[error("この指標には今年度の実績値が入っています。値を消して保存してから、もう一度行ってください。")]
    HasValue,
    /// Over the limit of values.
    #[error("指標が多すぎます。")]
    Many,
    /// Somebody else took it back.
    #[error("この変更はもう取り消されています。")]
    Undone,
}

impl IndicatorName {
    /// Checks what was typed; full-width spaces become half-width ones, which part heading and label.
    ///
    /// # Errors
    /// When nothing is left, or it can't be printed.
    pub fn new(typed: &str) -> Result<Self, AlterRefused> {
        let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(AlterRefused::NoName);
        }
        let strange = |sign: char| sign.is_control() || "：:※".contains(sign);
        if name.chars().count() > MOST_NAME || name.contains(strange) {
            return Err(AlterRefused::BadName);
        }
        Ok(Self(name))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Why {
    /// Checks what was typed; blanks around it go.
    ///
    /// # Errors
    /// When nothing is left, or too much.
    pub fn new(typed: &str) -> Result<Self, AlterRefused> {
        let text = typed.trim();
        match text.chars().count() {
            0 => Err(AlterRefused::NoReason),
            letters if letters > MOST_WHY || text.contains(char::is_control) => Err(AlterRefused::LongReason),
            _ => Ok(Self(text.to_owned())),
        }
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl NewIndicator {
    /// With a unit as typed; blank: none.
    ///
    /// # Errors
    /// When the unit can't be printed.
    pub fn new(
        name: IndicatorName,
        unit: &str,
        (counting, timing): (Option<Counting>, Option<Timing>),
    ) -> Result<Self, AlterRefused> {
        let unit = unit.trim();
        let strange =
            |sign: char| sign.is_numeric() || sign.is_whitespace() || sign.is_control() || "：:※（）()".contains(sign);
        if unit.chars().count() > MOST_UNIT || unit.contains(strange) {
            return Err(AlterRefused::BadUnit);
        }
        Ok(Self { name, unit: (!unit.is_empty()).then(|| unit.to_owned()), counting, timing })
    }

    /// Heading + space + label.
    #[must_use]
    pub fn name(&self) -> &str {
        self.name.as_str()
    }

    /// As it is to be printed.
    #[must_use]
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }
}

impl Alteration {
    /// Whether it holds.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.undone.is_none()
    }

    /// As it was when the report took that step; `None`: not made yet.
    #[must_use]
    pub fn before_step(&self, step: i32) -> Option<Self> {
        let undone = self.undone.filter(|it| it.steps < step);
        (self.made.steps < step).then(|| Self { undone, ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_that_can_be_printed_before_a_colon() {
        let name = |typed: &str| IndicatorName::new(typed).map(|it| it.0);
        assert_eq!(name(" 講座　 受講者数\n"), Ok("講座 受講者数".to_owned()));
        assert_eq!(name(" 　"), Err(AlterRefused::NoName));
        for bad in ["件数：夏", "件数※", "a\u{0}b", &"数".repeat(MOST_NAME + 1)] {
            assert_eq!(name(bad), Err(AlterRefused::BadName), "{bad}");
        }
    }

    #[test]
    fn a_unit_may_be_missing_and_holds_no_number() {
        let unit = |typed: &str| {
            let name = IndicatorName::new("件数").unwrap();
            NewIndicator::new(name, typed, (None, None)).map(|it| it.unit)
        };
        assert_eq!(unit(" 人 "), Ok(Some("人".to_owned())));
        assert_eq!(unit("　"), Ok(None));
        for bad in ["2人", "３件", "人 件", "あああああああああああ", "人（延）"] {
            assert_eq!(unit(bad), Err(AlterRefused::BadUnit), "{bad}");
        }
    }

    #[test]
    fn a_reason_is_one_line() {
        let why = |typed: &str| Why::new(typed).map(|it| it.0);
        assert_eq!(why("　事業が終わったため。\n"), Ok("事業が終わったため。".to_owned()));
        assert_eq!(why(" "), Err(AlterRefused::NoReason));
        assert_eq!(why("一\n二"), Err(AlterRefused::LongReason));
        assert_eq!(why(&"字".repeat(MOST_WHY + 1)), Err(AlterRefused::LongReason));
    }
}
