//! 気をつけて見る項目 and まだ報告されていないもの.

use super::figures::{Pair, pairs_of};
use super::view::{Listed, View};
use model::indicator::is_ranked;
use model::overview::{Attention, Care, Fall, Fallen, Judged, Unreported, find_cares, find_reason};

/// What to look at with care, the most urgent first.
pub(super) fn list_attention(view: &View<'_>) -> Vec<Attention> {
    let pairs: Vec<Vec<Pair<'_>>> = view.measures.iter().map(|it| pairs_of(view, it.item.measure)).collect();
    let judged: Vec<_> = view
        .measures
        .iter()
        .zip(&pairs)
        .map(|(listed, pairs)| Judged {
            mark: listed.mark.as_ref(),
            indicators: pairs.iter().map(Pair::moved).collect(),
        })
        .collect();
    find_cares(&judged).iter().filter_map(|care| attention(&view.measures[care.at], &pairs[care.at], care)).collect()
}

fn attention(listed: &Listed<'_>, pairs: &[Pair<'_>], care: &Care) -> Option<Attention> {
    let remark = listed.report.and_then(|it| it.remark.clone()).filter(|it| !it.trim().is_empty());
    let fall = |at: &usize| {
        let pair = &pairs[*at];
        let reason =
            listed.report.and_then(|it| find_reason(it.remark.as_deref(), &it.narrative, &pair.now.as_printed));
        Fall { name: pair.indicator.name.clone(), fallen: fallen(pair), explained: reason.is_some() }
    };
    Some(Attention {
        item: listed.item.clone(),
        mark: listed.mark.clone()?,
        despite: care.despite,
        falls: care.falls.iter().map(fall).collect(),
        remark: remark.map(|it| it.lines().map(str::trim).collect()),
    })
}

/// By a rate; from a small base, where that says little, from one figure to the other.
fn fallen(pair: &Pair<'_>) -> Fallen {
    if is_ranked(pair.base()) {
        return Fallen::By(pair.change.rate_words().unwrap_or_default());
    }
    let (before, now) = pair.amounts();
    Fallen::From(before, now)
}

/// 項目 without a mark, in printed order.
pub(super) fn list_unreported(view: &View<'_>) -> Vec<Unreported> {
    let missing = view.measures.iter().filter(|it| it.mark.is_none());
    missing.map(|it| Unreported { item: it.item.clone(), departments: view.departments(it.placement) }).collect()
}
