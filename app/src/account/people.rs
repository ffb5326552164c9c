//! 利用者: everybody with an account, and inviting one more.

use super::link::identity_fields;
use super::words::{department_options, lines, roles, standing, year_options};
use crate::site::{Desk, Signed, staff_document};
use crate::ui::{Complaint, Section, Tag, choice_field, complain};
use leptos::prelude::*;
use model::account::{DepartmentRole, OfficeRole, PeopleFilter, PeoplePage, Person, SecondFactor};
use model::department::Department;
use model::year::FiscalYear;

const PATH: &str = "/work/people";

/// Everybody whom the filter lets through.
#[must_use]
pub fn draw_people(desk: &Desk, signed: &Signed, page: &PeoplePage, filter: &PeopleFilter) -> String {
    let found: Vec<Person> = page.list(filter).cloned().collect();
    let note = format!("{}人中 {}人", page.people.len(), found.len());
    let (departments, today) = (page.departments.clone(), page.today);
    staff_document(desk, signed, (PATH, "利用者"), || {
        view! {
            <div class="account wrap">
                <h1>"利用者"</h1>
                <p class="account-ways-on">
                    <a class="button" data-tone="primary" href="/work/people/new">"招待する"</a>
                    <a class="button" href="/work/people/handover">"異動の引継ぎ"</a>
                </p>
                {search(filter, &departments, today)}
                <Section title="一覧" note>
                    <ul class="account-list" role="list">
                        {found.into_iter().map(|it| view! { <Line person=it departments=departments.clone() today/> }).collect_view()}
                    </ul>
                </Section>
            </div>
        }
    })
}

fn search(filter: &PeopleFilter, departments: &[Department], today: FiscalYear) -> impl IntoView + use<> {
    let mut options = department_options(departments, today);
    options.insert(0, (String::new(), "すべて".to_owned()));
    let chosen = filter.department.map(|it| it.to_string()).unwrap_or_default();
    view! {
        <form method="get" action=PATH class="account-search" role="search">
            <div class="entry">
                <label for="q">"氏名かログインの名前"</label>
                <input id="q" name="q" type="search" value=filter.words.clone() autocomplete="off"/>
            </div>
            {choice_field(("課・団体", "department"), options, &chosen)}
            <button class="button" type="submit">"探す"</button>
        </form>
    }
}

#[component]
fn Line(person: Person, departments: Vec<Department>, today: FiscalYear) -> impl IntoView {
    let roles = roles(&person, &departments, today);
    let factor = (person.second_factor == SecondFactor::On).then(|| view! { " "<Tag words="二つ目の確認"/> });
    view! {
        <li>
            <p>
                <a href=format!("{PATH}/{}", person.account)><b>{person.identity.name.as_str().to_owned()}</b></a>
                "　"<span class="account-note">{person.identity.sign_in.as_str().to_owned()}</span>
                " "<Tag words=standing(person.standing)/>
                {factor}
            </p>
            {lines(roles)}
        </li>
    }
}

/// What somebody typed to invite another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InviteForm {
    /// ログインの名前.
    pub name: String,
    /// 氏名.
    pub person: String,
    /// メールアドレス.
    pub mail: String,
    /// Their first role.
    pub role: RoleForm,
    /// To the whole city, as keys.
    pub offices: Vec<String>,
}

/// What somebody typed of a role in a department, as keys; an empty department is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoleForm {
    /// Department.
    pub department: String,
    /// Role.
    pub role: String,
    /// First year.
    pub first: String,
    /// Last year; empty: until further notice.
    pub last: String,
}

/// The form of an invitation.
#[must_use]
pub fn draw_invite(
    desk: &Desk,
    signed: &Signed,
    page: &PeoplePage,
    (form, complaint): (InviteForm, Option<&Complaint>),
) -> String {
    let (departments, today) = (page.departments.clone(), page.today);
    staff_document(desk, signed, (PATH, "利用者の招待"), || {
        view! {
            <div class="account wrap">
                <h1>"利用者の招待"</h1>
                {complain(complaint)}
                <form method="post" action="/work/people/new" class="account-form">
                    {identity_fields((form.name, form.person, form.mail), complaint)}
                    <fieldset>
                        <legend>"課・団体と役割"</legend>
                        {role_fields(form.role, &departments, today)}
                    </fieldset>
                    <fieldset>
                        <legend>"市全体の役割"</legend>
                        {office_boxes(&form.offices)}
                    </fieldset>
                    <button class="button" data-tone="primary" type="submit">"招待のリンクを作る"</button>
                </form>
                <p><a href=PATH>"やめる"</a></p>
            </div>
        }
    })
}

/// A role in a department with its years.
pub(super) fn role_fields(form: RoleForm, departments: &[Department], today: FiscalYear) -> impl IntoView + use<> {
    let mut options = department_options(departments, today);
    options.insert(0, (String::new(), "なし".to_owned()));
    let roles = DepartmentRole::ALL.map(|it| (it.key().to_owned(), format!("{}：{}", it.words(), it.meaning())));
    let role = if form.role.is_empty() { DepartmentRole::Writer.key().to_owned() } else { form.role };
    let first = if form.first.is_empty() { today.western().to_string() } else { form.first };
    let mut lasts = year_options(today, 1, 6);
    lasts.insert(0, (String::new(), "決めない".to_owned()));
    view! {
        {choice_field(("課・団体", "department"), options, &form.department)}
        {choice_field(("役割", "role"), roles.to_vec(), &role)}
        {choice_field(("始まりの年度", "first"), year_options(today, 6, 2), &first)}
        {choice_field(("終わりの年度", "last"), lasts, &form.last)}
    }
}

fn office_boxes(chosen: &[String]) -> impl IntoView + use<> {
    let entry = |it: OfficeRole| {
        let checked = chosen.iter().any(|key| key == it.key());
        view! {
            <label class="check">
                <input type="checkbox" name=it.key() value="on" checked=checked/>
                {it.words()}"："{it.meaning()}
            </label>
        }
    };
    OfficeRole::ALL.map(entry).collect_view()
}
