//! A step of a report, with its row in the history and in the audit log.

use super::decode::write_content;
use super::entity::draft_step;
use super::report::{DraftReport, Seen};
use super::store;
use super::version::add_version;
use crate::store::audit::{self, Entry};
use crate::store::write_word;
use crate::{Call, Error, Moment};
use model::account::{Actor, Deed};
use model::id::{AccountId, DepartmentId, ReportId};
use model::report::{StateKind, Step, StepRefused};
use sea_orm::ConnectionTrait;

/// The report, if nobody was faster than who saw it.
pub(crate) async fn get_seen(db: &impl ConnectionTrait, seen: Seen) -> Result<DraftReport, Error> {
    let found = store::get(db, seen.report).await?.ok_or_else(|| missing(seen.report))?;
    if found.steps == seen.steps { Ok(found) } else { Err(Error::Stale) }
}

pub(crate) fn missing(report: ReportId) -> Error {
    Error::NotFound(format!("報告 {report} "))
}

/// Takes a step. Refused, nothing is written.
pub(crate) async fn take_step(
    db: &impl ConnectionTrait,
    before: &DraftReport,
    step: Step,
    (actor, call): (&Actor, &Call),
) -> Result<Result<DraftReport, StepRefused>, Error> {
    let progress = match before.progress.clone().take(step.clone(), (actor, call.at), &before.responsible) {
        Ok(progress) => progress,
        Err(refused) => return Ok(Err(refused)),
    };
    let after =
        DraftReport { progress, touched: Some((actor.account, call.at)), steps: before.steps + 1, ..before.clone() };
    keep(db, before, &after, &step, (actor.account, call.at)).await?;
    let words = |it: &DraftReport| Some(it.progress.state.words().to_owned());
    let told = Entry {
        by: Some(actor.account),
        deed: Deed::ReportMoved,
        subject: format!("report {} {}", before.report, step.kind().words()),
        before: words(before),
        after: words(&after),
        call,
    };
    audit::append(db, told).await?;
    Ok(Ok(after))
}

/// Writes what a step changed, and the step itself.
pub(super) async fn keep(
    db: &impl ConnectionTrait,
    before: &DraftReport,
    after: &DraftReport,
    step: &Step,
    (by, at): (AccountId, Moment),
) -> Result<(), Error> {
    store::update(db, before, after).await?;
    let state = |it: &DraftReport| -> StateKind { it.progress.state.kind() };
    let department = match step {
        Step::Sign(DepartmentId(department)) => Some(*department),
        _ => None,
    };
    let reason = match step {
        Step::SendBack(reason) | Step::Reopen(reason) => Some(reason.as_str().to_owned()),
        _ => None,
    };
    let row = draft_step::Model {
        draft: after.report.0,
        number: after.steps,
        step: write_word(&step.kind()),
        from_state: write_word(&state(before)),
        to_state: write_word(&state(after)),
        account: by.0,
        made_at: at.0,
        department,
        reason,
        content: write_content(&after.draft)?,
    };
    store::add_step(db, row).await?;
    // Who begins has written already: what stood there before is the first version.
    let stood = if *step == Step::Begin { &before.draft } else { &after.draft };
    add_version(db, after.report, stood, (at, Some(after.steps))).await
}
