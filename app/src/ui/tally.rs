//! The count of each mark, in the scheme's order, 未報告 last. It counts nothing itself.

use super::mark::{Mark, short_words};
use super::seen_and_heard;
use crate::site::{ours_in, say, use_lang};
use leptos::prelude::*;
use model::plan::{Mark as MarkOfScheme, MarkShape};
use model::writing::Lang;

/// One column of a [`Tally`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TallyColumn {
    /// `None` is 未報告.
    pub mark: Option<MarkOfScheme>,
    /// This year's count.
    pub count: usize,
    /// Last year's; `None` where there is no last year to compare with.
    pub before: Option<usize>,
}

/// Marks with their counts: above 0 big and bold, 0 small and pale; 「前年度 n」 unless both are 0.
#[component]
pub fn Tally(
    /// In the scheme's order.
    columns: Vec<TallyColumn>,
) -> impl IntoView {
    let lang = use_lang();
    let column = |it: TallyColumn| {
        let some = it.count > 0;
        let shape: Option<MarkShape> = it.mark.as_ref().map(|mark| mark.shape);
        let (words, of_words) = short_words(it.mark.as_ref());
        let ours = ours_in(&words);
        let before = it.before.filter(|before| some || *before > 0);
        view! {
            <li data-some=some.then_some("")>
                <span class="number" aria-hidden="true">
                    <Mark shape size=if some { 34 } else { 20 }/>
                    <span>{it.count}</span>
                </span>
                <span class="word" lang=of_words>
                    {words}
                    <span class="visually-hidden" lang=ours>" "{counted(it.count, lang)}</span>
                </span>
                {before.map(|before| view! {
                    <span class="before">{say("前年度 ", "previous year ")}{seen_and_heard(before, counted(before, lang))}</span>
                })}
            </li>
        }
    };
    view! {
        <ol class="tally" role="list" aria-label=say("評価ごとの項目数", "Number of measures by rating")>
            {columns.into_iter().map(column).collect_view()}
        </ol>
    }
}

/// Digits are spoken alike in any width: here they stand as beside the sign.
fn counted(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{count}項目"),
        Lang::En => lang.measures(count),
    }
}
