//! Rows of reports that are being written.

use super::decode::{decode, decode_step, encode, encode_alteration};
use super::entity::{
    draft, draft_department, draft_indicator, draft_item, draft_seen, draft_signature, draft_step, draft_value,
};
use super::report::{DraftReport, PastStep};
use crate::indicator::entity::indicator;
use crate::plan::entity::mark;
use crate::store::save::{self, Change};
use crate::store::{read_word, write_word};
use crate::{Error, Moment};
use model::id::{AccountId, DepartmentId, MeasureId, PlanId, ReportId};
use model::report::{Alteration, Draft, StateKind};
use model::year::FiscalYear;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};
use std::collections::{BTreeMap, HashMap};

/// The rows of one report.
#[derive(Clone, Debug)]
pub(crate) struct Rows {
    pub draft: draft::Model,
    pub values: Vec<draft_value::Model>,
    /// In the order of their seats.
    pub departments: Vec<draft_department::Model>,
    pub signatures: Vec<draft_signature::Model>,
    /// Oldest first.
    pub alterations: Vec<draft_indicator::Model>,
    pub item: Option<draft_item::Model>,
}

/// The report with this key.
pub(crate) async fn get(db: &impl ConnectionTrait, report: ReportId) -> Result<Option<DraftReport>, Error> {
    Ok(list(db, Condition::all().add(draft::Column::Id.eq(report.0))).await?.pop())
}

/// The state of the report with this key, alone.
pub(crate) async fn get_state(db: &impl ConnectionTrait, report: ReportId) -> Result<Option<StateKind>, Error> {
    let states = draft::Entity::find_by_id(report.0).select_only().column(draft::Column::State);
    let Some(word) = states.into_tuple::<String>().one(db).await? else { return Ok(None) };
    Ok(Some(read_word(&word).ok_or_else(|| Error::Inconsistent(format!("draft.state（{report}）")))?))
}

/// The reports of an inquiry, in printed order.
pub(crate) async fn list_inquiry(
    db: &impl ConnectionTrait,
    (plan, year): (PlanId, FiscalYear),
) -> Result<Vec<DraftReport>, Error> {
    let own = Condition::all().add(draft::Column::Plan.eq(plan.0)).add(draft::Column::Year.eq(year.western()));
    list(db, own).await
}

/// The reports for which one of these departments answers, newest year first, then in printed order.
pub(crate) async fn list_departments(
    db: &impl ConnectionTrait,
    departments: &[DepartmentId],
) -> Result<Vec<DraftReport>, Error> {
    let seats = draft_department::Entity::find()
        .select_only()
        .column(draft_department::Column::Draft)
        .filter(draft_department::Column::Department.is_in(departments.iter().map(|it| it.0)))
        .into_query();
    list(db, Condition::all().add(draft::Column::Id.in_subquery(seats))).await
}

async fn list(db: &impl ConnectionTrait, which: Condition) -> Result<Vec<DraftReport>, Error> {
    let drafts = draft::Entity::find()
        .filter(which)
        .order_by_desc(draft::Column::Year)
        .order_by_asc(draft::Column::Plan)
        .order_by_asc(draft::Column::Position)
        .all(db)
        .await?;
    let mut related = Related::load(db, &drafts).await?;
    drafts.into_iter().map(|draft| Ok(decode(&related.take(draft))?)).collect()
}

/// What belongs to reports, by report.
struct Related {
    values: HashMap<i64, Vec<draft_value::Model>>,
    departments: HashMap<i64, Vec<draft_department::Model>>,
    signatures: HashMap<i64, Vec<draft_signature::Model>>,
    alterations: HashMap<i64, Vec<draft_indicator::Model>>,
    items: HashMap<i64, draft_item::Model>,
}

impl Related {
    async fn load(db: &impl ConnectionTrait, drafts: &[draft::Model]) -> Result<Self, Error> {
        let ids = || drafts.iter().map(|it| it.id);
        let values = draft_value::Entity::find().filter(draft_value::Column::Draft.is_in(ids())).all(db).await?;
        let departments = draft_department::Entity::find()
            .filter(draft_department::Column::Draft.is_in(ids()))
            .order_by_asc(draft_department::Column::Seat)
            .all(db)
            .await?;
        let signatures = draft_signature::Entity::find()
            .filter(draft_signature::Column::Draft.is_in(ids()))
            .order_by_asc(draft_signature::Column::SignedAt)
            .order_by_asc(draft_signature::Column::Department)
            .all(db)
            .await?;
        let alterations = draft_indicator::Entity::find()
            .filter(draft_indicator::Column::Draft.is_in(ids()))
            .order_by_asc(draft_indicator::Column::Id)
            .all(db)
            .await?;
        let items = draft_item::Entity::find().filter(draft_item::Column::Draft.is_in(ids())).all(db).await?;
        Ok(Self {
            values: group(values, |it| it.draft),
            departments: group(departments, |it| it.draft),
            signatures: group(signatures, |it| it.draft),
            alterations: group(alterations, |it| it.draft),
            items: items.into_iter().map(|it| (it.draft, it)).collect(),
        })
    }

    fn take(&mut self, draft: draft::Model) -> Rows {
        let id = draft.id;
        Rows {
            draft,
            values: self.values.remove(&id).unwrap_or_default(),
            departments: self.departments.remove(&id).unwrap_or_default(),
            signatures: self.signatures.remove(&id).unwrap_or_default(),
            alterations: self.alterations.remove(&id).unwrap_or_default(),
            item: self.items.remove(&id),
        }
    }
}

fn group<T>(rows: Vec<T>, draft: impl Fn(&T) -> i64) -> HashMap<i64, Vec<T>> {
    let mut groups: HashMap<i64, Vec<T>> = HashMap::new();
    for row in rows {
        groups.entry(draft(&row)).or_default().push(row);
    }
    groups
}

/// Stores new reports.
pub(crate) async fn create(db: &impl ConnectionTrait, reports: &[DraftReport]) -> Result<(), Error> {
    for it in reports {
        let rows = encode(it);
        draft::Entity::insert(rows.draft.into_active_model()).exec_without_returning(db).await?;
        save::put(db, &rows.departments).await?;
        save::put(db, rows.item.as_slice()).await?;
    }
    Ok(())
}

/// Moves a report to another position among those of its year.
pub(crate) async fn update_order(db: &impl ConnectionTrait, report: ReportId, order: i32) -> Result<(), Error> {
    let moved = draft::Entity::update_many().col_expr(draft::Column::Position, order.into());
    moved.filter(draft::Column::Id.eq(report.0)).exec(db).await?;
    Ok(())
}

/// Every report with which a 項目 begins.
pub(crate) async fn list_beginning(db: &impl ConnectionTrait) -> Result<Vec<DraftReport>, Error> {
    let beginning = draft_item::Entity::find().select_only().column(draft_item::Column::Draft);
    list(db, Condition::all().add(draft::Column::Id.in_subquery(beginning.into_query()))).await
}

/// Stores what differs between two states of one report.
pub(crate) async fn update(db: &impl ConnectionTrait, before: &DraftReport, after: &DraftReport) -> Result<(), Error> {
    let (old, new) = (encode(before), encode(after));
    save::put(db, &Change::between(vec![old.draft], vec![new.draft]).put).await?;
    let values = Change::between(old.values, new.values);
    save::put(db, &values.put).await?;
    save::remove(db, values.gone).await?;
    let signatures = Change::between(old.signatures, new.signatures);
    save::put(db, &signatures.put).await?;
    save::remove(db, signatures.gone).await?;
    if old.departments != new.departments {
        // Two departments that change seats would meet under the key that lets each have one.
        save::remove(db, old.departments).await?;
        save::put(db, &new.departments).await?;
    }
    Ok(())
}

/// Keeps a change of an indicator, or that it was taken back.
pub(crate) async fn put_alteration(db: &impl ConnectionTrait, report: ReportId, it: &Alteration) -> Result<(), Error> {
    save::put(db, &[encode_alteration(report, it)?]).await
}

/// Every report that changes something about its indicators.
pub(crate) async fn list_altering(db: &impl ConnectionTrait) -> Result<Vec<DraftReport>, Error> {
    let altering = draft_indicator::Entity::find().select_only().column(draft_indicator::Column::Draft).distinct();
    list(db, Condition::all().add(draft::Column::Id.in_subquery(altering.into_query()))).await
}

/// Stores the texts of a report in which somebody has written before, and who changed them; whether there is such a one.
pub(crate) async fn update_texts(
    db: &impl ConnectionTrait,
    report: ReportId,
    draft: &Draft,
    (account, at): (AccountId, Moment),
) -> Result<bool, Error> {
    let begun = [StateKind::Drafting, StateKind::Returned].map(|it| write_word(&it));
    let done = draft::Entity::update_many()
        .col_expr(draft::Column::Narrative, draft.narrative.as_str().into())
        .col_expr(draft::Column::Remark, draft.remark.as_str().into())
        .col_expr(draft::Column::TouchedBy, account.0.into())
        .col_expr(draft::Column::TouchedAt, at.0.into())
        .filter(draft::Column::Id.eq(report.0))
        .filter(draft::Column::State.is_in(begun))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Keeps a step. The key refuses a second one of the same number.
pub(crate) async fn add_step(db: &impl ConnectionTrait, row: draft_step::Model) -> Result<(), Error> {
    draft_step::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// The steps of a report, oldest first.
pub(crate) async fn list_steps(db: &impl ConnectionTrait, report: ReportId) -> Result<Vec<PastStep>, Error> {
    let own = draft_step::Entity::find().filter(draft_step::Column::Draft.eq(report.0));
    let rows = own.order_by_asc(draft_step::Column::Number).all(db).await?;
    Ok(rows.iter().map(decode_step).collect::<Result<_, _>>()?)
}

/// The steps of several reports, by report, oldest first.
pub(crate) async fn list_all_steps(
    db: &impl ConnectionTrait,
    reports: &[DraftReport],
) -> Result<HashMap<ReportId, Vec<PastStep>>, Error> {
    let own = draft_step::Column::Draft.is_in(reports.iter().map(|it| it.report.0));
    let rows = draft_step::Entity::find().filter(own).order_by_asc(draft_step::Column::Number).all(db).await?;
    let mut steps: HashMap<ReportId, Vec<PastStep>> = HashMap::new();
    for row in &rows {
        steps.entry(ReportId(row.draft)).or_default().push(decode_step(row)?);
    }
    Ok(steps)
}

/// Symbols that a plan's reports may be marked with.
pub(crate) async fn list_marks(db: &impl ConnectionTrait, plan: PlanId) -> Result<Vec<String>, Error> {
    let marks = mark::Entity::find().filter(mark::Column::Plan.eq(plan.0));
    Ok(marks.select_only().column(mark::Column::Symbol).into_tuple().all(db).await?)
}

/// Keys of a measure's indicators.
pub(crate) async fn list_indicators(db: &impl ConnectionTrait, measure: MeasureId) -> Result<Vec<i64>, Error> {
    let own = indicator::Entity::find().filter(indicator::Column::Measure.eq(measure.0));
    Ok(own.select_only().column(indicator::Column::Id).into_tuple().all(db).await?)
}

/// Notes that somebody has looked at a report.
pub(crate) async fn put_seen(
    db: &impl ConnectionTrait,
    report: ReportId,
    (account, at): (AccountId, Moment),
) -> Result<(), Error> {
    save::put(db, &[draft_seen::Model { draft: report.0, account: account.0, seen_at: at.0 }]).await
}

/// When somebody last looked at each report.
pub(crate) async fn list_seen(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<BTreeMap<ReportId, Moment>, Error> {
    let own = draft_seen::Entity::find().filter(draft_seen::Column::Account.eq(account.0)).all(db).await?;
    Ok(own.into_iter().map(|row| (ReportId(row.draft), Moment(row.seen_at))).collect())
}
