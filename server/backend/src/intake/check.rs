//! Whether what is stored is what follows from the sources and decisions.

use super::decode::decode;
use super::entity::doubt;
use super::refresh::{About, compare_doubts, derive};
use super::store::{Scope, list_all_doubts, list_decisions, list_rows};
use crate::publication::check::{Examined, check_editions, examine};
use crate::publication::store as published;
use crate::publication::{entity::publication, plan_key};
use crate::store::audit::verify;
use crate::store::check::check_counters;
use crate::store::ledger::Keys;
use crate::store::{Cells, Verified};
use crate::{Backend, Error};
use model::intake::{Choice, Decisions, Doubt};
use model::publication::Publication;
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet};

/// What a check looked at and found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Number of publications, withdrawn ones included.
    pub publications: usize,
    /// Those that count, by number.
    pub counting: Vec<Publication>,
    /// Those that are withdrawn, by number.
    pub withdrawn: Vec<Publication>,
    /// Rows of derived tables that readers see: reports and observations.
    pub facts: usize,
    /// The audit log, as far as it is as it was written.
    pub audit: Verified,
    /// What is wrong, in Japanese sentences; empty when all is well.
    pub problems: Vec<String>,
}

impl Backend {
    /// Checks the database's files and references, that every row can be decoded, that sources are as they were
    /// imported, and that deriving everything anew from them would change nothing. Changes nothing itself.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn check(&self) -> Result<Checked, Error> {
        let mut problems = self.connection().check().await?;
        let db = self.connection().begin_write().await?;
        problems.extend(check_counters(&db).await?);
        let audit = verify(&db).await?;
        problems.extend(audit.problem());
        let decisions = list_decisions(&db).await?;
        let rows = published::list_all(&db).await?;
        let plans = published::list_all_plans(&db).await?;
        let examine =
            |row: &publication::Model| examine(row, plans.get(&row.id).map_or(&[], Vec::as_slice), &decisions);
        let mut examined: Vec<Examined> = rows.iter().map(examine).collect();
        problems.extend(examined.iter_mut().flat_map(|it| std::mem::take(&mut it.problems)));
        problems.extend(check_editions(&rows));
        let (facts, more) = check_derived(&db, &rows, &examined, &decisions).await?;
        problems.extend(more);
        db.rollback().await?;
        let of = |withdrawn| {
            let all = rows.iter().zip(&examined).filter(move |(row, _)| row.withdrawn == withdrawn);
            all.filter_map(|(_, it)| it.publication.clone()).collect()
        };
        Ok(Checked { publications: rows.len(), counting: of(false), withdrawn: of(true), facts, audit, problems })
    }
}

/// Compares the derived tables and the doubts; gives the number of facts too. Where a row can't be read, the rest follows
/// from nothing and is not compared.
async fn check_derived(
    db: &impl ConnectionTrait,
    rows: &[publication::Model],
    examined: &[Examined],
    decisions: &Decisions,
) -> Result<(usize, Vec<String>), Error> {
    let mut stored = list_rows(db, &Scope::All).await?;
    let facts = stored.report.len() + stored.observation.len();
    let mut plans: BTreeSet<String> = stored.plan.iter().map(|row| row.plan_key.clone()).collect();
    if let Err(error) = decode(&mut stored) {
        return Ok((facts, vec![format!("読み取れない値があります：{error}。控えから戻してください。")]));
    }
    if examined.iter().any(|it| it.publication.is_none() || it.reading.is_none()) {
        return Ok((facts, Vec::new()));
    }
    let listed = examined.iter().filter_map(|it| it.reading.as_ref()).flat_map(|it| &it.table.plans);
    plans.extend(listed.map(|plan| plan_key(&plan.title)));
    let mut keys = Keys::load(db).await?;
    let derived = derive(db, &plans, &mut keys).await?;
    let doubts = list_all_doubts(db).await?;
    let mut problems = check_doubts(rows, examined, &doubts, decisions, &mut keys)?;
    if !derived.doubts.is_empty() {
        let what =
            "計画の年度をつなぐときの「たしかめること」が、公表資料から導いたものと違います。取り込み直してください。";
        problems.push(what.to_owned());
    }
    let tables = derived.rows.list_tables();
    if !tables.is_empty() {
        let tables = tables.join("、");
        problems.push(format!("表 {tables} の内容が、公表資料から導いたものと違います。取り込み直してください。"));
    }
    let raised = examined.iter().filter_map(|it| it.reading.as_ref()).flat_map(|it| &it.doubts);
    problems.extend(check_choices(raised.chain(derived.raised.iter().flat_map(|(_, it)| it)), &doubts, decisions));
    Ok((facts, problems))
}

/// Doubts about the text of each publication; one that is withdrawn asks nothing.
fn check_doubts(
    rows: &[publication::Model],
    examined: &[Examined],
    stored: &[doubt::Model],
    decisions: &Decisions,
    keys: &mut Keys,
) -> Result<Vec<String>, Error> {
    let mut problems = Vec::new();
    for (row, it) in rows.iter().zip(examined) {
        let own = stored.iter().filter(|doubt| doubt.publication == Some(row.id)).cloned().collect();
        let raised: Vec<(About, &[Doubt])> = match &it.reading {
            Some(reading) if !row.withdrawn => vec![(About::Publication(row.id), &reading.doubts)],
            _ => Vec::new(),
        };
        if !compare_doubts(own, &raised, decisions, keys)?.is_empty() {
            let id = row.id;
            problems.push(format!(
                "公表資料 {id} の「たしかめること」が、原文から導いたものと違います。取り込み直してください。"
            ));
        }
    }
    Ok(problems)
}

/// A decision about which nothing is asked now may wait for its list to come back; one that was asked must be one of the
/// choices.
fn check_choices<'a>(
    raised: impl Iterator<Item = &'a Doubt>,
    stored: &[doubt::Model],
    decisions: &Decisions,
) -> Vec<String> {
    let mut known: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for doubt in raised {
        known.entry(&doubt.id).or_default().extend(doubt.choices.iter().map(|it| it.key.clone()));
    }
    for row in stored {
        // A cell that can't be read was told of already.
        let choices: Vec<Choice> = Cells(row).json("choices", &row.choices).unwrap_or_default();
        known.entry(&row.doubt_key).or_default().extend(choices.into_iter().map(|it| it.key));
    }
    let unknown = decisions.iter().filter(|(key, choice)| {
        let choices = known.get(key.as_str());
        choices.is_some_and(|choices| !choices.contains(*choice))
    });
    let say = |(key, choice): (&String, &String)| {
        format!(
            "確認事項 {key} の決定「{choice}」は、選べるものにありません。ayumi decide {key} … で決め直してください。"
        )
    };
    unknown.map(say).collect()
}
