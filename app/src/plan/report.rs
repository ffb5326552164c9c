//! 約束 and 報告 side by side, the note where figures contradict the mark, and これまでの報告 with 文の違い.

use super::against::Against;
use crate::site::{Ask, piece, say, use_lang};
use crate::ui::{MarkChip, Printed, Section, amount, before, seen};
use leptos::prelude::*;
use model::id::MeasureId;
use model::number::prose;
use model::plan::{Despite as Falls, Mark, MeasurePage, PastReport};
use model::report::{Block, FigureRow, Line};
use model::writing::{Lang, quoted};

/// 計画で約束したこと.
#[component]
pub(super) fn Promise(lines: Vec<Line>, plan: String) -> impl IntoView {
    let content = if lines.is_empty() {
        view! { <p class="measure-none">{say("計画の記載は、この一覧表にはありません。", "This table does not say what the plan promises.")}</p> }.into_any()
    } else {
        view! { <Printed lines/> }.into_any()
    };
    view! { <Section title=say("計画で約束したこと", "What the plan promises") note=plan><div class="measure-promise">{content}</div></Section> }
}

/// The year's report: its text large, its figures as printed. Charts of them follow below.
#[component]
pub(super) fn Report(page: MeasurePage, ask: Ask) -> impl IntoView {
    let lang = ask.writing.lang;
    let title = lang.around(&ask.writing.year(page.year), ("", "の報告"), ("Report for ", ""));
    let nothing = page
        .narrative
        .is_empty()
        .then(|| view! { <p class="measure-none">{say("まだ報告がありません。", "There is no report yet.")}</p> });
    let remark = if page.remark.is_empty() {
        view! { <dd>{say("記載なし", "No entry")}</dd> }.into_any()
    } else {
        view! { <dd><Printed lines=page.remark/></dd> }.into_any()
    };
    let despite = page.despite.zip(page.mark).map(|(falls, mark)| {
        view! { <p class="measure-despite"><b>{say("数字とあわせて見てください。", "Please see the figures too. ")}</b>{despite(&falls, &mark, lang)}</p> }
    });
    let copied = page.copied.then(|| {
        view! { <p class="measure-despite">
            <b>{say("文は前年度と同じです。", "The text is that of the previous year. ")}</b>
            {say("数字のほかは、前年度の報告と同じ文です。", "Apart from the figures, nothing has been changed.")}
        </p> }
    });
    let unexplained = (!page.unexplained.is_empty()).then(|| {
        let names = page.unexplained.iter().map(|it| quoted(it, lang)).collect::<Vec<_>>().join(lang.say("", ", "));
        view! { <p class="measure-despite">
            <b>{say("理由の記載なし。", "No reason given. ")}</b>
            {say(
                "３割以上動いた指標のうち、理由が書かれていないもの：",
                "Indicators that moved by 30% or more, and for which no reason is written: ",
            )}
            {piece(names)}
        </p> }
    });
    let departments = page.departments.iter().map(|it| it.1.as_str()).collect::<Vec<_>>().join("・");
    view! {
        <Section title note=departments>
            <div class="measure-narrative">{page.narrative.into_iter().map(block).collect_view()}{nothing}</div>
            <dl class="measure-remark"><dt>{say("備考（特殊要因等）", "Remarks (special factors)")}</dt>{remark}</dl>
            {despite}
            {copied}
            {unexplained}
            <Against measure=page.measure comparable=page.comparable against=page.against ask/>
        </Section>
    }
}

fn block(block: Block) -> impl IntoView {
    match block {
        Block::Lines(lines) => view! { <Printed lines/> }.into_any(),
        Block::Figures(rows) => {
            view! { <div class="figures">{rows.into_iter().map(in_a_line).collect_view()}</div> }.into_any()
        }
    }
}

/// 「受講者（延べ）　164人（前年度 282人）」; a figure is never torn from its unit.
fn in_a_line(row: FigureRow) -> impl IntoView {
    let whole = |words: AnyView| view! { <span class="whole">{words}</span> };
    let gap = (use_lang() == Lang::En).then_some(" ");
    let qualifier = (!row.qualifier.is_empty()).then(|| piece(row.qualifier));
    let now = whole(view! { {qualifier}{amount(&row.now)} }.into_any());
    let before = before(&row.before).map(|words| view! { {gap}{whole(words)} });
    let note = row.note.map(|words| view! { {gap}{seen("※")}{piece(words)} });
    view! { <p>{piece(row.label)}"　"{now}{before}{note}</p> }
}

/// It points at the figures and judges nothing.
fn sentence(despite: &Falls, mark: &str) -> String {
    let things = |count: usize| if count < 10 { format!("{}つ", prose(count)) } else { prose(count) };
    let fallen = despite.falls.len();
    match despite.falls.as_slice() {
        [(name, rate)] => format!("評価は{mark}ですが、「{name}」が前年度から{rate}減っています。"),
        _ if fallen == despite.indicators => {
            let tenths = prose(despite.tenths);
            format!("評価は{mark}ですが、{}の指標のすべてが前年度から{tenths}割以上減っています。", things(fallen))
        }
        _ => {
            let (all, tenths) = (things(despite.indicators), prose(despite.tenths));
            format!("評価は{mark}ですが、{all}の指標のうち{}が前年度から{tenths}割以上減っています。", things(fallen))
        }
    }
}

fn despite(falls: &Falls, mark: &Mark, lang: Lang) -> AnyView {
    match lang {
        Lang::Ja => sentence(falls, &mark.short).into_any(),
        Lang::En => {
            let rated = view! { "It is rated “"{piece(Mark::short_of(Some(mark), lang).to_owned())}"”, but " };
            let (fallen, all, tenths) = (falls.falls.len(), falls.indicators, falls.tenths * 10);
            let told = match falls.falls.as_slice() {
                [(name, rate)] => {
                    view! { "“"{piece(name.clone())}"” has fallen by "{rate.clone()}" from the previous year." }
                        .into_any()
                }
                _ if fallen == all && all == 2 => {
                    format!("both indicators have fallen by {tenths}% or more from the previous year.").into_any()
                }
                _ if fallen == all => {
                    format!("all {all} indicators have fallen by {tenths}% or more from the previous year.").into_any()
                }
                _ => format!("{fallen} of {all} indicators have fallen by {tenths}% or more from the previous year.")
                    .into_any(),
            };
            view! { {rated}{told} }.into_any()
        }
    }
}

/// これまでの報告, newest first.
#[component]
pub(super) fn Past(measure: MeasureId, reports: Vec<PastReport>, ask: Ask) -> impl IntoView {
    let several = reports.len() > 1;
    let note = if several {
        say(
            "下線は前の年度にない文、取消線はなくなった文",
            "Underlined: not in the year before. Struck through: no longer there",
        )
    } else {
        ""
    };
    let row = move |it: PastReport| {
        let text = if it.text.is_empty() {
            view! { <p class="measure-none">{say("数値のみ", "Figures only")}</p> }.into_any()
        } else {
            view! { <Printed lines=it.text/> }.into_any()
        };
        let href = ask.in_year(it.year).href(&format!("/measures/{measure}"));
        view! {
            <li>
                <h3><a data-tone="quiet" href=href>{ask.writing.year(it.year)}</a></h3>
                <p><MarkChip mark=it.mark size=18/></p>
                {text}
            </li>
        }
    };
    let content = if several {
        view! { <ol class="measure-past" role="list">{reports.into_iter().map(row).collect_view()}</ol> }.into_any()
    } else {
        view! { <p class="measure-none">{say("ほかの年度の報告はまだ取り込まれていません。", "No report of another year has been imported yet.")}</p> }.into_any()
    };
    view! { <Section title=say("これまでの報告", "Reports so far") note>{content}</Section> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_says_how_many_figures_fell_and_how_far() {
        let check = |indicators, falls: &[(&str, &str)], tenths, words: &str| {
            let falls = falls.iter().map(|(name, rate)| ((*name).to_owned(), (*rate).to_owned())).collect();
            assert_eq!(sentence(&Falls { indicators, falls, tenths }, "予定通り"), words);
        };
        check(
            4,
            &[("春", "67%"), ("開催数", "50%"), ("受講者", "42%")],
            4,
            "評価は予定通りですが、４つの指標のうち３つが前年度から４割以上減っています。",
        );
        check(
            2,
            &[("春", "67%"), ("夏", "31%")],
            3,
            "評価は予定通りですが、２つの指標のすべてが前年度から３割以上減っています。",
        );
        check(3, &[("参加数", "70%")], 7, "評価は予定通りですが、「参加数」が前年度から70%減っています。");
    }
}
