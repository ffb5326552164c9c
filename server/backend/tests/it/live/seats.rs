//! Those who sit at a document: what they hear of each other, and how they are parted from it.

use super::peer::Peer;
use super::stand_in::TABLE;
use super::{REPORT, documents, join};
use crate::store::{TestStore, on_each_database};
use backend::live::{Farewell, Rights, Writer};
use model::id::AccountId;
use model::live::{Frame, Present, write_presence};
use yrs::Text as _;

fn present(client: u64, clock: u32, state: Option<&str>) -> Present {
    Present { client, clock, state: state.map(str::to_owned) }
}

async fn tell(peer: &mut Peer, present: Present) {
    let bytes = write_presence([present].iter());
    peer.send(&Frame::Presence(&bytes)).await;
}

#[tokio::test]
async fn who_is_here_is_told_to_all_and_to_who_comes_later_and_ends_with_the_connection() {
    let store = TestStore::new().await;
    store.damage(TABLE).await;
    let documents = documents(&store.backend);
    let (mut a, mut b) = (join(&documents, 10).await, join(&documents, 11).await);
    tell(&mut a, present(10, 1, Some("{\"name\":\"山田\"}"))).await;
    let here = [present(10, 1, Some("{\"name\":\"山田\"}"))];
    a.hear_until(|it| it.present == here).await;
    b.hear_until(|it| it.present == here).await;
    let c = join(&documents, 12).await;
    assert_eq!(c.present, here);
    a.cut();
    b.hear_until(|it| it.present == [present(10, 1, None)]).await;
    assert_eq!(b.farewell, None);
    store.remove().await;
}

#[tokio::test]
async fn readers_see_everything_and_change_nothing() {
    on_each_database(async |store| {
        store.damage(TABLE).await;
        let documents = documents(&store.backend);
        let mut reader = Peer::new(20);
        reader.sit(&documents, REPORT, Writer { account: AccountId(3), rights: Rights::Read, deeds: 0 }).await;
        let mut writer = join(&documents, 10).await;
        writer.push("見える。").await;
        writer.settle().await;
        reader.hear_until(|it| it.narrative().contains("見える。")).await;
        reader.push("見えない。").await;
        reader.hear_until(|it| !it.denied.is_empty()).await;
        assert_eq!(join(&documents, 11).await.narrative(), "相談会を開いた。見える。");
    })
    .await;
}

#[tokio::test]
async fn who_may_not_write_any_more_is_told_before_typing_on() {
    let store = TestStore::new().await;
    store.damage(TABLE).await;
    let documents = documents(&store.backend);
    let mut writer = join(&documents, 10).await;
    writer.settle().await;
    writer.update_writer(Writer { rights: Rights::Frozen, ..super::WRITER }).await;
    writer.hear_until(|it| it.denied.iter().any(|why| why.contains("提出または確定"))).await;
    assert_eq!(writer.news, 0);
    let asked = writer.asked;
    writer.update_writer(Writer { deeds: 1, ..super::WRITER }).await;
    writer.hear_until(|it| it.news == 1).await;
    assert_eq!(writer.asked, asked + 1, "who may write again is asked for what it has");
    writer.push("また書ける。").await;
    writer.settle().await;
    assert!(join(&documents, 11).await.narrative().contains("また書ける。"));
    store.remove().await;
}

#[tokio::test]
async fn who_takes_too_little_is_parted_and_gets_the_whole_when_coming_back() {
    let store = TestStore::new().await;
    store.damage(TABLE).await;
    let documents = documents(&store.backend);
    let (mut writer, mut slow) = (join(&documents, 10).await, join(&documents, 11).await);
    for at in 0..300 {
        writer.push(&format!("{at} ")).await;
        writer.settle().await;
    }
    slow.hear_until(|_| false).await;
    assert!(slow.narrative().len() < writer.narrative().len());
    slow.sit(&documents, REPORT, super::WRITER).await;
    slow.settle().await;
    slow.hear_until(|it| it.narrative().contains("299")).await;
    assert_eq!(slow.snapshot(), writer.snapshot());
    store.remove().await;
}

#[tokio::test]
async fn frames_that_are_too_large_too_many_or_none_at_all_end_that_connection_alone() {
    let store = TestStore::new().await;
    store.damage(TABLE).await;
    let documents = documents(&store.backend);
    let mut good = join(&documents, 10).await;
    for (bytes, times, farewell) in [
        (vec![0; 64 * 1024 + 1], 1, Farewell::Malformed),
        (vec![9, 9], 1, Farewell::Malformed),
        (Frame::Update(&[1, 2, 3]).write(), 1, Farewell::Refused),
        (Frame::AskStored.write(), 3_000, Farewell::Flood),
    ] {
        let mut bad = join(&documents, 11).await;
        for _ in 0..times {
            bad.send_bytes(bytes.clone().into()).await;
        }
        bad.hear_until(|_| false).await;
        assert_eq!(bad.farewell, Some(farewell));
    }
    good.push("続く。").await;
    good.settle().await;
    assert_eq!(good.farewell, None);
    store.remove().await;
}

#[tokio::test]
async fn an_edit_that_comes_before_what_it_needs_is_asked_for_again() {
    on_each_database(async |store| {
        store.damage(TABLE).await;
        let documents = documents(&store.backend);
        let mut writer = join(&documents, 10).await;
        let lost = writer.edit(|it, write| it.narrative.push(write, "なくなった文。"));
        assert!(!lost.is_empty());
        writer.push("続きの文。").await;
        writer.hear_until(|it| it.stored > 1).await;
        writer.settle().await;
        assert_eq!(join(&documents, 11).await.narrative(), "相談会を開いた。なくなった文。続きの文。");
    })
    .await;
}
