//! Failed attempts.

use crate::account::entity::attempt;
use crate::store::save;
use crate::{Error, Moment};
use model::account::FORGOTTEN;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

pub async fn get(db: &impl ConnectionTrait, subject: &str) -> Result<Option<attempt::Model>, Error> {
    Ok(attempt::Entity::find_by_id(subject.to_owned()).one(db).await?)
}

pub async fn put(db: &impl ConnectionTrait, row: attempt::Model) -> Result<(), Error> {
    save::put(db, &[row]).await
}

/// Deletes the failures of a subject, and those of it at single addresses.
pub async fn remove(db: &impl ConnectionTrait, subject: &str) -> Result<(), Error> {
    attempt::Entity::delete_many().filter(attempt::Column::Subject.starts_with(subject)).exec(db).await?;
    Ok(())
}

/// Deletes what is forgotten.
pub async fn prune(db: &impl ConnectionTrait, now: Moment) -> Result<(), Error> {
    let forgotten = attempt::Column::LastAt.lte(now.after(-FORGOTTEN).0);
    attempt::Entity::delete_many().filter(forgotten).exec(db).await?;
    Ok(())
}
