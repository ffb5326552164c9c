//! What an import says of a 訂正版: what differs from the edition before it.

use model::sheet::{Corrected, Correction, Revised};
use std::fmt::Write;

/// A line a difference; nothing where there is none.
pub fn write_revised(text: &mut String, revised: &[Revised]) {
    if revised.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n前の版との違い　{}か所", revised.len());
    for it in revised.iter().map(Correction::of) {
        let _ = writeln!(text, "  {} {}　{}", it.place, it.title, say(&it.what));
    }
}

/// Longer texts are only said to differ; both editions stay to be compared.
fn say(what: &Corrected) -> String {
    match what {
        Corrected::Added => "項目が加わりました".to_owned(),
        Corrected::Removed => "項目がなくなりました".to_owned(),
        Corrected::Short { name, from, to } => format!("{name}　{from} → {to}"),
        Corrected::Text { name, .. } => format!("{name}の文が違います"),
    }
}
