//! 概況 by hand.

use super::glance::glance;
use super::parts::{change, mark, pair_bars, put, section, shape_name, text, two_years};
use super::talk::{attention, compared, unreported};
use model::calendar::Calendar;
use model::number::prose;
use model::overview::{Move, Moves, OverviewPage, Source, Tone, write_sentence};
use model::plan::Mark;
use model::report::{StripBlock, StripPlan};
use model::writing::Lang;
use model::year::FiscalYear;
use std::fmt::Write as _;

const JAPANESE: Calendar = Calendar::Japanese;

pub fn write(out: &mut String, page: &OverviewPage) {
    let year = page.year;
    out.push_str(r#"<div class="overview wrap">"#);
    head(out, page);
    summary(out, page);
    out.push_str(r#"<div class="overview-columns"><div class="overview-whole" id="policies">"#);
    section(out, "計画の全体", "", Some(("/table", year, "", "一覧表")));
    page.strip.iter().for_each(|it| strip(out, it, year));
    out.push_str(r#"<p class="strip-key" aria-hidden="true"><span><i class="corner"></i>評価が変わった</span></p>"#);
    out.push_str("</section></div>");
    moves(out, &page.moves, year);
    out.push_str(r#"<div class="overview-talk">"#);
    compared(out, &page.comparison, year);
    attention(out, &page.attention, year);
    unreported(out, &page.unreported, year);
    out.push_str(r#"</div></div><div class="overview-glance">"#);
    glance(out, &page.glance, year);
    out.push_str(r#"</div><div class="overview-legends">"#);
    section(out, "評価の見方", "評価は担当課・団体によるものです", None);
    for marks in &page.legends {
        out.push_str(r#"<ul class="mark-legend" role="list">"#);
        for it in marks {
            out.push_str("<li>");
            mark(out, Some(it), "1.375");
            text(out, &it.words);
            out.push_str("</li>");
        }
        out.push_str("</ul>");
    }
    out.push_str("</section></div></div>");
}

fn head(out: &mut String, page: &OverviewPage) {
    out.push_str(r#"<div class="overview-head"><div><h1>"#);
    put!(out, "{}の進みぐあい", JAPANESE.year(page.year));
    if page.sources.iter().any(|it| it.sample) {
        out.push_str(r#" <span class="tag" data-kind="provisional">すべて見本</span>"#);
    }
    put!(out, r#"</h1><p class="overview-source"><span>{}</span> "#, JAPANESE.other().year(page.year));
    page.sources.iter().for_each(|it| source(out, it));
    out.push_str(r#"</p></div><div class="overview-switches"><ul class="segmented" role="list" aria-label="年度">"#);
    for it in page.years.iter().rev().take(2).rev() {
        put!(out, r#"<li><a href="/?year={}">{}</a></li>"#, it.western(), JAPANESE.year(*it));
    }
    out.push_str(r#"</ul><ul class="segmented" role="list" aria-label="年の表し方">"#);
    for it in Calendar::ALL {
        put!(out, r#"<li><a href="/?year={}&amp;calendar={}">{}</a></li>"#, page.year.western(), it.key(), it.words());
    }
    out.push_str("</ul></div></div>");
    if page.plans.len() > 1 {
        out.push_str(r#"<nav class="tabs" aria-label="計画"><ul role="list">"#);
        for it in &page.plans {
            let count = prose(it.measures);
            put!(out, r#"<li><a href="/?plan={}&amp;year={}" aria-label=""#, it.plan, page.year.western());
            text(out, &it.title);
            put!(out, r#" {count}項目">"#);
            text(out, &it.title);
            put!(out, " <small>{count}</small></a></li>");
        }
        out.push_str("</ul></nav>");
    }
}

fn source(out: &mut String, it: &Source) {
    if let Some(day) = it.as_of {
        put!(out, "<span>{}現在</span> ", JAPANESE.day(day));
    }
    out.push_str("<span>");
    text(out, it.meeting.as_deref().unwrap_or_default());
    if let Some(day) = it.meeting_date {
        put!(out, r#"<span class="whole">（{}）</span>"#, JAPANESE.day(day));
    }
    out.push_str(r#"<span class="whole">"#);
    text(out, it.material_number.as_deref().unwrap_or_default());
    out.push_str("</span></span> ");
}

fn summary(out: &mut String, page: &OverviewPage) {
    out.push_str(r#"<section class="overview-summary" aria-label="要約"><p class="overview-sentence">"#);
    for it in &write_sentence(&page.tally, Lang::Ja) {
        let (before, behind) = match it.tone {
            Tone::Plain => ("", ""),
            Tone::Strong => ("<b>", "</b>"),
            Tone::Heard => (r#"<span class="visually-hidden">"#, "</span>"),
        };
        out.push_str(before);
        text(out, &it.text);
        out.push_str(behind);
    }
    out.push_str(r#"</p><ol class="tally" role="list" aria-label="評価ごとの項目数">"#);
    for it in &page.tally {
        let some = it.count > 0;
        put!(out, r#"<li{}><span class="number" aria-hidden="true">"#, if some { r#" data-some="""# } else { "" });
        mark(out, it.mark.as_ref(), if some { "2.125" } else { "1.25" });
        put!(out, r#"<span>{}</span></span><span class="word">"#, it.count);
        text(out, Mark::short_of(it.mark.as_ref(), Lang::Ja));
        put!(out, r#"<span class="visually-hidden"> {}項目</span></span>"#, it.count);
        if let Some(before) = it.before.filter(|before| some || *before > 0) {
            put!(out, r#"<span class="before">前年度 {before}</span>"#);
        }
        out.push_str("</li>");
    }
    out.push_str("</ol></section>");
}

fn strip(out: &mut String, plan: &StripPlan, year: FiscalYear) {
    put!(
        out,
        r#"<h3 class="strip-plan"><a data-tone="quiet" href="/?plan={}&amp;year={}">"#,
        plan.plan,
        year.western()
    );
    text(out, &plan.title);
    put!(out, r#"</a><small>{}</small></h3><ol class="strip-policies" role="list">"#, plan.note(Lang::Ja));
    plan.blocks.iter().for_each(|it| block(out, it, year));
    out.push_str("</ol>");
}

fn block(out: &mut String, block: &StripBlock, year: FiscalYear) {
    let western = year.western();
    out.push_str("<li>");
    for it in &block.policies {
        put!(out, r#"<a class="strip-policy" data-tone="quiet" href="/table?year={western}#policy-{}"><b>"#, it.policy);
        text(out, &it.number);
        out.push_str("</b><span>");
        text(out, &it.title);
        out.push_str("</span></a>");
    }
    out.push_str(r#"<ol class="strip-tiles" role="list">"#);
    for it in &block.tiles {
        let changed = if it.changed_from.is_some() { r#" data-changed="""# } else { "" };
        let shape = shape_name(it.mark.as_ref());
        put!(
            out,
            r#"<li><a class="tile" href="/measures/{}?year={western}" data-shape="{shape}"{changed}>"#,
            it.measure
        );
        mark(out, it.mark.as_ref(), "1.375");
        out.push_str(r#"<span class="visually-hidden">"#);
        it.name(Lang::Ja).iter().for_each(|it| text(out, it));
        out.push_str(r#"</span><span aria-hidden="true">"#);
        text(out, &it.number);
        out.push_str(if it.new { "<b>新</b></span></a></li>" } else { "</span></a></li>" });
    }
    out.push_str("</ol></li>");
}

fn moves(out: &mut String, moves: &Moves, year: FiscalYear) {
    out.push_str(r#"<div class="overview-moves">"#);
    let words = format!("全{}指標", moves.indicators);
    section(out, "大きく動いた指標", "", Some(("/indicators", year, "&amp;scope=all", &words)));
    out.push_str(r#"<div class="overview-directions">"#);
    for (words, count, list) in [("増えた指標", moves.rose, &moves.up), ("減った指標", moves.fell, &moves.down)]
    {
        put!(out, r#"<div class="overview-direction"><h3>{words} <b>{count}</b></h3><ul role="list">"#);
        list.iter().for_each(|it| entry(out, it, year));
        out.push_str("</ul></div>");
    }
    let without: usize = moves.without.iter().map(|it| it.1).sum();
    put!(
        out,
        r#"</div><p class="overview-moves-note"><span class="overview-moves-key" aria-hidden="true"></span><span>上が前年度、下が今年度。前年度が10未満の指標は順位に入れていません。同じ {}、前年度の値なし {}。</span></p></section></div>"#,
        prose(moves.same),
        prose(without)
    );
}

fn entry(out: &mut String, it: &Move, year: FiscalYear) {
    let (id, western) = (it.indicator, year.western());
    put!(
        out,
        r#"<li class="overview-move"><a class="overview-move-name" data-tone="quiet" href="/indicators/{id}?year={western}">"#
    );
    text(out, &it.name);
    out.push_str("</a>");
    pair_bars(out, &it.before, &it.now);
    two_years(out, &it.before, &it.now);
    change(out, it.change);
    out.push_str(r#"<p class="overview-move-reason"><span>"#);
    text(out, &it.place);
    out.push_str("</span> ");
    match &it.reason {
        Some(quote) => {
            out.push_str("<span>");
            text(out, &quote.text);
            put!(out, r#"<span class="overview-move-source">（{}）</span></span>"#, quote.source.words(Lang::Ja));
        }
        None => out.push_str(r#"<span class="no-reason">理由の記載なし</span>"#),
    }
    out.push_str("</p></li>");
}
