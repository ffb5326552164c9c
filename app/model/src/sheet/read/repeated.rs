//! Words that begin a line in most blocks of running text and are no known label: a cell may begin there that nobody
//! told this program of. It only asks; the lines stay where they are.

use super::asking::{Asking, Question};
use super::figure::starts_with_figure;
use super::labels::{begins_with_label, names_item};
use super::lines::Line;
use std::collections::BTreeMap;

/// Asks about each such word once.
pub(super) fn ask_repeated(body: &[Line<'_>], asking: &mut Asking<'_>) {
    let mut blocks = 0_usize;
    // word → first line, last block, how many blocks
    let mut seen: BTreeMap<&str, (u32, usize, usize)> = BTreeMap::new();
    for line in body {
        blocks += usize::from(names_item(line.text));
        let Some(word) = first_word(line.text) else { continue };
        let (_, last, times) = seen.entry(word).or_insert((line.number, 0, 0));
        if *last < blocks {
            (*last, *times) = (blocks, *times + 1);
        }
    }
    for (word, (line, _, times)) in seen {
        if times >= 2 && times * 2 > blocks {
            ask_word(line, word, asking);
        }
    }
}

/// What stands before a wide space or a colon, like a label.
fn first_word(text: &str) -> Option<&str> {
    if begins_with_label(text) || text.starts_with(super::lines::is_bullet_sign) || starts_with_figure(text) {
        return None;
    }
    let at = text.find(['\u{3000}', '：', ':'])?;
    let word = text[..at].trim_matches(['【', '】', '〔', '〕']);
    ((2..=10).contains(&word.chars().count()) && !word.chars().any(char::is_numeric)).then_some(word)
}

fn ask_word(line: u32, word: &str, asking: &mut Asking<'_>) {
    asking.ask(Question {
        topic: "repeated",
        line,
        text: word,
        why: format!("「{word}」が、欄の名前のように多くの項目で行の初めにあります。"),
        assumed: "欄の名前とはみず、前の欄の続きとして読みました。".to_owned(),
        choices: &[("text", "前の欄の続きである")],
    });
}
