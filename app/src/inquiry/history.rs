//! 変更の記録: the versions of a report, and one of them beside another, with the way back to it.

use super::words::moment;
use crate::site::{Desk, Signed, staff_document};
use crate::ui::{Choice, Complaint, Crumbs, Empty, Mark, Notice, Printed, Section, Segmented, complain};
use leptos::prelude::*;
use model::calendar::Calendar;
use model::inquiry::{Against, Changes, HistoryHead, HistoryPage, ValueChange, VersionPage, VersionRow, Wrote};
use model::plan::Mark as MarkOfScheme;
use model::report::{Line, Part};
use model::writing::Lang;

const TITLE: &str = "変更の記録";

/// The list of versions.
#[must_use]
pub fn draw_history(desk: &Desk, signed: &Signed, page: HistoryPage) -> String {
    let title = format!("{TITLE}　{} {}", page.head.place, page.head.title);
    staff_document(desk, signed, ("/work", &title), || {
        let report = page.head.report;
        let empty = page.versions.is_empty() && page.since.is_none();
        let rows = page.versions.into_iter().map(|it| row(report, it)).collect_view();
        view! {
            <div class="inquiry wrap">
                <Crumbs above=above(&page.head, false)/>
                <Head title=TITLE.to_owned() head=page.head/>
                <p>"提出や署名などのときと、３分のあいだだれも書かなかったときに、内容をそのまま残しています。"</p>
                {empty.then(|| view! { <Empty first="まだ記録はありません。">"だれかが書くと、ここに並びます。"</Empty> })}
                <ol class="inquiry-history" role="list">
                    {page.since.map(|wrote| view! {
                        <li><p><b>"今の内容"</b>"　（最後の版のあとに変わりました）"</p>{wrote_in(wrote)}</li>
                    })}
                    {rows}
                </ol>
            </div>
        }
    })
}

/// One version; why it was not gone back to is said above.
#[must_use]
pub fn draw_version(desk: &Desk, signed: &Signed, page: VersionPage, complaint: Option<&Complaint>) -> String {
    let title = format!("版{}　{TITLE}　{} {}", page.version.number, page.head.place, page.head.title);
    staff_document(desk, signed, ("/work", &title), || {
        let heading = format!("版{}　{}", page.version.number, words_of(&page.version));
        let wrote = page.version.wrote.clone();
        view! {
            <div class="inquiry wrap">
                <Crumbs above=above(&page.head, true)/>
                <Head title=heading head=page.head.clone()/>
                <p>{moment(page.version.at)}"の内容です。"</p>
                {wrote_in(wrote)}
                {complain(complaint)}
                <Compared page=page.clone()/>
                <Back page/>
            </div>
        }
    })
}

/// What stands above the page.
fn above(head: &HistoryHead, version: bool) -> Vec<(String, String)> {
    let report = format!("/work/reports/{}", head.report);
    let mut above =
        vec![("/work".to_owned(), "仕事場".to_owned()), (report.clone(), format!("{} {}", head.place, head.title))];
    if version {
        above.push((format!("{report}/history"), TITLE.to_owned()));
    }
    above
}

#[component]
fn Head(title: String, head: HistoryHead) -> impl IntoView {
    view! {
        <header class="paper-head">
            <h1>{title}</h1>
            <p>{Calendar::Japanese.year(head.year)}"　"{head.plan_title}"　"{head.place}" "{head.title}</p>
        </header>
    }
}

/// 「提出（山田　花子）」「途中の内容」.
fn words_of(it: &VersionRow) -> String {
    match &it.step {
        Some((step, by)) => format!("{}（{by}）", step.words()),
        None => "途中の内容".to_owned(),
    }
}

fn row(report: model::id::ReportId, it: VersionRow) -> impl IntoView {
    let href = format!("/work/reports/{report}/history/{}", it.number);
    let words = words_of(&it);
    view! {
        <li>
            <p class="inquiry-line"><a href=href><b>"版"{it.number}"　"{words}</b></a><span>{moment(it.at)}</span></p>
            {wrote_in(it.wrote)}
        </li>
    }
}

/// 「書いた人　山田　花子（説明、実績値）」.
fn wrote_in(wrote: Vec<Wrote>) -> impl IntoView {
    let one = |it: Wrote| {
        let parts = it.parts.into_iter().map(Part::words).collect::<Vec<_>>().join("、");
        format!("{}（{parts}）", it.by)
    };
    let all = wrote.into_iter().map(one).collect::<Vec<_>>().join("　");
    (!all.is_empty()).then(|| view! { <p class="inquiry-note">"書いた人　"{all}</p> })
}

#[component]
fn Compared(page: VersionPage) -> impl IntoView {
    let address = format!("/work/reports/{}/history/{}", page.head.report, page.version.number);
    let choice = |words: &str, href: String, against| Choice {
        words: words.to_owned(),
        href,
        current: page.against == against,
        ..Choice::default()
    };
    let choices = vec![
        choice("前の版との違い", address.clone(), Against::Before),
        choice("今の内容との違い", format!("{address}?against=now"), Against::Now),
    ];
    let (title, sides) = match page.against {
        Against::Before => ("この版で変わったところ", ["前の版", "この版"]),
        Against::Now => ("この版のあとに変わったところ", ["この版", "今の内容"]),
    };
    let none = page.changes.are_none();
    view! {
        <Section title=title>
            <Segmented label="くらべる相手" choices/>
            {none.then(|| view! { <Notice first="変わったところはありません。"/> })}
            <Differences changes=page.changes sides/>
        </Section>
    }
}

#[component]
fn Differences(changes: Changes, sides: [&'static str; 2]) -> impl IntoView {
    let [older, newer] = changes.mark;
    let same = older == newer;
    let some = !changes.values.is_empty();
    let values = changes.values.into_iter().map(value).collect_view();
    view! {
        <div>
            <h3 class="paper-label">{Part::Mark.words()}</h3>
            {(!same).then(|| view! { <p class="paper-mark"><del>{mark(older)}</del>" → "</p> })}
            <p class="paper-mark">{mark(newer)}</p>
        </div>
        <div><h3 class="paper-label">{Part::Narrative.words()}</h3>{text(changes.narrative)}</div>
        <div><h3 class="paper-label">{Part::Remark.words()}</h3>{text(changes.remark)}</div>
        {some.then(|| view! {
            <div>
                <h3 class="paper-label">{Part::Values.words()}</h3>
                <table class="paper-table">
                    <thead>
                        <tr><th scope="col">"指標"</th><th scope="col">{sides[0]}</th><th scope="col">{sides[1]}</th></tr>
                    </thead>
                    <tbody>{values}</tbody>
                </table>
            </div>
        })}
    }
}

fn mark(it: Option<MarkOfScheme>) -> impl IntoView {
    let (shape, words) = (it.as_ref().map(|it| it.shape), MarkOfScheme::words_of(it.as_ref(), Lang::Ja).to_owned());
    view! { <Mark shape size=22/>{words} }
}

fn text(lines: Vec<Line>) -> impl IntoView {
    if lines.is_empty() { view! { <p>"なし"</p> }.into_any() } else { view! { <Printed lines/> }.into_any() }
}

fn value(it: ValueChange) -> impl IntoView {
    let same = it.is_same();
    let [older, newer] = it.words;
    let changed = if same {
        view! { <td>{newer}</td> }.into_any()
    } else {
        view! { <td><ins>{newer}</ins><span class="visually-hidden">"（変わりました）"</span></td> }.into_any()
    };
    view! { <tr><th scope="row">{it.name}</th><td>{older}</td>{changed}</tr> }
}

/// The way back. Nothing is lost by it: what stands there now becomes a version too.
#[component]
fn Back(page: VersionPage) -> impl IntoView {
    let address = format!("/work/reports/{}/history/{}", page.head.report, page.version.number);
    let form = page.restorable.map(|stamp| {
        view! {
            <Section title="この版に戻す">
                <p>"報告の内容を、この版のものに書きかえます。今の内容も版として残るので、また戻せます。"</p>
                <form method="post" action=format!("{address}/restore") class="inquiry-form">
                    <input type="hidden" name="stamp" value=stamp/>
                    <button class="button" type="submit">"この版に戻す"</button>
                </form>
            </Section>
        }
    });
    let next = page.next.map(|number| {
        let href = format!("/work/reports/{}/history/{number}", page.head.report);
        view! { <p><a href=href>"次の版（版"{number}"）"</a></p> }
    });
    view! { {form}{next} }
}
