//! Tables of 指標 and 実績値, their corrections, and printed 前年度 that differ.

use super::migrator::{key, refers};
use sea_orm_migration::{prelude::*, schema::*};

/// Tables of 指標 and 実績値, their corrections, and printed 前年度 that differ.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            manager.create_table(table).await?;
        }
        manager
            .create_index(Index::create().name("indicator_measure").table("indicator").col("measure").take())
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("observation_history_of")
                    .table("observation_history")
                    .col("indicator")
                    .col("year")
                    .take(),
            )
            .await?;
        Ok(())
    }
}

fn tables() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("indicator")
            .col(big_integer("id").primary_key())
            .col(big_integer("measure"))
            .col(integer("position"))
            .col(text("name"))
            .col(text_null("unit"))
            .col(text_null("counting"))
            .col(text_null("timing"))
            .col(text_null("desired"))
            .col(text_null("explanation"))
            .col(big_integer_null("same_as"))
            .foreign_key(&mut refers(&["measure"], "measure", &["id"]))
            .foreign_key(&mut refers(&["same_as"], "indicator", &["id"]))
            .take(),
        Table::create()
            .table("indicator_break")
            .col(big_integer("indicator"))
            .col(integer("from_year"))
            .col(text("sentence"))
            .primary_key(&mut key(&["indicator", "from_year"]))
            .foreign_key(&mut refers(&["indicator"], "indicator", &["id"]))
            .take(),
        Table::create()
            .table("observation")
            .col(big_integer("indicator"))
            .col(integer("year"))
            .col(text_null("value"))
            .col(text_null("reason"))
            .col(boolean("approximate"))
            .col(text("as_printed"))
            .col(text_null("note"))
            .col(text("origin"))
            .col(big_integer("publication"))
            .check(Expr::col("value").is_null().ne(Expr::col("reason").is_null()))
            .primary_key(&mut key(&["indicator", "year"]))
            .foreign_key(&mut refers(&["indicator"], "indicator", &["id"]))
            .foreign_key(&mut refers(&["publication"], "publication", &["id"]))
            .take(),
        // What an observation said before; the indicator may be gone, so nothing refers to it.
        Table::create()
            .table("observation_history")
            .col(big_integer("id").primary_key())
            .col(big_integer("revision"))
            .col(big_integer("indicator"))
            .col(integer("year"))
            .col(text_null("value"))
            .col(text_null("reason"))
            .col(boolean("approximate"))
            .col(text("as_printed"))
            .col(text_null("note"))
            .col(text("origin"))
            .col(big_integer("publication"))
            .foreign_key(&mut refers(&["revision"], "revision", &["number"]))
            .take(),
        Table::create()
            .table("difference")
            .col(big_integer("indicator"))
            .col(integer("year"))
            .col(big_integer("publication"))
            .col(text("doubt"))
            .col(text_null("stored_value"))
            .col(text_null("stored_reason"))
            .col(text_null("printed_value"))
            .col(text_null("printed_reason"))
            .check(Expr::col("stored_value").is_null().ne(Expr::col("stored_reason").is_null()))
            .check(Expr::col("printed_value").is_null().ne(Expr::col("printed_reason").is_null()))
            .primary_key(&mut key(&["indicator", "year", "publication"]))
            .foreign_key(&mut refers(&["indicator"], "indicator", &["id"]))
            .foreign_key(&mut refers(&["publication"], "publication", &["id"]))
            .take(),
    ]
}
