//! Table of what reports that are being written change about their indicators. A row holds until it is taken back, and
//! stays.

use super::migrator::refers;
use sea_orm_migration::{prelude::*, schema::*};

/// Table of changes of indicators.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(table()).await?;
        for column in ["draft", "indicator"] {
            let name = format!("draft_indicator_{column}");
            manager.create_index(Index::create().name(name).table("draft_indicator").col(column).take()).await?;
        }
        Ok(())
    }
}

/// What is changed stands in `change`. An indicator that begins in a report has no row of its own before 公表.
fn table() -> TableCreateStatement {
    Table::create()
        .table("draft_indicator")
        .col(big_integer("id").primary_key())
        .col(big_integer("draft"))
        .col(big_integer("indicator"))
        .col(text("change"))
        .col(text("why"))
        .col(big_integer("made_by"))
        .col(big_integer("made_at"))
        .col(integer("made_steps"))
        .col(big_integer_null("undone_by"))
        .col(big_integer_null("undone_at"))
        .col(integer_null("undone_steps"))
        .foreign_key(&mut refers(&["draft"], "draft", &["id"]))
        .take()
}
