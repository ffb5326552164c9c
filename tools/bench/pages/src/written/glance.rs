//! 早見表, on 概況 by hand.

use super::parts::{change, joined, mark, pair_bars, put, section, text, two_years};
use model::overview::{Glance, GlanceGroup, GlanceRow};
use model::plan::Mark;
use model::writing::Lang;
use model::year::FiscalYear;
use std::fmt::Write as _;

pub fn glance(out: &mut String, groups: &[GlanceGroup], year: FiscalYear) {
    let note = "各項目の代表の指標。棒は上が前年度、下が今年度";
    section(out, "全項目の早見表", note, Some(("/table", year, "", "一覧表（説明・備考つき）")));
    out.push_str(r#"<table class="overview-glance-table" role="table"><caption class="visually-hidden">全項目の評価、担当、代表の指標</caption><thead class="visually-hidden" role="rowgroup"><tr role="row">"#);
    for it in ["番号", "評価", "項目・担当", "代表の指標", "前年度と今年度"] {
        put!(out, r#"<th scope="col" role="columnheader">{it}</th>"#);
    }
    out.push_str("</tr></thead>");
    let head = |out: &mut String, number: &str, title: &str| {
        out.push_str(
            r#"<tr class="overview-glance-head" role="row"><th colspan="5" scope="rowgroup" role="rowheader">"#,
        );
        if !number.is_empty() {
            put!(out, "<span>{number}</span> ");
        }
        text(out, title);
        out.push_str("</th></tr>");
    };
    for group in groups {
        out.push_str(r#"<tbody role="rowgroup">"#);
        group.plan.iter().for_each(|it| head(out, "", it));
        group.policy.iter().for_each(|it| head(out, &it.0, &it.1));
        group.rows.iter().for_each(|it| row(out, it, year));
        out.push_str("</tbody>");
    }
    out.push_str("</table></section>");
}

fn row(out: &mut String, it: &GlanceRow, year: FiscalYear) {
    let western = year.western();
    out.push_str(r#"<tr class="overview-glance-row" role="row"><td class="overview-glance-number" role="cell">"#);
    text(out, &it.number);
    out.push_str(r#"</td><td class="overview-glance-mark" role="cell"><span class="mark-chip">"#);
    mark(out, it.mark.as_ref(), "1.25");
    out.push_str("<span>");
    text(out, Mark::short_of(it.mark.as_ref(), Lang::Ja));
    put!(
        out,
        r#"</span></span></td><th class="overview-glance-title" scope="row" role="rowheader"><a href="/measures/{}?year={western}">"#,
        it.measure
    );
    text(out, &it.title);
    out.push_str("</a>");
    if it.new {
        out.push_str(r#" <span class="tag">新規</span>"#);
    }
    out.push_str(r#"<span class="overview-glance-departments">"#);
    joined(out, &it.departments, "・");
    out.push_str("</span></th>");
    match &it.figure {
        Glance::Indicator { id, name, before, now, change: by } => {
            put!(
                out,
                r#"<td class="overview-glance-indicator" role="cell"><a data-tone="plain" href="/indicators/{id}?year={western}">"#
            );
            text(out, name);
            out.push_str(r#"</a></td><td class="overview-glance-figures" role="cell"><div>"#);
            two_years(out, before, now);
            pair_bars(out, before, now);
            change(out, *by);
            out.push_str("</div></td></tr>");
        }
        other => {
            out.push_str(r#"<td class="overview-glance-indicator" role="cell" data-none="" colspan="2">"#);
            match other {
                Glance::Relisted(place) => text(out, place),
                _ => out.push_str("数値の記載なし"),
            }
            out.push_str("</td></tr>");
        }
    }
}
