//! The steps of a report: who may, from where to where, and what is kept of it.

use super::{Year, call, person, refusal, secretary};
use crate::store::on_each_database;
use backend::Error;
use backend::account::{Accounts, Cost, Means};
use model::account::OfficeRole;
use model::account::{AuditFilter, Deed, DepartmentRole};
use model::report::{ReportState, StateKind, StepKind};
use yrs::Text as _;

const MEANS: Means = Means { random: |_| Ok(()), cost: Cost { memory: 8, passes: 1, lanes: 1 } };

#[tokio::test]
async fn a_report_goes_its_way_and_every_step_is_kept_with_what_it_said() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let report = it.reports[0];
        it.submit(report, "会を開いた。").await;
        let seen = it.seen(report).await;
        it.backend.send_back(&secretary(), seen, "人数をお書きください。", &call(3)).await.unwrap();
        it.write(report, |it, write| it.narrative.insert(write, 0, "27人が来た。")).await.unwrap();
        let signed = it.backend.sign(&it.approver_of_joint(), it.seen(report).await, it.joint, &call(4)).await;
        it.backend.submit(&it.approver_of_lead(), signed.unwrap().seen(), &call(5)).await.unwrap();
        let confirmed = it.backend.confirm(&secretary(), it.seen(report).await, &call(6)).await.unwrap();
        assert!(matches!(confirmed.progress.state, ReportState::Confirmed { .. }));
        let steps = it.backend.list_steps(&it.approver_of_lead(), report).await.unwrap();
        let told: Vec<_> = steps.iter().map(|it| (it.number, it.step, it.to, it.draft.narrative.as_str())).collect();
        use StateKind::{Confirmed, Drafting, Returned, Submitted};
        assert_eq!(
            told,
            [
                (1, StepKind::Begin, Drafting, "会を開いた。"),
                (2, StepKind::Sign, Drafting, "会を開いた。"),
                (3, StepKind::Submit, Submitted, "会を開いた。"),
                (4, StepKind::SendBack, Returned, "会を開いた。"),
                (5, StepKind::Sign, Returned, "27人が来た。会を開いた。"),
                (6, StepKind::Submit, Submitted, "27人が来た。会を開いた。"),
                (7, StepKind::Confirm, Confirmed, "27人が来た。会を開いた。"),
            ]
        );
        assert_eq!(steps[3].reason.as_deref(), Some("人数をお書きください。"));
        assert_eq!((steps[1].department, steps[4].department), (Some(it.joint), Some(it.joint)));
    })
    .await;
}

#[tokio::test]
async fn who_saw_an_older_state_decides_nothing() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let report = it.reports[0];
        it.submit(report, "会を開いた。").await;
        let seen = it.seen(report).await;
        it.backend.withdraw_report(&it.approver_of_lead(), seen, &call(3)).await.unwrap();
        assert!(matches!(it.backend.confirm(&secretary(), seen, &call(4)).await, Err(Error::Stale)));
        assert_eq!(it.get(report).await.progress.state, ReportState::Drafting);
    })
    .await;
}

#[tokio::test]
async fn who_may_not_changes_nothing_and_is_put_on_record() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let report = it.reports[0];
        it.submit(report, "会を開いた。").await;
        let seen = it.seen(report).await;
        let lead = it.approver_of_lead();
        assert!(refusal(it.backend.confirm(&lead, seen, &call(3)).await).contains("事務局だけ"));
        assert!(refusal(it.backend.confirm_all(&lead, &[seen], &call(3)).await).contains("事務局だけ"));
        let writer = person(5, &[(it.lead, DepartmentRole::Writer)], &[]);
        assert!(refusal(it.backend.withdraw_report(&writer, seen, &call(3)).await).contains("「承認」"));
        let stranger = person(6, &[], &[OfficeRole::Administrator]);
        assert!(refusal(it.backend.get_draft(&stranger, report).await).contains("担当課・団体の人だけ"));
        assert!(refusal(it.backend.list_steps(&stranger, report).await).contains("担当課・団体の人だけ"));
        assert_eq!(it.seen(report).await, seen);
        let accounts = Accounts::new(&it.backend, MEANS);
        let filter = AuditFilter { deed: Some(Deed::Refused), ..AuditFilter::default() };
        let told = accounts.list_audit(&stranger, &filter, 10, &call(4)).await.unwrap();
        let told: Vec<_> = told.iter().map(|it| (it.by.map(|it| it.0), it.subject.as_str())).collect();
        let subject = format!("report {report}");
        assert_eq!(told, [(Some(5), &subject[..]), (Some(2), &subject), (Some(2), &subject)]);
        let filter = AuditFilter { deed: Some(Deed::ReportMoved), ..AuditFilter::default() };
        let told = accounts.list_audit(&stranger, &filter, 10, &call(4)).await.unwrap();
        assert_eq!((told[0].before.as_deref(), told[0].after.as_deref()), (Some("入力中"), Some("提出")));
    })
    .await;
}

#[tokio::test]
async fn a_reason_is_asked_for_and_a_missing_signature_holds_the_report_back() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let report = it.reports[0];
        it.write(report, |it, write| it.narrative.insert(write, 0, "会を開いた。")).await.unwrap();
        let refused = it.backend.submit(&it.approver_of_lead(), it.seen(report).await, &call(2)).await;
        assert!(refusal(refused).contains("署名がまだありません"));
        it.submit(it.reports[1], "居場所を増やした。").await;
        let seen = it.seen(it.reports[1]).await;
        assert!(refusal(it.backend.send_back(&secretary(), seen, " 　", &call(3)).await).contains("理由を書いて"));
        assert!(refusal(it.backend.reopen(&secretary(), seen, "訂正のため", &call(3)).await).contains("今「提出」"));
    })
    .await;
}

#[tokio::test]
async fn of_several_reports_those_are_confirmed_that_can_be() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        it.submit(it.reports[0], "会を開いた。").await;
        it.submit(it.reports[1], "居場所を増やした。").await;
        let all = [it.seen(it.reports[0]).await, it.seen(it.reports[1]).await];
        it.backend.withdraw_report(&it.approver_of_lead(), all[1], &call(3)).await.unwrap();
        let confirmed = it.backend.confirm_all(&secretary(), &all, &call(4)).await.unwrap();
        assert_eq!(confirmed.done, [it.reports[0]]);
        assert_eq!(confirmed.left.iter().map(|it| it.report).collect::<Vec<_>>(), [it.reports[1]]);
        let again = [it.seen(it.reports[0]).await, it.seen(it.reports[1]).await];
        let confirmed = it.backend.confirm_all(&secretary(), &again, &call(5)).await.unwrap();
        assert_eq!((confirmed.done.len(), confirmed.left.len()), (0, 2));
        assert!(confirmed.left[0].why.contains("今「確定」"), "{:?}", confirmed.left);
    })
    .await;
}
