//! The year from 照会 on: opening it, writing in its reports, and the steps that they take.

mod alter;
mod board;
mod desk;
mod handover;
mod history;
mod items;
mod open;
mod publish;
mod races;
mod remind;
mod steps;
mod writing;

use crate::lists::{NOW, import, ordinary, year};
use crate::live::peer::Peer;
use crate::store::TestStore;
use backend::inquiry::Opening;
use backend::live::{Documents, Pace, Reports, Rights, Writer};
use backend::report::draft::{DraftReport, Seen};
use backend::{Backend, Call, Error};
use model::account::{Actor, DepartmentRole, Membership, OfficeRole};
use model::date::Date;
use model::id::{AccountId, DepartmentId, MeasureId, PlanId, ReportId};
use model::inquiry::{Deadlines, Notice, Question};
use model::live::{Fields, Frame};
use model::report::Responsible;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use yrs::{Map as _, Text as _, TransactionMut};

const SECRETARY: i64 = 1;
const LEAD: i64 = 2;
const JOINT: i64 = 3;

/// A plan with the list of 令和４年度, whose next year is asked for: two reports of 福祉総務課, with 見本社協.
struct Year {
    backend: Backend,
    plan: PlanId,
    measures: Vec<MeasureId>,
    lead: DepartmentId,
    joint: DepartmentId,
    reports: Vec<ReportId>,
}

fn call(after: i64) -> Call {
    Call::local(NOW.after(after))
}

fn person(account: i64, departments: &[(DepartmentId, DepartmentRole)], offices: &[OfficeRole]) -> Actor {
    let membership = |(department, role): &(DepartmentId, DepartmentRole)| Membership {
        department: *department,
        role: *role,
        first: year(2020),
        last: None,
    };
    Actor {
        account: AccountId(account),
        today: year(2023),
        memberships: departments.iter().map(membership).collect(),
        offices: offices.to_vec(),
    }
}

fn secretary() -> Actor {
    person(SECRETARY, &[], &[OfficeRole::Secretariat])
}

fn notice(message: &str, due: Date) -> Notice {
    Notice::new(message, Deadlines { due, exceptions: BTreeMap::new() }).unwrap()
}

fn refusal<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Err(Error::Refused(sentence)) => sentence,
        other => panic!("{other:?}"),
    }
}

impl Year {
    /// The list alone, and people whom the audit log can name.
    async fn listed(store: &TestStore) -> Self {
        let person =
            |id: i64| format!("INSERT INTO account (id, sign_in, name, made_at) VALUES ({id}, '{id}', '職員{id}', 0);");
        store.damage(&(1..20).map(person).collect::<String>()).await;
        import(&store.backend, &ordinary(2022)).await;
        let now = store.backend.snapshot().await.unwrap();
        let responsible = &now.facts.placements[0].departments;
        Self {
            backend: store.backend.clone(),
            plan: now.facts.plans[0].id,
            measures: now.facts.measures.iter().map(|it| it.id).collect(),
            lead: responsible[0],
            joint: responsible[1],
            reports: Vec::new(),
        }
    }

    async fn opened(store: &TestStore) -> Self {
        let mut it = Self::listed(store).await;
        it.backend.open_inquiry(&secretary(), it.opening(), &call(0)).await.unwrap();
        it.reports = vec![ReportId(1), ReportId(2)];
        it
    }

    fn opening(&self) -> Opening {
        let responsible = || Responsible { lead: self.lead, joint: vec![self.joint] };
        Opening {
            plan: self.plan,
            year: year(2023),
            notice: notice("よろしくお願いします。", Date::constant(2023, 12, 25)),
            questions: self.measures.iter().map(|it| Question { measure: *it, responsible: responsible() }).collect(),
        }
    }

    fn approver_of_lead(&self) -> Actor {
        person(LEAD, &[(self.lead, DepartmentRole::Approver)], &[])
    }

    fn approver_of_joint(&self) -> Actor {
        person(JOINT, &[(self.joint, DepartmentRole::Approver)], &[])
    }

    async fn get(&self, report: ReportId) -> DraftReport {
        self.backend.get_draft(&secretary(), report).await.unwrap()
    }

    async fn seen(&self, report: ReportId) -> Seen {
        self.get(report).await.seen()
    }

    fn documents(&self) -> Documents {
        Documents::new(
            &self.backend,
            Arc::new(Reports),
            Pace { tick: Duration::ZERO, quiet: Duration::MAX, clock: || NOW },
        )
    }

    /// Somebody who sits at a report's document.
    async fn sit(&self, documents: &Documents, report: ReportId, account: i64) -> Peer {
        static CLIENTS: AtomicU64 = AtomicU64::new(100);
        let mut peer = Peer::new(CLIENTS.fetch_add(1, Ordering::Relaxed));
        peer.sit(documents, report, Writer { account: AccountId(account), rights: Rights::Write, deeds: 0 }).await;
        peer.settle().await;
        peer
    }

    /// Writes in a report; what is denied is answered with why.
    async fn write(&self, report: ReportId, edit: impl FnOnce(&Fields, &mut TransactionMut<'_>)) -> Result<(), String> {
        let mut peer = self.sit(&self.documents(), report, LEAD).await;
        send(&mut peer, edit).await
    }

    /// Writes a whole report, and brings it to 提出.
    async fn submit(&self, report: ReportId, narrative: &str) {
        self.write(report, |it, write| {
            it.report.insert(write, model::live::MARK, "○");
            if !narrative.is_empty() {
                it.narrative.insert(write, 0, narrative);
            }
        })
        .await
        .unwrap();
        let joint = self.approver_of_joint();
        self.backend.sign(&joint, self.seen(report).await, self.joint, &call(1)).await.unwrap();
        self.backend.submit(&self.approver_of_lead(), self.seen(report).await, &call(2)).await.unwrap();
    }
}

/// Sends an edit, and waits until it is stored or denied.
async fn send(peer: &mut Peer, edit: impl FnOnce(&Fields, &mut TransactionMut<'_>)) -> Result<(), String> {
    let update = peer.edit(edit);
    peer.send(&Frame::Update(&update)).await;
    peer.hear_until(|it| it.is_settled() || !it.denied.is_empty()).await;
    peer.denied.first().map_or(Ok(()), |why| Err(why.clone()))
}
