//! 公表 of a year: the official table of what was confirmed becomes a publication like an imported one, so that everything
//! readers see follows from it. One transaction with the last step of each report.

use super::layout::{Answer, Layout};
use super::order::{Imported, Outcome, PlanYears, Source};
use super::work::Work;
use crate::inquiry::{record, store as inquiries, write_json};
use crate::publication::freeze;
use crate::report::draft::step::take_step;
use crate::report::draft::{DraftReport, store as drafts};
use crate::store::Snapshot;
use crate::store::connection::last_revision;
use crate::{Backend, Call, Error};
use model::account::{Actor, Deed};
use model::calendar::Calendar;
use model::id::{MeasureId, PlanId};
use model::inquiry::InquiryAct;
use model::plan::Plan;
use model::publication::{Occasion, Provenance, Publication};
use model::report::{Draft, Outline, ReportState, Step, StepKind};
use model::sheet::{PlanTable, Reading, Table};
use model::year::FiscalYear;
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

const UNCONFIRMED: &str =
    "まだ確定していない報告があります。確定するか、「未報告」として公表することを選んでください。";
const NOTHING_NEW: &str =
    "前に公表した内容と同じなので、公表していません。訂正があるときは、報告を再開して直してください。";
const NOTHING_ASKED: &str = "この年度の照会がありません。先に照会を始めてください。";

const OTHER_PAPER: &str = "直しは、同じ会議の名前と資料番号で公表してください。訂正版になり、訂正前の値も残ります。別の資料にするときは「別の資料として公表する」に印を付けてください。";

/// A year to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publishing {
    /// The year.
    pub year: FiscalYear,
    /// Its plans.
    pub plans: Vec<PlanId>,
    /// Before which meeting.
    pub occasion: Occasion,
    /// What to do with reports that are not confirmed.
    pub unconfirmed: Unconfirmed,
    /// Whether a year that is published may be so again as another paper, which is no 訂正版 of it.
    pub apart: bool,
}

/// What to do with reports that are not confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unconfirmed {
    /// Publish nothing.
    Refuse,
    /// Print what was published of them before, else 未報告.
    Leave,
}

impl Backend {
    /// Publishes a year, or, where it is published before the same meeting already, its 訂正版.
    ///
    /// # Errors
    /// When the actor may not, a plan's year was not opened, reports are not confirmed, or nothing differs from what is
    /// published.
    pub async fn publish(&self, actor: &Actor, publishing: Publishing, call: &Call) -> Result<Publication, Error> {
        self.allow_inquiry(actor, InquiryAct::Publish, call).await?;
        let now = self.snapshot().await?;
        refuse_other_paper(&now, &publishing)?;
        let mut work = Work::begin(self).await?;
        if last_revision(&work.db).await? != now.revision {
            return Err(Error::Stale);
        }
        let mut reports = Vec::new();
        let table = lay_out(&work.db, &now, &publishing, &mut reports).await?;
        let imported = place(&mut work, &now, &publishing, table).await?;
        let publication = imported.publication;
        for report in reports.iter().filter(|it| matches!(it.progress.state, ReportState::Confirmed { .. })) {
            let step = Step::Publish(publication.id);
            take_step(&work.db, report, step, (actor, call)).await?.map_err(Error::refused)?;
        }
        let told = (None, Some(write_json(&publication)?));
        record(&work.db, (actor, Deed::Published), format!("publication {}", publication.id), told, call).await?;
        let derived = work.derive().await?;
        work.finish(derived, call.at, &format!("publish {}", publication.id)).await?;
        Ok(publication)
    }
}

/// What is published already goes on as its 訂正版, unless somebody says that it is another paper.
fn refuse_other_paper(now: &Snapshot, publishing: &Publishing) -> Result<(), Error> {
    let published = publishing.plans.iter().filter_map(|plan| now.published(*plan, publishing.year));
    let other = published.into_iter().find(|it| !publishing.occasion.is_of(it)).filter(|_| !publishing.apart);
    let Some(it) = other else { return Ok(()) };
    let paper = it.material_number.iter().chain(&it.meeting).cloned().collect::<Vec<_>>().join(" ");
    Err(Error::Refused(format!("この年度は「{paper}」として公表しています。{OTHER_PAPER}")))
}

/// The table; the reports that it was made of are added to `reports`.
async fn lay_out(
    db: &impl ConnectionTrait,
    now: &Snapshot,
    publishing: &Publishing,
    reports: &mut Vec<DraftReport>,
) -> Result<Table, Error> {
    let (year, occasion) = (publishing.year, &publishing.occasion);
    let mut plans = Vec::new();
    for plan in now.plans().filter(|it| publishing.plans.contains(&it.id)) {
        if inquiries::get(db, (plan.id, year)).await?.is_none() {
            return Err(Error::Refused(NOTHING_ASKED.to_owned()));
        }
        let own = drafts::list_inquiry(db, (plan.id, year)).await?;
        plans.push(lay_out_plan(db, now, plan, (year, publishing.unconfirmed), &own).await?);
        reports.extend(own);
    }
    if plans.is_empty() {
        return Err(Error::Refused(NOTHING_ASKED.to_owned()));
    }
    Ok(Table {
        fiscal_year: year,
        as_of: Some(occasion.as_of()),
        meeting: Some(occasion.meeting().to_owned()),
        meeting_date: Some(occasion.meeting_date()),
        material_number: Some(occasion.material_number().to_owned()),
        plans,
    })
}

async fn lay_out_plan(
    db: &impl ConnectionTrait,
    now: &Snapshot,
    plan: &Plan,
    (year, unconfirmed): (FiscalYear, Unconfirmed),
    reports: &[DraftReport],
) -> Result<PlanTable, Error> {
    let mut answers: HashMap<MeasureId, Answer> = HashMap::new();
    for report in reports {
        let (draft, outline) = said(db, now, report, unconfirmed).await?;
        let (responsible, item) = (report.responsible.clone(), report.item.clone());
        answers.insert(report.measure, Answer { draft, outline, responsible, item });
    }
    let basis = now.years_of(plan.id).rfind(|it| *it < year);
    let words = || Calendar::Japanese.year(year);
    let basis = basis.ok_or_else(|| Error::NotFound(format!("{}より前の「{}」の一覧表", words(), plan.title)))?;
    Ok(Layout { now, plan, year, basis, answers: &answers }.table())
}

/// What a report says in the list, and of which indicators; one that is not confirmed says what it said when it was last
/// published.
async fn said(
    db: &impl ConnectionTrait,
    now: &Snapshot,
    report: &DraftReport,
    unconfirmed: Unconfirmed,
) -> Result<(Draft, Outline), Error> {
    match (&report.progress.state, unconfirmed) {
        (ReportState::Confirmed { .. } | ReportState::Published { .. }, _) => {
            Ok((report.draft.clone(), report.outline(now)))
        }
        (_, Unconfirmed::Refuse) => Err(Error::Refused(UNCONFIRMED.to_owned())),
        (_, Unconfirmed::Leave) => {
            let steps = drafts::list_steps(db, report.report).await?;
            let Some(last) = steps.into_iter().rfind(|it| it.step == StepKind::Publish) else {
                return Ok((Draft::default(), Outline::default()));
            };
            let alterations = report.alterations.iter().filter_map(|it| it.before_step(last.number)).collect();
            let then = DraftReport { alterations, ..report.clone() };
            Ok((last.draft, then.outline(now)))
        }
    }
}

async fn place(work: &mut Work, now: &Snapshot, publishing: &Publishing, table: Table) -> Result<Imported, Error> {
    let years =
        |plan: &Plan| plan.years.map(|(first, last)| PlanYears { title: Some(plan.title.clone()), first, last });
    let plans = || now.plans().filter(|it| publishing.plans.contains(&it.id));
    let invented = now.follows_invented(publishing.year);
    let source = Source {
        text: freeze(&table)?,
        plan_years: plans().filter_map(years).collect(),
        provenance: if invented { Provenance::Invented } else { Provenance::Official },
    };
    let imported = work.place(source, Reading { table, doubts: Vec::new(), left: Vec::new() }).await?;
    match imported.outcome {
        Outcome::New | Outcome::Correction | Outcome::Restored => Ok(imported),
        Outcome::Unchanged { .. } | Outcome::Updated => Err(Error::Refused(NOTHING_NEW.to_owned())),
    }
}
