//! Filter bar: a real GET form of labelled fields, pills for what filters, a result count. State is in the address. Choices
//! bear their value as a property too: back and forward change what the address says under a field that was touched.

use leptos::form::form_data_from_event;
use leptos::html::Input;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use model::sheet::Toggle;
use web_sys::UrlSearchParams;
use web_sys::wasm_bindgen::JsCast as _;

/// Where a filter leads.
#[derive(Clone, Copy, Debug)]
pub struct FilterTarget {
    /// Path of the page.
    pub path: &'static str,
    /// The address of what the form's fields, written as a query, ask for.
    pub address: fn(&str) -> String,
}

/// The bar: a [`FilterFold`] with the fields, then [`CheckField`]s; hidden inputs keep what else the address says.
///
/// With script a changed choice is sent at once and the address holds what filters alone; without script 「表示する」 sends
/// every field, and the server leads on to that address.
#[component]
pub fn Filter(
    /// The page.
    target: FilterTarget,
    /// 「19項目中 ３項目」.
    result: String,
    /// What can be asked.
    children: Children,
) -> impl IntoView {
    let navigate = use_navigate();
    let follow = move |event: web_sys::SubmitEvent| {
        if let Some(address) = asked_by(&event).map(|query| (target.address)(&query)) {
            event.prevent_default();
            keep_asked(&event);
            let replace = is_here(&address);
            navigate(&address, NavigateOptions { replace, ..NavigateOptions::default() });
        }
    };
    view! {
        <form method="get" action=target.path class="filter" on:submit=follow>
            {children()}
            <button class="button filter-send" data-tone="plain" type="submit">"表示する"</button>
            <output>{result}</output>
        </form>
    }
}

/// What filters: [`SelectField`]s and [`SearchField`]s. On a phone 「しぼりこむ」 opens them.
#[component]
pub fn FilterFold(
    /// 「評価・担当・ことば」: what the phone's button says of the fields behind it.
    by: &'static str,
    /// Fields.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="filter-fold">
            <summary class="button" data-tone="plain">"しぼりこむ（"{by}"）"</summary>
            <div class="filter-fields">{children()}</div>
        </details>
    }
}

/// A labelled choice. The first option's value is the one that doesn't filter (usually empty).
#[component]
pub fn SelectField(
    /// 「担当」.
    label: &'static str,
    /// Key in the address.
    name: &'static str,
    /// Value and words.
    options: Vec<(String, String)>,
    /// The chosen value.
    chosen: String,
) -> impl IntoView {
    let active = options.first().is_some_and(|(value, _)| *value != chosen);
    let option = move |(value, words): (String, String)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected prop:selected=selected>{words}</option> }
    };
    view! {
        <label class="field" data-active=active.then_some("")>
            {label}
            <select name=name on:change=move |event| send(&event)>
                {options.into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}

/// A labelled word to look for. It follows the address, and keeps what is being typed while other content comes.
#[component]
pub fn SearchField(
    /// 「ことばで探す」.
    label: &'static str,
    /// Key in the address.
    name: &'static str,
    /// What is looked for now.
    value: String,
) -> impl IntoView {
    let (active, field) = (!value.is_empty(), NodeRef::<Input>::new());
    let asked = value.clone();
    Effect::new(move |_| field.get().map(|field| follow_address(&field, &asked)));
    view! {
        <label class="field" data-active=active.then_some("")>
            {label}
            <span class="search">
                <svg width="1.25rem" height="1.25rem" viewBox="0 0 20 20" aria-hidden="true">
                    <path d="M13 8A5 5 0 1 1 3 8A5 5 0 1 1 13 8zM11.5 11.5L18 18"></path>
                </svg>
                <input type="search" name=name value=value node_ref=field autocomplete="off" enterkeyhint="search"/>
            </span>
        </label>
    }
}

/// What a [`SearchField`] remembers: the word last asked for.
const ASKED: &str = "data-asked";

/// Remembers the words that are sent. Who goes back before their content is here is shown the words of that address too.
fn keep_asked(event: &web_sys::SubmitEvent) {
    let form: web_sys::HtmlFormElement = event_target(event);
    let field = form.query_selector("input[type=search]").ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        // An attribute of this name can always be set.
        let _ = field.set_attribute(ASKED, field.value().trim());
    }
}

/// Writes a word into its field if the address has changed since it was last written there, and nobody has typed
/// meanwhile. The field itself remembers: it outlives each drawing.
fn follow_address(field: &web_sys::HtmlInputElement, asked: &str) {
    let before = field.get_attribute(ASKED);
    if before.as_deref() == Some(asked) {
        return;
    }
    if before.is_some_and(|before| field.value().trim() == before) {
        field.set_value(asked);
    }
    // An attribute of this name can always be set.
    let _ = field.set_attribute(ASKED, asked);
}

/// Something that is shown or not. Where it is on by itself, `off` says in the address that it isn't: the first of two
/// values counts, so a checked box wins over it.
#[component]
pub fn CheckField(
    /// 「文の違い」.
    label: &'static str,
    /// Key in the address.
    name: &'static str,
    /// How it is now.
    state: Toggle,
    /// How it is when the address doesn't say.
    usually: Toggle,
) -> impl IntoView {
    let checked = state == Toggle::On;
    let off = (usually == Toggle::On).then(|| view! { <input type="hidden" name=name value="off"/> });
    view! {
        <label class="check">
            <input
                type="checkbox"
                name=name
                value="on"
                checked=checked
                prop:checked=checked
                on:change=move |event| send_checked(&event)
            />
            {label}
        </label>
        {off}
    }
}

/// A condition in force; pressing it lifts it. Put several in `<div class="pills">`.
#[component]
pub fn Pill(
    /// 「代表の指標」.
    words: String,
    /// The address without it.
    href: String,
) -> impl IntoView {
    let name = format!("条件「{words}」を外す");
    view! { <a class="pill" href=href aria-label=name>{words}<span aria-hidden="true">"×"</span></a> }
}

/// Sends the form of a field that has changed, as its button would.
fn send(event: &leptos::ev::Event) {
    let field: web_sys::HtmlSelectElement = event_target(event);
    submit(field.form());
}

fn send_checked(event: &leptos::ev::Event) {
    let field: web_sys::HtmlInputElement = event_target(event);
    submit(field.form());
}

fn submit(form: Option<web_sys::HtmlFormElement>) {
    if let Some(form) = form {
        // A browser that can't is still served by the button, which CSS then shows.
        let _ = form.request_submit();
    }
}

/// The fields of a form that is sent, as a query.
fn asked_by(event: &web_sys::SubmitEvent) -> Option<String> {
    let fields = form_data_from_event(event).ok()?;
    let query = UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?;
    query.to_string().as_string()
}

/// Whether the browser shows that address already: asking again is no step to go back to.
fn is_here(address: &str) -> bool {
    let location = window().location();
    let shown = location.pathname().and_then(|path| Ok(path + &location.search()?));
    shown.is_ok_and(|shown| shown == address)
}
