//! Taking lists in, and the snapshot that pages are drawn from.

use super::SIZES;
use crate::data::{Folder, Took, YEARS, run};
use crate::inside::Built;
use crate::table::{begin, digits, row};
use std::path::Path;

/// Single lists, by commands of the product: the process from its start to its end.
pub fn lists(list: Option<&Path>) {
    begin("Taking a list in", &["list", "s", "MB at most"]);
    let told = |name: &str, took: Took| row(name, &[digits(took.seconds), took.peak.to_string()]);
    let folder = Folder::new("musashino");
    told("`ayumi sample musashino`, after the real list", run(&["sample", "musashino"], folder.path()));
    if let Some(list) = list {
        let folder = Folder::new("list");
        told("`ayumi import` of the list given", run(&["import", list.to_str().unwrap()], folder.path()));
    }
}

/// Whole cities.
pub fn cities(taken: &[Took], built: &[Built]) {
    let columns =
        ["plans", "項目", "実績値", "import s", "MB at most", "snapshot s", "words s", "MB with words", "MB at most"];
    begin(&format!("Storing an invented city of {YEARS} years, and building its snapshot"), &columns);
    for ((plans, took), it) in SIZES.iter().zip(taken).zip(built) {
        let figures = [
            it.measures.to_string(),
            it.observations.to_string(),
            digits(took.seconds),
            took.peak.to_string(),
            digits(it.seconds),
            digits(it.words),
            it.memory.to_string(),
            it.peak.to_string(),
        ];
        row(&format!("{plans}"), &figures);
    }
}
