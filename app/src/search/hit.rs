//! One thing that was found, with the words marked where they stand.

use crate::site::Ask;
use crate::ui::{MarkChip, Value};
use leptos::prelude::*;
use model::calendar::Calendar;
use model::number::prose;
use model::search::{Found, Hit, Piece};
use model::year::FiscalYear;

/// What was found, as an entry of the list.
pub(super) fn hit(hit: Hit, calendar: Calendar) -> impl IntoView {
    let in_year = move |year: FiscalYear| Ask { plan: None, year: Some(year), calendar };
    match hit {
        Hit::Measure { measure, year, plan, place, title, mark, found, others } => {
            let path = format!("/measures/{measure}");
            let older = older(others, &path, calendar);
            view! {
                <li>
                    <p class="search-where">{plan}"　"{place}"　"{calendar.year(year)}</p>
                    <h2><a href=in_year(year).href(&path)>{words(title)}</a></h2>
                    <p class="search-mark"><MarkChip mark/></p>
                    {found.into_iter().map(part).collect_view()}
                    {older}
                </li>
            }
            .into_any()
        }
        Hit::Indicator { indicator, year, name, place, title, amount } => {
            let href = in_year(year).href(&format!("/indicators/{indicator}"));
            view! {
                <li>
                    <p class="search-where">{place}" "{title}</p>
                    <h2><a href=href>{words(name)}</a></h2>
                    <p class="search-value">{calendar.year(year)}"　"<Value amount/></p>
                </li>
            }
            .into_any()
        }
        Hit::Department { department, name, year, measures } => {
            let href = in_year(year).href(&format!("/departments/{department}"));
            view! {
                <li>
                    <h2><a href=href>{words(name)}</a></h2>
                    <p class="search-where">{calendar.year(year)}"に"{prose(measures)}"項目を担当"</p>
                </li>
            }
            .into_any()
        }
    }
}

/// Words with those that were looked for marked.
fn words(pieces: Vec<Piece>) -> impl IntoView {
    let piece = |it: Piece| if it.hit { view! { <mark>{it.text}</mark> }.into_any() } else { it.text.into_any() };
    pieces.into_iter().map(piece).collect_view()
}

fn part(found: Found) -> impl IntoView {
    view! { <p class="search-part"><b>{found.field.words()}</b><span>{words(found.pieces)}</span></p> }
}

/// Older years in which it was found too, as links.
fn older(years: Vec<FiscalYear>, path: &str, calendar: Calendar) -> Option<impl IntoView + use<>> {
    let path = path.to_owned();
    (!years.is_empty()).then(move || {
        let link = |year: FiscalYear| {
            let href = Ask { plan: None, year: Some(year), calendar }.href(&path);
            view! { <li><a href=href>{calendar.year(year)}</a></li> }
        };
        view! {
            <div class="search-older">
                <span>"ほかの年度にも"</span>
                <ul role="list">{years.into_iter().map(link).collect_view()}</ul>
            </div>
        }
    })
}
