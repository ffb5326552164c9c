//! A client without a socket: its copy of the document, and a seat that it may lose at any time.

use super::held::Held;
use backend::live::{Documents, Farewell, Parcel, Seat, Speaks, Writer};
use bytes::Bytes;
use model::id::ReportId;
use model::live::{Fields, Frame};
use std::ops::{Deref, DerefMut};
use yrs::{Text as _, TransactionMut};

pub struct Peer {
    held: Held,
    seat: Option<Seat>,
    pub farewell: Option<Farewell>,
}

impl Deref for Peer {
    type Target = Held;

    fn deref(&self) -> &Held {
        &self.held
    }
}

impl DerefMut for Peer {
    fn deref_mut(&mut self) -> &mut Held {
        &mut self.held
    }
}

impl Peer {
    pub fn new(client: u64) -> Self {
        Self { held: Held::new(client), seat: None, farewell: None }
    }

    /// Sits down and asks for what is missing; what was under way on an older connection is lost.
    pub async fn sit(&mut self, documents: &Documents, report: ReportId, writer: Writer) {
        self.seat = Some(documents.join(report, writer, Speaks::Ayumi).await.unwrap());
        self.farewell = None;
        let state_vector = self.begin();
        self.send(&Frame::Ask(&state_vector)).await;
    }

    /// The server finds that the person may do something else now, or that the report has changed.
    pub async fn update_writer(&self, writer: Writer) {
        self.seat.as_ref().unwrap().update_writer(writer).await.unwrap();
    }

    /// Loses the connection without a word.
    pub fn cut(&mut self) {
        self.seat = None;
    }

    /// Edits the document, and answers with the edit.
    pub fn edit(&self, edit: impl FnOnce(&Fields, &mut TransactionMut<'_>)) -> Vec<u8> {
        self.write(edit)
    }

    /// Types at the end of 説明.
    pub async fn push(&mut self, text: &str) {
        let update = self.edit(|it, write| it.narrative.push(write, text));
        self.send(&Frame::Update(&update)).await;
    }

    pub async fn send(&mut self, frame: &Frame<'_>) {
        self.send_bytes(frame.write().into()).await;
        if matches!(frame, Frame::Answer(_) | Frame::Update(_)) {
            self.edited = self.sent;
        }
    }

    pub async fn send_bytes(&mut self, bytes: Bytes) {
        self.sent += 1;
        if let Some(seat) = &mut self.seat
            && let Err(farewell) = seat.take(bytes).await
        {
            (self.seat, self.farewell) = (None, Some(farewell));
        }
    }

    /// Takes the next parcel; asked for what it has, it answers.
    pub async fn hear(&mut self) {
        for frame in self.next_frames().await {
            self.take(&frame).await;
        }
    }

    /// Takes the next parcel, if there is one.
    pub async fn hear_if_told(&mut self) {
        let told = tokio::time::timeout(std::time::Duration::ZERO, self.next_frames()).await;
        for frame in told.unwrap_or_default() {
            self.take(&frame).await;
        }
    }

    /// The frames of the next parcel, not taken.
    pub async fn next_frames(&mut self) -> Vec<Bytes> {
        let Some(seat) = &mut self.seat else { return Vec::new() };
        match seat.next().await {
            Some(Parcel::Frames(shared, own)) => shared.iter().cloned().chain(own).collect(),
            Some(Parcel::Close(farewell)) => {
                (self.seat, self.farewell) = (None, Some(farewell));
                Vec::new()
            }
            None => {
                self.seat = None;
                Vec::new()
            }
        }
    }

    pub async fn take(&mut self, bytes: &[u8]) {
        if let Some(missing) = self.receive(bytes) {
            self.send(&Frame::Answer(&missing)).await;
        }
    }

    /// Listens until everything that it wrote is stored, or the connection ends.
    pub async fn settle(&mut self) {
        self.hear_until(|it| it.is_settled()).await;
    }

    /// Listens until something has come true, or the connection ends.
    pub async fn hear_until(&mut self, done: impl Fn(&Self) -> bool) {
        while self.seat.is_some() && !done(self) {
            self.hear().await;
        }
    }
}
