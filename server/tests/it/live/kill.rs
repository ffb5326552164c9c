//! The server is killed while twenty people type: nothing that it acknowledged is lost, and nothing stands twice.

use super::client::{Asking, Client};
use super::process::Process;
use super::served::Folder;
use model::report::Draft;
use sea_orm::{ConnectionTrait as _, Database, Statement};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;
use yrs::Text as _;

const TYPISTS: u64 = 20;
/// Most words of one typist that stand at the same time.
const MOST_WORDS: usize = 30;

/// Numbers that look random.
fn scatter(seed: u64) -> u64 {
    let it = (seed ^ (seed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    it ^ (it >> 27)
}

/// What was asked of the server, and whether it has said that it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Not,
    Sent(u64),
    Stored,
}

impl Said {
    fn hear(&mut self, stored: u64) {
        if matches!(self, Self::Sent(frame) if *frame <= stored) {
            *self = Self::Stored;
        }
    }
}

/// A word that a typist wrote, and maybe deleted.
struct Word {
    text: String,
    written: Said,
    deleted: Said,
}

struct Typist {
    client: Client,
    number: u64,
    words: Vec<Word>,
}

impl Typist {
    fn new(number: u64) -> Self {
        Self { client: Client::new(100 + number), number, words: Vec::new() }
    }

    /// Types until the connection breaks.
    async fn type_on(&mut self, address: &str) {
        let asking = Asking { query: format!("account={}", self.number), ..Asking::default() };
        if self.client.connect(address, &asking).await.is_err() {
            return;
        }
        // With its first answer the client sends all that it has: what was sent before counts as sent in that frame.
        self.client.hear_until(|it| it.edited > 0).await;
        let all = self.client.edited;
        if all == 0 {
            return;
        }
        for word in &mut self.words {
            for said in [&mut word.written, &mut word.deleted] {
                if matches!(said, Said::Sent(_)) {
                    *said = Said::Sent(all);
                }
            }
        }
        while self.client.is_connected() {
            self.type_once().await;
            let pause = 10 + scatter(self.number * 1_000 + self.words.len() as u64) % 30;
            self.client.hear_for(Duration::from_millis(pause)).await;
            self.note();
        }
    }

    async fn type_once(&mut self) {
        let chance = scatter(self.number * 7_919 + self.words.len() as u64);
        let standing = self.words.iter().filter(|it| it.deleted == Said::Not).count();
        let due = standing > MOST_WORDS || chance.is_multiple_of(4);
        let old = self.words.iter().position(|it| it.deleted == Said::Not).filter(|_| due);
        if let Some(at) = old
            && let Some(start) = self.client.narrative().find(&self.words[at].text)
        {
            let before = self.client.narrative()[..start].encode_utf16().count() as u32;
            let length = self.words[at].text.encode_utf16().count() as u32;
            let frame = self.client.edit(|it, write| it.narrative.remove_range(write, before, length)).await;
            self.words[at].deleted = Said::Sent(frame);
        }
        let text = format!("〔{}の{}〕", self.number, self.words.len());
        let narrative = self.client.narrative();
        // Between words, so that nobody writes within another's.
        let gaps: Vec<_> = narrative.match_indices('〔').map(|(at, _)| at).chain([narrative.len()]).collect();
        let at = narrative[..gaps[chance as usize % gaps.len()]].encode_utf16().count() as u32;
        let frame = self.client.edit(|it, write| it.narrative.insert(write, at, &text)).await;
        self.words.push(Word { text, written: Said::Sent(frame), deleted: Said::Not });
    }

    fn note(&mut self) {
        for word in &mut self.words {
            word.written.hear(self.client.stored);
            word.deleted.hear(self.client.stored);
        }
    }

    /// What the server has lost or doubled.
    fn check(&self, narrative: &str) -> Vec<String> {
        let wrong = |word: &&Word| {
            let count = narrative.matches(&word.text).count();
            let lost = word.written == Said::Stored && word.deleted == Said::Not && count == 0;
            let back = word.deleted == Said::Stored && count > 0;
            lost || back || count > 1
        };
        self.words.iter().filter(wrong).map(|it| it.text.clone()).collect()
    }
}

/// What a stranger finds, whom no typist has told anything.
async fn look(address: &str) -> Client {
    let mut fresh = Client::new(1_000);
    fresh.connect(address, &Asking { query: "account=99".to_owned(), ..Asking::default() }).await.unwrap();
    fresh.settle().await;
    fresh
}

async fn typed_rows(folder: &Folder) -> Draft {
    let db = Database::connect(format!("sqlite:{}", folder.0.join("data/ayumi.sqlite").display())).await.unwrap();
    let select = Statement::from_string(db.get_database_backend(), "SELECT draft FROM stand_in WHERE report = 7");
    let draft: String = db.query_one_raw(select).await.unwrap().unwrap().try_get_by_index(0).unwrap();
    db.close().await.unwrap();
    serde_json::from_str(&draft).unwrap()
}

/// Lets everybody type for a while, and kills the server.
async fn round(process: Process, typists: Vec<Typist>, time: Duration) -> Vec<Typist> {
    let mut typing = JoinSet::new();
    for mut typist in typists {
        let address = process.address.clone();
        typing.spawn(async move {
            typist.type_on(&address).await;
            typist.note();
            typist
        });
    }
    tokio::time::sleep(time).await;
    process.kill();
    typing.join_all().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_or_doubled_when_the_server_is_killed() {
    let rounds = if std::env::var_os("AYUMI_SOAK").is_some() { 200 } else { 20 };
    let folder = Folder::new("kill").await;
    let mut typists: Vec<_> = (1..=TYPISTS).map(Typist::new).collect();
    let mut slowest = Duration::ZERO;
    for at in 0..rounds {
        let began = Instant::now();
        let process = Process::start(&folder.0);
        let narrative = look(&process.address).await.narrative();
        slowest = slowest.max(began.elapsed());
        let wrong: Vec<_> = typists.iter().flat_map(|it| it.check(&narrative)).collect();
        assert!(wrong.is_empty(), "round {at}: {wrong:?}");
        assert_eq!(typed_rows(&folder).await.narrative, narrative);
        typists = round(process, typists, Duration::from_millis(250 + scatter(at) % 400)).await;
    }
    let stored = typists.iter().flat_map(|it| &it.words).filter(|it| it.written == Said::Stored).count();
    assert!(stored > 20 * rounds as usize, "{stored} words were acknowledged");
    // How soon it is ready again is measured where nothing else runs beside.
    assert!(slowest < Duration::from_secs(3) || rounds < 200, "{slowest:?}");
    eprintln!("{rounds} kills, {stored} words acknowledged, ready again after {slowest:?} at most");
    agree(&folder, typists).await;
}

/// Until everything that it wrote is stored: on a busy machine a connection may end before.
async fn come_back(client: &mut Client, address: &str) {
    for _ in 0..10 {
        client.connect(address, &Asking { query: "account=1".to_owned(), ..Asking::default() }).await.unwrap();
        client.settle().await;
        if client.is_settled() {
            return;
        }
    }
    panic!("a client can't say what it has");
}

/// All come back, and say the same.
async fn agree(folder: &Folder, typists: Vec<Typist>) {
    let process = Process::start(&folder.0);
    let mut clients: Vec<_> = typists.into_iter().map(|it| it.client).collect();
    for _ in 0..2 {
        for client in &mut clients {
            come_back(client, &process.address).await;
        }
    }
    let fresh = look(&process.address).await;
    assert!(clients.iter().all(|it| it.snapshot() == fresh.snapshot() && it.draft() == fresh.draft()));
    assert_eq!(typed_rows(folder).await, fresh.draft());
}
