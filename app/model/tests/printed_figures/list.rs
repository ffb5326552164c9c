//! A small list around a 説明, and what is read of it.

use model::indicator::Figure;
use model::intake::{Decisions, Doubt};
use model::sheet::{PrintedIndicator, Row, read};

/// A list of 令和６年度 whose first item has this 説明.
pub fn list_with(narrative: &str) -> String {
    format!(
        "見守り計画進捗状況一覧表\n令和７年３月31日現在\n\n１　見守り計画\n\n※評価：「○」予定通り進捗、「×」進捗なし\n\n\
         評価 説明(進捗状況) 備考 担当 項目\n\n令和６(2024)年度\n\n1 見守りの推進\n\n(1)\n\n見守りの会議の\n開催と支援の実施\n\n\
         ・会議を開きます。見守りを広げ、支え合う地域をつくるための取組み\nを続けます。\n\n○\n\n{narrative}\n\n地域支援課\n\n\
         (2)\n\n別の項目\n\n・続けます。\n\n○\n\n・役員会、運営委員会等に出席し、運営を支える取組みを行うこととし、\n\
         次の年度に向けた準備を進めた。\n\n地域支援課\n"
    )
}

pub fn read_with(narrative: &str, decisions: &Decisions) -> (Row, Vec<Doubt>) {
    let reading = read(&list_with(narrative), decisions).unwrap();
    (reading.table.plans[0].policies[0].rows[0].clone(), reading.doubts)
}

pub fn show_figure(figure: Option<Figure>) -> String {
    match figure {
        None => "-".to_owned(),
        Some(Figure::Value(value)) => value.to_string(),
        Some(Figure::Absent(reason)) => reason.words().to_owned(),
    }
}

/// name|value|unit|previous, then 延 実 末 年 約 where they hold.
pub fn show(one: &PrintedIndicator) -> String {
    let unit = one.unit.as_deref().unwrap_or("-");
    let mut shown = format!("{}|{}|{unit}|{}", one.name, show_figure(one.value), show_figure(one.previous));
    for word in [one.counting.map(|it| it.words()), one.timing.map(|it| it.words()), one.approximate.then_some("約")]
        .into_iter()
        .flatten()
    {
        shown.push('|');
        shown.push_str(word);
    }
    shown
}

pub fn check(narrative: &str, figures: &[&str], doubts: usize) {
    let (row, asked) = read_with(narrative, &Decisions::new());
    let read: Vec<String> = row.indicators.iter().map(show).collect();
    assert_eq!(read, figures, "{narrative}");
    assert_eq!(asked.len(), doubts, "{narrative}: {asked:#?}");
    assert_eq!(row.departments, ["地域支援課"], "{narrative}");
    assert_eq!(row.remark, None, "{narrative}");
}
