//! 数え方の変更: a note or 備考 that says so raises a doubt; a person's decision breaks the series. A unit that changed
//! in a joined indicator breaks it as well, since the figures can't be compared.

use super::asking::{Asking, Question, Where, year_words};
use super::indicators::{Line, Printed};
use super::likeness::fold_unit;
use super::measures::{Seen, Thread};
use super::sheets::PlanSheets;
use crate::indicator::Break;
use crate::intake::DoubtKind;
use crate::text::name_key;

const WHAT: [&str; 8] = ["数え方", "集計方法", "算出方法", "計上方法", "集計対象", "集計基準", "計上基準", "定義"];
const CHANGED: [&str; 4] = ["変更", "見直", "変わ", "改め"];

/// The breaks of one indicator, oldest first. Its first year has nothing to break with.
pub(super) fn find_breaks(
    plan: &PlanSheets<'_>,
    thread: &Thread<'_>,
    line: &Line<'_>,
    asking: &mut Asking<'_>,
) -> Vec<Break> {
    let mut breaks = Vec::new();
    for (at, printed) in line.printed.iter().enumerate() {
        let seen = &thread.seen[printed.seen];
        let unit = at.checked_sub(1).and_then(|before| unit_change(&line.printed[before], printed));
        let follows = at > 0 || printed.figure.previous.is_some();
        // What its own list says of it in so many words nobody needs to be asked.
        let told = printed.figure.lineage.redefined.clone().filter(|_| follows);
        let said = said_of(seen, printed).filter(|_| follows && told.is_none());
        let said = said.filter(|sentence| is_break(plan, seen, printed, sentence, asking));
        breaks.extend(told.or(unit).or(said).map(|sentence| Break { from: printed.year, sentence }));
    }
    breaks
}

fn unit_change(before: &Printed<'_>, now: &Printed<'_>) -> Option<String> {
    let (old, new) = (before.figure.unit.as_deref()?, now.figure.unit.as_deref()?);
    (fold_unit(Some(old)) != fold_unit(Some(new))).then(|| format!("単位が「{old}」から「{new}」に変わりました。"))
}

/// The note of the figure itself, else the sentence of 備考, if it names this figure or no other.
fn said_of(seen: &Seen<'_>, printed: &Printed<'_>) -> Option<String> {
    if let Some(note) = printed.figure.note.as_deref().filter(|note| speaks_of_change(note)) {
        return Some(note.to_owned());
    }
    let remark = seen.item.row.remark.as_deref()?;
    let mut sentences = remark.split_inclusive(['。', '\n']).map(str::trim).filter(|it| speaks_of_change(it));
    let named = |sentence: &&str| {
        let sentence = name_key(sentence);
        let names = |label: &str| sentence.contains(&name_key(label));
        let anyone = seen.figures.iter().any(|figure| names(&figure.label));
        names(&printed.figure.label) || !anyone
    };
    sentences.find(named).map(str::to_owned)
}

fn speaks_of_change(text: &str) -> bool {
    WHAT.iter().any(|what| text.contains(what)) && CHANGED.iter().any(|changed| text.contains(changed))
}

fn is_break(
    plan: &PlanSheets<'_>,
    seen: &Seen<'_>,
    printed: &Printed<'_>,
    sentence: &str,
    asking: &mut Asking<'_>,
) -> bool {
    let (year, name) = (year_words(printed.year), &printed.figure.name);
    let answer = asking.ask(Question {
        kind: DoubtKind::Redefinition,
        about: vec![
            "break".to_owned(),
            plan.key(seen.sheet).to_owned(),
            seen.item.key.clone(),
            name_key(name),
            printed.figure.counting.map_or("", |it| it.words()).to_owned(),
            printed.year.western().to_string(),
            name_key(sentence),
        ],
        at: Where(plan.sheets[seen.sheet].publication.id, printed.figure.line),
        text: sentence.to_owned(),
        why: format!(
            "{year}の「{}」の{name}に「{sentence}」とあり、前の年度と比べられないおそれがあります。",
            seen.item.title
        ),
        assumed: "前の年度と比べられる数字とします。".to_owned(),
        choices: vec![
            ("none", "前の年度と比べられる数字とする".to_owned()),
            ("break", format!("{year}から数え方が変わったものとし、前の年度と比べない")),
        ],
    });
    answer.key == "break"
}
