//! Why the backend did not do what was asked; every room uses this one.

use crate::store::RowError;

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
    /// The database failed or can't be reached.
    #[error("データベースを読み書きできません。")]
    Store(#[from] sea_orm::DbErr),
}

impl Error {
    /// What a rule of the model says.
    pub(crate) fn refused(refused: impl std::error::Error) -> Self {
        Self::Refused(refused.to_string())
    }
}

impl From<RowError> for Error {
    fn from(error: RowError) -> Self {
        Self::Inconsistent(error.to_string())
    }
}
