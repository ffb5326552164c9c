//! A figure that is taken because a person chose its reading.

use crate::lists::{NOW, import, ordinary, plan, row, table, year};
use crate::store::on_each_database;
use backend::Backend;
use backend::intake::Outcome;
use model::indicator::{Decimal, Figure, Origin};
use model::sheet::{Row, Table};

/// A list of which one number can be read in two ways.
fn doubtful() -> Table {
    let narrative = "・見守りについて話し合いの場を設けた。\n・研修参加者：20～30人（前年度18人）".to_owned();
    table(2024, vec![plan("見本計画", vec![Row { narrative, ..row("(1)", "見守りの輪の拡大", "○", 0, None) }])])
}

async fn trainees(backend: &Backend) -> Vec<(i32, Figure, Origin)> {
    let snapshot = backend.snapshot().await.unwrap();
    let Some(one) = snapshot.facts.indicators.iter().find(|it| it.name == "研修参加者") else { return Vec::new() };
    let stored = [2023, 2024].map(year).into_iter().filter_map(|year| snapshot.observation(one.id, year));
    stored.map(|it| (it.year.western(), it.figure, it.origin)).collect()
}

fn number(value: i64) -> Figure {
    Figure::Value(Decimal::from(value))
}

#[tokio::test]
async fn a_chosen_reading_is_stored_kept_and_undone() {
    on_each_database(async |store| {
        let backend = &store.backend;
        let imported = import(backend, &doubtful()).await;
        assert_eq!(trainees(backend).await, [], "nothing is guessed");
        let [doubt] = &imported.doubts[..] else { panic!("{:#?}", imported.doubts) };
        let keys: Vec<_> = doubt.choices.iter().map(|it| it.key.as_str()).collect();
        assert_eq!(keys, ["keep", "first", "second", "before"]);

        backend.decide(&doubt.id, "second", NOW).await.unwrap();
        let chosen = [(2023, number(18), Origin::PrintedAsPrevious), (2024, number(30), Origin::Printed)];
        assert_eq!(trainees(backend).await, chosen);
        let again = import(backend, &doubtful()).await;
        assert_eq!((again.outcome, again.doubts.len()), (Outcome::Unchanged { newest: 1 }, 0));
        assert_eq!(trainees(backend).await, chosen);
        import(backend, &ordinary(2023)).await;
        assert_eq!(trainees(backend).await, chosen, "another year's list changes nothing about it");
        assert_eq!(backend.check().await.unwrap().problems, Vec::<String>::new());

        backend.withdraw(imported.publication.id, NOW).await.unwrap();
        assert_eq!(trainees(backend).await, []);
        assert_eq!(import(backend, &doubtful()).await.outcome, Outcome::Restored);
        assert_eq!(trainees(backend).await, chosen, "and it comes back with its list");

        backend.decide(&doubt.id, "keep", NOW).await.unwrap();
        assert_eq!(trainees(backend).await, []);
        assert_eq!(backend.check().await.unwrap().problems, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn what_a_list_asks_stands_before_what_its_plan_asks_on_each_database() {
    on_each_database(async |store| {
        let place = |number, now, before| row(number, "居場所の充実", "○", now, before);
        import(&store.backend, &table(2023, vec![plan("見本計画", vec![place("(1)", 20, None)])])).await;
        let mut second = doubtful();
        second.plans[0].policies[0].rows.push(place("(2)", 30, Some(999)));
        import(&store.backend, &second).await;
        let asked = store.backend.list_doubts().await.unwrap();
        let about_plan: Vec<_> = asked.iter().map(|it| it.publication.is_none()).collect();
        assert!(about_plan.contains(&true) && about_plan.contains(&false), "{asked:#?}");
        assert!(about_plan.is_sorted(), "{asked:#?}");
    })
    .await;
}
