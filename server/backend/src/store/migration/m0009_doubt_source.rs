//! In which publication the line of a doubt stands that is about several years' lists.

use sea_orm_migration::{prelude::*, schema::*};

/// The column that tells it. Doubts that stand already get theirs when their plan is derived anew.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = big_integer_null("source").take();
        manager.alter_table(Table::alter().table("doubt").add_column(column).take()).await
    }
}
