//! Whether a printed line begins something of its own among figures, though it could go on with the line before: a label
//! whose first word is a unit too, 「講座参加者数：25人」, or a year with what it is the heading of, 「令和５年度：相談件数90件」.

use super::given::is_unit_like;
use super::said::year_at;
use super::scan::starts_with_figure;
use super::unit::longer_unit;
use super::words::counting_of;
use crate::text::narrow;
use crate::year::FiscalYear;

/// Units that are words, so that a name may begin with them.
const WORDS: &[&str] = &[
    "施設・団体",
    "団体・施設",
    "団体",
    "施設",
    "事業所",
    "世帯",
    "家庭",
    "ポイント",
    "店舗",
    "講座",
    "教室",
    "コース",
    "クラス",
    "グループ",
    "チーム",
    "地区",
    "圏域",
    "法人",
    "市町村",
    "市区町村",
    "区市町村",
];
/// What behind such a word goes on with an amount.
const BEHIND_AMOUNT: &[&str] =
    &["延", "計", "等", "他", "及び", "並びに", "又は", "うち", "のうち", "内", "増", "減", "前年", "昨年"];

fn is_digit(c: char) -> bool {
    narrow(c).is_ascii_digit()
}

/// Whether a line is a label with its figure, where the line before ends in a bare number: not 「人（前年度10人）」, which ends
/// that number's figure.
pub(in super::super) fn names_own_figure(line: &str, unit: Option<&str>) -> bool {
    let label = line.find(is_digit).map_or(line, |at| &line[..at]).trim_end();
    let told = starts_with_figure(line) || label.len() < line.len() && label.ends_with([':', '：']);
    let named = !label.contains(['、', '。', '，']) && !label.starts_with(['年', '月', '時', '分', '号', '期']);
    told && named && unit.is_none_or(|unit| begins_name(line, unit))
}

/// Whether the unit that a line without figures begins with is part of another word: 「人権講座を開いた。」.
pub(in super::super) fn begins_word(line: &str, unit: &str) -> bool {
    !line.contains(is_digit) && longer_unit(line, unit).is_some_and(|word| !word.chars().all(|c| narrow(c).is_ascii()))
}

/// Whether the unit that a line begins with is the first word of a name.
fn begins_name(line: &str, unit: &str) -> bool {
    let rest = &line[unit.len()..];
    let (word, core) = (WORDS.contains(&unit), ["人", "名", "件", "回"].contains(&unit));
    let Some(next) = rest.chars().next().map(narrow) else { return false };
    match next {
        ':' => !core,
        ' ' | '\t' => word,
        '(' => !core && rest.split_once(['）', ')']).is_some_and(|(_, behind)| behind.starts_with([':', '：'])),
        '・' => word && !rest['・'.len_utf8()..].starts_with(is_digit),
        _ if !next.is_alphabetic() => false,
        _ if word => {
            let counted = rest.starts_with('実') && counting_of(rest).is_some();
            !counted && !BEHIND_AMOUNT.iter().any(|amount| rest.starts_with(amount))
        }
        '内' => !core && !rest.starts_with("内訳"),
        _ => longer_unit(line, unit).is_some(),
    }
}

/// What stands behind the year that a line begins with as a heading: 「令和５年度：」, 「R5　」, 「＜前年度＞」. A round bracket
/// with an amount or nothing behind it is the amount's before.
pub(in super::super) fn behind_year(line: &str) -> Option<&str> {
    let year = FiscalYear::new(2024).ok()?;
    let inner = line.strip_prefix(['（', '(', '＜', '<', '〈', '《', '［', '[', '〔']);
    let (_, len) = year_at(inner.unwrap_or(line), year)?;
    let rest = &inner.unwrap_or(line)[len..];
    let ends = ["の実績値", "の実績", "実績値", "実績数", "実績", "末現在", "末時点", "末", "分"];
    let rest = ends.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let signs = |c: char| matches!(narrow(c), ' ' | '\t' | ':');
    if inner.is_none() {
        return rest.starts_with(signs).then(|| rest.trim_start_matches(signs));
    }
    let rest = rest.strip_prefix(['）', ')', '＞', '>', '〉', '》', '］', ']', '〕'])?.trim_start_matches(signs);
    rest.starts_with(is_unit_like).then_some(rest)
}

/// Whether a line begins with a year that is part of its name: 「令和５年度相談件数90件」, but not 「令和５年度末90件」.
pub(in super::super) fn names_year(line: &str) -> bool {
    let named =
        FiscalYear::new(2024).ok().and_then(|year| year_at(line, year)).filter(|_| !line.starts_with(['前', '昨']));
    let rest = named.map_or("", |(_, len)| &line[len..]);
    let result = ["末", "現在", "時点", "実績", "比", "分"].iter().any(|word| rest.starts_with(word));
    rest.starts_with(|c| is_unit_like(c) || c == 'の') && !result && rest.contains(is_digit)
}

/// Whether a text begins with an amount.
pub(in super::super) fn starts_with_amount(text: &str) -> bool {
    let words = ["約", "およそ", "延べ", "延", "実", "年", "計", "全"];
    let bare = words.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    bare.trim_start().starts_with(is_digit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::leading_unit;

    #[test]
    fn a_line_that_begins_with_a_unit_may_be_a_figure_of_its_own() {
        for line in [
            "講座参加者数：25人",
            "講座の参加者数：25人",
            "講座：25回",
            "講座　25回",
            "講座（６月）：25人",
            "世帯訪問：延べ120世帯",
            "施設利用者数：120人（前年度110人）",
            "団体交流会：５",
            "校内研修：５回",
            "回数：３回",
            "件数　120",
            "件数（延べ）：120件",
            "名簿掲載者：20人",
            "人材育成講座：３回",
            "部会開催：３回",
            "世帯数　110　120",
            "団体数　－　120",
        ] {
            assert!(names_own_figure(line, leading_unit(line)), "{line}");
        }
        for line in [
            "人（前年度1,200人）",
            "件",
            "回開催、参加者数：240人",
            "回　240人",
            "回240人",
            "回参加者：240人",
            "人、協力店：12か所",
            "団体、会員数：240人",
            "団体（前年度10団体）",
            "団体のうち新規：５団体",
            "世帯延べ120回",
            "か所で実施：12回",
            "件のうち電話：300件",
            "校内訳：小学校５校",
            "件数内訳は次のとおり",
            "年度参加者：25人",
        ] {
            assert!(!names_own_figure(line, leading_unit(line)), "{line}");
        }
    }

    #[test]
    fn a_line_may_begin_with_a_year_as_its_heading() {
        for (line, behind) in [
            ("令和５年度：相談件数90件", Some("相談件数90件")),
            ("令和５年度　相談件数90件", Some("相談件数90件")),
            ("令和５年度実績：90件", Some("90件")),
            ("R5：相談件数90件", Some("相談件数90件")),
            ("2023年度：相談件数90件", Some("相談件数90件")),
            ("前年度：相談件数90件", Some("相談件数90件")),
            ("（令和５年度）相談件数90件", Some("相談件数90件")),
            ("＜前年度＞相談件数90件", Some("相談件数90件")),
            ("（令和５年度）", None),
            ("（令和６年度）、61人（令和５年度）", None),
            ("（令和６年度）61人", None),
            ("令和５年度は90件だった。", None),
            ("令和５年度から続けた。", None),
            ("前年度より増えた。", None),
            ("相談件数：90件", None),
        ] {
            assert_eq!(behind_year(line), behind, "{line}");
        }
    }
}
