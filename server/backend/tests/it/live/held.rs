//! What every client holds, however it is connected: its copy of the document, and what it was told of it.

use model::live::{Fields, Frame, Present, new_document, read_draft, read_presence};
use model::report::Draft;
use yrs::updates::decoder::Decode as _;
use yrs::updates::encoder::Encode as _;
use yrs::{Doc, GetString as _, ReadTxn as _, StateVector, Text as _, Transact as _, TransactionMut, Update};

pub struct Held {
    pub doc: Doc,
    pub fields: Fields,
    /// Frames sent on this connection, the last of them with an edit, and the last that is stored.
    pub sent: u64,
    pub edited: u64,
    pub stored: u64,
    pub denied: Vec<String>,
    pub present: Vec<Present>,
    /// How often it was told that the report has changed around the document.
    pub news: usize,
    /// How often it was asked for what it has.
    pub asked: usize,
}

impl Held {
    pub fn new(client: u64) -> Self {
        let doc = new_document(client);
        let fields = Fields::of(&doc);
        Self { doc, fields, sent: 0, edited: 0, stored: 0, denied: Vec::new(), present: Vec::new(), news: 0, asked: 0 }
    }

    /// Counts from the beginning, as on a new connection; what was under way is lost. Answers with what it has.
    pub fn begin(&mut self) -> Vec<u8> {
        (self.sent, self.edited, self.stored) = (0, 0, 0);
        self.doc.transact().state_vector().encode_v1()
    }

    /// Edits the document, and answers with the edit.
    pub fn write(&self, edit: impl FnOnce(&Fields, &mut TransactionMut<'_>)) -> Vec<u8> {
        let mut write = self.doc.transact_mut();
        edit(&self.fields, &mut write);
        write.encode_update_v1()
    }

    /// Whether everything that it wrote is stored.
    pub fn is_settled(&self) -> bool {
        self.stored >= self.edited.max(1)
    }

    /// Takes a frame; asked for what the server lacks, it answers with that.
    pub fn receive(&mut self, bytes: &[u8]) -> Option<Vec<u8>> {
        match Frame::read(bytes).unwrap() {
            Frame::Ask(state_vector) => {
                self.asked += 1;
                let theirs = StateVector::decode_v1(state_vector).unwrap();
                return Some(self.doc.transact().encode_state_as_update_v1(&theirs));
            }
            Frame::Answer(update) | Frame::Update(update) => {
                self.doc.transact_mut().apply_update(Update::decode_v1(update).unwrap()).unwrap();
            }
            Frame::Presence(told) => self.present = read_presence(told).unwrap(),
            Frame::Denied(why) => self.denied.push(why.to_owned()),
            Frame::Stored(frame) => self.stored = frame,
            Frame::News => self.news += 1,
            Frame::AskPresence | Frame::AskStored => panic!("a server doesn't ask this"),
        }
        None
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
