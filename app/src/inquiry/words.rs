//! Days, moments and waits in words, as all pages of the year say them.

use crate::ui::{Complaint, Notice, NoticeKind};
use leptos::prelude::*;
use model::calendar::Calendar;
use model::date::Date;
use model::inquiry::{News, Waiting};
use model::moment::Moment;
use model::number::prose;
use model::report::StepKind;

/// 「令和７年４月25日」.
pub(super) fn day(day: Date) -> String {
    Calendar::Japanese.day(day)
}

/// 「令和７年４月25日 10:42」.
pub(super) fn moment(at: Moment) -> String {
    format!("{} {}", at.day().map(day).unwrap_or_default(), at.clock())
}

/// 「あと９日」「きょうが締切」「３日過ぎています」.
pub(super) fn days(days: i64) -> String {
    let count = |it: i64| usize::try_from(it.unsigned_abs()).map(prose).unwrap_or_default();
    match days {
        0 => "きょうが締切".to_owned(),
        1.. => format!("あと{}日", count(days)),
        _ => format!("締切を{}日過ぎています", count(days)),
    }
}

/// The same, of somebody who is waited for.
pub(super) fn waiting(it: Waiting) -> Option<String> {
    match it {
        Waiting::Days(left) => Some(days(left)),
        Waiting::Nothing => None,
    }
}

/// Whether the day is past, for the one colour that says so beside its words.
pub(super) fn is_late(it: Waiting) -> Option<&'static str> {
    matches!(it, Waiting::Days(..0)).then_some("late")
}

/// 「４月２日 10:42 山田さんが差戻し」.
pub(super) fn news(it: &News) -> String {
    let what = it.step.map_or("書きこみ", StepKind::words);
    format!("{}　{}さんが{what}", moment(it.at), it.by)
}

/// Several lines to be typed.
#[derive(Clone, Debug)]
pub(super) struct LongField {
    /// 「説明」.
    pub label: &'static str,
    /// Key in the form.
    pub name: &'static str,
    /// The field's id; several forms of one page may ask for the same.
    pub id: String,
    /// What stands in it.
    pub value: String,
    /// Its height.
    pub rows: u8,
}

/// A labelled field of several lines.
pub(super) fn long_field(it: LongField, complaint: Option<&Complaint>) -> impl IntoView + use<> {
    let wrong = complaint.is_some_and(|complaint| complaint.field == Some(it.name));
    view! {
        <div class="entry">
            <label for=it.id.clone()>{it.label}</label>
            // A line end right behind the tag is no part of the text, so one is put there.
            <textarea id=it.id name=it.name rows=it.rows aria-invalid=wrong.then_some("true")>
                {format!("\n{}", it.value)}
            </textarea>
        </div>
    }
}

/// A list of hints: none blocks.
pub(super) fn hints(sentences: Vec<String>) -> impl IntoView + use<> {
    (!sentences.is_empty()).then(|| {
        let lines = sentences.into_iter().map(|it| view! { <Notice kind=NoticeKind::Hint first=it/> }).collect_view();
        view! { <div class="inquiry-hints">{lines}</div> }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_due_day_is_told_by_how_far_it_is() {
        assert_eq!(days(9), "あと９日");
        assert_eq!(days(12), "あと12日");
        assert_eq!(days(0), "きょうが締切");
        assert_eq!(days(-3), "締切を３日過ぎています");
        assert_eq!((is_late(Waiting::Days(-1)), is_late(Waiting::Days(0))), (Some("late"), None));
    }
}
