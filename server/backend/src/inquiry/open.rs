//! Opening a plan's year, and changing what was said then.

use super::propose::is_ahead;
use super::store;
use crate::report::draft::step::missing;
use crate::report::draft::{DraftReport, store as drafts};
use crate::store::audit::{self, Entry};
use crate::store::ledger::Keys;
use crate::{Backend, Call, Error, Moment};
use model::account::{Actor, Deed};
use model::date::Date;
use model::id::{AccountId, PlanId, ReportId};
use model::inquiry::{Inquiry, InquiryAct, InquiryRefused, Notice, Question, may};
use model::report::{Draft, Progress, Responsible};
use model::year::FiscalYear;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde::Serialize;

/// A year to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The plan.
    pub plan: PlanId,
    /// The year to be reported on.
    pub year: FiscalYear,
    /// The words to all, and until when they answer.
    pub notice: Notice,
    /// What is asked, in printed order.
    pub questions: Vec<Question>,
}

/// An inquiry that was sent; what it asks stands in its reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenInquiry {
    /// The plan.
    pub plan: PlanId,
    /// The year that is reported on.
    pub year: FiscalYear,
    /// The words to all, and until when they answer.
    pub notice: Notice,
    /// Who opened it, and when.
    pub opened: (AccountId, Moment),
}

impl Backend {
    /// Opens a plan's year: the inquiry, and a report for each measure that is asked for.
    ///
    /// # Errors
    /// When the actor may not, the year is listed or opened already or still ahead, or what is asked does not fit.
    pub async fn open_inquiry(&self, actor: &Actor, opening: Opening, call: &Call) -> Result<(), Error> {
        self.allow_inquiry(actor, InquiryAct::Open, call).await?;
        let Opening { plan, year, notice, questions } = opening;
        let inquiry = Inquiry::new((plan, year), notice, questions, today(call)?).map_err(Error::refused)?;
        let now = self.snapshot().await?;
        if is_ahead(&now, year, actor.today) {
            return Err(Error::refused(InquiryRefused::YearAhead));
        }
        let db = self.connection().begin_write().await?;
        refuse_unfit(&db, &inquiry).await?;
        let opened = OpenInquiry { plan, year, notice: inquiry.notice().clone(), opened: (actor.account, call.at) };
        store::create(&db, &opened).await?;
        let mut keys = Keys::load(&db).await?;
        let reports: Vec<_> = (0..)
            .zip(inquiry.questions())
            .map(|(order, it)| begin(&mut keys, (plan, year), order, it.clone()))
            .collect();
        drafts::create(&db, &reports).await?;
        keys.save(&db).await?;
        let told = (None, Some(write_json(&inquiry)?));
        record(&db, (actor, Deed::InquiryOpened), name((plan, year)), told, call).await?;
        Ok(db.commit().await?)
    }

    /// The inquiry of a plan's year.
    ///
    /// # Errors
    /// When there is none.
    pub async fn get_inquiry(&self, plan: PlanId, year: FiscalYear) -> Result<OpenInquiry, Error> {
        store::get(self.connection().reading(), (plan, year)).await?.ok_or_else(|| missing_inquiry(year))
    }

    /// Changes the words to all or the due dates.
    ///
    /// # Errors
    /// When the actor may not, there is no such inquiry, or a due date would be past.
    pub async fn update_notice(
        &self,
        actor: &Actor,
        (plan, year): (PlanId, FiscalYear),
        notice: Notice,
        call: &Call,
    ) -> Result<(), Error> {
        self.allow_inquiry(actor, InquiryAct::Change, call).await?;
        let db = self.connection().begin_write().await?;
        let before = store::get(&db, (plan, year)).await?.ok_or_else(|| missing_inquiry(year))?;
        let notice = notice.after(Some(&before.notice), today(call)?).map_err(Error::refused)?;
        if !store::has_departments(&db, notice.deadlines.exceptions.keys().copied()).await? {
            return Err(Error::refused(InquiryRefused::Unknown));
        }
        let after = OpenInquiry { notice, ..before.clone() };
        store::update(&db, &before, &after).await?;
        let told = (Some(write_json(&before.notice)?), Some(write_json(&after.notice)?));
        record(&db, (actor, Deed::InquiryChanged), name((plan, year)), told, call).await?;
        Ok(db.commit().await?)
    }

    /// Changes who answers for a report; who has no part in it any more has not signed it either. `was` is what the actor
    /// saw.
    ///
    /// # Errors
    /// When the actor may not, there is no such report or department, the report is frozen, or somebody was faster.
    pub async fn update_responsible(
        &self,
        actor: &Actor,
        report: ReportId,
        (was, responsible): (&Responsible, Responsible),
        call: &Call,
    ) -> Result<(), Error> {
        self.allow_inquiry(actor, InquiryAct::Change, call).await?;
        let db = self.connection().begin_write().await?;
        let before = drafts::get(&db, report).await?.ok_or_else(|| missing(report))?;
        if before.responsible != *was {
            return Err(Error::Stale);
        }
        refuse_responsible(&db, &before, &responsible).await?;
        let told = (Some(write_json(&before.responsible)?), Some(write_json(&responsible)?));
        let mut after = DraftReport { responsible, ..before.clone() };
        after.progress.signatures.retain(|it| after.responsible.joint.contains(&it.department));
        drafts::update(&db, &before, &after).await?;
        record(&db, (actor, Deed::InquiryChanged), format!("report {report}"), told, call).await?;
        Ok(db.commit().await?)
    }

    /// Whether the actor may; that somebody may not is put on record.
    pub(crate) async fn allow_inquiry(&self, actor: &Actor, act: InquiryAct, call: &Call) -> Result<(), Error> {
        let Err(refused) = may(actor, act) else { return Ok(()) };
        let db = self.connection().begin_write().await?;
        record(&db, (actor, Deed::Refused), act.words().to_owned(), (None, None), call).await?;
        db.commit().await?;
        Err(Error::refused(refused))
    }
}

/// The day on which something is asked.
pub(crate) fn today(call: &Call) -> Result<Date, Error> {
    call.at.day().ok_or_else(|| Error::Inconsistent(format!("clock: {}", call.at.0)))
}

pub(super) fn missing_inquiry(year: FiscalYear) -> Error {
    Error::NotFound(format!("{}年度の照会", year.western()))
}

pub(super) fn name((plan, year): (PlanId, FiscalYear)) -> String {
    format!("inquiry of plan {plan}, {}", year.western())
}

/// A report that nobody has begun.
pub(super) fn begin(
    keys: &mut Keys,
    (plan, year): (PlanId, FiscalYear),
    order: i32,
    question: Question,
) -> DraftReport {
    DraftReport {
        report: ReportId(keys.next("draft")),
        plan,
        year,
        measure: question.measure,
        order,
        responsible: question.responsible,
        progress: Progress::new(),
        draft: Draft::default(),
        touched: None,
        steps: 0,
        alterations: Vec::new(),
        item: None,
    }
}

async fn refuse_unfit(db: &DatabaseTransaction, inquiry: &Inquiry) -> Result<(), Error> {
    let (plan, year) = (inquiry.plan(), inquiry.year());
    if store::get(db, (plan, year)).await?.is_some() {
        return Err(Error::refused(InquiryRefused::AlreadyOpened));
    }
    if store::list_listed_years(db, plan).await?.into_iter().any(|it| it >= year.western()) {
        return Err(Error::refused(InquiryRefused::AlreadyListed));
    }
    let asked = inquiry.questions().iter();
    let answering = asked.clone().flat_map(|it| it.responsible.all());
    let answering = answering.chain(inquiry.notice().deadlines.exceptions.keys().copied());
    let known = store::has_measures(db, plan, asked.map(|it| it.measure)).await?
        && store::has_departments(db, answering).await?;
    if known { Ok(()) } else { Err(Error::refused(InquiryRefused::Unknown)) }
}

async fn refuse_responsible(
    db: &DatabaseTransaction,
    before: &DraftReport,
    responsible: &Responsible,
) -> Result<(), Error> {
    let refused = if !before.progress.state.is_open() {
        InquiryRefused::Frozen
    } else if responsible.names_twice() {
        InquiryRefused::AskedTwice
    } else if !store::has_departments(db, responsible.all()).await? {
        InquiryRefused::Unknown
    } else {
        return Ok(());
    };
    Err(Error::refused(refused))
}

/// A row of the audit log.
pub(crate) async fn record(
    db: &impl ConnectionTrait,
    (actor, deed): (&Actor, Deed),
    subject: String,
    (before, after): (Option<String>, Option<String>),
    call: &Call,
) -> Result<(), Error> {
    audit::append(db, Entry { by: Some(actor.account), deed, subject, before, after, call }).await
}

/// A value as the audit log keeps it.
pub(crate) fn write_json(value: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Inconsistent(format!("audit: {error}")))
}
