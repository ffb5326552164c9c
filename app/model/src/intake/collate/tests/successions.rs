//! Plans of another 期: what goes on from one to the next, and what doesn't.

use super::build::*;
use crate::indicator::Figure;
use crate::intake::{DoubtKind, Listing};
use crate::sheet::{MarkWords, PlanTable, Row};

fn of(title: &str, western: i32, rows: Vec<Row>) -> Listing {
    plans(western, vec![plan(title, vec![policy("1", "見守りの推進", rows)])])
}

/// Each plan's title, and the titles and years that stand under it.
fn listed(found: &Found) -> Vec<String> {
    let facts = &found.0.facts;
    let line = |plan: &crate::plan::Plan| {
        let own = facts.policies.iter().filter(|it| it.plan == plan.id);
        let placed = own.flat_map(|policy| facts.placements.iter().filter(|it| it.policy == policy.id));
        let placed = placed.map(|it| format!(" {}{}", it.title.as_deref().unwrap_or(""), it.year.western()));
        format!("{}:{}", plan.title, placed.collect::<String>())
    };
    facts.plans.iter().map(line).collect()
}

#[test]
fn a_plan_of_the_next_period_goes_on_from_the_one_before() {
    let rows = |visits: i64, before: i64| {
        vec![
            row("(1)", "見守り活動").counting("見守り件数", "件", visits, before),
            row("(2)", "サロンの支援").counting("サロン数", "か所", 45, 43),
        ]
    };
    let found = join(&[of(PLAN, 2024, rows(100, 80)), of(NEXT_PLAN, 2025, rows(110, 90))]);
    assert_eq!(
        listed(&found),
        ["第６期地域福祉計画: 見守り活動2024 サロンの支援2024", "第７期地域福祉計画: 見守り活動2025 サロンの支援2025"]
    );
    assert_eq!(found.titles(), ["見守り活動", "サロンの支援"]);
    let newest = found.0.facts.plans[1].id;
    assert!(found.0.facts.measures.iter().all(|it| it.plan == newest), "a 項目 is of the plan that has it last");
    assert_eq!(found.values("見守り件数"), "2023=80 2024=100 2025=110");
    let differing = found.doubts(DoubtKind::Difference);
    let words: Vec<_> = differing.iter().map(|it| it.why.as_str()).collect();
    assert_eq!(
        words,
        [
            "「見守り活動」の見守り件数：令和７年度の一覧表は前年度を90件としていますが、令和６年度の一覧表では100件です。",
            "「サロンの支援」のサロン数：令和７年度の一覧表は前年度を43か所としていますが、令和６年度の一覧表では45か所です。"
        ]
    );
    assert_eq!(found.0.facts.differences[0].printed, Figure::Value(90.into()));
    let passage = &found.0.passages[0];
    assert_eq!((passage.plan.as_str(), passage.follows.as_deref()), (NEXT_PLAN, Some(PLAN)));
    assert_eq!((passage.measures.kept, passage.indicators.kept), (2, 2));
}

#[test]
fn what_changed_with_the_period_is_asked_and_told_as_between_two_years() {
    let text = "・就労に課題を持つ方々が、それぞれの状況に応じた段階を経て、継続して働くことができるよう支援します。";
    let cook = "・避難所の炊き出しを毎年訓練し、備蓄を更新していきます。";
    let talk = "・ひきこもりの方とご家族のための居場所を開き、専門の相談員が話を伺います。";
    let before = of(
        PLAN,
        2024,
        vec![
            row("(1)", "多様な形での就労支援の実施").promising(text).counting("就労件数", "件", 37, 18),
            row("(2)", "避難所の運営").promising(cook).by(&["防災課"]),
        ],
    );
    let after = of(
        NEXT_PLAN,
        2025,
        vec![
            row("(1)", "多様な働き方に向けた就労支援の実施").promising(text).counting("就労件数", "件", 40, 37),
            row("(2)", "ひきこもりの支援").promising(talk).by(&["相談課"]),
        ],
    );
    let found = join(&[after.clone(), before.clone()]);
    assert_eq!(found.doubt().choices[0].key, "same");
    assert_eq!(found.values("就労件数"), "2023=18 2024=37 2025=40");
    let it = &found.0.passages[0];
    assert_eq!((it.measures.kept, it.measures.ended.len(), it.measures.began.len()), (1, 1, 1));
    let apart = decide(&[before, after], "就労支援", "new");
    assert_eq!(apart.titles().len(), 4);
}

#[test]
fn plans_of_several_periods_follow_each_other_in_whatever_order_they_come() {
    let rows = || vec![row("(1)", "孤立防止の推進").counting("訪問", "件", 12, 12)];
    let lists =
        [of("第７期地域福祉計画", 2030, rows()), of("第５期地域福祉計画", 2023, rows()), of(PLAN, 2024, rows())];
    let found = join(&lists);
    found.is_clear();
    assert_eq!(
        listed(&found),
        [
            "第５期地域福祉計画: 孤立防止の推進2023",
            "第６期地域福祉計画: 孤立防止の推進2024",
            "第７期地域福祉計画: 孤立防止の推進2030"
        ]
    );
    assert_eq!(found.titles(), ["孤立防止の推進"]);
    assert_eq!(found.values("訪問"), "2022=12 2023=12 2024=12 2029=12 2030=12");
    let passages: Vec<_> = found.0.passages.iter().map(|it| (it.from.western(), it.to.western())).collect();
    assert_eq!(passages, [(2023, 2024), (2024, 2030)]);
}

#[test]
fn other_plans_and_their_numbers_stay_where_they_are() {
    let rows = || vec![policy("1", "見守りの推進", vec![row("(1)", "孤立防止の推進")])];
    let found = join(&[
        plans(2023, vec![plan("第５期地域福祉計画", rows())]),
        plans(2024, vec![plan("第6期地域福祉計画", rows()), plan("再犯防止推進計画", rows())]),
        plans(2025, vec![plan("第６期地域福祉計画", rows()), plan("再犯防止推進計画", rows())]),
    ]);
    found.is_clear();
    let titles: Vec<_> = found.0.facts.plans.iter().map(|it| (it.id.0, it.title.as_str(), it.order)).collect();
    assert_eq!(titles, [(1, "第５期地域福祉計画", 1), (2, "第６期地域福祉計画", 1), (3, "再犯防止推進計画", 2)]);
    assert_eq!(found.titles().len(), 2);
}

#[test]
fn plans_with_lists_of_the_same_years_are_not_joined_and_that_is_said() {
    let rows = || vec![row("(1)", "孤立防止の推進").counting("訪問", "件", 12, 12)];
    let both = |title: &str| plan(title, vec![policy("1", "見守りの推進", rows())]);
    let found = join(&[of(PLAN, 2024, rows()), plans(2025, vec![both(PLAN), both(NEXT_PLAN)])]);
    let doubt = found.doubt();
    assert_eq!(doubt.text, "「第６期地域福祉計画」／「第７期地域福祉計画」（令和７年度）");
    assert_eq!((doubt.kind, doubt.choices.len()), (DoubtKind::Joining, 1));
    assert_eq!(found.titles().len(), 2);
    assert_eq!(found.0.passages.len(), 1);
}

#[test]
fn each_plan_keeps_its_own_signs_and_years() {
    let signed = |title: &str, signs: [&str; 2], mark: &str| {
        let words = |symbol: &str| MarkWords { symbol: symbol.to_owned(), words: format!("{symbol}の段階") };
        let rows = vec![row("(1)", "孤立防止の推進").marked(mark)];
        let policies = vec![policy("1", "見守りの推進", rows)];
        PlanTable { title: title.to_owned(), mark_scheme: signs.map(words).to_vec(), policies }
    };
    let mut before = plans(2024, vec![signed(PLAN, ["○", "△"], "△")]);
    before.plan_years = vec![(PLAN.to_owned(), year(2022), year(2024))];
    let after = plans(2025, vec![signed(NEXT_PLAN, ["A", "B"], "A")]);
    let found = join(&[before, after]);
    let symbols = |at: usize| {
        let marks = found.0.facts.plans[at].scheme.marks();
        marks.iter().map(|it| it.symbol.as_str()).collect::<Vec<_>>()
    };
    assert_eq!((symbols(0), symbols(1)), (vec!["○", "△"], vec!["A", "B"]));
    let years: Vec<_> = found.0.facts.plans.iter().map(|it| it.years).collect();
    assert_eq!(years, [Some((year(2022), year(2024))), None]);
    assert_eq!(found.0.passages[0].marks, [], "other signs are no change of the 評価");
}

#[test]
fn a_department_that_another_replaces_with_the_new_period_is_asked_about() {
    let rows = |name: &str| vec![row("(1)", "孤立防止の推進").by(&[name]), row("(2)", "人材の確保").by(&[name])];
    let found = join(&[of(PLAN, 2024, rows("高齢者支援課")), of(NEXT_PLAN, 2025, rows("高齢福祉課"))]);
    assert_eq!(found.doubt().text, "令和６年度「高齢者支援課」 → 令和７年度「高齢福祉課」");
}
