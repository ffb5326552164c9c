//! Tables of 公表資料: the frozen source, its reading, and the plans it lists.

use super::migrator::{key, refers};
use sea_orm_migration::{prelude::*, schema::*};

/// Tables of 公表資料: the frozen source, its reading, and the plans it lists.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            manager.create_table(table).await?;
        }
        manager
            .create_index(Index::create().name("publication_plan_key").table("publication_plan").col("plan_key").take())
            .await?;
        Ok(())
    }
}

fn tables() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("publication")
            .col(big_integer("id").primary_key())
            .col(text("identity"))
            .col(integer("edition"))
            .col(integer("year"))
            .col(text_null("meeting"))
            .col(text_null("meeting_date"))
            .col(text_null("material_number"))
            .col(text_null("as_of"))
            .col(boolean("sample"))
            .col(boolean("withdrawn"))
            .col(text("sha256"))
            .col(text("source"))
            .col(text("reading"))
            .index(Index::create().name("publication_edition").unique().col("identity").col("edition"))
            .index(Index::create().name("publication_source").unique().col("identity").col("sha256"))
            .take(),
        Table::create()
            .table("publication_plan")
            .col(big_integer("publication"))
            .col(integer("position"))
            .col(text("plan_key"))
            .col(text("title"))
            .col(integer_null("first_year"))
            .col(integer_null("last_year"))
            .primary_key(&mut key(&["publication", "position"]))
            .foreign_key(&mut refers(&["publication"], "publication", &["id"]))
            .take(),
    ]
}
