//! Numbers side by side of which no year is told for sure: a line under years that can't be read as their row, and a line
//! without years above it. Such a line is asked about as a whole, so that no other year's number is taken for this one's.

use super::amount::Found;
use super::cell::{Cell, is_odd_unit, is_space, is_unit, split_cells};
use super::given::is_unit_like;
use super::label::{Label, Tie};
use super::name::is_name;
use super::prose::SERIES;
use super::scan::{Kind, OfLine, OnLine, Unsure};
use super::ways::{TURNS, Way, Ways};
use crate::indicator::{Figure, Reason};
use crate::number::leading_number;
use crate::plan::fold_symbol;
use crate::sheet::read::lines::bullet_len;
use crate::text::narrow;

const UNREAD: &str = "年度の列の下の行ですが、どの年度の値か読み取れない数があります。";

/// A line under years that begins with a name and ends with numbers, and is no row that can be read.
pub(super) fn ask_unread_row(text: &str) -> Option<OfLine> {
    let body: String = text.chars().skip(bullet_len(text)).collect();
    let tokens: Vec<&str> = body.split(is_space).filter(|token| !token.is_empty()).collect();
    let (mut at, mut cells, mut numbers) = (tokens.len(), 0, 0);
    while let Some(last) = at.checked_sub(1) {
        let apart = last.checked_sub(1).filter(|number| is_unit_word(tokens[last]) && is_bare(tokens[*number]));
        let Some(from) = apart.or_else(|| is_like_cell(tokens[last]).then_some(last)) else { break };
        numbers += usize::from(tokens[from].contains(|c: char| narrow(c).is_ascii_digit()));
        (at, cells) = (from, cells + 1);
    }
    let name = at.checked_sub(1).map(|name| tokens[name]).filter(|name| is_name(name))?;
    let row = cells >= 2 && numbers >= 1 && name.contains(char::is_alphabetic) && !body.contains(['。', '、']);
    row.then(|| ask(text, UNREAD, Vec::new(), Kind::Row))
}

fn is_like_cell(token: &str) -> bool {
    let bare = ["約", "延べ", "延", "実", "年"].iter().find_map(|word| token.strip_prefix(word)).unwrap_or(token);
    let number =
        bare.starts_with(|c: char| narrow(c).is_ascii_digit()) && !token.contains(['：', ':', '月', '/', '／']);
    number || fold_symbol(token) == "－" || Reason::read(token).is_some()
}

fn is_bare(token: &str) -> bool {
    leading_number(token).is_some_and(|(_, len)| len == token.len())
}

fn is_unit_word(token: &str) -> bool {
    is_unit(token) || is_odd_unit(token) || token.chars().count() <= 4 && token.chars().all(is_unit_like)
}

/// Numbers side by side without years, one of which has a unit that isn't known, or stands beside a dash or a reason.
pub(super) fn ask_unsure_series(text: &str) -> Option<OfLine> {
    let start = bullet_len(text);
    let body: String = text.chars().skip(start).collect();
    let (mut label, cells) = split_cells(&body);
    let valued = |cell: &&Cell| cell.figure.is_some_and(|figure| figure.value().is_some());
    let reason = |cell: &Cell| matches!(cell.figure, None | Some(Figure::Absent(Reason::NotHeld | Reason::Pending)));
    let odd = |cell: &Cell| cell.unit.as_deref().is_some_and(|unit| !is_unit(unit));
    let unsure = cells.iter().any(|cell| odd(cell) || reason(cell)) && cells.iter().any(|cell| valued(&cell));
    let name = label.pop().filter(|name| is_name(name) && unsure && cells.len() >= 2)?;
    let figure = |cell: &Cell| {
        let end = start + body.chars().count();
        let found = Found {
            approximate: cell.approximate,
            counting: cell.counting,
            timing: cell.timing,
            ..Found::plain((start, end), cell.figure?, cell.unit.clone())
        };
        let (text, above) = (name.to_owned(), label.iter().map(|part| (*part).to_owned()).collect());
        let label = Label { start, text, above, tie: Tie::Space, from_sentence: false, part: false, dated: false };
        let (value, as_printed) = (Some(found.figure), body.clone());
        Some(OnLine { label, found, value, previous: None, earlier: Vec::new(), as_printed, note: None })
    };
    let ways = TURNS.into_iter().zip(cells.iter().filter(valued).filter_map(figure));
    Some(ask(text, SERIES, ways.map(|(turn, figure)| Way::take(turn, figure)).collect(), Kind::Text))
}

fn ask(text: &str, why: &'static str, ways: Vec<Way>, kind: Kind) -> OfLine {
    let unsure = vec![Unsure { at: 0, text: text.to_owned(), why, ways: Ways::nothing(ways) }];
    OfLine { unsure, kind, ..OfLine::default() }
}
