//! 控え: made while others write, whole or refused, and taken back into either database.

use crate::lists::{NOW, import, ordinary, year};
use crate::live::peer::Peer;
use crate::store::{TestStore, on_each_database, on_each_empty_place};
use backend::account::{Accounts, Means};
use backend::live::{Documents, Pace, Reports, Rights, Writer};
use backend::store::Address;
use backend::{Backend, Call, Error, Site};
use model::account::{Actor, AuditFilter, Deed, OfficeRole};
use model::id::{AccountId, ReportId};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

const REPORT: ReportId = ReportId(7);

/// Somebody who is signed in and has a link, and a report that is being written.
const PEOPLE: &str = "INSERT INTO account (id, sign_in, name, made_at) VALUES (1, 'a', '職員　一', 0); \
     INSERT INTO session (id, sha256, account, stage, began_at, seen_at) VALUES (1, 'hash of a cookie', 1, 'x', 0, 0); \
     INSERT INTO link (sha256, account, purpose, made_at) VALUES ('hash of a link', 1, 'x', 0); \
     INSERT INTO inquiry VALUES (1, 2024, '2025-04-25', '', 1, 0); \
     INSERT INTO draft (id, plan, year, measure, position, state, narrative, remark, steps) \
     VALUES (7, 1, 2024, 7, 0, 'Drafting', '', '', 0); \
     INSERT INTO draft_department VALUES (7, 0, 1); INSERT INTO counter VALUES ('draft', 7)";

/// A file that is not there yet, removed at the end.
struct Backup(PathBuf);

impl Backup {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("ayumi-backup-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        Self(std::env::temp_dir().join(name))
    }

    async fn of(backend: &Backend) -> Self {
        let it = Self::new();
        let made = backend.back_up(&it.0, NOW).await.unwrap();
        assert_eq!(made.made_at, NOW);
        it
    }

    /// Its rows, each with the table's name.
    fn rows(&self) -> BTreeSet<String> {
        let text = std::fs::read_to_string(&self.0).unwrap();
        let (mut table, mut rows) = ("", BTreeSet::new());
        for line in text.lines() {
            if line.starts_with('[') {
                rows.insert(format!("{table} {line}"));
            } else {
                table = line;
            }
        }
        rows
    }

    async fn restore(&self, address: &Address) -> Result<(), Error> {
        Backend::restore(address, &self.0, &Call::local(NOW)).await.map(|_| ())
    }
}

impl Drop for Backup {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

async fn open(address: &Address) -> Backend {
    Backend::open_existing(address, Site::default()).await.unwrap()
}

fn documents(backend: &Backend) -> Documents {
    Documents::new(backend, Arc::new(Reports), Pace { tick: Duration::ZERO, quiet: Duration::MAX, clock: || NOW })
}

async fn sit(backend: &Backend, client: u64) -> Peer {
    let mut peer = Peer::new(client);
    peer.sit(&documents(backend), REPORT, Writer { account: AccountId(1), rights: Rights::Write, deeds: 0 }).await;
    peer.settle().await;
    peer
}

async fn fill(store: &TestStore) {
    import(&store.backend, &ordinary(2022)).await;
    import(&store.backend, &ordinary(2023)).await;
    store.damage(PEOPLE).await;
    let mut peer = sit(&store.backend, 100).await;
    peer.push("下書きの文。\u{1F600}\r\n").await;
    peer.settle().await;
}

fn refusal(result: Result<(), Error>) -> String {
    match result {
        Err(Error::Refused(sentence)) => sentence,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_backup_of_either_database_restores_into_either() {
    on_each_database(async |store| {
        fill(store).await;
        let backup = Backup::of(&store.backend).await;
        let before = backup.rows();
        assert!(before.len() > 50 && !before.iter().any(|it| it.contains("hash of")), "{before:#?}");
        on_each_empty_place(async |address| {
            backup.restore(address).await.unwrap();
            let restored = open(address).await;
            assert_eq!(restored.check().await.unwrap().problems, Vec::<String>::new());
            let again = Backup::of(&restored).await;
            let new: Vec<_> = again.rows().difference(&before).cloned().collect();
            assert!(before.is_subset(&again.rows()) && new.len() == 1 && new[0].contains("Restored"), "{new:#?}");
            assert_eq!(sit(&restored, 101).await.narrative(), "下書きの文。\u{1F600}\r\n");
            // What is stored next takes keys that are not given out yet.
            import(&restored, &ordinary(2024)).await;
            restored.close().await;
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn what_was_restored_stands_in_the_audit_log() {
    let store = TestStore::new().await;
    fill(&store).await;
    let backup = Backup::of(&store.backend).await;
    on_each_empty_place(async |address| {
        backup.restore(address).await.unwrap();
        let restored = open(address).await;
        let filter = AuditFilter { deed: Some(Deed::Restored), ..AuditFilter::default() };
        let accounts = Accounts::new(&restored, Means::default());
        let told =
            accounts.list_audit(&actor(OfficeRole::Administrator), &filter, 10, &Call::local(NOW)).await.unwrap();
        assert_eq!(told.iter().map(|it| it.subject.as_str()).collect::<Vec<_>>(), ["backup 1700000000"]);
        restored.close().await;
    })
    .await;
    store.remove().await;
}

#[tokio::test]
async fn a_backup_is_of_one_moment_though_others_write() {
    on_each_database(async |store| {
        fill(store).await;
        let (other, done) = (store.open_again().await, AtomicBool::new(false));
        let write = async {
            let mut peer = sit(&other, 200).await;
            for western in 2010..2018 {
                import(&other, &ordinary(western)).await;
                peer.push("続き。").await;
                peer.settle().await;
            }
            done.store(true, Ordering::Relaxed);
        };
        let back_up = async {
            let mut all = Vec::new();
            while !done.load(Ordering::Relaxed) {
                all.push(Backup::of(&store.backend).await);
            }
            all
        };
        let ((), backups) = tokio::join!(write, back_up);
        assert!(!backups.is_empty());
        for backup in backups.iter().take(5) {
            on_each_empty_place(async |address| {
                backup.restore(address).await.unwrap();
                let restored = open(address).await;
                let checked = restored.check().await.unwrap();
                assert_eq!(checked.problems, Vec::<String>::new(), "{} publications", checked.publications);
                let written = sit(&restored, 201).await.narrative();
                let typed = restored.get_draft(&actor(OfficeRole::Secretariat), REPORT).await.unwrap().draft.narrative;
                assert_eq!(written, typed, "the document and its typed rows are of the same moment");
                restored.close().await;
            })
            .await;
        }
        other.close().await;
    })
    .await;
}

fn actor(office: OfficeRole) -> Actor {
    Actor { account: AccountId(1), today: year(2023), memberships: Vec::new(), offices: vec![office] }
}

#[tokio::test]
async fn what_is_no_whole_backup_is_refused_and_makes_nothing() {
    let store = TestStore::new().await;
    fill(&store).await;
    let bytes = std::fs::read(&Backup::of(&store.backend).await.0).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let mut damaged: Vec<(Vec<u8>, &str)> =
        (1..20).map(|part| (bytes[..bytes.len() * part / 20].to_vec(), "途中で切れているか、壊れています")).collect();
    damaged.push((bytes[..bytes.len() - 1].to_vec(), ""));
    damaged.push((text.replacen("見守り", "見張り", 1).into_bytes(), "壊れています"));
    damaged.push(([&bytes[..], b"[]\n"].concat(), "壊れています"));
    damaged.push((text.replacen("\"form\":1", "\"form\":2", 1).into_bytes(), "より新しい版"));
    damaged.push((b"SQLite format 3\0".to_vec(), "控えではありません"));
    damaged.push((Vec::new(), "控えではありません"));
    for (bytes, words) in damaged {
        let file = Backup::new();
        std::fs::write(&file.0, &bytes).unwrap();
        on_each_empty_place(async |address| {
            let restored = file.restore(address).await;
            if words.is_empty() {
                // The end of the last line alone is missing: everything is there.
                restored.unwrap();
                return;
            }
            let sentence = refusal(restored);
            assert!(sentence.contains(words), "{sentence}");
            assert!(backend::store::is_new(address).await.unwrap());
            assert!(!matches!(address, Address::File(path) if path.exists()));
        })
        .await;
    }
    store.remove().await;
}

/// With a foot that fits, as a newer program would have written it.
fn sealed(lines: &str) -> String {
    use sha2::{Digest as _, Sha256};
    let rows = lines.lines().filter(|it| it.starts_with('[')).count();
    let sha256 = data_encoding::HEXLOWER.encode(&Sha256::digest(lines));
    format!("{lines}{{\"rows\":{rows},\"sha256\":\"{sha256}\"}}\n")
}

#[tokio::test]
async fn a_backup_with_tables_of_another_version_is_refused_and_an_older_one_is_brought_up_to_date() {
    let store = TestStore::new().await;
    fill(&store).await;
    let text = std::fs::read_to_string(&Backup::of(&store.backend).await.0).unwrap();
    let lines = &text[..text.trim_end().rfind('\n').unwrap() + 1];
    let newer = lines.replacen("]}\n", ",\"m9999_later\"]}\n", 1);
    let strange = lines.replacen("{\"table\":\"audit\"", "{\"table\":\"customer\"", 1);
    let short = lines.replacen("\n[", "\n[1,", 1);
    for (lines, words) in [(newer, "より新しい版"), (strange, "壊れています"), (short, "壊れています")]
    {
        let file = Backup::new();
        std::fs::write(&file.0, sealed(&lines)).unwrap();
        on_each_empty_place(async |address| {
            let sentence = refusal(file.restore(address).await);
            assert!(sentence.contains(words), "{sentence}");
            assert!(backend::store::is_new(address).await.unwrap());
        })
        .await;
    }
    // The first migration alone, as the first version had it.
    let first = "{\"name\":\"ayumi-backup\",\"form\":1,\"made_at\":5,\"migrations\":[\"m0001_ledger\"]}\n\
                 {\"table\":\"setting\",\"columns\":[\"name\",\"value\"]}\n[\"site_name\",\"見本市\"]\n";
    let file = Backup::new();
    std::fs::write(&file.0, sealed(first)).unwrap();
    on_each_empty_place(async |address| {
        file.restore(address).await.unwrap();
        let restored = open(address).await;
        assert_eq!(restored.snapshot().await.unwrap().site.name.as_deref(), Some("見本市"));
        restored.close().await;
    })
    .await;
    store.remove().await;
}

#[tokio::test]
async fn nothing_is_overwritten_by_a_backup_or_a_restore() {
    on_each_database(async |store| {
        fill(store).await;
        let backup = Backup::of(&store.backend).await;
        let before = std::fs::read(&backup.0).unwrap();
        let refused = store.backend.back_up(&backup.0, NOW).await.map(|_| ());
        assert!(refusal(refused).contains("すでにあります"));
        assert_eq!(std::fs::read(&backup.0).unwrap(), before);
        assert!(refusal(backup.restore(&store.address).await).contains("すでにデータがあります"));
        assert_eq!(store.backend.check().await.unwrap().publications, 2);
        let nowhere = store.backend.back_up(&backup.0.join("no/folder"), NOW).await;
        assert!(matches!(nowhere, Err(Error::File(..))), "{nowhere:?}");
    })
    .await;
}
