//! Words that are looked for, and where a text has them. Width, kana, case, spaces and the form of an ideograph (髙, 高)
//! make no difference; what is shown is the text as it is written.

use crate::text::{is_attached, seek_key};

/// A piece of a text, and whether it was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// As written.
    pub text: String,
    /// Whether it is what was looked for.
    pub hit: bool,
}

/// More words than these are not looked for: nobody types them, and each costs a walk through everything.
const MOST: usize = 8;

/// The keys of the words of a question, each once: 「認知症　ＩＣＴ」 has two.
#[must_use]
pub fn words_of(asked: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for key in asked.split_whitespace().map(seek_key).filter(|it| !it.is_empty()) {
        if words.len() < MOST && !words.contains(&key) {
            words.push(key);
        }
    }
    words
}

/// A text as its key, with where each part of the key comes from.
struct Folded {
    key: String,
    /// Starts in the key and in the text of signs that are folded by themselves, and both ends.
    starts: Vec<(usize, usize)>,
}

fn fold(text: &str) -> Folded {
    let (mut key, mut starts) = (String::with_capacity(text.len()), Vec::new());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        // A sign takes along what is written on it: ﾊ and ﾟ, か and its ゛, a variation selector.
        let attached: usize =
            rest[first.len_utf8()..].chars().take_while(|c| is_attached(*c)).map(char::len_utf8).sum();
        let (sign, after) = rest.split_at(first.len_utf8() + attached);
        starts.push((key.len(), text.len() - rest.len()));
        key.push_str(&seek_key(sign));
        rest = after;
    }
    starts.push((key.len(), text.len()));
    Folded { key, starts }
}

impl Folded {
    /// Bytes of the text that bear these words, in order, none touching another.
    fn ranges(&self, words: &[String]) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for word in words.iter().filter(|it| !it.is_empty()) {
            found.extend(self.key.match_indices(word.as_str()).map(|(at, it)| self.in_text(at, at + it.len())));
        }
        found.sort_unstable();
        let mut joined: Vec<(usize, usize)> = Vec::new();
        for (start, end) in found {
            match joined.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => joined.push((start, end)),
            }
        }
        joined
    }

    /// The whole signs of the text that give this part of the key.
    fn in_text(&self, start: usize, end: usize) -> (usize, usize) {
        let first = self.starts.partition_point(|it| it.0 <= start).saturating_sub(1);
        let last = self.starts.partition_point(|it| it.0 < end).min(self.starts.len() - 1);
        (self.starts[first].1, self.starts[last].1)
    }
}

/// The whole text, with the words marked.
#[must_use]
pub fn marked(text: &str, words: &[String]) -> Vec<Piece> {
    cut(text, (0, text.len()), &fold(text).ranges(words))
}

/// Signs before the first word and behind it that are shown.
const BEFORE: usize = 30;
const BEHIND: usize = 70;

/// The part of a text around the first of these words, with all that stand there marked; `None` where it has none. What is
/// left out is shown as 「…」, line breaks as spaces.
#[must_use]
pub fn excerpt(text: &str, words: &[String]) -> Option<Vec<Piece>> {
    let ranges = fold(text).ranges(words);
    let (start, end) = *ranges.first()?;
    let from = text[..start].char_indices().rev().take(BEFORE).last().map_or(start, |it| it.0);
    // A sentence that begins within the part is where it begins.
    let sentence =
        text[from..start].char_indices().rev().find(|it| matches!(it.1, '。' | '\n')).map(|it| it.0 + it.1.len_utf8());
    let from = sentence.map_or(from, |it| from + it);
    let until = text[end..].char_indices().nth(BEHIND).map_or(text.len(), |it| end + it.0);
    // No word is cut in two.
    let until = ranges.iter().find(|it| it.0 < until && until < it.1).map_or(until, |it| it.1);
    let mut pieces = cut(text, (from, until), &ranges);
    for piece in &mut pieces {
        piece.text = piece.text.replace(['\n', '\r'], " ");
    }
    let cut_off = |text: &str| Piece { text: text.to_owned(), hit: false };
    if from > 0 && sentence.is_none() {
        pieces.insert(0, cut_off("…"));
    }
    if until < text.len() {
        pieces.push(cut_off("…"));
    }
    Some(pieces)
}

fn cut(text: &str, (from, until): (usize, usize), ranges: &[(usize, usize)]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut push = |start: usize, end: usize, hit: bool| {
        if start < end {
            pieces.push(Piece { text: text[start..end].to_owned(), hit });
        }
    };
    let mut at = from;
    for (start, end) in ranges.iter().filter(|it| it.0 >= from && it.1 <= until) {
        push(at, *start, false);
        push(*start, *end, true);
        at = *end;
    }
    push(at, until, false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 「<」 and 「>」 around what was looked for.
    fn show(pieces: &[Piece]) -> String {
        pieces.iter().map(|it| if it.hit { format!("<{}>", it.text) } else { it.text.clone() }).collect()
    }

    #[test]
    fn words_are_marked_as_they_are_written() {
        let check = |text: &str, asked: &str, shown: &str| assert_eq!(show(&marked(text, &words_of(asked))), shown);
        check("認知症サポーターの養成", "認", "<認>知症サポーターの養成");
        check("高齢者虐待の防止", "虐待", "高齢者<虐待>の防止");
        check("ﾎﾞﾗﾝﾃｨｱの育成", "ぼらんてぃあ", "<ﾎﾞﾗﾝﾃｨｱ>の育成");
        check("ボラン ティアの育成", "ボランティア", "<ボラン ティア>の育成");
        check("ＩＣＴを使う", "ict", "<ＩＣＴ>を使う");
        check("髙橋さん、高橋さん", "高橋", "<髙橋>さん、<高橋>さん");
        check("葛\u{e0100}城課", "葛城", "<葛\u{e0100}城>課");
        check("か\u{3099}く", "が", "<か\u{3099}>く");
        check("相談件数と相談員", "相談 件数", "<相談件数>と<相談>員");
        check("㌔当たり", "キロ", "<㌔>当たり");
        check("なし", "ある", "なし");
    }

    #[test]
    fn a_question_has_a_few_words_each_once() {
        assert_eq!(words_of("認知症　ニンチ認知症 認知症"), ["認知症", "にんち認知症"]);
        assert_eq!(words_of(" \u{3000} "), [""; 0]);
        assert_eq!(words_of("a b c d e f g h i j").len(), MOST);
    }

    #[test]
    fn an_excerpt_begins_with_its_sentence_where_that_is_near() {
        let words = words_of("虐待");
        assert_eq!(
            excerpt("研修を行った。虐待の相談があった。", &words).map(|it| show(&it)).as_deref(),
            Some("<虐待>の相談があった。")
        );
        let long = format!("{}虐待{}", "前".repeat(80), "後".repeat(90));
        let shown = show(&excerpt(&long, &words).unwrap());
        assert_eq!(shown, format!("…{}<虐待>{}…", "前".repeat(BEFORE), "後".repeat(BEHIND)));
        assert_eq!(excerpt("一\n虐待\n二", &words).map(|it| show(&it)).as_deref(), Some("<虐待> 二"));
        assert_eq!(excerpt("何もない", &words), None);
    }

    proptest! {
        #[test]
        fn marking_loses_nothing_and_marks_what_was_asked(text in "\\PC{0,30}", word in "[あいう認知ｱﾞア高髙a]{1,2}") {
            let words = words_of(&word);
            let pieces = marked(&text, &words);
            prop_assert_eq!(pieces.iter().map(|it| it.text.as_str()).collect::<String>(), text);
            for piece in pieces.iter().filter(|it| it.hit) {
                prop_assert!(words.iter().any(|it| seek_key(&piece.text).contains(it.as_str())), "{:?}", piece);
            }
        }
    }
}
