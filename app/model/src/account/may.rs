//! Who may do what with accounts.

use super::{Actor, OfficeRole};
use crate::id::AccountId;

/// What can be done with accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountAct {
    /// Inviting, disabling, departments, roles, handing over (異動).
    ManagePeople,
    /// Renaming or merging departments from a date on (組織改正).
    ManageDepartments,
    /// Reading the audit log.
    ReadAudit,
    /// Seeing and ending someone's sessions.
    EndSessions(AccountId),
    /// Setting a new password or a second factor. The 管理 can send a reset link and take a lost factor away.
    ChangeSecret(AccountId),
}

impl AccountAct {
    /// What the audit log calls it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::ManagePeople => "利用者の管理",
            Self::ManageDepartments => "組織改正",
            Self::ReadAudit => "監査記録を読むこと",
            Self::EndSessions(_) => "ほかの人のログアウト",
            Self::ChangeSecret(_) => "ほかの人のパスワードの変更",
        }
    }
}

/// Why not; the sentence says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AccountRefused {
    /// Only the 管理.
    #[error("この操作は管理の担当だけができます。管理の担当にお知らせください。")]
    AdministratorsOnly,
    /// Only the person.
    #[error(
        "パスワードと二つ目の確認は、本人だけが変えられます。管理の担当は、再設定のリンクを送ることと、二つ目の確認を外すことができます。"
    )]
    OwnerOnly,
}

/// Whether the actor may do it.
///
/// # Errors
/// When not.
pub fn may(actor: &Actor, act: AccountAct) -> Result<(), AccountRefused> {
    let allowed = match act {
        AccountAct::ManagePeople | AccountAct::ManageDepartments | AccountAct::ReadAudit => {
            actor.is(OfficeRole::Administrator)
        }
        AccountAct::EndSessions(owner) => owner == actor.account || actor.is(OfficeRole::Administrator),
        AccountAct::ChangeSecret(owner) if owner != actor.account => return Err(AccountRefused::OwnerOnly),
        AccountAct::ChangeSecret(_) => true,
    };
    if allowed { Ok(()) } else { Err(AccountRefused::AdministratorsOnly) }
}

#[cfg(test)]
mod tests {
    use super::super::DepartmentRole;
    use super::super::actor::tests::actor;
    use super::*;

    #[test]
    fn people_are_the_administrators_business_and_secrets_their_owners() {
        let (own, other) = (AccountId(1), AccountId(2));
        let administrator = actor(&[], &[OfficeRole::Administrator]);
        let secretary = actor(&[(1, DepartmentRole::Approver)], &[OfficeRole::Secretariat]);
        for act in [AccountAct::ManagePeople, AccountAct::ManageDepartments, AccountAct::ReadAudit] {
            assert_eq!(may(&administrator, act), Ok(()), "{act:?}");
            assert_eq!(may(&secretary, act), Err(AccountRefused::AdministratorsOnly), "{act:?}");
        }
        assert_eq!(may(&secretary, AccountAct::EndSessions(own)), Ok(()));
        assert_eq!(may(&secretary, AccountAct::EndSessions(other)), Err(AccountRefused::AdministratorsOnly));
        assert_eq!(may(&administrator, AccountAct::EndSessions(other)), Ok(()));
        assert_eq!(may(&administrator, AccountAct::ChangeSecret(other)), Err(AccountRefused::OwnerOnly));
        assert_eq!(may(&secretary, AccountAct::ChangeSecret(own)), Ok(()));
    }
}
