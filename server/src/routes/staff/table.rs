//! Which address of staff is answered by what, and who may come there. An address that is not in this table is not served.

use super::guard::guard;
use super::{
    alter, audit, board, departments, history, inquiry, items, link, mail, own, people, person, publish, report,
    sign_in, work,
};
use crate::layers::greet;
use crate::routes::Serving;
use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::routing::{MethodRouter, get, post};
use model::account::AccountAct;
use model::inquiry::InquiryAct;

/// Who may come to an address. What hangs on whose a thing is, the room that it belongs to asks once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The pages before the door.
    Anyone,
    /// Everybody behind it: what they find there is their own.
    SignedIn,
    /// Whom the rule of accounts lets do this.
    May(AccountAct),
    /// Whom the rule of inquiries lets do this.
    Year(InquiryAct),
}

/// One address with its rule.
pub struct Entry {
    /// GET or POST.
    pub method: &'static str,
    /// As the router takes it.
    pub path: &'static str,
    /// Who may come.
    pub who: Who,
    answer: MethodRouter<Serving>,
}

/// Every address of staff.
#[must_use]
pub fn list_entries() -> Vec<Entry> {
    let show = |path, who, answer| Entry { method: "GET", path, who, answer };
    let take = |path, who, answer| Entry { method: "POST", path, who, answer };
    use Who::{Anyone, May, SignedIn, Year};
    let manage = May(AccountAct::ManagePeople);
    let change = May(AccountAct::ManageDepartments);
    let log = May(AccountAct::ReadAudit);
    vec![
        show("/login", Anyone, get(sign_in::login)),
        take("/login", Anyone, post(sign_in::sign_in)),
        show("/login/code", Anyone, get(sign_in::code)),
        take("/login/code", Anyone, post(sign_in::confirm_code)),
        show("/login/link/{token}", Anyone, get(link::open)),
        take("/login/link/{token}", Anyone, post(link::accept)),
        take("/logout", Anyone, post(sign_in::sign_out)),
        show("/work", SignedIn, get(work::page)),
        show("/work/reports/{report}", SignedIn, get(report::page)),
        take("/work/reports/{report}", SignedIn, post(report::write)),
        take("/work/reports/{report}/{step}", SignedIn, post(report::step)),
        take("/work/reports/{report}/indicators/{act}", SignedIn, post(alter::alter)),
        show("/work/reports/{report}/history", SignedIn, get(history::page)),
        show("/work/reports/{report}/history/{number}", SignedIn, get(history::version)),
        take("/work/reports/{report}/history/{number}/restore", SignedIn, post(history::restore)),
        show("/work/board", Year(InquiryAct::Watch), get(board::page)),
        take("/work/board/confirm", Year(InquiryAct::Watch), post(board::confirm)),
        take("/work/board/remind", Year(InquiryAct::Remind), post(board::remind)),
        show("/work/mail", Year(InquiryAct::Remind), get(mail::page)),
        take("/work/mail/{mail}/again", Year(InquiryAct::Remind), post(mail::again)),
        show("/work/inquiry", Year(InquiryAct::Open), get(inquiry::plans)),
        show("/work/inquiry/new", Year(InquiryAct::Open), get(inquiry::opening)),
        take("/work/inquiry/new", Year(InquiryAct::Open), post(inquiry::open)),
        show("/work/inquiry/change", Year(InquiryAct::Change), get(inquiry::notice)),
        take("/work/inquiry/change", Year(InquiryAct::Change), post(inquiry::change)),
        show("/work/inquiry/items", Year(InquiryAct::Change), get(items::page)),
        take("/work/inquiry/items/add", Year(InquiryAct::Change), post(items::add)),
        take("/work/inquiry/items/begin", Year(InquiryAct::Change), post(items::begin)),
        take("/work/inquiry/items/{report}/departments", Year(InquiryAct::Change), post(items::departments)),
        show("/work/publish", Year(InquiryAct::Publish), get(publish::page)),
        take("/work/publish", Year(InquiryAct::Publish), post(publish::publish)),
        show("/work/account", SignedIn, get(own::page)),
        take("/work/account/password", SignedIn, post(own::update_password)),
        show("/work/account/factor", SignedIn, get(own::factor)),
        take("/work/account/factor", SignedIn, post(own::create_factor)),
        take("/work/account/factor/confirm", SignedIn, post(own::confirm_factor)),
        take("/work/account/factor/end", SignedIn, post(own::end_factor)),
        take("/work/account/sessions/{session}/end", SignedIn, post(own::end_session)),
        show("/work/people", manage, get(people::page)),
        show("/work/people/new", manage, get(people::invitation)),
        take("/work/people/new", manage, post(people::invite)),
        show("/work/people/handover", manage, get(people::handover)),
        take("/work/people/handover", manage, post(people::hand_over)),
        show("/work/people/{account}", manage, get(person::page)),
        take("/work/people/{account}/identity", manage, post(person::update_identity)),
        take("/work/people/{account}/roles", manage, post(person::give_role)),
        take("/work/people/{account}/roles/end", manage, post(person::end_role)),
        take("/work/people/{account}/offices/give", manage, post(person::give_office)),
        take("/work/people/{account}/offices/end", manage, post(person::end_office)),
        take("/work/people/{account}/disable", manage, post(person::disable)),
        take("/work/people/{account}/enable", manage, post(person::enable)),
        take("/work/people/{account}/link", manage, post(person::create_link)),
        take("/work/people/{account}/factor/remove", manage, post(person::remove_factor)),
        take("/work/people/{account}/sessions/{session}/end", manage, post(person::end_session)),
        show("/work/departments", change, get(departments::page)),
        take("/work/departments/found", change, post(departments::found)),
        take("/work/departments/rename", change, post(departments::rename)),
        take("/work/departments/merge", change, post(departments::merge)),
        take("/work/departments/handover", change, post(departments::hand_over)),
        take("/work/departments/{number}/back", change, post(departments::take_back)),
        show("/work/audit", log, get(audit::page)),
        show("/work/audit.csv", log, get(audit::file)),
    ]
}

/// Routes of all of them: who is there is asked first, then the rule, then the answer given.
pub(in crate::routes) fn route(serving: &Serving) -> Router<Serving> {
    let mut router = Router::new();
    for Entry { path, who, answer, .. } in list_entries() {
        let serving = serving.clone();
        let guarded = move |request: Request, next: Next| guard(serving.clone(), who, request, next);
        router = router.route(path, answer.layer(from_fn(guarded)));
    }
    router.route_layer(from_fn_with_state(serving.clone(), greet))
}
