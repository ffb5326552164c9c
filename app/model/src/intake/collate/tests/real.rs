//! The real list of 令和６年度 and an invented next year of it. Skipped where the list is not at hand.

use super::build::*;
use crate::date::Date;
use crate::id::PublicationId;
use crate::indicator::{Decimal, Figure, Origin};
use crate::intake::{Decisions, DoubtKind, ListedMeasure, Listing, collate};
use crate::publication::{Provenance, Publication};
use crate::sheet::{Row, Table};
use std::collections::BTreeSet;

/// `None` where the list is not at hand; whether it can be read is asked in `sheet`.
fn real() -> Option<Listing> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seed/progress-list-r6.txt");
    let text = std::fs::read_to_string(path).ok()?;
    let table = crate::sheet::read(&text, &Decisions::new()).ok()?.table;
    Some(listing(2024, table))
}

fn listing(western: i32, table: Table) -> Listing {
    let publication = Publication {
        id: PublicationId(western.into()),
        year: year(western),
        meeting: table.meeting.clone(),
        meeting_date: table.meeting_date,
        material_number: table.material_number.clone(),
        as_of: table.as_of,
        edition: 1,
        provenance: Provenance::Official,
    };
    Listing { publication, table, plan_years: vec![] }
}

#[test]
fn the_real_list_has_nineteen_measures_and_raises_one_doubt() {
    let Some(list) = real() else { return };
    let found = join(&[list]);
    let facts = &found.0.facts;
    let doubt = found.doubt();
    assert_eq!(doubt.kind, DoubtKind::SameFigure);
    assert!(doubt.why.contains("どちらも68人（前年度73人）"), "{}", doubt.why);
    assert_eq!((facts.plans.len(), facts.policies.len(), facts.measures.len()), (2, 10, 19));
    assert_eq!((facts.placements.len(), facts.reports.len(), facts.indicators.len()), (23, 19, 51));
    let marks = |symbol: &str| facts.reports.iter().filter(|it| it.mark.as_deref() == Some(symbol)).count();
    assert_eq!((marks("○"), marks("□")), (18, 1));
    let before = facts.observations.iter().filter(|it| it.year == year(2023));
    let (numbers, reasons): (Vec<_>, Vec<_>) = before.partition(|it| it.figure.value().is_some());
    assert_eq!((numbers.len(), reasons.len()), (40, 1));
    assert_eq!(found.places("多様な形での就労支援の実施"), ["2024 3-(1)", "2024 4-(2) 再掲"]);
    assert_eq!(facts.measures.iter().map(|it| it.id.0).collect::<Vec<_>>(), (1..=19).collect::<Vec<_>>());
}

/// The next year: every figure one more, the year before as it was; then what life does to it.
fn next_year(this: &Listing) -> Listing {
    let mut table = this.table.clone();
    table.fiscal_year = year(2025);
    table.meeting_date = Some(Date::constant(2026, 5, 18));
    for row in table.plans.iter_mut().flat_map(|plan| &mut plan.policies).flat_map(|policy| &mut policy.rows) {
        for it in &mut row.indicators {
            it.previous = it.value;
            it.value = it.value.and_then(|it| it.value()).map(|it| Figure::Value(it + Decimal::ONE));
        }
        for name in row.departments.iter_mut().filter(|name| *name == "住宅対策課") {
            "住まい支援課".clone_into(name);
        }
    }
    let policies = &mut table.plans[0].policies;
    let moved = policies[0].rows.remove(4);
    assert_eq!(moved.title.as_deref(), Some("地域担当職員(市民社協)の機能の拡充"));
    policies[5].rows.push(Row { number: Some("(4)".to_owned()), ..moved });
    policies[0].rows[4].number = Some("(5)".to_owned());
    let ended = policies[1].rows.remove(3);
    assert_eq!(ended.title.as_deref(), Some("在宅医療・介護連携推進事業の推進"));
    policies[2].rows[1].title = Some("次世代を担う子どもの育成支援の推進".to_owned());
    policies[1].rows.push(row("(4)", "防災と福祉の連携による個別避難計画の作成").counting(
        "個別避難計画作成数",
        "件",
        12,
        None,
    ));
    let registered = &mut policies[1].rows[1].indicators[0];
    assert_eq!(registered.label, "避難行動要支援者");
    registered.previous = Some(Figure::Value(2898.into()));
    listing(2025, table)
}

#[test]
fn an_invented_next_year_joins_and_reports() {
    let Some(this) = real() else { return };
    let next = next_year(&this);
    let found = join(&[this.clone(), next.clone()]);
    let facts = &found.0.facts;
    let kinds: Vec<_> = found.0.doubts.iter().map(|it| (it.kind, it.text.as_str())).collect();
    let texts: BTreeSet<_> = kinds.iter().map(|(_, text)| *text).collect();
    assert_eq!(kinds.len(), 4, "{kinds:#?}");
    assert!(texts.contains("令和６年度「住宅対策課」 → 令和７年度「住まい支援課」"), "{texts:#?}");
    let renamed =
        "令和６年度の3-(2)「次世代育成支援事業の推進」 → 令和７年度の3-(2)「次世代を担う子どもの育成支援の推進」";
    assert!(texts.contains(renamed), "{texts:#?}");
    assert_eq!(found.doubts(DoubtKind::Difference).len(), 1);
    assert_eq!(found.doubts(DoubtKind::SameFigure).len(), 1);

    assert_eq!(facts.measures.len(), 20);
    assert_eq!(found.places("地域担当職員(市民社協)の機能の拡充"), ["2024 1-(5)", "2025 6-(4)"]);
    assert_eq!(found.places("ボランティア学習・福祉学習の推進"), ["2024 1-(6)", "2025 1-(5)"]);
    assert_eq!(found.places("在宅医療・介護連携推進事業の推進"), ["2024 2-(4)"]);
    assert_eq!(found.places("防災と福祉の連携による個別避難計画の作成"), ["2025 2-(4)"]);
    assert_eq!(found.places("次世代を担う子どもの育成支援の推進").len(), 2);
    assert_eq!(found.values("登録数 避難行動要支援者"), "2023=3043 2024=2988 2025=2989");
    let difference = &facts.differences[0];
    assert_eq!((difference.stored, difference.printed), (Figure::Value(2988.into()), Figure::Value(2898.into())));
    let gone = facts.observations.iter().filter(|it| it.year == year(2024) && it.origin != Origin::Printed);
    assert_eq!(gone.count(), 0, "each year's own list speaks for it");
    assert_eq!(facts.indicators.len(), 52);

    let passage = &found.0.passages[0];
    let titles =
        |list: &[ListedMeasure]| list.iter().map(|it| format!("{} {}", it.place, it.title)).collect::<Vec<_>>();
    assert_eq!(found.0.passages.len(), 2, "one a plan");
    assert_eq!(passage.measures.kept, 17);
    assert_eq!(titles(&passage.measures.ended), ["2-(4) 在宅医療・介護連携推進事業の推進"]);
    assert_eq!(titles(&passage.measures.began), ["2-(4) 防災と福祉の連携による個別避難計画の作成"]);
    let moves: Vec<_> = passage.moved.iter().map(|it| (it.from.place.as_str(), it.to.place.as_str())).collect();
    assert_eq!(moves, [("1-(5)", "6-(4)")]);
    let numbers: Vec<_> = passage.renumbered.iter().map(|it| (it.from.place.as_str(), it.to.place.as_str())).collect();
    assert_eq!(numbers, [("1-(6)", "1-(5)")]);
    assert_eq!(passage.measures.renamed[0].from.title, "次世代育成支援事業の推進");
    let asked = found.doubts(DoubtKind::Difference)[0];
    assert_eq!((asked.source, asked.line > 0), (Some(PublicationId(2025)), true));

    assert_eq!(collate(&[next, this], &Decisions::new()), found.0, "whichever year comes first");
}
