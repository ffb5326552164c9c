//! The queue of mail. Each is claimed before it is handed out, so that two servers, or one that starts again, never send
//! it twice. What a reminder says is the inquiry's; a link is made when its mail is handed out, so that nothing secret
//! waits in the database.

use super::Accounts;
use super::entity::mail;
use super::link::make_second_link;
use super::secret::Token;
use super::store::{mail as queue, people};
use super::work::Work;
use crate::store::{Cells, write_word};
use crate::{Call, Error, Moment};
use model::account::{LinkPurpose, MAIL_KEEPS, MailRow, MailState, Mailing};
use model::id::AccountId;
use sea_orm::ConnectionTrait;

/// A mail to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Key.
    pub mail: i64,
    /// To which address.
    pub address: String,
    /// What about.
    pub about: MailAbout,
}

/// What a mail is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailAbout {
    /// A reminder.
    Reminder,
    /// A link, for somebody of this name.
    Link(LinkPurpose, String, Token),
}

const OLD: &str = "三日のあいだ送れなかったので、やめました。今も要るときは「もう一度送る」を押してください。";
const GONE: &str =
    "送る相手が利用を止められているか、メールアドレスがなくなりました。利用者のページで確かめてください。";

impl Accounts {
    /// Claims the oldest mail that waits.
    ///
    /// # Errors
    /// When the database can't be written.
    pub async fn claim_mail(&self, at: Moment) -> Result<Option<Mail>, Error> {
        while queue::find_unclaimed(self.backend.connection().reading()).await?.is_some() {
            let call = Call::local(at);
            let work = Work::begin(&self.backend, &call).await?;
            let Some(mut row) = queue::find_unclaimed(&work.db).await? else { return Ok(None) };
            let owner = people::get(&work.db, row.account).await?.filter(|it| it.disabled_at.is_none());
            let refused = match &owner {
                _ if at.since(Moment(row.made_at)) > MAIL_KEEPS => Some(OLD),
                Some(owner) if owner.mail.is_some() => None,
                _ => Some(GONE),
            };
            if let Some(why) = refused {
                row.failure = Some(why.to_owned());
                queue::put(&work.db, &[row]).await?;
                work.finish().await?;
                continue;
            }
            row.claimed_at = Some(at.0);
            queue::put(&work.db, std::slice::from_ref(&row)).await?;
            let name = owner.map(|it| it.name).unwrap_or_default();
            let about = self.about(&work, &row, name).await?;
            work.finish().await?;
            return Ok(Some(Mail { mail: row.id, address: row.address, about }));
        }
        Ok(None)
    }

    async fn about(&self, work: &Work<'_>, row: &mail::Model, name: String) -> Result<MailAbout, Error> {
        match (row.reminder, purpose_of(row)?) {
            (Some(_), _) => Ok(MailAbout::Reminder),
            (None, Some(purpose)) => {
                let token = make_second_link(work, self.means, (purpose, row.account), row.made_by).await?;
                Ok(MailAbout::Link(purpose, name, token))
            }
            (None, None) => Err(Cells(row).wrong("purpose").into()),
        }
    }

    /// Notes what became of a mail: sent, or why not, in a sentence that says what to do.
    ///
    /// # Errors
    /// When the database can't be written.
    pub async fn settle_mail(&self, mail: i64, sent: Result<(), String>, at: Moment) -> Result<(), Error> {
        let db = self.backend.connection().begin_write().await?;
        let mut row = queue::get(&db, mail).await?.ok_or_else(|| missing(mail))?;
        match sent {
            Ok(()) => row.sent_at = Some(at.0),
            Err(why) => row.failure = Some(why),
        }
        queue::put(&db, &[row]).await?;
        Ok(db.commit().await?)
    }

    /// Puts the mail with a link into the queue, where mail is sent and the person has an address; one that waits there
    /// already goes.
    pub(super) async fn queue_link(
        &self,
        work: &mut Work<'_>,
        (account, address): (i64, Option<&str>),
        purpose: LinkPurpose,
        by: i64,
    ) -> Result<(), Error> {
        forget_links(work, Some(account)).await?;
        let Some(address) = address.filter(|_| self.mailing() == Mailing::On) else { return Ok(()) };
        let row = mail::Model {
            id: work.keys.next("mail"),
            account,
            address: address.to_owned(),
            reminder: None,
            purpose: Some(write_word(&purpose)),
            made_by: by,
            made_at: work.call.at.0,
            claimed_at: None,
            sent_at: None,
            failure: None,
        };
        queue::put(&work.db, &[row]).await
    }

    /// The last mail with a link for somebody.
    pub(super) async fn find_link_mail(&self, account: AccountId, now: Moment) -> Result<Option<MailRow>, Error> {
        let db = self.backend.connection().reading();
        let Some(row) = queue::find_link(db, account.0).await? else { return Ok(None) };
        let name = people::get(db, account.0).await?.map(|it| it.name).unwrap_or_default();
        let about = purpose_of(&row)?.map_or("", LinkPurpose::words).to_owned();
        Ok(Some(show(&row, (name, about), now)))
    }
}

/// Takes links that wait for somebody out of the queue.
pub(super) async fn forget_links(work: &Work<'_>, account: Option<i64>) -> Result<(), Error> {
    match account {
        Some(account) => queue::remove_unclaimed_links(&work.db, account).await,
        None => Ok(()),
    }
}

/// A mail as the pages show it.
pub(crate) fn show(row: &mail::Model, (name, about): (String, String), now: Moment) -> MailRow {
    MailRow {
        mail: row.id,
        account: AccountId(row.account),
        name,
        address: row.address.clone(),
        about,
        made: Moment(row.made_at),
        state: state_of(row, now),
    }
}

pub(crate) fn state_of(row: &mail::Model, now: Moment) -> MailState {
    MailState::of(row.claimed_at.map(Moment), row.sent_at.map(Moment), row.failure.clone(), now)
}

/// Puts a mail that may not have arrived back into the queue, for the address that its owner has now.
pub(crate) async fn queue_again(db: &impl ConnectionTrait, row: mail::Model, at: Moment) -> Result<(), Error> {
    let owner = people::get(db, row.account).await?.filter(|it| it.disabled_at.is_none());
    let address = owner.and_then(|it| it.mail).ok_or_else(|| Error::Refused(GONE.to_owned()))?;
    let again = mail::Model { address, made_at: at.0, claimed_at: None, sent_at: None, failure: None, ..row };
    queue::put(db, &[again]).await
}

pub(crate) fn missing(mail: i64) -> Error {
    Error::NotFound(format!("メール {mail} "))
}

fn purpose_of(row: &mail::Model) -> Result<Option<LinkPurpose>, Error> {
    Ok(Cells(row).word_or_none("purpose", row.purpose.as_deref())?)
}
