//! Writes a backup: all tables as they stood at one moment, while others go on writing.

use super::Archived;
use super::catalogue::{Table, list_tables};
use super::line::{Foot, Head, TableLine};
use crate::store::Connection;
use crate::store::migration::Migrator;
use crate::{Error, Moment};
use data_encoding::HEXLOWER;
use sea_orm::{ConnectionTrait, QueryResult, Statement, Value};
use sea_orm_migration::MigratorTrait;
use serde::Serialize;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{BufWriter, ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

/// What lets somebody in is not kept: who had signed out, or whose link was used since then, would be let in again.
const LEFT_OUT: [&str; 2] = ["session", "link"];
/// Rows read at a time: some hold whole documents.
const PAGE: usize = 100;

/// Writes everything to a new file; a file that is there already is left as it is.
pub(crate) async fn write(connection: &Connection, path: &Path, at: Moment) -> Result<Archived, Error> {
    let file = create(path)?;
    let written = write_all(connection, (path, file), at).await;
    if written.is_err() {
        // Half a backup would be refused, but it would stand in the way of the next try.
        let _ = std::fs::remove_file(path);
    }
    written
}

/// For its owner alone: it holds what passwords are checked against.
fn create(path: &Path) -> Result<File, Error> {
    let made = File::options().write(true).create_new(true).mode(0o600).open(path);
    made.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            let shown = path.display();
            Error::Refused(format!("{shown} はすでにあります。上書きしないので、別の名前を指定してください。"))
        }
        _ => Error::File(path.to_owned(), error),
    })
}

async fn write_all(connection: &Connection, (path, file): (&Path, File), at: Moment) -> Result<Archived, Error> {
    let migrations: Vec<_> = Migrator::migrations().iter().map(|it| it.name().to_owned()).collect();
    let tables = list_tables(migrations.len()).await?;
    let mut lines = Lines { out: BufWriter::new(file), path, hash: Sha256::new() };
    lines.write(&Head::new(at.0, migrations))?;
    let db = connection.begin_read().await?;
    let mut rows = 0;
    for table in tables.iter().filter(|it| !LEFT_OUT.contains(&it.name.as_str())) {
        let columns = table.columns.iter().map(|it| it.name.clone()).collect();
        lines.write(&TableLine { table: table.name.clone(), columns })?;
        rows += write_rows(&db, table, &mut lines).await?;
    }
    db.rollback().await?;
    let sha256 = HEXLOWER.encode(&lines.hash.clone().finalize());
    lines.write(&Foot { rows, sha256 })?;
    lines.end()?;
    Ok(Archived { made_at: at, rows })
}

async fn write_rows(db: &impl ConnectionTrait, table: &Table, lines: &mut Lines<'_>) -> Result<u64, Error> {
    let (mut rows, mut after) = (0, None);
    loop {
        let page = list_page(db, table, after.take()).await?;
        for row in &page {
            let cells = read_cells(table, row)?;
            lines.write(&cells)?;
            after = list_key(table, &cells);
            rows += 1;
        }
        if page.len() < PAGE {
            return Ok(rows);
        }
    }
}

/// The next rows in the order of their key.
async fn list_page(
    db: &impl ConnectionTrait,
    table: &Table,
    after: Option<Vec<Value>>,
) -> Result<Vec<QueryResult>, Error> {
    let (name, columns, key) = (&table.name, table.list_columns(), table.list_key());
    let values = after.unwrap_or_default();
    let later = if values.is_empty() {
        String::new()
    } else {
        let places = (1..=values.len()).map(|at| format!("${at}")).collect::<Vec<_>>().join(", ");
        format!("WHERE ({key}) > ({places})")
    };
    let sql = format!("SELECT {columns} FROM \"{name}\" {later} ORDER BY {key} LIMIT {PAGE}");
    Ok(db.query_all_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).await?)
}

fn read_cells(table: &Table, row: &QueryResult) -> Result<Vec<Json>, Error> {
    let read = |(at, column): (usize, &super::catalogue::Column)| {
        let wrong = |error| Error::Inconsistent(format!("{}.{}: {error}", table.name, column.name));
        column.kind.read(row, at).map_err(wrong)
    };
    table.columns.iter().enumerate().map(read).collect()
}

fn list_key(table: &Table, cells: &[Json]) -> Option<Vec<Value>> {
    table.key.iter().map(|at| table.columns[*at].kind.write(&cells[*at])).collect()
}

/// The file, with the hash of what stands in it.
struct Lines<'a> {
    out: BufWriter<File>,
    path: &'a Path,
    hash: Sha256,
}

impl Lines<'_> {
    fn write(&mut self, line: &impl Serialize) -> Result<(), Error> {
        let unwritable = |error: serde_json::Error| Error::Inconsistent(error.to_string());
        let mut bytes = serde_json::to_vec(line).map_err(unwritable)?;
        bytes.push(b'\n');
        self.hash.update(&bytes);
        self.out.write_all(&bytes).map_err(|error| self.failed(error))
    }

    /// What was said to be kept must survive a power cut.
    fn end(mut self) -> Result<(), Error> {
        let kept = self.out.flush().and_then(|()| self.out.get_ref().sync_all());
        kept.map_err(|error| self.failed(error))
    }

    fn failed(&self, error: std::io::Error) -> Error {
        Error::File(self.path.to_owned(), error)
    }
}
