//! Why the backend did not do what was asked; every room uses this one.

use crate::store::{RowError, is_full};

/// A failure of the backend.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules say no; the Japanese sentence says why and what to do.
    #[error("{0}")]
    Refused(String),
    /// There is no such thing.
    #[error("{0}が見つかりません。")]
    NotFound(String),
    /// Somebody else was faster; trying again may help.
    #[error("ほかの操作と重なりました。もう一度お試しください。")]
    Stale,
    /// What is stored contradicts the rules: names table, column and row.
    #[error("保存されているデータに矛盾があります：{0}")]
    Inconsistent(String),
    /// A file or folder can't be read or written.
    #[error("{0} を読み書きできません：{1}")]
    File(std::path::PathBuf, std::io::Error),
    /// The machine gives no randomness, and without it no secret is safe.
    #[error("乱数を得られません。")]
    Random(#[from] getrandom::Error),
    /// There is no room to store anything; what is stored can be read.
    #[error("{FULL}")]
    Full(#[source] sea_orm::DbErr),
    /// The database failed or can't be reached.
    #[error("データベースを読み書きできません。")]
    Store(#[source] sea_orm::DbErr),
}

/// What people are told where nothing can be stored.
pub(crate) const FULL: &str = "サーバーの保存する場所がいっぱいで、今は保存できません。読むことはできます。入力した内容を残したまま、\
                               管理の担当にお知らせください。場所が空けば、また保存できます。";

impl Error {
    /// What a rule of the model says.
    pub(crate) fn refused(refused: impl std::error::Error) -> Self {
        Self::Refused(refused.to_string())
    }
}

impl From<sea_orm::DbErr> for Error {
    fn from(error: sea_orm::DbErr) -> Self {
        if is_full(&error) { Self::Full(error) } else { Self::Store(error) }
    }
}

impl From<RowError> for Error {
    fn from(error: RowError) -> Self {
        Self::Inconsistent(error.to_string())
    }
}
