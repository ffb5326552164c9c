//! 全項目の早見表: one row a 項目 with its representative indicator; and 評価の見方.

use super::links::Links;
use crate::site::{ja, piece, say};
use crate::ui::{ChangeFigure, MarkChip, MarkLegend, PairBars, Section, Tag, TwoYears, heard, seen_and_heard};
use leptos::prelude::*;
use model::indicator::Figure;
use model::overview::{Glance as Shown, GlanceGroup, GlanceRow};
use model::plan::{Mark, MarkShape};
use model::report::title_in;

/// A table: on a phone each row becomes a short block, without departments and bars.
#[component]
pub(super) fn Glance(groups: Vec<GlanceGroup>, links: Links) -> impl IntoView {
    let more =
        (links.table(), say("一覧表（説明・備考つき）", "Progress table (with explanations and remarks)").to_owned());
    view! {
        <div class="overview-glance">
            <Section
                title=say("全項目の早見表", "All measures at a glance")
                note=say("各項目の代表の指標。", "Representative indicator of each measure. ")
                of_drawing=say("棒は上が前年度、下が今年度", "Upper bar: previous year; lower bar: this year")
                more
            >
                <table class="overview-glance-table" role="table">
                    <caption class="visually-hidden">{say("全項目の評価、担当、代表の指標", "Rating, who is responsible and representative indicator of every measure")}</caption>
                    <thead class="visually-hidden" role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">{say("番号", "Number")}</th>
                            <th scope="col" role="columnheader">{say("評価", "Rating")}</th>
                            <th scope="col" role="columnheader">{say("項目・担当", "Measure and who is responsible")}</th>
                            <th scope="col" role="columnheader">{say("代表の指標", "Representative indicator")}</th>
                            <th scope="col" role="columnheader">{say("前年度と今年度", "Previous year and this year")}</th>
                        </tr>
                    </thead>
                    {groups.into_iter().map(|it| group(it, links)).collect_view()}
                </table>
            </Section>
        </div>
    }
}

fn group(group: GlanceGroup, links: Links) -> impl IntoView {
    let head = |number: Option<String>, title: String| {
        view! {
            <tr class="overview-glance-head" role="row">
                <th colspan="5" scope="rowgroup" role="rowheader" lang=ja()>{number.map(|it| view! { <span>{it}</span>" " })}{title}</th>
            </tr>
        }
    };
    let policy = group.policy.as_ref().map(|it| it.0.clone());
    view! {
        <tbody role="rowgroup">
            {group.plan.map(|title| head(None, title))}
            {group.policy.map(|(number, title)| head(Some(number), title))}
            {group.rows.into_iter().map(|it| row(it, policy.as_deref(), links)).collect_view()}
        </tbody>
    }
}

fn row(row: GlanceRow, policy: Option<&str>, links: Links) -> impl IntoView + use<> {
    // The head above it says 「1」 to the eye; the ear hears it with each row, and with each indicator.
    let place = policy.map_or_else(|| row.number.clone(), |policy| format!("{policy}-{}", row.number));
    let calm = matches!(row.mark.as_ref().map(|it| it.shape), Some(MarkShape::Ring));
    let relisted = matches!(row.figure, Shown::Relisted(_));
    view! {
        <tr class="overview-glance-row" role="row" data-heavy=(!calm).then_some("")>
            <td class="overview-glance-number" role="cell">{seen_and_heard(row.number, place.clone())}</td>
            <td class="overview-glance-mark" role="cell"><MarkChip mark=row.mark/></td>
            <th class="overview-glance-title" scope="row" role="rowheader">
                <a href=links.measure(row.measure)>{piece(title_in(&row.title, links.writing.lang))}</a>
                {row.new.then(|| view! { " "<Tag words=say("新規", "new")/> })}
                {relisted.then(|| view! { " "<Tag words=say("再掲", "listed again")/> })}
                <span class="overview-glance-departments" lang=ja()>{row.departments.join("・")}</span>
            </th>
            {figure(row.figure, place, links)}
        </tr>
    }
}

fn figure(figure: Shown, place: String, links: Links) -> impl IntoView {
    match figure {
        Shown::Indicator { id, name, before, now, change } => {
            let bars = [before.figure, now.figure].map(|it| it.as_ref().and_then(Figure::value));
            view! {
                <td class="overview-glance-indicator" role="cell">
                    <a data-tone="plain" href=links.indicator(id) lang=ja()>{heard(place)}{name}</a>
                </td>
                <td class="overview-glance-figures" role="cell">
                    <div><TwoYears before now/><PairBars before=bars[0] now=bars[1]/><ChangeFigure change/></div>
                </td>
            }
            .into_any()
        }
        Shown::Relisted(place) if place.is_empty() => without(say("再掲", "Listed again").to_owned()).into_any(),
        Shown::Relisted(place) => without(links.writing.lang.around(&place, ("", " に記載"), ("See ", ""))).into_any(),
        Shown::NoFigures => without(say("数値の記載なし", "No figures").to_owned()).into_any(),
    }
}

fn without(words: String) -> impl IntoView {
    view! { <td class="overview-glance-indicator" role="cell" data-none="" colspan="2">{words}</td> }
}

/// 評価の見方.
#[component]
pub(super) fn Legends(legends: Vec<Vec<Mark>>) -> impl IntoView {
    view! {
        <div class="overview-legends">
            <Section
                title=say("評価の見方", "What the ratings mean")
                note=say("評価は担当課・団体によるものです", "Ratings are given by the responsible departments and partner bodies")
            >
                {legends.into_iter().map(|marks| view! { <MarkLegend marks/> }).collect_view()}
            </Section>
        </div>
    }
}
