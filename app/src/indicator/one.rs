//! The page `/indicators/{id}`: value and change, large chart, the same numbers as a table, what else belongs to it.

use super::card::IndicatorCard;
use super::together::Together;
use super::years::Years;
use crate::error::AppError;
use crate::site::reader::Pictures;
use crate::site::{Ask, CalendarSwitch, PaperFoot, load, use_ask, use_id};
use crate::ui::{ChangeFigure, Crumbs, Section, Tag, TagKind, Value};
use leptos::prelude::*;
use leptos_meta::Title;
use model::calendar::Calendar;
use model::indicator::Remark;
use model::indicator::page::{Card, Charts, Elsewhere, Head, IndicatorPage as Page};
use model::year::FiscalYear;

/// The page's data. Anyone may read it. The calendar is part of the question, since charts are drawn with it.
fn indicator(id: Option<i64>, year: Option<FiscalYear>, calendar: Calendar) -> Result<Page, AppError> {
    use crate::chart::{Frame, draw};
    use model::id::IndicatorId;
    let now = crate::site::reader::snapshot()?;
    let large = |series: &_| Charts {
        desk: draw(series, Frame::Desk, calendar),
        tablet: draw(series, Frame::Tablet, calendar),
        phone: draw(series, Frame::Phone, calendar),
    };
    let card = |series: &_| draw(series, Frame::Card, calendar);
    let drawing = backend::indicator::Drawing { large: &large, card: &card };
    let id = IndicatorId(id.ok_or_else(crate::site::reader::not_found)?);
    backend::indicator::build_indicator(&now, id, year, drawing).ok_or_else(crate::site::reader::not_found)
}

/// One 指標.
#[component]
pub fn IndicatorPage() -> impl IntoView {
    let ask = use_ask();
    load(indicator(use_id(), ask.year, ask.calendar), move |page| view! { <Indicator page ask=ask.of_plan(None)/> })
}

#[component]
fn Indicator(page: Page, ask: Ask) -> impl IntoView {
    let title = format!("{}　{}", page.head.card.name, page.head.card.place);
    let (place, year) = (page.head.card.place.clone(), page.head.year);
    let foot = vec![format!("{place} {}", page.head.card.name), ask.calendar.year(year)];
    let id = page.head.card.id;
    let file = |ending: &str| ask.in_year(year).href(&format!("/charts/indicators/{id}.{ending}"));
    let picture = use_context::<Pictures>().is_some_and(|it| it.0).then(|| {
        view! { <a class="indicator-file" href=file("png") rel="external">"図（PNG）"</a> }
    });
    let address = format!("/indicators/{}", page.head.card.id);
    // Other sites put this address into a frame.
    let framed = ask.in_year(year).href(&format!("/embed/indicators/{}", page.head.card.id));
    let together = Together { ids: vec![page.head.card.id], calendar: ask.calendar }.href();
    let gaps = page.rows.iter().any(|it| it.amount.figure.and_then(|it| it.value()).is_none());
    let note = gaps.then_some("値のない年度は空けて、理由を書いています");
    let unit =
        if page.unit.is_empty() { "単位の記載なし".to_owned() } else { format!("単位　{}", page.unit) };
    view! {
        <Title text=title/>
        <PaperFoot parts=foot/>
        <div class="indicator wrap">
            <Top head=page.head ask/>
            <Figure charts=page.charts remarks=page.remarks note/>
            <div class="indicator-columns">
                <Section title="同じ数字の表" note=unit>
                    <Years rows=page.rows year address ask/>
                </Section>
                <div class="indicator-aside">
                    <Section title="くらべる"><a href=together>"ほかの指標とくらべる"</a></Section>
                    <Section title="持ち出す">
                        <a class="indicator-file" href=file("svg") rel="external">"図（SVG）"</a>
                        {picture}
                        <a class="indicator-file" href=framed rel="external">"ほかのサイトに埋め込む図"</a>
                    </Section>
                    {page.explanation.map(|words| view! { <Section title="数え方の説明"><p>{words}</p></Section> })}
                    {(!page.also.is_empty()).then(|| view! { <Also also=page.also ask/> })}
                </div>
            </div>
            {(!page.sisters.is_empty()).then(|| view! { <Sisters sisters=page.sisters place ask=ask.in_year(year)/> })}
        </div>
    }
}

/// Where it stands, its name, who answers for it, and its value of the year.
#[component]
fn Top(head: Head, ask: Ask) -> impl IntoView {
    let card = head.card;
    let counted = super::card::counted(&card);
    let counted = if counted.is_empty() { "記載なし".to_owned() } else { counted };
    let measure = ask.in_year(head.listed).href(&format!("/measures/{}", head.measure));
    let list = Ask { year: ask.year, ..ask }.href("/indicators");
    let above = vec![(list, "指標".to_owned()), (measure, format!("{} {}", card.place, card.title))];
    let departments = head.departments.join("・");
    let same = head.same_as.map(|it| view! { <SameAs it ask/> });
    view! {
        <Crumbs above/>
        <div class="indicator-head">
            <div>
                <h1>{card.name}{head.sample.then(|| view! { " "<Tag words="見本" kind=TagKind::Provisional/> })}</h1>
                <dl class="indicator-facts">
                    {(!departments.is_empty()).then(|| view! { <div><dt>"担当"</dt><dd>{departments}</dd></div> })}
                    <div><dt>"数え方"</dt><dd>{counted}</dd></div>
                    <div><dt>"目標値"</dt><dd>"定められていません"</dd></div>
                </dl>
                {same}
            </div>
            <p class="indicator-now">
                <span class="year">{ask.calendar.year(head.year)}</span>
                <Value amount=card.now/>
                <ChangeFigure change=card.change desired=card.desired/>
            </p>
        </div>
    }
}

#[component]
fn SameAs(it: Elsewhere, ask: Ask) -> impl IntoView {
    let href = ask.href(&format!("/indicators/{}", it.id));
    view! { <p class="indicator-same">"これは "<a href=href>{it.place}" "{it.name}</a>" と同じ数字です。"</p> }
}

/// The large chart in the size that fits, and what has to be said about single years.
#[component]
fn Figure(charts: Charts, remarks: Vec<Remark>, note: Option<&'static str>) -> impl IntoView {
    let remark = |(at, it): (usize, Remark)| {
        view! { <li><span>{Remark::number(at)}</span><span>{it.title}"："{it.sentence}</span></li> }
    };
    view! {
        <section class="section indicator-figure" aria-label="年度ごとの実績">
            <div class="section-head">
                <h2>"年度ごとの実績"</h2>
                {note.map(|words| view! { <span class="note">{words}</span> })}
                <CalendarSwitch/>
            </div>
            <div class="indicator-large" role="group" aria-label="図" data-for="desk" inner_html=charts.desk></div>
            <div class="indicator-large" role="group" aria-label="図" data-for="tablet" inner_html=charts.tablet></div>
            <div class="indicator-large" role="group" aria-label="図" data-for="phone" inner_html=charts.phone></div>
            {(!remarks.is_empty()).then(|| view! {
                <ol class="indicator-remarks" role="list">{remarks.into_iter().enumerate().map(remark).collect_view()}</ol>
            })}
        </section>
    }
}

/// The same figure printed a second time.
#[component]
fn Also(also: Vec<Elsewhere>, ask: Ask) -> impl IntoView {
    let entry = move |it: Elsewhere| {
        let href = ask.href(&format!("/indicators/{}", it.id));
        view! { <li><a href=href>{it.place}" "{it.name}</a></li> }
    };
    view! {
        <Section title="ほかの掲載">
            <p>"同じ数字が次のところにも印刷されています。"</p>
            <ul role="list">{also.into_iter().map(entry).collect_view()}</ul>
        </Section>
    }
}

#[component]
fn Sisters(sisters: Vec<Card>, place: String, ask: Ask) -> impl IntoView {
    let card = move |card: Card| {
        let card = Card { place: String::new(), ..card };
        view! { <IndicatorCard card ask/> }
    };
    view! {
        <div class="indicator-sisters">
            <Section title="同じ項目の指標" note=place>
                <ul class="indicator-cards" role="list">{sisters.into_iter().map(card).collect_view()}</ul>
            </Section>
        </div>
    }
}
