//! What a plan's last list leads to ask.

use super::store;
use crate::report::{mark_of, place_of, title_of};
use crate::store::Snapshot;
use crate::{Backend, Error};
use model::account::Actor;
use model::id::{DepartmentId, MeasureId, PlanId};
use model::inquiry::{InquiryAct, InquiryRefused, Proposal, ProposedItem, has_ended, list_questions, may};
use model::plan::{Placement, Plan};
use model::report::Responsible;
use model::year::FiscalYear;

impl Backend {
    /// What the plan's last list leads to ask about the year after it.
    ///
    /// # Errors
    /// When the actor may not open a year, or there is no list of such a plan.
    pub async fn propose_inquiry(&self, actor: &Actor, plan: PlanId) -> Result<Proposal, Error> {
        may(actor, InquiryAct::Open).map_err(Error::refused)?;
        let now = self.snapshot().await?;
        let missing = || Error::NotFound(format!("計画 {plan} の一覧表"));
        let found = now.plan(plan).ok_or_else(missing)?;
        let basis = now.years_of(found.id).next_back().ok_or_else(missing)?;
        let proposal = propose(&now, found, basis).ok_or_else(missing)?;
        let opened = store::get(self.connection().reading(), (plan, proposal.year)).await?;
        let closed = match opened {
            Some(_) => Some(InquiryRefused::AlreadyOpened),
            None => is_ahead(&now, proposal.year, actor.today).then_some(InquiryRefused::YearAhead),
        };
        Ok(Proposal { closed, ..proposal })
    }
}

/// Whether a year has not begun; the lists of an invented city are ahead of the calendar.
pub(super) fn is_ahead(now: &Snapshot, year: FiscalYear, this_year: FiscalYear) -> bool {
    year > this_year && !now.follows_invented(year)
}

/// What a list leads to ask about the year after it.
pub(super) fn propose(now: &Snapshot, plan: &Plan, basis: FiscalYear) -> Option<Proposal> {
    let year = basis.next()?;
    let placements: Vec<Placement> =
        now.policies_of(plan.id, basis).flat_map(|policy| now.placements_of(policy.id, basis)).cloned().collect();
    let (questions, _) = list_questions(&placements);
    let mut items: Vec<ProposedItem> = Vec::new();
    for placement in placements.iter().filter(|it| !it.relisted) {
        if items.iter().all(|it| it.measure != placement.measure) {
            let asked = questions.iter().find(|it| it.measure == placement.measure);
            items.push(item(now, placement, asked.map(|it| it.responsible.clone())));
        }
    }
    let (title, departments) = (plan.title.clone(), departments(now, year));
    Some(Proposal { plan: plan.id, title, year, basis, closed: None, items, departments })
}

fn item(now: &Snapshot, placement: &Placement, responsible: Option<Responsible>) -> ProposedItem {
    let (measure, year): (MeasureId, FiscalYear) = (placement.measure, placement.year);
    let mark = mark_of(now, measure, year);
    ProposedItem {
        measure,
        place: place_of(now, measure, year),
        title: title_of(now, placement),
        responsible,
        ended: mark.filter(|it| has_ended(Some(it))).map(|it| it.words),
    }
}

/// Departments without a successor, by name.
pub(super) fn departments(now: &Snapshot, year: FiscalYear) -> Vec<(DepartmentId, String)> {
    let standing = now.facts.departments.iter().filter(|it| it.successor.is_none());
    let mut all: Vec<_> = standing.map(|it| (it.id, it.name_in(year).to_owned())).collect();
    all.sort_by(|one, other| one.1.cmp(&other.1));
    all
}
