//! One shared document a report that is being written. A database can't be taught to keep a reference of a table that
//! stands already (SQLite), so the tables are made anew; nothing stood in them, as nobody could reach a document before.

use super::m0012_live::tables;
use super::migrator::refers;
use sea_orm_migration::prelude::*;

/// The reference from a document to its report.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["live_author", "live_update", "live_document"] {
            manager.drop_table(Table::drop().table(table).take()).await?;
        }
        let mut tables = tables();
        if let Some(documents) = tables.first_mut() {
            documents.foreign_key(&mut refers(&["report"], "draft", &["id"]));
        }
        for table in tables {
            manager.create_table(table).await?;
        }
        Ok(())
    }
}
