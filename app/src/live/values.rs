//! 数字: each indicator with last year's value beside its field, the change as it is typed, and its years redrawn.

use super::desk::Desk;
use super::prose::take_back;
use crate::chart::{Frame, draw};
use crate::ui::ChangeFigure;
use leptos::ev;
use leptos::html::Input;
use leptos::prelude::*;
use model::indicator::{Figure, Reason};
use model::inquiry::ValueRow;
use model::live::{Block, read_block};
use model::report::Entry;
use model::writing::Writing;
use web_sys::ClipboardEvent;

/// The rows, with what came of a pasted block.
#[component]
pub(super) fn Values(desk: Desk) -> impl IntoView {
    let pasted = RwSignal::new(Block::default());
    let rows = Memo::new(move |_| desk.report().with(|it| it.values.clone()));
    let numbered = move || rows.get().into_iter().enumerate();
    // A colleague's change of one indicator leaves the others' fields as they are.
    let key = |(at, row): &(usize, ValueRow)| (*at, serde_json::to_string(row).unwrap_or_default());
    let told = move || {
        let Block { left, refused, .. } = pasted.get();
        let words = match refused {
            Some(why) => why.to_string(),
            None => "貼り付けた表のうち、次のものは数字の欄に入れていません。確かめて手で入れてください。".to_owned(),
        };
        (!left.is_empty()).then(|| {
            let lines = left.iter().map(|it| view! { <li>{it.clone()}</li> }).collect_view();
            view! {
                <p>{words}</p>
                <ul>{lines}</ul>
                <p>
                    <button type="button" class="button" data-tone="plain" on:click=move |_| pasted.set(Block::default())>
                        "この知らせを消す"
                    </button>
                </p>
            }
        })
    };
    view! {
        <p class="paper-label live-years" aria-hidden="true">"これまでの数字"</p>
        <p class="entry-help">
            "前年度の数字は打ち直さずに済みます。Excel のセルをまとめて貼り付けられます。"
        </p>
        <div class="live-values">
            <For each=numbered key let((at, row))><Row desk row at pasted/></For>
        </div>
        <div class="live-left" role="status">{told}</div>
    }
}

#[component]
fn Row(desk: Desk, row: ValueRow, at: usize, pasted: RwSignal<Block>) -> impl IntoView {
    let (indicator, refused) = (row.indicator, RwSignal::new(None::<String>));
    let entry = Memo::new(move |_| desk.draft().with(|it| it.values.get(&indicator).copied()));
    let (id, value) = (format!("value-{indicator}"), Value { entry, refused });
    let how = [row.timing.map(|it| it.words()), row.counting.map(|it| it.words())];
    // Many names say it themselves.
    let how = how.into_iter().flatten().filter(|it| !row.name.contains(it)).collect::<Vec<_>>().join("・");
    let said = row.lineage.write().map(|words| view! { <small>"　※"{words}</small> });
    let (before, desired, stored) = (row.before.words(), row.desired, StoredValue::new(row.clone()));
    let change = move || {
        // Beside what can't be read the stored value's change would be wrong.
        let entry = entry.get().filter(|_| refused.with(Option::is_none));
        match &entry {
            None => view! { <small class="live-waits">"入力すると出ます"</small> }.into_any(),
            Some(_) => {
                let change = stored.with_value(|it| it.change_with(entry.as_ref()));
                view! { <ChangeFigure change desired/> }.into_any()
            }
        }
    };
    // Drawn by the same code as readers' charts.
    let chart =
        move || stored.with_value(|it| draw(&it.series_with(entry.get().as_ref()), Frame::CARD, Writing::default()));
    view! {
        <div class="live-value">
            <label for=id.clone()>{row.name.clone()}{(!how.is_empty()).then(|| view! { <small>"（"{how}"）"</small> })}{said}</label>
            <span class="live-before"><small>"前年度 "</small>{before}</span>
            <Field desk row at value pasted/>
            <div class="live-change">{change}</div>
            <div class="live-chart" inner_html=chart></div>
        </div>
    }
}

/// What is stored of one row, and why what stands in its field instead can't be read.
#[derive(Clone, Copy)]
struct Value {
    entry: Memo<Option<Entry>>,
    refused: RwSignal<Option<String>>,
}

/// A number, or why there is none.
#[component]
fn Field(desk: Desk, row: ValueRow, at: usize, value: Value, pasted: RwSignal<Block>) -> impl IntoView {
    let (field, Value { entry, refused }) = (NodeRef::<Input>::new(), value);
    let (indicator, unit) = (row.indicator, StoredValue::new(row.unit.clone()));
    let (id, place) = (format!("value-{indicator}"), StoredValue::new(format!("value-{indicator}")));
    let read = move |text: &str| unit.with_value(|unit| Entry::typed(text, unit.as_deref()));
    let show = move || {
        let (entry, Some(field)) = (entry.get(), field.get()) else { return };
        if read(&field.value()) != Ok(entry) {
            field.set_value(&entry.map(|it| it.write()).unwrap_or_default());
        }
        refused.set(None);
    };
    Effect::new(move |_| desk.note_unread(indicator, refused.with(Option::is_some)));
    // A value that comes from elsewhere shows, also where something stands that can't be read.
    Effect::new(move |_| show());
    let typed = move |_| {
        let Some(field) = field.get_untracked() else { return };
        match read(&field.value()) {
            Ok(typed) => {
                refused.set(None);
                if typed != entry.get_untracked() {
                    desk.set_value(indicator, typed);
                }
            }
            Err(why) => refused.set(Some(why.to_string())),
        }
    };
    let choose = Callback::new(move |chosen: Option<Entry>| {
        if let Some(field) = field.get_untracked() {
            field.set_value(&chosen.map(|it| it.write()).unwrap_or_default());
        }
        refused.set(None);
        desk.set_value(indicator, chosen);
    });
    let take_block = move |event: ClipboardEvent| {
        if paste(desk, &event, at, pasted) {
            show();
        }
    };
    let others = move || {
        let flags = place.with_value(|place| desk.others_in(place)).into_iter();
        flags.map(|(hue, name)| view! { <i class="live-flag" data-colour=hue>{name}</i> }).collect_view()
    };
    let colour = move || place.with_value(|place| desk.others_in(place)).first().map(|it| it.0.to_string());
    let (note, wrong) = (format!("{id}-note"), move || refused.with(Option::is_some).then_some("true"));
    view! {
        <div class="live-entry" data-colour=colour>
            {others}
            <span class="live-box">
                <input
                    id=id
                    node_ref=field
                    type="text"
                    autocomplete="off"
                    aria-describedby=note.clone()
                    aria-invalid=wrong
                    readonly=move || desk.is_frozen()
                    on:input=typed
                    on:paste=take_block
                    on:focus=move |_| place.with_value(|place| desk.enter(Some(place)))
                    on:blur=move |_| desk.enter(None)
                    on:keydown=move |event| take_back(desk, &event)
                    on:compositionstart=move |_| desk.hold()
                    on:compositionend=move |_| desk.release()
                />
                <span>{row.unit.clone()}</span>
            </span>
            <Absence desk name=row.name.clone() entry choose/>
            <p class="live-refused" id=note role="alert">{refused}</p>
        </div>
    }
}

/// 数字がない理由.
#[component]
fn Absence(desk: Desk, name: String, entry: Memo<Option<Entry>>, choose: Callback<Option<Entry>>) -> impl IntoView {
    let chosen = move || match entry.get().map(|it| it.figure) {
        Some(Figure::Absent(reason)) => reason.words().to_owned(),
        _ => String::new(),
    };
    let changed = move |event: ev::Event| {
        choose.run(Entry::read(&event_target_value(&event)).filter(|it| it.figure.value().is_none()));
    };
    let options = Reason::ALL.map(|it| view! { <option value=it.words()>{it.words()}</option> });
    let name = format!("{name}に数字がない理由");
    view! {
        <select
            class="live-absence"
            aria-label=name
            prop:value=chosen
            on:change=changed
            disabled=move || desk.is_frozen()
        >
            <option value="">"数字がないとき"</option>
            {options.collect_view()}
        </select>
    }
}

/// Takes a block of cells; answers whether it was one.
fn paste(desk: Desk, event: &ClipboardEvent, at: usize, pasted: RwSignal<Block>) -> bool {
    let text = event.clipboard_data().and_then(|it| it.get_data("text/plain").ok()).unwrap_or_default();
    let Some(block) = desk.with_report(|it| read_block(&text, &it.values, at)) else { return false };
    event.prevent_default();
    if !desk.is_frozen() {
        block.entries.iter().for_each(|it| desk.set_value(it.indicator, Some(it.entry)));
        pasted.set(block);
    }
    true
}
