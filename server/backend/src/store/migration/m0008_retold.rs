//! Lists whose words are not the city's own, though their figures are.

use sea_orm_migration::{prelude::*, schema::*};

/// The column that tells them; lists that stand already are the city's own or invented.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = boolean("retold").default(false).take();
        manager.alter_table(Table::alter().table("publication").add_column(column).take()).await
    }
}
