//! Tables as the migrations make them, found in a database in memory: another program's tables beside them are not ours
//! to keep.

use crate::Error;
use crate::store::connect::connect_memory;
use crate::store::migration::Migrator;
use data_encoding::BASE64;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, QueryResult, Statement, Value};
use sea_orm_migration::MigratorTrait;
use serde_json::Value as Json;

/// A table.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub name: String,
    pub columns: Vec<Column>,
    /// Which of the columns are its primary key, in that key's order.
    pub key: Vec<usize>,
}

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub name: String,
    pub kind: Kind,
}

/// What a column holds. Migrations use no other kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Text,
    Flag,
    Bytes,
}

/// The tables after so many migrations, by name.
pub(super) async fn list_tables(migrations: usize) -> Result<Vec<Table>, Error> {
    let memory = connect_memory().await?;
    let steps = u32::try_from(migrations).unwrap_or(u32::MAX);
    Migrator::up(&memory, Some(steps)).await?;
    let names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
                 AND name <> 'seaql_migrations' ORDER BY name";
    let mut tables = Vec::new();
    for row in ask(&memory, names).await? {
        tables.push(describe(&memory, row.try_get_by_index(0)?).await?);
    }
    memory.close().await?;
    Ok(tables)
}

async fn describe(memory: &DatabaseConnection, name: String) -> Result<Table, Error> {
    let (mut columns, mut key) = (Vec::new(), Vec::new());
    for row in ask(memory, &format!("PRAGMA table_info(\"{name}\")")).await? {
        let (column, declared): (String, String) = (row.try_get_by_index(1)?, row.try_get_by_index(2)?);
        let within_key: i32 = row.try_get_by_index(5)?;
        if within_key > 0 {
            key.push((within_key, columns.len()));
        }
        let kind = Kind::read_declared(&declared).ok_or_else(|| Error::Inconsistent(format!("{name}.{column}")))?;
        columns.push(Column { name: column, kind });
    }
    key.sort_unstable();
    Ok(Table { name, columns, key: key.into_iter().map(|(_, at)| at).collect() })
}

async fn ask(memory: &DatabaseConnection, question: &str) -> Result<Vec<QueryResult>, DbErr> {
    memory.query_all_raw(Statement::from_string(DbBackend::Sqlite, question)).await
}

impl Table {
    /// Its columns, as a statement names them.
    pub fn list_columns(&self) -> String {
        list_quoted(self.columns.iter())
    }

    /// Its primary key, as a statement names it.
    pub fn list_key(&self) -> String {
        list_quoted(self.key.iter().map(|at| &self.columns[*at]))
    }
}

fn list_quoted<'a>(columns: impl Iterator<Item = &'a Column>) -> String {
    columns.map(|it| format!("\"{}\"", it.name)).collect::<Vec<_>>().join(", ")
}

impl Kind {
    fn read_declared(declared: &str) -> Option<Self> {
        Some(match declared.to_ascii_lowercase().as_str() {
            // SQLite calls a key so that is a bigint in PostgreSQL.
            "integer" | "bigint" => Self::Number,
            "text" => Self::Text,
            "boolean" => Self::Flag,
            "blob" => Self::Bytes,
            _ => return None,
        })
    }

    /// A cell of a row, as JSON.
    pub fn read(self, row: &QueryResult, at: usize) -> Result<Json, DbErr> {
        Ok(match self {
            Self::Number => match row.try_get_by_index::<Option<i64>>(at) {
                Ok(number) => number.into(),
                Err(_) => row.try_get_by_index::<Option<i32>>(at)?.into(),
            },
            Self::Text => row.try_get_by_index::<Option<String>>(at)?.into(),
            Self::Flag => row.try_get_by_index::<Option<bool>>(at)?.into(),
            Self::Bytes => row.try_get_by_index::<Option<Vec<u8>>>(at)?.map(|it| BASE64.encode(&it)).into(),
        })
    }

    /// The same cell as a value for the database; `None` where it can't be one of this kind.
    pub fn write(self, cell: &Json) -> Option<Value> {
        let nothing = cell.is_null();
        Some(match self {
            Self::Number if nothing => Value::BigInt(None),
            Self::Number => Value::BigInt(Some(cell.as_i64()?)),
            Self::Text if nothing => Value::String(None),
            Self::Text => Value::String(Some(cell.as_str()?.to_owned())),
            Self::Flag if nothing => Value::Bool(None),
            Self::Flag => Value::Bool(Some(cell.as_bool()?)),
            Self::Bytes if nothing => Value::Bytes(None),
            Self::Bytes => Value::Bytes(Some(BASE64.decode(cell.as_str()?.as_bytes()).ok()?)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn every_table_has_a_key_and_columns_that_can_be_written_down() {
        let tables = list_tables(Migrator::migrations().len()).await.unwrap();
        assert!(tables.len() > 30, "{tables:#?}");
        for table in &tables {
            assert!(!table.key.is_empty() && !table.columns.is_empty(), "{table:#?}");
        }
        assert!(tables.iter().any(|it| it.name == "live_update"));
        let first = list_tables(1).await.unwrap();
        assert_eq!(
            first.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(),
            ["counter", "history", "revision", "setting"]
        );
    }

    #[test]
    fn a_cell_of_another_kind_is_no_value() {
        assert_eq!(Kind::Bytes.write(&"AAE=".into()), Some(Value::Bytes(Some(vec![0, 1]))));
        for (kind, cell) in [
            (Kind::Number, Json::from("5")),
            (Kind::Number, Json::from(0.5)),
            (Kind::Text, Json::from(5)),
            (Kind::Flag, Json::from(1)),
            (Kind::Bytes, Json::from("あ")),
        ] {
            assert_eq!(kind.write(&cell), None, "{cell}");
        }
    }
}
