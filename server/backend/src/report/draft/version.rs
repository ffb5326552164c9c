//! 変更の記録: what stood in a report at each of its steps and at quiet moments, and who wrote in between.

mod entity;
mod store;

use super::decode::write_content;
use super::report::DraftReport;
use super::step::missing;
use super::store as drafts;
use crate::store::{Cells, RowError, write_word};
use crate::{Error, Moment};
use entity::{draft_version, draft_writing};
use model::id::{AccountId, ReportId};
use model::report::{Draft, Part};
use sea_orm::ConnectionTrait;

pub(crate) use store::count_versions;

/// What stood in a report at some moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// From 1, without gaps.
    pub number: i32,
    /// When.
    pub at: Moment,
    /// Number of the step that was taken then.
    pub step: Option<i32>,
    /// What stood there.
    pub draft: Draft,
}

/// Somebody wrote in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writing {
    /// In what became, or will become, the version of this number.
    pub number: i32,
    /// Who.
    pub by: AccountId,
    /// In which field.
    pub part: Part,
}

/// Keeps what stood there as the next version.
pub(super) async fn add_version(
    db: &impl ConnectionTrait,
    report: ReportId,
    stood: &Draft,
    (at, step): (Moment, Option<i32>),
) -> Result<(), Error> {
    let number = count_versions(db, report).await? + 1;
    let row = draft_version::Model { draft: report.0, number, made_at: at.0, step, content: write_content(stood)? };
    store::add_version(db, row).await
}

/// Keeps what stands there as a version, unless it is kept already or somebody has touched it after that moment.
pub(crate) async fn keep_version(db: &impl ConnectionTrait, report: ReportId, until: Moment) -> Result<(), Error> {
    let found = drafts::get(db, report).await?.ok_or_else(|| missing(report))?;
    let Some((_, at)) = found.touched.filter(|(_, at)| *at <= until) else { return Ok(()) };
    let content = write_content(&found.draft)?;
    match store::get_last_version(db, report).await? {
        Some(last) if last.content == content => Ok(()),
        _ => add_version(db, report, &found.draft, (at, None)).await,
    }
}

/// Notes who wrote in which field of what will become the version of that number.
pub(crate) async fn note_writing(
    db: &impl ConnectionTrait,
    report: ReportId,
    number: i32,
    wrote: &[(AccountId, Part)],
) -> Result<(), Error> {
    let row = |(account, part): &(AccountId, Part)| draft_writing::Model {
        draft: report.0,
        number,
        account: account.0,
        part: write_word(part),
    };
    store::put_writings(db, &wrote.iter().map(row).collect::<Vec<_>>()).await
}

/// The versions of a report, oldest first, and who wrote what.
pub(crate) async fn list_history(
    db: &impl ConnectionTrait,
    report: ReportId,
) -> Result<(Vec<Version>, Vec<Writing>), Error> {
    let versions = store::list_versions(db, report).await?;
    let writings = store::list_writings(db, report).await?;
    let versions = versions.iter().map(decode_version).collect::<Result<_, _>>()?;
    let writings = writings.iter().map(decode_writing).collect::<Result<_, _>>()?;
    Ok((versions, writings))
}

/// Who wrote in these reports, and until when at most: what became a version was written by then, what did not by the
/// last touch.
pub(crate) async fn list_last_writings(
    db: &impl ConnectionTrait,
    reports: &[DraftReport],
) -> Result<Vec<(ReportId, AccountId, Moment)>, Error> {
    let ids: Vec<_> = reports.iter().map(|it| it.report.0).collect();
    let made = store::list_moments(db, &ids).await?;
    let touched = |id: i64| reports.iter().find(|it| it.report.0 == id)?.touched.map(|it| it.1);
    let writings = store::list_authors(db, &ids).await?.into_iter();
    let moment = |id, number| made.get(&(id, number)).copied().map(Moment).or_else(|| touched(id));
    let writing = |(id, number, account)| Some((ReportId(id), AccountId(account), moment(id, number)?));
    Ok(writings.filter_map(writing).collect())
}

fn decode_version(row: &draft_version::Model) -> Result<Version, RowError> {
    let draft = Cells(row).json("content", &row.content)?;
    Ok(Version { number: row.number, at: Moment(row.made_at), step: row.step, draft })
}

fn decode_writing(row: &draft_writing::Model) -> Result<Writing, RowError> {
    Ok(Writing { number: row.number, by: AccountId(row.account), part: Cells(row).word("part", &row.part)? })
}
