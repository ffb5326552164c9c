//! 記入: each field with last year's beside it. A plain form; what somebody else wrote meanwhile is never overwritten.

use super::paper::PaperForm;
use super::words::{LongField, long_field};
use crate::ui::{LastYear, Mark, Section, last_lines, mark_in_words, plain_lines};
use leptos::prelude::*;
use model::inquiry::{LastReport, ReportPage, ValueRow};
use model::plan::Mark as MarkOfScheme;

/// The form of a report that may be written in.
#[component]
pub(super) fn WriteForm(page: ReportPage, form: PaperForm) -> impl IntoView {
    let action = format!("/work/reports/{}", page.report);
    let last = page.last.clone().unwrap_or(LastReport { mark: None, narrative: String::new(), remark: None });
    let narrative = LongField {
        label: "説明（進捗状況）",
        name: "narrative",
        id: "narrative".to_owned(),
        value: form.narrative,
        rows: 10,
    };
    let remark =
        LongField {
            label: "備考（特殊要因等）", name: "remark", id: "remark".to_owned(), value: form.remark, rows: 4
        };
    let rows = page.values.into_iter().map(|it| {
        let typed = form.values.get(&it.indicator).cloned().unwrap_or_default();
        value_field(it, typed)
    });
    let rows = rows.collect_view();
    view! {
        <Section title="記入">
            <form method="post" action=action class="paper-form">
                <input type="hidden" name="stamp" value=form.stamp/>
                <div class="paper-row">
                    <LastYear label="評価">{mark_in_words(last.mark.as_ref())}</LastYear>
                    {mark_tiles(page.marks, &form.mark)}
                </div>
                <div class="paper-row">
                    <LastYear label="説明">{last_lines(&last.narrative)}</LastYear>
                    {long_field(narrative, None)}
                </div>
                <div class="paper-row">
                    <LastYear label="備考">{last_lines(last.remark.as_deref().unwrap_or_default())}</LastYear>
                    {long_field(remark, None)}
                </div>
                <fieldset class="paper-values">
                    <legend>"数字"</legend>
                    <p class="entry-help">
                        "数字を入れてください。数字がないときは、実施なし・集計中・対象外・廃止のどれかを書きます。約1,500 のようにも書けます。"
                    </p>
                    {rows}
                </fieldset>
                <button class="button" data-tone="primary" type="submit">"保存する"</button>
            </form>
        </Section>
    }
}

fn mark_tiles(marks: Vec<MarkOfScheme>, chosen: &str) -> impl IntoView + use<> {
    let tile = |it: MarkOfScheme| {
        let checked = it.symbol == chosen;
        view! {
            <label class="paper-tile">
                <input type="radio" name="mark" value=it.symbol checked=checked/>
                <Mark shape=Some(it.shape) size=28/>
                <span>{it.words}</span>
            </label>
        }
    };
    view! {
        <fieldset class="paper-tiles">
            <legend>"評価"</legend>
            {marks.into_iter().map(tile).collect_view()}
        </fieldset>
    }
}

fn value_field(it: ValueRow, typed: String) -> impl IntoView {
    let id = format!("value-{}", it.indicator);
    let how = [it.timing.map(|it| it.words()), it.counting.map(|it| it.words())];
    let how = how.into_iter().flatten().filter(|how| !it.name.contains(how)).collect::<Vec<_>>().join("・");
    let said = it.lineage.write().map(|words| view! { <small>"　※"{words}</small> });
    view! {
        <div class="paper-value">
            <label for=id.clone()>{it.name}{said}{(!how.is_empty()).then(|| view! { <small>"（"{how}"）"</small> })}</label>
            <span class="paper-before">"前年度 "{it.before.words()}</span>
            <input id=id.clone() name=id type="text" value=typed inputmode="text" autocomplete="off"/>
            <span>{it.unit}</span>
        </div>
    }
}

/// What stands in a report, to be read.
#[component]
pub(super) fn ReadOnly(page: ReportPage, title: &'static str) -> impl IntoView {
    let chosen =
        page.draft.mark.as_deref().and_then(|symbol| page.marks.iter().find(|it| it.symbol == symbol)).cloned();
    let last = page.last.clone().unwrap_or(LastReport { mark: None, narrative: String::new(), remark: None });
    let empty = |text: &str| if text.trim().is_empty() { "なし".to_owned() } else { text.to_owned() };
    let value = |it: ValueRow| {
        view! { <tr><th scope="row">{it.name}</th><td>{it.before.words()}</td><td><b>{it.now.words()}</b></td></tr> }
    };
    let some = !page.values.is_empty();
    view! {
        <Section title=title>
            <div class="paper-row">
                <LastYear label="評価">{mark_in_words(last.mark.as_ref())}</LastYear>
                <div><p class="paper-label">"評価"</p>{mark_in_words(chosen.as_ref())}</div>
            </div>
            <div class="paper-row">
                <LastYear label="説明">{last_lines(&last.narrative)}</LastYear>
                <div><p class="paper-label">"説明"</p>{plain_lines(&empty(&page.draft.narrative))}</div>
            </div>
            <div class="paper-row">
                <LastYear label="備考">{last_lines(last.remark.as_deref().unwrap_or_default())}</LastYear>
                <div><p class="paper-label">"備考"</p>{plain_lines(&empty(&page.draft.remark))}</div>
            </div>
            {some.then(|| view! {
                <table class="paper-table">
                    <thead>
                        <tr><th scope="col">"指標"</th><th scope="col">"前年度"</th><th scope="col">"今年度"</th></tr>
                    </thead>
                    <tbody>{page.values.into_iter().map(value).collect_view()}</tbody>
                </table>
            })}
        </Section>
    }
}
