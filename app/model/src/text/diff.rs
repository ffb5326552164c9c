//! 文の違い: what is new in a text and what is gone from it, in pieces that a Japanese reader sees as words.
//! It compares texts and nothing else: which two belong together is for the caller to say.

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

/// Past this many words on both sides whole sentences are compared: the cost grows with their product.
const MANY_WORDS: usize = 4_000;

/// A piece in both texts that is shorter than this and stands between changes is torn, not kept.
const ISLAND: usize = 3;

/// The new text cut into what is the same and what was added, with what was lost after what took its place.
#[must_use]
pub fn differences(old: &str, new: &str) -> Vec<Span> {
    let (mut before, mut after) = (words(old), words(new));
    if before.len().min(after.len()) > MANY_WORDS {
        (before, after) = (sentences(old), sentences(new));
    }
    let mut stretches: Vec<Stretch> = Vec::new();
    for step in capture_diff_slices(Algorithm::Myers, &before, &after) {
        let (lost, added) = (before[step.old_range()].concat(), after[step.new_range()].concat());
        if step.tag() == DiffTag::Equal {
            stretches.push(Stretch::Same(added));
        } else {
            stretches.push(Stretch::Changed { added, lost });
        }
    }
    let mut stretches = flood(stretches);
    settle(&mut stretches);
    stretches.into_iter().flat_map(Stretch::spans).collect()
}

/// A stretch of both texts.
enum Stretch {
    Same(String),
    Changed { added: String, lost: String },
}

impl Stretch {
    fn spans(self) -> impl Iterator<Item = Span> {
        let pieces = match self {
            Self::Same(text) => [(text, SpanKind::Same), (String::new(), SpanKind::Same)],
            Self::Changed { added, lost } => [(added, SpanKind::Added), (lost, SpanKind::Lost)],
        };
        pieces.into_iter().filter(|(text, _)| !text.is_empty()).map(|(text, kind)| Span { text, kind })
    }
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

/// Of two equal letters before and at the end of a change either may be the new one: a line that begins like the next
/// is marked whole, not from its second letter to the next line's first.
fn settle(stretches: &mut [Stretch]) {
    for at in 1..stretches.len().saturating_sub(1) {
        let [Stretch::Same(before), Stretch::Changed { added, lost }, Stretch::Same(after)] =
            &mut stretches[at - 1..=at + 1]
        else {
            continue;
        };
        let changed = match (added.is_empty(), lost.is_empty()) {
            (false, true) => added,
            (true, false) => lost,
            _ => continue,
        };
        let Some(shared) = shared_start(before, changed) else { continue };
        before.truncate(before.len() - shared.len());
        changed.truncate(changed.len() - shared.len());
        changed.insert_str(0, &shared);
        after.insert_str(0, &shared);
    }
}

/// What of a line stands before a change and again at its end.
fn shared_start(before: &str, changed: &str) -> Option<String> {
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let shared = &before[start..];
    (!shared.is_empty() && changed.ends_with(shared) && changed.contains('\n')).then(|| shared.to_owned())
}

fn is_island(text: &str) -> bool {
    !text.contains('\n') && text.chars().count() < ISLAND
}

/// Runs of one kind of letter; signs and line ends stand alone.
fn words(text: &str) -> Vec<&str> {
    pieces(text, |before, c| {
        let kind = Letter::of(c);
        kind == Letter::Sign || kind != Letter::of(before)
    })
}

/// Up to and with each 。 or line end.
fn sentences(text: &str) -> Vec<&str> {
    pieces(text, |before, _| matches!(before, '。' | '\n'))
}

/// Cuts before each letter of which `starts` says, by the letter before it, that it starts a piece.
fn pieces(text: &str, starts: impl Fn(char, char) -> bool) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut from, mut before) = (0, None);
    for (at, c) in text.char_indices() {
        if before.is_some_and(|before| starts(before, c)) {
            pieces.push(&text[from..at]);
            from = at;
        }
        before = Some(c);
    }
    if from < text.len() {
        pieces.push(&text[from..]);
    }
    pieces
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Letter {
    Kanji,
    Hiragana,
    Katakana,
    Digit,
    Latin,
    Sign,
}

impl Letter {
    fn of(c: char) -> Self {
        match c {
            'ぁ'..='ゟ' => Self::Hiragana,
            'ァ'..='ヺ' | 'ー' | 'ｦ'..='ﾟ' => Self::Katakana,
            '0'..='9' | '０'..='９' | ',' | '.' => Self::Digit,
            'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => Self::Latin,
            '々' | '〇' => Self::Kanji,
            _ if c.is_alphabetic() => Self::Kanji,
            _ => Self::Sign,
        }
    }
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
    fn changes_that_a_particle_keeps_apart_are_one() {
        assert_eq!(marked("市は計画を策定した。", "都は方針を策定した。",), "[+都は方針+][-市は計画-]を策定した。");
    }

    #[test]
    fn very_long_texts_are_compared_by_sentences() {
        let long = "市は会議を開いた。".repeat(2_000);
        let spans = differences(&long, &format!("{long}町も開いた。"));
        assert_eq!(spans.last(), Some(&Span { text: "町も開いた。".to_owned(), kind: SpanKind::Added }));
        assert_eq!(spans.len(), 2);
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
