//! Counts in sentences.

/// A count in a sentence, as the city writes it: one digit full width (「１項目」), more half width (「18項目」).
#[must_use]
pub fn prose(count: usize) -> String {
    let full_width = u32::try_from(count).ok().filter(|it| *it < 10).and_then(|it| char::from_u32('０' as u32 + it));
    full_width.map_or_else(|| count.to_string(), String::from)
}
