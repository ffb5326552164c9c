//! The second factor: a secret shared with an authenticator, on once its owner has shown a code, and recovery codes for
//! the day when the telephone is lost.

use super::Accounts;
use super::attempt::{Tried, code_subject};
use super::entity::{recovery_code, second_factor};
use super::secret::Means;
use super::store::{factor, people};
use super::totp::{Secret, write_address};
use super::work::{Work, name_account};
use crate::store::{Cells, RowError, sha256};
use crate::{Call, Error};
use data_encoding::BASE32_NOPAD;
use model::account::{AccountAct, Actor, ChangeRefused, Deed, SignInRefused};
use model::id::AccountId;
use model::text::search_key;

/// Who the authenticator says the codes are for.
const ISSUER: &str = "Ayumi";
/// How many recovery codes someone gets.
const RECOVERY_CODES: usize = 10;
/// Bytes of one: 80 bits, so that its hash needs no slowness. A code takes sixteen letters.
const RECOVERY_BYTES: usize = 10;

/// What an authenticator takes in.
#[derive(Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// To be typed.
    pub secret: String,
    /// To be scanned.
    pub address: String,
}

impl Accounts {
    /// Draws a secret for someone's authenticator. Nothing is asked of them before they have shown a code.
    ///
    /// # Errors
    /// When the password is wrong, or a second factor is on already.
    pub async fn create_factor(&self, actor: &Actor, password: &str, call: &Call) -> Result<Enrolment, Error> {
        let proven = self.prove_again(actor, password, call).await?;
        let work = Work::begin(&self.backend, call).await?;
        let row = proven.settle(&work).await?;
        if factor::get(&work.db, row.id).await?.is_some_and(|it| it.confirmed_at.is_some()) {
            return Err(Error::refused(ChangeRefused::FactorOn));
        }
        let mut bytes = [0; 20];
        (self.means.random)(&mut bytes)?;
        let secret = Secret::new(bytes);
        let pending =
            second_factor::Model { account: row.id, secret: secret.write(), confirmed_at: None, last_step: 0 };
        factor::put(&work.db, pending).await?;
        work.finish().await?;
        Ok(Enrolment { address: write_address(&secret, ISSUER, &row.sign_in), secret: secret.write() })
    }

    /// The secret that was drawn for someone's authenticator, until they have shown a code.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn get_enrolment(&self, actor: &Actor) -> Result<Option<Enrolment>, Error> {
        let db = self.backend.connection().reading();
        let pending = factor::get(db, actor.account.0).await?.filter(|it| it.confirmed_at.is_none());
        let (Some(row), Some(owner)) = (pending, people::get(db, actor.account.0).await?) else { return Ok(None) };
        let secret = Secret::read(&row.secret).ok_or_else(|| Cells(&row).wrong("secret"))?;
        Ok(Some(Enrolment { address: write_address(&secret, ISSUER, &owner.sign_in), secret: row.secret }))
    }

    /// Turns the second factor on by a first code, and gives the recovery codes, this once.
    ///
    /// # Errors
    /// When no secret was drawn, or the code is wrong.
    pub async fn confirm_factor(&self, actor: &Actor, typed: &str, call: &Call) -> Result<Vec<String>, Error> {
        let work = Work::begin(&self.backend, call).await?;
        let row = factor::get(&work.db, actor.account.0).await?;
        let row = row.ok_or_else(|| Error::refused(ChangeRefused::FactorOff))?;
        if row.confirmed_at.is_some() {
            return Err(Error::refused(ChangeRefused::FactorOn));
        }
        let step = find_step(&row, typed, call)?.ok_or_else(|| Error::refused(ChangeRefused::FirstCode))?;
        let confirmed = second_factor::Model { confirmed_at: Some(call.at.0), last_step: step, ..row };
        factor::put(&work.db, confirmed).await?;
        let codes = draw_recovery_codes(self.means)?;
        let account = actor.account.0;
        let kept: Vec<_> = codes.iter().map(|it| recovery_code::Model { account, sha256: sha256(it) }).collect();
        factor::put_recovery_codes(&work.db, &kept).await?;
        work.record(Some(account), Deed::FactorOn, name_account(account), (None, None)).await?;
        work.finish().await?;
        Ok(codes.iter().map(|it| space_out(it)).collect())
    }

    /// Turns someone's own second factor off, by a code of it.
    ///
    /// # Errors
    /// When it is off, the code is wrong, or it was tried too often.
    pub async fn end_factor(&self, actor: &Actor, typed: &str, call: &Call) -> Result<(), Error> {
        let work = Work::begin(&self.backend, call).await?;
        let account = actor.account.0;
        require_factor(&work, actor.account).await?;
        let tried = Tried::begin(&work.db, &code_subject(account), Some(account), call).await?;
        if !take_code(&work, account, typed).await? {
            return work.fail(Some(account), SignInRefused::Code).await;
        }
        tried.forgive(&work.db).await?;
        factor::remove(&work.db, account).await?;
        work.record(Some(account), Deed::FactorOff, name_account(account), (None, None)).await?;
        work.finish().await
    }

    /// Takes away somebody's second factor when telephone and recovery codes are lost.
    ///
    /// # Errors
    /// When the actor may not, or it is off.
    pub async fn remove_factor(&self, actor: &Actor, account: AccountId, call: &Call) -> Result<(), Error> {
        self.allow(actor, AccountAct::ManagePeople, call).await?;
        let work = Work::begin(&self.backend, call).await?;
        require_factor(&work, account).await?;
        factor::remove(&work.db, account.0).await?;
        work.record(Some(actor.account.0), Deed::FactorOff, name_account(account.0), (None, None)).await?;
        work.finish().await
    }

    /// How many recovery codes someone has left.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn count_recovery_codes(&self, actor: &Actor) -> Result<u64, Error> {
        factor::count_recovery_codes(self.backend.connection().reading(), actor.account.0).await
    }
}

/// Takes a code of the authenticator or a recovery code, so that nobody takes it again.
pub(super) async fn take_code(work: &Work<'_>, account: i64, typed: &str) -> Result<bool, Error> {
    let found = factor::get(&work.db, account).await?.filter(|it| it.confirmed_at.is_some());
    let Some(row) = found else { return Ok(false) };
    if let Some(last_step) = find_step(&row, typed, work.call)? {
        factor::put(&work.db, second_factor::Model { last_step, ..row }).await?;
        return Ok(true);
    }
    let taken = factor::take_recovery_code(&work.db, account, &sha256(fold(typed))).await?;
    if taken {
        work.record(Some(account), Deed::RecoveryCodeUsed, name_account(account), (None, None)).await?;
    }
    Ok(taken)
}

fn find_step(row: &second_factor::Model, typed: &str, call: &Call) -> Result<Option<i64>, RowError> {
    let secret = Secret::read(&row.secret).ok_or_else(|| Cells(row).wrong("secret"))?;
    let typed = fold(typed);
    let code = if typed.len() == 6 { typed.parse().ok() } else { None };
    Ok(code.and_then(|code| secret.find_step(code, call.at.0, row.last_step)))
}

async fn require_factor(work: &Work<'_>, account: AccountId) -> Result<(), Error> {
    let on = factor::get(&work.db, account.0).await?.is_some_and(|it| it.confirmed_at.is_some());
    if on { Ok(()) } else { Err(Error::refused(ChangeRefused::FactorOff)) }
}

fn draw_recovery_codes(means: Means) -> Result<Vec<String>, Error> {
    let mut codes = Vec::new();
    for _ in 0..RECOVERY_CODES {
        let mut bytes = [0; RECOVERY_BYTES];
        (means.random)(&mut bytes)?;
        codes.push(BASE32_NOPAD.encode(&bytes));
    }
    Ok(codes)
}

/// In fours, as people copy them.
fn space_out(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
}

/// Letters and digits of what was typed: width, case and signs between them make no difference.
fn fold(typed: &str) -> String {
    search_key(typed).chars().filter(char::is_ascii_alphanumeric).map(|it| it.to_ascii_uppercase()).collect()
}
