//! A client without a socket: its document, and a seat that it may lose at any time.

use backend::live::{Documents, Farewell, Parcel, Seat, Speaks, Writer};
use bytes::Bytes;
use model::id::ReportId;
use model::live::{Draft, Fields, Frame, Present, new_document, read_draft, read_presence};
use yrs::updates::decoder::Decode as _;
use yrs::updates::encoder::Encode as _;
use yrs::{Doc, GetString as _, ReadTxn as _, StateVector, Text as _, Transact as _, TransactionMut, Update};

pub struct Peer {
    doc: Doc,
    fields: Fields,
    seat: Option<Seat>,
    /// Frames sent on this connection, and the last with an edit.
    sent: u64,
    edited: u64,
    pub stored: u64,
    pub denied: Vec<String>,
    pub present: Vec<Present>,
    pub farewell: Option<Farewell>,
}

impl Peer {
    pub fn new(client: u64) -> Self {
        let doc = new_document(client);
        let fields = Fields::of(&doc);
        Self {
            doc,
            fields,
            seat: None,
            sent: 0,
            edited: 0,
            stored: 0,
            denied: Vec::new(),
            present: Vec::new(),
            farewell: None,
        }
    }

    /// Sits down and asks for what is missing; what was under way on an older connection is lost.
    pub async fn sit(&mut self, documents: &Documents, report: ReportId, writer: Writer) {
        self.seat = Some(documents.join(report, writer, Speaks::Ayumi).await.unwrap());
        (self.sent, self.edited, self.stored, self.farewell) = (0, 0, 0, None);
        let state_vector = self.doc.transact().state_vector().encode_v1();
        self.send(&Frame::Ask(&state_vector)).await;
    }

    /// Loses the connection without a word.
    pub fn cut(&mut self) {
        self.seat = None;
    }

    /// Edits the document, and answers with the edit.
    pub fn edit(&self, edit: impl FnOnce(&Fields, &mut TransactionMut<'_>)) -> Vec<u8> {
        let mut write = self.doc.transact_mut();
        edit(&self.fields, &mut write);
        write.encode_update_v1()
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
        match Frame::read(bytes).unwrap() {
            Frame::Ask(state_vector) => {
                let theirs = StateVector::decode_v1(state_vector).unwrap();
                let missing = self.doc.transact().encode_state_as_update_v1(&theirs);
                self.send(&Frame::Answer(&missing)).await;
            }
            Frame::Answer(update) | Frame::Update(update) => {
                self.doc.transact_mut().apply_update(Update::decode_v1(update).unwrap()).unwrap();
            }
            Frame::Presence(told) => self.present = read_presence(told).unwrap(),
            Frame::Denied(why) => self.denied.push(why.to_owned()),
            Frame::Stored(frame) => self.stored = frame,
            Frame::AskPresence | Frame::AskStored => panic!("a server doesn't ask this"),
        }
    }

    /// Listens until everything that it wrote is stored, or the connection ends.
    pub async fn settle(&mut self) {
        while self.seat.is_some() && self.stored < self.edited.max(1) {
            self.hear().await;
        }
    }

    /// Listens until something has come true, or the connection ends.
    pub async fn hear_until(&mut self, done: impl Fn(&Self) -> bool) {
        while self.seat.is_some() && !done(self) {
            self.hear().await;
        }
    }

    pub fn narrative(&self) -> String {
        self.fields.narrative.get_string(&self.doc.transact())
    }

    /// Length of 説明, in UTF-16 units.
    pub fn narrative_length(&self) -> u32 {
        self.fields.narrative.len(&self.doc.transact())
    }

    pub fn draft(&self) -> Draft {
        read_draft(&self.doc.transact()).unwrap()
    }

    /// Everything that it knows, deletions too: equal where two documents are.
    pub fn snapshot(&self) -> yrs::Snapshot {
        self.doc.transact().snapshot()
    }
}
