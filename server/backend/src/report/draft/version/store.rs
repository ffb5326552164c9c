//! Rows of 変更の記録.

use super::entity::{draft_version, draft_writing};
use crate::Error;
use crate::store::save;
use model::id::ReportId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// Keeps what stood in a report. The key refuses a second version of the same number.
pub(crate) async fn add_version(db: &impl ConnectionTrait, row: draft_version::Model) -> Result<(), Error> {
    draft_version::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// The newest version.
pub(crate) async fn get_last_version(
    db: &impl ConnectionTrait,
    report: ReportId,
) -> Result<Option<draft_version::Model>, Error> {
    let own = draft_version::Entity::find().filter(draft_version::Column::Draft.eq(report.0));
    Ok(own.order_by_desc(draft_version::Column::Number).one(db).await?)
}

/// How many versions there are.
pub(crate) async fn count_versions(db: &impl ConnectionTrait, report: ReportId) -> Result<i32, Error> {
    let own = draft_version::Entity::find().filter(draft_version::Column::Draft.eq(report.0));
    let last = own.select_only().column(draft_version::Column::Number).order_by_desc(draft_version::Column::Number);
    Ok(last.into_tuple::<i32>().one(db).await?.unwrap_or(0))
}

/// The versions of a report, oldest first.
pub(crate) async fn list_versions(
    db: &impl ConnectionTrait,
    report: ReportId,
) -> Result<Vec<draft_version::Model>, Error> {
    let own = draft_version::Entity::find().filter(draft_version::Column::Draft.eq(report.0));
    Ok(own.order_by_asc(draft_version::Column::Number).all(db).await?)
}

/// Notes who wrote; what is noted already stays.
pub(crate) async fn put_writings(db: &impl ConnectionTrait, rows: &[draft_writing::Model]) -> Result<(), Error> {
    save::put(db, rows).await
}

/// Who wrote what in a report, by version, account and field.
pub(crate) async fn list_writings(
    db: &impl ConnectionTrait,
    report: ReportId,
) -> Result<Vec<draft_writing::Model>, Error> {
    let own = draft_writing::Entity::find().filter(draft_writing::Column::Draft.eq(report.0));
    let rows = own.order_by_asc(draft_writing::Column::Number).order_by_asc(draft_writing::Column::Account);
    Ok(rows.order_by_asc(draft_writing::Column::Part).all(db).await?)
}

/// When the versions of several reports were kept, by report and number.
pub(crate) async fn list_moments(
    db: &impl ConnectionTrait,
    reports: &[i64],
) -> Result<HashMap<(i64, i32), i64>, Error> {
    use draft_version::Column;
    let own = draft_version::Entity::find().filter(Column::Draft.is_in(reports.iter().copied()));
    let columns = own.select_only().columns([Column::Draft, Column::Number, Column::MadeAt]);
    let rows = columns.into_tuple::<(i64, i32, i64)>().all(db).await?;
    Ok(rows.into_iter().map(|(draft, number, at)| ((draft, number), at)).collect())
}

/// Who wrote in what became, or will become, which version of several reports.
pub(crate) async fn list_authors(db: &impl ConnectionTrait, reports: &[i64]) -> Result<Vec<(i64, i32, i64)>, Error> {
    use draft_writing::Column;
    let own = draft_writing::Entity::find().filter(Column::Draft.is_in(reports.iter().copied()));
    let columns = own.select_only().columns([Column::Draft, Column::Number, Column::Account]).distinct();
    Ok(columns.into_tuple().all(db).await?)
}
