//! A text cut into sentences, and a sentence into what a Japanese reader sees as words. Nothing is looked up in a
//! dictionary: words end where the kind of letter changes.

use crate::text::Letter;

/// Runs of one kind of letter; signs and line ends stand alone.
pub(super) fn words(text: &str) -> Vec<&str> {
    pieces(text, |before, c| {
        let kind = Letter::of(c);
        kind == Letter::Sign || kind != Letter::of(before)
    })
}

/// Up to and with each 。 or line end; a line end behind 。 belongs to its sentence.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    pieces(text, |before, c| before == '\n' || (before == '。' && c != '\n'))
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
