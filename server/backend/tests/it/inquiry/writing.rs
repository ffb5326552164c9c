//! Writing in a report: its document and its typed rows, while it is open and no longer.

use super::{LEAD, Year, call, person, secretary, send};
use crate::lists::NOW;
use crate::store::on_each_database;
use backend::Error;
use backend::live::{Rights, Sent};
use model::account::DepartmentRole;
use model::id::{AccountId, ReportId};
use model::indicator::{Decimal, Figure};
use model::live::MARK;
use model::report::{Draft, Entry, ReportState};
use yrs::{Map as _, Text as _};

#[tokio::test]
async fn the_first_letter_begins_a_report_and_the_typed_rows_follow() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let report = it.reports[0];
        let now = it.backend.snapshot().await.unwrap();
        let indicator = now.indicators_of(it.measures[0]).next().unwrap().id;
        it.write(report, |it, write| {
            it.report.insert(write, MARK, "△");
            it.narrative.insert(write, 0, "会を開いた。");
            it.remark.insert(write, 0, "大雨のため一回中止した。");
            it.values.insert(write, indicator.to_string(), "約27");
        })
        .await
        .unwrap();
        let found = it.get(report).await;
        assert_eq!(found.progress.state, ReportState::Drafting);
        assert_eq!(found.touched, Some((AccountId(LEAD), NOW)));
        assert_eq!(found.draft.mark.as_deref(), Some("△"));
        assert_eq!((&found.draft.narrative[..], &found.draft.remark[..]), ("会を開いた。", "大雨のため一回中止した。"));
        let entry = Entry { figure: Figure::Value(Decimal::from(27)), approximate: true };
        assert_eq!(found.draft.values.into_iter().collect::<Vec<_>>(), [(indicator, entry)]);
        it.write(report, |it, write| {
            it.values.remove(write, &indicator.to_string());
        })
        .await
        .unwrap();
        assert!(it.get(report).await.draft.values.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_is_no_part_of_the_report_is_denied_with_all_that_came_along() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let (report, other) = (it.reports[0], it.measures[1]);
        let now = it.backend.snapshot().await.unwrap();
        let foreign = now.indicators_of(other).next().unwrap().id;
        let denied = it.write(report, |it, write| {
            it.narrative.insert(write, 0, "会を開いた。");
            it.values.insert(write, foreign.to_string(), "27");
        });
        assert!(denied.await.unwrap_err().contains("この報告にない指標"));
        let denied = it.write(report, |it, write| {
            it.report.insert(write, MARK, "◇");
        });
        assert!(denied.await.unwrap_err().contains("計画の評価にありません"));
        let found = it.get(report).await;
        assert_eq!((found.progress.state, found.steps), (ReportState::NotStarted, 0));
        assert_eq!(found.draft.narrative, "");
    })
    .await;
}

#[tokio::test]
async fn a_submitted_report_takes_no_letter_until_it_comes_back() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let report = it.reports[0];
        let documents = it.documents();
        let mut late = it.sit(&documents, report, 4).await;
        it.submit(report, "会を開いた。").await;
        let denied = send(&mut late, |it, write| it.narrative.insert(write, 0, "遅れて")).await;
        assert!(denied.unwrap_err().contains("提出または確定されている"));
        assert_eq!(it.get(report).await.draft.narrative, "会を開いた。");
        let seen = it.seen(report).await;
        it.backend.send_back(&secretary(), seen, "人数をお書きください。", &call(3)).await.unwrap();
        it.write(report, |it, write| it.narrative.insert(write, 0, "27人。")).await.unwrap();
        let found = it.get(report).await;
        assert_eq!(found.draft.narrative, "27人。会を開いた。");
        assert!(matches!(found.progress.state, ReportState::Returned { .. }), "the reason stays before their eyes");
    })
    .await;
}

#[tokio::test]
async fn there_is_no_document_without_a_report() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let missing = it.documents().create(ReportId(99)).await;
        assert!(matches!(missing, Err(Error::NotFound(_))));
        store.damage("INSERT INTO inquiry VALUES (99, 2023, '2023-12-25', '', 1, 0)").await;
        let db = store.connect().await;
        let orphan = "INSERT INTO live_document (report, snapshot, through, made_at) VALUES (99, '', 0, 0)";
        let pragma = sea_orm::ConnectionTrait::execute_unprepared(&db, orphan).await;
        assert!(pragma.is_err(), "the database keeps the reference by itself");
        db.close().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn each_role_sits_as_what_it_is() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let rights = async |role: Option<DepartmentRole>| {
            let roles: Vec<_> = role.map(|role| (it.joint, role)).into_iter().collect();
            it.backend.get_writer(&person(4, &roles, &[]), it.reports[0]).await.map(|it| it.rights)
        };
        assert_eq!(rights(Some(DepartmentRole::Reader)).await.unwrap(), Rights::Read);
        assert_eq!(rights(Some(DepartmentRole::Writer)).await.unwrap(), Rights::Write);
        assert_eq!(it.backend.get_writer(&secretary(), it.reports[0]).await.unwrap().rights, Rights::Write);
        assert!(matches!(rights(None).await, Err(Error::Refused(_))));
    })
    .await;
}

#[tokio::test]
async fn a_form_writes_what_its_sender_changed_and_overwrites_nobody() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let (report, documents) = (it.reports[0], it.documents());
        let writer = it.backend.get_writer(&it.approver_of_lead(), report).await.unwrap();
        let blank = it.get(report).await.draft;
        let wanted =
            Draft { narrative: "会を開いた。".to_owned(), mark: Some("○".to_owned()), ..Draft::default() };
        let sent = documents.send_form(report, writer, (&blank, wanted.clone())).await.unwrap();
        assert_eq!((sent, it.get(report).await.draft), (Sent::Stored, wanted.clone()));
        let late = Draft { narrative: "遅れて".to_owned(), ..Draft::default() };
        let sent = documents.send_form(report, writer, (&blank, late)).await.unwrap();
        assert_eq!((sent, it.get(report).await.draft), (Sent::Overtaken(wanted.clone()), wanted.clone()));
        let emptied = Draft { mark: None, ..wanted.clone() };
        documents.send_form(report, writer, (&wanted, emptied.clone())).await.unwrap();
        assert_eq!(it.get(report).await.draft, emptied);
        it.submit(report, "").await;
        let frozen = it.get(report).await.draft;
        let changed = Draft { remark: "追記".to_owned(), ..frozen.clone() };
        let refused = documents.send_form(report, writer, (&frozen, changed)).await;
        assert!(super::refusal(refused).contains("提出または確定されている"));
    })
    .await;
}
