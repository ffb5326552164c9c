//! Imports and decisions: what is stored, what is kept, what leaves no trace.

use crate::lists::{NOW, import, order, ordinary, plan, plan_years, row, source, table, try_import, year};
use crate::store::{TestStore, on_each_database};
use backend::indicator::entity::observation_history;
use backend::intake::sample::mihon_lists;
use backend::intake::{How, Outcome, Source};
use backend::store::Snapshot;
use backend::{Backend, Error};
use model::indicator::{Decimal, Figure, Origin};
use model::publication::Provenance;
use sea_orm::EntityTrait;

/// What readers see, without the count of revisions.
async fn seen(backend: &Backend) -> (model::intake::Facts, Vec<model::publication::Publication>) {
    let snapshot = backend.snapshot().await.unwrap();
    (snapshot.facts.clone(), snapshot.publications.clone())
}

fn value(snapshot: &Snapshot, title: &str, western: i32) -> Option<(Figure, Origin)> {
    let measure = snapshot.facts.measures.iter().find(|it| it.title == title)?;
    let indicator = snapshot.indicators_of(measure.id).next()?;
    snapshot.observation(indicator.id, year(western)).map(|it| (it.figure, it.origin))
}

fn number(value: i64) -> Figure {
    Figure::Value(Decimal::from(value))
}

#[tokio::test]
async fn a_list_becomes_facts() {
    on_each_database(async |store| {
        let imported = import(&store.backend, &ordinary(2024)).await;
        assert_eq!(imported.outcome, Outcome::New);
        assert!(imported.stored);
        assert_eq!(imported.doubts, []);
        let snapshot = store.backend.snapshot().await.unwrap();
        assert_eq!(snapshot.facts.plans.len(), 1);
        assert_eq!(snapshot.facts.measures.len(), 2);
        assert_eq!(snapshot.facts.departments.len(), 2);
        assert_eq!(value(&snapshot, "見守りの輪の拡大", 2024), Some((number(124), Origin::Printed)));
        assert_eq!(value(&snapshot, "見守りの輪の拡大", 2023), Some((number(123), Origin::PrintedAsPrevious)));
        assert_eq!(store.backend.check().await.unwrap().problems, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn the_same_file_again_changes_nothing() {
    on_each_database(async |store| {
        import(&store.backend, &ordinary(2024)).await;
        let (before, revision) = (seen(&store.backend).await, store.backend.snapshot().await.unwrap().revision);
        let again = import(&store.backend, &ordinary(2024)).await;
        assert_eq!(again.outcome, Outcome::Unchanged { newest: 1 });
        assert_eq!(seen(&store.backend).await, before);
        assert_eq!(store.backend.snapshot().await.unwrap().revision, revision);
    })
    .await;
}

#[tokio::test]
async fn years_in_any_order_give_the_same_facts() {
    on_each_database(async |store| {
        for western in [2022, 2023, 2024] {
            import(&store.backend, &ordinary(western)).await;
        }
        let forward = seen(&store.backend).await.0;
        assert_eq!(forward.measures.len(), 2, "the years' items are the same items");
        on_each_database(async |other| {
            let mut keys = Vec::new();
            for western in [2024, 2022, 2023] {
                import(&other.backend, &ordinary(western)).await;
                let facts = seen(&other.backend).await.0;
                keys.push(facts.measures.iter().map(|it| it.id).collect::<Vec<_>>());
            }
            assert!(keys.windows(2).all(|pair| pair[0] == pair[1]), "addresses of items stay: {keys:?}");
            let backward = seen(&other.backend).await.0;
            assert_eq!(without_keys(&backward), without_keys(&forward));
            assert_eq!(other.backend.check().await.unwrap().problems, Vec::<String>::new());
        })
        .await;
    })
    .await;
}

/// Facts as text, in which keys of publications (which tell the order of imports) are left out.
fn without_keys(facts: &model::intake::Facts) -> String {
    let mut facts = facts.clone();
    facts.reports.iter_mut().for_each(|it| it.publication.0 = 0);
    facts.observations.iter_mut().for_each(|it| it.publication.0 = 0);
    facts.differences.iter_mut().for_each(|it| it.publication.0 = 0);
    serde_json::to_string_pretty(&facts).unwrap()
}

#[tokio::test]
async fn the_years_own_list_counts_before_what_the_next_one_prints() {
    on_each_database(async |store| {
        import(&store.backend, &ordinary(2024)).await;
        let wrong = table(2023, vec![plan("見本計画", vec![row("(1)", "見守りの輪の拡大", "○", 999, None)])]);
        let imported = import(&store.backend, &wrong).await;
        assert_eq!(imported.doubts.len(), 1, "{:?}", imported.doubts);
        let snapshot = store.backend.snapshot().await.unwrap();
        assert_eq!(value(&snapshot, "見守りの輪の拡大", 2023), Some((number(999), Origin::Printed)));
        let difference = &snapshot.facts.differences[0];
        assert_eq!((difference.stored, difference.printed), (number(999), number(123)));
        assert_eq!(snapshot.open_doubts, 1);
    })
    .await;
}

#[tokio::test]
async fn a_decision_survives_the_next_import_and_can_be_changed() {
    on_each_database(async |store| {
        let wrong = table(2023, vec![plan("見本計画", vec![row("(1)", "見守りの輪の拡大", "○", 999, None)])]);
        import(&store.backend, &wrong).await;
        let doubts = import(&store.backend, &ordinary(2024)).await.doubts;
        let doubt = &doubts[0];
        let unknown = store.backend.decide(&doubt.id, "nonsense", NOW).await.unwrap_err();
        assert!(matches!(&unknown, Error::Refused(sentence) if sentence.contains(&doubt.choices[0].key)), "{unknown}");
        let other = &doubt.choices[1];
        assert_eq!(store.backend.decide(&doubt.id, &other.key, NOW).await.unwrap(), *other);
        assert_eq!(store.backend.snapshot().await.unwrap().open_doubts, 0);
        let decided = seen(&store.backend).await.0;
        let next = import(&store.backend, &ordinary(2025)).await;
        assert_eq!(next.doubts, [], "what is decided is not asked again");
        store.backend.withdraw(next.publication.id, NOW).await.unwrap();
        assert_eq!(without_keys(&seen(&store.backend).await.0), without_keys(&decided));
        store.backend.decide(&doubt.id, &doubt.choices[0].key, NOW).await.unwrap();
        assert_eq!(store.backend.check().await.unwrap().problems, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn a_refused_or_tried_import_leaves_no_trace() {
    on_each_database(async |store| {
        import(&store.backend, &ordinary(2023)).await;
        let (before, revision) = (seen(&store.backend).await, store.backend.snapshot().await.unwrap().revision);
        let nonsense = Source {
            text: "これは一覧表ではない。\n".to_owned(),
            plan_years: vec![],
            provenance: Provenance::Official,
        };
        let sources = vec![source(&ordinary(2024)), nonsense];
        assert!(matches!(store.backend.import(order(sources, How::Store)).await, Err(Error::Refused(_))));
        let tried = try_import(&store.backend, &ordinary(2024), How::Try).await.unwrap();
        assert!(!tried.stored);
        let doubtful = table(2024, vec![plan("見本計画", vec![row("(1)", "見守りの輪の拡大", "○", 5, Some(4))])]);
        let strict = try_import(&store.backend, &doubtful, How::StoreIfClear).await.unwrap();
        assert!(!strict.stored && !strict.doubts.is_empty());
        assert_eq!(seen(&store.backend).await, before);
        assert_eq!(store.backend.snapshot().await.unwrap().revision, revision);
        assert!(try_import(&store.backend, &ordinary(2024), How::StoreIfClear).await.unwrap().stored);
    })
    .await;
}

#[tokio::test]
async fn a_strict_import_minds_only_the_doubts_that_it_raises() {
    on_each_database(async |store| {
        import(&store.backend, &ordinary(2023)).await;
        let doubtful = table(2024, vec![plan("見本計画", vec![row("(1)", "見守りの輪の拡大", "○", 5, Some(4))])]);
        import(&store.backend, &doubtful).await;
        let next = table(2025, vec![plan("見本計画", vec![row("(1)", "見守りの輪の拡大", "○", 6, Some(5))])]);
        let strict = try_import(&store.backend, &next, How::StoreIfClear).await.unwrap();
        assert!(strict.stored && !strict.doubts.is_empty());
    })
    .await;
}

#[tokio::test]
async fn plans_of_other_lists_are_not_touched() {
    on_each_database(async |store| {
        import(&store.backend, &ordinary(2023)).await;
        let before = seen(&store.backend).await.0;
        let mut other = table(2024, vec![plan("別の計画", vec![row("(1)", "見守りの輪の拡大", "×", 1, Some(9))])]);
        other.material_number = Some("資料４".to_owned());
        import(&store.backend, &other).await;
        let after = store.backend.snapshot().await.unwrap();
        let own = after.facts.plans.iter().find(|it| it.title == "見本計画").unwrap();
        let kept = |facts: &model::intake::Facts| {
            let measures: Vec<_> = facts.measures.iter().filter(|it| it.plan == own.id).cloned().collect();
            let reports: Vec<_> =
                facts.reports.iter().filter(|it| measures.iter().any(|own| own.id == it.measure)).cloned().collect();
            (measures, reports)
        };
        assert_eq!(kept(&after.facts), kept(&before));
        assert_eq!(after.facts.departments.len(), 2, "a department is one in all plans");
    })
    .await;
}

/// 見本計画 of one 期, as `ordinary` prints it.
fn period(title: &str, western: i32) -> model::sheet::Table {
    let mut table = ordinary(western);
    title.clone_into(&mut table.plans[0].title);
    table
}

#[tokio::test]
async fn plans_that_go_on_from_each_other_share_their_items_in_whatever_order_they_come() {
    on_each_database(async |store| {
        let lists = [period("第１期見本計画", 2023), period("第２期見本計画", 2024), period("第３期見本計画", 2025)];
        for at in [0, 1, 2] {
            assert_eq!(import(&store.backend, &lists[at]).await.unjoined, Vec::<String>::new());
        }
        let snapshot = store.backend.snapshot().await.unwrap();
        assert_eq!((snapshot.facts.plans.len(), snapshot.facts.measures.len()), (3, 2));
        assert_eq!(value(&snapshot, "見守りの輪の拡大", 2023), Some((number(123), Origin::Printed)));
        assert_eq!(store.backend.check().await.unwrap().problems, Vec::<String>::new());
        on_each_database(async |other| {
            let mut keys = Vec::new();
            for at in [2, 0, 1] {
                import(&other.backend, &lists[at]).await;
                keys.push(seen(&other.backend).await.0.measures.iter().map(|it| it.id).collect::<Vec<_>>());
            }
            assert!(keys.windows(2).all(|pair| pair[0] == pair[1]), "addresses of items stay: {keys:?}");
            let (one, two) = (seen(&store.backend).await.0, seen(&other.backend).await.0);
            assert!(same_but_for_keys(&without_keys(&one), &without_keys(&two)), "{one:#?} {two:#?}");
            assert_eq!(other.backend.check().await.unwrap().problems, Vec::<String>::new());
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_plan_of_the_next_period_is_compared_and_can_be_withdrawn() {
    on_each_database(async |store| {
        import(&store.backend, &period("第１期見本計画", 2023)).await;
        let before = without_keys(&seen(&store.backend).await.0);
        let rows = vec![row("(1)", "見守りの輪の拡大", "○", 130, Some(99))];
        let imported = import(&store.backend, &table(2024, vec![plan("第２期見本計画", rows)])).await;
        let passage = &imported.passages[0];
        assert_eq!(passage.follows.as_deref(), Some("第１期見本計画"));
        assert_eq!((passage.measures.kept, passage.measures.ended.len()), (1, 1));
        let doubt = &imported.doubts[0];
        assert!(doubt.why.contains("前年度を99件") && doubt.why.contains("123件"), "{}", doubt.why);
        store.backend.decide(&doubt.id, "printed", NOW).await.unwrap();
        let snapshot = store.backend.snapshot().await.unwrap();
        assert_eq!(value(&snapshot, "見守りの輪の拡大", 2023), Some((number(99), Origin::Corrected)));
        let again = import(&store.backend, &period("第１期見本計画", 2023)).await;
        assert_eq!((again.passages.len(), again.doubts.len()), (1, 0));
        assert_eq!(store.backend.check().await.unwrap().problems, Vec::<String>::new());
        store.backend.withdraw(imported.publication.id, NOW).await.unwrap();
        assert_eq!(without_keys(&seen(&store.backend).await.0), before);
        assert_eq!(store.backend.check().await.unwrap().problems, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn a_plan_that_is_joined_to_no_other_year_is_told() {
    on_each_database(async |store| {
        assert_eq!(import(&store.backend, &ordinary(2023)).await.unjoined, Vec::<String>::new());
        let other = table(2024, vec![plan("新しい計画", vec![row("(1)", "見守りの輪の拡大", "○", 1, Some(9))])]);
        assert_eq!(import(&store.backend, &other).await.unjoined, ["新しい計画"]);
    })
    .await;
}

#[tokio::test]
async fn plan_years_can_be_said_later() {
    on_each_database(async |store| {
        import(&store.backend, &ordinary(2024)).await;
        assert_eq!(store.backend.snapshot().await.unwrap().facts.plans[0].years, None);
        let sources = vec![Source { plan_years: vec![plan_years(2024, 2029)], ..source(&ordinary(2024)) }];
        let again = store.backend.import(order(sources, How::Store)).await.unwrap();
        assert_eq!(again[0].outcome, Outcome::Updated);
        let years = store.backend.snapshot().await.unwrap().facts.plans[0].years;
        assert_eq!(years, Some((year(2024), year(2029))));
        import(&store.backend, &ordinary(2024)).await;
        assert_eq!(store.backend.snapshot().await.unwrap().facts.plans[0].years, years, "and stay");
    })
    .await;
}

/// The invented city's lists through the official text form: years, moves, a correction, all that real life has.
#[tokio::test]
async fn the_invented_city_is_the_same_in_any_order() {
    let lists: Vec<_> =
        mihon_lists(2, 8, 1).into_iter().map(|it| (it.table.fiscal_year.western(), source(&it.table))).collect();
    let sources: Vec<_> = lists.iter().map(|(_, source)| source.clone()).collect();
    on_each_database(async |store| {
        store.backend.import(order(sources.clone(), How::Store)).await.unwrap();
        let together = without_keys(&seen(&store.backend).await.0);
        assert!(store.backend.list_doubts().await.unwrap().iter().any(|it| it.publication.is_none()));
        let other = TestStore::new().await;
        // Editions of one year come in the order in which they came out; years come as they like.
        let mut shuffled: Vec<_> = lists.iter().collect();
        shuffled.sort_by_key(|(western, _)| (western % 3, *western));
        for (_, source) in shuffled {
            other.backend.import(order(vec![source.clone()], How::Store)).await.unwrap();
        }
        let one_by_one = without_keys(&seen(&other.backend).await.0);
        assert!(same_but_for_keys(&one_by_one, &together), "{}", first_difference(&one_by_one, &together));
        assert_eq!(other.backend.check().await.unwrap().problems, Vec::<String>::new());
        other.remove().await;
    })
    .await;
}

/// Keys are given in the order of imports; everything else is the same.
fn same_but_for_keys(a: &str, b: &str) -> bool {
    plain(a).eq(plain(b))
}

fn plain(text: &str) -> impl Iterator<Item = &str> {
    let keyed =
        ["\"id\":", "\"plan\":", "\"policy\":", "\"measure\":", "\"indicator\":", "\"same_as\":", "\"successor\":"];
    let key = move |line: &&str| {
        let line = line.trim().trim_end_matches(',');
        keyed.iter().any(|name| line.starts_with(name)) || line.parse::<i64>().is_ok()
    };
    text.lines().filter(move |line| !key(line))
}

fn first_difference(a: &str, b: &str) -> String {
    let mut pairs = plain(a).zip(plain(b));
    pairs.find(|(a, b)| a != b).map_or_else(|| "one is longer".to_owned(), |(a, b)| format!("{a}\n{b}"))
}

#[tokio::test]
async fn an_interrupted_import_leaves_no_trace() {
    on_each_database(async |store| {
        import(&store.backend, &ordinary(2023)).await;
        let before = seen(&store.backend).await;
        let next = ordinary(2024);
        for microseconds in [100, 500, 1_000, 2_000, 4_000] {
            let importing = try_import(&store.backend, &next, How::Store);
            if tokio::time::timeout(std::time::Duration::from_micros(microseconds), importing).await.is_ok() {
                break;
            }
            assert_eq!(seen(&store.backend).await, before, "after {microseconds} µs");
        }
        import(&store.backend, &ordinary(2024)).await;
        assert_eq!(store.backend.check().await.unwrap().problems, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn what_was_before_is_kept_as_history() {
    on_each_database(async |store| {
        import(&store.backend, &ordinary(2024)).await;
        import(&store.backend, &ordinary(2023)).await;
        let db = store.connect().await;
        let kept = observation_history::Entity::find().all(&db).await.unwrap();
        let origins: Vec<_> = kept.iter().map(|row| (row.year, row.origin.as_str())).collect();
        assert!(origins.contains(&(2023, "printed_as_previous")), "{origins:?}");
        db.close().await.unwrap();
    })
    .await;
}
