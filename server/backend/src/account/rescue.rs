//! The way back when nobody of the 管理 can sign in any more: for a command on the server itself, never for a page.

use super::entity::account;
use super::link::make_link;
use super::secret::Token;
use super::store::{factor, people};
use super::work::{Work, name_account};
use super::{Accounts, decode::decode_office};
use crate::{Call, Error};
use model::account::{ChangeRefused, Deed, LinkPurpose, OfficeRole, Person, SignInName};

impl Accounts {
    /// Those of the 管理, disabled ones too.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn list_administrators(&self) -> Result<Vec<Person>, Error> {
        let mut all = self.list_everybody().await?;
        all.retain(|it| it.offices.contains(&OfficeRole::Administrator));
        Ok(all)
    }

    /// The link by which somebody of the 管理 sets a new password. The account is enabled again, and the second factor
    /// goes: its telephone may be what is lost.
    ///
    /// # Errors
    /// When nobody of the 管理 bears the name.
    pub async fn rescue(&self, sign_in: &str, call: &Call) -> Result<Token, Error> {
        let nobody = || Error::Refused(ChangeRefused::NoAdministrator.to_string());
        let name = SignInName::new(sign_in).map_err(|_| nobody())?;
        let work = Work::begin(&self.backend, call).await?;
        let row = people::get_by_sign_in(&work.db, name.as_str()).await?.ok_or_else(nobody)?;
        let offices = people::list_offices(&work.db, row.id).await?;
        let offices: Vec<OfficeRole> = offices.iter().map(decode_office).collect::<Result<_, _>>()?;
        if !offices.contains(&OfficeRole::Administrator) {
            return Err(nobody());
        }
        let id = row.id;
        if row.disabled_at.is_some() {
            people::put(&work.db, account::Model { disabled_at: None, ..row }).await?;
            work.record(None, Deed::Enabled, name_account(id), (None, None)).await?;
        }
        if factor::get(&work.db, id).await?.is_some() {
            factor::remove(&work.db, id).await?;
            work.record(None, Deed::FactorOff, name_account(id), (None, None)).await?;
        }
        let token = make_link(&work, self.means, (LinkPurpose::Reset, Some(id)), None).await?;
        work.finish().await?;
        Ok(token)
    }
}
