//! 年度末の異動: what one person was, another is from a year on.

use super::words::year_options;
use crate::site::{Desk, Signed, staff_document};
use crate::ui::{Complaint, choice_field, complain};
use leptos::prelude::*;
use model::account::{PeoplePage, Standing};

/// What somebody typed, as keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandoverForm {
    /// Who leaves.
    pub from: String,
    /// Who follows.
    pub to: String,
    /// From which year on.
    pub year: String,
}

/// The form.
#[must_use]
pub fn draw_handover(
    desk: &Desk,
    signed: &Signed,
    page: &PeoplePage,
    (form, complaint): (HandoverForm, Option<&Complaint>),
) -> String {
    let words = |it: &model::account::Person| {
        let gone = if matches!(it.standing, Standing::Disabled(_)) { "・停止中" } else { "" };
        let (name, sign_in) = (it.identity.name.as_str(), it.identity.sign_in.as_str());
        (it.account.to_string(), format!("{name}（{sign_in}{gone}）"))
    };
    let none = (String::new(), "選んでください".to_owned());
    let people: Vec<_> = std::iter::once(none).chain(page.people.iter().map(words)).collect();
    let today = page.today;
    let year = if form.year.is_empty() { (today.western() + 1).to_string() } else { form.year };
    staff_document(desk, signed, ("/work/people", "異動の引継ぎ"), || {
        view! {
            <div class="account wrap">
                <h1>"異動の引継ぎ"</h1>
                {complain(complaint)}
                <p>
                    "前の担当の、課・団体での役割をすべて、選んだ年度から次の担当に移します。前の年度までの役割は、前の担当に残ります。事務局と管理の役割は移りません。"
                </p>
                <form method="post" action="/work/people/handover" class="account-form">
                    {choice_field(("前の担当", "from"), people.clone(), &form.from)}
                    {choice_field(("次の担当", "to"), people, &form.to)}
                    {choice_field(("引き継ぐ年度", "year"), year_options(today, 0, 2), &year)}
                    <button class="button" data-tone="primary" type="submit">"引き継ぐ"</button>
                </form>
                <p><a href="/work/people">"やめる"</a></p>
            </div>
        }
    })
}
