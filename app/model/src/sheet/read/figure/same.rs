//! Figures of one item that nothing tells apart: the next year could not say which of them it goes on from.

use crate::number::unit_key;
use crate::sheet::PrintedIndicator;
use crate::sheet::read::asking::{Asking, Question};
use crate::text::name_key;
use std::collections::BTreeMap;

/// Asks about each figure that has the name, unit and counting of one before it; all are taken until somebody says
/// otherwise.
pub(super) fn ask_same_names(figures: &mut Vec<PrintedIndicator>, asking: &mut Asking<'_>) {
    let mut dropped = vec![false; figures.len()];
    let mut seen: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, figure) in figures.iter().enumerate() {
        let before = seen.entry(key(figure)).or_default();
        if !before.is_empty() {
            match ask_one(figure, asking).as_str() {
                "skip" => dropped[at] = true,
                "only" => before.iter().for_each(|before| dropped[*before] = true),
                _ => {}
            }
        }
        before.push(at);
    }
    let mut dropped = dropped.into_iter();
    figures.retain(|_| !dropped.next().unwrap_or_default());
}

fn ask_one(figure: &PrintedIndicator, asking: &mut Asking<'_>) -> String {
    asking.ask(Question {
        topic: "same-name",
        line: figure.line,
        text: &figure.as_printed,
        why: format!("この項目に、名前も単位も同じ指標「{}」が他にもあります。", figure.name),
        assumed: "それぞれ別の指標としました。名前を書き分けないと、翌年度の値がどちらの続きか決まりません。"
            .to_owned(),
        choices: &[
            ("keep", "それぞれ別の指標としてこのままでよい"),
            ("skip", "この数は指標として取らない"),
            ("only", "同じ名前のうち、この数だけを取る"),
        ],
    })
}

/// What tells figures of one item apart, from one year to the next too.
fn key(figure: &PrintedIndicator) -> (String, String, Option<&'static str>) {
    let unit = figure.unit.as_deref().map(unit_key).unwrap_or_default();
    (name_key(&figure.name), name_key(&unit), figure.counting.map(|counting| counting.words()))
}
