//! The table of a year as it was printed last: each plan from the newest publication that lists it.

use crate::publication::{plan_key, store as published};
use crate::{Backend, Error};
use model::calendar::Calendar;
use model::id::PublicationId;
use model::sheet::Table;
use model::year::FiscalYear;
use std::collections::HashSet;

impl Backend {
    /// The table of a year; with a title, of that plan alone. Where several publications list the year's plans, the
    /// newest one gives 基準日 and meeting.
    ///
    /// # Errors
    /// When there is no list of that year or plan.
    pub async fn export(&self, year: FiscalYear, plan: Option<&str>) -> Result<Table, Error> {
        let db = self.connection().begin_read().await?;
        let listings = published::list_year(&db, year).await?;
        db.rollback().await?;
        let wanted = plan.map(plan_key);
        let (mut merged, mut seen): (Option<Table>, _) = (None, HashSet::new());
        for mut table in listings.into_iter().rev().map(|listing| listing.table) {
            table.plans.retain(|plan| {
                let key = plan_key(&plan.title);
                wanted.as_ref().is_none_or(|wanted| *wanted == key) && seen.insert(key)
            });
            match &mut merged {
                _ if table.plans.is_empty() => {}
                Some(merged) => merged.plans.append(&mut table.plans),
                None => merged = Some(table),
            }
        }
        let year = Calendar::Japanese.year(year);
        merged.ok_or_else(|| match plan {
            Some(title) => Error::NotFound(format!("{year}の{title}の一覧表")),
            None => Error::NotFound(format!("{year}の一覧表")),
        })
    }

    /// The table of one publication, whether or not it counts: each edition can be cited.
    ///
    /// # Errors
    /// When there is no such publication.
    pub async fn export_publication(&self, id: PublicationId) -> Result<Table, Error> {
        let db = self.connection().begin_read().await?;
        let row = published::get(&db, id).await?;
        db.rollback().await?;
        let row = row.ok_or_else(|| Error::NotFound(format!("公表資料 {id} ")))?;
        Ok(published::decode_reading(&row)?.table)
    }
}
