//! 評価: the signs of one plan, as data. They are never averaged.

use crate::writing::Lang;
use serde::{Deserialize, Serialize};

/// One sign of a scheme (`Mark`): symbol, words, and what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The sign as printed in the legend: 「○」.
    pub symbol: String,
    /// Full words of the legend: 「予定通り進捗」.
    pub words: String,
    /// Words short enough for a column of figures: 「予定通り」.
    pub short: String,
    /// On the ladder, or a state.
    pub kind: MarkKind,
    /// How it is drawn.
    pub shape: MarkShape,
}

/// Whether a mark can be better or worse than another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// A rung of the ladder; 0 is the best.
    Ladder(u8),
    /// Outside the ladder: 検討中, 完了, 中止.
    State,
}

/// Drawn outline of a mark; a scheme with other signs gets its shapes by kind and order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkShape {
    /// ☆ filled star.
    Star,
    /// ○ empty ring.
    Ring,
    /// △ tinted triangle.
    Triangle,
    /// □ empty square.
    Square,
    /// × two strokes.
    Cross,
    /// ◎ ring and disc.
    Target,
    /// － bar.
    Bar,
}

impl MarkShape {
    /// What the drawn sign is called, for who hears it.
    #[must_use]
    pub const fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Star => lang.say("星", "star"),
            Self::Ring => lang.say("丸", "circle"),
            Self::Triangle => lang.say("三角", "triangle"),
            Self::Square => lang.say("四角", "square"),
            Self::Cross => lang.say("ばつ", "cross"),
            Self::Target => lang.say("二重丸", "double circle"),
            Self::Bar => lang.say("横線", "bar"),
        }
    }
}

/// 評価の凡例: the marks of one plan in printed order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MarkScheme(Vec<Mark>);

/// Why a list of marks is no scheme.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SchemeRefused {
    /// The same sign stands for two meanings.
    #[error("the mark {0} stands twice in the scheme")]
    Twice(String),
}

impl MarkScheme {
    /// A scheme from its marks in printed order.
    ///
    /// # Errors
    /// When one symbol stands twice.
    pub fn new(marks: Vec<Mark>) -> Result<Self, SchemeRefused> {
        for (at, mark) in marks.iter().enumerate() {
            if marks[..at].iter().any(|before| before.symbol == mark.symbol) {
                return Err(SchemeRefused::Twice(mark.symbol.clone()));
            }
        }
        Ok(Self(marks))
    }

    /// The marks in printed order.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        &self.0
    }

    /// The mark with this symbol, as stored (look-alikes are folded when read).
    #[must_use]
    pub fn get(&self, symbol: &str) -> Option<&Mark> {
        self.0.iter().find(|mark| mark.symbol == symbol)
    }
}
