//! Tables of accounts: people, their roles, how they sign in, and the audit log.

use super::migrator::{key, refers};
use sea_orm::DbBackend;
use sea_orm_migration::{prelude::*, schema::*};

/// Tables of accounts: people, their roles, how they sign in, and the audit log.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in people().into_iter().chain(signing_in()).chain([audit()]) {
            manager.create_table(table).await?;
        }
        for (name, table, columns) in INDEXES {
            let mut index = Index::create().name(*name).table(*table).take();
            for column in *columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        let database = manager.get_connection();
        let growing =
            if database.get_database_backend() == DbBackend::Postgres { GROWS_POSTGRES } else { GROWS_SQLITE };
        for statement in growing {
            database.execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

const INDEXES: &[(&str, &str, &[&str])] = &[
    ("session_account", "session", &["account"]),
    ("link_account", "link", &["account"]),
    ("audit_deed", "audit", &["account", "deed"]),
];

/// The audit log only grows, whoever writes to the database through this program or beside it.
const GROWS_SQLITE: &[&str] = &[
    "CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END",
    "CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END",
];
const GROWS_POSTGRES: &[&str] = &[
    "CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS \
     $$ BEGIN RAISE EXCEPTION 'the audit log only grows'; END $$",
    "CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit EXECUTE FUNCTION audit_stays()",
];

fn people() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("account")
            .col(big_integer("id").primary_key())
            .col(text("sign_in").unique_key())
            .col(text("name"))
            .col(text_null("mail"))
            .col(text_null("password"))
            .col(big_integer("made_at"))
            .col(big_integer_null("disabled_at"))
            .take(),
        // Departments are derived from the printed lists: while a list is withdrawn, one may be gone.
        Table::create()
            .table("membership")
            .col(big_integer("account"))
            .col(big_integer("department"))
            .col(text("role"))
            .col(integer("first_year"))
            .col(integer_null("last_year"))
            .primary_key(&mut key(&["account", "department", "role", "first_year"]))
            .foreign_key(&mut refers(&["account"], "account", &["id"]))
            .take(),
        Table::create()
            .table("office")
            .col(big_integer("account"))
            .col(text("role"))
            .primary_key(&mut key(&["account", "role"]))
            .foreign_key(&mut refers(&["account"], "account", &["id"]))
            .take(),
    ]
}

fn signing_in() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("second_factor")
            .col(big_integer("account").primary_key())
            .col(text("secret"))
            .col(big_integer_null("confirmed_at"))
            .col(big_integer("last_step"))
            .foreign_key(&mut refers(&["account"], "account", &["id"]))
            .take(),
        Table::create()
            .table("recovery_code")
            .col(big_integer("account"))
            .col(text("sha256"))
            .primary_key(&mut key(&["account", "sha256"]))
            .foreign_key(&mut refers(&["account"], "account", &["id"]))
            .take(),
        Table::create()
            .table("session")
            .col(big_integer("id").primary_key())
            .col(text("sha256").unique_key())
            .col(big_integer("account"))
            .col(text("stage"))
            .col(big_integer("began_at"))
            .col(big_integer("seen_at"))
            .col(text_null("address"))
            .col(text_null("browser"))
            .foreign_key(&mut refers(&["account"], "account", &["id"]))
            .take(),
        // The link by which the first account is made belongs to none yet.
        Table::create()
            .table("link")
            .col(text("sha256").primary_key())
            .col(big_integer_null("account"))
            .col(text("purpose"))
            .col(big_integer("made_at"))
            .col(big_integer_null("used_at"))
            .foreign_key(&mut refers(&["account"], "account", &["id"]))
            .take(),
        Table::create()
            .table("attempt")
            .col(text("subject").primary_key())
            .col(integer("failures"))
            .col(big_integer("last_at"))
            .take(),
    ]
}

fn audit() -> TableCreateStatement {
    Table::create()
        .table("audit")
        .col(big_integer("number").primary_key())
        .col(big_integer("made_at"))
        .col(big_integer_null("account"))
        .col(text("deed"))
        .col(text("subject"))
        .col(text_null("before"))
        .col(text_null("after"))
        .col(text_null("address"))
        .col(text("previous"))
        .col(text("hash"))
        .foreign_key(&mut refers(&["account"], "account", &["id"]))
        .take()
}
