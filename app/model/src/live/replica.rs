//! A writer's own copy of a document: it takes what is typed at once, keeps what the server has not stored, and says what
//! is to be sent. It opens no connection and keeps nothing on disk: frames and bytes go in and come out.

mod prose;
#[cfg(test)]
mod tests;

use super::document::{Fields, new_document, read_any_length};
use super::{Frame, FrameRefused, MARK, MOST_FRAME, Present, read_presence};
use crate::id::IndicatorId;
use crate::report::{Draft, DraftRefused, Entry};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use yrs::undo::{Options, UndoManager};
use yrs::updates::decoder::Decode as _;
use yrs::updates::encoder::Encode as _;
use yrs::{Doc, Map as _, Origin, ReadTxn as _, StateVector, Transact as _, TransactionMut, Update};

pub use prose::{Anchor, Prose};

/// What a frame of the server brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// Frames to send.
    pub replies: Vec<Vec<u8>>,
    /// Whether the document may say something else now.
    pub changed: bool,
    /// What is said of who is here.
    pub present: Vec<Present>,
    /// Clients whose edits came; none with the first answer, which holds everybody's.
    pub writers: Vec<u64>,
    /// Why what was written is not taken.
    pub denied: Option<String>,
    /// Whether a page that shows more of the report than its document is out of date.
    pub news: bool,
}

/// A writer's own copy.
pub struct Replica {
    doc: Doc,
    fields: Fields,
    undo: UndoManager<()>,
    written: Arc<Mutex<Vec<Vec<u8>>>>,
    wire: Wire,
    /// Own edits in the order in which they were written, each with the number of the frame that bears it.
    unstored: Vec<(Option<u64>, Vec<u8>)>,
    /// Edits of an earlier visit, until the document is here that they belong to.
    restored: Vec<Vec<u8>>,
    answered: bool,
}

/// The connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wire {
    Away,
    /// The server hasn't been told yet what it lacks.
    Greeting {
        sent: u64,
    },
    Joined {
        sent: u64,
    },
}

/// What came from elsewhere is not undone here.
const ELSEWHERE: &str = "elsewhere";
/// What the document's listener is called.
const LISTENER: &str = "replica";
const OWN: &str = "own";

impl Replica {
    /// An empty copy. No two that write bear the same `client`; `clock` (milliseconds) tells which keys are undone together.
    #[must_use]
    pub fn new(client: u64, clock: impl Fn() -> u64 + Send + Sync + 'static) -> Self {
        let doc = new_document(client);
        let fields = Fields::of(&doc);
        let written = Arc::new(Mutex::new(Vec::new()));
        let listener = Arc::clone(&written);
        // Refused only while a transaction is open.
        let _ = doc.observe_update_v1(LISTENER, move |write, event| {
            if write.origin() != Some(&Origin::from(ELSEWHERE)) {
                lock(&listener).push(event.update.clone());
            }
        });
        let mut undo = UndoManager::with_options(Options {
            capture_timeout_millis: 500,
            tracked_origins: [Origin::from(OWN)].into(),
            capture_transaction: None,
            timestamp: Arc::new(clock),
            init_undo_stack: Vec::new(),
            init_redo_stack: Vec::new(),
        });
        undo.expand_scope(&doc, &fields.narrative);
        undo.expand_scope(&doc, &fields.remark);
        undo.expand_scope(&doc, &fields.report);
        undo.expand_scope(&doc, &fields.values);
        Self {
            doc,
            fields,
            undo,
            written,
            wire: Wire::Away,
            unstored: Vec::new(),
            restored: Vec::new(),
            answered: false,
        }
    }

    /// A connection stands: what is to be sent first.
    pub fn connect(&mut self) -> Vec<Vec<u8>> {
        self.disconnect();
        self.wire = Wire::Greeting { sent: 0 };
        let state_vector = self.doc.transact().state_vector().encode_v1();
        vec![self.send(&Frame::Ask(&state_vector)).1]
    }

    /// The connection is gone, and with it the numbers of its frames.
    pub fn disconnect(&mut self) {
        self.wire = Wire::Away;
        self.unstored.iter_mut().for_each(|(frame, _)| *frame = None);
    }

    /// Edits of an earlier visit that were not stored; they are written again when the document is here. Answers with the
    /// frames to send.
    ///
    /// # Errors
    /// When an edit can't be read.
    pub fn restore(&mut self, updates: impl IntoIterator<Item = Vec<u8>>) -> Result<Vec<Vec<u8>>, FrameRefused> {
        self.restored.extend(updates);
        if self.answered { self.write_restored() } else { Ok(Vec::new()) }
    }

    /// How many edits the server has not stored.
    #[must_use]
    pub fn count_unstored(&self) -> usize {
        self.unstored.len() + self.restored.len()
    }

    /// Those edits, to be kept on this device.
    pub fn unstored(&self) -> impl Iterator<Item = &[u8]> {
        let written = self.unstored.iter().map(|(_, update)| &update[..]);
        self.restored.iter().map(|update| &update[..]).chain(written)
    }

    /// Whether the server and this copy have told each other what they have.
    #[must_use]
    pub const fn is_joined(&self) -> bool {
        matches!(self.wire, Wire::Joined { .. })
    }

    /// Whether the document is here: the server's, and not only what an earlier visit has left of it.
    #[must_use]
    pub const fn has_document(&self) -> bool {
        self.answered
    }

    /// Takes a frame of the server.
    ///
    /// # Errors
    /// When it is none that a server sends, or can't be read: the connection is to be ended and begun anew.
    pub fn receive(&mut self, bytes: &[u8]) -> Result<Heard, FrameRefused> {
        let mut heard = Heard::default();
        match Frame::read(bytes)? {
            Frame::Ask(state_vector) => heard.replies = self.tell_missing(state_vector)?,
            Frame::Answer(update) => {
                self.apply(update)?;
                (heard.changed, self.answered) = (true, true);
                heard.replies = self.write_restored()?;
            }
            Frame::Update(update) => {
                heard.writers = self.apply(update)?;
                heard.changed = true;
            }
            Frame::Presence(told) => heard.present = read_presence(told)?,
            Frame::Denied(why) => heard.denied = Some(why.to_owned()),
            Frame::News => heard.news = true,
            Frame::Stored(last) => {
                self.unstored.retain(|(frame, _)| frame.is_none_or(|frame| frame > last));
            }
            Frame::AskPresence | Frame::AskStored => return Err(FrameRefused),
        }
        Ok(heard)
    }

    /// A frame that bears no edit, counted as the server counts.
    pub fn tell(&mut self, frame: &Frame<'_>) -> Option<Vec<u8>> {
        (self.wire != Wire::Away).then(|| self.send(frame).1)
    }

    /// Chooses the mark; `None`: not chosen. Answers, as all edits do, with the frames to send; none while nobody listens.
    pub fn set_mark(&mut self, mark: Option<&str>) -> Vec<Vec<u8>> {
        self.write(|fields, write| match mark {
            Some(mark) => {
                fields.report.insert(write, MARK, mark);
            }
            None => {
                fields.report.remove(write, MARK);
            }
        })
    }

    /// Writes a value; `None`: left blank.
    pub fn set_value(&mut self, indicator: IndicatorId, entry: Option<Entry>) -> Vec<Vec<u8>> {
        let key = indicator.to_string();
        self.write(|fields, write| match entry {
            Some(entry) => {
                fields.values.insert(write, key, entry.write());
            }
            None => {
                fields.values.remove(write, &key);
            }
        })
    }

    /// Takes back the last of one's own edits.
    pub fn undo(&mut self) -> Vec<Vec<u8>> {
        self.undo.undo_blocking();
        self.take_written()
    }

    /// Does again what was taken back.
    pub fn redo(&mut self) -> Vec<Vec<u8>> {
        self.undo.redo_blocking();
        self.take_written()
    }

    /// From here on edits are undone by themselves: the field was left.
    pub fn part_undo(&mut self) {
        self.undo.reset();
    }

    /// What the document says, however long its texts are.
    ///
    /// # Errors
    /// When it is no report.
    pub fn draft(&self) -> Result<Draft, DraftRefused> {
        read_any_length(&self.doc.transact())
    }

    fn write(&mut self, edit: impl FnOnce(&Fields, &mut TransactionMut<'_>)) -> Vec<Vec<u8>> {
        let mut write = self.doc.transact_mut_with(OWN);
        edit(&self.fields, &mut write);
        drop(write);
        self.take_written()
    }

    fn take_written(&mut self) -> Vec<Vec<u8>> {
        let updates = std::mem::take(&mut *lock(&self.written));
        updates.into_iter().filter_map(|update| self.tell_edit(update)).collect()
    }

    fn tell_edit(&mut self, update: Vec<u8>) -> Option<Vec<u8>> {
        let sent = self.is_joined().then(|| self.send(&Frame::Update(&update)));
        self.unstored.push((sent.as_ref().map(|(number, _)| *number), update));
        sent.map(|(_, bytes)| bytes)
    }

    fn write_restored(&mut self) -> Result<Vec<Vec<u8>>, FrameRefused> {
        let mut frames = Vec::new();
        for update in std::mem::take(&mut self.restored) {
            self.apply(&update)?;
            frames.extend(self.tell_edit(update));
        }
        Ok(frames)
    }

    /// All that the server lacks, in one frame where one has room for it, else edit by edit.
    fn tell_missing(&mut self, state_vector: &[u8]) -> Result<Vec<Vec<u8>>, FrameRefused> {
        let theirs = StateVector::decode_v1(state_vector).map_err(|_| FrameRefused)?;
        let missing = self.doc.transact().encode_state_as_update_v1(&theirs);
        if let Wire::Greeting { sent } = self.wire {
            self.wire = Wire::Joined { sent };
        }
        if missing.len() + ROOM <= MOST_FRAME {
            let (number, bytes) = self.send(&Frame::Answer(&missing));
            self.unstored.iter_mut().for_each(|(frame, _)| *frame = Some(number));
            return Ok(vec![bytes]);
        }
        let mut frames = vec![self.send(&Frame::Answer(NOTHING)).1];
        for (_, update) in std::mem::take(&mut self.unstored) {
            frames.extend(self.tell_edit(update));
        }
        Ok(frames)
    }

    /// Answers with the clients whose edits it holds; who only deleted is not among them.
    fn apply(&self, update: &[u8]) -> Result<Vec<u64>, FrameRefused> {
        let update = Update::decode_v1(update).map_err(|_| FrameRefused)?;
        let writers = update.state_vector().iter().map(|(client, _)| client.get()).collect();
        self.doc.transact_mut_with(ELSEWHERE).apply_update(update).map_err(|_| FrameRefused)?;
        Ok(writers)
    }

    fn send(&mut self, frame: &Frame<'_>) -> (u64, Vec<u8>) {
        let number = match &mut self.wire {
            Wire::Away => 0,
            Wire::Greeting { sent } | Wire::Joined { sent } => {
                *sent += 1;
                *sent
            }
        };
        (number, frame.write())
    }
}

/// What a frame needs beside its part, in bytes.
const ROOM: usize = 16;
/// An update that brings nothing.
const NOTHING: &[u8] = &[0, 0];

/// Nobody panics while holding it; what stands there is whole in any case.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
