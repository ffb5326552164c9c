//! `ayumi doubts`: lists what a person has to look at.

use super::place::{Missing, with_backend};
use super::{Failure, report};
use crate::config::Place;
use backend::Backend;
use model::intake::ask_once;
use serde_json::json;

/// Arguments of `ayumi doubts`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Those that are decided too
    #[arg(long)]
    all: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// Lists doubts; one that several papers ask is listed once.
pub async fn run(place: Place, arguments: Arguments) -> Result<String, Failure> {
    let list = async |backend: &Backend| Ok(backend.list_doubts().await?);
    let mut asked = with_backend(&place, Missing::Refuse, list).await?;
    asked.retain(|it| arguments.all || it.decided.is_none());
    let asked = ask_once(asked, |it| &it.doubt, |it| (it.publication.or(it.doubt.source), it.doubt.line));
    if arguments.json {
        let list: Vec<_> = asked
            .iter()
            .map(|it| {
                let mut one = json!(it.doubt);
                one["publication"] = json!(it.publication.or(it.doubt.source));
                one["decided"] = json!(it.decided);
                one
            })
            .collect();
        return report::write_pretty(&list);
    }
    let mut text = String::new();
    if asked.is_empty() {
        text.push_str("確認が必要なものはありません。\n");
    }
    for it in &asked {
        let source = it.publication.or(it.doubt.source);
        report::write_doubt(&mut text, &it.doubt, source, it.decided.as_deref());
    }
    Ok(text)
}
