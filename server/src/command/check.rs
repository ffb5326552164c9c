//! `ayumi check`: whether what is stored is sound.

use super::Failure;
use super::place::{Missing, open};
use crate::config::Place;
use std::fmt::Write;

/// Arguments of `ayumi check`.
#[derive(Debug, clap::Args)]
pub struct Arguments {}

/// Checks files, references, rows, sources and what was derived from them.
pub async fn run(place: Place, _arguments: Arguments) -> Result<String, Failure> {
    let backend = open(&place, Missing::Refuse).await?;
    let checked = backend.check().await?;
    let mut text = format!("公表資料 {}件、報告と実績値 {}件を調べました。\n", checked.publications, checked.facts);
    for problem in &checked.problems {
        let _ = writeln!(text, "・{problem}");
    }
    if checked.problems.is_empty() {
        text.push_str("問題はありません。\n");
        return Ok(text);
    }
    let count = checked.problems.len();
    Err(Failure::refused(format!("保存されているデータに問題が{count}件あります。")).showing(text))
}
