//! 仕事場: what somebody has to do, in the years that are open.

use super::hints::heading_of;
use super::open::today;
use super::{OpenInquiry, store};
use crate::report::draft::{DraftReport, PastStep, store as drafts};
use crate::store::Snapshot;
use crate::{Backend, Call, Error, Moment};
use model::account::Actor;
use model::date::Date;
use model::id::{AccountId, DepartmentId, PlanId, ReportId};
use model::inquiry::{
    Answer, News, Signed, Waiting, WorkAct, WorkPage, WorkReport, WorkYear, days_until, is_waited_for,
};
use model::report::{ReportState, StateKind, Step};
use model::year::FiscalYear;
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, HashMap};

/// Names of accounts.
pub(super) type Names = HashMap<i64, String>;

/// What is needed of the city to tell of one person's reports.
pub(super) struct Desk<'a> {
    now: &'a Snapshot,
    pub actor: &'a Actor,
    at: Moment,
    today: Date,
    pub names: Names,
    seen: BTreeMap<ReportId, Moment>,
    steps: HashMap<ReportId, Vec<PastStep>>,
}

impl Backend {
    /// What the actor has to do. A year that is published stays until the next one is reported on.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn get_work(&self, actor: &Actor, call: &Call) -> Result<WorkPage, Error> {
        let now = self.snapshot().await?;
        let db = self.connection().begin_read().await?;
        let departments = actor.departments();
        let reports = drafts::list_departments(&db, &departments).await?;
        let inquiries = store::list(&db).await?;
        let reminded = store::list_reminded(&db).await?;
        let desk = Desk::load(&db, &now, (actor, call), &reports).await?;
        db.rollback().await?;
        let mut years = Vec::new();
        for inquiry in &inquiries {
            let own: Vec<_> = reports.iter().filter(|it| (it.plan, it.year) == (inquiry.plan, inquiry.year)).collect();
            let done = own.iter().all(|it| it.progress.state.kind() == StateKind::Published);
            let past = Some(inquiry.year) < actor.today.previous();
            if own.is_empty() || (done && past) {
                continue;
            }
            let last = departments.iter().filter_map(|it| reminded.get(&(inquiry.plan, inquiry.year, *it))).max();
            years.push(WorkYear {
                plan: inquiry.plan,
                title: plan_title(&now, inquiry.plan),
                year: inquiry.year,
                message: inquiry.notice.message().to_owned(),
                reminded: last.copied(),
                reports: own.into_iter().map(|it| desk.report(inquiry, it)).collect(),
            });
        }
        Ok(WorkPage { years })
    }
}

/// A plan's title; a list that is withdrawn takes its plan with it.
pub(super) fn plan_title(now: &Snapshot, plan: PlanId) -> String {
    now.plan(plan).map_or_else(|| format!("計画 {plan}"), |it| it.title.clone())
}

/// A department's name of a year.
pub(super) fn department_name(now: &Snapshot, department: DepartmentId, year: FiscalYear) -> String {
    let found = now.department(department);
    found.map_or_else(|| format!("担当課・団体 {department}"), |it| it.name_in(year).to_owned())
}

/// What somebody is called.
pub(super) fn name_of(names: &Names, account: AccountId) -> String {
    names.get(&account.0).cloned().unwrap_or_else(|| format!("アカウント {account}"))
}

/// Why a report is to be written again.
pub(super) fn reason_of(it: &DraftReport) -> Option<String> {
    match &it.progress.state {
        ReportState::Returned { reason, .. } => Some(reason.as_str().to_owned()),
        _ => None,
    }
}

impl<'a> Desk<'a> {
    pub async fn load(
        db: &impl ConnectionTrait,
        now: &'a Snapshot,
        (actor, call): (&'a Actor, &Call),
        reports: &[DraftReport],
    ) -> Result<Self, Error> {
        Ok(Self {
            now,
            actor,
            at: call.at,
            today: today(call)?,
            names: store::list_names(db).await?,
            seen: drafts::list_seen(db, actor.account).await?,
            steps: drafts::list_all_steps(db, reports).await?,
        })
    }

    pub fn steps_of(&self, report: ReportId) -> &[PastStep] {
        self.steps.get(&report).map_or(&[], Vec::as_slice)
    }

    /// Whether the one state machine lets them take a step.
    pub fn leads(&self, it: &DraftReport, step: Step) -> bool {
        it.progress.clone().take(step, (self.actor, self.at), &it.responsible).is_ok()
    }

    fn report(&self, inquiry: &OpenInquiry, it: &DraftReport) -> WorkReport {
        let (place, title) = heading_of(self.now, it);
        let name = |department: &DepartmentId| department_name(self.now, *department, it.year);
        let due = self.due(inquiry, it);
        WorkReport {
            report: it.report,
            place,
            title,
            state: it.progress.state.kind(),
            reason: reason_of(it),
            lead: name(&it.responsible.lead),
            joint: it.responsible.joint.iter().map(name).collect(),
            unsigned: it.progress.unsigned(&it.responsible).iter().map(name).collect(),
            due,
            waiting: self.waiting(due, it),
            news: self.news(inquiry, it),
            steps: it.steps,
            acts: self.acts(it),
        }
    }

    fn own(&self, it: &DraftReport) -> Vec<DepartmentId> {
        it.responsible.all().filter(|department| self.actor.role_in(*department).is_some()).collect()
    }

    /// Days until [`Self::due`], negative when it is past.
    pub fn days(&self, inquiry: &OpenInquiry, it: &DraftReport) -> i64 {
        days_until(self.due(inquiry, it), self.today)
    }

    /// The earliest day of their departments.
    pub fn due(&self, inquiry: &OpenInquiry, it: &DraftReport) -> Date {
        let deadlines = &inquiry.notice.deadlines;
        self.own(it).into_iter().map(|department| deadlines.due_of(department)).min().unwrap_or(deadlines.due)
    }

    fn waiting(&self, due: Date, it: &DraftReport) -> Waiting {
        let answer = answer_of(it);
        let waited_for = self.own(it).into_iter().any(|department| is_waited_for(&answer, department));
        if waited_for { Waiting::Days(days_until(due, self.today)) } else { Waiting::Nothing }
    }

    /// Steps and letters of others since they last looked, or since the year was opened.
    pub fn news(&self, inquiry: &OpenInquiry, it: &DraftReport) -> Vec<News> {
        let since = self.seen.get(&it.report).copied().unwrap_or(inquiry.opened.1);
        let is_news = |by: AccountId, at: Moment| by != self.actor.account && at > since;
        let name = |by: AccountId| name_of(&self.names, by);
        let steps = self.steps_of(it.report);
        let mut news: Vec<_> = steps
            .iter()
            .filter(|step| is_news(step.by, step.at))
            .map(|step| News { step: Some(step.step), by: name(step.by), at: step.at })
            .collect();
        let by_step = |(by, at)| steps.iter().any(|step| (step.by, step.at) == (by, at));
        let written = it.touched.filter(|touched| is_news(touched.0, touched.1) && !by_step(*touched));
        news.extend(written.map(|(by, at)| News { step: None, by: name(by), at }));
        news.sort_by_key(|it| std::cmp::Reverse(it.at));
        news
    }

    /// Whether a joint department has signed what stands there.
    pub fn signed(&self, it: &DraftReport, department: DepartmentId) -> Signed {
        let signature = it.progress.signatures.iter().find(|signature| signature.department == department);
        let Some(signature) = signature else { return Signed::No };
        let step = self.steps_of(it.report).iter().rfind(|step| (step.by, step.at) == (signature.by, signature.at));
        let as_then = step.is_none_or(|step| step.draft == it.draft);
        if as_then { Signed::At(signature.at) } else { Signed::Before(signature.at) }
    }

    /// What the one state machine lets those do who answer. Who signed something else may sign anew.
    pub fn acts(&self, it: &DraftReport) -> Vec<WorkAct> {
        let current = |department: &DepartmentId| matches!(self.signed(it, *department), Signed::At(_));
        let unsigned = it.responsible.joint.iter().filter(|it| !current(it));
        let sign = |department: &DepartmentId| {
            let name = || department_name(self.now, *department, it.year);
            self.leads(it, Step::Sign(*department)).then(|| WorkAct::Sign(*department, name()))
        };
        let mut acts: Vec<_> = unsigned.filter_map(sign).collect();
        let others = [(Step::Submit, WorkAct::Submit), (Step::Withdraw, WorkAct::Withdraw)];
        acts.extend(others.into_iter().filter(|(step, _)| self.leads(it, step.clone())).map(|(_, act)| act));
        acts
    }
}

/// A report as the board counts it.
pub(super) fn answer_of(it: &DraftReport) -> Answer {
    Answer {
        measure: it.measure,
        responsible: it.responsible.clone(),
        progress: it.progress.clone(),
        touched: it.touched.map(|(_, at)| at),
    }
}
