//! Plans that go on from each other: titles that differ at most in 期 and years, and lists whose years follow. Their
//! lists are then joined as those of one plan are.

use super::asking::{Asking, Question, Where, year_words};
use super::sheets::PlanSheets;
use crate::intake::DoubtKind;
use crate::plan::succession_key;
use std::collections::BTreeMap;

/// Takes plans together that go on from each other, in the order in which they appear.
pub(super) fn join_successions(mut plans: Vec<PlanSheets<'_>>) -> Vec<PlanSheets<'_>> {
    plans.sort_by_key(|plan| plan.sheets.first().map(|sheet| (sheet.year, sheet.order)));
    let mut lines: Vec<PlanSheets<'_>> = Vec::new();
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for mut plan in plans {
        let known = alike.entry(succession_key(plan.sheets.last().map_or("", |it| it.title))).or_default();
        let first = plan.sheets.first().map(|it| it.year);
        let last = |at: usize| lines[at].sheets.last().map(|it| it.year);
        // Of several that it could go on from, the one that ended last.
        match known.iter().copied().filter(|at| last(*at) < first).max_by_key(|at| (last(*at), *at)) {
            Some(at) => follow(&mut lines[at], plan),
            None => {
                plan.beside = known.last().and_then(|at| lines[*at].sheets.last()).map(|it| it.title.to_owned());
                known.push(lines.len());
                lines.push(plan);
            }
        }
    }
    lines
}

fn follow<'a>(line: &mut PlanSheets<'a>, plan: PlanSheets<'a>) {
    let before = line.periods.len();
    line.periods.extend(plan.periods);
    line.sheets.extend(plan.sheets.into_iter().map(|mut sheet| {
        sheet.period += before;
        sheet
    }));
}

/// Says of plans of two 期 that have lists of the same years that nothing is joined.
pub(super) fn ask_beside(plan: &PlanSheets<'_>, asking: &mut Asking<'_>) {
    let (Some(other), Some(sheet)) = (&plan.beside, plan.sheets.first()) else { return };
    asking.ask(Question {
        kind: DoubtKind::Joining,
        about: vec!["plan".to_owned(), plan.key(0).to_owned(), crate::text::name_key(other)],
        at: Where(sheet.publication.id, 0),
        text: format!("「{other}」／「{}」（{}）", sheet.title, year_words(sheet.year)),
        why: format!(
            "「{other}」と「{}」は題名が期だけ違いますが、一覧表の年度が重なるため、一方が他方に続く計画とはいえません。",
            sheet.title
        ),
        assumed: "別の計画とし、項目と指標の年度はつなぎません。".to_owned(),
        choices: vec![("apart", "別の計画とする".to_owned())],
    });
}
