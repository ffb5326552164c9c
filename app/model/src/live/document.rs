//! Between a document and its [`Draft`]: the only place that knows which part of a document is what.

use crate::id::IndicatorId;
use crate::report::{Draft, DraftRefused, Entry, MOST_TEXT, MOST_VALUES, MOST_WORD};
use std::collections::BTreeMap;
use yrs::{
    Any, ClientID, Doc, GetString as _, Map as _, MapRef, OffsetKind, Options, Out, ReadTxn, Text as _, TextRef,
    TransactionMut,
};

/// Map of what is chosen: [`MARK`].
pub const REPORT: &str = "report";
/// Key of the mark's symbol in [`REPORT`].
pub const MARK: &str = "mark";
/// Text: 説明.
pub const NARRATIVE: &str = "narrative";
/// Text: 備考.
pub const REMARK: &str = "remark";
/// Map of values: an indicator's number to the word of its [`Entry`].
pub const VALUES: &str = "values";

/// Largest document with all that was deleted in it, in bytes.
pub const MOST_DOCUMENT: usize = 8 * 1024 * 1024;

/// An empty document for a client; two that write have different numbers. It counts letters as browsers do.
#[must_use]
pub fn new_document(client: u64) -> Doc {
    let options = Options { offset_kind: OffsetKind::Utf16, ..Options::with_client_id(ClientID::new(client)) };
    let doc = Doc::with_options(options);
    // What comes from others is read as what it is only where the kinds are known beforehand.
    let _ = Fields::of(&doc);
    doc
}

/// The parts of a document.
#[derive(Clone, Debug)]
pub struct Fields {
    /// What is chosen.
    pub report: MapRef,
    /// 説明.
    pub narrative: TextRef,
    /// 備考.
    pub remark: TextRef,
    /// 実績値.
    pub values: MapRef,
}

impl Fields {
    /// Those of this document; no transaction may be open.
    #[must_use]
    pub fn of(doc: &Doc) -> Self {
        Self {
            report: doc.get_or_insert_map(REPORT),
            narrative: doc.get_or_insert_text(NARRATIVE),
            remark: doc.get_or_insert_text(REMARK),
            values: doc.get_or_insert_map(VALUES),
        }
    }

    /// Writes what a new document begins with.
    pub fn seed(&self, write: &mut TransactionMut<'_>, draft: &Draft) {
        if let Some(mark) = &draft.mark {
            self.report.insert(write, MARK, mark.as_str());
        }
        self.narrative.insert(write, 0, &draft.narrative);
        self.remark.insert(write, 0, &draft.remark);
        for (indicator, entry) in &draft.values {
            self.values.insert(write, indicator.to_string(), entry.write());
        }
    }
}

/// What the document says, if it is a report.
///
/// # Errors
/// When it holds anything that a report doesn't, or too much.
pub fn read_draft(read: &impl ReadTxn) -> Result<Draft, DraftRefused> {
    read_up_to(read, MOST_TEXT)?.in_bounds()
}

/// The same, however long its texts are: a writer's own copy may hold what is still to be shortened.
pub(super) fn read_any_length(read: &impl ReadTxn) -> Result<Draft, DraftRefused> {
    read_up_to(read, u32::MAX)
}

fn read_up_to(read: &impl ReadTxn, most: u32) -> Result<Draft, DraftRefused> {
    let known = [REPORT, NARRATIVE, REMARK, VALUES];
    if read.root_refs().any(|(name, _)| !known.contains(&name)) {
        return Err(DraftRefused::Strange);
    }
    let (report, values) = (words(read, REPORT)?, words(read, VALUES)?);
    if report.keys().any(|key| key != MARK) {
        return Err(DraftRefused::Strange);
    }
    Ok(Draft {
        mark: report.into_values().next(),
        narrative: text(read, NARRATIVE, most)?,
        remark: text(read, REMARK, most)?,
        values: values
            .iter()
            .map(|(key, word)| value(key, word))
            .collect::<Option<_>>()
            .ok_or(DraftRefused::Strange)?,
    })
}

/// A map of words.
fn words(read: &impl ReadTxn, name: &str) -> Result<BTreeMap<String, String>, DraftRefused> {
    let Some(map) = read.get_map(name) else { return Ok(BTreeMap::new()) };
    if map.len(read) as usize > MOST_VALUES {
        return Err(DraftRefused::ManyValues);
    }
    let word = |(key, value): (&str, Out)| match value {
        Out::Any(Any::String(word)) if word.len() <= MOST_WORD => Ok((key.to_owned(), word.to_string())),
        _ => Err(DraftRefused::Strange),
    };
    map.iter(read).map(word).collect()
}

/// A text of letters alone: whatever else stands in it counts in its length.
fn text(read: &impl ReadTxn, name: &str, most: u32) -> Result<String, DraftRefused> {
    let Some(text) = read.get_text(name) else { return Ok(String::new()) };
    let length = text.len(read);
    if length > most {
        return Err(DraftRefused::Long);
    }
    let letters = text.get_string(read);
    if letters.encode_utf16().count() == length as usize { Ok(letters) } else { Err(DraftRefused::Strange) }
}

fn value(key: &str, word: &str) -> Option<(IndicatorId, Entry)> {
    let indicator: i64 = key.parse().ok()?;
    (indicator.to_string() == key).then_some((IndicatorId(indicator), Entry::read(word)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::{Decimal, Figure, Reason};
    use yrs::{Array as _, MapPrelim, Transact as _, WriteTxn as _};

    fn draft() -> Draft {
        let values = [
            (IndicatorId(7), Entry::exact(Figure::Value(Decimal::from(27)))),
            (IndicatorId(8), Entry::exact(Figure::Absent(Reason::NotHeld))),
        ];
        Draft {
            mark: Some("○".to_owned()),
            narrative: "👨‍👩‍👧の相談会\r\nを開いた。".to_owned(),
            remark: String::new(),
            values: values.into(),
        }
    }

    fn seeded() -> Doc {
        let doc = new_document(1);
        Fields::of(&doc).seed(&mut doc.transact_mut(), &draft());
        doc
    }

    #[test]
    fn a_document_says_what_it_was_seeded_with() {
        assert_eq!(read_draft(&new_document(1).transact()), Ok(Draft::default()));
        assert_eq!(read_draft(&seeded().transact()), Ok(draft()));
    }

    #[test]
    fn what_a_report_does_not_hold_is_refused() {
        type Spoil = fn(&Fields, &mut TransactionMut<'_>);
        let spoils: [(Spoil, DraftRefused); 8] = [
            (
                |_, write| {
                    write.get_or_insert_text("notes");
                },
                DraftRefused::Strange,
            ),
            (
                |_, write| {
                    write.get_or_insert_array("list").push_back(write, 1);
                },
                DraftRefused::Strange,
            ),
            (
                |it, write| {
                    it.report.insert(write, "state", "確定");
                },
                DraftRefused::Strange,
            ),
            (
                |it, write| {
                    it.report.insert(write, MARK, 1);
                },
                DraftRefused::Strange,
            ),
            (
                |it, write| {
                    it.values.insert(write, "7", MapPrelim::default());
                },
                DraftRefused::Strange,
            ),
            (
                |it, write| {
                    it.values.insert(write, "07", "1");
                },
                DraftRefused::Strange,
            ),
            (
                |it, write| {
                    it.values.insert(write, "7", "many");
                },
                DraftRefused::Strange,
            ),
            (|it, write| it.remark.insert(write, 0, &"字".repeat(40_001)), DraftRefused::Long),
        ];
        for (at, (spoil, refused)) in spoils.into_iter().enumerate() {
            let doc = seeded();
            spoil(&Fields::of(&doc), &mut doc.transact_mut());
            assert_eq!(read_draft(&doc.transact()), Err(refused), "{at}");
        }
    }

    #[test]
    fn a_picture_in_a_text_is_no_letter() {
        let doc = seeded();
        let fields = Fields::of(&doc);
        fields.narrative.insert_embed(&mut doc.transact_mut(), 0, Any::from("picture.png"));
        assert_eq!(read_draft(&doc.transact()), Err(DraftRefused::Strange));
    }
}
