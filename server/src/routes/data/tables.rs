//! The tables of the open data, in long form: each line one thing of one year, names beside keys, units and signs in columns
//! of their own. Blank, 0 and 実施なし are three things.

use super::csv::{Cell, write_table};
use crate::routes::api::make;
use app::site::Site;
use backend::report::{departments_of, place_of, title_of};
use backend::store::Snapshot;
use model::calendar::Calendar;
use model::indicator::Reason;
use model::plan::Placement;
use model::year::FiscalYear;

/// A file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    Plans,
    Measures,
    Reports,
    Indicators,
    Observations,
    Departments,
    Publications,
    Codes,
}

impl Table {
    /// By the name of the file.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "plans.csv" => Self::Plans,
            "measures.csv" => Self::Measures,
            "reports.csv" => Self::Reports,
            "indicators.csv" => Self::Indicators,
            "observations.csv" => Self::Observations,
            "departments.csv" => Self::Departments,
            "publications.csv" => Self::Publications,
            "codes.csv" => Self::Codes,
            _ => return None,
        })
    }
}

/// The file as bytes.
///
/// # Errors
/// When it can't be written.
pub(super) fn write(table: Table, now: &Snapshot, site: &Site, mark: bool) -> Result<Vec<u8>, csv::Error> {
    let (heads, rows) = match table {
        Table::Plans => plans(now),
        Table::Measures => measures(now),
        Table::Reports => reports(now),
        Table::Indicators => indicators(now),
        Table::Observations => observations(now),
        Table::Departments => departments(now),
        Table::Publications => publications(now),
        Table::Codes => codes(now),
    };
    let city = [Cell::text(site.code.as_deref()), Cell::text(site.name.as_deref())];
    let heads = [&["団体コード", "団体名"], heads].concat();
    let rows = rows.into_iter().map(|row| [city.as_slice(), row.as_slice()].concat());
    write_table(&heads, rows, mark)
}

type Rows = (&'static [&'static str], Vec<Vec<Cell>>);

fn text(it: &str) -> Cell {
    Cell::text(Some(it))
}

fn year(it: FiscalYear) -> [Cell; 2] {
    [Cell::number(it.western()), text(&Calendar::Japanese.year(it))]
}

fn yes(it: bool) -> Cell {
    Cell::number(u8::from(it))
}

fn plans(now: &Snapshot) -> Rows {
    let row = |it: &model::plan::Plan| {
        let span = it.years.map(|it| [it.0.western(), it.1.western()]);
        vec![
            Cell::number(it.id),
            text(&it.title),
            Cell::number_or_blank(span.map(|it| it[0])),
            Cell::number_or_blank(span.map(|it| it[1])),
        ]
    };
    (&["計画ID", "計画", "計画の最初の年度", "計画の最後の年度"], now.plans().map(row).collect())
}

fn measures(now: &Snapshot) -> Rows {
    let row = |it: &Placement| {
        let (policy, plan) = (now.policy(it.policy), now.plan_of(it));
        let mut row = vec![Cell::number(it.measure)];
        row.extend(year(it.year));
        row.extend([
            Cell::number_or_blank(plan.map(|it| it.id)),
            Cell::text(plan.map(|it| it.title.as_str())),
            Cell::text(policy.map(|it| it.number.as_str())),
            Cell::text(policy.map(|it| it.title.as_str())),
            Cell::text(it.number.as_deref()),
            text(&title_of(now, it)),
            yes(it.relisted),
            yes(it.new),
            Cell::text(it.commitment.as_deref()),
        ]);
        row
    };
    let heads = &[
        "項目ID",
        "年度（西暦）",
        "年度（和暦）",
        "計画ID",
        "計画",
        "基本施策番号",
        "基本施策",
        "項目番号",
        "項目",
        "再掲",
        "新規",
        "計画の記載",
    ];
    (heads, now.facts.placements.iter().map(row).collect())
}

fn reports(now: &Snapshot) -> Rows {
    let row = |it: &model::report::Report| {
        let listed = now.placements_of_measure(it.measure).find(|placement| placement.year == it.year);
        let names: Vec<String> =
            listed.map(|it| departments_of(now, it)).unwrap_or_default().into_iter().map(|it| it.1).collect();
        let mark = it.mark.as_deref().zip(listed.and_then(|it| now.plan_of(it)));
        let words = mark.and_then(|(symbol, plan)| plan.scheme.get(symbol)).map(|it| it.words.clone());
        let mut row = vec![Cell::number(it.measure)];
        row.extend(year(it.year));
        row.extend([
            text(&place_of(now, it.measure, it.year)),
            Cell::text(listed.map(|it| title_of(now, it)).as_deref()),
            Cell::text(it.mark.as_deref()),
            Cell::text(words.as_deref()),
            text(&it.narrative),
            Cell::text(it.remark.as_deref()),
            text(&names.join("・")),
            Cell::number(it.publication),
        ]);
        row
    };
    let heads = &[
        "項目ID",
        "年度（西暦）",
        "年度（和暦）",
        "掲載番号",
        "項目",
        "評価の記号",
        "評価",
        "説明",
        "備考",
        "担当",
        "公表資料ID",
    ];
    (heads, now.facts.reports.iter().map(row).collect())
}

fn indicators(now: &Snapshot) -> Rows {
    let row = |it: &model::indicator::Indicator| {
        let title = now.measure(it.measure).map(|it| it.title.as_str());
        vec![
            Cell::number(it.id),
            Cell::number(it.measure),
            Cell::text(title),
            text(&it.name),
            Cell::text(it.unit.as_deref()),
            Cell::text(it.counting.map(model::indicator::Counting::words)),
            Cell::text(it.timing.map(model::indicator::Timing::words)),
            Cell::number_or_blank(it.same_as),
            Cell::number_or_blank(it.breaks.last().map(|it| it.from.western())),
        ]
    };
    let heads = &[
        "指標ID",
        "項目ID",
        "項目",
        "指標",
        "単位",
        "延べ・実",
        "年度末現在・年間",
        "同じ指標のID",
        "数え方が変わった年度",
    ];
    (heads, now.facts.indicators.iter().map(row).collect())
}

fn observations(now: &Snapshot) -> Rows {
    let row = |it: &model::indicator::Observation| {
        let indicator = now.indicator(it.indicator);
        let record = make::observation(it);
        let mut row = vec![Cell::number(it.indicator), Cell::number_or_blank(indicator.map(|it| it.measure))];
        row.push(Cell::text(indicator.map(|it| it.name.as_str())));
        row.extend(year(it.year));
        row.extend([
            Cell::number_or_blank(record.value),
            Cell::text(record.absent),
            yes(it.approximate),
            Cell::text(indicator.and_then(|it| it.unit.as_deref())),
            text(record.origin),
            text(&it.as_printed),
            Cell::number(it.publication),
        ]);
        row
    };
    let heads = &[
        "指標ID",
        "項目ID",
        "指標",
        "年度（西暦）",
        "年度（和暦）",
        "実績値",
        "実績値がない理由",
        "約",
        "単位",
        "値の出どころ",
        "一覧表の記載",
        "公表資料ID",
    ];
    (heads, now.facts.observations.iter().map(row).collect())
}

fn departments(now: &Snapshot) -> Rows {
    let rows = now.facts.departments.iter().flat_map(|it| {
        it.names.iter().map(|name| {
            vec![
                Cell::number(it.id),
                text(&name.name),
                Cell::number(name.first.western()),
                Cell::number_or_blank(name.last.map(FiscalYear::western)),
                Cell::number_or_blank(it.successor),
            ]
        })
    });
    (&["課・団体ID", "名前", "最初の年度", "最後の年度", "引き継ぎ先のID"], rows.collect())
}

fn publications(now: &Snapshot) -> Rows {
    let row = |it: &model::publication::Publication| {
        let record = make::publication(it);
        let mut row = vec![Cell::number(it.id)];
        row.extend(year(it.year));
        row.extend([
            Cell::text(it.meeting.as_deref()),
            Cell::text(record.meeting_date.as_deref()),
            Cell::text(it.material_number.as_deref()),
            Cell::text(record.as_of.as_deref()),
            Cell::number(it.edition),
            text(record.provenance),
        ]);
        row
    };
    let heads = &[
        "公表資料ID",
        "年度（西暦）",
        "年度（和暦）",
        "会議",
        "会議の日",
        "資料番号",
        "基準日",
        "版",
        "文と数の出どころ",
    ];
    (heads, now.publications.iter().map(row).collect())
}

/// What the signs and words of the other files mean.
fn codes(now: &Snapshot) -> Rows {
    let code = |column: &str, code: &str, meaning: &str| vec![text(column), text(code), text(meaning)];
    let mut rows = Vec::new();
    for plan in now.plans() {
        let column = format!("評価の記号（{}）", plan.title);
        rows.extend(plan.scheme.marks().iter().map(|it| code(&column, &it.symbol, &it.words)));
    }
    for reason in Reason::ALL {
        rows.push(code("実績値がない理由", reason.words(), "数のない理由。0とも空欄とも違う"));
    }
    rows.extend([
        code("実績値", "", "空欄は、数がないこと。理由の列も空欄なら、何も書かれていない"),
        code("値の出どころ", "printed", "その年度の一覧表"),
        code("値の出どころ", "printed_as_previous", "翌年度の一覧表の前年度の欄"),
        code("値の出どころ", "corrected", "一覧表どうしの違いを確かめて決めた値"),
        code("約", "1", "約が付く値"),
        code("再掲", "1", "ほかの施策の項目をもう一度載せたもの。合計では数えない"),
        code("新規", "1", "一覧表に新規とあるもの"),
        code("延べ・実", "延べ", "同じ人や件を回数だけ数える"),
        code("延べ・実", "実", "同じ人や件を一度だけ数える"),
        code("年度末現在・年間", "年度末現在", "年度の終わりの数"),
        code("年度末現在・年間", "年間", "一年の合計"),
        code("文と数の出どころ", "official", "市の一覧表のとおり"),
        code("文と数の出どころ", "retold", "数と題名は市の一覧表のとおり、文は言いかえたもの"),
        code("文と数の出どころ", "invented", "見本としてつくられたもの"),
    ]);
    (&["列", "コード", "意味"], rows)
}
