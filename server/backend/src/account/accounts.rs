//! The handle by which pages and commands reach this room, and the slow work of passwords: off the threads that serve,
//! and no more of it at a time than the machine has processors.

use super::secret::{Cost, Means, is_kept};
use super::work::Work;
use crate::{Backend, Call, Error};
use model::account::{AccountAct, Actor, AuditEntry, AuditFilter, Deed, Mailing, Password, may};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// What people who sign in are and may.
#[derive(Clone, Debug)]
pub struct Accounts {
    pub(super) backend: Backend,
    pub(super) means: Means,
    mailing: Mailing,
    hashing: Arc<Semaphore>,
}

impl Accounts {
    /// Over the same data as the backend.
    #[must_use]
    pub fn new(backend: &Backend, means: Means) -> Self {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        let hashing = Arc::new(Semaphore::new(processors));
        Self { backend: backend.clone(), means, mailing: Mailing::Off, hashing }
    }

    /// The same, where mail is sent: people get their links by it too.
    #[must_use]
    pub fn with_mail(self, mailing: Mailing) -> Self {
        Self { mailing, ..self }
    }

    /// Whether mail is sent.
    #[must_use]
    pub const fn mailing(&self) -> Mailing {
        self.mailing
    }

    /// The data that it is over.
    pub(crate) const fn backend(&self) -> &Backend {
        &self.backend
    }

    /// The audit log, newest first.
    ///
    /// # Errors
    /// When the actor may not read it.
    pub async fn list_audit(
        &self,
        actor: &Actor,
        filter: &AuditFilter,
        most: u64,
        call: &Call,
    ) -> Result<Vec<AuditEntry>, Error> {
        self.allow(actor, AccountAct::ReadAudit, call).await?;
        crate::store::audit::list(self.backend.connection().reading(), filter, most).await
    }

    /// How much stands in the audit log: it grows with whatever changes anybody's rights.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn count_deeds(&self) -> Result<i64, Error> {
        crate::store::audit::count(self.backend.connection().reading()).await
    }

    /// Puts a refusal on record; `None` is nobody signed in.
    ///
    /// # Errors
    /// When the database can't be written.
    pub async fn record_refusal(&self, actor: Option<&Actor>, what: &str, call: &Call) -> Result<(), Error> {
        let work = Work::begin(&self.backend, call).await?;
        work.record(actor.map(|it| it.account.0), Deed::Refused, what, (None, None)).await?;
        work.finish().await
    }

    /// Whether the actor may; that somebody may not is put on record.
    pub(crate) async fn allow(&self, actor: &Actor, act: AccountAct, call: &Call) -> Result<(), Error> {
        let Err(refused) = may(actor, act) else { return Ok(()) };
        self.record_refusal(Some(actor), act.words(), call).await?;
        Err(Error::refused(refused))
    }

    /// The password as it is to be kept.
    pub(super) async fn hash(&self, password: Password) -> Result<String, Error> {
        let mut salt = [0; 16];
        (self.means.random)(&mut salt)?;
        let cost = self.means.cost;
        self.work_slowly(move || cost.hash(password.reveal(), &salt)).await
    }

    /// Whether what was typed is the password kept. Where none is kept, finding out takes as long.
    pub(super) async fn matches(&self, kept: Option<String>, typed: &str) -> Result<bool, Error> {
        let (cost, typed) = (self.means.cost, Password::fold(typed));
        self.work_slowly(move || match kept {
            Some(kept) => is_kept(&kept, &typed),
            None => never_matches(cost, &typed),
        })
        .await
    }

    async fn work_slowly<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let turn = Arc::clone(&self.hashing).acquire_owned().await;
        let done = tokio::task::spawn_blocking(move || {
            // Held until the work is done, also when nobody waits for it any more.
            let _turn = turn;
            work()
        });
        done.await.map_err(|error| Error::Inconsistent(format!("argon2: {error}")))?
    }
}

fn never_matches(cost: Cost, typed: &str) -> Result<bool, Error> {
    cost.hash(typed, &[0; 16])?;
    Ok(false)
}
