//! Words that say how and when is counted: 延べ / 実, 年度末現在 / 年間; and headings without them.

use crate::indicator::{Counting, Timing};
use crate::text::narrow;

/// 延べ / 実 as part of a name: 「実利用者数」, 「延件数」, 「開催数（延べ）」. 実績, 実施, 実習, 延長 say nothing of it.
pub(super) fn counting_of(name: &str) -> Option<Counting> {
    if counts_both(name) {
        return None;
    }
    let cumulative = find_word(name, "延べ", &[])
        || find_word(name, "ノベ", &["数", "人", "件", "回", "参", "利", "）", ")", ""])
        || find_word(name, "のべ", &["数", "人", "件", "回", "参", "利", "、", "）", ")", ""])
        || find_word(name, "延", &["人", "件", "回", "数", "参", "利", "受", "相", "来", "出", "日", "）", ")", ""]);
    let distinct = find_word(
        name,
        "実",
        &[
            "人数", "人員", "利用", "参加", "受講", "相談", "件数", "世帯", "登録", "対象", "支援", "来", "訪問",
            "派遣", "数", "団体", "出席", "）", ")", "",
        ],
    );
    let cumulative = cumulative || begins_counted(name, '延', NO_PREFIX_OF_TIMES);
    let distinct = distinct || begins_counted(name, '実', NO_PREFIX_OF_HEADS);
    let within = |sign, others: &[char], after: &[&str]| is_within(name, sign, others, after);
    match (cumulative || within('延', NO_CUMULATIVE, TIMES), distinct || within('実', NO_DISTINCT, HEADS)) {
        (true, false) => Some(Counting::Cumulative),
        (false, true) => Some(Counting::Distinct),
        _ => None,
    }
}

/// Whether a name says 延べ and 実 of its amounts: 「利用者数（実・延べ）」, 「実（延べ）」, 「実人数・延べ人数」. Which of them is which
/// it does not say.
pub(super) fn counts_both(name: &str) -> bool {
    let mut plain: String = name.chars().map(narrow).filter(|c| *c != ' ').collect();
    for (word, short) in [("延べ", "延"), ("のべ", "延"), ("ノベ", "延"), ("及び", "・"), ("並びに", "・")]
    {
        plain = plain.replace(word, short);
    }
    for word in ["利用者", "参加者", "受講者", "相談者", "登録者", "来場者", "来館者", "人数", "人員", "件数", "数"]
    {
        plain = plain.replace(word, "");
    }
    let pairs = [("実", "延"), ("延", "実")];
    let between = ["・", "･", "/", "(", ")", "、", ",", "と"];
    // 実 of 実施 and 延 of 延期 count nothing.
    let ends =
        |rest: &str| rest.chars().next().is_none_or(|c| !('一'..='龠').contains(&c) || "利参受相登来".contains(c));
    pairs.iter().any(|(first, second)| {
        between
            .iter()
            .map(|sign| format!("{first}{sign}{second}"))
            .any(|pair| plain.match_indices(&pair).any(|(at, _)| ends(&plain[at + pair.len()..])))
    })
}

/// What makes another word of the sign before it: 延長, 延期, 延床; 実施, 実習, 実績.
const NO_PREFIX_OF_TIMES: &str = "長期床焼滞命着納払伸";
const NO_PREFIX_OF_HEADS: &str = "施習績験践務費現働質行刑技用測証弾情力態感物家父母子話像体例在直名";

/// Whether a name that ends as a count does begins with the sign before what it counts: 「延訪問件数」, 「実児童数」.
fn begins_counted(name: &str, sign: char, others: &str) -> bool {
    let bare = name.trim_end_matches(['）', ')']);
    let next = bare.strip_prefix(sign).and_then(|rest| rest.chars().next());
    let kanji = next.is_some_and(|next| ('一'..='龠').contains(&next) && !others.contains(next));
    kanji && ["数", "人員"].iter().any(|end| bare.ends_with(end))
}

/// What is counted, behind a sign within a name: 「参加延人数」, 「支援の延件数」, 「参加実人数」.
const TIMES: &[&str] = &["人", "件", "回", "日数", "時間", "数", "参加", "利用", "受講", "相談", "来", "世帯"];
const HEADS: &[&str] = &[
    "人数",
    "人員",
    "件数",
    "数",
    "世帯",
    "団体数",
    "利用者",
    "参加者",
    "受講者",
    "相談者",
    "登録者",
    "対象者",
    "出席者",
    "来館者",
    "来場者",
    "来所者",
];
/// What makes another word of the sign behind it: 遅延, 順延, 充実, 現実.
const NO_CUMULATIVE: &[char] = &['遅', '順', '蔓', '繰', '圧'];
const NO_DISTINCT: &[char] = &['果', '充', '確', '真', '現', '無', '結', '忠', '着', '堅'];

/// Whether `sign` stands within a name, is no part of another word, and one of `after` follows.
fn is_within(name: &str, sign: char, others: &[char], after: &[&str]) -> bool {
    name.match_indices(sign).any(|(at, _)| {
        let rest = &name[at + sign.len_utf8()..];
        !name[..at].ends_with(others) && after.iter().any(|word| rest.starts_with(word))
    })
}

/// Whether `word` stands at the start of a word of `name` and one of `after` follows; "" means the end.
fn find_word(name: &str, word: &str, after: &[&str]) -> bool {
    name.match_indices(word).any(|(at, _)| {
        let begins = name[..at].chars().next_back().is_none_or(|c| " \u{3000}（(・、【者数".contains(c));
        let begins = begins || name[..at].ends_with("うち");
        let rest = &name[at + word.len()..];
        let follows = |next: &&str| if next.is_empty() { rest.is_empty() } else { rest.starts_with(*next) };
        (begins || word == "延べ") && (after.is_empty() || after.iter().any(follows))
    })
}

const YEAR_END: &[&str] =
    &["年度末現在", "年度末時点", "年度末日現在", "３月末現在", "3月末現在", "３月末時点", "3月末時点"];
const ANNUAL: &[&str] = &["年間"];

/// 年度末現在 / 年間 as part of a name or heading.
pub(super) fn timing_of(name: &str) -> Option<Timing> {
    if YEAR_END.iter().any(|word| name.contains(word)) || name.contains("年度末") || last_day_of_year(name).is_some()
    {
        return Some(Timing::YearEnd);
    }
    ANNUAL.iter().any(|word| name.contains(word)).then_some(Timing::Annual)
}

/// How the last day of a year is written.
const LAST_DAYS: &[&str] = &["3月31日", "3月末日", "3月末", "3.31", "3/31"];

/// 「３月31日現在」 of 「令和７年３月31日現在」, 「3.31現在」 of 「R7.3.31現在」, 「３月末」 within a name or heading: its bytes.
fn last_day_of_year(name: &str) -> Option<std::ops::Range<usize>> {
    let signs: Vec<(usize, char)> = name.char_indices().map(|(at, c)| (at, narrow(c))).collect();
    let plain: String = signs.iter().map(|(_, c)| *c).collect();
    let found = LAST_DAYS.iter().find_map(|day| plain.find(day).map(|at| (at, *day)))?;
    let from = plain[..found.0].chars().count();
    let behind = &plain[found.0 + found.1.len()..];
    let told = ["現在", "時点"].iter().find(|word| behind.starts_with(**word));
    // 「13月」 is none, and 「３月末まで」 says until when.
    let whole = !plain[..found.0].ends_with(|c: char| c.is_ascii_digit()) && !behind.starts_with(['ま', '迄', 'に']);
    let dated = told.is_some() || found.1.ends_with(['末', '日']) && behind.starts_with('の');
    let to = from + found.1.chars().count() + told.map_or(0, |word| word.chars().count());
    let end = signs.get(to).map_or(name.len(), |(at, _)| *at);
    (whole && dated).then(|| signs[from].0..end)
}

/// A heading without the day on which it was counted: 「令和７年３月31日現在の登録数」, 「登録数（令和７年３月31日現在）」.
pub(super) fn without_day(heading: &str) -> String {
    let Some(day) = last_day_of_year(heading) else { return heading.to_owned() };
    let year = |c: char| narrow(c).is_ascii_alphanumeric() || "令和平成元年度.．/／".contains(c);
    let before = heading[..day.start].trim_end_matches(year);
    let after = &heading[day.end..];
    match before.strip_suffix(['（', '(']) {
        Some(name) if !name.is_empty() => format!("{name}{}", after.trim_start_matches(['）', ')'])),
        _ => format!(
            "{}{}",
            before.trim_start_matches(['（', '(']),
            after.trim_start_matches(['の', '　', ' ', '）', ')'])
        ),
    }
}

/// A heading as it stands in a name: without 実績, 年度末現在 and their brackets. Empty where nothing else is said.
pub(super) fn heading_name(heading: &str) -> String {
    let bare = without_day(heading);
    let mut name = bare.trim().trim_end_matches(['：', ':']).trim().to_owned();
    loop {
        let before = name.len();
        for word in YEAR_END.iter().chain(ANNUAL) {
            for bracketed in [format!("（{word}）"), format!("({word})"), format!("({word}）"), format!("（{word})")]
            {
                name = name.replace(&bracketed, "");
            }
        }
        for bracketed in ["（延べ）", "(延べ)", "（実）", "(実)", "（延）", "(延)"] {
            name = name.replace(bracketed, "");
        }
        for word in
            ["参加実績", "開催実績", "実施実績", "実績値", "実績数", "実績"].iter().chain(YEAR_END).chain(ANNUAL)
        {
            if let Some(rest) = name.strip_suffix(word) {
                name.truncate(rest.len());
            }
        }
        for word in YEAR_END.iter().chain(ANNUAL) {
            if let Some(rest) = name.strip_prefix(word) {
                name = rest.trim_start_matches('の').to_owned();
            }
        }
        name = name.trim().trim_end_matches(['：', ':']).to_owned();
        if name.len() == before {
            return name.strip_suffix('の').unwrap_or(&name).to_owned();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counting_is_told_from_words_that_look_like_it() {
        for (name, counting) in [
            ("うち実人数", Some(Counting::Distinct)),
            ("実利用者数", Some(Counting::Distinct)),
            ("支援 実人数", Some(Counting::Distinct)),
            ("延件数", Some(Counting::Cumulative)),
            ("開催数（延べ）", Some(Counting::Cumulative)),
            ("参加者延べ人数", Some(Counting::Cumulative)),
            ("延べ", Some(Counting::Cumulative)),
            ("実", Some(Counting::Distinct)),
            ("実施回数", None),
            ("実習受入れ数", None),
            ("活動実績", None),
            ("延長保育利用者数", None),
            ("参加延人数", Some(Counting::Cumulative)),
            ("支援の延件数", Some(Counting::Cumulative)),
            ("ボランティア活動延日数", Some(Counting::Cumulative)),
            ("参加実人数", Some(Counting::Distinct)),
            ("相談支援実利用者数", Some(Counting::Distinct)),
            ("遅延件数", None),
            ("納期の延長件数", None),
            ("順延回数", None),
            ("事業実施回数", None),
            ("職場実習人数", None),
            ("充実件数", None),
            ("確実数", None),
            ("実績件数", None),
            ("現実人数", None),
            ("障害者実習", None),
            ("実数", Some(Counting::Distinct)),
            ("延訪問件数", Some(Counting::Cumulative)),
            ("延配食数", Some(Counting::Cumulative)),
            ("実児童数", Some(Counting::Distinct)),
            ("延床面積数", None),
            ("実践者数", None),
        ] {
            assert_eq!(counting_of(name), counting, "{name}");
        }
    }

    #[test]
    fn a_name_may_say_both_and_then_says_neither() {
        for name in [
            "利用者数（実・延べ）",
            "利用者数（実（延べ））",
            "利用者数（実/延べ）",
            "実・延べ利用者数",
            "実人数・延べ人数",
            "延べ（実）利用者数",
            "利用者　延べ／実",
        ] {
            assert!(counts_both(name), "{name}");
            assert_eq!(counting_of(name), None, "{name}");
        }
        for name in ["延べ利用者数", "実利用者数", "講座の実施・延期", "実績・延べ人数", "延長・実施回数"]
        {
            assert!(!counts_both(name), "{name}");
        }
    }

    #[test]
    fn a_heading_drops_what_is_no_name() {
        for (heading, name) in [
            ("支え合いポイント実績", "支え合いポイント"),
            ("年度末現在団体人数", "団体人数"),
            ("年度末現在登録数", "登録数"),
            ("福祉公社実績(年度末現在）", "福祉公社"),
            ("キャンペーン参加実績", "キャンペーン"),
            ("センター武蔵野年度末現在実績", "センター武蔵野"),
            ("実績", ""),
            ("研修実績：", "研修"),
            ("市民講座の実績", "市民講座"),
            ("令和７年３月31日現在の登録者", "登録者"),
            ("令和７年３月31日現在", ""),
            ("登録者数（令和７年３月31日現在）", "登録者数"),
            ("登録者数（年度末時点）", "登録者数"),
        ] {
            assert_eq!(heading_name(heading), name, "{heading}");
        }
    }
}
