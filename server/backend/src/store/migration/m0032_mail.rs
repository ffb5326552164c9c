//! One queue for all mail. What waited in the queue of 督促 goes over into it.

use super::migrator::refers;
use sea_orm_migration::{prelude::*, schema::*};

/// The queue of mail.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(mail()).await?;
        let db = manager.get_connection();
        db.execute_unprepared(MOVE).await?;
        db.execute_unprepared(COUNT).await?;
        manager.drop_table(Table::drop().table("reminder_mail").take()).await
    }
}

/// A mail is claimed before it is sent: what became of one that was claimed when the server died nobody knows, and it is
/// not sent again unless somebody says so. A link is made when its mail is sent, so that no secret waits here.
fn mail() -> TableCreateStatement {
    Table::create()
        .table("mail")
        .col(big_integer("id").primary_key())
        .col(big_integer("account"))
        .col(text("address"))
        .col(big_integer_null("reminder"))
        .col(text_null("purpose"))
        .col(big_integer("made_by"))
        .col(big_integer("made_at"))
        .col(big_integer_null("claimed_at"))
        .col(big_integer_null("sent_at"))
        .col(text_null("failure"))
        .check(Expr::col("reminder").is_null().ne(Expr::col("purpose").is_null()))
        .foreign_key(&mut refers(&["account"], "account", &["id"]))
        .foreign_key(&mut refers(&["reminder"], "reminder", &["id"]))
        .take()
}

const MOVE: &str = "INSERT INTO mail (id, account, address, reminder, purpose, made_by, made_at, claimed_at, sent_at, failure) \
    SELECT row_number() OVER (ORDER BY old.reminder, old.account), old.account, old.address, old.reminder, NULL, \
    reminder.made_by, reminder.made_at, old.claimed_at, old.sent_at, old.failure \
    FROM reminder_mail old JOIN reminder ON reminder.id = old.reminder";
const COUNT: &str = "INSERT INTO counter (kind, last) SELECT 'mail', count(*) FROM mail HAVING count(*) > 0";
