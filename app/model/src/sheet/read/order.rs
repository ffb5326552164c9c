//! The order of the columns, as the page's head states it. A line states the order of its own words; words that were torn
//! off into lines of their own do so only where the first column's begins them, as print gives them in groups.

use super::ReadRefused;
use super::form::Departments;
use super::lines::{Line, quote};
use crate::text::name_key;
use crate::year::read_year_at;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Policy,
    Title,
    Commitment,
    Mark,
    Narrative,
    Remark,
    /// 「（特殊要因等）」, the second line of 備考.
    Cause,
    Department,
}

use Column::{Cause, Commitment, Department, Mark, Narrative, Policy, Remark, Title};

/// Words of the head, folded by [`name_key`].
const WORDS: &[(&str, Column)] = &[
    ("備考", Remark),
    ("評価", Mark),
    ("説明", Narrative),
    ("進捗状況", Narrative),
    ("(進捗状況)", Narrative),
    ("説明(進捗状況)", Narrative),
    ("特殊要因等", Cause),
    ("(特殊要因等)", Cause),
    ("備考(特殊要因等)", Remark),
    ("担当", Department),
    ("担当課", Department),
    ("担当課・団体", Department),
    ("担当部署", Department),
    ("担当課等", Department),
    ("項目", Title),
    ("基本施策", Policy),
    ("施策", Policy),
    ("計画の記載", Commitment),
    ("計画における記載", Commitment),
    ("計画の内容", Commitment),
];

/// A single word of the head.
pub(super) fn is_header_word(token: &str) -> bool {
    column_of(token).is_some()
}

fn column_of(token: &str) -> Option<Column> {
    let key = name_key(token);
    WORDS.iter().find(|(word, _)| *word == key).map(|(_, column)| *column)
}

/// The columns of a line that is made of the head's words alone, with or without spaces between their signs; of another
/// line none.
pub(super) fn columns_in(text: &str) -> Vec<Column> {
    let key = name_key(text);
    let (mut rest, mut columns) = (key.as_str(), Vec::new());
    while !rest.is_empty() {
        let words = WORDS.iter().filter_map(|(word, column)| Some((rest.strip_prefix(word)?, *column)));
        let Some((behind, column)) = words.min_by_key(|(behind, _)| behind.len()) else { return Vec::new() };
        columns.push(column);
        rest = behind;
    }
    columns
}

/// The columns that a line of the head names, each once; what else it says is aside.
fn columns_of(line: &Line<'_>) -> Vec<Column> {
    let whole = columns_in(line.text);
    if !whole.is_empty() {
        return whole;
    }
    line.text.split([' ', '\u{3000}', '\t']).filter_map(column_of).collect()
}

/// 「令和５年度実績」, 「令和５年度の進捗状況」: the 説明 under the name of its year, where a line of several columns has no word for
/// it or the name says that it tells what was done.
fn is_told_in_year(token: &str, columns: usize) -> bool {
    const DONE: &[&str] = &["実績", "進捗", "取組", "取り組み", "状況", "実施", "結果", "報告", "事業"];
    let Some(found) = read_year_at(token) else { return false };
    let rest = token[found.len..].trim_start_matches('の');
    rest.is_empty() && columns >= 3
        || DONE.iter().any(|word| rest.starts_with(word)) && column_of(rest).is_none()
        || column_of(rest) == Some(Narrative)
}

/// The columns of a line, a column under the name of a year as 説明.
fn columns_with_year(line: &Line<'_>) -> Vec<Column> {
    let named = columns_of(line).len();
    // Several are columns of years, of figures alone.
    if line.text.split([' ', '\u{3000}', '\t']).filter(|token| read_year_at(token).is_some()).count() != 1 {
        return columns_of(line);
    }
    let column = |token: &str| column_of(token).or_else(|| is_told_in_year(token, named).then_some(Narrative));
    let mut columns: Vec<Column> = line.text.split([' ', '\u{3000}', '\t']).filter_map(column).collect();
    columns.dedup();
    columns
}

/// What the heads of a list state of the order.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stated {
    /// Where 担当 stands, as a line says.
    pub by_line: Option<Departments>,
    /// The same as words on lines of their own say.
    pub by_torn: Option<Departments>,
    /// Whether a head names all of its columns, and no 備考.
    pub without_remark: bool,
    /// Whether a head names 説明.
    pub narrative: bool,
    /// Whether one is by a word for it, not by a year.
    pub told: bool,
}

/// What the heads state, each the lines of one head. An order in which the cells can't be told is refused.
pub(super) fn read_order(heads: &[Vec<Line<'_>>]) -> Result<Stated, ReadRefused> {
    let mut stated = Stated::default();
    let (mut named, mut whole): (Vec<Column>, bool) = (Vec::new(), false);
    for head in heads {
        let plain = head.iter().any(|line| columns_of(line).contains(&Narrative));
        stated.told |= plain;
        let read = |line: &Line<'_>| if plain { columns_of(line) } else { columns_with_year(line) };
        for line in head {
            let columns = read(line);
            state(&mut stated.by_line, line, &columns)?;
            whole |= is_whole(&columns);
            named.extend(columns);
        }
        let torn: Vec<Column> = head.iter().flat_map(read).collect();
        let in_lines = head.iter().all(|line| columns_of(line).len() < 4);
        if let Some(first) = head.first().filter(|_| in_lines && is_whole(&torn)) {
            state(&mut stated.by_torn, first, &torn)?;
            whole = true;
        }
    }
    stated.narrative = named.contains(&Narrative);
    stated.without_remark = whole && !named.iter().any(|column| matches!(column, Remark | Cause));
    if whole && !named.contains(&Department) {
        (stated.by_line, stated.by_torn) = (Some(Departments::Never), None);
    }
    Ok(stated)
}

/// Notes where 担当 stands in `columns`.
fn state(stated: &mut Option<Departments>, line: &Line<'_>, columns: &[Column]) -> Result<(), ReadRefused> {
    for piece in pieces(columns) {
        let fits = |order: [Column; 6]| variants(piece).iter().any(|columns| is_within(columns, order));
        let place = match [LAST, FIRST].map(fits) {
            [true, true] => continue,
            [true, false] => Departments::Last,
            [false, true] => Departments::First,
            [false, false] => return Err(refuse_order(line)),
        };
        if stated.get_or_insert(place) != &place {
            return Err(refuse_order(line));
        }
    }
    Ok(())
}

const LAST: [Column; 6] = [Title, Commitment, Mark, Narrative, Remark, Department];
const FIRST: [Column; 6] = [Title, Commitment, Department, Mark, Narrative, Remark];

/// Whether columns begin with the first one and go on to those behind the mark.
fn is_whole(columns: &[Column]) -> bool {
    matches!(columns.first(), Some(Policy | Title)) && [Mark, Narrative].iter().all(|column| columns.contains(column))
}

/// The pieces of a line that two groups of the head have come into, one behind the other: the first column begins anew.
fn pieces(columns: &[Column]) -> Vec<&[Column]> {
    let begins =
        |at: &usize| matches!(columns[*at], Policy | Title) && *at > 0 && !matches!(columns[*at - 1], Policy | Title);
    let cuts: Vec<usize> = (0..columns.len()).filter(begins).chain([columns.len()]).collect();
    let mut from = 0;
    cuts.into_iter().map(|to| &columns[std::mem::replace(&mut from, to)..to]).collect()
}

/// Without 基本施策, which is no cell of an item; a 備考 of two lines may stand where either of them does.
fn variants(piece: &[Column]) -> [Vec<Column>; 2] {
    let both = piece.contains(&Remark) && piece.contains(&Cause);
    [Remark, Cause].map(|dropped| {
        let kept = piece.iter().filter(|column| **column != Policy && !(both && **column == dropped));
        let mut columns: Vec<Column> = kept.map(|column| if *column == Cause { Remark } else { *column }).collect();
        columns.dedup();
        columns
    })
}

/// Whether `columns` stand in this order within `order`.
fn is_within(columns: &[Column], order: [Column; 6]) -> bool {
    let mut rest = order.iter();
    columns.iter().all(|column| rest.any(|next| next == column))
}

fn refuse_order(line: &Line<'_>) -> ReadRefused {
    let sentence = format!(
        "{}行目の見出し{}からの列の順は、この読み取りでは扱えません。項目・計画の記載・評価・説明・備考・担当の順か、担当だけを評価の前に置いた順の一覧表にしてください。",
        line.number,
        quote(line.text)
    );
    ReadRefused { line: line.number, sentence }
}

#[cfg(test)]
mod tests {
    use super::super::lines::split_lines;
    use super::*;

    fn stated(head: &str) -> Result<Stated, ReadRefused> {
        read_order(&[split_lines(head).unwrap()])
    }

    #[test]
    fn a_line_states_the_order_of_its_words() {
        let (last, first) = (Some(Departments::Last), Some(Departments::First));
        for (head, form) in [
            ("項目 計画の記載 評価 説明(進捗状況) 備考 担当", last),
            ("基本施策　項　目　計画の記載　評　価　説　明　備　考　担　当", last),
            ("評価 説明(進捗状況) 備考 担当 項目 基本施策 計画の記載", last),
            ("評価 説明(進捗状況) 備考 担当\n項目 基本施策 計画の記載", last),
            ("備考 評価 説明(進捗状況) （特殊要因等） 担当 項目", last),
            ("項目 計画の記載 評価 説明(進捗状況) 備考 担当\n（特殊要因等）", last),
            ("項目 計画の記載 評価 令和５年度 令和６年度 備考 担当", last),
            ("項目 計画の記載 担当 評価 説明(進捗状況) 備考", first),
            ("項目 計画の記載 評価 説明 備考", Some(Departments::Never)),
            ("備考\n\n評価 説明(進捗状況) （特殊要因等）\n担当\n項目\n\n基本施策\n計画の記載", None),
            ("担当\n項目\n\n基本施策\n計画の記載", None),
            ("項目 計画の記載 評価 説明\n担当", None),
        ] {
            assert_eq!(stated(head).unwrap().by_line, form, "{head}");
        }
    }

    #[test]
    fn torn_words_state_an_order_where_the_first_column_begins_them() {
        let by_torn = |head| stated(head).unwrap().by_torn;
        assert_eq!(by_torn("項目\n計画の記載\n担当\n評価\n説明(進捗状況)\n備考"), Some(Departments::First));
        assert_eq!(by_torn("備考\n評価 説明(進捗状況) （特殊要因等）\n担当\n項目\n計画の記載"), None);
    }

    #[test]
    fn a_whole_head_tells_that_there_is_no_remark() {
        let without = |head| stated(head).unwrap().without_remark;
        assert!(without("項目 計画の記載 評価 説明 担当"));
        assert!(!without("項目 計画の記載 評価 説明 担当\n備考"));
        assert!(!without("評価 説明 担当"));
    }

    #[test]
    fn an_order_in_which_cells_cannot_be_told_is_refused_by_its_line() {
        for (head, line) in [
            ("項目 計画の記載 説明(進捗状況) 評価 備考 担当", 1),
            ("\n項目 計画の記載 評価 担当 説明(進捗状況)", 2),
            ("項目 担当 計画の記載 評価 説明(進捗状況) 備考", 1),
            ("項目 評価 計画の記載 説明(進捗状況) 備考 担当", 1),
            ("項目 計画の記載 備考 担当 評価 説明(進捗状況)", 1),
            ("項目 計画の記載 評価 備考 説明(進捗状況) 担当", 1),
            ("項目\n計画の記載\n説明(進捗状況)\n評価\n備考\n担当", 1),
            ("担当 評価 説明(進捗状況)\n\n項目\n\n評価 担当", 5),
            ("基本施策 項目 計画の記載 令和５年度実績 評価 備考 担当課", 1),
            ("項目 計画の記載 令和５年度の進捗状況 評価 備考 担当課", 1),
            ("項目 計画の記載 2023年度実績 評価 担当課", 1),
            ("項目 計画の記載 令和５年度 評価 備考 担当課", 1),
            ("項目 令和５年度実績 計画の記載 評価 備考 担当課", 1),
            ("項目 計画の記載 評価 備考 令和５年度実績 担当課", 1),
            ("備考\n\n令和５年度実績 評価 （特殊要因等）\n担当\n項目\n計画の記載", 3),
            ("基本施策\n項目\n計画の記載\n令和５年度実績\n評価\n備考\n担当課", 1),
        ] {
            assert_eq!(stated(head).unwrap_err().line, line, "{head}");
        }
    }
}
