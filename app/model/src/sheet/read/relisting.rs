//! 【再掲】: which row a second placement repeats. By equal title, then by equal text; not exactly one is asked.

use super::asking::{Asking, Question};
use super::row::Relisted;
use crate::sheet::{PlanTable, Row};
use crate::text::name_key;
use std::collections::{HashMap, HashSet};

/// A row that says 【再掲】: plan, policy and row by position.
pub(super) struct Again {
    pub plan: usize,
    pub policy: usize,
    pub row: usize,
    pub relisted: Relisted,
}

/// Finds the source of each.
pub(super) fn tie_relisted(plans: &mut [PlanTable], again: &[Again], asking: &mut Asking<'_>) {
    let mut found: Vec<Option<String>> = Vec::new();
    for (at, plan) in plans.iter().enumerate() {
        let own: Vec<&Again> = again.iter().filter(|one| one.plan == at).collect();
        if own.is_empty() {
            continue;
        }
        let sources = Sources::of(plan, &own);
        for one in own {
            let row = &plan.policies[one.policy].rows[one.row];
            found.push(match &sources.find(row, &one.relisted)[..] {
                [only] => Some(sources.names[*only].clone()),
                several => ask_source(row, several.iter().map(|at| sources.names[*at].as_str()).collect(), asking),
            });
        }
    }
    for (one, from) in again.iter().zip(found) {
        plans[one.plan].policies[one.policy].rows[one.row].relisted_from = from;
    }
}

/// References of the rows of a plan that could be repeated, and where to find them.
struct Sources {
    names: Vec<String>,
    by_title: HashMap<String, Vec<usize>>,
    by_commitment: HashMap<String, Vec<usize>>,
}

impl Sources {
    fn of(plan: &PlanTable, again: &[&Again]) -> Self {
        let repeated: HashSet<(usize, usize)> = again.iter().map(|one| (one.policy, one.row)).collect();
        let mut sources = Self { names: Vec::new(), by_title: HashMap::new(), by_commitment: HashMap::new() };
        for (policy_at, policy) in plan.policies.iter().enumerate() {
            for (row_at, row) in policy.rows.iter().enumerate() {
                let Some(number) = row.number.as_ref().filter(|_| !repeated.contains(&(policy_at, row_at))) else {
                    continue;
                };
                let at = sources.names.len();
                sources.by_title.entry(key(row.title.as_deref())).or_default().push(at);
                sources.by_commitment.entry(key(row.commitment.as_deref())).or_default().push(at);
                sources.names.push(format!("{}-{number}", policy.number));
            }
        }
        sources
    }

    fn find(&self, row: &Row, relisted: &Relisted) -> Vec<usize> {
        let named = relisted.from.as_ref().and_then(|from| self.names.iter().position(|name| name == from));
        if let Some(named) = named {
            return vec![named];
        }
        let by_title = self.by_title.get(&key(row.title.as_deref())).cloned().unwrap_or_default();
        let commitment = key(row.commitment.as_deref());
        let by_text = self.by_commitment.get(&commitment).filter(|_| !commitment.is_empty());
        match (by_title.len(), by_text) {
            (0, Some(by_text)) => by_text.clone(),
            (2.., Some(by_text)) => {
                let both: Vec<usize> = by_title.iter().filter(|at| by_text.contains(at)).copied().collect();
                if both.is_empty() { by_title } else { both }
            }
            _ => by_title,
        }
    }
}

/// Folded, without 【再掲】.
fn key(text: Option<&str>) -> String {
    name_key(&text.unwrap_or_default().replace("【再掲】", ""))
}

/// So many can be chosen from.
const MOST_SOURCES: usize = 20;

/// Not exactly one: the first of several is assumed; without any, the row stands for itself.
fn ask_source(row: &Row, mut found: Vec<&str>, asking: &mut Asking<'_>) -> Option<String> {
    found.truncate(MOST_SOURCES);
    let title = row.title.clone().unwrap_or_default();
    let words: Vec<String> = found.iter().map(|name| format!("{name}の再掲である")).collect();
    let mut choices: Vec<(&str, &str)> =
        found.iter().zip(&words).map(|(name, words)| (*name, words.as_str())).collect();
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
