//! What a 再掲 prints otherwise than its source.

use sea_orm_migration::{prelude::*, schema::*};

/// The columns of 掲載 that hold it. Lists that stand already get theirs when their plan is derived anew.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in ["own_mark", "own_narrative", "own_remark"] {
            let column = text_null(name).take();
            manager.alter_table(Table::alter().table("placement").add_column(column).take()).await?;
        }
        Ok(())
    }
}
