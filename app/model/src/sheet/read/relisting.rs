//! 【再掲】: which row a second placement repeats. By equal title, then by equal text; not exactly one is asked.

use super::asking::{Asking, Question};
use super::row::Relisted;
use crate::sheet::{PlanTable, Row};
use crate::text::name_key;

/// A row that says 【再掲】: plan, policy and row by position.
pub(super) struct Again {
    pub plan: usize,
    pub policy: usize,
    pub row: usize,
    pub relisted: Relisted,
}

/// Finds the source of each.
pub(super) fn tie_relisted(plans: &mut [PlanTable], again: &[Again], asking: &mut Asking<'_>) {
    for one in again {
        let sources: Vec<(String, &Row)> = candidates(&plans[one.plan], one, again);
        let row = &plans[one.plan].policies[one.policy].rows[one.row];
        let found = find_source(row, &sources, &one.relisted);
        let from = match &found[..] {
            [only] => {
                if let Some((_, source)) = sources.iter().find(|(name, _)| name == only) {
                    ask_unlike(row, source, only, asking);
                }
                Some(only.clone())
            }
            _ => ask_source(row, &found, asking),
        };
        plans[one.plan].policies[one.policy].rows[one.row].relisted_from = from;
    }
}

/// Rows that could be repeated, by their reference.
fn candidates<'p>(plan: &'p PlanTable, one: &Again, again: &[Again]) -> Vec<(String, &'p Row)> {
    let mut rows = Vec::new();
    for (policy_at, policy) in plan.policies.iter().enumerate() {
        for (row_at, row) in policy.rows.iter().enumerate() {
            let repeated =
                again.iter().any(|other| (other.plan, other.policy, other.row) == (one.plan, policy_at, row_at));
            if let Some(number) = row.number.as_ref().filter(|_| !repeated) {
                rows.push((format!("{}-{number}", policy.number), row));
            }
        }
    }
    rows
}

fn find_source(row: &Row, sources: &[(String, &Row)], relisted: &Relisted) -> Vec<String> {
    if let Some(from) = &relisted.from
        && sources.iter().any(|(name, _)| name == from)
    {
        return vec![from.clone()];
    }
    let key = |text: &Option<String>| text.as_deref().map(|text| name_key(&text.replace("【再掲】", "")));
    let title = key(&row.title);
    let by_title: Vec<&(String, &Row)> = sources.iter().filter(|(_, source)| key(&source.title) == title).collect();
    let commitment = key(&row.commitment);
    let same_text = |source: &Row| commitment.is_some() && key(&source.commitment) == commitment;
    let found: Vec<&(String, &Row)> = if by_title.is_empty() {
        sources.iter().filter(|(_, source)| same_text(source)).collect()
    } else if by_title.len() > 1 && by_title.iter().any(|(_, source)| same_text(source)) {
        by_title.into_iter().filter(|(_, source)| same_text(source)).collect()
    } else {
        by_title
    };
    found.into_iter().map(|(name, _)| name.clone()).collect()
}

/// Not exactly one: the first of several is assumed; without any, the row stands for itself.
fn ask_source(row: &Row, found: &[String], asking: &mut Asking<'_>) -> Option<String> {
    let title = row.title.clone().unwrap_or_default();
    let words: Vec<String> = found.iter().map(|name| format!("{name}の再掲である")).collect();
    let mut choices: Vec<(&str, &str)> =
        found.iter().zip(&words).map(|(name, words)| (name.as_str(), words.as_str())).collect();
    choices.push(("none", "この表のどの項目の再掲でもない"));
    let assumed = match found.first() {
        Some(first) => format!("{first}の再掲としました。"),
        None => "独立した一つの項目として数えます。".to_owned(),
    };
    let answer = asking.ask(Question {
        topic: "relisted",
        line: row.line,
        text: &title,
        why: if found.is_empty() {
            "【再掲】とありますが、もとの項目がこの計画に見つかりません。".to_owned()
        } else {
            "【再掲】とありますが、もとの項目が一つに決まりません。".to_owned()
        },
        assumed,
        choices: &choices,
    });
    (answer != "none").then_some(answer)
}

/// A repeated row whose mark or figures differ from its source's.
fn ask_unlike(row: &Row, source: &Row, name: &str, asking: &mut Asking<'_>) {
    let figures = |row: &Row| -> Vec<_> {
        row.indicators.iter().map(|one| (name_key(&one.name), one.value, one.previous)).collect()
    };
    if row.mark == source.mark && figures(row) == figures(source) {
        return;
    }
    asking.ask(Question {
        topic: "relisted-differs",
        line: row.line,
        text: row.title.as_deref().unwrap_or_default(),
        why: format!("【再掲】ですが、評価または数字がもとの{name}と違います。"),
        assumed: format!("数えるのは{name}だけとし、こちらは印刷されたとおりに残します。"),
        choices: &[("keep", "このままでよい")],
    });
}
