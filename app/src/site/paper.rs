//! What stands at the foot of each printed page. Style sheets are the same for every city, so the words travel as an
//! attribute of the document's root, from which style/print.css takes them; a page break is the browser's business.

use super::lang::use_lang;
use super::who::use_site;
use leptos::prelude::*;
use leptos_meta::Html;

/// 「武蔵野市　第６期地域福祉計画　進捗状況一覧表　令和６年度」: the city, then what the page is.
///
/// Stands beside the page's `<Title/>`. Finished texts for the same reason: the server writes them last.
#[component]
pub fn PaperFoot(
    /// From the widest to the narrowest; empty ones are left out.
    parts: Vec<String>,
) -> impl IntoView {
    let parts: Vec<String> = use_site().name.into_iter().chain(parts).filter(|it| !it.is_empty()).collect();
    view! { <Html {..} data-foot=parts.join("　")/> }
}

/// Titles of plans in one line: more than two are counted.
#[must_use]
pub fn name_plans(titles: &[String]) -> String {
    match (titles.len(), use_lang()) {
        (0..3, _) => titles.join("・"),
        (count, lang) => lang.counted(count, "計画", ("plan", "plans")),
    }
}

#[cfg(test)]
mod tests {
    use super::name_plans;

    #[test]
    fn a_line_has_room_for_two_titles() {
        let check = |titles: &[&str], words: &str| {
            let titles: Vec<String> = titles.iter().map(|it| (*it).to_owned()).collect();
            assert_eq!(name_plans(&titles), words);
        };
        check(&[], "");
        check(&["地域福祉計画"], "地域福祉計画");
        check(&["地域福祉計画", "再犯防止推進計画"], "地域福祉計画・再犯防止推進計画");
        check(&["地域福祉計画", "再犯防止推進計画", "障害者計画"], "３計画");
    }
}
