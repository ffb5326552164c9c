//! An update (Yjs, version 1) as bytes, before the library sees it: what it inserts, deletes and leans on. Only content
//! that a report has is let through, and nothing that announces more than it holds.

use super::bytes::{Reader, Unreadable};
use crate::report::MOST_WORD;

/// Letters or words that one client wrote one after another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Who wrote them, as the document knows clients.
    pub client: u64,
    /// The first one's number.
    pub first: u32,
    /// The number after the last one's.
    pub end: u32,
}

/// What an update does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inspected {
    /// What it brings, maybe again; at most one run a client.
    pub inserted: Vec<Run>,
    /// What it deletes, maybe again.
    pub deleted: Vec<Run>,
    /// What stands beside what it brings: client and number.
    leans_on: Vec<(u64, u32)>,
    /// What it says itself that is missing.
    holes: Vec<u64>,
}

/// Why an update is refused unseen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an update can't be read, or holds what no report has")]
pub struct UpdateRefused;

impl From<Unreadable> for UpdateRefused {
    fn from(_: Unreadable) -> Self {
        Self
    }
}

impl Inspected {
    /// Whether something is missing between what is known (the number after the last one, by client) and this update.
    pub fn has_gap(&self, known: impl Fn(u64) -> u32) -> bool {
        let end = |client: u64| {
            let brought = self.inserted.iter().find(|run| run.client == client).map_or(0, |run| run.end);
            brought.max(known(client))
        };
        !self.holes.is_empty()
            || self.inserted.iter().any(|run| run.first > known(run.client))
            || self.leans_on.iter().any(|(client, number)| *number >= end(*client))
            || self.deleted.iter().any(|run| run.end > end(run.client))
    }
}

/// Bits and kinds of a block; the rest of the kinds (formats, pictures, documents in documents) are no part of a report.
const ORIGIN: u8 = 0x80;
const RIGHT_ORIGIN: u8 = 0x40;
const PARENT_KEY: u8 = 0x20;
const COLLECTED: u8 = 0;
const DELETED: u8 = 1;
const LETTERS: u8 = 4;
const WORDS: u8 = 8;
const HOLE: u8 = 10;
/// How a word is told from other values.
const WORD: u8 = 119;
/// No number comes near this one: the library adds to them without looking.
const MOST_CLOCK: u32 = 1 << 30;

/// Reads what an update does.
///
/// # Errors
/// When the bytes are no update, or hold what no report has.
pub fn inspect(update: &[u8]) -> Result<Inspected, UpdateRefused> {
    let mut reader = Reader::new(update);
    let mut found = Inspected::default();
    for _ in 0..reader.number()? {
        let run = read_blocks(&mut reader, &mut found)?;
        if run.end > run.first {
            if found.inserted.iter().any(|it| it.client == run.client) {
                return Err(UpdateRefused);
            }
            found.inserted.push(run);
        }
    }
    for _ in 0..reader.number()? {
        let client = reader.number()?;
        for _ in 0..reader.number()? {
            let first = reader.short()?;
            let end = add(first, reader.short()?)?;
            found.deleted.push(Run { client, first, end });
        }
    }
    if reader.is_empty() { Ok(found) } else { Err(UpdateRefused) }
}

fn read_blocks(reader: &mut Reader<'_>, found: &mut Inspected) -> Result<Run, UpdateRefused> {
    let (blocks, client, first) = (reader.number()?, reader.number()?, reader.short()?);
    let mut end = add(first, 0)?;
    for _ in 0..blocks {
        let info = reader.byte()?;
        let length = match info {
            COLLECTED => some(reader.short()?)?,
            HOLE => {
                found.holes.push(client);
                some(reader.short()?)?
            }
            _ => read_block(reader, info, &mut found.leans_on)?,
        };
        end = add(end, length)?;
    }
    Ok(Run { client, first, end })
}

/// One block; answers with how much it brings.
fn read_block(reader: &mut Reader<'_>, info: u8, leans_on: &mut Vec<(u64, u32)>) -> Result<u32, UpdateRefused> {
    for side in [ORIGIN, RIGHT_ORIGIN] {
        if info & side != 0 {
            leans_on.push((reader.number()?, reader.short()?));
        }
    }
    if info & (ORIGIN | RIGHT_ORIGIN) == 0 {
        // By number only parts within parts are named, and a report has none.
        if reader.number()? != 1 {
            return Err(UpdateRefused);
        }
        reader.text()?;
        if info & PARENT_KEY != 0 && reader.text()?.len() > MOST_WORD {
            return Err(UpdateRefused);
        }
    }
    read_content(reader, info & !(ORIGIN | RIGHT_ORIGIN | PARENT_KEY))
}

fn read_content(reader: &mut Reader<'_>, kind: u8) -> Result<u32, UpdateRefused> {
    match kind {
        DELETED => some(reader.short()?),
        LETTERS => some(u32::try_from(reader.text()?.encode_utf16().count()).map_err(|_| UpdateRefused)?),
        WORDS => {
            let words = some(reader.short()?)?;
            for _ in 0..words {
                if reader.byte()? != WORD || reader.text()?.len() > MOST_WORD {
                    return Err(UpdateRefused);
                }
            }
            Ok(words)
        }
        _ => Err(UpdateRefused),
    }
}

fn some(length: u32) -> Result<u32, UpdateRefused> {
    if length == 0 { Err(UpdateRefused) } else { Ok(length) }
}

fn add(number: u32, length: u32) -> Result<u32, UpdateRefused> {
    number.checked_add(length).filter(|end| *end < MOST_CLOCK).ok_or(UpdateRefused)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::live::{Fields, new_document};
    use crate::report::Draft;
    use proptest::prelude::*;
    use yrs::{Map as _, MapPrelim, ReadTxn as _, StateVector, Text as _, Transact as _};

    fn update(edit: impl FnOnce(&Fields, &mut yrs::TransactionMut<'_>)) -> Vec<u8> {
        let doc = new_document(5);
        edit(&Fields::of(&doc), &mut doc.transact_mut());
        doc.transact().encode_state_as_update_v1(&StateVector::default())
    }

    #[test]
    fn an_update_tells_what_it_brings_and_deletes() {
        let typed = update(|it, write| {
            it.narrative.insert(write, 0, "相談😀会");
            it.narrative.remove_range(write, 0, 2);
            it.report.insert(write, "mark", "○");
        });
        let found = inspect(&typed).unwrap();
        assert_eq!(found.inserted, [Run { client: 5, first: 0, end: 6 }]);
        assert_eq!(found.deleted, [Run { client: 5, first: 0, end: 2 }]);
        assert!(!found.has_gap(|_| 0));
    }

    #[test]
    fn an_update_that_comes_too_early_has_a_gap() {
        let doc = new_document(5);
        let fields = Fields::of(&doc);
        let type_on = |text: &str| {
            let mut write = doc.transact_mut();
            fields.narrative.push(&mut write, text);
            write.encode_update_v1()
        };
        let (first, second) = (type_on("相談"), type_on("会"));
        let gap = |update: &[u8], known| inspect(update).unwrap().has_gap(|_| known);
        assert!(!gap(&first, 0) && !gap(&first, 2), "once more is none");
        assert!(gap(&second, 0) && gap(&second, 1) && !gap(&second, 2));
        let delete = {
            let mut write = doc.transact_mut();
            fields.narrative.remove_range(&mut write, 0, 3);
            write.encode_update_v1()
        };
        assert!(gap(&delete, 2) && !gap(&delete, 3));
    }

    #[test]
    fn content_that_no_report_has_is_refused_unseen() {
        assert!(inspect(&update(|it, write| it.narrative.format(write, 0, 0, Default::default()))).is_ok());
        let map = update(|it, write| {
            it.values.insert(write, "1", MapPrelim::default());
        });
        let number = update(|it, write| {
            it.values.insert(write, "1", 27);
        });
        let long = update(|it, write| {
            it.values.insert(write, "1", "x".repeat(65));
        });
        let picture = update(|it, write| {
            it.narrative.insert_embed(write, 0, yrs::Any::from("a"));
        });
        for refused in [map, number, long, picture] {
            assert_eq!(inspect(&refused), Err(UpdateRefused));
        }
    }

    proptest! {
        #[test]
        fn whatever_the_bytes_are_reading_ends(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = inspect(&bytes);
        }

        #[test]
        fn a_whole_document_is_let_through(narrative in "[あ-んa-z😀\n]{0,60}", remark in "\\PC{0,20}") {
            let draft = Draft { narrative, remark, ..Draft::default() };
            prop_assert!(inspect(&update(|it, write| it.seed(write, &draft))).is_ok());
        }
    }
}
