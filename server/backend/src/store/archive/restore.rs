//! Fills an empty database with a backup, in one transaction: the tables as they were then, their rows, and what newer
//! migrations make of them.

use super::Archived;
use super::catalogue::{Table, list_tables};
use super::line::{Head, TableLine};
use super::read::{Lines, damaged, newer};
use crate::store::migration::Migrator;
use crate::{Error, Moment};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement, Value};
use sea_orm_migration::MigratorTrait;
use serde_json::Value as Json;
use std::path::Path;

/// Values of one statement; SQLite takes at most 32,766.
const MOST_VALUES: usize = 10_000;
/// Bytes of one statement, more or less.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// Makes the tables and fills them from a backup that was found whole.
pub(crate) async fn fill(db: &DatabaseTransaction, path: &Path, head: &Head) -> Result<Archived, Error> {
    let known: Vec<_> = Migrator::migrations().iter().map(|it| it.name().to_owned()).collect();
    if !known.starts_with(&head.migrations) {
        return Err(newer(path));
    }
    let steps = u32::try_from(head.migrations.len()).map_err(|_| damaged(path))?;
    Migrator::up(db, Some(steps)).await?;
    let later = let_references_wait(db).await?;
    let rows = fill_tables(db, path, &list_tables(head.migrations.len()).await?).await?;
    for statement in later {
        db.execute_unprepared(&statement).await?;
    }
    Migrator::up(db, None).await?;
    Ok(Archived { made_at: Moment(head.made_at), rows })
}

/// Rows come by table, and may refer to later ones. Answers with what makes references be kept at once again.
async fn let_references_wait(db: &DatabaseTransaction) -> Result<Vec<String>, Error> {
    if db.get_database_backend() != DbBackend::Postgres {
        db.execute_unprepared("PRAGMA defer_foreign_keys = ON").await?;
        return Ok(Vec::new());
    }
    let references = "SELECT conrelid::regclass::text, conname::text FROM pg_constraint \
                      WHERE contype = 'f' AND connamespace = current_schema()::regnamespace";
    let mut later = vec!["SET CONSTRAINTS ALL IMMEDIATE".to_owned()];
    for row in db.query_all_raw(Statement::from_string(DbBackend::Postgres, references)).await? {
        let (table, name): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let alter = format!("ALTER TABLE {table} ALTER CONSTRAINT \"{name}\"");
        db.execute_unprepared(&format!("{alter} DEFERRABLE INITIALLY DEFERRED")).await?;
        later.push(format!("{alter} NOT DEFERRABLE"));
    }
    Ok(later)
}

async fn fill_tables(db: &DatabaseTransaction, path: &Path, tables: &[Table]) -> Result<u64, Error> {
    let mut lines = Lines::open(path)?;
    lines.next()?;
    let (mut rows, mut waiting): (u64, Option<Waiting<'_>>) = (0, None);
    while let Some(line) = lines.next()? {
        if line.starts_with(b"[") {
            let waiting = waiting.as_mut().ok_or_else(|| damaged(path))?;
            waiting.take(&line).ok_or_else(|| damaged(path))?;
            rows += 1;
            if waiting.is_enough() {
                waiting.store(db).await?;
            }
            continue;
        }
        if let Some(full) = &mut waiting {
            full.store(db).await?;
        }
        waiting = match serde_json::from_slice::<TableLine>(&line) {
            Ok(begun) => Some(Waiting::of(&begun, tables).ok_or_else(|| damaged(path))?),
            Err(_) => None, // the foot, which was read before
        };
    }
    Ok(rows)
}

/// Rows of one table that are not stored yet.
struct Waiting<'a> {
    table: &'a Table,
    values: Vec<Value>,
    bytes: usize,
}

impl<'a> Waiting<'a> {
    fn of(begun: &TableLine, tables: &'a [Table]) -> Option<Self> {
        let table = tables.iter().find(|it| it.name == begun.table)?;
        let same = table.columns.iter().map(|it| &it.name).eq(&begun.columns);
        same.then_some(Self { table, values: Vec::new(), bytes: 0 })
    }

    fn take(&mut self, line: &[u8]) -> Option<()> {
        let cells: Vec<Json> = serde_json::from_slice(line).ok()?;
        if cells.len() != self.table.columns.len() {
            return None;
        }
        for (column, cell) in self.table.columns.iter().zip(&cells) {
            self.values.push(column.kind.write(cell)?);
        }
        self.bytes += line.len();
        Some(())
    }

    fn is_enough(&self) -> bool {
        self.values.len() + self.table.columns.len() > MOST_VALUES || self.bytes > MOST_BYTES
    }

    async fn store(&mut self, db: &DatabaseTransaction) -> Result<(), Error> {
        let (values, width) = (std::mem::take(&mut self.values), self.table.columns.len());
        self.bytes = 0;
        if values.is_empty() {
            return Ok(());
        }
        let row = |first: usize| {
            let places = (first..first + width).map(|at| format!("${}", at + 1)).collect::<Vec<_>>().join(", ");
            format!("({places})")
        };
        let rows = (0..values.len()).step_by(width).map(row).collect::<Vec<_>>().join(", ");
        let (name, columns) = (&self.table.name, self.table.list_columns());
        let sql = format!("INSERT INTO \"{name}\" ({columns}) VALUES {rows}");
        db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).await?;
        Ok(())
    }
}
