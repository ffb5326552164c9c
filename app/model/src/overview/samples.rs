//! The signs that tests of this room use: those of the real list.

use crate::plan::{Mark, MarkKind, MarkShape};

/// The scheme of the real list.
pub(super) fn scheme() -> Vec<Mark> {
    let mark = |symbol: &str, words: &str, short: &str, kind, shape| Mark {
        symbol: symbol.to_owned(),
        words: words.to_owned(),
        short: short.to_owned(),
        kind,
        shape,
    };
    vec![
        mark("☆", "予定通り進捗かつ特記事項あり", "特記あり", MarkKind::Ladder(0), MarkShape::Star),
        mark("○", "予定通り進捗", "予定通り", MarkKind::Ladder(1), MarkShape::Ring),
        mark("△", "進捗あるが遅れ・課題あり", "遅れ・課題", MarkKind::Ladder(2), MarkShape::Triangle),
        mark("□", "検討中", "検討中", MarkKind::State, MarkShape::Square),
        mark("×", "進捗なし", "進捗なし", MarkKind::Ladder(3), MarkShape::Cross),
        mark("◎", "完了", "完了", MarkKind::State, MarkShape::Target),
        mark("－", "中止", "中止", MarkKind::State, MarkShape::Bar),
    ]
}

/// One of them.
pub(super) fn sign(symbol: &str) -> Mark {
    scheme().into_iter().find(|mark| mark.symbol == symbol).unwrap()
}
