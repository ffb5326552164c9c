//! Sessions. One that is over is deleted; the audit log keeps that there was one.

use crate::account::entity::session;
use crate::store::save;
use crate::{Error, Moment};
use model::account::{ABSOLUTE_LIMIT, IDLE_LIMIT};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

pub async fn get(db: &impl ConnectionTrait, id: i64) -> Result<Option<session::Model>, Error> {
    Ok(session::Entity::find_by_id(id).one(db).await?)
}

pub async fn get_by_sha256(db: &impl ConnectionTrait, sha256: &str) -> Result<Option<session::Model>, Error> {
    Ok(session::Entity::find().filter(session::Column::Sha256.eq(sha256)).one(db).await?)
}

/// Sessions of one account, the newest first.
pub async fn list(db: &impl ConnectionTrait, account: i64) -> Result<Vec<session::Model>, Error> {
    let own = session::Entity::find().filter(session::Column::Account.eq(account));
    Ok(own.order_by_desc(session::Column::BeganAt).order_by_desc(session::Column::Id).all(db).await?)
}

pub async fn put(db: &impl ConnectionTrait, row: session::Model) -> Result<(), Error> {
    save::put(db, &[row]).await
}

/// Moves the last request on. A session that was ended meanwhile stays ended.
pub async fn update_seen(db: &impl ConnectionTrait, id: i64, at: Moment) -> Result<(), Error> {
    session::Entity::update_many()
        .col_expr(session::Column::SeenAt, at.0.into())
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::SeenAt.lt(at.0))
        .exec(db)
        .await?;
    Ok(())
}

pub async fn remove(db: &impl ConnectionTrait, id: i64) -> Result<(), Error> {
    session::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Ends all sessions of an account but one.
pub async fn remove_others(db: &impl ConnectionTrait, account: i64, but: Option<i64>) -> Result<(), Error> {
    let own = session::Entity::delete_many().filter(session::Column::Account.eq(account));
    own.filter(Condition::all().add_option(but.map(|it| session::Column::Id.ne(it)))).exec(db).await?;
    Ok(())
}

/// Deletes what is over.
pub async fn prune(db: &impl ConnectionTrait, now: Moment) -> Result<(), Error> {
    let over = Condition::any()
        .add(session::Column::SeenAt.lte(now.after(-IDLE_LIMIT).0))
        .add(session::Column::BeganAt.lte(now.after(-ABSOLUTE_LIMIT).0));
    session::Entity::delete_many().filter(over).exec(db).await?;
    Ok(())
}
