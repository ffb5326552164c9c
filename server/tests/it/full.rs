//! The disk is full: pages are read, forms and typists are told so and lose nothing, and all goes on by itself.

use super::live::client::{Asking, Client};
use super::live::served::{Folder, Served};
use super::small_disk::SmallDisk;
use super::staff::{Browser, PASSWORD, held, open, settle};
use super::support::TestServer;
use backend::store::Address;
use model::account::DepartmentRole;
use sea_orm::{ConnectionTrait as _, Database};
use std::path::Path;
use yrs::Text as _;

/// More letters than the log has room for without growing.
const MOST: usize = 3_000;

async fn join(served: &Served, number: u64) -> Client {
    let mut client = Client::new(number);
    let asking = Asking { query: "account=1".to_owned(), ..Asking::default() };
    client.connect(&served.address, &asking).await.unwrap();
    client.settle().await;
    client
}

#[tokio::test]
async fn typists_read_on_while_the_disk_is_full_and_nothing_is_lost_when_it_is_not() {
    let Some(disk) = SmallDisk::new("live", 24) else { return };
    let folder = Folder(disk.path().join("folder"));
    folder.fill().await;
    let served = Served::start(&folder).await;
    let mut typist = join(&served, 10).await;
    typist.edit(|it, write| it.narrative.push(write, "〔前〕")).await;
    typist.settle().await;
    for again in 0..3 {
        disk.fill();
        let before = typist.denied.len();
        let mut written = 0;
        // The log may have room within itself for a while.
        while typist.denied.len() == before {
            assert!(written < MOST, "the disk is not full");
            written += 1;
            typist.edit(|it, write| it.narrative.push(write, &format!("〔{again}の{written}〕"))).await;
            let (denied, sent) = (before, typist.edited);
            typist.hear_until(|it| it.denied.len() > denied || it.stored >= sent).await;
        }
        assert!(typist.denied.last().unwrap().contains("いっぱい"), "{:?}", typist.denied);
        assert!(typist.is_connected());
        let reader = join(&served, 20 + again).await;
        assert!(reader.narrative().contains("〔前〕"), "who comes reads");
        disk.free();
        typist.settle().await;
        assert!(typist.is_connected());
    }
    let fresh = join(&served, 30).await;
    assert_eq!((fresh.snapshot(), fresh.draft()), (typist.snapshot(), typist.draft()));
    served.end().await;
    let served = Served::start(&folder).await;
    assert_eq!(join(&served, 31).await.draft(), typist.draft(), "and after a restart");
    served.end().await;
}

/// The log has no room within itself any more.
async fn fold(database: &Path) {
    let db = Database::connect(format!("sqlite:{}", database.display())).await.unwrap();
    db.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.unwrap();
    db.close().await.unwrap();
}

#[tokio::test]
async fn forms_say_that_the_disk_is_full_and_keep_what_was_typed() {
    let Some(disk) = SmallDisk::new("forms", 24) else { return };
    let address = Address::File(disk.path().join("data/ayumi.sqlite"));
    let server = TestServer::signing_in(Some(&address)).await;
    server.import(1).await;
    open(&server).await;
    let department = server.backend.snapshot().await.unwrap().facts.departments[0].id;
    super::rights::ask(&server, department).await;
    settle(&server, "shunin", vec![held(department, DepartmentRole::Writer)], &[]).await;
    let shunin = Browser::signed_in(&server, "shunin").await;
    let page = shunin.get("/work/reports/1").await.text().to_owned();
    let stamp = page.split("name=\"stamp\"").nth(1).and_then(|it| it.split("value=\"").nth(1));
    let stamp = stamp.or_else(|| page.split("name=stamp").nth(1)).unwrap().split('"').next().unwrap().to_owned();
    let long = "長い文。".repeat(1_200);
    let fields = [("stamp", stamp.as_str()), ("mark", "○"), ("narrative", &long), ("remark", "")];
    fold(&disk.path().join("data/ayumi.sqlite")).await;
    disk.fill();
    let full = shunin.post("/work/reports/1", &fields).await;
    let text = full.text();
    assert_eq!(full.status.as_u16(), 422, "{text}");
    assert!(text.contains("いっぱいで、今は保存できません") && text.contains(&long), "what was typed stays");
    for address in ["/work/reports/1", "/work", "/", "/table", "/measures/1"] {
        let read = if address.starts_with("/work") { shunin.get(address).await } else { server.get(address).await };
        assert!(read.status.is_success(), "{address}: {}", read.status);
    }
    let refused = Browser::new(&server).post("/login", &[("name", "shunin"), ("password", PASSWORD)]).await;
    assert!(refused.text().contains("いっぱい"), "{}: {}", refused.status, refused.text());
    disk.free();
    let stored = shunin.post("/work/reports/1", &fields).await;
    assert_eq!(stored.header("location"), "/work/reports/1?done=stored", "{}", stored.text());
    assert!(shunin.get("/work/reports/1").await.text().contains(&long));
    assert_eq!(server.backend.check().await.unwrap().problems, Vec::<String>::new());
}
