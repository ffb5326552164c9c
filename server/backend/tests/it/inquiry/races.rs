//! Many who write, sign, submit, withdraw, send back, confirm and reopen at once: no state is skipped, nothing is
//! entered twice, nothing changes while it is frozen.

use super::{Year, call, person, send};
use crate::live::dice::Dice;
use crate::store::on_each_database;
use backend::live::Documents;
use backend::report::draft::PastStep;
use backend::{Backend, Error};
use model::account::{Actor, DepartmentRole, OfficeRole};
use model::id::{DepartmentId, PublicationId, ReportId};
use model::report::{Progress, Reason, Responsible, StateKind, Step, StepKind};
use std::sync::Arc;
use yrs::Text as _;

const HANDS: u64 = 8;
const TURNS: u64 = 125;

/// Somebody who may do everything, so that only the states stand in their way.
fn everybody(account: u64, it: &Year) -> Actor {
    let approver = |department| (department, DepartmentRole::Approver);
    let account = i64::try_from(account).unwrap();
    person(account, &[approver(it.lead), approver(it.joint)], &[OfficeRole::Secretariat])
}

/// What one hand wrote that was acknowledged.
async fn play(it: Arc<Year>, documents: Documents, hand: u64) -> Vec<(ReportId, String)> {
    let (mut dice, actor) = (Dice::new(hand), everybody(10 + hand, &it));
    let mut written = Vec::new();
    for turn in 0..TURNS {
        let report = it.reports[dice.roll(2) as usize];
        if dice.roll(3) == 0 {
            let word = format!("〔{hand}の{turn}〕");
            let mut peer = it.sit(&documents, report, 10 + hand as i64).await;
            let stored = send(&mut peer, |it, write| it.narrative.insert(write, 0, &word)).await;
            if stored.is_ok() && peer.farewell.is_none() {
                written.push((report, word));
            }
        } else {
            let taken = step(&it.backend, &actor, report, it.joint, dice.roll(6)).await;
            assert!(matches!(taken, Ok(()) | Err(Error::Refused(_) | Error::Stale)), "{taken:?}");
        }
    }
    written
}

async fn step(
    backend: &Backend,
    actor: &Actor,
    report: ReportId,
    joint: DepartmentId,
    which: u64,
) -> Result<(), Error> {
    let (seen, now) = (backend.get_draft(actor, report).await?.seen(), call(1));
    match which {
        0 => backend.sign(actor, seen, joint, &now).await,
        1 => backend.submit(actor, seen, &now).await,
        2 => backend.withdraw_report(actor, seen, &now).await,
        3 => backend.send_back(actor, seen, "もう一度。", &now).await,
        4 => backend.confirm(actor, seen, &now).await,
        _ => backend.reopen(actor, seen, "もう一度。", &now).await,
    }
    .map(|_| ())
}

/// The step as the one state machine knows it.
fn step_of(past: &PastStep) -> Step {
    let reason = || Reason::new(past.reason.as_deref().unwrap()).unwrap();
    match past.step {
        StepKind::Begin => Step::Begin,
        StepKind::Sign => Step::Sign(past.department.unwrap()),
        StepKind::Submit => Step::Submit,
        StepKind::Withdraw => Step::Withdraw,
        StepKind::SendBack => Step::SendBack(reason()),
        StepKind::Confirm => Step::Confirm,
        StepKind::Reopen => Step::Reopen(reason()),
        StepKind::Publish => Step::Publish(PublicationId(1)),
    }
}

/// Walks the history through the state machine once more.
fn walk(it: &Year, steps: &[PastStep]) -> Progress {
    let responsible = Responsible { lead: it.lead, joint: vec![it.joint] };
    let mut progress = Progress::new();
    let mut frozen: Option<String> = None;
    for (number, past) in (1..).zip(steps) {
        assert_eq!(past.number, number, "without gaps");
        assert_eq!(past.from, progress.state.kind());
        let actor = everybody(past.by.0.unsigned_abs(), it);
        progress = progress.take(step_of(past), (&actor, past.at), &responsible).unwrap();
        assert_eq!(past.to, progress.state.kind());
        if let Some(text) = &frozen {
            assert_eq!(*text, past.draft.narrative, "nothing changes from 提出 on");
        }
        let is_frozen = matches!(past.to, StateKind::Submitted | StateKind::Confirmed);
        frozen = is_frozen.then(|| past.draft.narrative.clone());
    }
    progress
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_races_skip_no_state_and_enter_nothing_twice() {
    on_each_database(async |store| {
        let it = Arc::new(Year::opened(store).await);
        let documents = it.documents();
        let hands: Vec<_> =
            (0..HANDS).map(|hand| tokio::spawn(play(Arc::clone(&it), documents.clone(), hand))).collect();
        let mut written = Vec::new();
        for hand in hands {
            written.extend(hand.await.unwrap());
        }
        documents.close().await;
        let mut moved = 0;
        for report in &it.reports {
            let (found, actor) = (it.get(*report).await, everybody(10, &it));
            let steps = it.backend.list_steps(&actor, *report).await.unwrap();
            let walked = walk(&it, &steps);
            assert_eq!(walked.state.kind(), found.progress.state.kind());
            assert_eq!(walked.signatures.len(), found.progress.signatures.len());
            assert_eq!(found.steps as usize, steps.len());
            for (_, word) in written.iter().filter(|(of, _)| of == report) {
                assert_eq!(found.draft.narrative.matches(word.as_str()).count(), 1, "{word}");
            }
            let own = written.iter().filter(|(of, _)| of == report).count();
            assert_eq!(found.draft.narrative.matches('〔').count(), own, "what was denied is not there");
            moved += steps.len();
        }
        assert!(moved > 50 && written.len() > 50, "{moved} steps, {} words: the races were none", written.len());
        let verified = it.backend.check().await.unwrap();
        assert_eq!(verified.problems, Vec::<String>::new());
    })
    .await;
}
