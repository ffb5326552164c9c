//! Tables of 共同編集: documents, the log of what was written since each was last folded together, and who writes under
//! which number.

use super::migrator::{key, refers};
use sea_orm_migration::{prelude::*, schema::*};

/// Tables of 共同編集.
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

/// Tables of 共同編集, documents first.
pub(super) fn tables() -> Vec<TableCreateStatement> {
    vec![
        // `snapshot` holds the updates up to the number `through`; those after it stand in live_update.
        Table::create()
            .table("live_document")
            .col(big_integer("report").primary_key())
            .col(blob("snapshot"))
            .col(big_integer("through"))
            .col(big_integer("made_at"))
            .take(),
        Table::create()
            .table("live_update")
            .col(big_integer("report"))
            .col(big_integer("number"))
            .col(blob("bytes"))
            .col(big_integer("account"))
            .col(big_integer("at"))
            .primary_key(&mut key(&["report", "number"]))
            .foreign_key(&mut refers(&["report"], "live_document", &["report"]))
            .take(),
        // A client's number in the document and the account that first wrote under it: who wrote what, for as long as
        // the text stands.
        Table::create()
            .table("live_author")
            .col(big_integer("report"))
            .col(big_integer("client"))
            .col(big_integer("account"))
            .primary_key(&mut key(&["report", "client"]))
            .foreign_key(&mut refers(&["report"], "live_document", &["report"]))
            .take(),
    ]
}
