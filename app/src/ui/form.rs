//! Parts of forms that write: labelled fields, choices, the sentence above a form that was refused. They stand in the
//! server's documents alone, and nothing about them needs script.

use super::{Notice, NoticeKind};
use leptos::prelude::*;

/// One line to be typed.
#[derive(Clone, Debug, Default)]
pub struct TextField {
    /// 「氏名」.
    pub label: &'static str,
    /// Key in the form, and the field's id.
    pub name: &'static str,
    /// Of the input; empty: text.
    pub kind: &'static str,
    /// What stands in it.
    pub value: String,
    /// What to write, said beforehand.
    pub help: &'static str,
    /// What browsers and password managers take it for; empty: off.
    pub complete: &'static str,
    /// Whether it may stay empty.
    pub need: Need,
}

/// Whether a field may stay empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Need {
    /// It may not.
    #[default]
    Required,
    /// It may.
    Optional,
}

/// Why a form was not taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Complaint {
    /// What is wrong and what to do.
    pub sentence: String,
    /// The field that it is about.
    pub field: Option<&'static str>,
}

impl Complaint {
    /// About one field.
    pub fn of(field: &'static str, sentence: impl ToString) -> Self {
        Self { sentence: sentence.to_string(), field: Some(field) }
    }

    /// About the whole form.
    pub fn whole(sentence: impl ToString) -> Self {
        Self { sentence: sentence.to_string(), field: None }
    }
}

/// A labelled field. The one that was complained of says so where the browser's own marks are not seen.
pub fn text_field(it: TextField, complaint: Option<&Complaint>) -> impl IntoView + use<> {
    let wrong = complaint.is_some_and(|complaint| complaint.field == Some(it.name));
    let kind = if it.kind.is_empty() { "text" } else { it.kind };
    let complete = if it.complete.is_empty() { "off" } else { it.complete };
    let note = format!("{}-note", it.name);
    let described = (!it.help.is_empty()).then(|| note.clone());
    let optional = (it.need == Need::Optional).then(|| view! { <small>"（なくてもよい）"</small> });
    view! {
        <div class="entry">
            <label for=it.name>{it.label}{optional}</label>
            {(!it.help.is_empty()).then(|| view! { <p class="entry-help" id=note>{it.help}</p> })}
            <input
                id=it.name
                name=it.name
                type=kind
                value=it.value
                autocomplete=complete
                required=it.need == Need::Required
                aria-describedby=described
                aria-invalid=wrong.then_some("true")
            />
        </div>
    }
}

/// A labelled choice among values and their words.
pub fn choice_field(
    (label, name): (&'static str, &'static str),
    options: Vec<(String, String)>,
    chosen: &str,
) -> impl IntoView + use<> {
    let option = |(value, words): (String, String)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{words}</option> }
    };
    let options = options.into_iter().map(option).collect_view();
    view! {
        <div class="entry">
            <label for=name>{label}</label>
            <select id=name name=name>{options}</select>
        </div>
    }
}

/// The sentence above a form that was not taken, with the way to the field.
pub fn complain(complaint: Option<&Complaint>) -> impl IntoView + use<> {
    complaint.cloned().map(|it| {
        let way = it.field.map(|field| view! { <a href=format!("#{field}")>"その欄へ"</a> });
        view! {
            <div role="alert" class="complaint"><Notice kind=NoticeKind::Error first=it.sentence>{way}</Notice></div>
        }
    })
}
