//! What one line of page furniture says: a header word, a 資料番号, a date, a meeting, a page number. Whether a line
//! that looks like one is one depends on its neighbours; `furniture` judges that.

use super::figure::{Columns, read_columns};
use super::legend::read_legend;
use super::order::{columns_in, is_header_word};
use crate::date::{Date, read_date, read_date_at};
use crate::text::{name_key, narrow};
use crate::year::{FiscalYear, read_year_at};

/// What a line would be, were it furniture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Words of the table's head; years among them.
    Header {
        words: usize,
        years: Vec<FiscalYear>,
    },
    /// Years side by side, of which figures stand below; `core`: words beside them that only the page's head has.
    Columns {
        core: usize,
        columns: Columns,
    },
    Legend(Vec<(String, String)>),
    AsOf(Date),
    Day(Date),
    Material(String),
    Meeting(String),
    /// Meeting and day on one line.
    Occasion(Date, String),
    /// A page number: its number, and whether it is dressed as one (「- 3 -」「3/12」「３ページ」).
    Page {
        number: u32,
        dressed: bool,
    },
    Title,
    /// What stands beside the number of every page.
    Running,
    /// A line of the table itself.
    Text,
}

pub(super) fn read_part(text: &str, title: Option<&str>) -> Part {
    if let Some(entries) = read_legend(text) {
        return Part::Legend(entries);
    }
    if let Some(day) = read_as_of(text) {
        return Part::AsOf(day);
    }
    if let Some(day) = read_date(unbracket(text)) {
        return Part::Day(day);
    }
    if title.is_some_and(|title| is_title_again(text, title)) {
        return Part::Title;
    }
    if is_material(text) {
        return Part::Material(unbracket(text).to_owned());
    }
    if is_meeting(text) {
        return Part::Meeting(text.to_owned());
    }
    if let Some((day, meeting)) = read_occasion(text) {
        return Part::Occasion(day, meeting.to_owned());
    }
    read_page_number(text)
        .or_else(|| read_page_foot(text))
        .or_else(|| read_year_columns(text))
        .or_else(|| read_header(text))
        .or_else(|| read_spaced_header(text))
        .unwrap_or(Part::Text)
}

/// The title as it stands, or marked as continued.
fn is_title_again(text: &str, title: &str) -> bool {
    let (text, title) = (name_key(text), name_key(title));
    text.strip_prefix(&title).is_some_and(|rest| matches!(rest, "" | "(続き)" | "(つづき)" | "(続)"))
}

fn unbracket(text: &str) -> &str {
    let inner = text.trim_matches(['【', '】', '（', '）', '(', ')', '［', '］', '[', ']', '〔', '〕'].as_slice());
    // a day of the week keeps its bracket
    if text.starts_with(['【', '（', '(', '［', '[', '〔']) { inner } else { text }
}

fn read_as_of(text: &str) -> Option<Date> {
    let bare = text.trim_start_matches(['※', '（', '(', '【', ' ', '\u{3000}']);
    let bare = bare.strip_prefix("基準日").unwrap_or(bare).trim_start_matches(['：', ':', ' ', '\u{3000}']);
    if let Some(day) = read_year_end(bare) {
        return Some(day);
    }
    let found = read_date_at(bare)?;
    let after = bare[found.len..].trim_end_matches(['）', ')', '】']).trim();
    let named = bare.len() < text.len() && text.contains("基準日");
    (matches!(after, "現在" | "時点") || named && after.is_empty()).then_some(found.date)
}

/// 「令和６年度末現在」, 「令和７年３月末日現在」: its last day.
fn read_year_end(text: &str) -> Option<Date> {
    let (year, after) = text.split_once('末')?;
    let after = after.trim_start_matches('日').trim_end_matches(['）', ')', '】']).trim();
    if !matches!(after, "現在" | "時点") {
        return None;
    }
    if year.ends_with('月') {
        let first = format!("{year}1日");
        return read_date_at(&first).filter(|found| found.len == first.len()).map(|found| found.date.last_of_month());
    }
    let year = FiscalYear::read(year).filter(|_| year.ends_with("年度"))?;
    Date::new(i16::try_from(year.western() + 1).ok()?, 3, 31).ok()
}

fn is_material(text: &str) -> bool {
    let bare = unbracket(text);
    let after = bare.strip_prefix("参考資料").or_else(|| bare.strip_prefix("資料"));
    after.is_some_and(|after| {
        let after = after.trim().trim_start_matches("番号").trim_start_matches([':', '：']);
        let folded: String = after.chars().map(narrow).collect();
        let number = folded.trim_start_matches("No.").trim_start_matches("NO.").trim();
        number.starts_with(|c: char| c.is_ascii_digit())
            && number.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '―' | '‐' | '－' | 'の'))
    })
}

/// 「第１回…審議会」「令和７年度第１回…委員会」: a whole line, numbered.
fn is_meeting(text: &str) -> bool {
    let numbered = text.find('第').is_some_and(|at| {
        let digits = text[at + '第'.len_utf8()..].trim_start_matches(|c: char| narrow(c).is_ascii_digit() || c == '一');
        digits.len() < text[at..].len() - '第'.len_utf8() && digits.starts_with('回') && read_before(&text[..at])
    });
    let body = ["審議会", "協議会", "委員会", "会議", "部会", "推進会", "懇談会", "検討会"];
    numbered && text.chars().count() <= 50 && body.iter().any(|end| text.trim_end_matches(['）', ')']).ends_with(end))
}

/// 「令和７年６月27日　第２回…委員会」「第２回…委員会（令和７年６月27日開催）」, and nothing else on the line.
fn read_occasion(text: &str) -> Option<(Date, &str)> {
    let ahead = || {
        let found = read_date_at(text)?;
        let meeting = text[found.len..].trim_start_matches(['開', '催', ' ', '\u{3000}']);
        Some((found.date, meeting))
    };
    let behind = || {
        let at = text.char_indices().find(|(at, _)| *at > 0 && read_date_at(&text[*at..]).is_some())?.0;
        let found = read_date_at(&text[at..])?;
        let after = text[at + found.len..].trim_start_matches("開催").trim_end_matches(['）', ')', '】']);
        after.is_empty().then(|| (found.date, text[..at].trim_end_matches(['（', '(', '【', ' ', '\u{3000}'])))
    };
    ahead().filter(|it| is_meeting(it.1)).or_else(|| behind().filter(|it| is_meeting(it.1)))
}

/// Whether a line could be the name of a body that meets, without the number of its meeting.
pub(super) fn names_meeting(text: &str) -> bool {
    let body = ["審議会", "協議会", "委員会", "推進会議", "懇談会", "検討会"];
    text.chars().count() <= 50 && body.iter().any(|end| text.ends_with(end))
}

fn read_before(text: &str) -> bool {
    text.trim().is_empty() || FiscalYear::read(text).is_some()
}

fn read_page_number(text: &str) -> Option<Part> {
    let plain: String = text.chars().map(narrow).filter(|c| *c != ' ').collect();
    let dash = |c: char| matches!(c, '-' | '―' | '–' | '—' | '‐' | '−');
    let mut bare = plain.trim_matches(dash);
    let mut dressed = bare.len() < plain.len();
    for prefix in ["P.", "p.", "P", "p"] {
        if let Some(rest) = bare.strip_prefix(prefix) {
            (bare, dressed) = (rest, true);
            break;
        }
    }
    for suffix in ["ページ", "頁"] {
        if let Some(rest) = bare.strip_suffix(suffix) {
            (bare, dressed) = (rest, true);
        }
    }
    if let Some((page, pages)) = bare.split_once('/') {
        pages.parse::<u16>().ok()?;
        (bare, dressed) = (page, true);
    }
    let number = bare.parse::<u16>().ok().filter(|_| bare.len() <= 3)?;
    Some(Part::Page { number: u32::from(number), dressed })
}

/// 「資料２－１　2ページ」: what stands at the foot of each page.
fn read_page_foot(text: &str) -> Option<Part> {
    let (before, last) = text.rsplit_once(is_space)?;
    let page = read_page_number(last).filter(|part| matches!(part, Part::Page { dressed: true, .. }));
    page.filter(|_| is_material(before.trim()))
}

/// 「評価　令和４年度　令和５年度　令和６年度　担当」.
fn read_year_columns(text: &str) -> Option<Part> {
    let columns = read_columns(text)?;
    let tokens = text.split([' ', '\u{3000}', '\t']);
    let core = tokens.filter(|token| !matches!(*token, "項目" | "施策") && is_header_word(token)).count();
    Some(Part::Columns { core, columns })
}

/// A line made of the head's words alone.
fn read_header(text: &str) -> Option<Part> {
    let mut years = Vec::new();
    let mut words = 0;
    for token in text.split([' ', '\u{3000}', '\t', '／', '/']).filter(|token| !token.is_empty()) {
        if let Some(year) = read_header_year(token) {
            years.push(year);
        } else if !is_header_word(token) {
            return None;
        }
        words += 1;
    }
    (words > 0).then_some(Part::Header { words, years })
}

/// Words of the head with spaces between their signs: 「項　目　　評　価　　担　当」.
fn read_spaced_header(text: &str) -> Option<Part> {
    let words = columns_in(text).len();
    (words > 0 && text.contains(is_space)).then_some(Part::Header { words, years: Vec::new() })
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\t')
}

fn read_header_year(token: &str) -> Option<FiscalYear> {
    let bare = ["の進捗状況", "進捗状況", "の実績", "実績"].iter().find_map(|end| token.strip_suffix(end));
    let bare = bare.unwrap_or(token);
    (bare.contains("年") || bare.contains("度")).then(|| FiscalYear::read(bare)).flatten()
}

/// A year of the head whose two ways of counting disagree: 「令和６(2025)年度」.
pub(super) fn is_contradictory(text: &str) -> bool {
    let plain: String = text.chars().map(narrow).collect();
    let Some((before, rest)) = plain.split_once('(') else { return false };
    let Some((inner, after)) = rest.split_once(')') else { return false };
    let western = inner.trim().trim_end_matches("年度").trim_end_matches('年').parse::<i32>();
    let western = western.ok().filter(|year| (1900..2200).contains(year)).and_then(|year| FiscalYear::new(year).ok());
    let era = FiscalYear::read(&format!("{before}{after}"));
    western.zip(era).is_some_and(|(western, era)| western != era)
}

/// A column of the head that can't be read, and stands above the table: 「令和７年度予定」, 「今後の取組」, 「課題」.
pub(super) fn odd_column(text: &str) -> Option<&str> {
    let tokens: Vec<&str> = text.split([' ', '\u{3000}', '\t']).filter(|token| !token.is_empty()).collect();
    let is_known = |token: &&&str| read_header(token).is_some();
    let odd = || tokens.iter().find(|token| !is_known(token)).copied();
    match tokens[..] {
        [only] => is_odd_column(only).then_some(only),
        _ if tokens.len() >= 4 && tokens.iter().filter(is_known).count() >= 2 => odd(),
        _ => None,
    }
}

fn is_odd_column(token: &str) -> bool {
    const COLUMNS: &[&str] = &[
        "今後の取組",
        "今後の取り組み",
        "今後の予定",
        "今後の方向性",
        "今後の方針",
        "今後の課題",
        "次年度の取組",
        "次年度の予定",
        "課題",
        "課題と対応",
        "前年度実績",
        "前年度の実績",
        "今年度実績",
        "今年度の実績",
        "実績",
        "目標",
        "目標値",
        "達成状況",
        "進捗率",
    ];
    let key = name_key(token);
    let year = read_year_at(token).map(|found| token[found.len..].trim_start_matches('の'));
    let to_come = year.is_some_and(|rest| ["予定", "計画", "目標", "見込"].iter().any(|word| rest.starts_with(word)));
    COLUMNS.contains(&key.as_str())
        || COLUMNS.iter().any(|word| key.strip_prefix(word).is_some_and(|rest| rest.starts_with('・')))
        || to_come && token.chars().count() <= 16
}

/// Of a line that mixes the head's words with others: the first of the others. 「評価 説明 課題 備考」 → 課題.
pub(super) fn unknown_header_word(text: &str) -> Option<&str> {
    let tokens: Vec<&str> = text.split([' ', '\u{3000}', '\t']).filter(|token| !token.is_empty()).collect();
    let is_known = |token: &&str| read_header(token).is_some();
    let known = tokens.iter().filter(|token| is_known(token)).count();
    let few = tokens.len() >= 3 && known * 2 >= tokens.len() && known < tokens.len();
    few.then(|| tokens.iter().find(|token| !is_known(token)).copied()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Part) {
        assert_eq!(read_part(text, Some("計画進捗状況一覧表")), expected, "{text}");
    }

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn furniture_is_known_by_its_words() {
        let year = FiscalYear::new(2024).unwrap();
        check("備考", Part::Header { words: 1, years: vec![] });
        check("評価 説明(進捗状況) （特殊要因等）", Part::Header { words: 3, years: vec![] });
        check("令和６(2024)年度", Part::Header { words: 1, years: vec![year] });
        check("資料３", Part::Material("資料３".into()));
        check("【資料３－１】", Part::Material("資料３－１".into()));
        check("令和７年５月19日", Part::Day(day(2025, 5, 19)));
        check("令和７年３月31日現在", Part::AsOf(day(2025, 3, 31)));
        check("第１回健康福祉施策推進審議会", Part::Meeting("第１回健康福祉施策推進審議会".into()));
        for text in [
            "令和７年６月27日　第２回ひかり市地域福祉推進委員会",
            "第２回ひかり市地域福祉推進委員会（令和７年６月27日）",
            "第２回ひかり市地域福祉推進委員会　令和７年６月27日開催",
        ] {
            check(text, Part::Occasion(day(2025, 6, 27), "第２回ひかり市地域福祉推進委員会".into()));
        }
        check("- 3 -", Part::Page { number: 3, dressed: true });
        check("１２", Part::Page { number: 12, dressed: false });
        check("3/12", Part::Page { number: 3, dressed: true });
        check("資料２－１　2ページ", Part::Page { number: 2, dressed: true });
        check("令和６年度末現在", Part::AsOf(day(2025, 3, 31)));
        check("令和７年３月末現在", Part::AsOf(day(2025, 3, 31)));
        check("（令和７年２月末日時点）", Part::AsOf(day(2025, 2, 28)));
        check("基本施策／項目 計画の記載", Part::Header { words: 3, years: vec![] });
        check("計画進捗状況一覧表（続き）", Part::Title);
    }

    #[test]
    fn text_is_no_furniture() {
        for text in [
            "○",
            "－",
            "地域福祉推進協議会",
            "評価の方法を見直した。",
            "8/23　再犯防止に関する研修会",
            "資料を作成した",
            "2 安全な暮らし",
            "令和７年３月31日に実施",
            "36（前年度35）",
            "・令和７年６月27日　第２回ひかり市地域福祉推進委員会",
            "令和７年６月27日　第２回ひかり市地域福祉推進委員会を開催",
        ] {
            check(text, Part::Text);
        }
    }

    #[test]
    fn a_year_that_says_two_things_is_none() {
        for text in ["令和６(2025)年度", "令和６（2023）年度", "令和６年度（2025年度）"] {
            assert!(is_contradictory(text), "{text}");
        }
        for text in ["令和６(2024)年度", "令和６年度", "（2025）", "相談（令和６年度）", "登録(2025)"]
        {
            assert!(!is_contradictory(text), "{text}");
        }
    }

    #[test]
    fn a_column_that_is_not_known_is_named() {
        assert_eq!(unknown_header_word("評価 説明(進捗状況) 課題 備考"), Some("課題"));
        assert_eq!(unknown_header_word("評価 説明(進捗状況) （特殊要因等）"), None);
        assert_eq!(unknown_header_word("市民の評価 について"), None);
    }
}
