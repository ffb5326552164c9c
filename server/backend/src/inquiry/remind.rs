//! 督促: who is waited for is reminded, in the app and, where they have an address, by mail. At most once a day.

use super::desk::answer_of;
use super::entity::reminder;
use super::open::today;
use super::{record, store, write_json};
use crate::account::entity::{mail, membership};
use crate::account::store::mail as queue;
use crate::report::draft::store as drafts;
use crate::store::Cells;
use crate::store::ledger::Keys;
use crate::{Backend, Call, Error};
use model::account::{Actor, Deed, DepartmentRole, Membership};
use model::date::Date;
use model::id::{DepartmentId, PlanId};
use model::inquiry::{BoardRow, InquiryAct, Waiting, list_rows};
use model::year::FiscalYear;
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

const NOBODY: &str = "督促する相手がいません。未提出の担当課・団体がないか、今日すでに督促しています。";

impl Backend {
    /// Reminds these departments, or, where none is named, everybody who is waited for. Answers with who was reminded: who
    /// was so today already, or owes nothing, is passed over.
    ///
    /// # Errors
    /// When the actor may not, there is no such inquiry, or nobody is left to remind.
    pub async fn remind(
        &self,
        actor: &Actor,
        (plan, year): (PlanId, FiscalYear),
        only: &[DepartmentId],
        call: &Call,
    ) -> Result<Vec<DepartmentId>, Error> {
        self.allow_inquiry(actor, InquiryAct::Remind, call).await?;
        let inquiry = self.get_inquiry(plan, year).await?;
        let day = today(call)?;
        let db = self.connection().begin_write().await?;
        let mut keys = Keys::load(&db).await?;
        let answers: Vec<_> = drafts::list_inquiry(&db, (plan, year)).await?.iter().map(answer_of).collect();
        let rows = list_rows(&answers, |department| inquiry.notice.deadlines.due_of(department), day);
        let mut reminded = Vec::new();
        // One to each person, however many of the departments they write for.
        let mut letters = BTreeMap::new();
        let wanted = |it: &BoardRow| only.is_empty() || only.contains(&it.department);
        for row in rows.into_iter().filter(|it| it.waiting != Waiting::Nothing && wanted(it)) {
            let row = new_row((plan, year), row.department, (actor, day), call);
            if store::has_reminder(&db, &row).await? {
                continue;
            }
            reminded.push(DepartmentId(row.department));
            let row = reminder::Model { id: keys.next("reminder"), ..row };
            add_letters(&db, &mut keys, (&row, actor.today), &mut letters).await?;
            store::create_reminder(&db, row).await?;
        }
        if reminded.is_empty() {
            return Err(Error::Refused(NOBODY.to_owned()));
        }
        queue::put(&db, &letters.into_values().collect::<Vec<_>>()).await?;
        let subject = format!("inquiry of plan {plan}, {}", year.western());
        record(&db, (actor, Deed::Reminded), subject, (None, Some(write_json(&reminded)?)), call).await?;
        keys.save(&db).await?;
        db.commit().await?;
        Ok(reminded)
    }
}

fn new_row(
    (plan, year): (PlanId, FiscalYear),
    department: DepartmentId,
    (actor, day): (&Actor, Date),
    call: &Call,
) -> reminder::Model {
    reminder::Model {
        id: 0,
        plan: plan.0,
        year: year.western(),
        department: department.0,
        day: day.to_string(),
        made_by: actor.account.0,
        made_at: call.at.0,
    }
}

/// Mail to those who write or approve in the department today.
async fn add_letters(
    db: &impl ConnectionTrait,
    keys: &mut Keys,
    (reminder, this_year): (&reminder::Model, FiscalYear),
    letters: &mut BTreeMap<i64, mail::Model>,
) -> Result<(), Error> {
    for (row, account) in store::list_members(db, DepartmentId(reminder.department)).await? {
        let writes = writes(&row, this_year)?;
        if let Some(address) = account.mail.filter(|_| writes && !letters.contains_key(&account.id)) {
            letters.insert(account.id, new_mail(keys, reminder, (account.id, address)));
        }
    }
    Ok(())
}

/// Whether somebody with that role is asked to write.
pub(super) fn writes(row: &membership::Model, year: FiscalYear) -> Result<bool, Error> {
    let held = decode(row)?;
    Ok(held.holds_in(year) && held.role >= DepartmentRole::Writer)
}

fn decode(row: &membership::Model) -> Result<Membership, Error> {
    let cells = Cells(row);
    Ok(Membership {
        department: DepartmentId(row.department),
        role: cells.word("role", &row.role)?,
        first: cells.year("first_year", row.first_year)?,
        last: row.last_year.map(|last| cells.year("last_year", last)).transpose()?,
    })
}

fn new_mail(keys: &mut Keys, reminder: &reminder::Model, (account, address): (i64, String)) -> mail::Model {
    mail::Model {
        id: keys.next("mail"),
        account,
        address,
        reminder: Some(reminder.id),
        purpose: None,
        made_by: reminder.made_by,
        made_at: reminder.made_at,
        claimed_at: None,
        sent_at: None,
        failure: None,
    }
}
