//! Which plans go on from each other: one of the next 期 has another title and is the same undertaking.

use crate::number::leading_digits;
use crate::text::name_key;
use crate::year::read_year_at;

/// Key for titles of plans that differ at most in their 期 or 次 (第３期 / 第４期) and in the years they name
/// (（令和４〜６年度）, 2024). Whether such plans do follow each other, their lists tell.
#[must_use]
pub fn succession_key(title: &str) -> String {
    let whole = name_key(title);
    let bare = strip(&whole);
    if bare.is_empty() { whole } else { bare }
}

fn strip(text: &str) -> String {
    let mut bare = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let left_out = period_len(rest).or_else(|| years_len(rest)).or_else(|| bracket_len(rest));
        if left_out.is_none() {
            bare.push(letter);
        }
        rest = &rest[left_out.unwrap_or(letter.len_utf8())..];
    }
    bare
}

/// 「第3期」「第二次」.
fn period_len(text: &str) -> Option<usize> {
    let counted = text.strip_prefix('第')?;
    let after = counted.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let after_unit = (after.len() < counted.len()).then(|| after.strip_prefix(['期', '次']))??;
    Some(text.len() - after_unit.len())
}

/// 「令和6年度」「令和4~6年度」「2024-2029」.
fn years_len(text: &str) -> Option<usize> {
    let mut len = year_len(text)?;
    while let Some(joined) = text[len..].strip_prefix(['~', '-', '・', '、', ',']) {
        let Some(next) = year_len(joined).or_else(|| bare_year_len(joined)) else { break };
        len = text.len() - joined.len() + next;
    }
    Some(len)
}

fn year_len(text: &str) -> Option<usize> {
    let western = || {
        let (digits, len) = leading_digits(text);
        (digits.len() == 4 && ["19", "20"].iter().any(|century| digits.starts_with(century))).then_some(len)
    };
    read_year_at(text).map(|found| found.len).or_else(western)
}

/// The 「6年度」 of 「令和4~6年度」.
fn bare_year_len(text: &str) -> Option<usize> {
    let (digits, len) = leading_digits(text);
    let suffix = ["年度", "年"].iter().find(|suffix| text[len..].starts_with(**suffix)).map_or(0, |it| it.len());
    (!digits.is_empty()).then_some(len + suffix)
}

/// Bytes in a bracket from which on it is no period; keeps a title of brackets from taking long.
const LONGEST_BRACKET: usize = 120;

/// A bracket that holds a period and nothing else.
fn bracket_len(text: &str) -> Option<usize> {
    const BRACKETS: [(char, char); 4] = [('(', ')'), ('【', '】'), ('〔', '〕'), ('[', ']')];
    let (open, close) = BRACKETS.into_iter().find(|(open, _)| text.starts_with(*open))?;
    let inside = &text[open.len_utf8()..];
    let inside = &inside[..inside.find(close).filter(|len| *len <= LONGEST_BRACKET)?];
    let words = ["計画期間", "期間", "年度", "から", "まで", ":"];
    let left = words.iter().fold(strip(inside), |left, word| left.replace(word, ""));
    (!inside.is_empty() && left.is_empty()).then_some(open.len_utf8() + inside.len() + close.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_period_makes_no_other_line_of_plans() {
        let check = |title: &str| assert_eq!(succession_key(title), "さくら市地域福祉計画", "{title}");
        check("さくら市地域福祉計画");
        check("第３期さくら市地域福祉計画");
        check("第十一期さくら市 地域福祉計画");
        check("さくら市第2次地域福祉計画");
        check("さくら市地域福祉計画（第４期）");
        check("さくら市地域福祉計画（令和４〜６年度）");
        check("さくら市地域福祉計画（令和4年度～令和6年度）");
        check("さくら市地域福祉計画【計画期間：令和４年度から令和６年度まで】");
        check("第３期さくら市地域福祉計画（2022-2024）");
        check("さくら市地域福祉計画2024");
        check("令和６年度さくら市地域福祉計画");
    }

    #[test]
    fn all_else_in_a_title_tells_plans_apart() {
        let differ = |one: &str, other: &str| assert_ne!(succession_key(one), succession_key(other), "{one} / {other}");
        differ("第３期地域福祉計画", "第４期地域福祉活動計画");
        differ("第３期地域福祉計画", "第３期地域福祉計画（改定）");
        differ("第３期地域福祉計画", "第３期地域福祉計画（重点）");
        differ("第７期障害福祉計画・第３期障害児福祉計画", "第８期障害福祉計画");
        differ("第１部計画", "第２部計画");
        differ("第3期", "第4期");
        let both = "第７期障害福祉計画・第３期障害児福祉計画";
        assert_eq!(succession_key(both), succession_key("第８期障害福祉計画・第４期障害児福祉計画"));
    }

    #[test]
    fn an_empty_bracket_or_half_of_one_stays() {
        assert_eq!(succession_key("計画（）"), "計画()");
        assert_eq!(succession_key("計画（令和６年度"), "計画(");
    }
}
