//! One writing transaction of this room: what was said is placed in it piece by piece, then everything that follows is
//! derived, then it is committed with one revision, or dropped without a trace.

use super::entity::{decision, doubt};
use super::order::{Imported, Outcome, PlanYears, Source, Taken};
use super::paper::{new_row, write_reading};
use super::refresh::{About, Derived, compare_doubts, derive};
use super::service::read_in_time;
use super::store;
use crate::publication::entity::{publication, publication_plan};
use crate::publication::{Heading, identity_of, plan_key, read_source, store as published};
use crate::store::ledger::{self, Changed, Keys};
use crate::store::save::Change;
use crate::store::{Cells, sha256};
use crate::{Backend, Error, Moment};
use model::id::PublicationId;
use model::intake::{Decisions, Doubt, Passage, ask_once};
use model::plan::succession_key;
use model::publication::Provenance;
use model::sheet::{Reading, compare_editions, says_the_same};
use model::year::FiscalYear;
use sea_orm::DatabaseTransaction;
use std::collections::{BTreeSet, HashMap};

/// One writing transaction under way.
pub(super) struct Work {
    pub db: DatabaseTransaction,
    keys: Keys,
    pub decisions: Decisions,
    revision: Option<i64>,
    plan_keys: BTreeSet<String>,
    touched: Changed,
}

impl Work {
    pub async fn begin(backend: &Backend) -> Result<Self, Error> {
        let db = backend.connection().begin_write().await?;
        let (keys, decisions) = (Keys::load(&db).await?, store::list_decisions(&db).await?);
        let (plan_keys, touched) = (BTreeSet::new(), Changed::No);
        Ok(Self { db, keys, decisions, revision: None, plan_keys, touched })
    }

    pub fn touch(&mut self, changed: Changed) {
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

    pub fn concern(&mut self, plans: &[publication_plan::Model]) {
        self.plan_keys.extend(plans.iter().map(|row| row.plan_key.clone()));
    }

    /// Stores a list as a publication, unless it is stored already.
    pub async fn place(&mut self, source: Source, mut reading: Reading) -> Result<Imported, Error> {
        let (identity, sha256) = (identity_of(&reading.table, source.provenance), sha256(&source.text));
        let replaced = self.clear_sample(&source, &reading).await?;
        let editions = published::list_editions(&self.db, &identity).await?;
        let newest = editions.iter().map(|it| it.edition).max().unwrap_or(0);
        let same = editions.iter().find(|it| it.sha256 == sha256);
        let last = editions.iter().max_by_key(|it| it.edition).filter(|_| same.is_none());
        let stored = last.map(|row| Cells(row).json::<Reading>("reading", &row.reading)).transpose()?;
        let mut revised = Vec::new();
        let (row, outcome) = match (same, last.zip(stored)) {
            (Some(row), _) => {
                let outcome = self.update(row, &reading, newest).await?;
                (row.clone(), outcome)
            }
            // Another copy of the same paper: other blank lines, other wraps.
            (None, Some((row, stored))) if !row.withdrawn && says_the_same(&stored.table, &reading.table) => {
                reading = stored;
                (row.clone(), Outcome::Unchanged { newest })
            }
            (None, last) => {
                revised = last.map(|it| compare_editions(&it.1.table, &reading.table)).unwrap_or_default();
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
        Ok(Imported {
            publication,
            outcome,
            taken,
            reading,
            doubts: Vec::new(),
            passages: Vec::new(),
            unjoined: Vec::new(),
            revised,
            replaced,
            stored: false,
        })
    }

    /// From now on a publication doesn't count, and nothing is asked about it.
    pub async fn withdraw(&mut self, row: &publication::Model) -> Result<(), Error> {
        published::withdraw(&self.db, row.id).await?;
        let stored = store::list_doubts(&self.db, &[row.id], &[]).await?;
        store::update_doubts(&self.db, Change::between(stored, Vec::new())).await?;
        let plans = published::list_plans(&self.db, PublicationId(row.id)).await?;
        self.concern(&plans);
        self.touch(Changed::Yes);
        Ok(())
    }

    /// The city's own list takes the place of a sample that retells it.
    async fn clear_sample(&mut self, source: &Source, reading: &Reading) -> Result<Vec<PublicationId>, Error> {
        if source.provenance != Provenance::Official {
            return Ok(Vec::new());
        }
        let retold = identity_of(&reading.table, Provenance::Retold);
        let mut replaced = Vec::new();
        for row in published::list_editions(&self.db, &retold).await?.into_iter().filter(|it| !it.withdrawn) {
            self.withdraw(&row).await?;
            replaced.push(PublicationId(row.id));
        }
        Ok(replaced)
    }

    /// The same source again: nothing changes, unless it was withdrawn or this program reads it differently.
    async fn update(&mut self, row: &publication::Model, reading: &Reading, newest: i32) -> Result<Outcome, Error> {
        let json = write_reading(reading)?;
        let heading = Heading::of(&reading.table);
        let differs = json != row.reading || heading != Heading::stored(row);
        if differs {
            published::update_reading(&self.db, row.id, heading, json).await?;
            self.touch(Changed::Yes);
        }
        if row.withdrawn {
            published::restore(&self.db, row.id).await?;
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

    /// Keeps a decision.
    pub async fn keep(&mut self, key: &str, choice: &str, at: Moment, action: &str) -> Result<(), Error> {
        let revision = self.open(at, action).await?;
        let decided = decision::Model { doubt_key: key.to_owned(), choice: choice.to_owned() };
        store::update_decision(&self.db, &mut self.keys, revision, decided).await?;
        self.decisions.insert(key.to_owned(), choice.to_owned());
        self.touched = Changed::Yes;
        Ok(())
    }

    /// Reads the sources again to which a decision applies.
    pub async fn read_again(&mut self, doubts: &[doubt::Model]) -> Result<(), Error> {
        let publications: BTreeSet<i64> = doubts.iter().filter_map(|row| row.publication).collect();
        for id in publications {
            let Some(row) = published::get(&self.db, PublicationId(id)).await? else { continue };
            let reading = read_in_time(row.source.clone(), self.decisions.clone(), read_source).await?;
            published::update_reading(&self.db, id, Heading::of(&reading.table), write_reading(&reading)?).await?;
            self.place_plans(&row, &reading, &[]).await?;
            self.place_doubts(id, &reading.doubts).await?;
        }
        let plans: Vec<i64> = doubts.iter().filter_map(|row| row.plan).collect();
        self.plan_keys.extend(store::list_plan_keys(&self.db, &plans).await?);
        Ok(())
    }

    /// Doubts about this list and its plans that nobody has decided.
    pub fn list_open(&self, imported: &Imported, derived: &Derived) -> Vec<Doubt> {
        let own: BTreeSet<String> = own_plans(imported).iter().map(|key| succession_key(key)).collect();
        let joining = derived.raised.iter().filter(|(key, _)| own.contains(key)).flat_map(|(_, doubts)| doubts);
        let open = |doubt: &&Doubt| !self.decisions.contains_key(&doubt.id);
        let raised = imported.reading.doubts.iter().chain(joining).filter(open).cloned().collect();
        ask_once(raised, |doubt| doubt, |doubt| (doubt.source, doubt.line))
    }

    /// 年度 that have a list that counts.
    pub async fn list_years(&self) -> Result<BTreeSet<FiscalYear>, Error> {
        Ok(published::list_heads(&self.db).await?.iter().map(|it| it.year).collect())
    }

    pub async fn derive(&mut self) -> Result<Derived, Error> {
        derive(&self.db, &self.plan_keys, &mut self.keys).await
    }

    /// Writes what was derived and commits; where nothing changed, nothing is written and no revision made.
    pub async fn finish(mut self, derived: Derived, at: Moment, action: &str) -> Result<(), Error> {
        if derived.rows.list_tables().is_empty() && derived.doubts.is_empty() && self.touched == Changed::No {
            return Ok(self.db.rollback().await?);
        }
        let revision = self.open(at, action).await?;
        store::update_rows(&self.db, derived.rows, derived.doubts, &mut self.keys, revision).await?;
        self.keys.save(&self.db).await?;
        self.db.commit().await?;
        Ok(())
    }
}

/// What became of the plans, found by plan and year.
pub(super) struct Passages<'a> {
    all: &'a [Passage],
    /// By a plan's key and one of the two years.
    found: HashMap<(String, FiscalYear), Vec<usize>>,
}

impl<'a> Passages<'a> {
    pub fn of(derived: &'a Derived) -> Self {
        let (all, mut found) = (derived.passages.as_slice(), HashMap::<_, Vec<usize>>::new());
        for (at, it) in all.iter().enumerate() {
            found.entry((plan_key(&it.plan), it.to)).or_default().push(at);
            found.entry((plan_key(it.follows.as_ref().unwrap_or(&it.plan)), it.from)).or_default().push(at);
        }
        Self { all, found }
    }

    /// What became of this list's plans from the listed year before it, and to the next: by year, then in printed order.
    pub fn of_list(&self, imported: &Imported) -> Vec<Passage> {
        let year = imported.publication.year;
        let own = own_plans(imported).into_iter().filter_map(|key| self.found.get(&(key, year)));
        let mut passages: Vec<_> = own.flatten().map(|at| self.all[*at].clone()).collect();
        passages.sort_by_key(|it| it.from);
        passages
    }
}

/// Titles of this list's plans that no other year is joined to, though lists of other years count.
pub(super) fn list_unjoined(imported: &Imported, years: &BTreeSet<FiscalYear>) -> Vec<String> {
    if years.iter().all(|it| *it == imported.publication.year) {
        return Vec::new();
    }
    let joined: BTreeSet<String> =
        imported.passages.iter().flat_map(|it| it.follows.iter().chain([&it.plan])).map(|it| plan_key(it)).collect();
    let titles = imported.reading.table.plans.iter().map(|plan| &plan.title);
    titles.filter(|title| !joined.contains(&plan_key(title))).cloned().collect()
}

/// Keys of the list's plans in printed order, each once.
fn own_plans(imported: &Imported) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for key in imported.reading.table.plans.iter().map(|plan| plan_key(&plan.title)) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}
