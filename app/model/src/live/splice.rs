//! From what a field of a page shows to an edit of the document's text, and back. A field counts UTF-16 units and shows
//! every end of a line as one; the document keeps 「CR LF」 as written.

/// One place of a text where letters go and come, in UTF-16 units of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// Where.
    pub at: u32,
    /// How many units go.
    pub removed: u32,
    /// What comes.
    pub inserted: String,
}

impl Splice {
    /// The edit that leads from the document's `text` to the field's `shown`; `None` where both say the same. Where equal
    /// letters leave it open which of them is new, it is the one before the `caret` (UTF-16 units of the field).
    #[must_use]
    pub fn between(text: &str, shown: &str, caret: u32) -> Option<Self> {
        let before: Vec<u16> = show(text).encode_utf16().collect();
        let after: Vec<u16> = show(shown).encode_utf16().collect();
        if before == after {
            return None;
        }
        let behind = after.len().saturating_sub(caret as usize).min(before.len());
        let same = |(one, other): &(&u16, &u16)| one == other;
        let mut tail = before.iter().rev().zip(after.iter().rev()).take(behind).take_while(same).count();
        while cuts_letter(&before, before.len() - tail) || cuts_letter(&after, after.len() - tail) {
            tail -= 1;
        }
        let room = before.len().min(after.len()) - tail;
        let mut head = before.iter().zip(&after).take(room).take_while(same).count();
        while cuts_letter(&before, head) || cuts_letter(&after, head) {
            head -= 1;
        }
        let (from, to) = (written_at(text, length(head)), written_at(text, length(before.len() - tail)));
        let inserted = String::from_utf16_lossy(&after[head..after.len() - tail]);
        Some(Self { at: from, removed: to - from, inserted }.apart(text))
    }

    /// A single CR must not become one end of a line with the LF that comes to stand behind it: it is written anew, and so
    /// are those before it.
    fn apart(mut self, text: &str) -> Self {
        let unit = |at: u32| text.encode_utf16().nth(at as usize);
        let next = self.inserted.encode_utf16().next().or_else(|| unit(self.at + self.removed));
        while next == Some(LF) && self.at > 0 && unit(self.at - 1) == Some(CR) {
            (self.at, self.removed) = (self.at - 1, self.removed + 1);
            self.inserted.insert(0, '\n');
        }
        self
    }
}

/// The text as a field shows it.
#[must_use]
pub fn show(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Where a place of the field stands in the document's text.
#[must_use]
pub fn written_at(text: &str, shown: u32) -> u32 {
    let (mut written, mut seen) = (0, 0);
    let mut units = text.encode_utf16().peekable();
    while seen < shown
        && let Some(unit) = units.next()
    {
        written += 1;
        if unit == CR && units.next_if_eq(&LF).is_some() {
            written += 1;
        }
        seen += 1;
    }
    written
}

/// Where a place of the document's text stands in the field.
#[must_use]
pub fn shown_at(text: &str, written: u32) -> u32 {
    let mut before = 0;
    let mut shown = 0;
    for unit in text.encode_utf16().take(written as usize) {
        shown += u32::from(!(before == CR && unit == LF));
        before = unit;
    }
    shown
}

const CR: u16 = 0x0D;
const LF: u16 = 0x0A;

/// Whether a cut there would part the two units of one letter.
fn cuts_letter(units: &[u16], at: usize) -> bool {
    at > 0 && units.get(at).is_some_and(|unit| (0xDC00..0xE000).contains(unit))
}

fn length(units: usize) -> u32 {
    u32::try_from(units).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn apply(text: &str, splice: &Splice) -> String {
        let mut units: Vec<u16> = text.encode_utf16().collect();
        let range = splice.at as usize..(splice.at + splice.removed) as usize;
        units.splice(range, splice.inserted.encode_utf16());
        String::from_utf16(&units).unwrap()
    }

    #[track_caller]
    fn check(text: &str, shown: &str, caret: u32, expected: (u32, u32, &str)) {
        let splice = Splice::between(text, shown, caret).unwrap();
        assert_eq!((splice.at, splice.removed, &*splice.inserted), expected, "{text:?} → {shown:?}");
        assert_eq!(show(&apply(text, &splice)), show(shown));
    }

    #[test]
    fn what_was_typed_is_found_where_it_was_typed() {
        check("", "あ", 1, (0, 0, "あ"));
        check("相談会", "相談の会", 3, (2, 0, "の"));
        check("相談会", "相談", 2, (2, 1, ""));
        check("ああ", "あああ", 1, (0, 0, "あ"));
        check("ああ", "あああ", 3, (2, 0, "あ"));
        check("一回、二回", "十回", 2, (0, 5, "十回"));
        check("ああ", "あ", 0, (0, 1, ""));
    }

    #[test]
    fn a_letter_of_two_units_is_not_parted() {
        check("😀", "😁", 2, (0, 2, "😁"));
        check("𠮷田", "𠮟田", 2, (0, 2, "𠮟"));
        check("か", "か\u{3099}", 2, (1, 0, "\u{3099}"));
    }

    #[test]
    fn ends_of_lines_stay_as_written() {
        assert_eq!(Splice::between("一\r\n二", "一\n二", 0), None);
        check("一\r\n二", "一\n二三", 4, (4, 0, "三"));
        check("一\r\n二", "一二", 1, (1, 2, ""));
        check("一\r\n\r\n二", "一\n二", 2, (3, 2, ""));
        check("一\r二", "一\n\n二", 3, (1, 1, "\n\n"));
        check("一\r二\n", "一\n\n", 2, (1, 2, "\n"));
    }

    proptest! {
        #[test]
        fn the_edit_leads_to_what_is_shown(
            text in "[あい\r\n😀x]{0,12}", shown in "[あい\n😀x]{0,12}", caret in 0_u32..16,
        ) {
            match Splice::between(&text, &shown, caret) {
                Some(splice) => prop_assert_eq!(show(&apply(&text, &splice)), shown),
                None => prop_assert_eq!(show(&text), shown),
            }
        }

        #[test]
        fn places_lead_there_and_back(text in "[あ\r\n😀]{0,12}", at in 0_u32..12) {
            let at = at.min(show(&text).encode_utf16().count() as u32);
            prop_assert_eq!(shown_at(&text, written_at(&text, at)), at);
        }
    }
}
