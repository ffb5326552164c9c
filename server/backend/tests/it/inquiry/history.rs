//! 変更の記録: versions at each step and at quiet moments, who wrote in them, and the way back.

use super::{LEAD, Year, call, person, secretary, send};
use crate::lists::NOW;
use crate::store::{TestStore, on_each_database};
use backend::live::{Documents, Pace, Reports, Sent};
use backend::{Error, Moment};
use model::account::DepartmentRole;
use model::id::ReportId;
use model::inquiry::{Against, HistoryPage, VersionRow};
use model::live::MARK;
use model::report::{Draft, Part, StepKind};
use model::text::diff::SpanKind;
use sea_orm::ConnectionTrait as _;
use std::sync::Arc;
use std::time::Duration;
use yrs::{Map as _, Text as _};

const OTHER: i64 = 4;

impl Year {
    async fn history(&self, report: ReportId) -> HistoryPage {
        self.backend.get_history_page(&secretary(), report).await.unwrap()
    }

    /// Documents in which it is quiet as soon as nobody writes.
    fn hasty(&self, clock: fn() -> Moment) -> Documents {
        Documents::new(&self.backend, Arc::new(Reports), Pace { tick: Duration::ZERO, quiet: Duration::ZERO, clock })
    }

    /// Waits until so many versions are kept.
    async fn wait_for(&self, report: ReportId, versions: usize) -> Vec<VersionRow> {
        loop {
            let found = self.history(report).await.versions;
            if found.len() >= versions {
                return found;
            }
            tokio::task::yield_now().await;
        }
    }
}

fn steps(rows: &[VersionRow]) -> Vec<Option<StepKind>> {
    rows.iter().rev().map(|it| it.step.as_ref().map(|it| it.0)).collect()
}

fn wrote(row: &VersionRow) -> Vec<(&str, &[Part])> {
    row.wrote.iter().map(|it| (it.by.as_str(), &it.parts[..])).collect()
}

/// What came and went in 説明.
async fn changes(it: &Year, report: ReportId, number: i32, against: Against) -> (String, String) {
    let page = it.backend.get_version_page(&secretary(), (report, number), against).await.unwrap();
    let spans: Vec<_> = page.changes.narrative.into_iter().flatten().collect();
    let of = |kind| spans.iter().filter(|it| it.kind == kind).map(|it| it.text.as_str()).collect::<String>();
    (of(SpanKind::Added), of(SpanKind::Lost))
}

#[tokio::test]
async fn every_step_keeps_what_stood_there_and_who_had_written() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let report = it.reports[0];
        assert_eq!(it.history(report).await.versions, []);
        it.submit(report, "会を開いた。").await;
        it.backend.send_back(&secretary(), it.seen(report).await, "人数を", &call(3)).await.unwrap();
        let mut peer = it.sit(&it.documents(), report, OTHER).await;
        send(&mut peer, |it, write| it.remark.insert(write, 0, "大雨のため。")).await.unwrap();
        let page = it.history(report).await;
        use StepKind::{Begin, SendBack, Sign, Submit};
        assert_eq!(steps(&page.versions), [Some(Begin), Some(Sign), Some(Submit), Some(SendBack)]);
        let rows: Vec<_> = page.versions.iter().rev().collect();
        assert_eq!((rows[2].number, rows[2].at), (3, call(2).at));
        assert_eq!(rows[2].step.as_ref().unwrap().1, format!("職員{LEAD}"));
        assert_eq!(wrote(rows[0]), [], "what stood there before anybody wrote");
        assert_eq!(wrote(rows[1]), [(format!("職員{LEAD}").as_str(), &[Part::Mark, Part::Narrative][..])]);
        assert_eq!(wrote(rows[2]), []);
        let since = page.since.unwrap();
        assert_eq!((since[0].by.as_str(), &since[0].parts[..]), (&*format!("職員{OTHER}"), &[Part::Remark][..]));
        assert_eq!(changes(&it, report, 2, Against::Before).await, ("会を開いた。".to_owned(), String::new()));
        assert_eq!(changes(&it, report, 3, Against::Before).await, (String::new(), String::new()));
    })
    .await;
}

#[tokio::test]
async fn a_quiet_moment_keeps_a_version_and_a_second_one_of_the_same_is_not_kept() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let report = it.reports[0];
        let documents = it.hasty(|| NOW);
        let mut peer = it.sit(&documents, report, LEAD).await;
        send(&mut peer, |it, write| it.narrative.insert(write, 0, "会を開いた。")).await.unwrap();
        let rows = it.wait_for(report, 2).await;
        assert_eq!(steps(&rows), [Some(StepKind::Begin), None]);
        assert_eq!(rows[0].at, NOW);
        send(&mut peer, |it, write| it.narrative.insert(write, 6, "27人が来た。")).await.unwrap();
        it.wait_for(report, 3).await;
        let now = it.get(report).await.draft;
        documents.restore(report, writer(&it, report).await, (&now, now.clone())).await.unwrap();
        documents.close().await;
        assert_eq!(it.history(report).await.versions.len(), 3, "what is kept already");
        assert_eq!(changes(&it, report, 3, Against::Before).await.0, "27人が来た。");
        assert_eq!(changes(&it, report, 2, Against::Now).await.0, "27人が来た。");
    })
    .await;
}

#[tokio::test]
async fn what_was_quiet_while_nobody_sat_there_is_kept_when_somebody_comes() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let report = it.reports[0];
        it.write(report, |it, write| it.narrative.insert(write, 0, "帰る前に書いた。")).await.unwrap();
        assert_eq!(it.history(report).await.versions.len(), 1, "the beginning alone");
        let pace = |clock| Pace { tick: Duration::ZERO, quiet: Duration::from_secs(180), clock };
        let soon = Documents::new(&it.backend, Arc::new(Reports), pace(|| NOW.after(170)));
        drop(it.sit(&soon, report, OTHER).await);
        assert_eq!(it.history(report).await.versions.len(), 1, "somebody may still be at it");
        let later = Documents::new(&it.backend, Arc::new(Reports), pace(|| NOW.after(190)));
        let mut peer = it.sit(&later, report, OTHER).await;
        let rows = it.history(report).await.versions;
        assert_eq!((rows.len(), rows[0].at), (2, NOW), "when it was written, not when it was found");
        send(&mut peer, |it, write| it.narrative.insert(write, 0, "朝、")).await.unwrap();
        assert_eq!(wrote(&it.history(report).await.versions[0])[0].0, format!("職員{LEAD}"));
        assert_eq!(it.history(report).await.since.unwrap()[0].by, format!("職員{OTHER}"));
    })
    .await;
}

#[tokio::test]
async fn versions_outlive_the_folding_of_the_log() {
    let store = TestStore::new().await;
    let it = Year::opened(&store).await;
    let report = it.reports[0];
    let documents = it.documents();
    let mut peer = it.sit(&documents, report, LEAD).await;
    send(&mut peer, |it, write| it.narrative.insert(write, 0, "はじめの文。")).await.unwrap();
    documents
        .restore(report, writer(&it, report).await, (&it.get(report).await.draft, it.get(report).await.draft))
        .await
        .unwrap();
    for _ in 0..600 {
        send(&mut peer, |it, write| it.narrative.push(write, "字")).await.unwrap();
    }
    send(&mut peer, |it, write| it.narrative.remove_range(write, 0, 6)).await.unwrap();
    let db = store.connect().await;
    let count = sea_orm::Statement::from_string(sea_orm::DbBackend::Sqlite, "SELECT count(*) FROM live_update");
    let left: i64 = db.query_one_raw(count).await.unwrap().unwrap().try_get_by_index(0).unwrap();
    assert!(left < 500, "the log was folded: {left}");
    db.close().await.unwrap();
    assert_eq!(changes(&it, report, 2, Against::Now).await.1, "はじめの文。");
    store.remove().await;
}

async fn writer(it: &Year, report: ReportId) -> backend::live::Writer {
    it.backend.get_writer(&it.approver_of_lead(), report).await.unwrap()
}

#[tokio::test]
async fn a_version_comes_back_as_a_new_edit_and_what_stood_there_is_kept() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let (report, documents) = (it.reports[0], it.documents());
        let now = it.backend.snapshot().await.unwrap();
        let indicator = now.indicators_of(it.measures[0]).next().unwrap().id;
        it.write(report, |it, write| {
            it.narrative.insert(write, 0, "前の文。");
            it.report.insert(write, MARK, "○");
            it.values.insert(write, indicator.to_string(), "27");
        })
        .await
        .unwrap();
        let old = it.get(report).await.draft;
        let joint = it.approver_of_joint();
        it.backend.sign(&joint, it.seen(report).await, it.joint, &call(1)).await.unwrap();
        it.write(report, |it, write| {
            it.narrative.insert(write, 0, "新しい文。");
            it.report.insert(write, MARK, "△");
            it.values.remove(write, &indicator.to_string());
        })
        .await
        .unwrap();
        let new = it.get(report).await.draft;
        let mut other = it.sit(&documents, report, OTHER).await;
        let page = it.backend.get_version_page(&it.approver_of_lead(), (report, 2), Against::Now).await.unwrap();
        assert_eq!(page.restorable, Some(backend::report::draft::stamp_of(&new)));
        assert_eq!(page.changes.values[0].words, ["27件".to_owned(), "—".to_owned()]);
        let wanted = it.backend.get_version(&it.approver_of_lead(), (report, 2)).await.unwrap();
        assert_eq!(wanted, old);
        let sent = documents.restore(report, writer(&it, report).await, (&new, wanted)).await.unwrap();
        assert_eq!((sent, it.get(report).await.draft), (Sent::Stored, old.clone()));
        other.hear_until(|it| it.draft() == old).await;
        assert_eq!(other.farewell, None, "who sits there sees it happen");
        let kept = it.backend.get_version(&secretary(), (report, 3)).await.unwrap();
        assert_eq!(kept, new, "and back again");
        let late = documents.restore(report, writer(&it, report).await, (&new, Draft::default())).await.unwrap();
        assert_eq!((late, it.get(report).await.draft), (Sent::Overtaken(old.clone()), old));
    })
    .await;
}

#[tokio::test]
async fn only_who_has_a_part_sees_it_and_only_who_writes_brings_back() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let report = it.reports[0];
        it.submit(report, "会を開いた。").await;
        let reader = person(5, &[(it.joint, DepartmentRole::Reader)], &[]);
        let page = it.backend.get_version_page(&reader, (report, 1), Against::Now).await.unwrap();
        assert_eq!(page.restorable, None);
        let stranger = person(6, &[], &[]);
        assert!(matches!(it.backend.get_history_page(&stranger, report).await, Err(Error::Refused(_))));
        assert!(matches!(it.backend.get_version(&stranger, (report, 1)).await, Err(Error::Refused(_))));
        let missing = it.backend.get_version_page(&reader, (report, 9), Against::Now).await;
        assert!(matches!(missing, Err(Error::NotFound(_))), "{missing:?}");
        let frozen = it.backend.get_version_page(&it.approver_of_lead(), (report, 1), Against::Now).await.unwrap();
        assert_eq!(frozen.restorable, None, "nobody writes in what is submitted");
    })
    .await;
}
