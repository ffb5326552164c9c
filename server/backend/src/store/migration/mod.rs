//! The tables, one migration a file, the same for SQLite and PostgreSQL. A migration that has been released never
//! changes; the next one mends it.

mod m0001_ledger;
mod m0002_publication;
mod m0003_plan;
mod m0004_department;
mod m0005_report;
mod m0006_indicator;
mod m0007_intake;
mod m0008_retold;
mod m0009_doubt_source;
mod m0010_account;
mod m0012_live;
mod m0013_own_report;
mod m0014_reorganisation;
mod m0020_inquiry;
mod m0021_draft;
mod m0022_live_draft;
mod m0023_reminder;
mod m0030_alteration;
mod m0030_version;
mod m0031_item;
mod m0032_mail;
mod migrator;

pub use migrator::Migrator;
