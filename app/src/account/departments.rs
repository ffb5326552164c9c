//! 課・団体: their names by year, and 組織改正.

use super::words::{department_options, year_options};
use crate::site::{Desk, Signed, staff_document};
use crate::ui::{Complaint, Notice, Section, TextField, choice_field, complain, text_field};
use leptos::prelude::*;
use model::calendar::Calendar;
use model::department::{Department, DepartmentName, DepartmentsPage, Entered};
use model::year::FiscalYear;

const PATH: &str = "/work/departments";

/// What was done just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// A 組織改正 was entered or taken back.
    Changed,
    /// So many reports have gone over.
    Moved(usize),
}

impl Done {
    fn words(self) -> (String, &'static str) {
        const PUBLISHED: &str = "公表が済んだ報告は、前の担当のままです。";
        match self {
            Self::Changed => ("組織改正を変更しました。".to_owned(), ""),
            Self::Moved(0) => ("渡す報告はありませんでした。".to_owned(), PUBLISHED),
            Self::Moved(many) => (format!("{many}件の報告の担当を移しました。"), PUBLISHED),
        }
    }
}

/// What somebody typed into one of the forms, as keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeForm {
    /// The department.
    pub department: String,
    /// The new name.
    pub name: String,
    /// The department that takes over, or receives.
    pub into: String,
    /// From which year on; empty: the next.
    pub year: String,
}

/// Which form was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// 新設
    Found,
    /// 名称変更
    Rename,
    /// 統合
    Merge,
    /// 異動 of open reports.
    HandOver,
}

/// The page; what was typed stands in the form that was refused.
#[must_use]
pub fn draw_departments(
    desk: &Desk,
    signed: &Signed,
    page: &DepartmentsPage,
    (done, refused, complaint): (Option<Done>, Option<(Change, ChangeForm)>, Option<&Complaint>),
) -> String {
    let typed = |change| refused.as_ref().filter(|it| it.0 == change).map(|it| it.1.clone()).unwrap_or_default();
    let note = format!("{}", page.departments.len());
    let lines = page.departments.iter().map(|it| line(page, it)).collect_view();
    let options = department_options(&page.departments, page.today);
    let today = page.today;
    let entered = list_entered(page);
    let rename = rename(typed(Change::Rename), options.clone(), today, complaint);
    let merge = merge(typed(Change::Merge), options.clone(), today);
    let hand_over = hand_over(typed(Change::HandOver), options);
    let done = done.map(|it| {
        let (words, next) = it.words();
        view! { <div role="status"><Notice first=words>{next}</Notice></div> }
    });
    let found = found(typed(Change::Found), today, complaint);
    staff_document(desk, signed, (PATH, "課・団体"), || {
        view! {
            <div class="account wrap">
                <h1>"課・団体"</h1>
                {done}
                {complain(complaint)}
                <Section title="一覧" note><ul class="account-list" role="list">{lines}</ul></Section>
                <Section title="組織改正">
                    {entered}
                    <p>
                        "選んだ年度から変わります。それより前の年度のページと一覧表には、前の名前が残ります。まだ一覧表に載っていない変更だけを、ここで入れてください。統合すると、公表していない報告の担当も移ります。これからの年度から統合するときは、その年度についての報告はすぐに、前の年度についての報告はその年度になってから移ります。統合を取り消しても、移った役割と報告は戻らないので、「利用者」と「報告の担当を移す」で直してください。"
                    </p>
                    {rename}
                    {merge}
                    {found}
                </Section>
                <Section title="報告の担当を移す">
                    <p>
                        "公表していない報告をまとめて、別の課・団体に渡します。書いたもの、署名、提出の状態はそのまま残ります。利用者の役割は変わりません。"
                    </p>
                    {hand_over}
                </Section>
            </div>
        }
    })
}

fn line(page: &DepartmentsPage, it: &Department) -> impl IntoView + use<> {
    let people = page.count_people(it.id);
    let name = it.name_in(page.today).to_owned();
    let names = it.names.iter().map(|it| view! { <li>{name_with_years(it)}</li> }).collect_view();
    let into = it.successor.map(|id| told_successor(page, it, page.name_of(id)));
    let several = it.names.len() > 1;
    let href = format!("/work/people?department={}", it.id);
    view! {
        <li>
            <p><b>{name}</b>"　"<a href=href>{people}"人"</a></p>
            {several.then(|| view! { <ul class="account-lines account-note" role="list">{names}</ul> })}
            {into.map(|it| view! { <p class="account-note">{it}</p> })}
        </li>
    }
}

/// Who has taken over, or will.
fn told_successor(page: &DepartmentsPage, it: &Department, name: &str) -> String {
    let last = it.names.last().and_then(|name| name.last).filter(|last| *last >= page.today);
    match last.and_then(FiscalYear::next) {
        Some(first) => format!("{}から、仕事は「{name}」が引き継ぎます。", Calendar::Japanese.year(first)),
        None => format!("仕事は「{name}」が引き継ぎました。"),
    }
}

/// What was entered by hand, each with the way back.
fn list_entered(page: &DepartmentsPage) -> impl IntoView + use<> {
    let entry = |it: &Entered| {
        let before = it.change.first.previous().unwrap_or(it.change.first);
        let known = page.departments.iter().find(|known| known.id == it.change.department);
        let name = known.map_or("", |known| known.name_in(before)).to_owned();
        let words = it.change.words(&page.departments);
        let back = format!("{name}の「{words}」を取り消す");
        view! {
            <li>
                <p><b>{name}</b>"　"{words}</p>
                <form method="post" action=format!("{PATH}/{}/back", it.number)>
                    <button class="button" data-tone="plain" type="submit" aria-label=back>"取り消す"</button>
                </form>
            </li>
        }
    };
    let entries = page.entered.iter().map(entry).collect_view();
    (!page.entered.is_empty()).then(|| view! { <ul class="account-list" role="list">{entries}</ul> })
}

/// 「福祉課（令和２〜７年度）」.
fn name_with_years(it: &DepartmentName) -> String {
    let years = match it.last {
        Some(last) => Calendar::Japanese.span(it.first, last),
        None => format!("{}から", Calendar::Japanese.year(it.first)),
    };
    format!("{}（{years}）", it.name)
}

fn rename(
    form: ChangeForm,
    options: Vec<(String, String)>,
    today: FiscalYear,
    complaint: Option<&Complaint>,
) -> impl IntoView + use<> {
    view! {
        <form method="post" action="/work/departments/rename" class="account-form">
            <fieldset>
                <legend>"名前を変える"</legend>
                {choice_field(("課・団体", "renamed"), options, &form.department)}
                {name_field("new-name", form.name, complaint)}
                {year_field("renamed-year", form.year, today)}
            </fieldset>
            <button class="button" type="submit">"名前を変える"</button>
        </form>
    }
}

/// Nothing is chosen beforehand: the first department must not vanish by a press.
fn merge(form: ChangeForm, mut options: Vec<(String, String)>, today: FiscalYear) -> impl IntoView + use<> {
    options.insert(0, (String::new(), "選んでください".to_owned()));
    view! {
        <form method="post" action="/work/departments/merge" class="account-form">
            <fieldset>
                <legend>"統合する"</legend>
                {choice_field(("なくなる課・団体", "merged"), options.clone(), &form.department)}
                {choice_field(("仕事を引き継ぐ課・団体", "into"), options, &form.into)}
                {year_field("merged-year", form.year, today)}
                <label class="check">
                    <input type="checkbox" name="people" value="on" checked=true/>
                    "利用者の役割も、その年度から移す"
                </label>
            </fieldset>
            <button class="button" type="submit">"統合する"</button>
        </form>
    }
}

/// Nothing is chosen beforehand here either.
fn hand_over(form: ChangeForm, mut options: Vec<(String, String)>) -> impl IntoView + use<> {
    options.insert(0, (String::new(), "選んでください".to_owned()));
    view! {
        <form method="post" action="/work/departments/handover" class="account-form">
            <fieldset>
                <legend>"報告の担当を移す"</legend>
                {choice_field(("渡す課・団体", "handed"), options.clone(), &form.department)}
                {choice_field(("受け取る課・団体", "receiver"), options, &form.into)}
            </fieldset>
            <button class="button" type="submit">"報告の担当を移す"</button>
        </form>
    }
}

fn found(form: ChangeForm, today: FiscalYear, complaint: Option<&Complaint>) -> impl IntoView + use<> {
    view! {
        <form method="post" action="/work/departments/found" class="account-form">
            <fieldset>
                <legend>"新しく設ける"</legend>
                {name_field("founded", form.name, complaint)}
                {year_field("founded-year", form.year, today)}
            </fieldset>
            <button class="button" type="submit">"新しく設ける"</button>
        </form>
    }
}

fn name_field(name: &'static str, value: String, complaint: Option<&Complaint>) -> impl IntoView + use<> {
    text_field(TextField { label: "新しい名前", name, value, ..TextField::default() }, complaint)
}

fn year_field(name: &'static str, year: String, today: FiscalYear) -> impl IntoView + use<> {
    let chosen = if year.is_empty() { (today.western() + 1).to_string() } else { year };
    choice_field(("この年度から", name), year_options(today, 1, 2), &chosen)
}
