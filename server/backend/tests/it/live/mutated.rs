//! Updates with a few bytes changed: the library may choke on them; the server and what is stored must not.

use super::dice::Dice;
use super::peer::Peer;
use super::stand_in::TABLE;
use super::{documents, join, rounds};
use crate::store::on_each_database;
use model::live::Frame;
use yrs::{Map as _, Text as _};

/// Edits of every kind, one after another.
fn edits(peer: &Peer, dice: &mut Dice) -> Vec<Vec<u8>> {
    let mut edits = Vec::new();
    for _ in 0..8 {
        let at = dice.roll(u64::from(peer.narrative_length()) + 1) as u32;
        edits.push(peer.edit(|it, write| it.narrative.insert(write, at, "相談会😀")));
        edits.push(peer.edit(|it, write| it.narrative.remove_range(write, at, 2)));
        edits.push(peer.edit(|it, write| {
            it.values.insert(write, "5", dice.roll(99).to_string());
        }));
        edits.push(peer.edit(|it, write| {
            it.report.insert(write, "mark", "△");
        }));
    }
    edits
}

/// Changes, takes out or puts in some bytes.
fn mutate(mut bytes: Vec<u8>, other: &[u8], dice: &mut Dice) -> Vec<u8> {
    for _ in 0..=dice.roll(3) {
        let at = dice.roll(bytes.len().max(1) as u64) as usize;
        match dice.roll(5) {
            0 if !bytes.is_empty() => bytes[at] ^= 1 << dice.roll(8),
            1 if !bytes.is_empty() => bytes[at] = dice.roll(256) as u8,
            2 if !bytes.is_empty() => {
                bytes.remove(at);
            }
            3 => bytes.insert(at, dice.roll(256) as u8),
            _ => bytes.splice(at.., other.iter().copied().skip(at)).for_each(drop),
        }
    }
    bytes
}

#[tokio::test]
async fn a_thousand_mutated_updates_spoil_nothing() {
    on_each_database(async |store| {
        store.damage(TABLE).await;
        let documents = documents(&store.backend);
        let mut dice = Dice::new(1);
        let mut refused = 0;
        let count = rounds(1_000, 50_000);
        for round in 0..count / 20 {
            let mut peer = join(&documents, 1_000 + round).await;
            let edits = edits(&peer, &mut dice);
            for _ in 0..20 {
                let (one, other) = (dice.roll(edits.len() as u64) as usize, dice.roll(edits.len() as u64) as usize);
                let mutated = mutate(edits[one].clone(), &edits[other], &mut dice);
                let frame = if dice.roll(4) == 0 { Frame::Answer(&mutated) } else { Frame::Update(&mutated) };
                peer.send(&frame).await;
                peer.hear_if_told().await;
                if peer.farewell.is_some() {
                    refused += 1;
                    peer = join(&documents, 1_000 + round).await;
                }
            }
            // Another process reads what is stored, all of it.
            let fresh = join(&super::documents(&store.backend), 1).await;
            assert_eq!(fresh.draft().remark, "");
        }
        eprintln!("{count} mutated updates, {refused} connections ended, nothing stored that can't be read");
        assert!(refused > count / 2, "{refused}");
    })
    .await;
}
