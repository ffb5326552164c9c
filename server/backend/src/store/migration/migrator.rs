//! Brings the tables of a database up to date, once, even when two processes start together.

use super::{
    m0001_ledger, m0002_publication, m0003_plan, m0004_department, m0005_report, m0006_indicator, m0007_intake,
    m0008_retold, m0009_doubt_source, m0010_account, m0012_live, m0013_own_report, m0014_reorganisation, m0020_inquiry,
    m0021_draft, m0022_live_draft, m0023_reminder, m0030_alteration, m0030_version, m0031_item, m0032_mail,
};
use sea_orm_migration::prelude::*;

/// All migrations, oldest first.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_ledger::Migration),
            Box::new(m0002_publication::Migration),
            Box::new(m0003_plan::Migration),
            Box::new(m0004_department::Migration),
            Box::new(m0005_report::Migration),
            Box::new(m0006_indicator::Migration),
            Box::new(m0007_intake::Migration),
            Box::new(m0008_retold::Migration),
            Box::new(m0009_doubt_source::Migration),
            Box::new(m0010_account::Migration),
            Box::new(m0012_live::Migration),
            Box::new(m0013_own_report::Migration),
            Box::new(m0014_reorganisation::Migration),
            Box::new(m0020_inquiry::Migration),
            Box::new(m0021_draft::Migration),
            Box::new(m0022_live_draft::Migration),
            Box::new(m0023_reminder::Migration),
            Box::new(m0030_alteration::Migration),
            Box::new(m0030_version::Migration),
            Box::new(m0031_item::Migration),
            Box::new(m0032_mail::Migration),
        ]
    }
}

/// A reference that the database keeps: a row in use is never deleted.
pub(super) fn refers(
    columns: &[&'static str],
    table: &'static str,
    keys: &[&'static str],
) -> ForeignKeyCreateStatement {
    let mut reference = ForeignKey::create();
    for column in columns {
        reference.from_col(*column);
    }
    reference.to_tbl(table);
    for key in keys {
        reference.to_col(*key);
    }
    reference.on_delete(ForeignKeyAction::Restrict).to_owned()
}

/// A primary key of several columns.
pub(super) fn key(columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    for column in columns {
        index.col(*column);
    }
    index.primary().to_owned()
}
