//! One-time links. Used ones stay, so that who comes twice is told so.

use crate::Error;
use crate::account::entity::link;
use crate::store::save;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

pub async fn get(db: &impl ConnectionTrait, sha256: &str) -> Result<Option<link::Model>, Error> {
    Ok(link::Entity::find_by_id(sha256.to_owned()).one(db).await?)
}

pub async fn put(db: &impl ConnectionTrait, row: link::Model) -> Result<(), Error> {
    save::put(db, &[row]).await
}

/// Deletes the unused links of an account; of none, those for the first account.
pub async fn remove_unused(db: &impl ConnectionTrait, account: Option<i64>) -> Result<(), Error> {
    let of = match account {
        Some(account) => link::Column::Account.eq(account),
        None => link::Column::Account.is_null(),
    };
    link::Entity::delete_many().filter(of).filter(link::Column::UsedAt.is_null()).exec(db).await?;
    Ok(())
}
