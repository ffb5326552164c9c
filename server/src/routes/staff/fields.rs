//! A form whose fields hang on what it shows (a value an indicator, a choice a 項目), as it is sent.

use axum::extract::{Form, FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use model::date::Date;
use model::id::PlanId;
use model::year::FiscalYear;
use std::str::FromStr;

/// Names and what was typed, in their order.
#[derive(Debug)]
pub(super) struct Fields(Vec<(String, String)>);

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let form = Form::<Vec<(String, String)>>::from_request(request, state).await;
        form.map(|Form(fields)| Self(fields)).map_err(|refused| refused.into_response())
    }
}

impl Fields {
    /// What was typed under a name; nothing where the form has no such field.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|it| it.0 == name).map_or("", |it| it.1.as_str())
    }

    /// Everything that was chosen under a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |it| it.0 == name).map(|it| it.1.as_str())
    }

    /// What the page itself wrote into a form; a person can't type it wrongly.
    pub fn own<T: FromStr>(&self, name: &str) -> Result<T, StatusCode> {
        self.text(name).parse().map_err(|_| StatusCode::BAD_REQUEST)
    }

    /// What was typed into fields named 「value-12」, by the number.
    pub fn numbered<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (i64, &'a str)> {
        let number = move |key: &str| key.strip_prefix(name)?.strip_prefix('-')?.parse().ok();
        self.0.iter().filter_map(move |it| Some((number(&it.0)?, it.1.as_str())))
    }

    /// The plan and year that a form is about.
    pub fn plan_and_year(&self) -> Result<(PlanId, FiscalYear), StatusCode> {
        Ok((PlanId(self.own("plan")?), self.year()?))
    }

    /// The year that a form is about.
    pub fn year(&self) -> Result<FiscalYear, StatusCode> {
        FiscalYear::new(self.own("year")?).map_err(|_| StatusCode::BAD_REQUEST)
    }

    /// A day as browsers send it, or as people write one.
    pub fn day(&self, name: &str) -> Option<Date> {
        let typed = self.text(name).trim();
        typed.parse().ok().or_else(|| model::date::read_date(typed))
    }
}
