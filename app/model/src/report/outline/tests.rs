use super::*;
use crate::id::AccountId;
use crate::indicator::{Decimal, Figure};
use crate::moment::Moment;
use crate::report::{Entry, IndicatorName, Stamp, Why};

const NEW: i64 = 9;

fn year() -> FiscalYear {
    FiscalYear::new(2024).unwrap()
}

fn stored(id: i64, name: &str) -> Indicator {
    Indicator {
        id: IndicatorId(id),
        measure: MeasureId(1),
        order: 0,
        name: name.to_owned(),
        unit: Some("人".to_owned()),
        counting: None,
        timing: None,
        desired: None,
        breaks: Vec::new(),
        explanation: None,
        same_as: None,
    }
}

fn name(text: &str) -> IndicatorName {
    IndicatorName::new(text).unwrap()
}

fn new(text: &str) -> NewIndicator {
    NewIndicator::new(name(text), "名", (None, None)).unwrap()
}

/// Changes that hold, each with the reason 「理由」.
fn alterations(changes: &[(i64, IndicatorChange)]) -> Vec<Alteration> {
    let made = Stamp { by: AccountId(1), at: Moment(1), steps: 0 };
    let one = |(number, (id, change)): (i64, &(i64, IndicatorChange))| Alteration {
        number,
        indicator: IndicatorId(*id),
        change: change.clone(),
        why: Why::new("理由").unwrap(),
        made,
        undone: None,
    };
    (1..).zip(changes).map(one).collect()
}

fn rename(former: &str, to: &str) -> IndicatorChange {
    IndicatorChange::Rename { former: former.to_owned(), name: name(to) }
}

fn outline(known: &[Indicator], alterations: &[Alteration]) -> Outline {
    Outline::of((MeasureId(1), year()), known.iter(), alterations)
}

fn names(outline: &Outline) -> Vec<(i64, &str, Option<String>)> {
    outline.iter().map(|it| (it.indicator.id.0, it.indicator.name.as_str(), it.lineage.write())).collect()
}

fn undo(all: &mut [Alteration], at: usize) {
    all[at].undone = Some(Stamp { by: AccountId(2), at: Moment(2), steps: 0 });
}

#[test]
fn what_a_report_changes_is_laid_over_what_the_lists_say() {
    let known = [stored(1, "会員数"), stored(2, "来場者数")];
    let mut all = alterations(&[
        (1, rename("会員数", "登録者数")),
        (1, IndicatorChange::Redefine),
        (2, IndicatorChange::End),
        (NEW, IndicatorChange::Add(new("相談者数"))),
        (NEW, rename("相談者数", "来所者数")),
    ]);
    let found = outline(&known, &all);
    let renamed = Some("「会員数」から名前を変更。数え方の変更：理由".to_owned());
    let begins = Some("新しい指標".to_owned());
    assert_eq!(names(&found), [(1, "登録者数", renamed), (2, "来場者数", None), (NEW, "来所者数", begins)]);
    let first = found.get(IndicatorId(1)).unwrap();
    assert_eq!(first.indicator.breaks, [Break { from: year(), sentence: "理由".to_owned() }]);
    assert_eq!(found.get(IndicatorId(2)).unwrap().ended.as_deref(), Some("理由"));
    (0..5).for_each(|at| undo(&mut all, at));
    assert_eq!(names(&outline(&known, &all)), [(1, "会員数", None), (2, "来場者数", None)]);
}

#[test]
fn what_was_published_and_is_taken_back_for_a_correction_is_as_before() {
    let sentence = || "理由".to_owned();
    let published =
        Indicator { breaks: vec![Break { from: year(), sentence: sentence() }], ..stored(1, "登録者数") };
    let known = [published, stored(NEW, "相談者数")];
    let mut all = alterations(&[
        (1, rename("会員数", "登録者数")),
        (1, IndicatorChange::Redefine),
        (NEW, IndicatorChange::Add(new("相談者数"))),
    ]);
    let found = outline(&known, &all);
    assert_eq!(found.get(IndicatorId(1)).unwrap().indicator.breaks.len(), 1, "once, not twice");
    assert_eq!(found.iter().count(), 2);
    (0..3).for_each(|at| undo(&mut all, at));
    let found = outline(&known, &all);
    assert_eq!(names(&found), [(1, "会員数", None)]);
    assert_eq!(found.get(IndicatorId(1)).unwrap().indicator.breaks, []);
}

#[test]
fn a_name_changed_back_is_no_change() {
    let all = alterations(&[(1, rename("会員数", "登録者数")), (1, rename("登録者数", "会員数"))]);
    assert_eq!(names(&outline(&[stored(1, "会員数")], &all)), [(1, "会員数", None)]);
}

#[test]
fn what_does_not_fit_is_refused() {
    let known = [stored(1, "会員数"), stored(2, "来場者数")];
    let all = alterations(&[(2, IndicatorChange::End), (NEW, IndicatorChange::Add(new("相談者数")))]);
    let found = outline(&known, &all);
    let mut draft = Draft::default();
    let refused = |wanted, draft: &Draft| found.alter(wanted, draft).map(|_| ());
    let id = IndicatorId;
    assert_eq!(refused(Wanted::Rename(id(3), name("数")), &draft), Err(AlterRefused::Unknown));
    assert_eq!(refused(Wanted::Rename(id(1), name("会員数")), &draft), Err(AlterRefused::Unchanged));
    assert_eq!(refused(Wanted::Rename(id(1), name("来場者数")), &draft), Err(AlterRefused::SameName));
    assert_eq!(refused(Wanted::Add(new("会員数")), &draft), Err(AlterRefused::SameName), "人 and 名 are one unit");
    assert_eq!(refused(Wanted::Redefine(id(2)), &draft), Err(AlterRefused::Ends));
    assert_eq!(refused(Wanted::Redefine(id(NEW)), &draft), Err(AlterRefused::Begins));
    assert_eq!(refused(Wanted::End(id(NEW)), &draft), Err(AlterRefused::Begins));
    assert_eq!(refused(Wanted::Rename(id(NEW), name("来所者数")), &draft), Ok(()));
    assert_eq!(refused(Wanted::Add(new("見学者数")), &draft), Ok(()));
    draft.values.insert(id(1), Entry::exact(Figure::Value(Decimal::ONE)));
    assert_eq!(refused(Wanted::End(id(1)), &draft), Err(AlterRefused::HasValue));
    assert_eq!(refused(Wanted::Redefine(id(1)), &draft), Ok(()));
    let redefined = alterations(&[(1, IndicatorChange::Redefine)]);
    let twice = outline(&known, &redefined).alter(Wanted::Redefine(id(1)), &Draft::default());
    assert_eq!(twice.map(|_| ()), Err(AlterRefused::Changed));
    let renamed = alterations(&[(1, rename("会員数", "登録者数"))]);
    let ending = outline(&known, &renamed).alter(Wanted::End(id(1)), &Draft::default());
    assert_eq!(ending.map(|_| ()), Err(AlterRefused::Changed));
}

#[test]
fn a_change_is_taken_back_once_and_loses_no_figure() {
    let known = [stored(1, "会員数")];
    let mut all = alterations(&[(NEW, IndicatorChange::Add(new("相談者数"))), (1, rename("会員数", "登録者数"))]);
    let mut draft = Draft::default();
    draft.values.insert(IndicatorId(NEW), Entry::exact(Figure::Value(Decimal::ONE)));
    let found = outline(&known, &all);
    assert_eq!(found.take_back(&all[0], &draft), Err(AlterRefused::HasValue));
    assert_eq!(found.take_back(&all[0], &Draft::default()), Ok(()));
    assert_eq!(found.take_back(&all[1], &draft), Ok(()));
    undo(&mut all, 1);
    assert_eq!(outline(&known, &all).take_back(&all[1], &draft), Err(AlterRefused::Undone));
    let again = alterations(&[(1, rename("会員数", "登録者数")), (NEW, IndicatorChange::Add(new("会員数")))]);
    let found = outline(&known, &again);
    assert_eq!(found.take_back(&again[0], &Draft::default()), Err(AlterRefused::SameName));
}

#[test]
fn a_report_that_was_published_said_what_was_changed_by_then() {
    let mut all = alterations(&[(1, rename("会員数", "登録者数"))]);
    all[0].made.steps = 2;
    all[0].undone = Some(Stamp { by: AccountId(2), at: Moment(2), steps: 5 });
    assert_eq!(all[0].before_step(2), None);
    assert!(all[0].before_step(5).is_some_and(|it| it.holds()));
    assert!(all[0].before_step(6).is_some_and(|it| !it.holds()));
}
