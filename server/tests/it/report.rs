//! What an import says of two years of an invented city: the whole report as an administrator reads it.

use crate::desk::Desk;
use model::date::Date;
use model::sheet::{MarkWords, PlanTable, PolicyTable, Row, Table, write};
use model::year::FiscalYear;

fn row(number: &str, title: &str, narrative: &str, department: &str) -> Row {
    Row {
        number: Some(number.to_owned()),
        title: Some(title.to_owned()),
        commitment: Some(format!("・{title}に、地域の皆さんと取り組みます。")),
        mark: Some("○".to_owned()),
        narrative: narrative.to_owned(),
        departments: vec![department.to_owned()],
        ..Row::default()
    }
}

fn table(western: i16, policies: [Vec<Row>; 2]) -> Table {
    let titles = ["支え合う地域づくり", "安心して暮らせるまち"];
    let policies = (1..).zip(titles).zip(policies).map(|((number, title), rows)| {
        let number = i32::to_string(&number);
        PolicyTable { number, title: title.to_owned(), rows }
    });
    let marks = [("○", "予定通り進捗"), ("△", "進捗あるが遅れ・課題あり")];
    let words = |(symbol, words): (&str, &str)| MarkWords { symbol: symbol.to_owned(), words: words.to_owned() };
    Table {
        fiscal_year: FiscalYear::new(western.into()).unwrap(),
        as_of: Some(Date::constant(western + 1, 3, 31)),
        meeting: Some("第１回福祉推進審議会".to_owned()),
        meeting_date: Some(Date::constant(western + 1, 5, 19)),
        material_number: Some("資料３".to_owned()),
        plans: vec![PlanTable {
            title: "第１期見本計画".to_owned(),
            mark_scheme: marks.map(words).into(),
            policies: policies.collect(),
        }],
    }
}

fn this_year() -> Table {
    let watch =
        "・協議会を開いた。\n・協議会の開催回数：２回（前年度２回）\n・見守りの協力団体数：41団体（前年度38団体）";
    let homes = "・住まいの相談を受けた。\n・住まいの相談件数：120件（前年度110件）";
    table(
        2024,
        [
            vec![
                row("(1)", "見守りの輪の拡大", watch, "福祉総務課"),
                row("(2)", "居場所の充実", "・居場所を開いた。\n・居場所の参加者数：310人（前年度300人）", "市民社協"),
                row("(3)", "個別避難計画の作成", "・計画を作った。\n・作成した計画の数：15件（前年度12件）", "防災課"),
            ],
            vec![
                row("(1)", "多様な住まいの確保", homes, "住宅対策課"),
                row("(2)", "権利擁護の促進", "・講座を開いた。\n・講座の受講者数：30人（前年度28人）", "福祉総務課"),
            ],
        ],
    )
}

/// An item goes to another policy, one is renumbered, one ends, one begins; a department has another name; one 前年度
/// is not what the list of that year says.
fn next_year() -> Table {
    let watch = "・協議会を開いた。\n・協議会の開催回数：３回（前年度２回）\n・見守りの訪問件数：90件";
    let homes = "・住まいの相談を受けた。\n・住まいの相談件数：131件（前年度102件）";
    let hikikomori = Row {
        new: true,
        commitment: Some("・ひきこもりの方とご家族が気軽に立ち寄れる場を設け、専門の相談員が話を伺います。".to_owned()),
        ..row("(2)", "ひきこもり支援の推進", "・場を設けた。\n・相談会の参加組数：９組", "生活福祉課")
    };
    table(
        2025,
        [
            vec![row("(1)", "見守りの輪の拡大", watch, "福祉総務課"), hikikomori],
            vec![
                row("(1)", "権利擁護の促進", "・講座を開いた。\n・講座の受講者数：31人（前年度30人）", "福祉総務課"),
                Row {
                    mark: Some("△".to_owned()), ..row("(2)", "多様な住まいの確保", homes, "住まい支援課")
                },
                row("(3)", "居場所の充実", "・居場所を開いた。\n・居場所の参加者数：350人（前年度310人）", "市民社協"),
            ],
        ],
    )
}

#[test]
fn a_next_year_joins_and_says_what_moved_ended_and_began() {
    let desk = Desk::new("report");
    let first = desk.write("r6.txt", write(&this_year()));
    insta::assert_snapshot!("first_year", desk.run(&["import", &first]).is(0, "", "").out);
    let second = desk.write("r7.txt", write(&next_year()));
    insta::assert_snapshot!("next_year", desk.run(&["import", "--dry-run", &second]).is(0, "", "").out);
    let json = desk.run(&["import", "--json", &second]).is(0, "", "").out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    insta::assert_snapshot!("next_year_joined", serde_json::to_string_pretty(&json["passages"]).unwrap());
    let text = write(&next_year());
    let wrong = 1 + text.lines().position(|line| line.contains("102件")).unwrap();
    let lines = |kind: &str| {
        let of_kind = json["doubts"].as_array().unwrap().iter().filter(|it| it["kind"] == kind);
        of_kind.map(|it| it["line"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(lines("difference"), [wrong as u64], "the line that prints the wrong 前年度");
    insta::assert_snapshot!("doubts", desk.run(&["doubts"]).is(0, "", "").out);
    desk.run(&["check"]).is(0, "問題はありません", "");
}

#[test]
fn a_year_that_comes_later_is_joined_to_the_one_after_it() {
    let desk = Desk::new("report-back");
    let second = desk.write("r7.txt", write(&next_year()));
    desk.run(&["import", &second]).is(0, "保存しました", "");
    let first = desk.write("r6.txt", write(&this_year()));
    let said = desk.run(&["import", &first]).is(0, "令和７年度の一覧表とのつながり", "").out;
    assert!(said.contains("項目が終わる　1-(3) 個別避難計画の作成"), "{said}");
}

#[test]
fn a_plan_of_the_next_period_says_from_which_it_goes_on_and_another_plan_that_it_begins() {
    let desk = Desk::new("report-period");
    let first = desk.write("r6.txt", write(&this_year()));
    desk.run(&["import", &first]).is(0, "保存しました", "");
    let mut next = next_year();
    next.plans[0].title = "第２期見本計画".to_owned();
    let second = desk.write("r7.txt", write(&next));
    let said = desk.run(&["import", "--dry-run", &second]).is(0, "令和６年度の一覧表とのつながり", "").out;
    assert!(said.contains("  第２期見本計画（「第１期見本計画」から続く計画として）\n"), "{said}");
    assert!(said.contains("項目が終わる　1-(3) 個別避難計画の作成"), "{said}");
    next.plans[0].title = "見本市福祉ビジョン".to_owned();
    let other = desk.write("vision.txt", write(&next));
    let said =
        desk.run(&["import", &other]).is(0, "ほかの年度の一覧表とつながらない計画\n  見本市福祉ビジョン\n", "").out;
    assert!(said.contains("    項目 5、実績値 6は、新しく始まるものとしました。"), "{said}");
}

#[test]
fn a_corrected_edition_says_what_differs() {
    let desk = Desk::new("report-edition");
    let first = desk.write("r6.txt", write(&this_year()));
    desk.run(&["import", &first]).is(0, "保存しました", "");
    let mut corrected = this_year();
    let row = &mut corrected.plans[0].policies[1].rows[1];
    row.mark = Some("△".to_owned());
    row.narrative = row.narrative.replace("30人（", "33人（");
    let second = desk.write("r6-2.txt", write(&corrected));
    let said = desk.run(&["import", &second]).is(0, "訂正版（第2版）", "").out;
    insta::assert_snapshot!("edition", said.split("取り込んだもの").nth(1).unwrap());
}

/// A department has another name in both plans of the second year.
fn two_plans(western: i16, department: &str) -> Table {
    let rows = |title: &str| vec![row("(1)", title, "・相談を受けた。\n・相談件数：20件", department)];
    let mut whole = table(western, [rows("見守りの輪の拡大"), Vec::new()]);
    let mut other = table(western, [rows("居場所の充実"), Vec::new()]).plans.remove(0);
    other.title = "あゆみ計画".to_owned();
    whole.plans.push(other);
    whole.plans.iter_mut().for_each(|plan| plan.policies.truncate(1));
    whole
}

#[test]
fn a_doubt_of_two_plans_stands_in_the_same_line_wherever_it_is_listed() {
    let desk = Desk::new("report-plans");
    let first = desk.write("r6.txt", write(&two_plans(2024, "健康課")));
    desk.run(&["import", &first]).is(0, "保存しました", "");
    let text = write(&two_plans(2025, "健康推進課"));
    let second = desk.write("r7.txt", &text);
    let read = |said: String| serde_json::from_str::<serde_json::Value>(&said).unwrap();
    let imported = read(desk.run(&["import", "--json", &second]).is(0, "", "").out)["doubts"].clone();
    let listed = read(desk.run(&["doubts", "--json"]).is(0, "", "").out);
    let place = |doubts: &serde_json::Value| {
        assert_eq!(doubts.as_array().unwrap().len(), 1, "{doubts:#}");
        (doubts[0]["id"].clone(), doubts[0]["line"].as_u64().unwrap())
    };
    assert_eq!(place(&listed), place(&imported));
    let item = 1 + text.lines().position(|line| line == "(1)").unwrap();
    assert_eq!(place(&listed).1, item as u64, "where it stands first");
}

#[test]
fn an_import_says_once_that_who_leads_is_assumed() {
    let desk = Desk::new("report-leads");
    let mut list = this_year();
    for row in &mut list.plans[0].policies[0].rows[..2] {
        row.departments.push("健康課".to_owned());
    }
    let file = desk.write("r6.txt", write(&list));
    let said = desk.run(&["import", &file]).is(0, "確認が必要なもの　なし", "").out;
    let line =
        "  担当が二つ以上ある項目 2件は、並び順がはじめの課・団体を主担当としました（一覧表には書かれていません）。\n";
    assert_eq!(said.matches("主担当").count(), 1, "{said}");
    assert!(said.contains(line), "{said}");
    let export = desk.run(&["export", "--year", "2024"]).is(0, "", "").out;
    let assumed: Vec<_> = export.lines().filter(|line| line.contains("\"lead_assumed\": true")).collect();
    assert_eq!(assumed.len(), 2, "{export}");
}
