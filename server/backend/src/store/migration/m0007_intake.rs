//! Tables of 取込: doubts about a publication or about the joining of a plan's years, and what people decided.

use super::migrator::refers;
use sea_orm_migration::{prelude::*, schema::*};

/// Tables of 取込.
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
        // Exactly one of publication (how its text is read) and plan (how its years are joined) is set.
        Table::create()
            .table("doubt")
            .col(big_integer("id").primary_key())
            .col(text("doubt_key"))
            .col(big_integer_null("publication"))
            .col(big_integer_null("plan"))
            .col(integer("position"))
            .col(text("kind"))
            .col(integer("line"))
            .col(text("text"))
            .col(text("why"))
            .col(text("assumed"))
            .col(text("choices"))
            .check(Expr::col("publication").is_null().ne(Expr::col("plan").is_null()))
            .foreign_key(&mut refers(&["publication"], "publication", &["id"]))
            .foreign_key(&mut refers(&["plan"], "plan", &["id"]))
            .take(),
        Table::create().table("decision").col(text("doubt_key").primary_key()).col(text("choice")).take(),
    ]
}
