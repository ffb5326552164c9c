//! Sessions: who a token belongs to, where someone is signed in, and the end of it.

use super::decode::{decode_identity, decode_membership, decode_office, decode_session, decode_stay};
use super::entity::session as rows;
use super::secret::{Means, Token};
use super::store::{people, session};
use super::work::{Work, name_account};
use super::{Accounts, entity::account};
use crate::{Call, Error, Moment};
use model::account::{AccountAct, Actor, Deed, PersonName, SessionEntry, Stage};
use model::id::{AccountId, SessionId};
use sea_orm::ConnectionTrait;

/// Seconds between two notes of when someone was last seen: a write for each request would be one too many.
const NOTED: i64 = 60;
/// Most letters that a browser may call itself.
const BROWSER: usize = 200;

/// Someone signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// Who, with what they are now.
    pub actor: Actor,
    /// 氏名.
    pub name: PersonName,
    /// By which session.
    pub session: SessionId,
    /// When it ends if nothing more happens.
    pub ends: Moment,
}

impl Accounts {
    /// Who makes a request with the token; `None` when nobody holds it any more. The session goes on from here.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn visit(&self, token: &Token, call: &Call) -> Result<Option<Present>, Error> {
        let Some((row, present)) = self.find(token, call.at).await? else { return Ok(None) };
        if call.at.since(Moment(row.seen_at)) >= NOTED
            && let Err(error) = self.note(row.id, call).await
        {
            // Who is signed in may still read when the disk is full.
            tracing::warn!(%error, "a visit was not noted");
        }
        Ok(Some(present))
    }

    /// Who holds the token; an open connection asks this again and again without keeping the session alive.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn get_present(&self, token: &Token, at: Moment) -> Result<Option<Present>, Error> {
        Ok(self.find(token, at).await?.map(|(_, present)| present))
    }

    /// Where someone is signed in, the newest first.
    ///
    /// # Errors
    /// When the actor may not see it.
    pub async fn list_sessions(
        &self,
        actor: &Actor,
        owner: AccountId,
        call: &Call,
    ) -> Result<Vec<SessionEntry>, Error> {
        self.allow(actor, AccountAct::EndSessions(owner), call).await?;
        let mut entries = Vec::new();
        for row in session::list(self.backend.connection().reading(), owner.0).await? {
            let stay = decode_stay(&row)?;
            if stay.stage == Stage::Whole && !stay.is_over(call.at) {
                entries.push(decode_session(&row)?);
            }
        }
        Ok(entries)
    }

    /// Ends someone's session.
    ///
    /// # Errors
    /// When there is none, or the actor may not.
    pub async fn end_session(&self, actor: &Actor, id: SessionId, call: &Call) -> Result<(), Error> {
        let found = session::get(self.backend.connection().reading(), id.0).await?;
        let row = found.ok_or_else(|| Error::NotFound("ログイン".to_owned()))?;
        self.allow(actor, AccountAct::EndSessions(AccountId(row.account)), call).await?;
        self.end(&row, actor.account.0, call).await
    }

    /// Signs out.
    ///
    /// # Errors
    /// When the database can't be written.
    pub async fn sign_out(&self, token: &Token, call: &Call) -> Result<(), Error> {
        match session::get_by_sha256(self.backend.connection().reading(), &token.sha256()).await? {
            Some(row) => self.end(&row, row.account, call).await,
            None => Ok(()),
        }
    }

    async fn find(&self, token: &Token, at: Moment) -> Result<Option<(rows::Model, Present)>, Error> {
        let db = self.backend.connection().begin_read().await?;
        let found = load(&db, token, at).await;
        db.rollback().await?;
        found
    }

    async fn note(&self, session: i64, call: &Call) -> Result<(), Error> {
        let work = Work::begin(&self.backend, call).await?;
        session::update_seen(&work.db, session, call.at).await?;
        work.finish().await
    }

    async fn end(&self, row: &rows::Model, by: i64, call: &Call) -> Result<(), Error> {
        let work = Work::begin(&self.backend, call).await?;
        session::remove(&work.db, row.id).await?;
        work.record(Some(by), Deed::SessionEnded, name_account(row.account), (None, None)).await?;
        work.finish().await
    }
}

/// Opens a session, and deletes those of anybody that are over.
pub(super) async fn open_session(
    work: &mut Work<'_>,
    means: Means,
    account: i64,
    stage: Stage,
) -> Result<Token, Error> {
    let (token, at) = (Token::draw(means)?, work.call.at);
    session::prune(&work.db, at).await?;
    let row = rows::Model {
        id: work.keys.next("session"),
        sha256: token.sha256(),
        account,
        stage: crate::store::write_word(&stage),
        began_at: at.0,
        seen_at: at.0,
        address: work.call.address.map(|it| it.to_string()),
        browser: work.call.browser.as_ref().map(|it| it.chars().take(BROWSER).collect()),
    };
    session::put(&work.db, row).await?;
    if stage == Stage::Whole {
        work.record(Some(account), Deed::SignedIn, name_account(account), (None, None)).await?;
    }
    Ok(token)
}

async fn load(db: &impl ConnectionTrait, token: &Token, now: Moment) -> Result<Option<(rows::Model, Present)>, Error> {
    let Some(row) = session::get_by_sha256(db, &token.sha256()).await? else { return Ok(None) };
    let stay = decode_stay(&row)?;
    let account = people::get(db, row.account).await?.filter(|it| it.disabled_at.is_none());
    let Some(account) = account.filter(|_| stay.stage == Stage::Whole && !stay.is_over(now)) else { return Ok(None) };
    let (session, name) = (SessionId(row.id), decode_identity(&account)?.name);
    let present = Present { actor: load_actor(db, &account, now).await?, name, session, ends: stay.ends() };
    Ok(Some((row, present)))
}

async fn load_actor(db: &impl ConnectionTrait, account: &account::Model, now: Moment) -> Result<Actor, Error> {
    let memberships = people::list_memberships(db, account.id).await?;
    let offices = people::list_offices(db, account.id).await?;
    Ok(Actor {
        account: AccountId(account.id),
        today: now.fiscal_year().ok_or_else(|| Error::Inconsistent(format!("{now:?}")))?,
        memberships: memberships.iter().map(decode_membership).collect::<Result<_, _>>()?,
        offices: offices.iter().map(decode_office).collect::<Result<_, _>>()?,
    })
}
