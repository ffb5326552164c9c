//! Whether a text is one list and a whole one: a plan's heading that comes again, a plan that the title names and no
//! heading does, an item that the numbers leave out, a list whose 説明 stands elsewhere. What stands in the
//! rows is none of its business.

use super::ReadRefused;
use super::asking::{Asking, Question};
use super::figure::{Told, tells};
use super::lines::quote;
use super::order::Stated;
use super::outline::{PlanPart, PolicyPart};
use crate::calendar::Calendar;
use crate::date::Date;
use crate::sheet::{PlanTable, Row};
use crate::text::name_key;
use crate::year::FiscalYear;
use std::collections::BTreeMap;

/// Refuses a second list of the same plan behind the first, with a heading of its own or without.
pub(super) fn check_once(parts: &[PlanPart<'_>]) -> Result<(), ReadRefused> {
    let mut plans = BTreeMap::new();
    for part in parts {
        if let Some(first) = plans.insert(name_key(&part.title), part.line) {
            return Err(refuse_again(part.line, first, "計画", &part.title));
        }
        let mut policies = BTreeMap::new();
        for policy in &part.policies {
            let line = policy.items.first().map_or(part.line, |item| item.line);
            if let Some(first) = policies.insert(name_key(&policy.title), line) {
                return Err(refuse_again(line, first, "基本施策", &policy.title));
            }
        }
    }
    Ok(())
}

fn refuse_again(line: u32, first: u32, what: &str, title: &str) -> ReadRefused {
    let title = quote(title);
    let sentence = format!(
        "{line}行目からの{what}{title}が、{first}行目からにもあります。一つのファイルには、一つの会議の進捗状況一覧表だけを入れてください。"
    );
    ReadRefused { line, sentence }
}

/// Asks about each plan that the list's title names and that doesn't come: the text may have been cut off.
pub(super) fn ask_missing_plans(title: Option<&str>, parts: &[PlanPart<'_>], asking: &mut Asking<'_>) {
    let Some(title) = title else { return };
    for named in plans_in(title) {
        let key = name_key(named);
        let comes = parts.iter().map(|part| name_key(&part.title)).any(|it| it.contains(&key) || key.contains(&it));
        if !comes {
            asking.ask(Question {
                topic: "plan-cut",
                line: parts.last().map_or(0, |part| part.line),
                text: named,
                why: format!("表題にある「{named}」の見出しがありません。"),
                assumed: "この文書にはその計画の表がないものとしました。".to_owned(),
                choices: &[("none", "その計画の表はない")],
            });
        }
    }
}

/// Asks about each item that the numbers leave out. They begin anew under each 基本施策 or go on through the plan.
pub(super) fn ask_missing_items(part: &PlanPart<'_>, asking: &mut Asking<'_>) {
    let first = |policy: &PolicyPart<'_>| policy.items.first().and_then(|item| item.number);
    let anew = part.policies.iter().filter(|policy| first(policy) == Some(1)).nth(1).is_some();
    let mut last = 0;
    for policy in &part.policies {
        if anew || first(policy).is_some_and(|number| number <= last) {
            last = 0;
        }
        for (number, item) in policy.items.iter().filter_map(|item| Some((item.number?, item))) {
            if number != last + 1 {
                ask_missing(item.line, policy, last + 1, asking);
            }
            last = number;
        }
    }
}

fn ask_missing(line: u32, policy: &PolicyPart<'_>, number: u32, asking: &mut Asking<'_>) {
    asking.ask(Question {
        topic: "missing-item",
        line,
        text: &format!("{} {}", policy.number, policy.title),
        why: format!("項目の番号が続いていません。({number})がありません。"),
        assumed: "もとの一覧表にないものとしました。".to_owned(),
        choices: &[("none", "もとの一覧表にない")],
    });
}

/// Asks about a meeting before the 基準日: what the list tells of that day can't have lain before the meeting.
pub(super) fn ask_early_meeting(as_of: Option<(u32, Date)>, meeting: Option<Date>, asking: &mut Asking<'_>) {
    let Some(((line, as_of), meeting)) = as_of.zip(meeting).filter(|((_, as_of), meeting)| meeting < as_of) else {
        return;
    };
    let [as_of, meeting] = [as_of, meeting].map(|day| Calendar::Japanese.day(day));
    asking.ask(Question {
        topic: "early-meeting",
        line,
        text: &as_of,
        why: format!("会議の日付（{meeting}）が、基準日（{as_of}）より前です。"),
        assumed: "どちらの日付も書かれているとおりとしました。".to_owned(),
        choices: &[("printed", "書かれているとおりである")],
    });
}

/// Asks about a 基準日 within the year: the figures are then not the whole year's. Answers whether they are kept.
pub(super) fn ask_within_year(as_of: Option<(u32, Date)>, year: FiscalYear, asking: &mut Asking<'_>) -> bool {
    let end = year.next().and_then(|next| i16::try_from(next.western()).ok());
    let last = end.and_then(|end| Date::new(end, 3, 31).ok());
    let Some((line, day)) = as_of.filter(|(_, day)| last.is_some_and(|last| *day < last)) else { return true };
    let printed = Calendar::Japanese.day(day);
    let answer = asking.ask(Question {
        topic: "within-year",
        line,
        text: &printed,
        why: format!("基準日（{printed}）が年度の途中です。数は、年度を通した値でも年度末の値でもないようです。"),
        assumed: "すべての数を、この年度の値として取りました。".to_owned(),
        choices: &[("keep", "この年度の値として取る"), ("skip", "数は取らない")],
    });
    answer != "skip"
}

/// 「第６期地域福祉計画・再犯防止推進計画進捗状況一覧表」 names two plans.
fn plans_in(title: &str) -> impl Iterator<Item = &str> {
    let pieces = title.split(['・', '、', '，', '／', '/', ' ', '\u{3000}']).flat_map(|piece| piece.split("及び"));
    let whole = |piece: &&str| piece.chars().count() >= 4;
    pieces.filter_map(|piece| piece.rfind("計画").map(|at| &piece[..at + "計画".len()])).filter(whole)
}

/// Refuses a plan whose figures stand before the marks, in what would be 計画の記載, and none behind, where no head says
/// otherwise: there the 説明 precedes the 評価, and where it begins can't be told. A single such item is asked about.
pub(super) fn check_narratives(
    plan: &PlanTable,
    (part, stated, year): (&PlanPart<'_>, Stated, FiscalYear),
    asking: &mut Asking<'_>,
) -> Result<(), ReadRefused> {
    if part.policies.iter().flat_map(|it| &it.items).any(|item| item.labelled.is_some()) {
        return Ok(());
    }
    let marked: Vec<_> = plan.policies.iter().flat_map(|it| &it.rows).filter(|row| row.mark.is_some()).collect();
    let told = |row: &&&Row| row.commitment.as_deref().map_or(Told::Nothing, |text| tells(text, year));
    let telling = marked.iter().filter(|row| told(row) > Told::Nothing).count();
    let silent = marked.iter().all(|row| row.narrative.is_empty());
    let behind = marked.iter().any(|row| !row.indicators.is_empty());
    if telling > 0 && telling * 2 >= marked.len() && !behind && (silent || !stated.narrative) {
        let line = part.line;
        let sentence = format!(
            "{line}行目からの計画では、数が評価の印の前にあり、評価の印のあとに説明のある項目が一つもないようです。項目・計画の記載・評価・説明・備考・担当の順の一覧表にしてください。"
        );
        return Err(ReadRefused { line, sentence });
    }
    for row in marked.iter().filter(|row| told(row) == Told::Years) {
        asking.ask(Question {
            topic: "told-before",
            line: row.line,
            text: row.commitment.as_deref().unwrap_or_default(),
            why: "計画の記載の中に、前の年度の値のある数があります。説明の文かもしれません。".to_owned(),
            assumed: "計画の記載とし、数は取りませんでした。".to_owned(),
            choices: &[("commitment", "計画の記載である")],
        });
    }
    Ok(())
}

/// A mark without a word is asked about: the 説明 may have been lost, or stand before it.
pub(super) fn ask_silent(plan: &PlanTable, asking: &mut Asking<'_>) {
    let rows = plan.policies.iter().flat_map(|policy| policy.rows.iter().map(move |row| (policy, row)));
    for (policy, row) in rows.filter(|(_, row)| row.mark.is_some() && row.narrative.is_empty()) {
        asking.ask(Question {
            topic: "silent",
            line: row.line,
            text: row.title.as_deref().unwrap_or(&policy.title),
            why: "評価の印のあとに、説明がありません。".to_owned(),
            assumed: "説明の記載がないものとしました。".to_owned(),
            choices: &[("none", "説明の記載がない")],
        });
    }
}

/// A plan without an item: the text may have been cut off.
pub(super) fn ask_empty(plan: &PlanTable, line: u32, asking: &mut Asking<'_>) {
    if plan.policies.iter().all(|policy| policy.rows.is_empty()) {
        asking.ask(Question {
            topic: "plan-empty",
            line,
            text: &plan.title,
            why: "計画の見出しのあとに、項目が一つもありません。文書が途中で切れているかもしれません。".to_owned(),
            assumed: "この文書にはその計画の表がないものとしました。".to_owned(),
            choices: &[("none", "その計画の表はない")],
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_its_plans() {
        let check = |title: &str, named: &[&str]| assert_eq!(plans_in(title).collect::<Vec<_>>(), named, "{title}");
        check("第６期地域福祉計画・再犯防止推進計画進捗状況一覧表", &["第６期地域福祉計画", "再犯防止推進計画"]);
        check("令和６年度　第２期見本計画 進捗状況一覧表", &["第２期見本計画"]);
        check("地域福祉計画及び成年後見計画の進捗状況報告", &["地域福祉計画", "成年後見計画"]);
        check("計画の進捗状況一覧表", &[]);
    }
}
