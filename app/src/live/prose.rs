//! A text that several people write: a plain field over a mirror that bears the carets of the others. While a word is
//! being composed (日本語入力) what others write waits, so that the field is not touched under the hands.

use super::desk::Desk;
use super::editor::Writer;
use super::mirror::Mirror;
use leptos::ev;
use leptos::html::Textarea;
use leptos::prelude::*;
use model::live::Prose;
use model::report::{Draft, MOST_TEXT};
use web_sys::wasm_bindgen::JsCast as _;
use web_sys::{HtmlTextAreaElement, InputEvent, KeyboardEvent};

/// 説明 or 備考, with its label, its count and its guide.
#[component]
pub(super) fn ProseField(desk: Desk, prose: Prose) -> impl IntoView {
    let Words { id, label, guide } = words(prose);
    let count = move || desk.draft().with(|it| text_of(it, prose).chars().filter(|it| !it.is_whitespace()).count());
    let usual = desk.with_report(|it| it.usual).filter(|_| prose == Prose::Narrative);
    let usual = usual.map(|(least, most)| format!("前年度の一覧表ではふつう {least}〜{most}字　"));
    let here = move || {
        let others = desk.others_in(id).len();
        (others > 0).then(|| {
            if desk.writes() {
                format!("{}人で書いています", others + 1)
            } else {
                format!("{others}人が書いています")
            }
        })
    };
    let note = format!("{id}-note");
    view! {
        <div class="live-head"><label for=id>{label}</label><small>{here}</small></div>
        <div class="live-prose"><Mirror desk prose/><Field desk prose/></div>
        <p class="live-count" id=note>{count}"字　"{usual}{guide}</p>
        <Writer desk field=id/>
    }
}

#[component]
fn Field(desk: Desk, prose: Prose) -> impl IntoView {
    let field = NodeRef::<Textarea>::new();
    let Words { id, .. } = words(prose);
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            field.set_value(&desk.draft().with_untracked(|it| text_of(it, prose).to_owned()));
            desk.attach(prose, field);
        }
    });
    let take = move || {
        if let Some(field) = field.get_untracked() {
            desk.typed(prose, &field);
        }
    };
    let typed = move |event: ev::Event| {
        let composing = event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing);
        if !composing {
            take();
        }
    };
    let composed = move |_| {
        take();
        desk.release();
    };
    view! {
        <textarea
            id=id
            node_ref=field
            maxlength=MOST_TYPED.to_string()
            rows=if prose == Prose::Narrative { "5" } else { "2" }
            aria-describedby=format!("{id}-note")
            readonly=move || desk.is_frozen()
            on:input=typed
            on:compositionstart=move |_| desk.hold()
            on:compositionend=composed
            on:focus=move |_| desk.enter(Some(id))
            on:blur=move |_| {
                take();
                desk.release();
                desk.enter(None);
            }
            on:keydown=move |event| take_back(desk, &event)
            on:beforeinput=refuse_history
        ></textarea>
    }
}

/// No field takes more, in UTF-16 units: so much can still be shortened by hand to what a report takes.
const MOST_TYPED: u32 = 2 * MOST_TEXT;

struct Words {
    id: &'static str,
    label: &'static str,
    guide: &'static str,
}

const fn words(prose: Prose) -> Words {
    match prose {
        Prose::Narrative => Words {
            id: "narrative",
            label: "説明（進捗状況）",
            guide: "今年度に何をして、どうなったかを書きます。数字は下の欄にも入れてください。",
        },
        Prose::Remark => Words {
            id: "remark",
            label: "備考（特殊要因等）",
            guide: "なくてもかまいません。数字が大きく動いた理由などを書きます。例：開催校が２校から１校になったため",
        },
    }
}

/// The browser's own undo knows nothing of the others.
fn refuse_history(event: InputEvent) {
    if event.input_type().starts_with("history") {
        event.prevent_default();
    }
}

/// Ctrl+Z takes back one's own last edit, wherever in the report it was.
pub(super) fn take_back(desk: Desk, event: &KeyboardEvent) {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || event.is_composing() {
        return;
    }
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => desk.undo(),
        ("z", true) | ("y", false) => desk.redo(),
        _ => return,
    }
    event.prevent_default();
}

/// The text of a draft that a field shows.
pub(super) fn text_of(draft: &Draft, prose: Prose) -> &str {
    match prose {
        Prose::Narrative => &draft.narrative,
        Prose::Remark => &draft.remark,
    }
}

/// Both ends of what is chosen in a field, in UTF-16 units of the field.
pub(super) fn selection(field: &HtmlTextAreaElement) -> (u32, u32) {
    let end = |it: Result<Option<u32>, _>| it.ok().flatten().unwrap_or(0);
    (end(field.selection_start()), end(field.selection_end()))
}
