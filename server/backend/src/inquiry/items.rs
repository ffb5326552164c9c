//! 聞く項目と担当 after a year was opened: taking in an item that was left out, beginning one that no list has yet. Each is
//! one transaction with its row in the audit log.

use super::desk::plan_title;
use super::hints::heading_of;
use super::open::{begin, missing_inquiry, name};
use super::propose::{departments, propose};
use super::{record, store, write_json};
use crate::report::draft::{DraftReport, store as drafts};
use crate::store::Snapshot;
use crate::store::ledger::Keys;
use crate::{Backend, Call, Error};
use model::account::{Actor, Deed};
use model::id::{MeasureId, PlanId, PolicyId, ReportId};
use model::inquiry::{
    AskedItem, Begins, InquiryAct, InquiryRefused, ItemPolicy, ItemsPage, ProposedItem, Question, may,
};
use model::plan::{Placement, Policy};
use model::report::{NewItem, Responsible, number_of};
use model::text::name_key;
use model::year::FiscalYear;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

type Of = (PlanId, FiscalYear);

impl Backend {
    /// What an opened year asks of whom, and what it could still ask.
    ///
    /// # Errors
    /// When the actor may not change it, or there is no such inquiry.
    pub async fn get_items(&self, actor: &Actor, (plan, year): Of) -> Result<ItemsPage, Error> {
        may(actor, InquiryAct::Change).map_err(Error::refused)?;
        self.get_inquiry(plan, year).await?;
        let now = self.snapshot().await?;
        let reports = drafts::list_inquiry(self.connection().reading(), (plan, year)).await?;
        Ok(ItemsPage {
            plan,
            title: plan_title(&now, plan),
            year,
            left: left(&now, (plan, year), &reports),
            policies: policies(&now, (plan, year), &reports),
            departments: departments(&now, year),
            asked: reports.iter().map(|it| asked(&now, it)).collect(),
        })
    }

    /// Takes an item of the list before into an opened year.
    ///
    /// # Errors
    /// When the actor may not, there is no such inquiry, item or department, or it is asked for already.
    pub async fn add_question(
        &self,
        actor: &Actor,
        of: Of,
        question: Question,
        call: &Call,
    ) -> Result<ReportId, Error> {
        self.allow_inquiry(actor, InquiryAct::Change, call).await?;
        let now = self.snapshot().await?;
        let db = self.connection().begin_write().await?;
        let reports = list_open(&db, of).await?;
        refuse_who(&db, &question.responsible).await?;
        if reports.iter().any(|it| it.measure == question.measure) {
            return Err(Error::refused(InquiryRefused::AskedAlready));
        }
        if left(&now, of, &reports).iter().all(|it| it.measure != question.measure) {
            return Err(Error::refused(InquiryRefused::Unknown));
        }
        let mut keys = Keys::load(&db).await?;
        let report = begin(&mut keys, of, 0, question);
        self.take_in(db, (&now, reports), (report, keys), (actor, call)).await
    }

    /// Begins an item that no list has yet.
    ///
    /// # Errors
    /// When the actor may not, there is no such inquiry, policy or department, or title or number are another's.
    pub async fn begin_item(
        &self,
        actor: &Actor,
        of: Of,
        (item, responsible): (NewItem, Responsible),
        call: &Call,
    ) -> Result<ReportId, Error> {
        self.allow_inquiry(actor, InquiryAct::Change, call).await?;
        let now = self.snapshot().await?;
        let db = self.connection().begin_write().await?;
        let reports = list_open(&db, of).await?;
        refuse_who(&db, &responsible).await?;
        refuse_item(&now, of, &reports, &item).map_err(Error::refused)?;
        let mut keys = Keys::load(&db).await?;
        let measure = MeasureId(keys.next("measure"));
        let report = begin(&mut keys, of, 0, Question { measure, responsible });
        let report = DraftReport { item: Some(item), ..report };
        self.take_in(db, (&now, reports), (report, keys), (actor, call)).await
    }

    /// Stores one more report, in its place among the others.
    async fn take_in(
        &self,
        db: DatabaseTransaction,
        (now, mut reports): (&Snapshot, Vec<DraftReport>),
        (report, keys): (DraftReport, Keys),
        (actor, call): (&Actor, &Call),
    ) -> Result<ReportId, Error> {
        let (id, of) = (report.report, (report.plan, report.year));
        drafts::create(&db, std::slice::from_ref(&report)).await?;
        let told = write_json(&(heading_of(now, &report), &report.responsible, &report.item))?;
        reports.push(report);
        reports.sort_by_key(|it| (place_of(now, it), it.order));
        for (order, it) in (0..).zip(&reports) {
            drafts::update_order(&db, it.report, order).await?;
        }
        keys.save(&db).await?;
        record(&db, (actor, Deed::InquiryChanged), format!("{}, report {id}", name(of)), (None, Some(told)), call)
            .await?;
        db.commit().await?;
        Ok(id)
    }
}

async fn list_open(db: &impl ConnectionTrait, of: Of) -> Result<Vec<DraftReport>, Error> {
    store::get(db, of).await?.ok_or_else(|| missing_inquiry(of.1))?;
    drafts::list_inquiry(db, of).await
}

async fn refuse_who(db: &impl ConnectionTrait, responsible: &Responsible) -> Result<(), Error> {
    if responsible.names_twice() {
        return Err(Error::refused(InquiryRefused::AskedTwice));
    }
    let known = store::has_departments(db, responsible.all()).await?;
    if known { Ok(()) } else { Err(Error::refused(InquiryRefused::Unknown)) }
}

/// The list that the year follows.
fn basis_of(now: &Snapshot, (plan, year): Of) -> Option<FiscalYear> {
    now.years_of(plan).rfind(|it| *it < year)
}

fn left(now: &Snapshot, of: Of, reports: &[DraftReport]) -> Vec<ProposedItem> {
    let proposal = now.plan(of.0).zip(basis_of(now, of)).and_then(|(plan, basis)| propose(now, plan, basis));
    let items = proposal.map(|it| it.items).unwrap_or_default();
    items.into_iter().filter(|item| reports.iter().all(|it| it.measure != item.measure)).collect()
}

/// 基本施策 of the list before, each with the numbers that are taken there.
fn policies_of(now: &Snapshot, of: Of) -> Vec<(&Policy, Vec<&Placement>)> {
    let Some(basis) = basis_of(now, of) else { return Vec::new() };
    let policies = now.policies_of(of.0, basis);
    policies.map(|policy| (policy, now.placements_of(policy.id, basis).collect())).collect()
}

fn policies(now: &Snapshot, of: Of, reports: &[DraftReport]) -> Vec<ItemPolicy> {
    let one = |(policy, placements): (&Policy, Vec<&Placement>)| {
        let taken = placements.iter().filter_map(|it| it.number.as_deref()).chain(begun(reports, policy.id));
        // What is printed in another way than 「(7)」 has no number to count on from.
        let last = taken.map(number_of).filter(|it| *it < 100).max().unwrap_or(0);
        let words = format!("{}　{}", policy.number, policy.title);
        ItemPolicy { policy: policy.id, words, next: format!("({})", last + 1) }
    };
    policies_of(now, of).into_iter().map(one).collect()
}

fn begun(reports: &[DraftReport], policy: PolicyId) -> impl Iterator<Item = &str> {
    reports.iter().filter_map(|it| it.item.as_ref()).filter(move |it| it.policy == policy).map(NewItem::number)
}

fn refuse_item(now: &Snapshot, of: Of, reports: &[DraftReport], item: &NewItem) -> Result<(), InquiryRefused> {
    let policies = policies_of(now, of);
    let placed = policies.iter().find(|it| it.0.id == item.policy).ok_or(InquiryRefused::Unknown)?;
    let mut numbers = placed.1.iter().filter_map(|it| it.number.as_deref()).chain(begun(reports, item.policy));
    if numbers.any(|it| it == item.number()) {
        return Err(InquiryRefused::SameNumber);
    }
    let own = || now.measures_of(of.0);
    let printed = own().flat_map(|it| now.placements_of_measure(it.id)).filter_map(|it| it.title.as_deref());
    let titles = printed.chain(own().map(|it| it.title.as_str()));
    let titles = titles.chain(reports.iter().filter_map(|it| it.item.as_ref()).map(NewItem::title));
    let wanted = name_key(item.title());
    if titles.map(name_key).any(|it| it == wanted) { Err(InquiryRefused::SameTitle) } else { Ok(()) }
}

/// Where a report stands in the list that the year follows: its policy, and there its place.
fn place_of(now: &Snapshot, it: &DraftReport) -> (usize, u32, i32) {
    let policies = policies_of(now, (it.plan, it.year));
    if let Some(item) = &it.item {
        let policy = policies.iter().position(|(policy, _)| policy.id == item.policy);
        return (policy.unwrap_or(usize::MAX), 1, i32::try_from(number_of(item.number())).unwrap_or(i32::MAX));
    }
    let own = |placement: &&&Placement| placement.measure == it.measure && !placement.relisted;
    let place = |(at, (_, placements)): (usize, &(&Policy, Vec<&Placement>))| {
        placements.iter().find(own).map(|placement| (at, 0, placement.order))
    };
    policies.iter().enumerate().find_map(place).unwrap_or((usize::MAX, 0, 0))
}

fn asked(now: &Snapshot, it: &DraftReport) -> AskedItem {
    let (place, title) = heading_of(now, it);
    AskedItem {
        report: it.report,
        measure: it.measure,
        place,
        title,
        state: it.progress.state.kind(),
        responsible: it.responsible.clone(),
        begins: if it.item.is_some() { Begins::Now } else { Begins::Before },
    }
}
