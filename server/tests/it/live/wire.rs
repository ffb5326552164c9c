//! The wire itself: who is let in, what is said over it, and how it ends.

use super::client::{Asking, Client};
use super::served::{Folder, Served};
use model::live::{Frame, Present};
use std::time::{Duration, Instant};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::{Error, Message};
use yrs::Text as _;

fn asking(query: &str) -> Asking {
    Asking { query: query.to_owned(), ..Asking::default() }
}

async fn join(served: &Served, number: u64) -> Client {
    let mut client = Client::new(number);
    client.connect(&served.address, &asking("account=1")).await.unwrap();
    client.settle().await;
    client
}

fn status(refused: Result<(), Error>) -> u16 {
    match refused {
        Err(Error::Http(answer)) => answer.status().as_u16(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn only_who_may_and_only_from_our_own_pages_gets_in() {
    let folder = Folder::new("gate").await;
    let served = Served::start(&folder).await;
    let from = |origin: String| Asking { origin: Some(origin), ..asking("account=1") };
    let mut client = Client::new(1);
    assert_eq!(status(client.connect(&served.address, &asking("")).await), 401);
    assert_eq!(status(client.connect(&served.address, &from("http://evil.example".to_owned())).await), 403);
    client.connect(&served.address, &from(format!("http://{}", served.address))).await.unwrap();
    client.settle().await;
    assert_eq!(client.narrative(), "相談会を開いた。");
    served.end().await;
}

#[tokio::test]
async fn stock_clients_hear_only_what_they_understand() {
    let folder = Folder::new("stock").await;
    let served = Served::start(&folder).await;
    let mut stock = Client::new(1);
    stock.connect(&served.address, &Asking { stock: true, ..asking("account=1") }).await.unwrap();
    stock.hear_until(|it| it.narrative() == "相談会を開いた。").await;
    let mut ours = join(&served, 2).await;
    stock.edit(|it, write| it.narrative.push(write, "標準のクライアントから。")).await;
    ours.hear_until(|it| it.narrative().ends_with("から。")).await;
    ours.edit(|it, write| it.narrative.push(write, "こちらからも。")).await;
    stock.hear_until(|it| it.narrative().ends_with("こちらからも。")).await;
    assert_eq!(stock.stored, 0);
    assert_eq!(stock.snapshot(), ours.snapshot());
    served.end().await;
}

#[tokio::test]
async fn a_state_is_echoed_and_ends_with_the_connection() {
    let folder = Folder::new("presence").await;
    let served = Served::start(&folder).await;
    let (mut a, mut b) = (join(&served, 1).await, join(&served, 2).await);
    a.tell(Present { client: 1, clock: 1, state: Some("{}".to_owned()) }).await;
    a.hear_until(|it| it.present.len() == 1).await;
    b.hear_until(|it| it.present.len() == 1).await;
    a.cut();
    b.hear_until(|it| it.present.iter().all(|it| it.state.is_none())).await;
    assert!(b.is_connected());
    served.end().await;
}

#[tokio::test]
async fn what_one_tick_brings_comes_in_one_frame() {
    let folder = Folder::new("merge").await;
    let served = Served::start(&folder).await;
    let (mut writer, mut reader) = (join(&served, 1).await, join(&served, 2).await);
    let (before, began) = (reader.received, Instant::now());
    for at in 0..200 {
        writer.edit(|it, write| it.narrative.push(write, &format!("{at} "))).await;
    }
    writer.settle().await;
    reader.hear_until(|it| it.narrative().ends_with("199 ")).await;
    let (frames, ticks) = (reader.received - before, began.elapsed().as_millis() / 40);
    assert!(u128::from(frames) <= ticks + 2, "{frames} frames in {ticks} ticks");
    served.end().await;
}

#[tokio::test]
async fn a_frame_that_is_too_large_ends_its_connection_with_a_word() {
    let folder = Folder::new("large").await;
    let served = Served::start(&folder).await;
    let (mut bad, mut good) = (join(&served, 1).await, join(&served, 2).await);
    for (message, code) in [
        (Message::Binary(vec![0; 64 * 1024 + 1].into()), 4400),
        (Message::Text("{}".into()), 4400),
        (Message::Binary(Frame::Update(&[9, 9, 9]).write().into()), 4422),
    ] {
        bad.send_message(message).await;
        bad.hear_until(|_| false).await;
        assert_eq!(bad.closed.as_ref().map(|it| u16::from(it.code)), Some(code));
        bad = join(&served, 1).await;
    }
    bad.send_message(Message::Binary(vec![0; 10 * 1024 * 1024].into())).await;
    bad.hear_until(|_| false).await;
    assert!(!bad.is_connected());
    good.edit(|it, write| it.narrative.push(write, "続く。")).await;
    good.settle().await;
    assert!(good.is_connected());
    served.end().await;
}

#[tokio::test]
async fn a_right_that_is_taken_away_ends_within_five_seconds() {
    let folder = Folder::new("rights").await;
    let served = Served::start(&folder).await;
    let mut client = join(&served, 1).await;
    let began = Instant::now();
    served.gate.out.lock().unwrap().insert(1);
    client.hear_until(|_| false).await;
    assert_eq!(client.closed.as_ref().map(|it| u16::from(it.code)), Some(4403));
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    served.end().await;
}

#[tokio::test]
async fn the_gate_hears_who_writes_and_who_only_sits_there() {
    let folder = Folder::new("hands").await;
    let served = Served::start(&folder).await;
    let soon = Duration::from_secs(5);
    let mut client = join(&served, 1).await;
    timeout(soon, served.gate.rested.notified()).await.unwrap();
    client.tell(Present { client: 1, clock: 1, state: Some("{}".to_owned()) }).await;
    // A caret that moves is no writing.
    timeout(soon, served.gate.rested.notified()).await.unwrap();
    client.edit(|it, write| it.narrative.push(write, "書いた。")).await;
    timeout(soon, served.gate.wrote.notified()).await.unwrap();
    served.end().await;
}

#[tokio::test]
async fn what_is_on_its_way_when_the_server_ends_is_stored() {
    let folder = Folder::new("end").await;
    let served = Served::start(&folder).await;
    let mut client = join(&served, 1).await;
    client.edit(|it, write| it.narrative.push(write, "間に合った。")).await;
    client.settle().await;
    client.edit(|it, write| it.narrative.push(write, "これは次に。")).await;
    served.end().await;
    client.hear_until(|_| false).await;
    assert_eq!(client.closed.as_ref().map(|it| u16::from(it.code)), Some(1001));
    let served = Served::start(&folder).await;
    assert!(join(&served, 2).await.narrative().starts_with("相談会を開いた。間に合った。"));
    client.connect(&served.address, &asking("account=1")).await.unwrap();
    client.settle().await;
    assert_eq!(join(&served, 3).await.narrative(), "相談会を開いた。間に合った。これは次に。");
    served.end().await;
}
