//! What a check finds of what a person's own program has done to the data, and what importing again mends.

use crate::lists::{NOW, import, ordinary, plan, row, table};
use crate::store::{TestStore, on_each_database};
use model::sheet::{Row, Table};
use sea_orm::DbBackend;

/// A list that is asked about by itself (20～30人), and beside the year before (999).
fn doubtful() -> Table {
    let narrative = "・話し合いの場を設けた。\n・相談件数：30件（前年度999件）\n・研修参加者：20～30人".to_owned();
    let rows = vec![Row { narrative, ..row("(1)", "見守りの輪の拡大", "○", 0, None) }];
    table(2024, vec![plan("見本計画", rows)])
}

async fn fill(store: &TestStore) {
    import(&store.backend, &ordinary(2023)).await;
    import(&store.backend, &doubtful()).await;
    let asked = store.backend.list_doubts().await.unwrap();
    let about_plan = asked.iter().filter(|it| it.publication.is_none()).count();
    assert!(about_plan > 0 && about_plan < asked.len(), "of both kinds: {asked:#?}");
    assert_eq!(problems(store).await, Vec::<String>::new());
}

async fn problems(store: &TestStore) -> Vec<String> {
    store.backend.check().await.unwrap().problems
}

/// What is said after each of these statements holds these words.
async fn finds(damages: &[&str], words: &str) {
    for damage in damages {
        on_each_database(async |store| {
            fill(store).await;
            store.damage(damage).await;
            let found = problems(store).await;
            assert!(found.iter().any(|it| it.contains(words)), "{damage}: {found:#?}");
        })
        .await;
    }
}

#[tokio::test]
async fn open_questions_that_are_gone_are_missed() {
    let all = ["DELETE FROM doubt", "UPDATE doubt SET choices = '['", "DELETE FROM doubt WHERE plan IS NULL"];
    finds(&all, "「たしかめること」が、原文から").await;
    finds(&["DELETE FROM doubt WHERE plan IS NOT NULL"], "「たしかめること」が、公表資料から").await;
}

#[tokio::test]
async fn counters_below_the_numbers_in_use_are_found_before_nothing_can_be_stored() {
    finds(
        &["UPDATE counter SET last = 0", "DELETE FROM counter WHERE kind = 'publication'"],
        "publication は 0 で、2 まで",
    )
    .await;
}

#[tokio::test]
async fn plans_that_a_list_no_longer_names_are_missed() {
    finds(&["DELETE FROM publication_plan", "UPDATE publication_plan SET title = 'x'"], "publication_plan").await;
}

#[tokio::test]
async fn what_a_list_says_of_itself_is_compared_with_its_source() {
    finds(&["UPDATE publication SET identity = 'x' WHERE id = 1"], "identity").await;
    finds(&["UPDATE publication SET edition = 7 WHERE id = 1"], "第7版").await;
    let headings = [
        "UPDATE publication SET as_of = '1999-01-01'",
        "UPDATE publication SET meeting = 'x'",
        "UPDATE publication SET year = 2001",
    ];
    finds(&headings, "基準日のどれかが").await;
    finds(&["UPDATE publication SET as_of = 'x'"], "publication.as_of").await;
}

#[tokio::test]
async fn a_decision_that_nobody_could_take_is_found() {
    on_each_database(async |store| {
        fill(store).await;
        let asked = store.backend.list_doubts().await.unwrap();
        let doubt = &asked[0].doubt;
        store.backend.decide(&doubt.id, &doubt.choices[0].key, NOW).await.unwrap();
        assert_eq!(problems(store).await, Vec::<String>::new());
        store.damage("UPDATE decision SET choice = 'zzz'").await;
        let found = problems(store).await;
        assert!(found.iter().any(|it| it.contains(&doubt.id) && it.contains("zzz")), "{found:#?}");
    })
    .await;
}

#[tokio::test]
async fn importing_again_mends_what_the_source_says() {
    on_each_database(async |store| {
        fill(store).await;
        store.damage("DELETE FROM doubt").await;
        store.damage("UPDATE publication SET as_of = '1999-01-01', meeting = 'x'").await;
        store.damage("DELETE FROM publication_plan").await;
        import(&store.backend, &ordinary(2023)).await;
        import(&store.backend, &doubtful()).await;
        assert_eq!(problems(store).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn a_broken_reference_of_many_rows_is_one_line() {
    on_each_database(async |store| {
        fill(store).await;
        if store.connect().await.get_database_backend() != DbBackend::Sqlite {
            return;
        }
        store.damage("PRAGMA foreign_keys = OFF; DELETE FROM publication").await;
        let found = problems(store).await;
        let lines = found.iter().filter(|it| it.contains("表 observation の")).count();
        assert_eq!(lines, 1, "{found:#?}");
        assert!(found.iter().any(|it| it.contains("表 publication にないもの")), "{found:#?}");
    })
    .await;
}
