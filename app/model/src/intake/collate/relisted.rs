//! 再掲 repeats mark and figures of its source; they count once. Where the two differ somebody has to say which holds.
//! Texts of a 再掲 are kept with its own 掲載 and are not compared here.

use super::asking::{Answer, Asking, Question, Where, figure_words, year_words};
use super::items::Place;
use super::likeness::fold_unit;
use super::measures::{Replaced, Seen, place_words};
use super::sheets::PlanSheets;
use crate::indicator::Figure;
use crate::intake::DoubtKind;
use crate::sheet::PrintedIndicator;
use crate::text::name_key;

/// Settles which figures and which mark of a measure count in one list.
pub(super) fn settle_relisted<'a>(plan: &PlanSheets<'a>, seen: &mut Seen<'a>, asking: &mut Asking<'_>) {
    let places: Vec<Place<'a>> = seen.item.relisted_rows().cloned().collect();
    for place in places {
        for figure in &place.row.indicators {
            settle_figure(plan, seen, &place, figure, asking);
        }
        if place.row.mark.is_some() && place.row.mark.as_deref() != seen.mark {
            let [source, relisted] =
                [seen.mark, place.row.mark.as_deref()].map(|it| it.unwrap_or("（なし）").to_owned());
            if ask(plan, seen, &place, "評価", (Some(source), relisted), asking).key == "relisted" {
                seen.mark = place.row.mark.as_deref();
            }
        }
    }
}

fn settle_figure<'a>(
    plan: &PlanSheets<'a>,
    seen: &mut Seen<'a>,
    place: &Place<'a>,
    figure: &'a PrintedIndicator,
    asking: &mut Asking<'_>,
) {
    let Some(at) = seen.figures.iter().position(|it| is_same_label(it, figure)) else {
        if ask(plan, seen, place, &figure.name, (None, words(figure)), asking).key == "relisted" {
            seen.figures.push(figure);
        }
        return;
    };
    let source = seen.figures[at];
    if (source.value, source.previous) == (figure.value, figure.previous) {
        return;
    }
    let answer = ask(plan, seen, place, &figure.name, (Some(words(source)), words(figure)), asking);
    if answer.key == "relisted" {
        seen.figures[at] = figure;
        seen.replaced.push(Replaced { at, own: source, doubt: answer.doubt });
    }
}

fn is_same_label(one: &PrintedIndicator, other: &PrintedIndicator) -> bool {
    let unit = |it: &PrintedIndicator| fold_unit(it.unit.as_deref());
    one.counting == other.counting && unit(one) == unit(other) && name_key(&one.name) == name_key(&other.name)
}

const NOTHING: &str = "記載なし";

fn words(it: &PrintedIndicator) -> String {
    let unit = it.unit.as_deref();
    let words = |figure: &Option<Figure>| figure.as_ref().map_or(NOTHING.to_owned(), |it| figure_words(it, unit));
    format!("{}（前年度{}）", words(&it.value), words(&it.previous))
}

/// 「relisted」: the 再掲 holds; so it is assumed to where it alone says something.
fn ask(
    plan: &PlanSheets<'_>,
    seen: &Seen<'_>,
    place: &Place<'_>,
    what: &str,
    (source, relisted): (Option<String>, String),
    asking: &mut Asking<'_>,
) -> Answer {
    let sheet = &plan.sheets[seen.sheet];
    let year = year_words(sheet.year);
    let here = format!("{}-{}", sheet.policies[place.policy].number, place.row.number.as_deref().unwrap_or(""));
    let there = place_words(sheet, &seen.item);
    let alone = source.is_none();
    let source = source.unwrap_or_else(|| NOTHING.to_owned());
    let mut choices = [
        ("source", format!("再掲元の{there}の「{source}」を用い")),
        ("relisted", format!("再掲の{here}の「{relisted}」を用い")),
    ];
    if alone {
        choices.reverse();
    }
    asking.ask(Question {
        kind: DoubtKind::Difference,
        about: vec![
            "relisted".to_owned(),
            plan.key(seen.sheet).to_owned(),
            seen.item.key.clone(),
            name_key(what),
            sheet.year.western().to_string(),
            source.clone(),
            relisted.clone(),
        ],
        at: Where(sheet.publication.id, place.row.line),
        text: format!("{year}「{}」{what}：{there}は{source}、再掲の{here}は{relisted}", seen.item.title),
        why: format!("{year}の一覧表で、再掲の{here}の{what}が、再掲元の{there}と違います。"),
        assumed: format!("{}ます。", choices[0].1),
        choices: choices.map(|(key, words)| (key, format!("{words}る"))).to_vec(),
    })
}
