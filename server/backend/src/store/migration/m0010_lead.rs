//! How it is known which department of a report leads.

use sea_orm_migration::{prelude::*, schema::*};

/// The column that tells it. Reports that stand already get theirs when their plan is derived anew.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = text_null("lead").take();
        manager.alter_table(Table::alter().table("report").add_column(column).take()).await
    }
}
