//! Table of 組織改正 that were entered by hand, before any list prints them.

use super::migrator::refers;
use sea_orm_migration::{prelude::*, schema::*};

/// Table of 組織改正 that were entered by hand, before any list prints them.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("reorganisation")
            .col(big_integer("id").primary_key())
            .col(big_integer("department"))
            .col(text("what"))
            .col(text_null("name"))
            .col(big_integer_null("into_department"))
            .col(integer("first_year"))
            .col(big_integer("made_at"))
            .foreign_key(&mut refers(&["department"], "department", &["id"]))
            .foreign_key(&mut refers(&["into_department"], "department", &["id"]))
            .take();
        manager.create_table(table).await
    }
}
