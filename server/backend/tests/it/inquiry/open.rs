//! Opening a year, and changing what was said then.

use super::{Year, call, notice, person, refusal, secretary};
use crate::lists::{import, ordinary, year};
use crate::store::on_each_database;
use backend::Error;
use model::account::{Actor, OfficeRole};
use model::date::Date;
use model::id::{DepartmentId, MeasureId, PlanId};
use model::inquiry::InquiryRefused;
use model::report::{Draft, Progress, Responsible};
use std::collections::BTreeMap;

#[tokio::test]
async fn the_last_list_leads_to_what_is_asked() {
    on_each_database(async |store| {
        let it = Year::listed(store).await;
        let proposal = it.backend.propose_inquiry(&secretary(), it.plan).await.unwrap();
        assert_eq!((proposal.year, proposal.basis, proposal.closed), (year(2023), year(2022), None));
        let early = Actor { today: year(2022), ..secretary() };
        let ahead = it.backend.propose_inquiry(&early, it.plan).await.unwrap();
        assert_eq!(ahead.closed, Some(InquiryRefused::YearAhead));
        let items: Vec<_> =
            proposal.items.iter().map(|it| (it.measure, it.place.as_str(), it.title.as_str())).collect();
        assert_eq!(items, [(it.measures[0], "1-(1)", "見守りの輪の拡大"), (it.measures[1], "1-(2)", "居場所の充実")]);
        let responsible = Responsible { lead: it.lead, joint: vec![it.joint] };
        assert_eq!(proposal.items[0].responsible, Some(responsible));
        assert_eq!(proposal.departments.len(), 2);
        let stranger = person(9, &[], &[OfficeRole::Administrator]);
        assert!(refusal(it.backend.propose_inquiry(&stranger, it.plan).await).contains("事務局だけ"));
        let none = it.backend.propose_inquiry(&secretary(), PlanId(99)).await;
        assert!(matches!(none, Err(Error::NotFound(_))));
    })
    .await;
}

#[tokio::test]
async fn each_measure_that_is_asked_for_has_one_report_not_begun() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        for (report, measure) in it.reports.iter().zip(&it.measures) {
            let found = it.get(*report).await;
            assert_eq!((found.measure, found.plan, found.year), (*measure, it.plan, year(2023)));
            assert_eq!((found.progress, found.draft, found.touched), (Progress::new(), Draft::default(), None));
            assert_eq!(found.responsible, Responsible { lead: it.lead, joint: vec![it.joint] });
        }
        let inquiry = it.backend.get_inquiry(it.plan, year(2023)).await.unwrap();
        assert_eq!(inquiry.notice, it.opening().notice);
    })
    .await;
}

#[tokio::test]
async fn a_year_is_opened_once_after_the_last_list_and_by_the_secretariat_alone() {
    on_each_database(async |store| {
        let it = Year::listed(store).await;
        let open = async |opening| it.backend.open_inquiry(&secretary(), opening, &call(0)).await;
        let stranger = it.approver_of_lead();
        let refused = it.backend.open_inquiry(&stranger, it.opening(), &call(0)).await;
        assert!(refusal(refused).contains("事務局だけ"));
        let mut opening = it.opening();
        opening.year = year(2022);
        assert!(refusal(open(opening.clone()).await).contains("一覧表がすでにあります"));
        opening.year = year(2024);
        assert!(refusal(open(opening).await).contains("まだ始まっていない"));
        let mut opening = it.opening();
        opening.questions[0].measure = MeasureId(99);
        assert!(refusal(open(opening).await).contains("一覧表にない"));
        let mut opening = it.opening();
        opening.questions[1].responsible.joint.push(DepartmentId(99));
        assert!(refusal(open(opening).await).contains("一覧表にない"));
        open(it.opening()).await.unwrap();
        assert!(refusal(open(it.opening()).await).contains("もう始まっています"));
        let proposal = it.backend.propose_inquiry(&secretary(), it.plan).await.unwrap();
        assert_eq!(proposal.closed, Some(InquiryRefused::AlreadyOpened));
    })
    .await;
}

#[tokio::test]
async fn two_who_open_a_year_together_open_it_once() {
    on_each_database(async |store| {
        let it = Year::listed(store).await;
        let (secretary, now) = (secretary(), call(0));
        let open = || it.backend.open_inquiry(&secretary, it.opening(), &now);
        let (one, other) = tokio::join!(open(), open());
        assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    })
    .await;
}

#[tokio::test]
async fn due_dates_and_words_can_be_changed_but_not_into_the_past() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let of = (it.plan, year(2023));
        let later = Date::constant(2024, 1, 12);
        let mut changed = notice("年明けまで待ちます。", Date::constant(2023, 12, 25));
        changed.deadlines.exceptions = BTreeMap::from([(it.joint, later)]);
        it.backend.update_notice(&secretary(), of, changed.clone(), &call(5)).await.unwrap();
        let stored = it.backend.get_inquiry(it.plan, year(2023)).await.unwrap();
        assert_eq!(stored.notice, changed);
        assert_eq!(stored.notice.deadlines.due_of(it.joint), later);
        let past = notice("", Date::constant(2023, 11, 1));
        assert!(refusal(it.backend.update_notice(&secretary(), of, past, &call(5)).await).contains("今日より前"));
        let again = notice("", Date::constant(2023, 12, 25));
        it.backend.update_notice(&secretary(), of, again.clone(), &call(6)).await.unwrap();
        assert_eq!(it.backend.get_inquiry(it.plan, year(2023)).await.unwrap().notice, again);
    })
    .await;
}

#[tokio::test]
async fn who_answers_can_change_until_the_report_is_submitted() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let report = it.reports[0];
        let first = it.get(report).await.responsible;
        let turned = Responsible { lead: it.joint, joint: vec![it.lead] };
        it.backend.update_responsible(&secretary(), report, (&first, turned.clone()), &call(1)).await.unwrap();
        assert_eq!(it.get(report).await.responsible, turned);
        let alone = Responsible { lead: it.lead, joint: Vec::new() };
        let late = it.backend.update_responsible(&secretary(), report, (&first, alone.clone()), &call(2)).await;
        assert!(matches!(late, Err(Error::Stale)), "somebody else was faster");
        it.backend.update_responsible(&secretary(), report, (&turned, alone.clone()), &call(2)).await.unwrap();
        it.write(report, |it, write| yrs::Text::insert(&it.narrative, write, 0, "会を開いた。")).await.unwrap();
        it.backend.submit(&it.approver_of_lead(), it.seen(report).await, &call(3)).await.unwrap();
        let refused = it.backend.update_responsible(&secretary(), report, (&alone, turned), &call(4)).await;
        assert!(refusal(refused).contains("差し戻すか再開"));
        assert_eq!(it.get(report).await.responsible, alone);
    })
    .await;
}

#[tokio::test]
async fn a_list_taken_in_anew_leaves_what_is_being_written() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        it.write(it.reports[0], |it, write| yrs::Text::insert(&it.narrative, write, 0, "会を開いた。")).await.unwrap();
        let list = it.backend.snapshot().await.unwrap().publications[0].id;
        it.backend.withdraw(list, call(1).at).await.unwrap();
        import(&store.backend, &ordinary(2022)).await;
        assert_eq!(it.get(it.reports[0]).await.draft.narrative, "会を開いた。");
        assert_eq!(it.backend.check().await.unwrap().problems, Vec::<String>::new());
    })
    .await;
}
