//! 訂正 as pages and the import tell them: what a 訂正版 says otherwise than the edition before it, both sides beside each other.

use super::{Revised, Revision, What};
use crate::report::{Line, compare};
use crate::text::diff::SpanKind;
use crate::writing::Lang;
use serde::{Deserialize, Serialize};

/// Longer texts are told by their lines that differ.
const SHORT: usize = 40;

/// Where nothing is printed.
const NOTHING: &str = "記載なし";

/// What is said in our own words, in English: names of cells. Those of figures are the city's.
const OURS: [(&str, &str); 8] = [
    (NOTHING, "no entry"),
    ("番号", "Number"),
    ("題名", "Title"),
    ("計画の記載", "What the plan says"),
    ("評価", "Rating"),
    ("説明", "Explanation"),
    ("備考", "Remarks"),
    ("担当", "Responsible"),
];

/// The 訂正 of one edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectedEdition {
    /// Its number, from 2.
    pub edition: i32,
    /// In the order of the list; never empty.
    pub corrections: Vec<Correction>,
}

/// One thing that was corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// 「1-(2)」.
    pub place: String,
    /// Title of the 項目.
    pub title: String,
    /// Before and after.
    pub what: Corrected,
}

/// Before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Corrected {
    /// The 項目 is new.
    Added,
    /// The 項目 is gone.
    Removed,
    /// A figure or a short text; 「記載なし」 where nothing is printed.
    Short {
        /// Name of the figure or of the cell.
        name: String,
        /// Before.
        from: String,
        /// Since.
        to: String,
    },
    /// A longer text: its lines that differ, compared.
    Text {
        /// 説明, 備考, 計画の記載.
        name: String,
        /// Lost and added words marked.
        lines: Vec<Line>,
    },
}

impl Corrected {
    /// A name or a text of it in the reader's language; what is printed stays as it is.
    #[must_use]
    pub fn said_in(words: &str, lang: Lang) -> &str {
        match lang {
            Lang::Ja => words,
            Lang::En => OURS.iter().find(|it| it.0 == words).map_or(words, |it| it.1),
        }
    }
}

impl CorrectedEdition {
    /// The 訂正 of an edition that are wanted; `None` where there are none.
    #[must_use]
    pub fn of(revision: &Revision, wanted: impl Fn(&Revised) -> bool) -> Option<Self> {
        let wanted = revision.revised.iter().filter(|it| wanted(it));
        let corrections: Vec<_> = wanted.map(Correction::of).collect();
        (!corrections.is_empty()).then_some(Self { edition: revision.edition, corrections })
    }
}

impl Correction {
    /// One difference.
    #[must_use]
    pub fn of(it: &Revised) -> Self {
        let what = match &it.what {
            What::Added => Corrected::Added,
            What::Removed => Corrected::Removed,
            What::Cell { name, from, to } => of_cell(name, from, to),
            What::Figure { name, from, to } => {
                let [from, to] = [from, to].map(|it| it.as_ref().map_or("", |it| &it.words));
                Corrected::Short { name: name.clone(), from: printed(from), to: printed(to) }
            }
        };
        Self { place: it.place.clone(), title: it.title.clone(), what }
    }
}

fn of_cell(name: &str, from: &str, to: &str) -> Corrected {
    let is_short = |text: &&str| text.chars().count() <= SHORT && !text.contains('\n');
    let name = name.to_owned();
    if [from, to].iter().all(is_short) {
        return Corrected::Short { name, from: printed(from), to: printed(to) };
    }
    let mut lines = compare(to, Some(from));
    lines.retain(|line| line.iter().any(|span| span.kind != SpanKind::Same));
    Corrected::Text { name, lines }
}

fn printed(text: &str) -> String {
    if text.is_empty() { NOTHING.to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_cells_are_told_whole_and_long_ones_by_the_lines_that_differ() {
        let [same, old, new] =
            ["見守りを続けた。", "講座を三回開き、延べ五十人が参加した。", "講座を四回開き、延べ五十人が参加した。"];
        let short = of_cell("評価", "○", "");
        assert_eq!(
            short,
            Corrected::Short { name: "評価".to_owned(), from: "○".to_owned(), to: "記載なし".to_owned() }
        );
        let said = |words: &'static str| Corrected::said_in(words, Lang::En);
        assert_eq!(
            [said("評価"), said("○"), said("記載なし"), said("参加者数")],
            ["Rating", "○", "no entry", "参加者数"]
        );
        let Corrected::Text { lines, .. } = of_cell("説明", &format!("{same}\n{old}"), &format!("{same}\n{new}"))
        else {
            panic!("two lines are no short text");
        };
        let [line] = lines.as_slice() else { panic!("one line differs: {lines:?}") };
        let of = |kind| line.iter().filter(|it| it.kind == kind).map(|it| it.text.as_str()).collect::<String>();
        assert!(of(SpanKind::Lost).contains('三') && of(SpanKind::Added).contains('四'), "{line:?}");
    }
}
