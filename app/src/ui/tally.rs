//! The count of each mark, in the scheme's order, 未報告 last. It counts nothing itself.

use super::mark::Mark;
use leptos::prelude::*;
use model::plan::{Mark as MarkOfScheme, MarkShape};

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
    let column = |it: TallyColumn| {
        let some = it.count > 0;
        let shape: Option<MarkShape> = it.mark.as_ref().map(|mark| mark.shape);
        let before = it.before.filter(|before| some || *before > 0);
        view! {
            <li data-some=some.then_some("")>
                <span class="number" aria-hidden="true">
                    <Mark shape size=if some { 34 } else { 20 }/>
                    <span>{it.count}</span>
                </span>
                <span class="word">
                    {MarkOfScheme::short_of(it.mark.as_ref()).to_owned()}
                    <span class="visually-hidden">{format!(" {}項目", it.count)}</span>
                </span>
                {before.map(|before| view! { <span class="before">"前年度 "{before}</span> })}
            </li>
        }
    };
    view! {
        <ol class="tally" role="list" aria-label="評価ごとの項目数">
            {columns.into_iter().map(column).collect_view()}
        </ol>
    }
}
