//! What is stored of a document, and when.

use super::stand_in::TABLE;
use super::{REPORT, WRITER, documents, join};
use crate::store::{TestStore, on_each_database};
use backend::live::{Farewell, Rights, Writer};
use model::id::{AccountId, IndicatorId, ReportId};
use model::indicator::{Decimal, Figure};
use model::live::Frame;
use model::report::{Draft, Entry};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement};
use yrs::{Map as _, Text as _};

async fn count(db: &DatabaseConnection, table: &str) -> i64 {
    let select = Statement::from_string(db.get_database_backend(), format!("SELECT COUNT(*) FROM {table}"));
    db.query_one_raw(select).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

async fn typed_rows(store: &TestStore) -> Draft {
    let db = store.connect().await;
    let select = Statement::from_string(db.get_database_backend(), "SELECT draft FROM stand_in WHERE report = 7");
    let draft: String = db.query_one_raw(select).await.unwrap().unwrap().try_get_by_index(0).unwrap();
    db.close().await.unwrap();
    serde_json::from_str(&draft).unwrap()
}

#[tokio::test]
async fn a_document_is_made_once_whoever_comes_first() {
    on_each_database(async |store| {
        store.damage(TABLE).await;
        let (one, other) = (documents(&store.backend), documents(&store.backend));
        let joined = tokio::join!(join(&one, 1), join(&one, 2), join(&other, 3), join(&other, 4));
        for peer in [&joined.0, &joined.1, &joined.2, &joined.3] {
            assert_eq!(peer.narrative(), "相談会を開いた。");
        }
        let db = store.connect().await;
        assert_eq!(count(&db, "live_document").await, 1);
        assert_eq!(count(&db, "live_update").await, 0, "what changes nothing is not stored");
        db.close().await.unwrap();
        let missing = one.join(ReportId(8), WRITER, backend::live::Speaks::Standard).await;
        assert!(matches!(missing, Err(backend::Error::NotFound(_))));
    })
    .await;
}

#[tokio::test]
async fn what_one_writes_is_stored_with_its_typed_rows_before_others_see_it() {
    on_each_database(async |store| {
        store.damage(TABLE).await;
        let documents = documents(&store.backend);
        let (mut writer, mut reader) = (join(&documents, 10).await, join(&documents, 11).await);
        writer.push("参加者は👨‍👩‍👧27人。").await;
        let update = writer.edit(|it, write| {
            it.values.insert(write, "4", "約1500");
        });
        writer.send(&Frame::Update(&update)).await;
        reader.hear_until(|it| it.draft().values.len() == 2).await;
        let stored = typed_rows(store).await;
        assert_eq!(stored, reader.draft());
        assert_eq!(stored.narrative, "相談会を開いた。参加者は👨‍👩‍👧27人。");
        let about = Entry { figure: Figure::Value(Decimal::from(1500)), approximate: true };
        assert_eq!(stored.values[&IndicatorId(4)], about);
        writer.settle().await;
        assert_eq!(writer.draft(), stored);
    })
    .await;
}

#[tokio::test]
async fn a_deletion_alone_is_acknowledged_and_stays() {
    on_each_database(async |store| {
        store.damage(TABLE).await;
        let mut writer = join(&documents(&store.backend), 10).await;
        let before = writer.stored;
        let update = writer.edit(|it, write| it.narrative.remove_range(write, 0, 3));
        writer.send(&Frame::Update(&update)).await;
        writer.settle().await;
        assert!(writer.stored > before);
        // The process dies here; another one opens what is stored.
        assert_eq!(join(&documents(&store.backend), 11).await.narrative(), "を開いた。");
    })
    .await;
}

#[tokio::test]
async fn sending_again_is_harmless() {
    on_each_database(async |store| {
        store.damage(TABLE).await;
        let documents = documents(&store.backend);
        let mut writer = join(&documents, 10).await;
        let update = writer.edit(|it, write| it.narrative.push(write, "以上。"));
        for _ in 0..3 {
            writer.send(&Frame::Update(&update)).await;
            writer.settle().await;
        }
        let db = store.connect().await;
        assert_eq!(count(&db, "live_update").await, 1);
        db.close().await.unwrap();
        assert_eq!(join(&documents, 11).await.narrative(), "相談会を開いた。以上。");
    })
    .await;
}

#[tokio::test]
async fn who_wrote_is_kept_for_each_client() {
    on_each_database(async |store| {
        store.damage(TABLE).await;
        let documents = documents(&store.backend);
        let (mut a, mut b) = (join(&documents, 10).await, super::Peer::new(11));
        b.sit(&documents, REPORT, Writer { account: AccountId(2), rights: Rights::Write, deeds: 0 }).await;
        a.push("あ").await;
        a.settle().await;
        b.settle().await;
        b.push("い").await;
        b.settle().await;
        let db = store.connect().await;
        let select = "SELECT client, account FROM live_author ORDER BY client";
        let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), select)).await.unwrap();
        let rows: Vec<(i64, i64)> =
            rows.iter().map(|it| (it.try_get_by_index(0).unwrap(), it.try_get_by_index(1).unwrap())).collect();
        db.close().await.unwrap();
        assert_eq!(rows, [(10, 1), (11, 2)]);
    })
    .await;
}

#[tokio::test]
async fn a_long_log_is_folded_and_says_the_same() {
    on_each_database(async |store| {
        store.damage(TABLE).await;
        let documents = documents(&store.backend);
        let mut writer = join(&documents, 10).await;
        for at in 0..620 {
            writer.push(&format!("{at} ")).await;
        }
        writer.settle().await;
        let db = store.connect().await;
        assert!(count(&db, "live_update").await <= 120);
        db.close().await.unwrap();
        let again = join(&super::documents(&store.backend), 11).await;
        assert_eq!(again.narrative(), writer.narrative());
        assert_eq!(again.snapshot(), writer.snapshot());
    })
    .await;
}

#[tokio::test]
async fn a_frozen_report_takes_nothing_and_what_was_not_taken_is_kept_by_its_writer() {
    on_each_database(async |store| {
        store.damage(TABLE).await;
        let documents = documents(&store.backend);
        let (mut writer, reader) = (join(&documents, 10).await, join(&documents, 11).await);
        store.damage("UPDATE stand_in SET is_open = 0").await;
        writer.push("提出のあと。").await;
        writer.hear_until(|it| !it.denied.is_empty()).await;
        assert!(writer.denied[0].contains("提出または確定"), "{:?}", writer.denied);
        assert_eq!(typed_rows(store).await.narrative, "相談会を開いた。");
        assert_eq!(reader.narrative(), "相談会を開いた。");
        let before = writer.stored;
        // A deletion needs nothing of what was denied, and is not to be taken for an acknowledgement of it.
        store.damage("UPDATE stand_in SET is_open = 1").await;
        let update = writer.edit(|it, write| it.narrative.remove_range(write, 0, 3));
        writer.send(&Frame::Update(&update)).await;
        writer.hear_until(|it| it.stored > before).await;
        assert_eq!(
            join(&documents, 12).await.narrative(),
            "を開いた。提出のあと。",
            "all of it, once it is open again"
        );
    })
    .await;
}

#[tokio::test]
async fn what_the_report_refuses_is_not_in_the_document_either() {
    on_each_database(async |store| {
        store.damage(TABLE).await;
        let documents = documents(&store.backend);
        let mut writer = join(&documents, 10).await;
        let update = writer.edit(|it, write| {
            it.report.insert(write, "mark", "？");
        });
        writer.send(&Frame::Update(&update)).await;
        writer.hear_until(|it| !it.denied.is_empty()).await;
        assert_eq!(writer.denied, ["この記号は使えません。"]);
        assert_eq!(join(&documents, 11).await.draft().mark.as_deref(), Some("○"));
    })
    .await;
}

#[tokio::test]
async fn what_is_no_report_ends_its_writers_connection_alone() {
    on_each_database(async |store| {
        store.damage(TABLE).await;
        let documents = documents(&store.backend);
        let (mut good, mut bad) = (join(&documents, 10).await, join(&documents, 11).await);
        let wrong = bad.edit(|it, write| {
            it.report.insert(write, "state", "確定");
        });
        bad.send(&Frame::Update(&wrong)).await;
        good.push("続き。").await;
        good.settle().await;
        bad.hear_until(|_| false).await;
        assert_eq!(bad.farewell, Some(Farewell::Refused));
        assert_eq!(good.farewell, None);
        let fresh = join(&documents, 12).await;
        assert_eq!(fresh.draft().narrative, "相談会を開いた。続き。");
    })
    .await;
}

#[tokio::test]
async fn two_processes_at_one_document_lose_nothing() {
    on_each_database(async |store| {
        store.damage(TABLE).await;
        let again = store.open_again().await;
        let (old, new) = (documents(&store.backend), documents(&again));
        let (mut a, mut b) = (join(&old, 10).await, join(&new, 11).await);
        for at in 0..300 {
            a.push(&format!("a{at} ")).await;
            b.push(&format!("b{at} ")).await;
            if at % 10 == 9 {
                a.settle().await;
                b.settle().await;
            }
        }
        a.push("。").await;
        a.hear_until(|it| it.narrative().contains("b299")).await;
        a.settle().await;
        let fresh = join(&documents(&store.backend), 12).await;
        assert_eq!(fresh.snapshot(), a.snapshot());
        assert!((0..300).all(|at| fresh.narrative().matches(&format!("b{at} ")).count() == 1));
        again.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_was_written_before_the_end_is_stored() {
    on_each_database(async |store| {
        store.damage(TABLE).await;
        let documents = documents(&store.backend);
        let mut writer = join(&documents, 10).await;
        writer.push("間に合った。").await;
        documents.close().await;
        writer.hear_until(|_| false).await;
        assert_eq!(writer.farewell, Some(Farewell::Ending));
        assert!(documents.join(REPORT, WRITER, backend::live::Speaks::Standard).await.is_err());
        let again = join(&super::documents(&store.backend), 11).await;
        assert_eq!(again.narrative(), "相談会を開いた。間に合った。");
    })
    .await;
}

#[tokio::test]
async fn while_nothing_can_be_stored_people_read_and_what_they_wrote_is_stored_later() {
    let store = TestStore::new().await;
    store.damage(TABLE).await;
    let documents = documents(&store.backend);
    let mut writer = join(&documents, 10).await;
    let full = "CREATE TRIGGER full BEFORE INSERT ON live_update BEGIN SELECT RAISE(ABORT, 'disk full'); END";
    store.damage(full).await;
    writer.push("まだ保存されていない。").await;
    writer.hear_until(|_| false).await;
    assert_eq!(writer.farewell, Some(Farewell::TryLater));
    assert_eq!(join(&documents, 11).await.narrative(), "相談会を開いた。");
    store.damage("DROP TRIGGER full").await;
    writer.sit(&documents, REPORT, WRITER).await;
    writer.settle().await;
    assert_eq!(join(&super::documents(&store.backend), 12).await.narrative(), "相談会を開いた。まだ保存されていない。");
    store.remove().await;
}
