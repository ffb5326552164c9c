//! Who is here, at the head of the page.

use super::desk::Desk;
use super::presence::Here;
use super::start::HERE;
use leptos::portal::Portal;
use leptos::prelude::*;
use std::time::Duration;

/// Between two announcements of who came and went.
const PAUSE: Duration = Duration::from_secs(10);

/// Who is here.
#[component]
pub(super) fn Present(desk: Desk) -> impl IntoView {
    let head = document().get_element_by_id(HERE);
    view! {
        {head.map(|head| view! { <Portal mount=head><People desk/></Portal> })}
        <Comings desk/>
    }
}

/// Everybody, oneself first, with what they do.
#[component]
fn People(desk: Desk) -> impl IntoView {
    let others = move || {
        let pills = desk.colleagues().get().into_values().map(|Here { who, hue }| {
            let doing = who.field.as_deref().and_then(words_of_field).map(|field| format!("{field}を書いています"));
            let (name, whole) = (who.family_name().to_owned(), who.user.name.clone());
            view! { <li><b class="live-person" data-colour=hue title=whole>{name}</b>{doing}</li> }
        });
        pills.collect_view()
    };
    view! {
        <ul class="live-people" role="list" aria-label="この報告を開いている人">
            <li><b class="live-person" data-colour="own">{desk.own_name()}</b>"あなた"</li>
            {others}
        </ul>
    }
}

/// Said to a screen reader when somebody comes or goes, at most every 10 s.
#[component]
fn Comings(desk: Desk) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let (known, now) = (StoredValue::new(Vec::<String>::new()), desk.colleagues());
    let tell = move || {
        let here: Vec<String> =
            now.with_untracked(|all| all.values().map(|it| it.who.family_name().to_owned()).collect());
        let before = known.get_value();
        let came = here.iter().filter(|it| !before.contains(it)).map(|it| format!("{it}さんが来ました。"));
        let left = before.iter().filter(|it| !here.contains(it)).map(|it| format!("{it}さんが離れました。"));
        let words: String = came.chain(left).collect();
        if !words.is_empty() {
            said.set(words);
            known.set_value(here);
        }
    };
    let every = set_interval_with_handle(tell, PAUSE);
    on_cleanup(move || {
        if let Ok(every) = every {
            every.clear();
        }
    });
    view! { <p class="visually-hidden" role="status">{said}</p> }
}

fn words_of_field(field: &str) -> Option<&'static str> {
    Some(match field {
        "mark" => "評価",
        "narrative" => "説明",
        "remark" => "備考",
        _ if field.starts_with("value-") => "数字",
        _ => return None,
    })
}
