//! The mail of 督促: what it says, and what became of it.

use super::desk::{Names, department_name, plan_title};
use super::entity::reminder;
use super::store;
use crate::account::entity::mail;
use crate::account::mail::{missing, queue_again, show, state_of};
use crate::account::store::mail as queue;
use crate::store::{Cells, Snapshot};
use crate::{Backend, Call, Error, Moment};
use model::account::{Actor, Deed, MailRow, MailState};
use model::calendar::Calendar;
use model::id::{DepartmentId, PlanId};
use model::inquiry::{InquiryAct, MailPage, may};
use std::collections::HashMap;

const ARRIVED: &str = "このメールは、もう送られているか、送っているところです。画面を読み直してください。";

impl Backend {
    /// Subject and words of a reminder's mail; the address of the pages is to be put below them.
    ///
    /// # Errors
    /// When there is no such reminder.
    pub async fn write_reminder(&self, reminder: i64) -> Result<(String, String), Error> {
        let found = store::get_reminder(self.connection().reading(), reminder).await?;
        let row = found.ok_or_else(|| Error::NotFound(format!("督促 {reminder} ")))?;
        let now = self.snapshot().await?;
        let (plan, department) = (PlanId(row.plan), DepartmentId(row.department));
        let year = Cells(&row).year("year", row.year)?;
        let inquiry = self.get_inquiry(plan, year).await?;
        let (title, name) = (plan_title(&now, plan), department_name(&now, department, year));
        let words = Calendar::Japanese.year(year);
        let due = Calendar::Japanese.day(inquiry.notice.deadlines.due_of(department));
        let subject = format!("進捗報告のお願い（{title}、{words}）");
        let text = format!(
            "{name} ご担当者さま\n\n{title}の{words}の進捗報告で、まだ提出または署名されていないものがあります。\n\
             締切は{due}です。仕事場で内容をご確認のうえ、ご入力ください。\n"
        );
        Ok((subject, text))
    }

    /// The queue of 督促.
    ///
    /// # Errors
    /// When the actor may not see it.
    pub async fn get_mail_page(&self, actor: &Actor, call: &Call) -> Result<MailPage, Error> {
        may(actor, InquiryAct::Remind).map_err(Error::refused)?;
        let now = self.snapshot().await?;
        let db = self.connection().begin_read().await?;
        let rows = queue::list_reminding(&db).await?;
        let (reminders, names) = (store::list_reminders(&db).await?, store::list_names(&db).await?);
        db.rollback().await?;
        let states: Vec<_> = rows.iter().map(|it| state_of(it, call.at)).collect();
        let count = |which: fn(&MailState) -> bool| states.iter().filter(|it| which(it)).count();
        let lost = rows.iter().zip(&states).filter(|(_, state)| state.may_go_again());
        Ok(MailPage {
            waiting: count(|it| matches!(it, MailState::Waiting | MailState::UnderWay)),
            sent: count(|it| matches!(it, MailState::Sent(_))),
            failed: lost.map(|(row, _)| tell(&now, row, (&reminders, &names), call.at)).collect::<Result<_, _>>()?,
        })
    }

    /// Sends a mail once more that did not, or may not have arrived.
    ///
    /// # Errors
    /// When the actor may not, there is no such mail, it was sent, or its owner can't be reached.
    pub async fn send_mail_again(&self, actor: &Actor, mail: i64, call: &Call) -> Result<(), Error> {
        self.allow_inquiry(actor, InquiryAct::Remind, call).await?;
        let db = self.connection().begin_write().await?;
        let row = queue::get(&db, mail).await?.filter(|it| it.reminder.is_some()).ok_or_else(|| missing(mail))?;
        if !state_of(&row, call.at).may_go_again() {
            return Err(Error::Refused(ARRIVED.to_owned()));
        }
        let told = (row.failure.clone(), Some("もう一度送る".to_owned()));
        queue_again(&db, row, call.at).await?;
        super::record(&db, (actor, Deed::Reminded), format!("mail {mail}"), told, call).await?;
        Ok(db.commit().await?)
    }

    /// How many mails of 督促 did not, or may not have arrived.
    pub(super) async fn count_lost_mail(&self, at: Moment) -> Result<usize, Error> {
        let rows = queue::list_reminding(self.connection().reading()).await?;
        Ok(rows.iter().filter(|it| state_of(it, at).may_go_again()).count())
    }
}

fn tell(
    now: &Snapshot,
    row: &mail::Model,
    (reminders, names): (&HashMap<i64, reminder::Model>, &Names),
    at: Moment,
) -> Result<MailRow, Error> {
    let about = match row.reminder.and_then(|id| reminders.get(&id)) {
        Some(it) => department_name(now, DepartmentId(it.department), Cells(it).year("year", it.year)?),
        None => String::new(),
    };
    let name = names.get(&row.account).cloned().unwrap_or_default();
    Ok(show(row, (name, about), at))
}
