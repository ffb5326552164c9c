//! There is no room to store anything: people read on, are told so, and lose nothing.

use super::stand_in::{StandIn, TABLE};
use super::{REPORT, WRITER, documents_of, join};
use crate::store::on_each_database;
use backend::live::{Follow, Following, Sent};
use backend::{Error, Moment};
use model::id::{AccountId, ReportId};
use model::report::Draft;
use sea_orm::{DatabaseTransaction, DbErr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A disk that is full or not, as the test says.
#[derive(Debug, Default)]
struct Disk(AtomicBool);

impl Follow for Disk {
    fn seed<'a>(&'a self, db: &'a DatabaseTransaction, report: ReportId) -> Following<'a, Draft> {
        StandIn.seed(db, report)
    }

    fn is_open<'a>(&'a self, db: &'a DatabaseTransaction, report: ReportId) -> Following<'a, bool> {
        StandIn.is_open(db, report)
    }

    fn write<'a>(
        &'a self,
        db: &'a DatabaseTransaction,
        report: ReportId,
        draft: &'a Draft,
        by: (AccountId, Moment),
    ) -> Following<'a, ()> {
        if self.0.load(Ordering::Relaxed) {
            return Box::pin(async { Err(Error::Full(DbErr::Custom("no room".to_owned()))) });
        }
        StandIn.write(db, report, draft, by)
    }
}

#[tokio::test]
async fn people_read_on_while_the_disk_is_full_and_what_they_wrote_is_stored_when_it_is_not() {
    on_each_database(async |store| {
        store.damage(TABLE).await;
        let disk = Arc::new(Disk::default());
        let documents = documents_of(&store.backend, Arc::clone(&disk) as Arc<dyn Follow>);
        let (mut writer, mut other) = (join(&documents, 10).await, join(&documents, 11).await);
        disk.0.store(true, Ordering::Relaxed);
        writer.push("場所がないときの文。").await;
        writer.hear_until(|it| !it.denied.is_empty()).await;
        assert!(writer.denied[0].contains("いっぱい"), "{:?}", writer.denied);
        writer.push("続きの文。").await;
        assert!(!join(&documents, 12).await.narrative().contains("場所がない"), "only what is stored is passed on");
        assert_eq!((writer.farewell, other.farewell), (None, None));
        disk.0.store(false, Ordering::Relaxed);
        writer.settle().await;
        other.hear_until(|it| it.narrative().ends_with("続きの文。")).await;
        let expected = "相談会を開いた。場所がないときの文。続きの文。";
        assert_eq!(join(&documents_of(&store.backend, Arc::new(StandIn)), 13).await.narrative(), expected);
        assert_eq!((writer.farewell, other.farewell), (None, None));
    })
    .await;
}

#[tokio::test]
async fn a_form_is_told_that_the_disk_is_full_and_is_taken_when_it_is_not() {
    on_each_database(async |store| {
        store.damage(TABLE).await;
        let disk = Arc::new(Disk::default());
        let documents = documents_of(&store.backend, Arc::clone(&disk) as Arc<dyn Follow>);
        let before = join(&documents, 10).await.draft();
        let wanted = Draft { remark: "備考".to_owned(), ..before.clone() };
        disk.0.store(true, Ordering::Relaxed);
        let refused = documents.send_form(REPORT, WRITER, (&before, wanted.clone())).await;
        assert!(matches!(&refused, Err(Error::Refused(why)) if why.contains("いっぱい")), "{refused:?}");
        disk.0.store(false, Ordering::Relaxed);
        assert_eq!(documents.send_form(REPORT, WRITER, (&before, wanted)).await.unwrap(), Sent::Stored);
    })
    .await;
}
