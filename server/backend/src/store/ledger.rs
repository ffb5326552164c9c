//! The ledger: revisions, keys given out, settings, and what rows were before they changed. Everything that writes,
//! writes here too, in the same transaction.

use super::connection::last_revision;
use super::entity::{counter, history, revision, setting};
use crate::{Error, Moment, Site};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel};
use std::collections::HashMap;

/// Opens a revision, under which changes of this transaction are kept.
pub(crate) async fn create_revision(db: &impl ConnectionTrait, at: Moment, action: &str) -> Result<i64, Error> {
    let next = last_revision(db).await? + 1;
    let number = i64::try_from(next).map_err(|_| Error::Inconsistent("revision.number".to_owned()))?;
    let row = revision::Model { number, made_at: at.0, action: action.to_owned() };
    revision::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(number)
}

/// Kinds of rows that are given keys, each named like its table.
pub(super) const KINDS: [&str; 13] = [
    "publication",
    "plan",
    "policy",
    "measure",
    "department",
    "indicator",
    "doubt",
    "history",
    "observation_history",
    "draft",
    "draft_indicator",
    "mail",
    "reminder",
];

/// Gives out keys; what is given in a transaction that fails is given again.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    last: HashMap<&'static str, i64>,
    stored: HashMap<String, i64>,
}

impl Keys {
    pub async fn load(db: &impl ConnectionTrait) -> Result<Self, Error> {
        let rows = counter::Entity::find().all(db).await?;
        Ok(Self { last: HashMap::new(), stored: rows.into_iter().map(|row| (row.kind, row.last)).collect() })
    }

    /// The last key of this kind that is noted as given out; 0 before the first.
    pub fn last(&self, kind: &str) -> i64 {
        self.stored.get(kind).copied().unwrap_or(0)
    }

    /// The next key of this kind.
    pub fn next(&mut self, kind: &'static str) -> i64 {
        let stored = self.last(kind);
        let last = self.last.entry(kind).or_insert(stored);
        *last += 1;
        *last
    }

    /// Keeps what was given out.
    pub async fn save(&self, db: &impl ConnectionTrait) -> Result<(), Error> {
        if self.last.is_empty() {
            return Ok(());
        }
        let rows = self
            .last
            .iter()
            .map(|(kind, last)| counter::ActiveModel { kind: Set((*kind).to_owned()), last: Set(*last) });
        let overwrite = OnConflict::column(counter::Column::Kind).update_column(counter::Column::Last).to_owned();
        counter::Entity::insert_many(rows).on_conflict(overwrite).exec_without_returning(db).await?;
        Ok(())
    }
}

/// Keeps rows as they were before this revision.
pub(crate) async fn keep_history(
    db: &impl ConnectionTrait,
    keys: &mut Keys,
    revision: i64,
    rows: Vec<(String, String, String)>,
) -> Result<(), Error> {
    let mut kept = rows.into_iter().map(|(table_name, row_key, before)| {
        history::Model { id: keys.next("history"), revision, table_name, row_key, before }.into_active_model()
    });
    loop {
        let some: Vec<_> = kept.by_ref().take(5000).collect();
        if some.is_empty() {
            return Ok(());
        }
        history::Entity::insert_many(some).exec_without_returning(db).await?;
    }
}

/// The city whose lists these are, as stored.
pub(crate) async fn get_site(db: &impl ConnectionTrait) -> Result<Site, Error> {
    let mut rows: HashMap<_, _> =
        setting::Entity::find().all(db).await?.into_iter().map(|row| (row.name, row.value)).collect();
    Ok(Site { name: rows.remove("site_name"), code: rows.remove("site_code") })
}

/// Stores what is known of the city; what is not given stays. Says whether anything changed.
pub(crate) async fn update_site(db: &impl ConnectionTrait, site: &Site) -> Result<Changed, Error> {
    let stored = get_site(db).await?;
    let mut changed = Changed::No;
    for (name, value, before) in [("site_name", &site.name, stored.name), ("site_code", &site.code, stored.code)] {
        if let Some(value) = value
            && before.as_ref() != Some(value)
        {
            let row = setting::ActiveModel { name: Set(name.to_owned()), value: Set(value.clone()) };
            let overwrite = OnConflict::column(setting::Column::Name).update_column(setting::Column::Value).to_owned();
            setting::Entity::insert(row).on_conflict(overwrite).exec_without_returning(db).await?;
            changed = Changed::Yes;
        }
    }
    Ok(changed)
}

/// Whether a write changed what is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Changed {
    Yes,
    No,
}
