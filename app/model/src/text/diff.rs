//! 文の違い: what is new in a text and what is gone from it, in pieces that a Japanese reader sees as words.
//! It compares texts and nothing else: which two belong together is for the caller to say.

mod pairing;
mod pieces;

use pairing::pair_up;
use pieces::{sentences, words};
use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// A piece of a text that is compared with an older one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// As written.
    #[serde(rename = "t")]
    pub text: String,
    /// Whether the older text has it too.
    #[serde(rename = "k", default, skip_serializing_if = "SpanKind::is_same")]
    pub kind: SpanKind,
}

/// How a piece stands to the older text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpanKind {
    /// In both.
    #[default]
    Same,
    /// Only in the new text.
    Added,
    /// Only in the old one.
    Lost,
}

impl SpanKind {
    /// In both.
    #[must_use]
    pub const fn is_same(&self) -> bool {
        matches!(self, Self::Same)
    }
}

impl Span {
    /// A piece that nothing is compared with.
    #[must_use]
    pub fn same(text: impl Into<String>) -> Self {
        Self { text: text.into(), kind: SpanKind::Same }
    }
}

/// A piece in both texts that is shorter than this and stands between changes is torn, not kept.
const ISLAND: usize = 3;

/// The new text cut into what is the same and what was added, with what was lost after what took its place. Sentences
/// that have little in common are not mixed word by word: the new one stands whole, and after it the old one.
#[must_use]
pub fn differences(old: &str, new: &str) -> Vec<Span> {
    let (before, after) = (sentences(old), sentences(new));
    let mut spans = Vec::new();
    for step in capture_diff_slices(Algorithm::Myers, &before, &after) {
        let (old, new) = (&before[step.old_range()], &after[step.new_range()]);
        if step.tag() == DiffTag::Equal {
            push(&mut spans, &new.concat(), SpanKind::Same);
        } else {
            replace(&mut spans, old, new);
        }
    }
    spans
}

/// Sentences that took the place of others: like ones are compared by words, the rest is new or gone.
fn replace(spans: &mut Vec<Span>, old: &[&str], new: &[&str]) {
    let (mut from_old, mut from_new) = (0, 0);
    for (at_old, at_new) in pair_up(old, new).into_iter().chain([(old.len(), new.len())]) {
        push(spans, &new[from_new..at_new].concat(), SpanKind::Added);
        push(spans, &old[from_old..at_old].concat(), SpanKind::Lost);
        if let (Some(old), Some(new)) = (old.get(at_old), new.get(at_new)) {
            reword(spans, old, new);
        }
        (from_old, from_new) = (at_old + 1, at_new + 1);
    }
}

/// One sentence in two wordings.
fn reword(spans: &mut Vec<Span>, old: &str, new: &str) {
    let (before, after) = (words(old), words(new));
    let mut stretches: Vec<Stretch> = Vec::new();
    for step in capture_diff_slices(Algorithm::Myers, &before, &after) {
        let (lost, added) = (before[step.old_range()].concat(), after[step.new_range()].concat());
        if step.tag() == DiffTag::Equal {
            stretches.push(Stretch::Same(added));
        } else {
            stretches.push(Stretch::Changed { added, lost });
        }
    }
    for stretch in flood(stretches) {
        match stretch {
            Stretch::Same(text) => push(spans, &text, SpanKind::Same),
            Stretch::Changed { added, lost } => {
                push(spans, &added, SpanKind::Added);
                push(spans, &lost, SpanKind::Lost);
            }
        }
    }
}

fn push(spans: &mut Vec<Span>, text: &str, kind: SpanKind) {
    match spans.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.kind == kind => last.text.push_str(text),
        _ => spans.push(Span { text: text.to_owned(), kind }),
    }
}

/// A stretch of both wordings.
enum Stretch {
    Same(String),
    Changed { added: String, lost: String },
}

/// Joins changes that only a particle or a comma keeps apart: a reader takes in one change, not confetti.
fn flood(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut joined: Vec<Stretch> = Vec::new();
    let mut rest = stretches.into_iter().peekable();
    while let Some(next) = rest.next() {
        let between = matches!(joined.last(), Some(Stretch::Changed { .. })) && rest.peek().is_some();
        match (next, joined.last_mut()) {
            (Stretch::Same(text), Some(Stretch::Changed { added, lost })) if between && is_island(&text) => {
                added.push_str(&text);
                lost.push_str(&text);
            }
            (Stretch::Changed { added: more, lost: less }, Some(Stretch::Changed { added, lost })) => {
                added.push_str(&more);
                lost.push_str(&less);
            }
            (next, _) => joined.push(next),
        }
    }
    joined
}

fn is_island(text: &str) -> bool {
    !text.contains('\n') && text.chars().count() < ISLAND
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `[+added+]` and `[-lost-]`, the rest as it is.
    fn marked(old: &str, new: &str) -> String {
        let write = |span: Span| match span.kind {
            SpanKind::Same => span.text,
            SpanKind::Added => format!("[+{}+]", span.text),
            SpanKind::Lost => format!("[-{}-]", span.text),
        };
        differences(old, new).into_iter().map(write).collect()
    }

    #[test]
    fn a_reader_sees_words_that_came_and_went() {
        let check = |old: &str, new: &str, shown: &str| assert_eq!(marked(old, new), shown);
        check("", "", "");
        check("研修を行った。", "研修を行った。", "研修を行った。");
        check("", "研修を行った。", "[+研修を行った。+]");
        check("研修を行った。", "", "[-研修を行った。-]");
        check("研修会を２回開催した。", "研修会を３回開催した。", "研修会を[+３+][-２-]回開催した。");
        check("学習を再開した。\n・配布", "学習を再開した。\n・周知\n・配布", "学習を再開した。\n[+・周知\n+]・配布");
        check("学習を再開した。\n・周知\n・配布", "学習を再開した。\n・配布", "学習を再開した。\n[-・周知\n-]・配布");
        check(
            "福祉学習について、施設の協力を得て実施した。",
            "福祉学習について、内容を他分野の活動にも拡大して実施した。",
            "福祉学習について、[+内容を他分野の活動にも拡大して+][-施設の協力を得て-]実施した。",
        );
    }

    #[test]
    fn a_sentence_with_little_in_common_stands_whole_and_what_it_replaced_after_it() {
        let check = |old: &str, new: &str, shown: &str| assert_eq!(marked(old, new), shown);
        check(
            "交流会を開いた。役員の引継ぎを手伝った。",
            "交流会を開いた。活動の記録を写真でまとめた。",
            "交流会を開いた。[+活動の記録を写真でまとめた。+][-役員の引継ぎを手伝った。-]",
        );
        check(
            "・説明会の会場を地区に広げた。\n・手帳を新しくした。\n",
            "・受入れ施設に調査を行った。\n・説明会の会場を駅前に広げた。\n",
            "[+・受入れ施設に調査を行った。\n+]・説明会の会場を[+駅前+][-地区-]に広げた。\n[-・手帳を新しくした。\n-]",
        );
        check("集いを開いた。", "こつを紹介した。", "[+こつを紹介した。+][-集いを開いた。-]");
    }

    #[test]
    fn changes_that_a_particle_keeps_apart_are_one() {
        assert_eq!(marked("市は計画を策定した。", "都は方針を策定した。",), "[+都は方針+][-市は計画-]を策定した。");
    }

    #[test]
    fn very_long_texts_are_compared_by_sentences() {
        let long = "市は会議を開いた。".repeat(2_000);
        let spans = differences(&long, &format!("{long}町も開いた。"));
        assert_eq!(spans.last(), Some(&Span { text: "町も開いた。".to_owned(), kind: SpanKind::Added }));
        assert_eq!(spans.len(), 2);
        let endless = |word: &str| format!("{word}、会議を開き、").repeat(2_000);
        assert_eq!(differences(&endless("市は"), &endless("町は")).len(), 2);
    }

    proptest! {
        #[test]
        fn nothing_of_either_text_is_lost(old in "[市民社協。、\n・a1ァい]{0,40}", new in "[市民社協。、\n・a1ァい]{0,40}") {
            let spans = differences(&old, &new);
            let side = |kind| -> String {
                spans.iter().filter(|it| it.kind.is_same() || it.kind == kind).map(|it| it.text.as_str()).collect()
            };
            prop_assert_eq!(side(SpanKind::Added), new);
            prop_assert_eq!(side(SpanKind::Lost), old);
        }
    }
}
