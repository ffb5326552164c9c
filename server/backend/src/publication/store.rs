//! Rows of 公表資料. A source is written once; editions stand beside each other.

use super::Heading;
use super::entity::{publication, publication_plan};
use crate::Error;
use crate::store::{Cells, RowError, save};
use model::id::PublicationId;
use model::intake::Listing;
use model::publication::{Provenance, Publication};
use model::sheet::{Reading, Revision, compare_editions};
use model::year::FiscalYear;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use std::collections::{BTreeSet, HashMap};

/// All editions of a publication, oldest first.
pub(crate) async fn list_editions(db: &impl ConnectionTrait, identity: &str) -> Result<Vec<publication::Model>, Error> {
    let editions = publication::Entity::find().filter(publication::Column::Identity.eq(identity));
    Ok(editions.order_by_asc(publication::Column::Edition).all(db).await?)
}

/// The publication with this key.
pub(crate) async fn get(db: &impl ConnectionTrait, id: PublicationId) -> Result<Option<publication::Model>, Error> {
    Ok(publication::Entity::find_by_id(id.0).one(db).await?)
}

/// Every publication, withdrawn ones included, with its source and reading.
pub(crate) async fn list_all(db: &impl ConnectionTrait) -> Result<Vec<publication::Model>, Error> {
    Ok(publication::Entity::find().order_by_asc(publication::Column::Id).all(db).await?)
}

/// The plans that a publication lists.
pub(crate) async fn list_plans(
    db: &impl ConnectionTrait,
    id: PublicationId,
) -> Result<Vec<publication_plan::Model>, Error> {
    let plans = publication_plan::Entity::find().filter(publication_plan::Column::Publication.eq(id.0));
    Ok(plans.order_by_asc(publication_plan::Column::Position).all(db).await?)
}

/// The plans that all publications list, by publication, in printed order.
pub(crate) async fn list_all_plans(
    db: &impl ConnectionTrait,
) -> Result<HashMap<i64, Vec<publication_plan::Model>>, Error> {
    let mut plans: HashMap<i64, Vec<publication_plan::Model>> = HashMap::new();
    let rows = publication_plan::Entity::find().order_by_asc(publication_plan::Column::Position);
    for row in rows.all(db).await? {
        plans.entry(row.publication).or_default().push(row);
    }
    Ok(plans)
}

/// Keys of all plans that publications list, withdrawn ones included.
pub(crate) async fn list_plan_keys(db: &impl ConnectionTrait) -> Result<Vec<String>, Error> {
    let keys = publication_plan::Entity::find().select_only().column(publication_plan::Column::PlanKey).distinct();
    Ok(keys.into_tuple().all(db).await?)
}

/// Stores a new publication.
pub(crate) async fn create(db: &impl ConnectionTrait, row: publication::Model) -> Result<(), Error> {
    publication::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Stores the plans that a publication lists.
pub(crate) async fn update_plans(
    db: &impl ConnectionTrait,
    old: Vec<publication_plan::Model>,
    new: Vec<publication_plan::Model>,
) -> Result<(), Error> {
    let change = save::Change::between(old, new);
    save::put(db, &change.put).await?;
    save::remove(db, change.gone).await
}

/// Stores another reading of the same source, and what the list says of itself by it.
pub(crate) async fn update_reading(
    db: &impl ConnectionTrait,
    id: i64,
    heading: Heading,
    reading: String,
) -> Result<(), Error> {
    let row = publication::ActiveModel {
        id: Set(id),
        year: Set(heading.year),
        meeting: Set(heading.meeting),
        meeting_date: Set(heading.meeting_date),
        material_number: Set(heading.material_number),
        as_of: Set(heading.as_of),
        reading: Set(reading),
        ..Default::default()
    };
    row.update(db).await?;
    Ok(())
}

/// Marks a publication as withdrawn.
pub(crate) async fn withdraw(db: &impl ConnectionTrait, id: i64) -> Result<(), Error> {
    let row = publication::ActiveModel { id: Set(id), withdrawn: Set(true), ..Default::default() };
    row.update(db).await?;
    Ok(())
}

/// Lets a withdrawn publication count again.
pub(crate) async fn restore(db: &impl ConnectionTrait, id: i64) -> Result<(), Error> {
    let row = publication::ActiveModel { id: Set(id), withdrawn: Set(false), ..Default::default() };
    row.update(db).await?;
    Ok(())
}

/// Publications that count and list one of these plans, in the order in which later ones prevail.
pub(crate) async fn list_counting(
    db: &impl ConnectionTrait,
    plan_keys: &BTreeSet<String>,
) -> Result<Vec<Listing>, Error> {
    let mut plans: HashMap<i64, Vec<publication_plan::Model>> = HashMap::new();
    let of_plans = publication_plan::Column::PlanKey.is_in(plan_keys);
    for row in publication_plan::Entity::find().filter(of_plans.clone()).all(db).await? {
        plans.entry(row.publication).or_default().push(row);
    }
    let concerned = publication_plan::Entity::find()
        .select_only()
        .column(publication_plan::Column::Publication)
        .filter(of_plans)
        .into_query();
    let rows = publication::Entity::find()
        .filter(publication::Column::Id.in_subquery(concerned))
        .filter(publication::Column::Withdrawn.eq(false))
        .all(db)
        .await?;
    read_listings(rows, &plans)
}

/// Publications of that year that count, in the order in which later ones prevail.
pub(crate) async fn list_year(db: &impl ConnectionTrait, year: FiscalYear) -> Result<Vec<Listing>, Error> {
    let rows = publication::Entity::find()
        .filter(publication::Column::Year.eq(year.western()))
        .filter(publication::Column::Withdrawn.eq(false))
        .all(db)
        .await?;
    read_listings(rows, &HashMap::new())
}

fn read_listings(
    rows: Vec<publication::Model>,
    plans: &HashMap<i64, Vec<publication_plan::Model>>,
) -> Result<Vec<Listing>, Error> {
    let list = |row: publication::Model| -> Result<Listing, RowError> {
        let plan_years = read_years(plans.get(&row.id).map_or(&[], Vec::as_slice))?;
        Ok(Listing { publication: decode(&row)?, table: decode_reading(&row)?.table, plan_years })
    };
    let mut listings = rows.into_iter().map(list).collect::<Result<Vec<_>, _>>()?;
    // Not by key: keys tell the order of imports, which must make no difference.
    listings.sort_by(|a, b| order_of(&a.publication).cmp(&order_of(&b.publication)));
    Ok(listings)
}

/// What was read of a publication.
pub(crate) fn decode_reading(row: &publication::Model) -> Result<Reading, RowError> {
    Cells(row).json("reading", &row.reading)
}

fn order_of(it: &Publication) -> impl Ord + '_ {
    (it.year, it.meeting_date, it.meeting.as_deref(), it.material_number.as_deref(), it.edition, it.id)
}

fn read_years(rows: &[publication_plan::Model]) -> Result<Vec<(String, FiscalYear, FiscalYear)>, RowError> {
    let mut years = Vec::new();
    for row in rows {
        if let (Some(first), Some(last)) = (row.first_year, row.last_year) {
            let cells = Cells(row);
            years.push((row.title.clone(), cells.year("first_year", first)?, cells.year("last_year", last)?));
        }
    }
    Ok(years)
}

/// The publications that count, for readers; sources stay in the database.
pub(crate) async fn list_heads(db: &impl ConnectionTrait) -> Result<Vec<Publication>, Error> {
    let heads = publication::Entity::find()
        .filter(publication::Column::Withdrawn.eq(false))
        .select_only()
        .columns([publication::Column::Id, publication::Column::Identity, publication::Column::Edition])
        .columns([publication::Column::Year, publication::Column::Meeting, publication::Column::MeetingDate])
        .columns([publication::Column::MaterialNumber, publication::Column::AsOf, publication::Column::Sample])
        .columns([publication::Column::Retold])
        .columns([publication::Column::Withdrawn, publication::Column::Sha256])
        .expr_as(sea_orm::sea_query::Expr::val(""), "source")
        .expr_as(sea_orm::sea_query::Expr::val(""), "reading");
    let rows = heads.all(db).await?;
    Ok(rows.iter().map(decode).collect::<Result<_, _>>()?)
}

/// What each 訂正版 that counts says otherwise than the edition before it.
pub(crate) async fn list_revisions(db: &impl ConnectionTrait) -> Result<Vec<Revision>, Error> {
    let counting = || publication::Entity::find().filter(publication::Column::Withdrawn.eq(false));
    let several = counting()
        .select_only()
        .column(publication::Column::Identity)
        .group_by(publication::Column::Identity)
        .having(publication::Column::Id.count().gt(1));
    let editions = counting()
        .filter(publication::Column::Identity.in_subquery(several.into_query()))
        .order_by_asc(publication::Column::Identity)
        .order_by_asc(publication::Column::Edition);
    let rows = editions.all(db).await?;
    let tables = rows.iter().map(|row| Ok(decode_reading(row)?.table)).collect::<Result<Vec<_>, RowError>>()?;
    let editions: Vec<_> = rows.iter().zip(&tables).collect();
    let pairs = editions.windows(2).filter_map(|pair| {
        let [(before, old), (after, new)] = pair else { return None };
        (before.identity == after.identity).then(|| Revision {
            earlier: PublicationId(before.id),
            later: PublicationId(after.id),
            edition: after.edition,
            revised: compare_editions(old, new),
        })
    });
    Ok(pairs.collect())
}

/// The model's publication of a row.
pub(crate) fn decode(row: &publication::Model) -> Result<Publication, RowError> {
    let cells = Cells(row);
    Ok(Publication {
        id: PublicationId(row.id),
        year: cells.year("year", row.year)?,
        meeting: row.meeting.clone(),
        meeting_date: cells.date("meeting_date", row.meeting_date.as_deref())?,
        material_number: row.material_number.clone(),
        as_of: cells.date("as_of", row.as_of.as_deref())?,
        edition: row.edition,
        provenance: provenance_of(row),
    })
}

/// Whose words and figures it holds.
pub(crate) const fn provenance_of(row: &publication::Model) -> Provenance {
    match (row.sample, row.retold) {
        (true, _) => Provenance::Invented,
        (false, true) => Provenance::Retold,
        (false, false) => Provenance::Official,
    }
}
