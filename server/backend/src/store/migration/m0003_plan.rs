//! Tables of 計画: plans, their marks, 基本施策 and 項目.

use super::migrator::{key, refers};
use sea_orm_migration::{prelude::*, schema::*};

/// Tables of 計画: plans, their marks, 基本施策 and 項目.
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
            .table("plan")
            .col(big_integer("id").primary_key())
            .col(text("plan_key").unique_key())
            .col(text("title"))
            .col(integer("position"))
            .col(integer_null("first_year"))
            .col(integer_null("last_year"))
            .take(),
        Table::create()
            .table("mark")
            .col(big_integer("plan"))
            .col(text("symbol"))
            .col(integer("position"))
            .col(text("words"))
            .col(text("short"))
            .col(text("kind"))
            .col(integer_null("rung"))
            .col(text("shape"))
            .primary_key(&mut key(&["plan", "symbol"]))
            .foreign_key(&mut refers(&["plan"], "plan", &["id"]))
            .take(),
        Table::create()
            .table("policy")
            .col(big_integer("id").primary_key())
            .col(big_integer("plan"))
            .col(integer("position"))
            .col(text("number"))
            .col(text("title"))
            .foreign_key(&mut refers(&["plan"], "plan", &["id"]))
            .take(),
        Table::create()
            .table("measure")
            .col(big_integer("id").primary_key())
            .col(big_integer("plan"))
            .col(integer("position"))
            .col(text("title"))
            .foreign_key(&mut refers(&["plan"], "plan", &["id"]))
            .take(),
    ]
}
