//! Five replicas over a network that drops, doubles, reorders and cuts, and a server that dies and comes back: in the end
//! all say the same, and so does what is stored.

use super::dice::Dice;
use super::peer::Peer;
use super::stand_in::Nothing;
use super::{WRITER, documents_of, rounds};
use crate::store::on_each_database;
use backend::live::Documents;
use backend::store::Address;
use backend::{Backend, Site};
use bytes::Bytes;
use model::id::ReportId;
use model::live::Frame;
use std::collections::VecDeque;
use std::sync::Arc;
use yrs::{Map as _, Text as _};

/// A replica with the frames that are on their way from it.
struct Replica {
    peer: Peer,
    on_the_way: VecDeque<Bytes>,
}

const TEXTS: [&str; 6] = ["あ", "相談会", "👨‍👩‍👧", "\r\n", "が\u{3099}", "x"];

impl Replica {
    /// One random edit of its own.
    fn edit(&mut self, dice: &mut Dice) {
        let length = u64::from(self.peer.narrative_length());
        let at = dice.roll(length + 1) as u32;
        let update = match dice.roll(6) {
            0 | 1 if length > 0 => {
                let at = dice.roll(length) as u32;
                let many = (1 + dice.roll(4) as u32).min(length as u32 - at);
                self.peer.edit(|it, write| it.narrative.remove_range(write, at, many))
            }
            2 => {
                let (key, word) = (dice.roll(4).to_string(), dice.roll(100).to_string());
                self.peer.edit(|it, write| {
                    it.values.insert(write, key, word);
                })
            }
            3 => {
                let key = dice.roll(4).to_string();
                self.peer.edit(|it, write| {
                    it.values.remove(write, &key);
                })
            }
            _ => {
                let text = TEXTS[dice.roll(6) as usize];
                self.peer.edit(|it, write| it.narrative.insert(write, at, text))
            }
        };
        self.on_the_way.push_back(Frame::Update(&update).write().into());
    }

    /// The network does what it likes with the next frame.
    async fn carry(&mut self, dice: &mut Dice) {
        let Some(frame) = self.on_the_way.pop_front() else { return };
        match dice.roll(10) {
            0 => {}
            1 => {
                self.peer.send_bytes(frame.clone()).await;
                self.peer.send_bytes(frame).await;
            }
            2 | 3 => self.on_the_way.push_back(frame),
            _ => self.peer.send_bytes(frame).await,
        }
    }
}

/// One history; answers with whether all are the same in the end.
async fn play(backend: &Backend, report: ReportId, seed: u64, steps: u64) -> Result<(), String> {
    let mut dice = Dice::new(seed);
    let mut documents = documents_of(backend, Arc::new(Nothing));
    let mut replicas = Vec::new();
    for client in 0..5 {
        let mut peer = Peer::new(100 + client);
        peer.sit(&documents, report, WRITER).await;
        replicas.push(Replica { peer, on_the_way: VecDeque::new() });
    }
    for _ in 0..steps {
        let who = dice.roll(5) as usize;
        let replica = &mut replicas[who];
        match dice.roll(20) {
            0 => {
                replica.peer.cut();
                replica.on_the_way.clear();
            }
            1 => replica.peer.sit(&documents, report, WRITER).await,
            2 => documents = restart(backend, &mut replicas),
            3..=5 => replica.peer.hear_if_told().await,
            6 => tokio::task::yield_now().await,
            7..=11 => replica.carry(&mut dice).await,
            _ => replica.edit(&mut dice),
        }
    }
    agree(&documents, report, &mut replicas).await;
    compare(backend, report, &replicas).await
}

/// The server dies: what it had not stored is gone, and so are all connections.
fn restart(backend: &Backend, replicas: &mut [Replica]) -> Documents {
    for replica in replicas {
        replica.peer.cut();
        replica.on_the_way.clear();
    }
    documents_of(backend, Arc::new(Nothing))
}

/// Everybody comes back, and listens until nobody has more to say.
async fn agree(documents: &Documents, report: ReportId, replicas: &mut [Replica]) {
    for _ in 0..2 {
        for replica in replicas.iter_mut() {
            replica.peer.cut();
            replica.peer.sit(documents, report, WRITER).await;
            replica.peer.settle().await;
        }
    }
}

async fn compare(backend: &Backend, report: ReportId, replicas: &[Replica]) -> Result<(), String> {
    let mut fresh = Peer::new(999);
    fresh.sit(&documents_of(backend, Arc::new(Nothing)), report, WRITER).await;
    fresh.settle().await;
    for replica in replicas {
        if replica.peer.snapshot() != fresh.snapshot() || replica.peer.draft() != fresh.draft() {
            return Err(format!("{:?} is not {:?}", replica.peer.draft(), fresh.draft()));
        }
    }
    Ok(())
}

async fn play_all(backend: &Backend, seeds: std::ops::Range<u64>, steps: u64) {
    let (mut diverged, count) = (Vec::new(), seeds.end);
    for seed in seeds {
        if let Err(how) = play(backend, ReportId(1 + seed as i64), seed, steps).await {
            diverged.push((seed, how));
        }
    }
    eprintln!("{} of {count} seeds diverged", diverged.len());
    assert!(diverged.is_empty(), "{} diverged: {:#?}", diverged.len(), diverged.first());
}

#[tokio::test]
async fn five_replicas_say_the_same_in_the_end() {
    let backend = Backend::open_at(&Address::Memory, Site::default()).await.unwrap();
    play_all(&backend, 0..rounds(1_000, 10_000), 60).await;
}

#[tokio::test]
async fn five_replicas_say_the_same_on_each_database() {
    on_each_database(async |store| play_all(&store.backend, 0..rounds(10, 200), 60).await).await;
}
