//! Whether what is stored is what follows from the sources and decisions.

use super::decode::decode;
use super::refresh::derive;
use super::store::{Scope, list_decisions, list_rows};
use crate::publication::{hash_source, store as published};
use crate::store::Cells;
use crate::store::ledger::Keys;
use crate::{Backend, Error};
use model::intake::Decisions;
use model::sheet::{Reading, read};
use sea_orm::ConnectionTrait;

/// What a check looked at and found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Publications, withdrawn ones included.
    pub publications: usize,
    /// Rows of derived tables that readers see: reports and observations.
    pub facts: usize,
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
        let decisions = list_decisions(&db).await?;
        let sources = published::list_all(&db).await?;
        for row in &sources {
            problems.extend(check_source(row, &decisions)?);
        }
        let mut rows = list_rows(&db, &Scope::All).await?;
        let facts = rows.report.len() + rows.observation.len();
        match decode(&mut rows) {
            Err(error) => problems.push(format!("読み取れない値があります：{error}")),
            Ok(_) => problems.extend(check_derived(&db).await?),
        }
        db.rollback().await?;
        Ok(Checked { publications: sources.len(), facts, problems })
    }
}

fn check_source(
    row: &crate::publication::entity::publication::Model,
    decisions: &Decisions,
) -> Result<Option<String>, Error> {
    let id = row.id;
    if hash_source(&row.source) != row.sha256 {
        return Ok(Some(format!("公表資料 {id} の原文が、取り込んだときと違います。")));
    }
    published::decode(row)?;
    let stored: Reading = Cells(row).json("reading", &row.reading)?;
    Ok(match read(&row.source, decisions) {
        Ok(now) if now == stored => None,
        Ok(_) => {
            Some(format!("公表資料 {id} の原文の読み取りが、保存されているものと違います。取り込み直してください。"))
        }
        Err(refused) => Some(format!("公表資料 {id} の原文を読み取れません：{}", refused.sentence)),
    })
}

async fn check_derived(db: &impl ConnectionTrait) -> Result<Option<String>, Error> {
    let plans = published::list_plan_keys(db).await?;
    let derived = derive(db, &plans, &mut Keys::load(db).await?).await?;
    Ok(derived
        .rows
        .first_table()
        .map(|table| format!("表 {table} の内容が、公表資料から導いたものと違います。取り込み直してください。")))
}
