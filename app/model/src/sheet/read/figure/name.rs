//! Whether words name a thing, and which of a sentence's words do.

use super::kind::counts;
use super::unit::longer_unit;
use crate::number::{Amount, leading_digits, leading_unit, unit_key};
use crate::text::narrow;

const PARTICLES: &[char] = &[
    'を', 'が', 'は', 'に', 'で', 'と', 'も', 'へ', 'や', 'の', 'し', 'た', 'て', 'る', 'く', 'ら', 'ば', 'ね', 'ず',
    'な',
];

/// Nouns that end like a particle.
const NOUNS: &[&str] = &[
    "ひろば",
    "こども",
    "子ども",
    "くらし",
    "暮らし",
    "子育て",
    "話し",
    "催し",
    "見通し",
    "貸し出し",
    "申立て",
    "申し立て",
    "手当て",
    "励まし",
];

/// Whether a text runs on as a sentence rather than names a thing. What stands in brackets is aside.
pub(super) fn is_sentence(text: &str) -> bool {
    let (text, length) = (&*without_brackets(text), text.chars().count());
    let listed = text.contains('、') && text.contains(['が', 'は', 'で', 'に', 'し', 'て', 'り']);
    text.contains(['を', '。', '→', '⇒'])
        || holds_amount(text)
        || listed
        || text.ends_with(PARTICLES) && !NOUNS.iter().any(|noun| text.ends_with(noun))
        || length > 40
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut bare = String::new();
    for c in text.chars() {
        match narrow(c) {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    bare
}

/// Whether a text names a thing.
pub(super) fn is_name(text: &str) -> bool {
    !is_sentence(text) || is_described(text) || is_titled(text)
}

/// Whether a text with を is the name of a thing: 「社会を明るくする運動」, 「子どもを守る家」.
pub(super) fn is_titled(text: &str) -> bool {
    let Some((before, after)) = text.split_once('を') else { return false };
    let noun = after.trim_end_matches(|c: char| !('ぁ'..='ん').contains(&c));
    let told = noun.ends_with(['る', 'う', 'く', 'す', 'む', 'ぶ', 'ぐ', 'つ']) && noun.len() < after.len();
    told && !before.is_empty()
        && !text.contains(['、', '。', '→', '⇒', 'は', 'が'])
        && !holds_amount(text)
        && text.chars().count() <= 30
}

/// Whether a text is one noun with a clause that tells which: 「通報を受けて訪問した件数」.
fn is_described(text: &str) -> bool {
    let noun = text.trim_end_matches(|c: char| !('ぁ'..='ん').contains(&c));
    let told = noun.ends_with(['た', 'る', 'う', 'く', 'す', 'つ', 'む', 'ぶ', 'ぐ', 'い']);
    told && noun.len() < text.len()
        && counts(text)
        && !text.contains(['、', '。', '→', '⇒', 'は'])
        && !holds_amount(text)
        && text.chars().count() <= 40
}

/// Whether what was cut out of a sentence is no name but a piece of its words: 「より」, 「効果もあっ」.
pub(super) fn is_fragment(text: &str) -> bool {
    let words = text.chars().all(|c| ('ぁ'..='ん').contains(&c)) && !NOUNS.contains(&text);
    words || text.ends_with('っ')
}

/// Whether a name has swallowed the figure before it: 「女子会５回ママ会」.
pub(super) fn is_of_two(text: &str) -> bool {
    holds_amount(&without_brackets(text))
}

fn holds_amount(text: &str) -> bool {
    end_of_amount(text).is_some()
}

/// Where the last amount within a label ends, an ordinal aside: 「講座３回参加者」, 「50人中」.
pub(super) fn end_of_amount(text: &str) -> Option<usize> {
    let (mut before, mut end) = (' ', None);
    for (at, c) in text.char_indices() {
        let digit = |c: char| narrow(c).is_ascii_digit();
        if digit(c) && !digit(before) && before != '第' {
            let (_, len) = leading_digits(&text[at..]);
            let unit = leading_unit(&text[at + len..]).filter(|unit| !matches!(*unit, "日" | "部" | "本"));
            let each =
                |unit: &str| ["あたり", "当たり"].iter().any(|word| text[at + len + unit.len()..].starts_with(word));
            let amount = unit.filter(|unit| !each(unit) && !begins_name(text, at, len, unit));
            end = amount.map(|unit| at + len + unit.len()).or(end);
        }
        before = c;
    }
    end
}

/// Whether the number at `at` begins a word and so a name: 「３人世帯」, 「１歳６か月児健診」, 「「100人カフェ」」. 24時間 is one word.
fn begins_name(text: &str, at: usize, len: usize, unit: &str) -> bool {
    let first = text[..at].chars().all(|c| narrow(c).is_ascii_digit() || "歳「『".contains(c));
    let behind = &text[at + len..];
    let around_the_clock = unit == "時間" && leading_digits(&text[at..]).0 == "24" && behind.len() > unit.len();
    first && (around_the_clock || longer_unit(behind, unit).is_some())
}

/// Whether what was cut out can't be a name: nothing, a bracket alone, an amount, a word between two things.
pub(super) fn is_odd_name(text: &str) -> bool {
    let plain: String = text.chars().map(narrow).collect();
    let bracket = plain.starts_with('(') && plain.find(')') == Some(plain.len() - 1);
    let between = ["及び", "および", "並びに", "ならびに", "また", "うち", "内", "と", "計", "年度末"].contains(&text);
    let unclosed = plain.matches('(').count() > plain.matches(')').count();
    // 「前年度100件から今年度120件」.
    let led = ["から", "より", "に対し"].iter().any(|word| text.starts_with(word));
    let silent = led || !text.contains(char::is_alphabetic);
    let counted = ["人", "件", "回", "世帯", "団体", "%"];
    let amount = Amount::read(text).and_then(|read| read.unit).is_some_and(|unit| counted.contains(&&*unit_key(&unit)));
    // 「講座12，参加」, 「電話相談506、面接相談」: what stands before the comma is another figure.
    let bare = without_brackets(&plain);
    let digits = |before: &str| before.chars().rev().take_while(char::is_ascii_digit).count();
    // One digit may be a grade, 「要支援１、２」, but not before another word: 「男性８、女性７」.
    let ends = |before: &str, after: &str| {
        let word = after.starts_with(|c: char| c.is_alphabetic())
            && !before.trim_end_matches(|c: char| c.is_ascii_digit()).ends_with(['第', '援', '護', '級', '層']);
        digits(before) > 1 || digits(before) == 1 && word
    };
    let two = bare.char_indices().any(|(at, c)| {
        c == ',' && digits(&bare[..at]) > 0 || c == '、' && ends(&bare[..at], &bare[at + c.len_utf8()..])
    });
    bracket || between || unclosed || silent || amount || two
}

/// Start and end (bytes) of the noun at the end of a sentence's piece. A sign that begins a clause is no particle: は in
/// 「はつらつ講座」.
pub(super) fn cut_sentence(text: &str) -> (usize, usize) {
    let whole = NOUNS.iter().any(|noun| text.ends_with(noun));
    let noun = if whole { text } else { text.trim_end_matches(PARTICLES) };
    let (mut cut, mut clause, mut depth) = (0, 0, 0_usize);
    let mut before = ' ';
    for (at, c) in noun.char_indices() {
        let next = noun[at + c.len_utf8()..].chars().next().map_or(' ', narrow);
        let grouped = before.is_ascii_digit() && next.is_ascii_digit();
        before = narrow(c);
        let behind = at + c.len_utf8();
        match narrow(c) {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' if grouped => {}
            // 「新しい」 is one word.
            'し' if "いく".contains(next) => {}
            '、' | '。' | 'を' | ',' if depth == 0 => (cut, clause) = (behind, behind),
            'が' | 'は' | 'に' | 'で' | 'し' | 'て' | 'た' if depth == 0 && at > clause => cut = behind,
            _ => {}
        }
    }
    (cut, noun.len())
}
