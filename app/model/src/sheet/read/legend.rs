//! The legend of the 評価: which sign stands for which words. What they mean is told in `plan`.

use crate::plan::fold_symbol;
use crate::text::narrow;

/// Reads a legend line: 「※評価：「○」予定通り進捗、…」, 「評価　◎：順調　○：…」, 「【評価】A…達成 B…」. `None` where the
/// line is something else.
pub(super) fn read_legend(text: &str) -> Option<Vec<(String, String)>> {
    let rest = after_head(text)?;
    let entries = quoted_entries(rest).or_else(|| separated_entries(rest))?;
    (entries.len() >= 2 && entries.iter().all(|(symbol, words)| is_symbol(symbol) && !words.is_empty()))
        .then_some(entries)
}

/// Reads 「※評価」 with the entries in lines of their own below: how many lines that are, and the entries.
pub(super) fn read_spread_legend<'t>(
    lines: &mut impl Iterator<Item = &'t str>,
) -> Option<(usize, Vec<(String, String)>)> {
    after_head(lines.next()?).filter(|rest| rest.is_empty())?;
    let sign = |symbol: &str| symbol.chars().count() == 1 && is_symbol(symbol);
    let entry = |text: &str| {
        let bare = text.trim_start_matches(OPENINGS).replace(['「', '」'], "");
        let told = bare.contains([':', '：', '＝', '=', '…', '→']);
        split_entry(&bare).filter(|(symbol, words)| told && sign(symbol) && !words.is_empty())
    };
    let entries: Vec<_> = lines.map_while(entry).collect();
    (entries.len() >= 2).then(|| (entries.len() + 1, entries))
}

/// Whether a line announces a legend, of whatever form: 「※進捗：a=順調…」, 「（評価）」.
pub(super) fn is_like_legend(text: &str) -> bool {
    let bare = text.trim_start_matches(OPENINGS);
    let head =
        bare.split(|c| matches!(narrow(c), ':' | '=' | ' ' | ')' | ']' | '】' | '〕' | '>')).next().unwrap_or(bare);
    let named = ["評価", "凡例", "進捗", "達成"].iter().any(|word| head.contains(word));
    named && head.len() < bare.len() && head.chars().count() <= 8
}

const OPENINGS: &[char] = &['※', '【', '（', '(', '〔', '[', '■', '●', '＜', '<', ' ', '\u{3000}'];

/// What follows the word that announces a legend.
fn after_head(text: &str) -> Option<&str> {
    let bare = text.trim_start_matches(OPENINGS);
    let rest = [
        "評価の凡例",
        "評価の区分",
        "評価の基準",
        "評価区分",
        "評価基準",
        "評価の見方",
        "凡例",
        "評価",
        "進捗評価",
        "進捗区分",
    ]
    .iter()
    .filter_map(|head| bare.strip_prefix(head))
    .min_by_key(|rest| rest.len())?;
    Some(rest.trim_start_matches(|c| matches!(narrow(c), ':' | ']' | ')' | ' ' | '>' | '=' | '】' | '〕' | '＞')))
}

fn is_symbol(symbol: &str) -> bool {
    (1..=8).contains(&symbol.chars().count()) && !symbol.contains(['。', '、'])
}

/// 「○」予定通り進捗、「△」…; a word as a mark may explain itself: 「順調」「遅れ」.
fn quoted_entries(rest: &str) -> Option<Vec<(String, String)>> {
    if !rest.starts_with(['「', '『', '“', '"']) {
        return None;
    }
    let mut entries = Vec::new();
    for part in rest.split(['「', '『']).skip(1) {
        let (symbol, words) = part.split_once(['」', '』'])?;
        let words = trim_words(words);
        let word = words.is_empty() && symbol.chars().count() > 1;
        entries.push((fold_symbol(symbol), if word { symbol } else { words }.to_owned()));
    }
    Some(entries)
}

fn trim_words(words: &str) -> &str {
    // A note behind the entries is none of them.
    let words = words.split('※').next().unwrap_or_default();
    let edge = |c: char| matches!(narrow(c), ' ' | ',' | ':' | '=' | '/' | '、' | '…' | '→' | '･' | '；' | ';');
    let mut words = words.trim_matches(edge);
    // The end of the bracket around the whole legend; 「達成（100％以上）」 has its own.
    while words.matches(CLOSINGS).count() > words.matches(OPENING_BRACKETS).count() && words.ends_with(CLOSINGS) {
        words = words.strip_suffix(CLOSINGS).unwrap_or(words).trim_matches(edge);
    }
    let inner = words.strip_prefix(OPENING_BRACKETS).and_then(|rest| rest.strip_suffix(CLOSINGS));
    inner.filter(|inner| !inner.contains(CLOSINGS)).map_or(words, |inner| inner.trim_matches(edge))
}

const OPENING_BRACKETS: [char; 3] = ['（', '(', '【'];
const CLOSINGS: [char; 3] = ['）', ')', '】'];

/// ◎：順調　○：おおむね順調; also with ＝ or … between, or nothing behind a sign that is no letter.
fn separated_entries(rest: &str) -> Option<Vec<(String, String)>> {
    let mut entries: Vec<(String, String)> = Vec::new();
    let mut waiting: Option<String> = None;
    for token in rest.split(|c| matches!(narrow(c), ' ' | ',' | '/' | '、')).filter(|token| !token.is_empty()) {
        // 「（令和７年３月31日時点）」, 「※担当課による自己評価」, 「空欄：未報告」 tell of the signs and are none.
        let note = token.starts_with(['（', '(', '※']) || token.starts_with("空欄");
        if note && entries.len() >= 2 && waiting.is_none() {
            break;
        }
        if let Some((symbol, words)) = split_entry(token) {
            if waiting.is_some() {
                return None;
            }
            if words.is_empty() {
                waiting = Some(symbol);
            } else {
                entries.push((symbol, words));
            }
        } else if let Some(symbol) = waiting.take() {
            entries.push((symbol, trim_words(token).to_owned()));
        } else {
            return None;
        }
    }
    waiting.is_none().then_some(entries)
}

fn split_entry(token: &str) -> Option<(String, String)> {
    let between = |c: char| matches!(narrow(c), ':' | '=' | '…' | '→');
    if let Some((symbol, words)) = token.split_once(between) {
        return Some((fold_symbol(symbol), trim_words(words).to_owned()));
    }
    let first = token.chars().next()?;
    let sign = !first.is_alphanumeric() || first == '〇';
    let alone = token.chars().count() == 1 && narrow(first).is_ascii_alphanumeric();
    (sign || alone).then(|| (fold_symbol(&first.to_string()), trim_words(&token[first.len_utf8()..]).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let read = read_legend(text).unwrap_or_default();
        let read: Vec<_> = read.iter().map(|(symbol, words)| (symbol.as_str(), words.as_str())).collect();
        assert_eq!(read, expected, "{text}");
    }

    #[test]
    fn legends_are_read_in_several_forms() {
        check(
            "※評価：「☆」特記あり、「〇」予定通り、「―」中止",
            &[("☆", "特記あり"), ("○", "予定通り"), ("－", "中止")],
        );
        check("評価　◎：順調　○：おおむね順調　△：遅れ", &[("◎", "順調"), ("○", "おおむね順調"), ("△", "遅れ")]);
        check("【評価】Ａ…計画以上　Ｂ…計画通り", &[("A", "計画以上"), ("B", "計画通り")]);
        check("（評価：A 達成 B 一部達成）", &[("A", "達成"), ("B", "一部達成")]);
        check("凡例：◎順調、○普通", &[("◎", "順調"), ("○", "普通")]);
        check(
            "※評価：◎達成（100％以上）　○おおむね達成（80～99％）　※担当課による自己評価",
            &[("◎", "達成（100％以上）"), ("○", "おおむね達成（80～99％）")],
        );
        check("※評価：◎（計画以上）　○（計画どおり）", &[("◎", "計画以上"), ("○", "計画どおり")]);
        check("評価：◎順調　△遅れ　（令和７年３月31日時点）", &[("◎", "順調"), ("△", "遅れ")]);
        check("評価：◎順調　△遅れ　空欄：未報告", &[("◎", "順調"), ("△", "遅れ")]);
        check("※評価：「順調」「概ね順調」「遅れ」", &[("順調", "順調"), ("概ね順調", "概ね順調"), ("遅れ", "遅れ")]);
    }

    #[test]
    fn other_lines_are_no_legend() {
        for text in [
            "評価 説明(進捗状況) （特殊要因等）",
            "評価",
            "評価は「○」である。",
            "・評価：10件（前年度８件）",
            "市民",
            "評価：「○」「△」",
        ] {
            check(text, &[]);
        }
    }
}
