//! The texts of a writer's copy: what stands in them, edits, and places that stay with their letters.

use super::Replica;
use crate::live::Splice;
use crate::report::MOST_TEXT;
use yrs::{Assoc, GetString as _, IndexedSequence as _, StickyIndex, Text as _, TextRef, Transact as _};

/// A text of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prose {
    /// 説明.
    Narrative,
    /// 備考.
    Remark,
}

/// A place in a text that stays with its letters while others write; other clients read it as a Yjs relative position.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Anchor(StickyIndex);

/// Letters of one edit, in UTF-16 units: what is pasted is sent in pieces that a frame has room for.
const PIECE: usize = 8_000;

impl Replica {
    /// Edits a text. Answers with the frames to send.
    pub fn edit(&mut self, prose: Prose, splice: &Splice) -> Vec<Vec<u8>> {
        let text = self.text_ref(prose);
        // No report takes a NUL, and nobody sees one.
        let units: Vec<u16> = splice.inserted.encode_utf16().filter(|it| *it != 0).collect();
        let mut frames = Vec::new();
        let (mut at, mut removed, mut rest) = (splice.at, splice.removed, &units[..]);
        while removed > 0 || !rest.is_empty() {
            let mut piece = rest.len().min(PIECE);
            piece -= usize::from(rest.get(piece).is_some_and(|unit| (0xDC00..0xE000).contains(unit)));
            let letters = String::from_utf16_lossy(&rest[..piece]);
            let gone = std::mem::take(&mut removed);
            frames.extend(self.write(|_, write| {
                let length = text.len(write);
                let at = at.min(length);
                text.remove_range(write, at, gone.min(length - at));
                text.insert(write, at, &letters);
            }));
            at += u32::try_from(piece).unwrap_or(u32::MAX);
            rest = &rest[piece..];
        }
        frames
    }

    /// A text, as written.
    #[must_use]
    pub fn text(&self, prose: Prose) -> String {
        self.text_ref(prose).get_string(&self.doc.transact())
    }

    /// How many UTF-16 units its texts are over what a report takes.
    #[must_use]
    pub fn excess(&self) -> u32 {
        let read = self.doc.transact();
        let over = |text: &TextRef| text.len(&read).saturating_sub(MOST_TEXT);
        over(&self.fields.narrative) + over(&self.fields.remark)
    }

    /// The place at this offset (UTF-16 units of the document).
    #[must_use]
    pub fn anchor(&self, prose: Prose, at: u32) -> Option<Anchor> {
        let text = self.text_ref(prose);
        let read = self.doc.transact();
        text.sticky_index(&read, at.min(text.len(&read)), Assoc::Before).map(Anchor)
    }

    /// Where a place stands now; `None` where it is of another text, or of letters that are not here.
    #[must_use]
    pub fn find(&self, prose: Prose, anchor: &Anchor) -> Option<u32> {
        let (text, read) = (self.text_ref(prose), self.doc.transact());
        let offset = anchor.0.get_offset(&read)?;
        let own: &yrs::branch::Branch = text.as_ref();
        (*offset.branch == *own).then(|| offset.index.min(text.len(&read)))
    }

    fn text_ref(&self, prose: Prose) -> TextRef {
        match prose {
            Prose::Narrative => self.fields.narrative.clone(),
            Prose::Remark => self.fields.remark.clone(),
        }
    }
}
