//! 組織改正 entered by hand, oldest first.

use super::entity::{department, department_name, reorganisation};
use crate::Error;
use crate::store::{Cells, RowError, save};
use model::department::{Entered, Happening, Reorganisation};
use model::id::DepartmentId;
use model::intake::{Decisions, renaming_key};
use model::text::name_key;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::collections::HashMap;

/// All of them.
pub(crate) async fn list(db: &impl ConnectionTrait) -> Result<Vec<Entered>, Error> {
    let rows = reorganisation::Entity::find().order_by_asc(reorganisation::Column::Id).all(db).await?;
    Ok(rows.iter().map(decode).collect::<Result<_, _>>()?)
}

/// New names, as lists that print them one day are to be joined: under the folded name before.
pub(crate) async fn list_renamings(db: &impl ConnectionTrait) -> Result<Decisions, Error> {
    let renamed = reorganisation::Column::What.eq(RENAMED);
    let rows = reorganisation::Entity::find().filter(renamed).order_by_asc(reorganisation::Column::Id).all(db).await?;
    let names: HashMap<i64, String> = match rows.is_empty() {
        true => HashMap::new(),
        false => department::Entity::find().all(db).await?.into_iter().map(|row| (row.id, row.name)).collect(),
    };
    let mut before: HashMap<i64, String> = HashMap::new();
    let mut decisions = Decisions::new();
    for row in rows {
        let Some(name) = row.name else { continue };
        let last = before.get(&row.department).or_else(|| names.get(&row.department)).cloned();
        decisions.extend(last.map(|last| (renaming_key(&last), name_key(&name))));
        before.insert(row.department, name);
    }
    Ok(decisions)
}

/// Adds one.
pub(super) async fn put(db: &impl ConnectionTrait, id: i64, it: &Reorganisation, made_at: i64) -> Result<(), Error> {
    let (what, name, into) = match &it.what {
        Happening::Founded(name) => (FOUNDED, Some(name.clone()), None),
        Happening::Renamed(name) => (RENAMED, Some(name.clone()), None),
        Happening::Merged(into) => (MERGED, None, Some(into.0)),
    };
    let (department, what, first_year) = (it.department.0, what.to_owned(), it.first.western());
    let row = reorganisation::Model { id, department, what, name, into_department: into, first_year, made_at };
    save::put(db, &[row]).await
}

/// Takes one back; the audit log keeps that there was one.
pub(super) async fn remove(db: &impl ConnectionTrait, id: i64) -> Result<(), Error> {
    reorganisation::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Whether a list prints the name, however it spells it.
pub(super) async fn is_printed(db: &impl ConnectionTrait, name: &str) -> Result<bool, Error> {
    let printed = department_name::Entity::find().select_only().column(department_name::Column::Department).distinct();
    let names = department::Entity::find().filter(department::Column::Id.in_subquery(printed.into_query()));
    let key = name_key(name);
    Ok(names.all(db).await?.iter().any(|row| name_key(&row.name) == key))
}

/// Adds the row of a department that no list has named.
pub(super) async fn put_department(db: &impl ConnectionTrait, id: i64, name: &str) -> Result<(), Error> {
    save::put(db, &[department::Model { id, name: name.to_owned() }]).await
}

/// The key of a name that a list has printed once, though no list counts now that does.
pub(super) async fn find_name(db: &impl ConnectionTrait, name: &str) -> Result<Option<i64>, Error> {
    let found = department::Entity::find().filter(department::Column::Name.eq(name)).one(db).await?;
    Ok(found.map(|row| row.id))
}

const FOUNDED: &str = "founded";
const RENAMED: &str = "renamed";
const MERGED: &str = "merged";

fn decode(row: &reorganisation::Model) -> Result<Entered, RowError> {
    let cells = Cells(row);
    let what = match (row.what.as_str(), &row.name, row.into_department) {
        (FOUNDED, Some(name), None) => Happening::Founded(name.clone()),
        (RENAMED, Some(name), None) => Happening::Renamed(name.clone()),
        (MERGED, None, Some(into)) => Happening::Merged(DepartmentId(into)),
        _ => return Err(cells.wrong("what")),
    };
    let first = cells.year("first_year", row.first_year)?;
    let change = Reorganisation { department: DepartmentId(row.department), what, first };
    Ok(Entered { number: row.id, change })
}
