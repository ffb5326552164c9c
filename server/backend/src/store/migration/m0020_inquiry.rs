//! Tables of 照会: a plan's year opened for answers, and the due dates of departments that have one of their own.

use super::migrator::{key, refers};
use sea_orm_migration::{prelude::*, schema::*};

/// Tables of 照会.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            manager.create_table(table).await?;
        }
        Ok(())
    }
}

/// Plans and departments are derived from the printed lists: while a list is withdrawn, one may be gone.
fn tables() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("inquiry")
            .col(big_integer("plan"))
            .col(integer("year"))
            .col(text("due"))
            .col(text("message"))
            .col(big_integer("opened_by"))
            .col(big_integer("opened_at"))
            .primary_key(&mut key(&["plan", "year"]))
            .take(),
        Table::create()
            .table("inquiry_due")
            .col(big_integer("plan"))
            .col(integer("year"))
            .col(big_integer("department"))
            .col(text("due"))
            .primary_key(&mut key(&["plan", "year", "department"]))
            .foreign_key(&mut refers(&["plan", "year"], "inquiry", &["plan", "year"]))
            .take(),
    ]
}
