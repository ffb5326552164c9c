//! What stood in a report when a form was drawn, as short as a form can carry it.

use crate::store::sha256;
use model::report::{Draft, Entry};

/// The same for two drafts that say the same, and for no others.
#[must_use]
pub fn stamp_of(draft: &Draft) -> String {
    let mut parts = vec![draft.mark.as_deref().unwrap_or("").to_owned(), draft.narrative.clone(), draft.remark.clone()];
    let value = |(id, entry): (&model::id::IndicatorId, &Entry)| format!("{id}={}", entry.write());
    parts.extend(draft.values.iter().map(value));
    // The length before each part keeps one from reaching into the next.
    sha256(parts.iter().map(|it| format!("{}:{it}", it.len())).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_in_another_field_is_another_draft() {
        let narrative = Draft { narrative: "会".to_owned(), ..Draft::default() };
        let remark = Draft { remark: "会".to_owned(), ..Draft::default() };
        assert_ne!(stamp_of(&narrative), stamp_of(&remark));
        assert_ne!(stamp_of(&narrative), stamp_of(&Draft::default()));
        assert_eq!(stamp_of(&narrative), stamp_of(&narrative.clone()));
    }
}
