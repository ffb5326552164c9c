//! The audit log: who did what, when and from where. Rows are only added, each in the transaction of what it tells, and
//! each holds the hash of the one before: a row changed, taken out or put in between shows. That the last rows are gone
//! shows only to who has written down the last hash.

use super::entity::audit;
use super::{Cells, sha256, write_word};
use crate::{Call, Error, Moment};
use model::account::{AuditEntry, AuditFilter, Deed};
use model::id::AccountId;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};

/// Rows read at a time.
const PAGE: u64 = 1_000;

/// What is to be recorded.
pub(crate) struct Entry<'a> {
    pub by: Option<AccountId>,
    pub deed: Deed,
    pub subject: String,
    pub before: Option<String>,
    pub after: Option<String>,
    pub call: &'a Call,
}

/// The audit log as a check found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Rows that follow each other as they were written.
    pub rows: i64,
    /// Hash of the last of them; empty where there is none.
    pub head: String,
    /// The first row that does not.
    pub broken: Option<i64>,
}

impl Verified {
    /// What is wrong, in a Japanese sentence.
    pub(crate) fn problem(&self) -> Option<String> {
        self.broken.map(|number| format!("監査記録の {number} 番が、書かれたときと違います。"))
    }
}

/// Adds a row.
pub(crate) async fn append(db: &impl ConnectionTrait, entry: Entry<'_>) -> Result<(), Error> {
    let last = audit::Entity::find().order_by_desc(audit::Column::Number).one(db).await?;
    let (number, previous) = last.map_or((1, String::new()), |row| (row.number + 1, row.hash));
    let mut row = audit::Model {
        number,
        made_at: entry.call.at.0,
        account: entry.by.map(|it| it.0),
        deed: write_word(&entry.deed),
        subject: entry.subject,
        before: entry.before,
        after: entry.after,
        address: entry.call.address.map(|it| it.to_string()),
        previous,
        hash: String::new(),
    };
    row.hash = hash_of(&row)?;
    audit::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// The number of the last row.
pub(crate) async fn count(db: &impl ConnectionTrait) -> Result<i64, Error> {
    let numbers = audit::Entity::find().select_only().column(audit::Column::Number);
    Ok(numbers.order_by_desc(audit::Column::Number).into_tuple::<i64>().one(db).await?.unwrap_or(0))
}

/// Rows that the filter lets through, newest first.
pub(crate) async fn list(db: &impl ConnectionTrait, filter: &AuditFilter, most: u64) -> Result<Vec<AuditEntry>, Error> {
    let given = Condition::all()
        .add_option(filter.by.map(|it| audit::Column::Account.eq(it.0)))
        .add_option(filter.deed.map(|it| audit::Column::Deed.eq(write_word(&it))))
        .add_option(filter.from.map(|it| audit::Column::MadeAt.gte(it.0)))
        .add_option(filter.until.map(|it| audit::Column::MadeAt.lt(it.0)))
        .add_option(filter.before.map(|it| audit::Column::Number.lt(it)));
    let rows = audit::Entity::find().filter(given).order_by_desc(audit::Column::Number).limit(most).all(db).await?;
    rows.iter().map(decode).collect()
}

/// Whether this account has done this from this address since then.
pub(crate) async fn has_done(
    db: &impl ConnectionTrait,
    account: i64,
    deed: Deed,
    (address, since): (&str, Moment),
) -> Result<bool, Error> {
    let found = audit::Entity::find()
        .filter(audit::Column::Account.eq(account))
        .filter(audit::Column::Deed.eq(write_word(&deed)))
        .filter(audit::Column::Address.eq(address))
        .filter(audit::Column::MadeAt.gte(since.0))
        .limit(1)
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Walks through the chain from its beginning.
pub(crate) async fn verify(db: &impl ConnectionTrait) -> Result<Verified, Error> {
    let mut verified = Verified { rows: 0, head: String::new(), broken: None };
    loop {
        let page = audit::Entity::find()
            .filter(audit::Column::Number.gt(verified.rows))
            .order_by_asc(audit::Column::Number)
            .limit(PAGE)
            .all(db)
            .await?;
        if page.is_empty() {
            return Ok(verified);
        }
        for row in page {
            let follows =
                row.number == verified.rows + 1 && row.previous == verified.head && row.hash == hash_of(&row)?;
            if !follows {
                return Ok(Verified { broken: Some(row.number), ..verified });
            }
            (verified.rows, verified.head) = (row.number, row.hash);
        }
    }
}

/// SHA-256 of everything in the row but itself.
fn hash_of(row: &audit::Model) -> Result<String, Error> {
    let told = (&row.deed, &row.subject, &row.before, &row.after, &row.address);
    let written = serde_json::to_string(&(row.number, row.made_at, row.account, told, &row.previous));
    let text = written.map_err(|error| Error::Inconsistent(format!("audit（{}）: {error}", row.number)))?;
    Ok(sha256(text))
}

fn decode(row: &audit::Model) -> Result<AuditEntry, Error> {
    Ok(AuditEntry {
        number: row.number,
        at: Moment(row.made_at),
        by: row.account.map(AccountId),
        deed: Cells(row).word("deed", &row.deed)?,
        subject: row.subject.clone(),
        before: row.before.clone(),
        after: row.after.clone(),
        address: row.address.clone(),
    })
}
