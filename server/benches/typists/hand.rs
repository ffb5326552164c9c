//! Typists that cost little themselves: each has a document of its own with nothing but its own keys in it, and some of
//! them look at what comes in for the keys of the others.

use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use model::live::{Fields, Frame, inspect, new_document};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::{Instant, interval_at, timeout_at};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};
use yrs::{Doc, Text as _, Transact as _};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// When each key was typed, by client; the keys of a client are counted.
type Typed = Arc<Mutex<HashMap<u64, Vec<Instant>>>>;

/// Of so many one looks for the keys of the others.
const WATCHERS: usize = 10;

/// Types a key a second for so long; answers with how long keys took to other screens of this process.
pub async fn type_together(place: &str, count: usize, seconds: u64) -> Vec<Duration> {
    let typed = Typed::default();
    let mut hands = JoinSet::new();
    let mut latencies = JoinSet::new();
    let end = Instant::now() + Duration::from_secs(seconds);
    for at in 0..count {
        let (socket, _) = connect_async(place).await.unwrap();
        let (send, receive) = socket.split();
        let number = (u64::from(std::process::id()) << 16) + at as u64;
        typed.lock().unwrap().insert(number, Vec::new());
        // Spread over the second, as people are.
        let first = Instant::now() + Duration::from_millis(1_000 * at as u64 / count as u64);
        hands.spawn(type_on(send, number, Arc::clone(&typed), (first, end)));
        let typed = (at % WATCHERS == 0).then(|| Arc::clone(&typed));
        latencies.spawn(watch(receive, typed, number, end));
    }
    hands.join_all().await;
    latencies.join_all().await.concat()
}

async fn type_on(mut send: SplitSink<Socket, Message>, number: u64, typed: Typed, (first, end): (Instant, Instant)) {
    let doc = new_document(number);
    let fields = Fields::of(&doc);
    let mut beat = interval_at(first, Duration::from_secs(1));
    while beat.tick().await < end {
        let update = press(&doc, &fields);
        typed.lock().unwrap().get_mut(&number).unwrap().push(Instant::now());
        send.send(Message::Binary(Frame::Update(&update).write().into())).await.unwrap();
    }
    // The socket stays until the others have seen the last keys.
    tokio::time::sleep(Duration::from_millis(500)).await;
}

fn press(doc: &Doc, fields: &Fields) -> Vec<u8> {
    let mut write = doc.transact_mut();
    fields.narrative.push(&mut write, "字");
    write.encode_update_v1()
}

/// Takes all that comes; with a table of what was typed, looks for the keys of others in it.
async fn watch(mut receive: SplitStream<Socket>, typed: Option<Typed>, own: u64, end: Instant) -> Vec<Duration> {
    let mut latencies = Vec::new();
    while let Ok(Some(Ok(message))) = timeout_at(end + Duration::from_millis(500), receive.next()).await {
        let (now, data) = (Instant::now(), message.into_data());
        let (Some(typed), Ok(Frame::Update(update))) = (&typed, Frame::read(&data)) else { continue };
        let Ok(seen) = inspect(update) else { continue };
        let typed = typed.lock().unwrap();
        for run in seen.inserted.iter().filter(|run| run.client != own) {
            let Some(keys) = typed.get(&run.client) else { continue };
            let keys = keys.iter().take(run.end as usize).skip(run.first as usize);
            latencies.extend(keys.map(|at| now.duration_since(*at)));
        }
    }
    latencies
}
