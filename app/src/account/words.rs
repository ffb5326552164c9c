//! Roles, moments and years in words, as all pages of people say them.

use leptos::prelude::*;
use model::account::{Person, Standing, role_words};
use model::calendar::Calendar;
use model::department::Department;
use model::moment::Moment;
use model::year::FiscalYear;

/// 「令和７年６月１日 10:42」.
pub(super) fn moment(at: Moment) -> String {
    let day = at.day().map(|day| Calendar::Japanese.day(day)).unwrap_or_default();
    format!("{day} {}", at.clock())
}

/// What somebody is, a line a role: 「福祉総務課　承認（令和６年度から）」.
pub(super) fn roles(person: &Person, departments: &[Department], today: FiscalYear) -> Vec<String> {
    let offices = person.offices.iter().map(|it| it.words().to_owned());
    let held = person.memberships.iter().map(|it| role_words(it, departments, today));
    offices.chain(held).collect()
}

/// Departments of a year as choices.
pub(super) fn department_options(departments: &[Department], year: FiscalYear) -> Vec<(String, String)> {
    departments.iter().map(|it| (it.id.to_string(), it.name_in(year).to_owned())).collect()
}

/// Years around today as choices, the nearest past first to last.
pub(super) fn year_options(today: FiscalYear, back: i32, ahead: i32) -> Vec<(String, String)> {
    let years = (today.western() - back..=today.western() + ahead).filter_map(|year| FiscalYear::new(year).ok());
    years.map(|it| (it.western().to_string(), Calendar::Japanese.year(it))).collect()
}

/// Whether somebody can sign in, in words.
pub(super) const fn standing(it: Standing) -> &'static str {
    match it {
        Standing::Invited => "招待中",
        Standing::Active => "利用中",
        Standing::Disabled(_) => "停止中",
    }
}

/// A list of lines, 「なし」 where there is none.
pub(super) fn lines(lines: Vec<String>) -> impl IntoView + use<> {
    if lines.is_empty() {
        view! { <p>"なし"</p> }.into_any()
    } else {
        let lines = lines.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
        view! { <ul class="account-lines" role="list">{lines}</ul> }.into_any()
    }
}
