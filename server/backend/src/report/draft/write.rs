//! What is written in a report while it is open.

use super::report::DraftReport;
use super::step::{keep, missing};
use super::store;
use crate::{Error, Moment};
use model::id::{AccountId, IndicatorId, ReportId};
use model::report::{Draft, Step};
use sea_orm::ConnectionTrait;

const UNKNOWN_MARK: &str = "この記号は、計画の評価にありません。画面を読み直してください。";
const UNKNOWN_INDICATOR: &str = "この報告にない指標の実績値は保存できません。画面を読み直してください。";

/// What stands in a report.
pub(crate) async fn seed(db: &impl ConnectionTrait, report: ReportId) -> Result<Draft, Error> {
    Ok(store::get(db, report).await?.ok_or_else(|| missing(report))?.draft)
}

/// Brings what stands in a report to this; the first who writes takes it from 未着手 to 入力中.
pub(crate) async fn write(
    db: &impl ConnectionTrait,
    report: ReportId,
    draft: &Draft,
    by: (AccountId, Moment),
) -> Result<(), Error> {
    let before = store::get(db, report).await?.ok_or_else(|| missing(report))?;
    refuse_strange(db, &before, draft).await?;
    touch(db, &before, draft, by).await.map(|_| ())
}

/// Stores that somebody has written; from the first on it is no more 未着手. What is frozen takes nothing.
pub(super) async fn touch(
    db: &impl ConnectionTrait,
    before: &DraftReport,
    draft: &Draft,
    by: (AccountId, Moment),
) -> Result<DraftReport, Error> {
    let progress = before.progress.clone().write(by).map_err(Error::refused)?;
    let begins = progress.state != before.progress.state;
    let steps = before.steps + i32::from(begins);
    let after = DraftReport { progress, draft: draft.clone(), touched: Some(by), steps, ..before.clone() };
    if begins {
        keep(db, before, &after, &Step::Begin, by).await?;
    } else {
        store::update(db, before, &after).await?;
    }
    Ok(after)
}

/// A mark of another scheme, or a value of another measure's indicator, is no part of this report.
async fn refuse_strange(db: &impl ConnectionTrait, before: &DraftReport, draft: &Draft) -> Result<(), Error> {
    if draft.mark != before.draft.mark
        && let Some(mark) = &draft.mark
        && !store::list_marks(db, before.plan).await?.contains(mark)
    {
        return Err(Error::Refused(UNKNOWN_MARK.to_owned()));
    }
    let new = || draft.values.keys().filter(|it| !before.draft.values.contains_key(it));
    if new().next().is_some() {
        let known = store::list_indicators(db, before.measure).await?;
        // Who was away while an indicator was taken back loses nothing of what they wrote: a value of it stays, unseen.
        let own = |id: &IndicatorId| before.alterations.iter().any(|it| it.indicator == *id);
        if new().any(|it| !known.contains(&it.0) && !own(it)) {
            return Err(Error::Refused(UNKNOWN_INDICATOR.to_owned()));
        }
    }
    Ok(())
}
