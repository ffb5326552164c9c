//! Tables of 担当課・団体: a row a name, and the years in which one plan's lists print it.

use super::migrator::{key, refers};
use sea_orm_migration::{prelude::*, schema::*};

/// Tables of 担当課・団体: a row a name, and the years in which one plan's lists print it.
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
        Table::create().table("department").col(big_integer("id").primary_key()).col(text("name").unique_key()).take(),
        Table::create()
            .table("department_name")
            .col(big_integer("plan"))
            .col(big_integer("department"))
            .col(integer("first_year"))
            .col(integer_null("last_year"))
            .col(big_integer("same_as"))
            .col(big_integer_null("successor"))
            .primary_key(&mut key(&["plan", "department", "first_year"]))
            .foreign_key(&mut refers(&["plan"], "plan", &["id"]))
            .foreign_key(&mut refers(&["department"], "department", &["id"]))
            .foreign_key(&mut refers(&["same_as"], "department", &["id"]))
            .foreign_key(&mut refers(&["successor"], "department", &["id"]))
            .take(),
    ]
}
