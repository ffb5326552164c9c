//! One document with those who sit at it. Everything happens here one thing after another: orders are taken as they come,
//! and at most once a tick what was written is stored and passed on (`tick.rs`).

use super::document::Document;
use super::documents::{LAG, Shared};
use super::place::Place;
use super::presence::{Presence, SeatId};
use super::seat::{Farewell, Parcel, Speaks, Writer};
use super::versions::Versions;
use super::{full, store, tick, versions};
use crate::Error;
use bytes::Bytes;
use model::id::ReportId;
use model::live::{Frame, Inspected, Present};
use model::report::Draft;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, sleep_until};

/// What a room is told.
#[derive(Debug)]
pub(super) enum Order {
    Join { writer: Writer, speaks: Speaks, reply: oneshot::Sender<(SeatId, mpsc::Receiver<Parcel>)> },
    Leave(SeatId),
    Writer(SeatId, Writer),
    Ask(SeatId, Bytes),
    Edit(Edit),
    Presence(SeatId, Vec<Present>),
    AskPresence(SeatId),
    AskStored(SeatId),
    End,
}

/// An edit of one connection, not taken yet.
#[derive(Debug)]
pub(super) struct Edit {
    pub seat: SeatId,
    /// Which of its frames it came in.
    pub frame: u64,
    pub way: Way,
    pub update: Bytes,
    pub seen: Inspected,
}

/// How an edit came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// All that the client has and the server lacked.
    Answer,
    /// As it was typed.
    Update,
}

/// What is known of the stored document.
#[derive(Debug, Default)]
pub(super) struct Log {
    /// Number of the last update.
    pub last: i64,
    /// Updates since the document was folded together, and their bytes.
    pub updates: usize,
    pub bytes: usize,
    /// Clients whose account is kept.
    pub authors: HashSet<u64>,
}

/// One document with those who sit at it.
#[derive(Debug)]
pub(super) struct Room {
    pub shared: Arc<Shared>,
    pub report: ReportId,
    pub document: Document,
    /// What the typed rows say.
    pub draft: Draft,
    pub log: Log,
    pub places: HashMap<SeatId, Place>,
    pub presence: Presence,
    pub versions: Versions,
    /// There was no room to store something: then it is tried again.
    pub full: Option<Instant>,
    /// Edits that are not taken yet, and whose they are: who has left meanwhile has written all the same.
    pub edits: Vec<(Writer, Edit)>,
    orders: mpsc::Receiver<Order>,
    seats: SeatId,
    ticked: Instant,
}

impl Room {
    /// Reads the document, or makes it.
    pub async fn open(shared: Arc<Shared>, report: ReportId, orders: mpsc::Receiver<Order>) -> Result<Self, Error> {
        let (document, log) = match load(&shared, report).await? {
            Some(loaded) => loaded,
            None => {
                super::Documents(Arc::clone(&shared)).create(report).await?;
                let missing = || Error::NotFound(format!("報告 {report} "));
                load(&shared, report).await?.ok_or_else(missing)?
            }
        };
        let draft = document.read().map_err(|_| damaged(report))?;
        if let Err(error) = shared.keep_old_version(report).await {
            // A report can be read all the same.
            tracing::warn!(target: "live", %report, %error, "a version was not kept");
        }
        Ok(Self {
            ticked: Instant::now().checked_sub(shared.pace.tick).unwrap_or_else(Instant::now),
            shared,
            report,
            document,
            draft,
            log,
            places: HashMap::new(),
            presence: Presence::default(),
            versions: Versions::default(),
            full: None,
            edits: Vec::new(),
            orders,
            seats: 0,
        })
    }

    /// Works until nobody sits here any more.
    pub async fn run(mut self) {
        let mut orders = Vec::new();
        let farewell = loop {
            let due = (!self.edits.is_empty() || self.presence.has_news()).then(|| self.ticked + self.shared.pace.tick);
            tokio::select! {
                biased;
                () = wait(due) => {
                    self.ticked = Instant::now();
                    if let Err(farewell) = tick::tick(&mut self).await {
                        break farewell;
                    }
                }
                _ = self.orders.recv_many(&mut orders, 256) => {
                    if let Some(farewell) = orders.drain(..).find_map(|order| self.obey(order)) {
                        // What was written before is stored before the end.
                        break tick::tick(&mut self).await.err().unwrap_or(farewell);
                    }
                }
                () = wait(self.full) => full::try_again(&mut self).await,
                () = wait(self.versions.quiet) => versions::keep(&mut self).await,
            }
            let idle = self.places.is_empty() && self.edits.is_empty();
            if idle && self.shared.retire(self.report, &self.orders) {
                return;
            }
        };
        self.places.values().for_each(|place| place.close(farewell));
        // Who still waits finds the room closed, and opens it anew.
        self.orders.close();
    }

    /// Carries out what can be done at once. Answers when the room is to end.
    fn obey(&mut self, order: Order) -> Option<Farewell> {
        match order {
            Order::Join { writer, speaks, reply } => self.seat(writer, speaks, reply),
            Order::Leave(seat) => self.leave(seat),
            Order::Writer(seat, writer) => {
                let state_vector = self.document.state_vector();
                self.tell(seat, |place| place.update_writer(writer, &state_vector));
            }
            Order::Ask(seat, state_vector) => self.answer(seat, &state_vector),
            Order::Edit(edit) => self.edits.extend(self.places.get(&edit.seat).map(|place| (place.writer, edit))),
            Order::Presence(seat, told) => {
                if self.places.contains_key(&seat) {
                    self.presence.take(seat, told);
                }
            }
            Order::AskPresence(seat) => {
                let all = self.presence.all();
                self.tell(seat, |place| place.tell(&Frame::Presence(all.as_deref().unwrap_or(&[0]))));
            }
            Order::AskStored(seat) => self.tell(seat, Place::tell_stored),
            Order::End => return Some(Farewell::Ending),
        }
        None
    }

    fn seat(&mut self, writer: Writer, speaks: Speaks, reply: oneshot::Sender<(SeatId, mpsc::Receiver<Parcel>)>) {
        self.seats += 1;
        let seat = self.seats;
        let (parcels, to_send) = mpsc::channel(LAG);
        self.places.insert(seat, Place::new(writer, speaks, parcels));
        if reply.send((seat, to_send)).is_err() {
            return self.leave(seat);
        }
        let (state_vector, all) = (self.document.state_vector(), self.presence.all());
        self.tell(seat, |place| {
            place.tell(&Frame::Ask(&state_vector));
            place.tell_frozen();
            if let Some(all) = &all {
                place.tell(&Frame::Presence(all));
            }
        });
    }

    fn leave(&mut self, seat: SeatId) {
        self.places.remove(&seat);
        self.presence.leave(seat);
    }

    fn answer(&mut self, seat: SeatId, state_vector: &[u8]) {
        match self.document.missing_from(state_vector) {
            Ok(missing) => self.tell(seat, |place| place.tell(&Frame::Answer(&missing))),
            Err(_) => self.part(seat, Farewell::Malformed),
        }
    }

    fn tell(&mut self, seat: SeatId, say: impl FnOnce(&mut Place)) {
        let Some(place) = self.places.get_mut(&seat) else { return };
        say(place);
        if let Err(farewell) = place.send(&Arc::from([])) {
            self.part(seat, farewell);
        }
    }

    /// Ends one connection.
    pub fn part(&mut self, seat: SeatId, farewell: Farewell) {
        if let Some(place) = self.places.get(&seat) {
            place.close(farewell);
        }
        self.leave(seat);
    }

    /// Reads the document anew, as it is stored.
    pub async fn reload(&mut self) -> Result<(), Error> {
        let (document, log) = load(&self.shared, self.report).await?.ok_or_else(|| damaged(self.report))?;
        self.draft = document.read().map_err(|_| damaged(self.report))?;
        (self.document, self.log) = (document, log);
        Ok(())
    }
}

async fn load(shared: &Shared, report: ReportId) -> Result<Option<(Document, Log)>, Error> {
    let db = shared.backend.connection().begin_read().await?;
    let Some(row) = store::get(&db, report).await? else { return Ok(None) };
    let updates = store::list_updates(&db, report, row.through).await?;
    db.rollback().await?;
    let log = Log {
        last: updates.last().map_or(row.through, |it| it.number),
        updates: updates.len(),
        bytes: updates.iter().map(|it| it.bytes.len()).sum(),
        authors: HashSet::new(),
    };
    let stored = std::iter::once(&row.snapshot[..]).chain(updates.iter().map(|it| &it.bytes[..]));
    Ok(Some((Document::open(stored).map_err(|_| damaged(report))?, log)))
}

pub(super) fn damaged(report: ReportId) -> Error {
    Error::Inconsistent(format!("live_document（{report}）"))
}

async fn wait(due: Option<Instant>) {
    match due {
        Some(due) => sleep_until(due).await,
        None => std::future::pending().await,
    }
}
