//! 監査記録: a page of it, and what the filter lets through as a file.

use super::answer::{desk, show};
use super::guard::Inside;
use crate::layers::Refusal;
use app::account::{AuditAsked, draw_audit};
use app::ui::Complaint;
use axum::extract::Query;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use model::account::{AuditFilter, AuditPage, Deed};
use model::date::{Date, read_date};
use model::id::AccountId;
use model::moment::Moment;
use serde::Deserialize;

/// What an address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    by: String,
    deed: String,
    from: String,
    to: String,
    before: String,
}

/// A page.
pub(super) async fn page(inside: Inside, Query(asked): Query<Asked>) -> Result<Response, Refusal> {
    let (filter, complaint) = match asked.filter() {
        Ok(filter) => (filter, None),
        Err(complaint) => (AuditFilter::default(), Some(complaint)),
    };
    let status = if complaint.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = inside.serving.accounts.read_audit(inside.actor(), &filter, &inside.call).await?;
    let page = name(&inside, page).await?;
    let Asked { by, deed, from, to, before: _ } = asked;
    let form = AuditAsked { by, deed, from, to };
    let desk = desk(&inside.serving).await?;
    Ok(show(status, draw_audit(&desk, &inside.signed(), &page, (form, complaint.as_ref()))))
}

/// The file.
pub(super) async fn file(inside: Inside, Query(asked): Query<Asked>) -> Result<Response, Refusal> {
    let filter = asked.filter().map_err(|_| StatusCode::BAD_REQUEST)?;
    let page = inside.serving.accounts.export_audit(inside.actor(), &filter, &inside.call).await?;
    let page = name(&inside, page).await?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"audit.csv\"")),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((HeaderMap::from_iter(headers), write(&page)).into_response())
}

/// With what the rows of the year concern in words.
async fn name(inside: &Inside, page: AuditPage) -> Result<AuditPage, Refusal> {
    let subjects = inside.serving.backend.name_subjects(page.entries.iter().map(|it| it.subject.as_str())).await?;
    Ok(AuditPage { subjects, ..page })
}

impl Asked {
    fn filter(&self) -> Result<AuditFilter, Complaint> {
        let from = read_day("from", &self.from)?.map(Moment::beginning);
        let until = read_day("to", &self.to)?.and_then(|day| day.tomorrow().ok()).map(Moment::beginning);
        Ok(AuditFilter {
            by: self.by.parse().ok().map(AccountId),
            deed: Deed::ALL.into_iter().find(|it| it.words() == self.deed),
            from,
            until,
            before: self.before.parse().ok(),
        })
    }
}

fn read_day(field: &'static str, text: &str) -> Result<Option<Date>, Complaint> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let read = read_date(text).map(Some);
    read.ok_or_else(|| Complaint::of(field, "日付は 2025-04-01 か 令和７年４月１日 の形で書いてください。"))
}

/// RFC 4180, with a mark by which a spreadsheet program knows the encoding.
fn write(page: &AuditPage) -> String {
    let mut text = "\u{feff}番号,日時,だれが,何を,だれに・何に,前,後,アドレス\r\n".to_owned();
    for it in &page.entries {
        let day = it.at.day().map(|day| day.to_string()).unwrap_or_default();
        let cells = [
            it.number.to_string(),
            format!("{day} {}", it.at.clock()),
            page.actor_of(it),
            it.deed.words().to_owned(),
            page.subject_of(it),
            it.before.clone().unwrap_or_default(),
            it.after.clone().unwrap_or_default(),
            it.address.clone().unwrap_or_default(),
        ];
        text.push_str(&cells.map(|cell| quote(&cell)).join(","));
        text.push_str("\r\n");
    }
    text
}

/// A spreadsheet program takes what begins like this for a formula, and a name can be chosen to begin so.
fn quote(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_a_cell_and_no_formula() {
        for (cell, written) in [
            ("山田", "山田"),
            ("a,b", "\"a,b\""),
            ("{\"a\":1}", "\"{\"\"a\"\":1}\""),
            ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
            ("-1", "'-1"),
            ("", ""),
        ] {
            assert_eq!(quote(cell), written);
        }
    }

    #[test]
    fn days_are_whole_days_in_japan_and_odd_ones_are_told() {
        let asked = |from: &str, to: &str| Asked { from: from.to_owned(), to: to.to_owned(), ..Asked::default() };
        let filter = asked("2025-04-01", "令和７年４月１日").filter().unwrap();
        assert_eq!((filter.from, filter.until), (Some(Moment(1_743_433_200)), Some(Moment(1_743_433_200 + 86_400))));
        assert_eq!(asked("", " ").filter().unwrap(), AuditFilter::default());
        assert_eq!(asked("きのう", "").filter().unwrap_err().field, Some("from"));
    }
}
