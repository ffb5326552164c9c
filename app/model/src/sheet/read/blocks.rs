//! How a list in running text is told, and how its blocks are made: which label opens one, and which cells stand above it.

use super::furniture::Sorted;
use super::labels::{
    Field, bare_label, begins_with_label, label_at, names_item, number_before, split_labels, tells_more,
};
use super::lines::Line;
use super::numbering::{item_number, numbered};
use crate::text::name_key;
use crate::year::FiscalYear;

/// Whether a text is of this form: its items are named by labels, and more labels follow.
pub(super) fn is_labelled(lines: &[Line<'_>]) -> bool {
    lines.iter().any(|line| names_item(line.text)) && lines.iter().any(|line| tells_more(line.text))
}

/// Whether a line is neither a cell nor a heading.
pub(super) fn is_unknown(line: &Line<'_>) -> bool {
    !begins_with_label(line.text) && numbered(line.text).is_none() && item_number(line.text).is_none()
}

/// The year that the labels name, 「令和６年度の実績」, counts where the head names none and the labels one alone.
pub(super) fn note_years(sorted: &mut Sorted<'_>) {
    if !sorted.years.is_empty() {
        return;
    }
    let mut named: Vec<(u32, FiscalYear)> = Vec::new();
    for line in &sorted.body {
        for (field, _) in split_labels(*line, None).1 {
            if let Field::Narrative(Some(year)) = field {
                named.push((line.number, year));
            }
        }
    }
    if named.iter().all(|(_, year)| *year == named[0].1) {
        sorted.years.extend(named.first());
    }
}

/// How the blocks of one list are made.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// The label of the first item's name; another one names no item.
    opener: Option<String>,
    /// Cells that stand above the name of their item.
    leading: Vec<Field>,
}

impl Blocks {
    /// As the first block shows it. What stands above each name belongs to the item below.
    pub fn of(body: &[Line<'_>]) -> Self {
        let mut blocks = Self::default();
        let (mut above, mut titles): (Vec<(Field, usize)>, usize) = (Vec::new(), 0);
        for line in body {
            let (_, pieces) = split_labels(*line, None);
            for (at, (field, _)) in pieces.iter().enumerate() {
                match field {
                    Field::Title => {
                        titles += 1;
                        if titles == 1 && at == 0 {
                            blocks.opener = Some(opener_of(line.text));
                        }
                    }
                    Field::Department | Field::Mark => match above.iter_mut().find(|it| it.0 == *field) {
                        Some((_, times)) => *times += 1,
                        None if titles == 0 => above.push((*field, 1)),
                        None => {}
                    },
                    _ => {}
                }
            }
        }
        // Once in a head is no cell of each block.
        blocks.leading = above.into_iter().filter(|(_, times)| *times == titles && titles > 0).map(|it| it.0).collect();
        blocks
    }

    /// Whether a cell stands above the name of its item.
    pub fn is_leading(&self, field: Field) -> bool {
        self.leading.contains(&field)
    }

    /// Whether a line begins a block.
    pub fn begin_with(&self, text: &str) -> bool {
        names_item(text) || label_at(text).is_some_and(|(field, _)| self.is_leading(field))
    }

    /// Whether the name on a line is an item's, and not that of something within one: 「主な取組」 behind 「事業名」.
    pub fn open_with(&self, text: &str) -> bool {
        !matches!(label_at(text), Some((Field::Title, _)))
            || self.opener.as_ref().is_none_or(|opener| *opener == opener_of(text))
    }
}

fn opener_of(text: &str) -> String {
    let from = number_before(text).map_or(0, |(_, len)| len);
    name_key(bare_label(&text[from..]))
}
