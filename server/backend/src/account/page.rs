//! What the pages of people show.

use super::told::tell;
use super::{Accounts, Present};
use crate::store::audit;
use crate::{Call, Error};
use model::account::{AccountAct, Actor, AuditFilter, AuditPage, OwnPage, PeoplePage, Person, PersonName, PersonPage};
use model::id::AccountId;
use std::collections::BTreeMap;

/// Rows of the audit log on one page.
const ROWS: u64 = 50;
/// Rows of the audit log in one file: more than a city has in years, and still a file that opens.
const MOST_ROWS: u64 = 100_000;

impl Accounts {
    /// Someone's own settings.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn read_own(&self, present: &Present, call: &Call) -> Result<OwnPage, Error> {
        let actor = &present.actor;
        Ok(OwnPage {
            person: self.get_person(actor.account).await?,
            departments: self.backend.snapshot().await?.facts.departments.clone(),
            today: actor.today,
            recovery_codes: self.count_recovery_codes(actor).await?,
            sessions: self.list_sessions(actor, actor.account, call).await?,
            here: present.session,
        })
    }

    /// Everybody.
    ///
    /// # Errors
    /// When the actor may not see them.
    pub async fn read_people(&self, actor: &Actor, call: &Call) -> Result<PeoplePage, Error> {
        Ok(PeoplePage {
            people: self.list_people(actor, call).await?,
            departments: self.backend.snapshot().await?.facts.departments.clone(),
            today: actor.today,
        })
    }

    /// One person.
    ///
    /// # Errors
    /// When the actor may not see them, or there is no such account.
    pub async fn read_person(&self, actor: &Actor, account: AccountId, call: &Call) -> Result<PersonPage, Error> {
        self.allow(actor, AccountAct::ManagePeople, call).await?;
        Ok(PersonPage {
            person: self.get_person(account).await?,
            departments: self.backend.snapshot().await?.facts.departments.clone(),
            today: actor.today,
            sessions: self.list_sessions(actor, account, call).await?,
            mail: self.find_link_mail(account, call.at).await?,
        })
    }

    /// A page of the audit log.
    ///
    /// # Errors
    /// When the actor may not read it.
    pub async fn read_audit(&self, actor: &Actor, filter: &AuditFilter, call: &Call) -> Result<AuditPage, Error> {
        self.read_rows(actor, filter, ROWS, call).await
    }

    /// The audit log as far as the filter lets it through, for a file.
    ///
    /// # Errors
    /// When the actor may not read it.
    pub async fn export_audit(&self, actor: &Actor, filter: &AuditFilter, call: &Call) -> Result<AuditPage, Error> {
        self.read_rows(actor, filter, MOST_ROWS, call).await
    }

    async fn read_rows(&self, actor: &Actor, filter: &AuditFilter, most: u64, call: &Call) -> Result<AuditPage, Error> {
        self.allow(actor, AccountAct::ReadAudit, call).await?;
        let db = self.backend.connection().reading();
        let mut entries = audit::list(db, filter, most + 1).await?;
        let rest = usize::try_from(most).ok().and_then(|most| (entries.len() > most).then(|| entries.truncate(most)));
        let more = rest.and_then(|()| entries.last().map(|it| it.number));
        let departments = self.backend.snapshot().await?.facts.departments.clone();
        let entries = entries.into_iter().map(|it| tell(it, &departments, actor.today)).collect();
        let people = self.list_names().await?;
        Ok(AuditPage { entries, people, departments, today: actor.today, more, subjects: BTreeMap::new() })
    }

    async fn get_person(&self, account: AccountId) -> Result<Person, Error> {
        let people = self.list_everybody().await?;
        let found = people.into_iter().find(|it| it.account == account);
        found.ok_or_else(|| Error::NotFound(format!("アカウント {account} ")))
    }

    async fn list_names(&self) -> Result<Vec<(AccountId, PersonName)>, Error> {
        Ok(self.list_everybody().await?.into_iter().map(|it| (it.account, it.identity.name)).collect())
    }
}
