//! Signing in: the password, then, where someone has a second factor, its code. Neither the answer nor the time that it
//! takes tells whether a name exists.

use super::attempt::{Tried, code_subject, name_subject};
use super::entity::account;
use super::factor::take_code;
use super::known::weigh;
use super::secret::Token;
use super::session::open_session;
use super::store::{factor, people, session};
use super::work::{Work, name_account};
use super::{Accounts, decode::decode_stay};
use crate::{Call, Error};
use model::account::{Actor, Deed, MailAddress, SignInName, SignInRefused, Stage};
use sea_orm::ConnectionTrait;

/// What someone typed to sign in.
#[derive(Clone, Copy)]
pub struct Credentials<'a> {
    /// ログインの名前.
    pub name: &'a str,
    /// パスワード.
    pub password: &'a str,
}

/// How far a right password leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignedIn {
    /// Signed in, with the token of the session.
    Whole(Token),
    /// The code is still to come; the token lets it be given, and nothing else.
    Code(Token),
}

/// Someone who knew their password a moment ago.
pub(super) struct Proven {
    account: account::Model,
    tried: Tried,
}

impl Accounts {
    /// Signs someone in under a new token; the session that the browser had before is over.
    ///
    /// # Errors
    /// When name or password are wrong, the account is disabled, or it was tried too often.
    pub async fn sign_in(
        &self,
        typed: Credentials<'_>,
        before: Option<&Token>,
        call: &Call,
    ) -> Result<SignedIn, Error> {
        let proven = self.prove(typed, call).await?;
        let mut work = Work::begin(&self.backend, call).await?;
        let row = proven.settle(&work).await?;
        if let Some(before) = before
            && let Some(old) = session::get_by_sha256(&work.db, &before.sha256()).await?
        {
            session::remove(&work.db, old.id).await?;
        }
        let factor = factor::get(&work.db, row.id).await?;
        let asked = factor.is_some_and(|it| it.confirmed_at.is_some());
        let stage = if asked { Stage::Code } else { Stage::Whole };
        let token = open_session(&mut work, self.means, row.id, stage).await?;
        work.finish().await?;
        Ok(if asked { SignedIn::Code(token) } else { SignedIn::Whole(token) })
    }

    /// Completes a sign-in with a code of the second factor or a recovery code, under a new token.
    ///
    /// # Errors
    /// When the code is wrong or was used before, it was tried too often, or the time for it is over.
    pub async fn confirm_code(&self, half: &Token, typed: &str, call: &Call) -> Result<Token, Error> {
        let mut work = Work::begin(&self.backend, call).await?;
        let over = || Error::refused(SignInRefused::Over);
        let row = session::get_by_sha256(&work.db, &half.sha256()).await?.ok_or_else(over)?;
        let stay = decode_stay(&row)?;
        if stay.stage != Stage::Code || stay.is_over(call.at) {
            return Err(over());
        }
        let tried = Tried::begin(&work.db, &code_subject(row.account), Some(row.account), call).await?;
        if !take_code(&work, row.account, typed).await? {
            return work.fail(Some(row.account), SignInRefused::Code).await;
        }
        tried.forgive(&work.db).await?;
        session::remove(&work.db, row.id).await?;
        let token = open_session(&mut work, self.means, row.account, Stage::Whole).await?;
        work.finish().await?;
        Ok(token)
    }

    /// Sets another password; the person's other sessions are over.
    ///
    /// # Errors
    /// When the old one is wrong, or the new one can't be a password.
    pub async fn update_password(&self, actor: &Actor, old: &str, new: &str, call: &Call) -> Result<(), Error> {
        let proven = self.prove_again(actor, old, call).await?;
        let hash = self.hash(weigh(new, &proven.account.sign_in)?).await?;
        let work = Work::begin(&self.backend, call).await?;
        let row = proven.settle(&work).await?;
        let id = row.id;
        people::put(&work.db, account::Model { password: Some(hash), ..row }).await?;
        session::remove_others(&work.db, id, None).await?;
        work.record(Some(id), Deed::PasswordSet, name_account(id), (None, None)).await?;
        work.finish().await
    }

    /// Asks someone signed in for their password once more: the desk may be left for a minute.
    pub(super) async fn prove_again(&self, actor: &Actor, password: &str, call: &Call) -> Result<Proven, Error> {
        let own = people::get(self.backend.connection().reading(), actor.account.0).await?;
        let own = own.ok_or_else(|| Error::refused(SignInRefused::Over))?;
        self.prove(Credentials { name: &own.sign_in, password }, call).await
    }

    async fn prove(&self, typed: Credentials<'_>, call: &Call) -> Result<Proven, Error> {
        let work = Work::begin(&self.backend, call).await?;
        let account = find_by_name(&work.db, typed.name).await?;
        let id = account.as_ref().map(|it| it.id);
        // Whoever has two names is waited for under one.
        let named = account.as_ref().map_or(typed.name, |it| &it.sign_in);
        let tried = Tried::begin(&work.db, &name_subject(named), id, call).await?;
        work.finish().await?;
        let kept = account.as_ref().and_then(|it| it.password.clone());
        let refused = match (self.matches(kept, typed.password).await?, account) {
            (true, Some(account)) if account.disabled_at.is_none() => return Ok(Proven { account, tried }),
            (true, Some(_)) => SignInRefused::Disabled,
            _ => SignInRefused::Wrong,
        };
        Work::begin(&self.backend, call).await?.fail(id, refused).await
    }
}

/// The account of this name, or of this mail address where it is one's alone.
async fn find_by_name(db: &impl ConnectionTrait, typed: &str) -> Result<Option<account::Model>, Error> {
    let named = match SignInName::new(typed) {
        Ok(name) => people::get_by_sign_in(db, name.as_str()).await?,
        Err(_) => None,
    };
    match (named, MailAddress::new(typed)) {
        (None, Ok(mail)) => people::get_by_mail(db, mail.as_str()).await,
        (named, _) => Ok(named),
    }
}

impl Proven {
    /// The account, if it is still the one whose password was shown.
    pub(super) async fn settle(&self, work: &Work<'_>) -> Result<account::Model, Error> {
        let now = people::get(&work.db, self.account.id).await?;
        let now = now.filter(|it| it.password == self.account.password && it.disabled_at.is_none());
        self.tried.forgive(&work.db).await?;
        now.ok_or(Error::Stale)
    }
}
