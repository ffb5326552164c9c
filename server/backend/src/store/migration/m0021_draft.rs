//! Tables of reports that are being written: what stands in each, who answers, who has signed, and every step it took.

use super::migrator::{key, refers};
use sea_orm_migration::{prelude::*, schema::*};

/// Tables of reports that are being written.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [draft()].into_iter().chain(content()).chain(progress()) {
            manager.create_table(table).await?;
        }
        for (name, table, column) in [
            ("draft_inquiry", "draft", "plan"),
            ("draft_department_department", "draft_department", "department"),
            ("draft_seen_account", "draft_seen", "account"),
        ] {
            manager.create_index(Index::create().name(name).table(table).col(column).take()).await?;
        }
        Ok(())
    }
}

/// 項目, 指標 and departments are derived from the printed lists: while a list is withdrawn, one may be gone.
fn draft() -> TableCreateStatement {
    Table::create()
        .table("draft")
        .col(big_integer("id").primary_key())
        .col(big_integer("plan"))
        .col(integer("year"))
        .col(big_integer("measure"))
        .col(integer("position"))
        .col(text("state"))
        .col(big_integer_null("state_by"))
        .col(big_integer_null("state_at"))
        .col(text_null("reason"))
        .col(big_integer_null("publication"))
        .col(text_null("mark"))
        .col(text("narrative"))
        .col(text("remark"))
        .col(big_integer_null("touched_by"))
        .col(big_integer_null("touched_at"))
        .col(integer("steps"))
        .index(Index::create().name("draft_of_measure").unique().col("measure").col("year"))
        .foreign_key(&mut refers(&["plan", "year"], "inquiry", &["plan", "year"]))
        .foreign_key(&mut refers(&["publication"], "publication", &["id"]))
        .take()
}

fn content() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("draft_value")
            .col(big_integer("draft"))
            .col(big_integer("indicator"))
            .col(text_null("value"))
            .col(text_null("reason"))
            .col(boolean("approximate"))
            .check(Expr::col("value").is_null().ne(Expr::col("reason").is_null()))
            .primary_key(&mut key(&["draft", "indicator"]))
            .foreign_key(&mut refers(&["draft"], "draft", &["id"]))
            .take(),
        // The first seat leads.
        Table::create()
            .table("draft_department")
            .col(big_integer("draft"))
            .col(integer("seat"))
            .col(big_integer("department"))
            .primary_key(&mut key(&["draft", "seat"]))
            .index(Index::create().name("draft_department_once").unique().col("draft").col("department"))
            .foreign_key(&mut refers(&["draft"], "draft", &["id"]))
            .take(),
    ]
}

fn progress() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("draft_signature")
            .col(big_integer("draft"))
            .col(big_integer("department"))
            .col(big_integer("signed_by"))
            .col(big_integer("signed_at"))
            .primary_key(&mut key(&["draft", "department"]))
            .foreign_key(&mut refers(&["draft"], "draft", &["id"]))
            .take(),
        // What a report said when it took the step stands in `content`.
        Table::create()
            .table("draft_step")
            .col(big_integer("draft"))
            .col(integer("number"))
            .col(text("step"))
            .col(text("from_state"))
            .col(text("to_state"))
            .col(big_integer("account"))
            .col(big_integer("made_at"))
            .col(big_integer_null("department"))
            .col(text_null("reason"))
            .col(text("content"))
            .primary_key(&mut key(&["draft", "number"]))
            .foreign_key(&mut refers(&["draft"], "draft", &["id"]))
            .take(),
        Table::create()
            .table("draft_seen")
            .col(big_integer("draft"))
            .col(big_integer("account"))
            .col(big_integer("seen_at"))
            .primary_key(&mut key(&["draft", "account"]))
            .foreign_key(&mut refers(&["draft"], "draft", &["id"]))
            .take(),
    ]
}
