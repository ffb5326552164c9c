//! Table of 項目 that begin with a report, before any list prints them.

use super::migrator::refers;
use sea_orm_migration::{prelude::*, schema::*};

/// Table of items that begin.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("draft_item")
            .col(big_integer("draft").primary_key())
            .col(big_integer("policy"))
            .col(text("number"))
            .col(text("title"))
            .col(text_null("commitment"))
            .foreign_key(&mut refers(&["draft"], "draft", &["id"]))
            .take();
        manager.create_table(table).await
    }
}
