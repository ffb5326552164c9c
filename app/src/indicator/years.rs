//! The numbers of the large chart as a table, with what is printed about each and where it stands.

use crate::site::{Ask, lang_of, piece, say};
use crate::ui::{ChangeFigure, Nothing, Value, heard};
use leptos::prelude::*;
use model::indicator::page::{List, Printed, Source, YearRow};
use model::indicator::{Amount, Change, Decimal, Origin, RemarkKind, grouped};
use model::writing::{Lang, Writing};
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
        line(it, year, href, ask.writing)
    };
    let noted = rows.iter().any(|it| !notes(it, ask.writing).is_empty());
    view! {
        <table class="figure-table indicator-years" data-noted=noted.then_some("")>
            <caption class="visually-hidden">{say(
                "年度ごとの実績値、前年度との差、増減率、注記、出典",
                "Figure of each year, difference from the year before, change, notes, source",
            )}</caption>
            <thead>
                <tr>
                    <th scope="col">{say("年度", "Fiscal year")}</th>
                    <th scope="col" class="figure">{say("実績値", "Figure")}</th>
                    <th scope="col" class="figure wide">{say("前年度との差", "Difference from the year before")}</th>
                    <th scope="col" class="figure">{say("増減率", "Change")}</th>
                    <th scope="col" class="wide remark">{say("注記", "Notes")}</th>
                    <th scope="col" class="wide">{say("出典", "Source")}</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

fn line(row: YearRow, year: FiscalYear, href: String, writing: Writing) -> impl IntoView {
    let current = row.year == year;
    let notes = notes(&row, writing);
    let none = notes.is_empty();
    let of_notes = lang_of(&notes.concat());
    let below = notes.join(say("。", ". "));
    let (difference, source) = (difference(&row), row.source.as_ref());
    let source = match source {
        Some(it) => piece(self::source(it, row.year, writing)),
        None => view! { <Nothing/> }.into_any(),
    };
    let words = writing.year(row.year);
    let name =
        if row.listed { view! { <a data-tone="quiet" href=href>{words}</a> }.into_any() } else { words.into_any() };
    // the unit stands once, beside the heading
    let amount = Amount { unit: None, ..row.amount };
    view! {
        <tr aria-current=current.then_some("true")>
            <th scope="row">
                {name}
                " "
                {other_year(row.year, writing).map(|it| view! { <small class="wide">{it}</small> })}
                {(!below.is_empty()).then(|| view! { <span class="narrow" lang=of_notes>{below}</span> })}
            </th>
            <td class="figure now"><Value amount/></td>
            <td class="figure wide">{difference}</td>
            <td class="figure">{rate(row.change)}</td>
            <td class="wide remark" data-empty=none.then_some("")>
                {none.then(|| heard(say("注記なし", "no notes")))}
                {notes.into_iter().map(note).collect_view()}
            </td>
            <td class="wide">{source}</td>
        </tr>
    }
}

fn note(words: String) -> impl IntoView {
    let lang = lang_of(&words);
    view! { <span class="note" lang=lang>{words}</span> }
}

/// 「+41」「−118」; why not, in words, where a reader would look for it.
fn difference(row: &YearRow) -> AnyView {
    match (row.difference, row.change) {
        (Some(by), _) => signed(by).into_any(),
        (None, Some(Change::NoBase)) => say("前年度なし", "no previous figure").into_any(),
        (None, Some(Change::Incomparable)) => say("比べられません", "not comparable").into_any(),
        _ => view! { <Nothing words=say("比べる値なし", "nothing to compare")/> }.into_any(),
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
        _ => view! { <Nothing words=say("比べる値なし", "nothing to compare")/> }.into_any(),
    }
}

fn notes(row: &YearRow, writing: Writing) -> Vec<String> {
    let said = row.remarks.iter().map(|it| match it.kind {
        RemarkKind::Break => it.title_in(writing.lang).to_owned(),
        RemarkKind::Note => it.sentence.clone(),
    });
    let differing = row.printed.iter().map(|it| printed(it, row.year, writing));
    said.chain(differing).collect()
}

/// Both values are shown: the stored one in its column, the other one here.
fn printed(it: &Printed, year: FiscalYear, writing: Writing) -> String {
    let words = Amount { figure: Some(it.figure), unit: None, approximate: it.approximate };
    let words = words.said_in(writing.lang);
    let (listed, column) = (writing.year(it.list.year), column(&it.list, year, writing));
    match writing.lang {
        Lang::Ja if it.former => format!("訂正前の一覧表では {words}"),
        Lang::Ja => format!("{listed}の一覧表では{column} {words}"),
        Lang::En if it.former => format!("{words} in the table before its correction"),
        Lang::En => format!("{words}{column} in the table of {listed}"),
    }
}

/// What a list calls an earlier year: 前年度, or a column of its own where it prints several years.
fn column(list: &List, year: FiscalYear, writing: Writing) -> &'static str {
    match list.year {
        own if own == year => "",
        next if year.next() == Some(next) => writing.say("前年度", " as the previous-year figure"),
        _ => writing.say("過去の年度", " as the figure of an earlier year"),
    }
}

fn source(it: &Source, year: FiscalYear, writing: Writing) -> String {
    let list = list(&it.list, writing);
    match it.origin {
        Origin::Printed => list,
        Origin::PrintedAsPrevious => match writing.lang {
            Lang::Ja => format!("{list}に{}として印刷", column(&it.list, year, writing)),
            Lang::En => format!("{list}, printed{}", column(&it.list, year, writing)),
        },
        Origin::Corrected => writing.lang.around(&list, ("", "により訂正"), ("Corrected by ", "")),
    }
}

/// 「2024」 beside 「令和６年度」, 「令和６」 beside 「2024年度」.
fn other_year(year: FiscalYear, writing: Writing) -> Option<String> {
    writing.year_beside(year).map(|it| it.trim_end_matches("年度").to_owned())
}

/// 「資料３（令和７年５月）」; 「令和６年度の一覧表」 where it bears no number.
fn list(it: &List, writing: Writing) -> String {
    let of = || writing.lang.around(&writing.year(it.year), ("", "の一覧表"), ("Table of ", ""));
    let name = it.material_number.clone().unwrap_or_else(of);
    let day = it.meeting_date.map(|day| writing.in_brackets(&writing.month(day))).unwrap_or_default();
    format!("{name}{day}{}", writing.edition(it.edition))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::calendar::Calendar;

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
            source(&Source { origin, list: list.clone() }, FiscalYear::new(year).unwrap(), Writing::default())
        };
        assert_eq!(said(Origin::Printed, 2024), "資料３（令和７年５月）　訂正版");
        assert_eq!(said(Origin::PrintedAsPrevious, 2023), "資料３（令和７年５月）　訂正版に前年度として印刷");
        assert_eq!(said(Origin::PrintedAsPrevious, 2022), "資料３（令和７年５月）　訂正版に過去の年度として印刷");
        let bare = List { material_number: None, meeting_date: None, edition: 1, ..list.clone() };
        assert_eq!(super::list(&bare, Calendar::Western.into()), "2024年度の一覧表");
        let english = Writing::default().said_in(Lang::En);
        let in_english =
            |origin, year| source(&Source { origin, list: bare.clone() }, FiscalYear::new(year).unwrap(), english);
        assert_eq!(in_english(Origin::Printed, 2024), "Table of FY2024 (Reiwa 6)");
        let as_previous = "Table of FY2024 (Reiwa 6), printed as the previous-year figure";
        assert_eq!(in_english(Origin::PrintedAsPrevious, 2023), as_previous);
        assert_eq!(super::list(&list, english), "資料３ (May 2025), corrected edition");
    }
}
