//! What a label says by its words: a result of this year, another year's or somebody else's value, or no result at all.

use super::said::{Of, is_year_alone, names_later_year, without_own_year, year_in};
use crate::text::narrow;
use crate::year::FiscalYear;

/// Labels of another year's value, of a value aimed at, or of somebody else's.
pub(super) fn is_other_value(label: &str, year: FiscalYear) -> bool {
    let words = [
        "前年",
        "昨年",
        "一昨年",
        "目標",
        "計画値",
        "予算",
        "見込",
        "予定者",
        "予定数",
        "全国平均",
        "国平均",
        "都平均",
        "道平均",
        "府平均",
        "県平均",
        "市平均",
        "区平均",
        "初年度",
        "当初",
        "開始時",
        "開設時",
        "設立時",
        "発足時",
        "基準値",
        "前回",
        "前々回",
        "前期",
        "想定",
        "予定回数",
        "予定人数",
        "予定件数",
        "計画回数",
        "計画人数",
        "計画件数",
        "開催計画",
        "実施計画数",
        "次年度以降",
        "来年度以降",
        "翌年度以降",
        "都内平均",
        "道内平均",
        "府内平均",
        "県内平均",
        "計画量",
        "見込量",
        "必要量",
        "目標量",
        "KPI",
        "ＫＰＩ",
    ];
    // 「開設時間」 is no 「開設時」.
    let timeless = label.replace("時間", "");
    let other = year_in(label, year).is_some_and(|named| named.of != Of::This);
    // Only alone: 「避難計画」 is a thing that is counted.
    let planned = matches!(label.trim(), "計画" | "予定");
    let bracketed = ["計画", "予定", "目標", "定員", "見込"].iter().any(|word| {
        [format!("（{word}）"), format!("({word})"), format!("［{word}］"), format!("〔{word}〕"), format!("<{word}>")]
            .iter()
            .chain([&format!("＜{word}＞")])
            .any(|bracket| label.ends_with(bracket.as_str()) || label.starts_with(bracket.as_str()))
    });
    let elsewhere = label.starts_with("全国") || label.trim_start_matches(['（', '(']).starts_with("今後");
    // 「R4まで」, whose で was cut off as a particle.
    let until = label.strip_suffix('ま').and_then(|it| year_in(it, year)).is_some_and(|named| named.of != Of::This);
    other
        || until
        || planned
        || bracketed
        || elsewhere
        || is_day_of_counting(label)
        || words.iter().any(|word| timeless.contains(word))
}

/// What a heading ends with over values that are aimed at.
const AIMS: &[&str] =
    &["目標", "目標値", "目標量", "計画値", "計画量", "予定", "見込", "見込み", "見込値", "見込量", "必要量"];

/// Whether a heading says that what stands below it is aimed at, or of a year to come. 「計画」 alone does, a plan's name
/// doesn't.
pub(super) fn is_aim(heading: &str, year: FiscalYear) -> bool {
    let bare = heading.trim_matches(|c: char| !c.is_alphanumeric());
    // 「今後の予定（案）」.
    let bracketed = heading.trim_end().ends_with(['）', ')']);
    let name = bare.split(['（', '(']).next().filter(|_| bracketed).unwrap_or(bare).trim_end();
    let to_come = year_in(heading, year).is_some_and(|named| named.of == Of::Other);
    let planned = |own: String| matches!(&*own, "計画" | "の計画");
    to_come
        || bare == "計画"
        || without_own_year(bare, year).is_some_and(planned)
        || AIMS.iter().any(|word| bare.ends_with(word) || name.ends_with(word))
}

/// What a heading names over what is still to come.
const AHEAD: &[&str] = &["今後", "次年度", "来年度", "翌年度"];
/// What it is over what is to be done about something. 「苦情対応」 is something that was done.
const TO_DO: &[&str] = &["対応", "課題と対応", "課題・対応", "課題及び対応", "改善", "方針", "見直し内容", "見直し"];
/// What it ends with.
const TO_DO_ENDS: &[&str] =
    &["改善策", "改善案", "対応策", "方向性", "展望", "事業計画", "実施計画", "（改善", "(改善"];

/// Whether a heading stands over what is still to come. Where a value of the year before stands beside one, it is a result
/// all the same.
pub(super) fn looks_ahead(heading: &str) -> bool {
    let bare = heading.trim_matches(|c: char| !c.is_alphanumeric());
    let to_do = TO_DO.contains(&bare) || TO_DO_ENDS.iter().any(|word| bare.ends_with(word));
    to_do || AHEAD.iter().any(|word| bare.contains(word))
}

/// Whether a sentence leads on to what is still to come: 「今後は以下の取組を進める。」, 「来年度は、」, 「次のとおり計画している。」.
pub(super) fn leads_ahead(sentence: &str, year: FiscalYear) -> bool {
    let body = sentence.trim_end_matches('。');
    let leads =
        body.ends_with('、') || ["以下", "次のとおり", "次の通り", "下記"].iter().any(|word| body.contains(word));
    let plans =
        ["計画している", "計画した", "予定している", "予定である", "予定"].iter().any(|word| body.ends_with(word));
    let ahead = AHEAD.iter().any(|word| body.contains(word));
    names_later_year(body, year) || plans || leads && ahead
}

/// A label that says nothing but the number of the list's own year.
pub(super) fn is_own_year(label: &str, year: FiscalYear) -> bool {
    let own = year_in(label, year).is_some_and(|named| named.of == Of::This);
    own && is_year_alone(label, year) && !["今年", "本年", "当年"].iter().any(|word| label.starts_with(word))
}

/// 「７年３月末」, 「10月末現在」, 「４月１日時点」: when something was counted, not what.
fn is_day_of_counting(label: &str) -> bool {
    let rest = label.trim_start_matches(['令', '和', 'R', 'Ｒ', '元']);
    let signs = |c: char| narrow(c).is_ascii_digit() || "年度月日末元".contains(c);
    let bare = ["現在", "時点"].iter().find_map(|word| rest.strip_suffix(word)).unwrap_or(rest);
    bare.starts_with(|c: char| narrow(c).is_ascii_digit()) && bare.contains('月') && bare.chars().all(signs)
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

/// Whether a label says in which unit it counts: 相談件数, 参加者. 登録数 may be of people or of bodies.
pub(super) fn names_unit(label: &str) -> bool {
    let counted = label.strip_suffix('数').is_some_and(|rest| {
        ["件", "人", "回", "世帯", "団体", "施設", "校", "か所", "箇所", "日", "部", "冊"]
            .iter()
            .any(|unit| rest.ends_with(unit))
    });
    counted || label.ends_with('者') || label.ends_with("者数")
}

/// What a label tells, where it is no result by its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A result, as far as the label goes.
    Result,
    /// When, how long, how many at most.
    Limit,
    /// A place or a line: its numbers count nothing without a unit.
    Place,
    /// Perhaps a result: for whom, what, by whom.
    Perhaps,
}

const LIMITS: &[&str] = &["日時", "日程", "期間", "住所", "料金", "参加費"];
/// Hours from when to when, or how long once. Others may be a sum: 派遣時間, 活動時間.
const HOURS: &[&str] =
    &["開設", "開館", "開所", "開庁", "開室", "受付", "営業", "所要", "実施", "開催", "開始", "終了", "勤務", "集合"];
const PLACES: &[&str] = &["会場", "場所", "電話", "TEL"];
const PERHAPS: &[&str] =
    &["対象", "定員", "定数", "上限", "テーマ", "内容", "講師", "目標", "目標値", "予定", "年齢", "費用"];

pub(super) fn kind_of(label: &str) -> Kind {
    let ends = |words: &[&str]| words.iter().any(|word| label.ends_with(word));
    let several = label.contains(['/', '／', '・']) || label.contains("及び");
    if label.ends_with("総時間") || label.ends_with("延べ時間") {
        Kind::Result
    } else if ends(LIMITS) || is_when(label) {
        if several { Kind::Perhaps } else { Kind::Limit }
    } else if ends(PLACES) {
        Kind::Place
    } else if ends(PERHAPS) || label.ends_with("時間") {
        Kind::Perhaps
    } else {
        Kind::Result
    }
}

fn is_when(label: &str) -> bool {
    let bare = label.strip_suffix("時間");
    bare.is_some_and(|bare| bare.is_empty() || HOURS.iter().any(|word| bare.ends_with(word)))
}

/// Places, times and sorts of which each has the amount: 「各地区２名」.
pub(super) fn is_each(label: &str) -> bool {
    let places = [
        "地区",
        "地域",
        "圏域",
        "号",
        "回",
        "校",
        "園",
        "館",
        "施設",
        "会場",
        "所",
        "課",
        "班",
        "区",
        "町",
        "年",
        "月",
        "日",
        "団体",
        "コース",
        "クラス",
        "講座",
        "教室",
        "世帯",
        "家庭",
        "店",
        "センター",
        "グループ",
        "チーム",
        "部会",
        "社協",
    ];
    // 「年４回発行、各号2,000部」: what stands before the comma is of another amount.
    let label = label.rsplit('、').next().unwrap_or(label);
    label
        .strip_prefix('各')
        .is_some_and(|rest| places.iter().any(|place| rest.ends_with(place)) && rest.chars().count() <= 8)
}
