//! The strip of years, with the borders of plans. A phone shows the years around the one that is looked at.

use crate::site::{Ask, ja, say};
use crate::ui::{Mark, heard, short_words};
use leptos::prelude::*;
use model::id::MeasureId;
use model::plan::{Era, EraState, EraYear};
use model::writing::Lang;
use model::year::FiscalYear;

/// One cell a year; years with a report are links.
#[component]
pub(super) fn Years(eras: Vec<Era>, measure: MeasureId, ask: Ask) -> impl IntoView {
    let era = move |era: Era| {
        let span = era
            .span
            .map(|(first, last)| ask.writing.lang.around(&ask.writing.span(first, last), ("（", "）"), (", ", "")));
        let near = era.years.iter().any(|it| is_near(it.year, ask.year));
        // an era's first year and the one looked at bear the era's name; in English each bears its letter
        let cell = |(at, it): (usize, EraYear)| {
            let named = ask.writing.lang == Lang::Ja && (at == 0 || ask.year == Some(it.year));
            let words = if named { ask.writing.year(it.year) } else { ask.writing.short_year(it.year) };
            cell(it, &words, measure, ask)
        };
        view! {
            <li class="measure-era" data-far=(!near).then_some("")>
                <p lang=ja()>{era.title}{span.map(|words| view! { <small lang=ja().map(|_| "en")>{words}</small> })}</p>
                <ol role="list">{era.years.into_iter().enumerate().map(cell).collect_view()}</ol>
            </li>
        }
    };
    view! {
        <nav class="measure-years" aria-label=say("年度ごとの評価", "Rating of each year")>
            <ol role="list">{eras.into_iter().map(era).collect_view()}</ol>
        </nav>
    }
}

/// Three years before and one after: what a phone has room for.
fn is_near(year: FiscalYear, shown: Option<FiscalYear>) -> bool {
    shown.is_none_or(|shown| (-3..=1).contains(&(year.western() - shown.western())))
}

fn cell(it: EraYear, words: &str, measure: MeasureId, ask: Ask) -> impl IntoView + use<> {
    let current = ask.year == Some(it.year);
    let number = words.strip_suffix("年度").unwrap_or(words).to_owned();
    let unit = (ask.writing.lang == Lang::Ja).then(|| view! { <i>"年度"</i> });
    let short = view! { <span class="year" aria-hidden="true">{number}{unit}</span> };
    let year = view! { {heard(ask.writing.spoken_year(it.year))}{short} };
    let far = (!is_near(it.year, ask.year)).then_some("");
    match it.state {
        EraState::Listed(mark) => {
            let href = ask.in_year(it.year).href(&format!("/measures/{measure}"));
            let shape = mark.as_ref().map(|it| it.shape);
            let (words, lang) = short_words(mark.as_ref());
            view! {
                <li data-far=far>
                    <a href=href aria-current=current.then_some("true")>
                        {year}
                        <Mark shape size=if current { 34 } else { 24 }/>
                        <span class="words" lang=lang>{words}</span>
                    </a>
                </li>
            }
            .into_any()
        }
        EraState::NotListed => without(year, far, say("掲載なし", "not listed")).into_any(),
        EraState::NoList => without(year, far, say("未取込", "no table")).into_any(),
        EraState::ToCome => without(year, far, heard(say("これから", "to come"))).into_any(),
    }
}

fn without(year: impl IntoView, far: Option<&'static str>, words: impl IntoView) -> impl IntoView {
    view! { <li data-far=far><span class="none">{year}<span class="words">{words}</span></span></li> }
}
