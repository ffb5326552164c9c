//! What the staff of the invented city decided about the doubts that its lists raise. What no decision stands for
//! stays open, as in real life.

use super::report::RENAMED;
use crate::intake::sample::SampleDecision;
use model::intake::DoubtKind;

pub(super) fn decisions() -> Vec<SampleDecision> {
    let decision = |kind, mentions: &[&str], choice: &str| SampleDecision {
        kind,
        mentions: mentions.iter().map(|it| (*it).to_owned()).collect(),
        choice: choice.to_owned(),
    };
    vec![
        decision(DoubtKind::Joining, &[RENAMED.0, RENAMED.1], "renamed"),
        decision(DoubtKind::Joining, &["支え合いポイント制度の運営", "支え合いポイント制度の推進"], "same"),
        decision(DoubtKind::Joining, &["春の体験", "単位"], "same"),
        decision(DoubtKind::Redefinition, &["数え方を変更"], "break"),
    ]
}
