//! Accounts, and their roles in departments and in the city.

use crate::Error;
use crate::account::entity::{account, membership, office};
use crate::department::entity::department;
use crate::store::save::{self, Change};
use crate::store::write_word;
use model::account::OfficeRole;
use model::id::DepartmentId;
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

pub async fn count(db: &impl ConnectionTrait) -> Result<u64, Error> {
    Ok(account::Entity::find().count(db).await?)
}

/// Accounts of the 管理 that can sign in, or are signed in as this actor.
pub async fn count_administrators(db: &impl ConnectionTrait, actor: i64) -> Result<u64, Error> {
    let administrators = office::Entity::find()
        .select_only()
        .column(office::Column::Account)
        .filter(office::Column::Role.eq(write_word(&OfficeRole::Administrator)))
        .into_query();
    let able = account::Entity::find()
        .filter(account::Column::Id.in_subquery(administrators))
        .filter(Condition::any().add(account::Column::Password.is_not_null()).add(account::Column::Id.eq(actor)))
        .filter(account::Column::DisabledAt.is_null());
    Ok(able.count(db).await?)
}

pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<account::Model>, Error> {
    Ok(account::Entity::find().order_by_asc(account::Column::Id).all(db).await?)
}

pub async fn get(db: &impl ConnectionTrait, id: i64) -> Result<Option<account::Model>, Error> {
    Ok(account::Entity::find_by_id(id).one(db).await?)
}

pub async fn get_by_sign_in(db: &impl ConnectionTrait, sign_in: &str) -> Result<Option<account::Model>, Error> {
    Ok(account::Entity::find().filter(account::Column::SignIn.eq(sign_in)).one(db).await?)
}

/// The account with this mail address, if it is one's alone.
pub async fn get_by_mail(db: &impl ConnectionTrait, mail: &str) -> Result<Option<account::Model>, Error> {
    let same = Expr::expr(Func::lower(Expr::col(account::Column::Mail))).eq(mail.to_ascii_lowercase());
    let mut found = account::Entity::find().filter(same).limit(2).all(db).await?;
    let only = found.pop();
    Ok(only.filter(|_| found.is_empty()))
}

pub async fn put(db: &impl ConnectionTrait, row: account::Model) -> Result<(), Error> {
    save::put(db, &[row]).await
}

/// Roles of one account in departments.
pub async fn list_memberships(db: &impl ConnectionTrait, account: i64) -> Result<Vec<membership::Model>, Error> {
    let own = ordered_memberships().filter(membership::Column::Account.eq(account));
    Ok(own.all(db).await?)
}

/// Roles of everybody in departments.
pub async fn list_all_memberships(db: &impl ConnectionTrait) -> Result<Vec<membership::Model>, Error> {
    Ok(ordered_memberships().all(db).await?)
}

fn ordered_memberships() -> sea_orm::Select<membership::Entity> {
    membership::Entity::find()
        .order_by_asc(membership::Column::Department)
        .order_by_asc(membership::Column::FirstYear)
        .order_by_asc(membership::Column::Role)
}

pub async fn update_memberships(db: &impl ConnectionTrait, change: Change<membership::Model>) -> Result<(), Error> {
    save::put(db, &change.put).await?;
    save::remove(db, change.gone).await
}

/// Offices of one account.
pub async fn list_offices(db: &impl ConnectionTrait, account: i64) -> Result<Vec<office::Model>, Error> {
    Ok(office::Entity::find()
        .filter(office::Column::Account.eq(account))
        .order_by_asc(office::Column::Role)
        .all(db)
        .await?)
}

/// Offices of everybody.
pub async fn list_all_offices(db: &impl ConnectionTrait) -> Result<Vec<office::Model>, Error> {
    Ok(office::Entity::find().order_by_asc(office::Column::Role).all(db).await?)
}

pub async fn update_offices(db: &impl ConnectionTrait, change: Change<office::Model>) -> Result<(), Error> {
    save::put(db, &change.put).await?;
    save::remove(db, change.gone).await
}

pub async fn has_department(db: &impl ConnectionTrait, id: DepartmentId) -> Result<bool, Error> {
    Ok(department::Entity::find_by_id(id.0).one(db).await?.is_some())
}
