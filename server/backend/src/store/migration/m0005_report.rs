//! Tables of 掲載 and 進捗報告, with the departments of each in printed order.

use super::migrator::{key, refers};
use sea_orm_migration::{prelude::*, schema::*};

/// Tables of 掲載 and 進捗報告, with the departments of each in printed order.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            manager.create_table(table).await?;
        }
        manager
            .create_index(Index::create().name("placement_measure").table("placement").col("measure").take())
            .await?;
        Ok(())
    }
}

fn tables() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("placement")
            .col(big_integer("policy"))
            .col(integer("year"))
            .col(integer("position"))
            .col(big_integer("measure"))
            .col(text_null("number"))
            .col(text_null("title"))
            .col(text_null("commitment"))
            .col(boolean("relisted"))
            .col(boolean("is_new"))
            .primary_key(&mut key(&["policy", "year", "position"]))
            .foreign_key(&mut refers(&["policy"], "policy", &["id"]))
            .foreign_key(&mut refers(&["measure"], "measure", &["id"]))
            .take(),
        Table::create()
            .table("placement_department")
            .col(big_integer("policy"))
            .col(integer("year"))
            .col(integer("position"))
            .col(integer("seat"))
            .col(big_integer("department"))
            .primary_key(&mut key(&["policy", "year", "position", "seat"]))
            .foreign_key(&mut refers(&["policy", "year", "position"], "placement", &["policy", "year", "position"]))
            .foreign_key(&mut refers(&["department"], "department", &["id"]))
            .take(),
        Table::create()
            .table("report")
            .col(big_integer("measure"))
            .col(integer("year"))
            .col(text_null("mark"))
            .col(text("narrative"))
            .col(text_null("remark"))
            .col(big_integer("publication"))
            .primary_key(&mut key(&["measure", "year"]))
            .foreign_key(&mut refers(&["measure"], "measure", &["id"]))
            .foreign_key(&mut refers(&["publication"], "publication", &["id"]))
            .take(),
        Table::create()
            .table("report_department")
            .col(big_integer("measure"))
            .col(integer("year"))
            .col(integer("seat"))
            .col(big_integer("department"))
            .primary_key(&mut key(&["measure", "year", "seat"]))
            .foreign_key(&mut refers(&["measure", "year"], "report", &["measure", "year"]))
            .foreign_key(&mut refers(&["department"], "department", &["id"]))
            .take(),
    ]
}
