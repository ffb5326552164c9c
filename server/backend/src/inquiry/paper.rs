//! One report while it is written, beside what last year's list says.

use super::desk::{Desk, department_name, name_of, plan_title, reason_of};
use super::hints::{heading_of, hints_of, named};
use super::store;
use crate::indicator::{Axis, is_awaited, series_of};
use crate::report::draft::step::missing;
use crate::report::draft::{DraftReport, PastStep, store as drafts};
use crate::report::{commitment_of, mark_of, prose_of};
use crate::store::Snapshot;
use crate::{Backend, Call, Error};
use model::account::Actor;
use model::id::{DepartmentId, ReportId};
use model::indicator::{Amount, Change};
use model::inquiry::{AlterationRow, HistoryRow, LastReport, PaperAct, ReportPage, Signed, ValueRow};
use model::report::{Alteration, Entry, IndicatorChange, Outline, Outlined, Reason, ReportAct, Step, may};
use model::year::FiscalYear;

/// Any reason, to ask the state machine whether one would be taken.
const SOME_REASON: &str = "理由";

impl Backend {
    /// The page of a report.
    ///
    /// # Errors
    /// When there is no such report, or the actor has no part in it.
    pub async fn get_report_page(&self, actor: &Actor, report: ReportId, call: &Call) -> Result<ReportPage, Error> {
        let now = self.snapshot().await?;
        let db = self.connection().begin_read().await?;
        let found = drafts::get(&db, report).await?.ok_or_else(|| missing(report))?;
        may(actor, ReportAct::Read, &found.responsible).map_err(Error::refused)?;
        let inquiry = store::get(&db, (found.plan, found.year)).await?.ok_or_else(|| missing(report))?;
        let desk = Desk::load(&db, &now, (actor, call), std::slice::from_ref(&found)).await?;
        db.rollback().await?;
        let (place, title) = heading_of(&now, &found);
        let basis = found.year.previous();
        let outline = found.outline(&now);
        let values: Vec<_> = outline.iter().filter_map(|it| value_row(&now, &found, it)).collect();
        let hints = hints_of(&now, &found).into_iter().map(|it| named(&outline, it));
        Ok(ReportPage {
            report,
            plan: found.plan,
            plan_title: plan_title(&now, found.plan),
            year: found.year,
            place,
            title,
            commitment: promise_of(&now, &found, basis),
            state: found.progress.state.kind(),
            reason: reason_of(&found),
            lead: department_name(&now, found.responsible.lead, found.year),
            joint: joint(&now, &desk, &found),
            due: desk.due(&inquiry, &found),
            days: desk.days(&inquiry, &found),
            marks: now.plan(found.plan).map(|it| it.scheme.marks().to_vec()).unwrap_or_default(),
            last: basis.and_then(|it| last_of(&now, &found, it)),
            usual: basis.and_then(|it| usual_length(&now, &found, it)),
            values,
            alterations: alterations(&desk, &found, &outline),
            hints: hints.map(|(name, hint)| hint.words(&name)).collect(),
            news: desk.news(&inquiry, &found),
            history: history(&now, &desk, &found),
            steps: found.steps,
            acts: acts(&desk, &found),
            draft: found.draft,
        })
    }
}

/// 計画の記載 of the list before; of what begins, as it is to be printed.
fn promise_of(now: &Snapshot, it: &DraftReport, basis: Option<FiscalYear>) -> Option<String> {
    match &it.item {
        Some(item) => item.commitment().map(str::to_owned),
        None => basis.and_then(|basis| commitment_of(now, it.measure, basis)).map(str::to_owned),
    }
}

fn joint(now: &Snapshot, desk: &Desk<'_>, it: &DraftReport) -> Vec<(String, Signed)> {
    let signed = |department: &DepartmentId| (department_name(now, *department, it.year), desk.signed(it, *department));
    it.responsible.joint.iter().map(signed).collect()
}

fn last_of(now: &Snapshot, it: &DraftReport, basis: FiscalYear) -> Option<LastReport> {
    let report = now.report(it.measure, basis)?;
    Some(LastReport {
        mark: mark_of(now, it.measure, basis),
        narrative: prose_of(now, report),
        remark: report.remark.clone(),
    })
}

/// Half of the 説明 of that year's list are of a length between these, in tens of letters.
fn usual_length(now: &Snapshot, it: &DraftReport, basis: FiscalYear) -> Option<(usize, usize)> {
    let reports = now.measures_of(it.plan).filter_map(|measure| now.report(measure.id, basis));
    let length = |text: String| text.chars().filter(|letter| !letter.is_whitespace()).count();
    let mut lengths: Vec<_> = reports.map(|report| length(prose_of(now, report))).filter(|it| *it > 0).collect();
    lengths.sort_unstable();
    let at = |quarter: usize| lengths.get(lengths.len() * quarter / 4).map(|it| (it + 5) / 10 * 10);
    (lengths.len() >= 4).then(|| at(1).zip(at(3))).flatten()
}

/// An indicator that the year's list is expected to tell of, one that begins in this report, or one that somebody has
/// written a value of. What has ended is not asked for again.
fn value_row(now: &Snapshot, it: &DraftReport, outlined: &Outlined) -> Option<ValueRow> {
    let indicator = &outlined.indicator;
    let unit = indicator.unit.as_deref();
    let before = it.year.previous().and_then(|year| now.observation(indicator.id, year));
    let entry = it.draft.values.get(&indicator.id);
    let asked = outlined.begins() || entry.is_some() || is_awaited(now, indicator.id, it.year);
    if !asked || outlined.ended.is_some() {
        return None;
    }
    let figure = entry.map(|it| it.figure);
    let first = Axis::of(now, &[it.plan]).map_or(it.year, |axis| axis.first);
    let axis = Axis { first, last: it.year };
    Some(ValueRow {
        indicator: indicator.id,
        name: indicator.name.clone(),
        unit: indicator.unit.clone(),
        counting: indicator.counting,
        timing: indicator.timing,
        before: Amount::of(before, unit),
        now: amount(entry, unit),
        change: figure
            .map_or(Change::NoValue, |figure| indicator.compare(it.year, before.map(|it| &it.figure), Some(&figure))),
        desired: indicator.desired,
        series: series_of(now, indicator, it.year, axis),
        lineage: outlined.lineage.clone(),
    })
}

fn alterations(desk: &Desk<'_>, it: &DraftReport, outline: &Outline) -> Vec<AlterationRow> {
    let row = |one: &Alteration| AlterationRow {
        number: one.number,
        words: words_of(one, outline),
        why: one.why.as_str().to_owned(),
        by: name_of(&desk.names, one.made.by),
        at: one.made.at,
        undone: one.undone.map(|it| (name_of(&desk.names, it.by), it.at)),
    };
    it.alterations.iter().map(row).collect()
}

fn words_of(it: &Alteration, outline: &Outline) -> String {
    let name = outline.get(it.indicator).map_or("指標", |it| it.indicator.name.as_str());
    match &it.change {
        IndicatorChange::Add(new) => format!("「{}」を加える", new.name()),
        IndicatorChange::Rename { former, name } => format!("「{former}」の名前を「{}」に変える", name.as_str()),
        IndicatorChange::Redefine => format!("「{name}」の数え方を変える"),
        IndicatorChange::End => format!("「{name}」を廃止にする"),
    }
}

fn amount(entry: Option<&Entry>, unit: Option<&str>) -> Amount {
    Amount {
        figure: entry.map(|it| it.figure),
        unit: unit.map(str::to_owned),
        approximate: entry.is_some_and(|it| it.approximate),
    }
}

fn history(now: &Snapshot, desk: &Desk<'_>, it: &DraftReport) -> Vec<HistoryRow> {
    let row = |step: &PastStep| HistoryRow {
        step: step.step,
        by: name_of(&desk.names, step.by),
        at: step.at,
        department: step.department.map(|department| department_name(now, department, it.year)),
        reason: step.reason.clone(),
    };
    desk.steps_of(it.report).iter().rev().map(row).collect()
}

/// What the rules and the one state machine let the reader do.
fn acts(desk: &Desk<'_>, it: &DraftReport) -> Vec<PaperAct> {
    let mut acts = Vec::new();
    if may(desk.actor, ReportAct::Write, &it.responsible).is_ok() && it.progress.state.is_open() {
        acts.push(PaperAct::Write);
    }
    acts.extend(desk.acts(it).into_iter().map(PaperAct::Work));
    let Ok(reason) = Reason::new(SOME_REASON) else { return acts };
    let steps = [
        (Step::Confirm, PaperAct::Confirm),
        (Step::SendBack(reason.clone()), PaperAct::SendBack),
        (Step::Reopen(reason), PaperAct::Reopen),
    ];
    acts.extend(steps.into_iter().filter(|(step, _)| desk.leads(it, step.clone())).map(|(_, act)| act));
    acts
}
