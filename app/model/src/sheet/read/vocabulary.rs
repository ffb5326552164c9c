//! The words by which lists in running text call their cells.

use super::labels::Field;
use crate::text::name_key;
use crate::year::{PrintedYear, read_year_at};

const POLICIES: &[&str] = &["基本施策", "施策", "施策名", "基本目標", "施策の方向", "基本方針"];
const TITLES: &[&str] = &[
    "事業名",
    "事業名称",
    "事業",
    "取組名",
    "取組名称",
    "取組み名",
    "取組事業",
    "施策・事業名",
    "項目",
    "項目名",
    "主な取組",
];
const COMMITMENTS: &[&str] = &[
    "計画の記載",
    "計画における記載",
    "計画の内容",
    "計画内容",
    "事業内容",
    "事業の内容",
    "取組の内容",
    "事業概要",
    "事業の概要",
    "取組の概要",
    "概要",
    "取組内容",
];
const MARKS: &[&str] = &["評価", "進捗評価", "進捗区分", "進捗度", "達成度", "自己評価", "評価区分"];
const NARRATIVES: &[&str] = &[
    "説明",
    "説明(進捗状況)",
    "進捗状況",
    "取組状況",
    "取組実績",
    "取組の実績",
    "取組内容",
    "実施状況",
    "実施内容",
    "実績",
    "事業実績",
    "活動実績",
    "実績・成果",
    "実績値",
    "実施結果",
    "取組結果",
    "取組の結果",
    "取組・成果",
    "進捗",
    "達成状況",
    "成果",
];
/// What tells a 説明 once a year stands before it: 「令和６年度の取組み」.
const DONE: &[&str] = &["取組", "取組み", "取り組み", "取組状況", "取組結果", "取組内容", "事業内容", "結果", "状況"];
const REMARKS: &[&str] = &["備考", "特殊要因", "特殊要因等", "備考(特殊要因等)"];
const DEPARTMENTS: &[&str] = &[
    "所属名",
    "所属",
    "担当",
    "担当課",
    "担当課名",
    "担当部署",
    "担当課等",
    "担当課・団体",
    "所管課",
    "所管",
    "主管課",
    "実施主体",
];
const OTHERS: &[&str] = &[
    "課題",
    "今後の課題",
    "今後の方向性",
    "今後の予定",
    "今後の取組",
    "今後の方針",
    "次年度の予定",
    "来年度の予定",
    "次年度の取組",
    "方向性",
    "今後",
    "今後の進め方",
    "今後の展開",
    "今後の展望",
    "今後の対応",
    "今後の課題・方針",
    "今後の課題と方向性",
    "課題と対応",
    "課題・対応",
    "実施計画",
    "改善策",
    "改善案",
    "改善内容",
    "対応",
    "対応策",
    "展望",
    "方針",
    "見直し内容",
    "参考値",
    "中間値",
    "中間目標",
    "最終目標",
    "基準値",
    "指標",
    "評価指標",
    "成果指標",
    "活動指標",
    "目標",
    "目標値",
    "事業費",
    "予算",
    "予算額",
    "決算額",
    "財源",
    "根拠法令",
    "対象",
    "対象者",
    "開始年度",
    "評価理由",
    "評価の理由",
    "改善点",
    "区分",
    "関連事業",
    "効果",
];

/// What a label is the label of; `None` where no cell is called so.
pub(super) fn field_of(label: &str) -> Option<Field> {
    let key = name_key(label);
    let is = |words: &[&str]| words.contains(&key.as_str());
    // 「基本施策１」 bears its number.
    if POLICIES.contains(&key.trim_end_matches(|c: char| c.is_ascii_digit())) {
        return Some(Field::Policy);
    }
    if is(TITLES) {
        return Some(Field::Title);
    }
    if is(MARKS) {
        return Some(Field::Mark);
    }
    if is(REMARKS) {
        return Some(Field::Remark);
    }
    if is(DEPARTMENTS) {
        return Some(Field::Department);
    }
    if is(COMMITMENTS) {
        return Some(Field::Commitment);
    }
    narrative_of(label).or_else(|| is(OTHERS).then_some(Field::Other))
}

/// 「R6」 of 「R6実績」.
fn letter_year(label: &str) -> Option<PrintedYear> {
    let digits = label.strip_prefix(['R', 'Ｒ', 'H', 'Ｈ'])?;
    let end = label.len() - digits.trim_start_matches(char::is_numeric).len();
    read_year_at(&label[..end])
}

/// 「実績」, 「令和６年度の実績」; of another time than the list's it is another cell.
fn narrative_of(label: &str) -> Option<Field> {
    let label = label.trim();
    let behind = label.strip_suffix(['）', ')']).and_then(|it| it.rsplit_once(['（', '(']));
    let behind =
        behind.and_then(|(name, inner)| Some((read_year_at(inner).filter(|it| it.len == inner.len())?.year, name)));
    let (year, rest) = match (read_year_at(label).or_else(|| letter_year(label)), behind) {
        (Some(found), _) => (Some(found.year), &label[found.len..]),
        (None, Some((year, name))) => (Some(year), name),
        (None, None) => (None, label),
    };
    let other = ["前年度", "昨年度", "次年度", "来年度", "翌年度"].iter().find_map(|word| rest.strip_prefix(word));
    let now = ["今年度", "本年度"].iter().find_map(|word| rest.strip_prefix(word));
    let rest = other.or(now).unwrap_or(rest);
    let rest = rest.strip_prefix("における").or_else(|| rest.strip_prefix('の')).unwrap_or(rest);
    let key = name_key(rest);
    if other.is_some() && (NARRATIVES.contains(&key.as_str()) || OTHERS.contains(&key.as_str())) {
        return Some(Field::Other);
    }
    let done = NARRATIVES.contains(&key.as_str()) || (year.is_some() || now.is_some()) && DONE.contains(&key.as_str());
    if done {
        return Some(Field::Narrative(year));
    }
    let planned = ["予定", "計画", "目標", "取組予定", "事業計画", "課題", "予算", "予算額", "決算額", "事業費"];
    (year.is_some() && planned.contains(&key.as_str())).then_some(Field::Other)
}
