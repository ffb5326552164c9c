//! 監査記録: who did what, when and from where.

use crate::id::AccountId;
use crate::moment::Moment;
use serde::{Deserialize, Serialize};

/// What is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Deed {
    /// A one-time link was made.
    LinkMade,
    /// A one-time link was used.
    LinkUsed,
    /// An account was made.
    AccountMade,
    /// Name or mail address were changed.
    AccountChanged,
    /// An account was disabled.
    Disabled,
    /// An account was enabled again.
    Enabled,
    /// A role in a department was given, changed or ended.
    MembershipChanged,
    /// 事務局 or 管理 was given or taken.
    OfficeChanged,
    /// All roles of a person were handed over.
    HandedOver,
    /// A password was set.
    PasswordSet,
    /// The second factor was turned on.
    FactorOn,
    /// The second factor was turned off.
    FactorOff,
    /// Someone signed in.
    SignedIn,
    /// A password or a code was wrong.
    SignInFailed,
    /// A recovery code was used up.
    RecoveryCodeUsed,
    /// A session was ended.
    SessionEnded,
    /// A department was founded, renamed or merged (組織改正).
    DepartmentChanged,
    /// Something was asked for that the person may not do.
    Refused,
    /// A plan's year was opened for answers.
    InquiryOpened,
    /// Due dates, message, or who answers were changed.
    InquiryChanged,
    /// A report was signed, submitted, withdrawn, sent back, confirmed or opened again.
    ReportMoved,
    /// An indicator of a report that is being written was added, renamed, redefined or ended, or that was taken back.
    IndicatorChanged,
    /// Those who have not answered were reminded.
    Reminded,
    /// A year was published.
    Published,
    /// Everything was taken back from a backup.
    Restored,
}

/// A row of the audit log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// Its number, from 1, without gaps.
    pub number: i64,
    /// When.
    pub at: Moment,
    /// Who; `None`: nobody signed in, or a command.
    pub by: Option<AccountId>,
    /// What.
    pub deed: Deed,
    /// Whom or what it concerns.
    pub subject: String,
    /// As it was.
    pub before: Option<String>,
    /// As it is since.
    pub after: Option<String>,
    /// From which address; `None`: a command on the server itself.
    pub address: Option<String>,
}

/// Which rows of the audit log are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditFilter {
    /// Of this account.
    pub by: Option<AccountId>,
    /// Of this kind.
    pub deed: Option<Deed>,
    /// From then on.
    pub from: Option<Moment>,
    /// Before then.
    pub until: Option<Moment>,
    /// Older than the row of this number: the next page.
    pub before: Option<i64>,
}

impl Deed {
    /// Every kind, as a choice shows them.
    pub const ALL: [Self; 25] = [
        Self::SignedIn,
        Self::SignInFailed,
        Self::RecoveryCodeUsed,
        Self::SessionEnded,
        Self::Refused,
        Self::LinkMade,
        Self::LinkUsed,
        Self::AccountMade,
        Self::AccountChanged,
        Self::Disabled,
        Self::Enabled,
        Self::MembershipChanged,
        Self::OfficeChanged,
        Self::HandedOver,
        Self::DepartmentChanged,
        Self::PasswordSet,
        Self::FactorOn,
        Self::FactorOff,
        Self::InquiryOpened,
        Self::InquiryChanged,
        Self::ReportMoved,
        Self::IndicatorChanged,
        Self::Reminded,
        Self::Published,
        Self::Restored,
    ];

    /// Its words in the log.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::LinkMade => "リンクの作成",
            Self::LinkUsed => "リンクの使用",
            Self::AccountMade => "アカウントの作成",
            Self::AccountChanged => "アカウントの変更",
            Self::Disabled => "アカウントの停止",
            Self::Enabled => "アカウントの再開",
            Self::MembershipChanged => "所属と役割の変更",
            Self::OfficeChanged => "事務局・管理の変更",
            Self::HandedOver => "引継ぎ",
            Self::DepartmentChanged => "組織改正",
            Self::PasswordSet => "パスワードの設定",
            Self::FactorOn => "二つ目の確認の設定",
            Self::FactorOff => "二つ目の確認の解除",
            Self::SignedIn => "ログイン",
            Self::SignInFailed => "ログインの失敗",
            Self::RecoveryCodeUsed => "回復コードの使用",
            Self::SessionEnded => "ログアウト",
            Self::Refused => "許可されない操作",
            Self::InquiryOpened => "照会の開始",
            Self::InquiryChanged => "照会の変更",
            Self::ReportMoved => "報告の提出・確定など",
            Self::IndicatorChanged => "指標の変更",
            Self::Reminded => "督促",
            Self::Published => "公表",
            Self::Restored => "控えからの復元",
        }
    }
}
