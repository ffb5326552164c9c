//! Small lists in the official form, to import in tests.

use backend::intake::{How, Imported, Order, PlanYears, Source};
use backend::{Backend, Error, Moment, Site};
use model::date::Date;
use model::publication::Provenance;
use model::sheet::{MarkWords, PlanTable, PolicyTable, Row, Table, write};
use model::year::FiscalYear;

pub const NOW: Moment = Moment(1_700_000_000);

pub fn year(western: i32) -> FiscalYear {
    FiscalYear::new(western).unwrap()
}

/// One 項目: number, title, mark, this year's and last year's count of 相談.
pub fn row(number: &str, title: &str, mark: &str, now: u32, before: Option<u32>) -> Row {
    let before = before.map(|it| format!("（前年度{it}件）")).unwrap_or_default();
    Row {
        number: Some(number.to_owned()),
        title: Some(title.to_owned()),
        commitment: Some(format!("・{title}に取り組みます。")),
        mark: Some(mark.to_owned()),
        narrative: format!("・{title}について話し合いの場を設けた。\n・相談件数：{now}件{before}"),
        departments: vec!["福祉総務課".to_owned(), "見本社協".to_owned()],
        ..Row::default()
    }
}

pub fn plan(title: &str, rows: Vec<Row>) -> PlanTable {
    let marks = [("○", "予定通り進捗"), ("△", "進捗あるが遅れ・課題あり"), ("×", "進捗なし")];
    let words = |(symbol, words): (&str, &str)| MarkWords { symbol: symbol.to_owned(), words: words.to_owned() };
    let policy = PolicyTable { number: "1".to_owned(), title: "支え合う地域づくり".to_owned(), rows };
    PlanTable { title: title.to_owned(), mark_scheme: marks.map(words).into(), policies: vec![policy] }
}

pub fn table(western: i32, plans: Vec<PlanTable>) -> Table {
    let next = i16::try_from(western + 1).unwrap();
    Table {
        fiscal_year: year(western),
        as_of: Some(Date::constant(next, 3, 31)),
        meeting: Some("第１回福祉推進審議会".to_owned()),
        meeting_date: Some(Date::constant(next, 5, 19)),
        material_number: Some("資料３".to_owned()),
        plans,
    }
}

pub fn source(table: &Table) -> Source {
    Source { text: write(table), plan_years: Vec::new(), provenance: Provenance::Official }
}

pub fn order(sources: Vec<Source>, how: How) -> Order {
    Order { sources, site: Site::default(), how, at: NOW }
}

pub async fn try_import(backend: &Backend, table: &Table, how: How) -> Result<Imported, Error> {
    let mut all = backend.import(order(vec![source(table)], how)).await?;
    Ok(all.pop().unwrap())
}

pub async fn import(backend: &Backend, table: &Table) -> Imported {
    try_import(backend, table, How::Store).await.unwrap()
}

pub fn plan_years(first: i32, last: i32) -> PlanYears {
    PlanYears { title: None, first: year(first), last: year(last) }
}

/// 見本計画 with two items, as its list of that year prints them.
pub fn ordinary(western: i32) -> Table {
    let (now, before) = (u32::try_from(western - 1900).unwrap(), u32::try_from(western - 1901).unwrap());
    let rows = vec![
        row("(1)", "見守りの輪の拡大", "○", now, Some(before)),
        row("(2)", "居場所の充実", "△", now * 10, Some(before * 10)),
    ];
    table(western, vec![plan("見本計画", rows)])
}
