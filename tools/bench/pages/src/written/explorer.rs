//! 指標 by hand.

use super::chart;
use super::parts::{change, nothing, put, text, value};
use model::calendar::Calendar;
use model::indicator::filter::{CountedAs, Moved, Order, Scope, View};
use model::indicator::page::{Card, CardYear, ExplorerPage, Group};
use model::indicator::{Change, Series};
use model::writing::Lang;
use std::fmt::Write as _;

const JAPANESE: Calendar = Calendar::Japanese;

pub fn write(out: &mut String, page: &ExplorerPage, series: &[Series]) {
    let mut series = series.iter();
    head(out, page);
    filters(out, page);
    out.push_str(r#"<div class="indicator-conditions">"#);
    out.push_str(r#"<ul class="indicator-key chart-key" role="list" aria-hidden="true">"#);
    for (class, words) in [("now", JAPANESE.year(page.year)), ("last", "前年度".to_owned())] {
        put!(
            out,
            r#"<li><svg width="14" height="18" viewBox="-.5 -.5 14 18"><path class="{class}" d="M0 0h13v17H0z"></path></svg>{words}</li>"#
        );
    }
    out.push_str("</ul></div>");
    page.groups.iter().for_each(|it| group(out, it, &mut series));
    out.push_str("</div>");
}

fn head(out: &mut String, page: &ExplorerPage) {
    out.push_str(r#"<div class="indicator wrap"><div class="indicator-top"><div><h1>指標を見くらべる</h1><p class="indicator-about">"#);
    for it in &page.plans {
        text(out, it);
        out.push('・');
    }
    put!(out, "　{}（{}）", JAPANESE.year(page.year), JAPANESE.other().year(page.year));
    if let Some(day) = page.as_of {
        put!(out, "　{}現在", JAPANESE.day(day));
    }
    out.push_str(
        r#"</p><p class="indicator-note">棒と線はすべて０から始まります。値のない年度は線でつなぎません。</p></div><div class="indicator-switches"><a class="button" data-tone="plain" href="/indicators/compare">指標をくらべる</a><ul class="segmented" role="list" aria-label="見せ方">"#,
    );
    for it in View::ALL {
        put!(out, r#"<li><a href="/indicators?scope=all&amp;view={}">{}</a></li>"#, it.key(), it.words(Lang::Ja));
    }
    out.push_str(r#"</ul><ul class="segmented" role="list" aria-label="年の表し方">"#);
    for it in Calendar::ALL {
        put!(out, r#"<li><a href="/indicators?scope=all&amp;calendar={}">{}</a></li>"#, it.key(), it.words());
    }
    out.push_str("</ul></div></div>");
}

fn filters(out: &mut String, page: &ExplorerPage) {
    out.push_str(r#"<form method="get" action="/indicators" class="filter"><details class="filter-fold"><summary class="button" data-tone="plain">しぼりこむ（施策・担当・数え方）</summary><div class="filter-fields">"#);
    let it = &page.choices;
    select(out, "年度", "year", it.years.iter().map(|it| (it.western().to_string(), JAPANESE.year(*it))));
    select(out, "計画", "plan", it.plans.iter().map(|it| (it.0.to_string(), it.1.clone())));
    select(out, "基本施策", "policy", it.policies.iter().map(|it| (it.0.to_string(), it.1.clone())));
    select(out, "担当", "department", it.departments.iter().map(|it| (it.0.to_string(), it.1.clone())));
    select(out, "単位", "unit", it.units.iter().map(|it| (it.clone(), it.clone())));
    select(
        out,
        "数え方",
        "counting",
        CountedAs::ALL.iter().map(|it| (it.key().to_owned(), it.words(Lang::Ja).to_owned())),
    );
    select(out, "前年度から", "move", Moved::ALL.iter().map(|it| (it.key().to_owned(), it.words(Lang::Ja).to_owned())));
    let scopes = [Scope::All, Scope::Representative];
    select(out, "範囲", "scope", scopes.iter().map(|it| (it.key().to_owned(), it.words(Lang::Ja).to_owned())));
    select(out, "並び", "sort", Order::ALL.iter().map(|it| (it.key().to_owned(), it.words(Lang::Ja).to_owned())));
    out.push_str(r#"<label class="field">ことばで探す<span class="search"><svg width="1.25rem" height="1.25rem" viewBox="0 0 20 20" aria-hidden="true"><path d="M13 8A5 5 0 1 1 3 8A5 5 0 1 1 13 8zM11.5 11.5L18 18"></path></svg><input type="search" name="q" value="" autocomplete="off" enterkeyhint="search"></span></label></div></details><button class="button filter-send" data-tone="plain" type="submit">表示する</button><output>"#);
    put!(out, "{}指標</output></form>", page.total);
}

fn select(out: &mut String, label: &str, name: &str, options: impl Iterator<Item = (String, String)>) {
    put!(out, r#"<label class="field">{label}<select name="{name}"><option value="">すべて</option>"#);
    for (key, words) in options {
        out.push_str(r#"<option value=""#);
        text(out, &key);
        out.push_str(r#"">"#);
        text(out, &words);
        out.push_str("</option>");
    }
    out.push_str("</select></label>");
}

fn group(out: &mut String, group: &Group, series: &mut std::slice::Iter<'_, Series>) {
    let (number, title) = group.policy.as_ref().map_or(("", ""), |it| (it.0.as_str(), it.1.as_str()));
    out.push_str(r#"<section class="indicator-group" aria-label=""#);
    if let Some(plan) = &group.plan {
        text(out, plan);
        out.push('　');
    }
    text(out, number);
    out.push(' ');
    text(out, title);
    out.push_str(r#"">"#);
    if let Some(plan) = &group.plan {
        out.push_str(r#"<p class="indicator-plan">"#);
        text(out, plan);
        out.push_str("</p>");
    }
    out.push_str("<h2><b>");
    text(out, number);
    out.push_str("</b> ");
    text(out, title);
    out.push_str(r#"</h2><ul class="indicator-cards" role="list">"#);
    group.cards.iter().zip(series).for_each(|(it, series)| card(out, it, series));
    out.push_str("</ul></section>");
}

fn card(out: &mut String, it: &Card, series: &Series) {
    out.push_str(
        r#"<li class="indicator-card"><div class="indicator-card-head"><p class="indicator-card-place"><span><b>"#,
    );
    text(out, &it.place);
    out.push_str("</b> ");
    text(out, &it.title);
    out.push_str("</span>");
    let counted = [it.timing.map(|it| it.words()), it.counting.map(|it| it.words())];
    if counted.iter().any(Option::is_some) {
        put!(out, r#"<span class="counted">{}{}</span>"#, counted[0].unwrap_or(""), counted[1].unwrap_or(""));
    }
    put!(out, r#"</p><h3><a data-tone="quiet" href="/indicators/{}">"#, it.id);
    text(out, &it.name);
    out.push_str(r#"</a></h3></div><p class="indicator-card-value">"#);
    value(out, &it.now);
    if it.change != Change::NoValue {
        change(out, it.change);
    }
    out.push_str(r#"</p><div class="indicator-card-chart">"#);
    chart::draw(out, series);
    out.push_str(r#"</div><details class="indicator-numbers"><summary><span class="visually-hidden">"#);
    text(out, &it.name);
    out.push_str(r#"を</span>表で見る</summary><table class="figure-table"><thead><tr><th scope="col">年度</th><th scope="col" class="figure">実績値（"#);
    text(out, it.now.unit.as_deref().unwrap_or_default());
    out.push_str("）</th></tr></thead><tbody>");
    it.years.iter().for_each(|it| year(out, it));
    out.push_str("</tbody></table></details></li>");
}

fn year(out: &mut String, it: &CardYear) {
    put!(out, r#"<tr><th scope="row">{}</th><td>"#, JAPANESE.year(it.year));
    match it.amount.figure {
        None => nothing(out),
        Some(_) => text(out, &it.amount.words()),
    }
    out.push_str("</td></tr>");
}
