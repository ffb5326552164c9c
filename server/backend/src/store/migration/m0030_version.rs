//! Tables of 変更の記録: what stood in a report at each of its steps and whenever nobody had written for a while, and who
//! wrote in which field in between. What stood there at the steps taken so far is known already.

use super::migrator::{key, refers};
use sea_orm_migration::{prelude::*, schema::*};

/// Tables of 変更の記録.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            manager.create_table(table).await?;
        }
        let known = "INSERT INTO draft_version (draft, number, made_at, step, content) \
                     SELECT draft, number, made_at, number, content FROM draft_step";
        manager.get_connection().execute_unprepared(known).await?;
        Ok(())
    }
}

fn tables() -> Vec<TableCreateStatement> {
    vec![
        // `step` is the number of the step that was taken then.
        Table::create()
            .table("draft_version")
            .col(big_integer("draft"))
            .col(integer("number"))
            .col(big_integer("made_at"))
            .col(integer_null("step"))
            .col(text("content"))
            .primary_key(&mut key(&["draft", "number"]))
            .foreign_key(&mut refers(&["draft"], "draft", &["id"]))
            .take(),
        // Who wrote in what became, or will become, the version of that number.
        Table::create()
            .table("draft_writing")
            .col(big_integer("draft"))
            .col(integer("number"))
            .col(big_integer("account"))
            .col(text("part"))
            .primary_key(&mut key(&["draft", "number", "account", "part"]))
            .foreign_key(&mut refers(&["draft"], "draft", &["id"]))
            .take(),
    ]
}
