//! Typists that cost little themselves: each has a document of its own with nothing but its own keys in it, and some of
//! them look at what comes in for the keys of the others.

use super::place::Place;
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
/// The socket stays until the others have seen the last keys.
const REST: Duration = Duration::from_millis(1_500);

/// What typists tell in the end.
#[derive(Debug, Default)]
pub struct Told {
    /// Microseconds from a key to another screen, in order.
    latencies: Vec<u64>,
    /// Messages that were sent.
    pub sent: u64,
    /// Messages that came.
    pub received: u64,
}

impl Told {
    /// As one process tells it to the other.
    pub fn write(&self) -> String {
        let counts = [self.sent, self.received];
        counts.iter().chain(&self.latencies).map(u64::to_string).collect::<Vec<_>>().join(" ")
    }

    pub fn read(written: &str) -> Self {
        let mut numbers = written.split_whitespace().map(|it| it.parse().unwrap());
        let (sent, received) = (numbers.next().unwrap(), numbers.next().unwrap());
        Self { latencies: numbers.collect(), sent, received }
    }

    /// Together with those of others.
    pub fn with(mut self, other: Self) -> Self {
        self.latencies.extend(other.latencies);
        self.latencies.sort_unstable();
        Self { latencies: self.latencies, sent: self.sent + other.sent, received: self.received + other.received }
    }

    pub fn seen(&self) -> usize {
        self.latencies.len()
    }

    /// Milliseconds within which that part of the keys was seen.
    pub fn latency(&self, part: f64) -> f64 {
        let at = (self.latencies.len() as f64 * part) as usize;
        self.latencies.get(at).map_or(f64::NAN, |it| *it as f64 / 1_000.0)
    }
}

/// Types a key a second for so long; tells how long keys took to other screens of this process.
pub async fn type_together(place: &Place, count: usize, seconds: u64) -> Told {
    let typed = Typed::default();
    let (mut hands, mut watchers) = (JoinSet::new(), JoinSet::new());
    let mut sockets = Vec::new();
    for _ in 0..count {
        let (mut socket, _) = connect_async(place.request()).await.unwrap();
        if let Some(greeting) = place.greeting() {
            socket.send(Message::Binary(greeting.into())).await.unwrap();
        }
        sockets.push(socket);
    }
    let begin = Instant::now();
    let end = begin + Duration::from_secs(seconds);
    for (at, socket) in sockets.into_iter().enumerate() {
        let (send, receive) = socket.split();
        let number = (u64::from(std::process::id()) << 16) + at as u64;
        typed.lock().unwrap().insert(number, Vec::new());
        // Spread over the second, as people are.
        let first = begin + Duration::from_millis(1_000 * at as u64 / count as u64);
        hands.spawn(type_on((send, place.prefix()), number, Arc::clone(&typed), (first, end)));
        let typed = (at % WATCHERS == 0).then(|| Arc::clone(&typed));
        watchers.spawn(watch((receive, place.prefix().len()), typed, number, end));
    }
    let sent = hands.join_all().await.into_iter().sum();
    let told = watchers.join_all().await.into_iter().fold(Told::default(), Told::with);
    Told { sent, ..told }
}

async fn type_on(
    (mut send, prefix): (SplitSink<Socket, Message>, Vec<u8>),
    number: u64,
    typed: Typed,
    (first, end): (Instant, Instant),
) -> u64 {
    let doc = new_document(number);
    let fields = Fields::of(&doc);
    let (mut beat, mut sent) = (interval_at(first, Duration::from_secs(1)), 0);
    while beat.tick().await < end {
        let frame = [&prefix[..], &Frame::Update(&press(&doc, &fields)).write()].concat();
        typed.lock().unwrap().get_mut(&number).unwrap().push(Instant::now());
        send.send(Message::Binary(frame.into())).await.unwrap();
        sent += 1;
    }
    tokio::time::sleep(REST).await;
    sent
}

fn press(doc: &Doc, fields: &Fields) -> Vec<u8> {
    let mut write = doc.transact_mut();
    fields.narrative.push(&mut write, "字");
    write.encode_update_v1()
}

/// Takes all that comes; with a table of what was typed, looks for the keys of others in it.
async fn watch(
    (mut receive, prefix): (SplitStream<Socket>, usize),
    typed: Option<Typed>,
    own: u64,
    end: Instant,
) -> Told {
    let mut told = Told::default();
    while let Ok(Some(Ok(message))) = timeout_at(end + REST, receive.next()).await {
        let (now, data) = (Instant::now(), message.into_data());
        told.received += 1;
        let (Some(typed), Some(frame)) = (&typed, data.get(prefix..)) else { continue };
        let Ok(Frame::Update(update)) = Frame::read(frame) else { continue };
        let Ok(seen) = inspect(update) else { continue };
        let typed = typed.lock().unwrap();
        for run in seen.inserted.iter().filter(|run| run.client != own) {
            let Some(keys) = typed.get(&run.client) else { continue };
            let keys = keys.iter().take(run.end as usize).skip(run.first as usize);
            told.latencies.extend(keys.map(|at| now.duration_since(*at).as_micros() as u64));
        }
    }
    told
}
