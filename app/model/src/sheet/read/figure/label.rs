//! The label of an amount: the words before it, back to where another thing ends. A name is never split at ・ or 、;
//! only a sentence is cut, and then the name is not sure.

use super::chars::Chars;
use super::kind::counts;
use super::unit::longer_unit;
use crate::date::{read_date, read_date_at};
use crate::number::{Amount, leading_digits, leading_unit, unit_key};
use crate::text::narrow;

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
    /// Whether it stands in a bracket behind the figure that it is a part of: 「３名（常勤１名）」.
    pub part: bool,
}

impl Label {
    fn none(start: usize) -> Self {
        Self { start, text: String::new(), above: Vec::new(), tie: Tie::Bare, from_sentence: true, part: false }
    }
}

/// The label before `end`, not further back than `floor`.
pub(super) fn read_label(chars: &Chars, floor: usize, end: usize) -> Label {
    let (tie, end) = read_tie(chars, floor, end);
    // No name is that long: what lies further back is another sentence, and needn't be looked at.
    let floor = floor.max(end.saturating_sub(LONGEST));
    let floor = start_of_label(chars, floor, end);
    let mut parts = split_parts(chars, floor, end);
    let day = |(from, to): &(usize, usize)| is_day(&chars.slice(*from, *to));
    // What stands right behind a day is that day's amount: 「6月1日45人」.
    if tie == Tie::Direct && parts.last().is_some_and(day) {
        return Label::none(end);
    }
    let dated = parts.last().is_some_and(day);
    // A day is no part of a name: 「講演会　10/5　45名」.
    parts.retain(|part| !day(part));
    // Behind a count it tells when that was counted, and another count may follow: 「登録者数　4/1　20人　3/31　27人」.
    if dated && parts.last().is_some_and(|(from, to)| counts(&chars.slice(*from, *to))) {
        return Label::none(end);
    }
    let Some((start, stop)) = parts.last().copied().filter(|_| tie != Tie::Bare) else { return Label::none(end) };
    let above: Vec<String> = parts[..parts.len() - 1].iter().map(|(from, to)| chars.slice(*from, *to)).collect();
    let after_sentence = above.iter().rposition(|part| is_sentence(part)).map_or(0, |at| at + 1);
    let above = above[after_sentence..].to_vec();
    let (start, text) = tidy(start, &chars.slice(start, stop));
    // 「利用者数は50人」: a topic alone is a label.
    if let Some(topic) = text.strip_suffix('は').filter(|topic| counts(topic) && is_name(topic)) {
        return Label { start, text: topic.to_owned(), above, tie, from_sentence: false, part: false };
    }
    if is_name(&text) {
        return Label { start, text, above, tie, from_sentence: false, part: false };
    }
    let cut = cut_sentence(&text);
    let start = start + text[..cut.0].chars().count();
    Label { start, text: text[cut.0..cut.1].to_owned(), above: Vec::new(), tie, from_sentence: true, part: false }
}

/// Without what ties it to the figure before or to its own amount: 「のうち新規」, 「内、新規」, 「相談件数…」.
fn tidy(start: usize, text: &str) -> (usize, String) {
    let cut = text.strip_prefix('の').filter(|rest| rest.starts_with("うち"));
    let cut = cut.or_else(|| text.strip_prefix("内、")).or_else(|| behind_day(text)).unwrap_or(text);
    let start = start + text[..text.len() - cut.len()].chars().count();
    (start, cut.trim_end_matches(['…', '‥', '＝', '=', '；', ';', '・', '→', '⇒', '*', '＊']).to_owned())
}

/// What a comma sets off from the day before it: 「10月５日（土）開催、参加者」.
fn behind_day(text: &str) -> Option<&str> {
    let (before, after) = text.rsplit_once('、')?;
    let begun = before.starts_with(|c: char| narrow(c).is_ascii_digit()) || read_date_at(before).is_some();
    let first = before.split(['（', '(', '開', '実', '、']).next().unwrap_or(before);
    (begun && is_day(first.trim())).then_some(after)
}

/// Whether what was cut out can't be a name: nothing, a bracket alone, an amount, a word between two things.
pub(super) fn is_odd_name(text: &str) -> bool {
    let plain: String = text.chars().map(narrow).collect();
    let bracket = plain.starts_with('(') && plain.find(')') == Some(plain.len() - 1);
    let between = ["及び", "および", "並びに", "ならびに", "また", "うち", "内", "と", "計", "年度末"].contains(&text);
    let unclosed = plain.matches('(').count() > plain.matches(')').count();
    let silent = !text.contains(char::is_alphabetic);
    let counted = ["人", "件", "回", "世帯", "団体", "%"];
    let amount = Amount::read(text).and_then(|read| read.unit).is_some_and(|unit| counted.contains(&&*unit_key(&unit)));
    bracket || between || unclosed || silent || amount
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
    // A bracket right behind the figure before is no part of this label: 「27件（20件）、来所」.
    let bracket = chars.closing(start).filter(|close| *close < end && " 、,".contains(chars.at(close + 1)));
    start = bracket.map_or(start, |close| close + 1);
    while start < end && " 、,/・;；)".contains(chars.at(start)) {
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
fn is_sentence(text: &str) -> bool {
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

/// Whether what was cut out of a sentence is no name but a piece of its words: 「より」, 「効果もあっ」.
pub(super) fn is_fragment(text: &str) -> bool {
    let words = text.chars().all(|c| ('ぁ'..='ん').contains(&c)) && !NOUNS.contains(&text);
    words || text.ends_with('っ')
}

/// The name without the figure before it that it has swallowed: 「ママ会」 of 「女子会５回ママ会」.
pub(super) fn behind_other(mut label: Label) -> Label {
    if let Some(end) = end_of_amount(&label.text).filter(|_| is_of_two(&label.text)) {
        let rest = label.text[end..].trim_start_matches(|c| " 　、，,・/／".contains(c)).to_owned();
        label.start += label.text[..label.text.len() - rest.len()].chars().count();
        label.text = rest;
    }
    label
}

/// Whether a name has swallowed the figure before it: 「女子会５回ママ会」.
pub(super) fn is_of_two(text: &str) -> bool {
    holds_amount(&without_brackets(text))
}

fn holds_amount(text: &str) -> bool {
    end_of_amount(text).is_some()
}

/// Where the last amount within a label ends, an ordinal aside: 「講座３回参加者」, 「50人中」.
fn end_of_amount(text: &str) -> Option<usize> {
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

/// 「8/23」, 「10月５日（土）」, 「令和６年10月５日」.
fn is_day(text: &str) -> bool {
    let signs = |c: char| narrow(c).is_ascii_digit() || "/／月日（）()曜火水木金土".contains(c);
    let day = text.contains(['/', '／']) || text.contains('月') && text.contains('日');
    // 「６月・11月」: the months in which it was.
    let months = text.contains('月') && text.contains(['・', '、']) && text.ends_with('月');
    let month = |c: char| narrow(c).is_ascii_digit() || "月・、".contains(c);
    read_date(text).is_some() || day && text.chars().all(signs) || months && text.chars().all(month)
}

/// Start and end (bytes) of the noun at the end of a sentence's piece. A sign that begins a clause is no particle: は in
/// 「はつらつ講座」.
fn cut_sentence(text: &str) -> (usize, usize) {
    let noun = text.trim_end_matches(PARTICLES);
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
