//! One-time links: made for someone, and used once by whoever holds them. A new one takes the place of those that the
//! person has not used.

use super::attempt::name_subject;
use super::decode::{decode_identity, decode_link};
use super::entity::{account, link as rows, office};
use super::known::weigh;
use super::mail::forget_links;
use super::secret::Token;
use super::session::open_session;
use super::store::{attempt, link, people, session};
use super::work::{Work, name_account, write_json};
use super::{Accounts, secret::Means};
use crate::store::{save::Change, write_word};
use crate::{Call, Error};
use model::account::{
    AccountAct, Actor, ChangeRefused, Deed, Identity, Link, LinkPurpose, LinkRefused, OfficeRole, Stage,
};
use model::id::AccountId;
use sea_orm::ConnectionTrait;

/// What a link offers to who holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What for.
    pub purpose: LinkPurpose,
    /// Whose it is; the first account's belongs to nobody yet.
    pub identity: Option<Identity>,
}

impl Accounts {
    /// The link by which the first 管理 account of an empty installation is made; `None` where there are accounts.
    ///
    /// # Errors
    /// When the database can't be written.
    pub async fn create_first_link(&self, call: &Call) -> Result<Option<Token>, Error> {
        let work = Work::begin(&self.backend, call).await?;
        if people::count(&work.db).await? > 0 {
            return Ok(None);
        }
        let token = make_link(&work, self.means, (LinkPurpose::FirstAdministrator, None), None).await?;
        work.finish().await?;
        Ok(Some(token))
    }

    /// The link by which someone sets a password: the first one, or another. Where mail is sent, they get one of their own.
    ///
    /// # Errors
    /// When the actor may not, or the account is disabled.
    pub async fn create_link(&self, actor: &Actor, account: AccountId, call: &Call) -> Result<Token, Error> {
        self.allow(actor, AccountAct::ManagePeople, call).await?;
        let mut work = Work::begin(&self.backend, call).await?;
        let row = get_able(&work, account).await?;
        let purpose = if row.password.is_some() { LinkPurpose::Reset } else { LinkPurpose::Invitation };
        let by = actor.account.0;
        let token = make_link(&work, self.means, (purpose, Some(row.id)), Some(by)).await?;
        self.queue_link(&mut work, (row.id, row.mail.as_deref()), purpose, by).await?;
        work.finish().await?;
        Ok(token)
    }

    /// The link by which someone signs in without a password. For the command that makes an invented city's people;
    /// no page may offer it.
    ///
    /// # Errors
    /// When there is no such account, or it is disabled.
    pub async fn create_demo_link(&self, account: AccountId, call: &Call) -> Result<Token, Error> {
        let work = Work::begin(&self.backend, call).await?;
        let row = get_able(&work, account).await?;
        let token = make_link(&work, self.means, (LinkPurpose::Demo, Some(row.id)), None).await?;
        work.finish().await?;
        Ok(token)
    }

    /// What a link offers, while it can be used.
    ///
    /// # Errors
    /// When it can't.
    pub async fn get_offer(&self, token: &Token, call: &Call) -> Result<Offer, Error> {
        let db = self.backend.connection().reading();
        let (row, taken) = find(db, token, call).await?;
        let owner = match row.account {
            Some(account) => people::get(db, account).await?,
            None => None,
        };
        Ok(Offer { purpose: taken.purpose, identity: owner.as_ref().map(decode_identity).transpose()? })
    }

    /// Makes the first account, of the 管理.
    ///
    /// # Errors
    /// When the link can't be used for it, or the password can't be one.
    pub async fn accept_first(
        &self,
        token: &Token,
        identity: Identity,
        password: &str,
        call: &Call,
    ) -> Result<AccountId, Error> {
        find(self.backend.connection().reading(), token, call).await?;
        let hash = self.hash(weigh(password, identity.sign_in.as_str())?).await?;
        let mut work = Work::begin(&self.backend, call).await?;
        take(&work, token, &[LinkPurpose::FirstAdministrator]).await?;
        if people::count(&work.db).await? > 0 {
            return Err(Error::refused(LinkRefused::Used));
        }
        let told = (None, Some(write_json(&identity)?));
        let row = account::Model { password: Some(hash), ..new_account(&mut work, identity) };
        let id = row.id;
        people::put(&work.db, row).await?;
        let role = write_word(&OfficeRole::Administrator);
        people::update_offices(&work.db, Change::between(vec![], vec![office::Model { account: id, role }])).await?;
        work.record(Some(id), Deed::AccountMade, name_account(id), told).await?;
        work.finish().await?;
        Ok(AccountId(id))
    }

    /// Sets the password by an invitation or a reset. The person's sessions are over, and failures forgotten; a second
    /// factor stays.
    ///
    /// # Errors
    /// When the link can't be used for it, or the password can't be one.
    pub async fn accept(&self, token: &Token, password: &str, call: &Call) -> Result<AccountId, Error> {
        let db = self.backend.connection().reading();
        let (row, _) = find(db, token, call).await?;
        let unknown = || Error::refused(LinkRefused::Unknown);
        let owner = people::get(db, row.account.ok_or_else(unknown)?).await?.ok_or_else(unknown)?;
        let hash = self.hash(weigh(password, &owner.sign_in)?).await?;
        let work = Work::begin(&self.backend, call).await?;
        let purpose = take(&work, token, &[LinkPurpose::Invitation, LinkPurpose::Reset]).await?;
        let owner = get_able(&work, AccountId(owner.id)).await?;
        let id = owner.id;
        attempt::remove(&work.db, &name_subject(&owner.sign_in)).await?;
        people::put(&work.db, account::Model { password: Some(hash), ..owner }).await?;
        session::remove_others(&work.db, id, None).await?;
        let told = (None, Some(write_word(&purpose)));
        work.record(Some(id), Deed::LinkUsed, name_account(id), told).await?;
        work.finish().await?;
        Ok(AccountId(id))
    }

    /// Signs in without a password, by the link of an invented city's person.
    ///
    /// # Errors
    /// When the link can't be used for it.
    pub async fn accept_demo(&self, token: &Token, call: &Call) -> Result<Token, Error> {
        let mut work = Work::begin(&self.backend, call).await?;
        let (row, _) = find(&work.db, token, call).await?;
        take(&work, token, &[LinkPurpose::Demo]).await?;
        let account = row.account.ok_or_else(|| Error::refused(LinkRefused::Unknown))?;
        let owner = get_able(&work, AccountId(account)).await?;
        let token = open_session(&mut work, self.means, owner.id, Stage::Whole).await?;
        work.finish().await?;
        Ok(token)
    }
}

/// A new account's row, without a password.
pub(super) fn new_account(work: &mut Work<'_>, identity: Identity) -> account::Model {
    account::Model {
        id: work.keys.next("account"),
        sign_in: identity.sign_in.into(),
        name: identity.name.into(),
        mail: identity.mail.map(Into::into),
        password: None,
        made_at: work.call.at.0,
        disabled_at: None,
    }
}

/// Makes a link in place of the unused ones.
pub(super) async fn make_link(
    work: &Work<'_>,
    means: Means,
    (purpose, account): (LinkPurpose, Option<i64>),
    by: Option<i64>,
) -> Result<Token, Error> {
    link::remove_unused(&work.db, account).await?;
    draw_link(work, means, (purpose, account), by).await
}

/// Makes a link beside the one that the 管理 was shown: whichever is used first ends the other.
pub(super) async fn make_second_link(
    work: &Work<'_>,
    means: Means,
    (purpose, account): (LinkPurpose, i64),
    by: i64,
) -> Result<Token, Error> {
    draw_link(work, means, (purpose, Some(account)), Some(by)).await
}

async fn draw_link(
    work: &Work<'_>,
    means: Means,
    (purpose, account): (LinkPurpose, Option<i64>),
    by: Option<i64>,
) -> Result<Token, Error> {
    let token = Token::draw(means)?;
    let (sha256, purpose) = (token.sha256(), write_word(&purpose));
    let told = (None, Some(purpose.clone()));
    link::put(&work.db, rows::Model { sha256, account, purpose, made_at: work.call.at.0, used_at: None }).await?;
    let subject = account.map_or_else(|| "first account".to_owned(), name_account);
    work.record(by, Deed::LinkMade, subject, told).await?;
    Ok(token)
}

/// The account, unless it is disabled.
async fn get_able(work: &Work<'_>, account: AccountId) -> Result<account::Model, Error> {
    let row = work.get_account(account).await?;
    if row.disabled_at.is_some() { Err(Error::refused(ChangeRefused::Disabled)) } else { Ok(row) }
}

/// A link as it would be once used now.
async fn find(db: &impl ConnectionTrait, token: &Token, call: &Call) -> Result<(rows::Model, Link), Error> {
    let row = link::get(db, &token.sha256()).await?.ok_or_else(|| Error::refused(LinkRefused::Unknown))?;
    let taken = decode_link(&row)?.take(call.at).map_err(Error::refused)?;
    Ok((row, taken))
}

/// Uses a link that is for one of these purposes.
async fn take(work: &Work<'_>, token: &Token, purposes: &[LinkPurpose]) -> Result<LinkPurpose, Error> {
    let (row, taken) = find(&work.db, token, work.call).await?;
    if !purposes.contains(&taken.purpose) {
        return Err(Error::refused(LinkRefused::Unknown));
    }
    link::put(&work.db, rows::Model { used_at: taken.used.map(|it| it.0), ..row.clone() }).await?;
    // Another that was shown or mailed for the same is over with it.
    link::remove_unused(&work.db, row.account).await?;
    forget_links(work, row.account).await?;
    Ok(taken.purpose)
}
