//! Tables of 督促: who was reminded and when, and the mail that goes with it, each once.

use super::migrator::{key, refers};
use sea_orm_migration::{prelude::*, schema::*};

/// Tables of 督促.
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
        // A department is reminded at most once a day.
        Table::create()
            .table("reminder")
            .col(big_integer("id").primary_key())
            .col(big_integer("plan"))
            .col(integer("year"))
            .col(big_integer("department"))
            .col(text("day"))
            .col(big_integer("made_by"))
            .col(big_integer("made_at"))
            .index(
                Index::create()
                    .name("reminder_once_a_day")
                    .unique()
                    .col("plan")
                    .col("year")
                    .col("department")
                    .col("day"),
            )
            .foreign_key(&mut refers(&["plan", "year"], "inquiry", &["plan", "year"]))
            .take(),
        // A mail is claimed before it is sent: what became of one that was claimed when the server died nobody knows, and
        // it is not sent again.
        Table::create()
            .table("reminder_mail")
            .col(big_integer("reminder"))
            .col(big_integer("account"))
            .col(text("address"))
            .col(big_integer_null("claimed_at"))
            .col(big_integer_null("sent_at"))
            .col(text_null("failure"))
            .primary_key(&mut key(&["reminder", "account"]))
            .foreign_key(&mut refers(&["reminder"], "reminder", &["id"]))
            .foreign_key(&mut refers(&["account"], "account", &["id"]))
            .take(),
    ]
}
