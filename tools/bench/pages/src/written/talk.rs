//! What to talk about, on 概況 by hand.

use super::parts::{joined, mark, put, section, text};
use model::number::prose;
use model::overview::{Attention, Changed, Comparison, Item, Transitions, Unreported};
use model::plan::Mark;
use model::writing::Lang;
use model::year::FiscalYear;
use std::fmt::Write as _;

fn name(out: &mut String, it: &Item, year: FiscalYear) {
    put!(
        out,
        r#"<a class="overview-item" data-tone="quiet" href="/measures/{}?year={}"><b>"#,
        it.measure,
        year.western()
    );
    text(out, &it.place);
    out.push_str("</b>");
    text(out, &it.title);
    out.push_str("</a>");
}

pub fn compared(out: &mut String, comparison: &Comparison, year: FiscalYear) {
    let Comparison::Changed { items, same, transitions, .. } = comparison else { return };
    section(out, "評価が変わった項目", &format!("{}件", prose(items.len())), None);
    out.push_str(r#"<ul class="overview-changed" role="list">"#);
    items.iter().for_each(|it| changed(out, it, year));
    put!(out, r#"</ul><p class="overview-note"><span>同じ {}件</span></p>"#, prose(*same));
    matrix(out, transitions);
    out.push_str("</section>");
}

fn changed(out: &mut String, it: &Changed, year: FiscalYear) {
    out.push_str(r#"<li><span class="mark-change" aria-hidden="true">"#);
    mark(out, Some(&it.from), "1.375");
    out.push('→');
    mark(out, Some(&it.to), "1.375");
    out.push_str("</span><div>");
    name(out, &it.item, year);
    out.push_str(r#"<p class="mark-change-words"><span class="visually-hidden">前年度は</span>"#);
    text(out, &it.from.short);
    out.push_str(r#"<span aria-hidden="true"> → </span><span class="visually-hidden">、今年度は</span><b>"#);
    text(out, &it.to.short);
    out.push_str("</b></p></div></li>");
}

fn matrix(out: &mut String, it: &Transitions) {
    let sign = |out: &mut String, it: Option<&Mark>| {
        mark(out, it, "1.25");
        put!(out, "<span>{}</span>", Mark::short_of(it, Lang::Ja));
    };
    put!(
        out,
        r#"<details class="overview-more overview-matrix"><summary>評価の移り変わり（{}項目）</summary><table><caption>縦が前年度、横が今年度</caption><thead><tr><td></td>"#,
        prose(it.total())
    );
    for it in &it.marks {
        out.push_str(r#"<th scope="col">"#);
        sign(out, it.as_ref());
        out.push_str("</th>");
    }
    out.push_str("</tr></thead><tbody>");
    for (it, counts) in it.marks.iter().zip(&it.counts) {
        out.push_str(r#"<tr><th scope="row">"#);
        sign(out, it.as_ref());
        out.push_str("</th>");
        counts.iter().for_each(|count| {
            put!(out, r#"<td data-none="">{count}</td>"#);
        });
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table></details>");
}

pub fn attention(out: &mut String, items: &[Attention], year: FiscalYear) {
    section(out, "気をつけて見る項目", &format!("{}件", prose(items.len())), None);
    out.push_str(r#"<ul class="overview-list" role="list">"#);
    for it in items {
        out.push_str("<li>");
        mark(out, Some(&it.mark), "1.375");
        out.push_str("<div>");
        name(out, &it.item, year);
        out.push_str("<p><b>");
        text(out, &it.mark.short);
        out.push_str("</b>");
        for fall in it.falls.iter().take(2) {
            out.push('、');
            text(out, &fall.name);
            out.push(' ');
            text(out, &fall.fallen.words());
        }
        if let Some(remark) = &it.remark {
            out.push('。');
            text(out, remark);
            out.push_str("（備考）");
        }
        out.push_str("</p></div></li>");
    }
    out.push_str("</ul></section>");
}

pub fn unreported(out: &mut String, items: &[Unreported], year: FiscalYear) {
    section(out, "まだ報告されていないもの", &format!("{}件", prose(items.len())), None);
    out.push_str(r#"<ul class="overview-list" role="list">"#);
    for it in items {
        out.push_str("<li>");
        mark(out, None, "1.375");
        out.push_str("<div>");
        name(out, &it.item, year);
        out.push_str("<p><b>未報告</b>　");
        joined(out, &it.departments, "・");
        out.push_str("</p></div></li>");
    }
    out.push_str("</ul></section>");
}
