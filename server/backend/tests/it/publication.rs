//! Editions, withdrawal and export.

use crate::lists::{NOW, import, order, ordinary, plan, row, source, table, year};
use crate::store::on_each_database;
use backend::Error;
use backend::intake::{How, Outcome, Source, Withdrawal};
use model::id::PublicationId;
use model::indicator::{Decimal, Figure};

#[tokio::test]
async fn another_text_of_the_same_meeting_is_a_correction() {
    on_each_database(async |store| {
        let first = import(&store.backend, &ordinary(2024)).await;
        let rows = vec![row("(1)", "見守りの輪の拡大", "△", 7, Some(6)), row("(2)", "居場所の充実", "△", 8, Some(9))];
        let corrected = table(2024, vec![plan("見本計画", rows)]);
        let second = import(&store.backend, &corrected).await;
        assert_eq!((second.outcome, second.publication.edition), (Outcome::Correction, 2));
        let snapshot = store.backend.snapshot().await.unwrap();
        assert_eq!(snapshot.publications.len(), 2, "both can be cited");
        let measure = &snapshot.facts.measures[0];
        assert_eq!(snapshot.report(measure.id, year(2024)).unwrap().mark.as_deref(), Some("△"));
        let indicator = snapshot.indicators_of(measure.id).next().unwrap();
        let observation = snapshot.observation(indicator.id, year(2024)).unwrap();
        assert_eq!(observation.figure, Figure::Value(Decimal::from(7)));
        assert_eq!(observation.publication, second.publication.id);
        let again = import(&store.backend, &ordinary(2024)).await;
        assert_eq!(again.outcome, Outcome::Unchanged { newest: 2 });
        assert_eq!(again.publication.id, first.publication.id);
    })
    .await;
}

#[tokio::test]
async fn another_copy_of_the_same_paper_is_no_correction() {
    on_each_database(async |store| {
        let first = import(&store.backend, &ordinary(2024)).await;
        let text = source(&ordinary(2024)).text.replace("\n\n", "\n\n\n");
        let copied = Source { text, ..source(&ordinary(2024)) };
        let again = store.backend.import(order(vec![copied], How::Store)).await.unwrap().remove(0);
        assert_eq!((again.outcome, again.publication.id), (Outcome::Unchanged { newest: 1 }, first.publication.id));
        assert_eq!(store.backend.snapshot().await.unwrap().publications.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_withdrawn_publication_no_longer_counts_and_can_come_back() {
    on_each_database(async |store| {
        import(&store.backend, &ordinary(2023)).await;
        let before = store.backend.snapshot().await.unwrap().facts.clone();
        let newer = import(&store.backend, &ordinary(2024)).await.publication.id;
        let both = store.backend.snapshot().await.unwrap().facts.clone();
        let done = store.backend.withdraw(newer, NOW).await.unwrap();
        assert!(matches!(done, Withdrawal::Done(_)), "{done:?}");
        let again = store.backend.withdraw(newer, NOW).await.unwrap();
        assert!(matches!(again, Withdrawal::Already(_)), "{again:?}");
        assert_eq!(store.backend.snapshot().await.unwrap().facts, before);
        assert_eq!(import(&store.backend, &ordinary(2024)).await.outcome, Outcome::Restored);
        assert_eq!(store.backend.snapshot().await.unwrap().facts, both);
        let missing = store.backend.withdraw(PublicationId(99), NOW).await.unwrap_err();
        assert!(matches!(missing, Error::NotFound(_)));
    })
    .await;
}

#[tokio::test]
async fn the_last_list_withdrawn_leaves_an_empty_house() {
    on_each_database(async |store| {
        let only = import(&store.backend, &ordinary(2024)).await.publication.id;
        store.backend.withdraw(only, NOW).await.unwrap();
        let snapshot = store.backend.snapshot().await.unwrap();
        assert_eq!(snapshot.facts, model::intake::Facts::default());
        assert_eq!(snapshot.publications, []);
        assert_eq!(store.backend.check().await.unwrap().problems, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn a_year_is_exported_from_its_newest_publications() {
    on_each_database(async |store| {
        import(&store.backend, &ordinary(2024)).await;
        let mut other = table(2024, vec![plan("別の計画", vec![row("(1)", "相談の場", "×", 1, Some(9))])]);
        other.material_number = Some("資料４".to_owned());
        import(&store.backend, &other).await;
        let whole = store.backend.export(year(2024), None).await.unwrap();
        assert_eq!(whole.plans.len(), 2);
        let one = store.backend.export(year(2024), Some("別の計画")).await.unwrap();
        assert_eq!((one.plans.len(), one.material_number.as_deref()), (1, Some("資料４")));
        assert!(matches!(store.backend.export(year(2023), None).await, Err(Error::NotFound(_))));
    })
    .await;
}
