//! Import, decisions, withdrawal: each is one transaction that stores what was said and derives everything anew from
//! it. A refused or interrupted one leaves no trace.

use super::entity::{decision, doubt};
use super::order::{How, Imported, Order, Outcome, PlanYears, Source, Taken};
use super::refresh::{About, Derived, compare_doubts, derive};
use super::store;
use crate::publication::entity::{publication, publication_plan};
use crate::publication::{hash_source, identity_of, plan_key, store as published};
use crate::store::ledger::{self, Changed, Keys};
use crate::store::{Cells, save::Change};
use crate::{Backend, Error, Moment};
use model::id::PublicationId;
use model::intake::{Choice, Decisions, Doubt};
use model::sheet::{Reading, read};
use sea_orm::DatabaseTransaction;
use std::collections::BTreeSet;
use std::time::Duration;

/// Longer than any list takes; a text that takes longer is none.
const LONGEST_READING: Duration = Duration::from_secs(8);

impl Backend {
    /// Takes in printed lists, all of them or none.
    ///
    /// # Errors
    /// When one of them can't be read as a list, or the database can't be written.
    pub async fn import(&self, order: Order) -> Result<Vec<Imported>, Error> {
        let decisions = store::list_decisions(self.connection().reading()).await?;
        let mut readings = Vec::new();
        for source in order.sources {
            let reading = read_in_time(source.text.clone(), decisions.clone()).await?;
            readings.push((source, reading));
        }
        let mut work = Work::begin(self).await?;
        if work.decisions != decisions {
            return Err(Error::Stale);
        }
        work.touch(ledger::update_site(&work.db, &order.site).await?);
        let mut all = Vec::new();
        for (source, reading) in readings {
            all.push(work.place(source, reading).await?);
        }
        let action = all.iter().map(|it| it.publication.id.to_string()).collect::<Vec<_>>().join(" ");
        let derived = work.derive().await?;
        for it in &mut all {
            it.doubts = work.list_open(it, &derived);
        }
        let clear = all.iter().all(|it| it.doubts.is_empty());
        match order.how {
            How::Store => work.finish(derived, order.at, &format!("import {action}")).await?,
            How::StoreIfClear if clear => work.finish(derived, order.at, &format!("import {action}")).await?,
            How::StoreIfClear | How::Try => return Ok(all),
        }
        all.iter_mut().for_each(|it| it.stored = true);
        Ok(all)
    }

    /// Settles a doubt with one of its choices, and derives anew what depends on it.
    ///
    /// # Errors
    /// When there is no such doubt or choice.
    pub async fn decide(&self, key: &str, choice: &str, at: Moment) -> Result<Choice, Error> {
        let mut work = Work::begin(self).await?;
        let doubts = store::get_doubts(&work.db, key).await?;
        let Some(first) = doubts.first() else {
            return Err(Error::NotFound(format!("確認事項 {key} ")));
        };
        let choices: Vec<Choice> = Cells(first).json("choices", &first.choices)?;
        let Some(chosen) = choices.iter().find(|known| known.key == choice) else {
            let known: Vec<_> = choices.iter().map(|known| format!("{}（{}）", known.key, known.words)).collect();
            return Err(Error::Refused(format!("選べるのは次のどれかです：{}", known.join("、"))));
        };
        if work.decisions.get(key).is_some_and(|decided| decided == choice) {
            return Ok(chosen.clone());
        }
        work.touch(Changed::Yes);
        work.decisions.insert(key.to_owned(), choice.to_owned());
        let action = format!("decide {key} {choice}");
        let revision = work.open(at, &action).await?;
        let decided = decision::Model { doubt_key: key.to_owned(), choice: choice.to_owned() };
        store::update_decision(&work.db, &mut work.keys, revision, decided).await?;
        work.read_again(&doubts).await?;
        let derived = work.derive().await?;
        work.finish(derived, at, &action).await?;
        Ok(chosen.clone())
    }

    /// Takes a publication out of what counts.
    ///
    /// # Errors
    /// When there is none.
    pub async fn withdraw(&self, id: PublicationId, at: Moment) -> Result<model::publication::Publication, Error> {
        let mut work = Work::begin(self).await?;
        let Some(row) = published::get(&work.db, id).await? else {
            return Err(Error::NotFound(format!("公表資料 {id} ")));
        };
        let found = published::decode(&row)?;
        if row.withdrawn {
            return Ok(found);
        }
        published::update_withdrawn(&work.db, row.id, true).await?;
        let stored = store::list_doubts(&work.db, &[row.id], &[]).await?;
        store::update_doubts(&work.db, Change::between(stored, Vec::new())).await?;
        work.concern(&published::list_plans(&work.db, id).await?);
        work.touch(Changed::Yes);
        let derived = work.derive().await?;
        work.finish(derived, at, &format!("withdraw {id}")).await?;
        Ok(found)
    }
}

async fn read_in_time(text: String, decisions: Decisions) -> Result<Reading, Error> {
    let reading = tokio::task::spawn_blocking(move || read(&text, &decisions));
    match tokio::time::timeout(LONGEST_READING, reading).await {
        Ok(Ok(read)) => read.map_err(|refused| Error::Refused(refused.sentence)),
        // The reader gave up on it, by panic or by time: whatever it is, it is no list.
        Ok(Err(_)) | Err(_) => Err(Error::Refused("この文書は進捗状況一覧表として読めません。".to_owned())),
    }
}

/// One writing transaction under way.
pub(super) struct Work {
    db: DatabaseTransaction,
    keys: Keys,
    decisions: Decisions,
    revision: Option<i64>,
    plan_keys: BTreeSet<String>,
    touched: Changed,
}

impl Work {
    pub(super) async fn begin(backend: &Backend) -> Result<Self, Error> {
        let db = backend.connection().begin_write().await?;
        let (keys, decisions) = (Keys::load(&db).await?, store::list_decisions(&db).await?);
        let (plan_keys, touched) = (BTreeSet::new(), Changed::No);
        Ok(Self { db, keys, decisions, revision: None, plan_keys, touched })
    }

    fn touch(&mut self, changed: Changed) {
        if changed == Changed::Yes {
            self.touched = Changed::Yes;
        }
    }

    /// The revision under which this transaction's changes are kept.
    async fn open(&mut self, at: Moment, action: &str) -> Result<i64, Error> {
        if let Some(revision) = self.revision {
            return Ok(revision);
        }
        let revision = ledger::create_revision(&self.db, at, action).await?;
        self.revision = Some(revision);
        Ok(revision)
    }

    fn concern(&mut self, plans: &[publication_plan::Model]) {
        self.plan_keys.extend(plans.iter().map(|row| row.plan_key.clone()));
    }

    /// Stores a list as a publication, unless it is stored already.
    async fn place(&mut self, source: Source, reading: Reading) -> Result<Imported, Error> {
        let (identity, sha256) = (identity_of(&reading.table), hash_source(&source.text));
        let editions = published::list_editions(&self.db, &identity).await?;
        let newest = editions.iter().map(|it| it.edition).max().unwrap_or(0);
        let (row, outcome) = match editions.into_iter().find(|it| it.sha256 == sha256) {
            Some(row) => {
                let outcome = self.update(&row, &reading, newest).await?;
                (row, outcome)
            }
            None => {
                let row = new_row(&source, &reading, (identity, sha256), (self.keys.next("publication"), newest + 1))?;
                published::create(&self.db, row.clone()).await?;
                self.touch(Changed::Yes);
                (row, if newest == 0 { Outcome::New } else { Outcome::Correction })
            }
        };
        let outcome = match (self.place_plans(&row, &reading, &source.plan_years).await?, outcome) {
            (Changed::Yes, Outcome::Unchanged { .. }) => Outcome::Updated,
            (_, outcome) => outcome,
        };
        self.place_doubts(row.id, &reading.doubts).await?;
        let (publication, taken) = (published::decode(&row)?, Taken::of(&reading.table));
        Ok(Imported { publication, outcome, taken, reading, doubts: Vec::new(), stored: false })
    }

    /// The same source again: nothing changes, unless it was withdrawn or this program reads it differently.
    async fn update(&mut self, row: &publication::Model, reading: &Reading, newest: i32) -> Result<Outcome, Error> {
        let json = write_reading(reading)?;
        let differs = json != row.reading;
        if differs {
            published::update_reading(&self.db, row.id, json).await?;
            self.touch(Changed::Yes);
        }
        if row.withdrawn {
            published::update_withdrawn(&self.db, row.id, false).await?;
            self.touch(Changed::Yes);
            return Ok(Outcome::Restored);
        }
        Ok(if differs { Outcome::Updated } else { Outcome::Unchanged { newest } })
    }

    async fn place_plans(
        &mut self,
        row: &publication::Model,
        reading: &Reading,
        years: &[PlanYears],
    ) -> Result<Changed, Error> {
        let old = published::list_plans(&self.db, PublicationId(row.id)).await?;
        let mut new = Vec::new();
        for (position, plan) in (0..).zip(&reading.table.plans) {
            let key = plan_key(&plan.title);
            let given = years.iter().rev().find(|it| it.title.as_ref().is_none_or(|title| plan_key(title) == key));
            let known = old.iter().find(|row| row.plan_key == key);
            let (first_year, last_year) = match given {
                Some(years) => (Some(years.first.western()), Some(years.last.western())),
                None => known.map_or((None, None), |row| (row.first_year, row.last_year)),
            };
            let title = plan.title.clone();
            let (publication, plan_key) = (row.id, key);
            new.push(publication_plan::Model { publication, position, plan_key, title, first_year, last_year });
        }
        self.concern(&old);
        self.concern(&new);
        let changed = if old == new { Changed::No } else { Changed::Yes };
        self.touch(changed);
        published::update_plans(&self.db, old, new).await?;
        Ok(changed)
    }

    async fn place_doubts(&mut self, publication: i64, doubts: &[Doubt]) -> Result<(), Error> {
        let stored = store::list_doubts(&self.db, &[publication], &[]).await?;
        let raised = [(About::Publication(publication), doubts)];
        let change = compare_doubts(stored, &raised, &self.decisions, &mut self.keys)?;
        if !change.is_empty() {
            self.touch(Changed::Yes);
        }
        store::update_doubts(&self.db, change).await
    }

    /// Reads the sources again to which a decision applies.
    async fn read_again(&mut self, doubts: &[doubt::Model]) -> Result<(), Error> {
        for id in doubts.iter().filter_map(|row| row.publication) {
            let Some(row) = published::get(&self.db, PublicationId(id)).await? else { continue };
            let reading = read_in_time(row.source.clone(), self.decisions.clone()).await?;
            published::update_reading(&self.db, id, write_reading(&reading)?).await?;
            self.place_plans(&row, &reading, &[]).await?;
            self.place_doubts(id, &reading.doubts).await?;
        }
        let plans: Vec<i64> = doubts.iter().filter_map(|row| row.plan).collect();
        self.plan_keys.extend(store::list_plan_keys(&self.db, &plans).await?);
        Ok(())
    }

    /// Doubts about this list and its plans that nobody has decided.
    fn list_open(&self, imported: &Imported, derived: &Derived) -> Vec<Doubt> {
        let own: BTreeSet<String> = imported.reading.table.plans.iter().map(|plan| plan_key(&plan.title)).collect();
        let joining = derived.raised.iter().filter(|(key, _)| own.contains(key)).flat_map(|(_, doubts)| doubts);
        let mut seen = BTreeSet::new();
        let open = |doubt: &&Doubt| !self.decisions.contains_key(&doubt.id) && seen.insert(doubt.id.clone());
        imported.reading.doubts.iter().chain(joining).filter(open).cloned().collect()
    }

    pub(super) async fn derive(&mut self) -> Result<Derived, Error> {
        derive(&self.db, &self.plan_keys, &mut self.keys).await
    }

    /// Writes what was derived and commits; where nothing changed, nothing is written and no revision made.
    async fn finish(mut self, derived: Derived, at: Moment, action: &str) -> Result<(), Error> {
        if derived.rows.first_table().is_none() && derived.doubts.is_empty() && self.touched == Changed::No {
            return Ok(self.db.rollback().await?);
        }
        let revision = self.open(at, action).await?;
        store::update_rows(&self.db, derived.rows, &mut self.keys, revision).await?;
        store::update_doubts(&self.db, derived.doubts).await?;
        self.keys.save(&self.db).await?;
        self.db.commit().await?;
        Ok(())
    }
}

fn write_reading(reading: &Reading) -> Result<String, Error> {
    serde_json::to_string(reading).map_err(|error| Error::Inconsistent(format!("publication.reading: {error}")))
}

fn new_row(
    source: &Source,
    reading: &Reading,
    (identity, sha256): (String, String),
    (id, edition): (i64, i32),
) -> Result<publication::Model, Error> {
    let table = &reading.table;
    Ok(publication::Model {
        id,
        identity,
        edition,
        year: table.fiscal_year.western(),
        meeting: table.meeting.clone(),
        meeting_date: table.meeting_date.map(|date| date.to_string()),
        material_number: table.material_number.clone(),
        as_of: table.as_of.map(|date| date.to_string()),
        sample: source.sample,
        withdrawn: false,
        sha256,
        source: source.text.clone(),
        reading: write_reading(reading)?,
    })
}
