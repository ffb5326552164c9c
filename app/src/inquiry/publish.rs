//! 公表 of a year: what is missing or odd first, then the meeting before which it is put.

use super::state::state_chip;
use crate::site::{Desk, Signed, staff_document};
use crate::ui::{Complaint, Empty, Notice, Section, TextField, complain, said, text_field};
use leptos::prelude::*;
use model::calendar::Calendar;
use model::id::PlanId;
use model::inquiry::{CheckItem, CheckPage};
use model::report::StateKind;
use model::year::FiscalYear;

/// What somebody typed, as keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublishingForm {
    /// 会議.
    pub meeting: String,
    /// Its day.
    pub meeting_date: String,
    /// 資料番号.
    pub number: String,
    /// 基準日.
    pub as_of: String,
    /// Plans.
    pub plans: Vec<PlanId>,
    /// Whether reports that are not confirmed may be printed as they were, or as 未報告.
    pub leave: String,
    /// Whether it is another paper than the one that is published.
    pub apart: String,
}

/// The page of a year; `year` is `None` where none is open.
#[must_use]
pub fn draw_publishing(
    desk: &Desk,
    signed: &Signed,
    (year, pages, form): (Option<FiscalYear>, &[CheckPage], PublishingForm),
    (told, complaint): (Option<&'static str>, Option<&Complaint>),
) -> String {
    let checks = pages.iter().cloned().map(|page| view! { <Check page/> }).collect_view();
    let body = || match year {
        None => view! { <Empty first="公表する年度がありません。">"先に照会を始めてください。"</Empty> }.into_any(),
        Some(year) => view! {
            <p>{Calendar::Japanese.year(year)}</p>
            {said(told)}
            {complain(complaint)}
            {checks}
            <Form year pages=pages.to_vec() form/>
        }
        .into_any(),
    };
    staff_document(desk, signed, ("/work/board", "公表"), || {
        view! { <div class="inquiry wrap"><h1>"公表"</h1>{body()}</div> }
    })
}

#[component]
fn Check(page: CheckPage) -> impl IntoView {
    let (found, total) = (page.items.len(), page.total);
    let note = format!("{total}件のうち{found}件");
    let whole = page.items.is_empty();
    view! {
        <Section title=format!("たしかめること　{}", page.title) note>
            {whole.then(|| view! { <p>"すべて確定していて、気になるところはありません。"</p> })}
            <ul class="inquiry-list" role="list">{page.items.into_iter().map(|it| view! { <Item it/> }).collect_view()}</ul>
        </Section>
    }
}

#[component]
fn Item(it: CheckItem) -> impl IntoView {
    let done = matches!(it.state, StateKind::Confirmed | StateKind::Published);
    let missing = [
        (!done).then(|| "まだ確定していません".to_owned()),
        it.unmarked.then(|| "評価が選ばれていません".to_owned()),
        it.untold.then(|| "説明が書かれていません".to_owned()),
        (!it.blank.is_empty()).then(|| format!("実績値がありません：{}", it.blank.join("、"))),
    ];
    let odd = it.hints.iter().map(|(name, hint)| hint.words(name));
    let lines: Vec<_> = missing.into_iter().flatten().chain(odd).map(|words| view! { <li>{words}</li> }).collect();
    view! {
        <li>
            <p class="inquiry-line">
                <a href=format!("/work/reports/{}", it.report)><b>{it.place}" "{it.title}</b></a>{state_chip(it.state)}
            </p>
            <ul class="publish-lines">{lines}</ul>
        </li>
    }
}

#[component]
fn Form(year: FiscalYear, pages: Vec<CheckPage>, form: PublishingForm) -> impl IntoView {
    let text = |label, name, kind, value: &str, help| {
        text_field(TextField { label, name, kind, value: value.to_owned(), help, ..TextField::default() }, None)
    };
    let waiting = pages.iter().flat_map(|it| &it.items);
    let waiting = waiting.filter(|it| !matches!(it.state, StateKind::Confirmed | StateKind::Published)).count();
    let plan = |it: &CheckPage| {
        let checked = form.plans.contains(&it.plan);
        view! {
            <label class="check">
                <input type="checkbox" name="plan" value=it.plan.to_string() checked=checked/>{it.title.clone()}
            </label>
        }
    };
    let plans = pages.iter().map(plan).collect_view();
    let again = pages.iter().any(|it| it.published.is_some()).then(|| {
        view! {
            <Notice first="この年度はすでに公表しています。">
                "同じ会議の名前と資料番号のまま公表すると、その訂正版になり、読む人には訂正前の値も示されます。"
            </Notice>
            <label class="check">
                <input type="checkbox" name="apart" value="on" checked=!form.apart.is_empty()/>
                "会議の名前か資料番号を変えて、別の資料として公表する（訂正前の値は示されません）"
            </label>
        }
    });
    view! {
        <Section title="公表資料">
            <form method="post" action="/work/publish" class="inquiry-form">
                <input type="hidden" name="year" value=year.western()/>
                {again}
                <fieldset><legend>"計画"</legend>{plans}</fieldset>
                {text("会議の名前", "meeting", "text", &form.meeting, "例：第１回健康福祉施策推進審議会")}
                {text("会議の日", "meeting-date", "date", &form.meeting_date, "")}
                {text("資料番号", "number", "text", &form.number, "例：資料３")}
                {text("基準日", "as-of", "date", &form.as_of, "この日現在の内容として公表します。")}
                {(waiting > 0).then(|| view! {
                    <label class="check">
                        <input type="checkbox" name="leave" value="on" checked=!form.leave.is_empty()/>
                        {format!("まだ確定していない{waiting}件は、前に公表した内容のまま、なければ「未報告」として公表する")}
                    </label>
                })}
                <p>"公表すると、すぐにだれでも見られます。公表した内容は変わりません。あとの直しは訂正版として並びます。"</p>
                <button class="button" data-tone="primary" type="submit">"公表する"</button>
            </form>
        </Section>
    }
}
