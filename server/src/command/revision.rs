//! What an import says of a 訂正版: what differs from the edition before it.

use model::sheet::{Revised, What};
use std::fmt::Write;

/// Longer texts are only said to differ; both editions stay to be compared.
const SHORT: usize = 40;

/// A line a difference; nothing where there is none.
pub fn write_revised(text: &mut String, revised: &[Revised]) {
    if revised.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n前の版との違い　{}か所", revised.len());
    for it in revised {
        let _ = writeln!(text, "  {} {}　{}", it.place, it.title, say(&it.what));
    }
}

fn say(what: &What) -> String {
    match what {
        What::Added => "項目が加わりました".to_owned(),
        What::Removed => "項目がなくなりました".to_owned(),
        What::Cell { name, from, to } if [from, to].iter().all(|it| it.chars().count() <= SHORT) => {
            format!("{name}　{} → {}", printed(from), printed(to))
        }
        What::Cell { name, .. } => format!("{name}の文が違います"),
        What::Figure { name, from, to } => {
            let [from, to] = [from, to].map(|it| printed(it.as_ref().map(|it| it.words.as_str()).unwrap_or_default()));
            format!("{name}　{from} → {to}")
        }
    }
}

fn printed(text: &str) -> String {
    if text.is_empty() { "記載なし".to_owned() } else { text.replace('\n', "⏎") }
}
