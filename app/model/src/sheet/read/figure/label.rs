//! The label of an amount: the words before it, back to where another thing ends. A name is never split at ・ or 、;
//! only a sentence is cut, and then the name is not sure.

use super::chars::Chars;
use crate::date::read_date;
use crate::number::{leading_digits, leading_unit};
use crate::text::narrow;
use crate::year::read_year_at;

/// How label and amount are tied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// 「件数：506件」.
    Colon,
    /// 「件数　506件」.
    Space,
    /// 「参加者数181名」.
    Direct,
    /// Nothing stands before the amount.
    Bare,
}

/// The label found.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub start: usize,
    pub text: String,
    /// What stands before it on the line, set off by a space: 「就労支援　実利用者数：」.
    pub above: Vec<String>,
    pub tie: Tie,
    /// Whether it was cut out of a sentence.
    pub from_sentence: bool,
}

/// The label before `end`, not further back than `floor`.
pub(super) fn read_label(chars: &Chars, floor: usize, end: usize) -> Label {
    let (tie, end) = read_tie(chars, floor, end);
    // No name is that long: what lies further back is another sentence, and needn't be looked at.
    let floor = floor.max(end.saturating_sub(LONGEST));
    let floor = start_of_label(chars, floor, end);
    let mut parts = split_parts(chars, floor, end);
    // A day is no part of a name: 「講演会　10/5　45名」.
    parts.retain(|(from, to)| !is_day(&chars.slice(*from, *to)));
    let Some((start, stop)) = parts.last().copied().filter(|_| tie != Tie::Bare) else {
        return Label { start: end, text: String::new(), above: Vec::new(), tie: Tie::Bare, from_sentence: true };
    };
    let above: Vec<String> = parts[..parts.len() - 1].iter().map(|(from, to)| chars.slice(*from, *to)).collect();
    let after_sentence = above.iter().rposition(|part| is_sentence(part)).map_or(0, |at| at + 1);
    let above = above[after_sentence..].to_vec();
    let text = chars.slice(start, stop);
    // 「利用者数は50人」: a topic alone is a label.
    if let Some(topic) = text.strip_suffix('は').filter(|topic| counts(topic) && is_name(topic)) {
        return Label { start, text: topic.to_owned(), above, tie, from_sentence: false };
    }
    if is_name(&text) {
        return Label { start, text, above, tie, from_sentence: false };
    }
    let cut = cut_sentence(&text);
    let start = start + text[..cut.0].chars().count();
    Label { start, text: text[cut.0..cut.1].to_owned(), above: Vec::new(), tie, from_sentence: true }
}

const LONGEST: usize = 160;

fn read_tie(chars: &Chars, floor: usize, end: usize) -> (Tie, usize) {
    let bare = chars.skip_spaces_back(end, floor);
    if bare <= floor {
        return (Tie::Bare, bare);
    }
    if chars.before(bare) == ':' {
        return (Tie::Colon, chars.skip_spaces_back(bare - 1, floor));
    }
    (if bare < end { Tie::Space } else { Tie::Direct }, bare)
}

/// Behind what separates things: a full stop, the comma or slash after another figure.
fn start_of_label(chars: &Chars, floor: usize, end: usize) -> usize {
    let mut start = floor;
    for at in floor..end {
        if matches!(chars.at(at), '。' | '】' | '→' | '⇒') && chars.enclosing(at) == chars.enclosing(end) {
            start = at + 1;
        }
    }
    while start < end && " 、,/・;；".contains(chars.at(start)) {
        start += 1;
    }
    start
}

/// Parts set off by spaces or colons, those within brackets aside. A single space between Latin words sets nothing off.
fn split_parts(chars: &Chars, floor: usize, end: usize) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let level = chars.enclosing(end.saturating_sub(1).max(floor));
    let level = if chars.before(end) == ')' { chars.enclosing(end) } else { level };
    let mut from = floor;
    for at in floor..=end {
        let apart = at == end || matches!(chars.at(at), ' ' | ':') && chars.enclosing(at) == level;
        let latin = |c: char| c.is_ascii_alphanumeric();
        let within_words = at < end && chars.at(at) == ' ' && latin(chars.before(at)) && latin(chars.at(at + 1));
        if !apart || within_words {
            continue;
        }
        if at > from {
            parts.push((from, at));
        }
        from = at + 1;
    }
    parts
}

const PARTICLES: &[char] = &[
    'を', 'が', 'は', 'に', 'で', 'と', 'も', 'へ', 'や', 'の', 'し', 'た', 'て', 'る', 'く', 'ら', 'ば', 'ね', 'ず',
    'な',
];

/// Nouns that end like a particle.
const NOUNS: &[&str] =
    &["ひろば", "こども", "子ども", "くらし", "暮らし", "子育て", "話し", "催し", "見通し", "貸し出し"];

/// Whether a text runs on as a sentence rather than names a thing.
fn is_sentence(text: &str) -> bool {
    let listed = text.contains('、') && text.contains(['が', 'は', 'で', 'に', 'し', 'て', 'り']);
    text.contains(['を', '。', '→', '⇒'])
        || holds_amount(text)
        || listed
        || text.ends_with(PARTICLES) && !NOUNS.iter().any(|noun| text.ends_with(noun))
        || text.chars().count() > 40
}

/// Whether a text names a thing.
pub(super) fn is_name(text: &str) -> bool {
    !is_sentence(text) || is_described(text)
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

/// An amount within a label, an ordinal aside: 「講座３回参加者」, 「50人中」.
fn holds_amount(text: &str) -> bool {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let digit = |c: char| narrow(c).is_ascii_digit();
        if digit(c) && !digit(before) && before != '第' {
            let (_, len) = leading_digits(&text[at..]);
            let unit = leading_unit(&text[at + len..]).filter(|unit| !matches!(*unit, "日" | "部" | "本"));
            let each =
                |unit: &str| ["あたり", "当たり"].iter().any(|word| text[at + len + unit.len()..].starts_with(word));
            if unit.is_some_and(|unit| !each(unit)) {
                return true;
            }
        }
        before = c;
    }
    false
}

/// 「8/23」, 「10月５日（土）」, 「令和６年10月５日」.
fn is_day(text: &str) -> bool {
    let signs = |c: char| narrow(c).is_ascii_digit() || "/／月日（）()曜火水木金土".contains(c);
    let day = text.contains(['/', '／']) || text.contains('月') && text.contains('日');
    read_date(text).is_some() || day && text.chars().all(signs)
}

/// Labels of another year's value, or of a value aimed at.
pub(super) fn is_other_value(label: &str) -> bool {
    let words = ["前年", "昨年", "前々年", "一昨年", "目標", "計画値", "予算", "見込"];
    let year = read_year_at(label)
        .is_some_and(|year| label[year.len..].trim().is_empty() || label[year.len..].starts_with("実績"));
    year || is_day_of_counting(label) || words.iter().any(|word| label.contains(word))
}

/// 「７年３月末」, 「10月末現在」, 「４月１日時点」: when something was counted, not what.
fn is_day_of_counting(label: &str) -> bool {
    let rest = label.trim_start_matches(['令', '和', 'R', 'Ｒ', '元']);
    let signs = |c: char| narrow(c).is_ascii_digit() || "年度月日末元".contains(c);
    let bare = ["現在", "時点"].iter().find_map(|word| rest.strip_suffix(word)).unwrap_or(rest);
    bare.starts_with(|c: char| narrow(c).is_ascii_digit()) && bare.contains('月') && bare.chars().all(signs)
}

/// Start and end (bytes) of the noun at the end of a sentence's piece.
fn cut_sentence(text: &str) -> (usize, usize) {
    let noun = text.trim_end_matches(PARTICLES);
    let end = noun.len();
    let cut = noun.rfind(['を', 'が', 'は', '、', '。', 'に', 'で', 'し', 'て', 'た']);
    (cut.map_or(0, |at| at + 'を'.len_utf8()), end)
}

/// Whether a label by itself says that a number follows: 参加者数, 利用率.
pub(super) fn counts(label: &str) -> bool {
    let bare = label.trim_end_matches(['）', ')']);
    let bare =
        if bare.len() < label.len() { bare.rsplit_once(['（', '(']).map_or(bare, |(name, _)| name) } else { label };
    ["数", "率", "額", "量", "者", "人員", "件", "回", "割合", "点", "合計", "冊数", "実績"]
        .iter()
        .any(|end| bare.ends_with(end))
}

/// Labels of what is no result: when, where, for whom, how many at most.
pub(super) fn is_about_other(label: &str) -> bool {
    let words = [
        "日時",
        "日程",
        "期間",
        "時間",
        "会場",
        "場所",
        "住所",
        "電話",
        "TEL",
        "定員",
        "対象",
        "テーマ",
        "内容",
        "講師",
        "目標",
        "目標値",
        "予定",
        "年齢",
        "料金",
        "参加費",
        "費用",
    ];
    words.iter().any(|word| label.ends_with(word)) && !label.ends_with("総時間") && !label.ends_with("延べ時間")
}
