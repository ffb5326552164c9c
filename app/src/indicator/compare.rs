//! The page `/indicators/compare`: up to four indicators in one chart, the same numbers as a table, and a form that adds
//! one.

use super::together::{PATH, Together};
use crate::error::AppError;
use crate::site::{Ask, CalendarSwitch, PaperFoot, ja, kept as kept_writing, lang_of, load, piece, say, use_query};
use crate::ui::{Crumbs, Section, Value, seen_and_heard};
use leptos::prelude::*;
use leptos_meta::Title;
use model::id::IndicatorId;
use model::indicator::page::{Charts, ComparePage as Page, Compared};
use model::indicator::{Comparison, MOST_COMPARED, Measured, NUMBERS, Series, index_words, name_unit};
use model::writing::Writing;
use model::year::FiscalYear;

/// The page's data. Anyone may read it.
fn comparison(ids: &[IndicatorId], writing: Writing) -> Result<Page, AppError> {
    use crate::chart::{Frame, draw_comparison};
    let now = crate::site::reader::snapshot()?;
    let draw = |it: &Comparison| Charts {
        desk: draw_comparison(it, Frame::DESK, writing),
        tablet: draw_comparison(it, Frame::TABLET, writing),
        phone: draw_comparison(it, Frame::PHONE, writing),
    };
    Ok(backend::indicator::build_comparison(&now, ids, &draw))
}

/// 指標をくらべる.
#[component]
pub fn ComparePage() -> impl IntoView {
    let asked = Together::read(&use_query());
    load(comparison(&asked.ids, asked.writing), move |page| {
        let ids = page.lines.iter().map(|it| it.id).collect();
        view! { <Whole page together=Together { ids, ..asked }/> }
    })
}

#[component]
fn Whole(page: Page, together: Together) -> impl IntoView {
    let names: Vec<String> = page.lines.iter().map(|it| it.name.clone()).collect();
    let title = if names.is_empty() {
        say("指標をくらべる", "Compare indicators").to_owned()
    } else {
        together.writing.lang.around(&names.join("・"), ("", "をくらべる"), ("Compare ", ""))
    };
    let writing = together.writing;
    let list = Ask::default().written(writing).href("/indicators");
    let measured = page.comparison.as_ref().map(|it| it.measured);
    let full = page.lines.len() >= MOST_COMPARED;
    let others = page.others.clone();
    let key = together.clone();
    view! {
        <Title text=title/>
        <PaperFoot parts=vec![say("指標をくらべる", "Compare indicators").to_owned()]/>
        <div class="indicator wrap">
            <Crumbs above=vec![(list, say("指標", "Indicators").to_owned())]/>
            <div class="indicator-top">
                <div>
                    <h1>{say("指標をくらべる", "Compare indicators")}</h1>
                    <p class="indicator-note">{words(measured)}</p>
                </div>
                <div class="indicator-switches"><CalendarSwitch/></div>
            </div>
            <Chosen lines=page.lines.clone() bases=bases(&page) together/>
            {if full {
                view! { <p class="indicator-note">{say(
                    "くらべられるのは４つまでです。外すと、ほかの指標を加えられます。",
                    "Up to four can be compared. Remove one to add another.",
                )}</p> }.into_any()
            } else {
                view! { <Add others together=key/> }.into_any()
            }}
            {page.charts.clone().map(figure)}
            {page.comparison.map(|drawn| view! { <Numbers lines=page.lines drawn writing/> })}
        </div>
    }
}

fn words(measured: Option<Measured>) -> &'static str {
    match measured {
        None => say(
            "くらべる指標を４つまで選ぶと、一つの図に並べます。",
            "Choose up to four indicators to see them in one chart.",
        ),
        Some(Measured::Values) => say(
            "同じ単位の値を、一つの目盛りで並べています。線と印の形、端の番号で見分けられます。",
            "Figures of one unit on one scale. Lines are told apart by their dashes, their marks and the number at their end.",
        ),
        Some(Measured::Indexed) => say(
            "単位か数え方が違うので、それぞれはじめの値を100とした指数で並べています。値そのものは下の表にあります。",
            "Units or ways of counting differ, so each is shown as an index, its first figure being 100. The figures themselves \
             are in the table below.",
        ),
    }
}

/// The year that is 100 in each line.
fn bases(page: &Page) -> Vec<Option<FiscalYear>> {
    page.comparison.as_ref().map(|it| it.bases.clone()).unwrap_or_default()
}

/// The lines by their numbers and marks; each leads to its indicator and can be taken out.
#[component]
fn Chosen(lines: Vec<Compared>, bases: Vec<Option<FiscalYear>>, together: Together) -> impl IntoView {
    let writing = together.writing;
    let entry = |((at, it), base): ((usize, Compared), Option<FiscalYear>)| {
        let href = Ask::default().written(writing).href(&format!("/indicators/{}", it.id));
        let lift = together.without(it.id).href();
        let name = view! { {say("", "Remove ")}{piece(it.name.clone())}{say("をくらべる指標から外す", "")} };
        let unit = name_unit(it.unit.as_deref(), it.counting, writing.lang);
        let lang = lang_of(&unit);
        let base = base.map(|year| format!("　{}{}", writing.year(year), writing.say("＝100", " = 100")));
        view! {
            <li>
                <Sign at/>
                <b>{NUMBERS.get(at).copied()}</b>
                <span>
                    <a data-tone="quiet" href=href lang=ja()>{it.place}" "{it.name}</a>
                    <small lang=lang>{unit}{base}</small>
                </span>
                <a class="pill" href=lift>{seen_and_heard(say("× 外す", "× Remove"), name)}</a>
            </li>
        }
    };
    let bases = bases.into_iter().chain(std::iter::repeat(None));
    let entries = lines.into_iter().enumerate().zip(bases).map(entry).collect_view();
    view! { <ol class="indicator-chosen" role="list" aria-label=say("くらべる指標", "Indicators compared")>{entries}</ol> }
}

/// The line and mark of a chosen indicator as it is drawn.
#[component]
fn Sign(at: usize) -> impl IntoView {
    let (class, mark) = match at {
        0 => ("first", "M24 4a6 6 0 1 1 0 12 6 6 0 1 1 0-12z"),
        1 => ("second", "M18 4h12v12H18z"),
        2 => ("third", "M24 2l7 14H17z"),
        _ => ("fourth", "M24 2l8 8-8 8-8-8z"),
    };
    view! {
        <svg class="chart-key" width="48" height="20" viewBox="0 0 48 20" aria-hidden="true">
            <path class=class d="M0 10h48"></path>
            <path class=format!("{class} mark") d=mark></path>
        </svg>
    }
}

/// A GET form, so that it works without script; with script a choice is sent at once.
#[component]
fn Add(others: Vec<(String, Vec<(IndicatorId, String)>)>, together: Together) -> impl IntoView {
    let writing = together.writing;
    let kept = (!together.ids.is_empty()).then(|| view! { <input type="hidden" name="with" value=together.key()/> });
    let group = |(title, indicators): (String, Vec<(IndicatorId, String)>)| {
        let option =
            |(id, words): (IndicatorId, String)| view! { <option value=id.to_string() lang=ja()>{words}</option> };
        view! { <optgroup label=title lang=ja()>{indicators.into_iter().map(option).collect_view()}</optgroup> }
    };
    view! {
        <form method="get" action=PATH class="filter indicator-add">
            {kept}
            {kept_writing(writing)}
            <div class="filter-fields">
                <label class="field">
                    {say("指標を加える", "Add an indicator")}
                    <select name="add">
                        <option value="" selected=true>{say("選んでください", "Please choose")}</option>
                        {others.into_iter().map(group).collect_view()}
                    </select>
                </label>
            </div>
            <button class="button filter-send" data-tone="plain" type="submit">{say("加える", "Add")}</button>
        </form>
    }
}

fn figure(charts: Charts) -> impl IntoView {
    view! {
        <section class="section indicator-figure" aria-label=say("年度ごとの実績", "Figures by year")>
            <div class="section-head"><h2>{say("年度ごとの実績", "Figures by year")}</h2></div>
            <div class="indicator-large" role="group" aria-label=say("図", "Chart") data-for="desk" inner_html=charts.desk></div>
            <div class="indicator-large" role="group" aria-label=say("図", "Chart") data-for="tablet" inner_html=charts.tablet></div>
            <div class="indicator-large" role="group" aria-label=say("図", "Chart") data-for="phone" inner_html=charts.phone></div>
        </section>
    }
}

/// Values, and below each its index where indices are drawn.
#[component]
fn Numbers(lines: Vec<Compared>, drawn: Comparison, writing: Writing) -> impl IntoView {
    let indexed = drawn.measured == Measured::Indexed;
    let heads = lines.iter().zip(NUMBERS).map(|(it, number)| {
        let (name, unit) = (it.name.clone(), name_unit(it.unit.as_deref(), it.counting, writing.lang));
        let lang = lang_of(&unit);
        view! { <th scope="col" class="figure">{number}<span class="wide" lang=ja()>{name}</span><small lang=lang>{unit}</small></th> }
    });
    let heads = heads.collect_view();
    let row = |at: usize, year: FiscalYear| {
        let cell = |(it, drawn): (&Compared, &Series)| {
            let amount = it.figures.get(at).map(|it| it.1.clone()).unwrap_or_default();
            let index = index_words(drawn.points.get(at).and_then(|it| it.figure)).filter(|_| indexed);
            view! {
                <td class="figure">
                    <Value amount/>
                    {index.map(|words| view! { <small><span class="visually-hidden">{say("、指数", ", index ")}</span>{words}</small> })}
                </td>
            }
        };
        let cells = lines.iter().zip(&drawn.drawn).map(cell).collect_view();
        view! { <tr><th scope="row">{writing.year(year)}</th>{cells}</tr> }
    };
    let years = lines.first().map(|it| it.figures.iter().map(|it| it.0).collect::<Vec<_>>()).unwrap_or_default();
    let rows = years.into_iter().enumerate().map(|(at, year)| row(at, year)).collect_view();
    view! {
        <Section
            title=say("同じ数字の表", "The same figures as a table")
            note=if indexed { say("下の小さい数は指数", "The small numbers below are indices") } else { "" }
        >
            <table class="figure-table indicator-together">
                <caption class="visually-hidden">{say("年度ごとの実績値", "Figures by year")}</caption>
                <thead><tr><th scope="col">{say("年度", "Fiscal year")}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </Section>
    }
}
