//! The queue of mail. Inserted by whoever has something to say, in the transaction in which it becomes so.

use crate::account::entity::mail;
use crate::store::save;
use crate::{Error, Moment};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

const HELD: &str = "控えから戻したので、送っていません。";

pub(crate) async fn put(db: &impl ConnectionTrait, rows: &[mail::Model]) -> Result<(), Error> {
    save::put(db, rows).await
}

pub(crate) async fn get(db: &impl ConnectionTrait, id: i64) -> Result<Option<mail::Model>, Error> {
    Ok(mail::Entity::find_by_id(id).one(db).await?)
}

/// The oldest that nobody has claimed.
pub(crate) async fn find_unclaimed(db: &impl ConnectionTrait) -> Result<Option<mail::Model>, Error> {
    let waiting =
        mail::Entity::find().filter(mail::Column::ClaimedAt.is_null()).filter(mail::Column::Failure.is_null());
    Ok(waiting.order_by_asc(mail::Column::Id).one(db).await?)
}

/// Those of reminders, newest first.
pub(crate) async fn list_reminding(db: &impl ConnectionTrait) -> Result<Vec<mail::Model>, Error> {
    let reminding = mail::Entity::find().filter(mail::Column::Reminder.is_not_null());
    Ok(reminding.order_by_desc(mail::Column::Id).all(db).await?)
}

/// The last with a link for an account.
pub(crate) async fn find_link(db: &impl ConnectionTrait, account: i64) -> Result<Option<mail::Model>, Error> {
    let own =
        mail::Entity::find().filter(mail::Column::Account.eq(account)).filter(mail::Column::Purpose.is_not_null());
    Ok(own.order_by_desc(mail::Column::Id).limit(1).one(db).await?)
}

/// Takes the unsent ones with a link for an account out of the queue: a newer one goes in their place.
pub(crate) async fn remove_unclaimed_links(db: &impl ConnectionTrait, account: i64) -> Result<(), Error> {
    let own = mail::Entity::delete_many()
        .filter(mail::Column::Account.eq(account))
        .filter(mail::Column::Purpose.is_not_null())
        .filter(mail::Column::ClaimedAt.is_null());
    own.exec(db).await?;
    Ok(())
}

/// Claims all that wait, and says that they were not sent: they came with a backup, and may have gone out since.
pub(crate) async fn hold(db: &impl ConnectionTrait, at: Moment) -> Result<(), Error> {
    mail::Entity::update_many()
        .col_expr(mail::Column::ClaimedAt, at.0.into())
        .col_expr(mail::Column::Failure, HELD.into())
        .filter(mail::Column::ClaimedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}
