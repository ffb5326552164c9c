//! 進み方, and what is missing before a year is published.

use super::{Year, call, person, refusal, secretary};
use crate::lists::year;
use crate::store::on_each_database;
use backend::Error;
use model::account::OfficeRole;
use model::id::PlanId;
use model::inquiry::Waiting;
use model::report::{Hint, StateKind};
use yrs::{Map as _, Text as _};

#[tokio::test]
async fn the_board_tells_who_has_answered_and_who_is_waited_for() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let (lead, joint) = (it.lead.0, it.joint.0);
        let roles = format!(
            "INSERT INTO membership VALUES (2, {lead}, 'Approver', 2020, NULL); \
             INSERT INTO membership VALUES (3, {joint}, 'Approver', 2020, NULL);"
        );
        store.damage(&roles).await;
        it.submit(it.reports[0], "会を開いた。").await;
        let board = it.backend.get_board(&secretary(), None, &call(86_400)).await.unwrap().unwrap();
        assert_eq!((board.plan, board.year, board.title.as_str()), (it.plan, year(2023), "見本計画"));
        assert_eq!((board.days, board.counts.len()), (39, 6), "from 16 November to 25 December");
        let counted: Vec<_> = board.counts.iter().filter(|it| it.1 > 0).collect();
        assert_eq!(counted, [&(StateKind::Submitted, 1), &(StateKind::NotStarted, 1)]);
        let rows: Vec<_> =
            board.rows.iter().map(|it| (it.name.as_str(), it.waiting, it.leads.len(), it.joins.len())).collect();
        let days = Waiting::Days(39);
        assert_eq!(rows, [("福祉総務課", days, 2, 0), ("見本社協", days, 0, 2)]);
        let report = &board.reports[0];
        assert_eq!((report.place.as_str(), report.state), ("1-(1)", StateKind::Submitted));
        assert_eq!(report.mark.as_ref().map(|it| (&it.symbol[..], &it.words[..])), Some(("○", "予定通り進捗")));
        let last = |at: usize| board.rows[at].touched.as_ref().map(|it| it.by.as_str());
        assert_eq!((last(0), last(1)), (Some("職員2"), Some("職員3")), "each by its own people");
        assert_eq!(board.all, [(it.plan, "見本計画".to_owned(), year(2023))]);
    })
    .await;
}

#[tokio::test]
async fn the_board_is_the_secretariats_and_shows_nothing_before_a_year_is_opened() {
    on_each_database(async |store| {
        let it = Year::listed(store).await;
        assert_eq!(it.backend.get_board(&secretary(), None, &call(0)).await.unwrap(), None);
        let of = Some((it.plan, year(2023)));
        assert!(matches!(it.backend.get_board(&secretary(), of, &call(0)).await, Err(Error::NotFound(_))));
        let stranger = person(9, &[], &[OfficeRole::Administrator]);
        assert!(refusal(it.backend.get_board(&stranger, None, &call(0)).await).contains("事務局だけ"));
        assert!(refusal(it.backend.check_year(&stranger, PlanId(1), year(2023)).await).contains("事務局だけ"));
    })
    .await;
}

#[tokio::test]
async fn what_is_missing_or_odd_is_told_before_a_year_is_published() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let now = it.backend.snapshot().await.unwrap();
        let indicator = now.indicators_of(it.measures[1]).next().unwrap().id;
        it.write(it.reports[1], |it, write| {
            it.narrative.insert(write, 0, "・相談件数：500件");
            it.values.insert(write, indicator.to_string(), "50");
        })
        .await
        .unwrap();
        it.submit(it.reports[1], "").await;
        it.backend.confirm(&secretary(), it.seen(it.reports[1]).await, &call(3)).await.unwrap();
        let check = it.backend.check_year(&secretary(), it.plan, year(2023)).await.unwrap();
        assert_eq!((check.total, check.items.len()), (2, 2));
        let [first, second] = &check.items[..] else { panic!("{check:?}") };
        assert_eq!((first.state, first.unmarked, first.untold), (StateKind::NotStarted, true, true));
        assert_eq!((&first.blank[..], first.hints.len()), (&["相談件数".to_owned()][..], 0));
        assert_eq!((second.state, second.unmarked, second.blank.len()), (StateKind::Confirmed, false, 0));
        let [(name, Hint::Stated { .. }), (_, Hint::MarkBesideFall { .. })] = &second.hints[..] else {
            panic!("{:?}", second.hints)
        };
        assert_eq!(name, "相談件数");
    })
    .await;
}
