//! Which 担当課・団体 of several years are one.

use super::build::*;

#[test]
fn a_renamed_department_is_one_once_a_person_says_so() {
    let lists = [
        rows(
            2024,
            vec![
                row("(1)", "甲の推進").by(&["地域支援課", "健康課"]),
                row("(2)", "乙の確保").by(&["健康課"]),
                row("(3)", "丙").by(&["福祉公社", "健康課"]),
            ],
        ),
        rows(
            2025,
            vec![
                row("(1)", "甲の推進").by(&["地域支援課", "健康推進課"]),
                row("(2)", "乙の確保").by(&["健康推進課", "こども課"]),
                row("(3)", "丙").by(&["福祉公社", "健康推進課"]),
            ],
        ),
    ];
    let found = join(&lists);
    assert_eq!(found.doubt().choices[0].key, "new");
    assert_eq!(found.department("健康課"), [("健康課".to_owned(), 2024, None)]);
    let found = decide(&lists, "健康推進課", "renamed");
    let names = [("健康課".to_owned(), 2024, Some(2024)), ("健康推進課".to_owned(), 2025, None)];
    assert_eq!(found.department("健康課"), names);
    assert_eq!(found.0.facts.departments.len(), 4);
    let placement = &found.0.facts.placements[0];
    assert_eq!(placement.departments.iter().map(|it| it.0).collect::<Vec<_>>(), [1, 2]);
    let found = decide(&lists, "健康推進課", "successor");
    let by = found.0.facts.departments[1].successor.unwrap();
    assert_eq!(found.0.facts.departments.iter().find(|it| it.id == by).unwrap().names[0].name, "健康推進課");
}

#[test]
fn of_two_departments_renamed_at_once_each_is_asked_about_with_its_own() {
    let lists = [
        rows(
            2024,
            vec![row("(1)", "甲の推進").by(&["地域支援課"]), row("(2)", "乙の確保").by(&["防災課", "地域支援課"])],
        ),
        rows(
            2025,
            vec![row("(1)", "甲の推進").by(&["地域共生課"]), row("(2)", "乙の確保").by(&["危機管理課", "地域共生課"])],
        ),
    ];
    let asked: Vec<_> = join(&lists).0.doubts.iter().map(|doubt| doubt.text.clone()).collect();
    let pairs =
        ["令和６年度「地域支援課」 → 令和７年度「地域共生課」", "令和６年度「防災課」 → 令和７年度「危機管理課」"];
    assert_eq!(asked, pairs);
}

#[test]
fn a_department_that_stays_somewhere_was_not_renamed() {
    let found = join(&[
        rows(2024, vec![row("(1)", "甲の推進").by(&["健康課"]), row("(2)", "乙の確保").by(&["健康課"])]),
        rows(2025, vec![row("(1)", "甲の推進").by(&["健康推進課"]), row("(2)", "乙の確保").by(&["健康課"])]),
    ]);
    found.is_clear();
}

#[test]
fn a_new_name_that_was_entered_by_hand_is_not_asked_about() {
    let lists = [
        rows(2024, vec![row("(1)", "甲の推進").by(&["健康課"]), row("(2)", "乙の確保").by(&["健康課"])]),
        rows(2025, vec![row("(1)", "甲の推進").by(&["健康 推進課"]), row("(2)", "乙の確保").by(&["こども課"])]),
    ];
    let found = join_renamed(&lists, ["健康課", "健康推進課"]);
    found.is_clear();
    let names = [("健康課".to_owned(), 2024, Some(2024)), ("健康 推進課".to_owned(), 2025, None)];
    assert_eq!(found.department("健康課"), names);
    let elsewhere = join_renamed(&lists, ["福祉課", "健康推進課"]);
    assert_eq!(elsewhere.department("健康課"), [("健康課".to_owned(), 2024, None)]);
}
