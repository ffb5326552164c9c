//! Brings stored rows to what they should be: compares, writes what differs in a few statements, keeps what was.

use super::Row;
use crate::Error;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelBehavior, ColumnTrait, ConnectionTrait, EntityName, EntityTrait, IntoActiveModel, Iterable, ModelTrait,
    PrimaryKeyToColumn,
};
use std::collections::BTreeMap;

/// SQLite takes at most 32,766 values in a statement; PostgreSQL twice that.
const MOST_VALUES: usize = 32_000;

/// What is to be done to one table.
#[derive(Debug)]
pub(crate) struct Change<M> {
    /// Rows to insert or to overwrite.
    pub put: Vec<M>,
    /// Rows to delete.
    pub gone: Vec<M>,
    /// Rows as they stood before they are overwritten or deleted.
    pub before: Vec<M>,
}

impl<M: Row> Change<M> {
    /// From what is stored to what should be.
    pub fn between(old: Vec<M>, new: Vec<M>) -> Self {
        let mut old: BTreeMap<M::Key, M> = old.into_iter().map(|row| (row.key(), row)).collect();
        let (mut put, mut before) = (Vec::new(), Vec::new());
        for row in new {
            match old.remove(&row.key()) {
                Some(stored) if stored == row => {}
                Some(stored) => {
                    before.push(stored);
                    put.push(row);
                }
                None => put.push(row),
            }
        }
        let gone: Vec<M> = old.into_values().collect();
        before.extend(gone.iter().cloned());
        Self { put, gone, before }
    }

    pub fn is_empty(&self) -> bool {
        self.put.is_empty() && self.gone.is_empty()
    }
}

/// Inserts rows, or overwrites those with the same key.
pub(crate) async fn put<M: Row>(db: &impl ConnectionTrait, rows: &[M]) -> Result<(), Error> {
    type Column<M> = <<M as ModelTrait>::Entity as EntityTrait>::Column;
    type Key<M> = <<M as ModelTrait>::Entity as EntityTrait>::PrimaryKey;
    let keys: Vec<String> = Key::<M>::iter().map(|key| column_name(&key.into_column())).collect();
    let rest: Vec<Column<M>> = Column::<M>::iter().filter(|column| !keys.contains(&column_name(column))).collect();
    let mut conflict = OnConflict::columns(Key::<M>::iter().map(PrimaryKeyToColumn::into_column));
    let conflict =
        if rest.is_empty() { conflict.do_nothing().to_owned() } else { conflict.update_columns(rest).to_owned() };
    let width = Column::<M>::iter().count().max(1);
    for some in rows.chunks(MOST_VALUES / width) {
        let rows = some.iter().cloned().map(IntoActiveModel::into_active_model);
        M::Entity::insert_many(rows).on_conflict(conflict.clone()).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Deletes rows.
pub(crate) async fn remove<M: Row>(db: &impl ConnectionTrait, rows: Vec<M>) -> Result<(), Error>
where
    <M::Entity as EntityTrait>::ActiveModel: ActiveModelBehavior + Send,
{
    for row in rows {
        row.delete(db).await?;
    }
    Ok(())
}

/// Rows before their change, as (table, key, JSON) for the history.
pub(crate) fn describe<M: Row>(rows: &[M]) -> Result<Vec<(String, String, String)>, Error>
where
    M::Entity: EntityName + Default,
{
    let table = M::Entity::default().table_name().to_owned();
    let unwritable = |error: serde_json::Error| Error::Inconsistent(format!("{table}: {error}"));
    let describe = |row: &M| {
        let key = serde_json::to_string(&row.key()).map_err(unwritable)?;
        Ok((table.clone(), key, serde_json::to_string(row).map_err(unwritable)?))
    };
    rows.iter().map(describe).collect()
}

fn column_name(column: &impl ColumnTrait) -> String {
    column.to_string()
}
