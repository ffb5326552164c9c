//! The mail of 督促: what it says, and what became of it.

use super::desk::{department_name, plan_title};
use super::entity::reminder;
use super::remind::writes;
use super::store;
use crate::account::entity::mail;
use crate::account::mail::{missing, queue_again, show, state_of};
use crate::account::store::{mail as queue, people};
use crate::store::{Cells, Snapshot};
use crate::{Backend, Call, Error, Moment};
use model::account::{Actor, Deed, MailState};
use model::calendar::Calendar;
use model::id::{DepartmentId, PlanId};
use model::inquiry::{InquiryAct, MailPage, may};
use sea_orm::ConnectionTrait;
use std::collections::BTreeSet;

const ARRIVED: &str = "このメールは、もう送られているか、送っているところです。画面を読み直してください。";

impl Backend {
    /// Subject and words of a reminder's mail, by the mail's key; the address of the pages is to be put below them.
    ///
    /// # Errors
    /// When there is no such mail, or it is no reminder's.
    pub async fn write_reminder(&self, mail: i64) -> Result<(String, String), Error> {
        let db = self.connection().begin_read().await?;
        let row = queue::get(&db, mail).await?.ok_or_else(|| missing(mail))?;
        let told = list_told(&db, &row).await?;
        db.rollback().await?;
        let now = self.snapshot().await?;
        let first = told.first().ok_or_else(|| missing(mail))?;
        let (plan, year) = (PlanId(first.plan), Cells(first).year("year", first.year)?);
        let inquiry = self.get_inquiry(plan, year).await?;
        let due = |it: &reminder::Model| inquiry.notice.deadlines.due_of(DepartmentId(it.department));
        let day = |it| Calendar::Japanese.day(due(it));
        let names = names_of(&now, &told)?;
        let due = if told.iter().all(|it| due(it) == due(first)) {
            day(first)
        } else {
            let each = told.iter().zip(&names).map(|(it, name)| format!("{name}が{}", day(it)));
            each.collect::<Vec<_>>().join("、")
        };
        let (title, words) = (plan_title(&now, plan), Calendar::Japanese.year(year));
        let subject = format!("進捗報告のお願い（{title}、{words}）");
        let text = format!(
            "{} ご担当者さま\n\n{title}の{words}の進捗報告で、まだ提出または署名されていないものがあります。\n\
             締切は{due}です。仕事場で内容をご確認のうえ、ご入力ください。\n",
            names.join("、")
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
        let names = store::list_names(&db).await?;
        let states: Vec<_> = rows.iter().map(|it| state_of(it, call.at)).collect();
        let count = |which: fn(&MailState) -> bool| states.iter().filter(|it| which(it)).count();
        let mut failed = Vec::new();
        for (row, _) in rows.iter().zip(&states).filter(|(_, state)| state.may_go_again()) {
            let about = names_of(&now, &list_told(&db, row).await?)?.join("、");
            failed.push(show(row, (names.get(&row.account).cloned().unwrap_or_default(), about), call.at));
        }
        db.rollback().await?;
        Ok(MailPage {
            waiting: count(|it| matches!(it, MailState::Waiting | MailState::UnderWay)),
            sent: count(|it| matches!(it, MailState::Sent(_))),
            failed,
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

/// The reminders that a mail tells of: those of one press, of the departments that its owner writes for.
async fn list_told(db: &impl ConnectionTrait, mail: &mail::Model) -> Result<Vec<reminder::Model>, Error> {
    let one = match mail.reminder {
        Some(id) => store::get_reminder(db, id).await?,
        None => None,
    };
    let one = one.ok_or_else(|| missing(mail.id))?;
    let mut own = BTreeSet::from([one.department]);
    if let Some(year) = Moment(one.made_at).fiscal_year() {
        for row in people::list_memberships(db, mail.account).await? {
            if writes(&row, year)? {
                own.insert(row.department);
            }
        }
    }
    Ok(store::list_made_with(db, &one).await?.into_iter().filter(|it| own.contains(&it.department)).collect())
}

fn names_of(now: &Snapshot, reminders: &[reminder::Model]) -> Result<Vec<String>, Error> {
    let name = |it: &reminder::Model| {
        let year = Cells(it).year("year", it.year)?;
        Ok(department_name(now, DepartmentId(it.department), year))
    };
    reminders.iter().map(name).collect()
}
