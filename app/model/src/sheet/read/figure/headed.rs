//! What a line without figures says as a heading: whether it is one, and of which year the values below it are. Which
//! figures stand below it is told in `under`.

use super::anew::{behind_year, starts_with_amount};
use super::kind::{is_aim, leads_ahead, looks_ahead};
use super::label::is_day;
use super::name::is_titled;
use super::said::{Of, year_at, year_in};
use super::scan::{Kind, OfLine};
use crate::sheet::read::joining::Joined;
use crate::sheet::read::lines::{Gap, bullet_len, is_bullet_sign};
use crate::text::narrow;
use crate::year::{FiscalYear, read_year_at};

/// What follows a year that tells when something took place or what it is compared with, not of which year the values are.
const ASIDE: &[&str] = &["に", "で", "版", "比", "と", "卒", "入", "生"];

/// The next line that is text or holds figures, where the one at `at` is its heading.
pub(super) fn over_next(lines: &[Joined], read: &[OfLine], at: usize, year: FiscalYear) -> Option<usize> {
    let told = |below: usize| read[below].kind == Kind::Text || !read[below].figures.is_empty();
    // What is said of the thing itself, 「会場：市民会館」, stands between its name and its figures.
    let aside = |below: usize| read[below].figures.is_empty() && tells_aside(&lines[below]);
    let below = (at + 1..lines.len()).find(|below| told(*below) && !aside(*below));
    below.filter(|below| is_over(&lines[at], &read[*below], &lines[*below], year))
}

/// Whether a line without figures is the heading of what comes below.
fn is_over(line: &Joined, next: &OfLine, below: &Joined, year: FiscalYear) -> bool {
    let body = body_of(&line.text);
    let bulleted = line.text.starts_with(is_bullet_sign);
    let own = !below.text.starts_with(is_bullet_sign) || below.indent > line.indent || !bulleted;
    // 「■相談会⏎・回数：12回」.
    let ranks =
        line.text.starts_with(['■', '◆', '●', '◇', '▼', '▶', '○', '〇', '◯', '□']) && below.text.starts_with('・');
    let own = own || ranks || is_aim(body, year) || looks_ahead(body);
    let ends_like_sentence = body.ends_with(['。', 'た', 'る', 'す', 'い', 'く', 'う', '、']);
    let short = (1..=45).contains(&body.chars().count())
        && (!body.contains('を') || is_titled(body))
        && !body.contains('。')
        && !ends_like_sentence;
    let other = other_year_of(body, year).is_some() || looks_ahead(body);
    let numbered = without_number(body).len() < body.len();
    let plain =
        || (numbered || !body.starts_with(['（', '('])) && !body.contains("前年度") && FiscalYear::read(body).is_none();
    let told = !next.figures.is_empty() || other && !next.unsure.is_empty();
    let note = body.starts_with('※') || NOTES.iter().any(|word| body.starts_with(word));
    short && own && told && !note && !gives_value(body) && !tells_aside(line) && (other || plain())
}

/// A heading without its number, which changes from year to year: 「(2)関係機関との連携」, 「①出席支援」, 「3 地域への周知」.
pub(super) fn without_number(heading: &str) -> &str {
    let circled = heading.strip_prefix(|c: char| ('①'..='⑳').contains(&c));
    let bracketed = || {
        let inner = heading.strip_prefix(['（', '('])?;
        let (number, rest) = inner.split_once(['）', ')'])?;
        (!number.is_empty() && number.chars().all(|c| narrow(c).is_ascii_digit())).then_some(rest)
    };
    let plain = || {
        let rest = heading.trim_start_matches(|c: char| narrow(c).is_ascii_digit());
        (rest.len() < heading.len()).then(|| rest.strip_prefix([' ', '\u{3000}', '.', '．'])).flatten()
    };
    let rest = circled.or_else(bracketed).or_else(plain).map_or("", str::trim_start);
    if rest.starts_with(|c: char| c.is_alphabetic()) { rest } else { heading }
}

/// When, where, by whom, and what stands for a figure: 「会場：市民会館」, 「講師　山田氏」, 「講演会参加者：休止」, 「4/13　市民まつり」.
const TELLS: &[&str] = &[
    "日時",
    "日程",
    "開催日",
    "期間",
    "会場",
    "場所",
    "講師",
    "対象",
    "テーマ",
    "内容",
    "方法",
    "実施方法",
    "主催",
    "共催",
    "協力",
    "後援",
];

fn tells_aside(line: &Joined) -> bool {
    let body = body_of(&line.text);
    let (label, text) = body.split_once(['：', ':']).unwrap_or((body, ""));
    let told =
        body.split([' ', '\u{3000}']).next().is_some_and(|first| first.len() < body.len() && TELLS.contains(&first));
    let dated = body.split([' ', '\u{3000}']).next().is_some_and(|first| first.len() < body.len() && is_day(first));
    !text.trim().is_empty() && !label.ends_with(['】', '＞']) || told || dated
}

/// The next line with figures, where the sentence at `at` leads on to them as to what is still to come.
pub(super) fn ahead_of_next<'l>(
    lines: &'l [Joined],
    read: &[OfLine],
    at: usize,
    year: FiscalYear,
) -> Option<&'l Joined> {
    let line = &lines[at];
    let under = |below: &&Joined| {
        let deeper = !below.text.starts_with(is_bullet_sign) || below.indent > line.indent;
        deeper && below.gap == Gap::None
    };
    let mut below = lines.iter().skip(at + 1).take_while(under).zip(&read[at + 1..]);
    let (below, _) = below.find(|(_, read)| !read.figures.is_empty())?;
    leads_ahead(body_of(&line.text), year).then_some(below)
}

/// What tells where a text comes from, or how it is to be read.
const NOTES: &[&str] = &["出典", "資料：", "資料:", "注：", "注:", "注）", "注)", "（注", "(注"];

/// 「目標：45人」, 「日時：10月５日」, 「令和５年度　120件」: what has a value of its own is no heading.
fn gives_value(body: &str) -> bool {
    let value = body.split_once(['：', ':']).map_or("", |(_, value)| value.trim_start());
    let bracketed = || body.split(['（', '(']).skip(1).any(gives_amount_of_year);
    value.starts_with(|c: char| narrow(c).is_ascii_digit())
        || behind_year(body).is_some_and(starts_with_amount)
        || bracketed()
}

/// 「前年度３回」 in a bracket: a year and its amount.
fn gives_amount_of_year(inner: &str) -> bool {
    let year = FiscalYear::new(2024).ok().and_then(|year| year_at(inner, year));
    year.is_some_and(|(_, len)| starts_with_amount(inner[len..].trim_start_matches(['：', ':', ' ', '\u{3000}'])))
}

/// A line behind its bullet, without what only leads on: 「昨年度の実績は以下のとおりです。」.
pub(super) fn body_of(text: &str) -> &str {
    let start = text.char_indices().nth(bullet_len(text)).map_or(text.len(), |(at, _)| at);
    let body = text[start..].trim();
    let ends = ["です。", "である。", "でした。", "。"].iter().find_map(|end| body.strip_suffix(end));
    let led = ends.filter(|body| ["とおり", "通り"].iter().any(|word| body.ends_with(word))).unwrap_or(body);
    without_lead(led)
}

/// 「昨年度の実績」 of 「昨年度の実績は以下のとおり」.
fn without_lead(text: &str) -> &str {
    let led = ["とおり", "通り"].iter().find_map(|word| text.strip_suffix(word));
    let led = led.and_then(|text| ["以下の", "次の", "下記の"].iter().find_map(|word| text.strip_suffix(word)));
    led.map_or(text, |text| text.trim_end_matches(['は', '、']))
}

/// The year other than the list's that a heading says its values are of: 「相談実績（令和５年度）」, 「前年度の相談実績」. A heading
/// that also names the list's own has the other one in the brackets below.
pub(super) fn other_year_of(heading: &str, year: FiscalYear) -> Option<Of> {
    let named = year_in(heading, year).filter(|named| named.of != Of::This)?;
    let behind = &heading[named.end..];
    let apart = year_in(&heading[..named.start], year).is_some_and(|own| own.of == Of::This);
    // 「かっこ内は前年度」.
    let apart = apart || heading[..named.start].ends_with('は');
    (!apart && !ASIDE.iter().any(|word| behind.starts_with(word))).then_some(named.of)
}

/// The year of a line that says nothing but a year and that its results follow, or begins so: 「・令和５年度実績」,
/// 「・【令和５年度】相談件数」, 「（参考）前年度」.
pub(super) fn year_over(text: &str, year: FiscalYear) -> Option<Of> {
    let bare = text.trim_start_matches(|c: char| is_bullet_sign(c) || c.is_whitespace());
    let body = section_of(bare).unwrap_or_else(|| body_of(text));
    let short = body.chars().count() <= 20 && !body.ends_with(['。', '、']);
    let signs = |c: char| " \u{3000}：:()（）[]［］<>＜＞〈〉《》【】〔〕「」参考".contains(c);
    let body = body.trim_matches(signs);
    let named = year_in(body, year).filter(|_| short)?;
    let before = body[..named.start].trim_start_matches(signs);
    let rest = body[named.end..].trim_matches(|c| signs(c) || "の末日現在時点分値実績結果".contains(c));
    (before.is_empty() && rest.is_empty()).then_some(named.of)
}

/// What opens a line that stands over what follows: a bracket around all of it, or a sign before it.
const OPENS: &[char] =
    &['【', '＜', '<', '〈', '《', '〔', '［', '[', '（', '(', '「', '■', '◆', '●', '○', '▼', '◇', '※'];

/// The sign that opens a line that stands over what follows.
pub(super) fn opening_of(text: &str) -> Option<char> {
    text.chars().next().filter(|first| OPENS.contains(first))
}

/// Whether a bracket stands around a whole line.
pub(super) fn is_enclosed(text: &str) -> bool {
    opening_of(text).is_some() && text.ends_with(['】', '＞', '>', '〉', '》', '〕', '］', ']', '）', ')', '」'])
}

/// The words of a line that names something and tells nothing, without what stands around them.
pub(super) fn bare_title(text: &str) -> Option<&str> {
    const LONGEST: usize = 26;
    let body = text.trim_matches(|c: char| !c.is_alphanumeric());
    let tells = body.contains(['。', 'を']) || body.ends_with(['る', 'た', 'す']);
    (!tells && (2..=LONGEST).contains(&body.chars().count())).then_some(body)
}

/// Whether a line stands over what follows by its look, whatever stands before it: 「＜課題＞」, 「今後の取組」.
pub(in super::super) fn stands_over(text: &str) -> bool {
    let Some(body) = bare_title(text).filter(|body| !body.contains('、')) else { return false };
    let year = read_year_at(text).is_some_and(|found| found.len == text.len());
    let bracketed = year || is_enclosed(text) && !text.starts_with(['（', '(', '「', '※']);
    bracketed || looks_ahead(body) && (is_enclosed(text) || !body.contains(['：', ':', '（', '(']))
}

/// The words of a 【】 that begins a line.
pub(super) fn section_of(text: &str) -> Option<&str> {
    text.strip_prefix('【')?.split_once('】').map(|(section, _)| section.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_says_of_which_year_its_values_are() {
        let year = FiscalYear::new(2024).unwrap();
        let earlier = Some(Of::Earlier(FiscalYear::new(2022).unwrap()));
        for (heading, of) in [
            ("令和５年度の相談実績", Some(Of::Before)),
            ("相談実績（令和５年度）", Some(Of::Before)),
            ("相談実績（R5）", Some(Of::Before)),
            ("相談実績（2023年度）", Some(Of::Before)),
            ("R5相談実績", Some(Of::Before)),
            ("相談実績（前年度）", Some(Of::Before)),
            ("前年度の相談実績", Some(Of::Before)),
            ("相談実績（令和４年度末現在）", earlier),
            ("相談実績（令和６年度）", None),
            ("令和６年度実績（前年度実績）", None),
            ("令和５年度に開設した講座", None),
            ("令和５年度からの継続", None),
            ("前年度との比較", None),
            ("（カッコ内は前年度）", None),
            ("相談実績", None),
        ] {
            assert_eq!(other_year_of(heading, year), of, "{heading}");
        }
        for (line, of) in [
            ("・令和５年度実績", Some(Of::Before)),
            ("【令和５年度】", Some(Of::Before)),
            ("・【前年度】", Some(Of::Before)),
            ("＜前年度＞", Some(Of::Before)),
            ("（参考）前年度", Some(Of::Before)),
            ("・昨年度の実績は以下のとおり", Some(Of::Before)),
            ("・令和６年度実績", Some(Of::This)),
            ("・令和５年度の相談実績", None),
            ("・前年度：350件", None),
        ] {
            assert_eq!(year_over(line, year), of, "{line}");
        }
    }
}
