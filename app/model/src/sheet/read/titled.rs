//! Which year's list a title names: 「第３次計画（令和４年度～令和８年度）　令和６年度進捗状況一覧表」. Years that say how long a plan runs, or
//! when a meeting was, are not the list's.

use super::asking::{Asking, Question};
use crate::year::{FiscalYear, read_year_at};

/// The years of a title that could be the list's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Titled {
    /// Each once, in their order.
    years: Vec<FiscalYear>,
    /// Of a meeting: 「令和６年度第１回…委員会」.
    meeting: Option<FiscalYear>,
}

/// What stands between the first and the last year of a plan.
const UNTIL: &[&str] = &["～", "〜", "~", "－", "-", "−", "‐", "–", "—", "―", "ー", "から", "より"];

fn years_in(title: &str) -> Titled {
    let (mut titled, mut at, mut ends_span) = (Titled::default(), 0, false);
    while at < title.len() {
        let Some(found) = read_year_at(&title[at..]).filter(|it| title[at..at + it.len].contains("年度")) else {
            at += title[at..].chars().next().map_or(1, char::len_utf8);
            ends_span = false;
            continue;
        };
        let rest = title[at + found.len..].trim_start();
        let until = UNTIL.iter().find_map(|word| rest.strip_prefix(word)).map(str::trim_start);
        let spans = until.is_some_and(|it| read_year_at(it).is_some() || it.starts_with(is_digit));
        if rest.starts_with('第') && rest.chars().take(5).any(|c| c == '回') {
            titled.meeting = titled.meeting.or(Some(found.year));
        } else if !spans && !ends_span && !titled.years.contains(&found.year) {
            titled.years.push(found.year);
        }
        ends_span = spans;
        at = title.len() - if spans { until.unwrap_or(rest) } else { rest }.len();
    }
    titled
}

fn is_digit(c: char) -> bool {
    crate::text::narrow(c).is_ascii_digit()
}

/// The year of the list as its title says; where it says several, the one of 基準日 (`dated`), else a person decides.
pub(super) fn year_of_title(title: &str, dated: Option<FiscalYear>, asking: &mut Asking<'_>) -> Option<FiscalYear> {
    let Titled { years, meeting } = years_in(title);
    match years.as_slice() {
        [only] => Some(*only),
        [] => ask_meeting(title, meeting?, dated, asking),
        _ => match dated.filter(|it| years.contains(it)) {
            Some(dated) => Some(dated),
            None => ask_several(title, &years, asking),
        },
    }
}

fn ask_several(title: &str, years: &[FiscalYear], asking: &mut Asking<'_>) -> Option<FiscalYear> {
    let newest = years.iter().copied().max()?;
    let mut ordered = vec![newest];
    ordered.extend(years.iter().copied().filter(|it| *it != newest));
    let assumed = format!("最も新しい{newest}の一覧表としました。");
    ask(title, "表題に年度がいくつかあり、どの年度の一覧表か決まりません。", assumed, &ordered, asking)
}

/// A meeting usually looks at the year before its own.
fn ask_meeting(
    title: &str,
    meeting: FiscalYear,
    dated: Option<FiscalYear>,
    asking: &mut Asking<'_>,
) -> Option<FiscalYear> {
    let before = meeting.previous();
    if let Some(dated) = dated.filter(|it| *it == meeting || Some(*it) == before) {
        return Some(dated);
    }
    let years: Vec<FiscalYear> = std::iter::once(meeting).chain(before).collect();
    let why = "表題の年度は会議の年度のようで、どの年度の一覧表か決まりません。";
    ask(title, why, format!("{meeting}の一覧表としました。"), &years, asking)
}

fn ask(title: &str, why: &str, assumed: String, years: &[FiscalYear], asking: &mut Asking<'_>) -> Option<FiscalYear> {
    let choices: Vec<(String, String)> =
        years.iter().map(|it| (it.western().to_string(), format!("{it}の一覧表である"))).collect();
    let choices: Vec<(&str, &str)> = choices.iter().map(|(key, words)| (key.as_str(), words.as_str())).collect();
    let key =
        asking.ask(Question { topic: "year", line: 1, text: title, why: why.to_owned(), assumed, choices: &choices });
    years.iter().copied().find(|it| it.western().to_string() == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, years: &[i32], meeting: Option<i32>) {
        let found = years_in(title);
        let western: Vec<i32> = found.years.iter().map(|it| it.western()).collect();
        assert_eq!((western.as_slice(), found.meeting.map(FiscalYear::western)), (years, meeting), "{title}");
    }

    #[test]
    fn years_of_a_plan_or_a_meeting_are_not_the_lists() {
        check("第３次地域福祉計画（令和４年度～令和８年度）令和５年度進捗状況一覧表", &[2023], None);
        check("第３次計画【令和４年度～令和８年度】　令和６年度　進捗状況一覧表", &[2024], None);
        check("（2022年度～2026年度）2024年度進捗状況一覧表", &[2024], None);
        check("（令和４年度から令和８年度）進捗状況一覧表（令和６年度）", &[2024], None);
        check("計画（令和４年度～８年度）令和６年度進捗状況一覧表", &[2024], None);
        check("計画（令和４～８年度）令和５年度　進捗状況一覧表", &[2023], None);
        check("令和５年度　計画（令和４年度－令和８年度）進捗状況一覧表", &[2023], None);
        check("令和６年度第１回委員会資料　進捗状況一覧（令和５年度）", &[2023], Some(2024));
        check("令和６年度第１回委員会　進捗状況一覧", &[], Some(2024));
        check("進捗状況一覧（令和４年度・令和５年度）", &[2022, 2023], None);
        check("令和６年度（2024年度）進捗状況一覧表", &[2024], None);
        check("（令和４年度～令和８年度）進捗状況一覧表", &[], None);
    }
}
