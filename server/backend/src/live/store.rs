//! Documents and their log.

use super::entity::{live_author, live_document, live_update};
use crate::Error;
use model::id::ReportId;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};

/// SQLite takes at most 32,766 values in a statement.
const MOST_ROWS: usize = 5_000;

/// The document with the updates after it, in their order.
pub async fn get(db: &impl ConnectionTrait, report: ReportId) -> Result<Option<live_document::Model>, Error> {
    Ok(live_document::Entity::find_by_id(report.0).one(db).await?)
}

/// The number up to which the document is folded together.
pub async fn get_through(db: &impl ConnectionTrait, report: ReportId) -> Result<Option<i64>, Error> {
    let found = live_document::Entity::find_by_id(report.0).select_only().column(live_document::Column::Through);
    Ok(found.into_tuple().one(db).await?)
}

pub async fn create(db: &impl ConnectionTrait, row: live_document::Model) -> Result<(), Error> {
    live_document::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Updates after that number, in their order.
pub async fn list_updates(
    db: &impl ConnectionTrait,
    report: ReportId,
    after: i64,
) -> Result<Vec<live_update::Model>, Error> {
    let own = live_update::Entity::find().filter(live_update::Column::Report.eq(report.0));
    let later = own.filter(live_update::Column::Number.gt(after)).order_by_asc(live_update::Column::Number);
    Ok(later.all(db).await?)
}

pub async fn add_updates(db: &impl ConnectionTrait, rows: Vec<live_update::Model>) -> Result<(), Error> {
    let mut rows = rows.into_iter().map(IntoActiveModel::into_active_model);
    loop {
        let some: Vec<_> = rows.by_ref().take(MOST_ROWS).collect();
        if some.is_empty() {
            return Ok(());
        }
        live_update::Entity::insert_many(some).exec_without_returning(db).await?;
    }
}

/// Keeps who writes under a number; who was first stays.
pub async fn add_authors(db: &impl ConnectionTrait, rows: Vec<live_author::Model>) -> Result<(), Error> {
    if rows.is_empty() {
        return Ok(());
    }
    let rows = rows.into_iter().map(IntoActiveModel::into_active_model);
    let first = OnConflict::columns([live_author::Column::Report, live_author::Column::Client]).do_nothing().to_owned();
    live_author::Entity::insert_many(rows).on_conflict(first).exec_without_returning(db).await?;
    Ok(())
}

/// Puts a snapshot in the place of the updates that it holds.
pub async fn fold(db: &impl ConnectionTrait, report: ReportId, snapshot: Vec<u8>, through: i64) -> Result<(), Error> {
    live_document::Entity::update_many()
        .col_expr(live_document::Column::Snapshot, snapshot.into())
        .col_expr(live_document::Column::Through, through.into())
        .filter(live_document::Column::Report.eq(report.0))
        .exec(db)
        .await?;
    live_update::Entity::delete_many()
        .filter(live_update::Column::Report.eq(report.0))
        .filter(live_update::Column::Number.lte(through))
        .exec(db)
        .await?;
    Ok(())
}

/// Writes a document's row as it is: whether that can be stored tells whether anything can.
pub async fn touch(db: &impl ConnectionTrait, report: ReportId) -> Result<(), Error> {
    live_document::Entity::update_many()
        .col_expr(live_document::Column::MadeAt, Expr::col(live_document::Column::MadeAt))
        .filter(live_document::Column::Report.eq(report.0))
        .exec(db)
        .await?;
    Ok(())
}
