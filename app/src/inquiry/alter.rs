//! 指標を変える: adding an indicator to a report, or renaming, redefining and ending one, each a form of its own; and what
//! was changed so far. Nothing of it stands in the form of 記入.

use super::words::moment;
use crate::ui::{Complaint, Section, choice_field};
use leptos::prelude::*;
use model::id::ReportId;
use model::indicator::{Counting, Timing};
use model::inquiry::{AlterationRow, PaperAct, ReportPage, ValueRow};

/// What somebody typed, as keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AlteringForm {
    /// Which form: 「add」「rename」「redefine」「end」.
    pub act: String,
    /// The indicator.
    pub indicator: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// 「延べ」「実」.
    pub counting: String,
    /// 「年度末現在」「年間」.
    pub timing: String,
    /// Why.
    pub why: String,
}

/// The forms, for who may write now; what was changed, for everybody.
pub(super) fn indicators(
    page: &ReportPage,
    form: AlteringForm,
    complaint: Option<&Complaint>,
) -> impl IntoView + use<> {
    let writes = page.acts.contains(&PaperAct::Write);
    let report = page.report;
    let changed = (!page.alterations.is_empty()).then(|| changes(report, page.alterations.clone(), writes));
    let forms = writes.then(|| forms(page, &form, complaint));
    (changed.is_some() || writes).then(|| {
        let title = if writes { "指標を変える" } else { "指標の変更" };
        view! { <Section title>{changed}{forms}</Section> }
    })
}

fn changes(report: ReportId, rows: Vec<AlterationRow>, writes: bool) -> impl IntoView + use<> {
    let line = |it: AlterationRow| {
        let undone = it.undone.as_ref().map(|(by, at)| format!("　{}　{by}が取り消しました", moment(*at)));
        let back = (writes && it.undone.is_none()).then(|| {
            let name = format!("{}：取り消す", it.words);
            view! {
                <form method="post" action=format!("/work/reports/{report}/indicators/undo")>
                    <input type="hidden" name="alteration" value=it.number/>
                    <button class="button" type="submit" aria-label=name>"取り消す"</button>
                </form>
            }
        });
        view! {
            <li data-undone=it.undone.is_some().then_some("")>
                <p class="inquiry-line"><b>{it.words}</b>{back}</p>
                <p class="inquiry-note">{moment(it.at)}"　"{it.by}"　理由："{it.why}{undone}</p>
            </li>
        }
    };
    let lines = rows.into_iter().map(line).collect_view();
    view! { <ul class="inquiry-list" role="list" aria-label="この報告での指標の変更">{lines}</ul> }
}

fn forms(page: &ReportPage, form: &AlteringForm, complaint: Option<&Complaint>) -> impl IntoView + use<> {
    let report = page.report;
    let known: Vec<_> = page.values.iter().filter(|it| !it.lineage.ancestry.is_new()).cloned().collect();
    let typed = |act: &str| if form.act == act { form.clone() } else { AlteringForm::default() };
    let some = !page.values.is_empty();
    view! {
        <p>
            "ここでの変更は、公表まで読む人には見えず、取り消せます。書きかけのものがあるときは、保存されてから変えてください。"
        </p>
        {altering(report, ("add", "指標を加える"), typed("add"), add_fields(typed("add"), complaint))}
        {some.then(|| {
            let fields = rename_fields(typed("rename"), &page.values, complaint);
            altering(report, ("rename", "指標の名前を変える"), typed("rename"), fields)
        })}
        {(!known.is_empty()).then(|| {
            let redefine = redefine_fields(typed("redefine"), &known, complaint);
            let end = end_fields(typed("end"), &known, complaint);
            view! {
                {altering(report, ("redefine", "指標の数え方を変える"), typed("redefine"), redefine)}
                {altering(report, ("end", "指標を廃止にする"), typed("end"), end)}
            }
        })}
    }
}

fn altering(
    report: ReportId,
    (act, words): (&'static str, &'static str),
    typed: AlteringForm,
    fields: impl IntoView,
) -> impl IntoView {
    view! {
        <details class="inquiry-more" open=typed.act == act>
            <summary>{words}</summary>
            <form method="post" action=format!("/work/reports/{report}/indicators/{act}") class="inquiry-form">
                {fields}
                <button class="button" type="submit">{words}</button>
            </form>
        </details>
    }
}

fn add_fields(form: AlteringForm, complaint: Option<&Complaint>) -> impl IntoView + use<> {
    let none = |words: &str| (String::new(), words.to_owned());
    let counting = [Counting::Cumulative, Counting::Distinct].map(|it| (it.words().to_owned(), it.words().to_owned()));
    let timing = [Timing::Annual, Timing::YearEnd].map(|it| (it.words().to_owned(), it.words().to_owned()));
    let counting: Vec<_> = std::iter::once(none("書かない")).chain(counting).collect();
    let timing: Vec<_> = std::iter::once(none("書かない")).chain(timing).collect();
    let help = "見出しのもとに並べるときは「講座　受講者数」のように、見出しの後を一字あけます。";
    view! {
        {line(Line { label: "指標の名前", name: "name", id: "add-name", value: form.name, help }, complaint)}
        {line(Line { label: "単位（なくてもよい）", name: "unit", id: "add-unit", value: form.unit, help: "例：人、件、回" }, complaint)}
        {choice_field(("延べ・実", "counting"), counting, &form.counting)}
        {choice_field(("いつの数か", "timing"), timing, &form.timing)}
        {line(Line { label: "加える理由", name: "why", id: "add-why", value: form.why, help: "記録に残ります。" }, complaint)}
    }
}

fn rename_fields(form: AlteringForm, known: &[ValueRow], complaint: Option<&Complaint>) -> impl IntoView + use<> {
    let help = "この年度から、この名前で載ります。前の年度の一覧表は前の名前のままです。";
    view! {
        {which("rename-indicator", known, &form.indicator)}
        {line(Line { label: "新しい名前", name: "name", id: "rename-name", value: form.name, help }, complaint)}
        {line(Line { label: "変える理由", name: "why", id: "rename-why", value: form.why, help: "記録に残ります。" }, complaint)}
    }
}

fn redefine_fields(form: AlteringForm, known: &[ValueRow], complaint: Option<&Complaint>) -> impl IntoView + use<> {
    let help = "一覧表とグラフに「数え方の変更」として載ります。この年度と前の年度は比べません。";
    view! {
        {which("redefine-indicator", known, &form.indicator)}
        {line(Line { label: "数え方がどう変わったか", name: "why", id: "redefine-why", value: form.why, help }, complaint)}
    }
}

fn end_fields(form: AlteringForm, known: &[ValueRow], complaint: Option<&Complaint>) -> impl IntoView + use<> {
    let help = "一覧表に「廃止」とこの理由が載ります。次の年度からは聞きません。";
    view! {
        {which("end-indicator", known, &form.indicator)}
        {line(Line { label: "廃止の理由", name: "why", id: "end-why", value: form.why, help }, complaint)}
    }
}

/// Several forms of one page ask for an indicator.
fn which(id: &'static str, known: &[ValueRow], chosen: &str) -> impl IntoView + use<> {
    let option = |it: &ValueRow| {
        let value = it.indicator.to_string();
        let selected = value == chosen;
        view! { <option value=value selected=selected>{it.name.clone()}</option> }
    };
    let options = known.iter().map(option).collect_view();
    view! {
        <div class="entry">
            <label for=id>"指標"</label>
            <select id=id name="indicator">{options}</select>
        </div>
    }
}

/// One line to be typed; several forms of one page ask for the same.
struct Line {
    label: &'static str,
    name: &'static str,
    id: &'static str,
    value: String,
    help: &'static str,
}

fn line(it: Line, complaint: Option<&Complaint>) -> impl IntoView + use<> {
    let wrong = complaint.is_some_and(|complaint| complaint.field == Some(it.id));
    let note = format!("{}-note", it.id);
    view! {
        <div class="entry">
            <label for=it.id>{it.label}</label>
            <p class="entry-help" id=note.clone()>{it.help}</p>
            <input
                id=it.id
                name=it.name
                type="text"
                value=it.value
                autocomplete="off"
                aria-describedby=note
                aria-invalid=wrong.then_some("true")
            />
        </div>
    }
}
