//! What opening a shared document costs after so many edits, with what was deleted in it: the first who comes in the
//! morning waits for it. Figures count beside others of the same run.

// A benchmark that fails may panic; the group that the macro makes can't be documented.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../tests/it/live/dice.rs"]
mod dice;
#[path = "../tests/it/live/held.rs"]
#[allow(dead_code)] // the tests need more of it
mod held;
#[path = "../tests/it/live/peer.rs"]
#[allow(dead_code)] // the tests need more of it
mod peer;
#[path = "../tests/it/live/stand_in.rs"]
#[allow(dead_code)] // the tests need more of it
mod stand_in;

use backend::live::{Documents, Pace, Rights, Writer};
use backend::store::Address;
use backend::{Backend, Moment, Site};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dice::Dice;
use model::id::{AccountId, ReportId};
use model::live::Frame;
use peer::Peer;
use stand_in::Nothing;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Runtime;
use yrs::Text as _;

const REPORT: ReportId = ReportId(1);
const WRITER: Writer = Writer { account: AccountId(1), rights: Rights::Write, deeds: 0 };
/// Edits of a day, a week, a season, a year of a report that many write in every day.
const SIZES: [u64; 4] = [250, 2_500, 20_000, 80_000];
/// Edits between coming and going.
const SITTING: u64 = 250;

fn documents(backend: &Backend) -> Documents {
    let pace = Pace { tick: Duration::ZERO, quiet: Duration::MAX, clock: || Moment(1_700_000_000) };
    Documents::new(backend, Arc::new(Nothing), pace)
}

/// Types, key by key, and takes back every fifth letter; where the text has grown long, a piece of it goes.
async fn write(backend: &Backend, edits: u64) {
    let (documents, mut dice) = (documents(backend), Dice::new(edits));
    for sitting in 0..edits / SITTING {
        let mut peer = Peer::new(100 + sitting);
        peer.sit(&documents, REPORT, WRITER).await;
        peer.settle().await;
        let mut at = dice.roll(u64::from(peer.narrative_length()) + 1) as u32;
        for key in 0..SITTING {
            let update = match key % 5 {
                4 if at > 0 => {
                    at -= 1;
                    peer.edit(|it, write| it.narrative.remove_range(write, at, 1))
                }
                _ => {
                    at += 1;
                    peer.edit(|it, write| it.narrative.insert(write, at - 1, "字"))
                }
            };
            peer.send(&Frame::Update(&update)).await;
        }
        let length = peer.narrative_length();
        if length > 3_000 {
            let update = peer.edit(|it, write| it.narrative.remove_range(write, 200, length - 2_000));
            peer.send(&Frame::Update(&update)).await;
        }
        peer.settle().await;
    }
}

async fn open(backend: &Backend) -> Peer {
    let mut peer = Peer::new(1);
    peer.sit(&documents(backend), REPORT, WRITER).await;
    peer.hear_until(|it| it.narrative_length() > 0).await;
    peer
}

fn opening(bench: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let mut group = bench.benchmark_group("open a document after edits");
    group.sample_size(20);
    for edits in SIZES {
        let backend = runtime.block_on(Backend::open_at(&Address::Memory, Site::default())).unwrap();
        runtime.block_on(write(&backend, edits));
        group.throughput(Throughput::Elements(edits));
        group.bench_with_input(BenchmarkId::from_parameter(edits), &backend, |it, backend| {
            it.iter(|| runtime.block_on(open(backend)));
        });
    }
}

criterion_group!(benches, opening);
criterion_main!(benches);
