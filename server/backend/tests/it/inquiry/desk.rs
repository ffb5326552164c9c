//! 仕事場: what each has to do.

use super::{LEAD, Year, call, person, secretary};
use crate::store::on_each_database;
use model::account::DepartmentRole;
use model::inquiry::{Signed, Waiting, WorkAct};
use model::report::{StateKind, StepKind};
use yrs::Text as _;

#[tokio::test]
async fn each_sees_their_reports_with_what_they_may_do_next() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let (lead, joint) = (it.approver_of_lead(), it.approver_of_joint());
        let work = async |actor| it.backend.get_work(actor, &call(86_400)).await.unwrap();
        let page = work(&lead).await;
        let [only] = &page.years[..] else { panic!("{page:?}") };
        assert_eq!((only.title.as_str(), only.message.as_str()), ("見本計画", "よろしくお願いします。"));
        assert_eq!(only.reports.len(), 2);
        let report = &only.reports[0];
        assert_eq!(
            (report.state, report.waiting, &report.acts[..]),
            (StateKind::NotStarted, Waiting::Days(39), &[][..])
        );
        assert_eq!((report.lead.as_str(), &report.joint[..]), ("福祉総務課", &["見本社協".to_owned()][..]));
        it.write(it.reports[0], |it, write| it.narrative.insert(write, 0, "会を開いた。")).await.unwrap();
        let acts = async |actor| work(actor).await.years[0].reports[0].acts.clone();
        assert_eq!(acts(&joint).await, [WorkAct::Sign(it.joint, "見本社協".to_owned())]);
        assert_eq!(acts(&lead).await, [], "not before the joint department has signed");
        it.backend.sign(&joint, it.seen(it.reports[0]).await, it.joint, &call(5)).await.unwrap();
        assert_eq!((acts(&joint).await, acts(&lead).await), (vec![], vec![WorkAct::Submit]));
        it.write(it.reports[0], |it, write| it.narrative.insert(write, 0, "二度、")).await.unwrap();
        let signed = async || it.backend.get_report_page(&joint, it.reports[0], &call(6)).await.unwrap().joint[0].1;
        assert!(matches!(signed().await, Signed::Before(_)), "something else stands there since");
        assert_eq!(acts(&joint).await, [WorkAct::Sign(it.joint, "見本社協".to_owned())], "and may be signed anew");
        it.backend.sign(&joint, it.seen(it.reports[0]).await, it.joint, &call(6)).await.unwrap();
        assert!(matches!(signed().await, Signed::At(_)));
        it.backend.submit(&lead, it.seen(it.reports[0]).await, &call(6)).await.unwrap();
        assert_eq!(acts(&lead).await, [WorkAct::Withdraw]);
        assert_eq!(work(&lead).await.years[0].reports[0].waiting, Waiting::Nothing);
        let writer = person(7, &[(it.lead, DepartmentRole::Writer)], &[]);
        assert_eq!(acts(&writer).await, []);
        assert_eq!(work(&secretary()).await.years, [], "the secretariat has a board");
    })
    .await;
}

#[tokio::test]
async fn what_others_did_is_news_until_one_looks() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let (lead, report) = (it.approver_of_lead(), it.reports[0]);
        it.submit(report, "会を開いた。").await;
        let seen = it.seen(report).await;
        it.backend.send_back(&secretary(), seen, "人数をお書きください。", &call(50)).await.unwrap();
        let told = async || {
            let page = it.backend.get_work(&lead, &call(100)).await.unwrap();
            let report = page.years[0].reports[0].clone();
            (report.reason, report.news.iter().map(|it| it.step).collect::<Vec<_>>())
        };
        let reason = Some("人数をお書きください。".to_owned());
        assert_eq!(told().await, (reason.clone(), vec![Some(StepKind::SendBack), Some(StepKind::Sign)]));
        it.backend.look_at(&lead, report, &call(60)).await.unwrap();
        assert_eq!(told().await, (reason.clone(), vec![]));
        assert_eq!(lead.account.0, LEAD, "one's own steps are no news");
    })
    .await;
}
