//! People: inviting, correcting, disabling. Nobody is deleted, as the audit log and the reports name them.

use super::Accounts;
use super::decode::{decode_identity, decode_person};
use super::entity::{account, office};
use super::link::{make_link, new_account};
use super::secret::Token;
use super::store::{factor, link, people, session};
use super::work::{Work, name_account, write_json};
use crate::store::{save::Change, write_word};
use crate::{Call, Error};
use model::account::{
    AccountAct, Actor, ChangeRefused, Deed, Identity, LinkPurpose, Membership, OfficeRole, Person, SecondFactor,
    SignInName,
};
use model::id::AccountId;

/// Someone to be invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// How they are called.
    pub identity: Identity,
    /// Their roles in departments.
    pub memberships: Vec<Membership>,
    /// Their roles to the whole city.
    pub offices: Vec<OfficeRole>,
}

impl Accounts {
    /// Everybody, in the order in which they came.
    ///
    /// # Errors
    /// When the actor may not see them.
    pub async fn list_people(&self, actor: &Actor, call: &Call) -> Result<Vec<Person>, Error> {
        self.allow(actor, AccountAct::ManagePeople, call).await?;
        self.list_everybody().await
    }

    pub(crate) async fn list_everybody(&self) -> Result<Vec<Person>, Error> {
        let db = self.backend.connection().begin_read().await?;
        let (accounts, asked) = (people::list(&db).await?, factor::list_accounts(&db).await?);
        let (memberships, offices) = (people::list_all_memberships(&db).await?, people::list_all_offices(&db).await?);
        db.rollback().await?;
        let person = |row: &account::Model| {
            let second_factor = if asked.contains(&row.id) { SecondFactor::On } else { SecondFactor::Off };
            decode_person(row, second_factor, &memberships, &offices)
        };
        accounts.iter().map(person).collect()
    }

    /// Makes an account, with the link by which its owner sets a password. Where mail is sent, they get one of their own.
    ///
    /// # Errors
    /// When the actor may not, the sign-in name is taken, or there is no such department.
    pub async fn invite(&self, actor: &Actor, invited: Invited, call: &Call) -> Result<(AccountId, Token), Error> {
        self.allow(actor, AccountAct::ManagePeople, call).await?;
        let mut work = Work::begin(&self.backend, call).await?;
        let by = Some(actor.account.0);
        let address = invited.identity.mail.clone().map(String::from);
        let id = create(&mut work, by, invited).await?;
        self.queue_link(&mut work, (id.0, address.as_deref()), LinkPurpose::Invitation, actor.account.0).await?;
        let token = make_link(&work, self.means, (LinkPurpose::Invitation, Some(id.0)), by).await?;
        work.finish().await?;
        Ok((id, token))
    }

    /// The account of a sign-in name, for commands on the server itself.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn find_account(&self, sign_in: &SignInName) -> Result<Option<AccountId>, Error> {
        let found = people::get_by_sign_in(self.backend.connection().reading(), sign_in.as_str()).await?;
        Ok(found.map(|it| AccountId(it.id)))
    }

    /// Makes an account without a password, for the command that makes an invented city's people.
    ///
    /// # Errors
    /// When the sign-in name is taken, or there is no such department.
    pub async fn create_demo_account(&self, invited: Invited, call: &Call) -> Result<AccountId, Error> {
        let mut work = Work::begin(&self.backend, call).await?;
        let id = create(&mut work, None, invited).await?;
        work.finish().await?;
        Ok(id)
    }

    /// Corrects how someone is called and reached.
    ///
    /// # Errors
    /// When the actor may not, there is no such account, or the sign-in name is taken.
    pub async fn update_identity(
        &self,
        actor: &Actor,
        account: AccountId,
        identity: Identity,
        call: &Call,
    ) -> Result<(), Error> {
        self.allow(actor, AccountAct::ManagePeople, call).await?;
        let work = Work::begin(&self.backend, call).await?;
        let row = work.get_account(account).await?;
        let before = decode_identity(&row)?;
        if before == identity {
            return Ok(());
        }
        if before.sign_in != identity.sign_in {
            require_free(&work, &identity.sign_in).await?;
        }
        let told = (Some(write_json(&before)?), Some(write_json(&identity)?));
        let Identity { sign_in, name, mail } = identity;
        let (sign_in, name, mail) = (sign_in.into(), name.into(), mail.map(Into::into));
        people::put(&work.db, account::Model { sign_in, name, mail, ..row }).await?;
        work.record(Some(actor.account.0), Deed::AccountChanged, name_account(account.0), told).await?;
        work.finish().await
    }

    /// Disables an account: its sessions and unused links are over at once.
    ///
    /// # Errors
    /// When the actor may not, there is no such account, or nobody of the 管理 would be left.
    pub async fn disable(&self, actor: &Actor, account: AccountId, call: &Call) -> Result<(), Error> {
        self.allow(actor, AccountAct::ManagePeople, call).await?;
        let work = Work::begin(&self.backend, call).await?;
        let row = work.get_account(account).await?;
        if row.disabled_at.is_some() {
            return Ok(());
        }
        people::put(&work.db, account::Model { disabled_at: Some(call.at.0), ..row }).await?;
        session::remove_others(&work.db, account.0, None).await?;
        link::remove_unused(&work.db, Some(account.0)).await?;
        work.keep_administrator(actor.account).await?;
        work.record(Some(actor.account.0), Deed::Disabled, name_account(account.0), (None, None)).await?;
        work.finish().await
    }

    /// Enables an account again, with the password that it had.
    ///
    /// # Errors
    /// When the actor may not, or there is no such account.
    pub async fn enable(&self, actor: &Actor, account: AccountId, call: &Call) -> Result<(), Error> {
        self.allow(actor, AccountAct::ManagePeople, call).await?;
        let work = Work::begin(&self.backend, call).await?;
        let row = work.get_account(account).await?;
        if row.disabled_at.is_none() {
            return Ok(());
        }
        people::put(&work.db, account::Model { disabled_at: None, ..row }).await?;
        work.record(Some(actor.account.0), Deed::Enabled, name_account(account.0), (None, None)).await?;
        work.finish().await
    }
}

async fn create(work: &mut Work<'_>, by: Option<i64>, invited: Invited) -> Result<AccountId, Error> {
    require_free(work, &invited.identity.sign_in).await?;
    let told = (None, Some(write_json(&invited.identity)?));
    let row = new_account(work, invited.identity);
    let id = row.id;
    people::put(&work.db, row).await?;
    work.record(by, Deed::AccountMade, name_account(id), told).await?;
    for membership in &invited.memberships {
        work.require_department(membership.department).await?;
        membership.clone().in_order().map_err(Error::refused)?;
    }
    work.update_memberships(by, Deed::MembershipChanged, AccountId(id), &invited.memberships).await?;
    let offices = invited.offices.iter().map(|it| office::Model { account: id, role: write_word(it) }).collect();
    people::update_offices(&work.db, Change::between(Vec::new(), offices)).await?;
    if !invited.offices.is_empty() {
        let told = (None, Some(write_json(&invited.offices)?));
        work.record(by, Deed::OfficeChanged, name_account(id), told).await?;
    }
    Ok(AccountId(id))
}

async fn require_free(work: &Work<'_>, sign_in: &SignInName) -> Result<(), Error> {
    match people::get_by_sign_in(&work.db, sign_in.as_str()).await? {
        Some(_) => Err(Error::refused(ChangeRefused::NameTaken)),
        None => Ok(()),
    }
}
