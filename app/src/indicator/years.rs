//! The numbers of the large chart as a table, with what is printed about each and where it stands.

use crate::site::Ask;
use crate::ui::{ChangeFigure, Nothing, Value};
use leptos::prelude::*;
use model::calendar::Calendar;
use model::indicator::page::{List, Printed, Source, YearRow};
use model::indicator::{Amount, Change, Decimal, Origin, RemarkKind, grouped};
use model::year::FiscalYear;

/// One row a year; each year that has a list leads to the page of that year. A phone keeps year, value and rate, notes
/// under the year.
/// Where no year bears a note, nothing stands for them.
#[component]
pub(super) fn Years(
    rows: Vec<YearRow>,
    /// The year looked at.
    year: FiscalYear,
    /// Path of the page.
    address: String,
    ask: Ask,
) -> impl IntoView {
    let row = move |it: YearRow| {
        let href = ask.in_year(it.year).href(&address);
        line(it, year, href, ask.calendar)
    };
    let noted = rows.iter().any(|it| !notes(it, ask.calendar).is_empty());
    view! {
        <table class="figure-table indicator-years" data-noted=noted.then_some("")>
            <caption class="visually-hidden">"年度ごとの実績値、前年度との差、増減率、注記、出典"</caption>
            <thead>
                <tr>
                    <th scope="col">"年度"</th>
                    <th scope="col" class="figure">"実績値"</th>
                    <th scope="col" class="figure wide">"前年度との差"</th>
                    <th scope="col" class="figure">"増減率"</th>
                    <th scope="col" class="wide remark">"注記"</th>
                    <th scope="col" class="wide">"出典"</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

fn line(row: YearRow, year: FiscalYear, href: String, calendar: Calendar) -> impl IntoView {
    let current = row.year == year;
    let notes = notes(&row, calendar);
    let below = notes.join("。");
    let (difference, source) = (difference(&row), row.source.as_ref());
    let source = match source {
        Some(it) => self::source(it, row.year, calendar).into_any(),
        None => view! { <Nothing/> }.into_any(),
    };
    let words = calendar.year(row.year);
    let name =
        if row.listed { view! { <a data-tone="quiet" href=href>{words}</a> }.into_any() } else { words.into_any() };
    // the unit stands once, beside the heading
    let amount = Amount { unit: None, ..row.amount };
    view! {
        <tr aria-current=current.then_some("true")>
            <th scope="row">
                {name}
                " "
                <small class="wide">{other_year(row.year, calendar)}</small>
                {(!below.is_empty()).then(|| view! { <span class="narrow">{below}</span> })}
            </th>
            <td class="figure now"><Value amount/></td>
            <td class="figure wide">{difference}</td>
            <td class="figure">{rate(row.change)}</td>
            <td class="wide remark">{notes.into_iter().map(|it| view! { <span class="note">{it}</span> }).collect_view()}</td>
            <td class="wide">{source}</td>
        </tr>
    }
}

/// 「+41」「−118」; why not, in words, where a reader would look for it.
fn difference(row: &YearRow) -> AnyView {
    match (row.difference, row.change) {
        (Some(by), _) => signed(by).into_any(),
        (None, Some(Change::NoBase)) => "前年度なし".into_any(),
        (None, Some(Change::Incomparable)) => "比べられません".into_any(),
        _ => view! { <Nothing words="比べる値なし"/> }.into_any(),
    }
}

fn signed(by: Decimal) -> String {
    match by {
        by if by.is_zero() => "0".to_owned(),
        by if by.is_sign_negative() => format!("−{}", grouped(by.abs())),
        by => format!("+{}", grouped(by)),
    }
}

fn rate(change: Option<Change>) -> impl IntoView {
    match change {
        Some(change @ (Change::Up(_) | Change::Down(_) | Change::Same | Change::UpFromZero(_))) => {
            view! { <ChangeFigure change/> }.into_any()
        }
        _ => view! { <Nothing words="比べる値なし"/> }.into_any(),
    }
}

fn notes(row: &YearRow, calendar: Calendar) -> Vec<String> {
    let said = row.remarks.iter().map(|it| match it.kind {
        RemarkKind::Break => it.title.clone(),
        RemarkKind::Note => it.sentence.clone(),
    });
    let differing = row.printed.iter().map(|it| printed(it, row.year, calendar));
    said.chain(differing).collect()
}

/// Both values are shown: the stored one in its column, the other one here.
fn printed(it: &Printed, year: FiscalYear, calendar: Calendar) -> String {
    let words = Amount { figure: Some(it.figure), unit: None, approximate: it.approximate }.words();
    if it.former {
        return format!("訂正前の一覧表では {words}");
    }
    format!("{}の一覧表では{} {words}", calendar.year(it.list.year), column(&it.list, year))
}

/// What a list calls an earlier year: 前年度, or a column of its own where it prints several years.
fn column(list: &List, year: FiscalYear) -> &'static str {
    match list.year {
        own if own == year => "",
        next if year.next() == Some(next) => "前年度",
        _ => "過去の年度",
    }
}

fn source(it: &Source, year: FiscalYear, calendar: Calendar) -> String {
    let list = list(&it.list, calendar);
    match it.origin {
        Origin::Printed => list,
        Origin::PrintedAsPrevious => format!("{list}に{}として印刷", column(&it.list, year)),
        Origin::Corrected => format!("{list}により訂正"),
    }
}

/// 「2024」 beside 「令和６年度」, 「令和６」 beside 「2024年度」.
fn other_year(year: FiscalYear, calendar: Calendar) -> String {
    calendar.other().year(year).trim_end_matches("年度").to_owned()
}

/// 「令和７年５月」 of 「令和７年５月19日」.
fn month(day: &str) -> String {
    day.split_inclusive('月').next().unwrap_or_default().to_owned()
}

/// 「資料３（令和７年５月）」; 「令和６年度の一覧表」 where it bears no number.
fn list(it: &List, calendar: Calendar) -> String {
    let name = it.material_number.clone().unwrap_or_else(|| format!("{}の一覧表", calendar.year(it.year)));
    let day = it.meeting_date.map(|day| format!("（{}）", month(&calendar.day(day)))).unwrap_or_default();
    let edition = if it.edition > 1 { "　訂正版" } else { "" };
    format!("{name}{day}{edition}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_bear_their_sign() {
        let check = |by: &str, words: &str| assert_eq!(signed(by.parse().unwrap()), words);
        check("41", "+41");
        check("-1180", "−1,180");
        check("0", "0");
        check("0.5", "+0.5");
    }

    #[test]
    fn a_source_says_whose_list_it_is() {
        let day = model::date::Date::new(2025, 5, 19).unwrap();
        let list = List {
            year: FiscalYear::new(2024).unwrap(),
            material_number: Some("資料３".to_owned()),
            meeting_date: Some(day),
            edition: 2,
        };
        let said = |origin, year| {
            source(&Source { origin, list: list.clone() }, FiscalYear::new(year).unwrap(), Calendar::Japanese)
        };
        assert_eq!(said(Origin::Printed, 2024), "資料３（令和７年５月）　訂正版");
        assert_eq!(said(Origin::PrintedAsPrevious, 2023), "資料３（令和７年５月）　訂正版に前年度として印刷");
        assert_eq!(said(Origin::PrintedAsPrevious, 2022), "資料３（令和７年５月）　訂正版に過去の年度として印刷");
        let bare = List { material_number: None, meeting_date: None, edition: 1, ..list.clone() };
        assert_eq!(super::list(&bare, Calendar::Western), "2024年度の一覧表");
    }
}
