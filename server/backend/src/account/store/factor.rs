//! Second factors and their recovery codes.

use crate::Error;
use crate::account::entity::{recovery_code, second_factor};
use crate::store::save;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

pub async fn get(db: &impl ConnectionTrait, account: i64) -> Result<Option<second_factor::Model>, Error> {
    Ok(second_factor::Entity::find_by_id(account).one(db).await?)
}

/// Accounts that a code is asked of.
pub async fn list_accounts(db: &impl ConnectionTrait) -> Result<Vec<i64>, Error> {
    let on = second_factor::Entity::find().filter(second_factor::Column::ConfirmedAt.is_not_null());
    Ok(on.select_only().column(second_factor::Column::Account).into_tuple().all(db).await?)
}

pub async fn put(db: &impl ConnectionTrait, row: second_factor::Model) -> Result<(), Error> {
    save::put(db, &[row]).await
}

/// Deletes the factor and its recovery codes.
pub async fn remove(db: &impl ConnectionTrait, account: i64) -> Result<(), Error> {
    recovery_code::Entity::delete_many().filter(recovery_code::Column::Account.eq(account)).exec(db).await?;
    second_factor::Entity::delete_by_id(account).exec(db).await?;
    Ok(())
}

pub async fn put_recovery_codes(db: &impl ConnectionTrait, rows: &[recovery_code::Model]) -> Result<(), Error> {
    save::put(db, rows).await
}

pub async fn count_recovery_codes(db: &impl ConnectionTrait, account: i64) -> Result<u64, Error> {
    Ok(recovery_code::Entity::find().filter(recovery_code::Column::Account.eq(account)).count(db).await?)
}

/// Uses a recovery code up; says whether there was such a one.
pub async fn take_recovery_code(db: &impl ConnectionTrait, account: i64, sha256: &str) -> Result<bool, Error> {
    let taken = recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::Account.eq(account))
        .filter(recovery_code::Column::Sha256.eq(sha256))
        .exec(db)
        .await?;
    Ok(taken.rows_affected == 1)
}
