//! Taking in an item, and beginning one, after a year was opened.

use super::{Year, call, refusal, secretary};
use crate::lists::year;
use crate::store::{TestStore, on_each_database};
use backend::Error;
use backend::inquiry::Opening;
use backend::intake::Unconfirmed;
use model::id::{MeasureId, PolicyId, ReportId};
use model::inquiry::{Begins, Question};
use model::report::{IndicatorName, NewIndicator, NewItem, Responsible, StateKind, Wanted, Why};
use yrs::Map as _;

impl Year {
    /// With the second item alone.
    async fn opened_for_one(store: &TestStore) -> Self {
        let mut it = Self::listed(store).await;
        let opening = it.opening();
        let opening = Opening { questions: opening.questions[1..].to_vec(), ..opening };
        it.backend.open_inquiry(&secretary(), opening, &call(0)).await.unwrap();
        it.reports = vec![ReportId(1)];
        it
    }

    fn who(&self) -> Responsible {
        Responsible { lead: self.lead, joint: vec![self.joint] }
    }

    async fn policy(&self) -> PolicyId {
        self.backend.snapshot().await.unwrap().facts.policies[0].id
    }

    async fn begin(&self, title: &str, number: &str) -> Result<ReportId, Error> {
        let item = NewItem::new(title, "・始めます。", number, self.policy().await).unwrap();
        self.backend.begin_item(&secretary(), (self.plan, year(2023)), (item, self.who()), &call(1)).await
    }

    async fn asked(&self) -> Vec<(String, String, Begins)> {
        let page = self.backend.get_items(&secretary(), (self.plan, year(2023))).await.unwrap();
        page.asked.into_iter().map(|it| (it.place, it.title, it.begins)).collect()
    }
}

#[tokio::test]
async fn an_item_that_was_left_out_is_taken_in_at_its_place() {
    on_each_database(async |store| {
        let it = Year::opened_for_one(store).await;
        let of = (it.plan, year(2023));
        let page = it.backend.get_items(&secretary(), of).await.unwrap();
        assert_eq!(page.left.iter().map(|it| it.place.as_str()).collect::<Vec<_>>(), ["1-(1)"]);
        let question = |measure| Question { measure, responsible: it.who() };
        let add = async |measure| it.backend.add_question(&secretary(), of, question(measure), &call(1)).await;
        let report = add(it.measures[0]).await.unwrap();
        assert_eq!(it.get(report).await.progress.state.kind(), StateKind::NotStarted);
        let places: Vec<_> = it.asked().await.into_iter().map(|it| it.0).collect();
        assert_eq!(places, ["1-(1)", "1-(2)"], "in printed order");
        assert!(refusal(add(it.measures[0]).await).contains("もう聞いています"));
        assert!(refusal(add(MeasureId(99)).await).contains("一覧表にない"));
        let lead = it.approver_of_lead();
        let refused = it.backend.add_question(&lead, of, question(it.measures[0]), &call(1)).await;
        assert!(refusal(refused).contains("事務局だけ"));
        assert!(refusal(it.backend.get_items(&lead, of).await).contains("事務局だけ"));
        let work = it.backend.get_work(&lead, &call(2)).await.unwrap();
        assert_eq!(work.years[0].reports.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn an_item_begins_with_its_report_and_readers_know_nothing_of_it() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let before = it.backend.snapshot().await.unwrap();
        let report = it.begin("夜の居場所づくり", "3").await.unwrap();
        let title = || "夜の居場所づくり".to_owned();
        assert_eq!(it.asked().await[2], ("1-(3)".to_owned(), title(), Begins::Now));
        let page = it.backend.get_report_page(&it.approver_of_lead(), report, &call(2)).await.unwrap();
        assert_eq!((page.place.as_str(), page.title), ("1-(3)", title()));
        assert_eq!((page.commitment.as_deref(), page.last, page.values.len()), (Some("・始めます。"), None, 0));
        let board = it.backend.get_board(&secretary(), None, &call(2)).await.unwrap().unwrap();
        assert_eq!(board.reports[2].title, title());
        let now = it.backend.snapshot().await.unwrap();
        assert_eq!((now.revision, &now.facts), (before.revision, &before.facts));
        assert_eq!(it.backend.check().await.unwrap().problems, Vec::<String>::new());
        assert!(refusal(it.begin("別の居場所", "3").await).contains("同じ番号"));
        assert!(refusal(it.begin("見守りの　輪の拡大", "4").await).contains("同じ題名"));
        assert!(refusal(it.begin("夜の居場所づくり", "4").await).contains("同じ題名"));
        let item = NewItem::new("朝の居場所", "", "4", PolicyId(99)).unwrap();
        let of = (it.plan, year(2023));
        let refused = it.backend.begin_item(&secretary(), of, (item, it.who()), &call(1)).await;
        assert!(refusal(refused).contains("一覧表にない"));
    })
    .await;
}

#[tokio::test]
async fn what_began_is_published_as_new_and_goes_on_from_there() {
    on_each_database(async |store| {
        let mut it = Year::opened(store).await;
        let report = it.begin("居場所の充実のための場づくり", "3").await.unwrap();
        let measure = it.get(report).await.measure;
        it.reports.push(report);
        it.measures.push(measure);
        let name = IndicatorName::new("来場者数").unwrap();
        let new = Wanted::Add(NewIndicator::new(name, "人", (None, None)).unwrap());
        let why = Why::new("数え始めたため").unwrap();
        let lead = it.approver_of_lead();
        let indicator = it.backend.alter_indicator(&lead, report, (new, why), &call(1)).await.unwrap();
        it.write(report, |it, write| {
            it.values.insert(write, indicator.to_string(), "18");
        })
        .await
        .unwrap();
        for report in it.reports.clone() {
            it.submit(report, "・会を開いた。").await;
            it.confirm_submitted(report).await;
        }
        it.publish(Unconfirmed::Refuse).await.unwrap();
        let now = it.backend.snapshot().await.unwrap();
        let placement = now.placements_of_measure(measure).next().unwrap();
        assert_eq!((placement.number.as_deref(), placement.new), (Some("(3)"), true));
        assert_eq!(placement.commitment.as_deref(), Some("・始めます。"));
        assert_eq!(now.indicators_of(measure).map(|it| it.id).collect::<Vec<_>>(), [indicator]);
        assert_eq!((now.open_doubts, now.facts.measures.len()), (0, 3), "the same keys, and nobody is asked");
        assert_eq!(it.backend.check().await.unwrap().problems, Vec::<String>::new());
        let proposal = it.backend.propose_inquiry(&secretary(), it.plan).await.unwrap();
        assert_eq!(proposal.items[2].measure, measure);
    })
    .await;
}

#[tokio::test]
async fn a_signature_of_who_leaves_goes_with_them() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let report = it.reports[0];
        it.write(report, |it, write| yrs::Text::insert(&it.narrative, write, 0, "会を開いた。")).await.unwrap();
        it.backend.sign(&it.approver_of_joint(), it.seen(report).await, it.joint, &call(1)).await.unwrap();
        let alone = Responsible { lead: it.lead, joint: Vec::new() };
        it.backend.update_responsible(&secretary(), report, (&it.who(), alone.clone()), &call(2)).await.unwrap();
        assert_eq!(it.get(report).await.progress.signatures, []);
        assert!(it.backend.get_writer(&it.approver_of_joint(), report).await.is_err(), "an open page of theirs closes");
        it.backend.update_responsible(&secretary(), report, (&alone, it.who()), &call(3)).await.unwrap();
        let submitted = it.backend.submit(&it.approver_of_lead(), it.seen(report).await, &call(4)).await;
        assert!(refusal(submitted).contains("署名がまだありません"), "who comes back signs anew");
    })
    .await;
}
