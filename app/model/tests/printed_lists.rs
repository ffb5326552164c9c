//! Whole lists of invented years in the printed form: other page breaks, wraps, marks and orders. What is read of each
//! stands in the snapshot beside it, and was looked at line by line.

#![allow(clippy::unwrap_used, reason = "tests")]

use model::indicator::Figure;
use model::intake::Decisions;
use model::sheet::{Reading, Row, read, write};
use std::fmt::Write as _;
use unicode_normalization::UnicodeNormalization;

fn show_figure(figure: Option<Figure>) -> String {
    match figure {
        None => "-".to_owned(),
        Some(Figure::Value(value)) => value.to_string(),
        Some(Figure::Absent(reason)) => reason.words().to_owned(),
    }
}

fn show_row(row: &Row, shown: &mut String) {
    let number = row.number.as_deref().unwrap_or("-");
    let title = row.title.as_deref().unwrap_or("-");
    writeln!(shown, "  {number} {title} {}", row.mark.as_deref().unwrap_or("-")).unwrap();
    if row.new {
        shown.push_str("    新規\n");
    }
    if let Some(from) = &row.relisted_from {
        writeln!(shown, "    再掲 {from}").unwrap();
    }
    if !row.shared_with.is_empty() {
        writeln!(shown, "    共通 {:?}", row.shared_with).unwrap();
    }
    for (name, text) in [("記載", &row.commitment), ("説明", &Some(row.narrative.clone())), ("備考", &row.remark)]
    {
        for line in text.iter().flat_map(|text| text.lines()) {
            writeln!(shown, "    {name} {line}").unwrap();
        }
    }
    writeln!(shown, "    担当 {}", row.departments.join("、")).unwrap();
    for one in &row.indicators {
        let unit = one.unit.as_deref().unwrap_or("-");
        let words = [
            one.counting.map(|it| it.words()),
            one.timing.map(|it| it.words()),
            one.approximate.then_some("約"),
            one.note.as_deref(),
        ];
        let words: Vec<&str> = words.into_iter().flatten().collect();
        let (now, before) = (show_figure(one.value), show_figure(one.previous));
        writeln!(shown, "    {:>3} {} = {now} {unit} ({before}) {}", one.line, one.name, words.join(" ")).unwrap();
    }
}

fn show(reading: &Reading) -> String {
    let mut shown = String::new();
    let table = &reading.table;
    let head = [&table.material_number, &table.meeting, &table.meeting_date.map(|day| day.to_string())];
    writeln!(shown, "{} 基準日 {:?} {head:?}", table.fiscal_year, table.as_of.map(|day| day.to_string())).unwrap();
    for plan in &table.plans {
        writeln!(
            shown,
            "{} {}",
            plan.title,
            plan.mark_scheme.iter().map(|mark| mark.symbol.as_str()).collect::<String>()
        )
        .unwrap();
        for policy in &plan.policies {
            writeln!(shown, " {} {}", policy.number, policy.title).unwrap();
            for row in &policy.rows {
                show_row(row, &mut shown);
            }
        }
    }
    for doubt in &reading.doubts {
        writeln!(shown, "? {} {} | {} | {}", doubt.line, doubt.text, doubt.why, doubt.assumed).unwrap();
    }
    shown
}

/// Reads a list, and again what is written of it.
fn read_and_show(text: &str) -> String {
    let reading = read(text, &Decisions::new()).unwrap();
    let again = read(&write(&reading.table), &Decisions::new()).unwrap();
    let bare = |reading: &Reading| {
        let mut table = reading.table.clone();
        for row in table.plans.iter_mut().flat_map(|plan| &mut plan.policies).flat_map(|policy| &mut policy.rows) {
            (row.raw, row.line) = (Vec::new(), 0);
            row.indicators.iter_mut().for_each(|one| one.line = 0);
        }
        table
    };
    assert_eq!(bare(&again), bare(&reading), "what is written is read back");
    show(&reading)
}

#[test]
fn a_next_year_is_read() {
    insta::assert_snapshot!(read_and_show(include_str!("lists/next-year.txt")));
}

#[test]
fn a_list_without_blank_lines_and_with_numbers_beside_titles_is_read() {
    insta::assert_snapshot!(read_and_show(include_str!("lists/crowded-year.txt")));
}

#[test]
fn numbers_of_items_may_be_printed_in_other_signs() {
    let list = include_str!("lists/other-marks.txt");
    let plain = show(&read(list, &Decisions::new()).unwrap());
    let signs = [("⑴", "⑵", "⑷"), ("①", "②", "④"), ("【１】", "【２】", "【４】"), ("１－１", "１－２", "１－４")];
    for (first, second, fourth) in signs {
        let other = list.replace("\n(1)", &format!("\n{first}"));
        let other = other.replace("\n(2)", &format!("\n{second}")).replace("\n(4)", &format!("\n{fourth}"));
        assert_eq!(show(&read(&other, &Decisions::new()).unwrap()), plain, "{first}");
    }
}

/// A plan whose second and third policies share one report, with 担当 before 評価 or as the last cell.
fn shared_list(first: bool, commitment: &str) -> String {
    let (mark, narrative, department) = ("Ａ", "・研修会：２回（前年度１回）", "福祉総務課");
    let cells = |narrative: &str| match first {
        true => format!("{department}\n\n{mark}\n\n{narrative}"),
        false => format!("{mark}\n\n{narrative}\n\n{department}"),
    };
    let head = if first { "担当 評価 説明(進捗状況)" } else { "評価 説明(進捗状況) 担当" };
    format!(
        "みどり市再犯防止推進計画進捗状況一覧表\n令和７年３月31日現在\n\n１　みどり市再犯防止推進計画\n\n\
         ※評価：「Ａ」計画どおり実施、「Ｂ」一部実施\n\n項目 計画の記載 {head}\n令和６(2024)年度\n\n\
         1 就労の確保\n\n(1)\n就労支援\n\n・就労を支援します。\n\n{}\n\n\
         2 福祉サービスの利用促進\n\n3 民間協力者の活動の促進\n\n{commitment}{}\n",
        cells("・相談件数：12件（前年度10件）"),
        cells(narrative)
    )
}

#[test]
fn one_report_of_several_policies_is_read_in_either_order_of_columns() {
    for first in [false, true] {
        for commitment in ["", "・再犯防止を進めます。\n\n"] {
            let reading = read(&shared_list(first, commitment), &Decisions::new()).unwrap();
            let policies = &reading.table.plans[0].policies;
            let titles: Vec<_> = policies.iter().map(|it| it.title.as_str()).collect();
            assert_eq!(titles, ["就労の確保", "福祉サービスの利用促進", "民間協力者の活動の促進"]);
            let shared = &policies[1].rows[0];
            assert_eq!(shared.shared_with, ["2", "3"], "{first} {commitment}");
            assert_eq!(shared.commitment.as_deref(), commitment.lines().next());
            assert_eq!(shared.departments, ["福祉総務課"]);
            assert_eq!(reading.doubts, [], "{first} {commitment}");
        }
    }
}

/// The list of [`shared_list`] with another title and no other word of its year.
fn titled(title: &str) -> String {
    let list = shared_list(false, "").replace("令和６(2024)年度\n", "").replace("令和７年３月31日現在\n", "");
    list.replace("みどり市再犯防止推進計画進捗状況一覧表", title)
}

#[test]
fn the_years_of_a_plan_in_the_title_are_not_the_lists() {
    for title in [
        "みどり市再犯防止推進計画（令和４年度～令和８年度）令和６年度進捗状況一覧表",
        "みどり市再犯防止推進計画（2022年度～2026年度）2024年度進捗状況一覧表",
        "みどり市再犯防止推進計画（令和４年度～令和８年度）\n令和６年度　進捗状況一覧表",
    ] {
        let reading = read(&titled(title), &Decisions::new()).unwrap();
        assert_eq!((reading.table.fiscal_year.western(), reading.doubts.len()), (2024, 0), "{title}");
    }
}

#[test]
fn where_a_title_has_several_years_a_person_says_which() {
    let list = titled("みどり市再犯防止推進計画進捗状況一覧表（令和５年度・令和６年度）");
    let reading = read(&list, &Decisions::new()).unwrap();
    assert_eq!((reading.table.fiscal_year.western(), reading.doubts.len()), (2024, 1));
    let decided = Decisions::from([(reading.doubts[0].id.clone(), "2023".to_owned())]);
    assert_eq!(read(&list, &decided).unwrap().table.fiscal_year.western(), 2023);
    let met = titled("令和６年度第１回推進協議会　みどり市再犯防止推進計画進捗状況一覧表");
    assert_eq!(read(&met, &Decisions::new()).unwrap().doubts.len(), 1);
}

#[test]
fn where_head_and_day_disagree_a_person_says_which_counts() {
    let list = shared_list(false, "").replace("令和７年３月31日現在", "令和６年３月31日現在");
    let reading = read(&list, &Decisions::new()).unwrap();
    assert_eq!(reading.table.fiscal_year.western(), 2024);
    let asked = |it: &&model::intake::Doubt| it.choices.iter().any(|choice| choice.key == "dated");
    let doubt = reading.doubts.iter().find(asked).unwrap();
    let decided = Decisions::from([(doubt.id.clone(), "dated".to_owned())]);
    assert_eq!(read(&list, &decided).unwrap().table.fiscal_year.western(), 2023);
}

#[test]
fn a_meeting_and_its_day_on_one_line_are_no_department() {
    let list = shared_list(false, "");
    for last in [
        "令和７年６月３日　第１回みどり市地域福祉推進協議会",
        "第１回みどり市地域福祉推進協議会（令和７年６月３日）",
        "第１回みどり市地域福祉推進協議会　令和７年６月３日開催",
    ] {
        for gap in ["", "\n"] {
            let reading = read(&format!("{list}{gap}{last}\n"), &Decisions::new()).unwrap();
            assert_eq!(reading.table.meeting.as_deref(), Some("第１回みどり市地域福祉推進協議会"));
            assert_eq!(reading.table.meeting_date.map(|day| day.to_string()).as_deref(), Some("2025-06-03"));
            assert_eq!(reading.table.plans[0].policies[1].rows[0].departments, ["福祉総務課"]);
            assert_eq!(reading.doubts, []);
        }
    }
}

#[test]
fn a_last_line_behind_the_day_is_the_meeting_until_somebody_says_otherwise() {
    let list = format!("{}\n令和７年６月３日\nみどり市地域福祉推進協議会\n", shared_list(false, ""));
    let reading = read(&list, &Decisions::new()).unwrap();
    assert_eq!(reading.table.meeting.as_deref(), Some("みどり市地域福祉推進協議会"));
    assert_eq!(reading.doubts.len(), 1);
    let text = Decisions::from([(reading.doubts[0].id.clone(), "text".to_owned())]);
    let reading = read(&list, &text).unwrap();
    assert_eq!(reading.table.meeting, None);
}

#[test]
fn departments_may_stand_before_the_mark() {
    insta::assert_snapshot!(read_and_show(include_str!("lists/departments-first.txt")));
}

#[test]
fn other_marks_are_read_by_their_legend() {
    insta::assert_snapshot!(read_and_show(include_str!("lists/other-marks.txt")));
}

#[test]
fn a_renewed_plan_with_figures_in_pairs_and_a_break_within_a_cell_is_read() {
    insta::assert_snapshot!(read_and_show(include_str!("lists/renewed-plan.txt")));
}

#[test]
fn a_half_year_list_with_letters_and_named_years_is_read() {
    insta::assert_snapshot!(read_and_show(include_str!("lists/half-year.txt")));
}

#[test]
fn a_small_town_with_many_ways_to_write_a_figure_is_read() {
    insta::assert_snapshot!(read_and_show(include_str!("lists/small-town.txt")));
}

#[test]
fn marks_may_be_lower_case_letters_and_numbers_stand_beside_titles() {
    insta::assert_snapshot!(read_and_show(include_str!("lists/lower-case-marks.txt")));
}

#[test]
fn marks_may_be_words_and_names_of_bodies_torn() {
    insta::assert_snapshot!(read_and_show(include_str!("lists/marks-in-words.txt")));
}

#[test]
fn what_pages_do_to_a_list_changes_nothing() {
    let text = include_str!("lists/next-year.txt");
    let rows = |text: &str| {
        let reading = read(text, &Decisions::new()).unwrap();
        let policies = reading.table.plans.into_iter().flat_map(|plan| plan.policies);
        let mut rows: Vec<Row> = policies.flat_map(|policy| policy.rows).collect();
        for row in &mut rows {
            row.line = 0;
            row.indicators.iter_mut().for_each(|one| one.line = 0);
        }
        rows
    };
    let plain = rows(text);
    assert_eq!(rows(&text.replace('\n', "\r\n")), plain);
    assert_eq!(rows(&text.replace(" ※評価", "\u{c}※評価")), plain);
    assert_eq!(rows(&text.replace("\n\n", "\n\n\n\n")), plain);
    assert_eq!(rows(&format!("\u{feff}{text}")), plain);
    assert_eq!(rows(&text.nfd().collect::<String>()), plain);
    let exchanged = |c| match c {
        '人' => '⼈',
        '日' => '⽇',
        '月' => '⽉',
        '用' => '⽤',
        '年' => '\u{f98e}',
        '令' => '\u{f9a8}',
        other => other,
    };
    assert_eq!(rows(&text.chars().map(exchanged).collect::<String>()), plain);
}

/// Title and 計画の記載 of the first row, and the doubts about them.
fn cut_title(printed: &str) -> (String, String, Vec<String>) {
    let list = include_str!("lists/next-year.txt");
    let (head, rest) = list.split_once("(1)\n").unwrap();
    let (_, rest) = rest.split_once("\n☆\n").unwrap();
    let reading = read(&format!("{head}(1)\n{printed}\n○\n{rest}"), &Decisions::new()).unwrap();
    let row = reading.table.plans[0].policies[0].rows[0].clone();
    let about = reading.doubts.into_iter().filter(|doubt| doubt.why.contains("項目名と計画の記載の境"));
    (row.title.unwrap(), row.commitment.unwrap_or_default(), about.map(|doubt| doubt.assumed).collect())
}

#[test]
fn a_title_that_runs_over_its_column_is_not_cut_in_a_word() {
    for (printed, title) in [
        ("シニア支え合いポ\nイント制度の普及推進\n\n・推進します。\n", "シニア支え合いポイント制度の普及推進"),
        ("シニア支え合いポ\nイント制度の普及推進\n・推進します。\n", "シニア支え合いポイント制度の普及推進"),
        ("福祉の\n推進と地域の支え合いの充実\n\n・推進します。\n", "福祉の推進と地域の支え合いの充実"),
        ("福祉の\n推進と地域の支え合いの充実\n・推進します。\n", "福祉の推進と地域の支え合いの充実"),
        ("見守り会議\n地域の支え合いの充実と推進\n\n・推進します。\n", "見守り会議地域の支え合いの充実と推進"),
    ] {
        assert_eq!(cut_title(printed), (title.to_owned(), "・推進します。".to_owned(), vec![]), "{printed}");
    }
}

#[test]
fn where_the_words_do_not_tell_whether_a_title_goes_on_both_parts_are_shown() {
    let asked = "項目名を「見守り会議」、計画の記載の初めを「地域の支え合いの充実と推進」としました。";
    for (printed, doubts) in [
        ("見守り会議\n地域の支え合いの充実と推進\n・推進します。\n", vec![asked.to_owned()]),
        ("見守り会議\n地域の支え合いの充実を推進します。\n・見守ります。\n", vec![]),
        ("見守り会議\n地域の支え合いの充実と推進\n", vec![]),
    ] {
        let (title, commitment, about) = cut_title(printed);
        assert_eq!((title.as_str(), about), ("見守り会議", doubts), "{printed}");
        assert!(commitment.starts_with("地域の支え合いの充実"), "{printed}");
    }
}

#[test]
fn a_title_that_was_torn_before_a_sign_of_a_list_is_asked_about() {
    let (title, commitment, about) = cut_title("ひきこもり当事者\n・家族への支援の\n充実\n\n・推進します。\n");
    assert_eq!((title.as_str(), commitment.as_str()), ("ひきこもり当事者・家族への支援の充実", "・推進します。"));
    assert_eq!(about, ["項目名を「ひきこもり当事者・家族への支援の充実」としました。"]);
    // A sentence, a short first line and a list without a blank line behind it begin the 計画の記載.
    for printed in [
        "ひきこもり当事者\n・家族を支えます。\n\n・推進します。\n",
        "当事者の支援\n・家族への支援の\n充実\n\n・推進します。\n",
        "ひきこもり当事者\n・家族への支援\n・推進します。\n",
    ] {
        let (_, commitment, about) = cut_title(printed);
        assert!(commitment.starts_with("・家族") && about.is_empty(), "{printed}: {about:?}");
    }
}

#[test]
fn a_running_head_within_a_cell_is_no_part_of_it() {
    let list = "見守り計画進捗状況一覧表\n令和７年３月31日現在\n\n１　見守り計画\n\n※評価：「○」予定通り進捗、「×」進捗なし\n\n\
                1 見守りの推進\n\n(1)\n見守りの会議の開\nHEAD\n催\n\n・会議を開きます。\n\n○\n\n\
                ・会議：12回（前年度10回）\nHEAD\n・参加者：120人（前年度110人）\n\n地域支援課\n\n\
                担当\n項目\n評価 説明(進捗状況)\n計画の記載\n令和６(2024)年度\n資料２\n令和７年７月３日\n第１回見守り推進会議\n";
    for head in ["資料２", "第１回見守り推進会議"] {
        let reading = read(&list.replace("HEAD", head), &Decisions::new()).unwrap();
        let row = &reading.table.plans[0].policies[0].rows[0];
        assert_eq!(row.title.as_deref(), Some("見守りの会議の開催"));
        assert_eq!(row.narrative, "・会議：12回（前年度10回）\n・参加者：120人（前年度110人）", "{head}");
        let names: Vec<_> = row.indicators.iter().map(|it| it.name.as_str()).collect();
        assert_eq!((names, reading.doubts.len()), (vec!["会議", "参加者"], 0));
    }
}

#[test]
fn what_stands_beside_every_page_number_is_no_part_of_the_table() {
    let list = "見守り計画進捗状況一覧表\n令和７年３月31日現在\n\n１　見守り計画\n\n※評価：「○」予定通り進捗、「×」進捗なし\n\n\
                項目 計画の記載 評価 説明 備考 担当\n令和６年度\n\n1 見守りの推進\n\n(1)\n会議\n\n・会議を開きます。\n\n○\n\n\
                ・会議：12回（前年度10回）\n\n福祉課\n\n- 1 -\n\nHEAD\n\n(2)\n相談\n\n・相談に応じます。\n\n○\n\n\
                ・相談：20件（前年度18件）\n\n- 2 -\n\nHEAD\n\n・訪問：５件（前年度４件）\n\n福祉課\n\n- 3 -\n\nHEAD\n\n\
                (3)\n配食\n\n・続けます。\n\n○\n\n・配食：30食（前年度28食）\n\n健康課\n";
    for head in ["見本市健康福祉部福祉課", "見守り計画", "第４章　施策の展開"] {
        let reading = read(&list.replace("HEAD", head), &Decisions::new()).unwrap();
        let rows = &reading.table.plans[0].policies[0].rows;
        let told: Vec<_> = rows.iter().map(|row| (row.indicators.len(), row.departments.join("、"))).collect();
        let row = |figures: usize, department: &str| (figures, department.to_owned());
        assert_eq!(told, [row(1, "福祉課"), row(2, "福祉課"), row(1, "健康課")], "{head}");
        assert_eq!(reading.left.iter().filter(|it| it.text == head).count(), 3, "{head}");
        assert_eq!(reading.doubts, [], "{head}");
    }
}
