//! One thing that was found, with the words marked where they stand.

use crate::site::{Ask, ja, piece, say};
use crate::ui::{MarkChip, Value};
use leptos::prelude::*;
use model::search::{Found, Hit, Piece};
use model::writing::{Lang, Writing};
use model::year::FiscalYear;

/// What was found, as an entry of the list.
pub(super) fn hit(hit: Hit, writing: Writing) -> impl IntoView {
    let in_year = move |year: FiscalYear| Ask { plan: None, year: Some(year), writing };
    match hit {
        Hit::Measure { measure, year, plan, place, title, mark, found, others } => {
            let path = format!("/measures/{measure}");
            let older = older(others, &path, writing);
            view! {
                <li>
                    <p class="search-where">{piece(plan)}"　"{place}"　"{writing.year(year)}</p>
                    <h2><a href=in_year(year).href(&path) lang=ja()>{words(title)}</a></h2>
                    <p class="search-mark"><MarkChip mark/></p>
                    {found.into_iter().map(|it| part(it, writing.lang)).collect_view()}
                    {older}
                </li>
            }
            .into_any()
        }
        Hit::Indicator { indicator, year, name, place, title, amount } => {
            let href = in_year(year).href(&format!("/indicators/{indicator}"));
            view! {
                <li>
                    <p class="search-where" lang=ja()>{place}" "{title}</p>
                    <h2><a href=href lang=ja()>{words(name)}</a></h2>
                    <p class="search-value">{writing.year(year)}"　"<Value amount/></p>
                </li>
            }
            .into_any()
        }
        Hit::Department { department, name, year, measures } => {
            let href = in_year(year).href(&format!("/departments/{department}"));
            view! {
                <li>
                    <h2><a href=href lang=ja()>{words(name)}</a></h2>
                    <p class="search-where">{in_charge(measures, year, writing)}</p>
                </li>
            }
            .into_any()
        }
    }
}

fn in_charge(measures: usize, year: FiscalYear, writing: Writing) -> String {
    let (year, count) = (writing.year(year), writing.lang.measures(measures));
    match writing.lang {
        Lang::Ja => format!("{year}に{count}を担当"),
        Lang::En => format!("Responsible for {count} in {year}"),
    }
}

/// Words with those that were looked for marked.
fn words(pieces: Vec<Piece>) -> impl IntoView {
    let piece = |it: Piece| if it.hit { view! { <mark>{it.text}</mark> }.into_any() } else { it.text.into_any() };
    pieces.into_iter().map(piece).collect_view()
}

fn part(found: Found, lang: Lang) -> impl IntoView {
    view! { <p class="search-part"><b>{found.field.words(lang)}</b><span lang=ja()>{words(found.pieces)}</span></p> }
}

/// Older years in which it was found too, as links.
fn older(years: Vec<FiscalYear>, path: &str, writing: Writing) -> Option<impl IntoView + use<>> {
    let path = path.to_owned();
    (!years.is_empty()).then(move || {
        let link = |year: FiscalYear| {
            let href = Ask { plan: None, year: Some(year), writing }.href(&path);
            view! { <li><a href=href>{writing.year(year)}</a></li> }
        };
        view! {
            <div class="search-older">
                <span>{say("ほかの年度にも", "In other years too")}</span>
                <ul role="list">{years.into_iter().map(link).collect_view()}</ul>
            </div>
        }
    })
}
