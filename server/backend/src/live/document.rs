//! A document in memory. The library may panic on an update that was made to do so, or take it and be spoilt: both are
//! told as [`Spoilt`], and what is in memory is then not used any more.

use model::live::{Fields, Inspected, NARRATIVE, REMARK, REPORT, VALUES, new_document, read_draft};
use model::report::{Draft, DraftRefused, Part};
use std::collections::HashMap;
use std::mem::ManuallyDrop;
use std::panic::{AssertUnwindSafe, catch_unwind};
use yrs::updates::decoder::Decode as _;
use yrs::updates::encoder::Encode as _;
use yrs::{BranchID, Doc, ReadTxn as _, StateVector, Transact as _, Update};

/// The document can't be trusted any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spoilt;

/// What became of an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Applied {
    /// It brought something: this, in these fields.
    Changed(Vec<u8>, Vec<Part>),
    /// All of it was known.
    Nothing,
    /// Something before it is missing; nothing of it was taken.
    Gap,
}

/// Under which number the document itself writes, once, when it is seeded; clients draw theirs.
const SEED: u64 = 1;

/// A document in memory.
#[derive(Debug)]
pub(super) struct Document {
    doc: Doc,
    /// Of each client the number after the last one that is known.
    known: HashMap<u64, u32>,
}

impl Document {
    /// The document that these updates make together.
    pub fn open<'a>(updates: impl IntoIterator<Item = &'a [u8]>) -> Result<Self, Spoilt> {
        let mut document = Self { doc: new_document(SEED), known: HashMap::new() };
        document.absorb(updates)?;
        Ok(document)
    }

    /// The first snapshot of a document that begins with this.
    pub fn seed(draft: &Draft) -> Vec<u8> {
        let doc = new_document(SEED);
        Fields::of(&doc).seed(&mut doc.transact_mut(), draft);
        let read = doc.transact();
        read.encode_state_as_update_v1(&StateVector::default())
    }

    /// Takes updates that have been stored.
    pub fn absorb<'a>(&mut self, updates: impl IntoIterator<Item = &'a [u8]>) -> Result<(), Spoilt> {
        let taken = self.write(|write| {
            for update in updates {
                write.apply_update(Update::decode_v1(update).map_err(|_| Spoilt)?).map_err(|_| Spoilt)?;
            }
            if write.has_missing_updates() { Err(Spoilt) } else { Ok(()) }
        });
        taken?;
        let read = self.doc.transact();
        self.known = read.state_vector().iter().map(|(client, clock)| (client.get(), *clock)).collect();
        Ok(())
    }

    /// Takes an update from outside, all of it or nothing.
    pub fn apply(&mut self, update: &[u8], seen: &Inspected) -> Result<Applied, Spoilt> {
        if seen.has_gap(|client| self.known(client)) {
            return Ok(Applied::Gap);
        }
        let again = seen.inserted.iter().any(|run| run.first < self.known(run.client));
        let applied = self.write(|write| {
            write.apply_update(Update::decode_v1(update).map_err(|_| Spoilt)?).map_err(|_| Spoilt)?;
            if write.has_missing_updates() {
                return Err(Spoilt);
            }
            if !write.has_changes() {
                return Ok(Applied::Nothing);
            }
            // What is known already would be stored and sent to everybody once more.
            let whole = !again && seen.deleted.is_empty();
            let bytes = if whole { update.to_vec() } else { write.encode_update_v1() };
            // Which fields it was in is known after that alone.
            write.commit();
            Ok(Applied::Changed(
                bytes,
                write.changed_parent_types().iter().filter_map(|it| part_of(&it.id())).collect(),
            ))
        });
        let applied = applied?;
        for run in &seen.inserted {
            let known = self.known.entry(run.client).or_default();
            *known = run.end.max(*known);
        }
        Ok(applied)
    }

    /// What it says.
    pub fn read(&self) -> Result<Draft, DraftRefused> {
        caught(|| read_draft(&self.doc.transact())).unwrap_or(Err(DraftRefused::Strange))
    }

    /// Of this client the number after the last one that is known.
    pub fn known(&self, client: u64) -> u32 {
        self.known.get(&client).copied().unwrap_or(0)
    }

    /// What it has, to ask for the rest.
    pub fn state_vector(&self) -> Vec<u8> {
        self.doc.transact().state_vector().encode_v1()
    }

    /// What who has only that lacks, deletions too.
    pub fn missing_from(&self, state_vector: &[u8]) -> Result<Vec<u8>, Spoilt> {
        caught(|| {
            let theirs = StateVector::decode_v1(state_vector).map_err(|_| Spoilt)?;
            Ok(self.doc.transact().encode_state_as_update_v1(&theirs))
        })?
    }

    /// All of it, folded together.
    pub fn snapshot(&self) -> Result<Vec<u8>, Spoilt> {
        caught(|| self.doc.transact().encode_state_as_update_v1(&StateVector::default()))
    }

    /// A transaction that ends by itself even where the work panics: left to the unwinding it would commit in the middle
    /// of it, and a panic there ends the process.
    fn write<T>(&self, work: impl FnOnce(&mut yrs::TransactionMut<'_>) -> Result<T, Spoilt>) -> Result<T, Spoilt> {
        let mut write = ManuallyDrop::new(self.doc.transact_mut());
        let done = caught(|| work(&mut write));
        caught(move || drop(ManuallyDrop::into_inner(write)))?;
        done?
    }
}

/// Which field a part of the document is.
fn part_of(branch: &BranchID) -> Option<Part> {
    let BranchID::Root(name) = branch else { return None };
    match name.as_ref() {
        REPORT => Some(Part::Mark),
        NARRATIVE => Some(Part::Narrative),
        REMARK => Some(Part::Remark),
        VALUES => Some(Part::Values),
        _ => None,
    }
}

/// One update that brings what these bring.
pub(super) fn merge(updates: &[Vec<u8>]) -> Result<Vec<u8>, Spoilt> {
    match updates {
        [only] => Ok(only.clone()),
        many => caught(|| yrs::merge_updates_v1(many).map_err(|_| Spoilt))?,
    }
}

fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Spoilt> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Spoilt)
}
