//! 説明 cut into lines and figures: where a printed line is nothing but figures, it stands as aligned rows; all else
//! stays text, letter by letter. It reads no numbers: what the figures are is given.

use crate::text::narrow;
use crate::year::read_year_at;
use serde::{Deserialize, Serialize};

/// A figure as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InText<'a> {
    /// Full name of the indicator: heading + space + label.
    pub name: &'a str,
    /// From the label to the closing bracket, as printed.
    pub as_printed: &'a str,
    /// What follows ※ behind it.
    pub note: Option<&'a str>,
}

/// A piece of 説明; figures are named by their position in what was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A line as printed.
    Line(String),
    /// Lines that hold nothing but these figures.
    Figures(Vec<Labelled>),
    /// Figures that stand inside the line before, which is kept.
    Inside(Vec<Labelled>),
    /// Figures that the text doesn't hold: the list prints them elsewhere.
    Elsewhere(Vec<Labelled>),
}

/// A figure and what is printed around its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Labelled {
    /// Position of the figure in what was given.
    pub at: usize,
    /// What stands before it: label as printed, with a heading of the same line.
    pub label: String,
    /// What stands between label and number: 「延」「年」.
    pub qualifier: String,
}

/// Cuts a 説明 at its line ends; empty lines are dropped.
#[must_use]
pub fn cut(narrative: &str, figures: &[InText<'_>]) -> Vec<Piece> {
    let lines: Vec<&str> = narrative.lines().map(str::trim_end).filter(|it| !it.is_empty()).collect();
    let places = find(&lines, figures);
    let mut pieces = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let here: Vec<Place> = places.iter().flatten().filter(|it| it.line == at).copied().collect();
        place_line(&mut pieces, line, &here, figures);
    }
    let elsewhere = |(at, place): (usize, &Option<Place>)| place.is_none().then(|| label(at, &figures[at], None));
    let rest: Vec<Labelled> = places.iter().enumerate().filter_map(elsewhere).collect();
    if !rest.is_empty() {
        pieces.push(Piece::Elsewhere(rest));
    }
    pieces
}

/// Where a figure stands: its line, and the bytes of it.
#[derive(Clone, Copy)]
struct Place {
    figure: usize,
    line: usize,
    from: usize,
    to: usize,
}

/// Figures come in printed order, so equal texts under two headings each find their own line.
fn find(lines: &[&str], figures: &[InText<'_>]) -> Vec<Option<Place>> {
    let mut reached = (0, 0);
    let mut places = Vec::new();
    for (figure, it) in figures.iter().enumerate() {
        let from_here = search(lines, reached, it.as_printed);
        let found = from_here.or_else(|| search(lines, (0, 0), it.as_printed));
        if let Some((line, from)) = found {
            // The next one may share this bracket, so it is looked for behind this one's first letter.
            let step = it.as_printed.chars().next().map_or(0, char::len_utf8);
            reached = (line, from + step);
        }
        places.push(found.map(|(line, from)| Place { figure, line, from, to: from + it.as_printed.len() }));
    }
    places
}

fn search(lines: &[&str], (first, from): (usize, usize), wanted: &str) -> Option<(usize, usize)> {
    if wanted.is_empty() {
        return None;
    }
    lines.iter().enumerate().skip(first).find_map(|(at, line)| {
        let from = if at == first { from } else { 0 };
        line.get(from..)?.find(wanted).map(|found| (at, from + found))
    })
}

fn place_line(pieces: &mut Vec<Piece>, line: &str, here: &[Place], figures: &[InText<'_>]) {
    let rest = outside(line, here);
    let bare = here.iter().filter_map(|it| figures[it.figure].note).fold(rest, |rest, note| rest.replacen(note, "", 1));
    let bare = compact(bare.trim_matches(|c: char| c.is_whitespace() || "・※、，；".contains(c)));
    let heading = here.first().filter(|it| compact(figures[it.figure].name).starts_with(&bare));
    if here.is_empty() || (!bare.is_empty() && heading.is_none()) {
        pieces.push(Piece::Line(line.to_owned()));
        if !here.is_empty() {
            pieces.push(Piece::Inside(labels(here, figures, None)));
        }
        return;
    }
    let heading =
        (!bare.is_empty()).then(|| line[..here[0].from].trim_matches(|c: char| c == '・' || c.is_whitespace()));
    let mut labels = labels(here, figures, heading);
    match pieces.last_mut() {
        Some(Piece::Figures(above)) => above.append(&mut labels),
        _ => pieces.push(Piece::Figures(labels)),
    }
}

/// The line without its figures.
fn outside(line: &str, here: &[Place]) -> String {
    let inside = |at: usize| here.iter().any(|it| it.from <= at && at < it.to);
    line.char_indices().filter(|(at, _)| !inside(*at)).map(|(_, c)| c).collect()
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A heading on the line stands before its first figure only, as printed.
fn labels(here: &[Place], figures: &[InText<'_>], heading: Option<&str>) -> Vec<Labelled> {
    let one = |(nth, it): (usize, &Place)| label(it.figure, &figures[it.figure], heading.filter(|_| nth == 0));
    here.iter().enumerate().map(one).collect()
}

fn label(at: usize, figure: &InText<'_>, heading: Option<&str>) -> Labelled {
    let (printed, rest) = split_label(figure);
    let label = match heading {
        Some(heading) if !heading.is_empty() => format!("{heading}　{printed}"),
        _ => printed.to_owned(),
    };
    // The bracket holds last year's number: what stands before that one is no qualifier of this year's.
    let this_year = rest.split(['（', '(']).next().unwrap_or_default();
    let digit = this_year.find(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let qualifier = digit.map_or("", |digit| &this_year[..digit]);
    let qualifier = qualifier.trim_matches(|c: char| c.is_whitespace() || "：:約".contains(c));
    // 「利用者数は50人」, 「訪問件数　令和６年度　135件」: a particle and a year say nothing of how it is counted.
    let dated = read_year_at(this_year.trim_start_matches(|c: char| c.is_whitespace() || "：:".contains(c))).is_some();
    let qualifier = if dated || ["は", "が"].contains(&qualifier) { "" } else { qualifier };
    Labelled { at, label, qualifier: qualifier.to_owned() }
}

/// The longest end of the name with which the printed text begins, spaces apart; else, where it is called otherwise
/// since, what is printed before the number; else the name itself.
fn split_label<'a>(figure: &InText<'a>) -> (&'a str, &'a str) {
    let printed = || {
        let digit = figure.as_printed.find(|c: char| narrow(c).is_ascii_digit())?;
        let before = figure.as_printed[..digit].trim_end_matches(|c: char| c.is_whitespace() || "：:約".contains(c));
        let before =
            ["延べ", "延", "実"].iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before).trim_end();
        (!before.trim_matches(['：', ':']).is_empty()).then(|| figure.as_printed.split_at(before.len()))
    };
    let known = find_label(figure).map(|(_, to)| figure.as_printed.split_at(to));
    known.or_else(printed).unwrap_or((figure.name, figure.as_printed))
}

/// What the name says before the label that is printed beside the number: the headings above it. Empty where the name
/// is that label.
pub(super) fn heading_of<'a>(figure: &InText<'a>) -> &'a str {
    find_label(figure).map_or("", |(from, _)| figure.name[..from].trim_end())
}

/// Where the label begins in the name, and where it ends in the printed text.
fn find_label(figure: &InText<'_>) -> Option<(usize, usize)> {
    let starts = figure.name.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, c)| at + c.len_utf8());
    let mut ends = std::iter::once(0).chain(starts).filter(|at| !figure.name[*at..].is_empty());
    ends.find_map(|at| Some((at, begins_with(figure.as_printed, &figure.name[at..])?)))
}

/// Where `start` ends in `text`, if `text` begins with it but for spaces.
fn begins_with(text: &str, start: &str) -> Option<usize> {
    let mut wanted = start.chars().filter(|c| !c.is_whitespace()).peekable();
    for (at, c) in text.char_indices() {
        if wanted.peek().is_none() {
            return Some(at);
        }
        if !c.is_whitespace() && wanted.next() != Some(c) {
            return None;
        }
    }
    wanted.peek().is_none().then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines as they are; figures as `[label|qualifier]`, kept inside a line in `(…)`, elsewhere in `{…}`.
    fn shown(narrative: &str, figures: &[(&str, &str, Option<&str>)]) -> Vec<String> {
        let figures: Vec<_> =
            figures.iter().map(|(name, as_printed, note)| InText { name, as_printed, note: *note }).collect();
        let words = |all: &[Labelled]| {
            all.iter().map(|it| format!("{}|{}|{}", it.at, it.label, it.qualifier)).collect::<Vec<_>>().join(" ")
        };
        let write = |piece: &Piece| match piece {
            Piece::Line(line) => line.clone(),
            Piece::Figures(all) => format!("[{}]", words(all)),
            Piece::Inside(all) => format!("({})", words(all)),
            Piece::Elsewhere(all) => format!("{{{}}}", words(all)),
        };
        cut(narrative, &figures).iter().map(write).collect()
    }

    #[test]
    fn a_line_that_is_a_figure_becomes_a_row_and_all_else_stays() {
        let check = |narrative: &str, figures: &[(&str, &str, Option<&str>)], lines: &[&str]| {
            assert_eq!(shown(narrative, figures), lines);
        };
        check("・会議を開いた。\n\n・周知した。", &[], &["・会議を開いた。", "・周知した。"]);
        check(
            "・運営の支援を行った。\n・出席件数：506件（前年度634件）\n・相談件数：364件（前年度519件）",
            &[
                ("出席件数", "出席件数：506件（前年度634件）", None),
                ("相談件数", "相談件数：364件（前年度519件）", None),
            ],
            &["・運営の支援を行った。", "[0|出席件数| 1|相談件数|]"],
        );
        check(
            "・年度末現在団体人数\n保護司会：20人（前年度22人）※職権保護司含む\n・研修\n8/23　研修会",
            &[("団体人数 保護司会", "保護司会：20人（前年度22人）", Some("職権保護司含む"))],
            &["・年度末現在団体人数", "[0|保護司会|]", "・研修", "8/23　研修会"],
        );
        check(
            "・福祉総合相談　相談件数　延823件（前年度　762件）",
            &[("福祉総合相談 相談件数", "福祉総合相談　相談件数　延823件（前年度　762件）", None)],
            &["[0|福祉総合相談　相談件数|延]"],
        );
        check("・利用者数は50人", &[("利用者数", "利用者数は50人", None)], &["[0|利用者数|]"]);
        let years = "訪問件数　令和５年度　120件　令和６年度　135件";
        check(&format!("・{years}"), &[("訪問件数", years, None)], &["[0|訪問件数|]"]);
        // Called otherwise since.
        check("・まるごと相談　延1,045件", &[("新しい名", "まるごと相談　延1,045件", None)], &["[0|まるごと相談|延]"]);
    }

    #[test]
    fn a_heading_on_the_line_of_its_figure_stands_before_it() {
        let figures = [
            ("被保護者就労支援 実利用者数", "実利用者数：71人（前年度41人）", None),
            ("被保護者就労支援 就労件数", "就労件数：37件（前年度18件）", None),
        ];
        let narrative = "・被保護者就労支援　実利用者数：71人（前年度41人）\n就労件数：37件（前年度18件）";
        assert_eq!(shown(narrative, &figures), ["[0|被保護者就労支援　実利用者数| 1|就労件数|]"]);
    }

    #[test]
    fn two_series_in_one_bracket_are_two_rows() {
        let line = "女子会　年８回　ママ会　年４回（前年度　女子会５回、ママ会３回）";
        let figures = [
            ("広域連携事業 女子会", line, None),
            ("広域連携事業 ママ会", "ママ会　年４回（前年度　女子会５回、ママ会３回）", None),
        ];
        assert_eq!(shown(&format!("・広域連携事業　{line}"), &figures), ["[0|広域連携事業　女子会|年 1|ママ会|年]"]);
    }

    #[test]
    fn a_reason_in_the_place_of_the_number_has_no_qualifier() {
        let figures = [("交換ポイント数", "交換ポイント数：集計中（前年度7,194P）", None)];
        assert_eq!(shown("交換ポイント数：集計中（前年度7,194P）", &figures), ["[0|交換ポイント数|]"]);
    }

    #[test]
    fn a_figure_inside_a_sentence_leaves_the_sentence_whole() {
        let narrative = "【普及啓発部会】市民セミナーの開催（ミニ講演　参加者５７名）";
        let figures = [("市民セミナー 参加者", "参加者５７名", None)];
        assert_eq!(shown(narrative, &figures), [narrative, "(0|参加者|)"]);
    }

    #[test]
    fn equal_texts_under_two_headings_keep_their_order() {
        let figures = [("講演会 参加者", "参加者：10人", None), ("学習会 参加者", "参加者：10人", None)];
        assert_eq!(
            shown("・講演会\n参加者：10人\n・学習会\n参加者：10人", &figures),
            ["・講演会", "[0|参加者|]", "・学習会", "[1|参加者|]"]
        );
    }

    #[test]
    fn a_figure_that_the_text_does_not_hold_is_not_lost() {
        assert_eq!(shown("会議を開いた。", &[("参加者", "参加者 12人", None)]), ["会議を開いた。", "{0|参加者|}"]);
    }
}
