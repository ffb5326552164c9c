//! Whose tables stand in a database: nobody's, Ayumi's, or another program's. It looks and changes nothing. In PostgreSQL
//! the schema counts to which the connection writes; what other schemas or extensions hold does not.

use super::migration::Migrator;
use crate::Error;
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, QueryOrder, QuerySelect, Statement};
use sea_orm_migration::{MigratorTrait, seaql_migrations};

/// Whose tables stand in a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// Nothing stands there yet.
    Nobody,
    /// Ayumi's, with so many migrations still to come.
    Ayumi { pending: usize },
}

/// The table in which migrations are noted.
const NOTED: &str = "seaql_migrations";

/// Looks whose tables they are; refuses another program's, those of a newer version, and a history that is not this one's.
pub(super) async fn find_owner(db: &impl ConnectionTrait) -> Result<Owner, Error> {
    let tables = list_tables(db).await?;
    let applied = if tables.iter().any(|name| name == NOTED) { list_applied(db).await? } else { Vec::new() };
    if applied.is_empty() && tables.iter().all(|name| name == NOTED) {
        return Ok(Owner::Nobody);
    }
    judge(&applied, &list_known(), &tables)
}

async fn list_tables(db: &impl ConnectionTrait) -> Result<Vec<String>, Error> {
    let backend = db.get_database_backend();
    let question = match backend {
        DbBackend::Postgres => {
            "SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
             WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT EXISTS \
             (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e') \
             ORDER BY 1"
        }
        _ => {
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
             ORDER BY 1"
        }
    };
    let rows = db.query_all_raw(Statement::from_string(backend, question)).await?;
    Ok(rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?)
}

async fn list_applied(db: &impl ConnectionTrait) -> Result<Vec<String>, Error> {
    let versions = seaql_migrations::Entity::find().select_only().column(seaql_migrations::Column::Version);
    Ok(versions.order_by_asc(seaql_migrations::Column::Version).into_tuple().all(db).await?)
}

fn list_known() -> Vec<String> {
    Migrator::migrations().iter().map(|it| it.name().to_owned()).collect()
}

/// Both lists in the order of their names; the first migration has been the same from the beginning, so it tells Ayumi's.
fn judge(applied: &[String], known: &[String], tables: &[String]) -> Result<Owner, Error> {
    if known.first().is_none_or(|first| !applied.contains(first)) {
        let some = tables.iter().take(3).cloned().collect::<Vec<_>>().join("、");
        let more = if tables.len() > 3 { " など" } else { "" };
        return Err(Error::Refused(format!(
            "このデータベースには、ほかのプログラムの表（{some}{more}）があります。何も変えていません。\
             --data、--database を確かめ、新しく使うときは空のデータベースを指定してください。"
        )));
    }
    let lacking = |of: &[String], within: &[String]| -> Vec<String> {
        of.iter().filter(|name| !within.contains(name)).cloned().collect()
    };
    let (strange, missing) = (lacking(applied, known), lacking(known, applied));
    if strange.is_empty() && known.starts_with(applied) {
        return Ok(Owner::Ayumi { pending: missing.len() });
    }
    if missing.is_empty() {
        let newer = "このデータベースは、より新しい版の ayumi で作られています。新しい版を使ってください。";
        return Err(Error::Refused(newer.to_owned()));
    }
    let named = |names: &[String]| if names.is_empty() { "なし".to_owned() } else { names.join("、") };
    Err(Error::Inconsistent(format!(
        "表の作り替えの記録 {NOTED} が、この版の ayumi のものと合いません（知らないもの：{}、足りないもの：{}）。控えから戻してください。",
        named(&strange),
        named(&missing)
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(applied: &[&str], expected: Result<Owner, &str>) {
        let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let found = judge(&own(applied), &own(&["m1", "m2", "m3"]), &own(&["a", "b", "c", "d"]));
        match (found, expected) {
            (Ok(found), Ok(expected)) => assert_eq!(found, expected, "{applied:?}"),
            (Err(error), Err(part)) => assert!(error.to_string().contains(part), "{applied:?}: {error}"),
            (found, _) => panic!("{applied:?}: {found:?}"),
        }
    }

    #[test]
    fn a_database_is_known_by_the_names_of_its_migrations_and_not_by_their_number() {
        check(&["m1", "m2", "m3"], Ok(Owner::Ayumi { pending: 0 }));
        check(&["m1"], Ok(Owner::Ayumi { pending: 2 }));
        check(&["m1", "m2", "m3", "m4"], Err("より新しい版"));
        check(&["m1", "m2", "x"], Err("知らないもの：x、足りないもの：m3"));
        check(&["m1", "m3"], Err("知らないもの：なし、足りないもの：m2"));
        check(&["x", "y", "z"], Err("ほかのプログラムの表（a、b、c など）"));
        check(&[], Err("ほかのプログラムの表"));
    }
}
