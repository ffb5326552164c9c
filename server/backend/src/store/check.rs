//! Asks the database itself whether its files and references are sound, and whether the counters stand where the keys in
//! use say.

use super::Connection;
use super::ledger::{KINDS, Keys};
use crate::Error;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::collections::BTreeMap;

/// So many rows are named; more would hide the other problems.
const NAMED: usize = 5;

impl Connection {
    /// What the database finds wrong with itself. PostgreSQL keeps references always and has no such question.
    ///
    /// # Errors
    /// When it can't be asked.
    pub(crate) async fn check(&self) -> Result<Vec<String>, Error> {
        if self.reading().get_database_backend() != DbBackend::Sqlite {
            return Ok(Vec::new());
        }
        let mut problems = Vec::new();
        for row in ask(self.reading(), "PRAGMA integrity_check").await? {
            let answer: String = row.try_get_by_index(0)?;
            if answer != "ok" {
                problems.push(format!("データベースのファイルが壊れています（{answer}）。控えから戻してください。"));
            }
        }
        problems.extend(check_references(self.reading()).await?);
        Ok(problems)
    }
}

/// Rows that refer to nothing, by the two tables.
async fn check_references(db: &impl ConnectionTrait) -> Result<Vec<String>, Error> {
    let mut broken: BTreeMap<(String, String), Vec<i64>> = BTreeMap::new();
    for row in ask(db, "PRAGMA foreign_key_check").await? {
        let tables = (row.try_get_by_index(0)?, row.try_get_by_index(2)?);
        let number: Option<i64> = row.try_get_by_index(1)?;
        broken.entry(tables).or_default().push(number.unwrap_or_default());
    }
    let say = |((table, parent), rows): ((String, String), Vec<i64>)| {
        let some = rows.iter().take(NAMED).map(ToString::to_string).collect::<Vec<_>>().join("、");
        let more = if rows.len() > NAMED { " など" } else { "" };
        let count = rows.len();
        format!(
            "表 {table} の {count}行が、表 {parent} にないものを指しています（行 {some}{more}）。控えから戻してください。"
        )
    };
    Ok(broken.into_iter().map(say).collect())
}

/// A counter below a key in use would give that key out again, and nothing could be stored any more.
pub(crate) async fn check_counters(db: &impl ConnectionTrait) -> Result<Option<String>, Error> {
    let keys = Keys::load(db).await?;
    let mut behind = Vec::new();
    for kind in KINDS {
        let rows = ask(db, &format!("SELECT max(id) FROM {kind}")).await?;
        let greatest = rows.first().map(|row| row.try_get_by_index::<Option<i64>>(0)).transpose()?.flatten();
        let (last, greatest) = (keys.last(kind), greatest.unwrap_or(0));
        if last < greatest {
            behind.push(format!("{kind} は {last} で、{greatest} まで使われています"));
        }
    }
    Ok((!behind.is_empty()).then(|| {
        let all = behind.join("、");
        format!(
            "表 counter が使われている番号より小さく（{all}）、このままでは何も保存できません。控えから戻してください。"
        )
    }))
}

async fn ask(db: &impl ConnectionTrait, question: &str) -> Result<Vec<sea_orm::QueryResult>, Error> {
    Ok(db.query_all_raw(Statement::from_string(db.get_database_backend(), question)).await?)
}
