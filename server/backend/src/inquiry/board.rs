//! 進み方: who has answered, who is waited for, and what is missing before the year is published.

use super::desk::{Names, answer_of, department_name, name_of, plan_title, reason_of};
use super::hints::{check, heading_of, hints_of};
use super::open::today;
use super::touched::Touches;
use super::{OpenInquiry, store};
use crate::report::draft::{DraftReport, store as drafts};
use crate::store::Snapshot;
use crate::{Backend, Call, Error, Moment};
use model::account::Actor;
use model::id::{DepartmentId, PlanId};
use model::inquiry::{
    BoardLine, BoardPage, BoardReport, BoardRow, CheckPage, InquiryAct, Touch, count_states, days_until, list_rows, may,
};
use model::year::FiscalYear;
use std::collections::HashMap;

/// When departments were last reminded.
pub(crate) type Reminded = HashMap<(PlanId, FiscalYear, DepartmentId), Moment>;

impl Backend {
    /// 進み方 of a plan's year; without one, of the newest. `None`: no year was ever opened.
    ///
    /// # Errors
    /// When the actor may not see it, or there is no such inquiry.
    pub async fn get_board(
        &self,
        actor: &Actor,
        of: Option<(PlanId, FiscalYear)>,
        call: &Call,
    ) -> Result<Option<BoardPage>, Error> {
        may(actor, InquiryAct::Watch).map_err(Error::refused)?;
        let now = self.snapshot().await?;
        let db = self.connection().begin_read().await?;
        let all = store::list(&db).await?;
        let Some(inquiry) = find(&all, of)? else { return Ok(None) };
        let reports = drafts::list_inquiry(&db, (inquiry.plan, inquiry.year)).await?;
        let (reminded, names) = (store::list_reminded(&db).await?, store::list_names(&db).await?);
        let touches = Touches::load(&db, &reports).await?;
        db.rollback().await?;
        let today = today(call)?;
        let answers: Vec<_> = reports.iter().map(answer_of).collect();
        let deadlines = &inquiry.notice.deadlines;
        let rows = list_rows(&answers, |department| deadlines.due_of(department), today);
        Ok(Some(BoardPage {
            all: all.iter().map(|it| (it.plan, plan_title(&now, it.plan), it.year)).collect(),
            plan: inquiry.plan,
            title: plan_title(&now, inquiry.plan),
            year: inquiry.year,
            message: inquiry.notice.message().to_owned(),
            due: deadlines.due,
            days: days_until(deadlines.due, today),
            counts: count_states(&answers).to_vec(),
            reports: reports.iter().map(|it| report(&now, it, &names)).collect(),
            rows: rows
                .into_iter()
                .map(|row| line(&now, inquiry, (&reports, &touches), (&names, &reminded), row))
                .collect(),
            lost_mail: self.count_lost_mail(call.at).await?,
        }))
    }

    /// Every inquiry, newest year first.
    ///
    /// # Errors
    /// When the actor may not see them.
    pub async fn list_inquiries(&self, actor: &Actor) -> Result<Vec<OpenInquiry>, Error> {
        may(actor, InquiryAct::Watch).map_err(Error::refused)?;
        store::list(self.connection().reading()).await
    }

    /// What is missing or odd in a plan's year.
    ///
    /// # Errors
    /// When the actor may not see it, or there is no such inquiry.
    pub async fn check_year(&self, actor: &Actor, plan: PlanId, year: FiscalYear) -> Result<CheckPage, Error> {
        may(actor, InquiryAct::Watch).map_err(Error::refused)?;
        self.get_inquiry(plan, year).await?;
        let now = self.snapshot().await?;
        let reports = drafts::list_inquiry(self.connection().reading(), (plan, year)).await?;
        let items = reports.iter().filter_map(|it| check(&now, it)).collect();
        let published = now.published(plan, year).cloned();
        Ok(CheckPage { plan, title: plan_title(&now, plan), year, total: reports.len(), items, published })
    }
}

fn touch(it: &DraftReport, names: &Names) -> Option<Touch> {
    it.touched.map(|(by, at)| Touch { at, by: name_of(names, by) })
}

fn find(all: &[OpenInquiry], of: Option<(PlanId, FiscalYear)>) -> Result<Option<&OpenInquiry>, Error> {
    let Some((plan, year)) = of else { return Ok(all.first()) };
    let found = all.iter().find(|it| (it.plan, it.year) == (plan, year));
    found.map(Some).ok_or_else(|| Error::NotFound(format!("{}年度の照会", year.western())))
}

fn report(now: &Snapshot, it: &DraftReport, names: &Names) -> BoardReport {
    let (place, title) = heading_of(now, it);
    let scheme = now.plan(it.plan).map(|plan| &plan.scheme);
    let mark = it.draft.mark.as_deref().and_then(|symbol| scheme?.get(symbol));
    let name = |department: &DepartmentId| department_name(now, *department, it.year);
    BoardReport {
        report: it.report,
        place,
        title,
        state: it.progress.state.kind(),
        lead: name(&it.responsible.lead),
        joint: it.responsible.joint.iter().map(name).collect(),
        signed: it.progress.signatures.iter().map(|it| it.department).collect(),
        steps: it.steps,
        touched: touch(it, names),
        reason: reason_of(it),
        mark: mark.cloned(),
        hints: hints_of(now, it).len(),
    }
}

fn line(
    now: &Snapshot,
    inquiry: &OpenInquiry,
    (reports, touches): (&[DraftReport], &Touches),
    (names, reminded): (&Names, &Reminded),
    row: BoardRow,
) -> BoardLine {
    let part = row.leads.iter().chain(&row.joins).filter_map(|at| reports.get(*at));
    let touched = touches.last(row.department, &part.map(|it| it.report).collect::<Vec<_>>());
    BoardLine {
        department: row.department,
        name: department_name(now, row.department, inquiry.year),
        due: inquiry.notice.deadlines.due_of(row.department),
        waiting: row.waiting,
        touched: touched.map(|(by, at)| Touch { at, by: name_of(names, by) }),
        reminded: reminded.get(&(inquiry.plan, inquiry.year, row.department)).copied(),
        leads: row.leads,
        joins: row.joins,
    }
}
