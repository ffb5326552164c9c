//! Rows of doubts and decisions, and the derived rows of some or of all plans.

use super::entity::{decision, doubt};
use super::rows::{Changes, Rows};
use crate::Error;
use crate::department::entity::{department, department_name};
use crate::department::store::list_renamings;
use crate::indicator::entity::{difference, indicator, indicator_break, observation, observation_history};
use crate::plan::entity::{mark, measure, placement, placement_department, plan, policy};
use crate::report::entity::{report, report_department};
use crate::store::ledger::{self, Keys};
use crate::store::save;
use model::intake::Decisions;
use sea_orm::sea_query::{NullOrdering, OnConflict, SelectStatement};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use std::collections::BTreeSet;

/// Which plans' rows.
#[derive(Clone, Debug)]
pub(crate) enum Scope {
    All,
    /// These plans' rows, and all names of departments.
    Plans(Vec<i64>),
}

impl Scope {
    fn plans(&self, column: impl ColumnTrait) -> Condition {
        match self {
            Self::All => Condition::all(),
            Self::Plans(ids) => Condition::all().add(column.is_in(ids.iter().copied())),
        }
    }

    fn within(&self, column: impl ColumnTrait, keys: impl FnOnce() -> SelectStatement) -> Condition {
        match self {
            Self::All => Condition::all(),
            Self::Plans(_) => Condition::all().add(column.in_subquery(keys())),
        }
    }

    fn policies(&self) -> SelectStatement {
        let policies = policy::Entity::find().select_only().column(policy::Column::Id);
        policies.filter(self.plans(policy::Column::Plan)).into_query()
    }

    fn measures(&self) -> SelectStatement {
        let measures = measure::Entity::find().select_only().column(measure::Column::Id);
        measures.filter(self.plans(measure::Column::Plan)).into_query()
    }

    fn indicators(&self) -> SelectStatement {
        let indicators = indicator::Entity::find().select_only().column(indicator::Column::Id);
        indicators.filter(self.within(indicator::Column::Measure, || self.measures())).into_query()
    }
}

/// Reads the derived rows.
pub(crate) async fn list_rows(db: &impl ConnectionTrait, scope: &Scope) -> Result<Rows, Error> {
    let by_policy = |column: placement::Column| scope.within(column, || scope.policies());
    let seats = scope.within(placement_department::Column::Policy, || scope.policies());
    let report_seats = scope.within(report_department::Column::Measure, || scope.measures());
    let breaks = scope.within(indicator_break::Column::Indicator, || scope.indicators());
    let values = scope.within(observation::Column::Indicator, || scope.indicators());
    let differing = scope.within(difference::Column::Indicator, || scope.indicators());
    let reports = scope.within(report::Column::Measure, || scope.measures());
    let indicators = scope.within(indicator::Column::Measure, || scope.measures());
    Ok(Rows {
        plan: plan::Entity::find().filter(scope.plans(plan::Column::Id)).all(db).await?,
        mark: mark::Entity::find().filter(scope.plans(mark::Column::Plan)).all(db).await?,
        policy: policy::Entity::find().filter(scope.plans(policy::Column::Plan)).all(db).await?,
        measure: measure::Entity::find().filter(scope.plans(measure::Column::Plan)).all(db).await?,
        department: department::Entity::find().all(db).await?,
        department_name: department_name::Entity::find()
            .filter(scope.plans(department_name::Column::Plan))
            .all(db)
            .await?,
        placement: placement::Entity::find().filter(by_policy(placement::Column::Policy)).all(db).await?,
        placement_department: placement_department::Entity::find().filter(seats).all(db).await?,
        report: report::Entity::find().filter(reports).all(db).await?,
        report_department: report_department::Entity::find().filter(report_seats).all(db).await?,
        indicator: indicator::Entity::find().filter(indicators).all(db).await?,
        indicator_break: indicator_break::Entity::find().filter(breaks).all(db).await?,
        observation: observation::Entity::find().filter(values).all(db).await?,
        difference: difference::Entity::find().filter(differing).all(db).await?,
    })
}

/// Keys of the stored plans with these titles.
pub(crate) async fn list_plan_ids(db: &impl ConnectionTrait, plan_keys: &BTreeSet<String>) -> Result<Vec<i64>, Error> {
    let plans = plan::Entity::find().filter(plan::Column::PlanKey.is_in(plan_keys));
    Ok(plans.select_only().column(plan::Column::Id).into_tuple().all(db).await?)
}

/// Keys of the titles of these plans.
pub(crate) async fn list_plan_keys(db: &impl ConnectionTrait, plans: &[i64]) -> Result<Vec<String>, Error> {
    let plans = plan::Entity::find().filter(plan::Column::Id.is_in(plans.iter().copied()));
    Ok(plans.select_only().column(plan::Column::PlanKey).into_tuple().all(db).await?)
}

/// Writes the derived rows, keeping what they were, and the doubts about them: a plan's doubts come after it and go
/// before it.
pub(crate) async fn update_rows(
    db: &impl ConnectionTrait,
    changes: Changes,
    doubts: save::Change<doubt::Model>,
    keys: &mut Keys,
    revision: i64,
) -> Result<(), Error> {
    ledger::keep_history(db, keys, revision, changes.describe()?).await?;
    keep_observations(db, &changes.observation.before, keys, revision).await?;
    save::remove(db, doubts.gone).await?;
    changes.put(db).await?;
    save::put(db, &doubts.put).await?;
    changes.remove(db).await
}

async fn keep_observations(
    db: &impl ConnectionTrait,
    before: &[observation::Model],
    keys: &mut Keys,
    revision: i64,
) -> Result<(), Error> {
    let keep = |row: &observation::Model| observation_history::Model {
        id: keys.next("observation_history"),
        revision,
        indicator: row.indicator,
        year: row.year,
        value: row.value.clone(),
        reason: row.reason.clone(),
        approximate: row.approximate,
        as_printed: row.as_printed.clone(),
        note: row.note.clone(),
        origin: row.origin.clone(),
        publication: row.publication,
    };
    let kept: Vec<_> = before.iter().map(keep).collect();
    save::put(db, &kept).await
}

/// What people decided, new names of departments that were entered by hand among it.
pub(crate) async fn list_decisions(db: &impl ConnectionTrait) -> Result<Decisions, Error> {
    let rows = decision::Entity::find().all(db).await?;
    let mut decisions = list_renamings(db).await?;
    decisions.extend(rows.into_iter().map(|row| (row.doubt_key, row.choice)));
    Ok(decisions)
}

/// Keeps a decision, and what was decided before.
pub(crate) async fn update_decision(
    db: &impl ConnectionTrait,
    keys: &mut Keys,
    revision: i64,
    new: decision::Model,
) -> Result<(), Error> {
    let before = decision::Entity::find_by_id(new.doubt_key.clone()).one(db).await?;
    let before: Vec<_> = before.into_iter().collect();
    ledger::keep_history(db, keys, revision, save::describe(&before)?).await?;
    let overwrite = OnConflict::column(decision::Column::DoubtKey).update_column(decision::Column::Choice).to_owned();
    let row = decision::ActiveModel { doubt_key: Set(new.doubt_key), choice: Set(new.choice) };
    decision::Entity::insert(row).on_conflict(overwrite).exec_without_returning(db).await?;
    Ok(())
}

/// Doubts about these publications and plans.
pub(crate) async fn list_doubts(
    db: &impl ConnectionTrait,
    publications: &[i64],
    plans: &[i64],
) -> Result<Vec<doubt::Model>, Error> {
    let about = Condition::any()
        .add(doubt::Column::Publication.is_in(publications.iter().copied()))
        .add(doubt::Column::Plan.is_in(plans.iter().copied()));
    Ok(doubt::Entity::find().filter(about).all(db).await?)
}

/// All doubts, in the order of publications and lines, then those about plans.
pub(crate) async fn list_all_doubts(db: &impl ConnectionTrait) -> Result<Vec<doubt::Model>, Error> {
    // Of an empty cell each database has its own opinion where it stands.
    let first = |column| doubt::Entity::find().order_by_with_nulls(column, Order::Asc, NullOrdering::First);
    let doubts = first(doubt::Column::Plan).order_by_asc(doubt::Column::Publication);
    Ok(doubts.order_by_asc(doubt::Column::Position).order_by_asc(doubt::Column::Id).all(db).await?)
}

/// The doubts asked under this key; several papers may ask the same.
pub(crate) async fn get_doubts(db: &impl ConnectionTrait, key: &str) -> Result<Vec<doubt::Model>, Error> {
    Ok(doubt::Entity::find().filter(doubt::Column::DoubtKey.eq(key)).all(db).await?)
}

/// Keys of all doubts, decided or not.
pub(crate) async fn list_doubt_keys(db: &impl ConnectionTrait) -> Result<BTreeSet<String>, Error> {
    let keys = doubt::Entity::find().select_only().column(doubt::Column::DoubtKey).distinct();
    Ok(keys.into_tuple::<String>().all(db).await?.into_iter().collect())
}

/// How many doubts wait for a decision; one that several papers ask counts once.
pub(crate) async fn count_open_doubts(db: &impl ConnectionTrait) -> Result<u64, Error> {
    let decided = decision::Entity::find().select_only().column(decision::Column::DoubtKey).into_query();
    let open = doubt::Entity::find().filter(doubt::Column::DoubtKey.not_in_subquery(decided));
    let keys: Vec<String> = open.select_only().column(doubt::Column::DoubtKey).distinct().into_tuple().all(db).await?;
    Ok(keys.len() as u64)
}

/// Brings stored doubts to what they should be.
pub(crate) async fn update_doubts(db: &impl ConnectionTrait, change: save::Change<doubt::Model>) -> Result<(), Error> {
    save::put(db, &change.put).await?;
    save::remove(db, change.gone).await
}
