//! One writing transaction of this room: what is changed and what is recorded of it stand or fall together.

use super::decode::decode_membership;
use super::entity::{account, membership};
use super::store::people;
use crate::store::audit::{self, Entry};
use crate::store::ledger::Keys;
use crate::store::save::Change;
use crate::{Backend, Call, Error};
use model::account::{ChangeRefused, Deed, Membership, SignInRefused};
use model::id::{AccountId, DepartmentId};
use sea_orm::DatabaseTransaction;
use serde::Serialize;

/// A writing transaction under way.
pub(crate) struct Work<'a> {
    pub db: DatabaseTransaction,
    pub keys: Keys,
    pub call: &'a Call,
}

impl<'a> Work<'a> {
    pub async fn begin(backend: &Backend, call: &'a Call) -> Result<Self, Error> {
        let db = backend.connection().begin_write().await?;
        let keys = Keys::load(&db).await?;
        Ok(Self { db, keys, call })
    }

    /// Puts on record what `by` did; nobody, where nobody is signed in.
    pub async fn record(
        &self,
        by: Option<i64>,
        deed: Deed,
        subject: impl Into<String>,
        (before, after): (Option<String>, Option<String>),
    ) -> Result<(), Error> {
        let (by, subject) = (by.map(AccountId), subject.into());
        audit::append(&self.db, Entry { by, deed, subject, before, after, call: self.call }).await
    }

    /// Puts a failed attempt on record, and answers with it.
    pub async fn fail<T>(self, account: Option<i64>, refused: SignInRefused) -> Result<T, Error> {
        let subject = account.map_or_else(|| "unknown".to_owned(), name_account);
        self.record(None, Deed::SignInFailed, subject, (None, None)).await?;
        self.finish().await?;
        Err(Error::refused(refused))
    }

    pub async fn get_account(&self, account: AccountId) -> Result<account::Model, Error> {
        let found = people::get(&self.db, account.0).await?;
        found.ok_or_else(|| Error::NotFound(format!("アカウント {account} ")))
    }

    pub async fn require_department(&self, department: DepartmentId) -> Result<(), Error> {
        let known = people::has_department(&self.db, department).await?;
        if known { Ok(()) } else { Err(Error::NotFound(format!("担当課・団体 {department} "))) }
    }

    /// Brings an account's memberships to what they should be.
    pub async fn update_memberships(
        &self,
        by: Option<i64>,
        deed: Deed,
        account: AccountId,
        after: &[Membership],
    ) -> Result<(), Error> {
        let old = people::list_memberships(&self.db, account.0).await?;
        let before: Vec<_> = old.iter().map(decode_membership).collect::<Result<_, _>>()?;
        let new = after.iter().map(|it| encode_membership(account, it)).collect();
        let change = Change::between(old, new);
        if change.is_empty() {
            return Ok(());
        }
        people::update_memberships(&self.db, change).await?;
        let told = (Some(write_json(&before)?), Some(write_json(&after)?));
        self.record(by, deed, name_account(account.0), told).await
    }

    /// Refuses a change after which nobody could give rights any more.
    pub async fn keep_administrator(&self, actor: AccountId) -> Result<(), Error> {
        if people::count_administrators(&self.db, actor.0).await? == 0 {
            return Err(Error::refused(ChangeRefused::LastAdministrator));
        }
        Ok(())
    }

    pub async fn finish(self) -> Result<(), Error> {
        self.keys.save(&self.db).await?;
        Ok(self.db.commit().await?)
    }
}

/// How the audit log names an account.
pub(super) fn name_account(id: i64) -> String {
    format!("account {id}")
}

/// A value as the audit log keeps it.
pub(crate) fn write_json(value: &(impl Serialize + ?Sized)) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Inconsistent(format!("audit: {error}")))
}

fn encode_membership(account: AccountId, membership: &Membership) -> membership::Model {
    membership::Model {
        account: account.0,
        department: membership.department.0,
        role: crate::store::write_word(&membership.role),
        first_year: membership.first.western(),
        last_year: membership.last.map(model::year::FiscalYear::western),
    }
}
