//! Roles: given, ended, handed over. What changes here holds from the next request on.

use super::Accounts;
use super::decode::{decode_membership, decode_office};
use super::entity::office;
use super::store::people;
use super::work::{Work, name_account, write_json};
use crate::store::{save::Change, write_word};
use crate::{Call, Error};
use model::account::{AccountAct, Actor, ChangeRefused, Deed, Membership, OfficeRole, hand_over};
use model::id::AccountId;
use model::year::FiscalYear;

impl Accounts {
    /// Gives someone a role in a department, or changes the last year of one that they have.
    ///
    /// # Errors
    /// When the actor may not, the years are reversed, or there is no such account or department.
    pub async fn put_membership(
        &self,
        actor: &Actor,
        account: AccountId,
        membership: Membership,
        call: &Call,
    ) -> Result<(), Error> {
        self.allow(actor, AccountAct::ManagePeople, call).await?;
        let membership = membership.in_order().map_err(Error::refused)?;
        let work = Work::begin(&self.backend, call).await?;
        work.require_department(membership.department).await?;
        let mut all = work.list_memberships(account).await?;
        all.retain(|it| key(it) != key(&membership));
        all.push(membership);
        work.update_memberships(Some(actor.account.0), Deed::MembershipChanged, account, &all).await?;
        work.finish().await
    }

    /// Ends a role after that year; one that would end before it began goes at once.
    ///
    /// # Errors
    /// When the actor may not, or there is no such role.
    pub async fn end_membership(
        &self,
        actor: &Actor,
        account: AccountId,
        (membership, last): (&Membership, FiscalYear),
        call: &Call,
    ) -> Result<(), Error> {
        self.allow(actor, AccountAct::ManagePeople, call).await?;
        let work = Work::begin(&self.backend, call).await?;
        let mut all = work.list_memberships(account).await?;
        let at = all.iter().position(|it| key(it) == key(membership));
        let ended = all.remove(at.ok_or_else(|| Error::NotFound("この役割".to_owned()))?);
        all.extend(Membership { last: Some(last), ..ended }.in_order().ok());
        work.update_memberships(Some(actor.account.0), Deed::MembershipChanged, account, &all).await?;
        work.finish().await
    }

    /// 異動: hands all roles in departments over, from that year on.
    ///
    /// # Errors
    /// When the actor may not, or there are no such two accounts.
    pub async fn hand_over(
        &self,
        actor: &Actor,
        (from, to): (AccountId, AccountId),
        first: FiscalYear,
        call: &Call,
    ) -> Result<(), Error> {
        self.allow(actor, AccountAct::ManagePeople, call).await?;
        if from == to {
            return Err(Error::refused(ChangeRefused::SamePerson));
        }
        let work = Work::begin(&self.backend, call).await?;
        let held = work.list_memberships(from).await?;
        let after = hand_over(&held, &work.list_memberships(to).await?, first);
        if after.from == held {
            return Err(Error::refused(ChangeRefused::NothingHeld));
        }
        let by = Some(actor.account.0);
        work.update_memberships(by, Deed::HandedOver, from, &after.from).await?;
        work.update_memberships(by, Deed::HandedOver, to, &after.to).await?;
        work.finish().await
    }

    /// Makes someone 事務局 or 管理.
    ///
    /// # Errors
    /// When the actor may not, or there is no such account.
    pub async fn put_office(
        &self,
        actor: &Actor,
        account: AccountId,
        office: OfficeRole,
        call: &Call,
    ) -> Result<(), Error> {
        self.update_offices(actor, account, call, |all| all.push(office)).await
    }

    /// Ends someone's being 事務局 or 管理.
    ///
    /// # Errors
    /// When the actor may not, there is no such account, or nobody of the 管理 would be left.
    pub async fn end_office(
        &self,
        actor: &Actor,
        account: AccountId,
        office: OfficeRole,
        call: &Call,
    ) -> Result<(), Error> {
        self.update_offices(actor, account, call, |all| all.retain(|it| *it != office)).await
    }

    async fn update_offices(
        &self,
        actor: &Actor,
        account: AccountId,
        call: &Call,
        change: impl FnOnce(&mut Vec<OfficeRole>),
    ) -> Result<(), Error> {
        self.allow(actor, AccountAct::ManagePeople, call).await?;
        let work = Work::begin(&self.backend, call).await?;
        work.get_account(account).await?;
        let old = people::list_offices(&work.db, account.0).await?;
        let before: Vec<_> = old.iter().map(decode_office).collect::<Result<_, _>>()?;
        let mut after = before.clone();
        change(&mut after);
        after.sort_unstable();
        after.dedup();
        if after == before {
            return Ok(());
        }
        let new = after.iter().map(|it| office::Model { account: account.0, role: write_word(it) }).collect();
        people::update_offices(&work.db, Change::between(old, new)).await?;
        work.keep_administrator(actor.account).await?;
        let told = (Some(write_json(&before)?), Some(write_json(&after)?));
        work.record(Some(actor.account.0), Deed::OfficeChanged, name_account(account.0), told).await?;
        work.finish().await
    }
}

impl Work<'_> {
    async fn list_memberships(&self, account: AccountId) -> Result<Vec<Membership>, Error> {
        self.get_account(account).await?;
        let rows = people::list_memberships(&self.db, account.0).await?;
        Ok(rows.iter().map(decode_membership).collect::<Result<_, _>>()?)
    }
}

/// What tells one role of a person from another.
fn key(membership: &Membership) -> impl PartialEq + use<> {
    (membership.department, membership.role, membership.first)
}
