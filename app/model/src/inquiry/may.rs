//! Who may do what with an inquiry.

use crate::account::{Actor, OfficeRole};

/// What can be done with an inquiry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InquiryAct {
    /// Opening a plan's year.
    Open,
    /// Changing due dates, message, or who answers.
    Change,
    /// Seeing who has answered (進み方).
    Watch,
    /// 督促
    Remind,
    /// 公表 of the year.
    Publish,
}

impl InquiryAct {
    /// What the audit log calls it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Open => "照会を始めること",
            Self::Change => "照会の変更",
            Self::Watch => "進み方の閲覧",
            Self::Remind => "督促",
            Self::Publish => "公表",
        }
    }
}

/// Why not; the sentence says who may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("照会は事務局だけが扱えます。事務局にお知らせください。")]
pub struct SecretariatOnly;

/// Whether the actor may do it.
///
/// # Errors
/// When not.
pub fn may(actor: &Actor, act: InquiryAct) -> Result<(), SecretariatOnly> {
    let allowed = match act {
        InquiryAct::Open | InquiryAct::Change | InquiryAct::Watch | InquiryAct::Remind | InquiryAct::Publish => {
            actor.is(OfficeRole::Secretariat)
        }
    };
    if allowed { Ok(()) } else { Err(SecretariatOnly) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::DepartmentRole;
    use crate::account::tests::actor;

    #[test]
    fn the_year_is_the_secretariats() {
        let acts = [InquiryAct::Open, InquiryAct::Change, InquiryAct::Watch, InquiryAct::Remind, InquiryAct::Publish];
        for act in acts {
            assert_eq!(may(&actor(&[], &[OfficeRole::Secretariat]), act), Ok(()), "{act:?}");
            assert_eq!(may(&actor(&[], &[OfficeRole::Administrator]), act), Err(SecretariatOnly), "{act:?}");
            assert_eq!(may(&actor(&[(1, DepartmentRole::Approver)], &[]), act), Err(SecretariatOnly), "{act:?}");
        }
    }
}
