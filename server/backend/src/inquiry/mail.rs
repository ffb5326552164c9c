//! The queue of mail. Each is claimed before it is handed out, so that two servers, or one that starts again, never send
//! it twice.

use super::desk::{department_name, plan_title};
use super::entity::reminder;
use super::store;
use crate::store::Cells;
use crate::{Backend, Error, Moment};
use model::calendar::Calendar;
use model::id::{DepartmentId, PlanId};

/// A mail to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    key: (i64, i64),
    /// To whom.
    pub address: String,
    /// Its subject.
    pub subject: String,
    /// Its words; the address of the pages is to be put below them.
    pub text: String,
}

impl Backend {
    /// Claims the oldest mail that waits.
    ///
    /// # Errors
    /// When the database can't be written.
    pub async fn claim_mail(&self, at: Moment) -> Result<Option<Mail>, Error> {
        if store::find_unclaimed(self.connection().reading()).await?.is_none() {
            return Ok(None);
        }
        let db = self.connection().begin_write().await?;
        let Some((mut mail, reminder)) = store::find_unclaimed(&db).await? else { return Ok(None) };
        mail.claimed_at = Some(at.0);
        let (key, address) = ((mail.reminder, mail.account), mail.address.clone());
        store::put_mail(&db, mail).await?;
        db.commit().await?;
        let (subject, text) = self.write_mail(&reminder).await?;
        Ok(Some(Mail { key, address, subject, text }))
    }

    /// Notes what became of a mail: sent, or why not.
    ///
    /// # Errors
    /// When the database can't be written.
    pub async fn settle_mail(&self, mail: &Mail, sent: Result<(), String>, at: Moment) -> Result<(), Error> {
        let db = self.connection().begin_write().await?;
        let row = store::get_mail(&db, mail.key).await?;
        let mut row = row.ok_or_else(|| Error::NotFound("このメール".to_owned()))?;
        match sent {
            Ok(()) => row.sent_at = Some(at.0),
            Err(why) => row.failure = Some(why),
        }
        store::put_mail(&db, row).await?;
        Ok(db.commit().await?)
    }

    async fn write_mail(&self, row: &reminder::Model) -> Result<(String, String), Error> {
        let now = self.snapshot().await?;
        let (plan, department) = (PlanId(row.plan), DepartmentId(row.department));
        let year = Cells(row).year("year", row.year)?;
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
}
