//! The real list of 令和６年度, read whole. Skipped where it isn't at hand: it isn't part of the repository.

#![allow(clippy::unwrap_used, reason = "tests")]

use model::indicator::{Counting, Decimal, Figure, Reason, Timing};
use model::intake::Decisions;
use model::sheet::{PrintedIndicator, Reading, Row, read, write};
use unicode_normalization::UnicodeNormalization;

fn real_text() -> Option<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seed/progress-list-r6.txt");
    std::fs::read_to_string(path).ok()
}

fn real_list() -> Option<Reading> {
    real_text().map(|text| read(&text, &Decisions::new()).unwrap())
}

fn rows(reading: &Reading) -> Vec<(String, &Row)> {
    let policies = reading.table.plans.iter().flat_map(|plan| &plan.policies);
    policies.flat_map(|policy| policy.rows.iter().map(|row| (policy.number.clone(), row))).collect()
}

fn once(reading: &Reading) -> Vec<&PrintedIndicator> {
    let rows = rows(reading);
    let own = rows.into_iter().filter(|(_, row)| row.relisted_from.is_none());
    own.flat_map(|(_, row)| &row.indicators).collect()
}

#[test]
fn plans_policies_items_and_marks_are_counted_right() {
    let Some(reading) = real_list() else { return };
    let table = &reading.table;
    assert_eq!(table.fiscal_year.western(), 2024);
    assert_eq!(table.as_of.unwrap().to_string(), "2025-03-31");
    assert_eq!(table.meeting_date.unwrap().to_string(), "2025-05-19");
    assert_eq!(table.meeting.as_deref(), Some("第１回健康福祉施策推進審議会"));
    assert_eq!(table.material_number.as_deref(), Some("資料３"));
    let policies: Vec<usize> = table.plans.iter().map(|plan| plan.policies.len()).collect();
    assert_eq!(policies, [6, 4]);
    let rows = rows(&reading);
    assert_eq!(rows.len(), 20);
    assert_eq!(rows.iter().filter(|(_, row)| row.number.is_some()).count(), 19);
    let marks = |mark: &str| rows.iter().filter(|(_, row)| row.mark.as_deref() == Some(mark)).count();
    assert_eq!((marks("○"), marks("□")), (19, 1));
    let relisted: Vec<_> = rows.iter().filter_map(|(_, row)| row.relisted_from.as_deref()).collect();
    assert_eq!(relisted, ["3-(1)"]);
    let remarks: Vec<_> = rows.iter().filter_map(|(_, row)| row.remark.as_deref()).collect();
    assert_eq!(remarks, ["生活保護法改正（第55条の10新設）"]);
    assert_eq!(rows.iter().filter(|(_, row)| row.new).count(), 2);
    let shared = rows.iter().find(|(_, row)| row.number.is_none()).unwrap().1;
    assert_eq!(shared.shared_with, ["1", "2", "3", "4"]);
    assert!(rows.iter().all(|(_, row)| !row.departments.is_empty()));
    assert!(reading.doubts.is_empty(), "{:?}", reading.doubts);
}

#[test]
fn every_figure_is_taken_with_the_year_before() {
    let Some(reading) = real_list() else { return };
    let figures = once(&reading);
    assert_eq!(figures.len(), 51);
    let pairs: Vec<(Decimal, Decimal)> =
        figures.iter().filter_map(|one| Some((one.previous?.value()?, one.value?.value()?))).collect();
    let count = |fits: &dyn Fn(&(Decimal, Decimal)) -> bool| pairs.iter().filter(|pair| fits(pair)).count();
    assert_eq!(pairs.len(), 40);
    assert_eq!(
        (
            count(&|(before, now)| before < now),
            count(&|(before, now)| before == now),
            count(&|(before, now)| before > now)
        ),
        (17, 4, 19)
    );
    let absent: Vec<_> = figures.iter().filter(|one| one.previous == Some(Figure::Absent(Reason::NotHeld))).collect();
    assert_eq!(absent.len(), 1);
    let silent: Vec<u32> = figures.iter().filter(|one| one.previous.is_none()).map(|one| one.line).collect();
    assert_eq!(silent, [201, 292, 292, 293, 296, 297, 492, 493, 493, 494]);
}

#[test]
fn names_units_and_ways_of_counting_are_as_printed() {
    let Some(reading) = real_list() else { return };
    let figures = once(&reading);
    let find = |name: &str| *figures.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name}"));
    let unit = |name: &str| find(name).unit.as_deref();
    assert_eq!(unit("シニア支え合いポイント 協力施設・団体数"), Some("施設・団体"));
    assert_eq!(unit("シニア支え合いポイント 交換ポイント数"), Some("P"));
    assert_eq!(unit("年度末現在登録団体数"), None);
    assert_eq!(unit("ひきこもり支援事業講演会 参加者数"), Some("名"));
    assert_eq!(find("団体人数 保護司会").note.as_deref(), Some("職権保護司含む"));
    assert_eq!(find("団体人数 赤十字奉仕団").timing, Some(Timing::YearEnd));
    assert_eq!(find("福祉公社 成年後見等受任").timing, Some(Timing::YearEnd));
    assert_eq!(find("成年後見制度地域連携ネットワーク連絡協議会 講演会参加者").timing, None);
    assert_eq!(find("健康づくり人材バンク新規登録数").timing, None);
    assert_eq!(find("被保護者就労支援 就労件数").counting, None);
    assert_eq!(find("福祉総合相談 相談件数").counting, Some(Counting::Cumulative));
    let of = |counting| figures.iter().filter(|one| one.counting == Some(counting)).count();
    assert_eq!((of(Counting::Cumulative), of(Counting::Distinct)), (4, 3));
    assert_eq!(figures.iter().filter(|one| one.timing == Some(Timing::Annual)).count(), 4);
    assert_eq!(
        find("広域連携事業 ひきこもりUXママ会").as_printed,
        "ひきこもりUXママ会　年４回（前年度　女子会５回、ママ会３回）"
    );
    assert_eq!(find("広域連携事業 ひきこもりUX女子会").previous, Some(Figure::Value(Decimal::from(5))));
}

#[test]
fn blank_lines_and_line_ends_change_nothing() {
    let Some(text) = real_text() else { return };
    let bare = |text: &str| {
        let mut table = read(text, &Decisions::new()).unwrap().table;
        for row in table.plans.iter_mut().flat_map(|plan| &mut plan.policies).flat_map(|policy| &mut policy.rows) {
            row.line = 0;
            row.indicators.iter_mut().for_each(|one| one.line = 0);
        }
        table
    };
    let plain = bare(&text);
    let dense = text.lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>();
    assert_eq!(bare(&dense.join("\n")), plain);
    assert_eq!(bare(&dense.join("\n\n")), plain);
    assert_eq!(bare(&text.replace('\n', "\r\n")), plain);
    assert_eq!(bare(&text.replace(" ※評価", "\u{c}※評価")), plain);
    assert_eq!(bare(&text.nfd().collect::<String>()), plain);
    let radical = |c| "人⼈日⽇月⽉用⽤生⽣目⽬長⻑民⺠".chars().skip_while(|it| *it != c).nth(1).unwrap_or(c);
    assert_eq!(bare(&text.chars().map(radical).collect::<String>()), plain);
}

#[test]
fn what_is_written_of_it_is_read_back() {
    let Some(reading) = real_list() else { return };
    let again = read(&write(&reading.table), &Decisions::new()).unwrap();
    let bare = |reading: &Reading| {
        let mut table = reading.table.clone();
        for row in table.plans.iter_mut().flat_map(|plan| &mut plan.policies).flat_map(|policy| &mut policy.rows) {
            (row.raw, row.line) = (Vec::new(), 0);
            row.indicators.iter_mut().for_each(|one| one.line = 0);
        }
        table
    };
    assert_eq!(bare(&again), bare(&reading));
}
