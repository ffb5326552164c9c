//! Tables of the ledger: revisions, keys given out, settings, and what rows were before they changed.

use super::migrator::refers;
use sea_orm_migration::{prelude::*, schema::*};

/// Tables of the ledger: revisions, keys given out, settings, and what rows were before they changed.
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

fn tables() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("revision")
            .col(big_integer("number").primary_key())
            .col(big_integer("made_at"))
            .col(text("action"))
            .take(),
        Table::create().table("counter").col(text("kind").primary_key()).col(big_integer("last")).take(),
        Table::create().table("setting").col(text("name").primary_key()).col(text("value")).take(),
        Table::create()
            .table("history")
            .col(big_integer("id").primary_key())
            .col(big_integer("revision"))
            .col(text("table_name"))
            .col(text("row_key"))
            .col(text("before"))
            .foreign_key(&mut refers(&["revision"], "revision", &["number"]))
            .take(),
    ]
}
