//! What is stored of each year, and what a person is asked about it.

use super::build::*;
use crate::date::Date;
use crate::id::PublicationId;
use crate::indicator::{Figure, Origin, Reason};
use crate::intake::{Decisions, DoubtKind, Listing, collate};
use crate::sheet::{Earlier, PrintedIndicator, Row};

fn meetings(western: i32, value: i64, previous: impl Into<Option<i64>>) -> Listing {
    rows(western, vec![row("(1)", "孤立防止").counting("会議開催", "回", value, previous)])
}

#[test]
fn a_bracket_is_the_year_before_until_its_own_list_comes() {
    let found = join(&[meetings(2024, 506, 634)]);
    let origins: Vec<_> = found.observations("会議開催").iter().map(|it| (it.year.western(), it.origin)).collect();
    assert_eq!(origins, [(2023, Origin::PrintedAsPrevious), (2024, Origin::Printed)]);
    let found = join(&[meetings(2024, 506, 634), meetings(2023, 634, None)]);
    found.is_clear();
    let own = found.observations("会議開催")[0];
    assert_eq!((own.origin, own.publication), (Origin::Printed, PublicationId(2023)));
}

#[test]
fn a_wrong_previous_year_is_kept_beside_the_stored_value_until_somebody_decides() {
    let lists = [meetings(2024, 506, None), meetings(2025, 510, 560)];
    let found = join(&lists);
    assert_eq!(found.values("会議開催"), "2024=506 2025=510");
    let doubt = found.doubt();
    assert_eq!(doubt.kind, DoubtKind::Difference);
    assert_eq!(
        doubt.why,
        "「孤立防止」の会議開催：令和７年度の一覧表は前年度を560回としていますが、令和６年度の一覧表では506回です。"
    );
    assert_eq!(doubt.choices.iter().map(|it| it.key.as_str()).collect::<Vec<_>>(), ["stored", "printed"]);
    let difference = &found.0.facts.differences[0];
    assert_eq!((difference.stored, difference.printed), (Figure::Value(506.into()), Figure::Value(560.into())));
    assert_eq!(
        (&difference.doubt, difference.year, difference.publication),
        (&doubt.id, year(2024), PublicationId(2025))
    );

    let found = decide(&lists, "会議開催", "printed");
    assert_eq!(found.values("会議開催"), "2024=560 2025=510");
    let corrected = found.observations("会議開催")[0];
    assert_eq!((corrected.origin, corrected.publication), (Origin::Corrected, PublicationId(2025)));
    assert_eq!(corrected.as_printed, lists[0].table.plans[0].policies[0].rows[0].indicators[0].as_printed);
    assert_eq!(found.0.facts.differences[0], *difference, "both stay");
}

#[test]
fn columns_of_years_give_each_year_until_its_own_list_comes() {
    let columns = |western: i32, value: i64, previous: i64, earlier: i64| {
        let figure = Figure::Value(earlier.into());
        let earlier = vec![Earlier { year: year(western - 2), figure }];
        let it = PrintedIndicator { earlier, ..super::build::figure("会議開催", "回", value, previous) };
        rows(western, vec![row("(1)", "孤立防止").with(it)])
    };
    let found = join(&[columns(2024, 15, 14, 12)]);
    found.is_clear();
    assert_eq!(found.values("会議開催"), "2022=12 2023=14 2024=15");
    let origins: Vec<_> = found.observations("会議開催").iter().map(|it| it.origin).collect();
    assert_eq!(origins, [Origin::PrintedAsPrevious, Origin::PrintedAsPrevious, Origin::Printed]);
    join(&[columns(2024, 15, 14, 12), columns(2025, 16, 15, 14), meetings(2022, 12, None)]).is_clear();

    let found = join(&[columns(2024, 15, 14, 12), columns(2025, 16, 15, 13)]);
    assert_eq!(found.values("会議開催"), "2022=12 2023=14 2024=15 2025=16", "the list that comes soonest speaks first");
    assert_eq!(
        found.doubt().why,
        "「孤立防止」の会議開催：令和７年度の一覧表は令和５年度を13回としていますが、\
         ほかの一覧表に印刷された令和５年度の値では14回です。"
    );
}

#[test]
fn about_belongs_to_the_year_that_it_is_printed_for() {
    let it = PrintedIndicator { previous_approximate: true, ..figure("会議開催", "回", 15, 14) };
    let found = join(&[rows(2024, vec![row("(1)", "孤立防止").with(it)])]);
    let about: Vec<bool> = found.observations("会議開催").iter().map(|it| it.approximate).collect();
    assert_eq!(about, [true, false]);
}

#[test]
fn reasons_are_compared_too_and_blank_is_none() {
    let absent = |western: i32| {
        let mut it = figure("会議開催", "回", 0, None);
        it.value = Some(Figure::Absent(Reason::NotHeld));
        rows(western, vec![row("(1)", "孤立防止").with(it)])
    };
    let after = |it| rows(2025, vec![row("(1)", "孤立防止").with(it)]);
    join(&[absent(2024), after(not_held_before(figure("会議開催", "回", 3, None)))]).is_clear();
    assert_eq!(join(&[absent(2024), after(figure("会議開催", "回", 3, 0))]).doubts(DoubtKind::Difference).len(), 1);
    let found = join(&[absent(2024), after(figure("会議開催", "回", 3, None))]);
    found.is_clear();
    assert_eq!(found.values("会議開催"), "2024=実施なし 2025=3");
}

#[test]
fn a_year_without_a_list_stays_empty() {
    let found = join(&[meetings(2022, 5, None), meetings(2025, 8, None)]);
    assert_eq!(found.values("会議開催"), "2022=5 2025=8");
}

#[test]
fn an_item_that_moved_keeps_its_figures() {
    let item =
        |number: &str, value: i64, before: i64| row(number, "孤立防止").counting("会議開催", "回", value, before);
    let found = join(&[
        list(2024, vec![policy("1", "見守り", vec![item("(1)", 2, 1)])]),
        list(2025, vec![policy("1", "見守り", vec![]), policy("2", "担い手", vec![item("(3)", 3, 2)])]),
    ]);
    found.is_clear();
    assert_eq!(found.values("会議開催"), "2023=1 2024=2 2025=3");
}

#[test]
fn the_newest_edition_of_a_paper_counts() {
    let mut corrected = meetings(2024, 560, 634);
    corrected.publication.edition = 2;
    corrected.publication.id = PublicationId(7);
    let found = join(&[corrected, meetings(2024, 506, 634)]);
    found.is_clear();
    assert_eq!(found.values("会議開催"), "2023=634 2024=560");
}

#[test]
fn of_two_meetings_the_later_counts_for_what_it_names() {
    let mut later = rows(2024, vec![row("(1)", "孤立防止").counting("会議開催", "回", 3, None).marked("△")]);
    later.publication.meeting = Some("第２回健康福祉施策推進審議会".to_owned());
    later.publication.meeting_date = Some(Date::constant(2025, 11, 1));
    later.publication.id = PublicationId(1);
    let first =
        rows(2024, vec![row("(1)", "孤立防止").counting("会議開催", "回", 2, None), row("(2)", "権利擁護支援の促進")]);
    let lists = [later, first];
    let found = join(&lists);
    assert_eq!(found.values("会議開催"), "2024=3");
    let doubts = &found.0.doubts;
    assert_eq!(doubts.len(), 1, "{doubts:#?}");
    assert!(doubts[0].why.contains("は2回、あとの会議"), "{}", doubts[0].why);
    assert_eq!(found.0.facts.differences.len(), 1);
    assert_eq!(decide(&lists, "あとの会議", "earlier").values("会議開催"), "2024=2");
    assert_eq!(found.places("権利擁護支援の促進"), ["2024 1-(2)"]);
    let marks: Vec<_> = found.0.facts.reports.iter().map(|it| (it.mark.as_deref(), it.publication.0)).collect();
    assert_eq!(marks, [(Some("△"), 1), (Some("○"), 2024)]);
}

#[test]
fn one_figure_under_two_measures_is_counted_once_when_a_person_agrees() {
    let lists = [
        list(
            2024,
            vec![
                policy(
                    "1",
                    "促進",
                    vec![row("(3)", "ポイント制度").counting("シニア支え合いポイント 新規登録者数", "人", 68, 73)],
                ),
                policy(
                    "5",
                    "担い手",
                    vec![row("(1)", "人材の発掘").counting("シニア支え合いポイント新規登録数", "人", 68, 73)],
                ),
            ],
        ),
        list(
            2025,
            vec![
                policy(
                    "1",
                    "促進",
                    vec![row("(3)", "ポイント制度").counting("シニア支え合いポイント 新規登録者数", "人", 70, 68)],
                ),
                policy(
                    "5",
                    "担い手",
                    vec![row("(1)", "人材の発掘").counting("シニア支え合いポイント新規登録数", "人", 70, 68)],
                ),
            ],
        ),
    ];
    let found = join(&lists);
    let doubt = found.doubt();
    assert_eq!(doubt.kind, DoubtKind::SameFigure);
    assert_eq!(doubt.id, join(&lists[..1]).doubt().id, "next year's list asks nothing new");
    assert!(found.0.facts.indicators.iter().all(|it| it.same_as.is_none()));
    let found = decide(&lists, "シニア", "same");
    let first = found.indicator("シニア支え合いポイント 新規登録者数");
    assert_eq!(first.same_as, None);
    assert_eq!(found.indicator("シニア支え合いポイント新規登録数").same_as, Some(first.id));
}

#[test]
fn figures_that_are_equal_by_chance_are_not_asked_about() {
    let check = |[one, two]: [Row; 2]| {
        join(&[list(2024, vec![policy("1", "甲", vec![one]), policy("2", "乙", vec![two])])]).is_clear();
    };
    let meetings = |title: &str, value: i64| row("(1)", title).counting("会議開催", "回", value, value);
    check([meetings("見守り", 2), meetings("権利擁護", 2)]);
    check([
        row("(1)", "見守り").counting("相談件数", "件", 40, 30),
        row("(1)", "権利擁護").counting("参加者", "件", 40, 30),
    ]);
    check([
        row("(1)", "見守り").counting("相談件数", "件", 40, 30),
        row("(1)", "権利擁護").counting("相談件数", "人", 40, 30),
    ]);
    check([
        row("(1)", "見守り").counting("相談件数", "件", 40, 30),
        row("(1)", "権利擁護").counting("相談件数", "件", 40, None),
    ]);
    let twice = row("(1)", "見守り").counting("甲会場 参加者", "人", 40, 30).counting("乙会場 参加者", "人", 40, 30);
    check([twice, row("(1)", "権利擁護")]);
}

#[test]
fn another_way_of_counting_breaks_the_series_when_a_person_says_so() {
    let lists = [
        meetings(2024, 506, None),
        rows(2025, vec![row("(1)", "孤立防止").with(noted("集計方法を変更", figure("会議開催", "回", 51, None)))]),
    ];
    let found = join(&lists);
    assert_eq!(found.doubt().kind, DoubtKind::Redefinition);
    assert_eq!(found.indicator("会議開催").breaks, vec![]);
    let broken = decide(&lists, "会議開催", "break");
    let breaks = &broken.indicator("会議開催").breaks;
    assert_eq!((breaks[0].from, breaks[0].sentence.as_str()), (year(2025), "集計方法を変更"));
}

#[test]
fn a_remark_breaks_the_figure_that_it_names_or_all() {
    let check = |remark: &str, names: &[&str]| {
        let item = |value: i64| {
            row("(1)", "相談").counting("相談件数", "件", value, None).counting("訪問回数", "回", value, None)
        };
        let found = join(&[rows(2024, vec![item(10)]), rows(2025, vec![item(20).remarked(remark)])]);
        let asked: Vec<_> = found.doubts(DoubtKind::Redefinition).into_iter().map(|it| it.why.clone()).collect();
        assert_eq!(asked.len(), names.len(), "{asked:?}");
        assert!(asked.iter().zip(names).all(|(why, name)| why.contains(name)), "{asked:?}");
    };
    check("相談件数は今年度から数え方を変更した。", &["相談件数"]);
    check("今年度から集計方法を見直した。", &["相談件数", "訪問回数"]);
    check("会場を変更したため減少した。", &[]);
}

#[test]
fn a_plans_years_are_those_that_somebody_said_last() {
    let mut lists = [meetings(2024, 1, None), meetings(2025, 1, 1)];
    lists[0].plan_years = vec![(PLAN.to_owned(), year(2023), year(2028))];
    lists[1].plan_years = vec![("第6期地域福祉計画".to_owned(), year(2024), year(2029))];
    assert_eq!(join(&lists).0.facts.plans[0].years, Some((year(2024), year(2029))));
}

#[test]
fn a_list_outside_the_years_of_its_plan_is_asked_about() {
    let asked = |first: i32, last: i32| {
        let mut list = meetings(2023, 1, None);
        list.plan_years = vec![(PLAN.to_owned(), year(first), year(last))];
        join(&[list]).doubts(DoubtKind::Difference).into_iter().map(|it| it.why.clone()).collect::<Vec<_>>()
    };
    let why =
        "令和５年度の一覧表ですが、「第６期地域福祉計画」の計画期間とされた令和６年度から令和11年度に入りません。";
    assert_eq!(asked(2024, 2029), [why]);
    assert_eq!(asked(2018, 2022).len(), 1);
    assert_eq!(asked(2018, 2023), Vec::<String>::new());
}

#[test]
fn a_sign_of_an_old_legend_keeps_its_words() {
    let mut lists = [meetings(2024, 1, None), meetings(2025, 1, 1)];
    lists[1].table.plans[0].mark_scheme.truncate(2);
    let found = join(&lists);
    let signs: Vec<_> = found.0.facts.plans[0].scheme.marks().iter().map(|it| it.symbol.as_str()).collect();
    assert_eq!(signs, ["○", "△", "□", "×"]);
}

#[test]
fn of_two_values_of_one_indicator_a_person_says_which_holds() {
    let year_of = |western: i32, one: i64, other: i64, before: i64| {
        let first = row("(1)", "ポイント制度").counting("新規登録者数", "人", one, before);
        let second = row("(1)", "人材の発掘").counting("新規登録数", "人", other, before);
        list(western, vec![policy("1", "促進", vec![first]), policy("2", "担い手", vec![second])])
    };
    let lists = [year_of(2024, 68, 68, 50), year_of(2025, 70, 71, 68)];
    let mut decisions = Decisions::from([(join(&lists).doubt().id.clone(), "same".to_owned())]);
    let found = collate(&lists, &decisions);
    let doubt = found.doubts.iter().find(|it| it.why.contains("70人と71人")).unwrap();
    assert_eq!(doubt.choices.iter().map(|it| it.key.as_str()).collect::<Vec<_>>(), ["first", "second"]);
    let of = |found: &crate::intake::Facts, twin: bool| {
        let id = found.indicators.iter().find(|it| it.same_as.is_some() == twin).unwrap().id;
        let seen = found.observations.iter().find(|it| it.indicator == id && it.year == year(2025)).unwrap();
        (seen.figure, seen.origin, seen.as_printed.clone())
    };
    let kept =
        |found: &crate::intake::Facts| found.differences.iter().map(|it| (it.stored, it.printed)).collect::<Vec<_>>();
    let [seventy, more] = [70, 71].map(|it: i64| Figure::Value(it.into()));
    let [own, others] = ["新規登録者数：70人（前年度68人）", "新規登録数：71人（前年度68人）"].map(str::to_owned);
    let assumed = found.facts.clone();
    decisions.insert(doubt.id.clone(), "first".to_owned());
    // Until somebody says otherwise as after they have said so: one value at both places, each row as printed.
    for found in [assumed, collate(&lists, &decisions).facts] {
        assert_eq!(of(&found, false), (seventy, Origin::Printed, own.clone()));
        assert_eq!(of(&found, true), (seventy, Origin::Corrected, others.clone()));
        assert_eq!(kept(&found), [(more, seventy)]);
    }
    decisions.insert(doubt.id.clone(), "second".to_owned());
    let found = collate(&lists, &decisions).facts;
    assert_eq!(of(&found, false), (more, Origin::Corrected, own));
    assert_eq!(of(&found, true), (more, Origin::Printed, others));
    assert_eq!(kept(&found), [(seventy, more)]);
}
