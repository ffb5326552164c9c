//! Stands in for the room of reports: a table with what this room needs of it.

use backend::live::{Follow, Following};
use backend::{Error, Moment};
use model::id::{AccountId, ReportId};
use model::report::Draft;
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement, Value};

/// A table of reports being written.
#[derive(Clone, Copy, Debug)]
pub struct StandIn;

/// What makes the table, with a report that may be written in. The document of a report stands beside its row.
pub const TABLE: &str = "INSERT INTO inquiry VALUES (1, 2024, '2025-04-25', '', 1, 0); \
                         INSERT INTO draft (id, plan, year, measure, position, state, narrative, remark, steps) \
                         VALUES (7, 1, 2024, 7, 0, 'NotStarted', '', '', 0); \
                         CREATE TABLE stand_in (report BIGINT PRIMARY KEY, is_open BIGINT, draft TEXT); \
                         INSERT INTO stand_in VALUES (7, 1, '{\"mark\":\"○\",\"narrative\":\"相談会を開いた。\",\
                         \"remark\":\"\",\"values\":{\"3\":{\"figure\":{\"value\":\"27\"}}}}')";

/// Any report, always open, without typed rows.
#[derive(Clone, Copy, Debug)]
pub struct Nothing;

impl Follow for Nothing {
    fn seed<'a>(&'a self, db: &'a DatabaseTransaction, report: ReportId) -> Following<'a, Draft> {
        Box::pin(async move {
            let rows = format!(
                "INSERT INTO inquiry VALUES (1, 2024, '2025-04-25', '', 1, 0) ON CONFLICT DO NOTHING; \
                 INSERT INTO draft (id, plan, year, measure, position, state, narrative, remark, steps) \
                 VALUES ({report}, 1, 2024, {report}, 0, 'NotStarted', '', '', 0)"
            );
            db.execute_unprepared(&rows).await?;
            Ok(Draft { narrative: "相談会を開いた。".to_owned(), ..Draft::default() })
        })
    }

    fn is_open<'a>(&'a self, _: &'a DatabaseTransaction, _: ReportId) -> Following<'a, bool> {
        Box::pin(async { Ok(true) })
    }

    fn write<'a>(
        &'a self,
        _: &'a DatabaseTransaction,
        _: ReportId,
        _: &'a Draft,
        _: (AccountId, Moment),
    ) -> Following<'a, ()> {
        Box::pin(async { Ok(()) })
    }
}

fn statement(db: &DatabaseTransaction, sql: &str, values: Vec<Value>) -> Statement {
    Statement::from_sql_and_values(db.get_database_backend(), sql, values)
}

impl Follow for StandIn {
    fn seed<'a>(&'a self, db: &'a DatabaseTransaction, report: ReportId) -> Following<'a, Draft> {
        Box::pin(async move {
            let select = statement(db, "SELECT draft FROM stand_in WHERE report = $1", vec![report.0.into()]);
            let row = db.query_one_raw(select).await?.ok_or_else(|| Error::NotFound(format!("報告 {report} ")))?;
            let draft: String = row.try_get_by_index(0)?;
            serde_json::from_str(&draft).map_err(|error| Error::Inconsistent(error.to_string()))
        })
    }

    fn is_open<'a>(&'a self, db: &'a DatabaseTransaction, report: ReportId) -> Following<'a, bool> {
        Box::pin(async move {
            let select = statement(db, "SELECT is_open FROM stand_in WHERE report = $1", vec![report.0.into()]);
            let row = db.query_one_raw(select).await?;
            Ok(row.map(|row| row.try_get_by_index::<i64>(0)).transpose()? == Some(1))
        })
    }

    fn write<'a>(
        &'a self,
        db: &'a DatabaseTransaction,
        report: ReportId,
        draft: &'a Draft,
        _by: (AccountId, Moment),
    ) -> Following<'a, ()> {
        Box::pin(async move {
            if draft.mark.as_deref() == Some("？") {
                return Err(Error::Refused("この記号は使えません。".to_owned()));
            }
            let draft = serde_json::to_string(draft).map_err(|error| Error::Inconsistent(error.to_string()))?;
            let values = vec![draft.into(), report.0.into()];
            db.execute_raw(statement(db, "UPDATE stand_in SET draft = $1 WHERE report = $2", values)).await?;
            Ok(())
        })
    }
}
