//! Rows of 照会.

use super::OpenInquiry;
use super::board::Reminded;
use super::decode::{decode, encode, key_of};
use super::entity::{inquiry, inquiry_due, reminder};
use crate::account::entity::{account, membership};
use crate::department::entity::department;
use crate::plan::entity::{placement, policy};
use crate::store::save::{self, Change};
use crate::{Error, Moment};
use model::id::{DepartmentId, MeasureId, PlanId};
use model::year::FiscalYear;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use std::collections::{BTreeSet, HashMap};

/// The inquiry of a plan's year.
pub(crate) async fn get(db: &impl ConnectionTrait, of: (PlanId, FiscalYear)) -> Result<Option<OpenInquiry>, Error> {
    let Some(row) = inquiry::Entity::find_by_id(key_of(of)).one(db).await? else { return Ok(None) };
    let dues = inquiry_due::Entity::find()
        .filter(inquiry_due::Column::Plan.eq(row.plan))
        .filter(inquiry_due::Column::Year.eq(row.year))
        .all(db)
        .await?;
    Ok(Some(decode(&row, &dues)?))
}

/// Every inquiry, newest year first, then by plan.
pub(crate) async fn list(db: &impl ConnectionTrait) -> Result<Vec<OpenInquiry>, Error> {
    let rows = inquiry::Entity::find().order_by_desc(inquiry::Column::Year).order_by_asc(inquiry::Column::Plan);
    let dues = inquiry_due::Entity::find().all(db).await?;
    let whole = |row: &inquiry::Model| {
        let own: Vec<_> = dues.iter().filter(|it| (it.plan, it.year) == (row.plan, row.year)).cloned().collect();
        Ok(decode(row, &own)?)
    };
    rows.all(db).await?.iter().map(whole).collect()
}

/// Stores a new inquiry. The key refuses a second one of the same plan and year.
pub(crate) async fn create(db: &impl ConnectionTrait, it: &OpenInquiry) -> Result<(), Error> {
    let (row, dues) = encode(it);
    inquiry::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    save::put(db, &dues).await
}

/// Stores what differs between two states of one inquiry.
pub(crate) async fn update(db: &impl ConnectionTrait, before: &OpenInquiry, after: &OpenInquiry) -> Result<(), Error> {
    let ((_, old), (row, new)) = (encode(before), encode(after));
    save::put(db, &[row]).await?;
    let dues = Change::between(old, new);
    save::put(db, &dues.put).await?;
    save::remove(db, dues.gone).await
}

/// Years in which a plan has a list.
pub(crate) async fn list_listed_years(db: &impl ConnectionTrait, plan: PlanId) -> Result<Vec<i32>, Error> {
    let years = placement::Entity::find()
        .select_only()
        .column(placement::Column::Year)
        .distinct()
        .filter(placement::Column::Policy.in_subquery(policies_of(plan)));
    Ok(years.into_tuple().all(db).await?)
}

fn policies_of(plan: PlanId) -> SelectStatement {
    let policies = policy::Entity::find().select_only().column(policy::Column::Id);
    policies.filter(policy::Column::Plan.eq(plan.0)).into_query()
}

/// Whether all of these stand in lists of the plan.
pub(crate) async fn has_measures(
    db: &impl ConnectionTrait,
    plan: PlanId,
    measures: impl Iterator<Item = MeasureId>,
) -> Result<bool, Error> {
    let own = placement::Entity::find().select_only().column(placement::Column::Measure).distinct();
    let own = own.filter(placement::Column::Policy.in_subquery(policies_of(plan)));
    let known: BTreeSet<i64> = own.into_tuple::<i64>().all(db).await?.into_iter().collect();
    Ok(measures.into_iter().all(|it| known.contains(&it.0)))
}

/// Whether all of these are known departments.
pub(crate) async fn has_departments(
    db: &impl ConnectionTrait,
    departments: impl Iterator<Item = DepartmentId>,
) -> Result<bool, Error> {
    let all = department::Entity::find().select_only().column(department::Column::Id);
    let known: BTreeSet<i64> = all.into_tuple::<i64>().all(db).await?.into_iter().collect();
    Ok(departments.into_iter().all(|it| known.contains(&it.0)))
}

/// Names of all accounts.
pub(crate) async fn list_names(db: &impl ConnectionTrait) -> Result<HashMap<i64, String>, Error> {
    let names = account::Entity::find().select_only().columns([account::Column::Id, account::Column::Name]);
    Ok(names.into_tuple::<(i64, String)>().all(db).await?.into_iter().collect())
}

/// When departments were last reminded.
pub(crate) async fn list_reminded(db: &impl ConnectionTrait) -> Result<Reminded, Error> {
    let mut last = Reminded::new();
    for row in reminder::Entity::find().order_by_asc(reminder::Column::MadeAt).all(db).await? {
        let year = crate::store::Cells(&row).year("year", row.year)?;
        last.insert((PlanId(row.plan), year, DepartmentId(row.department)), Moment(row.made_at));
    }
    Ok(last)
}

/// Stores a reminder.
pub(crate) async fn create_reminder(db: &impl ConnectionTrait, row: reminder::Model) -> Result<(), Error> {
    reminder::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Whether a department was reminded that day.
pub(crate) async fn has_reminder(db: &impl ConnectionTrait, like: &reminder::Model) -> Result<bool, Error> {
    let found = reminder::Entity::find()
        .filter(reminder::Column::Plan.eq(like.plan))
        .filter(reminder::Column::Year.eq(like.year))
        .filter(reminder::Column::Department.eq(like.department))
        .filter(reminder::Column::Day.eq(&like.day))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Roles in a department, and the accounts that hold them and are not disabled.
pub(crate) async fn list_members(
    db: &impl ConnectionTrait,
    department: DepartmentId,
) -> Result<Vec<(membership::Model, account::Model)>, Error> {
    let memberships =
        membership::Entity::find().filter(membership::Column::Department.eq(department.0)).all(db).await?;
    let able = account::Entity::find()
        .filter(account::Column::Id.is_in(memberships.iter().map(|it| it.account)))
        .filter(account::Column::DisabledAt.is_null())
        .all(db)
        .await?;
    let accounts: HashMap<i64, account::Model> = able.into_iter().map(|row| (row.id, row)).collect();
    let with = |row: membership::Model| accounts.get(&row.account).cloned().map(|account| (row, account));
    Ok(memberships.into_iter().filter_map(with).collect())
}

/// A reminder.
pub(crate) async fn get_reminder(db: &impl ConnectionTrait, id: i64) -> Result<Option<reminder::Model>, Error> {
    Ok(reminder::Entity::find_by_id(id).one(db).await?)
}

/// The reminders that were made with one press, that one among them.
pub(crate) async fn list_made_with(
    db: &impl ConnectionTrait,
    one: &reminder::Model,
) -> Result<Vec<reminder::Model>, Error> {
    let together = reminder::Entity::find()
        .filter(reminder::Column::Plan.eq(one.plan))
        .filter(reminder::Column::Year.eq(one.year))
        .filter(reminder::Column::MadeAt.eq(one.made_at));
    Ok(together.order_by_asc(reminder::Column::Id).all(db).await?)
}
